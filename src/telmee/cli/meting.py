"""`telmee meting`: the series, the table of one year, and the same table from payroll records. Contains no rule.

Options that do not fit together are refused with what to do instead; everything heavy is imported when it is needed.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from telmee import deur
from telmee.cli.anders import ANDERS
from telmee.cli.gebruik import eis_svg
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.lees_geheugen import lees_geheugen
from telmee.cli.meting_cohort import cohort
from telmee.cli.opties import JSON, STAND
from telmee.fouten import GebruiksFout
from telmee.schrijven import eis_eigen_plek
from telmee.veilig import naar_json

VERDER = "Elk jaar met bronnen en verdeling: telmee meting JAAR, of --json."
STANDAARD = "jaar"
OOK = "Ook: telmee meting cohort --van 2019-01-01 --tot 2022-01-01 --gegevens MAP"


class Meting(TyperGroup):
    """A group of commands that is also one: without the name of a command it is the measurement itself."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        genoemd = bool(args) and args[0] in self.commands
        rest: list[str] = super().parse_args(ctx, args if genoemd else [STANDAARD, *args])
        return rest

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        naam, opdracht, rest = super().resolve_command(ctx, args)
        return "" if naam == STANDAARD else naam, opdracht, rest


app = typer.Typer(cls=Meting, rich_markup_mode=None, add_completion=False)
app.command("cohort")(cohort)


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
CSV = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf de tabel ook als CSV; de uitsplitsing komt ernaast.")
GRAFIEK = typer.Option(
    None, "--grafiek", metavar="BESTAND", help="Schrijf de grafiek van de reeks of van het jaar ook als SVG."
)
UITLEG = typer.Option(False, "--uitleg", help="Leg de cijfers van een jaar uit, met artikel en bron.")


@app.command(STANDAARD, hidden=True, epilog=OOK)
def meting(
    jaar: int | None = JAAR,
    uit_delen: bool = UIT_DELEN,
    gegevens: Path | None = GEGEVENS,
    engine: str | None = ENGINE,
    master: str | None = MASTER,
    geheugen: str | None = GEHEUGEN,
    uitsplitsing: str | None = UITSPLITSING,
    zonder_controle: bool = ZONDER_CONTROLE,
    anders: list[str] | None = ANDERS,
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
    _eis_samen(jaar, uit_delen, gegevens, met_gegevens, uitleg)
    if grafiek is not None:
        eis_svg(grafiek)
    eis_eigen_plek([pad for pad in (csv, grafiek) if pad is not None])
    wetten = deur.wetten(stand, anders=anders)
    if jaar is None:
        _reeks(wetten, json_, csv, grafiek)
    elif gegevens is not None:
        _uit_gegevens(jaar, wetten, gegevens, met_gegevens, Vorm(json_, csv, grafiek, uitleg))
    else:
        from telmee import meting as kamer

        uitslag = (kamer.uit_delen if uit_delen else kamer.uitslag)(jaar, wetten)
        _toon(uitslag, Vorm(json_, csv, grafiek, uitleg))


@dataclass(frozen=True)
class Vorm:
    """In which forms the answer is asked for."""

    json: bool = False
    csv: Path | None = None
    grafiek: Path | None = None
    uitleg: bool = False


def _eis_samen(
    jaar: int | None,
    uit_delen: bool,
    gegevens: Path | None,
    met_gegevens: dict[str, Any],
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


def _reeks(wetten: Any, json_: bool, csv: Path | None, grafiek: Path | None) -> None:
    from telmee import meting as kamer
    from telmee.meting import beeld

    uitslagen = kamer.reeks(wetten)
    tabel, plaat = beeld.reeks_tabel(uitslagen), beeld.reeks_grafiek(uitslagen)
    _schrijf_csv(csv, tabel)
    if grafiek is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.grafiek_svg import svg

        schrijf_tekst(grafiek, svg(plaat))
    geschreven = [pad for pad in (csv, grafiek) if pad is not None]
    if json_:
        _print_json([uitslag.naar_dict() for uitslag in uitslagen])
        noem_geschreven(geschreven, True)
        return
    from telmee.uitvoer import grafiek as grafiek_tekst
    from telmee.uitvoer.scherm import scherm

    _print_tabel(replace(tabel, voetnoten=(*tabel.voetnoten, VERDER)))
    print()
    print(grafiek_tekst.tekst(plaat, scherm()), end="")
    noem_geschreven(geschreven)


def _uit_gegevens(
    jaar: int,
    wetten: Any,
    map_: Path,
    opties: dict[str, Any],
    vorm: Vorm,
) -> None:
    """The table from records; `opties` are those that belong to --gegevens."""
    from telmee.meting import berekend, beschermd
    from telmee.meting.uitsplitsing import lees_kenmerken, splits_uit

    kenmerken = lees_kenmerken(opties["--uitsplitsing"]) if opties["--uitsplitsing"] else None
    engine, grenzen = opties["--engine"] or "duckdb", {"memory_limit": opties["--geheugen"]}
    with berekend.open_voor(map_, jaar, engine, master=opties["--master"], **grenzen) as dataset:
        uitslag = berekend.bereken(dataset, jaar, wetten, controle=not opties["--zonder-controle"])
        tabellen, cellen, plat = [], None, None
        if kenmerken:
            gesplitst = beschermd.bescherm(splits_uit(dataset, jaar, kenmerken, wetten))
            tabellen = beschermd.tabellen(gesplitst, uitslag.banner)
            cellen, plat = beschermd.cellen(gesplitst), beschermd.cellen_tabel(gesplitst, uitslag.banner)
    _toon(uitslag, vorm, tabellen, cellen, plat)


def _toon(
    uitslag: Any,
    vorm: Vorm,
    tabellen: list[Any] | None = None,
    cellen: dict[str, Any] | None = None,
    plat: Any | None = None,
) -> None:
    """One year: the table, its differences, its change, its breakdown and its explanation."""
    from telmee.meting import beeld

    hoofd = beeld.jaar_tabel(uitslag)
    geschreven = _schrijf_jaar(uitslag, hoofd, vorm, plat)
    if vorm.json:
        inhoud = uitslag.naar_dict() | ({"uitsplitsing": cellen} if cellen else {})
        _print_json(inhoud | ({"uitleg": [knoop.as_dict() for knoop in uitslag.uitleg()]} if vorm.uitleg else {}))
        noem_geschreven(geschreven, True)
        return
    alle = [hoofd, *beeld.verschil_tabellen(uitslag), beeld.verandering_tabel(uitslag), *(tabellen or [])]
    for nummer, tabel in enumerate(elk for elk in alle if elk is not None):
        if nummer:
            print()
        _print_tabel(tabel)
    if vorm.uitleg:
        _print_uitleg(uitslag)
    noem_geschreven(geschreven)


def _schrijf_jaar(uitslag: Any, hoofd: Any, vorm: Vorm, plat: Any | None) -> list[Path]:
    """The files of one year: the table, its breakdown beside it, the chart; says which were written."""
    geschreven = []
    if vorm.csv is not None:
        _schrijf_csv(vorm.csv, hoofd)
        geschreven.append(vorm.csv)
        if plat is not None:
            ernaast = vorm.csv.with_name(f"{vorm.csv.stem}-uitsplitsing{vorm.csv.suffix}")
            _schrijf_csv(ernaast, plat)
            geschreven.append(ernaast)
    if vorm.grafiek is not None:
        from telmee.meting.beeld import jaar_grafiek
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.staven import svg

        schrijf_tekst(vorm.grafiek, svg(jaar_grafiek(uitslag)))
        geschreven.append(vorm.grafiek)
    return geschreven


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
    print(naar_json(inhoud))


def _schrijf_csv(pad: Path | None, tabel: Any) -> None:
    if pad is not None:
        from telmee.schrijven import schrijf_tekst
        from telmee.uitvoer.tabel import csv

        schrijf_tekst(pad, csv(tabel))
