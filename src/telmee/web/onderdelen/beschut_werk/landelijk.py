"""The country on the way to 2048: persons beside the target, with the hours per person as a slider."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from telmee import deur, getypt
from telmee.beschut import landelijk as kamer
from telmee.beschut import landelijk_beeld as beelden
from telmee.fouten import Fout
from telmee.web.kit.grafiek import tekening
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beschut_werk import blad
from telmee.web.onderdelen.beschut_werk.blad import Blad
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beschut_werk-landelijk"
UREN = "uren_per_persoon"
SCHUIF = (16, 36, 1)


@lru_cache(maxsize=128)
def land(uren_week: int | None) -> kamer.Land:
    """The series as known today, or with these hours."""
    return kamer.land(deur.wetten(), uren_week)


def lees(gegeven: str) -> int | None:
    """Hours a week in hundredths. Raises `Fout` for what is none."""
    if not gegeven.strip() or getypt.weet_niet(gegeven):
        return None
    uren = getypt.in_delen(gegeven, 100, "--uren-per-persoon", getypt.UUR_PER_WEEK)
    kamer.uren_van(uren)
    return uren


def inhoud(land_: kamer.Land) -> dict[str, Any]:
    """For programs: every year, as the command gives it, and the picture."""
    return {
        "uren_per_persoon": {"uren_week": land_.uren.uren_week, "bron": land_.uren.bron},
        "uren_per_baan": land_.uren_per_baan,
        "jaren": [jaar.als_dict() for jaar in land_.jaren],
        "beeld": blad.getoond(beelden.beeld(land_)).als_dict(),
    }


@pagina(
    "beschut-werk/landelijk",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/blad.html",
    context=Blad,
    api="beschut-werk/landelijk",
)
def landelijk(request: HttpRequest) -> Blad | HttpResponse:
    """The path of the target and what one is in terms of the other."""
    gesteld = vraag.lees(request.GET, (UREN,))
    fouten: dict[str, str] = {}
    uren = None
    try:
        uren = lees(gesteld.gegeven.get(UREN, ""))
    except Fout as fout:
        fouten[UREN] = str(fout)
    gevonden = land(uren)
    beeld = blad.getoond(beelden.beeld(gevonden))
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, "beschut-werk-landelijk", beeld)
    begin = kamer.uren_van().uren_week
    veld = blad.veld("land", UREN, "schuif", beelden.uren(land(begin)), grenzen=SCHUIF)
    alle = {"reeks": lambda: beelden.tabel(gevonden)}
    return Blad(
        tekst("beschut_werk.land_titel"),
        blad.kruimels(),
        velden=blad.ingevuld((veld,), gesteld.gegeven, fouten),
        beeld=None if fouten else blad.zonder_dubbel(beeld),
        platen={} if fouten else blad.platen(pad=beelden.grafiek(gevonden)),
        alle={} if fouten else alle,
        inhoud=None if fouten else lambda: inhoud(gevonden),
        niet_begrepen=gesteld.onbekend,
        downloads=() if fouten else blad.meenemen(NAAM, gesteld, alle),
        pagina=NAAM,
        getekend=uren is None,
    )


def opwarmen() -> None:
    """The chart of the page as everybody asks for it, drawn once: what draws it takes a second."""
    tekening(beelden.grafiek(land(None)))
