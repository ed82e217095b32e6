"""What changes on a day: the rules and values that begin or end, with what held the day before and what holds then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
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


@cache
def dagen() -> dict[date, int]:
    """The days on which something begins or ends, with how many rules and values do; feasts left out."""
    book: Lawbook = lawbook()
    telling: dict[date, int] = {}
    for waarde in book.values.values():
        if waarde.subject != HOLIDAYS:
            for dag in {e.start for e in waarde.entries} | {e.end + EEN_DAG for e in waarde.entries if e.end}:
                telling[dag] = telling.get(dag, 0) + 1
    for regel in book.rules:
        for dag in {regel.since, *([regel.until + EEN_DAG] if regel.until else [])}:
            telling[dag] = telling.get(dag, 0) + 1
    return {dag: aantal for dag, aantal in sorted(telling.items()) if dag.year in YEARS}
