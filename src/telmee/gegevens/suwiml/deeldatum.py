"""A date of SuwiML: eight digits, in which an unknown month, day or year is zero.

Source: the simple type Datum of the basic schema v0801. `00000000` says that there is a date and not which one.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_VORM = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
EERSTE_JAAR, LAATSTE_JAAR = 1850, 2200  # a year before or after is a slip or a stand-in for unknown


@dataclass(frozen=True)
class Deeldatum:
    """What is known of a date; 0 is unknown."""

    jaar: int = 0
    maand: int = 0
    dag: int = 0

    @property
    def datum(self) -> date | None:
        """The day, when all of it is known."""
        return date(self.jaar, self.maand, self.dag) if self.jaar and self.maand and self.dag else None

    def vroegst(self) -> date | None:
        """The first day that it can be; None without a year."""
        return date(self.jaar, self.maand or 1, (self.maand and self.dag) or 1) if self.jaar else None

    def laatst(self) -> date | None:
        """The last day that it can be; None without a year."""
        if not self.jaar:
            return None
        maand = self.maand or 12
        return date(self.jaar, maand, (self.maand and self.dag) or calendar.monthrange(self.jaar, maand)[1])


def lees(tekst: str) -> Deeldatum | None:
    """The date in a text; None when it is none, or of a year that cannot be."""
    gevonden = _VORM.fullmatch(tekst.strip(" \t\r\n"))
    if not gevonden:
        return None
    jaar, maand, dag = (int(deel) for deel in gevonden.groups())
    deel = Deeldatum(jaar, maand, dag)
    if jaar and not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return None
    if maand > 12 or dag > 31:
        return None
    if maand and dag > calendar.monthrange(jaar or 2000, maand)[1]:
        return None
    return deel
