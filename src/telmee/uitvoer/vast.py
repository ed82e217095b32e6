"""Amounts that stay whole: a line is never broken between the euro sign and its figure.

`vast` puts a no-break space there, for pages and before text is folded; `los` takes it out again, so that what is
copied from a terminal holds ordinary spaces. `vouw` folds text that way.
"""

from __future__ import annotations

import re
import textwrap

VAST = "\u00a0"
_BEDRAG = re.compile(r"\bEUR (?=-?\d)")  # what stands for the sign where a screen has none


def vast(tekst: str) -> str:
    """'€ 5' with a space on which no line breaks."""
    zeker = tekst.replace("€ ", f"€{VAST}")
    return _BEDRAG.sub(f"EUR{VAST}", zeker) if "EUR " in zeker else zeker


def los(tekst: str) -> str:
    """The same with ordinary spaces."""
    return tekst.replace(VAST, " ")


def vouw(tekst: str, breedte: int, eerst: str = "", later: str = "", **opties: bool) -> list[str]:
    """The text in lines of at most this many characters, amounts whole."""
    regels = textwrap.wrap(vast(tekst), breedte, initial_indent=eerst, subsequent_indent=later, **opties)  # type: ignore[arg-type]
    return [los(regel) for regel in regels]
