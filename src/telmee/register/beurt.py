"""Takes turns in this process before a writing transaction on SQLite, which has one writer at a time.

Without it threads that find the database taken sleep and try again, ever longer, and some wait a second for a write of
a millisecond. Other databases need no turns. Turns of other processes are SQLite's own (`timeout` in the settings).
What the database cannot do becomes `NietBereikbaar`: the transaction is undone, so there is no answer without its line.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, ProgrammingError, connection, transaction

from telmee.fouten import Fout

_beurt = threading.RLock()


class NietBereikbaar(Fout):
    """The database is full, away or not as it should be."""

    status = 503
    koppen = {"Retry-After": "30"}


@contextmanager
def schrijfbeurt() -> Iterator[None]:
    """A transaction, in turn."""
    try:
        if connection.vendor == "sqlite":
            with _beurt, transaction.atomic():
                yield
        else:
            with transaction.atomic():
                yield
    except (OperationalError, InterfaceError, ProgrammingError) as fout:
        raise NietBereikbaar("Het register antwoordt nu niet; probeer het zo opnieuw.") from fout
