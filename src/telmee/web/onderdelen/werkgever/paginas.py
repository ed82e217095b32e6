"""The calculator of the quota and the what-if. The address is the question: it reproduces the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from telmee.fouten import Fout
from telmee.uitvoer.beeld import Beeld
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.web.kit.fouten import in_woorden, per_veld
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.werkgever import downloads, formulier, stappen, vraag
from telmee.werkgever import calculator as rekenkamer
from telmee.werkgever import calculator_invoer, wat_als_invoer
from telmee.werkgever.beeld import calculator_dict, calculatorbeeld
from telmee.werkgever.beeld_wat_als import maandgrafiek, maandtabel, wat_als_beeld, wat_als_dict
from telmee.werkgever.wat_als_uitkomst import WatAls


@dataclass(frozen=True)
class Rekenpagina(Context):
    """What both pages share: the fields, the answer as a picture, and what of the address was not understood."""

    velden: tuple[Veld, ...] = ()
    meer: tuple[Veld, ...] = ()
    beeld: Beeld | None = None
    niet_begrepen: tuple[tuple[str, str], ...] = ()
    begrepen: tuple[tuple[str, str], ...] = ()
    downloads: downloads.Downloads = ()
    adres: str = ""
    """The question as the end of an address."""
    gevraagd: bool = False
    fouten: dict[str, str] = field(default_factory=dict)

    @property
    def alle(self) -> tuple[Veld, ...]:
        """Every field of the form, for the summary of what is wrong."""
        return (*self.velden, *self.meer)

    @property
    def meer_open(self) -> bool:
        """Whether something was filled in, or is wrong, in what is folded."""
        return any(veld.fout for veld in self.meer)

    def tabellen(self) -> dict[str, Tabel]:
        """The tables of the answer."""
        return downloads.tabellen(self.beeld)

    def antwoord(self) -> dict[str, Any] | None:
        """The answer for programs; None when there is none yet."""
        return None

    def als_dict(self) -> dict[str, Any]:
        """The answer as the API gives it, and what was wrong or not understood."""
        return {
            "titel": self.titel,
            "antwoord": self.antwoord(),
            "fouten": self.fouten,
            "niet_begrepen": [list(paar) for paar in self.niet_begrepen],
        }


# --- The calculator --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Calculator(Rekenpagina):
    """`stap` is the question that is asked alone; None for all at once."""

    uitkomst: rekenkamer.Uitkomst | None = None
    stap: stappen.Stap | None = None
    niet_plichtig: bool = False
    wat_als: str = ""

    def antwoord(self) -> dict[str, Any] | None:
        """As the command gives it."""
        return calculator_dict(self.uitkomst) if self.uitkomst is not None else None


@pagina(
    "werkgever/calculator",
    naam="werkgever-calculator",
    zuiver=True,
    sjabloon="werkgever/calculator.html",
    context=Calculator,
    api="quotumberekening",
    deur=True,
)
def calculator(request: HttpRequest) -> Calculator | HttpResponse:
    """What the quota asks: all questions at once, or one at a time with `stap`."""
    gesteld = vraag.lees(request.GET, calculator_invoer.VELDEN)
    gelezen = calculator_invoer.lees(gesteld.gegeven, gesteld.anders)
    uitkomst, fouten = _reken(gelezen)
    if not gesteld.leeg and "stap" not in gesteld.gevraagd and not request.htmx:
        fouten |= {naam: tekst(f"werkgever.ontbreekt_{naam}") for naam in gelezen.ontbreekt}
    vragen, meer = (formulier.ingevuld(velden, gesteld, fouten, gelezen.kan) for velden in formulier.calculator())
    stap = stappen.stap(gesteld, gelezen, vragen)
    beeld = calculatorbeeld(uitkomst) if uitkomst is not None and stap is None else None
    if beeld is not None and uitkomst is not None and (soort := gesteld.gevraagd.get("download")):
        return downloads.maak(request, soort, "quotum", beeld, uitkomst.receipt)
    return Calculator(
        tekst("werkgever.calc_titel"),
        velden=vragen,
        meer=meer,
        beeld=beeld,
        niet_begrepen=gesteld.onbekend,
        begrepen=_begrepen((*vragen, *meer), gesteld),
        downloads=downloads.lijst("werkgever-calculator", gesteld, downloads.tabellen(beeld), True) if beeld else (),
        adres=gesteld.als_adres(),
        gevraagd=not gesteld.leeg,
        fouten=fouten,
        uitkomst=uitkomst,
        stap=stap,
        niet_plichtig=uitkomst is not None and uitkomst.quotum.plichtig is False,
        wat_als=_naar_wat_als(gelezen),
    )


def _reken(gelezen: calculator_invoer.Gelezen) -> tuple[rekenkamer.Uitkomst | None, dict[str, str]]:
    """The outcome, or what stands in its way."""
    fouten = per_veld(gelezen.fouten)
    if not gelezen.klaar:
        return None, fouten
    try:
        return rekenkamer.bereken(gelezen.antwoorden, gelezen.opslag), fouten
    except Fout as fout:
        return None, {(fout.veld or ("opslag" if gelezen.opslag else "uren")): in_woorden(str(fout))}


def _begrepen(velden: tuple[Veld, ...], gesteld: vraag.Vraag) -> tuple[tuple[str, str], ...]:
    """What was understood of an address of which something was not."""
    if not gesteld.onbekend:
        return ()
    return tuple((veld.label, str(veld.waarde)) for veld in velden if gesteld.gegeven.get(veld.naam) and not veld.fout)


def _naar_wat_als(gelezen: calculator_invoer.Gelezen) -> str:
    """The what-if from the first day that is still to come in the year that was asked about."""
    jaar, vanaf = gelezen.antwoorden.jaar, wat_als_invoer.vandaag_over_een_maand()
    if jaar is not None and jaar > vanaf.year:
        vanaf = date(jaar, 1, 1)
    return f"{reverse('werkgever-wat_als')}?vanaf={vanaf.isoformat()}"


# --- What if ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WatAlsPagina(Rekenpagina):
    """`naast` are the fields of another profile; the months are those of the first full year."""

    naast: tuple[Veld, ...] = ()
    uitkomst: WatAls | None = None
    maanden: Tabel | None = None
    maandgrafiek: Staven | None = None
    met_uitleg: bool = False

    @property
    def alle(self) -> tuple[Veld, ...]:
        """Every field of the form."""
        return (*self.velden, *self.naast, *self.meer)

    @property
    def naast_open(self) -> bool:
        """Whether another profile was asked for."""
        return any(veld.waarde or veld.fout for veld in self.naast)

    def tabellen(self) -> dict[str, Tabel]:
        """Those of the picture, and the months."""
        return {**super().tabellen(), **({"maanden": self.maanden} if self.maanden is not None else {})}

    def grafieken(self) -> dict[str, Grafiek | Staven]:
        """Cost per year, and per month."""
        jaren = next((deel.grafiek for deel in self.beeld.delen if deel.grafiek), None) if self.beeld else None
        gevonden = {"jaren": jaren, "maanden": self.maandgrafiek}
        return {naam: plaat for naam, plaat in gevonden.items() if plaat is not None}

    def antwoord(self) -> dict[str, Any] | None:
        """As the command gives it; with the explanations where they were asked for."""
        return wat_als_dict(self.uitkomst, self.met_uitleg) if self.uitkomst is not None else None


@pagina(
    "werkgever/wat-als",
    naam="werkgever-wat_als",
    zuiver=True,
    sjabloon="werkgever/wat_als.html",
    context=WatAlsPagina,
    api="wat-als-berekening",
)
def wat_als(request: HttpRequest) -> WatAlsPagina | HttpResponse:
    """What hiring somebody costs and does, for an anonymous profile."""
    gesteld = vraag.lees(request.GET, wat_als_invoer.VELDEN)
    gelezen = wat_als_invoer.lees(gesteld.gegeven, gesteld.anders)
    uitkomst, fouten, kan = _reken_wat_als(gelezen)
    alleen_dag = set(gesteld.gegeven) <= {"vanaf"}  # how the calculator leads here
    if not alleen_dag and not request.htmx:
        fouten |= {naam: tekst(f"werkgever.ontbreekt_{naam}") for naam in gelezen.ontbreekt}
    vanaf = wat_als_invoer.vandaag_over_een_maand()
    alle = formulier.wat_als(vanaf)
    profiel, naast, meer = (formulier.ingevuld(velden, gesteld, fouten, kan) for velden in alle)
    beeld = None if uitkomst is None else wat_als_beeld(uitkomst)
    if beeld is not None and (soort := gesteld.gevraagd.get("download")):
        return downloads.maak(request, soort, "wat-als", beeld, None)
    met_uitleg = "uitleg" in gesteld.gevraagd
    eerste = uitkomst.varianten[0] if uitkomst is not None else None
    context = WatAlsPagina(
        tekst("werkgever.wat_titel"),
        velden=profiel,
        meer=meer,
        beeld=beeld if met_uitleg or beeld is None else zonder_bomen(beeld),
        niet_begrepen=gesteld.onbekend,
        begrepen=_begrepen((*profiel, *naast, *meer), gesteld),
        adres=gesteld.als_adres(),
        gevraagd=not alleen_dag,
        fouten=fouten,
        naast=naast,
        uitkomst=uitkomst,
        maanden=maandtabel(eerste) if eerste is not None else None,
        maandgrafiek=maandgrafiek(eerste) if eerste is not None else None,
        met_uitleg=met_uitleg,
    )
    lijst = downloads.lijst("werkgever-wat_als", gesteld, context.tabellen(), False) if beeld else ()
    return replace(context, downloads=lijst)


def _reken_wat_als(
    gelezen: wat_als_invoer.Gevraagd,
) -> tuple[WatAls | None, dict[str, str], Mapping[str, tuple[str, ...]]]:
    """The outcome, or what stands in its way, and what may have been meant."""
    fouten = per_veld(gelezen.fouten)
    if not gelezen.klaar:
        return None, fouten, gelezen.kan
    try:
        return gelezen.bereken(), fouten, {}
    except Fout as fout:
        veld = fout.veld or "grond"
        return None, {veld: in_woorden(str(fout))}, {veld: fout.kan}


def zonder_bomen(beeld: Beeld) -> Beeld:
    """The picture without the explanations of its rows: they are many, and are there for who asks."""
    return replace(beeld, delen=tuple(replace(deel, bomen=None) for deel in beeld.delen))
