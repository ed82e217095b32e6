"""A day of the register is one of the Netherlands; what it knew on a day is what it knew at the end of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HIER = ZoneInfo("Europe/Amsterdam")


def dag_hier(moment: datetime) -> date:
    """The day that a moment is on here: half past midnight is of the new day, whatever it is in UTC."""
    return moment.astimezone(HIER).date()


def eind_van(dag: date) -> datetime:
    """The last moment of a day here, in UTC."""
    return datetime.combine(dag, time.max, HIER).astimezone(UTC)
