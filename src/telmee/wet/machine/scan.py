"""Facts are tested in the same pass that computes with them, where many rows become few totals.

A pass of its own over 122 million rows costs as much as the question. So a row with a figure outside its bounds is
marked, goes into every total whatever its facts say, and makes the mark of that total; the totals are few, and are
computed there and then. Only when a mark is found are the rows read again, to say what was wrong. Not tested is a row
that is part of nothing that is given above it (an employer that is not among the given ones): it is in no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

import narwhals as nw

FEW = ("werkgever", "sector", "land")
"""Levels of which a whole country has so few rows that an outcome can be kept in memory."""


def can_scan(frame: nw.LazyFrame) -> bool:
    """Whether an engine gives a frame that was computed back as its own kind, at no cost."""
    return frame.implementation.is_polars() or frame.implementation.is_duckdb()


def mark(limits: Mapping[str, tuple[int, int]], name: str) -> nw.Expr:
    """1 for a row with a figure outside its limits, otherwise 0; what is unknown is not outside."""
    outside = [(nw.col(each) < low) | (nw.col(each) > high) for each, (low, high) in limits.items()]
    bad = reduce(or_, outside).fill_null(False)
    return nw.when(bad).then(nw.lit(1, dtype=nw.Int64)).otherwise(nw.lit(0, dtype=nw.Int64)).alias(name)


def marked(names: Iterable[str]) -> nw.Expr:
    """Whether a row has any of these marks."""
    found: nw.Expr = reduce(or_, [nw.col(name) == 1 for name in names])
    return found


def computed(frame: nw.LazyFrame) -> nw.LazyFrame:
    """The same frame, computed now; on DuckDB it stays with the connection that it came from."""
    native: Any = frame.to_native()
    if frame.implementation.is_polars():
        return nw.from_native(collected(native).lazy())
    uitkomst = native.to_arrow_table()  # DuckDB finds it by this name, and keeps it
    assert uitkomst is not None
    return nw.from_native(native.query("_vraag", "SELECT * FROM uitkomst")).lazy()


def collected(frame: Any) -> Any:
    """A lazy Polars frame computed in a stream, without keeping what two parts of it share.

    Two totals share the scan of their rows, and Polars would keep all of it: gigabytes, for a country.
    """
    import polars as pl

    return frame.collect(engine="streaming", optimizations=pl.QueryOptFlags(comm_subplan_elim=False))
