"""Placements beside indications: which count from which day, and a finding for each that does not.

A placement in beschut werk counts from the day of the positive decision (the finding of Pw 10b). One of the old Wsw
needs no indication and is left as it is. Placements of one person at the same time all keep their hours; the person is
one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.beschut.lezen import Gelezen
from telmee.gegevens.beschut.schema import REGELINGEN, UITKOMSTEN
from telmee.gegevens.loonaangifte.bevindingen import Bevinding


@dataclass(frozen=True)
class Getoetst:
    """The placements with `telt` and `telt_van` (the first day on which it counts), and what was found.

    `weggelaten` are placements that do not count.
    """

    plaatsingen: pl.DataFrame = field(repr=False)
    bevindingen: tuple[Bevinding, ...]
    weggelaten: int


def toets(indicaties: pl.DataFrame, plaatsingen: Gelezen, per_soort: int = 20) -> Getoetst:
    """Compares the placements with the indications of the same persons."""
    meld = Beschutverzamelaar(per_soort)
    besluiten = _besluiten(indicaties)
    telt: list[bool] = []
    vanaf: list[date | None] = []
    for rij in plaatsingen.regels.iter_rows(named=True):
        eerste, code = _eerste_dag(rij, besluiten)
        if code:
            meld.meld(code, plaatsingen.bestand, rij["regel"])
        telt.append(eerste is not None)
        vanaf.append(eerste)
    frame = plaatsingen.regels.with_columns(
        pl.Series("telt", telt, dtype=pl.Boolean), pl.Series("telt_van", vanaf, dtype=pl.Date)
    )
    for regel in _tegelijk(frame):
        meld.meld("plaats-overlap", plaatsingen.bestand, regel)
    return Getoetst(frame, tuple(meld.alle()), telt.count(False))


def _besluiten(indicaties: pl.DataFrame) -> dict[str, date | None]:
    """Per person the day of the first positive decision, None when there is none with a day."""
    uit: dict[str, date | None] = {}
    for persoon, besluit, dag in indicaties.select("persoon", "besluit", "besluit_op").iter_rows():
        if besluit == UITKOMSTEN[0] and dag is not None:
            eerder = uit.get(persoon)
            uit[persoon] = dag if eerder is None else min(eerder, dag)
        else:
            uit.setdefault(persoon, None)
    return uit


def _eerste_dag(rij: dict[str, Any], besluiten: dict[str, date | None]) -> tuple[date | None, str]:
    """The first day on which a placement counts, and the code of what is wrong with it."""
    van, tot = rij["van"], rij["tot"]
    if rij["regeling"] != REGELINGEN[0]:
        return van, ""
    if rij["persoon"] not in besluiten:
        return None, "plaats-zonder-indicatie"
    if (besluit := besluiten[rij["persoon"]]) is None:
        return None, "plaats-zonder-besluit"
    if van >= besluit:
        return van, ""
    if tot is not None and tot < besluit:
        return None, "plaats-geheel-voor-besluit"
    return besluit, "plaats-voor-besluit"


def _tegelijk(plaatsingen: pl.DataFrame) -> list[int]:
    """The lines of placements that begin while an earlier one of the same person still runs."""
    uit: list[int] = []
    wie, eind = "", date.min
    velden = (
        plaatsingen.filter("telt").sort("persoon", "telt_van", "regel").select("persoon", "telt_van", "tot", "regel")
    )
    for persoon, van, tot, regel in velden.iter_rows():
        if persoon == wie and van <= eind:
            uit.append(regel)
        eind = max(eind, tot or date.max) if persoon == wie else tot or date.max
        wie = persoon
    return uit
