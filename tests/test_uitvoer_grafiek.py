"""Charts: a gap for what is unknown, readable without colour, and an SVG that says what it shows."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.uitvoer import svg as kleuren
from telmee.uitvoer.grafiek import Grafiek, Reeks, als_tabel, opsomming, tekst
from telmee.uitvoer.grafiek_svg import svg
from telmee.uitvoer.scherm import Scherm
from telmee.uitvoer.tabel import GEHAALD, NIET_GEHAALD

NS = "{http://www.w3.org/2000/svg}"
KLEIN = Grafiek(
    "Banen",
    (2017, 2018, 2019),
    (
        Reeks("Totaal", (36904, None, 61615), "totaal", (GEHAALD, None, NIET_GEHAALD)),
        Reeks("Markt", (30432, 44017, 51829), "deel"),
        Reeks("Overheid", (6471, 7940, 9786), "deel"),
        Reeks("Doel", (33000, 43500, 65000), "doel"),
    ),
    "banen",
    bron="brieven",
)


def test_terminal() -> None:
    assert tekst(KLEIN, Scherm(60)) == (
        "Banen\n"
        "\n"
        "                                             Totaal    Doel\n"
        "2017 ███████████████▒▒┃                    36.904 ✓  33.000\n"
        "2018 ?                     ┃             onbekend    43.500\n"
        "2019 ██████████████████████████▒▒▒▒▒  ┃    61.615 ✗  65.000\n"
        "     ┴─────────┴─────────┴─────────┴───\n"
        "     0      20.000    40.000    60.000\n"
        "\n"
        "█ Markt   ▒ Overheid   ┃ Doel   ✓ gehaald   ✗ niet gehaald\n"
        "(in banen)\n"
        "Totaal is onbekend voor 2018.\n"
        "Bron: brieven\n"
    )


def test_terminal_zonder_unicode_en_met_kleur() -> None:
    kaal = tekst(KLEIN, Scherm(60, unicode=False))
    assert kaal.isascii()
    assert "2017 ###############==|" in kaal
    assert re.sub(r"\x1b\[[0-9]*m", "", tekst(KLEIN, Scherm(60, kleur=True))) == tekst(KLEIN, Scherm(60))


getal = st.none() | st.integers(-(10**9), 10**9)


@given(st.lists(st.tuples(getal, getal, getal, getal), min_size=1, max_size=8), st.integers(60, 200))
def test_terminal_past_altijd_in_tachtig_kolommen(punten, breedte: int) -> None:
    totaal, markt, overheid, doel = zip(*punten, strict=True)
    reeksen = (Reeks("T", totaal), Reeks("M", markt, "deel"), Reeks("O", overheid, "deel"), Reeks("D", doel, "doel"))
    uit = tekst(Grafiek("t", tuple(range(2000, 2000 + len(punten))), reeksen), Scherm(breedte))
    assert max(len(regel) for regel in uit.splitlines()) <= min(breedte, 80)
    assert uit.count("┃") == sum(punt is not None for punt in doel) + 1


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_een_hoger_getal_heeft_geen_kortere_balk(een: int, ander: int) -> None:
    uit = tekst(Grafiek("t", (2001, 2002), (Reeks("T", (een, ander)),)), Scherm(unicode=False))
    lang = [regel.count("#") for regel in uit.splitlines() if regel.startswith("200")]
    assert (lang[0] <= lang[1]) if een <= ander else (lang[0] >= lang[1])


def test_elke_grafiek_heeft_zijn_tabel() -> None:
    tabel = als_tabel(KLEIN)
    assert [kolom.naam for kolom in tabel.kolommen] == ["jaar", "totaal", "markt", "overheid", "doel"]
    assert [cel.waarde for cel in list(tabel.cellen())[1]] == [2018, None, 44017, 7940, 43500]


def test_onmogelijke_grafieken() -> None:
    with pytest.raises(ValueError, match="past niet"):
        Grafiek("t", (2001, 2002), (Reeks("T", (1,)),))
    with pytest.raises(ValueError, match="lopen niet op"):
        Grafiek("t", (2002, 2001), (Reeks("T", (1, 2)),))
    with pytest.raises(ValueError, match="één totaal"):
        Grafiek("t", (2002,), (Reeks("T", (1,), "deel"),))


def test_opsomming() -> None:
    assert [opsomming(list(w)) for w in ("", "a", "ab", "abc")] == ["", "a", "a en b", "a, b en c"]


@pytest.fixture(scope="module")
def beeld() -> str:
    return svg(KLEIN)


def test_svg_is_toegankelijk(beeld: str) -> None:
    wortel = ElementTree.fromstring(beeld)
    titel, tekst_ = wortel[0], wortel[1]
    assert (wortel.get("role"), wortel.get("lang")) == ("img", "nl")
    assert (titel.tag, titel.text) == (f"{NS}title", "Banen")
    assert wortel.get("aria-labelledby") == titel.get("id")
    assert tekst_.tag == f"{NS}desc"
    assert wortel.get("aria-describedby") == tekst_.get("id")
    assert "Totaal is onbekend voor 2018." in (tekst_.text or "")
    assert beeld.count("aria-") == 2, "no machine-made English labels inside"


def test_svg_schrijft_nederlands(beeld: str) -> None:
    teksten = [element.text for element in ElementTree.fromstring(beeld).iter(f"{NS}text")]
    for verwacht in ("2017", "40.000", "Markt 51.829", "Totaal 61.615", "Doel 65.000", "Bron: brieven", "banen"):
        assert verwacht in teksten
    assert not [t for t in teksten if t and re.search(r"\d,\d{3}|e\+", t)]


def test_svg_reeksen_verschillen_niet_alleen_in_kleur(beeld: str) -> None:
    lijnen = [
        e for e in ElementTree.fromstring(beeld).iter(f"{NS}path") if (e.get("stroke-width") or "") in ("2", "2.5")
    ]
    assert len({e.get("stroke-dasharray") for e in lijnen if e.get("d", "").count("L")}) >= 3
    totaal = next(e for e in lijnen if e.get("stroke") == kleuren.BLAUW)
    assert totaal.get("d", "").count("M") == 2 or "L" not in totaal.get("d", ""), "the unknown year breaks the line"


def test_svg_is_elke_keer_gelijk(beeld: str) -> None:
    assert svg(KLEIN) == beeld
    assert "http" not in beeld.replace("http://www.w3.org/", "")


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    lineair = [deel / 12.92 if deel <= 0.03928 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


@pytest.mark.parametrize("naam", ["INKT", "GRIJS", "BLAUW", "ROOD", "PAARS", "GROEN", "OKER"])
def test_kleuren_hebben_genoeg_contrast_op_wit(naam: str) -> None:
    assert 1.05 / (_helderheid(getattr(kleuren, naam)) + 0.05) >= 4.5


@given(st.text("abcdeWM_ .,i", max_size=60), st.integers(40, 300))
def test_gevouwen_tekst_past_en_is_volledig(zin: str, breedte: int) -> None:
    regels = kleuren.kort_in(zin, breedte, 13)
    assert all(kleuren.tekstbreedte(regel, 13) <= breedte for regel in regels)
    assert "".join(regels).replace(" ", "") == zin.replace(" ", "")
