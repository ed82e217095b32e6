"""One person: registrations and grounds with their reasons, what was recorded by whom, and what runs.

For who keeps the register, and for a college of its own people. A person comes by BSN or by the number in the register,
both by POST only; nothing of a person stands in an address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from telmee import deur
from telmee.fouten import Fout, GebruiksFout
from telmee.getallen import datum
from telmee.register import aanvragen, dossier_tonen, tonen
from telmee.register import dossier as register
from telmee.register import gebeurtenis as g
from telmee.register.bezwaar import beslist
from telmee.register.identiteit import Verboden
from telmee.register.redenen import Reden
from telmee.register.toetsen import KAN_OVER, OVER
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.uitleg import Uitleg, van_knoop
from telmee.web.kit import teksten
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import velden as vraag
from telmee.web.onderdelen.doelgroepregister import wie as toegang

MEESTE_REDENEN = 20
"""Explanations on one page; somebody with more periods than this chooses a day."""


@dataclass(frozen=True)
class Daad:
    """Something to do with an event: a button that begins a new one about it."""

    aard: str
    label: str


@dataclass(frozen=True)
class Regel:
    """One event, as a heading and pairs of a word and a text, with what can be done about it."""

    nummer: int
    kop: str
    soort: str
    delen: tuple[tuple[str, str], ...]
    daden: tuple[Daad, ...]
    besluit: bool


@dataclass(frozen=True)
class Waarom:
    """One derived row in words, with its explanation."""

    kop: str
    boom: Uitleg


@dataclass(frozen=True)
class Blad(Context):
    """A form to find somebody; what the register holds of that one."""

    wie: str = ""
    velden: tuple[Veld, ...] = ()
    zin: str = ""
    artikel: str = ""
    geweigerd: str = ""
    persoon: int | None = None
    bsn: str = field(default="", repr=False)
    """Of somebody of whom nothing was recorded: typed by who asks, so that a first event can follow."""
    onbekend: bool = False
    dagen: tuple[Veld, ...] = ()
    alle: Mapping[str, Tabel] = field(default_factory=dict, repr=False)
    waarom: tuple[Waarom, ...] = field(default=(), repr=False)
    regels: tuple[Regel, ...] = field(default=(), repr=False)
    motivering: Waarom | None = field(default=None, repr=False)
    mag_vastleggen: bool = False
    alles: bool = True

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables of this person."""
        return self.alle

    def als_dict(self) -> dict[str, Any]:
        """Nothing of a person: programs ask the API with a token."""
        return {"titel": self.titel, "gevonden": self.persoon is not None}


@pagina(
    "register/dossier",
    naam="doelgroepregister-dossier",
    sjabloon="doelgroepregister/dossier.html",
    context=Blad,
    methoden=("GET", "POST"),
    api="register/dossiers",
    los=True,
)
def dossier(request: HttpRequest) -> Blad:
    """Who is this, what was recorded, and why does that follow?"""
    wie = toegang.eis(request, "register.dossier")
    stuur = request.POST
    bsn, persoon = re.sub(r"[\s.]", "", stuur.get("bsn", "")), vraag.persoonnummer(stuur)
    leeg = Blad(
        tekst("doelgroepregister.dossier_vraag"),
        vraag.kruimels(),
        wie.naam,
        (vraag.bsnveld(wie, stuur.get("bsn", "")),),
        dagen=vraag.dagvelden(stuur, {}),
        mag_vastleggen="register.opnemen" in wie.scopes,
    )
    if request.method != "POST":
        return leeg
    dagen, fouten = vraag.lees_dagen(stuur)
    gevonden, geweigerd = None, ""
    if fouten:
        toegang.noteer(wie)
    else:
        try:
            van_wie = bsn if persoon is None else persoon
            gevonden = register.dossier(wie, van_wie, sleutels_nu(), dagen["op"], dagen["stand"])
        except Verboden as nee:
            geweigerd = str(nee)
        except GebruiksFout as fout:
            fouten = {fout.veld or "bsn": in_woorden(str(fout))}
    velden = (vraag.bsnveld(wie, stuur.get("bsn", ""), fouten.get("bsn", "")),)
    met = {**vars(leeg), "velden": velden, "dagen": vraag.dagvelden(stuur, fouten), "geweigerd": geweigerd}
    if gevonden is None:
        return Blad(**{**met, "persoon": persoon})
    return Blad(**{**met, **_inhoud(gevonden, bsn), "motivering": _motivering(gevonden, stuur.get("waarom", ""))})


def _inhoud(d: register.Dossier, bsn: str) -> dict[str, Any]:
    """What is shown of a dossier."""
    wetten = deur.wetten()
    return {
        "zin": dossier_tonen.zin_en(d) if taal() == "en" else dossier_tonen.zin(d),
        "artikel": d.artikel,
        "persoon": d.persoon,
        "bsn": bsn if d.persoon is None else "",
        "onbekend": d.persoon is None,
        "alle": dossier_tonen.tabellen(d, wetten),
        "waarom": tuple(waarom_van(each) for each in d.redenen[:MEESTE_REDENEN]),
        "regels": tuple(_regel(each, d) for each in sorted(d.gebeurtenissen, key=lambda each: -each.nummer)),
        "alles": d.alles,
    }


def waarom_van(reden: Reden) -> Waarom:
    """A derived row with its explanation, under a heading in the language of the page."""
    wat = dossier_tonen.reden(reden.code) if reden.wat == "einde" else tonen.grondnaam(reden.code, deur.wetten())
    return Waarom(
        tekst(f"doelgroepregister.kop_{reden.wat}", wat=wat, dag=teksten.dag(reden.dag)), van_knoop(reden.boom)
    )


def _regel(each: g.Vastgelegd, d: register.Dossier) -> Regel:
    """One event with what is known of it."""
    wetten, bewijs = deur.wetten(), d.bewijzen[each.nummer]
    delen = [
        ("doelgroepregister.dag_van", datum(each.dag)),
        ("doelgroepregister.zegt", dossier_tonen.feiten(each.feiten, wetten)),
        ("doelgroepregister.bron_wie", each.bron),
        ("doelgroepregister.grondslag", each.grondslag),
        ("doelgroepregister.kenmerk", each.kenmerk),
        ("doelgroepregister.bekend_sinds", tonen.moment(each.bekend_op)),
        ("doelgroepregister.bewijs", bewijs.hash),
    ]
    daden = tuple(
        Daad(aard, tekst(f"doelgroepregister.doe_{aard}")) for aard in (*OVER, g.EINDE) if _kan(each, aard, d)
    )
    besluit = d.alles and each.aard in (g.VASTSTELLING, g.EINDE) and beslist(each)
    gevuld = tuple((tekst(sleutel), woorden) for sleutel, woorden in delen if woorden)
    return Regel(each.nummer, vraag.wat(each), each.soort, gevuld, daden, besluit)


def _kan(each: g.Vastgelegd, aard: str, d: register.Dossier) -> bool:
    """Whether an event of this nature may be about this one, and it was not done already."""
    gedaan = any(e.betreft == each.nummer and e.aard == aard for e in d.gebeurtenissen)
    zelf = aard != g.EINDE or each.aard == g.VASTSTELLING
    return zelf and not gedaan and each.aard in KAN_OVER[aard]


def _motivering(d: register.Dossier, gevraagd: str) -> Waarom | None:
    """Why a decision is what it is: the same tree as `telmee register besluit`."""
    if not (d.alles and d.persoon is not None and gevraagd.isascii() and gevraagd.isdecimal() and len(gevraagd) < 10):
        return None
    nummer = int(gevraagd)
    besluit = next((each for each in d.gebeurtenissen if each.nummer == nummer), None)
    if besluit is None:
        return None
    try:
        boom = aanvragen.motivering(d.persoon, nummer)
    except Fout:
        return None
    return Waarom(f"{vraag.wat(besluit)}, {datum(besluit.dag)}", van_knoop(boom))
