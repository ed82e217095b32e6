"""A chart on a page: the drawing in the page's own colours, its table, its source, and the files to take along.

The drawing is that of `uitvoer`, the same as in a file of the command line; the style sheet gives it its colours.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from telmee.uitvoer import grafiek as lijnen
from telmee.uitvoer import grafiek_svg, staven, vertaling
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.rapport.pagina import TELEFOON, kader
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.veilig import escape
from telmee.web.kit import engels
from telmee.web.kit.begrippen import zoek
from telmee.web.kit.teksten import taal, tekst

VORMEN = ("svg", "png", "csv")


def tabel(plaat: Grafiek | Staven) -> Tabel:
    """Its figures."""
    return staven.als_tabel(plaat) if isinstance(plaat, Staven) else lijnen.als_tabel(plaat)


@lru_cache(maxsize=64)
def bestand(plaat: Grafiek | Staven) -> str:
    """A drawing of its own, with title and source."""
    return staven.svg(plaat) if isinstance(plaat, Staven) else grafiek_svg.svg(plaat)


@lru_cache(maxsize=64)
def png(bron: str) -> bytes:
    """The same as a picture."""
    return grafiek_svg.png(bron)


def tekening(plaat: Grafiek | Staven) -> str:
    """The drawing for inside a page, wide and for a telephone."""
    if isinstance(plaat, Staven):
        return staven.svg(plaat, False) + staven.svg(plaat, False, TELEFOON)
    return grafiek_svg.in_pagina(plaat)


def figuur(request: HttpRequest, plaat: Grafiek | Staven, naam: str = "", kop: bool = True) -> str:
    """All of it; `naam` is its name in `Context.grafieken`, `kop` whether its title stands above it."""
    titel = f"<figcaption>{escape(plaat.titel)}</figcaption>" if kop else ""
    delen = [f'<figure class="grafiek">{_in_taal(titel + tekening(plaat))}{_onder(plaat)}</figure>']
    delen.append(
        f'<details class="bij-grafiek"><summary>{escape(tekst("kit.als_tabel"))}</summary>'
        f"<div>{_in_taal(kader(tabel(plaat)), set())}</div></details>"
    )
    return "".join([*delen, _bestanden(request, naam) if naam else ""])


@lru_cache(maxsize=64)
def _engels(getekend: str) -> str:
    return vertaling.html(getekend)


def _in_taal(getekend: str, gehad: set[str] | None = None) -> str:
    """What was drawn, in the language of this request; `gehad` asks for the meaning beside the terms too."""
    if taal() == "nl":
        return getekend
    return _engels(getekend) if gehad is None else engels.html(getekend, gehad)


def _onder(plaat: Grafiek | Staven) -> str:
    """What it is about, what is unknown, and where it comes from."""
    if isinstance(plaat, Staven):
        return ""
    banner = f"Let op: {plaat.banner}." if plaat.banner else ""
    zinnen = [banner, plaat.omschrijving, *plaat.onbekend(), f"Bron: {plaat.bron.rstrip('.')}." if plaat.bron else ""]
    binnen = " ".join(_in_taal(escape(zin)) for zin in zinnen if zin)
    return f'<p class="onder-grafiek zacht">{binnen}</p>' + (_betekenis(plaat) if taal() == "en" else "")


def _betekenis(plaat: Grafiek) -> str:
    """In English: what the names of the lines mean."""
    gevonden = [(reeks.naam, zoek(reeks.naam)) for reeks in plaat.reeksen]
    zin = "; ".join(f"{naam}: {hit[1].kort}" for naam, hit in gevonden if hit is not None)
    return f'<p class="onder-grafiek zacht" lang="en">{escape(zin)}.</p>' if zin else ""


def _bestanden(request: HttpRequest, naam: str) -> str:
    """The links to take it along."""
    links = "".join(
        f'<li><a href="{escape(adres(request, vorm, naam))}" download>'
        f'<span class="alleen-voorlezen">{escape(tekst("kit.grafiek_als"))} </span>{vorm.upper()}</a></li>'
        for vorm in VORMEN
    )
    return f'<nav class="downloads" aria-label="{escape(tekst("kit.grafiek_mee", naam=naam))}"><ul>{links}</ul></nav>'


def adres(request: HttpRequest, vorm: str, naam: str) -> str:
    """The address of a chart or table of this page as a file, with the same question."""
    gevonden = request.resolver_match
    vraag = request.GET.copy() if request.method == "GET" else QueryDict(mutable=True)
    vraag["tabel" if vorm == "csv" else "grafiek"] = naam
    paren = [(sleutel, waarde) for sleutel, alle in vraag.lists() for waarde in alle]
    pagina = gevonden.view_name.partition(".")[0]  # also where a form was sent to one of its forms: `<page>.csv`
    return f"{reverse(f'{pagina}.{vorm}', kwargs=gevonden.kwargs)}?{urlencode(paren)}"
