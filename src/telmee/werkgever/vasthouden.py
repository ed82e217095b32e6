"""The law of later years with figures that nobody knows yet held at their last known ones, each remembered.

Only for a what-if, and never in silence (docs/besluiten/0071): `vastgehouden` names what was held, with its year. What
changes by design every year is never held. Nothing is held that does not make an outcome unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from telmee.wet import Wetten
from telmee.wet.machine.explain import Computed, compute
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.node import Node
from telmee.wet.machine.values import IN_FORCE, Value

NIET_VASTHOUDEN = frozenset({"quotumpercentage"})


class Vasthouder:
    """Computes with the law of every day; with `vasthouden` False what is unknown stays so."""

    def __init__(self, wetten: Wetten, vasthouden: bool) -> None:
        self.wetten, self.stand, self.vasthouden = wetten, wetten.stand, vasthouden
        self.vastgehouden: dict[str, dict[str, Any]] = {}
        self._wet_met: dict[tuple[Any, ...], LawOnDay] = {}
        self._gerekend: dict[tuple[Any, ...], Computed] = {}
        self._laatst: dict[tuple[date, str], Any] = {}
        self._eerder: dict[tuple[str, ...], dict[str, None]] = {}
        """What these outcomes had to hold before: held at once the next time, for it makes no known outcome another."""

    def reken(self, op: date, feiten: dict[str, Any], *namen: str) -> Computed:
        """A record on a day; facts that this law does not have are left out. The same question is computed once."""
        vraag = (op, namen, tuple(feiten.items()))
        try:
            eerder = self._gerekend.get(vraag)
        except TypeError:  # rows, which no key can hold
            return self._reken(op, feiten, namen)
        return eerder or self._gerekend.setdefault(vraag, self._reken(op, feiten, namen))

    def _reken(self, op: date, feiten: dict[str, Any], namen: tuple[str, ...]) -> Computed:
        law = self.wetten.op(op)
        feiten = {k: v for k, v in feiten.items() if k in law.facts or k in law.rules or isinstance(v, list)}
        namen = tuple(naam for naam in namen if naam in law.rules)
        eerder = self._eerder.setdefault(namen, {})
        gehouden = dict(self._opnieuw(law, eerder)) if eerder else {}
        while True:
            rekening = compute(self._met(law, gehouden), feiten, *namen)
            if not self.vasthouden:
                return rekening
            nieuw = {naam: w for naam, w in self._te_houden(rekening, namen) if naam not in gehouden}
            if not nieuw:
                return rekening
            gehouden |= nieuw
            eerder |= dict.fromkeys(nieuw)

    def _met(self, law: LawOnDay, gehouden: dict[str, Any]) -> LawOnDay:
        """The law of that day with what was held, made once."""
        if not gehouden:
            return law
        wat = (law.op, *sorted(gehouden))
        if wat not in self._wet_met:
            self._wet_met[wat] = law.with_values(**gehouden)
        return self._wet_met[wat]

    def uitkomst(self, op: date, feiten: dict[str, Any], naam: str) -> Any:
        """One outcome on a day; None when it is unknown, or has no rule then."""
        rekening = self.reken(op, feiten, naam)
        return rekening.outcome(naam) if naam in rekening.law.rules else None

    def _opnieuw(self, law: LawOnDay, eerder: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """What was held before and is as unknown on this day, with its last known figure."""
        for naam in eerder:
            if _onbekend_op(law, naam) and (laatste := self._laatste(law, naam)) is not None:
                yield naam, laatste

    def _te_houden(self, rekening: Computed, namen: Iterable[str]) -> Iterator[tuple[str, Any]]:
        law = rekening.law
        open_ = [uitkomst for uitkomst in namen if rekening.outcome(uitkomst) is None]  # the others need no explanation
        for naam in dict.fromkeys(waarde for uitkomst in open_ for waarde in _onbekend(rekening.explain(uitkomst))):
            if naam in law.book.values and naam not in NIET_VASTHOUDEN:
                laatste = self._laatste(law, naam)
                if laatste is not None:
                    yield naam, laatste

    def _laatste(self, law: LawOnDay, naam: str) -> Any:
        """The last known figure before this day, for every key of the value."""
        if (law.op, naam) not in self._laatst:
            self._laatst[law.op, naam] = self._zoek_laatste(law, naam)
        return self._laatst[law.op, naam]

    def _zoek_laatste(self, law: LawOnDay, naam: str) -> Any:
        gevonden: dict[str | None, Any] = {}
        alle = [(entry, value) for value in reeks(law, naam) for entry in value.entries]
        for entry, value in sorted(alle, key=lambda paar: (paar[0].start, paar[0].known_since)):
            bekend = entry.figure is not None and entry.regime == IN_FORCE and entry.known_since <= self.stand
            if bekend and entry.start <= law.op:
                gevonden[entry.key] = entry.figure
                jaar = entry.end.year if entry.end is not None else entry.start.year
                self.vastgehouden[naam] = {"naam": naam, "label": value.label, "jaar": jaar, "waarde": entry.figure}
                self.vastgehouden[naam]["eenheid"] = value.unit
        if not gevonden:
            return None
        return gevonden if law.book.values[naam].by else gevonden[None]


def reeks(law: LawOnDay, naam: str) -> list[Value]:
    """The value, then those that are the same figure at another moment of the year: the last known one may be there."""
    eigen = law.book.values[naam]
    if not eigen.series:
        return [eigen]
    return [eigen, *(v for v in law.book.values.values() if v.series == eigen.series and v is not eigen)]


def _onbekend_op(law: LawOnDay, naam: str) -> bool:
    """Whether this law has no figure of a value, for any key."""
    gevonden = (law.entry_unread(naam, key) for key in law.book.values[naam].keys or (None,))
    return all(entry is None or entry.figure is None for entry in gevonden)


def _onbekend(knoop: Node) -> Iterator[str]:
    """The unknown ends that make a figure unknown; what is unknown and does not matter is left."""
    if knoop.waarde is None:
        for kind in knoop.kinderen:
            yield from _onbekend(kind)
        if not knoop.kinderen:
            yield knoop.naam
