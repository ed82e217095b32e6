"""Can I ask for beschut werk: at most six questions, by form only; nothing of a person in an address, nothing kept.

A form carries the answers so far: `antwoord.<question>` for each, `onbekend` for each that somebody could not answer,
and the answer to the question that was asked (`vraag`, `antwoord`). `weg` takes an answer back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict

from telmee import deur, getypt
from telmee.beschut import toets as kamer
from telmee.beschut.toets import Toets, Vraag
from telmee.beschut.toets_beeld import beeld
from telmee.fouten import Fout
from telmee.uitvoer.beeld import Beeld
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import dag, taal, tekst
from telmee.web.kit.velden import Soort, Veld
from telmee.web.onderdelen.beschut_werk import blad

NAAM = "beschut_werk-toets"
VOOR = "antwoord."
WEET_NIET = "weet ik niet"


@dataclass(frozen=True)
class Gegeven:
    """An answer that was given: its question, the answer as the form carries it and as people read it."""

    naam: str
    label: str
    waarde: str
    woord: str


@dataclass(frozen=True)
class Stand:
    """How far somebody is: the answers, what was skipped, and what was wrong with the last one."""

    law: Any
    antwoorden: dict[str, str] = field(default_factory=dict)
    onbekend: tuple[str, ...] = ()
    fout: str = ""
    fout_bij: str = ""
    getypt: str = ""

    def vraag(self) -> Vraag | None:
        """The next question; the same one again when its answer was wrong."""
        if self.fout_bij:
            return kamer.vraag(self.fout_bij, taal())
        return kamer.volgende_vraag(self.law, self.antwoorden, frozenset(self.onbekend), taal())


@dataclass(frozen=True)
class KanIkHet(Context):
    """`veld` is the next question; without one the answer is known, or nobody can say more."""

    uitkomst: Toets | None = None
    veld: Veld | None = None
    vraag: Vraag | None = None
    nummer: int = 1
    gegeven: tuple[Gegeven, ...] = ()
    onbekend: tuple[str, ...] = ()
    op: str = ""
    begonnen: bool = False
    plaat: Beeld | None = None

    @property
    def meest(self) -> int:
        """So many questions there are at most."""
        return len(kamer.namen())

    def als_dict(self) -> dict[str, Any]:
        """The outcome for programs, with the next question in it."""
        return {
            "titel": self.titel,
            "uitkomst": self.uitkomst.als_dict() if self.uitkomst else None,
            "beeld": self.plaat.als_dict() if self.plaat else None,
        }


@pagina(
    "beschut-werk/kan-ik-het-vragen",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/toets.html",
    context=KanIkHet,
    methoden=("GET", "POST"),
    api="beschut-werk/toetsen",
)
def kan_ik_het_vragen(request: HttpRequest) -> KanIkHet:
    """The next question, or the answer."""
    stand = lees(request.POST)
    vraag = stand.vraag()
    uitkomst = kamer.toets(stand.law, stand.antwoorden)
    return KanIkHet(
        tekst("beschut_werk.toets_titel"),
        blad.kruimels(),
        uitkomst=uitkomst,
        veld=None if vraag is None else _veld(vraag, stand),
        vraag=vraag,
        nummer=len(stand.antwoorden) + len(stand.onbekend) + 1,
        gegeven=tuple(_gegeven(naam, waarde) for naam, waarde in stand.antwoorden.items()),
        onbekend=stand.onbekend,
        op=stand.law.op.isoformat(),
        begonnen=request.method == "POST",
        plaat=_plaat(uitkomst) if vraag is None else None,
    )


def _plaat(uitkomst: Toets) -> Beeld:
    """The picture; the page has the answers below it with a button at each, and no words that a command takes."""
    heel = beeld(uitkomst)
    acties = () if uitkomst.mag is None else heel.acties
    return replace(heel, acties=acties, delen=tuple(deel for deel in heel.delen if deel.naam != "antwoorden"))


def lees(gegeven: QueryDict) -> Stand:
    """What the form says; an answer that does not fit stands at its question, and the others are kept."""
    op = getypt.dag(gegeven["op"], "de dag") if gegeven.get("op", "").strip() else date.today()
    law = kamer.wet_van(deur.wetten(), op)
    weg, vraag = gegeven.get("weg", ""), gegeven.get("vraag", "")
    getypt_ = {n[len(VOOR) :]: gegeven[n] for n in gegeven if n.startswith(VOOR) and n[len(VOOR) :] in kamer.namen()}
    onbekend = [naam for naam in gegeven.getlist("onbekend") if naam in kamer.namen()]
    if vraag in kamer.namen() and "antwoord" in gegeven:
        antwoord = gegeven["antwoord"].strip()
        if antwoord and not getypt.weet_niet(antwoord):
            getypt_[vraag] = antwoord
        else:
            onbekend.append(vraag)
    getypt_.pop(weg, None)
    antwoorden, fout, bij = dict[str, str](), "", ""
    for naam, waarde in getypt_.items():
        try:
            antwoorden[naam] = kamer.lees_antwoord(naam, waarde)
        except Fout as slecht:
            fout, bij = in_woorden(str(slecht).replace(f"'{naam}'", tekst("beschut_werk.toets_deze_vraag"))), naam
    rest = dict.fromkeys(naam for naam in onbekend if naam not in getypt_ and naam != weg)
    return Stand(law, antwoorden, tuple(rest), fout, bij, getypt_.get(bij, ""))


def _veld(vraag: Vraag, stand: Stand) -> Veld:
    """A question as a field: a choice, or a day as it is written."""
    if vraag.keuzes:
        keuzes = (*vraag.keuzes.items(), (WEET_NIET, tekst("beschut_werk.toets_weet_niet")))
        return Veld("antwoord", vraag.vraag, "keuze", wat=vraag.wat, waar=vraag.waar, keuzes=keuzes, fout=stand.fout)
    soort: Soort = "tekst" if vraag.mag_nee else "datum"
    hulp = tekst("beschut_werk.toets_dag_of_nee" if vraag.mag_nee else "beschut_werk.toets_leeg")
    return Veld(
        "antwoord", vraag.vraag, soort, stand.getypt, hulp=hulp, wat=vraag.wat, waar=vraag.waar, fout=stand.fout
    )


def _gegeven(naam: str, waarde: str) -> Gegeven:
    vraag = kamer.vraag(naam, taal())
    if waarde in vraag.keuzes:
        woord = vraag.keuzes[waarde]
    else:
        woord = tekst("beschut_werk.toets_nee") if waarde == "nee" else dag(date.fromisoformat(waarde))
    return Gegeven(naam, vraag.vraag, waarde, woord)
