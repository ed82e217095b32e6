"""The country as a picture: persons beside the target, and the path to 2048. No computing."""

from __future__ import annotations

from typing import Any

from telmee.beschut.landelijk import AFGELEID, GEPUBLICEERD, Jaar, Land
from telmee.getallen import geheel, honderdsten
from telmee.uitvoer.beeld import Beeld, Deel, Figuur
from telmee.uitvoer.grafiek import Grafiek, Reeks
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Cel, Kolom, Merk, Tabel

GEEN_TELLING = (
    "UWV telt mensen, ongeacht hun uren; het doel telt banen. Het aantal banen is gerekend met één aantal uren per "
    "persoon voor elk jaar, en is geen telling."
)
AFGELEID_MERK = Merk("afgeleid: rechte lijn, geen gepubliceerd cijfer", "~", "~", "33")
VOORLOPIG = Merk("voorlopig of gegeven cijfer, zie de bron in --json", "*", "*", "33")


def beeld(land: Land) -> Beeld:
    """The picture."""
    per_baan = honderdsten(land.uren_per_baan).removesuffix(",00")
    kop = (
        ("Uren per persoon", f"{uren(land)}; {land.uren.bron}"),
        ("Een baan", f"{per_baan} uur per week"),
    )
    return Beeld(
        titel="Beschut werk in Nederland, 2015 tot en met 2048",
        antwoord=antwoord(land),
        acties=(),
        delen=tuple(deel for deel in (_nu(land), _reeks(land)) if deel is not None),
        kop=kop,
        besluit=GEEN_TELLING,
    )


def uren(land: Land) -> str:
    """The hours per person as they are said: '27'."""
    return honderdsten(land.uren.uren_week).removesuffix(",00")


def antwoord(land: Land) -> str:
    """The last year of which the persons are known."""
    laatst = land.laatste
    if laatst is None or laatst.telling is None or laatst.gat is None:
        return "Over het aantal mensen dat beschut werkt is op deze dag nog niets gepubliceerd."
    over = f"{geheel(laatst.gat)} minder dan" if laatst.gat > 0 else f"{geheel(-laatst.gat)} meer dan"
    over = over if laatst.gat else "precies"
    return (
        f"Eind {laatst.doel.jaar} werkten {geheel(laatst.telling.personen)} mensen beschut; bij {uren(land)} uur per "
        f"persoon ({land.uren.naam}) zijn dat {geheel(laatst.banen_31)} banen, {over} het doel van "
        f"{geheel(laatst.doel.banen)}."
    )


def _nu(land: Land) -> Deel | None:
    laatst = land.laatste
    if laatst is None or laatst.telling is None:
        return None
    jaar, t, eind = laatst.doel.jaar, laatst.telling, land.jaren[-1]
    bron = t.bron.noot
    figuren = (
        Figuur("indicaties", "Mensen met een geldige indicatie", t.indicaties, "personen", "gepubliceerd", bron=bron),
        Figuur("werkend", "Mensen die beschut werken", t.personen, "personen", "gepubliceerd", bron=bron),
        Figuur("doel", "Doel", laatst.doel.banen, "banen", laatst.doel.status, bron=laatst.doel.bron),
        Figuur(
            "banen_31",
            "Banen, gerekend",
            laatst.banen_31,
            "banen",
            toelichting=f"bij {uren(land)} uur per persoon ({land.uren.naam})",
        ),
        Figuur("gat", "Het doel min de banen", laatst.gat, "banen"),
        Figuur(
            "uren_per_persoon_nodig",
            "Uren per persoon waarmee het doel gehaald is",
            laatst.uren_nodig,
            "honderdsten uren per week",
            toelichting=f"bij evenveel mensen als eind {jaar}",
        ),
        Figuur(
            "personen_nodig",
            f"Mensen die nodig zijn in {eind.doel.jaar}",
            eind.personen_nodig,
            "personen",
            toelichting=f"voor {geheel(eind.doel.banen)} banen, bij {uren(land)} uur per persoon",
        ),
    )
    staven = (Staaf("Doel", laatst.doel.banen, 0), Staaf(f"Banen bij {uren(land)} uur", laatst.banen_31, 1))
    grafiek = Staven(f"Doel en banen eind {jaar}", staven, "banen")
    return Deel("nu", f"Eind {jaar}", figuren, grafiek=grafiek, blad="Nu", bestuur=True)


def tabel(land: Land) -> Tabel:
    """Every year."""
    kolommen = (
        Kolom("jaar", "Jaar", "links", "jaar", belang=0),
        Kolom("doel", "Doel", "rechts", "", belang=0),
        Kolom("werkend", "Mensen aan het werk", "rechts", belang=0),
        Kolom("banen_31", f"Banen bij {uren(land)} uur", "rechts", belang=0),
        Kolom("gat", "Gat", "rechts", belang=1),
        Kolom("indicaties", "Indicaties", "rechts", belang=2),
        Kolom("uren_nodig", "Uren nodig per persoon", "rechts", "honderdsten", belang=3),
        Kolom("personen_nodig", f"Mensen nodig bij {uren(land)} uur", "rechts", belang=2),
    )
    rijen = tuple(_rij(j) for j in land.jaren)
    noten = ("Doel in banen aan het eind van het jaar; wat geen bron geeft is leeg.",)
    return Tabel("Doel en mensen per jaar", kolommen, rijen, noten)


def _rij(j: Jaar) -> tuple[Any, ...]:
    merk = {AFGELEID: AFGELEID_MERK, GEPUBLICEERD: None}.get(j.doel.status, VOORLOPIG)
    t = j.telling
    vast = (
        j.doel.jaar,
        Cel(j.doel.banen, merk),
        _of_leeg(t.personen if t else None),
        _of_leeg(j.banen_31),
        _of_leeg(j.gat),
    )
    return (*vast, _of_leeg(t.indicaties if t else None), _of_leeg(j.uren_nodig), _of_leeg(j.personen_nodig))


def _of_leeg(waarde: int | None) -> int | str:
    """Most years have no count yet: an empty cell, for 'onbekend' in every row says nothing."""
    return "" if waarde is None else waarde


def _reeks(land: Land) -> Deel:
    heel = tabel(land)
    laatst = land.laatste.doel.jaar if land.laatste else land.jaren[0].doel.jaar
    houd = [
        n
        for n, j in enumerate(land.jaren)
        if j.doel.jaar <= laatst + 3 or j.doel.jaar % 5 == 0 or n == len(land.jaren) - 1
    ]
    noot = "Getoond zijn de gepubliceerde jaren en daarna elk vijfde; elk jaar staat in --json, --csv en --rapport."
    kort = Tabel(heel.titel, heel.kolommen, tuple(heel.rijen[n] for n in houd), (*heel.voetnoten, noot), kort=True)
    return Deel("reeks", "Van 2015 naar 2048", tabellen=(kort,), rijen=heel, blad="Reeks")


def grafiek(land: Land) -> Grafiek:
    """The target and the jobs, by year."""
    return Grafiek(
        antwoord(land).rstrip("."),
        tuple(j.doel.jaar for j in land.jaren),
        (
            Reeks(f"Banen bij {uren(land)} uur", tuple(j.banen_31 for j in land.jaren), "totaal"),
            Reeks("Doel", tuple(j.doel.banen for j in land.jaren), "doel"),
        ),
        "banen",
        f"Banen beschut werk aan het eind van elk jaar; uren per persoon: {land.uren.naam}.",
        "Kamerstukken II 2024/25, 34 352, nr. 341; 2025-2047 afgeleid.",
    )
