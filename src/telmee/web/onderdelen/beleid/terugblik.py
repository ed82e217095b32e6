"""How often this forecast was wrong: what it would have said on earlier days, beside what came of it."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beleid import blad, halen
from telmee.web.onderdelen.beleid.blad import Blad
from telmee.web.onderdelen.beleid.prognose import naar, tabellen
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beleid-terugblik"


@cache
def terug() -> Any:
    """Every forecast that could have been made: the figures that were published decide it."""
    from telmee.beleid import terugblik as kamer

    return kamer.terugblik()


@pagina("beleid/terugblik", naam=NAAM, zuiver=True, sjabloon="beleid/blad.html", context=Blad, api="terugblik")
@halen.eerst
def terugblik(request: HttpRequest) -> Blad | HttpResponse:
    """Looking back."""
    from telmee.beleid import terugblik_beeld

    gesteld = vraag.lees(request.GET, ())
    uitkomst = terug()
    beeld = blad.getoond(terugblik_beeld.beeld(uitkomst))
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, NAAM, beeld)
    alle = tabellen(beeld) | {"regels": terugblik_beeld.tabel(uitkomst)}
    return Blad(
        tekst("beleid.terugblik_titel"),
        blad.kruimels(),
        beeld=blad.zonder_dubbel(beeld),
        platen=blad.platen(pad=terugblik_beeld.grafiek(uitkomst)),
        alle=blad.los(alle),
        inhoud=lambda: uitkomst.als_dict() | {"beeld": beeld.als_dict()},
        niet_begrepen=gesteld.onbekend,
        downloads=blad.meenemen(NAAM, gesteld, alle),
        pagina=NAAM,
        uitleg=tekst("beleid.terugblik_uitleg"),
        verder=naar("prognose", "methode"),
    )
