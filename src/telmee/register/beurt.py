"""Takes turns in this process before a writing transaction on SQLite, which has one writer at a time.

Without it threads that find the database taken sleep and try again, ever longer, and some wait a second for a write of
a millisecond. Other databases need no turns. Turns of other processes are SQLite's own (`timeout` in the settings).
On SQLite a commit is on the disk before it is acknowledged (`synchronous=FULL` in the settings): every event that was
acknowledged is there when the power fails. A look-up writes only its line in the log, one by one, and would wait for
the disk each time; its turn is `licht`: that line survives the process, not the power (docs/besluiten/0153).

What the database cannot do becomes `NietBereikbaar`: the transaction is undone, so there is no answer without its line.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import InterfaceError, OperationalError, ProgrammingError, connection, transaction

from telmee.fouten import Fout

_beurt = threading.RLock()


class NietBereikbaar(Fout):
    """The database is full, away or not as it should be."""

    status = 503
    koppen = {"Retry-After": "30"}


@contextmanager
def schrijfbeurt(licht: bool = False) -> Iterator[None]:
    """A transaction, in turn. ``licht``: of a look-up, that does not wait for the disk on SQLite."""
    try:
        if connection.vendor == "sqlite":
            with _beurt, _zonder_wachten() if licht else nullcontext(), transaction.atomic():
                yield
        else:
            with transaction.atomic():
                yield
    except (OperationalError, InterfaceError, ProgrammingError) as fout:
        raise NietBereikbaar("Het register antwoordt nu niet; probeer het zo opnieuw.") from fout


@contextmanager
def _zonder_wachten() -> Iterator[None]:
    """Commits that do not wait for the disk; within a transaction of somebody else that cannot be changed."""
    if connection.in_atomic_block:
        yield
        return
    _zet("NORMAL")
    try:
        yield
    finally:
        _zet("FULL")


def _zet(hoe: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={hoe}")
