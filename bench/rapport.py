"""Measures the reports: one position with many rows to HTML, XLSX and PDF, in processor time, size and memory.

    .venv/bin/python bench/rapport.py --rijen 10000

The rows are invented; the explanations are real ones of the quota.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from telmee.uitvoer.rapport import blad, druk, pagina
from telmee.werkgever.calculator import Antwoorden, Hoeveelheid, bereken


def positie(rijen: int) -> dict[str, Any]:
    """The answer of the calculator with a benefit for every row: half of them not asked for."""
    antwoorden = Antwoorden(
        "markt",
        2026,
        Hoeveelheid(jaar=1_700 * rijen),
        1_700 * rijen,
        Hoeveelheid(jaar=20 * rijen),
        percentages={2026: 258},
    )
    uitkomst = bereken(antwoorden).als_dict()
    uitkomst["lkv"] = [
        {
            "rij": n,
            "soort": "banenafspraak",
            "recht": True,
            "gevraagd": n % 2 == 0,
            "uren": 900 + n % 900,
            "bedrag": 90_900 if n % 2 == 0 else 0,
            "gemist": 0 if n % 2 == 0 else 90_900 + n,
            "reden": "Staat in het register, maar het voordeel is niet gevraagd: niet over jan-okt 2026.",
            "artikel": "Wtl 2.10-2.13, 4.1 lid 3",
            "uiterste_datum": "2027-05-01",
            "personeelsnummer": f"P{n}",
            "onterecht_uren": 0,
            "bedrag_jaar": 109_080,
            "actie": "" if n % 2 == 0 else "Zet het verzoek aan en stuur een correctie, uiterlijk 01-05-2027.",
        }
        for n in range(1, rijen + 1)
    ]
    return uitkomst


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ontleder.add_argument("--rijen", type=int, default=10_000)
    gegeven = positie(ontleder.parse_args().rijen)
    for naam, maak in (("html", pagina.html), ("xlsx", blad.xlsx), ("pdf", druk.pdf)):
        begin = time.process_time()
        grootte = len(maak(gegeven))
        seconden = round(time.process_time() - begin, 2)
        mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"soort": naam, "processor_s": seconden, "MB": round(grootte / 1e6, 2), "geheugen_MB": mb}))


if __name__ == "__main__":
    main()
