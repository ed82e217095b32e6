"""What changes on a day: the rules and values that begin or end, with what held the day before and what holds then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.face import Law, Wetten
from telmee.wet.machine.law import GENERAL, YEARS
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.node import plain_figure
from telmee.wet.machine.rule import Rule
from telmee.wet.machine.terms import written
from telmee.wet.machine.values import Entry
from telmee.wet.machine.words import in_words
from telmee.wet.machine.workdays import HOLIDAYS

NIEUW, VERVALLEN, VERANDERD = "nieuw", "vervallen", "veranderd"
ZELFDE = "zelfde cijfer"
"""A new entry with the figure of before: fixed anew."""
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Wijziging:
    """One name (of a value: for one key) that is not the same as the day before."""

    naam: str
    soort: str
    label: str
    onderwerp: str
    wat: str
    sleutel: str = ""
    eenheid: str = ""
    oud: Any = None
    nieuw: Any = None
    oud_artikel: str = ""
    artikel: str = ""
    bron: str = ""
    status: str = ""
    feestdag: bool = False


def wijzigingen(wetten: Wetten, dag: date) -> tuple[Wijziging, ...]:
    """Everything that begins, ends or differs on a day: values first, each in the order of the alphabet."""
    if (dag - EEN_DAG).year not in YEARS:
        raise Fout(f"De wet gaat over de jaren {YEARS[0]} tot en met {YEARS[-1]}; kies een latere dag.")
    voor, na = wetten.op(dag - EEN_DAG), wetten.op(dag)
    waarden = [w for naam in voor.book.values for w in _waarde(voor, na, naam)]
    namen = sorted({*voor.rules, *na.rules})
    regels = [w for naam in namen if not naam.endswith(GENERAL) and (w := _regel(voor, na, naam))]
    return (*sorted(waarden, key=lambda w: (w.naam, w.sleutel)), *regels)


def _waarde(voor: Law, na: Law, naam: str) -> list[Wijziging]:
    waarde = voor.book.values[naam]
    gevonden = []
    for sleutel in waarde.keys if waarde.by else [None]:
        oud, nieuw = voor.entry(naam, sleutel), na.entry(naam, sleutel)
        if oud == nieuw:
            continue
        wat = NIEUW if oud is None else VERVALLEN if nieuw is None else _hoe(oud, nieuw)
        blijft = nieuw or oud
        assert blijft is not None
        gevonden.append(
            Wijziging(
                naam=naam,
                soort="waarde",
                label=waarde.label,
                onderwerp=waarde.subject,
                wat=wat,
                sleutel="" if sleutel is None else str(sleutel),
                eenheid=waarde.unit,
                oud=plain_figure(oud.figure, waarde.unit) if oud else None,
                nieuw=plain_figure(nieuw.figure, waarde.unit) if nieuw else None,
                artikel=waarde.law,
                bron=blijft.source,
                status="onbekend" if blijft.figure is None else blijft.status,
                feestdag=waarde.subject == HOLIDAYS,
            )
        )
    return gevonden


def _hoe(oud: Entry, nieuw: Entry) -> str:
    return ZELFDE if oud.figure == nieuw.figure else VERANDERD


def _regel(voor: Law, na: Law, naam: str) -> Wijziging | None:
    oud, nieuw = voor.rules.get(naam), na.rules.get(naam)
    if _tekst(oud) == _tekst(nieuw):
        return None
    blijft = nieuw or oud
    assert blijft is not None
    return Wijziging(
        naam=naam,
        soort="regel",
        label=blijft.label,
        onderwerp=blijft.subject,
        wat=NIEUW if oud is None else VERVALLEN if nieuw is None else VERANDERD,
        eenheid=blijft.unit,
        oud=_formule(voor, oud),
        nieuw=_formule(na, nieuw),
        oud_artikel=oud.law if oud else "",
        artikel=nieuw.law if nieuw else "",
    )


def _tekst(regel: Rule | None) -> tuple[Any, ...] | None:
    return (regel.law, regel.regime, regel.among, written(regel.term)) if regel else None


def _formule(law: Law, regel: Rule | None) -> str | None:
    return in_words(regel.term, law.book.label, law.book.unit, regel.unit) if regel else None


@dataclass(frozen=True)
class Telling:
    """How much changes on a day: figures (each key of a value is one) and rules; no feasts, no figure fixed anew."""

    cijfers: int
    regels: int

    @property
    def samen(self) -> int:
        """Both."""
        return self.cijfers + self.regels


def tel(lijst: Iterable[Wijziging]) -> Telling:
    """The count of a list, the same wherever it is said."""
    telt = Counter(w.soort for w in lijst if not w.feestdag and w.wat != ZELFDE)
    return Telling(telt["waarde"], telt["regel"])


@lru_cache(maxsize=64)
def per_dag(stand: date, regimes: tuple[str, ...]) -> dict[date, Telling]:
    """The days on which something changes with how much, as known on a day and with these regimes."""
    wetten = Wetten.known(stand, regimes)
    tellingen = {dag: tel(wijzigingen(wetten, dag)) for dag in dagen() if (dag - EEN_DAG).year in YEARS}
    return {dag: telling for dag, telling in tellingen.items() if telling.samen}


@cache
def dagen() -> tuple[date, ...]:
    """The days on which something begins or ends in whatever was known and whatever regime; feasts left out."""
    book: Lawbook = lawbook()
    perioden = [(e.start, e.end) for v in book.values.values() if v.subject != HOLIDAYS for e in v.entries]
    perioden += [(regel.since, regel.until) for regel in book.rules]
    gevonden = {dag for begin, eind in perioden for dag in (begin, eind + EEN_DAG if eind else begin)}
    return tuple(sorted(dag for dag in gevonden if dag.year in YEARS))
