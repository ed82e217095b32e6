"""Names the files that a command wrote, at the end; on the other stream where the answer is for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from telmee.veilig import regel


def noem_geschreven(paden: Iterable[Path], voor_programma: bool = False) -> None:
    """'Geschreven: a.html, b.xlsx.'; nothing when nothing was written."""
    namen = regel(", ".join(str(pad) for pad in paden))
    if namen:
        print(f"Geschreven: {namen}.", file=sys.stderr if voor_programma else sys.stdout)
