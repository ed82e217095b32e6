"""What an address of a rule page asks: a day, whose knowledge, which regimes; and what of it was not understood.

The address may be older than the program: a parameter that is not known any more is said, and the page shows the rest.
A day that is no day leaves the page as it is without one, with the error at the field; a program gets the error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from telmee import getypt
from telmee.fouten import Fout
from telmee.veilig import regel
from telmee.web.kit import fouten
from telmee.web.kit.fouten import NietGevonden, Wijzer
from telmee.web.kit.teksten import tekst
from telmee.web.kit.velden import Veld
from telmee.wet import Law, Wetten
from telmee.wet.machine.law import as_date
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.overview import regimes as andere_regimes
from telmee.wet.machine.values import IN_FORCE
from telmee.wetboek import namen
from telmee.wetboek.tijdlijn import beste_dag

DAG, STAND, REGIME = "op", "stand", "regime"
ALTIJD = (DAG, STAND, REGIME)


@dataclass(frozen=True)
class Vraag:
    """The day, the knowledge and the regimes of a page, its fields, and what was not understood."""

    op: date
    stand: date
    regimes: tuple[str, ...]
    velden: tuple[Veld, ...]
    onbegrepen: tuple[str, ...] = ()
    zelf_gekozen: bool = True

    @property
    def law(self) -> Law:
        """The law that the page shows."""
        return Wetten.known(self.stand, self.regimes).op(self.op)

    @property
    def zoekdeel(self) -> str:
        """The same question for another page, as the end of an address."""
        delen = [f"{DAG}={self.op.isoformat()}"]
        delen += [f"{STAND}={self.stand.isoformat()}"] if self.stand != date.today() else []
        return "?" + "&".join([*delen, *(f"{REGIME}={naam}" for naam in self.regimes if naam != IN_FORCE)])


IN_EEN_ZIN = {DAG: "de dag", STAND: "de stand"}
"""A day in the sentence about what is wrong with it; Dutch, as that sentence is before it is translated."""


def lees_dag(getypt_: str, wat: str) -> date:
    """A day or a year about which the law has something to say."""
    kaal = getypt_.strip()
    dag = as_date(kaal) if len(kaal) == 4 and kaal.isdecimal() else getypt.dag(kaal, wat)
    return Wetten.known().op(dag).op  # refuses a year without law


def van(request: HttpRequest, naam: str = "", verder: Iterable[str] = ()) -> Vraag:
    """What this request asks about a name (or about the law as a whole)."""
    gegeven = request.POST if request.method == "POST" else request.GET
    fout: dict[str, str] = {}
    dagen: dict[str, date] = {}
    for veld in (DAG, STAND):
        if (invoer := gegeven.get(veld, "").strip()) == "":
            continue
        try:
            dagen[veld] = lees_dag(invoer, IN_EEN_ZIN[veld])
        except Fout as probleem:
            if fouten.wil_json(request):
                raise
            fout[veld] = regel(str(probleem), 200)
    bekend = andere_regimes(lawbook())
    gevraagd = [each for each in gegeven.getlist(REGIME) if each and each != IN_FORCE]
    vreemd = [f"{REGIME}={each}" for each in gevraagd if each not in bekend]
    stand = dagen.get(STAND, date.today())
    regimes = frozenset({IN_FORCE, *(each for each in gevraagd if each in bekend)})
    op = dagen.get(DAG, stand)
    if naam and DAG not in dagen:
        op, _, regimes = beste_dag(lawbook(), naam, op, stand, regimes)
    vreemd += [key for key in request.GET if key not in (*ALTIJD, *verder)]
    velden = tuple(
        replace(_veld(veld), waarde=gegeven.get(veld, dag.isoformat())[:40], fout=fout.get(veld, ""))
        for veld, dag in ((DAG, op), (STAND, stand))
    )
    onbegrepen = tuple(regel(each, 60) for each in vreemd[:5])
    return Vraag(op, stand, tuple(sorted(regimes)), velden, onbegrepen, DAG in dagen)


def _veld(naam: str) -> Veld:
    wat, waar = (tekst(f"regels.veld_{naam}_{deel}") for deel in ("wat", "waar"))
    return Veld(naam, tekst(f"regels.veld_{naam}"), "datum", wat=wat, waar=waar)


# --- what does not exist ---------------------------------------------------------------------------------------------


def niet_gevonden(naam: str) -> NietGevonden:
    """A name that is not there, with those that look like it."""
    lijkt_op = namen.lijkt_op(naam)
    wijzers = [Wijzer(each.label, reverse("regels-regel", kwargs={"naam": each.naam}), nl=True) for each in lijkt_op]
    return NietGevonden(tekst("regels.naam_onbekend"), wijzers, alles())


def alles() -> Wijzer:
    """The way to the index, where everything of the law is."""
    return Wijzer(tekst("regels.titel"), reverse("regels"))


def kruimels() -> tuple[tuple[str, str], ...]:
    """The way back to the index."""
    return ((tekst("regels.kort"), "regels"),)
