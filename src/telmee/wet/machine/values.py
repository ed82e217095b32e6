"""Dated, sourced values of the law, read from the ``values.yaml`` of every subject.

A value has entries; an entry says from when it applies (``from``, optionally ``until``), since when it was known
(``known``, by default the day it began to apply), under which ``regime`` it stands, and its source and confidence. A
value may differ ``by`` a column, such as the sector. A day is written as a date, 2024-12-31. ``days`` in place of
``value`` lists dates, such as a holiday's, each for its own year. "unknown" is a value: its entry says what was looked
for.

Raises :class:`telmee.fouten.Fout` on a file that is not in this form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.dates import day_number
from telmee.wet.machine.units import DATE, TEXT, TRUTH

UNKNOWN = "unknown"
IN_FORCE = "geldend"
CONFIDENCES = ("high", "medium", "low", "unknown")
STATUSES = ("vastgesteld", "indicatief", "afgeleid", "aanname")


@dataclass(frozen=True)
class Entry:
    """One dated figure of a value (``figure`` None: unknown), with where it comes from."""

    start: date
    figure: int | bool | str | None
    source: str
    confidence: str
    end: date | None = None
    known: date | None = None
    key: str | None = None
    regime: str = IN_FORCE
    status: str = "vastgesteld"
    url: str | None = None
    searched: str | None = None
    note: str | None = None

    @property
    def known_since(self) -> date:
        """Day since which the figure was known: as said, otherwise the day it began to apply."""
        return self.known or self.start

    def applies(self, op: date, stand: date, regimes: frozenset[str]) -> bool:
        return (
            self.start <= op
            and (self.end is None or op <= self.end)
            and self.known_since <= stand
            and self.regime in regimes
        )


@dataclass(frozen=True)
class Value:
    """A figure of the law through time."""

    name: str
    unit: str
    label: str
    entries: tuple[Entry, ...]
    subject: str
    reviewed: date
    law: str
    by: str | None = None
    low: int = 0
    high: int = 0
    meaning: str = ""
    series: str = ""
    """The outcome that chooses between values which are one figure at several moments of the year."""

    @cached_property
    def keys(self) -> list[str]:
        """What the value differs by, in the order of the file."""
        return list(dict.fromkeys(entry.key for entry in self.entries if entry.key is not None))

    def at(self, op: date, stand: date, regimes: frozenset[str]) -> ValueAt | None:
        """The value as it holds on a day, by what was known on another; None when nothing holds."""
        chosen: dict[str | None, Entry] = {}
        for key in self.keys if self.by else [None]:
            entries = [e for e in self.entries if e.key == key and e.applies(op, stand, regimes)]
            if entries:
                chosen[key] = max(entries, key=lambda e: (e.regime != IN_FORCE, e.start, e.known_since))
        return ValueAt(self, chosen) if chosen else None


@dataclass(frozen=True)
class ValueAt:
    """A value on one day: one entry, or one for each key."""

    value: Value
    entries: dict[str | None, Entry] = field(hash=False)

    def entry(self, key: str | None = None) -> Entry | None:
        return self.entries.get(key if self.value.by else None)

    def __iter__(self) -> Iterator[tuple[str | None, Entry]]:
        return iter(self.entries.items())


def read_values(path: Path, subject: str) -> dict[str, Value]:
    """All values of one subject."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or {}
    except (OSError, yaml.YAMLError) as problem:
        raise Fout(
            f"De waarden van '{subject}' zijn niet te lezen ({type(problem).__name__}); herstel {path.name}."
        ) from problem
    return {name: _value(name, body, subject) for name, body in content.items()}


def _value(name: str, body: dict[str, Any], subject: str) -> Value:
    try:
        by = body.get("by")
        entries = tuple(_entry(one, by, body["unit"]) for raw in body["values"] for one in _one_by_one(raw))
        low, high = _bounds(entries)
        if "bounds" in body:
            low, high = map(_day, body["bounds"]) if body["unit"] == DATE else body["bounds"]
        return Value(
            name=name,
            unit=body["unit"],
            label=body["label"],
            entries=entries,
            subject=subject,
            by=by,
            reviewed=body["reviewed"],
            law=body["law"],
            low=low,
            high=high,
            meaning=body.get("meaning", ""),
            series=body.get("series", ""),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise Fout(f"Waarde '{name}' van '{subject}' is niet goed opgeschreven: {problem}.") from problem


def _bounds(entries: tuple[Entry, ...]) -> tuple[int, int]:
    figures = [entry.figure for entry in entries if type(entry.figure) is int]
    return (min(figures), max(figures)) if figures else (0, 0)


def _day(figure: Any) -> Any:
    """A day as it is computed with. It is written as a date: nobody can look up a day number in the law."""
    if figure == UNKNOWN:
        return figure
    if not isinstance(figure, date):
        raise ValueError(f"'{figure}' past niet bij eenheid {DATE}; schrijf een dag als 2024-12-31")
    return day_number(figure)


def _one_by_one(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A list of days as an entry for each: on every day of the year it gives the next one, or the last of the year."""
    days: list[date] = raw.get("days", [])
    shared = {key: thing for key, thing in raw.items() if key not in ("days", "from", "until")}
    if "days" not in raw:
        yield raw
    elif (
        days != sorted(set(days))
        or "value" in raw
        or not days
        or not raw["from"] <= days[0] <= days[-1] <= raw["until"]
    ):
        raise ValueError("'days' zijn dagen op volgorde, binnen from en until, in plaats van een value")
    for before, day, after in zip([None, *days], days, [*days[1:], None], strict=False):
        again = before is not None and before.year == day.year
        start = before + timedelta(days=1) if before is not None and again else date(day.year, 1, 1)
        end = day if after is not None and after.year == day.year else date(day.year, 12, 31)
        yield {**shared, "from": start, "until": end, "value": day}


def _entry(raw: dict[str, Any], by: str | None, unit: str) -> Entry:
    known_fields = {
        "from",
        "until",
        "known",
        "value",
        "source",
        "url",
        "confidence",
        "regime",
        "status",
        "searched",
        "note",
    }
    strange = set(raw) - known_fields - ({by} if by else set())
    if strange:
        raise ValueError(f"onbekende sleutel {', '.join(sorted(map(str, strange)))}")
    figure = _day(raw["value"]) if unit == DATE else raw["value"]
    if figure == UNKNOWN:
        figure = None
        if not raw.get("searched"):
            raise ValueError("een onbekende waarde zegt waar naar gezocht is (searched)")
    elif not isinstance(figure, {TRUTH: bool, TEXT: str}.get(unit, int)) or (
        unit != TRUTH and isinstance(figure, bool)
    ):
        raise ValueError(f"'{figure}' past niet bij eenheid {unit}")
    if raw["confidence"] not in CONFIDENCES or raw.get("status", "vastgesteld") not in STATUSES:
        raise ValueError("onbekende zekerheid of status")
    return Entry(
        start=raw["from"],
        end=raw.get("until"),
        known=raw.get("known"),
        figure=figure,
        source=raw["source"],
        url=raw.get("url"),
        confidence=raw["confidence"],
        regime=raw.get("regime", IN_FORCE),
        status=raw.get("status", "vastgesteld"),
        searched=raw.get("searched"),
        note=raw.get("note"),
        key=raw[by] if by else None,
    )
