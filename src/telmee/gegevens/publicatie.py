"""What has been published: results of the banenafspraak, quarterly figures of UWV, and the register.

The figures are data (YAML beside this module), each with its source, how sure it is, and the day from which it was
public, so that `--stand` can leave out what was not known yet. Unit: banen (jobs of 25,5 hours a week) and persons.
An unknown cell is None and is never filled in. Targets, hours per baan and hiring-in keys are law and live in
`wet`.

Raises `Fout` when a data file does not have the expected form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from telmee.fouten import Fout

CELLEN = ("markt", "overheid", "totaal")


@dataclass(frozen=True)
class Bron:
    """Where a figure was read, how sure it is, and since when it was public."""

    tekst: str
    bekend: date | None = None
    bekend_precies: bool = True
    zekerheid: str = "middel"
    url: str | None = None
    opmerking: str | None = None

    @property
    def noot(self) -> str:
        """The source in one line."""
        return self.tekst + (f" ({self.opmerking})" if self.opmerking else "")


@dataclass(frozen=True)
class Resultaat:
    """The published result of one year against the nulmeting. None: not published, or not read as an exact figure."""

    jaar: int
    extra: dict[str, int | None]
    formeel: dict[str, int | None]
    inleen: dict[str, int | None]
    verandering: dict[str, dict[str, int | None]]
    inleen_banen: int | None
    banen_totaal: int | None
    bron: Bron
    overig: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Nulmeting:
    """The baseline of December 2012. The sector split of the formal banen was never published."""

    jaar: int
    totaal: int
    inleen: int
    inleen_markt: int
    inleen_overheid: int
    bron: Bron

    @property
    def formeel(self) -> int:
        """Total minus hiring-in."""
        return self.totaal - self.inleen


@dataclass(frozen=True)
class Kwartaalcijfer:
    """A quarterly figure of UWV; not the official measurement. `afgeleid`: cells computed from other figures."""

    kwartaal: str
    extra_banen: int
    formeel: int | None
    inleen: int | None
    formeel_markt: int | None
    formeel_overheid: int | None
    bron: Bron
    afgeleid: tuple[str, ...] = ()


@dataclass(frozen=True)
class Registerstand:
    """How many persons stood in the register on a day, how many worked, and the flows of the quarter before."""

    op: date
    register: int | None
    werkend: int | None
    instroom: int | None
    uitstroom: int | None
    werk_gevonden: int | None
    werk_verloren: int | None
    afgeleid: bool
    bron: Bron


def gepubliceerd(jaar: int, stand: date | None = None) -> Resultaat | None:
    """The published result of a year, or None when there is none or it was not known on `stand`."""
    return next((r for r in resultaten(stand) if r.jaar == jaar), None)


def resultaten(stand: date | None = None) -> tuple[Resultaat, ...]:
    """All published results that were known on `stand` (None: all), by year."""
    return tuple(r for r in _resultaten() if _bekend(r.bron, stand))


def nulmeting(stand: date | None = None) -> Nulmeting | None:
    """The published baseline, or None when it was not known on `stand`."""
    gegeven = _nulmeting()
    return gegeven if _bekend(gegeven.bron, stand) else None


def kwartaalcijfers(stand: date | None = None) -> tuple[Kwartaalcijfer, ...]:
    """Quarterly figures of UWV that were known on `stand` (None: all), oldest first."""
    return tuple(k for k in _kwartaalcijfers() if _bekend(k.bron, stand))


@cache
def registerstanden() -> tuple[Registerstand, ...]:
    """Stocks and flows of the register, oldest first."""
    return tuple(
        Registerstand(
            r["op"],
            r.get("register"),
            r.get("werkend"),
            r.get("in"),
            r.get("uit"),
            r.get("werk_gevonden"),
            r.get("werk_verloren"),
            r.get("afgeleid", False),
            bron_van(r),
        )
        for r in lees_publicatie("register.yaml")["standen"]
    )


@cache
def aandeel_werkgevers() -> dict[int, tuple[int, Bron]]:
    """Share of employers with someone from the group, in per cent, by year."""
    return {r["jaar"]: (r["aandeel"], bron_van(r)) for r in lees_publicatie("register.yaml")["aandeel_werkgevers"]}


@cache
def vormen_gezocht() -> str:
    """Where the split by form was looked for, of the years of which it was not found."""
    return str(lees_publicatie("resultaten.yaml")["vormen_gezocht"])


@cache
def _resultaten() -> tuple[Resultaat, ...]:
    return tuple(_resultaat(r) for r in lees_publicatie("resultaten.yaml")["resultaten"])


@cache
def _kwartaalcijfers() -> tuple[Kwartaalcijfer, ...]:
    return tuple(
        Kwartaalcijfer(
            r["kwartaal"],
            r["extra_banen"],
            r.get("formeel"),
            r.get("inleen"),
            r.get("formeel_markt"),
            r.get("formeel_overheid"),
            bron_van(r),
            tuple(r.get("afgeleid", ())),
        )
        for r in lees_publicatie("uwv_kwartaal.yaml")["cijfers"]
    )


@cache
def _nulmeting() -> Nulmeting:
    r = lees_publicatie("resultaten.yaml")["nulmeting"]
    return Nulmeting(r["jaar"], r["totaal"], r["inleen"], r["inleen_markt"], r["inleen_overheid"], bron_van(r))


def _resultaat(r: dict[str, Any]) -> Resultaat:
    def cellen(voorvoegsel: str) -> dict[str, int | None]:
        return {c: r.get(voorvoegsel + c) for c in CELLEN}

    verandering = {vorm: cellen(f"verandering_{vorm}_") for vorm in ("formeel", "inleen")} | {
        "totaal": cellen("verandering_")
    }
    overig = {k: v for k, v in r.items() if k.startswith("wsw_detacheringen")}
    return Resultaat(
        r["jaar"],
        cellen(""),
        cellen("formeel_"),
        cellen("inleen_"),
        verandering,
        r.get("inleen_banen"),
        r.get("banen_totaal"),
        bron_van(r),
        overig,
    )


def bron_van(r: dict[str, Any]) -> Bron:
    """The source of a row of a data file."""
    return Bron(
        r["bron"],
        r.get("bekend"),
        r.get("bekend_precies", True),
        r.get("zekerheid", "middel"),
        r.get("url"),
        r.get("opmerking"),
    )


def _bekend(bron: Bron, stand: date | None) -> bool:
    return stand is None or bron.bekend is None or bron.bekend <= stand


def vingerafdruk(namen: Iterable[str]) -> str:
    """One hash over these data files: another figure, another hash."""
    map_ = files("telmee.gegevens") / "publicaties"
    return hashlib.sha256(b"\0".join((map_ / naam).read_bytes() for naam in namen)).hexdigest()


def lees_publicatie(naam: str) -> dict[str, Any]:
    """A data file beside this module."""
    tekst = (files("telmee.gegevens") / "publicaties" / naam).read_text(encoding="utf-8")
    inhoud = yaml.safe_load(tekst)
    if not isinstance(inhoud, dict):
        raise Fout(
            f"Het bestand met gepubliceerde cijfers {naam} heeft niet de verwachte vorm; installeer telmee opnieuw."
        )
    return inhoud
