"""Statistics of the register for programs; looking up people is in `register_inzage`."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from telmee.meting import cohort_bestanden, cohort_tonen
from telmee.veilig import naar_json
from telmee.web.kit.fouten import probleem
from telmee.web.kit.teksten import tekst
from telmee.web.kit.uploads import UploadFout
from telmee.web.onderdelen.doelgroepregister import cohort as cohortpagina
from telmee.web.onderdelen.doelgroepregister import cohort_opname, cohort_proef
from telmee.web.onderdelen.doelgroepregister import stromen as pagina

router = Router(tags=["register"])


@router.get(
    "/register/stromen", response=dict[str, Any], summary="Stand en stroom per kwartaal", operation_id="registerstromen"
)
def stromen(
    request: HttpRequest,
    bron: str = Query("nagespeeld", description="nagespeeld (wat UWV publiceerde) of register (dit register)."),
    van: str = Query("", description="Het eerste kwartaal, zoals 2021Q3."),
    tot: str = Query("", description="Het laatste kwartaal."),
) -> dict[str, Any]:
    """Kleine cijfers zijn verborgen (null), de andere afgerond. Voor iedereen."""
    getoond = pagina.toon(bron if bron in pagina.BRONNEN else pagina.BRONNEN[0], van.strip(), tot.strip())
    from telmee.register import stromen_tonen

    return {"bron": bron, **(stromen_tonen.als_dict(getoond) if getoond else {"kwartalen": []})}


@router.get("/register/cohort", response=dict[str, Any], summary="Wie nooit werkte", operation_id="registercohort")
def cohort(request: HttpRequest) -> dict[str, Any]:
    """Het cohort van de Arbeidsinspectie; in de demo ernaast dat van het verzonnen land."""
    gemaakt = cohort_proef.uitkomst()
    blad = cohortpagina.maak(gemaakt, "proef" if gemaakt else "rapport")
    return {"van_wie": blad.van_wie, **blad.inhoud}


_BESTAND = {"type": "string", "format": "binary"}


def _eigenschap(naam: str) -> dict[str, Any]:
    woorden = {
        "title": tekst(f"doelgroepregister.cohort_{naam}", "nl"),
        "description": tekst(f"doelgroepregister.cohort_{naam}_wat", "nl"),
    }
    return woorden | ({"type": "string", "format": "date"} if naam in cohort_opname.DAGEN else _BESTAND)


_LICHAAM = {
    "requestBody": {
        "required": True,
        "description": "De bestanden zijn CSV of Parquet en samen hoogstens 256 MiB.",
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": list(cohort_bestanden.NAMEN[:2]),
                    "properties": {naam: _eigenschap(naam) for naam in (*cohort_opname.DAGEN, *cohort_bestanden.NAMEN)},
                }
            }
        },
    }
}


@router.post(
    "/register/cohort",
    response={200: dict[str, Any]},
    summary="Wie nooit werkte, uit uw eigen bestanden",
    operation_id="registercohorttellen",
    openapi_extra=_LICHAAM,
)
def tel_cohort(request: HttpRequest) -> HttpResponse:
    """Telt zoals `telmee meting cohort --json`. Bewaart niets."""
    try:
        gelezen = cohort_opname.lees(request)
    except UploadFout as fout:
        antwoord = probleem(fout.status, HTTPStatus(fout.status).phrase, str(fout))
        if fout.status == 503:
            antwoord["Retry-After"] = "30"
        return antwoord
    if gelezen.cohort is None:
        velden = [{"naam": naam, "fout": zin} for naam, zin in gelezen.fouten.items()]
        return probleem(422, HTTPStatus(422).phrase, " ".join(gelezen.fouten.values()), velden=velden)
    inhoud = naar_json(cohort_tonen.als_dict(gelezen.cohort))
    return HttpResponse(inhoud, content_type="application/json; charset=utf-8")
