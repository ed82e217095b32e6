"""At which value of one figure a measure crosses a line: the saldo nothing, the target reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from telmee.beleid.hervorming import MAX
from telmee.beleid.maten import MATEN
from telmee.beleid.parameters import zoek
from telmee.beleid.vergelijk import eis_maat, welk_jaar
from telmee.beleid.verken import Vraag, reken
from telmee.fouten import Fout, GebruiksFout

ROOSTER = 9
_SLEUTELS = {
    "quotum.opslagpercentage": (0.0, 5.0),
    "quotum.bonus_per_uur": (0.0, 20.0),
    "bonus_vast_contract": (0.0, 20_000.0),
    "uitvoering.in_beeld": (0.0, 100_000.0),
    "doelstelling.vast": (0.0, 1_000_000.0),
}
"""Figures of the file that can be moved, and how far."""


@dataclass(frozen=True)
class Breekpunt:
    """The value at which the median crosses the line, and between which values nearly all draws do; None: nowhere."""

    maat: str
    jaar: int
    over: str
    grens: float
    van: float
    tot: float
    waarde: float | None
    band: tuple[float, float] | None
    rooster: tuple[tuple[float, float, float, float], ...]
    status: str

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "maat": self.maat,
            "jaar": self.jaar,
            "over": self.over,
            "grens": self.grens,
            "van": self.van,
            "tot": self.tot,
            "breekpunt": self.waarde,
            "p10": None if self.band is None else self.band[0],
            "p90": None if self.band is None else self.band[1],
            "punten": [dict(zip(("waarde", "p10", "p50", "p90"), rij, strict=True)) for rij in self.rooster],
        }


def breekpunt(
    vraag: Vraag,
    maat: str,
    over: str,
    jaar: int | None = None,
    grens: float = 0.0,
    verder: Callable[[int], None] = lambda _: None,
) -> Breekpunt:
    """Moves one figure over its range; between two points the line is straight."""
    eis_maat(maat)
    if not abs(grens) < MAX:
        raise GebruiksFout("Bij --grens past een gewoon getal, zoals 0 of 250000.")
    van, tot = bereik(over, vraag)
    waarden = np.linspace(van, tot, ROOSTER)
    rijen, wanneer = [], jaar
    for waarde in waarden:
        u = reken(_met(vraag, over, float(waarde)))
        verder(1)
        wanneer = welk_jaar(jaar, u.jaren, vraag)
        w = u.maten.get(maat)
        if w is None:
            raise Fout(f"De maat '{maat}' is bij deze hervorming niet bekend; geef wat ontbreekt onder 'parameters'.")
        rijen.append(w[u.jaren.index(wanneer)])
    alles = np.stack(rijen)
    kwantielen = np.quantile(alles, [0.1, 0.5, 0.9], axis=1)
    midden = _midden(waarden, alles, grens)
    eigen = [x for x in (_snijdt(waarden, alles[:, n], grens) for n in range(alles.shape[1])) if x is not None]
    band = None
    if len(eigen) >= 0.8 * alles.shape[1]:
        laag, hoog = np.quantile(eigen, [0.1, 0.9])
        band = (_kort(float(laag)), _kort(float(hoog)))
    rooster = tuple((_kort(float(w)), *(float(f"{x:.6g}") for x in kwantielen[:, n])) for n, w in enumerate(waarden))
    assert wanneer is not None
    punt = None if midden is None else _kort(midden)
    return Breekpunt(maat, wanneer, over, grens, van, tot, punt, band, rooster, u.status(maat))  # type: ignore[arg-type]


def bereik(over: str, vraag: Vraag) -> tuple[float, float]:
    """How far a figure can be moved: one of the file, or a parameter over its own range."""
    if over in _SLEUTELS:
        eerst = over.split(".")[0]
        if "." in over and eerst in ("quotum", "uitvoering") and getattr(vraag.hervorming, eerst) is None:
            raise GebruiksFout(f"De hervorming heeft geen '{eerst}'; zet het erin om '{over}' te laten lopen.")
        return _SLEUTELS[over]
    naam = over.removeprefix("parameters.")
    if "." in naam:
        raise GebruiksFout(f"'{over[:60]}' kan niet lopen; kies een parameter of {', '.join(_SLEUTELS)}.")
    zoek(naam)
    p = vraag.hervorming.parameterlijst[naam]
    laag, hoog = p.grenzen
    if laag == hoog:
        raise GebruiksFout(f"De parameter '{naam}' heeft geen bereik; geef er een onder 'parameters'.")
    return laag, hoog


def _met(vraag: Vraag, over: str, waarde: float) -> Vraag:
    from dataclasses import replace

    from telmee.beleid.hervorming_lezen import van_dict

    h = vraag.hervorming.als_dict()
    plek, delen = h, (over if over in _SLEUTELS else f"parameters.{over.removeprefix('parameters.')}").split(".")
    for deel in delen[:-1]:
        plek = plek.setdefault(deel, {})
    plek[delen[-1]] = waarde
    return replace(vraag, hervorming=van_dict(h, vraag.wetten))


def _snijdt(x: Any, y: Any, grens: float) -> float | None:
    """Where the line is crossed for the first time."""
    boven = y - grens
    if boven[0] == 0:
        return float(x[0])
    for n in range(len(x) - 1):
        if boven[n] * boven[n + 1] <= 0 and boven[n] != boven[n + 1]:
            return float(x[n] + (x[n + 1] - x[n]) * boven[n] / (boven[n] - boven[n + 1]))
    return None


def _midden(x: Any, alles: Any, grens: float) -> float | None:
    """Where the middle of the draws crosses the line: each draw is straight between two points, their middle is not."""
    punt = _snijdt(x, np.median(alles, axis=1), grens)
    if punt is None:
        return None
    n = min(max(int(np.searchsorted(x, punt)) - 1, 0), len(x) - 2)
    begin, eind, laag, hoog = alles[n], alles[n + 1], 0.0, 1.0
    onder = np.median(begin) <= grens
    for _ in range(50):
        deel = (laag + hoog) / 2
        eerder = (np.median(begin + deel * (eind - begin)) <= grens) == onder
        laag, hoog = (deel, hoog) if eerder else (laag, deel)
    return float(x[n] + hoog * (x[n + 1] - x[n]))


def _kort(x: float) -> float:
    return float(f"{x:.4g}")


def eenheid(maat: str) -> str:
    """The unit of the measure."""
    return MATEN[maat].eenheid
