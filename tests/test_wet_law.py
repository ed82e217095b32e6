"""The law on a day: two dates, values, what-ifs; and frames: totals, wrong columns, other kinds of tables."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp import haal_op, maak_frame
from telmee.fouten import Fout
from telmee.wet import Law
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.values import read_values

EMPLOYER = {
    "sector": "text",
    "quotumplichtig": "bool",
    "uitlener": "bool",
    "regels_wsw_gedetacheerd": "int",
    "verloonde_uren_totaal": "int",
    "verloonde_uren_wsw": "int",
    "verloonde_uren_uitzendpersoneel": "int",
    "verloonde_uren_doelgroep": "int",
}
ONE = {
    "sector": "overheid",
    "quotumplichtig": True,
    "uitlener": False,
    "regels_wsw_gedetacheerd": 0,
    "verloonde_uren_totaal": 100_000,
    "verloonde_uren_wsw": 0,
    "verloonde_uren_uitzendpersoneel": 0,
    "verloonde_uren_doelgroep": 0,
}


def employers(engine: str, *rows: dict[str, Any], kinds: dict[str, Any] = EMPLOYER) -> Any:
    full = [{**ONE, **row} for row in rows]
    return maak_frame(engine, {name: [row[name] for row in full] for name in kinds}, kinds)


def outcome(law: Law, name: str, **facts: Any) -> Any:
    return haal_op(law.derive(employers("polars", facts), name))[0][name]


# --- Two dates


@pytest.mark.parametrize(
    ("op", "stand", "suspended"),
    [
        ("2019-12-31", "2019-11-11", False),
        ("2019-12-31", "2019-11-12", True),
        ("2022-12-31", "2022-12-13", False),
        ("2022-12-31", "2022-12-14", True),
        ("2021-12-31", "2019-11-12", True),
        ("2017-12-31", "2026-11-22", False),
    ],
)
def test_what_is_known_decides_not_what_came_later(op: str, stand: str, suspended: bool) -> None:
    entry = Law.at(op, stand).entry("heffing_opgeschort", None)
    assert entry is not None and entry.figure is suspended


def test_a_year_is_its_last_day_and_a_day_a_day() -> None:
    assert Law.at(2018).op == Law.at("2018").op == Law.at("2018-12-31").op == Law.at(date(2018, 12, 31)).op
    for wrong in ("gisteren", "2018-02-30", "18"):
        with pytest.raises(Fout, match="is geen datum"):
            Law.at(wrong)


@pytest.mark.parametrize(
    ("op", "stand", "name", "says"),
    [
        ("2014-12-31", None, "quotumheffing", r"geldt vanaf 2015-05-01 \(Wfsv 38h"),
        ("2015-04-30", None, "quotumheffing", "geldt vanaf 2015-05-01"),
        ("2018-01-01", None, "uren_premiekorting", r"gold tot en met 2017-12-31 \(Wfsv 50b"),
        ("2019-12-31", None, "inclusiviteitsopslag", "--regime wet-banenafspraak"),
        ("2019-12-31", None, "quotumhefing", "Bedoelt u quotumheffing"),
        ("2019-12-31", None, "heffing_per_baan", "geen uitkomst van een regel"),
        ("2019-12-31", "2014-01-01", "quotumheffing", "nog niet bekend|geldt"),
    ],
)
def test_an_outcome_that_does_not_hold_says_why(op: str, stand: str | None, name: str, says: str) -> None:
    with pytest.raises(Fout, match=says):
        Law.at(op, stand).require(name)


def test_an_unknown_regime_is_refused_with_the_choices() -> None:
    with pytest.raises(Fout, match="kies uit.*wet-banenafspraak"):
        Law.at("2026-12-31", regimes=["plan"])


def test_nothing_of_another_regime_is_in_the_law_unless_asked() -> None:
    plain, asked = Law.at("2026-12-31"), Law.at("2026-12-31", regimes=["wet-banenafspraak"])
    assert all(rule.regime == "geldend" for rule in plain.rules.values())
    assert {name for name, rule in asked.rules.items() if rule.regime != "geldend"} > {"inclusiviteitsopslag"}


# --- Values


def test_another_figure_is_another_law() -> None:
    law = Law.at("2019-12-31")
    assert outcome(law, "quotumheffing") == 800_000
    assert outcome(law.with_values(quotumpercentage=300), "quotumheffing") == 1_100_000
    assert outcome(law.with_values(quotumpercentage={"markt": 300}), "quotumheffing") == 800_000
    assert outcome(law.with_values(quotumpercentage=None), "quotumheffing") is None
    assert outcome(law, "quotumheffing") == 800_000


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"quotumpercentage": 1.93}, "geheel getal"),
        ({"quotumpercentage": True}, "geheel getal"),
        ({"quotum_geactiveerd": 1}, "ja of nee"),
        ({"uren_per_baan_jaar": 0}, "buiten 100 tot 10000"),
        ({"quotumpercentge": 1}, "Bedoelt u quotumpercentage"),
        ({"uitlener": True}, "geef het bij de feiten"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(figures: dict[str, Any], says: str) -> None:
    with pytest.raises(Fout, match=says):
        Law.at("2019-12-31").with_values(**figures)


def test_every_whole_number_of_the_law_has_bounds_so_that_one_given_instead_is_tested() -> None:
    whole = [value for value in lawbook().values.values() if any(type(each.figure) is int for each in value.entries)]
    assert [value.name for value in whole if value.high <= value.low] == []
    with pytest.raises(Fout, match="buiten 10 tot 1680"):
        Law.at("2024-12-31").with_values(uren_per_baan_week=0)


def test_every_value_is_cited_and_every_unknown_says_what_was_looked_for() -> None:
    for value in lawbook().values.values():
        assert value.law.strip() and value.reviewed
        for entry in value.entries:
            assert entry.source.strip(), value.name
            assert entry.figure is not None or entry.searched, value.name


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": "unknown"}, "waar naar gezocht is"),
        ({"value": 1.5}, "past niet bij eenheid"),
        ({"value": True}, "past niet bij eenheid"),
        ({"confidence": "zeker"}, "zekerheid of status"),
        ({"status": "verzonnen"}, "zekerheid of status"),
        ({"foo": 1}, "onbekende sleutel foo"),
    ],
)
def test_a_value_that_is_written_wrong_is_refused(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    entry = {"from": date(2015, 1, 1), "value": 5, "source": "S", "confidence": "high", **change}
    value = {"unit": "uren", "label": "V", "law": "Wfsv 1", "reviewed": date(2026, 1, 1), "values": [entry]}
    path = tmp_path / "values.yaml"
    path.write_text(yaml.safe_dump({"v": value}))
    with pytest.raises(Fout, match=says):
        read_values(path, "proef")


# --- Totals


ROW = {
    "persoon": "int",
    "werkgever": "int",
    "jaar": "int",
    "soort": "int",
    "aard": "int",
    "verloonde_uren": "int",
    "telt_mee": "bool",
}


def totals(engine: str, rows: list[tuple[Any, ...]], *names: str) -> dict[int, dict[str, Any]]:
    """Totals by employer of rows of (employer, soort, hours, counts); employers 1 to 3 exist."""
    columns = {
        "persoon": [1] * len(rows),
        "werkgever": [row[0] for row in rows],
        "jaar": [2019] * len(rows),
        "soort": [row[1] for row in rows],
        "aard": [1] * len(rows),
        "verloonde_uren": [row[2] for row in rows],
        "telt_mee": [row[3] for row in rows],
    }
    upper = maak_frame(engine, {"werkgever": [1, 2, 3], "jaar": [2019] * 3}, {"werkgever": "int", "jaar": "int"})
    done = Law.at("2019-12-31").derive({"tijdvak": maak_frame(engine, columns, ROW), "werkgever": upper}, *names)
    return {row["werkgever"]: row for row in haal_op(done)}


def test_a_total_with_an_unknown_is_unknown_and_of_nothing_zero(engine: str) -> None:
    found = totals(
        engine,
        [(1, 15, 100, True), (1, 15, None, True), (2, 15, 50, True), (2, 31, None, True)],
        "verloonde_uren_totaal",
        "verloonde_uren_wsw",
    )
    assert [found[each]["verloonde_uren_totaal"] for each in (1, 2, 3)] == [None, 50, 0]
    assert [found[each]["verloonde_uren_wsw"] for each in (1, 2, 3)] == [0, 0, 0]


def test_a_total_among_rows_takes_no_guess(engine: str) -> None:
    name = "verloonde_uren_doelgroep_eigen"
    found = totals(engine, [(1, 15, 100, True), (1, 15, 30, False), (2, 15, 50, None), (3, 15, None, False)], name)
    assert [found[each][name] for each in (1, 2, 3)] == [100, None, 0]


@pytest.mark.parametrize("place", range(6))
def test_an_unknown_total_shows_what_makes_it_unknown_wherever_it_stands(place: int) -> None:
    """Of many rows only a few are written out; the one that decides is among them, whatever the order of the rows."""
    rows = [{"werkgever": 1, "persoon": n, "soort": 15, "verloonde_uren": 10} for n in range(6)]
    rows[place]["verloonde_uren"] = None
    tree = Law.at("2019-12-31").explain({"tijdvak": rows}, "verloonde_uren_totaal")
    assert tree.waarde is None and not any(reason.startswith("Som over") for reason in tree.reasons())
    assert any(child.waarde is None for child in tree.kinderen)


hours = st.integers(0, 10_000)
payroll = st.lists(st.tuples(st.integers(1, 3), st.sampled_from([11, 13, 15, 31]), hours, st.booleans()), max_size=30)


@settings(max_examples=25)
@given(rows=payroll)
def test_totals_conserve_hours(rows: list[tuple[int, int, int, bool]]) -> None:
    for engine in ("polars", "duckdb"):
        found = totals(engine, rows, "verloonde_uren_totaal", "verloonde_uren_doelgroep_eigen")
        assert sum(row["verloonde_uren_totaal"] for row in found.values()) == sum(
            row[2] for row in rows if row[1] != 31
        )
        assert sum(row["verloonde_uren_doelgroep_eigen"] for row in found.values()) == sum(
            row[2] for row in rows if row[3]
        )


@settings(max_examples=25)
@given(rows=payroll, more=st.tuples(st.integers(1, 3), st.sampled_from([11, 13, 15, 31]), hours, st.booleans()))
def test_one_employee_more_never_lowers_the_hours(rows: list[Any], more: Any) -> None:
    names = ("verloonde_uren_totaal", "verloonde_uren_doelgroep_eigen", "verloonde_uren_wsw")
    before, after = totals("polars", rows, *names), totals("polars", [*rows, more], *names)
    assert all(after[each][name] >= before[each][name] for each in before for name in names)


@settings(max_examples=40)
@given(
    all_hours=st.integers(0, 10**9),
    counted=st.lists(st.integers(0, 10**8), min_size=2, max_size=20),
    percentage=st.integers(0, 10_000),
)
def test_more_hours_of_the_target_group_never_raise_the_levy(
    all_hours: int, counted: list[int], percentage: int
) -> None:
    law = Law.at("2019-12-31").with_values(quotumpercentage=percentage)
    rows = [{"verloonde_uren_totaal": all_hours, "verloonde_uren_doelgroep": each} for each in sorted(counted)]
    found = haal_op(law.derive(employers("polars", *rows), "quotumheffing"))
    levies = [row["quotumheffing"] for row in sorted(found, key=lambda row: row["verloonde_uren_doelgroep"])]
    assert levies == sorted(levies, reverse=True) and all(levy >= 0 and levy % 50_000 == 0 for levy in levies)


# --- Columns and tables


@pytest.mark.parametrize(
    ("column", "kind", "figure", "says"),
    [
        ("verloonde_uren_totaal", "text", "veel", "moet gehele getallen bevatten"),
        ("verloonde_uren_totaal", "float", 1.5, "moet gehele getallen bevatten"),
        ("uitlener", "int", 1, "moet ja/nee"),
        ("uitlener", pa.int32(), 1, "moet ja/nee"),
        ("sector", pa.int32(), 1, "moet tekst bevatten"),
        ("sector", "int", 1, "moet tekst bevatten"),
    ],
)
def test_a_column_of_the_wrong_type_is_refused(engine: str, column: str, kind: Any, figure: Any, says: str) -> None:
    with pytest.raises(Fout, match=says) as found:
        Law.at("2019-12-31").derive(
            employers(engine, {column: figure}, kinds={**EMPLOYER, column: kind}), "quotumheffing"
        )
    assert f"'{column}'" in str(found.value)


@pytest.mark.parametrize("column", ["uitlener", "sector", "verloonde_uren_totaal"])
def test_a_column_of_only_nulls_is_unknown(engine: str, column: str) -> None:
    null = pa.int32() if engine == "duckdb" else pa.null()  # what DuckDB makes of it
    frame = employers(engine, {column: None}, kinds={**EMPLOYER, column: null})
    assert haal_op(Law.at("2019-12-31").derive(frame, "quotumheffing"))[0]["quotumheffing"] is None


@pytest.mark.parametrize("figure", [-1, 10**11 + 1])
def test_an_absurd_fact_is_refused(engine: str, figure: int) -> None:
    frame = maak_frame(engine, {"toetsuren_vorig_jaar": [5, figure]}, {"toetsuren_vorig_jaar": "int"})
    with pytest.raises(Fout, match=f"{figure} uren; dat kan niet"):
        Law.at("2019-12-31").derive(frame, "onder_drempel_vorig_jaar")


@pytest.mark.parametrize(
    ("column", "figure", "says"),
    [
        ("verloonde_uren_doelgroep", -1, "-1 uren"),  # an outcome that is given
        ("verloonde_uren_doelgroep", 2 * 10**11 + 1, "200000000001 uren"),
        ("quotumpercentage", 10_001, "10001 honderdsten procent"),  # a value of the law that is given
    ],
)
def test_an_absurd_outcome_or_value_in_a_column_is_refused(engine: str, column: str, figure: int, says: str) -> None:
    kinds = {**EMPLOYER, column: "int"}
    rows = [{column: 5}, {column: None}, {column: figure}]
    with pytest.raises(Fout, match=f"Kolom '{column}'.*{says}; dat kan niet"):
        Law.at("2019-12-31").derive(employers(engine, *rows, kinds=kinds), "quotumheffing")
    assert len(haal_op(Law.at("2019-12-31").derive(employers(engine, *rows[:2], kinds=kinds), "quotumheffing"))) == 2


def test_a_missing_column_is_named_with_the_rule_that_needs_it(engine: str) -> None:
    kinds = {name: kind for name, kind in EMPLOYER.items() if name != "sector"}
    with pytest.raises(Fout, match="'sector'.*ontbreekt.*Wfsv 38g|'sector'.*ontbreekt.*vereist|'sector'.*ontbreekt"):
        Law.at("2019-12-31").derive(employers(engine, {}, kinds=kinds), "quotumheffing")


def test_small_whole_numbers_are_widened(engine: str) -> None:
    kinds = {**EMPLOYER, "verloonde_uren_totaal": pa.int32(), "verloonde_uren_doelgroep": pa.int32()}
    frame = employers(engine, {"verloonde_uren_totaal": 2_000_000_000}, kinds=kinds)
    assert haal_op(Law.at("2019-12-31").derive(frame, "quotumheffing"))[0]["quotumheffing"] == 321_562 * 50_000


def test_an_arrow_table_comes_back_as_one() -> None:
    table = pa.table({name: [ONE[name]] for name in EMPLOYER})
    done = Law.at("2019-12-31").derive(table, "quotumheffing")
    assert isinstance(done, pa.Table) and done.to_pylist()[0]["quotumheffing"] == 800_000


def test_a_polars_frame_comes_back_as_one() -> None:
    import polars as pl

    done = Law.at("2019-12-31").derive(pl.DataFrame({name: [ONE[name]] for name in EMPLOYER}), "quotumheffing")
    assert isinstance(done, pl.DataFrame) and done["quotumheffing"].to_list() == [800_000]


@pytest.mark.parametrize("thing", [5, [1, 2], {"werkgever": [1]}, "tabel"])
def test_what_is_no_table_is_refused(thing: Any) -> None:
    with pytest.raises(Fout, match="geef een tabel"):
        Law.at("2019-12-31").derive(thing, "quotumheffing")


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(Fout, match="is geen niveau; kies uit tijdvak"):
        Law.at("2019-12-31").derive({"dorp": employers("polars", {})}, "quotumheffing")


def test_an_outcome_that_is_given_is_used(engine: str) -> None:
    frame = maak_frame(
        engine,
        {"quotumtekort": [23, 0, None], "quotumplichtig": [True] * 3},
        {"quotumtekort": "int", "quotumplichtig": "bool"},
    )
    found = haal_op(Law.at("2019-12-31").derive(frame, "quotumheffing"))
    assert {row["quotumtekort"]: row["quotumheffing"] for row in found} == {23: 1_150_000, 0: 0, None: None}
