"""Takes turns in this process before a writing transaction on SQLite, which has one writer at a time.

Without it threads that find the database taken sleep and try again, ever longer, and some wait a second for a write of
a millisecond. Other databases need no turns. Turns of other processes are SQLite's own (`timeout` in the settings).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_beurt = threading.RLock()


@contextmanager
def schrijfbeurt() -> Iterator[None]:
    """A transaction, in turn."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    with _beurt, transaction.atomic():
        yield
