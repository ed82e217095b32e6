"""Disclosure control for breakdowns: small cells are hidden, and cells that would give them away; the rest is rounded.

For breakdowns only. The main table of the measurement is published to the exact job and never goes through here; the
grand total of a breakdown is therefore left exact too.

Three steps, on a table of rows and columns with their totals:

1. Primary: a cell with fewer persons than the threshold, or fewer than three employers, is hidden. An empty cell is a
   small cell too: "nobody" is also a statement about everybody.
2. Secondary: cells are added until no hidden cell can be computed from what is shown. Rows, columns and totals are
   linear equations in which every cell occurs twice, so the hidden cells are the edges of a bipartite graph of rows and
   columns; a cell can be computed exactly when its edge is a bridge. Every bridge is therefore put on a cycle, by the
   rectangle that hides the fewest persons. That also leaves at least two hidden cells in every line that has one.
   Beside a shown total the hidden cells together also meet the thresholds, because their sum can be computed.
   Totals are hidden exactly where the breakdown by that one feature would hide them, and counted as shown otherwise:
   who asks for both tables learns nothing from laying them side by side.
3. Rounding of what is left, half away from zero, to a base. Rounded cells need not add up to a rounded total.

What this does not test: dominance of one or two large employers (it has no amounts per employer), how narrowly a hidden
figure can be bracketed. What several breakdowns of one dataset give away together is the subject of `samen`, which
decides what is hidden wherever there is more than one table to ask for.

Sources. The thresholds of CBS and the rounding rule of UWV were not found in a public source. Ten persons is the
default of `acro`, a package for checking research output (PyPI, version 1.0.2: threshold 10, rounding base 5). Three
employers: with two, each can subtract itself (INE Portugal, questions about confidentiality; the OECD glossary of
statistical terms, "threshold rule", names three and five). Base 10 is what Eurostat uses for the farm structure survey.
That the two go together, and that empty cells are hidden, is our own decision; `ACRO` is there for comparison.

Raises Fout for negative counts, a threshold or base below 1 and rows of unequal length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from telmee.fouten import Fout
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

VERBORGEN = Merk("verborgen: te weinig personen of werkgevers, of nodig om zo'n cel te beschermen", "-", "-")
Plek = tuple[int, int]
Punt = tuple[str, int]  # a row or a column, as a vertex


@dataclass(frozen=True)
class Profiel:
    """The parameters of the protection, under a name that goes with every table."""

    naam: str
    minimum_personen: int
    minimum_werkgevers: int
    afronding: int
    bron: str

    def __post_init__(self) -> None:
        if min(self.minimum_personen, self.minimum_werkgevers, self.afronding) < 1:
            raise Fout(f"Het profiel '{self.naam}' heeft een grens of afronding onder 1; gebruik 1 of meer.")

    def als_dict(self, werkgevers: bool = True) -> dict[str, Any]:
        """What goes along with protected figures; `werkgevers`: where employers stand behind them too."""
        grens = {"minimum_werkgevers": self.minimum_werkgevers} if werkgevers else {}
        return {"profiel": self.naam, "minimum_personen": self.minimum_personen, **grens, "afronding": self.afronding}


STANDAARD = Profiel("telmee", 10, 3, 10, "eigen besluit, naar acro 1.0.2, de OESO-woordenlijst en Eurostat")
ACRO = Profiel("acro", 10, 1, 5, "standaardwaarden van acro 1.0.2")


@dataclass(frozen=True)
class Telling:
    """What one cell holds: the figure to show, and how many persons and employers stand behind it."""

    waarde: int
    personen: int
    werkgevers: int


@dataclass(frozen=True)
class Uitsplitsing:
    """A breakdown before protection.

    Totals carry their own numbers of persons and employers, because one may be in several cells.
    """

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    cellen: tuple[tuple[Telling, ...], ...]
    rijtotalen: tuple[Telling, ...]
    kolomtotalen: tuple[Telling, ...]
    totaal: Telling

    def __post_init__(self) -> None:
        past = len(self.cellen) == len(self.rijen) == len(self.rijtotalen) and self.rijen and self.kolommen
        if not past or any(len(rij) != len(self.kolommen) for rij in (*self.cellen, self.kolomtotalen)):
            raise Fout("De rijen en kolommen van de uitsplitsing zijn niet even lang; controleer de indeling.")
        if any(min(cel.personen, cel.werkgevers) < 0 for rij in self.raster() for cel in rij):
            raise Fout("De uitsplitsing telt ergens minder dan nul personen of werkgevers; controleer de gegevens.")

    def raster(self) -> tuple[tuple[Telling, ...], ...]:
        """All cells, with the totals as last column and last row."""
        rijen = tuple((*rij, totaal) for rij, totaal in zip(self.cellen, self.rijtotalen, strict=True))
        return (*rijen, (*self.kolomtotalen, self.totaal))


@dataclass(frozen=True)
class Beveiligd:
    """A breakdown that may be shown. None is hidden; nothing says whether a cell was itself small."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    raster: tuple[tuple[int | None, ...], ...]
    profiel: Profiel

    @property
    def verborgen(self) -> int:
        """How many cells are hidden, totals included."""
        return sum(waarde is None for rij in self.raster for waarde in rij)


def tel_op(rijen: Sequence[str], kolommen: Sequence[str], cellen: Sequence[Sequence[Telling]]) -> Uitsplitsing:
    """A breakdown whose totals are not known apart: persons add up; employers count as the largest cell, to be safe."""
    if any(len(rij) != len(kolommen) for rij in cellen):
        raise Fout("De rijen en kolommen van de uitsplitsing zijn niet even lang; controleer de indeling.")
    per_rij = tuple(_som(rij) for rij in cellen)
    per_kolom = tuple(_som(kolom) for kolom in zip(*cellen, strict=True))
    inhoud = tuple(tuple(rij) for rij in cellen)
    return Uitsplitsing(tuple(rijen), tuple(kolommen), inhoud, per_rij, per_kolom, _som(per_rij))


def _som(tellingen: Sequence[Telling]) -> Telling:
    return Telling(
        sum(telling.waarde for telling in tellingen),
        sum(telling.personen for telling in tellingen),
        max((telling.werkgevers for telling in tellingen), default=0),
    )


def rond_af(waarde: int, basis: int) -> int:
    """To the nearest multiple, half away from zero: (15, 10) -> 20 and (-15, 10) -> -20."""
    grootte = (2 * abs(waarde) + basis) // (2 * basis) * basis
    return -grootte if waarde < 0 else grootte


def beveilig(
    uitsplitsing: Uitsplitsing, profiel: Profiel = STANDAARD, verborgen: frozenset[Plek] | None = None
) -> Beveiligd:
    """Hide, hide what gives away, and round. The same table always gives the same result.

    `verborgen`: the places to hide, where they were decided over all tables of the dataset (`samen`).
    """
    raster = uitsplitsing.raster()
    if verborgen is None:
        verborgen = _verberg(raster, profiel)
    hoek = (len(uitsplitsing.rijen), len(uitsplitsing.kolommen))

    def waarde(rij: int, kolom: int) -> int | None:
        if (rij, kolom) in verborgen:
            return None
        exact = raster[rij][kolom].waarde
        return exact if (rij, kolom) == hoek else rond_af(exact, profiel.afronding)

    inhoud = tuple(tuple(waarde(rij, kolom) for kolom in range(hoek[1] + 1)) for rij in range(hoek[0] + 1))
    return Beveiligd(uitsplitsing.rijen, uitsplitsing.kolommen, inhoud, profiel)


def beveiligde_tabel(beveiligd: Beveiligd, titel: str, *, kop: str, eenheid: str = "", banner: str = "") -> Tabel:
    """The protected breakdown as a table, with the profile in a footnote."""
    profiel = beveiligd.profiel
    namen = (*beveiligd.kolommen, "Totaal")
    kolommen = (Kolom("rij", kop),) + tuple(
        Kolom(f"kolom_{n}" if n < len(namen) else "totaal", naam, "rechts", eenheid) for n, naam in enumerate(namen, 1)
    )
    rijen = tuple(
        (naam, *(Cel("", VERBORGEN) if waarde is None else waarde for waarde in rij))
        for naam, rij in zip((*beveiligd.rijen, "Totaal"), beveiligd.raster, strict=True)
    )
    noot = (
        f"Beveiligd met profiel {profiel.naam}: minstens {profiel.minimum_personen} personen en "
        f"{profiel.minimum_werkgevers} werkgevers per cel, afgerond op {profiel.afronding}. "
        "Alleen het eindtotaal is exact, dus cellen tellen niet altijd op tot een totaal."
    )
    return Tabel(titel, kolommen, rijen, (noot,), banner, nadruk=(len(rijen) - 1,))


def _verberg(raster: tuple[tuple[Telling, ...], ...], profiel: Profiel) -> frozenset[Plek]:
    """The places to hide. Grows until every demand holds; ends, because at worst all places are hidden."""
    hoek = (len(raster) - 1, len(raster[0]) - 1)
    plekken = list(product(range(hoek[0] + 1), range(hoek[1] + 1)))
    verborgen = {plek for plek in plekken if plek != hoek and klein([_op(raster, plek)], profiel)}
    if min(hoek) > 1:
        verborgen |= _verborgen_totalen(raster, profiel, hoek)
    while True:
        erbij = _te_kleine_som(raster, verborgen, profiel) or _rechthoek(raster, verborgen)
        if not erbij:
            return frozenset(verborgen)
        verborgen |= erbij


def _verborgen_totalen(raster: tuple[tuple[Telling, ...], ...], profiel: Profiel, hoek: Plek) -> set[Plek]:
    """The totals that stay hidden when only the rows, or only the columns, are asked for."""
    rijen = _verberg(tuple((rij[-1], rij[-1]) for rij in raster), profiel)
    kolommen = _verberg(tuple((cel, cel) for cel in raster[-1]), profiel)
    return {(rij, hoek[1]) for rij, kant in rijen if kant} | {(hoek[0], kolom) for kolom, kant in kolommen if kant}


def _op(raster: tuple[tuple[Telling, ...], ...], plek: Plek) -> Telling:
    return raster[plek[0]][plek[1]]


def klein(tellingen: list[Telling], profiel: Profiel) -> bool:
    """Whether these cells together stay below a threshold; employers may be the same ones in every cell."""
    som = _som(tellingen)
    return som.personen < profiel.minimum_personen or som.werkgevers < profiel.minimum_werkgevers


def _lijnen(hoek: Plek) -> Iterator[list[Plek]]:
    """Every row and every column, with its total last."""
    yield from ([(rij, kolom) for kolom in range(hoek[1] + 1)] for rij in range(hoek[0] + 1))
    yield from ([(rij, kolom) for rij in range(hoek[0] + 1)] for kolom in range(hoek[1] + 1))


def _te_kleine_som(raster: tuple[tuple[Telling, ...], ...], verborgen: set[Plek], profiel: Profiel) -> set[Plek]:
    """A place to hide in every line whose hidden cells, beside a shown total, are together too small."""
    hoek = (len(raster) - 1, len(raster[0]) - 1)
    kosten = _kosten(raster, hoek)
    erbij: set[Plek] = set()
    for *cellen, totaal in _lijnen(hoek):
        weg = [plek for plek in cellen if plek in verborgen]
        if not weg or totaal in verborgen or not klein([_op(raster, plek) for plek in weg], profiel):
            continue
        over = [plek for plek in cellen if plek not in verborgen]
        if over and not erbij & set(cellen):  # when all are hidden, their sum is the total, which is judged by itself
            erbij.add(min(over, key=kosten))
    return erbij


def _kosten(raster: tuple[tuple[Telling, ...], ...], hoek: Plek) -> Callable[[Plek], tuple[int, int, Plek]]:
    """Totals are worth more than cells, the grand total most, then the number of persons; ties by place."""

    def kosten(plek: Plek) -> tuple[int, int, Plek]:
        rang = 2 if plek == hoek else 1 if plek[0] == hoek[0] or plek[1] == hoek[1] else 0
        return rang, _op(raster, plek).personen, plek

    return kosten


def _rechthoek(raster: tuple[tuple[Telling, ...], ...], verborgen: set[Plek]) -> set[Plek]:
    """The cheapest rectangle that puts the first recoverable place on a cycle; nothing when none is recoverable."""
    bruggen = herleidbaar(verborgen)
    if not bruggen:
        return set()
    brug = min(bruggen)
    hoek = (len(raster) - 1, len(raster[0]) - 1)
    kosten = _kosten(raster, hoek)
    beste: tuple[tuple[int, int, int], set[Plek]] | None = None
    for rij, kolom in product(range(hoek[0] + 1), range(hoek[1] + 1)):
        if rij == brug[0] or kolom == brug[1]:
            continue
        nieuw = {(brug[0], kolom), (rij, brug[1]), (rij, kolom)} - verborgen
        rangen = [kosten(plek) for plek in nieuw]
        prijs = (int(hoek in nieuw), sum(rang[0] for rang in rangen), sum(rang[1] for rang in rangen))
        if beste is None or prijs < beste[0]:
            beste = (prijs, nieuw)
    return beste[1] if beste else set()


def herleidbaar(verborgen: set[Plek] | frozenset[Plek]) -> set[Plek]:
    """The hidden places that follow from the shown ones: the bridges of the graph of rows and columns.

    Tarjan (1974), "A note on finding the bridges of a graph": a depth-first walk in which every vertex remembers the
    earliest one that it can reach without the edge it was entered by.
    """
    buren: dict[Punt, list[Punt]] = {}
    for rij, kolom in sorted(verborgen):
        buren.setdefault(("rij", rij), []).append(("kolom", kolom))
        buren.setdefault(("kolom", kolom), []).append(("rij", rij))
    nummer: dict[Punt, int] = {}
    vroegst: dict[Punt, int] = {}
    bruggen: set[Plek] = set()
    for begin in buren:
        if begin in nummer:
            continue
        nummer[begin] = vroegst[begin] = len(nummer)
        stapel: list[tuple[Punt, Punt | None, Iterator[Punt]]] = [(begin, None, iter(buren[begin]))]
        while stapel:
            punt, vorige, verder = stapel[-1]
            buur = next(verder, None)
            if buur is not None and buur not in nummer:
                nummer[buur] = vroegst[buur] = len(nummer)
                stapel.append((buur, punt, iter(buren[buur])))
            elif buur is not None:
                if buur != vorige:
                    vroegst[punt] = min(vroegst[punt], nummer[buur])
            else:
                stapel.pop()
                if vorige is not None:
                    vroegst[vorige] = min(vroegst[vorige], vroegst[punt])
                    if vroegst[punt] > nummer[vorige]:
                        bruggen.add(_plek(punt, vorige))
    return bruggen


def _plek(een: Punt, ander: Punt) -> Plek:
    rij, kolom = (een, ander) if een[0] == "rij" else (ander, een)
    return rij[1], kolom[1]
