"""Working days: the words on random days against Python's calendar, the listed holidays against their own rules."""

import random
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp import haal_op, maak_frame
from telmee.fouten import Fout
from telmee.wet import Law, fact, months_later, rule, working_day, working_day_before
from telmee.wet.machine.bounds import bounds
from telmee.wet.machine.check import check_whole
from telmee.wet.machine.dates import day_number, from_day_number
from telmee.wet.machine.load import SUBJECTS, collect, lawbook
from telmee.wet.machine.terms import name
from telmee.wet.machine.values import _one_by_one, read_values
from telmee.wet.machine.words import in_words
from telmee.wet.machine.workdays import LONGEST, day_name, safe_day, term_ends, workdays, workdays_of

DAY = timedelta(days=1)
HOLIDAYS = read_values(SUBJECTS / "termijnenwet/values.yaml", "termijnenwet")
EQUATED = [  # Algemene termijnenwet 3 lid 3: the decrees, written here a second time
    *("2014-05-30", "2015-01-02", "2015-05-04", "2015-05-15", "2016-05-06"),
    *("2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31", "2019-05-31", "2019-12-27"),
    *("2020-05-22", "2021-05-14", "2022-05-27", "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
    *("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
]


def easter(year: int) -> date:
    """By the calendar of Gregory (Butcher's rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + sunday - 7 * ((golden + 11 * epact + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def by_the_act(year: int) -> set[tuple[date, str]]:
    """The holidays of a year as artikel 3 lid 1 and 2 say them."""
    king = date(year, 4, 27) if date(year, 4, 27).weekday() != 6 else date(year, 4, 26)
    days = {
        "Nieuwjaarsdag": date(year, 1, 1),
        "Goede Vrijdag": easter(year) - 2 * DAY,
        "Tweede paasdag": easter(year) + DAY,
        "Koningsdag": king,
        "5 mei": date(year, 5, 5),
        "Hemelvaartsdag": easter(year) + 39 * DAY,
        "Tweede pinksterdag": easter(year) + 50 * DAY,
        "Eerste kerstdag": date(year, 12, 25),
        "Tweede kerstdag": date(year, 12, 26),
    }
    return {(day, label) for label, day in days.items()}


FREE = {day for year in range(2014, 2029) for day, _ in by_the_act(year)} | set(map(date.fromisoformat, EQUATED))


def expected(day: date | None, step: int) -> date | None:
    """Day by day; outside 2014 to 2028 the holidays are not known."""
    while day is not None and 2014 <= day.year <= 2028:
        if day.weekday() < 5 and day not in FREE:
            return day
        day += step * DAY
    return None


@pytest.mark.parametrize("year", range(2014, 2036))
def test_the_list_is_what_the_act_says(year: int) -> None:
    listed = {
        (from_day_number(int(entry.figure)), value.label)
        for value in HOLIDAYS.values()
        for entry in value.entries
        if entry.figure is not None and entry.start.year == year and value.name != "gelijkgestelde_dag"
    }
    assert listed == by_the_act(year)


def test_the_equated_days_are_those_of_the_decrees() -> None:
    entries = HOLIDAYS["gelijkgestelde_dag"].entries
    assert [from_day_number(int(each.figure)).isoformat() for each in entries if each.figure is not None] == EQUATED
    assert entries[-1].figure is None and entries[-1].start == date(2029, 1, 1)


def test_a_holiday_is_a_value_of_its_year() -> None:
    law = Law.at("2026-04-01")
    assert from_day_number(law.entry("tweede_paasdag", None).figure) == date(2026, 4, 6)  # type: ignore[union-attr, arg-type]
    for op, day in (("2018-05-11", "2018-05-11"), ("2018-05-12", "2018-12-24"), ("2018-12-31", "2018-12-31")):
        entry = Law.at(op).entry("gelijkgestelde_dag", None)
        assert entry is not None and from_day_number(int(entry.figure)).isoformat() == day  # type: ignore[arg-type]


DATE = fact("d", "werkgever", unit="datum", label="d", meaning="d", low=-20_000, high=40_000)


def made(called: str, unit: str, term: Any) -> Any:
    term.__name__, term.__doc__ = called, "D."
    return rule("werkgever", law="Wfsv 1", since="2015-01-01", label="L", unit=unit)(term)


def book_of(**rules: Any) -> Any:
    book = collect(
        [SimpleNamespace(FACTS=[DATE], **{called: made(called, "datum", term) for called, term in rules.items()})],
        {},  # type: ignore[list-item]
    )
    check_whole(book)
    return book


BOOK = book_of(
    after=lambda d: working_day(d),
    before=lambda d: working_day_before(d),
    summed=lambda d: working_day(d + 42),
    twice=lambda d: working_day_before(working_day(d) + 1),
)


def days(seed: int, size: int = 80) -> list[int | None]:
    """Days around holidays and the ends of the list, some far away, some unknown."""
    rng = random.Random(seed)
    near = [day_number(day) for day in sorted(FREE)] + [workdays().first, workdays().last]
    wanted = [
        rng.choice(near) + rng.randint(-4, 4) if rng.random() < 0.8 else rng.randint(-20_000, 40_000)
        for _ in range(size)
    ]
    return [None if rng.random() < 0.05 else day for day in wanted]


def check(engine: str, seed: int, size: int = 80) -> None:
    law, wanted = Law.at("2019-12-31", book=BOOK), days(seed, size)
    frame = maak_frame(engine, {"n": list(range(size)), "d": wanted}, {"n": "int", "d": "int"})
    rows = haal_op(law.derive(frame, "after", "before", "summed", "twice", level="werkgever"))
    for row in rows:
        day = None if wanted[row["n"]] is None else from_day_number(int(wanted[row["n"]]))  # type: ignore[arg-type]
        after = expected(day, 1)
        right = {
            "after": after,
            "before": expected(day, -1),
            "summed": expected(day and day + 42 * DAY, 1),
            "twice": expected(after and after + DAY, -1),
        }
        computed = law.compute({"werkgever": [{} if day is None else {"d": day}]}, "after")
        for called, outcome in right.items():
            number = None if outcome is None else day_number(outcome)
            assert row[called] == number, f"{engine}, {called}, {day}"
            assert computed.outcome(called) == number, f"explain, {called}, {day}"


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32))
def test_working_days_on_random_days(seed: int) -> None:
    for engine in ("duckdb", "polars"):
        check(engine, seed)


@pytest.mark.spark
@pytest.mark.traag
def test_working_days_on_spark(spark: Any) -> None:
    check("spark", seed=3, size=400)


def test_every_day_of_the_list_is_as_the_act_says() -> None:
    day = date(2013, 12, 20)
    while day < date(2029, 1, 10):
        for step in (1, -1):
            found = workdays().to(day_number(day), step)
            assert (None if found is None else from_day_number(found)) == expected(day, step), day
            assert found is None or abs(found - day_number(day)) <= LONGEST
        day += DAY


def test_bounds_hold_the_longest_way() -> None:
    assert bounds(BOOK, "after") == (-20_000, 40_000 + LONGEST) and bounds(BOOK, "before") == (
        -20_000 - LONGEST,
        40_000,
    )


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(Fout, match="geeft een werkdag bij een datum"):
        collect_and_check = made("uitkomst", "datum", lambda n: working_day(n))
        hours = fact("n", "werkgever", unit="uren", label="n", meaning="n", low=0, high=9)
        check_whole(collect([SimpleNamespace(FACTS=[hours], een=collect_and_check)], {}))  # type: ignore[list-item]


def test_in_words() -> None:
    later = working_day(months_later(name("begin"), 3))
    assert in_words(later, str, lambda _: "datum") == "de eerste werkdag op of na (begin plus 3 maanden)"
    assert in_words(working_day_before(name("d")), str, lambda _: "datum") == "de laatste werkdag op of vóór d"


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("2026-04-03", "2026-04-03 is Goede Vrijdag."),
        ("2027-05-01", "2027-05-01 is een zaterdag."),
        ("2026-09-11", ""),
        ("2031-03-03", "Van 2031-03-03 is niet bekend of het een feestdag is (Algemene termijnenwet 3)."),
    ],
)
def test_the_explanation_says_why_a_day_moves(day: str, note: str) -> None:
    node = Law.at("2026-12-31").explain({"laatste_dag_termijn": day}, "termijn_veilige_dag")
    assert node.opmerking == note
    assert node.waarde is not None or node.reasons() == [note]


def test_a_holiday_cannot_be_given_otherwise() -> None:
    """A working day reads the whole list, so one other day would change nothing, in silence."""
    with pytest.raises(Fout, match="lijst van dagen"):
        Law.at("2026-12-31").with_values(koningsdag=20_000)


def test_holidays_are_used_by_the_rules_that_name_a_working_day() -> None:
    assert "termijn_eindigt_op" in lawbook().used_by("goede_vrijdag")
    assert "termijn_kan_doorlopen" not in lawbook().used_by("goede_vrijdag")


@pytest.mark.parametrize(
    ("day", "called", "ends", "safe"),
    [
        (date(2027, 5, 1), "zaterdag", date(2027, 5, 3), date(2027, 4, 30)),
        (date(2026, 4, 3), "Goede Vrijdag", date(2026, 4, 7), date(2026, 4, 2)),
        (date(2026, 9, 11), "", date(2026, 9, 11), date(2026, 9, 11)),
        (date(2031, 5, 3), "zaterdag", date(2031, 5, 3), date(2031, 5, 2)),  # not listed: a term does not run on
    ],
)
def test_dates_outside_the_language(day: date, called: str, ends: date, safe: date) -> None:
    assert (day_name(day), term_ends(day), safe_day(day)) == (called, ends, safe)


# --- Lists of days in a file of values

ENTRY = {"from": date(2018, 1, 1), "until": date(2019, 12, 31), "source": "S", "confidence": "high"}


def test_a_list_of_days_is_an_entry_for_each() -> None:
    listed = [date(2018, 5, 11), date(2018, 12, 24), date(2019, 5, 31)]
    found = [(each["from"], each["until"], each["value"]) for each in _one_by_one({**ENTRY, "days": listed})]
    assert found == [
        (date(2018, 1, 1), date(2018, 5, 11), date(2018, 5, 11)),
        (date(2018, 5, 12), date(2018, 12, 31), date(2018, 12, 24)),
        (date(2019, 1, 1), date(2019, 12, 31), date(2019, 5, 31)),
    ]


@pytest.mark.parametrize(
    "listed",
    [
        [date(2018, 12, 24), date(2018, 5, 11)],
        [date(2018, 5, 11), date(2018, 5, 11)],
        [date(2017, 5, 11)],
        [date(2020, 1, 1)],
        [],
    ],
)
def test_days_out_of_order_or_outside_the_years_are_refused(listed: list[date]) -> None:
    with pytest.raises(ValueError, match="dagen op volgorde"):
        list(_one_by_one({**ENTRY, "days": listed}))


def test_years_must_follow_each_other() -> None:
    less = {**HOLIDAYS, "koningsdag": HOLIDAYS["koningsdag"]}
    entries = tuple(each for each in less["koningsdag"].entries if each.start.year != 2020)

    with pytest.raises(ValueError, match="sluiten niet aan"):
        workdays_of({**less, "koningsdag": replace(less["koningsdag"], entries=entries)})
