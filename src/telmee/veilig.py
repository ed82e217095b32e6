"""Makes text that came from a file or a command line safe to show: on a terminal, in HTML, in CSV and in a workbook.

Such text is data from somebody else. Escape sequences can rewrite a screen, direction marks can make a line read
otherwise than it is, invisible characters can hide in a name, and a cell that begins with `=` is a formula. `regel`
takes away the first three and fits every renderer; `cel` also disarms the last. HTML still escapes what it shows, as
it does with all text.
"""

from __future__ import annotations

import re
import unicodedata

ONZICHTBAAR = "\ufffd"  # what stands where something was taken away
_VREEMD = frozenset(
    {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
)  # control, format (direction, joiners), surrogates, none
_GEWOON = re.compile(r"[ -~]*")
_FORMULE = ("=", "+", "-", "@")
_GETAL = re.compile(r"[+-]?[0-9][0-9.,]*")
_NEGEN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9]|L[0-9]{2})")  # not a loonheffingennummer


def regel(tekst: str, lengte: int | None = None) -> str:
    """One line of visible characters; the rest becomes a mark. `lengte`: at most so many, then an ellipsis."""
    if not _GEWOON.fullmatch(tekst):
        tekst = "".join(ONZICHTBAAR if unicodedata.category(c) in _VREEMD else c for c in tekst)
    if lengte is not None and len(tekst) > lengte:
        return tekst[: lengte - 1] + "…"
    return tekst


def blok(tekst: str) -> str:
    """As `regel`, of a text of more lines: line ends and tabs stay."""
    return "\n".join("\t".join(regel(d) for d in r.split("\t")) for r in tekst.split("\n"))


def cel(tekst: str) -> str:
    """For a cell of CSV or a workbook: a text that would be taken for a formula gets an apostrophe in front."""
    schoon = regel(tekst)
    if schoon.lstrip().startswith(_FORMULE) and not _GETAL.fullmatch(schoon.strip()):
        return "'" + schoon
    return schoon


def zonder_bsn(tekst: str) -> str:
    """A name of a file or a list: digits that may be a BSN are blotted out."""
    return _NEGEN.sub("…", regel(tekst))
