"""The explanations of the rows and the totals of a picture: of each loonkostenvoordeel, of the dates, of the sums.

Those of rows are made when somebody shows them: of ten thousand employees nobody reads them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from telmee.uitvoer.uitleg import Uitleg, van_knoop
from telmee.werkgever.bomen import som
from telmee.werkgever.uitkomst import SOORTEN, Liv, Positie, Termijn, Voordeel
from telmee.wet.machine.node import Node

EERSTE = 13
"""So many rows of a total are named below it."""
SAMEN_PER_JAAR = ("uitbetaald_lkv_{}", "hoogste_gevraagd_lkv")


def rijbomen(lkv: Iterable[Voordeel]) -> Callable[[], Iterator[Uitleg]]:
    """The trees of every row that has an amount, or of which it is unknown; each begins with whose it is."""

    def maak() -> Iterator[Uitleg]:
        for v in lkv:
            for _, knoop in knopen(v):
                if knoop.waarde != 0:
                    yield replace(van_knoop(knoop), label=f"{_wie(v)}: {knoop.label}")

    return maak


def knopen(v: Voordeel) -> Iterator[tuple[str, Node]]:
    """The amounts of a row with their trees, as far as the row says the same."""
    if v.boom is not None:
        yield from ((wat, knoop) for wat, knoop in v.boom.knopen() if knoop.waarde == getattr(v, wat))


def livbomen(liv: Iterable[Liv]) -> Callable[[], Iterator[Uitleg]]:
    """The tree of what is paid to every employee without being asked for."""

    def maak() -> Iterator[Uitleg]:
        for v in liv:
            if v.boom is not None:
                knoop = v.boom.knoop("bedrag")
                wie = f"personeelsnummer {v.personeelsnummer}" if v.personeelsnummer else f"rij {v.rij}"
                yield replace(van_knoop(knoop), label=f"{wie[0].upper()}{wie[1:]}: {knoop.label}")

    return maak


def termijnbomen(termijnen: Iterable[Termijn]) -> Callable[[], Iterator[Uitleg]]:
    """The tree of every date."""
    return lambda: (van_knoop(t.boom) for t in termijnen if t.boom is not None)


def totaalboom(naam: str, label: str, waarde: int | None, lkv: Iterable[Voordeel], wat: str) -> Uitleg:
    """The sum of one column of the rows, with whose they are; how each came about is told at the rows."""
    lijst = list(lkv)
    delen = [v for v in lijst if getattr(v, wat)]
    onbekend = sum(getattr(v, wat) is None for v in lijst)
    noot = f"Van {onbekend} rijen is het bedrag onbekend; die tellen niet mee." if onbekend else ""
    eenheid = "uren" if wat == "onterecht_uren" else "cent"
    boom = van_knoop(som(naam, label, waarde, [getattr(v, wat) for v in delen], eenheid, noot))
    wie = tuple(Uitleg(wat, f"{_wie(v)}, {v.soort}", getattr(v, wat), eenheid, "bekend") for v in delen[:EERSTE])
    return replace(boom, kinderen=wie)


def _wie(v: Voordeel) -> str:
    return f"{v.naam[0].upper()}{v.naam[1:]}"


def jaarboom(naam: str, label: str, p: Positie) -> Uitleg:
    """What the whole year gives when asking goes on as now: the amounts of all employees together."""
    jaar = next((v.boom.jaar for v in p.lkv if v.boom is not None), None)
    bedragen = [] if jaar is None else list(jaar.bedragen.values())
    delen = [b[n] for b in bedragen for n in _namen(b)]
    return van_knoop(som(naam, label, p.prognose.lkv, [d for d in delen if d], "cent", p.prognose.methode))


def _namen(bedragen: dict[str, Any]) -> list[str]:
    """What is paid of each benefit, otherwise the highest that was asked."""
    per_soort = [SAMEN_PER_JAAR[0].format(soort) for soort in SOORTEN]
    return per_soort if per_soort[0] in bedragen else [SAMEN_PER_JAAR[1]]


def als_json(p: Positie) -> dict[str, Any]:
    """The trees of the rows and the dates for programs."""
    rijen = [
        {"rij": v.rij, "soort": v.soort, **{wat: knoop.as_dict() for wat, knoop in knopen(v)}}
        for v in p.lkv
        if v.boom is not None
    ]
    termijnen = [{"datum": t.datum.isoformat(), "uitleg": t.boom.as_dict()} for t in p.termijnen if t.boom is not None]
    liv = [
        {"rij": v.rij, "soort": v.soort, **{wat: v.boom.knoop(wat).as_dict() for wat in ("berekend", "bedrag")}}
        for v in p.liv
        if v.boom is not None
    ]
    return {"uitleg_lkv": rijen, "uitleg_liv": liv, "uitleg_termijnen": termijnen}
