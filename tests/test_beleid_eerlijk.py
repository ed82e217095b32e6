"""An answer says no more than it knows: what is unknown, what is on paper only, what cannot go together, and when."""

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pydantic")

from telmee.beleid import breekpunt, plan_beeld, toegang, tornado, vergelijk, vergelijk_beeld, verken, verken_beeld
from telmee.beleid.hervorming_lezen import lees
from telmee.cli import beleid_verken
from telmee.fouten import Fout, GebruiksFout
from telmee.uitvoer.beeld_tekst import tekst
from telmee.uitvoer.scherm import Scherm
from telmee.uitvoer.zin import binnen_zin
from telmee.wet import Wetten

WETTEN = Wetten.known("2026-11-29")
OPSLAG = "doelgroep: {optie: 2}\nquotum: {activering: 2027, vorm: opslag}"


def reken(inhoud: str, jaren: int = 9, trekkingen: int = 40) -> verken.Uitkomst:
    return verken.reken(verken.Vraag(lees(inhoud, WETTEN), WETTEN, jaren, trekkingen))


def antwoord(inhoud: str, jaren: int = 9) -> str:
    return verken_beeld.beeld(reken(inhoud, jaren)).antwoord


# --- Access ------


def test_who_is_in_by_ground_is_the_whole_group() -> None:
    u = reken("doelgroep: {optie: 2}\nverbreding: true\nleeftijdsgrens: 5000\nt_plus_2: 0.02\nbeschut: 3000")
    delen = [w for naam, w in u.maten.items() if naam.startswith("in_") and naam not in ("in_beeld", "in_het_echt")]
    assert len(delen) == 6
    assert np.allclose(sum(delen), u.maten["doelgroep"])


def test_the_ways_in_are_the_grounds_of_the_law_of_that_year() -> None:
    nu, eerder = toegang.van_de_wet(WETTEN, 2027), toegang.van_de_wet(WETTEN, 2025)
    assert all(x.wie and x.beslist and x.bewijs and x.bron for x in nu)
    assert {x.bron for x in nu} - {x.bron for x in eerder} == {"Wfsv 38b lid 1 onder g"}  # IVA, since 2026
    assert [x.beslist for x in toegang.van_de_hervorming(lees("doelgroep: {optie: 3}", WETTEN))] == [toegang.OPEN]


def test_what_new_people_do_not_get_is_said() -> None:
    zinnen = " ".join(toegang.zinnen(lees("doelgroep: {optie: 2, loskoppelen: [no_risk]}", WETTEN)))
    assert "recht op loonkostenvoordeel, maar geeft geen recht op no-riskpolis" in zinnen


def test_the_whole_of_an_option_holds_who_comes_in_by_another_key() -> None:
    een, twee = reken("doelgroep: {optie: 3}"), reken("doelgroep: {optie: 3}\nverbreding: true\nleeftijdsgrens: 9000")
    assert np.allclose(een.maten["doelgroep"], twee.maten["doelgroep"])
    assert np.allclose(een.maten["beoordelingen"], twee.maten["beoordelingen"])


# --- On paper, in truth, unknown ------


def test_who_stops_counting_keeps_the_work() -> None:
    u = reken("t_plus_2: 0.02")
    assert not np.any(u.maten["in_het_echt"]) and u.maten["eraf_op_papier"][-1].min() > 1000
    assert "Op papier tellen" in antwoord("t_plus_2: 0.02") and "mensen minder" not in antwoord("t_plus_2: 0.02")
    assert np.allclose(u.maten["besparing_totaal"], reken("{}").maten["besparing_totaal"])


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        ("uitvoering: {regionaal: true}", "Hoeveel mensen door deze hervorming werken is onbekend"),
        ("leeftijdsgrens: vervalt", "Hoeveel mensen erin komen is onbekend"),
        ("t_plus_2: true", "Hoeveel mensen niet meer meetellen is onbekend"),
        ("beschut: 3000", "mensen meer naar beschut werk"),
        ("vanaf: 2035\nno_risk: verruimd", "begint pas in 2035; u kijkt naar 2033"),
        ("no_risk: verruimd", "rusten op aannamen (~)"),
    ],
)
def test_the_first_sentence_says_what_is_unknown_or_not_there_yet(inhoud: str, woord: str) -> None:
    assert woord in antwoord(inhoud)


def test_a_benefit_that_nobody_prices_is_named() -> None:
    assert reken("lks: [wia]").maten["uwv_lks"] is None
    assert "uwv_lks" in reken("lks: [wia]").zonder["saldo_rijk"]
    assert "zonder: loonkostensubsidie in WIA en WW" in antwoord("lks: [wia]")


def test_employers_get_the_wage_subsidy_that_municipalities_pay() -> None:
    m = reken("no_risk: verruimd").maten
    assert np.allclose(m["werkgever_saldo"], -m["gemeente_lks"] - m["rijk_lkv"])


def test_a_levy_that_the_law_suspends_is_said() -> None:
    zin = reken("quotum: {activering: 2027}").wet.heffing_opgeschort
    assert "over 2028 geen heffing" in zin and "122na" in zin
    assert not reken(OPSLAG).wet.heffing_opgeschort


def test_totals_that_lack_another_line_are_not_compared() -> None:
    vragen = [verken.Vraag(lees(t, WETTEN), WETTEN, 9, 40) for t in (OPSLAG, OPSLAG.split("\n")[1])]
    v = vergelijk.vergelijk(vragen, ["twee", "een"], "saldo_rijk")
    assert not v.paren
    plaat = vergelijk_beeld.vergelijking(v)
    assert "niet te vergelijken" in plaat.antwoord and "het hoogst" not in plaat.antwoord
    assert any("'twee'" in z and "opslag" in z for z in plaat.delen[0].zinnen)


def test_an_assumption_is_named_only_when_the_difference_goes_with_it() -> None:
    vragen = [verken.Vraag(lees(t, WETTEN), WETTEN, 9, 60) for t in ("doelgroep: {optie: 2}", "{}")]
    v = vergelijk.vergelijk(vragen, ["a", "b"], "doelgroep")
    assert v.paren[0].deel == 1 and v.paren[0].beslist == "optie2_omvang"
    los = np.arange(60.0) % 2  # goes with no draw
    assert vergelijk._sterkste(v.uitkomsten[1:], los) is None
    zonder = replace(v.paren[0], beslist=None)
    assert "hangt het meest" not in vergelijk_beeld.zin(zonder, v.uitkomsten[0].parameters)


def test_who_stops_counting_changes_nothing_that_a_measure_does() -> None:
    for inhoud in ("quotum: {activering: 2027}", "uitvoering: {in_beeld: 10000}", "bonus_vast_contract: 3000"):
        zonder, met = reken(inhoud).maten, reken(f"{inhoud}\nt_plus_2: 0.05").maten
        for maat in ("in_het_echt", "rijk_besparing", "gat_nieuwe_nulmeting", "gemeente_lks", "besparing_totaal"):
            assert np.allclose(zonder[maat], met[maat], rtol=1e-9, atol=1e-6), (inhoud, maat)
        assert (met["werkenden"][-1] < zonder["werkenden"][-1]).all()


def test_how_many_stop_counting_is_unknown_until_it_is_given() -> None:
    u = reken("t_plus_2: true\nbeschut: 3000")
    assert u.maten["eraf_op_papier"] is None and u.maten["eruit"] is None
    assert "is geen verloren werk" not in tekst(verken_beeld.beeld(u), Scherm(80))


def test_which_plan_comes_first_does_not_decide_what_is_named() -> None:
    vragen = [verken.Vraag(lees(t, WETTEN), WETTEN, 9, 200) for t in ("{}", "quotum: {activering: 2027}")]
    heen = vergelijk.vergelijk(vragen, ["a", "b"], "in_het_echt").paren[0]
    terug = vergelijk.vergelijk(vragen[::-1], ["b", "a"], "in_het_echt").paren[0]
    assert heen.beslist == terug.beslist == "quotumeffect_per_baan"


def test_the_grounds_are_those_of_the_law_that_a_reform_begins_with() -> None:
    bronnen = {x.bron for x in toegang.van_de_wet(WETTEN, 2030, "wet-banenafspraak")}
    assert any(b.startswith("Wet banenafspraak") for b in bronnen) and "Wfsv 38b lid 6" not in bronnen
    zinnen = toegang.zinnen(lees("basis: wet-banenafspraak", WETTEN))
    assert not any("van nu blijven" in z for z in zinnen)


def test_how_many_come_in_rests_on_their_own_number() -> None:
    for erbij in ("", "\ndoelgroep: {optie: 2}", "\ndoelgroep: {optie: 2, omvang: 500000}"):
        assert reken(f"verbreding: true{erbij}").status("in_verbreding") == "afgeleid"


# --- Figures that cannot be ------


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("register_personen", 1),
        ("register_personen", 100_000),
        ("register_werkend", 0),
        ("register_werkend", 500_000),
        ("register_wajong", 260_000),
        ("register_wsw", 300_000),
        ("banen_per_persoon", 0),
        ("deadweight", 1),
    ],
)
def test_figures_of_no_one_population_are_refused_by_name(naam: str, waarde: float) -> None:
    with warnings.catch_warnings(), pytest.raises(GebruiksFout, match=naam):
        warnings.simplefilter("error")
        reken(f"no_risk: verruimd\nparameters: {{{naam}: {waarde}}}")


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        ("doelgroep: {optie: 2, omvang: 100}", "hele doelgroep"),
        ("doelgroep: {optie: 2, omvang: 450000}\nverbreding: 200000", "hele doelgroep"),
        ("doelgroep: {optie: 2, omvang: 50000000}", "zoveel zijn er niet"),
        ("beschut: 99999999", "zoveel zijn er niet"),
        ("bonus_vast_contract: 999999999", "per persoon"),
        ('quotum: {activering: 2027, vorm: opslag, opslagpercentage: "1,5%"}', "met een punt"),
        ("vanaf: 2030\nquotum: {activering: 2027}", "begint pas in 2030"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(inhoud: str, woord: str) -> None:
    with pytest.raises(Fout, match=woord):
        reken(inhoud)


def test_a_quota_that_is_due_in_the_first_year_is_part_of_the_reform() -> None:
    assert reken("vanaf: 2028\nquotum: {activering: 2027}").wet.quotum_vanaf == 2028


@pytest.mark.parametrize("grens", [float("nan"), float("inf"), 1e400])
def test_a_line_that_is_no_number_is_refused(grens: float) -> None:
    vraag = verken.Vraag(lees("quotum: {activering: 2027}", WETTEN), WETTEN, 6, 10)
    with pytest.raises(GebruiksFout, match="--grens"):
        breekpunt.breekpunt(vraag, "saldo_rijk", "klein_aandeel", grens=grens)


# --- One year for all, and the plan in sight ------


def test_every_answer_looks_at_the_same_year() -> None:
    vraag = verken.Vraag(lees("vanaf: 2028\nno_risk: verruimd", WETTEN), WETTEN, 12, 10)
    later = verken.Vraag(lees("vanaf: 2030\nno_risk: verruimd", WETTEN), WETTEN, 12, 10)
    assert "Eind 2033" in verken_beeld.beeld(verken.reken(vraag)).antwoord
    assert tornado.tornado(vraag, "in_het_echt", punten=2).jaar == 2033
    assert vergelijk.vergelijk([vraag, later], ["a", "b"], "in_het_echt").jaar == 2035
    assert "Eind 2029" in verken_beeld.beeld(verken.reken(vraag), 2029).antwoord


def test_the_answer_shows_the_reform_and_what_the_law_fills_in() -> None:
    deel = plan_beeld.plan_deel(reken("quotum: {activering: 2027, vorm: opslag, opslagpercentage: [0.3, 0.5]}"))
    regels = {rij[0]: rij[1] for rij in deel.tabellen[0].rijen}
    assert regels["quotum.opslagpercentage"] == "0,3 tot 0,5" and regels["quotum.bonus_per_uur"] == "3,77"
    assert regels["quotum"] == "2029"


@pytest.mark.parametrize("breed", [60, 80, 120])
def test_years_are_no_thousands_and_shares_of_all_draws_have_no_band(breed: int) -> None:
    plaat = verken_beeld.beeld(reken("no_risk: verruimd"))
    jaren = [deel.rijen for deel in plaat.delen if deel.rijen is not None]
    assert jaren and all(t.kolommen[0].eenheid == "jaar" for t in jaren)
    gehaald = next(r for d in plaat.delen for t in d.tabellen for r in t.rijen if "trekkingen" in str(r[0]))
    assert gehaald[2:4] == ("", "")
    assert "2.03" not in tekst(plaat, Scherm(breed))


def test_a_name_in_capitals_keeps_them_inside_a_sentence() -> None:
    assert binnen_zin("Baankans") == "baankans" and binnen_zin("UWV: no-risk") == "UWV: no-risk" and not binnen_zin("")


def test_a_long_reckoning_says_that_it_is_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gezegd: list[str] = []
    echt = beleid_verken.voortgang
    monkeypatch.setattr(beleid_verken, "voortgang", lambda zin, n=None: gezegd.append(zin) or echt(zin, n))
    plan = tmp_path / "r.yaml"
    plan.write_text("quotum: {activering: 2027}\n", encoding="utf-8")
    beleid_verken.verken(plan, None, 3, 10, 1, None, None, True)
    beleid_verken.breekpunt(plan, "in_het_echt", "klein_aandeel", None, 0.0, 3, 4, 1, True)
    assert gezegd == ["Doorrekenen", "Breekpunt zoeken"]
