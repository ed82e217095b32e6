"""The same look-ups on PostgreSQL: the tests of the door, the watch and the keys once more on a server of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import web_server

pytestmark = pytest.mark.traag
HIER = Path(__file__).resolve().parent
PROEVEN = ("test_register_inzage.py", "test_register_inzage_wacht.py")


def test_de_deur_en_de_wacht_doen_hetzelfde_op_postgresql(tmp_path: Path) -> None:
    if web_server.postgres_programma("initdb") is None:
        pytest.skip("PostgreSQL is er niet (Debian, Ubuntu: sudo apt-get install postgresql)")
    with web_server.postgres() as adres:
        uit = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *(HIER / p for p in PROEVEN)],
            env={**os.environ, "TELMEE_DATABASE": adres, "PYTHONPATH": f"{HIER.parent / 'src'}:{HIER}"},
            capture_output=True, text=True, cwd=HIER.parent, timeout=300,
        )  # fmt: skip
    assert uit.returncode == 0 and " passed" in uit.stdout, uit.stdout[-3000:]
    assert "skipped" not in uit.stdout
