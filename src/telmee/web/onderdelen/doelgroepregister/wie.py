"""Who asks on a page of the register, and what that one may ask for: a door that is closed until somebody logged in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.urls import reverse

from telmee.register import logboek, recht
from telmee.register.identiteit import NIEMAND, Identiteit, NietAangemeld, Verboden
from telmee.web.kit import aanmelden
from telmee.web.kit.fouten import MetWijzers, Wijzer
from telmee.web.kit.teksten import tekst


class MeldEerstAan(NietAangemeld, MetWijzers):
    """401, with a link to where one logs in."""


class AndereRol(Verboden, MetWijzers):
    """403, with a link to what this one may do, and where one logs in as somebody else."""


def eis(request: Any, scope: str) -> Identiteit:
    """The visitor, who may do this; otherwise who must log in (401) or has another role (403)."""
    wie = aanmelden.wie_van(request)
    if wie == NIEMAND:
        raise MeldEerstAan(tekst("doelgroepregister.meld_aan_eerst"), verder=_naar_begin())
    try:
        wie.eis(scope)
    except Verboden as nee:
        raise AndereRol(str(nee), verder=_naar_begin()) from nee
    return wie


def _naar_begin() -> Wijzer:
    return Wijzer(tekst("doelgroepregister.naar_begin"), reverse("doelgroepregister-start"))


def noteer(wie: Identiteit) -> None:
    """A form that is filled in wrongly is an attempt too: a line of nobody, as the API writes it."""
    blik = logboek.Blik("afgewezen_verzoek", wie.rol, wie.wie, "", "", "", logboek.spoor(), datetime.now(UTC))
    logboek.afgewezen(blik, aanmelden.sleutels_nu())


def paren(rol: str, dag: date) -> list[tuple[str, str]]:
    """The purposes and ties with which the law gives this role an answer on a day."""
    return [(each.doel, each.relatie) for each in recht.tabel(dag) if each.rol == rol]


def in_woorden(code: str) -> str:
    """A purpose or tie as people read it; its code where no text has it."""
    from telmee.web.kit.teksten import of_leeg

    return of_leeg(f"doelgroepregister.woord_{code.replace('-', '_')}") or code.replace("_", " ")
