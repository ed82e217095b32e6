"""The page of the upload, and how far one is. What is sent is read within the request; only the report is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from telmee.veilig import regel
from telmee.web.kit import fouten as kitfouten
from telmee.web.kit.pagina import PAGINAS, Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.uploads import UploadFout, csrf_fout
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.opname import (
    cookie,
    kluis,
    proef,
    rapport,  # noqa: F401 -- declares its pages
    uitslag,
    voortgang,
    vraag,
)
from telmee.web.onderdelen.opname.lezen import GRENS, Opname, Verkeerd, binnen, wachtend


@dataclass(frozen=True)
class Sturen(Context):
    """The form. `merk` is the token of this form; `rapport_tot`: until when there is a report already."""

    velden: dict[str, Veld] = field(default_factory=dict)
    merk: str = ""
    rapport_tot: datetime | None = None
    zin: str = ""
    """What is wrong with the whole, when no field is to blame."""

    @property
    def alle(self) -> tuple[Veld, ...]:
        """The fields in their order."""
        return tuple(self.velden.values())

    @property
    def meer_open(self) -> bool:
        """Whether something is wrong or filled in among what is folded away."""
        return any(self.velden[n].fout or self.velden[n].waarde for n in ("uren_vorig_jaar", "quotumpercentage")) or (
            bool(self.velden["sector"].fout)
        )

    @property
    def grens(self) -> int:
        """What may be sent at once, in bytes."""
        return GRENS.lichaam

    def als_dict(self) -> dict[str, Any]:
        """For programs: which fields there are; the token belongs to the form."""
        return {
            "titel": self.titel,
            "velden": [{"naam": v.naam, "label": v.label, "wat": v.wat} for v in self.alle],
            "grens_bytes": self.grens,
            "api": "/api/v1/posities",
        }


def _formulier(request: HttpRequest, gegeven: QueryDict | None = None, fouten: Any = None, zin: str = "") -> Sturen:
    geheim = cookie.lees(request)
    return Sturen(
        tekst("opname.titel"),
        velden=vraag.velden(gegeven, fouten),
        merk=secrets.token_urlsafe(24),
        rapport_tot=kluis.tot(geheim) if geheim else None,
        zin=zin,
    )


@pagina(
    "wat-loop-ik-mis",
    naam="opname-sturen",
    sjabloon="opname/sturen.html",
    context=Sturen,
    methoden=("GET", "POST"),
    api="posities",
    deur=True,
)
def sturen(request: HttpRequest) -> Sturen | HttpResponseBase:
    """The form, and what was sent with it."""
    if request.method != "POST":
        return _formulier(request)
    try:
        with binnen():
            return _ontvang(request)
    except UploadFout as fout:
        return _mislukt(request, None, fout)


sturen.csrf_exempt = True  # type: ignore[attr-defined]  # the form is checked before its first file is read


class _Geweigerd(Exception):
    def __init__(self, antwoord: HttpResponseBase) -> None:
        super().__init__()
        self.antwoord = antwoord


def _ontvang(request: HttpRequest) -> HttpResponseBase:
    """Reads, computes and keeps; the answer is the way to the report, or what is wrong."""
    try:
        opname = Opname(request, lambda velden: _toegang(request, opname, velden))
    except UploadFout as fout:
        return _mislukt(request, None, fout)
    fase = voortgang.MISLUKT
    try:
        stukken = opname.lees(uitslag.maak)
        opname.stand.eis_door()
        geheim = kluis.nieuw_geheim()
        kluis.bewaar(geheim, opname.velden.get("merk") or geheim, stukken, cookie.lees(request))
        fase = voortgang.KLAAR
    except _Geweigerd as geweigerd:
        opname.lichaam.lees_uit()
        return geweigerd.antwoord
    except (Verkeerd, UploadFout) as fout:
        opname.lichaam.lees_uit()
        return _mislukt(request, opname, fout)
    finally:
        voortgang.einde(opname.stand, fase)
    adres = reverse("opname-rapport")
    antwoord = JsonResponse({"adres": adres}) if _met_script(request) else HttpResponseRedirect(adres, status=303)
    cookie.zet(antwoord, geheim)
    return antwoord


def _toegang(request: HttpRequest, opname: Opname, velden: QueryDict) -> None:
    """Only a form that we gave out; from here on its page can ask how far it is."""
    geweigerd = csrf_fout(request, velden)
    if geweigerd is not None:
        raise _Geweigerd(geweigerd)
    opname.stand = voortgang.begin(velden.get("merk", ""), opname.lichaam.lengte)


def _met_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "") or kitfouten.wil_json(request)


def _mislukt(request: HttpRequest, opname: Opname | None, fout: Verkeerd | UploadFout) -> HttpResponse:
    """The form again with what was typed, or the same for the script of the page."""
    status = 422 if isinstance(fout, Verkeerd) else fout.status
    zin = "" if isinstance(fout, Verkeerd) else regel(str(fout))
    per_veld = opname.fouten if opname is not None else None
    formulier = _formulier(request, opname.velden if opname is not None else None, per_veld, zin)
    if _met_script(request):
        velden = [{"id": v.eerste, "veld": v.id, "label": v.label, "fout": v.fout} for v in formulier.alle if v.fout]
        return wachtend(JsonResponse({"zin": zin, "fouten": velden, "merk": formulier.merk}, status=status))
    inhoud = {"pagina": PAGINAS["opname-sturen"], "c": formulier, "taal": taal()}
    return wachtend(render(request, "opname/sturen.html", inhoud, status=status))


@pagina(
    "wat-loop-ik-mis/voortgang",
    naam="opname-voortgang",
    sjabloon="",
    context=Context,
    methoden=("POST",),
    los=True,
)
def hoe_ver(request: HttpRequest) -> HttpResponse:
    """How far the upload of this token is, and what was found since the last time."""
    stand = voortgang.van(request.POST.get("merk", ""))
    vanaf = request.POST.get("vanaf", "0")
    if stand is None:
        return JsonResponse({"fase": "onbekend", "gebeurd": [], "volgende": 0})
    return JsonResponse(stand.als_dict(int(vanaf) if vanaf.isascii() and vanaf.isdigit() and len(vanaf) < 9 else 0))


@pagina("wat-loop-ik-mis/stop", naam="opname-stop", sjabloon="", context=Context, methoden=("POST",), los=True)
def stop(request: HttpRequest) -> HttpResponse:
    """Stops it: nothing of it is kept."""
    stand = voortgang.van(request.POST.get("merk", ""))
    if stand is not None:
        stand.gestopt = True
    return JsonResponse({"gestopt": stand is not None})


opwarmen = proef.opwarmen
