"""An event as plain data, its one canonical form and its hash; knows no database.

The hash is SHA-256 over JSON with sorted keys and no spaces: everything of the event but row numbers of the database,
and the hash of the event before it of the same person. Times are UTC in ISO with microseconds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

AANVRAAG, VASTSTELLING, EINDE, CORRECTIE = "aanvraag", "vaststelling", "einde", "correctie"
INTREKKING, BEZWAAR, BESLISSING, MELDING = "intrekking", "bezwaar", "beslissing_op_bezwaar", "melding"
AARDEN = (AANVRAAG, VASTSTELLING, EINDE, CORRECTIE, INTREKKING, BEZWAAR, BESLISSING, MELDING)
VERWIJST = (CORRECTIE, INTREKKING, BEZWAAR, BESLISSING)
"""Natures that concern an earlier event, and say so."""
_CANONIEK = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
BEGIN = bytes(32)
"""What stands before the first event of a chain."""


@dataclass(frozen=True)
class Gebeurtenis:
    """What a source says. ``betreft``: the number of an earlier event of the same person."""

    soort: str
    aard: str
    dag: date
    feiten: Mapping[str, Any]
    bron: str
    kenmerk: str
    betreft: int | None = None
    grondslag: str = ""


@dataclass(frozen=True)
class Vastgelegd(Gebeurtenis):
    """An event as the register holds it: numbered per person, with the moment since which it is known."""

    nummer: int = 0
    bekend_op: datetime = field(default=datetime(1970, 1, 1, tzinfo=UTC))


def tijd(moment: datetime) -> str:
    """A moment in the chain: UTC, with microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def kaal(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON carries them: days as ISO text."""
    return {naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in feiten.items()}


def inhoud(gebeurtenis: Gebeurtenis) -> dict[str, Any]:
    """What a source said, as JSON: two deliveries of one mark must be equal in this."""
    return {
        "soort": gebeurtenis.soort,
        "aard": gebeurtenis.aard,
        "dag": gebeurtenis.dag.isoformat(),
        "feiten": kaal(gebeurtenis.feiten),
        "bron": gebeurtenis.bron,
        "kenmerk": gebeurtenis.kenmerk,
        "betreft": gebeurtenis.betreft,
        "grondslag": gebeurtenis.grondslag,
    }


def canoniek(persoon: int, gebeurtenis: Vastgelegd, vorige: bytes, levering: bytes | None = None) -> bytes:
    """The bytes that are hashed."""
    alles = {
        **inhoud(gebeurtenis),
        "persoon": persoon,
        "nummer": gebeurtenis.nummer,
        "bekend_op": tijd(gebeurtenis.bekend_op),
        "levering": levering.hex() if levering else None,
        "vorige": vorige.hex(),
    }
    return _CANONIEK.encode(alles).encode("ascii")


def hash_van(persoon: int, gebeurtenis: Vastgelegd, vorige: bytes, levering: bytes | None = None) -> bytes:
    """The hash of an event in its chain."""
    return hashlib.sha256(canoniek(persoon, gebeurtenis, vorige, levering)).digest()
