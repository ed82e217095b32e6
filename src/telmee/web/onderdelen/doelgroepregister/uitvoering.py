"""For who keeps or fills the register: what runs and by when, a delivery with its findings, the log with its signals.

A person goes by the number in the register. A file is read in memory, as the API does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from telmee.fouten import Fout
from telmee.getallen import datum
from telmee.register import aanvragen_lijst, models, tonen, wacht
from telmee.register.aanvragen import TE_LAAT
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import wie as toegang
from telmee.web.onderdelen.register_uitvoering import inname

PER_BLADZIJDE = 50
REGELS = 50


@dataclass(frozen=True)
class Uitvoering(Context):
    """A sentence, fields of a form if there is one, and tables."""

    zin: str = ""
    wie: str = ""
    velden: tuple[Veld, ...] = ()
    alle: Mapping[str, Tabel] = field(default_factory=dict)
    volgende: int | None = None
    te_laat: bool = False
    openen: tuple[int, ...] = ()
    """Numbers of people of whom more can be seen."""

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables of the page."""
        return self.alle

    def als_dict(self) -> dict[str, Any]:
        """The sentence; programs ask the API with a token."""
        return {"titel": self.titel, "zin": self.zin, "volgende": self.volgende}


def _kruimels() -> tuple[tuple[str, str], ...]:
    return ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),)


# --- What runs ----------------------------------------------------------------------------------------------

ZAKEN = (
    Kolom("persoon", "Nummer in het register"),
    Kolom("soort", "Soort"),
    Kolom("begonnen", "Begonnen op"),
    Kolom("termijn", "Wat er moet gebeuren"),
    Kolom("uiterlijk", "Uiterlijk"),
    Kolom("wie", "Wie"),
    Kolom("artikel", "Artikel of bron"),
)


@pagina(
    "register/aanvragen",
    naam="doelgroepregister-aanvragen",
    sjabloon="doelgroepregister/uitvoering.html",
    context=Uitvoering,
    api="register/aanvragen",
    los=True,
)
def aanvragen(request: HttpRequest) -> Uitvoering:
    """Requests and objections that run, the most urgent first; a municipality sees its own."""
    wie = toegang.eis(request, "register.aanvragen")
    na = request.GET.get("na", "0")
    vanaf = int(na) if na.isascii() and na.isdecimal() and len(na) < 10 else 0
    uit = aanvragen_lijst.lopende(wie, sleutels_nu(), na=vanaf, aantal=PER_BLADZIJDE)
    rijen = tuple(rij for each in uit.zaken for rij in _zaakrijen(each))
    zin = tekst("doelgroepregister.aanvragen_zin", alle=uit.alle, laat=uit.te_laat)
    alle = {"aanvragen": Tabel("Aanvragen en bezwaren die lopen", ZAKEN, rijen)} if rijen else {}
    titel = tekst("doelgroepregister.aanvragen_vraag")
    mensen = dict.fromkeys(each.persoon for each in uit.zaken) if "register.dossier" in wie.scopes else {}
    return Uitvoering(titel, _kruimels(), zin, wie.naam, (), alle, uit.volgende, uit.te_laat > 0, tuple(mensen))


def _zaakrijen(each: aanvragen_lijst.Lopend) -> list[tuple[str, ...]]:
    """One row for each term that is still open."""
    zaak = each.zaak
    soort = f"{zaak.aard}: {zaak.soort.replace('_', ' ')}"
    begin = (str(each.persoon), soort, datum(zaak.begonnen_op))
    open_ = [t for t in zaak.termijnen if t.gedaan_op is None]
    return [
        (*begin, t.label, _dag(t.uiterlijk) + (" (te laat)" if t.staat == TE_LAAT else ""), t.wie, t.artikel)
        for t in open_
    ] or [(*begin, "", "", "", "")]


def _dag(dag: Any) -> str:
    return datum(dag) if dag else "onbekend"


# --- A delivery ---------------------------------------------------------------------------------------------

BEVINDINGEN = (
    Kolom("ernst", "Ernst"),
    Kolom("wat", "Wat er is"),
    Kolom("bestand", "Bestand"),
    Kolom("regel", "Regel", "rechts"),
    Kolom("aantal", "Aantal", "rechts"),
)


@pagina(
    "register/inname",
    naam="doelgroepregister-inname",
    sjabloon="doelgroepregister/uitvoering.html",
    context=Uitvoering,
    methoden=("GET", "POST"),
    api="register/leveringen",
    los=True,
)
def levering(request: HttpRequest) -> Uitvoering:
    """A file comes in; every good line is recorded, every bad one is a finding."""
    wie = toegang.eis(request, "register.innemen")
    fout, zin, alle = "", "", {}
    bestand = request.FILES.get("bestand")
    if request.method == "POST" and bestand is None:
        fout = tekst("doelgroepregister.kies_bestand")
        toegang.noteer(wie)
    elif request.method == "POST":
        hoe = inname.Hoe(
            wie.organisatie,
            str(bestand.name),
            bool(request.POST.get("geinformeerd")),
            bool(request.POST.get("alles_of_niets")),
        )
        try:
            uit = inname.als_dict(inname.neem_in(wie, inname.begrensd(bestand), hoe, sleutels_nu()))
            zin, alle = _innamezin(uit), _bevindingen(uit)
        except Fout as probleem:
            fout = in_woorden(str(probleem))
    velden = (
        _veld("bestand", "bestand", fout, soorten=".xml,.zip,.csv,.xlsx"),
        _veld("geinformeerd", "vink", "", waarde=request.POST.get("geinformeerd", "")),
        _veld("alles_of_niets", "vink", "", waarde=request.POST.get("alles_of_niets", "")),
    )
    return Uitvoering(tekst("doelgroepregister.inname_vraag"), _kruimels(), zin, wie.naam, velden, alle)


def _veld(naam: str, soort: Any, fout: str, **meer: Any) -> Veld:
    label, wat, waar = (tekst(f"doelgroepregister.{naam}{deel}") for deel in ("", "_wat", "_waar"))
    return Veld(naam, label, soort, wat=wat, waar=waar, fout=fout, **meer)


def _innamezin(uit: Mapping[str, Any]) -> str:
    if uit["al_ingenomen"]:
        return tekst("doelgroepregister.inname_al")
    if uit["teruggedraaid"]:
        return tekst("doelgroepregister.inname_terug", fouten=uit["fouten"])
    delen = {naam: uit[naam] for naam in ("gebeurtenissen", "personen", "fouten")}
    return tekst("doelgroepregister.inname_zin", **delen)


def _bevindingen(uit: Mapping[str, Any]) -> dict[str, Tabel]:
    rijen = tuple(tuple(b[k.naam] if b[k.naam] is not None else "" for k in BEVINDINGEN) for b in uit["bevindingen"])
    return {"bevindingen": Tabel("Bevindingen", BEVINDINGEN, rijen)} if rijen else {}


# --- The log ------------------------------------------------------------------------------------------------

LOG = (
    Kolom("moment", "Wanneer"),
    Kolom("naam", "Wat"),
    Kolom("wie", "Wie"),
    Kolom("doel", "Waarvoor"),
    Kolom("relatie", "Band"),
    Kolom("beantwoord", "Kreeg antwoord"),
)
SIGNALEN = (
    Kolom("organisatie", "Organisatie"),
    Kolom("soort", "Wat opviel"),
    Kolom("gezien_op", "Gezien op"),
    Kolom("dicht_tot", "Dicht tot"),
    Kolom("vragen", "Vragen", "rechts"),
    Kolom("missers", "Missers", "rechts"),
)


@pagina(
    "register/logboek",
    naam="doelgroepregister-logboek",
    sjabloon="doelgroepregister/uitvoering.html",
    context=Uitvoering,
    api="register/verwerkingen",
    los=True,
)
def log(request: HttpRequest) -> Uitvoering:
    """The last lines of the log, and which organisation asks in an unusual way; never about whom."""
    wie = toegang.eis(request, "register.log")
    wie.eis("register.signalen")
    rijen = models.Verwerking.objects.order_by("-pk")[:REGELS]
    regels = tuple(
        (
            tonen.moment(r.begin),
            r.naam.replace("_", " "),
            tonen.wie(r.rol, r.organisatie),
            r.doel.replace("_", " "),
            r.relatie,
            "ja" if r.gevonden else "nee",
        )
        for r in rijen
    )
    signalen = tuple(tuple(str(s[k.naam]) for k in SIGNALEN) for s in wacht.signalen(REGELS))
    alle = {"logboek": Tabel("De laatste regels", LOG, regels)}
    if signalen:
        alle = {"signalen": Tabel("Ongewone vragen", SIGNALEN, signalen), **alle}
    zin = tekst("doelgroepregister.log_zin", regels=len(regels), signalen=len(signalen))
    return Uitvoering(tekst("doelgroepregister.logboek_vraag"), _kruimels(), zin, wie.naam, (), alle)
