"""The calculator without files: outcomes, the extra levy and bonus, and at most six questions."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.fouten import Fout
from telmee.werkgever import calculator
from telmee.werkgever.beeld import calculatorbeeld
from telmee.werkgever.beeld_quotum import ALS_PLICHTIG, reden_zin
from telmee.werkgever.calculator import Hoeveelheid, OpslagVraag, Uitkomst, volgende_vraag
from telmee.werkgever.opslag import STATUS
from telmee.wet import Wetten
from telmee.wet.machine.receipt import check_receipt

STAND = date(2026, 11, 22)
OPSLAG = 50


def met(percentages: dict[int, int]) -> Wetten:
    """The law as known on STAND, with a percentage for these years."""
    wetten = Wetten.known(STAND)
    for jaar, percentage in percentages.items():
        wetten = wetten.with_values_in(jaar, quotumpercentage=percentage)
    return wetten


def bereken(a: calculator.Antwoorden, vraag: OpslagVraag | None = None, opslag: int | None = None) -> Uitkomst:
    given = {} if opslag is None else {"inclusiviteitsopslag_percentage": opslag}
    return calculator.bereken(replace(a, wetten=a.wetten.with_values(**given)), vraag)


Antwoorden = partial(calculator.Antwoorden, wetten=Wetten.known(STAND))
GROOT = Antwoorden("overheid", 2024, Hoeveelheid(jaar=100_000), 100_000, Hoeveelheid(jaar=0))


# --- The calculator: outcomes ---------------------------------------------------------------------------------------


def test_het_rekenvoorbeeld_van_honderdduizend_uur():
    """Besluit Wfsv 2.23 lid 3, 38h lid 4: 2,76% of 100.000 hours is 2,0 banen, 10.000 euros; and none is imposed."""
    u = bereken(GROOT)
    assert (u.quotum.tekort, u.quotum.heffing.bedrag) == (20, 1_000_000)
    assert (u.quotum.heffing.opgelegd, u.quotum.heffing.opgelegd_bedrag) == (False, 0)
    assert u.quotum.heffing.reden == "opgeschort voor dit jaar (Wfsv 122na lid 1)"
    assert u.quotum.status == "vastgesteld"
    toen = bereken(
        replace(GROOT, wetten=Wetten.known(date(2023, 12, 21)))
    )  # a day before the percentage was published: the indication of 2018
    assert (toen.quotum.tekort, toen.quotum.status) == (23, "indicatief")


def test_wat_vroeger_bekend_was_zonder_opschorting():
    """Known in June 2019 the levy over 2018 was still to come."""
    toen = bereken(replace(GROOT, jaar=2018, wetten=Wetten.known(date(2019, 6, 1))))
    assert toen.quotum.heffing.opgelegd is True and toen.quotum.heffing.opgelegd_bedrag == toen.quotum.heffing.bedrag


def test_ingeleende_uren_tellen_sinds_2018():
    """Besluit Wfsv 2.28: 16.000 of 21.400 hours are there, 4,0 banen are missing."""
    a = Antwoorden(
        "overheid", 2019, Hoeveelheid(jaar=1_000_000), 1_000_000, Hoeveelheid(jaar=10_000), Hoeveelheid(jaar=6_000)
    )
    assert bereken(a).quotum.tekort == 40
    zonder = bereken(replace(a, inleen=None))
    assert zonder.quotum.tekort == 85
    vroeger = bereken(replace(a, jaar=2017, wetten=met({2017: 214})))
    assert vroeger.uren["doelgroep"] == 10_000
    assert any("uiterlijk 1 augustus 2020 eens" in zin for zin in bereken(a).kanttekeningen)
    assert any("voor 2018" in zin for zin in vroeger.kanttekeningen)


@pytest.mark.parametrize(
    ("uren", "vorig", "plichtig"), [(40_575, 40_575, True), (40_574, 40_575, False), (40_575, 40_574, False)]
)
def test_de_drempel_en_zijn_tweelingen(uren, vorig, plichtig):
    u = bereken(replace(GROOT, uren=Hoeveelheid(jaar=uren), uren_vorig_jaar=vorig))
    assert u.quotum.plichtig is plichtig
    assert (u.quotum.tekort == 0) or plichtig
    assert bool(u.quotum.tellingen) is plichtig


def test_zonder_het_jaar_ervoor_is_de_plicht_onbekend_en_het_tekort_wat_het_dan_zou_zijn():
    u = bereken(replace(GROOT, uren_vorig_jaar=None))
    assert u.quotum.plichtig is None and u.quotum.tekort is None
    assert u.als_plichtig == 20
    assert "toetsuren_vorig_jaar" in u.onbekend[0]


def test_een_onbekende_plicht_geeft_overal_hetzelfde_tekort_met_hetzelfde_voorbehoud():
    u = bereken(replace(GROOT, uren_vorig_jaar=None))
    assert u.quotum.tellingen[0].tekort == u.quotum.aanvulling.banen == u.als_plichtig
    deel = calculatorbeeld(u).deel("quotum")
    figuren = {f.naam: f for f in deel.figuren}
    assert "quotumtekort" not in figuren and figuren["quotumtekort_als_plichtig"].waarde == u.als_plichtig
    assert ALS_PLICHTIG in figuren["aanvulling_uren"].toelichting and ALS_PLICHTIG in deel.tabellen[0].voetnoten[-1]
    assert calculatorbeeld(u).antwoord.startswith(
        "Valt u in 2024 onder het quotum, dan moet u 2,0 banen meer realiseren"
    )
    assert ALS_PLICHTIG not in str(calculatorbeeld(bereken(GROOT)).als_dict())


def test_een_onbekend_percentage_blijft_onbekend_met_de_reden():
    u = bereken(Antwoorden("markt", 2026, Hoeveelheid(jaar=200_000), 200_000, Hoeveelheid(jaar=0)))
    assert u.quotum.vereiste_banen is None and u.quotum.tekort is None and u.quotum.heffing.bedrag is None
    assert "2,58%" in u.onbekend[0]
    assert u.quotum.heffing.opgelegd is False  # not activated, whatever the percentage
    zelf = bereken(replace(GROOT, jaar=2026, wetten=met({2026: 258})))
    assert (zelf.quotum.percentage, zelf.quotum.status) == (258, "opgegeven")


def test_fte_worden_uren_over_52_weken_en_dat_staat_erbij():
    u = bereken(replace(GROOT, uren=Hoeveelheid(week=360_000)))
    assert u.uren["totaal"] == 3_600 * 52
    assert u.geschat == ("alle uren",) and "Geschat" in u.kanttekeningen[0]
    assert bereken(GROOT).geschat == ()


def test_jaar_en_weektelling_naast_elkaar():
    """3 x 24 hours a week is 72 / 25,5 = 2,8 banen; a year of that 3.744 / 1.331 = 2,8."""
    a = replace(GROOT, uren=Hoeveelheid(week=360_000), doelgroep=Hoeveelheid(week=7_200))
    jaar, week = bereken(a).quotum.tellingen
    assert (jaar.gerealiseerd, week.gerealiseerd) == (28, 28)
    assert (jaar.uren_per_baan, week.uren_per_baan) == (1_331, 255)
    assert week.tekort == week.vereist - week.gerealiseerd
    ruim = bereken(replace(a, doelgroep=Hoeveelheid(week=100_000))).quotum.tellingen
    assert [t.tekort for t in ruim] == [0, 0] and ruim[1].gerealiseerd > ruim[1].vereist  # more than enough is no debt


def test_komende_jaren_alleen_waar_een_percentage_is():
    later = bereken(replace(GROOT, jaar=2018)).komende_jaren
    assert [(k.jaar, k.percentage) for k in later] == list(
        zip(range(2019, 2025), (214, 235, 256, 269, 276, 276), strict=True)
    )
    assert {k.status for k in later} == {"vastgesteld"}
    toen = bereken(replace(GROOT, jaar=2018, wetten=Wetten.known(date(2020, 12, 31)))).komende_jaren
    assert [(k.jaar, k.status) for k in toen] == [
        (2019, "vastgesteld"),
        *((j, "indicatief") for j in range(2020, 2025)),
    ]
    markt = bereken(replace(GROOT, sector="markt", jaar=2026, wetten=met({2026: 258, 2028: 270})))
    assert [(k.jaar, k.status) for k in markt.komende_jaren] == [(2028, "opgegeven")]


def test_hoeveel_uren_het_tekort_opheffen():
    u = bereken(GROOT)
    erbij = u.quotum.aanvulling.uren
    assert erbij == 2_760
    vol = bereken(replace(GROOT, doelgroep=Hoeveelheid(jaar=erbij)))
    assert vol.quotum.tekort == 0 and vol.quotum.aanvulling.uren == 0


def test_een_receipt_is_na_te_rekenen():
    assert check_receipt(json.loads(json.dumps(bereken(GROOT).receipt))) == []
    gegeven = replace(GROOT, jaar=2026, sector="markt", wetten=met({2026: 258}))  # a percentage that no source has
    assert check_receipt(json.loads(json.dumps(bereken(gegeven).receipt))) == []


@given(st.integers(40_575, 10**8), st.integers(0, 10**6))
@settings(max_examples=25)
def test_meer_uren_van_de_doelgroep_geven_nooit_een_groter_tekort(uren, doelgroep):
    uren = max(uren, doelgroep + 1_000)
    a = replace(GROOT, uren=Hoeveelheid(jaar=uren), uren_vorig_jaar=uren)
    weinig = bereken(replace(a, doelgroep=Hoeveelheid(jaar=doelgroep)))
    meer = bereken(replace(a, doelgroep=Hoeveelheid(jaar=doelgroep + 1_000)))
    assert 0 <= meer.quotum.tekort <= weinig.quotum.tekort
    assert weinig.quotum.heffing.bedrag == weinig.quotum.tekort * 50_000


def test_meer_doelgroep_dan_personeel_kan_niet():
    with pytest.raises(Fout, match="meer dan alle uren"):
        bereken(replace(GROOT, doelgroep=Hoeveelheid(jaar=100_001)))
    with pytest.raises(Fout, match="meer dan alle uren"):
        bereken(replace(GROOT, uren=Hoeveelheid(week=3_600), doelgroep=Hoeveelheid(week=3_601)))
    assert bereken(replace(GROOT, doelgroep=Hoeveelheid(jaar=100_000))).quotum.tekort == 0


# --- Opslag and bonus -----------------------------------------------------------------------------------------------

MARKT = Antwoorden("markt", 2026, Hoeveelheid(jaar=200_000), 200_000, Hoeveelheid(jaar=3_000), wetten=met({2026: 258}))


def test_opslag_en_bonus_zijn_indicatief_en_gelden_niet():
    o = bereken(MARKT, OpslagVraag(700_000_000, False), OPSLAG).opslag_bonus
    assert (o.van_toepassing, o.status, o.percentage_herkomst) == (False, STATUS, "opgegeven")
    assert (o.opslag, o.bonus, o.saldo) == (3_500_000, 3_000 * 377, 3_000 * 377 - 3_500_000)
    assert o.evenwicht_uren == -(-3_500_000 // 377) and o.uren_tot_evenwicht == o.evenwicht_uren - 3_000


def test_zonder_percentage_volgt_het_uit_het_evenwicht_en_dat_staat_erbij():
    o = bereken(MARKT, OpslagVraag(700_000_000, False)).opslag_bonus
    assert o.percentage_herkomst.startswith("afgeleid")
    assert o.percentage == round(5_160 * 377 * 10_000 / 700_000_000) == 28  # 0.2779 percent


def test_een_kleine_werkgever_betaalt_geen_opslag_maar_krijgt_wel_bonus():
    o = bereken(MARKT, OpslagVraag(700_000_000, True), OPSLAG).opslag_bonus
    assert o.opslag == 0 and o.saldo == o.bonus == 3_000 * 377


def test_wie_voorbij_het_evenwicht_is_hoeft_geen_uren_meer():
    ruim = bereken(replace(MARKT, doelgroep=Hoeveelheid(jaar=20_000)), OpslagVraag(700_000_000, False), OPSLAG)
    assert ruim.opslag_bonus.evenwicht_uren < 20_000 and ruim.opslag_bonus.uren_tot_evenwicht == 0


def test_de_bonus_van_een_grote_werkgever_past():
    a = replace(MARKT, uren=Hoeveelheid(jaar=300_000), doelgroep=Hoeveelheid(jaar=250_001))
    assert bereken(a, OpslagVraag(700_000_000, False), OPSLAG).opslag_bonus.bonus == 250_001 * 377


@pytest.mark.parametrize(("jaar", "geldt"), [(2027, False), (2028, None)])
def test_of_de_opslag_later_geldt_is_onbekend_en_geen_nee(jaar, geldt):
    u = bereken(replace(MARKT, jaar=jaar, wetten=met({jaar: 258})), OpslagVraag(700_000_000, False), OPSLAG)
    assert u.opslag_bonus.van_toepassing is geldt


def test_opslag_bestaat_pas_sinds_2025():
    with pytest.raises(Fout, match="vanaf 2025"):
        bereken(replace(MARKT, jaar=2024, wetten=met({2024: 258})), OpslagVraag(1, False))
    assert bereken(MARKT).opslag_bonus is None


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
        "percentage": {"wetten": met({2026: 258})},
    }
    while (vraag := volgende_vraag(a)) is not None:
        gesteld.append(vraag)
        a = replace(a, **antwoorden[vraag])
    assert gesteld == list(antwoorden)
    assert volgende_vraag(replace(a, uren=Hoeveelheid(jaar=40_574), uren_vorig_jaar=None, doelgroep=None)) is None
    assert volgende_vraag(replace(a, uren_vorig_jaar=40_574, doelgroep=None)) is None
    bekend = Antwoorden("overheid", 2018, Hoeveelheid(jaar=200_000), 200_000, Hoeveelheid(jaar=1))
    assert volgende_vraag(bekend) is None  # the percentage is known


def test_weet_ik_niet_wordt_niet_nog_eens_gevraagd():
    a = Antwoorden("markt", 2026, Hoeveelheid(jaar=200_000), overgeslagen=frozenset({"uren_vorig_jaar"}))
    assert volgende_vraag(a) == "doelgroep"


@pytest.mark.parametrize(("jaar", "deel"), [(2014, "vanaf 2015"), (1900, "vanaf 2015")])
def test_een_jaar_voor_het_quotum_wordt_geweigerd(jaar, deel):
    with pytest.raises(Fout, match=deel):
        bereken(replace(GROOT, jaar=jaar))


def test_absurde_uren_worden_geweigerd():
    with pytest.raises(Fout, match="kan niet"):
        bereken(replace(GROOT, uren=Hoeveelheid(jaar=10**12)))
    with pytest.raises(Fout, match="nodig"):
        bereken(Antwoorden("markt", 2026))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def vraag(monkeypatch, capsys, regels: str, *opties: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", Terminal(regels))
    code = cli.main(["werkgever", "calculator", "--stand", "2026-11-22", *opties])
    uit = capsys.readouterr()
    return code, uit.out, uit.err


def test_op_een_terminal_wordt_gevraagd_en_een_fout_antwoord_nog_eens(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "60")
    regels = "winkel\nmarkt\nabc\n2026\n100 x 36\n180.000\nveel\n3000 + 500\n2,58\n"
    code, uit, err = vraag(monkeypatch, capsys, regels, "--json")
    assert code == 0
    gevonden = json.loads(uit)  # the questions are on stderr
    assert gevonden["uren"] == {"totaal": 187_200, "grondslag": 187_200, "doelgroep": 3_500, "inleen": 500}
    assert gevonden["quotum"]["percentage"] == 258
    assert err.count("?") >= 6 and "\n7." not in err
    assert "'winkel' is geen sector" in err and "'veel' is geen getal" in err and "zoals 2026.\n   >" in err
    assert max(len(regel.removeprefix("   > ")) for regel in err.splitlines()) <= 60


def test_leeg_is_weet_ik_niet_behalve_waar_het_nodig_is(monkeypatch, capsys):
    code, uit, err = vraag(monkeypatch, capsys, "\no\n2018\n100000\n\n\n", "--json")
    assert code == 0 and "Zonder sector is er niets te rekenen" in " ".join(err.split())  # and where to look
    assert json.loads(uit)["quotum"]["plichtig"] is None


def test_wie_stopt_krijgt_geen_half_antwoord(monkeypatch, capsys):
    code, uit, err = vraag(monkeypatch, capsys, "markt\n")
    assert code == 1 and uit == "" and "Afgebroken" in err


def test_zonder_terminal_zegt_de_fout_welke_optie_ontbreekt(capsys):
    assert cli.main(["werkgever", "calculator", "--sector", "markt"]) == 2
    assert "geef --jaar en --uren" in capsys.readouterr().err  # all of them at once


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
        (["--jaar", "20266"], "kies een jaar tot en met 2099"),
        (["--jaar", "2010"], "bestaat sinds 2015"),
    ],
)
def test_verkeerd_gebruik_zegt_wat_te_doen(capsys, opties, deel):
    assert cli.main(["werkgever", "calculator", *opties]) == 2
    fout = capsys.readouterr().err
    assert fout.startswith("Fout: ") and deel in fout and "Traceback" not in fout


def test_de_tabel_zegt_dat_er_geen_heffing_is(capsys, tmp_path):
    opties = "--sector overheid --jaar 2018 --uren 100.000 --uren-vorig-jaar 100000 --doelgroep-uren 0"
    extra = f"--stand 2020-12-31 --receipt {tmp_path / 'r.json'} --uitleg"
    code = cli.main(["werkgever", "calculator", *opties.split(), *extra.split()])
    uit = " ".join(capsys.readouterr().out.split())
    assert code == 0
    assert "er wordt geen heffing opgelegd: opgeschort voor dit jaar (Wfsv 122na lid 1)" in uit
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
    nooit = "'x_y' (Opslag) is op 2025-12-31 (stand 2026-11-24) niet vastgesteld of nog niet bekend."
    assert reden_zin(nooit) == "Onbekend: Opslag."
    assert reden_zin("de loonwaarde is nodig") == "Onbekend: de loonwaarde is nodig."
