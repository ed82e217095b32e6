"""Filing periods in words: months by name, runs of months as one, other periods by their days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from telmee.getallen import MAANDEN
from telmee.wet.machine.book import from_day_number


def tijdvakken(regels: list[dict[str, Any]]) -> set[tuple[int, int]]:
    """The filing periods of these rows: who has two jobs has two rows in one."""
    return {(r["tijdvak_begin"], r["tijdvak_eind"]) for r in regels}


def periode(regels: list[dict[str, Any]]) -> str:
    """Filing periods in words: months by name, runs of months as one, other periods by their days."""
    stukken: list[list[date]] = []
    for begin, eind in sorted(tijdvakken(regels)):
        b, e = from_day_number(begin), from_day_number(eind)
        if stukken and stukken[-1][1] + timedelta(days=1) == b:
            stukken[-1][1] = e
        else:
            stukken.append([b, e])
    return ", ".join(stuk(b, e) for b, e in stukken)


def stuk(b: date, e: date) -> str:
    """One period, or months that follow on each other."""
    hele_maanden = b.day == 1 and (e + timedelta(days=1)).day == 1
    if not hele_maanden:
        return f"{b:%d-%m} tot en met {e:%d-%m-%Y}"
    if (b.year, b.month) == (e.year, e.month):
        return f"{_kort(b)} {b.year}"
    return f"{_kort(b)}-{_kort(e)} {e.year}"


def _kort(dag: date) -> str:
    return "mrt" if dag.month == 3 else MAANDEN[dag.month - 1][:3]
