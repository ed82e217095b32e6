"""What an engine needs to compute a question as columns: rows of every level, with nulls for what nobody gave.

Walks from the outcomes that are asked to the facts, and stops at what is given. A fact that is not given is a null. A
total whose rows are not given is unknown: an engine by itself would take a total of nothing for zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.rule import LEVELS, Rule


@dataclass
class Filled:
    """Rows by level, the rules that this question needs (``computed``), and the values and days (``used``)."""

    law: LawOnDay
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    computed: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def given(self) -> set[tuple[str, str]]:
        """Outcomes that some row has already, and facts that stand on another level than their own."""
        law = self.law
        return {
            (level, name)
            for level, rows in self.rows.items()
            for row in rows
            for name in row
            if name in law.rules or (name in law.facts and law.facts[name].level != level)
        }


def fill(computed: Computed, names: list[str]) -> Filled:
    """The rows of a record, with what the named outcomes need."""
    walk = _Walk(computed)
    for name in names:
        if name in computed.law.rules:
            walk.visit(name, computed.law.rules[name].level)
    return walk.filled


class _Walk:
    def __init__(self, computed: Computed) -> None:
        self.source = computed
        self.law = computed.law
        self.filled = Filled(computed.law)
        self.seen: set[tuple[str, str]] = set()
        for level in computed.record.rows:
            self.rows(level)

    def rows(self, level: str) -> list[dict[str, Any]]:
        if level not in self.filled.rows:
            self.source.rows_of(level)
            self.filled.rows[level] = [dict(row) for row in self.source.rows[level]]
        return self.filled.rows[level]

    def lacking(self, level: str, name: str) -> list[dict[str, Any]]:
        """The rows of a level that do not have a name."""
        return [row for row in self.rows(level) if name not in row]

    def visit(self, name: str, at: str) -> None:
        """Everything that a name needs, seen from the rows of a level."""
        if (name, at) in self.seen:
            return
        self.seen.add((name, at))
        law = self.law
        if name in CALENDAR or name in law.book.values:
            self.filled.used.add(name)
            for key in law.dependencies(name):
                self.visit(key, at)
            return
        level = law.level_of(name) or at
        here = at if level != at and any(name in row for row in self.rows(at)) else level
        lacking = self.lacking(here, name)
        rule = law.rules.get(name)
        if rule is None or here != level:
            for row in lacking:
                row[name] = None
        elif lacking or not self.rows(level):
            self._needs(rule, level)

    def _needs(self, rule: Rule, level: str) -> None:
        if not rule.total:
            self.filled.computed.add(rule.name)
            for need in self.law.dependencies(rule.name):
                self.visit(need, level)
        elif not self.source.reaches(rule.total):
            for row in self.lacking(level, rule.name):
                row[rule.name] = None
        else:
            self._total(rule, level)

    def _total(self, rule: Rule, level: str) -> None:
        """What the rows of a total need; a total of no rows at all is nothing, whatever they would have needed."""
        source = str(rule.total)
        keys = [key for key in LEVELS[level].keys if key != "jaar"]
        self.source.every_choice(source, level)
        if not self.rows(source):
            for row in self.lacking(level, rule.name):
                row[rule.name] = 0
            return
        self._choices(source)
        self.filled.computed.add(rule.name)
        if rule.applies:
            self.visit(rule.applies, level)
        for need in (*rule.needs, *filter(None, [rule.among]), *[key for key in keys if self.law.level_of(key)]):
            self.visit(need, source)

    def _choices(self, level: str) -> None:
        """Rows that the explanation found to be there as well (the other sector)."""
        known = len(self.filled.rows[level])
        self.filled.rows[level] += [dict(row) for row in self.source.rows[level][known:]]
