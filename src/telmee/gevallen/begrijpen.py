"""From a case to a question: one record in the law's own names and units, and the outcomes that are asked of it.

Nothing is filled in here: what a case does not name stays unknown, and what it assumes (``aangenomen``) goes into the
record like a fact and is kept apart to be said.

Raises :class:`Misunderstood`, with all the names that have no meaning; `Fout` for a day without law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from telmee.fouten import Fout
from telmee.gevallen.lezen import Case, read_exactly
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import CALENDAR, Lawbook, day_number
from telmee.wet.machine.law import as_date
from telmee.wet.machine.overview import needed_facts
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.units import DATE, TEXT, TRUTH
from telmee.wet.machine.values import IN_FORCE

UNKNOWN = ("unknown", "onbekend")
"""Words for what is not known, beside null; where a text is meant they are a text."""
MOST_NEEDS = 8
"""So many facts that an outcome needs are named; the rest stands in ``telmee wet feiten``."""


class Misunderstood(Exception):
    """A case that cannot be read: the names that have no meaning, and why."""

    def __init__(self, names: list[str], why: str) -> None:
        super().__init__(why)
        self.names, self.why = names, why


@dataclass(frozen=True)
class Ask:
    """One expected figure, in the unit of the law: of which row (a place, or its keys), and where it stands."""

    path: tuple[Any, ...]
    name: str
    expected: Any
    row: int | dict[str, Any] = 0


@dataclass(frozen=True)
class Question:
    """The facts, a record of them with the assumptions, the law that it is put to, and what is asked."""

    law: Law
    facts: dict[str, Any]
    record: dict[str, Any]
    asks: tuple[Ask, ...]
    assumed: dict[str, Any]
    tolerance: int
    today: bool

    @property
    def asked(self) -> list[str]:
        return list(dict.fromkeys(ask.name for ask in self.asks))


def understand(case: Case) -> Question:
    """The question of a case."""
    wetten, day = _laws(case)
    facts, assumed, wanted = case.part("feiten"), case.part("aangenomen"), case.part("verwacht")
    names = {name for name, _ in _named(wanted)}
    law = _law(wetten.stand, wetten.regimes | _regimes(wetten.book, names), day or date.today())
    _known(law, [*_named(facts), *_named(assumed)], [*_named(wanted)])
    given = {name for name, _ in [*_named(facts), *_named(assumed)]}
    if both := sorted(given & names):
        why = f"'{both[0]}' is gegeven en wordt ook verwacht; wat gegeven is, bewijst niets"
        raise Misunderstood(both, why)
    read = _read(law, facts)
    record = _together(read, _read(law, assumed))
    asks = tuple(_asks(law.book, wanted))
    return Question(law, read, record, asks, assumed, _tolerance(case), today=day is None)


# --- the frame of a case ----------------------------------------------------------------------------------------------


def _laws(case: Case) -> tuple[Wetten, date | None]:
    """The laws of the stand and regimes of a case, and the day it is about (None: it names none)."""
    said = case.content.get("regime") or []
    regimes = [said] if isinstance(said, str) else said
    if not isinstance(regimes, list) or not all(isinstance(each, str) for each in regimes):
        raise Misunderstood(["regime"], "'regime' moet de naam van een regime zijn, of een lijst")
    stand = _day("stand", case.content.get("stand"))
    try:
        wetten = Wetten.known(stand, regimes)
    except Fout as problem:
        raise Misunderstood(regimes, str(problem).removesuffix(".")) from problem
    return wetten, _day("op", case.content.get("op"))


def _day(word: str, content: Any) -> date | None:
    if content is None:
        return None
    if isinstance(content, Decimal) and content == int(content):
        content = int(content)
    content = content.date() if isinstance(content, datetime) else content
    try:
        if isinstance(content, bool | list | dict):
            raise ValueError
        return as_date(content)
    except (Fout, ValueError) as problem:
        raise Misunderstood([word], f"'{word}: {shown(content)}' is geen dag (2024-06-30) of jaar") from problem


@cache
def _law(stand: date, regimes: frozenset[str], day: date) -> Law:
    """One law for all cases of a day: which rules hold is found once."""
    law = Wetten.known(stand, regimes).op(day)
    _ = law.rules, law.values
    return law


def _tolerance(case: Case) -> int:
    slack = case.content.get("tolerance") or 0
    if isinstance(slack, bool) or not isinstance(slack, int) or slack < 0:
        raise Misunderstood(["tolerance"], "'tolerance' moet een geheel getal zijn, in de eenheid van de wet")
    return slack


def _regimes(book: Lawbook, names: set[str]) -> set[str]:
    """The regimes of the outcomes that are not in force in any other."""
    found = set()
    for name in names:
        rules = book.named(name)
        if rules and all(rule.regime != IN_FORCE for rule in rules):
            found.add(rules[-1].regime)
    return found


# --- names ------------------------------------------------------------------------------------------------------------


def _is_level(name: str, content: Any) -> bool:
    """A level has rows; 'sector' with a text is the fact of that name."""
    rows = [content] if isinstance(content, dict) else content
    return name in LEVELS and isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _named(part: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every name with its figure, in rows of a level too, keys apart."""
    for name, content in part.items():
        if _is_level(str(name), content):
            for row in [content] if isinstance(content, dict) else content:
                yield from ((str(key), each) for key, each in row.items() if key not in LEVELS[str(name)].keys)
        else:
            yield str(name), content


def _known(law: Law, given: list[tuple[str, Any]], wanted: list[tuple[str, Any]]) -> None:
    """Refuse names that the law does not know, and names that stand on the wrong side."""
    book = law.book
    names = list(dict.fromkeys(name for name, _ in [*given, *wanted]))
    keys = {key for level in LEVELS.values() for key in level.keys}
    if strange := [name for name in names if not book.knows(name) and name not in keys]:
        raise Misunderstood(strange, "; ".join([_nearest(book, strange), *_needs(law, [name for name, _ in wanted])]))
    if dated := [name for name, _ in [*given, *wanted] if name in CALENDAR]:
        raise Misunderstood(dated, f"'{dated[0]}' volgt uit de datum; zet die bij 'op'")
    facts = [name for name, _ in wanted if name in book.facts or name in keys]
    if facts:
        raise Misunderstood(facts, f"'{facts[0]}' is een feit en geen uitkomst; zet het onder 'feiten'")


@cache
def renamed() -> dict[str, list[str]]:
    """What a name was called before, and what it is called now."""
    lists = read_exactly(Path(__file__).with_name("hernoemd.yaml"))
    return {**lists["sleutels"], **lists["namen"]}


def _nearest(book: Lawbook, strange: list[str]) -> str:
    """For every unknown name what it is called now, or the names that look like it."""
    hints = []
    for name in strange:
        if now := [each for each in renamed().get(name, ()) if book.knows(each)]:
            hints.append(f"'{name}' heet nu {' of '.join(now)}")
            continue
        if level := get_close_matches(name, [each for each in LEVELS if not book.knows(each)], n=1, cutoff=0.8):
            hints.append(f"de wet kent geen '{name}' (lijkt op het niveau {level[0]}, waar rijen onder staan)")
            continue
        try:
            book.require(name)
        except Fout as problem:
            match = re.search(r"Bedoelt u (.*)\?", str(problem))
            hints.append(f"de wet kent geen '{name}'" + (f" (lijkt op: {match[1]})" if match else ""))
    return "; ".join(hints)


def _needs(law: Law, names: list[str]) -> list[str]:
    """What the outcomes need that the law does know."""
    found = []
    for name in dict.fromkeys(names):
        if name in law.rules:
            facts, totals, _ = needed_facts(law, name)
            needs = [need.fact.name for need in facts]
            more = f" en {len(needs) - MOST_NEEDS} meer (telmee wet feiten {name})" if len(needs) > MOST_NEEDS else ""
            instead = [total.name for total in totals if total.name != name][:MOST_NEEDS]
            direct = f", of rechtstreeks met {', '.join(instead)}" if instead else ""
            if needs:
                found.append(f"'{name}' rekent met {', '.join(needs[:MOST_NEEDS])}{more}{direct}")
    return found


# --- figures ----------------------------------------------------------------------------------------------------------


def _read(law: Law, part: dict[str, Any]) -> dict[str, Any]:
    """The same part with every figure as the law counts."""
    found: dict[str, Any] = {}
    for name, content in part.items():
        if _is_level(str(name), content):
            rows = [content] if isinstance(content, dict) else content
            found[name] = [{key: _figure(law.book, key, each) for key, each in row.items()} for row in rows]
        elif isinstance(content, dict) and name in law.book.values:
            found[name] = {key: _figure(law.book, name, each) for key, each in content.items()}
        else:
            found[name] = _figure(law.book, name, content)
    return found


def _figure(book: Lawbook, name: str, content: Any) -> Any:
    """A whole number, truth value, text or day of the right sort; None is unknown."""
    unit = book.unit(name)
    if content is None or (content in UNKNOWN and unit != TEXT):
        return None
    if not book.knows(name):
        return content  # the key of a row
    if unit == DATE:
        return _day(name, content)
    if isinstance(content, Decimal) and content == int(content):
        content = int(content)
    wanted: Any = {TRUTH: bool, TEXT: str}.get(unit, int)
    if not isinstance(content, wanted) or (wanted is int and isinstance(content, bool)):
        say = {bool: "true of false", str: "een tekst", int: f"een geheel getal ({unit})"}[wanted]
        raise Misunderstood([name], f"'{name}' kan niet {shown(content)} zijn; de wet rekent met {say}")
    return content


def _together(facts: dict[str, Any], assumed: dict[str, Any]) -> dict[str, Any]:
    """One record. Rows that are assumed belong to the given rows in the same place; nothing is given and assumed."""
    record = dict(facts)
    for name, content in assumed.items():
        if name not in record:
            record[name] = content
        elif _is_level(name, content) and len(content) == len(record[name]):
            if both := sorted(
                {key for one, two in zip(record[name], content, strict=True) for key in one if key in two}
            ):
                raise Misunderstood(both, f"'{both[0]}' is gegeven en ook aangenomen; kies een van de twee")
            record[name] = [{**one, **two} for one, two in zip(record[name], content, strict=True)]
        else:
            raise Misunderstood([name], f"'{name}' is gegeven en ook aangenomen; kies een van de twee")
    return record


def _asks(book: Lawbook, wanted: dict[str, Any]) -> Iterator[Ask]:
    """Every figure that is expected: of the first row, of every row (a list), or of rows of a level."""
    for name, content in wanted.items():
        if _is_level(name, content):
            rows = [content] if isinstance(content, dict) else content
            for place, row in enumerate(rows):
                keys = {key: _figure(book, key, row[key]) for key in LEVELS[name].keys if key in row}
                keys = {key: day_number(each) if isinstance(each, date) else each for key, each in keys.items()}
                for each in [each for each in row if each not in keys]:
                    yield Ask((name, place, each), each, expected(book, each, row[each]), keys or place)
        elif isinstance(content, list):
            for place, each in enumerate(content):
                yield Ask((name, place), name, expected(book, name, each), place)
        elif isinstance(content, dict):
            value = book.values.get(name)
            by = value.by if value else "sector"
            for key, each in content.items():
                yield Ask((name, key), name, expected(book, name, each), {str(by): key})
        else:
            yield Ask((name,), name, expected(book, name, content))


def expected(book: Lawbook, name: str, content: Any) -> Any:
    """An expectation as the law computes it: days are day numbers."""
    found = _figure(book, name, content)
    return day_number(found) if isinstance(found, date) else found


def shown(content: Any) -> str:
    """A figure of a case inside a message."""
    return f"'{content[:60]}'" if isinstance(content, str) else str(content)[:60]
