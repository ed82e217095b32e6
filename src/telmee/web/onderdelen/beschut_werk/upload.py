"""Lists that come in with a form: read into memory up to a bound, answered within the request, and forgotten.

Raises `UploadFout` for what is no such form, is too large or breaks off, and `Geweigerd` for a form of another site.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.web.kit.uploads import MIB, Deel, Grens, Lichaam, UploadFout, csrf_fout

GRENS = Grens(lichaam=24 * MIB, delen=100)
PER_VELD = 4_096
"""Bytes of one field."""


class Geweigerd(Exception):
    """A form that we did not give out; `antwoord` says so."""

    def __init__(self, antwoord: HttpResponseBase) -> None:
        super().__init__()
        self.antwoord = antwoord


@dataclass
class Ontvangen:
    """What came in: the fields as they were typed, and the files by the name of their field."""

    velden: QueryDict = field(default_factory=lambda: QueryDict(mutable=True))
    bestanden: dict[str, list[Ingekomen]] = field(default_factory=dict)

    def een(self, naam: str) -> Ingekomen | None:
        """The file of a field that takes one; None when there is none."""
        gevonden = self.bestanden.get(naam, [])
        return gevonden[0] if gevonden else None


def van_pagina(request: HttpRequest, bestanden: Collection[str]) -> Ontvangen:
    """A form of a page: refused before its first file when it is not ours."""

    def toegang(velden: QueryDict) -> None:
        if (geweigerd := csrf_fout(request, velden)) is not None:
            raise Geweigerd(geweigerd)

    return lees(request, bestanden, toegang)


Lees = Callable[[Mapping[str, str], Ontvangen], tuple[Any, dict[str, str]]]


def formulier(bestanden: Collection[str], lees: Lees) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A page with a form of files: its view gets the fields, what is wrong by field, and what `lees` made of it.

    Nothing of it when the page is only asked for; a form that is not ours is answered without the view.
    """

    def om(pagina: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(pagina)
        def met(request: HttpRequest) -> Any:
            if request.method != "POST":
                return pagina(request, {}, {}, None)
            try:
                ontvangen = van_pagina(request, bestanden)
            except Geweigerd as geweigerd:
                return geweigerd.antwoord
            gegeven = ontvangen.velden.dict()
            uitkomst, fouten = lees(gegeven, ontvangen)
            return pagina(request, gegeven, fouten, uitkomst)

        return met

    return om


def lees(
    request: HttpRequest, bestanden: Collection[str], toegang: Callable[[QueryDict], None] = lambda _: None
) -> Ontvangen:
    """All of a form. `toegang` may refuse it, by the fields that came before the first file."""
    lichaam = Lichaam(request, GRENS)
    uit, gevraagd = Ontvangen(), False
    try:
        for deel in lichaam.delen():
            if deel.bestand is None:
                uit.velden.appendlist(deel.naam[:100], deel.tekst(PER_VELD))
                continue
            if not gevraagd:
                toegang(uit.velden)
                gevraagd = True
            _neem(uit, deel, bestanden)
        if not gevraagd:
            toegang(uit.velden)
    except (Geweigerd, UploadFout):
        lichaam.lees_uit()
        raise
    return uit


def _neem(uit: Ontvangen, deel: Deel, bestanden: Collection[str]) -> None:
    """A file that was chosen; a field that was left empty sends one without a name."""
    if not deel.bestand and deel.is_leeg():
        return
    if deel.naam not in bestanden:
        raise UploadFout(f"Het veld '{deel.naam[:40]}' neemt geen bestand; kies uit {', '.join(bestanden)}.")
    stukken = []
    while stuk := deel.read(MIB):
        stukken.append(stuk)
    uit.bestanden.setdefault(deel.naam, []).append(Ingekomen(deel.bestand or "", io.BytesIO(b"".join(stukken))))
