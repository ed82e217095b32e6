"""Numbers, counts and days inside the sentences of this room: 1.116 uur, € 2.530,05, 1 regel, 2 regels, 15 maart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip


def geheel(getal: int) -> str:
    """90000 -> '90.000'."""
    return f"{getal:,}".replace(",", ".")


def euro(centen: int) -> str:
    """253005 -> '€ 2.530,05'."""
    heel, rest = divmod(abs(centen), 100)
    return f"€ {'-' if centen < 0 else ''}{geheel(heel)},{rest:02d}"


def procent(honderdsten: int) -> str:
    """258 -> '2,58%'."""
    return f"{honderdsten // 100},{honderdsten % 100:02d}%"


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """(1, 'regel', 'regels') -> '1 regel'."""
    return f"{geheel(hoeveel)} {een if hoeveel == 1 else meer}"


def tienden(getal: int) -> str:
    """255 -> '25,5'."""
    heel, rest = divmod(abs(getal), 10)
    return f"{'-' if getal < 0 else ''}{geheel(heel)},{rest}"


def onbekend_of(hoe: Callable[[int], str], getal: int | None) -> str:
    """The number in words, or that it is unknown."""
    return "onbekend" if getal is None else hoe(getal)


def dag_en_maand(dag: date) -> str:
    """2027-03-15 -> '15 maart'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]}"


def rond(breuk: Fraction | int) -> int:
    """To the nearest whole, a half upwards."""
    breuk = Fraction(breuk)
    return (2 * breuk.numerator + breuk.denominator) // (2 * breuk.denominator)
