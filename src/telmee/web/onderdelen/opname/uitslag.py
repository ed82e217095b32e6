"""What is kept of a position: its picture in sections and pages of long tables, and the files to take along.

All of it is without BSN: persons have a personnel number or a row number. Made within the request, because afterwards
there is nothing left to make it from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from telmee.fouten import Fout
from telmee.uitvoer.beeld import Beeld, Deel, anders_gezegd
from telmee.uitvoer.rapport import blad, druk, pagina
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.uitleg import met_wijzer
from telmee.veilig import naar_json
from telmee.web.kit import engels
from telmee.web.kit.teksten import TALEN
from telmee.web.kit.teksten import taal as taal_nu
from telmee.web.kit.templatetags import kit as tags
from telmee.web.onderdelen.opname import vraag
from telmee.werkgever.beeld import beeld
from telmee.werkgever.termijnen import ics
from telmee.werkgever.uitkomst import Positie

PER_BLAD = 50
"""Rows of a table on one page, and explanations of rows."""
EERSTE = 3
"""So many things to do stand with the answer."""
KERN, ANTWOORD = "kern", "antwoord"
SOORTEN = {
    "bestuur.pdf": "application/pdf",
    "rapport.pdf": "application/pdf",
    "rapport.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "termijnen.ics": "text/calendar; charset=utf-8",
    "positie.json": "application/json; charset=utf-8",
}
"""The files to take along, and what they are."""


@dataclass(frozen=True)
class Kern:
    """What a report page needs beside its section. `secties`: (name, title, number of pages); `bestanden` are there."""

    titel: str
    antwoord: str
    opschrift: str
    jaar: int
    gemaakt: datetime
    secties: tuple[tuple[str, str, int], ...]
    bestanden: tuple[str, ...]
    acties: tuple[dict[str, Any], ...]

    def als_bytes(self) -> bytes:
        """For the vault."""
        return json.dumps(self.__dict__ | {"gemaakt": self.gemaakt.isoformat()}, ensure_ascii=False).encode()

    @classmethod
    def van(cls, inhoud: bytes) -> Kern:
        """From the vault."""
        velden = json.loads(inhoud)
        return cls(
            **velden
            | {
                "gemaakt": datetime.fromisoformat(velden["gemaakt"]),
                "secties": tuple(tuple(elk) for elk in velden["secties"]),
                "bestanden": tuple(velden["bestanden"]),
                "acties": tuple(velden["acties"]),
            }
        )


def als_json(p: Positie, plaat: Beeld | None = None) -> dict[str, Any]:
    """The position for programs: what the command line gives with --json."""
    inhoud = p.als_dict(False) | {"beeld": (plaat or beeld(p)).als_dict()}
    kort = {k: v for k, v in inhoud.items() if k not in ("uitleg", "uitleg_prognose", "receipt")}
    return anders_gezegd(kort, vraag.gewoon)


def maak(p: Positie) -> dict[str, bytes]:
    """All pieces by name."""
    plaat = anders_gezegd(beeld(p), vraag.gewoon)
    stukken = dict(_bestanden(p, plaat))
    secties = []
    for deel in plaat.delen:
        bladen = list(_bladen(deel))
        secties.append((deel.naam, deel.titel, len(bladen)))
        for nummer, elk in enumerate(bladen, 1):
            stukken[stuk(deel.naam, nummer)] = _getekend(elk, plaat).encode()
    secties.append(("over", pagina.OVER, 1))
    stukken[stuk("over", 1)] = pagina.over(plaat).encode()
    for taal in TALEN:
        with translation.override(taal):
            stukken[stuk(ANTWOORD, taal)] = tags.antwoord(plaat, EERSTE).encode()
    kern = Kern(
        titel=plaat.titel,
        antwoord=plaat.antwoord,
        opschrift=plaat.opschrift,
        jaar=p.jaar,
        gemaakt=timezone.now(),
        secties=tuple(secties),
        bestanden=tuple(naam for naam in SOORTEN if naam in stukken),
        acties=tuple(plaat.als_dict()["acties"]),
    )
    return stukken | {KERN: kern.als_bytes()}


def stuk(sectie: str, welk: int | str) -> str:
    """The name of a page of a section, or of the answer in a language."""
    return f"{sectie}:{welk}"


def _getekend(deel: Deel, plaat: Beeld) -> str:
    """A section, with a way to the page of every rule and value that a figure rests on."""
    op = (plaat.receipt.get("receipt") or {}).get("op")
    with translation.override("nl"), met_wijzer(lambda naam: tags.rekenregel(naam, f"?op={op}" if op else "")):
        return pagina.sectie(deel, plaat)


def _bestanden(p: Positie, plaat: Beeld) -> Iterator[tuple[str, bytes]]:
    try:
        yield "bestuur.pdf", druk.bestuur(plaat)
        yield "rapport.pdf", druk.pdf(plaat)
    except Fout:  # no Pango on this machine: the rest is there
        pass
    yield "rapport.xlsx", blad.xlsx(plaat)
    yield "termijnen.ics", ics(p.termijnen, p.jaar, p.stand).encode()
    yield "positie.json", naar_json(als_json(p, plaat)).encode()


def _bladen(deel: Deel) -> Iterator[Deel]:
    """The section cut into pages: every long table goes on where the page before ended."""
    tabellen = (*deel.tabellen, *((deel.rijen,) if deel.rijen is not None else ()))
    aantal = max((-(-len(tabel.rijen) // PER_BLAD) for tabel in tabellen), default=1) or 1
    bomen = deel.bomen
    eerste = None if bomen is None else lambda: islice(bomen(), PER_BLAD)
    for nummer in range(aantal):
        verder: dict[str, Any] = {} if nummer == 0 else {"figuren": (), "zinnen": (), "grafiek": None}
        yield replace(
            deel,
            tabellen=tuple(_stuk(t, nummer) for t in deel.tabellen if _heeft(t, nummer)),
            rijen=_stuk(deel.rijen, nummer) if deel.rijen is not None and _heeft(deel.rijen, nummer) else None,
            bomen=eerste if nummer == 0 else None,
            **verder,
        )


def _heeft(tabel: Tabel, nummer: int) -> bool:
    return nummer == 0 or len(tabel.rijen) > nummer * PER_BLAD


def _stuk(tabel: Tabel, nummer: int) -> Tabel:
    """The rows of one page; a total stays with its row."""
    van = nummer * PER_BLAD
    nadruk = tuple(n - van for n in tabel.nadruk if van <= n < van + PER_BLAD)
    noten = tabel.voetnoten if nummer == 0 else ()
    return replace(tabel, rijen=tabel.rijen[van : van + PER_BLAD], nadruk=nadruk, voetnoten=noten)


def in_taal(binnen: str) -> str:
    """A fragment for the language of this request: links to rules in it, and in English the meaning of legal terms."""
    if taal_nu() == "nl":
        return binnen
    met = {}
    for taal in TALEN:
        with translation.override(taal):
            met[taal] = f'href="{reverse("regels-regel", kwargs={"naam": "x"})[:-1]}'
    return engels.html(binnen.replace(met["nl"], met["en"]), set())


def met_adressen(binnen: str, adressen: dict[str, str]) -> str:
    """A fragment whose links to other sections lead to the pages of those."""
    return re.sub(r'href="#([a-z_-]+)"', lambda m: f'href="{adressen.get(m[1], "#" + m[1])}"', binnen)
