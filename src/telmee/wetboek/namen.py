"""Every name of the law, and how to find one: by words, by article, by subject, by act.

A word is looked for in names, labels, meanings and citations, without capitals and accents. What reads as a citation
("Wfsv 38g lid 3") finds what cites that place or a part of it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from telmee.fouten import Fout
from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.coverage import find
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.rule import Fact
from telmee.wet.machine.texts import texts
from telmee.wet.machine.values import IN_FORCE

REGEL, WAARDE, FEIT, KALENDER = "regel", "waarde", "feit", "kalender"
SOORTEN = (REGEL, WAARDE, FEIT, KALENDER)
LANGST = 200
"""A question is no longer than this; the rest is not looked at."""


@dataclass(frozen=True)
class Naam:
    """A rule, value or fact, or a figure of the calendar, with what a list says of it."""

    naam: str
    soort: str
    label: str
    onderwerp: str
    eenheid: str
    niveau: str = ""
    artikel: str = ""
    betekenis: str = ""
    regime: str = IN_FORCE


@dataclass(frozen=True)
class Gevonden:
    """What a question found, best first; `artikel` says that it was read as a place in an act."""

    namen: tuple[Naam, ...]
    artikel: bool = False
    lijkt_op: tuple[Naam, ...] = ()


@cache
def alle() -> tuple[Naam, ...]:
    """Every name once, in the order of the alphabet."""
    book = lawbook()
    gevonden = [_regel(naam) for naam in dict.fromkeys(r.name for r in book.rules)]
    gevonden += [
        Naam(v.name, WAARDE, v.label, v.subject, v.unit, artikel=v.law, betekenis=v.meaning)
        for v in book.values.values()
    ]
    waar = {fact.name: onderwerp for onderwerp in book.subjects for fact in _feiten(onderwerp)}
    gevonden += [
        Naam(f.name, FEIT, f.label, waar.get(f.name, ""), f.unit, f.level, betekenis=f.meaning)
        for f in book.facts.values()
    ]
    gevonden += [Naam(naam, KALENDER, label, "", eenheid) for naam, (label, eenheid, _) in CALENDAR.items()]
    return tuple(sorted(gevonden, key=lambda each: each.naam))


def _regel(naam: str) -> Naam:
    regels = lawbook().named(naam)
    geldend = [r for r in regels if r.regime == IN_FORCE] or regels
    r = geldend[-1]
    return Naam(naam, REGEL, r.label, r.subject, r.unit, r.level, r.law, r.doc, r.regime)


def _feiten(onderwerp: str) -> tuple[Fact, ...]:
    return tuple(getattr(import_module(f"telmee.wet.{onderwerp}.rules"), "FACTS", ()))


@cache
def per_naam() -> dict[str, Naam]:
    """The same by name."""
    return {each.naam: each for each in alle()}


def van_onderwerp(onderwerp: str) -> tuple[Naam, ...]:
    """What stands in one subject."""
    return tuple(each for each in alle() if each.onderwerp == onderwerp)


# --- finding ---------------------------------------------------------------------------------------------------------


def zoek(vraag: str) -> Gevonden:
    """What a question finds; nothing for an empty one. Names that look like it when it finds nothing."""
    zoals_gevraagd = " ".join(vraag[:LANGST].split())
    vraag = _zonder_artikel(zoals_gevraagd) or zoals_gevraagd
    if not vraag:
        return Gevonden(())
    if (op_plaats := _op_artikel(vraag)) is not None:
        return Gevonden(op_plaats, artikel=True)
    namen = _met_woorden(vraag) or _met_woorden(zoals_gevraagd)  # a label may have the word 'artikel' itself
    return Gevonden(namen, lijkt_op=() if namen else lijkt_op(vraag))


def _met_woorden(vraag: str) -> tuple[Naam, ...]:
    """The names that have these words, best first."""
    woorden = _gewoon(vraag).split()
    punten = {each.naam: _punten(each, woorden) for each in alle()}
    gevonden = (each for each in alle() if punten[each.naam])
    return tuple(sorted(gevonden, key=lambda each: (-punten[each.naam], each.label)))


def lijkt_op(vraag: str, hoogstens: int = 5) -> tuple[Naam, ...]:
    """The names nearest to what was written."""
    gewoon = _gewoon(vraag[:LANGST])
    paren = {_gewoon(each.label): each for each in alle()} | {_gewoon(each.naam): each for each in alle()}
    dichtbij = difflib.get_close_matches(gewoon, paren, n=hoogstens, cutoff=0.5)
    return tuple(dict.fromkeys(paren[each] for each in dichtbij))


def _zonder_artikel(vraag: str) -> str:
    """Without the word: 'artikel 38g Wfsv' and 'art. 38g Wfsv' ask for the same place."""
    return re.sub(r"\b(?:artikel(?:en)?|art)\b\.?\s*", "", vraag, flags=re.IGNORECASE).strip()


def _wet_vooraan(vraag: str, wetten: list[str]) -> str:
    """The act in front, as places are written here: '38g lid 3 van de Wfsv' -> 'wfsv 38g lid 3'."""
    for naam in sorted(wetten, key=len, reverse=True):
        achteraan = rf"(\d.*?),?\s+(?:van\s+)?(?:de\s+|het\s+)?{re.escape(naam)}"
        if gevonden := re.fullmatch(achteraan, vraag, flags=re.IGNORECASE):
            return f"{naam} {gevonden[1]}"
    return vraag


def _op_artikel(vraag: str) -> tuple[Naam, ...] | None:
    """What cites a place; None where the question names no act that was read, or no place at all."""
    wetten = [naam.casefold() for act in texts().acts.values() for naam in act.names]
    vraag = _wet_vooraan(vraag, wetten)
    if not any(re.match(rf"{re.escape(naam)}(?![\w-])", vraag.casefold()) for naam in wetten):
        return None
    try:
        return tuple(per_naam()[naam] for naam in find(lawbook(), vraag) if naam in per_naam())
    except Fout:
        return None


@cache
def _hooi(naam: str) -> tuple[str, str]:
    each = per_naam()[naam]
    kort = _gewoon(f"{each.naam} {each.label}")
    return kort, f"{kort} {_gewoon(f'{each.betekenis} {each.artikel} {each.onderwerp}')}"


def _punten(each: Naam, woorden: list[str]) -> int:
    """How well a name fits: every word must be there, in the name or label rather than in the meaning."""
    kort, lang = _hooi(each.naam)
    if not all(woord in lang for woord in woorden):
        return 0
    heel = " ".join(woorden)
    in_naam = sum(woord in kort for woord in woorden)
    begin = kort.startswith(heel) or _gewoon(each.label).startswith(heel)
    return 1 + 2 * in_naam + 4 * begin + 8 * (heel == _gewoon(each.label)) + 16 * (heel == _gewoon(each.naam))


def _gewoon(tekst: str) -> str:
    """Without capitals, accents and underscores."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(c for c in los if not unicodedata.combining(c)).replace("_", " ")


# --- acts ------------------------------------------------------------------------------------------------------------


def slak(naam: str) -> str:
    """The name of an act in an address: 'Besluit Wfsv' -> 'besluit-wfsv'."""
    return re.sub(r"[^a-z0-9]+", "-", _gewoon(naam)).strip("-")


@cache
def wetten() -> dict[str, str]:
    """The acts that were read, by their name in an address."""
    return {slak(act.name): act.name for act in texts().acts.values()}
