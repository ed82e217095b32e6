"""The national path: the counts of the letter, the derived years, and persons beside jobs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from telmee import cli
from telmee.beschut import landelijk, landelijk_beeld
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.scherm import Scherm
from telmee.wet import Wetten

# Kamerstukken II 2024/25, 34 352, nr. 341, table: indications, persons at work, target
BRIEF = {
    2019: (6_143, 3_992, 6_000),
    2020: (8_115, 5_198, 7_400),
    2021: (10_112, 6_767, 8_600),
    2022: (11_976, 8_032, 9_500),
    2023: (13_970, 9_387, 10_300),
    2024: (15_635, 10_619, 11_100),
}


@pytest.fixture(scope="module")
def land() -> landelijk.Land:
    return landelijk.land(Wetten.known())


def test_de_achttien_aantallen_van_de_brief(land: landelijk.Land) -> None:
    gevonden = {}
    for jaar in BRIEF:
        j = land.jaar(jaar)
        assert j.telling is not None and j.doel.status == landelijk.GEPUBLICEERD
        gevonden[jaar] = (j.telling.indicaties, j.telling.personen, j.doel.banen)
    assert gevonden == BRIEF


def test_het_pad_komt_uit_op_het_gepubliceerde_doel_van_2048(land: landelijk.Land) -> None:
    assert [j.doel.jaar for j in land.jaren] == list(range(2015, 2049))
    assert land.jaar(2048).doel.banen == 30_300 == 11_100 + 24 * 800
    for jaar in range(2025, 2048):
        d = land.jaar(jaar).doel
        assert (d.banen, d.status) == (11_100 + 800 * (jaar - 2024), landelijk.AFGELEID)
        assert "geen gepubliceerd cijfer" in d.bron
    assert {land.jaar(j).doel.status for j in (2024, 2048)} == {landelijk.GEPUBLICEERD}
    assert land.jaar(2018).doel.status == landelijk.VOORLOPIG


def test_mensen_en_banen(land: landelijk.Land) -> None:
    j = land.jaar(2024)
    assert (j.banen_31, j.gat, j.uren_nodig) == (9_249, 1_851, 3_240)
    assert land.jaar(2048).personen_nodig == 34_789
    assert land.jaar(2016).uren_nodig is None  # 115 people would have to work more hours than a week has
    assert "steekproef" in land.uren.naam and "2022" in land.uren.naam


def test_andere_uren_per_persoon_heten_van_de_gebruiker() -> None:
    eigen = landelijk.land(Wetten.known(), 3_100)
    assert eigen.jaar(2024).banen_31 == 10_619 and eigen.jaar(2024).gat == 481
    assert "door u opgegeven" in landelijk_beeld.antwoord(eigen)


def test_wat_toen_bekend_was() -> None:
    vroeger = landelijk.land(Wetten.known("2025-07-01"))
    assert vroeger.laatste is not None and vroeger.laatste.telling is not None
    assert vroeger.laatste.telling.personen == 115  # the letter came the day after
    assert vroeger.jaar(2048).doel.banen is None and vroeger.jaar(2030).doel.status == landelijk.ONBEKEND
    assert landelijk.land(Wetten.known("2025-07-02")).jaar(2030).doel.banen == 15_900


def test_de_opdracht(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit = {soort: tmp_path / f"land.{soort}" for soort in ("csv", "svg", "html", "xlsx")}
    opties = ["--csv", uit["csv"], "--grafiek", uit["svg"], "--rapport", uit["html"], "--rapport", uit["xlsx"]]
    assert cli.main(["beschut", "landelijk", "--json", *map(str, opties)]) == 0
    rijen = json.loads(capsys.readouterr().out)
    assert len(rijen) == 34 and rijen[9]["gat"] == 1_851 and rijen[9]["uren_per_persoon_nodig"] == 3_240
    with uit["csv"].open(encoding="utf-8") as bron:
        assert len(list(csv.DictReader(bron))) == 34
    assert "1.851" in uit["html"].read_text(encoding="utf-8") and uit["xlsx"].stat().st_size > 3_000
    assert "afgeleid" in uit["svg"].read_text(encoding="utf-8")
    assert cli.main(["beschut", "landelijk", "--uren-per-persoon", "0"]) == 1


@pytest.mark.parametrize("breedte", [60, 80, 120])
def test_het_scherm(land: landelijk.Land, breedte: int) -> None:
    uit = beeld_tekst.tekst(landelijk_beeld.beeld(land), Scherm(breedte))
    assert all(len(regel) <= breedte for regel in uit.splitlines())
    heel = " ".join(uit.split())
    assert heel.startswith("Eind 2024 werkten 10.619 mensen beschut; bij 27 uur per persoon (steekproef van 2022)")
    assert "34.789" in heel and "is geen telling" in heel
