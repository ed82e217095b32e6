"""A server that is killed while it answers: whoever got an answer has a line in the log."""

from __future__ import annotations

import json
import random
import sqlite3
import threading
import time
import urllib.error
import urllib.request

import pytest

import inzage_hulp as hulp
import web_server

pytestmark = pytest.mark.traag
DRADEN = 6


@pytest.mark.parametrize("keer", range(2))
def test_elk_gegeven_antwoord_staat_in_het_logboek_ook_na_sigkill(keer: int) -> None:
    rng, gekregen = random.Random(keer), []
    bsns = hulp.bsns(400)
    with web_server.server(
        TELMEE_REGISTER_GRENZEN="per_minuut=0,per_dag=0,missers_per_uur=0,missers_per_dag=0,op_rij=0"
    ) as server:
        klaar = threading.Event()

        def vraag(nummer: int) -> None:
            eigen = random.Random(nummer)
            while not klaar.is_set():
                inhoud = {"doel": "arbeidsdeelname", "relatie": "verwacht", "bsn": eigen.choice(bsns)}
                koppen = {"Content-Type": "application/json", "Authorization": "Bearer demo-bakker"}
                adres = f"{server.adres}/api/v1/register/opvragingen"
                verzoek = urllib.request.Request(adres, json.dumps(inhoud).encode(), koppen)
                try:
                    with urllib.request.urlopen(verzoek, timeout=20) as antwoord:
                        gekregen.append(antwoord.headers["traceparent"].split("-")[1:3])
                        antwoord.read()
                except (OSError, urllib.error.URLError):
                    if server.proces.poll() is not None:
                        return

        draden = [threading.Thread(target=vraag, args=(nummer,)) for nummer in range(DRADEN)]
        for draad in draden:
            draad.start()
        begin = time.monotonic()
        while len(gekregen) < 60 and time.monotonic() - begin < 60:
            time.sleep(0.05)
        time.sleep(rng.uniform(0.0, 0.5))
        server.proces.kill()
        server.proces.wait(20)
        klaar.set()
        for draad in draden:
            draad.join(30)
        with sqlite3.connect(server.map / "telmee.sqlite3") as db:
            geschreven = {(bytes(t).hex(), bytes(s).hex()) for t, s in db.execute(
                "SELECT trace_id, span_id FROM register_verwerking")}  # fmt: skip
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(gekregen) >= 60 and {tuple(each) for each in gekregen} <= geschreven
