"""`telmee register inname|uitgifte|stromen|maak`: deliveries in, tables out, statistics, and a fictional register.

Contains no rule. What is shown of people is a count: through disclosure control, unless UWV itself asks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import typer

from telmee import getypt
from telmee.cli.geschreven import noem_geschreven
from telmee.cli.opties import DATABASE, JSON
from telmee.cli.opties import STAND_REGISTER as STAND
from telmee.fouten import GebruiksFout
from telmee.getallen import geheel
from telmee.veilig import naar_json, regel

OP = typer.Option(None, "--op", metavar="DATUM", help="Het register zoals het op deze dag is; standaard alle dagen.")
EXACT_SCOPE = "register.stromen-exact"
_EERSTE = 25


def meld_aan(app: typer.Typer) -> None:
    """Adds these commands to the group."""
    app.command("inname")(take_delivery)
    app.command("uitgifte")(give_out)
    app.command("stromen")(flows)
    app.command("maak")(make)


def _open(database: str | None) -> Any:
    from telmee.cli.register import bereid_voor

    return bereid_voor(database)


def _dag(tekst: str | None, optie: str) -> date | None:
    return getypt.dag(tekst, optie) if tekst else None


def take_delivery(
    bestand: Path = typer.Argument(..., metavar="BESTAND", help="SuwiML (XML of zip) of een lijst (CSV, .xlsx)."),
    bron: str = typer.Option(
        "UWV", "--bron", metavar="WIE", help="Van wie SuwiML komt: UWV, of een gemeente (GM0363)."
    ),
    codelijst: Path | None = typer.Option(
        None, "--codelijst", metavar="BESTAND", help="Lijst met code en grond, voor de codes in SuwiML."
    ),
    geinformeerd: bool = typer.Option(
        False, "--geinformeerd", help="De mensen in SuwiML zijn vooraf geïnformeerd over de vastlegging."
    ),
    alles_of_niets: bool = typer.Option(False, "--alles-of-niets", help="Neem niets op als er ook maar iets mis is."),
    alles: bool = typer.Option(False, "--alles", help=f"Toon elke bevinding, niet alleen de eerste {_EERSTE}."),
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """Neem een levering in: elke goede regel, met een bevinding per foute. (Take in a delivery.)"""
    sleutels = _open(database)
    from telmee.register.afleiden import wetten_op
    from telmee.register.innemen.uit_suwiml import Vertaling
    from telmee.register.sporen import neem_in
    from telmee.schrijven import voortgang

    codes = _codes(codelijst) if codelijst else {}
    hoe = Vertaling(wetten_op(None).book.events, bron, codes, geinformeerd)
    with voortgang("Levering innemen") as verder:
        uit = neem_in(bestand, sleutels, hoe, alles_of_niets=alles_of_niets, voortgang=verder)
    if json_:
        print(naar_json(_inname_dict(uit)))
    else:
        _toon_inname(uit, None if alles else _EERSTE)
    if uit.fouten:
        raise typer.Exit(1)


def _codes(pad: Path) -> dict[str, str]:
    from telmee.gegevens.suwiml.codelijst_csv import lees
    from telmee.register.afleiden import wetten_op

    return lees(pad, wetten_op(None).book.facts["grond_van_registratie"].choices)


def _inname_dict(uit: Any) -> dict[str, Any]:
    namen = ("al_ingenomen", "teruggedraaid", "personen", "gebeurtenissen", "al_bekend", "relaties")
    plat = {naam: getattr(uit, naam) for naam in namen}
    return {**plat, "fouten": uit.fouten, "bevindingen": [b.als_dict() for b in uit.bevindingen.alle()]}


def _toon_inname(uit: Any, eerste: int | None) -> None:
    if uit.al_ingenomen:
        print("Deze levering was al ingenomen; er is niets veranderd.")
        return
    bevindingen = uit.bevindingen.alle()
    for b in bevindingen[:eerste]:
        waar = f"{regel(b.bestand)}, regel {b.regel}: " if b.regel else f"{regel(b.bestand)}: " if b.bestand else ""
        print(f"{b.ernst}: {waar}{b.wat}{f' ({geheel(b.aantal)} keer)' if b.aantal > 1 else ''}")
    if eerste is not None and len(bevindingen) > eerste:
        print(f"… en nog {geheel(len(bevindingen) - eerste)} bevindingen; zie --alles.")
    if uit.teruggedraaid:
        print(f"Niets opgenomen: er {'is 1 fout' if uit.fouten == 1 else f'zijn {geheel(uit.fouten)} fouten'}.")
        return
    print(
        f"Opgenomen: {geheel(uit.gebeurtenissen)} gebeurtenissen en {geheel(uit.relaties)} inkomstenverhoudingen van "
        f"{geheel(uit.personen)} personen; al bekend: {geheel(uit.al_bekend)}; fouten: {geheel(uit.fouten)}."
    )


def give_out(
    naar: Path = typer.Option(..., "--naar", metavar="MAP", help="De map voor registraties en grondslagen."),
    op: str = OP,
    stand: str = STAND,
    overschrijf: bool = typer.Option(False, "--overschrijf", help="Vervang de tabellen die er al staan."),
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """Schrijf registraties en grondslagen, zonder BSN, voor de meting. (Tables for the measurement.)"""
    dagen = _dag(op, "--op"), _dag(stand, "--stand")
    _open(database)
    from telmee.register.uitgeven import geef_uit
    from telmee.schrijven import voortgang

    with voortgang("Registraties en grondslagen schrijven"):
        uit = geef_uit(naar, *dagen, overschrijf)
    if json_:
        print(naar_json(vars(uit)))
        return
    print(
        f"{geheel(uit.registraties)} registraties en {geheel(uit.grondslagen)} grondslagen van {geheel(uit.personen)} "
        f"personen staan in '{regel(str(naar))}'."
    )


def flows(
    van: str = typer.Option(None, "--van", metavar="KWARTAAL", help="Het eerste kwartaal, zoals 2021Q3."),
    tot: str = typer.Option(None, "--tot", metavar="KWARTAAL", help="Het laatste kwartaal, dit kwartaal hoort erbij."),
    nagespeeld: bool = typer.Option(
        False, "--nagespeeld", help="Niet dit register, maar de kwartalen die UWV publiceerde, nagespeeld."
    ),
    exact: bool = typer.Option(False, "--exact", help="Exacte cijfers; alleen voor UWV, met --rol uwv."),
    rol: str = typer.Option("geen", "--rol", metavar="ROL", help="Namens wie; zonder: wat iedereen mag zien."),
    grafiek: Path | None = typer.Option(None, "--grafiek", metavar="BESTAND", help="Schrijf de grafiek ook als SVG."),
    csv: Path | None = typer.Option(None, "--csv", metavar="BESTAND", help="Schrijf de tabel ook als CSV."),
    stand: str = STAND,
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """Stand, instroom en uitstroom per kwartaal, met redenen. (Stocks and flows by quarter.)"""
    if exact:
        _eis_exact(rol)
    _eis_plekken(grafiek, csv)
    kennis = _dag(stand, "--stand")
    if not nagespeeld or exact:
        _open(database)
    from telmee.register import stromen_tonen

    getoond = _getoond(van, tot, nagespeeld, kennis, exact)
    if json_:
        print(naar_json(stromen_tonen.als_dict(getoond)))
    else:
        _toon_stromen(getoond)
    _schrijf_stromen(getoond, grafiek, csv, json_)


def _eis_exact(rol: str) -> None:
    from telmee.register.identiteit import toegang

    if rol not in toegang().rollen or EXACT_SCOPE not in toegang().rollen[rol].scopes:
        raise GebruiksFout("Exacte cijfers zijn alleen voor UWV; laat --exact weg, of geef --rol uwv.")


def _eis_plekken(grafiek: Path | None, csv: Path | None) -> None:
    from telmee.cli.gebruik import eis_svg
    from telmee.schrijven import eis_eigen_plek

    if grafiek is not None:
        eis_svg(grafiek)
    eis_eigen_plek([pad for pad in (csv, grafiek) if pad is not None])


def _getoond(van: str | None, tot: str | None, nagespeeld: bool, stand: date | None, exact: bool) -> Any:
    """The figures as they may be shown to who asks."""
    from telmee.register import stromen_tonen, stromen_vraag
    from telmee.schrijven import voortgang

    with voortgang("Kwartalen naspelen" if nagespeeld else "Register lezen"):
        if not nagespeeld and not exact:
            return stromen_vraag.heel_register(stand).deel(van, tot)
        vraag = stromen_vraag.nagespeeld if nagespeeld else stromen_vraag.van_dit_register
        berekend, banner = vraag(van, tot, stand)
        return stromen_tonen.toon(berekend, exact, banner)


def _toon_stromen(getoond: Any) -> None:
    from telmee.register import stromen_tonen
    from telmee.uitvoer.scherm import scherm
    from telmee.uitvoer.tabel_tekst import tekst

    for zin in getoond.opmerkingen:
        print(zin)
    if getoond.opmerkingen:
        print()
    print(tekst(stromen_tonen.tabel(getoond), scherm()), end="")
    if (regio := stromen_tonen.regiotabel(getoond)) is not None:
        print()
        print(tekst(regio, scherm()), end="")
    if (ernaast := stromen_tonen.naast_gepubliceerd(getoond)) is not None:
        print()
        print(tekst(ernaast, scherm()), end="")


def _schrijf_stromen(getoond: Any, grafiek: Path | None, csv: Path | None, json_: bool) -> None:
    from telmee.register import stromen_tonen
    from telmee.schrijven import schrijf_tekst

    if csv is not None:
        from telmee.uitvoer.tabel import csv as als_csv

        schrijf_tekst(csv, als_csv(stromen_tonen.tabel(getoond)))
    if grafiek is not None:
        from telmee.uitvoer.staven import svg

        schrijf_tekst(grafiek, svg(stromen_tonen.staven(getoond)))
    noem_geschreven([pad for pad in (csv, grafiek) if pad is not None], json_)


def make(
    schaal: float = typer.Option(0.01, "--schaal", metavar="GETAL", help="1 is heel Nederland, 0.01 een honderdste."),
    zaad: int = typer.Option(1, "--zaad", metavar="N", help="Zelfde zaad en schaal: dezelfde mensen."),
    database: str = DATABASE,
    json_: bool = JSON,
) -> None:
    """Vul een leeg register met verzonnen mensen en hun geschiedenis. (Fill an empty register with invented people.)"""
    sleutels = _open(database)
    from telmee.register.synthetisch import maak
    from telmee.schrijven import voortgang

    with voortgang("Verzonnen register maken") as verder:
        uit = maak(schaal, sleutels, zaad, _steeds(verder))
    if json_:
        print(naar_json(vars(uit)))
        return
    print(
        f"{geheel(uit.personen)} verzonnen personen met {geheel(uit.gebeurtenissen)} gebeurtenissen, "
        f"{geheel(uit.registraties)} registraties en {geheel(uit.inkomstenverhoudingen)} inkomstenverhoudingen."
    )


def _steeds(verder: Callable[[int], None]) -> Callable[[int], None]:
    """From how many there are to how many more."""
    klaar = 0

    def op(aantal: int) -> None:
        nonlocal klaar
        verder(aantal - klaar)
        klaar = aantal

    return op
