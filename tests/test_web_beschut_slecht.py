"""Bad input on the pages of beschut werk: a sentence at its field, what was typed stays, the API says the same."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp

web_hulp.opgezet()
from telmee.beschut import exploitatie_schuif  # noqa: E402 -- after Django was set up
from telmee.gegevens.beschut import voorbeeld  # noqa: E402

API = "/api/v1"
LAND, GELD, FNV = "/beschut-werk/landelijk", "/beschut-werk/geld", "/beschut-werk/recht-op-werk"
VERDELING, EXPLOITATIE, POSITIE = "/beschut-werk/verdeling", "/beschut-werk/exploitatie", "/beschut-werk/positie"
GOED = {"totaal": "13500", "jaar": "2027", "sleutel": "tweetraps"}
LANG = "9" * 150

SLECHT = [
    (LAND, {}, "uren_per_persoon", "veel", "geen getal"),
    (LAND, {}, "uren_per_persoon", "-5", ""),
    (LAND, {}, "uren_per_persoon", "0", "boven 0"),
    (LAND, {}, "uren_per_persoon", "169", "hoogstens 168"),
    (LAND, {}, "uren_per_persoon", "27,555", ""),
    (LAND, {}, "uren_per_persoon", LANG, ""),
    (GELD, {}, "van", "2023", "2024 tot en met 2048"),
    (GELD, {}, "van", "2.030", "geen jaar"),
    (GELD, {}, "van", "later", "geen jaar"),
    (GELD, {}, "tot", "2049", "2024 tot en met 2048"),
    (GELD, {"tot": "2025"}, "van", "2030", "het eerste niet na het laatste"),
    (GELD, {}, "stroom", "lks68", "Bedoelde u"),
    (FNV, {}, "groei", "snel", "geen getal"),
    (FNV, {}, "groei", "-1", ""),
    (FNV, {}, "aandeel", "150%", ""),
    (FNV, {"groei": "100"}, "aandeel", "50%", "het ene volgt uit het andere"),
    (FNV, {}, "begeleiding", "0", "meer dan nul"),
    (FNV, {}, "begeleiding", "9000 per maand", ""),
    (FNV, {}, "budget", "0,000000001", ""),
    (FNV, {}, "doelgroep", "1,5", "geen heel getal"),
    (FNV, {}, "uwv_banen", "40001", "hoogstens het hele plan"),
    (VERDELING, GOED, "totaal", "0", "minstens 1"),
    (VERDELING, GOED, "totaal", "13.500,5", ""),
    (VERDELING, GOED, "totaal", "99999999999", "hoogstens"),
    (VERDELING, GOED, "jaar", "2014", "2015 tot en met 2048"),
    (VERDELING, GOED, "jaar", "2.027", "2015 tot en met 2048"),
    (VERDELING, GOED, "sleutel", "tweetrap", "Bedoelde u 'tweetraps'"),
    (VERDELING, GOED, "sleutel", "/etc/passwd.py:x", "bestaat niet"),
    (VERDELING, GOED, "ingroei", "110%", "geen deel van het geheel"),
    (VERDELING, GOED, "ingroei", "tien", ""),
    (VERDELING, GOED, "afronding", "naar boven", "bestaat niet"),
    (VERDELING, {**GOED, "sleutel": "mix"}, "deel", "200%", "geen deel van het geheel"),
    (VERDELING, {**GOED, "sleutel": "mix"}, "deel", "\nx.py:y", ""),
    (VERDELING, {**GOED, "sleutel": "kolom"}, "kolom", "../x", "geen naam van een kolom"),
    (EXPLOITATIE, {}, "loonwaarde_binnen", "101", "hoogstens 100"),
    (EXPLOITATIE, {}, "loonwaarde_binnen", "half", ""),
    (EXPLOITATIE, {}, "loonwaarde_buiten", "40", "geen plekken van de vorm"),
    (EXPLOITATIE, {}, "omzet_detachering", "4", "laat dit leeg"),
    (EXPLOITATIE, {}, "aantal_binnen", "0", "minstens 1"),
    (EXPLOITATIE, {}, "aantal_binnen", "1,5", "geen heel getal"),
    (EXPLOITATIE, {}, "begeleiding", "-100", ""),
    (EXPLOITATIE, {}, "werkgeverslasten", "x%", ""),
]


def bestand(naam: str, inhoud: str | bytes) -> io.BytesIO:
    """A file as a form sends it."""
    stroom = io.BytesIO(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    stroom.name = naam
    return stroom


def bij_veld(html: str, veld: str) -> str:
    """What stands at a field, as a reader reads it."""
    gevonden = re.search(rf'id="veld-{veld}-fout">(.*?)</p>', html, re.S)
    assert gevonden, f"nothing at {veld}"
    return unescape(re.sub(r"<[^>]+>", "", gevonden[1])).strip()


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize(("adres", "basis", "veld", "waarde", "zin"), SLECHT)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    adres: str, basis: dict[str, str], veld: str, waarde: str, zin: str, taal: str
):
    antwoord = web_hulp.client().get(f"{taal}{adres}?{urlencode({**basis, veld: waarde})}")
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and 'class="foutenlijst"' in html
    fout = bij_veld(html, veld)
    assert "--" not in fout and "telmee" not in fout, fout
    if not taal:
        assert zin in fout and fout.rstrip()[-1] in ".?", fout
    if waarde.strip() == waarde and veld not in ("stroom", "sleutel", "afronding"):
        assert f'value="{waarde}"' in html
    assert 'aria-invalid="true"' in html and f'href="#veld-{veld}' in html


@pytest.mark.parametrize(("adres", "basis", "veld", "waarde", "zin"), SLECHT)
def test_the_api_refuses_the_same_at_the_same_parameter(
    adres: str, basis: dict[str, str], veld: str, waarde: str, zin: str
):
    naam = re.sub(r"_([a-z])", lambda m: m[1].upper(), veld)
    vraag = {re.sub(r"_([a-z])", lambda m: m[1].upper(), n): w for n, w in basis.items()} | {naam: waarde}
    antwoord = web_hulp.client().get(API + adres, vraag)
    assert antwoord.status_code == 422 and antwoord["Content-Type"].startswith("application/problem+json")
    inhoud = antwoord.json()
    assert naam in [v["naam"] for v in inhoud["velden"]] and zin in inhoud["detail"]


@pytest.mark.parametrize("adres", [LAND, GELD, FNV, EXPLOITATIE, VERDELING])
def test_a_parameter_that_there_is_not_is_named_and_refused_by_the_api(adres: str):
    basis = GOED if adres == VERDELING else {}
    client = web_hulp.client()
    antwoord = client.get(API + adres, {**basis, "raar": "1"})
    assert antwoord.status_code == 400 and [v["naam"] for v in antwoord.json()["velden"]] == ["raar"]
    html = client.get(f"{adres}?{urlencode({**basis, 'raar': '1'})}").content.decode()
    assert "<code>raar=1</code>" in html
    assert client.get(f"{API}{adres}?{urlencode([*basis.items(), ('van', '1'), ('van', '2')])}").status_code == 400


@pytest.mark.parametrize("mist", ["totaal", "jaar", "sleutel"])
def test_a_question_that_is_left_out_is_asked(mist: str):
    vraag = {naam: waarde for naam, waarde in GOED.items() if naam != mist}
    html = web_hulp.client().get(VERDELING, vraag).content.decode()
    assert bij_veld(html, mist)
    antwoord = web_hulp.client().get(API + VERDELING, vraag)
    assert antwoord.status_code == 400 and [v["naam"] for v in antwoord.json()["velden"]] == [mist]


LIJSTEN = [
    ("leeg.csv", "", "leeg"),
    ("kop.csv", "plek;oud\nx;1\n", "gemeente"),
    ("kolom.csv", "gemeente;oud\nGM0014;1\n", "gerealiseerd"),
    ("nul.csv", "gemeente;oud;gerealiseerd;behoefte\nGM0014;0;0;0\n", "nul"),
    ("jaar.csv", "gemeente;oud;gerealiseerd_2020;behoefte\nGM0014;1;1;1\n", "gerealiseerd_2025"),
    ("plaatje.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "geen tekst"),
    ("oud.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud rekenblad"),
    ("kapot.xlsx", b"PK\x03\x04" + b"\0" * 60, ""),
]


@pytest.mark.parametrize(("naam", "inhoud", "zin"), LIJSTEN)
def test_a_list_that_cannot_be_read_stands_at_its_field(naam: str, inhoud: str | bytes, zin: str):
    client = web_hulp.client()
    html = client.post(f"{VERDELING}/eigen-cijfers", {**GOED, "gegevens": bestand(naam, inhoud)}).content.decode()
    assert zin in bij_veld(html, "gegevens")
    api = client.post(API + VERDELING, {**GOED, "gegevens": bestand(naam, inhoud)})
    assert api.status_code == 422 and api.json()["velden"][0]["naam"] == "gegevens"


def test_wrong_cells_are_findings_and_the_rest_is_computed():
    tekst = "gemeente;oud;indicaties\nGM0014;10;30\nGM0034;20;1,5\nGM0037;x;10\nzomaar;1;2\nGM0047;1;-3\nGM0050;5;10\n"
    vraag = {"totaal": "40", "jaar": "2027", "sleutel": "indicaties"}
    client = web_hulp.client()
    api = client.post(API + VERDELING, {**vraag, "gegevens": bestand("l.csv", tekst)}).json()
    bekend = {u["gemeente"]: u["nieuw"] for u in api["verdeling"]}
    assert bekend["GM0034"] is None and bekend["GM0047"] is None and bekend["GM0014"] > bekend["GM0050"] > 0
    assert api["apart"] > 0 and len(api["bevindingen"]) >= 4
    html = client.post(f"{VERDELING}/eigen-cijfers", {**vraag, "gegevens": bestand("l.csv", tekst)}).content.decode()
    assert 'id="bevindingen"' in html and "onbekend" in html


BEGROTINGEN = [
    ("leeg.yaml", "", ""),
    ("tekst.yaml", "zomaar een zin", "geen begroting"),
    ("kapot.yaml", "naam: [", "geen goede YAML"),
    ("ster.yaml", "a: &x 1\nb: *x\n", "verwijst"),
    ("bytes.yaml", b"\xff\xfe\x00\x01", ""),
]


@pytest.mark.parametrize(("naam", "inhoud", "zin"), BEGROTINGEN)
def test_a_budget_that_cannot_be_read_stands_at_its_field(naam: str, inhoud: str | bytes, zin: str):
    client = web_hulp.client()
    html = client.post(f"{EXPLOITATIE}/eigen-cijfers", {"begroting": bestand(naam, inhoud)}).content.decode()
    assert zin in bij_veld(html, "begroting")
    assert client.post(API + EXPLOITATIE, {"begroting": bestand(naam, inhoud)}).status_code == 422


def test_a_budget_that_lacks_lines_is_computed_and_says_what_it_lacks():
    tekst = re.sub(r"  - \{regel: overhead.*\n", "", exploitatie_schuif.voorbeeldtekst().decode())
    html = web_hulp.client().post(f"{EXPLOITATIE}/eigen-cijfers", {"begroting": bestand("b.yaml", tekst)})
    assert "is niet te geven: het mist overhead" in html.content.decode()


@pytest.mark.parametrize(
    ("velden", "lijst", "veld", "zin"),
    [
        ({}, {}, "gemeente", "Een van de twee"),
        ({"gemeente": "GM0014"}, {}, "aantallen", "minstens één lijst"),
        ({"gemeente": "GM0014", "samenwerkingsverband": "x"}, {"indicaties"}, "gemeente", "Een van de twee"),
        ({"gemeente": "Nergenshuizen"}, {"indicaties"}, "gemeente", "niet bekend"),
        ({"gemeente": "GM0003"}, {"indicaties"}, "gemeente", "bestaat niet meer"),
        ({"gemeente": "GM0014", "op": "gisteren"}, {"indicaties"}, "op", "geen datum"),
        ({"samenwerkingsverband": "Onbekend"}, {"indicaties"}, "samenwerkingsverband", "niet bekend"),
    ],
)
def test_a_position_that_cannot_be_given_says_why_at_its_field(
    velden: dict[str, str], lijst: set[str], veld: str, zin: str
):
    client = web_hulp.client()

    def stuur(adres: str) -> Any:
        return client.post(adres, {**velden, **{n: bestand(f"{n}.csv", getattr(voorbeeld, n)()) for n in lijst}})

    assert zin in bij_veld(stuur(POSITIE).content.decode(), veld)
    api = stuur(API + POSITIE)
    assert api.status_code == 422 and veld in [v["naam"] for v in api.json()["velden"]]


def test_a_list_of_a_position_that_cannot_be_read_stands_at_its_own_field():
    velden = {"gemeente": "GM0014", "indicaties": bestand("i.csv", voorbeeld.indicaties())}
    html = web_hulp.client().post(POSITIE, {**velden, "plaatsingen": bestand("fout.csv", "a;b\n1;2\n")})
    assert "fout.csv" in bij_veld(html.content.decode(), "plaatsingen")


@pytest.mark.parametrize("adres", [f"{VERDELING}/eigen-cijfers", f"{EXPLOITATIE}/eigen-cijfers", POSITIE])
def test_what_is_no_form_of_ours_is_refused_calmly(adres: str):
    streng = web_hulp.client(enforce_csrf_checks=True)
    assert streng.post(adres, {"x": "1"}).status_code == 403
    client = web_hulp.client()
    assert client.post(adres, b"x", content_type="text/plain").status_code == 415
    assert client.post(adres, {"zomaar": bestand("x.csv", "x")}).status_code == 400
    assert client.post(adres, {"totaal": "x" * 10_000}).status_code == 413


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from([VERDELING, EXPLOITATIE, POSITIE]))
def test_no_file_breaks_a_page_or_the_api(inhoud: bytes, adres: str):
    veld = {VERDELING: "gegevens", EXPLOITATIE: "begroting", POSITIE: "indicaties"}[adres]
    vraag = {**GOED, "gemeente": "GM0014", "op": "2026-10-01"}
    pagina = adres if adres == POSITIE else f"{adres}/eigen-cijfers"
    client = web_hulp.client()
    assert client.post(pagina, {**vraag, veld: bestand("x.csv", inhoud)}).status_code == 200
    assert client.post(API + adres, {**vraag, veld: bestand("x.csv", inhoud)}).status_code in (200, 422)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([(a, v) for a, _, v, _, _ in SLECHT]),
    st.text(max_size=40).filter(lambda t: "\0" not in t and t.isprintable()),
)
def test_no_text_in_a_field_breaks_a_page_or_comes_back_as_markup(plek: tuple[str, str], tekst: str):
    adres, veld = plek
    getypt = f"{tekst}<b>"
    antwoord = web_hulp.client().get(adres, {**(GOED if adres == VERDELING else {}), veld: getypt})
    assert antwoord.status_code == 200 and b"<b>" not in antwoord.content
