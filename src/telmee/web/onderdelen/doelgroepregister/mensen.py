"""A municipality's own people in the register: who is theirs, who is in view, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from telmee import deur
from telmee.fouten import GebruiksFout
from telmee.getallen import datum
from telmee.register import inzage, inzage_lijsten, tonen
from telmee.register.identiteit import Identiteit, Verboden
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import wie as toegang
from telmee.web.onderdelen.doelgroepregister.zoeken import als_csv

PER_BLADZIJDE = 50
MENSEN = (
    Kolom("bsn", "BSN"),
    Kolom("in_register", "In het register"),
    Kolom("van", "Van"),
    Kolom("tot", "Tot en met"),
    Kolom("grond", "Grond"),
    Kolom("in_beeld", "U helpt deze persoon"),
)


@dataclass(frozen=True)
class Mensen(Context):
    """A page of people, and where the next begins."""

    wie: str = ""
    velden: tuple[Veld, ...] = ()
    zin: str = ""
    geweigerd: str = ""
    alle: Mapping[str, Tabel] | None = None
    volgende: int | None = None
    waarvoor: str = ""
    openen: tuple[str, ...] = field(default=(), repr=False)
    """Of whom more can be seen."""

    def tabellen(self) -> Mapping[str, Tabel]:
        """The people of this page."""
        return self.alle or {}

    def als_dict(self) -> dict[str, Any]:
        """How many, never who: programs ask the API with a token."""
        return {"zin": self.zin, "volgende": self.volgende}


@pagina(
    "register/mensen",
    naam="doelgroepregister-mensen",
    sjabloon="doelgroepregister/mensen.html",
    context=Mensen,
    methoden=("GET", "POST"),
    api="register/eigen-mensen",
    los=True,
)
def mensen(request: HttpRequest) -> Mensen | HttpResponseBase:
    """Who is ours: a table to go on with, or the same as a file."""
    wie = toegang.eis(request, "register.eigen-mensen")
    paren = toegang.paren(wie.rol, date.today())
    waarvoor = request.POST.get("waarvoor", "")
    fout, geweigerd, bladzijde = "", "", None
    if request.method == "POST":
        try:
            bladzijde = _vraag(request, wie, waarvoor, paren)
        except Verboden as nee:
            geweigerd = str(nee)
        except (GebruiksFout, ValueError) as probleem:
            if not getattr(probleem, "gelogd", False):
                toegang.noteer(wie)
            fout = in_woorden(str(probleem)) if isinstance(probleem, GebruiksFout) else _kies()
    if bladzijde is not None and request.POST.get("vorm") == "csv":
        return als_csv(_tabel(bladzijde), "register-mensen")
    veld = Veld(
        "waarvoor",
        tekst("doelgroepregister.waarvoor"),
        "keuze",
        waarvoor,
        wat=tekst("doelgroepregister.waarvoor_wat"),
        waar=tekst("doelgroepregister.waarvoor_waar"),
        keuzes=tuple((f"{d}|{r}", f"{toegang.in_woorden(d)}: {toegang.in_woorden(r)}") for d, r in paren),
        verplicht=True,
        fout=fout,
    )
    return Mensen(
        tekst("doelgroepregister.mensen_vraag"),
        ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),),
        wie.naam,
        (veld,),
        _zin(bladzijde) if bladzijde else "",
        geweigerd,
        {"mensen": _tabel(bladzijde)} if bladzijde else {},
        bladzijde.volgende if bladzijde else None,
        waarvoor,
        tuple(bsn for bsn, _ in bladzijde.mensen) if bladzijde and "register.dossier" in wie.scopes else (),
    )


def _kies() -> str:
    return tekst("doelgroepregister.kies_waarvoor")


def _vraag(
    request: HttpRequest, wie: Identiteit, waarvoor: str, paren: Sequence[tuple[str, str]]
) -> inzage_lijsten.Bladzijde:
    """A page of people, or for a file all of them; of whom is helped those who never were in it too."""
    doel, _, relatie = waarvoor.partition("|")
    if (doel, relatie) not in paren:
        raise GebruiksFout(_kies())
    ook, vraag, sleutels = relatie == "begeleid", inzage.Vraag(doel, relatie), sleutels_nu()
    na = int(request.POST.get("na") or 0)
    if request.POST.get("vorm") != "csv":
        return inzage_lijsten.eigen_mensen(wie, vraag, sleutels, na, PER_BLADZIJDE, ook)
    alle = inzage_lijsten.eigen_mensen(wie, vraag, sleutels, 0, inzage_lijsten.PER_BLADZIJDE, ook)
    while alle.volgende is not None:
        meer = inzage_lijsten.eigen_mensen(wie, vraag, sleutels, alle.volgende, inzage_lijsten.PER_BLADZIJDE, ook)
        alle = inzage_lijsten.Bladzijde(alle.mensen + meer.mensen, meer.volgende, alle.begeleid | meer.begeleid)
    return alle


def _zin(bladzijde: inzage_lijsten.Bladzijde) -> str:
    """How many there are, how many are in the register, and how many of those are in view."""
    erin = [bsn for bsn, antwoord in bladzijde.mensen if antwoord.in_register]
    buiten = sum(bsn not in bladzijde.begeleid for bsn in erin)
    return tekst("doelgroepregister.mensen_zin", aantal=len(bladzijde.mensen), erin=len(erin), buiten=buiten)


def _tabel(bladzijde: inzage_lijsten.Bladzijde) -> Tabel:
    wetten = deur.wetten()
    rijen = []
    for bsn, antwoord in bladzijde.mensen:
        laatste = antwoord.perioden[-1] if antwoord.perioden else None
        gronden = [tonen.grondnaam(g.grond, wetten) for g in antwoord.gronden or () if g.op(antwoord.op)]
        van, tot = (datum(laatste.van), datum(laatste.tot) if laatste.tot else "") if laatste else ("", "")
        helpt = "ja" if bsn in bladzijde.begeleid else "nee"
        rijen.append((bsn, "ja" if antwoord.in_register else "nee", van, tot, "; ".join(gronden), helpt))
    return Tabel("Mensen van deze gemeente", MENSEN, tuple(rijen))
