"""Six keys with an ingroeipad over 342 municipalities and 25 years: at most two seconds.

    .venv/bin/python bench/beschut_verdeel.py [--keer 3]

The municipalities are drawn, always the same. Reading the list is not in it: only dividing, rounding and the year of
arrival. Every year of every key must add up, or the run fails; slower than `GRENS` is exit code 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from fractions import Fraction
from functools import partial
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL / "src"))

from telmee.beschut.verdeel_afronding import AFRONDINGEN, grootste_resten, naar_rato  # noqa: E402
from telmee.beschut.verdeel_ingroei import aankomst, pad  # noqa: E402
from telmee.beschut.verdeel_sleutels import Kolommen, zoek  # noqa: E402

GEMEENTEN, JAREN, GRENS = 342, 25, 2.0
SLEUTELS = ("regeling", "indicaties", "gerealiseerd", "objectief", "mix(50%)", "tweetraps")


def land() -> Kolommen:
    """Municipalities of very different sizes whose keys differ by up to two fifths."""
    toeval = random.Random(2027)
    grootte = [int(100 * toeval.paretovariate(1.2)) for _ in range(GEMEENTEN)]
    oud = grootste_resten(naar_rato(grootte, 12_700))

    def om(deel: float) -> list[int]:
        return [int(o * deel * toeval.uniform(0.6, 1.4)) + 1 for o in oud]

    return {"oud": oud, "indicaties": om(1.3), "gerealiseerd": om(0.8), "behoefte": [Fraction(b, 10) for b in om(20)]}


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--keer", type=int, default=3)
    kolommen, keer = land(), lezer.parse_args().keer
    totalen = [(2027 + n, 13_500 + 800 * n) for n in range(JAREN)]
    traag = False
    for manier, afronding in AFRONDINGEN.items():
        tijden = []
        for _ in range(keer):
            begin = time.perf_counter()
            for naam in SLEUTELS:
                jaren = pad(kolommen["oud"], partial(zoek(naam).voor, kolommen), totalen, Fraction(1, 10), afronding)
                aankomst(jaren)
                assert all(sum(jaar.plaatsen) == jaar.totaal for jaar in jaren), naam
            tijden.append(time.perf_counter() - begin)
        print(f"{manier}: {min(tijden):.2f} s (beste van {keer}; hoogstens {GRENS} s)")
        traag = traag or min(tijden) > GRENS
    return int(traag)


if __name__ == "__main__":
    sys.exit(main())
