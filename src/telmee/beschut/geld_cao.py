"""The cao Aan de Slag: what changes from which day, how sure that is, and scales that the user loads.

A figure that follows the minimum wage is the law's own rise (`wml_uur`); scales are in no source, so they are unknown
until they are loaded. What was only negotiated says so. Percentages in thousandths, amounts in cents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from telmee.gegevens.beschut import loontabel
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.gegevens.publicatie import Bron, bron_van, lees_publicatie
from telmee.wet import Wetten

BESTAND = "beschut_cao.yaml"
WML = "wml_uur"
GELDT, KOMT, VOORBIJ = "geldt", "komt", "voorbij"


@dataclass(frozen=True)
class Afspraak:
    """One thing that changes on a day. `procent` in thousandths; `gerekend` is the rise of the minimum wage."""

    vanaf: date
    tot: date | None
    onderwerp: str
    wat: str
    status: str
    bron: Bron
    procent: int | None = None
    bedrag: int | None = None
    uren: int | None = None
    gerekend: int | None = None
    bekrachtigd: bool = True

    def stand(self, op: date) -> str:
        """Whether it holds, is still to come, or is over."""
        if op < self.vanaf:
            return KOMT
        return VOORBIJ if self.tot is not None and op > self.tot else GELDT

    @property
    def zekerheid(self) -> str:
        """The status in words that say what is not known."""
        return self.status if self.bekrachtigd else f"{self.status}; bekrachtiging niet gezien"

    def als_dict(self, op: date) -> dict[str, Any]:
        """Plain data."""
        return {
            "vanaf": self.vanaf.isoformat(),
            "tot": None if self.tot is None else self.tot.isoformat(),
            "onderwerp": self.onderwerp,
            "wat": self.wat,
            "stand": self.stand(op),
            "status": self.zekerheid,
            "bekrachtigd": self.bekrachtigd,
            "procent_duizendsten": self.procent,
            "gerekend_duizendsten": self.gerekend,
            "bedrag": self.bedrag,
            "uren": self.uren,
            "bron": self.bron.noot,
        }


@dataclass(frozen=True)
class Cao:
    """The cao on a day."""

    op: date
    afspraken: tuple[Afspraak, ...]
    wml: int | None
    treden: tuple[loontabel.Trede, ...] = ()
    bevindingen: tuple[Bevinding, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "op": self.op.isoformat(),
            "afspraken": [elk.als_dict(self.op) for elk in self.afspraken],
            "minimumloon_per_uur": self.wml,
            "schalen": [vars(elk) for elk in self.treden],
            "bevindingen": [elk.als_dict() for elk in self.bevindingen],
        }


def cao(op: date, wetten: Wetten, schalen: Path | None = None) -> Cao:
    """The cao as it stands on a day, with scales when they are given."""
    wml = _wml(wetten, op)
    afspraken = tuple(_afspraken(wetten))
    if schalen is None:
        return Cao(op, afspraken, wml)
    meld = loontabel.Meldingen()
    treden = loontabel.lees(schalen, wml, meld)
    return Cao(op, afspraken, wml, treden, tuple(meld.alle()))


def _wml(wetten: Wetten, op: date) -> int | None:
    bedrag = wetten.op(op).figure(WML, None)
    return None if bedrag is None else int(bedrag)


def _afspraken(wetten: Wetten) -> Iterator[Afspraak]:
    inhoud = lees_publicatie(BESTAND)
    for a in inhoud["afspraken"]:
        gerekend = stijging(wetten, a["vanaf"]) if a.get("volgt") == WML else None
        status = a["status"]
        if status in ("afgeleid", "onbekend") and a.get("volgt") == WML:
            status = "onbekend" if gerekend is None else "afgeleid"
        yield Afspraak(
            a["vanaf"],
            a.get("tot"),
            a["onderwerp"],
            a["wat"],
            status,
            bron_van(inhoud["bronnen"][a["van"]]),
            a.get("procent"),
            a.get("bedrag"),
            a.get("uren"),
            gerekend,
            inhoud["bronnen"][a["van"]]["bekrachtigd"],
        )


def stijging(wetten: Wetten, op: date) -> int | None:
    """How much the minimum wage an hour rises on a day, in thousandths of a percent; None where one is not known."""
    nu, eerder = _wml(wetten, op), _wml(wetten, op - timedelta(days=1))
    if nu is None or eerder is None:
        return None
    deel = Fraction((nu - eerder) * 100_000, eerder)
    return (2 * deel.numerator + deel.denominator) // (2 * deel.denominator)
