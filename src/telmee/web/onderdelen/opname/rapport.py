"""The report after an upload: the answer first, each section at an address of its own, files to take along, wipe.

Nothing of a person is in an address: whose report it is, is in the cookie alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from telmee.getallen import datum, euro
from telmee.uitvoer.beeld import ACTIES
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit import fouten as kitfouten
from telmee.web.kit.pagina import PAGINAS, Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.onderdelen.opname import cookie, kluis, uitslag
from telmee.web.onderdelen.opname.uitslag import Kern

RAPPORT = "opname-rapport"
KRUIMEL = "opname-sturen"
NAMEN = {"bestuur.pdf": "bestuur", "rapport.pdf": "alles", "rapport.xlsx": "xlsx", "termijnen.ics": "ics",
         "positie.json": "json"}  # fmt: skip
"""The words for the files to take along."""


@dataclass(frozen=True)
class Rapport(Context):
    """What every page of the report has: the answer, the sections, until when it is there."""

    kern: Kern | None = None
    tot: datetime | None = None
    merk: str = ""
    """Of which report this page is; it opens nothing."""
    binnen: SafeString = field(default=SafeString(""), repr=False)
    deel: SafeString = field(default=SafeString(""), repr=False)
    hier: str = ""
    blad: int = 1

    @property
    def minuten(self) -> int:
        """How long it is still there."""
        return 0 if self.tot is None else max(int((self.tot - timezone.now()).total_seconds() // 60), 0)

    @property
    def tabs(self) -> list[tuple[str, str, bool, bool]]:
        """The ways through the report: words, address, here or not, words of the report itself."""
        assert self.kern is not None
        vast = [(tekst("opname.antwoord_tab"), reverse(RAPPORT), self.hier == "", False)]
        if self.kern.acties:
            vast.append((tekst("opname.acties_tab"), reverse("opname-acties"), self.hier == "acties", False))
        return vast + [
            (titel, reverse("opname-sectie", kwargs={"sectie": naam}), self.hier == naam, True)
            for naam, titel, _ in self.kern.secties[1:]  # the first one stands with the answer
        ]

    @property
    def downloads(self) -> list[tuple[str, str, str]]:
        """The files to take along."""
        assert self.kern is not None
        return [
            (tekst(f"opname.download_{NAMEN[naam]}"), reverse("opname-bestand", kwargs={"bestand": naam}),
             tekst(f"opname.download_{NAMEN[naam]}_wat"))
            for naam in self.kern.bestanden
        ]  # fmt: skip

    @property
    def bladen(self) -> list[tuple[str, str, bool]]:
        """The pages of a long section."""
        assert self.kern is not None
        aantal = next((n for naam, _, n in self.kern.secties if naam == self.hier), 1)
        return _bladen(reverse("opname-sectie", kwargs={"sectie": self.hier}), aantal, self.blad) if aantal > 1 else []

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        k = self.kern
        assert k is not None
        return {"titel": self.titel, "antwoord": k.antwoord, "opschrift": k.opschrift, "jaar": k.jaar,
                "acties": list(k.acties), "secties": [{"naam": n, "titel": t} for n, t, _ in k.secties],
                "tot": self.tot.isoformat() if self.tot else None}  # fmt: skip

    def tabellen(self) -> Mapping[str, Tabel]:
        """What to do, as a table."""
        return {"acties": _actietabel(self.kern.acties)} if self.kern is not None else {}


@dataclass(frozen=True)
class Acties(Rapport):
    """What to do, as far as it is of the chosen kind."""

    soort: str = ""
    gekozen: tuple[dict[str, Any], ...] = ()

    @property
    def soorten(self) -> list[tuple[str, str, int, bool]]:
        """The kinds there are: name, words, how many, chosen or not."""
        assert self.kern is not None
        aantal: dict[str, int] = {}
        for actie in self.kern.acties:
            aantal[actie["soort"]] = aantal.get(actie["soort"], 0) + 1
        alle = [("", tekst("opname.alle_acties"), len(self.kern.acties))]
        alle += [(s, tekst(f"opname.acties_{s}"), n) for s, n in aantal.items()]
        return [(s, label, n, s == self.soort) for s, label, n in alle]

    @property
    def begin(self) -> int:
        """The number of the first one on this page."""
        return (self.blad - 1) * uitslag.PER_BLAD + 1

    @property
    def getoond(self) -> list[dict[str, Any]]:
        """Those on this page, in words."""
        van = self.begin - 1
        return [
            a | {"waard": euro(a["bedrag"]) if a["bedrag"] else "",
                 "dag": datum(datetime.fromisoformat(a["uiterlijk"]).date()) if a["uiterlijk"] else ""}
            for a in self.gekozen[van : van + uitslag.PER_BLAD]
        ]  # fmt: skip

    @property
    def bladen(self) -> list[tuple[str, str, bool]]:
        """The pages of the list."""
        aantal = -(-len(self.gekozen) // uitslag.PER_BLAD)
        vast = f"soort={self.soort}" if self.soort else ""
        return _bladen(reverse("opname-acties"), aantal, self.blad, vast) if aantal > 1 else []

    def tabellen(self) -> Mapping[str, Tabel]:
        """The chosen ones."""
        return {"acties": _actietabel(self.gekozen)}

    def als_dict(self) -> dict[str, Any]:
        """The chosen ones, for programs."""
        return super().als_dict() | {"soort": self.soort, "acties": list(self.gekozen)}


def _actietabel(acties: tuple[dict[str, Any], ...]) -> Tabel:
    rijen = tuple(
        (a["wat"], a["uiterlijk"] or "", "" if a["bedrag"] is None else a["bedrag"], a["wie"]) for a in acties
    )
    return Tabel("Wat u kunt doen", ACTIES, rijen)


def _bladen(adres: str, aantal: int, hier: int, vast: str = "") -> list[tuple[str, str, bool]]:
    met = f"{vast}&" if vast else ""
    return [(str(n), f"{adres}?{met}blad={n}", n == hier) for n in range(1, aantal + 1)]


View = Callable[..., Context | HttpResponseBase]


def _eigen(view: View) -> View:
    """Only who has the secret of a report that is still there gets a page; others hear what to do."""

    @wraps(view)
    def binnen(request: HttpRequest, **deel: Any) -> Context | HttpResponseBase:
        geheim = cookie.lees(request)
        tot = kluis.tot(geheim) if geheim else None
        inhoud = kluis.haal(geheim, uitslag.KERN) if tot is not None else None
        if tot is None or inhoud is None:
            return weg(request)
        gemeen = {"kern": Kern.van(inhoud), "tot": tot, "merk": kluis.naam_van(geheim)[:16]}
        return view(request, geheim, gemeen, **deel)

    return binnen


def weg(request: HttpRequest, gewist: bool = False) -> HttpResponseBase:
    """There is no report (any more)."""
    if kitfouten.wil_json(request):
        return kitfouten.antwoord(request, 404, tekst("opname.weg_zin"))
    soort = "gewist" if gewist else "weg"
    inhoud = {"c": Context(tekst(f"opname.{soort}_titel"), KRUIMELS()), "zin": tekst(f"opname.{soort}_zin"),
              "taal": taal(), "pagina": PAGINAS[RAPPORT]}  # fmt: skip
    antwoord = render(request, "opname/weg.html", inhoud, status=200 if gewist else 404)
    cookie.weg(antwoord)
    return antwoord


def KRUIMELS(*meer: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The way back."""
    return ((tekst("opname.titel"), KRUIMEL), *meer)


def _stuk(geheim: str, naam: str) -> SafeString:
    inhoud = kluis.haal(geheim, naam)
    if inhoud is None:
        raise Http404
    return mark_safe(inhoud.decode())  # drawn and escaped when it was made


def _met_adressen(binnen: SafeString, kern: Kern) -> SafeString:
    adressen = {naam: reverse("opname-sectie", kwargs={"sectie": naam}) for naam, _, _ in kern.secties}
    return mark_safe(uitslag.in_taal(uitslag.met_adressen(binnen, adressen)))


@pagina("wat-loop-ik-mis/rapport", naam=RAPPORT, sjabloon="opname/rapport.html", context=Rapport, los=True)
@_eigen
def rapport(request: HttpRequest, geheim: str, gemeen: dict[str, Any]) -> Rapport:
    """The answer, what to do first, and the most important figures."""
    kern: Kern = gemeen["kern"]
    eerste = kern.secties[0][0]
    deel = _met_adressen(_stuk(geheim, uitslag.stuk(eerste, 1)), kern)
    return Rapport(
        kern.titel, KRUIMELS(), binnen=_stuk(geheim, uitslag.stuk(uitslag.ANTWOORD, taal())), deel=deel, **gemeen
    )


@pagina("wat-loop-ik-mis/rapport/acties", naam="opname-acties", sjabloon="opname/acties.html", context=Acties, los=True)
@_eigen
def acties(request: HttpRequest, geheim: str, gemeen: dict[str, Any]) -> Acties:
    """All there is to do, with a filter by kind."""
    kern: Kern = gemeen["kern"]
    gevraagd = request.GET.get("soort", "")
    soort = gevraagd if any(a["soort"] == gevraagd for a in kern.acties) else ""
    gekozen = tuple(a for a in kern.acties if not soort or a["soort"] == soort)
    blad = _blad(request, -(-len(gekozen) // uitslag.PER_BLAD))
    kruimels = KRUIMELS((tekst("opname.rapport"), RAPPORT))
    return Acties(tekst("opname.acties_tab"), kruimels, hier="acties", soort=soort, gekozen=gekozen, blad=blad,
                  **gemeen)  # fmt: skip


@pagina(
    "wat-loop-ik-mis/rapport/<slug:sectie>",
    naam="opname-sectie",
    sjabloon="opname/sectie.html",
    context=Rapport,
    los=True,
    voorbeeld={"sectie": "quotum"},
)
@_eigen
def sectie(request: HttpRequest, geheim: str, gemeen: dict[str, Any], sectie: str) -> Rapport:
    """One section."""
    kern: Kern = gemeen["kern"]
    titel, aantal = next(((t, n) for naam, t, n in kern.secties if naam == sectie), ("", 0))
    if not aantal:
        raise Http404
    blad = _blad(request, aantal)
    deel = _met_adressen(_stuk(geheim, uitslag.stuk(sectie, blad)), kern)
    kruimels = KRUIMELS((tekst("opname.rapport"), RAPPORT))
    return Rapport(titel, kruimels, deel=deel, hier=sectie, blad=blad, **gemeen)


def _blad(request: HttpRequest, aantal: int) -> int:
    gevraagd = request.GET.get("blad", "1")
    nummer = int(gevraagd) if gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) < 7 else 1
    return min(max(nummer, 1), max(aantal, 1))


@pagina(
    "wat-loop-ik-mis/bestand/<str:bestand>",
    naam="opname-bestand",
    sjabloon="",
    context=Context,
    los=True,
    voorbeeld={"bestand": "positie.json"},
)
@_eigen
def bestand(request: HttpRequest, geheim: str, gemeen: dict[str, Any], bestand: str) -> HttpResponse:
    """A file to take along; its name is always ours."""
    kern: Kern = gemeen["kern"]
    inhoud = kluis.haal(geheim, bestand) if bestand in kern.bestanden else None
    if inhoud is None:
        raise Http404
    antwoord = HttpResponse(inhoud, content_type=uitslag.SOORTEN[bestand])
    antwoord["Content-Disposition"] = f'attachment; filename="telmee-{kern.jaar}-{bestand}"'
    return antwoord


@pagina("wat-loop-ik-mis/wissen", naam="opname-wissen", sjabloon="", context=Context, methoden=("POST",), los=True)
def wissen(request: HttpRequest) -> HttpResponseBase:
    """Removes the report at once; a page of an older report does not remove the newer one."""
    geheim = cookie.lees(request)
    merk = request.POST.get("merk", "")
    if geheim and kluis.tot(geheim) is not None:
        if merk and merk != kluis.naam_van(geheim)[:16]:
            return HttpResponseRedirect(reverse("opname-rapport") + "?nieuwer=1", status=303)
        kluis.wis(geheim)
    return weg(request, gewist=True)
