"""Options that several commands have, each said once."""

import typer

STAND = typer.Option(None, "--stand", metavar="DATUM", help="Wat op deze dag bekend was; standaard vandaag.")
STAND_REGISTER = typer.Option(None, "--stand", metavar="DATUM", help="Wat het register op deze dag wist; standaard nu.")
DATABASE = typer.Option(None, "--database", metavar="ADRES", help="Een andere database, zoals postgresql://….")
JSON = typer.Option(False, "--json", help="Voor programma's.")


def eis_adres(database: str) -> None:
    """Refuses at once what is no address of a database, so that nothing is set up with it."""
    import dj_database_url

    from telmee.fouten import GebruiksFout

    try:
        dj_database_url.parse(database)
    except ValueError:
        zin = "--database is geen adres van een database; schrijf het als sqlite:////pad of postgresql://…."
        raise GebruiksFout(zin) from None
