"""The list of terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest

from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.web.kit import begrippen
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import alle as teksten
from telmee.web.kit.teksten import taal, tekst


@dataclass(frozen=True)
class Begrippen(Context):
    """The terms in groups, as the list has them."""

    groepen: tuple[tuple[str, tuple[begrippen.Begrip, ...]], ...] = ()

    def tabellen(self) -> Mapping[str, Tabel]:
        """All of them."""
        kolommen = (Kolom("term", "Term"), Kolom("betekenis", "Meaning"), Kolom("artikel", "Artikel"))
        rijen = tuple((", ".join(b.termen), b.betekenis, b.artikel) for _, groep in self.groepen for b in groep)
        return {"begrippen": Tabel(self.titel, kolommen, rijen)}

    def als_dict(self) -> dict[str, Any]:
        """Every term with its meaning and article."""
        return {
            "titel": self.titel,
            "begrippen": [
                {"termen": list(b.termen), "betekenis": b.betekenis, "artikel": b.artikel, "namen": list(b.namen)}
                for _, groep in self.groepen
                for b in groep
            ],
        }


def lijst() -> Begrippen:
    """The terms, for page and API."""
    groepen = [(_groep(kop), tuple(van)) for kop, van in groupby(begrippen.alle(), key=lambda b: b.groep)]
    return Begrippen(tekst("begrippen.titel"), (), tuple(groepen))


def _groep(kop: str) -> str:
    """The heading of a group in the language of the page; the list itself is in English."""
    sleutel = "begrippen.groep_" + "".join(t if t.isalnum() else "_" for t in kop.split(" (")[0].lower())
    return teksten(taal()).get(sleutel, kop)


@pagina(
    "begrippen",
    naam="begrippen-lijst",
    zuiver=True,
    sjabloon="begrippen/lijst.html",
    context=Begrippen,
    api="begrippen",
)
def begrippenlijst(request: HttpRequest) -> Begrippen:
    """Every term."""
    return lijst()
