"""The report of an invented employer, for who wants to see one before sending anything.

The same road as an upload, with the example of `telmee werkgever voorbeeld`; made once a day and then remembered.
"""

from __future__ import annotations

import io
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from telmee import deur
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.web.kit.pagina import Context, pagina
from telmee.web.onderdelen.opname import cookie, kluis, uitslag
from telmee.werkgever import uit_bestanden, voorbeeld
from telmee.werkgever.invoer import Opgaven
from telmee.werkgever.uitkomst import Positie


def _bron(naam: str, inhoud: bytes) -> Ingekomen:
    return Ingekomen(naam, io.BytesIO(inhoud))


def voorbeeldpositie() -> Positie:
    """The position of the invented employer, as it is today."""
    wetten = deur.wetten()
    aangiften = uit_bestanden.aangiften([_bron(*elk) for elk in voorbeeld.aangiften()], wetten)
    teksten = {"register": voorbeeld.register(), "inleen": voorbeeld.inleen(), "verklaringen": voorbeeld.verklaringen()}
    lijsten = {n: uit_bestanden.LEZERS[n](_bron(f"{n}.csv", tekst.encode())) for n, tekst in teksten.items()}
    opgaven = Opgaven(uren_vorig_jaar=voorbeeld.UREN_VORIG_JAAR)
    return uit_bestanden.uit(aangiften, voorbeeld.JAAR, opgaven, uit_bestanden.Lijsten(**lijsten), wetten)


@lru_cache(maxsize=1)
def _stukken(dag: date) -> dict[str, bytes]:
    """The report and its files, as they are on this day."""
    return uitslag.maak(voorbeeldpositie())


def opwarmen() -> None:
    """On a laptop it is made as the server starts, so that the button answers at once."""
    if settings.DEMO:
        _stukken(date.today())


@pagina(
    "wat-loop-ik-mis/voorbeeld",
    naam="opname-voorbeeld",
    sjabloon="",
    context=Context,
    methoden=("POST",),
    api="posities",
    los=True,
)
def toon_voorbeeld(request: HttpRequest) -> HttpResponseBase:
    """The report, kept for this visitor as any other: thirty minutes, under a secret of its own."""
    geheim = kluis.nieuw_geheim()
    kluis.bewaar(geheim, geheim, _stukken(date.today()), cookie.lees(request))
    antwoord = HttpResponseRedirect(reverse("opname-rapport"), status=303)
    cookie.zet(antwoord, geheim)
    return antwoord
