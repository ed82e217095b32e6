"""The position of an employer from files, for programs. Nothing is kept: the answer is the answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from telmee.veilig import naar_json
from telmee.web.kit.fouten import probleem
from telmee.web.kit.teksten import tekst
from telmee.web.kit.uploads import UploadFout
from telmee.web.onderdelen.opname import uitslag
from telmee.web.onderdelen.opname.lezen import Opname, Verkeerd, binnen, wachtend
from telmee.web.onderdelen.opname.vraag import AANGIFTEN, LATER, LIJSTEN, VOORAF

router = Router(tags=["werkgever"])
_BESTAND = {"type": "string", "format": "binary"}
_VORM: dict[str, dict[str, Any]] = {
    "sector": {"enum": ["markt", "overheid"]},
    "samen": {"enum": ["ja"]},
    "jaar": {"pattern": "^[12][0-9]{3}$"},
}


def _eigenschappen() -> dict[str, Any]:
    """The fields in the order in which they must be sent: those about reading first."""
    namen = (*VOORAF, *AANGIFTEN[:1], *LIJSTEN, *LATER)
    velden: dict[str, Any] = {}
    for naam in namen:
        woorden = {"title": tekst(f"opname.{naam}_label", "nl"), "description": tekst(f"opname.{naam}_wat", "nl")}
        if naam in AANGIFTEN:
            velden[naam] = woorden | {"type": "array", "items": _BESTAND}
        else:
            velden[naam] = woorden | (_BESTAND if naam in LIJSTEN else {"type": "string", **_VORM.get(naam, {})})
    return velden


_LICHAAM = {
    "requestBody": {
        "required": True,
        "description": "Eerst de velden over het lezen (jaar en zo meer), dan de bestanden in willekeurige volgorde.",
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "required": ["jaar", "aangiften"], "properties": _eigenschappen()}
            }
        },
    }
}


@router.post(
    "/posities",
    response={200: dict[str, Any]},
    summary="De positie van een werkgever uit zijn loonaangiften",
    operation_id="positie",
    openapi_extra=_LICHAAM,
)
def positie(request: HttpRequest) -> HttpResponse:
    """Leest de bestanden terwijl ze binnenkomen en antwoordt zoals `telmee werkgever positie --json`. Bewaart niets."""
    opname = None
    try:
        with binnen():
            opname = Opname(request)
            inhoud = opname.lees(lambda positie: naar_json(uitslag.als_json(positie)))
    except Verkeerd as fout:
        zinnen = " ".join(fout.fouten.per_veld.values()) or tekst("opname.niet_gelukt")
        velden = [{"naam": naam, "fout": zin} for naam, zin in fout.fouten.per_veld.items()]
        antwoord = probleem(422, HTTPStatus(422).phrase, zinnen, velden=velden)
    except UploadFout as fout:
        antwoord = wachtend(probleem(fout.status, HTTPStatus(fout.status).phrase, str(fout)))
    else:
        return HttpResponse(inhoud, content_type="application/json; charset=utf-8")
    if opname is not None:
        opname.lichaam.lees_uit()
    return antwoord
