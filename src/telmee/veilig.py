"""Makes text that came from a file or a command line safe to show: on a terminal, in HTML, in CSV and in a workbook.

Such text is data from somebody else. Escape sequences can rewrite a screen, direction marks can make a line read
otherwise than it is, invisible characters can hide in a name, and a cell that begins with `=` is a formula. `regel`
takes away the first three and fits every renderer; `cel` also disarms the last. `escape` is for markup, `naar_json` for
programs: that one loses nothing, and writes what cannot be seen as an escape.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from html import escape as _escape
from typing import Any

ONZICHTBAAR = "\ufffd"  # what stands where something was taken away
_VREEMD = frozenset(
    {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
)  # control, format (direction, joiners), surrogates, none
_FORMULE = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # also the wide forms
_GETAL = re.compile(r"[+-]?[0-9][0-9.,]*")
_NEGEN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9]|L[0-9]{2})")  # not a loonheffingennummer


def regel(tekst: str, lengte: int | None = None) -> str:
    """One line of visible characters; the rest becomes a mark. `lengte`: at most so many, then an ellipsis."""
    if not tekst.isprintable():  # which a no-break space is not either
        tekst = "".join(ONZICHTBAAR if unicodedata.category(c) in _VREEMD else c for c in tekst)
    if lengte is not None and len(tekst) > lengte:
        return tekst[: lengte - 1] + "…"
    return tekst


def blok(tekst: str) -> str:
    """As `regel`, of a text of more lines: line ends and tabs stay."""
    if tekst.isprintable():
        return tekst
    return "\n".join("\t".join(regel(d) for d in r.split("\t")) for r in tekst.split("\n"))


def cel(tekst: str) -> str:
    """For a cell of CSV: a text that would be taken for a formula gets an apostrophe in front.

    In a workbook a text is a text by its type, and stays as it is.
    """
    schoon = blok(tekst)
    if schoon.lstrip().startswith(_FORMULE) and not _GETAL.fullmatch(schoon.strip()):
        return "'" + schoon
    return schoon


def escape(tekst: str, quote: bool = True) -> str:
    """For HTML and SVG: `blok`, and no character starts markup."""
    return _escape(blok(tekst), quote)


def naar_json(inhoud: Any, inspring: int | None = 2, default: Callable[[Any], Any] | None = None) -> str:
    """JSON in which every invisible character is an escape: a terminal only shows it, and a program reads the same."""
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=inspring, default=default)
    if tekst.isascii():
        return tekst
    regels = (r if r.isprintable() else "".join(map(_zichtbaar, r)) for r in tekst.split("\n"))
    return "\n".join(regels)


def _zichtbaar(teken: str) -> str:
    return json.dumps(teken)[1:-1] if unicodedata.category(teken) in _VREEMD else teken


def zonder_bsn(tekst: str) -> str:
    """A name of a file or a list: digits that may be a BSN are blotted out."""
    return _NEGEN.sub("…", regel(tekst))
