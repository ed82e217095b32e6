"""Months after a day, in whole numbers only, so that every engine and the explanation count alike.

Days are day numbers since 1 January 1970. Between 1 March 1900 and 28 February 2100 every fourth year is a leap year,
without exception; years are counted from March, so that the leap day is the last day of a year. A day that a month does
not have becomes its last day: 30 November plus three months is 28 (or 29) February.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

FIRST_DAY, LAST_DAY = -25_508, 47_540
"""1 March 1900 and 28 February 2100 as day numbers."""


def plus_months(day: Any, months: Any, quotient: Callable[[Any, int], Any], least: Callable[[Any, Any], Any]) -> Any:
    """The day so many months later, with the caller's own quotient (rounded down) and smaller of two."""
    since = day - FIRST_DAY
    year = quotient(since * 4 + 3, 1_461)
    of_year = since - quotient(year * 1_461, 4)
    month = quotient(of_year * 5 + 2, 153)
    in_month = of_year - quotient(month * 153 + 2, 5)
    target = year * 12 + month + months

    def first(of_month: Any) -> Any:
        years = quotient(of_month, 12)
        return quotient(years * 1_461, 4) + quotient((of_month - years * 12) * 153 + 2, 5)

    return least(first(target) + in_month, first(target + 1) - 1) + FIRST_DAY
