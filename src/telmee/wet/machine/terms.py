"""The terms that a rule is written in: one small expression, used for everything.

A rule is a Python function. Called once with *terms* it yields a term, and from that one term follow the column
expression for every engine (:mod:`telmee.wet.machine.columns`, Narwhals), the unit and the bounds of the outcome
(:func:`measure`) and the formula in words (:func:`in_words`). So what is computed and what is explained cannot drift
apart.

Meaning of unknown (null): unknown in, unknown out. ``&`` and ``|`` follow three-valued logic (false and unknown is
false: whatever the unknown is, the outcome is certain). :func:`choose` and :func:`minimum` are unknown when what they
choose by is unknown, which the engines' own versions are not.

Figures are 64-bit integers. ``//`` rounds down and is exact on every engine: it goes through doubles, and the
quotient of figures that may be large is corrected with the exact remainder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from telmee.wet.machine.dates import FIRST_DAY, LAST_DAY
from telmee.wet.machine.units import TEXT, TRUTH, Unit, parse_unit

LARGEST = 2**62
"""Bound on every figure: half of what 64 bits hold, so that a sum of two never wraps around."""

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


def nearest(figure: Any, divisor: Any) -> Term:
    """A quotient rounded to the nearest whole, a half upwards: for figures that are shown, not for the levy."""
    return Term("nearest", (term(figure), term(divisor)))


def count() -> Term:
    """How many rows the level below has."""
    return Term("count", ())


def is_known(figure: Any) -> Term:
    """Whether a figure is known. The one place where a rule may look at unknown."""
    return Term("known", (term(figure),))


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


# --- unit and bounds --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measure:
    """What a term yields: its sort ('int', 'bool', 'text'), unit, and the least and greatest figure possible."""

    sort: str
    unit: Unit | None = None
    low: int = 0
    high: int = 0
    bare: bool = False  # a literal: fits every unit

    def of(self, low: int, high: int, unit: Unit | None = None) -> Measure:
        return Measure("int", unit or self.unit, low, high, self.bare)


def declared(unit: str, low: int, high: int) -> Measure:
    """The measure of a fact, value or outcome as declared."""
    if unit == TRUTH:
        return Measure("bool")
    if unit == TEXT:
        return Measure("text")
    return Measure("int", parse_unit(unit), low, high)


def measure(node: Term, lookup: Callable[[str], Measure], rows: int = 1) -> Measure:
    """Unit and bounds of a term; ``rows`` is the most rows that a total may have.

    Raises ``ValueError`` in words when units do not fit, when a figure might not fit in 64 bits, or when a divisor
    might be zero.
    """
    result = _measure(node, lookup, rows)
    if result.sort == "int" and not -LARGEST <= result.low <= result.high <= LARGEST:
        raise ValueError(f"uitkomst kan te groot worden voor 64 bits ({result.low} .. {result.high})")
    return result


def _measure(node: Term, lookup: Callable[[str], Measure], rows: int) -> Measure:
    kind, parts = node.kind, node.parts
    if kind == "name":
        return lookup(parts[0])
    if kind == "literal":
        return _literal(parts[0])
    if kind == "count":
        return Measure("int", Unit(), 0, rows, True)
    of = [measure(part, lookup, rows) for part in parts if isinstance(part, Term)]
    if kind in ("&", "|", "~"):
        if any(each.sort != "bool" for each in of):
            raise ValueError(f"'{kind}' verbindt ja/nee-uitkomsten, geen getallen")
        return Measure("bool")
    if kind == "known":
        return Measure("bool")
    if kind in COMPARE:
        _alike(of[0], of[1], kind)
        return Measure("bool")
    if kind == "choose":
        if of[0].sort != "bool":
            raise ValueError("choose() kiest op een ja/nee-uitkomst")
        return _either(of[1], of[2])
    if any(each.sort != "int" for each in of):
        raise ValueError(f"'{kind}' rekent met getallen, niet met ja/nee of tekst")
    return _arithmetic(kind, parts, of, rows)


def _literal(value: Any) -> Measure:
    if isinstance(value, bool):
        return Measure("bool")
    if isinstance(value, str):
        return Measure("text")
    return Measure("int", Unit(), value, value, True)


def _alike(left: Measure, right: Measure, kind: str) -> Unit | None:
    """Two sides of a sum or comparison: the same sort and unit (a literal fits every unit)."""
    if left.sort != right.sort:
        raise ValueError(f"'{kind}' vergelijkt {left.sort} met {right.sort}")
    if left.sort == "int" and not (left.bare or right.bare) and left.unit != right.unit:
        raise ValueError(f"'{kind}' van ongelijke eenheden: {left.unit} en {right.unit}")
    return right.unit if left.bare else left.unit


def _either(left: Measure, right: Measure) -> Measure:
    unit = _alike(left, right, "choose")
    if left.sort != "int":
        return left
    return Measure("int", unit, min(left.low, right.low), max(left.high, right.high), left.bare and right.bare)


def _arithmetic(kind: str, parts: tuple[Any, ...], of: list[Measure], rows: int) -> Measure:
    left, right = of[0], of[-1]
    if kind == "months":
        return _later(left, right)
    if kind == "sum":
        return left.of(min(0, left.low * rows), max(0, left.high * rows))
    if kind == "scaled":
        return left.of(min(left.low * parts[1], left.high * parts[1]), max(left.low * parts[1], left.high * parts[1]))
    if kind == "part":
        return left.of(left.low // parts[1], left.high // parts[1])
    if kind in ("+", "-", "min", "max"):
        unit = _alike(left, right, kind)
        low, high = {
            "+": (left.low + right.low, left.high + right.high),
            "-": (left.low - right.high, left.high - right.low),
            "min": (min(left.low, right.low), min(left.high, right.high)),
            "max": (max(left.low, right.low), max(left.high, right.high)),
        }[kind]
        return Measure("int", unit, low, high, left.bare and right.bare)
    if kind == "*":
        corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        return Measure("int", _product_unit(left, right), min(corners), max(corners), left.bare and right.bare)
    return _quotient(left, right, 1 if kind == "nearest" else 0)


def _later(day: Measure, months: Measure) -> Measure:
    """Months after a day; the calendar of :func:`plus_months` has no exceptions in its range."""
    counts = (parse_unit("maanden"), parse_unit("jaar").rescaled(Fraction(1, 12)))
    if day.unit != parse_unit("datum") or not (months.bare or months.unit in counts):
        raise ValueError("months_later() telt maanden (of jaren * 12) bij een datum")
    latest = day.high + months.high * 1_461 // 48 + 3
    if day.low < FIRST_DAY or months.low < 0 or latest > LAST_DAY:
        raise ValueError("months_later() rekent alleen met dagen van 1 maart 1900 tot en met 28 februari 2100")
    return day.of(day.low, latest)


def _product_unit(left: Measure, right: Measure) -> Unit | None:
    """A literal factor only counts in smaller pieces: 3 hours * 100 is 300 hundredths of an hour."""
    assert left.unit is not None and right.unit is not None
    if right.bare and not left.bare:
        return left.unit.rescaled(Fraction(1, right.low)) if right.low == right.high and right.low else left.unit
    if left.bare and not right.bare:
        return right.unit.rescaled(Fraction(1, left.low)) if left.low == left.high and left.low else right.unit
    return left.unit.times(right.unit)


def _quotient(left: Measure, right: Measure, more: int) -> Measure:
    assert left.unit is not None and right.unit is not None
    if right.low <= 0:
        raise ValueError("deler kan nul of negatief zijn")
    corners = [a // b for a in (left.low, left.high) for b in (right.low, right.high)]
    if right.bare and not left.bare:
        unit = left.unit.rescaled(Fraction(right.low))
    else:
        unit = left.unit.times(right.unit, -1)
    return Measure("int", unit, min(corners), max(corners) + more, left.bare and right.bare)


# --- words ----------------------------------------------------------------------------------------------------

BINDS = {
    "|": 1,
    "&": 2,
    "==": 3,
    "!=": 3,
    "<": 3,
    "<=": 3,
    ">": 3,
    ">=": 3,
    "+": 4,
    "-": 4,
    "*": 5,
    "//": 5,
    "nearest": 5,
}


def in_words(node: Term, words: Callable[[str], str]) -> str:
    """The formula in Dutch; ``words`` gives the label (or the figure) of a name."""
    question = "of " if node.kind in COMPARE else ""
    return question + _words(node, words, 0)


def _words(node: Term, words: Callable[[str], str], around: int) -> str:
    kind, parts = node.kind, node.parts
    if kind == "name":
        return words(parts[0])
    if kind == "literal":
        return _literal_words(parts[0])
    if kind == "count":
        return "het aantal regels"
    if kind in ("min", "max"):
        sides = " en ".join(_words(part, words, 0) for part in parts)
        return _within(f"de {'kleinste' if kind == 'min' else 'grootste'} van {sides}", around)
    of = [
        _words(part, words, BINDS.get(kind, 0) + (index if kind in ("-", "//", "nearest") else 0))
        for index, part in enumerate(parts)
        if isinstance(part, Term)
    ]
    if kind == "choose":
        return _within(f"als {of[0]}, dan {of[1]}, anders {of[2]}", around)
    if kind == "sum":
        return f"de som van {of[0]}"
    if kind == "known":
        return f"{of[0]} bekend is"
    if kind == "~":
        return f"niet ({of[0]})"
    if kind == "scaled":
        return f"{parts[1]} × {of[0]}"
    if kind == "part":
        return f"{of[0]} ÷ {parts[1]} (naar beneden afgerond)"
    if kind == "months":
        return f"{of[0]} plus {of[1]} maanden"
    text = _joined(kind, of)
    return _within(text, around - BINDS[kind])


def _within(text: str, tighter: int) -> str:
    """Brackets where what stands around binds tighter."""
    return f"({text})" if tighter > 0 else text


def _joined(kind: str, of: list[str]) -> str:
    if kind == "//":
        return f"{of[0]} ÷ {of[1]} (naar beneden afgerond)"
    if kind == "nearest":
        return f"{of[0]} ÷ {of[1]} (afgerond op een geheel getal)"
    signs = {"+": "+", "-": "−", "*": "×", "&": "en", "|": "of", **COMPARE}
    return f"{of[0]} {signs[kind]} {of[1]}"


def _literal_words(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else f"'{value}'"
