"""The instruments beside their cases: the calendar, the minimum wage, and what must hold of every amount."""

import calendar
import operator
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import ENGINES, haal_op, maak_frame
from telmee.fouten import Fout
from telmee.wet import Law, fact, months_later, rule
from telmee.wet.machine.check import check_whole
from telmee.wet.machine.dates import EPOCH, FIRST_DAY, LAST_DAY, day_number, plus_months
from telmee.wet.machine.load import collect, lawbook

HALF_YEARS = [date(year, month, 1) for year in range(2013, 2027) for month in (1, 7)]
KINDS = ("oudere", "arbeidsgehandicapte", "banenafspraak", "herplaatsen")


@cache
def law(day: date | int | str) -> Law:
    return Law.at(day)


def outcome(day: date | int | str, name: str, **facts: object) -> object:
    return law(day).explain(facts, name).waarde


# --- months after a day ---


def by_the_calendar(day: date, months: int) -> date:
    """The same day of the month, or the last one: written in years, months and days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize("months", [1, 3, 36, 672])
def test_months_after_every_day_of_two_centuries(months: int) -> None:
    for number in range(FIRST_DAY, LAST_DAY):
        day = EPOCH + timedelta(number)
        if by_the_calendar(day, months) < EPOCH + timedelta(LAST_DAY):
            expected = day_number(by_the_calendar(day, months))
            assert plus_months(number, months, operator.floordiv, min) == expected, (day, months)


@pytest.mark.parametrize("engine", ENGINES)
def test_engines_count_months_alike(engine: str) -> None:
    days = [date(2024, 2, 29), date(2024, 11, 30), date(1999, 12, 31), date(2022, 6, 15), date(2060, 8, 31)]
    rows: dict[str, list[object]] = {
        "persoon": list(range(len(days))),
        "werkgever": [1] * len(days),
        "jaar": [2025] * len(days),
        "lkv_begin": [day_number(day) for day in days],
        "nummer": list(range(len(days))),
    }
    rows["lkv_begin"][-1] = None
    schema = dict.fromkeys(rows, "int")
    frame = Law.at(2025).derive(
        maak_frame(engine, rows, schema), "lkv_laatste_dag", "doelgroepverklaring_termijn_eindigt", level="werknemer"
    )
    found = {row["nummer"]: row for row in haal_op(frame)}
    for number, day in enumerate(days[:-1]):
        assert found[number]["lkv_laatste_dag"] == day_number(by_the_calendar(day, 36)) - 1
        assert found[number]["doelgroepverklaring_termijn_eindigt"] == day_number(by_the_calendar(day, 3))
    assert found[len(days) - 1]["lkv_laatste_dag"] is None


def test_a_day_outside_the_calendar_is_refused_when_the_law_is_loaded() -> None:
    from types import ModuleType

    @rule("persoon", law="x", since="2020-01-01", unit="datum", label="x")
    def later(ooit):
        """Ten years later."""
        return months_later(ooit, 120)

    module = ModuleType("proef")
    module.later = later
    module.FACTS = [fact("ooit", "persoon", unit="datum", label="x", meaning="x", low=0, high=3_000_000)]
    with pytest.raises(Fout, match="2100"):
        check_whole(collect([module], {}))


# --- minimum wage ---


@pytest.mark.parametrize("day", HALF_YEARS, ids=str)
def test_the_month_of_every_half_year_is_a_multiple_of_sixty_cents(day: date) -> None:
    assert outcome(day, "wml_maand_veelvoud") is True


@pytest.mark.parametrize("day", [day for day in HALF_YEARS if day.year < 2024], ids=str)
def test_week_and_day_follow_from_the_month(day: date) -> None:
    week = outcome(day, "minimumloon_week", leeftijd=30, bbl=False)
    assert week == outcome(day, "wml_week_uit_maand")
    assert outcome(day, "minimumloon_dag", leeftijd=30, bbl=False) == Law.at(day).entry("wml_dag", None).figure


@pytest.mark.parametrize("day", HALF_YEARS, ids=str)
def test_the_minimum_wage_never_falls_with_age_or_time(day: date) -> None:
    by_age = [outcome(day, "minimumloon_maand", leeftijd=age, bbl=False) for age in range(15, 25)]
    assert by_age == sorted(by_age)
    assert outcome(day, "wml_maand") <= outcome(min(day + timedelta(184), HALF_YEARS[-1]), "wml_maand")


HOUR = {
    "2024-01-01": (1062, 796, 664, 524, 458, 398),
    "2024-07-01": (1094, 821, 684, 540, 472, 410),
    "2025-01-01": (1125, 844, 703, 555, 485, 422),
    "2025-07-01": (1152, 864, 720, 569, 497, 432),
    "2026-01-01": (1177, 883, 736, 581, 507, 441),
}
MONTH = {
    "2021-07-01": (136080, 102060, 85050, 67190, 58685, 51030),
    "2022-07-01": (140495, 105370, 87810, 69370, 60590, 52685),
    "2023-01-01": (154750, 116065, 96720, 76410, 66735, 58030),
    "2023-07-01": (159600, 119700, 99750, 78805, 68830, 59850),
}


@pytest.mark.parametrize("name, table", [("minimumloon_uur", HOUR), ("minimumloon_maand", MONTH)])
def test_published_youth_amounts(name: str, table: dict[str, tuple[int, ...]]) -> None:
    for day, amounts in table.items():
        assert tuple(outcome(day, name, leeftijd=age, bbl=False) for age in range(20, 14, -1)) == amounts, day


# --- loonkostenvoordeel, loonkostensubsidie ---


@given(st.sampled_from(KINDS), st.integers(2018, 2026), st.integers(0, 5_000))
def test_a_benefit_is_never_above_its_cap_and_never_falls_with_hours(kind: str, year: int, hours: int) -> None:
    facts = {"begonnen_voor_2024": False}
    amount, more = (
        outcome(year, f"recht_lkv_{kind}", **{f"uren_lkv_{kind}": each}, **facts) for each in (hours, hours + 1)
    )
    cap = (
        outcome(year, "lkv_oudere_hoogste", **facts)
        if kind == "oudere"
        else Law.at(year).entry(f"lkv_{kind}_maximum", None).figure
    )
    assert 0 <= amount <= more <= cap


@given(
    st.lists(st.integers(0, 600_000), min_size=4, max_size=4), st.lists(st.integers(0, 600_000), min_size=4, max_size=4)
)
def test_granted_is_the_highest_and_missed_is_never_negative(rights: list[int], asked: list[int]) -> None:
    facts = {f"recht_lkv_{kind}": each for kind, each in zip(KINDS, rights, strict=True)}
    facts |= {f"gevraagd_lkv_{kind}": each for kind, each in zip(KINDS, asked, strict=True)}
    assert outcome(2026, "tegemoetkoming_wtl", **facts) == max(asked)
    assert outcome(2026, "gemist_lkv", **facts) == max(max(rights) - max(asked), 0)


@given(st.integers(0, 12_000), st.integers(0, 4_000))
def test_a_wage_subsidy_falls_with_the_wage_value_and_grows_with_hours(share: int, hours: int) -> None:
    facts = {"lks_recht": True, "lks_wml": 229_440, "lks_forfait_geldt": False, "voltijd_uren_per_week": 4_000}

    def subsidy(share: int, hours: int) -> int:
        found = outcome(2026, "loonkostensubsidie", loonwaarde_percentage=share, lks_uren_per_week=hours, **facts)
        assert isinstance(found, int)
        return found

    amount = subsidy(share, hours)
    assert amount >= subsidy(share + 100, hours) and subsidy(share, hours + 100) >= amount >= 0
    assert amount <= 229_440 * 1.08 * 0.70 * 1.25 * 40 / 36 + 1


def test_the_charges_can_be_given_and_nothing_else_moves() -> None:
    facts = {"lks_recht": True, "lks_grondslag": 10_000_000, "lks_uren_per_week": 3_600, "voltijd_uren_per_week": 3_600}
    assert Law.at(2023).explain(facts, "loonkostensubsidie").waarde == 123_500
    given_law = Law.at(2023).with_values(lks_vergoeding_werkgeverslasten=3_000)
    assert given_law.explain(facts, "loonkostensubsidie").waarde == 130_000
    assert given_law.explain(facts, "lks_uren").waarde == 3_600


def test_a_plan_does_not_enter_an_answer_unasked() -> None:
    with pytest.raises(Fout, match="voorgenomen"):
        Law.at(2026).require("lks_forfait_beschut")


def test_payroll_rows_to_what_is_missed() -> None:
    """Two months of three people: a right and a request, a right and no request, a request and no right."""
    rows = [(person, month, person != 3, person != 2) for person in (1, 2, 3) for month in (1, 2)]
    frame = pl.DataFrame(
        {
            "persoon": [row[0] for row in rows],
            "werkgever": 1,
            "inkomstenverhouding": 1,
            "tijdvak_begin": [date(2026, row[1], 1) for row in rows],
            "tijdvak_eind": [date(2026, row[1], 28) for row in rows],
            "verloonde_uren": 150,
            "soort": 15,
            "aard": 1,
            "aow_datum": date(2050, 1, 1),
            "geregistreerd_in_tijdvak": [row[2] for row in rows],
            "lkv_banenafspraak_overgang": False,
            "lkv_banenafspraak_gevraagd": [row[3] for row in rows],
        }
    )
    everybody = pl.DataFrame({"persoon": [1, 2, 3], "werkgever": 1, "jaar": 2026})  # who has no right is somebody too
    people = (
        Law.at(2026)
        .derive({"tijdvak": frame, "werknemer": everybody}, "recht_lkv_banenafspraak", "gevraagd_lkv_banenafspraak")
        .sort("persoon")
    )
    assert people["recht_lkv_banenafspraak"].to_list() == [30_300, 30_300, 0]
    assert people["gevraagd_lkv_banenafspraak"].to_list() == [30_300, 0, 0]


# --- the glossary ---


def test_every_term_of_the_glossary_that_is_a_name_is_one() -> None:
    text = (Path(__file__).parent.parent / "docs/begrippen.md").read_text()
    names = [name for cell in re.findall(r"\(([^()]*`[^()]*)\)", text) for name in re.findall(r"`(\w+)`", cell)]
    strange = [name for name in names if name not in ("voorgenomen",) and not lawbook().knows(name)]
    assert names and not strange
