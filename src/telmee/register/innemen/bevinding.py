"""A finding about one line of a delivery: what it is, how serious, and where. Never who."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from telmee.gegevens.loonaangifte.bevindingen import FOUT, MEDEDELING, WAARSCHUWING
from telmee.gegevens.loonaangifte.bevindingen import Bevinding as Gelezen


@dataclass(frozen=True)
class Bevinding:
    """`aantal` is more than one where one line stands for many places."""

    code: str
    ernst: str
    wat: str
    bestand: str = ""
    regel: int | None = None
    aantal: int = 1

    def als_dict(self) -> dict[str, Any]:
        """For JSON, and for the delivery."""
        return asdict(self)


def fout(code: str, wat: str, bestand: str, regel: int | None) -> Bevinding:
    """Something was not recorded."""
    return Bevinding(code, FOUT, wat, bestand, regel)


def waarschuwing(code: str, wat: str, bestand: str, regel: int | None) -> Bevinding:
    """Recorded with a doubt, or not known."""
    return Bevinding(code, WAARSCHUWING, wat, bestand, regel)


def mededeling(code: str, wat: str, bestand: str, regel: int | None) -> Bevinding:
    """Good to know."""
    return Bevinding(code, MEDEDELING, wat, bestand, regel)


def van_lezer(gelezen: Gelezen) -> Bevinding:
    """What the reader of the file found."""
    wat = f"{gelezen.wat}; {gelezen.gevolg}"
    return Bevinding(gelezen.code, gelezen.ernst, wat, gelezen.bestand, gelezen.regel, gelezen.aantal)


PER_SOORT = 50


@dataclass
class Bevindingen:
    """The first of every kind with their line, and how many more there were: a bad file does not fill the memory."""

    _lijst: list[Bevinding] = field(default_factory=list)
    _aantal: Counter[tuple[str, str]] = field(default_factory=Counter)
    _rest: dict[tuple[str, str], Bevinding] = field(default_factory=dict)

    def append(self, bevinding: Bevinding) -> None:
        """Adds one."""
        soort = (bevinding.code, bevinding.ernst)
        self._aantal[soort] += bevinding.aantal
        if self._aantal[soort] - bevinding.aantal < PER_SOORT:
            self._lijst.append(bevinding)
            return
        eerder = self._rest.get(soort)
        meer = bevinding.aantal + (eerder.aantal if eerder else 0)
        self._rest[soort] = replace(eerder or bevinding, regel=None, aantal=meer)

    def alle(self) -> list[Bevinding]:
        """In the order in which they were found; what was only counted comes last."""
        return [*self._lijst, *self._rest.values()]

    def tel(self, ernst: str) -> int:
        """How many of this seriousness."""
        return sum(aantal for (_, hoe), aantal in self._aantal.items() if hoe == ernst)

    def codes(self) -> list[str]:
        """Which kinds, in order."""
        return list(dict.fromkeys(code for code, _ in self._aantal))
