"""Everybody who works without being registered: job slots of employers, and who fills them, year after year.

A block is a run of employers with about a million slots. A slot keeps its employer, hours and wage level; each year
a share of the persons in the block changes place (also in and out of work), as one permutation, so nobody is in one
place twice. Second jobs stay with one person. The number of an income relation counts the person's moves, so no two
spells of one person and employer share it. Units: hours a week, wages in hundredths of the wage floor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from telmee.gegevens.synthetisch.instellingen import instellingen, stroom
from telmee.gegevens.synthetisch.register import Getallen, Vlaggen
from telmee.gegevens.synthetisch.werkgevers import Werkgevers

_PRIEM = 99_999_989  # person numbers are spread over this range
_MAAL = 61_803_399
_TWEEDE_BAAN_NUMMER = 500
Kort = npt.NDArray[np.int32]


@dataclass
class Blok:
    """The slots of a run of employers, in order of employer, and who fills them. `tweede` marks second jobs."""

    nummer: int
    eerste: int
    laatste: int
    werkgever: Kort
    tweede: Vlaggen
    uren_week: npt.NDArray[np.int16]
    loon: npt.NDArray[np.int16]
    soort_code: npt.NDArray[np.uint16]
    grillig: npt.NDArray[np.int8]
    bezet: Kort
    zetten: npt.NDArray[np.int16]
    tweede_persoon: Kort
    personen_vanaf: int


def persoonsnummer(index: npt.NDArray[Any]) -> Getallen:
    """A number without meaning for the n-th person; different persons have different numbers."""
    return index.astype(np.int64) * _MAAL % _PRIEM + 1


def verdeel_blokken(wg: Werkgevers, per_blok: int) -> list[tuple[int, int]]:
    """Runs of employers with about `per_blok` slots, as first and one past the last employer."""
    blok = np.cumsum(wg.banen) // (per_blok + 1)
    grenzen = [0, *(np.flatnonzero(np.diff(blok)) + 1).tolist(), len(wg)]
    return list(zip(grenzen[:-1], grenzen[1:], strict=True))


def personen_in(wg: Werkgevers, grens: tuple[int, int]) -> int:
    """How many persons a block holds at most: one per slot and those out of work."""
    return int(round(int(wg.banen[slice(*grens)].sum()) * (1 + instellingen()["bevolking"]["buiten_werk"])))


def maak_blok(wg: Werkgevers, nummer: int, grens: tuple[int, int], vanaf: int, zaad: int) -> Blok:
    """The slots of one block as they are in the first year."""
    inst = instellingen()["bevolking"]
    rng = stroom(zaad, "banen", 0, nummer)
    werkgever = np.repeat(np.arange(*grens, dtype=np.int32), wg.banen[slice(*grens)])
    n = len(werkgever)
    tweede = rng.random(n, dtype=np.float32) < inst["tweede_baan"]
    hoofd = n - int(tweede.sum())
    personen = hoofd + int(hoofd * inst["buiten_werk"])
    loon = np.minimum(100 + np.exp(rng.standard_normal(n, dtype=np.float32) * 0.7 + 4.2), 1500).astype(np.int16)
    variabel = rng.random(n, dtype=np.float32) < 0.3
    return Blok(
        nummer,
        *grens,
        werkgever,
        tweede,
        _uren_week(tweede, rng),
        loon,
        rng.integers(0, 1000, n, dtype=np.uint16),
        variabel.astype(np.int8),
        rng.permutation(personen).astype(np.int32),
        np.ones(personen, np.int16),
        rng.permutation(hoofd)[: n - hoofd].astype(np.int32),
        vanaf,
    )


def _uren_week(tweede: Vlaggen, rng: np.random.Generator) -> npt.NDArray[np.int16]:
    inst = instellingen()["bevolking"]
    n = len(tweede)
    lot = rng.random(n, dtype=np.float32)
    klein = rng.integers(4, 20, n, dtype=np.int16)
    deel = rng.integers(20, 36, n, dtype=np.int16)
    vol = np.array([36, 38, 40, 40], np.int16)[rng.integers(0, 4, n, dtype=np.int8)]
    uren = np.where(lot < inst["voltijd"], vol, np.where(lot < inst["voltijd"] + inst["deeltijd"], deel, klein))
    return np.where(tweede, klein, uren)


@dataclass(frozen=True)
class Bezetting:
    """Who fills each slot in one year: until `wissel` the old person, from `wissel + gat` the new one (in twelfths)."""

    oud: Getallen
    nieuw: Getallen
    nummer_oud: npt.NDArray[np.int16]
    nummer_nieuw: npt.NDArray[np.int16]
    wissel: npt.NDArray[np.int8]
    gat: npt.NDArray[np.int8]


def jaar_verder(blok: Blok, jaar: int, zaad: int) -> Bezetting:
    """Moves the block through one year, in place."""
    rng = stroom(zaad, "verloop", jaar, blok.nummer)
    voor, nummer_voor = blok.bezet.copy(), blok.zetten[blok.bezet]
    gaat = rng.permutation(
        np.flatnonzero(rng.random(len(voor), dtype=np.float32) < instellingen()["bevolking"]["verloop"])
    )
    blok.bezet[gaat] = voor[np.roll(gaat, 1)]
    blok.zetten[blok.bezet[gaat]] += 1
    na, nummer_na = blok.bezet, blok.zetten[blok.bezet]
    hoofd = ~blok.tweede
    n, n_hoofd = len(blok.werkgever), int(hoofd.sum())

    def over_plekken(hoofdbaan: npt.NDArray[Any], tweede: npt.NDArray[Any] | int, soort: type[Any]) -> npt.NDArray[Any]:
        uit = np.empty(n, soort)
        uit[hoofd], uit[blok.tweede] = hoofdbaan[:n_hoofd], tweede
        return uit

    verhuisd = np.zeros(len(voor), bool)
    verhuisd[gaat] = True
    wissel = np.where(verhuisd, rng.integers(1, 12, len(voor), dtype=np.int8), 13).astype(np.int8)
    gat = rng.integers(0, 3, n, dtype=np.int8)
    return Bezetting(
        persoonsnummer(over_plekken(voor, blok.tweede_persoon, np.int64) + blok.personen_vanaf),
        persoonsnummer(over_plekken(na, blok.tweede_persoon, np.int64) + blok.personen_vanaf),
        over_plekken(nummer_voor, _TWEEDE_BAAN_NUMMER, np.int16),
        over_plekken(nummer_na, _TWEEDE_BAAN_NUMMER, np.int16),
        over_plekken(wissel, 13, np.int8),
        gat,
    )


def codes(blok: Blok, wg: Werkgevers, jaar: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int8]]:
    """Nature of the employment and kind of income relation of every slot."""
    lot = blok.soort_code
    aard = np.full(len(lot), 1, np.int8)
    soort = np.full(len(lot), 15, np.int8)
    aard[lot >= 985], aard[lot >= 995] = 83, 7
    soort[lot < 4], soort[(lot >= 4) & (lot < 9)], soort[(lot >= 9) & (lot < 14)] = 13, 17, 33
    uitlener, overheid, sob = (k[blok.werkgever] for k in (wg.uitlener, wg.overheid, wg.sob))
    gewoon = (lot >= 14) & (lot < 985)
    ambtenaar = gewoon & overheid & (lot < 650)
    aard[ambtenaar], soort[ambtenaar] = 18, 11
    aard[gewoon & uitlener & (lot < 800)] = 11
    aard[gewoon & uitlener & (lot >= 800) & (lot < 920)] = 82
    beschut = gewoon & sob & (lot < 800)
    aard[beschut], soort[beschut] = 21, 15
    if jaar >= 2015:  # sheltered work of the Participatiewet exists since 2015
        aard[beschut & (lot < 100)] = 24
    return aard, soort
