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
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.gegevens.loonaangifte.inleen_csv import lees_inleen
from telmee.gegevens.loonaangifte.register_csv import lees_register
from telmee.gegevens.loonaangifte.verklaringen_csv import lees_verklaringen
from telmee.web.kit.pagina import Context, pagina
from telmee.web.onderdelen.opname import cookie, kluis, uitslag
from telmee.werkgever import voorbeeld
from telmee.werkgever.beslisdag import telt
from telmee.werkgever.invoer import Opgaven, uit_aangiften
from telmee.werkgever.positie import positie
from telmee.werkgever.uitkomst import Positie


def _bron(naam: str, inhoud: bytes) -> Ingekomen:
    return Ingekomen(naam, io.BytesIO(inhoud))


def voorbeeldpositie() -> Positie:
    """The position of the invented employer, as it is today."""
    wetten = deur.wetten()
    aangiften = lees_aangiften([_bron(*elk) for elk in voorbeeld.aangiften()], telt=telt(wetten))
    return positie(
        uit_aangiften(
            aangiften,
            voorbeeld.JAAR,
            Opgaven(uren_vorig_jaar=voorbeeld.UREN_VORIG_JAAR),
            lees_register(_bron("register.csv", voorbeeld.register().encode())),
            lees_inleen(_bron("inleen.csv", voorbeeld.inleen().encode())),
            lees_verklaringen(_bron("verklaringen.csv", voorbeeld.verklaringen().encode())),
            wetten,
        )
    )


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
