"""Look-ups under load: p95 and how many a second, with the log on, at 2 and 32 clients, and a list of ten thousand.

    bench/register [--mensen 270000] [--seconden 8] [--postgres] [--json BESTAND]

A register of invented people (test numbers) is filled, the program serves it, and wrk asks about somebody else each
time, in the name of an employer, through the whole API. Beside it the same server answers a bare page with one read and
one insert. Then `lijst` is asked for 10,000 BSNs at once. What must be reached stands in `EISEN`; less is exit code 1.
Needs wrk (Debian, Ubuntu: apt-get install wrk), and PostgreSQL for --postgres (with fsync on).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL / "src"), str(WORTEL / "tests")]
EISEN = {"sqlite": {"per_seconde_32": 150, "p95_2": 20.0, "lijst": 3.0},
         "postgresql": {"per_seconde_32": 250, "p95_2": 20.0, "lijst": 3.0}}  # fmt: skip
LHNR = "900000001L01"
LUA = """
local bsns = {}
for regel in io.lines("%(bestand)s") do bsns[#bsns + 1] = regel end
local n = math.random(#bsns)
request = function()
  n = n %% #bsns + 1
  if %(kaal)s then return wrk.format("GET", "/kaal?n=" .. n) end
  local inhoud = '{"doel": "arbeidsdeelname", "relatie": "verwacht", "bsn": "' .. bsns[n] .. '"}'
  return wrk.format("POST", "/api/v1/register/opvragingen", {["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer demo-bakker"}, inhoud)
end
done = function(s, l, r)
  print(string.format('{"verzoeken": %%d, "duur": %%d, "p50": %%.2f, "p95": %%.2f, "p99": %%.2f, "fouten": %%d}',
    s.requests, s.duration, l:percentile(50)/1000, l:percentile(95)/1000, l:percentile(99)/1000,
    s.errors.status + s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))
end"""


def bsns(aantal: int) -> list[str]:
    """Numbers that pass the eleven-test and belong to nobody: the first digit is 9."""
    gevonden = []
    nummer = 900_000_000
    while len(gevonden) < aantal:
        nummer += 1
        if sum(int(c) * g for c, g in zip(str(nummer), (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0:
            gevonden.append(str(nummer))
    return gevonden


VULLEN = """
import sys, secrets, datetime as d
sys.path[:0] = %(pad)r
from telmee.cli.register import bereid_voor
sleutels = bereid_voor()
from django.db import transaction
from telmee.register.models import Persoon, Registratie, Inkomstenverhouding
actief, toen = sleutels.actief, d.datetime(2020, 1, 1, tzinfo=d.UTC)
bsns = open(%(bestand)r).read().split()
for begin in range(0, len(bsns), 20_000):
    with transaction.atomic():
        deel = [Persoon(nummer=begin * 7 + n + 1, bsn_index=actief.zoek(b), bsn_versleuteld=actief.versleutel(b),
                        sleutel=actief.nummer, kop=bytes(32)) for n, b in enumerate(bsns[begin:begin + 20_000])]
        Persoon.objects.bulk_create(deel)
        mensen = list(Persoon.objects.filter(nummer__gt=begin * 7).order_by('nummer'))
        Registratie.objects.bulk_create([Registratie(persoon=p, van=d.date(2018, 1, 1), tot=None if n %% 3 else
            d.date(2025, 6, 30), bekend_van=toen) for n, p in enumerate(mensen) if n %% 2])
        Inkomstenverhouding.objects.bulk_create([Inkomstenverhouding(persoon=p, loonheffingennummer='%%09dL01' %%
            (900_000_000 + n %% 4000), nummer=1, van=d.date(2024, 1, 1), bekend_van=toen)
            for n, p in enumerate(mensen)])
"""


@dataclass(frozen=True)
class Server:
    """Where it answers, the file with BSNs, the BSNs, and its processes."""

    adres: str
    bestand: Path
    bsns: list[str]
    nummers: list[int]

    def rekentijd(self) -> float:
        """Of all its processes."""
        return sum(map(rekentijd, self.nummers))

    def wacht_tot_rustig(self) -> None:
        """Until it has prepared its pages (`opwarmen`): less than a tenth of a processor for two seconds."""
        for _ in range(60):
            voor = self.rekentijd()
            time.sleep(2)
            if self.rekentijd() - voor < 0.2:
                return


@contextlib.contextmanager
def server(database: str, mensen: int) -> Iterator[Server]:
    """A filled register and the program that serves it."""
    import web_server

    map_, poort = Path(tempfile.mkdtemp(prefix="telmee-bench-")), web_server.vrije_poort()
    bestand, alle = map_ / "bsns", bsns(mensen)
    bestand.write_text("\n".join(alle), encoding="ascii")
    eigen = {k: v for k, v in os.environ.items() if not k.startswith(("TELMEE_", "DJANGO_"))}
    eigen |= {"PYTHONPATH": str(WORTEL / "src"), "TELMEE_MAP": str(map_), "TELMEE_DEMO": "1"}
    eigen |= {"TELMEE_REGISTER_GRENZEN": "per_minuut=0,per_dag=0,missers_per_uur=0,missers_per_dag=0,op_rij=0"}
    if database:
        eigen["TELMEE_DATABASE"] = database
    begin = time.perf_counter()
    vullen = VULLEN % {"pad": sys.path[:2], "bestand": str(bestand)}
    subprocess.run([sys.executable, "-P", "-c", vullen], env=eigen, check=True)
    print(f"  gevuld met {mensen} mensen in {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    with (map_ / "log").open("wb") as log:
        opdracht = [sys.executable, str(WORTEL / "bench/register_server.py"), str(poort)]
        proces = subprocess.Popen(opdracht, env=eigen, stdout=log, stderr=subprocess.STDOUT)
    try:
        adres = f"http://127.0.0.1:{poort}"
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(adres + "/leven", timeout=5):
                break
            time.sleep(0.1)
        kinderen = Path(f"/proc/{proces.pid}/task/{proces.pid}/children").read_text(encoding="ascii").split()
        loopt = Server(adres, bestand, alle, [proces.pid, *map(int, kinderen)])
        loopt.wacht_tot_rustig()
        yield loopt
    finally:
        proces.terminate()
        proces.wait(20)
        shutil.rmtree(map_, ignore_errors=True)


def rekentijd(nummer: int) -> float:
    """Seconds of processor time that the server took so far: what it costs, however busy the machine is."""
    delen = Path(f"/proc/{nummer}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(delen[11]) + int(delen[12])) / os.sysconf("SC_CLK_TCK")


def meet(server_: Server, samen: int, seconden: int, kaal: bool = False) -> dict[str, float]:
    """One run of wrk."""
    adres, bestand, voor = server_.adres, server_.bestand, server_.rekentijd()
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(LUA % {"bestand": bestand, "kaal": str(kaal).lower()})
        lua.flush()
        opdracht = ["wrk", "-t", "1", "-c", str(samen), "-d", f"{seconden}s", "--timeout", "30s", "-s", lua.name, adres]
        uit = subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout
    gevonden = re.search(r"\{.*\}", uit)
    assert gevonden, uit
    cijfers: dict[str, float] = json.loads(gevonden[0])
    cijfers["per_seconde"] = cijfers["verzoeken"] / (cijfers["duur"] / 1e6)
    cijfers["cpu_ms"] = (server_.rekentijd() - voor) * 1000 / max(1, cijfers["verzoeken"])
    return cijfers


def lijst(adres: str, alle: list[str], aantal: int = 10_000) -> float:
    """Seconds for a list, through the API, the middle of three."""
    duren = []
    for keer in range(3):
        vraag = {"doel": "arbeidsdeelname", "relatie": "werknemer", "bsns": alle[keer * aantal : (keer + 1) * aantal]}
        koppen = {"Content-Type": "application/json", "Authorization": "Bearer demo-bakker"}
        verzoek = urllib.request.Request(adres + "/api/v1/register/lijsten", json.dumps(vraag).encode(), koppen)
        begin = time.perf_counter()
        with urllib.request.urlopen(verzoek, timeout=60) as antwoord:
            assert len(json.load(antwoord)["antwoorden"]) == aantal
        duren.append(time.perf_counter() - begin)
    return sorted(duren)[1]


def een(soort: str, database: str, keuze: argparse.Namespace) -> dict[str, Any]:
    """All figures of one database."""
    uit: dict[str, Any] = {"database": soort, "mensen": keuze.mensen}
    with server(database, keuze.mensen) as loopt:
        meet(loopt, 2, 2)
        for samen in (2, 32):
            uit[f"opvraging_{samen}"] = meet(loopt, samen, keuze.seconden)
            uit[f"kaal_{samen}"] = meet(loopt, samen, keuze.seconden, kaal=True)
        uit["lijst"] = lijst(loopt.adres, loopt.bsns) if keuze.mensen >= 30_000 else None
    return uit


def toon(uit: dict[str, Any]) -> bool:
    """Prints the figures; says whether they are enough."""
    print(f"{uit['database']}, {uit['mensen']} mensen")
    for naam in ("opvraging_2", "kaal_2", "opvraging_32", "kaal_32"):
        c = uit[naam]
        print(f"  {naam:13} {c['per_seconde']:6.0f}/s  p50 {c['p50']:6.1f}  p95 {c['p95']:6.1f}  p99 {c['p99']:6.1f} ms"
              f"  {c['cpu_ms']:.2f} ms rekentijd  fouten {c['fouten']:.0f}")  # fmt: skip
    if uit["lijst"]:
        print(f"  lijst van 10.000 in {uit['lijst']:.2f} s")
    eis = EISEN[uit["database"]]
    goed = uit["opvraging_32"]["per_seconde"] >= eis["per_seconde_32"] and uit["opvraging_2"]["p95"] < eis["p95_2"]
    goed = goed and (uit["lijst"] or 0) < eis["lijst"]
    return goed and not any(uit[f"opvraging_{samen}"]["fouten"] for samen in (2, 32))


def main() -> int:
    """Prints the table."""
    vraag = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    vraag.add_argument("--mensen", type=int, default=270_000)
    vraag.add_argument("--seconden", type=int, default=8)
    vraag.add_argument("--postgres", action="store_true")
    vraag.add_argument("--json", type=Path)
    keuze = vraag.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is er niet (Debian, Ubuntu: sudo apt-get install wrk).", file=sys.stderr)
        return 1
    import web_server

    alle = [een("sqlite", "", keuze)]
    if keuze.postgres:
        with web_server.postgres(fsync=True) as adres:
            alle.append(een("postgresql", adres, keuze))
    goed = [toon(uit) for uit in alle]
    if keuze.json:
        keuze.json.write_text(json.dumps(alle, indent=1), encoding="utf-8")
    return 0 if all(goed) else 1


if __name__ == "__main__":
    sys.exit(main())
