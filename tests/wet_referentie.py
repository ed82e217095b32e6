"""The law computed in the plainest way: one row, Python's whole numbers, None for unknown. Only for tests.

Written apart from the program's own evaluation, so that the engines are held against something that they do not share.
"""

import calendar
import math
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from telmee.wet import Law
from telmee.wet.machine.terms import Term
from telmee.wet.machine.workdays import workdays

EPOCH = date(1970, 1, 1)


def figure(law: Law, name: str, row: dict[str, Any], memo: dict[str, Any] | None = None) -> Any:
    """The figure of a name of one level, from a row that has everything that is not a rule of that level."""
    memo = {} if memo is None else memo
    if name in row:
        return row[name]
    if name not in memo:
        memo[name] = value(law.rules[name].term, lambda need: figure(law, need, row, memo))
    return memo[name]


def total(law: Law, name: str, rows: Iterable[dict[str, Any]]) -> Any:
    """A total over rows: those for which its condition is not false; unknown when anything in them is."""
    rule = law.rules[name]
    counted = [row for row in rows if not rule.among or row[rule.among] is not False]
    if rule.term.kind == "count":
        return len(counted)
    figures = [
        None if rule.among and row[rule.among] is None else value(rule.term.parts[0], row.get) for row in counted
    ]
    return None if any(each is None for each in figures) else sum(figures)


def value(term: Term, lookup: Any) -> Any:
    """What a term means."""
    if term.kind == "name":
        return lookup(term.parts[0])
    if term.kind == "literal":
        return term.parts[0]
    if term.kind == "first":
        return _first_case(term, lookup)
    a, *rest = [value(part, lookup) if isinstance(part, Term) else part for part in term.parts]
    b = rest[0] if rest else None
    if term.kind == "known":
        return a is not None
    if term.kind == "choose":
        return None if a is None else (rest[0] if a else rest[1])
    if term.kind == "&":
        return False if a is False or b is False else None if a is None or b is None else True
    if term.kind == "|":
        return True if a is True or b is True else None if a is None or b is None else False
    if a is None or (rest and b is None):
        return None
    if term.kind == "~":
        return not a
    if term.kind == "+":
        return a + b
    if term.kind == "-":
        return a - b
    if term.kind in ("*", "scaled"):
        return a * b
    if term.kind in ("//", "part"):
        return a // b
    if term.kind == "ceiling":
        return math.ceil(Fraction(a, b))
    if term.kind == "day_of":
        return None if rest[1] is None else _date(a, b, rest[1])
    if term.kind == "nearest":
        whole, rest_of_it = divmod(a, b)
        return whole + (2 * rest_of_it >= b)
    if term.kind == "min":
        return a if a < b else b
    if term.kind == "max":
        return a if a > b else b
    if term.kind in ("working_day", "working_day_before"):
        return _working_day(a, 1 if term.kind == "working_day" else -1)
    if term.kind == "months":
        return _months_later(a, b)
    if term.kind in ("months_between", "years_between"):
        months = _months_between(a, b)
        return months if term.kind == "months_between" else math.floor(Fraction(months, 12))
    if term.kind == "year_of":
        return (EPOCH + timedelta(days=a)).year
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}[term.kind]


def _first_case(term: Term, lookup: Any) -> Any:
    """The cases in order, one by one."""
    parts = list(term.parts[:-1])
    while len(parts) > 1:
        holds = value(parts.pop(0), lookup)
        text = parts.pop(0)
        if holds is not False:
            return None if holds is None else value(text, lookup)
    return value(parts[0], lookup)


def _date(year: int, month: int, day: int) -> int:
    """By the calendar; a day that the month does not have is its last one."""
    return (date(year, month, min(day, calendar.monthrange(year, month)[1])) - EPOCH).days


def _working_day(day: int, step: int) -> int | None:
    """Day by day, by the listed holidays."""
    while workdays().first <= day <= workdays().last:
        if (EPOCH + timedelta(days=day)).weekday() < 5 and day not in workdays().holidays:
            return day
        day += step
    return None


def _months_between(start: int, end: int) -> int:
    """Counted up or down from about there, month by month, until the next one would be past the end."""
    months = (end - start) // 31
    while _months_later(start, months) > end:
        months -= 1
    while _months_later(start, months + 1) <= end:
        months += 1
    return months


def _months_later(day: int, months: int) -> int:
    """By the calendar: the same day so many months later, or the last day of that month."""
    start = EPOCH + timedelta(days=day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return (date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1])) - EPOCH).days
