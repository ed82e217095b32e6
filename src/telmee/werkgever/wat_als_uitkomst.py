"""What a what-if comes to, as plain data: per year, per way of hiring, and what it rests on.

Units: cents, hours, hundredths of an hour a week, banen in tenths. None is unknown; `onbekend` says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from telmee.werkgever.profiel import Profiel
from telmee.werkgever.uitkomst import STIL
from telmee.wet.machine.given import Given
from telmee.wet.machine.node import Node


@dataclass(frozen=True)
class MaandUitkomst:
    """A month with a contract, or the part of it: hours as filed, wage, what dispensation takes off, the subsidy.

    What is counted over the year (holiday pay, loonkostenvoordeel) is in no month.
    """

    van: date
    tot: date
    uren: int
    loon: int | None
    loondispensatie: int | None
    lks: int | None

    @property
    def kosten(self) -> int | None:
        """The wage that is left to pay; None when a part of it is unknown."""
        if self.loon is None or self.loondispensatie is None or self.lks is None:
            return None
        return self.loon - self.loondispensatie - self.lks


@dataclass(frozen=True)
class JaarUitkomst:
    """One calendar year. `kosten` is None when a part of it is unknown; `onbekend` says which."""

    jaar: int
    van: date | None
    tot: date | None
    uren: int
    telt_mee: bool | None
    banen: int | None
    banen_week: int | None
    heffing_minder: int | None
    heffing_opgelegd: bool
    lkv_soort: str | None
    lkv: int | None
    lks: int | None
    loondispensatie: int | None
    loon: int | None
    vakantiebijslag: int | None
    lasten: int | None
    kosten: int | None
    onbekend: tuple[str, ...] = ()
    maanden: tuple[MaandUitkomst, ...] = ()


@dataclass(frozen=True)
class NoRisk:
    """Whether UWV pays in sickness, on which ground, and until when sickness may begin (None: no end).

    `door_registratie`: it rests on the registration alone.
    `weken_na_aow`: how long UWV pays who falls ill at the pension age or later; None when that is not reached.
    """

    geldt: bool | None
    grond: str | None
    laatste_dag: date | None
    artikel: str
    weken_na_aow: int | None = None
    door_registratie: bool = False


@dataclass(frozen=True)
class Proef:
    """The trial: how long it may be, and whether this one and the contract after it fit."""

    wet: str | None
    zonder_verlenging: int | None
    hoogstens: int | None
    gevraagd: int
    past: bool | None
    langer_dan_beleid: bool | None
    contract_lang_genoeg: bool | None
    artikel: str = ""


@dataclass(frozen=True)
class Stijging:
    """From this day the minimum wage (cents an hour) is above the wage of the profile."""

    vanaf: date
    minimumloon: int


@dataclass(frozen=True)
class Variant:
    """One way of hiring, over the years, with the trees of figures behind it."""

    naam: str
    profiel: Profiel
    jaren: tuple[JaarUitkomst, ...]
    no_risk: NoRisk
    proef: Proef
    totaal: int | None
    uren: int
    per_uur: int | None
    minimumloon_stijgt: Stijging | None = None
    opvallend_hoog: bool = False
    geen_loondispensatie: str | None = None
    aow_leeftijd_op: date | None = None
    aow_bij_begin: bool = False
    na_aow_leeftijd: tuple[str, ...] = ()
    uitleg: Callable[[], Iterable[Node]] = field(default=tuple, compare=False, repr=False, metadata=STIL)
    artikelen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WatAls:
    """The profile as given first, then the variants beside it; what was assumed, and which figures were held.

    `aannames` in sentences; `aangenomen` are facts of the law that the profile does not say and that are taken so.
    """

    stand: date
    grond: str
    varianten: tuple[Variant, ...]
    aannames: tuple[str, ...]
    vastgehouden: tuple[dict[str, Any], ...]
    anders: tuple[Given, ...] = ()
    ongebruikt: tuple[str, ...] = ()
    aangenomen: Mapping[str, Any] = field(default_factory=dict)
