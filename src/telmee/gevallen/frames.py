"""Compute questions on an engine, in as few frames as can be: one frame costs an engine far more than one row.

Questions fit in one frame when the rules that they need are the same, whatever their day: what differs by day (values,
the calendar) then stands in columns. The number of a question stands in the keys, so that questions of one frame never
meet. Where one question gives an outcome that another needs computed, the frame says for every row which of the two.
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
from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.engine import derive_levels
from telmee.wet.machine.law import LawOnDay, calendar_figure
from telmee.wet.machine.rule import Rule
from telmee.wet.machine.terms import Term, choose
from telmee.wet.machine.terms import name as by_name
from telmee.wet.machine.values import ValueAt

ENGINES = ("duckdb", "polars", "spark")
ROW = "_rij"
IS_GIVEN, GIVEN, COMPUTED = "__is_gegeven", "__gegeven", "__berekend"
"""Suffixes, where a name is given in some rows and computed in others."""
YEAR = "jaar__zelf"
SMALL = {
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
QUICK = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.constraintPropagation.enabled": "false",
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


def compute_all(jobs: list[Job], engine: str, session: Any = None) -> list[Figures | Fout]:
    """The outcomes of every question, or why they were refused; a refusal of one leaves the others alone."""
    found: list[Figures | Fout] = [{} for _ in jobs]
    if engine == "spark":
        session = session or start_spark("local[2]", SMALL)
    with _quick(session):
        for numbers in _groups(jobs):
            _compute(jobs, numbers, engine, session, found)
    return found


# --- which questions fit in one frame ---------------------------------------------------------------------------------


def _groups(jobs: list[Job]) -> list[list[int]]:
    """The numbers of the jobs of each frame: every job in the first where nothing that it needs is something else."""
    groups: list[tuple[Any, dict[str, Any], list[int]]] = []
    for number, job in enumerate(jobs):
        versions, elsewhere = _versions(job), _elsewhere(job)
        for other, known, numbers in groups:
            if other == elsewhere and all(known.get(name, version) == version for name, version in versions.items()):
                known.update(versions)
                numbers.append(number)
                break
        else:
            groups.append((elsewhere, versions, [number]))
    return [numbers for _, _, numbers in groups]


def _elsewhere(job: Job) -> frozenset[tuple[str, str]]:
    """Names that stand on another level than their own: as a column there they would hide those of other questions."""
    return frozenset((level, name) for level, name in job.filled.given() if job.filled.law.level_of(name) != level)


def _versions(job: Job) -> dict[str, Any]:
    """Which version of every rule a question needs, and the figures of values that differ by a key."""
    law = job.filled.law
    found: dict[str, Any] = {}
    for name in job.filled.computed:
        rule = law.rules[name]
        found[name] = rule.since, rule.until, rule.known, rule.regime, rule.law, rule.needs
    for name in job.filled.used - set(CALENDAR):
        if law.book.values[name].by:
            entries = law.values.get(name, ())
            found[name] = repr(law.given.get(name)), tuple((key, entry.figure) for key, entry in entries)
    return found


# --- one frame --------------------------------------------------------------------------------------------------------


def _compute(jobs: list[Job], numbers: list[int], engine: str, session: Any, found: list[Figures | Fout]) -> None:
    """The outcomes of one group; when it is refused, of its halves, and of one question the refusal is noted."""
    try:
        for number, level, local, row in _figures([(number, jobs[number]) for number in numbers], engine, session):
            answers = found[number]
            assert isinstance(answers, dict)
            answers[level, local] = row
    except Fout as refusal:
        half = len(numbers) // 2
        if not half:
            found[numbers[0]] = refusal
        for part in (numbers[:half], numbers[half:]) if half else ():
            _compute(jobs, part, engine, session, found)


def _figures(jobs: list[tuple[int, Job]], engine: str, session: Any) -> Iterable[tuple[int, str, int, dict[str, Any]]]:
    """Of every row of one frame: the question, the level, the place there, and the outcomes."""
    outcomes = sorted({name for _, job in jobs for name in job.asked})
    if not outcomes:
        return
    law = _shared_law([job for _, job in jobs])
    rows, owners = _joined(jobs, law)
    settled: list[tuple[nw.LazyFrame, pa.Table]] = []

    def settle(frame: nw.LazyFrame) -> nw.LazyFrame:
        table = frame.collect(backend="pyarrow").to_arrow()
        settled.append((_entered(table, engine, session), table))
        return settled[-1][0]

    frames = {level: _entered(_table(law, each), engine, session) for level, each in rows.items()}
    done = derive_levels(law, frames, outcomes, check=False, settle=settle)  # each record was checked by itself
    for level in sorted({law.rules[name].level for name in outcomes}):
        names = [name for name in outcomes if law.rules[name].level == level]
        table = next((table for frame, table in settled if frame is done[level]), None)
        if table is None:
            table = done[level].collect(backend="pyarrow").to_arrow()
        for row in table.select([ROW, *names]).to_pylist():
            yield *owners[level][row.pop(ROW)], row


def _shared_law(jobs: list[Job]) -> LawOnDay:
    """One law of the rules that all these questions need."""
    rules: dict[str, Rule] = {}
    values: dict[str, ValueAt] = {}
    keyed: dict[str, Any] = {}
    for job in jobs:
        law = job.filled.law
        named = {*job.asked, *[name for _, name in job.filled.given() if name in law.rules]} - rules.keys()
        rules |= {name: law.rules[name] for name in named}
        rules |= {name: law.rules[name] for name in job.filled.computed}
        values |= {name: law.values[name] for name in job.filled.used if name in law.values}
        keyed |= {name: law.given[name] for name in job.filled.used if name in law.given and law.book.values[name].by}
    for name in {name for job in jobs for _, name in job.filled.given()} & {
        n for job in jobs for n in job.filled.computed
    }:
        rule, parts = rules[name], (name + IS_GIVEN, name + GIVEN, name + COMPUTED)
        rules[name + COMPUTED] = replace(rule, name=name + COMPUTED)
        chosen = choose(by_name(parts[0]), by_name(parts[1]), by_name(parts[2]))
        rules[name] = replace(rule, term=chosen, needs=parts, total=None, among=None)
    return replace(jobs[0].filled.law, given=keyed).made_of(
        {n: _of_its_year(rule) for n, rule in rules.items()}, values
    )


def _of_its_year(rule: Rule) -> Rule:
    """The same rule, that reads the year from a column of its own: in the key stands the number of the question."""
    if "jaar" not in rule.needs:
        return rule
    needs = tuple(YEAR if need == "jaar" else need for need in rule.needs)
    return replace(rule, needs=needs, term=_renamed(rule.term))


def _renamed(term: Any) -> Any:
    if not isinstance(term, Term):
        return term
    if term.kind == "name":
        return by_name(YEAR) if term.parts[0] == "jaar" else term
    return Term(term.kind, tuple(map(_renamed, term.parts)))


def _joined(
    jobs: list[tuple[int, Job]], law: LawOnDay
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[tuple[int, str, int]]]]:
    """The rows of all questions by level, and of which question each is."""
    rows: dict[str, list[dict[str, Any]]] = {}
    owners: dict[str, list[tuple[int, str, int]]] = {}
    columns = _columns([job for _, job in jobs])
    for number, job in jobs:
        keys: dict[Any, int] = {}
        own = {name: _own_figure(job.filled.law, name) for name in columns}
        for level, found in job.filled.rows.items():
            for local, row in enumerate(found):
                owners.setdefault(level, []).append((number, level, local))
                apart = {**_keys(number, row, keys), "jaar": number, ROW: len(owners[level]) - 1}
                rows.setdefault(level, []).append({**row, **apart, **own})
    for level, found in rows.items():
        _choose_given(law, level, found)
    return rows, owners


def _keys(number: int, row: dict[str, Any], numbers: dict[Any, int]) -> dict[str, Any]:
    """The keys of a row as numbers that no other question has."""
    return {
        key: number * 10**6 + numbers.setdefault((key, row[key]), len(numbers))
        for key in ("persoon", "werkgever", "gemeente", "inkomstenverhouding")
        if key in row
    }


def _columns(jobs: list[Job]) -> list[str]:
    """Values and days that are needed and are not the same for all questions that need them."""
    found: dict[str, set[Any]] = {}
    for job in jobs:
        for name in job.filled.used:
            if name in CALENDAR or not job.filled.law.book.values[name].by:
                found.setdefault(YEAR if name == "jaar" else name, set()).add(_own_figure(job.filled.law, name))
    days = len({job.filled.law.op for job in jobs}) > 1
    given = {name for job in jobs for name in job.filled.law.given}
    return [
        name
        for name, figures in found.items()
        if name == YEAR or len(figures) > 1 or name in given or (days and name in CALENDAR)
    ]


def _own_figure(law: LawOnDay, name: str) -> Any:
    """A value or a figure of the calendar as one question has it."""
    if name == YEAR:
        return law.op.year
    if name in CALENDAR:
        return calendar_figure(name, law.op)
    entry = law.entry(name, None)
    return law.given.get(name, entry.figure if entry else None)


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


def _entered(table: pa.Table, engine: str, session: Any) -> nw.LazyFrame:
    return nw.from_native(_native(table, engine, session)).lazy()


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


__all__ = ["ENGINES", "Figures", "Job", "compute_all"]
