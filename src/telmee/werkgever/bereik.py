"""What the quota may be while nobody knows of some people whether they are in the register: the law run twice.

The position counts who is unknown as not registered; here the same rules run with all of them registered. The truth
lies between the two, ends included. People whose answer is known, and hired-in hours, are the same in both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from telmee.getallen import geheel, tienden
from telmee.werkgever import quotum
from telmee.werkgever.rijen import OPEN_EIND, Rijen
from telmee.werkgever.uitkomst import WAARSCHUWING, Bevinding, Onzeker
from telmee.werkgever.wetcijfers import is_werk
from telmee.werkgever.woorden import aantal


def onzeker(rijen: Rijen, nu: quotum.Stand, compleet: bool, **meer: Any) -> Onzeker | None:
    """The range that hangs on people without an answer; None when nothing does, or when there is no answer at all."""
    onbekend = rijen.tijdvak.filter(pl.col("register_onbekend") & is_werk(nu.feiten.wet))
    if onbekend.is_empty() or nu.waarden["verloonde_uren_doelgroep"] is None:
        return None
    hoog = quotum.stel_vast(_geregistreerd(rijen), nu.feiten, compleet, **meer)
    minst, meest = nu.waarden, hoog.waarden
    if minst["verloonde_uren_doelgroep"] == meest["verloonde_uren_doelgroep"]:
        return None  # whoever they are, nothing hangs on it
    tekort_naam = "quotumtekort_als_plichtig" if minst["quotumplichtig"] is None else "quotumtekort"
    uren = _van_tot(minst, meest, "verloonde_uren_doelgroep")
    banen, tekort, heffing = (_van_tot(minst, meest, n) for n in ("gerealiseerde_banen", tekort_naam, "quotumheffing"))
    grenzen = Onzeker(onbekend["persoon"].n_unique(), int(onbekend["verloonde_uren"].sum()), *uren, *banen, *tekort,
                      *heffing)  # fmt: skip
    return replace(grenzen, zin=_zin(grenzen))


def _van_tot(een: dict[str, Any], ander: dict[str, Any], naam: str) -> tuple[Any, Any]:
    """The least and the most of a figure; unknown when either is."""
    if None in (een[naam], ander[naam]):
        return None, None
    return min(een[naam], ander[naam]), max(een[naam], ander[naam])


def _geregistreerd(rijen: Rijen) -> Rijen:
    """The same rows with everybody without an answer in the register, from ever and without end."""
    onbekend = pl.col("register_onbekend")
    erin = rijen.tijdvak.with_columns(
        pl.when(onbekend).then(True).otherwise(pl.col("heeft_registratie")).alias("heeft_registratie"),
        pl.when(onbekend).then(OPEN_EIND).otherwise(pl.col("registratie_tot")).alias("registratie_tot"),
    )
    return replace(rijen, tijdvak=erin)


def _zin(o: Onzeker) -> str:
    staan = "staat" if o.werknemers == 1 else "staan"
    wie = f"van {aantal(o.werknemers, 'werknemer', 'werknemers')} ({geheel(o.uren)} uur) is niet bekend of die in het "
    wie += f"register {staan}"
    if o.tekort_van == o.tekort_tot:
        banen = f"{tienden(o.gerealiseerde_banen_van)} tot {tienden(o.gerealiseerde_banen_tot)} banen gerealiseerd"
        return f"U heeft {banen}: {wie}."
    return f"Het tekort is {tienden(o.tekort_van)} tot {tienden(o.tekort_tot)} banen: {wie}."


def bevinding(o: Onzeker | None) -> list[Bevinding]:
    """That the shortfall is not one figure, and how it becomes one."""
    if o is None or o.tekort_van == o.tekort_tot:
        return []
    gevolg = (
        "gerekend is alsof zij er niet in staan, dus met het grootste tekort; vraag het na in het werkgeversportaal "
        "van UWV, of geef --register-compleet-op als wie niet op uw lijst staat niet geregistreerd is"
    )
    return [Bevinding("tekort-onzeker", WAARSCHUWING, o.zin[0].lower() + o.zin[1:-1], gevolg)]
