"""A list as a spreadsheet, as people really make it: merged cells, days as numbers, hidden sheets, formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from aangifte_hulp import BSN, zonder_bsn
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import xlsx_lijst
from telmee.gegevens.loonaangifte.inleen_csv import lees_inleen
from telmee.gegevens.loonaangifte.nummers import elfproef
from telmee.gegevens.loonaangifte.register_csv import Registerantwoord, lees_register
from telmee.gegevens.loonaangifte.verklaringen_csv import lees_verklaringen
from telmee.gegevens.schema import EERSTE_DAG

KOP = ["bsn", "geregistreerd", "van", "tot"]
VAN = date(2020, 1, 1)
Maak = Callable[[Any, Any], None]


def boek(pad: Path, maak: Maak, **opties: Any) -> Path:
    with xlsxwriter.Workbook(str(pad), opties) as werk:
        maak(werk, werk.add_worksheet("Lijst"))
    return pad


def register(map_: Path, maak: Maak, **opties: Any) -> Registerantwoord:
    antwoord = lees_register(boek(map_ / "register.xlsx", maak, **opties))
    assert zonder_bsn(f"{b.wat}{b.gevolg}{b.plaats}" for b in antwoord.bevindingen)
    return antwoord


def gewoon(werk: Any, blad: Any) -> None:
    dag = werk.add_format({"num_format": "dd-mm-yyyy"})
    blad.write_row(0, 0, KOP)
    blad.write_row(1, 0, [BSN[0], "ja"])
    blad.write_datetime(1, 2, VAN, dag)
    blad.write_row(2, 0, [str(BSN[1]), "nee"])


VERWACHT = [(BSN[0], True, VAN, None), (BSN[1], False, None, None)]


def perioden(antwoord: Registerantwoord) -> list[Any]:
    return antwoord.regels.select("bsn", "geregistreerd", "van", "tot").rows()


def codes(antwoord: Any) -> set[str]:
    return {b.code for b in antwoord.bevindingen}


def test_een_gewoon_rekenblad(tmp_path: Path) -> None:
    antwoord = register(tmp_path, gewoon)
    assert perioden(antwoord) == VERWACHT and codes(antwoord) == set()


def test_de_naam_van_het_bestand_zegt_niets(tmp_path: Path) -> None:
    assert perioden(lees_register(boek(tmp_path / "register.csv", gewoon))) == VERWACHT


@pytest.mark.parametrize("sinds_1904", [False, True])
def test_een_dag_als_getal_telt_zoals_het_rekenblad_telt(tmp_path: Path, sinds_1904: bool) -> None:
    begin = date(1904, 1, 1) if sinds_1904 else date(1899, 12, 30)

    def maak(werk: Any, blad: Any) -> None:
        gewoon(werk, blad)
        blad.write_number(1, 2, (VAN - begin).days)

    antwoord = register(tmp_path, maak, date_1904=sinds_1904)
    assert perioden(antwoord) == VERWACHT and codes(antwoord) == {"csv-datum-getal"}


def test_een_titel_boven_de_kolomnamen_en_een_samengevoegde_cel(tmp_path: Path) -> None:
    """One person with two periods, as people merge the number over both rows."""

    def maak(werk: Any, blad: Any) -> None:
        blad.merge_range(0, 0, 0, 3, "Doelgroepregister")
        blad.write_row(2, 0, KOP)
        blad.merge_range(3, 0, 4, 0, BSN[0])
        blad.write_row(3, 1, ["ja", "2018-01-01", "2018-12-31"])
        blad.write_row(4, 1, ["ja", "2020-01-01"])

    antwoord = register(tmp_path, maak)
    assert perioden(antwoord) == [
        (BSN[0], True, date(2018, 1, 1), date(2018, 12, 31)),
        (BSN[0], True, VAN, None),
    ]
    assert codes(antwoord) == {"lijst-erboven"}


def test_een_verborgen_blad_wordt_niet_gelezen_en_een_tweede_blad_genoemd(tmp_path: Path) -> None:
    def maak(werk: Any, blad: Any) -> None:
        oud = werk.add_worksheet("Oud")
        oud.write_row(0, 0, KOP)
        oud.write_row(1, 0, [BSN[2], "ja", "2019-01-01"])
        oud.hide()
        nog = werk.add_worksheet("Nog een")
        nog.write_row(0, 0, KOP)
        gewoon(werk, blad)

    antwoord = register(tmp_path, maak)
    assert perioden(antwoord) == VERWACHT and codes(antwoord) == {"xlsx-verborgen-blad", "xlsx-bladen"}


def test_een_verborgen_eerste_blad(tmp_path: Path) -> None:
    def maak(werk: Any, blad: Any) -> None:
        blad.write_row(0, 0, KOP)
        blad.write_row(1, 0, [BSN[2], "ja", "2019-01-01"])
        zichtbaar = werk.add_worksheet("Nu")
        zichtbaar.activate()
        blad.hide()
        gewoon(werk, zichtbaar)

    assert perioden(register(tmp_path, maak)) == VERWACHT


def test_rijen_achter_een_filter_tellen_en_dat_staat_er(tmp_path: Path) -> None:
    def maak(werk: Any, blad: Any) -> None:
        gewoon(werk, blad)
        blad.set_row(2, None, None, {"hidden": True})

    antwoord = register(tmp_path, maak)
    assert perioden(antwoord) == VERWACHT and codes(antwoord) == {"xlsx-verborgen-rijen"}


def test_een_formule_geeft_haar_laatste_uitkomst(tmp_path: Path) -> None:
    def maak(werk: Any, blad: Any) -> None:
        gewoon(werk, blad)
        blad.write_formula(2, 1, '=IF(1=2,"ja","nee")', None, "nee")

    antwoord = register(tmp_path, maak)
    assert perioden(antwoord) == VERWACHT and codes(antwoord) == {"xlsx-formule"}


def test_een_formule_zonder_uitkomst_is_een_lege_cel(tmp_path: Path) -> None:
    pad = boek(tmp_path / "register.xlsx", lambda w, b: (gewoon(w, b), b.write_formula(2, 1, "=A1", None, "weg")))
    _vervang(pad, "xl/worksheets/sheet1.xml", b"<v>weg</v>", b"")
    antwoord = lees_register(pad)
    assert perioden(antwoord) == VERWACHT[:1]
    assert codes(antwoord) == {"xlsx-formule", "xlsx-formule-leeg", "csv-antwoord"}


def test_alleen_nummers_met_weggevallen_nul(tmp_path: Path) -> None:
    laag = next(n for n in range(12_345_600, 12_345_700) if elfproef(n))

    def maak(werk: Any, blad: Any) -> None:
        blad.write_column(0, 0, [BSN[0], laag])

    antwoord = register(tmp_path, maak)
    assert perioden(antwoord) == [(laag, True, EERSTE_DAG, None), (BSN[0], True, EERSTE_DAG, None)]
    assert codes(antwoord) == {"lijst-kaal", "lijst-zonder-van", "csv-nullen"}


def test_de_andere_lijsten_ook(tmp_path: Path) -> None:
    def ingeleend(werk: Any, blad: Any) -> None:
        blad.write_row(0, 0, ["BSN", "Uren", "Van", "Tot", "Uitlener"])
        blad.write_row(1, 0, [BSN[0], 120.5, "2026-01-01", "2026-03-31", 700000008])

    def verklaard(werk: Any, blad: Any) -> None:
        blad.write_row(0, 0, ["bsn", "soort", "begin"])
        blad.write_row(1, 0, [BSN[0], "LKV oudere", "01-02-2026"])

    assert lees_inleen(boek(tmp_path / "i.xlsx", ingeleend)).regels["uren"].to_list() == [121]
    gelezen = lees_verklaringen(boek(tmp_path / "v.xlsx", verklaard))
    assert gelezen.regels.select("bsn", "soort", "begin").rows() == [(BSN[0], "oudere", date(2026, 2, 1))]


# --- What is no list ------------------------------------------------------------------------------------------------


def _vervang(pad: Path, deel: str, oud: bytes, nieuw: bytes) -> None:
    """Another part in the file, as another program or somebody with bad intentions would have written it."""
    with zipfile.ZipFile(pad) as zip_:
        delen = {naam: zip_.read(naam) for naam in zip_.namelist()}
    assert oud in delen[deel]
    delen[deel] = delen[deel].replace(oud, nieuw, 1)
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)


def _zip(**delen: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return uit.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE, "oud rekenblad"),
        (_zip(**{"content.xml": b"<x/>"}), "geen rekenblad"),
        (_zip(**{"xl/workbook.xml": b"<x"}), "beschadigd"),
        (_zip(**{"xl/workbook.xml": b""})[:-30], "beschadigd"),
    ],
    ids=["wachtwoord", "oud", "geen", "kapot", "afgekapt"],  # the bytes of a zip hold the time it was made
)
def test_wat_geen_rekenblad_is(tmp_path: Path, inhoud: bytes, zin: str) -> None:
    pad = tmp_path / "register.xlsx"
    pad.write_bytes(inhoud)
    with pytest.raises(Fout, match=zin):
        lees_register(pad)


def test_een_leeg_rekenblad(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="geen zichtbaar blad"):
        register(tmp_path, lambda werk, blad: None)


def test_een_documenttype_wordt_niet_gelezen(tmp_path: Path) -> None:
    pad = boek(tmp_path / "register.xlsx", gewoon)
    _vervang(pad, "xl/sharedStrings.xml", b"<sst", b'<!DOCTYPE x [<!ENTITY a "b">]><sst')
    with pytest.raises(Fout, match="documenttype"):
        lees_register(pad)


def test_een_bom_stopt_bij_de_grens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = boek(tmp_path / "register.xlsx", gewoon)
    monkeypatch.setattr(xlsx_lijst, "UITGEPAKT", 1_000)
    with pytest.raises(Fout, match="uitgepakt meer dan"):
        lees_register(pad)


def test_een_cel_ver_weg_kost_geen_geheugen(tmp_path: Path) -> None:
    """The last cell that a sheet can have: a reader that makes a table of it would need 17 billion cells."""

    def maak(werk: Any, blad: Any) -> None:
        gewoon(werk, blad)
        blad.write(1_048_575, 16_383, "x")

    antwoord = register(tmp_path, maak)
    assert perioden(antwoord) == VERWACHT
