"""The watch: how much an organisation may ask, and what looks like fishing. Counts only; never whom.

Who asks too often in a minute waits for the next. Three things close the door for longer and put a line on UWV's list
(`Signaal`): too many people in a day, many questions that miss (nearly all of an hour, or very many in a day, so that
asking the same known person in between hides nothing), and BSNs that follow each other. A miss is a claim that
was not borne out, or a no to who may only be applying or hired in: what only the asker's word stands for. The limits
are settings (`REGISTER_GRENZEN`). Whether numbers follow each other is remembered in this process and nowhere else.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Q, Sum

from telmee.fouten import Fout
from telmee.register.models import Signaal, Verbruik

DELEN = 16
"""Rows of one minute on PostgreSQL, where a row that is written is held until the disk has it."""
VAAK = 10
"""Of so many questions in a minute the first also looks over the hour and the day."""
BEWAAR = timedelta(days=2)
"""How long counts are kept: as long as a limit looks back, and a day."""
TE_VEEL, MIST, REEKS = "te_veel", "mist_vaak", "op_rij"
ZIN = "U vraagt nu meer dan gewoon is. Wij geven even geen antwoord; probeer het over {hoelang} opnieuw."


class TeVaak(Fout):
    """Wait a while."""

    status = 429

    def __init__(self, seconden: int) -> None:
        minuten = max(1, -(-seconden // 60))
        super().__init__(ZIN.format(hoelang="een minuut" if minuten == 1 else f"{minuten} minuten"))
        self.seconden = max(1, seconden)
        self.koppen = {"Retry-After": str(self.seconden)}


@dataclass(frozen=True)
class Grenzen:
    """How much is ordinary. Zero is no limit."""

    per_minuut: int = 300
    per_dag: int = 60_000
    missers_per_uur: int = 100
    missers_procent: int = 90
    missers_per_dag: int = 1_000
    op_rij: int = 10
    tussenruimte: int = 30
    dicht_minuten: int = 15
    lijst: int = 10_000


def grenzen() -> Grenzen:
    """As set."""
    return Grenzen(**getattr(settings, "REGISTER_GRENZEN", {}))


def eis_open(wie: str, nu: datetime) -> None:
    """Raises `TeVaak` while the door is closed for this organisation."""
    with connection.cursor() as cursor:  # nearly always nothing: by hand, for every look-up comes past here
        cursor.execute(_dicht(), [wie, connection.ops.adapt_datetimefield_value(nu)])
        if not cursor.fetchone():
            return
    laatste = Signaal.objects.filter(organisatie=wie, tot__gt=nu).order_by("-tot").values_list("tot", flat=True).first()
    if laatste is not None:
        raise TeVaak(int((laatste - nu).total_seconds()) + 1)


@cache
def _dicht() -> str:
    return (
        f"SELECT 1 FROM {connection.ops.quote_name(Signaal._meta.db_table)} WHERE organisatie = %s AND tot > %s LIMIT 1"
    )


def tel(wie: str, bsns: Sequence[str], missers: int, nu: datetime, *, op_bsn: bool = True) -> TeVaak | None:
    """Counts this question, in the transaction of the look; gives what must be answered instead when it is too much.

    A list is one question of the minute, and as many people of the day as it names.
    """
    grens = grenzen()
    eigen, in_minuut = _bij(wie, nu.replace(second=0, microsecond=0), len(bsns), missers)
    if in_minuut == 1:
        Verbruik.objects.filter(organisatie=wie, minuut__lt=nu - BEWAAR).delete()
    if op_bsn and _op_rij(wie, bsns, grens):
        return _sluit(wie, REEKS, nu, grens, len(bsns), missers)
    if grens.per_minuut and in_minuut > grens.per_minuut:
        return TeVaak(60 - nu.second)
    if (len(bsns) > 1 or 1 in (eigen % VAAK, in_minuut % VAAK)) and (soort := _over_langer(wie, nu, grens)):
        return _sluit(wie, soort, nu, grens, len(bsns), missers)
    return None


def _bij(wie: str, minuut: datetime, vragen: int, missers: int) -> tuple[int, int]:
    """Adds to the count of this minute; gives that of this part and of the whole, whoever else is counting."""
    tabel, moment = connection.ops.quote_name(Verbruik._meta.db_table), connection.ops.adapt_datetimefield_value(minuut)
    delen = DELEN if connection.vendor == "postgresql" else 1
    deel = secrets.randbelow(delen)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tabel} (organisatie, minuut, deel, verzoeken, vragen, missers) "
            "VALUES (%s, %s, %s, 1, %s, %s) "
            f"ON CONFLICT (organisatie, minuut, deel) DO UPDATE SET verzoeken = {tabel}.verzoeken + 1, "
            f"vragen = {tabel}.vragen + excluded.vragen, missers = {tabel}.missers + excluded.missers "
            "RETURNING verzoeken",
            [wie, moment, deel, vragen, missers],
        )
        eigen = int(cursor.fetchone()[0])
        if delen == 1:
            return eigen, eigen
        cursor.execute(f"SELECT SUM(verzoeken) FROM {tabel} WHERE organisatie = %s AND minuut = %s", [wie, moment])
        return eigen, int(cursor.fetchone()[0])


def _over_langer(wie: str, nu: datetime, grens: Grenzen) -> str:
    """What is only seen over an hour or a day."""
    dag, missers_dag, uur, missers = _sommen(wie, nu)
    if grens.per_dag and dag > grens.per_dag:
        return TE_VEEL
    if grens.missers_per_dag and missers_dag > grens.missers_per_dag:  # whatever else was asked in between
        return MIST
    if grens.missers_per_uur and missers >= grens.missers_per_uur and missers * 100 >= uur * grens.missers_procent:
        return MIST
    return ""


def _sommen(wie: str, nu: datetime) -> tuple[int, int, int, int]:
    """People asked about and misses in a day, and the same in an hour."""
    laatste_uur = Q(minuut__gt=nu - timedelta(hours=1))
    som: dict[str, Any] = Verbruik.objects.filter(organisatie=wie, minuut__gt=nu - timedelta(days=1)).aggregate(
        dag=Sum("vragen", default=0),
        missers_dag=Sum("missers", default=0),
        uur=Sum("vragen", filter=laatste_uur, default=0),
        missers=Sum("missers", filter=laatste_uur, default=0),
    )
    return int(som["dag"]), int(som["missers_dag"]), int(som["uur"]), int(som["missers"])


def _sluit(wie: str, soort: str, nu: datetime, grens: Grenzen, vragen: int, missers: int) -> TeVaak:
    """Closes the door and tells UWV."""
    tot = nu + timedelta(minutes=grens.dicht_minuten)
    Signaal.objects.create(organisatie=wie, soort=soort, gezien_op=nu, tot=tot, vragen=vragen, missers=missers)
    return TeVaak(grens.dicht_minuten * 60)


def signalen(meest: int = 500) -> list[dict[str, Any]]:
    """UWV's list, newest first."""
    rijen = Signaal.objects.order_by("-gezien_op", "-pk")[:meest]
    return [
        {
            "organisatie": rij.organisatie,
            "soort": rij.soort,
            "gezien_op": rij.gezien_op.isoformat(timespec="seconds"),
            "dicht_tot": rij.tot.isoformat(timespec="seconds"),
            "vragen": rij.vragen,
            "missers": rij.missers,
        }
        for rij in rijen
    ]


_slot = threading.Lock()
_laatste: dict[str, tuple[int, int]] = {}
"""Per organisation the last number asked and how many in a row followed the one before: in memory, never written."""
_ONTHOUDEN = 10_000


def _op_rij(wie: str, bsns: Sequence[str], grens: Grenzen) -> bool:
    if not grens.op_rij:
        return False
    if len(bsns) > 1:
        nummers = sorted(map(int, bsns))
        dicht = sum(b - a <= grens.tussenruimte for a, b in zip(nummers, nummers[1:], strict=False))
        return dicht >= grens.op_rij and dicht * 2 >= len(nummers)
    with _slot:
        vorige, op_rij = _laatste.get(wie, (0, 0))
        nummer = int(bsns[0]) if bsns else 0
        op_rij = op_rij + 1 if 0 < abs(nummer - vorige) <= grens.tussenruimte else 0
        if len(_laatste) >= _ONTHOUDEN:
            _laatste.clear()
        _laatste[wie] = (nummer, op_rij)
        return op_rij >= grens.op_rij
