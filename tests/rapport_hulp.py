"""The position of an invented employer for tests of reports, and readers that interpret nothing of a report."""

from __future__ import annotations

import functools
import io
import zipfile
from copy import deepcopy
from html.parser import HTMLParser
from xml.etree import ElementTree

from telmee.wet import Law
from telmee.wet.machine.explain import compute

BSN = 999990019
FORMULE = '=HYPERLINK("http://kwaad.example","klik")'
QUOTUM = {
    "sector": "markt",
    "uitlener": False,
    "sw_uitvoerder": False,
    "verloonde_uren_totaal": 166_400,
    "verloonde_uren_wsw": 0,
    "verloonde_uren_uitzendpersoneel": 0,
    "uitgeleende_uren_doelgroep": 0,
    "toetsuren_vorig_jaar": 160_000,
    "verloonde_uren_doelgroep_eigen": 2_600,
    "toegerekende_uren": 400,
    "overeenstemming_op": "2027-06-01",
    "quotumpercentage": 258,
}


def rij(nummer: int, **anders) -> dict:
    """One benefit of one employee; the numbers are of nobody."""
    return {
        "rij": nummer,
        "soort": "banenafspraak",
        "recht": True,
        "gevraagd": False,
        "uren": 900,
        "bedrag": 0,
        "gemist": 90_900,
        "reden": "staat in het register, niet gevraagd",
        "artikel": "Wtl 2.10-2.13",
        "uiterste_datum": "2027-05-01",
        "personeelsnummer": f"P{nummer}",
        "onterecht_uren": 0,
        "bedrag_jaar": 109_080,
        "actie": "stuur een correctie",
        **anders,
    }


@functools.cache
def bomen() -> list:
    """Explanations as the law gives them, each with the figure of the position below."""
    rekening = compute(Law.at(2026, "2026-11-22"), QUOTUM, "quotumheffing")
    namen = ("vereiste_banen", "quotumtekort", "quotumheffing", "opgelegde_quotumheffing", "aanvulling_uren")
    return [rekening.explain(naam).as_dict() for naam in namen]


def een_positie() -> dict:
    """The form of `telmee werkgever positie --json`, with explanations."""
    return {
        "jaar": 2026,
        "stand": "2026-11-22",
        "banner": "verzonnen gegevens",
        "werkgever": {"loonheffingennummers": ["999999990L01"], "sector": "markt", "werknemers": 104},
        "uren": {"totaal": 166_400, "grondslag": 166_400, "doelgroep": 3_000, "inleen": 400},
        "quotum": {
            "plichtig": True,
            "percentage": 258,
            "status": "opgegeven",
            "vereiste_banen": 32,
            "gerealiseerde_banen": 22,
            "tekort": 9,
            "heffing": {"bedrag": 450_000, "opgelegd": False, "opgelegd_bedrag": 0, "reden": "niet geactiveerd (122n)"},
            "drempel": {"grens": 40_575, "uren_vorig_jaar": 160_000, "uren_jaar": 166_400},
            "tellingen": [
                {"naam": "jaartelling", "hoe": "zoals de wet telt", "vereist": 32, "gerealiseerd": 22, "tekort": 9},
                {"naam": "weektelling", "hoe": "gedeeld door 25,5", "vereist": 32, "gerealiseerd": 23, "tekort": 9},
            ],
            "aanvulling": {"uren": 5_000, "banen": 11, "zin": "dit is over heel het jaar"},
        },
        "opslag_bonus": {"van_toepassing": False, "percentage": None, "opslag": None, "bonus": 980_200, "saldo": None},
        "lkv": [
            rij(1, bsn=BSN, reden=FORMULE),
            rij(2, recht=False, gevraagd=True, uren=0, gemist=0, onterecht_uren=345, soort="oudere"),
            rij(3, recht=None, uren=None, bedrag=None, gemist=None, bedrag_jaar=None, actie=""),
            rij(4, gevraagd=True, bedrag=90_900, gemist=0, actie="", reden="<script>alert(1)</script> & co"),
        ],
        "prognose": {
            "tot_en_met": "2026-10-31",
            "tijdvakken_aangegeven": 10,
            "tijdvakken_in_jaar": 12,
            "methode": "de uren van oktober gaan door",
            "uren": {"totaal": 199_680, "doelgroep": 3_600},
            "vereiste_banen": 38,
            "gerealiseerde_banen": 27,
            "tekort": 11,
        },
        "termijnen": [
            {
                "datum": "2027-05-01",
                "wat": "laatste dag voor correcties",
                "wie": "werkgever",
                "artikel": "Wtl 4.1 lid 2",
            },
            {"datum": "2027-01-31", "wat": "verzoeken compleet", "wie": "werkgever", "artikel": "Wtl 4.1 lid 4"},
        ],
        "bevindingen": [
            {"code": "a", "ernst": "mededeling", "wat": "een correctie is verwerkt", "gevolg": "geen"},
            {"code": "b", "ernst": "fout", "wat": "november ontbreekt", "gevolg": "totalen tot oktober", "regel": 12},
        ],
        "ontbreekt": ["november is nog niet aangegeven"],
        "uitleg": deepcopy(bomen()),
    }


class Boom(HTMLParser):
    """What a reader or a screen reader meets: elements with their attributes, and whether they nest."""

    LEEG = ("meta", "link", "br", "img", "rect", "input")

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.elementen: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.tekst: list[str] = []
        self.fouten: list[str] = []
        self.feed(tekst)

    def handle_starttag(self, tag, attrs):
        self.elementen.append((tag, dict(attrs)))
        if tag not in self.LEEG:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elementen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.fouten.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("style", "script"):
            self.tekst.append(data)

    def alle(self, tag: str) -> list[dict]:
        return [attrs for naam, attrs in self.elementen if naam == tag]


NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def lees_xlsx(inhoud_: bytes) -> dict[str, list[dict[str, tuple[str, str]]]]:
    """Per sheet the rows: cell reference -> (type, value). Nothing is interpreted."""
    with zipfile.ZipFile(io.BytesIO(inhoud_)) as zak:
        boek = ElementTree.fromstring(zak.read("xl/workbook.xml"))
        namen = [vel.get("name") for vel in boek.findall("m:sheets/m:sheet", NS)]
        teksten = ElementTree.fromstring(zak.read("xl/sharedStrings.xml"))
        woorden = ["".join(t.text or "" for t in si.iter(f"{{{NS['m']}}}t")) for si in teksten.findall("m:si", NS)]
        bladen = {}
        for nummer, naam in enumerate(namen, 1):
            vel = ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{nummer}.xml"))
            assert vel.find(".//m:f", NS) is None, "a formula"
            bladen[naam] = [
                {c.get("r"): _celwaarde(c, woorden) for c in r.findall("m:c", NS)}
                for r in vel.iter(f"{{{NS['m']}}}row")
            ]
    return bladen


def _celwaarde(cel, woorden) -> tuple[str, str]:
    waarde = cel.findtext("m:v", "", NS)
    return ("tekst", woorden[int(waarde)]) if cel.get("t") == "s" else ("getal", waarde)
