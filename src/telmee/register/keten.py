"""Chains of hashes per person, and one root a day over all chains: whoever changes an event, shows it.

An event carries the hash of the event before it, so a change in the middle breaks everything after it. Cutting off
the end of a chain shows in the root of the day: that is over the last hash of every chain that grew on that day, with
the root of the day before. A root that was printed elsewhere (`telmee register wortel`) proves what the register held
then. A day is a day of UTC.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection

from telmee.register import models
from telmee.register.beurt import schrijfbeurt
from telmee.register.gebeurtenis import BEGIN, Vastgelegd, hash_van

DEEL = 2_000
RUIMTE = timedelta(hours=6)
"""So long after midnight a day gets its root: what was being recorded then, a whole delivery at most, is there."""


@dataclass(frozen=True)
class Breuk:
    """What does not fit: of which person (the number that leaves the register), which event, or which day."""

    wat: str
    persoon: int | None = None
    gebeurtenis: int | None = None
    dag: date | None = None


@dataclass(frozen=True)
class Wortel:
    """The root of one day."""

    dag: date
    wortel: bytes
    vorige: bytes
    ketens: int


def controleer() -> Iterator[Breuk]:
    """Computes every chain and every root again; gives what does not fit."""
    yield from _ketens()
    yield from _wortels()


def _ketens() -> Iterator[Breuk]:
    velden = ("persoon_id", "nummer", "soort", "aard", "dag", "feiten", "bron", "kenmerk", "betreft", "grondslag")
    rijen = models.Gebeurtenis.objects.order_by("persoon_id", "nummer").values_list(
        *velden, "bekend_op", "vorige", "hash", "levering__hash"
    )
    personen = {p[0]: p[1:] for p in models.Persoon.objects.values_list("pk", "nummer", "kop", "gebeurtenissen_tot")}
    pk, kop, telt, gebroken = None, BEGIN, 0, False
    for rij in rijen.iterator(chunk_size=DEEL):
        if rij[0] != pk:
            if pk is not None and not gebroken:
                yield from _eind(personen.pop(pk), kop, telt)
            elif pk is not None:
                personen.pop(pk)
            pk, kop, telt, gebroken = rij[0], BEGIN, 0, False
        if gebroken:
            continue
        telt += 1
        nummer = personen[pk][0]
        fout = _schakel(nummer, rij, kop, telt)
        if fout:
            gebroken = True
            yield Breuk(fout, nummer, rij[1], rij[10].astimezone(UTC).date())
        kop = bytes(rij[12])
    if pk is not None and not gebroken:
        yield from _eind(personen.pop(pk), kop, telt)
    elif pk is not None:
        personen.pop(pk)
    for persoon in personen.values():
        yield from _eind(persoon, BEGIN, 0)


def _schakel(persoon: int, rij: tuple[Any, ...], kop: bytes, telt: int) -> str:
    """What is wrong with one event of a chain; nothing when it fits."""
    _, nummer, soort, aard, dag, feiten, bron, kenmerk, betreft, grondslag, bekend_op, vorige, hash_, levering = rij
    if nummer != telt:
        return "er ontbreekt een gebeurtenis"
    if bytes(vorige) != kop:
        return "de gebeurtenis sluit niet aan op de vorige"
    vast = Vastgelegd(soort, aard, dag, feiten, bron, kenmerk, betreft, grondslag, nummer, bekend_op)
    if hash_van(persoon, vast, kop, bytes(levering) if levering else None) != bytes(hash_):
        return "de gebeurtenis is veranderd"
    return ""


def _eind(persoon: tuple[Any, ...], kop: bytes, telt: int) -> Iterator[Breuk]:
    nummer, staat, tot = persoon
    if bytes(staat) != kop or tot != telt:
        yield Breuk("het eind van de keten ontbreekt of is veranderd", nummer, telt or None)


def _wortels() -> Iterator[Breuk]:
    vorige = BEGIN
    for rij in models.Dagwortel.objects.order_by("dag"):
        nu = bereken(rij.dag, bytes(rij.vorige))
        if bytes(rij.vorige) != vorige:
            yield Breuk("de dagwortel sluit niet aan op de vorige", dag=rij.dag)
        elif nu.wortel != bytes(rij.wortel) or nu.ketens != rij.ketens:
            yield Breuk("de dagwortel klopt niet met de gebeurtenissen van die dag", dag=rij.dag)
        vorige = bytes(rij.wortel)
    laatste = models.Dagwortel.objects.order_by("-dag").values_list("dag", flat=True).first()
    if laatste and (gemist := _dag_zonder_wortel(laatste)):
        yield Breuk("er is een gebeurtenis op een dag zonder dagwortel", dag=gemist)


def _dag_zonder_wortel(laatste: date) -> date | None:
    """A day before the last root on which something became known, and that has no root."""
    met = set(models.Dagwortel.objects.values_list("dag", flat=True))
    for dag in _dagen():
        if dag < laatste and dag not in met:
            return dag
    return None


def bereken(dag: date, vorige: bytes) -> Wortel:
    """The root of a day, from the events that became known on it."""
    begin = datetime.combine(dag, time(), UTC)
    rijen = models.Gebeurtenis.objects.filter(bekend_op__gte=begin, bekend_op__lt=begin + timedelta(days=1))
    som, ketens = hashlib.sha256(vorige + dag.isoformat().encode("ascii")), 0
    wie, laatste = None, b""
    for persoon, hash_ in (
        rijen.order_by("persoon__nummer", "nummer").values_list("persoon__nummer", "hash").iterator(chunk_size=DEEL)
    ):
        if wie is not None and persoon != wie:
            som.update(wie.to_bytes(8, "big") + laatste)
            ketens += 1
        wie, laatste = persoon, bytes(hash_)
    if wie is not None:
        som.update(wie.to_bytes(8, "big") + laatste)
        ketens += 1
    return Wortel(dag, som.digest(), vorige, ketens)


def leg_wortels_vast(tot: date | None = None) -> list[Wortel]:
    """The roots of every day before ``tot`` (today) on which something became known and that has none yet."""
    tot = tot or (datetime.now(UTC) - RUIMTE).date()
    gemaakt = []
    with schrijfbeurt():
        _wacht_op_ander()
        laatste = models.Dagwortel.objects.order_by("-dag").first()
        vorige = bytes(laatste.wortel) if laatste else BEGIN
        for dag in _dagen():
            if dag < tot and (laatste is None or dag > laatste.dag):
                wortel = bereken(dag, vorige)
                models.Dagwortel.objects.create(**vars(wortel))
                gemaakt.append(wortel)
                vorige = wortel.wortel
    return gemaakt


def _wacht_op_ander() -> None:
    """One at a time, to the end of the transaction: there may be no row yet to lock. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('telmee dagwortel'))")


def _dagen() -> list[date]:
    """The days on which something became known."""
    momenten = models.Gebeurtenis.objects.datetimes("bekend_op", "day", tzinfo=UTC)
    return [moment.date() for moment in momenten]
