"""Answers that are the same for everybody who asks the same on the same day, kept in memory until others push them out.

Only for a page that says of itself that it is pure (`@pagina(..., zuiver=True)`): a calculator, a rule, a list. What it
answers follows from its address, the language and the day alone; of a form only the empty one. Nothing that came by
POST or goes with a cookie is kept, nor an error, nor a file that is no text; nothing is written. What must be new in
every answer (the nonce of its scripts, the token of its forms) is cut out of what is kept and made again each time.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token

from telmee.web.kit.teksten import taal

HOOGSTENS = 32 * 1024 * 1024
"""Bytes of all answers together."""
GROOTSTE = 1024 * 1024
"""A larger answer is made anew each time."""
LANGST = 4_000
"""Characters of the question in an address that is remembered."""
_TOKEN = r'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]+(?=")'


@dataclass(frozen=True)
class Bewaard:
    """An answer in pieces: between the pieces stand a nonce (`n`) or a token (`t`), in this order."""

    stukken: tuple[str, ...]
    ertussen: str
    koppen: tuple[tuple[str, str], ...]

    @property
    def grootte(self) -> int:
        """Roughly how much memory it takes."""
        return sum(map(len, self.stukken)) + 500


class Geheugen:
    """The last answers that were asked for, up to a number of bytes."""

    def __init__(self, hoogstens: int = HOOGSTENS) -> None:
        self.hoogstens, self.grootte = hoogstens, 0
        self._bewaard: OrderedDict[Hashable, Bewaard] = OrderedDict()
        self._slot = threading.Lock()

    def __len__(self) -> int:
        return len(self._bewaard)

    def haal(self, sleutel: Hashable) -> Bewaard | None:
        """The answer, which is now the last one asked for."""
        with self._slot:
            if (gevonden := self._bewaard.get(sleutel)) is not None:
                self._bewaard.move_to_end(sleutel)
            return gevonden

    def zet(self, sleutel: Hashable, elk: Bewaard) -> None:
        """Keeps it; what was not asked for longest makes room."""
        with self._slot:
            if (oud := self._bewaard.pop(sleutel, None)) is not None:
                self.grootte -= oud.grootte
            self._bewaard[sleutel] = elk
            self.grootte += elk.grootte
            while self.grootte > self.hoogstens:
                self.grootte -= self._bewaard.popitem(last=False)[1].grootte

    def leeg(self) -> None:
        """Forgets all."""
        with self._slot:
            self._bewaard.clear()
            self.grootte = 0


GEHEUGEN = Geheugen()


def antwoord(request: HttpRequest, soort: str, maak: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What was answered to this question before, or what `maak` gives, which is kept when it is an answer."""
    vraag = request.META.get("QUERY_STRING", "")
    if request.method not in ("GET", "HEAD") or len(vraag) > LANGST:
        return maak()
    htmx = bool(getattr(request, "htmx", False))
    sleutel = (soort, request.path, vraag, htmx, taal(), date.today())
    gevonden = GEHEUGEN.haal(sleutel)
    if gevonden is not None:
        return _opnieuw(request, gevonden)
    gemaakt = maak()
    if _mag(gemaakt):
        GEHEUGEN.zet(sleutel, _in_stukken(request, gemaakt))
    return gemaakt


def _mag(gemaakt: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """An answer in text, for everybody; no error, no file of another kind, nothing with a cookie."""
    if gemaakt.status_code != 200 or not isinstance(gemaakt, HttpResponse) or gemaakt.cookies:
        return False
    return gemaakt.headers["Content-Type"].endswith("charset=utf-8") and len(gemaakt.content) < GROOTSTE


def _in_stukken(request: HttpRequest, gemaakt: HttpResponse) -> Bewaard:
    """The answer without what is only of this request."""
    tekst = gemaakt.content.decode()
    nonce = getattr(request, "_csp_nonce", None)  # django-csp: there once something asked for it
    patroon = _TOKEN if nonce is None else f"{_TOKEN}|{re.escape(nonce)}"
    ertussen = "".join("n" if gevonden[0] == nonce else "t" for gevonden in re.finditer(patroon, tekst))
    return Bewaard(tuple(re.split(patroon, tekst)), ertussen, tuple(gemaakt.headers.items()))


def _opnieuw(request: HttpRequest, elk: Bewaard) -> HttpResponse:
    """The same answer with a nonce and a token of this request."""
    nieuw = {
        "n": str(request.csp_nonce) if "n" in elk.ertussen else "",
        "t": get_token(request) if "t" in elk.ertussen else "",
    }
    delen = [elk.stukken[0]]
    for soort, stuk in zip(elk.ertussen, elk.stukken[1:], strict=True):
        delen += [nieuw[soort], stuk]
    return HttpResponse("".join(delen), headers=dict(elk.koppen))
