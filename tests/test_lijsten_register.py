"""The answer of the register as people get it: bare numbers, pasted, contradicting, and files that are no list."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from aangifte_hulp import BSN, LHNR, bericht, lees, record, vol, zonder_bsn
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte import lijst_bron
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.gegevens.loonaangifte.inleen_csv import lees_inleen
from telmee.gegevens.loonaangifte.register_csv import Registerantwoord, koppel, lees_register
from telmee.gegevens.loonaangifte.verklaringen_csv import lees_verklaringen
from telmee.gegevens.schema import EERSTE_DAG
from tempo_hulp import duur

A, B, C = (f"{n:09d}" for n in BSN[:3])


def register(map_: Path, tekst: str, **opties: date) -> Registerantwoord:
    pad = map_ / "register.csv"
    pad.write_text(tekst, encoding="utf-8")
    antwoord = lees_register(pad, **opties)
    assert zonder_bsn(f"{b.wat}{b.gevolg}{b.plaats}" for b in antwoord.bevindingen)
    return antwoord


def codes(antwoord: Registerantwoord) -> list[str]:
    return [b.code for b in antwoord.bevindingen]


@pytest.mark.parametrize(
    "tekst",
    [
        f"{A}\n{B}\n",
        f"bsn\n{A}\n{B}\n",
        f"BSN-nummer;\n{A};\n{B};\n",
        f"{A}, {B}",
        f"{A} {B}\n",
        f"{A[:4]}.{A[4:6]}.{A[6:]}\n{B[:3]} {B[3:6]} {B[6:]}\n",
        f"Overzicht doelgroepregister\n\n{A}\n{B}\n",
        f"{LHNR};{A}\n{LHNR};{B}\n",
        f"{LHNR}\t{A}\n{LHNR}\t{B}\n",
        f"{A};{LHNR}\n{B};{LHNR}\n",
        f"Loonheffingennummer;BSN\n{LHNR};{A}\n{LHNR};{B}\n",
        f"\ufeff{A}\r\n{B}\r\n",
    ],
)
def test_een_lijst_met_alleen_nummers_is_een_antwoord(tmp_path: Path, tekst: str) -> None:
    antwoord = register(tmp_path, tekst)
    assert antwoord.regels.select("bsn", "geregistreerd", "van", "tot").rows() == [
        (n, True, EERSTE_DAG, None) for n in BSN[:2]
    ]
    assert (
        {"lijst-kaal", "lijst-zonder-van"}
        <= set(codes(antwoord))
        <= {"lijst-kaal", "lijst-zonder-van", "lijst-erboven"}
    )
    assert antwoord.loonheffingennummers == ((LHNR,) if LHNR in tekst else ())


def test_een_kale_lijst_zegt_eenmaal_wat_er_niet_in_staat(tmp_path: Path) -> None:
    antwoord = register(tmp_path, "\n".join(f"{n:09d}" for n in BSN))
    assert sorted(codes(antwoord)) == ["lijst-kaal", "lijst-zonder-van"]


def test_een_kolom_die_het_antwoord_kan_zijn_wordt_niet_genegeerd(tmp_path: Path) -> None:
    """Everybody on this list would be read as registered; the column that says who is not has a name of its own."""
    with pytest.raises(Fout, match="geen kolom geregistreerd, en kolom 2 is niet bekend"):
        register(tmp_path, f"bsn;uitslag\n{A};wel\n{B};niet\n")


@pytest.mark.parametrize(
    ("boven", "zin"), [("Niet in het register", "'niet' of 'geen'"), ("nummer;sinds", "zijn de kolomnamen niet bekend")]
)
def test_een_kop_die_de_lijst_omkeert_of_die_niemand_kent(tmp_path: Path, boven: str, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        register(tmp_path, f"{boven}\n{A}\n{B}\n")


@pytest.mark.parametrize(
    ("regels", "geregistreerd"),
    [
        (f"{A};ja;2020-01-01;;\n{A};nee;;;\n", None),
        (f"{A};ja;2020-01-01;;2026-01-05\n{A};nee;;;2026-01-05\n", None),
        (f"{A};nee;;;2026-01-05\n{A};ja;;;2026-01-05\n", None),
        (f"{A};ja;2020-01-01;2025-12-31;2026-01-05\n{A};nee;;;2025-12-31\n", None),
        (f"{A};ja;2020-01-01;2025-12-31;2026-01-05\n{A};nee;;;2026-01-01\n", True),
        (f"{A};ja;2020-01-01;;2026-01-05\n{A};nee;;;2020-01-01\n", None),
        (f"{A};ja;2020-01-01;;2026-01-05\n{A};nee;;;2019-12-31\n", True),
        (f"{A};nee;;;2026-01-05\n{A};nee;;;2026-02-05\n", False),
    ],
)
def test_antwoorden_die_elkaar_tegenspreken(tmp_path: Path, regels: str, geregistreerd: bool | None) -> None:
    """A no is about the day of asking; only a yes that covers that day contradicts it, and then neither is used."""
    antwoord = register(tmp_path, f"bsn;geregistreerd;van;tot;raadpleegdatum\n{regels}")
    assert antwoord.regels["geregistreerd"].unique().to_list() == [geregistreerd]
    assert ("csv-tegenspraak" in codes(antwoord)) is (geregistreerd is None)
    aangiften = lees(tmp_path, bericht(vol(record(0))))
    assert koppel(aangiften, antwoord).personen["geregistreerd"].to_list() == [geregistreerd]


def test_dezelfde_regel_in_een_andere_schrijfwijze_telt_een_keer(tmp_path: Path) -> None:
    pad = tmp_path / "inleen.csv"
    een = f"{A};120;2026-01-01;2026-03-31;700000008L01"
    ander = f"{A[:4]}.{A[4:6]}.{A[6:]};120,0;1-1-2026;31 maart 2026;700000008"
    pad.write_text(f"bsn;uren;van;tot;uitlener\n{een}\n{ander}\n")
    inleen = lees_inleen(pad)
    assert inleen.regels["uren"].to_list() == [120] and [b.code for b in inleen.bevindingen] == ["csv-dubbel"]


@pytest.mark.parametrize(("tweede", "telt"), [(24, True), (25, False)])
def test_uren_van_een_persoon_passen_in_de_dagen_die_zij_delen(tmp_path: Path, tweede: int, telt: bool) -> None:
    """31 days hold 744 hours, on one line or on two; the line of another month and of another person stands."""
    pad = tmp_path / "inleen.csv"
    regels = [
        f"{A};720;2026-01-01;2026-01-31;700000008",
        f"{A};{tweede};2026-01-31;2026-01-31;700000012",
        f"{A};100;2026-02-01;2026-02-28;700000008",
        f"{B};744;2026-01-01;2026-01-31;700000008",
    ]
    if tweede == 25:  # more than a day holds: two lines of half of it
        regels[1:2] = [f"{A};{n};2026-01-31;2026-01-31;{u}" for n, u in ((12, 700000012), (13, 700000024))]
    pad.write_text("\n".join(["bsn;uren;van;tot;uitlener", *regels]))
    inleen = lees_inleen(pad)
    assert sum(inleen.regels["uren"]) == (744 if telt else 0) + 844
    assert {b.code for b in inleen.bevindingen} == (set() if telt else {"inleen-samen-onmogelijk"})


# --- Pasted, piped, and what is no list ------------------------------------------------------------------------------


def test_geplakt(monkeypatch: pytest.MonkeyPatch) -> None:
    invoer = SimpleNamespace(buffer=io.BytesIO(f"{A}\n{B}\nx\n".encode()), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", invoer)
    antwoord = lees_register("-")
    assert antwoord.regels["bsn"].to_list() == BSN[:2]
    assert [(b.plaats, b.regel) for b in antwoord.bevindingen if b.ernst == "fout"] == [
        ("standaardinvoer, regel 3, bsn", 3)
    ]


def test_op_een_terminal_staat_wat_u_doet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(A.encode()), isatty=lambda: True))
    lees_register("-")
    assert "Ctrl-D" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_een_apparaat_is_geen_lijst() -> None:
    def lees() -> None:
        with pytest.raises(Fout, match="groter dan 64 MiB"):
            lees_register("/dev/zero")

    assert duur(lees, 5) < 5


def test_een_pijp_is_een_lijst(tmp_path: Path) -> None:
    lezen, schrijven = os.pipe()
    os.write(schrijven, f"{A}\n".encode())
    os.close(schrijven)
    assert lees_register(f"/dev/fd/{lezen}").regels["bsn"].to_list() == BSN[:1]
    os.close(lezen)


@pytest.mark.parametrize(("grens", "naam"), [("GROOTST", "MiB"), ("RIJEN", "regels")])
def test_grenzen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grens: str, naam: str) -> None:
    """At the limit it is read, above it refused."""
    tekst = f"bsn\n{A}\n"
    toegestaan = len(tekst) if grens == "GROOTST" else 2
    monkeypatch.setattr(lijst_bron, grens, toegestaan)
    assert register(tmp_path, tekst).regels.height == 1
    with pytest.raises(Fout, match=naam):
        register(tmp_path, f"{tekst}{B}\n")


def test_elke_weg_heeft_dezelfde_grens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, an upload and what is piped in: read at the limit, refused in the same words above it."""
    inhoud = f"bsn\n{A}\n".encode()
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(inhoud)

    def wegen() -> Iterator[str | Path | Ingekomen]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(inhoud)))
        yield from (pad, Ingekomen("lijst.csv", io.BytesIO(inhoud)), "-")

    monkeypatch.setattr(lijst_bron, "GROOTST", len(inhoud))
    assert [lees_register(weg).regels.height for weg in wegen()] == [1, 1, 1]
    monkeypatch.setattr(lijst_bron, "GROOTST", len(inhoud) - 1)
    for weg in wegen():
        with pytest.raises(Fout, match="is groter dan 0 MiB en is niet gelezen; geef een kleiner bestand"):
            lees_register(weg)


@pytest.mark.parametrize("vulling", ["\n" * 3_000_000, ";" * 100_000])
def test_veel_of_lange_regels_stoppen_meteen(tmp_path: Path, vulling: str) -> None:
    def lees() -> None:
        with pytest.raises(Fout, match="te veel of te lange regels"):
            register(tmp_path, f"bsn;geregistreerd\n{vulling}\n{A};ja\n")

    assert duur(lees, 5) < 5


@pytest.mark.parametrize("lezer", [lees_register, lees_inleen, lees_verklaringen])
def test_een_naam_met_een_bsn_komt_niet_op_het_scherm(tmp_path: Path, lezer: object) -> None:
    """Nor the path when the list is not there; nor a number in a column that nobody asked for."""
    pad = tmp_path / f"werknemer {A}.csv"
    with pytest.raises(Fout) as weg:
        lezer(pad)  # type: ignore[operator]
    pad.write_text(f"naam;datum\n{A};{A}\n")
    with pytest.raises(Fout) as fout:
        lezer(pad)  # type: ignore[operator]
    pad.write_text(
        f"bsn;geregistreerd;soort;begin;uren;van;tot;uitlener;bron;relatie\n"
        f"{A};ja;{A};{A};{A};{A};{A};{A};{A};{A}\n{A};{A};oudere;2026-01-01;1;2026-01-01;2026-01-01;{A};{A};{A}\n"
    )
    gelezen = lezer(pad)  # type: ignore[operator]
    assert zonder_bsn([str(weg.value), str(fout.value)])
    assert gelezen.bevindingen and zonder_bsn(f"{b}" for b in gelezen.bevindingen)
