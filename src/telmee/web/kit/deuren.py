"""The start page of a subject: the questions that people come with, each the door to a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from telmee.web.kit.pagina import Context
from telmee.web.kit.teksten import tekst

SJABLOON = "kit/deuren.html"


@dataclass(frozen=True)
class Deur:
    """One question that leads on: its page, what it says, and what one gets there."""

    naam: str
    label: str
    uitleg: str

    @property
    def adres(self) -> str:
        """Where it leads, in the language of this request."""
        return reverse(self.naam)


@dataclass(frozen=True)
class Deuren(Context):
    """The questions of one subject."""

    inleiding: str = ""
    deuren: tuple[Deur, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """The questions with their addresses."""
        vragen = [{"vraag": deur.label, "antwoord": deur.uitleg, "adres": deur.adres} for deur in self.deuren]
        return {"titel": self.titel, "vragen": vragen}


def van(onderdeel: str, vragen: Iterable[tuple[str, str]]) -> Deuren:
    """The start page of a subject; `vragen`: the key of the texts of each question, and its page, in order."""
    deuren = tuple(
        Deur(naam, tekst(f"{onderdeel}.vraag_{sleutel}"), tekst(f"{onderdeel}.vraag_{sleutel}_uitleg"))
        for sleutel, naam in vragen
    )
    return Deuren(tekst(f"{onderdeel}.start_titel"), inleiding=tekst(f"{onderdeel}.start_inleiding"), deuren=deuren)
