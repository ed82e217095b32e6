"""Who belongs, who comes in and who decides that: the grounds of the law on that day, and what a reform adds.

The grounds, who decides and the paper that shows it are those of the rules of the law. What a reform adds has no law
yet: of it stands what the letter of June 2025 says, and that it is open where the letter leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.beleid.hervorming import BRIEF, Hervorming
from telmee.wet.machine.ask import grounds

HOORT = "doelgroep_banenafspraak"
OPEN = "nog niet bepaald"


@dataclass(frozen=True)
class Ingang:
    """One way in: who it is for, who decides and on what paper, and which article or letter says so."""

    wie: str
    beslist: str
    bewijs: str
    bron: str


def van_de_wet(wetten: Any, jaar: int, basis: str = "vandaag") -> tuple[Ingang, ...]:
    """The grounds in force at the end of a year, of the law that the reform begins with, in the order of the law."""
    law = (wetten if basis == "vandaag" else wetten.with_regimes(basis)).op(date(jaar, 12, 31))
    return tuple(Ingang(r.label, r.decider, r.evidence, r.law) for r in grounds(law, HOORT))


def van_de_hervorming(h: Hervorming) -> tuple[Ingang, ...]:
    """The ways in that the reform adds; what is open in the letter stays open."""
    gevonden = []
    optie = h.doelgroep.optie if h.doelgroep else None
    if optie == 2:
        gevonden.append(("Nieuw, optie 2: wie aantoonbaar ondersteuning nodig heeft bij werk", OPEN))
    if optie == 3:
        gevonden.append(("Nieuw, optie 3: iedereen met een beperking in de beroepsbevolking", OPEN))
    if h.verbreding:
        gevonden.append(("Nieuw, verbreding: WIA of WW, en kan het minimumloon niet zelf verdienen", OPEN))
    if h.leeftijdsgrens:
        gevonden.append(("Nieuw, zonder leeftijdsgrens: alleen met een voorziening het minimumloon", "UWV beoordeelt"))
    return tuple(Ingang(wie, beslist, OPEN, BRIEF) for wie, beslist in gevonden)


def raakt(h: Hervorming) -> bool:
    """Whether the reform changes who belongs."""
    breder = h.doelgroep is not None and h.doelgroep.optie > 1
    return any((h.basis != "vandaag", breder, h.verbreding, h.leeftijdsgrens, h.t_plus_2, h.beschut is not None))


def zinnen(h: Hervorming) -> tuple[str, ...]:
    """What the reform does to who belongs, and what who is new gets."""
    uit = ["De gronden van nu blijven, en wie nu beslist blijft beslissen."]
    if h.basis != "vandaag":
        uit = ["De gronden zijn die van de Wet banenafspraak."]
    if h.doelgroep and h.doelgroep.optie > 1:
        uit = [
            "Of de gronden van nu blijven is nog niet bepaald; gerekend is dat wie nu in het register staat, blijft."
        ]
        uit += [f"Wie door optie {h.doelgroep.optie} nieuw is, telt mee en {_krijgt(h.doelgroep.loskoppelen)}."]
    if h.t_plus_2:
        uit += ["Wie niet meer aan een grond voldoet, telt nog twee jaar en gaat er dan uit."]
    if h.beschut is not None:
        uit += ["Wie naar beschut werk gaat, gaat uit de doelgroep."]
    return tuple(uit)


def _krijgt(los: Sequence[str]) -> str:
    namen = {"lkv": "loonkostenvoordeel", "no_risk": "no-riskpolis"}
    wel = " en ".join(woord for naam, woord in namen.items() if naam not in los)
    niet = " en geen ".join(woord for naam, woord in namen.items() if naam in los)
    delen = [f"geeft recht op {wel}"] if wel else []
    delen += [f"geeft geen recht op {niet}"] if niet else []
    return ", maar ".join(delen)
