"""Where a municipality stands, from lists that are read and forgotten; for outsiders small groups are hidden."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from telmee import deur, getypt
from telmee.beschut import positie as kamer
from telmee.beschut import positie_beeld, positie_buiten
from telmee.beschut import positie_invoer as invoer
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.beschut import voorbeeld
from telmee.gegevens.loonaangifte.bronnen import schoon
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen
from telmee.uitvoer.beeld import Beeld
from telmee.web.kit.pagina import pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.beschut_werk import blad, upload
from telmee.web.onderdelen.beschut_werk.blad import Blad

T = TypeVar("T")
NAAM, VOORBEELD, LIJST = "beschut_werk-positie", "beschut_werk-positie_voorbeeld", "beschut_werk-lijst"
LIJSTEN = ("aantallen", "indicaties", "plaatsingen", "realisaties", "regios")
AANGIFTEN = "aangiften"
BESTANDEN = (*LIJSTEN, AANGIFTEN)
NODIG = ("aantallen", "indicaties", "plaatsingen", AANGIFTEN)
"""Without any of these everything is unknown."""
VELDEN = ("gemeente", "samenwerkingsverband", "op", "lezer")
INTERN, BUITEN = "intern", "buiten"
LEZERS = (INTERN, BUITEN)
VOORBEELDEN: Mapping[str, Callable[[], str]] = {
    "aantallen": voorbeeld.aantallen,
    "indicaties": voorbeeld.indicaties,
    "plaatsingen": voorbeeld.plaatsingen,
    "realisaties": voorbeeld.realisaties,
    "regios": voorbeeld.regio,
    "gegevens": voorbeeld.verdeel,
}
"""The lists of the invented country and organisation, to look at and to fill in."""


@dataclass(frozen=True)
class Gevonden:
    """A position, and who reads it."""

    uitkomst: kamer.Uitkomst
    buiten: bool = False

    def beeld(self) -> Beeld:
        """The picture for who reads it."""
        return blad.getoond((positie_buiten if self.buiten else positie_beeld).beeld(self.uitkomst))

    def inhoud(self) -> dict[str, Any]:
        """For programs: as the command gives it; for outsiders the picture alone."""
        gewoon = {} if self.buiten else self.uitkomst.als_dict()
        return gewoon | {"beeld": self.beeld().als_dict()}


class _Lezing:
    """Reads field after field and remembers what is wrong with each."""

    def __init__(self) -> None:
        self.fouten: dict[str, str] = {}

    def probeer(self, veld: str, lees: Callable[[], T]) -> T | None:
        """What `lees` gives; None with the sentence at the field when it refuses."""
        try:
            return lees()
        except Fout as fout:
            self.fouten.setdefault(fout.veld or veld, str(fout))
            return None


def uit_form(gegeven: Mapping[str, str], ontvangen: upload.Ontvangen) -> tuple[Gevonden | None, dict[str, str]]:
    """The position out of a form, or what stands in its way by field."""
    lezing, waarde = _Lezing(), {naam: gegeven.get(naam, "").strip() for naam in VELDEN}
    op = lezing.probeer("op", lambda: getypt.dag(waarde["op"], "de dag")) if waarde["op"] else date.today()
    if waarde["lezer"] not in ("", *LEZERS):
        lezing.fouten["lezer"] = f"Kies wie dit leest: {' of '.join(LEZERS)}."
    if bool(waarde["gemeente"]) == bool(waarde["samenwerkingsverband"]):
        lezing.fouten["gemeente"] = tekst("beschut_werk.positie_een_van_twee")
    if not any(ontvangen.bestanden.get(naam) for naam in NODIG):
        lezing.fouten["aantallen"] = tekst("beschut_werk.positie_geen_lijst")
    if op is None or lezing.fouten:
        return None, lezing.fouten
    codes: tuple[str, ...] | None = ()
    if waarde["gemeente"]:
        codes = lezing.probeer("gemeente", lambda: (invoer.zoek_gemeente(waarde["gemeente"], op),))
    if codes is None:
        return None, lezing.fouten
    bestanden = _bestanden(ontvangen)
    try:
        uitkomst = bereken(bestanden, op, codes, waarde["samenwerkingsverband"])
    except Fout as fout:
        return None, {fout.veld or _bij(str(fout), ontvangen): str(fout)}
    return Gevonden(uitkomst, waarde["lezer"] == BUITEN), {}


def bereken(bestanden: invoer.Bestanden, op: date, codes: tuple[str, ...], verband: str = "") -> kamer.Uitkomst:
    """The position of these municipalities, or of a samenwerkingsverband."""
    wetten = deur.wetten()
    gelezen = invoer.lees(bestanden, op, wetten)
    if verband:
        try:
            codes = invoer.zoek_verband(verband, gelezen)
        except Fout as fout:
            raise GebruiksFout(str(fout), veld="samenwerkingsverband") from fout
    return kamer.bereken(gelezen, codes, wetten, verband)


def _bestanden(ontvangen: upload.Ontvangen) -> invoer.Bestanden:
    lijsten: dict[str, Any] = {naam: ontvangen.een(naam) for naam in LIJSTEN}
    return invoer.Bestanden(**lijsten, aangiften=tuple(ontvangen.bestanden.get(AANGIFTEN, ())))


def _bij(zin: str, ontvangen: upload.Ontvangen) -> str:
    """The field of the list that a sentence names; the first one that came in when it names none."""
    er_zijn = [(naam, bestand) for naam, alle in ontvangen.bestanden.items() for bestand in alle]
    genoemd = (naam for naam, bestand in er_zijn if schoon(bestand.naam) in zin)
    return next(genoemd, er_zijn[0][0])


def _velden(gegeven: Mapping[str, str], fouten: Mapping[str, str]) -> tuple[tuple[Veld, ...], tuple[Veld, ...]]:
    lijst = {"soorten": ".csv,.txt,.xlsx"}
    eerst = (
        blad.veld("positie", "gemeente", "tekst"),
        blad.veld("positie", "op", "datum", date.today().isoformat()),
        *(blad.veld("positie", naam, "bestand", **lijst) for naam in LIJSTEN[:3]),
        blad.veld("positie", "lezer", "keuze", INTERN, keuzes=blad.keuzes("positie", "lezer", LEZERS)),
    )
    meer = (
        blad.veld("positie", "samenwerkingsverband", "tekst"),
        *(blad.veld("positie", naam, "bestand", **lijst) for naam in LIJSTEN[3:]),
        blad.veld("positie", AANGIFTEN, "bestand", soorten=".xml,.zip", meer=True),
    )
    eerst, meer = (blad.ingevuld(elk, gegeven, fouten) for elk in (eerst, meer))
    return eerst, meer


@pagina(
    "beschut-werk/positie",
    naam=NAAM,
    zuiver=True,
    sjabloon="beschut_werk/blad.html",
    context=Blad,
    methoden=("GET", "POST"),
    api="beschut-werk/positie",
)
@upload.formulier(BESTANDEN, uit_form)
def positie(
    request: HttpRequest, gegeven: dict[str, str], fouten: dict[str, str], gevonden: Gevonden | None
) -> Blad | HttpResponseBase:
    """The form, and the position out of the lists that were sent with it."""
    velden, meer = _velden(gegeven, fouten)
    leeg = Blad(
        tekst("beschut_werk.positie_titel"),
        blad.kruimels(),
        velden=velden,
        meer=meer,
        pagina=NAAM,
        bestand=True,
        live=False,
        inleiding=tekst("beschut_werk.positie_inleiding"),
        ander=(tekst("beschut_werk.positie_naar_voorbeeld"), reverse(VOORBEELD)),
        lijsten=_lijsten(LIJSTEN),
    )
    if gevonden is None:
        return leeg
    beeld = gevonden.beeld()
    if soort := gegeven.get(blad.DOWNLOAD):
        return blad.bestand(request, soort, "positie", beeld)
    return replace(leeg, beeld=blad.zonder_dubbel(beeld), alle=blad.tabellen(beeld), inhoud=gevonden.inhoud)


positie.csrf_exempt = True  # type: ignore[attr-defined]  # the form is checked before its first file is read


def _lijsten(namen: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each list of the example: what it is called, and where it is."""
    return tuple((f"{naam}.csv", reverse(LIJST, kwargs={"lijst": naam})) for naam in namen)


@lru_cache(maxsize=1)
def voorbeeldpositie(vandaag: date) -> kamer.Uitkomst:
    """The position of the invented municipality, on the day of its lists."""

    def lijst(naam: str) -> Ingekomen:
        return Ingekomen(f"{naam}.csv", io.BytesIO(VOORBEELDEN[naam]().encode()))

    lijsten: dict[str, Any] = {naam: lijst(naam) for naam in LIJSTEN}
    return bereken(invoer.Bestanden(**lijsten), voorbeeld.OP, (voorbeeld.gemeente_van_sob().code,))


@pagina(
    "beschut-werk/positie/voorbeeld",
    naam=VOORBEELD,
    zuiver=True,
    sjabloon="beschut_werk/voorbeeld.html",
    context=Blad,
    api="beschut-werk/positie",
)
def positie_voorbeeld(request: HttpRequest) -> Blad:
    """What the page makes of the lists of the example."""
    gevonden = Gevonden(voorbeeldpositie(date.today()))
    beeld = gevonden.beeld()
    return Blad(
        tekst("beschut_werk.positie_titel"),
        (*blad.kruimels(), (tekst("beschut_werk.positie_kort"), NAAM)),
        beeld=blad.zonder_dubbel(beeld),
        platen=blad.platen(pad=positie_beeld.grafiek(gevonden.uitkomst)),
        alle=blad.tabellen(beeld),
        inhoud=gevonden.inhoud,
        voorbeeld=tekst("beschut_werk.positie_voorbeeld"),
        ander=(tekst("beschut_werk.positie_naar_eigen"), reverse(NAAM)),
        lijsten=_lijsten(LIJSTEN),
    )


@pagina("beschut-werk/voorbeeld/<slug:lijst>", naam=LIJST, sjabloon="", context=Blad, los=True)
def voorbeeldlijst(request: HttpRequest, lijst: str) -> HttpResponse:
    """A list of the example as a file."""
    if lijst not in VOORBEELDEN:
        raise Http404
    antwoord = HttpResponse(VOORBEELDEN[lijst](), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{lijst}.csv"'
    return antwoord
