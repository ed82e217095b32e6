"""Pure: the events of a person and the law give registrations and grounds.

A person is looked at on every day on which something can change: a day of an event, a day on which the text of the law
changed, and the day after a last day that follows from the facts (beschut werk, the end after the conditions
stopped, the pension age). On each such day the facts known then, and what followed so far, go through the law of
that day. What the law cannot say is not recorded but told (`onbekend`). `velen` does the same for many persons at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.tijd import dag_hier, eind_van
from telmee.register.tijdlijn import Kennis, veranderingen
from telmee.register.vensters import (
    EERDER,
    GESTOPT,
    IN_REGISTER,
    REDEN,
    STOND,
    VANAF,
    VASTGELEGD,
    VOLDOET,
    Vensters,
    vensters,
)
from telmee.wet import Wetten
from telmee.wet.machine.book import from_day_number

GEEN = "GEEN"


@dataclass(frozen=True)
class Periode:
    """In the register; ``tot`` is the last day included, None is open."""

    van: date
    tot: date | None = None
    reden_einde: str = ""


@dataclass(frozen=True)
class Grondperiode:
    """On one ground."""

    grond: str
    van: date
    tot: date | None = None


@dataclass(frozen=True)
class Onbekend:
    """What the law could not say of a person from a day on."""

    naam: str
    van: date


@dataclass(frozen=True)
class Afleiding:
    """What follows of the events of one person."""

    registraties: tuple[Periode, ...] = ()
    gronden: tuple[Grondperiode, ...] = ()
    onbekend: tuple[Onbekend, ...] = ()


@dataclass(slots=True)
class Staat:
    """What followed of the steps so far."""

    vanaf: int | None = None
    eerder: bool = False
    gestopt: int | None = None
    open_gronden: dict[str, int] = field(default_factory=dict)
    registraties: list[Periode] = field(default_factory=list)
    gronden: list[Grondperiode] = field(default_factory=list)
    onbekend: dict[str, int] = field(default_factory=dict)

    def als_feiten(self, dag: int) -> dict[str, Any]:
        """In the names of the law. Who stands in it from no day yet, does so from a day that has not come."""
        return {
            STOND: self.vanaf is not None,
            VANAF: dag + 1 if self.vanaf is None else self.vanaf,
            EERDER: self.eerder,
            GESTOPT: from_day_number(dag).year if self.gestopt is None else self.gestopt,
        }


def bekend(gebeurtenissen: Iterable[Vastgelegd], stand: date | datetime | None) -> list[Vastgelegd]:
    """Only what the register knew at a moment, or at the end of a day."""
    if stand is None:
        return list(gebeurtenissen)
    moment = stand if isinstance(stand, datetime) else eind_van(stand)
    return [each for each in gebeurtenissen if each.bekend_op <= moment]


def wetten_op(stand: date | datetime | None) -> Wetten:
    """The law as known at that moment."""
    dag = dag_hier(stand) if isinstance(stand, datetime) else stand
    return Wetten.known(dag)


def leid_af(gebeurtenissen: Iterable[Vastgelegd], wetten: Wetten) -> Afleiding:
    """Registrations and grounds of one person; the events are those that are known (`bekend`)."""
    ven = vensters(wetten)
    staat = Staat()
    dagen = veranderingen(Kennis.van(wetten.book), gebeurtenissen)
    if dagen:
        _doorloop(ven, dagen, staat)
    return klaar(staat)


def feiten_voor(gebeurtenissen: Iterable[Vastgelegd], wetten: Wetten, dag: int) -> dict[str, Any]:
    """What the law of a day was asked: the facts of that day, and what followed of the steps before it."""
    kennis, ven, staat = Kennis.van(wetten.book), vensters(wetten), Staat()
    dagen = veranderingen(kennis, gebeurtenissen)
    feiten = dict(kennis.afwezig)
    for vanaf, anders in dagen:
        if vanaf <= dag:
            feiten |= anders
    if dagen:
        _doorloop(ven, dagen, staat, dag)
    return feiten | staat.als_feiten(dag)


def _doorloop(ven: Vensters, dagen: Sequence[tuple[int, dict[str, Any]]], staat: Staat, tot: int | None = None) -> None:
    """Every step; with `tot` those before that day."""
    feiten: dict[str, Any] = {}
    plaats, dag = 0, max(dagen[0][0], ven.begin)
    texten = [begin for begin in ven.verplicht if begin > dag]
    while dag < ven.einde and (tot is None or dag < tot):
        while plaats < len(dagen) and dagen[plaats][0] <= dag:
            feiten.update(dagen[plaats][1])
            plaats += 1
        volgt = stap(ven, feiten, staat, dag)
        while texten and texten[0] <= dag:
            texten.pop(0)
        volgende = [d for d in (volgt, texten[0] if texten else None) if d is not None]
        if plaats < len(dagen):
            volgende.append(dagen[plaats][0])
        if not volgende:
            return
        dag = min(volgende)


def stap(ven: Vensters, feiten: dict[str, Any], staat: Staat, dag: int) -> int | None:
    """One day of one person; gives the next day on which something changes by itself."""
    venster = ven.op(dag)
    uit = venster.reken({**feiten, **staat.als_feiten(dag)}, dag)
    erin, voldoet = uit[IN_REGISTER], uit[VOLDOET]
    if erin is None:
        staat.onbekend.setdefault(IN_REGISTER, dag)
    if staat.vanaf is not None and erin is False:
        reden = uit[REDEN] if uit[REDEN] not in (None, GEEN) else ""
        staat.registraties.append(Periode(from_day_number(staat.vanaf), from_day_number(dag - 1), reden))
        staat.vanaf = None
    elif staat.vanaf is None and erin:
        staat.vanaf = dag
    _gronden(staat, {naam[len(VASTGELEGD) :]: uit[naam] for naam in venster.gronden}, dag)
    if voldoet:
        staat.eerder, staat.gestopt = True, None
    elif staat.eerder and staat.gestopt is None:
        staat.gestopt = from_day_number(dag).year
    if staat.vanaf is None and not voldoet and voldoet is not None:
        return None
    later = [uit[naam] + 1 for naam in venster.volgdagen if uit[naam] is not None and uit[naam] >= dag]
    return min(later) if later else None


def _gronden(staat: Staat, nu: dict[str, bool | None], dag: int) -> None:
    for grond in [grond for grond in staat.open_gronden if not nu.get(grond)]:
        van = staat.open_gronden.pop(grond)
        staat.gronden.append(Grondperiode(grond.upper(), from_day_number(van), from_day_number(dag - 1)))
    for grond, geldt in nu.items():
        if geldt:
            staat.open_gronden.setdefault(grond, dag)
        elif geldt is None:
            staat.onbekend.setdefault(VASTGELEGD + grond, dag)


def klaar(staat: Staat) -> Afleiding:
    """What is open stays open."""
    if staat.vanaf is not None:
        staat.registraties.append(Periode(from_day_number(staat.vanaf)))
    gronden = staat.gronden + [Grondperiode(g.upper(), from_day_number(van)) for g, van in staat.open_gronden.items()]
    gronden.sort(key=lambda each: (each.van, each.grond))
    onbekend = tuple(Onbekend(naam, from_day_number(van)) for naam, van in sorted(staat.onbekend.items()))
    return Afleiding(tuple(staat.registraties), tuple(gronden), onbekend)
