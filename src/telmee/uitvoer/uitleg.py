"""An explanation: the tree of figures behind one figure, as text, JSON and HTML.

The tree is plain data; it comes as ``Uitleg``, as a dict with the same names, or as the law's own node. In the text a
part is written out once and referred to after that ("zie boven"), several in one line, and what a reader of a terminal
has no use for is left to JSON and HTML: the addresses, and the formula where it stands filled in. HTML has every part
once too, with a link to it, and unfolds without JavaScript. JSON always has every part in full.

Raises Fout for a dict without a name, or with a name of a field that does not exist.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.getallen import ONBEKEND, Waarde, datum, toon_precies
from telmee.uitvoer.scherm import Scherm, zonder_unicode
from telmee.veilig import escape, naar_json

BREEDSTE = 100
GEWOON = ("", "bekend", "vast")
ZIE_BOVEN = "zie boven"
OPGEGEVEN = "opgegeven"
"""What was given is not explained on a terminal: `telmee wet toon` says what a fact means."""


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
        cijfer = toon_precies(self.waarde, self.eenheid)
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
        return self._paren(
            ("link", self.link),
            ("bron", "" if self.bron == self.wet else self.bron),
            ("adres", "" if self.url == self.bron else self.url),
            ("zekerheid", self.zekerheid),
            ("formule", self.formule),
            ("ingevuld", self.formule_ingevuld),
            ("let op", self.opmerking),
        )

    def kort(self) -> tuple[tuple[str, str], ...]:
        """The same for a terminal: how it was computed first, no addresses, nothing that goes without saying."""
        gewoon = ("", self.wet, self.status)
        return self._paren(
            ("bron", "" if self.bron in gewoon else self.bron),
            ("zekerheid", "" if self.zekerheid == "hoog" else self.zekerheid),
            ("let op", "" if self.status == OPGEGEVEN else self.opmerking),
            vooraf=(("ingevuld", self.formule_ingevuld) if self.formule_ingevuld else ("formule", self.formule),),
        )

    def _paren(self, *paren: tuple[str, str], vooraf: tuple[tuple[str, str], ...] = ()) -> tuple[tuple[str, str], ...]:
        """The pairs with the article before them; without those that are empty."""
        vanaf = datum(self.geldig_vanaf) if isinstance(self.geldig_vanaf, date) else self.geldig_vanaf or ""
        wet = f"{self.wet}, geldt vanaf {vanaf}" if self.wet and vanaf else self.wet or vanaf
        alle = (*vooraf, ("wet" if self.wet else "geldt vanaf", wet), *paren)
        return tuple((woord, " ".join(tekst.split())) for woord, tekst in alle if tekst)

    @property
    def sleutel(self) -> tuple[Any, ...]:
        """What tells this figure from others in one answer: the same figure of the same rule, filled in alike."""
        return (self.naam, self.label, self.waarde, self.status, self.formule_ingevuld, self.bron)


_VELDEN = frozenset(veld.name for veld in fields(Uitleg))


def uit_dict(gegevens: Mapping[str, Any]) -> Uitleg:
    """The tree from nested dicts."""
    vreemd = sorted(set(gegevens) - _VELDEN)
    if vreemd or "naam" not in gegevens:
        wat = f"kent het veld '{vreemd[0]}' niet" if vreemd else "heeft een onderdeel zonder naam"
        raise Fout(f"De uitleg {wat}; gebruik de velden {', '.join(sorted(_VELDEN))}.")
    return _uitleg(gegevens, tuple(uit_dict(kind) for kind in gegevens.get("kinderen") or ()))


def _uitleg(gegevens: Mapping[str, Any], kinderen: tuple[Uitleg, ...]) -> Uitleg:
    velden: dict[str, Any] = {naam: waarde for naam, waarde in gegevens.items() if waarde is not None}
    for naam in ("geldig_vanaf", *(("waarde",) if gegevens.get("eenheid") == "datum" else ())):
        if isinstance(velden.get(naam), str):
            velden[naam] = _dag(velden[naam])
    velden["kinderen"] = kinderen
    return Uitleg(**velden)


def van_knoop(knoop: Any, klaar: dict[int, Uitleg] | None = None) -> Uitleg:
    """The tree of a node that says its own fields (`als_velden`); a part that several figures share is made once."""
    klaar = {} if klaar is None else klaar
    if id(knoop) not in klaar:
        kinderen = tuple(van_knoop(kind, klaar) for kind in knoop.kinderen)
        klaar[id(knoop)] = _uitleg(knoop.als_velden(), kinderen)
    return klaar[id(knoop)]


def van_figuur(knoop: Any) -> Uitleg:
    """The same for the figures of a picture, which share most of what is below them: kept with the node itself.

    Not for the rows of thousands of people, of which each tree is drawn once and forgotten.
    """
    bij_knoop = vars(knoop)
    if "_uitleg" not in bij_knoop:
        bij_knoop["_uitleg"] = _uitleg(knoop.als_velden(), tuple(map(van_figuur, knoop.kinderen)))
    gemaakt: Uitleg = bij_knoop["_uitleg"]
    return gemaakt


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
    return naar_json(naar_dict(uitleg)) + "\n"


def tekst(uitleg: Uitleg, scherm: Scherm = Scherm(), gezien: set[tuple[Any, ...]] | None = None) -> str:
    """The tree with indentation, at most 100 columns, nothing cut off; `gezien`: what stands above it already."""
    regels: list[str] = []
    boven = set() if gezien is None else gezien
    _schrijf(uitleg, ("", ""), scherm, min(scherm.breedte, BREEDSTE), boven, regels)
    return "\n".join(regels) + "\n"


def teksten(bomen: Iterable[Uitleg], scherm: Scherm = Scherm()) -> list[str]:
    """Several trees of one answer: every part once, and no tree that stands whole in another."""
    gezien: set[tuple[Any, ...]] = set()
    return [tekst(boom, scherm, gezien) for boom in bomen if boom.sleutel not in gezien]


def _schrijf(
    uitleg: Uitleg,
    inspring: tuple[str, str],
    scherm: Scherm,
    breedte: int,
    gezien: set[tuple[Any, ...]],
    regels: list[str],
) -> None:
    """One figure and what is below it; ``inspring`` is what stands before the first and before the later lines."""
    eerste, later = inspring
    if uitleg.sleutel in gezien:
        _kop(f"{ZIE_BOVEN}: {uitleg.kop}", inspring, scherm, breedte, regels)
        return
    gezien.add(uitleg.sleutel)
    _kop(uitleg.kop, inspring, scherm, breedte, regels)
    stam = later + (scherm.kies("│ ", "| ") if uitleg.kinderen else "  ")
    for woord, zin in uitleg.kort():
        for nummer, regel in enumerate(_vouw(zin, breedte - len(stam) - len(woord) - 2, scherm)):
            regels.append(stam + (" " * (len(woord) + 2) if nummer else f"{woord}: ") + regel)
    nieuw = [kind for kind in uitleg.kinderen if kind.sleutel not in gezien]
    oud = "; ".join(dict.fromkeys(kind.kop for kind in uitleg.kinderen if kind.sleutel in gezien))
    for kind in nieuw:
        _schrijf(kind, _takken(later, kind is nieuw[-1] and not oud, scherm), scherm, breedte, gezien, regels)
    if oud:
        _kop(f"{ZIE_BOVEN}: {oud}", _takken(later, True, scherm), scherm, breedte, regels)


def _takken(later: str, laatste: bool, scherm: Scherm) -> tuple[str, str]:
    tak = scherm.kies("└─ " if laatste else "├─ ", "`- " if laatste else "|- ")
    return later + tak, later + ("   " if laatste else scherm.kies("│  ", "|  "))


def _kop(kop: str, inspring: tuple[str, str], scherm: Scherm, breedte: int, regels: list[str]) -> None:
    eerste, later = inspring
    for nummer, regel in enumerate(_vouw(kop, breedte - len(later) - 2, scherm)):
        regels.append(f"{later}  {regel}" if nummer else eerste + scherm.stijl(regel, "1"))


def _vouw(zin: str, breedte: int, scherm: Scherm) -> list[str]:
    return textwrap.wrap(zonder_unicode(zin, scherm), max(breedte, 20), break_on_hyphens=False) or [""]


_WIJZER: ContextVar[Callable[[str], str] | None] = ContextVar("wijzer", default=None)


@contextmanager
def met_wijzer(wijzer: Callable[[str], str]) -> Iterator[None]:
    """While this lasts every part of an explanation leads to the address that `wijzer` gives for its name, if any."""
    token = _WIJZER.set(wijzer)
    try:
        yield
    finally:
        _WIJZER.reset(token)


def wijst_naar(naam: str) -> str:
    """Where a name leads on the page that is being drawn; nothing in a file that is sent on."""
    wijzer = _WIJZER.get()
    return wijzer(naam) if wijzer else ""


def html(uitleg: Uitleg, open_tot: int = 1, gezien: dict[tuple[Any, ...], int] | None = None) -> str:
    """Nested ``<details>``; the first ``open_tot`` levels are unfolded. A part is there once, and then a link to it.

    `gezien`: what the page has already, with its number; every page that has more than one tree keeps one.
    """
    boven = {} if gezien is None else gezien
    return "\n".join(['<div class="telmee-uitleg">', *_html(uitleg, open_tot, 1, boven), "</div>"]) + "\n"


def _html(uitleg: Uitleg, open_tot: int, diepte: int, gezien: dict[tuple[Any, ...], int]) -> list[str]:
    wit, kop = "  " * diepte, escape(uitleg.kop)
    if diepte > 1 and uitleg.sleutel in gezien:  # the top is what was asked
        return [f'{wit}<p><a href="#uitleg-{gezien[uitleg.sleutel]}">{ZIE_BOVEN}</a>: {kop}</p>']
    feiten = [f"{wit}  <dt>{escape(woord)}</dt><dd>{_html_zin(zin)}</dd>" for woord, zin in uitleg.regels()]
    if adres := wijst_naar(uitleg.naam):
        feiten.append(f'{wit}  <dt>rekenregel</dt><dd><a href="{escape(adres)}">{escape(uitleg.naam)}</a></dd>')
    lijst = [f"{wit}<dl>", *feiten, f"{wit}</dl>"] if feiten else []
    if not lijst and not uitleg.kinderen:
        return [f"{wit}<p>{kop}</p>"]
    eigen = "" if uitleg.sleutel in gezien else f' id="uitleg-{len(gezien) + 1}"'
    gezien.setdefault(uitleg.sleutel, len(gezien) + 1)
    regels = [
        f"{wit}<details{eigen}{' open' if diepte <= open_tot else ''}>",
        f"{wit}<summary>{kop}</summary>",
        *lijst,
    ]
    for kind in uitleg.kinderen:
        regels += _html(kind, open_tot, diepte + 1, gezien)
    return [*regels, f"{wit}</details>"]


def _html_zin(zin: str) -> str:
    """The text, as a link when it is an address of a page."""
    veilig = escape(zin)
    return f'<a href="{veilig}">{veilig}</a>' if zin.startswith(("https://", "http://")) and " " not in zin else veilig
