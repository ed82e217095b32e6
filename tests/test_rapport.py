"""Reports of an employer's position: HTML and XLSX with every row, a PDF summary, and what may never be in them."""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.fouten import Fout, GebruiksFout
from telmee.uitvoer.getallen import eenheid_in_woorden, toon, toon_met_eenheid
from telmee.uitvoer.rapport import bewijs, blad, druk, inhoud, pagina, schrijf, stijl, tabellen
from telmee.uitvoer.scherm import Scherm
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.staven import svg as staven_svg
from telmee.uitvoer.staven import tekst as staven_tekst
from telmee.wet import Law
from telmee.wet.explain import compute

BSN = 999990019
FORMULE = '=HYPERLINK("http://kwaad.example","klik")'
EIS_PANGO = (
    "rapporten in PDF hebben Pango nodig en dat ontbreekt hier "
    "(Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0)"
)
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


@pytest.fixture(scope="module")
def bomen() -> list:
    """Explanations as the law gives them, each with the figure of the position below."""
    rekening = compute(Law.at(2026, "2026-11-22"), QUOTUM, "quotumheffing")
    namen = ("vereiste_banen", "quotumtekort", "quotumheffing", "opgelegde_quotumheffing", "aanvulling_uren")
    return [rekening.explain(naam).as_dict() for naam in namen]


@pytest.fixture
def positie(bomen) -> dict:
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
        "uitleg": bomen,
    }


# --- HTML -------------------------------------------------------------------------------------------------------------


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


@pytest.fixture
def boom(positie) -> Boom:
    return Boom(pagina.html(positie))


def test_de_pagina_is_goed_genest_en_heeft_bakens(boom):
    assert boom.fouten == [] and boom.open == []
    assert boom.alle("html") == [{"lang": "nl"}]
    for baken in ("main", "nav", "header", "footer", "h1", "head"):
        assert len(boom.alle(baken)) == 1, baken
    assert boom.alle("a")[0]["href"] == "#inhoud"
    ids = [attrs["id"] for _, attrs in boom.elementen if "id" in attrs]
    assert len(ids) == len(set(ids))
    anker = {a["href"][1:] for a in boom.alle("a") if a.get("href", "").startswith("#")}
    assert anker <= set(ids)
    koppen = [naam for naam, _ in boom.elementen if re.fullmatch("h[1-6]", naam)]
    assert koppen[0] == "h1" and set(koppen[1:]) == {"h2"}


def test_elke_tabel_heeft_een_bijschrift_en_elke_kop_een_richting(boom):
    assert len(boom.alle("caption")) == len(boom.alle("table")) >= 7
    assert all(attrs.get("scope") in ("col", "row") for attrs in boom.alle("th"))
    for kader in (attrs for attrs in boom.alle("div") if attrs.get("role") == "region"):
        assert kader["tabindex"] == "0" and kader["aria-label"]


def test_geen_tabel_loopt_de_pagina_uit(positie):
    """Figures become a list on a telephone; every other table stands in a frame that scrolls, and so do the bars."""
    positie["lkv"] = [rij(n) for n in range(1, 40)]
    tekst = pagina.html(positie)
    los = re.sub(r'<div class="kader.*?</div>', "", tekst, flags=re.DOTALL)
    assert "pre { white-space: pre-wrap;" in stijl.PAGINA  # the receipt has long lines
    assert re.findall(r'<table class="([^"]*)"', los) == ["figuren"] * 3 and "<svg" not in los
    kaders = re.findall(r'<div class="(kader[^"]*)"[^>]*aria-label="([^"]*)"', tekst)
    assert {naam: soort for soort, naam in kaders}["Alle rijen"] == "kader hoog breed"
    assert 'data-kop="Wat u kunt doen"' not in tekst  # 39 rows: too many for a list of cells
    positie["lkv"] = [rij(1)]
    assert 'data-kop="Wat u kunt doen">stuur een correctie' in pagina.html(positie)


def test_de_prognose_heeft_de_uitleg_van_de_prognose(positie, bomen):
    """The same names as the figures so far, other figures: an explanation of the one never stands at the other."""
    positie["uitleg_prognose"] = [{**boom, "waarde": 11} for boom in bomen if boom["naam"] == "quotumtekort"]
    tekort = {f.label: f for f in inhoud.prognose(positie).figuren}["Tekort"]
    assert tekort.uitleg is not None and tekort.uitleg["waarde"] == tekort.waarde == 11
    nu = inhoud.quotum(positie, inhoud.Bomen(positie["uitleg"])).figuren
    assert {f.label: f for f in nu}["Tekort"].uitleg["waarde"] == 9


def test_de_pagina_haalt_niets_op_en_draait_niets(positie, boom):
    tekst = pagina.html(positie)
    assert [attrs.get("type") for attrs in boom.alle("script")] == ["application/json"]
    assert not any(naam in ("img", "link", "iframe", "object", "embed") for naam, _ in boom.elementen)
    assert not any(sleutel.startswith("on") or sleutel == "src" for _, attrs in boom.elementen for sleutel in attrs)
    assert "url(" not in tekst and "@import" not in tekst
    (beleid,) = [m["content"] for m in boom.alle("meta") if m.get("http-equiv")]
    assert beleid.startswith("default-src 'none'")
    assert "<script>alert" not in tekst and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in tekst


def test_alle_rijen_staan_erin_met_nederlandse_getallen(positie, boom):
    positie["lkv"] = [rij(n, gemist=123_456 + n) for n in range(1, 301)]
    tekst = " ".join(Boom(pagina.html(positie)).tekst)
    assert all(f"P{n}" in tekst for n in (1, 150, 300))
    assert "€ 1.237,56" in tekst
    eerst = " ".join(boom.tekst)
    assert "166.400 uren" in eerst and "0,9 banen" in eerst and "2,58%" in eerst and "01-05-2027" in eerst
    assert "er wordt geen heffing opgelegd: niet geactiveerd (122n)" in eerst
    assert "onbekend" in eerst


def test_uitleg_staat_bij_het_cijfer_en_alleen_bij_hetzelfde_cijfer(positie, boom):
    koppen = [t for t in boom.tekst if t.startswith(("Quotumtekort: ", "Uren die het tekort opheffen: "))]
    assert "Quotumtekort: 0,9 banen" in koppen
    bij = inhoud.quotum(positie, inhoud.Bomen(positie["uitleg"]))
    opheffen = next(f for f in bij.figuren if f.label == "Uren die het tekort opheffen")
    assert opheffen.waarde == 5_000 and opheffen.uitleg is None  # the tree is of 1.294 hours
    vereist = next(f for f in bij.figuren if f.label == "Banen die het quotum vraagt")
    assert vereist.uitleg is not None and vereist.uitleg["waarde"] == 32_254  # ten-thousandths of the same figure
    assert "Meer uitleg" in boom.tekst  # the tree that belongs to no figure is not lost


def test_het_receipt_staat_erin_en_klopt(positie):
    tekst = pagina.html(positie)
    (blok,) = re.findall(r'<script type="application/json" id="telmee-receipt">\n(.*?)</script>', tekst, re.DOTALL)
    receipt = json.loads(blok)
    zonder = {sleutel: w for sleutel, w in receipt.items() if sleutel != "controlegetal"}
    assert receipt["controlegetal"] == bewijs._afdruk(zonder)
    assert receipt["uitkomsten"]["quotum"]["tekort"] == 9
    assert receipt["rijen"]["lkv"]["aantal"] == 4
    assert {w["naam"] for w in receipt["waarden"]} >= {"heffing_per_baan", "uren_per_baan_jaar"}
    assert "P1" not in json.dumps(receipt["rijen"])


def test_een_receipt_van_de_beller_wordt_bewaard(positie):
    positie["receipt"] = {"soort": "telmee-receipt-1"}
    assert bewijs.bewijs(positie)["receipt"] == {"soort": "telmee-receipt-1"}


def test_contrast_is_minstens_7_op_1():
    kleuren = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", stijl.BASIS))
    for voor in ("inkt", "zacht", "accent"):
        for achter in ("#ffffff", kleuren["vlak"], kleuren.get("let-op", "#fff4d6")):
            if (voor, achter) != ("accent", kleuren.get("let-op")):
                assert _contrast(kleuren[voor], achter) >= 7, (voor, achter)


def _contrast(een: str, ander: str) -> float:
    def licht(kleur: str) -> float:
        delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        rood, groen, blauw = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
        return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw

    hoog, laag = sorted((licht(een), licht(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@given(st.text(max_size=40))
@settings(max_examples=40)
def test_geen_tekst_uit_een_bestand_wordt_opmaak(tekst):
    def elementen(woord: str) -> int:
        inhoud_ = {"jaar": 2026, "lkv": [rij(1, reden=woord)], "banner": woord or "x", "bevindingen": [{"wat": woord}]}
        return len(Boom(pagina.html(inhoud_)).elementen)

    assert elementen(tekst) == elementen("gewoon")


# --- XLSX -------------------------------------------------------------------------------------------------------------

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


def test_de_bladen_en_hun_koppen(positie):
    bladen = lees_xlsx(blad.xlsx(positie))
    assert list(bladen) == ["Samenvatting", "Quotum", "Voordelen", "Bevindingen", "Termijnen", "Receipt"]
    assert bladen["Voordelen"][0]["A1"] == ("tekst", "Rij")
    assert len(bladen["Voordelen"]) == 1 + 4
    assert bladen["Bevindingen"][1]["A2"] == ("tekst", "Fout")  # worst first
    receipt = json.loads("\n".join(r[f"A{n}"][1] for n, r in enumerate(bladen["Receipt"], 1)))
    assert receipt["soort"] == bewijs.SOORT


def test_getallen_zijn_getallen_en_onbekend_is_een_woord(positie):
    rijen = lees_xlsx(blad.xlsx(positie))["Voordelen"]
    kop = {waarde: cel[:-1] for cel, (_, waarde) in rijen[0].items()}
    assert rijen[1][kop["Nog niet gevraagd"] + "2"] == ("getal", "909")
    assert rijen[4][kop["Bedrag tot nu"] + "5"] == ("getal", "909")
    assert rijen[3][kop["Bedrag tot nu"] + "4"] == ("tekst", "onbekend")
    assert rijen[1][kop["Uiterlijk"] + "2"] == ("getal", "46508")  # 1 May 2027
    assert rijen[1][kop["Rij"] + "2"] == ("getal", "1")


def test_tekst_die_op_een_formule_lijkt_blijft_tekst(positie):
    rijen = lees_xlsx(blad.xlsx(positie))["Voordelen"]
    assert ("tekst", FORMULE) in rijen[1].values()
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(positie))) as zak:
        assert not any("externalLink" in naam or "hyperlink" in naam.lower() for naam in zak.namelist())
        assert b"<hyperlink" not in zak.read("xl/worksheets/sheet3.xml")


def test_de_kop_blijft_staan_en_is_te_filteren(positie):
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(positie))) as zak:
        for nummer in (3, 4, 5):
            vel = ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{nummer}.xml"))
            assert vel.find(".//m:pane", NS).get("state") == "frozen"
            assert vel.find("m:autoFilter", NS) is not None
            assert all(float(c.get("width")) <= 62 for c in vel.iter(f"{{{NS['m']}}}col"))


# --- PDF --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def pango() -> None:
    """The system's Pango; without it the tests of PDF are left out with the reason, and CI fails."""
    try:
        druk.eis_pango()
    except Fout:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(EIS_PANGO)


def test_de_pdf_is_toegankelijk_en_heeft_het_receipt_als_bijlage(pango, positie):
    import pypdf

    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(positie)))
    wortel = lezer.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in wortel
    assert wortel["/Lang"] == "nl" and wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in wortel["/Metadata"].get_data()
    assert lezer.metadata.title == "Banenafspraak: uw positie in 2026"
    receipt = json.loads(lezer.attachments["receipt.json"][0])
    assert receipt == json.loads(bewijs.als_json(bewijs.bewijs(positie)))
    assert [punt.title for punt in lezer.outline if not isinstance(punt, list)]


def _structuur(knoop) -> list:
    """Every element of the structure tree of a PDF."""
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, list):
        return [e for kind in knoop for e in _structuur(kind)]
    return [knoop, *_structuur(knoop.get("/K", []))] if isinstance(knoop, dict) else []


def test_de_pdf_doorstaat_de_punten_van_matterhorn_die_een_programma_kan_zien(pango, positie):
    """PDF/UA-1: every figure has words, every link too and a place in the reading order, every font is inside."""
    import pypdf

    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(positie)))
    elementen = _structuur(lezer.trailer["/Root"]["/StructTreeRoot"]["/K"])
    soorten = [e["/S"] for e in elementen if "/S" in e]
    (figuur,) = [e for e in elementen if e.get("/S") == "/Figure"]
    assert "Gevraagd, nu: 3,2 banen" in figuur["/Alt"]
    assert soorten.count("/H1") == 1 and {"/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI", "/Link"} <= set(soorten)
    cellen = [e for e in elementen if e.get("/S") == "/TD"]
    wijst_aan = [a for e in cellen for a in _structuur(e.get("/A", [])) if "/Headers" in a]
    assert len(wijst_aan) >= len(cellen) - soorten.count("/TFoot")  # a footnote below a table has no heading
    for blad_ in lezer.pages:
        assert blad_["/Tabs"] == "/S"
        for link in (a.get_object() for a in blad_.get("/Annots", [])):
            assert link["/Contents"] and "/StructParent" in link
        for font in (f.get_object() for f in blad_["/Resources"]["/Font"].values()):
            beschreven = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/ToUnicode" in font and {"/FontFile2", "/FontFile3"} & set(beschreven)


def test_de_pdf_zegt_elk_cijfer_met_zijn_uitleg(pango, positie):
    import pypdf

    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(positie)))
    tekst = re.sub(r"\s+", " ", " ".join(blad_.extract_text() for blad_ in lezer.pages))
    for deel in (
        "0,9 banen",
        "€ 4.500,00",
        "2,58%",
        "Zo komen we aan de cijfers",
        "Wfsv 38g lid 3",
        "verzonnen gegevens",
    ):
        assert deel in tekst, deel
    assert "Er zijn" not in tekst or "geen rijen" not in tekst
    assert "P1" in tekst and "P4" not in tekst  # something to do; nothing to do


def test_de_pdf_is_een_samenvatting(pango, positie):
    import pypdf

    positie["lkv"] = [rij(n) for n in range(1, 501)]
    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(positie)))
    tekst = " ".join(blad_.extract_text() for blad_ in lezer.pages)
    assert f"De {druk.HOOGSTENS} hoogste bedragen van 500 rijen." in re.sub(r"\s+", " ", tekst)
    assert len(lezer.pages) < 20


def test_elke_verwijzing_in_de_pdf_komt_ergens_uit(positie):
    tekst = druk.html(positie)
    boom = Boom(tekst)
    ids = {attrs["id"] for _, attrs in boom.elementen if "id" in attrs}
    assert {a["href"][1:] for a in boom.alle("a")} <= ids
    nummers = [int(i[1:]) for i in ids if i.startswith("u")]
    assert sorted(nummers) == list(range(1, len(nummers) + 1))
    assert boom.fouten == []


def test_zonder_pango_zegt_de_fout_welk_pakket(monkeypatch, positie, tmp_path):
    gewoon = builtins.__import__

    def zonder(naam, *rest, **opties):
        if naam == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return gewoon(naam, *rest, **opties)

    monkeypatch.setattr(builtins, "__import__", zonder)
    with pytest.raises(Fout, match="libpango-1.0-0 libpangoft2-1.0-0"):
        schrijf(tmp_path / "x.pdf", positie)
    assert list(tmp_path.iterdir()) == []
    schrijf(tmp_path / "x.html", positie)
    schrijf(tmp_path / "x.xlsx", positie)


ZONDER_BIBLIOTHEEK = """
import sys, cffi
def weg(self, naam, *rest): raise OSError(f"cannot load library '{naam}'")
cffi.FFI.dlopen = weg
from telmee.fouten import Fout
from telmee.uitvoer.rapport import schrijf
try:
    schrijf(sys.argv[1], {})
except Fout as fout:
    print(fout, file=sys.stderr)
"""


def test_een_systeem_zonder_pango_geeft_alleen_onze_zin(tmp_path):
    opdracht = [sys.executable, "-c", ZONDER_BIBLIOTHEEK, str(tmp_path / "x.pdf")]
    omgeving = {**os.environ, "PYTHONPATH": str(Path(druk.__file__).parents[3])}
    gelopen = subprocess.run(opdracht, capture_output=True, text=True, env=omgeving, timeout=120)
    assert gelopen.stdout == "" and gelopen.stderr.strip() == druk.PANGO
    assert list(tmp_path.iterdir()) == []


# --- BSN, bytes, files ------------------------------------------------------------------------------------------------


def test_een_bsn_staat_er_alleen_in_op_verzoek(positie):
    nummer = str(BSN)
    assert nummer not in pagina.html(positie) and nummer in pagina.html(positie, True)
    assert nummer not in druk.html(positie) and nummer in druk.html(positie, True)
    assert nummer not in str(lees_xlsx(blad.xlsx(positie))) and nummer in str(lees_xlsx(blad.xlsx(positie, True)))
    assert nummer not in bewijs.als_json(bewijs.bewijs(positie))
    zonder = [{k: w for k, w in r.items() if k != "bsn"} for r in positie["lkv"]]
    assert bewijs.bewijs(positie)["rijen"] == bewijs.bewijs({**positie, "lkv": zonder})["rijen"]


def test_een_bsn_met_een_nul_voorop_houdt_die(positie):
    positie["lkv"] = [rij(1, bsn=12345672)]
    assert "012345672" in pagina.html(positie, True)
    assert ("tekst", "012345672") in lees_xlsx(blad.xlsx(positie, True))["Voordelen"][1].values()


@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_dezelfde_positie_geeft_dezelfde_bytes(positie, tmp_path, soort):
    schrijf(tmp_path / f"a.{soort}", positie)
    schrijf(tmp_path / f"b.{soort}", positie)
    assert (tmp_path / f"a.{soort}").read_bytes() == (tmp_path / f"b.{soort}").read_bytes()


def test_dezelfde_positie_geeft_dezelfde_pdf(pango, positie):
    assert druk.pdf(positie) == druk.pdf(positie)


@pytest.mark.parametrize("leeg", [{}, {"jaar": 2026}, {"jaar": 2026, "quotum": None, "lkv": None, "uitleg": None}])
def test_wat_er_niet_is_wordt_onbekend_en_geen_nul(leeg):
    tekst = " ".join(Boom(pagina.html(leeg)).tekst)
    assert "onbekend" in tekst and "Er zijn geen rijen" in tekst
    assert "0,0 banen" not in tekst
    assert lees_xlsx(blad.xlsx(leeg))["Voordelen"]


@pytest.mark.parametrize("naam", ["rapport.docx", "rapport", "rapport.html.gz", ".html"])
def test_een_onbekende_extensie_is_verkeerd_gebruik(tmp_path, positie, naam):
    with pytest.raises(GebruiksFout, match=r"\.html, \.xlsx of \.pdf"):
        schrijf(tmp_path / naam, positie)
    assert list(tmp_path.iterdir()) == []


def test_hoofdletters_in_de_extensie_mogen(tmp_path, positie):
    schrijf(tmp_path / "X.HTML", positie)
    assert (tmp_path / "X.HTML").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_een_map_die_er_niet_is(tmp_path, positie):
    with pytest.raises(Fout, match="bestaat niet"):
        schrijf(tmp_path / "nergens" / "x.html", positie)


@pytest.mark.parametrize("soort", ["html", "xlsx"])
def test_een_volle_schijf_laat_het_oude_rapport_staan(monkeypatch, tmp_path, positie, soort):
    doel = tmp_path / f"x.{soort}"
    doel.write_bytes(b"oud")

    def vol(self, inhoud_):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", vol)
    with pytest.raises(Fout, match="schijf is vol"):
        schrijf(doel, positie)
    assert doel.read_bytes() == b"oud" and list(tmp_path.iterdir()) == [doel]


def test_xlsx_maakt_geen_tijdelijke_bestanden(monkeypatch, positie):
    import tempfile

    def verboden(*_, **__):
        raise AssertionError("a temporary file would hold what the report holds")

    for naam in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, naam, verboden)
    assert blad.xlsx(positie, True)[:2] == b"PK"


# --- Units and bars ---------------------------------------------------------------------------------------------------


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


def test_staven_op_het_scherm_en_als_svg():
    grafiek = Staven("Kosten", (Staaf("een", 100_000), Staaf("twee", 50_000, 1), Staaf("drie", None)), "cent")
    breed = staven_tekst(grafiek, Scherm(60))
    smal = staven_tekst(grafiek, Scherm(40, unicode=False))
    assert breed.count("█") // 2 == breed.count("▓") and "drie   onbekend" in breed
    assert "EUR 1.000,00" in smal and all(len(regel) <= 40 for regel in smal.splitlines())
    boom = Boom(staven_svg(grafiek))
    assert len(boom.alle("rect")) == 2 and "drie: onbekend" in boom.alle("svg")[0]["aria-label"]
    with pytest.raises(ValueError, match="geen staven"):
        Staven("leeg", ())


def test_een_rij_zonder_iets_te_doen_staat_niet_bij_de_acties(positie):
    assert [r["rij"] for r in positie["lkv"] if tabellen.is_actie(r)] == [1, 2]
    totaal = inhoud.lkv_totaal(positie)
    assert (totaal["gemist"], totaal["bedrag"], totaal["onterecht_uren"], totaal["onbekend"]) == (
        90_900,
        90_900,
        345,
        1,
    )
