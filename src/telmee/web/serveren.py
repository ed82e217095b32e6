"""Starts the pages: prepares database and static files, then serves with Gunicorn in one process with threads.

A body is read from the connection as it comes in; nothing in between keeps it on the disk. Raises `Fout` when the port
is taken or a setting is missing.
"""

from __future__ import annotations

import hashlib
import os
import socket
from typing import Any

from telmee.fouten import Fout

DRADEN = 24
STEMPEL = "vast.gemaakt-van"
"""The file that says what the static files were made from."""
ADRES = 8190
"""Bytes of the first line of a request: all fields of a calculator filled with words still fit."""


def bereid_voor() -> None:
    """The database at its newest form, static files with hashes and compressed; quick when nothing changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "telmee.web.settings")
    import django
    from django.core.management import call_command
    from django.db import OperationalError

    django.setup()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as fout:
        raise Fout("De database antwoordt niet; controleer TELMEE_DATABASE, of laat die weg.") from fout
    _vaste_bestanden()


def _vaste_bestanden() -> None:
    """The static files with hashes and compressed, which takes seconds: only when one of them is not as it was."""
    from django.conf import settings
    from django.core.management import call_command

    stempel, nu = settings.MAP / STEMPEL, _kenmerk()
    if settings.STATIC_ROOT.is_dir() and stempel.exists() and stempel.read_text(encoding="utf-8") == nu:
        return
    stempel.unlink(missing_ok=True)  # what breaks off half-way is made again
    call_command("collectstatic", verbosity=0, interactive=False)
    stempel.write_text(nu, encoding="utf-8")


def _kenmerk() -> str:
    """What the static files are made from: the name, size and moment of each, and the programs that make them."""
    from importlib.metadata import version

    from django.contrib.staticfiles.finders import get_finders

    gevonden = [f"{naam} {version(naam)}" for naam in ("django", "whitenoise")]
    for zoeker in get_finders():
        for naam, plek in zoeker.list([]):
            stand = os.stat(plek.path(naam))
            gevonden.append(f"{naam} {stand.st_size} {stand.st_mtime_ns}")
    return hashlib.sha256("\n".join(gevonden).encode()).hexdigest()


def luister(poort: int) -> tuple[str, int]:
    """Where the server listens: this machine only, or as TELMEE_LUISTER says. Raises `Fout` for no address."""
    gegeven = os.environ.get("TELMEE_LUISTER", "").strip()
    if not gegeven:
        return "127.0.0.1", poort
    gastheer, _, getal = gegeven.rpartition(":")
    if not (gastheer and getal.isascii() and getal.isdigit() and 1 <= int(getal) <= 65_535):
        raise Fout("TELMEE_LUISTER is geen adres met een poort; schrijf het als 127.0.0.1:8000.")
    return gastheer, int(getal)


def eis_poort(poort: int) -> tuple[str, int]:
    """Where it will listen; refuses a port that something else has."""
    gastheer, getal = luister(poort)
    kaal = gastheer.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in kaal else socket.AF_INET) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((kaal, getal))
        except OSError as fout:
            hoe = "TELMEE_LUISTER" if os.environ.get("TELMEE_LUISTER") else "--poort"
            raise Fout(f"Poort {getal} is al in gebruik of mag niet; kies een andere met {hoe}.") from fout
    return gastheer, getal


def _begonnen(worker: Any) -> None:
    """On a laptop work in the background runs beside the pages; a server has `web.werker` for it."""
    from django.conf import settings

    from telmee.web.kit import geheugen, opwarmen

    geheugen.zuinig()
    opwarmen.begin()
    if settings.DEMO:
        from telmee.web.kit import taken

        taken.naast_de_paginas()


def start(poort: int) -> None:
    """Serves until it is stopped."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        """Gunicorn with our settings and none from elsewhere."""

        def load_config(self) -> None:
            for naam, waarde in {
                "bind": ":".join(map(str, luister(poort))),
                "worker_class": "gthread",
                "workers": 1,
                "threads": DRADEN,
                "timeout": 120,
                "limit_request_line": ADRES,
                "keepalive": 5,
                "loglevel": "error",
                "control_socket_disable": True,
            }.items():
                if naam in self.cfg.settings:
                    self.cfg.set(naam, waarde)
            self.cfg.set("post_worker_init", _begonnen)

        def load(self) -> Any:
            from telmee.web.wsgi import application

            return application

    Server().run()
