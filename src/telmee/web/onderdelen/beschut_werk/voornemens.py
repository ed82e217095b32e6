"""What the letter of the cabinet announces, and what each plan would change."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from telmee import deur
from telmee.beschut import geld_voornemens as kamer
from telmee.uitvoer.beeld import Beeld
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beschut_werk import blad
from telmee.web.onderdelen.beschut_werk.blad import Blad
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beschut_werk-voornemens"


@lru_cache(maxsize=1)
def _van(dag: date) -> tuple[Beeld, dict[str, Any]]:
    """The picture and the answer for programs, as known on a day."""
    wetten = deur.wetten()
    beeld = blad.getoond(kamer.beeld(wetten))
    return beeld, kamer.als_dict(wetten) | {"beeld": beeld.als_dict()}


def inhoud() -> dict[str, Any]:
    """For programs, as the command gives it."""
    return _van(date.today())[1]


@pagina(
    "beschut-werk/voornemens",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/voorbeeld.html",
    context=Blad,
    api="beschut-werk/voornemens",
)
def voornemens(request: HttpRequest) -> Blad | HttpResponse:
    """The plans beside each other."""
    gesteld = vraag.lees(request.GET, ())
    beeld = _van(date.today())[0]
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, "voornemens", beeld)
    alle = blad.tabellen(beeld)
    return Blad(
        tekst("beschut_werk.plannen_titel"),
        blad.kruimels(),
        beeld=beeld,
        alle=alle,
        inhoud=inhoud,
        niet_begrepen=gesteld.onbekend,
        downloads=blad.meenemen(NAAM, gesteld, ()),
    )
