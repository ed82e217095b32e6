"""The answers of the calculator and the what-if in one English sentence, made from what the Dutch one is made from.

Legal terms keep their Dutch name. Numbers are written the English way; what is unknown is said to be so.
"""

from __future__ import annotations

from datetime import date

from telmee.werkgever import wat_als_uitkomst
from telmee.werkgever.uitkomst import Quotum

MAANDEN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


def quotum(jaar: int, q: Quotum, tekort: int | None) -> str:
    """What the quota asks of an employer without filings; `tekort` in tenths of banen."""
    if q.plichtig is False:
        return f"The quota does not apply to you in {jaar}."
    als = "" if q.plichtig else f"If the quota applies to you in {jaar} (this is not certain yet), "
    u = "you" if als else "You"
    if tekort is None:
        waarom = "the quotumpercentage is not known" if q.percentage is None else "something you gave is unknown"
        begin = als or f"The quota applies to you in {jaar}, but "
        zin = f"{begin}it is unknown how many banen (jobs) you must still add ({waarom})"
    elif tekort:
        zin = f"{als}{u} must add {_banen(tekort)}"
        zin += "" if als else f" for {jaar}"
    else:
        zin = f"{als}{u} have enough banen (jobs)" + ("" if als else f" in {jaar}")
    return f"{zin}{_heffing(q)}."


def _heffing(q: Quotum) -> str:
    if q.heffing.opgelegd is False:
        return "; no levy is imposed"
    if q.plichtig is None:
        return ""
    if q.heffing.opgelegd is None or q.heffing.opgelegd_bedrag is None:
        return "; whether there will be a levy is unknown"
    return f"; the levy is {euro(q.heffing.opgelegd_bedrag)}"


def wat_als(jaar: wat_als_uitkomst.JaarUitkomst, indicatief: bool) -> str:
    """What somebody costs in one year, and what it does to the quota."""
    if jaar.kosten is None:
        kost = "it is not known what this person costs you"
    else:
        kost = f"this person costs you {euro(jaar.kosten)}{', at the amounts of now' if indicatief else ''}"
    if jaar.telt_mee is None:
        telt = "whether this person counts for the quota is unknown"
    elif jaar.telt_mee:
        telt = f"for the quota this counts as {_banen(jaar.banen)}"
    else:
        telt = "this person does not count for the quota"
    return f"{_periode(jaar)}, {kost}; {telt}."


def _periode(jaar: wat_als_uitkomst.JaarUitkomst) -> str:
    van, tot = jaar.van, jaar.tot
    if van is None or tot is None or (van == date(van.year, 1, 1) and tot == date(tot.year, 12, 31)):
        return f"In {jaar.jaar}"
    return f"From {van.day} {MAANDEN[van.month - 1]} to {tot.day} {MAANDEN[tot.month - 1]} {tot.year}"


def _banen(waarde: int | None) -> str:
    """23 -> '2.3 banen (jobs)'."""
    return f"{tienden(waarde)} {'baan (job)' if waarde is not None and waarde <= 10 else 'banen (jobs)'}"


def euro(centen: int) -> str:
    """502550 -> '€ 5,025.50'."""
    heel, rest = divmod(abs(centen), 100)
    return f"€ {'-' if centen < 0 else ''}{heel:,}.{rest:02d}"


def tienden(waarde: int | None) -> str:
    """23 -> '2.3'."""
    if waarde is None:
        return "an unknown number of"
    heel, rest = divmod(abs(waarde), 10)
    return f"{'-' if waarde < 0 else ''}{heel:,}.{rest}"
