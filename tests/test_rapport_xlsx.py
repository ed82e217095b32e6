"""The report in XLSX: numbers are numbers, text is never a formula, headings stay in view."""

from __future__ import annotations

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest

from rapport_hulp import FORMULE, NS, een_positie, lees_xlsx
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.rapport import bewijs, blad
from telmee.werkgever.beeld import beeld


@pytest.fixture
def plaat() -> Beeld:
    return beeld(een_positie())


def test_de_bladen_en_hun_koppen(plaat):
    bladen = lees_xlsx(blad.xlsx(plaat))
    assert list(bladen) == ["Samenvatting", "Quotum", "Voordelen", "Termijnen", "Bevindingen", "Receipt"]
    assert bladen["Voordelen"][0]["A1"] == ("tekst", "Rij")
    assert len(bladen["Voordelen"]) == 1 + 4
    assert bladen["Bevindingen"][1]["A2"] == ("tekst", "Fout")  # worst first
    receipt = json.loads("\n".join(r[f"A{n}"][1] for n, r in enumerate(bladen["Receipt"], 1)))
    assert receipt["soort"] == bewijs.SOORT


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
        assert b"<hyperlink" not in zak.read("xl/worksheets/sheet3.xml")


def test_de_dag_van_maken_is_die_van_de_cijfers(plaat):
    """The clock would give other bytes every second."""
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        dagen = re.findall(r">(\d{4}-\d\d-\d\d)T00:00:00Z<", zak.read("docProps/core.xml").decode())
        assert dagen == ["2026-11-22", "2026-11-22"]


def test_de_kop_blijft_staan_en_is_te_filteren(plaat):
    with zipfile.ZipFile(io.BytesIO(blad.xlsx(plaat))) as zak:
        for nummer in (3, 4, 5):
            vel = ElementTree.fromstring(zak.read(f"xl/worksheets/sheet{nummer}.xml"))
            assert vel.find(".//m:pane", NS).get("state") == "frozen"
            assert vel.find("m:autoFilter", NS) is not None
            assert all(float(c.get("width")) <= 62 for c in vel.iter(f"{{{NS['m']}}}col"))
