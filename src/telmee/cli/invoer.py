"""Reads what people type: numbers, money, percentages, hours and dates the Dutch way, exactly.

A dot before exactly three digits is a thousands separator (166.400), otherwise a decimal one (25.5), and a comma is
always decimal (25,5); a comma before three digits (166,400) where a whole number is wanted is refused, for who writes
that means thousands. Hours may be a sum of fte: "100 x 36" are weekly hours. Nothing passes through a float.

Raises `GebruiksFout` with what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from telmee.fouten import GebruiksFout, bedoelde_u

UREN_IN_WEEK = 168
SECTOREN = {"o": "overheid", "overheid": "overheid", "m": "markt", "markt": "markt"}
_GETAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?|(\d+)\.(\d+)", re.ASCII)
_WEEK = re.compile(r"\s*(?:x|×|\*|maal|fte van|fte x|van)\s*", re.IGNORECASE)
_ACHTER = re.compile(r"\s*(uren|uur|u|fte|euro|eur|mensen|%)\s*$", re.IGNORECASE)


def getal(tekst: str, wat: str = "dit") -> Fraction:
    """'1.234,5' -> 2469/2; no sign."""
    if re.match(r"\s*[-−–]\s*€?\s*\d", tekst):
        raise GebruiksFout(f"'{tekst[:40]}' is minder dan nul; dat kan niet voor {wat}.")
    kaal = _ACHTER.sub("", tekst.strip().lstrip("€").strip()).replace("\u00a0", "").replace(" ", "")
    gevonden = _GETAL.fullmatch(kaal)
    if not gevonden or len(kaal) > 18:
        raise GebruiksFout(f"'{tekst[:40]}' is geen getal voor {wat}; schrijf het als 1234 of 25,5.")
    heel, rest = (gevonden[1] or gevonden[3]).replace(".", ""), gevonden[2] or gevonden[4] or ""
    return Fraction(int(heel + rest), 10 ** len(rest))


def in_delen(tekst: str, delen: int, wat: str) -> int:
    """A number in whole parts: ('25,5', 100) -> 2550. More decimals than that are refused, not cut."""
    waarde = getal(tekst, wat) * delen
    if waarde.denominator != 1:
        raise GebruiksFout(f"'{tekst[:40]}' heeft te veel cijfers achter de komma voor {wat}.")
    return waarde.numerator


def geheel(tekst: str, wat: str) -> int:
    """A whole number."""
    kaal = _ACHTER.sub("", tekst.strip())
    if re.fullmatch(r"\d{1,3}(,\d{3})+", kaal):
        raise GebruiksFout(f"'{tekst[:40]}' is niet duidelijk voor {wat}; schrijf {kaal.replace(',', '.')}.")
    waarde = getal(tekst, wat)
    if waarde.denominator != 1:
        raise GebruiksFout(f"'{tekst[:40]}' is geen heel getal voor {wat}; schrijf het als 1234.")
    return waarde.numerator


def centen(tekst: str, wat: str) -> int:
    """'2.500' or '€ 14,71' in cents."""
    return in_delen(tekst, 100, wat)


def procent(tekst: str, wat: str) -> int:
    """'2,58%' in hundredths of a percent; at most 100."""
    waarde = in_delen(tekst, 100, wat)
    if waarde > 10_000:
        raise GebruiksFout(f"'{tekst[:40]}' is te veel voor {wat}; een percentage is hoogstens 100.")
    return waarde


def uren(tekst: str, wat: str) -> tuple[int | None, int | None]:
    """Hours a year, or hundredths of an hour a week when written as 'number x hours a week': one of the two."""
    delen = _WEEK.split(tekst.strip())
    if len(delen) == 2 and all(deel.strip() for deel in delen):
        per_mens = getal(delen[1], wat)
        if per_mens > UREN_IN_WEEK:
            raise GebruiksFout(f"'{delen[1][:40]}' is te veel voor {wat}; een week heeft {UREN_IN_WEEK} uur.")
        week = getal(delen[0], wat) * per_mens * 100
        return None, (2 * week.numerator + week.denominator) // (2 * week.denominator)
    return geheel(tekst, wat), None


def gekozen(tekst: str, keuzes: Mapping[str, str], wat: str) -> str:
    """One of these words (or its short form) as it is meant; what looks like it is suggested."""
    schoon = tekst.strip().lower()
    if schoon in keuzes:
        return keuzes[schoon]
    namen = list(dict.fromkeys(keuzes.values()))
    keuze = f"kies {', '.join(namen[:-1])} of {namen[-1]}."
    raise GebruiksFout(f"'{tekst[:40]}' is geen {wat}; {keuze}{bedoelde_u(schoon, namen, 1)}")


def dag(tekst: str, wat: str) -> date:
    """2026-03-01 or 1-3-2026."""
    schoon = tekst.strip()
    try:
        if gevonden := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", schoon):
            return date(int(gevonden[3]), int(gevonden[2]), int(gevonden[1]))
        return date.fromisoformat(schoon)
    except ValueError as fout:
        raise GebruiksFout(f"'{tekst[:40]}' is geen datum voor {wat}; schrijf die als 2026-03-01.") from fout


def ja_nee(tekst: str, wat: str) -> bool:
    """ja or nee."""
    schoon = tekst.strip().lower()
    if schoon in ("ja", "j"):
        return True
    if schoon in ("nee", "n"):
        return False
    raise GebruiksFout(f"'{tekst[:40]}' is geen antwoord op {wat}; zeg ja of nee.")
