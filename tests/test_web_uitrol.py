"""What a server needs is sound: the units, the container file, the example of the settings."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

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
    begin = tuple(naam for naam in gebruikt if naam.endswith("_"))  # completed in the code: TELMEE_OIDC_…
    gelijk = {naam for naam in set(re.findall(r"\bTELMEE_[A-Z_]+\b", docs)) if not naam.startswith(begin or "-")}
    assert {naam for naam in gebruikt if not naam.startswith(begin or "-")} == gelijk


def test_the_container_copies_what_is_there_and_runs_as_nobody_special():
    regels = (UITROL / "Containerfile").read_text(encoding="utf-8").splitlines()
    for regel in regels:
        if regel.startswith("COPY"):
            assert all((WORTEL / naam).exists() for naam in regel.split()[1:-1]), regel
    assert "USER telmee" in regels
    tekst = "\n".join(regels)
    for naam in ("requirements.txt", "requirements-web.txt", "requirements-beleid.txt"):
        assert f"-r {naam}" in tekst, naam
    assert any("--require-hashes" in regel for regel in regels)


def test_the_containers_run_what_the_units_run():
    """Pages and worker, of one image and one set of settings, with a database that is there first."""
    inhoud = yaml.safe_load((UITROL / "compose.yaml").read_text(encoding="utf-8"))
    paginas, werker, database = (inhoud["services"][naam] for naam in ("paginas", "werker", "database"))
    unit = (UITROL / "telmee-werker.service").read_text(encoding="utf-8")
    assert f"ExecStart=/opt/telmee/.venv/bin/{' '.join(werker['command'])}\n" in unit
    assert "command" not in paginas, "that of the image: `telmee serve`"
    for elk in (paginas, werker):
        assert elk["image"] == "telmee" and elk["read_only"] and elk["cap_drop"] == ["ALL"]
        assert elk["env_file"] == "telmee.env" and elk["volumes"] == ["telmee:/var/lib/telmee"]
    assert all(poort.startswith("127.0.0.1:") for poort in paginas["ports"]) and "ports" not in database
    assert (UITROL / paginas["build"]["context"] / paginas["build"]["dockerfile"]).is_file()
    assert set(inhoud["volumes"]) == {"telmee", "database"}
    assert "WACHTWOORD" not in str(inhoud)


def test_secrets_are_empty_in_the_example():
    voorbeeld = (UITROL / "telmee.env.voorbeeld").read_text(encoding="utf-8")
    assert re.findall(r"^TELMEE_GEHEIM=(.*)$", voorbeeld, re.M) == [""]
