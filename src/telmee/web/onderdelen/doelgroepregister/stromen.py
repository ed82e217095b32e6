"""Stocks and flows of the register for everybody: small figures hidden, the rest rounded, beside what was published."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.http import HttpRequest

from telmee.fouten import Fout
from telmee.register import models, stromen_tonen, stromen_vraag
from telmee.register.stromen_tonen import Getoond
from telmee.register.stromen_vraag import Heel
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import in_taal, tekst
from telmee.web.kit.velden import Veld

BRONNEN = ("nagespeeld", "register")


@dataclass(frozen=True)
class Stroom(Context):
    """One chart, the table behind it, and what UWV published of the same quarters."""

    bron: str = ""
    banner: str = ""
    leeg: bool = False
    velden: tuple[Veld, ...] = ()
    plaat: Staven | None = None
    alle: Mapping[str, Tabel] = field(default_factory=dict)
    inhoud: Mapping[str, Any] = field(default_factory=dict)
    zinnen: tuple[str, ...] = ()
    """Why there is less to see than asked for, and what to do."""

    def grafieken(self) -> Mapping[str, Grafiek | Staven]:
        """The chart."""
        return {"stromen": self.plaat} if self.plaat else {}

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables."""
        return self.alle

    def als_dict(self) -> dict[str, Any]:
        """What `telmee register stromen --json` gives."""
        return {"titel": self.titel, "bron": self.bron, **self.inhoud}


@pagina(
    "register/stromen",
    naam="doelgroepregister-stromen",
    sjabloon="doelgroepregister/stromen.html",
    context=Stroom,
    api="register/stromen",
)
def stromen(request: HttpRequest) -> Stroom:
    """How many people are in the register, who came and who left."""
    return maak(*(request.GET.get(naam, "").strip() for naam in ("bron", "van", "tot")))


def maak(bron: str, van: str, tot: str) -> Stroom:
    """The page, for people and for the API; a quarter that is none stands at its field."""
    gekozen = bron if bron in BRONNEN else BRONNEN[0]
    fout, getoond = "", None
    try:
        getoond = toon(gekozen, van, tot)
    except Fout as probleem:
        fout = in_woorden(str(probleem))
    kruimels = ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),)
    velden = _velden(gekozen, van, tot, fout)
    titel = tekst("doelgroepregister.stromen_titel")
    if getoond is None:
        return Stroom(titel, kruimels, gekozen, velden=velden, leeg=not fout)
    tabellen = {"kwartalen": stromen_tonen.tabel(getoond)}
    ernaast = stromen_tonen.naast_gepubliceerd(getoond)
    if ernaast is not None:
        tabellen["gepubliceerd"] = ernaast
    regio = stromen_tonen.regiotabel(getoond)
    if regio is not None:
        tabellen["regio"] = regio
    plaat, inhoud = stromen_tonen.staven(getoond), stromen_tonen.als_dict(getoond)
    laatste = getoond.kwartalen[-1]
    aantal = getoond["register", laatste]
    if aantal is not None:
        titel = tekst("doelgroepregister.stromen_zin", aantal=in_taal(aantal), kwartaal=laatste)
    zinnen = _zinnen(getoond)
    return Stroom(titel, kruimels, gekozen, getoond.banner, False, velden, plaat, tabellen, inhoud, zinnen)


def _zinnen(getoond: Getoond) -> tuple[str, ...]:
    uit = []
    if getoond.verborgen:
        uit.append(tekst("doelgroepregister.stromen_verborgen", minimum=stromen_tonen.PROFIEL.minimum_personen))
    if getoond.stil_na:
        uit.append(tekst("doelgroepregister.stromen_stil", kwartaal=getoond.stil_na))
    return tuple(uit)


def toon(bron: str, van: str, tot: str) -> Getoond | None:
    """After disclosure control; None where the register is empty. Never exact: this page is for everybody."""
    if bron == "nagespeeld":
        return _nagespeeld(van, tot)
    if not models.Persoon.objects.exists():
        return None
    with _slot:  # who comes while it is being made waits for it
        heel = _van_hier(_merk(), date.today())
    return heel.deel(van or None, tot or None)


_slot = threading.Lock()


def _merk() -> tuple[Any, ...]:
    """By what the figures are known: the root of yesterday; without one the last row of what they are made of.

    With roots the figures are those of the first question of the day: quarters that are over, so a day old at most.
    """
    gisteren = datetime.now(UTC).date() - timedelta(days=1)
    wortel = models.Dagwortel.objects.order_by("-dag").first()
    if wortel is not None and wortel.dag >= gisteren:
        return (wortel.dag, bytes(wortel.wortel))
    return tuple(map(_laatste, (models.Gebeurtenis, models.Registratie, models.Grond, models.Inkomstenverhouding)))


def _laatste(model: Any) -> int:
    """The number of its last row."""
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@lru_cache(maxsize=16)
def _nagespeeld(van: str, tot: str) -> Getoond:
    berekend, banner = stromen_vraag.nagespeeld(van or None, tot or None, None)
    return stromen_tonen.toon(berekend, False, banner)


@lru_cache(maxsize=1)
def _van_hier(merk: tuple[Any, ...], vandaag: date) -> Heel:
    """All quarters, read and protected once for as long as the register is the same; a question is a part of them."""
    return stromen_vraag.heel_register(None)


def _velden(bron: str, van: str, tot: str, fout: str) -> tuple[Veld, ...]:
    keuzes = tuple((each, tekst(f"doelgroepregister.bron_{each}")) for each in BRONNEN)
    return (
        Veld(
            "bron",
            tekst("doelgroepregister.bron"),
            "keuze",
            bron,
            wat=tekst("doelgroepregister.bron_wat"),
            waar=tekst("doelgroepregister.bron_waar"),
            keuzes=keuzes,
        ),
        _kwartaal("van", van, fout),
        _kwartaal("tot", tot, ""),
    )


def _kwartaal(naam: str, waarde: str, fout: str) -> Veld:
    return Veld(
        naam,
        tekst(f"doelgroepregister.kwartaal_{naam}"),
        "tekst",
        waarde,
        hulp=tekst("doelgroepregister.kwartaal_hulp"),
        wat=tekst("doelgroepregister.kwartaal_wat"),
        waar=tekst("doelgroepregister.kwartaal_waar"),
        fout=fout,
    )
