"""The forecast: where the count will stand, with bands, the chance of the target and the naive forecasts beside it.

Only what was public on the day of the law (`wetten.stand`) is used. Targets come from the law. Unit: banen, whole.
Raises `Fout` for a day before the first figures, `GebruiksFout` for a day that is still to come and for years that
were published or lie too far ahead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from telmee.beleid import pakketten
from telmee.beleid.aannamen import AANNAMEN
from telmee.beleid.bekend import Bekend, bekend_op, telt_53_weken
from telmee.beleid.naief import naief
from telmee.fouten import GebruiksFout
from telmee.gegevens import publicatie
from telmee.getallen import datum
from telmee.wet import Wetten

SECTOREN = ("markt", "overheid")
MATEN = ("totaal", "markt", "overheid", "formeel", "inleen")
PUNTEN = (10, 25, 50, 75, 90)
STATUS = {"totaal": "prognose", "totaal_week53": "afgeleid"}
AANTAL = 4000
VER = 15
VERDER = 4
"""So many years after the year that is asked about, unless a last one is given."""
ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Maat:
    """The draws of one measure in one year, by their percentiles. `punten` None: unknown."""

    punten: dict[int, int] | None
    status: str

    def als_dict(self) -> dict[str, Any]:
        """The percentiles by name, with unit and status."""
        return {f"p{p}": None if self.punten is None else self.punten[p] for p in PUNTEN} | {
            "eenheid": "banen",
            "status": self.status,
        }


@dataclass(frozen=True)
class Jaar:
    """One December: the measures, the targets of the law (None: unknown), their chances, the naive forecasts."""

    jaar: int
    maten: dict[str, Maat]
    doel: dict[str, int | None]
    kansen: dict[str, float | None]
    naief: dict[str, int | None]
    weken53: bool

    @property
    def kans(self) -> float | None:
        """The chance that the target of the whole is reached."""
        return self.kansen["totaal"]

    def punt(self, maat: str, procent: int = 50) -> int | None:
        """One percentile of one measure."""
        gevonden = self.maten.get(maat)
        return None if gevonden is None or gevonden.punten is None else gevonden.punten[procent]


@dataclass(frozen=True)
class Prognose:
    """Every December from the first without a result; `jaar` is the one that was asked about."""

    bekend: Bekend
    jaar: int
    jaren: tuple[Jaar, ...]
    zaad: int
    trekkingen: int
    bronnen: tuple[str, ...]
    doel_eerder: dict[int, int | None]
    """The targets of the years with a result."""

    @property
    def gevraagd(self) -> Jaar:
        """The year that was asked about."""
        return next(j for j in self.jaren if j.jaar == self.jaar)

    @property
    def onbekend(self) -> list[str]:
        """The measures that nobody could know."""
        return [naam for naam, maat in self.gevraagd.maten.items() if maat.punten is None]

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "hervorming": None,
            "stand": self.bekend.stand.isoformat(),
            "jaar": self.jaar,
            "zaad": self.zaad,
            "trekkingen": self.trekkingen,
            "jaren": [_jaar_dict(j) for j in self.jaren],
            "naief": {naam: {str(j.jaar): j.naief[naam] for j in self.jaren} for naam in self.jaren[0].naief},
            "aannamen": [a.als_dict() for a in AANNAMEN],
            "onbekend": self.onbekend,
            "bronnen": list(self.bronnen),
        }


def prognose(wetten: Wetten, jaar: int | None = None, tot: int | None = None) -> Prognose:
    """The forecast of every December up to `tot`, as it could be made on the day of the law."""
    pakketten.eis()
    from telmee.beleid.trekking import ZAAD, trek

    _eis_geweest(wetten.stand)
    bekend = bekend_op(wetten.stand)
    jaar, tot = _jaren(bekend, jaar, tot)
    getrokken = trek(bekend, tot, einddoel(wetten), AANTAL, ZAAD)
    jaren = tuple(_jaar(getrokken, j, wetten) for j in getrokken.jaren)
    return Prognose(
        bekend,
        jaar,
        jaren,
        ZAAD,
        AANTAL,
        _bronnen(bekend, wetten),
        {j: doel_samen(wetten, j) for j in bekend.officieel},
    )


def einddoel(wetten: Wetten) -> tuple[int, int]:
    """Where the path of the targets ends: market and government, by the law."""
    markt, overheid = (doel_van(wetten, wetten.stand.year + VER, sector) for sector in SECTOREN)
    if markt is None or overheid is None:
        raise GebruiksFout(f"Op {datum(wetten.stand)} was er nog geen doelstelling; kies een latere --stand.")
    return markt, overheid


def doel_van(wetten: Wetten, jaar: int, sector: str) -> int | None:
    """The target of a sector for a year."""
    entry = wetten.op(jaar).entry("doelstelling", sector)
    return None if entry is None or entry.figure is None else int(entry.figure)


def doel_samen(wetten: Wetten, jaar: int) -> int | None:
    """The target of a year, market and government together."""
    delen = [doel for sector in SECTOREN if (doel := doel_van(wetten, jaar, sector)) is not None]
    return sum(delen) if len(delen) == len(SECTOREN) else None


def _eis_geweest(stand: date) -> None:
    """Nobody knows what will have been published on a day that is still to come."""
    if stand > date.today():
        raise GebruiksFout(
            f"Wat op {datum(stand)} bekend is weet nog niemand; kies met --stand vandaag of een eerdere dag."
        )


def _jaren(bekend: Bekend, jaar: int | None, tot: int | None) -> tuple[int, int]:
    """The year that is asked about and the last one, refused where there is nothing to forecast."""
    eerste, verste = bekend.eerste_jaar, bekend.anker + VER
    if jaar is None:
        jaar = max(eerste, bekend.stand.year) if tot is None else min(max(eerste, bekend.stand.year), max(eerste, tot))
    tot = min(jaar + VERDER, verste) if tot is None else tot
    if jaar < min(bekend.officieel, default=eerste):
        raise GebruiksFout(
            f"Over {jaar} is er geen prognose; kies met --jaar een jaar van {eerste} tot en met {verste}."
        )
    if jaar < eerste:
        raise GebruiksFout(
            f"De uitslag over {jaar} was op {datum(bekend.stand)} al bekend; kies --jaar {eerste} of later, of een "
            "eerdere --stand."
        )
    if max(jaar, tot) > verste:
        raise GebruiksFout(f"Verder dan {verste} kijkt deze prognose niet vooruit; kies een eerder jaar.")
    if tot < jaar:
        raise GebruiksFout(f"--tot {tot} ligt voor {jaar}; kies een later jaar.")
    return jaar, tot


def punten(trekkingen: np.ndarray) -> dict[int, int]:
    """The percentiles, whole."""
    return {p: round(float(waarde)) for p, waarde in zip(PUNTEN, np.percentile(trekkingen, PUNTEN), strict=True)}


def _jaar(getrokken: Any, jaar: int, wetten: Wetten) -> Jaar:
    doelen = {"totaal": doel_samen(wetten, jaar)} | {s: doel_van(wetten, jaar, s) for s in SECTOREN}
    maten: dict[str, Maat] = {}
    kansen: dict[str, float | None] = {}
    for naam in (*MATEN, "totaal_week53"):
        trekkingen = getrokken.maat(naam, jaar)
        if trekkingen is not None:
            maten[naam] = Maat(punten(trekkingen), STATUS.get(naam, "aanname"))
            kansen[naam] = _kans(trekkingen, doelen.get(naam.removesuffix("_week53")))
        elif naam in MATEN:
            maten[naam], kansen[naam] = Maat(None, ONBEKEND), None
    voorspeld = naief(getrokken.bekend, jaar)
    return Jaar(
        jaar,
        maten,
        doelen,
        {naam: kansen[naam] for naam in ("totaal", *SECTOREN, "totaal_week53") if naam in kansen},
        {naam: None if waarde is None else round(waarde) for naam, waarde in voorspeld.items()},
        telt_53_weken(jaar),
    )


def _kans(trekkingen: np.ndarray, doel: int | None) -> float | None:
    """In how many draws the target is reached."""
    return None if doel is None else round(float(np.mean(trekkingen >= doel)), 2)


def _jaar_dict(j: Jaar) -> dict[str, Any]:
    return {
        "jaar": j.jaar,
        "maten": {naam: maat.als_dict() for naam, maat in j.maten.items()},
        "doel": j.doel,
        "kans_doel": j.kansen,
        "weken": 53 if j.weken53 else 52,
        "naief": j.naief,
    }


def _bronnen(bekend: Bekend, wetten: Wetten) -> tuple[str, ...]:
    """Where the figures come from, each source once, the latest first."""
    regels = [f"meting over {r.jaar}: {r.bron.tekst}" for r in reversed(publicatie.resultaten(bekend.stand))]
    regels += [f"UWV {k.kwartaal}: {k.bron.tekst}" for k in reversed(publicatie.kwartaalcijfers(bekend.stand))]
    doel = wetten.op(wetten.stand.year + VER).entry("doelstelling", "markt")
    return (*([f"doelstelling: {doel.source}"] if doel else []), *regels)
