"""The graph: everything is drawn, nothing overlaps, arrows run to the right, the same bytes every time."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.fouten import Fout
from telmee.uitvoer.graaf import BREED, RUIM, VORMEN, Knoop, graaf_svg
from telmee.uitvoer.svg import tekstbreedte

NS = "{http://www.w3.org/2000/svg}"
KNOPEN = (
    Knoop("uren", "verloonde_uren", "feit", "tijdvak"),
    Knoop("pct", "quotumpercentage", "onbekend"),
    Knoop("tekort", "quotumtekort < 0 & meer", "regel", "werkgever"),
)
PIJLEN = (("uren", "tekort"), ("pct", "tekort"))


def _vakken(beeld: str) -> list[tuple[int, int, int, int]]:
    maten = [[int(r.get(naam, "0")) for naam in ("x", "y", "width", "height")] for r in _alle(beeld, "rect")]
    return [(x, y, breed, hoog) for x, y, breed, hoog in maten if breed == BREED]


def _alle(beeld: str, soort: str) -> list[ElementTree.Element]:
    """The elements of the drawing itself, in its own coordinates; the title stands above it."""
    return list(ElementTree.fromstring(beeld).iterfind(f"{NS}g/{NS}{soort}"))


def test_titel_beschrijving_en_woorden() -> None:
    beeld = graaf_svg(KNOPEN, PIJLEN, "Waar het uit volgt")
    wortel = ElementTree.fromstring(beeld)
    assert wortel.get("role") == "img"
    assert wortel[0].text == "Waar het uit volgt"
    assert "quotumtekort < 0 & meer volgt uit verloonde_uren, quotumpercentage." in (wortel[1].text or "")
    teksten = [t.text for t in _alle(beeld, "text")]
    for verwacht in ("verloonde_uren", "feit · tijdvak", "onbekend", "regel · werkgever"):
        assert verwacht in teksten


def test_soorten_verschillen_in_omtrek() -> None:
    omtrekken = {(vorm.hoek, vorm.streep, vorm.dik) for vorm in VORMEN.values()}
    assert len(omtrekken) == len(VORMEN)


@pytest.mark.parametrize(
    ("knopen", "pijlen", "woord"),
    [
        (KNOPEN, (("uren", "weg"),), "'weg'"),
        ((KNOPEN[0], KNOPEN[0]), (), "twee keer"),
        (KNOPEN, (*PIJLEN, ("tekort", "uren")), "kring"),
        ((), (), "geen onderdelen"),
    ],
)
def test_wat_niet_te_tekenen_is(knopen, pijlen, woord: str) -> None:
    with pytest.raises(Fout, match=woord):
        graaf_svg(knopen, pijlen, "t")


@st.composite
def grafen(draw):
    aantal = draw(st.integers(1, 25))
    soorten = st.sampled_from(sorted(VORMEN))
    namen = st.text("abcdeWM_ ", min_size=1, max_size=50)
    knopen = [Knoop(f"k{n}", draw(namen), draw(soorten), draw(st.sampled_from(["", "land"]))) for n in range(aantal)]
    paar = st.tuples(st.integers(0, aantal - 1), st.integers(0, aantal - 1)).filter(lambda p: p[0] < p[1])
    paren = draw(st.lists(paar, max_size=2 * aantal)) if aantal > 1 else []
    return knopen, [(f"k{a}", f"k{b}") for a, b in paren]


@given(grafen())
@settings(max_examples=40, deadline=None)
def test_vakken_raken_elkaar_niet_en_tekst_blijft_erin(graaf) -> None:
    knopen, pijlen = graaf
    beeld = graaf_svg(knopen, pijlen, "t")
    assert beeld == graaf_svg(knopen, pijlen, "t")
    vakken = _vakken(beeld)
    assert len(vakken) == len(knopen)
    for n, (x, y, breed, hoog) in enumerate(vakken):
        for x2, y2, breed2, hoog2 in vakken[n + 1 :]:
            assert x + breed <= x2 or x2 + breed2 <= x or y + hoog <= y2 or y2 + hoog2 <= y
    for tekst in _alle(beeld, "text"):
        tx, ty, grootte = (int(tekst.get(naam, "0")) for naam in ("x", "y", "font-size"))
        for x, y, breed, hoog in vakken:
            if x <= tx < x + breed and y <= ty < y + hoog:
                assert tx + tekstbreedte(tekst.text or "", grootte) <= x + breed - RUIM
                assert y + grootte <= ty <= y + hoog - RUIM // 2


@given(grafen())
@settings(max_examples=20, deadline=None)
def test_elke_pijl_staat_er_een_keer_en_wijst_naar_rechts(graaf) -> None:
    knopen, pijlen = graaf
    lijnen = [p.get("d", "") for p in _alle(graaf_svg(knopen, pijlen, "t"), "path") if p.get("fill") == "none"]
    assert len(lijnen) == len(set(pijlen))
    for lijn in lijnen:
        assert int(lijn[1:].split(",")[0]) < int(lijn.split(" ")[-1].split(",")[0])
