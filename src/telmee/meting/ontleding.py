"""The change from year to year taken apart: own service, hiring-in, and what only the hiring-in key moved.

What hiring-in would have been with the key of the year before follows from the rules of the law on this year's hours;
what remains of the change of hiring-in is the effect of the key. What remains of all parts together is rounding, for
every published figure was rounded on its own. So the parts always add up to the change. Unknown stays unknown: where
the split by form was not published, the parts are the sectors only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telmee.gegevens import publicatie
from telmee.meting.delen import inleen_niveau
from telmee.meting.uitkomst import BEREKEND, CELLEN, SECTOREN, SECTORREGELS, Rij, Uitslag, uren_per_baan
from telmee.wet import Wetten
from telmee.wet.machine.explain import compute

FORMEEL, INLEEN, SLEUTEL, SAMEN, AFRONDING = "formeel", "inleen", "sleutel", "samen", "afronding"
"""Own service; hiring-in with the key of the year before; another key; both forms together; rounding."""


@dataclass(frozen=True)
class Deel:
    """One part of the change, in banen per sector and for the country."""

    naam: str
    banen: Rij


@dataclass(frozen=True)
class Ontleding:
    """The change of `jaar` against the year before; `delen` add up to `verandering` in every column that is known.

    `sleutel_apart`: whether what the key moved stands apart; otherwise it is in hiring-in, or with the sectors.
    """

    jaar: int
    delen: tuple[Deel, ...]
    verandering: Rij
    sleutel_apart: bool

    def als_dict(self) -> dict[str, Any]:
        """For programs."""
        return {
            "jaar": self.jaar,
            "delen": [{"deel": deel.naam, **deel.banen} for deel in self.delen],
            "verandering": self.verandering,
            "sleutelApart": self.sleutel_apart,
        }


def ontleed(nu: Uitslag, toen: Uitslag, wetten: Wetten) -> Ontleding | None:
    """The change of one year; None when not one sector of it is known."""
    verandering: Rij = {cel: nu.verandering[cel]["totaal"] for cel in CELLEN}
    if all(verandering[sector] is None for sector in SECTOREN):
        return None
    vormen = {vorm: {s: nu.verandering[s][vorm] for s in SECTOREN} for vorm in (FORMEEL, INLEEN)}
    if any(waarde is None for rij in vormen.values() for waarde in rij.values()):
        return _gesloten(nu.jaar, {SAMEN: {s: verandering[s] for s in SECTOREN}}, verandering, False)
    sleutel = _door_sleutel(nu, toen, wetten)
    delen = {FORMEEL: vormen[FORMEEL], INLEEN: vormen[INLEEN]}
    if sleutel is not None:
        delen[INLEEN] = {s: _min(vormen[INLEEN][s], sleutel[s]) for s in SECTOREN}
        delen[SLEUTEL] = sleutel
    return _gesloten(nu.jaar, delen, verandering, sleutel is not None)


def _gesloten(jaar: int, delen: dict[str, Rij], verandering: Rij, apart: bool) -> Ontleding:
    """With the total of every part, and with rounding as the last part."""
    alle = [Deel(naam, {**rij, "totaal": _som(rij.values())}) for naam, rij in delen.items()]
    over = {cel: _min(verandering[cel], _som(deel.banen[cel] for deel in alle)) for cel in CELLEN}
    return Ontleding(jaar, (*alle, Deel(AFRONDING, over)), verandering, apart)


def _door_sleutel(nu: Uitslag, toen: Uitslag, wetten: Wetten) -> Rij | None:
    """What the other key moved: hiring-in of this year less what it were with the key of the year before."""
    sleutels, uren = _sleutels(toen), _uren(nu, wetten)
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
    gevonden: dict[str, int] = {}
    for sector in SECTOREN:
        eigen = _rij(uitslag, sector).get("verdeelsleutel_inleen")
        entry = uitslag.wet.entry("verdeelsleutel_inleen", sector)
        van_wet = entry.figure if entry is not None and entry.status in ("vastgesteld", "opgegeven") else None
        waarde = van_wet if eigen is None else eigen
        if not isinstance(waarde, int):
            return None
        gevonden[sector] = waarde
    return gevonden


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
