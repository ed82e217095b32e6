"""What somebody with bad intentions tries first, on every page that there is."""

from __future__ import annotations

import re

import pytest

import web_hulp

PAGINAS = web_hulp.paginas()
from django.test import RequestFactory  # noqa: E402 -- after Django was set up
from django.urls import reverse  # noqa: E402

GEWOON = [p for p in PAGINAS if "GET" in p.methoden and not p.los]


def adres(pagina):
    return reverse(pagina.naam, kwargs=dict(pagina.voorbeeld) or None)


@pytest.mark.parametrize("pagina", GEWOON, ids=lambda p: p.naam)
def test_every_page_carries_the_headers(pagina):
    antwoord = web_hulp.client().get(adres(pagina))
    assert antwoord["X-Frame-Options"] == "DENY"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Referrer-Policy"] == "same-origin"
    beleid = antwoord["Content-Security-Policy"]
    assert "default-src 'none'" in beleid and "unsafe" not in beleid and "http:" not in beleid
    for koek in antwoord.cookies.values():
        assert koek["httponly"] and koek["samesite"] in ("Lax", "Strict")


@pytest.mark.parametrize("pagina", GEWOON, ids=lambda p: p.naam)
def test_what_is_asked_of_a_page_comes_back_as_text_only(pagina):
    stout = '"><script>alert(1)</script>'
    for naam in ("x", "zoek", "jaar", "uren", "sector", "op", "stand", "tabel", "taal"):
        antwoord = web_hulp.client().get(adres(pagina), {naam: stout})
        assert antwoord.status_code in (200, 302, 404, 422), naam
        assert b"<script>alert" not in antwoord.content


@pytest.mark.parametrize("pagina", [p for p in PAGINAS if "POST" in p.methoden], ids=lambda p: p.naam)
def test_a_form_of_another_site_is_refused(pagina):
    """Also where an address needs something that only who was sent there knows."""
    gok = dict.fromkeys(re.findall(r"<uuid:(\w+)>", pagina.adres), "00000000-0000-4000-8000-000000000000")
    doel = reverse(pagina.naam, kwargs={**gok, **pagina.voorbeeld} or None)
    antwoord = web_hulp.client(enforce_csrf_checks=True).post(doel, {"x": "1"})
    assert antwoord.status_code == 403


@pytest.mark.parametrize(
    "pad",
    [
        "/vast/../settings.py",
        "/vast/%2e%2e/settings.py",
        "/vast/..%2f..%2fetc/passwd",
        "/%2e%2e/etc/passwd",
    ],
)
def test_paths_lead_nowhere_else(pad):
    antwoord = web_hulp.client().get(pad)
    assert antwoord.status_code in (400, 404)
    assert b"root:" not in antwoord.content and b"SECRET" not in antwoord.content


@pytest.mark.parametrize("naam", ["next", "terug", "naar", "url", "redirect"])
def test_no_address_sends_a_visitor_elsewhere(naam):
    for pagina in GEWOON:
        antwoord = web_hulp.client().get(adres(pagina), {naam: "https://elders.example/"})
        assert not antwoord.get("Location", "").startswith(("http", "//"))


def test_no_header_can_be_added_through_an_address():
    for pagina in GEWOON:
        antwoord = web_hulp.client().get(adres(pagina) + "?x=%0d%0aSet-Cookie:%20a=b")
        assert "a" not in antwoord.cookies


def test_a_form_that_is_too_large_is_refused_before_it_is_read():
    for pagina in PAGINAS:
        if "POST" in pagina.methoden and not pagina.los and not pagina.voorbeeld:
            antwoord = web_hulp.client().post(adres(pagina), {"x": "y" * 3_000_000})
            assert antwoord.status_code in (400, 413, 422), pagina.naam


def test_other_methods_are_refused():
    for pagina in GEWOON:
        for methode in ("put", "delete", "patch", "trace"):
            assert getattr(web_hulp.client(), methode)(adres(pagina)).status_code in (403, 405)


def test_a_crash_is_a_calm_page_with_a_number_that_the_log_knows(caplog, capsys):
    from telmee.web.kit import pagina as kit

    elk = kit.PAGINAS["start"]

    def kapot(request):
        raise RuntimeError("geheim 900012345")

    gewoon = elk.view
    object.__setattr__(elk, "view", kapot)
    try:
        antwoord = web_hulp.client().get("/?bsn=900012345")
        program = web_hulp.client().get("/start.json?bsn=900012345")
    finally:
        object.__setattr__(elk, "view", gewoon)
    assert antwoord.status_code == program.status_code == 500
    assert program["Content-Type"].startswith("application/problem+json")
    nummer = program.json()["nummer"]
    logs = [r.velden for r in caplog.records if r.getMessage() == "fout"]
    assert any(veld["nummer"] == nummer for veld in logs)
    for uit in (antwoord.content.decode(), program.content.decode(), str(logs), capsys.readouterr().err):
        assert "900012345" not in uit and "geheim" not in uit


@pytest.mark.parametrize("kop", ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"])
def test_the_meters_are_not_given_through_a_proxy(kop):
    assert web_hulp.client().get("/meters").status_code == 200
    assert web_hulp.client().get("/meters", headers={kop: "https"}).status_code == 403


def test_the_bound_of_the_api_is_not_passed_with_a_header_of_ones_own(monkeypatch):
    """The proxy adds the address at the end; what stands before it is what the asker wrote."""
    from ninja.conf import settings as van_ninja
    from ninja.throttling import AnonRateThrottle

    monkeypatch.setattr(van_ninja, "NUM_PROXIES", van_ninja.NUM_PROXIES)
    assert van_ninja.NUM_PROXIES == 0  # behind nothing the header says nothing
    vraag = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 192.0.2.7"}, REMOTE_ADDR="127.0.0.1")
    assert AnonRateThrottle("1/m").get_ident(vraag) == "127.0.0.1"
    van_ninja.NUM_PROXIES = 1
    assert AnonRateThrottle("1/m").get_ident(vraag) == "192.0.2.7"


def test_who_asks_too_often_hears_in_whole_seconds_when_to_come_back():
    from ninja.errors import Throttled

    from telmee.web.kit import api

    antwoord = api._te_vaak(RequestFactory().get("/api/v1/versie"), Throttled(wait=2.3))
    assert antwoord.status_code == 429 and antwoord["Retry-After"] == "3"
