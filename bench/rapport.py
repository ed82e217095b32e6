"""Measures the reports: one picture with many rows to HTML, XLSX and PDF, in processor time, size and memory.

    .venv/bin/python bench/rapport.py --rijen 10000

The rows are invented; the explanations are real ones of the quota.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.rapport import blad, druk, pagina
from telmee.werkgever.beeld import calculatorbeeld
from telmee.werkgever.beeld_lijsten import voordelendeel
from telmee.werkgever.calculator import Antwoorden, Hoeveelheid, bereken
from telmee.werkgever.uitkomst import Voordeel
from telmee.werkgever.voordelen import totaal
from telmee.wet import Wetten


def plaat(rijen: int) -> Beeld:
    """The answer of the calculator with a benefit for every row: half of them not asked for."""
    wetten = Wetten.known(None).with_values_in(2026, quotumpercentage=258)
    uren, doelgroep = Hoeveelheid(jaar=1_700 * rijen), Hoeveelheid(jaar=20 * rijen)
    beeld = calculatorbeeld(bereken(Antwoorden("markt", 2026, uren, 1_700 * rijen, doelgroep, wetten=wetten)))
    lkv = tuple(_rij(n) for n in range(1, rijen + 1))
    deel = voordelendeel(lkv, totaal(lkv), (), False, date(2026, 12, 31))
    assert deel is not None
    return replace(beeld, delen=(*beeld.delen, deel))


def _rij(n: int) -> Voordeel:
    gevraagd = n % 2 == 0
    return Voordeel(
        rij=n,
        soort="banenafspraak",
        recht=True,
        gevraagd=gevraagd,
        uren=900 + n % 900,
        bedrag=90_900 if gevraagd else 0,
        gemist=0 if gevraagd else 90_900 + n,
        reden="Staat in het register, maar het voordeel is niet gevraagd: niet over jan-okt 2026.",
        artikel="Wtl 2.10-2.13, 4.1 lid 3",
        uiterste_datum=date(2027, 5, 1),
        personeelsnummer=f"P{n}",
        onterecht_uren=0,
        bedrag_jaar=109_080,
        actie="" if gevraagd else "Zet het verzoek aan en stuur een correctie, uiterlijk 01-05-2027.",
    )


SOORTEN: dict[str, Callable[[Beeld], str | bytes]] = {"html": pagina.html, "xlsx": blad.xlsx, "pdf": druk.pdf}


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ontleder.add_argument("--rijen", type=int, default=10_000)
    gegeven = plaat(ontleder.parse_args().rijen)
    for naam, maak in SOORTEN.items():
        begin = time.process_time()
        grootte = len(maak(gegeven))
        seconden = round(time.process_time() - begin, 2)
        mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"soort": naam, "processor_s": seconden, "MB": round(grootte / 1e6, 2), "geheugen_MB": mb}))


if __name__ == "__main__":
    main()
