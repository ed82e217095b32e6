"""The law of a register, cut into the windows in which its texts are the same, and its outcomes of one row at a time.

Pure. A window begins where a rule or value behind what is recorded changes, and on every 1 January, for the figures
that follow from the date. Nothing is computed beyond the last day of which all values are known: what is open then
stays open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from telmee.register.tijdlijn import Kennis
from telmee.wet import Law, Wetten
from telmee.wet.machine.book import CALENDAR, day_number, from_day_number
from telmee.wet.machine.evaluate import reading
from telmee.wet.machine.law import calendar_figure

IN_REGISTER, VOLDOET, REDEN, VASTGELEGD = "geregistreerd", "voldoet_aan_grond", "reden_einde_registratie", "vastgelegd_"
VOLGDAGEN = ("aow_datum", "registratie_einde_beschut", "registratie_einde_voorwaarden")
"""Days after which something of a registration changes by itself."""
STOND, VANAF, EERDER = "stond_in_register", "registratie_vanaf", "eerder_in_doelgroep"
GESTOPT, HERLEEFD = "jaar_voorwaarden_geeindigd", "wajong_recht_herleefd"
STAAT = (STOND, VANAF, EERDER, GESTOPT)
"""Facts that follow from the steps before, in the names of the law."""


@dataclass(frozen=True)
class Venster:
    """From one day until (not including) another, one text. ``verplicht``: everybody is looked at on its first day."""

    begin: int
    verplicht: bool
    wetten: Wetten = field(compare=False)
    kennis: Kennis = field(compare=False)

    @cached_property
    def law(self) -> Law:
        return self.wetten.op(from_day_number(self.begin))

    @cached_property
    def gronden(self) -> tuple[str, ...]:
        """The outcomes that are grounds to record."""
        return tuple(naam for naam in self.law.rules if naam.startswith(VASTGELEGD))

    @cached_property
    def volgdagen(self) -> tuple[str, ...]:
        return tuple(naam for naam in VOLGDAGEN if naam in self.law.rules)

    @cached_property
    def uitkomsten(self) -> tuple[str, ...]:
        return (IN_REGISTER, VOLDOET, REDEN, *self.gronden, *self.volgdagen)

    @cached_property
    def invoer(self) -> tuple[str, ...]:
        """The facts that these outcomes need, as far as events say them."""
        achter = self.law.everything_behind(*self.uitkomsten, given=self.kennis.afwezig)
        return tuple(naam for naam in achter if naam in self.kennis.afwezig)

    @cached_property
    def _plan(self) -> tuple[dict[str, Any], list[tuple[str, Callable[[Any], Any]]], list[str]]:
        """Figures of the law, the rules in the order of their needs, and what follows from the day itself."""
        gegeven = {*self.kennis.afwezig, *STAAT, HERLEEFD}
        vast: dict[str, Any] = {HERLEEFD: False}
        regels = []
        kalender = []
        for naam in self.law.everything_behind(*self.uitkomsten, given=gegeven):
            if naam in CALENDAR:
                kalender.append(naam)
            elif naam in self.law.book.values:
                vast[naam] = self.law.figure(naam)
            elif naam not in gegeven:
                rule = self.law.rules.get(naam)
                if rule is None:
                    vast[naam] = None  # a fact that no event says
                else:
                    regels.append((naam, reading(rule.term)))
        return vast, regels, kalender

    def reken(self, rij: Mapping[str, Any], dag: int) -> dict[str, Any]:
        """The outcomes for one person on one day; what no event says and no rule gives is unknown."""
        vast, regels, kalender = self._plan
        alles = {**self.kennis.afwezig, **vast, **rij}
        op = from_day_number(dag)
        for naam in kalender:
            alles[naam] = dag if naam == "rekendag" else calendar_figure(naam, op)
        zie = alles.__getitem__
        for naam, lees in regels:
            alles[naam] = lees(zie)
        return alles


@dataclass(frozen=True)
class Vensters:
    """All windows of one state of the law, in order."""

    alle: tuple[Venster, ...]
    einde: int
    """The first day of which something behind the outcomes is not known yet."""
    kennis: Kennis

    @cached_property
    def _begin(self) -> list[int]:
        return [venster.begin for venster in self.alle]

    @cached_property
    def verplicht(self) -> list[int]:
        """The days on which the text changed."""
        return [venster.begin for venster in self.alle if venster.verplicht]

    @property
    def begin(self) -> int:
        return self.alle[0].begin

    def plaats(self, dag: int) -> int:
        """Which window a day lies in."""
        return bisect_right(self._begin, dag) - 1

    def op(self, dag: int) -> Venster:
        return self.alle[self.plaats(dag)]


def vensters(wetten: Wetten) -> Vensters:
    """The windows of these laws."""
    return _vensters(replace(wetten, stand=_laatste_kennis(wetten), used=set(), _laws={}))


@lru_cache(maxsize=16)
def _vensters(wetten: Wetten) -> Vensters:
    book, kennis = wetten.book, Kennis.van(wetten.book)
    namen = _achter(wetten, ())
    dagen = dict.fromkeys(_regeldagen(wetten, namen), True)
    vast = _achter(wetten, VOLGDAGEN)
    einde = date(2057, 1, 1)
    for naam in namen & book.values.keys():
        bekend = [e for e in book.values[naam].entries if e.regime in wetten.regimes and e.known_since <= wetten.stand]
        for entry in bekend:
            dagen[entry.start] = dagen.get(entry.start, False) or naam in vast
        tot = [entry.end for entry in bekend if entry.figure is not None]
        if tot and None not in tot:
            einde = min(einde, max(dag for dag in tot if dag) + timedelta(days=1))
    begin = min(rule.since for rule in book.named(IN_REGISTER))
    for jaar in range(begin.year + 1, einde.year + 1):
        dagen.setdefault(date(jaar, 1, 1), False)
    gekozen = {begin: True} | {dag: moet for dag, moet in dagen.items() if begin < dag < einde}
    alle = tuple(Venster(day_number(dag), gekozen[dag], wetten, kennis) for dag in sorted(gekozen))
    return Vensters(alle, day_number(einde), kennis)


def _achter(wetten: Wetten, tot: Sequence[str]) -> set[str]:
    """Every name that may ever be behind what is recorded; not what is behind the names in ``tot``."""
    book = wetten.book
    namen = [IN_REGISTER, VOLDOET, REDEN, *{r.name for r in book.rules if r.name.startswith(VASTGELEGD)}, *VOLGDAGEN]
    gezien: set[str] = set()
    while namen:
        naam = namen.pop()
        if naam not in gezien and naam not in tot:
            gezien.add(naam)
            for rule in book.named(naam):
                namen += rule.needs
    return gezien


def _regeldagen(wetten: Wetten, namen: set[str]) -> set[date]:
    """Days on which a rule behind the outcomes begins, or is no longer there."""
    dagen = set()
    for naam in namen:
        for rule in wetten.book.named(naam):
            if rule.regime in wetten.regimes and rule.known_since <= wetten.stand and naam not in VOLGDAGEN:
                dagen.add(rule.since)
                if rule.until:
                    dagen.add(rule.until + timedelta(days=1))
    return dagen


def _laatste_kennis(wetten: Wetten) -> date:
    """The last day on which something behind the outcomes became known: every later state of knowledge is the same."""
    kennis = _kennisdagen(wetten)
    plaats = bisect_right(kennis, wetten.stand)
    return kennis[plaats - 1] if plaats else wetten.stand


def _kennisdagen(wetten: Wetten) -> list[date]:
    book = wetten.book
    if "_kennisdagen_register" not in book.measures:
        namen = _achter(wetten, ())
        dagen = {rule.known_since for naam in namen for rule in book.named(naam)}
        dagen |= {e.known_since for naam in namen & book.values.keys() for e in book.values[naam].entries}
        book.measures["_kennisdagen_register"] = sorted(dagen)
    gevonden: list[date] = book.measures["_kennisdagen_register"]
    return gevonden
