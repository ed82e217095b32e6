"""The formula of a term for one record, filled in: figures for names, only the branch that applied, and what comes out.

``1,2 banen × € 5.000,00 (omdat Valt onder het quotum: ja) = € 6.000,00``: with a pocket calculator the line gives its
own figure, and a test recomputes every line of every case from the text alone. What decided a choice stands behind
``omdat``; of an "and" that is false only what is false, of an "or" that is true only what is true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from telmee.getallen import geheel
from telmee.wet.machine.evaluate import evaluate
from telmee.wet.machine.plain import (
    Shape,
    amount_words,
    before_rounding,
    figure_words,
    piece_of,
    rounding_words,
    without_per,
)
from telmee.wet.machine.terms import Term, cases_of
from telmee.wet.machine.units import TRUTH
from telmee.wet.machine.words import BINDS, OPPOSITE, SIGNS, SUM, Words, cases, flattened, within

MOST_SUMMANDS = 13
"""A total of more different figures than the periods of a year is not written out."""
EXTRA_DECIMALS = 4
"""So many decimals more than the outcome has are shown of what is rounded."""
WHEN_UNKNOWN = "zolang"
ELSE = "geen van de andere gevallen geldt"

Lookup = Callable[[str], Any]


def filled(found: Shape, label: Callable[[str], str], lookup: Lookup, unit: str) -> str:
    """The line of a rule that is no total; ``found`` is its formula, ``unit`` that of its outcome."""
    figure = evaluate(found.term, lookup)
    return Filled(label, lookup).line(found, figure_words(figure, unit), unit)


def filled_total(found: Shape, figures: list[Any], unit: str) -> str:
    """The line of a total: the figure of every row, equal ones together; nothing when there are too many."""
    return summed(figures, unit) if found.kind == "sum" else ""


def summed(figures: Iterable[Any], unit: str) -> str:
    """The line of a sum: '2 × 160 uren + 152 uren = 472 uren'; nothing when it is empty or too long."""
    counted = Counter(figures)
    if not counted or len(counted) > MOST_SUMMANDS:
        return ""
    outcome = figure_words(None if None in counted else sum(each * n for each, n in counted.items()), unit)
    said = [
        f"{geheel(n)} × {figure_words(each, unit)}" if n > 1 else figure_words(each, unit)
        for each, n in counted.items()
    ]
    return "" if said == [outcome] else f"{' + '.join(said)} = {outcome}"


class Filled(Words):
    """Says a formula with the figures of one record."""

    def __init__(self, label: Callable[[str], str], lookup: Lookup) -> None:
        super().__init__(label)
        self.lookup = lookup

    def value(self, part: Shape) -> Any:
        return evaluate(part.term, self.lookup)

    def line(self, part: Shape, outcome: str, unit: str) -> str:
        """The formula, what it comes to before it is rounded, and its outcome."""
        because: list[str] = []
        while part.kind in ("choose", "first", "max"):
            if part.kind == "max":
                bounded = self.within_bound(part)
                if bounded is None:
                    break
                part = bounded
                continue
            chosen, reasons = self.chosen(part)
            because += reasons
            if chosen is None:
                return f"onbekend{self.bracket(because, WHEN_UNKNOWN)} = onbekend"
            part = chosen
        reason = self.bracket(because)
        if part.kind == "round" and (before := self.uneven(part)) is not None:
            return f"{self.say(part.parts[0], 0)}{reason} = {before}, {rounding_words(part)} = {outcome}"
        if because and part.kind == "literal" and isinstance(part.parts[0], str):
            return f"{reason.strip()} = {outcome}"
        said = f"{self.say(part, 0)}{reason}"
        return "" if said == outcome else f"{said} = {outcome}"  # the part itself stands below

    def uneven(self, part: Shape) -> str | None:
        """What a rounding starts from; None when nothing is rounded off, or nothing is known."""
        before = before_rounding(part, lambda each: evaluate(each, self.lookup))
        if before is None or before.denominator == 1:
            return None
        decimals = len(str((1 / piece_of(part)).numerator)) - 1 + EXTRA_DECIMALS
        return amount_words(before * piece_of(part), part.unit, part.percent, decimals)

    # What applied

    def chosen(self, part: Shape) -> tuple[Shape | None, list[str]]:
        """The branch that applied and why; None when that is unknown."""
        if part.kind == "choose":
            condition, yes, no = part.parts
            holds = self.value(condition)
            return (None if holds is None else yes if holds else no), self.reasons(condition)
        for condition, text, _ in cases(part):
            if condition is None:
                return text, [ELSE]
            if (holds := self.value(condition)) is not False:
                return (text if holds else None), self.reasons(condition)
        raise AssertionError("first() heeft altijd een laatste geval")

    def reasons(self, part: Shape) -> list[str]:
        """Why a condition is what it is, as sentences that are true; why it is unknown when it is."""
        holds = self.value(part)
        if part.kind == "~":
            return self.reasons(part.parts[0])
        if part.kind in ("&", "|"):
            return [reason for each in self.deciding(part) for reason in self.reasons(each)]
        if part.kind == "choose":
            chosen, reasons = self.chosen(part)
            return reasons + (self.reasons(chosen) if chosen is not None else [])
        if part.kind in OPPOSITE and holds is not None:
            if part.kind == "==" and not holds and part.parts[1].kind == "literal" and part.parts[1].parts[0] == 0:
                return []  # that there is something at all is seen from the figure
            return [self.compared(part, part.kind if holds else OPPOSITE[part.kind])]
        if part.kind == "literal":
            return []
        return [self.say(part, 0)]

    def deciding(self, part: Shape) -> list[Shape]:
        """Of an "and" or an "or" the sides that make it what it is."""
        sides = flattened(part, part.kind)
        holds = self.value(part)
        if holds is (part.kind == "&"):
            return sides
        return [each for each in sides if self.value(each) is holds]

    @staticmethod
    def bracket(reasons: list[str], word: str = "omdat") -> str:
        said = "; ".join(dict.fromkeys(reasons))
        return f" ({word} {said})" if said else ""

    # What is said otherwise than with labels

    def say_name(self, part: Shape, around: int) -> str:
        name, unit = part.parts
        said = figure_words(self.lookup(name), unit)
        return f"{self.label(name)}: {said}" if unit == TRUTH else said

    def say_known(self, part: Shape, around: int) -> str:
        of = part.parts[0]
        while of.kind == "~":  # of what is not so it is as well known as of what is
            of = of.parts[0]
        return f"{Words(self.label).say(of, 0)} bekend: {'ja' if self.value(part) else 'nee'}"

    def say_compared(self, part: Shape, around: int) -> str:
        return within(self.compared(part, part.kind), around - BINDS[part.kind])

    def say_not(self, part: Shape, around: int) -> str:
        inner = part.parts[0]
        if inner.kind in OPPOSITE:
            return within(self.compared(inner, OPPOSITE[inner.kind]), around - BINDS[inner.kind])
        return f"niet ({self.say(inner, 0)})"

    def say_joined(self, part: Shape, around: int) -> str:
        binds = BINDS[part.kind]
        if part.kind in ("&", "|"):
            sides = self.deciding(part)
            inner = binds if len(sides) > 1 else around
            said = f" {SIGNS[part.kind]} ".join(self.say(each, inner) for each in sides)
            return within(said, around - binds) if len(sides) > 1 else said
        if part.kind != "*":
            return super().say_joined(part, around)
        left, right = part.parts
        one, other = self.factor(left, right), self.factor(right, left)
        return within(f"{one} × {other}", around - binds)

    def factor(self, part: Shape, beside: Shape) -> str:
        """One side of a product; a rate is not said "per" what it is multiplied by."""
        said = self.say(part, BINDS["*"])
        return without_per(said, beside.unit) if part.kind in ("name", "literal") else said

    def within_bound(self, part: Shape) -> Shape | None:
        """What is greater than nought, or than a mere bound of the formula; None where both sides are to be seen."""
        one, other = (self.value(each) for each in part.parts)
        if one is None or other is None:
            return None
        for figure, bound, value, least in ((*part.parts, one, other), (*part.parts[::-1], other, one)):
            if value > least == 0 or (bound.kind == "literal" and value >= least):
                return figure
        return None

    def say_least(self, part: Shape, around: int) -> str:
        """Nought beside what is more, and a bound that did not bind, are left out."""
        bounded = self.within_bound(part) if part.kind == "max" else None
        return super().say_least(part, around) if bounded is None else self.say(bounded, around)

    def say_round(self, part: Shape, around: int) -> str:
        if self.uneven(part) is None:
            return self.say(part.parts[0], around)
        return super().say_round(part, around)

    def say_choose(self, part: Shape, around: int) -> str:
        chosen, reasons = self.chosen(part)
        if chosen is None:
            return f"onbekend{self.bracket(reasons, WHEN_UNKNOWN)}"
        return f"{self.say(chosen, max(around, SUM) if reasons else around)}{self.bracket(reasons)}"

    say_first = say_choose


def names_that_decided(node: Term, lookup: Lookup) -> list[str]:
    """The names that made the figure of a term what it is, in the order of first use: those of its filled-in line."""
    found: dict[str, None] = {}
    _deciding(node, lookup, found)
    return list(found)


def _deciding(node: Term, lookup: Lookup, found: dict[str, None]) -> None:
    kind, parts = node.kind, node.parts
    if kind == "name":
        found.setdefault(parts[0])
    elif kind in ("&", "|"):
        holds = evaluate(node, lookup)
        for side in flattened(node, kind):
            if holds is (kind == "&") or evaluate(side, lookup) is holds:
                _deciding(side, lookup, found)
    elif kind == "choose":
        holds = evaluate(parts[0], lookup)
        for part in parts[:1] if holds is None else (parts[0], parts[1 if holds else 2]):
            _deciding(part, lookup, found)
    elif kind == "first":
        _of_cases(node, lookup, found)
    else:
        for part in _that_count(node, lookup):
            if isinstance(part, Term):
                _deciding(part, lookup, found)


def _that_count(node: Term, lookup: Lookup) -> tuple[Any, ...]:
    """The parts of a term; of the greatest of two not the one that is nought beside what is more."""
    if node.kind == "max":
        one, other = (evaluate(part, lookup) for part in node.parts)
        if one is not None and other is not None and 0 in (one, other) and (one > 0 or other > 0):
            return node.parts[:1] if one > 0 else node.parts[1:]
    return node.parts


def _of_cases(node: Term, lookup: Lookup, found: dict[str, None]) -> None:
    """The condition that holds and its text; where none does, every condition."""
    cases = list(cases_of(node))
    for condition, text, _ in cases:
        holds = condition is None or evaluate(condition, lookup)
        if holds is False:
            continue
        for each in [condition] if condition is not None else [case[0] for case in cases[:-1]]:
            if each is not None:
                _deciding(each, lookup, found)
        if holds:
            _deciding(text, lookup, found)
        return
