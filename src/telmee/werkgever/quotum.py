"""The quota of one employer: hours, threshold, banen asked and realised, shortfall and levy, by the rules of the law.

Source: Wfsv 34, 38e-38h, 122n, 122na; Besluit Wfsv 2.20-2.33. While the year is not complete the count is of the hours
filed so far; whether the threshold of the year is reached is then unknown until it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from telmee.fouten import Fout
from telmee.getallen import geheel, procent
from telmee.werkgever import quotumbeeld, tellingen
from telmee.werkgever.feiten import Feiten
from telmee.werkgever.inleen import inleen as ingeleend
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.rijen import Rijen, maak_rijen
from telmee.werkgever.uitkomst import (
    MEDEDELING,
    WAARSCHUWING,
    Aanvulling,
    Bevinding,
    Quotum,
    Uren,
)
from telmee.werkgever.wetcijfers import is_werk
from telmee.werkgever.woorden import aantal
from telmee.wet import Law
from telmee.wet.machine.codes import codes
from telmee.wet.machine.explain import Computed, compute
from telmee.wet.machine.figure import Cijfer
from telmee.wet.machine.receipt import make_receipt

UREN = (
    "verloonde_uren_totaal",
    "verloonde_uren_wsw",
    "verloonde_uren_uitzendpersoneel",
    "verloonde_uren_doelgroep_eigen",
    "uitgeleende_uren_doelgroep",
)


def feiten(invoer: Invoer, sector: str, uitlener: bool, sw: bool | None) -> Feiten:
    """What is known of the employer beside its rows."""
    wet = invoer.wetten.op(invoer.jaar)
    status, meld = _percentage_status(wet, sector)
    vorig, herkomst, extra = _vorig_jaar(invoer, uitlener, sw)
    inleen, overeenstemming, over_inleen = ingeleend(invoer, wet)
    gegeven = {
        "sector": sector,
        "uitlener": uitlener,
        "sw_uitvoerder": sw,
        "toetsuren_vorig_jaar": vorig,
        "toegerekende_uren": inleen,
        "overeenstemming_op": overeenstemming,
    }
    return Feiten(wet, gegeven, herkomst, status, (*meld, *extra, *over_inleen))


def _ongewoon(wet: Law, gegeven: int) -> list[Bevinding]:
    """A percentage far from every one that is known: a comma in the wrong place costs an employer a fright."""
    bekend = [int(e.figure) for e in wet.book.values["quotumpercentage"].entries if e.figure is not None]
    if min(bekend) // 2 <= gegeven <= max(bekend) * 2:
        return []
    wat = (
        f"het opgegeven quotumpercentage van {procent(gegeven)} ligt ver van wat bekend is: {procent(min(bekend))} tot "
    )
    wat += f"en met {procent(max(bekend))}"
    gevolg = "er is mee gerekend; controleer of de komma goed staat"
    return [Bevinding("quotumpercentage-ongewoon", WAARSCHUWING, wat, gevolg)]


def _percentage_status(wet: Law, sector: str) -> tuple[str, list[Bevinding]]:
    entry = wet.entry("quotumpercentage", sector)
    if entry is not None and entry.figure is not None and wet.is_given("quotumpercentage", sector):
        return entry.status, _ongewoon(wet, int(entry.figure))
    if entry is None or entry.figure is None:
        waarom = f": {entry.searched}" if entry is not None and entry.searched else ""
        wat = f"het quotumpercentage van {wet.op.year} voor de sector {sector} is niet bekend{waarom}"
        gevolg = "vereiste banen, tekort en heffing zijn onbekend; geef --quotumpercentage als u het weet"
        return "onbekend", [Bevinding("quotumpercentage-onbekend", WAARSCHUWING, wat, gevolg)]
    if entry.status != "vastgesteld":
        wat = f"het quotumpercentage van {wet.op.year} is alleen als indicatie gevonden ({entry.source})"
        return entry.status, [Bevinding("quotumpercentage-indicatief", MEDEDELING, wat, "de uitkomst is een indicatie")]
    return entry.status, []


def _vorig_jaar(invoer: Invoer, uitlener: bool, sw: bool | None) -> tuple[int | None, str, list[Bevinding]]:
    """Hours of the year before: as given, or from its filings when they are all there."""
    if invoer.opgaven.uren_vorig_jaar is not None:
        return invoer.opgaven.uren_vorig_jaar, "opgegeven", []
    jaar = invoer.jaar - 1
    if tellingen.gaten(invoer, jaar) == []:
        wet = invoer.wetten.op(jaar)
        rijen = maak_rijen(replace(invoer, jaar=jaar, register=None), invoer.van_jaar(jaar).rijen, wet)
        feiten_ = {"uitlener": uitlener, "sw_uitvoerder": sw}
        uit = bereken(rijen, wet, feiten_, ("toetsuren", "onder_drempel_jaar"))
        zonder = ", zonder de regels waarvan de uren onbekend zijn" if rijen.onbekend else ""
        # hours that are missing can lift the total over the limit, never pull it back
        if uit["toetsuren"] is not None and not (rijen.onbekend and uit["onder_drempel_jaar"]):
            return uit["toetsuren"], f"uit de aangiften over {jaar}{zonder}", []
    wat = f"de uren van {jaar} zijn niet bekend"
    gevolg = "of u onder het quotum valt is niet zeker; geef --uren-vorig-jaar, of ook alle aangiften van dat jaar"
    return None, "onbekend", [Bevinding("uren-vorig-jaar-onbekend", WAARSCHUWING, wat, gevolg)]


def bereken(rijen: Rijen, wet: Law, feiten_: dict[str, Any], namen: tuple[str, ...]) -> dict[str, Any]:
    """Outcomes of one employer, as a dict; an unknown registration stays unknown."""
    werkgever = rijen.tijdvak["werkgever"].first() if rijen.tijdvak.height else 1
    kolommen: dict[str, Any] = {"werkgever": [werkgever], "jaar": [wet.op.year]}
    for naam, waarde in feiten_.items():
        unit = wet.book.unit(naam)
        soort: Any = {"ja/nee": pl.Boolean, "tekst": pl.String}.get(unit, pl.Int64)
        dag = (waarde - date(1970, 1, 1)).days if isinstance(waarde, date) else waarde
        kolommen[naam] = pl.Series([dag], dtype=soort)
    uit: pl.DataFrame = wet.derive(
        {"tijdvak": rijen.tijdvak.drop("register_onbekend"), "werkgever": pl.DataFrame(kolommen)}, *namen, check=False
    )
    return {naam: uit[naam].item() for naam in namen}


@dataclass(frozen=True)
class Stand:
    """Everything that was computed for the employer; `vast` are outcomes that the rows do not decide."""

    feiten: Feiten
    totalen: dict[str, Any]
    vast: dict[str, Any]
    rekening: Computed

    @cached_property
    def cijfers(self) -> dict[str, Cijfer]:
        """The figures of the picture, by name."""
        return quotumbeeld.cijfers(self.rekening, self.feiten.feiten["sector"])

    @cached_property
    def waarden(self) -> dict[str, Any]:
        """The bare figures."""
        return {**self.totalen, **quotumbeeld.waarden(self.cijfers)}

    def uren(self, rijen: Rijen, wet: Law) -> Uren:
        """The hours of the picture."""
        w = self.waarden
        return Uren(
            totaal=w["verloonde_uren_totaal"],
            grondslag=w["verloonde_uren_grondslag"],
            doelgroep=w["verloonde_uren_doelgroep"],
            inleen=w["toegerekende_uren_op_tijd"],
            doelgroep_eigen=w["verloonde_uren_doelgroep_eigen"],
            uitgeleend=w["uitgeleende_uren_doelgroep"],
            wsw=w["verloonde_uren_wsw"],
            uitzend=w["verloonde_uren_uitzendpersoneel"],
            mensen_doelgroep=None if rijen.niets_bekend else tellingen.mensen(rijen, wet),
        )


def stel_vast(rijen: Rijen, f: Feiten, compleet: bool, **meer: Any) -> Stand:
    """The state by the rules: totals from the rows, the rest from the totals (and from `meer`, facts beside them).

    Below the limit so far is unknown while hours are to come or are missing.
    """
    totalen = dict.fromkeys(UREN) if rijen.niets_bekend else bereken(rijen, f.wet, f.feiten, UREN)
    stand = _stand(f, totalen, {}, meer)
    onder = stand.rekening.outcome("onder_drempel_jaar")
    zeker = _onder_drempel(stand, rijen, open_=not compleet or rijen.onbekend > 0)
    if onder and stand.rekening.outcome("onder_drempel_vorig_jaar"):
        return stand  # exempt already by the year before
    return stand if zeker is onder else _stand(f, totalen, {"onder_drempel_jaar": zeker}, meer)


def _stand(f: Feiten, totalen: dict[str, Any], vast: dict[str, Any], meer: dict[str, Any]) -> Stand:
    bekend = {n: w for n, w in {**f.feiten, **totalen, **meer}.items() if w is not None}
    return Stand(f, totalen, vast, compute(f.wet, bekend | vast, check=False))


def _onder_drempel(stand: Stand, rijen: Rijen, open_: bool) -> bool | None:
    """The test of the year by the least and the most that its hours can be; the most is unknown while some are open."""
    if rijen.niets_bekend:
        return None
    uren = stand.rekening.outcome("toetsuren")
    minstens, hoogstens = (uren, uren) if uren is not None else _lezingen(rijen, stand.feiten)
    grenzen = (
        {"toetsuren_minstens": minstens}
        if open_
        else {"toetsuren_minstens": minstens, "toetsuren_hoogstens": hoogstens, "toetsuren": uren}
    )
    feiten_ = {naam: grens for naam, grens in grenzen.items() if grens is not None}
    naam = "onder_drempel_uit_grenzen"
    onder: bool | None = compute(stand.feiten.wet, {"toetsuren": None} | feiten_, naam, check=False).outcome(naam)
    return onder


def _lezingen(rijen: Rijen, f: Feiten) -> tuple[int | None, int | None]:
    """The least and the most hours of the test where the kind of Wsw is unknown: all and none of it is sheltered.

    A Wsw body subtracts its sheltered work; hours below zero would turn the two around, so then neither is known.
    """
    zonder_aard = pl.col("aard").is_null() & is_werk(f.wet)
    if (rijen.tijdvak.filter(zonder_aard)["verloonde_uren"] < 0).any():
        return None, None
    wsw = codes(f.wet, "wsw_niet_gedetacheerd", "aard")[0]
    uren = []
    for aard, sw in ((wsw, True), (0, False)):
        gelezen = replace(rijen, tijdvak=rijen.tijdvak.with_columns(pl.col("aard").fill_null(aard)))
        feiten_ = {"uitlener": f.feiten["uitlener"], "sw_uitvoerder": sw}
        uren.append(bereken(gelezen, f.wet, feiten_, ("toetsuren",))["toetsuren"])
    return uren[0], uren[1]


def quotum(stand: Stand, invoer: Invoer, compleet: bool, zonder_uren: int) -> Quotum:
    """The quota part of the picture; `zonder_uren`: rows of which the hours are unknown."""
    herkomst = "uit de aangiften" if compleet else "uit de aangiften tot nu toe; het jaar is nog niet compleet"
    if zonder_uren:
        herkomst += f", zonder {aantal(zonder_uren, 'regel', 'regels')} waarvan de uren onbekend zijn"
    beide = tellingen.beide(stand.cijfers, tellingen.laatste_dag(invoer))
    return quotumbeeld.quotum(stand.cijfers, stand.feiten.wet, stand.feiten.herkomst_vorig_jaar, herkomst, beide)


def aanvulling(eind: Stand, nu: Quotum, compleet: bool) -> Aanvulling:
    """What closes the gap of the whole year, in hours, banen and hours per week until the end of the year.

    The sentence names the case that it holds for when liability is not certain (`nu`), or only by the forecast.
    """
    heel_jaar = eind.waarden
    weken = None if compleet else eind.rekening.outcome("weken_rest")
    uren, tekort, plichtig = (heel_jaar[n] for n in ("aanvulling_uren", "quotumtekort", "quotumplichtig"))
    if nu.plichtig is False:
        return Aanvulling(0, 0, 0, weken, "U valt niet onder het quotum, dus er is niets nodig.")
    if plichtig is False:
        return Aanvulling(0, 0, 0, weken, "Volgens de prognose valt u niet onder het quotum; dan is er niets nodig.")
    if uren is None:
        return Aanvulling(None, None, zin=f"Niet te zeggen: {_wat_onbekend_is(heel_jaar, nu.percentage)}.")
    als = "Als u onder het quotum valt: " if plichtig is None else ""
    if uren == 0:
        return Aanvulling(0, 0, 0, weken, _zin(als, "er is geen tekort."))
    banen = tekort if tekort is not None else heel_jaar["quotumtekort_als_plichtig"]
    if not weken:
        zin = f"over het hele jaar ontbreken {geheel(uren)} uren van mensen uit de doelgroep."
        return Aanvulling(uren, banen, zin=_zin(als, zin))
    per_week = eind.rekening.outcome("aanvulling_uren_per_week")
    tot = "de week" if weken == 1 else f"de {weken} weken"
    zin = (
        f"nodig zijn nog {geheel(uren)} verloonde uren van mensen uit de doelgroep; in {tot} tot het einde van het "
        f"jaar is dat {geheel(per_week)} uur per week erbij."
    )
    return Aanvulling(uren, banen, per_week, weken, _zin(als, zin))


def _zin(als: str, zin: str) -> str:
    return als + zin if als else zin[0].upper() + zin[1:]


def _wat_onbekend_is(c: dict[str, Any], percentage: int | None) -> str:
    """What is missing for the gap, and only that."""
    delen = {
        "de grondslag": c["verloonde_uren_grondslag"],
        "het quotumpercentage": percentage,
        "het aantal uren van de doelgroep": c["verloonde_uren_doelgroep"],
    }
    leeg = [wat for wat, waarde in delen.items() if waarde is None] or ["een cijfer van de wet"]
    samen = leeg[0] if len(leeg) == 1 else f"{', '.join(leeg[:-1])} en {leeg[-1]}"
    return f"{samen} {'is' if len(leeg) == 1 else 'zijn'} onbekend"


def receipt(stand: Stand, namen: list[str]) -> dict[str, Any] | None:
    """Everything needed to compute the quota again from the totals of the employer; no persons in it."""
    feiten = {**stand.feiten.feiten, **stand.totalen}
    bekend = {k: v.isoformat() if isinstance(v, date) else v for k, v in feiten.items() if v is not None}
    if stand.vast or stand.waarden["onder_drempel_jaar"] is None:
        bekend["onder_drempel_jaar"] = stand.waarden["onder_drempel_jaar"]
    try:
        return make_receipt(stand.feiten.wet, bekend, namen)
    except Fout:
        return None  # totals outside what a record may hold (negative hours)
