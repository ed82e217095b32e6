"""Where the rows of a list come from: a text or a spreadsheet (.xlsx), from a file, a pipe, an upload or pasted (`-`).

What it is follows from the content, never from the name. No more is read than a list can be, so a device or the wrong
file is refused at once. Raises `Fout` for what is no list. Messages never hold a value, nor a name that may be a BSN.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from telmee.begrensd import lees_bytes, lees_stroom
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.bronnen import schoon
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, Plek
from telmee.schrijven import fout_van

GROOTST = 64 * 1024 * 1024  # bytes
RIJEN = 500_000
LEGE = 4  # so many times as many lines, empty ones included
LANGST = 65_536  # characters of a line
STANDAARDINVOER = Path("-")
_SCHEIDINGEN = ";,\t|"
_REGEL = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_SEP = re.compile(r"sep=(.)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"  # the container of old .xls files, and of every file with a password
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")


@dataclass
class Lijst:
    """The rows of one list: number and fields of each that holds something.

    `begin` is the day that a spreadsheet counts its dates from; None for a text, where a bare number is no date.
    `zet_vast` keeps the separator of the last row for all that follow.
    """

    naam: str
    _rijen: Iterator[tuple[int, list[str]]]
    begin: date | None = None
    _scheiding: list[str] = field(default_factory=lambda: ["", ""])

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        aantal = 0
        for nummer, velden in self._rijen:
            if any(velden):
                aantal += 1
                if aantal > RIJEN:
                    raise Fout(
                        f"Het bestand '{self.naam}' heeft meer dan {RIJEN} regels; dat kan deze lijst niet zijn."
                    )
                yield nummer, velden

    def zet_vast(self) -> None:
        """The row that was given last is the heading: the others are separated as it is."""
        self._scheiding[0] = self._scheiding[1]


def naam_van(pad: Plek) -> str:
    """What messages call this list."""
    if isinstance(pad, Ingekomen):
        return schoon(pad.naam)
    return "standaardinvoer" if pad == STANDAARDINVOER else schoon(pad.name)


def open_lijst(pad: Plek, meld: Verzamelaar) -> Lijst:
    """The rows of this file, or of what is typed or piped in when `pad` is `-`."""
    naam = naam_van(pad)
    inhoud = _inhoud(pad, naam)
    if inhoud.startswith(_OLE):
        if _VERSLEUTELD in inhoud:
            raise Fout(f"Het bestand '{naam}' heeft een wachtwoord; sla het op zonder, en verwijder het na gebruik.")
        raise Fout(f"Het bestand '{naam}' is een oud rekenblad (.xls); sla het op als .xlsx of CSV.")
    if inhoud.startswith(b"PK"):
        from telmee.gegevens.loonaangifte import xlsx_lijst

        begin, rijen = xlsx_lijst.lees(inhoud, naam, meld)
        return Lijst(naam, iter(rijen), begin)
    scheiding = ["", ""]
    return Lijst(naam, _velden(_tekst(inhoud, naam), naam, meld, scheiding), None, scheiding)


def _inhoud(pad: Plek, naam: str) -> bytes:
    if isinstance(pad, Ingekomen):
        return lees_stroom(pad.stroom, GROOTST, naam)
    if pad != STANDAARDINVOER:
        return lees_bytes(pad, GROOTST, schoon(str(pad)))
    if sys.stdin.isatty():
        print("Plak de lijst en sluit af met Enter en Ctrl-D.", file=sys.stderr)
    try:
        return lees_stroom(sys.stdin.buffer, GROOTST, naam)
    except OSError as fout:
        raise fout_van(fout, naam) from fout


def _tekst(inhoud: bytes, naam: str) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        codering = "utf-16"
    elif b"\0" in inhoud:
        raise Fout(f"Het bestand '{naam}' is geen tekst en geen .xlsx; sla het in uw rekenblad op als CSV.")
    else:
        codering = "utf-8-sig"
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", "replace")


def _velden(tekst: str, naam: str, meld: Verzamelaar, scheiding: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Number and fields of every line that holds something.

    A line is read on its own: none of our columns runs over lines, and so a quote that is left open spoils one line
    and not the rest of the file. A first line `sep=;`, which spreadsheets understand, is obeyed.
    """
    eerste = True
    for i, gevonden in enumerate(_REGEL.finditer(tekst), 1):  # one at a time: a million short lines are not kept
        regel = gevonden[1]
        if i > LEGE * RIJEN or len(regel) > LANGST:
            raise Fout(f"Het bestand '{naam}' heeft te veel of te lange regels; dat kan deze lijst niet zijn.")
        if not regel.strip():
            continue
        if eerste and (gegeven := _SEP.fullmatch(regel.strip("\ufeff "))):
            scheiding[0] = gegeven[1]
            eerste = False
            continue
        eerste = False
        scheiding[1] = scheiding[0] or max(_SCHEIDINGEN, key=regel.count)
        if regel.count('"') % 2:
            meld.meld("csv-aanhaling", naam, i)
            continue
        try:
            velden = next(csv.reader([regel], delimiter=scheiding[1]))
        except csv.Error as fout:
            raise Fout(f"Het bestand '{naam}' is op regel {i} geen CSV; sla het opnieuw op.") from fout
        yield i, [v.strip() for v in velden]
