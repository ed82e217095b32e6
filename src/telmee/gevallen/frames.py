"""Compute questions on an engine: all questions about one day, known on one day, are one frame per level.

The number of a question stands in its keys (of a country or a sector, in the year), so that questions of one frame
never meet; a question about the country whose rules compute with the year itself runs alone. Where one question gives
an outcome that another leaves to the law, the frame says for every row which of the two it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw
import pyarrow as pa

from telmee.fouten import Fout
from telmee.gevallen.vullen import Filled
from telmee.spark import start_spark
from telmee.wet.machine.engine import derive_levels
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.terms import choose
from telmee.wet.machine.terms import name as by_name

ENGINES = ("duckdb", "polars", "spark")
ROW = "_rij"
IS_GIVEN, GIVEN, COMPUTED = "__is_gegeven", "__gegeven", "__berekend"
"""Suffixes, where a name is given in some rows and computed in others."""
SMALL = {"spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "1"}
QUICK = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
}
"""A few rows are computed long before the code for them is compiled."""
TYPES = {"int": pa.int64(), "bool": pa.bool_(), "text": pa.string()}
Figures = dict[tuple[str, int], dict[str, Any]]
"""Outcomes by level and number of the row, of one question."""


@dataclass(frozen=True)
class Job:
    """One question as rows, and the outcomes that are asked of it."""

    filled: Filled
    asked: tuple[str, ...]


@dataclass(frozen=True)
class _Plan:
    """One level of one frame, not computed yet, and of which question each row is."""

    frame: nw.LazyFrame
    owners: list[tuple[int, str, int]]


def compute_all(jobs: list[Job], engine: str, session: Any = None) -> list[Figures | Fout]:
    """The outcomes of every question, or why they were refused; a refusal of one leaves the others alone."""
    groups: dict[Any, list[int]] = {}
    for number, job in enumerate(jobs):
        groups.setdefault(_signature(job, number), []).append(number)
    found: list[Figures | Fout] = [{} for _ in jobs]
    if engine == "spark":
        session = session or start_spark("local[2]", SMALL)
    with _quick(session):
        for plan in [plan for each in groups.values() for plan in _planned(jobs, each, engine, session, found)]:
            for row in _collected(plan.frame):
                number, level, local = plan.owners[row.pop(ROW)]
                answers = found[number]
                assert isinstance(answers, dict)
                answers[level, local] = row
    return found


def _signature(job: Job, number: int) -> Any:
    """Questions with the same signature fit in one frame."""
    law = job.filled.law
    elsewhere = frozenset((level, name) for level, name in job.filled.given() if law.level_of(name) != level)
    keyed = frozenset(name for name in law.given if law.book.values[name].by)
    alone = number if _is_alone(job) else None
    return law.op, law.stand, law.regimes, elsewhere, keyed, alone


def _is_alone(job: Job) -> bool:
    """Whether the year must be the year itself, and the question has rows that only the year keeps apart."""
    behind = job.filled.law.everything_behind(*job.asked)
    return "jaar" in behind and bool({"sector", "land"} & job.filled.rows.keys())


def _planned(
    jobs: list[Job], numbers: list[int], engine: str, session: Any, found: list[Figures | Fout]
) -> list[_Plan]:
    """The plans of one group; when it is refused, of its halves, and of one question the refusal is noted."""
    try:
        return _plans([(number, jobs[number]) for number in numbers], engine, session)
    except Fout as refusal:
        if len(numbers) == 1:
            found[numbers[0]] = refusal
            return []
        half = len(numbers) // 2
        return [
            plan for part in (numbers[:half], numbers[half:]) for plan in _planned(jobs, part, engine, session, found)
        ]


def _plans(jobs: list[tuple[int, Job]], engine: str, session: Any) -> list[_Plan]:
    law = jobs[0][1].filled.law
    outcomes = sorted({name for _, job in jobs for name in job.asked if name in law.rules})
    if not outcomes:
        return []
    law = _with_given(replace(law, given={}), jobs)
    rows, owners = _joined(jobs, law)
    tables = {level: _table(law, each) for level, each in rows.items()}
    done = derive_levels(law, _entered(tables, engine, session), outcomes, check=False)  # each record was checked
    plans = []
    for level in sorted({law.rules[name].level for name in outcomes}):
        names = [name for name in outcomes if law.rules[name].level == level]
        plans.append(_Plan(done[level].select(ROW, *names), owners[level]))
    return plans


def _with_given(law: LawOnDay, jobs: list[tuple[int, Job]]) -> LawOnDay:
    """The law in which an outcome that one question gives and another needs computed is chosen row by row."""
    given = {name for _, job in jobs for _, name in job.filled.given()}
    rules = dict(law.rules)
    for name in given & {name for _, job in jobs for name in job.filled.computed}:
        rule, parts = rules[name], (name + IS_GIVEN, name + GIVEN, name + COMPUTED)
        rules[name + COMPUTED] = replace(rule, name=name + COMPUTED)
        chosen = choose(by_name(parts[0]), by_name(parts[1]), by_name(parts[2]))
        rules[name] = replace(rule, term=chosen, needs=parts, total=None, among=None)
    return law.with_rules(rules)


def _joined(
    jobs: list[tuple[int, Job]], law: LawOnDay
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[tuple[int, str, int]]]]:
    """The rows of all questions by level, and of which question each is."""
    rows: dict[str, list[dict[str, Any]]] = {}
    owners: dict[str, list[tuple[int, str, int]]] = {}
    values = {name for _, job in jobs for name in job.filled.law.given}
    for number, job in jobs:
        keys: dict[Any, int] = {}
        for level, found in job.filled.rows.items():
            for local, row in enumerate(found):
                owners.setdefault(level, []).append((number, level, local))
                rows.setdefault(level, []).append(
                    {**row, **_keys(job, number, row, keys), **_values(job, values, row), ROW: len(owners[level]) - 1}
                )
    for level, found in rows.items():
        _choose_given(law, level, found)
    return rows, owners


def _keys(job: Job, number: int, row: dict[str, Any], numbers: dict[Any, int]) -> dict[str, Any]:
    """The keys of a row as numbers that no other question has."""
    found: dict[str, Any] = {
        key: number * 10**6 + numbers.setdefault((key, row[key]), len(numbers))
        for key in ("persoon", "werkgever", "inkomstenverhouding")
        if key in row
    }
    apart = {"sector", "land"} & job.filled.rows.keys() and not _is_alone(job)
    return {**found, "jaar": number if apart else job.filled.law.op.year}


def _values(job: Job, names: set[str], row: dict[str, Any]) -> dict[str, Any]:
    """Values that questions give, as columns of every row: what this one gives, otherwise the law's own."""
    law, found = job.filled.law, {}
    for name in names - row.keys():
        given, entry = law.given.get(name), law.entry(name, row.get(str(law.book.values[name].by)))
        own = entry.figure if entry else None
        if isinstance(given, dict):
            found[name] = given.get(row.get(str(law.book.values[name].by)), own)
        else:
            found[name] = given if name in law.given else own
    return found


def _choose_given(law: LawOnDay, level: str, rows: list[dict[str, Any]]) -> None:
    """For outcomes that are given in some rows and computed in others: which, and the figure that is given."""
    for name in [name for name in law.rules if name + COMPUTED in law.rules and law.rules[name].level == level]:
        for row in rows:
            row[name + IS_GIVEN] = name in row
            row[name + GIVEN] = row.pop(name, None)


def _table(law: LawOnDay, rows: list[dict[str, Any]]) -> pa.Table:
    columns = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        plain = name.removesuffix(GIVEN)
        sort = "bool" if name.endswith(IS_GIVEN) else law.sort_of(plain) if law.book.knows(plain) else "int"
        columns[name] = pa.array([row.get(name) for row in rows], type=TYPES[sort])
    return pa.table(columns)


# --- engines ----------------------------------------------------------------------------------------------------------


def _entered(tables: dict[str, pa.Table], engine: str, session: Any) -> dict[str, nw.LazyFrame]:
    return {level: nw.from_native(_native(table, engine, session)).lazy() for level, table in tables.items()}


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
    return session.createDataFrame(table)  # a small table stays local: no job to read it


class _quick:
    """A Spark session with the settings for small frames, and afterwards as it was."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def __enter__(self) -> None:
        if self.session is not None:
            self.before = {name: self.session.conf.get(name, None) for name in QUICK}
            for name, setting in QUICK.items():
                self.session.conf.set(name, setting)

    def __exit__(self, *_: object) -> None:
        if self.session is not None:
            for name, setting in self.before.items():
                self.session.conf.unset(name) if setting is None else self.session.conf.set(name, setting)


def _collected(frame: nw.LazyFrame) -> Iterable[dict[str, Any]]:
    found = frame.collect(backend="polars") if frame.implementation.is_polars() else frame.collect(backend="pyarrow")
    for row in found.iter_rows(named=True):
        yield dict(row)


__all__ = ["ENGINES", "LEVELS", "Figures", "Job", "compute_all"]
