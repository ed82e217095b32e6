"""What the law lets somebody see: role, purpose and tie in, fields out. Asks `wet/doelgroep_inzage`; knows no rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from typing import Any

from telmee.fouten import GebruiksFout

VELDEN = ("in_register", "periode", "alle_perioden", "grond", "gronden_eerder", "uren", "wie_keek")
"""Each is the rule `inzage_<veld>` of the law."""
GEEN = "geen"
_FEITEN = {"rol": "inzage_rol", "doel": "inzage_doel", "relatie": "inzage_relatie", "werkgever": "werkgever_relatie"}


@dataclass(frozen=True)
class Recht:
    """What may be seen, on which article; `vanaf` and `tot` bound the days that may be asked about (an employer)."""

    rol: str
    doel: str
    relatie: str
    velden: frozenset[str]
    artikel: str
    verplicht: bool
    vanaf: date
    tot: date


def keuzes(wat: str) -> tuple[str, ...]:
    """The roles, purposes or ties that the law knows; ties of employers first."""
    feiten = _boek().facts
    if wat == "relatie":
        elk = (*feiten[_FEITEN["werkgever"]].choices, *feiten[_FEITEN["relatie"]].choices)
        return (*[naam for naam in dict.fromkeys(elk) if naam != GEEN], GEEN)
    return tuple(feiten[_FEITEN[wat]].choices)


@lru_cache(maxsize=4096)
def recht(rol: str, doel: str, relatie: str, dag: date) -> Recht:
    """What the law of the day of asking gives. Refuses a role, purpose or tie that it does not know."""
    for wat, waarde in (("rol", rol), ("doel", doel), ("relatie", relatie)):
        if waarde not in keuzes(wat):
            raise GebruiksFout(f"'{waarde[:40]}' is geen {wat}; kies uit {', '.join(keuzes(wat))}.")
    feiten = _boek().facts
    gegeven: dict[str, Any] = {_FEITEN["rol"]: rol, _FEITEN["doel"]: doel}
    for wat in ("relatie", "werkgever"):
        gegeven[_FEITEN[wat]] = relatie if relatie in feiten[_FEITEN[wat]].choices else GEEN
    namen = [f"inzage_{veld}" for veld in VELDEN]
    uit = (
        _wetten(dag)
        .op(dag)
        .compute(gegeven, *namen, "inzage_weg", "inzage_verplicht", "inzage_dag_vanaf", "inzage_dag_tot")
    )
    velden = frozenset(veld for veld, naam in zip(VELDEN, namen, strict=True) if uit.outcome(naam) is True)
    begin, eind = (date(1970, 1, 1) + timedelta(uit.outcome(f"inzage_dag_{deel}")) for deel in ("vanaf", "tot"))
    artikel = str(uit.article("inzage_weg")) if velden else ""
    return Recht(rol, doel, relatie, velden, artikel, uit.outcome("inzage_verplicht") is True, begin, eind)


def tabel(dag: date) -> Iterator[Recht]:
    """Every combination that sees something; whoever is not in it sees nothing."""
    for rol, doel, relatie in product(keuzes("rol"), keuzes("doel"), keuzes("relatie")):
        gevonden = recht(rol, doel, relatie, dag)
        if gevonden.velden and _eigen(rol, relatie):
            yield gevonden


def sinds(rol: str, doel: str, relatie: str, veld: str, tot: date) -> date | None:
    """The first day on which this field was open, counted back from a day on which it is."""
    dagen = sorted({regel.since for regel in _boek().rules if regel.subject in _ONDERWERPEN and regel.since <= tot})
    gevonden = None
    for dag in reversed(dagen):
        if veld not in recht(rol, doel, relatie, dag).velden:
            break
        gevonden = dag
    return gevonden


def velden_sinds(each: Recht, dag: date) -> dict[str, date]:
    """The fields that are seen, in one order, each with the first day on which it was open."""
    gevonden = {veld: sinds(each.rol, each.doel, each.relatie, veld, dag) for veld in VELDEN if veld in each.velden}
    return {veld: toen for veld, toen in gevonden.items() if toen is not None}


def als_dict(each: Recht, dag: date) -> dict[str, Any]:
    """One row of the table for programs."""
    plat = {naam: getattr(each, naam) for naam in ("rol", "doel", "relatie", "artikel", "verplicht")}
    return plat | {"velden": velden_sinds(each, dag)}


_ONDERWERPEN = ("doelgroep_inzage", "doelgroep_register")


def _eigen(rol: str, relatie: str) -> bool:
    """A tie that makes a difference for this role: UWV's answer is the same with any."""
    return rol != "uwv" or relatie == GEEN


def _boek() -> Any:
    from telmee.wet.machine.load import lawbook

    return lawbook()


@lru_cache(maxsize=64)
def _wetten(stand: date) -> Any:
    from telmee.wet import Wetten

    return Wetten.known(stand)
