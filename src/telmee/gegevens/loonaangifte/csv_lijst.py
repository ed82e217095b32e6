"""Reads a small list that people make themselves: any usual separator, encoding, header, date and number.

Text (comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252) or .xlsx; column names in capitals, with spaces or
under another usual name; lines above the heading. Raises `Fout` when the list is too large, is no list, or lacks a
column. Messages never repeat a value from the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.ingekomen import Plek
from telmee.gegevens.loonaangifte.lijst_bron import Lijst, open_lijst
from telmee.gegevens.loonaangifte.nummers import elfproef

T = TypeVar("T")
BOVEN = 20  # so many lines may stand above the heading
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?")
_NEDERLANDS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]{3,9})[-/. ]([0-9]{4})(?:[T ].*)?")
_DAGGETAL = re.compile(r"[3-7][0-9]{4}")  # a spreadsheet's number of a day between 1982 and 2119
_ONTKENNING = re.compile(r"\b(niet|geen|zonder|buiten|nee)\b", re.IGNORECASE)
_LHNR = re.compile(r"[0-9]{9}L[0-9]{2}")


@dataclass(frozen=True)
class Regel:
    """One line: its file and number, and the fields by our own column names, stripped.

    `begin` is the day that a spreadsheet counts its dates from; None in a text.
    """

    bestand: str
    nummer: int
    velden: Mapping[str, str]
    begin: date | None = None

    @property
    def plek(self) -> tuple[str, int]:
        """Where a finding about this line points."""
        return self.bestand, self.nummer

    def __getitem__(self, naam: str) -> str:
        return self.velden.get(naam, "")


def lees(
    pad: Plek,
    namen: Mapping[str, tuple[str, ...]],
    verplicht: tuple[str, ...],
    meld: Verzamelaar,
    lees_regel: Callable[[Regel, int, Verzamelaar], T | None],
    gelijk: Callable[[T], Hashable],
    kaal: str = "",
) -> list[T]:
    """What `lees_regel(line, bsn, findings)` makes of every line, None left out.

    A line that says the same as an earlier one (`gelijk`, in whatever form its dates and numbers are written) counts
    once, and one without a sound BSN not at all; both are findings. `kaal`: the column that may be missing when there
    is nothing in the list but numbers.
    """
    uit: list[T] = []
    gezien: set[Hashable] = set()
    for regel in regels(pad, namen, verplicht, meld, kaal):
        nummer = _bsn(regel, meld)
        if nummer is None or (rij := lees_regel(regel, nummer, meld)) is None:
            continue
        if (sleutel := gelijk(rij)) in gezien:
            meld.meld("csv-dubbel", *regel.plek)
            continue
        gezien.add(sleutel)
        uit.append(rij)
    return uit


def regels(
    pad: Plek,
    namen: Mapping[str, tuple[str, ...]],
    verplicht: tuple[str, ...],
    meld: Verzamelaar,
    kaal: str = "",
    vreemd: str = "",
) -> Iterator[Regel]:
    """The lines of a list; `namen` gives for each of our columns the other names it may have.

    `vreemd`: the finding that names the columns that we do not know; nothing is said of them without it.
    """
    lijst = open_lijst(pad, meld)
    rijen = iter(lijst)
    boven: list[list[str]] = []
    for nummer, velden in rijen:
        if kaal and _alleen_nummers(velden):
            _eis_geen_kop(boven, lijst.naam, kaal)
            _meld_boven(len(boven), lijst.naam, meld)
            meld.meld("lijst-kaal", lijst.naam)
            yield from _kale_regels(lijst, velden, nummer, rijen, meld)
            return
        plaats = _kolommen(velden, namen)
        if all(n in plaats for n in verplicht if n != kaal):
            break
        boven.append(velden)
        if len(boven) > BOVEN:
            raise _zonder_kop(lijst.naam, boven, namen, verplicht)
    else:
        raise _zonder_kop(lijst.naam, boven, namen, verplicht)
    lijst.zet_vast()
    _meld_boven(len(boven), lijst.naam, meld)
    if kaal and kaal not in plaats:
        _eis_bekend(velden, plaats, lijst.naam, kaal)
        meld.meld("lijst-kaal", lijst.naam)
    if vreemd and (over := _vreemd(velden, namen)):
        meld.meld(vreemd, lijst.naam, kolommen=", ".join(over))
    yield from _met_kop(lijst, plaats, len(velden), rijen, meld)


def _met_kop(
    lijst: Lijst, plaats: dict[str, int], breedte: int, rijen: Iterator[tuple[int, list[str]]], meld: Verzamelaar
) -> Iterator[Regel]:
    for nummer, velden in rijen:
        if any(velden[breedte:]) or len(velden) <= max(plaats.values()):
            meld.meld("csv-velden", lijst.naam, nummer)
        else:
            yield Regel(lijst.naam, nummer, {n: velden[i] for n, i in plaats.items()}, lijst.begin)


def _kale_regels(
    lijst: Lijst, eerste: list[str], op: int, rijen: Iterator[tuple[int, list[str]]], meld: Verzamelaar
) -> Iterator[Regel]:
    """A list of numbers only: every BSN on a line, with the loonheffingennummer that stands on it."""
    velden, nummer = eerste, op
    while True:
        woorden = [w for veld in velden for w in _woorden(veld)]
        lhnr = next((w for w in woorden if _LHNR.fullmatch(w)), "")
        for woord in woorden:
            if not _LHNR.fullmatch(woord):
                yield Regel(lijst.naam, nummer, {"bsn": woord, "loonheffingennummer": lhnr}, lijst.begin)
        try:
            nummer, velden = next(rijen)
        except StopIteration:
            return


def _woorden(veld: str) -> list[str]:
    """The numbers in a field: one that is written with dots or spaces, or several with spaces between."""
    vast = re.sub(r"[ .\-]", "", veld.upper())
    if re.fullmatch(r"[0-9]{7,9}", vast) or _LHNR.fullmatch(vast):
        return [vast]
    return [w for w in re.split(r"[\s;,|]+", veld.upper()) if w]


def _alleen_nummers(velden: list[str]) -> bool:
    """Whether this is a line of a list without heading: a BSN (or what looks like it), and nothing but numbers."""
    woorden = [re.sub(r"[.\-]", "", w) for veld in velden for w in _woorden(veld)]
    bsns = [w for w in woorden if re.fullmatch(r"[0-9]{7,9}", w)]
    return bool(bsns) and len(bsns) + sum(bool(_LHNR.fullmatch(w)) for w in woorden) == len(woorden)


def _kolommen(kop: list[str], namen: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Where each of our columns stands in this heading."""
    gevonden: dict[str, int] = {}
    for i, veld in enumerate(kop):
        simpel = re.sub(r"[^a-z0-9]", "", veld.lower())
        for naam, andere in namen.items():
            if simpel in (naam.replace("_", ""), *andere):
                gevonden.setdefault(naam, i)
    return gevonden


def _vreemd(kop: list[str], namen: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The headings that are no column of ours, the first five."""
    return [f"'{veld[:30]}'" for veld in kop if veld and not _kolommen([veld], namen)][:5]


def _zonder_kop(
    naam: str, boven: list[list[str]], namen: Mapping[str, tuple[str, ...]], verplicht: tuple[str, ...]
) -> Fout:
    """What the list lacks, by the line that has most of it."""
    if not boven:
        return Fout(f"Het bestand '{naam}' is leeg; er moet een regel met kolomnamen in staan.")
    gevonden = max((_kolommen(velden, namen) for velden in boven), key=len)
    weg = [n for n in verplicht if n not in gevonden]
    welke = f"ontbreekt de kolom {weg[0]}" if len(weg) == 1 else f"ontbreken de kolommen {' en '.join(weg)}"
    return Fout(
        f"In '{naam}' {welke}; nodig zijn {', '.join(verplicht)}, "
        f"en mogelijk zijn ook {', '.join(n for n in namen if n not in verplicht)}."
    )


def _eis_geen_kop(boven: list[list[str]], naam: str, kaal: str) -> None:
    """Above a list of numbers a title may stand, not a heading that we do not know, nor one that may turn it around."""
    if any(sum(bool(veld) for veld in velden) > 1 for velden in boven):
        raise Fout(f"In '{naam}' zijn de kolomnamen niet bekend; noem ze bsn en {kaal}, of haal die regel weg.")
    if any(_ONTKENNING.search(veld) for velden in boven for veld in velden):
        raise Fout(
            f"In '{naam}' staat boven de nummers een woord als 'niet' of 'geen'; zet er kolomnamen boven (bsn, {kaal}) "
            "en bij elk nummer ja of nee."
        )


def _eis_bekend(kop: list[str], plaats: dict[str, int], naam: str, kaal: str) -> None:
    """Without the column that says yes or no, another column might be saying it under a name that we do not know."""
    for i, veld in enumerate(kop, 1):
        if veld and i - 1 not in plaats.values():
            raise Fout(
                f"In '{naam}' staat geen kolom {kaal}, en kolom {i} is niet bekend; noem die kolom {kaal} als het "
                "antwoord erin staat, of haal haar weg."
            )


def _meld_boven(aantal: int, naam: str, meld: Verzamelaar) -> None:
    if aantal:
        meld.meld("lijst-erboven", naam, aantal=aantal)


def datum(tekst: str) -> date | None:
    """A date as 2026-12-31, 20261231, 31-12-2026, 31/12/2026, 31.12.2026 or 31 december 2026; None when it is none."""
    if gevonden := _ISO.fullmatch(tekst):
        jaar, maand, dag = (int(g) for g in gevonden.groups())
    elif gevonden := _NEDERLANDS.fullmatch(tekst.lower()):
        dag, jaar = int(gevonden[1]), int(gevonden[3])
        maand = int(gevonden[2]) if gevonden[2].isdecimal() else _maand(gevonden[2])
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
        if dag is None and regel.begin is not None and _DAGGETAL.fullmatch(regel[naam]):
            uit[naam] = dag = regel.begin + timedelta(days=int(regel[naam]))
            meld.meld("csv-datum-getal", regel.bestand, naam=naam)
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
