"""The December hours that count, from payroll records and register, on the engine that the data set was opened with.

One pass per year: the rows of filing periods that touch December, of registered persons, go with their employers
through the rules of the law up to one total per sector. Records must have been validated (`eis_geldig`): rows are not
checked again.

Units: hundredths of an hour, day numbers. Unknown hours of a row that counts make its total unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals as nw

from telmee.gegevens.lezen import Dataset, met_registratie
from telmee.meting.uitkomst import SECTOREN
from telmee.wet import Law
from telmee.wet.machine.explain import compute
from telmee.wet.machine.scan import collected

FORMEEL, INLEEN = "december_uren_formeel_sector", "december_uren_inleen_sector"
FORMEEL_WERKGEVER, INLEEN_WERKGEVER = "december_uren_formeel_werkgever", "december_uren_inleen_werkgever"
RIJKOLOMMEN = ("persoon", "werkgever", "tijdvak_begin", "tijdvak_eind", "verloonde_uren", "aard", "soort")


@dataclass(frozen=True)
class Decemberuren:
    """Counted hours of December in hundredths of an hour; ``onbekend_bij``: employers whose total is unknown."""

    jaar: int
    formeel: dict[str, int | None]
    inleen: int | None
    onbekend_bij: int = 0


def decemberuren(dataset: Dataset, wet: Law) -> Decemberuren:
    """The counted December hours of the year of this law: formal per sector, hiring-in for the country."""
    jaar = wet.op.year
    frames = {"tijdvak": rijen(dataset, jaar), "werkgever": werkgevers(dataset, jaar)}
    totalen = _collect(nw.from_native(wet.derive(frames, FORMEEL, INLEEN, check=False)).lazy())
    # A sector in which nobody counts has no rows; its total is that of no hours.
    sectoren = {sector: {FORMEEL: 0, INLEEN: 0} for sector in SECTOREN}
    sectoren |= {rij["sector"]: rij for rij in totalen.iter_rows(named=True)}
    land = {"sector": [{**rij, "sector": naam} for naam, rij in sectoren.items()], "land": [{"jaar": jaar}]}
    uren = Decemberuren(
        jaar,
        {sector: sectoren[sector][FORMEEL] for sector in SECTOREN},
        compute(wet, land).outcome("december_uren_inleen_land"),
    )
    if None in (*uren.formeel.values(), uren.inleen):
        return replace(uren, onbekend_bij=_onbekend_bij(wet, frames))
    return uren


def _onbekend_bij(wet: Law, frames: dict[str, Any]) -> int:
    """At how many employers a total is unknown: counted only when one is."""
    per_werkgever = nw.from_native(wet.derive(frames, FORMEEL_WERKGEVER, INLEEN_WERKGEVER, check=False)).lazy()
    onbekend = nw.col(FORMEEL_WERKGEVER).is_null() | nw.col(INLEEN_WERKGEVER).is_null()
    return int(verzamel(per_werkgever.filter(onbekend).select("werkgever")).height)


def rijen(dataset: Dataset, jaar: int, extra: tuple[str, ...] = ()) -> Any:
    """The payroll rows that touch December, of persons registered by then, with the registration that decides.

    Whoever was not registered yet cannot count (rule `geregistreerd_in_tijdvak`), so those rows are not carried along.
    """
    frame = nw.from_native(december_frame(dataset, jaar)).lazy().select(*RIJKOLOMMEN, *extra)
    return met_registratie(dataset, frame.to_native())


def december_frame(dataset: Dataset, jaar: int) -> Any:
    """All payroll rows whose filing period touches December."""
    return dataset.frame("dienstverbanden", jaar, eind_vanaf=date(jaar, 12, 1))


def heeft_december(dataset: Dataset, jaar: int) -> bool:
    """Whether there is any payroll row over December: without one, no hours are not the same as nothing."""
    return bool(verzamel(nw.from_native(december_frame(dataset, jaar)).lazy().select("persoon").head(1)).height)


def werkgevers(dataset: Dataset, jaar: int) -> Any:
    """The employers of one year: sector, and whether they lend out."""
    return (
        nw.from_native(dataset.frame("werkgevers", jaar)).lazy().select("werkgever", "sector", "uitlener").to_native()
    )


def verzamel(frame: Any) -> Any:
    """The rows of a lazy frame as a Polars frame, brought in by the engine's own road (Arrow)."""
    import polars as pl

    rijen = _collect(frame if isinstance(frame, nw.LazyFrame) else nw.from_native(frame).lazy()).to_native()
    return rijen if isinstance(rijen, pl.DataFrame) else pl.from_arrow(rijen)


def _collect(frame: nw.LazyFrame) -> nw.DataFrame[Any]:
    """The rows as Polars or Arrow, whichever the engine has at hand."""
    if frame.implementation.is_polars():
        return nw.from_native(collected(frame.to_native()), eager_only=True)
    return frame.collect(backend="pyarrow")
