"""Unit and bounds of every name of the law: declared for facts and values, worked out for rules.

Raises :class:`telmee.fouten.Fout` on a circle, or on one name with two units.
"""

from __future__ import annotations

from telmee.fouten import Fout
from telmee.wet.machine.book import CALENDAR, CALENDAR_BOUNDS, Lawbook
from telmee.wet.machine.measure import Measure, declared, measure
from telmee.wet.machine.rule import MOST_ROWS, Rule
from telmee.wet.machine.units import TEXT, TRUTH, parse_unit


def measure_of(book: Lawbook, name: str, seen: tuple[str, ...] = ()) -> Measure:
    """Unit and bounds of a name: declared for facts and values, worked out for rules (the widest of them)."""
    if name not in book.measures:
        book.measures[name] = _measure_of(book, name, seen)
    known: Measure = book.measures[name]
    return known


def _measure_of(book: Lawbook, name: str, seen: tuple[str, ...]) -> Measure:
    if name in CALENDAR:
        return declared(CALENDAR[name][1], *CALENDAR_BOUNDS[CALENDAR[name][1]])
    thing = book.facts.get(name) or book.values.get(name)
    if thing is not None:
        return declared(thing.unit, thing.low, thing.high)
    rules = book.named(name)
    if name in seen:
        raise Fout(f"Kring in de wet: {' → '.join((*seen[seen.index(name) :], name))}.")
    if any(rule.unit != rules[0].unit for rule in rules):
        raise Fout(f"'{name}' heeft op verschillende data een andere eenheid.")
    if rules[0].unit in (TRUTH, TEXT):
        return declared(rules[0].unit, 0, 0)
    found = [rule_measure(book, rule, (*seen, name)) for rule in rules]
    found += [rule_measure(book, rule, (*seen, name)) for rule in book.rules if rule.overrides == name]
    return Measure("int", parse_unit(rules[0].unit), min(m.low for m in found), max(m.high for m in found))


def bounds(book: Lawbook, name: str) -> tuple[int, int]:
    """The least and greatest figure that a number of the law can be."""
    found = measure_of(book, name)
    return found.low, found.high


_KNOWN: dict[int, tuple[Rule, Measure]] = {}
"""By the id of a rule, and the rule itself: a rule that is kept leaves its id to no other."""


def rule_measure(book: Lawbook, rule: Rule, seen: tuple[str, ...]) -> Measure:
    if id(rule) in _KNOWN:
        return _KNOWN[id(rule)][1]
    rows = MOST_ROWS[rule.total] if rule.total else 1
    found = measure(rule.term, lambda need: measure_of(book, need, seen), rows)
    if rule.high is not None:
        found = found.of(max(found.low, -rule.high), min(found.high, rule.high))
    if rule.low is not None:
        found = found.of(max(found.low, rule.low), found.high)
    _KNOWN[id(rule)] = (rule, found)
    return found
