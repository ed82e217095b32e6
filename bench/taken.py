"""What is measured: two questions, the facts that the records do not hold, and how an answer is compared.

(a) ``december``: the December hours of the target group, formal per sector and hiring-in, in hundredths of an hour.
(b) ``werkgever``: per employer all hours, the hours that the quota is reckoned over, target-group hours, LKV with its
yearly cap per employee, quota shortfall and levy: one row for every employer.

Facts that payroll records do not hold are the same arithmetic for every variant: hours of the year before (60,000, or
30,000 for one employer in ten, so that the threshold matters), attributed hours (the employer's number modulo 7, times
100, agreed on 1 July of the next year), no Wsw body, and a quota percentage for the market, where the law has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

TAKEN = ("december", "werkgever")
KOLOMMEN = (
    "verloonde_uren_totaal",
    "verloonde_uren_grondslag",
    "verloonde_uren_doelgroep",
    "lkv_banenafspraak_werkgever",
    "quotumtekort",
    "quotumheffing",
)
PERCENTAGE = {"markt": 200, "overheid": 309}
TOETSUREN, TOETSUREN_KLEIN, KLEIN = 60_000, 30_000, 10
TOEGEREKEND_PER, TOEGEREKEND_MODULO = 100, 7
UITZENDVORMEN = (11, 82, 22)


@dataclass(frozen=True)
class Opdracht:
    """One measurement: which question of which year, on which data set, with which limit."""

    taak: str
    map: str
    jaar: int
    geheugen: str | None = None

    @property
    def december(self) -> date:
        return date(self.jaar, 12, 1)

    @property
    def laatste(self) -> date:
        return date(self.jaar, 12, 31)

    def bestanden(self, tabel: str) -> str:
        return f"{self.map}/{tabel}/jaar={self.jaar}/*.parquet"

    @property
    def register(self) -> str:
        return f"{self.map}/registraties.parquet"


def totalen(tabel: Any) -> dict[str, int]:
    """Exact totals of one row per employer, and of every column weighed by the employer: equal rows, equal totals."""
    import pyarrow.compute as pc

    gewicht = pc.cast(tabel["werkgever"], "int64")
    gewicht = pc.subtract(gewicht, pc.multiply(pc.divide(gewicht, 1009), 1009))
    uit = {"werkgevers": tabel.num_rows}
    for kolom in KOLOMMEN:
        waarden = pc.cast(tabel[kolom], "int64")
        if waarden.null_count:
            raise ValueError(f"{kolom}: {waarden.null_count} onbekend")
        uit[kolom] = pc.sum(waarden).as_py()
        uit[f"{kolom} x gewicht"] = pc.sum(pc.multiply(waarden, gewicht)).as_py()
    return uit
