"""Something is recorded of a person: choose what, fill in, look at what it changes, and only then record it.

What there is to choose and to fill in comes from the language of rules (`besluit_velden`), who may say it from the door
(`register.indienen`), what it changes from the derivation. Nothing is kept between the steps but in the form itself; a
mark that goes along makes that a second click records nothing twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from telmee import deur
from telmee.fouten import Fout
from telmee.getallen import datum
from telmee.register import dossier as register
from telmee.register import dossier_tonen, indienen, opnemen
from telmee.register.aanvragen import zaken_van
from telmee.register.afleiden import Afleiding, leid_af
from telmee.register.gebeurtenis import AANVRAAG, CORRECTIE, VASTSTELLING, Gebeurtenis, Vastgelegd
from telmee.register.identiteit import Identiteit
from telmee.register.indienen import Geweigerd, Ingediend, Proef
from telmee.register.redenen import redenen, waarom
from telmee.register.toetsen import KAN_OVER
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.uitvoer.uitleg import van_knoop
from telmee.web.kit import teksten
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import besluit_velden as vorm
from telmee.web.onderdelen.doelgroepregister import velden as vraag
from telmee.web.onderdelen.doelgroepregister import wie as toegang
from telmee.web.onderdelen.doelgroepregister.dossier import Waarom, waarom_van
from telmee.wet.machine.event import Event

KIES, KIJK, VAST, TERUG = "kies", "kijk", "vastleggen", "terug"
GEZEGD = (Kolom("wat", "Wat u vastlegt"), Kolom("inhoud", "Inhoud"))
VELD = ("bsn", "soort", "aard")
"""What the first form asks."""


@dataclass(frozen=True)
class Keuze:
    """What was chosen in the first form, by whom. `persoon`: the number, where one came from a dossier."""

    wie: Identiteit
    persoon: int | None
    soort: Event
    aard: str
    bsn: str = field(repr=False)

    @cached_property
    def eerdere(self) -> list[Vastgelegd] | None:
        """What it may be about, where it may be about something: a look, with its line in the log, and one only."""
        return register.eerdere(self.wie, self.bsn, sleutels_nu()) if self.aard in KAN_OVER else []


@dataclass(frozen=True)
class Besluit(Context):
    """One of the steps: choose (`kies`), fill in (`vul`), look (`kijk`), or what became of it (`klaar`)."""

    wie: str = ""
    stap: str = KIES
    velden: tuple[Veld, ...] = ()
    zin: str = ""
    geweigerd: str = ""
    vooraf: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What goes along unseen: (name, value)."""
    persoon: int | None = None
    gekozen: str = ""
    grondslag: str = ""
    twijfels: tuple[str, ...] = ()
    gezegd: Tabel | None = field(default=None, repr=False)
    gevolg: Tabel | None = field(default=None, repr=False)
    termijnen: Tabel | None = field(default=None, repr=False)
    waarom: tuple[Waarom, ...] = field(default=(), repr=False)
    gezien: str = ""
    let_op: str = ""
    zelf: bool = False
    """Whether somebody asks for herself."""

    def tabellen(self) -> Mapping[str, Tabel]:
        """What would change."""
        return {"gevolg": self.gevolg} if self.gevolg else {}

    def als_dict(self) -> dict[str, Any]:
        """The step; nothing of a person."""
        return {"titel": self.titel, "stap": self.stap}


@pagina(
    "register/besluit",
    naam="doelgroepregister-besluit",
    sjabloon="doelgroepregister/besluit.html",
    context=Besluit,
    methoden=("GET", "POST"),
    api="register/gebeurtenissen",
    los=True,
)
def besluit(request: HttpRequest) -> Besluit:
    """A decision, a begin, an end, a correction, a withdrawal, an objection: for UWV and a college."""
    wie = toegang.eis(request, "register.opnemen")
    return stappen(request, wie, tekst("doelgroepregister.besluit_vraag"))


@pagina(
    "register/mijn/verzoek",
    naam="doelgroepregister-verzoek",
    sjabloon="doelgroepregister/besluit.html",
    context=Besluit,
    methoden=("GET", "POST"),
    api="register/mijn-gegevens",
    los=True,
)
def verzoek(request: HttpRequest) -> Besluit:
    """What somebody asks of the register herself: a request, an objection, or to take that back."""
    wie = toegang.eis(request, "register.mijn-verzoek")
    return stappen(request, wie, tekst("doelgroepregister.verzoek_vraag"))


def stappen(request: HttpRequest, wie: Identiteit, titel: str) -> Besluit:
    """The step that this request asks for."""
    stuur = request.POST
    keuze, fouten = kies(stuur, wie)
    basis = Besluit(titel, vraag.kruimels(), wie.naam, persoon=vraag.persoonnummer(stuur), zelf=wie.rol == "burger")
    stap = stuur.get("stap", "") if request.method == "POST" else ""
    if keuze is None and stap and (basis.persoon is None or basis.zelf):  # a look by number has its line already
        toegang.noteer(wie)
    if keuze is None or not stap:
        return replace(basis, stap=KIES, velden=_eerste(stuur, wie, fouten if stap else {}), vooraf=_wie_het_is(stuur))
    return _verder(stuur, keuze, basis, stap)


# --- Choose -------------------------------------------------------------------------------------------------


def kies(stuur: Mapping[str, str], wie: Identiteit) -> tuple[Keuze | None, dict[str, str]]:
    """What was chosen, or what is wrong with it at which field."""
    fouten: dict[str, str] = {}
    kan = {each.name: each for each in indienen.soorten(deur.wetten(), wie, date.today())}
    soort, aard = kan.get(stuur.get("soort", "")), stuur.get("aard", "")
    if soort is None:
        fouten["soort"] = tekst("doelgroepregister.kies_soort")
    elif aard not in indienen.aarden(soort, wie):
        fouten["aard"] = tekst("doelgroepregister.kies_aard")
    persoon = None if wie.rol == "burger" else vraag.persoonnummer(stuur)
    bsn = _bsn(stuur, wie, persoon)
    try:
        opnemen.eis_bsn(bsn)
    except Fout as fout:
        fouten["bsn"] = str(fout)
    return (None, fouten) if fouten or soort is None else (Keuze(wie, persoon, soort, aard, bsn), fouten)


def _bsn(stuur: Mapping[str, str], wie: Identiteit, persoon: int | None) -> str:
    """Of a citizen her own; of a number in the register the BSN that is kept, for who may see that person."""
    if wie.rol == "burger":
        return wie.bsn
    if persoon is None:
        return re.sub(r"[\s.]", "", stuur.get("bsn", ""))
    return register.bsn_van(wie, persoon, sleutels_nu())


def _eerste(stuur: Mapping[str, str], wie: Identiteit, fouten: Mapping[str, str]) -> tuple[Veld, ...]:
    """Who, what kind, and what nature."""
    kan = indienen.soorten(deur.wetten(), wie, date.today())
    soorten = tuple(sorted(((each.name, vraag.in_taal(each.label)) for each in kan), key=lambda each: each[1]))
    soorten = (("", tekst("doelgroepregister.nog_niets_gekozen")), *soorten)
    er = {aard for each in kan for aard in indienen.aarden(each, wie)}
    aarden = tuple((aard, tekst(f"doelgroepregister.aard_{aard}")) for aard in dossier_tonen.AARDEN if aard in er)
    wat, waar = tekst("doelgroepregister.veld_soort_wat"), tekst("doelgroepregister.veld_soort_waar")
    over = (tekst("doelgroepregister.veld_aard_wat"), tekst("doelgroepregister.veld_aard_waar"))
    aard = stuur.get("aard", "") or "vaststelling"
    gevonden = (
        Veld("soort", tekst("doelgroepregister.veld_soort"), "lijst", stuur.get("soort", ""), keuzes=soorten,
             wat=wat, waar=waar, verplicht=True, fout=fouten.get("soort", "")),
        Veld("aard", tekst("doelgroepregister.veld_aard"), "keuze", aard, keuzes=aarden,
             wat=over[0], waar=over[1], verplicht=True, fout=fouten.get("aard", "")),
    )  # fmt: skip
    if wie.rol == "burger" or (vraag.persoonnummer(stuur) is not None and "bsn" not in fouten):
        return gevonden
    return (vraag.bsnveld(wie, stuur.get("bsn", ""), fouten.get("bsn", "")), *gevonden)


def _wie_het_is(stuur: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    persoon = vraag.persoonnummer(stuur)
    return (("persoon", str(persoon)),) if persoon is not None else ()


# --- Fill in, look, record ----------------------------------------------------------------------------------


def _verder(stuur: Mapping[str, str], keuze: Keuze, basis: Besluit, stap: str) -> Besluit:
    """What was chosen is known: the form, the trial, or the record."""
    law, wie = _law(), keuze.wie
    vooraf = (*_vast(keuze), ("soort", keuze.soort.name), ("aard", keuze.aard))
    gekozen = f"{vraag.in_taal(keuze.soort.label)}: {tekst(f'doelgroepregister.aard_{keuze.aard}')}"
    basis = replace(basis, stap="vul", vooraf=vooraf, gekozen=gekozen)
    if stap == KIES:
        return _vul(basis, keuze, vorm.Invoer(keuze.soort, keuze.aard, _begin(stuur, keuze)))
    invoer = vorm.lees(keuze.soort, keuze.aard, stuur, wie, law)
    if invoer.gebeurtenis is None and stap != TERUG:
        toegang.noteer(wie)
    if invoer.gebeurtenis is None or stap == TERUG:
        return _vul(basis, keuze, invoer)
    uit = _doe(stuur, keuze, invoer.gebeurtenis) if stap == VAST else _probeer(keuze, invoer.gebeurtenis)
    if isinstance(uit, Geweigerd):
        return _met_weigering(basis, keuze, invoer, uit)
    if isinstance(uit, Ingediend):
        return _klaar(basis, uit, wie)
    let_op = tekst("doelgroepregister.intussen") if stap == VAST else ""
    return replace(_bekijk(basis, wie, invoer, uit), let_op=let_op)


def _law() -> Any:
    wetten = deur.wetten()
    return wetten.op(date.today())


def _vast(keuze: Keuze) -> tuple[tuple[str, str], ...]:
    """Who it is about, as it goes along: by number where it can, by what was typed otherwise; of a citizen nothing."""
    if keuze.wie.rol == "burger":
        return ()
    return (("persoon", str(keuze.persoon)),) if keuze.persoon is not None else (("bsn", keuze.bsn),)


def _begin(stuur: Mapping[str, str], keuze: Keuze) -> dict[str, str]:
    """What the form begins with: a correction with what it corrects."""
    gezegd = {"betreft": stuur.get("betreft", ""), "kenmerk": vorm.nieuw_kenmerk()}
    if keuze.aard != CORRECTIE:
        return gezegd
    over = next((each for each in keuze.eerdere or () if str(each.nummer) == gezegd["betreft"]), None)
    if over is None:
        return gezegd
    return gezegd | {"dag": over.dag.isoformat()} | vorm.getypt_van(over, deur.wetten())


def _vul(basis: Besluit, keuze: Keuze, invoer: vorm.Invoer) -> Besluit:
    velden = vorm.velden(invoer, keuze.wie, deur.wetten(), _law(), keuze.eerdere)
    over = {veld.naam for veld in velden}
    los = " ".join(fout for naam, fout in invoer.fouten.items() if naam not in over)
    return replace(basis, velden=velden, geweigerd=los)


def _probeer(keuze: Keuze, gebeurtenis: Gebeurtenis) -> Proef | Geweigerd:
    return indienen.proef(keuze.wie, keuze.bsn, [gebeurtenis], sleutels_nu())


def _doe(stuur: Mapping[str, str], keuze: Keuze, gebeurtenis: Gebeurtenis) -> Ingediend | Proef | Geweigerd:
    """Records what was looked at; a trial again when something of this person came in since."""
    gezien = stuur.get("gezien", "")
    uit = indienen.dien_in(keuze.wie, keuze.bsn, [gebeurtenis], sleutels_nu(), gezien=gezien)
    if isinstance(uit, Geweigerd) and uit.reden == indienen.INTUSSEN:
        return _probeer(keuze, gebeurtenis)
    return uit


def _met_weigering(basis: Besluit, keuze: Keuze, invoer: vorm.Invoer, nee: Geweigerd) -> Besluit:
    """The form again, with the refusal at its field; without a field of its own above it."""
    naam, zin = vorm.bij_veld(nee, keuze.soort, keuze.aard, _law())
    fouten = {**invoer.fouten, naam: zin}
    return _vul(basis, keuze, vorm.Invoer(keuze.soort, keuze.aard, invoer.gezegd, None, fouten))


def _klaar(basis: Besluit, uit: Ingediend, wie: Identiteit) -> Besluit:
    al = all(uit.al_bekend)
    hoe = "was_vast" if al else "is_gevraagd" if basis.zelf else "is_vast"
    zin = tekst(f"doelgroepregister.{hoe}", nummer=uit.nummers[-1])
    twijfels = tuple(each.zin for each in uit.bevindingen)
    persoon = None if wie.rol == "burger" else uit.persoon
    return replace(basis, stap="klaar", zin=zin, twijfels=twijfels, persoon=persoon, velden=())


def _bekijk(basis: Besluit, wie: Identiteit, invoer: vorm.Invoer, proef: Proef) -> Besluit:
    """What would be recorded and what it changes, with the reasons of what becomes other."""
    wetten, uit = deur.wetten(), proef.uit
    nieuw = uit.nieuwe[-1] if uit.nieuwe else None
    gezegd = invoer.gebeurtenis
    vooraf = tuple({**dict(basis.vooraf), **invoer.gezegd}.items())
    anders: dict[str, Any] = {
        "stap": KIJK,
        "vooraf": vooraf,
        "gezegd": _gezegd(gezegd, wetten) if gezegd and wie.rol != "burger" else None,
        "grondslag": nieuw.grondslag if nieuw else "",
        "twijfels": tuple(each.zin for each in uit.bevindingen),
        "gezien": proef.stand,
        "zin": "" if nieuw else tekst("doelgroepregister.was_vast", nummer=uit.nummers[-1]),
    }
    if proef.kent and nieuw is not None:
        anders |= _gevolgen(wie, uit, nieuw)
    return replace(basis, **anders)


def _gevolgen(wie: Identiteit, uit: opnemen.Getoetst, nieuw: Vastgelegd) -> dict[str, Any]:
    """What becomes other by it; the reasons, which tell what others said, are not for a college."""
    wetten = deur.wetten()
    voor, na = leid_af(uit.eerdere, uit.wetten), leid_af(uit.alle, uit.wetten)
    zaken = [each for each in zaken_van(uit.alle, uit.wetten, date.today()) if each.nummer == nieuw.nummer]
    rijen = dossier_tonen.zaakrijen(zaken, wetten)
    termijnen = Tabel("Termijnen", dossier_tonen.ZAKEN[3:], tuple(rij[3:] for rij in rijen)) if rijen else None
    waarom = () if wie.rol == "gemeente" else (*_kan(uit, nieuw), *_redenen(uit, voor, na))
    return {"gevolg": dossier_tonen.gevolg(voor, na, wetten), "termijnen": termijnen, "waarom": waarom}


def _kan(uit: opnemen.Getoetst, nieuw: Vastgelegd) -> tuple[Waarom, ...]:
    """Whether the law allows it, where it has a condition for this kind; not of what takes something back."""
    gevraagd = nieuw.aard in (AANVRAAG, VASTSTELLING)
    naam = uit.wetten.book.events[nieuw.soort].possible if gevraagd else ""
    try:
        boom = waarom(uit.eerdere, uit.wetten, naam, nieuw.dag) if naam else None
    except Fout:
        boom = None
    return (Waarom(tekst("doelgroepregister.kop_kan", dag=teksten.dag(nieuw.dag)), van_knoop(boom)),) if boom else ()


def _redenen(uit: opnemen.Getoetst, voor: Afleiding, na: Afleiding) -> tuple[Waarom, ...]:
    """Of what begins the reason to begin, of a registration that ends the reason to end."""
    nieuwe = Afleiding(
        tuple(each for each in na.registraties if each not in voor.registraties),
        tuple(each for each in na.gronden if each not in voor.gronden),
    )
    was = {("registratie", "", each.van) for each in voor.registraties}
    was |= {("grond", each.grond, each.van) for each in voor.gronden}
    alle = redenen(uit.alle, nieuwe, uit.wetten)
    return tuple(waarom_van(each) for each in alle if (each.wat, each.code, each.van) not in was)


def _gezegd(gebeurtenis: Gebeurtenis, wetten: Any) -> Tabel:
    """What will be recorded, a row for each thing that is said."""
    rijen = [
        ("Wat", dossier_tonen.wat(gebeurtenis, wetten)),
        ("Dag", datum(gebeurtenis.dag)),
        ("Wie zegt het", gebeurtenis.bron),
        *((wetten.book.label(n), dossier_tonen.waarde(n, w, wetten)) for n, w in gebeurtenis.feiten.items()),
        ("Kenmerk", gebeurtenis.kenmerk),
    ]
    return Tabel("Wat u vastlegt", GEZEGD, tuple(rijen))
