"""Turns the texts of income relations into typed columns, a block of rows at a time, and reports what is no value.

`LEZERS` says what a value is, once. Whole columns are converted at once where every text has the usual form (`VLUG`, a
part of what `LEZERS` accepts); every other text goes through `LEZERS` one by one. What the schema would write otherwise
(`SCHEMA`) is read and reported. Money becomes cents, contract hours hundredths of an hour, dates days, J and N true and
false. What cannot be read is unknown (empty), never zero.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from telmee.gegevens.loonaangifte.bevindingen import FOUT, WAARSCHUWING, Verzamelaar
from telmee.gegevens.loonaangifte.velden import NAMEN, VELDEN, Veld

WIT = " \t\r\n"  # what XML calls white space
_GELD = re.compile(r"([+-]?)([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
_DATUM = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
EERSTE, LAATSTE = date(1850, 1, 1), date(2200, 12, 31)  # a day before or after is a slip or a stand-in for unknown
VLUG = {
    "geheel": r"^-?[0-9]{1,9}$",
    "geld": r"^-?[0-9]{1,10}\.[0-9]{2}$",
    "datum": r"^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$",
    "bsn": r"^[0-9]{9}$",
}
SCHEMA = {
    "geheel": re.compile("[+-]?[0-9]{1,12}"),
    "geld": re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,2})?"),
    "uren": re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,2})?"),
    "euro": re.compile(r"[+-]?[0-9]{1,12}"),
    "datum": _DATUM,
    "jn": re.compile("[JN]"),
    "bsn": re.compile("[0-9]{9}"),
}
_WAT = {
    "geheel": "dit is geen heel getal",
    "geld": "dit is geen getal met hoogstens twee decimalen",
    "datum": "dit is geen datum als 2026-01-31, of een jaar dat niet kan",
    "jn": "dit is geen J of N",
    "bsn": "dit is geen burgerservicenummer: negen cijfers, die niet met 000 beginnen",
}
_MINSTE_BSN = 1_000_000  # nine digits that do not begin with 000
_SOORT: dict[str, Any] = {
    "geheel": pl.Int32,
    "geld": pl.Int64,
    "datum": pl.Date,
    "jn": pl.Boolean,
    "tekst": pl.String,
    "bsn": pl.Int32,
}


def zet_om(
    rijen: Sequence[tuple[str | None, ...]],
    regels: Sequence[int],
    stil: Sequence[frozenset[str] | None],
    meld: Verzamelaar,
    bestand: str,
) -> pl.DataFrame:
    """The fields of `velden.VELDEN` as typed columns.

    `stil` has per row the fields of which it is no news that they lack: None for all of them, as in a withdrawal.
    """
    teksten = dict(zip(NAMEN, zip(*rijen, strict=True), strict=True))
    ruw = pl.DataFrame(teksten, schema=dict.fromkeys(NAMEN, pl.String))
    kolommen = ruw.select(_vlug(v) for v in VELDEN)
    leeg, onbekend = ruw.null_count().row(0), kolommen.null_count().row(0)
    for i, veld in enumerate(VELDEN):
        if onbekend[i] > leeg[i] and veld.type != "tekst":
            mis = (ruw[veld.naam].is_not_null() & kolommen[veld.naam].is_null()).arg_true().to_list()
            beter = _een_voor_een(veld, kolommen[veld.naam], teksten[veld.naam], mis, regels, meld, bestand)
            kolommen = kolommen.with_columns(beter)
        if leeg[i] and veld.eis:
            _meld_ontbrekend(veld, ruw[veld.naam], regels, stil, meld, bestand)
    return kolommen


def _vlug(veld: Veld) -> pl.Expr:
    """The value of a text in its usual form; another form is empty here and looked at one by one."""
    ruw = pl.col(veld.naam)
    if veld.type == "jn":
        return ruw.replace_strict({"J": True, "N": False}, default=None, return_dtype=pl.Boolean)
    if veld.type == "tekst":
        return ruw.str.strip_chars(WIT).replace("", None)
    gewoon = pl.when(ruw.str.contains(VLUG[veld.type])).then(ruw)
    if veld.type == "datum":
        dag = gewoon.str.to_date("%Y-%m-%d", strict=False)
        return pl.when(dag.is_between(EERSTE, LAATSTE)).then(dag)
    if veld.type == "geld":
        return gewoon.str.replace(".", "", literal=True).cast(pl.Int64, strict=False)
    getal = gewoon.cast(pl.Int32, strict=False)
    return getal if veld.type == "geheel" else pl.when(getal >= _MINSTE_BSN).then(getal)


def _een_voor_een(
    veld: Veld,
    kolom: pl.Series,
    teksten: Sequence[str | None],
    mis: list[int],
    regels: Sequence[int],
    meld: Verzamelaar,
    bestand: str,
) -> pl.Series:
    waarden, geen, anders = [], list[int](), list[int]()
    for i in mis:
        tekst = (teksten[i] or "").strip(WIT)
        waarden.append(waarde := LEZERS[veld.type](tekst))
        if waarde is None:
            geen.append(regels[i])
        elif not SCHEMA[veld.type].fullmatch(tekst):
            anders.append(regels[i])
    ernst, eis = (FOUT, veld.eis) if veld.eis else (WAARSCHUWING, "dit gegeven is onbekend")
    meld.meld_regels("geen-waarde", bestand, geen, veld.plaats, ernst=ernst, wat=_WAT[veld.type], eis=eis)
    meld.meld_regels("andere-vorm", bestand, anders, veld.plaats)
    return kolom.scatter(mis, pl.Series(waarden, dtype=_SOORT[veld.type]))


def _meld_ontbrekend(
    veld: Veld,
    ruw: pl.Series,
    regels: Sequence[int],
    stil: Sequence[frozenset[str] | None],
    meld: Verzamelaar,
    bestand: str,
) -> None:
    waar = [regels[i] for i in ruw.is_null().arg_true() if (s := stil[i]) is not None and veld.naam not in s]
    meld.meld_regels("ontbreekt", bestand, waar, veld.plaats, naam=veld.element, eis=veld.eis)


def centen(tekst: str) -> int | None:
    """Cents (or hundredths) of an amount with at most two decimals, or None."""
    if not (gevonden := _GELD.fullmatch(tekst)):
        return None
    waarde = int(gevonden[2]) * 100 + int((gevonden[3] or "").ljust(2, "0"))
    return -waarde if gevonden[1] == "-" else waarde


def geheel(tekst: str) -> int | None:
    """A whole number that fits, or None; `165.00` is whole."""
    honderdsten = centen(tekst)
    if honderdsten is None or honderdsten % 100 or abs(honderdsten) >= 100 * 2**31:
        return None
    return honderdsten // 100


def datum(tekst: str) -> date | None:
    """A date that can be, with or without a time zone behind it, or None."""
    gevonden = _DATUM.fullmatch(tekst)
    try:
        dag = date.fromisoformat(gevonden[1]) if gevonden else None
    except ValueError:
        return None
    return dag if dag is not None and EERSTE <= dag <= LAATSTE else None


def moment(tekst: str) -> datetime | None:
    """A moment in Dutch time without a zone, or None."""
    tekst = tekst.strip(WIT)
    try:
        tijd = datetime.fromisoformat(tekst) if _MOMENT.fullmatch(tekst) else None
    except ValueError:
        return None
    if tijd is None or not EERSTE <= tijd.date() <= LAATSTE:
        return None
    return _nederlands(tijd) if tijd.tzinfo else tijd


def ogenblik(tijd: datetime) -> datetime:
    """To order Dutch times by: in the night that the clock goes back, 02:10 can come after 02:50."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return tijd.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC).replace(tzinfo=None, fold=0)
    except (ZoneInfoNotFoundError, OverflowError):
        return tijd


def _nederlands(tijd: datetime) -> datetime:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return tijd.astimezone(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, OverflowError):  # no time zone database, or the year 1: the zone that was given
        return tijd.replace(tzinfo=None)


def _bsn(tekst: str) -> int | None:
    """A number that starts with 000 is nobody's (schema, type SofiNr): as a key it would make one person of many."""
    return int(tekst) if re.fullmatch(r"(?!000)[0-9]{9}", tekst) else None


def _jn(tekst: str) -> bool | None:
    return {"J": True, "N": False}.get(tekst.upper())


LEZERS: dict[str, Callable[[str], Any]] = {"geheel": geheel, "geld": centen, "datum": datum, "jn": _jn, "bsn": _bsn}
