"""The same small frame on every engine, for tests.

`maak_frame` makes a native frame from columns of plain values; `haal_op` brings a native frame back as a list of rows.
"""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa

ENGINES = ("duckdb", "polars", "spark")
_SOORTEN = {
    "int": pa.int64(),
    "int64": pa.int64(),
    "bool": pa.bool_(),
    "text": pa.string(),
    "date": pa.date32(),
    "float": pa.float64(),
}


def maak_frame(engine: str, kolommen: dict[str, list[Any]], schema: dict[str, Any]) -> Any:
    """A native frame: a DuckDB relation, a Polars LazyFrame or a Spark DataFrame.

    `schema` maps each column to int, bool, text, date or float, or to a PyArrow type.
    """
    velden = [pa.field(naam, _SOORTEN[soort] if isinstance(soort, str) else soort) for naam, soort in schema.items()]
    tabel = pa.table({naam: kolommen[naam] for naam in schema}, schema=pa.schema(velden))
    if engine == "duckdb":
        import duckdb

        return duckdb.from_arrow(tabel)
    if engine == "polars":
        import polars as pl

        frame = pl.from_arrow(tabel)
        assert isinstance(frame, pl.DataFrame)
        return frame.lazy()
    if engine == "spark":
        return spark_sessie().createDataFrame(tabel)  # through Arrow: no Python workers
    raise ValueError(f"unknown engine {engine}")


def haal_op(frame: Any) -> list[dict[str, Any]]:
    """The rows of a native frame, in its own order."""
    soort = type(frame).__module__.split(".")[0]
    if soort in ("duckdb", "_duckdb"):
        rijen = frame.fetchall()
        return [dict(zip(frame.columns, rij, strict=True)) for rij in rijen]
    if soort == "polars":
        return (frame.collect() if hasattr(frame, "collect") else frame).to_dicts()
    if soort == "pyspark":
        return [rij.asDict() for rij in frame.collect()]
    raise TypeError(f"not a frame of one of our engines: {type(frame)}")


@functools.cache
def zonder_spark() -> str:
    """Why Spark cannot run here, or nothing when it can."""
    if os.environ.get("TELMEE_ZONDER_SPARK"):
        return "geen Java 17 of nieuwer"
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is niet geïnstalleerd; ./test doet dat"
    huis = os.environ.get("JAVA_HOME")
    java = str(Path(huis) / "bin/java") if huis else shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True).returncode:
        return "er is geen Java"
    return ""


@functools.cache
def spark_sessie() -> Any:
    """The one Spark session of a test run, small and local; it ends with the process."""
    from pyspark.sql import SparkSession

    werkmap = tempfile.mkdtemp(prefix="telmee-spark-")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable  # its own default is whatever python3 is
    sessie = (
        SparkSession.builder.master("local[2]")
        .appName("telmee-tests")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # short: no use compiling
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.python.sql.dataFrameDebugging.enabled", "false")
        .config("spark.sql.warehouse.dir", str(Path(werkmap) / "warehouse"))
        .config("spark.local.dir", werkmap)
        .getOrCreate()
    )
    sessie.sparkContext.setLogLevel("ERROR")
    sessie.telmee_werkmap = werkmap
    return sessie
