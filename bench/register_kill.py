"""Kills writers of the register at random moments and counts what is left: `bench/register_kill.py --keer 200`.

Two writers record events of the same few persons as fast as they can, each says what was acknowledged in a file, and
both get SIGKILL after a random time. Then: every acknowledged event is there, none twice, every chain is whole, and the
derived rows are what follows. What was under way is given again with the same mark, as a source would, and may not be
there twice. On SQLite, or on what TELMEE_DATABASE says.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PERSONEN, SCHRIJVERS = 24, 2


def bereid_voor() -> None:
    """Django on a database of its own, unless one was given."""
    os.environ.setdefault("TELMEE_DEMO", "1")
    if "TELMEE_DATABASE" not in os.environ:
        os.environ["TELMEE_MAP"] = tempfile.mkdtemp(prefix="telmee-kill-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "telmee.web.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from telmee.register import opnemen
    from telmee.register.toetsen import Weigering

    for nummer in range(40):  # the law is read once, before there are children
        bsn, wat = gebeurtenis(f"begin-{nummer}")
        try:
            opnemen.neem_op(bsn, [wat], sleutels())
        except Weigering:
            pass


def sleutels() -> Any:
    from telmee.register.sleutels import Sleutel, Sleutels

    een = Sleutel(1, b"i" * 32, b"s" * 32)
    return Sleutels(een, (een,))


def bsns() -> list[str]:
    """Numbers that belong to nobody."""
    gevonden = []
    for nummer in range(900_500_000, 900_600_000):
        som = sum(int(c) * w for c, w in zip(str(nummer), (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if som % 11 == 0:
            gevonden.append(str(nummer))
        if len(gevonden) == PERSONEN:
            return gevonden
    raise AssertionError("too few numbers")


def gebeurtenis(kenmerk: str) -> tuple[str, Any]:
    """Person and event that belong to a mark: the same each time it is given."""
    from telmee.register.gebeurtenis import Gebeurtenis

    toeval = random.Random(kenmerk)
    soort, bron, feiten = toeval.choice(
        [
            ("dienstbetrekking", "UWV", {}),
            ("wajong", "UWV", {"vooraf_geinformeerd": True}),
            ("toeleiding", "GM0363", {"vooraf_geinformeerd": True}),
            ("loonwaarde", "GM0363", {"vooraf_geinformeerd": True, "loonwaarde_vastgesteld_procent": 6000}),
        ]
    )
    dag = date(2015, 1, 1) + timedelta(days=toeval.randrange(4_000))
    return toeval.choice(bsns()), Gebeurtenis(soort, "vaststelling", dag, feiten, bron, kenmerk)


def schrijf(naam: str, map_: Path) -> None:
    """A child: says what it begins, records it, says that it was acknowledged; until it is killed."""
    from telmee.register import opnemen
    from telmee.register.toetsen import Weigering

    begin = os.open(map_ / f"{naam}.begin", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    klaar = os.open(map_ / f"{naam}.klaar", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for nummer in range(10**9):
        kenmerk = f"{naam}-{nummer}"
        os.write(begin, f"{kenmerk}\n".encode())
        bsn, wat = gebeurtenis(kenmerk)
        try:
            opnemen.neem_op(bsn, [wat], sleutels())
        except Weigering:
            continue
        os.write(klaar, f"{kenmerk}\n".encode())


def ronde(nummer: int, map_: Path, toeval: random.Random) -> None:
    """Writers that live for a moment."""
    kinderen = []
    for schrijver in range(SCHRIJVERS):
        if (kind := os.fork()) == 0:
            try:
                schrijf(f"k{nummer}s{schrijver}", map_)
            except BaseException as fout:
                print(f"a writer stopped by itself: {fout!r}", file=sys.stderr, flush=True)
            os._exit(3)
        kinderen.append(kind)
    time.sleep(toeval.uniform(0.05, 0.5))
    for kind in kinderen:
        os.kill(kind, signal.SIGKILL)
    for kind in kinderen:
        _, uit = os.waitpid(kind, 0)
        if not os.WIFSIGNALED(uit):
            raise SystemExit("a writer stopped before it was killed")


def regels(map_: Path, soort: str) -> list[str]:
    """What the writers said; a line that was cut off was not said."""
    gevonden = []
    for pad in sorted(map_.glob(f"*.{soort}")):
        gevonden += [r for r in pad.read_text().splitlines(keepends=True) if r.endswith("\n")]
    return [each.strip() for each in gevonden]


def controleer(map_: Path) -> dict[str, int]:
    """Counts what may not be: all noughts but the first two."""
    from collections import Counter

    from telmee.register import keten, lezen, models, opnemen
    from telmee.register.toetsen import Weigering

    for pad in map_.glob("*.begin"):
        onderweg = [each.strip() for each in pad.read_text().splitlines()][-1:]
        for kenmerk in onderweg:
            bsn, wat = gebeurtenis(kenmerk)
            try:
                opnemen.neem_op(bsn, [wat], sleutels())
            except Weigering:
                pass
    erin = Counter(models.Gebeurtenis.objects.values_list("kenmerk", flat=True))
    bevestigd = regels(map_, "klaar")
    return {
        "bevestigd": len(bevestigd),
        "vastgelegd": sum(erin.values()),
        "verloren": sum(kenmerk not in erin for kenmerk in bevestigd),
        "dubbel": sum(aantal > 1 for aantal in erin.values()),
        "onbekend": len(erin.keys() - set(regels(map_, "begin")) - {f"begin-{n}" for n in range(40)}),
        "gebroken": len(list(keten.controleer())),
        "anders": len(list(lezen.verschillen())),
    }


def main() -> None:
    opties = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    opties.add_argument("--keer", type=int, default=200, help="so many kills (a round kills two writers at once)")
    opties.add_argument("--zaad", type=int, default=int(time.time()))
    gekozen = opties.parse_args()
    bereid_voor()
    from django.db import connection, connections

    toeval, map_ = random.Random(gekozen.zaad), Path(tempfile.mkdtemp(prefix="telmee-kill-zegt-"))
    soort = connection.vendor
    for nummer in range(-(-gekozen.keer // SCHRIJVERS)):
        connections.close_all()  # a child has a connection of its own
        ronde(nummer, map_, toeval)
    uit = controleer(map_)
    print(f"{soort}, {gekozen.keer} kills, seed {gekozen.zaad}: " + ", ".join(f"{k} {v}" for k, v in uit.items()))
    if any(uit[naam] for naam in ("verloren", "dubbel", "onbekend", "gebroken", "anders")) or not uit["bevestigd"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
