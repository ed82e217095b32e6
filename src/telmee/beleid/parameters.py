"""The figures that a policy is reckoned with: range, status and source of each, and draws from them.

Of an assumption there is a range and no centre. What is unknown has no draws, until a user gives a figure; then it is
the user's and says so. Every parameter draws from a stream of its own, so that another range of one leaves the others
as they were. Raises `GebruiksFout` for a figure that cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.gegevens.publicatie import lees_publicatie

BRON, AFGELEID, AANNAME, ONBEKEND, OPGEGEVEN = "bron", "afgeleid", "aanname", "onbekend", "opgegeven"
STATUSSEN = (BRON, AFGELEID, AANNAME, ONBEKEND)
ZWAARTE = (BRON, AFGELEID, OPGEGEVEN, AANNAME, ONBEKEND)
"""From sure to unsure: a figure is as sure as the least sure of what it rests on."""
VOORAF_GEKOZEN = frozenset({"demping"})
NIET_TE_GEVEN = {"aow_instroom_leeftijd": "het is een opbouw en geen getal; geef hem met de sleutel 'leeftijden'"}
_DEEL = ("aandeel", "verhouding")

Bereik = tuple[float, float]


@dataclass(frozen=True)
class Parameter:
    """One figure. Nothing known: `laag`, `midden` and `hoog` are None; a range without a centre: `midden` is."""

    id: str
    groep: str
    label: str
    eenheid: str
    status: str
    bron: str
    zekerheid: str
    gebruikt_bij: tuple[str, ...]
    laag: float | None = None
    midden: float | None = None
    hoog: float | None = None
    verdeling: str = ""

    @property
    def is_bereik(self) -> bool:
        """Whether it can differ between draws."""
        return self.laag is not None and self.hoog is not None and self.hoog > self.laag

    @property
    def grenzen(self) -> Bereik:
        """Lowest and highest; only for what is known."""
        if self.laag is None or self.hoog is None:
            raise Fout(f"Van '{self.id}' is geen cijfer bekend; geef het in de hervorming onder 'parameters'.")
        return self.laag, self.hoog

    def kwantiel(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        """Draws for uniform numbers: a triangle, an even range, or one figure."""
        laag, hoog = self.grenzen
        if hoog == laag:
            return np.full(u.shape, laag)
        if self.verdeling != "driehoek" or self.midden is None:
            return np.asarray(laag + u * (hoog - laag))
        deel = (self.midden - laag) / (hoog - laag)
        links = laag + np.sqrt(u * (hoog - laag) * (self.midden - laag))
        rechts = hoog - np.sqrt((1 - u) * (hoog - laag) * (hoog - self.midden))
        return np.where(u < deel, links, rechts)

    def opgegeven(self, bereik: Bereik) -> Parameter:
        """The same with a figure or a range of the user."""
        laag, hoog = bereik
        soort = "punt" if laag == hoog else "uniform"
        return replace(self, laag=laag, midden=None, hoog=hoog, verdeling=soort, status=OPGEGEVEN, bron="opgegeven")

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {**vars(self), "gebruikt_bij": list(self.gebruikt_bij)}


@cache
def parameters() -> dict[str, Parameter]:
    """All parameters, by id. Raises `Fout` when the list is not what it should be."""
    gevonden = {}
    for r in lees_publicatie("beleid_parameters.yaml")["parameters"]:
        p = Parameter(**{**r, "gebruikt_bij": tuple(r["gebruikt_bij"])})
        _keur(p)
        gevonden[p.id] = p
    return gevonden


def _keur(p: Parameter) -> None:
    if p.status not in STATUSSEN or not p.bron:
        raise Fout(f"De parameter '{p.id}' heeft geen status of geen bron; herstel de lijst van parameters.")
    if (p.status == ONBEKEND) != (p.laag is None):
        raise Fout(f"De parameter '{p.id}' is onbekend en heeft een cijfer, of andersom; herstel de lijst.")
    if p.status == AANNAME and p.midden is not None and p.id not in VOORAF_GEKOZEN:
        raise Fout(f"De parameter '{p.id}' is een aanname en heeft een midden; geef alleen laag en hoog.")
    if p.laag is not None and not p.laag <= (p.laag if p.midden is None else p.midden) <= (p.hoog or 0):
        raise Fout(f"Bij de parameter '{p.id}' staan laag, midden en hoog niet op volgorde; herstel de lijst.")


def zoek(naam: str) -> Parameter:
    """The parameter of that name, or the sentence with the nearest ones."""
    alle = parameters()
    if naam not in alle:
        hulp = bedoelde_u(naam, alle) or " Kijk met 'telmee beleid parameters' welke er zijn."
        raise GebruiksFout(f"Een parameter '{naam[:60]}' bestaat niet.{hulp}", veld=f"parameters.{naam[:60]}")
    return alle[naam]


def met(opgegeven: Mapping[str, Bereik]) -> dict[str, Parameter]:
    """All parameters, with what the user gave instead."""
    alle = dict(parameters())
    for naam, bereik in opgegeven.items():
        p = zoek(naam)
        if naam in NIET_TE_GEVEN:
            raise GebruiksFout(
                f"De parameter '{naam}' is niet op te geven: {NIET_TE_GEVEN[naam]}.", veld=f"parameters.{naam}"
            )
        if min(bereik) < 0 and naam != "conjunctuur" and p.groep != "prognose":
            raise GebruiksFout(
                f"De parameter '{naam}' kan niet negatief zijn; geef een getal van nul of meer.",
                veld=f"parameters.{naam}",
            )
        if p.eenheid.startswith(_DEEL[0]) and max(bereik) > 1:
            raise GebruiksFout(
                f"De parameter '{naam}' is een aandeel en ligt tussen 0 en 1; schrijf 5% als 0.05.",
                veld=f"parameters.{naam}",
            )
        alle[naam] = p.opgegeven(bereik)
    return alle


def trek(alle: Mapping[str, Parameter], aantal: int, zaad: int) -> dict[str, NDArray[np.float64]]:
    """Draws of everything that is known, each from its own stream."""
    return {naam: p.kwantiel(uniform(naam, aantal, zaad)) for naam, p in alle.items() if p.laag is not None}


def uniform(naam: str, aantal: int, zaad: int) -> NDArray[np.float64]:
    """Uniform numbers of one name; the first are the same however many are asked."""
    bron = np.random.SeedSequence(zaad, spawn_key=(1, crc32(naam.encode())))
    return np.random.Generator(np.random.Philox(bron)).random(aantal)


def zwakste(statussen: Any) -> str:
    """The least sure of these."""
    return max(statussen, key=ZWAARTE.index, default=AFGELEID)
