"""In which arbeidsmarktregio or samenwerkingsverband a municipality lies on a day.

The table that comes with the program is the official division of 2015; later changes were not found, and it says so. A
municipality that is not in a table lies where all those that it was made of lay; when they lay in more than one region,
its region is unknown and `kan` names them. Raises `Fout` when the user's table cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import polars as pl

from telmee.gegevens.beschut.gepubliceerd import lees_tabel
from telmee.gegevens.beschut.indeling import EERSTE, Indelingen, indelingen
from telmee.gegevens.beschut.schema import GEMEENTE_REGIO, SOORTEN_REGIO

ARBEIDSMARKTREGIO, SAMENWERKINGSVERBAND = SOORTEN_REGIO
VAN_2015 = (
    "De arbeidsmarktregio's zijn die van 2015; latere wijzigingen zijn niet gevonden. Geef een eigen lijst als uw "
    "regio is veranderd."
)


@dataclass(frozen=True)
class Ligging:
    """The region, None when it is not known; then `kan` are those that it may be."""

    regio: str | None
    kan: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Regios:
    """A table of regions (columns of `GEMEENTE_REGIO`) with the divisions of municipalities."""

    tabel: pl.DataFrame = field(repr=False)
    indelingen: Indelingen
    opmerkingen: tuple[str, ...] = ()

    def van(self, gemeente: str, op: date, soort: str = ARBEIDSMARKTREGIO) -> Ligging:
        """Where this municipality lies."""
        if namen := self._namen(gemeente, op, soort):
            return _ligging(namen)
        eerder = self.indelingen.voorgangers(gemeente, op, EERSTE)
        return _ligging(n for g in eerder for n in self._namen(g, op, soort))

    def gemeenten(self, regio: str, op: date, soort: str = ARBEIDSMARKTREGIO) -> tuple[str, ...]:
        """The municipalities of this day that lie in this region."""
        alle = set(self.indelingen.gemeenten(op)) | {g for g, _ in self._rijen if g not in self.indelingen.basis}
        return tuple(sorted(g for g in alle if self.van(g, op, soort).regio == regio and self._is_er(g, op)))

    def namen(self, op: date, soort: str = ARBEIDSMARKTREGIO) -> tuple[str, ...]:
        """All regions of this kind on this day."""
        return tuple(sorted({n for g, s in self._rijen if s == soort for n in self._namen(g, op, soort)}))

    def _is_er(self, gemeente: str, op: date) -> bool:
        return not self.indelingen.opvolgers(gemeente, op)

    def _namen(self, gemeente: str, op: date, soort: str) -> set[str]:
        rijen = self._rijen.get((gemeente, soort), ())
        return {n for n, van, tot in rijen if (van or date.min) <= op <= (tot or date.max)}

    @cached_property
    def _rijen(self) -> dict[tuple[str, str], list[tuple[str, date | None, date | None]]]:
        uit: dict[tuple[str, str], list[tuple[str, date | None, date | None]]] = {}
        for gemeente, soort, *rest in self.tabel.select("gemeente", "soort", "regio", "van", "tot").iter_rows():
            uit.setdefault((gemeente, soort), []).append((rest[0], rest[1], rest[2]))
        return uit


def _ligging(namen: Iterable[str]) -> Ligging:
    alle = tuple(sorted(set(namen)))
    return Ligging(alle[0]) if len(alle) == 1 else Ligging(None, alle)


@cache
def standaard() -> Regios:
    """The regions that come with the program."""
    dagen = [pl.col(n).str.to_date() for n in ("van", "tot")]
    tabel = lees_tabel("gemeente_regio.csv").with_columns(*dagen, regel=pl.int_range(1, pl.len() + 1))
    return Regios(tabel.select(list(GEMEENTE_REGIO.polars)), indelingen(), (VAN_2015,))
