"""Stand-ins for words of the language that are on their way."""

from datetime import date

from telmee.wet.machine.book import day_number
from telmee.wet.machine.terms import Term, choose, term


def day_of(year, month: int, day: int) -> Term:
    if isinstance(year, int):
        return term(day_number(date(year, month, day)))
    result = term(day_number(date(2062, month, day)))
    for each in range(2061, 2013, -1):
        result = choose(year == each, day_number(date(each, month, day)), result)
    return result


def first(*cases, otherwise):
    result = otherwise if not isinstance(otherwise, tuple) else otherwise[0]
    for condition, text, *_ in reversed(cases):
        result = choose(condition, text, result)
    return result
