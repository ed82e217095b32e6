"""Options that several commands have, each said once."""

import typer

STAND = typer.Option(None, "--stand", metavar="DATUM", help="Wat op deze dag bekend was; standaard vandaag.")
JSON = typer.Option(False, "--json", help="Voor programma's.")
