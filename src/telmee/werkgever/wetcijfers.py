"""Single figures of the law, beside what its rules compute, and the bounds within which its facts can be counted with.

A figure is an integer in the unit of its value in `values.yaml`; None is unknown and stays so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telmee.fouten import Fout
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.codes import codes
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.units import TEXT, TRUTH

if TYPE_CHECKING:  # the calculator asks for single figures and should not wait for Polars
    import polars as pl

HEEL = 100_00
"""The whole, in hundredths of a percent."""


def cijfer(wet: LawOnDay, naam: str, sleutel: str | None = None) -> int | None:
    """A figure as it holds on the day of the law; None when it is unknown or does not hold."""
    gevonden = wet.figure(naam, sleutel)
    return None if gevonden is None else int(gevonden)


def vast_cijfer(wet: LawOnDay, naam: str) -> int:
    """A figure without which nothing can be said. Raises `Fout` when it is unknown: it is never taken as zero."""
    gevonden = cijfer(wet, naam)
    if gevonden is None:
        raise Fout(
            f"Van {wet.op.year} is '{wet.book.label(naam)}' niet bekend; kies een ander jaar of een latere stand."
        )
    return gevonden


def artikel(wet: LawOnDay, naam: str) -> str:
    """The article of an outcome or a value, as it stands with it in the law; of a rule that does not hold on this day
    that of its last version."""
    if naam in wet.rules:
        return wet.rules[naam].law
    regels = wet.book.named(naam)
    return regels[-1].law if regels else wet.book.values[naam].law


def eerste_jaar(boek: Lawbook, naam: str) -> int:
    """The first year about which an outcome says anything."""
    return min(regel.since.year for regel in boek.named(naam))


def is_werk(wet: LawOnDay, soort: str = "soort") -> pl.Expr:
    """Rows of work in service, by the code of the relation; unknown where the code is."""
    import polars as pl

    return pl.col(soort).is_in(list(codes(wet, "in_dienstbetrekking", "soort")))


def binnen_bereik(wet: LawOnDay, feit: str, dag: pl.Expr) -> pl.Expr:
    """A day that the law can count with; anything else is unknown."""
    import polars as pl

    grenzen = wet.facts[feit]
    return pl.when(dag.is_between(grenzen.low, grenzen.high)).then(dag)


def kolomtype(wet: LawOnDay, feit: str) -> pl.DataType:
    """What a column of this fact holds; days are day numbers."""
    import polars as pl

    return {TRUTH: pl.Boolean(), TEXT: pl.String()}.get(wet.facts[feit].unit, pl.Int64())
