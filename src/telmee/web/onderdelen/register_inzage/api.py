"""Looking into the register for programs. No BSN stands in an address: what is about a person is asked with POST.

Each operation asks for a bearer token; `rollen.yaml` says who may do what, the law what is seen of whom. Every answer
carries the trace of the request (`traceparent`), under which it is in the log. A look-up changes nothing but that log,
so asking twice is two looks and two lines.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from telmee.register import inzage, inzage_lijsten, logboek, recht, wacht
from telmee.register.identiteit import Identiteit
from telmee.register.models import Verwerking
from telmee.register.tijd import HIER
from telmee.web.kit.aanmelden import Drager, sleutels_nu
from telmee.web.kit.lichaam import Lichaam

router = Router(tags=["register"])
DRAGER = Drager()
PER_BLADZIJDE = 500


class Waarvoor(Lichaam):
    """Why, with which tie, about which day, and as known when."""

    doel: str = Field(description="Waarvoor u vraagt, zoals arbeidsdeelname, quotumheffing of taak.")
    relatie: str = Field("geen", description="De band, zoals werknemer, verwacht, toezicht, inwoner of begeleid.")
    op: date | None = Field(None, description="De dag waarover het gaat; standaard vandaag.")
    stand: datetime | None = Field(None, description="Wat het register op dit moment wist; standaard nu.")


class Opvraging(Waarvoor):
    """About one person."""

    bsn: str = Field(repr=False, description="Het burgerservicenummer; het komt in geen adres of logboek te staan.")


class Lijst(Waarvoor):
    """About many."""

    bsns: list[str] = Field(
        repr=False, description="Hoogstens 10.000 burgerservicenummers, elk één keer.", max_length=100_000
    )


class EigenMensen(Waarvoor):
    """A page of a municipality's own people."""

    na: int = Field(0, ge=0, description="Het getal `volgende` van de vorige bladzijde.")
    aantal: int = Field(100, ge=1, le=PER_BLADZIJDE, description="Hoeveel mensen op een bladzijde.")


class Periode(Schema):
    """From and until, both included; without `tot` it runs on."""

    van: date
    tot: date | None


class Grond(Periode):
    """A ground and when it held."""

    grond: str


class Werk(Periode):
    """Work at a loonheffingennummer."""

    loonheffingennummer: str
    verloonde_uren: int | None


class Antwoord(Schema):
    """What the law lets the asker know. What is not for this asker is null."""

    op: date
    in_register: bool = Field(description="Of deze persoon op die dag in het register staat.")
    artikel: str = Field(description="Waarop het antwoord rust.")
    velden: list[str] = Field(description="Wat deze vrager mag zien.")
    perioden: list[Periode] | None = None
    gronden: list[Grond] | None = None
    werk: list[Werk] | None = None


class Regel(Schema):
    """One of a list; without an answer the law gives this asker none."""

    bsn: str = Field(repr=False)
    antwoord: Antwoord | None


class Antwoorden(Schema):
    """In the order of the list."""

    antwoorden: list[Regel]


class Werknemers(Schema):
    """The own workers who are in the register, and nothing else of them."""

    op: date
    artikel: str
    loonheffingennummer: str
    bsns: list[str] = Field(repr=False)


class Bladzijde(Schema):
    """A page; `volgende` is null on the last."""

    mensen: list[Regel]
    volgende: int | None


class MijnGegevens(Schema):
    """Everything about oneself, and who looked."""

    antwoord: Antwoord
    wie_keek: list[dict[str, Any]]


class Verwerkingen(Schema):
    """A page of the log, newest first; `volgende` is null on the last."""

    regels: list[dict[str, Any]]
    volgende: int | None


class Inzageregel(Schema):
    """Who sees what: each field with the day since which it is open."""

    rol: str
    doel: str
    relatie: str
    velden: dict[str, date]
    artikel: str
    verplicht: bool


class Inzageregels(Schema):
    """The whole table of a day."""

    op: date
    regels: list[Inzageregel]


def _vraag(request: HttpRequest, waarvoor: Waarvoor, response: HttpResponse) -> inzage.Vraag:
    """The question, with its trace; the answer carries it."""
    wie = _wie(request)
    spoor = logboek.spoor(
        request.headers.get("traceparent", ""), request.headers.get("traceparent-processor", "") or wie.wie
    )
    response["traceparent"] = spoor.traceparent
    stand = waarvoor.stand
    if stand is not None and stand.tzinfo is None:
        stand = stand.replace(tzinfo=HIER)
    return inzage.Vraag(waarvoor.doel, waarvoor.relatie, waarvoor.op, stand, spoor=spoor)


def _wie(request: HttpRequest) -> Identiteit:
    wie: Identiteit = request.auth
    return wie


@router.get("/register/inzageregels", response=Inzageregels, summary="Wie mag wat weten", operation_id="inzageregels")
def inzageregels(request: HttpRequest, op: date | None = Query(None, description="De dag.")) -> dict[str, Any]:
    """De tabel van rol, doel en band met wat gezien wordt, sinds wanneer en op welk artikel. Voor iedereen."""
    dag = op or date.today()
    return {"op": dag, "regels": [recht.als_dict(each, dag) for each in recht.tabel(dag)]}


@router.post(
    "/register/opvragingen",
    response=Antwoord,
    auth=DRAGER,
    summary="Eén persoon opzoeken",
    operation_id="opvraging",
)
def opvraging(request: HttpRequest, response: HttpResponse, vraag: Opvraging) -> Any:
    """Of iemand in het register staat, met wat deze vrager verder mag weten. Elke weigering is gelijk."""
    return inzage.zoek(_wie(request), vraag.bsn, _vraag(request, vraag, response), sleutels_nu())


@router.post(
    "/register/lijsten", response=Antwoorden, auth=DRAGER, summary="Een lijst opzoeken", operation_id="lijstopvraging"
)
def lijst(request: HttpRequest, response: HttpResponse, vraag: Lijst) -> Any:
    """Hetzelfde voor veel personen tegelijk, in de volgorde van de lijst."""
    antwoorden = inzage.lijst(_wie(request), vraag.bsns, _vraag(request, vraag, response), sleutels_nu())
    return {"antwoorden": [{"bsn": b, "antwoord": a} for b, a in zip(vraag.bsns, antwoorden, strict=True)]}


@router.post(
    "/register/werknemerslijsten",
    response=Werknemers,
    auth=DRAGER,
    summary="De eigen werknemers in het register",
    operation_id="werknemerslijst",
)
def werknemerslijst(request: HttpRequest, response: HttpResponse, vraag: Waarvoor) -> Any:
    """De BSN's van de eigen werknemers van dit loonheffingennummer die op die dag in het register staan."""
    return inzage_lijsten.werknemers(_wie(request), _vraag(request, vraag, response), sleutels_nu())


@router.post(
    "/register/eigen-mensen",
    response=Bladzijde,
    auth=DRAGER,
    summary="De eigen mensen van een gemeente",
    operation_id="eigenMensen",
)
def eigen_mensen(request: HttpRequest, response: HttpResponse, vraag: EigenMensen) -> Any:
    """Wie van de inwoners of begeleide mensen in het register staat of stond, per bladzijde."""
    bladzijde = inzage_lijsten.eigen_mensen(
        _wie(request), _vraag(request, vraag, response), sleutels_nu(), vraag.na, vraag.aantal
    )
    return {"mensen": [{"bsn": b, "antwoord": a} for b, a in bladzijde.mensen], "volgende": bladzijde.volgende}


@router.post(
    "/register/mijn-gegevens",
    response=MijnGegevens,
    auth=DRAGER,
    summary="De eigen gegevens, en wie keek",
    operation_id="mijnGegevens",
)
def mijn_gegevens(request: HttpRequest, response: HttpResponse) -> Any:
    """De eigen registratie, de gronden, en wie er keek en waarom."""
    waarvoor = Waarvoor(doel="eigen_gegevens", relatie="zichzelf", op=None, stand=None)
    return inzage_lijsten.mijn(_wie(request), _vraag(request, waarvoor, response), sleutels_nu())


@router.get(
    "/register/verwerkingen", response=Verwerkingen, auth=DRAGER, summary="Het logboek", operation_id="verwerkingen"
)
def verwerkingen(
    request: HttpRequest,
    na: int = Query(0, ge=0, description="Het getal `volgende` van de vorige bladzijde."),
    aantal: int = Query(100, ge=1, le=PER_BLADZIJDE, description="Hoeveel regels."),
) -> dict[str, Any]:
    """De regels van het Logboek Dataverwerkingen, nieuwste eerst. Wie het betreft blijft versleuteld."""
    _wie(request).eis("register.log")
    rijen = Verwerking.objects.order_by("-pk")
    if na:
        rijen = rijen.filter(pk__lt=na)
    deel = list(rijen[: aantal + 1])
    meer, deel = len(deel) > aantal, deel[:aantal]
    return {"regels": [logboek.als_ldv(rij) for rij in deel], "volgende": deel[-1].pk if meer else None}


@router.get(
    "/register/signalen",
    response=list[dict[str, Any]],
    auth=DRAGER,
    summary="Ongewone vragen",
    operation_id="signalen",
)
def signalen(request: HttpRequest) -> Any:
    """Welke organisatie ongewoon veel vraagt, of vraagt wat vaak mist. Nooit over wie."""
    _wie(request).eis("register.signalen")
    return wacht.signalen()
