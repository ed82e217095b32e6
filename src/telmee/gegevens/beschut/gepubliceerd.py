"""What was published of beschut werk in the whole country: indications, working persons and targets on a day.

Units: `indicaties` and `personen` are persons whatever their hours, `doel` is jobs of the hours in the regeling, hours
a week are hundredths. None: not published. Raises `Fout` when the data file does not have the expected form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

import polars as pl

from telmee.gegevens.publicatie import Bron, bron_van, lees_publicatie

_BESTAND = "beschut_werk.yaml"


@dataclass(frozen=True)
class Landstand:
    """What was published about one day."""

    op: date
    indicaties: int | None
    personen: int | None
    doel: int | None
    bron: Bron


@dataclass(frozen=True)
class UrenPerPersoon:
    """How many hours a week somebody in beschut werk has on average, where and when that was measured."""

    gemiddeld: int
    jaar: int
    bron: Bron


@cache
def _alle() -> tuple[Landstand, ...]:
    return tuple(
        Landstand(r["op"], r.get("indicaties"), r.get("personen"), r.get("doel"), bron_van(r))
        for r in lees_publicatie(_BESTAND)["standen"]
    )


def landstanden(stand: date | None = None) -> tuple[Landstand, ...]:
    """Everything that was known on `stand` (None: all), oldest first. Where the day is not known it counts as known."""
    return tuple(s for s in _alle() if stand is None or s.bron.bekend is None or s.bron.bekend <= stand)


def ultimo(jaar: int, stand: date | None = None) -> Landstand | None:
    """What was published about the last day of a year."""
    return next((s for s in landstanden(stand) if s.op == date(jaar, 12, 31)), None)


@cache
def uren_per_persoon() -> UrenPerPersoon:
    """The published average; a sample, so who uses it says so."""
    r = lees_publicatie(_BESTAND)["uren_per_week"]
    return UrenPerPersoon(r["gemiddeld"], r["jaar"], bron_van(r))


@cache
def gemeente_aantallen() -> pl.DataFrame:
    """The numbers per municipality that could be read: a part of 2017 and 2018, on the division of 2017."""
    return lees_tabel("beschut_werk_gemeenten.csv").with_columns(
        pl.col("jaar", "aantal").cast(pl.Int64), pl.col("indeling").str.to_date()
    )


def lees_tabel(naam: str) -> pl.DataFrame:
    """A CSV file of ours among the published figures, every column as text, empty as null."""
    tekst = (files("telmee.gegevens") / "publicaties" / naam).read_text(encoding="utf-8")
    return pl.read_csv(StringIO(tekst), infer_schema=False)
