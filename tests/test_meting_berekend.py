"""The measurement from records: a small country worked out by hand, twins with one other fact, every engine, a sample.

The small country of December 2024 (hours x 100; a baan is 11.092). Four-weekly periods: 4 November - 1 December (28
days, one of them in December) and 2 - 31 December. The nulmeting has 110 h formal market, 100 h government and 100 h
hired in.

  person  employer  what                                              counts as
  1       100       150 h a month, and 40 h at government 200         market 15.000, government 4.000
  2       500       113 h and 120 h per four weeks                    market 11.300 // 28 = 403, and 12.000
  3       300       temp worker of an uitlener, 100 h                 hired in 10.000
  4       400       Wsw, sheltered, 80 h                              nothing
  5       400       Wsw, posted, 90 h                                 hired in 9.000
  6       100       not registered, 160 h                             nothing
  7       100       registered 2013-2014 and from 20 December, 60 h   market 6.000: the whole period counts
  8       500       registered 2013-2014 and until 30 November, 56 h and 50 h   market 5.600 // 28 = 200, then nothing
  9       100       not an employee (SrtIV 17), 100 h                 nothing
  10      100       registered from 1 January 2025, 70 h              nothing
  11      300       payrolling by an uitlener, 30 h                   hired in 3.000
  12      100       payroll code at an ordinary employer, 20 h        market 2.000
  13      200       sheltered work of the Participatiewet, 90 h       nothing

Market 35.603, government 4.000, hired in 22.000.
"""

import csv
import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hulp import spark_sessie
from telmee import cli
from telmee.fouten import Fout
from telmee.gegevens.schema import TABELLEN
from telmee.meting import CELLEN, VORMEN, uitslag
from telmee.meting.berekend import bereken, open_voor
from telmee.meting.december import decemberuren
from telmee.meting.uitsplitsing import KENMERKEN, lees_kenmerken, splits_uit
from telmee.wet import Wetten

MAAND = (date(2024, 12, 1), date(2024, 12, 31))
VIERWEKEN = ((date(2024, 11, 4), date(2024, 12, 1)), (date(2024, 12, 2), date(2024, 12, 31)))
MAAND_2012 = (date(2012, 12, 1), date(2012, 12, 31))
WERKGEVERS = {
    100: ("markt", False),
    200: ("overheid", False),
    300: ("markt", True),
    400: ("overheid", False),
    500: ("markt", False),
}


def rij(persoon, werkgever, uren, tijdvak=MAAND, aard=1, soort=15):
    return {
        "persoon": persoon,
        "werkgever": werkgever,
        "inkomstenverhouding": 1,
        "tijdvak_begin": tijdvak[0],
        "tijdvak_eind": tijdvak[1],
        "verloonde_uren": uren,
        "loon_sv": 1000,
        "aard": aard,
        "soort": soort,
        "onbepaalde_tijd": persoon % 2 == 0,
        "oproep": False,
        "lkv_banenafspraak": False,
    }


def land():
    """The tables of the small country."""
    nul = [rij(1, 100, 110, MAAND_2012), rij(2, 200, 100, MAAND_2012), rij(3, 300, 100, MAAND_2012, aard=11)]
    rijen = [
        rij(1, 100, 150),
        rij(1, 200, 40),
        rij(2, 500, 113, VIERWEKEN[0]),
        rij(2, 500, 120, VIERWEKEN[1]),
        rij(3, 300, 100, aard=11),
        rij(4, 400, 80, aard=21),
        rij(5, 400, 90, aard=22),
        rij(6, 100, 160),
        rij(7, 100, 60),
        rij(8, 500, 56, VIERWEKEN[0]),
        rij(8, 500, 50, VIERWEKEN[1]),
        rij(9, 100, 100, soort=17),
        rij(10, 100, 70),
        rij(11, 300, 30, aard=82),
        rij(12, 100, 20, aard=82),
        rij(13, 200, 90, aard=24),
        rij(1, 100, 999, (date(2024, 11, 1), date(2024, 11, 30))),
    ]
    open_ = [(persoon, date(2012, 1, 1), None) for persoon in (1, 2, 3, 4, 5, 9, 11, 12, 13)]
    eerder = [(persoon, date(2013, 1, 1), date(2014, 12, 31)) for persoon in (7, 8)]
    later = [(7, date(2024, 12, 20), None), (8, date(2016, 1, 1), date(2024, 11, 30)), (10, date(2025, 1, 1), None)]
    return {
        "dienstverbanden": {2012: nul, 2024: rijen},
        "werkgevers": dict(WERKGEVERS),
        "registraties": open_ + eerder + later,
        "sleutels": {2012: (7600, 2400), 2024: (7350, 2650)},
        "json": {"synthetisch": False, "schaal": 1.0},
    }


def schrijf(map_, inhoud):
    """The small country as a data set."""
    map_.mkdir()
    (map_ / "dataset.json").write_text(json.dumps(inhoud["json"]), encoding="utf-8")
    for jaar, rijen in inhoud["dienstverbanden"].items():
        zet(map_ / "dienstverbanden" / f"jaar={jaar}" / "deel-00000.parquet", "dienstverbanden", rijen)
        wie = [{"werkgever": nr, "sector": s, "uitlener": u} for nr, (s, u) in inhoud["werkgevers"].items()]
        zet(map_ / "werkgevers" / f"jaar={jaar}" / "deel-00000.parquet", "werkgevers", wie)
    registraties = [{"persoon": p, "van": van, "tot": tot} for p, van, tot in inhoud["registraties"]]
    zet(map_ / "registraties.parquet", "registraties", registraties)
    gronden = [{"persoon": p, "grondslag": "wajong", "van": van, "tot": tot} for p, van, tot in inhoud["registraties"]]
    zet(map_ / "grondslagen.parquet", "grondslagen", gronden)
    sleutels = [
        {"jaar": jaar, "sector": sector, "aandeel": aandeel, "bron": "bedacht voor deze test"}
        for jaar, aandelen in inhoud["sleutels"].items()
        for sector, aandeel in zip(("markt", "overheid"), aandelen, strict=True)
    ]
    zet(map_ / "verdeelsleutels.parquet", "verdeelsleutels", sleutels)
    return map_


def zet(pad, tabel, rijen):
    pad.parent.mkdir(parents=True, exist_ok=True)
    schema = TABELLEN[tabel].arrow
    pq.write_table(pa.Table.from_pylist(rijen, schema=schema), pad)


def openen(map_, jaar=2024, engine="duckdb"):
    return open_voor(map_, jaar, engine, session=spark_sessie() if engine == "spark" else None)


def uren(map_):
    """Counted hours of 2024 in hundredths: formal market, formal government, hired in."""
    with openen(map_) as dataset:
        som = decemberuren(dataset, Wetten.known().op(2024))
    return som.formeel["markt"], som.formeel["overheid"], som.inleen


# --- By hand --------------------------------------------------------------------------------------------------------


def test_elke_engine_geeft_de_tabel_die_met_de_hand_is_uitgerekend(tmp_path, engine):
    """E.g. market: 24.603 formal and 22.000 x 73,50% - 10.000 x 76% = 8.570 hired in, together 2,99 banen of 11.092."""
    with openen(schrijf(tmp_path / "land", land()), engine=engine) as dataset:
        gevonden = bereken(dataset, 2024)
    assert [rij["december_uren_formeel_sector"] for rij in gevonden.feiten["sector"]] == [35_603, 4_000]
    assert gevonden.feiten["land"][0]["december_uren_inleen_land"] == 22_000
    assert {cel: tuple(gevonden.extra_banen[cel][vorm] for vorm in VORMEN) for cel in CELLEN} == {
        "markt": (2, 1, 3),
        "overheid": (-1, 0, 0),
        "totaal": (2, 1, 3),
    }
    assert gevonden.banen == 6  # 61.603 / 11.092 = 5,55
    assert gevonden.nulmeting == {"markt": None, "overheid": None, "totaal": 3, "formeel": 2, "inleen": 1}
    assert gevonden.gehaald == {"markt": False, "overheid": False, "totaal": False}
    assert gevonden.doelstelling["totaal"] == 115_000


def wijzig(nummer, **anders):
    """Changes payroll rows of one person in 2024."""

    def doe(inhoud):
        for elk in inhoud["dienstverbanden"][2024]:
            if elk["persoon"] == nummer:
                elk.update(anders)

    return doe


def registreer(nummer, van, tot=None):
    """Replaces the last registration of one person."""

    def doe(inhoud):
        eigen = [r for r in inhoud["registraties"] if r[0] == nummer]
        inhoud["registraties"] = [r for r in inhoud["registraties"] if r not in eigen[-1:]] + [(nummer, van, tot)]

    return doe


def leent_niet_uit(inhoud):
    inhoud["werkgevers"][300] = ("markt", False)


def naar_overheid(inhoud):
    inhoud["werkgevers"][500] = ("overheid", False)


TWEELINGEN = {
    "Wsw beschut wordt gedetacheerd": (wijzig(4, aard=22), (0, 0, 8_000)),
    "Wsw gedetacheerd wordt beschut": (wijzig(5, aard=21), (0, 0, -9_000)),
    "Wsw gedetacheerd wordt begeleid werken": (wijzig(5, aard=23), (0, 9_000, -9_000)),
    "niet geregistreerd wordt geregistreerd": (registreer(6, date(2020, 1, 1)), (16_000, 0, 0)),
    "geen werknemer wordt werknemer": (wijzig(9, soort=15), (10_000, 0, 0)),
    "beschut werk wordt gewoon werk": (wijzig(13, aard=1), (0, 9_000, 0)),
    "registratie begint op de laatste dag": (registreer(10, date(2024, 12, 31)), (7_000, 0, 0)),
    "registratie begint een dag later": (registreer(7, date(2025, 1, 1)), (-6_000, 0, 0)),
    "registratie eindigt op 2 december": (registreer(8, date(2016, 1, 1), date(2024, 12, 2)), (5_000, 0, 0)),
    "registratie eindigt op 1 december": (registreer(8, date(2016, 1, 1), date(2024, 12, 1)), (0, 0, 0)),
    "registratie eindigt voor het tijdvak": (registreer(8, date(2016, 1, 1), date(2024, 11, 3)), (-200, 0, 0)),
    "uitlener is geen uitlener": (leent_niet_uit, (13_000, 0, -13_000)),
    "uitzendkracht wordt gewone werknemer": (wijzig(3, aard=1), (10_000, 0, -10_000)),
    "payrollcode bij een uitlener": (wijzig(12, werkgever=300), (-2_000, 0, 2_000)),
    "werkgever hoort bij de overheid": (naar_overheid, (-12_603, 12_603, 0)),
    "een uur meer in het lange tijdvak": (wijzig(8, verloonde_uren=57), (3, 0, 0)),
    "onbekende uren van wie niet telt": (wijzig(6, verloonde_uren=None), (0, 0, 0)),
}


@pytest.mark.parametrize("naam", TWEELINGEN)
def test_tweelingen_verschillen_in_een_feit(tmp_path, naam):
    doe, verschil = TWEELINGEN[naam]
    inhoud = land()
    doe(inhoud)
    nu = uren(schrijf(tmp_path / "land", inhoud))
    assert tuple(a - b for a, b in zip(nu, (35_603, 4_000, 22_000), strict=True)) == verschil


def test_onbekende_uren_geven_een_onbekend_totaal_met_de_reden(tmp_path, engine):
    inhoud = land()
    wijzig(3, verloonde_uren=None)(inhoud)
    with openen(schrijf(tmp_path / "land", inhoud), engine=engine) as dataset:
        gevonden = bereken(dataset, 2024)
    assert gevonden.extra_banen["markt"] == {"formeel": 2, "inleen": None, "totaal": None}
    assert gevonden.extra_banen["totaal"] == {"formeel": 2, "inleen": None, "totaal": None}
    assert gevonden.banen is None and gevonden.gehaald["markt"] is None
    redenen = {b["wat"]: b["bron"] for b in gevonden.naar_dict()["bronnen"] if b["zekerheid"] == "onbekend"}
    assert (
        "bij 1 werkgever" in redenen["extra_banen.markt.inleen"]
        and "december 2024" in redenen["extra_banen.markt.totaal"]
    )


def test_zonder_sleutel_in_de_dataset_geldt_die_van_de_wet_en_anders_is_inleen_onbekend(tmp_path):
    met = land()
    met["sleutels"] = {2012: (7600, 2400)}
    with openen(schrijf(tmp_path / "met", met)) as dataset:
        assert bereken(dataset, 2024).extra_banen["markt"]["inleen"] == 1  # the law knows 73,5 per cent for 2024
    zonder = land()
    zonder["sleutels"] = {2012: (7600, 2400)}
    zonder["dienstverbanden"][2022] = [rij(1, 100, 110, (date(2022, 12, 1), date(2022, 12, 31)))]
    with openen(schrijf(tmp_path / "zonder", zonder), 2022) as dataset:
        gevonden = bereken(dataset, 2022)
    assert gevonden.extra_banen["markt"] == {"formeel": 0, "inleen": None, "totaal": None}
    assert any("erdeelsleutel" in b.bron for b in gevonden.bronnen if b.wat == "extra_banen.markt.inleen")


def test_verandering_ten_opzichte_van_het_jaar_ervoor_als_dat_er_is(tmp_path):
    inhoud = land()
    inhoud["dienstverbanden"][2023] = [rij(1, 100, 332, (date(2023, 12, 1), date(2023, 12, 31)))]
    inhoud["sleutels"][2023] = (7280, 2720)
    with openen(schrijf(tmp_path / "land", inhoud)) as dataset:
        gevonden = bereken(dataset, 2024)
    assert gevonden.verandering["markt"]["formeel"] == 0  # 2023: (33.200 - 11.000) / 11.092 is 2, and 2024 is 2
    with openen(schrijf(tmp_path / "zonder", land())) as dataset:
        assert bereken(dataset, 2024).verandering["markt"]["formeel"] is None


# --- What is missing ------------------------------------------------------------------------------------------------


def test_zonder_nulmeting_geen_uitslag(tmp_path):
    inhoud = land()
    del inhoud["dienstverbanden"][2012]
    with pytest.raises(Fout, match="december 2012"):
        openen(schrijf(tmp_path / "land", inhoud))


@pytest.mark.parametrize("jaar", [2012, 2024])
def test_zonder_loonaangifte_over_december_geen_uitslag(tmp_path, engine, jaar):
    inhoud = land()
    november = (date(jaar, 11, 1), date(jaar, 11, 30))
    inhoud["dienstverbanden"][jaar] = [rij(1, 100, 110, november)]
    verwacht = pytest.raises(Fout, match=f"geen loonaangifte over december {jaar}")
    with openen(schrijf(tmp_path / "land", inhoud), engine=engine) as dataset, verwacht:
        bereken(dataset, 2024)


def test_december_zonder_iemand_uit_de_doelgroep_is_nul_banen_en_geen_fout(tmp_path):
    inhoud = land()
    inhoud["dienstverbanden"][2024] = [rij(6, 100, 160)]
    with openen(schrijf(tmp_path / "land", inhoud)) as dataset:
        assert bereken(dataset, 2024).banen == 0


def test_foute_rijen_geven_geen_cijfer_uit_een_deel_van_de_gegevens(tmp_path):
    inhoud = land()
    wijzig(1, verloonde_uren=-5)(inhoud)
    with openen(schrijf(tmp_path / "land", inhoud)) as dataset, pytest.raises(Fout, match="niets berekend"):
        bereken(dataset, 2024)


def test_een_rij_zonder_bekende_werkgever_wordt_niet_stil_weggelaten(tmp_path):
    inhoud = land()
    wijzig(1, werkgever=999)(inhoud)
    with openen(schrijf(tmp_path / "land", inhoud)) as dataset, pytest.raises(Fout, match="werkgever"):
        bereken(dataset, 2024)


def test_geheugen_is_een_grens_en_geen_ander_antwoord(tmp_path, capsys):
    map_ = str(schrijf(tmp_path / "d", land()))
    assert cli.main(["meting", "2024", "--gegevens", map_, "--json"]) == 0
    zonder = capsys.readouterr().out
    assert cli.main(["meting", "2024", "--gegevens", map_, "--json", "--geheugen", "200MB"]) == 0
    assert capsys.readouterr().out == zonder
    assert cli.main(["meting", "2024", "--gegevens", map_, "--geheugen", "veel"]) == 2
    assert "--geheugen" in capsys.readouterr().err
    assert cli.main(["meting", "2024", "--gegevens", map_, "--zonder-controle", "--geheugen", "1KB"]) == 1
    assert "te weinig geheugen" in capsys.readouterr().err
    assert cli.main(["meting", "2024", "--geheugen", "2GB"]) == 2
    assert "--gegevens" in capsys.readouterr().err


def test_wie_de_controle_overslaat_leest_dat_bij_het_cijfer(tmp_path, capsys):
    map_ = str(schrijf(tmp_path / "land", land()))
    assert cli.main(["meting", "2024", "--gegevens", map_, "--zonder-controle", "--json"]) == 0
    assert "niet gecontroleerd" in json.loads(capsys.readouterr().out)["bronnen"][0]["bron"]
    assert cli.main(["meting", "2024", "--gegevens", map_]) == 0
    assert "niet gecontroleerd" not in capsys.readouterr().out


@pytest.mark.parametrize("jaar", [2011, 2012, 2020])
def test_een_jaar_dat_niet_kan(tmp_path, jaar):
    with pytest.raises(Fout):
        openen(schrijf(tmp_path / "land", land()), jaar)


# --- Breakdowns -----------------------------------------------------------------------------------------------------


def klopt(gevonden):
    """The cells belong to the whole: 61.603 hundredths of an hour of 8 persons at 5 employers."""
    assert (gevonden.totaal.banen, gevonden.totaal.personen, gevonden.totaal.werkgevers) == (6, 8, 5)
    for cellen, totaal in zip(gevonden.cellen, gevonden.rijtotalen, strict=True):
        assert sum(cel.personen for cel in cellen) >= totaal.personen >= max(cel.personen for cel in cellen)


@pytest.mark.parametrize("tekst", [*KENMERKEN, "sector,vorm"])
def test_een_uitsplitsing_hoort_bij_het_geheel(tmp_path, tekst):
    with openen(schrijf(tmp_path / "land", land())) as dataset:
        klopt(splits_uit(dataset, 2024, lees_kenmerken(tekst)))


def test_elke_engine_splitst_hetzelfde_uit(tmp_path, engine):
    map_ = schrijf(tmp_path / "land", land())
    with openen(map_, engine=engine) as dataset, openen(map_) as duckdb:
        for tekst in ("grondslag,uurklasse", "grootteklasse,sector"):
            gevonden = splits_uit(dataset, 2024, lees_kenmerken(tekst))
            klopt(gevonden)
            assert gevonden == splits_uit(duckdb, 2024, lees_kenmerken(tekst))


def test_uitsplitsing_met_de_hand(tmp_path):
    with openen(schrijf(tmp_path / "land", land())) as dataset:
        vorm = splits_uit(dataset, 2024, lees_kenmerken("vorm"))
        klasse = splits_uit(dataset, 2024, lees_kenmerken("grootteklasse"))
        week = splits_uit(dataset, 2024, lees_kenmerken("uurklasse"))
        sector = splits_uit(dataset, 2024, lees_kenmerken("sector"))
    assert [(c.banen, c.personen) for c in vorm.rijtotalen] == [(4, 5), (2, 3)]  # 39.603 and 22.000
    assert [c.personen for c in klasse.rijtotalen] == [8, 0, 0, 0, 0]
    # 25,5 hours a week are 11.092: 15.000 is 34, 12.403 is 28 and 4.000 is 9 hours a week
    assert [c.personen for c in week.rijtotalen] == [4, 3, 2, 0]
    assert [c.personen for c in sector.rijtotalen] == [5, 1, 3]


def test_uitsplitsing_zonder_uren_geeft_geen_deel(tmp_path):
    inhoud = land()
    wijzig(3, verloonde_uren=None)(inhoud)
    with openen(schrijf(tmp_path / "land", inhoud)) as dataset, pytest.raises(Fout, match="niet uitgesplitst"):
        splits_uit(dataset, 2024, lees_kenmerken("vorm"))


# --- The command, and a sample of the synthetic country -------------------------------------------------------------


@pytest.fixture(scope="module")
def steekproef(tmp_path_factory):
    """One per cent of the synthetic country."""
    from telmee.gegevens.synthetisch.maken import maak

    map_ = tmp_path_factory.mktemp("steekproef") / "land"
    maak(map_, 0.01, [2012, 2024], 1)
    return map_


def test_de_steekproef_ligt_bij_een_procent_van_wat_gepubliceerd_is(capsys, steekproef):
    assert (
        cli.main(["meting", "2024", "--gegevens", str(steekproef), "--json", "--uitsplitsing", "vorm", "--uitleg"]) == 0
    )
    inhoud = json.loads(capsys.readouterr().out)
    assert inhoud["bron"] == "berekend" and inhoud["schaal"] == 0.01
    assert inhoud["gehaald"] == {"markt": None, "overheid": None, "totaal": None}
    assert inhoud["doelstelling"]["totaal"] == 115_000
    echt = uitslag(2024).extra_banen
    for cel in CELLEN:
        for vorm in VORMEN:
            assert abs(inhoud["extra_banen"][cel][vorm] - echt[cel][vorm] / 100) <= 1.5, (cel, vorm)
    assert abs(inhoud["banen"]["totaal"] - 1647.95) <= 1
    assert inhoud["bronnen"][0]["zekerheid"] == "synthetisch"
    assert (
        sum(c["banen"] or 0 for c in inhoud["uitsplitsing"]["cellen"] if c["vorm"] == "totaal")
        == inhoud["banen"]["totaal"]
    )
    assert inhoud["uitleg"][0]["waarde"] == inhoud["extra_banen"]["totaal"]["totaal"]


def test_op_het_scherm_staat_dat_het_verzonnen_is_en_zijn_kleine_cellen_weg(capsys, steekproef, tmp_path):
    """And what is hidden on the screen is empty in the file beside the table; the chart says what it is of."""
    deel = ["meting", "2024", "--gegevens", str(steekproef), "--uitsplitsing", "grondslag,grootteklasse"]
    assert cli.main([*deel, "--csv", str(tmp_path / "x.csv"), "--grafiek", str(tmp_path / "x.svg")]) == 0
    uit = capsys.readouterr().out
    with (tmp_path / "x-uitsplitsing.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    assert list(rijen[0]) == ["grondslag", "grootteklasse", "banen", "personen", "let_op"]
    assert any(not r["banen"] for r in rijen) and {r["grondslag"] for r in rijen} >= {"totaal"}
    assert uit.rstrip().endswith(f"Geschreven: {tmp_path / 'x.csv'}, {tmp_path / 'x-uitsplitsing.csv'}, "
                                 f"{tmp_path / 'x.svg'}.")  # fmt: skip
    svg = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert "synthetische gegevens" in svg and "doel maal de schaal" in svg and "gehaald" not in svg
    assert uit.count("synthetische gegevens (verzonnen personen en werkgevers)") >= 3
    assert "Doelstelling maal de schaal" in uit and "verborgen" in uit and "✗" not in uit
