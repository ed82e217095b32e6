"""What people fill in wrongly in the calculator and the what-if: kept, said at the field, and nothing happens twice.

An address of last year says what was understood and what not.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp

web_hulp.opgezet()
from telmee import deur  # noqa: E402 -- after Django was set up
from telmee.werkgever import calculator_invoer, wat_als_invoer  # noqa: E402
from test_web_werkgever import CALC, CLIENT, VOORBEELD, WAT, WAT_VOORBEELD, haal, ingevuld, tekst_van  # noqa: E402

BASIS = {"sector": "markt", "jaar": "2026", "uren": "180.000"}
PROFIEL = {"grond": "wajong", "uren": "24", "uurloon": "minimum", "vanaf": "2027-01-01"}

SLECHT = [
    (CALC, "sector", "makt", "Bedoelde u 'markt'?"),
    (CALC, "jaar", "", "Vul het jaar in."),
    (CALC, "jaar", "2012", "bestaat sinds 2015"),
    (CALC, "jaar", "tweeduizend", "bestaat sinds 2015"),
    (CALC, "jaar", "2026,5", "bestaat sinds 2015"),
    (CALC, "uren", "", "Vul de uren in."),
    (CALC, "uren", "   ", "Vul de uren in."),
    (CALC, "uren", "60 fte", "60 x 36"),
    (CALC, "uren", "60 mensen", "60 x 36"),
    (CALC, "uren", "-5", "minder dan nul"),
    (CALC, "uren", "99999999999999", "hoogstens 100.000.000.000"),
    (CALC, "uren", "9" * 300, "is geen getal"),
    (CALC, "uren", "100 x 200", "een week heeft 168 uur"),
    (CALC, "uren", "180000 175000 3000", "meer dan één getal"),
    (CALC, "uren", "180000\t175000\n3000\t12", "meer dan één getal"),
    (CALC, "uren", "1,500", "schrijf 1.500 of 1,5"),
    (CALC, "uren", "25,5", "geen heel getal"),
    (CALC, "uren", "24 euro", "past niet bij de uren"),
    (CALC, "uren", "=SUM(A1:A9)", "is geen getal"),
    (CALC, "uren", "<script>alert(1)</script>", "is geen getal"),
    (CALC, "uren", "٣٤٥", "is geen getal"),
    (CALC, "uren", "🙂", "is geen getal"),
    (CALC, "uren_vorig_jaar", "veel", "is geen getal"),
    (CALC, "doelgroep_uren", "180.001", "meer dan alle uren samen"),
    (CALC, "doelgroep_uren", "3 fte", "3 x 36"),
    (CALC, "inleen_uren", "1,500", "schrijf 1.500 of 1,5"),
    (CALC, "quotumpercentage", "258", "hoogstens 100"),
    (CALC, "quotumpercentage", "2,585", "te veel cijfers"),
    (CALC, "quotumpercentage", "abc=2", "begint niet met een jaar"),
    (CALC, "stand", "29-2-2026", "februari 2026 heeft 28 dagen"),
    (CALC, "stand", "gisteren", "is geen datum"),
    (CALC, "anders", "drempel=1", "kent geen waarde 'drempel'"),
    (CALC, "anders", "x", "is geen NAAM=WAARDE"),
    (WAT, "grond", "", "Kies om wie het gaat."),
    (WAT, "grond", "wajon", "Bedoelde u 'wajong'?"),
    (WAT, "uren", "", "Vul de uren in."),
    (WAT, "uren", "0", "meer dan 0"),
    (WAT, "uren", "169", "een week heeft 168 uur"),
    (WAT, "uren", "24 fte", "past niet bij"),
    (WAT, "uurloon", "", "Vul een uurloon in, of minimum."),
    (WAT, "uurloon", "1", "lager dan het minimumloon"),
    (WAT, "uurloon", "1471", "Staat de komma goed?"),
    (WAT, "uurloon", "weet ik niet", "Zonder loon"),
    (WAT, "uurloon", "14,71 per maand", "past niet bij"),
    (WAT, "loonwaarde", "0,6", "bedoelt u 60"),
    (WAT, "loonwaarde", "101", "hoogstens 100"),
    (WAT, "vanaf", "", "Vul de eerste werkdag in."),
    (WAT, "vanaf", "29-02-2027", "februari 2027 heeft 28 dagen"),
    (WAT, "vanaf", "2027-02-30", "februari 2027 heeft 28 dagen"),
    (WAT, "vanaf", "1999-01-01", "Kies een begin van 2018"),
    (WAT, "vanaf", "9999-12-31", "Kies een begin van 2018"),
    (WAT, "tot", "2026-01-01", "eindigt voor het begint"),
    (WAT, "leeftijd", "150", "tussen 15 en 75"),
    (WAT, "leeftijd", "dertig", "is geen getal"),
    (WAT, "voltijd", "400", "een week heeft 168 uur"),
    (WAT, "proefplaatsing", "99", "geef 0 tot en met 24"),
    (WAT, "jaren", "0", "geef 1 tot en met 10"),
    (WAT, "meer_uren", "20", "geef een groter aantal"),
    (WAT, "langer_tot", "onbepaald", "al onbepaald"),
    (WAT, "werkgeverslasten", "€ 5", "past niet bij"),
    (WAT, "naast_grond", "wajon", "Bedoelde u 'wajong'?"),
    (WAT, "naast_uren", "200", "een week heeft 168 uur"),
    (WAT, "naast_uurloon", "1", "lager dan het minimumloon"),
    (WAT, "naast_leeftijd", "9", "tussen 15 en 75"),
]


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize(("pagina", "veld", "waarde", "zin"), SLECHT)
def test_what_is_wrong_is_kept_and_said_at_its_field_and_at_the_top(pagina, veld, waarde, zin, taal):
    alles = {**(BASIS if pagina == CALC else PROFIEL), veld: waarde}
    html = haal(f"{taal}{pagina}?{urlencode(alles)}")
    van_ons = taal == "/en" and zin.startswith(("Vul", "Kies om"))  # said in the language of the page
    fouten = re.findall(rf'id="veld-{veld}-fout">(.*?)</p>', html, re.S)
    assert len(fouten) == 1 and (van_ons or taal == "/en" or zin in unescape(fouten[0]))
    assert 'lang="nl"' not in fouten[0]  # every one of these is known in English
    if taal:
        nl = re.findall(rf'id="veld-{veld}-fout">(.*?)</p>', haal(f"{pagina}?{urlencode(alles)}"), re.S)
        assert nl[0].split("</span>", 1)[1] != fouten[0].split("</span>", 1)[1]
    assert f"veld-{veld}-fout" in html.split('aria-invalid="true"')[0].rsplit("<", 1)[1] or veld in ("sector",)
    assert html.count('aria-invalid="true"') >= 1
    boven = re.search(r'<div class="foutenlijst" role="alert".*?</div>', html, re.S)
    eerste = re.search(rf'href="#(veld-{veld}[^"]*)"', boven[0])
    assert eerste and f'id="{eerste[1]}"' in html
    assert '<h1 class="antwoord"' not in html and "<script>alert" not in html
    terug = ingevuld(html)
    for naam, getypt in alles.items():
        if naam != "sector" and not (naam == "grond" and getypt == "wajon") and naam != "naast_grond":
            assert terug[naam].split() == getypt.split(), naam


EERST_OP_SOORT = ("leeftijd", "vanaf", "tot", "stand", "jaren", "proefplaatsing", "jaar", "naast_leeftijd")
"""Parameters of which a program is told that their type is wrong, before anything is read."""


@pytest.mark.parametrize(
    ("pagina", "veld", "waarde", "zin"), [s for s in SLECHT if s[2].strip() and s[1] not in EERST_OP_SOORT]
)
def test_the_api_says_the_same_at_the_same_parameter(pagina, veld, waarde, zin):
    alles = {**(BASIS if pagina == CALC else PROFIEL), veld: waarde}
    kamel = {re.sub(r"_([a-z])", lambda m: m[1].upper(), naam): w for naam, w in alles.items()}
    adres = "quotumberekening" if pagina == CALC else "wat-als-berekening"
    antwoord = CLIENT.get(f"/api/v1/{adres}?{urlencode(kamel)}")
    if len(waarde) > 200:
        assert antwoord.status_code == 400
        return
    assert antwoord.status_code == 422 and antwoord["Content-Type"].startswith("application/problem+json")
    mis = {v["naam"]: v["detail"] for v in antwoord.json()["velden"]}
    assert zin in mis[re.sub(r"_([a-z])", lambda m: m[1].upper(), veld)]


@pytest.mark.parametrize(
    ("pad", "status", "naam"),
    [
        ("quotumberekening?jaar=2026&uren=1", 400, "sector"),
        ("quotumberekening?sector=markt&jaar=x&uren=1", 400, "jaar"),
        ("quotumberekening?sector=markt&jaar=99999999999999999999&uren=1", 422, "jaar"),
        ("quotumberekening?sector=markt&jaar=2026&uren=1&uren_vorig_jaar=2", 400, "uren_vorig_jaar"),
        ("quotumberekening?sector=markt&jaar=2026&jaar=2025&uren=1", 400, "jaar"),
        ("quotumberekening?sector=markt&jaar=2026&uren=1&stand=2026-02-29", 400, "stand"),
        ("wat-als-berekening?grond=wajong&uren=24&vanaf=2027-01-01", 422, "uurloon"),
        ("wat-als-berekening?grond=wajong&uren=24&vanaf=29-2-2027&uurloon=minimum", 400, "vanaf"),
        ("wat-als-berekening?grond=wajong&uren=24&vanaf=2027-01-01&uurloon=minimum&jaren=99", 422, "jaren"),
    ],
)
def test_a_program_hears_which_parameter(pad, status, naam):
    antwoord = CLIENT.get(f"/api/v1/{pad}")
    assert antwoord.status_code == status and naam in [v["naam"] for v in antwoord.json()["velden"]]
    assert antwoord.json()["detail"]


# --- Nothing asked yet, and what is not known -------------------------------------------------------------------------


@pytest.mark.parametrize("pagina", [CALC, WAT])
def test_an_empty_page_complains_of_nothing(pagina):
    html = haal(pagina)
    assert "foutenlijst" not in html and "aria-invalid" not in html and "noot-let-op" not in html


def test_while_somebody_fills_in_what_is_still_to_come_is_no_error():
    """Only what was typed and cannot be read is said at once."""
    half = CLIENT.get(f"{CALC}?sector=markt&jaar=2026&uren=", headers={"HX-Request": "true"}).content.decode()
    assert "foutenlijst" not in half
    fout = CLIENT.get(f"{CALC}?sector=&jaar=2026&uren=60+fte", headers={"HX-Request": "true"}).content.decode()
    assert "60 x 36" in unescape(fout) and "Kies overheid of markt" not in fout


@pytest.mark.parametrize("woord", ["", "weet ik niet", "?", "onbekend"])
def test_not_knowing_is_an_answer(woord):
    vraag = {**BASIS, "uren_vorig_jaar": woord, "doelgroep_uren": woord, "quotumpercentage": woord}
    zin = tekst_van(haal(f"{CALC}?{urlencode(vraag)}"), "h1")
    assert zin.startswith("Valt u in 2026 onder het quotum, dan is niet bekend")


# --- What may have been meant -----------------------------------------------------------------------------------------

BEDOELD = [
    (CALC, "uren", "60 fte", ["60 x 36", "60 x 38", "60 x 40"]),
    (CALC, "uren_vorig_jaar", "60 mensen", ["60 x 36", "60 x 38", "60 x 40"]),
    (CALC, "doelgroep_uren", "2,5 fte", ["2,5 x 36", "2,5 x 38", "2,5 x 40"]),
    (CALC, "uren", "180,000", ["180.000", "180,0"]),
    (CALC, "uren", "180000,5", ["180.000", "180.001"]),
    (CALC, "uren", "180000 euro", ["180000"]),
    (CALC, "quotumpercentage", "2,585", ["2,58", "2,59"]),
    (CALC, "sector", "makt", ["markt"]),
    (CALC, "stand", "29-2-2026", ["28-2-2026", "1-3-2026"]),
    (CALC, "uren", "veel", []),
    (WAT, "uren", "24 fte", []),
    (WAT, "uren", "24 per maand", ["24"]),
    (WAT, "uurloon", "1671", ["16,71", "minimum"]),
    (WAT, "uurloon", "1", ["minimum"]),
    (WAT, "loonwaarde", "0,6", ["60,00"]),
    (WAT, "vanaf", "29-02-2027", ["28-2-2027", "1-3-2027"]),
    (WAT, "naast_uren", "25,5555", ["25,55", "25,56"]),
    (WAT, "grond", "wajon", ["wajong"]),
]


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize(("pagina", "veld", "waarde", "bedoeld"), BEDOELD)
def test_what_may_have_been_meant_is_one_link_that_answers(pagina, veld, waarde, bedoeld, taal):
    alles = {**(BASIS if pagina == CALC else PROFIEL), veld: waarde}
    html = haal(f"{taal}{pagina}?{urlencode(alles)}")
    boven, bij = (re.findall(r'<a class="knop knop-stil" href="(\?[^"]+)">([^<]+)</a>', deel) for deel in _delen(html))
    assert [unescape(tekst) for _, tekst in bij] == bedoeld and boven == bij
    for adres, _ in bij:
        goed = haal(f"{taal}{pagina}{unescape(adres)}")
        assert '<h1 class="antwoord"' in goed and "foutenlijst" not in goed


def _delen(html: str) -> tuple[str, str]:
    boven = re.search(r'<div class="foutenlijst".*?</div>', html, re.S)[0]
    return boven, html.replace(boven, "")


def test_of_fte_the_hours_of_a_week_are_asked_beside_it_and_make_the_answer():
    html = haal(f"{CALC}?{urlencode({**BASIS, 'uren': '60 fte'})}")
    assert 'name="uren_per_week"' in html
    goed = haal(f"{CALC}?{urlencode({**BASIS, 'uren': '60 fte', 'uren_per_week': '34,5'})}")
    assert ingevuld(goed)["uren"] == "60 x 34,5" and '<h1 class="antwoord"' in goed
    assert 'name="uren_per_week"' not in goed and "kent deze pagina niet" not in goed
    leeg = haal(f"{CALC}?{urlencode({**BASIS, 'uren': '60 fte', 'uren_per_week': ''})}")
    assert 'name="uren_per_week"' in leeg and "kent deze pagina niet" not in leeg
    gek = haal(f"{CALC}?{urlencode({**BASIS, 'doelgroep_uren': '3 fte', 'doelgroep_uren_per_week': '999'})}")
    assert "een week heeft 168 uur" in gek and ingevuld(gek)["doelgroep_uren"] == "3 x 999"


def test_one_question_at_a_time_stays_so_when_what_was_meant_is_taken():
    html = haal(f"{CALC}?sector=markt&jaar=2026&uren=60+fte&stap=na-uren")
    adres = re.search(r'<p class="veld-kan">.*?href="(\?[^"]+)"', html, re.S)[1]
    verder = haal(f"{CALC}{unescape(adres)}")
    assert 'name="uren_vorig_jaar"' in verder and 'value="60 x 36"' in verder and '<h1 class="antwoord"' not in verder


def test_the_api_says_what_may_have_been_meant_too():
    antwoord = CLIENT.get("/api/v1/quotumberekening?sector=markt&jaar=2026&uren=60+fte")
    assert antwoord.status_code == 422
    assert antwoord.json()["velden"][0]["bedoeld"] == ["60 x 36", "60 x 38", "60 x 40"]


# --- An address of last year ------------------------------------------------------------------------------------------


def test_what_an_address_says_that_is_not_known_is_named_and_the_rest_is_used():
    html = haal(f"{CALC}?{VOORBEELD}&btw_nummer=NL1&korting=<b>5</b>&jaar=2026")
    noot = re.search(r'<div class="noot noot-let-op">.*?</div>', html, re.S)[0]
    assert "btw_nummer=NL1" in noot and "korting=&lt;b&gt;5&lt;/b&gt;" in noot
    assert "100 x 36" in noot and "180.000" in noot
    assert tekst_van(html, 'h1 class="antwoord"') == tekst_van(haal(f"{CALC}?{VOORBEELD}"), "h1")
    assert "noot-let-op" not in haal(f"{CALC}?{VOORBEELD}")


def test_a_thing_that_is_said_twice_is_named():
    html = haal(f"{CALC}?jaar=2025&{VOORBEELD}")
    assert "jaar=2025" in re.search(r'<div class="noot noot-let-op">.*?</div>', html, re.S)[0]
    assert "2026" in tekst_van(html, 'p class="zacht wie"')


@pytest.mark.parametrize(
    "adres",
    [
        "sector=overheid&jaar=2026&uren=100+x+36&uren-vorig-jaar=180.000&doelgroep-uren=3000",
        "sector=overheid&jaar=2026&uren=100+x+36&urenVorigJaar=180000&doelgroepUren=3000",
        "sector=overheid&jaar=2026&fte=100&uren-per-week=36&uren-vorig-jaar=180.000&doelgroep-uren=3000",
        "sector=o&jaar=2026&fte=100&urenPerWeek=36&uren=&uren_vorig_jaar=180.000&doelgroep_uren=3.000",
    ],
)
def test_an_address_in_the_names_of_the_terminal_or_the_api_asks_the_same(adres):
    html = haal(f"{CALC}?{adres}")
    assert "noot-let-op" not in html
    assert tekst_van(html, "h1") == tekst_van(haal(f"{CALC}?{VOORBEELD}"), "h1")


def test_a_value_that_is_not_understood_any_more_stands_beside_what_is():
    html = haal(f"{WAT}?{WAT_VOORBEELD.replace('participatiewet', 'wiw')}&subsidie=ja")
    assert "'wiw' is geen grond" in unescape(html) and "subsidie=ja" in html
    noot = re.search(r'<div class="noot noot-let-op">.*?</div>', html, re.S)[0]
    assert "minimum" in noot and "wiw" not in noot


# --- Anything at all --------------------------------------------------------------------------------------------------

WOORDEN = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["0", "-1", "1e9", "60 fte", "29-2-2027", "2,58%", "€ 5", "ja", "nee", "9" * 40, "\x00", "a=b", "1,500"]
    ),
    st.integers(-(10**12), 10**12).map(str),
)


@given(st.dictionaries(st.sampled_from([*calculator_invoer.VELDEN, "stap", "x"]), WOORDEN, max_size=9))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_question_breaks_the_calculator(vraag):
    for adres in (CALC, "/en" + CALC, f"{CALC}.json"):
        assert CLIENT.get(f"{adres}?{urlencode(vraag)}").status_code == 200


@given(st.dictionaries(st.sampled_from([*wat_als_invoer.VELDEN, "uitleg"]), WOORDEN, max_size=9), st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_question_breaks_the_what_if(vraag, met_profiel):
    alles = {**PROFIEL, **vraag} if met_profiel else vraag
    assert CLIENT.get(f"{WAT}?{urlencode(alles)}").status_code == 200


@pytest.mark.parametrize("getypt_", ["1,²²²", "²²²²=2,58", "②=2,58", "2²"])
def test_a_figure_that_python_calls_a_digit_and_cannot_read_is_an_error_at_its_field(getypt_: str) -> None:
    gegeven = {"sector": "markt", "jaar": "2026", "uren": "180000", "quotumpercentage": getypt_}
    blad = web_hulp.client().get("/werkgever/calculator", gegeven)
    assert blad.status_code < 500 and 'id="veld-quotumpercentage-fout"' in blad.content.decode()
    assert web_hulp.client().get("/api/v1/quotumberekening", gegeven).status_code == 422


def test_nowhere_is_a_text_made_a_number_after_a_question_that_says_yes_to_superscripts() -> None:
    """`isdigit` does so for '²', which `int` refuses; `isdecimal`, or `isascii` beside it, is what `int` reads."""
    wortel = Path(deur.__file__).parent
    plekken = {
        f"{pad.relative_to(wortel)}"
        for pad in wortel.rglob("*.py")
        for regel in pad.read_text(encoding="utf-8").splitlines()
        if "isdigit()" in regel and "isascii()" not in regel
    }
    assert not plekken
