"""No sentence leaves the reader to choose between one and more: 'regel(s)', 'uur/uren'."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import telmee

KEUZE = re.compile(r"[a-z]\((?:s|en|ren)\)(?![\w(])")


def _teksten(pad: Path) -> list[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    return [k.value for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, str)]


def test_geen_zin_met_een_keuze_tussen_een_en_meer() -> None:
    assert KEUZE.search("bij 2 regel(s) met uren") and KEUZE.search("dag(en)")
    bron = Path(telmee.__file__).parent
    paden = [p for kamer in ("werkgever", "uitvoer", "cli", "gegevens", "meting") for p in (bron / kamer).rglob("*.py")]
    fout = [(p.name, t) for p in paden for t in _teksten(p) if KEUZE.search(t)]
    assert len(paden) > 50 and not fout
