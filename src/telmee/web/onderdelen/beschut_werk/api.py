"""Beschut werk for programs: the same questions in the same words as the pages, the same answers as the commands.

Figures are text as people write them ("13.500", "10%", "27,5"), read by the reader of the pages; what is wrong is named
per parameter. Lists come in as files of a form: read, answered and forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import create_model

from telmee import deur
from telmee.beschut import exploitatie_schuif as schuif
from telmee.beschut import recht_op_werk as fnv
from telmee.beschut import recht_op_werk_invoer
from telmee.beschut import toets as kamer
from telmee.beschut.toets_beeld import beeld as toetsbeeld
from telmee.fouten import Fout
from telmee.veilig import naar_json, regel
from telmee.web.kit import fouten
from telmee.web.kit.lichaam import Lichaam
from telmee.web.kit.teksten import tekst
from telmee.web.kit.uploads import UploadFout
from telmee.web.onderdelen.beschut_werk import (
    exploitatie,
    geld,
    landelijk,
    positie,
    recht_op_werk,
    upload,
    verdeel,
    voornemens,
)

router = Router(tags=["beschut werk"])
LANG = 200
MLN = "In miljoenen euro, zoals 250 of 12,5."
_BESTAND = {"type": "string", "format": "binary"}


def _veld(waarde: Any = None, naam: str | None = None, uitleg: str = "", **meer: Any) -> Any:
    return Field(waarde, alias=naam, max_length=LANG, description=uitleg, **meer)


def _naam(veld: str) -> str:
    """'uwv_banen' as the API calls it."""
    return re.sub(r"_([a-z])", lambda gevonden: gevonden[1].upper(), veld)


def _veldnaam(naam: str) -> str:
    """'uwvBanen' as the page calls it."""
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", naam).lower()


def _uitleg(veld: str) -> str:
    """What a number of a budget is about."""
    wat, vorm = schuif.delen(veld)
    woord = (schuif.LOS | schuif.PER_VORM)[wat][0]
    return f"{woord[:1].upper()}{woord[1:]}{f', {vorm}' if vorm else ''}.".replace("_", " ")


class Landvraag(Schema):
    """The hours that persons are compared with."""

    uren_per_persoon: str | None = _veld(
        None, "urenPerPersoon", "Uren per week per persoon; zonder die van een steekproef."
    )


class Geldvraag(Schema):
    """Which years, which stream."""

    van: str | None = _veld(uitleg="Het eerste jaar, vanaf 2024.")
    tot: str | None = _veld(uitleg="Het laatste jaar, tot en met 2048.")
    stroom: str | None = _veld(uitleg="Eén geldstroom, zoals lks_68 of impulsbudget.")


class Planvraag(Schema):
    """The sliders of the plan; what is left out is as it was published, or unknown."""

    groei: str | None = _veld(uitleg="Banen die er per jaar ook zonder het plan bij komen.")
    aandeel: str | None = _veld(uitleg="In plaats van groei: welk deel aanvullend is, in procenten.")
    budget: str | None = _veld(uitleg=f"Het participatiebudget. {MLN}")
    begeleiding: str | None = _veld(uitleg="Begeleiding per persoon per jaar, in euro.")
    incidenteel: str | None = _veld(uitleg=f"Welk deel van het bestaande geld incidenteel is. {MLN}")
    dekking: str | None = _veld(uitleg=f"Structurele dekking voor de extra kosten. {MLN}")
    uit_reintegratie: str | None = _veld(None, "uitReintegratie", f"Welk deel uit andere re-integratie komt. {MLN}")
    doelgroep: str | None = _veld(uitleg="Hoeveel mensen een afgebakende doelgroep heeft.")
    uwv_banen: str | None = _veld(None, "uwvBanen", "Hoeveel banen voor cliënten van UWV zijn.")


class Verdeelvraag(Schema):
    """What is divided, by which key."""

    totaal: str = _veld(..., uitleg="Zoveel plaatsen van 31 uur zijn er te verdelen.", examples=["13500"])
    jaar: str = _veld(..., uitleg="Het jaar waarvoor u verdeelt.", examples=["2027"])
    sleutel: str = _veld(..., uitleg="regeling, indicaties, gerealiseerd, objectief, tweetraps, mix of kolom.",
                         examples=["tweetraps"])  # fmt: skip
    deel: str | None = _veld(uitleg="Bij mix: welk deel naar wat gerealiseerd is, zoals 50%.")
    kolom: str | None = _veld(uitleg="Bij kolom: de naam ervan.")
    ingroei: str | None = _veld(uitleg="Hoogstens zoveel schuift per jaar op, zoals 10%.")
    afronding: str | None = _veld(uitleg="grootste-resten (standaard) of sainte-lague.")


@router.get("/beschut-werk/landelijk", response=dict[str, Any], summary="Beschut werk in Nederland, jaar voor jaar",
            operation_id="beschut-landelijk")  # fmt: skip
def land(request: HttpRequest, vraag: Query[Landvraag]) -> HttpResponse:
    """Het doel en de mensen die werken, 2015 tot en met 2048. Als `telmee beschut landelijk`."""
    if (vreemd := _vreemd(request, Landvraag)) is not None:
        return vreemd
    try:
        return _json(landelijk.inhoud(landelijk.land(landelijk.lees(vraag.uren_per_persoon or ""))))
    except Fout as fout:
        return _klopt_niet({landelijk.UREN: str(fout)})


@router.get("/beschut-werk/geld", response=dict[str, Any], summary="Het geld voor beschut werk, per stroom en per jaar",
            operation_id="beschut-geld")  # fmt: skip
def geldstromen(request: HttpRequest, vraag: Query[Geldvraag]) -> HttpResponse:
    """Gepubliceerd, afgerond, afgeleid of onbekend, met de bron. Als `telmee beschut geld`."""
    if (vreemd := _vreemd(request, Geldvraag)) is not None:
        return vreemd
    gelezen = geld.lees(_gegeven(vraag))
    if gelezen.fouten:
        return _klopt_niet(gelezen.fouten)
    return _json(geld.inhoud(gelezen.van, gelezen.tot, gelezen.stroom))


@router.get("/beschut-werk/recht-op-werk", response=dict[str, Any], summary="Het plan Recht op Werk, nagerekend",
            operation_id="beschut-recht-op-werk")  # fmt: skip
def plan(request: HttpRequest, vraag: Query[Planvraag]) -> HttpResponse:
    """Elk cijfer en elk bezwaar. Als `telmee beschut recht-op-werk`."""
    if (vreemd := _vreemd(request, Planvraag)) is not None:
        return vreemd
    gelezen = recht_op_werk_invoer.lees(_gegeven(vraag))
    if gelezen.keuze is None:
        return _klopt_niet(gelezen.fouten)
    return _json(recht_op_werk.inhoud(fnv.bereken(gelezen.keuze)))


@router.get("/beschut-werk/verdeling", response=dict[str, Any], summary="Plaatsen over verzonnen gemeenten verdeeld",
            operation_id="beschut-verdeling-voorbeeld")  # fmt: skip
def verdeling(request: HttpRequest, vraag: Query[Verdeelvraag]) -> HttpResponse:
    """Met de verzonnen gemeenten van het voorbeeld. Geen officiële verdeling. Als `telmee beschut verdeel`."""
    if (vreemd := _vreemd(request, Verdeelvraag)) is not None:
        return vreemd
    gelezen = verdeel.lees(_gegeven(vraag))
    if gelezen.vraag is None:
        return _klopt_niet({**gelezen.fouten, **_ontbreekt(gelezen.ontbreekt)})
    try:
        return _json(verdeel.inhoud(verdeel.van_voorbeeld(gelezen.vraag)))
    except Fout as fout:
        return _klopt_niet({"sleutel": str(fout)})


def _formulier(velden: type[Schema], bestanden: Mapping[str, str], nodig: Iterable[str]) -> dict[str, Any]:
    """How a form with files is described: its fields first, then the files."""
    eigenschappen: dict[str, Any] = {
        info.alias or naam: {"type": "string", "maxLength": LANG, "description": info.description or ""}
        for naam, info in velden.model_fields.items()
    }
    eigenschappen |= {naam: {**_BESTAND, "description": uitleg} for naam, uitleg in bestanden.items()}
    vorm = {"type": "object", "required": list(nodig), "properties": eigenschappen}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": vorm}}}}


@router.post(
    "/beschut-werk/verdeling",
    response={200: dict[str, Any]},
    summary="Plaatsen verdeeld over de gemeenten van uw lijst",
    operation_id="beschut-verdeling",
    openapi_extra=_formulier(Verdeelvraag, {verdeel.BESTAND: "Per gemeente de cijfers voor de sleutel: CSV of XLSX."},
                             ("totaal", "jaar", "sleutel", verdeel.BESTAND)),
)  # fmt: skip
def verdeling_van_lijst(request: HttpRequest) -> HttpResponse:
    """Leest de lijst, antwoordt en bewaart niets. Geen officiële verdeling. Als `telmee beschut verdeel`."""
    try:
        ontvangen = upload.lees(request, (verdeel.BESTAND,))
    except UploadFout as fout:
        return _geweigerd(fout)
    gevonden, mis = verdeel.uit_form(ontvangen.velden.dict(), ontvangen.een(verdeel.BESTAND))
    return _klopt_niet(mis) if gevonden is None else _json(verdeel.inhoud(gevonden))


_GETALLEN: dict[str, Any] = {naam: (str | None, _veld(None, _naam(naam), _uitleg(naam))) for naam in schuif.VELDEN}
Begrotingsvraag: type[Schema] = create_model(
    "Begrotingsvraag",
    __base__=Schema,
    __doc__="Andere getallen dan die van de begroting; leeg is wat die zegt.",
    **_GETALLEN,
)


@router.get("/beschut-werk/exploitatie", response=dict[str, Any], summary="Wat een plek kost in een voorbeeld",
            operation_id="beschut-exploitatie-voorbeeld")  # fmt: skip
def exploitatie_voorbeeld(request: HttpRequest, vraag: Query[Begrotingsvraag]) -> HttpResponse:  # type: ignore[valid-type]
    """De begroting van het voorbeeld, met andere getallen. Als `telmee beschut exploitatie`."""
    if (vreemd := _vreemd(request, Begrotingsvraag)) is not None:
        return vreemd
    uitkomst, mis = exploitatie.uit_begroting(schuif.voorbeeld(), _gegeven(vraag))
    return _klopt_niet(mis) if uitkomst is None else _json(exploitatie.inhoud(uitkomst))


@router.post(
    "/beschut-werk/exploitatie",
    response={200: dict[str, Any]},
    summary="Wat een plek kost, uit uw begroting",
    operation_id="beschut-exploitatie",
    openapi_extra=_formulier(Begrotingsvraag, {exploitatie.BESTAND: "De begroting van een jaar (YAML)."},
                             (exploitatie.BESTAND,)),
)  # fmt: skip
def exploitatie_van_begroting(request: HttpRequest) -> HttpResponse:
    """Leest de begroting, antwoordt en bewaart niets. Als `telmee beschut exploitatie`."""
    try:
        ontvangen = upload.lees(request, (exploitatie.BESTAND,))
    except UploadFout as fout:
        return _geweigerd(fout)
    gegeven = {_veldnaam(naam): waarde for naam, waarde in ontvangen.velden.dict().items()}
    uitkomst, mis = exploitatie.uit_form(gegeven, ontvangen.een(exploitatie.BESTAND))
    return _klopt_niet(mis) if uitkomst is None else _json(exploitatie.inhoud(uitkomst))


class Positievraag(Schema):
    """Whom it is about, on which day, and who reads it."""

    gemeente: str | None = _veld(uitleg="De gemeente: code of naam, zoals GM0014.")
    samenwerkingsverband: str | None = _veld(uitleg="Of alle gemeenten van dit verband; met een lijst regios.")
    op: str | None = _veld(uitleg="De dag van de stand, zoals 2026-10-01; standaard vandaag.")
    lezer: str | None = _veld(uitleg="intern (standaard) of buiten: kleine groepen zijn dan verborgen.")


_LIJSTEN = {
    "aantallen": "De aantallen per gemeente en jaar: CSV of XLSX.",
    "indicaties": "De indicaties, met een dag per stap.",
    "plaatsingen": "De plaatsingen, met uren per week.",
    "realisaties": "Standen van andere gemeenten, voor de regio.",
    "regios": "Welke gemeenten bij elkaar horen.",
    "aangiften": "Loonaangiften van het sociaal ontwikkelbedrijf; mag vaker.",
}


@router.post(
    "/beschut-werk/positie",
    response={200: dict[str, Any]},
    summary="Waar een gemeente of samenwerkingsverband staat",
    operation_id="beschut-positie",
    openapi_extra=_formulier(Positievraag, _LIJSTEN, ()),
)
def positie_van_lijsten(request: HttpRequest) -> HttpResponse:
    """Leest de lijsten, antwoordt en bewaart niets. Als `telmee beschut positie`."""
    try:
        ontvangen = upload.lees(request, positie.BESTANDEN)
    except UploadFout as fout:
        return _geweigerd(fout)
    gevonden, mis = positie.uit_form(ontvangen.velden.dict(), ontvangen)
    return _klopt_niet(mis) if gevonden is None else _json(gevonden.inhoud())


@router.get("/beschut-werk/voornemens", response=dict[str, Any], summary="Wat het kabinet aankondigt",
            operation_id="beschut-voornemens")  # fmt: skip
def plannen(request: HttpRequest) -> HttpResponse:
    """De voornemens van de brief en wat elk zou veranderen. Als `telmee beschut voornemens`."""
    return _json(voornemens.inhoud())


class Toetsvraag(Lichaam):
    """The answers by question, as `telmee beschut toets --antwoord` takes them. Never a name or a BSN."""

    antwoorden: dict[str, str] = Field(default_factory=dict, description="Per vraag het antwoord, zoals kring: uwv.")
    op: date | None = Field(None, description="De dag waarover het gaat; standaard vandaag.")
    stand: date | None = Field(None, description="Wat op deze dag bekend was; standaard vandaag.")


@router.post("/beschut-werk/toetsen", response=dict[str, Any], summary="Mag iemand beschut werk vragen",
             operation_id="beschut-toets")  # fmt: skip
def toetsen(request: HttpRequest, vraag: Toetsvraag) -> dict[str, Any]:
    """Mag ik het vragen, wanneer hoor ik het, en wat als het aantal vol is. Als `telmee beschut toets`."""
    law = kamer.wet_van(deur.wetten(vraag.stand), vraag.op or date.today())
    antwoorden = {naam: kamer.lees_antwoord(naam, waarde) for naam, waarde in vraag.antwoorden.items()}
    uitkomst = kamer.toets(law, antwoorden)
    return uitkomst.als_dict() | {"beeld": toetsbeeld(uitkomst).als_dict()}


# --- What all operations share --------------------------------------------------------------------------------------


def _gegeven(vraag: Schema) -> dict[str, str]:
    """The parameters as the fields of a page; what was not given is absent."""
    return {naam: str(waarde) for naam, waarde in vraag if waarde is not None}


def _ontbreekt(namen: Iterable[str]) -> dict[str, str]:
    return {naam: tekst(f"beschut_werk.ontbreekt_{naam}") for naam in namen}


def _vreemd(request: HttpRequest, soort: type[Schema]) -> HttpResponse | None:
    """400 for a parameter that there is not, or that is there twice: either would silently give another answer."""
    namen = {veld.alias or naam for naam, veld in soort.model_fields.items()}
    vreemd = [naam for naam in request.GET if naam not in namen]
    dubbel = [naam for naam, alle in request.GET.lists() if len(alle) > 1]
    if not vreemd and not dubbel:
        return None
    sleutel = "onbekende_parameter" if vreemd else "dubbele_parameter"
    detail = tekst(f"beschut_werk.{sleutel}", namen=", ".join(sorted(namen if vreemd else dubbel)))
    return fouten.probleem(
        400, "Bad Request", detail, velden=[{"naam": regel(naam)[:60]} for naam in (vreemd or dubbel)[:20]]
    )


def _klopt_niet(mis: Mapping[str, str]) -> HttpResponse:
    """422 with each sentence at its parameter."""
    mis = fouten.per_veld(mis)
    velden = [{"naam": _naam(naam), "detail": regel(zin)} for naam, zin in mis.items()]
    return fouten.probleem(422, "Unprocessable Content", " ".join(regel(zin) for zin in mis.values()), velden=velden)


def _geweigerd(fout: UploadFout) -> HttpResponse:
    return fouten.probleem(fout.status, "", str(fout))


def _json(inhoud: Mapping[str, Any]) -> HttpResponse:
    return HttpResponse(naar_json(inhoud, None), content_type="application/json; charset=utf-8")
