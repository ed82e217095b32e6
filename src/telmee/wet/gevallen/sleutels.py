"""The mapping of case keys to the law (``gevalsleutels.yaml``), and exact conversion between units.

Raises :class:`Misunderstood` for a key, a shape or a figure that has no meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from telmee.wet.gevallen.lezen import read_exactly
from telmee.wet.machine.book import Lawbook, day_number, from_day_number
from telmee.wet.machine.units import DATE, TEXT, TRUTH, parse_unit

HERE = Path(__file__).parent.parent / "gevalsleutels.yaml"
YEAR = re.compile(r"^(.*)_((?:19|20)\d\d)$")
LAST_DAY = re.compile(r"^(.*)_((?:19|20)\d\d)_(\d\d)_(\d\d)$")
UNKNOWN = ("unknown", "onbekend")
"""Words for what is not known, beside null; in a text they are a text."""
SECTOR, YEAR_OF, FIRST_DAY, OWN = "sector", "jaar van datum", "eerste dag van jaar", "eigen"


class Misunderstood(Exception):
    """A case that cannot be read: the keys that have no meaning, and why."""

    def __init__(self, keys: list[str], why: str) -> None:
        super().__init__(why)
        self.keys, self.why = keys, why


@dataclass(frozen=True)
class Meaning:
    """One meaning of a key; see the head of the mapping. ``sector`` and ``year`` are what the key itself says."""

    key: str
    form: str = "een"
    name: str | None = None
    unit: str = OWN
    per_sector: str | None = None
    total: str | None = None
    to: str | None = None
    when: tuple[str, ...] = ()
    sort: str | None = None
    year: int | None = None
    times: str | None = None
    factor: int = 1
    sets: dict[str, Any] = field(default_factory=dict, hash=False)
    fields: dict[str, Meaning] = field(default_factory=dict, hash=False)
    marks: dict[Any, Any] = field(default_factory=dict, hash=False)
    first: dict[str, str] = field(default_factory=dict, hash=False)
    before: Meaning | None = None
    day: str | None = None
    slack: Any = 0
    denied: bool = False
    sector: str | None = None
    suffix_year: int | None = None


@dataclass(frozen=True)
class Default:
    """What is taken for certain when a case does not name it."""

    name: str
    why: str
    figure: Any = None
    calendar: str | None = None
    same_as: str | None = None
    outcome: str | None = None
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def figure_on(self, day: date) -> Any:
        """The figure, or the one of the last first day that has come."""
        if not isinstance(self.figure, dict):
            return self.figure
        return self.figure[max(since for since in self.figure if since <= day)]


@dataclass(frozen=True)
class Mapping:
    """The whole of ``gevalsleutels.yaml``."""

    case_keys: frozenset[str]
    inputs: dict[str, tuple[Meaning, ...]]
    expect: dict[str, tuple[Meaning, ...]]
    defaults: dict[str, Default]
    sectors: dict[str, str]
    totals: tuple[str, ...]

    def find(self, side: dict[str, tuple[Meaning, ...]], key: str) -> list[tuple[Meaning, str | None, int | None]]:
        """The meanings of a key: by itself, with a sector behind it, or with a year behind it."""
        if key in side and key:
            return [(each, None, None) for each in side[key]]
        for word in (*self.sectors, *self.totals):
            stem = "" if key == word else key.removesuffix(f"_{word}") if key.endswith(f"_{word}") else None
            place = self.sectors.get(word, "totaal")
            found = [
                (each, place, None)
                for each in side.get(stem or "", ())
                if (each.total if place == "totaal" else each.per_sector)
            ]
            if stem is not None and found:
                return list(found)
        if (match := YEAR.match(key)) and f"{match[1]}_#" in side:
            return [(each, None, int(match[2])) for each in side[f"{match[1]}_#"]]
        if (match := LAST_DAY.match(key)) and f"{match[1]}_@" in side:
            return [(each, None, None) for each in side[f"{match[1]}_@"]]
        return []


@cache
def mapping() -> Mapping:
    """The mapping of this program."""
    raw = read_exactly(HERE)
    return Mapping(
        case_keys=frozenset(raw["geval"]),
        inputs=_side(raw["inputs"]),
        expect=_side(raw["expect"]),
        defaults={each["naam"]: _default(each) for each in raw["ontbreekt"]},
        sectors=raw["sectoren"],
        totals=tuple(raw["totalen"]),
    )


def _side(raw: dict[str, Any]) -> dict[str, tuple[Meaning, ...]]:
    return {
        key: tuple(_meaning(key, each) for each in (body if isinstance(body, list) else [body]))
        for key, body in raw.items()
    }


def _meaning(key: str, raw: dict[str, Any]) -> Meaning:
    words = {
        "vorm": "form",
        "naam": "name",
        "eenheid": "unit",
        "per_sector": "per_sector",
        "totaal": "total",
        "tot": "to",
        "soort": "sort",
        "jaar": "year",
        "maal": "times",
        "factor": "factor",
        "zet": "sets",
        "waarden": "marks",
        "eerst": "first",
        "speling": "slack",
        "niet": "denied",
        "dag": "day",
    }
    rest = {words[word]: content for word, content in raw.items() if word in words}
    if "als" in raw:
        rest["when"] = tuple(raw["als"])
    if "velden" in raw:
        rest["fields"] = {each: _meaning(each, body) for each, body in raw["velden"].items()}
    if "vorig" in raw:
        rest["before"] = _meaning(key, raw["vorig"])
    if strange := set(raw) - set(words) - {"als", "velden", "vorig"}:
        raise ValueError(f"gevalsleutels.yaml, '{key}': onbekend veld {sorted(strange)}")
    return Meaning(key, **rest)


def _default(raw: dict[str, Any]) -> Default:
    words = {
        "naam": "name",
        "omdat": "why",
        "waarde": "figure",
        "kalender": "calendar",
        "gelijk_aan": "same_as",
        "uitkomst": "outcome",
        "als": "when",
        "tenzij": "unless",
        "gevraagd": "asked",
    }
    fields: dict[str, Any] = {
        words[word]: tuple(content) if isinstance(content, list) else content for word, content in raw.items()
    }
    return Default(**fields)


# --- conversion -------------------------------------------------------------------------------------------------------


def ratio(book: Lawbook, name: str, unit: str, times: str | None = None, factor: int = 1) -> Fraction:
    """How many of our units one unit of the case is; Misunderstood when they do not measure the same."""
    theirs, ours = parse_unit(unit), parse_unit(book.unit(name))
    if times:
        theirs = theirs.times(parse_unit(book.unit(times)))
    if theirs.dimensions != ours.dimensions:
        raise Misunderstood([], f"'{name}' is in {book.unit(name)}, niet in {unit}")
    return theirs.scale / ours.scale * factor


def to_ours(book: Lawbook, meaning: Meaning, name: str, content: Any, multiplier: int = 1) -> Any:
    """A figure of a case as our whole number, truth value, text or day number; None stays None (unknown)."""
    unit = book.unit(name) if meaning.unit == OWN else meaning.unit
    if content is None or (content in UNKNOWN and unit != TEXT):
        return None
    wrong = Misunderstood([meaning.key], f"'{meaning.key}' kan niet {shown(content)} zijn; verwacht: {unit}")
    if unit in (DATE, YEAR_OF):
        day = as_day(content)
        if day is None:
            raise wrong
        return day_number(day) if unit == DATE else day.year
    if unit == SECTOR or name == "sector":
        if content not in mapping().sectors:
            raise Misunderstood(
                [meaning.key],
                f"'{meaning.key}' kan niet {shown(content)} zijn; kies uit {', '.join(mapping().sectors)}",
            )
        return mapping().sectors[content]
    if unit in (TRUTH, TEXT):
        if not isinstance(content, bool if unit == TRUTH else str):
            raise wrong
        return content
    if isinstance(content, bool) or not isinstance(content, int | Decimal):
        raise wrong
    figure = Fraction(content) * ratio(book, name, unit, meaning.times, meaning.factor) * multiplier
    if figure.denominator != 1:
        raise Misunderstood(
            [meaning.key], f"'{meaning.key}' is {shown(content)}; de wet rekent met hele {book.unit(name)}"
        )
    return int(figure)


def to_theirs(book: Lawbook, meaning: Meaning, name: str, figure: Any) -> Any:
    """Our figure in the unit of the case, exact."""
    if figure is None:
        return None
    unit = book.unit(name) if meaning.unit == OWN else meaning.unit
    if unit == FIRST_DAY:
        return date(figure, 1, 1)
    if unit == DATE:
        return from_day_number(figure)
    if unit in (SECTOR, TRUTH, TEXT) or isinstance(figure, bool | str):
        return figure
    return Fraction(figure) / ratio(book, name, unit, meaning.times, meaning.factor)


def wanted(meaning: Meaning, unit: str, content: Any) -> Any:
    """An expectation as it is compared: sectors by our name, figures exact, dates as dates."""
    unit = unit if meaning.unit == OWN else meaning.unit
    if content is None or (content in UNKNOWN and unit != TEXT and not meaning.first):
        return None
    if unit == SECTOR:
        return mapping().sectors.get(content, content)
    if unit in (TRUTH, TEXT, DATE, FIRST_DAY) or meaning.first:
        sort = {TRUTH: bool, DATE: date, FIRST_DAY: date}.get(unit, str)
        if sort is date:
            content = as_day(content) or content
        if not isinstance(content, sort):
            raise Misunderstood([meaning.key], f"'{meaning.key}' kan niet {shown(content)} zijn; verwacht: {unit}")
        return content
    if isinstance(content, bool) or not isinstance(content, int | Decimal):
        raise Misunderstood([meaning.key], f"'{meaning.key}' kan niet {shown(content)} zijn; verwacht: {unit}")
    return Fraction(content)


def as_day(content: Any) -> date | None:
    """A day, written as a date or as a text such as '2020-08-01'."""
    if isinstance(content, str):
        try:
            return date.fromisoformat(content)
        except ValueError:
            return None
    return content.date() if isinstance(content, datetime) else content if isinstance(content, date) else None


def shown(content: Any) -> str:
    """A figure of a case inside a message."""
    return f"'{content}'" if isinstance(content, str) else str(content)[:60]
