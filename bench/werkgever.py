"""Measures an employer's position: a year of filings and a register answer to the whole JSON, report by report.

    .venv/bin/python bench/werkgever.py --mensen 10000            12 months, to JSON
    .venv/bin/python bench/werkgever.py --mensen 10000 --rapport  also the HTML and XLSX report

Makes the filings first (invented people with test numbers, kept in the folder of --map), then runs `telmee werkgever
positie` as a process of its own and gives the wall time, the processor time and the largest memory of each run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

JAAR, LHNR = 2026, "999993653L01"


def maak(map_: Path, mensen: int, maanden: int) -> None:
    """Filings of `mensen` employees, 6% of them registered, and the answer."""
    from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
    from telmee.gegevens.loonaangifte.schrijver import Hoofd, Inhoud, schrijf_bericht

    lot, nummers = random.Random(1), verzonnen_bsns(mensen)
    doelgroep = [lot.random() < 0.06 for _ in nummers]
    vraagt = [(d and lot.random() < 0.6) or lot.random() < 0.01 for d in doelgroep]
    uren = [lot.choice((24, 32, 36, 40)) for _ in nummers]
    for maand in range(1, maanden + 1):
        begin = date(JAAR, maand, 1)
        eind = (begin + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        relaties: list[dict[str, Any]] = [
            {
                "inkomstenverhouding": 1,
                "bsn": bsn,
                "personeelsnummer": f"{i:06d}",
                "geboortedatum": date(1965 + i % 40, 1 + i % 12, 1 + i % 28),
                "begin": date(2010 + i % 16, 1 + i % 12, 1),
                "verloonde_uren": uren[i] * 52 // 12,
                "loon_sv": uren[i] * 52 // 12 * (1500 + i % 2000),
                "contracturen_week": uren[i] * 100,
                "soort": 15,
                "aard": 1,
                "onbepaalde_tijd": True,
                "oproep": False,
                "lkv_banenafspraak": vraagt[i],
            }
            for i, bsn in enumerate(nummers)
        ]
        hoofd = Hoofd(JAAR, LHNR, f"{maand:02d}", datetime(eind.year, eind.month, eind.day, 12) + timedelta(days=20))
        with (map_ / f"{maand:02d}.xml").open("wb") as uit:
            schrijf_bericht(uit, hoofd, [Inhoud("volledig", begin, eind, relaties)])
    regels = [f"{b:09d};{'ja;2015-01-01;' if d else 'nee;;'}" for b, d in zip(nummers, doelgroep, strict=True)]
    (map_ / "register.csv").write_text("bsn;geregistreerd;van;tot\n" + "\n".join(regels) + "\n", encoding="utf-8")


def meet(map_: Path, *extra: str) -> dict[str, Any]:
    """One run of the command."""
    opties = ["--register", str(map_ / "register.csv"), "--uren-vorig-jaar", "1000000", "--quotumpercentage", "2,58"]
    opdracht = [
        sys.executable,
        "-m",
        "telmee",
        "werkgever",
        "positie",
        str(map_),
        *opties,
        "--jaar",
        str(JAAR),
        "--json",
    ]
    voor, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    uit = subprocess.run([*opdracht, *extra], env=omgeving, capture_output=True, check=True)
    duur, na = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    positie = json.loads(uit.stdout)
    return {
        "seconden": round(duur, 2),
        "processor": round(na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime, 2),
        "geheugen_MiB": na.ru_maxrss // 1024,
        "uren": positie["uren"]["totaal"],
        "doelgroep": positie["uren"]["doelgroep"],
        "lkv_rijen": len(positie["lkv"]),
        "json_MB": round(len(uit.stdout) / 1e6, 2),
    }


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ontleder.add_argument("--mensen", type=int, default=10_000)
    ontleder.add_argument("--maanden", type=int, default=12)
    ontleder.add_argument("--map", type=Path)
    ontleder.add_argument("--rapport", action="store_true")
    keuze = ontleder.parse_args()
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = keuze.map or Path(tijdelijk)
        map_.mkdir(parents=True, exist_ok=True)
        if not (map_ / "register.csv").exists():
            maak(map_, keuze.mensen, keuze.maanden)
        groot = sum(p.stat().st_size for p in map_.glob("*.xml"))
        print(json.dumps({"mensen": keuze.mensen, "maanden": keuze.maanden, "xml_MB": round(groot / 1e6, 1)}))
        print(json.dumps({"json": meet(map_)}))
        if keuze.rapport:
            uit = Path(tijdelijk)
            print(
                json.dumps(
                    {"json+html+xlsx": meet(map_, "--rapport", str(uit / "r.html"), "--rapport", str(uit / "r.xlsx"))}
                )
            )


if __name__ == "__main__":
    main()
