"""Plans side by side on the same draws. The address says which plans, on which measure, in which year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from telmee import deur
from telmee.beleid.maten import MATEN
from telmee.fouten import Fout, GebruiksFout
from telmee.uitvoer import vertaling
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.beleid import blad, lezen
from telmee.web.onderdelen.beleid.blad import Blad
from telmee.web.onderdelen.beleid.halen import eerst
from telmee.web.onderdelen.beleid.opties import voorbeeldplannen
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beleid-vergelijk"
PLANNEN = ("plan_1", "plan_2", "plan_3", "plan_4")
VELDEN = (*PLANNEN, "eigen", "maat", "jaar")
MAAT, JAAR = "in_het_echt", 2032
EIGEN_MEEST = 4
VANDAAG = "vandaag"

Plan = tuple[str, str]
"""What a plan is called, and the reform in one line."""


@dataclass(frozen=True)
class Gelezen:
    """The plans, the measure and the year, and what is wrong with them by field."""

    plannen: tuple[Plan, ...] = ()
    maat: str = MAAT
    jaar: int = JAAR
    fouten: Mapping[str, str] = field(default_factory=dict)
    alleen: bool = False
    """Whether one plan was chosen, and nothing that changes stands beside it."""


def lees(gegeven: Mapping[str, str]) -> Gelezen:
    """What these fields ask."""
    fouten: dict[str, str] = {}
    plannen: list[Plan] = []
    for veld in PLANNEN:
        try:
            if gegeven.get(veld, "").strip():
                plannen.append(voorbeeld(gegeven[veld].strip()))
        except Fout as fout:
            fouten[veld] = str(fout)
    try:
        plannen += eigen(gegeven.get("eigen", ""))
    except Fout as fout:
        fouten["eigen"] = str(fout)
    maat, jaar = maat_en_jaar(gegeven, fouten)
    uniek = tuple(dict.fromkeys(plannen))
    alleen = len(uniek) == 1 and uniek[0][1] != voorbeeld(VANDAAG)[1] and not fouten
    if alleen:
        uniek = (*uniek, voorbeeld(VANDAAG))
    if len(uniek) == 1 and not fouten:
        fouten["plan_2"] = "Kies nog een plan om mee te vergelijken."
    return Gelezen(uniek, maat, jaar, fouten, alleen)


def voorbeeld(naam: str) -> Plan:
    """One of the options of the letter."""
    if naam not in voorbeeldplannen():
        raise GebruiksFout(f"Een plan '{naam[:40]}' is er niet; kies een plan uit de lijst.")
    titel, eind = voorbeeldplannen()[naam]
    return titel, lezen.lees(vraag.lees(QueryDict(eind), lezen.velden()).gegeven).sleutel


def eigen(tekst_: str) -> list[Plan]:
    """Plans of the visitor: addresses of the page with the options, one a line."""
    regels = [regel for regel in tekst_.splitlines() if regel.strip()]
    if len(regels) > EIGEN_MEEST:
        raise GebruiksFout(f"Geef hoogstens {EIGEN_MEEST} eigen plannen, elk op een eigen regel.")
    gevonden = []
    for nummer, regel in enumerate(regels, 1):
        gelezen = lezen.uit_adres(regel)
        if gelezen.fouten:
            raise GebruiksFout(f"In plan {nummer} klopt iets niet: {next(iter(gelezen.fouten.values()))}")
        gevonden.append((f"uw eigen plan {nummer}" if len(regels) > 1 else "uw eigen plan", gelezen.sleutel))
    return gevonden


def maat_en_jaar(gegeven: Mapping[str, str], fouten: dict[str, str]) -> tuple[str, int]:
    """The measure and the year, or what everybody starts with."""
    from telmee.beleid.vergelijk import eis_jaar, eis_maat
    from telmee.beleid.vooruit import gerekende_jaren

    maat, jaar = gegeven.get("maat", "").strip() or MAAT, JAAR
    try:
        eis_maat(maat)
    except Fout as fout:
        fouten["maat"] = str(fout)
    try:
        jaar = blad.jaar(gegeven.get("jaar", ""), "het jaar") or JAAR
        eis_jaar(jaar, gerekende_jaren(lezen.JAREN))
    except Fout as fout:
        fouten["jaar"] = str(fout)
    return maat, jaar


@lru_cache(maxsize=16)
def reken(plannen: tuple[Plan, ...], maat: str, jaar: int, vandaag: date) -> Any:
    """The plans side by side, called by their names."""
    from telmee.beleid import vergelijk as kamer
    from telmee.beleid.verken import Vraag

    wetten = deur.wetten()
    vragen = [
        Vraag(lezen.hervorming(sleutel, vandaag, naam), wetten, lezen.JAREN, lezen.TREKKINGEN, lezen.ZAAD)
        for naam, sleutel in plannen
    ]
    with blad.REKENT:
        return kamer.vergelijk(vragen, [naam for naam, _ in plannen], maat, jaar)


def in_taal(nederlands: str) -> str:
    """A Dutch label of a choice, in the language of the page where that is known."""
    return nederlands if taal() == "nl" else vertaling.zin(nederlands) or nederlands


def maatveld() -> Veld:
    """Which measure."""
    keuzes = tuple((naam, in_taal(maat.label)) for naam, maat in MATEN.items())
    return blad.veld("maat", soort="lijst", waarde=MAAT, keuzes=keuzes)


def _velden() -> tuple[Veld, ...]:
    plannen = (("", tekst("beleid.geen_plan")), *((n, in_taal(titel)) for n, (titel, _) in voorbeeldplannen().items()))
    return (
        *(
            replace(blad.veld("plan", naam, "lijst", keuzes=plannen), label=tekst("beleid.plan", nummer=naam[-1]))
            for naam in PLANNEN
        ),
        blad.veld("eigen", soort="lang"),
        maatveld(),
        blad.veld("vergelijkjaar", "jaar", waarde=str(JAAR)),
    )


@pagina("beleid/vergelijk", naam=NAAM, zuiver=True, sjabloon="beleid/blad.html", context=Blad, api="vergelijkingen")
@eerst
def vergelijk(request: HttpRequest) -> Blad | HttpResponse:
    """The plans of this address side by side."""
    from telmee.beleid import vergelijk_beeld

    gesteld = vraag.lees(request.GET, VELDEN)
    gelezen = lees(gesteld.gegeven)
    leeg = Blad(
        tekst("beleid.vergelijk_titel"),
        blad.kruimels(),
        velden=blad.ingevuld(_velden(), gesteld.gegeven, gelezen.fouten),
        niet_begrepen=gesteld.onbekend,
        pagina=NAAM,
        live=False,
        inleiding=tekst("beleid.vergelijk_inleiding"),
        let_op=(tekst("beleid.een_plan"),) if gelezen.alleen else (),
        verder=((tekst("beleid.begin_vergelijk"), f"{reverse(NAAM)}?{BEGIN}"),),
    )
    if gelezen.fouten or not gelezen.plannen:
        return leeg
    uitkomst = reken(gelezen.plannen, gelezen.maat, gelezen.jaar, date.today())
    beeld = blad.getoond(vergelijk_beeld.vergelijking(uitkomst))
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, NAAM, beeld)
    alle = {deel.naam: deel.tabellen[0] for deel in beeld.delen if deel.tabellen}
    return replace(
        leeg,
        beeld=beeld,
        alle=blad.los(alle),
        inhoud=lambda: uitkomst.als_dict() | {"beeld": beeld.als_dict()},
        downloads=blad.meenemen(NAAM, gesteld, alle),
        verder=_adressen(gesteld.gegeven),
        uitleg=tekst("beleid.vergelijk_uitleg"),
    )


BEGIN = "plan_1=optie2_vast_opslag&plan_2=optie3_vast_opslag"


def _adressen(gegeven: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The plans of the visitor, to change them."""
    adressen = [regel.strip() for regel in gegeven.get("eigen", "").splitlines() if regel.strip()]
    eigen_ = [parse_qsl(adres.rpartition("?")[2]) and adres.rpartition("?")[2] for adres in adressen]
    naar = reverse("beleid-opties")
    return tuple(
        (tekst("beleid.naar_plan", nummer=nummer), f"{naar}?{eind}") for nummer, eind in enumerate(eigen_, 1) if eind
    )
