"""What the published amounts say together: where they close, where a rule misses, and what may not be compared.

Nothing is filled in here: a difference is shown. Unit: cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from telmee.beschut import geld
from telmee.beschut.geld import Controle, miljoen
from telmee.getallen import euro, rond

KLOPT, WIJKT_AF, NIET_VERGELIJKBAAR = "klopt", "wijkt af", "niet vergelijkbaar"


@dataclass(frozen=True)
class Regeljaar:
    """The rule of 68% beside the published amount of one year; `raakt` when it rounds to the same."""

    jaar: int
    gepubliceerd: int
    status: str
    regel: int
    raakt: bool

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {veld: getattr(self, veld) for veld in self.__dataclass_fields__}


def regeljaren() -> tuple[Regeljaar, ...]:
    """Every year for which the rule can be held against a published amount, in whole millions."""
    return tuple(
        Regeljaar(cel.jaar, cel.bedrag, cel.status, geld.per_plek(cel.jaar), _heel(cel.bedrag) == _heel_regel(cel.jaar))
        for cel in geld.stroom("lks_68").cellen
        if cel.bedrag and cel.status != geld.AFGELEID
    )


def _heel(bedrag: int) -> int:
    """Whole millions, half up."""
    return rond(Fraction(bedrag, geld.MILJOEN))


def _heel_regel(jaar: int) -> int:
    return _heel(geld.per_plek(jaar))


def controles() -> tuple[Controle, ...]:
    """All checks, in the order of the streams."""
    return (_impuls(), _impuls_lijn(), _regel_68(), _zeshonderd(), _per_plek(), *_samen())


def _impuls() -> Controle:
    """What the published total leaves for the years of which nothing was published is more than nothing."""
    s = next(elk for elk in geld.gegevens()["stromen"] if elk["naam"] == "impulsbudget")
    open_, rest = geld.rest_van(s)
    bekend = sum(c["bedrag"] for c in s["cijfers"])
    zin = (
        f"De gepubliceerde jaren zijn samen {miljoen(bekend)} miljoen; van {open_[0]} tot en met {open_[-1]} is er dus "
        f"{miljoen(rest)} miljoen samen. Per jaar is dat niet gepubliceerd."
    )
    totaal = s["totaal"]["bedrag"]
    klopt = KLOPT if rest > 0 else WIJKT_AF
    return Controle("impulsbudget", "Impulsbudget sluit", bekend + rest, totaal, klopt, zin)


def _impuls_lijn() -> Controle:
    """A straight line over the open years does not make what is left."""
    s = next(elk for elk in geld.gegevens()["stromen"] if elk["naam"] == "impulsbudget")
    open_, rest = geld.rest_van(s)
    stroom = geld.stroom("impulsbudget")
    lijn = sum(stroom.cel(jaar).naast[0].bedrag for jaar in open_)
    zin = (
        f"Een rechte lijn geeft over die jaren {miljoen(lijn)} miljoen, {miljoen(abs(rest - lijn))} miljoen "
        f"{'minder' if lijn < rest else 'meer'} dan er is. De lijn vult daarom niets in."
    )
    return Controle("impulsbudget_lijn", "Rechte lijn in het impulsbudget", lijn, rest, _uitkomst(lijn, rest), zin)


def _regel_68() -> Controle:
    """The rule of an amount per place, year by year."""
    alle = regeljaren()
    mis = [str(r.jaar) for r in alle if not r.raakt]
    laatste = alle[-1]
    jaren = " en ".join(deel for deel in (", ".join(mis[:-1]), *mis[-1:]) if deel) or "geen jaar"
    zin = (
        f"{euro(geld.bedrag_per_plek()).removesuffix(',00')} maal het gemiddelde doel mist {jaren}; "
        f"in {laatste.jaar} geeft de regel {miljoen(laatste.regel)} miljoen en is "
        f"{miljoen(laatste.gepubliceerd)} miljoen gepubliceerd."
    )
    return Controle(
        "regel_68", "Regel voor het 68%-geld", laatste.regel, laatste.gepubliceerd, WIJKT_AF if mis else KLOPT, zin
    )


def _zeshonderd() -> Controle:
    """Impulsbudget and the straight line of the infrastructure against what was said in spring 2024."""
    totaal = next(elk for elk in geld.gegevens()["stromen"] if elk["naam"] == "impulsbudget")["totaal"]
    infra = geld.stroom("sociale_infrastructuur")
    lijn = geld.som(infra.cel(jaar) for jaar in range(totaal["van"], totaal["tot"] + 1)).bekend
    samen = totaal["bedrag"] + lijn
    gezegd = _gezegd("voorjaarsnota_2024")
    zin = (
        f"Impulsbudget {miljoen(totaal['bedrag'])} en infrastructuur {miljoen(lijn)} (rechte lijn) zijn over 2025 tot "
        f"en met 2034 samen {miljoen(samen)} miljoen. Genoemd is ongeveer {miljoen(gezegd)} miljoen. Wat de andere "
        f"{miljoen(gezegd - samen)} miljoen is, zegt geen bron."
    )
    return Controle("voorjaarsnota_2024", "Ongeveer 600 miljoen", samen, gezegd, _uitkomst(samen, gezegd), zin)


def _per_plek() -> Controle:
    """Two amounts per place of two price levels."""
    basis, plus = geld.gegevens()["zonder_bron"][0], per_stuk("verhoging_per_plek")
    nu = per_stuk("rijksbijdrage_per_plek")
    opgeteld = basis["bedrag"] + plus["bedrag"]
    zin = (
        f"{euro(basis['bedrag'])} heeft geen bron. Met de verhoging van {euro(plus['bedrag'])} erbij is dat "
        f"{euro(opgeteld)}, en niet {euro(nu['bedrag'])}: het prijspeil verschilt. Tel ze niet op en trek ze niet af."
    )
    return Controle("per_plek", "Rijksbijdrage per plek", opgeteld, nu["bedrag"], NIET_VERGELIJKBAAR, zin)


def _samen() -> tuple[Controle, ...]:
    """The structural totals that the letter names, from their parts."""
    deel = {naam: geld.stroom(naam).structureel or 0 for naam in ("lks_68", "verhoging_begeleiding")}
    infra = geld.stroom("sociale_infrastructuur").structureel or 0
    beschut, alles = _gezegd("beschut_structureel"), _gezegd("beschut_en_infrastructuur")
    samen = sum(deel.values())
    zin = (
        f"{miljoen(deel['lks_68'])} en {miljoen(deel['verhoging_begeleiding'])} miljoen; de brief rondt het tweede af "
        f"op 65 en noemt {miljoen(beschut)} miljoen."
    )
    erbij = (
        f"{miljoen(beschut)} en {miljoen(infra)} miljoen; de brief noemt {miljoen(alles)} miljoen, op hele tientallen."
    )
    return (
        Controle("structureel_beschut", "Beschut werk, structureel", samen, beschut, _uitkomst(samen, beschut), zin),
        Controle(
            "structureel_alles",
            "Met infrastructuur, structureel",
            beschut + infra,
            alles,
            _uitkomst(beschut + infra, alles),
            erbij,
        ),
    )


def per_stuk(naam: str) -> dict[str, Any]:
    """An amount for one place, one subsidy or one registration."""
    (gevonden,) = (elk for elk in geld.gegevens()["per_stuk"] if elk["naam"] == naam)
    stuk: dict[str, Any] = gevonden
    return stuk


def _gezegd(naam: str) -> int:
    (gevonden,) = (elk for elk in geld.gegevens()["samen"] if elk["naam"] == naam)
    bedrag: int = gevonden["bedrag"]
    return bedrag


def _uitkomst(gerekend: int, gepubliceerd: int) -> str:
    return KLOPT if gerekend == gepubliceerd else WIJKT_AF
