"""Random facts give the same answer on every engine, and the answer of the plainest reading of the rules."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp import haal_op, maak_frame
from telmee.wet import Law
from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.bounds import bounds
from telmee.wet.machine.engine import derive
from telmee.wet.machine.law import GENERAL, calendar_figure
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.rule import LEVELS, Rule
from telmee.wet.machine.units import TEXT, TRUTH
from wet_referentie import figure, total

BOOK = lawbook()
REGIMES = sorted({rule.regime for rule in BOOK.rules} - {"geldend"})
AT_ONCE = 20
"""Rules in one frame; those of another frame are given, so that each also meets figures that no rule would make."""


def laws() -> list[Law]:
    """Laws on the last days of versions, until every version of every rule is among them, each regime also alone."""
    left = {(rule.name, rule.since, rule.regime) for rule in BOOK.rules}
    days = sorted({rule.until or date(2026, 12, 31) for rule in BOOK.rules}, reverse=True)
    chosen = []
    days += sorted({rule.since for rule in BOOK.rules}, reverse=True)
    for regimes in (REGIMES, *([regime] for regime in REGIMES)):
        for day in days if left else ():
            law = Law.at(day, max(day, date(2026, 11, 22)), regimes)
            holding = {(rule.name, rule.since, rule.regime) for rule in law.rules.values()}
            if holding & left:
                chosen.append(law)
                left -= holding
    assert not left, left
    return chosen


LAWS = laws()


def new_rules() -> list[tuple[Law, str, tuple[str, ...]]]:
    """Per law and level: names whose version no earlier law has; rules with a stated bound by themselves."""
    seen: set[tuple[Any, ...]] = set()
    found = []
    for law in LAWS:
        for level in LEVELS:
            names = [
                name
                for name, rule in law.rules.items()
                if rule.level == level and not rule.total and _key(name, rule) not in seen
            ]
            seen |= {_key(name, law.rules[name]) for name in names}
            stated = [name for name in names if law.rules[name].high is not None]
            free = [name for name in names if name not in stated]
            parts = [free[at : at + AT_ONCE] for at in range(0, len(free), AT_ONCE)] + [[name] for name in stated]
            found += [(law, level, tuple(part)) for part in parts]
    return found


def _key(name: str, rule: Rule) -> tuple[Any, ...]:
    return name, rule.since, rule.regime, rule.law


ROW_RULES = new_rules()


def leaves(law: Law, names: tuple[str, ...]) -> list[str]:
    """What must be given to compute these names and nothing else."""
    rules = [law.rules[name] for name in names]
    needs = {need for rule in rules for need in (*rule.needs, *filter(None, [rule.applies]))}
    return sorted(need for need in needs if need not in names and need not in CALENDAR)


def draw(rng: random.Random, law: Law, name: str) -> Any:
    """A figure that a name can have: often unknown, zero, or one of its extremes."""
    if rng.random() < 0.15:
        return None
    plain = name.removesuffix(GENERAL)
    unit = BOOK.unit(plain)
    if unit == TRUTH:
        return rng.random() < 0.5
    if unit == TEXT:
        fact = BOOK.facts.get(plain)
        return rng.choice(fact.choices if fact and fact.choices else ("markt", "overheid", ""))
    low, high = bounds(BOOK, plain)
    corners = [each for each in (low, high, 0, 1, -1, 25, 40_574, 40_575) if low <= each <= high]
    return rng.choice(corners) if rng.random() < 0.5 else rng.randint(low, min(high, low + 10 ** rng.randint(0, 18)))


def sort_of(name: str) -> str:
    return {TRUTH: "bool", TEXT: "text"}.get(BOOK.unit(name.removesuffix(GENERAL)), "int")


def table(law: Law, names: list[str], seed: int, size: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [{"_nummer": number, **{name: draw(rng, law, name) for name in names}} for number in range(size)]


def native(engine: str, rows: list[dict[str, Any]], kinds: dict[str, str]) -> Any:
    return maak_frame(engine, {name: [row[name] for row in rows] for name in kinds}, kinds)


def check_rows(engine: str, law: Law, level: str, names: tuple[str, ...], seed: int, size: int = 60) -> None:
    columns = leaves(law, names)
    rows = table(law, columns, seed, size)
    kinds = {"_nummer": "int", **{name: sort_of(name) for name in columns}}
    found = {
        row["_nummer"]: row
        for row in haal_op(derive(law, {level: native(engine, rows, kinds)}, names, check=False, keep=True))
    }
    for row in rows:
        given = {**{name: calendar_figure(name, law.op) for name in CALENDAR}, **row}
        memo: dict[str, Any] = {}
        for name in names:
            wanted, got = figure(law, name, given, memo), found[row["_nummer"]][name]
            facts = {need: row[need] for need in leaves(law, (name,)) if need in row}
            assert got == wanted and type(got) is type(wanted), (
                f"{engine}, {law.op}, {name}: {got} in plaats van {wanted} bij {facts}"
            )


ids = [f"{law.op}-{level}-{len(names)}" for law, level, names in ROW_RULES]


@pytest.mark.parametrize(("law", "level", "names"), ROW_RULES, ids=ids)
@settings(max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_rules_of_a_row(law: Law, level: str, names: tuple[str, ...], seed: int) -> None:
    for engine in ("duckdb", "polars"):
        check_rows(engine, law, level, names, seed)


@pytest.mark.spark
@pytest.mark.traag
@pytest.mark.parametrize(("law", "level", "names"), ROW_RULES, ids=ids)
def test_rules_of_a_row_on_spark(law: Law, level: str, names: tuple[str, ...], spark: Any) -> None:
    check_rows("spark", law, level, names, seed=20_261_122, size=400)


# --- Totals

TOTALS = sorted({(str(rule.total), rule.level) for law in LAWS for rule in law.rules.values() if rule.total}, key=str)


def check_totals(engine: str, law: Law, source: str, level: str, seed: int, size: int = 60) -> None:
    names = sorted(
        name
        for name, rule in law.rules.items()
        if rule.total == source and rule.level == level and not name.endswith(GENERAL)
    )
    if not names:
        return
    needs = sorted(
        {each for name in names for each in (*law.rules[name].needs, *filter(None, [law.rules[name].among]))}
    )
    keys = LEVELS[level].keys
    rng = random.Random(seed)
    groups = [_group(keys, number) for number in range(6)]
    empty = groups[-1]
    rows = [
        {**rng.choice(groups[:-1]), **row}
        for row in table(law, [need for need in needs if need not in keys], seed, size)
    ]
    source_keys = {key: "text" if key == "sector" else "int" for key in keys}
    kinds = {**source_keys, "_nummer": "int", **{need: sort_of(need) for need in needs}}
    upper = native(engine, groups, source_keys)
    frames = {source: native(engine, rows, kinds), level: upper}
    for found in haal_op(derive(law, frames, names, check=False)):
        key = {each: found[each] for each in keys}
        mine = [row for row in rows if all(row[each] == key[each] for each in keys)]
        assert key != empty or not mine
        for name in names:
            wanted = total(law, name, mine)
            assert found[name] == wanted, f"{engine}, {name}: {found[name]} in plaats van {wanted} over {mine}"


def _group(keys: tuple[str, ...], number: int) -> dict[str, Any]:
    every = {
        "persoon": number % 3,
        "werkgever": number // 3,
        "jaar": 2019,
        "sector": ("markt", "overheid", "")[number % 3],
    }
    if keys == ("jaar",):
        return {"jaar": 2014 + number}
    if keys == ("sector", "jaar"):
        return {"sector": every["sector"], "jaar": 2018 + number // 3}
    if keys == ("persoon",):
        return {"persoon": number}
    return {key: every[key] for key in keys} if "persoon" in keys else {"werkgever": number, "jaar": 2019}


@pytest.mark.parametrize(("source", "level"), TOTALS)
@settings(max_examples=6)
@given(seed=st.integers(0, 2**32))
def test_totals(source: str, level: str, seed: int) -> None:
    for law in LAWS[:2]:
        for engine in ("duckdb", "polars"):
            check_totals(engine, law, source, level, seed)


def december_rows(rng: random.Random, size: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Payroll rows that count or may count, and their employers; one employer has no rows."""
    rows = [
        {
            "werkgever": rng.randint(1, 5),
            "telt_mee": rng.choice((True, True, False, None)),
            "aard": rng.choice((1, 11, 22)),
            "december_uren": None if rng.random() < 0.02 else rng.randint(0, 16_000),
        }
        for _ in range(size)
    ]
    employers = [
        {"werkgever": number, "sector": rng.choice(("markt", "overheid")), "uitlener": rng.random() < 0.5}
        for number in range(1, 7)
    ]
    return rows, employers


def check_total_of_totals(engine: str, seed: int, size: int = 12) -> None:
    """Totals per sector come out alike, straight from the rows or by way of the employers."""
    law, names = Law.at(2024), ("december_uren_formeel_sector", "december_uren_inleen_sector")
    rows, employers = december_rows(random.Random(seed), size)
    frames = {
        "tijdvak": native(
            engine, rows, {"werkgever": "int", "telt_mee": "bool", "aard": "int", "december_uren": "int"}
        ),
        "werkgever": native(engine, employers, {"werkgever": "int", "sector": "text", "uitlener": "bool"}),
    }
    steps = ("december_uren_formeel_werkgever", "december_uren_inleen_werkgever")
    per_employer = haal_op(derive(law, frames, steps, check=False))
    straight = haal_op(derive(law, frames, names, check=False))
    for row in straight:
        mine = [employer for employer in per_employer if employer["sector"] == row["sector"]]
        for step, name in zip(steps, names, strict=True):
            figures = [employer[step] for employer in mine]
            assert row[name] == (None if None in figures else sum(figures)), f"{engine}, {name}, seed {seed}"
    with_rows = {
        employer["sector"] for employer in employers if employer["werkgever"] in {r["werkgever"] for r in rows}
    }
    assert {row["sector"] for row in straight} <= with_rows


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32))
def test_a_total_of_totals(seed: int) -> None:
    for engine in ("duckdb", "polars"):
        check_total_of_totals(engine, seed)


@pytest.mark.spark
@pytest.mark.traag
def test_a_total_of_totals_on_spark(spark: Any) -> None:
    check_total_of_totals("spark", seed=11)


@pytest.mark.spark
@pytest.mark.traag
@pytest.mark.parametrize(("source", "level"), TOTALS)
def test_totals_on_spark(source: str, level: str, spark: Any) -> None:
    check_totals("spark", LAWS[0], source, level, seed=7, size=300)
