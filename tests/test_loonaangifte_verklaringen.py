"""The list of doelgroepverklaringen, as people really make it."""

from datetime import date
from pathlib import Path

import pytest

from aangifte_hulp import BSN, zonder_bsn
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.verklaringen_csv import Verklaringen, lees_verklaringen, soort_van

A, B, C = (f"{n:09d}" for n in BSN[:3])
GEWOON = f"bsn;soort;begin;aangevraagd;afgegeven\n{A};oudere;2025-02-01;2025-02-10;\n{B};herplaatsen;2025-03-01;;\n"
VERWACHT = [
    (BSN[0], "oudere", True, date(2025, 2, 1), date(2025, 2, 10)),
    (BSN[1], "herplaatsen", True, date(2025, 3, 1), None),
]


def lijst(map_: Path, tekst: str | bytes) -> Verklaringen:
    pad = map_ / "verklaringen.csv"
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    gelezen = lees_verklaringen(pad)
    assert zonder_bsn(f"{b.wat}{b.gevolg}{b.plaats}" for b in gelezen.bevindingen)
    return gelezen


def inhoud(gelezen: Verklaringen) -> list[tuple[object, ...]]:
    return gelezen.regels.select("bsn", "soort", "verklaring", "begin", "aangevraagd").rows()


@pytest.mark.parametrize(
    "tekst",
    [
        GEWOON,
        GEWOON.replace(";", ","),
        GEWOON.replace(";", "\t"),
        GEWOON.upper(),
        ("\ufeff" + GEWOON).replace("\n", "\r\n"),
        GEWOON.encode("utf-16"),
        GEWOON.replace("2025-02-01", "1/2/2025").replace("2025-02-10", "10 februari 2025"),
        GEWOON.replace("begin", "Datum in dienst").replace("aangevraagd", "Aanvraagdatum"),
        GEWOON.replace("oudere", "LKV oudere werknemer").replace("herplaatsen", "Herplaatsing arbeidsgehandicapte"),
        GEWOON.replace("bsn;", "verklaring;bsn;").replace(f"{A};", f"Ja;{A};").replace(f"{B};", f";{B};"),
    ],
)
def test_zoals_mensen_een_lijst_maken(tmp_path: Path, tekst: str | bytes) -> None:
    gelezen = lijst(tmp_path, tekst)
    assert inhoud(gelezen) == VERWACHT and gelezen.bevindingen == ()


@pytest.mark.parametrize(
    ("woord", "soort"),
    [
        ("Oudere werknemer (56+)", "oudere"),
        ("oudere of arbeidsgehandicapte", None),
        ("56+", "oudere"),
        ("IndAvrLkvOudrWn", "oudere"),
        ("Doelgroepverklaring arbeidsgehandicapte werknemer", "arbeidsgehandicapte"),
        ("LKV AG", "arbeidsgehandicapte"),
        ("IndAvrLkvAgWn", "arbeidsgehandicapte"),
        ("herplaatst", "herplaatsen"),
        ("IndAvrLkvHpAgWn", "herplaatsen"),
        ("doelgroep banenafspraak en scholingsbelemmerden", "banenafspraak"),
        ("IndAvrLkvDgBafSb", "banenafspraak"),
        ("IndAvrLkvDgBaf", "banenafspraak"),
        ("LIV", None),
        ("", None),
        ("lkv", None),
        ("doelgroep", None),
    ],
)
def test_de_soort_zoals_mensen_die_schrijven(woord: str, soort: str | None) -> None:
    assert soort_van(woord) == soort


@pytest.mark.parametrize(
    ("regel", "code", "element"),
    [
        ("123456789;oudere;2025-02-01;;", "csv-bsn", "bsn"),
        (f"{C};wajong;2025-02-01;;", "csv-soort", "soort"),
        (f"{C};;2025-02-01;;", "csv-soort", "soort"),
        (f"{C};oudere;;;", "csv-zonder-begin", "begin"),
        (f"{C};oudere;30-02-2025;;", "csv-datum", "begin"),
        (f"{C};oudere;2025-02-01;gisteren;", "csv-datum", "aangevraagd"),
        (f"{C};oudere;2025-02-01;2025-03-02;2025-03-01", "csv-afgegeven", "aangevraagd, afgegeven"),
        (f"{C};oudere", "csv-velden", ""),
        (f"{A};oudere;2025-02-01;2025-02-10;", "csv-dubbel", ""),
        (f"{A};oudere;01-02-2025;11-02-2025;", "csv-verklaring-dubbel", ""),
    ],
)
def test_een_foute_regel_is_een_bevinding_en_de_rest_telt(tmp_path: Path, regel: str, code: str, element: str) -> None:
    gelezen = lijst(tmp_path, f"{GEWOON}{regel}\n")
    assert [(b.code, b.regel, b.element) for b in gelezen.bevindingen] == [(code, 4, element)]
    assert inhoud(gelezen) == VERWACHT


def test_van_twee_aanvragen_telt_de_eerste_ook_als_die_later_in_de_lijst_staat(tmp_path: Path) -> None:
    gelezen = lijst(tmp_path, f"{GEWOON}{A};oudere;2025-02-01;2025-02-03;\n")
    assert inhoud(gelezen)[0][-1] == date(2025, 2, 3)


def test_een_verklaring_gaat_voor_nee_en_nee_heeft_geen_dag_nodig(tmp_path: Path) -> None:
    kop = "bsn;soort;begin;verklaring\n"
    nee = lijst(tmp_path, f"{kop}{A};oudere;;nee\n")
    assert inhoud(nee) == [(BSN[0], "oudere", False, None, None)] and nee.bevindingen == ()
    beide = lijst(tmp_path, f"{kop}{A};oudere;;nee\n{A};oudere;2025-02-01;ja\n")
    assert [r[2] for r in inhoud(beide)] == [True]
    assert [(b.code, b.regel) for b in beide.bevindingen] == [("csv-verklaring-tegenspraak", 2)]
    assert [b.element for b in lijst(tmp_path, f"{kop}{A};oudere;;soms\n").bevindingen] == ["verklaring"]


@pytest.mark.parametrize(("tekst", "zin"), [(b"", "leeg"), (b"bsn;soort\n1;2\n", "ontbreekt de kolom begin")])
def test_een_lijst_die_geen_lijst_is(tmp_path: Path, tekst: bytes, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        lijst(tmp_path, tekst)


def test_een_overgang_van_onderneming_ligt_na_de_eerste_dag(tmp_path: Path) -> None:
    kop = "bsn;soort;begin;Datum overgang\n"
    goed = lijst(tmp_path, kop + f"{A};oudere;2023-12-15;01-09-2025\n")
    assert goed.regels["overgang_op"].to_list() == [date(2025, 9, 1)] and goed.bevindingen == ()
    fout = lijst(tmp_path, kop + f"{A};oudere;2025-09-01;01-09-2025\n{B};oudere;2023-12-15;\n")
    assert [b.code for b in fout.bevindingen] == ["csv-overgang"]
    assert fout.regels["overgang_op"].to_list() == [None]
