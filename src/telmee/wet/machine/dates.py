"""Dates in whole numbers only, so that every engine and the explanation count alike.

Days are day numbers since 1 January 1970. Years are counted from March, so that the leap day is the last day of a year.
A day that a month does not have becomes its last day: 30 November plus three months is 28 (or 29) February. Months are
counted between 1 March 1900 and 28 February 2100, when every fourth year is a leap year, without exception.
Whole months between two days are as many as fit: the most that, counted from the first day, do not pass the second.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

FIRST_DAY, LAST_DAY = -25_508, 47_540
"""1 March 1900 and 28 February 2100 as day numbers."""
FIRST_YEAR, FIRST_MONTH = 1900, 3
YEARS = range(1_583, 10_000)
"""Years that :func:`date_number` knows: the whole calendar of Gregory, as far as dates are written in four figures."""
MARCH_OF_YEAR_0 = -719_468
SHORTEST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_DAYS = (31, 29, *SHORTEST[2:])
"""Days of every month, in a plain year and in a leap year."""
EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1 January 1970: how dates are computed with."""
    return (day - EPOCH).days


def from_day_number(number: int) -> date:
    return EPOCH + timedelta(days=number)


Quotient = Callable[[Any, int], Any]
Two = Callable[[Any, Any], Any]


def plus_months(day: Any, months: Any, quotient: Quotient, least: Two) -> Any:
    """The day so many months later, with the caller's own quotient (rounded down) and smaller of two."""
    month, in_month = _split(day, quotient)
    return _day_in(month + months, in_month, quotient, least)


def whole_months(start: Any, end: Any, quotient: Quotient, least: Two, later: Two) -> Any:
    """The most months after ``start`` that are not past ``end``; ``later`` is 1 where its first is the later, else 0.

    So it is the other side of :func:`plus_months`: 31 January to 28 February is one month. Below zero the other way.
    """
    month, in_month = _split(start, quotient)
    last, _ = _split(end, quotient)
    return last - month - later(_day_in(last, in_month, quotient, least), end)


def calendar_year(day: Any, quotient: Quotient) -> Any:
    """The year of a day, as written."""
    month, _ = _split(day, quotient)
    return quotient(month + FIRST_MONTH - 1, 12) + FIRST_YEAR


def _split(day: Any, quotient: Quotient) -> tuple[Any, Any]:
    """The month, counted from that of the first day, and the days into it."""
    since = day - FIRST_DAY
    year = quotient(since * 4 + 3, 1_461)
    of_year = since - quotient(year * 1_461, 4)
    month = quotient(of_year * 5 + 2, 153)
    return year * 12 + month, of_year - quotient(month * 153 + 2, 5)


def _day_in(month: Any, in_month: Any, quotient: Quotient, least: Two) -> Any:
    """The day so far into a month, or the last of that month."""

    def first(of_month: Any) -> Any:
        years = quotient(of_month, 12)
        return quotient(years * 1_461, 4) + quotient((of_month - years * 12) * 153 + 2, 5)

    return least(first(month) + in_month, first(month + 1) - 1) + FIRST_DAY


def date_number(
    year: Any, month: Any, day: Any, quotient: Callable[[Any, int], Any], least: Callable[[Any, Any], Any]
) -> Any:
    """The day number of a date, with the caller's own quotient and smaller of two. Plain numbers take fewer steps."""

    def first(month: Any) -> Any:
        if isinstance(month, int):
            years, ahead = year + (month - 3) // 12, ((month - 3) % 12 * 153 + 2) // 5
        else:
            since = year * 12 + month - 3
            years = quotient(since, 12)
            ahead = quotient((since - years * 12) * 153 + 2, 5)
        leap_days = quotient(years, 4) - quotient(years, 100) + quotient(years, 400)
        return years * 365 + leap_days + ahead + MARCH_OF_YEAR_0

    there = SHORTEST[month - 1] if isinstance(month, int) else min(SHORTEST)
    if isinstance(day, int) and day <= there:
        return first(month) + (day - 1)
    return least(first(month) + day - 1, first(month + 1) - 1)
