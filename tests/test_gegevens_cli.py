"""`telmee gegevens`: the commands as a user types them."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from telmee.cli import main
from test_gegevens_controle import dienstverband, goed, met, schrijf


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("cli") / "land"
    assert main(["gegevens", "maak", "--schaal", "0.001", "--jaren", "2012,2024", "--naar", str(map_)]) == 0
    return map_


def test_maak_en_controleer(land: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", "controleer", str(land)]) == 0
    uit = capsys.readouterr().out
    assert "synthetische gegevens" in uit and "geen fouten" in uit and "nulmeting, alle banen" in uit


def test_controleer_als_json(land: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", "controleer", str(land), "--json", "--jaren", "2012,2024"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["synthetisch"] is True and uit["schaal"] == 0.001 and uit["fouten"] == 0
    totaal = next(p for p in uit["ijking"] if p["jaar"] == 2024 and p["figuur"] == "extra banen, totaal")
    assert totaal["gepubliceerd"] == 89_616 and abs(totaal["verschil"]) < 100


def test_foute_rijen_geven_uitgang_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tabellen = goed()
    tabellen["dienstverbanden"] += [dienstverband(1, persoon=50 + i, verloonde_uren=-1) for i in range(30)]
    map_ = schrijf(tmp_path / "d", tabellen, "parquet")
    assert main(["gegevens", "controleer", str(map_)]) == 1
    kort = capsys.readouterr().out
    assert "30 fouten" in kort and kort.count("deel-00000.parquet, rij") == 20 and "nog 10" in kort
    assert main(["gegevens", "controleer", str(map_), "--alles"]) == 1
    assert capsys.readouterr().out.count("deel-00000.parquet, rij") == 30


def test_een_eigen_dataset_is_niet_synthetisch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    map_ = schrijf(tmp_path / "d", met("registraties", 0, tot=date(2017, 12, 31)), "csv")
    assert main(["gegevens", "controleer", str(map_)]) == 0
    assert "ynthetisch" not in capsys.readouterr().out


def test_publicaties(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", "publicaties"]) == 0
    uit = capsys.readouterr().out
    assert "89.616" in uit and "34 352" in uit and "onbekend" in uit
    assert main(["gegevens", "publicaties", "--json"]) == 0
    plat = json.loads(capsys.readouterr().out)
    resultaten = plat["resultaten"]
    assert plat["cohort"]["personen"] == 190_769 and len(plat["register_stromen"]) == 5
    assert {r["jaar"]: r["extra"]["totaal"] for r in resultaten}[2018] is None


@pytest.mark.parametrize("jaren", ["2012-", "twaalf", "2024-2012", "", "2011"])
def test_verkeerde_jaren(jaren: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", "maak", "--naar", str(tmp_path / "d"), "--jaren", jaren]) == 2
    assert capsys.readouterr().err.startswith("Fout: ")
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("argumenten", [["controleer", "bestaat-niet"], ["maak", "--naar", "bestaat-niet/d"]])
def test_een_zin_bij_wat_niet_bestaat(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gegevens", *argumenten]) == 1
    fout = capsys.readouterr().err
    assert "bestaat niet" in fout and fout.count("\n") == 1


def test_ctrl_c_halverwege(tmp_path: Path) -> None:
    """A real interrupt of a real process, while it writes: nothing half-written stays."""
    opdracht = [sys.executable, "-m", "telmee", "gegevens", "maak", "--schaal", "0.3", "--naar", str(tmp_path / "d")]
    pad = os.pathsep.join([str(Path(__file__).parent.parent / "src"), os.environ.get("PYTHONPATH", "")])
    proces = subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": pad})
    einde = time.monotonic() + 60
    while not list(tmp_path.rglob("*.parquet")) and time.monotonic() < einde:
        time.sleep(0.1)
    proces.send_signal(signal.SIGINT)
    _, fout = proces.communicate(timeout=60)
    assert proces.returncode == 1
    assert "Afgebroken; er is niets half geschreven." in fout and "Traceback" not in fout
    assert list(tmp_path.iterdir()) == []
