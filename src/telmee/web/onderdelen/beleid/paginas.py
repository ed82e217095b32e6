"""The pages of beleid: the questions that people come with, each a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beleid import methode, opties, parameters, prognose, terugblik, vergelijk

VRAGEN = (
    ("prognose", prognose.NAAM),
    ("terugblik", terugblik.NAAM),
    ("opties", opties.NAAM),
    ("vergelijk", vergelijk.NAAM),
    ("parameters", parameters.NAAM),
    ("methode", methode.NAAM),
)
"""What people ask, in the order in which the page names it: the key of its texts, and its page."""


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
class Start(Context):
    """The questions."""

    deuren: tuple[Deur, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """The questions with their addresses."""
        vragen = [{"vraag": deur.label, "antwoord": deur.uitleg, "adres": deur.adres} for deur in self.deuren]
        return {"titel": self.titel, "vragen": vragen}


@pagina("beleid", naam="beleid-start", zuiver=True, sjabloon="beleid/start.html", context=Start, deur=True)
def start(request: HttpRequest) -> Start:
    """The start page of the subject."""
    deuren = (
        Deur(naam, tekst(f"beleid.vraag_{sleutel}"), tekst(f"beleid.vraag_{sleutel}_uitleg"))
        for sleutel, naam in VRAGEN
    )
    return Start(tekst("beleid.start_titel"), deuren=tuple(deuren))
