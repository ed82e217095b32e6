"""The lists beside the filings: the register answer and hired-in hours, as people really make them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aangifte_hulp import BSN, bericht, codes, lees, record, vol, zonder_bsn
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.csv_lijst import datum
from telmee.gegevens.loonaangifte.inleen_csv import lees_inleen
from telmee.gegevens.loonaangifte.register_csv import Registerantwoord, koppel, lees_register
from telmee.gegevens.schema import EERSTE_DAG

A, B, C = (f"{n:09d}" for n in BSN[:3])


def register(map_: Path, tekst: str | bytes) -> Registerantwoord:
    pad = map_ / "register.csv"
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    antwoord = lees_register(pad)
    assert zonder_bsn(f"{b.wat}{b.gevolg}{b.plaats}" for b in antwoord.bevindingen)
    return antwoord


def perioden(antwoord: Registerantwoord) -> list[tuple[int, bool, date | None, date | None]]:
    return antwoord.regels.select("bsn", "geregistreerd", "van", "tot").rows()


GEWOON = f"bsn;geregistreerd;van;tot\n{A};ja;2020-01-01;\n{B};nee;;\n"
VERWACHT = [(BSN[0], True, date(2020, 1, 1), None), (BSN[1], False, None, None)]


@pytest.mark.parametrize(
    "tekst",
    [
        GEWOON,
        GEWOON.replace(";", ","),
        GEWOON.replace(";", "\t"),
        GEWOON.replace(";", "|"),
        GEWOON.upper(),
        "\ufeff" + GEWOON,
        "sep=;\n" + GEWOON,
        "SEP=,\r\n" + GEWOON.replace(";", ","),
        GEWOON.replace("\n", "\r\n"),
        GEWOON.encode("utf-16"),
        GEWOON.replace("2020-01-01", "01-01-2020"),
        GEWOON.replace("2020-01-01", "1/1/2020"),
        GEWOON.replace("2020-01-01", "1 januari 2020"),
        GEWOON.replace("2020-01-01", "20200101"),
        GEWOON.replace("2020-01-01", "01.01.2020"),
        GEWOON.replace("2020-01-01", "2020-01-01 00:00:00"),
        GEWOON.replace("bsn", "Burgerservice-nummer").replace("van", " Datum van ").replace("tot", "t/m"),
        GEWOON.replace("ja", "J").replace("nee", "N"),
        GEWOON.replace("ja", "TRUE").replace("nee", "FALSE"),
        GEWOON.replace(A, f'"{A[:3]} {A[3:6]} {A[6:]}"'),
        GEWOON.replace(A, f"{A[:4]}.{A[4:6]}.{A[6:]}"),
        "\n\n" + GEWOON + "\n;;;\n",
        GEWOON.replace("\n", ";opmerking\n", 1).replace(";\n", ";;\n"),
    ],
)
def test_zoals_mensen_een_lijst_maken(tmp_path: Path, tekst: str | bytes) -> None:
    antwoord = register(tmp_path, tekst)
    assert perioden(antwoord) == VERWACHT and antwoord.bevindingen == ()


def test_windows_1252_met_accenten(tmp_path: Path) -> None:
    tekst = GEWOON.replace("\n", ";coördinator\n").replace("tot;coördinator", "tot;relatie").encode("cp1252")
    assert register(tmp_path, tekst).regels["relatie"].to_list() == ["coördinator"] * 2


@pytest.mark.parametrize(
    ("regel", "code", "telt"),
    [
        ("123456789;ja;2020-01-01;", "csv-bsn", False),
        (";ja;2020-01-01;", "csv-bsn", False),
        ("abc;ja;2020-01-01;", "csv-bsn", False),
        (f"{C};misschien;;", "csv-antwoord", False),
        (f"{C};;;", "csv-antwoord", False),
        (f"{C};ja;31-02-2020;", "csv-datum", False),
        (f"{C};ja;gisteren;", "csv-datum", False),
        (f"{C};ja;2020-01-01;2019-01-01", "csv-periode", False),
        (f"{C};ja;;", "csv-zonder-van", True),
        (f"{C};nee;2020-01-01;", "csv-nee-met-periode", True),
        (f"{C};ja", "csv-velden", False),
        (f"{C};ja;2020-01-01;;te;veel", "csv-velden", False),
        (f"{A};ja;2020-01-01;", "csv-dubbel", False),
    ],
)
def test_een_foute_regel_is_een_bevinding_en_de_rest_telt(tmp_path: Path, regel: str, code: str, telt: bool) -> None:
    antwoord = register(tmp_path, f"{GEWOON}{regel}\n")
    assert [(b.code, b.regel) for b in antwoord.bevindingen] == [(code, 4)]
    assert perioden(antwoord)[:2] == VERWACHT and (BSN[2] in antwoord.regels["bsn"]) == telt


def test_ja_zonder_eerste_dag_geldt_altijd(tmp_path: Path) -> None:
    assert perioden(register(tmp_path, f"bsn,geregistreerd\n{A},ja\n")) == [(BSN[0], True, EERSTE_DAG, None)]


def test_weggevallen_nullen_worden_aangevuld(tmp_path: Path) -> None:
    acht = "12345674"  # 012345674 passes the eleven-test
    from telmee.gegevens.loonaangifte.nummers import elfproef

    laag = next(n for n in range(12_345_600, 12_345_700) if elfproef(n))
    antwoord = register(tmp_path, GEWOON.replace(A, str(laag)))
    assert len(acht) == len(str(laag)) and laag in antwoord.regels["bsn"]
    assert [b.code for b in antwoord.bevindingen] == ["csv-nullen"]


def test_perioden_worden_samengenomen_en_nooit_overlappend(tmp_path: Path) -> None:
    antwoord = register(
        tmp_path,
        f"bsn;geregistreerd;van;tot\n{A};ja;2020-01-01;2020-12-31\n{A};ja;2021-01-01;2021-06-30\n"
        f"{A};ja;2023-01-01;\n{A};ja;2024-01-01;2024-12-31\n",
    )
    assert perioden(antwoord) == [
        (BSN[0], True, date(2020, 1, 1), date(2021, 6, 30)),
        (BSN[0], True, date(2023, 1, 1), None),
    ]
    assert {b.code for b in antwoord.bevindingen} == {"csv-overlap"}


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (b"", "leeg"),
        (b"naam;datum\nx;y\n", "ontbreken de kolommen bsn en geregistreerd"),
        (b"PK\x03\x04", "beschadigd"),
        (b"bsn\0;x", "geen tekst"),
    ],
)
def test_een_lijst_die_geen_lijst_is(tmp_path: Path, tekst: bytes, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        register(tmp_path, tekst)


def test_een_lijst_die_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="bestaat niet"):
        lees_register(tmp_path / "weg.csv")


def test_koppelen(tmp_path: Path) -> None:
    """Yes, no, no answer, and an answer about somebody who is in no filing: four different things."""
    a = lees(tmp_path, bericht(vol(record(0), record(0, num_iv=2), record(1), record(2), record(bsn=None))))
    antwoord = register(tmp_path, f"{GEWOON}{BSN[5]};ja;2020-01-01;\n")
    k = koppel(a, antwoord)
    wie = dict(a.personen().select("persoon", "bsn").iter_rows())
    assert {wie[p]: g for p, g in k.personen.iter_rows()} == {BSN[0]: True, BSN[1]: False, BSN[2]: None, None: None}
    assert [(wie[p], v, t) for p, v, t in k.registraties.iter_rows()] == [(BSN[0], date(2020, 1, 1), None)]
    gevonden = {b.code: b.wat for b in k.bevindingen}
    assert gevonden.keys() == {"register-niet-in-aangifte", "register-zonder-antwoord"}
    assert "van 2 personen" in gevonden["register-zonder-antwoord"]
    assert "bsn-ontbreekt" in codes(a) and zonder_bsn(gevonden.values())


INLEEN = f"bsn;uren;van;tot;uitlener\n{A};120;2026-01-01;2026-03-31;700000008L01\n"


def test_inleen(tmp_path: Path) -> None:
    pad = tmp_path / "inleen.csv"
    pad.write_text(INLEEN + f"{B};7,5;1-4-2026;30-4-2026;700000008\n{B};0;2025-01-01;2025-01-31;700000008\n")
    inleen = lees_inleen(pad)
    assert inleen.in_jaar(2026).select("bsn", "uren", "uitlener").rows() == [
        (BSN[0], 120, 700000008),
        (BSN[1], 8, 700000008),
    ]
    assert [b.code for b in inleen.bevindingen] == ["csv-uren-afgerond"]


@pytest.mark.parametrize(
    ("tekst", "uren"),
    [
        ("1040", 1040),
        ("1.040", 1040),
        ("1 040", 1040),
        ("1.040,5", 1041),
        ("1040,49", 1040),
        ("1.0", 1),
        ("1,040", None),
    ],
)
def test_uren_met_duizendtallen(tmp_path: Path, tekst: str, uren: int | None) -> None:
    """A thousand is written as 1.040 here; 1,040 may be a thousand or one hour, so it is not guessed."""
    pad = tmp_path / "inleen.csv"
    pad.write_text(INLEEN.replace("120", tekst).replace("2026-03-31", "2026-12-31"))
    inleen = lees_inleen(pad)
    assert inleen.regels["uren"].to_list() == ([] if uren is None else [uren])
    assert ("csv-uren" in {b.code for b in inleen.bevindingen}) is (uren is None)


def test_een_open_aanhalingsteken_kost_een_regel_en_niet_de_rest(tmp_path: Path) -> None:
    antwoord = register(tmp_path, GEWOON.replace(A, f'"{A}', 1) + f'"{C}";"ja";"2021-01-01";""\n')
    assert perioden(antwoord) == [VERWACHT[1], (BSN[2], True, date(2021, 1, 1), None)]
    assert [(b.code, b.regel) for b in antwoord.bevindingen] == [("csv-aanhaling", 2)]


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        (f"{B};-5;2026-01-01;2026-01-31;700000008", "csv-uren"),
        (f"{B};;2026-01-01;2026-01-31;700000008", "csv-uren"),
        (f"{B};745;2026-01-01;2026-01-31;700000008", "csv-uren-onmogelijk"),
        (f"{B};10;;2026-01-31;700000008", "csv-datum"),
        (f"{B};10;2026-02-01;2026-01-31;700000008", "csv-periode"),
        (f"{B};10;2026-01-01;2026-01-31;Uitzendbureau", "csv-uitlener"),
        ("1;10;2026-01-01;2026-01-31;700000008", "csv-bsn"),
        (INLEEN.splitlines()[1], "csv-dubbel"),
    ],
)
def test_foute_inleenregel(tmp_path: Path, regel: str, code: str) -> None:
    pad = tmp_path / "inleen.csv"
    pad.write_text(f"{INLEEN}{regel}\n")
    inleen = lees_inleen(pad)
    assert [(b.code, b.regel) for b in inleen.bevindingen] == [(code, 3)] and inleen.regels.height == 1
    assert zonder_bsn(f"{b.wat}{b.gevolg}{b.plaats}" for b in inleen.bevindingen)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_elke_schrijfwijze_is_dezelfde_dag(dag: date) -> None:
    for vorm in ("%Y-%m-%d", "%Y%m%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y 23:59"):
        assert datum(dag.strftime(vorm).lstrip("0") if vorm[:2] == "%d" else dag.strftime(vorm)) == dag


def test_geen_datum() -> None:
    for tekst in ("", "2020", "1-13-2020", "32-1-2020", "morgen", "1 foo 2020", "2020-1-1x"):
        assert datum(tekst) is None


def test_a_list_may_say_on_which_day_it_was_complete(tmp_path: Path) -> None:
    """The same on every line, otherwise nobody knows; the day that the user gives goes first."""
    kop, regel = "bsn;geregistreerd;compleet_op\n", "999990007;ja;2026-03-01\n"
    for inhoud, dag in (
        (kop + regel, date(2026, 3, 1)),
        (kop + regel + "999990019;ja;2026-03-02\n", None),
        (kop + regel + "999990019;ja;\n", None),
        ("bsn;geregistreerd\n999990007;ja\n", None),
    ):
        (tmp_path / "r.csv").write_text(inhoud)
        assert lees_register(tmp_path / "r.csv").compleet_op == dag
        assert lees_register(tmp_path / "r.csv", date(2026, 5, 1)).compleet_op == date(2026, 5, 1)
