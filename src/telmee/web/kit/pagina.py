"""How a page is declared: one decorator says its address, template, context and the API operation that gives the same.

A view gets the request (and what stands in the address) and returns its context: a `Context` of plain data. The kit
draws it: `<address>` is HTML, `<address>.json` the context for programs, `<address>.csv?tabel=NAAM` one of its tables.
The same view answers in Dutch (`/…`) and in English (`/en/…`). A view may also return a whole response, such as a file.

Raises at start: a second page on one address. A `Fout` in a view becomes a calm page that says what to do (422).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path

from telmee.uitvoer import vertaling
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Cel, Tabel
from telmee.uitvoer.tabel import csv as tabel_csv
from telmee.veilig import naar_json
from telmee.web.kit import grafiek, onthouden
from telmee.web.kit.teksten import taal, tekst


@dataclass(frozen=True)
class Context:
    """What a page shows. `titel` is the h1, unless an answer is; `kruimels` lead back: (label, name of the page)."""

    titel: str
    kruimels: tuple[tuple[str, str], ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables of the page by name, each also at `<address>.csv?tabel=<name>`."""
        return {}

    def grafieken(self) -> Mapping[str, Grafiek | Staven]:
        """The charts of the page by name, each also at `<address>.svg?grafiek=<name>`, `.png` and `.csv`."""
        return {}

    def als_dict(self) -> dict[str, Any]:
        """Plain data for `<address>.json`."""
        return {f.name: plat(getattr(self, f.name)) for f in fields(self) if f.name != "kruimels"}


@dataclass(frozen=True)
class Pagina:
    """A page as it was declared; `api` is the path of the operation below /api/v1 with the same data ('': static)."""

    adres: str
    naam: str
    sjabloon: str
    context: type[Context]
    view: Callable[..., Context | HttpResponseBase]
    methoden: tuple[str, ...] = ("GET",)
    api: str = ""
    deur: bool = False
    zuiver: bool = False
    """What it answers to GET follows from its address, the language and the day alone: it is kept (`kit.onthouden`)."""
    los: bool = False
    """Only there for who was sent to it: no page leads to it, and who walks all pages cannot know its address."""
    voorbeeld: Mapping[str, str] = field(default_factory=dict)
    """What fills in the address for who walks all pages."""


PAGINAS: dict[str, Pagina] = {}


def pagina(
    adres: str,
    *,
    naam: str,
    sjabloon: str,
    context: type[Context],
    methoden: Iterable[str] = ("GET",),
    api: str = "",
    deur: bool = False,
    zuiver: bool = False,
    los: bool = False,
    voorbeeld: Mapping[str, str] | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declares a page. `adres` as in Django (`regels/<slug:naam>`); `naam` is `<subject>-<page>`."""

    def verklaar(view: Callable[..., Any]) -> Callable[..., Any]:
        if naam in PAGINAS or any(p.adres == adres for p in PAGINAS.values()):
            raise ValueError(f"two pages on '{adres}' or named '{naam}'")
        PAGINAS[naam] = Pagina(
            adres, naam, sjabloon, context, view, tuple(methoden), api, deur, zuiver, los, voorbeeld or {}
        )
        return view

    return verklaar


def adressen() -> list[URLPattern]:
    """The addresses of every page, with `.json` and `.csv` beside each."""
    gevonden = []
    for elk in PAGINAS.values():
        los = elk.adres or "start"
        gevonden += [
            path(elk.adres, _toon(elk, "html"), name=elk.naam),
            path(f"{los}.json", _toon(elk, "json"), name=f"{elk.naam}.json"),
            path(f"{los}.csv", _toon(elk, "csv"), name=f"{elk.naam}.csv"),
            path(f"{los}.svg", _toon(elk, "svg"), name=f"{elk.naam}.svg"),
            path(f"{los}.png", _toon(elk, "png"), name=f"{elk.naam}.png"),
        ]
    return gevonden


def _toon(elk: Pagina, vorm: str) -> Callable[..., HttpResponseBase]:
    from django.views.decorators.http import require_http_methods

    def view(request: HttpRequest, **deel: Any) -> HttpResponseBase:
        def maak() -> HttpResponseBase:
            inhoud = elk.view(request, **deel)
            if isinstance(inhoud, HttpResponseBase):
                return inhoud
            return {"html": _html, "json": _json, "csv": _csv, "svg": _svg, "png": _png}[vorm](request, elk, inhoud)

        if not elk.zuiver or ("POST" in elk.methoden and request.GET):  # of a form only the empty one
            return maak()
        return onthouden.antwoord(request, f"{elk.naam}.{vorm}", maak)

    methoden = [*elk.methoden, *(["HEAD"] if "GET" in elk.methoden else [])]
    klaar = require_http_methods(methoden)(view)
    klaar.telmee_open = True
    klaar.csrf_exempt = getattr(elk.view, "csrf_exempt", False)  # only who checks the form itself, as it comes in
    klaar.__name__ = re.sub(r"\W", "_", f"{elk.naam}_{vorm}")
    return klaar


def _html(request: HttpRequest, elk: Pagina, inhoud: Context) -> HttpResponse:
    return render(request, elk.sjabloon, {"pagina": elk, "c": inhoud, "taal": taal()})


def _json(_: HttpRequest, elk: Pagina, inhoud: Context) -> HttpResponse:
    return HttpResponse(naar_json(inhoud.als_dict()), content_type="application/json; charset=utf-8")


def _csv(request: HttpRequest, elk: Pagina, inhoud: Context) -> HttpResponse:
    tabellen = {naam: grafiek.tabel(elke) for naam, elke in inhoud.grafieken().items()} | dict(inhoud.tabellen())
    naam = request.GET.get("tabel") or next(iter(tabellen), "")
    if naam not in tabellen:
        kies = ", ".join(tabellen) or tekst("kit.geen_tabel")
        return HttpResponse(tekst("kit.welke_tabel", kies=kies), status=404, content_type="text/plain; charset=utf-8")
    tabel = tabellen[naam] if taal() == "nl" else _engels(tabellen[naam])
    antwoord = HttpResponse(tabel_csv(tabel, nederlands=True), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{elk.naam}-{naam}.csv"'
    return antwoord


def _engels(tabel: Tabel) -> Tabel:
    """Its texts in English where they are known; the names of its columns are for programs, and stay."""

    def cel(each: Any) -> Any:
        waarde = each.waarde if isinstance(each, Cel) else each
        engels = vertaling.zin(waarde) if isinstance(waarde, str) else None
        if engels is None:
            return each
        return replace(each, waarde=engels) if isinstance(each, Cel) else engels

    return replace(tabel, rijen=tuple(tuple(map(cel, rij)) for rij in tabel.rijen))


def _svg(request: HttpRequest, elk: Pagina, inhoud: Context) -> HttpResponse:
    return _plaat(request, elk, inhoud, "svg", "image/svg+xml")


def _png(request: HttpRequest, elk: Pagina, inhoud: Context) -> HttpResponse:
    return _plaat(request, elk, inhoud, "png", "image/png")


def _plaat(request: HttpRequest, elk: Pagina, inhoud: Context, vorm: str, soort: str) -> HttpResponse:
    """One of the charts as a file."""
    grafieken = inhoud.grafieken()
    naam = request.GET.get("grafiek") or next(iter(grafieken), "")
    if naam not in grafieken:
        kies = ", ".join(grafieken) or tekst("kit.geen_grafiek")
        return HttpResponse(tekst("kit.welke_grafiek", kies=kies), status=404, content_type="text/plain; charset=utf-8")
    bron = grafiek.bestand(grafieken[naam])
    antwoord = HttpResponse(grafiek.png(bron) if vorm == "png" else bron, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{elk.naam}-{naam}.{vorm}"'
    return antwoord


def plat(waarde: Any) -> Any:
    """Plain data of what a context holds: pictures and tables in their own form, days in ISO, tuples as lists."""
    if hasattr(waarde, "als_dict"):
        return waarde.als_dict()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: plat(getattr(waarde, f.name)) for f in fields(waarde) if f.repr}
    if isinstance(waarde, Mapping):
        return {str(sleutel): plat(each) for sleutel, each in waarde.items()}
    if isinstance(waarde, list | tuple | set | frozenset):
        return [plat(each) for each in waarde]
    return waarde
