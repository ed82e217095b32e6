"""How fast the pages are: every page under load by wrk, one process, beside a bare answer of the same server.

    python bench/web.py [--seconden 3] [--samen 8] [PAD ...]

Prints per address the requests a second, p50, p95 and p99 in ms, the answer compressed in kB, and how many errors there
were; then 100 visitors at once on the calculator. Needs wrk (Debian, Ubuntu: apt-get install wrk) and the parts web and
test of the environment. The bare answer is `/leven`, a view of one line through the same middleware.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL / "src"), str(WORTEL / "tests")]
LUA = """done = function(s, l, r)
  print(string.format('{"verzoeken": %d, "duur": %d, "p50": %.2f, "p95": %.2f, "p99": %.2f, "fouten": %d}', s.requests,
    s.duration, l:percentile(50)/1000, l:percentile(95)/1000, l:percentile(99)/1000,
    s.errors.status + s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))
end"""
CALCULATOR = "sector=overheid&jaar=2026&uren=100+x+36&uren_vorig_jaar=180.000&doelgroep_uren=3000"


def meet(adres: str, seconden: int, samen: int) -> dict[str, float]:
    """One run of wrk."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(LUA)
        lua.flush()
        opdracht = ["wrk", "-t", "1", "-c", str(samen), "-d", f"{seconden}s", "--timeout", "30s", "-s", lua.name, adres]
        uit = subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout
    gevonden = re.search(r"\{.*\}", uit)
    assert gevonden, uit
    cijfers = json.loads(gevonden[0])
    cijfers["per_seconde"] = cijfers["verzoeken"] / (cijfers["duur"] / 1e6)
    return cijfers


def gewicht(adres: str) -> float:
    """The page compressed, in kB."""
    with urllib.request.urlopen(adres, timeout=60) as antwoord:
        return len(gzip.compress(antwoord.read(), 6)) / 1000


def adressen() -> list[str]:
    """Every page that is known without an upload."""
    from django.urls import reverse

    import web_hulp

    gevonden = []
    for pagina in web_hulp.paginas():
        if "GET" in pagina.methoden and not pagina.los:
            gevonden.append(reverse(pagina.naam, kwargs=dict(pagina.voorbeeld) or None))
    return gevonden


def main() -> int:
    """Prints the table."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("paden", nargs="*")
    vraag.add_argument("--seconden", type=int, default=3)
    vraag.add_argument("--samen", type=int, default=4)
    keuze = vraag.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is er niet (Debian, Ubuntu: sudo apt-get install wrk).", file=sys.stderr)
        return 1
    import web_server

    paden = keuze.paden or ["/leven", *adressen(), f"/werkgever/calculator?{CALCULATOR}"]
    with web_server.server() as server:
        print(f"{'adres':60} {'per s':>8} {'p50':>7} {'p95':>7} {'p99':>7} {'kB':>7} fouten")
        for pad in paden:
            try:
                kb = gewicht(server.adres + pad)
            except urllib.error.HTTPError as fout:
                print(f"{pad[:60]:60} {fout.code}")
                continue
            c = meet(server.adres + pad, keuze.seconden, keuze.samen)
            print(
                f"{pad[:60]:60} {c['per_seconde']:8.0f} {c['p50']:7.1f} {c['p95']:7.1f} {c['p99']:7.1f} {kb:7.1f} "
                f"{c['fouten']:.0f}",
                flush=True,
            )
        c = meet(f"{server.adres}/werkgever/calculator?{CALCULATOR}", keuze.seconden, 100)
        print(f"{'100 bezoekers op de calculator':60} {c['per_seconde']:8.0f} {c['p50']:7.1f} {c['p95']:7.1f} "
              f"{c['p99']:7.1f} {'':7} {c['fouten']:.0f}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
