"""The same as `afleiden`, for many persons at once: one frame per step, through the law of that window.

Persons do not touch each other, days of one person follow each other. So all persons that have a next day in a window
go through the law together, again and again until nobody has a day left there; then comes the next window. The tests
hold every outcome against that of one person alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from telmee.register.afleiden import GEEN, Afleiding, Grondperiode, Onbekend, Periode
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.tijdlijn import Kennis, veranderingen
from telmee.register.vensters import (
    EERDER,
    GESTOPT,
    HERLEEFD,
    IN_REGISTER,
    REDEN,
    STAAT,
    STOND,
    VANAF,
    VASTGELEGD,
    VOLDOET,
    Venster,
    Vensters,
    vensters,
)
from telmee.wet import Wetten
from telmee.wet.machine.book import CALENDAR, from_day_number

NOOIT = np.iinfo(np.int64).max
LEEG = -(10**9)
DEEL = 60_000
"""So many persons at a time: the frames of a step then stay small."""
RIJ = "_rij"
SOORTEN: dict[str, Any] = {"int": pl.Int64, "bool": pl.Boolean, "text": pl.String}


@dataclass
class Rijen:
    """What follows for many persons, as columns; ``wie`` is the place in what was given, ``tot`` LEEG is open."""

    registraties: list[tuple[np.ndarray, np.ndarray, np.ndarray, list[str]]] = field(default_factory=list)
    gronden: list[tuple[str, np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)
    onbekend: list[tuple[str, np.ndarray, np.ndarray]] = field(default_factory=list)


def leid_velen_af(personen: Sequence[Iterable[Vastgelegd]], wetten: Wetten) -> list[Afleiding]:
    """What follows of the events of each person, in their order."""
    uit: list[Afleiding] = []
    ven = vensters(wetten)
    for begin in range(0, len(personen), DEEL):
        deel = personen[begin : begin + DEEL]
        uit += _afleidingen(_Stappen(ven, deel).doorloop(), len(deel))
    return uit


def _afleidingen(rijen: Rijen, aantal: int) -> list[Afleiding]:
    registraties: list[list[Periode]] = [[] for _ in range(aantal)]
    gronden: list[list[Grondperiode]] = [[] for _ in range(aantal)]
    onbekend: list[dict[str, int]] = [{} for _ in range(aantal)]
    dag = _dagen()
    for wie, van, tot, redenen in rijen.registraties:
        for w, v, t, reden in zip(wie.tolist(), van.tolist(), tot.tolist(), redenen, strict=True):
            registraties[w].append(Periode(dag[v], None if t == LEEG else dag[t], reden))
    for grond, wie, van, tot in rijen.gronden:
        for w, v, t in zip(wie.tolist(), van.tolist(), tot.tolist(), strict=True):
            gronden[w].append(Grondperiode(grond.upper(), dag[v], None if t == LEEG else dag[t]))
    for naam, wie, van in rijen.onbekend:
        for w, v in zip(wie.tolist(), van.tolist(), strict=True):
            onbekend[w].setdefault(naam, v)
    return [
        Afleiding(
            tuple(registraties[i]),
            tuple(sorted(gronden[i], key=lambda each: (each.van, each.grond))),
            tuple(Onbekend(naam, dag[van]) for naam, van in sorted(onbekend[i].items())) if onbekend[i] else (),
        )
        for i in range(aantal)
    ]


def _dagen() -> dict[int, Any]:
    class Dagen(dict[int, Any]):
        """Day numbers as dates, each made once."""

        def __missing__(self, nummer: int) -> Any:
            self[nummer] = from_day_number(nummer)
            return self[nummer]

    return Dagen()


class _Stappen:
    """All persons of a part, and where each of them is."""

    def __init__(self, ven: Vensters, personen: Sequence[Iterable[Vastgelegd]]) -> None:
        self.ven = ven
        self.aantal = len(personen)
        self._lees(personen)
        leeg = np.full(self.aantal, LEEG, dtype=np.int64)
        self.vanaf, self.gestopt = leeg.copy(), leeg.copy()
        self.eerder = np.zeros(self.aantal, dtype=bool)
        self.vanzelf = np.full(self.aantal, NOOIT, dtype=np.int64)
        self.open: dict[str, np.ndarray] = {}
        self.gemist: dict[str, np.ndarray] = {}
        self.rijen = Rijen()

    def _lees(self, personen: Sequence[Iterable[Vastgelegd]]) -> None:
        """The facts of all persons, a row per day on which they change, as a frame."""
        kennis = self.ven.kennis
        dagen: list[int] = []
        begin: list[int] = []
        gezet: dict[str, tuple[list[int], list[Any]]] = {}
        for gebeurtenissen in personen:
            begin.append(len(dagen))
            for dag, anders in veranderingen(kennis, gebeurtenissen):
                for naam, waarde in anders.items():
                    waar, wat = gezet.setdefault(naam, ([], []))
                    waar.append(len(dagen))
                    wat.append(waarde)
                dagen.append(dag)
        self.dagen = np.array([*dagen, NOOIT], dtype=np.int64)
        self.begin = np.array(begin, dtype=np.int64)
        self.eind = np.array([*begin[1:], len(dagen)], dtype=np.int64)
        self.volgende = self.begin.copy()
        self.feiten = self._frame(kennis, gezet, len(dagen))

    def _frame(self, kennis: Kennis, gezet: dict[str, tuple[list[int], list[Any]]], lengte: int) -> pl.DataFrame:
        """Every fact carried on from row to row of a person until it changes."""
        law = self.ven.alle[0].law
        eerste = np.repeat(self.begin, self.eind - self.begin)
        kolommen = {RIJ: pl.Series(RIJ, np.arange(lengte))}  # also where nobody says a fact that counts
        for naam, (waar, wat) in gezet.items():
            plaats = np.full(lengte, -1, dtype=np.int64)
            plaats[waar] = np.arange(len(waar))
            laatste = np.maximum.accumulate(np.where(plaats >= 0, np.arange(lengte), -1))
            plek = np.where(laatste >= eerste, plaats[np.maximum(laatste, 0)], -1) + 1
            soort = SOORTEN[law.sort_of(naam)]
            kolommen[naam] = pl.Series(naam, [kennis.afwezig[naam], *wat], dtype=soort).gather(plek)
        return pl.DataFrame(kolommen)

    def doorloop(self) -> Rijen:
        """Window by window, until nobody has a day left."""
        for plaats, venster in enumerate(self.ven.alle):
            volgend = self.ven.alle[plaats + 1].begin if plaats + 1 < len(self.ven.alle) else self.ven.einde
            self._venster(venster, volgend)
        self._klaar()
        return self.rijen

    def _venster(self, venster: Venster, tot: int) -> None:
        nog = self.begin < self.eind
        moet = np.full(self.aantal, NOOIT, dtype=np.int64)
        if venster.verplicht and venster.begin > self.ven.begin:
            moet[nog & (self.volgende > self.begin)] = venster.begin
        while True:
            komt = np.where(
                self.volgende < self.eind, self.dagen[np.minimum(self.volgende, len(self.dagen) - 1)], NOOIT
            )
            komt = np.where(komt < self.ven.begin, self.ven.begin, komt)
            dag = np.minimum(np.minimum(komt, self.vanzelf), moet)
            wie = np.flatnonzero(nog & (dag < tot))
            if not len(wie):
                return
            op = dag[wie]
            moet[wie] = np.where(moet[wie] <= op, NOOIT, moet[wie])
            self._vooruit(wie, op)
            self._stap(venster, wie, op)

    def _vooruit(self, wie: np.ndarray, op: np.ndarray) -> None:
        """Past every change of facts up to the day."""
        while True:
            door = (self.volgende[wie] < self.eind[wie]) & (self.dagen[self.volgende[wie]] <= op)
            if not door.any():
                return
            self.volgende[wie[door]] += 1

    def _stap(self, venster: Venster, wie: np.ndarray, op: np.ndarray) -> None:
        uit = venster.law.derive(self._invoer(venster, wie, op), *venster.uitkomsten, level="persoon", check=False)
        erin, voldoet = _drie(uit[IN_REGISTER]), _drie(uit[VOLDOET])
        self._merk(IN_REGISTER, wie[erin < 0], op[erin < 0])
        weg = (self.vanaf[wie] != LEEG) & (erin == 0)
        if weg.any():
            redenen = uit[REDEN].filter(pl.Series(weg)).to_list()
            namen = [r if r not in (None, GEEN) else "" for r in redenen]
            self.rijen.registraties.append((wie[weg], self.vanaf[wie[weg]], op[weg] - 1, namen))
            self.vanaf[wie[weg]] = LEEG
        komt = (self.vanaf[wie] == LEEG) & (erin == 1)
        self.vanaf[wie[komt]] = op[komt]
        self._gronden(venster, uit, wie, op)
        jaren = np.array([from_day_number(int(d)).year for d in np.unique(op)])
        jaar = jaren[np.searchsorted(np.unique(op), op)]
        stopt = (voldoet != 1) & self.eerder[wie] & (self.gestopt[wie] == LEEG)
        self.gestopt[wie] = np.where(voldoet == 1, LEEG, np.where(stopt, jaar, self.gestopt[wie]))
        self.eerder[wie] |= voldoet == 1
        self._vanzelf(venster, uit, wie, op, (self.vanaf[wie] == LEEG) & (voldoet == 0))

    def _invoer(self, venster: Venster, wie: np.ndarray, op: np.ndarray) -> pl.DataFrame:
        """The facts of these persons on their days, with what followed so far."""
        law, kennis = venster.law, self.ven.kennis
        frame = self.feiten[(self.volgende[wie] - 1)].select(
            RIJ, *[n for n in venster.invoer if n in self.feiten.columns]
        )
        jaar = pl.Series(pl.Series(op).cast(pl.Int32).cast(pl.Date).dt.year()).cast(pl.Int64)
        in_ = self.vanaf[wie] != LEEG
        gestopt = np.where(self.gestopt[wie] == LEEG, jaar.to_numpy(), self.gestopt[wie])
        eigen = {
            "persoon": pl.Series(wie),
            "rekendag": pl.Series(op),
            STOND: pl.Series(in_),
            VANAF: pl.Series(np.where(in_, self.vanaf[wie], op + 1)),
            EERDER: pl.Series(self.eerder[wie]),
            GESTOPT: pl.Series(gestopt),
        }
        frame = frame.with_columns(**eigen).drop(RIJ)
        rest = [n for n in _gevraagd(venster) if n not in frame.columns]
        return frame.with_columns(
            pl.lit(kennis.afwezig.get(n, False if n == HERLEEFD else None), dtype=SOORTEN[law.sort_of(n)]).alias(n)
            for n in rest
        )

    def _gronden(self, venster: Venster, uit: pl.DataFrame, wie: np.ndarray, op: np.ndarray) -> None:
        nu = {naam[len(VASTGELEGD) :]: _drie(uit[naam]) for naam in venster.gronden}
        for grond, geldt in nu.items():
            vanaf = self.open.setdefault(grond, np.full(self.aantal, LEEG, dtype=np.int64))
            begint = (geldt == 1) & (vanaf[wie] == LEEG)
            self._merk(VASTGELEGD + grond, wie[geldt < 0], op[geldt < 0])
            self._sluit(grond, wie[geldt != 1], op[geldt != 1])
            vanaf[wie[begint]] = op[begint]
        for grond in self.open.keys() - nu.keys():
            self._sluit(grond, wie, op)

    def _sluit(self, grond: str, wie: np.ndarray, op: np.ndarray) -> None:
        vanaf = self.open[grond]
        loopt = vanaf[wie] != LEEG
        if loopt.any():
            self.rijen.gronden.append((grond, wie[loopt], vanaf[wie[loopt]], op[loopt] - 1))
            vanaf[wie[loopt]] = LEEG

    def _merk(self, naam: str, wie: np.ndarray, op: np.ndarray) -> None:
        """Notes the first day of what could not be said."""
        if not len(wie):
            return
        al = self.gemist.setdefault(naam, np.zeros(self.aantal, dtype=bool))
        nieuw = ~al[wie]
        self.rijen.onbekend.append((naam, wie[nieuw], op[nieuw]))
        al[wie] = True

    def _vanzelf(self, venster: Venster, uit: pl.DataFrame, wie: np.ndarray, op: np.ndarray, uit_: np.ndarray) -> None:
        """The next day on which something changes without an event."""
        eerst = np.full(len(wie), NOOIT, dtype=np.int64)
        for naam in venster.volgdagen:
            dag = uit[naam].fill_null(LEEG).to_numpy()
            eerst = np.where(dag >= op, np.minimum(eerst, dag + 1), eerst)
        self.vanzelf[wie] = np.where(uit_, NOOIT, eerst)

    def _klaar(self) -> None:
        """What is open stays open."""
        wie = np.flatnonzero(self.vanaf != LEEG)
        self.rijen.registraties.append((wie, self.vanaf[wie], np.full(len(wie), LEEG), [""] * len(wie)))
        for grond, vanaf in self.open.items():
            wie = np.flatnonzero(vanaf != LEEG)
            self.rijen.gronden.append((grond, wie, vanaf[wie], np.full(len(wie), LEEG)))


def _drie(kolom: pl.Series) -> np.ndarray:
    """1, 0, or -1 for unknown."""
    return kolom.cast(pl.Int8).fill_null(-1).to_numpy()


def _gevraagd(venster: Venster) -> tuple[str, ...]:
    """Every fact that the outcomes of a window need."""
    law = venster.law
    gegeven = {*venster.kennis.afwezig, *STAAT, HERLEEFD}
    achter = law.everything_behind(*venster.uitkomsten, given=gegeven)
    return tuple(n for n in achter if n not in CALENDAR and (n in gegeven or n in law.facts))
