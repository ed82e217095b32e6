"""What the forecast assumes, in words and with its figure, as fixed in docs/beleid.md. Shown with every forecast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telmee.beleid.model import VOORAF


@dataclass(frozen=True)
class Aanname:
    """One assumption: its name, what it says, its value (or its ends), and why."""

    naam: str
    zin: str
    laag: float
    midden: float | None
    hoog: float
    eenheid: str
    status: str
    waarom: str

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return dict(vars(self))


def _vast(naam: str, zin: str, waarde: float, eenheid: str, waarom: str) -> Aanname:
    return Aanname(naam, zin, waarde, waarde, waarde, eenheid, "aanname", waarom)


_V = VOORAF
AANNAMEN = (
    Aanname(
        "demping",
        "De groei van een jaar is zo'n deel van die van het jaar ervoor.",
        _V.demping_laag,
        _V.demping,
        _V.demping_hoog,
        "verhouding",
        "aanname",
        "vooraf gekozen; zo weinig jaren dragen geen schatting",
    ),
    Aanname(
        "tempo",
        "Elk jaar komt er zo'n deel bij van wat nog aan het plafond ontbreekt.",
        _V.tempo_laag,
        _V.tempo,
        _V.tempo_hoog,
        "aandeel per jaar",
        "aanname",
        "tussen wat de eerste drie jaren deden (0,06) en wat het pad van de wet vraagt (0,17)",
    ),
    Aanname(
        "plafond",
        "Het plafond is het einddoel van de wet, zoveel lager of hoger.",
        1 - _V.plafond_marge,
        1.0,
        1 + _V.plafond_marge,
        "verhouding",
        "aanname",
        "niemand publiceerde hoeveel banen er hoogstens kunnen zijn",
    ),
    _vast(
        "gewicht_trend",
        "De twee modellen die de trend volgen tellen samen voor dit deel, elk jaar verder met de demping minder.",
        _V.gewicht_trend,
        "aandeel",
        "twee gedachten, elk de helft: de groei gaat door, of zij neemt af met wat er al is",
    ),
    _vast(
        "groei_ruis",
        "Zoveel kan de groei van een jaar anders zijn dan die van het jaar ervoor.",
        _V.jaar_ruis,
        "banen",
        "een vijfde van de 10.000 banen per jaar die de wet vraagt",
    ),
    Aanname(
        "week53",
        "In een jaar met 53 weken telt december zoveel mee boven alle banen.",
        _V.week53_laag,
        None,
        _V.week53_hoog,
        "aandeel van alle banen",
        "afgeleid",
        "banen per werkende in december 2020 (1,19) en december 2015 (1,20) tegenover de decembers ernaast",
    ),
    Aanname(
        "sector",
        "De overheid krijgt van de groei een deel tussen haar deel tot nu toe en haar deel van het einddoel.",
        0.0,
        None,
        1.0,
        "verhouding",
        "aanname",
        "de verdeelsleutel verschuift elk jaar; een trend is er niet in te zien",
    ),
    Aanname(
        "vorm",
        "Inlenen gaat door zoals het ging, met dezelfde demping.",
        _V.demping_laag,
        _V.demping,
        _V.demping_hoog,
        "verhouding",
        "aanname",
        "de officiële splitsing is er alleen van 2023 en 2024",
    ),
)
