"""What was known when: official results and quarters of UWV that were public on a day, and nothing else.

A forecast is given a `Bekend` and reads no figure of its own, so that it cannot see what came later. Unit: banen
against the baseline of December 2012. Raises `Fout` for a day on which nothing had been published yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telmee.fouten import Fout
from telmee.gegevens import publicatie
from telmee.gegevens.publicatie import Kwartaalcijfer, Resultaat
from telmee.getallen import datum

NULJAAR = 2012
EERSTE_STAND = date(2016, 1, 1)
WEEK53_GENOEMD = date(2021, 5, 6)
"""The day on which UWV named the extra week of December 2020; before it nobody had."""

Kwartaal = tuple[int, int]
"""A year and a quarter of it, 1 to 4."""


@dataclass(frozen=True)
class Deling:
    """How the banen of a December are divided: by sector or by form. `afgeleid`: from the quarters of UWV."""

    jaar: int
    totaal: int
    deel: int
    afgeleid: bool = False


@dataclass(frozen=True)
class Bekend:
    """What was public on `stand`, oldest first. `opgeteld`: years of which the total is the sum of the sectors."""

    stand: date
    officieel: dict[int, int]
    kwartalen: dict[Kwartaal, int]
    overheid: tuple[Deling, ...]
    inleen: tuple[Deling, ...]
    opgeteld: tuple[int, ...]
    afgeleid: tuple[Kwartaal, ...]
    nulmeting: int

    @property
    def laatste_jaar(self) -> int:
        """The last year with an official result; that of the baseline when there is none."""
        return max(self.officieel, default=NULJAAR)

    @property
    def laatste_kwartaal(self) -> Kwartaal | None:
        """The last quarter of UWV."""
        return max(self.kwartalen, default=None)

    @property
    def eerste_jaar(self) -> int:
        """The first December without a result; before any result the first that UWV counted."""
        return self.laatste_jaar + 1 if self.officieel else min(self.kwartalen)[0]

    @property
    def anker(self) -> int:
        """The last December that is known, or near: an official result, or a third quarter of UWV or a later one."""
        dichtbij = [jaar for jaar, kwartaal in self.kwartalen if kwartaal >= 3]
        return max([self.laatste_jaar, *dichtbij])

    @property
    def week53(self) -> bool:
        """Whether the extra week in a December was named by then."""
        return self.stand >= WEEK53_GENOEMD


def bekend_op(stand: date) -> Bekend:
    """The figures that were public on that day."""
    if stand < EERSTE_STAND:
        raise Fout(f"Een prognose kan niet van voor 2016 zijn, en {datum(stand)} is eerder; kies een latere --stand.")
    resultaten, kwartalen = publicatie.resultaten(stand), publicatie.kwartaalcijfers(stand)
    if not resultaten and not kwartalen:
        eerste = min(k.bron.bekend for k in publicatie.kwartaalcijfers() if k.bron.bekend)
        raise Fout(
            f"Op {datum(stand)} was over de banenafspraak nog niets gepubliceerd; kies een --stand vanaf "
            f"{datum(eerste)}."
        )
    nul = publicatie.nulmeting()  # the size of the baseline is in every report of UWV, long before it was in a letter
    assert nul is not None
    totalen = {r.jaar: totaal for r in resultaten if (totaal := totaal_van(r)) is not None}
    return Bekend(
        stand,
        totalen,
        {kwartaal_van(k.kwartaal): k.extra_banen for k in kwartalen},
        tuple(
            Deling(r.jaar, totalen[r.jaar], r.extra["overheid"])
            for r in resultaten
            if r.jaar in totalen and r.extra["overheid"] is not None
        ),
        _inleen(resultaten, kwartalen, totalen),
        tuple(r.jaar for r in resultaten if r.extra["totaal"] is None and r.jaar in totalen),
        tuple(kwartaal_van(k.kwartaal) for k in kwartalen if k.afgeleid),
        nul.totaal,
    )


def totaal_van(resultaat: Resultaat) -> int | None:
    """The published total, else the sum of the sectors; None when those are not known either."""
    delen = [resultaat.extra["markt"], resultaat.extra["overheid"]]
    gegeven = resultaat.extra["totaal"]
    if gegeven is not None:
        return gegeven
    return sum(d for d in delen if d is not None) if None not in delen else None


def werkelijk() -> dict[int, int]:
    """Every official result, to hold a forecast against afterwards."""
    return {r.jaar: totaal for r in publicatie.resultaten() if (totaal := totaal_van(r)) is not None}


def kwartaal_van(tekst: str) -> Kwartaal:
    """'2023K3' as a year and a quarter."""
    jaar, _, kwartaal = tekst.partition("K")
    return int(jaar), int(kwartaal)


def telt_53_weken(jaar: int) -> bool:
    """Whether the year has a 53rd week."""
    return date(jaar, 12, 28).isocalendar().week == 53


def _inleen(
    resultaten: tuple[Resultaat, ...], kwartalen: tuple[Kwartaalcijfer, ...], totalen: dict[int, int]
) -> tuple[Deling, ...]:
    """Hiring-in of each December: the official figure, else that of UWV over the fourth quarter."""
    delingen = {}
    for k in kwartalen:
        jaar, kwartaal = kwartaal_van(k.kwartaal)
        if kwartaal == 4 and k.inleen is not None:
            delingen[jaar] = Deling(jaar, k.extra_banen, k.inleen, True)
    for r in resultaten:
        inleen = r.inleen["totaal"]
        if inleen is not None and r.jaar in totalen:
            delingen[r.jaar] = Deling(r.jaar, totalen[r.jaar], inleen)
    return tuple(delingen[jaar] for jaar in sorted(delingen))
