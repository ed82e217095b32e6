"""Where indications stand as a picture: who waits, which terms have passed and who must act, what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl

from telmee.beschut.beeld_delen import aantal, bevindingendeel, herstel
from telmee.beschut.toestand import TERMIJNEN, Stand
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.getallen import datum, geheel
from telmee.uitvoer.agenda import Dag
from telmee.uitvoer.beeld import Actie, Beeld, Deel
from telmee.uitvoer.tabel import Kolom, Tabel

STAPPEN = {
    "aanvraag": "aangevraagd",
    "onderzoek": "UWV doet onderzoek",
    "advies": "UWV gaf advies, nog geen besluit",
    "afgewezen": "afgewezen",
    "wacht": "wacht op een plek",
    "niet_beschikbaar": "kan nu niet beginnen (wacht niet)",
    "proefplaatsing": "proefplaatsing",
    "werkt": "werkt",
    "einde": "geëindigd",
    "geen": "geen stap bekend",
    "onbekend": "onbekend",
}
WAT = {"advies": "advies van UWV", "besluit": "besluit van de gemeente", "bezwaar": "beslissing op bezwaar"}
WIE = {"advies": "UWV", "besluit": "de gemeente", "bezwaar": "de gemeente"}
DOE = {"advies": "geef advies over", "besluit": "neem een besluit over", "bezwaar": "beslis op het bezwaar bij"}
FOUTEN = {
    "werk_zonder_besluit": "werkt, en er is geen besluit",
    "werk_na_afwijzing": "werkt, en het besluit is negatief",
    "werk_voor_besluit": "werkte eerder dan het besluit",
    "besluit_zonder_advies": "besluit zonder advies van UWV",
    "besluit_voor_advies": "besluit eerder dan het advies",
    "advies_voor_onderzoek": "advies eerder dan het verzoek daarom",
    "onderzoek_voor_aanvraag": "onderzoek eerder dan de aanvraag",
    "werk_na_overlijden": "begon te werken na het overlijden",
}


def beeld(stand: Stand, bevindingen: Sequence[Bevinding] = ()) -> Beeld:
    """The picture."""
    termijnen = stand.termijnen()
    delen = (_stappen(stand), _termijnen(termijnen), _wachtlijst(stand), _volgorde(stand), bevindingendeel(bevindingen))
    return Beeld(
        titel=f"Indicaties beschut werk op {datum(stand.op)}",
        antwoord=antwoord(stand),
        acties=(*_acties(termijnen), *herstel(bevindingen)),
        delen=tuple(deel for deel in delen if deel is not None),
        kop=tuple(_kop(stand)),
        dag=stand.op,
    )


def antwoord(stand: Stand) -> str:
    """Who waits, how many terms have passed, and of how many that is not known."""
    telling, voorbij = stand.telling(), stand.termijnen()["te_laat"]
    te_laat, open_ = int(voorbij.sum()), voorbij.null_count()
    wacht, onbekend = telling.get("wacht", 0), telling.get("onbekend", 0)
    wie = f"{'wacht' if wacht == 1 else 'wachten'} {aantal(wacht, 'persoon', 'personen')}"
    zin = f"Op {datum(stand.op)} {wie} op een plek"
    laat = f"bij {geheel(te_laat)} is een termijn voorbij" if te_laat else "er is geen termijn voorbij"
    if open_:
        laat = f"{laat if te_laat else 'of er een termijn voorbij is, is onbekend'}"
        laat += f" (van {aantal(open_, 'termijn', 'termijnen')} is de laatste dag onbekend)"
    meer = f" Van {aantal(onbekend, 'indicatie', 'indicaties')} is onbekend waar zij staat." if onbekend else ""
    return f"{zin}; {laat}.{meer}"


def _kop(stand: Stand) -> Iterator[tuple[str, str]]:
    yield "Indicaties", geheel(stand.rijen.height)
    if stand.stand is not None:
        yield "Zoals bekend op", datum(stand.stand)
    law, eigen = stand.law, stand.dagen_verordening
    dagen = law.figure("beschut_beslistermijn") if eigen is None else eigen
    waarvan = (
        f"de verordening noemt er geen: {law.require('beschut_besluit_uiterlijk').law}"
        if eigen is None
        else "verordening"
    )
    yield "Beslistermijn", f"{geheel(dagen)} dagen ({waarvan})"


def _acties(termijnen: pl.DataFrame) -> Iterator[Actie]:
    laat = termijnen.filter(pl.col("te_laat"))
    for naam in TERMIJNEN:
        deze = laat.filter(pl.col("termijn") == naam)
        if deze.height:
            wat = f"{DOE[naam]} {aantal(deze.height, 'aanvraag', 'aanvragen')}: de termijn is voorbij"
            yield Actie(WIE[naam], wat, soort=naam)


def _stappen(stand: Stand) -> Deel:
    telling = stand.telling()
    rijen = tuple((STAPPEN[naam], telling[naam]) for naam in STAPPEN if naam in telling)
    kolommen = (Kolom("stap", "Stap", belang=0), Kolom("aantal", "Aantal", "rechts", belang=0))
    return Deel(
        "stappen",
        "Waar de indicaties staan",
        tabellen=(Tabel("Waar de indicaties staan", kolommen, rijen),),
        bestuur=True,
    )


def _termijnen(termijnen: pl.DataFrame) -> Deel | None:
    if not termijnen.height:
        return None
    kolommen = (
        Kolom("persoon", "Persoon", belang=0),
        Kolom("wat", "Waarop", belang=0),
        Kolom("uiterlijk", "Uiterlijk", belang=0),
        Kolom("voorbij", "Voorbij", belang=0),
        Kolom("gemeente", "Gemeente"),
    )
    rijen = tuple(
        (
            r["persoon"],
            WAT[r["termijn"]],
            _dag(r["uiterlijk"]),
            {True: "ja", False: "nee", None: "onbekend"}[r["te_laat"]],
            r["gemeente"] or "",
        )
        for r in termijnen.iter_rows(named=True)
    )
    return Deel(
        "termijnen", "Termijnen die lopen", tabellen=(Tabel("Termijnen die lopen", kolommen, rijen),), blad="Termijnen"
    )


def _dag(dag: date | None) -> str:
    return "onbekend" if dag is None else datum(dag)


def _wachtlijst(stand: Stand) -> Deel | None:
    wacht = stand.rijen.filter(pl.col("indicatie_wacht")).sort("indicatie_wacht_sinds", "persoon")
    if not wacht.height:
        return None
    kolommen = (
        Kolom("persoon", "Persoon", belang=0),
        Kolom("sinds", "Wacht sinds", belang=0),
        Kolom("dagen", "Dagen", "rechts", belang=0),
        Kolom("gemeente", "Gemeente"),
    )
    rijen = tuple(
        (
            r["persoon"],
            datum(r["indicatie_wacht_sinds"]),
            (stand.op - r["indicatie_wacht_sinds"]).days,
            r["gemeente"] or "",
        )
        for r in wacht.iter_rows(named=True)
    )
    zin = "Wie nu niet kan beginnen, staat er niet op. De wet noemt geen volgorde; een verordening kan dat wel doen."
    return Deel(
        "wachtlijst", "Wachtlijst", tabellen=(Tabel("Wachtlijst", kolommen, rijen),), vooraf=(zin,), blad="Wachtlijst"
    )


def _volgorde(stand: Stand) -> Deel | None:
    fout = stand.rijen.filter(pl.col("indicatie_volgorde").is_not_null() & (pl.col("indicatie_volgorde") != "geen"))
    if not fout.height:
        return None
    kolommen = (Kolom("persoon", "Persoon", belang=0), Kolom("wat", "Wat niet klopt", belang=0))
    rijen = tuple((r["persoon"], FOUTEN[r["indicatie_volgorde"]]) for r in fout.iter_rows(named=True))
    zin = "Deze stappen staan er zo in en tellen mee; herstel de dagen, of trek de gebeurtenis in."
    return Deel(
        "volgorde",
        "Wat aan de volgorde niet klopt",
        tabellen=(Tabel("Volgorde", kolommen, rijen),),
        vooraf=(zin,),
        blad="Volgorde",
    )


def agenda(stand: Stand) -> Iterator[Dag]:
    """The days of terms that run, with how many end on each; never who."""
    per = stand.termijnen().filter(pl.col("uiterlijk").is_not_null()).group_by("uiterlijk", "termijn").len()
    for uiterlijk, naam, hoeveel in per.sort("uiterlijk", "termijn").iter_rows():
        regel, artikel = TERMIJNEN[naam][0], stand.law.require(TERMIJNEN[naam][0]).law
        wat = f"Beschut werk: {WAT[naam]} ({aantal(hoeveel, 'persoon', 'personen')})"
        yield Dag(uiterlijk, wat, f"{artikel}. Voor: {WIE[naam]}.", f"{regel}{uiterlijk}", wat)


def als_dict(stand: Stand, bevindingen: Sequence[Bevinding] = ()) -> dict[str, Any]:
    """For programs."""
    termijnen = [
        {**r, "uiterlijk": r["uiterlijk"] and r["uiterlijk"].isoformat()}
        for r in stand.termijnen().iter_rows(named=True)
    ]
    namen = ("persoon", "nummer", "gemeente", "indicatie_stap", "indicatie_aan_zet", "indicatie_wacht_sinds")
    rijen = [
        {naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in r.items()}
        for r in stand.rijen.select(n for n in namen if n in stand.rijen.columns).iter_rows(named=True)
    ]
    return {
        "op": stand.op.isoformat(),
        "stand": stand.stand.isoformat() if stand.stand else None,
        "stappen": stand.telling(),
        "termijnen": termijnen,
        "indicaties": rijen,
        "bevindingen": [{"waar": b.plaats, "wat": b.wat, "gevolg": b.gevolg, "aantal": b.aantal} for b in bevindingen],
    }
