"""What if I hire somebody: the amounts of each year, what is unknown, and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from telmee import cli
from telmee.fouten import Fout
from telmee.getallen import rond
from telmee.werkgever import beeld_wat_als, wat_als
from telmee.werkgever.gronden import GRONDEN
from telmee.werkgever.profiel import Profiel
from telmee.werkgever.vasthouden import Vasthouder
from telmee.wet import Wetten

STAND = date(2026, 11, 22)


# --- What if: amounts -----------------------------------------------------------------------------------------------

KOEN = Profiel("participatiewet", 2_400, date(2026, 3, 1), uurloon=1_471, loonwaarde=6_000, eind=date(2027, 2, 28))


PER_MAAND = rond(Fraction(1_471 * 24 * 52, 12))


def jaar(profiel: Profiel, nummer: int = 0, **opties) -> wat_als.JaarUitkomst:
    return wat_als.bereken(profiel, stand=STAND, varianten={}, **opties).varianten[0].jaren[nummer]


@pytest.mark.parametrize(("uren", "per_maand"), [(3_600, 126_198), (3_200, 112_176), (2_700, 94_649)])
def test_loonkostensubsidie_zoals_gepubliceerd(uren, per_maand):
    """RegelRecht, casus Koen: 60% on 1 July 2026, 1.261,98 for 36 hours (946,485 is shown as 946,48)."""
    assert jaar(replace(KOEN, begin=date(2026, 7, 1), uren=uren, uurloon=1_499)).lks == 6 * per_maand


def test_een_jaar_met_de_hand():
    """24 hours for 10 months: 1.040 hours, 1,01 each; the subsidy of 40% of 2.477,95, plus 25%, times 24/36."""
    j = jaar(KOEN)
    assert (j.uren, j.lkv, j.lkv_soort) == (1_040, 1_040 * 101, "doelgroep_banenafspraak")
    assert j.lks == 10 * 82_598
    assert j.loon == 10 * 152_984 and j.vakantiebijslag == rond(Fraction(j.loon * 8, 100))
    assert j.kosten == j.loon + j.vakantiebijslag - j.lks - j.lkv
    assert (j.van, j.tot) == (date(2026, 3, 1), date(2026, 12, 31))


def test_effect_op_het_quotum_en_dat_er_geen_heffing_is():
    j = jaar(KOEN)
    assert (j.telt_mee, j.banen, j.banen_week) == (True, 7, 9)
    assert j.heffing_minder == 350_000 and j.heffing_opgelegd is False


@pytest.mark.parametrize(
    ("grond", "telt_mee", "lkv", "lks", "no_risk", "eindigt"),
    [
        ("participatiewet", True, "doelgroep_banenafspraak", True, "29b.2.e", False),
        ("wajong", True, "doelgroep_banenafspraak", False, "29b.2.a", False),
        ("vso-pro", True, "doelgroep_banenafspraak", False, "29b.11", False),
        ("voorziening", True, "doelgroep_banenafspraak", False, "29b.11", False),
        ("wsw", True, "doelgroep_banenafspraak", False, "29b.2.b", False),
        ("wia", False, "arbeidsgehandicapte", False, "29b.1.a", True),
        ("beschut", False, "geen", True, "29b.2.f", False),
        ("geen", False, "geen", False, "geen", False),
    ],
)
def test_wat_elke_grond_opent(grond, telt_mee, lkv, lks, no_risk, eindigt):
    v = wat_als.bereken(replace(KOEN, grond=grond), stand=STAND, varianten={}).varianten[0]
    eerste = v.jaren[0]
    assert (eerste.telt_mee, eerste.lkv_soort, bool(eerste.lks)) == (telt_mee, lkv, lks)
    assert v.no_risk.grond == no_risk and v.no_risk.geldt is (no_risk != "geen")
    assert (v.no_risk.laatste_dag == date(2031, 2, 28)) if eindigt else (v.no_risk.laatste_dag is None)


def test_elke_grond_is_beproefd():
    assert set(GRONDEN) == {"participatiewet", "wajong", "vso-pro", "voorziening", "wsw", "wia", "beschut", "geen"}


def test_loonkostenvoordeel_heeft_een_hoogste_bedrag_en_een_laatste_jaar():
    voltijd = jaar(replace(KOEN, begin=date(2026, 1, 1), uren=4_000, voltijd=4_000, eind=None))
    assert voltijd.uren == 2_080 and voltijd.lkv == 200_000
    wia = Profiel("wia", 2_400, date(2021, 3, 1), uurloon=1_500)
    per_jaar = wat_als.bereken(wia, 5, STAND, {}).varianten[0].jaren
    assert [bool(j.lkv) for j in per_jaar] == [True, True, True, True, False]  # three years from March 2021
    assert per_jaar[3].lkv == 208 * 305  # January and February 2024


def test_wajong_heeft_loondispensatie_en_geen_subsidie():
    j = jaar(replace(KOEN, grond="wajong"))
    assert j.lks == 0 and j.loondispensatie == 10 * (PER_MAAND - PER_MAAND * 60 // 100)
    kort = jaar(replace(KOEN, grond="wajong", eind=date(2026, 7, 31)))
    assert kort.loondispensatie == 0  # a contract of less than six months
    assert jaar(replace(KOEN, grond="wajong", loonwaarde=8_000)).loondispensatie == 0  # less than 25% below


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"eind": date(2026, 7, 31)}, "nee het contract duurt korter dan 6 maanden; Besluit loondispensatie Wajong 2"),
        ({"loonwaarde": 8_000}, "nee het werk is minder dan 25 procent minder waard; Besluit loondispensatie Wajong 1"),
        ({"grond": "vso-pro"}, "nee alleen met een Wajong-uitkering"),
        ({}, "UWV beslist"),
    ],
)
def test_geen_loondispensatie_zegt_waarom(anders, reden):
    v = wat_als.bereken(replace(KOEN, **({"grond": "wajong"} | anders)), stand=STAND, varianten={}).varianten[0]
    assert reden in hoe(v, "Loondispensatie")
    assert (v.geen_loondispensatie is None) is (not anders)


def test_zonder_loonwaarde_blijft_onbekend_wat_ervan_afhangt():
    for grond in ("participatiewet", "wajong"):
        j = jaar(replace(KOEN, grond=grond, loonwaarde=None))
        assert j.kosten is None and any("loonwaarde" in reden.lower() for reden in j.onbekend)
        assert j.lkv == 105_040  # what does not depend on it is there
    assert jaar(replace(KOEN, grond="wia", loonwaarde=None)).kosten is not None


def test_een_deel_van_een_maand_telt_naar_dagen_en_rondt_af():
    half = jaar(replace(KOEN, begin=date(2026, 3, 15)))
    assert half.lks == rond(Fraction(82_598 * 17, 31)) + 9 * 82_598 == 45_296 + 743_382  # 45.295,68 upwards


def test_forfait_geldt_zes_maanden():
    j = jaar(replace(KOEN, forfait=True))
    zes = 6 * rond(Fraction(229_440 * 108 * 50 * 125 * 24, 100 * 100 * 100 * 36))
    assert j.lks == zes + 4 * 82_598


def test_jongeren_krijgen_subsidie_over_hun_eigen_minimumloon():
    jong, oud = jaar(replace(KOEN, leeftijd=19)), jaar(KOEN)
    assert 0 < jong.lks < oud.lks and abs(jong.lks - oud.lks * 60 // 100) < 1_000


def test_een_verjaardag_verandert_de_subsidie_pas_op_1_januari():
    """Participatiewet 10d lid 7: set again on 1 January only; the profile has its birthday on 1 March."""
    jong = replace(KOEN, leeftijd=20, eind=None)
    jong = replace(KOEN, leeftijd=20, begin=date(2025, 3, 1), eind=None)
    dit, volgend, _ = wat_als.bereken(jong, 3, STAND, {}).varianten[0].jaren
    volwassen = wat_als.bereken(replace(jong, leeftijd=21), 3, STAND, {}).varianten[0].jaren[1]
    assert volgend.lks == 12 * rond(Fraction(183_550 * 108 * 40 * 125 * 24, 100 * 100 * 100 * 36))  # 80%, to 0,05
    assert dit.lks < volgend.lks < volwassen.lks  # 2026 at the age of 1 January, which is 20


def oud(**anders):
    """Reaches the pension age of 67 on 1 January 2027."""
    return wat_als.bereken(
        replace(KOEN, begin=date(2026, 1, 1), leeftijd=66, eind=None, **anders), 3, STAND, {}
    ).varianten[0]


def test_wie_de_aow_leeftijd_haalt_heeft_geen_voordeel_meer():
    v = oud()
    assert v.aow_leeftijd_op == date(2027, 1, 1)
    assert v.jaren[0].lkv > 0 and v.jaren[1].lkv == v.jaren[2].lkv == 0
    # registered on the day itself, so that the tijdvak that begins on it counts for the quota, and no later one
    assert [j.telt_mee for j in v.jaren] == [True, True, False]
    assert v.jaren[0].banen > 0 == v.jaren[1].banen  # one month is less than a tenth of a baan


def test_na_de_aow_leeftijd_is_de_subsidie_onbekend_en_niet_nul():
    v = oud()
    assert v.jaren[0].lks > 0 and v.jaren[1].lks is None and v.jaren[1].kosten is None
    assert any("10d lid 8" in reden for reden in v.jaren[1].onbekend)
    zonder = oud(grond="wajong")
    assert zonder.jaren[1].lks == 0 and zonder.jaren[1].onbekend == ()


@pytest.mark.parametrize(
    ("grond", "laatste", "zin"),
    [("participatiewet", None, "hoogstens 6 weken"), ("vso-pro", date(2027, 1, 1), "rust op de registratie")],
)
def test_no_risk_na_de_aow_leeftijd(grond, laatste, zin):
    """Ziektewet 29 lid 4 and 5: the ground stays, the benefit is short; lid 11 rests on the registration."""
    v = oud(grond=grond)
    assert v.no_risk.laatste_dag == laatste
    assert any(zin in regel for regel in v.na_aow_leeftijd)
    noten = " ".join(beeld_wat_als.wat_als_tabellen(wat_als.WatAls(STAND, "", (v,), (), ()))[0].voetnoten)
    assert zin in noten and "AOW-leeftijd op 01-01-2027" in noten


def op_leeftijd(grond, leeftijd, begin=date(2026, 3, 1), **anders):
    profiel = replace(KOEN, grond=grond, begin=begin, leeftijd=leeftijd, uurloon=2_000, eind=None, **anders)
    return wat_als.bereken(profiel, 3, STAND, {}).varianten[0]


def hoe(variant, regeling):
    """The row of a scheme in the table: outcome and explanation."""
    tabellen = beeld_wat_als.wat_als_tabellen(wat_als.WatAls(STAND, "", (variant,), (), ()))
    return next(" ".join(rij[1:]) for rij in tabellen[1].rijen if rij[0] == regeling)


@pytest.mark.parametrize(
    ("begin", "uren_lkv", "zin"),
    [
        (date(2026, 3, 1), 2 * 104, "telt niet meer mee"),
        (date(2026, 3, 15), 3 * 104, "het tijdvak van die dag telt nog"),
    ],
)
def test_het_tijdvak_van_de_aow_dag_telt_alleen_mee_als_het_voor_die_dag_begint(begin, uren_lkv, zin):
    v = op_leeftijd("vso-pro", 66, begin)
    assert v.aow_leeftijd_op == date(2027, 3, begin.day)
    assert v.jaren[1].lkv == uren_lkv * 101 and zin in v.na_aow_leeftijd[0]


@pytest.mark.parametrize(("leeftijd", "op"), [(67, date(2026, 3, 1)), (68, None)])
def test_wie_bij_het_begin_de_aow_leeftijd_heeft_krijgt_dat_te_horen(leeftijd, op):
    """The day itself is given when it lies in these years."""
    v = op_leeftijd("wajong", leeftijd)
    assert (v.aow_bij_begin, v.aow_leeftijd_op) == (True, op)
    zin = v.na_aow_leeftijd[0]
    assert "bij het begin al bereikt: geen loonkostenvoordeel" in zin and "tellen niet mee voor het quotum" in zin
    assert not any(j.lkv or j.loondispensatie for j in v.jaren)
    op_de_dag = op is not None  # registered on that day, so its tijdvak counts for the quota (decision 92)
    assert ("telt nog" in zin) is op_de_dag and [j.telt_mee for j in v.jaren] == [op_de_dag, False, False]
    w = wat_als.bereken(v.profiel, 3, STAND, {})
    assert not any("registratie" in aanname for aanname in w.aannames)
    assert hoe(v, "Proefplaatsing").startswith("nee") and "Wajong 2:24" in hoe(v, "Proefplaatsing")
    assert "Wajong" not in " ".join(op_leeftijd("participatiewet", leeftijd).na_aow_leeftijd)


def test_wie_op_de_aow_dag_zelf_begint_houdt_het_tijdvak_als_de_regels_dat_tellen():
    zin = op_leeftijd("vso-pro", 67, date(2026, 3, 15)).na_aow_leeftijd[0]
    assert "alleen het tijdvak van de eerste dag telt nog mee voor het quotum" in zin


@pytest.mark.parametrize("grond", ["participatiewet", "wajong", "wsw", "beschut"])
@pytest.mark.parametrize("leeftijd", [66, 68])
def test_no_risk_zegt_bij_de_aow_leeftijd_overal_hetzelfde(grond, leeftijd):
    v = op_leeftijd(grond, leeftijd, date(2026, 3, 15))
    assert v.no_risk.weken_na_aow == 6
    assert "hoogstens 6 weken" in hoe(v, "No-riskpolis") and "zonder einddatum" not in hoe(v, "No-riskpolis")
    assert "zonder einddatum" in hoe(op_leeftijd(grond, 30), "No-riskpolis")


@pytest.mark.parametrize("grond", ["vso-pro", "voorziening"])
def test_no_risk_op_de_registratie_begint_niet_na_de_aow_leeftijd(grond):
    v = op_leeftijd(grond, 68, date(2026, 3, 15))
    assert v.no_risk.geldt is False and v.no_risk.laatste_dag is None
    assert "geen no-riskpolis" in v.na_aow_leeftijd[0] and hoe(v, "No-riskpolis").startswith("nee")


def test_loondispensatie_stopt_met_het_recht_op_wajong_op_de_dag_zelf():
    """Wajong 2:16 lid 1 onder b with 2:11 lid 1 onder e; 40% of 2.080,00 a month, and 14 of 31 days in March."""
    per_maand = rond(Fraction(2_000 * 24 * 52, 12)) * 40 // 100
    v = op_leeftijd("wajong", 66, date(2026, 3, 15))
    assert [j.loondispensatie for j in v.jaren[1:]] == [2 * per_maand + rond(Fraction(per_maand * 14, 31)), 0]
    assert "geen loondispensatie meer (Wajong 2:11" in v.na_aow_leeftijd[0]
    onbekend = op_leeftijd("wajong", 66, loonwaarde=None)
    assert [j.loondispensatie for j in onbekend.jaren] == [None, None, 0]  # nothing to know after the pension age


def test_wie_in_geen_register_staat_hoort_niets_over_een_registratie():
    assert op_leeftijd("geen", 66).na_aow_leeftijd == op_leeftijd("geen", 68).na_aow_leeftijd == ()
    for grond, lkv in (("wia", True), ("beschut", False)):
        zinnen = " ".join(op_leeftijd(grond, 66).na_aow_leeftijd)
        assert "registratie" not in zinnen and "quotum" not in zinnen
        assert ("loonkostenvoordeel" in zinnen) is lkv and "AOW-leeftijd op 01-03-2027" in zinnen


def test_wie_jong_is_hoort_niets_over_de_aow_leeftijd():
    v = wat_als.bereken(KOEN, 3, STAND, {}).varianten[0]
    assert v.aow_leeftijd_op is None and v.na_aow_leeftijd == ()


def test_proefplaatsing_schuift_het_contract_op():
    v = wat_als.bereken(replace(KOEN, proefmaanden=3, eind=None), stand=STAND, varianten={}).varianten[0]
    assert v.jaren[0].van == date(2026, 6, 1)
    assert (v.proef.zonder_verlenging, v.proef.hoogstens, v.proef.past) == (2, 6, True)
    zeven = replace(KOEN, proefmaanden=7, eind=None, uurloon=2_000)
    assert wat_als.bereken(zeven, stand=STAND, varianten={}).varianten[0].proef.past is False
    kort = replace(KOEN, grond="wia", proefmaanden=3, eind=date(2026, 8, 31))
    proef = wat_als.bereken(kort, stand=STAND, varianten={}).varianten[0].proef
    assert proef.contract_lang_genoeg is False and proef.langer_dan_beleid is True


def test_vastgehouden_minimumloon_is_dat_van_het_laatste_halfjaar():
    """Participatiewet 10d lid 7: 2027 is reset on 1 January; the last known month is that of July 2026, 2.337,00."""
    eerste, tweede = wat_als.bereken(KOEN, jaren=2, stand=STAND, varianten={}).varianten[0].jaren
    per_maand = Fraction(233_700 * 108, 100) * Fraction(40, 100) * Fraction(125, 100) * Fraction(24, 36)
    assert tweede.lks == 2 * rond(per_maand) == 168_264
    assert eerste.lks == 825_980  # 2026 goes on with the amount of January
    vooraf = wat_als.bereken(KOEN, jaren=2, stand=date(2026, 6, 1), varianten={}).varianten[0].jaren[1]
    assert vooraf.lks == 2 * 82_598  # in June nobody knew the amount of July


@pytest.mark.parametrize(
    ("waarden", "wat"),
    [
        ({"lkv_banenafspraak_per_uur": 202}, "lkv"),
        ({"wml_maand_januari": 300_000}, "lks"),
        ({"vakantiebijslag_percentage": 900}, "vakantiebijslag"),
    ],
)
def test_wat_anders_is_werkt_door_in_elk_bedrag_dat_ervan_afhangt(waarden, wat):
    """One law for every year: the figure that was given counts, its own amount and the cost change with it."""
    gewoon, anders = (
        wat_als.bereken(KOEN, varianten={}, wetten=wetten).varianten[0].jaren[0]
        for wetten in (Wetten.known(STAND), Wetten.known(STAND, given=waarden))
    )
    assert getattr(gewoon, wat) < getattr(anders, wat) and gewoon.kosten != anders.kosten
    assert gewoon.loon == anders.loon


# --- What if: years, variants, unknown ------------------------------------------------------------------------------


def test_wat_nog_niet_bekend_is_wordt_vastgehouden_en_genoemd():
    w = wat_als.bereken(KOEN, stand=STAND, varianten={})
    namen = {v["naam"]: v["jaar"] for v in w.vastgehouden}
    assert namen["lkv_banenafspraak_per_uur"] == 2026 and "lkv_oudere_per_uur" not in namen
    streng = wat_als.bereken(KOEN, stand=STAND, varianten={}, vasthouden=False)
    assert streng.vastgehouden == ()
    tweede = streng.varianten[0].jaren[1]
    assert tweede.lkv is None and tweede.lks is None and tweede.kosten is None and tweede.onbekend
    assert streng.varianten[0].jaren[0].kosten == w.varianten[0].jaren[0].kosten  # 2026 is known
    assert streng.varianten[0].totaal is None


def test_niets_wordt_vastgehouden_waar_alles_bekend_is():
    vroeger = replace(KOEN, begin=date(2018, 3, 1), eind=date(2020, 2, 28), uurloon=1_100)
    assert wat_als.bereken(vroeger, stand=STAND, varianten={}).vastgehouden == ()


@pytest.mark.parametrize(
    "profiel",
    [KOEN, replace(KOEN, begin=date(2026, 11, 1), eind=None, uurloon=1_600), replace(KOEN, minimum=True, uurloon=None)],
)
def test_wat_eerder_is_vastgehouden_verandert_geen_uitkomst_en_geen_uitleg(profiel, monkeypatch):
    """It is only remembered which figures had to be held: without that memory everything is the same."""
    met = beeld_wat_als.wat_als_dict(wat_als.bereken(profiel, 4, STAND))
    monkeypatch.setattr(Vasthouder, "_opnieuw", lambda *_: ())
    assert beeld_wat_als.wat_als_dict(wat_als.bereken(profiel, 4, STAND)) == met
    assert met["vastgehouden"]


@pytest.mark.parametrize("grond", ["participatiewet", "wajong", "geen"])
def test_de_maanden_tellen_op_tot_het_jaar(grond):
    """The wage of a youth is not known of 2027, so neither is that of its months."""
    half = replace(KOEN, grond=grond, begin=date(2026, 3, 16), minimum=True, uurloon=None)
    for profiel in (half, replace(half, leeftijd=20)):
        for j in wat_als.bereken(profiel, 3, STAND, {}).varianten[0].jaren:
            for naam in ("uren", "loon", "loondispensatie", "lks"):
                delen = [getattr(m, naam) for m in j.maanden]
                assert (None if None in delen else sum(delen)) == getattr(j, naam), (j.jaar, naam)
            assert all(m.van.month == m.tot.month for m in j.maanden)


def test_jaren_zonder_contract_worden_geweigerd():
    """There is nothing to show of a year in which the trial still runs."""
    laat = replace(KOEN, begin=date(2026, 11, 15), eind=None, uurloon=1_600, proefmaanden=2)
    with pytest.raises(Fout, match="nog geen contract"):
        wat_als.bereken(laat, 1, STAND)
    assert wat_als.bereken(laat, 2, STAND).varianten[0].uren > 0


def test_meer_uren_en_een_langer_contract_staan_ernaast():
    w = wat_als.bereken(KOEN, stand=STAND)
    assert [v.naam for v in w.varianten] == ["zoals opgegeven", "meer uren", "langer contract"]
    gewoon, meer, langer = w.varianten
    assert meer.uren > gewoon.uren and langer.uren > gewoon.uren
    assert (meer.profiel.uren, langer.profiel.uren) == (KOEN.uren + 800, KOEN.uren)  # one working day a week
    assert langer.jaren[0].kosten == gewoon.jaren[0].kosten
    assert [j.van is None for j in gewoon.jaren] == [False, False, True]
    assert gewoon.jaren[2].kosten == 0
    vol = replace(KOEN, uren=3_600, eind=None)
    assert [v.naam for v in wat_als.bereken(vol, stand=STAND).varianten] == ["zoals opgegeven"]


# --- What if: on the command line -----------------------------------------------------------------------------------

KOEN_OPTIES = (
    "--grond participatiewet --uren 24 --uurloon 14,71 --loonwaarde 60 --vanaf 2026-03-01 --tot 2027-02-28 "
    "--stand 2026-11-22"
)


def test_wat_als_als_tabel_grafiek_en_json(capsys, tmp_path):
    grafiek = tmp_path / "kosten.svg"
    assert cli.main(["werkgever", "wat-als", *KOEN_OPTIES.split(), "--grafiek", str(grafiek)]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    for stuk in (
        "€ 7.212,07",
        "Meer uren",
        "Langer contract",
        "geen contract",
        "Indicatief",
        "Ziektewet 29b lid 2 onder e",
        "0,7 baan",
    ):
        assert stuk in uit, stuk
    assert "er wordt geen heffing opgelegd" in uit
    assert cli.main(["werkgever", "wat-als", *KOEN_OPTIES.split(), "--grafiek", str(tmp_path / "x.png")]) == 2
    assert "kosten.svg" in capsys.readouterr().err and not (tmp_path / "x.png").exists()
    assert grafiek.read_text(encoding="utf-8").startswith("<svg") and "7.212,07" in grafiek.read_text(encoding="utf-8")
    assert cli.main(["werkgever", "wat-als", *KOEN_OPTIES.split(), "--json"]) == 0
    gevonden = json.loads(capsys.readouterr().out)
    eerste = gevonden["varianten"][0]["jaren"][0]
    assert (eerste["kosten"], eerste["lks"], eerste["van"]) == (721_207, 825_980, "2026-03-01")
    assert gevonden["vastgehouden"] and gevonden["aannames"]


def test_eigen_varianten(capsys):
    opties = "--meer-uren 30 --langer-tot onbepaald --jaren 2 --json"
    assert cli.main(["werkgever", "wat-als", *KOEN_OPTIES.split(), *opties.split()]) == 0
    varianten = json.loads(capsys.readouterr().out)["varianten"]
    assert [v["profiel"]["uren"] for v in varianten] == [2_400, 3_000, 2_400]
    assert varianten[2]["profiel"]["eind"] is None and len(varianten[0]["jaren"]) == 2


def test_uitleg_van_wat_als(capsys):
    assert cli.main(["werkgever", "wat-als", *KOEN_OPTIES.split(), "--uitleg"]) == 0
    uit = capsys.readouterr().out
    assert "Loonkostensubsidie: € 825,98 per maand" in uit and "Participatiewet 10d lid 4" in uit


@pytest.mark.parametrize(
    ("opties", "code", "deel"),
    [
        ("--uren 24 --uurloon 14 --vanaf 2026-03-01", 2, "--grond"),
        ("--grond niets --uren 24 --uurloon 14 --vanaf 2026-03-01", 2, "kies participatiewet, wajong"),
        ("--grond wia --uren 24 --vanaf 2026-03-01", 1, "één van de twee"),
        ("--grond wia --uren 24 --uurloon 0 --vanaf 2026-03-01", 2, "'0' is geen loon voor --uurloon"),
        ("--grond wia --uren 24 --maandloon 0,00 --vanaf 2026-03-01", 2, "is geen loon voor --maandloon"),
        ("--grond wia --uren veel --uurloon 14 --vanaf 2026-03-01", 2, "geen getal"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf maart", 2, "geen datum"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf 2026-03-01 --loonwaarde 160", 2, "hoogstens 100"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf 2026-03-01 --proefplaatsing -1", 2, "minstens 0"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf 2026-03-01 --jaren 0", 1, "1 tot en met 10"),
        ("--grond wia --uren 24 --uurloon 15 --vanaf 2026-03-01 --meer-uren 10", 2, "niet meer dan de uren"),
        ("--grond wia --uren 24 --uurloon 15 --vanaf 2026-03-01 --langer-tot onbepaald", 2, "al onbepaald"),
        (
            "--grond wia --uren 24 --uurloon 15 --vanaf 2026-03-01 --tot 2027-01-01 --langer-tot 2026-12-01",
            2,
            "eindigt niet later",
        ),
    ],
)
def test_verkeerd_gebruik_van_wat_als(capsys, opties, code, deel):
    assert cli.main(["werkgever", "wat-als", *opties.split()]) == code
    fout = capsys.readouterr().err
    assert fout.startswith("Fout: ") and deel in fout and "Traceback" not in fout


def test_wat_niet_geldt_zegt_waarom_niet(capsys):
    opties = "--grond geen --uren 24 --uurloon 15 --vanaf 2026-03-01 --stand 2026-11-22"
    assert cli.main(["werkgever", "wat-als", *opties.split()]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "in de loonaangifte vragen" not in uit and "UWV beslist" not in uit and "de gemeente beslist" not in uit
    assert "geen recht met deze grond" in uit


@pytest.mark.parametrize(
    ("begin", "jaar"), [(date(2026, 3, 1), "In 2026 (vanaf 1 maart) "), (date(2027, 1, 1), "In 2027 ")]
)
def test_het_antwoord_is_van_het_jaar_waarnaar_gevraagd_is_en_zegt_welk(begin: date, jaar: str) -> None:
    w = wat_als.bereken(
        replace(KOEN, begin=begin, eind=None, uurloon=None, minimum=True),
        3,
        None,
        None,
        True,
        Wetten.known("2026-11-29"),
    )
    assert beeld_wat_als.wat_als_beeld(w).antwoord.startswith(jaar)


@pytest.mark.parametrize(("grond", "wie"), [("participatiewet", "gemeente"), ("wajong", "UWV")])
def test_zonder_loonwaarde_staat_er_wie_haar_meet(grond: str, wie: str) -> None:
    """Its twin: who gives one is not asked for it."""
    profiel = Profiel(grond, 2_400, date(2026, 3, 1), minimum=True)
    zonder, met = (
        beeld_wat_als.wat_als_beeld(wat_als.bereken(p, 3, None, None, True, Wetten.known("2026-11-29"))).acties
        for p in (profiel, replace(profiel, loonwaarde=6_000))
    )
    assert any(wie in a.wat and "de loonwaarde te meten" in a.wat for a in zonder)
    assert not any("te meten" in a.wat for a in met)
