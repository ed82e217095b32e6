"""Stocks and flows of the register by quarter: who came in and why, who left and why, who found and lost work.

Pure: from frames of periods (`uitgeven.perioden` reads them) to figures that close. Both ends of a quarter are compared
(its last day with that of the quarter before), so that

    register now = register before + in - uit
    werkend  now = werkend before + werk_gevonden - werk_verloren + werkend_in - werkend_uit

hold to the person, and so does the register of each region (`stromen_regio`). Who left and came back within one quarter
did not move. Somebody comes in on the ground of the first day of the registration (of several the first of the fixed
order, docs/besluiten/0013), and leaves for the reason that the law gives (docs/besluiten/0150). Units: persons. What
may leave the program is in `stromen_tonen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from telmee.fouten import GebruiksFout
from telmee.gegevens.schema import GRONDSLAGEN
from telmee.register import stromen_regio
from telmee.register.stromen_regio import Regiotelling

ONBEKEND = "onbekend"
IN = (*GRONDSLAGEN, ONBEKEND)
WSW_ANDERS = "wsw_anders"
BEWEGINGEN = ("in", "uit", "werk_gevonden", "werk_verloren", "werkend_in", "werkend_uit")
_KWARTAAL = re.compile(r"([0-9]{4})[-/ ]?[QKqk]([1-4])")
MEESTE = 60


@dataclass(frozen=True, order=True)
class Kwartaal:
    """A quarter of a calendar year."""

    jaar: int
    nummer: int

    @property
    def naam(self) -> str:
        return f"{self.jaar}Q{self.nummer}"

    @property
    def begin(self) -> date:
        return date(self.jaar, 3 * self.nummer - 2, 1)

    @property
    def eind(self) -> date:
        return self.volgende.begin - timedelta(days=1)

    @property
    def volgende(self) -> Kwartaal:
        return Kwartaal(self.jaar + self.nummer // 4, self.nummer % 4 + 1)

    @classmethod
    def lees(cls, tekst: str) -> Kwartaal:
        """From 2021Q3, 2021K3 or a day in the quarter."""
        if gevonden := _KWARTAAL.fullmatch(tekst.strip()):
            jaar, nummer = int(gevonden[1]), int(gevonden[2])
        else:
            try:
                dag = date.fromisoformat(tekst.strip())
            except ValueError:
                raise GebruiksFout(f"'{tekst[:20]}' is geen kwartaal; schrijf het als 2021Q3.") from None
            jaar, nummer = dag.year, (dag.month + 2) // 3
        if not 1990 <= jaar <= 2100:
            raise GebruiksFout(f"Over {jaar} zijn er geen kwartalen; kies een jaar tussen 1990 en 2100.")
        return cls(jaar, nummer)


def kwartalen(van: Kwartaal, tot: Kwartaal) -> tuple[Kwartaal, ...]:
    """From the first through the last."""
    if tot < van:
        raise GebruiksFout(f"{tot.naam} ligt voor {van.naam}; geef eerst het vroegste kwartaal.")
    uit = [van]
    while uit[-1] < tot:
        uit.append(uit[-1].volgende)
        if len(uit) > MEESTE:
            raise GebruiksFout(f"Er kunnen hoogstens {MEESTE} kwartalen in één overzicht; kies een kortere tijd.")
    return tuple(uit)


@dataclass(frozen=True)
class Perioden:
    """What the register knows, as frames with days as dates (an empty `tot` is open).

    registraties: persoon, van, tot, reden_einde. gronden: persoon, grondslag, van, tot. werk: persoon, van, tot.
    woont: persoon, van, regio; without a row nobody's home is known, and there is nothing to tell by region.
    """

    registraties: pl.DataFrame
    gronden: pl.DataFrame
    werk: pl.DataFrame
    woont: pl.DataFrame = field(default_factory=stromen_regio.leeg)


@dataclass(frozen=True)
class Stroom:
    """One quarter, in persons; `naar` has per reason what is in the total, `op_grond` the stock by ground.

    `regio` is empty where nobody's home is known.
    """

    kwartaal: Kwartaal
    register: int
    werkend: int
    bewegingen: Mapping[str, int]
    in_naar: Mapping[str, int]
    uit_naar: Mapping[str, int]
    op_grond: Mapping[str, int]
    regio: Regiotelling = field(default_factory=dict)

    @property
    def saldo(self) -> tuple[int, int]:
        """The change of the register and of those who work."""
        b = self.bewegingen
        werk = b["werk_gevonden"] - b["werk_verloren"] + b["werkend_in"] - b["werkend_uit"]
        return b["in"] - b["uit"], werk


@dataclass(frozen=True)
class Stromen:
    """Quarters in a row, and where they begin."""

    begin: tuple[int, int]
    kwartalen: tuple[Stroom, ...]
    begin_regio: Mapping[str, int] = field(default_factory=dict)
    stil_na: str = ""
    """The quarter after which nobody came or left, where that is why the row ends there."""

    @cached_property
    def redenen(self) -> tuple[str, ...]:
        """Reasons to leave, in one order."""
        return tuple(dict.fromkeys(reden for each in self.kwartalen for reden in each.uit_naar))


def bereken(perioden: Perioden, welke: Sequence[Kwartaal], redenen: Iterable[str]) -> Stromen:
    """The figures of these quarters; `redenen` are those that the law knows, so that an empty one is shown as such."""
    alle = (*dict.fromkeys((*redenen, WSW_ANDERS, ONBEKEND)),)
    voor = _stand(perioden, welke[0].begin - timedelta(days=1))
    begin = (voor.height, int(voor["werkt"].sum()))
    uit = []
    for kwartaal in welke:
        nu = _stand(perioden, kwartaal.eind)
        uit.append(_stroom(perioden, kwartaal, voor, nu, alle))
        voor = nu
    eerst = uit[0].regio
    return Stromen(begin, tuple(uit), stromen_regio.begin(eerst) if eerst else {})


def _stand(perioden: Perioden, dag: date) -> pl.DataFrame:
    """Who is in the register on a day: with the period that covers it, and whether at work."""
    erin = _op(perioden.registraties, dag).unique("persoon", keep="first", maintain_order=True)
    werk = _op(perioden.werk, dag).select("persoon").unique().with_columns(werkt=pl.lit(True))
    samen = erin.join(werk, on="persoon", how="left").with_columns(pl.col("werkt").fill_null(False))
    return samen if perioden.woont.is_empty() else stromen_regio.met_regio(samen, perioden.woont, dag)


def _op(frame: pl.DataFrame, dag: date) -> pl.DataFrame:
    return frame.filter((pl.col("van") <= dag) & (pl.col("tot").is_null() | (pl.col("tot") >= dag)))


def _stroom(
    perioden: Perioden, kwartaal: Kwartaal, voor: pl.DataFrame, nu: pl.DataFrame, redenen: tuple[str, ...]
) -> Stroom:
    komt, gaat = nu.join(voor, on="persoon", how="anti"), voor.join(nu, on="persoon", how="anti")
    bleef = nu.join(voor.select("persoon", werkte="werkt"), on="persoon", how="inner")
    bewegingen = {
        "in": komt.height,
        "uit": gaat.height,
        "werk_gevonden": bleef.filter(pl.col("werkt") & ~pl.col("werkte")).height,
        "werk_verloren": bleef.filter(~pl.col("werkt") & pl.col("werkte")).height,
        "werkend_in": int(komt["werkt"].sum()),
        "werkend_uit": int(gaat["werkt"].sum()),
    }
    in_naar = _tel(_grondslag(perioden, komt, "van"), "grondslag", IN)
    weg = _grondslag(perioden, gaat, "tot").with_columns(reden=_reden())
    uit_naar = _tel(weg, "reden", redenen)
    eind = nu.select("persoon").with_columns(eind=pl.lit(kwartaal.eind))
    op_grond = _tel(_grondslag(perioden, eind, "eind"), "grondslag", IN)
    regio = {} if perioden.woont.is_empty() else stromen_regio.tel(voor, nu)
    return Stroom(kwartaal, nu.height, int(nu["werkt"].sum()), bewegingen, in_naar, uit_naar, op_grond, regio)


def _reden() -> pl.Expr:
    """The reason of the law; the sheltered Wsw jobs that make up most of 'anders' apart (docs/besluiten/0150)."""
    reden = pl.col("reden_einde").replace("", None).fill_null(ONBEKEND)
    return pl.when((reden == "anders") & (pl.col("grondslag") == "wsw")).then(pl.lit(WSW_ANDERS)).otherwise(reden)


def _grondslag(perioden: Perioden, wie: pl.DataFrame, dag: str) -> pl.DataFrame:
    """With the ground on the day in that column, or the last one before it; the first of the fixed order of several."""
    orde = dict(zip(IN, range(len(IN)), strict=True))
    gronden = perioden.gronden.rename({"van": "g_van", "tot": "g_tot"})
    op = (
        wie.select("persoon", dag)
        .join(gronden, on="persoon", how="inner")
        .filter(pl.col("g_van") <= pl.col(dag))
        .with_columns(
            orde=pl.col("grondslag").replace_strict(orde, default=len(IN)),
            laatst=pl.min_horizontal(pl.col("g_tot").fill_null(pl.col(dag)), pl.col(dag)),
        )
        .sort("laatst", "orde", descending=[True, False])
        .unique("persoon", keep="first", maintain_order=True)
        .select("persoon", "grondslag")
    )
    return wie.join(op, on="persoon", how="left").with_columns(pl.col("grondslag").fill_null(ONBEKEND))


def _tel(frame: pl.DataFrame, kolom: str, namen: tuple[str, ...]) -> dict[str, int]:
    """How many of each; a name that the list does not have counts as unknown."""
    geteld = dict(frame.group_by(kolom).len().iter_rows())
    uit = {naam: int(geteld.pop(naam, 0)) for naam in namen}
    uit[ONBEKEND] = uit.get(ONBEKEND, 0) + sum(geteld.values())
    return uit
