"""One record as people and programs give it (JSON): facts by name, or rows by level, into frames for the engine.

A record is flat (``{"sector": "overheid", "verloonde_uren_totaal": 100000}``) or has rows of a level
(``{"tijdvak": [{...}, {...}], "sector": "overheid"}``). Every fact finds its own level; outcomes may be given instead
of computed; a value of the law may be given too. What is not given is unknown.

Raises :class:`telmee.fouten.Fout` on a name that the law does not know, a wrong type, or an absurd figure.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.book import day_number
from telmee.wet.machine.bounds import bounds
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.rule import LEVELS, levels_above
from telmee.wet.machine.units import DATE, TEXT, TRUTH
from telmee.wet.machine.values import Value

LEVEL_KEYS = {key for level in LEVELS.values() for key in level.keys}


@dataclass(frozen=True)
class Record:
    """Rows by level, the names given on each level, and the law with the values that were given."""

    law: LawOnDay
    rows: dict[str, list[dict[str, Any]]]
    given: frozenset[str]


def read_record(law: LawOnDay, data: Any, check: bool = True) -> Record:
    """Sort a record's facts to their levels and check them; without ``check`` not their bounds (of checked rows)."""
    if not isinstance(data, dict):
        raise Fout(
            'De feiten moeten één JSON-object zijn, zoals {"sector": "overheid", "verloonde_uren_totaal": 100000}.'
        )
    rows: dict[str, list[dict[str, Any]]] = {}
    figures: dict[str, Any] = {}
    for name, content in data.items():
        if _is_level(name, content):
            rows[name] = _level_rows(law, name, content, check)
    for name, content in data.items():
        if name in law.book.values:
            figures[name] = _by_key(law.book.values[name], content)
        elif not _is_level(name, content):
            _place(law, rows, name, content, check)
    given = frozenset(name for each in rows.values() for row in each for name in row) | frozenset(figures)
    return Record(law.with_values(**figures) if figures else law, rows, given)


def _by_key(value: Value, content: Any) -> Any:
    """A figure for each key; a file writes numbers as text there."""
    names = {str(key): key for key in value.keys}
    return {names.get(str(key), key): each for key, each in content.items()} if isinstance(content, dict) else content


def _is_level(name: str, content: Any) -> bool:
    """A level has rows; 'sector' with a text is the fact of that name."""
    return name in LEVELS and isinstance(content, list | dict)


def _level_rows(law: LawOnDay, level: str, content: Any, check: bool) -> list[dict[str, Any]]:
    content = [content] if isinstance(content, dict) else content
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise Fout(f"'{level}' moet een lijst van rijen zijn: {LEVELS[level].meaning}.")
    seen: dict[tuple[str, type, Any], Any] = {}  # many rows say the same: what was checked once is not checked again

    def checked(name: str, figure: Any) -> Any:
        key = (name, type(figure), figure)
        if key not in seen:
            seen[key] = _checked(law, name, figure, check)
        return seen[key]

    def row_of(row: dict[str, Any]) -> dict[str, Any]:
        try:
            return {name: checked(name, figure) for name, figure in row.items()}
        except TypeError:  # a list or an object, which no figure is
            return {name: _checked(law, name, figure, check) for name, figure in row.items()}

    return [row_of(row) for row in content]


def _place(law: LawOnDay, rows: dict[str, list[dict[str, Any]]], name: str, content: Any, check: bool) -> None:
    """A flat fact goes to every row of its level; without rows, to what the rows below it belong to, or to one."""
    level = law.level_of(name)
    if level is None:
        if name not in LEVEL_KEYS:
            if isinstance(content, list | dict) and not law.book.knows(name):
                raise Fout(f"'{name}' is geen niveau van de wet; rijen staan onder {' of '.join(LEVELS)}.")
            law.book.require(name)
            if law.book.named(name):
                law.require(name)
            raise Fout(f"'{name}' kan niet gegeven worden; het volgt uit de datum.")
        level = next(each.name for each in LEVELS.values() if name in each.keys)
    figure = _checked(law, name, content, check)
    if level not in rows:
        rows[level] = rows_above(level, complete(rows, law)) or [{}]
    for row in rows[level]:
        row.setdefault(name, figure)


def _plain_number(content: Any) -> str:
    """The number that a text with Dutch thousands or with quotes around it stands for; nothing when it is no number."""
    digits = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+)", content) if isinstance(content, str) else None
    return digits[1].replace(".", "") if digits else ""


def _checked(law: LawOnDay, name: str, content: Any, check: bool) -> Any:
    """A figure of the right sort within its bounds; dates as day numbers."""
    if content is None:
        return None
    if not law.book.knows(name):
        if name in LEVEL_KEYS:
            return content
        law.book.require(name)
    unit, fact, label = law.book.unit(name), law.facts.get(name), law.book.label(name)
    if unit == DATE:
        return _day(name, content)
    wanted: Any = {TRUTH: bool, TEXT: str}.get(unit, int)
    if not isinstance(content, wanted) or (wanted is int and isinstance(content, bool)):
        say = {bool: "true of false", str: "tekst", int: f"een geheel getal ({unit})"}[wanted]
        plain = _plain_number(content) if wanted is int else ""
        hint = f" Schrijf {plain}, zonder punten of aanhalingstekens." if plain else ""
        raise Fout(f"Feit '{name}' ({label}) moet {say} zijn; er staat {_shown(content)}.{hint}")
    if fact and fact.choices and content not in fact.choices:
        raise Fout(f"Feit '{name}' ({label}) moet {' of '.join(fact.choices)} zijn; er staat {_shown(content)}.")
    if wanted is int and check:
        low, high = bounds(law.book, name)
        if high > low and not low <= int(content) <= high:
            raise Fout(
                f"Feit '{name}' ({label}) is {content} {unit}; dat kan niet: het moet tussen {low} en {high} liggen."
            )
    return content


def _day(name: str, content: Any) -> int:
    try:
        return day_number(content if isinstance(content, date) else date.fromisoformat(content))
    except (TypeError, ValueError) as problem:
        raise Fout(f"Feit '{name}' moet een datum zijn, zoals 2018-12-31; er staat {_shown(content)}.") from problem


def _shown(content: Any) -> str:
    """What was given, briefly, as it stands in the file of facts."""
    return (
        f"'{content[:40]}'" if isinstance(content, str) else json.dumps(content, ensure_ascii=False, default=str)[:40]
    )


def rows_above(level: str, rows: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The rows of a level that was not given: one for each that the (completed) rows below say they belong to."""
    keys = [key for key in LEVELS[level].keys if key != "jaar"]
    below = [row for each, found in rows.items() if level in levels_above(each) for row in found]
    distinct = dict.fromkeys(tuple((key, row[key]) for key in keys) for row in below if row.keys() >= set(keys))
    return [dict(each) for each in distinct]


def complete(rows: dict[str, list[dict[str, Any]]], law: LawOnDay) -> dict[str, list[dict[str, Any]]]:
    """Every level's rows with their keys: one person, employer, sector and municipality, unless the record says so."""
    sector = next((row["sector"] for each in rows.values() for row in each if row.get("sector") is not None), "")
    towns = rows.get("gemeente", [])
    lives = {"gemeente": towns[0].get("gemeente", "1")} if len(towns) == 1 else {}
    done: dict[str, list[dict[str, Any]]] = {}
    for level, each in rows.items():
        done[level] = []
        for number, row in enumerate(each, 1):
            keys: dict[str, Any] = {
                "persoon": 1,
                "werkgever": 1,
                "jaar": law.op.year,
                "sector": sector,
                "gemeente": "1",
                "inkomstenverhouding": number,
                "tijdvak_begin": None,
            }
            if level in ("werknemer", "persoon", "werkgever", "gemeente"):
                keys["persoon" if level == "werknemer" else level] = str(number) if level == "gemeente" else number
            own = {key: keys[key] for key in LEVELS[level].keys} | (lives if level == "persoon" else {})
            done[level].append({**own, **row})
    return done
