"""Errors as answers: a calm page for people, problem+json (RFC 9457) for programs; never a trace of the input.

A `Fout` is a sentence that says what to do: 422 with that sentence. What nobody foresaw is 500 with a number that the
log knows.
"""

from __future__ import annotations

import difflib
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override

from telmee.fouten import Fout
from telmee.gelezen import json_van_tekst
from telmee.getallen import dagen_in_woorden
from telmee.uitvoer import vertaling
from telmee.veilig import naar_json, regel
from telmee.web.kit import logboek
from telmee.web.kit.teksten import alle, taal, tekst

PROBLEEM = "application/problem+json; charset=utf-8"
_VAN_OPDRACHT = (
    (re.compile(r"[;,] (?:of )?vraag het met --regime [\w-]+"), ""),
    (re.compile(r"[;,] (?:of )?(?:zie|bekijk ze met|maak er een met|voer|gebruik) '?telmee [^'.]*'?(?: uit)?"), ""),
    (re.compile(r" ?Kijk met 'telmee[^']*'[^.]*\."), ""),
    (re.compile(r" \(telmee [^)]*\)"), ""),
    (re.compile(r" met --(?:op|stand)\b"), ""),
    (re.compile(r" --stand\b"), " dag"),
    (re.compile(r", of reken met --gegevens MAP"), ""),
    (re.compile(r"--(?:anders|feit) (?=[a-z_]+[.=])"), ""),
)
"""What a sentence for a terminal says and a page does not have, and what stands there instead."""
_ZINNEN = re.compile(r"(?<=[.?]) (?=[A-Z])")
_OPTIE = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


@dataclass(frozen=True)
class Wijzer:
    """A link to what there is, beside what there is not; `nl`: its label is in Dutch on every page."""

    label: str
    adres: str
    nl: bool = False


class MetWijzers(Fout):
    """What cannot be had here, with links to where one can go on."""

    def __init__(self, zin: str, wijzers: Iterable[Wijzer] = (), verder: Wijzer | None = None) -> None:
        super().__init__(zin)
        self.wijzers = tuple(wijzers)
        self.verder = verder
        """Where everything of its kind is."""


class NietGevonden(MetWijzers):
    """Nothing is at this address: 404, with links to what is near it."""

    status = 404


def dichtbij(gevraagd: str, er_zijn: Iterable[str], hoogstens: int = 5) -> list[str]:
    """The names that look like what was asked for, nearest first."""
    return difflib.get_close_matches(gevraagd[:200].casefold(), list(er_zijn), n=hoogstens, cutoff=0.5)


def probleem(status: int, titel: str, detail: str, **meer: Any) -> HttpResponse:
    """One error for a program. `type` is about:blank: the status says which kind it is."""
    inhoud = {"type": "about:blank", "title": titel, "status": status, "detail": detail, **meer}
    return HttpResponse(naar_json(inhoud), status=status, content_type=PROBLEEM)


def zonder_opdracht(zin: str) -> str:
    """A sentence without what only a command line has: no command, and an option as the words that it is made of."""
    for wat, door in _VAN_OPDRACHT:
        zin = wat.sub(door, zin)
    return _OPTIE.sub(lambda m: m[1].replace("-", " "), zin)


def probleem_in_engels(inhoud: bytes) -> bytes:
    """The same problem with its sentences in English, each as far as it is known."""
    gegeven = json_van_tekst(inhoud, "De fout")
    for deel in (gegeven, *gegeven.get("velden", ())):
        for naam in ("detail", "fout"):
            if isinstance(deel.get(naam), str):
                deel[naam] = in_engels(deel[naam])
    return naar_json(gegeven).encode()


def in_engels(zin: str) -> str:
    """A refusal in English; of one that is several sentences each as far as it is known."""
    heel = vertaling.zin(zin) or _van_de_paginas().get(zin)
    return heel or " ".join(vertaling.zin(d) or _van_de_paginas().get(d, d) for d in _ZINNEN.split(zin))


@cache
def _van_de_paginas() -> dict[str, str]:
    """The texts of the pages that are refusals too, by their Dutch."""
    engels = alle("en")
    return {nl: engels[sleutel] for sleutel, nl in alle("nl").items() if " " in nl and "{" not in nl}


def taal_van(request: HttpRequest) -> str:
    """The language that was asked for: by the address of a page, by a header for programs."""
    return "en" if get_language_from_request(request, check_path=True).startswith("en") else "nl"


def in_woorden(zin: str, lengte: int = 400) -> str:
    """An error without what only a command line has, and with its days in words."""
    return regel(dagen_in_woorden(zonder_opdracht(zin)), lengte)


def per_veld(zinnen: Mapping[str, str]) -> dict[str, str]:
    """The same of errors by field."""
    return {naam: in_woorden(zin) for naam, zin in zinnen.items()}


def met_koppen(antwoord: HttpResponse, fout: Fout) -> HttpResponse:
    """The answer with the headers that the error asks for, such as when to come back."""
    for naam, waarde in getattr(fout, "koppen", {}).items():
        antwoord[naam] = waarde
    return antwoord


def wil_json(request: HttpRequest) -> bool:
    """Whether a program asks."""
    return request.path.startswith("/api/") or request.path.endswith(".json")


def antwoord(
    request: HttpRequest, status: int, detail: str, nummer: str = "", fout: MetWijzers | None = None
) -> HttpResponse:
    """The error in the form that was asked for."""
    if wil_json(request):
        erbij: dict[str, Any] = {"nummer": nummer} if nummer else {}
        if fout is not None and fout.wijzers:
            erbij["dichtbij"] = [{"label": wijzer.label, "adres": wijzer.adres} for wijzer in fout.wijzers]
        return probleem(status, HTTPStatus(status).phrase, detail, **erbij)
    titel = tekst(f"kit.fout_{status}" if status in (400, 401, 403, 404, 422, 429, 500, 503) else "kit.fout_400")
    inhoud = {"titel": titel, "detail": detail, "nummer": nummer, "taal": taal(), "fout": fout}
    return render(request, "kit/fout.html", inhoud, status=status)


def van(request: HttpRequest, fout: Exception) -> HttpResponse | None:
    """What a view raised; None leaves Django's own (404, 403) to their handlers."""
    from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
    from django.http import Http404

    if isinstance(fout, RequestDataTooBig):
        return antwoord(request, 413, tekst("kit.te_groot"))
    if isinstance(fout, Http404 | PermissionDenied | SuspiciousOperation):
        return None
    if isinstance(fout, Fout):
        meld_weg(fout)
        erbij = fout if isinstance(fout, MetWijzers) else None
        gemaakt = antwoord(request, getattr(fout, "status", 422), in_woorden(str(fout), 2_000), fout=erbij)
        return met_koppen(gemaakt, fout)
    return onverwacht(request, fout)


def meld_weg(fout: Fout) -> None:
    """What this server could not do is for who keeps it: why goes to the log, the visitor reads only to come back."""
    if getattr(fout, "status", 422) >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logboek.meld_fout(secrets.token_hex(4), fout.__cause__ or fout)


def geen_methode(request: HttpRequest, gemaakt: HttpResponseBase) -> HttpResponseBase:
    """405 in the form that was asked for, with the methods that there are (RFC 9110)."""
    if not wil_json(request):
        return gemaakt
    methoden = gemaakt.headers.get("Allow", "")
    with override(taal_van(request)):
        vorm = probleem(405, HTTPStatus(405).phrase, tekst("kit.methode", methoden=methoden))
    vorm["Allow"] = methoden
    return vorm


def onverwacht(request: HttpRequest, fout: BaseException) -> HttpResponse:
    """An error nobody foresaw."""
    nummer = secrets.token_hex(4)
    logboek.meld_fout(nummer, fout)
    return antwoord(request, 500, tekst("kit.kapot", nummer=nummer), nummer)


def slecht(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: no request that can be understood."""
    return antwoord(request, 400, tekst("kit.slecht"))


def verboden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return antwoord(request, 403, tekst("kit.verboden"))


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 because the form is not one that we gave out, or was left open too long."""
    return antwoord(request, 403, tekst("kit.formulier_oud"))


def niet_gevonden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404, with the pages whose address looks like it."""
    return antwoord(request, 404, tekst("kit.niet_gevonden"), fout=NietGevonden("", _paginas_bij(request.path)))


def _paginas_bij(pad: str) -> list[Wijzer]:
    """The pages with an address of their own that looks like what was asked for."""
    from django.urls import reverse

    from telmee.web.kit.pagina import PAGINAS

    van_adres = {p.adres: p for p in PAGINAS.values() if p.adres and "<" not in p.adres and not p.los}
    gevraagd = re.sub(r"^/(en/)?|\.(json|csv|svg|png)$|/$", "", pad)
    return [Wijzer(f"/{adres}", reverse(van_adres[adres].naam)) for adres in dichtbij(gevraagd, van_adres, 3)]


def kapot(request: HttpRequest) -> HttpResponse:
    """500 from outside a view."""
    import sys

    return onverwacht(request, sys.exc_info()[1] or RuntimeError())
