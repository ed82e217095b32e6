"""How fast the pages are: every page under load by wrk, one process, beside a bare answer of the same server.

    python bench/web.py [--seconden 3] [--samen 8] [PAD ...]

Prints per address the requests a second, that as a part of the bare answer, p50, p95 and p99 in ms, the answer
compressed in kB, and how many errors there were; then 100 visitors at once on the calculator. The server keeps what it
answered to the same question on the same day (`kit.onthouden`), so there are two figures: the same question each time,
and another one each time (the lines with "getrokken"), which is all computing. Needs wrk (Debian, Ubuntu: apt-get
install wrk) and the parts web and test of the environment. The bare answer is `/leven`, a view of one line through the
same middleware; it is measured before and after, and the mean of both counts.
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
import time
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
GETROKKEN = """math.randomseed(os.time())
request = function()
  local uren = math.random(1000, 9000000)
  local s = math.random(2) == 1 and "markt" or "overheid"
  return wrk.format("GET", string.format("%s?sector=%s&jaar=%d&uren=%d&{vorig}=%d&{deel}=%d&quotumpercentage=2,58",
    wrk.path, s, math.random(2026, 2027), uren, math.random(1000, 9000000), math.random(0, uren)))
end
"""
"""Another question each time: sector, year, hours of all, of the year before and of the target group."""
NAMEN = {
    "/werkgever/calculator": {"vorig": "uren_vorig_jaar", "deel": "doelgroep_uren"},
    "/api/v1/quotumberekening": {"vorig": "urenVorigJaar", "deel": "doelgroepUren"},
}
API = "sector=overheid&jaar=2026&uren=100+x+36&urenVorigJaar=180.000&doelgroepUren=3000"
CALCULATOR = "sector=overheid&jaar=2026&uren=100+x+36&uren_vorig_jaar=180.000&doelgroep_uren=3000"


def meet(adres: str, seconden: int, samen: int, vragen: str = "") -> dict[str, float]:
    """One run of wrk; `vragen`: what makes each request."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(vragen + LUA)
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


def tot_rust(proces: int, hoogstens: int = 180) -> None:
    """Waits until the server has nothing to do: a laptop makes its fictional country after the start."""
    stil, vorig = 0, -1
    for _ in range(hoogstens):
        kinderen = [p for d in Path(f"/proc/{proces}/task").iterdir() for p in (d / "children").read_text().split()]
        tijd = sum(
            sum(map(int, Path(f"/proc/{p}/stat").read_text().rsplit(")", 1)[1].split()[11:13])) for p in kinderen
        )
        stil, vorig = (stil + 1 if tijd - vorig <= 3 else 0), tijd
        if stil == 3:
            return
        time.sleep(1)


class Toon:
    """The table."""

    def __init__(self, kaal: float) -> None:
        self.kaal = kaal
        print(f"{'adres':60} {'per s':>8} {'kaal x':>6} {'p50':>7} {'p95':>7} {'p99':>7} {'kB':>7} fouten")

    def regel(self, naam: str, c: dict[str, float], kb: float | None = None) -> None:
        """One line."""
        deel = c["per_seconde"] / self.kaal
        print(f"{naam[:60]:60} {c['per_seconde']:8.0f} {deel:6.2f} {c['p50']:7.1f} {c['p95']:7.1f} {c['p99']:7.1f} "
              f"{'' if kb is None else f'{kb:.1f}':>7} {c['fouten']:.0f}", flush=True)  # fmt: skip


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

    vast = [*adressen(), f"/werkgever/calculator?{CALCULATOR}", f"/api/v1/quotumberekening?{API}"]
    with web_server.server() as server:
        tot_rust(server.proces.pid)
        kaal = [meet(server.adres + "/leven", keuze.seconden, keuze.samen)["per_seconde"]]
        toon = Toon(kaal[0])
        for pad in keuze.paden or vast:
            try:
                kb = gewicht(server.adres + pad)
            except urllib.error.HTTPError as fout:
                print(f"{pad[:60]:60} {fout.code}")
                continue
            toon.regel(pad, meet(server.adres + pad, keuze.seconden, keuze.samen), kb)
        for pad, namen in NAMEN.items() if not keuze.paden else ():
            lua = GETROKKEN.replace("{vorig}", namen["vorig"]).replace("{deel}", namen["deel"])
            toon.regel(f"{pad} (getrokken)", meet(server.adres + pad, keuze.seconden, keuze.samen, lua))
        vol = f"{server.adres}/werkgever/calculator?{CALCULATOR}"
        toon.regel("100 bezoekers op de calculator", meet(vol, keuze.seconden, 100))
        kaal.append(meet(server.adres + "/leven", keuze.seconden, keuze.samen)["per_seconde"])
        print(
            f"kaal antwoord: {kaal[0]:.0f} en {kaal[1]:.0f} per seconde; helft van het gemiddelde: {sum(kaal) / 4:.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
