"""The wage of a profile on every day: as agreed, or the minimum wage as the law has it on that day.

The minimum wage steps when the law says so and on a birthday; a month in which a birthday falls has two parts. Cents,
in fractions. None is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from telmee.werkgever.profiel import WEKEN, Maand, Profiel
from telmee.wet.machine.explain import Computed

Reken = Callable[..., Computed]


@dataclass(frozen=True)
class Deel:
    """A part of a month with one wage: its days, which part of a month they are, and the wage of a whole month."""

    van: date
    tot: date
    deel: Fraction
    per_maand: Fraction | None


class Lonen:
    """The wages of a profile, by the law that `reken` computes with."""

    def __init__(self, p: Profiel, reken: Reken) -> None:
        self.p, self.reken = p, reken
        self._minima: dict[date, int | None] = {}

    def per_uur(self, dag: date) -> Fraction | None:
        """Cents an hour; of a monthly wage over 52/12 weeks."""
        p = self.p
        if p.minimum:
            minimum = self.minimum(dag)
            return None if minimum is None else Fraction(minimum)
        return Fraction(p.uurloon) if p.uurloon is not None else Fraction((p.maandloon or 0) * 100, p.uren) / WEKEN

    def per_maand(self, dag: date) -> Fraction | None:
        """Cents a month; of an hourly wage 52/12 weeks."""
        if self.p.maandloon is not None:
            return Fraction(self.p.maandloon)
        uurloon = self.per_uur(dag)
        return None if uurloon is None else uurloon * self.p.uren / 100 * WEKEN

    def minimum(self, dag: date) -> int | None:
        """The minimum wage of this person on a day, cents an hour."""
        if dag not in self._minima:
            self._minima[dag] = self.reken(dag, self.feiten(dag), "minimumloon_uur").outcome("minimumloon_uur")
        return self._minima[dag]

    def te_laag(self, dag: date) -> bool | None:
        """Whether the wage is under that minimum."""
        uurloon = self.per_uur(dag)
        if uurloon is None:
            return None
        feiten = {**self.feiten(dag), "loon_per_uur": int(uurloon * 100)}
        onder: bool | None = self.reken(dag, feiten, "loon_onder_minimumloon").outcome("loon_onder_minimumloon")
        return onder

    def feiten(self, dag: date) -> dict[str, Any]:
        """What the minimum wage asks about this person."""
        leeftijd = self.reken(dag, {"geboortedatum": self.p.geboren}, "leeftijd_op_dag").outcome("leeftijd_op_dag")
        return {"leeftijd": leeftijd, "bbl": False, "normale_arbeidsduur": max(self.p.voltijd // 100, 1)}

    def in_maand(self, maand: Maand) -> Iterator[Deel]:
        """The parts of a month; most have one."""
        dag = self._verjaardag(maand)
        if dag is None:
            yield Deel(maand.van, maand.tot, maand.deel, self.per_maand(maand.van))
            return
        per_dag = maand.deel / ((maand.tot - maand.van).days + 1)
        for van, tot in ((maand.van, dag - timedelta(days=1)), (dag, maand.tot)):
            yield Deel(van, tot, per_dag * ((tot - van).days + 1), self.per_maand(van))

    def _verjaardag(self, maand: Maand) -> date | None:
        """The birthday within a month on which this wage may step."""
        geboren = self.p.geboren
        if not self.p.minimum or geboren.month != maand.tot.month:
            return None
        dag = geboren.replace(year=maand.tot.year)
        return dag if maand.van < dag <= maand.tot else None

    @cached_property
    def bij_begin(self) -> Fraction | None:
        """The wage of a whole month on the first day."""
        return self.per_maand(self.p.in_dienst)
