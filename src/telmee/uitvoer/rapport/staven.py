"""The banen of one employer as bars: what the quota asks beside what is there, now and at the end of the year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telmee.uitvoer import staven
from telmee.uitvoer.rapport.tabellen import TIENDEN, deel

TELEFOON = 330
"""As wide as the text of a telephone: scaled from the full width the words would be too small to read."""
TITEL = "Banen die het quotum vraagt en banen die er zijn"


def svg(positie: Mapping[str, Any], breed: int = staven.BREED) -> str:
    """The bars as inline SVG; nothing when the quota does not apply or its jobs are not known."""
    gevonden = []
    for wanneer, bron in (("nu", positie.get("quotum")), ("heel het jaar", positie.get("prognose"))):
        for soort, (woord, naam) in enumerate((("Gevraagd", "vereiste_banen"), ("Aanwezig", "gerealiseerde_banen"))):
            waarde = deel(bron, naam)
            if isinstance(waarde, int):
                gevonden.append(staven.Staaf(f"{woord}, {wanneer}", waarde, soort))
    if deel(positie, "quotum", "plichtig") is False or not any(staaf.soort == 0 for staaf in gevonden):
        return ""
    grafiek = staven.Staven(TITEL, tuple(gevonden), TIENDEN)
    return staven.svg(grafiek, False, breed)
