"""Disclosure control over all breakdowns of one dataset: what one table hides, another does not give away.

Whoever asks for every breakdown by one and by two features has all their cells side by side. The same cell (a group by
one feature is the total of every table with that feature) is hidden everywhere or nowhere, and a hidden cell must not
follow from all shown ones together. Every cell is a sum of groups that nobody sees (everybody by all features at once),
so the tables are linear equations. Cells of at most two features are written in a basis of such cells; a hidden cell
follows exactly when it lies in the span of the shown ones. For each that does, the cheapest shown cell in its
combination is hidden too, until none is left. `groepen` says which group is another one, or several, under a second
name; `openbaar` is what is published elsewhere to the exact figure: hiding that would only seem to protect.

Sums are taken in a field of integers modulo a prime, so nothing is rounded; a combination that exists in fractions
exists there too, and by chance one more may (then a cell more is hidden). What this does not test: how narrowly a
hidden figure can be bracketed, and differences between datasets and years.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from telmee.uitvoer.onthulling import STANDAARD, Profiel, Telling, klein

_PRIEM = 2_147_483_629  # products of two residues stay below 2**62
Groep = tuple[str, str]  # a feature and one of its categories
Sleutel = frozenset[Groep]  # a cell; the empty one is the total
Vorm = dict[Sleutel, int]  # a cell as a sum of cells of the basis
TOTAAL: Sleutel = frozenset()


@dataclass(frozen=True)
class Samenstel:
    """Every cell of every breakdown by at most two features; what is not in `tellingen` is empty."""

    kenmerken: Mapping[str, tuple[str, ...]]
    tellingen: Mapping[Sleutel, Telling]
    groepen: Mapping[Groep, tuple[Groep, ...]]
    openbaar: frozenset[Sleutel] = frozenset()

    def telling(self, sleutel: Sleutel) -> Telling:
        return self.tellingen.get(sleutel, Telling(0, 0, 0))

    def cellen(self) -> list[Sleutel]:
        """All cells, the total left out."""
        enkel = [frozenset({(k, c)}) for k, cs in self.kenmerken.items() for c in cs]
        return enkel + [
            frozenset({(k, c), (ander, d)})
            for k, ander in combinations(self.kenmerken, 2)
            for c in self.kenmerken[k]
            for d in self.kenmerken[ander]
        ]

    def lijnen(self) -> Iterator[tuple[Sleutel, list[Sleutel]]]:
        """Every row and column: its total, and its cells."""
        for k, cs in self.kenmerken.items():
            yield TOTAAL, [frozenset({(k, c)}) for c in cs]
            for ander, ds in self.kenmerken.items():
                if ander != k:
                    for d in ds:
                        yield frozenset({(ander, d)}), [frozenset({(k, c), (ander, d)}) for c in cs]


def verborgen(samen: Samenstel, profiel: Profiel = STANDAARD) -> frozenset[Sleutel]:
    """The cells that are hidden wherever they stand. Grows until nothing follows; ends, for it only grows."""
    vormen = {sleutel: vorm(samen, sleutel) for sleutel in samen.cellen()}
    # an impossible cell is empty by what the features mean, and who knows that knows it
    vast = {s for s, v in vormen.items() if not v} | {TOTAAL} | samen.openbaar
    vast |= _volgt(samen, vormen, vast, set(vormen) - vast).keys()
    weg = {s for s in vormen if s not in vast and klein([samen.telling(s)], profiel)}
    while True:
        erbij = _te_kleine_som(samen, weg, vast, profiel)
        if not erbij:
            getoond = (set(vormen) | {TOTAAL}) - weg
            erbij = _breek(samen, _volgt(samen, vormen, getoond, weg), vast)
        if not erbij:
            return frozenset(weg)
        weg |= erbij


def vorm(samen: Samenstel, sleutel: Sleutel) -> Vorm:
    """The cell as a sum of cells of the basis: no second names, and of every feature all categories but the last."""
    for groep in sorted(sleutel):
        if (ander := samen.groepen.get(groep)) is not None:
            rest = sleutel - {groep}
            delen = [_met(rest, deel) for deel in ander]
            return _som([(1, vorm(samen, deel)) for deel in delen if deel is not None])
    for groep in sorted(sleutel):
        kenmerk, categorie = groep
        if categorie == samen.kenmerken[kenmerk][-1]:
            rest = sleutel - {groep}
            andere = [(-1, vorm(samen, rest | {(kenmerk, c)})) for c in samen.kenmerken[kenmerk][:-1]]
            return _som([(1, vorm(samen, rest)), *andere])
    return {sleutel: 1}


def _met(rest: Sleutel, groep: Groep) -> Sleutel | None:
    """Both at once; None where the other says another category of the same feature: nobody is in both."""
    if any(k == groep[0] and c != groep[1] for k, c in rest):
        return None
    return rest | {groep}


def _som(delen: list[tuple[int, Vorm]]) -> Vorm:
    uit: Vorm = {}
    for teken, deel in delen:
        for sleutel, maal in deel.items():
            uit[sleutel] = uit.get(sleutel, 0) + teken * maal
    return {sleutel: maal for sleutel, maal in uit.items() if maal}


def _te_kleine_som(samen: Samenstel, weg: set[Sleutel], vast: set[Sleutel], profiel: Profiel) -> set[Sleutel]:
    """A cell to hide in every line whose hidden cells, beside a shown total, are together too small."""
    erbij: set[Sleutel] = set()
    for totaal, cellen in samen.lijnen():
        hier = [s for s in cellen if s in weg]
        if not hier or totaal in weg or not klein([samen.telling(s) for s in hier], profiel):
            continue
        over = [s for s in cellen if s not in weg and s not in vast]
        if over and not erbij & set(cellen):
            erbij.add(min(over, key=lambda s: _kosten(samen, s)))
    return erbij


def _kosten(samen: Samenstel, sleutel: Sleutel) -> tuple[int, int, list[Groep]]:
    """A total is worth more than a cell, then the number of persons; ties by name."""
    return 2 - len(sleutel), samen.telling(sleutel).personen, sorted(sleutel)


def _breek(samen: Samenstel, volgt: Mapping[Sleutel, list[Sleutel]], vast: set[Sleutel]) -> set[Sleutel]:
    """For every cell that follows, one that it follows from: the cheapest that may be hidden."""
    erbij: set[Sleutel] = set()
    for sleutel in sorted(volgt, key=sorted):
        uit = [s for s in volgt[sleutel] if s not in vast]
        if uit and not erbij & set(uit):
            erbij.add(min(uit, key=lambda s: _kosten(samen, s)))
    return erbij


def _volgt(
    samen: Samenstel, vormen: Mapping[Sleutel, Vorm], getoond: set[Sleutel], gezocht: set[Sleutel]
) -> dict[Sleutel, list[Sleutel]]:
    """Which of the cells sought follow from the shown ones, and from which of them."""
    # the dearest first, so that a combination is made of what would be hidden last where there is a choice
    links = sorted((s for s in getoond if s == TOTAAL or vormen.get(s)), key=lambda s: _kosten(samen, s), reverse=True)
    rechts = sorted((s for s in gezocht if vormen.get(s)), key=sorted)
    basis: dict[Sleutel, int] = {}
    kolommen = [vormen.get(s, {s: 1}) for s in (*links, *rechts)]
    for kolom in kolommen:
        for sleutel in kolom:
            basis.setdefault(sleutel, len(basis))
    stelsel = np.zeros((len(basis), len(kolommen)), dtype=np.int64)
    for n, kolom in enumerate(kolommen):
        for sleutel, maal in kolom.items():
            stelsel[basis[sleutel], n] = maal % _PRIEM
    spil = _veeg(stelsel, len(links))
    uit: dict[Sleutel, list[Sleutel]] = {}
    for n, sleutel in enumerate(rechts, len(links)):
        if not stelsel[len(spil) :, n].any():
            uit[sleutel] = [links[spil[rij]] for rij in np.flatnonzero(stelsel[: len(spil), n])]
    return uit


def _veeg(stelsel: Any, breedte: int) -> list[int]:
    """Gauss and Jordan, in place, on the first `breedte` columns; gives the column of every pivot."""
    spil: list[int] = []
    for kolom in range(breedte):
        rij = len(spil)
        niet_nul = np.flatnonzero(stelsel[rij:, kolom])
        if not niet_nul.size:
            continue
        ander = rij + int(niet_nul[0])
        stelsel[[rij, ander]] = stelsel[[ander, rij]]
        stelsel[rij] = stelsel[rij] * pow(int(stelsel[rij, kolom]), -1, _PRIEM) % _PRIEM
        raakt = np.flatnonzero(stelsel[:, kolom])
        raakt = raakt[raakt != rij]
        stelsel[raakt] = (stelsel[raakt] - stelsel[raakt, kolom][:, None] * stelsel[rij] % _PRIEM) % _PRIEM
        spil.append(kolom)
    return spil
