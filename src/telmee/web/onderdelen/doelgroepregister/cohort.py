"""Who stood in the register throughout, and never or hardly worked: beside the report of the labour inspectorate.

In demo mode of the invented country; everybody can bring the two files. Nothing of those is kept, and the register
itself is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render

from telmee.gegevens.publicatie_register import cohort as gepubliceerd
from telmee.meting import cohort_tonen
from telmee.meting.cohort import Cohort
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.veilig import naar_json, regel
from telmee.web.kit.models import Taak
from telmee.web.kit.pagina import PAGINAS, Context, pagina
from telmee.web.kit.teksten import in_taal, taal, tekst
from telmee.web.kit.uploads import MIB, UploadFout, csrf_fout
from telmee.web.kit.velden import Veld, gevuld
from telmee.web.onderdelen.doelgroepregister import cohort_opname, cohort_proef

NAAM = "doelgroepregister-cohort"


@dataclass(frozen=True)
class CohortPagina(Context):
    """The figures, whose they are (`rapport`, `proef` or `eigen`), and the form."""

    van_wie: str = "rapport"
    banner: str = ""
    plaat: Staven | None = None
    alle: Mapping[str, Tabel] = field(default_factory=dict)
    inhoud: Mapping[str, Any] = field(default_factory=dict)
    velden: tuple[Veld, ...] = ()
    taak: Taak | None = None
    zin: str = ""
    """What is wrong with the whole, when no field is to blame."""
    gestuurd: bool = False
    """Whether it answers a form: then nothing of it can be had again at an address."""

    @property
    def bestanden(self) -> dict[str, str]:
        """The chart and tables that are files too."""
        namen = () if self.gestuurd else ("plaat", "cohort", "gepubliceerd")
        return {naam: "cohort" if naam == "plaat" else naam for naam in namen}

    @property
    def grens(self) -> int:
        """What may be sent at once, in MiB."""
        return cohort_opname.GRENS.lichaam // MIB

    def grafieken(self) -> Mapping[str, Staven]:
        """The chart."""
        return {"cohort": self.plaat} if self.plaat else {}

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables."""
        return self.alle

    def als_dict(self) -> dict[str, Any]:
        """What `telmee meting cohort --json` gives; of the report alone what was published."""
        fouten = {veld.naam: veld.fout for veld in self.velden if veld.fout}
        return {"titel": self.titel, "van_wie": self.van_wie, **self.inhoud, **({"fouten": fouten} if fouten else {})}


@pagina(
    "register/cohort",
    naam=NAAM,
    sjabloon="doelgroepregister/cohort.html",
    context=CohortPagina,
    methoden=("GET", "POST"),
    api="register/cohort",
)
def cohort(request: HttpRequest) -> CohortPagina | HttpResponseBase:
    """How many never or hardly worked."""
    if request.method != "POST":
        loopt = cohort_proef.begin_zo_nodig()
        gemaakt = cohort_proef.uitkomst()
        return maak(gemaakt, "proef" if gemaakt else "rapport", taak=loopt)
    try:
        gelezen = cohort_opname.lees(request, lambda velden: _eis_formulier(request, velden))
    except _Geweigerd as nee:
        return nee.antwoord
    except UploadFout as fout:
        return _antwoord(request, replace(maak(None, "rapport", zin=regel(str(fout))), gestuurd=True), fout.status)
    wie = "eigen" if gelezen.cohort else "rapport"
    blad = replace(maak(gelezen.cohort, wie, gelezen.velden, gelezen.fouten), gestuurd=True)
    return blad if gelezen.cohort else _antwoord(request, blad, 422)


cohort.csrf_exempt = True  # type: ignore[attr-defined]  # the form is checked before its first file is read


class _Geweigerd(Exception):
    def __init__(self, antwoord: HttpResponseBase) -> None:
        super().__init__()
        self.antwoord = antwoord


def _eis_formulier(request: HttpRequest, velden: QueryDict) -> None:
    """Only a form that we gave out."""
    geweigerd = csrf_fout(request, velden)
    if geweigerd is not None:
        raise _Geweigerd(geweigerd)


def _antwoord(request: HttpRequest, blad: CohortPagina, status: int) -> HttpResponse:
    """The form again with what was typed, and why there is no figure."""
    if request.resolver_match is None or request.resolver_match.url_name != NAAM:  # .json, .csv, .svg
        return HttpResponse(
            naar_json(blad.als_dict() | {"zin": blad.zin}), status=status, content_type="application/json"
        )
    inhoud = {"pagina": PAGINAS[NAAM], "c": blad, "taal": taal()}
    antwoord = render(request, "doelgroepregister/cohort.html", inhoud, status=status)
    if status == 503:
        antwoord["Retry-After"] = "30"
    return antwoord


def maak(
    gemaakt: Cohort | None,
    van_wie: str,
    getypt: QueryDict | None = None,
    fouten: Mapping[str, str] = {},
    taak: Taak | None = None,
    zin: str = "",
) -> CohortPagina:
    """The page of a cohort, or of what was published when there is none."""
    alle = {"gepubliceerd": cohort_tonen.naast_gepubliceerd(gemaakt)}
    if gemaakt:
        alle = {"cohort": cohort_tonen.tabel(gemaakt), **alle}
    return CohortPagina(
        _titel(gemaakt),
        ((tekst("doelgroepregister.titel_kort"), "doelgroepregister-start"),),
        van_wie,
        gemaakt.banner if gemaakt else "",
        cohort_tonen.staven(gemaakt),
        alle,
        cohort_tonen.als_dict(gemaakt) if gemaakt else {"gepubliceerd": cohort_tonen.gepubliceerd_dict()},
        gevuld(_velden(), getypt or {}, fouten),
        taak,
        zin,
    )


def _titel(gemaakt: Cohort | None) -> str:
    deel = cohort_tonen.aandelen(gemaakt)
    if deel["personen"] is None or deel["nooit"] is None:
        return tekst("doelgroepregister.cohort_vraag")
    wie = "cohort_zin" if gemaakt else "cohort_zin_rapport"
    return tekst(f"doelgroepregister.{wie}", personen=in_taal(deel["personen"]), nooit=deel["nooit"])


def _velden() -> tuple[Veld, ...]:
    bron = gepubliceerd()
    return (
        _veld("van", "datum", waarde=bron.van.isoformat()),
        _veld("tot", "datum", waarde=bron.tot.isoformat()),
        _veld("registraties", "bestand", soorten=".csv,.parquet", verplicht=True),
        _veld("dienstverbanden", "bestand", soorten=".csv,.parquet", verplicht=True),
        _veld("grondslagen", "bestand", soorten=".csv,.parquet"),
    )


def _veld(naam: str, soort: Any, **meer: Any) -> Veld:
    label, wat, waar = (tekst(f"doelgroepregister.cohort_{naam}{deel}") for deel in ("", "_wat", "_waar"))
    return Veld(naam, label, soort, wat=wat, waar=waar, **meer)
