"""A distribution of places over municipalities: invented ones, or those of a list that is read and forgotten.

Never the official model; the picture says so itself.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from telmee import deur
from telmee.beschut import verdeel as kamer
from telmee.beschut import verdeel_beeld as beelden
from telmee.beschut import verdeel_vraag
from telmee.beschut.beeld_delen import zin
from telmee.beschut.verdeel_afronding import AFRONDINGEN
from telmee.fouten import Fout
from telmee.gegevens.beschut import verdeel_invoer, voorbeeld
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.beschut_werk import blad, upload
from telmee.web.onderdelen.beschut_werk.blad import Blad
from telmee.web.onderdelen.werkgever import vraag

NAAM, EIGEN = "beschut_werk-verdeling", "beschut_werk-verdeling_eigen"
BESTAND = "gegevens"
VOORAF = {"totaal": "13500", "jaar": "2027", "sleutel": "tweetraps", "ingroei": "10%", "afronding": "grootste-resten"}
"""What the page begins with: its own example."""
HOOGSTENS = 30
"""So many municipalities in the table of the page; the files have them all."""
SCHUIVEN = {"totaal": (5_000, 35_000, 250), "ingroei": (0, 50, 1), "deel": (0, 100, 5)}


@lru_cache(maxsize=64)
def _voorbeeldlijst(jaar: int, nodig: tuple[str, ...]) -> verdeel_invoer.Invoer:
    """The list of the example, read once; there is nothing to find in it."""
    lijst = Ingekomen("voorbeeld.csv", io.BytesIO(voorbeeld.verdeel().encode()))
    return verdeel_invoer.lees(lijst, jaar, nodig)


def van_voorbeeld(vraag_: kamer.Vraag) -> kamer.Verdeling:
    """The distribution over the invented municipalities; what is found of it is found anew."""
    lijst = _voorbeeldlijst(vraag_.jaar, vraag_.nodig)
    return kamer.verdeel(replace(lijst, meld=verdeel_invoer.Bevindingen()), vraag_)


def van_lijst(vraag_: kamer.Vraag, lijst: Ingekomen) -> kamer.Verdeling:
    """The distribution over the municipalities of a list."""
    return kamer.verdeel(verdeel_invoer.lees(lijst, vraag_.jaar, vraag_.nodig), vraag_)


def lees(gegeven: Mapping[str, str]) -> verdeel_vraag.Gelezen:
    """The question of these fields, by the law of today."""
    return verdeel_vraag.lees(gegeven, deur.wetten())


def inhoud(verdeling: kamer.Verdeling) -> dict[str, Any]:
    """For programs: the rows of the command, what it says beside them, and the picture."""
    return {
        "geen_officieel_model": kamer.GEEN_MODEL,
        "verdeling": verdeling.als_lijst(),
        "verdeeld": verdeling.verdeeld,
        "apart": verdeling.buiten,
        "aangekomen": verdeling.aangekomen,
        "bevindingen": [zin(b) for b in verdeling.bevindingen],
        "beeld": blad.getoond(beelden.beeld(verdeling)).als_dict(),
    }


def _velden() -> tuple[tuple[Veld, ...], tuple[Veld, ...]]:
    sleutels = blad.keuzes("verdeel", "sleutel", verdeel_vraag.SLEUTELNAMEN)
    eerst = (
        blad.veld("verdeel", "sleutel", "lijst", VOORAF["sleutel"], keuzes=sleutels, verplicht=True),
        blad.veld("verdeel", "totaal", "schuif", VOORAF["totaal"], grenzen=SCHUIVEN["totaal"], verplicht=True),
        blad.veld("verdeel", "ingroei", "schuif", VOORAF["ingroei"], grenzen=SCHUIVEN["ingroei"]),
        blad.veld("verdeel", "jaar", waarde=VOORAF["jaar"], verplicht=True),
    )
    meer = (
        blad.veld("verdeel", "deel", "schuif", grenzen=SCHUIVEN["deel"]),
        blad.veld("verdeel", "kolom", "tekst"),
        blad.veld("verdeel", "afronding", "keuze", VOORAF["afronding"],
                  keuzes=blad.keuzes("verdeel", "afronding", tuple(AFRONDINGEN))),
    )  # fmt: skip
    return eerst, meer


def _blad(verdeling: kamer.Verdeling | None, gegeven: Mapping[str, str], fouten: Mapping[str, str]) -> Blad:
    """What both pages show of a distribution."""
    velden, meer = (blad.ingevuld(elk, gegeven, fouten) for elk in _velden())
    gevonden = Blad(tekst("beschut_werk.verdeel_titel"), blad.kruimels(), velden=velden, meer=meer)
    if verdeling is None:
        return gevonden
    return replace(
        gevonden,
        beeld=blad.getoond(beelden.beeld(verdeling, HOOGSTENS)),
        alle={"gemeenten": lambda: beelden.tabel(verdeling)},
        platen=blad.platen(winst=beelden.staven(verdeling)),
        inhoud=lambda: inhoud(verdeling),
        heel=lambda: beelden.beeld(verdeling),
    )


@pagina(
    "beschut-werk/verdeling",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/blad.html",
    context=Blad,
    api="beschut-werk/verdeling",
)
def verdeling_voorbeeld(request: HttpRequest) -> Blad | HttpResponse:
    """Over the invented municipalities; the address is the question."""
    gesteld = vraag.lees(request.GET, verdeel_vraag.VELDEN)
    gegeven = {**(VOORAF if gesteld.leeg else {}), **gesteld.gegeven}
    gelezen = lees(gegeven)
    fouten = {**gelezen.fouten, **{naam: tekst(f"beschut_werk.ontbreekt_{naam}") for naam in gelezen.ontbreekt}}
    verdeling = None
    if gelezen.vraag is not None:
        try:
            verdeling = van_voorbeeld(gelezen.vraag)
        except Fout as fout:
            fouten["sleutel"] = str(fout)
    gevonden = _blad(verdeling, gegeven, fouten)
    if gevonden.heel is not None and (soort := gesteld.gevraagd.get(blad.DOWNLOAD)):
        return blad.bestand(request, soort, "verdeling", gevonden.heel())
    return replace(
        gevonden,
        niet_begrepen=gesteld.onbekend,
        downloads=() if verdeling is None else blad.meenemen(NAAM, gesteld, gevonden.alle),
        pagina=NAAM,
        voorbeeld=tekst("beschut_werk.verdeel_voorbeeld"),
        ander=(tekst("beschut_werk.naar_eigen"), f"{reverse(EIGEN)}"),
    )


@pagina(
    "beschut-werk/verdeling/eigen-cijfers",
    naam=EIGEN,
    zuiver=True,
    sjabloon="beschut_werk/blad.html",
    context=Blad,
    methoden=("GET", "POST"),
    api="beschut-werk/verdeling",
)
@upload.formulier((BESTAND,), lambda gegeven, ontvangen: uit_form(gegeven, ontvangen.een(BESTAND)))
def verdeling_eigen(
    request: HttpRequest, gegeven: dict[str, str], fouten: dict[str, str], verdeling: kamer.Verdeling | None
) -> Blad | HttpResponseBase:
    """Over the municipalities of a list of one's own: read, answered, forgotten."""
    gevonden = _blad(verdeling, gegeven, fouten)
    if gevonden.heel is not None and (soort := gegeven.get(blad.DOWNLOAD)):
        return blad.bestand(request, soort, "verdeling", gevonden.heel())
    lijst = blad.veld("verdeel", BESTAND, "bestand", soorten=".csv,.txt,.xlsx", verplicht=True)
    return replace(
        gevonden,
        velden=(*blad.ingevuld((lijst,), {}, fouten), *gevonden.velden),
        pagina=EIGEN,
        bestand=True,
        csv="gemeenten",
        inleiding=tekst("beschut_werk.verdeel_eigen_inleiding"),
        lijsten=(("verdeel.csv", reverse("beschut_werk-lijst", kwargs={"lijst": BESTAND})),),
        ander=(tekst("beschut_werk.naar_voorbeeld"), reverse(NAAM)),
    )


verdeling_eigen.csrf_exempt = True  # type: ignore[attr-defined]  # the form is checked before its first file is read


def uit_form(gegeven: Mapping[str, str], lijst: Ingekomen | None) -> tuple[kamer.Verdeling | None, dict[str, str]]:
    """The distribution over a list that came in, or what stands in its way by field."""
    gelezen = lees(gegeven)
    fouten = {**gelezen.fouten, **{naam: tekst(f"beschut_werk.ontbreekt_{naam}") for naam in gelezen.ontbreekt}}
    if lijst is None:
        fouten[BESTAND] = tekst("beschut_werk.ontbreekt_gegevens")
    if fouten or lijst is None or gelezen.vraag is None:
        return None, fouten
    try:
        return van_lijst(gelezen.vraag, lijst), {}
    except Fout as fout:
        return None, {BESTAND: str(fout)}
