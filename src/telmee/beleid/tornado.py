"""Which figure decides: every range from end to end, and how much of the spread each explains (Sobol indices).

The indices are of `scipy.stats.sobol_indices`, on the expected path without the luck of single people; with few points
they are rough, and small ones that come out just below zero are shown as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from telmee.beleid.maten import MATEN
from telmee.beleid.parameters import Parameter
from telmee.beleid.plan import eigen_bereiken
from telmee.beleid.vergelijk import eis_maat, welk_jaar
from telmee.beleid.verken import Uitkomst, Vraag, afgerond, reken
from telmee.fouten import Fout

PUNTEN = 64
"""A power of two; the reform is reckoned so many times the number of ranges plus two."""


@dataclass(frozen=True)
class Balk:
    """One range: the median of the measure at its low and at its high end, and its indices."""

    parameter: Parameter
    bij_laag: float
    bij_hoog: float
    eerste: float
    totaal: float

    @property
    def breedte(self) -> float:
        """How far the measure moves."""
        return abs(self.bij_hoog - self.bij_laag)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        p = self.parameter
        return {
            "id": p.id,
            "label": p.label,
            "laag": p.laag,
            "hoog": p.hoog,
            "status": p.status,
            "bij_laag": self.bij_laag,
            "bij_hoog": self.bij_hoog,
            "eerste_orde": round(self.eerste, 3),
            "totaal": round(self.totaal, 3),
        }


@dataclass(frozen=True)
class Tornado:
    """All ranges that play a part, the widest first."""

    maat: str
    jaar: int
    uitkomst: Uitkomst
    balken: tuple[Balk, ...]

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        eenheid = MATEN[self.maat].eenheid
        return {
            "maat": self.maat,
            "jaar": self.jaar,
            "eenheid": eenheid,
            **self.uitkomst.band(self.maat, self.jaar),
            "balken": [b.als_dict() for b in self.balken],
        }


def tornado(
    vraag: Vraag,
    maat: str,
    jaar: int | None = None,
    punten: int = PUNTEN,
    verder: Callable[[int], None] = lambda _: None,
) -> Tornado:
    """The ranges of this reform, on this measure; `verder` hears of every range that is done."""
    eis_maat(maat)
    u = reken(vraag)
    wanneer = welk_jaar(jaar, u.jaren, vraag)
    if u.maten.get(maat) is None:
        raise Fout(f"De maat '{maat}' is bij deze hervorming niet bekend; geef wat ontbreekt onder 'parameters'.")
    bereiken = {n: u.parameters[n] for n in u.gebruikt if u.parameters[n].is_bereik}
    bereiken |= eigen_bereiken(vraag.hervorming)
    namen = list(bereiken)
    uiteinden = {}
    for n in namen:
        uiteinden[n] = _uiteinden(vraag, u, n, bereiken[n], maat, wanneer)
        verder(1)
    eerste, totaal = _sobol(vraag, u, bereiken, maat, wanneer, punten)
    eenheid = MATEN[maat].eenheid
    balken = [
        Balk(
            bereiken[n],
            afgerond(uiteinden[n][0], eenheid),
            afgerond(uiteinden[n][1], eenheid),
            max(float(eerste[i]), 0.0),
            max(float(totaal[i]), 0.0),
        )
        for i, n in enumerate(namen)
    ]
    return Tornado(maat, wanneer, u, tuple(sorted(balken, key=lambda b: -b.breedte)))


def _uiteinden(vraag: Vraag, u: Uitkomst, naam: str, parameter: Parameter, maat: str, jaar: int) -> tuple[float, float]:
    """The median with this one figure at its low and at its high end, all others as drawn."""
    laag, hoog = parameter.grenzen
    uit = []
    for waarde in (laag, hoog):
        p = dict(u.trekkingen)
        if naam == "conjunctuur":
            p["conjunctuur_jaren"] = np.full_like(p["conjunctuur_jaren"], waarde)
        p[naam] = np.full(vraag.trekkingen, waarde)
        uit.append(float(np.median(_maat(reken(vraag, p, toeval=False), maat, jaar))))
    return uit[0], uit[1]


def _maat(u: Uitkomst, maat: str, jaar: int) -> Any:
    w = u.maten[maat]
    assert w is not None
    return w[u.jaren.index(jaar)]


def _sobol(
    vraag: Vraag, u: Uitkomst, bereiken: Mapping[str, Parameter], maat: str, jaar: int, punten: int
) -> tuple[Any, Any]:
    from scipy.stats import sobol_indices, uniform

    def reken_op(x: Any) -> Any:
        aantal = x.shape[1]
        p: Mapping[str, Any] = _trekking(u, bereiken, x, aantal, vraag.jaren)
        veel = replace(vraag, trekkingen=min(max(aantal, 2), 20_000))
        return _maat(reken(veel, p, toeval=False), maat, jaar)[None]

    gevonden = sobol_indices(
        func=reken_op,
        n=punten,
        dists=[uniform()] * len(bereiken),
        rng=np.random.Generator(np.random.Philox(vraag.zaad)),
    )
    eerste, totaal = (np.nan_to_num(np.atleast_2d(x)[0]) for x in (gevonden.first_order, gevonden.total_order))
    return eerste, totaal


def _trekking(u: Uitkomst, bereiken: Mapping[str, Parameter], x: Any, aantal: int, jaren: int) -> dict[str, Any]:
    """Draws for these points; what is no range stays one figure, and the swing is the same in every year."""
    midden = np.full(aantal, 0.5)
    p = {n: q.kwantiel(midden) for n, q in u.parameters.items() if q.laag is not None}
    p |= {n: q.kwantiel(np.clip(x[i], 0, 1)) for i, (n, q) in enumerate(bereiken.items())}
    p["conjunctuur_jaren"] = np.repeat(p["conjunctuur"][None], jaren, 0)
    p["_besparing"] = midden
    return p
