"""All breakdowns side by side: an attack with linear algebra over every table finds no hidden cell.

The attack here is another one than the program's: over the groups by all features at once, with fractions of numpy.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.uitvoer.onthulling import Profiel, Telling, klein
from telmee.uitvoer.samen import TOTAAL, Samenstel, Sleutel, verborgen, vorm

PROFIEL = Profiel("proef", 10, 3, 10, "proef")
KENMERKEN = {"a": ("1", "2", "3"), "b": ("x", "y"), "sector": ("m", "o", "i"), "vorm": ("f", "i")}
GROEPEN = {("vorm", "i"): (("sector", "i"),), ("vorm", "f"): (("sector", "m"), ("sector", "o"))}
OPENBAAR = frozenset(frozenset({("sector", c)}) for c in KENMERKEN["sector"])
ALLES = [  # everybody by all features at once, as far as that can exist
    dict(zip(KENMERKEN, waarden, strict=True))
    for waarden in product(*KENMERKEN.values())
    if (waarden[2] == "i") == (waarden[3] == "i")
]


def in_cel(groep: dict[str, str], sleutel: Sleutel) -> bool:
    return all(groep[k] == c for k, c in sleutel)


def samenstel(aantallen: list[int], openbaar: frozenset[Sleutel]) -> Samenstel:
    """The tables of so many persons in each group, one employer for every two of them."""
    leeg = Samenstel(KENMERKEN, {}, GROEPEN)
    tellingen = {}
    for sleutel in [*leeg.cellen(), TOTAAL]:
        n = sum(a for a, groep in zip(aantallen, ALLES, strict=True) if in_cel(groep, sleutel))
        tellingen[sleutel] = Telling(n, n, (n + 1) // 2)
    return Samenstel(KENMERKEN, tellingen, GROEPEN, openbaar)


def aanval(samen: Samenstel, getoond: list[Sleutel], gezocht: list[Sleutel]) -> set[Sleutel]:
    """The cells that follow from the shown ones: those that the smallest solution repeats exactly."""
    links = np.array([[float(in_cel(g, s)) for s in getoond] for g in ALLES])
    gevonden = set()
    for sleutel in gezocht:
        rechts = np.array([float(in_cel(g, sleutel)) for g in ALLES])
        oplossing = np.linalg.lstsq(links, rechts, rcond=None)[0]
        if np.abs(links @ oplossing - rechts).max() < 1e-6:
            gevonden.add(sleutel)
    return gevonden


tellingen = st.lists(st.sampled_from([0, 0, 1, 3, 9, 10, 25, 60, 400]), min_size=len(ALLES), max_size=len(ALLES))


@settings(max_examples=60, deadline=None)
@given(tellingen, st.sampled_from([frozenset(), OPENBAAR]))
def test_geen_verborgen_cel_volgt_uit_alle_tabellen_samen(aantallen: list[int], openbaar: frozenset[Sleutel]) -> None:
    samen = samenstel(aantallen, openbaar)
    weg = verborgen(samen, PROFIEL)
    getoond = [s for s in (*samen.cellen(), TOTAAL) if s not in weg]
    assert aanval(samen, getoond, sorted(weg, key=sorted)) == set()


@settings(max_examples=60, deadline=None)
@given(tellingen)
def test_niets_kleins_is_zichtbaar_behalve_wat_niet_kan_bestaan(aantallen: list[int]) -> None:
    samen = samenstel(aantallen, frozenset())
    weg = verborgen(samen, PROFIEL)
    klein_getoond = {s for s in samen.cellen() if s not in weg and klein([samen.telling(s)], PROFIEL)}
    assert all(not any(in_cel(g, s) for g in ALLES) for s in klein_getoond)


def test_dezelfde_groep_onder_twee_namen_heeft_een_lot() -> None:
    """Hired-in people are a sector and a form: hidden under one name they are hidden under the other, everywhere."""
    samen = samenstel([4 if g["sector"] == "i" and g["a"] == "1" else 50 for g in ALLES], frozenset())
    weg = verborgen(samen, PROFIEL)
    for groep in [(("a", "1"),), (("b", "x"),), ()]:
        een, ander = (frozenset({*groep, naam}) for naam in (("sector", "i"), ("vorm", "i")))
        assert (een in weg) is (ander in weg)
    assert frozenset({("a", "1"), ("sector", "i")}) in weg


@pytest.mark.parametrize(("openbaar", "zichtbaar"), [(frozenset(), False), (OPENBAAR, True)])
def test_wat_de_hoofdtabel_noemt_wordt_niet_voor_de_schijn_verborgen(
    openbaar: frozenset[Sleutel], zichtbaar: bool
) -> None:
    samen = samenstel([0 if g["sector"] == "i" else 50 for g in ALLES], openbaar)
    weg = verborgen(samen, PROFIEL)
    assert all((frozenset({g}) not in weg) is zichtbaar for g in (("sector", "i"), ("vorm", "i")))


def test_per_tabel_alleen_is_niet_genoeg() -> None:
    """Why this is here: table by table, some cell is hidden in one and follows from the others together."""
    from telmee.uitvoer.onthulling import _verberg

    rng = np.random.default_rng(1)
    gelekt = 0
    for _ in range(20):
        samen = samenstel([int(n) for n in rng.choice([0, 3, 12, 40], len(ALLES))], frozenset())
        getoond: set[Sleutel] = {TOTAAL}
        weg: set[Sleutel] = set()
        namen = list(KENMERKEN)
        for i, k in enumerate(namen):
            for ander in namen[i + 1 :]:
                rijen = [frozenset({(k, c)}) for c in KENMERKEN[k]] + [TOTAAL]
                kolommen = [frozenset({(ander, c)}) for c in KENMERKEN[ander]] + [TOTAAL]
                raster = tuple(tuple(samen.telling(r | c) for c in kolommen) for r in rijen)
                plekken = _verberg(raster, PROFIEL)
                for (r, rij), (c, kolom) in product(enumerate(rijen), enumerate(kolommen)):
                    (weg if (r, c) in plekken else getoond).add(rij | kolom)
        bestaat = [s for s in weg if any(in_cel(g, s) for g in ALLES)]
        gelekt += bool(aanval(samen, sorted(getoond, key=sorted), bestaat))
    assert gelekt


def test_een_cel_is_de_som_van_haar_vorm() -> None:
    """The basis in which the program computes says the same as the groups by all features."""
    samen = samenstel(list(range(7, 7 + len(ALLES))), frozenset())
    for sleutel in samen.cellen():
        som = sum(maal * samen.telling(deel).waarde for deel, maal in vorm(samen, sleutel).items())
        assert som == samen.telling(sleutel).waarde, sleutel
