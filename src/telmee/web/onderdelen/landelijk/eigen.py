"""The measurement of the server's own records: its state, a year, and one of the breakdowns that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from telmee.fouten import Fout, GebruiksFout
from telmee.meting import Herkomst, Uitslag, beeld, beeld_verloop, beschermd, zinnen
from telmee.meting.beschermd import Beschermd
from telmee.meting.ontleding import ontleed
from telmee.meting.openbaar import Openbaar
from telmee.meting.uitsplitsing import KENMERKEN, keuzes, lees_kenmerken
from telmee.uitvoer.staven import Staven
from telmee.uitvoer.tabel import Tabel
from telmee.uitvoer.uitleg import Uitleg
from telmee.web.kit import teksten
from telmee.web.kit.models import Taak
from telmee.web.kit.pagina import Context, pagina
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld
from telmee.web.onderdelen.landelijk import gegevens, tabellen
from telmee.web.onderdelen.landelijk.vraag import Vraag, lees_of_fout, van

JAAR, NAAR = "jaar", "naar"
EERST = "grootteklasse"


@dataclass(frozen=True)
class Gegevens(Context):
    """`staat` is geen (no data set), wacht, bezig, mislukt or klaar; the rest is there when it is klaar."""

    vraag: Vraag | None = None
    staat: str = "geen"
    taak: Taak | None = None
    gemaakt: datetime | None = None
    demo: bool = False
    naam: str = ""
    banner: str = ""
    uitslag: Uitslag | None = None
    velden: tuple[Veld, ...] = ()
    jaren: tuple[tuple[str, str, bool], ...] = ()
    plaat: Staven | None = None
    alle: Mapping[str, Tabel] = field(default_factory=dict)
    uitsplitsing: Beschermd | None = None
    verandering_zin: str = ""
    bomen: tuple[Uitleg, ...] = ()

    @property
    def personen(self) -> Tabel | None:
        """The persons of a breakdown by two features."""
        return self.alle.get("uitsplitsing-personen")

    @property
    def groepen(self) -> Staven | None:
        """The groups of a breakdown by one feature."""
        return beschermd.staven(self.uitsplitsing) if self.uitsplitsing else None

    @property
    def bron_zin(self) -> str:
        """Where the chart comes from, and of which day it is."""
        if self.uitslag is None:
            return ""
        return tekst(
            "landelijk.bron_en_dag", bron=beeld_verloop.bronnen([self.uitslag]).rstrip("."), dag=self.gemaakt_op
        )

    @property
    def bronnen(self) -> tuple[tuple[str, Herkomst], ...]:
        """Every source with what it is about."""
        return tabellen.bronnen(self.uitslag) if self.uitslag else ()

    @property
    def gemaakt_op(self) -> str:
        """The day on which it was made."""
        return teksten.dag(self.gemaakt.date()) if self.gemaakt else ""

    def grafieken(self) -> Mapping[str, Staven]:
        """The year beside its targets, and the groups of a breakdown."""
        groepen = {"uitsplitsing": self.groepen} if self.groepen else {}
        return ({"jaar": self.plaat} if self.plaat else {}) | groepen

    def tabellen(self) -> Mapping[str, Tabel]:
        """The table of the year and its breakdown."""
        return self.alle

    def als_dict(self) -> dict[str, Any]:
        """How far it is; the outcome and the breakdown, once they are there."""
        uit: dict[str, Any] = {
            "titel": self.titel,
            "staat": self.staat,
            "dataset": self.naam,
            "banner": self.banner,
            "gemaakt": self.gemaakt.isoformat() if self.gemaakt else None,
            "nietBegrepen": list(self.vraag.onbegrepen) if self.vraag else [],
        }
        if self.uitslag is not None and self.uitsplitsing is not None:
            uit |= {"meting": self.uitslag.naar_dict(), "uitsplitsing": beschermd.cellen(self.uitsplitsing)}
        return uit


def lees_naar(invoer: str) -> tuple[str, ...]:
    """The features of a breakdown, in the order in which it is kept."""
    gevraagd = {kenmerk.naam for kenmerk in lees_kenmerken(invoer[:200])}
    return next(namen for namen in (tuple(k.naam for k in elk) for elk in keuzes()) if set(namen) == gevraagd)


def kies_jaar(alles: Openbaar, invoer: str) -> int:
    """A year of the data set."""
    for jaar in alles.jaren:
        if invoer.strip() == str(jaar):
            return jaar
    kan = ", ".join(map(str, alles.jaren))
    raise GebruiksFout(f"De dataset heeft geen meting over '{invoer[:20]}'; kies uit {kan}.")


@pagina(
    "landelijk/eigen-gegevens",
    naam="landelijk-gegevens",
    sjabloon="landelijk/gegevens.html",
    context=Gegevens,
    api="dataset",
)
def eigen_gegevens(request: HttpRequest) -> Gegevens:
    """The table from records, with one breakdown."""
    vraag = van(request, (JAAR, NAAR))
    gevonden = gegevens.openbaar()
    taak = gegevens.laatste_taak()
    kruimels = ((tekst("landelijk.kort"), "landelijk-reeks"),)
    if gevonden is None:
        staat = "geen" if gegevens.dataset_map() is None else taak.staat if taak is not None else "wacht"
        staat = "mislukt" if staat in ("gestopt", "klaar") else staat
        return Gegevens(tekst(f"landelijk.gegevens_{staat}"), kruimels, vraag, staat, taak, demo=gegevens.is_demo())
    alles, gemaakt = gevonden
    jaar, fout_jaar = lees_of_fout(request, JAAR, lambda invoer: kies_jaar(alles, invoer))
    naar, fout_naar = lees_of_fout(request, NAAR, lees_naar)
    gekozen = jaar or max(alles.jaren)
    uitslag, gesplitst = alles.jaren[gekozen], alles.uitsplitsingen[gekozen][naar or (EERST,)]
    toen = alles.jaren.get(gekozen - 1)
    ontleding = None if toen is None else ontleed(uitslag, toen, vraag.wetten)
    alle = {"tabel": tabellen.jaartabel(uitslag)}
    if ontleding is not None:
        alle["ontleding"] = tabellen.met_regels(beeld_verloop.ontleding_tabel(ontleding, uitslag), gekozen)
    namen = ("uitsplitsing", "uitsplitsing-personen")
    alle |= dict(zip(namen, beschermd.tabellen(gesplitst, uitslag.banner), strict=False))
    alle["uitsplitsing-cellen"] = beschermd.cellen_tabel(gesplitst, uitslag.banner)
    return Gegevens(
        _titel(uitslag),
        kruimels,
        vraag,
        "klaar",
        taak if taak is not None and taak.loopt else None,
        gemaakt,
        gegevens.is_demo(),
        alles.naam,
        uitslag.banner,
        uitslag,
        _velden(alles, gekozen, ",".join(gesplitst.namen), fout_jaar, fout_naar),
        plaat=beeld.jaar_grafiek(uitslag),
        alle=alle,
        uitsplitsing=gesplitst,
        verandering_zin=zinnen.ontleding_zin(ontleding).in_taal(taal()) if ontleding else "",
        bomen=tabellen.bomen(uitslag),
    )


def _titel(uitslag: Uitslag) -> str:
    """The outcome of the data set in one sentence; of a sample how many banen it has."""
    return zinnen.uitslag_zin(uitslag).in_taal(taal())


def _velden(alles: Openbaar, jaar: int, naar: str, fout_jaar: str, fout_naar: str) -> tuple[Veld, ...]:
    """The year and the breakdown, each one of a fixed list."""
    los = {kenmerk.naam: kenmerk.label for kenmerk in KENMERKEN.values()}
    lijst = tuple((",".join(k.naam for k in elk), " × ".join(los[k.naam] for k in elk)) for elk in keuzes())
    jaren = tuple((str(elk), str(elk)) for elk in alles.jaren)

    def veld(naam: str, waarde: str, keuzes_: tuple[tuple[str, str], ...], fout: str) -> Veld:
        wat, waar = (tekst(f"landelijk.veld_{naam}_{deel}") for deel in ("wat", "waar"))
        label = tekst(f"landelijk.veld_{naam}")
        return Veld(naam, label, "lijst", waarde=waarde, keuzes=keuzes_, wat=wat, waar=waar, fout=fout)

    return veld(JAAR, str(jaar), jaren, fout_jaar), veld(NAAR, naar, lijst, fout_naar)


@pagina(
    "landelijk/eigen-gegevens/reken",
    naam="landelijk-reken",
    sjabloon="landelijk/gegevens.html",
    context=Gegevens,
    methoden=("POST",),
    los=True,
)
def reken(request: HttpRequest) -> HttpResponseBase:
    """Begins the work, unless nothing changed; goes to the page that says how far it is."""
    if gegevens.dataset_map() is None:
        raise Fout(tekst("landelijk.gegevens_geen_uitleg"))
    taak = gegevens.begin_zo_nodig()
    if taak is None:
        return redirect(reverse("landelijk-gegevens"))
    return redirect(reverse("taken-taak", kwargs={"nummer": taak.pk}))
