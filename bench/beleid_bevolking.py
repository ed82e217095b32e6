"""The population held against what was published, and its baseline against the forecast.

Prints what is, what it must be and by what; ends with 1 when something is not reached. The overshoot after the last
fitted quarter is printed with its reason. Run after ./telmee beleid has installed its libraries.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from telmee.beleid import ijking, verken
from telmee.beleid.hervorming_lezen import lees
from telmee.beleid.prognose import prognose
from telmee.wet import Wetten

TOT = 2030


def terug() -> list[tuple[str, float, float, float]]:
    """Name, what it is, where it must be and how far it may be off; shares."""
    f, t, was = ijking.fouten(), ijking.terugkijken(), ijking.gepubliceerd_over_duur()
    return [
        (f"mensen aan het werk, {len(f['mensen'])} standen, gemiddeld ernaast", f["gemiddeld_mensen"], 0, 0.02),
        ("extra banen 2017-2024, gemiddeld ernaast", f["gemiddeld_banen"], 0, 0.05),
        (f"{len(f['stromen'])} kwartalen met stromen, gemiddeld ernaast", f["gemiddeld_stromen"], 0, 0.08),
        ("in drie jaar nooit gewerkt", t.nooit, was["nooit_in_drie_jaar"], 0.04),
        ("een jaar later aan het werk", t.jaar_later, was["jaar_later"], 0.02),
        ("starters, een jaar later", t.starters, was["starters"], 0.04),
    ]


def main() -> int:
    """The table."""
    goed = True
    for naam, is_nu, moet, marge in terug():
        raak = abs(is_nu - moet) <= marge
        goed = goed and raak
        grens = f"hoogstens {marge:.0%}" if moet == 0 else f"{moet:.0%} met {marge * 100:.0f} punten"
        print(f"{naam:58} {is_nu:6.1%}  {grens:22} {'gehaald' if raak else 'NIET gehaald'}")
    f = ijking.fouten()
    for op, fout in f["mensen"].items():
        if op > ijking.GEIJKT_TOT:
            print(f"na de ijking: mensen aan het werk op {op:%d-%m-%Y} {fout:+.1%}")
    print(f"na de ijking: extra banen eind 2024 {f['banen'][2024]:+.1%}\n{ijking.NA_2023}")
    wetten = Wetten.known()
    basis = verken.reken(verken.Vraag(lees("{}", wetten), wetten, TOT - 2024))
    for rij in prognose(wetten, tot=TOT).als_dict()["jaren"]:
        ons, hun = basis.band("extra_banen", rij["jaar"]), rij["maten"]["totaal"]
        raak = hun["p10"] < ons["p50"] < hun["p90"]
        goed = goed and raak
        print(
            f"basis eind {rij['jaar']}: {ons['p50']:7} ({ons['p10']} tot {ons['p90']}); prognose {hun['p50']:7} "
            f"({hun['p10']} tot {hun['p90']}): {'erin' if raak else 'ERUIT'}"
        )
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
