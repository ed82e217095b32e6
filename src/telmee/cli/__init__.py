"""The command line: one app whose subjects are loaded only when they are used.

Knows every room and contains no rule. `main` is the one place where errors become sentences and exit codes: 0 is done,
1 is a `Fout`, 2 is wrong usage. A new subject is one line in `ONDERWERPEN` and a module here that offers `app`.
"""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from telmee import __version__
from telmee.fouten import Fout, GebruiksFout, eis_uitleg
from telmee.onderbreken import luister
from telmee.veilig import blok

# name -> (module that offers `app`, the line in the help)
ONDERWERPEN: dict[str, tuple[str, str]] = {
    "meting": ("telmee.cli.meting", "Heeft Nederland de banen gehaald? De landelijke meting van de banenafspraak."),
    "doelgroep": ("telmee.cli.doelgroep", "Wie hoort bij de banenafspraak? Een toets met zo weinig mogelijk vragen."),
    "register": ("telmee.cli.register", "Het doelgroepregister: gebeurtenissen erin, registraties en gronden eruit."),
    "wet": ("telmee.cli.wet", "De regels zelf: toon, bereken en leg uit, met artikel, datum en bron."),
    "werkgever": ("telmee.cli.werkgever", "Waar een werkgever staat: quotum, opslag en bonus, loonkostenvoordelen."),
    "beschut": ("telmee.cli.beschut", "Beschut werk: gemeenten, plaatsen en geld."),
    "beleid": ("telmee.cli.beleid", "Vooruitkijken: de prognose, en wat elke keuze doet en kost."),
    "gegevens": ("telmee.cli.gegevens", "Maak en controleer gegevens, zoals het verzonnen land om mee te proeven."),
    "serve": ("telmee.cli.serve", "Alles in de browser, alleen op deze computer."),
}

_GESTOPT = threading.Event()  # a request to stop was heard: whatever goes wrong afterwards comes from it
_KLAAR = threading.Event()  # no command is running


class Onderwerpen(TyperGroup):
    """The group of subjects: help from the table above, the module only for the subject that was asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(ONDERWERPEN)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in ONDERWERPEN:
            return None
        opdracht = typer.main.get_command(import_module(ONDERWERPEN[cmd_name][0]).app)
        opdracht.name = cmd_name
        return _sober(opdracht)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Onderwerpen"):
            formatter.write_dl([(naam, regel) for naam, (_, regel) in ONDERWERPEN.items()])


def _sober(opdracht: Any) -> Any:
    """Plain help without Rich and without the options for shell completion, all the way down."""
    opdracht.rich_markup_mode = None
    opdracht.params = [p for p in opdracht.params if p.name not in ("install_completion", "show_completion")]
    for onder in getattr(opdracht, "commands", {}).values():
        _sober(onder)
    return opdracht


app = typer.Typer(
    name="telmee",
    cls=Onderwerpen,
    help="Telmee: de banenafspraak, doorgerekend. (The Dutch jobs agreement, computed.)",
    epilog="Meer over een onderwerp: telmee ONDERWERP --help",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    subcommand_metavar="ONDERWERP [OPDRACHT]",
)


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        print(f"telmee {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    versie: bool = typer.Option(
        False, "--versie", "--version", callback=_toon_versie, is_eager=True, help="Toon de versie en stop."
    ),
) -> None:
    """Options that come before the subject."""


def main(argumenten: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; prints every error as one sentence on stderr."""
    _GESTOPT.clear()
    _KLAAR.clear()
    _stel_in()
    try:
        return _draai(argumenten)
    except KeyboardInterrupt:  # a second one, while the first was being answered
        return _afgebroken()
    finally:
        _KLAAR.set()


def _draai(argumenten: Sequence[str] | None) -> int:
    try:
        code = _voer_uit(list(sys.argv[1:] if argumenten is None else argumenten))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader had enough, as in `| head`
        _laat_uitvoer_los()
        return 1
    except KeyboardInterrupt:
        return _afgebroken()
    except SystemExit:
        raise
    except BaseException as fout:  # a panic of a library in Rust is no Exception
        if _na_onderbreking(fout):
            return _afgebroken()
        return _meld(str(fout), fout.code) if isinstance(fout, Fout) else _onverwacht(fout)


def _voer_uit(argumenten: list[str]) -> int:
    from telmee.cli import gebruik

    eis_uitleg()
    if any(a == "" or a.startswith("--") and a.endswith("=") for a in argumenten):  # an empty path would be this folder
        raise GebruiksFout("Er staat een leeg argument in de opdracht; vul het in of laat het weg.")
    groep = typer.main.get_command(app)
    gebruik.spreek_nederlands(groep)
    try:
        with groep.make_context("telmee", argumenten) as ctx:
            groep.invoke(ctx)
        return 0
    except typer.Exit as einde:
        return int(einde.exit_code)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as fout:
        if gebruik.is_hulp(fout):
            print(fout.format_message(), file=sys.stderr)
            return 2
        return _meld(gebruik.zin(fout), gebruik.code(fout))


def _stel_in() -> None:
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        signal.signal(signal.SIGTERM, _onderbreek)
        signal.signal(signal.SIGHUP, _onderbreek)
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # ignored, as behind nohup, stays ignored
            signal.signal(signal.SIGINT, _onderbreek)
        luister(_KLAAR)
    except ValueError:  # not in the main thread, as in some tests
        pass


def _onderbreek(*_: Any) -> None:
    """A polite request to stop is treated as Ctrl-C, so that unfinished files are removed."""
    _GESTOPT.set()
    raise KeyboardInterrupt


def _afgebroken() -> int:
    return _meld("Afgebroken; er is niets half geschreven.", 1, kop="")


def _na_onderbreking(fout: BaseException | None) -> bool:
    """Whether an error only came because of a Ctrl-C: a link to Java cut in mid-word, DuckDB's own word for it."""
    if _GESTOPT.is_set():
        return True
    while fout is not None:
        if isinstance(fout, KeyboardInterrupt):
            return True
        fout = fout.__cause__ or fout.__context__
    return False


def _onverwacht(fout: BaseException) -> int:
    """An error nobody foresaw: a sentence without the data it was about; the traceback only when asked for."""
    if os.environ.get("TELMEE_SPOOR"):
        raise fout
    if isinstance(fout, OSError):
        from telmee.schrijven import fout_van

        if fout.filename is None and fout.errno is not None:
            _laat_uitvoer_los()
            return _meld(str(fout_van(fout, "uitvoer")), 1)
        return _meld(str(fout_van(fout)), 1)
    if isinstance(fout, MemoryError) or type(fout).__name__ == "OutOfMemoryException":  # the latter is DuckDB's
        raad = "geef DuckDB meer (--geheugen, --memory-limit), kies een kleinere schaal of gebruik --engine duckdb"
        return _meld(f"Er is te weinig geheugen; {raad}.", 1)
    return _meld(
        f"Er ging iets mis dat wij niet hadden voorzien ({type(fout).__name__}); "
        "draai het opnieuw met TELMEE_SPOOR=1 ervoor om te zien waar, en meld het.",
        1,
    )


def _meld(tekst: str, code: int, kop: str = "Fout: ") -> int:
    try:
        print(f"{kop}{blok(tekst)}", file=sys.stderr, flush=True)
    except OSError:
        pass
    return code


def _laat_uitvoer_los() -> None:
    """Points stdout to nowhere, so that the interpreter does not complain when it flushes at exit."""
    try:
        niets = os.open(os.devnull, os.O_WRONLY)
        os.dup2(niets, sys.stdout.fileno())
        os.close(niets)
    except (OSError, ValueError):
        pass
