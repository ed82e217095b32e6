"""Ages in the population: who reaches the AOW age of the law leaves, in the quarter of it, and nobody else."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pydantic")

from telmee.beleid import bevolking as b
from telmee.beleid import ijking, leeftijd, verken, verken_beeld
from telmee.beleid.hervorming_lezen import lees
from telmee.beleid.wettelijk import wettelijk
from telmee.wet import Wetten

WETTEN = Wetten.known("2026-11-29")
OUD = 'leeftijden: {allen: {"15-44": 0.6, "45-66": 0.4}, instroom: {"15-24": 1}}'
JONG = 'leeftijden: {allen: {"15-44": 1}, instroom: {"15-30": 1}}'
BEREIK = [(60.0, 70.0, 1.0)]


def reken(tekst: str, jaren: int = 10) -> verken.Uitkomst:
    return verken.reken(verken.Vraag(lees(tekst, WETTEN), WETTEN, jaren, 40))


def test_birthdays_are_even_and_leave_at_the_aow_age() -> None:
    c = leeftijd.cohorten([BEREIK] * 3, [(20.0, 30.0, 1.0)], [67.0] * 30)
    er = c.deel[0].copy()
    for kwartaal in range(1, 29):
        weg = er * c.weg[kwartaal]
        assert weg.sum() == pytest.approx(1 / 28)  # seven years from 60 to 67
        er -= weg
    assert er.sum() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("erbij", "verwacht"), [(0.0, 1 / 28), (0.25, 0.0), (0.125, 0.5 / 28)])
def test_when_the_age_goes_up_fewer_leave_in_that_quarter(erbij: float, verwacht: float) -> None:
    c = leeftijd.cohorten([BEREIK] * 3, BEREIK, [67.0] * 4 + [67.0 + erbij] * 6)
    over = np.prod(1 - c.weg[1:4], axis=0)
    assert (c.deel[0] * over * c.weg[4]).sum() == pytest.approx(verwacht)
    assert (c.deel[0] * over * (1 - c.weg[4]) * c.weg[5]).sum() == pytest.approx(1 / 28)


def test_the_age_is_that_of_the_law_by_date_and_then_held() -> None:
    wet = wettelijk(WETTEN, lees(OUD, WETTEN), range(2025, 2041))
    maanden = [round(12 * x) for x in wet.aow]
    assert maanden[:11] == [804] * 11 and set(maanden[11:]) == {807}  # from 2028 on, the quarter of March 2028
    assert [WETTEN.op(f"{j}-06-30").figure("aow_leeftijd") for j in (2027, 2028, 2031, 2032)] == [804, 807, 807, None]
    assert wet.aow_vastgesteld_tot == 2031
    assert wettelijk(WETTEN, lees("{}", WETTEN), range(2025, 2041)).aow == ()


@pytest.mark.parametrize(("jaren", "gezegd"), [(7, False), (8, True)])
def test_that_it_is_held_is_said(jaren: int, gezegd: bool) -> None:
    u = reken(OUD, jaren)
    assert (u.jaren[-1] > 2031) == gezegd == bool(u.aow_vastgehouden)
    assert ("gerekend is met die van 2031" in json.dumps(u.als_dict()["onbekend"])) == gezegd
    delen = {deel.naam: deel for deel in verken_beeld.beeld(u).delen}
    assert any("vanaf 2032" in zin for zin in delen["aannamen"].zinnen) == gezegd
    assert any("AOW 7a" in bron for bron in u.bronnen)


def test_where_nobody_reaches_it_ages_change_no_digit() -> None:
    zonder, jong = reken("{}").maten, reken(JONG).maten
    assert set(jong) - set(zonder) == {"uitstroom_aow"} and not np.any(jong["uitstroom_aow"])
    for maat, w in zonder.items():
        assert w is None or np.array_equal(w, jong[maat]), maat


def test_ages_alone_change_who_leaves_and_nothing_at_the_start() -> None:
    zonder, met = reken("{}").maten, reken(OUD).maten
    eerst = met["doelgroep"][1] / zonder["doelgroep"][1] - 1
    assert np.abs(eerst).max() < 0.003  # the published share is what leaves in the first year
    assert np.abs(met["doelgroep"][-1] / zonder["doelgroep"][-1] - 1).min() > 0.003
    per_jaar = met["uitstroom_aow"].mean(axis=1)
    assert per_jaar[3] < 0.8 * per_jaar[2] and per_jaar[3] < 0.8 * per_jaar[4]  # 2028: three months longer
    assert not np.any(met["in_het_echt"])


def test_more_old_people_means_more_leave() -> None:
    ouder = reken('leeftijden: {allen: {"15-44": 0.4, "45-66": 0.6}, instroom: {"15-24": 1}}')
    assert (ouder.maten["uitstroom_aow"] > 1.3 * reken(OUD).maten["uitstroom_aow"]).all()


def test_a_ground_of_its_own_changes_only_that_ground() -> None:
    eigen = OUD.replace("instroom", 'wsw: {"45-66": 1}, instroom')
    een, twee = reken(OUD).maten, reken(eigen).maten
    later = len(een["banen_wsw"]) - 1
    assert (twee["banen_wsw"][later] < een["banen_wsw"][later]).all()
    assert abs(twee["banen_wajong"][later].mean() / een["banen_wajong"][later].mean() - 1) < 0.01


def test_with_ages_reforms_still_do_what_they_do() -> None:
    los, samen = reken("no_risk: verruimd").maten, reken(f"no_risk: verruimd\n{OUD}").maten
    assert np.median(samen["in_het_echt"][-1]) == pytest.approx(np.median(los["in_het_echt"][-1]), rel=0.15)
    for tekst in ("verbreding: true", "doelgroep: {optie: 2}", "quotum: {activering: 2027, vorm: heffing}"):
        m = reken(f"{tekst}\n{OUD}").maten
        assert np.abs(m["banen_markt"] + m["banen_overheid"] - m["extra_banen"]).max() < 2


aandelen = st.lists(st.floats(0.01, 1), min_size=1, max_size=5)


@given(aandelen, aandelen, st.lists(st.sampled_from([0.0, 0.25]), min_size=8, max_size=40), st.integers(0, 2**32))
def test_persons_are_conserved_by_cohort(nu: list, later: list, stappen: list, zaad: int) -> None:
    rng = np.random.default_rng(zaad)

    def klassen(delen: list) -> list:
        randen = np.sort(rng.choice(np.arange(15, 67), len(delen) + 1, replace=False)).astype(float)
        return [(a, z, d / sum(delen)) for a, z, d in zip(randen[:-1], randen[1:], delen, strict=True)]

    aow = [67.0, *(67.0 + np.cumsum(stappen) / 2)]
    c = leeftijd.cohorten([klassen(nu) for _ in range(3)], klassen(later), aow)
    assert np.allclose(c.deel.sum(axis=1), 1) and np.allclose(c.erbij.sum(axis=1), 1)
    assert (c.weg >= 0).all() and (c.weg <= 1).all() and not c.weg[:, 0].any()
    stand = ijking.leeg(3, 2)
    for g in (0, 1):
        ijking.vul(stand, g, ijking.tempo_cijfers(), np.full(2, 900.0), np.full(2, 400.0), np.full(2, 200.0))
    stand.werk[5, 2, 2, 2] = 100
    stand, tempo = leeftijd.verdeel(stand, ijking.tempo(ijking.tempo_cijfers(), 2), c)
    werk = np.zeros((3, 3, 2))
    werk[0, 1] = 9.0
    begin, komt = stand.iedereen, b.Duw(instroom_werk=werk, instroom_uit=werk)
    assert np.allclose(begin, 1900)
    for kwartaal in range(1, len(aow)):
        b.stap(stand, tempo, kwartaal, None, leeftijd.duw(komt, c, kwartaal))
    assert np.allclose(stand.iedereen, begin)
    assert stand.werk.min() >= 0 and stand.zonder.min() >= 0
