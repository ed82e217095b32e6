"""Writing in the register for programs: events of a person, deliveries, and the requests that run.

A BSN stands in the body only, and in no answer. `Idempotency-Key` makes a call safe to repeat; every event also has a
mark of its source, under which it is recorded once. Who may say what of whom is in `register.indienen`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Header, Query, Router, Schema, Status
from pydantic import StrictBool, StrictInt

from telmee.register import aanvragen_lijst, dossier, logboek
from telmee.register.gebeurtenis import Gebeurtenis
from telmee.register.identiteit import Identiteit
from telmee.register.indienen import MEESTE, Geweigerd, dien_in
from telmee.web.kit.aanmelden import Drager, sleutels_nu
from telmee.web.kit.lichaam import Lichaam
from telmee.web.onderdelen.register_uitvoering import inname
from telmee.web.onderdelen.register_uitvoering.herhaling import een_keer

router = Router(tags=["register-uitvoering"])
DRAGER = Drager()
SLEUTEL = Annotated[str, Header(alias="Idempotency-Key", description="Uw eigen sleutel voor dit verzoek: dezelfde sleutel met dezelfde inhoud krijgt hetzelfde antwoord.")]  # fmt: skip # noqa: E501


class Gezegd(Lichaam):
    """One event."""

    soort: str = Field(description="De soort gebeurtenis, zoals de wet die kent; bijvoorbeeld loonwaarde.")
    aard: str = Field(
        "vaststelling", description="Wat er gebeurt: aanvraag, vaststelling, einde, correctie, enzovoort."
    )
    dag: date = Field(description="De dag waar het over gaat; bij een einde de laatste dag.")
    feiten: dict[str, StrictBool | StrictInt | str | None] = Field(
        default_factory=dict, description="Feiten met de namen van de wet; geld in centen, procenten in honderdsten."
    )
    bron: str = Field("", description="Wie het zegt: UWV, BRP, persoon of een gemeentecode; standaard uzelf.")
    kenmerk: str = Field(description="Uw eigen kenmerk; onder één kenmerk wordt één gebeurtenis vastgelegd.")
    betreft: int | None = Field(
        None, ge=1, le=2_000_000_000, description="Het nummer van de eerdere gebeurtenis waar dit over gaat."
    )


class Melding(Lichaam):
    """Events of one person, in their order: all are recorded, or none."""

    bsn: str = Field(
        repr=False, description="Het burgerservicenummer; het komt in geen adres, antwoord of logboek te staan."
    )
    gebeurtenissen: list[Gezegd] = Field(min_length=1, max_length=MEESTE)


class Twijfel(Schema):
    """Recorded, with a doubt."""

    reden: str
    zin: str


class Vastgelegd(Schema):
    """What became of each event, in the same order."""

    persoon: int = Field(description="Het nummer van deze persoon in het register; het zegt verder niets.")
    nummers: list[int] = Field(description="Het nummer van elke gebeurtenis in de geschiedenis van deze persoon.")
    al_bekend: list[bool] = Field(description="Of de gebeurtenis er al was.")
    bevindingen: list[Twijfel]


def _wie(request: HttpRequest) -> Identiteit:
    wie: Identiteit = request.auth
    return wie


def _spoor(request: HttpRequest, response: HttpResponse) -> logboek.Spoor:
    processor = request.headers.get("traceparent-processor", "") or _wie(request).wie
    spoor = logboek.spoor(request.headers.get("traceparent", ""), processor)
    response["traceparent"] = spoor.traceparent
    return spoor


@router.post(
    "/register/gebeurtenissen",
    response={201: Vastgelegd},
    auth=DRAGER,
    summary="Gebeurtenissen van een persoon vastleggen",
    operation_id="gebeurtenissenVastleggen",
)
def gebeurtenissen(
    request: HttpRequest, response: HttpResponse, melding: Melding, idempotency_key: SLEUTEL = ""
) -> Any:
    """Besluiten, aanvragen, correcties en bezwaren van één persoon: alles of niets. Elke poging wordt gelogd."""
    wie = _wie(request)
    wie.eis("register.opnemen")
    spoor, sleutels = _spoor(request, response), sleutels_nu()
    gezegd = [Gebeurtenis(**{**each.dict(), "bron": each.bron or wie.organisatie}) for each in melding.gebeurtenissen]

    def doe() -> dict[str, Any] | Geweigerd:
        uit = dien_in(wie, melding.bsn, gezegd, sleutels, spoor)
        return uit if isinstance(uit, Geweigerd) else als_dict(uit)

    uit = een_keer(wie, idempotency_key, ["gebeurtenissen", melding.dict()], sleutels, doe)
    if isinstance(uit, Geweigerd):
        raise uit
    return Status(201, uit)


def als_dict(uit: Any) -> dict[str, Any]:
    """What was recorded, as plain JSON."""
    twijfels = [{"reden": each.reden, "zin": each.zin} for each in uit.bevindingen]
    return {
        "persoon": uit.persoon,
        "nummers": list(uit.nummers),
        "al_bekend": list(uit.al_bekend),
        "bevindingen": twijfels,
    }


class Wie(Lichaam):
    """Who it is about: by BSN, or by the number in the register."""

    bsn: str = Field("", repr=False, description="Het burgerservicenummer; het komt in geen adres of logboek te staan.")
    persoon: int | None = Field(
        None, ge=1, le=10**15, description="Het nummer in het register, in plaats van het burgerservicenummer."
    )
    op: date | None = Field(None, description="Alleen wat op deze dag geldt; leeg is alle dagen.")
    stand: date | None = Field(None, description="Zoals bekend aan het eind van deze dag; leeg is nu.")


class Dossier(Schema):
    """All that may be seen of one person. A college sees the events that it delivered, and no reasons."""

    persoon: int | None
    op: date | None
    stand: date | None
    artikel: str
    in_register: bool
    registraties: list[dict[str, Any]]
    gronden: list[dict[str, Any]]
    onbekend: list[dict[str, Any]]
    redenen: list[dict[str, Any]] = Field(description="Bij elke registratie en grond de uitleg van de wet.")
    gebeurtenissen: list[dict[str, Any]] = Field(description="Wat is vastgelegd, met bron, grondslag en bewijs.")
    zaken: list[dict[str, Any]] = Field(description="Aanvragen en bezwaren met hun termijnen.")


@router.post(
    "/register/dossiers",
    response=Dossier,
    auth=DRAGER,
    summary="Alles over één persoon, met redenen",
    operation_id="dossierOpvragen",
)
def dossiers(request: HttpRequest, response: HttpResponse, wie: Wie) -> dict[str, Any]:
    """Registraties en gronden met hun redenen, wat is vastgelegd door wie, en wat er loopt. Elke vraag wordt gelogd."""
    spoor = _spoor(request, response)
    van_wie = wie.bsn if wie.persoon is None else wie.persoon
    return dossier.als_dict(dossier.dossier(_wie(request), van_wie, sleutels_nu(), wie.op, wie.stand, spoor=spoor))


class Termijn(Schema):
    """By when who must do what; without a day what it is counted from has not happened."""

    naam: str
    label: str
    uiterlijk: date | None
    wie: str
    artikel: str
    staat: str
    gedaan_op: date | None


class Aanvraag(Schema):
    """An application or an objection that runs; `nummer` is the event that began it."""

    persoon: int
    soort: str
    aard: str
    nummer: int
    begonnen_op: date
    staat: str
    te_laat: bool
    termijnen: list[Termijn]
    betreft: int | None
    schorst: bool | None


class Aanvragen(Schema):
    """A page, the most urgent first; `volgende` is null on the last."""

    aanvragen: list[Aanvraag]
    volgende: int | None
    alle: int
    te_laat: int


@router.get(
    "/register/aanvragen",
    response=Aanvragen,
    auth=DRAGER,
    summary="Aanvragen en bezwaren die lopen",
    operation_id="lopendeAanvragen",
)
def aanvragen(
    request: HttpRequest,
    response: HttpResponse,
    te_laat: bool = Query(False, alias="teLaat", description="Alleen wat over een termijn is."),
    na: int = Query(0, ge=0, le=2_000_000_000, description="Het getal `volgende` van de vorige bladzijde."),
    aantal: int = Query(100, ge=1, le=aanvragen_lijst.PER_BLADZIJDE, description="Hoeveel op een bladzijde."),
) -> dict[str, Any]:
    """Wat te laat is eerst. Een gemeente ziet wat zij zelf vroeg, en bezwaren tegen haar eigen besluiten."""
    spoor = _spoor(request, response)
    uit = aanvragen_lijst.lopende(_wie(request), sleutels_nu(), te_laat=te_laat, na=na, aantal=aantal, spoor=spoor)
    regels = [aanvragen_lijst.als_dict(each) for each in uit.zaken]
    return {"aanvragen": regels, "volgende": uit.volgende, "alle": uit.alle, "te_laat": uit.te_laat}


class Regelbevinding(Schema):
    """What was found at a line: never who it is about."""

    code: str
    ernst: str
    wat: str
    bestand: str
    regel: int | None
    aantal: int


class Ingenomen(Schema):
    """What became of a delivery."""

    al_ingenomen: bool = Field(description="Deze levering was er al; er is niets veranderd.")
    teruggedraaid: bool
    personen: int
    gebeurtenissen: int
    al_bekend: int
    relaties: int
    fouten: int
    bevindingen: list[Regelbevinding]


_LICHAAM = {
    "requestBody": {
        "required": True,
        "description": "Een bericht van SuwiML (XML of zip) of een lijst met gebeurtenissen (CSV of .xlsx).",
        "content": {
            "application/xml": {"schema": {"type": "string"}},
            "text/csv": {"schema": {"type": "string"}},
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.post(
    "/register/leveringen",
    response={200: Ingenomen},
    auth=DRAGER,
    summary="Een levering innemen",
    operation_id="leveringInnemen",
    openapi_extra=_LICHAAM,
)
def leveringen(
    request: HttpRequest,
    response: HttpResponse,
    idempotency_key: SLEUTEL = "",
    bron: str = Query("", description="Van wie de levering komt: UWV of een gemeentecode; standaard uzelf."),
    naam: str = Query("levering", max_length=100, description="De naam van het bestand, voor de bevindingen."),
    geinformeerd: bool = Query(False, description="De mensen zijn vooraf geïnformeerd over de vastlegging."),
    alles_of_niets: bool = Query(False, alias="allesOfNiets", description="Neem niets op als er ook maar iets mis is."),
    code: list[str] = Query([], description="Een code van SuwiML met zijn grond, zoals 01=WSW."),
) -> Any:
    """Elke goede regel wordt opgenomen; van elke foute komt een bevinding. Twee keer hetzelfde verandert niets."""
    wie = _wie(request)
    wie.eis("register.innemen")
    spoor, sleutels = _spoor(request, response), sleutels_nu()
    inhoud = inname.lichaam(request)
    hoe = inname.Hoe(bron or wie.organisatie, naam, geinformeerd, alles_of_niets, inname.codes(code))

    def doe() -> dict[str, Any] | Geweigerd:
        return inname.als_dict(inname.neem_in(wie, inhoud, hoe, sleutels, spoor))

    merk = ["leveringen", inname.merk(inhoud), *map(str, vars(hoe).values())]
    uit = een_keer(wie, idempotency_key, merk, sleutels, doe)
    if isinstance(uit, Geweigerd):
        raise uit
    return uit
