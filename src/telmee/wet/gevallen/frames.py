"""Compute questions on an engine: all questions under one law, with the same names given, are one frame per level.

The number of a question stands in the key ``jaar`` (a country or a sector has no other key of its own), so that questions of one
frame never meet; no rule computes with the year itself, and one that did would run alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import narwhals as nw
import pyarrow as pa

from telmee.fouten import Fout, GebruiksFout
from telmee.wet.engine import derive_levels
from telmee.wet.gevallen.vertalen import Question
from telmee.wet.law import Law
from telmee.wet.rules import LEVELS

ROW = "_rij"
TYPES = {"int": pa.int64(), "bool": pa.bool_(), "text": pa.string()}
Figures = dict[tuple[str, int], dict[str, Any]]
"""Outcomes by level and number of the row, of one question."""


def compute_all(questions: list[Question], engine: str, session: Any = None) -> list[Figures | Fout]:
    """The outcomes of every question, or why they were refused; a refusal of one leaves the others alone."""
    groups: dict[Any, list[int]] = {}
    for number, question in enumerate(questions):
        groups.setdefault(_signature(question, number), []).append(number)
    found: list[Figures | Fout] = [{} for _ in questions]
    for numbers in groups.values():
        for number, outcome in zip(numbers, _group([questions[number] for number in numbers], engine, session), strict=True):
            found[number] = outcome
    return found


def _signature(question: Question, number: int) -> Any:
    """Questions with the same signature fit in one frame."""
    law = question.law
    given = frozenset((level, name) for level, rows in question.rows.items() for row in rows for name in row
                      if name not in law.facts or law.facts[name].level != level)
    alone = number if "jaar" in law.everything_behind(*_outcomes([question])) else None
    return law.op, law.stand if law.stand < date.today() else None, law.regimes, frozenset(question.rows), given, alone


def _group(questions: list[Question], engine: str, session: Any) -> list[Figures | Fout]:
    try:
        return list(_run(questions, engine, session))
    except Fout as refusal:
        if len(questions) == 1:
            return [refusal]
        return [outcome for each in questions for outcome in _group([each], engine, session)]


def _outcomes(questions: Iterable[Question]) -> list[str]:
    """What is asked and a rule computes; a given outcome is not computed."""
    return sorted({name for each in questions for name in each.asked
                   if name in each.law.rules and not any(name in row for row in each.rows.get(str(each.law.level_of(name)), []))})


def _run(questions: list[Question], engine: str, session: Any) -> Iterable[Figures]:
    law = questions[0].law
    outcomes = _outcomes(questions)
    rows, owners = _joined(law, questions)
    answers: list[Figures] = [{} for _ in questions]
    if outcomes:
        frames = {level: nw.from_native(_native(_table(law, level, each), engine, session)).lazy() for level, each in rows.items()}
        done = derive_levels(law, frames, outcomes)
        for level in {str(law.level_of(name)) for name in outcomes}:
            names = [name for name in outcomes if law.level_of(name) == level]
            for row in _collected(done[level].select(ROW, *names)):
                number, local = owners[level][row.pop(ROW)]
                answers[number][level, local] = row
    return answers


def _joined(law: Law, questions: list[Question]) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[tuple[int, int]]]]:
    """The rows of all questions by level, and of which question each is."""
    rows: dict[str, list[dict[str, Any]]] = {}
    owners: dict[str, list[tuple[int, int]]] = {}
    for number, question in enumerate(questions):
        for level, each in question.rows.items():
            for local, row in enumerate(each):
                keys = {key: row[key] if not isinstance(row[key], int) else number * 10**6 + row[key]
                        for key in ("persoon", "werkgever") if key in row}
                owners.setdefault(level, []).append((number, local))
                rows.setdefault(level, []).append({**row, **keys, "jaar": number if _spare(law, row) else law.op.year})
    for each in rows.values():
        for number, row in enumerate(each):
            row[ROW] = number
    return rows, owners


def _spare(law: Law, row: dict[str, Any]) -> bool:
    return "jaar" not in row


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
    if engine == "spark":
        return (session or _session()).createDataFrame(table)  # a small table stays local: no job to read it
    raise GebruiksFout(f"De engine '{engine}' bestaat niet; kies duckdb, polars of spark.")


def _session() -> Any:
    """A small local Spark session, unless one runs already."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise Fout("Spark is niet geïnstalleerd; kies --engine duckdb of polars.") from problem
    try:
        return (SparkSession.builder.master("local[2]").appName("telmee").config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "2")
                .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate())
    except Exception as problem:
        raise Fout("Spark start niet; is er Java 17 of nieuwer? Kies anders --engine duckdb of polars.") from problem


def _collected(frame: nw.LazyFrame) -> Iterable[dict[str, Any]]:
    backend = "polars" if frame.implementation.is_polars() else "pyarrow"
    for row in frame.collect(backend=backend).iter_rows(named=True):
        yield dict(row)
