"""Is it alive (`/leven`), can it answer (`/gereed`), and how much did it do (`/meters`, from this machine only)."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from telmee.web.kit import meters

OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
EIGEN = ("127.0.0.1", "::1")
DOORGEGEVEN = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED")
"""What a reverse proxy on this machine sets: whoever asks through it is not this machine."""


def leven(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "leeft"})


def gereed(request: HttpRequest) -> HttpResponse:
    """The database answers too."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "niet gereed"}, status=503)
    return JsonResponse({"status": "gereed"})


def toon_meters(request: HttpRequest) -> HttpResponse:
    """Counters, for a collector on this machine."""
    if request.META.get("REMOTE_ADDR") not in EIGEN or any(kop in request.META for kop in DOORGEGEVEN):
        return HttpResponse(status=403)
    return HttpResponse(meters.tekst(), content_type=OPENMETRICS)


def adressen() -> list[URLPattern]:
    """The addresses for who keeps the server."""
    gevonden = []
    for naam, view in (("leven", leven), ("gereed", gereed), ("meters", toon_meters)):
        view.telmee_open = True  # type: ignore[attr-defined]
        gevonden.append(path(naam, view, name=naam))
    return gevonden
