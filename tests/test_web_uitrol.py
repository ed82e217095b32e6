"""What a server needs is sound: the units, the container file, the example of the settings."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
UITROL = WORTEL / "uitrol"


def test_systemd_accepts_the_units(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is er niet (Debian, Ubuntu: sudo apt-get install systemd)")
    for naam in ("telmee.service", "telmee-werker.service"):
        eenheid = (UITROL / naam).read_text(encoding="utf-8")
        eenheid = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", eenheid)
        (tmp_path / naam).write_text(eenheid, encoding="utf-8")
    for naam in ("telmee.service", "telmee-werker.service"):
        opdracht = ["systemd-analyze", "verify", "--man=no", str(tmp_path / naam)]
        uit = subprocess.run(opdracht, capture_output=True, text=True, timeout=60)
        onze = [regel for regel in uit.stderr.splitlines() if "telmee" in regel]
        assert uit.returncode == 0 and not onze, uit.stderr


def test_every_setting_is_described_and_every_described_one_is_there():
    bronnen = [p.read_text(encoding="utf-8") for p in (WORTEL / "src/telmee/web").rglob("*.py")]
    gebruikt = set(re.findall(r"\bTELMEE_[A-Z_]+\b", "\n".join(bronnen))) - {"TELMEE_WEB_TEST"}
    docs = (WORTEL / "docs/web.md").read_text(encoding="utf-8")
    assert gebruikt == set(re.findall(r"\bTELMEE_[A-Z_]+\b", docs))


def test_the_container_copies_what_is_there_and_runs_as_nobody_special():
    regels = (UITROL / "Containerfile").read_text(encoding="utf-8").splitlines()
    for regel in regels:
        if regel.startswith("COPY"):
            assert all((WORTEL / naam).exists() for naam in regel.split()[1:-1]), regel
    assert "USER telmee" in regels
    assert any("--require-hashes" in regel for regel in regels)


def test_secrets_are_empty_in_the_example():
    voorbeeld = (UITROL / "telmee.env.voorbeeld").read_text(encoding="utf-8")
    assert re.findall(r"^TELMEE_GEHEIM=(.*)$", voorbeeld, re.M) == [""]
