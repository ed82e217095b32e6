"""A municipality's own people in the register: who is theirs, who is in view, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from telmee import deur
from telmee.fouten import GebruiksFout
from telmee.getallen import datum
from telmee.register import inzage, inzage_lijsten, tonen
from telmee.register.identiteit import Verboden
from telmee.uitvoer.tabel import Kolom, Tabel
from telmee.web.kit.aanmelden import sleutels_nu
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.doelgroepregister import wie as toegang

PER_BLADZIJDE = 50
MENSEN = (
    Kolom("bsn", "BSN"),
    Kolom("in_register", "In het register"),
    Kolom("van", "Van"),
    Kolom("tot", "Tot en met"),
    Kolom("grond", "Grond"),
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
def mensen(request: HttpRequest) -> Mensen:
    """Who is ours."""
    wie = toegang.eis(request, "register.eigen-mensen")
    paren = toegang.paren(wie.rol, date.today())
    waarvoor = request.POST.get("waarvoor", "")
    doel, _, relatie = waarvoor.partition("|")
    keuzes = tuple((f"{d}|{r}", f"{toegang.in_woorden(d)}: {toegang.in_woorden(r)}") for d, r in paren)
    fout, geweigerd, zin, tabel, volgende = "", "", "", None, None
    if request.method == "POST":
        if (doel, relatie) not in paren:
            fout = tekst("doelgroepregister.kies_waarvoor")
        else:
            try:
                na = int(request.POST.get("na") or 0)
                vraag = inzage.Vraag(doel, relatie)
                bladzijde = inzage_lijsten.eigen_mensen(wie, vraag, sleutels_nu(), na, PER_BLADZIJDE)
                tabel, volgende = _tabel(bladzijde), bladzijde.volgende
                zin = tekst("doelgroepregister.mensen_zin", aantal=len(bladzijde.mensen))
            except Verboden as nee:
                geweigerd = str(nee)
            except GebruiksFout as probleem:
                fout = in_woorden(str(probleem))
            except ValueError:
                fout = tekst("doelgroepregister.kies_waarvoor")
    veld = Veld(
        "waarvoor",
        tekst("doelgroepregister.waarvoor"),
        "keuze",
        waarvoor,
        wat=tekst("doelgroepregister.waarvoor_wat"),
        waar=tekst("doelgroepregister.waarvoor_waar"),
        keuzes=keuzes,
        verplicht=True,
        fout=fout,
    )
    kruimels = ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),)
    alle = {} if tabel is None else {"mensen": tabel}
    return Mensen(
        tekst("doelgroepregister.mensen_vraag"), kruimels, wie.naam, (veld,), zin, geweigerd, alle, volgende, waarvoor
    )


def _tabel(bladzijde: inzage_lijsten.Bladzijde) -> Tabel:
    wetten = deur.wetten()
    rijen = []
    for bsn, antwoord in bladzijde.mensen:
        laatste = antwoord.perioden[-1] if antwoord.perioden else None
        gronden = [tonen.grondnaam(g.grond, wetten) for g in antwoord.gronden or () if g.op(antwoord.op)]
        van, tot = (datum(laatste.van), datum(laatste.tot) if laatste.tot else "") if laatste else ("", "")
        rijen.append((bsn, "ja" if antwoord.in_register else "nee", van, tot, "; ".join(gronden)))
    return Tabel("Mensen van deze gemeente", MENSEN, tuple(rijen))
