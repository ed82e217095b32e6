"""The same questions by hand, as someone who knows the engine would write them for these records and this one year.

No rules, no dates of law, no unknowns: the records are taken to be complete, and the figures of the law stand in the
query. This is what the rule layer is measured against.
"""

from __future__ import annotations

from typing import Any

from taken import (
    KLEIN,
    PERCENTAGE,
    TOEGEREKEND_MODULO,
    TOEGEREKEND_PER,
    TOETSUREN,
    TOETSUREN_KLEIN,
    UITZENDVORMEN,
    Opdracht,
    totalen,
)

DREMPEL, UREN_PER_BAAN, HEFFING = 40_575, 1_331, 500_000
LKV_PER_UUR, LKV_HOOGSTENS = 101, 200_000
OPEN_EIND = "9999-12-31"


# --- DuckDB -----------------------------------------------------------------------------------------------------------


def duckdb_verbinding(opdracht: Opdracht, werkmap: str) -> Any:
    import duckdb

    instellingen = {"preserve_insertion_order": "false", "temp_directory": werkmap}
    if opdracht.geheugen:
        instellingen["memory_limit"] = opdracht.geheugen
    return duckdb.connect(":memory:", config=instellingen)


def duckdb_hand(opdracht: Opdracht, werkmap: str) -> dict[str, int]:
    verbinding = duckdb_verbinding(opdracht, werkmap)
    if opdracht.taak == "december":
        uit = {}
        for sector, formeel, inleen in verbinding.sql(december_sql(opdracht)).fetchall():
            uit[sector] = int(formeel)
            uit["inleen"] = uit.get("inleen", 0) + int(inleen)
        return uit
    return totalen(verbinding.sql(werkgever_sql(opdracht)).to_arrow_table())


def duckdb_vooraf(opdracht: Opdracht, werkmap: str) -> dict[str, int]:
    """The same, with every sum made over what it is grouped by first: fewer conditions per row."""
    verbinding = duckdb_verbinding(opdracht, werkmap)
    if opdracht.taak == "december":
        return duckdb_hand(opdracht, werkmap)
    bron = opdracht.bestanden("dienstverbanden")
    vooraf = f"(SELECT werkgever, soort, aard, sum(verloonde_uren) AS verloonde_uren FROM '{bron}' GROUP BY ALL)"
    vraag = werkgever_sql(opdracht)
    kop, _, rest = vraag.partition(f"FROM '{bron}' GROUP BY werkgever)")
    return totalen(verbinding.sql(f"{kop}FROM {vooraf} GROUP BY werkgever){rest}").to_arrow_table())


def _doelgroep(opdracht: Opdracht, waar: str = "") -> str:
    return f"""
        FROM '{opdracht.bestanden("dienstverbanden")}' d
        SEMI JOIN '{opdracht.register}' r ON r.persoon = d.persoon AND r.van <= d.tijdvak_eind
            AND coalesce(r.tot, DATE '{OPEN_EIND}') >= d.tijdvak_begin
        WHERE soort IN (11, 13, 15) AND aard NOT IN (21, 24) {waar}"""


def december_sql(opdracht: Opdracht) -> str:
    begin, eind = f"DATE '{opdracht.december}'", f"DATE '{opdracht.laatste}'"
    dagen = f"(least(tijdvak_eind, {eind}) - greatest(tijdvak_begin, {begin}) + 1)"
    return f"""
    WITH uren AS (
        SELECT werkgever, aard, verloonde_uren * 100 * {dagen} // (tijdvak_eind - tijdvak_begin + 1) AS uren
        {_doelgroep(opdracht, f"AND tijdvak_eind >= {begin}")})
    SELECT sector,
        coalesce(sum(uren) FILTER (NOT (aard = 22 OR uitlener AND aard IN (11, 82))), 0) AS formeel,
        coalesce(sum(uren) FILTER (aard = 22 OR uitlener AND aard IN (11, 82)), 0) AS inleen
    FROM uren JOIN '{opdracht.bestanden("werkgevers")}' USING (werkgever) GROUP BY sector"""


def werkgever_sql(opdracht: Opdracht) -> str:
    return f"""
    WITH alles AS (
        SELECT werkgever, sum(CASE WHEN soort IN (11, 13, 15) THEN verloonde_uren ELSE 0 END) AS totaal,
            sum(CASE WHEN soort IN (11, 13, 15) AND aard = 21 THEN verloonde_uren ELSE 0 END) AS wsw,
            sum(CASE WHEN soort IN (11, 13, 15) AND aard IN {UITZENDVORMEN} THEN verloonde_uren ELSE 0 END) AS uitzend,
            max(CASE WHEN soort IN (11, 13, 15) AND aard = 22 THEN 1 ELSE 0 END) AS detacheert
        FROM '{opdracht.bestanden("dienstverbanden")}' GROUP BY werkgever),
    werknemer AS (
        SELECT werkgever, persoon, sum(verloonde_uren) AS uren,
            sum(CASE WHEN aard IN {UITZENDVORMEN} THEN verloonde_uren ELSE 0 END) AS uitgeleend
        {_doelgroep(opdracht)} GROUP BY werkgever, persoon),
    doelgroep AS (
        SELECT werkgever, sum(uren) AS uren, sum(uitgeleend) AS uitgeleend,
            sum(least(uren * {LKV_PER_UUR}, {LKV_HOOGSTENS})) AS lkv
        FROM werknemer GROUP BY werkgever),
    uren AS (
        SELECT werkgever, sector, coalesce(totaal, 0)::BIGINT AS totaal, coalesce(wsw, 0)::BIGINT AS wsw,
            coalesce(lkv, 0)::BIGINT AS lkv,
            CASE WHEN leent_uit THEN coalesce(uitzend, 0)::BIGINT ELSE 0 END AS uitzend,
            coalesce(uren, 0)::BIGINT - CASE WHEN leent_uit THEN coalesce(uitgeleend, 0)::BIGINT ELSE 0 END
                + werkgever % {TOEGEREKEND_MODULO} * {TOEGEREKEND_PER} AS doelgroep,
            CASE WHEN werkgever % {KLEIN} = 0 THEN {TOETSUREN_KLEIN} ELSE {TOETSUREN} END AS vorig,
            CASE WHEN sector = 'markt' THEN {PERCENTAGE["markt"]} ELSE {PERCENTAGE["overheid"]} END AS percentage
        FROM (SELECT *, uitlener OR coalesce(detacheert, 0) > 0 AS leent_uit
            FROM '{opdracht.bestanden("werkgevers")}' LEFT JOIN alles USING (werkgever))
            LEFT JOIN doelgroep USING (werkgever)),
    tekort AS (
        SELECT *, totaal - wsw - uitzend AS grondslag,
            CASE WHEN vorig >= {DREMPEL} AND totaal - uitzend >= {DREMPEL}
                THEN greatest((grondslag * percentage - doelgroep * 10000) // {UREN_PER_BAAN * 1000}, 0)
                ELSE 0 END AS tekort
        FROM uren)
    SELECT werkgever, totaal AS verloonde_uren_totaal, grondslag AS verloonde_uren_grondslag,
        doelgroep AS verloonde_uren_doelgroep, lkv AS lkv_banenafspraak_werkgever, tekort AS quotumtekort,
        tekort * {HEFFING // 10} AS quotumheffing
    FROM tekort"""


def duckdb_kaal(opdracht: Opdracht, werkmap: str) -> dict[str, int]:
    """Only reading the columns that the question needs, once."""
    kolommen = ("persoon", "werkgever", "verloonde_uren", "aard", "soort")
    delen = ", ".join([*[f"sum({k})" for k in kolommen], "max(tijdvak_begin)", "max(tijdvak_eind)"])
    waar = f" WHERE tijdvak_eind >= DATE '{opdracht.december}'" if opdracht.taak == "december" else ""
    bron = f"'{opdracht.bestanden('dienstverbanden')}'"
    duckdb_verbinding(opdracht, werkmap).sql(f"SELECT {delen} FROM {bron}{waar}").fetchall()
    return {}


# --- Polars -----------------------------------------------------------------------------------------------------------


def polars_hand(opdracht: Opdracht, werkmap: str) -> dict[str, int]:
    if opdracht.taak == "december":
        rijen = december_polars(opdracht).collect(engine="streaming").rows()
        return {sector: formeel for sector, formeel, _ in rijen} | {"inleen": sum(inleen for *_, inleen in rijen)}
    return totalen(werkgever_polars(opdracht).collect(engine="streaming").to_arrow())


def polars_volgende(opdracht: Opdracht, werkmap: str) -> dict[str, int]:
    """The same, with every row joined to one registration at most: the last that begins in time. No row twice."""
    if opdracht.taak == "december":
        rijen = december_polars(opdracht, _volgende_polars).collect(engine="streaming").rows()
        return {sector: formeel for sector, formeel, _ in rijen} | {"inleen": sum(inleen for *_, inleen in rijen)}
    return totalen(_zuinig(werkgever_polars(opdracht, _volgende_polars)))


def _zuinig(lui: Any) -> Any:
    """Read twice what two totals share, instead of keeping it."""
    import polars as pl

    return lui.collect(engine="streaming", optimizations=pl.QueryOptFlags(comm_subplan_elim=False)).to_arrow()


def _volgende_polars(rijen: Any, opdracht: Opdracht) -> Any:
    import polars as pl

    telt = pl.col("soort").is_in([11, 13, 15]) & ~pl.col("aard").is_in([21, 24])
    later = pl.date(9999, 12, 31)
    register = (
        pl.scan_parquet(opdracht.register)
        .sort("persoon", "van")
        .with_columns(volgende=pl.col("van").shift(-1).over("persoon"))
        .with_columns(pl.col("tot", "volgende").fill_null(later))
        .collect()
        .lazy()
    )
    laatste = (pl.col("van") <= pl.col("tijdvak_eind")) & (pl.col("tijdvak_eind") < pl.col("volgende"))
    samen = rijen.filter(telt).join(register, on="persoon").filter(laatste)
    return samen.filter(pl.col("tot") >= pl.col("tijdvak_begin"))


def _doelgroep_polars(rijen: Any, opdracht: Opdracht) -> Any:
    """Rows of people who were registered in the period; two registrations may touch one period, hence unique."""
    import polars as pl

    register = pl.scan_parquet(opdracht.register).with_columns(pl.col("tot").fill_null(pl.lit(OPEN_EIND).str.to_date()))
    telt = pl.col("soort").is_in([11, 13, 15]) & ~pl.col("aard").is_in([21, 24])
    geregistreerd = (pl.col("van") <= pl.col("tijdvak_eind")) & (pl.col("tot") >= pl.col("tijdvak_begin"))
    sleutel = ["persoon", "werkgever", "inkomstenverhouding", "tijdvak_begin"]
    return rijen.filter(telt).join(register, on="persoon").filter(geregistreerd).unique(subset=sleutel, keep="any")


def december_polars(opdracht: Opdracht, doelgroep: Any = None) -> Any:
    import polars as pl

    rijen = pl.scan_parquet(opdracht.bestanden("dienstverbanden")).filter(pl.col("tijdvak_eind") >= opdracht.december)
    begin, eind = (
        pl.max_horizontal("tijdvak_begin", opdracht.december),
        pl.min_horizontal("tijdvak_eind", opdracht.laatste),
    )
    dagen, lengte = (
        (eind - begin).dt.total_days() + 1,
        (pl.col("tijdvak_eind") - pl.col("tijdvak_begin")).dt.total_days() + 1,
    )
    inleen = (pl.col("aard") == 22) | (pl.col("uitlener") & pl.col("aard").is_in([11, 82]))
    uren = (doelgroep or _doelgroep_polars)(rijen, opdracht).select(
        "werkgever", "aard", uren=pl.col("verloonde_uren") * 100 * dagen // lengte
    )
    werkgevers = pl.scan_parquet(opdracht.bestanden("werkgevers"))
    return (
        uren.join(werkgevers, on="werkgever")
        .with_columns(inleen=inleen)
        .group_by("sector")
        .agg(pl.col("uren").filter(~pl.col("inleen")).sum(), pl.col("uren").filter("inleen").sum().alias("inleen"))
    )


def werkgever_polars(opdracht: Opdracht, van: Any = None) -> Any:
    import polars as pl

    rijen = pl.scan_parquet(opdracht.bestanden("dienstverbanden"))
    uren, uitzend = pl.col("verloonde_uren"), pl.col("aard").is_in(UITZENDVORMEN)
    alles = (
        rijen.filter(pl.col("soort").is_in([11, 13, 15]))
        .select(
            "werkgever",
            totaal=uren,
            wsw=pl.when(pl.col("aard") == 21).then(uren).otherwise(0),
            uitzend=pl.when(uitzend).then(uren).otherwise(0),
            detacheert=(pl.col("aard") == 22).cast(pl.Int64),
        )
        .group_by("werkgever")
        .sum()
    )
    doelgroep = (
        (van or _doelgroep_polars)(rijen, opdracht)
        .select("werkgever", "persoon", uren=uren, uitgeleend=pl.when(uitzend).then(uren).otherwise(0))
        .group_by("werkgever", "persoon")
        .sum()
        .with_columns(lkv=pl.min_horizontal(pl.col("uren") * LKV_PER_UUR, LKV_HOOGSTENS))
        .group_by("werkgever")
        .agg(pl.col("uren", "uitgeleend", "lkv").sum())
    )
    nul = ["totaal", "wsw", "uitzend", "detacheert", "uren", "uitgeleend", "lkv"]
    per = (
        pl.scan_parquet(opdracht.bestanden("werkgevers"))
        .join(alles, on="werkgever", how="left")
        .join(doelgroep, on="werkgever", how="left")
        .with_columns(pl.col(nul).fill_null(0))
    )
    return _quotum_polars(per)


def _quotum_polars(per: Any) -> Any:
    import polars as pl

    werkgever, uitlener = pl.col("werkgever"), pl.col("uitlener") | (pl.col("detacheert") > 0)
    vorig = pl.when(werkgever % KLEIN == 0).then(TOETSUREN_KLEIN).otherwise(TOETSUREN)
    uitgezonden = pl.when(uitlener).then(pl.col("uitzend")).otherwise(0)
    percentage = pl.when(pl.col("sector") == "markt").then(PERCENTAGE["markt"]).otherwise(PERCENTAGE["overheid"])
    toegerekend = werkgever % TOEGEREKEND_MODULO * TOEGEREKEND_PER
    per = per.select(
        "werkgever",
        pl.col("totaal").alias("verloonde_uren_totaal"),
        (pl.col("totaal") - pl.col("wsw") - uitgezonden).alias("verloonde_uren_grondslag"),
        (pl.col("uren") + toegerekend - pl.when(uitlener).then(pl.col("uitgeleend")).otherwise(0)).alias(
            "verloonde_uren_doelgroep"
        ),
        pl.col("lkv").alias("lkv_banenafspraak_werkgever"),
        percentage=percentage.cast(pl.Int64),
        plichtig=(vorig >= DREMPEL) & (pl.col("totaal") - uitgezonden >= DREMPEL),
    )
    vraagt = pl.col("verloonde_uren_grondslag") * pl.col("percentage") - pl.col("verloonde_uren_doelgroep") * 10_000
    tekort = pl.when("plichtig").then(pl.max_horizontal(vraagt // (UREN_PER_BAAN * 1_000), 0)).otherwise(0)
    per = per.with_columns(quotumtekort=tekort)
    return per.with_columns(quotumheffing=pl.col("quotumtekort") * (HEFFING // 10)).drop("percentage", "plichtig")


def polars_kaal(opdracht: Opdracht, werkmap: str) -> dict[str, int]:
    """Only reading the columns that the question needs, once."""
    import polars as pl

    rijen = pl.scan_parquet(opdracht.bestanden("dienstverbanden"))
    if opdracht.taak == "december":
        rijen = rijen.filter(pl.col("tijdvak_eind") >= opdracht.december)
    kolommen = ("persoon", "werkgever", "verloonde_uren", "aard", "soort")
    rijen.select(pl.col(kolommen).sum(), pl.col("tijdvak_begin", "tijdvak_eind").max()).collect(engine="streaming")
    return {}
