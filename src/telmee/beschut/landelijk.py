"""The whole country, 2015-2048: the target in jobs, the persons who work, and what one is in terms of the other.

Targets are those of the law; a year of which no source gives one is derived there by a straight line, and says so. UWV
counts persons whatever their hours, so a comparison asks for hours per person: those of a sample of 2022, or what the
user gives. Hours are hundredths; jobs and persons are rounded to whole ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from telmee.fouten import Fout
from telmee.gegevens.beschut.gepubliceerd import Landstand, ultimo, uren_per_persoon
from telmee.getallen import rond
from telmee.wet import Wetten
from telmee.wet.machine.figure import figures
from telmee.wet.machine.law import GIVEN

EERSTE, LAATSTE = 2015, 2048
GEPUBLICEERD, VOORLOPIG, AFGELEID, OPGEGEVEN, ONBEKEND = (
    "gepubliceerd",
    "voorlopig",
    "afgeleid",
    "opgegeven",
    "onbekend",
)
DOEL, PAD, UREN_PER_BAAN = "beschut_doel_land", "beschut_doel_pad", "beschut_uren_per_baan"
UREN_IN_WEEK = 16_800
STATUSSEN = {"vastgesteld": GEPUBLICEERD, "indicatief": VOORLOPIG}


@dataclass(frozen=True)
class Doel:
    """The national target at the end of a year, in jobs."""

    jaar: int
    banen: int | None
    status: str
    bron: str = ""
    opmerking: str = ""


@dataclass(frozen=True)
class Uren:
    """The hours a week per person that persons are compared with, in hundredths, and where they come from."""

    uren_week: int
    bron: str
    naam: str


@dataclass(frozen=True)
class Jaar:
    """One year of the country. `banen_31`: who works, in jobs, at the named hours; `gat`: what the target lacks."""

    doel: Doel
    telling: Landstand | None
    banen_31: int | None
    uren_nodig: int | None
    personen_nodig: int | None

    @property
    def gat(self) -> int | None:
        """The target less the jobs."""
        return None if self.banen_31 is None or self.doel.banen is None else self.doel.banen - self.banen_31

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON; hours in hundredths."""
        t = self.telling
        return {
            "jaar": self.doel.jaar,
            "doel": self.doel.banen,
            "status": self.doel.status,
            "bron": self.doel.bron,
            "indicaties": t.indicaties if t else None,
            "werkend": t.personen if t else None,
            "banen_31": self.banen_31,
            "gat": self.gat,
            "uren_per_persoon_nodig": self.uren_nodig,
            "personen_nodig": self.personen_nodig,
        }


@dataclass(frozen=True)
class Land:
    """All years, with the hours per person and per job (hundredths) that were used."""

    jaren: tuple[Jaar, ...]
    uren: Uren
    uren_per_baan: int

    @property
    def laatste(self) -> Jaar | None:
        """The last year of which the persons are known."""
        return next((j for j in reversed(self.jaren) if j.banen_31 is not None), None)

    def jaar(self, jaar: int) -> Jaar:
        """One year."""
        return next(j for j in self.jaren if j.doel.jaar == jaar)


def land(wetten: Wetten | None = None, uren_week: int | None = None) -> Land:
    """The series; `uren_week` are hours of the user, in hundredths."""
    wetten = wetten or Wetten.known()
    uren = uren_van(uren_week)
    per_baan = uren_per_baan(wetten)
    jaren = (
        _jaar(doel(j, wetten), ultimo(j, wetten.stand), uren.uren_week, per_baan) for j in range(EERSTE, LAATSTE + 1)
    )
    return Land(tuple(jaren), uren, per_baan)


def _jaar(d: Doel, t: Landstand | None, uren_week: int, per_baan: int) -> Jaar:
    werkend = t.personen if t else None
    return Jaar(
        d,
        t,
        None if werkend is None else rond(Fraction(werkend * uren_week, per_baan)),
        _haalbaar(d.banen, werkend, per_baan),
        None if d.banen is None else rond(Fraction(d.banen * per_baan, uren_week)),
    )


def _haalbaar(banen: int | None, werkend: int | None, per_baan: int) -> int | None:
    """The hours per person at which these persons would be these jobs; nothing when no week has that many."""
    if not werkend or banen is None:
        return None
    nodig = rond(Fraction(banen * per_baan, werkend))
    return nodig if nodig <= UREN_IN_WEEK else None


# --- The target -----------------------------------------------------------------------------------------------------


def doel_van(wetten: Wetten) -> Callable[[int], int | None]:
    """The national target of a year, published or derived; None before the first."""

    @cache
    def van(jaar: int) -> int | None:
        return doel(jaar, wetten).banen if jaar >= EERSTE else None

    return van


def doel(jaar: int, wetten: Wetten) -> Doel:
    """The target of a year: as published, else derived, by the law."""
    eigen = _gegeven(jaar, wetten)
    if eigen.banen is not None:
        return eigen
    law = wetten.op(date(jaar, 12, 31))
    if PAD not in law.rules:
        return eigen
    cijfer = figures(law.compute({}, PAD), [PAD])[PAD]
    if cijfer.waarde is None:
        return eigen
    status = OPGEGEVEN if cijfer.status == GIVEN else AFGELEID
    return Doel(jaar, int(cijfer.waarde), status, f"{cijfer.artikel}; geen gepubliceerd cijfer")


def _gegeven(jaar: int, wetten: Wetten) -> Doel:
    law = wetten.op(date(jaar, 12, 31))
    entry = law.entry(DOEL, None)
    if entry is None or entry.figure is None:
        return Doel(jaar, None, ONBEKEND, entry.source if entry else "")
    status = OPGEGEVEN if law.is_given(DOEL) else STATUSSEN.get(entry.status, entry.status)
    return Doel(jaar, int(entry.figure), status, entry.source, entry.note or "")


def uren_per_baan(wetten: Wetten, op: date | None = None) -> int:
    """Hours a week of one job of the target, in hundredths."""
    uren = wetten.op(op or wetten.stand).figure(UREN_PER_BAAN)
    if not uren:
        raise Fout("Hoeveel uur een baan beschut werk telt, is op deze dag niet bekend; kies een latere dag.")
    return 100 * int(uren)


# --- Hours per person -----------------------------------------------------------------------------------------------


def uren_van(uren_week: int | None = None) -> Uren:
    """The hours per person of the user, or those of the sample, with their name."""
    if uren_week is not None:
        if not 0 < uren_week <= UREN_IN_WEEK:
            raise Fout("De uren per persoon liggen boven 0 en zijn hoogstens 168 per week; geef een ander getal.")
        return Uren(uren_week, "door u opgegeven", "door u opgegeven")
    gemeten = uren_per_persoon()
    return Uren(gemeten.gemiddeld, gemeten.bron.tekst, f"steekproef van {gemeten.jaar}")
