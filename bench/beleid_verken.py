"""How long a reform takes, and how much memory: 1,000 draws with a quota, and 200 as a page asks. Prints one line each.

python bench/beleid_verken.py
"""

import resource
import time

from telmee.beleid import verken
from telmee.beleid.hervorming_lezen import lees
from telmee.wet import Wetten

HERVORMING = "vanaf: 2027\nno_risk: verruimd\ndoelgroep: {optie: 1}\nquotum: {activering: 2027, vorm: opslag}"
GRENZEN = {1000: 45, 200: 12}
"""Draws, and the seconds that they may take."""


def main() -> None:
    """Measures both."""
    wetten = Wetten.known()
    for trekkingen, grens in GRENZEN.items():
        begin = time.perf_counter()
        verken.reken(verken.Vraag(lees(HERVORMING, wetten), wetten, trekkingen=trekkingen))
        duur = time.perf_counter() - begin
        geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{trekkingen} trekkingen: {duur:.1f} s (grens {grens}), hoogste geheugen {geheugen:.0f} MB")


if __name__ == "__main__":
    main()
