"""What somebody fills in for the plan of the FNV, as text, read into a choice: the same for command, page and program.

Raises nothing for what was typed wrongly: each sentence stands at its field, and the others are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from telmee import getypt
from telmee.beschut.recht_op_werk import Keuze
from telmee.fouten import Fout

MLN = ("", "mln", "miljoen")


def miljoenen(tekst: str, wat: str) -> int:
    """Millions of euros as cents; what is smaller than a cent is refused."""
    return getypt.in_delen(tekst, 100_000_000, wat, MLN)


LEZERS: dict[str, Callable[[str, str], Any]] = {
    "groei": lambda tekst, wat: getypt.getal(tekst, wat, ("", "banen", "banen per jaar")),
    "aandeel": getypt.procent,
    "budget": miljoenen,
    "begeleiding": lambda tekst, wat: getypt.centen(tekst, wat, "jaar"),
    "incidenteel": miljoenen,
    "dekking": miljoenen,
    "uit_reintegratie": miljoenen,
    "doelgroep": getypt.geheel,
    "uwv_banen": getypt.geheel,
}
"""How each field is read; their names are those of `Keuze`."""
VELDEN = tuple(LEZERS)


@dataclass(frozen=True)
class Gelezen:
    """The choice, None when something is wrong with it; `fouten` by field."""

    keuze: Keuze | None
    fouten: Mapping[str, str] = field(default_factory=dict)


def lees(gegeven: Mapping[str, str]) -> Gelezen:
    """What was filled in; an empty field is what was published, or unknown."""
    waarden: dict[str, Any] = {}
    fouten: dict[str, str] = {}
    for naam, lezer in LEZERS.items():
        tekst = gegeven.get(naam, "").strip()
        if not tekst or getypt.weet_niet(tekst):
            continue
        try:
            waarden[naam] = lezer(tekst, optie(naam))
        except Fout as fout:
            fouten[naam] = str(fout)
    if fouten:
        return Gelezen(None, fouten)
    try:
        return Gelezen(Keuze(**waarden))
    except Fout as fout:
        return Gelezen(None, {fout.veld or "groei": str(fout)})


def optie(naam: str) -> str:
    """What a field is called where it is typed behind a command."""
    return f"--{naam.replace('_', '-')}"
