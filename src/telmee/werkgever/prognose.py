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
_DEZELFDE = ["werkgever", "persoon", "num_iv", "begin"]
_BEDRAGEN = ("verloonde_uren", "loon_sv", "loon_lh", "aof_laag", "aof_hoog")


@dataclass(frozen=True)
class Geheel:
    """Filed and projected rows of the year together; `gaten` are the periods that were projected.

    `in_jaar` counts the different filing periods of the year; `ontbrekend` those that nobody filed or that somebody
    was added to. For `verhuisd` see the function.
    """

    rijen: pl.DataFrame
    gaten: tuple[tellingen.Gat, ...]
    aangegeven: int
    tot_en_met: date | None
    ontbrekend: int
    in_jaar: int
    verhuisd: pl.DataFrame

    @property
    def compleet(self) -> bool:
        """Whether every period of the year was filed."""
        return not self.gaten

    @property
    def methode(self) -> str:
        """How it was made, for people."""
        if self.compleet:
            return "Het hele jaar is aangegeven; er is niets geschat."
        return (
            f"Geschat: {aantal(self.ontbrekend, 'tijdvak', 'tijdvakken')} zonder aangifte. Wie aan het eind van het "
            "laatste tijdvak ervoor in dienst is, gaat door met dezelfde uren en hetzelfde loon. Dat zijn de "
            f"gemiddelden per dag van de laatste {LAATSTE} tijdvakken ervoor. Een registratie loopt tot haar einddatum."
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
    laatste = invoer.aangegeven.filter(pl.col("tijdvak_eind").dt.year() == invoer.jaar)
    aangegeven = set(laatste.select("tijdvak_begin", "tijdvak_eind").iter_rows())
    tot: date | None = laatste["tijdvak_eind"].max()  # type: ignore[assignment]
    weg = verhuisd(rijen)
    ontbrekend = {(begin, eind) for _, begin, eind in gaten} - aangegeven
    in_jaar = len(aangegeven | ontbrekend)
    if gaten:
        erbij = _geschat(rijen, gaten, laatste, weg)
        ontbrekend |= set(erbij.select("tijdvak_begin", "tijdvak_eind").iter_rows())
        rijen = pl.concat([rijen, erbij], how="vertical")
    return Geheel(rijen, tuple(gaten), len(aangegeven), tot, len(ontbrekend), in_jaar, weg)


def verhuisd(rijen: pl.DataFrame) -> pl.DataFrame:
    """Relations (same person, NumIV and first day) that stand under one loonheffingennummer after the other.

    Never under two at once: of a number that was copied wrong in one file, or of staff that went over.
    """
    op_volgorde = rijen.select(*_DEZELFDE, "loonheffingennummer", "tijdvak_begin", "tijdvak_eind").sort("tijdvak_begin")
    nummer, vorig_eind = pl.col("loonheffingennummer"), pl.col("tijdvak_eind").cum_max().shift(1)
    tegelijk = (pl.col("tijdvak_begin") <= vorig_eind) & (nummer != nummer.shift(1))
    per = op_volgorde.group_by(_DEZELFDE, maintain_order=True).agg(
        nummer.unique().sort(), tegelijk.fill_null(False).any().alias("_tegelijk")
    )
    return per.filter((nummer.list.len() > 1) & ~pl.col("_tegelijk")).drop("_tegelijk")


def _geschat(rijen: pl.DataFrame, gaten: list[tellingen.Gat], eigen: pl.DataFrame, weg: pl.DataFrame) -> pl.DataFrame:
    """One row per relation in service and missing period; one that changed number goes on only where it was last.

    A period goes on from the last own return before it; those before the first one are like the first. What a
    correction says of a missing period stays.
    """
    einden: dict[str, list[date]] = {}
    for nummer, eind in eigen.select("loonheffingennummer", "tijdvak_eind").unique().sort("tijdvak_eind").iter_rows():
        einden.setdefault(nummer, []).append(eind)
    per: dict[tuple[str, date], list[tellingen.Gat]] = {}
    for nummer, begin, eind in gaten:
        if lijst := einden.get(nummer):
            voor = [e for e in lijst if e < begin]
            per.setdefault((nummer, voor[-1] if voor else lijst[0]), []).append((nummer, begin, eind))
    delen = []
    for (nummer, van), groep in per.items():
        voor = [e for e in einden[nummer] if e <= van][-LAATSTE:]
        delen.append(_vanuit(rijen.filter(pl.col("loonheffingennummer") == nummer), rijen, voor, groep, weg))
    al = [*_RELATIE, "tijdvak_begin", "tijdvak_eind"]
    leeg = rijen.clear()
    return (
        pl.concat([leeg, *[deel.select(rijen.columns) for deel in delen]])
        .join(rijen, on=al, how="anti")
        .sort("tijdvak_begin")
    )


def _vanuit(
    rijen: pl.DataFrame, alle: pl.DataFrame, einden: list[date], gaten: list[tellingen.Gat], verhuisd_: pl.DataFrame
) -> pl.DataFrame:
    """The rows of missing periods, from those of the last periods before them."""
    per_dag = (
        rijen.filter(pl.col("tijdvak_eind").is_in(einden) & pl.col("verloonde_uren").is_not_null())
        .with_columns(_dagen("tijdvak_begin", "tijdvak_eind").alias("_dagen"))
        .group_by(_RELATIE)
        .agg(pl.col("_dagen").sum(), *[pl.col(b).sum().alias(f"_{b}") for b in _BEDRAGEN])
        .filter(pl.col("_dagen") > 0)
    )
    nu = rijen.filter(pl.col("tijdvak_eind") == einden[-1])
    van = alle.join(verhuisd_, on=_DEZELFDE, how="semi", nulls_equal=True)
    elders = van.filter(pl.col("tijdvak_eind") < pl.col("tijdvak_eind").max().over(_DEZELFDE))
    blijft = (
        nu.filter(pl.col("eind").is_null())
        .join(elders, on=[*_RELATIE, "tijdvak_eind"], how="anti")
        .join(per_dag, on=_RELATIE, how="inner")
        .drop("tijdvak_begin", "tijdvak_eind")
    )
    gat = pl.DataFrame(gaten, schema=["loonheffingennummer", "tijdvak_begin", "tijdvak_eind"], orient="row")
    erbij = (
        blijft.join(gat, on="loonheffingennummer", how="inner")
        .join(van, on=[*_DEZELFDE, "tijdvak_begin", "tijdvak_eind"], how="anti", nulls_equal=True)
        .with_columns(_dagen("tijdvak_begin", "tijdvak_eind").alias("_gat"))
    )
    return erbij.filter(pl.col("_gat") > 0).with_columns(*[_deel(b) for b in _BEDRAGEN])


def _dagen(van: str, tot: str) -> pl.Expr:
    """Days of the period that lie in service."""
    begin = pl.max_horizontal(pl.col(van), pl.col("begin"))
    return (pl.col(tot) - begin).dt.total_days() + 1


def _deel(kolom: str) -> pl.Expr:
    """The average per day times the days, to the nearest whole; what was unknown stays unknown."""
    som = pl.col(f"_{kolom}") * pl.col("_gat")
    deel = (2 * som + pl.col("_dagen")) // (2 * pl.col("_dagen"))
    return pl.when(pl.col(kolom).is_not_null()).then(deel).alias(kolom)
