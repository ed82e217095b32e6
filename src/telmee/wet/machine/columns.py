"""Column expressions (Narwhals) of terms: the same on DuckDB, Polars and Spark, and no larger than the term itself.

Engines have no null-strict choice, minimum or exact division, so those are written out, and then name their parts more
than once. Written out all the way, a division within a maximum within a choice is hundreds of copies, which takes an
engine longer to plan than to compute. Hence a long part that is needed twice first becomes a column of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import narwhals as nw

from telmee.wet.machine.dates import calendar_year, date_number, plus_months, whole_months
from telmee.wet.machine.measure import Measure, measure
from telmee.wet.machine.terms import Term, as_choices, choose, minimum, name, names_in, term
from telmee.wet.machine.workdays import SATURDAY, workdays

TWICE = {
    "choose": (0,),
    "min": (0, 1),
    "max": (0, 1),
    "//": (0, 1),
    "part": (0,),
    "nearest": (0, 1),
    "ceiling": (0, 1),
    "months": (0, 1),
    "months_between": (0, 1),
    "years_between": (0, 1),
    "year_of": (0,),
    "day_of": (0, 1, 2),
    "working_day": (0,),
    "working_day_before": (0,),
    "quotient": (0, 1),
}
"""Parts that are written more than once, by position: here, or in what Narwhals makes of a division on Spark."""
STEPS = {"working_day": 1, "working_day_before": -1}
GiveName = Callable[[Term], Term]
EXACT = 2**51
"""Up to here a quotient through doubles, rounded down, is exact; engines differ in what else they do with ``//``."""


def with_terms(frame: nw.LazyFrame, wanted: Mapping[str, Term], columns: Mapping[str, nw.Expr]) -> nw.LazyFrame:
    """The frame with a column for every term, in as few steps as it takes.

    wanted: a term may use the names before it. columns: the expression of every other name in the terms.
    """
    steps: list[dict[str, Term]] = []
    depths: dict[str, int] = {}

    def add(column: str, node: Term) -> None:
        depths[column] = max((depths[each] + 1 for each in names_in(node) if each in depths), default=0)
        if depths[column] == len(steps):
            steps.append({})
        steps[depths[column]][column] = node

    def give_name(part: Term) -> Term:
        if _short(part):
            return part
        hidden = f"_deel_{len(depths)}"
        add(hidden, part)
        return name(hidden)

    for each, node in wanted.items():
        add(each, named_parts(node, give_name))
    known = {**columns, **{each: nw.col(each) for each in depths}}
    shown = [*frame.collect_schema().names(), *wanted]
    for step in steps:
        frame = frame.with_columns(*[to_column(node, known).alias(each) for each, node in step.items()])
    return frame.select(*dict.fromkeys(shown)) if depths.keys() - wanted.keys() else frame


def _short(part: Any) -> bool:
    """Whether nothing in a term is written twice, so that the term itself may be."""
    return not isinstance(part, Term) or (part.kind not in TWICE and all(map(_short, part.parts)))


def with_plain_divisions(node: Term, lookup: Callable[[str], Measure]) -> Term:
    """The same term in which divisions of figures that are proven small are left to the engine, without a correction.

    lookup: unit and bounds of a name, as the law declares or proves them.
    """
    parts = tuple(with_plain_divisions(part, lookup) if isinstance(part, Term) else part for part in node.parts)
    if node.kind in ("//", "part", "ceiling"):
        found = measure(node.parts[0], lookup)
        if -EXACT <= found.low <= found.high <= EXACT:
            if node.kind == "ceiling":
                return 0 - Term("quotient", (0 - parts[0], parts[1]))
            return Term("quotient", (parts[0], term(parts[1])))
    return Term(node.kind, parts)


def named_parts(node: Term, give_name: GiveName) -> Term:
    """The same term in which long parts that are needed twice go by a name; ``give_name`` keeps the part."""
    if node.kind == "first":
        return named_parts(as_choices(node), give_name)
    parts = [named_parts(part, give_name) if isinstance(part, Term) else part for part in node.parts]
    for place in TWICE.get(node.kind, ()):
        parts[place] = give_name(term(parts[place]))
    if node.kind == "months":
        return _months(parts[0], parts[1], give_name)
    if node.kind in ("months_between", "years_between"):
        return _whole(node.kind, parts[0], parts[1], give_name)
    if node.kind == "year_of":
        return term(calendar_year(parts[0], _small_figures(give_name)[0]))
    if node.kind == "day_of":
        return _date(parts, give_name)
    if node.kind in STEPS:
        return _working_day(parts[0], STEPS[node.kind], give_name)
    if node.kind == "ceiling":
        return 0 - _divided(0 - parts[0], parts[1], give_name)
    if node.kind == "nearest":
        return _divided(give_name(parts[0] * 2 + parts[1]), give_name(parts[1] * 2), give_name)
    if node.kind in ("//", "part"):
        return _divided(parts[0], term(parts[1]), give_name)
    return Term(node.kind, tuple(parts))


def _divided(left: Term, right: Term, give_name: GiveName) -> Term:
    """Floor division, exact to 2^51 quotients: the first quotient comes from doubles, its remainder does not."""
    first = give_name(Term("quotient", (left, right)))
    return first + Term("quotient", (give_name(left - first * right), right))


def _months(day: Term, months: Term, give_name: GiveName) -> Term:
    """Months after a day."""
    return plus_months(day, months, *_small_figures(give_name))


def _whole(kind: str, start: Term, end: Term, give_name: GiveName) -> Term:
    """Whole months between two days, or the whole years that they make."""
    quotient, least = _small_figures(give_name)
    months = term(whole_months(start, end, quotient, least, lambda one, other: choose(give_name(one) > other, 1, 0)))
    return months if kind == "months_between" else quotient(months, 12)


def _date(parts: list[Term], give_name: GiveName) -> Term:
    """The date of a year, a month and a day; a literal one takes fewer steps."""
    month, day = (part.parts[0] if part.kind == "literal" else part for part in parts[1:])
    return term(date_number(parts[0], month, day, *_small_figures(give_name)))


def _working_day(day: Term, step: int, give_name: GiveName) -> Term:
    """Over the weekend by a sum, then over holidays by the list; unknown outside the years that are listed."""
    weekday = give_name(day + 3 - give_name(Term("quotient", (day + 3, term(7)))) * 7)
    weekend = (7 - weekday) if step > 0 else (4 - weekday)
    there = give_name(choose(weekday >= SATURDAY, day + weekend, day))
    there = give_name(there + Term("skip", (there, tuple(workdays().skips[step].items()))))
    early, late = (day, there) if step > 0 else (there, day)
    return Term("only", ((early >= workdays().first) & (late <= workdays().last), there))


def _small_figures(give_name: GiveName) -> tuple[Callable[[Term, int], Term], Callable[[Term, Term], Term]]:
    """Quotient and smaller of two for the figures of a calendar, which are so small that one division is exact."""

    def quotient(left: Term, right: int) -> Term:
        return give_name(Term("quotient", (give_name(left), term(right))))

    return quotient, lambda left, right: minimum(give_name(left), give_name(right))


def to_column(node: Term, columns: Mapping[str, nw.Expr]) -> nw.Expr:
    """The expression of a term as :func:`named_parts` leaves it."""
    kind, parts = node.kind, node.parts
    if kind == "name":
        return columns[parts[0]]
    if kind == "literal":
        return nw.lit(parts[0], dtype=nw.Int64) if type(parts[0]) is int else nw.lit(parts[0])
    of = [to_column(part, columns) for part in parts if isinstance(part, Term)]
    if kind == "choose":
        return pick(of[0], of[1], of[2])
    if kind in ("min", "max"):
        return _extreme(kind, parts, of)
    if kind == "quotient":
        return (of[0] / of[1]).floor().cast(nw.Int64)
    if kind == "scaled":
        return of[0] * nw.lit(parts[1], dtype=nw.Int64)
    if kind == "skip":
        return _skip(of[0], parts[1])
    if kind == "only":
        return nw.when(of[0]).then(of[1])
    if kind == "~":
        return ~of[0]
    if kind == "known":
        return ~of[0].is_null()
    return _binary(kind, of[0], of[1])


def _skip(day: nw.Expr, groups: tuple[tuple[int, tuple[int, ...]], ...]) -> nw.Expr:
    """How many days it is from a weekday to a working day: nothing but on the listed holidays."""
    expression = nw.lit(0, dtype=nw.Int64)
    for far, days in groups:
        expression = nw.when(day.is_in(days)).then(nw.lit(far, dtype=nw.Int64)).otherwise(expression)
    return expression


def _extreme(kind: str, parts: tuple[Any, ...], of: list[nw.Expr]) -> nw.Expr:
    """The smaller or larger of two; a literal is never unknown, so then the other one alone decides whether it is."""
    if any(part.kind == "literal" for part in parts):
        figure, bound = of if parts[1].kind == "literal" else reversed(of)
        return nw.when(figure > bound if kind == "min" else figure < bound).then(bound).otherwise(figure)
    return pick(of[0] <= of[1] if kind == "min" else of[0] >= of[1], of[0], of[1])


def _binary(kind: str, left: nw.Expr, right: nw.Expr) -> nw.Expr:
    operations: dict[str, Callable[[Any, Any], Any]] = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        ">": lambda a, b: a > b,
        ">=": lambda a, b: a >= b,
        "==": lambda a, b: a == b,
        "!=": lambda a, b: a != b,
        "&": lambda a, b: a & b,
        "|": lambda a, b: a | b,
    }
    result: nw.Expr = operations[kind](left, right)
    return result


def pick(condition: nw.Expr, yes: nw.Expr, no: nw.Expr) -> nw.Expr:
    """Null-strict choice: ``otherwise`` alone would take an unknown condition for false."""
    return nw.when(condition).then(yes).otherwise(nw.when(~condition).then(no))
