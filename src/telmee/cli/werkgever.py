"""`telmee werkgever`: an employer's position from its filings, and an example to try it on. Contains no rule.

Files are read, computed on and not kept. A BSN is shown only with --met-bsn; messages never hold one. Everything heavy
is imported when it is needed. The commands for who has no files are in `werkgever_zonder`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee import deur, getypt
from telmee.cli import werkgever_zonder
from telmee.cli.anders import ANDERS
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import JSON
from telmee.fouten import GebruiksFout
from telmee.schrijven import eis_eigen_plek, eis_map
from telmee.veilig import naar_json, regel

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True,
                  help="Waar een werkgever staat. (An employer's position.)")  # fmt: skip
werkgever_zonder.registreer(app)

BESTANDEN = typer.Argument(..., metavar="BESTANDEN...", help="Loonaangiften: XML-bestanden, mappen of zips.")
EEN_JAAR = typer.Option(..., "--jaar", metavar="JAAR", help="Het jaar waarover het gaat, zoals 2026.")
REGISTER = typer.Option(
    None, "--register", metavar="LIJST", help="Het antwoord uit het doelgroepregister: .csv, .xlsx of - (plakken)."
)
COMPLEET = typer.Option(
    None,
    "--register-compleet-op",
    metavar="DATUM",
    help="Wie niet op de lijst staat, was op deze dag niet geregistreerd.",
)
INLEEN = typer.Option(
    None, "--inleen", metavar="LIJST", help="Ingeleende uren die een uitlener toerekent: bsn, uren, van, tot, uitlener."
)
VERKLARINGEN = typer.Option(
    None, "--verklaringen", metavar="LIJST", help="De doelgroepverklaringen: bsn, soort, begin, aangevraagd, afgegeven."
)
VORIG = typer.Option(
    None, "--uren-vorig-jaar", metavar="UREN", help="Alle verloonde uren van het jaar ervoor, voor de drempel."
)
PERCENTAGE = typer.Option(None, "--quotumpercentage", metavar="P", help="Reken met dit percentage, zoals 2,58.")
OPSLAG_P = typer.Option(None, "--opslagpercentage", metavar="P", help="Reken de opslag met dit percentage, zoals 0,50.")
SECTOR = typer.Option(None, "--sector", metavar="SECTOR", help="markt of overheid; anders afgeleid uit de aangiften.")
UITLENER = typer.Option(None, "--uitlener/--geen-uitlener", help="Uitlener of niet; anders afgeleid uit de aangiften.")
STAND = typer.Option(
    None, "--stand", metavar="DATUM", help="Wat op deze dag was aangegeven en bekend was; standaard alles, vandaag."
)
SAMEN = typer.Option(False, "--samen", help="Alle loonheffingennummers zijn voor de wet één werkgever.")
XSD = typer.Option(None, "--xsd", metavar="BESTAND", help="Controleer de aangiften ook met dit officiële schema.")
MET_BSN = typer.Option(False, "--met-bsn", help="Toon burgerservicenummers; anders personeelsnummer of rijnummer.")
UITLEG = typer.Option(False, "--uitleg", help="Leg de cijfers tot nu toe uit, met artikel en bron.")
KALENDER = typer.Option(None, "--kalender", metavar="BESTAND.ics", help="Schrijf de termijnen als agenda.")
RAPPORT = typer.Option(
    None, "--rapport", metavar="BESTAND", help="Schrijf een rapport: .html of .xlsx (alles) of .pdf; mag vaker."
)
BESTUUR = typer.Option(
    None, "--bestuur", metavar="BESTAND.pdf", help="Schrijf de versie voor het bestuur: twee bladzijden."
)
NAAR = typer.Option(..., "--naar", metavar="MAP", help="De nieuwe map voor het voorbeeld.")
OVERSCHRIJF = typer.Option(False, "--overschrijf", help="Vervang een voorbeeld dat er al staat.")


@dataclass(frozen=True)
class Lijsten:
    """The lists beside the filings; `-` is what is pasted or piped in, and there is one of that."""

    register: Path | None = None
    inleen: Path | None = None
    verklaringen: Path | None = None
    compleet_op: date | None = None

    def __post_init__(self) -> None:
        if sum(pad == Path("-") for pad in (self.register, self.inleen, self.verklaringen)) > 1:
            raise GebruiksFout("Er kan één lijst worden geplakt (-); geef de andere als bestand.")


def _compleet(register: Path | None, tekst: str | None) -> date | None:
    """The day on which the list of the register was complete; it says nothing without a list, or of days to come."""
    if tekst is None:
        return None
    if register is None:
        raise GebruiksFout("--register-compleet-op hoort bij --register; geef die lijst ook.")
    dag = getypt.dag(tekst, "--register-compleet-op")
    if dag > date.today():
        raise GebruiksFout(
            "--register-compleet-op is de dag waarop u de lijst kreeg; die kan niet later zijn dan vandaag."
        )
    return dag


@app.command(short_help="Waar staat deze werkgever? Uit zijn loonaangiften.")
def positie(
    bestanden: list[Path] = BESTANDEN,
    jaar: int = EEN_JAAR,
    register: Path | None = REGISTER,
    register_compleet_op: str | None = COMPLEET,
    inleen: Path | None = INLEEN,
    verklaringen: Path | None = VERKLARINGEN,
    uren_vorig_jaar: str | None = VORIG,
    quotumpercentage: str | None = PERCENTAGE,
    opslagpercentage: str | None = OPSLAG_P,
    anders: list[str] | None = ANDERS,
    sector: str | None = SECTOR,
    uitlener: bool | None = UITLENER,
    stand: str | None = STAND,
    samen: bool = SAMEN,
    xsd: Path | None = XSD,
    json_: bool = JSON,
    met_bsn: bool = MET_BSN,
    uitleg: bool = UITLEG,
    kalender: Path | None = KALENDER,
    rapport: list[Path] | None = RAPPORT,
    bestuur: Path | None = BESTUUR,
) -> None:
    """Waar staat deze werkgever? Uit loonaangiften en het antwoord van het register. (Position from payroll files.)"""
    dag = getypt.dag(stand, "--stand") if stand else None
    wetten = deur.wetten(dag, anders=anders)
    wetten = deur.met_percentage(wetten, "quotumpercentage", quotumpercentage, jaar)
    wetten = deur.met_percentage(wetten, "opslagpercentage", opslagpercentage, jaar)
    opgaven = _opgaven(uren_vorig_jaar, sector, uitlener, wetten)
    uitvoer = Uitvoer(kalender, tuple(rapport or ()), bestuur)
    _eis_schrijfbaar(uitvoer)
    eis_eigen_plek(uitvoer.alle, [*bestanden, register, inleen, verklaringen, xsd])
    lijsten = Lijsten(register, inleen, verklaringen, _compleet(register, register_compleet_op))
    uitkomst = _bereken(bestanden, jaar, lijsten, opgaven, wetten, dag, samen, xsd)
    geschreven = _schrijf(uitkomst, uitvoer, met_bsn)
    _toon(uitkomst, json_, met_bsn, uitleg)
    noem_geschreven(geschreven, json_)


@app.command(short_help="Een verzonnen werkgever, om mee te proeven.")
def voorbeeld(naar: Path = NAAR, overschrijf: bool = OVERSCHRIJF) -> None:
    """Een verzonnen werkgever met aangiften, registerantwoord en rapport, om mee te proeven. (A made-up employer.)"""
    from telmee.werkgever import voorbeeld as kamer
    from telmee.werkgever.invoer import Opgaven

    opgaven = Opgaven(uren_vorig_jaar=kamer.UREN_VORIG_JAAR)
    wetten = deur.met_percentage(deur.wetten(), "quotumpercentage", "2,58", kamer.JAAR)

    def erbij(map_: Path) -> None:
        lijsten = Lijsten(map_ / "register.csv", map_ / "inleen.csv", map_ / "verklaringen.csv")
        uitkomst = _bereken([map_ / "aangiften"], kamer.JAAR, lijsten, opgaven, wetten, None, False, None)
        _schrijf(uitkomst, Uitvoer(map_ / "termijnen.ics", (map_ / "rapport.html",)), False)

    namen = kamer.maak(naar, overschrijf, erbij)
    print(f"In '{regel(str(naar))}' staan {len(namen)} verzonnen loonaangiften, drie lijsten (.csv) en termijnen.ics.")
    rapport, merk = (regel(str(naar / naam)) for naam in ("rapport.html", kamer.MERK))
    print(f"Open '{rapport}' in een browser; '{merk}' zegt hoe u dit zelf nog eens maakt.")


def _opgaven(uren: str | None, sector: str | None, uitlener: bool | None, wetten: Any) -> Any:
    """What the user gives, read the Dutch way."""
    from telmee.werkgever.calculator_invoer import hoeveelheid
    from telmee.werkgever.invoer import Opgaven

    vorig_jaar = None if uren is None else hoeveelheid(uren, "uren_vorig_jaar", wetten, "--uren-vorig-jaar").per_jaar
    return Opgaven(
        uren_vorig_jaar=vorig_jaar,
        sector=None if sector is None else getypt.gekozen(sector, getypt.SECTOREN, "sector"),
        uitlener=uitlener,
    )


@dataclass(frozen=True)
class Uitvoer:
    """The files that were asked for."""

    kalender: Path | None = None
    rapporten: tuple[Path, ...] = ()
    bestuur: Path | None = None

    @property
    def alle(self) -> tuple[Path, ...]:
        """All of them."""
        return tuple(pad for pad in (*self.rapporten, self.bestuur, self.kalender) if pad is not None)


def _eis_schrijfbaar(uitvoer: Uitvoer) -> None:
    """Refuses a kind of file that cannot be made, and a folder that is not there, before anything is computed."""
    for pad in uitvoer.alle:
        eis_map(pad)
    kalender = uitvoer.kalender
    if kalender is not None and kalender.suffix.lower() != ".ics":
        raise GebruiksFout(f"Een agenda heet .ics en '{kalender.name}' niet; kies een naam als termijnen.ics.")
    if uitvoer.rapporten or uitvoer.bestuur:
        from telmee.uitvoer import rapport

        for pad in uitvoer.rapporten:
            rapport.maker(pad)
        if uitvoer.bestuur is not None:
            rapport.maker_bestuur(uitvoer.bestuur)


def _bereken(
    bestanden: Sequence[Path],
    jaar: int,
    lijsten: Lijsten,
    opgaven: Any,
    wetten: Any,
    dag: date | None,
    samen: bool,
    xsd: Path | None,
) -> Any:
    from telmee.schrijven import voortgang
    from telmee.werkgever import uit_bestanden as kamer

    antwoord = kamer.LEZERS["register"](lijsten.register, lijsten.compleet_op) if lijsten.register else None
    verklaard = kamer.LEZERS["verklaringen"](lijsten.verklaringen) if lijsten.verklaringen else None
    ingeleend = kamer.LEZERS["inleen"](lijsten.inleen) if lijsten.inleen else None
    with voortgang("Loonaangiften lezen"):
        aangiften = kamer.aangiften(bestanden, wetten, stand=dag, samen=samen, xsd_pad=xsd)
    with voortgang(f"Positie over {jaar} berekenen"):
        beeld = kamer.uit(aangiften, jaar, opgaven, kamer.Lijsten(antwoord, ingeleend, verklaard), wetten)
    return kamer.met_toekomst(beeld, dag)


def _schrijf(uitkomst: Any, uitvoer: Uitvoer, met_bsn: bool) -> tuple[Path, ...]:
    """Writes the files that were asked for, and says which."""
    kalender = uitvoer.kalender
    if kalender is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.werkgever.termijnen import ics

        schrijf_tekst(kalender, ics(uitkomst.termijnen, uitkomst.jaar, uitkomst.stand))
    if uitvoer.rapporten or uitvoer.bestuur:
        from telmee.uitvoer import rapport
        from telmee.werkgever.beeld import beeld

        plaat = beeld(uitkomst, met_bsn)
        for pad in uitvoer.rapporten:
            rapport.schrijf(pad, plaat)
        if uitvoer.bestuur is not None:
            rapport.schrijf_bestuur(uitvoer.bestuur, plaat)
    return uitvoer.alle


def _toon(uitkomst: Any, json_: bool, met_bsn: bool, uitleg: bool) -> None:
    from telmee.werkgever.beeld import beeld

    if json_:
        inhoud = uitkomst.als_dict(met_bsn) | {"beeld": beeld(uitkomst, met_bsn).als_dict()}
        if uitleg:
            from telmee.werkgever.beeld_uitleg import als_json

            inhoud |= als_json(uitkomst)
        else:
            inhoud = {k: v for k, v in inhoud.items() if k not in ("uitleg", "uitleg_prognose", "receipt")}
        print(naar_json(inhoud))
        return
    from telmee.uitvoer.beeld_tekst import tekst
    from telmee.uitvoer.scherm import scherm

    print(tekst(beeld(uitkomst, met_bsn), scherm(), uitleg), end="")
