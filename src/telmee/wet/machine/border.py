"""The border of the rule layer: the frames that users bring, as lazy frames of 64-bit whole numbers, truth and text.

DuckDB relations, Polars frames and PySpark frames stay where they live; pandas and Arrow tables become Polars and are
given back as they came. Dates become day numbers. Raises :class:`telmee.fouten.Fout` for what cannot be computed with.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from telmee.fouten import Fout
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.rule import LEVELS

TYPES: dict[str, Any] = {"int": nw.Int64, "bool": nw.Boolean, "text": nw.String}


def enter(native: Any) -> tuple[nw.LazyFrame, Any]:
    """A lazy frame to compute on, and how to give back the kind of frame that came in."""
    try:
        frame = nw.from_native(native)
    except TypeError as problem:
        raise Fout(
            f"Met {type(native).__name__} kan niet gerekend worden; geef een tabel van DuckDB, Polars of Spark."
        ) from problem
    if isinstance(frame, nw.LazyFrame):
        return frame, lambda result: result.to_native()
    if frame.implementation.is_polars():
        return frame.lazy(), lambda result: result.collect().to_native()
    polars = nw.from_native(frame.to_polars(), eager_only=True)
    if frame.implementation.is_pandas():
        return polars.lazy(), lambda result: result.collect().to_pandas()
    return polars.lazy(), lambda result: result.collect().to_arrow()


def guess_level(law: LawOnDay, frame: nw.LazyFrame, target: str) -> str:
    """A single frame is on the target's level when a column of that level is in it, else on the lowest one found."""
    columns = frame.collect_schema().names()
    found = {law.level_of(column) for column in columns} - {None}
    return target if target in found or not found else next(level for level in LEVELS if level in found)


def widened(law: LawOnDay, level: str, frame: nw.LazyFrame) -> nw.LazyFrame:
    """Whole numbers as 64 bits and the year as a column; refuses columns of the wrong type."""
    schema = frame.collect_schema()
    casts = []
    for column, found in schema.items():
        if not law.book.knows(column) and column not in LEVELS[level].keys:
            continue
        wanted = law.sort_of(column) if law.book.knows(column) else ("int" if found.is_integer() else "text")
        if wanted == "int" and found.is_integer():
            if found != nw.Int64:
                casts.append(nw.col(column).cast(nw.Int64))
        elif found == nw.Unknown or isinstance(found, nw.Unknown) or found != TYPES[wanted]:
            casts += _typed_nulls(law, frame, column, found, wanted)
    if casts:
        frame = frame.with_columns(*casts)
    if "jaar" not in schema:
        frame = frame.with_columns(nw.lit(law.op.year, dtype=nw.Int64).alias("jaar"))
    return frame


def _typed_nulls(law: LawOnDay, frame: nw.LazyFrame, column: str, found: Any, wanted: str) -> list[nw.Expr]:
    """A column of only nulls gets its type; a column of dates becomes day numbers; anything else is refused.

    DuckDB calls a column of only nulls an Int32, so there the rows decide.
    """
    if (str(found) in ("Unknown", "Null", "Object") or found == nw.Int32) and _only_nulls(frame, column):
        return [nw.lit(None, dtype=TYPES[wanted]).alias(column)]
    if found == nw.Date and wanted == "int":
        return [nw.col(column).cast(nw.Int32).cast(nw.Int64)]
    kind = {"int": "gehele getallen", "bool": "ja/nee (true of false)", "text": "tekst"}[wanted]
    raise Fout(f"Kolom '{column}' ({law.book.label(column)}) moet {kind} bevatten, geen {found}; zet de kolom om.")


def _only_nulls(frame: nw.LazyFrame, column: str) -> bool:
    known = frame.select(nw.col(column).is_null()).filter(~nw.col(column)).head(1)
    return not len(known.collect(backend="polars" if frame.implementation.is_polars() else "pyarrow"))
