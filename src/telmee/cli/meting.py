"""`telmee meting`: the series, the table of one year, and the same table from payroll records. Contains no rule.

Options that do not fit together are refused with what to do instead; everything heavy is imported when it is needed.
"""

import json
import re
from pathlib import Path
from typing import Any

import typer

from telmee.cli import anders as deur
from telmee.cli.gebruik import eis_svg
from telmee.fouten import GebruiksFout

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def lees_geheugen(tekst: str) -> str:
    """A size as DuckDB reads it."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}(\.[0-9]+)?[KMGT]i?B", tekst.strip(), re.IGNORECASE):
        raise GebruiksFout(f"'{tekst[:40]}' is geen grootte voor --geheugen; schrijf die als 500MB of 2GB.")
    return tekst.strip()


JAAR = typer.Argument(None, metavar="[JAAR]", help="Een jaar, zoals 2023; zonder jaar de hele reeks.")
UIT_DELEN = typer.Option(False, "--uit-delen", help="Reken de tabel na uit de gepubliceerde delen, met elk verschil.")
GEGEVENS = typer.Option(None, "--gegevens", metavar="MAP", help="Reken uit loonaangiften en register in deze map.")
ENGINE = typer.Option(None, "--engine", metavar="NAAM", help="Met --gegevens: duckdb (standaard), polars of spark.")
MASTER = typer.Option(None, "--master", metavar="ADRES", help="Met --engine spark: het adres van het cluster.")
GEHEUGEN = typer.Option(
    None,
    "--geheugen",
    metavar="GROOTTE",
    parser=lees_geheugen,
    help="Met --gegevens: zoveel geheugen voor DuckDB, zoals 2GB; anders 500MB.",
)
UITSPLITSING = typer.Option(
    None,
    "--uitsplitsing",
    metavar="KENMERK[,KENMERK]",
    help="Met --gegevens: grondslag, grootteklasse, sector, vorm, contract, uurklasse of uitlener; hoogstens twee.",
)
ZONDER_CONTROLE = typer.Option(
    False,
    "--zonder-controle",
    help="Met --gegevens: sla de controle over omdat 'telmee gegevens controleer' al is gedaan; het antwoord zegt dat.",
)
STAND = typer.Option(None, "--stand", metavar="DATUM", help="Wat op deze dag bekend was; standaard vandaag.")
JSON = typer.Option(False, "--json", help="Voor programma's.")
CSV = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf de tabel ook als CSV.")
GRAFIEK = typer.Option(None, "--grafiek", metavar="BESTAND", help="Schrijf de grafiek van de reeks ook als SVG.")
UITLEG = typer.Option(False, "--uitleg", help="Leg de cijfers van een jaar uit, met artikel en bron.")


@app.command()
def meting(
    jaar: int | None = JAAR,
    uit_delen: bool = UIT_DELEN,
    gegevens: Path | None = GEGEVENS,
    engine: str | None = ENGINE,
    master: str | None = MASTER,
    geheugen: str | None = GEHEUGEN,
    uitsplitsing: str | None = UITSPLITSING,
    zonder_controle: bool = ZONDER_CONTROLE,
    anders: list[str] | None = deur.ANDERS,
    stand: str | None = STAND,
    json_: bool = JSON,
    csv: Path | None = CSV,
    grafiek: Path | None = GRAFIEK,
    uitleg: bool = UITLEG,
) -> None:
    """Heeft Nederland de banen gehaald? De landelijke meting. (The national measurement of the jobs agreement.)"""
    met_gegevens = {
        "--engine": engine,
        "--master": master,
        "--geheugen": geheugen,
        "--uitsplitsing": uitsplitsing,
        "--zonder-controle": zonder_controle,
    }
    _eis_samen(jaar, uit_delen, gegevens, met_gegevens, grafiek, uitleg)
    wetten = deur.wetten(stand, anders=anders)
    if jaar is None:
        _reeks(wetten, json_, csv, grafiek)
    elif gegevens is not None:
        _uit_gegevens(jaar, wetten, gegevens, met_gegevens, json_, csv, uitleg)
    else:
        from telmee import meting as kamer

        _toon((kamer.uit_delen if uit_delen else kamer.uitslag)(jaar, wetten), json_, csv, uitleg)


def _eis_samen(
    jaar: int | None,
    uit_delen: bool,
    gegevens: Path | None,
    met_gegevens: dict[str, Any],
    grafiek: Path | None,
    uitleg: bool,
) -> None:
    """Refuses options that do not fit together."""
    for optie, gevraagd in met_gegevens.items():
        if gevraagd and gegevens is None:
            raise GebruiksFout(f"{optie} hoort bij --gegevens MAP; geef de map met loonaangiften en register erbij.")
    met_jaar = {"--uit-delen": uit_delen, "--gegevens MAP": gegevens, "--uitleg": uitleg}
    for optie, gevraagd in met_jaar.items():
        if gevraagd and jaar is None:
            raise GebruiksFout(f"Noem bij {optie} een jaar, zoals 'telmee meting 2023 {optie}'.")
    if met_gegevens["--master"] and met_gegevens["--engine"] != "spark":
        raise GebruiksFout("--master hoort bij --engine spark.")
    if uit_delen and gegevens is not None:
        raise GebruiksFout("--uit-delen rekent met gepubliceerde cijfers; gebruik het zonder --gegevens.")
    if grafiek is not None and jaar is not None:
        raise GebruiksFout("--grafiek tekent de hele reeks; laat het jaar weg.")
    if grafiek is not None:
        eis_svg(grafiek)


def _reeks(wetten: Any, json_: bool, csv: Path | None, grafiek: Path | None) -> None:
    from telmee import meting as kamer
    from telmee.cli import meting_beeld as beeld

    uitslagen = kamer.reeks(wetten)
    tabel, plaat = beeld.reeks_tabel(uitslagen), beeld.reeks_grafiek(uitslagen)
    _schrijf_csv(csv, tabel)
    if grafiek is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.grafiek_svg import svg

        schrijf_tekst(grafiek, svg(plaat))
    if json_:
        _print_json([uitslag.naar_dict() for uitslag in uitslagen])
        return
    from telmee.uitvoer import grafiek as grafiek_tekst
    from telmee.uitvoer.scherm import scherm

    _print_tabel(tabel)
    print()
    print(grafiek_tekst.tekst(plaat, scherm()), end="")


def _uit_gegevens(
    jaar: int,
    wetten: Any,
    map_: Path,
    opties: dict[str, Any],
    json_: bool,
    csv: Path | None,
    uitleg: bool,
) -> None:
    """The table from records; `opties` are those that belong to --gegevens."""
    from telmee.cli import meting_beeld as beeld
    from telmee.meting import berekend
    from telmee.meting.uitsplitsing import lees_kenmerken, splits_uit

    kenmerken = lees_kenmerken(opties["--uitsplitsing"]) if opties["--uitsplitsing"] else None
    engine, grenzen = opties["--engine"] or "duckdb", {"memory_limit": opties["--geheugen"]}
    with berekend.open_voor(map_, jaar, engine, master=opties["--master"], **grenzen) as dataset:
        uitslag = berekend.bereken(dataset, jaar, wetten, controle=not opties["--zonder-controle"])
        tabellen, cellen = [], None
        if kenmerken:
            gesplitst = splits_uit(dataset, jaar, kenmerken, wetten)
            tabellen = beeld.uitsplitsing_tabellen(gesplitst, uitslag.banner)
            cellen = beeld.uitsplitsing_dict(gesplitst)
    _toon(uitslag, json_, csv, uitleg, tabellen, cellen)


def _toon(
    uitslag: Any,
    json_: bool,
    csv: Path | None,
    uitleg: bool,
    tabellen: list[Any] | None = None,
    cellen: dict[str, Any] | None = None,
) -> None:
    """One year: the table, its differences, its change, its breakdown and its explanation."""
    from telmee.cli import meting_beeld as beeld

    hoofd = beeld.jaar_tabel(uitslag)
    _schrijf_csv(csv, hoofd)
    if json_:
        inhoud = uitslag.naar_dict() | ({"uitsplitsing": cellen} if cellen else {})
        _print_json(inhoud | ({"uitleg": [knoop.as_dict() for knoop in uitslag.uitleg()]} if uitleg else {}))
        return
    alle = [hoofd, *beeld.verschil_tabellen(uitslag), beeld.verandering_tabel(uitslag), *(tabellen or [])]
    for nummer, tabel in enumerate(elk for elk in alle if elk is not None):
        if nummer:
            print()
        _print_tabel(tabel)
    if uitleg:
        _print_uitleg(uitslag)


def _print_uitleg(uitslag: Any) -> None:
    from telmee.uitvoer import uitleg
    from telmee.uitvoer.scherm import scherm

    for knoop in uitslag.uitleg():
        print()
        print(uitleg.tekst(uitleg.uit_dict(knoop.as_dict()), scherm()), end="")


def _print_tabel(tabel: Any) -> None:
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel_tekst import tekst

    print(tekst(tabel, scherm()), end="")


def _print_json(inhoud: Any) -> None:
    print(json.dumps(inhoud, ensure_ascii=False, indent=2))


def _schrijf_csv(pad: Path | None, tabel: Any) -> None:
    if pad is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.tabel import csv

        schrijf_tekst(pad, csv(tabel))
