"""Tables: complete at every width, the same figures in every form, and marks that do not need colour."""

import csv
import io
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.uitvoer import tabel as vormen
from telmee.uitvoer.beeld import Actie, Beeld
from telmee.uitvoer.scherm import Scherm, scherm, zonder_unicode
from telmee.uitvoer.tabel import GEHAALD, INDICATIEF, NIET_GEHAALD, Cel, Kolom, Tabel
from telmee.uitvoer.tabel_tekst import tekst

KLEIN = Tabel(
    "Banen",
    (
        Kolom("jaar", "Jaar", "links", "jaar"),
        Kolom("banen", "Banen", "rechts"),
        Kolom("geld", "Geld", "rechts", "cent"),
    ),
    ((2023, Cel(21057, GEHAALD), 1150000), (2024, Cel(900, NIET_GEHAALD), None), ("Totaal", None, -5)),
    ("Bron: brief.",),
    nadruk=(2,),
)


def test_terminal() -> None:
    assert tekst(KLEIN) == (
        "Banen\n"
        "\n"
        "Jaar         Banen         Geld\n"
        "──────  ──────────  ───────────\n"
        "2023      21.057 ✓  € 11.500,00\n"
        "2024         900 ✗     onbekend\n"
        "──────  ──────────  ───────────\n"
        "Totaal  onbekend        € -0,05\n"
        "\n"
        "✓ gehaald   ✗ niet gehaald\n"
        "Bron: brief.\n"
    )


def test_zonder_unicode_blijft_alles_leesbaar() -> None:
    uit = tekst(KLEIN, Scherm(unicode=False))
    assert uit.isascii()
    assert "21.057 v  EUR 11.500,00" in uit
    assert "v gehaald   x niet gehaald" in uit


def test_tekens_buiten_ascii_krijgen_een_vervanging() -> None:
    assert zonder_unicode("één × 5 ÷ 2 − 1 ≥ € 0 ‘ja’ 漢", Scherm(unicode=False)) == "een x 5 / 2 - 1 >= EUR 0 'ja' ?"
    assert zonder_unicode("één ÷ 2", Scherm()) == "één ÷ 2"


def test_kleur_voegt_alleen_kleur_toe() -> None:
    met = tekst(KLEIN, Scherm(kleur=True))
    assert met != tekst(KLEIN)
    assert re.sub(r"\x1b\[[0-9]*m", "", met) == tekst(KLEIN)


def test_een_label_blijft_heel_en_de_lange_tekst_loopt_door() -> None:
    rijen = (("U betaalt de heffing", 5, "een lange toelichting die op een smal scherm over meer regels loopt"),)
    kolommen = (Kolom("wat", "Wat"), Kolom("n", "Aantal banen", "rechts"), Kolom("uitleg", "Uitleg"))
    uit = tekst(Tabel("Titel", kolommen, rijen), Scherm(breedte=50)).splitlines()
    assert uit[5].startswith("U betaalt de heffing  ") and uit[2:4] == [
        "                      Aantal",
        "Wat                    banen  Uitleg",
    ]


def test_op_een_smal_scherm_blijven_rijen_rijen_en_staat_er_wat_weg_is() -> None:
    """Rows that become blocks cannot be compared; a series never becomes records."""
    uit = tekst(KLEIN, Scherm(breedte=20)).splitlines()
    assert uit[2:6] == ["Jaar         Banen", "──────  ──────────", "2023      21.057 ✓", "2024         900 ✗"]
    assert " ".join(uit).count("Weggelaten omdat het scherm te smal is: Geld.") == 1
    assert "Weggelaten" not in tekst(KLEIN, Scherm(breedte=31))
    assert "Weggelaten" in tekst(KLEIN, Scherm(breedte=30))


def test_wat_het_minst_telt_gaat_eerst() -> None:
    kolommen = (Kolom("a", "A"), Kolom("b", "B", belang=3), Kolom("c", "C", belang=0), Kolom("d", "D", belang=2))
    breed = Tabel("T", kolommen, (("x" * 8, "y " * 20, "z" * 8, "w " * 20),))
    assert "Weggelaten" not in tekst(breed, Scherm(70))
    half, smal = tekst(breed, Scherm(60)), tekst(breed, Scherm(40))
    assert "smal is: B." in half and "yyy" not in half
    assert "smal is: B, D." in " ".join(smal.split()) and "z" * 8 in smal


@pytest.mark.parametrize("breedte", range(20, 60))
def test_een_bedrag_breekt_niet_na_het_euroteken(breedte: int) -> None:
    """A line that ends with the sign, or begins with the figure, would be the fault."""
    zin = "Wie dit niet vraagt, mist € 1.919,00 en later nog eens € 1.222,10, samen € 3.141,10 in dit jaar."
    tabel = Tabel("Bedragen", (Kolom("a", "Wat"), Kolom("b", "Reden")), (("Een lange naam", zin),), (zin,))
    regels = [regel.strip() for regel in tekst(tabel, Scherm(breedte)).splitlines()]
    assert not any(regel.endswith("€") for regel in regels)
    assert "\u00a0" not in "".join(regels) and sum("€ 1.919,00" in regel for regel in regels) == 2


woorden = st.text("abcdefg -", max_size=40)


@given(
    st.lists(st.tuples(woorden, st.integers(-(10**12), 10**12), woorden), max_size=5),
    st.integers(min_value=20, max_value=130),
    st.booleans(),
)
def test_niets_valt_weg_zonder_het_te_zeggen_en_niets_is_te_breed(rijen, breedte: int, unicode: bool) -> None:
    kolommen = (Kolom("a", "Een lange kop"), Kolom("b", "Aantal", "rechts"), Kolom("c", "Slot"))
    uit = tekst(Tabel("Titel", kolommen, tuple(rijen)), Scherm(breedte, unicode=unicode))
    assert all(len(regel) <= breedte for regel in uit.splitlines())
    weg = re.search(r"Weggelaten omdat het scherm te smal is: (.*?)\.", " ".join(uit.split()))
    assert weg is None or weg[1] == "Slot"
    for eerste, getal, laatste in rijen:
        assert breedte < 40 or vormen.toon(getal) in uit
        for letter in "abcdefg":
            assert uit.count(letter) >= (eerste + ("" if weg else laatste)).count(letter)


def test_csv_is_exact_en_voor_programmas() -> None:
    rijen = list(csv.reader(io.StringIO(vormen.csv(KLEIN))))
    assert rijen == [
        ["jaar", "banen", "banen_merk", "geld"],
        ["2023", "21057", "gehaald", "11500.00"],
        ["2024", "900", "niet gehaald", ""],
        ["Totaal", "", "", "-0.05"],
    ]
    assert vormen.csv(KLEIN, nederlands=True).splitlines()[1] == "2023;21057;gehaald;11500,00"


def test_csv_voert_geen_formules_uit_en_houdt_de_waarschuwing() -> None:
    tabel = Tabel("t", (Kolom("a", "A"), Kolom("b", "B")), (("=1+1", date(2024, 1, 2)),), banner="synthetisch")
    assert vormen.csv(tabel) == "a,b,let_op\r\n'=1+1,2024-01-02,synthetisch\r\n"


def test_markdown() -> None:
    tabel = Tabel("a|b", (Kolom("x", "X"), Kolom("y", "Y", "rechts", "banen")), (("<b>", 1000),), banner="nep")
    assert vormen.markdown(tabel) == (
        "### a\\|b\n\n> **Let op:** nep\n\n| X | Y (banen) |\n| :--- | ---: |\n| &lt;b&gt; | 1.000 |\n"
    )


def test_html_heeft_bijschrift_en_koppen_en_ontsnapt() -> None:
    tabel = Tabel("A & B", (Kolom("x", "X"), Kolom("y", "Y", "rechts")), (("<i>", Cel(5, INDICATIEF)),), ("noot",))
    boom = ElementTree.fromstring(vormen.html(tabel))
    assert boom.findtext("caption") == "A & B"
    assert [kop.get("scope") for kop in boom.iter("th")] == ["col", "col", "row"]
    assert boom.find("tbody/tr/th").text == "<i>"  # type: ignore[union-attr]
    assert boom.find("tbody/tr/td/span").get("aria-label") == INDICATIEF.naam  # type: ignore[union-attr]
    assert "noot" in "".join(boom.find("tfoot").itertext())  # type: ignore[union-attr]


@pytest.mark.parametrize("vorm", [tekst, vormen.csv, vormen.markdown, vormen.html])
def test_de_banner_gaat_overal_mee(vorm) -> None:
    assert "synthetische gegevens" in vorm(Tabel("t", (Kolom("a", "A"),), ((1,),), banner="synthetische gegevens"))


def test_een_scheve_tabel_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="rij 0"):
        Tabel("t", (Kolom("a", "A"),), ((1, 2),))
    with pytest.raises(ValueError, match="dezelfde naam"):
        Tabel("t", (Kolom("a", "A"), Kolom("a", "B")), ())


class Stroom(io.StringIO):
    def __init__(self, tty: bool, codering: str | None) -> None:
        super().__init__()
        self._tty, self._codering = tty, codering

    def isatty(self) -> bool:
        return self._tty

    @property
    def encoding(self) -> str | None:  # type: ignore[override]
        return self._codering


@pytest.mark.parametrize(
    ("tty", "codering", "omgeving", "verwacht"),
    [
        (True, "utf-8", {}, (True, True)),
        (True, "utf-8", {"NO_COLOR": "1"}, (False, True)),
        (True, "utf-8", {"TERM": "dumb"}, (False, True)),
        (False, "utf-8", {}, (False, True)),
        (True, "latin-1", {}, (True, False)),
        (False, None, {}, (False, False)),
    ],
)
def test_wat_het_scherm_kan(monkeypatch, tty, codering, omgeving, verwacht) -> None:
    for naam in ("NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(naam, raising=False)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)
    uit = scherm(Stroom(tty, codering))
    assert (uit.kleur, uit.unicode) == verwacht


def test_een_korte_tabel_zegt_dat_er_meer_is_en_een_smalle_laat_weg_wat_ruimte_vraagt():
    kolommen = (Kolom("a", "A"), Kolom("b", "B", ruim=True))
    lang = Tabel("t", kolommen, tuple((str(n), "x") for n in range(5)), ("eerst",), nadruk=(1, 4))
    kort = lang.eerste(3, "er is meer")
    assert len(kort.rijen) == 3 and kort.voetnoten == ("eerst", "er is meer") and kort.nadruk == (1,)
    assert lang.eerste(5, "er is meer") is lang
    assert lang.smal().rijen[0] == ("0",) and [k.naam for k in lang.smal().kolommen] == ["a"]


@pytest.mark.parametrize("breedte", [40, 60, 79, 80, 120])
@pytest.mark.parametrize("met", ["niets", "dag", "bedrag", "wie"])
def test_wat_u_kunt_doen_heeft_op_geen_breedte_een_lege_kolom(breedte: int, met: str) -> None:
    """A column in which no row says anything takes room from the words, on a narrow screen most of all."""
    acties = (
        Actie("1002" if met == "wie" else "", "Vraag UWV om een oordeel", *(
            (date(2026, 12, 1), None) if met == "dag" else (None, 100 if met == "bedrag" else None))),
    )  # fmt: skip
    koppen = tekst(Beeld("Titel", "Zin.", acties, ()).actietabel(8, smal=breedte < 80), Scherm(breedte))
    assert ("Uiterlijk" in koppen, "Waard" in koppen) == (met == "dag", met == "bedrag")
    assert ("1002" in koppen) == (met == "wie") and "Vraag UWV" in koppen
