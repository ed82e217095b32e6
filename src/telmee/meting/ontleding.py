"""The change from year to year taken apart: own service, hiring-in, and what only the hiring-in key moved.

What hiring-in would have been with the key of the year before follows from the rules of the law on this year's hours;
what remains of the change of hiring-in is the effect of the key. What remains of all parts together is rounding, for
every published figure was rounded on its own. So the parts always add up to the change. Unknown stays unknown: where
the split by form was not published, the parts are the sectors only, and `ontbreekt` says which figure is missing and
where it was looked for. Against the baseline (`ontleed_sinds_nulmeting`) the same, with the key of the baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telmee.gegevens import publicatie
from telmee.meting.delen import inleen_niveau
from telmee.meting.uitkomst import (
    BEREKEND,
    CELLEN,
    SECTOREN,
    SECTORREGELS,
    Raster,
    Rij,
    Uitslag,
    nuljaar,
    uren_per_baan,
)
from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import compute

FORMEEL, INLEEN, SLEUTEL, SAMEN, AFRONDING = "formeel", "inleen", "sleutel", "samen", "afronding"
"""Own service; hiring-in with the key of the year before; another key; both forms together; rounding."""
UITSLAG, VORMEN = "uitslag", "vormen"


@dataclass(frozen=True)
class Deel:
    """One part of the change, in banen per sector and for the country."""

    naam: str
    banen: Rij


@dataclass(frozen=True)
class Gemis:
    """A figure that is needed to go further: UITSLAG, VORMEN or SLEUTEL of a year, and what was searched."""

    wat: str
    jaar: int
    gezocht: str


@dataclass(frozen=True)
class Ontleding:
    """The change of `jaar` since `sinds`; `delen` add up to `verandering` in every column that is known.

    `sleutel_apart`: whether what the key moved stands apart; otherwise it is in hiring-in, or with the sectors.
    """

    jaar: int
    delen: tuple[Deel, ...]
    verandering: Rij
    sleutel_apart: bool
    sinds: int
    ontbreekt: tuple[Gemis, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "jaar": self.jaar,
            "sinds": self.sinds,
            "delen": [{"deel": deel.naam, **deel.banen} for deel in self.delen],
            "verandering": self.verandering,
            "sleutelApart": self.sleutel_apart,
            "ontbreekt": [vars(gemis) for gemis in self.ontbreekt],
        }


def ontleed(nu: Uitslag, toen: Uitslag, wetten: Wetten) -> Ontleding | None:
    """The change of one year; None when not one sector of it is known."""
    return _uiteen(nu, nu.verandering, toen.jaar, _sleutels(toen), ontbreekt(nu, toen), wetten)


def ontleed_sinds_nulmeting(nu: Uitslag, wetten: Wetten) -> Ontleding | None:
    """All extra banen of a year taken apart; None where their split by form is not known."""
    if any(nu.extra_banen[s][vorm] is None for s in SECTOREN for vorm in (FORMEEL, INLEEN)):
        return None
    sleutels = _van_wet(wetten.op(nuljaar()))
    return _uiteen(nu, nu.extra_banen, nuljaar(), sleutels, (), wetten)


def _uiteen(
    nu: Uitslag, raster: Raster, sinds: int, sleutels: dict[str, int] | None, mis: tuple[Gemis, ...], wetten: Wetten
) -> Ontleding | None:
    """These changes taken apart; `sleutels` are those of the year that is compared with."""
    verandering: Rij = {cel: raster[cel]["totaal"] for cel in CELLEN}
    if all(verandering[sector] is None for sector in SECTOREN):
        return None
    vormen = {vorm: {s: raster[s][vorm] for s in SECTOREN} for vorm in (FORMEEL, INLEEN)}
    if any(waarde is None for rij in vormen.values() for waarde in rij.values()):
        samen = {SAMEN: {s: verandering[s] for s in SECTOREN}}
        return Ontleding(nu.jaar, _gesloten(samen, verandering), verandering, False, sinds, mis)
    sleutel = _door_sleutel(nu, sleutels, wetten)
    delen = {FORMEEL: vormen[FORMEEL], INLEEN: vormen[INLEEN]}
    if sleutel is not None:
        delen[INLEEN] = {s: _min(vormen[INLEEN][s], sleutel[s]) for s in SECTOREN}
        delen[SLEUTEL] = sleutel
    return Ontleding(nu.jaar, _gesloten(delen, verandering), verandering, sleutel is not None, sinds, mis)


def _gesloten(delen: dict[str, Rij], verandering: Rij) -> tuple[Deel, ...]:
    """With the total of every part, and with rounding as the last part."""
    alle = [Deel(naam, {**rij, "totaal": _som(rij.values())}) for naam, rij in delen.items()]
    over = {cel: _min(verandering[cel], _som(deel.banen[cel] for deel in alle)) for cel in CELLEN}
    return (*alle, Deel(AFRONDING, over))


def ontbreekt(nu: Uitslag, toen: Uitslag) -> tuple[Gemis, ...]:
    """Which figures are missing to take the change of a year wholly apart: a result, a split by form, or a key."""
    if all(nu.verandering[s]["totaal"] is None for s in SECTOREN):
        return tuple(
            Gemis(UITSLAG, u.jaar, _gezocht(u)) for u in (toen, nu) if u.extra_banen["markt"]["totaal"] is None
        )
    mis = []
    if any(nu.verandering[s][vorm] is None for s in SECTOREN for vorm in (FORMEEL, INLEEN)):
        zonder = (u for u in (toen, nu) if any(u.extra_banen[s][FORMEEL] is None for s in SECTOREN))
        mis = [Gemis(VORMEN, u.jaar, publicatie.vormen_gezocht()) for u in zonder]
    return (*mis, *((Gemis(SLEUTEL, toen.jaar, _gezocht(toen)),) if _sleutels(toen) is None else ()))


def _gezocht(uitslag: Uitslag) -> str:
    """What was searched for the key of a year, or how the one that there is came about."""
    entry = uitslag.wet.entry("verdeelsleutel_inleen", SECTOREN[0])
    return (entry.searched or entry.source) if entry is not None else ""


def _door_sleutel(nu: Uitslag, sleutels: dict[str, int] | None, wetten: Wetten) -> Rij | None:
    """What the other key moved: hiring-in of this year less what it were with the key that is compared with."""
    uren = _uren(nu, wetten)
    if sleutels is None or uren is None:
        return None
    sectoren = [
        {"sector": s, "jaar": nu.jaar, "verdeelsleutel_inleen": sleutels[s]}
        | {naam: waarde for naam, waarde in _rij(nu, s).items() if naam == "verdeelsleutel_nulmeting"}
        for s in SECTOREN
    ]
    som = compute(nu.wet, {"sector": sectoren, "land": [{"jaar": nu.jaar, **uren}]})
    rijen = {rij["sector"]: rij for rij in som.rows["sector"]}
    oud: Rij = {s: som.figure(SECTORREGELS[INLEEN], rijen[s]) for s in SECTOREN}
    verschil: Rij = {s: _min(nu.extra_banen[s][INLEEN], oud[s]) for s in SECTOREN}
    return None if None in verschil.values() else verschil


def _rij(uitslag: Uitslag, sector: str) -> dict[str, Any]:
    return next((rij for rij in uitslag.feiten["sector"] if rij["sector"] == sector), {})


def _sleutels(uitslag: Uitslag) -> dict[str, int] | None:
    """The key of a year, when it is known: of the records, otherwise of the law, and then only a published one."""
    eigen = {s: _rij(uitslag, s).get("verdeelsleutel_inleen") for s in SECTOREN}
    gevonden = {s: waarde for s, waarde in eigen.items() if isinstance(waarde, int)}
    return gevonden if len(gevonden) == len(SECTOREN) else _van_wet(uitslag.wet)


def _van_wet(wet: Law) -> dict[str, int] | None:
    """The published key of a year."""
    entries = {s: wet.entry("verdeelsleutel_inleen", s) for s in SECTOREN}
    gevonden = {
        s: entry.figure
        for s, entry in entries.items()
        if entry is not None and entry.status in ("vastgesteld", "opgegeven") and isinstance(entry.figure, int)
    }
    return gevonden if len(gevonden) == len(SECTOREN) else None


def _uren(nu: Uitslag, wetten: Wetten) -> dict[str, Any] | None:
    """Hours of hiring-in of this year and of the nulmeting, from the records or from the published banen."""
    if nu.bron == BEREKEND:
        land = nu.feiten["land"][0]
        uren = {naam: land[naam] for naam in ("december_uren_inleen_land", "nulmeting_uren_inleen")}
        return None if None in uren.values() else uren
    gegeven, nul = publicatie.gepubliceerd(nu.jaar, wetten.stand), publicatie.nulmeting(wetten.stand)
    niveau = inleen_niveau(gegeven, nul) if gegeven is not None and nul is not None else None
    if niveau is None or nul is None:
        return None
    per_baan = uren_per_baan(nu.wet)
    return {"december_uren_inleen_land": niveau * per_baan, "nulmeting_uren_inleen": nul.inleen * per_baan}


def _min(van: int | None, af: int | None) -> int | None:
    return None if van is None or af is None else van - af


def _som(waarden: Any) -> int | None:
    alle = list(waarden)
    return None if None in alle else sum(alle)
