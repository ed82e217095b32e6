"""The calculator and the what-if on their pages: the same answer as the use case, in every form, with every input.

What goes wrong is in `test_web_werkgever_slecht`, what needs a browser in `test_web_werkgever_browser`.
"""

from __future__ import annotations

import io
import itertools
import json
import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp
from tempo_hulp import beste, cpu

web_hulp.opgezet()
from telmee import deur  # noqa: E402 -- after Django was set up
from telmee.fouten import Fout  # noqa: E402
from telmee.getallen import decimaal, tienden  # noqa: E402
from telmee.veilig import naar_json  # noqa: E402
from telmee.web import serveren  # noqa: E402
from telmee.web.kit import geheugen  # noqa: E402
from telmee.web.kit.fouten import in_woorden  # noqa: E402
from telmee.werkgever import beeld_engels, calculator, wat_als  # noqa: E402
from telmee.werkgever.beeld import calculator_dict, calculatorbeeld  # noqa: E402
from telmee.werkgever.beeld_wat_als import wat_als_beeld, wat_als_dict  # noqa: E402
from telmee.werkgever.calculator import Antwoorden, Hoeveelheid, OpslagVraag  # noqa: E402
from telmee.werkgever.gronden import GRONDEN  # noqa: E402
from telmee.wetboek.controle import examine  # noqa: E402

CALC, WAT = "/werkgever/calculator", "/werkgever/wat-als"
CLIENT = web_hulp.client()
VEEL = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
VOORBEELD = "sector=overheid&jaar=2026&uren=100+x+36&uren_vorig_jaar=180.000&doelgroep_uren=3000"
WAT_VOORBEELD = web_hulp.ANTWOORDEN["werkgever-wat_als"]


def haal(adres: str) -> str:
    antwoord = CLIENT.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def tekst_van(html: str, merk: str) -> str:
    """What stands in the first element of this kind, as people read it."""
    gevonden = re.search(rf"<{merk}[^>]*>(.*?)</{merk.split()[0]}>", html, re.S)
    assert gevonden, merk
    return unescape(re.sub(r"<[^>]+>", "", gevonden[1])).replace("\u00a0", " ").strip()


# --- The same answer to the cent --------------------------------------------------------------------------------------

UREN = st.one_of(st.integers(0, 200_000), st.integers(40_000, 41_200), st.integers(0, 5_000_000))
HOEVEEL = st.one_of(
    UREN.map(lambda n: (str(n), Hoeveelheid(jaar=n))),
    UREN.map(lambda n: (decimaal(n, 0), Hoeveelheid(jaar=n))),
    st.tuples(st.integers(0, 900), st.integers(1, 80)).map(
        lambda p: (f"{p[0]} x {decimaal(p[1] * 5, 1)}", Hoeveelheid(week=p[0] * p[1] * 50))
    ),
)


@st.composite
def vragen(draw):
    """A question as it is typed, and as the use case takes it."""
    sector, jaar = draw(st.sampled_from(["overheid", "markt"])), draw(st.integers(2015, 2031))
    velden = {"sector": sector, "jaar": str(jaar)}
    uren, alle = draw(HOEVEEL)
    velden["uren"] = uren
    gegeven = {}
    for naam, veld in (
        ("uren_vorig_jaar", "uren_vorig_jaar"),
        ("doelgroep", "doelgroep_uren"),
        ("inleen", "inleen_uren"),
    ):
        if draw(st.booleans()):
            velden[veld], gegeven[naam] = draw(HOEVEEL)
    wetten = deur.wetten()
    if draw(st.booleans()):
        percentage = draw(st.integers(0, 1_000))
        velden["quotumpercentage"] = decimaal(percentage, 2)
        wetten = wetten.with_values_in(jaar, quotumpercentage=percentage)
    vorig = gegeven.get("uren_vorig_jaar")
    antwoorden = Antwoorden(
        sector,
        jaar,
        alle,
        vorig.per_jaar if vorig else None,
        gegeven.get("doelgroep"),
        gegeven.get("inleen"),
        wetten=wetten,
    )
    opslag = None
    if jaar >= 2026 and draw(st.booleans()):
        loonsom, klein = draw(st.integers(0, 10**10)), draw(st.sampled_from([None, True, False]))
        velden |= {"opslag": "ja", "loonsom": decimaal(loonsom, 2)}
        velden |= {} if klein is None else {"kleine_werkgever": "ja" if klein else "nee"}
        opslag = OpslagVraag(loonsom, klein)
    return velden, antwoorden, opslag


API_NAMEN = {"uren_vorig_jaar": "urenVorigJaar", "doelgroep_uren": "doelgroepUren", "inleen_uren": "inleenUren",
             "kleine_werkgever": "kleineWerkgever"}  # fmt: skip


def voor_api(velden: dict[str, str]) -> str:
    waarden = {"ja": "true", "nee": "false"}
    return urlencode({API_NAMEN.get(naam, naam): waarden.get(w, w) for naam, w in velden.items()})


@pytest.mark.traag
@given(vragen())
@VEEL
def test_calculator_page_and_api_give_the_answer_of_the_use_case_to_the_cent(vraag):
    velden, antwoorden, opslag = vraag
    adres = urlencode(velden)
    try:
        uitkomst = calculator.bereken(antwoorden, opslag)
    except Fout as fout:
        page = CLIENT.get(f"{CALC}.json?{adres}").json()
        assert page["antwoord"] is None and str(fout) in page["fouten"].values()
        api = CLIENT.get(f"/api/v1/quotumberekening?{voor_api(velden)}")
        assert api.status_code == 422 and api.json()["velden"][0]["detail"] in page["fouten"].values()
        return
    goed = json.loads(naar_json(calculator_dict(uitkomst)))
    assert CLIENT.get(f"{CALC}.json?{adres}").json()["antwoord"] == goed
    assert CLIENT.get(f"/api/v1/quotumberekening?{voor_api(velden)}").json() == goed
    html = haal(f"{CALC}?{adres}")
    assert tekst_van(html, 'h1 class="antwoord"') == calculatorbeeld(uitkomst).antwoord
    for figuur in goed["beeld"]["delen"][0]["figuren"]:
        assert figuur["tekst"] in unescape(html).replace("\u00a0", " ")


@st.composite
def profielen(draw):
    """A profile as it is typed, and as the use case takes it."""
    grond, uren = draw(st.sampled_from(list(GRONDEN))), draw(st.integers(400, 4_000))
    begin = date(2018, 1, 1) + timedelta(days=draw(st.integers(0, 3_900)))
    leeftijd, jaren = draw(st.integers(15, 75)), draw(st.sampled_from([1, 1, 1, 2]))
    velden = {"grond": grond, "uren": decimaal(uren, 2), "vanaf": begin.isoformat(), "leeftijd": str(leeftijd)}
    velden["jaren"] = str(jaren)
    gegeven = {}
    soort = draw(st.sampled_from(["minimum", "uurloon", "maandloon"]))
    if soort == "minimum":
        velden["uurloon"], gegeven["minimum"] = "minimum", True
    else:
        bedrag = draw(st.integers(1_300, 6_000) if soort == "uurloon" else st.integers(50_000, 500_000))
        velden[soort], gegeven[soort] = f"€ {decimaal(bedrag, 2)}", bedrag
    if draw(st.booleans()):
        loonwaarde = draw(st.integers(0, 10_000))
        velden["loonwaarde"], gegeven["loonwaarde"] = f"{decimaal(loonwaarde, 2)}%", loonwaarde
    if draw(st.booleans()):
        eind = begin + timedelta(days=draw(st.integers(1, 900)))
        velden["tot"], gegeven["eind"] = f"{eind.day}-{eind.month}-{eind.year}", eind
    if draw(st.booleans()):
        velden["werkgeverslasten"], gegeven["lasten"] = "20,5", 2_050
    streng = draw(st.booleans())
    if streng:
        velden["zonder_aannames"] = "ja"
    return velden, {"grond": grond, "uren": uren, "begin": begin, "leeftijd": leeftijd, **gegeven}, jaren, not streng


@pytest.mark.traag
@given(profielen())
@VEEL
def test_what_if_page_and_api_give_the_answer_of_the_use_case_to_the_cent(vraag):
    velden, profiel, jaren, vasthouden = vraag
    adres = urlencode(velden)
    kamel = {"zonder_aannames": "zonderAannames"}
    api = urlencode({kamel.get(n, n): {"ja": "true"}.get(w, w) for n, w in velden.items()} | _iso(velden))
    try:
        uitkomst = wat_als.bereken(wat_als.Profiel(**profiel), jaren, None, None, vasthouden)
    except Fout as fout:
        pagina = CLIENT.get(f"{WAT}.json?{adres}").json()
        assert pagina["antwoord"] is None and in_woorden(str(fout)) in pagina["fouten"].values()
        assert CLIENT.get(f"/api/v1/wat-als-berekening?{api}").status_code == 422
        return
    goed = json.loads(naar_json(wat_als_dict(uitkomst, uitleg=False)))
    assert CLIENT.get(f"{WAT}.json?{adres}").json()["antwoord"] == goed
    if profiel["leeftijd"] % 5 == 0:
        assert CLIENT.get(f"/api/v1/wat-als-berekening?{api}").json() == goed
        assert tekst_van(haal(f"{WAT}?{adres}"), 'h1 class="antwoord"') == wat_als_beeld(uitkomst).antwoord


def _iso(velden: dict[str, str]) -> dict[str, str]:
    """Days as programs write them."""
    if "tot" not in velden:
        return {}
    dag, maand, jaar = map(int, velden["tot"].split("-"))
    return {"tot": date(jaar, maand, dag).isoformat()}


def test_the_explanations_of_a_what_if_are_there_for_who_asks():
    zonder = CLIENT.get(f"/api/v1/wat-als-berekening?{WAT_VOORBEELD}").json()
    met = CLIENT.get(f"/api/v1/wat-als-berekening?{WAT_VOORBEELD}&uitleg=true").json()
    assert met["varianten"][0].pop("uitleg") and met == zonder
    assert "Uitleg per rij" not in haal(f"{WAT}?{WAT_VOORBEELD}")
    assert "Uitleg per rij" in haal(f"{WAT}?{WAT_VOORBEELD}&uitleg=1")


# --- In English -------------------------------------------------------------------------------------------------------


@given(vragen())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_english_sentence_says_what_the_dutch_one_says(vraag):
    _, antwoorden, _ = vraag
    try:
        beeld = calculatorbeeld(calculator.bereken(antwoorden))
    except Fout:
        return
    nl, en = beeld.antwoord, beeld.antwoord_en
    assert ("niet onder het quotum" in nl) == ("does not apply" in en)
    assert nl.startswith("Valt u") == en.startswith("If the quota applies")
    assert ("geen heffing opgelegd" in nl) == ("There is no levy" in en)
    assert ("is niet bekend" in nl) == ("is not known" in en)
    getallen = re.findall(r"\d[\d.]*,\d+", nl if "vereist;" not in nl else "")
    assert re.findall(r"\d[\d,]*\.\d+", en) == [
        g.replace(".", "_").replace(",", ".").replace("_", ",") for g in getallen
    ]
    assert all(len(zin.split()) <= 20 for zin in re.split(r"(?<=[.!?]) (?=[A-Z])", f"{nl} {en}"))
    wacht = beeld.acties if "is niet bekend" in nl else [True]
    assert wacht, "an answer that is not known says what to do"


@given(st.integers(-(10**9), 10**9))
def test_english_numbers(n):
    assert beeld_engels.tienden(n).replace(",", "") == tienden(n).replace(".", "").replace(",", ".")
    assert beeld_engels.euro(n).replace("€ ", "").replace(",", "") == decimaal(n, 2).replace(".", "").replace(",", ".")


@pytest.mark.parametrize(
    ("adres", "deel"), [(f"{CALC}?{VOORBEELD}", "You must add"), (f"{WAT}?{WAT_VOORBEELD}", "costs you")]
)
def test_the_english_page_has_its_answer_first_in_english_and_the_dutch_only_where_it_is_not_known(adres, deel):
    html = haal(f"/en{adres}")
    assert deel in tekst_van(html, 'h1 class="antwoord"')
    nl = tekst_van(haal(adres), 'h1 class="antwoord"')
    assert nl not in unescape(html).replace("\u00a0", " ")
    assert "What you can do" in html and "Wat u kunt doen" not in html


# --- The address is the question --------------------------------------------------------------------------------------


def ingevuld(html: str) -> dict[str, str]:
    """What a browser without JavaScript would send of the form on this page."""
    formulier = re.search(r'<form class="formulier" method="get".*?</form>', html, re.S)
    assert formulier
    gevonden: dict[str, str] = {}
    for veld in re.findall(r"<input [^>]*>", formulier[0]):
        kenmerk = dict(re.findall(r'(\w+)="([^"]*)"', veld))
        if kenmerk["type"] in ("radio", "checkbox"):
            if " checked" in veld:
                gevonden[kenmerk["name"]] = unescape(kenmerk["value"])
        elif "name" in kenmerk:
            gevonden[kenmerk["name"]] = unescape(kenmerk.get("value", ""))
    for naam, binnen in re.findall(r'<select[^>]*name="([^"]+)".*?>(.*?)</select>', formulier[0], re.S):
        keus = re.search(r'value="([^"]*)" selected', binnen) or re.search(r'value="([^"]*)"', binnen)
        gevonden[naam] = unescape(keus[1])
    for naam, binnen in re.findall(r'<textarea[^>]*name="([^"]+)".*?>(.*?)</textarea>', formulier[0], re.S):
        gevonden[naam] = unescape(binnen)
    return gevonden


@pytest.mark.parametrize("taal", ["", "/en"])
@pytest.mark.parametrize(
    ("pagina", "vraag"),
    [
        (CALC, VOORBEELD),
        (
            CALC,
            VOORBEELD + "&opslag=ja&loonsom=5.000.000&kleine_werkgever=nee&anders=drempel_uren%3D50000&stand=1-3-2026",
        ),
        (WAT, WAT_VOORBEELD),
        (WAT, WAT_VOORBEELD + "&naast_grond=wajong&naast_uren=32&forfait=ja&meer_uren=30&jaren=2"),
    ],
)
def test_the_form_of_an_answer_sent_again_asks_the_same(pagina, vraag, taal):
    """Also in the other language, and with everything that was left empty sent as empty."""
    eerst = CLIENT.get(f"{pagina}.json?{vraag}").json()
    assert eerst["antwoord"] and not eerst["fouten"]
    opnieuw = ingevuld(haal(f"{taal}{pagina}?{vraag}"))
    assert CLIENT.get(f"{pagina}.json?{urlencode(opnieuw)}").json()["antwoord"] == eerst["antwoord"]


def test_a_switch_of_language_keeps_what_was_typed():
    vraag = "sector=markt&jaar=2026&uren=60+fte&doelgroep_uren=3000"
    html = haal(f"{CALC}?{vraag}")
    ander = unescape(re.search(r'id="taalkeuze"><a [^>]*href="([^"]+)"', html)[1])
    engels = haal(ander)
    assert '<html lang="en">' in engels
    assert {n: w for n, w in ingevuld(engels).items() if w} == {n: w for n, w in ingevuld(html).items() if w}


@pytest.mark.parametrize(
    ("doelgroep", "staat"),
    [("", "hoeveel u er realiseert is niet bekend"), ("0", "2,1 banen meer realiseren")],
)
def test_the_answer_says_what_is_not_known_and_not_that_something_else_says_so(doelgroep, staat):
    html = haal(f"{CALC}?sector=overheid&jaar=2026&uren=60+x+36&uren_vorig_jaar=60+x+36&doelgroep_uren={doelgroep}")
    assert staat in html and "bevindingen zeggen" not in html


def test_a_line_of_a_form_has_an_end_so_that_its_address_fits():
    for adres in (CALC, WAT):
        regels = re.findall(r'<input[^>]*type="text"[^>]*>', haal(adres))
        langst = [int(re.search(r'maxlength="([0-9]+)"', regel)[1]) for regel in regels]
        assert langst and sum(langst) + 1_000 < serveren.ADRES


def test_nothing_is_kept_so_two_tabs_and_two_clicks_ask_the_same():
    client = web_hulp.client()
    eerste = client.get(f"{CALC}?{VOORBEELD}")
    client.get(f"{CALC}?sector=markt&jaar=2025&uren=30000")
    tweede = client.get(f"{CALC}?{VOORBEELD}")
    eigen = rb'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"'
    assert re.sub(eigen, b"", eerste.content) == re.sub(eigen, b"", tweede.content)
    assert set(client.cookies) <= {"telmee_csrf"}


# --- One question at a time -------------------------------------------------------------------------------------------


def loop(antwoorden: dict[str, str]) -> tuple[list[str], str]:
    """Goes through the steps as somebody without JavaScript does; which questions came, and the last page."""
    html, gevraagd = haal(f"{CALC}?stap=verder"), []
    while '<ol class="stappen"' in html:
        velden = ingevuld(html)
        stap = velden["stap"].removeprefix("na-")
        assert stap not in gevraagd and len(gevraagd) < 6
        gevraagd.append(stap)
        velden |= {naam: waarde for naam, waarde in antwoorden.items() if naam in velden or naam == stap}
        html = haal(f"{CALC}?{urlencode(velden)}")
    return gevraagd, html


def test_six_questions_at_most_and_the_answer_of_all_at_once():
    antwoorden = dict(parse_qsl(VOORBEELD))
    gevraagd, html = loop(antwoorden)
    assert gevraagd == ["sector", "jaar", "uren", "uren_vorig_jaar", "doelgroep_uren"]
    assert tekst_van(html, "h1") == tekst_van(haal(f"{CALC}?{VOORBEELD}"), "h1")


def test_who_is_below_the_threshold_is_asked_no_more():
    assert loop({"sector": "markt", "jaar": "2026", "uren": "30000"})[0] == ["sector", "jaar", "uren"]


def test_a_question_that_is_left_open_is_asked_once_and_stays_unknown():
    gevraagd, html = loop({"sector": "markt", "jaar": "2026", "uren": "100.000"})
    assert gevraagd == ["sector", "jaar", "uren", "uren_vorig_jaar", "doelgroep_uren", "quotumpercentage"]
    assert "Valt u in 2026 onder het quotum, dan" in tekst_van(html, "h1")


def test_a_step_that_cannot_be_left_out_says_so_at_its_field_and_keeps_the_others():
    html = haal(f"{CALC}?stap=na-uren&sector=markt&jaar=2026&uren=")
    assert 'aria-invalid="true"' in html and "Vul de uren in." in html
    assert ingevuld(html) == {"sector": "markt", "jaar": "2026", "stap": "na-uren", "uren": ""}
    assert "Kies overheid of markt." in haal(f"{CALC}?stap=na-sector")
    assert "Kies overheid of markt." not in haal(f"{CALC}?stap=verder")


def test_an_earlier_step_can_be_changed():
    html = haal(f"{CALC}?stap=na-uren_vorig_jaar&sector=markt&jaar=2026&uren=100.000&uren_vorig_jaar=")
    terug = unescape(re.search(r'<li><a href="([^"]*stap=uren)">', html)[1])
    anders = ingevuld(haal(CALC + terug))
    assert anders["uren"] == "100.000" and anders["uren_vorig_jaar"] == ""
    assert "na-doelgroep_uren" in haal(f"{CALC}?{urlencode(anders)}")


# --- What there is to get, and to take along --------------------------------------------------------------------------


def test_below_the_threshold_the_page_goes_on_with_what_there_is_to_get():
    html = haal(f"{CALC}?sector=markt&jaar=2026&uren=30.000")
    koppen = re.findall(r'<section id="([^"]+)"', html)
    assert koppen[0] == "kunt_krijgen"
    verder = unescape(re.search(r'href="(/werkgever/wat-als[^"]*)"', html)[1])
    assert 'class="foutenlijst"' not in haal(verder)


SOORTEN = {
    "pdf": b"%PDF",
    "xlsx": b"PK",
    "html": b"<!DOCTYPE html>",
    "receipt": b"{",
    "json": b"{",
    "csv": b"\xef\xbb\xbf",
}


@pytest.mark.parametrize(
    "pagina", [f"{CALC}?{VOORBEELD}", f"{CALC}?sector=markt&jaar=2026&uren=9", f"{WAT}?{WAT_VOORBEELD}"]
)
def test_every_download_is_what_it_says(pagina):
    html = haal(pagina)
    links = [unescape(a) for a in re.findall(r'<li><a href="([^"]+)" download>', html)]
    kaal = urlsplit(pagina).path
    soorten = set()
    for link in links:
        deel = urlsplit(link)
        soort = dict(parse_qsl(deel.query)).get("download") or deel.path.rpartition(".")[2]
        soorten.add(soort)
        antwoord = CLIENT.get(link)
        assert antwoord.status_code == 200 and deel.path.startswith(kaal), link
        if soort in SOORTEN and soort != "csv":
            assert antwoord.content.startswith(SOORTEN[soort]), link
        if soort == "csv":
            assert antwoord.content.decode("utf-8-sig").count("\n") > 1, link
        if soort != "json":
            assert "attachment" in antwoord["Content-Disposition"]
    assert {"pdf", "xlsx", "html", "json", "csv"} <= soorten
    assert CLIENT.get(f"{pagina}&download=exe").status_code == 404


def test_the_receipt_can_be_computed_again_by_itself_and_in_a_report():
    receipt = CLIENT.get(f"{CALC}?{VOORBEELD}&download=receipt").json()
    assert not examine(receipt).differences
    html = CLIENT.get(f"{CALC}?{VOORBEELD}&download=html").content.decode()
    inhoud = json.loads(re.search(r'id="telmee-receipt">\n(.*?)</script>', html, re.S)[1])
    assert not examine(inhoud).differences
    inhoud["receipt"]["uitkomsten"] = {}
    assert examine(inhoud).differences


def test_a_spreadsheet_of_the_answer_has_its_figures():
    from openpyxl import load_workbook

    boek = load_workbook(io.BytesIO(CLIENT.get(f"{CALC}?{VOORBEELD}&download=xlsx").content))
    cellen = {cel.value for blad in boek for rij in blad for cel in rij}
    assert 187_200 in cellen


# --- Fast -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "hoogstens"),
    [
        (CALC + "?sector=overheid&jaar=2026&uren={}&uren_vorig_jaar=180.000&doelgroep_uren=3000", 0.075),
        ("/en" + CALC + "?sector=markt&jaar=2026&uren={}&uren_vorig_jaar=180.000&quotumpercentage=2,58", 0.075),
        (CALC + "?stap=verder&sector=markt&jaar=2026&uren={}", 0.075),
        ("/api/v1/quotumberekening?sector=overheid&jaar=2026&uren={}&urenVorigJaar=180000&doelgroepUren=3000", 0.075),
        (WAT + "?" + WAT_VOORBEELD.replace("loonwaarde=60", "loonwaarde=4{}"), 0.225),
    ],
)
def test_p95_of_a_question_that_was_not_asked_before(adres, hoogstens):
    """Processor time in one process, of 40 different questions: what a busy machine does beside it is no part of it.

    The bounds are half as much again above the target, so that this sees what became slower on any machine; whether
    the target itself is reached is measured on a quiet one (`bench/web.py`).
    """
    nummers = itertools.count()

    def stel() -> float:
        n = next(nummers)
        vraag = adres.format(100_000 + 37 * n if "uren={}" in adres else f"{n % 10},{n // 10:02d}")
        return cpu(lambda: CLIENT.get(vraag).status_code == 200 or pytest.fail(vraag))

    stel(), stel()  # what is kept after a first time
    geheugen.zet_vast()  # as the server does once it is warm
    assert beste(lambda: sorted(stel() for _ in range(40))[37], hoogstens) < hoogstens
