"""The year as it will end when nothing changes: rows for the filing periods that are not there yet.

Who is in service at the end of the last filed period goes on with the average hours and wage per day of at most the
last three periods, rounded to whole hours; registrations end when they end. The same rules then count the filed and the
projected rows together. An estimate, not a filing; docs/besluiten/0061.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from telmee.werkgever import tellingen
from telmee.werkgever.invoer import Invoer
from telmee.werkgever.woorden import aantal

LAATSTE = 3
_RELATIE = ["loonheffingennummer", "werkgever", "persoon", "inkomstenverhouding"]
_BEDRAGEN = ("verloonde_uren", "loon_sv", "aof_laag", "aof_hoog")


@dataclass(frozen=True)
class Geheel:
    """Filed and projected rows of the year together; `gaten` are the periods that were projected."""

    rijen: pl.DataFrame
    gaten: tuple[tellingen.Gat, ...]
    aangegeven: int
    tot_en_met: date | None

    @property
    def compleet(self) -> bool:
        """Whether every period of the year was filed."""
        return not self.gaten

    @property
    def ontbrekend(self) -> int:
        """How many periods are missing; one that two loonheffingennummers miss counts once."""
        return len({(begin, eind) for _, begin, eind in self.gaten})

    @property
    def methode(self) -> str:
        """How it was made, for people."""
        if self.compleet:
            return "Het hele jaar is aangegeven; er is niets geschat."
        return (
            f"Geschat: {aantal(self.ontbrekend, 'tijdvak', 'tijdvakken')} zonder aangifte. Wie aan het eind van het "
            "laatste tijdvak in dienst is, gaat door met de gemiddelde uren en het gemiddelde loon per dag van de "
            f"laatste {LAATSTE} tijdvakken, en een registratie loopt tot haar einddatum."
        )


AANNAMES = (
    "Niemand komt in dienst, gaat uit dienst of werkt meer of minder uren dan nu.",
    "Verzoeken om een loonkostenvoordeel gaan door zoals in de laatste aangifte.",
    "Ingeleende uren blijven zoals zij nu zijn opgegeven.",
)


def heel_jaar(invoer: Invoer) -> Geheel:
    """The rows of the whole year."""
    rijen = invoer.rijen
    gaten = tellingen.gaten(invoer, invoer.jaar) or []
    laatste = invoer.tijdvakken.filter(pl.col("tijdvak_eind").dt.year() == invoer.jaar)
    aangegeven = laatste.select("tijdvak_begin", "tijdvak_eind").unique().height
    tot: date | None = laatste["tijdvak_eind"].max()  # type: ignore[assignment]
    if gaten:
        rijen = pl.concat([rijen, _geschat(rijen, gaten).select(rijen.columns)], how="vertical")
    return Geheel(rijen, tuple(gaten), aangegeven, tot)


def _geschat(rijen: pl.DataFrame, gaten: list[tellingen.Gat]) -> pl.DataFrame:
    """One row per relation in service and missing period."""
    einden = rijen.select("loonheffingennummer", "tijdvak_eind").unique().sort("tijdvak_eind", descending=True)
    recent = einden.group_by("loonheffingennummer", maintain_order=True).head(LAATSTE)
    per_dag = (
        rijen.join(recent, on=["loonheffingennummer", "tijdvak_eind"], how="semi")
        .filter(pl.col("verloonde_uren").is_not_null())
        .with_columns(_dagen("tijdvak_begin", "tijdvak_eind").alias("_dagen"))
        .group_by(_RELATIE)
        .agg(pl.col("_dagen").sum(), *[pl.col(b).sum().alias(f"_{b}") for b in _BEDRAGEN])
        .filter(pl.col("_dagen") > 0)
    )
    nu = rijen.filter(pl.col("tijdvak_eind") == pl.col("tijdvak_eind").max().over("loonheffingennummer"))
    blijft = (
        nu.filter(pl.col("eind").is_null())
        .join(per_dag, on=_RELATIE, how="inner")
        .drop("tijdvak_begin", "tijdvak_eind")
    )
    gat = pl.DataFrame(gaten, schema=["loonheffingennummer", "tijdvak_begin", "tijdvak_eind"], orient="row")
    weg = blijft.join(gat, on="loonheffingennummer", how="inner").with_columns(
        _dagen("tijdvak_begin", "tijdvak_eind").alias("_gat")
    )
    return weg.filter(pl.col("_gat") > 0).with_columns(*[_deel(b) for b in _BEDRAGEN]).sort("tijdvak_begin")


def _dagen(van: str, tot: str) -> pl.Expr:
    """Days of the period that lie in service."""
    begin = pl.max_horizontal(pl.col(van), pl.col("begin"))
    return (pl.col(tot) - begin).dt.total_days() + 1


def _deel(kolom: str) -> pl.Expr:
    """The average per day times the days, to the nearest whole; what was unknown stays unknown."""
    som = pl.col(f"_{kolom}") * pl.col("_gat")
    deel = (2 * som + pl.col("_dagen")) // (2 * pl.col("_dagen"))
    return pl.when(pl.col(kolom).is_not_null()).then(deel).alias(kolom)
