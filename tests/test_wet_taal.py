"""The words of the language beside the plain sums, on random figures: against Python's own calendar and fractions."""

import calendar
import math
import random
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hulp import haal_op, maak_frame
from telmee.fouten import Fout
from telmee.wet import Law, ceiling, choose, day_of, fact, family, first, rule
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.check import check_whole
from telmee.wet.machine.dates import day_number, from_day_number
from telmee.wet.machine.load import SUBJECTS, collect
from telmee.wet.machine.receipt import outcomes
from telmee.wet.machine.terms import name as by_name

FACTS = {  # name: unit, least, greatest
    "y": ("jaar", 1900, 2099),
    "m": ("maanden", 1, 12),
    "d": ("dagen", 1, 31),
    "x": ("uren", -(2**61), 2**61),
    "s": ("uren", -1_000, 1_000),
    "n": ("banen", 1, 10**6),
    "p": ("ja/nee", 0, 0),
    "q": ("ja/nee", 0, 0),
}


def law_of(**terms: tuple[str, Any]) -> Lawbook:
    """A checked law with a rule of each name: its unit and its term."""
    facts = [
        fact(each, "werkgever", unit=u, label=each, meaning=each, low=a, high=b) for each, (u, a, b) in FACTS.items()
    ]
    rules = {each: ruled(each, unit, term) for each, (unit, term) in terms.items()}
    book = collect([SimpleNamespace(FACTS=facts, **rules)], {})  # type: ignore[list-item]
    check_whole(book)
    return book


def ruled(called: str, unit: str, term: Any) -> Any:
    """A rule of a function: its arguments are the facts that it names."""
    term.__name__, term.__doc__ = called, "D."
    return rule("werkgever", law="Wfsv 1", since="2015-01-01", label="L", unit=unit)(term)


def draw(rng: random.Random, name: str) -> Any:
    unit, low, high = FACTS[name]
    if rng.random() < 0.1:
        return None
    if unit == "ja/nee":
        return rng.random() < 0.5
    corners = [each for each in (low, high, 0, 1, -1, 2, 2000, 29, 30, 2**51, -(2**51)) if low <= each <= high]
    return rng.choice(corners) if rng.random() < 0.4 else rng.randint(low, high)


def compare(engine: str, book: Lawbook, wanted: dict[str, Any], seed: int, size: int = 80) -> None:
    """Every rule on an engine and in the explanation, against a Python function of the row (None in, None out)."""
    rng, law = random.Random(seed), Law.at("2019-12-31", book=book)
    rows = [{"nummer": number, **{name: draw(rng, name) for name in FACTS}} for number in range(size)]
    kinds = {"nummer": "int", **{name: "bool" if unit == "ja/nee" else "int" for name, (unit, *_) in FACTS.items()}}
    frame = maak_frame(engine, {name: [row[name] for row in rows] for name in kinds}, kinds)
    found = {row["nummer"]: row for row in haal_op(law.derive(frame, *wanted, level="werkgever"))}
    for row in rows:
        for name, of in wanted.items():
            right = of(row)
            assert found[row["nummer"]][name] == right, f"{engine}, {name}: {row}"
            facts = {key: row[key] for key in FACTS if row[key] is not None}
            assert law.compute({"werkgever": [facts]}, name).outcome(name) == right, f"explain, {name}: {row}"


def strict(names: str, of: Any) -> Any:
    """Unknown when one of these is."""
    return lambda row: None if None in [row[name] for name in names] else of(*[row[name] for name in names])


def on(year: int, month: int, day: int) -> int:
    return day_number(date(year, month, min(day, calendar.monthrange(year, month)[1])))


DATES = law_of(
    whole=("datum", lambda y, m, d: day_of(y, m, d)),
    month=("datum", lambda y, m: day_of(y, m, 1)),
    last=("datum", lambda y, m: day_of(y, m, 31)),
    day=("datum", lambda y, d: day_of(y, 2, d)),
    may=("datum", lambda y: day_of(y + 1, 5, 1)),
    leap=("datum", lambda y: day_of(y, 2, 29)),
    end=("datum", lambda y: day_of(y, 12, 31)),
    fixed=("datum", lambda y: choose(y > 2000, day_of(2018, 1, 1), day_of(1900, 2, 28))),
)
DATES_IN_PYTHON = {
    "whole": strict("ymd", on),
    "month": strict("ym", lambda y, m: on(y, m, 1)),
    "last": strict("ym", lambda y, m: on(y, m, 31)),
    "day": strict("yd", lambda y, d: on(y, 2, d)),
    "may": strict("y", lambda y: on(y + 1, 5, 1)),
    "leap": strict("y", lambda y: on(y, 2, 29)),
    "end": strict("y", lambda y: on(y, 12, 31)),
    "fixed": strict("y", lambda y: on(2018, 1, 1) if y > 2000 else on(1900, 2, 28)),
}
UP = law_of(
    up=("uren per baan", lambda x, n: ceiling(x, n)),
    small=("uren per baan", lambda s, n: ceiling(s, n)),
    tens=("tienden uren", lambda s: ceiling(s * 100, 10)),
    nested=("uren per baan", lambda x, n: choose(n > 9, ceiling(ceiling(x, n), 1), ceiling(0 - x, n))),
)
UP_IN_PYTHON = {
    "up": strict("xn", lambda x, n: math.ceil(Fraction(x, n))),
    "small": strict("sn", lambda s, n: math.ceil(Fraction(s, n))),
    "tens": strict("s", lambda s: s * 10),
    "nested": strict("xn", lambda x, n: math.ceil(Fraction(x if n > 9 else -x, n))),
}
REASONS = law_of(
    reason=(
        "tekst",
        lambda p, q, s: first((p, "een", "art. 1"), (q, "twee", "art. 2"), (s > 3, "drie"), otherwise=("", "art. 4")),
    ),
    figure=("uren", lambda p, q, s, x: first((p, s, "art. 1"), (~q, x, "art. 2"), otherwise=0)),
)


def reason(row: dict[str, Any]) -> str | None:
    for holds, text in ((row["p"], "een"), (row["q"], "twee"), (row["s"] and row["s"] > 3, "drie"), (True, "")):
        if holds is None:
            return None
        if holds:
            return text
    return None


def figure(row: dict[str, Any]) -> Any:
    if row["p"] is None or (not row["p"] and row["q"] is None):
        return None
    return row["s"] if row["p"] else 0 if row["q"] else row["x"]


EVERY_WORD = [(DATES, DATES_IN_PYTHON), (UP, UP_IN_PYTHON), (REASONS, {"reason": reason, "figure": figure})]


@pytest.mark.parametrize(("book", "wanted"), EVERY_WORD, ids=["day_of", "ceiling", "first"])
@settings(max_examples=8)
@given(seed=st.integers(0, 2**32))
def test_the_words_on_random_figures(book: Lawbook, wanted: dict[str, Any], seed: int) -> None:
    for engine in ("duckdb", "polars"):
        compare(engine, book, wanted, seed)


@pytest.mark.spark
@pytest.mark.traag
@pytest.mark.parametrize(("book", "wanted"), EVERY_WORD, ids=["day_of", "ceiling", "first"])
def test_the_words_on_spark(book: Lawbook, wanted: dict[str, Any], spark: Any) -> None:
    compare("spark", book, wanted, seed=5, size=300)


# --- What is refused


@pytest.mark.parametrize(
    ("unit", "term", "says"),
    [
        ("datum", lambda s: day_of(s, 1, 1), "een jaar, een maand en een dag"),
        ("datum", lambda y: day_of(y * 10, 1, 1), "een jaar, een maand en een dag"),
        ("datum", lambda y: day_of(y - 400, 1, 1), "rekent alleen met de jaren"),
        ("datum", lambda y: day_of(y, 13, 1), "maanden 1 tot en met 12"),
        ("datum", lambda y: day_of(y, 0, 1), "maanden 1 tot en met 12"),
        ("datum", lambda y, m: day_of(y, m + 1, 1), "maanden 1 tot en met 12"),
        ("datum", lambda y: day_of(y, 1, 32), "dagen 1 tot en met 31"),
        ("datum", lambda y: day_of(y, 2, 30), "bestaat niet"),
        ("datum", lambda y: day_of(y, 6, 31), "bestaat niet"),
        ("jaar", lambda y: day_of(y, 1, 1), "zegt 'jaar' te geven"),
        ("uren", lambda x, s: ceiling(x, s), "deler kan nul of negatief zijn"),
        ("uren", lambda x, n: ceiling(x, n), "zegt 'uren' te geven"),
        ("tekst", lambda s: first((s, "een"), otherwise=""), "ja/nee"),
        ("tekst", lambda p: first((p, "een"), otherwise=3), "vergelijkt"),
        ("tekst", lambda p, q: first((p, "een", "1"), (q, "een", "2"), otherwise=""), "bij 'een' twee artikelen"),
        ("ja/nee", lambda p: first((p, "een"), otherwise=""), "zegt 'ja/nee' te geven"),
    ],
)
def test_what_does_not_fit_is_refused(unit: str, term: Any, says: str) -> None:
    with pytest.raises(Fout, match=says) as found:
        law_of(uitkomst=(unit, term))
    assert "\n" not in str(found.value)


def test_bounds_are_those_of_the_calendar() -> None:
    """2099 + 1 is a year without a leap day, and 1900 is one too."""
    from telmee.wet.machine.bounds import bounds

    assert [from_day_number(n) for n in bounds(DATES, "whole")] == [date(1900, 1, 1), date(2099, 12, 31)]
    assert [from_day_number(n) for n in bounds(DATES, "leap")] == [date(1900, 2, 28), date(2099, 2, 28)]
    assert [from_day_number(n) for n in bounds(DATES, "may")] == [date(1901, 5, 1), date(2100, 5, 1)]


# --- No tricks in the rules: what a word says is not written as a sum

TRICKS = {
    r"0 - \(0 - ": "ceiling(a, b)",
    r"- 1\) ?//": "ceiling(a, b)",
    r"[+-] 0\b": "the name itself, or a rule that it is the same as",
    r"(jaar|augustus|juli|december|januari)\w* [+-] \d{2,}": "day_of(jaar, month, day)",
}


@pytest.mark.parametrize("path", sorted(SUBJECTS.glob("*/rules.py")), ids=lambda path: path.parent.name)
def test_rules_do_not_write_dates_and_ceilings_as_sums(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for trick, word in TRICKS.items():
            assert not re.search(trick, line), f"{path.parent.name}/rules.py:{number} {line.strip()}; write {word}"


@pytest.mark.parametrize(
    "line", ["0 - (0 - x) // 10", "(x + n - 1) // n", "dag + 0", "eerste_augustus - 92", "laatste_dag_jaar - 183"]
)
def test_the_tricks_are_seen(line: str) -> None:
    assert any(re.search(trick, line) for trick in TRICKS)


# --- A reason and its article

A_CONDITION = by_name("p")


@pytest.mark.parametrize(
    ("facts", "text", "article"),
    [
        ({"p": True}, "een", "art. 1"),
        ({"p": False, "q": True}, "twee", "art. 2"),
        ({"p": False, "q": False, "s": 4}, "drie", "Wfsv 1"),  # a case without an article: the rule's own
        ({"p": False, "q": False, "s": 3}, "", "art. 4"),
        ({"q": True}, None, "Wfsv 1"),  # the first condition is unknown
        ({"p": False, "s": 4}, None, "Wfsv 1"),
    ],
)
def test_the_article_of_the_case_that_holds(facts: dict[str, Any], text: str | None, article: str) -> None:
    computed = Law.at("2019-12-31", book=REASONS).compute({"werkgever": [facts]}, "reason")
    node = computed.explain("reason")
    assert (node.waarde, node.wet) == (text, article)
    assert (computed.outcome("reason"), computed.article("reason")) == (text, article)


def test_an_answer_carries_the_article_of_its_reason() -> None:
    """The case's own article only: that of the rule stands with the rules that were used."""
    law = Law.at("2019-12-31", book=REASONS)
    found = outcomes(
        law.compute({"werkgever": [{"p": True, "s": 2, "x": 1}]}, "reason", "figure"), ["reason", "figure"]
    )
    assert found["reason"] == {"waarde": "een", "eenheid": "tekst", "status": "bekend", "artikel": "art. 1"}
    assert found["figure"]["artikel"] == "art. 1"
    found = outcomes(law.compute({"werkgever": [{"p": False, "q": False, "s": 4}]}, "reason"), ["reason"])
    assert found["reason"]["waarde"] == "drie" and "artikel" not in found["reason"]


def test_a_given_reason_has_the_article_of_its_rule() -> None:
    computed = Law.at("2019-12-31", book=REASONS).compute({"werkgever": [{"reason": "twee"}]}, "reason")
    assert (computed.outcome("reason"), computed.article("reason")) == ("twee", "Wfsv 1")


def test_a_reason_that_is_chosen_first() -> None:
    book = law_of(
        uitkomst=("tekst", lambda p, q: choose(p, first((q, "een", "art. 1"), otherwise="twee"), "drie")),
    )
    law = Law.at("2019-12-31", book=book)
    for facts, article in (
        ({"p": True, "q": True}, "art. 1"),
        ({"p": True, "q": False}, "Wfsv 1"),
        ({"p": False}, "Wfsv 1"),
    ):
        assert law.compute({"werkgever": [facts]}, "uitkomst").article("uitkomst") == article


def test_the_texts_that_a_rule_may_give_with_their_articles() -> None:
    (the_rule,) = REASONS.named("reason")
    assert the_rule.articles == {"een": "art. 1", "twee": "art. 2", "drie": "Wfsv 1", "": "art. 4"}


@pytest.mark.parametrize("cases", [(), ("een",), ((A_CONDITION,),), ((A_CONDITION, "een", "art. 1", "meer"),)])
def test_cases_of_another_form_are_refused(cases: Any) -> None:
    with pytest.raises(TypeError, match="voorwaarde, tekst, artikel"):
        first(*cases, otherwise="")


# --- A family: the same rule for each of several kinds

KINDS = {"oud": {"art": "2.5", "naam": "Oudere", "uren_SOORT": "s"}, "jong": {"art": "2.9", "naam": "Jongere"}}


def test_a_family_is_a_rule_for_each_kind() -> None:
    @rule("werkgever", law="Wtl 1", since="2015-01-01", unit="uren", label="Uren van de jongere")
    def uren_jong(s):  # type: ignore[no-untyped-def]
        """D."""
        return s + s

    @family(
        KINDS,
        "werkgever",
        law="Wtl {art}",
        since="2015-01-01",
        unit="uren",
        label="Recht van {naam}",
        beside=("uren_jong",),
    )
    def recht_SOORT(uren_SOORT, n):  # type: ignore[no-untyped-def]
        """D."""
        return choose(n > 3, uren_SOORT, 0)

    facts = [
        fact(each, "werkgever", unit=u, label=each, meaning=each, low=a, high=b) for each, (u, a, b) in FACTS.items()
    ]
    book = collect([SimpleNamespace(FACTS=facts, een=uren_jong, twee=recht_SOORT)], {})  # type: ignore[list-item]
    check_whole(book)
    old, young = book.named("recht_oud")[0], book.named("recht_jong")[0]
    assert (old.law, old.label, old.needs) == ("Wtl 2.5", "Recht van Oudere", ("s", "n"))
    assert (young.law, young.label, young.needs) == ("Wtl 2.9", "Recht van Jongere", ("uren_jong", "n"))
    assert young.beside == ("uren_jong",) and not book.named("recht_SOORT")
    computed = Law.at("2019-12-31", book=book).compute({"werkgever": [{"s": 2, "n": 4}]}, "recht_oud")
    assert (computed.outcome("recht_oud"), computed.outcome("recht_jong")) == (2, 4)


def test_a_family_of_totals_sums_over_the_level_of_its_argument() -> None:
    @family({"s": {}}, "sector", law="Wtl 1", since="2015-01-01", unit="uren", label="Totaal", total=True)
    def totaal_SOORT(SOORT):  # type: ignore[no-untyped-def]
        """D."""
        return SOORT.sum()

    hours = fact("s", "werkgever", unit="uren", label="s", meaning="s", low=0, high=10)
    book = collect([SimpleNamespace(FACTS=[hours], een=totaal_SOORT)], {})  # type: ignore[list-item]
    assert [(each.name, each.total) for each in book.rules] == [("totaal_s", "werkgever")]
