"""Keys: another one while the register is in use, stopped by SIGKILL wherever, and no BSN in clear anywhere."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import inzage_hulp as hulp

hulp.web_hulp.opgezet()
from django.conf import settings  # noqa: E402
from django.test import override_settings  # noqa: E402

from telmee.fouten import Fout  # noqa: E402
from telmee.register import inzage, sleutels, vervangen  # noqa: E402
from telmee.register.models import Persoon, Verwerking  # noqa: E402

D = date
WORTEL = Path(__file__).resolve().parent.parent
MENSEN = 400


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "sleutels.json"


# --- The file --------------------------------------------------------------------------------------------------------


def test_een_nieuwe_sleutel_versleutelt_en_de_oude_leest_nog(pad: Path) -> None:
    eerst = sleutels.maak(pad)
    geheim = eerst.actief.versleutel("999990007")
    later = sleutels.voeg_toe(pad)
    assert (later.actief.nummer, [s.nummer for s in later.alle]) == (2, [1, 2])
    assert later.van(1).ontsleutel(geheim) == "999990007"
    assert later.actief.zoek("999990007") != eerst.actief.zoek("999990007")
    with pytest.raises(Fout):
        later.actief.ontsleutel(geheim)


def test_het_bestand_is_van_de_eigenaar_alleen_en_een_open_bestand_wordt_geweigerd(pad: Path) -> None:
    sleutels.maak(pad)
    sleutels.voeg_toe(pad)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600 and [p.name for p in pad.parent.iterdir()] == [pad.name]
    pad.chmod(0o640)
    for doe in (sleutels.lees, sleutels.voeg_toe):
        with pytest.raises(Fout, match="rechten 600"):
            doe(pad)


def test_een_ander_bestand_wordt_gezien_en_hetzelfde_niet_opnieuw_gelezen(pad: Path) -> None:
    with pytest.raises(Fout, match="ontbreekt"):
        sleutels.huidige(pad)
    eerst = sleutels.huidige(pad, mag_maken=True)
    assert sleutels.huidige(pad) is eerst
    sleutels.voeg_toe(pad)
    assert sleutels.huidige(pad).actief.nummer == 2


def test_een_sleutel_staat_niet_in_wat_een_fout_toont(pad: Path) -> None:
    gemaakt = sleutels.maak(pad)
    assert repr(gemaakt.actief.index) not in repr(gemaakt) and "inhoud" not in repr(gemaakt)


# --- Another key for everything --------------------------------------------------------------------------------------


@pytest.fixture
def register() -> Iterator[list[str]]:
    hulp.leeg()
    bsns = hulp.bsns(MENSEN)
    for bsn in bsns:
        hulp.mens(bsn, [(D(2020, 1, 1), None)])
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield bsns
    hulp.leeg()


def nu() -> Any:
    return sleutels.huidige(Path(settings.REGISTER_SLEUTELS))


def zoek(bsn: str) -> bool:
    vraag = hulp.vraag("registratie", "geen")
    return bool(inzage.zoek(hulp.wie("uwv"), bsn, vraag, nu()).in_register)


def test_tijdens_het_vervangen_wordt_iedereen_gevonden_en_daarna_gaat_de_oude_sleutel_weg(register: list[str]) -> None:
    sleutelbestand = Path(settings.REGISTER_SLEUTELS)
    zoek(register[0])
    inzage.lijst(hulp.wie("uwv"), register[:5], hulp.vraag("registratie", "geen"), nu())
    sleutels.voeg_toe(sleutelbestand)
    oud = next(s for s in nu().alle if s.nummer != nu().actief.nummer)
    with pytest.raises(Fout, match="vervang"):
        vervangen.eis_weg_kan(nu())
    tussendoor = []
    vervangen.vervang(nu(), per=100, meld=lambda _: tussendoor.append(all(zoek(b) for b in register[::40])))
    assert len(tussendoor) > MENSEN // 100 and all(tussendoor)
    assert set(vervangen.aantallen()) == {nu().actief.nummer}
    assert vervangen.vervang(nu()) == 0  # again is nothing
    sleutels.neem_weg(sleutelbestand, vervangen.eis_weg_kan(nu()))
    assert oud.nummer not in [s.nummer for s in nu().alle] and all(zoek(b) for b in register)
    leeg = Verwerking.objects.get(betrokkene=b"")  # the line above those of the list is about nobody, still
    assert leeg.sleutel == nu().actief.nummer and not leeg.betrokkene_versleuteld


def test_een_lopende_rij_wordt_niet_half_en_niet_twee_keer_vervangen(register: list[str]) -> None:
    """Two at once: each row is changed by one of them."""
    sleutels.voeg_toe(Path(settings.REGISTER_SLEUTELS))
    deel = next(vervangen._delen(Persoon, nu(), MENSEN))
    eerste = vervangen._een_deel(Persoon, "bsn_index", "bsn_versleuteld", deel[:250], nu())
    tweede = vervangen._een_deel(Persoon, "bsn_index", "bsn_versleuteld", deel, nu())
    assert (eerste, tweede) == (250, MENSEN - 250) and all(zoek(b) for b in register[::40])


OPDRACHT = """
import os, sys
import django
django.setup()
from pathlib import Path
from django.conf import settings
from telmee.register import sleutels, vervangen
import time
print('begin', flush=True)
s = sleutels.huidige(Path(settings.REGISTER_SLEUTELS))
vervangen.vervang(s, per=7, meld=lambda n: time.sleep(0.002))
print('klaar', flush=True)
"""


def test_gedood_waar_dan_ook_staat_elke_rij_heel_onder_een_van_beide_en_gaat_het_later_verder(
    register: list[str],
) -> None:
    rng = random.Random(20261129)
    sleutels.voeg_toe(Path(settings.REGISTER_SLEUTELS))
    gedood = 0
    for keer in range(12):
        proces = subprocess.Popen(
            [sys.executable, "-c", OPDRACHT], stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(WORTEL / "src")},
        )  # fmt: skip
        assert proces.stdout is not None and proces.stdout.readline().strip() == "begin"
        time.sleep(rng.uniform(0.001, 0.06))
        proces.send_signal(signal.SIGKILL)
        proces.wait(10)
        gedood += "klaar" not in proces.stdout.read()
        proces.stdout.close()
        for rij in Persoon.objects.order_by("?")[:40]:
            bsn = nu().van(rij.sleutel).ontsleutel(bytes(rij.bsn_versleuteld))
            assert bytes(rij.bsn_index) == nu().van(rij.sleutel).zoek(bsn), keer
        assert Persoon.objects.count() == MENSEN and zoek(rng.choice(register))
        if set(Persoon.objects.values_list("sleutel", flat=True)) == {nu().actief.nummer}:
            break
    assert gedood >= 2
    vervangen.vervang(nu())
    assert set(vervangen.aantallen()) == {nu().actief.nummer} and all(zoek(b) for b in register[::20])


# --- Nowhere in clear ------------------------------------------------------------------------------------------------


def test_geen_bsn_staat_leesbaar_in_de_database_het_logboek_of_een_fout(register: list[str], capfd: Any) -> None:
    bsn, onbekend = "999990007", hulp.bsns(1, MENSEN + 1)[0]
    client = hulp.web_hulp.client()
    for wie, nummer in (("uwv", bsn), ("bakker", onbekend), ("bakker", "123456789")):
        inhoud = {"doel": "registratie", "relatie": "geen", "bsn": nummer}
        client.post("/api/v1/register/opvragingen", json.dumps(inhoud), content_type="application/json",
                    headers={"Authorization": f"Bearer demo-{wie}", "traceparent-processor": nummer,
                             "traceparent": f"00-{'a1' * 16}-{'b2' * 8}-01"})  # fmt: skip
    assert Verwerking.objects.count() == 3  # an attempt with a number that is none has its line too, about nobody
    bestand = Path(settings.DATABASES["default"]["NAME"])
    with sqlite3.connect(bestand) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bytes_ = b"".join(p.read_bytes() for p in bestand.parent.glob(bestand.name + "*"))
    uit = "".join(capfd.readouterr())
    for nummer in (*register, onbekend, "123456789"):
        assert nummer.encode() not in bytes_ and nummer not in uit
    assert b"900000001L01" in bytes_  # the search finds what does stand there
