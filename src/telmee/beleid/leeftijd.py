"""Ages, when somebody gives them: people by the years in which they were born, who leave on the AOW age of the law.

A cohort is an interval of ages in mid 2025 and stays the same people for good; within it birthdays are spread evenly:
what leaves in a quarter follows from the AOW age of that quarter and nothing diffuses. The youngest cohort never
reaches it within the years that are reckoned. Chances of work do not depend on age: no source says how. Ages in years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from telmee.beleid import bevolking as b

Getallen = NDArray[np.float64]
Klassen = Sequence[tuple[float, float, float]]
"""From, until and the share of the people between."""
JONGST = -1000.0


@dataclass(frozen=True)
class Cohorten:
    """Shares of each ground by cohort; by quarter what leaves each cohort, and how who comes in is spread over them."""

    deel: Getallen
    weg: Getallen
    erbij: Getallen

    @property
    def aantal(self) -> int:
        """How many cohorts."""
        return int(self.weg.shape[1])


def cohorten(gronden: Sequence[Klassen], instroom: Klassen, aow: Sequence[float]) -> Cohorten:
    """From ages now and of who comes in to cohorts; `aow` is the AOW age at the start and after every quarter."""
    grens = np.minimum.accumulate(np.array(aow) - np.arange(len(aow)) / 4)  # age in mid 2025 of who reaches it then
    randen = {float(x) for klassen in (*gronden, instroom) for van, tot, _ in klassen for x in (van, tot)}
    binnen = sorted(x for x in randen if grens[-1] < x < grens[0])
    rand = np.array([JONGST, *({grens[-1]} if grens[-1] < grens[0] else ()), *binnen, grens[0]])
    laag, hoog = rand[:-1], rand[1:]
    over = np.clip((grens[:, None] - laag) / (hoog - laag), 0, 1)
    over[:, 0] = 1  # the youngest stay
    weg = np.zeros_like(over)
    weg[1:] = np.where(over[1:] > 0, 1 - over[1:] / np.maximum(over[:-1], 1e-12), 1)
    deel = np.stack([_delen(klassen, rand, aow[0], 0) for klassen in gronden])
    erbij = np.stack([_delen(instroom, rand, leeftijd, k / 4) for k, leeftijd in enumerate(aow)])
    wie = np.asarray((deel > 0).any(axis=0) | (erbij > 0).any(axis=0))
    wie[0] = True
    return Cohorten(deel[:, wie], weg[:, wie], erbij[:, wie])


def _delen(klassen: Klassen, rand: Getallen, aow: float, later: float) -> Getallen:
    """The share of every cohort, so many years after the start; who is past the AOW age is not there."""
    som = np.zeros(len(rand) - 1)
    laag, hoog = rand[:-1] + later, rand[1:] + later
    for van, tot, deel in klassen:
        eind = min(tot, aow)
        if eind > van:
            som += deel * np.clip(np.minimum(hoog, eind) - np.maximum(laag, van), 0, None) / (eind - van)
    return np.asarray(som / som.sum())


def verdeel(stand: b.Stand, tempo: b.Tempo, c: Cohorten) -> tuple[b.Stand, b.Tempo]:
    """The same people by cohort too: the axis of the classes holds the classes of the first cohort, then the next.

    What leaves by age comes out of the published share: the rest of it leaves at any age.
    """
    deel = np.ones((stand.zonder.shape[1], c.aantal)) * (np.arange(c.aantal) == 0)
    deel[: len(c.deel)] = c.deel
    met = b.Stand(
        _per_cohort(stand.zonder, deel), _per_cohort(stand.werk, deel), stand.beschut, stand.vertrokken, stand.erbij
    )
    keer = (1, c.aantal, 1)
    door_aow = 1 - (c.deel * np.prod(1 - c.weg[1:5], axis=0)).sum(axis=1)
    uit = tempo.uit.copy()
    uit[:3] = np.maximum(uit[:3] - door_aow[:, None] / 4, 0)
    return met, replace(tempo, vind=np.tile(tempo.vind, keer), verlies=np.tile(tempo.verlies, keer), uit=uit)


def _per_cohort(x: Getallen, deel: Getallen) -> Getallen:
    """Cells times the shares (grounds, cohorts), in an axis with the classes."""
    *voor, gronden, klassen, aantal = x.shape
    los = x[..., :, None, :, :] * deel[:, :, None, None]
    return np.asarray(los.reshape(*voor, gronden, deel.shape[1] * klassen, aantal))


def duw(komt: b.Duw, c: Cohorten, kwartaal: int) -> b.Duw:
    """The people of a quarter by cohort, and the share of every cohort that reaches the AOW age."""
    werk, uit = komt.instroom_werk, komt.instroom_uit
    assert werk is not None and uit is not None
    deel = np.repeat(c.erbij[kwartaal][None], werk.shape[0], 0)
    weg = np.repeat(c.weg[kwartaal], len(b.KLASSEN))
    return replace(komt, instroom_werk=_per_cohort(werk, deel), instroom_uit=_per_cohort(uit, deel), aow=weg)


def klassen(opgegeven: Mapping[str, float]) -> Klassen:
    """Bands as they are written ("15-24": both ages count) as intervals, in order."""
    uit = []
    for naam, deel in opgegeven.items():
        van, tot = (int(x) for x in naam.split("-"))
        uit.append((float(van), float(tot + 1), float(deel)))
    return sorted(uit)
