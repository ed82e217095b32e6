"""Text from files made safe to show, and reading no more than a limit."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee import veilig
from telmee.begrensd import is_stroom, lees_bytes
from telmee.fouten import Fout


@given(st.text())
def test_een_regel_heeft_alleen_zichtbare_tekens(tekst: str) -> None:
    schoon = veilig.regel(tekst)
    assert len(schoon) == len(tekst) and not set(schoon) & set("\x1b\x9b\n\r\t\0\u202e\u2066\u200f\u200b\ufeff\u2028")
    assert veilig.regel(schoon) == schoon and schoon.encode("utf-8").decode() == schoon


def test_gewone_tekst_blijft_zoals_zij_is() -> None:
    for tekst in ("Bakkerij 't Hoekje & zn.", "Façade café €", "0042-A", "北京", ""):
        assert veilig.regel(tekst) == tekst == veilig.blok(tekst)
    assert veilig.regel("\ud800a") == "\ufffda" and veilig.regel("abcdef", 4) == "abc…"
    assert veilig.blok("een\n\ttwee\x1b[2J") == "een\n\ttwee\ufffd[2J"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", " =", "=1+1;"])
def test_een_cel_is_geen_formule(begin: str) -> None:
    assert veilig.cel(begin + "cmd|x") == "'" + begin + "cmd|x"


def test_een_cel_met_een_getal_of_een_naam_blijft() -> None:
    assert [veilig.cel(t) for t in ("-5,00", "+31", "1.000", "Jan", "'t")] == ["-5,00", "+31", "1.000", "Jan", "'t"]


def test_naam_zonder_bsn() -> None:
    assert veilig.zonder_bsn("lijst 999990019.csv") == "lijst ….csv"
    assert veilig.zonder_bsn("700000008L01.xml") == "700000008L01.xml"


def test_lezen_tot_een_grens(tmp_path: Path) -> None:
    pad = tmp_path / "a"
    pad.write_bytes(b"x" * 100)
    assert lees_bytes(pad, 100) == b"x" * 100 and not is_stroom(pad)
    for te_veel in (pad, Path("/dev/zero")):
        with pytest.raises(Fout, match="groter dan"):
            lees_bytes(te_veel, 99)
    for weg in (tmp_path, tmp_path / "weg", "a\0b"):
        with pytest.raises(Fout):
            lees_bytes(weg)


def test_een_pijp_wordt_een_keer_gelezen(tmp_path: Path) -> None:
    pijp = tmp_path / "p"
    os.mkfifo(pijp)
    schrijver = threading.Thread(target=pijp.write_bytes, args=(b"abc" * 50_000,))
    schrijver.start()
    assert is_stroom(pijp) and lees_bytes(pijp) == b"abc" * 50_000
    schrijver.join()
