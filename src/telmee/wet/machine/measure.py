"""Unit and bounds of a term: what it yields, proven before anything is computed.

Units must fit, no figure may leave 64 bits, no divisor may be zero and no date may leave the calendar: whatever does is
refused in words, when the law is loaded.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

from telmee.wet.machine.dates import (
    FIRST_DAY,
    LAST_DAY,
    MONTH_DAYS,
    YEARS,
    calendar_year,
    date_number,
    whole_months,
)
from telmee.wet.machine.terms import COMPARE, Term, texts_in
from telmee.wet.machine.units import TEXT, TRUTH, Unit, parse_unit
from telmee.wet.machine.workdays import LONGEST

LARGEST = 2**62
"""Bound on every figure: half of what 64 bits hold, so that a sum of two never wraps around."""


@dataclass(frozen=True)
class Measure:
    """What a term yields: its sort ('int', 'bool', 'text'), unit, and the least and greatest figure possible."""

    sort: str
    unit: Unit | None = None
    low: int = 0
    high: int = 0
    bare: bool = False  # a literal: fits every unit

    def of(self, low: int, high: int, unit: Unit | None = None) -> Measure:
        return Measure("int", unit or self.unit, low, high, self.bare)


def declared(unit: str, low: int, high: int) -> Measure:
    """The measure of a fact, value or outcome as declared."""
    if unit == TRUTH:
        return Measure("bool")
    if unit == TEXT:
        return Measure("text")
    return Measure("int", parse_unit(unit), low, high)


def measure(node: Term, lookup: Callable[[str], Measure], rows: int = 1) -> Measure:
    """Unit and bounds of a term; ``rows`` is the most rows that a total may have.

    Raises ``ValueError`` in words when units do not fit, when a figure might not fit in 64 bits, or when a divisor
    might be zero.
    """
    result = _measure(node, lookup, rows)
    if result.sort == "int" and not -LARGEST <= result.low <= result.high <= LARGEST:
        raise ValueError(f"uitkomst kan te groot worden voor 64 bits ({result.low} .. {result.high})")
    return result


def _measure(node: Term, lookup: Callable[[str], Measure], rows: int) -> Measure:
    kind, parts = node.kind, node.parts
    if kind == "name":
        return lookup(parts[0])
    if kind == "literal":
        return _literal(parts[0])
    if kind == "count":
        return Measure("int", Unit(), 0, rows, True)
    of = [measure(part, lookup, rows) for part in parts if isinstance(part, Term)]
    if kind in ("&", "|", "~"):
        if any(each.sort != "bool" for each in of):
            raise ValueError(f"'{kind}' verbindt ja/nee-uitkomsten, geen getallen")
        return Measure("bool")
    if kind == "known":
        return Measure("bool")
    if kind in COMPARE:
        _alike(of[0], of[1], kind)
        return Measure("bool")
    if kind == "choose":
        if of[0].sort != "bool":
            raise ValueError("choose() kiest op een ja/nee-uitkomst")
        return _either(of[1], of[2])
    if kind == "first":
        return _of_cases(node, of)
    if any(each.sort != "int" for each in of):
        raise ValueError(f"'{kind}' rekent met getallen, niet met ja/nee of tekst")
    return _arithmetic(kind, parts, of, rows)


def _literal(value: Any) -> Measure:
    if isinstance(value, bool):
        return Measure("bool")
    if isinstance(value, str):
        return Measure("text")
    return Measure("int", Unit(), value, value, True)


def _alike(left: Measure, right: Measure, kind: str) -> Unit | None:
    """Two sides of a sum or comparison: the same sort and unit (a literal fits every unit)."""
    if left.sort != right.sort:
        raise ValueError(f"'{kind}' vergelijkt {left.sort} met {right.sort}")
    if left.sort == "int" and not (left.bare or right.bare) and left.unit != right.unit:
        raise ValueError(f"'{kind}' van ongelijke eenheden: {left.unit} en {right.unit}")
    return right.unit if left.bare else left.unit


def _either(left: Measure, right: Measure) -> Measure:
    unit = _alike(left, right, "choose")
    if left.sort != "int":
        return left
    return Measure("int", unit, min(left.low, right.low), max(left.high, right.high), left.bare and right.bare)


def _of_cases(node: Term, of: list[Measure]) -> Measure:
    if any(each.sort != "bool" for each in of[:-1:2]):
        raise ValueError("first() kiest op ja/nee-uitkomsten")
    found: dict[str, str] = {}
    for text, article in texts_in(node):
        if found.setdefault(text, article) != article:
            raise ValueError(f"first() geeft bij '{text}' twee artikelen; geef elk geval een eigen tekst")
    return reduce(_either, of[1::2], of[-1])


def _arithmetic(kind: str, parts: tuple[Any, ...], of: list[Measure], rows: int) -> Measure:
    left, right = of[0], of[-1]
    if kind == "months":
        return _later(left, right)
    if kind in COUNTED:
        return _counted(kind, *of)
    if kind == "day_of":
        return _date(*of)
    if kind in ("working_day", "working_day_before"):
        return _working_day(kind, left)
    if kind == "sum":
        return left.of(min(0, left.low * rows), max(0, left.high * rows))
    if kind == "scaled":
        return left.of(min(left.low * parts[1], left.high * parts[1]), max(left.low * parts[1], left.high * parts[1]))
    if kind == "part":
        return left.of(left.low // parts[1], left.high // parts[1])
    if kind in ("+", "-", "min", "max"):
        unit = _alike(left, right, kind)
        low, high = {
            "+": (left.low + right.low, left.high + right.high),
            "-": (left.low - right.high, left.high - right.low),
            "min": (min(left.low, right.low), min(left.high, right.high)),
            "max": (max(left.low, right.low), max(left.high, right.high)),
        }[kind]
        return Measure("int", unit, low, high, left.bare and right.bare)
    if kind == "*":
        corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        return Measure("int", _product_unit(left, right), min(corners), max(corners), left.bare and right.bare)
    return _quotient(left, right, kind)


def _later(day: Measure, months: Measure) -> Measure:
    """Months after a day; the calendar of :func:`plus_months` has no exceptions in its range."""
    counts = (parse_unit("maanden"), parse_unit("jaar").rescaled(Fraction(1, 12)))
    if day.unit != parse_unit("datum") or not (months.bare or months.unit in counts):
        raise ValueError("months_later() telt maanden (of jaren * 12) bij een datum")
    latest = day.high + months.high * 1_461 // 48 + 3
    if day.low < FIRST_DAY or months.low < 0 or latest > LAST_DAY:
        raise ValueError("months_later() rekent alleen met dagen van 1 maart 1900 tot en met 28 februari 2100")
    return day.of(day.low, latest)


COUNTED = {"months_between": "maanden", "years_between": "jaar", "year_of": "jaar"}


def _counted(kind: str, *days: Measure) -> Measure:
    """Months or years that lie between days, or the year of one; by the same calendar."""
    if any(each.bare or each.unit != parse_unit("datum") for each in days):
        raise ValueError(f"{kind}() rekent met een datum")
    if any(each.low < FIRST_DAY or each.high > LAST_DAY for each in days):
        raise ValueError(f"{kind}() rekent alleen met dagen van 1 maart 1900 tot en met 28 februari 2100")
    if kind == "year_of":
        low, high = (calendar_year(day, operator.floordiv) for day in (days[0].low, days[0].high))
    else:
        start, end = days
        low, high = (
            whole_months(*pair, operator.floordiv, min, operator.gt) // (12 if kind == "years_between" else 1)
            for pair in ((start.high, end.low), (start.low, end.high))
        )
    return Measure("int", parse_unit(COUNTED[kind]), low, high)


def _date(year: Measure, month: Measure, day: Measure) -> Measure:
    """A date of three whole numbers; which day it is, is said by the same calendar that computes it."""
    counts = ((year, "jaar"), (month, "maanden"), (day, "dagen"))
    if any(not each.bare and each.unit != parse_unit(unit) for each, unit in counts):
        raise ValueError("day_of() maakt een datum van een jaar, een maand en een dag")
    if year.low not in YEARS or year.high not in YEARS:
        raise ValueError(f"day_of() rekent alleen met de jaren {YEARS[0]} tot en met {YEARS[-1]}")
    if not (1 <= month.low <= month.high <= 12 and 1 <= day.low <= day.high <= 31):
        raise ValueError("day_of() kent alleen de maanden 1 tot en met 12 en de dagen 1 tot en met 31")
    if month.low == month.high and day.low == day.high and day.low > MONTH_DAYS[month.low - 1]:
        raise ValueError(f"day_of(): {day.low}-{month.low} bestaat niet")
    low, high = (
        date_number(*numbers, operator.floordiv, min)
        for numbers in ((year.low, month.low, day.low), (year.high, month.high, day.high))
    )
    return Measure("int", parse_unit("datum"), low, high)


def _working_day(kind: str, day: Measure) -> Measure:
    if day.unit != parse_unit("datum"):
        raise ValueError(f"{kind}() geeft een werkdag bij een datum")
    return day.of(day.low - LONGEST, day.high) if kind == "working_day_before" else day.of(day.low, day.high + LONGEST)


def _product_unit(left: Measure, right: Measure) -> Unit | None:
    """A literal factor only counts in smaller pieces: 3 hours * 100 is 300 hundredths of an hour."""
    assert left.unit is not None and right.unit is not None
    if right.bare and not left.bare:
        return left.unit.rescaled(Fraction(1, right.low)) if right.low == right.high and right.low else left.unit
    if left.bare and not right.bare:
        return right.unit.rescaled(Fraction(1, left.low)) if left.low == left.high and left.low else right.unit
    return left.unit.times(right.unit)


def _quotient(left: Measure, right: Measure, kind: str) -> Measure:
    assert left.unit is not None and right.unit is not None
    if right.low <= 0:
        raise ValueError("deler kan nul of negatief zijn")
    sign, more = (-1 if kind == "ceiling" else 1), (1 if kind == "nearest" else 0)
    corners = [sign * (sign * a // b) for a in (left.low, left.high) for b in (right.low, right.high)]
    if right.bare and not left.bare:
        unit = left.unit.rescaled(Fraction(right.low))
    else:
        unit = left.unit.times(right.unit, -1)
    return Measure("int", unit, min(corners), max(corners) + more, left.bare and right.bare)
