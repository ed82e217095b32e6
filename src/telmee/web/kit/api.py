"""The API under /api/v1: the same use cases as the pages, one router per subject, OpenAPI 3, problem+json.

A subject offers `router` in its `api.py`. Follows the Dutch REST design rules: Dutch kebab-case paths, the version in
the path and in the header `API-Version` (the middleware adds it), one shape of error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import override
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.parser import Parser
from ninja.throttling import AnonRateThrottle

from telmee import __version__
from telmee.fouten import Fout
from telmee.gelezen import json_van_tekst
from telmee.register import logboek
from telmee.register.identiteit import Identiteit
from telmee.web.kit import fouten, ongeldig, ontdek, openapi
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.teksten import tekst

CONTACT = {"name": "Beheer van deze server", "url": settings.BEHEER_ADRES, "email": settings.BEHEER_MAIL}


AFGEWEZEN = (400, 409, 411, 413, 415, 422)
"""What was wrong with what was sent, not with who sent it."""
NUMMER = re.compile(r"\d{8}")
"""Somebody's number may stand where a name of a field belongs: it is not said back."""


class Lezer(Parser):
    """Reads a body as every JSON here is read: a name twice, or a number that is none, is refused."""

    def parse_body(self, request: HttpRequest) -> Any:
        """What the body says; what it cannot mean raises, and is answered as no JSON."""
        return json_van_tekst(request.body, "Het verzoek", grootst=len(request.body))


class Api(NinjaAPI):
    """Says in the description what all operations share."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:
        """Paths are relative to the server, which carries the version."""
        return openapi.volledig(super().get_openapi_schema(path_prefix="", path_params=path_params))


api = Api(
    title="Telmee",
    parser=Lezer(),
    version=openapi.VERSIE_API,
    description=f"De banenafspraak, doorgerekend met Telmee {__version__}. Wie beslist, staat bij elk antwoord.",
    docs_url=None,
    servers=[{"url": "/api/v1", "description": "Deze server"}],
    openapi_extra={"info": {"contact": CONTACT, "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}},
    throttle=[AnonRateThrottle(settings.API_GRENS)] if settings.API_GRENS else [],
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)


def _in_taal(vang: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Says what is wrong in the language that was asked for."""

    @wraps(vang)
    def met(request: HttpRequest, fout: Any) -> HttpResponse:
        with override(fouten.taal_van(request)):
            return vang(request, fout)

    return met


def _poging(request: HttpRequest) -> Fout | None:
    """Who is logged in and sends what cannot be leaves a line in the log of the register; gives why it cannot."""
    wie = getattr(request, "auth", None)
    if not isinstance(wie, Identiteit) or not wie.scopes:
        return None
    spoor = logboek.spoor(request.headers.get("traceparent", ""), wie.wie)
    blik = logboek.Blik("afgewezen_verzoek", wie.rol, wie.wie, "", "", "", spoor, datetime.now(UTC))
    try:
        logboek.afgewezen(blik, sleutels_nu())
    except Fout as weg:  # the database or the keys are away: no answer without its line
        return weg
    return None


@api.exception_handler(Fout)
def _fout(request: HttpRequest, fout: Fout) -> HttpResponse:
    if not fout.gelogd and getattr(fout, "status", 422) in AFGEWEZEN:
        fout = _poging(request) or fout
    fouten.meld_weg(fout)
    status = getattr(fout, "status", 422)
    zin = fouten.in_woorden(str(fout), 2_000)
    velden = {"velden": [{"naam": fout.veld, "detail": zin}]} if fout.veld else {}
    antwoord = fouten.probleem(status, HTTPStatus(status).phrase, zin, **velden, **getattr(fout, "meer", {}))
    return fouten.met_koppen(antwoord, fout)


@api.exception_handler(ValidationError)
@_in_taal
def _ongeldig(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    """Which parameters, and what to do about each; never what was given."""
    if (nee := _poging(request)) is not None:
        return _fout(request, nee)
    return ongeldig.antwoord(request, fout.errors)


@api.exception_handler(Http404)
@_in_taal
def _niet_er(request: HttpRequest, fout: Http404) -> HttpResponse:
    return fouten.probleem(404, "Not Found", tekst("kit.er_niet"))


@api.exception_handler(Throttled)
@_in_taal
def _te_vaak(request: HttpRequest, fout: Throttled) -> HttpResponse:
    antwoord = fouten.probleem(429, "Too Many Requests", tekst("kit.te_vaak"))
    antwoord["Retry-After"] = str(ceil(fout.wait or 60))  # whole seconds (RFC 9110)
    return antwoord


@api.exception_handler(HttpError)
@_in_taal
def _http(request: HttpRequest, fout: HttpError) -> HttpResponse:
    if fout.status_code in AFGEWEZEN and (nee := _poging(request)) is not None:
        return _fout(request, nee)
    detail, oorzaak = str(fout), fout.__cause__
    if detail.startswith("Cannot parse request body"):  # said by ninja, in English
        gezegd = isinstance(oorzaak, Fout) and not isinstance(oorzaak.__cause__, ValueError)
        zin = fouten.in_woorden(str(oorzaak)) if gezegd else ""
        detail = zin if zin and not NUMMER.search(zin) else tekst("kit.geen_json")
    return fouten.probleem(fout.status_code, HTTPStatus(fout.status_code).phrase, detail)


@api.exception_handler(Exception)
def _kapot(request: HttpRequest, fout: Exception) -> HttpResponse:
    return fouten.onverwacht(request, fout)


def api_adressen() -> list[URLPattern | URLResolver]:
    """All operations. What tells something of a person asks for a bearer token itself (`aanmelden.Drager`)."""
    api.add_decorator(ongeldig.bekende_parameters(api.get_openapi_schema))
    for module in ontdek.modules("api"):
        api.add_router("", module.router)
    adressen, app, ruimte = api.urls
    for adres in adressen:
        adres.callback.telmee_open = True
    return [path("api/v1/", (adressen, app, ruimte))]
