"""The invented files, the saved regeling and the commands: what is written is read back, and closes on the country."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.cli import main
from telmee.fouten import Fout
from telmee.gegevens.beschut import voorbeeld
from telmee.gegevens.beschut.gepubliceerd import landstanden, ultimo, uren_per_persoon
from telmee.gegevens.beschut.indeling import indelingen
from telmee.gegevens.beschut.lezen import lees
from telmee.gegevens.beschut.plaatsingen import uit_aangiften
from telmee.gegevens.beschut.regeling import lees_regeling
from telmee.gegevens.beschut.regio import Regios
from telmee.gegevens.beschut.samen import toets
from telmee.gegevens.beschut.voorbeeld_land import AANTAL, PUBLIEK, gemeenten
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.gegevens.loonaangifte.lezen import Aangiften
from telmee.gegevens.loonaangifte.nummers import TEST_VANAF, elfproef
from telmee.wet import Wetten

# Kamerstukken II 2024/25, 34 352, nr. 341 (2-7-2025), the table of the letter: per year indications, working, target
BRIEF = {
    2019: (6143, 3992, 6000), 2020: (8115, 5198, 7400), 2021: (10112, 6767, 8600),
    2022: (11976, 8032, 9500), 2023: (13970, 9387, 10300), 2024: (15635, 10619, 11100),
}  # fmt: skip


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    doel = tmp_path_factory.mktemp("bw") / "voorbeeld"
    voorbeeld.maak(doel)
    return doel


@pytest.fixture(scope="module")
def aangiften(map_: Path) -> Aangiften:
    return lees_aangiften(map_ / "sob/aangiften")


@pytest.mark.parametrize("jaar", BRIEF)
def test_de_achttien_aantallen_van_de_brief(jaar: int) -> None:
    stand = ultimo(jaar)
    assert stand is not None and (stand.indicaties, stand.personen, stand.doel) == BRIEF[jaar]
    assert stand.bron.zekerheid == "hoog" and "nr. 341" in stand.bron.tekst
    assert ultimo(jaar, date(2025, 7, 1)) is None and ultimo(jaar, date(2025, 7, 2)) is not None


def test_wat_is_gepubliceerd_is_ook_het_doel_in_de_wet() -> None:
    waarden = Wetten.known().book.values["beschut_doel_land"]
    doelen = {s.op.year: s.doel for s in landstanden() if s.doel is not None}
    wet = {e.start.year: e.figure for e in waarden.entries if e.figure is not None}
    assert set(doelen) == set(wet) and doelen == wet
    assert uren_per_persoon().gemiddeld == 2700


def test_een_cijfer_dat_niet_is_gepubliceerd_staat_er_niet() -> None:
    assert ultimo(2025) is None and ultimo(2047) is None and ultimo(2048) is not None
    assert ultimo(2017).indicaties is None  # type: ignore[union-attr]


def test_de_verzonnen_gemeenten_zijn_samen_het_land() -> None:
    alle = gemeenten()
    assert len(alle) == len({g.naam for g in alle}) == len({g.code for g in alle}) == AANTAL == 342
    assert alle[0].code == "GM9001" and alle[-1].code == "GM9342"
    for jaar, (indicaties, personen, doel) in BRIEF.items():
        assert sum(g.indicaties[jaar] for g in alle) == indicaties
        assert sum(g.personen[jaar] for g in alle) == personen
        assert sum(g.doel[jaar] for g in alle) == doel
        assert all(0 <= g.personen[jaar] <= g.indicaties[jaar] for g in alle)
    echt = {n.lower() for d in (2015, 2023) for n in indelingen().gemeenten(date(d, 1, 1)).values()}
    assert not {g.naam.lower() for g in alle} & echt


@pytest.mark.parametrize(
    ("bestand", "soort", "rijen"),
    [("aantallen", "gemeente_aantallen", 9 * AANTAL), ("realisaties", "realisaties", 6 * AANTAL),
     ("regio", "gemeente_regio", 2 * AANTAL), ("sob/indicaties", "indicaties", 7),
     ("sob/plaatsingen", "plaatsingen", 7), ("sob/regels", "gemeente_regels", 1)],
)  # fmt: skip
def test_elke_lijst_wordt_zonder_bevinding_gelezen(map_: Path, bestand: str, soort: str, rijen: int) -> None:
    gelezen = lees(map_ / f"{bestand}.csv", soort)
    assert {b.code for b in gelezen.bevindingen} <= ({"doel-nul"} if bestand == "aantallen" else set())
    assert gelezen.regels.height == rijen and gelezen.weggelaten == 0


def test_de_lijsten_zijn_samen_het_land(map_: Path) -> None:
    doelen = lees(map_ / "aantallen.csv", "gemeente_aantallen").regels.group_by("jaar").agg(pl.col("aantal").sum())
    assert dict(doelen.filter(pl.col("jaar") <= 2024).iter_rows()) == {j: b[2] for j, b in BRIEF.items()}
    standen = (
        lees(map_ / "realisaties.csv", "realisaties").regels.group_by("op").agg(pl.col("indicaties", "personen").sum())
    )
    assert {op.year: (i, p) for op, i, p in standen.iter_rows()} == {j: b[:2] for j, b in BRIEF.items()}


def test_dezelfde_bytes_elke_keer_en_alleen_testnummers(map_: Path, tmp_path: Path) -> None:
    voorbeeld.maak(tmp_path / "twee")
    voorbeeld.maak(tmp_path / "twee", overschrijf=True)
    for bestand in sorted(p.relative_to(map_) for p in map_.rglob("*.*") if p.is_file()):
        if bestand.name != voorbeeld.MERK:  # names the folder
            assert (map_ / bestand).read_bytes() == (tmp_path / "twee" / bestand).read_bytes()
    personen = lees(map_ / "sob/plaatsingen.csv", "plaatsingen").regels["persoon"].cast(pl.Int64).to_list()
    personen += lees(map_ / "sob/indicaties.csv", "indicaties").regels["persoon"].cast(pl.Int64).to_list()
    assert len(set(personen)) == 8 and all(n >= TEST_VANAF and elfproef(n) for n in personen)


def test_een_map_die_er_al_staat_wordt_niet_overschreven(map_: Path) -> None:
    with pytest.raises(Fout):
        voorbeeld.maak(map_)


def test_de_aangiften_geven_dezelfde_plaatsingen_als_de_lijst(map_: Path, aangiften: Aangiften) -> None:
    velden = ("persoon", "van", "tot", "uren_per_week", "regeling")
    uit = uit_aangiften(aangiften)
    lijst = lees(map_ / "sob/plaatsingen.csv", "plaatsingen")
    assert sorted(uit.regels.select(velden).rows(), key=str) == sorted(lijst.regels.select(velden).rows(), key=str)
    assert [b.code for b in uit.bevindingen] == ["plaats-uren-wisselen"] and uit.weggelaten == 0
    indicaties = lees(map_ / "sob/indicaties.csv", "indicaties").regels
    assert toets(indicaties, uit).bevindingen == () == toets(indicaties, lijst).bevindingen


def met(aangiften: Aangiften, **kolommen: Any) -> Aangiften:
    return replace(aangiften, dienstverbanden=aangiften.dienstverbanden.with_columns(**kolommen))


@pytest.mark.parametrize(
    ("aard", "regeling", "vorm"),
    [(24, "beschut", None), (21, "wsw", "binnen"), (22, "wsw", "detachering"), (23, "wsw", "begeleid_werken")],
)
def test_de_aard_zegt_welke_regeling_het_is(aangiften: Aangiften, aard: int, regeling: str, vorm: str | None) -> None:
    regels = uit_aangiften(met(aangiften, aard=pl.lit(aard, pl.Int64))).regels
    assert set(regels.select("regeling", "vorm").rows()) == {(regeling, vorm)}


@pytest.mark.parametrize("aard", [1, 11, 18, 20, 25])
def test_ander_werk_is_geen_plaatsing(aangiften: Aangiften, aard: int) -> None:
    assert uit_aangiften(met(aangiften, aard=pl.lit(aard, pl.Int64))).regels.height == 0


def test_aard_10_is_een_bevinding_en_nooit_beschut_werk(aangiften: Aangiften) -> None:
    uit = uit_aangiften(met(aangiften, aard=pl.lit(None, pl.Int64), wsw_oud=pl.lit(True)))
    assert set(uit.regels["regeling"]) == {"wsw"} and set(uit.regels["vorm"]) == {None}
    assert sum(b.aantal for b in uit.bevindingen if b.code == "plaats-aard-10") == aangiften.dienstverbanden.height


def test_zonder_bsn_of_uren_is_het_een_bevinding(aangiften: Aangiften) -> None:
    uit = uit_aangiften(met(aangiften, bsn_geldig=pl.lit(False)))
    rijen = aangiften.dienstverbanden.height
    assert uit.regels.height == 0 and uit.weggelaten == rijen
    assert sum(b.aantal for b in uit.bevindingen if b.code == "plaats-zonder-bsn") == rijen
    uit = uit_aangiften(met(aangiften, contracturen_week=pl.lit(None, pl.Int64)))
    assert set(uit.regels["uren_per_week"]) == {None} and uit.regels.height == 6
    assert sum(b.aantal for b in uit.bevindingen if b.code == "plaats-zonder-uren") == 6


def test_wie_uit_de_aangiften_verdwijnt_is_daar_gestopt(aangiften: Aangiften) -> None:
    tot = date(2026, 5, 31)
    wie = aangiften.dienstverbanden["bsn"][0]
    d = aangiften.dienstverbanden.filter((pl.col("bsn") != wie) | (pl.col("tijdvak_eind") <= tot))
    regels = uit_aangiften(replace(aangiften, dienstverbanden=d)).regels
    assert regels.filter(pl.col("persoon") == str(wie))["tot"].to_list() == [tot]


def test_de_regios_van_het_voorbeeld(map_: Path) -> None:
    regios = Regios(lees(map_ / "regio.csv", "gemeente_regio").regels, indelingen())
    op = voorbeeld.OP
    assert regios.van("GM9001", op).regio == gemeenten()[0].regio
    assert len(regios.namen(op)) == 35 and sum(len(regios.gemeenten(r, op)) for r in regios.namen(op)) == AANTAL


HTML = """<!DOCTYPE html><html><head><title>Regeling</title></head><body><table><tr><td>iets anders</td></tr></table>
<table><thead><tr><th>CBS-code</th><th>Gemeente</th><th>Ultimo {jaar}</th>
<th>CBS-code</th><th>Gemeente</th><th>Ultimo {jaar}</th></tr></thead>
<tbody><tr><td>0003</td><td>Appingedam</td><td>5</td><td>0014</td><td><b>Gron</b>ingen</td><td>1.070</td></tr>
<tr><td>0005</td><td>Bedum</td><td>3</td><td></td><td></td><td></td></tr>{extra}
</tbody></table></body></html>"""
XML = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<staatscourant xmlns="urn:x"><tekst><table><tgroup cols="3"><thead><row>
<entry><al>CBS-code</al></entry>
<entry>Gemeente</entry><entry>Aantal dienstbetrekkingen ultimo 2018</entry></row></thead><tbody><row>
<entry>3</entry><entry>Appingedam&a;</entry>
<entry>5</entry></row><row><entry>14</entry><entry>Groningen</entry><entry>70</entry></row><row><entry/><entry>Totaal</entry>
<entry>75</entry></row></tbody></tgroup></table></tekst></staatscourant>"""


GEWOON = ("regeling-geen-som", "gemeente-ontbreekt")  # a small page without a total


def bewaard(tmp_path: Path, inhoud: str, naam: str = "regeling.html", codering: str = "utf-8") -> Path:
    pad = tmp_path / naam
    pad.write_bytes(inhoud.encode(codering))
    return pad


def test_een_bewaarde_regeling_html(tmp_path: Path) -> None:
    gelezen = lees_regeling(bewaard(tmp_path, HTML.format(jaar=2018, extra="")), 2018, date(2017, 1, 1))
    assert gelezen.regels.select("gemeente", "jaar", "aantal").rows() == [
        ("GM0003", 2018, 5), ("GM0014", 2018, 1070), ("GM0005", 2018, 3),
    ]  # fmt: skip
    assert [b.code for b in gelezen.bevindingen] == ["gemeente-ontbreekt", "regeling-geen-som"]
    assert set(gelezen.regels["indeling"]) == {date(2017, 1, 1)}


def test_een_bewaarde_regeling_xml_leest_niets_van_buiten(tmp_path: Path) -> None:
    gelezen = lees_regeling(bewaard(tmp_path, XML, "r.xml"), 2018)
    assert gelezen.regels.select("gemeente", "aantal").rows() == [("GM0003", 5), ("GM0014", 70)]
    assert gelezen.totaal == 75 and [b.code for b in gelezen.bevindingen] == ["gemeente-ontbreekt", "som-goed"]


@pytest.mark.parametrize(("totaal", "code"), [("1.078", "som-goed"), ("1.079", "som-anders"), ("1.077", "som-anders")])
def test_het_totaal_van_de_regeling(tmp_path: Path, totaal: str, code: str) -> None:
    extra = f'<tr><td colspan="5">Totaal</td><td>{totaal}</td></tr>'
    gelezen = lees_regeling(bewaard(tmp_path, HTML.format(jaar=2018, extra=extra)), 2018)
    assert [b.code for b in gelezen.bevindingen if b.code != "gemeente-ontbreekt"] == [code]


@pytest.mark.parametrize(
    ("rij", "code"),
    [("<td>9999</td><td>Nergens</td><td>3</td>", "gemeente-onbekend"),
     ("<td>22</td><td>Leek</td><td>2,5</td>", "waarde-deel"),
     ("<td>22</td><td>Leek</td><td>-1</td>", "waarde-negatief"), ("<td>22</td><td>Leek</td><td></td>", "waarde-leeg"),
     ("<td>22</td><td>Leek</td><td>x</td>", "waarde-getal")],
)  # fmt: skip
def test_een_slechte_rij_in_de_regeling(tmp_path: Path, rij: str, code: str) -> None:
    extra = f"<tr>{rij}<td></td><td></td><td></td></tr>"
    gelezen = lees_regeling(bewaard(tmp_path, HTML.format(jaar=2018, extra=extra)), 2018)
    assert [b.code for b in gelezen.bevindingen if b.code not in GEWOON] == [code]
    assert gelezen.regels.height == 3 and gelezen.weggelaten == 1


def test_een_rij_met_te_weinig_cellen_en_een_naam_bij_een_andere_code(tmp_path: Path) -> None:
    extra = "<tr><td>22</td><td>Leek</td></tr><tr><td>22</td><td>Marum</td><td>4</td><td></td><td></td><td></td></tr>"
    gelezen = lees_regeling(bewaard(tmp_path, HTML.format(jaar=2018, extra=extra)), 2018)
    assert sorted(b.code for b in gelezen.bevindingen if b.code not in GEWOON) == ["regeling-cel", "regeling-naam"]
    assert gelezen.weggelaten == 1 and "GM0022" in gelezen.regels["gemeente"].to_list()


def test_een_regeling_van_een_ander_jaar(tmp_path: Path) -> None:
    gelezen = lees_regeling(bewaard(tmp_path, HTML.format(jaar=2017, extra=""), codering="utf-16"), 2018)
    assert "regeling-jaar" in [b.code for b in gelezen.bevindingen]


@pytest.mark.parametrize(("titel", "ander"), [("voor 2026", True), ("van 4 december 2017 voor 2018", False),
                                              ("van 4 december 2017", False), ("van 4 december 2016", True),
                                              ("", False)])  # fmt: skip
def test_het_jaar_boven_een_tabel_zonder_jaar_staat_in_de_titel(tmp_path: Path, titel: str, ander: bool) -> None:
    rijen = "<tr><td>0014</td><td>Groningen</td><td>73</td></tr>"
    pagina = f"<h1>Regeling {titel}</h1><table><tr><th>Code</th><th>Gemeente</th><th>Aantal</th></tr>{rijen}</table>"
    gelezen = lees_regeling(bewaard(tmp_path, f"<html><body>{pagina}</body></html>"), 2018)
    assert ("regeling-jaar" in [b.code for b in gelezen.bevindingen]) is ander and gelezen.regels.height == 1


@pytest.mark.parametrize("jaar", ["26", "2014", "2101"])
@pytest.mark.parametrize(
    "opdracht",
    [("lees-regeling", "r.html"), ("verdeel", "--totaal", "9", "--sleutel", "regeling", "--gegevens", "v.csv")],
)
def test_een_jaar_dat_niet_kan_is_verkeerd_getypt(
    jaar: str, opdracht: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "v.csv").write_text(f"gemeente;oud_{int(jaar) - 1}\nGM0014;3\n", encoding="utf-8")
    bewaard(tmp_path, HTML.format(jaar=2018, extra=""), "r.html")
    paden = [str(tmp_path / woord) if woord.endswith((".csv", ".html")) else woord for woord in opdracht]
    assert main(["beschut", *paden, "--jaar", jaar]) == 2
    assert "2015 tot en met 2100" in capsys.readouterr().err


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([HTML.format(jaar=2018, extra=""), XML]), st.data())
def test_een_beschadigde_pagina_wordt_gelezen_of_geweigerd(tekst: str, data: st.DataObject) -> None:
    inhoud = bytearray(tekst.encode())
    for _ in range(data.draw(st.integers(1, 12))):
        begin = data.draw(st.integers(0, len(inhoud)))
        stuk = data.draw(st.binary(max_size=3) | st.sampled_from([b"<td>", b"</tr>", b"<table>", b"&x;", b"-", b"0"]))
        inhoud[begin : begin + data.draw(st.integers(0, 40))] = stuk
    try:
        gelezen = lees_regeling(Ingekomen("r.html", io.BytesIO(bytes(inhoud))), 2018)
    except Fout as fout:
        assert str(fout).endswith(".")
    else:
        assert gelezen.regels.null_count().select("gemeente", "jaar", "aantal").row(0) == (0, 0, 0)


@pytest.mark.parametrize(
    "inhoud", ["", "<html><body><p>niets</p></body></html>", "geen pagina", "<?xml version='1.0'?><a>"]
)
def test_wat_geen_regeling_is_wordt_geweigerd_met_raad(tmp_path: Path, inhoud: str) -> None:
    with pytest.raises(Fout, match="bewaar"):
        lees_regeling(bewaard(tmp_path, inhoud), 2018)


def test_de_opdrachten(map_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad, csv = bewaard(tmp_path, HTML.format(jaar=2018, extra="")), tmp_path / "a.csv"
    assert main(["beschut", "lees-regeling", str(pad), "--jaar", "2018", "--csv", str(csv)]) == 0
    assert capsys.readouterr().out.startswith("3 gemeenten hebben in 2018 samen 1.078 plaatsen; een totaal")
    assert lees(csv, "gemeente_aantallen").regels.height == 3
    assert main(["beschut", "lees-regeling", str(pad), "--jaar", "2018", "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert (antwoord["som"], antwoord["klopt"], antwoord["gemeenten"]) == (1078, None, 3)
    assert main(["beschut", "reeks", str(csv), "--json"]) == 0
    (reeks,) = json.loads(capsys.readouterr().out)["reeksen"]
    assert {g["gemeente"]: (g["laag"], len(g["mist"])) for g in reeks["gemeenten"]} == {
        "GM0014": (None, 2), "GM1966": (None, 3), "GM1979": (None, 2),
    }  # fmt: skip
    assert (reeks["totaal"], reeks["ontbreekt"]) == (1078, 377)
    assert main(["beschut", "reeks", str(csv), "--indeling", "2018-01-01", "--json"]) == 0
    (reeks,) = json.loads(capsys.readouterr().out)["reeksen"]
    assert {g["gemeente"]: g["laag"] for g in reeks["gemeenten"]} == {"GM0003": 5, "GM0005": 3, "GM0014": 1070}
    assert main(["beschut", "reeks", str(map_ / "realisaties.csv"), "--indeling", "2026-01-01"]) == 0
    tekst = capsys.readouterr().out
    assert "Samen 15.635, in 342 gemeenten." in tekst and "Samen 10.619, in 342 gemeenten." in tekst
    assert main(["beschut", "reeks", str(csv), "--jaar", "2017"]) == 1
    assert "staat 2017 niet; wel 2018" in capsys.readouterr().err


def test_wat_de_leesmij_voorstelt_kan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doel = tmp_path / "v"
    assert main(["beschut", "voorbeeld", "--naar", str(doel)]) == 0
    tekst = (doel / voorbeeld.MERK).read_text(encoding="utf-8").replace("\\\n", "")
    opdrachten = [regel.split()[1:] for regel in tekst.splitlines() if regel.startswith("  ./telmee ")]
    assert len(opdrachten) >= 5
    for opdracht in opdrachten:
        assert main(opdracht) == 0, opdracht
        assert capsys.readouterr().out
    genoemd = [
        r.split()[0] for r in tekst.splitlines() if r[:1].isalpha() and ("/" in r.split()[0] or ".csv" in r.split()[0])
    ]
    assert len(genoemd) == 9 and all((doel / naam).exists() for naam in genoemd)


def test_voorbeeld_zegt_wat_het_schreef(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beschut", "voorbeeld", "--naar", str(tmp_path / "v"), "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["verzonnen"] is True and antwoord["gemeente"] == voorbeeld.gemeente_van_sob().code
    assert all((tmp_path / "v" / naam).exists() for naam in antwoord["bestanden"])
    assert main(["beschut", "voorbeeld", "--naar", str(tmp_path / "v"), "--overschrijf"]) == 0
    assert "342 verzonnen gemeenten" in capsys.readouterr().out
    assert PUBLIEK[-1] == 2024
