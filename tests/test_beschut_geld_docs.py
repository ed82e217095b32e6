"""Every field that the commands about money give in JSON stands in their page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from telmee import cli

BLADZIJDE = (Path(__file__).parent.parent / "docs" / "beschut-geld.md").read_text(encoding="utf-8")
BEGROTING = str(files("telmee.gegevens") / "beschut" / "begroting.yaml")
EIGEN = {"beeld", "keuze", "vormen"}
"""Fields whose own keys are options, forms of work or words of the input, or that other pages describe."""


def velden(inhoud: Any, boven: str = "") -> Iterator[str]:
    if isinstance(inhoud, dict):
        for naam, waarde in inhoud.items():
            yield naam
            if naam not in EIGEN and naam not in ("bevindingen", "anders", "ongebruikt"):
                yield from velden(waarde, naam)
    elif isinstance(inhoud, list):
        for elk in inhoud:
            yield from velden(elk, boven)


@pytest.mark.parametrize(
    "opdracht",
    [["geld"], ["recht-op-werk", "--groei", "4030,9"], ["cao"], ["voornemens"], ["exploitatie", BEGROTING]],
    ids=lambda o: o[0],
)
def test_elk_veld_van_de_json_staat_beschreven(opdracht: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["beschut", *opdracht, "--json"]) == 0
    gevonden = set(velden(json.loads(capsys.readouterr().out)))
    assert len(gevonden) > 5
    assert sorted(naam for naam in gevonden if f"`{naam}`" not in BLADZIJDE) == []
