"""The report in XLSX: numbers are numbers, text is never a formula, headings stay in view."""

from __future__ import annotations

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest

from rapport_hulp import FORMULE, NS, een_positie, formules, lees_xlsx, met_rijen, reken_na, rij
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.rapport import blad
from telmee.uitvoer.rapport import receipt as receipt_kamer
from telmee.werkgever.beeld import beeld


@pytest.fixture
def plaat() -> Beeld:
    return beeld(een_positie())


def test_het_eerste_blad_is_het_antwoord_en_wat_te_doen_is(plaat):
    eerste = lees_xlsx(blad.xlsx(plaat))["Antwoord"]
    assert eerste[0]["A1"] == ("tekst", plaat.antwoord) and eerste[1]["A2"] == ("tekst", plaat.opschrift)
    koppen = [waarde for _, waarde in next(r for r in eerste if ("tekst", "Uiterlijk") in r.values()).values()]
    assert koppen == ["Wat", "Uiterlijk", "Waard", "Voor wie", "Waarom en hoe"]
    teksten = [waarde for r in eerste for _, waarde in r.values()]
    assert all(actie.wat in teksten for actie in plaat.acties)


def test_elk_blad_heeft_een_tabel_en_een_eigen_naam(plaat):
    bladen = lees_xlsx(blad.xlsx(plaat))
    assert list(bladen) == ["Antwoord", "Cijfers", "Quotum", "Voordelen", "Loonkostenvoordelen per soort", "Termijnen",
                            "Bevindingen", "Over"]  # fmt: skip
    assert bladen["Voordelen"][0]["A1"] == ("tekst", "Rij")
    assert len(bladen["Voordelen"]) == 1 + 4 + 1  # the heading, the rows, the total
    assert bladen["Bevindingen"][1]["A2"] == ("tekst", "Fout")  # worst first
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        for nummer in range(1, len(bladen) + 1):
            vel = ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{nummer}.xml"))
            assert len(vel.findall("m:autoFilter", NS)) == 1


def test_totalen_zijn_formules_die_uitkomen_op_de_som_van_de_positie(plaat):
    inhoud = blad.xlsx(plaat)
    bladen, gevonden = lees_xlsx(inhoud), formules(inhoud)
    assert {naam for naam, _ in gevonden} == {"Antwoord", "Voordelen", "Loonkostenvoordelen per soort"}
    for (naam, plek), som in gevonden.items():
        staat = next(float(rij_[plek][1]) for rij_ in bladen[naam] if plek in rij_)
        assert reken_na(bladen, naam, som) == pytest.approx(staat, abs=1e-9), (naam, plek)
    t = een_positie().lkv_totaal
    kop = {waarde: plek[:-1] for plek, (_, waarde) in bladen["Voordelen"][0].items()}
    laatste = bladen["Voordelen"][-1]
    gemist, bedrag = (float(laatste[f"{kop[k]}6"][1]) for k in ("Nog niet gevraagd", "Bedrag tot nu"))
    assert (gemist, bedrag) == (t.gemist / 100, t.bedrag / 100) and f"{kop['Hele jaar']}6" not in formules(inhoud)
    assert laatste["A6"] == ("tekst", "Samen, zonder wat onbekend is")


def test_een_onbekend_totaal_wordt_geen_som_van_niets():
    p = met_rijen(een_positie(), [rij(1, recht=None, uren=None, bedrag=None, gemist=None, bedrag_jaar=None)])
    inhoud = blad.xlsx(beeld(p))
    per_soort = lees_xlsx(inhoud)["Loonkostenvoordelen per soort"]
    samen = next(r for r in per_soort if ("tekst", "Samen") in r.values())
    assert ("tekst", "onbekend") in samen.values()
    assert not any(naam == "Antwoord" for naam, _ in formules(inhoud))


def test_het_receipt_is_een_deel_van_het_bestand_en_op_geen_blad(plaat):
    inhoud = blad.xlsx(plaat)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zak:
        receipt = ElementTree.fromstring(zak.read("customXml/item1.xml"))
        assert json.loads(receipt.text) == json.loads(receipt_kamer.als_json(receipt_kamer.maak(plaat)))
        assert b"customXml/item1.xml" in zak.read("xl/_rels/workbook.xml.rels")
        assert receipt_kamer.maak(plaat)["controlegetal"].encode() in zak.read("docProps/custom.xml")
    assert "controlegetal" not in str(lees_xlsx(inhoud)) and receipt_kamer.SOORT not in str(lees_xlsx(inhoud))


def test_een_rij_is_hoog_genoeg_voor_zijn_langste_cel(plaat):
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        vel = ElementTree.fromstring(zak.read("xl/worksheets/sheet1.xml"))
        hoogten = {r.get("r"): float(r.get("ht", 15)) for r in vel.iter(f"{{{NS['m']}}}row")}
    assert hoogten["1"] > 30 and min(hoogten.values()) >= 15


def test_getallen_zijn_getallen_en_onbekend_is_een_woord(plaat):
    rijen = lees_xlsx(blad.xlsx(plaat))["Voordelen"]
    kop = {waarde: cel[:-1] for cel, (_, waarde) in rijen[0].items()}
    assert rijen[1][kop["Nog niet gevraagd"] + "2"] == ("getal", "909")
    assert rijen[4][kop["Bedrag tot nu"] + "5"] == ("getal", "909")
    assert rijen[3][kop["Bedrag tot nu"] + "4"] == ("tekst", "onbekend")
    assert rijen[1][kop["Uiterlijk"] + "2"] == ("getal", "46508")  # 1 May 2027
    assert rijen[1][kop["Rij"] + "2"] == ("getal", "1")


def test_tekst_die_op_een_formule_lijkt_blijft_tekst(plaat):
    rijen = lees_xlsx(blad.xlsx(plaat))["Voordelen"]
    assert ("tekst", FORMULE) in rijen[1].values()
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        assert not any("externalLink" in naam or "hyperlink" in naam.lower() for naam in zak.namelist())
        assert b"<hyperlink" not in zak.read("xl/worksheets/sheet4.xml")


def test_de_dag_van_maken_is_die_van_de_cijfers(plaat):
    """The clock would give other bytes every second."""
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        dagen = re.findall(r">(\d{4}-\d\d-\d\d)T00:00:00Z<", zak.read("docProps/core.xml").decode())
        assert dagen == ["2026-11-22", "2026-11-22"]


def test_de_kop_blijft_staan_en_is_te_filteren(plaat):
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        for nummer in (2, 3, 4, 5):
            vel = ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{nummer}.xml"))
            assert vel.find(".//m:pane", NS).get("state") == "frozen"
            assert vel.find("m:autoFilter", NS) is not None
            assert all(float(c.get("width")) <= 62 for c in vel.iter(f"{{{NS['m']}}}col"))
