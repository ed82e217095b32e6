"""The money: every published figure, what closes, what a rule misses, and price levels that are never mixed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee import cli
from telmee.beschut import geld, geld_beeld, geld_controle
from telmee.fouten import Fout
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.scherm import Scherm

MLN = geld.MILJOEN


def mln(naam: str, jaar: int) -> str | None:
    bedrag = geld.stroom(naam).cel(jaar).bedrag
    return None if bedrag is None else geld.miljoen(bedrag)


def test_het_impulsbudget_sluit_op_289_7_met_77_4_over_2031_tot_en_met_2033() -> None:
    s = next(elk for elk in geld.gegevens()["stromen"] if elk["naam"] == "impulsbudget")
    open_, rest = geld.rest_van(s)
    assert open_ == [2031, 2032, 2033] and rest == 77_400_000_00
    bekend = sum(geld.stroom("impulsbudget").cel(jaar).bedrag or 0 for jaar in range(2025, 2035))
    assert bekend + rest == 289_700_000_00
    for jaar in open_:
        cel = geld.stroom("impulsbudget").cel(jaar)
        assert (cel.bedrag, cel.status) == (None, "onbekend") and "77,4 miljoen" in cel.waarom
    lijn = [geld.stroom("impulsbudget").cel(jaar).naast[0].bedrag for jaar in open_]
    assert lijn == [28_575_000_00, 25_650_000_00, 22_725_000_00] and rest - sum(lijn) == 450_000_00


def test_het_68_geld_is_wat_is_gepubliceerd_en_daarna_wat_de_regel_zegt() -> None:
    assert [mln("lks_68", jaar) for jaar in range(2024, 2031)] == ["0", "34,3", "37", "39", "42", "44", "47"]
    assert [geld.stroom("lks_68").cel(jaar).status for jaar in (2025, 2026, 2030, 2031, 2047, 2048)] == [
        "gepubliceerd", "afgerond", "afgerond", "afgeleid", "afgeleid", "gepubliceerd",
    ]  # fmt: skip
    assert mln("lks_68", 2048) == "90"
    (naast,) = geld.stroom("lks_68").cel(2048).naast
    assert (geld.miljoen(naast.bedrag), naast.regel) == ("88,803", geld.PER_PLEK)
    for jaar in range(2031, 2048):
        begin, eind = 11_100 + 800 * (jaar - 1 - 2024), 11_100 + 800 * (jaar - 2024)
        assert geld.stroom("lks_68").cel(jaar).bedrag == 2_970_00 * (begin + eind) // 2


def test_de_regel_mist_2028_en_2030_en_dat_staat_er() -> None:
    mis = [r.jaar for r in geld_controle.regeljaren() if not r.raakt]
    assert mis == [2028, 2030, 2048]
    tekst = " ".join(beeld_tekst.tekst(geld_beeld.beeld(), Scherm(120)).split())
    assert "mist 2028, 2030 en 2048" in tekst


def test_impuls_en_infrastructuur_zijn_560_15_en_geen_600() -> None:
    (controle,) = [c for c in geld_controle.controles() if c.naam == "voorjaarsnota_2024"]
    assert (controle.gerekend, controle.gepubliceerd) == (560_150_000_00, 600_000_000_00)
    assert controle.uitkomst == "wijkt af" and "39,85 miljoen is, zegt geen bron" in controle.zin


def test_prijspeilen_worden_nooit_opgeteld() -> None:
    (controle,) = [c for c in geld_controle.controles() if c.naam == "per_plek"]
    assert (controle.gerekend, controle.gepubliceerd) == (10_657_00, 11_296_00)
    assert controle.uitkomst == "niet vergelijkbaar"
    with pytest.raises(Fout, match="prijspeil"):
        geld.som([geld.stroom("buig").cel(2024), geld.stroom("eenmalig").cel(2024)])


def test_de_verhoging_per_plek_is_een_stroom_met_een_eigen_eenheid() -> None:
    verhoging, bijdrage = geld.stroom("verhoging_per_plek"), geld.stroom("rijksbijdrage_per_plek")
    assert {(c.bedrag, c.status) for c in verhoging.cellen} == {(2_157_00, "gepubliceerd")}
    assert [(c.jaar, c.bedrag) for c in bijdrage.cellen if c.bedrag] == [(2025, 11_296_00)]
    with pytest.raises(Fout, match="prijspeil"):
        geld.som([verhoging.cel(2025), bijdrage.cel(2025)])
    with pytest.raises(Fout, match="per plek"):
        geld.som([verhoging.cel(2024), geld.stroom("eenmalig").cel(2024)])


@given(st.lists(st.sampled_from([c for s in geld.stromen() for c in s.cellen]), min_size=1, max_size=12))
def test_een_som_is_op_de_cent_of_zegt_wat_zij_mist(cellen: list[geld.Cel]) -> None:
    if len({c.prijspeil for c in cellen}) > 1 or len({c.eenheid for c in cellen}) > 1:
        with pytest.raises(Fout):
            geld.som(cellen)
        return
    som = geld.som(cellen)
    assert som.bekend == sum(c.bedrag for c in cellen if c.bedrag is not None)
    assert len(som.mist) == sum(c.bedrag is None for c in cellen)
    assert som.bedrag == (None if som.mist else som.bekend)


@pytest.mark.parametrize("stroom", geld.stromen(), ids=lambda s: s.naam)
def test_elke_cel_zegt_hoe_zij_bekend_is(stroom: geld.Stroom) -> None:
    assert [c.jaar for c in stroom.cellen] == list(range(2024, 2049))
    for c in stroom.cellen:
        assert (c.bedrag is None) == (c.status == "onbekend")
        assert (c.status == "afgeleid") == bool(c.regel)
        assert c.waarom if c.status in ("afgeleid", "onbekend") else c.bron
        assert not c.regel or c.regel in geld.REGELS


@pytest.mark.parametrize("breedte", (60, 80, 120))
@pytest.mark.parametrize("stroom", [None, *(s.naam for s in geld.stromen())])
def test_het_past_op_elk_scherm(breedte: int, stroom: str | None) -> None:
    tekst = beeld_tekst.tekst(geld_beeld.beeld(stroom=stroom), Scherm(breedte))
    assert all(len(regel) <= breedte for regel in tekst.splitlines())


def test_de_opdracht_schrijft_csv_en_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doel = tmp_path / "geld.csv"
    assert cli.main(["beschut", "geld", "--van", "2030", "--tot", "2032", "--csv", str(doel), "--json"]) == 0
    inhoud = json.loads(capsys.readouterr().out)
    assert {c["jaar"] for s in inhoud["stromen"] for c in s["cellen"]} == {2030, 2031, 2032}
    with doel.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    assert len(rijen) == 3 * len(geld.stromen())
    (rij,) = [r for r in rijen if (r["stroom"], r["jaar"]) == ("impulsbudget", "2031")]
    assert (rij["bedrag"], rij["status"]) == ("", "onbekend")


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["--van", "2023"], "2024 tot en met 2048"),
        (["--van", "2030", "--tot", "2029"], "niet na het laatste"),
        (["--stroom", "lks68"], "Bedoelde u 'lks_68'"),
    ],
)
def test_verkeerd_gevraagd(argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["beschut", "geld", *argumenten]) == 2
    assert zin in capsys.readouterr().err
