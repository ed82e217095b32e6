"""People one by one, beside the cells: everybody has a coin of their own for each chance, and a birthday.

The rates are those of the cells; nothing else is shared. `vind` pushes the chance of work, `instroom` are whole numbers
of new people by ground, class and whether they work, `beschut` goes from not working under the first ground to beschut
werk, `aow` is the AOW age by quarter with for each ground the ages in mid 2025, even within a band.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from telmee.beleid import bevolking as b

Klassen = Sequence[tuple[float, float, float]]


class EenVoorEen:
    """Everybody by themselves: a coin for each chance, the same rates, no cells."""

    def __init__(
        self, stand: b.Stand, tempo: b.Tempo, zaad: int, ages: Sequence[Klassen] = (), aow: Sequence[float] = ()
    ) -> None:
        self.rng, self.tempo, self.aow, self.kwartaal = np.random.default_rng(zaad), tempo, aow, 0
        self.weg_aow = self.in_beschut = 0
        rijen = []
        for g in range(3):
            for k in range(3):
                for d in range(5):
                    rijen += [(g, k, 0, d)] * round(float(stand.zonder[d, g, k, 0]))
                for d in range(6):
                    rijen += [(g, k, 1, d)] * round(float(stand.werk[d, :, g, k, 0].sum()))
        self.grond, self.klasse, self.werkt, self.duur = np.array(rijen).T
        self.leeftijd = np.zeros(self.grond.size)
        for g, klassen in enumerate(ages):
            wie = self.grond == g
            self.leeftijd[wie] = self._leeftijden(int(wie.sum()), klassen, aow[0])

    def _leeftijden(self, aantal: int, klassen: Klassen, aow: float) -> np.ndarray:
        """Ages spread as given and even within a band, dealt out by chance."""
        van, tot, deel = (np.array(x) for x in zip(*klassen, strict=True))
        plek = (np.arange(aantal) + self.rng.random()) / max(aantal, 1) * deel.sum()
        eind = np.cumsum(deel)
        keus = np.minimum(np.searchsorted(eind, plek, side="right"), len(deel) - 1)
        binnen = (plek - (eind - deel)[keus]) / deel[keus]
        return self.rng.permutation(van[keus] + np.clip(binnen, 0, 1) * (np.minimum(tot, aow)[keus] - van[keus]))

    def _houd(self, wie: np.ndarray) -> None:
        for naam in ("grond", "klasse", "werkt", "duur", "leeftijd"):
            setattr(self, naam, getattr(self, naam)[wie])

    def stap(
        self,
        vind: float = 1.0,
        instroom: Sequence[tuple[int, int, int, int]] = (),
        beschut: int = 0,
        jong: Klassen = (),
    ) -> tuple[int, int]:
        """One quarter; `instroom` is of (ground, class, works, how many)."""
        t, rng = self.tempo, self.rng
        self.kwartaal += 1
        if self.aow:
            blijft = self.leeftijd + self.kwartaal / 4 < self.aow[self.kwartaal]
            self.weg_aow += int((~blijft).sum())
            self._houd(blijft)
        self._houd(rng.random(self.grond.size) >= t.uit[self.grond, 0])
        kans = t.verlies[self.grond, self.klasse, 0]
        kans = np.where(self.duur < 4, np.minimum(kans * t.aanloop[0], 0.95), kans)
        kans = np.where(self.duur == 5, kans * t.vast_rust, kans)
        raakkans = t.vind[self.grond, self.klasse, 0] * vind * np.where(self.duur == 4, t.duur[0], 1)
        worp = rng.random(self.grond.size)
        kwijt, raak = (self.werkt == 1) & (worp < kans), (self.werkt == 0) & (worp < np.minimum(raakkans, 0.95))
        wordt_vast = (self.werkt == 1) & (self.duur == 4) & (rng.random(self.grond.size) < t.word_vast[0])
        ouder = np.where(self.duur < 4, self.duur + 1, self.duur)
        ouder = np.where(wordt_vast, 5, ouder)
        self.duur = np.where(kwijt | raak, 0, ouder)
        self.werkt = np.where(kwijt, 0, np.where(raak, 1, self.werkt))
        self._kom(instroom, jong)
        self._naar_beschut(beschut)
        return int(raak.sum()), int(kwijt.sum())

    def _kom(self, instroom: Sequence[tuple[int, int, int, int]], jong: Klassen) -> None:
        for grond, klasse, werkt, aantal in instroom:
            erbij = [(grond, klasse, werkt, 0)] * aantal
            for naam, waarden in zip(("grond", "klasse", "werkt", "duur"), np.array(erbij).T, strict=True):
                setattr(self, naam, np.concatenate([getattr(self, naam), waarden]))
            nu = self.kwartaal / 4
            eigen = self._leeftijden(aantal, jong, self.aow[self.kwartaal]) - nu if jong else np.zeros(aantal)
            self.leeftijd = np.concatenate([self.leeftijd, eigen])

    def _naar_beschut(self, beschut: int) -> None:
        wie = np.flatnonzero((self.grond == 0) & (self.werkt == 0))
        weg = self.rng.choice(wie, min(beschut, wie.size), replace=False)
        self.in_beschut += weg.size
        blijft = np.ones(self.grond.size, bool)
        blijft[weg] = False
        self._houd(blijft)


class Geteld:
    """The same coins for a whole register and many draws at once: of a cell a binomial number of persons moves.

    In law that is everybody by themselves, for in a cell all have the same chances; numbers stay whole. `komt` is the
    expected number of new people a quarter, rounded up or down by chance. Ages are left out.
    """

    def __init__(self, stand: b.Stand, tempo: b.Tempo, zaad: int) -> None:
        self.rng, self.tempo = np.random.default_rng(zaad), tempo
        self.zonder = self._heel(stand.zonder)
        self.werk = self._heel(stand.werk.sum(axis=1))

    def _heel(self, x: np.ndarray) -> np.ndarray:
        return np.floor(x + self.rng.random(x.shape)).astype(np.int64)

    def _van(self, aantal: np.ndarray, kans: np.ndarray | float) -> np.ndarray:
        return self.rng.binomial(aantal, np.clip(np.broadcast_to(kans, aantal.shape), 0, 1))

    def stap(self, komt: b.Duw) -> tuple[np.ndarray, np.ndarray]:
        """One quarter: found and lost, by draw."""
        t = self.tempo
        for cellen in (self.werk, self.zonder):
            cellen -= self._van(cellen, t.uit[None, :, None])
        later = np.minimum(t.verlies, 0.95)
        eerst = np.minimum(t.verlies * t.aanloop, 0.95)
        kwijt = self._van(self.werk, np.stack([eerst] * 4 + [later, later * t.vast_rust]))
        raak = self._van(self.zonder, np.minimum(np.stack([t.vind] * 4 + [t.vind * t.duur]), 0.95))
        werk, zonder = self.werk - kwijt, self.zonder - raak
        vast = self._van(werk[4], t.word_vast)
        self.werk = np.stack([raak.sum(axis=0), *werk[:3], werk[3] + werk[4] - vast, werk[5] + vast])
        self.zonder = np.stack([kwijt.sum(axis=0), *zonder[:3], zonder[3] + zonder[4]])
        for cellen, erbij in ((self.werk, komt.instroom_werk), (self.zonder, komt.instroom_uit)):
            if erbij is not None:
                cellen[0] += self._heel(erbij)
        if komt.beschut is not None:
            er = self.zonder[:, 0]
            er -= self._van(er, komt.beschut / np.maximum(er.sum(axis=(0, 1)), 1))
        return raak.sum(axis=(0, 1, 2)), kwijt.sum(axis=(0, 1, 2))
