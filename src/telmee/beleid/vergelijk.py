"""Reforms beside each other on the same draws: how often one is above another, and which figure turns it round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from telmee.beleid.maten import MATEN
from telmee.beleid.verken import Uitkomst, Vraag, kijkjaar, reken
from telmee.beleid.vooruit import gerekende_jaren
from telmee.fouten import GebruiksFout, bedoelde_u

MAAKT_HET_ZO = 0.2
"""An assumption is named when the difference goes with its rank at least so far: less is luck of the draws."""
ZEKER = 0.95
MEEST = 8
_VAKKEN = 10


@dataclass(frozen=True)
class Omslag:
    """The value of a parameter below and above which another reform is ahead in most draws."""

    parameter: str
    waarde: float
    eronder: str
    erboven: str


@dataclass(frozen=True)
class Paar:
    """Two reforms: the share of draws in which the first is above; where it turns; what makes it so when it is sure."""

    a: str
    b: str
    deel: float
    gelijk: float
    omslag: Omslag | None
    beslist: str | None

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "a": self.a,
            "b": self.b,
            "a_boven_b": round(self.deel, 4),
            "gelijk": round(self.gelijk, 4),
            "omslag": None
            if self.omslag is None
            else {**vars(self.omslag), "waarde": float(f"{self.omslag.waarde:.4g}")},
            "beslist": self.beslist,
        }


@dataclass(frozen=True)
class Vergelijking:
    """All reforms on one measure in one year."""

    maat: str
    jaar: int
    namen: tuple[str, ...]
    uitkomsten: tuple[Uitkomst, ...]
    paren: tuple[Paar, ...]

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "maat": self.maat,
            "jaar": self.jaar,
            "hervormingen": [
                {
                    "naam": n,
                    **u.band(self.maat, self.jaar),
                    "eenheid": MATEN[self.maat].eenheid,
                    "status": u.status(self.maat),
                }
                for n, u in zip(self.namen, self.uitkomsten, strict=True)
            ],
            "paren": [p.als_dict() for p in self.paren],
        }


def eis_maat(naam: str) -> str:
    """A measure that exists."""
    if naam not in MATEN:
        hulp = bedoelde_u(naam, MATEN) or f" Kies uit: {', '.join(MATEN)}."
        raise GebruiksFout(f"Een maat '{naam[:40]}' bestaat niet.{hulp}")
    return naam


def welk_jaar(jaar: int | None, jaren: Sequence[int], *vragen: Vraag) -> int:
    """The year that is asked, or the one that these reforms are looked at in."""
    return kijkjaar([v.hervorming for v in vragen], jaren) if jaar is None else eis_jaar(jaar, jaren)


def eis_jaar(jaar: int, jaren: Sequence[int]) -> int:
    """A year that is reckoned."""
    if jaar not in jaren:
        raise GebruiksFout(f"Het jaar {jaar} is niet uitgerekend; kies {jaren[0]} tot en met {jaren[-1]}.")
    return jaar


def vergelijk(
    vragen: Sequence[Vraag],
    namen: Sequence[str],
    maat: str,
    jaar: int | None = None,
    verder: Callable[[int], None] = lambda _: None,
) -> Vergelijking:
    """Every pair, on the same draws; `verder` hears of every reform that is reckoned."""
    if not 2 <= len(vragen) <= MEEST:
        raise GebruiksFout(f"Geef 2 tot en met {MEEST} hervormingen om te vergelijken.")
    eis_maat(maat)
    wanneer = welk_jaar(jaar, gerekende_jaren(vragen[0].jaren), *vragen)
    uit = tuple(_gerekend(vraag, verder) for vraag in vragen)
    rijen = [u.maten.get(maat) for u in uit]
    paren = []
    for i, a in enumerate(rijen):
        for j in range(i + 1, len(rijen)):
            b = rijen[j]
            if a is not None and b is not None and uit[i].mist(maat) == uit[j].mist(maat):
                n = wanneer - uit[0].jaren[0]
                paren.append(_paar((namen[i], namen[j]), (uit[i], uit[j]), a[n], b[n]))
    return Vergelijking(maat, wanneer, tuple(namen), uit, tuple(paren))


def _gerekend(vraag: Vraag, verder: Callable[[int], None]) -> Uitkomst:
    uit = reken(vraag)
    verder(1)
    return uit


def _paar(namen: tuple[str, str], uit: tuple[Uitkomst, Uitkomst], a: Any, b: Any) -> Paar:
    verschil = a - b
    boven, gelijk = float((verschil > 0).mean()), float((verschil == 0).mean())
    gedeeld = [n for n in dict.fromkeys((*uit[0].gebruikt, *uit[1].gebruikt)) if _zelfde(uit, n)]
    omslag = _omslag(namen, uit[0], verschil, gedeeld) if 0 < boven < 1 else None
    zeker = boven >= ZEKER or (1 - boven - gelijk) >= ZEKER
    return Paar(*namen, boven, gelijk, omslag, _sterkste(uit, verschil) if zeker else None)


def _zelfde(uit: tuple[Uitkomst, Uitkomst], naam: str) -> bool:
    x, y = uit[0].trekkingen.get(naam), uit[1].trekkingen.get(naam)
    return x is not None and y is not None and bool(np.array_equal(x, y)) and float(np.ptp(x)) > 0


def rangcorrelatie(x: Any, y: Any) -> float:
    """Spearman: how far a measure goes up with a parameter."""
    from scipy.stats import spearmanr

    return float(spearmanr(x, y).statistic) if np.ptp(x) > 0 and np.ptp(y) > 0 else 0.0


def _sterkste(uit: Sequence[Uitkomst], verschil: Any) -> str | None:
    """The assumption of one of the two that goes most with the difference; None when none goes with it."""
    kracht = {
        naam: max(abs(rangcorrelatie(u.trekkingen[naam], verschil)) for u in uit if naam in u.trekkingen)
        for naam in dict.fromkeys(n for u in uit for n in u.aannamen)
    }
    sterkste = max(kracht, key=lambda n: kracht[n], default=None)
    return sterkste if sterkste is not None and kracht[sterkste] >= MAAKT_HET_ZO else None


def _omslag(namen: tuple[str, str], u: Uitkomst, verschil: Any, kan: Sequence[str]) -> Omslag | None:
    """The parameter along which the one ahead changes, the strongest first; the value between two tenths of draws."""
    volgorde = sorted(kan, key=lambda n: -abs(rangcorrelatie(u.trekkingen[n], verschil)))
    for naam in volgorde:
        x = u.trekkingen[naam]
        rij = np.argsort(x, kind="stable")
        vakken = np.array_split(rij, min(_VAKKEN, max(len(x) // 10, 2)))
        midden = np.array([np.median(verschil[v]) for v in vakken])
        teken = np.sign(midden)
        wissel = np.flatnonzero(np.diff(teken) != 0)
        if len(wissel) == 1 and teken[0] != 0 and teken[-1] != 0:
            w = int(wissel[0])
            waarde = float((x[vakken[w]].max() + x[vakken[w + 1]].min()) / 2)
            voor, na = namen if teken[0] > 0 else namen[::-1]
            return Omslag(naam, waarde, voor, na)
    return None
