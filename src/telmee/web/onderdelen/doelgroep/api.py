"""The test for programs: facts in, the outcome of the law and the next question out. Nothing is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router

from telmee import deur
from telmee.doelgroep import beeld, toets, volgende_vraag, wet_van
from telmee.web.kit.lichaam import Lichaam

router = Router(tags=["doelgroep"])


class Toetsvraag(Lichaam):
    """The facts in the names of the law, as `telmee doelgroep toets --feiten` takes them. Never a name or a BSN."""

    feiten: dict[str, Any] = Field(default_factory=dict, description="Feiten met hun naam in de wet.")
    op: date | None = Field(None, description="De dag waarover het gaat; standaard vandaag.")
    stand: date | None = Field(None, description="Wat op deze dag bekend was; standaard vandaag.")
    regimes: list[str] = Field(default_factory=list, description="wet-banenafspraak of voorgenomen.")
    overgeslagen: list[str] = Field(default_factory=list, description="Vragen waarop het antwoord niet bekend is.")


@router.post(
    "/doelgroeptoetsen", response=dict[str, Any], summary="Hoort iemand bij de doelgroep", operation_id="doelgroeptoets"
)
def doelgroeptoets(request: HttpRequest, vraag: Toetsvraag) -> dict[str, Any]:
    """Ja, nee of nog niet te zeggen, met de gronden, wat het opent en de vraag die het beslist."""
    law = wet_van(deur.wetten(vraag.stand, vraag.regimes), vraag.op or date.today())
    overgeslagen = frozenset(vraag.overgeslagen)
    uitkomst = toets(law, vraag.feiten, overgeslagen)
    eerst = volgende_vraag(law, vraag.feiten, overgeslagen)
    return uitkomst.als_dict() | {"volgende_vraag": eerst.naam if eerst else None, "beeld": beeld(uitkomst).als_dict()}
