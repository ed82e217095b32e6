"""Compute questions on an engine: all questions under one law, with the same names given, are one frame per level.

The number of a question stands in the key ``jaar`` (a country or a sector has no other key of its own), so that
questions of one frame never meet; a case whose rules compute with the year itself runs alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw
import pyarrow as pa

from telmee.fouten import Fout
from telmee.spark import start_spark
from telmee.wet import Law
from telmee.wet.gevallen.vertalen import Question
from telmee.wet.machine.engine import derive_levels

ENGINES = ("duckdb", "polars", "spark")
ROW = "_rij"
SMALL = {"spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "2"}
TYPES = {"int": pa.int64(), "bool": pa.bool_(), "text": pa.string()}
Figures = dict[tuple[str, int], dict[str, Any]]
"""Outcomes by level and number of the row, of one question."""


@dataclass(frozen=True)
class _Plan:
    """One level of one frame, not computed yet, and of which question each row is."""

    frame: nw.LazyFrame
    level: str
    owners: list[tuple[int, int]]


def compute_all(questions: list[Question], engine: str, session: Any = None) -> list[Figures | Fout]:
    """The outcomes of every question, or why they were refused; a refusal of one leaves the others alone."""
    groups: dict[Any, list[int]] = {}
    for number, question in enumerate(questions):
        groups.setdefault(_signature(question, number), []).append(number)
    found: list[Figures | Fout] = [{} for _ in questions]
    plans = [plan for numbers in groups.values() for plan in _planned(questions, numbers, engine, session, found)]
    for plan in plans:
        for row in _collected(plan.frame):
            number, local = plan.owners[row.pop(ROW)]
            answers = found[number]
            assert isinstance(answers, dict)
            answers[plan.level, local] = row
    return found


def _signature(question: Question, number: int) -> Any:
    """Questions with the same signature fit in one frame."""
    law = question.law
    given = frozenset(
        (level, name)
        for level, rows in question.rows.items()
        for row in rows
        for name in row
        if name not in law.facts or law.facts[name].level != level
    )
    alone = number if _uses_year(law, _outcomes([question])) else None
    return law.op, law.stand if law.stand < date.today() else None, law.regimes, frozenset(question.rows), given, alone


def _uses_year(law: Law, outcomes: list[str]) -> bool:
    return "jaar" in law.everything_behind(*outcomes)


def _outcomes(questions: Iterable[Question]) -> list[str]:
    """What is asked and a rule computes; a given outcome is not computed."""
    return sorted(
        {
            name
            for each in questions
            for name in each.asked
            if name in each.law.rules
            and not any(name in row for row in each.rows.get(str(each.law.level_of(name)), []))
        }
    )


def _planned(
    questions: list[Question], numbers: list[int], engine: str, session: Any, found: list[Figures | Fout]
) -> list[_Plan]:
    """The plans of one group; when it is refused, of each question by itself, and the refusals are noted."""
    try:
        return _plans(questions, numbers, engine, session)
    except Fout as refusal:
        if len(numbers) == 1:
            found[numbers[0]] = refusal
            return []
        return [plan for number in numbers for plan in _planned(questions, [number], engine, session, found)]


def _plans(questions: list[Question], numbers: list[int], engine: str, session: Any) -> list[_Plan]:
    law = questions[numbers[0]].law
    outcomes = _outcomes(questions[number] for number in numbers)
    if not outcomes:
        return []
    rows, owners = _joined(questions, numbers, law.op.year if _uses_year(law, outcomes) else None)
    tables = {level: _table(law, level, each) for level, each in rows.items()}
    if engine == "spark":  # absurd facts are refused here, without a job for each column
        derive_levels(law, _entered(tables, "polars", None), outcomes)
    done = derive_levels(law, _entered(tables, engine, session), outcomes, check=engine != "spark")
    plans = []
    for level in sorted({str(law.level_of(name)) for name in outcomes}):
        names = [name for name in outcomes if law.level_of(name) == level]
        plans.append(_Plan(done[level].select(ROW, *names), level, owners[level]))
    return plans


def _entered(tables: dict[str, pa.Table], engine: str, session: Any) -> dict[str, nw.LazyFrame]:
    return {level: nw.from_native(_native(table, engine, session)).lazy() for level, table in tables.items()}


def _joined(
    questions: list[Question], numbers: list[int], year: int | None
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[tuple[int, int]]]]:
    """The rows of all questions by level, and of which question each is."""
    rows: dict[str, list[dict[str, Any]]] = {}
    owners: dict[str, list[tuple[int, int]]] = {}
    for number in numbers:
        for level, each in questions[number].rows.items():
            for local, row in enumerate(each):
                keys: dict[str, Any] = {}
                for key in ("persoon", "werkgever"):
                    if key in row:
                        keys[key] = number * 10**6 + row[key]
                owners.setdefault(level, []).append((number, local))
                rows.setdefault(level, []).append({**row, **keys, "jaar": number if year is None else year})
    for each in rows.values():
        for number, row in enumerate(each):
            row[ROW] = number
    return rows, owners


def _table(law: Law, level: str, rows: list[dict[str, Any]]) -> pa.Table:
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {}
    for name in names:
        sort = law.sort_of(name) if law.book.knows(name) else "int"
        columns[name] = pa.array([row.get(name) for row in rows], type=TYPES[sort])
    return pa.table(columns)


def _native(table: pa.Table, engine: str, session: Any) -> Any:
    """The table as a frame of the engine."""
    if engine == "duckdb":
        import duckdb

        return duckdb.from_arrow(table)
    if engine == "polars":
        import polars as pl

        frame = pl.from_arrow(table)
        assert isinstance(frame, pl.DataFrame)
        return frame.lazy()
    session = session or start_spark("local[2]", SMALL)
    return session.createDataFrame(table)  # a small table stays local: no job to read it


def _collected(frame: nw.LazyFrame) -> Iterable[dict[str, Any]]:
    found = frame.collect(backend="polars") if frame.implementation.is_polars() else frame.collect(backend="pyarrow")
    for row in found.iter_rows(named=True):
        yield dict(row)
