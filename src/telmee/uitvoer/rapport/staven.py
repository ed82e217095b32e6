"""The banen of one employer as bars: what the quota asks beside what is there, now and at the end of the year.

A picture of figures that stand in the table below it; its label says the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from telmee.uitvoer.getallen import tienden
from telmee.uitvoer.rapport.tabellen import deel

BREED, LINKS, STAAF, RIJ = 640, 190, 22, 34
KLEUREN = {"gevraagd": "#0b4a85", "aanwezig": "#2f7d4f"}
LETTER = "font-family='Noto Sans, DejaVu Sans, sans-serif' font-size='14' fill='#1a1a1a'"


def _paren(positie: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """Label, kind and figure of every bar that is known."""
    bronnen = (("nu", positie.get("quotum")), ("heel het jaar", positie.get("prognose")))
    gevonden = []
    for wanneer, bron in bronnen:
        for soort, naam in (("gevraagd", "vereiste_banen"), ("aanwezig", "gerealiseerde_banen")):
            waarde = deel(bron, naam)
            if isinstance(waarde, int):
                gevonden.append((f"{soort.capitalize()}, {wanneer}", soort, waarde))
    return gevonden


def svg(positie: Mapping[str, Any]) -> str:
    """The bars as inline SVG; nothing when the quota does not apply or no figure is known."""
    paren = _paren(positie)
    if deel(positie, "quotum", "plichtig") is False or not any(soort == "gevraagd" for _, soort, _ in paren):
        return ""
    hoogste = max(1, *(waarde for _, _, waarde in paren))
    hoogte = RIJ * len(paren) + 8
    delen = []
    for nummer, (label, soort, waarde) in enumerate(paren):
        boven = 4 + nummer * RIJ
        lengte = max(1, (BREED - LINKS - 60) * waarde // hoogste)
        delen.append(
            f"<text x='{LINKS - 10}' y='{boven + 16}' text-anchor='end' {LETTER}>{escape(label)}</text>"
            f"<rect x='{LINKS}' y='{boven}' width='{lengte}' height='{STAAF}' fill='{KLEUREN[soort]}'/>"
            f"<text x='{LINKS + lengte + 8}' y='{boven + 16}' {LETTER} font-weight='bold'>{tienden(waarde)}</text>"
        )
    zin = "; ".join(f"{label}: {tienden(waarde)}" for label, _, waarde in paren)
    return (
        f"<svg class='staven' viewBox='0 0 {BREED} {hoogte}' role='img' xmlns='http://www.w3.org/2000/svg' "
        f"aria-label='Banen die het quotum vraagt en banen die er zijn. {escape(zin)}.'>{''.join(delen)}</svg>\n"
    )
