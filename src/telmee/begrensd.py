"""Reading a small file or a pipe at once, never more than a limit: no device or endless pipe can fill the memory.

What is read is read once, so a pipe (`/dev/stdin`, `<(…)`) is as good as a file. Units: bytes. Raises `Fout` for what
cannot be read and for what is larger than the limit.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Protocol

from telmee.fouten import Fout
from telmee.schrijven import fout_van

MIB = 1024 * 1024
_PER_KEER = 1 * MIB


class Leesbaar(Protocol):
    """What can be read from front to back."""

    def read(self, n: int, /) -> bytes:
        """At most `n` bytes; none at the end."""


def lees_bytes(pad: Path | str, meest: int = 64 * MIB, naam: str | None = None) -> bytes:
    """All of `pad`, when that is at most `meest` bytes; `naam` is what messages call it, the path when left out."""
    naam = str(pad) if naam is None else naam
    try:
        with open(pad, "rb", buffering=0) as bron:
            return lees_stroom(bron, meest, naam)
    except OSError as fout:
        raise fout_van(fout, naam) from fout
    except ValueError as fout:  # a zero byte in the name
        raise Fout("De naam van het bestand kan niet; controleer de naam.") from fout


def lees_stroom(bron: Leesbaar, meest: int, naam: str) -> bytes:
    """All that is left of a stream, when that is at most `meest` bytes."""
    delen, gelezen = [], 0
    while deel := bron.read(min(_PER_KEER, meest + 1 - gelezen)):
        delen.append(deel)
        gelezen += len(deel)
        if gelezen > meest:
            raise Fout(f"'{naam}' is groter dan {meest // MIB} MiB en is niet gelezen; geef een kleiner bestand.")
    return b"".join(delen)


def is_stroom(pad: Path | str) -> bool:
    """Whether this can be read only once, or without end: a pipe, a socket or a device."""
    try:
        soort = os.stat(pad).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(soort) or stat.S_ISDIR(soort))
