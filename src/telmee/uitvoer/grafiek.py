"""A chart of yearly figures as plain data, and its renderer for the terminal. The SVG renderer is in ``grafiek_svg``.

A ``Grafiek`` has years and series of integers; a null is an unknown point: a gap, never zero. The role of a series says
how it is drawn: the ``totaal``, the ``deel`` series that make it up, and the ``doel`` that it is held against; what is
``verwacht`` goes on in the way of the total, between the lowest and the highest ``band``. Which year reached its target
is not decided here: marks are given.

Raises ValueError for a series that is longer or shorter than the years, for years that do not rise and for a chart
without a total.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from telmee.getallen import Waarde, eenheid_in_woorden, toon
from telmee.uitvoer.scherm import BREEDTE, Scherm, zonder_unicode
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

Rol = Literal["totaal", "deel", "verwacht", "band", "doel"]
DEELTEKENS = (("█", "#", "34"), ("▒", "=", "33"), ("░", "-", "36"), ("▓", "%", "35"))
DOELTEKEN = ("┃", "|", "1")


@dataclass(frozen=True)
class Reeks:
    """One line of the chart: a value, or null, for every year; and marks per year."""

    naam: str
    waarden: tuple[int | None, ...]
    rol: Rol = "totaal"
    merken: tuple[Merk | None, ...] = ()
    open: bool = False
    """Whether a null is a year that this line is not about, and no unknown one."""


GENOEMD = 8
"""So many unknown years are named; of more it is said how many they are."""


@dataclass(frozen=True)
class Grafiek:
    """Years, one total, at most four parts and at most one target."""

    titel: str
    jaren: tuple[int, ...]
    reeksen: tuple[Reeks, ...]
    eenheid: str = ""
    omschrijving: str = ""
    bron: str = ""
    banner: str = ""

    def __post_init__(self) -> None:
        if list(self.jaren) != sorted(set(self.jaren)) or not self.jaren:
            raise ValueError(f"grafiek '{self.titel}': de jaren lopen niet op")
        for reeks in self.reeksen:
            if len(reeks.waarden) != len(self.jaren) or len(reeks.merken) not in (0, len(self.jaren)):
                raise ValueError(f"grafiek '{self.titel}': reeks '{reeks.naam}' past niet bij {len(self.jaren)} jaren")
        if len(self.met_rol("totaal")) != 1 or len(self.met_rol("doel")) > 1 or len(self.met_rol("deel")) > 4:
            raise ValueError(f"grafiek '{self.titel}' vraagt één totaal, hoogstens vier delen en hoogstens één doel")
        if len(self.met_rol("band")) not in (0, 2):
            raise ValueError(f"grafiek '{self.titel}' vraagt van een band de laagste en de hoogste reeks")

    def met_rol(self, rol: Rol) -> tuple[Reeks, ...]:
        """The series with this role."""
        return tuple(reeks for reeks in self.reeksen if reeks.rol == rol)

    @property
    def totaal(self) -> Reeks:
        """The series of totals."""
        return self.met_rol("totaal")[0]

    @property
    def doel(self) -> Reeks | None:
        """The target, when there is one."""
        return next(iter(self.met_rol("doel")), None)

    def onbekend(self) -> tuple[str, ...]:
        """One sentence per series with unknown points."""
        zinnen = []
        for reeks in self.reeksen:
            if reeks.open:
                continue
            jaren = [str(jaar) for jaar, waarde in zip(self.jaren, reeks.waarden, strict=True) if waarde is None]
            if len(jaren) > GENOEMD:
                zinnen.append(f"{reeks.naam} is onbekend in {len(jaren)} van de {len(self.jaren)} jaren.")
            elif jaren:
                zinnen.append(f"{reeks.naam} is onbekend voor {opsomming(jaren)}.")
        return tuple(zinnen)


def opsomming(woorden: list[str]) -> str:
    """['a', 'b', 'c'] -> 'a, b en c'."""
    return " en ".join(filter(None, [", ".join(woorden[:-1]), *woorden[-1:]]))


def als_tabel(grafiek: Grafiek) -> Tabel:
    """The same figures as a table: every chart goes with its table."""
    reeksen = grafiek.reeksen
    kolommen = (Kolom("jaar", "Jaar", "links", "jaar"),) + tuple(
        Kolom(_kolomnaam(reeks.naam), reeks.naam, "rechts", grafiek.eenheid) for reeks in reeksen
    )
    rijen: tuple[tuple[Waarde | Cel, ...], ...] = tuple(
        (jaar, *(_cel(reeks, n) for reeks in reeksen)) for n, jaar in enumerate(grafiek.jaren)
    )
    voetnoten = (f"Bron: {grafiek.bron}",) if grafiek.bron else ()
    return Tabel(grafiek.titel, kolommen, rijen, voetnoten, grafiek.banner)


def _cel(reeks: Reeks, n: int) -> Cel:
    """One figure in the table; where the line is not about the year there is nothing."""
    waarde = reeks.waarden[n]
    return Cel("" if waarde is None and reeks.open else waarde, reeks.merken[n] if reeks.merken else None)


def _kolomnaam(naam: str) -> str:
    return "_".join("".join(teken if teken.isalnum() else " " for teken in naam.lower()).split())


@dataclass(frozen=True)
class _Schaal:
    """From a value to a column of the plot: every ``stap`` above ``laag`` takes ``breed`` columns."""

    laag: int
    hoog: int
    stap: int
    breed: int

    def plek(self, waarde: int) -> int:
        """The column boundary nearest to the value, rounded half up, in whole numbers."""
        return (2 * (waarde - self.laag) * self.breed + self.stap) // (2 * self.stap)

    @property
    def cellen(self) -> int:
        """Columns from the lowest to the highest value."""
        return self.plek(self.hoog)


def ronde_stappen() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on: the distances that people read on an axis."""
    macht = 1
    while True:
        yield from (macht, 2 * macht, 5 * macht)
        macht *= 10


def grenzen(grafiek: Grafiek) -> tuple[int, int]:
    """The lowest and the highest value, with zero always among them."""
    waarden = [waarde for reeks in grafiek.reeksen for waarde in reeks.waarden if waarde is not None]
    return min([0, *waarden]), max([1, *waarden])


def _schaal(grafiek: Grafiek, cellen: int) -> _Schaal:
    """Steps that are equally wide and have room for their labels."""
    laag, hoog = grenzen(grafiek)
    nodig = 2 + max(len(toon(laag, grafiek.eenheid)), len(toon(hoog, grafiek.eenheid)))
    for stap in ronde_stappen():
        onder = laag // stap * stap
        breed = (cellen * stap - stap // 2) // (hoog - onder)
        if breed >= nodig or stap > hoog - laag:
            return _Schaal(onder, hoog, stap, max(breed, 1))
    raise AssertionError("the steps never end")


def tekst(grafiek: Grafiek, scherm: Scherm = Scherm()) -> str:
    """Horizontal bars, one per year, the target as a mark in the row, figures beside them and a legend in words."""
    breedte = min(scherm.breedte, BREEDTE)
    cijfers = _cijfers(grafiek, scherm)
    links = max(len(str(jaar)) for jaar in grafiek.jaren) + 1
    rechts = sum(len(kolom[0]) + 2 for kolom in cijfers)
    schaal = _schaal(grafiek, max(breedte - links - rechts - 1, 10))
    regels = [scherm.stijl(regel, "1") for regel in _vouw(grafiek.titel, breedte, scherm)]
    if grafiek.banner:
        regels += [scherm.stijl(regel, "33") for regel in _vouw(f"Let op: {grafiek.banner}", breedte, scherm)]
    regels += ["", " " * (links + schaal.cellen + 1) + "".join(f"  {kolom[0]}" for kolom in cijfers)]
    for nummer, jaar in enumerate(grafiek.jaren):
        rij = "".join(f"  {kolom[nummer + 1]}" for kolom in cijfers)
        regels.append(f"{jaar}".ljust(links) + _balk(grafiek, nummer, schaal, scherm) + rij)
    regels += [" " * links + regel for regel in _as(grafiek, schaal, scherm)]
    regels += ["", *_vouw(_legenda(grafiek, scherm), breedte, scherm)]
    slot = [*grafiek.onbekend(), f"Bron: {grafiek.bron}" if grafiek.bron else ""]
    regels += [regel for zin in slot if zin for regel in _vouw(zin, breedte, scherm)]
    return "\n".join(regel.rstrip() for regel in regels) + "\n"


def _vouw(zin: str, breedte: int, scherm: Scherm) -> list[str]:
    return textwrap.wrap(zonder_unicode(zin, scherm), breedte)


def _cijfers(grafiek: Grafiek, scherm: Scherm) -> list[list[str]]:
    """Heading and figures of the columns to the right of the bars: the total and the target, with marks."""
    kolommen = []
    for reeks in (grafiek.totaal, *grafiek.met_rol("doel")):
        velden = [zonder_unicode(toon(waarde, grafiek.eenheid), scherm) for waarde in reeks.waarden]
        if reeks.merken:
            tekens = [scherm.kies(merk.teken, merk.ascii) if merk else " " for merk in reeks.merken]
            velden = [f"{veld} {teken}" for veld, teken in zip(velden, tekens, strict=True)]
        kop = zonder_unicode(reeks.naam, scherm)
        breedte = max(len(veld) for veld in [kop, *velden])
        kolommen.append([veld.rjust(breedte) for veld in [kop, *velden]])
    return kolommen


def _balk(grafiek: Grafiek, nummer: int, schaal: _Schaal, scherm: Scherm) -> str:
    """The bar of one year. An unknown total leaves the row open, with the target still in its place."""
    cellen: list[tuple[str, str]] = [(" ", "")] * (schaal.cellen + 1)
    nul = schaal.plek(0)
    totaal = grafiek.totaal.waarden[nummer]
    for plek, deel in _vulling(grafiek, nummer, schaal):
        cellen[plek] = (scherm.kies(*DEELTEKENS[deel][:2]), DEELTEKENS[deel][2])
    if totaal is None:
        cellen[nul] = ("?", "")
    elif totaal and schaal.plek(totaal) == nul:
        cellen[nul] = (scherm.kies("▏", "."), "")
    doel = grafiek.doel.waarden[nummer] if grafiek.doel else None
    if doel is not None:
        cellen[schaal.plek(doel)] = (scherm.kies(*DOELTEKEN[:2]), DOELTEKEN[2])
    groepen = groupby(cellen, key=itemgetter(1))
    return "".join(scherm.stijl("".join(teken for teken, _ in groep), kleur) for kleur, groep in groepen)


def _vulling(grafiek: Grafiek, nummer: int, schaal: _Schaal) -> list[tuple[int, int]]:
    """Which columns are filled, and by which part. Parts are shown when all are known and none is negative."""
    totaal = grafiek.totaal.waarden[nummer]
    if totaal is None:
        return []
    delen = [reeks.waarden[nummer] for reeks in grafiek.met_rol("deel")]
    bekend = [deel for deel in delen if deel is not None and deel >= 0]
    stapels = bekend if len(bekend) == len(delen) and totaal >= 0 else []
    grenzen = [schaal.plek(sum(stapels[: n + 1])) for n in range(len(stapels) - 1)]
    nul, eind = schaal.plek(0), schaal.plek(totaal)
    return [(plek, sum(plek >= grens for grens in grenzen)) for plek in range(min(nul, eind), max(nul, eind))]


def _as(grafiek: Grafiek, schaal: _Schaal, scherm: Scherm) -> list[str]:
    """The axis: a line with ticks, and below it the round figures, each centred under its tick where it fits."""
    lijn = [scherm.kies("─", "-")] * (schaal.cellen + 1)
    labels = [" "] * (schaal.cellen + 8)
    for waarde in range(schaal.laag, schaal.hoog + 1, schaal.stap):
        plek = schaal.plek(waarde)
        lijn[plek] = scherm.kies("┴", "+")
        label = zonder_unicode(toon(waarde, grafiek.eenheid), scherm)
        begin = max(0, min(plek - len(label) // 2, len(labels) - len(label)))
        if not "".join(labels[max(0, begin - 1) : begin + len(label)]).strip():
            labels[begin : begin + len(label)] = list(label)
    return ["".join(lijn), "".join(labels)]


def _legenda(grafiek: Grafiek, scherm: Scherm) -> str:
    delen = grafiek.met_rol("deel") or (grafiek.totaal,)
    stukken = [f"{scherm.kies(*DEELTEKENS[n][:2])} {reeks.naam}" for n, reeks in enumerate(delen)]
    if grafiek.doel:
        stukken.append(f"{scherm.kies(*DOELTEKEN[:2])} {grafiek.doel.naam}")
    merken = dict.fromkeys(merk for reeks in grafiek.reeksen for merk in reeks.merken if merk)
    stukken += [f"{scherm.kies(merk.teken, merk.ascii)} {merk.naam}" for merk in merken]
    eenheid = eenheid_in_woorden(grafiek.eenheid)
    return "   ".join([*stukken, f"(in {eenheid})"] if eenheid else stukken)
