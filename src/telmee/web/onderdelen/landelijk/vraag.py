"""What an address of the dashboard asks: a year, the day whose knowledge counts, a key; and what was not understood.

An address may be older than the program: a parameter that is not known any more is named, and the page shows the rest.
What cannot be read leaves the page as it is without it, with the error at the field; a program gets the error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from django.http import HttpRequest
from django.urls import reverse

from telmee import deur, getypt, meting
from telmee.fouten import Fout, GebruiksFout
from telmee.getallen import datum
from telmee.meting import Uitslag
from telmee.meting import sleutel as sleutelkamer
from telmee.meting.gepubliceerd import eis_gepubliceerd, jaren
from telmee.veilig import regel
from telmee.web.kit import fouten
from telmee.web.kit.fouten import NietGevonden, Wijzer
from telmee.web.kit.teksten import taal, tekst
from telmee.web.kit.velden import Veld
from telmee.wet import Wetten

STAND = "stand"
VAN_DE_KIT = ("tabel", "grafiek")
LANG = 40
T = TypeVar("T")


@dataclass(frozen=True)
class Vraag:
    """The law as known on a day, what was not understood, and the field of that day."""

    wetten: Wetten
    stand: date
    veld: Veld
    onbegrepen: tuple[str, ...] = ()

    @property
    def zoekdeel(self) -> str:
        """The same day for another page, as the end of an address."""
        return zoekdeel(self.stand)

    @property
    def uitslagen(self) -> tuple[Uitslag, ...]:
        """The series as known on that day."""
        return reeks_op(self.stand)


def zoekdeel(stand: date) -> str:
    """The day whose knowledge counts as the end of an address; nothing for today."""
    return f"?{STAND}={stand.isoformat()}" if stand != date.today() else ""


@lru_cache(maxsize=64)
def wetten_op(stand: date) -> Wetten:
    """The law as known on a day, made once."""
    gevonden: Wetten = deur.wetten(stand)
    return gevonden


@lru_cache(maxsize=64)
def reeks_op(stand: date) -> tuple[Uitslag, ...]:
    """The series as known on a day, computed once."""
    return meting.reeks(wetten_op(stand))


def lees_stand(getypt_: str) -> date:
    """A day on which something was known about the law."""
    dag = getypt.dag(getypt_[:LANG], "de dag waarop u kijkt")
    if dag > date.today():
        raise GebruiksFout(f"{datum(dag)} is nog niet geweest; kies vandaag of een dag ervoor.")
    jaren(wetten_op(dag))  # refuses a day on which nothing was published
    return dag


def lees_of_fout(request: HttpRequest, naam: str, lees: Callable[[str], T]) -> tuple[T | None, str]:
    """What was given under this name, and what is wrong with it; a program gets the error instead."""
    invoer = request.GET.get(naam, "").strip()
    if not invoer:
        return None, ""
    try:
        return lees(invoer), ""
    except Fout as fout:
        if fouten.wil_json(request):
            raise
        return None, fouten.in_woorden(str(fout), 300)


def van(request: HttpRequest, ook: Iterable[str] = ()) -> Vraag:
    """What this request asks; `ook`: the parameters that the page knows besides the day."""
    dag, fout = lees_of_fout(request, STAND, lees_stand)
    stand = dag or date.today()
    bekend = {STAND, *VAN_DE_KIT, *ook}
    vreemd = tuple(regel(f"{naam}={waarde}", 60) for naam, waarde in request.GET.items() if naam not in bekend)
    veld = Veld(
        STAND,
        tekst("landelijk.veld_stand"),
        "datum",
        waarde=request.GET.get(STAND, "")[:LANG],
        wat=tekst("landelijk.veld_stand_wat"),
        waar=tekst("landelijk.veld_stand_waar"),
        fout=fout,
    )
    return Vraag(wetten_op(stand), stand, veld, vreemd[:5])


def lees_jaar(gegeven: str, wetten: Wetten) -> int:
    """A year of the series, as it stands in an address; another one is not there, and the years that are lead on."""
    if not re.fullmatch(r"[0-9]{4}", gegeven):
        raise _geen_jaar("jaar_geen", gegeven[:LANG], wetten)
    eis_jaar(int(gegeven), wetten)
    return int(gegeven)


def eis_jaar(jaar: int, wetten: Wetten) -> None:
    """Refuses a year about which nothing was published."""
    try:
        eis_gepubliceerd(jaar, wetten)
    except Fout as fout:
        zin = fouten.in_woorden(str(fout)) if taal() == "nl" else ""
        raise _geen_jaar("jaar_er_niet", str(jaar), wetten, zin) from None


def eis_sleuteljaar(jaar: int, wetten: Wetten) -> None:
    """Refuses a year whose parts were not published: there is no key to try."""
    eis_jaar(jaar, wetten)
    if jaar not in (er_zijn := sleutelkamer.jaren(wetten)):
        raise NietGevonden(tekst("landelijk.jaar_zonder_sleutel", jaar=jaar),
                           wijzers(er_zijn, wetten.stand, "landelijk-sleutel"), _alle_jaren(wetten.stand))  # fmt: skip


def wijzers(er_zijn: Iterable[int], stand: date, naam: str = "landelijk-jaar") -> list[Wijzer]:
    """Years as links to their page, the last one first."""
    return [Wijzer(str(j), reverse(naam, kwargs={"jaar": str(j)}) + zoekdeel(stand)) for j in sorted(er_zijn)[::-1]]


def _alle_jaren(stand: date) -> Wijzer:
    return Wijzer(tekst("landelijk.kort"), reverse("landelijk-reeks") + zoekdeel(stand))


def _geen_jaar(sleutel: str, wat: str, wetten: Wetten, zin: str = "") -> NietGevonden:
    """A year that is not in the series: what is wrong with it, and every year that is."""
    reeks = jaren(wetten)
    zin = zin or tekst(f"landelijk.{sleutel}", jaar=wat, eerst=reeks[0], laatst=reeks[-1])
    return NietGevonden(zin, wijzers(reeks, wetten.stand), _alle_jaren(wetten.stand))


def lees_deel(invoer: str) -> int:
    """A share in hundredths of a percent."""
    deel = getypt.procent(invoer[:LANG], "het aandeel van de markt")
    if not 0 <= deel <= 10_000:
        raise GebruiksFout("Het aandeel van de markt ligt tussen 0 en 100 procent.")
    return deel
