"""`telmee beschut`: sheltered work, of municipalities and of the money. Contains no rule.

A module `telmee.cli.beschut_*` adds its commands through its own `registreer(app)`; nothing here names them.
"""

from importlib import import_module
from pkgutil import iter_modules

import typer

from telmee import cli

app = typer.Typer(
    help="Beschut werk: gemeenten, plaatsen en geld. (Sheltered work: municipalities, places and money.)",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def _onderwerp() -> None:
    """Keeps every command a word of its own."""


for _deel in sorted(m.name for m in iter_modules(cli.__path__) if m.name.startswith("beschut_")):
    import_module(f"telmee.cli.{_deel}").registreer(app)
