"""Which version answers, and with the law of which day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from telmee import __version__

router = Router(tags=["versie"])


class Versie(Schema):
    """The program and the day whose knowledge it uses."""

    programma: str
    stand: date


@router.get("/versie", response=Versie, summary="Welke versie antwoordt", operation_id="versie")
def versie(request: HttpRequest) -> Versie:
    """Het programma, en de dag waarvan de kennis wordt gebruikt."""
    return Versie(programma=__version__, stand=date.today())
