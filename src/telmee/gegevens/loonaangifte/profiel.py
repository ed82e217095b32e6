"""What a loonaangifte of a year looks like: namespace, elements per block in order, and how sure we are of it.

The tables are in `elementen.yaml`. 2022 and 2026 are exact, 2023 to 2025 are derived from the two and the published
yearly changes, the other years are known in part. Raises `KeyError` for a year that is not known at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

NAAMRUIMTE = "http://xml.belastingdienst.nl/schemas/Loonaangifte/{jaar}/{uitgave}"
_PATROON = re.compile(r"http://xml\.belastingdienst\.nl/schemas/Loonaangifte/([0-9]{4})/([0-9]{2})")
VERSIE, UITGAVE = "2.0", "01"


@dataclass(frozen=True)
class Element:
    """One element: its type and how often it occurs (`1`, `?`, `+` or `*`)."""

    naam: str
    type: str
    komt: str

    @property
    def verplicht(self) -> bool:
        """Whether it must be there."""
        return self.komt in "1+"

    @property
    def vaker(self) -> bool:
        """Whether it may be there more than once."""
        return self.komt in "+*"


@dataclass(frozen=True)
class Profiel:
    """The message of one year; `zekerheid` is exact, afgeleid (derived) or deels (known in part).

    `uitgave` is the edition of the year, the last part of the namespace; of another one than 01 nothing is known.
    """

    jaar: int
    zekerheid: str
    blokken: dict[str, dict[str, Element]]
    uitgave: str = UITGAVE

    @cached_property
    def naamruimte(self) -> str:
        """The XML namespace of the year."""
        return NAAMRUIMTE.format(jaar=self.jaar, uitgave=self.uitgave)

    def heeft(self, blok: str, naam: str) -> bool:
        """Whether this element exists in this block in this year."""
        return naam in self.blokken[blok]


@cache
def _tabellen() -> dict[str, Any]:
    tekst = files(__package__).joinpath("elementen.yaml").read_text(encoding="utf-8")
    inhoud: dict[str, Any] = yaml.load(tekst, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return inhoud


def jaren() -> tuple[int, ...]:
    """The years of which something is known."""
    return tuple(sorted(_tabellen()["jaren"]))


def dichtste_jaar(jaar: int) -> int:
    """A year of which something is known: the year itself, or else the nearest one."""
    return min(jaren(), key=lambda bekend: abs(bekend - jaar))


@cache
def profiel(jaar: int, uitgave: str = UITGAVE) -> Profiel:
    """The profile of a year; another edition of it is taken to look the same, and known in part."""
    tabellen = _tabellen()
    blokken = {
        blok: {
            naam: Element(naam, e["type"], str(e["komt"]))
            for naam, e in elementen.items()
            if e.get("van", jaar) <= jaar <= e.get("tot", jaar)
        }
        for blok, elementen in tabellen["blokken"].items()
    }
    return Profiel(jaar, tabellen["jaren"][jaar] if uitgave == UITGAVE else "deels", blokken, uitgave)


def jaar_van(naamruimte: str) -> tuple[int, str] | None:
    """Year and edition in a namespace of the loonaangifte, or None when it is another namespace."""
    gevonden = _PATROON.fullmatch(naamruimte)
    return (int(gevonden[1]), gevonden[2]) if gevonden else None
