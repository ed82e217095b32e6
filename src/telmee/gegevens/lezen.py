"""Opens a data set and gives its tables as native lazy frames of DuckDB, Polars or Spark.

Every integer comes out 64 bits wide and every date as a day number (days since 1970-01-01, 64 bits) under the same
name, because the rule layer works with day numbers. Nothing is read until the frame is used, and columns that are
not used cost nothing. A table is a Parquet file, a folder of Parquet files per year (`jaar=2024`), or a CSV file
with a header, ISO dates and a comma or semicolon between the columns. Raises `Fout` for a missing or unreadable
file and `GebruiksFout` for an unknown engine or year. Contents are judged by `controle`, not here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.gegevens.bestanden import (
    bestanden_van,
    bestanden_van_jaar,
    dataset_json,
    duckdb_bron,
    eerste_zin,
    eis_kolommen,
    is_los,
    jaren_in,
    leesfout,
    scheidingsteken,
)
from telmee.gegevens.schema import GRONDSLAGEN, OPEN_EIND, TABELLEN, Tabel
from telmee.onderbreken import onderbreekbaar
from telmee.spark import start_spark

ENGINES = ("duckdb", "polars", "spark")
_DUCKDB_OPTIES = ("threads", "memory_limit", "temp_directory", "max_temp_directory_size", "preserve_insertion_order")


@dataclass(frozen=True)
class Dataset:
    """An opened data set. `frame` gives a table; `jaren` are the years that are opened, `in_map` all that are there.

    `rijen`: how many rows its maker says each table (of each year) has; empty when that is not known.
    """

    map: Path
    engine: str
    jaren: tuple[int, ...]
    in_map: tuple[int, ...]
    synthetisch: bool = False
    schaal: float = 1.0
    zaad: int | None = None
    opmerking: str = ""
    opties: dict[str, Any] = field(default_factory=dict)
    rijen: dict[str, int] = field(default_factory=dict)
    _slot: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)

    @property
    def banner(self) -> str:
        """What must stand on everything that comes from this data set."""
        if not self.synthetisch:
            return ""
        steekproef = "" if self.schaal >= 1 else f", schaal {f'{self.schaal:g}'.replace('.', ',')} van Nederland"
        return f"synthetische gegevens (verzonnen personen en werkgevers){steekproef}"

    def frame(self, tabel: str, jaar: int | None = None, eind_vanaf: date | None = None) -> Any:
        """A table (of one year, when it is split by year) as a native lazy frame; dates are day numbers.

        eind_vanaf: only filing periods that end on this day or later, chosen where they are stored, so that the rest
        of a file is skipped (Polars and Spark cannot do that once dates have become day numbers).
        """
        beschrijving = _tabel(tabel)
        if beschrijving.per_jaar and jaar is None:
            raise GebruiksFout(f"De tabel {tabel} is per jaar; noem een jaar ({', '.join(map(str, self.jaren))}).")
        paden = self.bestanden(tabel, jaar)
        return {"duckdb": self._duckdb_frame, "polars": self._polars_frame, "spark": self._spark_frame}[self.engine](
            beschrijving, paden, jaar, eind_vanaf
        )

    def stukken(self, tabel: str, jaar: int, kolom: str) -> list[Any]:
        """The frame of a table of one year in parts that share no value of this column; one part when files overlap.

        What groups by that column may take the parts one after another: less to keep in mind at once.
        """
        paden, soort = self.bestanden(tabel, jaar), _tabel(tabel)
        if self.engine != "duckdb" or len(paden) < 2 or not _los_van_elkaar(paden, kolom):
            return [self.frame(tabel, jaar)]
        return [self._duckdb_frame(soort, [pad], jaar, None) for pad in paden]

    def bestanden(self, tabel: str, jaar: int | None = None) -> list[Path]:
        """The files of a table (of one year), in order."""
        beschrijving = _tabel(tabel)
        if beschrijving.per_jaar and jaar is not None:
            if jaar not in self.jaren:
                raise GebruiksFout(f"Het jaar {jaar} is niet geopend; wel {', '.join(map(str, self.jaren))}.")
            return bestanden_van_jaar(self.map, beschrijving, jaar)
        if beschrijving.per_jaar:
            return [p for j in self.jaren for p in bestanden_van_jaar(self.map, beschrijving, j)]
        return bestanden_van(self.map, beschrijving)

    def sluit(self) -> None:
        """Closes the DuckDB connection when there is one; Spark's session belongs to whoever started it."""
        if "verbinding" in self.__dict__:
            self.verbinding.close()

    def __enter__(self) -> Dataset:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    @cached_property
    def verbinding(self) -> Any:
        """The DuckDB connection of this data set, with its own threads, memory limit and temporary directory."""
        return duckdb_verbinding({"preserve_insertion_order": "false"} | self.opties)

    def sql(
        self, tabel: str, jaar: int | None = None, eind_vanaf: date | None = None, paden: list[Path] | None = None
    ) -> str:
        """The query behind `frame` for DuckDB, to build other queries on."""
        beschrijving, paden = _tabel(tabel), paden or self.bestanden(tabel, jaar)
        kolommen = ", ".join(
            _sql_kolom(beschrijving, k.naam, None if is_los(paden) else jaar) for k in beschrijving.kolommen
        )
        voorwaarden = [f"{_sql_jaar(beschrijving)} = {jaar}"] if beschrijving.per_jaar and is_los(paden) else []
        if eind_vanaf:
            voorwaarden.append(f"tijdvak_eind >= DATE '{eind_vanaf.isoformat()}'")
        waar = " WHERE " + " AND ".join(voorwaarden) if voorwaarden else ""
        return f"SELECT {kolommen} FROM {duckdb_bron(beschrijving, paden)}{waar}"

    def _duckdb_frame(self, tabel: Tabel, paden: list[Path], jaar: int | None, eind_vanaf: date | None) -> Any:
        import duckdb

        try:
            return self.verbinding.sql(self.sql(tabel.naam, jaar, eind_vanaf, paden))
        except duckdb.Error as fout:
            raise leesfout(tabel, paden, fout) from fout

    def _polars_frame(self, tabel: Tabel, paden: list[Path], jaar: int | None, eind_vanaf: date | None) -> Any:
        import polars as pl

        soorten = {"int64": pl.Int64, "date": pl.Date, "text": pl.String, "bool": pl.Boolean}
        try:
            if paden[0].suffix == ".csv":
                lui = pl.scan_csv(paden, separator=scheidingsteken(paden[0]), infer_schema=False, glob=False)
                lui = _polars_csv(lui, tabel, soorten)
            else:
                lui = pl.scan_parquet(paden, hive_partitioning=False, glob=False)
            eis_kolommen(tabel, lui.collect_schema().names(), paden)
            los = is_los(paden)
            if tabel.per_jaar and los:
                lui = lui.filter(
                    (pl.col("jaar") if tabel.naam == "werkgevers" else pl.col("tijdvak_eind").cast(pl.Date).dt.year())
                    == jaar
                )
            if eind_vanaf:
                lui = lui.filter(pl.col("tijdvak_eind") >= eind_vanaf)
            return lui.select([_polars_kolom(pl, tabel, k.naam, None if los else jaar) for k in tabel.kolommen])
        except (pl.exceptions.PolarsError, OSError) as fout:
            raise leesfout(tabel, paden, fout) from fout

    @cached_property
    def spark(self) -> Any:
        """The Spark session: the one that was given, or a local one."""
        if (sessie := self.opties.get("session")) is not None:
            return sessie
        return start_spark(self.opties.get("master", "local[*]"), self.opties.get("config"))

    def _spark_frame(self, tabel: Tabel, paden: list[Path], jaar: int | None, eind_vanaf: date | None) -> Any:
        from pyspark.errors import PySparkException
        from pyspark.sql import functions as f

        namen = [str(p.resolve()) for p in paden]
        try:
            if paden[0].suffix == ".csv":
                ruw = self.spark.read.option("header", True).option("sep", scheidingsteken(paden[0])).csv(namen)
            else:
                ruw = self.spark.read.parquet(*namen)
            eis_kolommen(tabel, ruw.columns, paden)
            los = is_los(paden)
            if tabel.per_jaar and los:
                ruw = ruw.where(
                    (f.col("jaar") if tabel.naam == "werkgevers" else f.year(f.col("tijdvak_eind").cast("date")))
                    == jaar
                )
            if eind_vanaf:
                ruw = ruw.where(f.col("tijdvak_eind") >= f.lit(eind_vanaf))
            return ruw.select(*[_spark_kolom(f, tabel, k.naam, None if los else jaar) for k in tabel.kolommen])
        except PySparkException as fout:
            raise leesfout(tabel, paden, fout) from fout


def duckdb_verbinding(opties: dict[str, Any]) -> Any:
    """A DuckDB connection with these settings; refuses what DuckDB does not know."""
    import duckdb

    try:
        return onderbreekbaar(duckdb.connect(":memory:", config={k: str(v) for k, v in opties.items()}))
    except duckdb.Error as fout:
        raise GebruiksFout(
            f"DuckDB kent deze instelling niet ({eerste_zin(fout)}); gebruik {', '.join(_DUCKDB_OPTIES)}."
        ) from fout


def open_dataset(map: Path | str, engine: str = "duckdb", jaren: Iterable[int] | None = None, **opties: Any) -> Dataset:
    """Opens the data set in a directory for some years (None: all that are there).

    Options for DuckDB: threads, memory_limit, temp_directory. For Spark: session (an existing one), master, config.
    """
    pad = Path(map)
    if engine not in ENGINES:
        raise GebruiksFout(
            f"De engine '{engine}' bestaat niet; kies duckdb, polars of spark.{bedoelde_u(engine, ENGINES)}"
        )
    if pad.is_file():
        raise Fout(f"'{pad}' is een bestand en geen map; geef de map waarin de tabellen van de dataset staan.")
    if not pad.is_dir():
        raise Fout(
            f"De map '{pad}' bestaat niet; geef de map van een dataset, of maak er een met 'telmee gegevens maak'."
        )
    beschrijving = dataset_json(pad)
    aanwezig = jaren_in(pad)
    if not aanwezig:
        raise Fout(
            f"In '{pad}' staan geen loonaangiften: er is geen map dienstverbanden/jaar=… en geen bestand "
            "dienstverbanden.csv of .parquet."
        )
    gevraagd = tuple(sorted(set(jaren))) if jaren is not None else aanwezig
    if weg := [j for j in gevraagd if j not in aanwezig]:
        raise Fout(f"De dataset '{pad}' heeft geen jaar {', '.join(_tekst(weg))}; wel {', '.join(_tekst(aanwezig))}.")
    opties = {k: v for k, v in opties.items() if v is not None}
    return Dataset(
        pad,
        engine,
        gevraagd,
        aanwezig,
        bool(beschrijving.get("synthetisch", False)),
        float(beschrijving.get("schaal", 1.0)),
        beschrijving.get("zaad"),
        str(beschrijving.get("opmerking", "")),
        opties,
        rijen if isinstance(rijen := beschrijving.get("rijen"), dict) else {},
    )


def _tekst(getallen: Iterable[int]) -> list[str]:
    return [str(g) for g in getallen]


def registraties_op_volgorde(dataset: Dataset) -> Any:
    """One row per registration: `persoon`, `van`, `tot`, and `volgende_van`, the first day of the person's next one.

    An open end is 9999-12-31; without a next registration `volgende_van` lies beyond that.
    """
    import narwhals as nw

    alle = nw.from_native(dataset.frame("registraties")).lazy().with_columns(nw.col("tot").fill_null(OPEN_EIND))
    later = alle.select("persoon", nw.col("van").alias("volgende_van"))
    # Only what has ended can have a next one: quicker than putting all registrations in order.
    paren = alle.filter(nw.col("tot") < OPEN_EIND).join(later, on="persoon", how="inner")
    volgende = (
        paren.filter(nw.col("volgende_van") > nw.col("van"))
        .group_by("persoon", "van")
        .agg(nw.col("volgende_van").min())
    )
    samen = alle.join(volgende, on=["persoon", "van"], how="left")
    klaar = samen.with_columns(nw.col("volgende_van").fill_null(OPEN_EIND + 1)).to_native()
    # Polars keeps the smaller side of a join in memory, and knows the size only of what is there already.
    return klaar.collect().lazy() if dataset.engine == "polars" else klaar


def met_registratie(dataset: Dataset, rijen: Any) -> Any:
    """Of these payroll rows those of persons registered by the end of the period, with the registration that decides.

    `heeft_registratie`: one begins on or before the end of the period, so true; `registratie_tot`: last day of the last
    such. A row is joined to one registration at most. Other rows cannot count and are left out, so a total over all
    rows must be made of the rows themselves.
    """
    import narwhals as nw

    frame = nw.from_native(rijen).lazy()
    laatste = (nw.col("van") <= nw.col("tijdvak_eind")) & (nw.col("tijdvak_eind") < nw.col("volgende_van"))
    samen = frame.join(nw.from_native(registraties_op_volgorde(dataset)).lazy(), on="persoon", how="inner")
    erbij = (nw.lit(True).alias("heeft_registratie"), nw.col("tot").alias("registratie_tot"))
    return samen.filter(laatste).select(*frame.collect_schema().names(), *erbij).to_native()


def grondslag_op(dataset: Dataset, dag: int) -> Any:
    """One row per person with a ground on this day number: `persoon`, `grondslag`.

    Where several grounds overlap, the first of this fixed order is given: participatiewet, wajong, wsw, wiw_id, overig
    (see docs/besluiten/0013). Only for breakdowns; a ground never decides who counts.
    """
    return {"duckdb": _grondslag_duckdb, "polars": _grondslag_polars, "spark": _grondslag_spark}[dataset.engine](
        dataset, int(dag)
    )


def _grondslag_duckdb(dataset: Dataset, dag: int) -> Any:
    rang = " ".join(f"WHEN '{g}' THEN {i}" for i, g in enumerate(GRONDSLAGEN))
    return dataset.verbinding.sql(
        f"SELECT persoon, arg_min(grondslag, CASE grondslag {rang} ELSE 99 END) AS grondslag "
        f"FROM ({dataset.sql('grondslagen')}) WHERE van <= {dag} AND (tot IS NULL OR tot >= {dag}) GROUP BY persoon"
    )


def _grondslag_polars(dataset: Dataset, dag: int) -> Any:
    import polars as pl

    rang = dict(zip(GRONDSLAGEN, range(len(GRONDSLAGEN)), strict=True))
    orde = pl.col("grondslag").replace_strict(rang, default=99)
    op = dataset.frame("grondslagen").filter(
        (pl.col("van") <= dag) & (pl.col("tot").is_null() | (pl.col("tot") >= dag))
    )
    return op.group_by("persoon").agg(pl.col("grondslag").sort_by(orde).first())


def _grondslag_spark(dataset: Dataset, dag: int) -> Any:
    from pyspark.sql import functions as f

    orde = f.coalesce(*[f.when(f.col("grondslag") == g, f.lit(i)) for i, g in enumerate(GRONDSLAGEN)], f.lit(99))
    op = dataset.frame("grondslagen").where((f.col("van") <= dag) & (f.col("tot").isNull() | (f.col("tot") >= dag)))
    return op.groupBy("persoon").agg(f.min_by("grondslag", orde).alias("grondslag"))


def _los_van_elkaar(paden: list[Path], kolom: str) -> bool:
    """Whether the statistics in these Parquet files say that no value of a column is in two of them."""
    import pyarrow.parquet as pq

    grenzen = []
    for pad in paden:
        if pad.suffix != ".parquet":
            return False
        inhoud = pq.ParquetFile(pad).metadata
        plek = inhoud.schema.names.index(kolom)
        delen = [inhoud.row_group(n).column(plek).statistics for n in range(inhoud.num_row_groups)]
        if not delen or any(deel is None or not deel.has_min_max for deel in delen):
            return False
        grenzen.append((min(deel.min for deel in delen), max(deel.max for deel in delen)))
    grenzen.sort()
    return all(links[1] < rechts[0] for links, rechts in pairwise(grenzen))


def _sql_jaar(tabel: Tabel) -> str:
    return "jaar" if tabel.naam == "werkgevers" else "year(tijdvak_eind::DATE)"


def _sql_kolom(tabel: Tabel, naam: str, jaar: int | None) -> str:
    soort = tabel.kolom(naam).type
    if naam == "jaar" and tabel.per_jaar and jaar is not None:
        return f"{jaar}::BIGINT AS jaar"
    if soort == "date":
        return f"({naam}::DATE - DATE '1970-01-01')::BIGINT AS {naam}"
    return f"{naam}::BIGINT AS {naam}" if soort == "int64" else naam


def _polars_kolom(pl: Any, tabel: Tabel, naam: str, jaar: int | None) -> Any:
    soort = tabel.kolom(naam).type
    if naam == "jaar" and tabel.per_jaar and jaar is not None:
        return pl.lit(jaar, dtype=pl.Int64).alias("jaar")
    if soort == "date":
        return pl.col(naam).cast(pl.Date).cast(pl.Int32).cast(pl.Int64)
    return pl.col(naam).cast(pl.Int64) if soort == "int64" else pl.col(naam)


def _polars_csv(lui: Any, tabel: Tabel, soorten: dict[str, Any]) -> Any:
    import polars as pl

    uit = []
    for naam in lui.collect_schema().names():
        soort = tabel.kolom(naam).type if naam in tabel.namen else "text"
        kolom = pl.col(naam).replace("", None)
        if soort == "date":
            kolom = kolom.str.to_date("%Y-%m-%d")
        elif soort == "bool":
            kolom = kolom.str.to_lowercase().replace_strict(
                {"true": True, "false": False, "1": True, "0": False}, return_dtype=pl.Boolean
            )
        elif soort == "int64":
            kolom = kolom.cast(soorten[soort])
        uit.append(kolom)
    return lui.select(uit)


def _spark_kolom(f: Any, tabel: Tabel, naam: str, jaar: int | None) -> Any:
    soort = tabel.kolom(naam).type
    if naam == "jaar" and tabel.per_jaar and jaar is not None:
        return f.lit(jaar).cast("bigint").alias("jaar")
    if soort == "date":
        return f.unix_date(f.col(naam).cast("date")).cast("bigint").alias(naam)
    return f.col(naam).cast({"int64": "bigint", "bool": "boolean", "text": "string"}[soort]).alias(naam)


def _tabel(naam: str) -> Tabel:
    if naam not in TABELLEN:
        raise GebruiksFout(f"De tabel '{naam}' bestaat niet; er is {', '.join(TABELLEN)}.{bedoelde_u(naam, TABELLEN)}")
    return TABELLEN[naam]
