"""The terms that a rule is written in: one small expression, used for everything.

A rule is a Python function. Called once with *terms* it yields a term, and from that one term follow the column
expression for every engine (:mod:`.columns`, Narwhals), the unit and the bounds of the outcome (:mod:`.measure`), the
formula in words (:mod:`.words`) and the plain reading of one record (:mod:`.evaluate`). So what is computed and what is
explained cannot drift apart.

Meaning of unknown (null): unknown in, unknown out. ``&`` and ``|`` follow three-valued logic (false and unknown is
false: whatever the unknown is, the outcome is certain). :func:`choose`, :func:`first` and :func:`minimum` are unknown
when what they choose by is unknown, which the engines' own versions are not.

Figures are 64-bit integers. ``//`` rounds down and is exact on every engine: it goes through doubles, and the
quotient of figures that may be large is corrected with the exact remainder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

COMPARE = {
    "<": "kleiner is dan",
    "<=": "hoogstens gelijk is aan",
    ">": "groter is dan",
    ">=": "ten minste gelijk is aan",
    "==": "gelijk is aan",
    "!=": "niet gelijk is aan",
}


@dataclass(frozen=True, eq=False)
class Term:
    """One node: an operation (``kind``) on its parts. A name has the name, a literal its figure or text."""

    kind: str
    parts: tuple[Any, ...]

    def __add__(self, other: Any) -> Term:
        return Term("+", (self, term(other)))

    def __radd__(self, other: Any) -> Term:
        return Term("+", (term(other), self))

    def __sub__(self, other: Any) -> Term:
        return Term("-", (self, term(other)))

    def __rsub__(self, other: Any) -> Term:
        return Term("-", (term(other), self))

    def __mul__(self, other: Any) -> Term:
        return Term("*", (self, term(other)))

    def __rmul__(self, other: Any) -> Term:
        return Term("*", (term(other), self))

    def __floordiv__(self, other: Any) -> Term:
        return Term("//", (self, term(other)))

    def __lt__(self, other: Any) -> Term:
        return Term("<", (self, term(other)))

    def __le__(self, other: Any) -> Term:
        return Term("<=", (self, term(other)))

    def __gt__(self, other: Any) -> Term:
        return Term(">", (self, term(other)))

    def __ge__(self, other: Any) -> Term:
        return Term(">=", (self, term(other)))

    def __eq__(self, other: Any) -> Term:  # type: ignore[override]
        return Term("==", (self, term(other)))

    def __ne__(self, other: Any) -> Term:  # type: ignore[override]
        return Term("!=", (self, term(other)))

    def __and__(self, other: Any) -> Term:
        return Term("&", (self, term(other)))

    def __rand__(self, other: Any) -> Term:
        return Term("&", (term(other), self))

    def __or__(self, other: Any) -> Term:
        return Term("|", (self, term(other)))

    def __ror__(self, other: Any) -> Term:
        return Term("|", (term(other), self))

    def __invert__(self) -> Term:
        return Term("~", (self,))

    def sum(self) -> Term:
        """Total over the rows of the level below; unknown when one of them is unknown."""
        return Term("sum", (self,))

    def __bool__(self) -> bool:
        raise TypeError("een regel mag niet met 'if', 'and', 'or' of 'not' kiezen: gebruik choose(), &, | en ~")

    __hash__ = object.__hash__


def term(thing: Any) -> Term:
    """A term as it is; a Python figure, truth value or text as a literal."""
    if isinstance(thing, Term):
        return thing
    if isinstance(thing, bool | int | str):
        return Term("literal", (thing,))
    raise TypeError(f"een regel rekent met gehele getallen, ja/nee en tekst, niet met {type(thing).__name__}")


def name(text: str) -> Term:
    """The figure that goes by this name."""
    return Term("name", (text,))


def choose(condition: Any, yes: Any, no: Any) -> Term:
    """``yes`` where the condition holds, ``no`` where it does not, unknown where that is unknown."""
    return Term("choose", (term(condition), term(yes), term(no)))


def minimum(left: Any, right: Any) -> Term:
    """The smaller of two; unknown when either is unknown."""
    return Term("min", (term(left), term(right)))


def maximum(left: Any, right: Any) -> Term:
    """The larger of two; unknown when either is unknown."""
    return Term("max", (term(left), term(right)))


def scaled(figure: Any, factor: int) -> Term:
    """``factor`` times as much: a real multiplication, where ``figure * 10`` only counts in smaller pieces."""
    return Term("scaled", (term(figure), factor))


def part_of(figure: Any, divisor: int) -> Term:
    """The figure divided into ``divisor`` parts, rounded down: a real division, see :func:`scaled`."""
    return Term("part", (term(figure), divisor))


def months_later(day: Any, months: Any) -> Term:
    """The same day of the month so many months later, or the last day of that month; see ``dates.py``."""
    return Term("months", (term(day), term(months)))


def months_between(start: Any, end: Any) -> Term:
    """How many whole months have passed on ``end`` since ``start``: the most that :func:`months_later` can add."""
    return Term("months_between", (term(start), term(end)))


def years_between(start: Any, end: Any) -> Term:
    """How many whole years have passed on ``end`` since ``start``; an age, of the day of birth and a day."""
    return Term("years_between", (term(start), term(end)))


def year_of(day: Any) -> Term:
    """The calendar year of a day."""
    return Term("year_of", (term(day),))


def day_of(year: Any, month: Any, day: Any) -> Term:
    """The date of a year, month and day; a day that the month does not have is its last day, see ``dates.py``."""
    return Term("day_of", (term(year), term(month), term(day)))


def working_day(day: Any) -> Term:
    """The first day on or after a day that is no Saturday, Sunday or holiday (Algemene termijnenwet 1 and 3).

    Unknown outside the years of which the holidays are listed. Whether the act applies to a term at all (article 4: not
    to more than 90 days, twelve weeks or three months) is for the rule to say.
    """
    return Term("working_day", (term(day),))


def working_day_before(day: Any) -> Term:
    """The last such day on or before a day: who acts then is in time, whatever the act says."""
    return Term("working_day_before", (term(day),))


def ceiling(figure: Any, divisor: Any) -> Term:
    """A quotient rounded up to the next whole: as ``//``, the other way."""
    return Term("ceiling", (term(figure), term(divisor)))


def first(*cases: tuple[Any, ...], otherwise: Any) -> Term:
    """Of ``(condition, text, article)`` in order, the text of the first condition that holds; else ``otherwise``.

    Strict: an unknown condition before the first that holds makes the text unknown. The article may be left out (then
    the rule's own counts); ``otherwise`` is a text, or a text and its article.
    """
    if not cases or any(not isinstance(case, tuple) or len(case) not in (2, 3) for case in cases):
        raise TypeError("first() krijgt gevallen als (voorwaarde, tekst, artikel)")
    last = otherwise if isinstance(otherwise, tuple) else (otherwise,)
    parts = [term(part) for case in cases for part in case[:2]]
    articles = tuple(case[2] if len(case) == 3 else "" for case in (*cases, (None, *last)))
    return Term("first", (*parts, term(last[0]), articles))


def nearest(figure: Any, divisor: Any) -> Term:
    """A quotient rounded to the nearest whole, a half upwards: for figures that are shown, not for the levy."""
    return Term("nearest", (term(figure), term(divisor)))


def count() -> Term:
    """How many rows the level below has."""
    return Term("count", ())


def is_known(figure: Any) -> Term:
    """Whether a figure is known. The one place where a rule may look at unknown."""
    return Term("known", (term(figure),))


def written(node: Any) -> str:
    """A term as one line of text that is equal for equal terms: for fingerprints and keys, not for people."""
    return f"{node.kind}({', '.join(map(written, node.parts))})" if isinstance(node, Term) else repr(node)


def names_in(node: Term) -> Iterable[str]:
    """The names that a term uses, in the order of first use."""
    seen: dict[str, None] = {}

    def walk(part: Any) -> None:
        if isinstance(part, Term):
            if part.kind == "name":
                seen.setdefault(part.parts[0])
            else:
                for piece in part.parts:
                    walk(piece)

    walk(node)
    return list(seen)


def cases_of(node: Term) -> Iterator[tuple[Term | None, Term, str]]:
    """The condition, the text and the article of every case of a :func:`first`; the last one has no condition."""
    *parts, last, articles = node.parts
    for place, article in enumerate(articles[:-1]):
        yield parts[2 * place], parts[2 * place + 1], article
    yield None, last, articles[-1]


def as_choices(node: Term) -> Term:
    """A :func:`first` as choices within each other, which mean the same."""
    *cases, (_, result, _) = cases_of(node)
    for condition, yes, _ in reversed(cases):
        result = choose(condition, yes, result)
    return result


def days_moved(node: Term) -> Iterator[tuple[Term, int]]:
    """The days within a term that become working days, and whether to a later (1) or an earlier one (-1)."""
    for part in node.parts:
        if isinstance(part, Term):
            yield from days_moved(part)
    if node.kind in ("working_day", "working_day_before"):
        yield node.parts[0], 1 if node.kind == "working_day" else -1


def articles_in(node: Term) -> Iterator[str]:
    """Every article that a case within a term names."""
    for part in node.parts:
        if isinstance(part, Term):
            yield from articles_in(part)
    if node.kind == "first":
        yield from filter(None, node.parts[-1])


def texts_in(node: Term, article: str = "") -> Iterator[tuple[str, str]]:
    """The texts that a term may yield, each with its article ('' where it has none of its own)."""
    if node.kind == "literal" and isinstance(node.parts[0], str):
        yield node.parts[0], article
    elif node.kind == "choose":
        for part in node.parts[1:]:
            yield from texts_in(part, article)
    elif node.kind == "first":
        for _, text, own in cases_of(node):
            yield from texts_in(text, own or article)


def worded(node: Term, words: Mapping[str, str]) -> Term:
    """The same term, with the words that ``{…}`` asks for filled in, in texts and in the articles of :func:`first`."""
    if node.kind == "literal" and isinstance(node.parts[0], str):
        return Term("literal", (node.parts[0].format(**words),))
    parts: tuple[Any, ...] = tuple(worded(part, words) if isinstance(part, Term) else part for part in node.parts)
    if node.kind == "first":
        parts = (*parts[:-1], tuple(article.format(**words) for article in parts[-1]))
    return Term(node.kind, parts)
