"""The same questions by the rules of the law, on each engine, through the calls that the program itself makes."""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
from taken import (
    KLEIN,
    KOLOMMEN,
    PERCENTAGE,
    TOEGEREKEND_MODULO,
    TOEGEREKEND_PER,
    TOETSUREN,
    TOETSUREN_KLEIN,
    Opdracht,
    totalen,
)

from telmee.gegevens.lezen import Dataset, met_registratie, open_dataset
from telmee.meting.december import FORMEEL, INLEEN, RIJKOLOMMEN, decemberuren, rijen, verzamel
from telmee.meting.december import werkgevers as decemberwerkgevers
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import day_number
from telmee.wet.machine.scan import collected

OVER_ALLE_RIJEN = (
    "verloonde_uren_totaal",
    "verloonde_uren_wsw",
    "verloonde_uren_uitzendpersoneel",
    "regels_wsw_gedetacheerd",
)
SPARK = {"spark.driver.memory": "4g", "spark.sql.shuffle.partitions": "8", "spark.ui.showConsoleProgress": "false"}


def laad(jaar: int) -> Law:
    """The law, read and checked: once per program, so before the clock starts.

    With the register as the right to the LKV, as since 2026: the declarations of before are in no record.
    """
    wet = Law.at(jaar)
    wet.require("quotumheffing")
    uit_register = Law.at(2026).require("lkv_banenafspraak")
    return wet.made_of({**wet.rules, uit_register.name: uit_register}, wet.values)


def importeer(engine: str) -> None:
    """Narwhals imports its part for an engine when it first meets one: imports come before the clock, as by hand."""
    leeg = {"duckdb": lambda: duckdb.sql("SELECT 1 AS een"), "polars": lambda: pl.LazyFrame({"een": [1]})}
    if engine in leeg:
        nw.from_native(leeg[engine]()).lazy().group_by("een").agg(nw.len()).collect()


def open_(opdracht: Opdracht, engine: str, werkmap: str) -> Dataset:
    opties: dict[str, Any] = {}
    if engine == "duckdb":
        opties = {"temp_directory": werkmap, "memory_limit": opdracht.geheugen}
    if engine == "spark":
        opties = {"master": "local[2]", "config": {**SPARK, "spark.local.dir": werkmap}}
    return open_dataset(opdracht.map, engine, [opdracht.jaar], **opties)


def onze(opdracht: Opdracht, engine: str, dataset: Dataset, wet: Law, toets: bool = False) -> dict[str, int]:
    if opdracht.taak == "december":
        if toets:
            return december(dataset, Wetten.known().op(opdracht.jaar))
        uren = decemberuren(dataset, Wetten.known().op(opdracht.jaar))
        assert uren.inleen is not None
        return {sector: figuur or 0 for sector, figuur in uren.formeel.items()} | {"inleen": uren.inleen}
    return totalen(_arrow(per_werkgever(dataset, wet.with_values(quotumpercentage=PERCENTAGE), toets), engine))


def december(dataset: Dataset, wet: Law) -> dict[str, int]:
    """The hours of December with every fact tested on the way."""
    jaar = wet.op.year
    frames = {"tijdvak": rijen(dataset, jaar), "werkgever": decemberwerkgevers(dataset, jaar)}
    per_sector = verzamel(wet.derive(frames, FORMEEL, INLEEN)).rows(named=True)
    return {rij["sector"]: rij[FORMEEL] for rij in per_sector} | {"inleen": sum(rij[INLEEN] for rij in per_sector)}


def per_werkgever(dataset: Dataset, wet: Law, toets: bool = False) -> Any:
    """Every employer: first what all rows add up to, then the rest, for which only people from the register matter."""
    jaar = wet.op.year
    regels = nw.from_native(dataset.frame("dienstverbanden", jaar)).lazy().select(*RIJKOLOMMEN).to_native()
    alles = wet.derive({"tijdvak": regels, "werkgever": werkgevers(dataset, jaar)}, *OVER_ALLE_RIJEN, check=toets)
    return wet.derive({"tijdvak": met_registratie(dataset, regels), "werkgever": alles}, *KOLOMMEN, check=toets)


def werkgevers(dataset: Dataset, jaar: int) -> Any:
    """The employers with the facts that the records do not hold."""
    werkgever, heel = nw.col("werkgever"), nw.Int64
    klein, groot = nw.lit(TOETSUREN_KLEIN, dtype=heel), nw.lit(TOETSUREN, dtype=heel)
    return (
        nw.from_native(dataset.frame("werkgevers", jaar))
        .lazy()
        .with_columns(
            nw.when(werkgever % KLEIN == 0).then(klein).otherwise(groot).alias("toetsuren_vorig_jaar"),
            nw.lit(False).alias("sw_uitvoerder"),
            (werkgever % TOEGEREKEND_MODULO * TOEGEREKEND_PER).alias("toegerekende_uren"),
            nw.lit(day_number(date(jaar + 1, 7, 1)), dtype=heel).alias("overeenstemming_op"),
        )
        .to_native()
    )


def _arrow(uit: Any, engine: str) -> Any:
    if engine == "duckdb":
        return uit.to_arrow_table()
    return collected(uit).to_arrow() if engine == "polars" else uit.toArrow()


def uitleg(keer: int = 200) -> dict[str, float]:
    """Milliseconds for one explanation of a levy, from plain facts, and how many steps it has."""
    wet = Law.at("2018-12-31")
    feiten = {
        "sector": "overheid", "uitlener": False, "sw_uitvoerder": False, "verloonde_uren_totaal": 250_000,
        "verloonde_uren_wsw": 1_000, "verloonde_uren_uitzendpersoneel": 0, "verloonde_uren_doelgroep_eigen": 2_000,
        "toegerekende_uren": 100, "overeenstemming_op": "2019-07-01", "uitgeleende_uren_doelgroep": 0,
        "toetsuren_vorig_jaar": 240_000,
    }  # fmt: skip
    tijden, boom = [], None
    for _ in range(keer):
        begin = time.perf_counter()
        boom = wet.explain(feiten, "quotumheffing")
        tijden.append((time.perf_counter() - begin) * 1000)
    stappen = {id(knoop): 1 for knoop in _knopen(boom) if knoop.kinderen}
    return {"ms": round(statistics.median(tijden), 2), "ms_eerste": round(tijden[0], 2), "stappen": len(stappen)}


def _knopen(knoop: Any) -> list[Any]:
    return [knoop, *[each for kind in knoop.kinderen for each in _knopen(kind)]]
