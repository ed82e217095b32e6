"""The files of a cohort as they come in: read into memory, counted, and gone with the request.

The token of the form comes before the first file; the days may come anywhere. A few at a time: who comes when all
places are taken is told to come back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest, QueryDict

from telmee import getypt
from telmee.fouten import Fout
from telmee.gegevens.publicatie_register import cohort as gepubliceerd
from telmee.meting import cohort_bestanden
from telmee.meting.cohort import Cohort
from telmee.meting.cohort_bestanden import NAMEN, Geheugenbestand
from telmee.web.kit.fouten import in_woorden
from telmee.web.kit.teksten import tekst
from telmee.web.kit.uploads import MIB, Deel, Grens, Lichaam, UploadFout

GRENS = Grens(lichaam=256 * MIB, delen=20)
DAGEN = ("van", "tot")
_plaatsen = threading.BoundedSemaphore(2)
"""So many are read and counted at the same time: each may hold all of its files in memory."""


@dataclass
class Gelezen:
    """What was typed, and the cohort or what is wrong with which field."""

    velden: QueryDict = field(default_factory=lambda: QueryDict(mutable=True))
    cohort: Cohort | None = None
    fouten: dict[str, str] = field(default_factory=dict)


def lees(request: HttpRequest, toegang: Callable[[QueryDict], None] = lambda velden: None) -> Gelezen:
    """Reads and counts. `toegang` sees the fields before the first file, and raises for who may not go on.

    Raises `UploadFout` for the body; what is wrong with a field or a file stands in `fouten`.
    """
    if not _plaatsen.acquire(blocking=False):
        raise UploadFout(tekst("doelgroepregister.cohort_druk"), 503)
    try:
        return _lees(request, toegang)
    finally:
        _plaatsen.release()


def _lees(request: HttpRequest, toegang: Callable[[QueryDict], None]) -> Gelezen:
    uit, lichaam, mocht = Gelezen(), Lichaam(request, GRENS), False
    try:
        with cohort_bestanden.geheugen() as bestanden:
            for deel in lichaam.delen():
                if deel.naam in NAMEN:
                    if not mocht:
                        toegang(uit.velden)
                        mocht = True
                    _bestand(deel, bestanden)
                elif deel.bestand is None:
                    uit.velden.appendlist(deel.naam[:100], deel.tekst(GRENS.veld))
            if not mocht:
                toegang(uit.velden)
            van, tot = (_dag(uit, naam) for naam in DAGEN)
            if van and tot:
                uit.cohort = _tel(uit, bestanden, van, tot)
    except Exception:
        lichaam.lees_uit()
        raise
    return uit


def _bestand(deel: Deel, bestanden: dict[str, Geheugenbestand]) -> None:
    if deel.is_leeg():
        return
    if deel.naam in bestanden:
        raise UploadFout(tekst("doelgroepregister.cohort_een", naam=deel.naam))
    bestanden[deel.naam] = Geheugenbestand(deel.naam)
    bestanden[deel.naam].vul(deel)


def _dag(uit: Gelezen, naam: str) -> date | None:
    """A day of the form; where none was typed, that of the report."""
    getypt_ = uit.velden.get(naam, "").strip()
    try:
        return getypt.dag(getypt_, "de dag") if getypt_ else getattr(gepubliceerd(), naam)
    except Fout as fout:
        uit.fouten[naam] = in_woorden(str(fout))
        return None


def _tel(uit: Gelezen, bestanden: dict[str, Geheugenbestand], van: date, tot: date) -> Cohort | None:
    try:
        return cohort_bestanden.bereken(bestanden, van, tot)
    except UploadFout:
        raise
    except Fout as fout:
        veld = fout.veld if fout.veld in NAMEN else "tot" if tot <= van else NAMEN[0]
        uit.fouten[veld] = tekst("doelgroepregister.cohort_dagen") if tot <= van else in_woorden(str(fout))
        return None
