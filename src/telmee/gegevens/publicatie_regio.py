"""Which arbeidsmarktregio a municipality belongs to, for figures of the register: the division that comes along.

A municipality that came later belongs where all the ones it was made of lay. One that came from two regions, or that
nobody knows, has none: it is unknown, and stays so (`beschut.regio`).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from telmee.gegevens.beschut.regio import standaard

INDELING = "Besluit werkgebieden UWV 2015 (BWBR0036164), bijlage 3 (indeling van 2015; een latere is niet gevonden)"
_OP = date(2026, 1, 1)
"""A day after every merger that is known: a code that was given up lies where it lay."""


@cache
def regios() -> tuple[str, ...]:
    """All of them, by name."""
    return standaard().namen(_OP)


@cache
def regio_van(gemeente: str) -> str | None:
    """The region of a code (GM0363)."""
    return standaard().van(gemeente, _OP).regio
