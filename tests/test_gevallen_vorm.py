"""The form of a case: what may stand in it, what is unknown, and what is said about a bad one."""

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from telmee.cli import main
from telmee.fouten import Fout, GebruiksFout
from telmee.gevallen import Uitslag, als_json, als_tekst, voer_uit
from telmee.gevallen.begrijpen import renamed
from telmee.gevallen.lezen import read_cases
from telmee.wet.machine.load import lawbook

ROOT = Path(__file__).parent.parent
HOURS = {"uren_lkv_banenafspraak": 1331}
LEVY = {"quotumplichtig": True, "verloonde_uren_grondslag": 100_000, "verloonde_uren_doelgroep": 0}


def run(tmp_path: Path, *cases: dict, engine: str = "polars") -> list[Uitslag]:
    """The results of cases written as dicts."""
    path = tmp_path / "gevallen.yaml"
    path.write_text(yaml.safe_dump({"cases": [{"id": f"T{number}", **case} for number, case in enumerate(cases)]}))
    return voer_uit(path, engine)


def one(tmp_path: Path, feiten: dict, verwacht: dict, engine: str = "polars", **rest: object) -> Uitslag:
    return run(tmp_path, {"op": 2019, **rest, "feiten": feiten, "verwacht": verwacht}, engine=engine)[0]


# --- What is given, assumed and unknown


def test_what_is_not_given_is_unknown(tmp_path: Path) -> None:
    for given in HOURS | {"sector": "markt"}:
        assert one(tmp_path, {given: HOURS.get(given, "markt")}, {"opslag_grondslag": None}, op=2026).uitslag == "goed"
    assert one(tmp_path, {}, {"lkv_banenafspraak": None}).uitslag == "goed"
    assert one(tmp_path, {}, {"lkv_banenafspraak": 0}).uitslag == "fout"


def test_what_is_assumed_counts_and_is_said(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {}, {"lkv_banenafspraak": 134_431}, aangenomen=HOURS)
    assert uitslag.uitslag == "goed" and uitslag.aangenomen == HOURS
    assert "aangenomen: uren_lkv_banenafspraak 1331" in als_tekst(uitslag)
    assert als_json([uitslag])[0]["aangenomen"] == HOURS


def test_one_thing_is_not_given_and_assumed(tmp_path: Path) -> None:
    uitslag = one(tmp_path, HOURS, {"lkv_banenafspraak": 1}, aangenomen=HOURS)
    assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", ["uren_lkv_banenafspraak"])


def test_assumptions_of_rows_belong_to_the_rows_in_the_same_place(tmp_path: Path) -> None:
    rows = [{"soort": 15, "aard": 1, "verloonde_uren": 160}, {"soort": 15, "aard": 1, "verloonde_uren": 40}]
    given = [{"verloonde_uren": row["verloonde_uren"]} for row in rows]
    rest = [{"soort": 15, "aard": 1}, {"soort": 15, "aard": 1}]
    for assumed in ({"tijdvak": rest}, {"soort": 15, "aard": 1}):
        uitslag = one(tmp_path, {"tijdvak": given}, {"verloonde_uren_totaal": 200}, aangenomen=assumed)
        assert uitslag.uitslag == "goed", als_tekst(uitslag)
    assert one(tmp_path, {"tijdvak": given}, {"verloonde_uren_totaal": None}).uitslag == "goed"
    twice = one(tmp_path, {"tijdvak": rows}, {"verloonde_uren_totaal": 200}, aangenomen={"tijdvak": rest})
    assert (twice.uitslag, twice.sleutels) == ("niet begrepen", ["aard", "soort"])


def test_a_value_may_be_given_for_one_sector(tmp_path: Path) -> None:
    figures = {"sector": "markt", **LEVY, "quotumpercentage": {"markt": 200}}
    assert one(tmp_path, figures, {"quotumtekort": 15}).uitslag == "goed"
    assert (
        one(tmp_path, {**figures, "quotumpercentage": 200, "sector": "overheid"}, {"quotumtekort": 15}).uitslag
        == "goed"
    )


def test_an_outcome_may_be_given_but_not_expected_too(tmp_path: Path) -> None:
    assert one(tmp_path, {"quotumtekort": 23}, {"quotumheffing": 1_150_000}).uitslag == "goed"
    uitslag = one(tmp_path, {"quotumtekort": 23}, {"quotumtekort": 23})
    assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", ["quotumtekort"])
    assert "bewijst niets" in str(uitslag.uitleg)


def test_a_question_that_gives_an_outcome_leaves_one_that_computes_it_alone(tmp_path: Path) -> None:
    """Both are rows of one frame."""
    tijdvak = [{"soort": 15, "aard": 1, "verloonde_uren": hours} for hours in (160, 40)]
    given = {"op": 2019, "feiten": {"verloonde_uren_totaal": 7, "verloonde_uren_wsw": 0, "uitlener": False}}
    counted = {"op": 2019, "feiten": {"tijdvak": tijdvak, "verloonde_uren_wsw": 0, "uitlener": False}}
    found = run(
        tmp_path,
        {**given, "verwacht": {"verloonde_uren_grondslag": 7}},
        {**counted, "verwacht": {"verloonde_uren_grondslag": 200}},
        {**counted, "op": 2018, "verwacht": {"verloonde_uren_grondslag": 200, "quotumplichtig": None}},
        engine="duckdb",
    )
    assert [each.uitslag for each in found] == ["goed"] * 3, [als_tekst(each) for each in found]


# --- Rows


def test_expectations_may_be_of_every_row(tmp_path: Path) -> None:
    rows = {"werknemer": [{"uren_lkv_banenafspraak": hours} for hours in (100, 3000)]}
    for wanted in (
        {"lkv_banenafspraak": 10_100},
        {"lkv_banenafspraak": [10_100, 200_000]},
        {"werknemer": [{"lkv_banenafspraak": 10_100}, {"lkv_banenafspraak": 200_000}]},
        {"werknemer": [{"persoon": 2, "lkv_banenafspraak": 200_000}]},
    ):
        assert one(tmp_path, rows, wanted).uitslag == "goed", wanted
    for wanted in (
        {"lkv_banenafspraak": [10_100, 10_100]},
        {"werknemer": [{"persoon": 2, "lkv_banenafspraak": 10_100}]},
    ):
        assert one(tmp_path, rows, wanted).uitslag == "fout", wanted
    for wanted in (
        {"lkv_banenafspraak": [10_100, 200_000, 0]},
        {"werknemer": [{"persoon": 3, "lkv_banenafspraak": 0}]},
    ):
        uitslag = one(tmp_path, rows, wanted)
        assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", ["lkv_banenafspraak"]), wanted


def test_the_country_needs_both_sectors(tmp_path: Path) -> None:
    rows = [{"sector": "markt", "extra_uren_sector": 100 * 11_092}, {"sector": "overheid", "extra_uren_sector": 11_092}]
    assert one(tmp_path, {"sector": rows}, {"extra_banen_land": None}, op=2026).uitslag in ("goed", "fout")
    assert one(tmp_path, {"sector": rows[:1]}, {"extra_banen_land": None}, op=2026).uitslag == "goed"
    assert one(tmp_path, {}, {"doelstelling_land": 125_000}, op=2026).uitslag == "goed"
    wanted = {"sector": [{"sector": "overheid", "doelstelling_uren": 25_000 * 11_092}]}
    assert one(tmp_path, {}, {"doelstelling": {"markt": 100_000, "overheid": 25_000}}, op=2026).uitslag == "goed"
    assert one(tmp_path, {}, wanted, op=2026).gekregen["sector"][0]["doelstelling_uren"] is not None


# --- Writing


@pytest.mark.parametrize(
    "case",
    [
        "op: 2019, feiten: {uren_lkv_banenafspraak: 100}, verwacht: {lkv_banenafspraak: 10100}",
        "op: '2019', feiten: {uren_lkv_banenafspraak: 100.0}, verwacht: {lkv_banenafspraak: 10100.0}",
        "op: 2019.0, feiten: {uren_lkv_banenafspraak: onbekend}, verwacht: {lkv_banenafspraak: unknown}",
        "date: 2019-12-31, facts: {uren_lkv_banenafspraak: 100}, expect: {lkv_banenafspraak: 10100}",
        "year: 2019, inputs: {uren_lkv_banenafspraak: 100}, expect: {lkv_banenafspraak: 10100}",
        "op: '2019-12-31', stand: '2019-11-11', feiten: {sector: overheid}, verwacht: {heffing_opgeschort: false}",
        "op: 2019, stand: 2019-11-12, feiten: {sector: overheid}, verwacht: {heffing_opgeschort: true}",
        "op: 2019, tolerance: 2, feiten: {uren_lkv_banenafspraak: 100}, verwacht: {lkv_banenafspraak: 10102}",
        "op: 2013, feiten: {}, verwacht: {quotumheffing: null}",
    ],
)
def test_ways_to_write_a_case(tmp_path: Path, case: str) -> None:
    path = tmp_path / "vormen.yaml"
    path.write_text(f"cases: [{{id: A, {case}}}]")
    (found,) = voer_uit(path, "polars")
    assert found.uitslag == "goed", als_tekst(found)


def test_a_case_without_a_day_is_of_today_and_says_so(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"quotumtekort": 23}, {"quotumheffing": 1_150_000}, op=None)
    assert uitslag.uitslag == "goed" and "op vandaag" in str(uitslag.uitleg)


def test_a_note_is_never_an_expectation(tmp_path: Path) -> None:
    assert one(tmp_path, HOURS, {"lkv_banenafspraak": 134_431}, note="is 7").uitslag == "goed"


def test_a_regime_is_switched_on_and_said(tmp_path: Path) -> None:
    given = {"premieloon_met_opslag_jaar": 100_000, "inclusiviteitsopslag_percentage": 100}
    uitslag = one(tmp_path, given, {"opslag_grondslag": 100_000}, op=2026)
    assert "wet-banenafspraak" in str(uitslag.uitleg)
    assert one(tmp_path, HOURS, {"lkv_banenafspraak": 134_431}).uitleg is None


def test_json_has_plain_figures(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    case = "{id: A, op: 2019, feiten: {uren_lkv_banenafspraak: 1331}, verwacht: {lkv_banenafspraak: 134431}, source: S}"
    path.write_text(f"cases:\n- {case}\n")
    assert json.loads(json.dumps(als_json(voer_uit(path)))) == [
        {
            "id": "A",
            "titel": "",
            "uitslag": "goed",
            "verwacht": {"lkv_banenafspraak": 134_431},
            "gekregen": {"lkv_banenafspraak": 134_431},
            "aangenomen": {},
            "uitleg": None,
            "sleutels": [],
            "bron": "S",
        }
    ]


# --- Bad cases


@pytest.mark.parametrize(
    ("feiten", "verwacht", "names", "says"),
    [
        ({"verloonde_urn": 1}, {"lkv_banenafspraak": 1}, ["verloonde_urn"], "lijkt op: verloonde_uren"),
        ({"foo": 1}, {"lkv_banenafspraak": 1}, ["foo"], "of rechtstreeks met uren_lkv_banenafspraak"),
        ({"foo": 1}, {"bar": 1, "baz": 2}, ["foo", "bar", "baz"], "de wet kent geen 'bar'"),
        ({"hours": 1}, {"lkv_banenafspraak": 1}, ["hours"], "'hours' heet nu verloonde_uren_werknemer"),
        ({"tijdvak": [{"urn": 1}]}, {"verloonde_uren_totaal": 1}, ["urn"], "kent geen 'urn'"),
        (
            {"uren_lkv_banenafspraak": "veel"},
            {"lkv_banenafspraak": 1},
            ["uren_lkv_banenafspraak"],
            "een geheel getal",
        ),
        (
            {"uren_lkv_banenafspraak": True},
            {"lkv_banenafspraak": 1},
            ["uren_lkv_banenafspraak"],
            "een geheel getal",
        ),
        ({"uren_lkv_banenafspraak": 100.5}, {"lkv_banenafspraak": 1}, ["uren_lkv_banenafspraak"], "(uren)"),
        ({"uren_lkv_banenafspraak": [1]}, {"lkv_banenafspraak": 1}, ["uren_lkv_banenafspraak"], "een geheel getal"),
        ({"begin_dienstbetrekking": "2026-13-01"}, {"no_risk": None}, ["begin_dienstbetrekking"], "is geen dag"),
        ({"jaar": 2018}, {"lkv_banenafspraak": 1}, ["jaar"], "zet die bij 'op'"),
        (HOURS, {"lkv_banenafspraak": "niets"}, ["lkv_banenafspraak"], "een geheel getal (cent)"),
        (HOURS, {"quotumplichtig": 1}, ["quotumplichtig"], "true of false"),
        (HOURS, {"sector": "markt"}, ["sector"], "is een feit en geen uitkomst"),
        (HOURS, {"eerste_dag_jaar": 1}, ["eerste_dag_jaar"], "volgt uit de datum"),
        ({"tijdvakken": [{"soort": 15}]}, {"lkv_banenafspraak": 1}, ["tijdvakken"], "lijkt op het niveau tijdvak"),
    ],
)
def test_what_has_no_meaning_is_named(
    tmp_path: Path, feiten: dict, verwacht: dict, names: list[str], says: str
) -> None:
    fine = {"op": 2019, "feiten": HOURS, "verwacht": {"lkv_banenafspraak": 134_431}}
    uitslag, other = run(tmp_path, {"op": 2019, "feiten": feiten, "verwacht": verwacht}, fine)
    assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", names), als_tekst(uitslag)
    assert says in str(uitslag.uitleg) and str(uitslag.uitleg).endswith("zie docs/gevallen.md.")
    assert other.uitslag == "goed"


@pytest.mark.parametrize(
    ("rest", "names"),
    [
        ({"jaar": 2018}, ["jaar"]),
        ({"op": "ooit"}, ["op"]),
        ({"stand": True}, ["stand"]),
        ({"regime": 5}, ["regime"]),
        ({"regime": "foo"}, ["foo"]),
        ({"tolerance": "veel"}, ["tolerance"]),
        ({"tolerance": -1}, ["tolerance"]),
        ({"tolerance": True}, ["tolerance"]),
        ({"inputs": {}}, ["inputs"]),
    ],
)
def test_a_frame_that_is_wrong_is_named(tmp_path: Path, rest: dict, names: list[str]) -> None:
    fine = {"op": 2019, "feiten": HOURS, "verwacht": {"lkv_banenafspraak": 134_431}}
    uitslag, other = run(tmp_path, {**fine, **rest}, fine)
    assert (uitslag.uitslag, uitslag.sleutels, other.uitslag) == ("niet begrepen", names, "goed"), als_tekst(uitslag)


def test_a_wrong_case_is_explained_down_to_the_article(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"sector": "overheid", **LEVY}, {"quotumheffing": 1, "quotumtekort": 16})
    assert uitslag.uitslag == "fout" and uitslag.gekregen == {"quotumheffing": 800_000, "quotumtekort": 16}
    assert "Wfsv 38h lid 4" in str(uitslag.uitleg) and "Quotumpercentage" in str(uitslag.uitleg)
    text = als_tekst(uitslag)
    assert "! quotumheffing: verwacht 1, gekregen 800000" in text and "  quotumtekort: verwacht 16, gekregen 16" in text


def test_a_case_with_a_missing_fact_says_which(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"sector": "overheid", "quotumplichtig": True}, {"quotumheffing": 1})
    assert "Niet gegeven en wel nodig: " in str(uitslag.uitleg) and "uitlener" in str(uitslag.uitleg)


@pytest.mark.parametrize("hours", [-1, 10**20])
def test_an_absurd_figure_is_refused_without_hurting_the_other_cases(tmp_path: Path, hours: int) -> None:
    absurd = {"op": 2019, "feiten": {"uren_lkv_banenafspraak": hours}, "verwacht": {"lkv_banenafspraak": 1}}
    fine = {"op": 2019, "feiten": HOURS, "verwacht": {"lkv_banenafspraak": 134_431}}
    first, second = run(tmp_path, absurd, fine)
    assert first.uitslag == "fout" and "dat kan niet" in str(first.uitleg)
    assert second.uitslag == "goed"


def test_an_outcome_that_is_given_must_be_possible(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"quotumtekort": -5}, {"quotumheffing": 0})
    assert uitslag.uitslag == "fout" and "dat kan niet" in str(uitslag.uitleg)


# --- Bad files

OLD = "{id: A, year: 2019, inputs: {hours_all: 1, hours_doelgroep: 0}, expect: {levy_eur: 1}}"


def test_a_file_in_the_old_keys_gets_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "oud.yaml"
    path.write_text(f"cases: [{OLD}, {OLD.replace('id: A', 'id: B')}]")
    with pytest.raises(Fout, match="hours_all is nu verloonde_uren_totaal") as found:
        voer_uit(path)
    assert "\n" not in str(found.value) and "eenheden van de wet" in str(found.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "bestaat niet"),
        ("cases: []", "geen gevallen"),
        ("cases: 5", "geen gevallen"),
        ("", "geen gevallen"),
        ("cases: [5]", "is geen geval"),
        ("cases: [{id: A}]", "verwacht niets"),
        ("cases: [{id: A, feiten: 5, verwacht: {a: 1}}]", "namen met hun cijfer"),
        ("cases: [{id: A", "geen goede YAML"),
        ("cases: [{id: A, feiten: {uren: 1, uren: 2}, verwacht: {no_risk: 1}}]", "twee keer"),
        ("cases: [{id: A, feiten: {uren: .inf}, verwacht: {no_risk: 1}}]", "geen getal"),
        ("cases: [{id: A, feiten: {[1]: 2}, verwacht: {no_risk: 1}}]", "geen sleutel"),
        ("cases: [{id: A, op: 2019-13-45, feiten: {}, verwacht: {no_risk: 1}}]", "geen goede YAML"),
    ],
)
def test_a_bad_file_gives_one_sentence(tmp_path: Path, text: str | None, says: str) -> None:
    path = tmp_path / "slecht.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(Fout, match=says) as found:
        voer_uit(path)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("5", "is geen geval"),
        ("{id: B}", "verwacht niets"),
        ("{id: B, feiten: {no_risk: 1}, verwacht: null}", "verwacht niets"),
        ("{id: B, feiten: [1], verwacht: {no_risk: true}}", "namen met hun cijfer"),
        ("{id: B, feiten: {raar: 1}, verwacht: {no_risk: true}}", "raar"),
        ("{id: B, inputs: {soort: 1}, facts: {soort: 2}, verwacht: {no_risk: true}}", "ook als 'facts'"),
    ],
)
def test_a_case_that_is_none_leaves_the_good_ones_alone(tmp_path: Path, broken: str, says: str) -> None:
    path = tmp_path / "half.yaml"
    good = "{id: A, op: 2019, feiten: {uren_lkv_banenafspraak: 100}, verwacht: {lkv_banenafspraak: 10100}}"
    path.write_text(f"cases:\n- {broken}\n- {good}\n")
    first, second = voer_uit(path, "polars")
    assert (first.uitslag, second.uitslag, second.id) == ("niet begrepen", "goed", "A")
    assert says in str(first.uitleg)


def test_a_case_may_have_no_name_and_a_name_may_come_twice(tmp_path: Path) -> None:
    path = tmp_path / "namen.yaml"
    same = "op: 2019, feiten: {uren_lkv_banenafspraak: 100}, verwacht: {lkv_banenafspraak: "
    path.write_text(
        f"- {{{same}10100}}}}\n- {{id: 0, {same}10100}}}}\n- {{id: D, {same}10100}}}}\n- {{id: D, {same}10200}}}}\n"
    )
    assert [(each.id, each.uitslag) for each in voer_uit(path, "polars")] == [
        ("geval 1", "goed"),
        ("0", "goed"),
        ("D", "goed"),
        ("D", "fout"),
    ]


def test_a_file_that_is_no_text_gives_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "slecht.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Fout, match="is geen tekst"):
        voer_uit(path)


def test_an_unknown_engine_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(GebruiksFout, match="kies duckdb, polars of spark"):
        voer_uit(tmp_path / "x.yaml", "pandas")


def test_decimals_are_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("cases: [{id: A, feiten: {a: 1.930, b: 1.0e-05, c: 1_000.1}, verwacht: {x: 1}}]")
    assert list(read_cases(path)[0].part("feiten").values()) == [
        Decimal("1.930"),
        Decimal("0.00001"),
        Decimal("1000.1"),
    ]


# --- The command and the documentation


def test_exit_code_one_is_for_a_wrong_case_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "g.yaml"
    good = "{op: 2019, feiten: {uren_lkv_banenafspraak: 1}, verwacht: {lkv_banenafspraak: 101}}"
    path.write_text(f"[{good}, {{feiten: {{raar: 1}}, verwacht: {{no_risk: true}}}}]")
    assert main(["wet", "gevallen", str(path), "--json", "--engine", "polars"]) == 0
    assert '"uitslag": "niet begrepen"' in capsys.readouterr().out
    path.write_text(f"[{good}, {good.replace('101', '102')}]")
    assert main(["wet", "gevallen", str(path), "--json", "--engine", "polars"]) == 1


def test_the_command_ends_with_one_when_a_case_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("cases: [{op: 2019, feiten: {uren_lkv_banenafspraak: 1}, verwacht: {lkv_banenafspraak: 2}}]")
    done = subprocess.run(
        [sys.executable, "-m", "telmee", "wet", "gevallen", str(path)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 1 and "verwacht 2, gekregen 101" in done.stdout, done.stderr


def test_the_examples_in_the_documentation_run(tmp_path: Path) -> None:
    text = (ROOT / "docs/gevallen.md").read_text()
    path = tmp_path / "voorbeeld.yaml"
    path.write_text(text.split("```yaml")[1].split("```")[0])
    uitslagen = voer_uit(path)
    assert len(uitslagen) >= 4 and all(each.uitslag == "goed" for each in uitslagen), [als_tekst(e) for e in uitslagen]


def test_every_renamed_name_is_listed_and_leads_somewhere() -> None:
    lists = yaml.safe_load((ROOT / "src/telmee/gevallen/hernoemd.yaml").read_text())
    rows = re.findall(r"^\| `(\w+)` \| (`\w+`[^|]*) \|", (ROOT / "docs/gevallen.md").read_text(), flags=re.M)
    assert {old: re.findall(r"`(\w+)`", now) for old, now in rows} == lists["namen"]
    for old, now in renamed().items():
        assert not lawbook().knows(old) and now and all(lawbook().knows(each) for each in now), old
