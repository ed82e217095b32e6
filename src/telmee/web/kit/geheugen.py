"""Memory that is free goes back to the machine: many threads that each held much once would keep it otherwise.

Does something where the C library is glibc, and nothing elsewhere.
"""

from __future__ import annotations

import ctypes
import gc

_ARENA_MAX = -8
ARENAS = 2


def _bibliotheek() -> ctypes.CDLL | None:
    try:
        gevonden = ctypes.CDLL(None)
    except (OSError, TypeError):
        return None
    return gevonden if hasattr(gevonden, "malloc_trim") else None


def zuinig() -> None:
    """Before the threads begin: they share a few heaps; by itself each gets one, and keeps what it once took."""
    if (c := _bibliotheek()) is not None:
        c.mallopt(_ARENA_MAX, ARENAS)


def geef_terug() -> None:
    """What nobody uses any more goes: what refers to itself, and what the C library keeps at hand."""
    gc.collect()
    if (c := _bibliotheek()) is not None:
        c.malloc_trim(0)


def zet_vast() -> None:
    """What every answer reads (the law, pages, packages) stays, so no answer waits half a second while it is combed."""
    gc.collect()
    gc.freeze()
