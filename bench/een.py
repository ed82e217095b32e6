"""One variant, once, in a process of its own: prints seconds, peak memory in MiB and exact totals as one line of JSON.

Imports, the reading of the law and one tiny question to the engine come before the clock, for every variant alike;
opening the data set, planning and fetching the answer do not.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import hand
from taken import Opdracht

HAND = {
    "duckdb-hand": hand.duckdb_hand,
    "duckdb-vooraf": hand.duckdb_vooraf,
    "duckdb-kaal": hand.duckdb_kaal,
    "polars-hand": hand.polars_hand,
    "polars-volgende": hand.polars_volgende,
    "polars-kaal": hand.polars_kaal,
}


def voer_uit(variant: str, opdracht: Opdracht, werkmap: str) -> Callable[[], dict[str, int]]:
    """The work, with everything imported and started that belongs to a program rather than to a question."""
    engine = variant.partition("-")[0]
    for module in ({"spark": "pyspark.sql"}.get(engine, engine), "polars", "pyarrow.compute"):
        importlib.import_module(module)
    warm_op(engine)
    if variant in HAND:
        return lambda: HAND[variant](opdracht, werkmap)
    import onze

    importlib.import_module("telmee.wet.machine.engine")

    wet = onze.laad(opdracht.jaar)
    onze.importeer(engine)
    if engine == "spark":
        dataset = onze.open_(opdracht, engine, werkmap)
        dataset.spark.sparkContext.setLogLevel("ERROR")
        return lambda: onze.onze(opdracht, engine, dataset, wet)
    toets = variant.endswith("-toets")
    return lambda: onze.onze(opdracht, engine, onze.open_(opdracht, engine, werkmap), wet, toets)


def warm_op(engine: str) -> None:
    """What an engine does once, with its first question: start its threads, load its functions."""
    if engine == "duckdb":
        import duckdb

        duckdb.connect(":memory:").sql("SELECT een, count(*) FROM (SELECT 1 AS een) GROUP BY een").to_arrow_table()
    elif engine == "polars":
        import polars as pl

        pl.LazyFrame({"een": [1]}).group_by("een").agg(pl.len()).collect(engine="streaming").to_arrow()


def piek() -> float:
    """The most memory this process ever had, with that of the processes it started (Spark's Java), in MiB."""
    proc = Path("/proc/self/status")
    if not proc.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    mij = _veld(proc, "Pid")
    ouders = {int(p.parent.name): _veld(p, "PPid") for p in Path("/proc").glob("[0-9]*/status")}
    familie, erbij = set(), {mij}
    while erbij:
        familie |= erbij
        erbij = {kind for kind, ouder in ouders.items() if ouder in erbij} - familie
    return sum(_veld(Path(f"/proc/{pid}/status"), "VmHWM") for pid in familie) / 1024


def _veld(pad: Path, naam: str) -> int:
    try:
        regels = pad.read_text().splitlines()
    except OSError:
        return 0
    return next((int(regel.split()[1]) for regel in regels if regel.startswith(f"{naam}:")), 0)


def main() -> None:
    if sys.argv[1] == "uitleg":
        import onze

        print(json.dumps(onze.uitleg()))
        return
    variant, opdracht = sys.argv[1], Opdracht(**json.loads(sys.argv[2]))
    with tempfile.TemporaryDirectory(prefix="telmee-bench-", dir=sys.argv[3]) as werkmap:
        werk = voer_uit(variant, opdracht, werkmap)
        begin, cpu = time.perf_counter(), time.process_time()
        totalen = werk()
        seconden, cpu = time.perf_counter() - begin, time.process_time() - cpu
        print(json.dumps({"seconden": seconden, "cpu": cpu, "MiB": piek(), "totalen": totalen}))


if __name__ == "__main__":
    main()
