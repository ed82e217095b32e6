"""The formula of a term in Dutch, with the labels of what it needs: in people's units, see :mod:`.plain`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from telmee.getallen import MAANDEN
from telmee.wet.machine.plain import Shape, amount_words, rounding_words, shape
from telmee.wet.machine.terms import COMPARE, Term

WORKING_DAY = {"working_day": "eerste werkdag op of na", "working_day_before": "laatste werkdag op of vóór"}
BETWEEN = {"months_between": "maanden", "years_between": "jaren"}
NUMBERS = {
    "<": "minder dan",
    "<=": "hoogstens",
    ">": "meer dan",
    ">=": "minstens",
    "==": "gelijk aan",
    "!=": "niet gelijk aan",
}
DATES = {**NUMBERS, "<": "vóór", "<=": "uiterlijk op", ">": "na", ">=": "op of na"}
OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}
TIGHTEST = 6
"""Tighter than every sign: brackets around all that is more than one word or figure."""
SUM = 4
"""As tight as a sum: brackets around what compares, chooses or rounds."""
BINDS = {"|": 1, "&": 2, **dict.fromkeys(COMPARE, 3), "+": SUM, "-": SUM, "months": SUM, "*": 5, "/": 5}
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "&": "en", "|": "of"}


def in_words(node: Term, words: Callable[[str], str], unit_of: Callable[[str], str], declared: str = "") -> str:
    """The formula in Dutch; ``words`` gives the label of a name, ``unit_of`` its unit, ``declared`` the outcome's."""
    return formula(shape(node, unit_of, declared), words)


def formula(found: Shape, words: Callable[[str], str]) -> str:
    """The same of a formula that was read already."""
    said = Words(words).say(found, 0)
    return f"of {said}" if found.kind in COMPARE else said


class Words:
    """Says a formula with labels. :class:`telmee.wet.machine.filled.Filled` says it with figures."""

    def __init__(self, label: Callable[[str], str]) -> None:
        self.label = label

    def say(self, part: Shape, around: int) -> str:
        """The words of a part; ``around`` is how tightly what stands around it binds."""
        said: Callable[[Shape, int], str] | None = getattr(self, f"say_{SAID.get(part.kind, part.kind)}", None)
        assert said is not None, part.kind
        return said(part, around)

    def say_name(self, part: Shape, around: int) -> str:
        return self.label(part.parts[0])

    def say_literal(self, part: Shape, around: int) -> str:
        value = part.parts[0]
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if isinstance(value, str):
            return f"'{value}'"
        return amount_words(value * (part.unit.scale if part.unit else Fraction(1)), part.unit, part.percent)

    def say_count(self, part: Shape, around: int) -> str:
        return "het aantal regels"

    def say_least(self, part: Shape, around: int) -> str:
        sides = " en ".join(self.say(each, SUM) for each in part.parts)
        return within(f"de {'kleinste' if part.kind == 'min' else 'grootste'} van {sides}", around)

    def say_joined(self, part: Shape, around: int) -> str:
        binds = BINDS[part.kind]
        left, right = part.parts
        tighter = 1 if part.kind in ("-", "/") else 0
        return within(f"{self.say(left, binds)} {SIGNS[part.kind]} {self.say(right, binds + tighter)}", around - binds)

    def say_compared(self, part: Shape, around: int) -> str:
        said = self.compared(part, part.kind)
        return within(f"{said} is", around - BINDS[part.kind])

    def compared(self, part: Shape, sign: str) -> str:
        """Two sides with the words of a comparison between them: of days as people say it of days."""
        left, right = part.parts
        words = DATES if left.is_date or right.is_date else NUMBERS
        return f"{self.say(left, SUM)} {words[sign]} {self.say(right, SUM)}"

    def say_round(self, part: Shape, around: int) -> str:
        return within(f"{self.say(part.parts[0], 0)}, {rounding_words(part)}", around)

    def say_choose(self, part: Shape, around: int) -> str:
        condition, yes, no = part.parts
        said = f"als {self.say(condition, 0)}, dan {self.say(yes, 1)}, anders {self.say(no, 1)}"
        return within(said, around)

    def say_first(self, part: Shape, around: int) -> str:
        """Every case with the article that it rests on."""
        said = []
        for condition, text, article in cases(part):
            outcome = self.say(text, 0) + (f" ({article})" if article else "")
            when = "anders" if condition is None else f"als {self.say(condition, 0)}, dan"
            said.append(f"{when} {outcome}")
        return within("; ".join(said), around)

    def say_sum(self, part: Shape, around: int) -> str:
        return f"de som van {self.say(part.parts[0], TIGHTEST)}"

    def say_known(self, part: Shape, around: int) -> str:
        return f"{self.say(part.parts[0], TIGHTEST)} bekend is"

    def say_not(self, part: Shape, around: int) -> str:
        inner = part.parts[0]
        if inner.kind in OPPOSITE:
            return within(f"{self.compared(inner, OPPOSITE[inner.kind])} is", around - BINDS[inner.kind])
        return f"niet ({self.say(inner, 0)})"

    def say_working_day(self, part: Shape, around: int) -> str:
        return f"de {WORKING_DAY[part.kind]} {self.say(part.parts[0], TIGHTEST)}"

    def say_months(self, part: Shape, around: int) -> str:
        day, months = part.parts
        return within(f"{self.say(day, SUM)} plus {self.say(months, SUM + 1)}", around - SUM)

    def say_between(self, part: Shape, around: int) -> str:
        start, end = (self.say(each, TIGHTEST) for each in part.parts)
        return within(f"de hele {BETWEEN[part.kind]} van {start} tot {end}", around)

    def say_year_of(self, part: Shape, around: int) -> str:
        return f"het jaar van {self.say(part.parts[0], TIGHTEST)}"

    def say_day_of(self, part: Shape, around: int) -> str:
        year, month, day = part.parts
        if month.kind == day.kind == "literal":
            return f"{day.parts[0]} {MAANDEN[month.parts[0] - 1]} van {self.say(year, TIGHTEST)}"
        of_day, of_month, of_year = (self.say(each, TIGHTEST) for each in (day, month, year))
        return f"dag {of_day} van maand {of_month} van {of_year}"


SAID = {
    **dict.fromkeys(SIGNS, "joined"),
    **dict.fromkeys(COMPARE, "compared"),
    **dict.fromkeys(WORKING_DAY, "working_day"),
    **dict.fromkeys(BETWEEN, "between"),
    "min": "least",
    "max": "least",
    "~": "not",
}


def within(text: str, tighter: int) -> str:
    """Brackets where what stands around binds tighter."""
    return f"({text})" if tighter > 0 else text


def cases(part: Shape) -> Iterator[tuple[Shape | None, Shape, str]]:
    """As :func:`telmee.wet.machine.terms.cases_of`, of a shape."""
    *pieces, last, articles = part.parts
    for place, article in enumerate(articles[:-1]):
        yield pieces[2 * place], pieces[2 * place + 1], article
    yield None, last, articles[-1]


def flattened(part: Any, kind: str) -> list[Any]:
    """The sides of a row of the same sign, in order."""
    return [each for side in part.parts for each in flattened(side, kind)] if part.kind == kind else [part]
