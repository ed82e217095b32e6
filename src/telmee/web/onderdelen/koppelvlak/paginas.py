"""The readable page of the API, drawn from its own description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest

from telmee.web.kit.openapi import VERSIE_API, WERKWOORDEN
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst


@dataclass(frozen=True)
class Parameter:
    """What an operation asks: its name, where it goes, its type, whether it must be given, and what it means."""

    naam: str
    plaats: str
    soort: str
    verplicht: bool
    betekenis: str


@dataclass(frozen=True)
class Operatie:
    """One operation."""

    naam: str
    werkwoord: str
    pad: str
    titel: str
    uitleg: str
    parameters: tuple[Parameter, ...]
    lichaam: str
    statussen: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Koppelvlak(Context):
    """All operations, in the order of their paths."""

    versie: str = ""
    operaties: tuple[Operatie, ...] = ()


@pagina(
    "koppelvlak", naam="koppelvlak-api", zuiver=True, sjabloon="koppelvlak/api.html", context=Koppelvlak, api="versie"
)
def koppelvlak(request: HttpRequest) -> Koppelvlak:
    """The API for people."""
    return Koppelvlak(tekst("koppelvlak.titel"), versie=VERSIE_API, operaties=_operaties())


@cache
def _operaties() -> tuple[Operatie, ...]:
    """The description does not change while the server runs."""
    from telmee.web.kit.api import api

    paden = sorted(api.get_openapi_schema()["paths"].items())
    return tuple(_operatie(pad, w, inhoud[w]) for pad, inhoud in paden for w in WERKWOORDEN if w in inhoud)


def _operatie(pad: str, werkwoord: str, gegeven: dict[str, Any]) -> Operatie:
    return Operatie(
        naam=gegeven["operationId"],
        werkwoord=werkwoord.upper(),
        pad=f"/api/v1{pad}",
        titel=gegeven.get("summary", pad),
        uitleg=gegeven.get("description", ""),
        parameters=tuple(
            Parameter(p["name"], p["in"], _soort(p.get("schema", {})), p.get("required", False), _betekenis(p))
            for p in gegeven.get("parameters", [])
        ),
        lichaam=", ".join(gegeven.get("requestBody", {}).get("content", {})),
        statussen=tuple((status, a["description"]) for status, a in sorted(gegeven["responses"].items())),
    )


def _betekenis(parameter: dict[str, Any]) -> str:
    return parameter.get("description") or parameter.get("schema", {}).get("description", "")


def _soort(schema: dict[str, Any]) -> str:
    """The type in a word: the first that is not null; choices as they are written."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(_soort(elk) for elk in schema["anyOf"] if elk.get("type") != "null")
    if schema.get("type") == "array":
        return f"{_soort(schema.get('items', {}))}[]"
    return str(schema.get("format") or schema.get("type", ""))
