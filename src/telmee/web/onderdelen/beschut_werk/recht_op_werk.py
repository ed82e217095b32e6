"""The plan 'Recht op Werk' of the FNV with sliders: every figure and every objection, computed again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from telmee.beschut import recht_op_werk as kamer
from telmee.beschut.recht_op_werk_beeld import beeld as maak_beeld
from telmee.beschut.recht_op_werk_invoer import VELDEN, lees
from telmee.getallen import rond, tienden
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beschut_werk import blad
from telmee.web.onderdelen.beschut_werk.blad import Blad
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beschut_werk-recht_op_werk"
SCHUIVEN = {
    "groei": (0, 6_000, 100),
    "aandeel": (0, 100, 5),
    "budget": (0, 1_500, 50),
    "begeleiding": (2_000, 20_000, 500),
}
"""Lowest, highest and step of a slider; the field beside it takes every value."""
MEER = ("incidenteel", "dekking", "uit_reintegratie", "doelgroep", "uwv_banen")


def inhoud(uitkomst: kamer.Uitkomst) -> dict[str, Any]:
    """For programs, as the command gives it."""
    return uitkomst.als_dict() | {"beeld": blad.getoond(maak_beeld(uitkomst)).als_dict()}


@pagina(
    "beschut-werk/recht-op-werk",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/blad.html",
    context=Blad,
    api="beschut-werk/recht-op-werk",
)
def recht_op_werk(request: HttpRequest) -> Blad | HttpResponse:
    """The plan, for the growth, the share and the budget of the address."""
    gesteld = vraag.lees(request.GET, VELDEN)
    gelezen = lees(gesteld.gegeven)
    uitkomst = None if gelezen.keuze is None else kamer.bereken(gelezen.keuze)
    beeld = None if uitkomst is None else blad.getoond(maak_beeld(uitkomst))
    if beeld is not None and (soort := gesteld.gevraagd.get(blad.DOWNLOAD)):
        return blad.bestand(request, soort, "recht-op-werk", beeld)
    alle = {} if beeld is None else blad.tabellen(beeld)
    schuiven = tuple(blad.veld("fnv", naam, "schuif", grenzen=grens) for naam, grens in SCHUIVEN.items())
    meer = tuple(blad.veld("fnv", naam) for naam in MEER)
    return Blad(
        tekst("beschut_werk.fnv_titel"),
        blad.kruimels(),
        velden=blad.ingevuld(schuiven, gesteld.gegeven, gelezen.fouten),
        meer=blad.ingevuld(meer, gesteld.gegeven, gelezen.fouten),
        beeld=beeld,
        alle=alle,
        inhoud=None if uitkomst is None else lambda: inhoud(uitkomst),
        niet_begrepen=gesteld.onbekend,
        downloads=() if beeld is None else blad.meenemen(NAAM, gesteld, alle),
        pagina=NAAM,
    )


def groei_van_de_brief() -> str:
    """The growth that the letter counts with, as it is typed."""
    return tienden(rond(kamer.groei_van_de_brief() * 10))
