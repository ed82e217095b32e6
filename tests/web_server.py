"""A real server for the tests: `telmee serve` in a process of its own, on SQLite or on a PostgreSQL made for it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Server:
    """Where it answers, its process, its folder and where its log goes."""

    adres: str
    proces: subprocess.Popen[bytes]
    map: Path
    log: Path

    def haal(self, pad: str = "/") -> tuple[int, bytes]:
        """Status and body."""
        with urllib.request.urlopen(self.adres + pad, timeout=30) as antwoord:
            return antwoord.status, antwoord.read()


def vrije_poort() -> int:
    """A port that nobody has now."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return int(los.getsockname()[1])


@contextlib.contextmanager
def server(database: str = "", **omgeving: str) -> Iterator[Server]:
    """Runs until the block ends."""
    map_, poort = Path(tempfile.mkdtemp(prefix="telmee-serve-")), vrije_poort()
    eigen = {k: v for k, v in os.environ.items() if not k.startswith("TELMEE_") and k != "DJANGO_SETTINGS_MODULE"}
    eigen |= {"PYTHONPATH": str(WORTEL / "src"), "TELMEE_MAP": str(map_), **omgeving}
    if database:
        eigen["TELMEE_DATABASE"] = database
    log = map_ / "log"
    with log.open("wb") as uit:
        opdracht = [sys.executable, "-P", "-m", "telmee", "serve", "--poort", str(poort)]
        proces = subprocess.Popen(opdracht, env=eigen, stdout=uit, stderr=subprocess.STDOUT)
    loopt = Server(f"http://127.0.0.1:{poort}", proces, map_, log)
    try:
        _wacht(loopt)
        yield loopt
    finally:
        proces.terminate()
        try:
            proces.wait(20)
        except subprocess.TimeoutExpired:
            proces.kill()
        shutil.rmtree(map_, ignore_errors=True)


def _wacht(loopt: Server) -> None:
    einde = time.monotonic() + 90
    while time.monotonic() < einde:
        if loopt.proces.poll() is not None:
            raise AssertionError(loopt.log.read_text())
        with contextlib.suppress(OSError):
            if loopt.haal("/leven")[0] == 200:
                return
        time.sleep(0.1)
    raise AssertionError(loopt.log.read_text())


def postgres_programma(naam: str) -> str | None:
    """Where a program of PostgreSQL is: Debian keeps them out of the path."""
    gevonden = shutil.which(naam)
    if gevonden:
        return gevonden
    return next((str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{naam}"), reverse=True)), None)


@contextlib.contextmanager
def postgres(fsync: bool = False) -> Iterator[str]:
    """A PostgreSQL of its own in a folder of its own; gives its address. As root it runs as postgres."""
    map_ = Path(tempfile.mkdtemp(prefix="telmee-pg-"))
    map_.chmod(0o755)
    data, poort = map_ / "data", vrije_poort()
    als = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if als:
        shutil.chown(map_, "postgres")
    initdb, server_ = postgres_programma("initdb"), postgres_programma("postgres")
    assert initdb and server_

    def voer_uit(*opdracht: str) -> None:
        subprocess.run([*als, *opdracht], check=True, capture_output=True, cwd="/", timeout=120)

    voer_uit(initdb, "-D", str(data), "-U", "telmee", "-A", "trust", "--no-sync", "-E", "UTF8")
    veilig = f"fsync={'on' if fsync else 'off'}"
    opties = ["-c", f"unix_socket_directories={map_}", "-c", veilig, "-c", "listen_addresses=127.0.0.1"]
    proces = subprocess.Popen(
        [*als, server_, "-D", str(data), "-p", str(poort), *opties],
        cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        klaar = postgres_programma("pg_isready")
        assert klaar
        for _ in range(300):
            if subprocess.run([klaar, "-h", "127.0.0.1", "-p", str(poort)], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        yield f"postgresql://telmee@127.0.0.1:{poort}/postgres"
    finally:
        proces.terminate()
        proces.wait(30)
        shutil.rmtree(map_, ignore_errors=True)
