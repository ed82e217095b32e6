"""The lines in the log of who records, and of who looks by the number of a person: for UWV and the terminal.

Whoever looks by BSN goes through `inzage`. Here a line is written in the transaction of what it is about, so that there
is no answer and no event without one; of a refused event the line says that it was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from telmee.register import logboek
from telmee.register.beurt import schrijfbeurt
from telmee.register.logboek import Blik
from telmee.register.models import Persoon
from telmee.register.sleutels import Sleutels

OPNAME, DOEL = "opname", "registratie"
ROLLEN = {"UWV": "uwv", "persoon": "burger", "BRP": "brp"}
"""Who a source is in the log; a municipality goes by its code."""


_namens: ContextVar[Blik | None] = ContextVar("namens", default=None)


@contextmanager
def namens(blik: Blik) -> Iterator[None]:
    """What is recorded inside stands in the log under who is logged in, instead of under the source of the event."""
    merk = _namens.set(blik)
    try:
        yield
    finally:
        _namens.reset(merk)


def opname(bronnen: Iterable[str], bsns: Sequence[str], sleutels: Sleutels, begin: datetime, gelukt: bool) -> None:
    """A line per person of whom something was recorded or refused. Call it inside the transaction."""
    bron = next(iter(bronnen), "")[:40]
    rol = ROLLEN.get(bron, "gemeente" if bron.startswith("GM") else "geen")
    blik = _namens.get() or Blik(OPNAME, rol, bron, DOEL, "", "", logboek.spoor(), begin)
    logboek.schrijf(blik, logboek.betrokkenen(bsns, sleutels), [gelukt] * len(bsns))


@contextmanager
def gelogd(naam: str, sleutels: Sleutels, velden: str = "gebeurtenissen") -> Iterator[list[int]]:
    """A look by UWV at persons by number: who is put in the list gets a line, in one transaction with the look."""
    begin, gezien = datetime.now(UTC), list[int]()
    with schrijfbeurt():
        yield gezien
        rijen = Persoon.objects.filter(nummer__in=list(dict.fromkeys(gezien)))
        bsns = [sleutels.van(rij.sleutel).ontsleutel(bytes(rij.bsn_versleuteld)) for rij in rijen]
        blik = Blik(naam, "uwv", "UWV", DOEL, "", velden, logboek.spoor(), begin)
        logboek.schrijf(blik, logboek.betrokkenen(bsns, sleutels), [True] * len(bsns))
