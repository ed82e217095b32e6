"""The API under /api/v1: the same use cases as the pages, one router per subject, OpenAPI 3, problem+json.

A subject offers `router` in its `api.py`. Follows the Dutch REST design rules: Dutch kebab-case paths, the version in
the path and in the header `API-Version`, one shape of error.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from telmee import __version__
from telmee.fouten import Fout
from telmee.veilig import regel
from telmee.web.kit import fouten, ontdek
from telmee.web.kit.teksten import tekst

VERSIE = "1.0.0"


class Api(NinjaAPI):
    """Adds the version of the API to every answer."""

    def create_response(self, request: HttpRequest, data: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        antwoord = super().create_response(request, data, *args, **kwargs)
        antwoord["API-Version"] = VERSIE
        return antwoord


api = Api(
    title="Telmee",
    version=VERSIE,
    description=f"De banenafspraak, doorgerekend met Telmee {__version__}. Wie beslist, staat bij elk antwoord.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
)


@api.exception_handler(Fout)
def _fout(request: HttpRequest, fout: Fout) -> HttpResponse:
    return fouten.probleem(422, "Unprocessable Content", regel(str(fout)))


@api.exception_handler(ValidationError)
def _ongeldig(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    """Which parameter, and what was wrong with it; never what was given."""
    velden = [{"naam": str(e["loc"][-1]), "soort": str(e["type"])} for e in fout.errors]
    namen = ", ".join(veld["naam"] for veld in velden)
    return fouten.probleem(400, "Bad Request", tekst("kit.ongeldig", namen=namen), velden=velden)


@api.exception_handler(HttpError)
def _http(request: HttpRequest, fout: HttpError) -> HttpResponse:
    return fouten.probleem(fout.status_code, "Error", str(fout))


@api.exception_handler(Exception)
def _kapot(request: HttpRequest, fout: Exception) -> HttpResponse:
    return fouten.onverwacht(request, fout)


def api_adressen() -> list[URLPattern | URLResolver]:
    """All operations; open, for they tell nothing of a person."""
    for module in ontdek.modules("api"):
        api.add_router("", module.router)
    adressen, app, ruimte = api.urls
    for adres in adressen:
        adres.callback.telmee_open = True
    return [path("api/v1/", (adressen, app, ruimte))]
