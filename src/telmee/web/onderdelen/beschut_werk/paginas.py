"""The pages of beschut werk: the questions that people come with, each a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.onderdelen.beschut_werk import (
    exploitatie,
    geld,
    landelijk,
    positie,
    recht_op_werk,
    toets,
    verdeel,
    voornemens,
)

VRAGEN = (
    ("landelijk", landelijk.NAAM),
    ("positie", positie.NAAM),
    ("verdeling", verdeel.NAAM),
    ("geld", geld.NAAM),
    ("exploitatie", exploitatie.NAAM),
    ("recht_op_werk", recht_op_werk.NAAM),
    ("voornemens", voornemens.NAAM),
    ("toets", toets.NAAM),
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


@pagina(
    "beschut-werk", naam="beschut_werk-start", zuiver=True, sjabloon="beschut_werk/start.html", context=Start, deur=True
)
def start(request: HttpRequest) -> Start:
    """The start page of the subject."""
    deuren = (
        Deur(naam, tekst(f"beschut_werk.vraag_{sleutel}"), tekst(f"beschut_werk.vraag_{sleutel}_uitleg"))
        for sleutel, naam in VRAGEN
    )
    return Start(tekst("beschut_werk.start_titel"), deuren=tuple(deuren))


opwarmen = landelijk.opwarmen
