"""What the place where text appears can show: how many columns, colour, and which characters.

Text renderers take a ``Scherm`` and are pure; only ``scherm()`` looks at the stream and the environment. Colour is off
when output is no terminal, when ``NO_COLOR`` has any value (https://no-color.org) and when ``TERM`` is ``dumb``.
"""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from dataclasses import dataclass
from typing import TextIO

from telmee.veilig import blok, regel

BREEDTE = 80
PROEF = "█▒│─├└✓✗€"
VERVANGING = str.maketrans(
    {"€": "EUR", "–": "-", "—": "-", "−": "-", "×": "x", "÷": "/", "≥": ">=", "≤": "<=", "·": "-"}
    | {"‘": "'", "’": "'", "“": '"', "”": '"', "✓": "v", "✗": "x", "→": "->"}
)


@dataclass(frozen=True)
class Scherm:
    """Columns, whether colour may be used, and whether characters outside ASCII may be used."""

    breedte: int = BREEDTE
    kleur: bool = False
    unicode: bool = True

    def kies(self, teken: str, ascii_teken: str) -> str:
        """The character itself, or its ASCII stand-in."""
        return teken if self.unicode else ascii_teken

    def stijl(self, tekst: str, code: str) -> str:
        """Text in an ANSI style ('1' bold, '34' blue), spaces around it left alone; the bare text without colour."""
        kern = tekst.strip(" ")
        if not (self.kleur and kern and code):
            return tekst
        begin = tekst.index(kern)
        return f"{tekst[:begin]}\x1b[{code}m{kern}\x1b[0m{tekst[begin + len(kern) :]}"

    def koppeling(self, tekst: str, adres: str) -> str:
        """Text that opens an address when it is clicked (OSC 8), where colour is shown; else the address itself."""
        tekst, adres = zonder_unicode(tekst, self), regel(adres)
        return f"\x1b]8;;{adres}\x1b\\{tekst}\x1b]8;;\x1b\\" if self.kleur else adres


def scherm(uitvoer: TextIO | None = None) -> Scherm:
    """The screen behind a stream (default: standard output)."""
    stroom = sys.stdout if uitvoer is None else uitvoer
    tty = bool(getattr(stroom, "isatty", lambda: False)())
    breedte = shutil.get_terminal_size((BREEDTE, 24)).columns if tty or os.environ.get("COLUMNS") else BREEDTE
    kleur = tty and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Scherm(breedte=max(breedte, 20), kleur=kleur, unicode=_kan_unicode(stroom))


def zonder_unicode(tekst: str, scherm: Scherm) -> str:
    """Text that the screen only shows: never an escape sequence; without Unicode the euro becomes EUR, accents go."""
    tekst = blok(tekst)
    if scherm.unicode:
        return tekst
    tekst = tekst.translate(VERVANGING)
    ontleed = (teken for teken in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(teken))
    return "".join(ontleed).encode("ascii", "replace").decode("ascii")


def _kan_unicode(stroom: TextIO) -> bool:
    try:
        PROEF.encode(getattr(stroom, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
