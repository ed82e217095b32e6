"""The ingroeipad: how far a municipality moves from its old share towards the key in one year.

Beside the growth of the total, which everybody shares in by the old number, a municipality moves at most the cap (a
part of its old number) or one place, whichever is more. Who gains and who loses move equally much together: the larger
side is scaled down. Each year starts from the whole numbers of the year before, as a regeling would, so the outcome of
one year can be given back as the old numbers of the next. Everything is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from telmee.beschut.verdeel_afronding import Afronding, Precies, naar_rato, op_een_noemer

LANGST = 25
"""So many years are looked ahead at most."""


@dataclass(frozen=True)
class Jaar:
    """One year of the path: what the key alone would give, before rounding, and the places."""

    jaar: int
    totaal: int
    sleutel: Precies
    precies: Precies
    plaatsen: tuple[int, ...]

    def binnen_een(self) -> tuple[bool, ...]:
        """Who is less than one place from the key, before rounding."""
        a, b = self.precies, self.sleutel
        grens = a.noemer * b.noemer
        return tuple(abs(x * b.noemer - q * a.noemer) < grens for x, q in zip(a.tellers, b.tellers, strict=True))


def stap(oud: Sequence[int], gewichten: Sequence[int | Fraction], totaal: int, ingroei: Fraction | None) -> Precies:
    """The numbers of the next year before rounding; without a cap, or without old numbers, those of the key."""
    oud_totaal = sum(oud)
    if ingroei is None or not oud_totaal:
        return naar_rato(gewichten, totaal)
    sleutel, _ = op_een_noemer(gewichten)
    som, deel, heel = sum(sleutel), ingroei.numerator, ingroei.denominator
    noemer = oud_totaal * som * heel
    begin = [o * totaal * som * heel for o in oud]
    wens = [totaal * s * oud_totaal * heel - b for s, b in zip(sleutel, begin, strict=True)]
    grens = [max(o * deel, heel) * oud_totaal * som for o in oud]
    gang = [max(-g, min(g, w)) for w, g in zip(wens, grens, strict=True)]
    omhoog, omlaag = sum(g for g in gang if g > 0), -sum(g for g in gang if g < 0)
    meer, minder = max(omhoog, omlaag), min(omhoog, omlaag)
    teken = 1 if omhoog > omlaag else -1
    onder = [max(0, -((g + noemer - b) // noemer)) for b, g in zip(begin, grens, strict=True)]
    boven = [(b + g + noemer) // noemer for b, g in zip(begin, grens, strict=True)]
    if meer == minder:
        return Precies(tuple(b + g for b, g in zip(begin, gang, strict=True)), noemer, tuple(onder), tuple(boven))
    tellers = (b * meer + g * (minder if g * teken > 0 else meer) for b, g in zip(begin, gang, strict=True))
    return Precies(tuple(tellers), noemer * meer, tuple(onder), tuple(boven))


def pad(
    oud: Sequence[int],
    sleutel: Callable[[int], Sequence[int | Fraction]],
    totalen: Sequence[tuple[int, int]],
    ingroei: Fraction | None,
    afronding: Afronding,
) -> list[Jaar]:
    """The path over these years and totals; `sleutel` gives the weights for a total, from figures that stay."""
    uit: list[Jaar] = []
    vorig = tuple(oud)
    for jaar, totaal in totalen:
        gewichten = sleutel(totaal)
        precies = stap(vorig, gewichten, totaal, ingroei)
        vorig = afronding(precies)
        uit.append(Jaar(jaar, totaal, naar_rato(gewichten, totaal), precies, vorig))
    return uit


def aankomst(jaren: Sequence[Jaar]) -> tuple[int | None, ...]:
    """Per municipality the first year from which it stays within one place of the key; None: not in these years."""
    uit: list[int | None] = [None] * len(jaren[0].plaatsen)
    weg = [False] * len(uit)
    for jaar in reversed(jaren):
        for n, binnen in enumerate(jaar.binnen_een()):
            weg[n] = weg[n] or not binnen
            if not weg[n]:
                uit[n] = jaar.jaar
    return tuple(uit)
