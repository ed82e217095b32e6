"""Reads damaged filings with the real reader and with the strict one of the tests, and counts what was said of them.

    bench/vervorm --keer 100000 [--vanaf 0]

Prints the counts, the slowest reading and the most memory. Ends with 1 when a filing was read wrongly in silence, took
more than ten seconds of work, or brought the process over 400 MiB; the number of each such filing is printed, and
`vervormen.vervorm(number)` makes it again.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter

import vervormen

LANGST, MEEST = 10.0, 400


def main() -> int:
    """Runs the damage of `keer` seeds."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--keer", type=int, default=100_000)
    p.add_argument("--vanaf", type=int, default=0)
    keuze = p.parse_args()
    geteld, traagst, begin = Counter[str](), 0.0, time.perf_counter()
    for n in range(keuze.vanaf, keuze.vanaf + keuze.keer):
        sinds = time.process_time()
        uitslag = vervormen.oordeel(vervormen.vervorm(n))
        traagst = max(traagst, duur := time.process_time() - sinds)
        geteld[uitslag] += 1
        if uitslag.isupper() or duur > LANGST:
            print(f"{n}: {uitslag} ({duur:.1f} s)", flush=True)
        if (n + 1 - keuze.vanaf) % 5_000 == 0:
            print(f"{n + 1 - keuze.vanaf}: {dict(geteld)}", file=sys.stderr, flush=True)
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    for uitslag, aantal in sorted(geteld.items()):
        print(f"{aantal:8} {uitslag}")
    print(f"traagste {traagst:.2f} s, piek {mib:.0f} MiB, samen {time.perf_counter() - begin:.0f} s")
    return int(any(u.isupper() for u in geteld) or traagst > LANGST or mib > MEEST)


if __name__ == "__main__":
    sys.exit(main())
