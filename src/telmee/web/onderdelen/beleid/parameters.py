"""The figures that a plan is reckoned with: range, status and source, and what happens when a range is moved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from telmee.beleid import parameters as kamer
from telmee.fouten import Fout
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.beleid import blad, lezen, vergelijk
from telmee.web.onderdelen.beleid.blad import Blad
from telmee.web.onderdelen.beleid.halen import eerst
from telmee.web.onderdelen.werkgever import vraag

NAAM = "beleid-parameters"
VELDEN = ("status", "cijfer", "van", "tot", "maat", "jaar", "eigen")
ZOALS_HET_IS, VERSCHOVEN = "Zoals het is", "Met uw bereik"


def lees(gegeven: Mapping[str, str], fouten: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The plan and the same with the range that was moved; None when nothing was moved or something is wrong."""
    if gegeven.get("status", "").strip() not in ("", *kamer.STATUSSEN):
        fouten["status"] = f"Die status bestaat niet; kies uit {', '.join(kamer.STATUSSEN)}."
    plan = _plan(gegeven.get("eigen", ""), fouten)
    naam = gegeven.get("cijfer", "").strip()
    los: dict[str, str] = {}
    gevonden = lezen.bereik({f"c_{kant}": gegeven.get(kant, "") for kant in ("van", "tot")}, "c", 1, los, True)
    fouten |= {veld.removeprefix("c_"): zin for veld, zin in los.items()}
    if not naam and gevonden is not None:
        fouten["cijfer"] = "Kies ook welk cijfer u wilt verschuiven."
    if naam and gevonden is None and not los:
        fouten["van"] = "Vul ook een waarde of een bereik in."
    if fouten or not naam or gevonden is None:
        return None
    try:
        kamer.zoek(naam)
    except Fout as fout:
        fouten["cijfer"] = str(fout)
        return None
    anders = {**plan, "parameters": {**plan.get("parameters", {}), naam: gevonden}}
    try:
        lezen.hervorming(json.dumps(anders, sort_keys=True), date.today())
    except Fout as fout:
        fouten["van"] = lezen.op_pagina(str(fout))
        return None
    return plan, anders


def _plan(adres: str, fouten: dict[str, str]) -> dict[str, Any]:
    """The plan that the range is moved in: that of an address, or nothing that changes."""
    if not adres.strip():
        return {}
    try:
        gelezen = lezen.uit_adres(adres)
    except Fout as fout:
        fouten["eigen"] = str(fout)
        return {}
    if gelezen.fouten:
        fouten["eigen"] = next(iter(gelezen.fouten.values()))
    return dict(gelezen.inhoud)


def _velden() -> tuple[Veld, ...]:
    namen = ((p.id, f"{vergelijk.in_taal(p.label)} ({p.id})") for p in kamer.parameters().values())
    return (
        blad.veld("cijfer", soort="lijst", keuzes=(("", tekst("beleid.geen_cijfer")), *namen)),
        blad.veld("van"),
        blad.veld("tot_en_met", "tot"),
        vergelijk.maatveld(),
        blad.veld("vergelijkjaar", "jaar", waarde=str(vergelijk.JAAR)),
        blad.veld("status", soort="lijst", keuzes=blad.keuzes("status", ("", *kamer.STATUSSEN))),
        blad.veld("plan_adres", "eigen", "lang"),
    )


@pagina("beleid/parameters", naam=NAAM, zuiver=True, sjabloon="beleid/blad.html", context=Blad, api="parameters")
@eerst
def parameters(request: HttpRequest) -> Blad | HttpResponse:
    """The list, and before it what a moved range does."""
    from telmee.beleid import vergelijk_beeld

    gesteld = vraag.lees(request.GET, VELDEN)
    fouten: dict[str, str] = {}
    maat, jaar = vergelijk.maat_en_jaar(gesteld.gegeven, fouten)
    paar = lees(gesteld.gegeven, fouten)
    status = gesteld.gegeven.get("status", "").strip()
    lijst = [p for p in kamer.parameters().values() if status in (*kamer.STATUSSEN, "") and status in ("", p.status)]
    uitkomst = None
    if paar is not None and not fouten:
        plannen = tuple(
            (naam, json.dumps(plan, sort_keys=True))
            for naam, plan in zip((ZOALS_HET_IS, VERSCHOVEN), paar, strict=True)
        )
        uitkomst = vergelijk.reken(plannen, maat, jaar, date.today())
    beeld = blad.getoond(_beeld(vergelijk_beeld, lijst, uitkomst, gesteld.gegeven.get("cijfer", "").strip()))
    if soort := gesteld.gevraagd.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, NAAM, beeld)
    alle = {"cijfers": alle_in_een(beeld)}
    return Blad(
        tekst("beleid.parameters_titel"),
        blad.kruimels(),
        velden=blad.ingevuld(_velden(), gesteld.gegeven, fouten),
        beeld=beeld if lijst and not fouten else None,
        alle=blad.los(alle) if lijst else {},
        inhoud=lambda: {
            "parameters": [p.als_dict() for p in lijst],
            "verschoven": None if uitkomst is None else uitkomst.als_dict(),
        },
        niet_begrepen=gesteld.onbekend,
        downloads=blad.meenemen(NAAM, gesteld, alle) if lijst else (),
        verder=() if paar is None else _naar_plan(paar[1]),
        pagina=NAAM,
        live=False,
        uitleg=tekst("beleid.parameters_uitleg"),
        breed=True,
    )


def _beeld(beelden: Any, lijst: list[kamer.Parameter], uitkomst: Any, cijfer: str) -> Any:
    """The list of figures; after a range was moved first what that does."""
    van_lijst = beelden.parameters(lijst)
    if uitkomst is None:
        return van_lijst
    from telmee.beleid import verschuif_beeld

    verschoven = verschuif_beeld.beeld(uitkomst, uitkomst.uitkomsten[1].parameters[cijfer])
    return replace(verschoven, delen=(*verschoven.delen, *van_lijst.delen))


def alle_in_een(beeld: Any) -> Any:
    """The groups of the list as one table."""
    groepen = [deel.tabellen[0] for deel in beeld.delen if deel.naam != "vergelijking"]
    return replace(groepen[0], rijen=tuple(rij for tabel in groepen for rij in tabel.rijen)) if groepen else None


def _naar_plan(inhoud: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    eind = lezen.als_adres({"vanaf": 2027, **inhoud})
    return (
        (tekst("beleid.met_dit_cijfer"), f"{reverse('beleid-opties')}?{eind}"),
        (tekst("beleid.naar_vergelijk"), f"{reverse('beleid-vergelijk')}?{urlencode({'eigen': eind})}"),
    )
