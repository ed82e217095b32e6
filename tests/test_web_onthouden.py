"""Answers that are kept: the same as made anew, with a nonce and a token of their own, never of who sends a form."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import web_hulp

VRAAG = (
    "/werkgever/calculator?sector=markt&jaar=2026&uren=180000&uren_vorig_jaar=180000"
    "&doelgroep_uren={}&quotumpercentage=2,58"
)
WISSELT = re.compile(r'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def geheugen():
    web_hulp.opgezet()
    from telmee.web.kit.onthouden import GEHEUGEN

    GEHEUGEN.leeg()
    yield GEHEUGEN
    GEHEUGEN.leeg()


def _adressen() -> list[str]:
    zuiver = {p.naam for p in web_hulp.paginas() if p.zuiver}
    alle = [adres for naam, adres in web_hulp.adressen() if naam in zuiver]
    return alle + [adres for naam, adres in web_hulp.antwoorden() if naam in zuiver]


@pytest.mark.parametrize("achter", ["", ".json"])
def test_what_is_kept_is_what_is_made_anew(geheugen, achter):
    """Of every pure page in both languages, also with a question in its address."""
    bezoek, geteld = web_hulp.client(), 0
    for adres in _adressen():
        pad, _, vraag = adres.partition("?")
        los = pad + "start" if achter and pad.endswith("/") else pad
        waar = los + achter + (f"?{vraag}" if vraag else "")
        eerste = bezoek.get(waar)
        assert eerste.status_code == 200 and len(geheugen) == geteld + 1, waar
        weer = bezoek.get(waar)
        geteld += 1
        assert len(geheugen) == geteld, waar
        assert WISSELT.sub("", weer.content.decode()) == WISSELT.sub("", eerste.content.decode()), waar
        assert weer["Content-Type"] == eerste["Content-Type"] and weer["Cache-Control"] == "no-store"
    assert geteld > 30


def test_each_answer_has_a_nonce_of_its_own_and_says_it(geheugen):
    bezoek, nonces = web_hulp.client(), set()
    for _ in range(3):
        antwoord = bezoek.get(VRAAG.format(100))
        in_blad = set(re.findall(r'nonce="([^"]+)"', antwoord.content.decode()))
        assert len(in_blad) == 1
        assert f"'nonce-{in_blad.copy().pop()}'" in antwoord["Content-Security-Policy"]
        nonces |= in_blad
    assert len(nonces) == 3 and len(geheugen) == 1


def test_the_form_on_a_kept_page_is_ones_own(geheugen):
    """The token of the visitor who came first opens nothing for the second one; the token on his own page does."""
    from django.test import Client

    tokens = []
    for bezoek in (Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)):
        antwoord = bezoek.get("/regels/quotumtekort")
        tokens.append(re.findall(r'csrfmiddlewaretoken" value="(\w{64})"', antwoord.content.decode())[0])
        assert "telmee_csrf" in antwoord.cookies
        gestuurd = bezoek.post("/regels/quotumtekort/gevallen", {"csrfmiddlewaretoken": tokens[-1]})
        assert gestuurd.status_code == 200
    assert len(geheugen) == 1 and tokens[0] != tokens[1]
    assert bezoek.post("/regels/quotumtekort/gevallen", {"csrfmiddlewaretoken": tokens[0]}).status_code == 403


def test_nothing_of_a_test_a_form_or_an_upload_is_kept(geheugen):
    bezoek = web_hulp.client()
    for adres in ("/wat-loop-ik-mis", "/wat-loop-ik-mis/rapport", "/landelijk/eigen-gegevens"):
        bezoek.get(adres)
    bezoek.post("/gaat-het-over-mij", {"recht_op_wajong": "ja", "op": "2026-11-29"})
    bezoek.post("/gaat-het-over-mij/a4", {"recht_op_wajong": "ja", "op": "2026-11-29"})
    bezoek.post("/regels/quotumtekort/reken", {"op": "2026-01-01", "f-sector": "markt"})
    bezoek.post("/api/v1/doelgroeptoetsen", {"feiten": {}}, content_type="application/json")
    assert len(geheugen) == 0


def test_of_a_form_only_the_empty_one_is_kept(geheugen):
    bezoek = web_hulp.client()
    for adres in ("/gaat-het-over-mij", "/regels/quotumtekort/reken", "/regels/receipt"):
        assert bezoek.get(adres).status_code == 200
    assert len(geheugen) == 3
    assert bezoek.get("/gaat-het-over-mij?recht_op_wajong=ja").status_code == 200
    assert bezoek.get("/regels/quotumtekort/reken?op=2026-01-01").status_code == 200
    assert len(geheugen) == 3


def test_a_field_that_was_sent_is_not_remembered():
    from django.template import engines
    from django.test import RequestFactory

    web_hulp.opgezet()
    from telmee.web.kit.templatetags import kit
    from telmee.web.kit.velden import Veld

    blad = engines["django"].from_string("{% veld v %}")
    for hoe, erbij in ((RequestFactory().post, 0), (RequestFactory().get, 1)):
        voor = kit._veld.cache_info().currsize
        getekend = blad.render({"v": Veld("x", f"Label {hoe.__name__}", waarde="geheim")}, hoe("/"))
        assert 'value="geheim"' in getekend
        assert kit._veld.cache_info().currsize == min(voor + erbij, kit._veld.cache_info().maxsize)


def test_no_error_is_kept_and_another_day_is_another_question(geheugen, monkeypatch):
    bezoek = web_hulp.client()
    assert bezoek.get("/regels/bestaat-niet").status_code == 404
    assert bezoek.get("/regels/quotumtekort?op=9999999").status_code in (200, 422)
    assert bezoek.get("/api/v1/quotumberekening?sector=markt&jaar=2026&uren=veel").status_code == 422
    geheugen.leeg()
    assert bezoek.get("/begrippen").status_code == 200 and len(geheugen) == 1
    from telmee.web.kit import onthouden

    class Later(date):
        @classmethod
        def today(cls):
            return date(2099, 1, 1)

    monkeypatch.setattr(onthouden, "date", Later)
    assert bezoek.get("/begrippen").status_code == 200 and len(geheugen) == 2


def test_another_question_is_another_answer(geheugen):
    bezoek = web_hulp.client()
    antwoorden = [bezoek.get(VRAAG.format(uren).replace("/werkgever/calculator", "/werkgever/calculator.json")).json()
                  for uren in (0, 5_000, 0)]  # fmt: skip
    tekorten = [a["antwoord"]["quotum"]["tekort"] for a in antwoorden]
    assert tekorten[0] == tekorten[2] != tekorten[1] and len(geheugen) == 2


def test_the_api_answers_what_it_answered_before_and_refuses_as_before(geheugen):
    bezoek = web_hulp.client()
    adres = "/api/v1/quotumberekening?sector=markt&jaar=2026&uren=180000"
    eerste, weer = bezoek.get(adres), bezoek.get(adres)
    assert eerste.content == weer.content and weer["API-Version"] and len(geheugen) == 1
    assert bezoek.get(adres + "&vreemd=1").status_code == 400 and len(geheugen) == 1


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 400)), max_size=40))
def test_the_memory_stays_within_its_bound(stappen):
    web_hulp.opgezet()
    from telmee.web.kit.onthouden import Bewaard, Geheugen

    geheugen = Geheugen(3_000)
    for sleutel, lengte in stappen:
        geheugen.zet(sleutel, Bewaard(("x" * lengte,), "", ()))
        assert geheugen.grootte <= 3_000
        assert geheugen.haal(sleutel).stukken == ("x" * lengte,), "the last one is there"
    assert geheugen.grootte == sum(b.grootte for s in range(10) if (b := geheugen.haal(s)) is not None)
