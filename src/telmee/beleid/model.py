"""The state space over both series: what the figures say of the level, its growth, the season and the difference.

Two series observe one level: the official December and the quarters of UWV. Level and damped slope go on by quarter; a
season stands against December (December itself is zero, as in the baseline); the official figure differs from UWV's by
a difference that hardly moves; a December has a shock of its own, larger in a year with 53 weeks. Missing quarters are
missing. Priors are fixed in docs/beleid.md and are not estimated. Unit: banen. The filter is that of statsmodels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from telmee.beleid.bekend import NULJAAR, Bekend, Kwartaal, telt_53_weken

NIVEAU, GROEI, SEIZOEN, VERSCHIL, SCHOK = 0, 1, 2, 5, 6
TOESTANDEN = 7


@dataclass(frozen=True)
class Vooraf:
    """What was fixed beforehand; docs/beleid.md says why. By quarter and in banen, unless it says otherwise."""

    demping: float = 0.8
    """Of the growth, per year."""
    demping_laag: float = 0.6
    demping_hoog: float = 0.9
    groei: float = 2500
    """Of a quarter, at the start: 10.000 a year, as the law asked."""
    groei_onzeker: float = 1000
    niveau_ruis: float = 500
    groei_ruis: float = 250
    seizoen: float = 2000
    seizoen_ruis: float = 100
    verschil: float = 600
    verschil_ruis: float = 50
    uwv_ruis: float = 500
    meting_ruis: float = 300
    december: float = 1000
    week53_onbekend: float = 0.03
    """Of all banen: how large a 53rd week may be, up or down, while nobody had named it."""
    week53_laag: float = 0.0265
    week53_hoog: float = 0.056
    tempo: float = 0.12
    """Of the distance to the ceiling, per year."""
    tempo_laag: float = 0.06
    tempo_hoog: float = 0.17
    plafond_marge: float = 0.3
    """The ceiling is the target where the path of the law ends, this share lower or higher."""
    jaar_ruis: float = 2000
    """How far the growth of a year lies from the line on which it falls with the level."""
    gewicht_trend: float = 0.5
    """Of both models that follow the trend together, in the first December; it falls with the damping."""

    @property
    def demping_kwartaal(self) -> float:
        """The damping of a quarter."""
        return float(self.demping**0.25)


VOORAF = Vooraf()


@dataclass(frozen=True)
class Toestand:
    """What is believed after the last figure: the mean and the covariance of the states, at a quarter."""

    kwartaal: Kwartaal
    gemiddelde: np.ndarray
    covariantie: np.ndarray


def volgend(kwartaal: Kwartaal) -> Kwartaal:
    """The quarter after it."""
    jaar, nummer = kwartaal
    return (jaar + 1, 1) if nummer == 4 else (jaar, nummer + 1)


def filter_toestand(bekend: Bekend, vooraf: Vooraf = VOORAF, tot: Kwartaal | None = None) -> Toestand:
    """The states after everything that is known, or after what is known of the quarters up to `tot`."""
    from statsmodels.tsa.statespace.kalman_filter import KalmanFilter

    tijd = _tijd(bekend, tot)
    zien, last = _waarnemingen(bekend, tijd)
    overgang, schokken, ruis = _overgang(vooraf), *_schokken(bekend, tijd, vooraf)
    kalman = KalmanFilter(k_endog=2, k_states=TOESTANDEN, k_posdef=TOESTANDEN)
    kalman.bind(zien)
    kalman["design"] = last
    kalman["obs_cov"] = np.diag([vooraf.uwv_ruis**2, vooraf.meting_ruis**2])
    kalman["transition"] = overgang
    kalman["selection"] = np.eye(TOESTANDEN)
    # what is added on the way to a quarter stands, for the filter, at the quarter before it
    kalman["state_cov"] = np.dstack([*(ruis[n] for n in range(1, len(tijd))), np.zeros((TOESTANDEN, TOESTANDEN))])
    kalman["state_intercept"] = np.column_stack([*schokken[1:], np.zeros(TOESTANDEN)])
    begin, onzeker = _begin(vooraf)
    kalman.initialize_known(overgang @ begin + schokken[0], overgang @ onzeker @ overgang.T + ruis[0])
    uit: Any = kalman.filter()
    return Toestand(tijd[-1], uit.filtered_state[:, -1].copy(), uit.filtered_state_cov[:, :, -1].copy())


def _tijd(bekend: Bekend, tot: Kwartaal | None) -> list[Kwartaal]:
    """Every quarter after the baseline up to the last figure."""
    laatste = tot or max([(bekend.laatste_jaar, 4), bekend.laatste_kwartaal or (NULJAAR, 4)])
    tijd: list[Kwartaal] = []
    kwartaal = (NULJAAR, 4)
    while kwartaal < laatste:
        kwartaal = volgend(kwartaal)
        tijd.append(kwartaal)
    return tijd


def _waarnemingen(bekend: Bekend, tijd: list[Kwartaal]) -> tuple[np.ndarray, np.ndarray]:
    """The figures (UWV, official) by quarter, and how each looks at the states."""
    zien = np.full((len(tijd), 2), np.nan)
    blik = np.zeros((2, TOESTANDEN, len(tijd)))
    for n, (jaar, nummer) in enumerate(tijd):
        zien[n, 0] = bekend.kwartalen.get((jaar, nummer), np.nan)
        if nummer == 4:
            zien[n, 1] = bekend.officieel.get(jaar, np.nan)
        blik[:, [NIVEAU, SCHOK], n] = 1
        blik[1, VERSCHIL, n] = 1
        if nummer < 4:
            blik[0, SEIZOEN + nummer - 1, n] = 1
    return zien, blik


def _overgang(vooraf: Vooraf) -> np.ndarray:
    """From one quarter to the next: the level grows, the growth is damped, the shock of a December is gone."""
    overgang = np.eye(TOESTANDEN)
    overgang[NIVEAU, GROEI] = 1
    overgang[GROEI, GROEI] = vooraf.demping_kwartaal
    overgang[SCHOK, SCHOK] = 0
    return overgang


def _schokken(bekend: Bekend, tijd: list[Kwartaal], vooraf: Vooraf) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """What a quarter adds to the states: its mean and its covariance."""
    gemiddeld, ruis = [], []
    for jaar, nummer in tijd:
        extra, spreiding = 0.0, 0.0
        if nummer == 4:
            spreiding = vooraf.december**2
            if telt_53_weken(jaar):
                banen = bekend.nulmeting + bekend.officieel.get(jaar, bekend.kwartalen.get((jaar, 4), 0))
                extra, breed = week53(vooraf, bekend.week53)
                spreiding += (breed * banen) ** 2
                extra *= banen
        stap = np.zeros(TOESTANDEN)
        stap[SCHOK] = extra
        gemiddeld.append(stap)
        seizoen = vooraf.seizoen_ruis**2
        delen = [vooraf.niveau_ruis**2, vooraf.groei_ruis**2, seizoen, seizoen, seizoen]
        ruis.append(np.diag([*delen, vooraf.verschil_ruis**2, spreiding]))
    return gemiddeld, ruis


def week53(vooraf: Vooraf, genoemd: bool) -> tuple[float, float]:
    """The mean and the spread of a 53rd week, as a share of all banen."""
    if not genoemd:
        return 0.0, vooraf.week53_onbekend
    return (vooraf.week53_laag + vooraf.week53_hoog) / 2, (vooraf.week53_hoog - vooraf.week53_laag) / 12**0.5


def _begin(vooraf: Vooraf) -> tuple[np.ndarray, np.ndarray]:
    """The baseline: zero by definition."""
    gemiddeld = np.zeros(TOESTANDEN)
    gemiddeld[GROEI] = vooraf.groei
    seizoen = vooraf.seizoen**2
    return gemiddeld, np.diag([1, vooraf.groei_onzeker**2, seizoen, seizoen, seizoen, vooraf.verschil**2, 0])
