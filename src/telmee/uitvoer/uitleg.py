"""An explanation: the tree of figures behind one figure, as text, JSON and HTML.

The tree is plain data; it comes as ``Uitleg`` or as a dict with the same names. A part that occurs twice is written out
once in the text and referred to after that; JSON and HTML always have it in full. The HTML unfolds without JavaScript.

Raises Fout for a dict without a name, or with a name of a field that does not exist.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from html import escape
from typing import Any

from telmee.fouten import Fout
from telmee.getallen import ONBEKEND, Waarde, datum, toon_met_eenheid
from telmee.uitvoer.scherm import Scherm, zonder_unicode

BREEDSTE = 100
GEWOON = ("", "bekend", "vast")


@dataclass(frozen=True)
class Uitleg:
    """One figure: what it is, where it comes from, how it was computed, and the figures it was computed from."""

    naam: str
    label: str = ""
    waarde: Waarde = None
    eenheid: str = ""
    status: str = ""
    wet: str = ""
    geldig_vanaf: date | str | None = None
    bron: str = ""
    formule: str = ""
    formule_ingevuld: str = ""
    kinderen: tuple[Uitleg, ...] = ()
    opmerking: str = ""
    url: str = ""
    zekerheid: str = ""
    link: str = ""

    @property
    def kop(self) -> str:
        """'Quotumtekort: 2,3 banen', with the status when it is out of the ordinary."""
        cijfer = toon_met_eenheid(self.waarde, self.eenheid)
        if self.waarde is None and self.status not in GEWOON:
            cijfer = self.status
        elif self.status not in (*GEWOON, cijfer):
            cijfer += f" ({self.status})"
        return f"{self.label or self.naam}: {cijfer or ONBEKEND}"

    def onderdelen(self) -> Iterator[Uitleg]:
        """Everything below this figure."""
        for kind in self.kinderen:
            yield kind
            yield from kind.onderdelen()

    def regels(self) -> tuple[tuple[str, str], ...]:
        """What there is to say about this figure, as pairs of a word and a text."""
        vanaf = datum(self.geldig_vanaf) if isinstance(self.geldig_vanaf, date) else self.geldig_vanaf or ""
        wet = f"{self.wet}, geldt vanaf {vanaf}" if self.wet and vanaf else self.wet or vanaf
        paren = (
            ("wet" if self.wet else "geldt vanaf", wet),
            ("link", self.link),
            ("bron", "" if self.bron == self.wet else self.bron),
            ("adres", "" if self.url == self.bron else self.url),
            ("zekerheid", self.zekerheid),
            ("formule", self.formule),
            ("ingevuld", self.formule_ingevuld),
            ("let op", self.opmerking),
        )
        return tuple((woord, " ".join(tekst.split())) for woord, tekst in paren if tekst)


def uit_dict(gegevens: Mapping[str, Any]) -> Uitleg:
    """The tree from nested dicts."""
    bekend = {veld.name for veld in fields(Uitleg)}
    vreemd = sorted(set(gegevens) - bekend)
    if vreemd or "naam" not in gegevens:
        wat = f"kent het veld '{vreemd[0]}' niet" if vreemd else "heeft een onderdeel zonder naam"
        raise Fout(f"De uitleg {wat}; gebruik de velden {', '.join(sorted(bekend))}.")
    velden: dict[str, Any] = {naam: waarde for naam, waarde in gegevens.items() if waarde is not None}
    for naam in ("geldig_vanaf", *(("waarde",) if gegevens.get("eenheid") == "datum" else ())):
        if isinstance(velden.get(naam), str):
            velden[naam] = _dag(velden[naam])
    velden["kinderen"] = tuple(uit_dict(kind) for kind in gegevens.get("kinderen") or ())
    return Uitleg(**velden)


def _dag(tekst: str) -> date | str:
    """An ISO date as a date; other words as they are."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return tekst


def naar_dict(uitleg: Uitleg) -> dict[str, Any]:
    """The tree as nested dicts of plain JSON values, every field always there."""
    inhoud = {veld.name: getattr(uitleg, veld.name) for veld in fields(uitleg)}
    for naam in ("waarde", "geldig_vanaf"):
        if isinstance(inhoud[naam], date):
            inhoud[naam] = inhoud[naam].isoformat()
    inhoud["kinderen"] = [naar_dict(kind) for kind in uitleg.kinderen]
    return inhoud


def als_json(uitleg: Uitleg) -> str:
    """The tree as JSON, with exact integers in the unit of the figure."""
    return json.dumps(naar_dict(uitleg), ensure_ascii=False, indent=2) + "\n"


def tekst(uitleg: Uitleg, scherm: Scherm = Scherm(), gezien: set[Uitleg] | None = None) -> str:
    """The tree with indentation, at most 100 columns, nothing cut off; `gezien`: what stands above it already."""
    regels: list[str] = []
    boven = set() if gezien is None else gezien
    _schrijf(uitleg, ("", ""), scherm, min(scherm.breedte, BREEDSTE), boven, regels)
    return "\n".join(regels) + "\n"


def _schrijf(
    uitleg: Uitleg, inspring: tuple[str, str], scherm: Scherm, breedte: int, gezien: set[Uitleg], regels: list[str]
) -> None:
    """One figure and what is below it; ``inspring`` is what stands before the first and before the later lines."""
    eerste, later = inspring
    herhaald = bool(uitleg in gezien and (uitleg.kinderen or uitleg.formule))
    kop = f"{uitleg.kop}, zie hierboven" if herhaald else uitleg.kop
    for nummer, regel in enumerate(_vouw(kop, breedte - len(later) - 2, scherm)):
        regels.append(f"{later}  {regel}" if nummer else eerste + scherm.stijl(regel, "1"))
    if herhaald:
        return
    gezien.add(uitleg)
    stam = later + (scherm.kies("│ ", "| ") if uitleg.kinderen else "  ")
    for woord, zin in uitleg.regels():
        for nummer, regel in enumerate(_vouw(zin, breedte - len(stam) - len(woord) - 2, scherm)):
            regels.append(stam + (" " * (len(woord) + 2) if nummer else f"{woord}: ") + regel)
    for kind in uitleg.kinderen:
        laatste = kind is uitleg.kinderen[-1]
        tak = scherm.kies("└─ " if laatste else "├─ ", "`- " if laatste else "|- ")
        daarna = later + ("   " if laatste else scherm.kies("│  ", "|  "))
        _schrijf(kind, (later + tak, daarna), scherm, breedte, gezien, regels)


def _vouw(zin: str, breedte: int, scherm: Scherm) -> list[str]:
    return textwrap.wrap(zonder_unicode(zin, scherm), max(breedte, 20), break_on_hyphens=False) or [""]


def html(uitleg: Uitleg, open_tot: int = 1) -> str:
    """Nested ``<details>``; the first ``open_tot`` levels are unfolded."""
    return "\n".join(['<div class="telmee-uitleg">', *_html(uitleg, open_tot, 1), "</div>"]) + "\n"


def _html(uitleg: Uitleg, open_tot: int, diepte: int) -> list[str]:
    wit = "  " * diepte
    feiten = [f"{wit}  <dt>{escape(woord)}</dt><dd>{_html_zin(zin)}</dd>" for woord, zin in uitleg.regels()]
    lijst = [f"{wit}<dl>", *feiten, f"{wit}</dl>"] if feiten else []
    if not lijst and not uitleg.kinderen:
        return [f"{wit}<p>{escape(uitleg.kop)}</p>"]
    regels = [
        f"{wit}<details{' open' if diepte <= open_tot else ''}>",
        f"{wit}<summary>{escape(uitleg.kop)}</summary>",
        *lijst,
    ]
    for kind in uitleg.kinderen:
        regels += _html(kind, open_tot, diepte + 1)
    return [*regels, f"{wit}</details>"]


def _html_zin(zin: str) -> str:
    """The text, as a link when it is an address of a page."""
    veilig = escape(zin)
    return f'<a href="{veilig}">{veilig}</a>' if zin.startswith(("https://", "http://")) and " " not in zin else veilig
