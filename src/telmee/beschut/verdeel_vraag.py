"""What somebody fills in for a distribution, as text, read into a question: the same for page and program.

Raises nothing for what was typed wrongly: each sentence stands at its field. A key that runs a program of the user is
not offered here: what is filled in may come from anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telmee import getypt
from telmee.beschut import verdeel_sleutels
from telmee.beschut.landelijk import EERSTE, LAATSTE, doel_van
from telmee.beschut.verdeel import Vraag
from telmee.beschut.verdeel_afronding import AFRONDINGEN, GROOTSTE_RESTEN
from telmee.beschut.verdeel_sleutels import SLEUTELS, Sleutel
from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.wet import Wetten

T = TypeVar("T")
MIX, KOLOM = "mix", "kolom"
SLEUTELNAMEN = (*SLEUTELS, MIX, KOLOM)
VELDEN = ("totaal", "jaar", "sleutel", "deel", "kolom", "ingroei", "afronding")
"""`deel` belongs to the key `mix`, `kolom` to the key of that name."""
NODIG = ("totaal", "jaar", "sleutel")


@dataclass(frozen=True)
class Gelezen:
    """The question, None when something is wrong with it or lacks; `fouten` by field."""

    vraag: Vraag | None
    fouten: Mapping[str, str] = field(default_factory=dict)
    ontbreekt: tuple[str, ...] = ()


class _Lezing:
    """Reads field after field and remembers what is wrong with each."""

    def __init__(self, gegeven: Mapping[str, str]) -> None:
        self.gegeven = {naam: tekst.strip() for naam, tekst in gegeven.items() if tekst.strip()}
        self.fouten: dict[str, str] = {}

    def veld(self, naam: str, lees: Callable[[str], T]) -> T | None:
        """What is in a field; None when it is empty or wrong."""
        if naam not in self.gegeven:
            return None
        try:
            return lees(self.gegeven[naam])
        except Fout as fout:
            self.fouten[fout.veld or naam] = str(fout)
            return None


def lees(gegeven: Mapping[str, str], wetten: Wetten) -> Gelezen:
    """The question that these fields ask."""
    lezing = _Lezing(gegeven)
    totaal = lezing.veld("totaal", lambda tekst: getypt.geheel(tekst, "--totaal", ("", "plaatsen", "banen")))
    jaar = lezing.veld("jaar", _jaar)
    sleutel = lezing.veld("sleutel", lambda tekst: _sleutel(tekst, lezing.gegeven))
    ingroei = lezing.veld("ingroei", lambda tekst: verdeel_sleutels.aandeel(tekst, "--ingroei"))
    afronding = lezing.veld("afronding", _afronding) or GROOTSTE_RESTEN
    ontbreekt = tuple(naam for naam in NODIG if naam not in lezing.gegeven)
    if lezing.fouten or ontbreekt or totaal is None or jaar is None or sleutel is None:
        return Gelezen(None, lezing.fouten, ontbreekt)
    try:
        return Gelezen(Vraag(totaal, jaar, sleutel, ingroei, afronding, doel_van(wetten)))
    except Fout as fout:
        return Gelezen(None, {"totaal": str(fout)})


def _jaar(tekst: str) -> int:
    jaar = getypt.geheel(tekst, "--jaar") if "." not in tekst else 0
    if not EERSTE <= jaar <= LAATSTE:
        raise GebruiksFout(f"Kies een jaar van {EERSTE} tot en met {LAATSTE}.")
    return jaar


def _sleutel(tekst: str, gegeven: Mapping[str, Any]) -> Sleutel:
    if tekst not in SLEUTELNAMEN:
        kies = bedoelde_u(tekst, SLEUTELNAMEN) or f" Kies uit {', '.join(SLEUTELNAMEN)}."
        raise GebruiksFout(f"De sleutel '{tekst[:40]}' bestaat niet.{kies}")
    if tekst in SLEUTELS:
        return SLEUTELS[tekst]
    veld = "deel" if tekst == MIX else KOLOM
    if veld not in gegeven:
        wat = (
            "Geef welk deel naar wat gerealiseerd is gaat, zoals 50%." if tekst == MIX else "Geef de naam van de kolom."
        )
        raise GebruiksFout(wat, veld=veld)
    try:
        if tekst == MIX:
            return verdeel_sleutels.gemengd(gegeven[veld])
        return verdeel_sleutels.van_kolom(gegeven[veld])
    except Fout as fout:
        raise GebruiksFout(str(fout), veld=veld) from fout


def _afronding(tekst: str) -> str:
    if tekst not in AFRONDINGEN:
        keuze = " of ".join(AFRONDINGEN)
        raise GebruiksFout(f"De afronding '{tekst[:40]}' bestaat niet; kies {keuze}.{bedoelde_u(tekst, AFRONDINGEN)}")
    return tekst
