"""Numbers the Dutch way: what is written can be read back to the same integer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.getallen import (
    datum,
    datum_kort,
    decimaal,
    eenheid_in_woorden,
    euro,
    geheel,
    honderdsten,
    ja_nee,
    kaal,
    procent,
    tienden,
    toon,
    toon_met_eenheid,
)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (geheel(90000), "90.000"),
        (geheel(0), "0"),
        (geheel(999), "999"),
        (geheel(-1996), "-1.996"),
        (geheel(123456789012), "123.456.789.012"),
        (tienden(25), "2,5"),
        (tienden(-1), "-0,1"),
        (honderdsten(11092), "110,92"),
        (euro(1150000), "€ 11.500,00"),
        (euro(-5), "€ -0,05"),
        (procent(193), "1,93%"),
        (procent(10000), "100,00%"),
        (ja_nee(True), "ja"),
        (ja_nee(False), "nee"),
        (datum(date(2024, 12, 31)), "31 december 2024"),
        (datum_kort(date(2015, 5, 1)), "01-05-2015"),
        (kaal(1150000, 2), "11500.00"),
        (kaal(-1, 1, ","), "-0,1"),
    ],
)
def test_voorbeelden(tekst: str, verwacht: str) -> None:
    assert tekst == verwacht


@pytest.mark.parametrize("schrijf", [geheel, tienden, honderdsten, euro, procent, ja_nee, datum, datum_kort, toon])
def test_null_is_onbekend_en_nooit_nul(schrijf) -> None:
    assert schrijf(None) == "onbekend"


@pytest.mark.parametrize("schrijf", [geheel, tienden, euro, procent, toon])
def test_geen_floats(schrijf) -> None:
    with pytest.raises(TypeError):
        schrijf(2.5)


def test_een_boolean_is_geen_getal_en_een_getal_geen_boolean() -> None:
    with pytest.raises(TypeError):
        geheel(True)
    with pytest.raises(TypeError):
        ja_nee(1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("waarde", "eenheid", "kort", "lang"),
    [
        (23, "tienden banen", "2,3", "2,3 banen"),
        (101, "cent per uur", "€ 1,01", "€ 1,01 per uur"),
        (193, "honderdsten procent", "1,93%", "1,93%"),
        (11092, "honderdsten uur", "110,92", "110,92 uur"),
        (40575, "uren", "40.575", "40.575 uren"),
        (2024, "jaar", "2024", "2024"),
        (True, "", "ja", "ja"),
        (None, "banen", "onbekend", "onbekend"),
        ("markt", "banen", "markt", "markt"),
        (7, "", "7", "7"),
        (7000, "getal", "7.000", "7.000"),
        (1331, "uren per baan", "1.331", "1.331 uren per baan"),
        (1, "personen", "1", "1 persoon"),
        (0, "personen", "0", "0 personen"),
        (10, "tienden banen", "1,0", "1,0 banen"),
        (1, "banen", "1", "1 baan"),
    ],
)
def test_de_eenheid_bepaalt_de_vorm(waarde, eenheid: str, kort: str, lang: str) -> None:
    assert toon(waarde, eenheid) == kort
    assert toon_met_eenheid(waarde, eenheid) == lang


def test_eenheid_in_woorden() -> None:
    namen = ["tienden banen", "cent", "cent per uur", "honderdsten procent", "uren", "jaar", ""]
    assert [eenheid_in_woorden(naam) for naam in namen] == ["banen", "€", "€ per uur", "%", "uren", "", ""]


@given(st.integers(), st.integers(min_value=0, max_value=6))
def test_heen_en_terug(waarde: int, decimalen: int) -> None:
    tekst = decimaal(waarde, decimalen)
    assert int(tekst.replace(".", "").replace(",", "")) == waarde
    assert int(kaal(waarde, decimalen).replace(".", "")) == waarde
    heel, _, rest = tekst.lstrip("-").partition(",")
    assert len(rest) == decimalen
    assert all(len(groep) == 3 for groep in heel.split(".")[1:])


@given(st.dates())
def test_datum_heen_en_terug(dag: date) -> None:
    assert tuple(int(deel) for deel in datum_kort(dag).split("-")) == (dag.day, dag.month, dag.year)


@pytest.mark.parametrize(
    ("waarde", "eenheid", "getoond", "met_eenheid"),
    [
        (32_254, "tienduizendsten banen", "3,2254", "3,2254 banen"),
        (25_239_600, "honderdsten cent per maand", "€ 2.523,9600", "€ 2.523,9600 per maand"),
        (1_930_000, "honderdduizendsten procent", "19,30000%", "19,30000%"),
        (193, "honderdsten procent", "1,93%", "1,93%"),
        (1_100, "tienduizendsten honderdsten uur", "0,001100", "0,001100 uur"),
    ],
)
def test_kleine_delen_van_een_eenheid(waarde, eenheid, getoond, met_eenheid):
    assert toon(waarde, eenheid) == getoond and toon_met_eenheid(waarde, eenheid) == met_eenheid
    assert "honderdsten" not in eenheid_in_woorden(eenheid)
