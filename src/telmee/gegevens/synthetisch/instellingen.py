"""The settings of the synthetic country and the figures it is calibrated to.

All numbers come from `synthetisch.yaml` (with source or marked as a choice) and from the published results. `doel`
gives per year the December hours that counting rows must add up to, in hundredths of an hour. Raises `GebruiksFout`
for a year or scale for which there is no synthetic country.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from telmee.fouten import GebruiksFout
from telmee.gegevens import publicatie

EMMERS = ("formeel_markt", "formeel_overheid", "inleen")
SCHAAL_MAX = 2.0


@dataclass(frozen=True)
class Doel:
    """What one December must add up to, in banen at schaal 1 (may be fractions), and the Wsw part of hiring-in."""

    jaar: int
    formeel_markt: float
    formeel_overheid: float
    inleen: float
    wsw: float
    bron: str

    def uren(self, emmer: str, schaal: float) -> int:
        """December hours of one part at this scale, in hundredths of an hour."""
        return round(getattr(self, emmer) * schaal * instellingen()["uren_per_baan_maand"])


@cache
def instellingen() -> dict[str, Any]:
    """The settings, read once."""
    tekst = (files("telmee.gegevens.synthetisch") / "synthetisch.yaml").read_text(encoding="utf-8")
    inhoud: dict[str, Any] = yaml.safe_load(tekst)
    return inhoud


def alle_jaren() -> range:
    """The years in which the synthetic country exists."""
    eerste, laatste = instellingen()["jaren"]
    return range(eerste, laatste + 1)


def controleer_keuze(schaal: float, jaren: list[int], zaad: int) -> None:
    """Refuses a scale, years or seed for which nothing can be made."""
    if not 0.0005 <= schaal <= SCHAAL_MAX:
        raise GebruiksFout(f"De schaal moet tussen 0.0005 en {SCHAAL_MAX:g} liggen; u gaf {schaal:g}.")
    if zaad < 0:
        raise GebruiksFout("Het zaad moet een getal van 0 of hoger zijn.")
    vreemd = [j for j in jaren if j not in alle_jaren()]
    if vreemd or not jaren:
        eerste, laatste = instellingen()["jaren"]
        raise GebruiksFout(
            f"Het synthetische land bestaat van {eerste} tot en met {laatste}; {vreemd or 'geen jaar'} kan niet."
        )


def stroom(zaad: int, doel: str, jaar: int = 0, blok: int = 0) -> np.random.Generator:
    """A random stream of its own for a purpose, year and block."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([zaad, *doel.encode(), 256 + jaar, blok])))


def doel(jaar: int) -> Doel:
    """The December figures that the country is calibrated to: published where they are, otherwise the stated choice."""
    inst = instellingen()
    nul = publicatie.nulmeting()
    assert nul is not None
    teller, noemer = inst["nulmeting_overheid_formeel"]
    formeel_o = nul.formeel * teller / noemer
    inleen = nul.inleen + inst["inleen"][jaar]["extra"]
    if jaar == nul.jaar:
        return Doel(
            jaar, nul.formeel - formeel_o, formeel_o, inleen, inst["inleen"][jaar]["wsw"], inst["inleen"][jaar]["bron"]
        )
    extra = _formeel_extra(jaar, inleen, nul.inleen)
    return Doel(
        jaar,
        nul.formeel - formeel_o + extra["markt"],
        formeel_o + extra["overheid"],
        inleen,
        inst["inleen"][jaar]["wsw"],
        inst["inleen"][jaar]["bron"],
    )


def sleutel(jaar: int) -> dict[str, int]:
    """The hiring-in key of a year, in hundredths of a per cent."""
    overheid: int = instellingen()["verdeelsleutel_overheid"][jaar]["aandeel"]
    return {"markt": 10_000 - overheid, "overheid": overheid}


def _formeel_extra(jaar: int, inleen: float, inleen_nul: float) -> dict[str, float]:
    resultaat = publicatie.gepubliceerd(jaar)
    if resultaat:
        markt, overheid = resultaat.formeel["markt"], resultaat.formeel["overheid"]
        if markt is not None and overheid is not None:
            return {"markt": markt, "overheid": overheid}
    totaal: dict[str, Any] = resultaat.extra if resultaat else instellingen()["tussenjaren"][jaar]
    nul = sleutel(alle_jaren()[0])
    return {s: totaal[s] - (inleen * sleutel(jaar)[s] - inleen_nul * nul[s]) / 10_000 for s in ("markt", "overheid")}
