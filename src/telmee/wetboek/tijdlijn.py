"""A name of the law through time: from when to when which text or figure holds, by what is known on a day.

What holds is asked of the law itself, on every day on which something begins or ends, so that a period says what an
answer of that day rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.node import plain_figure
from telmee.wet.machine.rule import Rule
from telmee.wet.machine.terms import written
from telmee.wet.machine.values import IN_FORCE, Entry

EEN_DAG = timedelta(days=1)
ALLES_BEKEND = date(2099, 12, 31)
"""A stand by which everything in the program is known."""


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
    """The period up to what comes after it; a day that nobody means is no end."""
    return replace(periode, tot=volgende - EEN_DAG) if volgende <= ALLES_BEKEND else periode


# --- which day -------------------------------------------------------------------------------------------------------


def beste_dag(
    book: Lawbook, naam: str, dag: date, stand: date, regimes: frozenset[str]
) -> tuple[date, date, frozenset[str]]:
    """The day, the knowledge and the regimes with which there is something to see of a name, as near as can be.

    That is `dag` when it holds then, otherwise the nearest day on which it does; a name that no regime of these has is
    shown in its own, and one that was not known yet by what is known of it in the end.
    """
    alle = perioden(book, naam, stand, regimes)
    if not alle and (alle := perioden(book, naam, ALLES_BEKEND, regimes)):
        stand = ALLES_BEKEND
    stukken = [p for p in alle if p.regime in regimes] or list(alle)
    if not stukken:
        return dag, stand, regimes
    dichtst = min(stukken, key=lambda p: _afstand(p, dag))
    return _in(dichtst, dag), stand, regimes | {dichtst.regime}


def _in(periode: Periode, dag: date) -> date:
    """The day of a period that is nearest to a day."""
    return max(periode.vanaf, min(dag, periode.tot or date.max))


def _afstand(periode: Periode, dag: date) -> tuple[int, bool]:
    """How far a period is from a day; what was before that comes first."""
    return abs((_in(periode, dag) - dag).days), periode.vanaf > dag
