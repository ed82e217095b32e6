"""Reads what people type: numbers, money, percentages, hours and dates the Dutch way, exactly.

A dot before exactly three digits is a thousands separator (166.400), otherwise a decimal one (25.5), and a comma is
always decimal (25,5); a comma before exactly three digits (1,500) may be a thousand and a half or one and a half, for
money as for hours, and is refused with both readings. A unit that is written is checked and never dropped: euro is no
number of hours, and fte are hours only with the hours of a week: "100 x 36". Nothing passes through a float.

Raises `GebruiksFout` with what was expected.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from telmee import getallen
from telmee.fouten import GebruiksFout, bedoelde_u

UREN_IN_WEEK = 168
VOLLE_WEKEN = ("36", "38", "40")
SECTOREN = {"o": "overheid", "overheid": "overheid", "m": "markt", "markt": "markt"}
WEET_NIET = {"weet ik niet", "weet niet", "geen idee", "onbekend", "?"}
UUR = ("uur", "uur per jaar")
UUR_PER_WEEK = ("uur", "uur per week")
EURO = ("euro",)
PROCENT = ("%",)
MENSEN = ("fte", "mensen")
_GELD = re.compile(r"^(?:€|eur(?:o)?\b)\s*", re.IGNORECASE)
_WEEK = re.compile(r"\s*(?:[x×*]|\bmaal\b|\bvan\b)\s*", re.IGNORECASE)
_ACHTER = re.compile(
    r"(?<=[\d\s€])\s*((?:[a-z][a-z.']*|€|%)(?:\s*(?:/|\bper\b|\bin de\b)?\s*[a-z.']+)*)\s*$", re.IGNORECASE
)
_MEER = re.compile(r"\d\s*[\n\r\t;|]+\s*\d|\d{4,} +\d|\d +(?:\d{1,2}(?!\d)|\d{4,})")
"""Cells of a spreadsheet that were pasted together; a space before exactly three digits separates thousands."""
_CELLEN = re.compile(r"\d[^\n\r\t]*[\n\r\t].*\d", re.DOTALL)
"""The same, with words in some of the cells: a name beside a number, a heading above it."""
_GEEN_CENTEN = re.compile(r"(?<=\d),(?:-{1,2}|[–—=])(?!\d)")
"""How a whole amount is written by hand: € 15,-"""
_ANDERE_DAG = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})")
"""A day with other signs, or two digits of the year: 1/3/2026, 1.3.2026, 1-3-26."""
_WOORDEN = {
    "u": "uur", "uren": "uur", "€": "euro", "eur": "euro", "euro's": "euro", "procent": "%", "pct": "%", "ft": "fte",
    "fte's": "fte", "ftes": "fte", "mens": "mensen", "man": "mensen", "personen": "mensen", "persoon": "mensen",
    "werknemers": "mensen", "werknemer": "mensen", "medewerkers": "mensen", "p.w.": "per week", "pw": "per week",
    "p.m.": "per maand", "pm": "per maand", "p.j.": "per jaar", "p.u.": "per uur", "wk": "week", "mnd": "maand",
}  # fmt: skip


def getal(tekst: str, wat: str = "dit", eenheden: tuple[str, ...] | None = None) -> Fraction:
    """'1.234,5' -> 2469/2; no sign. A unit behind it must be one of `eenheden`; None leaves that to the caller."""
    if re.match(r"\s*[-−–]\s*€?\s*\d", tekst):
        raise GebruiksFout(f"'{tekst[:40]}' is minder dan nul; dat kan niet voor {wat}.")
    if _MEER.search(tekst.strip()) or _CELLEN.search(tekst.strip()):
        raise GebruiksFout(f"Hier staat meer dan één getal voor {wat}; geef er één.")
    eenheid, kaal = splits(tekst)
    if eenheid and eenheden is not None and eenheid not in eenheden:
        zin = f"'{tekst.strip()[:40]}' past niet bij {wat}; {_in_wat(eenheid, eenheden)}."
        raise GebruiksFout(zin, kan=van_fte(kaal) if eenheid in MENSEN else (kaal,))
    try:
        return getallen.lees(kaal)
    except getallen.Dubbelzinnig as fout:
        raise _dubbelzinnig(tekst, fout, wat) from fout
    except ValueError as fout:
        kort = " ".join(tekst.split())[:40]
        raise GebruiksFout(f"'{kort}' is geen getal voor {wat}; schrijf het als 1234 of 25,5.") from fout


def splits(tekst: str) -> tuple[str, str]:
    """The unit in one word for each way to write it ('' is none), and the number without spaces."""
    voor = tekst.strip().replace("\u00a0", " ")
    zonder = _GELD.sub("", voor)
    geld, voor = zonder != voor, zonder.strip()
    achter = _ACHTER.search(voor)
    kaal = (voor[: achter.start()] if achter else voor).replace(" ", "")
    woorden = re.findall(r"€|%|[a-z][a-z.']*", (achter[1] if achter else "").lower().replace("/", " per "))
    gewoon = " ".join(_WOORDEN.get(w, w) for w in woorden)
    if geld and not gewoon.startswith("euro"):
        gewoon = f"euro {gewoon}".strip()
    return gewoon, kaal


def _in_wat(eenheid: str, eenheden: tuple[str, ...]) -> str:
    if eenheid in MENSEN and set(UUR) <= set(eenheden):
        return f"schrijf het aantal maal de uren per week, zoals '60 x 36' ({eenheid} x uren)"
    goed = " of ".join(eenheden)
    return f"geef het in {goed}" if eenheden else "geef alleen het getal"


def _dubbelzinnig(tekst: str, fout: getallen.Dubbelzinnig, wat: str) -> GebruiksFout:
    """Who writes 1,500 may mean both; with two commas only thousands are left, and those have dots here."""
    if not fout.komma:
        zin = f"'{tekst[:40]}' is niet duidelijk voor {wat}; schrijf {fout.duizenden}."
        return GebruiksFout(zin, kan=(fout.duizenden,))
    return GebruiksFout(
        f"'{tekst[:40]}' kan {fout.duizenden} (duizenden) of {fout.komma} (met een komma) zijn voor {wat}; schrijf "
        f"{fout.duizenden} of {fout.komma}.",
        kan=(fout.duizenden, fout.komma),
    )


def in_delen(tekst: str, delen: int, wat: str, eenheden: tuple[str, ...] | None = None) -> int:
    """A number in whole parts: ('25,5', 100) -> 2550. More decimals than that are refused, not cut."""
    waarde = getal(tekst, wat, eenheden) * delen
    if waarde.denominator != 1:
        raise _te_veel_decimalen(tekst, waarde / delen, delen, wat)
    return waarde.numerator


def _te_veel_decimalen(tekst: str, waarde: Fraction, delen: int, wat: str) -> GebruiksFout:
    """What does fit: the two figures around it, for which of them is meant is not ours to say."""
    plaatsen = len(str(delen)) - 1
    onder = waarde * delen // 1
    kan = [getallen.decimaal(elk, plaatsen) for elk in (onder, onder + 1)]
    hoogstens = f"hoogstens {plaatsen} cijfers" if plaatsen > 1 else f"hoogstens {plaatsen} cijfer"
    return GebruiksFout(
        f"'{tekst[:40]}' heeft te veel cijfers achter de komma voor {wat}; geef er {hoogstens}, zoals "
        f"{' of '.join(kan)}.",
        kan=kan,
    )


def geheel(tekst: str, wat: str, eenheden: tuple[str, ...] | None = None) -> int:
    """A whole number."""
    waarde = getal(tekst, wat, eenheden)
    if waarde.denominator != 1:
        onder = waarde.numerator // waarde.denominator
        zin = f"'{tekst[:40]}' is geen heel getal voor {wat}; schrijf het als 1234."
        raise GebruiksFout(zin, kan=(getallen.geheel(onder), getallen.geheel(onder + 1)))
    return waarde.numerator


def centen(tekst: str, wat: str, per: str = "") -> int:
    """'2.500' or '€ 14,71' in cents; `per` is the time that the amount may be said to be for."""
    tekst = _GEEN_CENTEN.sub("", tekst)
    return in_delen(tekst, 100, wat, (*EURO, f"euro per {per}", f"per {per}") if per else EURO)


def procent(tekst: str, wat: str) -> int:
    """'2,58%' in hundredths of a percent; at most 100."""
    geen_duizenden(tekst, wat)
    waarde = in_delen(tekst, 100, wat, PROCENT)
    if waarde > 10_000:
        raise GebruiksFout(f"'{tekst[:40]}' is te veel voor {wat}; een percentage is hoogstens 100.")
    return waarde


def geen_duizenden(tekst: str, wat: str) -> None:
    """Of a percentage 2,585 has one reading: there are no thousands of percents."""
    heel, _, deel = splits(tekst)[1].partition(",")
    if heel.isdecimal() and deel.isdecimal() and len(deel) > 2:
        raise _te_veel_decimalen(tekst, Fraction(f"{heel}.{deel}"), 100, wat)


def weekuren(tekst: str, wat: str) -> int:
    """Hundredths of an hour a week; no more than a week has."""
    waarde = in_delen(tekst, 100, wat, UUR_PER_WEEK)
    if waarde > UREN_IN_WEEK * 100:
        raise GebruiksFout(f"'{tekst[:40]}' is te veel voor {wat}; een week heeft {UREN_IN_WEEK} uur.")
    return waarde


def fte(tekst: str) -> str:
    """The number of '60 fte' or '60 mensen', for who must still be asked for the hours of a week; else ''."""
    eenheid, kaal = splits(tekst)
    return kaal if eenheid in MENSEN else ""


def van_fte(aantal: str) -> tuple[str, ...]:
    """The hours that a number of fte may stand for, in the full weeks that are common; another week can be written."""
    return tuple(f"{aantal} x {week}" for week in VOLLE_WEKEN)


def uren(tekst: str, wat: str) -> tuple[int | None, int | None]:
    """Hours a year, or hundredths of an hour a week when written as 'number x hours a week': one of the two."""
    delen = _WEEK.split(tekst.strip())
    if len(delen) == 2 and all(deel.strip() for deel in delen):
        per_mens = getal(delen[1], wat, UUR_PER_WEEK)
        if per_mens > UREN_IN_WEEK:
            raise GebruiksFout(f"'{delen[1][:40]}' is te veel voor {wat}; een week heeft {UREN_IN_WEEK} uur.")
        week = getal(delen[0], wat, MENSEN) * per_mens * 100
        return None, getallen.rond(week)
    if splits(tekst)[0] == "uur per week":
        return None, in_delen(tekst, 100, wat, UUR_PER_WEEK)
    return geheel(tekst, wat, UUR), None


def weet_niet(tekst: str) -> bool:
    """Whether this says that somebody does not know."""
    return tekst.strip().lower().rstrip(".!") in WEET_NIET


def gekozen(tekst: str, keuzes: Mapping[str, str], wat: str) -> str:
    """One of these words (or its short form) as it is meant; what looks like it is suggested."""
    schoon = tekst.strip().lower()
    if schoon in keuzes:
        return keuzes[schoon]
    namen = list(dict.fromkeys(keuzes.values()))
    keuze = f"kies {', '.join(namen[:-1])} of {namen[-1]}."
    bedoeld = bedoelde_u(schoon, namen, 1)
    zin = f"'{tekst[:40]}' is geen {wat}; {keuze}{bedoeld}"
    raise GebruiksFout(zin, kan=(naam for naam in namen if f"'{naam}'" in bedoeld))


_MAANDEN = {maand.lower(): n for talen in (getallen.MAANDEN, getallen.MONTHS) for n, maand in enumerate(talen, 1)}


def dag(tekst: str, wat: str) -> date:
    """2026-03-01, 1-3-2026, or in words as our own pages write it: 1 maart 2026, 1 March 2026."""
    schoon = tekst.strip()
    try:
        if gevonden := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", schoon):
            schoon = f"{gevonden[3]}-{int(gevonden[2]):02d}-{int(gevonden[1]):02d}"
        if gevonden := re.fullmatch(r"(\d{1,2}) ([a-z]{3,9}) (\d{4})", schoon.lower()):
            schoon = f"{gevonden[3]}-{_MAANDEN.get(gevonden[2], 0):02d}-{int(gevonden[1]):02d}"
        return date.fromisoformat(schoon)
    except ValueError as fout:
        if (niet := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", schoon)) and int(niet[1]) and 1 <= int(niet[2]) <= 12:
            jaar, maand = int(niet[1]), int(niet[2])
            dagen = monthrange(jaar, maand)[1]
            zin = f"'{tekst[:40]}' is geen datum voor {wat}; {getallen.MAANDEN[maand - 1]} {jaar} heeft {dagen} dagen."
            eind = date(jaar, maand, dagen)
            raise GebruiksFout(zin, kan=_rond(eind) if int(niet[3]) else ()) from fout
        zin = f"'{tekst[:40]}' is geen datum voor {wat}; schrijf die als 1-3-2026."
        raise GebruiksFout(zin, kan=_andere_dag(tekst.strip())) from fout


def _andere_dag(tekst: str) -> tuple[str, ...]:
    """The days that may be meant; with slashes the month may stand first, as Americans write it."""
    gevonden = _ANDERE_DAG.fullmatch(tekst)
    if not gevonden:
        return ()
    een, teken, twee, jaar = int(gevonden[1]), gevonden[2], int(gevonden[3]), int(gevonden[4])
    jaar += 2000 if jaar < 100 else 0
    orden = ((een, twee), (twee, een)) if teken == "/" else ((een, twee),)
    goed = [(d, m) for d, m in orden if 1 <= m <= 12 and jaar and 1 <= d <= monthrange(jaar, m)[1]]
    return tuple(dict.fromkeys(f"{d}-{m}-{jaar}" for d, m in goed))


def _rond(eind: date) -> tuple[str, ...]:
    """The last day of a month, and the one after it."""
    dagen = (eind, eind + timedelta(days=1)) if eind < date.max else (eind,)
    return tuple(f"{dag.day}-{dag.month}-{dag.year}" for dag in dagen)


def ja_nee(tekst: str, wat: str) -> bool:
    """ja or nee."""
    schoon = tekst.strip().lower()
    if schoon in ("ja", "j"):
        return True
    if schoon in ("nee", "n"):
        return False
    raise GebruiksFout(f"'{tekst[:40]}' is geen antwoord op {wat}; zeg ja of nee.")
