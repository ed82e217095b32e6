"""`telmee serve`: the pages on this machine. Contains no rule."""

import os

import typer

from telmee.cli.opties import DATABASE, eis_adres

app = typer.Typer(rich_markup_mode=None, add_completion=False)
POORT = typer.Option(8000, "--poort", min=1, max=65535, metavar="N", help="Het poortnummer; standaard 8000.")


@app.command()
def serve(poort: int = POORT, database: str = DATABASE) -> None:
    """Telmee in de browser, alleen op deze computer. (Pages on this machine only.)"""
    from telmee.fouten import Fout

    os.environ.setdefault("TELMEE_DEMO", "1")
    try:
        if database:
            eis_adres(database)
            os.environ["TELMEE_DATABASE"] = database
        from telmee.web import serveren

        gastheer, luistert = serveren.eis_poort(poort)
        serveren.bereid_voor()
    except ModuleNotFoundError as fout:
        raise Fout("De pagina's hebben het deel 'web' nodig; start ze met ./telmee serve.") from fout
    print(f"Telmee staat op http://{gastheer}:{luistert}/ (Ctrl-C stopt).", flush=True)
    serveren.start(poort)
