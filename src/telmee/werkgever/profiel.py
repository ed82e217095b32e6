"""An anonymous profile, laid out over time: contract, wage, months, and payroll rows as they would be filed.

Months hold 52/12 weeks; a part of a month counts by days. Units: cents, hundredths of an hour a week, whole hours.

Raises `Fout` for a profile that cannot be: a contract that ends before it starts, no hours, an unknown ground.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from telmee.fouten import Fout
from telmee.getallen import rond
from telmee.werkgever.gronden import GRONDEN
from telmee.werkgever.wetcijfers import eerste_jaar
from telmee.wet.machine.book import YEARS
from telmee.wet.machine.load import lawbook

WEKEN = Fraction(52, 12)


@cache
def jaren() -> tuple[int, int]:
    """The years in which a contract may begin: since the loonkostenvoordelen, within the calendar of the law."""
    return eerste_jaar(lawbook(), "hoogste_gevraagd_lkv"), YEARS[-1]


VOORBEELD_UREN, VOORBEELD_LOONWAARDE = 2_400, 6_000


@dataclass(frozen=True)
class Profiel:
    """Nobody in particular: hours (hundredths a week), wage (cents), loonwaarde (hundredths of a percent), days."""

    grond: str
    uren: int
    begin: date
    uurloon: int | None = None
    maandloon: int | None = None
    loonwaarde: int | None = None
    eind: date | None = None
    leeftijd: int = 30
    voltijd: int = 3_600
    forfait: bool = False
    proefmaanden: int = 0
    lasten: int = 0
    minimum: bool = False
    """The wage is the minimum wage, as it is on every day."""

    def __post_init__(self) -> None:
        if self.grond not in GRONDEN:
            raise Fout(f"De grond '{self.grond}' bestaat niet; kies uit {', '.join(GRONDEN)}.", veld="grond")
        eerste, laatste = jaren()
        if not eerste <= self.begin.year <= laatste:
            zin = f"Kies een begin van {eerste} tot en met {laatste}; {eerste} is het eerste jaar van het LKV."
            raise Fout(zin, veld="vanaf")
        if not 0 < self.uren <= 16_800:
            raise Fout("De uren per week moeten meer dan 0 en hoogstens 168 zijn.", veld="uren")
        if (self.uurloon is not None) + (self.maandloon is not None) + self.minimum != 1:
            raise Fout("Geef het loon per uur of per maand, één van de twee, of minimum als uurloon.", veld="uurloon")
        if 0 in (self.uurloon, self.maandloon):
            raise Fout("Het loon moet meer dan 0 zijn.", veld="uurloon" if self.uurloon == 0 else "maandloon")
        if not 0 <= self.proefmaanden <= 24:
            raise Fout("Een proefplaatsing duurt 0 tot en met 24 maanden.", veld="proefplaatsing")
        if self.eind is not None and self.eind <= self.in_dienst:
            zin = "Het contract eindigt voor het begint; kies een latere einddatum of een kortere proefplaatsing."
            raise Fout(zin, veld="tot")
        if not 15 <= self.leeftijd <= 75:
            raise Fout("De leeftijd moet tussen 15 en 75 jaar liggen.", veld="leeftijd")

    @property
    def in_dienst(self) -> date:
        """The first day of the contract, after the trial."""
        return maanden_later(self.begin, self.proefmaanden)

    @property
    def geboren(self) -> date:
        """A day of birth for the age: that birthday is the first day."""
        dag = 28 if (self.begin.month, self.begin.day) == (2, 29) else self.begin.day
        return date(self.begin.year - self.leeftijd, self.begin.month, dag)


@dataclass(frozen=True)
class Maand:
    """A month of the contract: its days, and which part of a whole month they are."""

    van: date
    tot: date
    deel: Fraction


def maanden(p: Profiel, jaar: int) -> Iterator[Maand]:
    """The months of a year in which there is a contract."""
    for maand in range(1, 13):
        dagen = calendar.monthrange(jaar, maand)[1]
        van, tot = max(date(jaar, maand, 1), p.in_dienst), date(jaar, maand, dagen)
        tot = tot if p.eind is None else min(tot, p.eind)
        if van <= tot:
            yield Maand(van, tot, Fraction((tot - van).days + 1, dagen))


def rijen(
    p: Profiel, tijdvak: Mapping[str, Any], van_jaar: Iterable[Maand], geregistreerd_tot: date | None = None
) -> Iterator[dict[str, Any]]:
    """A payroll row a month; whole hours, rounded so that the year adds up; a registration may have a last day.

    `tijdvak` has the facts of the ground that stand in every row.
    """
    laatste = {} if geregistreerd_tot is None else {"registratie_tot": geregistreerd_tot}
    gehad, geteld = Fraction(0), 0
    for maand in van_jaar:
        gehad += Fraction(p.uren, 100) * WEKEN * maand.deel
        uren = rond(gehad) - geteld
        geteld += uren
        yield {
            **tijdvak,
            **laatste,
            "tijdvak_begin": date(maand.van.year, maand.van.month, 1),
            "tijdvak_eind": maand.tot,
            "verloonde_uren": uren,
        }


def maanden_later(dag: date, aantal: int) -> date:
    """The same day so many months later, or the last of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def voorbeeld(grond: str, dag: date) -> Profiel:
    """An invented job on this ground in the whole year of that day: 24 hours a week, minimum wage, loonwaarde 60%."""
    return Profiel(grond, VOORBEELD_UREN, date(dag.year, 1, 1), loonwaarde=VOORBEELD_LOONWAARDE, minimum=True)
