"""The documentation is of this program: every option and field is in it, every decision in the index, no link dead."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from telmee import cli
from telmee.werkgever import calculator, uitkomst, wat_als_uitkomst
from telmee.werkgever.profiel import Profiel

WORTEL = Path(__file__).parent.parent
BLADZIJDEN = sorted([WORTEL / "README.md", WORTEL / "CONTRIBUTING.md", *(WORTEL / "docs").rglob("*.md")])
DOCS = "\n".join(p.read_text(encoding="utf-8") for p in BLADZIJDEN if p.name != "CONTRIBUTING.md")
BESLUITEN = {p.name: p.read_text(encoding="utf-8") for p in sorted((WORTEL / "docs/besluiten").glob("[0-9]*.md"))}
VELDEN = (WORTEL / "docs/json-werkgever.md").read_text(encoding="utf-8")
BINNEN = (calculator.Hoeveelheid, calculator.Antwoorden, calculator.OpslagVraag)  # questions: never in an answer


def opdrachten(opdracht: Any, pad: str) -> Iterator[tuple[str, Any]]:
    """Every command with its whole name."""
    if kinderen := getattr(opdracht, "commands", None):
        for naam, kind in kinderen.items():
            yield from opdrachten(kind, f"{pad} {naam}")
    else:
        yield pad, opdracht


ALLE = [
    paar
    for onderwerp, (module, _) in cli.ONDERWERPEN.items()
    for paar in opdrachten(typer.main.get_command(importlib.import_module(module).app), onderwerp)
]


@pytest.mark.parametrize("naam, opdracht", ALLE, ids=[naam for naam, _ in ALLE])
def test_elke_opdracht_en_elke_optie_staat_beschreven(naam: str, opdracht: Any) -> None:
    assert f"telmee {naam}" in DOCS
    opties = {o for p in opdracht.params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")} - {"--help"}
    assert [o for o in sorted(opties) if not re.search(rf"{o}(?![\w-])", DOCS)] == []


def test_elk_veld_van_de_json_van_een_werkgever_staat_beschreven() -> None:
    soorten = [Profiel]
    for module in (uitkomst, calculator, wat_als_uitkomst):
        eigen = (s for s in vars(module).values() if isinstance(s, type) and s.__module__ == module.__name__)
        soorten += [s for s in eigen if hasattr(s, "__dataclass_fields__") and s not in BINNEN]
    assert len(soorten) > 15
    namen = {(s.__name__, f.name) for s in soorten for f in fields(s) if not f.metadata.get("stil")}
    assert [paar for paar in sorted(namen) if f"`{paar[1]}`" not in VELDEN] == []


def test_elk_besluit_heeft_een_eigen_nummer_en_staat_in_de_lijst() -> None:
    nummers = [naam[:4] for naam in BESLUITEN]
    assert len(nummers) == len(set(nummers)) > 30
    regels = []
    for naam, tekst in BESLUITEN.items():
        kop = re.match(r"# (\d+)\. (.+)\n", tekst)
        assert kop and int(kop[1]) == int(naam[:4]), naam
        regels.append(f"| [{naam[:4]}]({naam}) | {kop[2]} |")
    lijst = (WORTEL / "docs/besluiten/README.md").read_text(encoding="utf-8")
    assert [r for r in lijst.splitlines() if r.startswith("| [")] == regels


def test_een_besluit_waarnaar_wordt_verwezen_bestaat() -> None:
    nummers = {int(naam[:4]) for naam in BESLUITEN}
    bron = [*BLADZIJDEN, *(WORTEL / "src").rglob("*.py"), *(WORTEL / "src").rglob("*.yaml")]
    tekst = "\n".join(p.read_text(encoding="utf-8") for p in bron)
    genoemd = {int(n) for n in re.findall(r"(?:besluiten/|decisions? |besluit )(\d{2,4})\b", tekst)}
    assert len(genoemd) > 10 and genoemd - nummers == set()


@pytest.mark.parametrize("bladzijde", BLADZIJDEN, ids=lambda p: str(p.relative_to(WORTEL)))
def test_geen_verwijzing_is_dood(bladzijde: Path) -> None:
    tekst = bladzijde.read_text(encoding="utf-8")
    doelen = [d for d in re.findall(r"\]\(([^)#]+)", tekst) if not d.startswith(("http://", "https://"))]
    doelen += [f"{WORTEL}/{d}" for d in re.findall(r"`((?:docs|src|tests|bench)/[\w./-]+)`", tekst)]
    assert [d for d in doelen if not (bladzijde.parent / d).exists()] == []


def test_elke_bladzijde_is_te_vinden_vanuit_de_readme() -> None:
    readme = (WORTEL / "README.md").read_text(encoding="utf-8")
    eigen = sorted(p.relative_to(WORTEL).as_posix() for p in (WORTEL / "docs").glob("*.md"))
    assert len(eigen) > 8 and [p for p in eigen if f"({p})" not in readme] == []
