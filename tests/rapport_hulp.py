"""The position of an invented employer for tests of reports, and readers that interpret nothing of a report."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

from telmee.werkgever import quotumbeeld
from telmee.werkgever.uitkomst import (
    Aanvulling,
    Bevinding,
    Drempel,
    Heffing,
    OpslagBonus,
    Positie,
    Prognose,
    Quotum,
    Telling,
    Termijn,
    Uren,
    Voordeel,
    Werkgever,
)
from telmee.werkgever.voordelen import totaal
from telmee.wet import Wetten
from telmee.wet.machine.figure import Cijfer

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
}


def rij(nummer: int, **anders) -> Voordeel:
    """One benefit of one employee; the numbers are of nobody."""
    return Voordeel(**{
        "rij": nummer,
        "soort": "banenafspraak",
        "recht": True,
        "gevraagd": False,
        "uren": 900,
        "bedrag": 0,
        "gemist": 90_900,
        "reden": "staat in het register, niet gevraagd",
        "artikel": "Wtl 2.10-2.13",
        "uiterste_datum": date(2027, 5, 1),
        "personeelsnummer": f"P{nummer}",
        "onterecht_uren": 0,
        "bedrag_jaar": 109_080,
        "actie": "stuur een correctie",
        **anders,
    })  # fmt: skip


@functools.cache
def van_wet(**anders) -> tuple[Cijfer, ...]:
    """The figures of the quota as the law gives them."""
    law = Wetten.known(date(2026, 11, 22)).with_values_in(2026, quotumpercentage=258).op(2026)
    rekening = law.compute(QUOTUM | anders, "quotumheffing")
    return tuple(quotumbeeld.cijfers(rekening, "markt").values())


def met_rijen(positie: Positie, rijen: list[Voordeel]) -> Positie:
    """The same position with these benefits, and their total."""
    return replace(positie, lkv=tuple(rijen), lkv_totaal=totaal(tuple(rijen)))


def een_positie() -> Positie:
    """The position of an invented employer after ten months, with everything that a report can show."""
    jaar = {"verloonde_uren_totaal": 199_680, "verloonde_uren_doelgroep_eigen": 3_200}
    leeg = Positie(
        jaar=2026,
        stand=date(2026, 11, 22),
        banner="verzonnen gegevens",
        werkgever=Werkgever(("999999990L01",), "markt", werknemers=104),
        uren=Uren(166_400, 166_400, 3_000, 400, mensen_doelgroep=3),
        quotum=Quotum(
            plichtig=True,
            percentage=258,
            status="opgegeven",
            vereiste_banen=32,
            gerealiseerde_banen=22,
            tekort=9,
            heffing=Heffing(450_000, False, 0, "niet geactiveerd (122n)"),
            drempel=Drempel(40_575, 160_000, False, 166_400, False),
            tellingen=(
                Telling("jaartelling", "zoals de wet telt", 32, 22, 9),
                Telling("weektelling", "gedeeld door 25,5", 32, 23, 9),
            ),
            aanvulling=Aanvulling(1_552, 11, zin="Dit is over heel het jaar."),
        ),
        opslag_bonus=OpslagBonus(
            "wet-banenafspraak", False, "nog niet in werking", None, None, "", None, None, None, None, 980_200, None,
            None, None, artikel="Wet banenafspraak 6",
        ),
        lkv=(),
        lkv_totaal=totaal(()),
        lkv_tarieven=(),
        prognose=Prognose(
            date(2026, 10, 31), 10, 12, "De uren van oktober gaan door.", Uren(199_680, 199_680, 3_600, 400), True,
            38, 27, 11, 550_000, 90_900,
        ),
        termijnen=(
            Termijn(date(2027, 5, 1), "Laatste dag voor correcties", "werkgever", "Wtl 4.1 lid 2", soort="correctie",
                    aantal=2, bedrag=90_900),
            Termijn(date(2027, 1, 31), "Verzoeken compleet", "werkgever", "Wtl 4.1 lid 4", soort="verzoek", aantal=2),
        ),
        bevindingen=(
            Bevinding("a", "mededeling", "een correctie is verwerkt", "geen"),
            Bevinding("b", "fout", "november ontbreekt", "totalen tot oktober", regel=12),
        ),
        ontbreekt=("November is nog niet aangegeven.",),
        cijfers=van_wet(),
        cijfers_prognose=van_wet(**jaar),
    )  # fmt: skip
    return met_rijen(
        leeg,
        [
            rij(1, bsn=BSN, reden=FORMULE),
            rij(2, recht=False, gevraagd=True, uren=0, gemist=0, onterecht_uren=345, soort="oudere"),
            rij(3, recht=None, uren=None, bedrag=None, gemist=None, bedrag_jaar=None, actie=""),
            rij(4, gevraagd=True, bedrag=90_900, gemist=0, actie="", reden="<script>alert(1)</script> & co"),
        ],
    )


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


SOM = r"SUM\(([A-Z]+)(\d+):\1(\d+)\)"
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
            assert all(re.fullmatch(SOM, f.text or "") for f in vel.iter(f"{{{NS['m']}}}f")), "another formula"
            bladen[naam] = [
                {c.get("r"): _celwaarde(c, woorden) for c in r.findall("m:c", NS)}
                for r in vel.iter(f"{{{NS['m']}}}row")
            ]
    return bladen


def formules(inhoud_: bytes) -> dict[tuple[str, str], str]:
    """Every formula, by sheet and cell."""
    gevonden = {}
    with zipfile.ZipFile(io.BytesIO(inhoud_)) as zak:
        boek = ElementTree.fromstring(zak.read("xl/workbook.xml"))
        for nummer, naam in enumerate((vel.get("name") for vel in boek.findall("m:sheets/m:sheet", NS)), 1):
            vel = ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{nummer}.xml"))
            for c in vel.iter(f"{{{NS['m']}}}c"):
                if (f := c.find("m:f", NS)) is not None:
                    gevonden[naam, c.get("r")] = f.text
    return gevonden


def reken_na(bladen, blad: str, som: str) -> float:
    """The sum of the numbers in a range, as a spreadsheet takes it: text counts for nothing."""
    kolom, eerste, laatste = re.fullmatch(SOM, som).groups()
    cellen = {plek: cel for rij_ in bladen[blad] for plek, cel in rij_.items()}
    waarden = [cellen.get(f"{kolom}{n}", ("", "")) for n in range(int(eerste), int(laatste) + 1)]
    return sum(float(waarde) for soort, waarde in waarden if soort == "getal" and waarde)


def _celwaarde(cel, woorden) -> tuple[str, str]:
    waarde = cel.findtext("m:v", "", NS)
    return ("tekst", woorden[int(waarde)]) if cel.get("t") == "s" else ("getal", waarde)
