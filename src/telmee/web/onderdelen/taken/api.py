"""How far a piece of work is."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from telmee.web.kit.models import Taak

router = Router(tags=["taken"])


class TaakAntwoord(Schema):
    """`gedaan` of `van` parts; `zin` what it says of itself."""

    staat: str
    gedaan: int
    van: int
    zin: str


@router.get("/taken/{nummer}", response=TaakAntwoord, summary="Hoe ver een taak is", operation_id="taak")
def taak(request: HttpRequest, nummer: UUID) -> TaakAntwoord:
    """Werk dat op de achtergrond gebeurt."""
    gevonden = Taak.objects.filter(pk=nummer).first()
    if gevonden is None:
        raise Http404
    return TaakAntwoord(staat=gevonden.staat, gedaan=gevonden.gedaan, van=gevonden.van, zin=gevonden.zin)
