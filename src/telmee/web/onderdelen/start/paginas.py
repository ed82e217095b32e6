"""The start page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst


@dataclass(frozen=True)
class Start(Context):
    """The doors are in the menu; the chart says how the country stands."""


@pagina("", naam="start", sjabloon="start/start.html", context=Start)
def start(request: HttpRequest) -> Start:
    """The first page."""
    return Start(tekst("start.titel"))
