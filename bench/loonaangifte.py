"""Measures the loonaangifte reader against a bare lxml iterparse over all events of the same file.

Makes one invented full return of about N megabytes and reads it twice, each time in a process of its own: once with
`etree.iterparse` over every element with the same clean-up (clear the relation, delete what stands before it), once
with `lees_aangiften` up to the folded table. Prints seconds, megabytes per second and the most memory each process
used.

    .venv/bin/python bench/loonaangifte.py --mb 100 --keer 3 [--aaneen]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

PER_RELATIE, PER_RELATIE_AANEEN = 2_680, 1_785  # bytes
PERSONEN = 90_000  # there are hardly more test numbers; who has several relations has them under several NumIV
RELATIE = "{http://xml.belastingdienst.nl/schemas/Loonaangifte/2026/01}InkomstenverhoudingInitieel"


def maak(pad: Path, mb: int, aaneen: bool = False) -> None:
    """A full return of January 2026 with as many relations as fit in about `mb` megabytes; `aaneen`: on one line."""
    from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
    from telmee.gegevens.loonaangifte.schrijver import Hoofd, Inhoud, schrijf_bericht

    personen = verzonnen_bsns(PERSONEN)
    relaties = [
        {
            "bsn": personen[i * 7919 % PERSONEN],
            "num_iv": 1 + i // PERSONEN,
            "personeelsnummer": f"{i:06d}",
            "geboortedatum": date(1960 + i % 45, 1 + i % 12, 1 + i % 28),
            "verloonde_uren": 20 + i * 7 % 150,
            "loon_sv": 30_000 + i * 7919 % 600_000,
            "soort": 15,
            "aard": 1 + 10 * (i % 40 == 0),
            "onbepaalde_tijd": i % 3 > 0,
            "oproep": i % 11 == 0,
            "lkv_banenafspraak": i % 50 == 0,
            "contracturen_week": 400 + i % 3600,
            "sector_code": 33,
            "eind": date(2026, 1, 31) if i % 97 == 0 else None,
            "reden_einde": 20 if i % 97 == 0 else None,
        }
        for i in range(mb * 1_000_000 // (PER_RELATIE_AANEEN if aaneen else PER_RELATIE))
    ]
    hoofd = Hoofd(2026, "700000008L01", "BENCH", datetime(2026, 2, 10, 9), "Voorbeeld")
    with pad.open("wb") as uit:
        schrijf_bericht(
            uit, hoofd, [Inhoud("volledig", date(2026, 1, 1), date(2026, 1, 31), relaties)], inspringen=not aaneen
        )


def kaal(pad: str) -> int:
    """Every event of the file, with the same clean-up."""
    from lxml import etree

    n = 0
    for _, e in etree.iterparse(pad):
        n += 1
        if e.tag == RELATIE:
            e.clear()
            while e.getprevious() is not None:
                del e.getparent()[0]
    return n


def lezer(pad: str) -> int:
    """The reader, to the folded and checked table."""
    from telmee.gegevens.loonaangifte import lees_aangiften

    return lees_aangiften(pad).dienstverbanden.height


def in_kind(wat: str, pad: Path) -> dict[str, Any]:
    """Runs one of the two in a process of its own."""
    opdracht = [sys.executable, __file__, "--kind", wat, str(pad)]
    uit = subprocess.run(opdracht, capture_output=True, check=True, text=True)
    uitslag: dict[str, Any] = json.loads(uit.stdout)
    return uitslag


def kind(wat: str, pad: str) -> None:
    """One measurement, printed as JSON; importing is not measured, memory is that of the whole process."""
    {"kaal": lambda: __import__("lxml.etree"), "lezer": lambda: __import__("telmee.gegevens.loonaangifte")}[wat]()
    begin = time.perf_counter()
    n = {"kaal": kaal, "lezer": lezer}[wat](pad)
    duur = time.perf_counter() - begin
    print(json.dumps({"seconden": duur, "mib": piek(), "aantal": n}))


def piek() -> float:
    """The most memory this process used, in MiB; on Linux without what its parent used before the start."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Makes the file, measures both in turn, and prints the medians."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--mb", type=int, default=100)
    p.add_argument("--keer", type=int, default=3)
    p.add_argument("--aaneen", action="store_true", help="the whole file on one line, so with more relations")
    p.add_argument("--kind", nargs=2, help=argparse.SUPPRESS)
    keuze = p.parse_args()
    if keuze.kind:
        kind(*keuze.kind)
        return
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "aangifte.xml"
        maak(pad, keuze.mb, keuze.aaneen)
        mb = os.path.getsize(pad) / 1e6
        metingen: dict[str, list[dict[str, Any]]] = {"kaal": [], "lezer": []}
        for _ in range(keuze.keer):
            for wat, lijst in metingen.items():
                lijst.append(in_kind(wat, pad))
    print(f"bestand: {mb:.0f} MB, {metingen['lezer'][0]['aantal']} inkomstenverhoudingen")
    midden = {w: statistics.median(m["seconden"] for m in lijst) for w, lijst in metingen.items()}
    for wat, lijst in metingen.items():
        meest = max(m["mib"] for m in lijst)
        print(f"{wat:6} {midden[wat]:6.2f} s  {mb / midden[wat]:6.0f} MB/s  piek {meest:.0f} MiB")
    print(f"de lezer haalt {midden['kaal'] / midden['lezer']:.2f} keer de snelheid van de kale iterparse")


if __name__ == "__main__":
    main()
