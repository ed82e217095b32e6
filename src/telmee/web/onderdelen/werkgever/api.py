"""The calculator and the what-if for programs: the same questions in the same words, the same answers as the commands.

Hours and amounts are text as people write them ("180000", "100 x 36", "14,71"), read by the reader of the pages, so
that a question means the same everywhere; what is wrong is named per parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Field, Query, Router, Schema
from pydantic import create_model

from telmee.fouten import Fout
from telmee.veilig import naar_json, regel
from telmee.web.kit import fouten, onthouden, schemas
from telmee.web.kit.teksten import tekst
from telmee.werkgever import calculator as rekenkamer
from telmee.werkgever import calculator_invoer, wat_als_invoer
from telmee.werkgever import wat_als_uitkomst as uitkomsten
from telmee.werkgever.beeld import calculator_dict
from telmee.werkgever.beeld_wat_als import wat_als_dict

router = Router(tags=["werkgever"])
LANG = 200
UREN = "Uren per jaar, zoals 180000, of mensen maal uren per week, zoals '100 x 36'."
ANDERS = "Reken met een andere waarde dan die van de wet, zoals drempel_uren=50000; mag vaker."
STAND = "Wat op deze dag bekend was; standaard vandaag."


class Vraag(Schema):
    """What both operations take."""

    anders: list[str] = Field(default_factory=list, max_length=20, description=ANDERS)
    stand: date | None = Field(None, description=STAND)


class Quotumvraag(Vraag):
    """The six questions of the calculator, and what opslag and bonus need."""

    sector: str = Field(..., max_length=LANG, description="overheid of markt.", examples=["markt"])
    jaar: int = Field(..., description="Het jaar waarover het gaat.", examples=[2026])
    uren: str = Field(..., max_length=LANG, description=f"Alle verloonde uren. {UREN}", examples=["180000"])
    uren_vorig_jaar: str | None = Field(
        None, alias="urenVorigJaar", max_length=LANG, description=f"Verloonde uren in het jaar ervoor. {UREN}"
    )
    doelgroep_uren: str | None = Field(
        None, alias="doelgroepUren", max_length=LANG, description=f"Uren van mensen uit de doelgroep. {UREN}"
    )
    inleen_uren: str | None = Field(
        None, alias="inleenUren", max_length=LANG, description=f"Ingeleende uren van hen; standaard 0. {UREN}"
    )
    quotumpercentage: str | None = Field(None, max_length=LANG, description="Waar het onbekend is: 2,58 of 2027=2,70.")
    opslag: bool = Field(False, description="Ook opslag en bonus van de Wet banenafspraak (nog niet in werking).")
    loonsom: str | None = Field(None, max_length=LANG, description="Met opslag: loon van het jaar in euro.")
    opslagpercentage: str | None = Field(None, max_length=LANG, description="Met opslag: reken met dit percentage.")
    kleine_werkgever: bool | None = Field(None, alias="kleineWerkgever", description="Met opslag: klein voor de Aof.")


class WatAlsVraag(Vraag):
    """An anonymous profile, and what stands beside it. Never a name or a number."""

    grond: str = Field(..., max_length=LANG, description="participatiewet, wajong, vso-pro, voorziening, wsw, wia, "
                       "beschut of geen.", examples=["participatiewet"])  # fmt: skip
    uren: str = Field(..., max_length=LANG, description="Uren per week, zoals 24 of 25,5.", examples=["24"])
    vanaf: date = Field(..., description="Eerste werkdag.", examples=["2026-03-01"])
    uurloon: str | None = Field(None, max_length=LANG, description="Loon per uur in euro, of minimum.")
    maandloon: str | None = Field(None, max_length=LANG, description="Of het loon per maand, bij deze uren.")
    loonwaarde: str | None = Field(None, max_length=LANG, description="Wat het werk waard is, in procenten.")
    tot: date | None = Field(None, description="Laatste dag van het contract; zonder is het onbepaald.")
    leeftijd: int = Field(30, description="Leeftijd op de eerste dag.")
    voltijd: str = Field("36", max_length=LANG, description="De volle werkweek.")
    proefplaatsing: int = Field(0, description="Maanden op proef met uitkering.")
    forfait: bool = Field(False, description="Loonkostensubsidie zes maanden zonder meting van de loonwaarde.")
    werkgeverslasten: str | None = Field(
        None, max_length=LANG, description="Premies en pensioen, procent van het loon."
    )
    meer_uren: str | None = Field(
        None, alias="meerUren", max_length=LANG, description="Zet er deze uren per week naast."
    )
    langer_tot: str | None = Field(
        None, alias="langerTot", max_length=LANG, description="Zet er dit langere contract naast, of onbepaald."
    )
    naast_grond: str | None = Field(None, alias="naastGrond", max_length=LANG, description="Een ander profiel ernaast.")
    naast_uren: str | None = Field(None, alias="naastUren", max_length=LANG, description="Van dat profiel.")
    naast_uurloon: str | None = Field(None, alias="naastUurloon", max_length=LANG, description="Van dat profiel.")
    naast_maandloon: str | None = Field(None, alias="naastMaandloon", max_length=LANG, description="Van dat profiel.")
    naast_loonwaarde: str | None = Field(None, alias="naastLoonwaarde", max_length=LANG, description="Van dat profiel.")
    naast_leeftijd: int | None = Field(None, alias="naastLeeftijd", description="Van dat profiel.")
    jaren: int = Field(3, description="Zoveel kalenderjaren, 1 tot en met 10.")
    zonder_aannames: bool = Field(
        False, alias="zonderAannames", description="Laat onbekend wat nog niet is vastgesteld."
    )
    uitleg: bool = Field(False, description="Met de uitleg van elk bedrag; dat is veel.")


Quotumantwoord = create_model(
    "Quotumantwoord", __base__=schemas.van(rekenkamer.Uitkomst), __doc__="Wat het quotum vraagt.", beeld=schemas.Beeld
)
Variant = create_model(
    "Variantantwoord", __base__=schemas.van(uitkomsten.Variant), __doc__="Eén manier van aannemen, per jaar.",
    uitleg=(list[schemas.Uitlegknoop], []),
)  # fmt: skip
WatAlsAntwoord = create_model(
    "WatAlsAntwoord", __base__=schemas.van(uitkomsten.WatAls), __doc__="Wat iemand aannemen kost en doet.",
    varianten=list[Variant], beeld=schemas.Beeld,  # type: ignore[valid-type]
)  # fmt: skip


@router.get(
    "/quotumberekening",
    response=Quotumantwoord,
    summary="Hoeveel banen het quotum vraagt",
    operation_id="quotumberekening",
)
def quotumberekening(request: HttpRequest, vraag: Query[Quotumvraag]) -> HttpResponseBase:
    """Wat het quotum vraagt, wat er is, wat het kost, en waarom; met receipt. Als `telmee werkgever calculator`."""
    return onthouden.antwoord(request, "quotumberekening", lambda: _quotum(request, vraag))


def _quotum(request: HttpRequest, vraag: Quotumvraag) -> HttpResponse:
    if (vreemd := _vreemd(request, Quotumvraag)) is not None:
        return vreemd
    gelezen = calculator_invoer.lees(*_als_getypt(vraag))
    if gelezen.fouten:
        return _klopt_niet(gelezen.fouten, gelezen.kan)
    return _json(calculator_dict(rekenkamer.bereken(gelezen.antwoorden, gelezen.opslag)))


@router.get(
    "/wat-als-berekening", response=WatAlsAntwoord, summary="Wat iemand aannemen kost en doet",
    operation_id="wat-als-berekening",
)  # fmt: skip
def wat_als_berekening(request: HttpRequest, vraag: Query[WatAlsVraag]) -> HttpResponseBase:
    """Voor een anoniem profiel, per jaar en per maand, met wat ernaast staat. Als `telmee werkgever wat-als`."""
    return onthouden.antwoord(request, "wat-als-berekening", lambda: _wat_als(request, vraag))


def _wat_als(request: HttpRequest, vraag: WatAlsVraag) -> HttpResponse:
    if (vreemd := _vreemd(request, WatAlsVraag)) is not None:
        return vreemd
    gelezen = wat_als_invoer.lees(*_als_getypt(vraag))
    if gelezen.fouten or gelezen.ontbreekt:
        missen = {naam: tekst(f"werkgever.ontbreekt_{naam}") for naam in gelezen.ontbreekt}
        return _klopt_niet({**gelezen.fouten, **missen}, gelezen.kan)
    try:
        return _json(wat_als_dict(gelezen.bereken(), vraag.uitleg))
    except Fout as fout:
        if not fout.veld:
            raise
        return _klopt_niet({fout.veld: str(fout)}, {fout.veld: fout.kan})


def _als_getypt(vraag: Vraag) -> tuple[dict[str, str], list[str]]:
    """The parameters as the fields of a page: text, and what was not given is absent."""
    gegeven = {
        naam: _tekst(waarde) for naam, waarde in vraag if naam not in ("anders", "uitleg") and waarde is not None
    }
    return gegeven, vraag.anders


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _vreemd(request: HttpRequest, soort: type[Schema]) -> HttpResponse | None:
    """400 for a parameter that there is not, or that is there twice: either would silently give another answer."""
    namen = {veld.alias or naam for naam, veld in soort.model_fields.items()}
    vreemd = [naam for naam in request.GET if naam not in namen]
    dubbel = [naam for naam, alle in request.GET.lists() if len(alle) > 1 and naam != "anders"]
    if not vreemd and not dubbel:
        return None
    detail = tekst("werkgever.onbekende_parameter", namen=", ".join(sorted(namen)))
    if not vreemd:
        vreemd, detail = dubbel, tekst("werkgever.dubbele_parameter", namen=", ".join(sorted(dubbel)))
    return fouten.probleem(400, "Bad Request", detail, velden=[{"naam": regel(naam)[:60]} for naam in vreemd[:20]])


def _klopt_niet(mis: Mapping[str, str], kan: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> HttpResponse:
    """422 with each sentence at its parameter, and what may have been meant where that is clear."""
    mis = fouten.per_veld(mis)
    velden: list[dict[str, Any]] = [
        {"naam": _naam(naam), "detail": regel(zin), **({"bedoeld": list(kan[naam])} if kan.get(naam) else {})}
        for naam, zin in mis.items()
    ]
    return fouten.probleem(422, "Unprocessable Content", " ".join(regel(zin) for zin in mis.values()), velden=velden)


def _naam(veld: str) -> str:
    """'uren_vorig_jaar' as the API calls it."""
    return re.sub(r"_([a-z])", lambda gevonden: gevonden[1].upper(), veld)


def _json(inhoud: dict[str, Any]) -> HttpResponse:
    """What the commands write, without the lines and spaces that are there for people: four times as fast."""
    return HttpResponse(naar_json(inhoud, None), content_type="application/json; charset=utf-8")
