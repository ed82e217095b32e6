"""The start page: doors by question, and how the country stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from telmee import deur, meting
from telmee.meting import Uitslag, beeld
from telmee.uitvoer.grafiek import Grafiek
from telmee.web.kit.grafiek import tekening
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import in_taal, tekst


@dataclass(frozen=True)
class Start(Context):
    """The doors come from the pages that say they are one; the chart says how the country stands."""

    conclusie: str = ""
    stand: Grafiek | None = None

    def grafieken(self) -> Mapping[str, Any]:
        """The state of the jobs agreement."""
        return {} if self.stand is None else {"stand": self.stand}

    def als_dict(self) -> dict[str, Any]:
        """The sentence and the figures of the chart."""
        stand = None if self.stand is None else plaat_dict(self.stand)
        return {"titel": self.titel, "conclusie": self.conclusie, "stand": stand}


def plaat_dict(plaat: Grafiek) -> dict[str, Any]:
    """A chart for programs: its conclusion and its series."""
    return {
        "conclusie": plaat.titel,
        "jaren": list(plaat.jaren),
        "reeksen": {reeks.naam: list(reeks.waarden) for reeks in plaat.reeksen},
        "bron": plaat.bron,
    }


@pagina("", naam="start", zuiver=True, sjabloon="start/start.html", context=Start)
def start(request: HttpRequest) -> Start:
    """The first page."""
    uitslagen = meting.reeks(deur.wetten(None))
    return Start(tekst("start.titel"), (), conclusie(uitslagen), beeld.reeks_grafiek(uitslagen))


def conclusie(uitslagen: tuple[Uitslag, ...]) -> str:
    """What the chart says, in the language of the page."""
    gevonden = beeld.laatste(uitslagen)
    if gevonden is None:
        return tekst("start.onbekend")
    jaar, extra, doel, gehaald = gevonden
    sleutel = "start.gehaald" if gehaald else "start.niet_gehaald"
    return tekst(sleutel, jaar=jaar, extra=in_taal(extra), doel=in_taal(doel))


def opwarmen() -> None:
    """The chart, drawn once: what draws it takes a second to load."""
    tekening(beeld.reeks_grafiek(meting.reeks(deur.wetten(None))))
