"""The API as a whole: the published rule set of the Dutch design rules, one shape of error, and no answer of 500."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import web_hulp

HIER = Path(__file__).resolve().parent
SPECTRAL = HIER / "npm/node_modules/.bin/spectral"
REGELS = HIER / "data/adr/linter.yaml"


def schema() -> dict:
    antwoord = web_hulp.client().get("/api/v1/openapi.json")
    assert antwoord.status_code == 200
    return antwoord.json()


def test_the_published_rule_set_finds_nothing(tmp_path):
    if not SPECTRAL.exists():
        pytest.skip("Spectral is er niet: installeer Node met npm (Debian, Ubuntu: sudo apt-get install npm)")
    plek = tmp_path / "openapi.json"
    plek.write_text(json.dumps(schema()), encoding="utf-8")
    opdracht = [str(SPECTRAL), "lint", "-r", str(REGELS), "--fail-severity", "warn", "-f", "json", "-q", str(plek)]
    uit = subprocess.run(opdracht, capture_output=True, text=True, timeout=120)
    gevonden = json.loads(uit.stdout or "[]")
    assert uit.returncode == 0 and not gevonden, [(g["code"], g["message"], g["path"]) for g in gevonden][:20]


def test_the_rule_set_would_have_seen_a_fault(tmp_path):
    if not SPECTRAL.exists():
        pytest.skip("Spectral is er niet: installeer Node met npm (Debian, Ubuntu: sudo apt-get install npm)")
    fout = schema()
    pad, inhoud = next(iter(fout["paths"].items()))
    fout["paths"] = {pad + "/NietZo": inhoud}
    plek = tmp_path / "openapi.json"
    plek.write_text(json.dumps(fout), encoding="utf-8")
    opdracht = [str(SPECTRAL), "lint", "-r", str(REGELS), "-f", "json", "-q", str(plek)]
    uit = subprocess.run(opdracht, capture_output=True, text=True, timeout=120)
    assert "nlgov:paths-kebab-case" in uit.stdout


def test_every_answer_says_the_version():
    antwoord = web_hulp.client().get("/api/v1/openapi.json")
    assert antwoord["API-Version"] == schema()["info"]["version"]


def test_every_page_that_shows_data_is_in_the_api():
    paden = set(schema()["paths"])
    for pagina in web_hulp.paginas():
        if pagina.api:
            assert any(pad.strip("/").split("/{")[0] == pagina.api.strip("/").split("/{")[0] for pad in paden), (
                pagina.api
            )


def test_node_is_there_in_ci():
    import os

    if os.environ.get("CI") == "true":
        assert shutil.which("npm") and SPECTRAL.exists()
