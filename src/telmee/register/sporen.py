"""The lines in the log of who records from a terminal, and of who looks there by the number of a person.

Whoever looks by BSN goes through `inzage`, whoever is logged in and records through `indienen`. Here a line is written
in the transaction of what it is about, so that there is no answer and no event without one; of a refused event the line
says that it was refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from telmee.register import logboek, opnemen
from telmee.register.beurt import schrijfbeurt
from telmee.register.gebeurtenis import Gebeurtenis
from telmee.register.innemen import neem_in as innemen
from telmee.register.innemen.neem_in import Inname
from telmee.register.innemen.uit_suwiml import Vertaling
from telmee.register.logboek import Blik
from telmee.register.models import Persoon
from telmee.register.opnemen import Opgenomen
from telmee.register.sleutels import Sleutels
from telmee.register.toetsen import Weigering

OPNAME, DOEL = "opname", "registratie"
ROLLEN = {"UWV": "uwv", "persoon": "burger", "BRP": "brp"}
"""Who a source is in the log; a municipality goes by its code."""


def neem_op(bsn: str, gebeurtenissen: Sequence[Gebeurtenis], sleutels: Sleutels) -> Opgenomen:
    """The door of `opnemen` for a terminal: what is recorded has its line in that transaction, what is refused too."""
    begin, bron = datetime.now(UTC), next((each.bron for each in gebeurtenissen), "")
    with opnemen.duidelijk():
        try:
            with transaction.atomic():
                uit = opnemen.neem_op(bsn, gebeurtenissen, sleutels)
                _opname(bron, bsn, sleutels, begin, gelukt=True)
                return uit
        except Weigering as fout:
            with transaction.atomic():
                _opname(bron, bsn if fout.reden != "bsn" else None, sleutels, begin, gelukt=False)
            raise


def _opname(bron: str, bsn: str | None, sleutels: Sleutels, begin: datetime, gelukt: bool) -> None:
    """The line; of nobody where what was given is no BSN."""
    bron = bron[:40]
    rol = ROLLEN.get(bron, "gemeente" if bron.startswith("GM") else "geen")
    blik = Blik(OPNAME, rol, bron, DOEL, "", "", logboek.spoor(), begin)
    wie = logboek.betrokkenen([bsn], sleutels) if bsn else (sleutels.actief.nummer, [(b"", b"")])
    logboek.schrijf(blik, wie, [gelukt])


def poging(naam: str, sleutels: Sleutels) -> AbstractContextManager[None]:
    """Reading what UWV gives to record from a terminal: what cannot be read leaves a line, of nobody."""
    return logboek.poging(Blik(naam, "uwv", "UWV", DOEL, "", "", logboek.spoor(), datetime.now(UTC)), sleutels)


def neem_in(
    pad: Path,
    sleutels: Sleutels,
    hoe: Vertaling,
    *,
    alles_of_niets: bool = False,
    voortgang: Callable[[int], None] | None = None,
) -> Inname:
    """A delivery from a terminal: a line of the delivery, and one below it of everybody in it."""
    begin, mensen = datetime.now(UTC), dict[str, bool]()

    def iedereen(bsn: str, _: Gebeurtenis | None) -> None:
        mensen[bsn] = True

    try:
        return innemen.neem_in(pad, sleutels, hoe, alles_of_niets=alles_of_niets, voortgang=voortgang, mag=iedereen)
    finally:
        blik = Blik("inname", ROLLEN.get(hoe.bron, "gemeente"), hoe.bron[:40], DOEL, "", "", logboek.spoor(), begin)
        with schrijfbeurt():
            logboek.schrijf(blik, logboek.betrokkenen(mensen, sleutels), mensen.values(), groep=True)


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
