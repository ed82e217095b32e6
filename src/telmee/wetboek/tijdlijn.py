"""A name of the law through time: from when to when which text or figure holds, by what is known on a day.

What holds is asked of the law itself, on every day on which something begins or ends, so that a period says what an
answer of that day rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.node import plain_figure
from telmee.wet.machine.rule import Rule
from telmee.wet.machine.terms import written
from telmee.wet.machine.values import IN_FORCE, Entry

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Periode:
    """From `vanaf` to `tot`, the last day (None: open), something holds: an article of a rule, a figure of a value."""

    vanaf: date
    tot: date | None
    regime: str
    artikel: str = ""
    sleutel: str = ""
    waarde: Any = None
    eenheid: str = ""
    status: str = ""

    def op(self, dag: date) -> bool:
        """Whether it holds on a day."""
        return self.vanaf <= dag and (self.tot is None or dag <= self.tot)


def perioden(book: Lawbook, naam: str, stand: date, regimes: frozenset[str]) -> tuple[Periode, ...]:
    """The periods of a rule or value, oldest first, each regime and each key by itself; of a fact none."""
    gevonden: list[Periode] = []
    for regime in [IN_FORCE, *sorted(_regimes(book, naam) - {IN_FORCE})]:
        if book.named(naam):
            gevonden += _van_regel(book, naam, stand, regime)
        elif naam in book.values:
            gevonden += _van_waarde(book, naam, stand, regime)
    return tuple(gevonden)


def _regimes(book: Lawbook, naam: str) -> set[str]:
    waarde = book.values.get(naam)
    return {r.regime for r in book.named(naam)} | {e.regime for e in (waarde.entries if waarde else ())}


def grenzen(book: Lawbook, naam: str) -> list[date]:
    """The days on which something of a name begins, or no longer holds."""
    stukken: list[tuple[date, date | None]] = [(r.since, r.until) for r in _regels(book, naam)]
    if naam in book.values:
        stukken += [(e.start, e.end) for e in book.values[naam].entries]
    dagen = {vanaf for vanaf, _ in stukken} | {tot + EEN_DAG for _, tot in stukken if tot and tot < date.max}
    return sorted(dagen)


def _regels(book: Lawbook, naam: str) -> list[Rule]:
    """The rules of a name and the exceptions to it."""
    return [*book.named(naam), *(r for r in book.rules if r.overrides == naam)]


def _van_regel(book: Lawbook, naam: str, stand: date, regime: str) -> Iterator[Periode]:
    gezien: tuple[Any, ...] | None = None
    open_: Periode | None = None
    for dag in grenzen(book, naam):
        regel = LawOnDay(book, dag, stand, frozenset({regime, IN_FORCE})).rules.get(naam)
        hier = regel if regel is not None and regel.regime == regime else None
        nu = (hier.since, hier.law, written(hier.term)) if hier else None
        if nu == gezien:
            continue
        if open_:
            yield _gesloten(open_, dag)
        gezien = nu
        open_ = Periode(dag, None, regime, hier.law) if hier else None
    if open_:
        yield open_


def _van_waarde(book: Lawbook, naam: str, stand: date, regime: str) -> Iterator[Periode]:
    waarde = book.values[naam]
    dagen = grenzen(book, naam)
    for sleutel in waarde.keys if waarde.by else [None]:
        gezien: Entry | None = None
        open_: Periode | None = None
        for dag in dagen:
            op_dag = waarde.at(dag, stand, frozenset({regime, IN_FORCE}))
            entry = op_dag.entry(sleutel) if op_dag else None
            entry = entry if entry is not None and entry.regime == regime else None
            if entry == gezien:
                continue
            if open_:
                yield _gesloten(open_, dag)
            gezien = entry
            open_ = _van_entry(dag, entry, waarde.unit, waarde.law) if entry else None
        if open_:
            yield open_


def _van_entry(dag: date, entry: Entry, eenheid: str, artikel: str) -> Periode:
    status = "onbekend" if entry.figure is None else entry.status
    sleutel = "" if entry.key is None else str(entry.key)
    return Periode(dag, None, entry.regime, artikel, sleutel, plain_figure(entry.figure, eenheid), eenheid, status)


def _gesloten(periode: Periode, volgende: date) -> Periode:
    return Periode(**{**periode.__dict__, "tot": volgende - EEN_DAG})


# --- which day -------------------------------------------------------------------------------------------------------


def beste_dag(book: Lawbook, naam: str, stand: date, regimes: frozenset[str]) -> tuple[date, frozenset[str]]:
    """The day on which to look at a name when nobody says which: today, or the nearest day on which it holds.

    A rule that holds in no regime that was asked is shown in its own.
    """
    stukken = [p for p in perioden(book, naam, stand, regimes) if p.regime in regimes]
    if not stukken and (elders := perioden(book, naam, stand, regimes)):
        stukken, regimes = list(elders), regimes | {elders[-1].regime}
    if not stukken or any(p.op(stand) for p in stukken):
        return stand, regimes
    later = [p.vanaf for p in stukken if p.vanaf > stand]
    eerder = [p.tot for p in stukken if p.tot is not None and p.tot < stand]
    return (max(eerder) if eerder else min(later)), regimes
