"""The shape of an income relation, learnt once: which element stands where, and what is odd about it.

A filing holds tens of thousands of income relations with a handful of shapes (the same elements in the same order). The
shape tells which texts are the fields, so that reading a relation is one look-up; checking names, order and
occurrence against the profile of the year happens once per shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from telmee.gegevens.loonaangifte.profiel import Element, Profiel
from telmee.gegevens.loonaangifte.velden import AANVRAGEN, INITIEEL, PERIODE, VELDEN

Rij = tuple[str | None, ...]
MEESTE_VORMEN = 5_000
_CIJFERS = re.compile("[0-9]{5,}")


@dataclass(frozen=True)
class Vorm:
    """How to pick the fields out of the texts of a relation, and what is odd (code, block/element)."""

    kies: Callable[[Sequence[str | None]], Rij]
    vreemd: tuple[tuple[str, str], ...]
    perioden: int
    diep: int


def leer(relatie: Any, profiel: Profiel) -> Vorm:
    """The shape of this relation; positions count all elements in document order, the last text must be None."""
    plaats: dict[tuple[str, str], list[int]] = {}
    vreemd: list[tuple[str, str]] = []
    diep = _loop(relatie, INITIEEL, profiel, plaats, vreemd, [0], 2)
    vast = [plaats.get((v.blok, v.element), [-1])[-1] for v in VELDEN]
    perioden = len(plaats.get((INITIEEL, PERIODE), ()))
    kies: Callable[[Sequence[str | None]], Rij] = itemgetter(*vast)
    if perioden > 1:
        kies = _met_perioden(vast, plaats)
    return Vorm(kies, tuple(dict.fromkeys(vreemd)), perioden, diep)


def _met_perioden(vast: list[int], plaats: dict[tuple[str, str], list[int]]) -> Callable[[Sequence[str | None]], Rij]:
    """Fields of several income periods: those of the last one, and a request when any of them has it."""
    laatste = plaats[INITIEEL, PERIODE][-1]
    for i, v in enumerate(VELDEN):
        if v.blok == PERIODE and vast[i] < laatste:
            vast[i] = -1  # the last period does not say it
    vragen = [(i, plaats.get((VELDEN[i].blok, VELDEN[i].element), [])) for i in AANVRAGEN]
    pak = itemgetter(*vast)

    def kies(teksten: Sequence[str | None]) -> Rij:
        rij = list(pak(teksten))
        for i, plekken in vragen:
            gegeven = [t for p in plekken if (t := teksten[p]) is not None]
            rij[i] = "J" if "J" in gegeven else (gegeven[-1] if gegeven else None)
        return tuple(rij)

    return kies


def _loop(
    knoop: Any,
    blok: str,
    profiel: Profiel,
    plaats: dict[tuple[str, str], list[int]],
    vreemd: list[tuple[str, str]],
    teller: list[int],
    diepte: int,
) -> int:
    """Walks a block: notes where each element stands and what does not fit. Gives the depth."""
    bekend = profiel.blokken.get(blok, {})
    oordeel = _oordeel if bekend else _geen_oordeel  # of an unknown block only the block itself is reported
    volgorde = {naam: i for i, naam in enumerate(bekend)}
    gezien: dict[str, int] = {}
    hoogste, diepst = -1, diepte
    for kind in knoop:
        teller[0] += 1
        naam = lokaal(kind.tag, profiel.naamruimte)
        element = bekend.get(naam)
        vreemd += oordeel(blok, naam, element, gezien, volgorde, hoogste)
        hoogste = max(hoogste, volgorde.get(naam, -1))
        gezien[naam] = gezien.get(naam, 0) + 1
        plaats.setdefault((blok, naam), []).append(teller[0])
        if len(kind):
            diepst = max(diepst, _loop(kind, naam, profiel, plaats, vreemd, teller, diepte + 1) if diepte < 50 else 99)
    vreemd += [("ontbreekt", f"{blok}/{n}") for n, e in bekend.items() if e.verplicht and n not in gezien]
    return diepst


def _oordeel(
    blok: str, naam: str, element: Element | None, gezien: dict[str, int], volgorde: dict[str, int], hoogste: int
) -> list[tuple[str, str]]:
    plek = f"{blok}/{naam}"
    if element is None:
        return [("onbekend", plek)]
    if naam in gezien and not element.vaker:
        return [("dubbel", plek)]
    if volgorde[naam] < hoogste:
        return [("volgorde", plek)]
    return []


def _geen_oordeel(*_: object) -> list[tuple[str, str]]:
    return []


def lokaal(tag: Any, naamruimte: str) -> str:
    """The name of an element without its namespace; one of another namespace is marked, and so never ours.

    Long runs of digits are blotted out, because a name may come to stand in a finding.
    """
    if not isinstance(tag, str):
        return "?"
    kop, _, naam = tag.rpartition("}")
    if len(naam) > 8:
        naam = _CIJFERS.sub("…", naam[:60])
    return naam if kop == "{" + naamruimte else f"?:{naam}"
