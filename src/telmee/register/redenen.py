"""Why somebody is in the register, on a ground, or no longer: the law explained, of the facts that it was asked.

The facts of a day are those of the derivation itself (`afleiden.feiten_voor`), so that an explanation and the row that
it stands beside cannot differ. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from telmee.fouten import Fout
from telmee.register.afleiden import Afleiding, feiten_voor
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.opnemen import als_dag
from telmee.register.vensters import HERLEEFD, IN_REGISTER, REDEN, VASTGELEGD
from telmee.wet import Wetten
from telmee.wet.machine.book import day_number
from telmee.wet.machine.explain import Node, compute


@dataclass(frozen=True)
class Reden:
    """One derived row with its explanation: `wat` is registratie, einde or grond, `code` the ground or reason."""

    wat: str
    code: str
    van: date
    tot: date | None
    dag: date
    boom: Node

    def als_dict(self) -> dict[str, Any]:
        """As plain JSON."""
        dagen = {naam: w.isoformat() if w else None for naam, w in (("van", self.van), ("tot", self.tot))}
        return {"wat": self.wat, "code": self.code, **dagen, "dag": self.dag.isoformat(), "uitleg": self.boom.as_dict()}


def waarom(gebeurtenissen: Sequence[Vastgelegd], wetten: Wetten, naam: str, dag: date) -> Node | None:
    """One outcome of the law on a day, explained; None where the law of that day has no such outcome."""
    law = wetten.op(dag)
    if naam not in law.rules:
        return None
    feiten: dict[str, Any] = {}
    gevonden = {HERLEEFD: False, **feiten_voor(gebeurtenissen, wetten, day_number(dag))}
    for each, waarde in gevonden.items():
        if waarde is not None and law.book.knows(each):
            feiten[each] = als_dag(waarde) if law.book.unit(each) == "datum" else waarde
    return compute(law, feiten, naam).explain(naam)


def redenen(
    gebeurtenissen: Sequence[Vastgelegd], afleiding: Afleiding, wetten: Wetten, op: date | None = None
) -> list[Reden]:
    """Every derived row with its reasons on the day on which it began; with `op` those that hold then, on that day."""
    gevonden = []
    for p in afleiding.registraties:
        if raakt(p, op):
            gevonden.append(_reden(gebeurtenissen, wetten, "registratie", "", p, op or p.van, IN_REGISTER))
            if p.tot is not None and op is None:
                dag = p.tot + timedelta(days=1)
                gevonden.append(_reden(gebeurtenissen, wetten, "einde", p.reden_einde, p, dag, REDEN))
    for g in afleiding.gronden:
        if raakt(g, op):
            naam = VASTGELEGD + g.grond.lower()
            gevonden.append(_reden(gebeurtenissen, wetten, "grond", g.grond, g, op or g.van, naam))
    return [each for each in gevonden if each is not None]


def raakt(each: Any, op: date | None) -> bool:
    """Whether a period holds on a day; without a day every one does."""
    return op is None or (each.van <= op and (each.tot is None or op <= each.tot))


def _reden(
    gebeurtenissen: Sequence[Vastgelegd], wetten: Wetten, wat: str, code: str, each: Any, dag: date, naam: str
) -> Reden | None:
    try:
        boom = waarom(gebeurtenissen, wetten, naam, dag)
    except Fout:  # a day past what the law knows yet: the row stands, its reason cannot be computed
        return None
    return None if boom is None else Reden(wat, code, each.van, each.tot, dag, boom)
