"""The pages of beleid: a page says what the use case gives to the digit, and an address is a plan."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web_hulp
from tempo_hulp import duur

web_hulp.opgezet()
import telmee  # noqa: E402 -- after Django was set up
from telmee import deur  # noqa: E402 -- after Django was set up
from telmee.beleid import parameters as kamer  # noqa: E402
from telmee.beleid import prognose, terugblik, verken, voorbeelden  # noqa: E402
from telmee.beleid.hervorming_lezen import van_dict  # noqa: E402
from telmee.beleid.vergelijk import vergelijk  # noqa: E402
from telmee.fouten import Fout  # noqa: E402
from telmee.web.kit import teksten  # noqa: E402
from telmee.web.onderdelen.beleid import lezen  # noqa: E402
from telmee.web.onderdelen.beleid import vergelijk as vergelijkpagina  # noqa: E402
from telmee.web.onderdelen.beleid.opties import voorbeeldplannen  # noqa: E402
from telmee.web.onderdelen.werkgever import vraag  # noqa: E402

HONDERDEN = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENKELE = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROGNOSE, TERUGBLIK, OPTIES = "/beleid/prognose", "/beleid/terugblik", "/beleid/opties"
VERGELIJK, PARAMETERS, METHODE = "/beleid/vergelijk", "/beleid/parameters", "/beleid/methode"


def html(adres: str, vraag_: Any = None) -> str:
    """A page."""
    antwoord = web_hulp.client().get(f"{adres}?{vraag_ if isinstance(vraag_, str) else urlencode(vraag_ or {})}")
    assert antwoord.status_code == 200, antwoord.content[:300]
    return str(antwoord.content.decode())


def kop(bladzijde: str) -> str:
    """The answer, as a reader reads it."""
    gevonden = re.search(r'<h1 class="antwoord">(.*?)</h1>', bladzijde, re.S)
    assert gevonden, bladzijde[:500]
    return unescape(re.sub(r"<[^>]+>", "", gevonden[1])).replace("\u00a0", " ")


def gegeven(adres: str, vraag_: Any = None) -> dict[str, Any]:
    """What the page gives a program."""
    eind = vraag_ if isinstance(vraag_, str) else urlencode(vraag_ or {})
    antwoord = web_hulp.client().get(f"{adres}.json?{eind}")
    assert antwoord.status_code == 200, antwoord.content[:300]
    return dict(antwoord.json())


def fouten(adres: str, vraag_: dict[str, str]) -> dict[str, str]:
    """What is wrong by field; the page has no answer, keeps what was typed, and names it in its summary."""
    bladzijde, inhoud = html(adres, vraag_), gegeven(adres, vraag_)
    assert inhoud["antwoord"] is None or adres.endswith(PARAMETERS)
    assert 'class="foutenlijst"' in bladzijde and 'aria-invalid="true"' in bladzijde
    assert '<h1 class="antwoord">' not in bladzijde
    for naam, waarde in vraag_.items():
        if f'name="{naam}"' in bladzijde and "<select" not in bladzijde.split(f'name="{naam}"')[0][-120:]:
            assert waarde.split("\n")[0][:20] in unescape(bladzijde), naam
    return dict(inhoud["fouten"])


# --- The forecast and looking back ----------------------------------------------------------------------------------


@ENKELE
@given(st.integers(0, 6), st.integers(0, 8))
def test_the_forecast_of_any_years_is_what_the_use_case_gives(erbij: int, verder: int) -> None:
    eerste = prognose.prognose(deur.wetten()).bekend.eerste_jaar
    jaar, tot = eerste + erbij, eerste + erbij + verder
    vraag_ = {"jaar": str(jaar), "tot": str(tot)}
    antwoord = gegeven(PROGNOSE, vraag_)["antwoord"]
    verwacht = prognose.prognose(deur.wetten(), jaar, tot).als_dict()
    assert {naam: antwoord[naam] for naam in verwacht} == json.loads(json.dumps(verwacht))
    assert kop(html(PROGNOSE, vraag_)) == antwoord["beeld"]["antwoord"]


def test_the_forecast_has_a_chart_with_its_table_under_the_answer_and_files() -> None:
    bladzijde = html(PROGNOSE)
    assert bladzijde.index('<h1 class="antwoord">') < bladzijde.index('<figure class="grafiek">')
    assert bladzijde.index('<figure class="grafiek">') < bladzijde.index('<details class="bij-grafiek">')
    client = web_hulp.client()
    assert client.get(f"{PROGNOSE}.svg").content.startswith(b"<svg")
    for naam in re.findall(r"prognose\.csv\?[^\"]*tabel=(\w+)", bladzijde):
        assert client.get(f"{PROGNOSE}.csv?tabel={naam}").status_code == 200


def test_a_forecast_as_known_then_sees_nothing_of_later() -> None:
    antwoord = gegeven(PROGNOSE, {"stand": "10-8-2019"})["antwoord"]
    assert antwoord["stand"] == "2019-08-10" and antwoord["jaar"] == 2019
    assert not any("2023" in bron.split(":")[0] for bron in antwoord["bronnen"])


@pytest.mark.parametrize(
    ("vraag_", "veld"),
    [
        ({"jaar": "gisteren"}, "jaar"),
        ({"jaar": "2020"}, "jaar"),
        ({"jaar": "2001"}, "jaar"),
        ({"stand": "31-12-2199"}, "stand"),
        ({"tot": "20300"}, "tot"),
        ({"tot": "2060"}, "tot"),
        ({"jaar": "2030", "tot": "2028"}, "tot"),
        ({"stand": "1-1-2010"}, "stand"),
        ({"stand": "31-2-2020"}, "stand"),
    ],
)
def test_a_forecast_that_cannot_be_says_so_at_the_field(vraag_: dict[str, str], veld: str) -> None:
    gevonden = fouten(PROGNOSE, vraag_)
    assert set(gevonden) == {veld} and "--" not in gevonden[veld]


def test_looking_back_is_what_the_use_case_gives_with_every_forecast_as_csv() -> None:
    antwoord = gegeven(TERUGBLIK)["antwoord"]
    verwacht = json.loads(json.dumps(terugblik.terugblik().als_dict()))
    assert {naam: antwoord[naam] for naam in verwacht} == verwacht
    csv = web_hulp.client().get(f"{TERUGBLIK}.csv?tabel=regels").content.decode("utf-8-sig")
    assert len(csv.strip().splitlines()) == 1 + len(verwacht["regels"])
    assert 'figure class="grafiek"' in html(TERUGBLIK)


# --- A plan is an address -------------------------------------------------------------------------------------------

GETAL = st.integers(0, 900_000)


def bereik(laagste: int, hoogste: int, delen: int = 1) -> Any:
    """A figure or a range, as a file has it."""
    paar = st.lists(st.integers(laagste, hoogste), min_size=1, max_size=2).map(sorted)
    return paar.map(lambda p: p[0] / delen if len(set(p)) == 1 else [x / delen for x in p])


GROEP = st.fixed_dictionaries(
    {"optie": st.sampled_from([2, 3])},
    optional={
        "omvang": bereik(500_000, 900_000),  # the register and who else comes in are part of it
        "werkt_al": bereik(0, 100, 100),
        "loskoppelen": st.lists(st.sampled_from(["lkv", "no_risk"]), unique=True, min_size=1).map(sorted),
    },
)
PLAN = st.fixed_dictionaries(
    {"vanaf": st.integers(2026, 2039)},
    optional={
        "basis": st.sampled_from(["vandaag", "wet-banenafspraak"]),
        "doelgroep": GROEP,
        "verbreding": st.just(True) | bereik(0, 90_000),
        "leeftijdsgrens": st.just("vervalt") | bereik(0, 90_000),
        "t_plus_2": st.just(True) | bereik(0, 100, 100),
        "doelstelling": st.just({"naar_omvang": True}) | bereik(1, 900_000).map(lambda b: {"vast": b}),
        "sectoronderscheid": st.sampled_from(["blijft", "vervalt"]),
        "bonus_vast_contract": bereik(0, 9_000),
        "lks": st.lists(st.sampled_from(["wia", "ww"]), unique=True, min_size=1).map(sorted),
        "uitvoering": st.fixed_dictionaries(
            {"in_beeld": bereik(1, 90_000)},
            optional={"regionaal": st.just(True), "quotum": st.just({"uwv": 4000.0, "gemeenten": [1.0, 6000.0]})},
        ),
        "beschut": st.just("pad") | bereik(0, 9_000),
        "parameters": st.dictionaries(
            st.sampled_from(["banen_per_persoon", "klein_aandeel", "conjunctuur"]), bereik(1, 100, 100), min_size=1
        ),
    },
)


def gelezen(eind: str) -> lezen.Gelezen:
    """The plan of an address."""
    return lezen.lees(vraag.lees(QueryDict(eind), lezen.velden()).gegeven)


@HONDERDEN
@given(PLAN)
def test_a_plan_written_as_an_address_is_read_as_the_same_plan(plan: dict[str, Any]) -> None:
    wetten = deur.wetten()
    terug = gelezen(lezen.als_adres(plan))
    assert not terug.fouten
    assert van_dict(dict(terug.inhoud), wetten).als_dict() == van_dict(plan, wetten).als_dict()


@pytest.mark.parametrize("naam", voorbeelden.voorbeelden())
def test_every_option_of_the_letter_is_an_address(naam: str) -> None:
    plan = yaml.safe_load(voorbeelden.voorbeelden(voorbeelden.eerste_jaar(deur.wetten()))[naam])
    titel = plan.pop("naam")
    _, sleutel = vergelijkpagina.voorbeeld(naam.removesuffix(".yaml"))
    wetten = deur.wetten()
    assert van_dict(json.loads(sleutel), wetten).als_dict() == van_dict(plan, wetten).als_dict()
    assert titel.split(":")[0] in html(OPTIES) or "omvang" in naam


@ENKELE
@given(PLAN)
def test_a_plan_on_the_page_is_what_the_use_case_gives_to_the_digit(plan: dict[str, Any]) -> None:
    eind = lezen.als_adres(plan)
    antwoord = gegeven(OPTIES, eind)["antwoord"]
    wetten = deur.wetten()
    u = verken.reken(verken.Vraag(van_dict(plan, wetten), wetten, lezen.JAREN, lezen.TREKKINGEN, lezen.ZAAD))
    verwacht = json.loads(json.dumps(u.als_dict()))
    assert {naam: antwoord[naam] for naam in verwacht} == verwacht
    assert kop(html(OPTIES, eind)) == antwoord["beeld"]["antwoord"]


def test_a_quota_without_a_year_takes_the_first_that_the_law_allows() -> None:
    for basis, vorm in (("vandaag", "heffing"), ("wet-banenafspraak", "opslag")):
        gevonden = gelezen(urlencode({"basis": basis, "vorm": vorm}))
        assert not gevonden.fouten
        eerste = gevonden.inhoud["quotum"]["activering"]
        net_te_vroeg = gelezen(urlencode({"basis": basis, "vorm": vorm, "activering": eerste - 1}))
        assert set(net_te_vroeg.fouten) == {"activering"}


@pytest.mark.parametrize(
    ("vraag_", "veld"),
    [
        ({"optie": "2", "omvang_van": "veel"}, "omvang_van"),
        ({"optie": "2", "omvang_van": "600.000", "omvang_tot": "500.000"}, "omvang_van"),
        ({"optie": "2", "omvang_van": "-1"}, "omvang_van"),
        ({"optie": "2", "omvang_van": "9" * 40}, "omvang_van"),
        ({"optie": "2", "werkt_al_van": "101"}, "werkt_al_van"),
        ({"optie": "1", "omvang_van": "500000"}, "optie"),
        ({"optie": "4"}, "optie"),
        ({"optie": "1", "doelstelling": "naar_omvang"}, "doelstelling"),
        ({"optie": "1", "doel_van": "100000"}, "doel_van"),
        ({"doelstelling": "naar_omvang", "doel_van": "100000"}, "doelstelling"),
        ({"vanaf": "2025"}, "vanaf"),
        ({"vanaf": "2040"}, "vanaf"),
        ({"vanaf": "straks"}, "vanaf"),
        ({"vorm": "heffing", "activering": "2020"}, "activering"),
        ({"vorm": "heffing", "opslagpercentage_van": "2"}, "opslagpercentage_van"),
        ({"quotum_uwv_van": "4000"}, "quotum_uwv_van"),
        ({"cijfer_banen_per_persoon_van": "-1"}, "cijfer_banen_per_persoon_van"),
        ({"cijfer_klein_aandeel_van": "1,1"}, "cijfer_klein_aandeel_van"),
        ({"cijfer_aow_instroom_leeftijd_van": "60"}, "cijfer_aow_instroom_leeftijd_van"),
    ],
)
def test_a_plan_that_cannot_be_says_so_at_the_field(vraag_: dict[str, str], veld: str) -> None:
    assert set(fouten(OPTIES, vraag_)) == {veld}


def test_the_share_of_hundred_per_cent_is_the_highest_that_is_taken() -> None:
    assert not gelezen("optie=2&werkt_al_van=100").fouten and gelezen("optie=2&werkt_al_van=100,01").fouten


def test_what_an_address_says_that_no_plan_has_is_named() -> None:
    assert "omvangg" in html(OPTIES, {"optie": "2", "omvangg": "5"})


# --- Side by side, and a moved range --------------------------------------------------------------------------------


def test_plans_side_by_side_are_what_the_use_case_gives() -> None:
    vraag_ = {"plan_1": "optie2_vast_opslag", "eigen": "/beleid/opties?optie=3&vorm=heffing", "maat": "saldo_rijk"}
    antwoord = gegeven(VERGELIJK, {**vraag_, "jaar": "2035"})["antwoord"]
    wetten, vandaag = deur.wetten(), date.today()
    sleutels = (vergelijkpagina.voorbeeld("optie2_vast_opslag")[1], gelezen("optie=3&vorm=heffing").sleutel)
    vragen = [verken.Vraag(lezen.hervorming(s, vandaag), wetten, 15, lezen.TREKKINGEN, 1) for s in sleutels]
    namen = [vergelijkpagina.voorbeeld("optie2_vast_opslag")[0], "uw eigen plan"]
    verwacht = vergelijk(vragen, namen, "saldo_rijk", 2035).als_dict()
    assert {naam: antwoord[naam] for naam in verwacht} == json.loads(json.dumps(verwacht))
    bladzijde = html(VERGELIJK, {**vraag_, "jaar": "2035"})
    assert "uw eigen plan" in bladzijde and kop(bladzijde) == antwoord["beeld"]["antwoord"]


def test_one_plan_is_put_beside_nothing_that_changes() -> None:
    namen = [h["naam"] for h in gegeven(VERGELIJK, {"plan_1": "optie1_vast_zonder_quotum"})["antwoord"]["hervormingen"]]
    assert namen == [vergelijkpagina.voorbeeld(n)[0] for n in ("optie1_vast_zonder_quotum", "vandaag")]
    assert set(fouten(VERGELIJK, {"plan_1": "vandaag"})) == {"plan_2"}
    een, twee = ({"plan_1": "optie1_vast_zonder_quotum"}, {"plan_1": "optie1_vast_zonder_quotum", "plan_4": "vandaag"})
    for taal, zin in (("", "U koos één plan."), ("/en", "You chose one plan.")):
        assert zin in html(f"{taal}{VERGELIJK}", een) and zin not in html(f"{taal}{VERGELIJK}", twee)


@pytest.mark.parametrize(
    ("vraag_", "veld"),
    [
        ({"plan_1": "optie9"}, "plan_1"),
        ({"plan_1": "vandaag", "eigen": "zomaar iets"}, "eigen"),
        ({"eigen": "?optie=2&omvang_van=veel"}, "eigen"),
        ({"eigen": "\n".join(f"?optie=2&vanaf={jaar}" for jaar in range(2026, 2031))}, "eigen"),
        ({"plan_1": "optie2_vast_opslag", "maat": "geluk"}, "maat"),
        ({"plan_1": "optie2_vast_opslag", "jaar": "2040"}, "jaar"),
        ({"plan_1": "optie2_vast_opslag", "jaar": "2024"}, "jaar"),
    ],
)
def test_a_comparison_that_cannot_be_says_so_at_the_field(vraag_: dict[str, str], veld: str) -> None:
    assert set(fouten(VERGELIJK, vraag_)) == {veld}


def test_the_figures_are_all_there_with_source_and_status() -> None:
    lijst = gegeven(PARAMETERS)["antwoord"]["parameters"]
    assert lijst == json.loads(json.dumps([p.als_dict() for p in kamer.parameters().values()]))
    for status in kamer.STATUSSEN:
        deel = gegeven(PARAMETERS, {"status": status})["antwoord"]["parameters"]
        assert deel and {p["status"] for p in deel} == {status}
    bladzijde = unescape(html(PARAMETERS))
    assert all(p.id in bladzijde for p in kamer.parameters().values())


def test_a_moved_range_moves_what_rests_on_it_and_its_own_range_moves_nothing() -> None:
    p = kamer.parameters()["groei_werkend_jaar"]
    assert p.laag is not None and p.hoog is not None
    zelfde = {"cijfer": p.id, "van": lezen.schrijf(p.laag), "tot": lezen.schrijf(p.hoog), "maat": "extra_banen"}
    anders = {**zelfde, "van": "5000", "tot": ""}
    wel, niet = (gegeven(PARAMETERS, v)["antwoord"]["verschoven"]["hervormingen"] for v in (anders, zelfde))
    assert wel[0]["p50"] < wel[1]["p50"] and {**niet[0], "naam": ""} == {**niet[1], "naam": ""}
    assert wel[1]["status"] == "aanname"
    assert "Zonder uw bereik was dat" in kop(html(PARAMETERS, anders))
    assert "verandert er eind" in kop(html(PARAMETERS, zelfde))
    naar = re.search(r'href="(/beleid/opties\?[^"]*cijfer_groei_werkend_jaar_van=5000[^"]*)"', html(PARAMETERS, anders))
    assert naar and kop(html(OPTIES, unescape(naar[1]).partition("?")[2]))


@pytest.mark.parametrize(
    ("vraag_", "veld"),
    [
        ({"van": "1"}, "cijfer"),
        ({"cijfer": "groei_werkend_jaar"}, "van"),
        ({"cijfer": "groei_werkend_jaar", "van": "x"}, "van"),
        ({"cijfer": "groei_werkend_jaar", "van": "2", "tot": "1"}, "van"),
        ({"cijfer": "klein_aandeel", "van": "2"}, "van"),
        ({"cijfer": "geluk", "van": "2"}, "cijfer"),
        ({"cijfer": "demping", "van": "0,8", "eigen": "niets"}, "eigen"),
        ({"status": "zeker"}, "status"),
    ],
)
def test_a_range_that_cannot_be_says_so_at_the_field(vraag_: dict[str, str], veld: str) -> None:
    assert set(fouten(PARAMETERS, vraag_)) == {veld}


@pytest.mark.parametrize("adres", [PROGNOSE, TERUGBLIK, f"{OPTIES}?optie=2", f"{VERGELIJK}?plan_1=optie1_vast_opslag"])
@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_every_answer_can_be_taken_along(adres: str, soort: str) -> None:
    antwoord = web_hulp.client().get(f"{adres}{'&' if '?' in adres else '?'}download={soort}")
    assert antwoord.status_code == 200 and "attachment" in antwoord["Content-Disposition"]


def test_the_method_says_what_it_can_what_it_cannot_and_what_it_got_wrong() -> None:
    nl, en = ("Wat dit kan", "Wat dit niet kan", "fout had"), ("can do", "cannot do", "got wrong")
    for taal, koppen in (("", nl), ("/en", en)):
        bladzijde = html(f"{taal}{METHODE}")
        assert all(deel in bladzijde for deel in koppen) and "kop-mis" in bladzijde


@pytest.mark.parametrize(
    "adres", [PROGNOSE, TERUGBLIK, METHODE, f"{OPTIES}?optie=2&vorm=opslag", f"{VERGELIJK}?plan_1=optie2_vast_opslag"]
)
def test_no_page_names_a_command_a_document_or_an_option(adres: str) -> None:
    kaal = unescape(re.sub(r"<[^>]+>", " ", html(*adres.split("?"))))
    assert not re.search(r"telmee beleid|docs/|(?<!-)--[a-z]", kaal), re.findall(
        r".{40}(?:telmee beleid|docs/).{40}", kaal
    )


# --- The form of addresses ------------------------------------------------------------------------------------------


@HONDERDEN
@given(st.dictionaries(st.sampled_from(lezen.velden()), st.text(max_size=12), max_size=5))
def test_whatever_is_typed_is_a_plan_or_says_what_is_wrong(getypt: dict[str, str]) -> None:
    gevonden = lezen.lees(getypt)
    assert set(gevonden.fouten) <= set(lezen.velden())
    if not gevonden.fouten:
        van_dict(dict(gevonden.inhoud), deur.wetten())
    else:
        assert all(zin.endswith((".", "?", ").")) for zin in gevonden.fouten.values())


@HONDERDEN
@given(st.text(max_size=80))
def test_whatever_is_pasted_as_a_plan_is_one_or_is_refused(getypt: str) -> None:
    try:
        vergelijkpagina.eigen(getypt)
    except Fout as fout:
        assert str(fout)


def test_a_page_with_a_new_plan_answers_within_its_twelve_seconds() -> None:
    plan = "basis=wet-banenafspraak&optie=3&vorm=opslag&omvang_van=900.000&omvang_tot=1.000.000&verbreding_aan=ja"
    html(PROGNOSE)  # loading the libraries is once for a server
    vanaf = iter(range(2027, 2032))
    seconden = duur(lambda: html(OPTIES, f"{plan}&vanaf={next(vanaf)}"), 12)
    print(f"a page with {lezen.TREKKINGEN} draws: {seconden:.1f} s")
    assert seconden < 12


def test_what_the_form_says_of_the_law_is_what_the_law_here_says() -> None:
    wetten = deur.wetten()
    law = wetten.with_regimes("wet-banenafspraak").op(date(2026, 12, 31))
    assert (
        law.figure("opslag_van_toepassing") is False and law.figure("jaren_tot_opslag") is not None
    )  # an act, waiting
    einde = max(r.until for r in law.book.named("registratie_einde_voorwaarden"))
    assert einde.year == 2019  # T+2 is no law any more
    for adres, zinnen in (
        (OPTIES, ("is aangenomen, maar haar opslag en bonus gelden nog niet", "Zo was het tot 2020")),
        (f"/en{OPTIES}", ("was adopted, but its surcharge and bonus do not apply yet", "This was so until 2020")),
    ):
        pagina = html(adres)
        assert all(zin in pagina for zin in zinnen) and "een voorstel" not in pagina


# --- Fields that go with a choice that was not made -------------------------------------------------------------------


@pytest.mark.parametrize("talen", ["", "/en"])
@pytest.mark.parametrize(
    ("vraag_", "veld"),
    [
        ({"vanaf": "2027", "activering": "2028"}, "activering"),
        ({"vanaf": "2027", "opslagpercentage_van": "2"}, "opslagpercentage_van"),
        ({"vorm": "heffing", "bonus_per_uur_van": "2"}, "bonus_per_uur_van"),
        ({"doel_van": "100000"}, "doel_van"),
        ({"optie": "2", "doelstelling": "naar_omvang", "doel_van": "100000"}, "doelstelling"),
        ({"omvang_van": "300000"}, "optie"),
        ({"los_lkv": "ja"}, "optie"),
        ({"optie": "1", "werkt_al_van": "40"}, "optie"),
        ({"quotum_uwv_van": "4000"}, "quotum_uwv_van"),
        ({"beschut_pad": "ja", "beschut_van": "2000"}, "beschut_van"),
    ],
)
def test_a_field_without_its_choice_is_said_in_the_words_of_the_form(
    talen: str, vraag_: dict[str, str], veld: str
) -> None:
    gevonden = fouten(f"{talen}{OPTIES}", vraag_)
    zinnen = [z for n, z in teksten.alle("en" if talen else "nl").items() if n.startswith("beleid.fout_")]
    assert set(gevonden) == {veld} and "De sleutel" not in gevonden[veld]
    assert any(z in unescape(html(f"{talen}{OPTIES}", vraag_)) for z in zinnen)


@pytest.mark.parametrize(
    ("vraag_", "velden"),
    [
        ({"vanaf": "20", "optie": "2", "omvang_van": "abc"}, {"vanaf", "omvang_van"}),
        ({"vanaf": "2020", "optie": "2", "omvang_van": "abc"}, {"vanaf", "omvang_van"}),
        ({"vanaf": "2020", "doel_van": "5"}, {"vanaf", "doel_van"}),
        ({"vanaf": "2020", "vorm": "heffing", "activering": "2019"}, {"vanaf", "activering"}),
        (
            {"optie": "9", "omvang_van": "300000", "cijfer_klein_aandeel_van": "1,1"},
            {"optie", "cijfer_klein_aandeel_van"},
        ),
        ({"optie": "9", "omvang_van": "300000", "vanaf": "2027"}, {"optie"}),
    ],
)
def test_what_errors_there_are_come_together(vraag_: dict[str, str], velden: set[str]) -> None:
    """What the law refuses is not kept for after what cannot be read; what hangs on a refused choice is no error."""
    assert set(fouten(OPTIES, vraag_)) == velden


def test_the_end_of_a_range_says_what_the_end_of_a_range_is() -> None:
    bladzijde = html(OPTIES)
    assert "De hoogste waarde van het bereik." in bladzijde and "Vijftien jaar is het verste" not in bladzijde
    assert "Vijftien jaar is het verste" in html("/beleid/prognose")


@pytest.mark.parametrize("pad", sorted((Path(telmee.__file__).parent).rglob("teksten/*.yaml")), ids=lambda p: p.stem)
def test_a_text_has_one_key(pad: Path) -> None:
    """YAML takes the last of two keys without a word."""
    sleutels = re.findall(r"^([a-z_0-9]+):", pad.read_text(encoding="utf-8"), re.M)
    assert len(sleutels) == len(set(sleutels)), sorted({s for s in sleutels if sleutels.count(s) > 1})


def test_the_headline_of_a_comparison_names_its_plans() -> None:
    answer = kop(html("/beleid/vergelijk", {"plan_1": "optie2_vast_opslag", "plan_3": "optie3_vast_opslag"}))
    assert "Plan 1" not in answer and "Plan 2" not in answer
    namen = [naam for naam, _ in voorbeeldplannen().values()]
    assert sum(f"'{naam}'" in answer for naam in namen) == 2, answer


@pytest.mark.parametrize(
    "adres",
    [
        "vanaf=2027&onzin=9",
        "/beleid/prognose?vanaf=2027",
        "/werkgever/opties?optie=2",
        "https://voorbeeld.nl/beleid/vergelijk?optie=2",
        "https://voorbeeld.nl/beleid/opties?optie=2",
        "voorbeeld.nl/beleid/opties?optie=2",
        "https://voorbeeld.nl/?optie=2",
        "ftp://localhost/beleid/opties?optie=2",
        "http://[beleid/opties?optie=2",
        "https://localhost/beleid/opties",
    ],
)
def test_an_address_of_something_else_is_no_plan(adres: str) -> None:
    assert set(fouten(VERGELIJK, {"plan_1": "vandaag", "eigen": adres})) == {"eigen"}


@pytest.mark.parametrize(
    "voor",
    [
        "",
        "?",
        "/?",
        "/beleid/opties?",
        "/beleid/opties/?",
        "/en/beleid/opties?",
        "http://localhost:8000/beleid/opties?",
    ],
)
def test_the_address_of_a_plan_is_read_whole_or_by_its_end(voor: str) -> None:
    assert lezen.uit_adres(f"{voor}optie=2&vanaf=2028").inhoud == {"doelgroep": {"optie": 2}, "vanaf": 2028}


@pytest.mark.parametrize(
    ("getypt", "heel"),
    [
        ("0,43", "43"),
        ("0.43", "43"),
        ("0,99", "99"),
        ("1", ""),
        ("0", ""),
        ("43", ""),
        ("0,43%", ""),
        ("0,4 procent", ""),
    ],
)
def test_a_share_below_one_per_cent_is_said_back_unless_its_sign_was_typed(getypt: str, heel: str) -> None:
    for taal, gelezen_als, schrijf in (
        ("", "is gelezen als {} procent", "Schrijf dan {}."),
        ("/en", "was read as {} per cent", "Then write {}."),
    ):
        bladzijde = unescape(html(f"{taal}{OPTIES}", {"optie": "2", "werkt_al_van": getypt}))
        voor, antwoord, _ = bladzijde.partition('<h1 class="antwoord">')
        assert antwoord and (gelezen_als.format(getypt) in voor) is bool(heel)
        assert not heel or schrijf.format(heel) in voor


def test_a_share_in_a_refusal_has_the_comma_of_a_dutch_page() -> None:
    vraag_ = {"cijfer": "klein_aandeel", "van": "1,5"}
    assert "0,05" in fouten(PARAMETERS, vraag_)["van"] and "0.05" in fouten(f"/en{PARAMETERS}", vraag_)["van"]
    assert "0,05" in fouten(OPTIES, {"cijfer_klein_aandeel_van": "1,1"})["cijfer_klein_aandeel_van"]
