"""A dependency graph as SVG: facts and values on the left, what follows from them to the right.

A layered drawing in plain Python, after Sugiyama, Tagawa and Toda (1981), "Methods for visual understanding of
hierarchical system structures": every node stands in a layer left of all that needs it (longest path to an end), arrows
over several layers get a place of their own in each, barycentres order the layers, and the ordering with the fewest
crossings stays.
All arithmetic is in whole pixels and all ties are broken by the given order, so the same graph gives the same bytes.

Kinds differ in outline and in words, not in colour alone. Text is measured before it is drawn and never leaves its box.

Raises Fout for an arrow to an unknown node, for two nodes with one id and for a graph that runs in a circle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from telmee.fouten import Fout
from telmee.uitvoer.svg import BLAUW, GRIJS, GROEN, INKT, LETTER, OKER, PAARS, ROOD, kort_in, tekstbreedte, toegankelijk
from telmee.veilig import escape

Soort = Literal["feit", "regel", "totaal", "waarde", "onbekend"]
BREED, TUSSEN_LAGEN, TUSSEN_KNOPEN, TUSSEN_LIJNEN = 190, 74, 18, 12
RAND, RUIM, LETTERS, KLEIN, REGEL, KLEINE_REGEL = 24, 10, 13, 11, 17, 14
RONDEN = 24


@dataclass(frozen=True)
class Knoop:
    """A node: id, the words in it, its kind, the level it lives on (in small print), and where it leads on a page."""

    id: str
    label: str
    soort: Soort
    laag: str = ""
    adres: str = ""


@dataclass(frozen=True)
class _Vorm:
    """How a kind looks: its name, line colour, fill, corner radius, dashes and width."""

    naam: str
    lijn: str
    vulling: str
    hoek: int
    streep: str = ""
    dik: int = 2


VORMEN: dict[str, _Vorm] = {
    "feit": _Vorm("feit", GROEN, "#edf6ef", 0),
    "waarde": _Vorm("waarde", OKER, "#fbf4e4", 0, "7 3"),
    "regel": _Vorm("regel", BLAUW, "#eaf2fb", 12),
    "totaal": _Vorm("totaal", PAARS, "#f3eefa", 12, "", 4),
    "onbekend": _Vorm("onbekend", ROOD, "#ffffff", 0, "2 4", 3),
}


def graaf_svg(knopen: Iterable[Knoop], pijlen: Iterable[tuple[str, str]], titel: str, omschrijving: str = "") -> str:
    """The graph as an SVG document; an arrow (a, b) says that b needs a."""
    lijst = list(knopen)
    paren = list(dict.fromkeys(pijlen))
    _controleer(lijst, paren)
    tekening = _Tekening(lijst, paren)
    inhoud = tekening.pijlen() + tekening.knopen()
    legenda, breedte, onder = _legenda(lijst, max(tekening.breedte, 420), tekening.hoogte)
    kop, hoog = _kop(titel, breedte)
    lijf = [f'<rect width="{breedte}" height="{hoog + onder}" fill="#ffffff"/>', *kop]
    lijf += [f'<g transform="translate(0,{hoog})">', *inhoud, *legenda, "</g>"]
    bron = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{breedte}" height="{hoog + onder}" '
        f'viewBox="0 0 {breedte} {hoog + onder}" font-family="{LETTER}">' + "\n".join(["", *lijf, "</svg>", ""])
    )
    klaar = toegankelijk(bron, titel, omschrijving or beschrijving(lijst, paren))
    # What is one image has no links in it for who does not see it; a group of links has.
    return klaar.replace('role="img"', 'role="group"', 1) if any(knoop.adres for knoop in lijst) else klaar


def beschrijving(knopen: Sequence[Knoop], pijlen: Sequence[tuple[str, str]]) -> str:
    """The graph in sentences: what needs what."""
    namen = {knoop.id: knoop.label for knoop in knopen}
    nodig = defaultdict(list)
    for van, naar in pijlen:
        nodig[naar].append(namen[van])
    zinnen = [f"{namen[knoop.id]} volgt uit {', '.join(nodig[knoop.id])}." for knoop in knopen if knoop.id in nodig]
    return " ".join([f"Een schema met {len(knopen)} vakken en {len(pijlen)} pijlen.", *zinnen])


def _controleer(knopen: list[Knoop], pijlen: list[tuple[str, str]]) -> None:
    namen = [knoop.id for knoop in knopen]
    if not namen:
        raise Fout("Het schema heeft geen onderdelen; kies een regel die bestaat.")
    dubbel = sorted({naam for naam in namen if namen.count(naam) > 1})
    if dubbel:
        raise Fout(f"In het schema staat '{dubbel[0]}' twee keer; geef elk onderdeel een eigen naam.")
    los = sorted({naam for paar in pijlen for naam in paar} - set(namen))
    if los:
        raise Fout(f"Een pijl in het schema wijst naar '{los[0]}', maar dat onderdeel ontbreekt; voeg het toe.")


def _lagen(namen: list[str], pijlen: list[tuple[str, str]]) -> dict[str, int]:
    """The layer of every node, from 0 on the left: as far right as its users allow, so that arrows stay short."""
    uit: dict[str, list[str]] = {naam: [] for naam in namen}
    graad = dict.fromkeys(namen, 0)
    invoer: dict[str, list[str]] = {naam: [] for naam in namen}
    for van, naar in pijlen:
        uit[van].append(naar)
        invoer[naar].append(van)
        graad[van] += 1
    klaar = [naam for naam in namen if not graad[naam]]
    afstand = dict.fromkeys(klaar, 0)
    for naam in klaar:
        for van in invoer[naam]:
            graad[van] -= 1
            afstand[van] = max(afstand.get(van, 0), afstand[naam] + 1)
            if not graad[van]:
                klaar.append(van)
    if len(klaar) < len(namen):
        rest = sorted(set(namen) - set(klaar))
        raise Fout(f"Het schema loopt in een kring, onder andere bij '{rest[0]}'; haal de kring eruit.")
    verste = max(afstand.values())
    return {naam: verste - afstand[naam] for naam in namen}


def _kruisingen(boven: list[str], onder: list[str], pijlen: list[tuple[str, str]]) -> int:
    """How many arrows between two neighbouring layers cross."""
    links = {naam: plek for plek, naam in enumerate(boven)}
    rechts = {naam: plek for plek, naam in enumerate(onder)}
    paren = sorted((links[van], rechts[naar]) for van, naar in pijlen)
    return sum(a[0] < b[0] and a[1] > b[1] for n, a in enumerate(paren) for b in paren[n + 1 :])


class _Tekening:
    """The places of boxes and arrows. A "stop" is a node, or the place of a long arrow in a layer that it passes."""

    def __init__(self, knopen: list[Knoop], pijlen: list[tuple[str, str]]) -> None:
        self._knopen = {knoop.id: knoop for knoop in knopen}
        self._regels = {knoop.id: kort_in(knoop.label, BREED - 2 * RUIM, LETTERS) for knoop in knopen}
        self._klein = {knoop.id: kort_in(_kleine_letters(knoop), BREED - 2 * RUIM, KLEIN) for knoop in knopen}
        self._plaats_in_lagen(pijlen)
        self._orden()
        self._zet_op_hoogte()
        self.breedte = 2 * RAND + len(self._stops) * BREED + (len(self._stops) - 1) * TUSSEN_LAGEN
        self.hoogte = max(self._y[stop] + self._hoog(stop) // 2 for laag in self._stops for stop in laag) + RAND

    def _plaats_in_lagen(self, pijlen: list[tuple[str, str]]) -> None:
        laag = _lagen(list(self._knopen), pijlen)
        self._stops: list[list[str]] = [[] for _ in range(max(laag.values()) + 1)]
        for naam in self._knopen:
            self._stops[laag[naam]].append(naam)
        self._routes: list[list[str]] = []
        self._stukken: list[list[tuple[str, str]]] = [[] for _ in self._stops]
        for nummer, (van, naar) in enumerate(pijlen):
            route = [van]
            for tussen in range(laag[van] + 1, laag[naar]):
                stop = f"\0{nummer}\0{tussen}"
                self._stops[tussen].append(stop)
                route.append(stop)
            route.append(naar)
            self._routes.append(route)
            for n, stuk in enumerate(zip(route, route[1:], strict=False)):
                self._stukken[laag[van] + n].append(stuk)
        self._links: dict[str, list[str]] = defaultdict(list)
        self._rechts: dict[str, list[str]] = defaultdict(list)
        for stukken in self._stukken:
            for van, naar in stukken:
                self._rechts[van].append(naar)
                self._links[naar].append(van)

    def _hoog(self, stop: str) -> int:
        """The height of a stop; a passing arrow is thin."""
        if stop not in self._knopen:
            return TUSSEN_LIJNEN
        return 2 * RUIM + REGEL * len(self._regels[stop]) + KLEINE_REGEL * len(self._klein[stop])

    def _orden(self) -> None:
        """Sweep to and fro with barycentres and swaps of neighbours; keep the ordering with the fewest crossings."""
        beste, minste = [list(laag) for laag in self._stops], self._alle_kruisingen()
        for ronde in range(RONDEN):
            vooruit = ronde % 2 == 0
            buren = self._links if vooruit else self._rechts
            nummers = range(1, len(self._stops)) if vooruit else range(len(self._stops) - 2, -1, -1)
            for nummer in nummers:
                self._sorteer(nummer, self._stops[nummer - 1 if vooruit else nummer + 1], buren)
            self._wissel_buren()
            aantal = self._alle_kruisingen()
            if aantal < minste:
                beste, minste = [list(laag) for laag in self._stops], aantal
        self._stops = beste

    def _sorteer(self, nummer: int, vast: list[str], buren: dict[str, list[str]]) -> None:
        plek = {naam: n for n, naam in enumerate(vast)}
        hier = {naam: n for n, naam in enumerate(self._stops[nummer])}

        def zwaartepunt(naam: str) -> int:
            naast = buren[naam]
            return 1000 * sum(plek[buur] for buur in naast) // len(naast) if naast else 1000 * hier[naam]

        self._stops[nummer].sort(key=zwaartepunt)

    def _wissel_buren(self) -> None:
        """Swap two neighbours where that takes away crossings."""
        for nummer, laag in enumerate(self._stops):
            for n in range(len(laag) - 1):
                voor = self._kruisingen_bij(nummer)
                laag[n], laag[n + 1] = laag[n + 1], laag[n]
                if self._kruisingen_bij(nummer) >= voor:
                    laag[n], laag[n + 1] = laag[n + 1], laag[n]

    def _kruisingen_bij(self, nummer: int) -> int:
        return sum(
            _kruisingen(self._stops[n], self._stops[n + 1], self._stukken[n])
            for n in (nummer - 1, nummer)
            if 0 <= n < len(self._stops) - 1
        )

    def _alle_kruisingen(self) -> int:
        return sum(
            _kruisingen(self._stops[n], self._stops[n + 1], self._stukken[n]) for n in range(len(self._stops) - 1)
        )

    def _zet_op_hoogte(self) -> None:
        """Vertical places: pull every stop to the middle of its neighbours, without passing or touching others."""
        self._y: dict[str, int] = {}
        for laag in self._stops:
            y = 0
            for n, stop in enumerate(laag):
                y += self._afstand(laag[n - 1], stop) if n else 0
                self._y[stop] = y
            for stop in laag:
                self._y[stop] -= y // 2
        for ronde in range(RONDEN):
            vooruit = ronde % 2 == 0
            for laag in self._stops if vooruit else reversed(self._stops):
                self._trek(laag, self._links if vooruit else self._rechts)
        boven = min(self._y[stop] - self._hoog(stop) // 2 for laag in self._stops for stop in laag)
        for stop in self._y:
            self._y[stop] += RAND - boven

    def _afstand(self, boven: str, onder: str) -> int:
        return (self._hoog(boven) + self._hoog(onder)) // 2 + TUSSEN_KNOPEN

    def _trek(self, laag: list[str], buren: dict[str, list[str]]) -> None:
        """Give every stop the mean of its neighbours, then solve overlaps by sharing the shift (pool and average)."""
        groepen: list[tuple[list[str], list[int]]] = []
        for stop in laag:
            naast = buren[stop] or [stop]
            groepen.append(([stop], [sum(self._y[buur] for buur in naast) // len(naast)]))
            while len(groepen) > 1 and self._botst(groepen[-2], groepen[-1]):
                stops, wensen = groepen.pop()
                vorige, eerdere = groepen.pop()
                schuif = self._lengte([*vorige, stops[0]])
                groepen.append((vorige + stops, eerdere + [wens - schuif for wens in wensen]))
        for stops, wensen in groepen:
            y = sum(wensen) // len(wensen)
            for n, stop in enumerate(stops):
                y += self._afstand(stops[n - 1], stop) if n else 0
                self._y[stop] = y

    def _lengte(self, stops: list[str]) -> int:
        return sum(self._afstand(boven, onder) for boven, onder in zip(stops, stops[1:], strict=False))

    def _botst(self, boven: tuple[list[str], list[int]], onder: tuple[list[str], list[int]]) -> bool:
        eind = sum(boven[1]) // len(boven[1]) + self._lengte(boven[0])
        return sum(onder[1]) // len(onder[1]) < eind + self._afstand(boven[0][-1], onder[0][0])

    def _x(self, laag: int) -> int:
        return RAND + laag * (BREED + TUSSEN_LAGEN)

    def pijlen(self) -> list[str]:
        """The arrows: a smooth line through the stops of the route, and a head at its end."""
        laag = {stop: n for n, stops in enumerate(self._stops) for stop in stops}
        regels = []
        for route in self._routes:
            x, y = self._x(laag[route[0]]) + BREED, self._y[route[0]]
            pad = f"M{x},{y}"
            for stop in route[1:]:
                naar_x, naar_y = self._x(laag[stop]), self._y[stop]
                eind = naar_x - 8 if stop in self._knopen else naar_x
                midden = (x + naar_x) // 2
                pad += f" C{midden},{y} {midden},{naar_y} {eind},{naar_y}"
                if stop not in self._knopen:
                    pad += f" H{naar_x + BREED}"
                x, y = naar_x + BREED, naar_y
            kop_x, kop_y = self._x(laag[route[-1]]), self._y[route[-1]]
            regels.append(f'<path d="{pad}" fill="none" stroke="{GRIJS}" stroke-width="1.5"/>')
            punt = f"M{kop_x - 10},{kop_y - 5} L{kop_x - 1},{kop_y} L{kop_x - 10},{kop_y + 5} Z"
            regels.append(f'<path d="{punt}" fill="{GRIJS}"/>')
        return regels

    def knopen(self) -> list[str]:
        """The boxes with their words."""
        regels = []
        for nummer, stops in enumerate(self._stops):
            for stop in (stop for stop in stops if stop in self._knopen):
                hoog = self._hoog(stop)
                vak = (self._x(nummer), self._y[stop] - hoog // 2, hoog)
                knoop = self._knopen[stop]
                binnen = _vak(VORMEN[knoop.soort], self._regels[stop], self._klein[stop], vak)
                regels += [f'<a href="{escape(knoop.adres)}">', *binnen, "</a>"] if knoop.adres else binnen
        return regels


def _kleine_letters(knoop: Knoop) -> str:
    return " · ".join(filter(None, [VORMEN[knoop.soort].naam, knoop.laag]))


def _vak(vorm: _Vorm, woorden: list[str], klein: list[str], vak: tuple[int, int, int]) -> list[str]:
    x, y, hoog = vak
    regels = [_rechthoek(vorm, x, y, BREED, hoog)]
    for nummer, regel in enumerate(woorden):
        regels.append(_tekst(regel, x + RUIM, y + RUIM + LETTERS + nummer * REGEL, LETTERS, INKT))
    onder = y + RUIM + len(woorden) * REGEL + KLEIN
    for nummer, regel in enumerate(klein):
        regels.append(_tekst(regel, x + RUIM, onder + nummer * KLEINE_REGEL, KLEIN, vorm.lijn))
    return regels


def _rechthoek(vorm: _Vorm, x: int, y: int, breed: int, hoog: int) -> str:
    streep = f' stroke-dasharray="{vorm.streep}"' if vorm.streep else ""
    return (
        f'<rect x="{x}" y="{y}" width="{breed}" height="{hoog}" rx="{vorm.hoek}" fill="{vorm.vulling}" '
        f'stroke="{vorm.lijn}" stroke-width="{vorm.dik}"{streep}/>'
    )


def _tekst(tekst: str, x: int, y: int, grootte: int, kleur: str, vet: bool = False) -> str:
    dik = ' font-weight="bold"' if vet else ""
    return f'<text x="{x}" y="{y}" font-size="{grootte}" fill="{kleur}"{dik}>{escape(tekst)}</text>'


def _kop(titel: str, breedte: int) -> tuple[list[str], int]:
    """The title above the drawing, and the height that it takes."""
    regels = kort_in(titel, breedte - 2 * RAND, 18)
    return [_tekst(r, RAND, RAND + 14 + 24 * n, 18, INKT, True) for n, r in enumerate(regels)], RAND + 24 * len(regels)


def _legenda(knopen: list[Knoop], breedte: int, y: int) -> tuple[list[str], int, int]:
    """The kinds in use and the meaning of an arrow, in rows below the drawing; also the width and the new height."""
    regels: list[str] = []
    x, y = RAND, y + 12
    gebruikt = {knoop.soort for knoop in knopen}
    for vorm in (vorm for soort, vorm in VORMEN.items() if soort in gebruikt):
        lang = 34 + tekstbreedte(vorm.naam, LETTERS) + 26
        if x > RAND and x + lang > breedte - RAND:
            x, y = RAND, y + 28
        regels.append(_rechthoek(vorm, x, y, 26, 18))
        regels.append(_tekst(vorm.naam, x + 34, y + 14, LETTERS, INKT))
        x += lang
    uitleg = "Een pijl van A naar B: B wordt berekend met A."
    if x > RAND and x + tekstbreedte(uitleg, LETTERS) > breedte - RAND:
        x, y = RAND, y + 28
    regels.append(_tekst(uitleg, x, y + 14, LETTERS, GRIJS))
    return regels, breedte, y + 18 + RAND
