"""How long an upload takes until its report, and how much memory: a year of filings to a server of its own.

    python bench/opname.py [--mensen 10000] [--maanden 12] [--samen 3]

Makes the filings first (invented people with test numbers), then sends them as files and as a zip, asking how far it is
as the page does. Prints seconds to the report, the slowest answer to such a question, and the largest memory of the
server. With `--samen` so many visitors send at the same moment, and it says how each ended. Needs the parts web and
test of the environment.
"""

from __future__ import annotations

import argparse
import http.client
import io
import re
import secrets
import sys
import tempfile
import threading
import time
import urllib.parse
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(WORTEL / "src"), str(WORTEL / "tests"), str(WORTEL / "bench")]
ADRES, RAND = "/wat-loop-ik-mis", "grens-van-de-meting"
Bestand = tuple[str, str, bytes]


class Meting:
    """One visitor of the server."""

    def __init__(self, gastheer: str) -> None:
        self.gastheer, self.cookie, self.langzaamst = gastheer, "", 0.0
        self.merk = secrets.token_hex(16)
        antwoord, inhoud = self.vraag("GET", ADRES)
        self.cookie = str(antwoord.getheader("Set-Cookie")).split(";")[0]
        self.token = re.findall(rb'csrfmiddlewaretoken" value="([^"]+)"', inhoud)[0].decode()

    def vraag(self, hoe: str, pad: str, inhoud: bytes = b"", soort: str = "") -> tuple[http.client.HTTPResponse, bytes]:
        """Status and body."""
        los = http.client.HTTPConnection(self.gastheer, timeout=600)
        los.request(hoe, pad, inhoud or None, {"Cookie": self.cookie} | ({"Content-Type": soort} if soort else {}))
        antwoord = los.getresponse()
        return antwoord, antwoord.read()

    def hoe_ver(self, klaar: threading.Event) -> None:
        """Asks until it is done."""
        velden = {"csrfmiddlewaretoken": self.token, "merk": self.merk, "vanaf": "0"}
        while not klaar.wait(0.7):
            begin = time.monotonic()
            self.vraag("POST", f"{ADRES}/voortgang", urllib.parse.urlencode(velden).encode(),
                       "application/x-www-form-urlencoded")  # fmt: skip
            self.langzaamst = max(self.langzaamst, time.monotonic() - begin)

    def stuur(self, bestanden: list[Bestand]) -> tuple[float, int]:
        """Seconds until the report was shown, and bytes sent."""
        velden = {"csrfmiddlewaretoken": self.token, "merk": self.merk, "jaar": "2026", "uren_vorig_jaar": "1000000"}
        delen = [_deel(f'name="{n}"', w.encode()) for n, w in velden.items()]
        delen += [_deel(f'name="{veld}"; filename="{naam}"', inhoud) for veld, naam, inhoud in bestanden]
        lichaam = b"".join(delen) + f"--{RAND}--\r\n".encode()
        klaar = threading.Event()
        vrager = threading.Thread(target=self.hoe_ver, args=(klaar,))
        vrager.start()
        begin = time.monotonic()
        antwoord, _ = self.vraag("POST", ADRES, lichaam, f"multipart/form-data; boundary={RAND}")
        if antwoord.status == 503 and antwoord.getheader("Retry-After"):  # busy, and it says when to come back
            klaar.set()
            vrager.join()
            return -1, len(lichaam)
        assert antwoord.status == 303, antwoord.status
        self.cookie += "; " + re.findall(r"telmee_uitslag=[^;]+", str(antwoord.headers))[0]
        assert self.vraag("GET", f"{ADRES}/rapport")[0].status == 200
        duur = time.monotonic() - begin
        klaar.set()
        vrager.join()
        return duur, len(lichaam)


def _deel(kop: str, inhoud: bytes) -> bytes:
    return f"--{RAND}\r\nContent-Disposition: form-data; {kop}\r\n\r\n".encode() + inhoud + b"\r\n"


def piek(proces: int) -> int:
    """The largest memory of this process and those that it started, in MiB."""
    kinderen = Path(f"/proc/{proces}/task/{proces}/children").read_text().split()
    eigen = re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{proces}/status").read_text())
    return max(int(eigen[0]) // 1024, *(piek(int(kind)) for kind in kinderen), 0)


def main() -> None:
    """Both ways to send."""
    import werkgever

    import web_server

    opties = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    opties.add_argument("--mensen", type=int, default=10_000)
    opties.add_argument("--maanden", type=int, default=12)
    opties.add_argument("--samen", type=int, default=1)
    gekozen = opties.parse_args()
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        werkgever.maak(map_, gekozen.mensen, gekozen.maanden)
        lijst: Bestand = ("register", "register.csv", (map_ / "register.csv").read_bytes())
        los: list[Bestand] = [("aangiften", pad.name, pad.read_bytes()) for pad in sorted(map_.glob("*.xml"))]
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for _, naam, inhoud in los:
            zip_.writestr(naam, inhoud)
    for vorm, bestanden in (("bestanden", los), ("zip", [("aangiften", "jaar.zip", doel.getvalue())])):
        with web_server.server(TELMEE_DEMO="1") as loopt:
            metingen = [Meting(urllib.parse.urlsplit(loopt.adres).netloc) for _ in range(gekozen.samen)]
            with ThreadPoolExecutor(gekozen.samen) as bezoekers:
                klaar = list(bezoekers.map(lambda meting, wat=(lijst, *bestanden): meting.stuur([*wat]), metingen))
            geheugen = piek(loopt.proces.pid)
        duren = ", ".join("503" if duur < 0 else f"{duur:.1f} s" for duur, _ in klaar)
        print(f"{vorm}: {klaar[0][1] / 1e6:.0f} MB, {duren}, {geheugen} MiB, voortgang hoogstens "
              f"{max(m.langzaamst for m in metingen) * 1000:.0f} ms", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
