"""`telmee register dcat|algoritmeregister`: the statistics and the rules described for others. Contains no rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from telmee import getypt
from telmee.cli.geschreven import noem_geschreven
from telmee.fouten import GebruiksFout
from telmee.veilig import naar_json

NAAR = typer.Option(None, "--naar", metavar="BESTAND", help="Schrijf het in dit bestand; zonder: op het scherm.")
CONTACT = typer.Option(..., "--contact", metavar="E-MAIL", help="Waar mensen vragen kunnen stellen.")


def meld_aan(app: typer.Typer) -> None:
    """Adds these commands to the group."""
    app.command("dcat")(catalogue)
    app.command("algoritmeregister")(algorithm)


def catalogue(
    uitgever: str = typer.Option(..., "--uitgever", metavar="NAAM", help="Wie de cijfers publiceert."),
    uitgever_adres: str = typer.Option(..., "--uitgever-adres", metavar="URL", help="Het adres (URI) van de uitgever."),
    basis: str = typer.Option(..., "--basis", metavar="URL", help="Waar de cijfers op het web komen te staan."),
    contact: str = CONTACT,
    van: str = typer.Option("2021Q3", "--van", metavar="KWARTAAL", help="Het eerste kwartaal."),
    tot: str = typer.Option(..., "--tot", metavar="KWARTAAL", help="Het laatste kwartaal."),
    naar: Path | None = NAAR,
) -> None:
    """Beschrijf de cijfers van het register volgens DCAT-AP-NL, als JSON-LD. (Describe the statistics.)"""
    for adres in (uitgever_adres, basis):
        if not adres.startswith(("https://", "http://")) or any(teken.isspace() for teken in adres):
            raise GebruiksFout(f"'{adres[:60]}' is geen webadres; begin met https://.")
    if "@" not in contact or any(teken.isspace() for teken in contact):
        raise GebruiksFout("--contact is geen e-mailadres; schrijf het als naam@organisatie.nl.")
    from telmee.register.dcat import Uitgever, catalogus
    from telmee.register.stromen import Kwartaal, kwartalen

    rij = kwartalen(Kwartaal.lees(van), Kwartaal.lees(tot))
    wie = Uitgever(uitgever, uitgever_adres, contact, basis.rstrip("/"))
    _geef(naar_json(catalogus(wie, rij[0], rij[-1], date.today())), naar)


def algorithm(
    organisatie: str = typer.Option(..., "--organisatie", metavar="NAAM", help="Wie het register houdt."),
    contact: str = CONTACT,
    op: str | None = typer.Option(
        None, "--op", metavar="DATUM", help="Volgens de wet van deze dag; standaard vandaag."
    ),
    naar: Path | None = NAAR,
) -> None:
    """Maak een invoer voor het Algoritmeregister uit de regels. (An entry for the algorithm register.)"""
    dag = getypt.dag(op, "--op") if op else date.today()
    from telmee.register.algoritmeregister import invoer

    _geef(naar_json(invoer(dag, organisatie, contact)), naar)


def _geef(tekst: str, naar: Path | None) -> None:
    if naar is None:
        print(tekst)
        return
    from telmee.schrijven import schrijf_tekst

    schrijf_tekst(naar, tekst + "\n")
    noem_geschreven([naar])
