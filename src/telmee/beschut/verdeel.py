"""A distribution of places over municipalities: by a key, with an ingroeipad, whole. Never the official model.

Who lacks a figure that the key needs gets no number: as many places as its old share stay aside and the others divide
the rest, so that everything together is the total. Nothing here depends on the order of the list.

Raises `Fout` when there is nothing to divide, or nobody to divide it over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

from telmee.beschut.verdeel_afronding import (
    AFRONDINGEN,
    GROOTSTE_RESTEN,
    grootste_resten,
    naar_rato,
    verliezers_door_groei,
)
from telmee.beschut.verdeel_ingroei import LANGST, Jaar, aankomst, pad
from telmee.beschut.verdeel_sleutels import Getal, Kolommen, Sleutel
from telmee.fouten import Fout
from telmee.gegevens.beschut.schema import eis_jaar
from telmee.gegevens.beschut.verdeel_invoer import Gemeente, Invoer
from telmee.gegevens.loonaangifte.bevindingen import Bevinding
from telmee.getallen import geheel, rond

GEEN_MODEL = (
    "Dit is geen officiële verdeling: welke sleutel vanaf 2027 geldt, is niet gepubliceerd gevonden. "
    "De aantallen van een jaar staan in de ministeriële regeling."
)
MEEST = 10_000_000
"""So many places are divided at most: more is a mistake in typing."""


@dataclass(frozen=True)
class Vraag:
    """What is asked. `ingroei` None: no path. `landelijk` gives the target of a year, to know the totals to come."""

    totaal: int
    jaar: int
    sleutel: Sleutel
    ingroei: Fraction | None = None
    afronding: str = GROOTSTE_RESTEN
    landelijk: Callable[[int], int | None] = lambda jaar: None

    def __post_init__(self) -> None:
        eis_jaar(self.jaar)
        if not 0 < self.totaal <= MEEST:
            raise Fout(
                f"Er moet minstens 1 plaats te verdelen zijn, en hoogstens {geheel(MEEST)}; geef een ander --totaal."
            )

    @property
    def nodig(self) -> tuple[str, ...]:
        """The columns that the list must have."""
        oud = () if self.ingroei is None or "oud" in self.sleutel.nodig else ("oud",)
        return (*self.sleutel.nodig, *oud)

    def totalen(self) -> list[tuple[int, int]]:
        """The total of this year and, for a path, of the years after it: in step with the national target."""
        if self.ingroei is None:
            return [(self.jaar, self.totaal)]
        begin, uit, vorig = self.landelijk(self.jaar), [], self.totaal
        for jaar in range(self.jaar, self.jaar + LANGST):
            doel = self.landelijk(jaar)
            if begin and doel:
                vorig = rond(Fraction(self.totaal * doel, begin))
            uit.append((jaar, vorig))
        return uit


@dataclass(frozen=True)
class Uitkomst:
    """One municipality. `nieuw` None: unknown. `pad`: years with places; `aankomst`: the year that the key is reached.

    `precies` is the number before rounding; `verliest`: a place is lost only because the total grows.
    """

    gemeente: Gemeente
    oud: int | None
    nieuw: int | None
    pad: tuple[tuple[int, int], ...] = ()
    aankomst: int | None = None
    precies: Fraction | None = None
    sleutel: Fraction | None = None
    verliest: bool = False

    @property
    def verschil(self) -> int | None:
        """New less old."""
        return None if self.nieuw is None or self.oud is None else self.nieuw - self.oud

    @property
    def naar(self) -> str:
        """Which way it was rounded."""
        if self.nieuw is None or self.precies is None:
            return "onbekend"
        return "omhoog" if self.nieuw > self.precies else "omlaag" if self.nieuw < self.precies else "geen"

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON; numbers before rounding in hundredths of a place."""
        return {
            "gemeente": self.gemeente.code,
            "oud": self.oud,
            "nieuw": self.nieuw,
            "verschil": self.verschil,
            "pad": {
                "aankomst": self.aankomst,
                "jaren": [{"jaar": jaar, "plaatsen": plaatsen} for jaar, plaatsen in self.pad],
            },
            "afronding": {
                "precies": honderdsten(self.precies),
                "sleutel": honderdsten(self.sleutel),
                "naar": self.naar,
                "verliest_door_groei": self.verliest,
            },
        }


@dataclass(frozen=True)
class Verdeling:
    """The whole outcome. `buiten`: places kept aside for who lacks a figure; `aangekomen`: everybody is at the key."""

    vraag: Vraag
    uitkomsten: tuple[Uitkomst, ...]
    bevindingen: tuple[Bevinding, ...]
    buiten: int = 0
    aangekomen: int | None = None

    @property
    def verdeeld(self) -> int:
        """The places that were given a municipality."""
        return sum(u.nieuw or 0 for u in self.uitkomsten)

    def als_lijst(self) -> list[dict[str, Any]]:
        """Plain data for JSON."""
        return [u.als_dict() for u in self.uitkomsten]


def honderdsten(breuk: Fraction | None) -> int | None:
    """A number in hundredths, to the nearest."""
    return None if breuk is None else rond(breuk * 100)


def verdeel(invoer: Invoer, vraag: Vraag) -> Verdeling:
    """The places of each municipality, this year and along the path."""
    mee = [g for g in invoer.gemeenten if all(g.cijfers.get(naam) is not None for naam in vraag.nodig)]
    if not mee:
        raise Fout(f"Geen enkele gemeente heeft alles wat de sleutel vraagt; vul {vraag.sleutel.velden} in.")
    wel = {g.code for g in mee}
    weg = [g for g in invoer.gemeenten if g.code not in wel]
    _meld_som(invoer, vraag)
    totalen, apart = [], []
    for jaar, totaal in vraag.totalen():
        buiten = _buiten(invoer.gemeenten, weg, totaal)
        apart.append(buiten)
        totalen.append((jaar, totaal - sum(buiten)))
    _meld_gaten(invoer, vraag, weg, apart[0])
    kolommen = kolommen_van(mee)
    oud = [g.heel("oud") for g in mee]
    _meld_sleutel(invoer, vraag, kolommen)
    begin = [o or 0 for o in oud] if vraag.ingroei is not None else [0] * len(mee)
    sleutel = partial(vraag.sleutel.voor, kolommen)
    jaren = pad(begin, sleutel, totalen, vraag.ingroei, AFRONDINGEN[vraag.afronding])
    uitkomsten = {g.code: u for g, u in zip(mee, _uitkomsten(mee, oud, jaren, vraag), strict=True)}
    for g in weg:
        uitkomsten[g.code] = Uitkomst(g, g.heel("oud"), None)
    alle = tuple(uitkomsten[g.code] for g in invoer.gemeenten)
    laatst = _laatste_aankomst(alle)
    return Verdeling(vraag, _ingekort(alle, laatst), tuple(invoer.bevindingen), sum(apart[0]), laatst)


def kolommen_van(gemeenten: Sequence[Gemeente]) -> Kolommen:
    """The figures by column, only of columns without a gap."""
    namen = gemeenten[0].cijfers
    per: dict[str, list[Getal]] = {}
    for naam in namen:
        waarden = [g.cijfers.get(naam) for g in gemeenten]
        vol = [w for w in waarden if w is not None]
        if len(vol) == len(waarden):
            per[naam] = [int(w) if w.denominator == 1 else w for w in vol]
    return per


def _uitkomsten(
    mee: Sequence[Gemeente], oud: Sequence[int | None], jaren: Sequence[Jaar], vraag: Vraag
) -> list[Uitkomst]:
    eerste, komt = jaren[0], aankomst(jaren)
    verliest = _verliezers(eerste, oud, vraag)
    return [
        Uitkomst(
            g,
            oud[n],
            eerste.plaatsen[n],
            tuple((jaar.jaar, jaar.plaatsen[n]) for jaar in jaren),
            komt[n],
            eerste.precies.breuk(n),
            eerste.sleutel.breuk(n),
            n in verliest,
        )
        for n, g in enumerate(mee)
    ]


def _verliezers(eerste: Jaar, oud: Sequence[int | None], vraag: Vraag) -> frozenset[int]:
    """Against the old total where that is known and smaller, else against one place less."""
    som = sum(o or 0 for o in oud)
    kleiner = som if None not in oud and 0 < som < eerste.totaal else eerste.totaal - 1
    return verliezers_door_groei(eerste.precies, kleiner, AFRONDINGEN[vraag.afronding])


def _laatste_aankomst(alle: Sequence[Uitkomst]) -> int | None:
    jaren = [u.aankomst for u in alle if u.pad]
    return None if None in jaren else max(j for j in jaren if j is not None)


def _ingekort(alle: tuple[Uitkomst, ...], laatst: int | None) -> tuple[Uitkomst, ...]:
    """The path until everybody has arrived; when somebody does not, all of it."""
    if laatst is None:
        return alle
    return tuple(replace(u, pad=tuple(p for p in u.pad if p[0] <= laatst)) for u in alle)


def _buiten(alle: Sequence[Gemeente], weg: Sequence[Gemeente], totaal: int) -> list[int]:
    """For each that lacks a figure the whole places of its old share; nothing where that is not known."""
    bekend = [g for g in alle if g.heel("oud") is not None]
    oud = [g.heel("oud") or 0 for g in bekend]
    if not weg or not sum(oud):
        return [0] * len(weg)
    deel = dict(zip((g.code for g in bekend), grootste_resten(naar_rato(oud, totaal)), strict=True))
    return [deel.get(g.code, 0) for g in weg]


# --- What was found -------------------------------------------------------------------------------------------------


def _meld_gaten(invoer: Invoer, vraag: Vraag, weg: Sequence[Gemeente], apart: Sequence[int]) -> None:
    for g, plaatsen in zip(weg, apart, strict=True):
        if not g.cijfers:  # twice in the list with other figures: that was said already
            continue
        kolom = next(naam for naam in vraag.nodig if g.cijfers.get(naam) is None)
        if g.heel("oud") is None:
            code = "verdeel-zonder-oud" if kolom == "oud" else "verdeel-gat-alles"
        else:
            code = "verdeel-gat"
        invoer.meld.meld(code, invoer.bestand, g.rij, gemeente=g.code, kolom=kolom, plaatsen=plaatsen)


def _meld_som(invoer: Invoer, vraag: Vraag) -> None:
    oud = [g.heel("oud") for g in invoer.gemeenten]
    som, doel = sum(o or 0 for o in oud), vraag.landelijk(vraag.jaar - 1)
    if som and doel is not None and som != doel:
        invoer.meld.meld("verdeel-som", invoer.bestand, som=geheel(som), jaar=vraag.jaar - 1, doel=geheel(doel))
    if som > vraag.totaal:
        invoer.meld.meld("verdeel-krimp", invoer.bestand, som=geheel(som), totaal=geheel(vraag.totaal))


def _meld_sleutel(invoer: Invoer, vraag: Vraag, kolommen: Kolommen) -> None:
    if (som := sum(kolommen.get("gerealiseerd", ()))) > vraag.totaal:
        code = "verdeel-meer-dan-totaal" if vraag.sleutel.naam == "tweetraps" else "verdeel-minder-dan-gerealiseerd"
        invoer.meld.meld(code, invoer.bestand, som=geheel(rond(Fraction(som))), totaal=geheel(vraag.totaal))
    if vraag.ingroei is not None:
        for g in invoer.gemeenten:
            if g.heel("oud") == 0:
                invoer.meld.meld("verdeel-oud-nul", invoer.bestand, g.rij, gemeente=g.code)
