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


def evaluate(node: Term, lookup: Callable[[str], Any]) -> Any:
    """The figure of a term; ``lookup`` gives the figure of a name."""
    kind, parts = node.kind, node.parts
    if kind == "name":
        return lookup(parts[0])
    if kind == "literal":
        return parts[0]
    if kind == "first":
        return evaluate(as_choices(node), lookup)
    of = [evaluate(part, lookup) if isinstance(part, Term) else part for part in parts]
    if kind == "known":
        return of[0] is not None
    if kind == "~":
        return None if of[0] is None else not of[0]
    if kind == "&":
        return False if False in of else None if None in of else True
    if kind == "|":
        return True if True in of else None if None in of else False
    if kind == "choose":
        return None if of[0] is None else of[1] if of[0] else of[2]
    return None if None in of else STRICT[kind](*of)


def article(node: Term, lookup: Callable[[str], Any]) -> str:
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
