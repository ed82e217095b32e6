"""Looking up one person, a list, or an employer's own workers. A BSN comes by POST only and stands in no address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from telmee import deur, getypt
from telmee.fouten import Fout, GebruiksFout
from telmee.register import inzage, inzage_lijsten, tonen
from telmee.register.identiteit import Identiteit, Verboden
from telmee.register.indienen import REGISTRATIE
from telmee.register.tijd import eind_van
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.tabel import csv as tabel_csv
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import velden as vraag
from telmee.web.onderdelen.doelgroepregister import wie as toegang


@dataclass(frozen=True)
class Vraagblad(Context):
    """A form with its answer. `antwoord` is a sentence; `alle` the tables that this asker may see."""

    wie: str = ""
    velden: tuple[Veld, ...] = ()
    antwoord: str = ""
    geweigerd: str = ""
    artikel: str = ""
    alle: Mapping[str, Tabel] | None = None
    knop: str = ""
    openen: tuple[str, ...] = field(default=(), repr=False)
    """Of whom more can be seen."""

    def tabellen(self) -> Mapping[str, Tabel]:
        """What may be seen."""
        return self.alle or {}

    def als_dict(self) -> dict[str, Any]:
        """The answer; never the BSN that was asked about."""
        return {"antwoord": self.antwoord or self.geweigerd or None, "artikel": self.artikel or None}


@dataclass(frozen=True)
class _Gelezen:
    """What the form says; `fouten` by field."""

    doel: str
    relatie: str
    op: date | None
    stand: datetime | None
    fouten: Mapping[str, str]

    def vraag(self) -> inzage.Vraag:
        return inzage.Vraag(self.doel, self.relatie, self.op, self.stand)

    def met(self, fout: GebruiksFout, anders: str) -> _Gelezen:
        """With what the register says of the question, at the field that it is about."""
        return replace(self, fouten={**self.fouten, fout.veld or anders: in_woorden(str(fout))})


def _paren(wie: Identiteit, alleen: str) -> list[tuple[str, str]]:
    """The purposes and ties that this one may ask with; `alleen`: the one tie that the question is about."""
    return [paar for paar in toegang.paren(wie.rol, date.today()) if alleen in ("", paar[1])]


def _lees(request: HttpRequest, wie: Identiteit, alleen: str = "") -> _Gelezen:
    fouten: dict[str, str] = {}
    dagen: dict[str, date | None] = {"op": None, "stand": None}
    for naam in dagen:
        getypt_ = request.POST.get(naam, "").strip()
        try:
            dagen[naam] = getypt.dag(getypt_, "de dag") if getypt_ else None
        except Fout as fout:
            fouten[naam] = str(fout)
    doel, _, relatie = request.POST.get("waarvoor", "").partition("|")
    if request.method == "POST" and (doel, relatie) not in _paren(wie, alleen):
        fouten["waarvoor"] = tekst("doelgroepregister.kies_waarvoor")
    if fouten and "bsn" in request.POST:  # all that is wrong at once
        try:
            inzage.eis_bsn(_bsn(request))
        except GebruiksFout as fout:
            fouten["bsn"] = in_woorden(str(fout))
    if fouten:
        toegang.noteer(wie)
    stand = eind_van(dagen["stand"]) if dagen["stand"] else None
    return _Gelezen(doel, relatie, dagen["op"], stand, fouten)


def _bsn(request: HttpRequest) -> str:
    return re.sub(r"[\s.]", "", request.POST.get("bsn", ""))


def _velden(request: HttpRequest, wie: Identiteit, gelezen: _Gelezen, alleen: str = "") -> list[Veld]:
    """Why and with which tie, and about which day; what was sent stays."""
    stuur = request.POST
    keuzes = tuple((f"{doel}|{relatie}", _waarvoor(doel, relatie)) for doel, relatie in _paren(wie, alleen))
    waarde = stuur.get("waarvoor", "") or (keuzes[0][0] if len(keuzes) == 1 else "")
    velden = [
        Veld(
            "waarvoor",
            tekst("doelgroepregister.waarvoor"),
            "keuze",
            waarde,
            wat=tekst("doelgroepregister.waarvoor_wat"),
            waar=tekst("doelgroepregister.waarvoor_waar"),
            keuzes=keuzes,
            verplicht=True,
            fout=gelezen.fouten.get("waarvoor", ""),
        ),
        vraag.dagveld("op", stuur.get("op", ""), gelezen.fouten.get("op", "")),
    ]
    if REGISTRATIE in {doel for doel, _ in _paren(wie, alleen)}:  # who keeps the register asks what it knew then
        velden.append(vraag.dagveld("stand", stuur.get("stand", ""), gelezen.fouten.get("stand", "")))
    return velden


def _waarvoor(doel: str, relatie: str) -> str:
    band = "" if relatie == "geen" else f": {toegang.in_woorden(relatie)}"
    return f"{toegang.in_woorden(doel)}{band}"


@pagina(
    "register/zoek",
    naam="doelgroepregister-zoek",
    sjabloon="doelgroepregister/vraagblad.html",
    context=Vraagblad,
    methoden=("GET", "POST"),
    api="register/opvragingen",
    los=True,
)
def zoek(request: HttpRequest) -> Vraagblad:
    """One person."""
    wie = toegang.eis(request, "register.zoek")
    gelezen = _lees(request, wie)
    bsn = _bsn(request)
    antwoord, geweigerd = None, ""
    if request.method == "POST" and not gelezen.fouten:
        try:
            antwoord = inzage.zoek(wie, bsn, gelezen.vraag(), sleutels_nu())
        except Verboden as nee:
            geweigerd = str(nee)
        except GebruiksFout as probleem:
            gelezen = gelezen.met(probleem, "bsn")
    bsnveld = vraag.bsnveld(wie, request.POST.get("bsn", ""), gelezen.fouten.get("bsn", ""))
    velden = (bsnveld, *_velden(request, wie, gelezen))
    return Vraagblad(
        tekst("doelgroepregister.zoek_vraag"),
        vraag.kruimels(),
        wie.naam,
        velden,
        tonen.antwoordzin(antwoord, taal()) if antwoord else "",
        geweigerd,
        antwoord.artikel if antwoord else "",
        tonen.antwoordtabellen(antwoord, deur.wetten()) if antwoord else {},
        tekst("doelgroepregister.zoek_knop"),
        (bsn,) if antwoord and "register.dossier" in wie.scopes else (),
    )


LIJST = tuple(Kolom(naam, naam) for naam in ("bsn", "geregistreerd", "van", "tot", "raadpleegdatum", "relatie"))
"""The columns of the list that an employer's position reads (`gegevens.loonaangifte.register_csv`)."""
WERKNEMERS = (
    *LIJST,
    Kolom("loonheffingennummer", "loonheffingennummer"),
    Kolom("compleet_op", "compleet_op"),
)
"""The same, complete for one loonheffingennummer on the day that was asked about."""


@pagina(
    "register/lijst",
    naam="doelgroepregister-lijst",
    sjabloon="doelgroepregister/vraagblad.html",
    context=Vraagblad,
    methoden=("GET", "POST"),
    api="register/lijsten",
    los=True,
)
def lijst(request: HttpRequest) -> Vraagblad | HttpResponseBase:
    """Many people at once: a table to look at, or the same as CSV, which the employer's position reads."""
    wie = toegang.eis(request, "register.lijst")
    gelezen = _lees(request, wie)
    getypt_, tabel, geweigerd = request.POST.get("bsns", ""), None, ""
    if request.method == "POST" and not gelezen.fouten:
        bsns = [deel for deel in re.split(r"[\s;,]+", getypt_) if deel]
        try:
            antwoorden = inzage.lijst(wie, bsns, gelezen.vraag(), sleutels_nu())
            tabel = _lijsttabel(bsns, antwoorden, gelezen.relatie)
        except Verboden as nee:
            geweigerd = str(nee)
        except GebruiksFout as probleem:
            gelezen = gelezen.met(probleem, "bsns")
    if tabel is not None and request.POST.get("vorm") == "csv":
        return als_csv(tabel, "register-antwoord")
    veld = Veld(
        "bsns",
        tekst("doelgroepregister.bsns"),
        "lang",
        getypt_,
        wat=tekst("doelgroepregister.bsns_wat"),
        hulp=vraag.voorbeeld(wie),
        waar=tekst("doelgroepregister.bsn_waar"),
        verplicht=True,
        fout=gelezen.fouten.get("bsns", ""),
    )
    velden = (veld, *_velden(request, wie, gelezen))
    zin = "" if tabel is None else _telzin(tabel)
    alle = {} if tabel is None else {"lijst": tabel}
    return Vraagblad(
        tekst("doelgroepregister.lijst_vraag"),
        vraag.kruimels(),
        wie.naam,
        velden,
        zin,
        geweigerd,
        "",
        alle,
        tekst("doelgroepregister.lijst_knop"),
    )


def _lijsttabel(bsns: Sequence[str], antwoorden: Sequence[inzage.Antwoord | None], relatie: str) -> Tabel:
    """In the columns of the list that an employer's position reads; without an answer a row has no yes or no."""
    rijen = []
    for bsn, antwoord in zip(bsns, antwoorden, strict=True):
        if antwoord is None:
            rijen.append((bsn, "", "", "", "", relatie))
            continue
        perioden = antwoord.perioden or ()
        laatste = perioden[-1] if perioden else None
        van = laatste.van.isoformat() if laatste else ""
        tot = laatste.tot.isoformat() if laatste and laatste.tot else ""
        ja = "ja" if antwoord.in_register else "nee"
        rijen.append((bsn, ja, van if antwoord.in_register else "", tot, antwoord.op.isoformat(), relatie))
    return Tabel("Antwoord van het register", LIJST, tuple(rijen))


def _telzin(tabel: Tabel) -> str:
    ja, nee = (sum(rij[1] == woord for rij in tabel.rijen) for woord in ("ja", "nee"))
    return tekst("doelgroepregister.lijst_zin", ja=ja, nee=nee, leeg=len(tabel.rijen) - ja - nee)


def als_csv(tabel: Tabel, naam: str) -> HttpResponse:
    """A table as a file."""
    antwoord = HttpResponse(tabel_csv(tabel, nederlands=True), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord


@pagina(
    "register/werknemers",
    naam="doelgroepregister-werknemers",
    sjabloon="doelgroepregister/vraagblad.html",
    context=Vraagblad,
    methoden=("GET", "POST"),
    api="register/werknemerslijsten",
    los=True,
)
def werknemers(request: HttpRequest) -> Vraagblad | HttpResponseBase:
    """The own workers of a loonheffingennummer who are in the register."""
    wie = toegang.eis(request, "register.werknemers")
    gelezen = _lees(request, wie, "werknemer")
    tabel, geweigerd, artikel = None, "", ""
    if request.method == "POST" and not gelezen.fouten:
        try:
            gevonden = inzage_lijsten.werknemers(wie, gelezen.vraag(), sleutels_nu())
            dag, nummer = gevonden.op.isoformat(), gevonden.loonheffingennummer
            rijen = tuple((bsn, "ja", "", "", dag, "werknemer", nummer, dag) for bsn in gevonden.bsns)
            tabel = Tabel("Antwoord van het register", WERKNEMERS, rijen)
            artikel = gevonden.artikel
        except Verboden as nee:
            geweigerd = str(nee)
        except GebruiksFout as probleem:
            gelezen = gelezen.met(probleem, "op")
    if tabel is not None and request.POST.get("vorm") == "csv":
        return als_csv(tabel, f"register-{wie.organisatie}")
    velden = tuple(_velden(request, wie, gelezen, "werknemer"))
    zin = (
        ""
        if tabel is None
        else tekst("doelgroepregister.werknemers_zin", aantal=len(tabel.rijen), nummer=wie.organisatie)
    )
    return Vraagblad(
        tekst("doelgroepregister.werknemers_vraag"),
        vraag.kruimels(),
        wie.naam,
        velden,
        zin,
        geweigerd,
        artikel,
        {} if tabel is None else {"werknemers": tabel},
        tekst("doelgroepregister.werknemers_knop"),
    )
