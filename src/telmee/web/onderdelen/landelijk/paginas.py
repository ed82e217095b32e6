"""The dashboard of the measurement. The address is the question: it reproduces the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from telmee.meting import Herkomst, Uitslag, beeld, beeld_verloop, uit_delen, zinnen
from telmee.meting import sleutel as sleutelkamer
from telmee.meting.ontleding import Ontleding, ontbreekt, ontleed, ontleed_sinds_nulmeting
from telmee.meting.sleutel import Sleutelvraag, sleutelvraag
from telmee.meting.uitkomst import SECTOREN
from telmee.uitvoer.grafiek import Grafiek
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.uitleg import Uitleg
from telmee.web.kit import teksten
from telmee.web.kit.grafiek import tekening
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.landelijk import (
    eigen,  # noqa: F401 -- its pages come before those of a year
    gegevens,
    tabellen,
)
from telmee.web.onderdelen.landelijk.vraag import Vraag, eis_sleuteljaar, lees_deel, lees_jaar, lees_of_fout, van


@dataclass(frozen=True)
class Landelijk(Context):
    """What every page of the dashboard has: its question, its charts and its tables by name."""

    vraag: Vraag | None = None
    uitslag: Uitslag | None = None
    platen: Mapping[str, Grafiek | Staven] = field(default_factory=dict)
    alle: Mapping[str, Tabel] = field(default_factory=dict)
    inhoud: Mapping[str, Any] = field(default_factory=dict)
    """For programs."""

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The fields of the page, for the summary of what is wrong."""
        return (self.vraag.veld,) if self.vraag else ()

    @property
    def bron_zin(self) -> str:
        """Where the figures come from, and as known on which day; the series has a source per year."""
        dag = teksten.dag(self.vraag.stand) if self.vraag else ""
        bron = beeld_verloop.bronnen([self.uitslag]).rstrip(".") if self.uitslag else ""
        return tekst("landelijk.bron_en_dag", bron=bron, dag=dag) if bron else tekst("landelijk.op_dag", dag=dag)

    @property
    def bronnen(self) -> tuple[tuple[str, Herkomst], ...]:
        """Every source with what it is about."""
        return tabellen.bronnen(self.uitslag) if self.uitslag else ()

    @property
    def jaren_naam(self) -> str:
        """What the tabs divide."""
        return tekst("landelijk.jaren")

    def grafieken(self) -> Mapping[str, Grafiek | Staven]:
        """The charts of this page."""
        return self.platen

    def tabellen(self) -> Mapping[str, Tabel]:
        """The tables of this page."""
        return self.alle

    def als_dict(self) -> dict[str, Any]:
        """The figures, and what of the address was not understood."""
        vraag = self.vraag
        onbegrepen = list(vraag.onbegrepen) if vraag else []
        stand = vraag.stand.isoformat() if vraag else None
        return {"titel": self.titel, "stand": stand, "nietBegrepen": onbegrepen, **self.inhoud}


# --- The series -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reeks(Landelijk):
    """The state per year; `sectoren` are name, sentence and chart of each sector."""

    sectoren: tuple[tuple[str, str, Grafiek], ...] = ()
    vormen_zin: str = ""


@pagina(
    "landelijk",
    naam="landelijk-reeks",
    zuiver=True,
    sjabloon="landelijk/reeks.html",
    context=Reeks,
    api="metingen",
    deur=True,
)
def reeks(request: HttpRequest) -> Reeks:
    """The state per year against the targets."""
    vraag = van(request)
    uitslagen = vraag.uitslagen
    platen: dict[str, Grafiek | Staven] = {"reeks": beeld.reeks_grafiek(uitslagen)}
    sectoren = []
    for sector in SECTOREN:
        plaat = beeld_verloop.sector_grafiek(uitslagen, sector)
        laatste = next((u for u in reversed(uitslagen) if u.gehaald[sector] is not None), uitslagen[-1])
        sectoren.append((sector, zinnen.uitslag_zin(laatste, sector).in_taal(taal()), plaat))
        platen[sector] = plaat
    alle = {"tabel": tabellen.met_jaren(beeld.reeks_tabel(uitslagen), vraag.zoekdeel)}
    vormen = beeld_verloop.vormen_tabel(uitslagen)
    if vormen is not None:
        alle["vormen"] = tabellen.met_jaren(vormen, vraag.zoekdeel)
    return Reeks(
        zinnen.reeks_zin(uitslagen).in_taal(taal()),
        vraag=vraag,
        platen=platen,
        alle=alle,
        inhoud={"metingen": [uitslag.naar_dict() for uitslag in uitslagen]},
        sectoren=tuple(sectoren),
        vormen_zin=zinnen.vormen_zin(uitslagen).in_taal(taal()),
    )


BIJLAGE = ("tabel", "verandering", "ontleding", "sinds-nulmeting", "sleutel", "uit-delen", "nulmeting", "reeks")
"""The tables of the annex: result, change, its parts, those since the baseline, key, recomputed, baseline, series."""

# --- One year -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Jaar(Landelijk):
    """One year: the outcome, what changed, the baseline, and the outcome recomputed from its parts."""

    jaar: int = 0
    jaren: tuple[tuple[str, str, bool], ...] = ()
    verandering_zin: str = ""
    ontbreekt: tuple[tuple[str, str], ...] = ()
    """What is missing to take the change further apart: the figure, and what was searched."""
    heeft_delen: bool = False
    bomen: tuple[Uitleg, ...] = ()

    @property
    def conclusie(self) -> str:
        """The outcome in one sentence."""
        return zinnen.uitslag_zin(self.uitslag).in_taal(taal()) if self.uitslag else ""

    @property
    def uit_delen_tabel(self) -> Tabel | None:
        """The outcome recomputed, beside the published one."""
        return self.alle.get("uit-delen")

    @property
    def sinds_tabel(self) -> Tabel | None:
        """The extra banen since the baseline, taken apart."""
        return self.alle.get("sinds-nulmeting")

    @property
    def eerste(self) -> bool:
        """Whether it is the first measurement: there is no year before it."""
        return bool(self.vraag and self.jaar == self.vraag.uitslagen[0].jaar)

    @property
    def genummerd(self) -> tuple[tuple[str, Tabel, str], ...]:
        """The tables of the annex in their order: name, table, and the heading with its number."""
        namen = [naam for naam in BIJLAGE if naam in self.alle]
        koppen = (tekst(f"landelijk.bijlage_{naam.replace('-', '_')}", jaar=self.jaar) for naam in namen)
        nummers = (tekst("landelijk.tabel_nummer", nummer=n, wat=kop) for n, kop in enumerate(koppen, 1))
        return tuple(zip(namen, (self.alle[naam] for naam in namen), nummers, strict=True))


def lees(request: HttpRequest, jaar: str, ook: tuple[str, ...] = ()) -> tuple[Vraag, Uitslag]:
    """The question of a page of one year and its outcome; a year without one is refused with those that there are."""
    vraag = van(request, ook)
    getal = lees_jaar(jaar, vraag.wetten)
    return vraag, next(uitslag for uitslag in vraag.uitslagen if uitslag.jaar == getal)


def ervoor(uitslag: Uitslag, vraag: Vraag) -> Uitslag | None:
    """The outcome of the year before; None of the first measurement."""
    return next((elk for elk in vraag.uitslagen if elk.jaar == uitslag.jaar - 1), None)


def van_jaar(uitslag: Uitslag, vraag: Vraag) -> Ontleding | None:
    """The change of a year taken apart; None where there is no year before."""
    toen = ervoor(uitslag, vraag)
    return None if toen is None else ontleed(uitslag, toen, vraag.wetten)


def gemis(nu: Uitslag, toen: Uitslag | None) -> tuple[tuple[str, str], ...]:
    """Which figures the change of a year lacks, and what was searched for each."""
    mis = ontbreekt(nu, toen) if toen is not None else ()
    return tuple((zinnen.gemis_zin(elk).in_taal(taal()), elk.gezocht) for elk in mis)


def ontledingen(uitslag: Uitslag, ontleding: Ontleding | None, vraag: Vraag) -> dict[str, Tabel]:
    """The change taken apart, since the year before and since the baseline, as far as the figures allow."""
    delen = {"ontleding": ontleding, "sinds-nulmeting": ontleed_sinds_nulmeting(uitslag, vraag.wetten)}
    return {
        naam: tabellen.met_regels(beeld_verloop.ontleding_tabel(elk, uitslag), uitslag.jaar)
        for naam, elk in delen.items()
        if elk is not None
    }


def jaartabellen(uitslag: Uitslag, vraag: Vraag, ontleding: Ontleding | None) -> dict[str, Tabel]:
    """The tables of a year by name, in the order of the page."""
    gevonden = {"tabel": tabellen.jaartabel(uitslag)}
    verandering = beeld.verandering_tabel(uitslag)
    if verandering is not None:
        gevonden["verandering"] = tabellen.met_regels(verandering, uitslag.jaar)
    gevonden |= ontledingen(uitslag, ontleding, vraag)
    gevonden["nulmeting"] = beeld_verloop.nulmeting_tabel(uitslag)
    if uitslag.jaar in sleutelkamer.jaren(vraag.wetten):
        gevonden["uit-delen"] = beeld.verschil_tabellen(uit_delen(uitslag.jaar, vraag.wetten))[0]
    return gevonden


def van_een_jaar(request: HttpRequest, jaar: str) -> Jaar:
    """A year with everything that its page and its annex share."""
    vraag, uitslag = lees(request, jaar)
    ontleding = van_jaar(uitslag, vraag)
    return Jaar(
        zinnen.uitslag_zin(uitslag).in_taal(taal()),
        ((tekst("landelijk.kort"), "landelijk-reeks"),),
        vraag=vraag,
        platen={"jaar": beeld.jaar_grafiek(uitslag)},
        alle=jaartabellen(uitslag, vraag, ontleding),
        inhoud=uitslag.naar_dict() | {"ontleding": ontleding.als_dict() if ontleding else None},
        jaar=uitslag.jaar,
        uitslag=uitslag,
        verandering_zin=zinnen.ontleding_zin(ontleding).in_taal(taal()) if ontleding else "",
        ontbreekt=gemis(uitslag, ervoor(uitslag, vraag)),
        heeft_delen=uitslag.jaar in sleutelkamer.jaren(vraag.wetten),
    )


@pagina(
    "landelijk/<slug:jaar>",
    naam="landelijk-jaar",
    zuiver=True,
    sjabloon="landelijk/jaar.html",
    context=Jaar,
    api="metingen/{jaar}",
    voorbeeld={"jaar": "2024"},
)
def een_jaar(request: HttpRequest, jaar: str) -> Jaar:
    """Sector by form against the targets."""
    gevonden = van_een_jaar(request, jaar)
    assert gevonden.vraag is not None and gevonden.uitslag is not None
    return replace(gevonden, jaren=_jaren(gevonden.jaar, gevonden.vraag), bomen=tabellen.bomen(gevonden.uitslag))


def _jaren(hier: int, vraag: Vraag) -> tuple[tuple[str, str, bool], ...]:
    """The years as tabs."""
    adressen = ((u.jaar, reverse("landelijk-jaar", kwargs={"jaar": str(u.jaar)})) for u in vraag.uitslagen)
    return tuple((str(jaar), adres + vraag.zoekdeel, jaar == hier) for jaar, adres in adressen)


@pagina(
    "landelijk/<slug:jaar>/bijlage",
    naam="landelijk-bijlage",
    zuiver=True,
    sjabloon="landelijk/bijlage.html",
    context=Jaar,
    api="metingen/{jaar}",
    voorbeeld={"jaar": "2024"},
)
def bijlage(request: HttpRequest, jaar: str) -> Jaar:
    """The year on paper: the tables in the order in which the annex of the letter has them."""
    gevonden = van_een_jaar(request, jaar)
    vraag = gevonden.vraag
    assert vraag is not None
    erbij = {"reeks": beeld.reeks_tabel(vraag.uitslagen)}
    if gevonden.heeft_delen:
        erbij["sleutel"] = beeld_verloop.sleutel_tabel(sleutelvraag(gevonden.jaar, vraag.wetten))
    titel = tekst("landelijk.bijlage_titel", jaar=gevonden.jaar)
    return replace(gevonden, titel=titel, alle={**gevonden.alle, **erbij})


# --- The hiring-in key ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sleutel(Landelijk):
    """The hiring-in key of a year: its field, and what it does."""

    jaar: int = 0
    veld: Veld | None = None
    gevraagd: Sleutelvraag | None = None
    punt_zin: str = ""
    bomen: tuple[Uitleg, ...] = ()
    jaren: tuple[tuple[str, str, bool], ...] = ()

    @property
    def velden(self) -> tuple[Veld, ...]:
        """Its own field first."""
        return (*((self.veld,) if self.veld else ()), *super().velden)


MARKT = "markt"


@pagina(
    "landelijk/<slug:jaar>/verdeelsleutel",
    naam="landelijk-sleutel",
    zuiver=True,
    sjabloon="landelijk/sleutel.html",
    context=Sleutel,
    api="metingen/{jaar}/verdeelsleutel",
    voorbeeld={"jaar": "2024"},
)
def verdeelsleutel(request: HttpRequest, jaar: str) -> Sleutel:
    """What one point of the key does, and the outcome with a key that is given in the address."""
    vraag, uitslag = lees(request, jaar, (MARKT,))
    eis_sleuteljaar(uitslag.jaar, vraag.wetten)
    deel, fout = lees_of_fout(request, MARKT, lees_deel)
    gevraagd = sleutelvraag(uitslag.jaar, vraag.wetten, deel)
    zonder = gevraagd if deel is None else sleutelvraag(uitslag.jaar, vraag.wetten)
    waarde = request.GET.get(MARKT, "")[:40] or zinnen.procent(gevraagd.gekozen.markt).nl.rstrip("%")
    hulp, wat, waar = (tekst(f"landelijk.veld_markt_{deel}") for deel in ("hulp", "wat", "waar"))
    label = tekst("landelijk.veld_markt")
    veld = Veld(MARKT, label, "getal", waarde=waarde, hulp=hulp, wat=wat, waar=waar, eenheid="%", fout=fout)
    uitkomst = gevraagd.gekozen.uitslag
    adressen = ((j, reverse("landelijk-sleutel", kwargs={"jaar": str(j)})) for j in sleutelkamer.jaren(vraag.wetten))
    return Sleutel(
        zinnen.sleutel_zin(gevraagd).in_taal(taal()),
        ((tekst("landelijk.kort"), "landelijk-reeks"),),
        vraag=vraag,
        platen={"sleutel": beeld_verloop.sleutel_staven(gevraagd)},
        alle={
            "sleutels": beeld_verloop.sleutel_tabel(gevraagd),
            "tabel": tabellen.jaartabel(uitkomst),
            "verschil": beeld.verschil_tabellen(uitkomst)[0],
        },
        inhoud=sleutel_dict(gevraagd),
        jaar=uitslag.jaar,
        veld=veld,
        gevraagd=gevraagd,
        uitslag=uitkomst,
        punt_zin=zinnen.sleutel_zin(zonder).in_taal(taal()) if gevraagd.eigen else "",
        bomen=tabellen.bomen(uitkomst),
        jaren=tuple((str(j), adres + vraag.zoekdeel, j == uitslag.jaar) for j, adres in adressen),
    )


def sleutel_dict(gevraagd: Sleutelvraag) -> dict[str, Any]:
    """The key and its outcomes for programs; shares in hundredths of a percent."""
    return {
        "jaar": gevraagd.jaar,
        "sleutelVanDeWet": gevraagd.van_wet,
        "status": gevraagd.status,
        "ingeleendeBanen": gevraagd.inleen,
        "sleutel": {"markt": gevraagd.gekozen.markt, "overheid": gevraagd.gekozen.overheid},
        "uitkomst": gevraagd.gekozen.uitslag.naar_dict(),
        "eenPuntMeerVoorDeMarkt": gevraagd.punt,
        "eromheen": [
            {"markt": elk.markt, "extraBanen": {cel: rij["totaal"] for cel, rij in elk.uitslag.extra_banen.items()}}
            for elk in gevraagd.eromheen
        ],
    }


def opwarmen() -> None:
    """The charts of the series and of the last year, drawn once; the data set, measured in the background."""
    uitslagen = van_vandaag()
    for plaat in (beeld.reeks_grafiek(uitslagen), *(beeld_verloop.sector_grafiek(uitslagen, s) for s in SECTOREN)):
        tekening(plaat)
    gegevens.begin_zo_nodig()


def van_vandaag() -> tuple[Uitslag, ...]:
    """The series as known today."""
    from datetime import date

    from telmee.web.onderdelen.landelijk.vraag import reeks_op

    return reeks_op(date.today())
