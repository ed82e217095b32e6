"""Whole months and years between two days, and the year of a day: on every engine as the calendar says."""

import operator
import random
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp import haal_op, maak_frame
from telmee.fouten import Fout
from telmee.wet import Law, fact, months_between, months_later, rule, year_of, years_between
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.bounds import bounds
from telmee.wet.machine.check import check_whole
from telmee.wet.machine.dates import FIRST_DAY, LAST_DAY, calendar_year, day_number, from_day_number, whole_months
from telmee.wet.machine.evaluate import evaluate
from telmee.wet.machine.load import collect
from telmee.wet.machine.terms import name
from telmee.wet.machine.words import in_words
from wet_referentie import value

DAYS = st.integers(FIRST_DAY, LAST_DAY - 1)
UNITS = {"months": "maanden", "years": "jaar", "year": "jaar", "age_next": "jaar"}


def law_of(low: int = FIRST_DAY, high: int = LAST_DAY - 1, unit: str = "datum", **rules: Any) -> Lawbook:
    module = ModuleType("proef")
    module.FACTS = [
        fact(each, "persoon", unit=unit, label=each, meaning="x", low=low, high=high) for each in ("begin", "eind")
    ]
    for each, function in rules.items():
        function.__name__ = each
        decorated = rule("persoon", law="x", since="2000-01-01", unit=UNITS[each], label=each)(function)
        setattr(module, each, decorated)
    book = collect([module], {})
    check_whole(book)
    return book


def months(begin, eind):
    """Whole months."""
    return months_between(begin, eind)


def years(begin, eind):
    """Whole years."""
    return years_between(begin, eind)


def year(begin):
    """The year."""
    return year_of(begin)


def age_next(begin, eind):
    """Within a sum."""
    return years_between(begin, eind) + 1


WORDS = {"months": months, "years": years, "year": year, "age_next": age_next}
ENDS = [
    (date(2008, 1, 1), date(2026, 1, 1), 216),
    (date(2008, 1, 2), date(2026, 1, 1), 215),
    (date(2025, 1, 31), date(2025, 2, 28), 1),
    (date(2025, 1, 31), date(2025, 2, 27), 0),
    (date(2024, 1, 31), date(2024, 2, 28), 0),
    (date(2024, 1, 31), date(2024, 2, 29), 1),
    (date(2024, 2, 29), date(2025, 2, 28), 12),
    (date(2024, 2, 29), date(2025, 2, 27), 11),
    (date(2024, 2, 29), date(2028, 2, 28), 47),
    (date(2024, 2, 29), date(2028, 2, 29), 48),
    (date(2026, 3, 15), date(2026, 3, 15), 0),
    (date(2026, 3, 15), date(2026, 3, 14), -1),
    (date(2026, 3, 31), date(2026, 2, 28), -1),
    (date(2026, 3, 15), date(2025, 3, 15), -12),
    (date(2026, 3, 15), date(2025, 3, 14), -13),
]


def count(start: int, end: int) -> int:
    return whole_months(start, end, operator.floordiv, min, operator.gt)


@pytest.mark.parametrize(("start", "end", "whole"), ENDS, ids=str)
def test_months_at_the_end_of_a_month_and_on_29_february(start: date, end: date, whole: int) -> None:
    assert count(day_number(start), day_number(end)) == whole


@given(DAYS, DAYS)
@settings(max_examples=150)
def test_it_is_the_most_that_can_be_added(start: int, end: int) -> None:
    """By counting month after month with the calendar of Python."""
    for word in (months_between, years_between):
        term = word(name("begin"), name("eind"))
        days = {"begin": start, "eind": end}
        assert evaluate(term, days.get) == value(term, days.get)
    assert calendar_year(start, operator.floordiv) == from_day_number(start).year


@given(st.integers(FIRST_DAY, day_number(date(2040, 1, 1))), st.integers(0, 600), DAYS)
@settings(max_examples=150)
def test_it_is_the_way_back_of_months_later_and_never_falls(start: int, n: int, other: int) -> None:
    later = evaluate(months_later(name("begin"), n), {"begin": start}.get)
    assert count(start, later) == n and count(start, later - 1) == n - 1
    low, high = sorted((later, other))
    assert count(start, low) <= count(start, high) and count(low, start) >= count(high, start)


def test_every_birthday_of_a_year_makes_a_year_older_once() -> None:
    """Born on any day of a leap year: a year older on that day, and on the last of February for the 29th."""
    for start in range(day_number(date(2008, 1, 1)), day_number(date(2009, 1, 1))):
        born, ages = from_day_number(start), []
        for end in range(day_number(date(2026, 1, 1)), day_number(date(2027, 1, 1))):
            ages.append(count(start, end) // 12)
        birthday = ages.index(18)
        expected = date(2026, 2, 28) if (born.month, born.day) == (2, 29) else born.replace(year=2026)
        assert date(2026, 1, 1).toordinal() + birthday == expected.toordinal()


def compare(engine: str, seed: int, size: int = 120) -> None:
    """The engines and the explanation, on random days and on the corners; unknown in, unknown out."""
    rng, law = random.Random(seed), Law.at("2019-12-31", book=law_of(**WORDS))
    corners = [FIRST_DAY, LAST_DAY - 1, *(day_number(day) for pair in ENDS for day in pair[:2])]

    def draw() -> int | None:
        if rng.random() < 0.1:
            return None
        return rng.choice(corners) if rng.random() < 0.5 else rng.randint(FIRST_DAY, LAST_DAY - 1)

    rows = [{"nummer": number, "begin": draw(), "eind": draw()} for number in range(size)]
    frame = maak_frame(engine, {key: [row[key] for row in rows] for key in rows[0]}, dict.fromkeys(rows[0], "int"))
    found = {row["nummer"]: row for row in haal_op(law.derive(frame, *WORDS, level="persoon"))}
    for row in rows:
        known = {key: from_day_number(row[key]) for key in ("begin", "eind") if row[key] is not None}
        computed = law.compute({"persoon": [known]}, *WORDS)
        for each, function in WORDS.items():
            right = value(function(*map(name, function.__code__.co_varnames)), row.get)
            assert found[row["nummer"]][each] == right == computed.outcome(each), f"{engine}, {each}: {row}"


@given(seed=st.integers(0, 2**32))
@settings(max_examples=6)
def test_engines_count_alike(seed: int) -> None:
    for engine in ("duckdb", "polars"):
        compare(engine, seed)


@pytest.mark.spark
@pytest.mark.traag
def test_spark_counts_alike(spark: Any) -> None:
    compare("spark", seed=5, size=300)


@pytest.mark.parametrize(
    ("low", "high", "unit", "says"),
    [
        (FIRST_DAY - 1, 0, "datum", "1 maart 1900 tot en met 28 februari 2100"),
        (0, LAST_DAY + 1, "datum", "1 maart 1900 tot en met 28 februari 2100"),
        (0, 100, "dagen per jaar", "rekent met een datum"),
    ],
)
@pytest.mark.parametrize("word", list(WORDS))
def test_what_does_not_fit_is_refused(low: int, high: int, unit: str, says: str, word: str) -> None:
    with pytest.raises(Fout, match=says):
        law_of(low, high, unit, **{word: WORDS[word]})


def test_bounds_are_those_of_the_days() -> None:
    book = law_of(day_number(date(2000, 1, 1)), day_number(date(2003, 6, 1)), **WORDS)
    assert bounds(book, "months") == (-41, 41) and bounds(book, "years") == (-4, 3)
    assert bounds(book, "year") == (2000, 2003)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (years_between(name("geboren"), name("dag")), "de hele jaren van geboren tot dag"),
        (months_between(name("a") + 1, name("b")) + 1, "(de hele maanden van (a + 1 dag) tot b) + 1 maand"),
        (year_of(name("a")), "het jaar van a"),
    ],
)
def test_in_words(term: Any, words: str) -> None:
    assert in_words(term, str, lambda _: "datum") == words
