"""A sociaal ontwikkelbedrijf of 5,000 with twelve months of loonaangiften, to HTML and XLSX: at most 20 seconds.

    .venv/bin/python bench/beschut_positie.py [--mensen 5000] [--maanden 12]

Makes the lists and the filings first (invented people with test numbers), then runs `telmee beschut positie` as a
process of its own and gives wall and processor time and the largest memory. Slower than `GRENS` is exit code 1.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL / "src"))

from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns  # noqa: E402
from telmee.gegevens.loonaangifte.schrijver import Hoofd, Inhoud, schrijf_bericht  # noqa: E402

JAAR, LHNR, GRENS = 2026, "999993653L01", 20.0


def maak(map_: Path, mensen: int, maanden: int) -> None:
    """The number of one invented municipality, an indication for everybody, and the filings."""
    lot, nummers = random.Random(11), verzonnen_bsns(mensen)
    (map_ / "a.csv").write_text(f"gemeente;jaar;aantal\nGM9001;{JAAR};{mensen}\n", encoding="utf-8")
    regels = ["persoon;gemeente;aanvraag_op;advies_op;advies;besluit_op;besluit;beschikbaar"]
    uren = [lot.choice((16, 20, 24, 27, 31, 36)) for _ in nummers]
    begin = [date(2017 + i % 9, 1 + i % 12, 1) for i in range(mensen)]
    for bsn, van in zip(nummers, begin, strict=True):
        dag = van - timedelta(days=30)
        regels.append(f"{bsn};GM9001;{dag - timedelta(days=60)};{dag};positief;{dag};positief;ja")
    (map_ / "i.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    (map_ / "aangiften").mkdir()
    for maand in range(1, maanden + 1):
        eerste = date(JAAR, maand, 1)
        laatste = (eerste + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        relaties = [
            {
                "inkomstenverhouding": 1,
                "bsn": bsn,
                "personeelsnummer": f"{i:06d}",
                "geboortedatum": date(1965 + i % 40, 1 + i % 12, 1 + i % 28),
                "begin": begin[i],
                "verloonde_uren": uren[i] * 52 // 12,
                "loon_sv": uren[i] * 52 // 12 * 1500,
                "contracturen_week": uren[i] * 100,
                "soort": 15,
                "aard": 24,
                "onbepaalde_tijd": True,
                "oproep": False,
            }
            for i, bsn in enumerate(nummers)
        ]
        hoofd = Hoofd(JAAR, LHNR, f"{maand:02d}", datetime(JAAR, maand, 28, 12) + timedelta(days=20))
        with (map_ / "aangiften" / f"{maand:02d}.xml").open("wb") as uit:
            schrijf_bericht(uit, hoofd, [Inhoud("volledig", eerste, laatste, relaties)])


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--mensen", type=int, default=5_000)
    lezer.add_argument("--maanden", type=int, default=12)
    vraag = lezer.parse_args()
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        maak(map_, vraag.mensen, vraag.maanden)
        lijsten = ["--aantallen", "a.csv", "--indicaties", "i.csv", "--aangiften", "aangiften"]
        uit = ["--rapport", "x.html", "--rapport", "x.xlsx"]
        opdracht = [sys.executable, "-P", "-m", "telmee", "beschut", "positie", "--gemeente", "GM9001"]
        begin = time.perf_counter()
        omgeving = os.environ | {"PYTHONPATH": str(WORTEL / "src")}
        antwoord = subprocess.run(
            [*opdracht, "--op", f"{JAAR}-12-31", *lijsten, *uit],
            cwd=map_, env=omgeving, capture_output=True, text=True, check=True,
        )  # fmt: skip
        duur = time.perf_counter() - begin
    if f"{vraag.mensen:,}".replace(",", ".") not in antwoord.stdout.split("\n\n")[0]:
        raise SystemExit(f"not everybody is counted: {antwoord.stdout[:300]}")
    kind = resource.getrusage(resource.RUSAGE_CHILDREN)
    rekenen = kind.ru_utime + kind.ru_stime
    print(f"{duur:.1f} s (hoogstens {GRENS:.0f}), {rekenen:.1f} s processor, {kind.ru_maxrss // 1024} MiB")
    return int(duur > GRENS)


if __name__ == "__main__":
    sys.exit(main())
