"""A register made up from the synthetic country: its persons as a history of events, recorded as any delivery is.

What the law derives of the events are the registrations of the country, as far as they lie on or after the first day
of the register; the numbers of the persons are those of its payroll records, so that both go together. Grounds: the
first of each person. Nobody comes into the Wsw any more after 2014, so who does so in the country has an indication
that lapsed; and who comes in before the law has the ground comes in by a voorziening first. BSNs begin with 9 and
belong to nobody (docs/besluiten/0152). The same scale and seed give the same events. Raises `Fout` for a register that
already holds people.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.db import connection, transaction

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.nummers import vele_verzonnen_bsns
from telmee.gegevens.schema import EPOCH, GRONDSLAGEN, OPEN_EIND, dagnummer
from telmee.gegevens.synthetisch.registerdeel import Registerdeel, maak_registerdeel
from telmee.register import bulk, models
from telmee.register.gebeurtenis import EINDE, VASTSTELLING, Gebeurtenis
from telmee.register.sleutels import Sleutels
from telmee.register.uitgeven import SYNTHETISCH

EERSTE_DAG = date(2015, 5, 1)
"""The register begins; the tests hold it against the law."""
GEMEENTEN = ("GM0363", "GM0599", "GM0518", "GM0344", "GM0014", "GM0772", "GM0193", "GM0153", "GM0796", "GM0855")
_WSW_TOT, _PRAKTIJK_VANAF, _BESCHUT_VANAF = date(2014, 12, 31), date(2017, 1, 1), date(2021, 1, 1)
_WIW_VANAF, _VERLOPEN_VANAF = date(2015, 9, 15), date(2016, 6, 18)


@dataclass(frozen=True)
class Gemaakt:
    """What came into the register."""

    personen: int
    gebeurtenissen: int
    registraties: int
    inkomstenverhoudingen: int


@dataclass(frozen=True)
class Mens:
    """One person of the country: its place, number, first ground, and registrations from the first day on."""

    plaats: int
    nummer: int
    grond: str
    perioden: tuple[tuple[date, date | None], ...]


def mensen(deel: Registerdeel) -> Iterator[Mens]:
    """Everybody who was ever in the register since it began."""
    reg, grens = deel.register, dagnummer(EERSTE_DAG)
    for plaats in np.flatnonzero(((reg.van > 0) & (reg.tot >= grens)).any(axis=1)).tolist():
        paren = sorted(zip(reg.van[plaats].tolist(), reg.tot[plaats].tolist(), strict=True))
        perioden = tuple((_dag(van), _dag(tot)) for van, tot in paren if van > 0 and tot >= grens)
        yield Mens(plaats, int(deel.nummers[plaats]), GRONDSLAGEN[int(reg.grond[plaats])], _vast(perioden))


def _dag(nummer: int) -> date | None:
    return None if nummer == OPEN_EIND else EPOCH + timedelta(days=nummer)


def _vast(perioden: tuple[tuple[date | None, date | None], ...]) -> tuple[tuple[date, date | None], ...]:
    return tuple((van, tot) for van, tot in perioden if van is not None)


def gebeurtenissen(mens: Mens) -> list[Gebeurtenis]:
    """The history of one person, in the order in which it became known."""
    gemeente = GEMEENTEN[mens.nummer % len(GEMEENTEN)]
    geboren = date(1986 + mens.nummer % 14, 1 + mens.nummer % 12, 1 + mens.nummer % 28)
    uit = [
        _zeg("persoonsgegevens", geboren, "BRP", geboortedatum=geboren.isoformat()),
        _zeg("woonplaats", geboren, "BRP", woongemeente=gemeente),
    ]
    for volg, (van, tot) in enumerate(mens.perioden):
        uit += _erin(mens, van, gemeente, _einde_nummer(uit) if volg else None)
        if tot is not None:
            uit.append(_eruit(mens, tot, gemeente, laatste=volg == len(mens.perioden) - 1))
    merk = f"syn-{mens.nummer}"
    return [_met_merk(each, f"{merk}-{n}") for n, each in enumerate(uit, 1)]


def _met_merk(each: Gebeurtenis, merk: str) -> Gebeurtenis:
    return Gebeurtenis(each.soort, each.aard, each.dag, each.feiten, each.bron, merk, each.betreft)


def _einde_nummer(uit: list[Gebeurtenis]) -> int:
    """The number of the end before: what is taken back when somebody of the Wsw comes in again."""
    return len(uit)


def _zeg(soort: str, dag: date, bron: str = "UWV", aard: str = VASTSTELLING, **feiten: Any) -> Gebeurtenis:
    return Gebeurtenis(soort, aard, dag, feiten, bron, "")


def _besluit(soort: str, dag: date, bron: str = "UWV", **feiten: Any) -> Gebeurtenis:
    return _zeg(soort, dag, bron, vooraf_geinformeerd=True, **feiten)


def _erin(mens: Mens, van: date, gemeente: str, einde: int | None) -> list[Gebeurtenis]:
    """What brings somebody in on this day; again, when there was an end before."""
    sinds_begin = max(van, EERSTE_DAG)
    if mens.grond == "wajong":
        return [_besluit("wajong", van)]
    if mens.grond == "wsw" and van <= EERSTE_DAG:
        return [_besluit("wsw_indicatie", min(van, _WSW_TOT))]
    if mens.grond == "wsw" and einde is not None and mens.perioden[0][0] <= EERSTE_DAG:
        return [Gebeurtenis("beeindiging", EINDE, van - timedelta(days=1), {}, "UWV", "", einde)]
    voorziening = _besluit("voorziening", sinds_begin, voorziening_ontvangen=True)
    if mens.grond == "wsw" and van >= _VERLOPEN_VANAF:
        return [_besluit("wsw_verlopen", van)]
    if mens.grond == "wiw_id":
        baan = _besluit("wiw_id", van, gemeente, wiw_of_id_baan=True)
        return [baan] if van >= _WIW_VANAF else [voorziening, baan]
    if mens.grond in ("overig", "wsw"):
        return [voorziening]
    erbij = [] if einde is not None else [_besluit("toeleiding", van, gemeente)]
    if van >= _PRAKTIJK_VANAF and mens.nummer % 4 == 0:
        return [
            *erbij,
            _besluit("loonwaarde", van, gemeente, loonwaarde_vastgesteld_procent=4_000 + mens.nummer % 50 * 100),
        ]
    feiten: dict[str, Any] = {
        "kan_drempelfunctie": False,
        "beperkingen_nog_zes_maanden": True,
        "beoordeling_gevraagd_door": "college",
    }
    return [*erbij, _besluit("beoordeling_arbeidsvermogen", sinds_begin, **feiten)]


def _eruit(mens: Mens, tot: date, gemeente: str, laatste: bool) -> Gebeurtenis:
    """What makes this the last day: nobody comes back from death, nor from beschut werk here."""
    lot = mens.nummer // 7 % 10
    if laatste and lot < 3:
        return _zeg("overlijden", tot, "BRP")
    if laatste and mens.grond == "participatiewet" and lot < 7 and tot >= _BESCHUT_VANAF:
        return _zeg("beschut_werk", tot - timedelta(days=1), gemeente, beschut_op_advies_van_uwv=True)
    reden = "wajong_duurzaam" if mens.grond == "wajong" and lot < 8 else "anders"
    return _zeg("beeindiging", tot, reden_beeindiging=reden)


def bekend_op(each: Gebeurtenis) -> datetime:
    """Some days after it happened, and not before the register was there."""
    dag = max(each.dag, EERSTE_DAG) + timedelta(days=3)
    return datetime.combine(dag, time(9), UTC)


def maak(schaal: float, sleutels: Sleutels, zaad: int = 1, voortgang: Callable[[int], None] | None = None) -> Gemaakt:
    """Fills an empty register."""
    if models.Persoon.objects.exists():
        raise Fout("In dit register staan al mensen; verzonnen mensen komen alleen in een leeg register.")
    deel = maak_registerdeel(schaal, zaad)
    alle = list(mensen(deel))
    bsns = vele_verzonnen_bsns(len(alle))
    merk = hashlib.sha256(f"{schaal} {zaad}".encode()).digest()
    levering = models.Levering.objects.create(
        bron=SYNTHETISCH, soort=SYNTHETISCH, hash=merk, ontvangen_op=datetime.now(UTC)
    )
    gedaan = bulk.neem_velen_op(
        ((bsn, gebeurtenissen(mens)) for bsn, mens in zip(bsns, alle, strict=True)),
        sleutels,
        levering=levering,
        moment=bekend_op,
        voortgang=voortgang,
        nummers={bsn: mens.nummer for bsn, mens in zip(bsns, alle, strict=True)},
    )
    if gedaan.geweigerd:
        raise Fout(f"Een verzonnen geschiedenis past niet bij de wet: {gedaan.geweigerd[0][2]}")
    relaties = _banen(deel, {mens.plaats for mens in alle}, levering)
    levering.aantal = gedaan.gebeurtenissen
    levering.save(update_fields=["aantal"])
    registraties = models.Registratie.objects.filter(bekend_tot=None).count()
    return Gemaakt(gedaan.personen, gedaan.gebeurtenissen, registraties, relaties)


def _banen(deel: Registerdeel, welke: set[int], levering: models.Levering) -> int:
    """The jobs of these persons, as income relations."""
    pks = dict(models.Persoon.objects.values_list("nummer", "pk"))
    nu = datetime.now(UTC)
    banen = deel.banen
    rijen = []
    kolommen = (banen.persoon, deel.werkgever, banen.inkomstenverhouding, banen.begin, banen.eind)
    for persoon, werkgever, nummer, begin, eind in zip(*(k.tolist() for k in kolommen), strict=True):
        if persoon in welke:
            van = EPOCH + timedelta(days=begin)
            rijen.append((pks[int(deel.nummers[persoon])], f"{werkgever:09d}L01", nummer, van, _dag(eind)))
    with transaction.atomic():
        _schrijf(rijen, levering.pk, nu)
    return len(rijen)


def _schrijf(rijen: list[tuple[Any, ...]], levering: int, nu: datetime) -> None:
    velden = ("persoon_id", "loonheffingennummer", "nummer", "van", "tot", "levering_id", "bekend_van")
    kolommen = ", ".join(f'"{veld}"' for veld in velden)
    tabel = models.Inkomstenverhouding._meta.db_table
    moment = nu if connection.vendor == "postgresql" else connection.ops.adapt_datetimefield_value(nu)
    plaatsen = ", ".join(["%s"] * len(velden))
    sql = f'INSERT INTO "{tabel}" ({kolommen}) VALUES ({plaatsen})'
    with connection.cursor() as cursor:
        for begin in range(0, len(rijen), 20_000):
            deel = rijen[begin : begin + 20_000]
            cursor.executemany(sql, [(*rij, levering, moment) for rij in deel])
