"""What the pages of this subject share: fields with their texts, the answer as a picture, and what to take along."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.urls import reverse

from telmee.fouten import GebruiksFout
from telmee.uitvoer.beeld import Beeld, anders_gezegd
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit.teksten import of_leeg, tekst
from telmee.web.kit.velden import Soort, Veld
from telmee.web.onderdelen.beschut_werk import blad as gedeeld
from telmee.web.onderdelen.werkgever.vraag import Vraag

DOWNLOAD, SOORTEN = gedeeld.DOWNLOAD, gedeeld.SOORTEN
bestand, ingevuld, platen = gedeeld.bestand, gedeeld.ingevuld, gedeeld.platen
_OPDRACHT = re.compile(r"'?\btelmee beleid (prognose|terugblik)\b'?")
_DOCUMENT = re.compile(r"(?P<in> in)? docs/beleid(?:-verken)?\.md")
REKENT = threading.Semaphore(2)
"""No more than so many reforms are reckoned at once: others wait their turn, the rest of the site does not."""


@dataclass(frozen=True)
class Groep:
    """Fields that belong together, under a heading."""

    naam: str
    titel: str
    velden: tuple[Veld, ...] = field(default_factory=tuple)
    uitleg: str = ""

    @property
    def open(self) -> bool:
        """Whether something is chosen or wrong in it."""
        return any(
            veld.fout or (veld.waarde and veld.waarde != (veld.keuzes or (("",),))[0][0]) for veld in self.velden
        )


@dataclass(frozen=True)
class Blad(gedeeld.Blad):
    """A page with a question and its answer. `groepen`: fields under a heading, folded unless something is in them."""

    groepen: tuple[Groep, ...] = ()
    verder: tuple[tuple[str, str], ...] = ()
    """Where the same question leads on: label and address."""
    verborgen: tuple[tuple[str, str], ...] = ()
    """What the address says and the form carries without showing it: name and value."""
    uitleg: str = ""
    """One sentence under the answer."""
    let_op: tuple[str, ...] = ()
    """Above the answer: how something was understood that may be meant otherwise."""
    breed: bool = False
    """Whether the sections stand below the form, over the whole width."""
    voorbeelden: tuple[tuple[str, str], ...] = ()
    """Plans to begin with: label and address."""

    @property
    def alle_velden(self) -> tuple[Veld, ...]:
        """Every field of the form."""
        return (*self.velden, *self.meer, *(veld for groep in self.groepen for veld in groep.velden))


def veld(sleutel: str, naam: str = "", soort: Soort = "getal", waarde: str = "", **meer: Any) -> Veld:
    """One field, with the texts of its key; its name in the address is the key unless one is given."""
    vol = f"beleid.{sleutel}"
    meer.setdefault("eenheid", of_leeg(f"{vol}_eenheid"))
    return Veld(
        naam or sleutel,
        tekst(vol),
        soort,
        waarde,
        hulp=of_leeg(f"{vol}_hulp"),
        wat=tekst(f"{vol}_wat"),
        waar=tekst(f"{vol}_waar"),
        **meer,
    )


def bereik(sleutel: str) -> tuple[Veld, Veld]:
    """A range as two fields: the lowest and the highest value."""
    kop, eenheid = tekst(f"beleid.{sleutel}"), of_leeg(f"beleid.{sleutel}_eenheid")
    wat, waar = tekst(f"beleid.{sleutel}_wat"), tekst(f"beleid.{sleutel}_waar")
    return (
        Veld(f"{sleutel}_van", tekst("beleid.van_label", wat=kop), "getal", wat=wat, waar=waar, eenheid=eenheid),
        Veld(
            f"{sleutel}_tot",
            tekst("beleid.tot_label", wat=kop),
            "getal",
            wat=tekst("beleid.bereik_tot_wat"),
            waar=tekst("beleid.bereik_tot_waar"),
            eenheid=eenheid,
        ),
    )


def keuzes(sleutel: str, waarden: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The choices of a field with their texts; the empty one is `<key>_leeg`."""
    return tuple((w, tekst(f"beleid.{sleutel}_{(w or 'leeg').replace('-', '_')}")) for w in waarden)


def jaar(getypt_: str, naam: str) -> int | None:
    """A year as it was typed; nothing typed is None."""
    kaal = getypt_.strip()
    if not kaal:
        return None
    if not (kaal.isascii() and kaal.isdigit() and len(kaal) == 4):
        raise GebruiksFout(f"'{kaal[:20]}' is geen jaar voor {naam}; schrijf het als 2030.")
    return int(kaal)


def kruimels() -> tuple[tuple[str, str], ...]:
    """Back to the questions of this subject."""
    return ((tekst("beleid.kort"), "beleid-start"),)


def getoond(beeld: Beeld) -> Beeld:
    """The picture as a page shows it: a command or a document is the page that says the same."""
    return gedeeld.getoond(anders_gezegd(beeld, _in_paginas, "beleid"))


def _in_paginas(zin: str) -> str:
    zonder = _OPDRACHT.sub(r"de \1", zin)
    return _DOCUMENT.sub(lambda m: f"{' op' if m['in'] else ''} de bladzijde over de methode", zonder)


def zonder_plaat(beeld: Beeld, naam: str) -> Beeld:
    """The picture without the chart of one section, where the page has that in another form."""
    return replace(beeld, delen=tuple(replace(d, grafiek=None) if d.naam == naam else d for d in beeld.delen))


def zonder_dubbel(beeld: Beeld) -> Beeld:
    """The sections with their short tables; the long ones are for a file."""
    return replace(beeld, delen=tuple(replace(d, rijen=None) if d.rijen and d.tabellen else d for d in beeld.delen))


def los(tabellen: Mapping[str, Tabel]) -> dict[str, Callable[[], Tabel]]:
    """The tables to take along, as the page keeps them."""
    return {naam: partial(_zelf, tabel) for naam, tabel in tabellen.items()}


def _zelf(tabel: Tabel) -> Tabel:
    return tabel


def meenemen(naam: str, gesteld: Vraag, alle: Iterable[str]) -> gedeeld.Downloads:
    """What there is to take along of an answer to an address."""
    adres, json, csv = (reverse(elk) for elk in (naam, f"{naam}.json", f"{naam}.csv"))
    rapporten = [
        (soort.upper(), f"{adres}?{gesteld.als_adres(download=soort)}", tekst(f"beleid.download_{soort}"))
        for soort in SOORTEN
    ]
    data = ("JSON", f"{json}?{gesteld.als_adres()}", tekst("beleid.download_json"))
    los = [("CSV", f"{csv}?{gesteld.als_adres(tabel=elk)}", tekst(f"beleid.csv_{elk}")) for elk in alle]
    return (*rapporten, data, *los)
