"""`telmee beleid werkgevers` as somebody types it: what it prints, writes, refuses, and leaves behind when stopped."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pydantic")
pytest.importorskip("scipy")

import beleid_hulp
import werkgevers_land as hand
from telmee.beleid import werkgevers_feiten
from telmee.cli import main
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.synthetisch.maken import maak

WORTEL = Path(__file__).parent.parent
OPSLAG = "naam: Opslag en bonus\nquotum: {activering: 2027, vorm: opslag}\n"
HEFFING = "quotum: {activering: 2027, vorm: heffing}\n"
BEREIK = "doelgroep: {optie: 2}\nquotum: {activering: 2027, vorm: opslag, bonus_per_uur: [3, 4]}\n"


def draai(*woorden: object, breedte: int = 80) -> str:
    """What `beleid werkgevers` prints."""
    return beleid_hulp.draai("werkgevers", *woorden, breedte=breedte)


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("land") / "land"
    maak(map_, 0.002, [2024])
    return map_


@pytest.fixture
def hervorming(tmp_path: Path) -> Path:
    pad = tmp_path / "opslag.yaml"
    pad.write_text(OPSLAG)
    return pad


@pytest.mark.parametrize("breedte", [60, 80, 120])
@pytest.mark.parametrize(
    ("tekst", "eerst"), [(OPSLAG, "Met een opslag van"), (HEFFING, "Onder de heffing"), (BEREIK, "Met een opslag van")]
)
def test_the_answer_comes_first_and_fits_the_screen(
    land: Path, tmp_path: Path, tekst: str, eerst: str, breedte: int
) -> None:
    pad = tmp_path / "h.yaml"
    pad.write_text(tekst)
    regels = draai(pad, "--gegevens", land, breedte=breedte).splitlines()
    vlak = " ".join(" ".join(regels).split())
    assert regels[0].startswith(eerst) and max(map(len, regels)) <= breedte
    assert "in een synthetisch land van 0,2% van Nederland" in vlak[: vlak.index(". ")]
    assert ("uitlener" in vlak) == ("bovengrens" in vlak) == (tekst == HEFFING)
    assert ("geeft bonus" in vlak) == (tekst != HEFFING)
    zonder_ruimte = next((zin for zin in vlak.split(". ") if "Weggelaten omdat" in zin), "")
    assert "Samen, mln euro" not in zonder_ruimte and "mln" in vlak
    for zin in ("Synthetisch land", "rust op een aanname", "Netto voor het Rijk", "eerste ronde"):
        assert zin in vlak
    assert ("Niet in deze gegevens: de nieuwe mensen van optie 2" in vlak) == (tekst == BEREIK)


def velden(inhoud: Any) -> set[str]:
    """The names of every field, but for what the reform itself holds."""
    if isinstance(inhoud, list):
        return set().union(*(velden(deel) for deel in inhoud))
    if not isinstance(inhoud, dict):
        return set()
    return set(inhoud).union(*(velden(deel) for naam, deel in inhoud.items() if naam != "hervorming"))


@pytest.mark.parametrize("tekst", [OPSLAG, HEFFING, BEREIK])
def test_every_field_of_the_json_is_described(land: Path, tmp_path: Path, tekst: str) -> None:
    pad = tmp_path / "h.yaml"
    pad.write_text(tekst)
    inhoud = json.loads(draai(pad, "--gegevens", land, "--json"))
    beschreven = (WORTEL / "docs" / "beleid-werkgevers.md").read_text()
    mist = {naam for naam in velden(inhoud) - {"markt", "overheid"} if f"`{naam}`" not in beschreven}
    assert not mist
    assert inhoud["synthetisch"] and inhoud["banner"].startswith("Synthetisch land") and inhoud["jaar"] == 2024
    assert inhoud["regels_van"] == 2026 and inhoud["gecontroleerd"] and inhoud["zonder_werkgevers"] == 0
    assert [v["einde"] for v in inhoud["varianten"]] == (["laag", "hoog"] if tekst == BEREIK else [""])


def test_the_rows_of_the_file_add_up_to_the_answer(land: Path, hervorming: Path, tmp_path: Path) -> None:
    pad, rapport = tmp_path / "w.csv", tmp_path / "r.html"
    inhoud = json.loads(draai(hervorming, "--gegevens", land, "--json", "--csv", pad, "--rapport", rapport))
    regels = pad.read_text().splitlines()
    assert regels[0].startswith("# Synthetisch land")
    rijen = list(csv.DictReader(regels[1:]))
    (variant,) = inhoud["varianten"]
    totaal = variant["groepen"][-1]
    assert len(rijen) == totaal["werkgevers"]
    assert sum(int(r["saldo_cent"]) > 0 for r in rijen) == totaal["vooruit"]
    assert sum(int(r["saldo_cent"]) < 0 for r in rijen) == totaal["achteruit"]
    assert "heffing" not in totaal and "heffing_cent" not in rijen[0]  # nobody pays the levy under the opslag
    for naam in ("opslag", "bonus", "saldo"):
        assert round(sum(int(r[f"{naam}_cent"]) for r in rijen) / 100) == totaal[naam]
    assert variant["rijk"]["saldo"] == -totaal["saldo"]
    assert all(int(r["opslag_cent"]) == 0 for r in rijen if r["klein"] == "true")
    assert "Synthetisch land" in rapport.read_text()


def test_real_records_carry_no_mark_of_a_synthetic_country(hervorming: Path, tmp_path: Path) -> None:
    banen = tuple(hand.Baan(n, 1 + n % 2, 100, 500_000) for n in range(1, 61))
    echt = hand.Land(banen, {1: ("markt", False), 2: ("overheid", False)}, frozenset({1, 2}))
    map_ = hand.schrijf(echt, tmp_path / "echt", synthetisch=False)
    woorden = (hervorming, "--gegevens", map_, "--zonder-controle")
    pad = tmp_path / "w.csv"
    uit = draai(*woorden, "--csv", pad) + draai(*woorden, "--json") + pad.read_text()
    assert "ynthetisch land" not in uit and "niet gecontroleerd" in " ".join(uit.split())


def test_a_figure_of_the_user_goes_before_that_of_the_law(land: Path, hervorming: Path) -> None:
    uit = draai(hervorming, "--gegevens", land, "--anders", "inclusiviteitsopslag_percentage=0,4")
    assert uit.startswith("Met een opslag van 0,40% van het loon gaan")
    assert "niet wat de wet zegt" in " ".join(uit.split())
    inhoud = json.loads(draai(hervorming, "--gegevens", land, "--anders", "quotumpercentage.markt=2,5", "--json"))
    quotum = inhoud["varianten"][0]["tarieven"]["quotumpercentage"]
    assert quotum["markt"] == {"waarde": 2.5, "status": "opgegeven"} and quotum["overheid"]["status"] == "vastgesteld"


@pytest.mark.parametrize(
    ("tekst", "woorden", "zin"),
    [
        ("no_risk: verruimd", ["LAND"], "staat geen quotum"),
        ("quotum: {vorm: opslag}", ["LAND"], "activering"),
        ("quotom: {activering: 2027}", ["LAND"], "Bedoelde u 'quotum'"),
        ("quotum: {activering: 2020, vorm: opslag}", ["LAND"], "op zijn vroegst in"),
        ("quotum: {activering: 2027, vorm: opslag, bonus_per_uur: [4, 3]}", ["LAND"], "ondersteboven"),
        (OPSLAG, ["nergens"], "bestaat niet"),
        (OPSLAG, ["LAND", "--jaar", "2019"], "heeft geen jaar 2019; wel 2024"),
        (OPSLAG, ["LAND", "--geheugen", "10MB"], "te weinig geheugen; geef meer met --geheugen, zoals"),
        (OPSLAG, ["LAND", "--geheugen", "veel"], "geen grootte voor --geheugen"),
        (OPSLAG, ["LAND", "--rapport", "r.doc"], "heeft '.doc'"),
        (OPSLAG, ["LAND", "--csv", "nergens/w.csv"], "maak die eerst"),
        (OPSLAG, ["LAND", "--csv", "h.yaml"], "wordt ook gelezen"),
        (OPSLAG, ["LAND", "--anders", "kwotum=3"], "kwotum"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_no_file(
    land: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tekst: str, woorden: list[str], zin: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("h.yaml").write_text(tekst)
    with pytest.raises((Fout, GebruiksFout), match=zin) as fout:
        draai("h.yaml", "--gegevens", *(str(land) if w == "LAND" else w for w in woorden))
    assert "\n" not in str(fout.value) and [p.name for p in tmp_path.iterdir()] == ["h.yaml"]


def test_records_that_are_not_whole_give_no_figure(hervorming: Path, tmp_path: Path) -> None:
    banen = (hand.Baan(1, 7, 100, 5), hand.Baan(2, 1, 5, 5))
    map_ = hand.schrijf(hand.Land(banen, {1: ("markt", False), 7: ("markt", False)}), tmp_path / "fout")
    with pytest.raises(Fout, match="ontbreekt de tabel"):
        draai(hervorming, "--gegevens", map_)


def test_who_stops_it_hears_that_and_finds_nothing_half_written(
    land: Path, hervorming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(werkgevers_feiten, "_lonen", stop)
    pad = tmp_path / "w.csv"
    code = main(["beleid", "werkgevers", str(hervorming), "--gegevens", str(land), "--csv", str(pad)])
    gehoord = capsys.readouterr()
    assert code != 0 and "Afgebroken" in gehoord.err and not gehoord.out and not pad.exists()
