"""The money for beschut werk and the social infrastructure: stream by year, each cell with how it is known.

Published figures are data (`gegevens/publicaties/beschut_geld.yaml`); here a cell that nobody published is derived by a
rule with a name, or stays unknown. Amounts of two price levels are never added: `som` raises `Fout`. Unit: cents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from telmee.fouten import Fout, GebruiksFout, bedoelde_u
from telmee.gegevens.publicatie import Bron, bron_van, lees_publicatie
from telmee.getallen import decimaal, toon_met_eenheid

BESTAND = "beschut_geld.yaml"
EERSTE, LAATSTE = 2024, 2048
GEPUBLICEERD, AFGEROND, AFGELEID, ONBEKEND = "gepubliceerd", "afgerond", "afgeleid", "onbekend"
MILJOEN = 1_000_000_00
NOG_NIET, RECHTE_LIJN, PER_PLEK, REST = "bestaat_nog_niet", "rechte_lijn", "per_plek", "rest_van_het_totaal"
REGELS = {
    NOG_NIET: "de stroom begint later",
    RECHTE_LIJN: "rechte lijn tussen twee gepubliceerde jaren",
    PER_PLEK: "bedrag per plek maal het gemiddelde van het doel aan het begin en aan het eind van het jaar",
    REST: "het totaal min de gepubliceerde jaren",
}


@dataclass(frozen=True)
class Ernaast:
    """A second figure for the same cell that does not decide: another source, or what a rule gives."""

    bedrag: int
    status: str
    regel: str = ""
    bron: str = ""

    def als_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"bedrag": self.bedrag, "status": self.status, "regel": self.regel, "bron": self.bron}


@dataclass(frozen=True)
class Cel:
    """One stream in one year. `bedrag` None is unknown; `regel` names the derivation, `waarom` says it in words."""

    stroom: str
    jaar: int
    bedrag: int | None
    status: str
    prijspeil: str
    regel: str = ""
    waarom: str = ""
    bron: Bron | None = None
    naast: tuple[Ernaast, ...] = ()
    eenheid: str = "cent"

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "jaar": self.jaar,
            "bedrag": self.bedrag,
            "status": self.status,
            "regel": self.regel,
            "waarom": self.waarom,
            "bron": self.bron.noot if self.bron else "",
            "naast": [elk.als_dict() for elk in self.naast],
        }


@dataclass(frozen=True)
class Stroom:
    """One stream of money with its cells."""

    naam: str
    label: str
    wat: str
    prijspeil: str
    cellen: tuple[Cel, ...]
    structureel: int | None = None
    structureel_vanaf: int | None = None
    structureel_bron: Bron | None = None
    structureel_status: str = ""
    eenheid: str = "cent"

    def cel(self, jaar: int) -> Cel:
        """The cell of a year."""
        return next(cel for cel in self.cellen if cel.jaar == jaar)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        bron = self.structureel_bron
        structureel = {
            "bedrag": self.structureel,
            "vanaf": self.structureel_vanaf,
            "status": self.structureel_status or ONBEKEND,
            "bron": bron.noot if bron else "",
        }
        return {
            "naam": self.naam,
            "label": self.label,
            "wat": self.wat,
            "eenheid": self.eenheid,
            "prijspeil": prijspeilen()[self.prijspeil],
            "structureel": structureel,
            "cellen": [cel.als_dict() for cel in self.cellen],
        }


@dataclass(frozen=True)
class Controle:
    """Two figures that ought to agree: what was computed, what was published, and a sentence."""

    naam: str
    label: str
    gerekend: int | None
    gepubliceerd: int | None
    uitkomst: str
    zin: str

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {veld: getattr(self, veld) for veld in self.__dataclass_fields__}


@cache
def gegevens() -> dict[str, Any]:
    """The published figures."""
    return lees_publicatie(BESTAND)


def bron(naam: str, opmerking: str | None = None) -> Bron:
    """A source by its short name."""
    return bron_van({**gegevens()["bronnen"][naam], "opmerking": opmerking})


def prijspeilen() -> dict[str, str]:
    """The price levels by name."""
    peilen: dict[str, str] = gegevens()["prijspeilen"]
    return peilen


@cache
def stromen() -> tuple[Stroom, ...]:
    """All streams, every year."""
    return tuple(_stroom(elk) for elk in gegevens()["stromen"])


def stroom(naam: str) -> Stroom:
    """One stream. Raises `GebruiksFout` for another name."""
    namen = {elk.naam: elk for elk in stromen()}
    if naam not in namen:
        raise GebruiksFout(f"De stroom '{naam[:40]}' is er niet; kies uit {', '.join(namen)}.{bedoelde_u(naam, namen)}")
    return namen[naam]


def jaren(van: int = EERSTE, tot: int = LAATSTE) -> range:
    """The years that are asked for. Raises `GebruiksFout` outside 2024-2048."""
    if not EERSTE <= van <= tot <= LAATSTE:
        raise GebruiksFout(f"Kies jaren van {EERSTE} tot en met {LAATSTE}, het eerste niet na het laatste.")
    return range(van, tot + 1)


def _stroom(s: Mapping[str, Any]) -> Stroom:
    vast = s.get("structureel") or {}
    return Stroom(
        s["naam"],
        s["label"],
        s["wat"],
        s["prijspeil"],
        tuple(_cel(s, jaar) for jaar in jaren()),
        vast.get("bedrag"),
        vast.get("vanaf"),
        bron(vast["van"], vast.get("opmerking")) if vast else None,
        vast.get("status", ""),
        s.get("eenheid", "cent"),
    )


def _cel(s: Mapping[str, Any], jaar: int) -> Cel:
    """What was published first; then what the stream itself says of the year; then its rule; else unknown."""
    naast = tuple(
        Ernaast(n["bedrag"], n["status"], bron=bron(n["van"]).noot) for n in s.get("naast", ()) if n["jaar"] == jaar
    )
    plek = {"stroom": s["naam"], "jaar": jaar, "prijspeil": s["prijspeil"], "eenheid": s.get("eenheid", "cent")}
    vast, begint = s.get("structureel") or {}, s.get("begint")
    for c in s["cijfers"]:
        if c["jaar"] == jaar:
            extra = (Ernaast(per_plek(jaar), AFGELEID, PER_PLEK),) if s.get("afleiding") == PER_PLEK else ()
            return Cel(
                **plek,
                bedrag=c["bedrag"],
                status=c["status"],
                bron=bron(c["van"], c.get("opmerking")),
                naast=(*naast, *extra),
            )
    if vast.get("vanaf") and jaar >= vast["vanaf"]:
        return Cel(**plek, bedrag=vast["bedrag"], status=vast["status"], bron=bron(vast["van"], vast.get("opmerking")))
    if begint and jaar < begint["jaar"]:
        waarom = f"{REGELS[NOG_NIET]}, in {begint['jaar']}"
        return Cel(**plek, bedrag=0, status=AFGELEID, regel=NOG_NIET, waarom=waarom, bron=bron(begint["van"]))
    return _afgeleid(s, plek, jaar)


def _afgeleid(s: Mapping[str, Any], plek: Mapping[str, Any], jaar: int) -> Cel:
    if s.get("afleiding") == RECHTE_LIJN:
        eerste, laatste = _buren(s, jaar)
        waarom = f"{REGELS[RECHTE_LIJN]}, {eerste['jaar']} en {laatste['jaar']}"
        bedrag = tussen(eerste, laatste, jaar)
        return Cel(**plek, bedrag=bedrag, status=AFGELEID, regel=RECHTE_LIJN, waarom=waarom, bron=bron(eerste["van"]))
    if s.get("afleiding") == PER_PLEK:
        bedrag_plek = decimaal(s["per_plek"]["bedrag"] // 100, 0)
        waarom = f"€ {bedrag_plek} ({s['per_plek']['uit']}): {REGELS[PER_PLEK]}"
        return Cel(**plek, bedrag=per_plek(jaar), status=AFGELEID, regel=PER_PLEK, waarom=waarom)
    totaal, waarom = s.get("totaal"), s.get("onbekend", "niet gevonden")
    naast: tuple[Ernaast, ...] = ()
    if totaal and totaal["van"] <= jaar <= totaal["tot"]:
        open_, rest = rest_van(s)
        samen = f"{open_[0]} tot en met {open_[-1]} samen {miljoen(rest)} miljoen ({REGELS[REST]})"
        waarom = f"per jaar niet gepubliceerd; {samen}"
        eerste, laatste = _buren(s, jaar)
        naast = (Ernaast(tussen(eerste, laatste, jaar), AFGELEID, RECHTE_LIJN),)
    return Cel(**plek, bedrag=None, status=ONBEKEND, waarom=waarom, naast=naast)


def _buren(s: Mapping[str, Any], jaar: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The published years on both sides."""
    voor = max((c for c in s["cijfers"] if c["jaar"] < jaar), key=lambda c: c["jaar"])
    na = min((c for c in s["cijfers"] if c["jaar"] > jaar), key=lambda c: c["jaar"])
    return voor, na


def tussen(eerste: Mapping[str, Any], laatste: Mapping[str, Any], jaar: int) -> int:
    """On the straight line between two years, to the cent."""
    deel = Fraction(jaar - eerste["jaar"], laatste["jaar"] - eerste["jaar"])
    return round(eerste["bedrag"] + (laatste["bedrag"] - eerste["bedrag"]) * deel)


def rest_van(s: Mapping[str, Any]) -> tuple[list[int], int]:
    """The years of a total that have no figure of their own, and what is left for them together."""
    totaal, bekend = s["totaal"], {c["jaar"]: c["bedrag"] for c in s["cijfers"]}
    binnen = range(totaal["van"], totaal["tot"] + 1)
    open_ = [jaar for jaar in binnen if jaar not in bekend]
    return open_, totaal["bedrag"] - sum(bekend[jaar] for jaar in binnen if jaar in bekend)


@cache
def doel(ultimo: int) -> int:
    """The target at the end of a year in jobs of 31 hours: as published, else on the straight path between."""
    from telmee.beschut import landelijk
    from telmee.wet import Wetten

    banen = landelijk.doel(ultimo, Wetten.known()).banen
    if banen is None:
        raise Fout(f"Van {ultimo} is geen doel voor beschut werk bekend; kies een later jaar.")
    return banen


def bedrag_per_plek() -> int:
    """The amount per place that the rule of 68% takes."""
    (s,) = (elk for elk in gegevens()["stromen"] if elk["naam"] == "lks_68")
    bedrag: int = s["per_plek"]["bedrag"]
    return bedrag


def per_plek(jaar: int) -> int:
    """What the rule of 68% gives for a year: the amount per place times the mean of begin and end targets."""
    return round(Fraction(bedrag_per_plek() * (doel(jaar - 1) + doel(jaar)), 2))


@dataclass(frozen=True)
class Som:
    """A sum of cells: what is known of it, and which cells it lacks. `bedrag` is None when it lacks one."""

    bedrag: int | None
    bekend: int
    mist: tuple[tuple[str, int], ...]


def som(cellen: Iterable[Cel]) -> Som:
    """Adds cells of one price level; a cell that is unknown makes the sum unknown, with what is known beside it."""
    alle = tuple(cellen)
    if len({cel.prijspeil for cel in alle}) > 1:
        raise Fout("Deze bedragen hebben een verschillend prijspeil en worden niet opgeteld; reken ze apart.")
    if len({cel.eenheid for cel in alle}) > 1:
        raise Fout("Bedragen per plek en bedragen samen worden niet opgeteld; reken ze apart.")
    mist = tuple((cel.stroom, cel.jaar) for cel in alle if cel.bedrag is None)
    bekend = sum(cel.bedrag or 0 for cel in alle)
    return Som(None if mist else bekend, bekend, mist)


def in_woorden(bedrag: int, eenheid: str) -> str:
    """'34,3 miljoen', or an amount for one place in euros."""
    return f"{miljoen(bedrag)} miljoen" if eenheid == "cent" else toon_met_eenheid(bedrag, eenheid)


def miljoen(bedrag: int) -> str:
    """3.430.000.000 cents -> '34,3': exact, without zeros at the end."""
    return decimaal(bedrag, 8).rstrip("0").rstrip(",")
