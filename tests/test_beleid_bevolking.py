"""The population in cells: it reaches what was published, keeps everybody, and is what persons one by one are."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleid_personen import EenVoorEen
from telmee.beleid import bevolking as b
from telmee.beleid import ijking, leeftijd


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


TUSSEN = ("werkt", "werkt niet", "gevonden", "verloren", "met AOW")
ROND_AOW = ([(20.0, 50.0, 0.5), (50.0, 60.0, 0.3), (60.0, 70.0, 0.2)], [(20.0, 70.0, 1.0)], [(45.0, 68.0, 1.0)])
JONG = [(18.0, 30.0, 0.8), (60.0, 65.0, 0.2)]
AOW = (67.0,) * 11 + (67.25,) * 30
"""The AOW age goes up in a quarter in which nobody then reaches it."""


def _cellen(
    stand: b.Stand, tempo: b.Tempo, kwartalen: int, duw: b.Duw, c: leeftijd.Cohorten | None, draws: int
) -> list:
    """The same people in cells, so many draws of them; the last quarter as persons one by one give it."""
    veel, breed = b.Stand(*(np.repeat(x, draws, axis=-1) for x in _delen(stand))), _breed(tempo, draws)
    if c is not None:
        veel, breed = leeftijd.verdeel(veel, breed, c)
    met_aow = np.zeros(draws)
    for kwartaal in range(1, kwartalen + 1):
        eigen = duw if c is None else leeftijd.duw(duw, c, kwartaal)
        stroom = b.stap(veel, breed, kwartaal, _normaal(7), eigen)
        met_aow += stroom.aow
    return [veel.werkend.sum(0), veel.niet_werkend.sum(0), stroom.gevonden.sum(0), stroom.verloren.sum(0), met_aow]


def _delen(stand: b.Stand) -> tuple:
    return stand.zonder, stand.werk, stand.beschut, stand.vertrokken, stand.erbij


def _breed(tempo: b.Tempo, draws: int) -> b.Tempo:
    return b.Tempo(
        **{naam: np.repeat(w, draws, axis=-1) if isinstance(w, np.ndarray) else w for naam, w in vars(tempo).items()}
    )


@pytest.mark.traag
@pytest.mark.parametrize("hoe", ["vaste kansen", "geduwd", "met leeftijden"])
def test_cells_have_the_mean_and_spread_of_persons_one_by_one(hoe: str) -> None:
    beurten, kwartalen, draws = 120, 12, 1000
    tempo = ijking.tempo(ijking.tempo_cijfers())
    groot = _stand(1, 20_000.0 if hoe == "met leeftijden" else 4000.0)  # luck is held back in small cells
    for deel in (groot.werk, groot.zonder):
        deel[:] = np.round(deel)
    duw, extra = b.Duw(), {}
    if hoe != "vaste kansen":
        werk, uit = np.zeros((2, 3, 3, draws))
        werk[0, 2], uit[0, 1], uit[1, 0] = 20, 15, 10
        duw = b.Duw(vind=np.full((3, draws), 0.7), instroom_werk=werk, instroom_uit=uit, beschut=np.full(draws, 6.0))
        extra = {"vind": 0.7, "instroom": [(0, 2, 1, 20), (0, 1, 0, 15), (1, 0, 0, 10)], "beschut": 6}
    c, ages, aow = None, (), ()
    kaal = tempo
    if hoe == "met leeftijden":
        c, ages, aow = leeftijd.cohorten(ROND_AOW, JONG, AOW[: kwartalen + 1]), ROND_AOW, AOW
        extra["jong"] = JONG
        kaal = leeftijd.verdeel(groot.kopie(), tempo, c)[1]
        kaal = b.Tempo(**{**vars(tempo), "uit": kaal.uit})
    mensen = []
    for beurt in range(beurten):
        een = EenVoorEen(groot, kaal, beurt, ages, aow)
        for _ in range(kwartalen):
            gevonden, verloren = een.stap(**extra)
        mensen.append((een.werkt.sum(), een.werkt.size - een.werkt.sum(), gevonden, verloren, een.weg_aow))
    cellen = _cellen(groot, tempo, kwartalen, duw, c, draws)
    assert (cellen[4].mean() > 100) == (hoe == "met leeftijden")
    for naam, wat, uit_cellen in zip(TUSSEN, np.array(mensen).T, cellen, strict=True):
        fout = wat.std() / np.sqrt(beurten)
        assert abs(wat.mean() - uit_cellen.mean()) <= 4 * fout + 0.004 * wat.mean(), naam
        if naam != "met AOW":  # birthdays are given: hardly any luck in either
            assert 0.8 < uit_cellen.std() / wat.std() < 1.25, naam


def test_each_kind_of_flow_has_luck_of_its_own() -> None:
    from telmee.beleid import vooruit

    luck = vooruit._Luck(1, 0, ("participatiewet", "wajong"))
    keren = [luck(soort, 1, (2, 3, 40)) for soort in vooruit._STROOM]
    for n, een in enumerate(keren):
        for ander in keren[n + 1 :]:
            assert abs(np.corrcoef(een.ravel(), ander.ravel())[0, 1]) < 0.3
    with pytest.raises(KeyError):
        luck("verhuizing", 1, (2, 3, 40))  # a new kind asks a number of its own
