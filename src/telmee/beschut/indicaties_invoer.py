"""The lists of indications read and laid together as events, with what was found. Raises `Fout` when one is no list.

A person keeps the own number of the lists; who stands there with a BSN becomes the row, so that no picture shows it.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from telmee.beschut import gebeurtenissen as gb
from telmee.gegevens.beschut import lezen
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.gegevens.loonaangifte.nummers import elfproef

Lijst = Path | Ingekomen | None


def lees(indicaties: Lijst, plaatsingen: Lijst, gebeurtenissen: Lijst) -> tuple[pl.DataFrame, tuple[Bevinding, ...]]:
    """Everything that happened, and the findings of each list."""
    delen: list[pl.DataFrame] = []
    gelezen: list[lezen.Gelezen] = []
    werk = lezen.lees(plaatsingen, "plaatsingen") if plaatsingen is not None else None
    if indicaties is not None:
        gelezen.append(lijst := lezen.lees(indicaties, "indicaties"))
        delen.append(gb.uit_lijsten(lijst.regels, werk.regels if werk is not None else None))
    if gebeurtenissen is not None:
        gelezen.append(lijst := lezen.lees(gebeurtenissen, "gebeurtenissen"))
        delen.append(lijst.regels.with_columns(pl.col("bekend_op").fill_null(pl.col("op"))).select(*gb.SCHEMA))
    wie = _regels(gelezen + ([werk] if werk is not None else []))
    alles = pl.concat(delen).with_columns(pl.col("persoon").replace(wie))
    eerst = [werk] if werk is not None else []
    return alles, tuple(b for elk in (*eerst, *gelezen) for b in elk.bevindingen)


def _regels(lijsten: list[lezen.Gelezen]) -> dict[str, str]:
    """Of everybody who stands there with a BSN the first row, in the first list that has them."""
    gevonden: dict[str, str] = {}
    for n, lijst in enumerate(lijsten):
        for persoon, regel in lijst.regels.select("persoon", "regel").iter_rows():
            if _lijkt_bsn(persoon):
                gevonden.setdefault(persoon, f"{lijst.bestand}, regel {regel}" if n else f"regel {regel}")
    return gevonden


def _lijkt_bsn(persoon: str) -> bool:
    """Nine digits, also when mistyped; eight when the zero in front got lost and the number is sound."""
    return persoon.isdecimal() and (len(persoon) == 9 or (len(persoon) == 8 and elfproef(int(persoon))))
