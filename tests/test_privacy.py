"""A BSN that was planted in every text of a filing comes out nowhere, unless it is asked for."""

import ast
import subprocess
import sys
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aangifte_hulp import BSN, LHNR, bericht, correctie, lees, record, vol
from telmee.gegevens.loonaangifte.verbergen import bevat_bsn

EIGEN = f"{BSN[0]:09d}"
VORMEN = [
    EIGEN,
    f"{EIGEN[:4]}.{EIGEN[4:6]}.{EIGEN[6:]}",
    f"P{EIGEN}x",
    " ".join(EIGEN),
    "".join(chr(0xFF10 + int(c)) for c in EIGEN),
    "".join(chr(0x0660 + int(c)) for c in EIGEN),
    f"00{EIGEN}01",
]


def _gezien(tekst: str) -> bool:
    """Whether a reader sees a BSN: nine of its digits in a row, whatever stands between two of them."""
    cijfers = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in tekst)
    return any(EIGEN in t for t in (cijfers, *(cijfers.replace(scheiding, "") for scheiding in ". -")))


@pytest.mark.parametrize("vorm", VORMEN)
def test_een_personeelsnummer_dat_een_bsn_is_wordt_niet_getoond(tmp_path: Path, vorm: str) -> None:
    a = lees(tmp_path, bericht(vol(record(0, personeelsnummer=vorm), record(1, personeelsnummer="0042"))))
    assert a.dienstverbanden["personeelsnummer"].to_list() == [None, "0042"]
    melding = [b for b in a.bevindingen if b.code == "personeelsnummer-bsn"]
    assert len(melding) == 1 and melding[0].aantal == 1


def test_het_bsn_van_een_ander_en_van_wie_is_ingetrokken(tmp_path: Path) -> None:
    a = lees(
        tmp_path,
        bericht(vol(record(0, personeelsnummer=f"{BSN[1]}"), record(1, personeelsnummer=f"{BSN[2]}"), record(2))),
        bericht(correctie(weg=[(1, BSN[2], None)]), dag=date(2026, 3, 1)),
    )
    assert a.dienstverbanden["personeelsnummer"].to_list() == [None, None]


def test_een_gewoon_lang_nummer_blijft(tmp_path: Path) -> None:
    a = lees(tmp_path, bericht(vol(record(0, personeelsnummer="2026000123456"))))
    assert a.dienstverbanden["personeelsnummer"].to_list() == ["2026000123456"]


@given(st.text("0123456789.- x", max_size=30), st.integers(1_000_000, 999_999_999))
def test_een_bsn_wordt_overal_in_de_cijfers_gevonden(om: str, bsn: int) -> None:
    assert bevat_bsn(f"{om}{bsn:09d}{om}", frozenset({bsn})) and bevat_bsn(".".join(f"{bsn:09d}"), frozenset({bsn}))
    assert not bevat_bsn("12-34 567x", frozenset({bsn}))


@pytest.mark.parametrize("vorm", VORMEN[:4])
def test_geen_enkele_uitvoer_toont_een_bsn(tmp_path: Path, vorm: str) -> None:
    """Every text field of a message and the name of the file; terminal, JSON, HTML, workbook, calendar and errors."""
    tekst = bericht(
        *[vol(*[record(i, personeelsnummer=vorm, lkv_banenafspraak=not i) for i in range(3)])],
        dag=date(2026, 2, 10),
        id_=vorm[:30],
    ).decode()
    for oud in ("Testpersoon", "SWO00000", "telmee (verzonnen)", ">Voorbeeldwerkgever<", ">Voorbeeld<"):
        assert oud in tekst
        tekst = tekst.replace(oud, f">{vorm}<" if oud[0] == ">" else vorm)
    tekst = tekst.replace("<CdZvw>K</CdZvw>", f"<CdZvw>{vorm}</CdZvw>").replace("<LbTab>012<", f"<LbTab>{vorm}<")
    map_ = tmp_path / "in"
    map_.mkdir()
    (map_ / f"{vorm}.xml").write_text(tekst, encoding="utf-8")
    html, xlsx, ics = (tmp_path / n for n in ("r.html", "r.xlsx", "t.ics"))
    opdracht = [sys.executable, "-P", "-m", "telmee"]
    beeld = subprocess.run(
        [*opdracht, "werkgever", "positie", str(map_), "--jaar", "2026", "--uitleg", "--rapport", str(html),
         "--rapport", str(xlsx), "--kalender", str(ics)], capture_output=True, text=True, check=True,
    )  # fmt: skip
    json_ = subprocess.run(
        [*opdracht, "werkgever", "positie", str(map_), "--jaar", "2026", "--json", "--uitleg"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lijst = subprocess.run(
        [*opdracht, "gegevens", "lees-loonaangifte", str(map_), "--json", "--alles"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    with zipfile.ZipFile(xlsx) as z:
        blad = [z.read(n).decode("utf-8", "replace") for n in z.namelist()]
    teksten = [beeld.stdout, beeld.stderr, json_.stdout, lijst.stdout, html.read_text(), ics.read_text(), *blad]
    assert LHNR in json_.stdout and not [t[:200] for t in teksten if vorm in t or _gezien(t)]


def _velden_met_een_bsn() -> list[tuple[str, str]]:
    """Every field of a class that holds BSNs by its name, and how it is declared."""
    gevonden = []
    for pad in sorted((Path(__file__).resolve().parent.parent / "src/telmee").rglob("*.py")):
        for klasse in (k for k in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))) if isinstance(k, ast.ClassDef)):
            for regel in klasse.body:
                if isinstance(regel, ast.AnnAssign) and ast.unparse(regel.target) in ("bsn", "bsns"):
                    gevonden.append((f"{pad.stem}.{klasse.name}", ast.unparse(regel)))
    return gevonden


def test_wat_een_bsn_draagt_zegt_het_niet_in_een_melding_van_een_fout_of_een_logregel() -> None:
    """What is printed of an object is in tracebacks with locals, and in every log line that names the object."""
    velden = _velden_met_een_bsn()
    assert len(velden) >= 10
    assert [waar for waar, regel in velden if "repr=False" not in regel] == []
