"""`telmee beschut positie`: where a municipality or a samenwerkingsverband stands. Contains no rule."""

from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee import deur, getypt
from telmee.cli.anders import ANDERS
from telmee.cli.opties import JSON, STAND
from telmee.cli.uitvoer import RAPPORT, eis_uitvoer, schrijf_uitvoer, toon
from telmee.fouten import GebruiksFout

GEMEENTE = typer.Option(None, "--gemeente", metavar="CODE", help="De gemeente: code of naam, zoals GM0014.")
VERBAND = typer.Option(
    None, "--samenwerkingsverband", metavar="NAAM", help="Alle gemeenten van dit verband; met --regios."
)
OP = typer.Option(None, "--op", metavar="DATUM", help="De dag van de stand; standaard vandaag.")
AANTALLEN = typer.Option(None, "--aantallen", metavar="LIJST", help="De aantallen per gemeente en jaar: .csv of .xlsx.")
INDICATIES = typer.Option(None, "--indicaties", metavar="LIJST", help="De indicaties, met een dag per stap.")
PLAATSINGEN = typer.Option(None, "--plaatsingen", metavar="LIJST", help="De plaatsingen, met uren per week.")
AANGIFTEN = typer.Option(
    None, "--aangiften", metavar="MAP", help="Loonaangiften van het sociaal ontwikkelbedrijf; mag vaker."
)
REALISATIES = typer.Option(None, "--realisaties", metavar="LIJST", help="Standen van andere gemeenten, voor de regio.")
REGIOS = typer.Option(
    None, "--regios", metavar="LIJST", help="Welke gemeenten bij elkaar horen; standaard die van 2015."
)
GRAFIEK = typer.Option(None, "--grafiek", metavar="BESTAND", help="Schrijf het pad naar 2048 als SVG.")
UITLEG = typer.Option(False, "--uitleg", help="Leg de cijfers van de wet uit, met artikel en bron.")


def registreer(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command("positie", short_help="Waar een gemeente staat: doel, gehaald, plicht, wachtlijst.")(positie)


def positie(
    gemeente: str | None = GEMEENTE,
    samenwerkingsverband: str | None = VERBAND,
    op: str | None = OP,
    aantallen: Path | None = AANTALLEN,
    indicaties: Path | None = INDICATIES,
    plaatsingen: Path | None = PLAATSINGEN,
    aangiften: list[Path] | None = AANGIFTEN,
    realisaties: Path | None = REALISATIES,
    regios: Path | None = REGIOS,
    anders: list[str] | None = ANDERS,
    stand: str | None = STAND,
    json_: bool = JSON,
    uitleg: bool = UITLEG,
    rapport: list[Path] | None = RAPPORT,
    grafiek: Path | None = GRAFIEK,
) -> None:
    """Waar een gemeente of een samenwerkingsverband staat met beschut werk. (Where a municipality stands.)"""
    if (gemeente is None) == (samenwerkingsverband is None):
        raise GebruiksFout("Geef --gemeente of --samenwerkingsverband, een van de twee.")
    dag = date.today() if op is None else getypt.dag(op, "--op")
    uit = (*(rapport or ()), *((grafiek,) if grafiek else ()))
    lijsten = (aantallen, indicaties, plaatsingen, realisaties, regios)
    eis_uitvoer(uit, rapport or (), grafiek, [*lijsten, *(aangiften or ())])
    if not any((*lijsten[:3], aangiften)):
        raise GebruiksFout("Geef minstens --aantallen, --indicaties of --plaatsingen; zonder lijst is alles onbekend.")
    from telmee.beschut.positie_invoer import Bestanden

    bestanden = Bestanden(aantallen, indicaties, plaatsingen, realisaties, regios, tuple(aangiften or ()))
    uitkomst = _bereken(bestanden, dag, gemeente, samenwerkingsverband, deur.wetten(stand, anders=anders))
    from telmee.beschut import positie_beeld as plaat

    beeld = plaat.beeld(uitkomst)
    schrijf_uitvoer(beeld, rapport or (), grafiek=grafiek, plaat=plaat.grafiek(uitkomst))
    toon(beeld, uitkomst.als_dict() if json_ else None, uit, uitleg)


def _bereken(bestanden: Any, dag: date, gemeente: str | None, verband: str | None, wetten: Any) -> Any:
    from telmee.beschut import positie as kamer
    from telmee.beschut import positie_invoer as invoer
    from telmee.schrijven import voortgang

    codes: tuple[str, ...] = () if gemeente is None else (invoer.zoek_gemeente(gemeente, dag),)
    with voortgang("Lijsten lezen"):
        gelezen = invoer.lees(bestanden, dag, wetten)
    if verband is not None:
        codes = invoer.zoek_verband(verband, gelezen)
    return kamer.bereken(gelezen, codes, wetten, verband or "")
