"""Python with -O computes the same, and with -OO, which throws the sentences of the rules away, says so at once."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

BRON = Path(__file__).parent.parent / "src"
VRAAG = "wet bereken lkv_banenafspraak --op 2024 --stand 2026-01-01 --uitleg --feit uren_lkv_banenafspraak=100"
NAUWER = (
    *(ast.Name, ast.Attribute, ast.Constant, ast.Compare, ast.BoolOp, ast.Load),
    *(ast.And, ast.Or, ast.Is, ast.IsNot),
)
"""What an assert that only tells the type checker something is made of, beside isinstance()."""


def draai(*opties: str, omgeving: dict[str, str] | None = None, opdracht: str = VRAAG) -> tuple[int, str, str]:
    klaar = subprocess.run(
        [sys.executable, *opties, "-P", "-m", "telmee", *opdracht.split()],
        env={**os.environ, "PYTHONPATH": str(BRON), "PYTHONDONTWRITEBYTECODE": "1", **(omgeving or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return klaar.returncode, klaar.stdout, klaar.stderr


def test_met_o_komt_er_hetzelfde_uit() -> None:
    gewoon = draai()
    assert gewoon[0] == 0 and "€ 101,00" in gewoon[1]
    assert draai("-O") == gewoon


@pytest.mark.parametrize("opdracht", [VRAAG, "--help", "meting --help"])
def test_met_oo_is_het_een_zin(opdracht: str) -> None:
    code, uit, fout = draai("-OO", opdracht=opdracht)
    assert (code, uit, fout.count("\n")) == (1, "", 1)
    assert "start het zonder, of met -O" in fout


def test_ook_als_het_in_de_omgeving_staat_en_zonder_opdrachtregel() -> None:
    assert "start het zonder" in draai(omgeving={"PYTHONOPTIMIZE": "2"})[2]
    klaar = subprocess.run(
        [sys.executable, "-OO", "-P", "-c", "from telmee.wet import Law; Law.at('2024-12-31')"],
        env={**os.environ, "PYTHONPATH": str(BRON), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "telmee.fouten.Fout: Python is gestart met -OO" in klaar.stderr


def test_geen_assert_doet_iets() -> None:
    """With -O an assert is gone: it may tell the type checker what is so, and nothing else."""
    doen = []
    for pad in sorted((BRON / "telmee").rglob("*.py")):
        for zin in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(zin, ast.Assert):
                los = {id(d) for c in ast.walk(zin) if _is_soort(c) for d in ast.walk(c)}
                if any(id(deel) not in los and not isinstance(deel, NAUWER) for deel in ast.walk(zin.test)):
                    doen.append(f"{pad.name}:{zin.lineno}: {ast.unparse(zin)}")
            elif isinstance(zin, ast.Name) and zin.id == "__debug__":
                doen.append(f"{pad.name}:{zin.lineno}: __debug__")
    assert doen == []


def _is_soort(deel: ast.AST) -> bool:
    return isinstance(deel, ast.Call) and isinstance(deel.func, ast.Name) and deel.func.id == "isinstance"
