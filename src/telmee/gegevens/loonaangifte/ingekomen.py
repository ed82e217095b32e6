"""A file that comes in as an open stream, such as one of an upload: read front to back, under its sender's name.

Nothing of it touches the disk. A message whose encoding is another than it says is read twice, so what was read is
remembered up to a bound; a larger one of that kind is reported as unreadable.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from telmee.begrensd import Leesbaar


@dataclass(frozen=True)
class Ingekomen:
    """One file; `naam` is what its sender calls it, with the folder that it was in when there is one."""

    naam: str
    stroom: Leesbaar


Plek = Path | Ingekomen
"""Where a file is: on this machine, or on its way in."""


def plek(gegeven: Path | str | Ingekomen) -> Plek:
    """A path given as a text is a path."""
    return gegeven if isinstance(gegeven, Ingekomen) else Path(gegeven)


class Herhaalbaar:
    """What came in, to be begun anew as long as no more than `meest` bytes were read of it."""

    def __init__(self, begin: bytes, stroom: Leesbaar, meest: int) -> None:
        self._stroom, self._meest = stroom, meest
        self._stukken, self._gelezen, self.kan_opnieuw = [begin], len(begin), True

    def open(self) -> IO[bytes]:
        """The bytes from the beginning."""
        if not self.kan_opnieuw:
            raise OSError("what was read is forgotten")
        return cast(IO[bytes], _Lezing(self))

    def stuk(self, nummer: int, n: int) -> bytes:
        """Piece `nummer`; a new one is at most `n` bytes."""
        if self.kan_opnieuw and nummer < len(self._stukken):
            return self._stukken[nummer]
        stuk = self._stroom.read(n)
        self._gelezen += len(stuk)
        if self._gelezen > self._meest:
            self._stukken, self.kan_opnieuw = [], False
        elif stuk and self.kan_opnieuw:
            self._stukken.append(stuk)
        return stuk


class _Lezing(io.RawIOBase):
    """One time from front to back."""

    def __init__(self, bron: Herhaalbaar) -> None:
        self._bron, self._nummer, self._rest = bron, 0, b""

    def read(self, n: int = -1, /) -> bytes:
        if not self._rest:
            self._rest = self._bron.stuk(self._nummer, n if n > 0 else 65_536)
            self._nummer += 1
        if n < 0:
            uit, self._rest = self._rest, b""
        else:
            uit, self._rest = self._rest[:n], self._rest[n:]
        return uit

    def readable(self) -> bool:
        return True
