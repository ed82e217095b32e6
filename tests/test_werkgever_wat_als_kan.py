"""What a what-if refuses, the wage on every day, and the months of a contract."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.fouten import Fout, GebruiksFout
from telmee.getallen import rond
from telmee.werkgever import wat_als
from telmee.werkgever.lonen import Lonen
from telmee.werkgever.profiel import Profiel, maanden, rijen
from telmee.werkgever.vasthouden import Vasthouder
from telmee.werkgever.wat_als_variant import Aanname
from telmee.wet import Wetten
from test_werkgever_wat_als import KOEN, STAND


def eerste(p: Profiel, **opties: Any) -> wat_als.Variant:
    return wat_als.bereken(p, stand=STAND, varianten={}, **opties).varianten[0]


# --- Refused --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "minimum"),
    [
        ({"uurloon": 1_470}, "14,71"),
        ({"uurloon": 1_498, "begin": date(2026, 7, 1)}, "14,99"),
        ({"uurloon": None, "maandloon": rond(Fraction(1_471 * 24 * 52, 12)) - 8}, "14,71"),
        ({"uurloon": 735, "leeftijd": 18}, "7,36"),
    ],
)
def test_een_loon_onder_het_minimumloon_wordt_geweigerd(anders: dict[str, Any], minimum: str) -> None:
    """Twins: a cent below it, and the minimum itself (WML 7 and 8)."""
    with pytest.raises(GebruiksFout, match=f"lager dan het minimumloon.*{minimum}.*minimum als uurloon"):
        eerste(replace(KOEN, **anders))
    genoeg = {"uurloon": anders["uurloon"] + 1} if anders["uurloon"] else {"maandloon": anders["maandloon"] + 9}
    assert eerste(replace(KOEN, **(anders | genoeg))).jaren[0].kosten is not None


@pytest.mark.parametrize(("loon", "vanaf"), [(1_471, date(2026, 7, 1)), (1_498, date(2026, 7, 1)), (1_499, None)])
def test_een_loon_dat_later_onder_het_minimumloon_komt(loon: int, vanaf: date | None) -> None:
    """WML 14: 14,99 an hour since 1 July 2026; 2027 is not known and says nothing."""
    stijging = eerste(replace(KOEN, uurloon=loon)).minimumloon_stijgt
    assert (None if stijging is None else stijging.vanaf) == vanaf
    assert eerste(replace(KOEN, uurloon=1_471, eind=date(2026, 6, 30))).minimumloon_stijgt is None


def test_een_verjaardag_kan_het_loon_te_laag_maken() -> None:
    """18 on 1 March 2025 and 19 a year later: 60% instead of 50% of 14,71 (Besluit minimumjeugdloon 2)."""
    stijging = eerste(replace(KOEN, begin=date(2025, 3, 1), eind=None, leeftijd=18, uurloon=800)).minimumloon_stijgt
    assert stijging is not None and (stijging.vanaf, stijging.minimumloon) == (date(2026, 3, 1), 883)


@pytest.mark.parametrize(("uurloon", "hoog"), [(1_471, False), (8_000, True), (147_100, None)])
def test_een_vergeten_komma_wordt_geweigerd(uurloon: int, hoog: bool | None) -> None:
    """Above the maximum premium wage is remarked; many times as much is refused."""
    if hoog is None:
        with pytest.raises(GebruiksFout, match="Staat de komma goed"):
            eerste(replace(KOEN, uurloon=uurloon))
    else:
        assert eerste(replace(KOEN, uurloon=uurloon)).opvallend_hoog is hoog


@pytest.mark.parametrize(("loonwaarde", "kan"), [(60, False), (100, False), (101, True), (6_000, True)])
def test_een_breuk_is_geen_percentage(loonwaarde: int, kan: bool) -> None:
    if kan:
        assert eerste(replace(KOEN, loonwaarde=loonwaarde)).jaren[0].lks
    else:
        with pytest.raises(GebruiksFout, match="De loonwaarde is een percentage"):
            eerste(replace(KOEN, loonwaarde=loonwaarde))


def test_een_subsidie_boven_het_loon_kan_niet() -> None:
    wetten = Wetten.known(STAND, given={"lks_vergoeding_werkgeverslasten": 9_900})
    with pytest.raises(Fout, match="meer dan het loon met vakantiebijslag"):
        wat_als.bereken(replace(KOEN, loonwaarde=1_000), varianten={}, wetten=wetten)


@pytest.mark.parametrize(
    ("anders", "deel"),
    [
        ({"grond": "ziek"}, "bestaat niet; kies uit participatiewet"),
        ({"uren": 0}, "meer dan 0"),
        ({"uren": 20_000}, "hoogstens 168"),
        ({"uurloon": None}, "één van de twee"),
        ({"maandloon": 100_000}, "één van de twee"),
        ({"uurloon": 0}, "meer dan 0 zijn"),
        ({"uurloon": None, "maandloon": 0}, "meer dan 0 zijn"),
        ({"eind": date(2026, 2, 1)}, "eindigt voor het begint"),
        ({"proefmaanden": 13}, "eindigt voor het begint"),
        ({"begin": date(2010, 1, 1)}, "Kies een begin"),
        ({"leeftijd": 12}, "leeftijd"),
        ({"proefmaanden": -1}, "0 tot en met 24"),
    ],
)
def test_een_profiel_dat_niet_kan(anders: dict[str, Any], deel: str) -> None:
    with pytest.raises(Fout, match=deel):
        replace(KOEN, **anders)


def test_te_veel_jaren() -> None:
    with pytest.raises(Fout, match="1 tot en met 10"):
        wat_als.bereken(KOEN, 11, STAND)


# --- The minimum wage as a wage ---------------------------------------------------------------------------------------


def lonen(p: Profiel) -> Lonen:
    return Lonen(p, Vasthouder(Wetten.known(STAND), False).reken)


def test_het_minimumloon_volgt_de_stap_van_juli() -> None:
    """Four months at 14,71 and six at 14,99."""
    j = eerste(replace(KOEN, uurloon=None, minimum=True)).jaren[0]
    per_maand = [rond(Fraction(uur * 24 * 52, 12)) for uur in (1_471, 1_499)]
    assert j.loon == 4 * per_maand[0] + 6 * per_maand[1]
    assert eerste(replace(KOEN, uurloon=None, minimum=True)).minimumloon_stijgt is None


def test_het_minimumloon_volgt_een_verjaardag_op_de_dag() -> None:
    """Nineteen on 15 April 2026: half of the month at 50%, the rest at 60%."""
    p = replace(KOEN, begin=date(2025, 4, 15), leeftijd=18, uurloon=None, minimum=True, eind=None)
    (april,) = [m for m in maanden(p, 2026) if m.van.month == 4]
    delen = list(lonen(p).in_maand(april))
    assert [d.deel for d in delen] == [Fraction(14, 30), Fraction(16, 30)]
    assert [d.per_maand for d in delen] == [Fraction(uur * 24 * 52, 12) for uur in (736, 883)]


def test_zonder_aannames_is_een_later_minimumloon_onbekend() -> None:
    tweede = eerste(replace(KOEN, uurloon=None, minimum=True), vasthouden=False).jaren[1]
    assert (tweede.loon, tweede.kosten) == (None, None) and any("inimumloon" in reden for reden in tweede.onbekend)


def test_vakantiebijslag_gaat_tot_drie_keer_het_minimumloon() -> None:
    """WML 15 lid 2: 8% of 3 x 2.294,40 in January to June 2026, and of 3 x 2.337,00 from July."""
    hoog = Profiel("geen", 3_600, date(2026, 1, 1), maandloon=900_000)
    j = wat_als.bereken(hoog, 1, STAND, {}).varianten[0].jaren[0]
    assert j.vakantiebijslag == rond(Fraction(6 * 3 * (229_440 + 233_700) * 8, 100))


@pytest.mark.parametrize(
    ("opties", "code", "deel"),
    [
        (["--uurloon", "minimum"], 0, "minimumloon van die dag"),
        (["--uurloon", "minimum", "--loonwaarde", "weet ik niet"], 0, "Loonwaarde"),
        (["--uurloon", "weet ik niet"], 2, "minimum als uurloon"),
        (["--uurloon", "1471"], 2, "Staat de komma goed"),
        (["--uurloon", "14"], 2, "minimum als uurloon"),
        (["--uurloon", "20", "--loonwaarde", "0,6"], 2, "loonwaarde 60"),
        (["--uurloon", "minimum", "--maandloon", "2000"], 1, "één van de twee"),
    ],
)
def test_op_de_opdrachtregel(capsys: Any, opties: list[str], code: int, deel: str) -> None:
    vraag = ["werkgever", "wat-als", "--grond", "participatiewet", "--uren", "24", "--vanaf", "2026-03-01"]
    assert cli.main([*vraag, "--tot", "2027-02-28", "--stand", "2026-11-22", *opties]) == code
    gezegd = capsys.readouterr()
    assert deel in " ".join((gezegd.out + gezegd.err).split())


# --- Months ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("eind", "hele"), [(date(2027, 2, 28), 12), (date(2027, 2, 27), 11), (None, 600)])
def test_een_contract_telt_in_hele_maanden(eind: date | None, hele: int) -> None:
    """The terms of no-risk, proefplaatsing and loondispensatie hang on it."""
    houder = Vasthouder(Wetten.known(STAND), True)
    assert Aanname(houder, replace(KOEN, eind=eind), 1).contract_maanden == hele


def test_een_maandloon_groeit_mee_met_de_uren() -> None:
    p = replace(KOEN, uurloon=None, maandloon=150_000)
    assert wat_als.met_uren(p, 3_200).maandloon == 200_000
    assert lonen(p).per_uur(p.begin) == Fraction(150_000 * 100, 2_400) / Fraction(52, 12)


@given(
    st.integers(1, 16_800),
    st.dates(date(2018, 1, 1), date(2030, 12, 31)),
    st.integers(1, 1_500),
)
@settings(max_examples=60)
def test_maanden_bewaren_dagen_en_uren(uren: int, begin: date, duur: int) -> None:
    eind = date.fromordinal(begin.toordinal() + duur)
    p = Profiel("wia", uren, begin, uurloon=1_500, eind=eind)
    alle = [m for j in range(begin.year, eind.year + 1) for m in maanden(p, j)]
    assert sum((m.tot - m.van).days + 1 for m in alle) == duur + 1
    assert all(0 < m.deel <= 1 for m in alle)
    geteld = sum(rij["verloonde_uren"] for rij in rijen(p, {}, alle))
    assert geteld == rond(sum(m.deel for m in alle) * Fraction(uren, 100) * Fraction(52, 12))
