"""The money by stream and year; the address says which years and which stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from telmee.beschut import geld as kamer
from telmee.beschut import geld_beeld
from telmee.fouten import Fout, GebruiksFout
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.beschut_werk import blad
from telmee.web.onderdelen.beschut_werk.blad import Blad
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beschut_werk-geld"
VELDEN = ("stroom", "van", "tot")


@dataclass(frozen=True)
class Gelezen:
    """Which money is asked for, and what is wrong with that by field."""

    van: int = kamer.EERSTE
    tot: int = kamer.LAATSTE
    stroom: str | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)


def lees(gegeven: Mapping[str, str]) -> Gelezen:
    """The years and the stream of these fields."""
    fouten: dict[str, str] = {}
    jaren = {"van": kamer.EERSTE, "tot": kamer.LAATSTE}
    for naam in jaren:
        getypt_ = gegeven.get(naam, "").strip()
        try:
            jaren[naam] = _jaar(getypt_, naam) if getypt_ else jaren[naam]
        except Fout as fout:
            fouten[naam] = str(fout)
    stroom = gegeven.get("stroom", "").strip() or None
    try:
        if stroom is not None:
            kamer.stroom(stroom)
    except Fout as fout:
        fouten["stroom"] = str(fout)
    if not fouten:
        try:
            kamer.jaren(**jaren)
        except Fout as fout:
            fouten["van"] = str(fout)
    return Gelezen(jaren["van"], jaren["tot"], stroom, fouten)


def _jaar(getypt_: str, naam: str) -> int:
    """A year that there is money of."""
    if not (getypt_.isascii() and getypt_.isdigit() and len(getypt_) == 4):
        raise GebruiksFout(f"'{getypt_[:20]}' is geen jaar voor --{naam}; schrijf het als 2030.")
    jaar = int(getypt_)
    kamer.jaren(jaar, jaar)
    return jaar


@lru_cache(maxsize=64)
def inhoud(van: int, tot: int, stroom: str | None) -> dict[str, Any]:
    """For programs, as the command gives it."""
    gewoon = geld_beeld.als_dict(van, tot, stroom)
    return gewoon | {"beeld": blad.getoond(geld_beeld.beeld(van, tot, stroom)).als_dict()}


@pagina(
    "beschut-werk/geld",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/blad.html",
    context=Blad,
    api="beschut-werk/geld",
)
def geld(request: HttpRequest) -> Blad | HttpResponse:
    """What money there is."""
    gesteld = vraag.lees(request.GET, VELDEN)
    gelezen = lees(gesteld.gegeven)
    keuze = (gelezen.van, gelezen.tot, gelezen.stroom)
    klaar = not gelezen.fouten
    beeld = blad.getoond(geld_beeld.beeld(*keuze)) if klaar else None
    if beeld is not None and (soort := gesteld.gevraagd.get(blad.DOWNLOAD)):
        return blad.bestand(request, soort, "beschut-werk-geld", beeld)
    alle = {"stromen": lambda: geld_beeld.plat(*keuze)} if klaar else {}
    return Blad(
        tekst("beschut_werk.geld_titel"),
        blad.kruimels(),
        velden=blad.ingevuld(_velden(), gesteld.gegeven, gelezen.fouten),
        beeld=beeld,
        alle=alle,
        inhoud=(lambda: inhoud(*keuze)) if klaar else None,
        niet_begrepen=gesteld.onbekend,
        downloads=blad.meenemen(NAAM, gesteld, alle) if klaar else (),
        pagina=NAAM,
    )


def _velden() -> tuple[Veld, ...]:
    stromen = (("", tekst("beschut_werk.geld_alle")), *((s.naam, s.label) for s in kamer.stromen()))
    jaren = {"van": kamer.EERSTE, "tot": kamer.LAATSTE}
    return (
        blad.veld("geld", "stroom", "lijst", keuzes=stromen),
        *(blad.veld("geld", naam, waarde=str(jaar)) for naam, jaar in jaren.items()),
    )
