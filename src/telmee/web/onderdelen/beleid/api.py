"""Foresight for programs: the same questions as the pages, the JSON of the commands to the digit.

A reform is an object as its file reads (`telmee beleid voorbeelden` writes some; docs/beleid-verken.md has the keys).
What a page reckons too is answered at once; more goes to the background and is kept for a day under its own address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from pydantic import model_validator

from telmee import getypt
from telmee.beleid import parameters as cijfers
from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.veilig import naar_json
from telmee.web.kit import fouten
from telmee.web.kit.lichaam import Lichaam
from telmee.web.kit.models import KLAAR, Taak
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beleid import halen, prognose, terugblik, werk

router = Router(tags=["vooruitkijken"])
MEESTE_TREKKINGEN, MEESTE_HERVORMINGEN, MEESTE_SLEUTELS = 5_000, 8, 60
SECONDEN = 2
"""After so long it is worth asking again."""
Stand = Annotated[str, Query("", max_length=20, description="Wat op deze dag bekend was; standaard vandaag.")]
JSON = "application/json; charset=utf-8"
NIET_ER = {
    "503": {"description": "De pakketten hiervoor zijn er nog niet; Retry-After zegt wanneer u weer kunt vragen."}
}
BEZIG: dict[str, Any] = {
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Rekent"}}},
    "description": "Het rekent; vraag het na Retry-After seconden op het adres in Location.",
    "headers": {
        "Location": {"description": "Waar de uitkomst komt.", "schema": {"type": "string"}},
        "Retry-After": {"description": "Over zoveel seconden kan het weer.", "schema": {"type": "integer"}},
    },
}


class Rekent(Schema):
    """How far a piece of work is: wacht or bezig."""

    nummer: UUID
    staat: str
    zin: str


class Aantallen(Lichaam):
    """How much is drawn."""

    jaren: int = Field(15, strict=True, ge=1, le=15, description="Zoveel jaren, van 2025 af.")
    trekkingen: int = Field(1_000, strict=True, ge=2, le=MEESTE_TREKKINGEN, description="Zo vaak trekken.")
    zaad: int = Field(1, strict=True, ge=0, lt=2**53, description="Hetzelfde zaad geeft dezelfde trekkingen.")


class Verkenning(Aantallen):
    """One reform."""

    hervorming: dict[str, Any] = Field(
        ..., max_length=MEESTE_SLEUTELS, description="De hervorming, met de sleutels van het bestand.",
        examples=[{"vanaf": 2027, "doelgroep": {"optie": 2}}],
    )  # fmt: skip


class Vergelijking(Aantallen):
    """Reforms side by side, on one measure."""

    hervormingen: dict[str, dict[str, Any]] = Field(
        ..., min_length=2, max_length=MEESTE_HERVORMINGEN, description="De hervormingen, elk onder een eigen naam.",
        examples=[{"optie 2": {"vanaf": 2027, "doelgroep": {"optie": 2}}, "niets": {}}],
    )  # fmt: skip
    maat: str = Field(..., min_length=1, max_length=80, description="De maat, zoals in_het_echt, gat of saldo_rijk.")
    jaar: int | None = Field(None, strict=True, description="Het jaar waarnaar u kijkt; standaard het laatste.")

    @model_validator(mode="after")
    def _korte_namen(self) -> Vergelijking:
        if any(not 0 < len(naam) <= 80 for naam in self.hervormingen):
            raise ValueError("namen")
        return self


def _met_pakketten(doe: Callable[..., Any]) -> Callable[..., Any]:
    """Until the libraries are there: 503, and when to ask again."""

    @wraps(doe)
    def met(request: HttpRequest, *gegeven: Any, **meer: Any) -> Any:
        halen.eis()
        return doe(request, *gegeven, **meer)

    return met


def _jaar(description: str) -> Any:
    return Query(None, ge=1, le=9999, description=description)


@router.get("/prognoses", response=dict[str, Any], summary="Waar de telling komt te staan", operation_id="prognose",
            openapi_extra={"responses": NIET_ER})  # fmt: skip
@_met_pakketten
def prognoses(
    request: HttpRequest,
    jaar: Annotated[int | None, _jaar("Het jaar waar het om gaat; standaard dat van de stand.")] = None,
    tot: Annotated[int | None, _jaar("Het laatste jaar; standaard vier jaar later.")] = None,
    stand: Stand = "",
) -> HttpResponse:
    """Met een eerlijke band, en wat ieder zelf kan uitrekenen ernaast. Als `telmee beleid prognose --json`."""
    dag = getypt.dag(stand, "de stand") if stand.strip() else None
    gelezen = prognose.Gelezen(jaar, tot, dag)
    try:
        return _json(prognose.reken(date.today(), dag, jaar, tot).als_dict())
    except Fout as fout:
        raise GebruiksFout(str(fout), veld=fout.veld or prognose.welk_veld(gelezen, str(fout))) from fout


@router.get("/terugblik", response=dict[str, Any], summary="Hoe vaak deze prognose ernaast zat",
            operation_id="terugblik", openapi_extra={"responses": NIET_ER})  # fmt: skip
@_met_pakketten
def terug(request: HttpRequest) -> HttpResponse:
    """Elke prognose die gemaakt had kunnen worden, naast de uitslag. Als `telmee beleid terugblik --json`."""
    return _json(terugblik.terug().als_dict())


@router.get("/parameters", response=list[dict[str, Any]], summary="De cijfers waarmee wordt gerekend",
            operation_id="parameters")  # fmt: skip
def parameters(
    request: HttpRequest,
    status: Annotated[str, Query("", max_length=20, description="bron, afgeleid, aanname of onbekend.")] = "",
) -> HttpResponse:
    """Elk met zijn bereik, status en bron. Als `telmee beleid parameters --json`."""
    if status and status not in cijfers.STATUSSEN:
        keuze = ", ".join(cijfers.STATUSSEN)
        hulp = bedoelde_u(status, cijfers.STATUSSEN)
        raise GebruiksFout(f"De status '{status}' bestaat niet; kies uit {keuze}.{hulp}", veld="status")
    return _json([p.als_dict() for p in cijfers.parameters().values() if status in ("", p.status)])


@router.post("/verkenningen", response={200: dict[str, Any], 202: Rekent}, summary="Reken een hervorming door",
             operation_id="verkenning", openapi_extra={"responses": {"202": BEZIG, **NIET_ER}})  # fmt: skip
@_met_pakketten
def verken(request: HttpRequest, vraag: Verkenning) -> HttpResponse:
    """Banen, mensen, geld en wat er in het echt verandert. Als `telmee beleid verken --json`.

    Meer dan 200 trekkingen van 15 jaar rekent op de achtergrond: 202, met in Location waar de uitkomst komt. Die is een
    dag op te vragen.
    """
    return _reken(request, werk.Opdracht([vraag.hervorming], vraag.jaren, vraag.trekkingen, vraag.zaad))


@router.get("/verkenningen/{nummer}", response={200: dict[str, Any], 202: Rekent},
            summary="De uitkomst van een verkenning",
            operation_id="verkenning-uitkomst", openapi_extra={"responses": {"202": BEZIG}})  # fmt: skip
def verkenning(request: HttpRequest, nummer: UUID) -> HttpResponse:
    """De uitkomst, of dat het nog rekent."""
    return _van_taak(request, nummer, werk.VERKENNING)


@router.post("/vergelijkingen", response={200: dict[str, Any], 202: Rekent}, summary="Zet hervormingen naast elkaar",
             operation_id="vergelijking", openapi_extra={"responses": {"202": BEZIG, **NIET_ER}})  # fmt: skip
@_met_pakketten
def vergelijk(request: HttpRequest, vraag: Vergelijking) -> HttpResponse:
    """Op dezelfde trekkingen: welke ligt boven, hoe vaak, en waardoor. Als `telmee beleid vergelijk --json`."""
    namen = list(vraag.hervormingen)
    plekken = [f"hervormingen.{naam}" for naam in namen]
    opdracht = werk.Opdracht(list(vraag.hervormingen.values()), vraag.jaren, vraag.trekkingen, vraag.zaad, namen,
                             vraag.maat, vraag.jaar, plekken)  # fmt: skip
    return _reken(request, opdracht)


@router.get("/vergelijkingen/{nummer}", response={200: dict[str, Any], 202: Rekent},
            summary="De uitkomst van een vergelijking",
            operation_id="vergelijking-uitkomst", openapi_extra={"responses": {"202": BEZIG}})  # fmt: skip
def vergelijking(request: HttpRequest, nummer: UUID) -> HttpResponse:
    """De uitkomst, of dat het nog rekent."""
    return _van_taak(request, nummer, werk.VERGELIJKING)


def _reken(request: HttpRequest, opdracht: werk.Opdracht) -> HttpResponse:
    vragen = opdracht.vragen()
    werk.eis(opdracht)
    if opdracht.meteen:
        return _json(werk.reken(opdracht, vragen))
    return _bezig(request, werk.zet_in_de_rij(opdracht))


def _van_taak(request: HttpRequest, nummer: UUID, soort: str) -> HttpResponse:
    gevonden = Taak.objects.filter(pk=nummer, soort=soort).first()
    if gevonden is None:
        raise Http404
    if gevonden.loopt:
        return _bezig(request, gevonden)
    if gevonden.staat != KLAAR or not gevonden.uitkomst:
        return fouten.probleem(422, "Unprocessable Content", gevonden.zin or tekst("beleid.verkenning_niet_af"))
    return HttpResponse(gevonden.uitkomst, content_type=JSON)


def _bezig(request: HttpRequest, taak: Taak) -> HttpResponse:
    """202, and where the outcome will be."""
    mooi = "verkenningen" if taak.soort == werk.VERKENNING else "vergelijkingen"
    antwoord = HttpResponse(
        naar_json({"nummer": str(taak.pk), "staat": taak.staat, "zin": taak.zin}), status=202, content_type=JSON
    )
    antwoord["Location"] = f"/api/v1/{mooi}/{taak.pk}"
    antwoord["Retry-After"] = str(SECONDEN)
    return antwoord


def _json(inhoud: Mapping[str, Any] | list[Any]) -> HttpResponse:
    return HttpResponse(naar_json(inhoud), content_type=JSON)
