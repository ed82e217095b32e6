"""The formula of a rule as people read it: in words, and filled in with the figures of one record."""

from typing import Any

import pytest

from telmee.wet import ceiling, choose, day_of, first
from telmee.wet.machine.filled import filled
from telmee.wet.machine.plain import shape
from telmee.wet.machine.terms import Term, maximum, minimum, months_later, nearest, part_of, scaled
from telmee.wet.machine.terms import name as by_name
from telmee.wet.machine.words import in_words

UNITS = {
    "a": "tienden banen",
    "b": "cent per baan",
    "u": "uren",
    "q": "honderdsten procent",
    "d": "datum",
    "p": "ja/nee",
    "wml": "cent per maand",
    "deel": "honderdsten procent",
    "n": "jaar",
}


def unit_of(name: str) -> str:
    return UNITS.get(name, "getal")


A, B, U, Q, D, P = (by_name(each) for each in "abuqdp")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (day_of(by_name("jaar") + 1, 5, 1), "1 mei van (jaar + 1)"),
        (day_of(by_name("jaar"), by_name("m"), 1), "dag 1 van maand m van jaar"),
        (ceiling(A, 10), "a, naar boven afgerond op hele banen"),
        (A * B // 10, "a × b, naar beneden afgerond op hele centen"),
        (U * Q // 100, "u × q, naar beneden afgerond op 0,01 uur"),
        (U * 100, "u"),
        (10_000 - Q, "100% − q"),
        (Q * B // B, "q × b ÷ b, naar beneden afgerond op 0,01%"),
        (nearest(by_name("wml") * by_name("deel"), 50_000) * 5, "wml × deel, afgerond op een veelvoud van € 0,05"),
        (part_of(U, 12), "u ÷ 12, naar beneden afgerond op hele uren"),
        (scaled(U, 2), "2 × u"),
        (maximum(U - 3, 0), "de grootste van u − 3 uren en 0 uren"),
        (months_later(D, by_name("n") * 12) - 1, "d plus n − 1 dag"),
        (months_later(D, 3), "d plus 3 maanden"),
        (months_later(D, 24), "d plus 2 jaar"),
        (D <= D + 7, "of d uiterlijk op d + 7 dagen is"),
        (D < D, "of d vóór d is"),
        (~(D < D) & P, "d op of na d is en p"),
        (choose(U >= 3, U, 0), "als u minstens 3 uren is, dan u, anders 0 uren"),
        (
            first((P, "te laat", "Wtl 2.3"), otherwise=("", "Wtl 2.1")),
            "als p, dan 'te laat' (Wtl 2.3); anders '' (Wtl 2.1)",
        ),
        (first((A > 1, "veel"), otherwise="weinig"), "als a meer dan 0,1 banen is, dan 'veel'; anders 'weinig'"),
    ],
)
def test_in_words(term: Term, words: str) -> None:
    """What only counts in smaller pieces is gone, a literal has the unit of what it stands beside, days are days."""
    assert in_words(term, str, unit_of, "cent" if words.startswith("a ×") else "") == words


FIGURES: dict[str, Any] = {"a": 12, "b": 500_000, "u": 15_000, "q": 193, "d": 17_166, "p": True, "s": None, "n": 3}


@pytest.mark.parametrize(
    ("term", "unit", "line"),
    [
        (A * B // 10, "cent", "1,2 banen × € 5.000,00 = € 6.000,00"),
        (choose(P, A * B // 10, 0), "cent", "1,2 banen × € 5.000,00 (omdat p: ja) = € 6.000,00"),
        (choose(~P, A * B // 10, 0), "cent", "€ 0,00 (omdat p: ja) = € 0,00"),
        (U * Q // 1000, "tienden uren", "15.000 uren × 1,93% = 289,5 uren"),
        (U * Q // 10_000, "uren", "15.000 uren × 1,93% = 289,5 uren, naar beneden afgerond op hele uren = 289 uren"),
        (minimum(U, 3), "uren", "de kleinste van 15.000 uren en 3 uren = 3 uren"),
        (maximum(U - 20_000, 0), "uren", "de grootste van 15.000 uren − 20.000 uren en 0 uren = 0 uren"),
        (maximum(U - 3, 0), "uren", "15.000 uren − 3 uren = 14.997 uren"),  # a bound that did not bind
        (months_later(D, by_name("n") * 12) - 1, "datum", "31 december 2016 plus 3 jaar − 1 dag = 30 december 2019"),
        (months_later(D, 1) > D, "ja/nee", "31 december 2016 plus 1 maand na 31 december 2016 = ja"),
        (~(D < D) & P, "ja/nee", "31 december 2016 op of na 31 december 2016 en p: ja = ja"),
        (P & ~P, "ja/nee", "niet (p: ja) = nee"),  # of an "and" that fails only what failed
        (P | by_name("s"), "ja/nee", "p: ja = ja"),
        (choose(by_name("s"), U, 0), "uren", "onbekend (zolang s: onbekend) = onbekend"),
        (first((P, "te laat"), otherwise=""), "tekst", "(omdat p: ja) = 'te laat'"),
    ],
)
def test_filled_in(term: Term, unit: str, line: str) -> None:
    units = {**UNITS, "s": "ja/nee"}
    found = shape(term, lambda name: units.get(name, "getal"), unit)
    assert filled(found, str, FIGURES.__getitem__, unit) == line
