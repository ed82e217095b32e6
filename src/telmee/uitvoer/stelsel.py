"""Disclosure control for figures that hang together by sums: what is hidden does not follow from what is shown.

For tables of any shape, such as stocks and flows by quarter: cells with a number of persons behind them, and equations
(signed sums that are zero). Three steps:

1. Primary: a cell with fewer persons than the threshold is hidden, unless it is public (`openbaar`). No persons is a
   small number too.
2. Secondary: the hidden cells of all equations together are unknowns. One that has a single value in every solution
   follows from what is shown; that is so exactly when the reduced equations have a row with that unknown only. Of
   the shown cells beside it one is hidden too, a part before a total and then the one with the fewest persons, until
   none follows. Of a total that is shown, the hidden parts together also meet the threshold, because their sum can be
   computed.
3. What is shown is rounded, half away from zero; rounded figures need not add up.

Whole numbers and fractions, so nothing is lost. What this does not test: how narrowly a hidden figure can be bracketed.
The thresholds are those of `onthulling`, with its sources.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar

from telmee.uitvoer.onthulling import rond_af

S = TypeVar("S", bound=Hashable)
Getal = int | Fraction


@dataclass(frozen=True)
class Stelsel(Generic[S]):
    """Cells with their exact figures, sums that are zero (cell -> sign), and cells that are published elsewhere."""

    cellen: Mapping[S, int]
    sommen: Sequence[Mapping[S, int]]
    openbaar: frozenset[S] = frozenset()

    @cached_property
    def _keren(self) -> Counter[S]:
        return Counter(cel for som in self.sommen for cel in som)

    def kosten(self, cel: S) -> tuple[int, int, str]:
        """What hiding a cell costs: a total, which stands in more sums, most; then the number of persons."""
        return self._keren[cel], self.cellen[cel], repr(cel)

    def eis_sluitend(self) -> None:
        """Raises AssertionError when a sum is not zero: then the figures themselves are wrong."""
        for som in self.sommen:
            rest = sum(teken * self.cellen[cel] for cel, teken in som.items())
            if rest:
                raise AssertionError(f"a sum does not close: {rest} left")


def verborgen(stelsel: Stelsel[S], minimum: int) -> frozenset[S]:
    """The cells to hide. Grows until nothing follows; ends, for it only grows."""
    weg = {cel for cel, personen in stelsel.cellen.items() if personen < minimum and cel not in stelsel.openbaar}
    while True:
        erbij = _te_kleine_som(stelsel, weg, minimum) or _breek(stelsel, weg)
        if not erbij:
            return frozenset(weg)
        weg |= erbij


def volgt(stelsel: Stelsel[S], weg: Iterable[S]) -> set[S]:
    """The hidden cells that follow from the shown ones."""
    plaats = {cel: nummer for nummer, cel in enumerate(sorted(set(weg), key=repr))}
    rijen: list[dict[int, Getal]] = [
        {plaats[cel]: teken for cel, teken in som.items() if cel in plaats and teken} for som in stelsel.sommen
    ]
    namen = list(plaats)
    return {namen[next(iter(rij))] for rij in _gereduceerd(rijen) if len(rij) == 1}


def _gereduceerd(rijen: Iterable[dict[int, Getal]]) -> list[dict[int, Getal]]:
    """Gauss and Jordan on sparse rows. Whole numbers as long as nothing is divided: nearly always, and quicker."""
    klaar: dict[int, dict[int, Getal]] = {}
    for rij in rijen:
        for spil in sorted(set(rij) & set(klaar)):
            if spil in rij:
                rij = _min(rij, rij[spil], klaar[spil])
        if not rij:
            continue
        spil = min(rij)
        if (deler := rij[spil]) != 1:
            rij = {kolom: -maal if deler == -1 else Fraction(maal) / deler for kolom, maal in rij.items()}
        for ander, vorige in klaar.items():
            if spil in vorige:
                klaar[ander] = _min(vorige, vorige[spil], rij)
        klaar[spil] = rij
    return list(klaar.values())


def _min(rij: dict[int, Getal], maal: Getal, ander: dict[int, Getal]) -> dict[int, Getal]:
    uit = dict(rij)
    for kolom, waarde in ander.items():
        nieuw = uit.get(kolom, 0) - maal * waarde
        if nieuw:
            uit[kolom] = nieuw
        else:
            uit.pop(kolom, None)
    return uit


def _breek(stelsel: Stelsel[S], weg: set[S]) -> set[S]:
    """For the first cell that follows: the cheapest cell beside it that may be hidden."""
    for cel in sorted(volgt(stelsel, weg), key=repr):
        # the sums that reach it: through hidden cells that they share
        bereikt, over = {cel}, list(stelsel.sommen)
        while raakt := [som for som in over if bereikt & set(som)]:
            over = [som for som in over if som not in raakt]
            bereikt |= {ander for som in raakt for ander in som if ander in weg}
            kies = {ander for som in raakt for ander in som} - weg - stelsel.openbaar
            if kies:
                return {min(kies, key=stelsel.kosten)}
    return set()


def _te_kleine_som(stelsel: Stelsel[S], weg: set[S], minimum: int) -> set[S]:
    """A cell to hide in the first sum whose hidden cells, all of one sign, are together too small."""
    for som in stelsel.sommen:
        hier = [cel for cel in som if cel in weg]
        if not hier or len({som[cel] for cel in hier}) > 1 or sum(stelsel.cellen[c] for c in hier) >= minimum:
            continue
        over = [cel for cel in som if cel not in weg and cel not in stelsel.openbaar]
        if over:
            return {min(over, key=stelsel.kosten)}
    return set()


def beveilig(stelsel: Stelsel[S], minimum: int, basis: int) -> dict[S, int | None]:
    """Every cell as it may be shown: None is hidden, the rest rounded, public ones exact."""
    weg = verborgen(stelsel, minimum)
    return {
        cel: None if cel in weg else waarde if cel in stelsel.openbaar else rond_af(waarde, basis)
        for cel, waarde in stelsel.cellen.items()
    }
