"""Another key for everything that stands under an older one, in small transactions: stop it and go on later.

Each batch is read, encrypted again and written with the key it had as a condition, so that two of these at once, or one
that was killed, do no harm: a row is under the old key or the new one, whole. Whoever looks somebody up tries both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from telmee.fouten import Fout
from telmee.register import sleutels as sleutelkamer
from telmee.register.beurt import schrijfbeurt
from telmee.register.models import Persoon, Verwerking
from telmee.register.sleutels import Sleutels

_WAT: dict[Any, tuple[str, str]] = {
    Persoon: ("bsn_index", "bsn_versleuteld"),
    Verwerking: ("betrokkene", "betrokkene_versleuteld"),
}
"""Every table with a BSN in it: what it is found by, and what it is read from."""


EVEN = 0.3
"""Seconds in which who was waiting to write on SQLite, which has no queue, gets a turn."""


def aantallen() -> dict[int, int]:
    """How many rows stand under each key."""
    from django.db.models import Count

    som: dict[int, int] = {}
    for model in _WAT:
        for nummer, aantal in model.objects.values_list("sleutel").annotate(Count("pk")).order_by("sleutel"):
            som[nummer] = som.get(nummer, 0) + aantal
    return som


def vervang(sleutels: Sleutels, per: int = 500, meld: Callable[[int], None] = lambda _: None) -> int:
    """Puts every row under the active key; gives how many were changed now."""
    gedaan = 0
    for model, (index, inhoud) in _WAT.items():
        for deel in _delen(model, sleutels, per):
            with transaction.atomic():
                gedaan += _een_deel(model, index, inhoud, deel, sleutels)
            meld(gedaan)
    return gedaan


def _delen(model: Any, sleutels: Sleutels, per: int) -> Iterator[list[tuple[int, bytes, int]]]:
    """Rows under another key, in the order of the table: what is done is passed over once."""
    inhoud, laatste = _WAT[model][1], 0
    while True:
        rijen = model.objects.filter(pk__gt=laatste).exclude(sleutel=sleutels.actief.nummer).order_by("pk")
        deel = list(rijen.values_list("pk", inhoud, "sleutel")[:per])
        if not deel:
            return
        laatste = deel[-1][0]
        yield deel


def _een_deel(model: Any, index: str, inhoud: str, deel: list[tuple[int, bytes, int]], sleutels: Sleutels) -> int:
    actief = sleutels.actief
    nieuw = []
    for pk, versleuteld, nummer in deel:
        if not versleuteld:  # a line of the log about nobody
            nieuw.append((b"", b"", actief.nummer, pk, nummer))
            continue
        bsn = sleutels.van(nummer).ontsleutel(bytes(versleuteld))
        nieuw.append((actief.zoek(bsn), actief.versleutel(bsn), actief.nummer, pk, nummer))
    tabel = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {tabel} SET {index} = %s, {inhoud} = %s, sleutel = %s WHERE id = %s AND sleutel = %s", nieuw
        )
        return int(cursor.rowcount)


def ruim_op(pad: Path, sleutels: Sleutels) -> list[int]:
    """Takes the older keys out of the file for good, where nothing stands under them; gives which.

    Nobody writes between the count and the removal, and it is counted once more afterwards: who was waiting to write
    may still hold an older key. Then the file is put back as it was.
    """
    with schrijfbeurt():
        _houd_schrijvers_tegen()
        weg = eis_weg_kan(sleutels)
        eerder = sleutelkamer.inhoud_van(pad)
        sleutelkamer.neem_weg(pad, weg)
    time.sleep(EVEN)
    with schrijfbeurt():
        _houd_schrijvers_tegen()  # behind who was waiting
        toch = set(aantallen()) & set(weg)
    if toch:
        sleutelkamer.zet_terug(pad, eerder, weg)
        raise Fout(
            "Terwijl dit liep kwam er iets onder een oude sleutel, dus die is teruggezet; draai eerst "
            "'telmee register sleutels vervang', en laat andere opdrachten met het register eerst klaar zijn."
        )
    return weg


def _houd_schrijvers_tegen() -> None:
    """Until the end of the transaction. On SQLite it is the only writer already."""
    if connection.vendor == "postgresql":
        tabellen = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in _WAT)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tabellen} IN SHARE MODE")


def eis_weg_kan(sleutels: Sleutels) -> list[int]:
    """The older keys, when nothing stands under them any more; otherwise says what to do first."""
    oud = [sleutel.nummer for sleutel in sleutels.alle if sleutel.nummer != sleutels.actief.nummer]
    nog = {nummer: aantal for nummer, aantal in aantallen().items() if nummer in oud}
    if nog:
        raise Fout(
            f"Onder oude sleutels staan nog {sum(nog.values())} rijen; draai eerst 'telmee register sleutels vervang'."
        )
    return oud
