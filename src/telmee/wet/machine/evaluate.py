"""What a term means for one record: the shortest reading of it, in whole numbers of any size.

None is unknown. This is the reference that the engines are tested against, and what an explanation computes with.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import partial
from typing import Any

from telmee.wet.machine.dates import calendar_year, date_number, plus_months, whole_months
from telmee.wet.machine.terms import Term, as_choices, cases_of
from telmee.wet.machine.workdays import workdays

STRICT: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "min": min,
    "max": max,
    "nearest": lambda a, b: (2 * a + b) // (2 * b),
    "scaled": operator.mul,
    "part": operator.floordiv,
    "ceiling": lambda a, b: -(-a // b),
    "day_of": partial(date_number, quotient=operator.floordiv, least=min),
    "working_day": lambda day: workdays().to(day, 1),
    "working_day_before": lambda day: workdays().to(day, -1),
    "months": lambda day, months: plus_months(day, months, operator.floordiv, min),
    "months_between": lambda start, end: whole_months(start, end, operator.floordiv, min, operator.gt),
    "years_between": lambda start, end: whole_months(start, end, operator.floordiv, min, operator.gt) // 12,
    "year_of": lambda day: calendar_year(day, operator.floordiv),
}


Lookup = Callable[[str], Any]
_READ: dict[int, tuple[Term, Callable[[Lookup], Any]]] = {}
_MOST_READ = 20_000


def evaluate(node: Term, lookup: Lookup) -> Any:
    """The figure of a term; ``lookup`` gives the figure of a name."""
    return reading(node)(lookup)


def reading(node: Term) -> Callable[[Lookup], Any]:
    """A term as a function of what looks names up: read once, for it is computed for row after row."""
    known = _READ.get(id(node))
    if known is None:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        known = _READ[id(node)] = (node, _read(node))  # kept with its term: an id is its own
    return known[1]


def _read(node: Term) -> Callable[[Lookup], Any]:
    kind, parts = node.kind, node.parts
    if kind == "name":
        name = parts[0]
        return lambda lookup: lookup(name)
    if kind == "first":
        return _read(as_choices(node))
    if kind == "literal":
        return _constant(parts[0])
    of = [_read(part) if isinstance(part, Term) else _constant(part) for part in parts]
    if kind in LOGIC:
        return LOGIC[kind](*of)
    return _strict(STRICT[kind], of)


def _constant(figure: Any) -> Callable[[Lookup], Any]:
    return lambda lookup: figure


def _strict(operation: Callable[..., Any], of: list[Callable[[Lookup], Any]]) -> Callable[[Lookup], Any]:
    """Unknown when one side is."""
    if len(of) == 2:
        one, other = of

        def of_two(lookup: Lookup) -> Any:
            left, right = one(lookup), other(lookup)
            return None if left is None or right is None else operation(left, right)

        return of_two

    def of_all(lookup: Lookup) -> Any:
        figures = [each(lookup) for each in of]
        return None if None in figures else operation(*figures)

    return of_all


def _and(one: Callable[[Lookup], Any], other: Callable[[Lookup], Any]) -> Callable[[Lookup], Any]:
    def both(lookup: Lookup) -> Any:
        left, right = one(lookup), other(lookup)
        return False if left is False or right is False else None if left is None or right is None else True

    return both


def _or(one: Callable[[Lookup], Any], other: Callable[[Lookup], Any]) -> Callable[[Lookup], Any]:
    def either(lookup: Lookup) -> Any:
        left, right = one(lookup), other(lookup)
        return True if left is True or right is True else None if left is None or right is None else False

    return either


def _not(one: Callable[[Lookup], Any]) -> Callable[[Lookup], Any]:
    def opposite(lookup: Lookup) -> Any:
        figure = one(lookup)
        return None if figure is None else not figure

    return opposite


def _choose(
    condition: Callable[[Lookup], Any], yes: Callable[[Lookup], Any], no: Callable[[Lookup], Any]
) -> Callable[[Lookup], Any]:
    """Both branches are looked up: what the one that does not apply lacks is noted as missing too."""

    def chosen(lookup: Lookup) -> Any:
        holds, first, second = condition(lookup), yes(lookup), no(lookup)
        return None if holds is None else first if holds else second

    return chosen


def _known(one: Callable[[Lookup], Any]) -> Callable[[Lookup], Any]:
    return lambda lookup: one(lookup) is not None


LOGIC: dict[str, Callable[..., Callable[[Lookup], Any]]] = {
    "&": _and,
    "|": _or,
    "~": _not,
    "choose": _choose,
    "known": _known,
}


def article(node: Term, lookup: Lookup) -> str:
    """The article of the case of a ``first`` that gave the figure of a term; empty where no case has one of its own."""
    if node.kind == "choose":
        chosen = evaluate(node.parts[0], lookup)
        return "" if chosen is None else article(node.parts[1 if chosen else 2], lookup)
    if node.kind == "first":
        for condition, text, own in cases_of(node):
            holds = condition is None or evaluate(condition, lookup)
            if holds is None:
                return ""
            if holds:
                return article(text, lookup) or own
    return ""
