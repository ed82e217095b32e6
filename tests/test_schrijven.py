"""Whole or nothing: who may read what is half written, what a violent end leaves, and folders that are not replaced."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from telmee import schrijven
from telmee.cli import main
from telmee.fouten import Fout


@pytest.fixture
def dood() -> int:
    proces = subprocess.Popen([sys.executable, "-c", ""])
    proces.wait()
    return proces.pid


def _rechten(pad: Path) -> int:
    return pad.stat().st_mode & 0o777


def test_wat_half_is_mag_niemand_anders_lezen(tmp_path: Path) -> None:
    with schrijven.nieuw_bestand(tmp_path / "r.html") as onaf:
        assert _rechten(onaf) == 0o600
    assert _rechten(tmp_path / "r.html") == 0o666 & ~schrijven._umask()
    with schrijven.nieuwe_map(tmp_path / "m") as onaf:
        assert _rechten(onaf) == 0o700
    assert _rechten(tmp_path / "m") == 0o777 & ~schrijven._umask()


def test_wat_een_gedood_proces_achterliet_gaat_weg_en_van_een_levend_niet(tmp_path: Path, dood: int) -> None:
    levend = tmp_path / f".r.onaf-{os.getppid()}-1.html"
    eigen = tmp_path / f".r.onaf-{os.getpid()}-99999.html"
    ander = tmp_path / f".r.onaf-{dood}-1.pdf"
    rest = tmp_path / f".r.onaf-{dood}-1.html"
    for pad in (levend, eigen, ander, rest):
        pad.write_text("bsn")
    schrijven.schrijf_tekst(tmp_path / "r.html", "goed")
    assert levend.exists() and eigen.exists() and ander.exists() and not rest.exists()


def test_de_oude_map_van_een_gedood_proces(tmp_path: Path, dood: int) -> None:
    """It goes when the new one stands; when it does not, the old one is all there is and stays."""
    oud = tmp_path / f".m.oud-{dood}"
    oud.mkdir()
    with schrijven.nieuwe_map(tmp_path / "m") as onaf:
        (onaf / "dataset.json").write_text("{}")
    assert oud.exists()
    with schrijven.nieuwe_map(tmp_path / "m", overwrite=True):
        pass
    assert not oud.exists()


def test_een_naam_met_een_sterretje_ruimt_niets_van_een_ander_op(tmp_path: Path, dood: int) -> None:
    ander = tmp_path / f".ander.onaf-{dood}-1.html"
    ander.write_text("")
    schrijven.schrijf_tekst(tmp_path / "*.html", "goed")
    assert ander.exists()


@pytest.mark.parametrize("naam", [".", "", "..", "./"])
def test_de_map_waarin_u_staat_wordt_niet_vervangen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str) -> None:
    hier = tmp_path / "hier"
    hier.mkdir()
    monkeypatch.chdir(hier)
    with pytest.raises(Fout, match="waarin u staat"), schrijven.nieuwe_map(naam):
        raise AssertionError
    assert hier.is_dir() and os.getcwd() == str(hier)


def test_een_leeg_argument_leest_niet_de_map_waarin_u_staat(capsys: pytest.CaptureFixture[str]) -> None:
    for opdracht in (["gegevens", "lees-loonaangifte", ""], ["werkgever", "voorbeeld", "--naar", ""],
                     ["werkgever", "voorbeeld", "--naar="]):  # fmt: skip
        assert main(opdracht) == 2
        assert "leeg" in capsys.readouterr().err


def test_een_voorbeeld_dat_laat_wordt_onderbroken_laat_niets_na(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from telmee.cli import werkgever

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(werkgever, "_schrijf", stop)
    assert main(["werkgever", "voorbeeld", "--naar", str(tmp_path / "v")]) == 1
    assert list(tmp_path.iterdir()) == []


def test_een_fout_met_vreemde_tekens_komt_niet_rauw_op_het_scherm(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", "lees-loonaangifte", "a\x1b[31m\u202e.xml"]) == 1
    fout = capsys.readouterr().err
    assert "bestaat niet" in fout and "\x1b" not in fout and "\u202e" not in fout


def test_een_paniek_van_een_bibliotheek_is_een_zin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A panic of a library in Rust is no `Exception`."""
    from telmee import cli

    class PanicException(BaseException):
        pass

    def breek(*_: object) -> int:
        raise PanicException("999990019")

    monkeypatch.setattr(cli, "_voer_uit", breek)
    assert main(["wet", "lijst"]) == 1
    fout = capsys.readouterr().err
    assert "niet hadden voorzien (PanicException)" in fout and "999990019" not in fout and "Traceback" not in fout


def test_wat_geschreven_wordt_komt_niet_over_wat_gelezen_wordt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not over the list or the facts that were given, and not twice in one place, however the path is written."""
    lijst = tmp_path / "register.xlsx"
    lijst.write_bytes(b"lijst")
    basis = ["werkgever", "positie", str(tmp_path), "--jaar", "2026"]
    krom = str(tmp_path / ".." / tmp_path.name / "r.pdf")
    for extra, woord in (
        (["--register", str(lijst), "--rapport", str(lijst)], "gelezen"),
        (["--rapport", str(tmp_path / "r.html"), "--rapport", str(tmp_path / "r.html")], "twee keer"),
        (["--rapport", str(tmp_path / "r.pdf"), "--bestuur", krom], "twee keer"),
    ):
        assert main([*basis, *extra]) == 2 and woord in capsys.readouterr().err
    feiten = tmp_path / "f.json"
    feiten.write_text("{}")
    wet = ["wet", "bereken", "quotumheffing", "--feiten", str(feiten)]
    assert main([*wet, "--receipt", str(feiten)]) == 2 and "gelezen" in capsys.readouterr().err
    een = str(tmp_path / "x.html")
    assert main([*wet, "--receipt", een, "--html", een]) == 2 and "twee keer" in capsys.readouterr().err
    assert (lijst.read_bytes(), feiten.read_text()) == (b"lijst", "{}")
