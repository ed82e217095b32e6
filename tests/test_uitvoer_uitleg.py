"""An explanation says the same as text, JSON and HTML, and loses nothing."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from telmee.fouten import Fout
from telmee.uitvoer.scherm import Scherm
from telmee.uitvoer.uitleg import als_json, html, naar_dict, tekst, uit_dict

GRONDSLAG = {
    "naam": "grondslag",
    "label": "Verloonde uren",
    "waarde": 5000000,
    "eenheid": "uren",
    "formule": "som van uren",
}
BOOM = uit_dict(
    {
        "naam": "quotumheffing",
        "label": "Quotumheffing",
        "waarde": 1150000,
        "eenheid": "cent",
        "wet": "Wfsv 38g lid 1",
        "geldig_vanaf": "2015-05-01",
        "url": "https://wetten.overheid.nl/BWBR0018097",
        "zekerheid": "hoog",
        "formule": "tekort × bedrag",
        "formule_ingevuld": "2,3 banen × € 5.000,00 = € 11.500,00",
        "opmerking": "Er wordt <niets> opgelegd.",
        "kinderen": [
            {"naam": "tekort", "waarde": 23, "eenheid": "tienden banen", "kinderen": [GRONDSLAG]},
            {"naam": "plichtig", "waarde": True, "kinderen": [GRONDSLAG]},
            {"naam": "percentage", "eenheid": "honderdsten procent", "status": "niet van toepassing"},
        ],
    }
)


def test_tekst() -> None:
    assert tekst(BOOM) == (
        "Quotumheffing: € 11.500,00\n"
        "│ ingevuld: 2,3 banen × € 5.000,00 = € 11.500,00\n"
        "│ wet: Wfsv 38g lid 1, geldt vanaf 1 mei 2015\n"
        "│ let op: Er wordt <niets> opgelegd.\n"
        "├─ tekort: 2,3 banen\n"
        "│  └─ Verloonde uren: 5.000.000 uren\n"
        "│       formule: som van uren\n"
        "├─ plichtig: ja\n"
        "│  └─ zie boven: Verloonde uren: 5.000.000 uren\n"
        "└─ percentage: niet van toepassing\n"
    )


@pytest.mark.parametrize("breedte", [40, 80, 200])
def test_tekst_past(breedte: int) -> None:
    lang = uit_dict(
        {"naam": "a", "waarde": 1, "bron": "woord " * 60, "kinderen": [{"naam": "b " * 70, "waarde": None}]}
    )
    uit = tekst(lang, Scherm(breedte, unicode=False))
    assert uit.isascii()
    assert max(len(regel) for regel in uit.splitlines()) <= min(breedte, 100)
    assert uit.count("woord") == 60


def test_json_heen_en_terug() -> None:
    gelezen = json.loads(als_json(BOOM))
    assert gelezen == naar_dict(BOOM)
    assert gelezen["waarde"] == 1150000
    assert gelezen["geldig_vanaf"] == "2015-05-01"
    assert naar_dict(uit_dict(gelezen)) == gelezen


def test_html_vouwt_open_zonder_script() -> None:
    uit = html(BOOM)
    boom = ElementTree.fromstring(uit.replace(" open>", ' open="">'))
    open_ = [element.get("open") for element in boom.iter("details")]
    assert open_ == ["", None, None, None]  # a part that comes twice is there once, and then a link to it
    binnen = [a for a in boom.iter("a") if str(a.get("href")).startswith("#")]
    assert [f"{a.text}{a.tail}" for a in binnen] == ["zie boven: Verloonde uren: 5.000.000 uren"]
    assert {str(a.get("href"))[1:] for a in binnen} <= {str(d.get("id")) for d in boom.iter("details")}
    assert "script" not in uit
    assert [s.text for s in boom.iter("summary")][0] == "Quotumheffing: € 11.500,00"
    assert [a.get("href") for a in boom.iter("a") if a not in binnen] == ["https://wetten.overheid.nl/BWBR0018097"]
    assert "Er wordt <niets> opgelegd." in [d.text for d in boom.iter("dd")]


def test_een_datum_als_waarde_is_nederlands() -> None:
    dag = uit_dict({"naam": "a", "waarde": "2019-08-01", "eenheid": "datum"})
    assert dag.waarde == date(2019, 8, 1)
    assert tekst(dag) == "a: 01-08-2019\n"


def test_alleen_een_webadres_wordt_een_koppeling() -> None:
    assert "<a " not in html(uit_dict({"naam": "a", "url": "javascript:alert(1)"}))


def test_een_onbekend_veld_wordt_genoemd() -> None:
    with pytest.raises(Fout, match="'kleur'"):
        uit_dict({"naam": "a", "kleur": "rood"})
    with pytest.raises(Fout, match="zonder naam"):
        uit_dict({"waarde": 1})
