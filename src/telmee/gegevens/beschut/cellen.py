"""What one cell of a list says, by the kind of its column. Raises `Mis` for what it does not say.

Numbers are read as people write them (1.234, 27,5, 27.5); a number with two readings is none. Hours and percentages
become hundredths.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from typing import Any

from telmee.gegevens.beschut.schema import Kolom
from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.register_csv import JA, NEE
from telmee.getallen import decimaal, lees

_MIN = re.compile(r"[-−–]\s*(?=\d)")
_EENHEID = re.compile(r"\s*(%|procent|uur|uren|u)\s*$", re.IGNORECASE)
_DAGGETAL = re.compile(r"[3-7][0-9]{4}")
_WIT = re.compile(r"[\s\u00a0\u202f']")
_ZO = {
    "aanvraaggemeente": "gemeente", "college": "gemeente", "ambtshalve": "gemeente", "zelf": "burger",
    "eigen": "burger", "persoon": "burger", "eigenverzoek": "burger", "ja": "positief", "toegekend": "positief",
    "nee": "negatief", "afgewezen": "negatief", "intern": "binnen", "extern": "buiten", "oplocatie": "buiten",
    "groep": "groepsdetachering", "individueel": "individuele_detachering", "gedetacheerd": "detachering",
    "begeleid": "begeleid_werken", "participatiewet": "beschut", "beschutwerk": "beschut", "pw": "beschut",
    "samenwerking": "samenwerkingsverband",
}  # fmt: skip


class Mis(Exception):
    """The cell does not say what it should: the code of the finding and what it needs to be filled in."""

    def __init__(self, code: str, **velden: str) -> None:
        super().__init__(code)
        self.code, self.velden = code, velden


def persoon(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> str:
    """A number without the dots, spaces and zeros in which lists differ; any other text in capitals."""
    kaal = re.sub(r"[ .\-\u00a0]", "", tekst)
    return kaal.lstrip("0") or "0" if kaal.isdecimal() else " ".join(tekst.upper().split())


def dag(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> Any:
    """A date, also as the number that a spreadsheet has for it."""
    if (uit := csv_lijst.datum(tekst)) is not None:
        return uit
    if regel.begin is not None and _DAGGETAL.fullmatch(tekst):
        return regel.begin + timedelta(days=int(tekst))
    raise Mis("waarde-datum")


def geheel(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> int:
    """A whole number within the bounds of its column."""
    getal = _getal(tekst)
    if getal.denominator != 1:
        raise Mis("waarde-deel")
    return _binnen(kolom, int(getal), 0)


def honderdsten(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> int:
    """A number with at most two decimals, as hundredths, within the bounds of its column."""
    getal = 100 * _getal(tekst)
    if getal.denominator != 1:
        raise Mis("waarde-fijn")
    if kolom.soort == "procent" and 0 < getal < 100:
        raise Mis("waarde-deel-van-een")
    return _binnen(kolom, int(getal), 2)


def keuze(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> str:
    """One of the words of its column, or another word for it."""
    kaal = re.sub(r"[^a-z]", "", tekst.lower())
    for woord in (kaal, _ZO.get(kaal, "")):
        for waarde in kolom.waarden:
            if woord == waarde.replace("_", ""):
                return waarde
    raise Mis("waarde-keuze", keuze=" of ".join(kolom.waarden))


def ja_nee(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> bool:
    """Yes or no."""
    if tekst.lower() in JA:
        return True
    if tekst.lower() in NEE:
        return False
    raise Mis("waarde-keuze", keuze="ja of nee")


def tekst(kolom: Kolom, tekst: str, regel: csv_lijst.Regel) -> str:
    """Text as it is."""
    return tekst


LEZERS: dict[str, Callable[[Kolom, str, csv_lijst.Regel], Any]] = {
    "persoon": persoon, "dag": dag, "aantal": geheel, "jaar": geheel, "uren": honderdsten, "procent": honderdsten,
    "keuze": keuze, "ja_nee": ja_nee, "tekst": tekst,
}  # fmt: skip
"""How each kind of column is read; a municipality is looked up by the reader itself."""


def _getal(tekst: str) -> Fraction:
    kaal = _EENHEID.sub("", tekst)
    if _MIN.match(kaal):
        raise Mis("waarde-negatief")
    try:
        return lees(_WIT.sub("", kaal))
    except ValueError as fout:
        raise Mis("waarde-getal") from fout


def _binnen(kolom: Kolom, waarde: int, decimalen: int) -> int:
    laag, hoog = kolom.minimum, kolom.maximum
    if laag is not None and waarde < laag or hoog is not None and waarde > hoog:
        grenzen = [decimaal(g, decimalen).removesuffix(",00") for g in (laag or 0, hoog or 0)]
        if kolom.soort == "jaar":
            grenzen = [str(laag), str(hoog)]
        raise Mis("waarde-grens", grens=" tot en met ".join(grenzen))
    return waarde
