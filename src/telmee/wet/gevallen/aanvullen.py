"""Fill in what a case does not name: as ``ontbreekt`` of the mapping says, otherwise unknown.

Walks from the outcomes that are asked to the facts, and stops at what is given. A total whose rows are not given is
unknown, unless the mapping takes something for certain; the engine itself would take a total of nothing for zero.
"""

from __future__ import annotations

from typing import Any

from telmee.fouten import Fout
from telmee.wet.gevallen.sleutels import Default, mapping
from telmee.wet.gevallen.vertalen import Question
from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.bounds import bounds
from telmee.wet.machine.explain import compute
from telmee.wet.machine.law import calendar_figure
from telmee.wet.machine.rule import LEVELS, Rule, levels_above

SECTORS = ("markt", "overheid")


def complete(question: Question) -> None:
    """Every level that is needed has rows, and every row everything that is needed and cannot be computed."""
    _Filling(question).fill()


class _Filling:
    def __init__(self, question: Question) -> None:
        self.question = question
        self.law = question.law
        self.rows = question.rows
        self.named = question.names
        self.lowest = set(question.rows)
        self.seen: set[tuple[str, str]] = set()

    def fill(self) -> None:
        for name in sorted(self.question.asked):
            level = self.law.level_of(name)
            if name in self.law.rules and level is not None:
                self.ensure(level)
                self.visit(name, level)
            elif name in self.law.facts and level is not None:
                self.ensure(level)
                self.put(level, name, None)
        self._keys()
        self._bounded()
        self._values()

    # Rows

    def ensure(self, level: str) -> None:
        """Rows of a level: one for each of the rows below that have other keys, otherwise one."""
        if self.rows.get(level):
            return
        if level == "sector":
            found = {row["sector"] for row in self.rows.get("werkgever", []) if row.get("sector")} or {
                self.question.sector
            }
            self.rows[level] = [{"sector": sector} for sector in sorted(found, key=str)]
            return
        keys = [key for key in LEVELS[level].keys if key in ("persoon", "werkgever")]
        below = [row for each, rows in self.rows.items() if level in levels_above(each) for row in rows]
        distinct = dict.fromkeys(tuple(row.get(key, 1) for key in keys) for row in below) or {
            tuple(1 for _ in keys): None
        }
        self.rows[level] = [dict(zip(keys, each, strict=True)) for each in distinct]

    def both_sectors(self) -> None:
        """A total for the country has both sectors; what is not given of one is unknown."""
        rows = self.rows.setdefault("sector", [])
        rows += [{"sector": sector} for sector in SECTORS if not any(row["sector"] == sector for row in rows)]
        rows[:] = [row for row in rows if row["sector"] is not None or len(row) > 1]

    def _keys(self) -> None:
        """Local numbers of persons and employers, as in a record."""
        for level, rows in self.rows.items():
            for number, row in enumerate(rows, 1):
                local = {
                    "persoon": number if level in ("werknemer", "persoon") else 1,
                    "werkgever": number if level == "werkgever" else 1,
                    "inkomstenverhouding": number,
                    "tijdvak_begin": None,
                }
                for key in LEVELS[level].keys:
                    if key in local:
                        row.setdefault(key, local[key])

    def _bounded(self) -> None:
        """Facts and outcomes that are given are possible ones, and fit in a frame; values are checked by the law."""
        book = self.law.book
        for rows in self.rows.values():
            for name, figure in [pair for row in rows for pair in row.items()]:
                known = book.named(name) or name in book.facts
                if isinstance(figure, int) and not isinstance(figure, bool) and known:
                    low, high = bounds(book, name)
                    if high > low and not low <= figure <= high:
                        raise Fout(
                            f"'{name}' ({book.label(name)}) is {figure} {book.unit(name)}; "
                            f"dat kan niet: het moet tussen {low} en {high} liggen."
                        )

    def _values(self) -> None:
        """Values that the case gives, as columns of every row; a sector that is not given has the value of the law."""
        for name, given in self.question.values.items():
            self.law.with_values(**{name: given})
            for rows in self.rows.values():
                for row in rows:
                    row[name] = self._value(name, given, row.get("sector", self.question.sector))

    def _value(self, name: str, given: Any, sector: str | None) -> Any:
        if not isinstance(given, dict):
            return given
        entry = self.law.entry(name, sector)
        return given.get(sector, entry.figure if entry else None)

    # Names

    def has(self, level: str, name: str) -> bool:
        return any(name in row for row in self.rows.get(level, []))

    def put(self, level: str, name: str, figure: Any) -> None:
        """Give every row that lacks it a figure."""
        for row in self.rows[level]:
            row.setdefault(name, figure)

    def visit(self, name: str, at: str) -> None:
        if (name, at) in self.seen or name in CALENDAR:
            return
        self.seen.add((name, at))
        if self.has(at, name):
            self._rest(name, at)
            return
        if name in self.law.book.values:
            if name not in self.question.values:
                for key in self.law.dependencies(name):
                    self.visit(key, at)
            return
        level = self.law.level_of(name)
        if level is None:
            return
        self.ensure(level)
        if self.has(level, name):
            self._rest(name, level)
        elif not self._default(name, level):
            self._needs(name, level)

    def _rest(self, name: str, level: str) -> None:
        """The rows that do not name what another row names."""
        found = mapping().defaults.get(name)
        self.put(level, name, found.figure_on(self.law.op) if found is not None and self._applies(found) else None)

    def _needs(self, name: str, level: str) -> None:
        rule = self.law.rules.get(name)
        if rule is None:
            self.put(level, name, self.question.sector if name == "sector" else None)
        elif rule.total:
            self._total(rule, level)
        else:
            for need in self.law.dependencies(name):
                self.visit(need, level)

    def _reachable(self, level: str) -> bool:
        """Whether rows of a level were given, or rows below it."""
        return level in self.lowest or any(level in levels_above(each) for each in self.lowest)

    def _total(self, rule: Rule, level: str) -> None:
        source = str(rule.total)
        if source == "sector":
            self.both_sectors()
        elif not self._reachable(source):
            self.put(level, rule.name, None)
            return
        self.ensure(source)
        for need in (
            *rule.needs,
            *filter(None, [rule.among]),
            *[key for key in LEVELS[level].keys if key in self.law.facts],
        ):
            self.visit(need, source)

    def _default(self, name: str, level: str) -> bool:
        """Fill in what the mapping takes for certain; whether it did."""
        found = mapping().defaults.get(name)
        rule = self.law.rules.get(name)
        if (
            found is None
            or not self._applies(found)
            or (rule is not None and rule.total and self._reachable(rule.total))
        ):
            return False
        if found.same_as is not None:
            figure = next(
                (
                    row[found.same_as]
                    for row in self.rows.get(str(self.law.level_of(found.same_as)), [])
                    if found.same_as in row
                ),
                None,
            )
        elif found.calendar is not None:
            figure = calendar_figure(found.calendar, self.law.op)
        elif found.outcome is not None:
            figure = self._outcome(found.outcome, name)
        else:
            figure = found.figure_on(self.law.op)
        self.put(level, name, figure)
        return True

    def _applies(self, found: Default) -> bool:
        named, asked = self.named, self.question.asked
        return (
            (not found.when or bool(set(found.when) & named))
            and not set(found.unless) & (named | asked - set(found.asked))
            and (not found.asked or bool(set(found.asked) & asked))
        )

    def _outcome(self, outcome: str, name: str) -> Any:
        """The outcome of another rule, from the rest of the case."""
        if outcome not in self.law.rules:
            return None
        self.visit(outcome, str(self.law.level_of(outcome)))
        record = {level: [dict(row) for row in rows] for level, rows in self.rows.items()}
        return compute(self.law, {**readable(record), **self.question.values}, outcome).outcome(outcome)


def readable(rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Rows as a record: day numbers as dates again."""
    from telmee.wet.machine.book import from_day_number
    from telmee.wet.machine.load import lawbook

    book = lawbook()
    return {
        level: [
            {
                name: from_day_number(figure) if isinstance(figure, int) and book.unit(name) == "datum" else figure
                for name, figure in row.items()
            }
            for row in each
        ]
        for level, each in rows.items()
    }
