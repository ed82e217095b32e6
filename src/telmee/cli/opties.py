"""Options that several commands have, each said once."""

import typer

STAND = typer.Option(None, "--stand", metavar="DATUM", help="Wat op deze dag bekend was; standaard vandaag.")
STAND_REGISTER = typer.Option(None, "--stand", metavar="DATUM", help="Wat het register op deze dag wist; standaard nu.")
DATABASE = typer.Option(None, "--database", metavar="ADRES", help="Een andere database, zoals postgresql://….")
JSON = typer.Option(False, "--json", help="Voor programma's.")
