"""The subjects of the law as people know them: a name, and one line of what each decides; the folder is its address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from telmee.web.kit.teksten import of_leeg
from telmee.wet.machine.load import lawbook
from telmee.wetboek import namen


@dataclass(frozen=True)
class Onderdeel:
    """One subject: its name in an address, its name for people, what it decides, and how many names it has."""

    naam: str
    label: str
    waarover: str
    aantal: int


def onderdeel(naam: str) -> Onderdeel:
    """One subject that exists."""
    label = of_leeg(f"regels.deel_{naam}") or naam.replace("_", " ")  # a test asks for the text; a page may not break
    uitleg = of_leeg(f"regels.deel_{naam}_uitleg")
    return Onderdeel(naam, label, uitleg, len(namen.van_onderwerp(naam)))


def onderdelen() -> tuple[Onderdeel, ...]:
    """Every subject with something in it, by its name for people."""
    telling = Counter(n.onderwerp for n in namen.alle())
    gevonden = (onderdeel(naam) for naam in lawbook().subjects if telling[naam])
    return tuple(sorted(gevonden, key=lambda elk: elk.label.casefold()))
