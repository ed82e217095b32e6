"""The measurement for programs: the same figures as `telmee meting --json` and as the pages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.errors import HttpError

from telmee import deur
from telmee import meting as kamer
from telmee.fouten import GebruiksFout
from telmee.meting import beschermd
from telmee.meting.openbaar import Openbaar
from telmee.meting.sleutel import sleutelvraag
from telmee.meting.uitsplitsing import keuzes
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.landelijk import eigen, gegevens
from telmee.web.onderdelen.landelijk.paginas import sleutel_dict, van_jaar
from telmee.web.onderdelen.landelijk.vraag import Vraag, eis_jaar, eis_sleuteljaar, lees_deel, lees_stand, wetten_op
from telmee.wet import Wetten

router = Router(tags=["metingen"])
MANIEREN = ("gepubliceerd", "uit-delen", "gegevens")
Stand = Annotated[str, Query("", max_length=20, description="Wat op deze dag bekend was; standaard vandaag.")]
Naar = Annotated[
    str, Query("grootteklasse", max_length=200, description="Een of twee kenmerken, met een komma ertussen.")
]
Anders = Annotated[
    list[str],
    Query([], max_length=20, description="Een andere waarde dan die van de wet, zoals doelstelling.markt=70000."),
]


def _stand(stand: str) -> date:
    return lees_stand(stand) if stand.strip() else date.today()


def _wetten(stand: str, anders: list[str]) -> Wetten:
    if not anders:
        return wetten_op(_stand(stand))
    gevonden: Wetten = deur.wetten(_stand(stand), anders=[elk[:200] for elk in anders])
    return gevonden


def _openbaar() -> Openbaar:
    """What may be shown of the data set; 404 while there is nothing."""
    gevonden = gegevens.openbaar()
    if gevonden is None:
        raise HttpError(404, tekst("landelijk.gegevens_nog_niet"))
    return gevonden[0]


def _dataset_jaar(alles: Openbaar, jaar: int) -> int:
    """A year of the data set; 404 with those that it has."""
    try:
        return eigen.kies_jaar(alles, str(jaar))
    except GebruiksFout as fout:
        raise HttpError(404, str(fout)) from None


@router.get("/metingen", response=dict[str, Any], summary="De meting, jaar voor jaar", operation_id="metingen")
def metingen(request: HttpRequest, stand: Stand = "", anders: Anders = []) -> dict[str, Any]:  # noqa: B006
    """Extra banen per jaar tegenover de doelen, zoals gepubliceerd."""
    return {"metingen": [uitslag.naar_dict() for uitslag in kamer.reeks(_wetten(stand, anders))]}


@router.get("/metingen/{jaar}", response=dict[str, Any], summary="De meting van één jaar", operation_id="meting")
def meting(
    request: HttpRequest,
    jaar: int,
    manier: Annotated[str, Query("gepubliceerd", description="gepubliceerd, uit-delen of gegevens.")] = "gepubliceerd",
    stand: Stand = "",
    anders: Anders = [],  # noqa: B006
    uitleg: Annotated[bool, Query(False, description="Ook de uitleg van elk cijfer.")] = False,
) -> dict[str, Any]:
    """Zoals gepubliceerd, nagerekend uit de gepubliceerde delen, of uit de dataset van deze server."""
    if manier not in MANIEREN:
        raise GebruiksFout(f"'{manier[:40]}' is geen manier; kies {', '.join(MANIEREN)}.")
    if manier == "gegevens":
        alles = _openbaar()
        uitslag = alles.jaren[_dataset_jaar(alles, jaar)]
    else:
        wetten = _wetten(stand, anders)
        (eis_sleuteljaar if manier == "uit-delen" else eis_jaar)(jaar, wetten)
        uitslag = (kamer.uit_delen if manier == "uit-delen" else kamer.uitslag)(jaar, wetten)
    erbij = {"uitleg": [knoop.as_dict() for knoop in uitslag.uitleg()]} if uitleg else {}
    return uitslag.naar_dict() | erbij


@router.get(
    "/metingen/{jaar}/ontleding",
    response=dict[str, Any],
    summary="De verandering van een jaar uit elkaar gehaald",
    operation_id="ontleding",
)
def ontleding(request: HttpRequest, jaar: int, stand: Stand = "") -> dict[str, Any]:
    """Eigen dienst, inleen, verdeelsleutel en afronding; de delen tellen precies op."""
    dag = _stand(stand)
    vraag = Vraag(wetten_op(dag), dag, Veld("stand", "stand"))
    eis_jaar(jaar, vraag.wetten)
    uitslag = next(elk for elk in vraag.uitslagen if elk.jaar == jaar)
    gevonden = van_jaar(uitslag, vraag)
    if gevonden is None:
        raise HttpError(404, tekst("landelijk.geen_verandering"))
    return gevonden.als_dict()


@router.get(
    "/metingen/{jaar}/verdeelsleutel",
    response=dict[str, Any],
    summary="Wat de verdeelsleutel van inleenverbanden doet",
    operation_id="verdeelsleutel",
)
def verdeelsleutel(
    request: HttpRequest,
    jaar: int,
    markt: Annotated[str, Query("", max_length=20, description="Aandeel van de markt in procenten, zoals 73,8.")] = "",
    stand: Stand = "",
) -> dict[str, Any]:
    """De uitkomst met deze sleutel (zonder: die van de wet) en wat één punt meer voor de markt verandert."""
    wetten = wetten_op(_stand(stand))
    eis_sleuteljaar(jaar, wetten)
    return sleutel_dict(sleutelvraag(jaar, wetten, lees_deel(markt) if markt.strip() else None))


@router.get(
    "/metingen/{jaar}/uitsplitsing",
    response=dict[str, Any],
    summary="Een uitsplitsing uit de dataset van deze server",
    operation_id="uitsplitsing",
)
def uitsplitsing(
    request: HttpRequest,
    jaar: int,
    naar: Naar = "grootteklasse",
) -> dict[str, Any]:
    """Banen en personen per groep, beveiligd tegen onthulling; null is verborgen."""
    namen = eigen.lees_naar(naar)
    alles = _openbaar()
    gekozen = _dataset_jaar(alles, jaar)
    return {"jaar": gekozen, "banner": alles.banner} | beschermd.cellen(alles.uitsplitsingen[gekozen][namen])


@router.get("/dataset", response=dict[str, Any], summary="De dataset van deze server", operation_id="dataset")
def dataset(request: HttpRequest) -> dict[str, Any]:
    """Welke jaren en uitsplitsingen er zijn, en hoe ver het rekenen is."""
    gevonden, taak = gegevens.openbaar(), gegevens.laatste_taak()
    uit: dict[str, Any] = {
        "staat": "klaar" if gevonden else "geen" if gegevens.dataset_map() is None else "wacht",
        "taak": {"nummer": str(taak.pk), "staat": taak.staat} if taak is not None else None,
        "jaren": [],
        "uitsplitsingen": [[kenmerk.naam for kenmerk in elk] for elk in keuzes()],
    }
    if gevonden is not None:
        alles, gemaakt = gevonden
        uit |= {
            "naam": alles.naam,
            "banner": alles.banner,
            "gemaakt": gemaakt.isoformat(),
            "jaren": list(alles.jaren),
        }
    return uit
