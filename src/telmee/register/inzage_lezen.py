"""What the register holds of people, by the keyed hash of their BSN. Tells nobody: `inzage` asks the law first.

The same statements whoever is asked about, known or not, so that neither their number nor their time tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT

from telmee.register import inzage_hersteld
from telmee.register.afleiden import wetten_op
from telmee.register.models import Gebeurtenis, Grond, Inkomstenverhouding, Persoon, Registratie

DEEL = 450
"""So many BSNs in a statement: with two keys (a rotation) still below what every SQLite takes."""


@cache
def hulp() -> frozenset[str]:
    """Kinds of events by which the college that delivers them helps the person."""
    return frozenset(soort.name for soort in wetten_op(None).book.events.values() if soort.helps)


@dataclass(frozen=True)
class Periode:
    """From and until, both included; an empty `tot` is still running."""

    van: date
    tot: date | None

    def op(self, dag: date) -> bool:
        """Whether it holds on that day."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)

    def binnen(self, vanaf: date, tot: date) -> Periode | None:
        """Only what lies between two days; a last day beyond is not told."""
        if self.van > tot or (self.tot is not None and self.tot < vanaf):
            return None
        return Periode(max(self.van, vanaf), self.tot if self.tot is not None and self.tot <= tot else None)


@dataclass(frozen=True)
class Grondperiode(Periode):
    """A ground and when it held."""

    grond: str


@dataclass(frozen=True)
class Werk(Periode):
    """Work at a loonheffingennummer."""

    loonheffingennummer: str
    verloonde_uren: int | None


def bekend(stand: datetime | None, voor: str = "") -> Q:
    """What was known at that moment; None is now."""
    if stand is None:
        return Q(**{f"{voor}bekend_tot": None})
    tot = Q(**{f"{voor}bekend_tot": None}) | Q(**{f"{voor}bekend_tot__gt": stand})
    return Q(**{f"{voor}bekend_van__lte": stand}) & tot


def _per_hash(
    zoek: Sequence[bytes], rijen: Callable[[list[bytes]], QuerySet[Any]], maak: Callable[..., Any]
) -> dict[bytes, list[Any]]:
    gevonden: dict[bytes, list[Any]] = {}
    rest = iter(zoek)
    while deel := list(islice(rest, DEEL)):
        for hash_, *velden in rijen(deel):
            gevonden.setdefault(bytes(hash_), []).append(maak(*velden))
    return gevonden


def registraties(zoek: Sequence[bytes], stand: datetime | None) -> dict[bytes, list[Periode]]:
    """Periods in the register, oldest first."""
    if stand is None and 0 < len(zoek) <= DEEL:  # every look-up comes past here: the statement is made once
        gevonden: dict[bytes, list[Periode]] = {}
        with connection.cursor() as cursor:
            cursor.execute(_nu_in_register(connection.vendor, len(zoek)), list(zoek))
            for hash_, van, tot in cursor.fetchall():
                gevonden.setdefault(bytes(hash_), []).append(Periode(van, tot))
        return gevonden
    vraag = Registratie.objects.filter(bekend(stand)).order_by("van").values_list("persoon__bsn_index", "van", "tot")
    return _per_hash(zoek, lambda deel: vraag.filter(persoon__bsn_index__in=deel), Periode)


@cache
def _nu_in_register(_: str, aantal: int) -> str:
    """The statement of `registraties` as known now, for so many hashes, which are all that it asks."""
    vraag = Registratie.objects.filter(bekend(None)).order_by("van").values_list("persoon__bsn_index", "van", "tot")
    sql, gevraagd = vraag.filter(persoon__bsn_index__in=[n.to_bytes(32) for n in range(aantal)]).query.sql_with_params()
    if len(gevraagd) != aantal:
        raise ValueError(f"{aantal} were named, {len(gevraagd)} came")
    return str(sql)


def gronden(zoek: Sequence[bytes], stand: datetime | None) -> dict[bytes, list[Grondperiode]]:
    """Grounds, oldest first."""
    vraag = Grond.objects.filter(bekend(stand)).order_by("van").values_list("persoon__bsn_index", "van", "tot", "grond")
    return _per_hash(zoek, lambda deel: vraag.filter(persoon__bsn_index__in=deel), Grondperiode)


def werk(zoek: Sequence[bytes], stand: datetime | None) -> dict[bytes, list[Werk]]:
    """Jobs, oldest first."""
    velden = ("persoon__bsn_index", "van", "tot", "loonheffingennummer", "verloonde_uren")
    vraag = Inkomstenverhouding.objects.filter(bekend(stand)).order_by("van").values_list(*velden)
    return _per_hash(zoek, lambda deel: vraag.filter(persoon__bsn_index__in=deel), Werk)


def werkt_bij(
    zoek: Sequence[bytes], loonheffingennummer: str, vanaf: date, tot: date, stand: datetime | None
) -> set[bytes] | None:
    """Of whom the payroll data of that number say that they worked there; None when the register has none of it."""
    rijen = Inkomstenverhouding.objects.filter(bekend(stand), loonheffingennummer=loonheffingennummer)
    overlapt = rijen.filter(Q(tot=None) | Q(tot__gte=vanaf), van__lte=tot).values_list("persoon__bsn_index")
    gevonden = _per_hash(zoek, lambda deel: overlapt.filter(persoon__bsn_index__in=deel), lambda: True)
    return set(gevonden) if rijen.exists() else None


def van_gemeente(code: str, op: date, stand: datetime | None, hoe: str = "") -> QuerySet[Persoon]:
    """The people of a municipality, and nobody else: who lives there, whom it helps (`hoe`: one of the two, or both).

    Authorization is in this queryset: everything that a municipality sees is read through it.
    """
    tot_nu = Q() if stand is None else Q(bekend_op__lte=stand)
    van_hem = Gebeurtenis.objects.filter(tot_nu, persoon=OuterRef("pk"), dag__lte=op, aard="vaststelling")
    laatste = van_hem.filter(soort="woonplaats").order_by("-dag", "-nummer").values(gemeente=KT("feiten__woongemeente"))
    helpt = van_hem.filter(bron=code, soort__in=hulp()).exclude(_voorbij(tot_nu, op))
    gewoon = ~inzage_hersteld.herstellingen(tot_nu, hulp())
    anders = inzage_hersteld.van_gemeente(code, op, tot_nu, hulp())
    mensen = Persoon.objects.annotate(woongemeente=Subquery(laatste[:1]), begeleid=Exists(helpt))
    keuze = {
        "inwoner": gewoon & Q(woongemeente=code) | Q(pk__in=anders["inwoner"]),
        "begeleid": gewoon & Q(begeleid=True) | Q(pk__in=anders["begeleid"]),
    }
    gevonden: QuerySet[Persoon] = mensen.filter(keuze.get(hoe, keuze["inwoner"] | keuze["begeleid"]))
    return gevonden


def _voorbij(tot_nu: Q, op: date) -> Q:
    """Help of which the last day has passed."""
    eind = Gebeurtenis.objects.filter(
        tot_nu,
        persoon=OuterRef("persoon"),
        soort=OuterRef("soort"),
        bron=OuterRef("bron"),
        aard="einde",
        dag__gte=OuterRef("dag"),
        dag__lt=op,
    )
    return Q(Exists(eind))


def in_hashes(mensen: QuerySet[Persoon], zoek: Sequence[bytes]) -> set[bytes]:
    """Which of these are in the queryset."""
    gevonden = _per_hash(zoek, lambda deel: mensen.filter(bsn_index__in=deel).values_list("bsn_index"), lambda: True)
    return set(gevonden)


def in_register_op(mensen: QuerySet[Persoon], op: date, stand: datetime | None) -> QuerySet[Persoon]:
    """Of these people, who is in the register on that day."""
    rijen = Registratie.objects.filter(bekend(stand), Q(tot=None) | Q(tot__gte=op), persoon=OuterRef("pk"), van__lte=op)
    return mensen.filter(Exists(rijen))


def ooit_in_register(mensen: QuerySet[Persoon], stand: datetime | None) -> QuerySet[Persoon]:
    """Of these people, who is or was in the register."""
    return mensen.filter(Exists(Registratie.objects.filter(bekend(stand), persoon=OuterRef("pk"))))


def werknemers_van(loonheffingennummer: str, op: date, stand: datetime | None) -> QuerySet[Persoon]:
    """Who works at that number on that day."""
    rijen = Inkomstenverhouding.objects.filter(
        bekend(stand),
        Q(tot=None) | Q(tot__gte=op),
        persoon=OuterRef("pk"),
        loonheffingennummer=loonheffingennummer,
        van__lte=op,
    )
    gevonden: QuerySet[Persoon] = Persoon.objects.filter(Exists(rijen))
    return gevonden


def bladzijde(mensen: QuerySet[Persoon], na: int, aantal: int) -> Iterator[tuple[int, bytes, bytes, int]]:
    """A page in the order of the pseudonym: pseudonym, hash, encrypted BSN, key."""
    rijen = (
        mensen.filter(nummer__gt=na).order_by("nummer").values_list("nummer", "bsn_index", "bsn_versleuteld", "sleutel")
    )
    yield from rijen[:aantal]
