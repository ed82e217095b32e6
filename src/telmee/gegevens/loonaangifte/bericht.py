"""One message as it was read: its head, its filing periods (a return and corrections), and rows, not yet folded.

A message has one employer and one or more parts: a full return, a supplement, or a correction, each for one filing
period. A message that breaks off has what was read before the break. Source: the message specification of the year
(see `elementen.yaml`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

import polars as pl

from telmee.gegevens.loonaangifte import waarden
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.velden import VELDEN
from telmee.veilig import zonder_bsn

PER_BLOK = 1_024  # rows in a block
WSW_OUD, WSW_GESPLITST = 10, 2022  # CdAard 10 became 21, 22 and 23
_GELD = tuple(v.naam for v in VELDEN if v.type == "geld")


@dataclass
class Deel:
    """One filing period in a message; `afgebroken`: the message stops in it, `onzeker`: hours of it are unknown.

    `totalen` and `saldi` are whole euros as filed; `loon_sv` and `loon_lh` are the sums of its relations, in cents.
    """

    soort: str
    begin: date
    eind: date
    regel: int
    positie: int
    relaties: int = 0
    intrekkingen: int = 0
    afgebroken: bool = False
    onzeker: bool = False
    totalen: dict[str, int] = field(default_factory=dict)
    saldi: int = 0
    loon_sv: int = 0
    loon_lh: int = 0

    @property
    def dagen(self) -> int:
        """Days in the filing period."""
        return (self.eind - self.begin).days + 1


@dataclass
class Bericht:
    """One message as read: who filed it, when, its parts, and the rows (`_deel` is the index of the part)."""

    bestand: str
    jaar: int
    zekerheid: str
    id: str = ""
    moment: datetime | None = None
    lhnr: str = ""
    werkgever: int | None = None
    delen: list[Deel] = field(default_factory=list)
    rijen: list[pl.DataFrame] = field(default_factory=list)
    afgebroken: str = ""
    overgeslagen: int = 0
    codering: str | None = None  # when another one than the file names was needed
    pakket: str = ""
    naam: str = ""  # of the employer

    def frame(self) -> pl.DataFrame:
        """All rows in order."""
        return pl.concat(self.rijen, how="vertical_relaxed", rechunk=False) if self.rijen else leeg_frame()


def leeg_frame() -> pl.DataFrame:
    """No rows, with the columns and types of rows that were read."""
    geen = waarden.zet_om([(None,) * len(VELDEN)], [0], [None], Verzamelaar(), "").clear()
    return geen.with_columns(
        pl.lit(0, pl.Int32).alias("_deel"),
        pl.lit(0, pl.Int32).alias("_regel"),
        pl.lit(False).alias("_intrekking"),
        pl.lit(0, pl.Int16).alias("_perioden"),
    ).clear()


def smal(blok: pl.DataFrame) -> pl.DataFrame:
    """Amounts in 32 bits where they fit: until the table is made they are most of the memory."""
    passen = [n for n in _GELD if (blok[n].min() or 0) > -(2**31) and (blok[n].max() or 0) < 2**31]  # type: ignore[operator]
    return blok.with_columns(pl.col(passen).cast(pl.Int32))


def kort(tekst: str | None, lengte: int) -> str:
    """A text of the head: one line that can be shown, without digits that may be a BSN."""
    return zonder_bsn((tekst or "").strip())[:lengte]
