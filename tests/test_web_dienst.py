"""The server itself: started by one word, on this machine only, on both databases, calm when something is missing."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import web_hulp
import web_server
from tempo_hulp import traag

pytestmark = pytest.mark.xdist_group("web-dienst")
ZONDER_PG = web_server.postgres_programma("postgres") is None


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def dienst(request):
    if request.param == "sqlite":
        with web_server.server() as loopt:
            yield loopt
        return
    if ZONDER_PG:
        pytest.skip("PostgreSQL is er niet (Debian, Ubuntu: sudo apt-get install postgresql)")
    with web_server.postgres() as adres, web_server.server(adres) as loopt:
        yield loopt


def test_it_answers_in_dutch_and_is_ready(dienst):
    status, inhoud = dienst.haal("/")
    assert status == 200 and b'<html lang="nl">' in inhoud
    assert dienst.haal("/gereed") == (200, b'{"status": "gereed"}')
    assert "http://127.0.0.1:" in dienst.log.read_text()


def test_a_long_address_gets_a_page_and_no_bare_refusal(dienst):
    status, inhoud = dienst.haal(f"/werkgever/calculator?sector=markt&jaar=2026&uren={'x' * 7_000}")
    assert status == 200 and "geen getal" in inhoud.decode()


def test_it_listens_on_this_machine_only(dienst):
    poort = int(dienst.adres.rsplit(":", 1)[1])
    luisteraars = [r.split() for r in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    adressen = {r[1].split(":")[0] for r in luisteraars if r[3] == "0A" and int(r[1].split(":")[1], 16) == poort}
    assert adressen == {"0100007F"}


def test_the_metrics_are_openmetrics_and_name_pages_not_addresses(dienst):
    dienst.haal("/?bsn=900012345")
    inhoud = dienst.haal("/meters")[1].decode()
    assert inhoud.rstrip().endswith("# EOF")
    assert 'pagina="start"' in inhoud and "900012345" not in inhoud


def test_the_log_is_json_without_what_was_asked(dienst):
    with pytest.raises(urllib.error.HTTPError):
        dienst.haal("/geheim-900012345?x=900012345")
    regels = [r for r in dienst.log.read_text().splitlines() if r.startswith("{")]
    assert regels and all(json.loads(r)["wat"] for r in regels)
    assert "900012345" not in dienst.log.read_text()


def test_another_host_or_a_forwarded_one_is_refused(dienst):
    vraag = urllib.request.Request(dienst.adres + "/", headers={"Host": "elders.example"})
    with pytest.raises(urllib.error.HTTPError) as fout:
        urllib.request.urlopen(vraag, timeout=10)
    assert fout.value.code == 400


def test_static_files_are_hashed_compressed_and_kept(dienst):
    blad = re.search(r'src="(/vast/django_htmx/htmx[\w.-]*\.[0-9a-f]{12}\.js)"', dienst.haal("/")[1].decode())
    assert blad
    vraag = urllib.request.Request(dienst.adres + blad[1], headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(vraag, timeout=10) as antwoord:
        assert antwoord.headers["Content-Encoding"] == "gzip"
        assert "immutable" in antwoord.headers["Cache-Control"]


def test_a_piece_of_work_runs_beside_the_pages_and_can_be_stopped(dienst):
    """The tables of the queue are there on both databases, and an unknown piece of work is a 404."""
    with pytest.raises(urllib.error.HTTPError) as fout:
        dienst.haal("/taken/00000000-0000-4000-8000-000000000000")
    assert fout.value.code == 404


def _start(omgeving: dict[str, str], *meer: str) -> subprocess.CompletedProcess[str]:
    eigen = {k: v for k, v in os.environ.items() if not k.startswith("TELMEE_") and k != "DJANGO_SETTINGS_MODULE"}
    eigen |= {"PYTHONPATH": str(web_server.WORTEL / "src"), **omgeving}
    opdracht = [sys.executable, "-P", "-m", "telmee", "serve", *meer]
    return subprocess.run(opdracht, env=eigen, capture_output=True, text=True, timeout=60)


def test_outside_demo_mode_a_missing_or_short_secret_stops_the_start(tmp_path):
    kaal = {"TELMEE_DEMO": "0", "TELMEE_MAP": str(tmp_path)}
    poort = str(web_server.vrije_poort())
    for omgeving, woord in (
        (kaal, "TELMEE_GEHEIM ontbreekt"),
        (kaal | {"TELMEE_GEHEIM": "kort"}, "te kort"),
        (kaal | {"TELMEE_GEHEIM": "g" * 40}, "TELMEE_NAMEN ontbreekt"),
    ):
        uit = _start(omgeving, "--poort", poort)
        assert uit.returncode == 1 and woord in uit.stderr and "Traceback" not in uit.stderr


def test_a_port_that_is_taken_is_one_sentence(dienst, tmp_path):
    uit = _start({"TELMEE_MAP": str(tmp_path)}, "--poort", dienst.adres.rsplit(":", 1)[1])
    assert uit.returncode == 1 and "al in gebruik" in uit.stderr


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    leeg = f"postgresql://telmee@127.0.0.1:{web_server.vrije_poort()}/geen"
    poort = ("--poort", str(web_server.vrije_poort()))
    for omgeving, meer in (({"TELMEE_DATABASE": leeg}, ()), ({}, ("--database", leeg))):
        uit = _start({"TELMEE_MAP": str(tmp_path), **omgeving}, *poort, *meer)
        assert uit.returncode == 1 and "database" in uit.stderr and "Traceback" not in uit.stderr
    uit = _start({"TELMEE_MAP": str(tmp_path)}, *poort, "--database", "mijn database")
    assert uit.returncode == 2 and "geen adres van een database" in uit.stderr


def test_it_starts_again_without_set_up_and_stops_when_asked(tmp_path):
    with web_server.server(TELMEE_MAP=str(tmp_path)):
        pass
    begin = time.monotonic()
    with web_server.server(TELMEE_MAP=str(tmp_path)) as loopt:
        seconden = time.monotonic() - begin
        loopt.proces.send_signal(signal.SIGTERM)
        assert loopt.proces.wait(20) == 0
    assert seconden < 15 * max(1, traag()), "about four seconds on a quiet machine; this one may be busy"


def test_static_files_are_made_again_only_when_one_of_them_changed(tmp_path, monkeypatch):
    """Hashing and compressing them took most of a second start."""
    web_hulp.opgezet()
    from django.contrib.staticfiles import finders
    from django.core import management
    from django.test import override_settings

    from telmee.web import serveren

    gemaakt = []
    echt = management.call_command
    monkeypatch.setattr(management, "call_command", lambda wat, **k: (gemaakt.append(wat), echt(wat, **k)))
    bron, map_ = tmp_path / "bron", tmp_path / "map"
    bron.mkdir(), map_.mkdir()
    (bron / "een.css").write_text("a {}")
    with override_settings(STATICFILES_DIRS=[bron], MAP=map_, STATIC_ROOT=map_ / "vast"):
        finders.get_finder.cache_clear()
        try:
            for keer in range(2):
                serveren._vaste_bestanden()
                assert gemaakt == ["collectstatic"], keer
            (bron / "een.css").write_text("b {}")
            serveren._vaste_bestanden()
            assert len(gemaakt) == 2
            shutil.rmtree(map_ / "vast")
            serveren._vaste_bestanden()
            assert len(gemaakt) == 3
        finally:
            finders.get_finder.cache_clear()


def test_work_in_the_background_says_how_far_it_is_and_hears_stop():
    web_hulp.opgezet()
    from telmee.web.kit import taken
    from telmee.web.kit.models import Taak

    gezien = []

    def werk(meld, tot):
        for nummer in range(tot):
            gezien.append(nummer)
            meld(nummer + 1, tot, f"deel {nummer + 1}")
            if tot == 5 and nummer == 1:
                taken.stop(str(Taak.objects.get(staat="bezig").pk))

    taken.SOORTEN["proef"] = werk
    eerste, tweede = taken.begin("proef", tot=3), taken.begin("proef", tot=3)
    assert eerste.pk == tweede.pk, "the same work is not begun twice"
    gestopt = taken.begin("proef", tot=5)
    nooit = taken.begin("proef", tot=7)
    taken.stop(str(nooit.pk))
    werker = taken.werker(0)
    werker.batch = True
    werker.run()
    staten = {t.pk: (t.staat, t.gedaan) for t in Taak.objects.all()}
    assert staten[eerste.pk] == ("klaar", 3)
    assert staten[gestopt.pk] == ("gestopt", 2)
    assert staten[nooit.pk][0] == "gestopt"
    assert gezien == [0, 1, 2, 0, 1, 2]
    antwoord = web_hulp.client().get(f"/api/v1/taken/{eerste.pk}")
    assert antwoord.json() == {"staat": "klaar", "gedaan": 3, "van": 3, "zin": ""}
    assert web_hulp.client().get(f"/taken/{gestopt.pk}").status_code == 200


SAMEN = """
import threading, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import connection
from telmee.web.kit import taken
from telmee.web.kit.models import Taak
from django_tasks_db.models import DBTaskResult
taken.SOORTEN["proef"] = lambda meld: None
for ronde in range(10):
    start, nummers = threading.Barrier(4), set()
    def begin():
        start.wait()
        nummers.add(taken.begin("proef", ronde=ronde, lang="x" * 300).pk)
        connection.close()
    draden = [threading.Thread(target=begin) for _ in range(4)]
    [d.start() for d in draden], [d.join() for d in draden]
    assert len(nummers) == 1, nummers
assert Taak.objects.count() == DBTaskResult.objects.count() == 10
"""


@pytest.mark.parametrize("soort", ["sqlite", "postgresql"])
def test_the_same_work_is_begun_once_by_however_many_at_once(soort, tmp_path):
    """The database keeps it to one, whatever the threads or processes do."""
    if soort == "postgresql" and ZONDER_PG:
        pytest.skip("PostgreSQL is er niet (Debian, Ubuntu: sudo apt-get install postgresql)")
    with web_server.postgres() if soort == "postgresql" else contextlib.nullcontext("") as adres:
        omgeving = {k: v for k, v in os.environ.items() if not k.startswith("TELMEE_")}
        omgeving |= {"TELMEE_DEMO": "1", "TELMEE_MAP": str(tmp_path), "PYTHONPATH": str(web_server.WORTEL / "src")}
        omgeving |= {"DJANGO_SETTINGS_MODULE": "telmee.web.settings"} | ({"TELMEE_DATABASE": adres} if adres else {})
        uit = subprocess.run([sys.executable, "-c", SAMEN], env=omgeving, capture_output=True, text=True, timeout=100)
    assert uit.returncode == 0, uit.stderr


VUL = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from telmee.web.kit.models import Taak
Taak.objects.create(soort="bewaard", sleutel="s")
"""
KIJK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", check_unapplied=True)
from telmee.web.kit.models import Taak
assert Taak.objects.get().soort == "bewaard"
Taak.objects.create(soort="nieuw", sleutel="t")
"""


def _django(wat: str, map_: Path, database: str = "") -> None:
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("TELMEE_")}
    omgeving |= {"TELMEE_DEMO": "1", "TELMEE_MAP": str(map_), "PYTHONPATH": str(web_server.WORTEL / "src")}
    omgeving |= {"DJANGO_SETTINGS_MODULE": "telmee.web.settings"} | ({"TELMEE_DATABASE": database} if database else {})
    uit = subprocess.run([sys.executable, "-c", wat], env=omgeving, capture_output=True, text=True, timeout=100)
    assert uit.returncode == 0, uit.stderr


def test_a_copy_of_sqlite_that_was_made_while_it_ran_can_be_put_back(tmp_path):
    """As docs/web.md says; the copy is made with a connection open and the last writes still beside the file."""
    if shutil.which("sqlite3") is None:
        pytest.skip("sqlite3 is er niet (Debian, Ubuntu: sudo apt-get install sqlite3)")
    nieuw = tmp_path / "nieuw"
    nieuw.mkdir()
    _django(VUL, tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / "telmee.sqlite3")) as open_:
        open_.execute("UPDATE kit_taak SET gedaan = 1")
        open_.commit()
        opdracht = ["sqlite3", str(tmp_path / "telmee.sqlite3"), f".backup {nieuw / 'telmee.sqlite3'}"]
        subprocess.run(opdracht, check=True, capture_output=True, timeout=60)
    with contextlib.closing(sqlite3.connect(nieuw / "telmee.sqlite3")) as kopie:
        assert kopie.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert kopie.execute("SELECT gedaan FROM kit_taak").fetchall() == [(1,)]
    _django(KIJK, nieuw)


def test_a_dump_of_postgresql_can_be_put_back(tmp_path):
    maak, zet = web_server.postgres_programma("pg_dump"), web_server.postgres_programma("pg_restore")
    if ZONDER_PG or maak is None or zet is None:
        pytest.skip("PostgreSQL is er niet (Debian, Ubuntu: sudo apt-get install postgresql)")
    dump = tmp_path / "telmee.dump"
    for keer in range(2):  # once into an empty server, once over what is there
        with web_server.postgres() as adres:
            if keer == 0:
                _django(VUL, tmp_path, adres)
                subprocess.run([maak, "--format=custom", f"--file={dump}", adres], check=True, timeout=60)
                continue
            for _ in range(2):
                zetten = [zet, "--clean", "--if-exists", "--no-owner", f"--dbname={adres}", str(dump)]
                subprocess.run(zetten, check=True, timeout=60)
            _django(KIJK, tmp_path, adres)


def test_what_ended_or_died_goes_from_the_list_and_from_the_queue():
    web_hulp.opgezet()
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from telmee.web.kit import taken
    from telmee.web.kit.models import Taak

    taken.SOORTEN["opruimen"] = lambda meld: None
    klaar, dood = taken.begin("opruimen", nummer=1), taken.begin("opruimen", nummer=2)
    werker = taken.werker(0)
    werker.batch = True
    werker.run()
    lang = timezone.now() - taken.BEWAARD - taken.STIL
    DBTaskResult.objects.finished().update(finished_at=lang)
    Taak.objects.filter(pk=klaar.pk).update(gemeld=lang)
    Taak.objects.filter(pk=dood.pk).update(gemeld=timezone.now() - taken.STIL * 2, staat="bezig")
    einde = taken.ruim_geregeld_op(0.01)  # what a worker does
    wacht = time.monotonic() + 10
    while Taak.objects.filter(pk=klaar.pk).exists() or DBTaskResult.objects.finished().exists():
        assert time.monotonic() < wacht
        time.sleep(0.02)
    einde.set()
    assert not Taak.objects.filter(pk=klaar.pk).exists() and not DBTaskResult.objects.finished().exists()
    assert Taak.objects.get(pk=dood.pk).staat == "mislukt"
