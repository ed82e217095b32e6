"""Writers that are killed, and the same tests on PostgreSQL, with the server going away halfway."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import web_server

WORTEL = Path(__file__).resolve().parent.parent
ZONDER_PG = web_server.postgres_programma("postgres") is None
pytestmark = pytest.mark.xdist_group("register-stuk")
WEG = """
import os, signal, sys
import register_hulp as r
r.opgezet()
from telmee.fouten import Fout
from telmee.register import keten, models, opnemen
bsn = "900700002"
opnemen.neem_op(bsn, [r.vaststelling("wajong", "2018-01-05", kenmerk="weg-1")], r.sleutels())
echt = opnemen.leg_vast
def halverwege(*wat):
    from django.db import connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    import psycopg
    with psycopg.connect(os.environ["TELMEE_DATABASE"], autocommit=True) as ander:
        ander.execute("SELECT pg_terminate_backend(%s)", [pid])
    return echt(*wat)
opnemen.leg_vast = halverwege
try:
    opnemen.neem_op(bsn, [r.vaststelling("wajong", "2019-01-05", kenmerk="weg-2")], r.sleutels())
except Fout as fout:
    print("FOUT", fout)
opnemen.leg_vast = echt
from django.db import connection
connection.close()
print("ERIN", models.Gebeurtenis.objects.filter(persoon__bsn_index=r.sleutels().actief.zoek(bsn)).count())
print("HEEL", not list(keten.controleer()))
print("VERDER", opnemen.neem_op(bsn, [r.vaststelling("wajong", "2019-01-05", kenmerk="weg-2")], r.sleutels()).nummers)
"""


def omgeving(database: str = "") -> dict[str, str]:
    eigen = {k: v for k, v in os.environ.items() if not k.startswith("TELMEE_") and k != "DJANGO_SETTINGS_MODULE"}
    eigen |= {"PYTHONPATH": f"{WORTEL / 'src'}:{WORTEL / 'tests'}", "TELMEE_ZONDER_SPARK": "1"}
    return eigen | ({"TELMEE_DATABASE": database} if database else {})


def draai(*opdracht: str, database: str = "", tijd: int = 240) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *opdracht], env=omgeving(database), cwd=WORTEL, capture_output=True, text=True, timeout=tijd
    )


@pytest.fixture(scope="module")
def postgres():
    if ZONDER_PG:
        pytest.skip("PostgreSQL is er niet (Debian, Ubuntu: sudo apt-get install postgresql)")
    with web_server.postgres() as adres:
        yield adres


@pytest.mark.parametrize("waar", ["sqlite", "postgresql"])
def test_twenty_kills_lose_nothing_that_was_acknowledged(waar, request):
    database = request.getfixturevalue("postgres") if waar == "postgresql" else ""
    uit = draai("bench/register_kill.py", "--keer", "20", "--zaad", "7", database=database)
    assert uit.returncode == 0 and uit.stdout.startswith(waar), uit.stdout + uit.stderr
    assert "verloren 0, dubbel 0, onbekend 0, gebroken 0, anders 0" in uit.stdout, uit.stdout


def test_the_core_is_the_same_on_postgresql(postgres):
    bestanden = [f"tests/test_register_kern{deel}.py" for deel in ("", "_machine", "_keten", "_aanvragen")]
    los = ["--deselect", "tests/test_register_kern_keten.py::test_a_full_disk_is_one_sentence_and_leaves_no_half_event"]
    # a full disk is played on SQLite, where this file runs as well
    uit = draai("-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *los, *bestanden, database=postgres)
    assert uit.returncode == 0, uit.stdout[-3000:]


def test_a_database_that_goes_away_halfway_leaves_no_half_event(postgres):
    uit = draai("-c", WEG, database=postgres)
    assert uit.returncode == 0, uit.stderr[-2000:]
    assert "FOUT De database van het register antwoordt niet" in uit.stdout
    assert "ERIN 1" in uit.stdout and "HEEL True" in uit.stdout and "VERDER (2,)" in uit.stdout
