"""Figures, days, units and citations of a Dutch sentence, written the English way; the figure itself never changes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from telmee.getallen import MAANDEN, MONTHS

GETAL = r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?"
BEDRAG = rf"€ (?:{GETAL})"
_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAG = rf"\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}|\d{{4}}-\d\d-\d\d"
DAG_ZONDER_JAAR = rf"\d{{1,2}} (?:{'|'.join(MAANDEN)})"
MAAND = rf"(?:{'|'.join(MAANDEN)})"
TIJDVAKKEN = rf"(?:{'|'.join(_KORT)})(?:-(?:{'|'.join(_KORT)}))?(?: \d{{4}})?"
_WETTEN = (
    "Wfsv", "Besluit Wfsv", "Regeling Wfsv", "Wtl", "Regeling Wtl", "Participatiewet", "Besluit SUWI", "Wet SUWI",
    "SUWI", "Ziektewet", "Wajong",
    "WIA", "WAO", "Wsw", "WML", "AOW", "Awb", "AWR", "BW", "HR", "Algemene termijnenwet",
    "Besluit minimumjeugdloonregeling",
    "Besluit minimumjeugdloon", "Besluit loonkostensubsidie Participatiewet",
    "Reïntegratiebesluit", "Wet WIA", "Wet banenafspraak", "Kamerstukken I", "Kamerstukken II", "Stcrt.", "Stb.", "WW",
    "Kamerbrief", "Besluit loondispensatie Wajong", "Regeling LKS Participatiewet",
    "Regeling loonkostensubsidie Participatiewet",
)  # fmt: skip
_BIJ_WET = {"lid": "para", "leden": "paras", "en": "and", "of": "or", "onder": "under", "tot": "until",
            "artikel": "article", "artikelen": "articles", "art.": "art.", "tot en met": "to", "tekst": "text",
            "nr.": "no.", "bijlage": "annex",
            "telkens onder": "each under", "eerste lid": "first para", "vanaf": "from", "van": "of",
            "geldt vanaf": "in force from", "gedeeld door": "divided by",
            "x": "x", "min": "minus", "uitzondering": "exception", "uitlener": "lender", "uren": "hours",
            "nulmeting": "baseline",
            "codelijst loonaangifte": "code list of the wage filing", "SrtIV": "SrtIV", "CdAard": "CdAard",
            "verdeelsleutel inleenverbanden": "key for hiring in", "SEO": "SEO",
            "alle twintig doelen nagerekend": "all twenty targets recomputed",
            "jaren voor inwerkingtreding van": "years before the entry into force of", "jaren voor": "years before",
            "wettelijk minimumloon": "statutory minimum wage"}  # fmt: skip
_WOORD_WET = "|".join(sorted((re.escape(w) for w in _BIJ_WET), key=len, reverse=True))
_STUK_WET = re.compile(
    rf"(?:({'|'.join(sorted(map(re.escape, _WETTEN), key=len, reverse=True))})|({DAG})|({_WOORD_WET})"
    r"|([\d][\w.:/-]*|ECLI:[\w:]+|[a-zA-Z]{1,2}|\d*[IVX]+))(?=[\s,;)]|$)"
)
_VOOR_WET = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _WETTEN), key=len, reverse=True))})\b")


def getal(tekst: str) -> str:
    """'1.234,5' -> '1,234.5'."""
    return tekst.translate({ord("."): ",", ord(","): "."})


def bedrag(tekst: str) -> str:
    """'€ 5.000,00' -> '€5,000.00'; the minus sign stands before it."""
    kaal = getal(tekst[2:])
    return f"-€{kaal[1:]}" if kaal.startswith("-") else f"€{kaal}"


def dag(tekst: str) -> str:
    """'29 januari 2027', '29-01-2027' and '2027-01-29' -> '29 January 2027'."""
    if "-" in tekst:
        delen = tekst.split("-")
        jaar, maand, dag_ = delen if len(delen[0]) == 4 else delen[::-1]
        if not 1 <= int(maand) <= 12:
            return tekst
        return f"{int(dag_)} {MONTHS[int(maand) - 1]} {jaar}"
    dag_, maand, *jaren = tekst.split()
    return " ".join([dag_, MONTHS[MAANDEN.index(maand)], *jaren])


def maand(tekst: str) -> str:
    """'januari' -> 'January'."""
    return MONTHS[MAANDEN.index(tekst)]


def tijdvakken(tekst: str) -> str:
    """'jan-okt 2026' -> 'Jan-Oct 2026'."""
    return re.sub("[a-z]+", lambda m: MONTHS[_KORT.index(m[0])][:3], tekst)


def wet(tekst: str) -> str | None:
    """'Wfsv 34 lid 4 en 6' -> 'Wfsv 34 para 4 and 6'; None when a word in it is no part of a citation."""
    if not _VOOR_WET.match(tekst):
        return None
    plek, delen = 0, []
    while plek < len(tekst):
        if tekst[plek] in " ,;()":
            delen.append(tekst[plek])
            plek += 1
            continue
        stuk = _STUK_WET.match(tekst, plek)
        if stuk is None:
            return None
        delen.append(stuk[1] or (dag(stuk[2]) if stuk[2] else "") or (_BIJ_WET[stuk[3]] if stuk[3] else "") or stuk[4])
        plek = stuk.end()
    return "".join(delen)


EENHEDEN: Mapping[str, str] = {
    "banen": "jobs", "baan": "job", "uren": "hours", "uur": "hours", "uur per week": "hours per week",
    "uur per baan": "hours per job", "dag": "day", "week": "week",
    "uren per week": "hours per week", "uren per baan": "hours per job",
    "uur per week per baan": "hours per week per job",
    "per maand": "per month", "per uur": "per hour", "per baan": "per job", "maanden": "months", "maand": "month",
    "jaar": "years", "weken": "weeks", "dagen": "days", "euro": "euros", "jaren": "years", "personen": "people",
    "werknemers": "employees", "per jaar": "per year", "cent": "cent", "per dag": "per day", "rijen": "rows",
    "werknemer": "employee", "tijdvakken": "periods", "tijdvak": "period", "mensen": "people",
    "persoon": "person",
}  # fmt: skip
_EENHEID = "|".join(sorted(EENHEDEN, key=len, reverse=True))
CIJFER = re.compile(r"\d")
WAARDE = re.compile(rf"({DAG})|({BEDRAG}|{GETAL})(…?%?)(?: ({_EENHEID})(?![\w]))?|({DAG_ZONDER_JAAR})(?!\w)")


def waarde(gevonden: re.Match[str]) -> str:
    """A figure that `WAARDE` found, with its unit."""
    if gevonden[1] or gevonden[5]:
        return dag(gevonden[1] or gevonden[5])
    cijfer, merk, eenheid = gevonden[2], gevonden[3], gevonden[4]
    kaal = bedrag(cijfer) if cijfer.startswith("€") else getal(cijfer)
    return kaal + merk + (f" {_per(kaal, eenheid)}" if eenheid else "")


def _per(kaal: str, eenheid: str) -> str:
    engels = EENHEDEN[eenheid]
    if kaal == "1":
        return {"jobs": "job", "hours": "hour", "years": "year", "hours per week": "hour per week"}.get(engels, engels)
    return engels
