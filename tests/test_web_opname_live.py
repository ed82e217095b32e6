"""On a real server: read while it comes in, no byte of it on the disk, nothing left of a connection that breaks."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import sqlite3
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

import opname_hulp as hulp
from opname_hulp import ADRES, RAND, VELDEN, aangiften, lichaam, lijsten, zip_van
from telmee.gegevens.loonaangifte.nummers import verzonnen_bsns
from telmee.werkgever import voorbeeld
from web_server import Server, server

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="wat een proces openheeft is hier niet te zien"
)
NUMMERS = [f"{bsn:09d}".encode() for bsn in verzonnen_bsns(voorbeeld.OMVANG)]
MERK, EIGEN = "L" * 32, "S" * 32
TOKEN = re.compile(rb'csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture(scope="module")
def loopt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    tijdelijk = tmp_path_factory.mktemp("tijdelijk")
    with server(TMPDIR=str(tijdelijk), TELMEE_DEMO="1") as gestart:
        yield gestart


class Bezoeker:
    """A browser: a cookie and the token of the form."""

    def __init__(self, loopt: Server) -> None:
        self.gastheer = urllib.parse.urlsplit(loopt.adres).netloc
        antwoord, inhoud = self.vraag("GET", ADRES)
        self.cookie = str(antwoord.getheader("Set-Cookie")).split(";")[0]
        gevonden = TOKEN.search(inhoud)
        assert gevonden
        self.token = gevonden[1].decode()

    cookie = ""

    def vraag(self, hoe: str, pad: str, inhoud: bytes = b"", soort: str = "") -> tuple[http.client.HTTPResponse, bytes]:
        verbinding = http.client.HTTPConnection(self.gastheer, timeout=120)
        verbinding.request(
            hoe, pad, inhoud or None, {"Cookie": self.cookie} | ({"Content-Type": soort} if soort else {})
        )
        antwoord = verbinding.getresponse()
        return antwoord, antwoord.read()

    def formulier(self, pad: str, **velden: str) -> bytes:
        inhoud = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token} | velden).encode()
        return self.vraag("POST", pad, inhoud, "application/x-www-form-urlencoded")[1]

    def lichaam(self, bestanden: list[hulp.Bestand], merk: str = MERK) -> bytes:
        return lichaam({"csrfmiddlewaretoken": self.token, "merk": merk} | VELDEN, bestanden)

    def begin(self, inhoud: bytes, lengte: int) -> socket.socket:
        """Sends the head and this much of the body."""
        gastheer, poort = self.gastheer.split(":")
        los = socket.create_connection((gastheer, int(poort)), timeout=60)
        kop = (f"POST {ADRES} HTTP/1.1\r\nHost: {self.gastheer}\r\nCookie: {self.cookie}\r\n"
               f"Content-Length: {lengte}\r\nContent-Type: multipart/form-data; boundary={RAND}\r\n"
               "Connection: close\r\n\r\n")  # fmt: skip
        los.sendall(kop.encode() + inhoud)
        return los

    def hoe_ver(self, merk: str = MERK) -> dict[str, object]:
        gevonden: dict[str, object] = json.loads(self.formulier(f"{ADRES}/voortgang", merk=merk, vanaf="0"))
        return gevonden


def processen(loopt: Server) -> list[int]:
    """The server and those that it started."""
    kinderen = Path(f"/proc/{loopt.proces.pid}/task/{loopt.proces.pid}/children").read_text().split()
    return [loopt.proces.pid, *map(int, kinderen)]


def geschreven(loopt: Server) -> int:
    """Bytes that went out by write, sockets left out: those send."""
    return sum(int(re.search(r"wchar: (\d+)", Path(f"/proc/{p}/io").read_text())[1]) for p in processen(loopt))


def open_bestanden(loopt: Server) -> Iterator[Path]:
    """What the server has open, also what has no name any more."""
    for proces in processen(loopt):
        for fd in Path(f"/proc/{proces}/fd").iterdir():
            try:
                if fd.is_file():
                    yield fd
            except OSError:
                continue


def eis_geen_nummer(paden: Iterator[Path]) -> None:
    for pad in paden:
        try:
            inhoud = pad.read_bytes()
        except OSError:
            continue
        assert not any(nummer in inhoud for nummer in NUMMERS), pad


def op_de_schijf(loopt: Server) -> Iterator[Path]:
    return (pad for pad in loopt.map.rglob("*") if pad.is_file())


def bewaard(loopt: Server) -> int:
    with sqlite3.connect(loopt.map / "telmee.sqlite3") as db:
        return int(db.execute("select count(*) from opname_stuk").fetchone()[0])


def test_it_reads_while_it_comes_in_and_a_break_at_80_percent_leaves_nothing(
    loopt: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bezoeker = Bezoeker(loopt)
    heel = bezoeker.lichaam([*lijsten(), *aangiften()])
    tijdelijk = Path(
        next(
            e for e in Path(f"/proc/{loopt.proces.pid}/environ").read_bytes().split(b"\0") if e.startswith(b"TMPDIR=")
        )[7:].decode()
    )
    voor, map_voor = geschreven(loopt), os.stat(tijdelijk).st_mtime_ns
    los = bezoeker.begin(heel[: len(heel) * 8 // 10], len(heel))
    einde = time.monotonic() + 60
    while len(namen := [g["naam"] for g in bezoeker.hoe_ver()["gebeurd"] if g["soort"] == "bestand"]) < 9:  # type: ignore[attr-defined]
        assert time.monotonic() < einde, namen
        time.sleep(0.1)
    assert bezoeker.hoe_ver()["fase"] == "lezen", "files are read before the last one is here"
    eis_geen_nummer(open_bestanden(loopt))
    los.close()
    while bezoeker.hoe_ver()["fase"] != "mislukt":
        assert time.monotonic() < einde
        time.sleep(0.1)
    assert bewaard(loopt) == 0
    assert geschreven(loopt) - voor < len(heel) // 20, "what was sent is written nowhere"
    assert os.stat(tijdelijk).st_mtime_ns == map_voor, "no file was made in the temporary folder"
    eis_geen_nummer(op_de_schijf(loopt))
    assert loopt.haal("/gereed")[0] == 200


@pytest.mark.parametrize("vorm", ["files", "zip"])
def test_a_whole_upload_writes_only_what_is_kept_encrypted(loopt: Server, vorm: str) -> None:
    bezoeker = Bezoeker(loopt)
    los = aangiften() if vorm == "files" else [("aangiften", "jaar.zip", zip_van(aangiften()))]
    antwoord, _ = bezoeker.vraag(
        "POST", ADRES, bezoeker.lichaam([*lijsten(), *los], vorm * 8), f"multipart/form-data; boundary={RAND}"
    )
    assert antwoord.status == 303
    geheim = re.search(r"telmee_uitslag=([^;]+)", str(antwoord.headers))[1]
    assert "HttpOnly" in str(antwoord.headers) and "SameSite=Strict" in str(antwoord.headers)
    bezoeker.cookie += f"; telmee_uitslag={geheim}"
    _, positie = bezoeker.vraag("GET", f"{ADRES}/bestand/positie.json")
    opties = ("--jaar", "2026", "--uren-vorig-jaar", VELDEN["uren_vorig_jaar"], "--quotumpercentage", "2,58")
    verwacht, gekregen = hulp.opdrachtregel(*opties), json.loads(positie)
    for deel in ("uren", "quotum", "opslag_bonus", "lkv_totaal", "prognose", "termijnen"):
        assert gekregen[deel] == verwacht[deel]
    eis_geen_nummer(open_bestanden(loopt))
    eis_geen_nummer(op_de_schijf(loopt))
    for pad in op_de_schijf(loopt):
        assert geheim.encode() not in pad.read_bytes(), "the key is with the visitor alone"
    assert bewaard(loopt) > 0
    assert b"gewist" in bezoeker.formulier(f"{ADRES}/wissen")
    assert bewaard(loopt) == 0


def test_stop_ends_it_and_a_second_sending_of_the_form_takes_over(loopt: Server) -> None:
    bezoeker = Bezoeker(loopt)
    heel = bezoeker.lichaam([*lijsten(), *aangiften()], EIGEN)
    los = bezoeker.begin(heel[: len(heel) // 2], len(heel))
    einde = time.monotonic() + 60
    while not any(g["soort"] == "bestand" for g in bezoeker.hoe_ver(EIGEN)["gebeurd"]):  # type: ignore[attr-defined]
        assert time.monotonic() < einde, "the first one is being read"
        time.sleep(0.1)
    antwoord, _ = bezoeker.vraag("POST", ADRES, heel, f"multipart/form-data; boundary={RAND}")
    assert antwoord.status == 303, "the second one is whole"
    los.sendall(heel[len(heel) // 2 :])  # the first one goes on, and is told that it was stopped
    assert b"niets bewaard" in b"".join(iter(lambda: los.recv(65_536), b""))
    with sqlite3.connect(loopt.map / "telmee.sqlite3") as db:
        assert db.execute("select count(*) from opname_uitslag").fetchone()[0] == 1
    assert all(
        b"gevonden" not in regel and not any(n in regel for n in NUMMERS)
        for regel in loopt.log.read_bytes().splitlines()
    )
