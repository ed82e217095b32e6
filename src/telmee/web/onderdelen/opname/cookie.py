"""The cookie with the secret of one report: of this site only, never for a script, as long as the report is there."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from telmee.web.onderdelen.opname.kluis import DUUR

_VORM = re.compile(r"[A-Za-z0-9_-]{43}")


def naam() -> str:
    """Over https a browser takes the name with __Host- from this server alone."""
    return "__Host-telmee_uitslag" if settings.HTTPS else "telmee_uitslag"


def lees(request: HttpRequest) -> str:
    """The secret; nothing when there is none or it is not of our making."""
    gegeven = request.COOKIES.get(naam(), "")
    return gegeven if _VORM.fullmatch(gegeven) else ""


def zet(antwoord: HttpResponseBase, geheim: str) -> None:
    """Gives it to the visitor."""
    antwoord.set_cookie(naam(), geheim, max_age=DUUR, path="/", secure=settings.HTTPS, httponly=True,
                        samesite="Strict")  # fmt: skip


def weg(antwoord: HttpResponseBase) -> None:
    """Takes it away."""
    antwoord.set_cookie(naam(), "", max_age=0, path="/", secure=settings.HTTPS, httponly=True, samesite="Strict")
