"""The outcome of one measurement as plain data: the table of the letter, targets, differences and sources.

Units: banen (whole jobs), except where a name says hours. None is unknown, never zero. A raster is sector by form:
``raster["markt"]["formeel"]``; the country is the sector "totaal". Every cell is rounded on its own, so cells need not
add up.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from telmee.wet import Law, Wetten
from telmee.wet.machine.explain import Computed, Node, compute
from telmee.wet.machine.given import Given
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.values import Entry

SECTOREN = ("markt", "overheid")
CELLEN = (*SECTOREN, "totaal")
VORMEN = ("formeel", "inleen", "totaal")
GEPUBLICEERD, UIT_DELEN, BEREKEND = "gepubliceerd", "uit delen", "berekend"

Raster = dict[str, dict[str, int | None]]
Rij = dict[str, int | None]

SECTORREGELS = {"formeel": "extra_banen_formeel", "inleen": "extra_banen_inleen", "totaal": "extra_banen"}
LANDREGELS = {vorm: f"{regel}_land" for vorm, regel in SECTORREGELS.items()}
ZEKERHEID = {"high": "hoog", "medium": "middel", "low": "laag", "unknown": "onbekend"}


@dataclass(frozen=True)
class Verschil:
    """A cell whose recomputed figure differs from the published one, and why."""

    cel: str
    gepubliceerd: int
    uitkomst: int
    oorzaak: str

    @property
    def verschil(self) -> int:
        """Recomputed less published."""
        return self.uitkomst - self.gepubliceerd


@dataclass(frozen=True)
class Herkomst:
    """Where something comes from, how sure that is; also why a cell is unknown."""

    wat: str
    bron: str
    url: str | None = None
    zekerheid: str = "middel"


@dataclass(frozen=True)
class Uitslag:
    """One year. ``wet`` and ``feiten`` are the law and the facts behind it, ``feitbron`` their sources."""

    jaar: int
    bron: str
    extra_banen: Raster
    doelstelling: Rij
    gehaald: dict[str, bool | None]
    banen: int | None
    nulmeting: Rij
    verandering: Raster
    wet: Law
    feiten: dict[str, Any]
    schaal: float = 1.0
    verschillen: tuple[Verschil, ...] = ()
    bronnen: tuple[Herkomst, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    banner: str = ""
    feitbron: dict[str, Herkomst] = field(default_factory=dict)
    gepubliceerd: Raster = field(default_factory=dict)
    gepubliceerde_banen: int | None = None
    anders: tuple[Given, ...] = ()
    ongebruikt: tuple[str, ...] = ()

    def naar_dict(self) -> dict[str, Any]:
        """The form that programs get (docs/meting.md)."""
        schaal = int(self.schaal) if self.schaal == int(self.schaal) else self.schaal
        return {
            "jaar": self.jaar,
            "bron": self.bron,
            "schaal": schaal,
            "extra_banen": self.extra_banen,
            "doelstelling": self.doelstelling,
            "gehaald": self.gehaald,
            "banen": {"totaal": self.banen},
            "nulmeting": self.nulmeting,
            "verschillen": [
                {
                    "cel": v.cel,
                    "gepubliceerd": v.gepubliceerd,
                    "uitkomst": v.uitkomst,
                    "verschil": v.verschil,
                    "oorzaak": v.oorzaak,
                }
                for v in self.verschillen
            ],
            "bronnen": [{"wat": h.wat, "bron": h.bron, "url": h.url, "zekerheid": h.zekerheid} for h in self.bronnen],
            "anders": [elk.als_dict() for elk in self.anders],
            "ongebruikt": list(self.ongebruikt),
        }

    def uitleg(self) -> tuple[Node, ...]:
        """The trees behind the country's figures, down to facts with their source, articles and values."""
        gehaald = "doelstelling_gehaald_land"
        eerste = gehaald if gehaald in self.wet.rules and self.gehaald["totaal"] is not None else "extra_banen_land"
        bomen = [boom(self.wet, self.feiten, naam) for naam in (eerste, "banen_land")]
        if self.bron == GEPUBLICEERD and gehaald in self.wet.rules:
            bomen[1:1] = [boom(self.wet, self.feiten, "doelstelling_gehaald", sector) for sector in SECTOREN]
        return tuple(_met_bron(elk, self.feitbron) for elk in bomen)


def boom(wet: Law, feiten: dict[str, Any], naam: str, sector: str | None = None) -> Node:
    """The explanation of one outcome; of a sector, when one is named."""
    vooraan = sorted(feiten["sector"], key=lambda rij: rij["sector"] != sector) if sector else feiten["sector"]
    knoop = compute(wet, {**feiten, "sector": vooraan}).explain(naam)
    return replace(knoop, label=f"{knoop.label} ({sector})") if sector else knoop


def _met_bron(knoop: Node, bronnen: dict[str, Herkomst]) -> Node:
    """The tree in which every given fact says where it comes from instead of only that it was given."""
    herkomst = bronnen.get(knoop.naam) if knoop.bron == "opgegeven" else None
    if herkomst:
        knoop = replace(
            knoop, bron=herkomst.bron, url=herkomst.url or "", zekerheid=herkomst.zekerheid, status="bekend"
        )
    return replace(knoop, kinderen=tuple(_met_bron(kind, bronnen) for kind in knoop.kinderen))


def met_anders(uitslag: Uitslag, wetten: Wetten, in_reeks: bool = False) -> Uitslag:
    """The outcome that names what was given instead of the law's own figures, and what of it did nothing.

    In a series a figure of another year is named there; asked by itself, a year says of it that it does nothing.
    """
    hier = (None, nuljaar(), uitslag.jaar)
    anders = tuple(elk for elk in wetten.changed() if elk.jaar in hier or not in_reeks)
    ongebruikt = tuple(elk.zoals_getypt for elk in anders if elk.zoals_getypt in wetten.unused())
    zinnen = [f"{elk.zin}{'; niets hier hangt ervan af' if elk.zoals_getypt in ongebruikt else ''}." for elk in anders]
    return replace(uitslag, anders=anders, ongebruikt=ongebruikt, opmerkingen=(*uitslag.opmerkingen, *zinnen))


def nuljaar() -> int:
    """The year of the nulmeting: the first about which the law divides it over the sectors."""
    return lawbook().first_year("verdeelsleutel_nulmeting")


def eerste_meting() -> int:
    """The first year with a target."""
    return lawbook().first_year("doelstelling")


def leeg_raster() -> Raster:
    """A raster of unknown cells."""
    return {cel: dict.fromkeys(VORMEN) for cel in CELLEN}


def reken(som: Computed) -> tuple[Raster, Rij, dict[str, bool | None]]:
    """The extra banen, the targets and whether they were reached, by the rules of the law."""
    land = som.row("land")
    rijen = {rij["sector"]: rij for rij in som.rows["sector"]}
    extra = {
        sector: {vorm: som.figure(regel, rijen[sector]) for vorm, regel in SECTORREGELS.items()} for sector in SECTOREN
    }
    extra["totaal"] = {vorm: som.figure(regel, land) for vorm, regel in LANDREGELS.items()}
    doel = {sector: som.figure("doelstelling", rijen[sector]) for sector in SECTOREN}
    doel["totaal"] = som.figure("doelstelling_land", land)
    gehaald = {sector: som.figure("doelstelling_gehaald", rijen[sector]) for sector in SECTOREN}
    gehaald["totaal"] = som.figure("doelstelling_gehaald_land", land)
    return extra, doel, gehaald


def uren_per_baan(wet: Law) -> int:
    """Hundredths of an hour of December for one baan, by the law."""
    return int(compute(wet, {"land": [{"jaar": wet.op.year}]}).figure("uren_per_baan_maand", {}))


def week_per_baan(wet: Law) -> int:
    """Hundredths of an hour a week that one baan stands for, by the law (which has tenths)."""
    return 10 * int(compute(wet, {"land": [{"jaar": wet.op.year}]}).figure("uren_per_baan_week", {}))


def min_raster(nu: Raster, toen: Raster) -> Raster:
    """The change of every cell; unknown where either is unknown."""

    def verschil(cel: str, vorm: str) -> int | None:
        a, b = nu[cel][vorm], toen[cel][vorm]
        return None if a is None or b is None else a - b

    return {cel: {vorm: verschil(cel, vorm) for vorm in VORMEN} for cel in CELLEN}


def wet_bron(wat: str, entry: Entry | None) -> list[Herkomst]:
    """The source of a value of the law, when it holds."""
    if entry is None:
        return []
    bron = entry.source if entry.figure is not None else f"{entry.source}: {entry.searched}"
    return [Herkomst(wat, bron, entry.url, ZEKERHEID[entry.confidence])]


def doel_bronnen(wet: Law) -> list[Herkomst]:
    """Where the targets of this year come from."""
    return [h for sector in SECTOREN for h in wet_bron(f"doelstelling.{sector}", wet.entry("doelstelling", sector))]
