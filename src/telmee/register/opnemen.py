"""The only door that writes: tests an event against the law, adds it to the chain, derives again; all or nothing.

One transaction per person, with that person locked. A mark that the source gave before changes nothing: the same
content gets the same answer, other content is a conflict (`Botsing`). Derived rows that no longer follow get the
moment since which that is known (`bekend_tot`), new ones are added; nothing is overwritten.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction

from telmee.gegevens.loonaangifte.nummers import GEEN_BSN, is_bsn
from telmee.register import gebeurtenis as g
from telmee.register import models
from telmee.register.afleiden import Afleiding, leid_af, wetten_op
from telmee.register.beurt import NietBereikbaar
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd, hash_van, inhoud
from telmee.register.sleutels import Sleutels
from telmee.register.tijdlijn import Kennis, veranderingen
from telmee.register.toetsen import Bevinding, Botsing, Context, Weigering, met_grondslag, toets, uitkomst
from telmee.register.vensters import EERDER, VANAF, vensters
from telmee.wet import Wetten
from telmee.wet.machine.book import day_number

NUMMERS = 10**12


@dataclass(frozen=True)
class Opgenomen:
    """What became of a delivery about one person: per event its number, whether it was known, and what is doubtful."""

    persoon: int
    nummers: tuple[int, ...]
    al_bekend: tuple[bool, ...]
    bevindingen: tuple[Bevinding, ...]
    afleiding: Afleiding


@contextmanager
def duidelijk() -> Iterator[None]:
    """What the database refuses as one sentence; a transaction that stops halfway leaves nothing."""
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as fout:
        raise NietBereikbaar(_zin(fout)) from fout


def _zin(fout: DatabaseError) -> str:
    tekst = str(fout).lower()
    if "full" in tekst or "no space" in tekst:
        return "De schijf van het register is vol; er is niets vastgelegd. Maak ruimte en probeer het opnieuw."
    if "locked" in tekst or "timeout" in tekst:
        return "Het register is te druk; er is niets vastgelegd. Probeer het zo opnieuw."
    return "De database van het register antwoordt niet; er is niets vastgelegd. Probeer het later opnieuw."


def persoon_van(bsn: str, sleutels: Sleutels) -> models.Persoon | None:
    """The person of a BSN; under an older key as well, as during a rotation."""
    zoek = [sleutel.zoek(bsn) for sleutel in sleutels.alle]
    gevonden: models.Persoon | None = models.Persoon.objects.filter(bsn_index__in=zoek).first()
    return gevonden


def maak_persoon(bsn: str, sleutels: Sleutels) -> models.Persoon:
    """A person without events, under a pseudonym that says nothing."""
    sleutel = sleutels.actief
    persoon, _ = models.Persoon.objects.get_or_create(
        bsn_index=sleutel.zoek(bsn),
        defaults={
            "nummer": 1 + secrets.randbelow(NUMMERS),
            "bsn_versleuteld": sleutel.versleutel(bsn),
            "sleutel": sleutel.nummer,
            "kop": g.BEGIN,
        },
    )
    gemaakt: models.Persoon = persoon
    return gemaakt


def neem_op(
    bsn: str,
    gebeurtenissen: Sequence[Gebeurtenis],
    sleutels: Sleutels,
    *,
    levering: models.Levering | None = None,
    nu: datetime | None = None,
) -> Opgenomen:
    """Records events of one person, in the order given. Raises `Weigering`; then none of them is recorded."""
    eis_bsn(bsn)
    with duidelijk():
        try:
            return _neem(bsn, gebeurtenissen, sleutels, levering, nu)
        except IntegrityError:  # another delivery gave one of these marks in the meantime: now it can be seen
            return _neem(bsn, gebeurtenissen, sleutels, levering, nu)


def _neem(
    bsn: str,
    gebeurtenissen: Sequence[Gebeurtenis],
    sleutels: Sleutels,
    levering: models.Levering | None,
    nu: datetime | None,
) -> Opgenomen:
    with transaction.atomic():
        persoon = persoon_van(bsn, sleutels) or maak_persoon(bsn, sleutels)
        return _op_slot(persoon.pk, gebeurtenissen, levering, nu)


def eis_bsn(bsn: str) -> None:
    """Refuses what is no BSN, without repeating it."""
    if not is_bsn(bsn):
        raise Weigering("bsn", GEEN_BSN, "bsn")


@dataclass(frozen=True)
class Getoetst:
    """What would become of events of one person, before anything is written."""

    eerdere: list[Vastgelegd]
    nieuwe: list[Vastgelegd]
    nummers: tuple[int, ...]
    al_bekend: tuple[bool, ...]
    bevindingen: tuple[Bevinding, ...]
    moment: datetime
    wetten: Wetten

    @property
    def alle(self) -> list[Vastgelegd]:
        """Everything, the new ones last."""
        return [*self.eerdere, *self.nieuwe]


def _op_slot(
    pk: int, gebeurtenissen: Sequence[Gebeurtenis], levering: models.Levering | None, nu: datetime | None
) -> Opgenomen:
    persoon = models.Persoon.objects.select_for_update().get(pk=pk)
    uit = getoetst(persoon, gebeurtenissen, nu)
    afleiding = leid_af(uit.alle, uit.wetten)
    if uit.nieuwe:
        _schrijf(persoon, uit.nieuwe, levering)
        leg_vast(persoon, afleiding, uit.moment)
    return Opgenomen(persoon.nummer, uit.nummers, uit.al_bekend, uit.bevindingen, afleiding)


def getoetst(
    persoon: models.Persoon | None, gebeurtenissen: Sequence[Gebeurtenis], nu: datetime | None = None
) -> Getoetst:
    """Tests events after those of a person (None: who is not known yet), each after the one before it; writes nothing.

    Raises `Weigering`.
    """
    moment = nu or datetime.now(UTC)
    eerdere = [] if persoon is None else [als_vastgelegd(rij) for rij in persoon.gebeurtenissen.order_by("nummer")]
    wetten = wetten_op(moment)
    kennis = Kennis.van(wetten.book)
    if eerdere and moment <= eerdere[-1].bekend_op:  # the clock went back: time in a chain does not
        moment = eerdere[-1].bekend_op + timedelta(microseconds=1)
    nummers, al_bekend, bevindingen, nieuwe = [], [], [], list[Vastgelegd]()
    for each in gebeurtenissen:
        nieuw = met_grondslag(kennis, each)
        bekend, alle = _bekend(nieuw, persoon), [*eerdere, *nieuwe]
        if bekend is None:
            context = Context(wetten, kennis, alle, moment)
            bevindingen += toets(context, nieuw) + mogelijk(context, nieuw)
            nieuwe.append(Vastgelegd(**{**vars(nieuw), "nummer": len(alle) + 1, "bekend_op": moment}))
        nummers.append(bekend or len(alle) + 1)
        al_bekend.append(bekend is not None)
    return Getoetst(eerdere, nieuwe, tuple(nummers), tuple(al_bekend), tuple(bevindingen), moment, wetten)


def als_vastgelegd(rij: models.Gebeurtenis) -> Vastgelegd:
    """A row as plain data."""
    return Vastgelegd(
        rij.soort, rij.aard, rij.dag, rij.feiten, rij.bron, rij.kenmerk, rij.betreft, rij.grondslag, rij.nummer,
        rij.bekend_op,
    )  # fmt: skip


def _bekend(nieuw: Gebeurtenis, persoon: models.Persoon | None) -> int | None:
    """The number of the event that has this mark already; a conflict when it says something else."""
    rij = models.Gebeurtenis.objects.filter(bron=nieuw.bron, kenmerk=nieuw.kenmerk).first()
    if rij is None:
        return None
    if persoon is None or rij.persoon_id != persoon.pk or inhoud(als_vastgelegd(rij)) != inhoud(nieuw):
        raise Botsing(
            "kenmerk_bezet", "Dit kenmerk is al gebruikt voor iets anders; geef een nieuw kenmerk.", "kenmerk"
        )
    nummer: int = rij.nummer
    return nummer


def mogelijk(context: Context, nieuw: Gebeurtenis) -> list[Bevinding]:
    """Whether the law allows it on that day, where the law has a condition for this kind."""
    soort = context.kennis.soorten[nieuw.soort]
    if not soort.possible or nieuw.aard not in (g.VASTSTELLING, g.AANVRAAG):
        return []
    kan = uitkomst(context.law(nieuw.dag), soort.possible, feiten_op(context, nieuw.dag))
    label = context.wetten.book.label(soort.possible)
    if kan is False and nieuw.aard == g.VASTSTELLING:
        raise Weigering("kan_niet", f"Op die dag kan dit niet volgens de wet ({label}: nee).", "dag")
    if kan is False:
        zin = f"Op die dag kan dit niet volgens de wet ({label}: nee); wie beslist, zegt waarom."
        return [Bevinding("kan_niet_zeker", zin)]
    return [] if kan else [Bevinding("kan_niet_zeker", f"Op die dag staat niet vast dat dit kan ({label}).")]


def feiten_op(context: Context, dag: date) -> dict[str, Any]:
    """The facts of a person on a day, with what the register made of those before."""
    op = day_number(dag)
    feiten = dict(context.kennis.afwezig)
    for vanaf, anders in veranderingen(context.kennis, context.eerdere):
        if vanaf <= op:
            feiten |= anders
    afleiding = leid_af(context.eerdere, context.wetten)
    loopt = [p for p in afleiding.registraties if p.van <= dag and (p.tot is None or dag <= p.tot)]
    ooit = any(p.van < dag for p in afleiding.registraties)
    dagen = vensters(context.wetten).kennis.dagen
    plat = {naam: als_dag(waarde) if naam in dagen else waarde for naam, waarde in feiten.items() if waarde is not None}
    return plat | {EERDER: ooit, VANAF: loopt[0].van if loopt else dag + timedelta(days=1)}


def als_dag(nummer: Any) -> date:
    """A day number as a date."""
    return date(1970, 1, 1) + timedelta(days=nummer)


def _schrijf(persoon: models.Persoon, nieuwe: Sequence[Vastgelegd], levering: models.Levering | None) -> None:
    """Adds events to the chain of a person."""
    kop, rijen = bytes(persoon.kop), []
    merk = bytes(levering.hash) if levering else None
    for each in nieuwe:
        vorige, kop = kop, hash_van(persoon.nummer, each, kop, merk)
        velden = {**vars(each), "feiten": g.kaal(each.feiten)}
        rijen.append(models.Gebeurtenis(persoon=persoon, levering=levering, vorige=vorige, hash=kop, **velden))
    models.Gebeurtenis.objects.bulk_create(rijen)
    persoon.kop, persoon.gebeurtenissen_tot = kop, nieuwe[-1].nummer
    persoon.save(update_fields=["kop", "gebeurtenissen_tot"])


def leid_opnieuw_af(nummer: int) -> int:
    """Records what follows now from the events of a person, as after a new text of the law; tells how much changed."""
    with duidelijk(), transaction.atomic():
        persoon = models.Persoon.objects.select_for_update().get(nummer=nummer)
        alle = [als_vastgelegd(rij) for rij in persoon.gebeurtenissen.order_by("nummer")]
        nu = datetime.now(UTC)
        return leg_vast(persoon, leid_af(alle, wetten_op(nu)), nu)


def leg_vast(persoon: models.Persoon, afleiding: Afleiding, moment: datetime) -> int:
    """Closes derived rows that no longer follow and adds those that do now; gives how many changed."""
    registraties = [(p.van, p.tot, p.reden_einde) for p in afleiding.registraties]
    gronden = [(p.grond, p.van, p.tot) for p in afleiding.gronden]
    veranderd = _vervang(models.Registratie, persoon, ("van", "tot", "reden_einde"), registraties, moment)
    return veranderd + _vervang(models.Grond, persoon, ("grond", "van", "tot"), gronden, moment)


def _vervang(
    model: Any, persoon: models.Persoon, velden: tuple[str, ...], nu: Sequence[tuple[Any, ...]], moment: datetime
) -> int:
    staand = list(model.objects.filter(persoon=persoon, bekend_tot=None))
    over = list(nu)
    weg = []
    for rij in staand:
        sleutel = tuple(getattr(rij, veld) for veld in velden)
        if sleutel in over:
            over.remove(sleutel)
        else:
            weg.append(rij.pk)
    if weg:
        model.objects.filter(pk__in=weg).update(bekend_tot=moment)
    if over:
        rijen = [dict(zip(velden, each, strict=True)) for each in over]
        model.objects.bulk_create([model(persoon=persoon, bekend_van=moment, **rij) for rij in rijen])
    return len(weg) + len(over)
