"""The December hours that count, from payroll records and register, on the engine that the data set was opened with.

One pass per year: the rows of filing periods that touch December, of persons who were ever registered, go with their
employers through the rules of the law up to one total per employer; those totals, a fraction of the rows, are brought
in and summed to sectors and country by the same rules. Records must have been validated (`eis_geldig`): rows are not
checked again.

Units: hundredths of an hour, day numbers. Unknown hours of a row that counts make its total unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from telmee.gegevens.lezen import Dataset, met_registratie
from telmee.meting.uitkomst import SECTOREN
from telmee.wet import Law

FORMEEL, INLEEN = "december_uren_formeel_werkgever", "december_uren_inleen_werkgever"
RIJKOLOMMEN = ("persoon", "werkgever", "tijdvak_begin", "tijdvak_eind", "verloonde_uren", "aard", "soort")


@dataclass(frozen=True)
class Decemberuren:
    """Counted hours of December in hundredths of an hour; ``onbekend_bij``: employers whose total is unknown."""

    jaar: int
    formeel: dict[str, int | None]
    inleen: int | None
    werkgevers: int
    onbekend_bij: int


def decemberuren(dataset: Dataset, jaar: int, stand: date | None = None) -> Decemberuren:
    """The counted December hours of one year: formal per sector, hiring-in for the country."""
    wet = Law.at(jaar, stand)
    per_werkgever = wet.derive(
        {"tijdvak": rijen(dataset, jaar), "werkgever": werkgevers(dataset, jaar)}, FORMEEL, INLEEN, check=False
    )
    frame = nw.from_native(per_werkgever).lazy()
    raakt = nw.col(FORMEEL).is_null() | nw.col(INLEEN).is_null() | (nw.col(FORMEEL) != 0) | (nw.col(INLEEN) != 0)
    return _optellen(wet, verzamel(frame.filter(raakt).select("werkgever", "jaar", "sector", FORMEEL, INLEEN)))


def _optellen(wet: Law, totalen: Any) -> Decemberuren:
    """From employers to sectors and country; both sectors are there, also without employers."""
    import polars as pl

    jaar = wet.op.year
    boven = {
        "sector": pl.LazyFrame({"sector": list(SECTOREN), "jaar": [jaar] * len(SECTOREN)}),
        "land": pl.LazyFrame({"jaar": [jaar]}),
    }
    werkgevers_ = totalen.lazy()
    sector = wet.derive(
        {"werkgever": werkgevers_, "sector": boven["sector"]}, "december_uren_formeel_sector", check=False
    ).collect()
    land = wet.derive(
        {"werkgever": werkgevers_, "land": boven["land"]}, "december_uren_inleen_land", check=False
    ).collect()
    formeel = dict(zip(sector["sector"], sector["december_uren_formeel_sector"], strict=True))
    onbekend = totalen.select(pl.any_horizontal(pl.col(FORMEEL).is_null(), pl.col(INLEEN).is_null()).sum()).item()
    return Decemberuren(jaar, formeel, land["december_uren_inleen_land"].item(), totalen.height, int(onbekend))


def rijen(dataset: Dataset, jaar: int, extra: tuple[str, ...] = ()) -> Any:
    """The payroll rows that touch December, of persons who were ever registered, with the registration that decides.

    Whoever was never registered cannot count (rule `geregistreerd_in_tijdvak`), so those rows are not carried along.
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
        nw.from_native(dataset.frame("werkgevers", jaar))
        .lazy()
        .select("werkgever", "jaar", "sector", "uitlener")
        .to_native()
    )


def verzamel(frame: Any) -> Any:
    """The rows of a lazy frame as a Polars frame, brought in by the engine's own road (Arrow)."""
    import polars as pl

    lui = frame if isinstance(frame, nw.LazyFrame) else nw.from_native(frame).lazy()
    if lui.implementation.is_polars():
        return lui.collect().to_native()
    return pl.from_arrow(lui.collect(backend="pyarrow").to_native())
