"""The cao Aan de Slag: what changes from which day, how sure that is, and scales that the user loads.

A figure that follows the minimum wage is the law's own rise (`wml_uur`); scales are in no source, so they are unknown
until they are loaded. What was only negotiated says so. Percentages in thousandths, amounts in cents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from telmee import getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.loonaangifte.bevindingen import Bevinding, Melding, Verzamelaar, meldingen
from telmee.gegevens.loonaangifte.lijst_bron import open_lijst
from telmee.gegevens.publicatie import Bron, bron_van, lees_publicatie
from telmee.getallen import euro
from telmee.veilig import regel
from telmee.wet import Wetten

BESTAND = "beschut_cao.yaml"
WML = "wml_uur"
GELDT, KOMT, VOORBIJ = "geldt", "komt", "voorbij"
KOLOMMEN = ("schaal", "trede", "uurloon")
MEESTE = 2_000


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
class Trede:
    """One step of a loaded scale, with what it is above or below the minimum wage an hour; None: that is unknown."""

    schaal: str
    trede: str
    uurloon: int
    boven_wml: int | None


@dataclass(frozen=True)
class Cao:
    """The cao on a day."""

    op: date
    afspraken: tuple[Afspraak, ...]
    wml: int | None
    treden: tuple[Trede, ...] = ()
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


class Meldingen(Verzamelaar):
    """Collects the findings of a list of scales."""

    def soorten(self) -> dict[str, Melding]:
        """Those of lists and those of `geld_cao_meldingen.yaml`."""
        return _soorten()


@cache
def _soorten() -> dict[str, Melding]:
    tekst = files(__package__).joinpath("geld_cao_meldingen.yaml").read_text(encoding="utf-8")
    return meldingen() | {code: Melding(**m) for code, m in yaml.safe_load(tekst).items()}


def cao(op: date, wetten: Wetten, schalen: Path | None = None) -> Cao:
    """The cao as it stands on a day, with scales when they are given."""
    wml = _wml(wetten, op)
    afspraken = tuple(_afspraken(wetten))
    if schalen is None:
        return Cao(op, afspraken, wml)
    meld = Meldingen()
    treden = lees_schalen(schalen, wml, meld)
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


def lees_schalen(pad: Path, wml: int | None, meld: Meldingen) -> tuple[Trede, ...]:
    """Scales from a list with schaal, trede and uurloon; a wrong or double row is a finding and does not count."""
    lijst = open_lijst(pad, meld)
    rijen = iter(lijst)
    try:
        _, kop = next(rijen)
    except StopIteration:
        raise Fout(f"Het bestand '{lijst.naam}' is leeg; er moet een regel met kolomnamen in staan.") from None
    namen = [veld.strip().lower() for veld in kop]
    if ontbreekt := [naam for naam in KOLOMMEN if namen.count(naam) != 1]:
        raise Fout(
            f"In '{lijst.naam}' hoort de kolom '{ontbreekt[0]}' één keer te staan, naast schaal, trede en uurloon."
        )
    lijst.zet_vast()
    gevonden: dict[tuple[str, str], Trede] = {}
    dubbel: set[tuple[str, str]] = set()
    for nummer, velden in rijen:
        if len(gevonden) >= MEESTE:
            raise Fout(f"'{lijst.naam}' heeft meer dan {MEESTE} treden; geef een kleinere lijst.")
        rij = dict(zip(namen, velden, strict=False))
        trede = _trede({naam: rij.get(naam, "").strip() for naam in KOLOMMEN}, nummer, lijst.naam, wml, meld)
        if trede is None:
            continue
        sleutel = (trede.schaal, trede.trede)
        if sleutel in gevonden:
            dubbel.add(sleutel)
            meld.meld("cao-dubbel", lijst.naam, nummer, schaal=sleutel[0], trede=sleutel[1])
        gevonden[sleutel] = trede
    return tuple(trede for sleutel, trede in gevonden.items() if sleutel not in dubbel)


def _trede(rij: dict[str, str], nummer: int, bestand: str, wml: int | None, meld: Meldingen) -> Trede | None:
    try:
        uurloon = getypt.centen(rij["uurloon"], "uurloon", "uur")
    except GebruiksFout as fout:
        meld.meld("cao-uurloon", bestand, nummer, zin=regel(str(fout).rstrip("."), 200))
        return None
    if not rij["schaal"] or not rij["trede"]:
        meld.meld("cao-leeg", bestand, nummer)
        return None
    schaal, trede = (regel(rij[naam], 40) for naam in ("schaal", "trede"))
    boven = None if wml is None else uurloon - wml
    if boven is not None and boven < 0:
        meld.meld("cao-onder-wml", bestand, nummer, uurloon=euro(uurloon), wml=euro(wml))
    return Trede(schaal, trede, uurloon, boven)
