"""The population in cells: it reaches what was published, keeps everybody, and is what persons one by one are."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.beleid import bevolking as b
from telmee.beleid import ijking


def test_published_figures_are_reached() -> None:
    f = ijking.fouten()
    assert f["gemiddeld_mensen"] <= 0.02
    assert f["gemiddeld_banen"] <= 0.05
    assert f["gemiddeld_stromen"] <= 0.08
    assert len(f["stromen"]) == 5 and len(f["mensen"]) >= 18 and set(range(2017, 2025)) <= set(f["banen"])


def test_durability_is_reached() -> None:
    t = ijking.terugkijken()
    assert abs(t.nooit - 0.35) <= 0.04
    assert abs(t.jaar_later - 0.87) <= 0.02
    assert abs(t.starters - 0.67) <= 0.04
    assert 0.59 <= t.terug_binnen_jaar <= 0.70


def test_after_2023_it_runs_too_high_and_that_is_shown() -> None:
    mensen = ijking.fouten()["mensen"]
    later = [fout for op, fout in mensen.items() if op > ijking.GEIJKT_TOT]
    assert len(later) == 2 and min(later) > 0.03
    assert "te hoog" in ijking.NA_2023


def test_a_day_within_a_quarter_belongs_to_it() -> None:
    assert ijking.kwartaal_van(date(2015, 12, 31)) == 0
    assert ijking.kwartaal_van(date(2016, 3, 31)) == 1
    assert ijking.kwartaal_van(date(2025, 6, 19)) == ijking.kwartaal_van(date(2025, 6, 30)) == 38


def _stand(aantal: int, personen: float = 3000.0) -> b.Stand:
    stand = ijking.leeg(3, aantal)
    c = ijking.tempo_cijfers()
    for g in (0, 1):
        ijking.vul(stand, g, c, np.full(aantal, personen), np.full(aantal, personen / 2), np.full(aantal, personen / 4))
    stand.werk[5, 2, 2, 2] = personen / 4
    stand.zonder[4, 2, 2] = personen / 4
    return stand


def _normaal(zaad: int) -> b.Ruis:
    def ruis(soort: str, kwartaal: int, vorm: tuple[int, ...]) -> b.Getallen:
        return np.random.default_rng([zaad, kwartaal, len(soort)]).standard_normal(vorm)

    return ruis


@given(st.floats(0, 3), st.floats(0, 900), st.floats(0, 200), st.integers(0, 2**32))
def test_nobody_is_lost(keer: float, extra: float, beschut: float, zaad: int) -> None:
    stand, tempo = _stand(3), ijking.tempo(ijking.tempo_cijfers(), 3)
    begin = stand.iedereen
    werk, uit = ijking.instroom(ijking.tempo_cijfers(), np.full(3, 40.0), np.full(3, 0.5))
    nul = np.zeros_like(werk)
    duw = b.Duw(
        vind=np.full((3, 3), keer),
        extra=np.full(3, extra),
        extra_voor=[True, True, False],
        instroom_werk=np.stack([werk, nul, nul]),
        instroom_uit=np.stack([uit, nul, nul]),
        weg=np.full((3, 3), 5.0),
        beschut=np.full(3, beschut),
        uit_werk=np.full((3, 3), 0.01),
    )
    for kwartaal in range(12):
        b.stap(stand, tempo, kwartaal, _normaal(zaad), duw)
    assert np.allclose(stand.iedereen, begin)
    assert stand.werk.min() >= 0 and stand.zonder.min() >= 0
    assert stand.zonder[:, :, 0].sum() > 0 and stand.werk[:, :, :, 0].sum() == 0


def test_a_push_of_nothing_changes_no_digit() -> None:
    tempo = ijking.tempo(ijking.tempo_cijfers(), 4)
    kaal, geduwd = _stand(4), _stand(4)
    duw = b.Duw(vind=np.ones((3, 4)), verlies=np.ones((3, 4)), extra=np.zeros(4), uit_werk=np.zeros((3, 4)))
    for kwartaal in range(8):
        b.stap(kaal, tempo, kwartaal, _normaal(1))
        b.stap(geduwd, tempo, kwartaal, _normaal(1), duw)
    assert np.array_equal(kaal.werk, geduwd.werk) and np.array_equal(kaal.zonder, geduwd.zonder)


class EenVoorEen:
    """Everybody by themselves: a coin for each chance, the same rates, no cells."""

    def __init__(self, stand: b.Stand, tempo: b.Tempo, zaad: int) -> None:
        self.rng, self.tempo = np.random.default_rng(zaad), tempo
        rijen = []
        for g in range(3):
            for k in range(3):
                for d in range(5):
                    rijen += [(g, k, 0, d)] * round(float(stand.zonder[d, g, k, 0]))
                for d in range(6):
                    rijen += [(g, k, 1, d)] * round(float(stand.werk[d, :, g, k, 0].sum()))
        self.grond, self.klasse, self.werkt, self.duur = np.array(rijen).T

    def stap(self) -> tuple[int, int]:
        t, rng = self.tempo, self.rng
        blijft = rng.random(self.grond.size) >= t.uit[self.grond, 0]
        self.grond, self.klasse, self.werkt, self.duur = (
            x[blijft] for x in (self.grond, self.klasse, self.werkt, self.duur)
        )
        kans = t.verlies[self.grond, self.klasse, 0]
        kans = np.where(self.duur < 4, np.minimum(kans * t.aanloop[0], 0.95), kans)
        kans = np.where(self.duur == 5, kans * t.vast_rust, kans)
        vind = t.vind[self.grond, self.klasse, 0] * np.where(self.duur == 4, t.duur[0], 1)
        worp = rng.random(self.grond.size)
        kwijt, raak = (self.werkt == 1) & (worp < kans), (self.werkt == 0) & (worp < np.minimum(vind, 0.95))
        wordt_vast = (self.werkt == 1) & (self.duur == 4) & (rng.random(self.grond.size) < t.word_vast[0])
        ouder = np.where(self.duur < 4, self.duur + 1, self.duur)
        ouder = np.where(wordt_vast, 5, ouder)
        self.duur = np.where(kwijt | raak, 0, ouder)
        self.werkt = np.where(kwijt, 0, np.where(raak, 1, self.werkt))
        return int(raak.sum()), int(kwijt.sum())


@pytest.mark.traag
def test_cells_have_the_mean_and_spread_of_persons_one_by_one() -> None:
    beurten, kwartalen = 160, 12
    tempo = ijking.tempo(ijking.tempo_cijfers())
    groot = _stand(1, 4000.0)
    for deel in (groot.werk, groot.zonder):
        deel[:] = np.round(deel)
    mensen = []
    for beurt in range(beurten):
        een = EenVoorEen(groot, tempo, beurt)
        for _ in range(kwartalen):
            gevonden, verloren = een.stap()
        mensen.append((een.werkt.sum(), een.werkt.size - een.werkt.sum(), gevonden, verloren))
    delen = (groot.zonder, groot.werk, groot.beschut, groot.vertrokken, groot.erbij)
    veel = b.Stand(*(np.repeat(x, 1000, axis=-1) for x in delen))
    breed = ijking.tempo(ijking.tempo_cijfers(), 1000)
    for kwartaal in range(kwartalen):
        stroom = b.stap(veel, breed, kwartaal, _normaal(7))
    cellen = [veel.werkend.sum(0), veel.niet_werkend.sum(0), stroom.gevonden.sum(0), stroom.verloren.sum(0)]
    for wat, uit_cellen in zip(np.array(mensen).T, cellen, strict=True):
        fout = wat.std() / np.sqrt(beurten)
        assert abs(wat.mean() - uit_cellen.mean()) < 4 * fout + 0.002 * wat.mean()
        assert 0.75 < uit_cellen.std() / wat.std() < 1.3
