"""Law is said once, in `wet/`: no other module carries an article in a string."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

BRON = Path(__file__).parent.parent / "src/telmee"
WETTEN = (
    "Wtl|Wfsv|Ziektewet|ZW|Participatiewet|Pw|Besluit Wfsv|Regeling Wfsv|Wajong|WIA|Awb|AWR|BW|Wsw|AOW|WML|SUWI|"
    "Wet banenafspraak|Algemene termijnenwet"
)
ARTIKEL = re.compile(rf"\b(?:{WETTEN})(?: artikel| art\.)? (?:[IVX]+\b|\d+[a-z]{{0,2}}(?:[.:]\d+)?\b)(?! uur|%)")
NOG: set[str] = set()
"""Modules that may still say law themselves: none."""


def zinnen(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module but its docstrings, of which nothing is shown, and examples in the help of an option."""
    los = {id(each.value) for each in ast.walk(boom) if isinstance(each, ast.Expr)}
    for each in ast.walk(boom):
        if isinstance(each, ast.keyword) and each.arg == "help":
            los |= {id(deel) for deel in ast.walk(each)}
    for each in ast.walk(boom):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in los:
            yield each.lineno, each.value


def artikelen(tekst: str) -> list[str]:
    """Where a module names an article."""
    return [f"{regel}: {zin[:80]}" for regel, zin in zinnen(ast.parse(tekst)) if ARTIKEL.search(zin)]


def test_geen_artikel_buiten_de_wet() -> None:
    buiten = [pad for pad in sorted(BRON.rglob("*.py")) if pad.relative_to(BRON).parts[0] != "wet"]
    gevonden = {pad.relative_to(BRON).as_posix(): artikelen(pad.read_text(encoding="utf-8")) for pad in buiten}
    nieuw = {naam: regels for naam, regels in gevonden.items() if regels and naam not in NOG}
    assert not nieuw, "law belongs in wet/: " + "; ".join(f"{n} {r}" for n, r in nieuw.items())


def test_ook_geen_artikel_in_wat_pagina_s_en_bevindingen_zeggen() -> None:
    """Texts in YAML are shown to people as much as strings in a module; the help of a field may give an example."""
    for pad in sorted(BRON.rglob("*.yaml")):
        if pad.relative_to(BRON).parts[0] == "wet" or pad.name not in ("nl.yaml", "en.yaml", "meldingen.yaml"):
            continue
        for regel in pad.read_text(encoding="utf-8").splitlines():
            if not regel.lstrip().startswith("#") and not regel.partition(":")[0].endswith("_hulp"):
                assert not ARTIKEL.search(regel), f"{pad.relative_to(BRON)}: {regel[:80]}"


def test_de_lijst_noemt_alleen_wat_er_is() -> None:
    assert all((BRON / naam).is_file() for naam in NOG)


@pytest.mark.parametrize(
    ("tekst", "hoeveel"),
    [
        ('x = "zie Wtl 2.10 lid 1"', 1),
        ('x = f"({wie}; Algemene termijnenwet 1)"', 1),
        ('x = "BW 7:662-663"', 1),
        ('x = "Wfsv 38b"', 1),
        ('optie(help="bijvoorbeeld Wtl 2.10")', 0),
        ('"""Wtl 2.10 in a docstring."""', 0),
        ('x = "de Wtl kent vier voordelen"', 0),
        ('x = "40 uur"  # Wtl 2.10', 0),
        ('x = "AOW-leeftijd 67"', 0),
    ],
)
def test_wat_een_artikel_is(tekst: str, hoeveel: int) -> None:
    assert len(artikelen(tekst)) == hoeveel
