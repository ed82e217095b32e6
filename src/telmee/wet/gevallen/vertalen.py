"""From a case to questions: rows by level in our units, and the outcomes that are asked of them.

Most cases are one question; a case with lists (of years, of figures) is as many questions as the lists are long. What
a case does not name is filled in afterwards (``aanvullen``).

Raises :class:`telmee.wet.gevallen.sleutels.Misunderstood`, with all the keys that have no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from telmee.wet import Law
from telmee.wet.gevallen.lezen import Case
from telmee.wet.gevallen.sleutels import (
    LAST_DAY,
    Mapping,
    Meaning,
    Misunderstood,
    as_day,
    mapping,
    shown,
    to_ours,
    wanted,
)
from telmee.wet.machine.book import CALENDAR, day_number
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.values import IN_FORCE

YEAR_WITHOUT = 2026
"""The year of a case that names none."""


@dataclass(frozen=True)
class Ask:
    """One expected figure: of which outcome, for which sector or row, and what the case expects."""

    path: tuple[Any, ...]
    meaning: Meaning
    name: str
    level: str | None
    expected: Any
    sector: str | None = None
    row: int | None = None


@dataclass
class Question:
    """Facts, values and outcomes that are given, by level and row, under one law; and what is asked."""

    law: Law
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    sector: str | None = None
    said: list[tuple[str, str | None, str, Any]] = field(default_factory=list)

    def level_of(self, name: str) -> str | None:
        """The level of a name, whatever the date."""
        rules = self.law.book.named(name)
        return rules[0].level if rules else self.law.level_of(name)

    @property
    def names(self) -> set[str]:
        """Every name that is given."""
        return {name for rows in self.rows.values() for row in rows for name in row} | set(self.values)

    def row_for(self, level: str, sector: str | None) -> list[dict[str, Any]]:
        """The rows that a figure belongs to: of one sector, or all of the level (made when there are none)."""
        rows = self.rows.setdefault(level, [])
        if level == "sector" and sector is not None:
            if not any(row["sector"] == sector for row in rows):
                rows.append({"sector": sector})
            return [row for row in rows if row["sector"] == sector]
        if not rows:
            rows.append({"sector": self.sector} if level == "sector" else {})
        return rows

    def agree(self, name: str, sector: str | None, key: str, figure: Any) -> None:
        """Two keys of a case may not say another thing about one figure: the first would disappear."""
        for other, place, before, found in self.said:
            if other == name and (place is None or sector is None or place == sector) and found != figure:
                raise Misunderstood([before, key], f"'{before}' en '{key}' zeggen iets anders over hetzelfde")
        self.said.append((name, sector, key, figure))

    def put(self, name: str, figure: Any, sector: str | None = None) -> None:
        """Place a figure where the law has it."""
        if name in self.law.book.values:
            if sector is None:
                self.values[name] = figure
            else:
                self.values.setdefault(name, {})[sector] = figure
            return
        level = self.level_of(name)
        if level is None:
            raise Misunderstood([name], f"'{name}' kan niet gegeven worden; het volgt uit de datum")
        if name == "sector":
            self.sector = figure
        for row in self.row_for(level, sector if sector is not None else self.sector if level == "sector" else None):
            row[name] = figure


def translate(case: Case) -> list[Question]:
    """The questions of a case."""
    known = mapping()
    if strange := [str(key) for key in case.content if key not in known.case_keys]:
        raise Misunderstood(strange, "dit staat niet in de vorm van een geval")
    tolerance = case.content.get("tolerance") or 0
    if not isinstance(tolerance, int | Decimal) or isinstance(tolerance, bool) or tolerance < 0:
        raise Misunderstood(["tolerance"], f"'tolerance' kan niet {shown(tolerance)} zijn; verwacht: een getal")
    reader = _Reader(case, known)
    reader.check_keys()
    return [reader.question(number) for number in range(reader.count)]


@dataclass
class _Reader:
    """One case being read."""

    case: Case
    known: Mapping
    count: int = 1
    years: list[int] | None = None

    def __post_init__(self) -> None:
        self.law = Law.at(self._day(None), self._stand(), [])
        years = self.case.inputs.get("years")
        if years is not None:
            found = [_as_year(year) for year in years] if isinstance(years, list) else []
            if not found or not all(year is not None and 1900 <= year <= 9998 for year in found):
                raise Misunderstood(["years"], "'years' moet een lijst van jaren zijn")
            self.years = [year for year in found if year is not None]

    # The case as a whole

    def _day(self, number: int | None) -> date | int:
        if self.years is not None and number is not None:
            return self.years[number]
        day = self.case.content.get("date", self.case.inputs.get("date", self.case.content.get("year")))
        if day is None:
            return date(YEAR_WITHOUT, 12, 31)
        found = as_day(day)
        year = _as_year(day)
        if found is None and year is not None and 1900 <= year <= 9998:
            found = date(year, 12, 31)
        if found is None:
            raise Misunderstood(["year"], f"{shown(day)} is geen jaar of dag")
        return found

    def _stand(self) -> date | None:
        stand = self.case.content.get("stand") or self.case.inputs.get("law_text_date")
        day = as_day(stand)
        if stand is not None and day is None:
            raise Misunderstood(["law_text_date"], f"{shown(stand)} is geen datum")
        return day

    def _regimes(self, names: set[str]) -> set[str]:
        said = self.case.content.get("regime") or []
        found = {said} if isinstance(said, str) else set(said)
        for name in names:
            rules = self.law.book.named(name)
            if rules and all(rule.regime != IN_FORCE for rule in rules):
                found.add(rules[-1].regime)
        return found

    def check_keys(self) -> None:
        """Every key has a meaning, and how many questions the lists make."""
        inputs, expect = self.case.inputs, self.case.expect
        strange = [str(key) for key, content in inputs.items() if not self._knows(self.known.inputs, key, content)]
        strange += [str(key) for key in expect if key not in strange and not self._knows(self.known.expect, key, None)]
        if strange:
            raise Misunderstood(strange, f"geen betekenis voor {', '.join(strange)}")
        lengths = {
            key: len(each) for key, content in inputs.items() for each in _lists(content) if self._beside(key, each)
        }
        if self.years is not None:
            lengths["years"] = len(self.years)
        if len(set(lengths.values())) > 1:
            raise Misunderstood(list(lengths), "de lijsten zijn niet even lang")
        self.count = next(iter(lengths.values()), 1)
        if not self.count:
            raise Misunderstood(list(lengths), "een lijst is leeg")

    def _knows(self, side: dict[str, tuple[Meaning, ...]], key: Any, content: Any) -> bool:
        return isinstance(key, str) and bool(
            self.known.find(side, key) or self.law.book.knows(key) and key not in CALENDAR or _is_rows(key, content)
        )

    def _beside(self, key: str, content: list[Any]) -> bool:
        """Whether a list is as many cases beside each other."""
        if _is_rows(key, content):
            return False
        found = self.known.find(self.known.inputs, key)
        return not found or any(each.form == "een" and self._fits(each, content, None, None) for each, _, _ in found)

    # Meanings

    def _fits(self, meaning: Meaning, content: Any, question: Question | None, year: int | None) -> bool:
        if meaning.sort and meaning.sort != _sort(content):
            return False
        if meaning.year is not None and year is not None and question is not None:
            aimed = meaning.year if meaning.year > 1000 else question.law.op.year + meaning.year
            if year != aimed:
                return False
        given = question.names if question is not None else set()
        return not meaning.when or any(self._holds(each, given) for each in meaning.when)

    def _holds(self, condition: str, given: set[str]) -> bool:
        if condition.startswith("verwacht:"):
            return condition.removeprefix("verwacht:") in self.case.expect
        key, _, content = condition.partition("=")
        inputs = self.case.inputs
        return (
            (key in inputs and (not content or str(_as_word(inputs[key])) == content))
            if content
            else key in inputs or key in given
        )

    def meaning(self, side: dict[str, tuple[Meaning, ...]], key: str, content: Any, question: Question) -> Meaning:
        """The first meaning that fits, with the sector and year that the key names."""
        found = self.known.find(side, key)
        for each, sector, year in found:
            if self._fits(each, content, question, year):
                return replace(each, key=key, sector=sector, suffix_year=year)
        if not found:
            return Meaning(key, name=key)
        raise Misunderstood([key], f"'{key}' heeft in dit geval geen betekenis ({shown(content)})")

    # Inputs

    def question(self, number: int) -> Question:
        """One question: rows first, then figures, then what is asked. What is not named is not filled in yet."""
        law = Law.at(self._day(number), self._stand(), [])
        question = Question(law)
        inputs = self.case.inputs
        if isinstance(inputs.get("sector"), str):
            question.sector = to_ours(law.book, Meaning("sector", unit="sector"), "sector", inputs["sector"])
        waiting = []
        for key, content in inputs.items():
            if _is_rows(key, content):
                self._level_rows(question, key, content)
            else:
                meaning = self.meaning(self.known.inputs, key, content, question)
                if meaning.form == "rijen":
                    self._rows(question, meaning, content)
                else:
                    waiting.append((meaning, content))
        waiting.sort(key=lambda each: {"keuze": 0, "deel": 2}.get(each[0].form, 1))
        for meaning, content in waiting:
            self._place(question, meaning, content, number)
        for key, content in self.case.expect.items():
            self._ask(question, key, content, number)
        question.law = Law.at(law.op, self._stand(), self._regimes(question.asked))
        return question

    def _level_rows(self, question: Question, level: str, content: list[Any]) -> None:
        """Rows in our own names and units."""
        for raw in content:
            row: dict[str, Any] = {}
            for name, figure in raw.items():
                if name in LEVELS[level].keys and name not in ("sector", "tijdvak_begin"):
                    row[name] = figure
                elif not question.law.book.knows(name):
                    raise Misunderstood([str(name)], f"geen betekenis voor {name} in een rij van {level}")
                else:
                    row[name] = to_ours(question.law.book, Meaning(name, name=name), name, figure)
            question.rows.setdefault(level, []).append(row)

    def _rows(self, question: Question, meaning: Meaning, content: Any) -> None:
        """A list is as many rows of the level of the name; a record has fields."""
        level = question.level_of(str(meaning.name))
        assert level is not None
        for each in content if isinstance(content, list) else [content]:
            row: dict[str, Any] = {}
            for key, figure in each.items() if isinstance(each, dict) else [(None, each)]:
                at = meaning if key is None else meaning.fields.get(key)
                if at is None:
                    raise Misunderstood([f"{meaning.key}.{key}"], f"geen betekenis voor {key} in {meaning.key}")
                ours = to_ours(
                    question.law.book, replace(at, key=meaning.key if key is None else key), str(at.name), figure
                )
                row[str(at.name)] = row[str(at.name)] or ours if row.get(str(at.name)) else ours
            question.rows.setdefault(level, []).append(row)

    def _place(self, question: Question, meaning: Meaning, content: Any, number: int) -> None:
        form = meaning.form
        if isinstance(content, dict):
            for sector, each in self._by_sector(meaning, content):
                self._place(question, replace(meaning, sector=sector), each, number)
            return
        if form in ("jaren", "stand", "dag"):
            return
        if form == "merk":
            known = not isinstance(content, list | dict) and {content, _as_word(content)} & set(meaning.marks)
            if "*" not in meaning.marks and not known:
                raise Misunderstood([meaning.key], f"'{meaning.key}: {shown(content)}' heeft geen betekenis")
            return
        if form == "keuze":
            self._choice(question, meaning, content)
        elif form == "periode":
            if not isinstance(content, list) or len(content) != 2:
                raise Misunderstood([meaning.key], f"'{meaning.key}' moet een eerste en een laatste dag hebben")
            for name, day in zip((meaning.name, meaning.to), content, strict=True):
                question.put(str(name), to_ours(question.law.book, meaning, str(name), day))
        elif form == "reeks":
            self._series(question, meaning, content, number)
        elif form in ("som", "deel"):
            self._sum(question, meaning, content)
        else:
            if isinstance(content, list):
                content = content[number]
            self._one(question, meaning, content)
        if form == "tot_dag":
            question.put(str(meaning.day), day_number(_last_day(meaning.key)))
        for name, figure in meaning.sets.items():
            if name not in question.names:
                question.put(name, figure)

    def _choice(self, question: Question, meaning: Meaning, content: Any) -> None:
        """What a word stands for; a list is as many words."""
        for word in content if isinstance(content, list) else [content]:
            found = None if isinstance(word, dict | list) else meaning.marks.get(word, meaning.marks.get("*"))
            if found is None:
                raise Misunderstood([meaning.key], f"'{meaning.key}: {shown(word)}' heeft geen betekenis")
            for name, figure in found.items():
                question.put(name, figure)

    def _by_sector(self, meaning: Meaning, content: dict[Any, Any]) -> Iterator[tuple[str, Any]]:
        """The figures of a dict by sector, 'totaal' for the country."""
        for word, each in content.items():
            if word not in self.known.sectors and word not in self.known.totals:
                raise Misunderstood([f"{meaning.key}.{word}"], f"'{word}' is geen sector")
            yield self.known.sectors.get(word, "totaal"), each

    def _one(self, question: Question, meaning: Meaning, content: Any) -> None:
        name = self._name(meaning)
        multiplier = self._multiplier(question, meaning)
        figure = None if multiplier is None else to_ours(question.law.book, meaning, name, content, multiplier)
        sector = meaning.sector if meaning.sector != "totaal" else None
        question.agree(name, sector, meaning.key, figure)
        question.put(name, figure, sector)

    def _name(self, meaning: Meaning) -> str:
        name = meaning.total if meaning.sector == "totaal" else meaning.per_sector or meaning.name
        if name is None:
            raise Misunderstood(
                [meaning.key], f"'{meaning.key}' heeft geen betekenis voor het hele land of zonder sector"
            )
        return name

    def _multiplier(self, question: Question, meaning: Meaning) -> int | None:
        """The figure of ``maal``: as the case gives it, otherwise of the law."""
        if not meaning.times:
            return 1
        for key, content in self.case.inputs.items():
            if (
                any(each.name == meaning.times for each, _, _ in self.known.find(self.known.inputs, key))
                or key == meaning.times
            ):
                at = self.meaning(self.known.inputs, key, content, question)
                figure = to_ours(question.law.book, at, meaning.times, content)
                return None if figure is None else int(figure)
        entry = question.law.entry(meaning.times, None)
        return int(entry.figure) if entry and entry.figure is not None else None

    def _series(self, question: Question, meaning: Meaning, content: Any, number: int) -> None:
        """The figure of the year of the question, and of the year before."""
        series = content if isinstance(content, list) else [content]
        if not series:
            raise Misunderstood([meaning.key], f"'{meaning.key}' is een lege lijst")
        at = number if self.years is not None else len(series) - 1
        if self.years is not None and isinstance(content, list) and len(series) != len(self.years):
            raise Misunderstood([meaning.key], f"'{meaning.key}' heeft een ander aantal jaren dan 'years'")
        self._one(question, meaning, series[at if isinstance(content, list) else 0])
        if meaning.before and isinstance(content, list) and at:
            self._one(question, replace(meaning.before, key=meaning.key, sector=meaning.sector), series[at - 1])

    def _sum(self, question: Question, meaning: Meaning, content: Any) -> None:
        parts = content if isinstance(content, list) else [content]
        name = str(meaning.name)
        figures = [to_ours(question.law.book, meaning, name, each) for each in parts]
        total = None if None in figures else sum(figures)
        if meaning.form == "deel":
            whole = {each for each, _ in self._wholes(name)}
            if whole & set(self.case.inputs):
                return
            sofar = next((row[name] for row in question.rows.get(str(question.level_of(name)), []) if name in row), 0)
            total = None if total is None or sofar is None else total + sofar
        question.put(name, total)

    def _wholes(self, name: str) -> Iterator[tuple[str, Meaning]]:
        for key, meanings in self.known.inputs.items():
            yield from ((key, each) for each in meanings if each.name == name and each.form != "deel")

    # Expectations

    def _ask(self, question: Question, key: str, content: Any, number: int) -> None:
        meaning = self.meaning(self.known.expect, key, content, question)
        if meaning.form == "merk":
            return
        if isinstance(content, dict):
            for (sector, each), word in zip(self._by_sector(meaning, content), content, strict=True):
                self._ask_list(question, replace(meaning, sector=sector), each, number, (key, word))
        else:
            self._ask_list(question, meaning, content, number, (key,))

    def _ask_list(self, question: Question, meaning: Meaning, content: Any, number: int, path: tuple[Any, ...]) -> None:
        """A list is of the questions of the case, or of the rows of one question."""
        if isinstance(content, list) and self.count > 1:
            if len(content) != self.count:
                raise Misunderstood(
                    [meaning.key],
                    f"'{meaning.key}' verwacht {len(content)} uitkomsten, maar het geval heeft er {self.count}",
                )
            self._ask_one(question, meaning, content[number], (*path, number))
        elif isinstance(content, list):
            for row, each in enumerate(content):
                self._ask_one(question, meaning, each, (*path, row), row)
        else:
            self._ask_one(question, meaning, content, path)

    def _ask_one(
        self, question: Question, meaning: Meaning, content: Any, path: tuple[Any, ...], row: int | None = None
    ) -> None:
        if meaning.first:
            question.asked |= set(meaning.first)
            question.asks.append(
                Ask(path, meaning, next(iter(meaning.first)), "werkgever", wanted(meaning, "tekst", content))
            )
            return
        name = self._name(meaning)
        level = question.level_of(name)
        value = question.law.book.values.get(name)
        if value is None and level is None:
            raise Misunderstood([meaning.key], f"'{name}' volgt uit de datum en is geen uitkomst")
        question.asked.add(name)
        if content is None:  # what does not apply is absent too
            question.asked |= {each.applies for each in question.law.book.named(name)[-1:] if each.applies}
        sector = meaning.sector if meaning.sector != "totaal" else None
        if level == "sector" or (value is not None and value.by == "sector"):
            sector = sector or question.sector
        if level == "sector":
            question.row_for("sector", sector)
        question.asks.append(
            Ask(path, meaning, name, level, wanted(meaning, question.law.book.unit(name), content), sector, row)
        )


def _as_year(content: Any) -> int | None:
    """A year, written as 2018, 2018.0 or '2018'."""
    if isinstance(content, str) and content.isdecimal():
        content = int(content)
    if isinstance(content, bool) or not isinstance(content, int | Decimal) or content != int(content):
        return None
    return int(content)


def _is_rows(key: str, content: Any) -> bool:
    return (
        key in LEVELS
        and isinstance(content, list)
        and bool(content)
        and all(isinstance(each, dict) for each in content)
    )


def _lists(content: Any) -> list[list[Any]]:
    """The list that a content is, or the lists by sector in it."""
    return [each for each in (content.values() if isinstance(content, dict) else [content]) if isinstance(each, list)]


def _last_day(key: str) -> date:
    """The day at the end of a key, such as hours_until_2026_06_30."""
    match = LAST_DAY.match(key)
    try:
        return date(*map(int, match.groups()[1:])) if match else date.min
    except ValueError as problem:
        raise Misunderstood([key], f"'{key}' eindigt niet op een dag") from problem


def _sort(content: Any) -> str:
    if isinstance(content, list):
        return "rijen" if content and all(isinstance(each, dict) for each in content) else "lijst"
    if isinstance(content, str):
        return "tekst"
    return "getal" if isinstance(content, int | Decimal) and not isinstance(content, bool) else type(content).__name__


def _as_word(content: Any) -> Any:
    """YAML reads ``none`` as a word and ``null`` as nothing; both say "not rounded"."""
    return "none" if content is None else content


__all__ = ["Ask", "Question", "translate"]
