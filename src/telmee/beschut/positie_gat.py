"""What lies ahead and what would close the gap: the path to 2048, and each lever alone. Jobs and hours in hundredths.

Everything here is derived and says so: the number of a coming year is the share of this year in the national path, and
what is expected is the pace of the last twelve months.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from telmee.beschut.landelijk import LAATSTE, UREN_IN_WEEK
from telmee.beschut.positie_invoer import Invoer, Stand, jaar_eerder
from telmee.getallen import decimaal, rond

PLAATSEN, UREN, UITSTROOM = "plaatsen", "uren", "uitstroom"


@dataclass(frozen=True)
class Padjaar:
    """The number and what is expected at the end of a year, in hundredths of jobs; None is unknown."""

    jaar: int
    doel: int | None
    verwacht: int | None

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {"jaar": self.jaar, "doel": self.doel, "verwacht": self.verwacht}


@dataclass(frozen=True)
class Hefboom:
    """One way to close the gap with nothing else changing. `kan`: whether that much of it is there; None: not known."""

    hefboom: str
    nodig: int | None
    eenheid: str
    kan: bool | None
    toelichting: str

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON; hours in hundredths."""
        return {
            "hefboom": self.hefboom,
            "nodig": self.nodig,
            "eenheid": self.eenheid,
            "kan": self.kan,
            "toelichting": self.toelichting,
        }


def pad(
    invoer: Invoer,
    codes: tuple[str, ...],
    aantal: int | None,
    stand: Stand | None,
    per_baan: int,
    land: Callable[[int], int | None],
) -> tuple[Padjaar, ...]:
    """Every year to the end of the national path."""
    jaar, nu = invoer.op.year, land(invoer.op.year)
    tempo = _tempo(invoer, codes, stand, per_baan)
    uit = []
    for later in range(jaar, max(LAATSTE, jaar) + 1):
        toen = land(later)
        doel = None
        if aantal is not None and nu and toen is not None:
            doel = rond(Fraction(100 * aantal * toen, nu))
        verwacht = None
        if stand is not None and stand.uren is not None and tempo is not None:
            dagen = (date(later, 12, 31) - invoer.op).days
            verwacht = max(0, rond(Fraction(100 * stand.uren, per_baan) + tempo * dagen))
        uit.append(Padjaar(later, doel, verwacht))
    return tuple(uit)


def _tempo(invoer: Invoer, codes: tuple[str, ...], stand: Stand | None, per_baan: int) -> Fraction | None:
    """Hundredths of jobs a day that came or went in the last twelve months."""
    begin = jaar_eerder(invoer.op)
    toen = invoer.stand(codes, begin)
    if stand is None or stand.uren is None or toen.uren is None:
        return None
    return Fraction(100 * (stand.uren - toen.uren), per_baan * (invoer.op - begin).days)


def hefbomen(
    invoer: Invoer, codes: tuple[str, ...], aantal: int | None, stand: Stand | None, per_baan: int, wachten: int
) -> tuple[Hefboom, ...]:
    """Places, hours and outflow, each by itself; nothing when there is no gap, or when it is not known."""
    if aantal is None or stand is None or stand.uren is None:
        return ()
    gat = aantal * per_baan - stand.uren
    if gat <= 0:
        return ()
    return (
        _plaatsen(gat, stand, per_baan, wachten, invoer.met_indicaties),
        _uren(gat, stand, per_baan),
        _uitstroom(gat, invoer, codes),
    )


def _omhoog(deel: int, door: int) -> int:
    return -(-deel // door)


def _plaatsen(gat: int, stand: Stand, per_baan: int, wachten: int, met_indicaties: bool) -> Hefboom:
    """More places of as many hours as those that are there; of the hours of a job when there are none."""
    uren = Fraction(stand.uren or 0, stand.dienstbetrekkingen) if stand.uren else Fraction(per_baan)
    nodig = _omhoog(gat * uren.denominator, uren.numerator)
    zin = f"plaatsen van {_uren_tekst(uren)} uur, {'het gemiddelde nu' if stand.uren else 'een hele baan'}"
    wie = (
        f"; er {'wacht 1 mens' if wachten == 1 else f'wachten {wachten} mensen'}"
        if met_indicaties
        else "; hoeveel mensen wachten is niet bekend"
    )
    return Hefboom(PLAATSEN, nodig, "plaatsen", wachten >= nodig if met_indicaties else None, zin + wie)


def _uren(gat: int, stand: Stand, per_baan: int) -> Hefboom:
    """More hours for everybody who works."""
    if not stand.personen:
        return Hefboom(UREN, None, "honderdsten uren per week per persoon", False, "er werkt nog niemand")
    nodig = _omhoog(gat, stand.personen)
    wordt = Fraction((stand.uren or 0) + nodig * stand.personen, stand.personen)
    meer = " (meer dan een hele baan)" if wordt > per_baan else ""
    zin = f"gemiddeld {_uren_tekst(wordt)} uur per persoon{meer}; of mensen dat kunnen, staat in geen lijst"
    kan = None if wordt <= UREN_IN_WEEK else False
    return Hefboom(UREN, nodig, "honderdsten uren per week per persoon", kan, zin)


def _uitstroom(gat: int, invoer: Invoer, codes: tuple[str, ...]) -> Hefboom:
    """Fewer who leave: as many as left in the last twelve months could have closed it, or not."""
    weg = invoer.uitstroom(codes, jaar_eerder(invoer.op))
    if weg.uren is None:
        zin = f"in twaalf maanden {_gingen(weg.personen)} weg; van {weg.zonder_uren} zijn de uren onbekend"
        return Hefboom(UITSTROOM, None, "personen", None, zin)
    if not weg.uren:
        return Hefboom(UITSTROOM, None, "personen", False, "in twaalf maanden ging niemand weg")
    nodig = _omhoog(gat * weg.personen, weg.uren)
    zin = f"in twaalf maanden {_gingen(weg.personen)} weg, met samen {_uren_tekst(Fraction(weg.uren))} uur"
    return Hefboom(UITSTROOM, nodig, "personen", weg.uren >= gat, zin)


def _gingen(personen: int) -> str:
    return "ging 1 mens" if personen == 1 else f"gingen {personen} mensen"


def _uren_tekst(honderdsten: Fraction) -> str:
    return decimaal(rond(honderdsten), 2).removesuffix(",00")
