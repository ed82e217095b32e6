"""Where the count will stand: the forecast as a page. The address says which year and as known on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from telmee import deur, getypt
from telmee.fouten import Fout
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beleid import blad, halen
from telmee.web.onderdelen.beleid.blad import Blad
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beleid-prognose"
VELDEN = ("jaar", "tot", "stand")


@dataclass(frozen=True)
class Gelezen:
    """What is asked, and what is wrong with that by field."""

    jaar: int | None = None
    tot: int | None = None
    stand: date | None = None
    fouten: Mapping[str, str] = field(default_factory=dict)


def lees(gegeven: Mapping[str, str]) -> Gelezen:
    """The years and the day of these fields."""
    fouten: dict[str, str] = {}
    jaren: dict[str, int | None] = {}
    for naam, wat in (("jaar", "het jaar"), ("tot", "het laatste jaar")):
        try:
            jaren[naam] = blad.jaar(gegeven.get(naam, ""), wat)
        except Fout as fout:
            fouten[naam] = str(fout)
    stand = None
    try:
        if gegeven.get("stand", "").strip():
            stand = getypt.dag(gegeven["stand"], "de dag")
            _ = deur.wetten(stand.isoformat())
    except Fout as fout:
        fouten["stand"] = str(fout)
    return Gelezen(jaren.get("jaar"), jaren.get("tot"), stand, fouten)


@lru_cache(maxsize=64)
def reken(vandaag: date, stand: date | None, jaar: int | None, tot: int | None) -> Any:
    """The forecast; `vandaag` keeps an answer from living longer than its day."""
    from telmee.beleid import prognose as kamer

    return kamer.prognose(deur.wetten(None if stand is None else stand.isoformat()), jaar, tot)


def welk_veld(gelezen: Gelezen, zin: str) -> str:
    """The field that a refusal is about."""
    if "--tot" in zin or (gelezen.tot is not None and "Verder dan" in zin):
        return "tot"
    return "jaar" if gelezen.jaar is not None and ("--jaar" in zin or "Verder dan" in zin) else "stand"


def naar(*namen: str) -> tuple[tuple[str, str], ...]:
    """Other pages of this subject: what each answers, and its address."""
    return tuple((tekst(f"beleid.naar_{naam}"), reverse(f"beleid-{naam}")) for naam in namen)


def tabellen(beeld: Any) -> dict[str, Tabel]:
    """The tables to take along, by the name of their section."""
    return {deel.naam: deel.tabellen[0] for deel in beeld.delen if deel.tabellen}


@pagina("beleid/prognose", naam=NAAM, zuiver=True, sjabloon="beleid/blad.html", context=Blad, api="prognoses")
@halen.eerst
def prognose(request: HttpRequest) -> Blad | HttpResponse:
    """The forecast of this address."""
    from telmee.beleid import prognose_beeld

    gesteld = vraag.lees(request.GET, VELDEN)
    gelezen = lees(gesteld.gegeven)
    fouten, uitkomst = dict(gelezen.fouten), None
    if not fouten:
        try:
            uitkomst = reken(date.today(), gelezen.stand, gelezen.jaar, gelezen.tot)
        except Fout as fout:
            fouten[welk_veld(gelezen, str(fout))] = str(fout)
    velden = (blad.veld("jaar"), blad.veld("tot"), blad.veld("stand", soort="datum"))
    leeg = Blad(
        tekst("beleid.prognose_titel"),
        blad.kruimels(),
        velden=blad.ingevuld(velden, gesteld.gegeven, fouten),
        niet_begrepen=gesteld.onbekend,
        pagina=NAAM,
        live=False,
        inleiding=tekst("beleid.prognose_inleiding"),
    )
    if uitkomst is None:
        return leeg
    beeld = blad.getoond(prognose_beeld.beeld(uitkomst))
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, NAAM, beeld)
    return met_antwoord(leeg, gesteld, uitkomst, beeld)


def met_antwoord(leeg: Blad, gesteld: vraag.Vraag, uitkomst: Any, beeld: Any) -> Blad:
    """The page with the forecast on it."""

    from telmee.beleid import prognose_beeld

    alle = tabellen(beeld)
    return replace(
        leeg,
        beeld=blad.zonder_plaat(beeld, "jaren"),
        platen=blad.platen(pad=prognose_beeld.grafiek(uitkomst)),
        alle=blad.los(alle),
        inhoud=lambda: uitkomst.als_dict() | {"beeld": beeld.als_dict()},
        downloads=blad.meenemen(NAAM, gesteld, alle),
        uitleg=tekst("beleid.prognose_uitleg"),
        verder=naar("terugblik", "methode"),
    )
