"""Explain one outcome of one record: the tree of figures down to the facts and the dated values.

Every node has its figure, unit, article, validity, source and formula, in words and filled in, and below it the figures
that made it what it is. A fact that is not given is unknown, and the outcome says which one is missing.
"""

from __future__ import annotations

from typing import Any

from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.computed import Figures
from telmee.wet.machine.evaluate import evaluate
from telmee.wet.machine.filled import filled, filled_total, names_that_decided
from telmee.wet.machine.law import GENERAL, GIVEN, GIVEN_SOURCE, LawOnDay
from telmee.wet.machine.links import link
from telmee.wet.machine.node import (
    CERTAINTY,
    INDICATIVE,
    KNOWN,
    NOT_APPLICABLE,
    NOT_IN_FORCE,
    UNKNOWN,
    Node,
    Said,
    plain_figure,
    shown,
)
from telmee.wet.machine.plain import Shape, shape_of
from telmee.wet.machine.record import Record, read_record
from telmee.wet.machine.rule import LEVELS, Rule
from telmee.wet.machine.terms import days_moved
from telmee.wet.machine.values import IN_FORCE, Entry
from telmee.wet.machine.words import formula
from telmee.wet.machine.workdays import workdays

SHOWN_ROWS = 3
"""So many rows of a total are written out; the rest is only counted."""


def entry_status(entry: Entry) -> str:
    """How sure a dated figure is: known, indicative, not in force or unknown."""
    if entry.figure is None:
        return UNKNOWN
    if entry.regime != IN_FORCE:
        return NOT_IN_FORCE
    return INDICATIVE if entry.status == "indicatief" else KNOWN


class Computed(Figures):
    """A record and everything that was computed of it, on demand, with the explanation of each figure."""

    def __init__(self, record: Record) -> None:
        super().__init__(record)
        self._nodes: dict[tuple[str, int], Node] = {}

    def explain(self, name: str) -> Node:
        """The tree of one outcome (of the first row of its level)."""
        return self.node(name, self.row(self.law.require(name).level))

    def explain_rows(self, name: str) -> list[Node]:
        """The tree of one outcome for every row of its level."""
        level = self.law.require(name).level
        return [self.node(name, row) for row in self.rows_of(level) or [self.row(level)]]

    def node(self, name: str, row: dict[str, Any]) -> Node:
        key = (name, id(row))
        if key not in self._nodes:
            self._nodes[key] = self._make(name, row)
        return self._nodes[key]

    def _make(self, name: str, row: dict[str, Any]) -> Node:
        law = self.law
        figure = self.figure(name, row)
        if name in CALENDAR:
            return Node(name, CALENDAR[name][0], figure, CALENDAR[name][1], KNOWN, bron="de kalender")
        if name in law.book.values and name not in row:
            return self._value(name, row)
        level = law.level_of(name)
        home = self._home(level, row) if level else row
        if name in row or name in home or name in self.missing or name not in law.rules:
            return self._fact(name, home if name in home else row)
        return self.node(name, home) if home is not row else self._rule(law.rules[name], row)

    def _fact(self, name: str, row: dict[str, Any]) -> Node:
        law = self.law
        figure, label = self.figure(name, row), self.label(name)
        rule = law.rules.get(name)
        fact = law.facts.get(name)
        if figure is None:
            reason = (
                f"'{name}' ({label}) is niet opgegeven" if name in self.missing else f"'{name}' ({label}) is onbekend"
            )
            return Node(name, label, None, law.book.unit(name), UNKNOWN, opmerking=reason, **_cited(rule))
        return Node(
            name,
            label,
            figure,
            law.book.unit(name),
            GIVEN,
            bron="opgegeven",
            **_cited(rule),
            opmerking=fact.meaning if fact else "",
        )

    def _value(self, name: str, row: dict[str, Any]) -> Node:
        law, value = self.law, self.law.book.values[name]
        key = self.figure(value.by, row) if value.by else None
        given = law.is_given(name, key)
        children = (self.node(value.by, row),) if value.by and not given else ()
        label = f"{value.label} ({key})" if key else value.label
        if given:
            figure = self.figure(name, row)
            return Node(name, label, figure, value.unit, GIVEN, wet=value.law, bron=GIVEN_SOURCE)
        entry = law.entry(name, key)
        if entry is None:
            reason = f"'{name}' ({label}) is op {law.op} (stand {law.stand}) niet vastgesteld of nog niet bekend"
            return Node(
                name,
                label,
                None,
                value.unit,
                UNKNOWN,
                wet=value.law,
                link=link(value.law, law.op),
                opmerking=reason,
                kinderen=children,
            )
        status = entry_status(entry)
        note = f"'{name}' ({label}) is onbekend: {entry.searched}" if entry.figure is None else entry.note or ""
        return Node(
            name,
            label,
            entry.figure,
            value.unit,
            status,
            wet=value.law,
            link=link(value.law, entry.start),
            geldig_vanaf=entry.start,
            bron=entry.source,
            opmerking=note,
            kinderen=children if entry.figure is None else (),
            url=entry.url or "",
            zekerheid=CERTAINTY[entry.confidence],
        )

    def _rule(self, rule: Rule, row: dict[str, Any]) -> Node:
        name, figure = rule.name, self.figure(rule.name, row)
        if rule.total:
            children, note = self._total_children(rule, row)
            beside: tuple[Node, ...] = ()
        else:
            decided, note = names_that_decided(rule.term, lambda need: self.figure(need, row)), ""
            children = tuple(self.node(need, row) for need in decided)
            beside = tuple(self.node(need, row) for need in rule.needs if need not in decided)
        notes = [
            note,
            *self._moved(rule, row),
            f"Regime '{rule.regime}': nog niet in werking." if rule.regime != IN_FORCE else "",
        ]
        return Node(
            name.removesuffix(GENERAL),
            rule.label,
            figure,
            rule.unit,
            self._status(rule, row, figure, (*children, *beside)),
            **_cited(rule, self._article(rule, row)),
            geldig_vanaf=rule.since,
            gezegd=Said(lambda: formula(self._shape(rule), self.words), lambda: self._filled(rule, row)),
            kinderen=children,
            opmerking=" ".join(filter(None, notes)),
            overig=beside,
        )

    def _shape(self, rule: Rule) -> Shape:
        return shape_of(rule.term, self.unit, rule.unit)

    def _filled(self, rule: Rule, row: dict[str, Any]) -> str:
        """The formula with the figures of this row; of a total with those of the rows that it adds."""
        found = self._shape(rule)
        if found.kind in ("count", "literal"):
            return ""  # nothing to fill in
        if not rule.total:
            return filled(found, self.words, lambda need: self.figure(need, row), rule.unit)
        return filled_total(found, [self._summand(rule, each) for each in self._below(rule, row)], rule.unit)

    def unit(self, name: str) -> str:
        """The unit of a name inside a formula."""
        return self.law.book.unit(name.removesuffix(GENERAL))

    def _moved(self, rule: Rule, row: dict[str, Any]) -> list[str]:
        """Why a day is no working day: what it and the days after it are, or that its holidays are not listed."""
        said: list[str] = []
        for node, step in days_moved(rule.term):
            day = evaluate(node, lambda need: self.figure(need, row))
            while day is not None and (why := workdays().said(day)):
                said.append(why)
                day = day + step if workdays().name(day) else None
        return list(dict.fromkeys(said))

    def words(self, name: str) -> str:
        """The label of a name inside a formula."""
        label = self.label(name.removesuffix(GENERAL))
        return f"{label} (algemene regel)" if name.endswith(GENERAL) else label

    def label(self, name: str) -> str:
        """What a figure is called on this day."""
        return self.law.rules[name].label if name in self.law.rules else self.law.book.label(name)

    def _status(self, rule: Rule, row: dict[str, Any], figure: Any, children: tuple[Node, ...]) -> str:
        if rule.applies and self.figure(rule.applies, row) is False:
            return NOT_APPLICABLE
        if figure is None:
            return UNKNOWN
        statuses = {child.status for child in children if child.waarde is not None}
        if rule.regime != IN_FORCE or NOT_IN_FORCE in statuses:
            return NOT_IN_FORCE
        return INDICATIVE if INDICATIVE in statuses else KNOWN

    def _total_children(self, rule: Rule, row: dict[str, Any]) -> tuple[tuple[Node, ...], str]:
        """The rows behind a total: a few written out, all counted; of an unknown total those that make it unknown."""
        rows = self._below(rule, row)
        names = [*rule.needs, *filter(None, [rule.among])]
        if self.figure(rule.name, row) is None:
            rows = sorted(rows, key=lambda each: all(self.figure(need, each) is not None for need in names))
        children = [self.node(need, each) for each in rows[:SHOWN_ROWS] for need in names]
        note = f"Som over {len(rows)} rijen ({LEVELS[str(rule.total)].meaning})."
        return tuple(children), note + (f" De eerste {SHOWN_ROWS} staan hieronder." if len(rows) > SHOWN_ROWS else "")


def _cited(rule: Rule | None, article: str = "") -> dict[str, Any]:
    """The article of a rule (or of the case of it that held) and its link, as fields of a node."""
    return {"wet": article or rule.law, "link": link(article or rule.law, rule.since)} if rule else {}


def compute(law: LawOnDay, data: Any, *names: str, check: bool = True) -> Computed:
    """A record ready to compute the named outcomes; what is not given is unknown and listed.

    check: hold facts against their bounds (leave it only for totals of rows that were checked).
    """
    for name in names:
        law.require(name)
    record = read_record(law, data, check)
    record.law.asked(*names, facts=record.given)
    return Computed(record)


def explain(law: LawOnDay, data: Any, name: str) -> Node:
    """The tree of figures behind one outcome of one record."""
    return compute(law, data, name).explain(name)


__all__ = [
    "CERTAINTY",
    "INDICATIVE",
    "KNOWN",
    "NOT_APPLICABLE",
    "NOT_IN_FORCE",
    "UNKNOWN",
    "Computed",
    "Node",
    "compute",
    "entry_status",
    "explain",
    "plain_figure",
    "shown",
]
