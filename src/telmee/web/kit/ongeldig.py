"""What a body or a parameter of the API has wrong: per field a sentence that says how to mend it.

What was given is not repeated; the name of a field neither where it is not one that could be ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from telmee.web.kit import fouten, openapi
from telmee.web.kit.teksten import of_leeg, tekst

MEESTE = 20
"""Fields that are named; of more it helps nobody to read on."""
_NAAM = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")
_KEUZE = ("bool", "int", "str")
"""What pydantic puts behind a field that may be one of several sorts."""
_GRENS = ("greater_than", "less_than", "greater_than_equal", "less_than_equal", "multiple_of", "finite_number")

_BIJ_GRENS = ("ge", "gt", "le", "lt", "min_length", "max_length")
"""How pydantic calls a bound beside a mistake."""


def antwoord(request: HttpRequest, gevonden: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """400 with every field."""
    velden = [{"naam": _naam(e["loc"]), "soort": str(e["type"]), "detail": _zin(e)} for e in gevonden]
    velden = velden[:MEESTE]
    namen = "; ".join(dict.fromkeys(f"{veld['naam']} ({veld['detail']})" for veld in velden))
    return fouten.probleem(400, "Bad Request", tekst("kit.ongeldig", namen=namen), velden=velden)


Doe = Callable[..., Any]


def bekende_parameters(beschrijving: Callable[[], Any]) -> Callable[[Doe], Doe]:
    """Refuses a parameter that its operation does not have: a misspelt one would be left out in silence.

    beschrijving: gives the description of the API, once everything is in it.
    """
    parameters = cache(lambda: _parameters(beschrijving()))

    def om(doe: Doe) -> Doe:
        @wraps(doe)
        def met(request: HttpRequest, *gegeven: Any, **meer: Any) -> Any:
            vreemd = request.GET.keys() - parameters().get(_operatie(request), request.GET.keys())
            if vreemd:
                raise ValidationError([{"type": "extra_forbidden", "loc": ("query", naam)} for naam in sorted(vreemd)])
            return doe(request, *gegeven, **meer)

        return met

    return om


def _operatie(request: HttpRequest) -> tuple[str, str]:
    """Which operation this is, as the description names it."""
    route = request.resolver_match.route.removeprefix("api/v1") if request.resolver_match else ""
    return str(request.method).lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


def _parameters(beschrijving: Any) -> dict[tuple[str, str], frozenset[str]]:
    """The names in the query of every operation; they do not change while the server runs."""
    return {
        (werkwoord, pad): frozenset(p["name"] for p in inhoud[werkwoord].get("parameters", []) if p["in"] == "query")
        for pad, inhoud in beschrijving["paths"].items()
        for werkwoord in set(inhoud) & set(openapi.WERKWOORDEN)
    }


def _naam(plek: Iterable[Any]) -> str:
    """The name of the field, at whatever depth; in a list that of the list."""
    namen = [str(deel) for deel in plek if not isinstance(deel, int) and deel not in _KEUZE]
    return namen[-1] if namen and _NAAM.fullmatch(namen[-1]) else tekst("kit.ongeldig_een_veld")


def _zin(e: Mapping[str, Any]) -> str:
    """What to do about a mistake; the kinds are those of pydantic. A bound is ours, and is named."""
    soort, grens = str(e["type"]), _grens(e.get("ctx") or {})
    if soort in _GRENS:
        return f"{tekst('kit.ongeldig_grens')}: {grens}" if grens else tekst("kit.ongeldig_grens")
    if soort == "value_error" or soort.startswith("model"):  # an object that is none
        return tekst("kit.ongeldig_dict")
    for deel in (soort, soort.partition("_")[0] if not grens else "", soort.removeprefix("string_")):
        if zin := deel and of_leeg(f"kit.ongeldig_{deel}"):
            return f"{zin}: {grens}" if grens else zin
    return tekst("kit.ongeldig_anders")


def _grens(om: Mapping[str, Any]) -> str:
    """The bound that was passed, in words; empty where the kind of mistake has none."""
    return next((tekst(f"kit.ongeldig_{naam}", grens=om[naam]) for naam in _BIJ_GRENS if naam in om), "")
