"""Remembers by content that a table was checked and had no finding, so that the same bytes need not be checked again.

A stamp is a file in the user's own cache (`$XDG_CACHE_HOME/telmee/gecontroleerd`, else `~/.cache/…`); its name is a
SHA-256 over every byte of the files that the check reads, over what the data set says of itself, and over the program
text of the check. Nothing less proves content: size, times and the footer of a Parquet file stay the same when one
figure is replaced by another. Hashing is about a tenth of the work of checking. A stamp never lies with the data, where
who delivers them could put it, and holds a number of rows and nothing else.

Without a place to write the check is simply done every time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from telmee import __version__
from telmee.gegevens.lezen import Dataset

HOOGSTENS = 1_000  # stamps that are kept
_TOETSEN = ("controle.py", "bronnen.py", "relaties.py", "schema.py")


def stempelmap() -> Path | None:
    """Where the stamps are; None when the user has no such place."""
    with suppress(RuntimeError):
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "telmee" / "gecontroleerd"
    return None


@dataclass
class Stempels:
    """The stamps for one run over a data set; a file is hashed once, and again when it was written to meanwhile."""

    dataset: Dataset
    _gelezen: dict[tuple[Path, int, int, int], str] = field(default_factory=dict)

    def naam(self, tabel: str, jaar: int | None) -> str | None:
        """The name of the stamp for a table (of one year) as it is now; None when a file cannot be read."""
        paden = self.dataset.bestanden(tabel, jaar)
        if tabel == "dienstverbanden":  # whose employers must be known
            paden = [*paden, *self.dataset.bestanden("werkgevers", jaar)]
        sleutel = tabel if jaar is None else f"{tabel} {jaar}"
        try:
            delen = [__version__, *self._hashes(Path(__file__).with_name(naam) for naam in _TOETSEN)]
            delen += [sleutel, str(self.dataset.rijen.get(sleutel)), *map(self._kort, paden), *self._hashes(paden)]
        except OSError:
            return None
        return hashlib.sha256("\n".join(delen).encode()).hexdigest()

    def rijen(self, naam: str | None) -> int | None:
        """How many rows were checked under this name; None when they were not."""
        map_ = stempelmap()
        if naam is None or map_ is None:
            return None
        try:
            return int((map_ / naam).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def zet(self, naam: str | None, rijen: int) -> None:
        """Remember that these rows were checked and are good."""
        map_ = stempelmap()
        if naam is None or map_ is None:
            return
        with suppress(OSError):
            map_.mkdir(parents=True, exist_ok=True)
            nieuw = map_ / f".{naam}.{os.getpid()}"
            nieuw.write_text(f"{rijen}\n", encoding="ascii")
            nieuw.replace(map_ / naam)
            oud = sorted(map_.iterdir(), key=lambda pad: pad.stat().st_mtime, reverse=True)[HOOGSTENS:]
            for pad in oud:
                pad.unlink(missing_ok=True)

    def _kort(self, pad: Path) -> str:
        return str(pad.relative_to(self.dataset.map))

    def _hashes(self, paden: Iterable[Path]) -> list[str]:
        with ThreadPoolExecutor(os.cpu_count() or 1) as draden:
            return list(draden.map(self._hash, paden))

    def _hash(self, pad: Path) -> str:
        staat = pad.stat()
        sleutel = (pad, staat.st_size, staat.st_mtime_ns, staat.st_ctime_ns)
        if sleutel not in self._gelezen:
            with pad.open("rb") as bestand:
                self._gelezen[sleutel] = hashlib.file_digest(bestand, "sha256").hexdigest()
        return self._gelezen[sleutel]
