"""An employer without files: the calculator's questions and answers, and what hiring somebody does and costs."""

from __future__ import annotations

import io
import json
import shlex
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.cli import invoer, werkgever_zonder, werkgever_zonder_beeld
from telmee.cli.werkgever_zonder_beeld import reden_zin
from telmee.fouten import Fout, GebruiksFout
from telmee.werkgever import calculator, wat_als
from telmee.werkgever.calculator import Antwoorden, Hoeveelheid, OpslagVraag, bereken, volgende_vraag
from telmee.werkgever.gronden import GRONDEN
from telmee.werkgever.profiel import Profiel, maanden, rijen, rond
from telmee.wet.receipt import check_receipt

STAND = date(2026, 11, 22)
GROOT = Antwoorden("overheid", 2024, Hoeveelheid(jaar=100_000), 100_000, Hoeveelheid(jaar=0))


# --- The calculator: outcomes ---------------------------------------------------------------------------------------


def test_het_rekenvoorbeeld_van_honderdduizend_uur():
    """Besluit Wfsv 2.23 lid 3, 38h lid 4: 3,09% of 100.000 hours is 2,3 banen, 11.500 euros; and none is imposed."""
    u = bereken(GROOT, STAND)
    assert (u.quotum.tekort, u.quotum.heffing.bedrag) == (23, 1_150_000)
    assert (u.quotum.heffing.opgelegd, u.quotum.heffing.opgelegd_bedrag) == (False, 0)
    assert u.quotum.heffing.reden == "opgeschort voor dit jaar (122na)"
    assert u.quotum.status == "indicatief"


def test_wat_vroeger_bekend_was_zonder_opschorting():
    """Known in June 2019 the levy over 2018 was still to come."""
    toen = bereken(replace(GROOT, jaar=2018), date(2019, 6, 1))
    assert toen.quotum.heffing.opgelegd is True and toen.quotum.heffing.opgelegd_bedrag == toen.quotum.heffing.bedrag


def test_ingeleende_uren_tellen_sinds_2018():
    """Besluit Wfsv 2.28: 16.000 of 21.400 hours are there, 4,0 banen are missing."""
    a = Antwoorden(
        "overheid", 2019, Hoeveelheid(jaar=1_000_000), 1_000_000, Hoeveelheid(jaar=10_000), Hoeveelheid(jaar=6_000)
    )
    assert bereken(a, STAND).quotum.tekort == 40
    zonder = bereken(replace(a, inleen=None), STAND)
    assert zonder.quotum.tekort == 85
    vroeger = bereken(replace(a, jaar=2017, percentages={2017: 214}), STAND)
    assert vroeger.uren["doelgroep"] == 10_000
    assert any("voor 2018" in zin for zin in vroeger.kanttekeningen)


@pytest.mark.parametrize(
    ("uren", "vorig", "plichtig"), [(40_575, 40_575, True), (40_574, 40_575, False), (40_575, 40_574, False)]
)
def test_de_drempel_en_zijn_tweelingen(uren, vorig, plichtig):
    u = bereken(replace(GROOT, uren=Hoeveelheid(jaar=uren), uren_vorig_jaar=vorig), STAND)
    assert u.quotum.plichtig is plichtig
    assert (u.quotum.tekort == 0) or plichtig
    assert bool(u.quotum.tellingen) is plichtig


def test_zonder_het_jaar_ervoor_is_de_plicht_onbekend_en_het_tekort_wat_het_dan_zou_zijn():
    u = bereken(replace(GROOT, uren_vorig_jaar=None), STAND)
    assert u.quotum.plichtig is None and u.quotum.tekort is None
    assert u.als_plichtig == 23
    assert "toetsuren_vorig_jaar" in u.onbekend[0]


def test_een_onbekend_percentage_blijft_onbekend_met_de_reden():
    u = bereken(Antwoorden("markt", 2026, Hoeveelheid(jaar=200_000), 200_000, Hoeveelheid(jaar=0)), STAND)
    assert u.quotum.vereiste_banen is None and u.quotum.tekort is None and u.quotum.heffing.bedrag is None
    assert "2,58%" in u.onbekend[0]
    assert u.quotum.heffing.opgelegd is False  # not activated, whatever the percentage
    zelf = bereken(replace(GROOT, jaar=2026, percentages={2026: 258}), STAND)
    assert (zelf.quotum.percentage, zelf.quotum.status) == (258, "opgegeven")


def test_fte_worden_uren_over_52_weken_en_dat_staat_erbij():
    u = bereken(replace(GROOT, uren=Hoeveelheid(week=360_000)), STAND)
    assert u.uren["totaal"] == 3_600 * 52
    assert u.geschat == ("alle uren",) and "Geschat" in u.kanttekeningen[0]
    assert bereken(GROOT, STAND).geschat == ()


def test_jaar_en_weektelling_naast_elkaar():
    """3 x 24 hours a week is 72 / 25,5 = 2,8 banen; a year of that 3.744 / 1.331 = 2,8."""
    a = replace(GROOT, uren=Hoeveelheid(week=360_000), doelgroep=Hoeveelheid(week=7_200))
    jaar, week = bereken(a, STAND).quotum.tellingen
    assert (jaar.gerealiseerd, week.gerealiseerd) == (28, 28)
    assert (jaar.uren_per_baan, week.uren_per_baan) == (1_331, 255)
    assert week.tekort == week.vereist - week.gerealiseerd


def test_komende_jaren_alleen_waar_een_percentage_is():
    later = bereken(replace(GROOT, jaar=2018), STAND).komende_jaren
    assert [(k.jaar, k.status) for k in later] == [
        (2019, "vastgesteld"),
        *((j, "indicatief") for j in range(2020, 2025)),
    ]
    assert [k.percentage for k in later] == sorted(k.percentage for k in later)
    markt = bereken(replace(GROOT, sector="markt", jaar=2026, percentages={2026: 258, 2028: 270}), STAND)
    assert [(k.jaar, k.status) for k in markt.komende_jaren] == [(2028, "opgegeven")]


def test_hoeveel_uren_het_tekort_opheffen():
    u = bereken(GROOT, STAND)
    erbij = u.quotum.aanvulling.uren
    assert erbij == 3_090
    vol = bereken(replace(GROOT, doelgroep=Hoeveelheid(jaar=erbij)), STAND)
    assert vol.quotum.tekort == 0 and vol.quotum.aanvulling.uren == 0


def test_een_receipt_is_na_te_rekenen():
    assert check_receipt(json.loads(json.dumps(bereken(GROOT, STAND).receipt))) == []


@given(st.integers(40_575, 10**8), st.integers(0, 10**6))
@settings(max_examples=25)
def test_meer_uren_van_de_doelgroep_geven_nooit_een_groter_tekort(uren, doelgroep):
    uren = max(uren, doelgroep + 1_000)
    a = replace(GROOT, uren=Hoeveelheid(jaar=uren), uren_vorig_jaar=uren)
    weinig = bereken(replace(a, doelgroep=Hoeveelheid(jaar=doelgroep)), STAND)
    meer = bereken(replace(a, doelgroep=Hoeveelheid(jaar=doelgroep + 1_000)), STAND)
    assert 0 <= meer.quotum.tekort <= weinig.quotum.tekort
    assert weinig.quotum.heffing.bedrag == weinig.quotum.tekort * 50_000


# --- Opslag and bonus -----------------------------------------------------------------------------------------------

MARKT = Antwoorden("markt", 2026, Hoeveelheid(jaar=200_000), 200_000, Hoeveelheid(jaar=3_000), percentages={2026: 258})


def test_opslag_en_bonus_zijn_indicatief_en_gelden_niet():
    o = bereken(MARKT, STAND, OpslagVraag(700_000_000, False, 50)).opslag_bonus
    assert (o.van_toepassing, o.status, o.percentage_herkomst) == (False, "indicatief", "opgegeven")
    assert (o.opslag, o.bonus, o.saldo) == (3_500_000, 3_000 * 377, 3_000 * 377 - 3_500_000)
    assert o.evenwicht_uren == -(-3_500_000 // 377) and o.uren_tot_evenwicht == o.evenwicht_uren - 3_000


def test_zonder_percentage_volgt_het_uit_het_evenwicht_en_dat_staat_erbij():
    o = bereken(MARKT, STAND, OpslagVraag(700_000_000, False)).opslag_bonus
    assert o.percentage_herkomst.startswith("afgeleid")
    assert o.percentage == 5_160 * 377 * 10_000 // 700_000_000


def test_een_kleine_werkgever_betaalt_geen_opslag_maar_krijgt_wel_bonus():
    o = bereken(MARKT, STAND, OpslagVraag(700_000_000, True, 50)).opslag_bonus
    assert o.opslag == 0 and o.saldo == o.bonus == 3_000 * 377


def test_de_bonus_van_een_grote_werkgever_past():
    a = replace(MARKT, uren=Hoeveelheid(jaar=300_000), doelgroep=Hoeveelheid(jaar=250_001))
    assert bereken(a, STAND, OpslagVraag(700_000_000, False, 50)).opslag_bonus.bonus == 250_001 * 377


def test_opslag_bestaat_pas_sinds_2025():
    with pytest.raises(Fout, match="vanaf 2025"):
        bereken(replace(MARKT, jaar=2024, percentages={2024: 258}), STAND, OpslagVraag(1, False))
    assert bereken(MARKT, STAND).opslag_bonus is None


# --- Questions ------------------------------------------------------------------------------------------------------


def test_hoogstens_zes_vragen_en_niet_meer_dan_nodig():
    gesteld = []
    a = Antwoorden()
    antwoorden = {
        "sector": {"sector": "markt"},
        "jaar": {"jaar": 2026},
        "uren": {"uren": Hoeveelheid(jaar=200_000)},
        "uren_vorig_jaar": {"uren_vorig_jaar": 200_000},
        "doelgroep": {"doelgroep": Hoeveelheid(jaar=1_000)},
        "percentage": {"percentages": {2026: 258}},
    }
    while (vraag := volgende_vraag(a, STAND)) is not None:
        gesteld.append(vraag)
        a = replace(a, **antwoorden[vraag])
    assert gesteld == list(antwoorden)
    assert (
        volgende_vraag(replace(a, uren=Hoeveelheid(jaar=40_574), uren_vorig_jaar=None, doelgroep=None), STAND) is None
    )
    assert volgende_vraag(replace(a, uren_vorig_jaar=40_574, doelgroep=None), STAND) is None
    bekend = Antwoorden("overheid", 2018, Hoeveelheid(jaar=200_000), 200_000, Hoeveelheid(jaar=1))
    assert volgende_vraag(bekend, STAND) is None  # the percentage is known


def test_weet_ik_niet_wordt_niet_nog_eens_gevraagd():
    a = Antwoorden("markt", 2026, Hoeveelheid(jaar=200_000), overgeslagen=frozenset({"uren_vorig_jaar"}))
    assert volgende_vraag(a, STAND) == "doelgroep"


@pytest.mark.parametrize(("jaar", "deel"), [(2014, "vanaf 2015"), (1900, "vanaf 2015")])
def test_een_jaar_voor_het_quotum_wordt_geweigerd(jaar, deel):
    with pytest.raises(Fout, match=deel):
        bereken(replace(GROOT, jaar=jaar), STAND)


def test_absurde_uren_worden_geweigerd():
    with pytest.raises(Fout, match="kan niet"):
        bereken(replace(GROOT, uren=Hoeveelheid(jaar=10**12)), STAND)
    with pytest.raises(Fout, match="nodig"):
        bereken(Antwoorden("markt", 2026), STAND)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def vraag(monkeypatch, capsys, regels: str, *opties: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", Terminal(regels))
    code = cli.main(["werkgever", "calculator", "--stand", "2026-11-22", *opties])
    uit = capsys.readouterr()
    return code, uit.out, uit.err


def test_op_een_terminal_wordt_gevraagd_en_een_fout_antwoord_nog_eens(monkeypatch, capsys):
    regels = "winkel\nmarkt\n2026\n100 x 36\n180.000\nveel\n3000 + 500\n2,58\n"
    code, uit, err = vraag(monkeypatch, capsys, regels, "--json")
    assert code == 0
    gevonden = json.loads(uit)  # the questions are on stderr
    assert gevonden["uren"] == {"totaal": 187_200, "grondslag": 187_200, "doelgroep": 3_500, "inleen": 500}
    assert gevonden["quotum"]["percentage"] == 258
    assert err.count("?") >= 6 and "\n7." not in err
    assert "'winkel' is geen sector" in err and "'veel' is geen getal" in err


def test_leeg_is_weet_ik_niet_behalve_waar_het_nodig_is(monkeypatch, capsys):
    code, uit, err = vraag(monkeypatch, capsys, "\no\n2018\n100000\n\n\n", "--json")
    assert code == 0 and "Dit is nodig om te rekenen" in err
    assert json.loads(uit)["quotum"]["plichtig"] is None


def test_wie_stopt_krijgt_geen_half_antwoord(monkeypatch, capsys):
    code, uit, err = vraag(monkeypatch, capsys, "markt\n")
    assert code == 1 and uit == "" and "Afgebroken" in err


def test_zonder_terminal_zegt_de_fout_welke_optie_ontbreekt(capsys):
    assert cli.main(["werkgever", "calculator", "--sector", "markt"]) == 2
    assert "--jaar" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("opties", "deel"),
    [
        (["--sector", "zorg"], "overheid of markt"),
        (["--uren", "1", "--fte", "2", "--uren-per-week", "36"], "niet allebei"),
        (["--fte", "2"], "horen bij elkaar"),
        (["--loonsom", "5"], "horen bij --opslag"),
        (["--quotumpercentage", "2,58"], "ook --jaar"),
        (["--jaar", "2026", "--quotumpercentage", "jaar=2"], "begint niet met een jaar"),
        (["--jaar", "2026", "--quotumpercentage", "258"], "hoogstens 100"),
        (["--uren", "-5"], ""),
        (["--uren", "1,5"], "geen heel getal"),
        (["--jaar", "volgend"], "geen heel getal"),
    ],
)
def test_verkeerd_gebruik_zegt_wat_te_doen(capsys, opties, deel):
    assert cli.main(["werkgever", "calculator", *opties]) == 2
    fout = capsys.readouterr().err
    assert fout.startswith("Fout: ") and deel in fout and "Traceback" not in fout


def test_de_tabel_zegt_dat_er_geen_heffing_is(capsys, tmp_path):
    opties = "--sector overheid --jaar 2018 --uren 100.000 --uren-vorig-jaar 100000 --doelgroep-uren 0"
    extra = f"--stand 2026-11-22 --receipt {tmp_path / 'r.json'} --uitleg"
    code = cli.main(["werkgever", "calculator", *opties.split(), *extra.split()])
    uit = " ".join(capsys.readouterr().out.split())
    assert code == 0
    assert "Er wordt geen heffing opgelegd: opgeschort voor dit jaar (122na)" in uit
    assert "2,36% *" in uit and "indicatief" in uit and "jaartelling" in uit and "Wfsv 38g lid 3" in uit
    assert check_receipt(json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))) == []


def test_opslag_in_de_tabel(capsys):
    argumenten = "--sector markt --jaar 2026 --uren 200000 --uren-vorig-jaar 200000 --doelgroep-uren 3000 --opslag"
    extra = "--quotumpercentage 2,58 --loonsom 7.000.000 --geen-kleine-werkgever --stand 2026-11-22"
    assert cli.main(["werkgever", "calculator", *argumenten.split(), *extra.split()]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "nog niet in werking" in uit and "€ 11.310,00" in uit and "afgeleid" in uit


def test_een_reden_in_gewone_woorden():
    assert reden_zin("'x_y' (Loonwaarde) is niet opgegeven") == "Onbekend: Loonwaarde."
    assert (
        reden_zin("'p' (Percentage (markt)) is onbekend: niet gevonden.")
        == "Onbekend: Percentage (markt) (niet gevonden)."
    )
    assert reden_zin("de loonwaarde is nodig") == "Onbekend: de loonwaarde is nodig."


# --- What people type -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("166.400", 166_400),
        ("1.234,5", Fraction(2469, 2)),
        ("25.5", Fraction(51, 2)),
        ("25,5", Fraction(51, 2)),
        ("€ 2.500", 2_500),
        ("2,58%", Fraction(129, 50)),
        ("36 uur", 36),
        ("40575", 40_575),
        ("1.234.567", 1_234_567),
    ],
)
def test_getallen_op_zijn_nederlands(tekst, waarde):
    assert invoer.getal(tekst) == waarde


@pytest.mark.parametrize("tekst", ["", "veel", "1,2,3", "12.34.5", "-4", "1e6", "٣", "1" * 40, "1/2", "nan"])
def test_wat_geen_getal_is(tekst):
    with pytest.raises(GebruiksFout):
        invoer.geheel(tekst, "de proef")


@pytest.mark.parametrize("tekst", ["100 x 36", "100x36", "100 × 36", "100 fte van 36", "100 * 36 uur", "100 maal 36"])
def test_fte_maal_uren(tekst):
    assert invoer.uren(tekst, "uren") == (None, 360_000)


def test_wat_dubbelzinnig_of_onmogelijk_is_wordt_geweigerd():
    """Who writes 180,000 means thousands; to read it as 180 would put a large employer under the threshold."""
    with pytest.raises(GebruiksFout, match=r"schrijf 180\.000"):
        invoer.geheel("180,000", "de uren")
    assert invoer.geheel("180,00", "de uren") == 180
    with pytest.raises(GebruiksFout, match="minder dan nul"):
        invoer.procent("-1", "het percentage")
    with pytest.raises(GebruiksFout, match="168 uur"):
        invoer.uren("100 x 200", "de uren")
    with pytest.raises(GebruiksFout, match="Bedoelde u 'wajong'"):
        invoer.gekozen("wajon", {naam: naam for naam in GRONDEN}, "grond")


def test_meer_doelgroep_dan_personeel_kan_niet():
    with pytest.raises(Fout, match="meer dan alle uren"):
        bereken(replace(GROOT, doelgroep=Hoeveelheid(jaar=100_001)), STAND)
    with pytest.raises(Fout, match="meer dan alle uren"):
        bereken(replace(GROOT, uren=Hoeveelheid(week=3_600), doelgroep=Hoeveelheid(week=3_601)), STAND)
    assert bereken(replace(GROOT, doelgroep=Hoeveelheid(jaar=100_000)), STAND).quotum.tekort == 0


def test_datums_percentages_en_ja():
    assert invoer.dag("1-3-2026", "x") == invoer.dag("2026-03-01", "x") == date(2026, 3, 1)
    for fout in ("31-2-2026", "morgen", "2026"):
        with pytest.raises(GebruiksFout, match="geen datum"):
            invoer.dag(fout, "x")
    with pytest.raises(GebruiksFout, match="te veel cijfers"):
        invoer.procent("2,585", "x")


# --- What if: amounts -----------------------------------------------------------------------------------------------

KOEN = Profiel("participatiewet", 2_400, date(2026, 3, 1), uurloon=1_471, loonwaarde=6_000, eind=date(2027, 2, 28))


def jaar(profiel: Profiel, nummer: int = 0, **opties) -> wat_als.JaarUitkomst:
    return wat_als.bereken(profiel, stand=STAND, varianten={}, **opties).varianten[0].jaren[nummer]


@pytest.mark.parametrize(("uren", "per_maand"), [(3_600, 126_198), (3_200, 112_176), (2_700, 94_649)])
def test_loonkostensubsidie_zoals_gepubliceerd(uren, per_maand):
    """RegelRecht, casus Koen: 60% on 1 July 2026, 1.261,98 for 36 hours (946,485 is shown as 946,48)."""
    assert jaar(replace(KOEN, begin=date(2026, 7, 1), uren=uren)).lks == 6 * per_maand


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
    assert j.lks == 0 and j.loondispensatie == 10 * (rond(KOEN.loon_per_maand) - rond(KOEN.loon_per_maand) * 60 // 100)
    kort = jaar(replace(KOEN, grond="wajong", eind=date(2026, 7, 31)))
    assert kort.loondispensatie == 0  # a contract of less than six months
    assert jaar(replace(KOEN, grond="wajong", loonwaarde=8_000)).loondispensatie == 0  # less than 25% below


def test_zonder_loonwaarde_blijft_onbekend_wat_ervan_afhangt():
    for grond in ("participatiewet", "wajong"):
        j = jaar(replace(KOEN, grond=grond, loonwaarde=None))
        assert j.kosten is None and any("loonwaarde" in reden.lower() for reden in j.onbekend)
        assert j.lkv == 105_040  # what does not depend on it is there
    assert jaar(replace(KOEN, grond="wia", loonwaarde=None)).kosten is not None


def test_forfait_geldt_zes_maanden():
    j = jaar(replace(KOEN, forfait=True))
    zes = 6 * rond(Fraction(229_440 * 108 * 50 * 125 * 24, 100 * 100 * 100 * 36))
    assert j.lks == zes + 4 * 82_598


def test_jongeren_krijgen_subsidie_over_hun_eigen_minimumloon():
    jong, oud = jaar(replace(KOEN, leeftijd=19)), jaar(KOEN)
    assert 0 < jong.lks < oud.lks and abs(jong.lks - oud.lks * 60 // 100) < 1_000


def test_wie_de_aow_leeftijd_haalt_heeft_geen_voordeel_meer():
    oud = replace(KOEN, begin=date(2026, 1, 1), leeftijd=66, eind=None)
    per_jaar = wat_als.bereken(oud, 3, STAND, {}).varianten[0].jaren
    assert per_jaar[0].lkv > 0 and per_jaar[2].lkv == 0


def test_proefplaatsing_schuift_het_contract_op():
    v = wat_als.bereken(replace(KOEN, proefmaanden=3, eind=None), stand=STAND, varianten={}).varianten[0]
    assert v.jaren[0].van == date(2026, 6, 1)
    assert (v.proef.zonder_verlenging, v.proef.hoogstens, v.proef.past) == (2, 6, True)
    te_lang = wat_als.bereken(replace(KOEN, proefmaanden=7, eind=None), stand=STAND, varianten={}).varianten[0]
    assert te_lang.proef.past is False
    kort = replace(KOEN, grond="wia", proefmaanden=3, eind=date(2026, 8, 31))
    proef = wat_als.bereken(kort, stand=STAND, varianten={}).varianten[0].proef
    assert proef.contract_lang_genoeg is False and proef.langer_dan_beleid is True


def test_onder_het_minimumloon_wordt_gezegd():
    def laag(loon: int) -> bool | None:
        profiel = replace(KOEN, uurloon=loon)
        return wat_als.bereken(profiel, stand=STAND, varianten={}).varianten[0].onder_minimumloon

    assert (laag(1_470), laag(1_471)) == (True, False)


@pytest.mark.parametrize(("loon", "vanaf"), [(1_471, date(2026, 7, 1)), (1_498, date(2026, 7, 1)), (1_499, None)])
def test_een_loon_dat_later_onder_het_minimumloon_komt(loon, vanaf):
    """WML 14: 14,99 an hour since 1 July 2026; 2027 is not known and says nothing."""
    variant = wat_als.bereken(replace(KOEN, uurloon=loon), stand=STAND, varianten={}).varianten[0]
    stijging = variant.minimumloon_stijgt
    assert (None if stijging is None else stijging.vanaf) == vanaf
    eind = replace(KOEN, uurloon=1_471, eind=date(2026, 6, 30))
    assert wat_als.bereken(eind, stand=STAND, varianten={}).varianten[0].minimumloon_stijgt is None


@pytest.mark.parametrize(("uurloon", "hoog"), [(1_471, False), (147_100, True)])
def test_een_vergeten_komma_wordt_gezegd(uurloon, hoog):
    w = wat_als.bereken(replace(KOEN, uurloon=uurloon), stand=STAND, varianten={})
    assert w.varianten[0].opvallend_hoog is hoog
    noten = " ".join(werkgever_zonder_beeld.wat_als_tabellen(w)[0].voetnoten)
    assert ("staat de komma goed?" in noten) is hoog


def test_vastgehouden_minimumloon_is_dat_van_het_laatste_halfjaar():
    """Participatiewet 10d lid 7: 2027 is reset on 1 January; the last known month is that of July 2026, 2.337,00."""
    eerste, tweede = wat_als.bereken(KOEN, jaren=2, stand=STAND, varianten={}).varianten[0].jaren
    per_maand = Fraction(233_700 * 108, 100) * Fraction(40, 100) * Fraction(125, 100) * Fraction(24, 36)
    assert tweede.lks == 2 * rond(per_maand) == 168_264
    assert eerste.lks == 825_980  # 2026 goes on with the amount of January
    vooraf = wat_als.bereken(KOEN, jaren=2, stand=date(2026, 6, 1), varianten={}).varianten[0].jaren[1]
    assert vooraf.lks == 2 * 82_598  # in June nobody knew the amount of July


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
    vroeger = replace(KOEN, begin=date(2018, 3, 1), eind=date(2020, 2, 28), uurloon=1_000)
    assert wat_als.bereken(vroeger, stand=STAND, varianten={}).vastgehouden == ()


def test_meer_uren_en_een_langer_contract_staan_ernaast():
    w = wat_als.bereken(KOEN, stand=STAND)
    assert [v.naam for v in w.varianten] == ["zoals opgegeven", "meer uren", "langer contract"]
    gewoon, meer, langer = w.varianten
    assert meer.uren > gewoon.uren and langer.uren > gewoon.uren
    assert langer.jaren[0].kosten == gewoon.jaren[0].kosten
    assert [j.van is None for j in gewoon.jaren] == [False, False, True]
    assert gewoon.jaren[2].kosten == 0
    vol = replace(KOEN, uren=3_600, eind=None)
    assert [v.naam for v in wat_als.bereken(vol, stand=STAND).varianten] == ["zoals opgegeven"]


def test_een_maandloon_groeit_mee_met_de_uren():
    p = replace(KOEN, uurloon=None, maandloon=150_000)
    assert wat_als.met_uren(p, 3_200).maandloon == 200_000
    assert p.loon_per_uur == Fraction(150_000 * 100, 2_400) / Fraction(52, 12)


@given(
    st.integers(1, 16_800),
    st.dates(date(2018, 1, 1), date(2030, 12, 31)),
    st.integers(1, 1_500),
)
@settings(max_examples=60)
def test_maanden_bewaren_dagen_en_uren(uren, begin, duur):
    eind = date.fromordinal(begin.toordinal() + duur)
    p = Profiel("wia", uren, begin, uurloon=1_500, eind=eind)
    alle = [m for j in range(begin.year, eind.year + 1) for m in maanden(p, j)]
    assert sum((m.tot - m.van).days + 1 for m in alle) == duur + 1
    assert all(0 < m.deel <= 1 for m in alle)
    geteld = sum(rij["verloonde_uren"] for rij in rijen(p, GRONDEN["wia"], alle))
    assert geteld == rond(sum(m.deel for m in alle) * Fraction(uren, 100) * Fraction(52, 12))


@pytest.mark.parametrize(
    ("anders", "deel"),
    [
        ({"grond": "ziek"}, "bestaat niet; kies uit participatiewet"),
        ({"uren": 0}, "meer dan 0"),
        ({"uren": 20_000}, "hoogstens 168"),
        ({"uurloon": None}, "één van de twee"),
        ({"maandloon": 100_000}, "één van de twee"),
        ({"eind": date(2026, 2, 1)}, "eindigt voor het begint"),
        ({"proefmaanden": 13}, "eindigt voor het begint"),
        ({"begin": date(2010, 1, 1)}, "Kies een begin"),
        ({"leeftijd": 12}, "leeftijd"),
        ({"proefmaanden": -1}, "0 tot en met 24"),
    ],
)
def test_een_profiel_dat_niet_kan(anders, deel):
    with pytest.raises(Fout, match=deel):
        replace(KOEN, **anders)


def test_te_veel_jaren():
    with pytest.raises(Fout, match="1 tot en met 10"):
        wat_als.bereken(KOEN, 11, STAND)


# --- What if: on the command line -----------------------------------------------------------------------------------

KOEN_OPTIES = (
    "--grond participatiewet --uren 24 --uurloon 14,71 --loonwaarde 60 --vanaf 2026-03-01 --tot 2027-02-28 "
    "--stand 2026-11-22"
)


def test_wat_als_als_tabel_grafiek_en_json(capsys, tmp_path):
    grafiek = tmp_path / "kosten.svg"
    assert cli.main(["werkgever", "wat-als", *KOEN_OPTIES.split(), "--grafiek", str(grafiek)]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    for stuk in ("€ 7.212,07", "Meer uren", "Langer contract", "geen contract", "Indicatief", "29b.2.e", "0,7 baan"):
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
        ("--grond wia --uren veel --uurloon 14 --vanaf 2026-03-01", 2, "geen getal"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf maart", 2, "geen datum"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf 2026-03-01 --loonwaarde 160", 2, "hoogstens 100"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf 2026-03-01 --proefplaatsing -1", 2, "minstens 0"),
        ("--grond wia --uren 24 --uurloon 14 --vanaf 2026-03-01 --jaren 0", 1, "1 tot en met 10"),
    ],
)
def test_verkeerd_gebruik_van_wat_als(capsys, opties, code, deel):
    assert cli.main(["werkgever", "wat-als", *opties.split()]) == code
    fout = capsys.readouterr().err
    assert fout.startswith("Fout: ") and deel in fout and "Traceback" not in fout


BLADZIJDE = (Path(__file__).parent.parent / "docs/werkgever-zonder-bestanden.md").read_text(encoding="utf-8")
OPDRACHTEN = [shlex.split(regel)[1:] for regel in BLADZIJDE.splitlines() if regel.startswith("./telmee")]


@pytest.mark.parametrize("opdracht", [o for o in OPDRACHTEN if len(o) > 2], ids=" ".join)
def test_de_opdrachten_van_de_bladzijde_doen_het(opdracht, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(opdracht) == 0
    assert capsys.readouterr().out


def test_beide_opdrachten_staan_in_de_hulp(capsys):
    assert cli.main(["werkgever", "--help"]) == 0
    uit = capsys.readouterr().out
    assert "calculator" in uit and "wat-als" in uit
    assert werkgever_zonder.VERPLICHT == ("sector", "jaar", "uren") and calculator.WEKEN == 52
