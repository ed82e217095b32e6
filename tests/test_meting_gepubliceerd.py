"""The measurement as published, and recomputed from its parts; figures of the letters, sources in resultaten.yaml."""

import json

import pytest

from telmee import cli, meting
from telmee.fouten import Fout
from telmee.wet import Wetten

EXTRA = {  # markt, overheid, totaal
    2015: (15604, 5453, 21057),
    2016: (18957, 3597, 22554),
    2017: (30432, 6471, 36904),
    2018: (44017, 7940, None),
    2019: (51829, 9786, 61615),
    2020: (53799, 12298, 66097),
    2021: (60966, 11842, 72809),
    2022: (71113, 10004, 81117),
    2023: (74031, 11634, 85665),
    2024: (77143, 12474, 89616),
    2025: (None, None, None),
}
DOELEN = {
    2015: (6000, 3000, 9000),
    2016: (14000, 6500, 20500),
    2017: (23000, 10000, 33000),
    2018: (31000, 12500, 43500),
    2019: (40000, 15000, 55000),
    2020: (50000, 17500, 67500),
    2021: (60000, 20000, 80000),
    2022: (70000, 22500, 92500),
    2023: (80000, 25000, 105000),
    2024: (90000, 25000, 115000),
    2025: (100000, 25000, 125000),
}
DELEN = {  # formeel, inleen, totaal per markt, overheid, totaal
    2023: {"markt": (76027, -1996, 74031), "overheid": (10788, 846, 11634), "totaal": (86815, -1150, 85665)},
    2024: {"markt": (80996, -3853, 77143), "overheid": (12631, -158, 12474), "totaal": (93627, -4011, 89616)},
}


def op_volgorde(raster):
    return {cel: tuple(raster[cel][vorm] for vorm in meting.VORMEN) for cel in meting.CELLEN}


def test_de_reeks_heeft_elk_gepubliceerd_cijfer_en_elk_doel():
    reeks = {u.jaar: u for u in meting.reeks()}
    assert {j: tuple(u.extra_banen[c]["totaal"] for c in meting.CELLEN) for j, u in reeks.items()} == EXTRA
    assert {j: tuple(u.doelstelling[c] for c in meting.CELLEN) for j, u in reeks.items()} == DOELEN


def test_gehaald_volgt_uit_cijfer_en_doel_en_is_onbekend_zonder_cijfer():
    for uitslag in meting.reeks():
        for cel in meting.CELLEN:
            extra, doel = uitslag.extra_banen[cel]["totaal"], uitslag.doelstelling[cel]
            assert uitslag.gehaald[cel] is (None if extra is None else extra >= doel), (uitslag.jaar, cel)


@pytest.mark.parametrize("jaar", [2023, 2024])
def test_de_tabel_van_de_brief(jaar):
    assert op_volgorde(meting.uitslag(jaar).extra_banen) == DELEN[jaar]


def test_alle_banen_met_de_nulmeting():
    assert meting.uitslag(2023).banen == 160_844
    assert meting.uitslag(2024).banen == 164_795
    assert meting.uitslag(2018).banen is None
    assert meting.uitslag(2024).nulmeting == {
        "markt": None,
        "overheid": None,
        "totaal": 75_179,
        "formeel": 38_973,
        "inleen": 36_206,
    }


def test_verandering_is_die_van_de_brief_en_anders_het_verschil():
    nu = meting.uitslag(2024).verandering
    assert (nu["markt"]["formeel"], nu["overheid"]["formeel"]) == (4969, 1843)
    assert (nu["markt"]["inleen"], nu["overheid"]["inleen"]) == (-1857, -1003)  # -158 - 846 would be -1004
    assert (nu["markt"]["totaal"], nu["overheid"]["totaal"], nu["totaal"]["totaal"]) == (3112, 840, 3951)
    toen = meting.uitslag(2023).verandering
    assert toen["totaal"] == {"formeel": None, "inleen": None, "totaal": 4548}
    assert toen["overheid"]["totaal"] == 1630


def test_2023_uit_delen_wijkt_nergens_meer_dan_een_baan_af():
    uitslag = meting.uit_delen(2023)
    assert op_volgorde(uitslag.extra_banen) == {
        "markt": (76027, -1997, 74030),
        "overheid": (10788, 846, 11634),
        "totaal": (86815, -1151, 85664),
    }
    assert {v.cel: v.verschil for v in uitslag.verschillen} == {
        "extra_banen.markt.inleen": -1,
        "extra_banen.markt.totaal": -1,
        "extra_banen.totaal.inleen": -1,
        "extra_banen.totaal.totaal": -1,
        "banen.totaal": -1,
    }
    assert all("fronding" in v.oorzaak for v in uitslag.verschillen)


def test_2024_uit_delen_telt_op_binnen_een_baan_en_zegt_dat_er_geen_sleutel_is():
    uitslag = meting.uit_delen(2024)
    assert {v.cel: v.verschil for v in uitslag.verschillen} == {
        "extra_banen.overheid.totaal": -1,
        "extra_banen.totaal.totaal, als som van markt en overheid": 1,
    }
    assert uitslag.extra_banen["markt"]["inleen"] == -3853  # as published, not through a key
    assert "geen verdeelsleutel gepubliceerd" in uitslag.opmerkingen[0]
    assert not any(h.wat == "verdeelsleutel_inleen" for h in uitslag.bronnen)


def test_elk_verschil_ligt_binnen_wat_afronding_kan_verklaren():
    """The margin in the text is worked out apart: 0.05 per cent of 35,055 and of 36,206, and half a baan per part."""
    markt = next(v for v in meting.uit_delen(2023).verschillen if v.cel == "extra_banen.markt.inleen")
    assert int(0.0005 * (35055 + 36206 + 1) + 0.5 * (0.728 + 0.76)) + 1 == 37
    assert "37 banen" in markt.oorzaak


@pytest.mark.parametrize("maak", [meting.uitslag, meting.uit_delen])
def test_json_heeft_de_vorm_die_programmas_krijgen(maak):
    inhoud = maak(2023).naar_dict()
    assert list(inhoud) == [
        "jaar",
        "bron",
        "schaal",
        "extra_banen",
        "doelstelling",
        "gehaald",
        "banen",
        "nulmeting",
        "verschillen",
        "bronnen",
        "anders",
        "ongebruikt",
    ]
    assert inhoud["bron"] in ("gepubliceerd", "uit delen") and inhoud["schaal"] == 1
    assert {cel: list(rij) for cel, rij in inhoud["extra_banen"].items()} == dict.fromkeys(
        ("markt", "overheid", "totaal"), ["formeel", "inleen", "totaal"]
    )
    assert list(inhoud["doelstelling"]) == list(inhoud["gehaald"]) == ["markt", "overheid", "totaal"]
    assert list(inhoud["banen"]) == ["totaal"]
    assert all(list(v) == ["cel", "gepubliceerd", "uitkomst", "verschil", "oorzaak"] for v in inhoud["verschillen"])
    assert all(list(b) == ["wat", "bron", "url", "zekerheid"] and b["bron"] for b in inhoud["bronnen"])
    assert json.loads(json.dumps(inhoud)) == inhoud


def test_een_onbekende_cel_is_null_en_zegt_waarom():
    inhoud = meting.uitslag(2018).naar_dict()
    assert inhoud["extra_banen"]["totaal"] == {"formeel": None, "inleen": None, "totaal": None}
    assert inhoud["gehaald"]["totaal"] is None
    redenen = {b["wat"]: b["bron"] for b in inhoud["bronnen"] if b["zekerheid"] == "onbekend"}
    assert "bijna 52.000" in redenen["extra_banen.totaal.totaal"]


def test_stand_laat_weg_wat_nog_niet_gepubliceerd_was():
    from datetime import date

    assert [u.jaar for u in meting.reeks(Wetten.known(date(2024, 1, 1)))] == list(range(2015, 2024))
    assert meting.uitslag(2023, Wetten.known(date(2024, 1, 1))).extra_banen["totaal"]["totaal"] is None
    # The nulmeting was published later that year.
    assert (
        meting.uitslag(2022, Wetten.known(date(2024, 1, 1))).banen is None
    )  # the nulmeting was published later that year
    with pytest.raises(Fout, match="niets gepubliceerd"):
        meting.reeks(Wetten.known(date(2015, 1, 1)))


@pytest.mark.parametrize(
    ("jaar", "woord"), [(2001, "nulmeting"), (2012, "nulmeting zelf"), (2014, "2015"), (2026, "nog niets gepubliceerd")]
)
def test_een_jaar_zonder_publicatie_is_een_zin_met_wat_wel_kan(jaar, woord):
    with pytest.raises(Fout, match=woord) as fout:
        meting.uitslag(jaar)
    assert "van 2015 tot en met 2025" in str(fout.value) and fout.value.code == 1


@pytest.mark.parametrize("jaar", [2015, 2018, 2022, 2025])
def test_uit_delen_zonder_delen_noemt_de_jaren_die_wel_kunnen(jaar):
    with pytest.raises(Fout, match=r"2023, 2024"):
        meting.uit_delen(jaar)


def test_uitleg_gaat_van_cijfer_naar_artikel_en_bron():
    def bladeren(knoop):
        return [blad for kind in knoop.kinderen for blad in bladeren(kind)] or [knoop]

    for uitslag in (meting.uitslag(2023), meting.uit_delen(2023)):
        wortels = uitslag.uitleg()
        assert all(knoop.wet for knoop in wortels)
        assert all(blad.bron and blad.bron != "opgegeven" for knoop in wortels for blad in bladeren(knoop))
    som = meting.uit_delen(2023).uitleg()[0]
    assert [kind.waarde for kind in som.kinderen] == [85_664, 105_000]


# --- The command ----------------------------------------------------------------------------------------------------


def test_de_reeks_op_het_scherm(capsys):
    assert cli.main(["meting"]) == 0
    uit = capsys.readouterr().out
    assert "77.143 ✗" in uit and "15.604 ✓" in uit and "onbekend" in uit
    assert "Doelstelling" in uit and "Totaal is onbekend voor 2018 en 2025." in uit


def test_de_reeks_als_json_csv_en_grafiek(capsys, tmp_path):
    assert cli.main(["meting", "--json", "--csv", str(tmp_path / "r.csv"), "--grafiek", str(tmp_path / "r.svg")]) == 0
    assert [u["jaar"] for u in json.loads(capsys.readouterr().out)] == list(EXTRA)
    regels = (tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()
    assert regels[0].startswith("jaar,markt,") and len(regels) == 12
    assert (tmp_path / "r.svg").read_text(encoding="utf-8").startswith("<svg")


def test_een_jaar_heeft_een_grafiek_met_de_conclusie_als_titel(capsys, tmp_path):
    assert cli.main(["meting", "2023", "--grafiek", str(tmp_path / "j.svg")]) == 0
    assert f"Geschreven: {tmp_path / 'j.svg'}." in capsys.readouterr().out
    plaat = " ".join((tmp_path / "j.svg").read_text(encoding="utf-8").split())
    assert "In 2023 is het doel niet gehaald: 85.665 extra banen, het doel was 105.000" in plaat
    assert "Markt: extra banen: 74.031 banen; Markt: doel: 80.000 banen" in plaat
    assert cli.main(["meting", "2017", "--grafiek", str(tmp_path / "k.svg")]) == 0
    assert "In 2017 is het doel gehaald: 36.904 extra banen" in (tmp_path / "k.svg").read_text(encoding="utf-8")
    assert cli.main(["meting", "2025", "--grafiek", str(tmp_path / "l.svg")]) == 0  # nothing is known
    assert "gehaald" not in (tmp_path / "l.svg").read_text(encoding="utf-8")


def test_de_reeks_zegt_wat_zij_laat_zien(capsys, tmp_path):
    assert cli.main(["meting", "--grafiek", str(tmp_path / "r.svg")]) == 0
    assert "In 2024 is het doel niet gehaald: 89.616 extra banen, het doel was 115.000" in capsys.readouterr().out


@pytest.mark.parametrize("breedte", [60, 80, 120, 160])
def test_de_reeks_blijft_op_elke_breedte_een_reeks(capsys, monkeypatch, breedte):
    """A row a year, whatever the screen; columns go by importance and it says which."""
    monkeypatch.setenv("COLUMNS", str(breedte))
    assert cli.main(["meting"]) == 0
    uit = capsys.readouterr().out
    tabel = uit.split("✓ gehaald")[0].splitlines()
    assert all(len(regel) <= breedte for regel in tabel)
    for jaar, extra in ((2015, "21.057"), (2023, "85.665"), (2024, "89.616")):
        (rij,) = [regel for regel in tabel if regel.startswith(f"{jaar} ")]
        assert extra in rij
    assert ("Weggelaten omdat het scherm te smal is: doel overheid." in uit) is (breedte == 60)


def test_een_jaar_op_het_scherm(capsys):
    assert cli.main(["meting", "2023", "--uit-delen", "--uitleg"]) == 0
    uit = capsys.readouterr().out
    assert "-1.997" in uit and "-1.996" in uit and "Markt, inleenverbanden" in uit and "Wfsv 122n" in uit


@pytest.mark.parametrize(
    ("argumenten", "code"),
    [
        (["2014"], 1),
        (["2026"], 1),
        (["2016", "--uit-delen"], 1),
        (["2024", "--gegevens", "bestaat-niet"], 1),
        (["--stand", "gisteren"], 2),
        (["--uit-delen"], 2),
        (["--uitleg"], 2),
        (["--gegevens", "map"], 2),
        (["2024", "--engine", "polars"], 2),
        (["2024", "--uitsplitsing", "vorm"], 2),
        (["2024", "--gegevens", "map", "--uit-delen"], 2),
        (["2024", "--gegevens", "map", "--master", "local"], 2),
        (["2024", "--gegevens", "map", "--uitsplitsing", "grondslg"], 2),
        (["2024", "--grafiek", "x.png"], 2),
        (["tweeduizend"], 2),
    ],
)
def test_wat_niet_kan_is_een_zin_en_een_code(capsys, argumenten, code):
    assert cli.main(["meting", *argumenten]) == code
    gevangen = capsys.readouterr()
    assert gevangen.out == "" and gevangen.err.startswith("Fout: ") and gevangen.err.count("\n") == 1
