"""The page of one piece of work; it refreshes itself while the work runs, also without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from telmee.web.kit import taken
from telmee.web.kit.models import Taak
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst


@dataclass(frozen=True)
class TaakPagina(Context):
    """`staat` is wacht, bezig, klaar, gestopt or mislukt; `gedaan` of `van` parts; `zin` what it says of itself."""

    nummer: str = ""
    staat: str = ""
    gedaan: int = 0
    van: int = 0
    zin: str = ""
    loopt: bool = False


def _context(gevonden: Taak) -> TaakPagina:
    return TaakPagina(
        tekst(f"taken.titel_{gevonden.staat}"),
        nummer=str(gevonden.pk),
        staat=gevonden.staat,
        gedaan=gevonden.gedaan,
        van=gevonden.van,
        zin=gevonden.zin,
        loopt=gevonden.loopt,
    )


@pagina(
    "taken/<uuid:nummer>",
    naam="taken-taak",
    sjabloon="taken/taak.html",
    context=TaakPagina,
    methoden=("GET", "POST"),
    api="taken",
    los=True,
)
def taak(request: HttpRequest, nummer: UUID) -> TaakPagina | HttpResponseBase:
    """How far it is; a form that is sent stops it."""
    if request.method == "POST":
        taken.stop(str(nummer))
        return redirect(reverse("taken-taak", kwargs={"nummer": nummer}))
    gevonden = Taak.objects.filter(pk=nummer).first()
    if gevonden is None:
        raise Http404
    return _context(gevonden)
