"""A list of numbers per municipality on the division of another day: `indeling` for every year or day in the list.

Without a day of its own a number of a year counts on the division of 1 January of that year, a number of a day on that
of the day. Raises `Fout` for a list without numbers per municipality.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.gegevens.beschut.indeling import Deel, Indelingen, Omgezet, indelingen
from telmee.gegevens.beschut.lezen import Gelezen

_KOLOMMEN = {"gemeente_aantallen": ("aantal",), "realisaties": ("indicaties", "personen", "uren_per_week")}


@dataclass(frozen=True)
class Reeks:
    """One column of one year (`gemeente_aantallen`) or day (`realisaties`) on the division of `naar`.

    `onbekend` are rows without a number, `ontbreekt` municipalities of that year or day that are not in the list.
    """

    kolom: str
    van: str
    grond: str | None
    op_indeling: tuple[date, ...]
    naar: date
    uitkomst: Omgezet
    onbekend: int
    ontbreekt: int


def op_indeling(
    lijst: Gelezen, naar: date, bekend: Indelingen | None = None, *, gepland: bool = False
) -> tuple[Reeks, ...]:
    """Every series in the list on this division."""
    if lijst.tabel.naam not in _KOLOMMEN:
        raise Fout("Alleen een lijst met aantallen of realisaties per gemeente kan op een andere indeling.")
    uit = []
    for (van, grond), rijen in _groepen(lijst):
        for kolom in _KOLOMMEN[lijst.tabel.naam]:
            if any(r[kolom] is not None for r in rijen):
                uit.append(_een(kolom, van, grond, rijen, naar, bekend or indelingen(), gepland))
    return tuple(uit)


def _groepen(lijst: Gelezen) -> Iterator[tuple[tuple[str, str | None], list[dict[str, Any]]]]:
    per: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for r in lijst.regels.iter_rows(named=True):
        per[str(r["jaar"] if "jaar" in r else r["op"]), r.get("grond")].append(r)
    yield from sorted(per.items(), key=lambda paar: (paar[0][0], paar[0][1] or ""))


def dag_van(rij: dict[str, Any]) -> date:
    """The day of the division on which a row counts."""
    return rij.get("indeling") or rij.get("op") or date(rij["jaar"], 1, 1)


def _een(
    kolom: str, van: str, grond: str | None, rijen: list[dict[str, Any]], naar: date, bekend: Indelingen, gepland: bool
) -> Reeks:
    per_dag: dict[date, dict[str, int | None]] = defaultdict(dict)
    for r in rijen:
        per_dag[dag_van(r)][r["gemeente"]] = r[kolom]
    delen = [bekend.zet_om(reeks, dag, naar, gepland=gepland) for dag, reeks in sorted(per_dag.items())]
    waarden = [r[kolom] for r in rijen]
    ontbreekt = len(bekend.ontbrekend(set().union(*per_dag.values()), max(per_dag)))
    return Reeks(kolom, van, grond, tuple(sorted(per_dag)), naar, samen(delen), waarden.count(None), ontbreekt)


def samen(delen: list[Omgezet]) -> Omgezet:
    """Series on one division taken together, such as those of lists that were counted on different days."""
    if len(delen) == 1:
        return delen[0]
    codes = sorted({g for d in delen for g in d.per_gemeente})
    per = {g: [d.per_gemeente[g] for d in delen if g in d.per_gemeente] for g in codes}
    return Omgezet(
        {g: _op_elkaar(lijst) for g, lijst in per.items()},
        tuple(o for d in delen for o in d.onverdeeld),
        {c: n for d in delen for c, n in d.vreemd.items()},
        tuple(dict.fromkeys(o for d in delen for o in d.opmerkingen)),
    )


def _op_elkaar(delen: list[Deel]) -> Deel:
    onbekend = tuple(sorted({c for d in delen for c in d.onbekend}))
    uit = tuple(sorted({c for d in delen for c in d.uit}))
    vast = sum(d.vast for d in delen)
    if onbekend:
        return Deel(vast, None, None, uit, onbekend)
    return Deel(vast, sum(d.laag or 0 for d in delen), sum(d.hoog or 0 for d in delen), uit)
