"""The days on which a term of an act does not end: Saturdays, Sundays and the holidays of the Algemene termijnenwet.

The holidays are values of the law (``termijnenwet/values.yaml``), read once. What is asked outside the years that they
list is unknown: no day is silently a working day. Days are day numbers since 1 January 1970; the last functions take
dates. Article 4 keeps the act away from terms of more than 90 days, twelve weeks or three months, or of years: who
writes a rule looks at that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from telmee.wet.machine.dates import day_number, from_day_number
from telmee.wet.machine.values import Value, read_values

HOLIDAYS = "termijnenwet"
"""The subject whose values they are."""
WEEK = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SATURDAY = 5
LONGEST = 14
"""More days than it is from any day to a working day: nine at most, when holidays lie between two weekends."""


@dataclass(frozen=True)
class Workdays:
    """Holidays by day, with their names, and the first and last day of the years that are listed whole."""

    holidays: Mapping[int, str]
    first: int
    last: int

    def name(self, day: int) -> str:
        """What a day is on which no term ends; empty for any other day."""
        weekday = (day + 3) % 7
        return self.holidays.get(day) or (WEEK[weekday] if weekday >= SATURDAY else "")

    def said(self, day: int) -> str:
        """In a sentence why a term does not end on a day; empty for a working day."""
        if not self.first <= day <= self.last:
            return f"Van {from_day_number(day)} is niet bekend of het een feestdag is (Algemene termijnenwet 3)."
        name = self.name(day)
        return f"{from_day_number(day)} is {'een ' if name in WEEK else ''}{name}." if name else ""

    def to(self, day: int, step: int) -> int | None:
        """The first working day on or after a day (step 1) or the last on or before it (-1); None outside the list."""
        if not self.first <= day <= self.last:
            return None
        while self.name(day):
            day += step
        return day if self.first <= day <= self.last else None

    @cached_property
    def skips(self) -> dict[int, dict[int, tuple[int, ...]]]:
        """Per step, by how many days: the holidays from Monday to Friday from which it is so far to a working day."""
        found: dict[int, dict[int, list[int]]] = {1: {}, -1: {}}
        for step, by_length in found.items():
            for day in sorted(self.holidays):
                end = day
                while self.name(end):
                    end += step
                if (day + 3) % 7 < SATURDAY:
                    by_length.setdefault(end - day, []).append(day)
        return {step: {far: tuple(days) for far, days in by_length.items()} for step, by_length in found.items()}


def workdays_of(values: Mapping[str, Value]) -> Workdays:
    """The working days that follow from these holidays: known from and to the years that every one of them lists."""
    figures = [
        (entry.figure, entry.start.year, value.label)
        for value in values.values()
        for entry in value.entries
        if type(entry.figure) is int
    ]
    listed = [{year for _, year, label in figures if label == value.label} for value in values.values()]
    years = sorted(set.intersection(*listed))
    if years != list(range(years[0], years[-1] + 1)):
        raise ValueError("de jaren van de feestdagen sluiten niet aan")
    first, last = day_number(date(years[0], 1, 1)), day_number(date(years[-1], 12, 31))
    return Workdays({day: label for day, _, label in figures if first <= day <= last}, first, last)


@cache
def workdays() -> Workdays:
    """Those of the law."""
    path = Path(__file__).parent.parent / HOLIDAYS / "values.yaml"
    return workdays_of(read_values(path, HOLIDAYS))


def day_name(day: date) -> str:
    """What a day is on which no term ends: Saturday, Sunday or a holiday; empty for any other day."""
    return workdays().name(day_number(day))


def term_ends(day: date) -> date:
    """The last day of a term that ends here. Where the holidays are not listed it does not run on."""
    found = workdays().to(day_number(day), 1)
    return day if found is None else from_day_number(found)


def safe_day(day: date) -> date:
    """The last working day on or before a day; where the holidays are not listed, at least not a Saturday or Sunday."""
    number = day_number(day)
    found = workdays().to(number, -1)
    while found is None and workdays().name(number):
        number -= 1
    return from_day_number(number if found is None else found)
