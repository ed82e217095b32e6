"""The figures of one record, computed on demand from the terms themselves (:mod:`telmee.wet.machine.evaluate`).

In a fraction of the time that building a frame takes; the tests hold it against every engine. A fact that is not given
is unknown, and is listed as missing. Rows are found by their keys, so that a record of many payroll rows stays fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.evaluate import Lookup, article, evaluate
from telmee.wet.machine.law import calendar_figure
from telmee.wet.machine.record import Record, complete, rows_above
from telmee.wet.machine.rule import LEVELS, Rule, levels_above


class Figures:
    """A record and everything that was computed of it, on demand. ``missing``: facts that were needed and not given."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.law = record.law
        self.rows = complete(record.rows, record.law)
        self.missing: dict[str, str] = {}
        self._figures: dict[tuple[str, int], Any] = {}
        self._unseen: set[int] = set()  # rows that nobody gave, by their id: all that is known of them is their key
        self._steady: dict[str, Any] = {}  # what is the same for every row
        self._plans: dict[str, tuple[str | None, Rule | None]] = {}
        self._homes: dict[str, set[int]] = {}
        self._groups: dict[tuple[str, tuple[str, ...]], tuple[int, dict[tuple[Any, ...], list[dict[str, Any]]]]] = {}

    def rows_of(self, level: str) -> list[dict[str, Any]]:
        """The rows of a level: as given, otherwise those that rows below belong to, otherwise one (of no sector)."""
        if level not in self.rows:
            found = rows_above(level, self.rows) or ([] if self._fixed(level) else [{}])
            self.rows[level] = complete({level: found}, self.law)[level]
        return [row for row in self.rows[level] if id(row) not in self._unseen]

    def row(self, level: str) -> dict[str, Any]:
        """The first row of a level."""
        rows = self.rows_of(level)
        if not rows and level not in self.record.rows:
            return self.row_with(level, {}) or self._unknown_row(level, {})
        if not rows:
            raise Fout(f"Van niveau '{level}' is geen enkele rij gegeven; geef er een, of laat '{level}' weg.")
        return rows[0]

    def outcome(self, name: str) -> Any:
        """The figure of one outcome (of the first row of its level); None is unknown."""
        self.law.asked(name, facts=self.record.given)
        return self.figure(name, self.row(self.law.require(name).level))

    def article(self, name: str) -> str:
        """The article that one outcome rests on: of the case that gave its text, otherwise of its rule."""
        rule = self.law.require(name)
        return self._article(rule, self.row(rule.level))

    def unused(self, *names: str) -> list[str]:
        """What was given and what none of these outcomes depends on; keys that only tell rows apart left out."""
        keys = {key for level in LEVELS.values() for key in level.keys} - set(self.law.facts)
        return sorted(self.record.given - self._needed(names) - keys)

    def _needed(self, names: Iterable[str]) -> set[str]:
        """Everything that these outcomes depend on; what is given has nothing behind it."""
        needed = set(self.law.everything_behind(*names, given=self.record.given))
        return needed | {each for name in names if name in self.law.rules for each in self.law.rules[name].beside}

    # Figures

    def figure(self, name: str, row: dict[str, Any]) -> Any:
        """A figure as seen from a row: given, of the law, or computed; figures of a higher level from the row above."""
        if name in row:
            return row[name]
        if name in self._steady:
            return self._steady[name]
        key = (name, id(row))
        if key not in self._figures:
            self._figures[key] = self._compute(name, row)
        return self._figures[key]

    def _compute(self, name: str, row: dict[str, Any]) -> Any:
        law = self.law
        if name in CALENDAR:
            return self._steady.setdefault(name, calendar_figure(name, law.op))
        if name in law.book.values:
            return self._value_figure(name, row)
        level, rule = self._plans.get(name) or self._plan(name)
        home = self._home(level, row) if level else row
        if home is not row:
            return self.figure(name, home)
        if rule is None or (rule.total and not self.reaches(rule.total)):
            self.missing.setdefault(name, law.book.label(name))
            return None
        if name in law.exceptions:
            self._one_exception(name, row)
        return self._total(rule, row) if rule.total else evaluate(rule.term, self._seen_from(row))

    def _seen_from(self, row: dict[str, Any]) -> Lookup:
        """What looks a name up from a row; most names are facts of the row itself."""
        figure = self.figure
        return lambda name: row[name] if name in row else figure(name, row)

    def _plan(self, name: str) -> tuple[str | None, Rule | None]:
        """The level and the rule of a name, found once for all rows."""
        return self._plans.setdefault(name, (self.law.level_of(name), self.law.rules.get(name)))

    def _home(self, level: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row of a level that this row belongs to: itself, or the one above with the same keys."""
        if level not in self.rows:
            self.rows_of(level)
        if len(ids := self._homes.get(level, ())) != len(self.rows[level]):
            ids = self._homes[level] = set(map(id, self.rows[level]))
        if id(row) in ids:
            return row
        keys = {key: row[key] for key in LEVELS[level].keys if key in row}
        return self._same(level, keys) or self._unknown_row(level, keys)

    def row_with(self, level: str, keys: dict[str, Any]) -> dict[str, Any] | None:
        """The row with these keys; a sector that nobody gave is there too, everything else must be given."""
        self.rows_of(level)
        fixed = self._fixed(level)
        there = keys.keys() == set(fixed) and all(keys[key] in self.law.facts[key].choices for key in fixed)
        return self._same(level, keys) or (self._unknown_row(level, keys) if there else None)

    def _same(self, level: str, keys: dict[str, Any]) -> dict[str, Any] | None:
        same = self._grouped(level, tuple(keys)).get(tuple(keys.values()))
        return same[0] if same else None

    def _grouped(self, level: str, keys: tuple[str, ...]) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
        """The rows of a level by their keys; made again when a row was added."""
        rows = self.rows[level]
        size, groups = self._groups.get((level, keys), (-1, {}))
        if size != len(rows):
            groups = {}
            for row in rows:
                groups.setdefault(tuple(map(row.get, keys)), []).append(row)
            self._groups[level, keys] = len(rows), groups
        return groups

    def _unknown_row(self, level: str, keys: dict[str, Any]) -> dict[str, Any]:
        """One more row, of which only the keys are known."""
        row = complete({level: [keys]}, self.law)[level][0]
        self.rows[level].append(row)
        self._unseen.add(id(row))
        return row

    def reaches(self, level: str) -> bool:
        """Whether rows of a level, or below it, were given, or are fixed: otherwise a total over it is unknown."""
        return bool(self._fixed(level)) or any(level in (each, *levels_above(each)) for each in self.record.rows)

    def _fixed(self, level: str) -> list[str]:
        """The keys of a level with fixed choices (the sectors)."""
        return [key for key in LEVELS[level].keys if key in self.law.facts and self.law.facts[key].choices]

    def _value_figure(self, name: str, row: dict[str, Any]) -> Any:
        law, value = self.law, self.law.book.values[name]
        by = None if law.same_for_all(name) else value.by
        if by is None:
            return self._steady.setdefault(name, law.figure(name, None))
        return law.figure(name, self.figure(by, row))

    def _one_exception(self, name: str, row: dict[str, Any]) -> None:
        holding = [rule.law for rule in self.law.exceptions[name] if self.figure(str(rule.when), row) is True]
        if len(holding) > 1:
            raise Fout(f"Op '{name}' gelden twee uitzonderingen tegelijk ({' en '.join(holding)}); herstel de feiten.")

    def _below(self, rule: Rule, row: dict[str, Any]) -> list[dict[str, Any]]:
        """The rows that a total sums over: those of this row's keys, for which its condition is not false."""
        level = str(rule.total)
        self.every_choice(level, rule.level)
        keys = [key for key in LEVELS[rule.level].keys if key in row]
        own = tuple(key for key in keys if key in LEVELS[level].keys)  # every row of the level has these
        rows = self._grouped(level, own).get(tuple(row[key] for key in own), [])
        rest = [key for key in keys if key not in own]
        rows = [each for each in rows if all(each.get(key, row[key]) == row[key] for key in rest)] if rest else rows
        return [each for each in rows if not rule.among or self.figure(rule.among, each) is not False]

    def every_choice(self, level: str, above: str) -> None:
        """A total over a key with fixed choices (the country over the sectors) has a row of each, given or not."""
        self.rows_of(level)
        for key in self._fixed(level):
            for choice in self.law.facts[key].choices if key not in LEVELS[above].keys else ():
                if all(row.get(key) != choice for row in self.rows[level]):
                    self._unknown_row(level, {key: choice})

    def _total(self, rule: Rule, row: dict[str, Any]) -> Any:
        rows = self._below(rule, row)
        if rule.term.kind == "count":
            return len(rows)
        figures = [self._summand(rule, each) for each in rows]
        return None if any(each is None for each in figures) else sum(figures)

    def _summand(self, rule: Rule, row: dict[str, Any]) -> Any:
        if rule.among and self.figure(rule.among, row) is None:
            return None
        return evaluate(rule.term.parts[0], self._seen_from(row))

    def _article(self, rule: Rule, row: dict[str, Any]) -> str:
        return rule.law if rule.name in row else article(rule.term, lambda need: self.figure(need, row)) or rule.law
