"""The three choices of the letter as a form: one reform, reckoned. The address is the reform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import yaml
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from telmee import deur
from telmee.beleid.parameters import parameters
from telmee.beleid.voorbeelden import eerste_jaar, voorbeelden
from telmee.fouten import Fout
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.beleid import blad, halen, lezen
from telmee.web.onderdelen.beleid.blad import Blad, Groep
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beleid-opties"
GROEPEN = {
    "groep": (
        "omvang",
        "werkt_al",
        "los_lkv",
        "los_no_risk",
        "verbreding_aan",
        "verbreding",
        "leeftijdsgrens_aan",
        "leeftijdsgrens",
        "t_plus_2_aan",
        "t_plus_2",
    ),
    "doelen": ("doel", "sectoronderscheid"),
    "prikkels": (
        "activering",
        "opslagpercentage",
        "bonus_per_uur",
        "bonus_vast",
        "no_risk",
        "lks_wia",
        "lks_ww",
    ),
    "uitvoering": ("in_beeld", "regionaal", "quotum_uwv", "quotum_gemeenten", "beschut_pad", "beschut"),
}

_LIJST_ZONDER = ("omvang", "afspraken", "uitvoeringsquotum")
"""Plans with one of these in their name are in the list of the comparison, and not on this page: it would grow long."""


def voorbeeldplannen() -> dict[str, tuple[str, str]]:
    """The options of the letter by name: what each is called, and the end of its address."""
    return _plannen(_eerste_jaar(date.today()))


@lru_cache(maxsize=2)
def _eerste_jaar(vandaag: date) -> int:
    return eerste_jaar(deur.wetten())


@lru_cache(maxsize=2)
def _plannen(jaar: int) -> dict[str, tuple[str, str]]:
    gevonden = {}
    for bestand, inhoud in voorbeelden(jaar).items():
        gelezen = yaml.safe_load(inhoud)
        naam = gelezen.pop("naam")
        gevonden[bestand.removesuffix(".yaml")] = (str(naam), lezen.als_adres(gelezen))
    return gevonden


@lru_cache(maxsize=24)
def reken(sleutel: str, vandaag: date, naam: str = "") -> Any:
    """One reform, reckoned with the draws of a page; at most two at the same time."""
    from telmee.beleid import verken as kamer

    h = lezen.hervorming(sleutel, vandaag, naam)
    with blad.REKENT:
        return kamer.reken(kamer.Vraag(h, deur.wetten(), lezen.JAREN, lezen.TREKKINGEN, lezen.ZAAD))


def formulier(gegeven: Mapping[str, str], fouten: Mapping[str, str]) -> tuple[tuple[Veld, ...], tuple[Groep, ...]]:
    """The three choices, and what else can be chosen, folded."""
    boven = (
        blad.veld("basis", soort="keuze", waarde="vandaag", keuzes=blad.keuzes("basis", lezen.KEUZES["basis"])),
        blad.veld("vanaf", waarde="2027"),
        *(
            blad.veld(naam, soort="keuze", keuzes=blad.keuzes(naam, lezen.KEUZES[naam]))
            for naam in ("optie", "doelstelling", "vorm")
        ),
    )
    groepen = [
        Groep(
            naam,
            tekst(f"beleid.groep_{naam}"),
            blad.ingevuld(tuple(v for elk in binnen for v in _velden(elk)), gegeven, fouten),
        )
        for naam, binnen in GROEPEN.items()
    ]
    eigen = tuple(v for naam in _gegeven_cijfers(gegeven) for v in cijfervelden(naam))
    if eigen:
        groepen.append(
            Groep(
                "cijfers",
                tekst("beleid.groep_cijfers"),
                blad.ingevuld(eigen, gegeven, fouten),
                tekst("beleid.groep_cijfers_uitleg"),
            )
        )
    return blad.ingevuld(boven, gegeven, fouten), tuple(groepen)


def _velden(naam: str) -> tuple[Veld, ...]:
    if naam in lezen.VINKEN:
        return (blad.veld(naam, soort="vink"),)
    if naam in lezen.KEUZES:
        return (blad.veld(naam, soort="lijst", keuzes=blad.keuzes(naam, lezen.KEUZES[naam])),)
    return (blad.veld(naam),) if naam in lezen.JAARVELDEN else blad.bereik(naam)


def _gegeven_cijfers(gegeven: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        naam for naam in parameters() if any(f"{lezen.CIJFER}{naam}_{kant}" in gegeven for kant in ("van", "tot"))
    )


def cijfervelden(naam: str) -> tuple[Veld, ...]:
    """The range of one parameter as two fields; its label is Dutch on every page."""
    p = parameters()[naam]
    return tuple(
        Veld(
            f"{lezen.CIJFER}{naam}_{kant}",
            f"{p.label}: {kant}",
            wat=p.bron,
            waar=tekst("beleid.cijfer_waar"),
            soort="getal",
            eenheid=p.eenheid,
            taal="nl",
        )
        for kant in ("van", "tot")
    )


@pagina("beleid/opties", naam=NAAM, zuiver=True, sjabloon="beleid/blad.html", context=Blad, api="verkenningen")
@halen.eerst
def opties(request: HttpRequest) -> Blad | HttpResponse:
    """The reform of this address, reckoned."""
    gesteld = vraag.lees(request.GET, lezen.velden())
    gelezen = lezen.lees(gesteld.gegeven)
    fouten = dict(gelezen.fouten)
    boven, groepen = formulier(gesteld.gegeven, fouten)
    uitkomst = None
    if not fouten and not gelezen.leeg:
        try:
            uitkomst = reken(gelezen.sleutel, date.today())
        except Fout as fout:
            fouten[lezen.waar(fout, gesteld.gegeven)] = str(fout)
            boven, groepen = formulier(gesteld.gegeven, fouten)
    adres = reverse(NAAM)
    leeg = Blad(
        tekst("beleid.opties_titel"),
        blad.kruimels(),
        velden=boven,
        groepen=groepen,
        niet_begrepen=gesteld.onbekend,
        pagina=NAAM,
        live=False,
        inleiding=tekst("beleid.opties_inleiding"),
        let_op=() if fouten else _let_op(gesteld.gegeven, groepen),
        voorbeelden=()
        if fouten
        else tuple(
            (titel, f"{adres}?{eind}")
            for naam, (titel, eind) in voorbeeldplannen().items()
            if not any(deel in naam for deel in _LIJST_ZONDER)
        ),
    )
    if uitkomst is None:
        return leeg
    return _met_antwoord(leeg, request, gesteld, uitkomst)


def _let_op(gegeven: Mapping[str, str], groepen: tuple[Groep, ...]) -> tuple[str, ...]:
    """How a share below one per cent was read: who types 0,43 may mean 43 per cent."""
    label = {veld.naam: veld.label for groep in groepen for veld in groep.velden}
    return tuple(
        tekst("beleid.klein_deel", wat=label[veld], getypt=gegeven[veld].strip(), heel=heel)
        for veld, heel in lezen.kleine_delen(gegeven)
    )


def _met_antwoord(leeg: Blad, request: HttpRequest, gesteld: vraag.Vraag, uitkomst: Any) -> Blad | HttpResponse:
    from telmee.beleid import verken_beeld, verken_grafiek

    beeld = blad.getoond(verken_beeld.beeld(uitkomst))
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, NAAM, beeld)
    alle = {deel.naam: deel.rijen for deel in beeld.delen if deel.rijen is not None}
    plan = gesteld.als_adres()
    verder = (
        (tekst("beleid.naar_vergelijk"), f"{reverse('beleid-vergelijk')}?{_eigen(plan)}"),
        (tekst("beleid.naar_parameters"), f"{reverse('beleid-parameters')}?{_eigen(plan)}"),
        (tekst("beleid.naar_methode"), reverse("beleid-methode")),
    )
    return replace(
        leeg,
        beeld=blad.zonder_dubbel(beeld),
        platen=blad.platen(pad=verken_grafiek.grafiek(uitkomst)),
        alle=blad.los(alle),
        inhoud=lambda: uitkomst.als_dict() | {"beeld": beeld.als_dict()},
        downloads=blad.meenemen(NAAM, gesteld, alle),
        verder=verder,
        uitleg=tekst("beleid.opties_uitleg"),
        voorbeelden=(),
    )


def _eigen(plan: str) -> str:
    """A plan as one field of another page."""
    return urlencode({"eigen": plan})
