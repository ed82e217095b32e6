"""The law as it holds on a day, by what is known on another: which rule, which value, which exception.

A law is plain data: the rules in force with their exceptions worked in, the values that hold, and what the user set
otherwise (``with_values``). It is made by :class:`telmee.wet.Wetten`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar

from telmee.fouten import Fout, GebruiksFout
from telmee.wet.machine import terms
from telmee.wet.machine.book import CALENDAR, YEARS, Lawbook
from telmee.wet.machine.dates import from_day_number
from telmee.wet.machine.rule import LEVELS, Fact, Rule, levels_above
from telmee.wet.machine.terms import Term
from telmee.wet.machine.units import DATE, TEXT, TRUTH
from telmee.wet.machine.values import IN_FORCE, Entry, Value, ValueAt
from telmee.wet.machine.workdays import HOLIDAYS

GIVEN = "opgegeven"
GIVEN_SOURCE = "opgegeven in plaats van de waarde van de wet"
DAYS_KEPT = 256  # days of which rules or values are kept; a what-if asks for some tens
Found = TypeVar("Found")
GENERAL = "__algemeen"
"""Suffix of the general rule behind a name that has exceptions."""


@dataclass(frozen=True)
class LawOnDay:
    """The law on one day. ``op`` is the day the facts are about, ``stand`` the day whose knowledge is used."""

    book: Lawbook
    op: date
    stand: date
    regimes: frozenset[str] = frozenset({IN_FORCE})
    given: dict[str, Any] = field(default_factory=dict, hash=False)
    used: set[tuple[Any, ...]] = field(default_factory=set, compare=False, repr=False)
    """Of given figures: (year, name) of those behind what was asked, (year, name, key) of those that were read. A note
    for :meth:`Wetten.unused`; no outcome rests on it."""

    def with_values(self, **figures: Any) -> Self:
        """The same law with other figures (a what-if, or a figure that no source gives). Unknown names are refused."""
        check_given(self.book, figures)
        same = replace(self, given=merged(self.given, figures))
        kept = ("rules", "exceptions", "values")  # what a given figure does not change, found once
        same.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return same

    def asked(self, *names: str, facts: Collection[str] = ()) -> None:
        """Note that these were asked of a record with these facts; what is read beside them was asked too."""
        if self.given and (names, question := frozenset(facts)) not in self._noted:
            self._noted.add((names, question))
            beside = [each for name in names if name in self.rules for each in self.rules[name].beside]
            behind = self.everything_behind(*names, *beside, given=question)
            self.used.update((self.op.year, each) for each in behind if each in self.given)

    @cached_property
    def _noted(self) -> set[tuple[tuple[str, ...], frozenset[str]]]:
        return set()

    def read(self, name: str, *keys: str | None) -> None:
        """Note for which keys a given figure was read (None: nobody knows for which)."""
        if name in self.given:
            self.used.update(((self.op.year, name), *((self.op.year, name, key) for key in keys)))

    def made_of(self, rules: dict[str, Rule], values: dict[str, ValueAt]) -> Self:
        """A law of these rules (exceptions worked in) and these values, whatever day they are of."""
        same = replace(self)
        same.__dict__.update(rules=rules, values=values)  # where the cached properties keep them
        return same

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rule in force for every name, exceptions worked in; the general rule then goes by ``name__algemeen``."""
        return self._once("rules", self._rules)

    def _once(self, what: str, find: Callable[[], Found]) -> Found:
        """What holds of the book on this day, found once for all laws of that day: nothing given changes it."""
        known: dict[tuple[Any, ...], Found] = self.book.in_force
        day = (what, self.op, self.stand, self.regimes)
        if day not in known:
            while len(known) >= DAYS_KEPT:
                del known[next(iter(known))]
            known[day] = find()
        return known[day]

    def _rules(self) -> dict[str, Rule]:
        active: dict[str, Rule] = {}
        for rule in self.book.rules:
            if rule.holds(self.op, self.stand, self.regimes):
                standing = active.get(rule.name)
                if standing is None or _rank(rule) > _rank(standing):
                    active[rule.name] = rule
        for target, exceptions in _by_target(active.values()).items():
            if target in active:
                general = active[target]
                active[target + GENERAL] = replace(general, name=target + GENERAL)
                active[target] = _with_exceptions(general, exceptions)
        return active

    @cached_property
    def exceptions(self) -> dict[str, list[Rule]]:
        """The exceptions in force, by the name of what they override."""
        return {target: rules for target, rules in _by_target(self.rules.values()).items() if target in self.rules}

    @cached_property
    def values(self) -> dict[str, ValueAt]:
        """The values that hold."""
        return self._once("values", self._values)

    def _values(self) -> dict[str, ValueAt]:
        found = {name: value.at(self.op, self.stand, self.regimes) for name, value in self.book.values.items()}
        return {name: value for name, value in found.items() if value is not None}

    @property
    def facts(self) -> dict[str, Fact]:
        return self.book.facts

    def level_of(self, name: str) -> str | None:
        """The level of a rule or fact; None for values and the calendar."""
        if name in self.rules:
            return self.rules[name].level
        return self.facts[name].level if name in self.facts else None

    def require(self, name: str) -> Rule:
        """The rule in force of that name; says from when it holds when it does not hold on this day."""
        if name in self.rules:
            return self.rules[name]
        self.book.require(name)
        rules = self.book.named(name)
        if not rules:
            raise Fout(
                f"'{name}' is een feit of een waarde, geen uitkomst van een regel; zie 'telmee wet toon {name}'."
            )
        raise _when_then(name, rules, self)

    def entry(self, name: str, key: str | None) -> Entry | None:
        """The entry of a value for one key (ignored when the value has none); None when nothing holds on this day.

        A figure that was given goes before the law's own, and its entry says so.
        """
        self.read(name, key)
        return self.entry_unread(name, key)

    def entry_unread(self, name: str, key: str | None) -> Entry | None:
        """The same entry for who reads every key, whichever of them there are."""
        if self.is_given(name, key):
            given = self.given[name]
            figure = given.get(key, given.get(None)) if isinstance(given, dict) else given
            return Entry(self.op, figure, GIVEN_SOURCE, "unknown", key=key, status=GIVEN, searched=GIVEN_SOURCE)
        return self.values[name].entry(key) if name in self.values else None

    def figure(self, name: str, key: str | None = None) -> Any:
        """The figure of a value for one key; None when it is unknown or nothing holds on this day."""
        entry = self.entry(name, key)
        return entry.figure if entry else None

    def same_for_all(self, name: str) -> bool:
        """Whether one figure was given for every key of this value."""
        return name in self.given and not isinstance(self.given[name], dict)

    def is_given(self, name: str, key: str | None = None) -> bool:
        """Whether a figure was given instead of the law's own, for every key or for this one."""
        given = self.given.get(name)
        return name in self.given and (key in given or None in given if isinstance(given, dict) else True)

    def sort_of(self, name: str) -> str:
        unit = self.book.unit(name)
        return {TRUTH: "bool", TEXT: "text"}.get(unit, "int")

    def dependencies(self, name: str) -> list[str]:
        """Names that a name needs directly, those of its condition, its exceptions and its key included."""
        if name in self.rules:
            rule = self.rules[name]
            return list(dict.fromkeys([*rule.needs, *filter(None, (rule.among, rule.applies))]))
        value = self.book.values.get(name)
        return [value.by] if value is not None and value.by and not self.same_for_all(name) else []

    def everything_behind(self, *names: str, given: Collection[str] = ()) -> list[str]:
        """All names that lead to these, nearest last, themselves included; what is given has nothing behind it."""
        order: dict[str, None] = {}

        def visit(name: str) -> None:
            if name not in order:
                for each in () if name in given else self.dependencies(name):
                    visit(each)
                order.setdefault(name)

        for name in names:
            visit(name)
        return list(order)


def as_date(day: date | str | int) -> date:
    """A day as given: a date, ISO text, or a year (its last day)."""
    if isinstance(day, date):
        return day
    try:
        text = str(day)
        return date(int(text), 12, 31) if len(text) == 4 and text.isdecimal() else date.fromisoformat(text)
    except ValueError as problem:
        raise GebruiksFout(f"'{day}' is geen datum; schrijf die als 2018-12-31.") from problem


def _rank(rule: Rule) -> tuple[bool, date, date]:
    """A regime that was asked for goes before what is in force, later knowledge before earlier."""
    return rule.regime != IN_FORCE, rule.known_since, rule.since


def _by_target(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.overrides:
            found.setdefault(rule.overrides, []).append(rule)
    return found


def _with_exceptions(general: Rule, exceptions: list[Rule]) -> Rule:
    term: Term = terms.name(general.name + GENERAL)
    for exception in exceptions:
        assert exception.when is not None
        term = terms.choose(terms.name(exception.when), terms.name(exception.name), term)
    needs = (general.name + GENERAL, *[name for rule in exceptions for name in (rule.name, rule.when) if name])
    law = "; ".join([general.law, *[f"uitzondering {rule.law}" for rule in exceptions]])
    return replace(general, term=term, needs=needs, total=None, among=None, law=law)


def _when_then(name: str, rules: list[Rule], law: LawOnDay) -> Fout:
    """Why it does not hold, and what to ask instead; the error carries what was asked wrongly."""
    later = [rule for rule in rules if rule.since > law.op]
    if all(rule.regime not in law.regimes for rule in rules):
        regime = rules[0].regime
        zin = f"'{name}' hoort bij regime '{regime}' en geldt niet; vraag het met --regime {regime}."
        return Fout(zin, veld="regime")
    if later:
        first = min(later, key=lambda rule: rule.since)
        since = f"geldt vanaf {first.since} ({first.law})"
        return Fout(f"'{name}' {since} en op {law.op} nog niet; kies een latere datum met --op.", veld="op")
    if any(rule.known_since > law.stand for rule in rules):
        return Fout(f"'{name}' was op {law.stand} nog niet bekend; kies een latere --stand.", veld="stand")
    last = max(rules, key=lambda rule: rule.until or date.max)
    until = f"gold tot en met {last.until} ({last.law})"
    return Fout(f"'{name}' {until} en geldt op {law.op} niet meer; kies een eerdere datum met --op.", veld="op")


def merged(given: Mapping[str, Any], figures: Mapping[str, Any]) -> dict[str, Any]:
    """Figures on top of those given before; what is given for one key leaves the other keys as they were."""
    found = dict(given)
    for name, figure in figures.items():
        if isinstance(figure, dict) and name in found:
            before = found[name]
            figure = {**(before if isinstance(before, dict) else {None: before}), **figure}
        found[name] = figure
    return found


def check_given(book: Lawbook, figures: Mapping[str, Any]) -> None:
    """Refuse a name that is no value of the law, and a figure that the value cannot be."""
    for name, figure in figures.items():
        value = book.values.get(name)
        if value is None:
            book.require(name)
            raise Fout(f"'{name}' is geen waarde van de wet maar een feit of uitkomst; geef het bij de feiten.")
        if isinstance(figure, dict) and (strange := [key for key in figure if key not in value.keys]):
            raise Fout(f"'{name}' is er niet voor '{strange[0]}'{_keys(value)}.")
        if value.subject == HOLIDAYS:
            raise Fout(f"'{name}' is een lijst van dagen, geen cijfer, en ligt vast; geef een andere waarde.")
        options = figure.values() if isinstance(figure, dict) else [figure]
        for option in options:
            _check_given(name, option, value.unit, value.low, value.high)


def _keys(value: Value) -> str:
    return f"; kies uit {', '.join(map(str, value.keys))}" if value.keys else "; het verschilt niet per sector of soort"


def _check_given(name: str, figure: Any, unit: str, low: int, high: int) -> None:
    wanted: Any = {TRUTH: bool, TEXT: str}.get(unit, int)
    if figure is None:
        return
    if not isinstance(figure, wanted) or (wanted is int and isinstance(figure, bool)):
        raise Fout(
            f"'{name}' moet {'ja of nee (true of false)' if wanted is bool else 'een geheel getal'} zijn, in {unit}."
        )
    if wanted is int and high > low and not low <= figure <= high:
        if unit == DATE:
            raise Fout(f"'{name}' moet een dag zijn van {from_day_number(low)} tot en met {from_day_number(high)}.")
        raise Fout(f"'{name}' is {figure} {unit}; dat kan niet: het ligt buiten {low} tot {high}.")


def calendar_figure(name: str, op: date) -> int:
    """A figure that follows from the date."""
    figure: int = CALENDAR[name][2](op)
    return figure


__all__ = ["GENERAL", "LEVELS", "YEARS", "LawOnDay", "as_date", "calendar_figure", "levels_above"]
