"""Write numbers, money, shares and dates the Dutch way, from exact integers and without a locale.

Units are those of the project: money in cents, percentages in hundredths of a percent, jobs in whole jobs or tenths,
hours in whole hours or hundredths. A null is always shown as ``onbekend`` and never as zero.

The minus sign is the ASCII hyphen, so that a copied column can be pasted into a spreadsheet. ``€ -5,00`` puts the sign
after the symbol, as the Unicode CLDR does for ``nl`` (pattern ``¤ #,##0.00;¤ -#,##0.00``).

Raises TypeError for a float, or for a boolean where a number is asked: both would hide a mistake elsewhere.

`lees` is the one way in: what people type or have in a list, for money as for hours. A dot before exactly three digits
separates thousands (166.400), another dot and every comma are decimal; but 1,500 may be both, and is `Dubbelzinnig`.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

Waarde = int | bool | str | date | None

ONBEKEND = "onbekend"
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
ENKELVOUD = {
    "personen": "persoon", "banen": "baan", "plaatsen": "plaats", "plekken": "plek", "dagen": "dag",
    "werkgevers": "werkgever", "jaren": "jaar", "maanden": "maand", "weken": "week",
}  # fmt: skip
"""How a unit is called beside a 1; every other keeps its name."""
NAAMLOOS = ("jaar", "datum", "ja/nee", "tekst", "getal")
SCHALEN = {
    "tienden": 1,
    "honderdsten": 2,
    "duizendsten": 3,
    "tienduizendsten": 4,
    "honderdduizendsten": 5,
    "miljoensten": 6,
}


_GETAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?|(\d+)\.(\d+)", re.ASCII)
_DUBBELZINNIG = re.compile(r"([1-9]\d{0,2})((?:,\d{3})+)", re.ASCII)
LANGST = 18
GEWONE_DECIMALEN = 2
"""So many decimals are always written out."""


class Dubbelzinnig(ValueError):
    """A number with two readings: `duizenden` as it is written with dots, `komma` with a decimal comma (or nothing)."""

    def __init__(self, duizenden: str, komma: str) -> None:
        super().__init__(duizenden)
        self.duizenden, self.komma = duizenden, komma


def lees(kaal: str) -> Fraction:
    """'1.234,5' -> 2469/2; no sign, space or unit. ValueError when it is no number, or longer than anybody means."""
    if gevonden := _DUBBELZINNIG.fullmatch(kaal):
        een = gevonden[0].count(",") == 1
        raise Dubbelzinnig(
            gevonden[0].replace(",", "."), f"{gevonden[1]},{gevonden[2][1:].rstrip('0') or '0'}" if een else ""
        )
    gevonden = _GETAL.fullmatch(kaal)
    if not gevonden or len(kaal) > LANGST:
        raise ValueError(kaal[:40])
    heel, rest = (gevonden[1] or gevonden[3]).replace(".", ""), gevonden[2] or gevonden[4] or ""
    return Fraction(int(heel + rest), 10 ** len(rest))


def rond(breuk: Fraction | int) -> int:
    """To the nearest whole, a half upwards."""
    breuk = Fraction(breuk)
    return (2 * breuk.numerator + breuk.denominator) // (2 * breuk.denominator)


def geheel(waarde: int | None) -> str:
    """90000 -> '90.000'."""
    return decimaal(waarde, 0)


def decimaal(waarde: int | None, decimalen: int) -> str:
    """An integer that counts parts: (25, 1) -> '2,5' and (-199600, 2) -> '-1.996,00'."""
    if waarde is None:
        return ONBEKEND
    heel, rest, teken = _delen(waarde, decimalen)
    tekst = f"{heel:,}".replace(",", ".")
    return f"{teken}{tekst},{rest:0{decimalen}d}" if decimalen else f"{teken}{tekst}"


def kaal(waarde: int, decimalen: int, komma: str = ".") -> str:
    """The number for a program: no thousands separator, exact decimals: (1150000, 2) -> '11500.00'."""
    heel, rest, teken = _delen(waarde, decimalen)
    return f"{teken}{heel}{komma}{rest:0{decimalen}d}" if decimalen else f"{teken}{heel}"


def euro(centen: int | None) -> str:
    """1150000 -> '€ 11.500,00'."""
    return ONBEKEND if centen is None else f"€ {decimaal(centen, 2)}"


def procent(honderdsten: int | None) -> str:
    """193 -> '1,93%'."""
    return ONBEKEND if honderdsten is None else f"{decimaal(honderdsten, 2)}%"


def tienden(waarde: int | None) -> str:
    """23 -> '2,3'."""
    return decimaal(waarde, 1)


def honderdsten(waarde: int | None) -> str:
    """11092 -> '110,92'."""
    return decimaal(waarde, 2)


def ja_nee(waarde: bool | None) -> str:
    """True -> 'ja'."""
    if waarde is None:
        return ONBEKEND
    if not isinstance(waarde, bool):
        raise TypeError(f"ja_nee verwacht een boolean, geen {type(waarde).__name__}")
    return "ja" if waarde else "nee"


def datum(waarde: date | None) -> str:
    """date(2024, 12, 31) -> '31 december 2024'."""
    return ONBEKEND if waarde is None else f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}"


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_ISO = re.compile(r"(?<![\w/&=.:-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])")
"""A day as programs write it, standing in a sentence: not in an address or a longer number."""


def dagen_in_woorden(tekst: str, maanden: tuple[str, ...] = MAANDEN) -> str:
    """'de tekst van 2026-01-01' -> 'de tekst van 1 januari 2026'; what is no day stays as it is."""

    def woorden(gevonden: re.Match[str]) -> str:
        jaar, maand, dag = map(int, gevonden.groups())
        return f"{dag} {maanden[maand - 1]} {jaar}" if 1 <= maand <= 12 and 1 <= dag <= 31 else gevonden[0]

    return _ISO.sub(woorden, tekst)


def datum_kort(waarde: date | None) -> str:
    """date(2024, 12, 31) -> '31-12-2024', for columns."""
    return ONBEKEND if waarde is None else f"{waarde.day:02d}-{waarde.month:02d}-{waarde.year:04d}"


def decimalen_van(eenheid: str) -> int:
    """How many decimals an integer in this unit hides: 'cent' -> 2, 'honderdsten cent' -> 4, 'uren' -> 0."""
    schaal, rest = _schaal(eenheid)
    return schaal + 2 if rest[:1] == ["cent"] else schaal


def toon(waarde: Waarde, eenheid: str = "") -> str:
    """A value as text in its unit, without the name of the unit: for a column whose heading has that name."""
    if waarde is None:
        return ONBEKEND
    if isinstance(waarde, bool):
        return ja_nee(waarde)
    if isinstance(waarde, date):
        return datum_kort(waarde)
    if isinstance(waarde, str):
        return waarde
    if eenheid == "jaar":
        return str(_getal(waarde))
    if _is_geld(eenheid):
        return f"€ {decimaal(waarde, decimalen_van(eenheid))}"
    if _is_procent(eenheid):
        return f"{decimaal(waarde, decimalen_van(eenheid))}%"
    return decimaal(waarde, decimalen_van(eenheid))


def toon_met_eenheid(waarde: Waarde, eenheid: str = "") -> str:
    """With the unit in words: (23, 'tienden banen') -> '2,3 banen' and (101, 'cent per uur') -> '€ 1,01 per uur'."""
    tekst = toon(waarde, eenheid)
    if waarde is None or isinstance(waarde, (bool, date, str)):
        return tekst
    naam = eenheid_in_woorden(eenheid)
    if naam.startswith(("€", "%")):
        naam = naam[1:].strip()
    elif tekst == "1":
        naam = ENKELVOUD.get(naam, naam)
    return f"{tekst} {naam}".rstrip()


def toon_precies(waarde: Waarde, eenheid: str = "") -> str:
    """As `toon_met_eenheid`, of what is counted in very small parts without the zeros at the end; money keeps two."""
    tekst, decimalen = toon_met_eenheid(waarde, eenheid), decimalen_van(eenheid)
    if decimalen <= GEWONE_DECIMALEN or waarde is None or isinstance(waarde, (bool, date, str)):
        return tekst
    getal, komma, rest = tekst.partition(",")
    over = rest[:decimalen].rstrip("0")
    over = over.ljust(2, "0") if getal.startswith("€") else over
    return getal + (komma + over if over else "") + rest[decimalen:]


def eenheid_in_woorden(eenheid: str) -> str:
    """The unit as it stands beside a shown number: 'tienden banen' -> 'banen', 'cent per uur' -> '€ per uur'."""
    woorden = _schaal(eenheid)[1]
    if eenheid in NAAMLOOS or not woorden:
        return ""
    if _is_geld(eenheid):
        return " ".join(["€", *woorden[1:]])
    if _is_procent(eenheid):
        return " ".join(["%", *woorden[1:]])
    return " ".join(woorden)


def _schaal(eenheid: str) -> tuple[int, list[str]]:
    """The decimals of the scale words in front, and the other words: 'honderdsten cent' -> (2, ['cent'])."""
    woorden = eenheid.split()
    decimalen = 0
    while woorden and woorden[0] in SCHALEN:
        decimalen += SCHALEN[woorden.pop(0)]
    return decimalen, woorden


def _is_geld(eenheid: str) -> bool:
    return _schaal(eenheid)[1][:1] == ["cent"]


def _is_procent(eenheid: str) -> bool:
    return _schaal(eenheid)[1][:1] == ["procent"]


def _getal(waarde: int) -> int:
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise TypeError(f"verwacht een geheel getal, geen {type(waarde).__name__}")
    return waarde


def _delen(waarde: int, decimalen: int) -> tuple[int, int, str]:
    heel, rest = divmod(abs(_getal(waarde)), 10**decimalen)
    return heel, rest, "-" if waarde < 0 else ""
