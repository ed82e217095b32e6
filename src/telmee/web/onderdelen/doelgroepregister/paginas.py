"""The start of the register, logging in and out, and the table of who may know what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from telmee import getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.register import tonen
from telmee.register.identiteit import NIEMAND, Identiteit
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit import aanmelden
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import (
    besluit,  # noqa: F401 -- declares its pages, as do the others
    cohort,  # noqa: F401
    dossier,  # noqa: F401
    mensen,  # noqa: F401
    mijn,  # noqa: F401
    proef,
    stromen,
    uitvoering,  # noqa: F401
    zoeken,  # noqa: F401
)

TAKEN = (
    ("register.zoek", "doelgroepregister-zoek"),
    ("register.lijst", "doelgroepregister-lijst"),
    ("register.werknemers", "doelgroepregister-werknemers"),
    ("register.eigen-mensen", "doelgroepregister-mensen"),
    ("register.mijn", "doelgroepregister-mijn"),
    ("register.dossier", "doelgroepregister-dossier"),
    ("register.opnemen", "doelgroepregister-besluit"),
    ("register.aanvragen", "doelgroepregister-aanvragen"),
    ("register.innemen", "doelgroepregister-inname"),
    ("register.log", "doelgroepregister-logboek"),
)
"""What one can do with a scope, and on which page."""


@dataclass(frozen=True)
class Taak:
    """One thing to do: the question, and where."""

    label: str
    uitleg: str
    adres: str


@dataclass(frozen=True)
class Demo:
    """Somebody who can be played; `code` is what the form sends."""

    code: str
    naam: str
    rol: str


@dataclass(frozen=True)
class Begin(Context):
    """Who is logged in, what that one can do here, and in demo mode who can be played."""

    wie: str = ""
    rol: str = ""
    taken: tuple[Taak, ...] = ()
    demo: tuple[Demo, ...] = ()
    wordt_gemaakt: str = ""
    """The number of the work that makes the invented register, while it runs."""
    dienst: str = ""
    """Where logging in begins, on a server that has a provider for it."""

    def als_dict(self) -> dict[str, Any]:
        """What can be asked, and by whom; nothing of a person."""
        taken = [{"vraag": taak.label, "adres": taak.adres} for taak in self.taken]
        return {"titel": self.titel, "rol": self.rol, "taken": taken}


@pagina(
    "register",
    naam="doelgroepregister-start",
    sjabloon="doelgroepregister/start.html",
    context=Begin,
    api="register/inzageregels",
    deur=True,
)
def start(request: HttpRequest) -> Begin:
    """Who are you, and what would you know?"""
    wie = aanmelden.wie_van(request)
    loopt = proef.begin_zo_nodig()
    return Begin(
        tekst("doelgroepregister.titel"),
        wie="" if wie == NIEMAND else wie.naam,
        rol="" if wie == NIEMAND else wie.rol,
        taken=tuple(_taak(naam) for scope, naam in TAKEN if scope in wie.scopes),
        wordt_gemaakt=str(loopt.pk) if loopt else "",
        demo=tuple(Demo(code, each.naam, tekst(f"doelgroepregister.rol_{each.rol}")) for code, each in _te_spelen()),
        dienst=reverse("aanmelden-oidc") if settings.OIDC else "",
    )


def _taak(naam: str) -> Taak:
    kort = naam.removeprefix("doelgroepregister-")
    return Taak(
        tekst(f"doelgroepregister.{kort}_vraag"), tekst(f"doelgroepregister.{kort}_vraag_uitleg"), reverse(naam)
    )


def _te_spelen() -> list[tuple[str, Identiteit]]:
    """Those of the demo who can do something."""
    return [(code, each) for code, each in aanmelden.demo_identiteiten().items() if each.scopes]


@pagina(
    "register/aanmelden",
    naam="doelgroepregister-aanmelden",
    sjabloon="doelgroepregister/start.html",
    context=Begin,
    methoden=("POST",),
    api="register/inzageregels",
    los=True,
)
def meld_aan(request: HttpRequest) -> HttpResponseBase:
    """Plays somebody of the demo; on a server logging in goes by OpenID Connect."""
    wie = aanmelden.demo_identiteiten().get(request.POST.get("wie", ""))
    if wie is None:
        raise GebruiksFout(tekst("doelgroepregister.demo_onbekend"))
    aanmelden.meld_aan(request, wie)
    return redirect(reverse("doelgroepregister-mijn" if wie.rol == "burger" else "doelgroepregister-start"))


@pagina(
    "register/afmelden",
    naam="doelgroepregister-afmelden",
    sjabloon="doelgroepregister/start.html",
    context=Begin,
    methoden=("POST",),
    api="register/inzageregels",
    los=True,
)
def meld_af(request: HttpRequest) -> HttpResponseBase:
    """Ends the session."""
    aanmelden.meld_af(request)
    return redirect(reverse("doelgroepregister-start"))


@dataclass(frozen=True)
class Rechten(Context):
    """Who may know what on a day."""

    tabel: Tabel | None = None
    veld: Veld | None = None
    op: date | None = None

    def tabellen(self) -> Mapping[str, Tabel]:
        """The table."""
        return {"rechten": self.tabel} if self.tabel else {}

    def als_dict(self) -> dict[str, Any]:
        """Rows of the table."""
        kop = [k.naam for k in self.tabel.kolommen] if self.tabel else []
        rijen = [dict(zip(kop, rij, strict=True)) for rij in self.tabel.rijen] if self.tabel else []
        return {"titel": self.titel, "op": self.op.isoformat() if self.op else None, "regels": rijen}


@pagina(
    "register/wie-mag-wat",
    naam="doelgroepregister-rechten",
    zuiver=True,
    sjabloon="doelgroepregister/rechten.html",
    context=Rechten,
    api="register/inzageregels",
)
def rechten(request: HttpRequest) -> Rechten:
    """The table of the law; nobody need log in to read it."""
    getypt_, fout, op = request.GET.get("op", "").strip(), "", date.today()
    try:
        op = getypt.dag(getypt_, "de dag") if getypt_ else op
        tabel = tonen.rechtentabel(op)
    except Fout as probleem:
        fout, tabel = in_woorden(str(probleem)), tonen.rechtentabel(date.today())
    veld = Veld(
        "op",
        tekst("doelgroepregister.op"),
        "datum",
        getypt_ or op.isoformat(),
        wat=tekst("doelgroepregister.op_wat"),
        waar=tekst("doelgroepregister.op_waar"),
        fout=fout,
    )
    kruimels = ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),)
    return Rechten(tekst("doelgroepregister.rechten_titel"), kruimels, tabel, veld, op)


def opwarmen() -> None:
    """The published quarters are replayed once, so that no visitor waits for it."""
    stromen.toon(stromen.BRONNEN[0], "", "")
