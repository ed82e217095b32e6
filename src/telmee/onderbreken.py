"""Lets Ctrl-C reach a long DuckDB query.

DuckDB often comes back to Python only when its query is done, and Python answers a signal only then: for a country that
is minutes. A thread of its own therefore hears the signal at once, and interrupts the queries of the connections that
were named here until the program has come to its end.
"""

import os
import signal
import threading
import weakref
from typing import Any

_VERBINDINGEN: weakref.WeakSet[Any] = weakref.WeakSet()
_HERHAAL = 0.1  # seconds; a query that begins just after an interruption must be stopped as well


def onderbreekbaar(verbinding: Any) -> Any:
    """The same DuckDB connection, whose queries now end when the program is asked to stop."""
    _VERBINDINGEN.add(verbinding)
    return verbinding


def luister(klaar: threading.Event) -> None:
    """Hears signals from now on; `klaar` is set when there is nothing left to interrupt. Only in the main thread."""
    if (eerder := signal.set_wakeup_fd(-1)) != -1:  # somebody listens already: this program, or what it runs in
        signal.set_wakeup_fd(eerder)
        return
    lees, schrijf = os.pipe()
    os.set_blocking(schrijf, False)
    signal.set_wakeup_fd(schrijf, warn_on_full_buffer=False)
    threading.Thread(target=_hoor, args=(lees, klaar), name="onderbreken", daemon=True).start()


def _hoor(lees: int, klaar: threading.Event) -> None:
    while os.read(lees, 1):
        while not klaar.wait(_HERHAAL):
            _breek_af()


def _breek_af() -> None:
    """A function of its own: a name that outlived the loop would keep the last connection until after the end."""
    for verbinding in list(_VERBINDINGEN):
        verbinding.interrupt()
