"""How long a reform takes, and how much memory: 1,000 draws of fifteen years with a quota, and 200 as a page asks.

Beside it the same with ages, and people one by one: the whole register in whole numbers in as many draws, and
one draw with everybody by themselves. Prints one line each; ends with 1 when something takes too long or too much.

python bench/beleid_verken.py
"""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import numpy as np

from beleid_personen import EenVoorEen, Geteld
from telmee.beleid import begin, plan, verken
from telmee.beleid.hervorming_lezen import lees
from telmee.wet import Wetten

HERVORMING = "vanaf: 2027\nno_risk: verruimd\ndoelgroep: {optie: 1}\nquotum: {activering: 2027, vorm: opslag}"
LEEFTIJDEN = 'leeftijden: {allen: {"15-34": 0.45, "35-54": 0.35, "55-66": 0.2}, instroom: {"15-24": 0.7, "25-54": 0.3}}'
KWARTALEN, GEHEUGEN = 60, 2048
WETTEN = Wetten.known()


def meet(naam: str, grens: float | None, doe: Callable[[], object]) -> bool:
    """Runs it and prints its time."""
    start = time.perf_counter()
    doe()
    duur = time.perf_counter() - start
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{naam}: {duur:.1f} s{'' if grens is None else f' (grens {grens})'}, hoogste geheugen {geheugen:.0f} MB")
    return (grens is None or duur <= grens) and geheugen <= GEHEUGEN


def reken(tekst: str, trekkingen: int) -> None:
    """A reform of fifteen years."""
    verken.reken(verken.Vraag(lees(tekst, WETTEN), WETTEN, trekkingen=trekkingen))


def personen(trekkingen: int) -> None:
    """The whole register in whole numbers."""
    niets = lees("{}", WETTEN)
    p = verken.trekkingen_van(niets.parameterlijst, verken.Vraag(niets, WETTEN, 15, trekkingen))
    p = {n: w for n, w in (p | verken._afgeleid(p)).items() if n not in plan.EIGEN_STROOM}
    stand, tempo = begin.begin(p, 3)
    komt = begin.instroom(p, tempo, stand)
    mensen = Geteld(stand, tempo, 1)
    for _ in range(KWARTALEN):
        mensen.stap(komt)


def een_voor_een() -> None:
    """Everybody of the register by themselves, in one draw."""
    p = {n: x.kwantiel(np.full(1, 0.5)) for n, x in lees("{}", WETTEN).parameterlijst.items() if x.laag is not None}
    p["_besparing"] = np.full(1, 0.5)
    p = {n: w for n, w in (p | verken._afgeleid(p)).items() if n not in plan.EIGEN_STROOM}
    stand, tempo = begin.begin(p, 3)
    vlak = {n: getattr(tempo, n) for n in vars(tempo)} | {"aanloop": tempo.aanloop[0, 0], "duur": tempo.duur[0, 0]}
    een = EenVoorEen(stand, type(tempo)(**vlak | {"vast_rust": float(tempo.vast_rust[0, 0, 0])}), 1)
    for _ in range(KWARTALEN):
        een.stap()


def main() -> int:
    """Measures all of it."""
    goed = [
        meet("1000 trekkingen", 45, lambda: reken(HERVORMING, 1000)),
        meet("200 trekkingen", 12, lambda: reken(HERVORMING, 200)),
        meet("1000 trekkingen, met leeftijden", 45, lambda: reken(f"{HERVORMING}\n{LEEFTIJDEN}", 1000)),
        meet("1000 trekkingen, mensen in hele getallen", 50, lambda: personen(1000)),
        meet("1 trekking, mensen een voor een", None, een_voor_een),
    ]
    return 0 if all(goed) else 1


if __name__ == "__main__":
    sys.exit(main())
