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

from telmee import deur, getypt, meting
from telmee.fouten import Fout, GebruiksFout
from telmee.meting import Uitslag
from telmee.meting.gepubliceerd import jaren
from telmee.veilig import regel
from telmee.web.kit import fouten
from telmee.web.kit.teksten import tekst
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
        return f"?{STAND}={self.stand.isoformat()}" if self.stand != date.today() else ""

    @property
    def uitslagen(self) -> tuple[Uitslag, ...]:
        """The series as known on that day."""
        return reeks_op(self.stand)


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
        raise GebruiksFout(f"{dag.isoformat()} is nog niet geweest; kies vandaag of een dag ervoor.")
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
    """A year as it stands in an address; what is none is refused with the years that there are."""
    if not re.fullmatch(r"[0-9]{4}", gegeven):
        reeks = jaren(wetten)
        raise Fout(f"'{gegeven[:LANG]}' is geen jaar; kies een jaar van {reeks[0]} tot en met {reeks[-1]}.")
    return int(gegeven)


def lees_deel(invoer: str) -> int:
    """A share in hundredths of a percent."""
    deel = getypt.procent(invoer[:LANG], "het aandeel van de markt")
    if not 0 <= deel <= 10_000:
        raise GebruiksFout("Het aandeel van de markt ligt tussen 0 en 100 procent.")
    return deel
