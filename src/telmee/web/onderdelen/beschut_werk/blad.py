"""What the pages of this subject share: fields with their texts, the answer as a picture, and what to take along.

The address is the question and gives the same page again; what comes in a file is read, answered and forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from telmee.uitvoer.beeld import Beeld, Deel, anders_gezegd
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit import grens
from telmee.web.kit.fouten import per_veld, zonder_opdracht
from telmee.web.kit.pagina import Context
from telmee.web.kit.teksten import of_leeg, tekst
from telmee.web.kit.velden import Soort, Veld, gevuld
from telmee.web.onderdelen.werkgever.vraag import Vraag

Plaat = Grafiek | Staven
Keuzes = tuple[tuple[str, str], ...]
Downloads = tuple[tuple[str, str, str], ...]
SOORTEN = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
DOWNLOAD = "download"


@dataclass(frozen=True)
class Blad(Context):
    """A page with a question and its answer. `inhoud` is what a program gets, as the API gives it."""

    velden: tuple[Veld, ...] = ()
    meer: tuple[Veld, ...] = ()
    beeld: Beeld | None = None
    platen: Mapping[str, Plaat] = field(default_factory=dict)
    alle: Mapping[str, Callable[[], Tabel]] = field(default_factory=dict)
    """The tables to take along: by name what makes it, for most who ask want the page."""
    inhoud: Callable[[], Mapping[str, Any]] | None = None
    heel: Callable[[], Beeld] | None = None
    """The whole picture, for a report, where the page has less of it."""
    niet_begrepen: tuple[tuple[str, str], ...] = ()
    downloads: Downloads = ()
    pagina: str = ""
    """The name of the page that the form is sent to."""
    bestand: bool = False
    """Whether the form takes files: it is sent by POST and nothing of it is kept."""
    ander: tuple[str, str] = ("", "")
    """The same question asked of the example or of one's own figures: label and address."""
    leeg: tuple[str, str] = ("", "")
    """A file to fill in: label and address."""
    csv: str = ""
    """The table that a form with a file can be asked for as CSV."""
    lijsten: tuple[tuple[str, str], ...] = ()
    """Lists of the example to look at: name and address."""
    live: bool = True
    """Whether the answer changes while the form is filled in."""
    getekend: bool = True
    """Whether the chart stands on the page: one that takes long to draw does so only for what most people ask."""
    inleiding: str = ""
    voorbeeld: str = ""
    """What is said of an answer that is about an invented example."""

    @property
    def alle_velden(self) -> tuple[Veld, ...]:
        """Every field of the form, for the summary of what is wrong."""
        return (*self.velden, *self.meer)

    @property
    def meer_open(self) -> bool:
        """Whether something is wrong in what is folded."""
        return any(veld.fout for veld in self.meer)

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables to take along."""
        return {naam: maak() for naam, maak in self.alle.items()}

    def grafieken(self) -> Mapping[str, Plaat]:
        """The charts of the page."""
        return self.platen

    def als_dict(self) -> dict[str, Any]:
        """The answer as the API gives it, and what was wrong or not understood."""
        return {
            "titel": self.titel,
            "antwoord": None if self.inhoud is None else self.inhoud(),
            "fouten": {veld.naam: veld.fout for veld in self.alle_velden if veld.fout},
            "niet_begrepen": [list(paar) for paar in self.niet_begrepen],
        }


def veld(deel: str, naam: str, soort: Soort = "getal", waarde: str = "", **meer: Any) -> Veld:
    """One field of a page, with the texts of its name."""
    sleutel = f"beschut_werk.{deel}_{naam}"
    return Veld(
        naam,
        tekst(sleutel),
        soort,
        waarde,
        hulp=of_leeg(f"{sleutel}_hulp"),
        wat=tekst(f"{sleutel}_wat"),
        waar=tekst(f"{sleutel}_waar"),
        eenheid=of_leeg(f"{sleutel}_eenheid"),
        **meer,
    )


def keuzes(deel: str, naam: str, waarden: Sequence[str]) -> Keuzes:
    """The choices of a field with their texts."""
    return tuple((waarde, tekst(f"beschut_werk.{deel}_{naam}_{waarde.replace('-', '_')}")) for waarde in waarden)


def ingevuld(velden: Sequence[Veld], gegeven: Mapping[str, str], fouten: Mapping[str, str]) -> tuple[Veld, ...]:
    """The fields with what was typed and what is wrong with it."""
    return gevuld(velden, gegeven, per_veld(fouten))


def getoond(beeld: Beeld) -> Beeld:
    """The picture as a page shows it: nothing that only a command line has."""
    return anders_gezegd(beeld, zonder_opdracht)


def zonder_dubbel(beeld: Beeld) -> Beeld:
    """The same with one table of each title: of what is there short and whole the short one; a file has the other."""
    delen = (
        replace(deel, rijen=None) if deel.rijen and any(t.titel == deel.rijen.titel for t in deel.tabellen) else deel
        for deel in beeld.delen
    )
    return replace(beeld, delen=tuple(delen))


def tabellen(beeld: Beeld) -> dict[str, Callable[[], Tabel]]:
    """The first table of each section of a picture, by the name of the section."""
    delen = (deel for deel in beeld.delen if deel.tabellen or deel.figuren)
    return {deel.naam: partial(_tabel, deel) for deel in delen}


def _tabel(deel: Deel) -> Tabel:
    return deel.rijen or (deel.tabellen[0] if deel.tabellen else deel.figurentabel())


def kruimels() -> tuple[tuple[str, str], ...]:
    """Back to the questions of this subject."""
    return ((tekst("beschut_werk.kort"), "beschut_werk-start"),)


def bestand(request: HttpRequest, soort: str, naam: str, beeld: Beeld) -> HttpResponse:
    """The answer as a report. 404 for a kind that there is not; raises `TeVaak` for too many reports."""
    from telmee.uitvoer import rapport

    if soort not in SOORTEN:
        raise Http404
    grens.rapport(request)
    antwoord = HttpResponse(rapport.maker(Path(f"{naam}.{soort}"))(beeld), content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{soort}"'
    return antwoord


def meenemen(naam: str, vraag: Vraag, alle: Iterable[str]) -> Downloads:
    """What there is to take along of an answer to an address."""
    adres, json, csv = (reverse(elk) for elk in (naam, f"{naam}.json", f"{naam}.csv"))
    rapporten = [
        (soort.upper(), f"{adres}?{vraag.als_adres(download=soort)}", tekst(f"beschut_werk.download_{soort}"))
        for soort in SOORTEN
    ]
    data = ("JSON", f"{json}?{vraag.als_adres()}", tekst("beschut_werk.download_json"))
    los = [
        ("CSV", f"{csv}?{vraag.als_adres(tabel=elk)}", tekst(f"beschut_werk.csv_{elk.replace('-', '_')}"))
        for elk in alle
    ]
    return (*rapporten, data, *los)


def platen(**gevonden: Plaat | None) -> dict[str, Plaat]:
    """The charts that there are."""
    return {naam: plaat for naam, plaat in gevonden.items() if plaat is not None}
