"""Single figures of the law, beside what its rules compute, and the bounds within which its facts can be counted with.

A figure is an integer in the unit of its value in `values.yaml`; None is unknown and stays so.
"""

from __future__ import annotations

import polars as pl

from telmee.fouten import Fout
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.units import TEXT, TRUTH

HEEL = 100_00
"""The whole, in hundredths of a percent."""


def cijfer(wet: LawOnDay, naam: str, sleutel: str | None = None) -> int | None:
    """A figure as it holds on the day of the law; None when it is unknown or does not hold."""
    entry = wet.entry(naam, sleutel)
    return int(entry.figure) if entry is not None and entry.figure is not None else None


def vast_cijfer(wet: LawOnDay, naam: str) -> int:
    """A figure without which nothing can be said. Raises `Fout` when it is unknown: it is never taken as zero."""
    gevonden = cijfer(wet, naam)
    if gevonden is None:
        raise Fout(
            f"Van {wet.op.year} is '{wet.book.label(naam)}' niet bekend; kies een ander jaar of een latere stand."
        )
    return gevonden


def register_sinds(wet: LawOnDay) -> int:
    """The first year in which the LKV banenafspraak rests on the register and no longer on a declaration."""
    return from_day_number(vast_cijfer(wet, "lkv_banenafspraak_register_vanaf")).year


def binnen_bereik(wet: LawOnDay, feit: str, dag: pl.Expr) -> pl.Expr:
    """A day that the law can count with; anything else is unknown."""
    grenzen = wet.facts[feit]
    return pl.when(dag.is_between(grenzen.low, grenzen.high)).then(dag)


def kolomtype(wet: LawOnDay, feit: str) -> pl.DataType:
    """What a column of this fact holds; days are day numbers."""
    return {TRUTH: pl.Boolean(), TEXT: pl.String()}.get(wet.facts[feit].unit, pl.Int64())
