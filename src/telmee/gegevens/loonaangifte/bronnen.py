"""Where the bytes come from: a file, a folder, or a zip of many files; with limits that no input can pass.

Nothing is unpacked to the disk and nothing is kept. A zip is read as a stream, so its own claims about sizes are never
believed. A zip inside a zip is not opened. Raises `Fout` for a path that does not exist or cannot be read; what is
wrong inside (a bomb, a password, a file that is too large) becomes a finding and the rest is still read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar

MIB = 1024 * 1024
# findings about a file that was not even opened, so that the totals can say how many they miss
NIET_GEOPEND = frozenset(
    {
        "zip-kapot",
        "zip-wachtwoord",
        "zip-in-zip",
        "lege-zip",
        "office",
        "geen-bestand",
        "te-veel-bestanden",
        "onleesbaar",
    }
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second one is a zip without files
_SOORTEN = (".xml", ".zip")
_BIJZAAK = ("thumbs.db", "desktop.ini", "leesmij.txt")
_BSN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9]|L[0-9]{2})")  # not a loonheffingennummer: that one says whose file it is
_UITPAKFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True)
class Grenzen:
    """What no input may pass. Bytes, unless the name says otherwise."""

    bestand: int = 4096 * MIB  # one message, unpacked
    totaal: int = 16384 * MIB  # all messages together, unpacked
    bestanden: int = 10_000
    uitpakken: int = 250  # a zip may not grow more than this many times …
    uitpakken_vanaf: int = 64 * MIB  # … once this much came out of it
    stuk: int = 4 * MIB  # one income relation, or anything else between two of them
    kop: int = 1 * MIB  # everything before the root element
    diepte: int = 12  # elements within elements
    delen: int = 1_000  # filing periods in one message


class TeGroot(Exception):
    """A limit was passed; the text says which one, in Dutch."""


@dataclass
class _Teller:
    totaal: int = 0


class Stroom:
    """A stream that counts what comes out and stops at a limit."""

    def __init__(self, stroom: IO[bytes], grenzen: Grenzen, teller: _Teller, ingepakt: int | None) -> None:
        self._stroom, self._grenzen, self._teller, self._ingepakt = stroom, grenzen, teller, ingepakt
        self._gelezen = 0

    def read(self, n: int = -1) -> bytes:
        stuk = self._stroom.read(n if n >= 0 else MIB)
        self._gelezen += len(stuk)
        self._teller.totaal += len(stuk)
        g = self._grenzen
        if self._gelezen > g.bestand:
            raise TeGroot(f"het bestand is groter dan {_mib(g.bestand)}")
        if self._teller.totaal > g.totaal:
            raise TeGroot(f"alle bestanden samen zijn groter dan {_mib(g.totaal)}")
        if (
            self._ingepakt is not None
            and self._gelezen > g.uitpakken_vanaf
            and self._gelezen > max(self._ingepakt, 1) * g.uitpakken
        ):
            raise TeGroot(f"het bestand in de zip wordt bij uitpakken meer dan {g.uitpakken} keer zo groot")
        return stuk

    def close(self) -> None:
        self._stroom.close()

    def __enter__(self) -> Stroom:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class Bron:
    """One file to read; `naam` is what findings call it. `open` gives a stream that guards the limits."""

    naam: str
    open: Callable[[], Stroom]


def _mib(n: int) -> str:
    return f"{n // MIB} MiB" if n >= MIB else f"{n} bytes"


@contextmanager
def bronnen(paden: Iterable[Path | str], meld: Verzamelaar, grenzen: Grenzen = Grenzen()) -> Iterator[Iterator[Bron]]:
    """All files that the paths lead to, in order of their names; zips stay open until the block ends."""
    open_zips: list[zipfile.ZipFile] = []
    try:
        yield _alle([Path(p) for p in paden], meld, grenzen, open_zips)
    finally:
        for z in open_zips:
            z.close()


def _alle(paden: list[Path], meld: Verzamelaar, grenzen: Grenzen, open_zips: list[zipfile.ZipFile]) -> Iterator[Bron]:
    teller, gezien, aantal = _Teller(), set[Path](), 0
    for pad, naam in _bestanden(paden, meld):
        if (echt := pad.resolve()) in gezien:
            meld.meld("zelfde-bestand", naam)
            continue
        gezien.add(echt)
        for bron in _in_bestand(pad, naam, meld, grenzen, teller, open_zips):
            aantal += 1
            if aantal > grenzen.bestanden:
                meld.meld("te-veel-bestanden", naam, grens=grenzen.bestanden)
                return
            yield bron


def _bestanden(paden: list[Path], meld: Verzamelaar) -> Iterator[tuple[Path, str]]:
    """The files that were named or lie in a named folder, with the name that findings use."""
    for pad in paden:
        if pad.is_dir():
            yield from _in_map(pad, meld)
        elif pad.exists():
            yield pad, schoon(pad.name)
        else:
            raise Fout(f"Het bestand of de map '{pad}' bestaat niet; controleer de naam.")


def _in_map(map_: Path, meld: Verzamelaar) -> Iterator[tuple[Path, str]]:
    """The .xml and .zip files in a folder; what else lies there is counted, so that nobody thinks it was read."""
    alle = [p for p in sorted(map_.rglob("*")) if not p.is_dir() and not _telt_niet(p.parts)]
    gekozen = [p for p in alle if p.suffix.lower() in _SOORTEN]
    naam = schoon(map_.resolve().name)
    if not gekozen:
        meld.meld("lege-map", naam)
    if anders := len(alle) - len(gekozen):
        meld.meld("andere-bestanden", naam, n=anders)
    for pad in gekozen:
        heet = schoon(str(pad.relative_to(map_)))
        if pad.is_file():
            yield pad, heet
        else:
            meld.meld("geen-bestand", heet)


def _in_bestand(
    pad: Path, naam: str, meld: Verzamelaar, grenzen: Grenzen, teller: _Teller, open_zips: list[zipfile.ZipFile]
) -> Iterator[Bron]:
    try:
        with pad.open("rb") as bestand:
            is_zip = bestand.read(4) in _ZIP
    except OSError:
        meld.meld("onleesbaar", naam)
        return
    if not is_zip:
        yield Bron(naam, lambda: Stroom(pad.open("rb"), grenzen, teller, None))
        return
    try:
        zip_ = zipfile.ZipFile(pad)
    except _UITPAKFOUTEN:
        meld.meld("zip-kapot", naam)
        return
    open_zips.append(zip_)
    yield from _in_zip(zip_, naam, meld, grenzen, teller)


def _in_zip(zip_: zipfile.ZipFile, naam: str, meld: Verzamelaar, grenzen: Grenzen, teller: _Teller) -> Iterator[Bron]:
    leden = [i for i in zip_.infolist() if not i.is_dir() and not _telt_niet(Path(i.filename).parts)]
    if any(i.filename == "[Content_Types].xml" for i in leden):
        meld.meld("office", naam)
        return
    gekozen = [i for i in leden if i.filename.lower().endswith(_SOORTEN)]
    if not gekozen:
        meld.meld("lege-zip", naam)
    if anders := len(leden) - len(gekozen):
        meld.meld("andere-bestanden", naam, n=anders)
    for lid in sorted(gekozen, key=lambda i: i.filename):
        heet = f"{naam}:{schoon(lid.filename)}"
        if lid.flag_bits & 0x1:
            meld.meld("zip-wachtwoord", heet)
        elif lid.filename.lower().endswith(".zip"):
            meld.meld("zip-in-zip", heet)
        else:
            yield Bron(heet, _opener(zip_, lid, grenzen, teller))


def _telt_niet(delen: tuple[str, ...]) -> bool:
    """What a Mac, Windows or this program adds to a folder by itself, and lists (CSV), which are given apart."""
    naam = delen[-1].lower()
    return naam.startswith(("._", ".ds_store")) or naam.endswith(".csv") or naam in _BIJZAAK or "__MACOSX" in delen


def schoon(naam: str) -> str:
    """A file name for a finding: one short line, and digits that may be a BSN blotted out."""
    leesbaar = "".join(c if c.isprintable() else "\ufffd" for c in naam)
    return _BSN.sub("…", leesbaar)[-120:]


def _opener(zip_: zipfile.ZipFile, lid: zipfile.ZipInfo, grenzen: Grenzen, teller: _Teller) -> Callable[[], Stroom]:
    def open_() -> Stroom:
        return Stroom(zip_.open(lid), grenzen, teller, lid.compress_size)

    return open_


LEESFOUTEN = _UITPAKFOUTEN
