"""What every operation has in common in the description of the API: the version header and the one shape of error.

The Dutch REST design rules ask both of every answer; said here once, not at each operation.
"""

from __future__ import annotations

from typing import Any

VERSIE_API = "1.0.0"
PROBLEEM = "application/problem+json"
SCHEMA = {
    "title": "Probleem",
    "description": "Eén vorm voor elke fout (RFC 9457).",
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "type": {"type": "string", "title": "Soort"},
        "status": {"type": "integer", "title": "HTTP-status"},
        "title": {"type": "string", "title": "Naam van de status"},
        "detail": {"type": "string", "title": "Wat er mis is en wat te doen"},
        "nummer": {"type": "string", "title": "Nummer waaronder het logboek deze fout kent"},
        "reden": {"type": "string", "title": "Waarom het register het weigert, als code"},
        "velden": {"type": "array", "items": {"type": "object"}, "title": "Velden die niet kloppen"},
    },
}
VERSIE = {"API-Version": {"description": "De volledige versie van deze API.", "schema": {"type": "string"}}}
FOUTEN = {
    "400": "Dit verzoek is niet te begrijpen.",
    "404": "Dit bestaat niet.",
    "413": "Dit is te veel in één keer.",
    "422": "Dit klopt nog niet; de zin zegt wat te doen.",
    "429": "Te veel verzoeken; probeer het zo opnieuw.",
    "500": "Er ging iets mis bij ons.",
}
BIJ_AANMELDEN = {
    "401": "Meld u aan.",
    "403": "Dit mag u niet zien of doen.",
    "503": "Dit antwoordt nu niet; Retry-After zegt wanneer het weer kan.",
}
"""What only an operation can answer that asks who you are."""
BIJ_HERHALING = {"409": "Dit botst met wat er al is; de code `reden` zegt hoe."}
"""What only an operation can answer that changes something and may be sent again."""
BIJ_UPLOAD = {
    "411": "De lengte van wat gestuurd wordt ontbreekt (Content-Length).",
    "415": "Dit is geen formulier met bestanden (multipart/form-data).",
    "503": "Het is nu druk; Retry-After zegt wanneer het weer kan.",
}
"""What only an operation that takes files can answer."""
BIJ_OPHALEN = {"503": "Wat hiervoor nodig is, is er nog niet; Retry-After zegt wanneer het weer kan."}
"""What only an operation can answer that says so itself: its libraries are got when they are first asked for."""
MEER_KOPPEN = {
    "429": {"Retry-After": {"description": "Over zoveel seconden kan het weer.", "schema": {"type": "integer"}}},
    "503": {"Retry-After": {"description": "Over zoveel seconden kan het weer.", "schema": {"type": "integer"}}},
}
WERKWOORDEN = ("get", "post", "put", "patch", "delete")


def volledig(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with headers and errors at every operation."""
    for pad in schema["paths"].values():
        for werkwoord in WERKWOORDEN:
            if werkwoord in pad:
                _operatie(pad[werkwoord])
    schema.setdefault("components", {}).setdefault("schemas", {})["Probleem"] = SCHEMA
    return schema


def _operatie(operatie: dict[str, Any]) -> None:
    antwoorden = {str(status): antwoord for status, antwoord in operatie.get("responses", {}).items()}
    for status, antwoord in antwoorden.items():
        if status[0] in "23":
            antwoord["headers"] = {**antwoord.get("headers", {}), **VERSIE}
    met_bestanden = "multipart/form-data" in operatie.get("requestBody", {}).get("content", {})
    herhaalbaar = any(each["name"] == "Idempotency-Key" for each in operatie.get("parameters", []))
    meer = (BIJ_UPLOAD if met_bestanden else {}) | (BIJ_AANMELDEN if operatie.get("security") else {})
    meer |= BIJ_HERHALING if herhaalbaar else {}
    meer |= BIJ_OPHALEN if "503" in antwoorden else {}
    for status, zin in sorted((FOUTEN | meer).items()):
        koppen = VERSIE | MEER_KOPPEN.get(status, {})
        antwoorden[status] = {"description": zin, "content": {PROBLEEM: {"schema": SCHEMA}}, "headers": koppen}
    operatie["responses"] = antwoorden
    for parameter in operatie.get("parameters", []):
        if isinstance(parameter.get("examples"), list):  # a list of examples belongs to the schema
            parameter["schema"]["examples"] = parameter.pop("examples")
