"""Where a municipality or a samenwerkingsverband stands: persons, hours and jobs beside the number, and what is due.

The number, whether it was reached in both counts, and the duty are outcomes of the law. Units: persons are whole, jobs
and hours a week hundredths. Hours that are not known stay unknown, and so do the jobs and all that follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import polars as pl

from telmee.beschut import landelijk
from telmee.beschut.positie_gat import Hefboom, Padjaar, hefbomen, pad
from telmee.beschut.positie_geld import Geldregel, geld
from telmee.beschut.positie_invoer import REGELING, VERORDENING, Aantal, Invoer, Stand, jaar_eerder
from telmee.gegevens.beschut.bevindingen import Beschutverzamelaar
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.wet import Wetten
from telmee.wet.machine.figure import Cijfer, figures

UITKOMSTEN = (
    "beschut_aantal", "beschut_banen_31", "beschut_gehaald_in_banen", "beschut_gehaald_in_dienstbetrekkingen",
    "beschut_nodig_banen_31", "beschut_nodig_dienstbetrekkingen", "beschut_plicht", "beschut_volgorde",
)  # fmt: skip
ONBEKEND, BESTAAT_NIET = "onbekend", "bestaat_niet"


@dataclass(frozen=True)
class Wachtende:
    """One who waits: the line in the list, since when, and how many days on the day of the question."""

    regel: int | None
    sinds: date | None
    dagen: int | None


@dataclass(frozen=True)
class Wachtlijst:
    """Who waits, the longest first. `onbekend`: of so many that is not known. `er_is`: a list was given."""

    wachtenden: tuple[Wachtende, ...]
    onbekend: int
    ouder_dan_jaar: int
    er_is: bool = True

    @property
    def mediaan(self) -> int | None:
        """The median of the days, a half up."""
        dagen = [w.dagen for w in self.wachtenden if w.dagen is not None]
        return int(median(dagen) + 0.5) if dagen else None

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        er_is = self.er_is
        return {
            "personen": len(self.wachtenden) if er_is else None,
            "dagen_mediaan": self.mediaan,
            "ouder_dan_jaar": self.ouder_dan_jaar if er_is else None,
        }


@dataclass(frozen=True)
class Plaats:
    """One municipality of the region: its number and what it realised, where that is known."""

    code: str
    naam: str
    doel: int | None
    personen: int | None

    @property
    def deel(self) -> int | None:
        """Persons per hundred places of the number, in hundredths of a percent: not jobs, so not the duty."""
        return None if not self.doel or self.personen is None else self.personen * 10_000 // self.doel


@dataclass(frozen=True)
class Positie:
    """One municipality: what the law says of it, what was realised, and what follows."""

    code: str
    naam: str
    regeling: Aantal
    verordening: Aantal
    stand: Stand | None
    cijfers: dict[str, Cijfer]
    wachtlijst: Wachtlijst
    pad: tuple[Padjaar, ...]
    hefbomen: tuple[Hefboom, ...]
    geld: tuple[Geldregel, ...]

    def waarde(self, naam: str) -> Any:
        """An outcome of the law; None is unknown."""
        return self.cijfers[naam].waarde if naam in self.cijfers else None

    @property
    def doel(self) -> int | None:
        """The number that holds, in hundredths of jobs."""
        aantal = self.waarde("beschut_aantal")
        return None if aantal is None or self.regeling.bepaald is None else 100 * aantal

    @property
    def bron(self) -> str:
        """Where the number stands."""
        return self.verordening.bron if self.verordening.bepaald else self.regeling.bron

    @property
    def plicht(self) -> str:
        """geldt, vervallen, onzeker, geen_aantal, onbekend, or bestaat_niet: before the law knew a number."""
        if "beschut_plicht" not in self.cijfers:
            return BESTAAT_NIET
        return self.waarde("beschut_plicht") or ONBEKEND

    def per_lezing(self) -> dict[str, Any]:
        """Both counts of the number."""
        return {
            "banen_31": {
                "gehaald": self.waarde("beschut_gehaald_in_banen"),
                "nodig": self.waarde("beschut_nodig_banen_31"),
            },
            "dienstbetrekkingen": {
                "gehaald": self.waarde("beschut_gehaald_in_dienstbetrekkingen"),
                "nodig": self.waarde("beschut_nodig_dienstbetrekkingen"),
            },
        }

    def als_dict(self, op: date, bevindingen: tuple[Bevinding, ...]) -> dict[str, Any]:
        """Plain data for JSON; jobs and hours in hundredths."""
        s = self.stand
        return {
            "gemeente": self.code,
            "indeling": op.isoformat(),
            "op": op.isoformat(),
            "doel": {"banen_31": self.doel, "bron": self.bron},
            "gerealiseerd": {
                "personen": s.personen if s else None,
                "uren_week": s.uren if s else None,
                "banen_31": self.waarde("beschut_banen_31"),
            },
            "plicht": {"status": self.plicht, "per_lezing": self.per_lezing()},
            "wachtlijst": self.wachtlijst.als_dict(),
            "pad": [p.als_dict() for p in self.pad],
            "sluit_gat": [h.als_dict() for h in self.hefbomen],
            "geld": [g.als_dict() for g in self.geld],
            "bevindingen": [b.als_dict() for b in bevindingen],
        }


@dataclass(frozen=True)
class Uitkomst:
    """The answer: one municipality, or those of a samenwerkingsverband, on a day."""

    op: date
    posities: tuple[Positie, ...]
    bevindingen: tuple[Bevinding, ...]
    weggelaten: int
    uren_per_baan: int
    verband: str = ""
    regio: str = ""
    plaatsen: tuple[Plaats, ...] = ()
    opmerkingen: tuple[str, ...] = ()

    @property
    def een(self) -> Positie:
        """The one municipality that it is about."""
        return self.posities[0]

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        if not self.verband:
            return self.een.als_dict(self.op, self.bevindingen)
        delen = [p.als_dict(self.op, ()) for p in self.posities]
        for deel in delen:
            del deel["bevindingen"]
        return {
            "samenwerkingsverband": self.verband,
            "indeling": self.op.isoformat(),
            "op": self.op.isoformat(),
            "doel": {"banen_31": self.som("doel", "banen_31", delen), "bron": "som van de gemeenten"},
            "gerealiseerd": {
                naam: self.som("gerealiseerd", naam, delen) for naam in ("personen", "uren_week", "banen_31")
            },
            "wachtlijst": {
                "personen": self.som("wachtlijst", "personen", delen),
                "ouder_dan_jaar": self.som("wachtlijst", "ouder_dan_jaar", delen),
            },
            "gemeenten": delen,
            "bevindingen": [b.als_dict() for b in self.bevindingen],
        }

    @staticmethod
    def som(onder: str, naam: str, delen: list[dict[str, Any]]) -> int | None:
        """The sum of the municipalities; unknown when that of one of them is."""
        waarden = [deel[onder][naam] for deel in delen]
        return None if None in waarden else sum(waarden)


def bereken(invoer: Invoer, codes: tuple[str, ...], wetten: Wetten, verband: str = "") -> Uitkomst:
    """The position of these municipalities on the day of the lists."""
    posities = tuple(_positie(invoer, code, wetten) for code in codes)
    per_baan = landelijk.uren_per_baan(wetten, invoer.op)
    regio, plaatsen, opmerkingen = ("", (), ()) if verband else _in_regio(invoer, posities[0])
    bevindingen = (*invoer.bevindingen, *_zonder_aantal(invoer, posities))
    return Uitkomst(
        invoer.op, posities, bevindingen, invoer.weggelaten, per_baan, verband, regio, plaatsen, opmerkingen
    )


def _positie(invoer: Invoer, code: str, wetten: Wetten) -> Positie:
    regeling, verordening = (invoer.aantal(code, grond) for grond in (REGELING, VERORDENING))
    er_is = code in invoer.bewoond  # of nobody in the lists is not known whether there is nobody
    stand = invoer.stand((code,), invoer.op) if invoer.met_plekken and er_is else None
    law = wetten.op(invoer.op)
    feiten = _feiten(regeling, verordening, stand)
    namen = [naam for naam in UITKOMSTEN if naam in law.rules]
    cijfers = figures(law.compute(feiten, *namen), namen)
    per_baan = landelijk.uren_per_baan(wetten, invoer.op)
    aantal = cijfers["beschut_aantal"].waarde if "beschut_aantal" in cijfers and regeling.bepaald is not None else None
    wacht = wachtlijst(invoer, (code,))
    return Positie(
        code,
        invoer.naam(code),
        regeling,
        verordening,
        stand,
        cijfers,
        wacht,
        pad(invoer, (code,), aantal, stand, per_baan, landelijk.doel_van(wetten)),
        hefbomen(invoer, (code,), aantal, stand, per_baan, len(wacht.wachtenden)),
        geld(aantal),
    )


def _zonder_aantal(invoer: Invoer, posities: tuple[Positie, ...]) -> list[Bevinding]:
    """Municipalities without a number in a list that has numbers of the year, or without anybody in the lists."""
    meld = Beschutverzamelaar()
    for p in posities:
        if invoer.met_indicaties and p.code not in invoer.bewoond:
            meld.meld("indicaties-zonder-gemeente", naam=p.naam)
    if (invoer.aantallen["jaar"] == invoer.op.year).any():
        for p in posities:
            if p.regeling.bepaald is None:
                meld.meld("aantal-zonder-gemeente", invoer.bron_aantallen, naam=p.naam, jaar=invoer.op.year)
            elif p.regeling.waarde is None:
                meld.meld("aantal-onverdeeld", invoer.bron_aantallen, naam=p.naam)
    return meld.alle()


def _feiten(regeling: Aantal, verordening: Aantal, stand: Stand | None) -> dict[str, Any]:
    """What the law asks about the number of a municipality; what is not known is left out."""
    feiten = {
        "beschut_aantal_bepaald": regeling.bepaald,
        "beschut_aantal_regeling": regeling.waarde,
        "beschut_hoger_bepaald": verordening.bepaald,
        "beschut_aantal_verordening": verordening.waarde,
        "beschut_dienstbetrekkingen": stand.dienstbetrekkingen if stand else None,
        "beschut_uren": stand.uren if stand else None,
    }
    return {naam: waarde for naam, waarde in feiten.items() if waarde is not None}


def wachtlijst(invoer: Invoer, codes: tuple[str, ...]) -> Wachtlijst:
    """Who waits in these municipalities; whoever is longest without a place stands first."""
    eigen = invoer.wacht.filter(pl.col("gemeente").is_in(list(codes)))
    rijen = eigen.filter(pl.col("indicatie_wacht")).sort("indicatie_wacht_sinds", "regel")
    wachtenden = tuple(
        Wachtende(regel, sinds, None if sinds is None else (invoer.op - sinds).days)
        for regel, sinds in rijen.select("regel", "indicatie_wacht_sinds").iter_rows()
    )
    grens = jaar_eerder(invoer.op)
    ouder = sum(w.sinds is not None and w.sinds < grens for w in wachtenden)
    return Wachtlijst(wachtenden, eigen["indicatie_wacht"].null_count(), ouder, not invoer.bewoond.isdisjoint(codes))


def _in_regio(invoer: Invoer, zelf: Positie) -> tuple[str, tuple[Plaats, ...], tuple[str, ...]]:
    """The municipalities of its region, each with its number and its persons."""
    ligging = invoer.regios.van(zelf.code, invoer.op)
    if ligging.regio is None:
        return "", (), ()
    laatst = (
        invoer.realisaties.filter(pl.col("op") <= invoer.op)
        .sort("op")
        .group_by("gemeente")
        .agg(pl.col("personen").last())
    )
    elders = dict(laatst.iter_rows())
    plaatsen = []
    for code in invoer.regios.gemeenten(ligging.regio, invoer.op):
        aantal = invoer.aantal(code, VERORDENING).waarde or invoer.aantal(code, REGELING).waarde
        personen = zelf.stand.personen if code == zelf.code and zelf.stand else elders.get(code)
        plaatsen.append(Plaats(code, invoer.naam(code), aantal, personen))
    return ligging.regio, tuple(plaatsen), invoer.regios.opmerkingen
