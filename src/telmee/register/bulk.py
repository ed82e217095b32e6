"""Many persons at once: the same tests per event, derivation together, rows written together.

Persons that are new go the fast road; of who is there already, and of whatever clashes, each goes through `opnemen` by
itself. A person's events are all recorded or none are; a person that is refused is told and does not stop the others.
"""

from __future__ import annotations

import gc
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import IntegrityError, connection, transaction

from telmee.register import gebeurtenis as g
from telmee.register import models, opnemen
from telmee.register.afleiden import Afleiding, wetten_op
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd, hash_van, inhoud
from telmee.register.sleutels import Sleutels
from telmee.register.tijdlijn import Kennis
from telmee.register.toetsen import Bevinding, Context, Weigering, met_grondslag, toets
from telmee.register.velen import leid_velen_af
from telmee.wet import Wetten

DEEL, SCHRIJF, ZOEK = 60_000, 10_000, 500
"""So many persons are derived together, written in one transaction, and looked up in one query."""
Levering = tuple[str, Sequence[Gebeurtenis]]
Moment = Callable[[Gebeurtenis], datetime]


@dataclass
class Bulk:
    """What became of a delivery: counts, and per refused or doubtful person (by place) why."""

    personen: int = 0
    gebeurtenissen: int = 0
    al_bekend: int = 0
    geweigerd: list[tuple[int, str, str]] = field(default_factory=list)
    bevindingen: list[tuple[int, Bevinding]] = field(default_factory=list)
    nummers: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class _Nieuw:
    plaats: int
    bsn: str = field(repr=False)
    bron: Sequence[Gebeurtenis]
    vast: list[Vastgelegd]
    index: bytes
    nummer: int
    twijfels: list[Bevinding]
    afleiding: Afleiding = field(default_factory=Afleiding)


def neem_velen_op(
    personen: Iterable[Levering],
    sleutels: Sleutels,
    *,
    levering: models.Levering | None = None,
    moment: Moment | None = None,
    voortgang: Callable[[int], None] | None = None,
    nummers: Mapping[str, int] | None = None,
) -> Bulk:
    """Records the events of many persons, each person once. ``moment``: since when an event is known (now).

    nummers: of invented persons the number that they have in other invented data.
    """
    uit = Bulk(nummers=nummers or {})
    rij = iter(enumerate(personen))
    with _zonder_vegen():
        while deel := list(islice(rij, DEEL)):
            _neem_deel(deel, sleutels, levering, moment, uit)
            if voortgang:
                voortgang(deel[-1][0] + 1)
    return uit


@contextmanager
def _zonder_vegen() -> Iterator[None]:
    """Millions of small things that hold no circles: looking for those costs a fifth of the time."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _neem_deel(
    deel: list[tuple[int, Levering]],
    sleutels: Sleutels,
    levering: models.Levering | None,
    moment: Moment | None,
    uit: Bulk,
) -> None:
    nu = datetime.now(UTC)
    wetten = wetten_op(nu)
    bestaand = bestaande((bsn for _, (bsn, _) in deel), sleutels)
    nieuw: list[_Nieuw] = []
    for plaats, (bsn, gebeurtenissen) in deel:
        if bsn in bestaand:
            if _alles_bekend(bestaand[bsn], gebeurtenissen, wetten):
                uit.al_bekend += len(gebeurtenissen)
            else:
                _alleen(plaats, bsn, gebeurtenissen, sleutels, levering, moment, uit)
            continue
        try:
            opnemen.eis_bsn(bsn)
            vast, twijfels = _getoetst(wetten, gebeurtenissen, moment, nu)
            index, nummer = sleutels.actief.zoek(bsn), uit.nummers.get(bsn, 0)
            nieuw.append(_Nieuw(plaats, bsn, gebeurtenissen, vast, index, nummer, twijfels))
        except Weigering as fout:
            uit.geweigerd.append((plaats, fout.reden, str(fout)))
    for each, afleiding in zip(nieuw, leid_velen_af([n.vast for n in nieuw], wetten), strict=True):
        each.afleiding = afleiding
    for begin in range(0, len(nieuw), SCHRIJF):
        _schrijf_of_alleen(nieuw[begin : begin + SCHRIJF], sleutels, levering, moment, uit)


def bestaande(bsns: Iterable[str], sleutels: Sleutels) -> dict[str, int]:
    """Which of these are in the register: the row of each, by BSN."""
    gevonden: dict[str, int] = {}
    if not models.Persoon.objects.exists():
        return gevonden
    leesbaar = [bsn for bsn in bsns if bsn.isascii()]
    for sleutel in sleutels.alle:
        index = {sleutel.zoek(bsn): bsn for bsn in leesbaar}
        zoek = list(index)
        for begin in range(0, len(zoek), ZOEK):
            rijen = models.Persoon.objects.filter(bsn_index__in=zoek[begin : begin + ZOEK])
            gevonden |= {index[bytes(i)]: pk for i, pk in rijen.values_list("bsn_index", "pk")}
    return gevonden


def _alles_bekend(pk: int, gebeurtenissen: Sequence[Gebeurtenis], wetten: Wetten) -> bool:
    """Whether the register has every one of these already, with the same content."""
    kennis = Kennis.van(wetten.book)
    rijen = {(r.bron, r.kenmerk): r for r in models.Gebeurtenis.objects.filter(persoon_id=pk)}
    try:
        nieuw = [met_grondslag(kennis, each) for each in gebeurtenissen]
    except Weigering:
        return False
    return all(
        (rij := rijen.get((each.bron, each.kenmerk))) is not None
        and inhoud(opnemen.als_vastgelegd(rij)) == inhoud(each)
        for each in nieuw
    )


def _alleen(
    plaats: int,
    bsn: str,
    gebeurtenissen: Sequence[Gebeurtenis],
    sleutels: Sleutels,
    levering: models.Levering | None,
    moment: Moment | None,
    uit: Bulk,
) -> None:
    """One person through the ordinary door."""
    nu = max((moment(each) for each in gebeurtenissen), default=None) if moment else None
    try:
        gedaan = opnemen.neem_op(bsn, gebeurtenissen, sleutels, levering=levering, nu=nu)
    except Weigering as fout:
        uit.geweigerd.append((plaats, fout.reden, str(fout)))
        return
    uit.personen += 1
    uit.gebeurtenissen += sum(not al for al in gedaan.al_bekend)
    uit.al_bekend += sum(gedaan.al_bekend)
    uit.bevindingen += [(plaats, each) for each in gedaan.bevindingen]


def _getoetst(
    wetten: Wetten,
    gebeurtenissen: Sequence[Gebeurtenis],
    moment: Moment | None,
    nu: datetime,
) -> tuple[list[Vastgelegd], list[Bevinding]]:
    """The events of a new person as they will be recorded, with what is doubtful; raises what refuses one of them."""
    kennis = Kennis.van(wetten.book)
    vast: list[Vastgelegd] = []
    bevindingen: list[Bevinding] = []
    for each in gebeurtenissen:
        nieuw = met_grondslag(kennis, each)
        bekend = moment(each) if moment else nu
        if vast and bekend < vast[-1].bekend_op:
            bekend = vast[-1].bekend_op + timedelta(microseconds=1)
        context = Context(wetten, kennis, vast, max(bekend, nu))
        bevindingen += toets(context, nieuw) + opnemen.mogelijk(context, nieuw)
        vast.append(Vastgelegd(**{**vars(nieuw), "nummer": len(vast) + 1, "bekend_op": bekend}))
    return vast, bevindingen


def _schrijf_of_alleen(
    nieuw: list[_Nieuw],
    sleutels: Sleutels,
    levering: models.Levering | None,
    moment: Moment | None,
    uit: Bulk,
) -> None:
    """Writes these together; when one of them clashes with what is there, each by itself."""
    with opnemen.duidelijk():
        try:
            with transaction.atomic():
                _schrijf(nieuw, sleutels, levering)
        except IntegrityError:
            for each in nieuw:
                _alleen(each.plaats, each.bsn, each.bron, sleutels, levering, moment, uit)
            return
    uit.personen += len(nieuw)
    uit.gebeurtenissen += sum(len(each.vast) for each in nieuw)
    uit.bevindingen += [(each.plaats, twijfel) for each in nieuw for twijfel in each.twijfels]


def _schrijf(nieuw: list[_Nieuw], sleutels: Sleutels, levering: models.Levering | None) -> None:
    sleutel, merk = sleutels.actief, bytes(levering.hash) if levering else None
    personen, ketens = [], []
    for each in nieuw:
        nummer, kop, keten = each.nummer or 1 + secrets.randbelow(opnemen.NUMMERS), g.BEGIN, []
        for vast in each.vast:
            vorige, kop = kop, hash_van(nummer, vast, kop, merk)
            keten.append((vast, vorige, kop))
        ketens.append(keten)
        personen.append(
            models.Persoon(
                nummer=nummer,
                bsn_index=each.index,
                bsn_versleuteld=sleutel.versleutel(each.bsn),
                sleutel=sleutel.nummer,
                kop=kop,
                gebeurtenissen_tot=len(keten),
            )
        )
    pks = [persoon.pk for persoon in models.Persoon.objects.bulk_create(personen)]
    _voeg_toe(models.Gebeurtenis, _GEBEURTENIS, _gebeurtenissen(pks, ketens, levering.pk if levering else None))
    _voeg_toe(models.Registratie, _REGISTRATIE, _registraties(pks, nieuw))
    _voeg_toe(models.Grond, _GROND, _gronden(pks, nieuw))


_GEBEURTENIS = (
    "persoon_id", "nummer", "soort", "aard", "dag", "feiten", "betreft", "bron", "grondslag", "kenmerk", "levering_id",
    "bekend_op", "vorige", "hash",
)  # fmt: skip
_FEITEN = json.JSONEncoder()
_REGISTRATIE = ("persoon_id", "van", "tot", "reden_einde", "bekend_van", "bekend_tot")
_GROND = ("persoon_id", "grond", "van", "tot", "bekend_van", "bekend_tot")


def _gebeurtenissen(pks: list[int], ketens: list[Any], levering: int | None) -> Iterator[tuple[Any, ...]]:
    for pk, keten in zip(pks, ketens, strict=True):
        for v, vorige, hash_ in keten:
            feiten = _FEITEN.encode(g.kaal(v.feiten))
            yield (
                pk, v.nummer, v.soort, v.aard, v.dag, feiten, v.betreft, v.bron, v.grondslag, v.kenmerk, levering,
                v.bekend_op, vorige, hash_,
            )  # fmt: skip


def _registraties(pks: list[int], nieuw: list[_Nieuw]) -> Iterator[tuple[Any, ...]]:
    for pk, each in zip(pks, nieuw, strict=True):
        for p in each.afleiding.registraties:
            yield pk, p.van, p.tot, p.reden_einde, each.vast[-1].bekend_op, None


def _gronden(pks: list[int], nieuw: list[_Nieuw]) -> Iterator[tuple[Any, ...]]:
    for pk, each in zip(pks, nieuw, strict=True):
        for p in each.afleiding.gronden:
            yield pk, p.grond, p.van, p.tot, each.vast[-1].bekend_op, None


def _voeg_toe(model: Any, kolommen: tuple[str, ...], rijen: Iterator[tuple[Any, ...]]) -> None:
    """Rows as the database takes them fastest; what they hold was made and tested here."""
    namen = ", ".join(f'"{kolom}"' for kolom in kolommen)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # the wrapper makes the errors of the driver those of Django, as for every other statement
            with (
                connection.wrap_database_errors,
                cursor.copy(f'COPY "{model._meta.db_table}" ({namen}) FROM STDIN') as naar,
            ):
                for rij in rijen:
                    naar.write_row(rij)
            return
        plaatsen = ", ".join(["%s"] * len(kolommen))
        tijd = lru_cache(connection.ops.adapt_datetimefield_value)
        klaar = (tuple(tijd(w) if isinstance(w, datetime) else w for w in rij) for rij in rijen)
        sql = f'INSERT INTO "{model._meta.db_table}" ({namen}) VALUES ({plaatsen})'
        while deel := list(islice(klaar, SCHRIJF)):
            cursor.executemany(sql, deel)
