"""Measures the lists of beschut werk: 16,000 indications with 100,000 events, and 11,000 placements beside them.

Makes both lists as CSV; a process of its own reads and compares them and says where every indication stands, with its
terms. Prints seconds, processor seconds and the most memory. Wanted: at most 3 s and 300 MiB.

    .venv/bin/python bench/beschut_lijsten.py [--personen 16000] [--keer 3]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

STAPPEN = (
    "aanvraag_op",
    "onderzoek_op",
    "advies_op",
    "besluit_op",
    "proefplaatsing_van",
    "proefplaatsing_tot",
    "einde_op",
)
LOOPTIJD = (0, 14, 50, 60, 90, 150, 1_500)


def maak(map_: Path, personen: int) -> int:
    """Both lists; gives how many events are in the first. Of every four persons one has no end yet."""
    gebeurtenissen, indicaties, plaatsingen = 0, [], []
    for n in range(personen):
        begin = date(2016, 1, 1) + timedelta(days=n * 7919 % 3_600)
        dagen = [begin + timedelta(days=d) for d in LOOPTIJD]
        if n % 4 == 0:
            dagen[-1] = None  # type: ignore[call-overload]
        gebeurtenissen += sum(d is not None for d in dagen)
        tekst = ";".join("" if d is None else f"{d:%d-%m-%Y}" for d in dagen)
        indicaties.append(
            f"{n + 1};GM{9001 + n % 342};{('gemeente', 'burger')[n % 5 == 0]};positief;positief;ja;{tekst}"
        )
        if n % 16 < 11:
            van = begin + timedelta(days=160)
            plaatsingen.append(f"{n + 1};700000008L01;binnen;{van:%d-%m-%Y};;{16 + n % 20},5;{20 + n % 60}")
    kop = ";".join(("persoon", "gemeente", "route", "advies", "besluit", "beschikbaar", *STAPPEN))
    (map_ / "indicaties.csv").write_text("\n".join((kop, *indicaties)), encoding="utf-8")
    kop = "persoon;werkgever;vorm;van;tot;uren_per_week;loonwaarde"
    (map_ / "plaatsingen.csv").write_text("\n".join((kop, *plaatsingen)), encoding="utf-8")
    return gebeurtenissen


def lees(map_: Path) -> None:
    """What is measured: both lists read and compared, and every state and term derived."""
    from telmee.beschut import gebeurtenissen, toestand
    from telmee.gegevens.beschut.lezen import lees as lees_lijst
    from telmee.gegevens.beschut.samen import toets
    from telmee.wet import Wetten

    begin, cpu = time.perf_counter(), time.process_time()
    indicaties = lees_lijst(map_ / "indicaties.csv", "indicaties")
    plaatsingen = lees_lijst(map_ / "plaatsingen.csv", "plaatsingen")
    getoetst = toets(indicaties.regels, plaatsingen)
    alles = gebeurtenissen.uit_lijsten(indicaties.regels, plaatsingen.regels)
    stand = toestand.toestand(alles, date(2026, 7, 1), Wetten.known())
    stand.termijnen()
    assert sum(stand.telling().values()) == indicaties.regels.height
    seconden, processor = time.perf_counter() - begin, time.process_time() - cpu
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    over = indicaties.weggelaten + plaatsingen.weggelaten + getoetst.weggelaten
    print(f"{seconden:.2f} {processor:.2f} {piek} {indicaties.regels.height} {plaatsingen.regels.height} {over}")


def main() -> int:
    lezer = argparse.ArgumentParser(prog="bench/beschut_lijsten.py")
    lezer.add_argument("--personen", type=int, default=16_000)
    lezer.add_argument("--keer", type=int, default=3)
    lezer.add_argument("--lees", type=Path, help=argparse.SUPPRESS)
    keuze = lezer.parse_args()
    if keuze.lees is not None:
        lees(keuze.lees)
        return 0
    with tempfile.TemporaryDirectory() as tijdelijk:
        gebeurtenissen = maak(Path(tijdelijk), keuze.personen)
        opdracht = [sys.executable, __file__, "--lees", tijdelijk]
        ronden = [
            subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout.split()
            for _ in range(keuze.keer)
        ]
    seconden, processor, piek = (statistics.median(float(r[i]) for r in ronden) for i in range(3))
    indicaties, plaatsingen, over = ronden[0][3:]
    print(
        f"{indicaties} indicaties met {gebeurtenissen} gebeurtenissen en {plaatsingen} plaatsingen, {over} weggelaten"
    )
    print(f"{seconden:.2f} s ({processor:.2f} s processor), {piek:.0f} MiB; gewenst 3 s en 300 MiB")
    return 0 if processor <= 3 and piek <= 300 else 1


if __name__ == "__main__":
    raise SystemExit(main())
