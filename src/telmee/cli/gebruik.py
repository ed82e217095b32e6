"""The words of the command line in Dutch: the help and what is said about wrong usage.

Typer speaks English. Its help passes through one formatter and its complaints through one function, so both are put
into Dutch here. What is not recognised is shown as it came, so nothing is lost.
"""

import re
from pathlib import Path
from typing import Any

from telmee.fouten import GebruiksFout, bedoelde_u

_KOPPEN = {"Options": "Opties", "Commands": "Opdrachten", "Arguments": "Argumenten"}
_SOORTEN = {"<int>": "GETAL", "<float>": "GETAL", "<str>": "TEKST", "<path>": "PAD"}
_HULP = "Show this message and exit."
_WAARDEN = [
    (r"Input should be a valid integer.*", "dat is geen heel getal"),
    (r"Input should be a valid number.*", "dat is geen getal"),
    (r"Input should be a valid date.*", "dat is geen datum als 2024-12-31"),
    (r"Input should be greater than or equal to (\S+?)\.?$", r"dat moet minstens \1 zijn"),
    (r"Input should be greater than (\S+?)\.?$", r"dat moet meer dan \1 zijn"),
    (r"Input should be less than or equal to (\S+?)\.?$", r"dat mag hoogstens \1 zijn"),
    (r".*is not one of (.*?)\.?$", r"kies uit \1"),
    (r"(?:[Ff]ile|[Pp]ath|[Dd]irectory) (.*) does not exist\.?$", r"\1 bestaat niet"),
    (r"(?:[Ff]ile|[Pp]ath|[Dd]irectory) (.*) is a directory\.?$", r"\1 is een map"),
    (r"(?:[Ff]ile|[Pp]ath|[Dd]irectory) (.*) is a file\.?$", r"\1 is een bestand"),
    (r"(?:[Ff]ile|[Pp]ath|[Dd]irectory) (.*) is not readable\.?$", r"\1 is niet te lezen"),
]


def spreek_nederlands(groep: Any) -> None:
    """Gives every help page of this program the Dutch formatter."""
    basis: Any = groep.context_class.formatter_class
    if getattr(basis, "nederlands", False):
        return

    class Opmaak(basis):
        nederlands = True

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            args = args.replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]...", "OPDRACHT [ARGUMENTEN]...")
            args = re.sub(r"\[\[(.*?)\]\]", r"[\1]", re.sub(r"\{(\S+?)\.\.\.\}\.\.\.", r"\1...", args))
            super().write_usage(prog.rstrip(), args, prefix or "Gebruik: ")

        def section(self, name: str) -> Any:
            return super().section(_KOPPEN.get(name, name))

        def write_dl(self, rows: Any, *args: Any, **opties: Any) -> None:
            vertaald = [(_vertaal_soort(eerste), _vertaal_hulp(tweede)) for eerste, tweede in rows]
            super().write_dl(vertaald, *args, **opties)

    groep.context_class.formatter_class = Opmaak


def _vertaal_soort(tekst: str) -> str:
    """What a value looks like, in a word of the user; a list or a name of our own needs no second word."""
    return re.sub(r" ?<[^>]+>$", lambda m: f" {_SOORTEN[m[0].strip()]}" if m[0].strip() in _SOORTEN else "", tekst)


def _vertaal_hulp(tekst: str) -> str:
    if tekst == _HULP:
        return "Toon deze uitleg en stop."
    tekst = re.sub(r"\[(.*)default: ", r"[\1standaard: ", tekst)
    tekst = re.sub(r"(\d+)<=x<=(\d+)", r"\1 tot en met \2", tekst)
    return re.sub(r"\brequired\]$", "verplicht]", tekst)


def eis_svg(pad: Path) -> None:
    """Refuses a name that promises another kind of picture: what is drawn here is SVG, under any name."""
    if pad.suffix.lower() not in ("", ".svg"):
        raise GebruiksFout(f"Een tekening wordt SVG, geen {pad.suffix[1:]}; noem het bestand '{pad.stem}.svg'.")


def is_hulp(fout: Any) -> bool:
    """Whether this is not a complaint but the help, shown because nothing was asked."""
    return type(fout).__name__ == "NoArgsIsHelpError"


def code(fout: Any) -> int:
    """The exit code: 2 is wrong usage, but a file that may not be read was named rightly."""
    return 1 if str(fout.message).rstrip(".").endswith("is not readable") else 2


def zin(fout: Any) -> str:
    """One Dutch sentence for a complaint of Typer, with the way out."""
    ctx = getattr(fout, "ctx", None)
    pad = ctx.command_path.rstrip() if ctx is not None else "telmee"
    return f"{_klacht(fout, ctx)} Zie '{pad} --help'."


def _klacht(fout: Any, ctx: Any) -> str:
    soort, tekst = type(fout).__name__, str(fout.message)
    if gevonden := re.match(r"No such command '(.*?)'", tekst):
        naam = gevonden[1]
        return f"De opdracht '{naam}' bestaat niet.{bedoelde_u(naam, ctx.command.list_commands(ctx))}"
    if soort == "NoSuchOption":
        opties = [o for p in ctx.command.params for o in p.opts] if ctx is not None else []
        return f"De optie '{fout.option_name}' bestaat niet.{bedoelde_u(fout.option_name, opties)}"
    if soort == "MissingParameter":
        return f"Er ontbreekt iets: {_naam(fout)} is verplicht."
    if soort == "BadParameter":
        return f"De waarde voor {_naam(fout)} klopt niet: {_waarde(tekst)}."
    if soort == "BadOptionUsage":
        return f"De optie '{fout.option_name}' is niet goed gebruikt; geef er een waarde achter of laat die weg."
    if gevonden := re.match(r"Got unexpected extra argument(?:\(?s\)?)? \((.*)\)", tekst):
        return f"Dit is te veel: '{gevonden[1]}'."
    if tekst.startswith("Missing command"):
        return "Er ontbreekt een opdracht."
    return tekst if tekst.endswith((".", "?")) else tekst + "."


def _naam(fout: Any) -> str:
    if fout.param_hint:
        return str(fout.param_hint)
    if fout.param is None:
        return "een waarde"
    opties = [o for o in fout.param.opts if o.startswith("-")]
    return f"'{opties[0]}'" if opties else str(fout.param.get_error_hint())


def _waarde(tekst: str) -> str:
    for patroon, nederlands in _WAARDEN:
        if re.match(patroon, tekst, flags=re.DOTALL):
            return re.sub(patroon, nederlands, tekst, flags=re.DOTALL)
    return tekst.rstrip(".")
