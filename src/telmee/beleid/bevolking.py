"""People as cells, moved a quarter at a time: who works, for how long, on what contract, and who does not.

A cell is a ground, a latent class and a state. Classes: `nooit` has no real chance of work, `los` finds and loses work,
`gehecht` mostly keeps it. States: five of not working (0 to 3 quarters, a year or more) and 24 of working (six of
contract by duration, times hiring-in or not and market or government). Beschut werk is a state outside the register.
All arrays end in the draws. Persons are real numbers: what leaves one cell enters another, so nobody is lost.

Chance is normal noise with the variance of a head count and no more than a third of the expected flow, so that nothing
becomes negative and the mean stays. Noise is asked per cell and not per reform: two reforms meet the same luck.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.float64]
KLASSEN = ("nooit", "los", "gehecht")
UIT = 5
"""States of not working: 0, 1, 2 and 3 quarters, and a year or more."""
WERK = ("T0", "T1", "T2", "T3", "T4", "vast")
"""States of working: temporary by quarters since the start (T4 is a year or more), and permanent."""
PLEK = ("formeel_markt", "formeel_overheid", "inleen_markt", "inleen_overheid")
EERSTE_JAAR = 4

Ruis = Callable[[str, int, tuple[int, ...]], Getallen]
"""Standard normals for a kind of flow in a quarter, in the shape of its cells."""


@dataclass(frozen=True)
class Tempo:
    """What moves people in a quarter. Shapes: (grounds, classes, draws) unless said.

    `vind`: chance of work in the first year without; `duur`: times that after a year without (draws). `verlies`: chance
    of losing work after the first year; `aanloop`: times that in the first year (draws); `vast_rust`: times that on a
    permanent contract. `uit`: leaves the register (grounds, draws). `word_vast`: temporary becomes permanent after the
    first year (draws). `plek`: where a new job is (grounds, 4, draws).
    """

    vind: Getallen
    duur: Getallen
    verlies: Getallen
    aanloop: Getallen
    vast_rust: float | Getallen
    uit: Getallen
    word_vast: Getallen
    plek: Getallen


@dataclass(frozen=True)
class Duw:
    """What a quarter adds to the constant rates; every field left out changes nothing.

    `vind`: times the chance of work (grounds, draws). `extra`: placements on top, shared by who can be placed (draws),
    over the grounds that `extra_voor` marks. `instroom_werk`, `instroom_uit`: new people who work or not (grounds,
    classes, draws). `weg`: people taken off who do not work (grounds, draws). `beschut`: from not working to beschut
    werk (draws). `uit`: leaves the register instead of the rate; `uit_werk`: of who works, on top (grounds, draws).
    `aow`: the share of each class that reaches the AOW age, before all else (classes).
    """

    vind: Getallen | None = None
    verlies: Getallen | None = None
    extra: Getallen | None = None
    extra_voor: Sequence[bool] | None = None
    word_vast: Getallen | None = None
    instroom_werk: Getallen | None = None
    instroom_uit: Getallen | None = None
    weg: Getallen | None = None
    beschut: Getallen | None = None
    uit: Getallen | None = None
    uit_werk: Getallen | None = None
    aow: Getallen | None = None


@dataclass
class Stand:
    """Everybody at one moment. `werk` is (6, 4, grounds, classes, draws), `zonder` (5, grounds, classes, draws)."""

    zonder: Getallen
    werk: Getallen
    beschut: Getallen
    vertrokken: Getallen
    erbij: Getallen

    @property
    def werkend(self) -> Getallen:
        """Who works at a regular employer, by ground."""
        return np.asarray(self.werk.sum(axis=(0, 1, 3)))

    @property
    def niet_werkend(self) -> Getallen:
        """Who is in the register without work, by ground."""
        return np.asarray(self.zonder.sum(axis=(0, 2)))

    @property
    def iedereen(self) -> Getallen:
        """In the register, in beschut werk and gone, less who came: the same at every moment."""
        binnen = self.werkend.sum(axis=0) + self.niet_werkend.sum(axis=0)
        return np.asarray(binnen + self.beschut + self.vertrokken - self.erbij)

    def kopie(self) -> Stand:
        """A copy that may be moved."""
        return Stand(*(x.copy() for x in (self.zonder, self.werk, self.beschut, self.vertrokken, self.erbij)))


@dataclass
class Stroom:
    """What moved in one quarter, by ground: work found and lost, into and out of the register, placed on top."""

    gevonden: Getallen
    verloren: Getallen
    in_werkend: Getallen
    uit_werkend: Getallen
    extra: Getallen
    aow: Getallen
    op_plek: Getallen = field(repr=False)


def stap(stand: Stand, tempo: Tempo, kwartaal: int, ruis: Ruis | None = None, duw: Duw | None = None) -> Stroom:
    """Moves everybody one quarter; changes `stand` and says what moved."""
    duw = duw or Duw()
    aow = _met_pensioen(stand, duw, kwartaal)
    uit_werkend = _vertrek(stand, tempo, duw, kwartaal, ruis)
    verloren = stand.werk * _verlieskans(tempo, duw)
    gevonden, extra = _vindkans(stand, tempo, duw)
    gevonden *= stand.zonder
    if ruis is not None:
        verloren += _schommel(verloren, stand.werk, ruis("verlies", kwartaal, verloren.shape))
        gevonden += _schommel(gevonden, stand.zonder, ruis("vind", kwartaal, gevonden.shape))
    _verhuis(stand, tempo, duw, verloren, gevonden)
    in_werkend = _instroom(stand, tempo, duw)
    _beschut(stand, duw)
    return Stroom(
        gevonden.sum(axis=(0, 2)),
        verloren.sum(axis=(0, 1, 3)),
        in_werkend,
        uit_werkend,
        extra,
        aow,
        verloren.sum(axis=(0, 3)),
    )


def _schommel(verwacht: Getallen, van: Getallen, z: Getallen) -> Getallen:
    """Noise of a head count, never more than a third of what goes or stays, so that no cell runs empty."""
    blijft = van - verwacht
    variantie = verwacht * blijft / np.maximum(van, 1e-12)
    grens = np.minimum(verwacht, blijft) / 3
    return np.asarray(np.clip(z, -3, 3) * np.minimum(np.sqrt(np.maximum(variantie, 0)), np.maximum(grens, 0)))


def _vertrek(stand: Stand, tempo: Tempo, duw: Duw, kwartaal: int, ruis: Ruis | None) -> Getallen:
    weg = _neem(stand, (tempo.uit if duw.uit is None else duw.uit)[:, None], "uit", kwartaal, ruis)
    if duw.uit_werk is not None:
        stand.vertrokken += (stand.werkend * duw.uit_werk).sum(axis=0)
        stand.werk *= 1 - duw.uit_werk[None, None, :, None]
    if duw.weg is not None:
        _haal(stand, duw.weg)
    return np.asarray(weg[0].sum(axis=1))


def _met_pensioen(stand: Stand, duw: Duw, kwartaal: int) -> Getallen:
    """Who reaches the AOW age leaves, at work or not; says how many. Birthdays are given, so there is no luck in it."""
    if duw.aow is None:
        return np.zeros_like(stand.beschut)
    return _neem(stand, duw.aow[:, None], "pensioen", kwartaal, None).sum(axis=(0, 1, 2))


def _neem(stand: Stand, deel: Getallen, soort: str, kwartaal: int, ruis: Ruis | None) -> Getallen:
    """Takes a share of everybody out of the register; says how many at work and not, by ground and class."""
    er = np.stack([stand.werk.sum(axis=(0, 1)), stand.zonder.sum(axis=0)])
    weg = er * deel
    if ruis is not None:
        weg += _schommel(weg, er, ruis(soort, kwartaal, weg.shape))
    blijft = 1 - weg / np.maximum(er, 1e-9)
    stand.vertrokken += weg.sum(axis=(0, 1, 2))
    stand.werk *= blijft[0]
    stand.zonder *= blijft[1]
    return weg


def _haal(stand: Stand, weg: Getallen) -> None:
    """Takes people without work off the register, from all cells alike."""
    er = stand.niet_werkend
    deel = np.minimum(weg / np.maximum(er, 1e-9), 1)
    stand.vertrokken += (er * deel).sum(axis=0)
    stand.zonder *= 1 - deel[None, :, None]


def _verlieskans(tempo: Tempo, duw: Duw) -> Getallen:
    kans = tempo.verlies if duw.verlies is None else tempo.verlies * duw.verlies[:, None]
    later = np.minimum(kans, 0.95)
    eerst = np.minimum(kans * tempo.aanloop, 0.95)
    return np.stack([eerst] * EERSTE_JAAR + [later, later * tempo.vast_rust])[:, None]


def _vindkans(stand: Stand, tempo: Tempo, duw: Duw) -> tuple[Getallen, Getallen]:
    kans = tempo.vind if duw.vind is None else tempo.vind * duw.vind[:, None]
    per_duur = np.stack([kans] * EERSTE_JAAR + [kans * tempo.duur])
    if duw.extra is None:
        return np.minimum(per_duur, 0.95), np.zeros(kans.shape[-1])
    mag = np.ones(kans.shape[0], bool) if duw.extra_voor is None else np.array(duw.extra_voor, bool)
    verwacht = (stand.zonder * per_duur)[:, mag].sum(axis=(0, 1, 2))
    keer = 1 + duw.extra / np.maximum(verwacht, 1e-9)
    per_duur[:, mag] *= np.maximum(keer, 0)
    begrensd = np.minimum(per_duur, 0.95)
    echt = (stand.zonder * begrensd)[:, mag].sum(axis=(0, 1, 2)) - verwacht
    return begrensd, np.asarray(echt)


def _verhuis(stand: Stand, tempo: Tempo, duw: Duw, verloren: Getallen, gevonden: Getallen) -> None:
    """Who stays gets older in the state; who moves begins anew."""
    werk, zonder = stand.werk - verloren, stand.zonder - gevonden
    nieuw = np.empty_like(werk)
    nieuw[1:4] = werk[0:3]
    blijft = werk[4] + werk[3]
    wordt = np.minimum(tempo.word_vast if duw.word_vast is None else duw.word_vast, 1)
    vast = werk[4] * wordt
    nieuw[4] = blijft - vast
    nieuw[5] = werk[5] + vast
    start = gevonden.sum(axis=0)
    nieuw[0] = start[None] * np.moveaxis(tempo.plek, 1, 0)[:, :, None]
    stand.werk[:] = nieuw
    stand.zonder[4] = zonder[4] + zonder[3]
    stand.zonder[1:4] = zonder[0:3].copy()
    stand.zonder[0] = verloren.sum(axis=(0, 1))


def _instroom(stand: Stand, tempo: Tempo, duw: Duw) -> Getallen:
    leeg = np.zeros(tempo.uit.shape)
    if duw.instroom_uit is not None:
        stand.zonder[0] += duw.instroom_uit
        stand.erbij += duw.instroom_uit.sum(axis=(0, 1))
    if duw.instroom_werk is None:
        return leeg
    stand.werk[0] += duw.instroom_werk[None] * np.moveaxis(tempo.plek, 1, 0)[:, :, None]
    stand.erbij += duw.instroom_werk.sum(axis=(0, 1))
    return np.asarray(duw.instroom_werk.sum(axis=1))


def _beschut(stand: Stand, duw: Duw) -> None:
    """From not working under the Participatiewet (the first ground) to beschut werk; never more than there are."""
    if duw.beschut is None:
        return
    er = stand.zonder[:, 0].sum(axis=(0, 1))
    deel = np.clip(duw.beschut / np.maximum(er, 1e-9), 0, 1)
    stand.beschut += er * deel
    stand.zonder[:, 0] *= 1 - deel


def jaar_later(stand: Stand, tempo: Tempo) -> tuple[Getallen, Getallen, Getallen]:
    """Shares in work four quarters on: of who works now, of who just started, and of who just lost work (came back).

    `back` counts everybody who found work again within the four quarters, also who lost it once more.
    """
    werkend = _volg(stand.werk.sum(axis=1), np.zeros_like(stand.zonder), tempo)
    starter = np.zeros_like(stand.werk.sum(axis=1))
    starter[0] = stand.werk[0].sum(axis=0)
    begonnen = _volg(starter, np.zeros_like(stand.zonder), tempo)
    kwijt = (stand.werk * _verlieskans(tempo, Duw())).sum(axis=(0, 1))
    blijft_zonder = kwijt * (1 - np.minimum(tempo.vind, 0.95)) ** EERSTE_JAAR
    terug = 1 - blijft_zonder.sum(axis=(0, 1)) / np.maximum(kwijt.sum(axis=(0, 1)), 1e-9)
    return werkend, begonnen, np.asarray(terug)


def _volg(werk: Getallen, zonder: Getallen, tempo: Tempo) -> Getallen:
    """Follows these people for four quarters; who leaves the register is not at work in it."""
    begin = werk.sum(axis=(0, 1, 2))
    g, k, n = werk.shape[1:]
    groep = Stand(zonder, werk[:, None].copy(), np.zeros(n), np.zeros(n), np.zeros(n))
    een_plek = Tempo(
        tempo.vind, tempo.duur, tempo.verlies, tempo.aanloop, tempo.vast_rust, tempo.uit, tempo.word_vast,
        np.ones((g, 1, n)),
    )  # fmt: skip
    for kwartaal in range(4):
        stap(groep, een_plek, kwartaal)
    return np.asarray(groep.werkend.sum(axis=0) / np.maximum(begin, 1e-9))


def nooit_in_drie_jaar(stand: Stand, tempo: Tempo) -> Getallen:
    """Of everybody in the register now who stays for three years, the share that does not work for a day in them."""
    over = stand.zonder.copy()
    for _ in range(12):
        over = over * (1 - _vindkans(stand, tempo, Duw())[0])
        over[4] += over[3]
        over[1:4] = over[0:3].copy()
        over[0] = 0
    iedereen = stand.zonder.sum(axis=(0, 1, 2)) + stand.werk.sum(axis=(0, 1, 2, 3))
    return np.asarray(over.sum(axis=(0, 1, 2)) / np.maximum(iedereen, 1e-9))
