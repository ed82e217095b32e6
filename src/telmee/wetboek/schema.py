"""What a name needs and what it feeds, as a small graph around it and as lists of everything."""

from __future__ import annotations

from dataclasses import dataclass

from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.law import GENERAL, LawOnDay
from telmee.wet.machine.overview import kind

MEESTE = 16
"""So many names are drawn on each side; more cannot be read, and stand in the list."""


@dataclass(frozen=True)
class Rondom:
    """The graph around a name: nodes (name, label, kind, level), arrows (from, to), and how many were left out."""

    knopen: tuple[tuple[str, str, str, str], ...]
    pijlen: tuple[tuple[str, str], ...]
    nodig: tuple[str, ...]
    voedt: tuple[str, ...]
    alles: int
    weggelaten: int


def rondom(law: LawOnDay, naam: str) -> Rondom:
    """All that lies behind a name when that is little, otherwise what it needs directly; and what uses it."""
    achter = [each for each in dict.fromkeys(map(_kaal, law.everything_behind(naam))) if each not in CALENDAR]
    nodig = directe(law, naam)
    voedt = [each for each in law.book.used_by(naam) if each in law.rules or each in law.book.values]
    links = [each for each in achter if each != naam] if len(achter) <= MEESTE else nodig[:MEESTE]
    rechts = [each for each in voedt if each not in links][: MEESTE // 2]
    namen = [*links, naam, *rechts]
    in_beeld = set(namen)
    pijlen = {(van, naar): None for naar in [*links, naam] for van in directe(law, naar) if van in in_beeld}
    pijlen |= {(naam, naar): None for naar in rechts}
    knopen = tuple((each, law.book.label(each), _soort(law, each), law.level_of(each) or "") for each in namen)
    weg = len([each for each in {*nodig, *voedt} if each not in in_beeld])
    return Rondom(knopen, tuple(pijlen), tuple(nodig), tuple(voedt), len(achter) - 1, weg)


def _soort(law: LawOnDay, naam: str) -> str:
    """The kind of a box; a figure of the calendar is drawn as a value."""
    return "waarde" if naam in CALENDAR else kind(law, naam)


def directe(law: LawOnDay, naam: str) -> list[str]:
    """What a name needs itself, the general rule behind its exceptions taken with it."""
    gevonden: dict[str, None] = {}
    for each in law.dependencies(naam):
        for need in law.dependencies(each) if each == naam + GENERAL else [each]:
            if need not in CALENDAR and _kaal(need) != naam:
                gevonden[_kaal(need)] = None
    return list(gevonden)


def _kaal(naam: str) -> str:
    return naam.removesuffix(GENERAL)
