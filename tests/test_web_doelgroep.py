"""The test of the target group on its pages: question after question by form, nothing in an address, nothing kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp

web_hulp.opgezet()
from telmee import deur  # noqa: E402 -- after Django was set up
from telmee.doelgroep import toets, volgende_vraag, wet_van  # noqa: E402

ADRES = "/gaat-het-over-mij"
DAG = date(2026, 11, 29)


def verborgen(html: str) -> dict[str, Any]:
    """What the first form of a page carries."""
    formulier = re.search(r"<form class=\"formulier\".*?</form>", html, re.S)
    gevonden: dict[str, Any] = {}
    for naam, waarde in re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"', formulier[0] if formulier else ""
    ):
        if naam == "onbekend":
            gevonden.setdefault("onbekend", []).append(waarde)
        elif naam != "csrfmiddlewaretoken":
            gevonden[naam] = waarde
    return gevonden


def loop(antwoord_op: dict[str, str], taal: str = "") -> tuple[str, int]:
    """Goes through the pages with these answers, 'weet ik niet' to all others; the last page and how many questions."""
    client = web_hulp.client()
    html, vragen = client.get(taal + ADRES).content.decode(), 0
    while 'name="vraag"' in html:
        vragen += 1
        assert vragen < 80
        velden = verborgen(html)
        velden["antwoord"] = antwoord_op.get(velden["vraag"], "weet ik niet")
        velden.setdefault("op", DAG.isoformat())
        html = client.post(taal + ADRES, velden).content.decode()
    return html, vragen


def test_a_wajong_person_gets_yes_with_the_ground_and_who_decides():
    html, vragen = loop({"recht_op_wajong": "ja", "duurzaam_geen_mogelijkheden": "nee", "beschut_vastgesteld": "nee"})
    assert "Ja, op 29 november 2026 hoort u bij de doelgroep banenafspraak" in html
    for woord in (
        "de beslissing over de Wajong",
        "nooit de grond",
        "kan tot en met" if False else "bezwaar maken",
        "verzonnen baan",
    ):
        assert woord in html
    assert vragen < 30


def test_in_english_the_sentence_is_english_and_the_law_is_dutch():
    html, _ = loop({"recht_op_wajong": "ja", "duurzaam_geen_mogelijkheden": "nee", "beschut_vastgesteld": "nee"}, "/en")
    assert "Yes, on 29 November 2026 you belong to the target group" in html
    assert '<section id="waarom" aria-labelledby="kop-waarom">' in html and ">Why</h2>" in html
    assert "the decision on the Wajong" in html and "Wfsv 38b" in html


WAJONG = {"recht_op_wajong": "ja", "duurzaam_geen_mogelijkheden": "nee", "beschut_vastgesteld": "nee"}


def test_what_is_open_after_a_yes_is_asked_and_then_known():
    client = web_hulp.client()
    velden = {"op": DAG.isoformat(), **{f"feit.{naam}": waarde for naam, waarde in WAJONG.items()}}
    html, gevraagd = client.post(ADRES, velden).content.decode(), []
    assert html.index("Maak een A4") < html.index("Wilt u weten wat u hiermee kunt krijgen")
    while 'id="kop-verder"' in html:
        velden = verborgen(html)
        gevraagd.append(velden["vraag"])
        assert "Ja, op 29 november 2026" in html and len(gevraagd) < 20
        html = client.post(ADRES, {**velden, "antwoord": "nee"}).content.decode()
    assert "werkt_in_wsw_dienstbetrekking" in gevraagd and len(set(gevraagd)) == len(gevraagd)
    opent = re.search(r'<section id="opent".*?</section>', html, re.S)
    assert opent and "onbekend" not in opent[0]


def test_a_follow_up_that_somebody_cannot_answer_is_asked_once():
    html, vragen = loop(WAJONG)
    assert "Ja, op 29 november 2026" in html and 'id="kop-verder"' not in html and vragen < 30


@pytest.mark.parametrize("taal", ["", "/en"])
def test_the_example_of_a_job_is_a_whole_year_with_an_amount(taal):
    velden = {"op": DAG.isoformat(), **{f"feit.{naam}": waarde for naam, waarde in WAJONG.items()}}
    html = web_hulp.client().post(taal + ADRES, velden).content.decode()
    baan = re.search(r'id="kop-baan".*?</section>', html, re.S)
    zin = r"In 2026 this person costs you €[1-9]" if taal else r"In 2026 kost deze persoon u € [1-9]"
    assert baan and re.search(zin, baan[0]) and "0,0 baan" not in baan[0] and "0.0 baan" not in baan[0]


def test_terms_are_those_of_the_day_of_the_test_and_not_of_today():
    from telmee.doelgroep import beeld

    plaat = beeld(toets(wet_van(deur.wetten(), date(2018, 3, 1)), {"recht_op_wajong": True}))
    termijnen = plaat.deel("termijnen").tabellen[0]
    assert all(rij[1].year == 2018 for rij in termijnen.rijen)
    assert sum("1 maart 2018" in str(rij[0]) for rij in termijnen.rijen) >= 4, "the others go on from the one before"
    assert "vandaag" not in str(plaat.als_dict())


def test_who_knows_nothing_hears_that_it_cannot_be_said():
    html, _ = loop({})
    assert "niet te zeggen" in html and "Vraag het aan uw gemeente" in html


def test_nothing_of_a_person_stands_in_an_address_or_a_cookie():
    client = web_hulp.client()
    antwoord = client.post(
        ADRES, {"op": DAG.isoformat(), "feit.recht_op_wajong": "ja", "vraag": "beschut_vastgesteld", "antwoord": "nee"}
    )
    html = antwoord.content.decode()
    assert not re.search(r'(href|action)="[^"]*(wajong|beschut_vastgesteld|ja=|feit)', html.replace("/regels/", "/r/"))
    assert set(antwoord.cookies) <= {"telmee_csrf"}
    assert 'hreflang="en" href="/en/gaat-het-over-mij"' in html


def test_an_answer_in_the_address_is_not_read():
    html = web_hulp.client().get(ADRES, {"feit.recht_op_wajong": "ja"}).content.decode()
    assert "feit.recht_op_wajong" not in html


@pytest.mark.parametrize(
    "antwoord, zin",
    [
        ("gisteren", "geen datum"),
        ("2026-02-30", "geen datum"),
        ("29-02-2025", "geen datum"),
        ("x" * 5000, "geen datum"),
    ],
)
def test_a_wrong_answer_stands_at_its_question_and_the_others_are_kept(antwoord: str, zin: str):
    velden = {"op": DAG.isoformat(), "feit.recht_op_wajong": "nee", "vraag": "uwv_beoordeeld_op", "antwoord": antwoord}
    html = web_hulp.client().post(ADRES, velden).content.decode()
    assert zin in html and 'name="feit.recht_op_wajong" value="nee"' in html
    assert "feit.uwv_beoordeeld_op" not in html


@pytest.mark.parametrize("op", ["2010-01-01", "geen dag", "29-02-2027", "9999-99-99"])
def test_a_day_that_cannot_be_is_said_and_the_answers_are_kept(op: str):
    antwoord = web_hulp.client().post(ADRES, {"op": op, "feit.recht_op_wajong": "nee"})
    assert antwoord.status_code == 200
    assert 'name="feit.recht_op_wajong" value="nee"' in antwoord.content.decode()


def test_an_unknown_fact_or_a_double_one_is_calm():
    antwoord = web_hulp.client().post(ADRES, {"feit.bestaat_niet": "ja"})
    assert antwoord.status_code in (200, 422)
    assert b"Traceback" not in antwoord.content


def test_a_language_switch_half_way_keeps_the_answers():
    client = web_hulp.client()
    velden = {"op": DAG.isoformat(), "feit.recht_op_wajong": "nee", "vraag": "beschut_vastgesteld", "antwoord": "nee"}
    html = client.post(ADRES, velden).content.decode()
    wissel = re.search(r'<form class="taalkeuze" method="post" action="(/en/[^"]+)">(.*?)</form>', html, re.S)
    assert wissel
    mee = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', wissel[2]))
    engels = client.post(wissel[1], mee).content.decode()
    assert '<html lang="en">' in engels and engels.count('name="feit.beschut_vastgesteld" value="nee"') >= 1


def test_an_answer_can_be_taken_back():
    velden = {
        "op": DAG.isoformat(),
        "feit.recht_op_wajong": "ja",
        "feit.beschut_vastgesteld": "nee",
        "weg": "recht_op_wajong",
    }
    html = web_hulp.client().post(ADRES, velden).content.decode()
    assert 'name="feit.recht_op_wajong"' not in html and 'name="feit.beschut_vastgesteld"' in html


def test_answers_that_cannot_both_be_are_said_at_the_last_question():
    velden = {"op": DAG.isoformat(), "feit.recht_op_wajong": "ja", "vraag": "wajong_afgewezen", "antwoord": "ja"}
    antwoord = web_hulp.client().post(ADRES, velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "spreken elkaar tegen" in html
    assert 'name="feit.recht_op_wajong" value="ja"' in html and 'name="feit.wajong_afgewezen"' not in html


def test_the_a4_is_a_pdf_and_a_form_only():
    velden = {
        "op": DAG.isoformat(),
        "feit.recht_op_wajong": "ja",
        "feit.duurzaam_geen_mogelijkheden": "nee",
        "feit.beschut_vastgesteld": "nee",
    }
    antwoord = web_hulp.client().post(f"{ADRES}/a4", velden)
    assert antwoord.status_code == 200 and antwoord.content.startswith(b"%PDF")
    assert web_hulp.client().get(f"{ADRES}/a4").status_code == 405


LAW = wet_van(deur.wetten(), DAG)
JA_NEE = sorted(naam for naam, feit in LAW.facts.items() if feit.level == "persoon" and feit.unit == "ja/nee")


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(JA_NEE), st.booleans(), max_size=8))
def test_page_and_api_say_what_the_law_says(feiten: dict[str, bool]):
    """The same answer as the use case, in the page's data and in the API, or the same refusal."""
    from telmee.fouten import Fout

    client = web_hulp.client()
    vorm = {"op": DAG.isoformat(), **{f"feit.{naam}": "ja" if waarde else "nee" for naam, waarde in feiten.items()}}
    pagina = client.post(f"{ADRES}.json", vorm)
    program = client.post(
        "/api/v1/doelgroeptoetsen", {"feiten": feiten, "op": DAG.isoformat()}, content_type="application/json"
    )
    try:
        verwacht = toets(LAW, feiten)
    except Fout as fout:
        assert program.status_code == pagina.status_code == 422
        assert program.json()["detail"] == pagina.json()["detail"] == str(fout)
        return
    eerst = volgende_vraag(LAW, feiten)
    for gekregen in (pagina.json()["uitkomst"], program.json()):
        assert gekregen["hoort"] == verwacht.hoort and gekregen["zin"] == verwacht.zin
        assert [g["waarde"] for g in gekregen["gevolgen"]] == [g.waarde for g in verwacht.gevolgen]
    assert pagina.json()["volgende_vraag"] == program.json()["volgende_vraag"] == (eerst.naam if eerst else None)


# --- What cannot be, what one can do, and what goes along on paper ----------------------------------------------------


@pytest.mark.parametrize(
    ("gegeven", "vraag", "antwoord", "zin"),
    [
        ({}, "geboortedatum", "1-1-2030", "&#x27;Geboortedatum&#x27; is 1 januari 2030, na de dag"),
        (
            {"beoordeling_gevraagd_op": "1-5-2026"},
            "uwv_beoordeeld_op",
            "30-4-2026",
            "eerder dan &#x27;Beoordeling gevraagd op&#x27; (1 mei 2026)",
        ),
        (
            {"geboortedatum": "1-1-2000"},
            "onderwijs_geeindigd_op",
            "31-12-1999",
            "eerder dan &#x27;Geboortedatum&#x27; (1 januari 2000)",
        ),
        ({}, "leeftijd_bij_ontstaan", "200", "moet tussen 0 en 130 liggen"),
        ({}, "belastbare_uren_per_dag", "25", "moet tussen 0 en 24 liggen"),
    ],
)
def test_what_cannot_be_is_refused_at_its_own_question_in_words(
    gegeven: dict[str, str], vraag: str, antwoord: str, zin: str
):
    """And the answer stays in the field, the others in the form; no name of a fact is shown."""
    velden = {"op": DAG.isoformat(), **{f"feit.{n}": w for n, w in gegeven.items()}, "vraag": vraag}
    html = web_hulp.client().post(ADRES, {**velden, "antwoord": antwoord}).content.decode()
    lijst = re.search(r'<div class="foutenlijst".*?</div>', html, re.S)
    assert lijst and zin in lijst[0] and vraag not in lijst[0]
    assert f'name="vraag" value="{vraag}"' in html and f'value="{antwoord}"' in html and 'aria-invalid="true"' in html
    assert all(f'name="feit.{n}" value="{w}"' in html for n, w in gegeven.items()) and f"feit.{vraag}" not in html


@pytest.mark.parametrize(("vraag", "antwoord"), [("geboortedatum", "29-11-2026"), ("uwv_beoordeeld_op", "1-5-2026")])
def test_what_just_can_be_is_taken(vraag: str, antwoord: str):
    velden = {"op": DAG.isoformat(), "feit.beoordeling_gevraagd_op": "1-5-2026", "vraag": vraag, "antwoord": antwoord}
    assert f'name="feit.{vraag}"' in web_hulp.client().post(ADRES, velden).content.decode()


UITSLAGEN = {
    "ja": {"recht_op_wajong": True, "duurzaam_geen_mogelijkheden": False, "beschut_vastgesteld": False},
    "nee": {"wsw_geindiceerd": True, "beschut_vastgesteld": True, "belemmerd_sinds_jeugd": False},
    "onbekend": {},
}


@pytest.mark.parametrize("soort", UITSLAGEN)
def test_every_answer_says_what_to_do_and_no_sentence_is_long(soort: str):
    from telmee.doelgroep import beeld

    plaat = beeld(toets(wet_van(deur.wetten(), DAG), UITSLAGEN[soort]))
    assert plaat.acties
    assert all(deel.vooraf or deel.zinnen for deel in plaat.delen), "a section opens with a sentence"
    termijnen = plaat.deel("termijnen")
    alles = " ".join(termijnen.vooraf)
    for stuk in ("naar wie het nam", "handtekening", "rechter", "griffierecht", "staat niet in onze bronnen"):
        assert stuk in alles, stuk
    assert ("Beoordeling arbeidsvermogen" in alles) is (soort != "ja")
    zinnen = [z for tekst in termijnen.vooraf for z in re.split(r"(?<=[.?!]) ", re.sub(r" \(.*\)", "", tekst))]
    assert max(len(zin.split()) for zin in zinnen) <= 20
    uitgeschreven = any("uitschrijving" in str(rij[0]) for rij in termijnen.tabellen[0].rijen)
    assert uitgeschreven is (soort == "onbekend"), "no term to leave where one cannot"


@pytest.mark.parametrize("soort", UITSLAGEN)
def test_the_a4_is_one_page_with_every_sentence_and_the_terms(soort: str):
    import io

    from pypdf import PdfReader

    velden = {"op": DAG.isoformat(), **{f"feit.{n}": "ja" if w else "nee" for n, w in UITSLAGEN[soort].items()}}
    bladen = PdfReader(io.BytesIO(web_hulp.client().post(f"{ADRES}/a4", velden).content)).pages
    assert len(bladen) == 1
    tekst = " ".join(bladen[0].extract_text().split())
    for zin in ("Zet uw handtekening eronder", "UWV beslist uiterlijk", "u kunt er geen rechten aan ontlenen"):
        assert zin in tekst, zin


def test_the_label_of_the_law_stands_beside_the_question_with_its_article():
    html = web_hulp.client().get(ADRES).content.decode()
    assert re.search(r'heet dit: <span lang="nl">Staat in het doelgroepregister \(Wfsv 38d lid 1', html)
    from telmee.doelgroep import vraag_over

    assert vraag_over(LAW, "recht_op_wajong").artikel.startswith("Wfsv 38b")


@pytest.mark.parametrize("adres", ["/regels/quotumtekort", "/regels/quotumtekort/gevallen"])
def test_a_dutch_page_names_a_case_in_dutch_and_an_english_one_by_its_title(adres: str):
    """Its title is English; on a page of one case it stands marked as that."""
    client = web_hulp.client()
    nl, en = (client.get(voor + adres).content.decode() for voor in ("", "/en"))
    assert "Geval toerekening op tijd" in nl and "Agreed on the last day" not in nl
    assert "Agreed on the last day" in en
    geval = client.get("/regels/geval/wfsv/toerekening-op-tijd").content.decode()
    assert "<title>Geval toerekening op tijd" in geval and '<span lang="en">Agreed on the last day</span>' in geval
    assert geval.count("Agreed on the last day") == 1
