"""The cases of every subject on every engine, the mapping of their keys, and what the runner says about a bad case."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from telmee.fouten import Fout, GebruiksFout
from telmee.wet.gevallen import Uitslag, als_json, als_tekst, voer_uit
from telmee.wet.gevallen.aanvullen import complete
from telmee.wet.gevallen.lezen import read_cases
from telmee.wet.gevallen.sleutels import FIRST_DAY, OWN, SECTOR, YEAR_OF, Meaning, mapping, ratio
from telmee.wet.gevallen.vertalen import translate
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.units import DATE, TEXT, TRUTH

WET = Path(__file__).parent.parent / "src/telmee/wet"
SUBJECTS = sorted(path.parent.name for path in WET.glob("*/rules.py"))
FILES = sorted(WET.glob("*/cases.yaml"))


def run(tmp_path: Path, *cases: dict, engine: str = "polars") -> list[Uitslag]:
    """The results of cases written as dicts."""
    path = tmp_path / "gevallen.yaml"
    path.write_text(yaml.safe_dump({"cases": [{"id": f"T{number}", **case} for number, case in enumerate(cases)]}))
    return voer_uit(path, engine)


def one(tmp_path: Path, inputs: dict, expect: dict, **rest: object) -> Uitslag:
    return run(tmp_path, {"year": 2019, **rest, "inputs": inputs, "expect": expect})[0]


def show(uitslagen: list[Uitslag]) -> str:
    return "\n".join(als_tekst(each) for each in uitslagen if each.uitslag != "goed")


# --- All cases, on every engine


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_every_case_is_right(path: Path, engine: str) -> None:
    uitslagen = voer_uit(path, engine)
    assert all(each.uitslag == "goed" for each in uitslagen), show(uitslagen)


@pytest.mark.spark
@pytest.mark.traag
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_case_is_right_on_spark(path: Path, spark: object) -> None:
    uitslagen = voer_uit(path, "spark", spark)
    assert all(each.uitslag == "goed" for each in uitslagen), show(uitslagen)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_rule_without_a_case(subject: str) -> None:
    """Every version of every rule is asserted by name in some case, on a date on which it holds."""
    asserted = set()
    for path in FILES:
        for case in read_cases(path):
            for question in translate(case):
                complete(question)
                for name in question.asked & set(question.law.rules):
                    holding = question.law.rules[name]
                    asserted.add((name, holding.since, holding.regime))
    rules = [rule for rule in lawbook().rules if rule.subject == subject]
    missing = sorted(
        f"{rule.name} ({rule.since})" for rule in rules if (rule.name, rule.since, rule.regime) not in asserted
    )
    assert not missing, f"no case asserts: {', '.join(missing)}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_case_has_its_source(path: Path) -> None:
    cases = read_cases(path)
    assert len({case.name for case in cases}) == len(cases)
    for case in cases:
        assert (
            case.title
            and case.source
            and case.content["kind"]
            and case.content["confidence"] in ("high", "medium", "low")
        ), case.name


# --- The mapping


def _names(meaning: Meaning) -> list[tuple[str, Meaning]]:
    to = meaning.to if meaning.form == "periode" else None
    names = [name for name in (meaning.name, meaning.per_sector, meaning.total, to, *meaning.first) if name]
    inner = [
        pair
        for each in (*meaning.fields.values(), *([meaning.before] if meaning.before else []))
        for pair in _names(each)
    ]
    return [(name, meaning) for name in names] + inner


ALL_NAMES = [
    pair
    for side in (mapping().inputs, mapping().expect)
    for meanings in side.values()
    for each in meanings
    for pair in _names(each)
]


def test_every_key_stands_for_something_the_law_knows_in_a_fitting_unit() -> None:
    book = lawbook()
    for name, meaning in ALL_NAMES:
        assert book.knows(name), f"{meaning.key}: {name}"
        if meaning.first or meaning.unit in (DATE, YEAR_OF, FIRST_DAY, SECTOR, TRUTH, TEXT, OWN):
            continue
        assert ratio(book, name, meaning.unit, meaning.times, meaning.factor) > 0
    for default in mapping().defaults.values():
        assert book.knows(default.name) and default.why


def test_the_example_in_the_documentation_runs(tmp_path: Path) -> None:
    text = (WET.parent.parent.parent / "docs/gevallen.md").read_text()
    path = tmp_path / "voorbeeld.yaml"
    path.write_text(text.split("```yaml")[1].split("```")[0])
    uitslagen = voer_uit(path)
    assert len(uitslagen) == 3 and all(each.uitslag == "goed" for each in uitslagen), show(uitslagen)


# --- Cases with the same keys that nobody has seen


@pytest.mark.parametrize(
    ("inputs", "expect", "rest"),
    [
        (
            {"hours_per_week": 90000, "quotum_pct": 1.93, "hours_per_baan_week": 25.5},
            {"hours_due": 1737, "banen_due": 68},
            {"tolerance": 0.2},
        ),
        (
            {"sector": "overheid", "hours_all": 100000, "hours_doelgroep": 1000},
            {"quotumtekort": 0.8, "levy_eur": 4000},
            {},
        ),
        ({"weekly_hours": [38.25]}, {"banen": 1.5, "contracts": 1}, {}),
        ({"weekly_hours": 51}, {"banen": 2}, {}),
        ({"hours_prev_year": 60000, "hours_quotum_year": 40574}, {"quotumplichtig": False, "reason": "art34_lid6"}, {}),
        ({"hours_prev_year": 1, "hours_quotum_year": 1}, {"reason": "art34_lid4"}, {}),
        ({"hours_own_staff": 40575}, {"quotumplichtig": True, "hours_tested": 40575}, {}),
        ({"polis_hours_person": 100, "attributed_to_inleners": 100}, {"valid": True, "excess_hours": 0}, {}),
        ({"years": [2018, 2025]}, {"markt": [31000, 100000], "total": [43500, 125000]}, {}),
        (
            {"years": [2023, 2024], "formal": {"markt": [76027, 80996], "overheid": [10788, 12631]}},
            {"formal_total": [86815, 93627]},
            {},
        ),
        ({"total": [0, 100, 300]}, {"growth_total": 200}, {}),
        (
            {"formal_markt": 10, "formal_overheid": 5, "inleen_markt": -3, "inleen_overheid": 1},
            {"markt": 7, "total": 13, "inleen_total": -2},
            {},
        ),
        ({"activation_decision": date(2026, 1, 1)}, {"opslag_from": date(2028, 1, 1)}, {"year": 2026}),
        (
            {"employees": [{"loon": 10}, {"loon": 20, "wsw": True}], "opslag_pct_illustrative": 10},
            {"base_eur": 10, "opslag_eur": 1},
            {"year": 2026},
        ),
        ({"hours": [100, 1981], "rate": [2, 2]}, {"lkv_eur": [200, 2000]}, {}),
        ({"max_premieloon": [12000, 261]}, {"per_month": [1000, 21.75], "max_dagloon": [45.98, 1]}, {}),
        ({"quotumtekort": 23}, {"levy_eur": 11500}, {}),
        (
            {
                "werkgever": [
                    {"december_uren_formeel_werkgever": 5, "sector": "markt"},
                    {"december_uren_formeel_werkgever": 7, "sector": "markt"},
                ]
            },
            {"december_uren_formeel_sector": {"markt": 12}},
            {},
        ),
    ],
)
def test_a_case_that_nobody_has_seen(tmp_path: Path, inputs: dict, expect: dict, rest: dict) -> None:
    uitslag = one(tmp_path, inputs, expect, **rest)
    assert uitslag.uitslag == "goed", als_tekst(uitslag)


def test_a_wrong_expectation_is_found_by_any_tenth(tmp_path: Path) -> None:
    right = {"sector": "overheid", "hours_all": 100000, "hours_doelgroep": 0}
    for levy, uitslag in ((8000, "goed"), (7999.99, "fout"), (8500, "fout"), (None, "fout")):
        assert one(tmp_path, right, {"levy_eur": levy}).uitslag == uitslag


def test_a_note_is_never_an_expectation(tmp_path: Path) -> None:
    assert one(tmp_path, {"hours_own_staff": 5}, {"hours_tested": 5, "note": "is 6"}, note="is 7").uitslag == "goed"


def test_tolerance_is_in_the_unit_of_the_expectation(tmp_path: Path) -> None:
    inputs = {"max_premieloon": 52763}
    assert one(tmp_path, inputs, {"per_month": 4396.90}, tolerance=0.01).uitslag == "goed"
    assert one(tmp_path, inputs, {"per_month": 4396.90}, tolerance=0.009).uitslag == "fout"


# --- Bad cases


@pytest.mark.parametrize(
    ("inputs", "expect", "keys"),
    [
        ({"hours_al": 1}, {"levy_eur": 1}, ["hours_al"]),
        ({"hours_all": 1}, {"levy": 1}, ["levy"]),
        ({"foo": 1}, {"bar": 1, "baz": 2}, ["foo", "bar", "baz"]),
        ({"hours_all": "veel"}, {"levy_eur": 1}, ["hours_all"]),
        ({"hours_all": True}, {"levy_eur": 1}, ["hours_all"]),
        ({"hours_all": 100.5}, {"levy_eur": 1}, ["hours_all"]),
        ({"sector": "zorg"}, {"activated": True}, ["sector"]),
        ({"rounding": "ceil", "hours_all": 1}, {"levy_eur": 1}, ["rounding"]),
        ({"formula": "with_F_and_H"}, {"quotum_pct": 1}, ["formula"]),
        ({"quotum_active": "soon", "hours": 1}, {"lkv_eur": 1}, ["quotum_active"]),
        ({"hours_prev_year": "60000"}, {"quotumplichtig": None}, ["hours_prev_year"]),
        ({"agreed_before": "2020-13-01"}, {"C": 1}, ["agreed_before"]),
        ({"key_2011": {"markt": 1}}, {"delta_markt": 1}, ["key_2011"]),
        ({"formal": {"zorg": 1}}, {"formal_total": 1}, ["formal.zorg"]),
        ({"employees": [{"salaris": 1}]}, {"base_eur": 1}, ["employees.salaris"]),
        ({"hours": [1, 2], "rate": [1]}, {"lkv_eur": [1, 2]}, ["hours", "rate"]),
        ({"hours": [1, 2]}, {"lkv_eur": [1, 2, 3]}, ["lkv_eur"]),
        ({"years": 2018}, {"markt": 1}, ["years"]),
        ({"quotum_active": [], "hours": 1}, {"lkv_eur": 1}, ["quotum_active"]),
        ({"total": []}, {"growth_total": 1}, ["total"]),
        ({"hours_all": 1, "hours_quotum_year": 2}, {"A": 1}, ["hours_all", "hours_quotum_year"]),
        ({"C": 1331, "D": {"markt": 1}, "formula": "plain"}, {"quotum_pct": 1}, ["C", "D"]),
        ({"tijdvak": ["2029-03-01"]}, {"opslag_due_for_tijdvak": True}, ["tijdvak"]),
        ({"law_text_date": "ooit", "sector": "overheid"}, {"activated": True}, ["law_text_date"]),
        ({"hours_all": 1}, {"quotumplichtig": 1}, ["quotumplichtig"]),
        ({"hours_all": 1}, {"levy_eur": "niets"}, ["levy_eur"]),
        ({"hours_all": 1}, {"levy_eur": {"zorg": 1}}, ["levy_eur.zorg"]),
        ({"hours_all": 1}, {"eerste_dag_jaar": 1}, ["eerste_dag_jaar"]),
    ],
)
def test_what_has_no_meaning_is_named(tmp_path: Path, inputs: dict, expect: dict, keys: list[str]) -> None:
    uitslag = one(tmp_path, inputs, expect)
    assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", keys), als_tekst(uitslag)
    assert uitslag.uitleg and uitslag.uitleg.endswith("zie docs/gevallen.md.")


def test_a_field_of_the_case_without_meaning_is_named(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"hours": 1}, {"lkv_eur": 1.01}, jaar=2018)
    assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", ["jaar"])


def test_a_wrong_case_is_explained_down_to_the_article(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"sector": "overheid", "hours_all": 100000}, {"levy_eur": 1, "quotumtekort": 1.6})
    assert uitslag.uitslag == "fout" and uitslag.gekregen == {"levy_eur": 8000, "quotumtekort": 1.6}
    assert "Wfsv 38h lid 4" in str(uitslag.uitleg) and "Quotumpercentage" in str(uitslag.uitleg)
    assert "Valt onder het quotum: ja [" in str(uitslag.uitleg) and "100.000 uren" in str(uitslag.uitleg)
    text = als_tekst(uitslag)
    assert "! levy_eur: verwacht 1, gekregen 8000" in text and "  quotumtekort: verwacht 1,6, gekregen 1,6" in text


def test_an_absurd_figure_is_refused_without_hurting_the_other_cases(tmp_path: Path) -> None:
    absurd = {
        "year": 2019,
        "inputs": {"hours_prev_year": -1, "hours_quotum_year": 5},
        "expect": {"quotumplichtig": False},
    }
    fine = {"year": 2019, "inputs": {"hours_prev_year": 1, "hours_quotum_year": 5}, "expect": {"quotumplichtig": False}}
    first, second = run(tmp_path, absurd, fine)
    assert first.uitslag == "fout" and "dat kan niet" in str(first.uitleg)
    assert second.uitslag == "goed"


def test_a_figure_too_large_for_any_table_is_refused_too(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"hours_prev_year": 10**20, "hours_quotum_year": 5}, {"quotumplichtig": False})
    assert uitslag.uitslag == "fout" and f"{10**20} uren; dat kan niet" in str(uitslag.uitleg)


@pytest.mark.parametrize("tolerance", ["veel", -1, True, [1]])
def test_a_tolerance_that_is_no_number_is_not_zero(tmp_path: Path, tolerance: object) -> None:
    uitslag = one(tmp_path, {"hours": 1}, {"lkv_eur": 1.01}, tolerance=tolerance)
    assert (uitslag.uitslag, uitslag.sleutels) == ("niet begrepen", ["tolerance"])


def test_an_outcome_that_is_given_must_be_possible(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"hours_all": -5, "quotum_pct": 1}, {"levy_eur": 0})
    assert uitslag.uitslag == "fout" and "-5 uren; dat kan niet" in str(uitslag.uitleg)


def test_a_regime_is_switched_on_and_said(tmp_path: Path) -> None:
    uitslag = one(tmp_path, {"bonus_eur": 10, "shares": [1]}, {"parts": [10]}, year=2026)
    assert uitslag.uitslag == "goed" and "wet-banenafspraak" in str(uitslag.uitleg)
    assert one(tmp_path, {"hours": 1}, {"lkv_eur": 1.01}).uitleg is None


def test_before_the_law_existed_the_outcome_is_absent(tmp_path: Path) -> None:
    assert one(tmp_path, {"hours_all": 100000, "quotum_pct": 2}, {"levy_eur": None}, year=2013).uitslag == "goed"


def test_json_has_plain_figures(tmp_path: Path) -> None:
    import json

    path = tmp_path / "g.yaml"
    path.write_text("cases:\n- {id: A, year: 2019, inputs: {hours: 1331}, expect: {lkv_eur: 1344.31}, source: S}\n")
    found = json.loads(json.dumps(als_json(voer_uit(path))))
    assert found == [
        {
            "id": "A",
            "titel": "",
            "uitslag": "goed",
            "verwacht": {"lkv_eur": 1344.31},
            "gekregen": {"lkv_eur": 1344.31},
            "uitleg": None,
            "sleutels": [],
            "bron": "S",
        }
    ]


# --- Bad files


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "bestaat niet"),
        ("cases: []", "geen gevallen"),
        ("cases: 5", "geen gevallen"),
        ("", "geen gevallen"),
        ("cases: [5]", "is geen geval"),
        ("cases: [{id: A}]", "verwacht niets"),
        ("cases: [{id: A, inputs: {hours: 1}, expect: {note: 1}}, 5]", "verwacht niets"),
        ("cases: [{id: A, inputs: 5, expect: {a: 1}}]", "sleutels met hun inhoud"),
        ("cases: [{id: A", "geen goede YAML"),
        ("cases: [{id: A, inputs: {hours: 1, hours: 2}, expect: {lkv_eur: 1}}]", "twee keer"),
        ("cases: [{id: A, inputs: {hours: .inf}, expect: {lkv_eur: 1}}]", "geen getal"),
        ("cases: [{id: A, inputs: {[1]: 2}, expect: {lkv_eur: 1}}]", "geen sleutel"),
        ("cases: [{id: A, year: 2019-13-45, inputs: {}, expect: {lkv_eur: 1}}]", "geen goede YAML"),
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
        ("{id: B, inputs: {hours: 1}, expect: null}", "verwacht niets"),
        ("{id: B, inputs: {hours: 1}, expect: {note: only for people}}", "verwacht niets"),
        ("{id: B, inputs: [1], expect: {lkv_eur: 1}}", "sleutels met hun inhoud"),
        ("{id: B, inputs: {raar: 1}, expect: {lkv_eur: 1}}", "raar"),
        ("{id: B, inputs: {hours: 1}, facts: {hours: 2}, expect: {lkv_eur: 1}}", "onder 'facts'"),
    ],
)
def test_a_case_that_is_none_leaves_the_good_ones_alone(tmp_path: Path, broken: str, says: str) -> None:
    path = tmp_path / "half.yaml"
    path.write_text(f"cases:\n- {broken}\n- {{id: A, year: 2019, inputs: {{hours: 100}}, expect: {{lkv_eur: 101}}}}\n")
    first, second = voer_uit(path)
    assert (first.uitslag, second.uitslag) == ("niet begrepen", "goed")
    assert says in str(first.uitleg) and second.id == "A"


def test_a_case_may_have_no_name_and_a_name_may_come_twice(tmp_path: Path) -> None:
    path = tmp_path / "namen.yaml"
    same = "year: 2019, inputs: {hours: 100}, expect: {lkv_eur: "
    path.write_text(
        f"- {{{same}101}}}}\n- {{id: 0, {same}101}}}}\n- {{id: D, {same}101}}}}\n- {{id: D, {same}102}}}}\n"
    )
    assert [(each.id, each.uitslag) for each in voer_uit(path)] == [
        ("geval 1", "goed"),
        ("0", "goed"),
        ("D", "goed"),
        ("D", "fout"),
    ]


@pytest.mark.parametrize(
    "case",
    [
        "year: '2019', inputs: {C_own: 0, attributed_by_uitlener: 6, agreed_before: '2020-08-02'}, expect: {C: 0}",
        "year: 2019.0, inputs: {C_own: 0.0, attributed_by_uitlener: 6.0}, expect: {C: 6.0}",
        "date: '2019-12-31', inputs: {sector: overheid, law_text_date: '2019-11-11'}, expect: {suspended: false}",
        "year: 2019, stand: '2019-11-12', inputs: {sector: overheid}, expect: {suspended: true}",
        "inputs: {activation_decision: '2028-01-01'}, expect: {opslag_from: '2030-01-01'}",
        "year: 2018, inputs: {hours_prev_year: unknown, hours_quotum_year: 40575}, expect: {quotumplichtig: onbekend}",
        "year: 2018, facts: {hours_prev_year: 1}, inputs: {hours_quotum_year: 40575}, expect: {quotumplichtig: false}",
        "year: 2018, tolerance: 1e-02, inputs: {sector: overheid}, expect: {quotum_pct: 1.94}",
        "year: 2019, inputs: {A: 1000, B_pct: 100, C: 0, D: 1330, rounding: null}, expect: {quotumtekort: 0.75187}",
    ],
)
def test_days_years_and_whole_figures_may_be_written_in_more_ways(tmp_path: Path, case: str) -> None:
    path = tmp_path / "vormen.yaml"
    path.write_text(f"cases: [{{id: A, {case}}}]")
    (found,) = voer_uit(path, "polars")
    assert found.uitslag == "goed", als_tekst(found)


def test_exit_code_one_is_for_a_wrong_case_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from telmee.cli import main

    path = tmp_path / "g.yaml"
    good, strange = (
        "{year: 2019, inputs: {hours: 1}, expect: {lkv_eur: 1.01}}",
        "{inputs: {raar: 1}, expect: {banen: 1}}",
    )
    path.write_text(f"[{good}, {strange}]")
    assert main(["wet", "gevallen", str(path), "--json"]) == 0
    assert '"uitslag": "niet begrepen"' in capsys.readouterr().out
    path.write_text(f"[{good}, {strange}, {{year: 2019, inputs: {{hours: 1}}, expect: {{lkv_eur: 2}}}}]")
    assert main(["wet", "gevallen", str(path), "--json"]) == 1


def test_a_file_that_is_no_text_gives_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "slecht.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Fout, match="is geen tekst"):
        voer_uit(path)


def test_an_unknown_engine_is_wrong_usage() -> None:
    with pytest.raises(GebruiksFout, match="kies duckdb, polars of spark"):
        voer_uit(FILES[0], "pandas")


def test_decimals_are_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("cases: [{id: A, inputs: {a: 1.930, b: 1.0e-05, c: 1_000.1}, expect: {x: 1}}]")
    assert list(read_cases(path)[0].inputs.values()) == [Decimal("1.930"), Decimal("0.00001"), Decimal("1000.1")]


def test_the_command_ends_with_one_when_a_case_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("cases: [{id: A, year: 2019, inputs: {hours: 1}, expect: {lkv_eur: 2}}]")
    done = subprocess.run(
        [sys.executable, "-m", "telmee", "wet", "gevallen", str(path)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(WET.parent.parent), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 1 and "verwacht 2, gekregen 1,01" in done.stdout, done.stderr
