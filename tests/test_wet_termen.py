"""The terms: what unknown does, what is refused when the law is loaded, and in which words."""

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from hulp import haal_op, maak_frame
from telmee.fouten import Fout
from telmee.wet import Law, choose, fact, is_known, maximum, minimum, nearest, part_of, rule, scaled
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.check import check_whole
from telmee.wet.machine.evaluate import evaluate
from telmee.wet.machine.load import collect
from telmee.wet.machine.measure import LARGEST
from telmee.wet.machine.terms import name
from telmee.wet.machine.values import Entry, Value

A, B, C = name("a"), name("b"), name("c")
BIG = 2**61


def cited(**rest: Any) -> dict[str, Any]:
    return {"law": "Wfsv 1", "since": "2015-01-01", "label": "L", **rest}


def small_law(*rules: Any, facts: tuple[Any, ...] = (), values: dict[str, Value] | None = None) -> Lawbook:
    """A checked law of a few rules; the facts a, b (hours) and p, q (truth) are always there."""
    hours = [fact(each, "werkgever", unit="uren", label=each, meaning=each, low=-1_000, high=1_000) for each in "ab"]
    truths = [fact(each, "werkgever", unit="ja/nee", label=each, meaning=each) for each in "pq"]
    book = collect(
        [SimpleNamespace(FACTS=[*hours, *truths, *facts], **{f"r{n}": each for n, each in enumerate(rules)})],
        values or {},
    )  # type: ignore[list-item]
    check_whole(book)
    return book


# --- Unknown, in a table that a person can read


TRUTH_TABLE = [  # left, right, and, or
    (True, True, True, True),
    (True, False, False, True),
    (True, None, None, True),
    (False, True, False, True),
    (False, False, False, False),
    (False, None, False, None),
    (None, True, None, True),
    (None, False, False, None),
    (None, None, None, None),
]
NUMBERS = [  # term, figures, outcome
    (A + B, (1, None), None),
    (A - B, (None, 1), None),
    (A * B, (0, None), None),
    (A // B, (None, 2), None),
    (minimum(A, B), (None, 5), None),
    (minimum(A, B), (7, 5), 5),
    (minimum(A, B), (5, None), None),
    (maximum(A, B), (None, 5), None),
    (maximum(A, B), (7, 5), 7),
    (A < B, (None, 5), None),
    (A <= B, (5, 5), True),
    (A == B, (None, None), None),
    (A != B, (1, 2), True),
    (A // B, (7, 2), 3),
    (A // B, (-7, 2), -4),
    (A // B, (-8, 2), -4),
    (nearest(A, B), (5, 2), 3),
    (nearest(A, B), (-5, 2), -2),
    (nearest(A, B), (4, 3), 1),
    (nearest(A, B), (-3, 2), -1),
    (part_of(A, 12), (-1, 1), -1),
    (scaled(A, 10), (7, 1), 70),
    (is_known(A), (None, 1), False),
    (is_known(A), (0, 1), True),
    (A // B, (BIG, 3), BIG // 3),
    (A // B, (BIG + 1, 7), (BIG + 1) // 7),
    (nearest(A, B), (2**60, 3), (2**61 + 3) // 6),
]


@pytest.mark.parametrize(("left", "right", "both", "one"), TRUTH_TABLE)
def test_and_or_of_unknown(left: bool | None, right: bool | None, both: bool | None, one: bool | None) -> None:
    figures = {"a": left, "b": right}
    assert evaluate(A & B, figures.get) is both
    assert evaluate(A | B, figures.get) is one
    assert evaluate(~A, figures.get) is (None if left is None else not left)


@pytest.mark.parametrize(("term", "figures", "outcome"), NUMBERS)
def test_figures(term: Any, figures: tuple[Any, Any], outcome: Any) -> None:
    assert evaluate(term, dict(zip("ab", figures, strict=True)).get) == outcome


@pytest.mark.parametrize(("condition", "outcome"), [(True, 1), (False, 2), (None, None)])
def test_choose_is_unknown_when_its_condition_is(condition: bool | None, outcome: int | None) -> None:
    assert evaluate(choose(name("p"), A, B), {"p": condition, "a": 1, "b": 2}.get) == outcome
    assert (
        evaluate(choose(name("p"), A, B), {"p": condition, "a": None if condition is False else 1, "b": 2}.get)
        == outcome
    )


def test_engines_agree_on_the_tables(engine: str) -> None:
    @rule("werkgever", **cited(unit="ja/nee"))
    def both(p, q):  # type: ignore[no-untyped-def]
        """D."""
        return p & q

    @rule("werkgever", **cited(unit="ja/nee"))
    def one(p, q):  # type: ignore[no-untyped-def]
        """D."""
        return p | q

    @rule("werkgever", **cited(unit="uren"))
    def least(a, b):  # type: ignore[no-untyped-def]
        """D."""
        return minimum(a, b)

    @rule("werkgever", **cited(unit="uren"))
    def chosen(p, a, b):  # type: ignore[no-untyped-def]
        """D."""
        return choose(p, a, b)

    @rule("werkgever", **cited(unit="uren"))
    def halved(a):  # type: ignore[no-untyped-def]
        """D."""
        return part_of(a, 2)

    law = Law.at("2019-12-31", book=small_law(both, one, least, chosen, halved))
    rows = list(product((True, False, None), (True, False, None), (-7, 0, 8, None), (3, None)))
    columns = {key: [row[at] for row in rows] for at, key in enumerate("pqab")}
    frame = maak_frame(engine, columns, {"p": "bool", "q": "bool", "a": "int", "b": "int"})
    names = ("both", "one", "least", "chosen", "halved")
    found = sorted(map(repr, haal_op(law.derive(frame, *names, level="werkgever"))))
    wanted = [{"p": p, "q": q, "a": a, "b": b} for p, q, a, b in rows]
    for row in wanted:
        row.update({each: evaluate(law.rules[each].term, dict(row).get) for each in names})
    assert [each.replace("'jaar': 2019, ", "") for each in found] == sorted(map(repr, wanted))


# --- What is refused when the law is loaded


def test_a_rule_may_not_choose_with_if() -> None:
    with pytest.raises(TypeError, match="choose"):

        @rule("werkgever", **cited(unit="uren"))
        def wrong(a, b):  # type: ignore[no-untyped-def]
            """D."""
            return a if a > b else b


def test_a_rule_may_not_use_a_float() -> None:
    with pytest.raises(TypeError, match="gehele getallen"):

        @rule("werkgever", **cited(unit="uren"))
        def wrong(a):  # type: ignore[no-untyped-def]
            """D."""
            return a * 1.5


BANEN = fact("j", "werkgever", unit="banen", label="j", meaning="j", low=0, high=10)
HUGE = fact("h", "werkgever", unit="uren", label="h", meaning="h", low=0, high=LARGEST)
CENTS = fact("m", "werkgever", unit="cent", label="m", meaning="m", low=0, high=10)


@pytest.mark.parametrize(
    ("function", "unit", "says"),
    [
        (lambda a, j: a + j, "uren", "ongelijke eenheden"),
        (lambda a, j: a < j, "ja/nee", "ongelijke eenheden"),
        (lambda a, p: choose(a, a, a), "uren", "kiest op een ja/nee"),
        (lambda a, p: a & p, "ja/nee", "verbindt ja/nee"),
        (lambda a, p: a + p, "uren", "rekent met getallen"),
        (lambda a, j: minimum(a, j), "uren", "ongelijke eenheden"),
        (lambda a, b: a // b, "getal", "deler kan nul of negatief zijn"),
        (lambda h: h * 4, "uren", "te groot"),
        (lambda h, a: h * h, "uren uur", "te groot"),
        (lambda a: a, "banen", "zegt 'banen' te geven"),
        (lambda a: a * 10, "uren", "zegt 'uren' te geven"),
        (lambda a: a > 1, "uren", "zegt 'uren' te geven"),
        (lambda a: a, "ellen", "onbekende eenheid"),
        (lambda m, a: m * a, "cent", "zegt 'cent' te geven"),
    ],
)
def test_units_and_bounds_are_refused_in_a_sentence(function: Any, unit: str, says: str) -> None:
    function.__doc__, function.__name__ = "D.", "uitkomst"
    with pytest.raises(Fout, match=says) as found:
        small_law(rule("werkgever", **cited(unit=unit))(function), facts=(BANEN, HUGE, CENTS))
    assert "uitkomst" in str(found.value) and "\n" not in str(found.value)


def made(level: str = "werkgever", needs: Any = None, **rest: Any) -> Any:
    """A rule of the name ``uitkomst`` that gives a."""
    function = needs or (lambda a: a)
    function.__doc__, function.__name__ = rest.pop("doc", "D."), rest.pop("called", "uitkomst")
    return rule(level, **cited(unit=rest.pop("unit", "uren"), **rest))(function)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ([made(law="")], "noemt geen bron of artikel"),
        ([made(doc="")], "noemt geen bron of artikel"),
        ([made(level="dorp")], "onbekend niveau"),
        ([made(needs=lambda zzz: zzz)], "geen regel, feit of waarde"),
        ([made(overrides="uitkomst")], "wat zij opzij zet en wanneer"),
        ([made(), made(called="anders", overrides="uitkomst", when="nergens")], "bestaat niet"),
        (
            [made(), made(called="anders", needs=lambda p: p, unit="ja/nee", overrides="uitkomst", when="p")],
            "andere eenheid",
        ),
        ([made(), made()], "gelden twee regels voor 'uitkomst'"),
        ([made(until="2016-12-31"), made(since="2016-12-31")], "gelden twee regels voor 'uitkomst'"),
        ([made(needs=lambda uitkomst: uitkomst)], "Kring"),
        ([made(needs=lambda anders: anders), made(called="anders", needs=lambda uitkomst: uitkomst)], "Kring.*→"),
        ([made(called="a")], "een feit en ook een regel"),
        ([made(needs=lambda a: a.sum())], "een totaal is precies een som"),
        ([made(level="sector")], "maak.* een totaal"),
        ([made(level="tijdvak", needs=lambda a: a.sum(), total=True)], "ligt niet boven"),
        (
            [made(until="2016-12-31"), made(called="anders", needs=lambda uitkomst: uitkomst)],
            "heeft op 2017-01-01 .uitkomst. nodig",
        ),
        ([made(until="2016-12-31"), made(since="2017-01-01", unit="ja/nee", needs=lambda p: p)], "eenheid"),
    ],
)
def test_the_whole_law_is_checked(rules: list[Any], says: str) -> None:
    with pytest.raises(Fout, match=says) as found:
        small_law(*rules)
    assert "\n" not in str(found.value)


def test_the_day_after_the_last_day_is_no_overlap() -> None:
    small_law(made(until="2016-12-31"), made(since="2017-01-01"))


def test_a_value_without_a_source_is_refused() -> None:
    from datetime import date

    entry = Entry(start=date(2015, 1, 1), figure=1, source=" ", confidence="high")
    value = Value("v", "uren", "v", (entry,), "proef", date(2026, 1, 1), "Wfsv 1", low=1, high=1)
    with pytest.raises(Fout, match="noemt geen bron"):
        small_law(made(), values={"v": value})


def test_two_exceptions_at_once_are_an_error(engine: str) -> None:
    book = small_law(
        made(),
        made(called="een", needs=lambda a: a - a, overrides="uitkomst", when="p"),
        made(called="twee", needs=lambda b: b, overrides="uitkomst", when="q", law="Wfsv 2"),
    )
    law = Law.at("2019-12-31", book=book)

    def outcome(p: bool | None, q: bool | None) -> Any:
        frame = maak_frame(
            engine, {"a": [5], "b": [7], "p": [p], "q": [q]}, {"a": "int", "b": "int", "p": "bool", "q": "bool"}
        )
        return haal_op(law.derive(frame, "uitkomst", level="werkgever"))[0]["uitkomst"]

    assert (outcome(False, False), outcome(True, False), outcome(False, True), outcome(None, False)) == (5, 0, 7, None)
    with pytest.raises(Fout, match="twee uitzonderingen tegelijk.*Wfsv 1 en Wfsv 2"):
        outcome(True, True)
