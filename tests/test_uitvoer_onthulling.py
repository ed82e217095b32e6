"""Disclosure control: what is small stays hidden, also from who can subtract, and what is shown is right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.fouten import Fout
from telmee.uitvoer.onthulling import (
    ACRO,
    STANDAARD,
    Beveiligd,
    Profiel,
    Telling,
    Uitsplitsing,
    beveilig,
    beveiligde_tabel,
    herleidbaar,
    rond_af,
    tel_op,
)
from telmee.uitvoer.tabel_tekst import tekst

EXACT = Profiel("exact", 10, 3, 1, "test")


@st.composite
def uitsplitsingen(draw) -> Uitsplitsing:
    rijen, kolommen = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    personen = st.one_of(st.integers(0, 12), st.integers(0, 500))
    cel = st.builds(
        lambda p, w, b: Telling(b if p else 0, p, min(p, w)), personen, st.integers(0, 9), st.integers(0, 600)
    )
    cellen = [[draw(cel) for _ in range(kolommen)] for _ in range(rijen)]
    return tel_op([f"r{n}" for n in range(rijen)], [f"k{n}" for n in range(kolommen)], cellen)


def _verborgen(uit: Beveiligd) -> set[tuple[int, int]]:
    return {(r, k) for r, rij in enumerate(uit.raster) for k, waarde in enumerate(rij) if waarde is None}


def _af_te_leiden(verborgen: set[tuple[int, int]], rijen: int, kolommen: int) -> set[tuple[int, int]]:
    """By linear algebra: a hidden cell is fixed by the sums when no solution of the homogeneous system moves it."""
    plekken = sorted(verborgen)
    stelsel = np.zeros((rijen + kolommen + 2, len(plekken)))
    for n, (rij, kolom) in enumerate(plekken):
        stelsel[rij, n] = -1 if kolom == kolommen else 1
        stelsel[rijen + 1 + kolom, n] = -1 if rij == rijen else 1
    _, maten, richtingen = np.linalg.svd(stelsel)
    vrij = richtingen[int((maten > 1e-9).sum()) :]
    return {plek for n, plek in enumerate(plekken) if not (np.abs(vrij[:, n]) > 1e-9).any()}


@given(uitsplitsingen())
def test_niets_onder_de_grens_is_zichtbaar(uitsplitsing: Uitsplitsing) -> None:
    uit = beveilig(uitsplitsing)
    hoek = (len(uitsplitsing.rijen), len(uitsplitsing.kolommen))
    for rij, (getoond, echt) in enumerate(zip(uit.raster, uitsplitsing.raster(), strict=True)):
        for kolom, (waarde, telling) in enumerate(zip(getoond, echt, strict=True)):
            if waarde is not None and (rij, kolom) != hoek:
                assert telling.personen >= 10
                assert telling.werkgevers >= 3
                assert waarde == rond_af(telling.waarde, 10)


@given(uitsplitsingen())
def test_verborgen_cellen_zijn_niet_uit_te_rekenen(uitsplitsing: Uitsplitsing) -> None:
    uit = beveilig(uitsplitsing, EXACT)
    verborgen = _verborgen(uit)
    assert not _af_te_leiden(verborgen, len(uit.rijen), len(uit.kolommen))
    for lijn in [*uit.raster, *zip(*uit.raster, strict=True)]:
        assert lijn.count(None) != 1


@given(uitsplitsingen())
def test_de_som_van_verborgen_cellen_bij_een_getoond_totaal_is_niet_klein(uitsplitsing: Uitsplitsing) -> None:
    verborgen = _verborgen(beveilig(uitsplitsing, EXACT))
    raster = uitsplitsing.raster()
    for rij in range(len(uitsplitsing.rijen)):
        weg = [raster[r][k].personen for r, k in verborgen if r == rij and k < len(uitsplitsing.kolommen)]
        if weg and (rij, len(uitsplitsing.kolommen)) not in verborgen:
            assert sum(weg) >= 10


@given(uitsplitsingen())
def test_een_totaal_is_alleen_verborgen_waar_het_dat_ook_zonder_de_andere_kant_is(uit: Uitsplitsing) -> None:
    """Otherwise the breakdown by one feature would fill a gap in the breakdown by two, or the other way around."""
    if min(len(uit.rijen), len(uit.kolommen)) < 2:
        return
    raster = beveilig(uit).raster
    alleen_rijen = Uitsplitsing(
        uit.rijen, ("alle",), tuple((cel,) for cel in uit.rijtotalen), uit.rijtotalen, (uit.totaal,), uit.totaal
    )
    alleen_kolommen = Uitsplitsing(
        uit.kolommen, ("alle",), tuple((cel,) for cel in uit.kolomtotalen), uit.kolomtotalen, (uit.totaal,), uit.totaal
    )
    assert [rij[-1] for rij in raster[:-1]] == [rij[-1] for rij in beveilig(alleen_rijen).raster[:-1]]
    assert list(raster[-1][:-1]) == [rij[-1] for rij in beveilig(alleen_kolommen).raster[:-1]]


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_bruggen_zijn_precies_wat_lineaire_algebra_vindt(verborgen: set[tuple[int, int]]) -> None:
    assert herleidbaar(verborgen) == _af_te_leiden(verborgen, 4, 4)


@given(uitsplitsingen())
def test_het_eindtotaal_blijft_exact(uitsplitsing: Uitsplitsing) -> None:
    eind = beveilig(uitsplitsing).raster[-1][-1]
    totaal = uitsplitsing.totaal
    klein = totaal.personen < 500 or totaal.werkgevers < 3
    assert eind == totaal.waarde or (eind is None and klein)


@given(uitsplitsingen())
def test_dezelfde_tabel_geeft_hetzelfde_en_zonder_kleine_cellen_blijft_alles_staan(uitsplitsing: Uitsplitsing) -> None:
    assert beveilig(uitsplitsing) == beveilig(uitsplitsing)
    if all(cel.personen >= 10 and cel.werkgevers >= 3 for rij in uitsplitsing.cellen for cel in rij):
        assert beveilig(uitsplitsing).verborgen == 0


def test_een_kleine_cel_neemt_een_rechthoek_mee() -> None:
    groot, klein = Telling(200, 100, 20), Telling(8, 4, 4)
    uit = beveilig(tel_op(["a", "b", "c"], ["x", "y"], [[klein, groot], [groot, groot], [groot, groot]]))
    assert uit.raster == ((None, None, 210), (None, None, 400), (200, 200, 400), (410, 600, 1008))


@pytest.mark.parametrize(("werkgevers", "verborgen"), [(2, True), (3, False)])
def test_tweeling_aantal_werkgevers(werkgevers: int, verborgen: bool) -> None:
    groot = Telling(200, 100, 20)
    uit = beveilig(tel_op(["a", "b"], ["x", "y"], [[Telling(200, 100, werkgevers), groot], [groot, groot]]))
    assert (uit.raster[0][0] is None) == verborgen
    assert beveilig(tel_op(["a"], ["x"], [[Telling(200, 100, werkgevers)]]), ACRO).verborgen == 0


@pytest.mark.parametrize(("personen", "verborgen"), [(9, True), (10, False)])
def test_tweeling_aantal_personen(personen: int, verborgen: bool) -> None:
    groot = Telling(200, 100, 20)
    uit = beveilig(tel_op(["a", "b"], ["x", "y"], [[Telling(20, personen, 5), groot], [groot, groot]]))
    assert (uit.raster[0][0] is None) == verborgen


@given(st.integers(-(10**9), 10**9), st.integers(1, 100))
def test_afronden(waarde: int, basis: int) -> None:
    rond = rond_af(waarde, basis)
    assert rond % basis == 0
    assert 2 * abs(rond - waarde) <= basis
    assert rond_af(-waarde, basis) == -rond


def test_de_tabel_noemt_het_profiel_en_verraadt_niet_welke_cel_zelf_klein_was() -> None:
    groot, klein = Telling(200, 100, 20), Telling(8, 4, 4)
    uit = beveilig(tel_op(["a", "b"], ["x", "y"], [[klein, groot], [groot, groot]]))
    tabel = beveiligde_tabel(uit, "Banen naar grond", kop="Grond")
    merken = {cel.merk for rij in tabel.cellen() for cel in rij if cel.merk}
    assert len(merken) == 1
    assert f"profiel {STANDAARD.naam}" in tekst(tabel).replace("\n", " ")


def test_onmogelijke_invoer() -> None:
    with pytest.raises(Fout, match="even lang"):
        tel_op(["a"], ["x", "y"], [[Telling(1, 1, 1)]])
    with pytest.raises(Fout, match="minder dan nul"):
        tel_op(["a"], ["x"], [[Telling(1, -1, 1)]])
    with pytest.raises(Fout, match="onder 1"):
        Profiel("x", 10, 3, 0, "")
