"""Keeps a report for half an hour so that only its visitor can open it.

For every upload a new random secret is made that lives in the visitor's cookie and nowhere else. From it come the name
under which the report is found and the key (HKDF-SHA256, RFC 5869) that its pieces are encrypted with (AES-256-GCM, a
random nonce for each, bound to report and piece). Who has the database has nothing. What is older than its time is
never given, and removed: by a thread that sleeps until then, at every upload, and at every start.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.utils import timezone

from telmee.fouten import Fout
from telmee.web.onderdelen.opname.models import Stuk, Uitslag

DUUR = timedelta(minutes=30)
KIJKT = 60
"""At most so many seconds the thread that removes sleeps."""
_NONCE = 12
_GEHEIM = 32


def nieuw_geheim() -> str:
    """A secret for one report."""
    return secrets.token_urlsafe(_GEHEIM)


def naam_van(geheim: str) -> str:
    """Under which name its report is found; it says nothing of the secret."""
    return _afgeleid(geheim, b"telmee opname naam").hex()


def _afgeleid(geheim: str, waarvoor: bytes) -> bytes:
    return HKDFExpand(SHA256(), 32, waarvoor).derive(hashlib.sha256(geheim.encode("utf-8", "replace")).digest())


def bewaar(geheim: str, formulier: str, stukken: Mapping[str, bytes], vorig: str = "") -> None:
    """Keeps a report, whole or not at all; what came from the same form or stood under the secret `vorig` goes."""
    naam, slot = naam_van(geheim), AESGCM(_afgeleid(geheim, b"telmee opname sleutel"))
    dicht = [(elk, _versleutel(slot, naam, elk, inhoud)) for elk, inhoud in stukken.items()]
    van = hashlib.sha256(formulier.encode()).hexdigest()
    ruim_op()
    try:
        with transaction.atomic():
            _weg(Uitslag.objects.filter(formulier=van))
            if vorig:
                _weg(Uitslag.objects.filter(pk=naam_van(vorig)))
            rij = Uitslag.objects.create(id=naam, formulier=van, tot=timezone.now() + DUUR)
            nieuw = [Stuk(uitslag=rij, naam=elk, inhoud=inhoud) for elk, inhoud in dicht]
            Stuk.objects.bulk_create(nieuw, batch_size=20)
    except IntegrityError:  # the same form, sent twice, was kept in this very moment
        raise Fout("Dit formulier is twee keer verstuurd; stuur het opnieuw.") from None
    _ruimer.start()


def _versleutel(slot: AESGCM, uitslag: str, naam: str, inhoud: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + slot.encrypt(nonce, zlib.compress(inhoud, 3), f"{uitslag}|{naam}".encode())


def tot(geheim: str) -> datetime | None:
    """Until when there is a report under this secret; None: there is none (any more)."""
    return Uitslag.objects.filter(pk=naam_van(geheim), tot__gt=timezone.now()).values_list("tot", flat=True).first()


def haal(geheim: str, naam: str) -> bytes | None:
    """A piece of the report; None when there is none, it is past its time, or it was tampered with."""
    uitslag = naam_van(geheim)
    gevonden = Stuk.objects.filter(uitslag=uitslag, naam=naam, uitslag__tot__gt=timezone.now())
    inhoud = gevonden.values_list("inhoud", flat=True).first()
    if inhoud is None:
        return None
    ruw, slot = bytes(inhoud), AESGCM(_afgeleid(geheim, b"telmee opname sleutel"))
    try:
        return zlib.decompress(slot.decrypt(ruw[:_NONCE], ruw[_NONCE:], f"{uitslag}|{naam}".encode()))
    except InvalidTag:
        return None


def wis(geheim: str) -> None:
    """Removes it now."""
    with transaction.atomic():
        _weg(Uitslag.objects.filter(pk=naam_van(geheim)))


def ruim_op() -> None:
    """Removes all that is past its time."""
    with transaction.atomic():
        _weg(Uitslag.objects.filter(tot__lte=timezone.now()))


def _weg(uitslagen: object) -> None:
    namen = list(uitslagen.values_list("pk", flat=True))  # type: ignore[attr-defined]
    if namen:  # by name and without fetching: pieces can be large
        Stuk.objects.filter(uitslag__in=namen)._raw_delete(Stuk.objects.db)
        Uitslag.objects.filter(pk__in=namen).delete()


class _Ruimer:
    """One thread, as long as there is something to remove."""

    def __init__(self) -> None:
        self._slot, self._loopt = threading.Lock(), False

    def start(self) -> None:
        with self._slot:
            if self._loopt:
                return
            self._loopt = True
        threading.Thread(target=self._loop, name="opname-ruimer", daemon=True).start()

    def _loop(self) -> None:
        wacht = threading.Event()
        try:
            while (eerste := self._volgende()) is not None:
                connection.close()
                wacht.wait(min(max((eerste - timezone.now()).total_seconds(), 0) + 0.1, KIJKT))
                close_old_connections()
                ruim_op()
        except Exception:  # the database is away or the process stops: the next upload or start does it
            with self._slot:
                self._loopt = False
        finally:
            connection.close()

    def _volgende(self) -> datetime | None:
        with self._slot:
            gevonden = Uitslag.objects.order_by("tot").values_list("tot", flat=True).first()
            self._loopt = gevonden is not None
        return gevonden


_ruimer = _Ruimer()
