"""What happened to indications for beschut werk, a row an event, with two days: when it happened, when it was known.

From the list `indicaties` (a day per step, known on the day itself) and the list `plaatsingen`, or from a list of
events. `tot_en_met` is what held on a day as it was known on another. An event is withdrawn by a row of the same kind
and day with `waarde` vervallen; nothing is overwritten.

Columns: persoon, gemeente, soort, op, bekend_op, waarde (text; nothing for most kinds), nieuwe_dag (of a bericht).
"""

from __future__ import annotations

from datetime import date

import polars as pl

from telmee.gegevens.beschut.schema import REGELINGEN, ROUTES, SOORTEN_GEBEURTENIS, VERVALLEN

VOLGORDE = SOORTEN_GEBEURTENIS
"""The kinds, in the order in which those of one day are taken."""
BERICHTEN = ("bekendmaking", "bericht", "verdaging")
"""Kinds that move a term and no step."""
BIJ_GEMEENTE, BIJ_UWV = ROUTES
"""Of an application: where it was made; what the person asked of UWV did not come to the college."""
VAN_DE_PERSOON = ("overlijden", "aow")
"""What happens to a person ends every indication of that person."""
OPEN = date(9000, 1, 1)
"""The last day of a place that goes on, while places are laid together."""
ZONDER_LIJST = ("werk_van", "werk_tot", *BERICHTEN)
"""Kinds that the list `indicaties` has no column for."""
MET_WAARDE = {"aanvraag": "route", "besluit": "besluit", "advies": "advies", "beschikbaar": "beschikbaar"}
"""Kinds that say something beside their day, and in which column of `indicaties` that stands."""
SCHEMA = {
    "persoon": pl.String, "gemeente": pl.String, "soort": pl.String, "op": pl.Date, "bekend_op": pl.Date,
    "waarde": pl.String, "nieuwe_dag": pl.Date,
}  # fmt: skip


def uit_lijsten(indicaties: pl.DataFrame, plaatsingen: pl.DataFrame | None = None) -> pl.DataFrame:
    """Events from the two lists; `beschikbaar` holds from the day of the decision."""
    delen = [_stap(indicaties, soort) for soort in VOLGORDE if soort not in ZONDER_LIJST]
    if plaatsingen is not None:
        waar = indicaties.group_by("persoon").agg(pl.col("gemeente").last())
        met = aaneen(plaatsingen).join(waar, on="persoon", how="left")
        delen += [_van(met, "werk_van", "van"), _van(met, "werk_tot", "tot")]
    return pl.concat(delen).sort("persoon", "op", maintain_order=True)


def aaneen(plaatsingen: pl.DataFrame) -> pl.DataFrame:
    """Stretches in which a person works beschut at all; `tot` may be open.

    Places that overlap or follow on each other are one; those of the old Wsw are no beschut werk.
    """
    if "regeling" in plaatsingen.columns:
        plaatsingen = plaatsingen.filter(pl.col("regeling").fill_null(REGELINGEN[0]) == REGELINGEN[0])
    eind = pl.col("tot").fill_null(OPEN)
    eerder = eind.cum_max().shift(1).over("persoon")
    nieuw = (eerder.is_null() | (pl.col("van") > eerder.dt.offset_by("1d"))).cast(pl.Int32)
    reeksen = plaatsingen.sort("persoon", "van").with_columns(_reeks=nieuw.cum_sum().over("persoon"))
    per = reeksen.group_by("persoon", "_reeks", maintain_order=True).agg(van=pl.col("van").min(), _tot=eind.max())
    return per.select("persoon", "van", tot=pl.when(pl.col("_tot") < OPEN).then("_tot"))


def _stap(indicaties: pl.DataFrame, soort: str) -> pl.DataFrame:
    dag = soort if soort in indicaties.columns and soort.endswith(("_van", "_tot")) else f"{soort}_op"
    if soort == "beschikbaar":
        dag = "besluit_op"
    kolom = MET_WAARDE.get(soort)
    if dag not in indicaties.columns or (soort == "beschikbaar" and soort not in indicaties.columns):
        return pl.DataFrame(schema=SCHEMA)
    waarde = pl.col(kolom) if kolom in indicaties.columns else pl.lit(None)
    if soort == "beschikbaar":
        waarde = pl.when(waarde).then(pl.lit("ja")).when(~waarde).then(pl.lit("nee"))
    gevonden = _van(indicaties.with_columns(_waarde=waarde.cast(pl.String)), soort, dag, "_waarde")
    return gevonden.filter(pl.col("waarde").is_not_null()) if soort == "beschikbaar" else gevonden


def _van(lijst: pl.DataFrame, soort: str, dag: str, waarde: str = "") -> pl.DataFrame:
    """The rows that have a day, as events."""
    return lijst.filter(pl.col(dag).is_not_null()).select(
        "persoon",
        "gemeente",
        soort=pl.lit(soort),
        op=pl.col(dag),
        bekend_op=pl.col(dag),
        waarde=pl.col(waarde) if waarde else pl.lit(None, pl.String),
        nieuwe_dag=pl.lit(None, pl.Date),
    )


def tot_en_met(gebeurtenissen: pl.DataFrame, op: date, stand: date | None = None) -> pl.DataFrame:
    """What had happened on a day, as known on another (all that is known without it), without what lapsed."""
    bekend = gebeurtenissen if stand is None else gebeurtenissen.filter(pl.col("bekend_op") <= stand)
    sleutel = ["persoon", "soort", "op"]
    weg = bekend.filter(pl.col("waarde") == VERVALLEN).group_by(sleutel).agg(weg=pl.col("bekend_op").max())
    blijft = bekend.filter(pl.col("waarde").ne_missing(VERVALLEN)).join(weg, on=sleutel, how="left")
    over = blijft.filter(pl.col("weg").is_null() | (pl.col("bekend_op") > pl.col("weg"))).drop("weg")
    return over.filter(pl.col("op") <= op)


def genummerd(gebeurtenissen: pl.DataFrame) -> pl.DataFrame:
    """Each event with the indication it belongs to: a new application begins the next one of a person."""
    plaats = pl.col("soort").replace_strict({s: n for n, s in enumerate(VOLGORDE)}, return_dtype=pl.Int8)
    op_volgorde = gebeurtenissen.with_columns(_plaats=plaats).sort("persoon", "op", "_plaats", "bekend_op")
    begin = (pl.col("soort") == "aanvraag").cast(pl.Int64).cum_sum().over("persoon")
    return op_volgorde.with_columns(nummer=begin.clip(lower_bound=1)).drop("_plaats")
