"""Periods on a time line as SVG: a row for each thing, a bar from the first to the last day, a line at today.

An open period runs to the edge and ends in an arrow. Words stand in a bar where they fit; the table beside the drawing
has them all. Kinds differ in outline as well as in colour. All arithmetic is in whole pixels, so that the same periods
give the same bytes. Raises Fout when there is nothing to draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from telmee.fouten import Fout
from telmee.getallen import datum
from telmee.uitvoer.svg import BLAUW, GRIJS, INKT, LETTER, OKER, RASTER, ROOD, kort_in, tekstbreedte, toegankelijk
from telmee.veilig import escape

BREED, LINKS, RIJ, BALK, RAND, KLEIN = 720, 176, 34, 24, 12, 12
TELEFOON = 312
"""So wide is the drawing for a telephone: as wide as it shows, with fewer years named."""
PER_JAAR = 56
"""The room that the name of a year asks for, with air around it."""
MEESTE_JAREN = 30
VORMEN = {
    "geldt": (BLAUW, "#eaf2fb", ""),
    "elders": (OKER, "#fbf4e4", "7 3"),
    "onbekend": (ROOD, "#ffffff", "2 4"),
}
"""Line, fill and dashes of a kind: what holds, what holds in another regime, what nobody knows."""


@dataclass(frozen=True)
class Balk:
    """One period with its words; `tot` None is open."""

    vanaf: date
    tot: date | None
    woorden: str
    soort: str = "geldt"


@dataclass(frozen=True)
class Rij:
    """The periods of one thing."""

    label: str
    balken: tuple[Balk, ...]


def tijdlijn_svg(rijen: Sequence[Rij], dag: date, titel: str, omschrijving: str = "", vandaag: str = "vandaag",
                 breed: int = BREED) -> str:  # fmt: skip
    """The drawing; `dag` gets a line with the word `vandaag`; `breed` is how wide it is."""
    balken = [balk for rij in rijen for balk in rij.balken]
    if not balken:
        raise Fout("Er is geen periode om te tekenen; kies een regel of waarde die ergens geldt.")
    schaal = _Schaal(_begin(balken, dag), _eind(balken, dag), _links(rijen, breed), breed)
    boven = RAND + 30
    hoogte = boven + len(rijen) * RIJ + 26
    lijf = [*_jaren(schaal, boven, hoogte), *_dag(schaal, dag, vandaag, boven, hoogte)]
    for nummer, rij in enumerate(rijen):
        y = boven + nummer * RIJ
        regels = kort_in(rij.label, schaal.links - 2 * RAND, KLEIN)[:2]
        eerste = y + BALK // 2 + 4 - 7 * (len(regels) - 1)
        lijf += [_tekst(regel, RAND, eerste + 14 * n, INKT) for n, regel in enumerate(regels)]
        lijf += [deel for balk in rij.balken for deel in _balk(schaal, balk, y)]
    bron = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{breed}" height="{hoogte}" viewBox="0 0 {breed} {hoogte}" '
        f'font-family="{LETTER}">' + "\n".join(["", *lijf, "</svg>", ""])
    )
    return toegankelijk(bron, titel, omschrijving or _beschrijving(rijen))


@dataclass(frozen=True)
class _Schaal:
    """From days to pixels."""

    begin: date
    eind: date
    links: int
    breed: int = BREED

    def x(self, dag: date) -> int:
        """The place of a day, inside the drawing."""
        breed = self.breed - self.links - RAND
        heel = (self.eind - self.begin).days
        return self.links + max(0, min(breed, (dag - self.begin).days * breed // heel))


def _links(rijen: Sequence[Rij], breed: int) -> int:
    """The room for the labels; none where one row needs no name."""
    if not any(rij.label for rij in rijen):
        return RAND
    return min(LINKS, breed // 3, max(tekstbreedte(rij.label, KLEIN) for rij in rijen) + 2 * RAND)


def _begin(balken: Sequence[Balk], dag: date) -> date:
    """The first of January before the first period, but not too long ago."""
    eerste = min(min(balk.vanaf for balk in balken), dag)
    laatste = max(max(balk.vanaf for balk in balken), dag)
    return date(max(eerste.year, laatste.year - MEESTE_JAREN), 1, 1)


def _eind(balken: Sequence[Balk], dag: date) -> date:
    """The end of the year after what is known last."""
    dagen = [d for balk in balken for d in (balk.vanaf, balk.tot) if d is not None and d.year < 2100]
    return date(min(max([*dagen, dag]).year, dag.year + MEESTE_JAREN) + 1, 12, 31)


def _jaren(schaal: _Schaal, boven: int, hoogte: int) -> list[str]:
    """A line at the first day of the years, as many as there is room for."""
    aantal = schaal.eind.year - schaal.begin.year + 1
    past = max(2, (schaal.breed - schaal.links) // PER_JAAR)
    stap = next(s for s in (1, 2, 5, 10, 20, 50) if aantal // s <= past)
    delen = []
    for jaar in range(schaal.begin.year, schaal.eind.year + 1):
        if jaar % stap:
            continue
        x = schaal.x(date(jaar, 1, 1))
        delen.append(f'<path d="M{x},{boven - 6} V{hoogte - 22}" stroke="{RASTER}" stroke-width="1"/>')
        if x < schaal.breed - 40:
            delen.append(_tekst(str(jaar), x + 2, hoogte - 8, GRIJS))
    return delen


def _dag(schaal: _Schaal, dag: date, woord: str, boven: int, hoogte: int) -> list[str]:
    x = schaal.x(dag)
    links = min(x, schaal.breed - RAND - tekstbreedte(woord, KLEIN))
    return [
        f'<path d="M{x},{boven - 8} V{hoogte - 22}" stroke="{INKT}" stroke-width="2"/>',
        _tekst(woord, links, boven - 14, INKT),
    ]


def _balk(schaal: _Schaal, balk: Balk, y: int) -> list[str]:
    lijn, vulling, streep = VORMEN[balk.soort]
    x = schaal.x(balk.vanaf)
    eind = schaal.x(balk.tot) if balk.tot else schaal.breed - RAND
    breed = max(eind - x - 1, 3)
    vorm = f"M{x},{y} H{x + breed} V{y + BALK} H{x} Z"
    if balk.tot is None and breed > 16:
        vorm = f"M{x},{y} H{x + breed - 8} L{x + breed},{y + BALK // 2} L{x + breed - 8},{y + BALK} H{x} Z"
    dash = f' stroke-dasharray="{streep}"' if streep else ""
    delen = [f'<path d="{vorm}" fill="{vulling}" stroke="{lijn}" stroke-width="1.5"{dash}/>']
    if tekstbreedte(balk.woorden, KLEIN) <= breed - 12:
        delen.append(_tekst(balk.woorden, x + 5, y + BALK // 2 + 4, INKT))
    return delen


def _beschrijving(rijen: Sequence[Rij]) -> str:
    zinnen = []
    for rij in rijen:
        delen = [
            f"{b.woorden} vanaf {datum(b.vanaf)}" + (f" tot en met {datum(b.tot)}" if b.tot else "") for b in rij.balken
        ]
        zinnen.append(f"{rij.label}: {'; '.join(delen)}." if rij.label else f"{'; '.join(delen)}.")
    return " ".join(zinnen)


def _tekst(tekst: str, x: int, y: int, kleur: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="{KLEIN}" fill="{kleur}">{escape(tekst)}</text>'
