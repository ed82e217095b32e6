"""Measures the rule layer against the same questions written by hand: one command, one run, every variant a process.

    bench/run --rijen 12                 12 million payroll rows (makes them first when they are not there)
    bench/run --rijen 120 --map MAP      a data set that is already there
    bench/run --alleen werkgever,duckdb  only these questions or engines

Runs are interleaved, so that a busy moment hits all variants alike; the median is shown. Totals must be equal between
all variants, to the hour and the cent, or the run fails with exit code 1. Results go to ``bench/uit/`` as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from taken import TAKEN, Opdracht

HIER = Path(__file__).resolve().parent
UIT = HIER / "uit"
JAAR = 2024
SCHAAL = {12: 0.1, 120: 1.0}
LANG = 120  # seconds: what takes longer is measured once
VARIANTEN: dict[str, tuple[str, str | None]] = {
    "duckdb-onze": ("onze regels op DuckDB", None),
    "duckdb-onze-toets": ("onze regels op DuckDB, elk feit getoetst", None),
    "duckdb-hand": ("met de hand in DuckDB", None),
    "duckdb-vooraf": ("met de hand in DuckDB, vooraf opgeteld", None),
    "duckdb-onze-2GB": ("onze regels op DuckDB, hoogstens 2 GB", "2GB"),
    "duckdb-kaal": ("alleen lezen met DuckDB", None),
    "polars-onze": ("onze regels op Polars", None),
    "polars-onze-toets": ("onze regels op Polars, elk feit getoetst", None),
    "polars-hand": ("met de hand in Polars", None),
    "polars-volgende": ("met de hand in Polars, op de volgende registratie", None),
    "polars-kaal": ("alleen lezen met Polars", None),
    "spark-onze": ("onze regels op Spark (local[2])", None),
}
BESTE = {"duckdb": ("duckdb-hand", "duckdb-vooraf"), "polars": ("polars-hand", "polars-volgende")}
"""Queries by hand: ours are held against the quickest of them."""
Meting = dict[str, Any]


def opties(argumenten: list[str] | None) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="bench/run", description="Meet onze regels tegenover eigen queries.")
    lezer.add_argument("--rijen", type=int, choices=sorted(SCHAAL), default=12, help="miljoen loonregels (12)")
    lezer.add_argument("--map", type=Path, help="een dataset die er al is; anders wordt er een gemaakt in bench/uit")
    lezer.add_argument("--jaar", type=int, default=JAAR, help=f"het jaar dat gemeten wordt (standaard {JAAR})")
    lezer.add_argument("--alleen", default="", help="alleen deze vragen, engines of varianten, met komma's ertussen")
    lezer.add_argument("--keer", type=int, default=3, help="aantal keren per variant; de mediaan telt (standaard 3)")
    lezer.add_argument("--te-lang", type=int, default=600, help="hoogste aantal seconden voor één keer (standaard 600)")
    lezer.add_argument("--naar", type=Path, default=UIT, help="map voor de uitkomst (standaard bench/uit)")
    keuze = lezer.parse_args(argumenten)
    bekend = {*TAKEN, *VARIANTEN, *(naam.partition("-")[0] for naam in VARIANTEN)}
    keuze.alleen = {woord for woord in keuze.alleen.split(",") if woord}
    if vreemd := keuze.alleen - bekend:
        lezer.error(f"'{min(vreemd)}' is geen vraag, engine of variant; kies uit {', '.join(sorted(bekend))}")
    return keuze


def gekozen(alleen: set[str]) -> list[tuple[str, str]]:
    """The questions and variants to run; words of one sort widen, words of two sorts narrow."""
    taken = [taak for taak in TAKEN if taak in alleen or not alleen & set(TAKEN)]
    woorden = alleen - set(TAKEN)
    namen = [naam for naam in VARIANTEN if not woorden or naam in woorden or naam.partition("-")[0] in woorden]
    if zonder_java():
        namen = [naam for naam in namen if not naam.startswith("spark")]
    return [(taak, naam) for taak in taken for naam in namen]


def zonder_java() -> bool:
    """Spark needs a Java runtime; without one it is left out, and that is said."""
    return not (os.environ.get("JAVA_HOME") or shutil.which("java"))


def dataset(keuze: argparse.Namespace) -> Path:
    """The data set to measure on: the one given, or one made once from the fixed seed."""
    if keuze.map:
        return Path(keuze.map)
    from telmee.gegevens.synthetisch.maken import maak

    map_ = UIT / f"land-{keuze.rijen}M"
    if not (map_ / "dataset.json").exists():
        print(f"Eenmalig: {keuze.rijen} miljoen loonregels maken in {map_} …", flush=True)
        maak(map_, SCHAAL[keuze.rijen], [keuze.jaar], overschrijf=map_.exists())
    return map_


def verwarm(map_: Path, jaar: int) -> None:
    """Reads every file once, so that all variants find them in the cache of the operating system."""
    for pad in [*map_.glob(f"*/jaar={jaar}/*.parquet"), map_ / "registraties.parquet"]:
        with pad.open("rb") as bestand:
            while bestand.read(1 << 24):
                pass


def een(variant: str, opdracht: Opdracht, te_lang: int, werkmap: Path) -> Meting:
    """One run of one variant; what went wrong comes back as ``fout``."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if "SPARK" not in naam}
    omgeving["PYTHONPATH"] = os.pathsep.join([str(HIER.parent / "src"), str(HIER)])
    woorden = [variant.removesuffix("-2GB"), json.dumps(asdict(opdracht)), str(werkmap)]
    gestart = subprocess.Popen(
        [sys.executable, str(HIER / "een.py"), *woorden],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=omgeving,
        start_new_session=True,
    )
    try:
        uitvoer, fouten = gestart.communicate(timeout=te_lang)
    except subprocess.TimeoutExpired:
        os.killpg(gestart.pid, signal.SIGKILL)
        gestart.communicate()
        return {"fout": f"langer dan {te_lang} s", "te_lang": True}
    regels = [regel for regel in uitvoer.splitlines() if regel.startswith("{")]
    if gestart.returncode or not regels:
        return {"fout": (_zinnen(fouten) or ["gestopt zonder melding"])[-1][:200]}
    uit: Meting = json.loads(regels[-1])
    return uit


def _zinnen(fouten: str) -> list[str]:
    """What a variant said before it stopped, without DuckDB's remarks about its own objects."""
    return [regel for regel in fouten.strip().splitlines() if not re.search("nanobind| - |refleaks", regel)]


def meet(keuze: argparse.Namespace, map_: Path) -> dict[tuple[str, str], list[Meting]]:
    """All runs, interleaved. What failed, or takes minutes, is not done again."""
    gemeten: dict[tuple[str, str], list[Meting]] = {paar: [] for paar in gekozen(keuze.alleen)}
    for ronde in range(keuze.keer):
        for (taak, variant), keren in gemeten.items():
            if any("fout" in keer or keer["seconden"] > LANG for keer in keren):
                continue
            opdracht = Opdracht(taak, str(map_), keuze.jaar, VARIANTEN[variant][1])
            keren.append(een(variant, opdracht, keuze.te_lang, keuze.naar))
            laatste = keren[-1]
            stand = laatste.get("fout") or f"{laatste['seconden']:.2f} s, {laatste['MiB']:.0f} MiB"
            print(f"  {ronde + 1}/{keuze.keer} {taak} {variant}: {stand}", file=sys.stderr, flush=True)
    return gemeten


def samengevat(gemeten: dict[tuple[str, str], list[Meting]]) -> list[Meting]:
    """One line per question and variant: median, spread, peak, and how many times the hand-written query."""
    regels: list[Meting] = []
    for (taak, variant), keren in gemeten.items():
        fout = next((keer["fout"] for keer in keren if "fout" in keer), None)
        tijden = [keer["seconden"] for keer in keren if "fout" not in keer]
        regel: Meting = {"taak": taak, "variant": variant, "naam": VARIANTEN[variant][0], "fout": fout}
        if tijden:
            regel |= {"seconden": statistics.median(tijden), "snelst": min(tijden), "traagst": max(tijden),
                      "cpu": statistics.median(keer["cpu"] for keer in keren if "fout" not in keer),
                      "MiB": max(keer["MiB"] for keer in keren if "fout" not in keer)}  # fmt: skip
        regels.append(regel)
    op_naam = {(regel["taak"], regel["variant"]): regel for regel in regels}
    for regel in regels:
        engine, _, soort = regel["variant"].partition("-")
        hand = [op_naam.get((regel["taak"], naam), {}).get("seconden") for naam in BESTE.get(engine, ())]
        if soort.startswith("onze") and "seconden" in regel and any(hand):
            regel["maal"] = regel["seconden"] / min(seconden for seconden in hand if seconden)
    return regels


def ongelijk(gemeten: dict[tuple[str, str], list[Meting]]) -> list[str]:
    """Totals that are not those of the first variant of the same question; must be empty."""
    eerste: dict[str, dict[str, int]] = {}
    klachten = []
    for (taak, variant), keren in gemeten.items():
        for totalen in [keer["totalen"] for keer in keren if keer.get("totalen")]:
            maat = eerste.setdefault(taak, totalen)
            anders = [naam for naam in maat if maat[naam] != totalen.get(naam)]
            if anders or set(maat) != set(totalen):
                klachten.append(f"{taak}, {variant}: {', '.join(anders)} wijkt af")
    return list(dict.fromkeys(klachten))


def machine() -> Meting:
    """What the figures were measured on."""
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    pakketten = {naam: version(naam) for naam in ("duckdb", "polars", "narwhals")}
    return {"kernen": os.cpu_count(), "GiB": round(geheugen), "systeem": platform.system(),
            "processor": platform.machine(), "python": platform.python_version(), "pakketten": pakketten}  # fmt: skip


def tabel(regels: list[Meting]) -> str:
    """The table as Markdown, as it stands in bench/README.md."""
    uit = ["| vraag | variant | seconden | snelst - traagst | maal de beste hand | piek MiB |"]
    uit.append("|---|---|---:|---:|---:|---:|")
    for regel in regels:
        if regel["fout"]:
            uit.append(f"| {regel['taak']} | {regel['naam']} | {regel['fout']} | | | |")
            continue
        maal = f"{regel['maal']:.2f}" if "maal" in regel else ""
        uit.append(f"| {regel['taak']} | {regel['naam']} | {regel['seconden']:.2f} | {regel['snelst']:.2f} - "
                   f"{regel['traagst']:.2f} | {maal} | {regel['MiB']:,.0f} |")  # fmt: skip
    return "\n".join(uit)


def main(argumenten: list[str] | None = None) -> int:
    keuze = opties(argumenten)
    keuze.naar.mkdir(parents=True, exist_ok=True)
    map_ = dataset(keuze)
    verwarm(map_, keuze.jaar)
    gemeten = meet(keuze, map_)
    uitleg = een("uitleg", Opdracht("", "", keuze.jaar), keuze.te_lang, keuze.naar)
    regels, klachten = samengevat(gemeten), ongelijk(gemeten)
    totalen = {taak: keer["totalen"] for (taak, _), keren in gemeten.items() for keer in keren if keer.get("totalen")}
    uit = {"rijen": _rijen(map_, keuze.jaar), "machine": machine(), "keer": keuze.keer, "regels": regels,
           "uitleg": uitleg, "totalen": totalen, "ongelijk": klachten}  # fmt: skip
    doel = keuze.naar / f"meting-{uit['rijen']}.json"
    doel.write_text(json.dumps(uit, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{uit['rijen']:,} loonregels van {keuze.jaar}; {uit['machine']}\n\n{tabel(regels)}\n")
    print(f"Eén uitleg van {uitleg.get('stappen')} stappen: {uitleg.get('ms')} ms.")
    for klacht in klachten:
        print(f"Fout: {klacht}", file=sys.stderr)
    gelijk = "NIET GELIJK" if klachten else "gelijk tussen alle varianten, op het uur en de cent"
    print(f"Totalen {gelijk}; zie {doel}")
    if zonder_java():
        print("Spark is weggelaten: er is geen Java 17 of nieuwer.")
    gestopt = [keer for keren in gemeten.values() for keer in keren if "fout" in keer and not keer.get("te_lang")]
    return 1 if klachten or gestopt or "fout" in uitleg else 0


def _rijen(map_: Path, jaar: int) -> int:
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(pad).num_rows for pad in (map_ / "dienstverbanden" / f"jaar={jaar}").glob("*.parquet"))


if __name__ == "__main__":
    sys.exit(main())
