"""`telmee register dossier`: all that the register holds of one person, with the reasons. Contains no rule."""

from __future__ import annotations

import typer

from telmee import getypt
from telmee.cli.opties import DATABASE, JSON
from telmee.cli.opties import STAND_REGISTER as STAND
from telmee.veilig import naar_json

PERSOON = typer.Argument(..., metavar="NUMMER", help="Het nummer van een persoon in het register, geen BSN.")
OP = typer.Option(None, "--op", metavar="DATUM", help="Alleen wat op deze dag geldt; zonder: alle dagen.")


def meld_aan(app: typer.Typer) -> None:
    """Adds this command to the group."""
    app.command("dossier")(file_of)


def file_of(
    nummer: int = PERSOON, op: str = OP, stand: str = STAND, database: str = DATABASE, json_: bool = JSON
) -> None:
    """Alles over één persoon, met redenen en termijnen. (All of one person, with reasons and terms.)"""
    dag, toen = (getypt.dag(each, naam) if each else None for each, naam in ((op, "--op"), (stand, "--stand")))
    from telmee.cli.register import bereid_voor

    sleutels = bereid_voor(database)
    from telmee.register import dossier, dossier_tonen
    from telmee.register.afleiden import wetten_op
    from telmee.register.identiteit import Identiteit, toegang
    from telmee.uitvoer.tabel_tekst import tekst

    wie = Identiteit("uwv", "UWV", toegang().rollen["uwv"].naam, len(toegang().zekerheid))
    gevonden = dossier.dossier(wie, nummer, sleutels, dag, toen)
    if json_:
        print(naar_json(dossier.als_dict(gevonden)))
        return
    wetten = wetten_op(toen)
    print(dossier_tonen.zin(gevonden))
    for tabel in dossier_tonen.tabellen(gevonden, wetten).values():
        if tabel.rijen:
            print(f"\n{tekst(tabel)}")
    for each in gevonden.redenen:
        print(f"\n{dossier_tonen.redenkop(each, wetten)}\n{each.boom.as_text()}")
