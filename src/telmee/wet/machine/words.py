"""The formula of a term in Dutch, with names or figures filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telmee.getallen import MAANDEN
from telmee.wet.machine.terms import COMPARE, Term, cases_of

WORKING_DAY = {"working_day": "eerste werkdag op of na", "working_day_before": "laatste werkdag op of voor"}
BETWEEN = {"months_between": "maanden", "years_between": "jaren"}
TIGHTEST = 6
"""Tighter than every sign: brackets around all that is more than one word or figure."""

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
    "ceiling": 5,
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
    if kind == "day_of":
        return _date_words(node, words)
    if kind == "first":
        return _within(_cases_words(node, words), around)
    of = [
        _words(part, words, BINDS.get(kind, 0) + (index if kind in ("-", "//", "nearest", "ceiling") else 0))
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
    if kind in WORKING_DAY:
        return f"de {WORKING_DAY[kind]} {_words(parts[0], words, TIGHTEST)}"
    if kind == "months":
        return f"{of[0]} plus {of[1]} maanden"
    if kind in BETWEEN:
        start, end = (_words(part, words, TIGHTEST) for part in parts)
        return _within(f"de hele {BETWEEN[kind]} van {start} tot {end}", around)
    if kind == "year_of":
        return f"het jaar van {_words(parts[0], words, TIGHTEST)}"
    text = _joined(kind, of)
    return _within(text, around - BINDS[kind])


def _date_words(node: Term, words: Callable[[str], str]) -> str:
    year, month, day = node.parts
    if month.kind == day.kind == "literal":
        return f"{day.parts[0]} {MAANDEN[month.parts[0] - 1]} van {_words(year, words, TIGHTEST)}"
    of_day, of_month, of_year = (_words(part, words, TIGHTEST) for part in (day, month, year))
    return f"dag {of_day} van maand {of_month} van {of_year}"


def _cases_words(node: Term, words: Callable[[str], str]) -> str:
    """Every case with the article that it rests on."""
    said = []
    for condition, text, article in cases_of(node):
        outcome = _words(text, words, 0) + (f" ({article})" if article else "")
        when = "anders" if condition is None else f"als {_words(condition, words, 0)}, dan"
        said.append(f"{when} {outcome}")
    return "; ".join(said)


def _within(text: str, tighter: int) -> str:
    """Brackets where what stands around binds tighter."""
    return f"({text})" if tighter > 0 else text


def _joined(kind: str, of: list[str]) -> str:
    if kind == "//":
        return f"{of[0]} ÷ {of[1]} (naar beneden afgerond)"
    if kind == "nearest":
        return f"{of[0]} ÷ {of[1]} (afgerond op een geheel getal)"
    if kind == "ceiling":
        return f"{of[0]} ÷ {of[1]} (naar boven afgerond)"
    signs = {"+": "+", "-": "−", "*": "×", "&": "en", "|": "of", **COMPARE}
    return f"{of[0]} {signs[kind]} {of[1]}"


def _literal_words(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else f"'{value}'"
