"""`telmee wet` with wrong input: one clear sentence, exit code 1, and no figure from a part of what was given."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from telmee.cli import main
from telmee.uitvoer.scherm import Scherm
from telmee.wet import Wetten
from telmee.wet.machine.law import GENERAL
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.overview import regimes
from telmee.wet.machine.receipt import outcomes
from telmee.wetboek.berekening import table

FACTS = {
    "sector": "overheid",
    "quotumplichtig": True,
    "verloonde_uren_grondslag": 100_000,
    "verloonde_uren_doelgroep": 300,
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return tmp_path / "feiten.json"


def compute(path: Path, *more: str) -> int:
    return main(["wet", "bereken", "quotumtekort", "--op", "2018", "--feiten", str(path), *more])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "bestaat niet"),
        ("", "is geen goede JSON (regel 1)"),
        ("geen json", "is geen goede JSON (regel 1)"),
        ("[" * 100_000, "te diep in elkaar staan"),
        ("[1]", "moeten één JSON-object zijn"),
        ('{"sector": "overheid", "sector": "markt"}', "staat 'sector' twee keer"),
        ('{"sector": "zorg"}', "moet markt of overheid zijn"),
        ('{"verloonde_urn": 3}', "Bedoelt u verloonde_uren"),
        ('{"quotumplichtig": "ja"}', "moet true of false zijn"),
        ('{"verloonde_uren_totaal": "veel"}', "moet een geheel getal (uren) zijn"),
        ('{"verloonde_uren_totaal": -1}', "dat kan niet"),
        ('{"verloonde_uren_grondslag": -1}', "dat kan niet"),
        ('{"verloonde_uren_doelgroep": -1}', "dat kan niet"),
        ('{"toetsuren": -1}', "dat kan niet"),
        ('{"toetsuren": "40.575"}', "Schrijf 40575, zonder punten"),
        ('{"werkgevers": [{"toetsuren": 1}]}', "is geen niveau van de wet; rijen staan onder tijdvak of werknemer"),
        ('{"verloonde_uren_grondslag": true}', "er staat true"),
        ('{"verloonde_uren_grondslag": {"a": null}}', 'er staat {"a": null}'),
    ],
)
def test_bad_facts_give_one_sentence(
    facts: Path, capsys: pytest.CaptureFixture[str], text: str | None, says: str
) -> None:
    if text is not None:
        facts.write_text(text)
    assert compute(facts) == 1
    out, err = capsys.readouterr()
    assert out == "" and says in err and err.startswith("Fout: ") and err.count("\n") == 1


def test_a_folder_is_no_file_of_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compute(tmp_path) == 1
    assert "is een map en geen bestand" in capsys.readouterr().err


def test_a_receipt_that_cannot_be_written_gives_no_outcome(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts.write_text(json.dumps(FACTS))
    assert compute(facts, "--receipt", str(facts.parent / "weg" / "r.json")) == 1
    out, err = capsys.readouterr()
    assert out == "" and "bestaat niet" in err


@pytest.mark.parametrize(("year", "for_whom"), [("2018", "voor markt,"), ("2027", "voor overheid en markt,")])
def test_the_facts_say_for_whom_a_value_is_unknown(
    capsys: pytest.CaptureFixture[str], year: str, for_whom: str
) -> None:
    assert main(["wet", "feiten", "quotumheffing", "--op", year]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert f"Onbekend op deze datum {for_whom} geef zelf zo nodig: quotumpercentage" in out


def test_certainty_is_said_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wet", "toon", "quotumpercentage"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert {"zekerheid hoog", "zekerheid middel", "zekerheid onbekend"} <= {
        f"zekerheid {each}" for each in re.findall(r"zekerheid (\w+)", out)
    }
    assert not re.search("high|medium|unknown", out)


CHANGES = [
    (
        ("uitkomsten", "quotumheffing", "waarde"),
        700_000,
        "in het receipt 700000 cent (bekend), nu 600000 cent (bekend)",
    ),
    (("uitkomsten", "quotumheffing_opgelegd", "waarde"), True, "in het receipt ja ja/nee (bekend), nu nee ja/nee"),
    (("feiten", "verloonde_uren_grondslag"), 200_000, "in het receipt 12 tienden banen (bekend), nu 26 tienden banen"),
    (("feiten", "verloonde_uren_grondslag"), 100_001, "het receipt is na het maken veranderd"),
    (("waarden", 0, "waarde"), 200, "'Quotumpercentage (overheid)' is veranderd: waarde was 200, nu 193"),
    (("waarden", 0, "bron"), "hoorde ik", "is veranderd: bron was hoorde ik, nu Regeling Wfsv 3.37 lid 1"),
    (("waarden", 0, "vingerafdruk"), "0", "is veranderd: vingerafdruk was 0, nu 5886c68f"),
    (("regels", 0, "artikel"), "X", "'quotumplichtig__algemeen' is veranderd: artikel was X, nu Wfsv 34 lid 3"),
    (("telmee",), "0.0.1", "Gemaakt met telmee 0.0.1; nagerekend met"),
    (("stand",), "2019-06-01", "nu ja ja/nee (bekend)"),
]


@pytest.mark.parametrize(("where", "what", "says"), CHANGES)
def test_a_changed_receipt_says_what_differs(
    facts: Path, capsys: pytest.CaptureFixture[str], where: tuple[str | int, ...], what: object, says: str
) -> None:
    facts.write_text(json.dumps(FACTS))
    path = facts.parent / "r.json"
    args = ["--op", "2018-12-31", "--stand", "2026-11-22", "--feiten", str(facts), "--receipt", str(path)]
    assert main(["wet", "bereken", "quotumheffing", *args]) == 0
    assert main(["wet", "controleer", str(path)]) == 0
    receipt = json.loads(path.read_text())
    part = receipt
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = what
    path.write_text(json.dumps(receipt))
    capsys.readouterr()
    assert main(["wet", "controleer", str(path)]) == 1
    out = capsys.readouterr().out
    assert says in out and not re.search("True|False|None", out)


@pytest.mark.parametrize("command", [["wet", "graaf", "quotumtekort", "--naar"], ["meting", "--grafiek"]])
def test_a_drawing_is_not_written_under_the_name_of_another_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, str(tmp_path / "x.png")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "noem het bestand 'x.svg'" in err and not list(tmp_path.iterdir())


# --- Facts from the command line, and every row


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["wet", "bereken", *arguments, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_facts_may_be_given_one_by_one_beside_a_file(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts.write_text(json.dumps({name: figure for name, figure in FACTS.items() if name != "sector"}))
    one = answer(capsys, "quotumtekort", "--op", "2018", "--feiten", str(facts), "--feit", "sector=overheid")
    options = [part for name, figure in FACTS.items() for part in ("--feit", f"{name}={figure}")]
    other = answer(capsys, "quotumtekort", "--op", "2018", *options)
    assert one["uitkomsten"] == other["uitkomsten"] and one["uitkomsten"]["quotumtekort"]["status"] == "bekend"


def test_a_fact_of_the_command_line_may_be_a_day_yes_or_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "lkv_laatste_dag", "--op", "2024", "--feit", "lkv_begin=2024-02-29")
    assert found["uitkomsten"]["lkv_laatste_dag"]["waarde"] == "2027-02-27"  # the day before three years later
    asked = ["quotumheffing", "--op", "2018", "--feit", "quotumtekort=10", "--feit"]
    assert answer(capsys, *asked, "quotumplichtig=ja")["uitkomsten"]["quotumheffing"]["waarde"] == 500_000
    unknown = answer(capsys, "lkv_banenafspraak", "--op", "2024", "--feit", "uren_lkv_banenafspraak=onbekend")
    assert unknown["uitkomsten"]["lkv_banenafspraak"]["status"] == "onbekend"


@pytest.mark.parametrize(
    ("option", "code", "says"),
    [
        ("sector", 2, "naam=waarde"),
        ("=3", 2, "naam=waarde"),
        ("sectr=markt", 1, "Bedoelt u sector"),
        ("verloonde_uren_totaal=veel", 1, "moet een geheel getal"),
        ("tijdvak=[{", 2, "geen goede JSON"),
        ("quotumplichtig=misschien", 1, "moet true of false zijn"),
    ],
)
def test_a_bad_fact_of_the_command_line_is_one_sentence(
    capsys: pytest.CaptureFixture[str], option: str, code: int, says: str
) -> None:
    assert main(["wet", "bereken", "quotumtekort", "--op", "2018", "--feit", option]) == code
    out, err = capsys.readouterr()
    assert out == "" and says in err


def test_a_fact_is_not_given_twice(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts.write_text(json.dumps(FACTS))
    assert compute(facts, "--feit", "sector=markt") == 2
    assert "'sector' is twee keer gegeven" in capsys.readouterr().err


def test_every_row_that_is_given_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.dumps([{"uren_lkv_banenafspraak": hours} for hours in (100, None, 3000)])
    found = answer(capsys, "lkv_banenafspraak", "--op", "2019", "--feit", f"werknemer={rows}")["uitkomsten"]
    assert found["lkv_banenafspraak"]["waarde"] == 10_100 and found["lkv_banenafspraak"]["status"] == "bekend"
    assert found["lkv_banenafspraak"]["rijen"] == [
        {"waarde": 10_100, "status": "bekend"},
        {"waarde": None, "status": "onbekend"},
        {"waarde": 200_000, "status": "bekend"},
    ]
    assert main(["wet", "bereken", "lkv_banenafspraak", "--op", "2019", "--feit", f"werknemer={rows}"]) == 0
    shown = capsys.readouterr().out
    assert "rij 1" in shown and "€ 2.000,00" in shown and "onbekend" in shown


def test_one_row_has_no_list_of_rows(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "lkv_banenafspraak", "--op", "2019", "--feit", "uren_lkv_banenafspraak=100")["uitkomsten"]
    assert set(found["lkv_banenafspraak"]) == {"waarde", "eenheid", "status"}


def test_rows_of_two_employers_are_two_answers_without_naming_the_employers(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.dumps(
        [{"werkgever": each, "soort": 15, "aard": 1, "verloonde_uren": 10 * each} for each in (1, 2)]
        + [{"werkgever": 2, "soort": 15, "aard": 1, "verloonde_uren": 5}]
    )
    arguments = ["verloonde_uren_totaal", "--op", "2019", "--feit", f"tijdvak={rows}", "--feit", "uitlener=nee"]
    found = answer(capsys, *arguments)["uitkomsten"]["verloonde_uren_totaal"]
    assert [row["waarde"] for row in found["rijen"]] == [10, 25]


def test_the_country_is_unknown_while_a_sector_is(capsys: pytest.CaptureFixture[str]) -> None:
    one = [{"sector": "markt", "extra_uren_sector": 1_109_200}]
    both = [*one, {"sector": "overheid", "extra_uren_sector": 1_109_200}]
    figures = [
        answer(capsys, "extra_uren_land", "--op", "2024", "--feit", f"sector={json.dumps(rows)}")["uitkomsten"]
        for rows in (one, both)
    ]
    assert [each["extra_uren_land"]["status"] for each in figures] == ["onbekend", "bekend"]
    assert figures[1]["extra_uren_land"]["waarde"] == 2_218_400


def test_a_value_that_is_a_day_is_shown_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wet", "toon", "no_risk_participatiewet_vanaf"]) == 0
    assert "- 2015-01-01: vanaf 2016-01-01" in capsys.readouterr().out
    assert main(["wet", "toon", "no_risk_begonnen_vanaf_2015", "--json"]) == 0
    given = {each["naam"]: each for each in json.loads(capsys.readouterr().out)["invoer"]}
    assert given["no_risk_participatiewet_vanaf"]["waarden"][0]["waarde"] == "2015-01-01"


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("quotumheffing_opgelegd", ["--op", "2018"]),
        ("inclusiviteitsopslag", ["--op", "2026", "--regime", "wet-banenafspraak"]),
    ],
)
def test_an_outcome_that_misleads_alone_is_answered_by_itself_too(
    name: str, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["wet", "bereken", name, *more]) == 0
    assert lawbook().label(name) in capsys.readouterr().out


@pytest.mark.parametrize("year", [2018, 2026])
def test_every_outcome_is_answered_when_nothing_is_given(year: int) -> None:
    law = Wetten.known(date(2026, 11, 28), regimes(lawbook())).op(year)
    for name in law.rules:
        if not name.endswith(GENERAL):
            computed = law.compute({}, name)
            lines, _ = table(computed, outcomes(computed, [name]))
            assert lines, name


def test_articles_open_when_they_are_clicked_and_are_addresses_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["wet", "toon", "quotumtekort"]) == 0
    plain = capsys.readouterr().out
    assert "Link: https://wetten.overheid.nl/jci1.3:c:BWBR0017745&artikel=38g&lid=3" in plain and "\x1b" not in plain
    monkeypatch.setattr("telmee.uitvoer.scherm.scherm", lambda *_: Scherm(kleur=True))
    for name, first in (("quotumtekort", "Wfsv 38g lid 3"), ("heffing_per_baan", "Wfsv 38h lid 4")):
        assert main(["wet", "toon", name]) == 0
        shown = capsys.readouterr().out
        found = re.findall("\x1b]8;;(https://wetten[^\x1b]+)\x1b.([^\x1b]+)\x1b]8;;\x1b", shown)
        assert first in [place for _, place in found] and not re.search(r"^Link: https", shown, flags=re.M)
