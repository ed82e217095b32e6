"""The answers of position, calculator and what-if in short English sentences, made from what the Dutch is made from.

Legal terms keep their Dutch name. Numbers are written the English way; what is unknown is said to be so.
"""

from __future__ import annotations

from datetime import date

from telmee.werkgever import wat_als_uitkomst
from telmee.werkgever.uitkomst import Positie, Quotum

MAANDEN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


def quotum(jaar: int, q: Quotum, tekort: int | None) -> str:
    """What the quota asks of an employer without filings; `tekort` in tenths of banen. Short sentences."""
    if q.plichtig is False:
        return f"The quota does not apply to you in {jaar}."
    als = "" if q.plichtig else f"If the quota applies to you in {jaar}, "
    u = "you" if als else "You"
    wanneer = "" if als else f" for {jaar}"
    if tekort is None:
        zin = f"{als}{'how' if als else 'How'} many banen (jobs) you must add{wanneer} is not known."
    elif tekort:
        zin = f"{als}{u} must add {_banen(tekort)}{wanneer}."
    else:
        zin = f"{als}{u} have enough banen (jobs){wanneer}."
    return " ".join([zin, *_heffing(q)])


def _heffing(q: Quotum) -> list[str]:
    if q.heffing.opgelegd is False:
        return ["There is no levy."]
    if q.plichtig is None:
        return []
    if q.heffing.opgelegd is None or q.heffing.opgelegd_bedrag is None:
        return ["Whether there will be a levy is unknown."]
    return [f"The levy is {euro(q.heffing.opgelegd_bedrag)}."]


def positie(p: Positie, tekort: int | None, herstel: date | None, onzeker: bool) -> str:
    """What an employer misses, and what the quota asks; `tekort` in tenths of banen, `herstel` the last safe day.

    `onzeker`: the totals lack something; what that is, is said in Dutch beside this.
    """
    tot = p.prognose.tot_en_met
    tot_nu = [] if p.prognose.volledig or tot is None or tekort is None else [f"Counted until {_dag(tot)}."]
    zinnen = [_gemist(p, herstel), _quotum_van(p, tekort), *tot_nu]
    return " ".join(["With reservations, for something is missing.", *zinnen] if onzeker else zinnen)


def _gemist(p: Positie, herstel: date | None) -> str:
    t, wat = p.lkv_totaal, "loonkostenvoordelen (wage cost benefits)"
    voorbij = p.beslisdag is not None and p.beslisdag.voorbij
    if t.gemist is None:
        return f"Whether you miss {wat} cannot be seen."
    if not t.gemist:
        zover = ", as far as can be seen" if t.onbekend else ""
        return f"You {'missed' if voorbij else 'now miss'} no {wat}{zover}."
    minstens = "at least " if t.onbekend else ""
    if herstel is None:
        return f"You missed {minstens}{euro(t.gemist)} of {wat}; that can no longer be mended."
    return f"You now miss {minstens}{euro(t.gemist)} of {wat}; that can be mended until {_dag(herstel)}."


def _quotum_van(p: Positie, tekort: int | None) -> str:
    """The quota of a position; the shortfall is a range when it hangs on who is registered."""
    q = p.quotum
    if tekort is None or q.plichtig is False or q.onzeker is None or q.onzeker.tekort_van == q.onzeker.tekort_tot:
        return quotum(p.jaar, q, tekort)
    hoeveel = f"{tienden(q.onzeker.tekort_van)} to {tienden(q.onzeker.tekort_tot)} banen (jobs)"
    als = "" if q.plichtig else "If the quota applies to you, "
    wie = "it is not known of everybody whether they are registered"
    zin = f"{als}{'you' if als else 'You'} must add {hoeveel}, for {wie}."
    return " ".join([zin, *_heffing(q)])


def _dag(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


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
    return f"{_periode(jaar)}, {kost}. {telt[0].upper()}{telt[1:]}."


def _periode(jaar: wat_als_uitkomst.JaarUitkomst) -> str:
    van, tot = jaar.van, jaar.tot
    if van is None or tot is None or (van == date(van.year, 1, 1) and tot == date(tot.year, 12, 31)):
        return f"In {jaar.jaar}"
    if tot == date(tot.year, 12, 31):
        return f"In {jaar.jaar} (from {van.day} {MAANDEN[van.month - 1]})"
    return f"In {jaar.jaar} ({van.day} {MAANDEN[van.month - 1]} to {tot.day} {MAANDEN[tot.month - 1]})"


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
