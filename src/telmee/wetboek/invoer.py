"""Facts as people type them in a form: hours, euros, percentages, days, ja or nee; and shown the same way again.

A fact of a case stands at a path: its name, or level, row and name. Raises `Fout` with one sentence for what is no
figure of that unit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from telmee import gelezen, getypt
from telmee.deur import eis_eenheid
from telmee.fouten import GebruiksFout
from telmee.getallen import LANGST, decimalen_van, kaal, toon
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.rule import LEVELS
from telmee.wet.machine.units import DATE, TEXT, TRUTH

Pad = tuple[str | int, ...]
LANGSTE_INVOER = 2_000_000
"""So many characters of JSON are read at most of what was sent or pasted."""


def lees(book: Lawbook, naam: str, tekst: str) -> Any:
    """What was typed as the law counts it and JSON carries it (a day as 2026-07-01); None for nothing or `onbekend`."""
    tekst, eenheid = tekst.strip(), book.unit(naam)
    if not tekst or (tekst.casefold() in getypt.WEET_NIET and eenheid != TEXT):
        return None
    if eenheid == TRUTH:
        return getypt.ja_nee(tekst, f"'{book.label(naam)}'")
    if eenheid == TEXT:
        return tekst
    wat = book.label(naam)
    if eenheid == DATE:
        return getypt.dag(tekst, f"'{wat}'").isoformat()
    eis_eenheid(tekst, eenheid, f"'{wat}'")
    return _cijfer(tekst, eenheid, wat)


def _cijfer(tekst: str, eenheid: str, wat: str) -> int:
    """A whole number of the unit; a minus is read here, for the law says itself what cannot be below nought."""
    onder_nul = tekst[:1] in "-−–"
    kaal = tekst[1:] if onder_nul else tekst
    decimalen = decimalen_van(eenheid)
    if eenheid == "jaar" and not kaal.strip().isdecimal():
        raise GebruiksFout(f"'{tekst[:40]}' is geen jaar voor '{wat}'; schrijf het als 2026.")
    gevonden = getypt.in_delen(kaal, 10**decimalen, f"'{wat}'") if decimalen else getypt.geheel(kaal, f"'{wat}'")
    return -gevonden if onder_nul else gevonden


def schrijf(book: Lawbook, naam: str, cijfer: Any) -> str:
    """A figure as `lees` reads it; nothing for what is unknown."""
    if cijfer is None:
        return ""
    if isinstance(cijfer, date):
        return cijfer.isoformat()
    if isinstance(cijfer, dict | list):
        return json.dumps(cijfer, ensure_ascii=False, default=str)
    eenheid = book.unit(naam)
    if isinstance(cijfer, str) or eenheid in (TEXT, ""):
        return str(cijfer)
    tekst = toon(cijfer, eenheid).replace("€", "").replace("%", "").strip()
    return tekst if len(tekst) <= LANGST or isinstance(cijfer, bool) else kaal(cijfer, decimalen_van(eenheid), ",")


# --- facts at their place -------------------------------------------------------------------------------------------


def vlak(feiten: dict[str, Any]) -> Iterator[tuple[Pad, Any]]:
    """Every fact with its path: ('sector',), or ('tijdvak', 0, 'verloonde_uren')."""
    for naam, inhoud in feiten.items():
        if naam in LEVELS and isinstance(inhoud, list):
            for plaats, rij in enumerate(inhoud):
                yield from (((naam, plaats, sleutel), cijfer) for sleutel, cijfer in rij.items())
        elif naam in LEVELS and isinstance(inhoud, dict):
            yield from (((naam, 0, sleutel), cijfer) for sleutel, cijfer in inhoud.items())
        else:
            yield (naam,), inhoud


def gezet(feiten: dict[str, Any], nieuw: dict[Pad, Any]) -> dict[str, Any]:
    """The same facts with other figures at these paths."""
    klaar = {naam: _rijen(inhoud) if naam in LEVELS else inhoud for naam, inhoud in feiten.items()}
    for pad, cijfer in nieuw.items():
        if len(pad) == 1:
            klaar[str(pad[0])] = cijfer
        else:
            klaar[str(pad[0])][int(pad[1])][str(pad[2])] = cijfer
    return klaar


def _rijen(inhoud: Any) -> Any:
    """The rows of a level, copied; the fact 'sector' has the name of a level and is no row."""
    rijen = [inhoud] if isinstance(inhoud, dict) else inhoud
    return [dict(rij) for rij in rijen] if isinstance(rijen, list) else inhoud


# --- JSON ------------------------------------------------------------------------------------------------------------


def lees_json(tekst: str, wat: str) -> Any:
    """JSON that was sent or pasted."""
    return gelezen.json_van_tekst(tekst, f"Wat u gaf als {wat}", grootst=LANGSTE_INVOER)
