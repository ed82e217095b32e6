"""A list of events of our own (CSV or .xlsx), one line per event; what the lines mean is for the register.

Columns: bsn, soort, aard, dag, bron, kenmerk, and if need be betreft (the number of an earlier event of a person) and
feiten (`naam=waarde, naam=waarde`). A column with the name of a fact is that fact. Empty is not said. Raises `Fout`
when the list cannot be read at all; a bad line is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from telmee.gegevens.loonaangifte import csv_lijst
from telmee.gegevens.loonaangifte.ingekomen import Ingekomen, plek
from telmee.gegevens.loonaangifte.nummers import elfproef
from telmee.gegevens.suwiml.bevindingen import Suwiverzamelaar

_NAMEN: dict[str, tuple[str, ...]] = {
    "bsn": ("burgerservicenummer",),
    "soort": ("soortgebeurtenis",),
    "aard": (),
    "dag": ("datum",),
    "bron": (),
    "kenmerk": (),
    "betreft": (),
    "feiten": (),
}
VERPLICHT = ("bsn", "soort", "dag", "bron", "kenmerk")
_GETAL, _DAG = re.compile(r"-?[0-9]{1,12}"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Regel:
    """One line as it was read; whether it can be, the register says."""

    bestand: str
    regel: int
    bsn: str = field(repr=False)
    soort: str
    aard: str
    dag: date
    bron: str
    kenmerk: str
    betreft: int | None = None
    feiten: dict[str, Any] = field(default_factory=dict)


def lees(pad: Path | str | Ingekomen, feiten: Collection[str], meld: Suwiverzamelaar) -> Iterator[Regel]:
    """The lines of a list; `feiten` are the names of facts that may be columns."""
    namen = _NAMEN | {naam: () for naam in feiten if naam not in _NAMEN}
    for rij in csv_lijst.regels(plek(pad), namen, VERPLICHT, meld):
        if (gelezen := _lees_regel(rij, feiten, meld)) is not None:
            yield gelezen


def _lees_regel(rij: csv_lijst.Regel, feiten: Collection[str], meld: Suwiverzamelaar) -> Regel | None:
    bsn = re.sub(r"[ .\-]", "", rij["bsn"])
    if not re.fullmatch(r"[0-9]{7,9}", bsn) or not elfproef(int(bsn)):
        meld.meld("csv-bsn", *rij.plek)
        return None
    for naam in ("soort", "bron", "kenmerk"):
        if not rij[naam]:
            meld.meld("gebeurtenis-leeg", *rij.plek, naam=naam)
            return None
    dag = csv_lijst.datum(rij["dag"])
    if dag is None:
        meld.meld("gebeurtenis-datum", *rij.plek, naam="dag")
        return None
    if rij["betreft"] and not re.fullmatch(r"[0-9]{1,6}", rij["betreft"]):
        meld.meld("gebeurtenis-betreft", *rij.plek)
        return None
    gezegd = {naam: _waarde(rij[naam]) for naam in feiten if rij[naam] and naam not in _NAMEN}
    for deel in filter(None, (stuk.strip() for stuk in re.split("[;,]", rij["feiten"]))):
        naam, is_, waarde = deel.partition("=")
        if not is_ or not naam.strip() or not waarde.strip():
            meld.meld("gebeurtenis-feit", *rij.plek)
            return None
        gezegd[naam.strip()] = _waarde(waarde.strip())
    betreft = int(rij["betreft"]) if rij["betreft"] else None
    aard = rij["aard"] or "vaststelling"
    plaats = (*rij.plek, bsn.zfill(9), rij["soort"], aard, dag, rij["bron"], rij["kenmerk"], betreft, gezegd)
    return Regel(*plaats)


def _waarde(tekst: str) -> Any:
    """Yes and no as such, whole numbers as numbers, Dutch dates as ISO; all else as it is."""
    if tekst.lower() in ("ja", "nee", "true", "false"):
        return tekst.lower() in ("ja", "true")
    if _GETAL.fullmatch(tekst) and not tekst.startswith("0") or tekst == "0":
        return int(tekst)
    if not _DAG.fullmatch(tekst) and (dag := csv_lijst.datum(tekst)) is not None:
        return dag.isoformat()
    return tekst
