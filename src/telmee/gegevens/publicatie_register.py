"""What was published of the register: flows by quarter with their reasons, and the cohort of the labour inspectorate.

Beside `publicatie`: the same habits. Units: persons, and per cent where the name says so. A reason that was not
published is not there; it is not zero. Raises `Fout` when the data file does not have the expected form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from telmee.gegevens.publicatie import Bron, bron_van, lees_publicatie

_BESTAND = "register_stromen.yaml"
TOTALEN = ("in", "uit", "werk_gevonden", "werk_verloren", "werkend_in", "werkend_uit")


@dataclass(frozen=True)
class Kwartaalstroom:
    """One quarter: persons at its end, flows during it; `begin` where the stock before was not published itself."""

    kwartaal: str
    register: int | None
    werkend: int | None
    stromen: Mapping[str, int]
    in_naar: Mapping[str, int]
    uit_naar: Mapping[str, int]
    bron: Bron
    begin: tuple[int, int] | None = None
    afgeleid: tuple[str, ...] = ()
    verwisseld: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cohort:
    """Registered without a break from `van` to `tot`: how many, and in per cent how many never or hardly worked."""

    van: date
    tot: date
    personen: int
    nooit_gewerkt: int
    korter_dan_een_jaar: int
    nooit_gewerkt_wajong: int
    bron: Bron


@cache
def kwartaalstromen() -> tuple[Kwartaalstroom, ...]:
    """All published quarters with flows, oldest first."""
    return tuple(
        Kwartaalstroom(
            r["kwartaal"],
            r.get("register"),
            r.get("werkend"),
            {naam: r[naam] for naam in TOTALEN},
            r["in_naar"],
            r["uit_naar"],
            bron_van(r),
            (r["begin"]["register"], r["begin"]["werkend"]) if "begin" in r else None,
            tuple(r.get("afgeleid", ())),
            tuple(r.get("verwisseld", ())),
        )
        for r in lees_publicatie(_BESTAND)["stromen"]
    )


@cache
def cohort() -> Cohort:
    """The cohort of the labour inspectorate."""
    r = lees_publicatie(_BESTAND)["cohort"]
    cijfers = (r["personen"], r["nooit_gewerkt"], r["korter_dan_een_jaar"], r["nooit_gewerkt_wajong"])
    return Cohort(r["van"], r["tot"], *cijfers, bron_van(r))
