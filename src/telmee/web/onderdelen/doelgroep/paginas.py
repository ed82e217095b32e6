"""The pages of the test: the questions one by one, the answer, and the A4 to take along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from telmee import deur
from telmee.doelgroep import OP_PAPIER, Toets, Vraag, beeld, vraag_over
from telmee.fouten import Fout
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit import grens
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Soort, Veld
from telmee.web.onderdelen.doelgroep import vragen


@dataclass(frozen=True)
class Gegeven:
    """An answer that was given: the fact, its question, the answer as it was typed and as people read it."""

    naam: str
    label: str
    waarde: str
    woord: str


@dataclass(frozen=True)
class GaatHetOverMij(Context):
    """`veld` is the next question; without one the answer is known, or nobody can say more."""

    uitkomst: Toets | None = None
    veld: Veld | None = None
    vraag: Vraag | None = None
    verder: Vraag | None = None
    """Once the answer is known: the question that what it opens begins with."""
    verder_veld: Veld | None = None
    gegeven: tuple[Gegeven, ...] = ()
    onbekend: tuple[str, ...] = ()
    op: str = ""
    opveld: Veld | None = None
    begonnen: bool = False
    plaat: Beeld | None = None
    voorbeeld: str = ""

    def tabellen(self) -> dict[str, Tabel]:
        """The tables of the answer."""
        return {tabel_naam(t.titel): t for deel in self.plaat.delen for t in deel.tabellen} if self.plaat else {}

    def als_dict(self) -> dict[str, Any]:
        """The outcome for programs, and the next question."""
        return {
            "titel": self.titel,
            "uitkomst": self.uitkomst.als_dict() if self.uitkomst else None,
            "volgende_vraag": self.vraag.naam if self.vraag else None,
            "vervolgvraag": self.verder.naam if self.verder else None,
            "beeld": self.plaat.als_dict() if self.plaat else None,
        }


def tabel_naam(titel: str) -> str:
    """The name of a table in an address."""
    return titel.lower().replace(" ", "-")


@pagina(
    "gaat-het-over-mij",
    naam="doelgroep-toets",
    zuiver=True,
    sjabloon="doelgroep/toets.html",
    context=GaatHetOverMij,
    methoden=("GET", "POST"),
    api="doelgroeptoetsen",
    deur=True,
)
def gaat_het_over_mij(request: HttpRequest) -> GaatHetOverMij:
    """The next question, or the answer. Facts come by form only; an address carries none."""
    stand = vragen.lees(request.POST)
    return _context(stand, begonnen=request.method == "POST")


def _context(stand: vragen.Stand, begonnen: bool) -> GaatHetOverMij:
    uitkomst, vraag = stand.uitkomst(), stand.vraag()
    klaar = vraag is None
    verder = _verder(uitkomst, stand) if klaar else None
    return GaatHetOverMij(
        tekst("doelgroep.titel"),
        uitkomst=uitkomst,
        veld=None if vraag is None else _veld(vraag, stand),
        vraag=vraag,
        verder=verder,
        verder_veld=None if verder is None else _veld(verder, stand),
        gegeven=_gegeven(stand),
        onbekend=stand.onbekend,
        op=stand.op.isoformat(),
        opveld=Veld(
            "op",
            tekst("doelgroep.op"),
            "datum",
            stand.op.isoformat(),
            wat=tekst("doelgroep.op_wat"),
            waar=tekst("doelgroep.op_waar"),
            fout=stand.fout if stand.fout_bij == "op" else "",
        ),
        begonnen=begonnen,
        plaat=beeld(uitkomst) if klaar else None,
        voorbeeld=_voorbeeld(uitkomst) if klaar else "",
    )


def _verder(uitkomst: Toets, stand: vragen.Stand) -> Vraag | None:
    """What is asked first of what is open while the answer is yes; nothing that was left open before."""
    if not uitkomst.hoort:
        return None
    begin = (gevolg.begin_met for gevolg in uitkomst.gevolgen)
    return next((each for each in begin if each is not None and each.naam not in stand.onbekend), None)


def _veld(vraag: Vraag, stand: vragen.Stand) -> Veld:
    """A question as a field: yes, no or do not know; a choice; a day or a number as it is written."""
    woorden = vraag.woorden(taal())
    fout = stand.fout if stand.fout_bij == vraag.naam else ""
    waar = woorden.waar
    if vraag.beslist_door:
        waar = f"{waar} {tekst('doelgroep.beslist_door', wie=_wie(vraag.beslist_door))}"
    if vraag.keuzes:
        keuzes = tuple((keuze, in_woorden(vraag, keuze)) for keuze in vraag.keuzes)
        met_onbekend = (*keuzes, (vragen.WEET_NIET, tekst("doelgroep.weet_niet")))
        return Veld("antwoord", woorden.vraag, "keuze", "", wat=woorden.wat, waar=waar, keuzes=met_onbekend, fout=fout)
    soort: Soort = "datum" if vraag.soort == "datum" else "getal"
    hulp = tekst("doelgroep.leeg_is_onbekend")
    return Veld("antwoord", woorden.vraag, soort, stand.getypt, hulp=hulp, wat=woorden.wat, waar=waar, fout=fout)


def in_woorden(vraag: Vraag, antwoord: str) -> str:
    """An answer as people read it."""
    if antwoord in ("ja", "nee"):
        return tekst(f"doelgroep.{antwoord}")
    return vraag.woorden(taal()).keuzes.get(antwoord, antwoord)


def _wie(beslist_door: str) -> str:
    """Who decides; the municipality in the language of the page, names of bodies as they are."""
    return tekst("doelgroep.gemeente") if beslist_door.startswith("de gemeente") else beslist_door


def _gegeven(stand: vragen.Stand) -> tuple[Gegeven, ...]:
    gevonden = []
    for naam, woord in stand.woorden.items():
        vraag = vraag_over(stand.law, naam)
        gevonden.append(Gegeven(naam, vraag.woorden(taal()).vraag, woord, in_woorden(vraag, woord)))
    return tuple(gevonden)


def _voorbeeld(uitkomst: Toets) -> str:
    """What changes with a job, for an invented one on this ground; empty where the ground is not known or has none."""
    from telmee.werkgever import gronden, profiel, wat_als
    from telmee.werkgever.beeld_wat_als import wat_als_beeld

    naam = gronden.bij_doelgroep(grond.naam for grond in uitkomst.geldend)
    if naam is None or not uitkomst.hoort:
        return ""
    try:
        baan = profiel.voorbeeld(naam, uitkomst.law.op)
        return wat_als_beeld(wat_als.bereken(baan, 1, wetten=deur.wetten())).antwoord
    except Fout:
        return ""


@pagina(
    "gaat-het-over-mij/a4",
    naam="doelgroep-a4",
    sjabloon="doelgroep/toets.html",
    context=GaatHetOverMij,
    methoden=("POST",),
    api="doelgroeptoetsen",
    los=True,
)
def a4(request: HttpRequest) -> HttpResponseBase:
    """The answer on paper, as a PDF; made for who asks and kept nowhere."""
    from telmee.uitvoer.rapport import druk

    druk.eis_pango()
    plaat = beeld(vragen.lees(request.POST).uitkomst())
    grens.rapport(request)
    antwoord = HttpResponse(druk.een_blad(plaat, OP_PAPIER), content_type="application/pdf")
    antwoord["Content-Disposition"] = 'attachment; filename="gaat-het-over-mij.pdf"'
    return antwoord
