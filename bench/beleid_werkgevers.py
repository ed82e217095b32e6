"""`telmee beleid werkgevers` against the employers of `bench/run`: every round both, each in a process of its own.

    python bench/beleid_werkgevers.py --rijen 12           made first when it is not there
    python bench/beleid_werkgevers.py --map MAP --keer 3   a data set that is already there

Imports, the law and one tiny question come before the clock, for all alike; the records are not checked. Wanted: 1.5
times the rules of the employers with every fact tested. A third line says what the heart of it costs: a query by hand
that only caps the two wages per employee and year, file by file, for the files that are made share no employer.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from een import piek, warm_op
from meet import JAAR, UIT, dataset, een, opties, verwarm
from taken import Opdracht

HIER = Path(__file__).resolve().parent
GRENS = 1.5
TEGEN = "duckdb-onze-toets"
LONEN = "alleen de lonen, met de hand"
HERVORMING = "quotum: {activering: 2027, vorm: opslag}"


def onze(map_: str) -> dict[str, object]:
    """One answer, in this process."""
    from telmee.beleid import werkgevers, werkgevers_feiten, werkgevers_groepen
    from telmee.beleid.hervorming_lezen import lees
    from telmee.wet import Wetten

    wetten = Wetten.known()
    hervorming = lees(HERVORMING, wetten)
    werkgevers_feiten.wet_van(wetten, JAAR)
    warm_op("duckdb")
    begin, cpu = time.perf_counter(), time.process_time()
    with werkgevers_feiten.open_voor(map_, JAAR) as gegevens:
        feiten = werkgevers_feiten.feiten(gegevens, wetten, controle=False)
    tussen = time.process_time()
    uitkomst = werkgevers.reken(hervorming, feiten)
    (variant,) = uitkomst.varianten
    groepen = werkgevers_groepen.groepen(variant)
    duur, verbruik = time.perf_counter() - begin, time.process_time() - cpu
    return {
        "seconden": duur,
        "cpu": verbruik,
        "cpu_na_tellen": time.process_time() - tussen,
        "MiB": piek(),
        "werkgevers": groepen[-1].maten["werkgevers"],
        "rijk": variant.rijk("opslag"),
    }


def lonen_met_de_hand(map_: str) -> dict[str, object]:
    """Two wages per employee and employer, each at most the maximum, summed per employer; all written out here."""
    import duckdb

    from telmee.wet import Wetten

    hoogste = Wetten.known().op(JAAR).figure("maximumpremieloon")
    in_dienst = "soort in (11, 13, 15)"
    bestanden = sorted((Path(map_) / "dienstverbanden" / f"jaar={JAAR}").glob("*.parquet"))
    vraag = f"""
        select werkgever, sum(least(met_opslag, {hoogste})), sum(least(alles, {hoogste})) from (
            select werkgever, persoon,
                sum(case when {in_dienst} and aard not in (11, 21, 22, 24, 82) then loon_sv else 0 end) met_opslag,
                sum(case when {in_dienst} then loon_sv else 0 end) alles
            from read_parquet(?) group by all)
        group by 1"""
    warm_op("duckdb")
    begin, cpu = time.perf_counter(), time.process_time()
    with duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": "false"}) as verbinding:
        aantal = sum(len(verbinding.execute(vraag, [str(pad)]).fetchall()) for pad in bestanden)
    duur, verbruik = time.perf_counter() - begin, time.process_time() - cpu
    return {"seconden": duur, "cpu": verbruik, "MiB": piek(), "werkgevers": aantal}


def in_proces(map_: Path, wat: str = "--een") -> dict[str, float]:
    """The same in a process of its own."""
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join([str(HIER.parent / "src"), str(HIER)])}
    woorden = [sys.executable, __file__, wat, str(map_)]
    klaar = subprocess.run(woorden, capture_output=True, text=True, check=True, env=omgeving)
    uit: dict[str, float] = json.loads(klaar.stdout.splitlines()[-1])
    return uit


def main() -> None:
    """Measures all three, interleaved, and prints the medians and their ratio."""
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--rijen", type=int, default=12)
    lezer.add_argument("--map", type=Path)
    lezer.add_argument("--keer", type=int, default=3)
    lezer.add_argument("--een")
    lezer.add_argument("--lonen")
    keuze = lezer.parse_args()
    if keuze.een:
        print(json.dumps(onze(keuze.een)))
        return
    if keuze.lonen:
        print(json.dumps(lonen_met_de_hand(keuze.lonen)))
        return
    UIT.mkdir(exist_ok=True)
    map_ = keuze.map or dataset(opties(["--rijen", str(keuze.rijen)]))
    verwarm(map_, JAAR)
    gemeten: dict[str, list[dict[str, float]]] = {"beleid werkgevers": [], "taak (b)": [], LONEN: []}
    for _ in range(keuze.keer):
        gemeten["beleid werkgevers"].append(in_proces(map_))
        with tempfile.TemporaryDirectory() as werkmap:
            gemeten["taak (b)"].append(een(TEGEN, Opdracht("werkgever", str(map_), JAAR), 1200, Path(werkmap)))
        gemeten[LONEN].append(in_proces(map_, "--lonen"))
        for naam, keren in gemeten.items():
            laatste = keren[-1]
            print(f"{naam}: {json.dumps(laatste)}"[:400], flush=True)
    mediaan = {
        naam: {maat: statistics.median(k[maat] for k in keren) for maat in ("seconden", "cpu", "MiB")}
        for naam, keren in gemeten.items()
    }
    for naam, maten in mediaan.items():
        print(f"{naam}: {maten['seconden']:.1f} s, {maten['cpu']:.1f} s processor, {maten['MiB']:.0f} MiB")
    keer = {m: mediaan["beleid werkgevers"][m] / mediaan["taak (b)"][m] for m in ("seconden", "cpu")}
    print(f"verhouding: {keer['seconden']:.2f} (processor {keer['cpu']:.2f}), gewenst hoogstens {GRENS}")


if __name__ == "__main__":
    main()
