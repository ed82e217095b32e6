"""What two do at once: roots of a day, keys that are cleared away, keys of a provider, a list that would be cut off.

The same on PostgreSQL, where nobody waits for a turn by itself (`test_on_postgresql_too`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import inzage_hulp as hulp
import oidc_hulp
import web_server

hulp.web_hulp.opgezet()
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402

from telmee.fouten import Fout, GebruiksFout  # noqa: E402
from telmee.register import inzage, inzage_lijsten, keten, models, opnemen, vervangen  # noqa: E402
from telmee.register import sleutels as sleutelkamer  # noqa: E402
from telmee.register.beurt import schrijfbeurt  # noqa: E402
from telmee.register.gebeurtenis import Gebeurtenis  # noqa: E402
from telmee.register.identiteit import NietAangemeld  # noqa: E402
from telmee.web.kit import tokens  # noqa: E402

HIER = Path(__file__).resolve().parent
D = date


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    yield
    hulp.leeg()


def samen(*werk: Callable[[], Any]) -> list[Any]:
    """Each in a thread with its own connection; what they gave, or raised."""

    def een(doe: Callable[[], Any]) -> Any:
        try:
            return doe()
        except Exception as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(werk)) as draden:
        return list(draden.map(een, werk))


# --- Roots ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("er_is_er_een", [False, True])
def test_two_that_lay_down_roots_at_once_lay_each_day_once(monkeypatch: Any, er_is_er_een: bool) -> None:
    """Of an empty table there is no row to lock, and of a full one the last row is no longer the last."""
    persoon = hulp.mens(hulp.bsns(1)[0], [(D(2020, 1, 1), None)])
    assert persoon is None or persoon
    wie = models.Persoon.objects.get()
    for nummer, dag in enumerate((1, 2, 3), 1):
        _gebeurtenis(wie, nummer + 100, datetime(2026, 3, dag, 12, tzinfo=UTC))
    if er_is_er_een:
        keten.leg_wortels_vast(D(2026, 3, 2))
    hek, echt = threading.Barrier(2), keten._dagen

    def samen_hier() -> list[date]:
        try:
            hek.wait(1)
        except threading.BrokenBarrierError:
            pass  # the other one waits until this one is done: so it should be
        return echt()

    monkeypatch.setattr(keten, "_dagen", samen_hier)
    uit = samen(*[lambda: keten.leg_wortels_vast(D(2026, 3, 4))] * 2)
    assert [u for u in uit if isinstance(u, Exception)] == []
    monkeypatch.undo()
    assert sorted(map(len, uit))[0] == 0, "one of them found it done"
    assert not [breuk for breuk in keten.controleer() if "wortel" in breuk.wat]
    dagen = list(models.Dagwortel.objects.filter(dag__year=2026, dag__month=3).values_list("dag", flat=True))
    assert sorted(dagen) == [D(2026, 3, 1), D(2026, 3, 2), D(2026, 3, 3)]


def _gebeurtenis(wie: models.Persoon, nummer: int, op: datetime) -> None:
    models.Gebeurtenis.objects.create(
        persoon=wie, nummer=nummer, soort="wajong", aard="vaststelling", dag=op.date(), bron="UWV",
        grondslag="", kenmerk=f"tegelijk-{nummer}", bekend_op=op, vorige=bytes(32), hash=nummer.to_bytes(32),
    )  # fmt: skip


# --- Keys that are cleared away -------------------------------------------------------------------------------------


@pytest.fixture
def pad() -> Iterator[Path]:
    """A key file with an old and an active key; what it was comes back."""
    pad = Path(settings.REGISTER_SLEUTELS)
    hulp.sleutels()
    eerder = pad.read_bytes()
    sleutelkamer.voeg_toe(pad)
    yield pad
    pad.write_bytes(eerder)


def _onder(sleutel: sleutelkamer.Sleutel, bsn: str) -> None:
    models.Persoon.objects.create(
        nummer=int(bsn), bsn_index=sleutel.zoek(bsn), bsn_versleuteld=sleutel.versleutel(bsn),
        sleutel=sleutel.nummer, kop=bytes(32),
    )  # fmt: skip


def test_a_key_with_nothing_under_it_goes(pad: Path) -> None:
    alle = sleutelkamer.lees(pad)
    oud = [s.nummer for s in alle.alle if s != alle.actief]
    assert oud and vervangen.ruim_op(pad, alle) == oud
    assert [s.nummer for s in sleutelkamer.lees(pad).alle] == [alle.actief.nummer]
    assert vervangen.ruim_op(pad, sleutelkamer.lees(pad)) == []


def test_who_was_waiting_to_write_under_an_old_key_can_still_be_read(pad: Path, monkeypatch: Any) -> None:
    """A writer with the older key comes between the count and the removal: the key stands in the file again."""
    alle, bsn = sleutelkamer.lees(pad), hulp.bsns(1, 3)[0]
    oud = next(s for s in alle.alle if s != alle.actief)
    schrijver: list[threading.Thread] = []
    echt = vervangen.eis_weg_kan

    def tel_en_laat_binnen(sleutels: Any) -> list[int]:
        uit = echt(sleutels)
        schrijver.append(threading.Thread(target=lambda: (_onder(oud, bsn), connection.close())))
        schrijver[0].start()
        time.sleep(0.2)
        return uit

    monkeypatch.setattr(vervangen, "eis_weg_kan", tel_en_laat_binnen)
    with pytest.raises(Fout, match="teruggezet"):
        vervangen.ruim_op(pad, alle)
    schrijver[0].join()
    monkeypatch.undo()
    rij = models.Persoon.objects.get()
    nu = sleutelkamer.lees(pad)
    assert nu.van(rij.sleutel).ontsleutel(bytes(rij.bsn_versleuteld)) == bsn and nu.actief.nummer == alle.actief.nummer
    vervangen.vervang(nu)
    weg = [s.nummer for s in nu.alle if s != nu.actief]  # and what tests before this one left in the file
    assert oud.nummer in weg and vervangen.ruim_op(pad, nu) == weg


# --- Keys of the provider -------------------------------------------------------------------------------------------


@pytest.fixture
def dienst(tmp_path: Path) -> Iterator[oidc_hulp.Uitgever]:
    with oidc_hulp.uitgever(tmp_path, "RSA") as (uitgever, instellingen), override_settings(OIDC=instellingen):
        tokens.vergeet()
        yield uitgever
    tokens.vergeet()


def test_while_one_asks_the_provider_the_others_go_on(dienst: Any, monkeypatch: Any) -> None:
    """A slow provider holds up one request, and nobody whose token was found good or can be checked already."""
    bewijs = dienst.toegang()
    tokens.wie_van_toegang(bewijs)
    traag, echt = threading.Event(), tokens.haal

    def haal(adres: str) -> dict[str, Any]:
        traag.wait(20)
        return echt(adres)

    monkeypatch.setattr(tokens, "haal", haal)
    tokens._sleutels["op"] -= tokens.BEWAARD + 1
    vrager = threading.Thread(target=tokens._jwks)
    vrager.start()
    try:
        time.sleep(0.1)
        begin = time.monotonic()
        tokens.wie_van_toegang(bewijs)
        tokens.wie_van_toegang(dienst.toegang())
        assert time.monotonic() - begin < 2 and vrager.is_alive()
    finally:
        traag.set()
        vrager.join()


def test_of_many_that_wait_for_the_first_keys_one_asks_and_a_failure_is_told_to_all_at_once(
    dienst: Any, monkeypatch: Any
) -> None:
    gevraagd: list[str] = []

    def haal(adres: str) -> dict[str, Any]:
        gevraagd.append(adres)
        time.sleep(0.5)
        raise NietAangemeld(tokens.GEEN_ANTWOORD)

    monkeypatch.setattr(tokens, "haal", haal)
    begin = time.monotonic()
    uit = samen(*[tokens._jwks] * 8)
    assert all(isinstance(u, NietAangemeld) for u in uit)
    assert time.monotonic() - begin < 2.5 and len(gevraagd) < 4
    monkeypatch.undo()
    dienst.gehaald.clear()
    uit = samen(*[tokens._jwks] * 8)
    assert all(u is uit[0] for u in uit) and dienst.gehaald.count("/jwks") == 1


# --- A list that would be cut off -----------------------------------------------------------------------------------


def test_a_list_of_workers_is_whole_or_refused(monkeypatch: Any) -> None:
    """What stops halfway would be read as complete."""
    for bsn in hulp.bsns(3, 5):
        hulp.mens(bsn, [(D(2020, 3, 1), None)], [], [(hulp.LHNR, D(2024, 1, 1), None)], hulp.GEMEENTE)
    wie, vraag = hulp.wie("werkgever", hulp.LHNR), hulp.vraag("arbeidsdeelname", "werknemer")
    monkeypatch.setattr(inzage_lijsten, "MEEST_WERKNEMERS", 3)
    assert len(inzage_lijsten.werknemers(wie, vraag, hulp.sleutels()).bsns) == 3
    monkeypatch.setattr(inzage_lijsten, "MEEST_WERKNEMERS", 2)
    regels = models.Verwerking.objects.count()
    with pytest.raises(GebruiksFout, match="meer dan 2 mensen"):
        inzage_lijsten.werknemers(wie, vraag, hulp.sleutels())
    nieuw = models.Verwerking.objects.order_by("pk")[regels:]
    assert [(rij.naam, bytes(rij.betrokkene)) for rij in nieuw] == [("inzage_werknemers", b"")], (
        "the attempt, of nobody"
    )


# --- On the disk ----------------------------------------------------------------------------------------------------


def _wacht_op_schijf() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return bool(cursor.fetchone()[0] == 2)


def test_what_is_recorded_waits_for_the_disk_and_a_look_up_does_not() -> None:
    """On SQLite; every way out leads back to waiting, and a look-up inside something else changes nothing."""
    if connection.vendor != "sqlite":
        return
    assert _wacht_op_schijf()
    with schrijfbeurt():
        assert _wacht_op_schijf()
        with schrijfbeurt(licht=True):
            assert _wacht_op_schijf()
    with schrijfbeurt(licht=True):
        assert not _wacht_op_schijf()
    assert _wacht_op_schijf()
    with pytest.raises(ZeroDivisionError), schrijfbeurt(licht=True):
        raise ZeroDivisionError
    assert _wacht_op_schijf()


def _meld(gezien: dict[str, bool], voer_uit: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """Notes for each table in which rows come whether that waits for the disk."""
    if sql.lstrip().upper().startswith("INSERT"):
        tabel = sql.split()[2].strip('"')
        gezien[tabel] = bool(connection.connection.execute("PRAGMA synchronous").fetchone()[0] == 2)
    return voer_uit(sql, params, many, context)


def test_events_are_recorded_waiting_and_look_ups_not() -> None:
    """As the doors do it: an event that was acknowledged is on the disk."""
    if connection.vendor != "sqlite":
        return
    gezien: dict[str, bool] = {}
    bsn = hulp.bsns(1, 9)[0]
    feiten = {"vooraf_geinformeerd": True, "duurzaam_geen_mogelijkheden": False}
    een = Gebeurtenis("wajong", "vaststelling", D(2024, 2, 1), feiten, "UWV", "tegelijk-schijf")
    with connection.execute_wrapper(lambda *wat: _meld(gezien, *wat)):
        opnemen.neem_op(bsn, [een], hulp.sleutels())
        assert gezien.pop("register_gebeurtenis") is True
        inzage.zoek(hulp.wie("uwv"), bsn, hulp.vraag("registratie", "geen"), hulp.sleutels())
        assert gezien["register_verwerking"] is False


@pytest.mark.traag
def test_on_postgresql_too(tmp_path: Path) -> None:
    if web_server.postgres_programma("initdb") is None:
        pytest.skip("PostgreSQL is er niet (Debian, Ubuntu: sudo apt-get install postgresql)")
    if os.environ.get("TELMEE_DATABASE"):
        pytest.skip("dit is PostgreSQL al")
    with web_server.postgres() as adres:
        uit = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "not traag", __file__],
            env={**os.environ, "TELMEE_DATABASE": adres, "PYTHONPATH": f"{HIER.parent / 'src'}:{HIER}"},
            capture_output=True, text=True, cwd=HIER.parent, timeout=300,
        )  # fmt: skip
    assert uit.returncode == 0 and " passed" in uit.stdout, uit.stdout[-3000:]
