"""The lists of indications read and laid together as events, with what was found. Raises `Fout` when one is no list."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from telmee.beschut import gebeurtenissen as gb
from telmee.gegevens.beschut import lezen
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen

Lijst = Path | Ingekomen | None


def lees(indicaties: Lijst, plaatsingen: Lijst, gebeurtenissen: Lijst) -> tuple[pl.DataFrame, tuple[Bevinding, ...]]:
    """Everything that happened, and the findings of each list."""
    delen: list[pl.DataFrame] = []
    gevonden: list[Bevinding] = []
    werk = lezen.lees(plaatsingen, "plaatsingen") if plaatsingen is not None else None
    if werk is not None:
        gevonden += werk.bevindingen
    if indicaties is not None:
        lijst = lezen.lees(indicaties, "indicaties")
        gevonden += lijst.bevindingen
        delen.append(gb.uit_lijsten(lijst.regels, werk.regels if werk is not None else None))
    if gebeurtenissen is not None:
        lijst = lezen.lees(gebeurtenissen, "gebeurtenissen")
        gevonden += lijst.bevindingen
        delen.append(lijst.regels.with_columns(pl.col("bekend_op").fill_null(pl.col("op"))).select(*gb.SCHEMA))
    return pl.concat(delen), tuple(gevonden)
