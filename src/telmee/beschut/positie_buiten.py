"""A position as it may leave the organisation: the number, and of people only what disclosure control lets through.

Nobody is a line here, no day of anybody stands in it, and what would give away a small group is hidden or rounded by
`telmee.uitvoer.onthulling`. Places of one employer are nobody's secret, so employers are not counted.
"""

from __future__ import annotations

from telmee.beschut.positie import Positie, Uitkomst
from telmee.beschut.positie_beeld import BESLUIT
from telmee.getallen import datum, decimaal
from telmee.uitvoer import onthulling
from telmee.uitvoer.beeld import Beeld, Deel, Figuur
from telmee.uitvoer.onthulling import ACRO, Telling
from telmee.uitvoer.tabel import Tabel

KOLOMMEN = ("Werkt", "Wacht")
TITEL = "Mensen die beschut werken en wachten"


def beeld(u: Uitkomst) -> Beeld:
    """The picture for outsiders."""
    naam = u.verband or u.een.naam
    doelen = [p.doel for p in u.posities]
    doel = None if None in doelen else sum(d or 0 for d in doelen)
    return Beeld(
        titel="Beschut werk, voor wie er niet werkt",
        antwoord=_antwoord(u, naam, doel),
        acties=(),
        naam=naam,
        delen=(_doelen(u), _mensen(u)),
        kop=(("Op", datum(u.op)),),
        besluit=BESLUIT,
        dag=u.op,
    )


def _antwoord(u: Uitkomst, naam: str, doel: int | None) -> str:
    wat = "is het doel onbekend" if doel is None else f"is het doel {decimaal(doel, 2).removesuffix(',00')} banen"
    return f"Op {datum(u.op)} {wat} in {naam}; groepen van minder dan {ACRO.minimum_personen} mensen staan er niet in."


def _doelen(u: Uitkomst) -> Deel:
    figuren = tuple(
        Figuur(f"doel_{p.code.lower()}", p.naam, p.doel, "honderdsten banen", bron=p.bron) for p in u.posities
    )
    return Deel("doel", "Het doel", figuren)


def _mensen(u: Uitkomst) -> Deel:
    """The people, as far as they may be shown; nothing when all of them together are too few, or are not known."""
    tellingen = [_telling(p) for p in u.posities]
    bekend = [[Telling(n, n, 1) for n in rij if n is not None] for rij in tellingen]
    if any(len(rij) != len(KOLOMMEN) for rij in bekend):
        return Deel("mensen", TITEL, zinnen=("Niet van elke gemeente is bekend wie werkt en wie wacht.",))
    breuk = onthulling.tel_op([p.naam for p in u.posities], KOLOMMEN, bekend)
    if breuk.totaal.personen < ACRO.minimum_personen:
        return Deel("mensen", TITEL, zinnen=("Het zijn te weinig mensen om naar buiten te tonen.",))
    return Deel("mensen", TITEL, tabellen=(_tabel(breuk),))


def _telling(p: Positie) -> tuple[int | None, int | None]:
    """Who works and who waits."""
    return p.stand.personen if p.stand else None, len(p.wachtlijst.wachtenden) if p.wachtlijst.er_is else None


def _tabel(breuk: onthulling.Uitsplitsing) -> Tabel:
    return onthulling.beveiligde_tabel(onthulling.beveilig(breuk, ACRO), TITEL, kop="Gemeente", eenheid="")
