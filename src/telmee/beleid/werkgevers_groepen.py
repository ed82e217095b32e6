"""Who gains and who loses, by size class and sector, and how many employers stand around the threshold.

A size is hours over the average of an employee that the law takes, so 25 is where the law draws its line. A group of
few employers is hidden, and others where it could be computed from them: a middle of few is the amount of one. Amounts
are cents. Nothing here is behaviour but `drempel`, which has the range of the literature.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from telmee.beleid.parameters import Parameter
from telmee.beleid.werkgevers import SECTOREN, Uitkomst, Variant, eis_cijfer
from telmee.uitvoer import onthulling

KLASSEN = ((10, "tot 10"), (25, "10 tot 25"), (100, "25 tot 100"), (250, "100 tot 250"))
GROOTSTE = "250 en meer"
NAMEN = (*(naam for _, naam in KLASSEN), GROOTSTE)
TOTAAL = "totaal"
PROFIEL = onthulling.Profiel("telmee-werkgevers", 10, 10, 1, "eigen besluit: een mediaan van weinig is die van een")
TELLINGEN = ("werkgevers", "vooruit", "achteruit", "gelijk", "onbekend")
GELD = ("heffing", "opslag", "bonus", "saldo")
MEDIANEN = ("mediaan", "mediaan_vooruit", "mediaan_achteruit")
MATEN = (*TELLINGEN, *GELD, *MEDIANEN)
BUNDELING = "bundeling_drempel"
BREED = 2
"""So many employees above the threshold is the stretch that the literature is about."""


@dataclass(frozen=True)
class Groep:
    """One group of employers; a measure is None when it is hidden, a middle also when few are behind it."""

    klasse: str
    sector: str
    maten: dict[str, int | None]

    def als_dict(self) -> dict[str, Any]:
        """Plain data, euros."""
        geld = {naam: None if (w := self.maten[naam]) is None else round(w / 100) for naam in (*GELD, *MEDIANEN)}
        return {"klasse": self.klasse, "sector": self.sector, **{n: self.maten[n] for n in TELLINGEN}, **geld}


def groepen(variant: Variant) -> tuple[Groep, ...]:
    """Every class and sector with their totals, protected."""
    klasse = pl.lit(GROOTSTE)
    for grens, naam in reversed(KLASSEN):
        klasse = pl.when(pl.col("grootte") < grens).then(pl.lit(naam)).otherwise(klasse)
    wie = variant.werkgevers.with_columns(klasse=klasse)
    uit: dict[tuple[str, str], dict[str, int | None]] = {}
    for sleutels in (["klasse", "sector"], ["klasse"], ["sector"], []):
        tabel = wie.group_by(sleutels).agg(_maten()) if sleutels else wie.select(_maten())
        for rij in tabel.iter_rows(named=True):
            uit[rij.get("klasse", TOTAAL), rij.get("sector", TOTAAL)] = _rij(rij)
    leeg: dict[str, int | None] = {**dict.fromkeys((*TELLINGEN, *GELD), 0), **dict.fromkeys(MEDIANEN)}
    weg = _verborgen(uit)
    niets: dict[str, int | None] = dict.fromkeys(MATEN)
    return tuple(
        Groep(k, s, niets if (k, s) in weg else uit.get((k, s), leeg))
        for k in (*NAMEN, TOTAAL)
        for s in (*SECTOREN, TOTAAL)
    )


def _maten() -> list[pl.Expr]:
    saldo = pl.col("saldo")
    tellingen = (pl.len(), (saldo > 0).sum(), (saldo < 0).sum(), (saldo == 0).sum(), saldo.is_null().sum())
    geld = ("quotumheffing", "inclusiviteitsopslag", "banenafspraakbonus_werkgever", "saldo")
    medianen = (saldo, saldo.filter(saldo > 0), saldo.filter(saldo < 0))
    return [
        *(e.cast(pl.Int64).alias(n) for n, e in zip(TELLINGEN, tellingen, strict=True)),
        *(_som(k).alias(n) for n, k in zip(GELD, geld, strict=True)),
        *(e.median().alias(n) for n, e in zip(MEDIANEN, medianen, strict=True)),
    ]


def _som(kolom: str) -> pl.Expr:
    """Of who is known; unknown when the law leaves one of them open."""
    bekend = pl.col(kolom).filter(pl.col("bekend"))
    return pl.when(bekend.null_count() == 0).then(bekend.sum())


def _rij(rij: dict[str, Any]) -> dict[str, int | None]:
    """The measures of a row; a middle of fewer than the profile asks is left out."""
    uit: dict[str, int | None] = {n: None if rij[n] is None else round(rij[n]) for n in MATEN}
    achter = {"mediaan": "werkgevers", "mediaan_vooruit": "vooruit", "mediaan_achteruit": "achteruit"}
    weg = {m: None for m, telling in achter.items() if (rij[telling] or 0) < PROFIEL.minimum_werkgevers}
    return uit | weg


def _verborgen(uit: dict[tuple[str, str], dict[str, int | None]]) -> set[tuple[str, str]]:
    """The groups that may not be shown; every employer has at least one employee."""

    def telling(klasse: str, sector: str) -> onthulling.Telling:
        aantal = (uit.get((klasse, sector)) or {}).get("werkgevers") or 0
        return onthulling.Telling(aantal, aantal, aantal)

    tabel = onthulling.Uitsplitsing(
        NAMEN,
        SECTOREN,
        tuple(tuple(telling(k, s) for s in SECTOREN) for k in NAMEN),
        tuple(telling(k, TOTAAL) for k in NAMEN),
        tuple(telling(TOTAAL, s) for s in SECTOREN),
        telling(TOTAAL, TOTAAL),
    )
    raster = onthulling.beveilig(tabel, PROFIEL).raster
    return {
        (k, s)
        for k, rij in zip((*NAMEN, TOTAAL), raster, strict=True)
        for s, waarde in zip((*SECTOREN, TOTAAL), rij, strict=True)
        if waarde is None
    }


@dataclass(frozen=True)
class Drempel:
    """Around the line: employers just below and just above, and who would stay below by the literature.

    `grens` in hours or cents; `gevraagd` is the levy or the opslag of those just above; `eronder` and `minder` have the
    low and the high end, in employers and in cents.
    """

    wat: str
    grens: int
    net_onder: int
    net_boven: int
    gevraagd: int | None
    eronder: tuple[int, int]
    minder: tuple[int, int] | None
    parameter: Parameter

    def als_dict(self) -> dict[str, Any]:
        """Plain data; money in euros."""
        geld = self.wat == "loonsom"
        return {
            "wat": self.wat,
            "grens": round(self.grens / 100) if geld else self.grens,
            "net_onder": self.net_onder,
            "net_boven": self.net_boven,
            "gevraagd": None if self.gevraagd is None else round(self.gevraagd / 100),
            "eronder": list(self.eronder),
            "minder": None if self.minder is None else [round(m / 100) for m in self.minder],
            "status": self.parameter.status,
        }


def drempel(u: Uitkomst, variant: Variant) -> Drempel:
    """The line of the form: hours for the levy, the wage sum for the opslag."""
    law, wie = u.feiten.law, variant.werkgevers
    if u.vorm == "heffing":
        wat, maat, geld = "uren", "toetsuren", "quotumheffing"
        grens, per = eis_cijfer(law, "drempel_uren"), eis_cijfer(law, "gemiddelde_verloonde_uren_werknemer")
        rand = pl.col(maat) - grens
    else:
        wat, maat, geld = "loonsom", "loonsom_twee_jaar_eerder", "inclusiviteitsopslag"
        per = eis_cijfer(law, "gemiddeld_loon_twee_jaar_eerder")
        grens = int(wie["grens_kleine_werkgever"][0])
        rand = pl.col(maat) - grens - 1  # exactly at this line is still small
    boven = wie.filter(rand.is_between(0, BREED * per, closed="left"))
    onder = wie.filter(rand.is_between(-BREED * per, 0, closed="left"))
    parameter = u.hervorming.parameterlijst[BUNDELING]
    laag, hoog = parameter.grenzen
    gevraagd = None if boven[geld].null_count() else int(boven[geld].sum())
    minder = None if gevraagd is None else (round(laag * gevraagd), round(hoog * gevraagd))
    eronder = (round(laag * boven.height), round(hoog * boven.height))
    return Drempel(wat, grens, onder.height, boven.height, gevraagd, eronder, minder, parameter)
