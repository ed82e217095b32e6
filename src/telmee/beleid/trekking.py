"""Draws of the coming Decembers: three models on the same chance, averaged, and divided so that parts add up.

The state space goes on as it is; the damped trend and the growth that falls with the level go on from the last December
that is known or near. The trend loses weight at the pace at which it is damped. Every draw is a path: its years hang
together, and in each of them market plus government, and formal plus hiring-in, are the total. Seeded, so the same
everywhere; a year is drawn alike whatever the last one is, for years are drawn in their order and what is drawn once
has a stream of its own. Unit: banen, as floats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from telmee.beleid.bekend import Bekend, Deling, telt_53_weken
from telmee.beleid.model import (
    GROEI,
    NIVEAU,
    SCHOK,
    TOESTANDEN,
    VERSCHIL,
    VOORAF,
    Toestand,
    Vooraf,
    filter_toestand,
    volgend,
)

SECTOR_RUIS, VORM_RUIS = 1200.0, 2500.0
"""How far government and hiring-in stray from their line in a year."""
ZAAD = 1


@dataclass(frozen=True)
class Trekkingen:
    """Per year one row of draws. A part that nobody could know is None. `week53`: the total with the extra week."""

    bekend: Bekend
    zaad: int
    jaren: tuple[int, ...]
    totaal: dict[int, np.ndarray]
    delen: dict[str, dict[int, np.ndarray] | None]
    week53: dict[int, np.ndarray]

    def maat(self, naam: str, jaar: int) -> np.ndarray | None:
        """The draws of one measure in one year."""
        if naam == "totaal":
            return self.totaal[jaar]
        if naam == "totaal_week53":
            return self.week53.get(jaar)
        deel = self.delen[naam]
        return None if deel is None else deel[jaar]


@dataclass(frozen=True)
class Pad:
    """The state space going on, per December: the level with the difference, and what chance added to it."""

    met: dict[int, np.ndarray]
    toeval: dict[int, np.ndarray]
    duw: dict[int, np.ndarray]
    schok: dict[int, np.ndarray]
    """Of a December that UWV has counted: what the filter saw in it."""


def trek(
    bekend: Bekend, tot: int, einddoel: tuple[int, int], aantal: int = 1000, zaad: int = ZAAD, vooraf: Vooraf = VOORAF
) -> Trekkingen:
    """Draws of every December after the last official one up to `tot`.

    `einddoel` is where the path of the law ends: the target of market and of government.
    """
    plafond = float(sum(einddoel))
    kans = [np.random.Generator(np.random.Philox(s)) for s in np.random.SeedSequence(zaad).spawn(6)]
    toestand = filter_toestand(bekend, vooraf)
    demping = kans[0].triangular(vooraf.demping_laag, vooraf.demping, vooraf.demping_hoog, aantal)
    jaren = tuple(range(bekend.eerste_jaar, tot + 1))
    pad = _staatsruimte(toestand, max(tot, bekend.anker), demping, kans[1], vooraf)
    for jaar in range(bekend.eerste_jaar, toestand.kwartaal[0] + 1):
        if (jaar, 4) < toestand.kwartaal:  # counted by UWV, without a result yet, and a later quarter is there
            begin = _begin(filter_toestand(bekend, vooraf, (jaar, 4)), aantal, kans[4])
            pad.met[jaar], pad.schok[jaar] = begin[NIVEAU] + begin[VERSCHIL], begin[SCHOK]
    middel = _gemiddeld(bekend, pad, demping, plafond, kans[0], vooraf)
    ruis = {j: _december(pad, j, aantal, kans[2], vooraf) for j in jaren}
    totaal = {j: middel[j] + ruis[j] for j in jaren}
    delen = verdeel(bekend, totaal, demping, einddoel[1] / plafond, kans[3])
    schok = kans[5].uniform(vooraf.week53_laag, vooraf.week53_hoog, aantal)
    week53 = {
        j: totaal[j] + schok * (bekend.nulmeting + totaal[j])
        for j in jaren
        if telt_53_weken(j) and bekend.week53 and (j, 4) > toestand.kwartaal
    }
    return Trekkingen(bekend, zaad, jaren, totaal, delen, week53)


def _staatsruimte(toestand: Toestand, tot: int, demping: np.ndarray, kans: Any, vooraf: Vooraf) -> Pad:
    """The states from the last figure on, with and without what chance adds."""
    aantal = len(demping)
    begin = _begin(toestand, aantal, kans)
    niveau, groei, verschil, stil = (begin[n].copy() for n in (NIVEAU, GROEI, VERSCHIL, NIVEAU))
    stille_groei, per_kwartaal = groei.copy(), demping**0.25
    kwartaal, duw = toestand.kwartaal, np.zeros(aantal)
    met, toeval, duwen = {}, {}, {}
    gezien = {kwartaal[0]: begin[SCHOK]} if kwartaal[1] == 4 else {}
    while True:
        if kwartaal[1] == 4:
            met[kwartaal[0]], toeval[kwartaal[0]] = niveau + verschil, niveau - stil
            duwen[kwartaal[0]], duw = duw, np.zeros(aantal)
        if kwartaal >= (tot, 4):
            return Pad(met, toeval, duwen, gezien)
        kwartaal = volgend(kwartaal)
        schok = _normaal(kans, (3, aantal))
        niveau = niveau + groei + vooraf.niveau_ruis * schok[0]
        groei = groei * per_kwartaal + vooraf.groei_ruis * schok[1]
        verschil = verschil + vooraf.verschil_ruis * schok[2]
        stil, stille_groei = stil + stille_groei, stille_groei * per_kwartaal
        duw = duw + (schok[0] + schok[1]) / 8**0.5


def _gemiddeld(
    bekend: Bekend, pad: Pad, demping: np.ndarray, plafond: float, kans: Any, vooraf: Vooraf
) -> dict[int, np.ndarray]:
    """The three models together, per December."""
    anker, aantal = bekend.anker, len(demping)
    middel = {jaar: pad.met[jaar] for jaar in pad.met if bekend.laatste_jaar < jaar <= anker}
    begin = middel[anker] if anker in middel else np.full(aantal, float(bekend.officieel[anker]))
    vorige = max([j for j in bekend.officieel if j < anker], default=None)
    stap = begin - bekend.officieel[vorige] if vorige is not None else begin
    trend = stap / (anker - vorige if vorige is not None else anker - 2012)
    tempo = kans.triangular(vooraf.tempo_laag, vooraf.tempo, vooraf.tempo_hoog, aantal)
    grens = plafond * kans.triangular(1 - vooraf.plafond_marge, 1, 1 + vooraf.plafond_marge, aantal)
    gedempt, dalend = begin, begin
    al = pad.toeval.get(anker, np.zeros(aantal))
    for jaar in range(anker + 1, max(pad.met) + 1):
        trend = trend * demping
        gedempt = gedempt + trend
        dalend = dalend + tempo * (grens - dalend) + vooraf.jaar_ruis * pad.duw[jaar]
        gewicht = vooraf.gewicht_trend * vooraf.demping ** (jaar - anker - 1)
        met_trend = (pad.met[jaar] + gedempt + pad.toeval[jaar] - al) / 2
        middel[jaar] = gewicht * met_trend + (1 - gewicht) * dalend
    return middel


def _normaal(kans: Any, vorm: tuple[int, ...]) -> np.ndarray:
    """Standard normal draws; the second half is the first with the other sign, so that the middle lies still."""
    *rijen, aantal = vorm
    half = kans.standard_normal((*rijen, (aantal + 1) // 2))
    return np.concatenate([half, -half], axis=-1)[..., :aantal]


def _begin(toestand: Toestand, aantal: int, kans: Any) -> np.ndarray:
    """Draws of the states themselves."""
    wortel = np.linalg.cholesky(toestand.covariantie + 1e-6 * np.eye(TOESTANDEN))
    return np.asarray(toestand.gemiddelde[:, None] + wortel @ _normaal(kans, (TOESTANDEN, aantal)))


def _december(pad: Pad, jaar: int, aantal: int, kans: Any, vooraf: Vooraf) -> np.ndarray:
    """What a December adds by itself; of one that UWV has counted what the filter saw in it."""
    toeval = _normaal(kans, (2, aantal))
    eigen = pad.schok.get(jaar, vooraf.december * toeval[0])
    return np.asarray(eigen + vooraf.meting_ruis * toeval[1])


def verdeel(
    bekend: Bekend, totaal: dict[int, np.ndarray], demping: np.ndarray, wet_overheid: float, kans: Any
) -> dict[str, dict[int, np.ndarray] | None]:
    """The total by sector and by form; each pair adds up in every draw."""
    aantal = len(demping)
    waar = kans.uniform(0, 1, aantal)
    toeval = np.stack([_normaal(kans, (2, aantal)) for _ in totaal], axis=1)
    overheid = _sector(bekend, totaal, wet_overheid, waar, toeval[0])
    inleen = _vorm(bekend, totaal, demping, toeval[1])
    return {
        "markt": None if overheid is None else {j: totaal[j] - overheid[j] for j in totaal},
        "overheid": overheid,
        "formeel": None if inleen is None else {j: totaal[j] - inleen[j] for j in totaal},
        "inleen": inleen,
    }


def _sector(
    bekend: Bekend, totaal: dict[int, np.ndarray], wet_overheid: float, waar: np.ndarray, toeval: np.ndarray
) -> dict[int, np.ndarray] | None:
    """Government gets a share of the growth between what it had so far and what the target gives it."""
    if not bekend.overheid:
        return None
    laatste: Deling = bekend.overheid[-1]
    eigen = laatste.deel / laatste.totaal
    deel = eigen + waar * (wet_overheid - eigen)
    loop = SECTOR_RUIS * np.cumsum(toeval, axis=0)
    return {j: laatste.deel + deel * (totaal[j] - laatste.totaal) + loop[n] for n, j in enumerate(totaal)}


def _vorm(
    bekend: Bekend, totaal: dict[int, np.ndarray], demping: np.ndarray, toeval: np.ndarray
) -> dict[int, np.ndarray] | None:
    """Hiring-in goes on as it went, damped."""
    if not bekend.inleen:
        return None
    laatste, eerder = bekend.inleen[-1], bekend.inleen[-2] if len(bekend.inleen) > 1 else None
    stap = (laatste.deel - eerder.deel) / (laatste.jaar - eerder.jaar) if eerder else 0.0
    loop = VORM_RUIS * np.cumsum(toeval, axis=0)
    inleen, groei, uit, nu = np.full(len(demping), float(laatste.deel)), np.full(len(demping), stap), {}, laatste.jaar
    for n, jaar in enumerate(totaal):
        while nu < jaar:
            groei = groei * demping
            inleen, nu = inleen + groei, nu + 1
        uit[jaar] = inleen + loop[n]
    return uit
