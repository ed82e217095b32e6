"""A formula in the units that people see: what only counts in smaller pieces is gone, what is rounded says so.

A rule counts in whole numbers: tenths of a baan, hundredths of a percent, cents. ``tekort * bedrag // 10`` is, for who
reads it, ``1,2 banen × € 5.000,00``: the division only goes from tenths to whole ones. This module reads a term as such
a quantity: every part knows its unit and the scale that it is counted at, a literal gets the unit of what it stands
beside, and a division that really divides or rounds says on what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from telmee.getallen import datum, decimaal, toon_precies
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.measure import COUNTED
from telmee.wet.machine.terms import COMPARE, Term
from telmee.wet.machine.units import BASES, DATE, TEXT, TRUTH, Unit, parse_unit, said

DOWN, NEAREST, UP = "naar beneden afgerond", "afgerond", "naar boven afgerond"
MODES = {"//": DOWN, "part": DOWN, "nearest": NEAREST, "ceiling": UP}
NAMES = {
    "uur": ("uur", "uren"),
    "baan": ("baan", "banen"),
    "dag": ("dag", "dagen"),
    "week": ("week", "weken"),
    "maand": ("maand", "maanden"),
    "jaar": ("jaar", "jaar"),
    "persoon": ("persoon", "personen"),
    "contract": ("contract", "contracten"),
}
DAYS = parse_unit(DATE)
MONTHS = parse_unit("maanden")
FIRST_YEAR = 1000
"""A figure in years from here on is a year of the calendar; below it is a number of years."""
MONEY_DECIMALS = 2


@dataclass(frozen=True, eq=False)
class Shape:
    """A part of a formula. ``unit`` None: a bare figure, a truth or a text. ``term``: what is computed for it."""

    kind: str
    parts: tuple[Any, ...]
    term: Term
    unit: Unit | None = None
    percent: bool = False
    is_date: bool = False

    def rescaled(self, factor: Fraction, term: Term) -> Shape:
        """The same quantity, counted by ``term`` in pieces so many times as large."""
        assert self.unit is not None
        return replace(self, unit=self.unit.rescaled(factor), term=term)


_SHAPES: dict[int, tuple[Term, Shape]] = {}
_MOST_SHAPES = 20_000


def shape_of(node: Term, unit_of: Callable[[str], str], declared: str = "") -> Shape:
    """As :func:`shape`, made once for a formula that is explained again and again."""
    known = _SHAPES.get(id(node))
    if known is None:
        if len(_SHAPES) >= _MOST_SHAPES:
            _SHAPES.clear()
        known = _SHAPES[id(node)] = (
            node,
            shape(node, unit_of, declared),
        )  # kept with its term: an id is its own
    return known[1]


def shape(node: Term, unit_of: Callable[[str], str], declared: str = "") -> Shape:
    """How a formula reads in people's units; ``unit_of`` gives the unit of a name, ``declared`` that of the outcome."""
    found = _shape(node, unit_of)
    if declared in ("", TRUTH, TEXT):
        return found
    if found.unit is not None:
        return replace(found, percent="procent" in declared)
    return _adopt(found, parse_unit(declared), "procent" in declared)


def _shape(node: Term, unit_of: Callable[[str], str]) -> Shape:
    kind, parts = node.kind, node.parts
    if kind == "name":
        text = unit_of(parts[0])
        unit = None if text in (TRUTH, TEXT) else parse_unit(text)
        return Shape("name", (parts[0], text), node, unit, "procent" in text, text == DATE)
    if kind in ("literal", "count"):
        return Shape(kind, parts, node)
    if kind == "first":
        *pieces, articles = parts
        return Shape(kind, (*(_shape(each, unit_of) for each in pieces), articles), node)
    of = [_shape(part, unit_of) for part in parts if isinstance(part, Term)]
    if kind in ("*", "//", "nearest", "ceiling", "part", "scaled"):
        return _scaling(node, of)
    if kind in ("months", "day_of", "working_day", "working_day_before"):
        rest = [_months(of[1])] if kind == "months" else of[1:]
        return Shape(kind, (of[0], *rest), node, DAYS, is_date=True)
    if kind in COUNTED:
        return Shape(kind, tuple(of), node, parse_unit(COUNTED[kind]))
    if kind in ("+", "-", "min", "max", "choose") or kind in COMPARE:
        of[-2:] = _alike(of[-2], of[-1])
    left, right = of[0 if len(of) == 1 else -2], of[-1]
    if kind in ("+", "-", "min", "max", "choose"):
        is_date = left.is_date and not right.is_date if kind == "-" else left.is_date or right.is_date
        return Shape(kind, tuple(of), node, left.unit or right.unit, left.percent or right.percent, is_date)
    if kind == "sum":
        return Shape(kind, tuple(of), node, left.unit, left.percent)
    return Shape(kind, tuple(of), node)


def _adopt(bare: Shape, unit: Unit, percent: bool = False) -> Shape:
    """A bare figure as one of this unit, at this scale."""
    if bare.unit is not None:
        return bare
    if bare.kind == "literal" and isinstance(bare.parts[0], int) and not isinstance(bare.parts[0], bool):
        return replace(bare, unit=unit, percent=percent)
    if bare.kind in ("choose", "min", "max", "+", "-"):
        keep = 1 if bare.kind == "choose" else 0
        parts = (*bare.parts[:keep], *(_adopt(part, unit, percent) for part in bare.parts[keep:]))
        return replace(bare, parts=parts, unit=unit, percent=percent)
    return bare


def _months(bare: Shape) -> Shape:
    """Months after a day; whole years are said as years."""
    months = _literal(bare)
    return _adopt(bare, MONTHS if months is None or months % 12 else parse_unit("jaar").rescaled(Fraction(1, 12)))


def _alike(left: Shape, right: Shape) -> tuple[Shape, Shape]:
    """Two sides of a sum or a comparison: a bare one is counted as the other is; beside a date it counts days."""
    if left.unit is None and right.unit is not None:
        return _adopt(left, right.unit, right.percent), right
    if right.unit is None and left.unit is not None:
        return left, _adopt(right, left.unit, left.percent)
    return left, right


def _literal(shape: Shape) -> int | None:
    return shape.parts[0] if shape.kind == "literal" and shape.unit is None else None


def _scaling(node: Term, of: list[Shape]) -> Shape:
    """A product or a quotient: a literal factor only counts otherwise, and what is left of a division is rounding."""
    kind, left = node.kind, of[0]
    if kind in ("scaled", "part"):
        times = _shape(Term("literal", (node.parts[1],)), str)
        if kind == "scaled":
            return Shape("*", (times, left), node, left.unit, left.percent)
        return _rounded(node, Shape("/", (left, times), node, left.unit, left.percent), left.unit, left.percent)
    right = of[1]
    first, second = _literal(left), _literal(right)
    if kind == "*":
        if second and left.unit is not None:
            return left.rescaled(Fraction(1, second), node)
        if first and right.unit is not None:
            return right.rescaled(Fraction(1, first), node)
        unit = (left.unit or Unit()).times(right.unit or Unit())
        bare = left.unit is None and right.unit is None
        return Shape("*", (left, right), node, None if bare else unit, left.percent or right.percent)
    if second and left.unit is not None:
        return _rounded(node, left, left.unit.rescaled(Fraction(second)), left.percent)
    unit = (left.unit or Unit()).times(right.unit or Unit(), -1)
    percent = left.percent or right.percent
    return _rounded(node, Shape("/", (left, right), node, unit, percent), unit, percent)


def _rounded(node: Term, inner: Shape, unit: Unit | None, percent: bool) -> Shape:
    return Shape("round", (inner, MODES[node.kind], node, unit), node, unit, percent)


def before_rounding(part: Shape, of: Callable[[Term], Any]) -> Fraction | None:
    """The quotient that is rounded, in the pieces that it is rounded to; None when it is unknown."""
    above, below = (of(each) if isinstance(each, Term) else each for each in part.parts[2].parts)
    return None if above is None or below is None else Fraction(above, below)


def piece_of(part: Shape) -> Fraction:
    """What is rounded to: the scale at which the quotient itself counts, whatever it is counted in after that."""
    unit: Unit | None = part.parts[3]
    return unit.scale if unit is not None else Fraction(1)


# --- Figures and units in words -------------------------------------------------------------------------------------


def figure_words(figure: Any, unit: str) -> str:
    """A figure with its unit, as people write it: '1,2 banen', '€ 5.000,00 per baan', '1,93%', '1 mei 2024', 'ja'."""
    if (words := said(figure, unit)) is not None:
        return words
    if unit == DATE:
        return datum(from_day_number(figure))
    if unit == "jaar":
        return str(figure) if figure >= FIRST_YEAR else f"{figure} jaar"
    return toon_precies(figure, unit)


def amount_words(value: Fraction, unit: Unit | None, percent: bool = False, decimals: int | None = None) -> str:
    """A quantity in words. More ``decimals`` than it may have are cut off with '…'; None: as many as it takes."""
    powers = dict((unit or Unit()).dimensions)
    shown = value * 100 if percent and not powers else value
    least = MONEY_DECIMALS if powers.get("euro") == 1 else 0
    if powers == {"jaar": 1} and value >= FIRST_YEAR:
        return str(value)
    number = _decimal(shown, least, decimals)
    if percent and not powers:
        return f"{number}%"
    money = powers.pop("euro", 0) == 1
    above = [NAMES[name][0 if shown == 1 else 1] for name, power in powers.items() if power > 0]
    below = [f"per {NAMES[name][0]}" for name, power in powers.items() if power < 0]
    return " ".join([f"€ {number}" if money else number, *above, *below])


def _decimal(value: Fraction, least: int, most: int | None) -> str:
    """A fraction with at least and at most so many decimals, cut off with '…' where it goes on."""
    places = least
    limit = 12 if most is None else max(most, least)
    while places < limit and (value * 10**places).denominator != 1:
        places += 1
    pieces = value * 10**places
    whole = int(pieces)  # towards zero: what is cut off is cut off
    text = decimaal(whole, places)
    text = f"-{text}" if whole == 0 and value < 0 else text
    return text if pieces.denominator == 1 else f"{text}…"


def rounding_words(shape: Shape) -> str:
    """'naar beneden afgerond op 0,1 baan', 'afgerond op hele centen', 'afgerond op een veelvoud van € 0,05'."""
    unit = shape.unit or Unit()
    return f"{shape.parts[1]} op {_piece(piece_of(shape), dict(unit.dimensions), shape.percent)}"


def _piece(step: Fraction, powers: dict[str, int], percent: bool) -> str:
    if powers.get("euro") == 1:
        if step == Fraction(1, 100):
            return "hele centen"
        if step == 1:
            return "hele euro's"
        if step > Fraction(1, 100):
            return f"een veelvoud van {amount_words(step, parse_unit('euro'))}"
        return f"{_decimal(step * 100, 0, None)} cent"
    counted = [name for name, power in powers.items() if power > 0]
    if not counted:
        return f"{_decimal(step * 100, 0, None)}%" if percent else "hele getallen" if step == 1 else str(step)
    one, more = NAMES[counted[0]]
    return f"hele {more}" if step == 1 else f"{_decimal(step, 0, None)} {one}"


def without_per(text: str, other: Unit | None) -> str:
    """A rate beside what it is a rate of: '€ 1,01 per uur' times hours is said as '€ 1,01'."""
    head, per, last = text.rpartition(" per ")
    if not per or other is None or last not in BASES:
        return text
    return head if dict(other.dimensions).get(str(BASES[last][0]), 0) > 0 else text
