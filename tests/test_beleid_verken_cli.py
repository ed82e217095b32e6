"""The commands on reforms, as somebody types them: what they print, write and refuse."""

import json
from pathlib import Path

import pytest

pytest.importorskip("pydantic")
pytest.importorskip("scipy")

from beleid_hulp import draai
from telmee.fouten import Fout, GebruiksFout

NAMEN = ("parameters", "voorbeelden", "verken", "vergelijk", "tornado", "breekpunt", "controleer")


@pytest.fixture(scope="module")
def opties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("opties") / "nieuw"
    assert "hervormingen in" in draai("voorbeelden", "--naar", map_)
    return map_


def test_help_names_every_command() -> None:
    hulp = draai("--help")
    assert all(naam in hulp for naam in NAMEN)


@pytest.mark.parametrize("breedte", [60, 80, 120])
def test_a_reform_fits_the_screen_and_says_the_answer_first(opties: Path, breedte: int) -> None:
    uit = draai("verken", opties / "optie2_vast_opslag.yaml", "--trekkingen", 20, breedte=breedte)
    regels = uit.splitlines()
    assert max(map(len, regels)) <= breedte
    assert regels[0].startswith("Eind 2032") and "rust op een aanname" in uit
    vlak = " ".join(uit.split())
    assert "zonder: opslag, bonus, loonkostenvoordeel" in vlak and "loopt het model te hoog" in vlak


def test_report_receipt_and_check(opties: Path, tmp_path: Path) -> None:
    rapport, bewijs = tmp_path / "r.html", tmp_path / "r.json"
    draai(
        "verken",
        opties / "verbreding.yaml",
        "--trekkingen",
        20,
        "--jaren",
        6,
        "--rapport",
        rapport,
        "--receipt",
        bewijs,
    )
    assert "Op papier" in rapport.read_text(encoding="utf-8")
    assert "klopt" in draai("controleer", bewijs)
    inhoud = json.loads(bewijs.read_text(encoding="utf-8"))
    inhoud["uitkomst"]["jaren"][0]["maten"]["gat"]["p10"] += 1
    bewijs.write_text(json.dumps(inhoud), encoding="utf-8")
    with pytest.raises(Fout, match="2025 gat"):
        draai("controleer", bewijs)


def test_json_of_every_command(opties: Path) -> None:
    een, twee = opties / "in_beeld.yaml", opties / "optie1_vast_heffing.yaml"
    kort = ("--trekkingen", 20, "--jaren", 6, "--json")
    assert set(json.loads(draai("verken", een, *kort))) >= {"jaren", "aannamen", "onbekend", "bronnen"}
    v = json.loads(draai("vergelijk", een, twee, "--maat", "in_het_echt", *kort))
    assert [h["naam"] for h in v["hervormingen"]] == ["in_beeld", "optie1_vast_heffing"] and len(v["paren"]) == 1
    x = json.loads(draai("breekpunt", een, "--maat", "in_het_echt", "--over", "in_beeld_effect", "--grens", 100, *kort))
    assert 0 < x["breekpunt"] < 0.1 and len(x["punten"]) == 9
    lijst = json.loads(draai("parameters", "--status", "onbekend", "--json"))
    assert {p["status"] for p in lijst} == {"onbekend"} and all(p["laag"] is None for p in lijst)


@pytest.mark.parametrize(
    ("inhoud", "opties_", "woord"),
    [
        ("quotm: 3", (), "quotum"),
        ("vanaf: 2027", ("--trekkingen", "1"), "trekkingen"),
        ("vanaf: 2027", ("--trekkingen", "10000000"), "trekkingen"),
        ("vanaf: 2027", ("--jaren", "99"), "--jaren"),
        ("uitvoering: {quotum: {uwv: 5}}", (), "34 352, nr. 340"),
    ],
)
def test_what_is_refused_leaves_no_file(tmp_path: Path, inhoud: str, opties_: tuple[str, ...], woord: str) -> None:
    pad, bewijs = tmp_path / "h.yaml", tmp_path / "r.json"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(GebruiksFout, match=woord):
        draai("verken", pad, "--receipt", bewijs, *opties_)
    assert not bewijs.exists()


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Fout, match="bestaat niet"):
        draai("verken", tmp_path / "weg.yaml")
    with pytest.raises(GebruiksFout, match="Bedoelde u 'aanname'"):
        draai("parameters", "--status", "aanname ")
    pad = tmp_path / "a.yaml"
    pad.write_text("vanaf: 2027", encoding="utf-8")
    with pytest.raises(GebruiksFout, match="2 tot en met 8"):
        draai("vergelijk", pad, "--maat", "gat")
    with pytest.raises(Fout):
        draai("verken", pad, "--receipt", pad)
    assert pad.read_text(encoding="utf-8") == "vanaf: 2027"
