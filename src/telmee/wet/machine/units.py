"""Units of measure: what a figure counts, and at which scale.

A unit is written in Dutch words, as people read it: ``uren``, ``tienden banen``, ``honderdsten procent``,
``cent per uur``. Parsed it is a set of dimensions (hour, job, euro ...) and an exact scale, so that a rule that
adds hours to euros, or tenths of jobs to whole jobs, is refused when the law is loaded.

Raises ``ValueError`` on a unit that it cannot read.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

PREFIXES = {
    "tienden": Fraction(1, 10),
    "honderdsten": Fraction(1, 100),
    "duizendsten": Fraction(1, 1_000),
    "tienduizendsten": Fraction(1, 10_000),
    "honderdduizendsten": Fraction(1, 100_000),
    "miljoensten": Fraction(1, 1_000_000),
}
BASES: dict[str, tuple[str | None, Fraction]] = {
    "uur": ("uur", Fraction(1)),
    "uren": ("uur", Fraction(1)),
    "baan": ("baan", Fraction(1)),
    "banen": ("baan", Fraction(1)),
    "cent": ("euro", Fraction(1, 100)),
    "euro": ("euro", Fraction(1)),
    "persoon": ("persoon", Fraction(1)),
    "personen": ("persoon", Fraction(1)),
    "werknemer": ("persoon", Fraction(1)),
    "werknemers": ("persoon", Fraction(1)),
    "contract": ("contract", Fraction(1)),
    "contracten": ("contract", Fraction(1)),
    "dag": ("dag", Fraction(1)),
    "dagen": ("dag", Fraction(1)),
    "datum": ("dag", Fraction(1)),
    "week": ("week", Fraction(1)),
    "weken": ("week", Fraction(1)),
    "maand": ("maand", Fraction(1)),
    "maanden": ("maand", Fraction(1)),
    "jaar": ("jaar", Fraction(1)),
    "procent": (None, Fraction(1, 100)),
    "getal": (None, Fraction(1)),
}
TRUTH = "ja/nee"
TEXT = "tekst"
DATE = "datum"


@dataclass(frozen=True)
class Unit:
    """Dimensions with their exponents, and the scale of one count. ``scale`` None fits every scale (a bare zero)."""

    dimensions: tuple[tuple[str, int], ...] = ()
    scale: Fraction = Fraction(1)

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """The unit of a product (sign 1) or a quotient (sign -1)."""
        powers = dict(self.dimensions)
        for name, power in other.dimensions:
            powers[name] = powers.get(name, 0) + sign * power
        kept = tuple(sorted((name, power) for name, power in powers.items() if power))
        return Unit(kept, self.scale * other.scale if sign > 0 else self.scale / other.scale)

    def rescaled(self, factor: Fraction) -> Unit:
        """The same quantity counted in pieces ``factor`` times as large."""
        return Unit(self.dimensions, self.scale * factor)

    def __str__(self) -> str:
        dimensions = " ".join(name if power == 1 else f"{name}^{power}" for name, power in self.dimensions)
        return f"{dimensions or 'getal'} x {self.scale}"


@cache
def parse_unit(words: str) -> Unit:
    """Read a unit such as ``honderdsten uur per baan``."""
    unit = Unit()
    for position, part in enumerate(words.split(" per ")):
        piece = Unit()
        for word in part.split():
            if word in PREFIXES:
                piece = piece.rescaled(PREFIXES[word])
            elif word in BASES:
                dimension, scale = BASES[word]
                piece = piece.times(Unit(((dimension, 1),) if dimension else (), scale))
            else:
                raise ValueError(f"onbekende eenheid '{words}' (het woord '{word}')")
        unit = unit.times(piece, -1 if position else 1)
    return unit


def said(figure: object, unit: str) -> str | None:
    """What a figure says that is no number and no day: unknown, yes or no, or its text; None for the others."""
    if figure is None:
        return "onbekend"
    if unit == TRUTH:
        return "ja" if figure else "nee"
    return f"'{figure}'" if unit == TEXT else None
