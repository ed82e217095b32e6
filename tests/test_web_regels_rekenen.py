"""What a rule page computes is what `telmee wet bereken` computes; cases flip, receipts are checked."""

from __future__ import annotations

import copy
import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp

CLIENT = web_hulp.client()
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 -- after Django was set up

from telmee.cli import main  # noqa: E402
from telmee.getallen import dagen_in_woorden  # noqa: E402
from telmee.wet import Wetten  # noqa: E402
from telmee.wet.machine.dates import from_day_number  # noqa: E402
from telmee.wet.machine.law import GENERAL  # noqa: E402
from telmee.wet.machine.load import lawbook  # noqa: E402
from telmee.wet.machine.overview import needed_facts  # noqa: E402
from telmee.wetboek import invoer, toetsen  # noqa: E402

BOOK = lawbook()
DAGEN = ["2018-12-31", "2024-07-01", "2026-03-15"]
PER_DAG = {dag: [n for n in Wetten.known().op(dag).rules if not n.endswith(GENERAL)] for dag in DAGEN}
FEITEN = {"sector": "overheid", "verloonde_uren_totaal": 100_000, "verloonde_uren_doelgroep_eigen": 1_000}


def cijfer_van(feit: Any) -> st.SearchStrategy[Any]:
    """Any figure that a fact may be, in the form in which JSON carries it."""
    if feit.sort == "ja/nee":
        return st.booleans()
    if feit.choices:
        return st.sampled_from(feit.choices)
    if feit.sort == "tekst":
        return st.sampled_from(["15", "01", "onbekend soort"])
    laag, hoog = (feit.low, feit.high) if feit.high > feit.low else (0, 1_000)
    if feit.unit == "datum":  # bounds of the engine, some of which no calendar has
        return st.integers(max(laag, -25_508), min(hoog, 32_000)).map(lambda n: from_day_number(n).isoformat())
    return st.integers(laag, hoog)


@st.composite
def vragen(draw: Any) -> tuple[str, str, dict[str, Any]]:
    dag = draw(st.sampled_from(DAGEN))
    naam = draw(st.sampled_from(PER_DAG[dag]))
    feiten = [need.fact for need in needed_facts(Wetten.known().op(dag), naam)[0]]
    gekozen = [f for f in feiten if draw(st.booleans())] if len(feiten) > 3 else feiten
    return dag, naam, {f.name: draw(cijfer_van(f)) for f in gekozen}


def opdracht(dag: str, naam: str, feiten: dict[str, Any]) -> tuple[int, dict[str, Any], str]:
    """What the command says: its exit code, its JSON, its sentence."""
    uit, fout = io.StringIO(), io.StringIO()
    opties = [f"--feit={n}={_getypt(c)}" for n, c in feiten.items()]
    with redirect_stdout(uit), redirect_stderr(fout):
        code = main(["wet", "bereken", naam, "--op", dag, "--json", *opties])
    return code, json.loads(uit.getvalue()) if code == 0 else {}, " ".join(fout.getvalue().split())


def _getypt(cijfer: Any) -> str:
    return {True: "ja", False: "nee"}[cijfer] if isinstance(cijfer, bool) else str(cijfer)


def in_velden(feiten: dict[str, Any]) -> dict[str, str]:
    """The same facts as a form sends them."""
    return {f"f-{n}": invoer.schrijf(BOOK, n, c) for n, c in feiten.items()}


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(vraag=vragen())
def test_page_api_and_command_give_the_same(vraag):
    dag, naam, feiten = vraag
    code, verwacht, zin = opdracht(dag, naam, feiten)
    api = CLIENT.post(
        "/api/v1/berekeningen",
        json.dumps({"uitkomsten": [naam], "op": dag, "feiten": feiten, "uitleg": False}),
        content_type="application/json",
    )
    pagina = CLIENT.post(f"/regels/{naam}/reken.json", {"op": dag, **in_velden(feiten)})
    assert pagina.status_code == 200
    if code:
        assert api.status_code == 422 and api.json()["detail"][:60] in dagen_in_woorden(zin)
        fouten = [f["fout"] for f in pagina.json()["feiten"]] + [pagina.json()["fout"]]
        assert any(f and f[:60] in dagen_in_woorden(zin) for f in fouten), zin
        return
    assert api.status_code == 200
    for antwoord in (api.json(), pagina.json()):
        assert antwoord["uitkomsten"] == verwacht["uitkomsten"]
        assert antwoord["ontbrekende_feiten"] == verwacht["ontbrekende_feiten"]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_what_a_field_shows_is_read_back_as_the_same(data):
    feit = data.draw(st.sampled_from(list(BOOK.facts.values())))
    cijfer = data.draw(cijfer_van(feit))
    assert invoer.lees(BOOK, feit.name, invoer.schrijf(BOOK, feit.name, cijfer)) == cijfer
    assert invoer.lees(BOOK, feit.name, invoer.schrijf(BOOK, feit.name, None)) is None


def test_facts_of_another_page_fill_the_form_and_the_outcome():
    rijen = {
        "tijdvak": [{"verloonde_uren": 100, "soort": 15}, {"verloonde_uren": 50, "soort": 15}],
        "sector": "overheid",
    }
    antwoord = CLIENT.post("/regels/verloonde_uren_totaal/reken", {"op": "2024", "feiten": json.dumps(rijen)})
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "Alle verloonde uren: 150 uren" in html
    assert 'name="feiten"' in html and "uitleg-1" in html
    kapot = CLIENT.post("/regels/verloonde_uren_totaal/reken", {"op": "2024", "feiten": "[1]"})
    assert kapot.status_code == 200 and 'role="alert"' in kapot.content.decode()


def test_what_is_wrong_stands_at_its_field_and_the_rest_stays():
    velden = {"op": "2018", "f-verloonde_uren_totaal": "60 fte", "f-sector": "overheid", "f-uitlener": "misschien"}
    html = CLIENT.post("/regels/quotumtekort/reken", velden).content.decode()
    assert html.count('class="fout-bij-veld"') == 2 and 'role="alert"' in html
    assert 'value="60 fte"' in html and '<option value="overheid" selected>' in html
    assert "Uitkomst" not in html


def test_no_fact_stands_in_an_address_and_a_form_of_another_site_is_refused():
    from django.test import Client

    streng = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for pad in ("/regels/quotumtekort/reken", "/regels/quotumtekort/gevallen", "/regels/receipt"):
        assert streng.post(pad, {"f-sector": "markt"}).status_code == 403
    html = CLIENT.get("/regels/quotumtekort/reken?f-sector=markt&feiten=%7B%7D").content.decode()
    assert '<option value="markt" selected>' not in html and "<code>f-sector</code>" in html


# --- cases -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("onderwerp", BOOK.subjects)
def test_every_case_is_right_on_its_page(onderwerp):
    gevallen = [g for g in toetsen.alle().values() if g.onderwerp == onderwerp]
    assert gevallen
    for geval in gevallen:
        html = CLIENT.get(f"/regels/geval/{onderwerp}/{geval.id}").content.decode()
        assert "Dit geval klopt" in html, geval.id


def test_one_hour_less_flips_the_quota_duty_and_the_same_facts_flip_nothing():
    adres = "/regels/geval/wfsv/drempel-precies"
    velden = {"f-toetsuren_vorig_jaar": "40.575", "f-verloonde_uren_totaal": "40.575", "f-uitlener": "nee"}
    gelijk = CLIENT.post(adres, velden).content.decode()
    assert "Dit geval klopt" in gelijk
    anders = CLIENT.post(f"{adres}.json", {**velden, "f-verloonde_uren_totaal": "40.574"}).json()
    omgeslagen = {c["naam"]: (c["oud"], c["nieuw"]) for c in anders["cijfers"] if c["anders"]}
    assert omgeslagen["quotumplichtig"] == (True, False) and omgeslagen["onder_drempel_jaar"] == (False, True)
    assert "onder_drempel_vorig_jaar" not in omgeslagen
    api = CLIENT.post(
        "/api/v1/gevallen/wfsv/drempel-precies",
        json.dumps({"anders": {"verloonde_uren_totaal": 40_574}}),
        content_type="application/json",
    )
    assert api.json()["cijfers"] == anders["cijfers"]


def test_a_case_that_is_changed_into_nonsense_says_what_is_wrong():
    adres = "/regels/geval/wfsv/drempel-precies"
    html = CLIENT.post(adres, {"f-verloonde_uren_totaal": "veel"}).content.decode()
    assert 'value="veel"' in html and 'aria-invalid="true"' in html
    html = CLIENT.post(adres, {"f-verloonde_uren_totaal": "-1"}).content.decode()
    assert 'aria-invalid="true"' in html and "dat kan niet" in html
    assert CLIENT.get("/regels/geval/wfsv/bestaat-niet").status_code == 404
    assert CLIENT.get("/regels/geval/niets/drempel-precies").status_code == 404


def test_all_cases_of_a_name_run_on_request():
    vooraf = CLIENT.get("/regels/quotumtekort/gevallen").content.decode()
    html = CLIENT.post("/regels/quotumtekort/gevallen").content.decode()
    aantal = CLIENT.get("/api/v1/regels/quotumtekort/gevallen").json()["aantal"]
    assert aantal > 20 and f"{aantal} van de {aantal} gevallen kloppen." in html and "kloppen" not in vooraf
    uitslagen = CLIENT.get("/api/v1/regels/quotumtekort/gevallen?rekenNa=true").json()["gevallen"]
    assert {g["uitslag"] for g in uitslagen} == {"goed"}


# --- receipts --------------------------------------------------------------------------------------------------------


def een_receipt() -> dict[str, Any]:
    vraag = {"uitkomsten": ["quotumtekort"], "op": "2018", "feiten": FEITEN, "receipt": True, "uitleg": False}
    antwoord = CLIENT.post("/api/v1/berekeningen", json.dumps(vraag), content_type="application/json")
    return antwoord.json()["receipt"]


def test_a_receipt_is_checked_pasted_and_as_a_file_and_by_a_program():
    goed = een_receipt()
    fout = copy.deepcopy(goed)
    fout["feiten"]["verloonde_uren_totaal"] += 1
    for inhoud, klopt in ((goed, True), (fout, False)):
        tekst = json.dumps(inhoud)
        geplakt = CLIENT.post("/regels/receipt", {"json": tekst}).content.decode()
        bestand = SimpleUploadedFile("receipt.json", tekst.encode())
        gestuurd = CLIENT.post("/regels/receipt", {"bestand": bestand}).content.decode()
        for html in (geplakt, gestuurd):
            assert ("Dit receipt klopt." in html) is klopt and ("komt niet uit" in html) is not klopt
        api = CLIENT.post("/api/v1/receipts/controle", json.dumps({"receipt": inhoud}), content_type="application/json")
        assert api.json()["klopt"] is klopt and bool(api.json()["verschillen"]) is not klopt


SLECHT = ["", "   ", "geen json", "[" * 50_000, "[1]", "{}", '{"soort": "telmee-receipt-1"}', '{"a": 1, "a": 2}', "NaN"]


@pytest.mark.parametrize("tekst", SLECHT, ids=range(len(SLECHT)))
def test_what_is_no_receipt_stays_with_the_error_at_its_field(tekst):
    html = CLIENT.post("/regels/receipt", {"json": tekst}).content.decode()
    assert 'aria-invalid="true"' in html and "klopt." not in html


@pytest.mark.parametrize("inhoud", [b"\xff\xfe\x00", b"PK\x03\x04", b"", b"x" * 2_000_001])
def test_a_file_that_is_no_receipt_is_refused_in_one_sentence(inhoud):
    antwoord = CLIENT.post("/regels/receipt", {"bestand": SimpleUploadedFile("r.json", inhoud)})
    assert antwoord.status_code == 200 and 'aria-invalid="true"' in antwoord.content.decode()


ONZIN = [
    {"uitkomsten": []},
    {"uitkomsten": ["bestaat_niet"]},
    {"uitkomsten": ["sector"]},
    {"uitkomsten": ["quotumtekort"] * 21},
    {"uitkomsten": ["quotumtekort"], "op": "morgen"},
    {"uitkomsten": ["quotumtekort"], "regimes": ["x"]},
    {"uitkomsten": ["quotumtekort"], "anders": ["x"]},
    {"uitkomsten": ["quotumtekort"], "feiten": {"verloonde_uren_totaal": "veel"}},
    {"uitkomsten": ["quotumtekort"], "feiten": {"tijdvak": [{}] * 5_001}},
    {"uitkomsten": ["quotumtekort"], "feiten": [1]},
]


@pytest.mark.parametrize("vraag", ONZIN, ids=range(len(ONZIN)))
def test_a_program_that_asks_nonsense_gets_a_problem(vraag):
    antwoord = CLIENT.post("/api/v1/berekeningen", json.dumps(vraag), content_type="application/json")
    assert antwoord.status_code in (400, 422)
    assert antwoord["Content-Type"].startswith("application/problem+json") and antwoord.json()["detail"]


DUBBEL = [
    ("berekeningen", '{"uitkomsten": ["quotumtekort"], "feiten": {"sector": "markt", "sector": "overheid"}}'),
    ("berekeningen", '{"uitkomsten": ["quotumtekort"], "feiten": {"toetsuren": NaN}}'),
    ("gevallen/wfsv/drempel-precies", '{"anders": {"uitlener": true, "uitlener": false}}'),
    ("receipts/controle", '{"receipt": {"op": "2018", "op": "2019"}}'),
]


@pytest.mark.parametrize(("pad", "tekst"), DUBBEL, ids=range(len(DUBBEL)))
def test_a_program_that_says_a_thing_twice_is_refused(pad, tekst):
    antwoord = CLIENT.post(f"/api/v1/{pad}", tekst, content_type="application/json")
    assert antwoord.status_code == 400, "the body cannot be read"
    assert re.search("twee keer|geen getal", antwoord.json()["detail"])


# --- a report --------------------------------------------------------------------------------------------------------


def test_this_rule_seems_wrong_has_the_case_in_it():
    velden = {"op": "2018", "f-sector": "overheid", "f-verloonde_uren_totaal": "100.000", "f-quotumplichtig": "ja"}
    html = CLIENT.post("/regels/quotumtekort/reken", velden).content.decode()
    melding = html.partition('id="fout-tekst"')[2].partition("</textarea>")[0]
    for deel in ("quotumtekort", "Wfsv 38g lid 3", "2018-12-31", "&quot;sector&quot;", "100000", "Telmee zegt:"):
        assert deel in melding


def test_a_figure_of_any_page_leads_here_with_its_own_numbers():
    from django.template import Context, Template
    from django.test import RequestFactory

    bron = "{% load regels %}{% regel_adres 'quotumtekort' '2026-12-31' %} {% reken_na 'quotumtekort' feiten 2026 %}"
    html = Template(bron).render(Context({"feiten": FEITEN, "request": RequestFactory().get("/")}))
    assert html.startswith("/regels/quotumtekort?op=2026-12-31 ")
    assert 'method="post" action="/regels/quotumtekort/reken"' in html and "csrfmiddlewaretoken" in html
    assert "verloonde_uren_totaal&quot;: 100000" in html


def test_the_calculator_leads_to_its_rules_with_its_own_numbers():
    import html as html_

    vraag = {
        "jaar": "2018",
        "sector": "overheid",
        "uren": "100.000",
        "doelgroep_uren": "500",
        "uren_vorig_jaar": "100.000",
    }
    pagina = CLIENT.get("/werkgever/calculator", vraag).content.decode()
    assert "/regels/quotumtekort?op=2018-12-31" in pagina
    formulier = pagina.partition('action="/regels/quotumheffing/reken"')[2].partition("</form>")[0]
    velden = dict(re.findall(r'name="(op|stand|feiten)" value="([^"]*)"', formulier))
    velden = {naam: html_.unescape(waarde) for naam, waarde in velden.items()}
    antwoord = CLIENT.post("/regels/quotumheffing/reken.json", velden).json()
    law = Wetten.known(velden["stand"]).op(velden["op"])
    heffing = law.compute(json.loads(velden["feiten"]), "quotumheffing").outcome("quotumheffing")
    assert heffing and antwoord["uitkomsten"]["quotumheffing"]["waarde"] == heffing


def test_an_error_on_a_page_has_no_options_of_a_command_in_it():
    from telmee.fouten import Fout
    from telmee.web.kit.fouten import in_woorden

    law = Wetten.known().op("2014-01-01")
    for naam in sorted({r.name for r in BOOK.rules} | set(BOOK.facts))[::3]:
        try:
            law.require(naam)
        except Fout as fout:
            zin = in_woorden(str(fout))
            assert "--" not in zin and "telmee" not in zin and zin.endswith("."), zin
