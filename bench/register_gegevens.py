"""Loads 270,000 invented people with their history, and replays the published quarters person by person.

    .venv/bin/python bench/register_gegevens.py laden --mensen 270000
    .venv/bin/python bench/register_gegevens.py naspelen

`laden` is `telmee register maak` in an empty database, by wall time and processor time: wanted is under two minutes.
`naspelen` records every person of the published quarters 2021 Q3 to 2022 Q2 (some 257,000) as events in a database,
derives, and holds every published stock, flow and reason against what comes out: all must be equal to the person.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
HEEL = 413_709
"""Persons of scale 1."""


def open_register(database: str) -> Any:
    """An empty register with keys of its own."""
    os.environ["TELMEE_DEMO"] = "1"
    from telmee.cli.register import bereid_voor

    return bereid_voor(database)


def laden(sleutels: Any, mensen: int) -> bool:
    from telmee.register.synthetisch import maak

    wand, rekentijd = time.perf_counter(), time.process_time()
    uit = maak(mensen / HEEL, sleutels)
    wand, rekentijd = time.perf_counter() - wand, time.process_time() - rekentijd
    print(f"{uit.personen:,} people, {uit.gebeurtenissen:,} events: {wand:.0f} s wall, {rekentijd:.0f} s processor")
    return wand < 120


def naspelen(sleutels: Any) -> bool:
    from telmee.gegevens.loonaangifte.nummers import vele_verzonnen_bsns
    from telmee.register import bulk, models, naspelen, stromen, stromen_tonen, uitgeven
    from telmee.register.stromen import Kwartaal

    levens = naspelen.levens()
    bsns = vele_verzonnen_bsns(naspelen.aantal(levens))

    def personen() -> Iterator[tuple[str, Any]]:
        nummers = iter(bsns)
        for leven in levens:
            for _ in range(leven.aantal):
                bsn = next(nummers)
                yield bsn, [replace(each, kenmerk=f"na-{bsn}-{n}") for n, each in enumerate(leven.gebeurtenissen, 1)]

    begin = time.process_time()
    uit = bulk.neem_velen_op(personen(), sleutels, nummers={bsn: n for n, bsn in enumerate(bsns, 1)})
    print(f"{uit.personen:,} people, {uit.gebeurtenissen:,} events, refused {len(uit.geweigerd)}")
    pks = dict(models.Persoon.objects.values_list("nummer", "pk"))
    werk, nummer, nu = [], 0, datetime.now(UTC)
    for leven in levens:
        for _ in range(leven.aantal):
            nummer += 1
            if leven.werk:
                werk.append(models.Inkomstenverhouding(
                    persoon_id=pks[nummer], loonheffingennummer="900000016L01", nummer=1, van=leven.werk[0],
                    tot=leven.werk[1], bekend_van=nu,
                ))  # fmt: skip
    models.Inkomstenverhouding.objects.bulk_create(werk, batch_size=10_000)
    rij = naspelen.kwartalen_op_rij()
    welke = [Kwartaal.lees(k.kwartaal) for k in rij]
    ons = stromen.bereken(uitgeven.perioden(), welke, stromen_tonen.REDENEN)
    goed = ons.begin == rij[0].begin and not uit.geweigerd
    for uwv, q in zip(rij, ons.kwartalen, strict=True):
        redenen = {stromen_tonen.GEPUBLICEERD.get(n, n): aantal for n, aantal in uwv.uit_naar.items()}
        gelijk = (
            (q.register, q.werkend) == (uwv.register, uwv.werkend)
            and dict(q.bewegingen) == dict(uwv.stromen)
            and all(q.in_naar[n] == aantal for n, aantal in uwv.in_naar.items())
            and all(q.uit_naar[n] == aantal for n, aantal in redenen.items())
        )
        print(f"{uwv.kwartaal}: register {q.register:,}, working {q.werkend:,}: {'equal' if gelijk else 'DIFFERENT'}")
        goed = goed and gelijk
    print(f"{time.process_time() - begin:.0f} s processor")
    return goed


def main() -> int:
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("wat", choices=("laden", "naspelen"))
    vraag.add_argument("--mensen", type=int, default=270_000)
    vraag.add_argument("--database", help="another database than a new one of SQLite; it must be empty")
    keuze = vraag.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        sleutels = open_register(keuze.database or f"sqlite:///{map_}/register.db")
        goed = laden(sleutels, keuze.mensen) if keuze.wat == "laden" else naspelen(sleutels)
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
