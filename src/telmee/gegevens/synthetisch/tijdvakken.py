"""Filing periods (aangiftetijdvakken) of a year, as day numbers: twelve months, or thirteen periods of four weeks.

The four-week periods come from the closed lists of the loonaangifte: the first starts on 1 January and ends with
ISO week 4, each next one lasts four ISO weeks, and the thirteenth starts with ISO week 49 and ends on 31 December
(2026: 01-01/25-01 … 30-11/31-12).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from telmee.gegevens.schema import dagnummer


@dataclass(frozen=True)
class Tijdvak:
    """One filing period; `december` is how many of its days lie in December, `maand` whether it is a calendar month."""

    begin: int
    eind: int
    december: int
    maand: bool

    @property
    def dagen(self) -> int:
        """Number of days."""
        return self.eind - self.begin + 1


def maanden(jaar: int) -> list[Tijdvak]:
    """The twelve months."""
    return [_tijdvak(date(jaar, m, 1), date(jaar, m, monthrange(jaar, m)[1]), True) for m in range(1, 13)]


def vierweken(jaar: int) -> list[Tijdvak]:
    """The thirteen periods of four weeks."""
    starts = [date(jaar, 1, 1)] + [date.fromisocalendar(jaar, 1 + 4 * n, 1) for n in range(1, 13)]
    einden = [d - timedelta(days=1) for d in starts[1:]] + [date(jaar, 12, 31)]
    return [_tijdvak(b, e, False) for b, e in zip(starts, einden, strict=True)]


def _tijdvak(begin: date, eind: date, maand: bool) -> Tijdvak:
    eerste = max(begin, date(eind.year, 12, 1))
    return Tijdvak(dagnummer(begin), dagnummer(eind), max(0, (eind - eerste).days + 1), maand)
