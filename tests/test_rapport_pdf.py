"""The report in PDF: a summary that a screen reader can read, with the receipt inside; and a system without Pango."""

from __future__ import annotations

import builtins
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from rapport_hulp import Boom, een_positie, met_rijen, rij
from telmee.fouten import Fout
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.rapport import druk, schrijf
from telmee.uitvoer.rapport import receipt as receipt_kamer
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.veilig import escape
from telmee.werkgever.beeld import beeld
from werkgever_hulp import ALTIJD, bereken, jaar_van

EIS_PANGO = (
    "rapporten in PDF hebben Pango nodig en dat ontbreekt hier "
    "(Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0)"
)


@pytest.fixture
def plaat() -> Beeld:
    return beeld(een_positie())


@pytest.fixture(scope="session")
def pango() -> None:
    """The system's Pango; without it the tests of PDF are left out with the reason, and CI fails."""
    try:
        druk.eis_pango()
    except Fout:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(EIS_PANGO)


def test_de_pdf_is_toegankelijk_en_heeft_het_receipt_als_bijlage(pango, plaat):
    import pypdf

    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(plaat)))
    wortel = lezer.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in wortel
    assert wortel["/Lang"] == "nl" and wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in wortel["/Metadata"].get_data()
    assert lezer.metadata.title == "Banenafspraak: uw positie in 2026"
    assert lezer.metadata["/CreationDate"] == "D:20261122"  # the day of the figures; the clock would change the bytes
    receipt = json.loads(lezer.attachments["receipt.json"][0])
    assert receipt == json.loads(receipt_kamer.als_json(receipt_kamer.maak(plaat)))
    assert [punt.title for punt in lezer.outline if not isinstance(punt, list)]


def _structuur(knoop) -> list:
    """Every element of the structure tree of a PDF."""
    knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
    if isinstance(knoop, list):
        return [e for kind in knoop for e in _structuur(kind)]
    return [knoop, *_structuur(knoop.get("/K", []))] if isinstance(knoop, dict) else []


def test_de_pdf_doorstaat_de_punten_van_matterhorn_die_een_programma_kan_zien(pango, plaat):
    """PDF/UA-1: every figure has words, every link too and a place in the reading order, every font is inside."""
    import pypdf

    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(plaat)))
    elementen = _structuur(lezer.trailer["/Root"]["/StructTreeRoot"]["/K"])
    soorten = [e["/S"] for e in elementen if "/S" in e]
    (figuur,) = [e for e in elementen if e.get("/S") == "/Figure"]
    assert "Vereist, nu: 3,2 banen" in figuur["/Alt"]
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


def test_de_pdf_zegt_elk_cijfer_met_zijn_uitleg(pango, plaat):
    import pypdf

    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(plaat)))
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


def test_de_pdf_is_een_samenvatting(pango, plaat):
    import pypdf

    veel = met_rijen(een_positie(), [rij(n) for n in range(1, 501)])
    lezer = pypdf.PdfReader(io.BytesIO(druk.pdf(beeld(veel))))
    tekst = " ".join(blad_.extract_text() for blad_ in lezer.pages)
    assert f"De eerste {druk.HOOGSTENS} van 500 rijen." in re.sub(r"\s+", " ", tekst)
    assert len(lezer.pages) <= 9  # the answer and what to do first; who reads on has HTML and XLSX


@pytest.mark.parametrize(("rijen", "heel"), [(11, True), (druk.HEEL, True), (druk.HEEL + 1, False)])
def test_een_korte_tabel_staat_er_heel_in(pango, rijen: int, heel: bool):
    """Of a budget the last row is the result: ten of eleven rows are no summary."""
    import pypdf

    tabel = Tabel("Regels", (Kolom("regel", "Regel", belang=0),), tuple((f"rij-{n:02}-uit",) for n in range(rijen)))
    plaat = Beeld("Kort", "Een antwoord.", (), (Deel("regels", "Regels", tabellen=(tabel,)),), dag=date(2026, 10, 1))
    tekst = " ".join(blad_.extract_text() for blad_ in pypdf.PdfReader(io.BytesIO(druk.pdf(plaat))).pages)
    assert (f"rij-{rijen - 1:02}-uit" in tekst) is heel and ("De eerste" in tekst) is not heel


@pytest.mark.parametrize("regels", [0, 1, 4, 500])
def test_de_versie_voor_het_bestuur_heeft_twee_bladzijden(pango, regels):
    """Whatever there is to say, it is two pages: the answer and what to do, then figures and dates."""
    import pypdf

    plaat = beeld(met_rijen(een_positie(), [rij(n) for n in range(1, regels + 1)]))
    lezer = pypdf.PdfReader(io.BytesIO(druk.bestuur(plaat)))
    eerste, tweede = (re.sub(r"\s+", " ", blad_.extract_text()) for blad_ in lezer.pages)
    assert eerste.startswith(plaat.antwoord) and "Termijnen" in tweede and "Zoals bekend op" in tweede
    assert ("En nog 49" in eerste) is (regels == 500)
    assert json.loads(lezer.attachments["receipt.json"][0])["controlegetal"]


def test_wat_onder_een_tabel_staat_staat_ook_bij_het_bestuur(pango):
    """A last day in a weekend says which day is safe, in every form of the report."""
    import pypdf

    plaat = beeld(bereken(jaar_van(0, 100), {0: ALTIJD}))
    noten = [noot for deel in plaat.delen if deel.bestuur for tabel in deel.tabellen for noot in tabel.voetnoten]
    assert any("is geen werkdag; veilig is" in noot for noot in noten)
    kort = "".join(druk._bestuur_twee(plaat, 1))
    assert [noot for noot in noten if escape(noot) not in kort] == []
    assert len(pypdf.PdfReader(io.BytesIO(druk.bestuur(plaat))).pages) == 2


def test_elke_verwijzing_in_de_pdf_komt_ergens_uit(plaat):
    tekst = druk.html(plaat)
    boom = Boom(tekst)
    ids = {attrs["id"] for _, attrs in boom.elementen if "id" in attrs}
    binnen = {a["href"] for a in boom.alle("a") if not a["href"].startswith("https://wetten.overheid.nl/jci1.3:c:")}
    assert {adres[1:] for adres in binnen} <= ids and len(binnen) < len(boom.alle("a"))
    nummers = [int(i[1:]) for i in ids if i.startswith("u")]
    assert sorted(nummers) == list(range(1, len(nummers) + 1))
    assert boom.fouten == []


def test_zonder_pango_zegt_de_fout_welk_pakket(monkeypatch, plaat, tmp_path):
    gewoon = builtins.__import__

    def zonder(naam, *rest, **opties):
        if naam == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return gewoon(naam, *rest, **opties)

    monkeypatch.setattr(builtins, "__import__", zonder)
    with pytest.raises(Fout, match="libpango-1.0-0 libpangoft2-1.0-0"):
        schrijf(tmp_path / "x.pdf", plaat)
    assert list(tmp_path.iterdir()) == []
    schrijf(tmp_path / "x.html", plaat)
    schrijf(tmp_path / "x.xlsx", plaat)


ZONDER_BIBLIOTHEEK = """
import sys, cffi
def weg(self, naam, *rest): raise OSError(f"cannot load library '{naam}'")
cffi.FFI.dlopen = weg
from telmee.fouten import Fout
from telmee.uitvoer.beeld import Beeld, Deel
from telmee.uitvoer.rapport import schrijf
try:
    schrijf(sys.argv[1], None)
except Fout as fout:
    print(fout, file=sys.stderr)
"""


def test_een_systeem_zonder_pango_geeft_alleen_onze_zin(tmp_path):
    opdracht = [sys.executable, "-c", ZONDER_BIBLIOTHEEK, str(tmp_path / "x.pdf")]
    omgeving = {**os.environ, "PYTHONPATH": str(Path(druk.__file__).parents[3])}
    gelopen = subprocess.run(opdracht, capture_output=True, text=True, env=omgeving, timeout=120)
    assert gelopen.stdout == "" and gelopen.stderr.strip() == druk.PANGO
    assert list(tmp_path.iterdir()) == []


def test_hetzelfde_beeld_geeft_dezelfde_pdf(pango, plaat):
    assert druk.pdf(plaat) == druk.pdf(plaat)
