"""The records of Logboek Dataverwerkingen 1.0: one line per person whose data was looked at or changed.

Written in the transaction of the look itself, so that there is no answer without its line. `Spoor` is the W3C Trace
Context of the request: what came in is kept (`foreign_operation`), what goes out is `traceparent`.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection

from telmee.fouten import Fout
from telmee.register.beurt import schrijfbeurt
from telmee.register.models import Verwerking
from telmee.register.sleutels import Sleutels

OK, FOUT, NIET_GEZEGD = "Ok", "Error", "Unset"
"""Error is for a fault of the server. When that undoes a look, its line is undone with it."""
BSN = "BSN"
TE_VEEL = 429
"""From this status on it is no attempt that was wrong: too many were counted, or the server cannot answer."""
_TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
_NIET_IN_BRON = re.compile(r"[^\w .,:/@+-]|\d{8,}")  # no control characters, no number that could be a person


@dataclass(frozen=True)
class Spoor:
    """Where a processing belongs: its trace, and the span of who called (another application)."""

    trace_id: bytes
    ouder: bytes | None = None
    bron: str = ""
    span_id: bytes = field(default_factory=lambda: secrets.token_bytes(8))

    @property
    def traceparent(self) -> str:
        """What goes out with the answer."""
        return f"00-{self.trace_id.hex()}-{self.span_id.hex()}-01"


def spoor(traceparent: str = "", bron: str = "") -> Spoor:
    """The trace of a request; a new one when none came in, or none that can be read."""
    gevonden = _TRACEPARENT.fullmatch(traceparent.strip().lower())
    goed = gevonden is not None and gevonden[1] != "ff" and (gevonden[1] != "00" or not gevonden[5])
    if not gevonden or not goed or set(gevonden[2]) == {"0"} or set(gevonden[3]) == {"0"}:
        return Spoor(secrets.token_bytes(16))
    return Spoor(
        bytes.fromhex(gevonden[2]), bytes.fromhex(gevonden[3]), _NIET_IN_BRON.sub("", bron)[:200] or "onbekend"
    )


@dataclass(frozen=True)
class Blik:
    """What all lines of one question share: who asked, why, and what they may see."""

    naam: str
    rol: str
    organisatie: str
    doel: str
    relatie: str
    velden: str
    spoor: Spoor
    begin: datetime
    weg: str = ""

    @property
    def activiteit(self) -> str:
        """The processing activity as a URI in the controller's register of processing activities."""
        basis = getattr(settings, "REGISTER_VERWERKINGEN", "") or "urn:telmee:verwerkingsactiviteit"
        return f"{basis}{'/' if '://' in basis else ':'}{self.naam}-{self.weg or self.rol}"


Betrokkenen = tuple[int, list[tuple[bytes, bytes]]]


def betrokkenen(bsns: Iterable[str], sleutels: Sleutels) -> Betrokkenen:
    """Of whom lines will be: the key, and of each what it is found by and read from. Outside the transaction."""
    actief = sleutels.actief
    return actief.nummer, [(actief.zoek(bsn), actief.versleutel(bsn)) for bsn in bsns]


def schrijf(blik: Blik, wie: Betrokkenen, beantwoord: Iterable[bool], status: str = "", groep: bool = False) -> int:
    """A line for each, with whether an answer was given; gives how many. Call it inside the transaction.

    Without a `status` it follows from that: a refusal is no fault of this server, which the standard leaves unset. What
    was asked about several people at once (`groep`) is an action of its own, without a person: the line above theirs.
    """
    sleutel, mensen = wie
    per_mens = zip(mensen, beantwoord, strict=True)
    spoor_, rijen = blik.spoor, []
    vast = _vast(blik, sleutel)
    if groep:
        rijen.append(vast | _eigen(spoor_.span_id, b"", b"", "", True) | {"status": NIET_GEZEGD})
        vast |= {"parent_span_id": spoor_.span_id, "bron_verwerking": ""}
    for nummer, ((hash_, versleuteld), gegeven) in enumerate(per_mens):
        span = spoor_.span_id if nummer == 0 and not groep else secrets.token_bytes(8)
        eigen = _eigen(span, hash_, versleuteld, blik.velden, gegeven)
        rijen.append(vast | eigen | ({"status": status} if status else {}))
    _voeg_in([[rij[kolom] for kolom in _KOLOMMEN] for rij in rijen])
    return len(rijen)


@contextmanager
def poging(blik: Blik, sleutels: Sleutels) -> Iterator[None]:
    """What is refused inside leaves a line as well: of nobody, for what was given may be no person at all."""
    try:
        yield
    except Fout as fout:
        if not fout.gelogd and getattr(fout, "status", 422) < TE_VEEL:
            afgewezen(blik, sleutels)
            fout.gelogd = True
        raise


def afgewezen(blik: Blik, sleutels: Sleutels) -> None:
    """The line of an attempt that came to nothing. What it was for is left out: that may be what was wrong."""
    with schrijfbeurt():
        schrijf(replace(blik, doel="", relatie="", velden=""), (sleutels.actief.nummer, [(b"", b"")]), [False])


def _vast(blik: Blik, sleutel: int) -> dict[str, Any]:
    """What all lines share."""
    return {
        "trace_id": blik.spoor.trace_id,
        "parent_span_id": blik.spoor.ouder,
        "naam": blik.naam,
        "begin": connection.ops.adapt_datetimefield_value(blik.begin),
        "eind": connection.ops.adapt_datetimefield_value(datetime.now(UTC)),
        "activiteit": blik.activiteit,
        "sleutel": sleutel,
        "rol": blik.rol,
        "organisatie": blik.organisatie,
        "doel": blik.doel,
        "relatie": blik.relatie,
        "bron_verwerking": blik.spoor.bron,
    }


def _eigen(span: bytes, hash_: bytes, versleuteld: bytes, velden: str, beantwoord: bool) -> dict[str, Any]:
    """What is of one line."""
    return {
        "span_id": span,
        "betrokkene": hash_,
        "betrokkene_versleuteld": versleuteld,
        "velden": velden if beantwoord else "",
        "gevonden": beantwoord,
        "status": OK if beantwoord else NIET_GEZEGD,
    }


def _voeg_in(rijen: list[list[Any]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and len(rijen) > VEEL:
            with cursor.copy(_kopieer()) as stroom:
                for rij in rijen:
                    stroom.write_row(rij)
        elif rijen:
            cursor.executemany(_invoegen(connection.vendor), rijen)


_KOLOMMEN = tuple(veld.attname for veld in Verwerking._meta.concrete_fields if not veld.primary_key)


VEEL = 50
"""Lines from which PostgreSQL gets them as a stream."""


@cache
def _kopieer() -> str:
    kolommen = ", ".join(connection.ops.quote_name(naam) for naam in _KOLOMMEN)
    return f"COPY {connection.ops.quote_name(Verwerking._meta.db_table)} ({kolommen}) FROM STDIN"


@cache
def _invoegen(soort: str) -> str:
    """The statement, made once: ten thousand lines are one call."""
    kolommen = ", ".join(connection.ops.quote_name(naam) for naam in _KOLOMMEN)
    plaatsen = ", ".join(["%s"] * len(_KOLOMMEN))
    return f"INSERT INTO {connection.ops.quote_name(Verwerking._meta.db_table)} ({kolommen}) VALUES ({plaatsen})"


def als_ldv(rij: Verwerking) -> dict[str, Any]:
    """A line in the names of the standard. The person stays encrypted: key number and ciphertext."""
    attributen: dict[str, Any] = {"dpl.core.processing_activity_id": rij.activiteit}
    if rij.betrokkene_versleuteld:
        betrokkene = base64.b64encode(bytes(rij.betrokkene_versleuteld)).decode("ascii")
        attributen |= {
            "dpl.core.data_subject_id": f"{rij.sleutel}:{betrokkene}",
            "dpl.core.data_subject_id_type": BSN,
        }
    ouder = bytes(rij.parent_span_id).hex() if rij.parent_span_id else None
    if rij.bron_verwerking:
        attributen["dpl.core.foreign_operation.processor"] = rij.bron_verwerking
        attributen["dpl.core.foreign_operation.span_id"] = ouder
    eigen = ("rol", "organisatie", "doel", "relatie", "velden", "gevonden")
    attributen |= {f"telmee.{naam}": getattr(rij, naam) for naam in eigen}
    return {
        "trace_id": bytes(rij.trace_id).hex(),
        "span_id": bytes(rij.span_id).hex(),
        "parent_span_id": ouder,
        "name": rij.naam,
        "start_time": _milliseconden(rij.begin),
        "end_time": _milliseconden(rij.eind),
        "status": rij.status,
        "resource": {"service.name": "telmee", "service.namespace": "register"},
        "attributes": attributen,
    }


def _milliseconden(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def van_betrokkene(bsn: str, sleutels: Sleutels) -> Any:
    """The lines about one person, newest first; under older keys too."""
    zoek = [sleutel.zoek(bsn) for sleutel in sleutels.alle]
    return Verwerking.objects.filter(betrokkene__in=zoek).order_by("-begin", "-pk")


def wie_keek(rijen: Sequence[Verwerking]) -> list[dict[str, Any]]:
    """The same for the person: who, when, why, and what they saw."""
    return [
        {
            "moment": rij.begin.isoformat(timespec="seconds"),
            "rol": rij.rol,
            "organisatie": rij.organisatie,
            "doel": rij.doel,
            "relatie": rij.relatie,
            "gezien": rij.velden.split(",") if rij.velden else [],
            "beantwoord": rij.gevonden,
        }
        for rij in rijen
    ]
