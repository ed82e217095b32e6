"""The forecast held against what must be reached, with its time, and how much hangs on each prior.

Prints the table; ends with 1 when something is not reached. Run after ./telmee beleid has installed its libraries.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from telmee import deur
from telmee.beleid.model import VOORAF, Vooraf
from telmee.beleid.prognose import AANTAL, prognose
from telmee.beleid.terugblik import Terugblik, terugblik

FOUTEN = {"augustus": 3.2, "februari": 1.7, "mei": 0.9, "vijf_jaar": 8.0}
BREEDTE, BINNEN, VERSCHUIVING = 15.0, range(18, 24), 0.7
GEHALVEERD = (
    "groei", "groei_onzeker", "niveau_ruis", "groei_ruis", "seizoen", "seizoen_ruis", "verschil", "verschil_ruis",
    "uwv_ruis", "meting_ruis", "december", "week53_onbekend", "jaar_ruis",
)  # fmt: skip
KWART = {
    "gewicht_trend x 0,75": {"gewicht_trend": 0.75 * VOORAF.gewicht_trend},
    "gewicht_trend x 1,25": {"gewicht_trend": 1.25 * VOORAF.gewicht_trend},
    "demping x 0,75": {"demping": 0.6, "demping_laag": 0.45, "demping_hoog": 0.675},
    "demping x 1,25": {"demping": 1.0, "demping_laag": 0.75, "demping_hoog": 1.0},
}


def regel(naam: str, t: Terugblik) -> str:
    """One line of the table."""
    samen = t.samen()
    fouten = "  ".join(f"{samen[groep]['fout_pct']:5.2f}" for groep in FOUTEN)
    breed = samen["een_jaar"]["breedte_80_pct"]
    return f"{naam:24} {fouten}  {samen['een_tot_vijf_jaar']['binnen_80']:3} van 25  {breed:5.1f}"


def anders(veranderd: dict[str, float]) -> Terugblik:
    """The same with other priors, on fewer draws."""
    vooraf: Vooraf = replace(VOORAF, **veranderd)
    return terugblik(vooraf, 1000)


def main() -> int:
    """The table."""
    begin = time.perf_counter()
    prognose(deur.wetten(None))
    een = time.perf_counter()
    t = terugblik(VOORAF, AANTAL)
    print(f"prognose {een - begin:.1f} s, terugblik {time.perf_counter() - een:.1f} s, zonder de start van Python")
    print(f"{'gemiddelde fout in %':24} {'  '.join(f'{naam[:5]:>5}' for naam in FOUTEN)}  in de band  breed")
    print(regel("zoals vastgelegd", t))
    print(f"{'te halen':24} {'  '.join(f'{grens:5.1f}' for grens in FOUTEN.values())}  18 tot 23   {BREEDTE:5.1f}")
    samen = t.samen()
    mis = [groep for groep, grens in FOUTEN.items() if samen[groep]["fout_pct"] > grens]
    mis += ["band"] * (samen["een_tot_vijf_jaar"]["binnen_80"] not in BINNEN)
    mis += ["breedte"] * (samen["een_jaar"]["breedte_80_pct"] > BREEDTE)
    for naam, veranderd in KWART.items():
        dan = anders(veranderd)
        print(regel(naam, dan))
        if abs(dan.samen()["augustus"]["fout_pct"] - samen["augustus"]["fout_pct"]) >= VERSCHUIVING:
            mis.append(naam)
    for naam in GEHALVEERD:
        for keer in (0.5, 2):
            print(regel(f"{naam} x {keer:g}", anders({naam: keer * getattr(VOORAF, naam)})))
    print(f"Niet gehaald: {', '.join(mis) or 'niets'}")
    return int(bool(mis))


if __name__ == "__main__":
    sys.exit(main())
