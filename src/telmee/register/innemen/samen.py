"""Many clients of one delivery at once: what is there of them in a few questions, their income relations in one write.

One by one each person cost a transaction, and a disk that must say that it has it: at 270,000 people that is hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction

from telmee.gegevens.suwiml.berichten import Client
from telmee.register import bulk, models, opnemen
from telmee.register.gebeurtenis import kaal
from telmee.register.innemen import uit_suwiml
from telmee.register.innemen.bevinding import Bevindingen, mededeling
from telmee.register.sleutels import Sleutels

T = TypeVar("T")
CLIENTEN = 1_000
"""So many are looked at together."""
PER_VRAAG = 500
NIET_ERIN = "deze persoon staat niet in dit register; de inkomstenverhoudingen zijn niet bewaard"


def in_delen(alle: Iterable[T], aantal: int) -> Iterator[list[T]]:
    """Parts of so many, in order."""
    rij = iter(alle)
    while deel := list(islice(rij, aantal)):
        yield deel


def inhoud(each: Any) -> tuple[Any, ...]:
    """What an event says, apart from its mark: the same answer asked twice is one event."""
    feiten = {n: w for n, w in kaal(each.feiten).items() if n not in uit_suwiml.INFORMATIE}
    return each.soort, each.aard, each.dag, each.bron, tuple(sorted(feiten.items()))


@dataclass(frozen=True)
class Stand:
    """Who of these is in the register, and what the events of each say."""

    personen: Mapping[str, int] = field(repr=False)  # the row of a person, by BSN
    gezegd: Mapping[int, set[tuple[Any, ...]]]

    def bekend(self, bsn: str) -> set[tuple[Any, ...]]:
        """What is there of this one."""
        return self.gezegd.get(self.personen.get(bsn, 0), set())


def stand_van(clienten: Sequence[Client], sleutels: Sleutels) -> Stand:
    """What is there of these, in a few questions."""
    personen = bulk.bestaande((client.bsn for client in clienten), sleutels)
    gezegd: dict[int, set[tuple[Any, ...]]] = {}
    met_gebeurtenissen = {personen[c.bsn] for c in clienten if c.relaties is None and c.bsn in personen}
    for deel in in_delen(sorted(met_gebeurtenissen), PER_VRAAG):
        for rij in models.Gebeurtenis.objects.filter(persoon__in=deel):
            gezegd.setdefault(rij.persoon_id, set()).add(inhoud(rij))
    return Stand(personen, gezegd)


@dataclass
class Geteld:
    """What became of income relations."""

    personen: int = 0
    relaties: int = 0
    al_bekend: int = 0


def neem_relaties(
    clienten: Sequence[Client], staat: Stand, levering: models.Levering, bevindingen: Bevindingen
) -> Geteld:
    """Income relations of who is in the register: what changed is added, what was known before stays to be seen."""
    uit = Geteld()
    nu = datetime.now(UTC)
    with opnemen.duidelijk(), transaction.atomic():
        werk = _Werk(levering, nu, _open({staat.personen[c.bsn] for c in clienten if c.bsn in staat.personen}))
        for client in clienten:
            persoon = staat.personen.get(client.bsn)
            if persoon is None:
                bevindingen.append(mededeling("niet_in_register", NIET_ERIN, client.bestand, client.regel))
                continue
            uit.personen += 1
            for relatie, van, tot, uren in uit_suwiml.relaties(client, bevindingen):
                nieuw = werk.leg((persoon, relatie.loonheffingennummer, relatie.nummer), van, tot, uren)
                uit.relaties += nieuw
                uit.al_bekend += not nieuw
        werk.schrijf()
    return uit


Sleutel = tuple[int, str | None, int]
"""A person, a loonheffingennummer and the number of the relation there."""


def _open(personen: set[int]) -> dict[Sleutel, list[models.Inkomstenverhouding]]:
    """What is known of these now."""
    gevonden: dict[Sleutel, list[models.Inkomstenverhouding]] = {}
    for deel in in_delen(sorted(personen), PER_VRAAG):
        for rij in models.Inkomstenverhouding.objects.filter(persoon__in=deel, bekend_tot=None):
            gevonden.setdefault((rij.persoon_id, rij.loonheffingennummer, rij.nummer), []).append(rij)
    return gevonden


@dataclass
class _Werk:
    """Rows to close and to add, of one part of a delivery."""

    levering: models.Levering
    nu: datetime
    staat: dict[Sleutel, list[models.Inkomstenverhouding]]
    dicht: list[int] = field(default_factory=list)
    nieuw: list[models.Inkomstenverhouding] = field(default_factory=list)

    def leg(self, sleutel: Sleutel, van: date, tot: date | None, uren: int | None) -> bool:
        """Whether this is new; then it stands in the place of what was there."""
        er_staat = self.staat.get(sleutel, [])
        if any((rij.van, rij.tot, rij.verloonde_uren) == (van, tot, uren) for rij in er_staat):
            return False
        for rij in er_staat:
            rij.bekend_tot = self.nu
            if rij.pk is not None:
                self.dicht.append(rij.pk)
        persoon, lhnr, nummer = sleutel
        rij = models.Inkomstenverhouding(
            persoon_id=persoon, loonheffingennummer=lhnr, nummer=nummer, van=van, tot=tot, verloonde_uren=uren,
            levering=self.levering, bekend_van=self.nu,
        )  # fmt: skip
        self.staat[sleutel] = [rij]
        self.nieuw.append(rij)
        return True

    def schrijf(self) -> None:
        """Closes and adds."""
        for deel in in_delen(self.dicht, PER_VRAAG):
            models.Inkomstenverhouding.objects.filter(pk__in=deel).update(bekend_tot=self.nu)
        models.Inkomstenverhouding.objects.bulk_create(self.nieuw, batch_size=PER_VRAAG)
