"""Finds income relations whose filing periods may overlap, or that hold one period twice: one pass, little memory.

Every row becomes one 64-bit number: the hash of its relation, and in the lowest bits which of the filing periods of the
data it is, in order of first and last day. Sorted, the periods of one relation stand side by side in order, and two of
a relation overlap only when two neighbours do. Rows of one relation have one hash, so nothing is missed; two relations
with one hash can be suspected together, and whoever is suspected is looked at row by row afterwards. What does not fit
in memory is divided by hash over temporary files, which hold nothing but these numbers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

RELATIE = "persoon, werkgever, inkomstenverhouding"
DEEL = 1 << 23  # rows that are sorted at once: 64 MiB of numbers
STUK = 1 << 17  # rows that come from DuckDB at once
BLOK = 1 << 16  # rows that are compared at once: what is made for them stays in the processor's cache
TABEL = 1 << 20  # the widest table of period codes; beyond it codes are looked up
Getallen = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class _Tijdvakken:
    """The filing periods that occur, in order: day numbers of their ends, and the number by which a row names one."""

    begin: npt.NDArray[np.int64]
    eind: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]

    @property
    def duur(self) -> int:
        return int((self.eind - self.begin).max()) + 1

    @property
    def bits(self) -> int:
        """How many bits it takes to tell these periods apart."""
        return max(1, (len(self.begin) - 1).bit_length())

    def nummer(self, codes: npt.NDArray[np.int64]) -> Getallen:
        """Which period each code is."""
        if int(self.codes[-1]) < TABEL:
            tabel = np.zeros(int(self.codes[-1]) + 1, dtype=np.uint64)
            tabel[self.codes] = np.arange(len(self.codes), dtype=np.uint64)
            return tabel[codes]
        return np.searchsorted(self.codes, codes).astype(np.uint64)


def vul_verdacht(verbinding: Any, bron: str, tijdvakken: list[tuple[int, int]], rijen: int, map_: str | None) -> bool:
    """Fills the table `verdacht` with the relations that may collide; says whether there are any.

    tijdvakken: day numbers of every filing period that occurs and ends no earlier than it begins. map_: for temporary
    files.
    """
    import pyarrow as pa

    gevonden = np.empty(0, dtype=np.uint64)
    if tijdvakken:
        vakken = _in_orde(tijdvakken)
        with ExitStack() as stapel:
            verdacht = [_botsend(deel, vakken) for deel in _delen(verbinding, bron, vakken, rijen, map_, stapel)]
            gevonden = np.concatenate(verdacht)
    verbinding.sql(f"CREATE OR REPLACE TEMP TABLE verdacht AS SELECT {RELATIE} FROM {bron} LIMIT 0")
    if len(gevonden):
        verbinding.register("verdachte_hashes", pa.table({"h": gevonden}))
        verbinding.sql(f"""
            INSERT INTO verdacht SELECT DISTINCT {RELATIE} FROM {bron}
            WHERE ({_HASH}) >> {vakken.bits} IN (SELECT h FROM verdachte_hashes)""")
        verbinding.unregister("verdachte_hashes")
    return bool(len(gevonden))


_HASH = f"hash({', '.join(f'{naam}::BIGINT' for naam in RELATIE.split(', '))})"


def _in_orde(tijdvakken: list[tuple[int, int]]) -> _Tijdvakken:
    begin, eind = (np.array(kant, dtype=np.int64) for kant in zip(*sorted(tijdvakken), strict=True))
    return _Tijdvakken(begin, eind, (begin - begin[0]) * (int((eind - begin).max()) + 1) + eind - begin)


def _delen(
    verbinding: Any, bron: str, vakken: _Tijdvakken, rijen: int, map_: str | None, stapel: ExitStack
) -> Iterator[Getallen]:
    """The numbers of all rows, divided so that the rows of one relation are in one part."""
    aantal = 1 << max(0, (rijen - 1) // DEEL).bit_length()
    if aantal == 1:
        stukken = list(_stukken(verbinding, bron, vakken))
        yield np.concatenate(stukken) if stukken else np.empty(0, dtype=np.uint64)
        return
    tijdelijk = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="telmee-controle-", dir=map_)))
    bestanden: list[BufferedRandom] = [stapel.enter_context((tijdelijk / str(n)).open("w+b")) for n in range(aantal)]
    grenzen = np.arange(1, aantal, dtype=np.uint64) << np.uint64(64 - (aantal - 1).bit_length())
    for stuk in _stukken(verbinding, bron, vakken):
        stuk.sort()
        for bestand, deel in zip(bestanden, np.split(stuk, np.searchsorted(stuk, grenzen)), strict=True):
            bestand.write(deel.data)
    ruimte = np.empty(max(bestand.tell() for bestand in bestanden) // 8, dtype=np.uint64)
    for bestand in bestanden:
        bestand.seek(0)
        yield ruimte[: bestand.readinto(ruimte.data) // ruimte.itemsize]
        bestand.truncate(0)


def _stukken(verbinding: Any, bron: str, vakken: _Tijdvakken) -> Iterator[Getallen]:
    """The numbers of the rows, as they come."""
    begin = f"(tijdvak_begin - DATE '1970-01-01' - {vakken.begin[0]})::BIGINT"
    code = f"{begin} * {vakken.duur} + (tijdvak_eind - tijdvak_begin)"
    vraag = f"SELECT {_HASH} AS h, {code} AS code FROM {bron} WHERE tijdvak_eind >= tijdvak_begin"
    laag = np.uint64((1 << vakken.bits) - 1)
    for stuk in verbinding.sql(vraag).to_arrow_reader(STUK):
        yield (stuk["h"].to_numpy() & ~laag) | vakken.nummer(stuk["code"].to_numpy())


def _botsend(deel: Getallen, vakken: _Tijdvakken) -> Getallen:
    """The hashes in one part of which two periods touch; in blocks, because short-lived memory is what costs time."""
    deel.sort()
    laag = np.uint64((1 << vakken.bits) - 1)
    gevonden = [np.empty(0, dtype=np.uint64)]
    for begin in range(0, len(deel) - 1, BLOK):
        blok = deel[begin : begin + BLOK + 1]
        vak = (blok & laag).view(np.int64)
        raakt = vakken.begin[vak[1:]] <= vakken.eind[vak[:-1]]
        raakt &= (blok[1:] ^ blok[:-1]) <= laag
        gevonden.append(blok[1:][raakt] >> np.uint64(vakken.bits))
    samen = np.concatenate(gevonden)  # in order, so equal ones stand together
    return samen[np.flatnonzero(np.diff(samen, prepend=~samen[:1]))]
