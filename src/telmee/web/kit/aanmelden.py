"""Who is asking: a session for pages, a bearer token for the API; in demo mode an invented identity instead.

A session lives an hour from logging in, in the database, and of a citizen holds the BSN encrypted with a key of the
register. The API takes no session: only `Authorization: Bearer`. In demo mode `demo-<name>` is such a token.
"""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from telmee.fouten import Fout
from telmee.register import sleutels
from telmee.register.identiteit import NIEMAND, Identiteit, NietAangemeld, toegang
from telmee.web.kit import tokens

DEMO = Path(__file__).with_name("demo_identiteiten.yaml")
SESSIE = "identiteit"
MELD_AAN = "Meld u eerst aan."


def sleutels_nu() -> Any:
    """The keys of the register, as they are in their file now."""
    return sleutels.huidige(settings.REGISTER_SLEUTELS, mag_maken=settings.DEMO)


@cache
def demo_identiteiten() -> dict[str, Identiteit]:
    """Who can be played; nobody outside demo mode."""
    import yaml

    if not settings.DEMO:
        return {}
    hoogst = len(toegang().zekerheid)
    inhoud = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    return {
        code: Identiteit(d["rol"], d.get("organisatie", ""), d["naam"], hoogst, d.get("bsn", ""))
        for code, d in inhoud.items()
    }


class Drager(HttpBearer):
    """The bearer token of an operation; without one, or with a bad one, 401 in the one shape of errors."""

    openapi_bearerFormat = "JWT"

    def __call__(self, request: HttpRequest) -> Identiteit:
        soort, _, token = request.headers.get("Authorization", "").partition(" ")
        if soort.lower() != "bearer" or not token.strip():
            raise NietAangemeld(f"{MELD_AAN} Stuur een toegangsbewijs mee (Authorization: Bearer).")
        return self.authenticate(request, token.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Identiteit:
        """Who bears it."""
        if settings.DEMO and token.startswith("demo-"):
            wie = demo_identiteiten().get(token.removeprefix("demo-"))
            if wie is None:
                raise NietAangemeld(f"Die demo-identiteit is er niet; kies uit {', '.join(demo_identiteiten())}.")
            return wie
        return tokens.wie_van_toegang(token)


def meld_aan(request: Any, wie: Identiteit) -> None:
    """Begins a session, under a new number."""
    request.session.cycle_key()
    actief = sleutels_nu().actief
    bsn = f"{actief.nummer}:{base64.b64encode(actief.versleutel(wie.bsn)).decode()}" if wie.bsn else ""
    request.session[SESSIE] = {
        "rol": wie.rol, "organisatie": wie.organisatie, "naam": wie.naam, "zekerheid": wie.zekerheid, "bsn": bsn,
    }  # fmt: skip


def meld_af(request: Any) -> None:
    """Ends it."""
    request.session.flush()


def wie_van(request: Any) -> Identiteit:
    """Who this visitor is; nobody without a session."""
    gegeven = request.session.get(SESSIE) if hasattr(request, "session") else None
    if not gegeven:
        return NIEMAND
    try:
        bsn = _bsn(gegeven["bsn"])
        return Identiteit(gegeven["rol"], gegeven["organisatie"], gegeven["naam"], int(gegeven["zekerheid"]), bsn)
    except (Fout, KeyError, TypeError, ValueError):  # of a key or a program that is no more
        request.session.flush()
        return NIEMAND


def _bsn(tekst: str) -> str:
    if not tekst:
        return ""
    nummer, _, inhoud = tekst.partition(":")
    return str(sleutels_nu().van(int(nummer)).ontsleutel(base64.b64decode(inhoud)))
