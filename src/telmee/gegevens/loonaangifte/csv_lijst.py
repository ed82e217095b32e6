"""Reads a small CSV that people make themselves: any usual separator, encoding, header, date and number.

Comma, semicolon, tab or bar; UTF-8 with or without byte-order mark, UTF-16, or Windows-1252; column names in capitals,
with spaces or under another usual name. Raises `Fout` when the file is too large, is no text, or lacks a column.
Messages never repeat a value from the file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.nummers import elfproef
from telmee.schrijven import fout_van

T = TypeVar("T")
GROOTST = 256 * 1024 * 1024
_SCHEIDINGEN = ";,\t|"
_REGELEINDE = re.compile(r"\r\n|\r|\n")
_SEP = re.compile(r"sep=(.)", re.IGNORECASE)
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?")
_NEDERLANDS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]{3,9})[-/. ]([0-9]{4})(?:[T ].*)?")


@dataclass(frozen=True)
class Regel:
    """One line: its file and number, and the fields by our own column names, stripped."""

    bestand: str
    nummer: int
    velden: Mapping[str, str]

    @property
    def plek(self) -> tuple[str, int]:
        """Where a finding about this line points."""
        return self.bestand, self.nummer

    def __getitem__(self, naam: str) -> str:
        return self.velden.get(naam, "")


def lees(
    pad: Path,
    namen: Mapping[str, tuple[str, ...]],
    verplicht: tuple[str, ...],
    meld: Verzamelaar,
    lees_regel: Callable[[Regel, int, Verzamelaar], T | None],
) -> list[T]:
    """What `lees_regel(line, bsn, findings)` makes of every line, None left out.

    A line that stands there twice counts once, and one without a sound BSN not at all; both are findings.
    """
    uit: list[T] = []
    gezien: set[tuple[str, ...]] = set()
    for regel in regels(pad, namen, verplicht, meld):
        if (alles := tuple(regel.velden.values())) in gezien:
            meld.meld("csv-dubbel", *regel.plek)
            continue
        gezien.add(alles)
        nummer = _bsn(regel, meld)
        if nummer is not None and (rij := lees_regel(regel, nummer, meld)) is not None:
            uit.append(rij)
    return uit


def regels(
    pad: Path, namen: Mapping[str, tuple[str, ...]], verplicht: tuple[str, ...], meld: Verzamelaar
) -> Iterator[Regel]:
    """The lines of a CSV; `namen` gives for each of our columns the other names it may have."""
    plaats: dict[str, int] = {}
    breedte = 0
    for nummer, velden in _velden(pad, meld):
        if not breedte:
            breedte = len(velden)
            plaats = _kolommen(pad, velden, namen, verplicht)
        elif any(v.strip() for v in velden[breedte:]) or len(velden) <= max(plaats.values()):
            meld.meld("csv-velden", pad.name, nummer)
        else:
            yield Regel(pad.name, nummer, {n: velden[i].strip() for n, i in plaats.items()})
    if not breedte:
        raise Fout(f"Het bestand '{pad.name}' is leeg; er moet een regel met kolomnamen in staan.")


def _velden(pad: Path, meld: Verzamelaar) -> Iterator[tuple[int, list[str]]]:
    """Number and fields of every line that holds something.

    A line is read on its own: none of our columns runs over lines, and so a quote that is left open spoils one line
    and not the rest of the file. A first line `sep=;`, which spreadsheets understand, is obeyed.
    """
    genummerd = [(i, r) for i, r in enumerate(_REGELEINDE.split(_tekst(pad)), 1) if r.strip()]
    scheiding = ""
    if genummerd and (gegeven := _SEP.fullmatch(genummerd[0][1].strip("\ufeff "))):
        scheiding, genummerd = gegeven[1], genummerd[1:]
    for i, regel in genummerd:
        scheiding = scheiding or max(_SCHEIDINGEN, key=regel.count)
        try:
            velden = next(csv.reader([regel], delimiter=scheiding))
        except csv.Error as fout:
            raise Fout(f"Het bestand '{pad.name}' is op regel {i} geen CSV; sla het opnieuw op.") from fout
        if regel.count('"') % 2:
            meld.meld("csv-aanhaling", pad.name, i)
        elif any(v.strip() for v in velden):
            yield i, velden


def _tekst(pad: Path) -> str:
    try:
        if pad.stat().st_size > GROOTST:
            raise Fout(f"Het bestand '{pad.name}' is groter dan {GROOTST // 2**20} MiB; dat kan deze lijst niet zijn.")
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise fout_van(fout, pad) from fout
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        codering = "utf-16"
    elif b"\0" in inhoud or inhoud.startswith(b"PK\x03\x04"):
        raise Fout(f"Het bestand '{pad.name}' is geen tekst; sla het in uw rekenblad op als CSV.")
    else:
        codering = "utf-8-sig"
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", "replace")


def _kolommen(
    pad: Path, kop: list[str], namen: Mapping[str, tuple[str, ...]], verplicht: tuple[str, ...]
) -> dict[str, int]:
    gevonden: dict[str, int] = {}
    for i, veld in enumerate(kop):
        kaal = re.sub(r"[^a-z0-9]", "", veld.lower())
        for naam, andere in namen.items():
            if kaal in (naam.replace("_", ""), *andere):
                gevonden.setdefault(naam, i)
    if weg := [n for n in verplicht if n not in gevonden]:
        welke = f"ontbreekt de kolom {weg[0]}" if len(weg) == 1 else f"ontbreken de kolommen {' en '.join(weg)}"
        raise Fout(
            f"In '{pad.name}' {welke}; nodig zijn {', '.join(verplicht)}, "
            f"en mogelijk zijn ook {', '.join(n for n in namen if n not in verplicht)}."
        )
    return gevonden


def datum(tekst: str) -> date | None:
    """A date as 2026-12-31, 20261231, 31-12-2026, 31/12/2026, 31.12.2026 or 31 december 2026; None when it is none."""
    if gevonden := _ISO.fullmatch(tekst):
        jaar, maand, dag = (int(g) for g in gevonden.groups())
    elif gevonden := _NEDERLANDS.fullmatch(tekst.lower()):
        dag, jaar = int(gevonden[1]), int(gevonden[3])
        maand = int(gevonden[2]) if gevonden[2].isdigit() else _maand(gevonden[2])
    else:
        return None
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def dagen(
    regel: Regel, namen: tuple[str, ...], meld: Verzamelaar, verplicht: tuple[str, ...] = ()
) -> dict[str, date | None] | None:
    """The dates of a line by column, None where nothing stands; None for the whole, with a finding, if one is none."""
    uit = {naam: datum(regel[naam]) for naam in namen}
    for naam, dag in uit.items():
        if dag is None and (regel[naam] or naam in verplicht):
            meld.meld("csv-datum", *regel.plek, naam=naam)
            return None
    return uit


def _maand(woord: str) -> int:
    kort = "mrt" if woord.startswith("maa") else woord[:3]
    return _MAANDEN.index(kort) + 1 if kort in _MAANDEN else 0


def _bsn(regel: Regel, meld: Verzamelaar) -> int | None:
    """The number (dots, spaces and lost zeros allowed); None, with a finding, when it is none."""
    kaal = re.sub(r"[ .\-]", "", regel["bsn"])
    if not re.fullmatch(r"[0-9]{7,9}", kaal) or not elfproef(int(kaal)):
        meld.meld("csv-bsn", *regel.plek)
        return None
    if len(kaal) < 9:
        meld.meld("csv-nullen", *regel.plek)
    return int(kaal)
