"""Work over two seconds: in the background, with progress and cancel, kept by the database of the server.

A piece of work is a function that was given a name with `taak`; it gets a `Melder` and its settings (plain JSON, never
anything of a person or of an upload). `begin` puts it in the queue, once for the same settings while it runs; a worker
of django-tasks runs it: a thread beside the pages on a laptop, a process of its own on a server (`web.werker`).
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, IntegrityError, close_old_connections, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from telmee.fouten import Fout
from telmee.veilig import regel
from telmee.web.kit import logboek
from telmee.web.kit.models import BEZIG, GESTOPT, KLAAR, LOOPT, MISLUKT, WACHT, Taak

STIL = timedelta(minutes=30)
"""Work that said nothing for so long has died with its worker."""
BEWAARD = timedelta(days=1)
"""So long an outcome can still be asked for."""


class Gestopt(Exception):
    """Somebody asked to stop."""


class Melder:
    """Says how far the work is, and hears that it must stop."""

    def __init__(self, nummer: str) -> None:
        self._nummer = nummer

    def __call__(self, gedaan: int, van: int, zin: str = "") -> None:
        """So many of so many; raises `Gestopt` when somebody asked for it."""
        verder = Taak.objects.filter(pk=self._nummer, stop=False)
        if not verder.update(gedaan=gedaan, van=van, zin=zin[:300], gemeld=timezone.now()):
            raise Gestopt

    def geef(self, uitkomst: str) -> None:
        """What the work yielded; raises `Gestopt` when somebody asked to stop."""
        if not Taak.objects.filter(pk=self._nummer, stop=False).update(uitkomst=uitkomst, gemeld=timezone.now()):
            raise Gestopt


Werk = Callable[..., None]
SOORTEN: dict[str, Werk] = {}


def taak(soort: str) -> Callable[[Werk], Werk]:
    """Gives a function a name under which it can be put in the queue."""

    def verklaar(werk: Werk) -> Werk:
        if soort in SOORTEN:
            raise ValueError(f"two pieces of work named '{soort}'")
        SOORTEN[soort] = werk
        return werk

    return verklaar


def begin(soort: str, **gegeven: Any) -> Taak:
    """Puts it in the queue; the same work that still runs is given back instead."""
    sleutel = hashlib.sha256(json.dumps([soort, gegeven], sort_keys=True).encode()).hexdigest()
    ruim_op()
    zelfde = Taak.objects.filter(sleutel=sleutel, staat__in=LOOPT, stop=False)
    while (lopend := zelfde.first()) is None:
        try:
            with transaction.atomic():
                nieuw = Taak.objects.create(soort=soort, sleutel=sleutel)
                _voer_uit.enqueue(str(nieuw.pk), soort, gegeven)
        except IntegrityError:  # somebody else began it just now
            continue
        return nieuw
    return lopend


def stop(nummer: str) -> None:
    """Asks it to stop; work that had not begun ends at once."""
    Taak.objects.filter(pk=nummer, staat__in=LOOPT).update(stop=True)
    Taak.objects.filter(pk=nummer, staat=WACHT).update(staat=GESTOPT)


@task()
def _voer_uit(nummer: str, soort: str, gegeven: dict[str, Any]) -> None:
    gevonden = Taak.objects.filter(pk=nummer, staat=WACHT)
    if not gevonden.update(staat=BEZIG, gemeld=timezone.now()):
        return
    staat, zin = KLAAR, ""
    try:
        SOORTEN[soort](Melder(nummer), **gegeven)
    except Gestopt:
        staat = GESTOPT
    except Fout as fout:
        staat, zin = MISLUKT, regel(str(fout))
    except Exception as fout:
        staat = MISLUKT
        logboek.meld_fout(nummer[:8], fout)
    Taak.objects.filter(pk=nummer).update(staat=staat, zin=zin[:300], gemeld=timezone.now())


def ruim_op() -> None:
    """What died with its worker has failed; what ended a day ago goes, here and in the queue."""
    nu = timezone.now()
    Taak.objects.filter(staat__in=LOOPT, gemeld__lt=nu - STIL).update(staat=MISLUKT)
    Taak.objects.filter(gemeld__lt=nu - BEWAARD).exclude(staat__in=LOOPT).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=nu - BEWAARD).delete()


# --- Who runs it ----------------------------------------------------------------------------------------------------


def werker(seconden: float = 1.0) -> Any:
    """A worker of django-tasks for our queue; `run` goes on until `running` is false."""
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["*"],
        interval=seconden,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"telmee-{threading.get_ident()}",
        excluded_queue_names=[],
    )


def ruim_geregeld_op(elke: float = 3600.0) -> threading.Event:
    """What ended or died goes now and every so many seconds, also where no new work begins; the event ends it."""
    einde = threading.Event()

    def loop() -> None:
        while True:
            try:
                ruim_op()
            except DatabaseError as fout:  # the next time it may be there
                logboek.meld_fout("opruimen", fout)
            finally:
                close_old_connections()
            if einde.wait(elke):
                return

    threading.Thread(target=loop, name="telmee-opruimen", daemon=True).start()
    return einde


def naast_de_paginas() -> None:
    """A worker in a thread of this process: what a laptop needs, and enough for a small server."""
    ruim_geregeld_op()

    def loop() -> None:
        try:
            werker().run()
        finally:
            close_old_connections()

    threading.Thread(target=loop, name="telmee-taken", daemon=True).start()
