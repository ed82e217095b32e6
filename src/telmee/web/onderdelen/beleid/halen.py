"""The libraries of `beleid`: got in the background when one of its pages is first asked for; no page waits for it.

Where this environment is Telmee's own, the same script that `./telmee` uses installs the pinned list with its hashes.
Elsewhere (a container, an environment of the administrator) nothing is installed: the page says what to do.
"""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

import telmee
from telmee.beleid.pakketten import NAMEN
from telmee.fouten import Fout
from telmee.web.kit.fouten import wil_json
from telmee.web.kit.models import LOOPT, MISLUKT, Taak
from telmee.web.kit.pagina import Context
from telmee.web.kit.taken import Melder, begin, taak
from telmee.web.kit.teksten import taal, tekst

SOORT = "beleid-pakketten"
SCRIPT = Path(telmee.__file__).resolve().parents[2] / "bin/omgeving.py"
OPNIEUW = timedelta(minutes=2)
"""So long after it failed it is tried again for who asks."""
SECONDEN = 30
_VOORTGANG = re.compile(r"(\d+) van (\d+)")
_FOUT = "Fout: "
_gezien: set[str] = set()


class NogNiet(Fout):
    """The libraries are not there yet: 503, with the seconds until it may be asked again."""

    status = 503

    def __init__(self, zin: str) -> None:
        super().__init__(zin)
        self.koppen = {"Retry-After": str(SECONDEN)}


@dataclass(frozen=True)
class Wacht(Context):
    """What a page says while the set is not there: `bezig` (being got), `mislukt` or `kan_niet`."""

    staat: str = "bezig"
    taak: Taak | None = None
    zin: str = ""


def is_er() -> bool:
    """Whether the whole set is there and nothing is writing it."""
    if SOORT in _gezien:
        return True
    importlib.invalidate_caches()
    if any(find_spec(naam) is None for naam in NAMEN) or Taak.objects.filter(soort=SOORT, staat__in=LOOPT).exists():
        return False
    _gezien.add(SOORT)
    return True


def kan() -> bool:
    """Whether this environment is one that Telmee made, is whole, and may be written to."""
    map_ = Path(sys.prefix)
    heel = (map_ / ".telmee-python").is_file() and not (map_ / ".telmee-bezig").exists()
    return SCRIPT.is_file() and heel and os.access(map_, os.W_OK)


@taak(SOORT)
def haal(meld: Melder) -> None:
    """Installs the set. Raises `Fout` with the reason when it cannot be had."""
    meld(0, 0, "De pakketten ophalen")
    opdracht = [sys.executable, "-I", str(SCRIPT), "beleid"]
    laatste = ""
    with subprocess.Popen(
        opdracht,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"TELMEE_VENV": sys.prefix},
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as proces:
        try:
            for regel in proces.stderr or ():
                laatste = regel.strip() or laatste
                if gevonden := _VOORTGANG.search(regel):
                    meld(int(gevonden[1]), int(gevonden[2]), "De pakketten ophalen")
            code = proces.wait()
        except BaseException:
            proces.terminate()
            raise
    if code:
        waarom = laatste.removeprefix(_FOUT).replace(sys.prefix, "de omgeving") if laatste.startswith(_FOUT) else ""
        raise Fout(f"De pakketten konden niet worden opgehaald: {waarom or 'onbekend waarom'}")


def stand() -> Wacht:
    """How far it is; begins when nobody did, and again some time after it failed."""
    laatste = Taak.objects.filter(soort=SOORT).order_by("-begonnen").first()
    if laatste is not None and laatste.loopt:
        return _wacht("bezig", laatste, laatste.zin)
    if laatste is not None and laatste.staat == MISLUKT and timezone.now() - laatste.gemeld < OPNIEUW:
        return _wacht("mislukt", laatste, laatste.zin)
    if not kan():
        return _wacht("kan_niet", None, "")
    return _wacht("bezig", begin(SOORT), "")


def _wacht(staat: str, taak_: Taak | None, zin: str) -> Wacht:
    return Wacht(tekst(f"beleid.wacht_{staat}"), staat=staat, taak=taak_, zin=zin)


def antwoord(request: HttpRequest) -> HttpResponse:
    """The page that says so, or the refusal for who asks for data."""
    if wil_json(request) or not request.resolver_match or "." in request.resolver_match.view_name:
        eis()
    c = stand()
    gemaakt = render(request, "beleid/wacht.html", {"c": c, "taal": taal()}, status=202 if c.staat == "bezig" else 503)
    gemaakt["Retry-After"] = str(SECONDEN)
    return gemaakt


def eis() -> None:
    """Raises `NogNiet` while the set is not there; asking begins the getting of it."""
    if not is_er():
        raise NogNiet(tekst(f"beleid.wacht_{stand().staat}_uitleg"))


def eerst(view: Callable[..., Any]) -> Callable[..., Any]:
    """A page that needs the set: until it is there the page says so."""

    @wraps(view)
    def met(request: HttpRequest, **deel: Any) -> Context | HttpResponseBase:
        return view(request, **deel) if is_er() else antwoord(request)

    return met
