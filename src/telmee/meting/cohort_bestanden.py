"""The cohort from files in memory: `registraties`, payroll records, and the grounds if there are any.

Nothing of them touches a disk: each stands in anonymous memory, and the data set is a folder of links to that. The same
check and the same count as of a data set on a disk, so the same outcome to the person; employers are not asked for.
Raises `Fout` for what cannot be read or is wrong, in words without a place on this machine, and where the system has no
such memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Protocol

from telmee.fouten import Fout
from telmee.gegevens.controle import FOUT, Bevindingen, controleer_los
from telmee.gegevens.lezen import Dataset
from telmee.gegevens.schema import TABELLEN
from telmee.meting import cohort
from telmee.meting.cohort import Cohort
from telmee.wet import Wetten

VERPLICHT, OOK = ("registraties", "dienstverbanden"), "grondslagen"
NAMEN = (*VERPLICHT, OOK)
MEESTE_RIJEN = 5_000_000
"""Payroll records that are counted in memory; more go through the command, from a disk."""
PER_KEER = 1 << 20
_PARQUET = b"PAR1"


class Leesbaar(Protocol):
    """What bytes come from."""

    def read(self, n: int, /) -> bytes:
        """At most so many; none at the end."""
        ...


class Geheugenbestand:
    """A file in memory, as long as it is open; `soort` follows from its first bytes."""

    def __init__(self, naam: str) -> None:
        if not hasattr(os, "memfd_create"):
            raise Fout("Dit systeem kan bestanden niet in het geheugen houden; gebruik 'telmee meting cohort'.")
        self._nummer = os.memfd_create(naam)
        self.lengte, self._kop = 0, b""

    def vul(self, bron: Leesbaar) -> None:
        """Takes in all of it."""
        while stuk := bron.read(PER_KEER):
            self._kop = (self._kop + stuk[:4])[:4] if len(self._kop) < 4 else self._kop
            self.lengte += len(stuk)
            while stuk:
                stuk = stuk[os.write(self._nummer, stuk) :]

    @property
    def soort(self) -> str:
        """The ending by which a reader knows it."""
        return "parquet" if self._kop == _PARQUET else "csv"

    @property
    def pad(self) -> str:
        """Where it can be opened, for this process."""
        return f"/proc/{os.getpid()}/fd/{self._nummer}"

    def sluit(self) -> None:
        """Gives the memory back."""
        os.close(self._nummer)


@contextmanager
def geheugen() -> Iterator[dict[str, Geheugenbestand]]:
    """Room for the files by the name of their table; all is gone at the end."""
    bestanden: dict[str, Geheugenbestand] = {}
    try:
        yield bestanden
    finally:
        for elk in bestanden.values():
            elk.sluit()


def bereken(bestanden: Mapping[str, Geheugenbestand], van: date, tot: date, wetten: Wetten | None = None) -> Cohort:
    """The cohort; without a file of grounds the ground of everybody is unknown."""
    cohort.eis_dagen(van, tot)
    if weg := [naam for naam in VERPLICHT if naam not in bestanden or not bestanden[naam].lengte]:
        raise Fout(f"Het bestand {weg[0]} ontbreekt of is leeg; geef het als CSV of Parquet.", veld=weg[0])
    with ExitStack() as stapel:
        map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="telmee-cohort-")))
        try:
            _leg_neer(map_, bestanden, stapel)
            dataset = stapel.enter_context(
                cohort.open_voor(map_, van, tot, "polars", "Het bestand dienstverbanden", temp_directory="")
            )
            _eis_goed(dataset)
            return cohort.tel(dataset, van, tot, wetten)
        except Fout as fout:
            raise _zonder_plek(fout, map_) from None


def _leg_neer(map_: Path, bestanden: Mapping[str, Geheugenbestand], stapel: ExitStack) -> None:
    """Links under the names of the tables; grounds that were not given are a table without rows."""
    alle = dict(bestanden)
    if OOK not in alle or not alle[OOK].lengte:
        alle[OOK] = Geheugenbestand(OOK)
        stapel.callback(alle[OOK].sluit)
        alle[OOK].vul(_Tekst(",".join(TABELLEN[OOK].namen) + "\n"))
    for naam, elk in alle.items():
        (map_ / f"{naam}.{elk.soort}").symlink_to(elk.pad)


class _Tekst:
    def __init__(self, tekst: str) -> None:
        self._rest = tekst.encode()

    def read(self, n: int, /) -> bytes:
        uit, self._rest = self._rest[:n], self._rest[n:]
        return uit


def _eis_goed(dataset: Dataset) -> None:
    bevindingen = controleer_los(dataset, NAMEN)
    if bevindingen.gecontroleerd > MEESTE_RIJEN:
        raise Fout("Dit zijn meer rijen dan hier in één keer kan; gebruik 'telmee meting cohort'.", veld=VERPLICHT[1])
    if bevindingen.fouten:
        raise _eerste_fout(bevindingen)


def _eerste_fout(bevindingen: Bevindingen) -> Fout:
    """How many, and the first two with their place: at the field of the first one's file."""
    eerste = [elk for elk in bevindingen.eerste(2) if elk.ernst == FOUT]
    aantal = "is 1 fout" if bevindingen.fouten == 1 else f"zijn {bevindingen.fouten} fouten"
    zinnen = "; ".join(elk.zin() for elk in eerste)
    return Fout(f"In de bestanden {aantal} gevonden ({zinnen}), dus er is niets berekend.", veld=eerste[0].tabel)


def _zonder_plek(fout: Fout, map_: Path) -> Fout:
    """The same without where the links were, at the field of the file that it is about."""
    zin = str(fout).replace(f"'{map_}/", "'").replace(f"{map_}/", "").replace(f"'{map_}'", "uw bestanden")
    veld = getattr(fout, "veld", "") or next((naam for naam in NAMEN if naam in zin), "")
    return Fout(zin, veld=veld)
