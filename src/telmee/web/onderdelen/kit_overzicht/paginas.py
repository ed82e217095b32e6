"""The page of components: for who builds a page, and for the tests that look at all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest

from telmee.uitvoer.beeld import Actie, Beeld, Deel, Figuur
from telmee.uitvoer.grafiek import Grafiek, Reeks
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import GEHAALD, INDICATIEF, NIET_GEHAALD, Cel, Kolom, Tabel
from telmee.uitvoer.uitleg import Uitleg
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld

KEUZES = (("a", "Markt"), ("b", "Overheid"))


@dataclass(frozen=True)
class Componenten(Context):
    """Made-up figures only; nothing here is an answer."""

    beeld: Beeld | None = None
    velden: tuple[Veld, ...] = ()
    foute_velden: tuple[Veld, ...] = ()
    lang: Tabel | None = None
    lijnen: Grafiek | None = None
    staven: Staven | None = None
    uitleg: Uitleg | None = None

    def tabellen(self) -> Mapping[str, Tabel]:
        """The long table."""
        return {} if self.lang is None else {"lang": self.lang}

    def grafieken(self) -> Mapping[str, Any]:
        """Both kinds."""
        return {naam: g for naam, g in (("lijnen", self.lijnen), ("staven", self.staven)) if g is not None}

    def als_dict(self) -> dict[str, Any]:
        """There is nothing for programs here."""
        return {"titel": self.titel}


def _velden() -> tuple[Veld, ...]:
    wat, waar = "Een voorbeeld van uitleg.", "Een voorbeeld van een vindplaats."
    return (
        Veld("tekst", "Een regel tekst", hulp="Hulp staat boven het vak.", wat=wat, waar=waar),
        Veld("getal", "Een getal met eenheid", "getal", "81.150", eenheid="uren", wat=wat, waar=waar),
        Veld("datum", "Een dag", "datum", "29-11-2026", hulp="Zoals 31-12-2026.", wat=wat, waar=waar),
        Veld("keuze", "Eén van een paar", "keuze", "a", keuzes=KEUZES, wat=wat, waar=waar),
        Veld("lijst", "Eén van vele", "lijst", "b", keuzes=KEUZES, wat=wat, waar=waar),
        Veld("vink", "Ja of nee", "vink", "ja"),
        Veld("vinken", "Een paar van vele", "vinken", ("a",), keuzes=KEUZES, wat=wat, waar=waar),
        Veld("bestand", "Bestanden", "bestand", soorten=".xml,.zip", meer=True, wat=wat, waar=waar),
        Veld("lang", "Meer regels", "lang", "Een regel.", wat=wat, waar=waar),
        Veld(
            "schuif", "Een getal met een schuif", "schuif", "24", eenheid="uren per week", grenzen=(1, 40, 1), wat=wat
        ),
    )


def _tabel(rijen: int) -> Tabel:
    kolommen = (Kolom("jaar", "Jaar"), Kolom("banen", "Banen", "rechts"), Kolom("bedrag", "Bedrag", "rechts", "cent"))
    inhoud = tuple(
        (
            str(2000 + n),
            Cel(1000 * n, GEHAALD if n % 2 else NIET_GEHAALD),
            Cel(123_456 * n, INDICATIEF if n > 3 else None),
        )
        for n in range(rijen)
    )
    titel = "Een lange tabel" if rijen > 25 else "Een tabel"
    return Tabel(titel, kolommen, inhoud, ("Een voetnoot.",), nadruk=(rijen - 1,))


def _uitleg() -> Uitleg:
    onder = Uitleg("waarde", "Een waarde", 258, "honderdsten procent", bron="Een bron")
    nog = replace(onder, naam="nog", label="Nog een waarde")
    return Uitleg("uitkomst", "Een uitkomst", 13, "tienden banen", wet="Een artikel", kinderen=(onder, nog))


def _beeld(staven: Staven) -> Beeld:
    acties = (
        Actie("", "Het eerste dat u kunt doen staat direct onder het antwoord", date(2026, 12, 31), 123_400),
        Actie("rij 2", "Het tweede", None, 5_000),
    )
    figuren = (
        Figuur("tekort", "Een cijfer", 13, "tienden banen", toelichting="Een toelichting.", uitleg=_uitleg()),
        Figuur("indicatief", "Een voorlopig cijfer", 123_400, "cent", "indicatief"),
        Figuur("onbekend", "Een onbekend cijfer", None, "cent"),
    )
    delen = (
        Deel("kort", "Kort", figuren[:2], kaarten=True),
        Deel("cijfers", "Cijfers", figuren, (_tabel(4),), ("Een zin onder de tabel.",), staven),
    )
    kop = (("Werkgever", "Voorbeeld BV"), ("Jaar", "2026"))
    return Beeld(
        "Een voorbeeld",
        "Dit is het antwoord in één zin.",
        acties,
        delen,
        "",
        kop,
        "Wie beslist, staat hier.",
        "Een let-op.",
    )


@pagina(
    "componenten",
    naam="kit_overzicht-componenten",
    zuiver=True,
    sjabloon="kit_overzicht/componenten.html",
    context=Componenten,
)
def componenten(request: HttpRequest) -> Componenten:
    """All of them."""
    namen = ("Eerste soort", "Tweede soort", "Derde soort", "Vierde soort", "Vijfde soort", "Onbekend")
    staven = Staven(
        "Staven in elke soort",
        tuple(Staaf(naam, None if n == 5 else 900 - 150 * n, n) for n, naam in enumerate(namen)),
        "banen",
    )
    jaren = tuple(range(2015, 2026))
    lijnen = Grafiek(
        "Een lijn per reeks, met een gat waar iets onbekend is",
        jaren,
        (
            Reeks("Eerste deel", tuple(n * 700 for n in range(11)), "deel"),
            Reeks("Tweede deel", tuple(n * 200 + 500 for n in range(11)), "deel"),
            Reeks("Totaal", tuple(None if n == 4 else n * 900 + 500 for n in range(11)), "totaal"),
            Reeks("Doel", tuple(n * 1_000 for n in range(11)), "doel"),
        ),
        "banen",
        "Verzonnen cijfers.",
        "geen",
    )
    velden = _velden()
    fout = tuple(replace(v, naam=f"fout_{v.naam}", fout="Zeg hier wat er mis is en wat te doen.") for v in velden)
    return Componenten(
        tekst("kit_overzicht.titel"), (), _beeld(staven), velden, fout, _tabel(40), lijnen, staven, _uitleg()
    )
