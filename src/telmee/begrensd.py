"""Reading a small file or a pipe at once, never more than a limit: no device or endless pipe can fill the memory.

What is read is read once, so a pipe (`/dev/stdin`, `<(…)`) is as good as a file. Units: bytes. Raises `Fout` for what
cannot be read and for what is larger than the limit.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from telmee.fouten import Fout
from telmee.schrijven import fout_van

MIB = 1024 * 1024
_PER_KEER = 1 * MIB


def lees_bytes(pad: Path | str, meest: int = 64 * MIB) -> bytes:
    """All of `pad`, when that is at most `meest` bytes."""
    delen, gelezen = [], 0
    try:
        with open(pad, "rb", buffering=0) as bron:
            while deel := bron.read(min(_PER_KEER, meest + 1 - gelezen)):
                delen.append(deel)
                gelezen += len(deel)
                if gelezen > meest:
                    raise Fout(
                        f"'{pad}' is groter dan {meest // MIB} MiB en is niet gelezen; geef een kleiner bestand."
                    )
    except OSError as fout:
        raise fout_van(fout, pad) from fout
    except ValueError as fout:  # a zero byte in the name
        raise Fout("De naam van het bestand kan niet; controleer de naam.") from fout
    return b"".join(delen)


def is_stroom(pad: Path | str) -> bool:
    """Whether this can be read only once, or without end: a pipe, a socket or a device."""
    try:
        soort = os.stat(pad).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(soort) or stat.S_ISDIR(soort))
