"""The whole law as it stands in the program, as plain data: every rule, fact and value, of all subjects and dates."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.dates import day_number, from_day_number
from telmee.wet.machine.event import Event
from telmee.wet.machine.rule import Fact, Rule
from telmee.wet.machine.terms import days_moved
from telmee.wet.machine.values import Value
from telmee.wet.machine.workdays import HOLIDAYS

CALENDAR = {
    "jaar": ("Jaar waarover gerekend wordt", "jaar", lambda op: op.year),
    "rekendag": ("Dag waarover gerekend wordt", "datum", day_number),
    "eerste_dag_jaar": ("1 januari van het jaar", "datum", lambda op: day_number(date(op.year, 1, 1))),
    "laatste_dag_jaar": ("31 december van het jaar", "datum", lambda op: day_number(date(op.year, 12, 31))),
}
"""Figures that follow from the date itself: label, unit, how."""
YEARS = range(1900, 2100)
"""Years about which a question has a meaning: those in which the calendar of the rules has no exceptions."""
CALENDAR_BOUNDS = {
    "jaar": (YEARS[0], YEARS[-1]),
    "datum": (day_number(date(YEARS[0], 1, 1)), day_number(date(YEARS[-1], 12, 31))),
}
"""The least and greatest of those figures, by unit."""


@dataclass(frozen=True)
class Lawbook:
    """Rules, facts and values by name. Rules may share a name when they hold on other dates or in other regimes."""

    rules: tuple[Rule, ...]
    facts: dict[str, Fact] = field(hash=False)
    values: dict[str, Value] = field(hash=False)
    subjects: tuple[str, ...] = ()
    events: dict[str, Event] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        levels = {rule.name: rule.level for rule in self.rules} | {
            fact.name: fact.level for fact in self.facts.values()
        }
        settled = tuple(
            replace(rule, total=levels.get(rule.total[1:], "?")) if rule.total and rule.total.startswith("=") else rule
            for rule in self.rules
        )
        object.__setattr__(self, "rules", settled)

    def __hash__(self) -> int:
        """Found once: a law is the key of what is remembered, and its book has a thousand rules."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.rules, self.subjects))

    def named(self, name: str) -> list[Rule]:
        """Every rule of that name, oldest first."""
        return self._by_name.get(name, [])

    @cached_property
    def in_force(self) -> dict[tuple[Any, ...], Any]:
        """What was found to hold on a day, kept by :mod:`telmee.wet.machine.law`; another book starts anew."""
        return {}

    @cached_property
    def measures(self) -> dict[str, Any]:
        """Unit and bounds of names, kept by :mod:`telmee.wet.machine.bounds`."""
        return {}

    @cached_property
    def _by_name(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in sorted(self.rules, key=lambda rule: rule.since):
            found.setdefault(rule.name, []).append(rule)
        return found

    @cached_property
    def _users(self) -> dict[str, list[str]]:
        """Which rules, and values by their key, need a name; in the order of the law."""
        found: dict[str, list[str]] = {}
        for rule in self.rules:
            for need in {*rule.needs, rule.among, rule.when, rule.overrides} - {None}:
                found.setdefault(str(need), []).append(rule.name)
        for value in self.values.values():
            if value.by:
                found.setdefault(value.by, []).append(value.name)
        return found

    @cached_property
    def contradictions(self) -> tuple[str, ...]:
        """Outcomes that are true where facts cannot both be."""
        return tuple(name for name in self._by_name if name.startswith("tegenspraak_"))

    def knows(self, name: str) -> bool:
        return bool(self.named(name)) or name in self.facts or name in self.values or name in CALENDAR

    def label(self, name: str) -> str:
        """What people call it."""
        if rules := self.named(name):
            return rules[-1].label
        if name in CALENDAR:
            return CALENDAR[name][0]
        thing = self.facts.get(name) or self.values.get(name)
        return thing.label if thing else name

    def first_year(self, name: str) -> int:
        """The first year about which an outcome or value says anything."""
        days = [rule.since for rule in self.named(name)] or [entry.start for entry in self.values[name].entries]
        return min(days).year

    def unit(self, name: str) -> str:
        if rules := self.named(name):
            return rules[-1].unit
        if name in CALENDAR:
            return CALENDAR[name][1]
        thing = self.facts.get(name) or self.values.get(name)
        return thing.unit if thing else ""

    def require(self, name: str) -> None:
        """Raise with the nearest names when nothing goes by this name."""
        if self.knows(name):
            return
        everything = {rule.name for rule in self.rules} | set(self.facts) | set(self.values)
        near = difflib.get_close_matches(name, sorted(everything), n=3, cutoff=0.5)
        near = near or sorted(each for each in everything if name in each or each in name)[:3]
        hint = f"Bedoelt u {' of '.join(near)}?" if near else "Kijk met 'telmee wet lijst' welke namen er zijn."
        raise Fout(f"De wet in dit programma kent geen '{name}'. {hint}")

    def used_by(self, name: str) -> list[str]:
        """Names of the rules that need this one."""
        users = list(self._users.get(name, ()))
        if name in self.values and self.values[name].subject == HOLIDAYS:
            users += [rule.name for rule in self.rules if any(True for _ in days_moved(rule.term))]
        return list(dict.fromkeys(users))


__all__ = ["CALENDAR", "CALENDAR_BOUNDS", "YEARS", "Lawbook", "day_number", "from_day_number"]
