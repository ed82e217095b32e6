"""Around every request: what is logged and counted of it, and that nothing is open by accident."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseForbidden
from django.utils.cache import patch_vary_headers

from telmee.web.kit import fouten, logboek, meters, openapi


class Buitenkant:
    """Times, counts and logs each request by the name of its page, never by its address or what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begin = time.perf_counter()
        antwoord = self.get_response(request)
        if antwoord.status_code == 405:
            antwoord = fouten.geen_methode(request, antwoord)
        duur = time.perf_counter() - begin
        gevonden = getattr(request, "resolver_match", None)
        naam = getattr(gevonden, "view_name", None) or ("vast" if request.path.startswith("/vast/") else "onbekend")
        meters.tel(naam, request.method or "", antwoord.status_code, duur)
        logboek.meld("verzoek", pagina=naam, methode=request.method, status=antwoord.status_code, ms=round(duur * 1000))
        if request.path.startswith("/api/"):
            antwoord["API-Version"] = openapi.VERSIE_API
        if "Cache-Control" not in antwoord.headers and naam != "vast":
            antwoord["Cache-Control"] = "no-store"
        return antwoord


class Taal:
    """A program that asks for English gets what is wrong in English, where that is known; otherwise in Dutch."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        antwoord = self.get_response(request)
        if antwoord.headers.get("Content-Type") == fouten.PROBLEEM and isinstance(antwoord, HttpResponse):
            patch_vary_headers(antwoord, ["Accept-Language"])
            if fouten.taal_van(request) == "en":
                antwoord.content = fouten.probleem_in_engels(antwoord.content)
                antwoord.headers["Content-Length"] = str(len(antwoord.content))
        return antwoord


class AllesDicht:
    """Deny by default: a view that does not say that it is open is closed, whatever address it was given."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """403 for what is not open."""
        return None if getattr(view, "telmee_open", False) else HttpResponseForbidden()

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponseBase | None:
        """A `Fout` is an answer; anything else a calm page with a number."""
        return fouten.van(request, fout)
