"""A few bars beside each other as plain data, for the terminal and as SVG: figures of one unit that ask to be compared.

Every bar has its label and its figure in words, so nothing depends on colour or on seeing the picture; an unknown
figure is said, not drawn as zero. Below zero a bar is as long as its figure is large, with the minus in words: give
it another kind. Small and without a library, so that it can stand inside a page and on paper.

Raises ValueError for a chart without bars.
"""

from __future__ import annotations

from dataclasses import dataclass

from telmee.getallen import toon, toon_met_eenheid
from telmee.uitvoer.scherm import BREEDTE, Scherm, zonder_unicode
from telmee.uitvoer.svg import BLAUW, GRIJS, GROEN, INKT, OKER, PAARS, kort_in
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.vast import vouw
from telmee.veilig import escape

KLEUREN = (BLAUW, GROEN, OKER, PAARS, GRIJS)
TEKENS = (("█", "#"), ("▓", "="), ("▒", "-"), ("░", "."), ("■", "*"))
CODES = ("34", "32", "33", "35", "2")
BREED, RIJ, STAAF, LETTERBREEDTE, KOP, REGEL = 680, 30, 20, 7, 16, 18
STREPEN = ((0, ""), (STAAF, "2 7"), (4, ""), (STAAF, "7 7"), (STAAF, "1 2"))
"""The texture of a kind: a line through the bar in the colour of the ground, its width and its dashes."""


@dataclass(frozen=True)
class Staaf:
    """One bar: what it is, its figure (None: unknown), and its kind, which gives it colour and texture."""

    label: str
    waarde: int | None
    soort: int = 0


@dataclass(frozen=True)
class Staven:
    """Bars of one unit, from the top down."""

    titel: str
    staven: tuple[Staaf, ...]
    eenheid: str = ""

    def __post_init__(self) -> None:
        if not self.staven:
            raise ValueError(f"grafiek '{self.titel}' heeft geen staven")

    @property
    def hoogste(self) -> int:
        """The longest bar; at least one, so that there is always a scale."""
        return max(1, *(abs(s.waarde or 0) for s in self.staven))

    @property
    def links(self) -> int:
        """The widest label, in characters."""
        return max(len(s.label) for s in self.staven)


def als_tabel(grafiek: Staven) -> Tabel:
    """The same figures as a table: every chart goes with its table."""
    kolommen = (Kolom("wat", "Wat"), Kolom("waarde", "Waarde", "rechts", grafiek.eenheid))
    return Tabel(grafiek.titel, kolommen, tuple((s.label, s.waarde) for s in grafiek.staven))


def tekst(grafiek: Staven, scherm: Scherm = Scherm()) -> str:
    """Horizontal bars with their figures, complete at every width."""
    cijfers = [zonder_unicode(toon(s.waarde, grafiek.eenheid), scherm) for s in grafiek.staven]
    ruimte = max(min(scherm.breedte, BREEDTE) - grafiek.links - max(map(len, cijfers)) - 3, 5)
    regels = [scherm.stijl(regel, "1") for regel in vouw(zonder_unicode(grafiek.titel, scherm), scherm.breedte)] + [""]
    for staaf, cijfer in zip(grafiek.staven, cijfers, strict=True):
        breed = abs(staaf.waarde or 0) * ruimte // grafiek.hoogste
        soort = staaf.soort % len(TEKENS)
        balk = scherm.stijl(scherm.kies(*TEKENS[soort]) * breed, CODES[soort])
        regels.append(f"{zonder_unicode(staaf.label, scherm):<{grafiek.links}}  {balk} {cijfer}".rstrip())
    return "\n".join(regels) + "\n"


def svg(grafiek: Staven, titel: bool = True, breed: int = BREED) -> str:
    """A self-contained SVG with its description; without the title where a heading stands above it already."""
    koppen = kort_in(grafiek.titel, breed, KOP) if titel else []
    boven = 14 + 20 * len(koppen) if titel else 4
    links = grafiek.links * LETTERBREEDTE + 16
    erboven = links > breed * 2 // 5  # labels stand above their bars where they would leave no room beside them
    links, rij = (0, RIJ + REGEL) if erboven else (links, RIJ)
    rechts = max(len(toon(s.waarde, grafiek.eenheid)) for s in grafiek.staven) * 8 + 12
    hoogte = boven + rij * len(grafiek.staven) + 4
    cijfers = "; ".join(f"{s.label}: {toon_met_eenheid(s.waarde, grafiek.eenheid)}" for s in grafiek.staven)
    zin = escape(f"{grafiek.titel}. {cijfers}.")  # twice: a browser reads the label, a PDF takes the title
    kop = "".join(
        f'<text x="0" y="{20 + 20 * n}" font-weight="bold" font-size="{KOP}">{escape(regel)}</text>'
        for n, regel in enumerate(koppen)
    )
    delen = [_staaf(grafiek, s, boven + rij * n, links, breed - links - rechts) for n, s in enumerate(grafiek.staven)]
    soort = "staven smal" if breed < BREED else "staven"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{soort}" viewBox="0 0 {breed} {hoogte}" role="img" '
        f'aria-label="{zin}" font-family="Noto Sans, DejaVu Sans, sans-serif" '
        f'font-size="13" fill="{INKT}">\n<title>{zin}</title>{kop}{"".join(delen)}</svg>\n'
    )


def _staaf(grafiek: Staven, staaf: Staaf, boven: int, links: int, ruimte: int) -> str:
    lengte = abs(staaf.waarde or 0) * ruimte // grafiek.hoogste
    label = f'x="{links - 8}" y="{boven + 15}" text-anchor="end"' if links else f'x="0" y="{boven + 13}"'
    boven += 0 if links else REGEL
    balk, cijfer = "", escape(toon(staaf.waarde, grafiek.eenheid))
    if staaf.waarde is not None:
        kleur = KLEUREN[staaf.soort % len(KLEUREN)]
        plek = f'x="{links}" y="{boven}" width="{max(lengte, 1)}" height="{STAAF}"'
        balk = f'<rect class="s{staaf.soort % len(KLEUREN)}" {plek} fill="{kleur}"/>'
        dik, streep = STREPEN[staaf.soort % len(STREPEN)]
        if dik and lengte > 1:
            lijn = f'd="M{links} {boven + STAAF // 2}h{lengte}" stroke-width="{dik}"'
            streep = f' stroke-dasharray="{streep}"' if streep else ""
            balk += f'<path class="papier" {lijn}{streep} stroke="white"/>'
    return (
        f"<text {label}>{escape(staaf.label)}</text>{balk}"
        f'<text x="{links + lengte + 7}" y="{boven + 15}" font-weight="bold">{cijfer}</text>\n'
    )
