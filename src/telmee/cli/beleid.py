"""`telmee beleid`: forecasts, and what an option does and costs. Contains no rule.

A module `telmee.cli.beleid_*` adds its commands through its own `registreer(app)`; nothing here names them.
"""

from importlib import import_module
from pkgutil import iter_modules

import typer

from telmee import cli

app = typer.Typer(
    help="Vooruitkijken: de prognose, en wat elke keuze doet en kost. (Forecasts and the options, reckoned.)",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def _onderwerp() -> None:
    """Keeps every command a word of its own."""


for _deel in sorted(m.name for m in iter_modules(cli.__path__) if m.name.startswith("beleid_")):
    import_module(f"telmee.cli.{_deel}").registreer(app)
