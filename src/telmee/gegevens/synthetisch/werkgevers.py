"""The employers of the synthetic country: size, sector, temp agency or not, and filing period.

Sizes follow the size classes of CBS (see `synthetisch.yaml`); within a class they fall off as a power and are
scaled to the jobs of that class. Employer numbers never pass the eleven-test of a real tax number, so no number can
belong to an existing employer. Employers stand in order of their number; a block is a run of employers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from telmee.gegevens.synthetisch.instellingen import instellingen, stroom

Getallen = npt.NDArray[np.int64]
Vlaggen = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Werkgevers:
    """All employers, as columns. `sob` marks sheltered-work organisations (sociale ontwikkelbedrijven)."""

    nummer: Getallen
    banen: Getallen
    klasse: Getallen
    overheid: Vlaggen
    uitlener: Vlaggen
    sob: Vlaggen
    vierweken: Vlaggen

    def __len__(self) -> int:
        return len(self.nummer)


def maak_werkgevers(schaal: float, zaad: int) -> Werkgevers:
    """Draws all employers; the same for every year."""
    inst = instellingen()
    rng = stroom(zaad, "werkgevers")
    delen = [_klasse(k, i, schaal) for i, k in enumerate(inst["grootteklassen"])]
    delen.append(_sob(inst, schaal))
    kolommen = [np.concatenate(d) for d in zip(*delen, strict=True)]
    volgorde = rng.permutation(len(kolommen[0]))
    banen, klasse, overheid, uitlener, sob = (k[volgorde] for k in kolommen)
    _minstens_een(banen, overheid, uitlener, sob)
    aandeel = np.array([k["vierweken"] for k in inst["grootteklassen"]])[klasse]
    vierweken = (rng.random(len(banen)) < aandeel) | (uitlener & (rng.random(len(banen)) < 0.6))
    return Werkgevers(_nummers(len(banen), rng), banen, klasse, overheid, uitlener, sob, vierweken & ~overheid & ~sob)


def _klasse(k: dict[str, Any], index: int, schaal: float) -> tuple[npt.NDArray[Any], ...]:
    n = max(1, round(k["aantal"] * schaal))
    plek = (np.arange(n) + 0.5) / n
    ruw = _machtsverdeling(plek, k["van"], k["tot"] + 1, k["vorm"])
    banen = np.clip(
        _op_som(ruw, instellingen()["banen_per_klasse"][index] * n / k["aantal"], k["van"], k["tot"]), 1, None
    )
    return (
        banen,
        np.full(n, index),
        _elke(n, k["overheid"], 0.31),
        _elke(n, k["uitlener"], 0.77) & ~_elke(n, k["overheid"], 0.31),
        np.zeros(n, bool),
    )


def _minstens_een(banen: Getallen, overheid: Vlaggen, uitlener: Vlaggen, sob: Vlaggen) -> None:
    """At a very small scale a government employer or temp agency may be missing; the largest employer becomes one."""
    for wat in (overheid, uitlener):
        if not (wat & ~sob).any():
            wat[np.argmax(np.where(overheid | uitlener | sob, -1, banen))] = True


def _sob(inst: dict[str, Any], schaal: float) -> tuple[npt.NDArray[Any], ...]:
    n = max(2, round(inst["sociaal_ontwikkelbedrijven"] * schaal))
    banen = np.full(n, max(5, round(inst["sob_banen"] * inst["sociaal_ontwikkelbedrijven"] * schaal / n)))
    return banen, np.full(n, 8 if banen[0] >= 500 else 6), np.arange(n) % 4 != 3, np.zeros(n, bool), np.ones(n, bool)


def _machtsverdeling(u: npt.NDArray[np.float64], van: int, tot: int, vorm: float) -> npt.NDArray[np.float64]:
    """Quantiles of a power law between two bounds: small employers are common, large ones rare."""
    return np.asarray((van**-vorm - u * (van**-vorm - tot**-vorm)) ** (-1 / vorm))


def _op_som(ruw: npt.NDArray[np.float64], som: float, van: int, tot: int) -> Getallen:
    """Raises sizes to a power so that they add up to `som`, and rounds them without losing the sum."""
    laag, hoog = 0.0, 3.0
    schaal = ruw / van
    for _ in range(40):
        midden = (laag + hoog) / 2
        laag, hoog = (midden, hoog) if np.minimum(van * schaal**midden, tot).sum() < som else (laag, midden)
    lopend = np.cumsum(np.minimum(van * schaal**hoog, tot))
    return np.maximum(np.diff(np.round(lopend), prepend=0), van).astype(np.int64)


def _elke(n: int, aandeel: float, fase: float) -> Vlaggen:
    """Marks a fixed share of the positions, evenly spread, so that small scales keep the share."""
    return np.diff(np.floor(np.arange(n + 1) * aandeel + fase)).astype(bool)


def _nummers(n: int, rng: np.random.Generator) -> Getallen:
    stap = 800_000_000 // n
    nummers = 100_000_000 + np.arange(n, dtype=np.int64) * stap + rng.integers(0, stap - 2, n)
    for _ in range(2):  # two steps are enough: a carry in the last digit can pass the test once more
        nummers = nummers + _elfproef(nummers)
    return nummers


def _elfproef(nummers: Getallen) -> Vlaggen:
    """Whether a nine-digit number passes the eleven-test of real tax numbers."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(g * (nummers // 10 ** (8 - i) % 10) for i, g in enumerate(gewichten))
    return np.asarray(som % 11 == 0)
