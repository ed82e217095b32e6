"""Where the bytes come from: a file, a folder, a pipe, an upload, or a zip; with limits that no input can pass.

Nothing is unpacked to the disk and nothing is kept. A zip is read as a stream, so its own claims about sizes are never
believed. A zip inside a zip is not opened. Raises `Fout` for a path that does not exist; whatever goes wrong while a
source is opened or read (a bomb, a password, a damaged member, a folder that may not be entered) becomes a finding and
the rest is still read.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import IO

from telmee.begrensd import is_stroom, lees_bytes
from telmee.fouten import Fout
from telmee.gegevens.loonaangifte.bevindingen import Verzamelaar
from telmee.gegevens.loonaangifte.ingekomen import Herhaalbaar, Ingekomen, Plek, plek
from telmee.veilig import zonder_bsn

MIB = 1024 * 1024
# findings about a file that was not even opened, so that the totals can say how many they miss
NIET_GEOPEND = frozenset(
    {
        "zip-kapot",
        "zip-te-groot",
        "zip-wachtwoord",
        "zip-in-zip",
        "lege-zip",
        "office",
        "geen-bestand",
        "te-veel-bestanden",
        "onleesbaar",
        "map-verwijzing",
        "map-onleesbaar",
    }
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second one is a zip without files
_SOORTEN = (".xml", ".zip")
_BIJZAAK = ("thumbs.db", "desktop.ini", "leesmij.txt")
# what an unpacker may say about a damaged zip or member, for who reads one part of it at once
LEESFOUTEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
_NAAMLOOS = "(zonder naam)"
_GROEIT = "wat in de zip staat wordt bij uitpakken meer dan {} keer zo groot"


@dataclass(frozen=True)
class Grenzen:
    """What no input may pass. Bytes, unless the name says otherwise.

    What is kept is bounded by what is read: a relation takes about half a KiB, so a message with more relations than
    fit in its bytes is refused.
    """

    bestand: int = 4096 * MIB  # one message, unpacked
    totaal: int = 16384 * MIB  # all messages together, unpacked
    bestanden: int = 10_000
    uitpakken: int = 60  # all zips together may not grow more than this many times …
    uitpakken_vanaf: int = 8 * MIB  # … beyond this
    lid_vanaf: int = 4 * MIB  # one member of a zip that says it grows more than that, beyond this, is left unread
    zipregister: int = 4 * MIB  # the table of contents of a zip
    pijp: int = 256 * MIB  # what comes from a pipe or as an uploaded zip, and is kept until it was read
    stuk: int = 1 * MIB  # one income relation, or anything else between two of them
    kop: int = 1 * MIB  # everything before the root element
    diepte: int = 12  # elements within elements
    delen: int = 1_000  # filing periods in one message
    relatie: int = 256  # bytes that an income relation takes at least, on average …
    relaties_vanaf: int = 10_000  # … in a message with more of them than this
    vreemd: int = 10_000  # faults outside the income relations of one message
    onderdelen: int = 4_000  # elements in one income relation
    vormen: int = 2_000  # different shapes of relations in one message, and one more per 16 KiB
    vormdelen: int = 200_000  # elements in all shapes of the whole run, and one more per 64 bytes read
    namen: int = 200  # different odd elements of one message that are named


class TeGroot(Exception):
    """A limit was passed; the text says which one, in Dutch."""


@dataclass
class _Teller:
    """Of the whole run: what was read, what of it came out of zips, how large those are, and elements of shapes."""

    totaal: int = 0
    uitgepakt: int = 0
    zips: int = 0
    vormdelen: int = 0


class Stroom:
    """A stream that counts what comes out and stops at a limit. `lid`: which member of a zip it is.

    What a member says of its own sizes is no reason to read it, but it is one to leave it: the unpacker gives no more
    than was said.
    """

    def __init__(
        self, stroom: IO[bytes], grenzen: Grenzen, teller: _Teller, lid: zipfile.ZipInfo | None = None
    ) -> None:
        self._stroom, self._grenzen, self._teller, self._uit_zip = stroom, grenzen, teller, lid is not None
        self._bom = lid is not None and lid.file_size > grenzen.lid_vanaf + grenzen.uitpakken * lid.compress_size
        self.gelezen = 0

    def mag_leren(self, delen: int) -> bool:
        """Whether a shape of so many elements still fits in what one run may learn."""
        t = self._teller
        t.vormdelen += delen
        return t.vormdelen <= self._grenzen.vormdelen + t.totaal // 64

    def read(self, n: int = -1) -> bytes:
        g, t = self._grenzen, self._teller
        if self._bom:
            raise TeGroot(_GROEIT.format(g.uitpakken))
        stuk = self._stroom.read(n if n >= 0 else MIB)
        self.gelezen += len(stuk)
        self._teller.totaal += len(stuk)
        if self.gelezen > g.bestand:
            raise TeGroot(f"het bestand is groter dan {_mib(g.bestand)}")
        if t.totaal > g.totaal:
            raise TeGroot(f"alle bestanden samen zijn groter dan {_mib(g.totaal)}")
        if self._uit_zip:
            t.uitgepakt += len(stuk)
            if t.uitgepakt > g.uitpakken_vanaf + g.uitpakken * t.zips:
                raise TeGroot(_GROEIT.format(g.uitpakken))
        return stuk

    def close(self) -> None:
        self._stroom.close()

    def __enter__(self) -> Stroom:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class Bron:
    """One file to read; `naam` is what findings call it. `open` gives a stream that guards the limits.

    `open` raises whatever the system or the unpacker has to say: opening belongs to reading, and is guarded as such.
    `opnieuw` says whether it can be opened once more.
    """

    naam: str
    open: Callable[[], Stroom]
    opnieuw: Callable[[], bool] = lambda: True


def _mib(n: int) -> str:
    return f"{n // MIB} MiB" if n >= MIB else f"{n} bytes"


@contextmanager
def bronnen(
    paden: Iterable[Path | str | Ingekomen], meld: Verzamelaar, grenzen: Grenzen = Grenzen()
) -> Iterator[Iterator[Bron]]:
    """All files that the paths lead to, in order of their names; zips stay open until the block ends.

    What comes in is taken in the order in which it comes, each when the one before was read.
    """
    with ExitStack() as open_zips:
        yield _alle(map(plek, paden), meld, grenzen, open_zips)


def _alle(paden: Iterable[Plek], meld: Verzamelaar, grenzen: Grenzen, open_zips: ExitStack) -> Iterator[Bron]:
    teller, gezien, aantal = _Teller(), set[Path](), 0
    for pad, naam in _bestanden(paden, meld, grenzen):
        if isinstance(pad, Ingekomen):
            binnen = _ingekomen(pad, naam, meld, grenzen, teller)
        elif (echt := pad.resolve()) in gezien:
            meld.meld("zelfde-bestand", naam)
            continue
        else:
            gezien.add(echt)
            binnen = _in_bestand(pad, naam, meld, grenzen, teller, open_zips)
        for bron in binnen:
            aantal += 1
            if aantal > grenzen.bestanden:
                meld.meld("te-veel-bestanden", naam, grens=grenzen.bestanden)
                return
            yield bron


def _bestanden(paden: Iterable[Plek], meld: Verzamelaar, grenzen: Grenzen) -> Iterator[tuple[Plek, str]]:
    """The files that were named or lie in a named folder, with the name that findings use."""
    for pad in paden:
        if isinstance(pad, Ingekomen):
            if not _telt_niet(Path(pad.naam).parts):
                yield pad, schoon(pad.naam) or _NAAMLOOS
        elif pad.is_dir():
            yield from _in_map(pad, meld, grenzen)
        elif pad.exists():
            yield pad, schoon(pad.name)
        else:
            raise Fout(f"Het bestand of de map '{schoon(str(pad))}' bestaat niet; controleer de naam.")


def _in_map(map_: Path, meld: Verzamelaar, grenzen: Grenzen) -> Iterator[tuple[Path, str]]:
    """The .xml and .zip files in a folder; what else lies there is counted, so that nobody thinks it was read."""
    naam = schoon(map_.resolve().name)
    gekozen, anders = list[Path](), 0
    for pad in _loop(map_, meld, grenzen):
        if _telt_niet(pad.parts):
            continue
        if pad.suffix.lower() in _SOORTEN:
            gekozen.append(pad)
        else:
            anders += 1
    if not gekozen:
        meld.meld("lege-map", naam)
    if anders:
        meld.meld("andere-bestanden", naam, n=anders)
    for pad in sorted(gekozen):
        heet = schoon(str(pad.relative_to(map_)))
        if pad.is_file():
            yield pad, heet
        else:
            meld.meld("geen-bestand", heet)


def _loop(map_: Path, meld: Verzamelaar, grenzen: Grenzen) -> Iterator[Path]:
    """Every file below a folder. A folder that is a link or may not be entered is reported: it may hold half a year."""

    def weiger(fout: OSError) -> None:
        meld.meld("map-onleesbaar", schoon(os.path.relpath(fout.filename or map_, map_)))

    aantal = 0
    for hier, mappen, namen in os.walk(map_, onerror=weiger):
        mappen.sort()
        for naam in mappen:
            if (pad := Path(hier, naam)).is_symlink() and not _telt_niet(pad.parts):
                meld.meld("map-verwijzing", schoon(str(pad.relative_to(map_))))
        for naam in sorted(namen):
            aantal += 1
            if aantal > 20 * grenzen.bestanden:
                meld.meld("te-veel-bestanden", schoon(map_.resolve().name), grens=20 * grenzen.bestanden)
                return
            yield Path(hier, naam)


def _in_bestand(
    pad: Path, naam: str, meld: Verzamelaar, grenzen: Grenzen, teller: _Teller, open_zips: ExitStack
) -> Iterator[Bron]:
    try:
        inhoud = lees_bytes(pad, grenzen.pijp) if is_stroom(pad) else None
        with _opnieuw(pad, inhoud) as bestand:
            is_zip = bestand.read(4) in _ZIP
    except (OSError, Fout):
        meld.meld("onleesbaar", naam)
        return
    if not is_zip:
        yield Bron(naam, lambda: Stroom(_opnieuw(pad, inhoud), grenzen, teller))
        return
    grootte = len(inhoud) if inhoud is not None else pad.stat().st_size
    yield from _als_zip(lambda: _opnieuw(pad, inhoud), grootte, naam, meld, grenzen, teller, open_zips)


def _ingekomen(bron: Ingekomen, naam: str, meld: Verzamelaar, grenzen: Grenzen, teller: _Teller) -> Iterator[Bron]:
    """A message is read as it comes in; a zip is read from its end, so it is kept until it was read."""
    begin = bron.stroom.read(4)
    while len(begin) < 4 and (meer := bron.stroom.read(4 - len(begin))):
        begin += meer
    if begin not in _ZIP:
        bytes_ = Herhaalbaar(begin, bron.stroom, grenzen.pijp)
        yield Bron(naam, lambda: Stroom(bytes_.open(), grenzen, teller), lambda: bytes_.kan_opnieuw)
        return
    inhoud = io.BytesIO()
    inhoud.write(begin)
    while stuk := bron.stroom.read(MIB):
        if inhoud.tell() + len(stuk) > grenzen.pijp:
            meld.meld("zip-te-groot", naam, grens=_mib(grenzen.pijp))
            return
        inhoud.write(stuk)
    with ExitStack() as open_zip:
        yield from _als_zip(lambda: inhoud, inhoud.tell(), naam, meld, grenzen, teller, open_zip)


def _als_zip(
    open_: Callable[[], IO[bytes]],
    grootte: int,
    naam: str,
    meld: Verzamelaar,
    grenzen: Grenzen,
    teller: _Teller,
    open_zips: ExitStack,
) -> Iterator[Bron]:
    """What is in a zip of so many bytes."""
    try:
        register = open_zips.enter_context(_Register(open_(), grenzen.zipregister))
        zip_ = open_zips.enter_context(zipfile.ZipFile(register))
        leden = sorted(zip_.infolist(), key=lambda i: i.filename)
    except TeGroot:
        meld.meld("te-veel-bestanden", naam, grens=grenzen.bestanden)
        return
    except Exception:  # whatever the unpacker has to say about a damaged table of contents
        meld.meld("zip-kapot", naam)
        return
    teller.zips += grootte
    yield from _in_zip(zip_, leden, naam, meld, grenzen, teller)


def _opnieuw(pad: Path, inhoud: bytes | None) -> IO[bytes]:
    """The bytes from the beginning; those of a pipe are in `inhoud`, because it can be read only once."""
    return pad.open("rb") if inhoud is None else io.BytesIO(inhoud)


class _Register(io.BufferedIOBase):
    """The file of a zip. Its table of contents is read in one go, and refused when that is too much to keep."""

    def __init__(self, bestand: IO[bytes], meest: int) -> None:
        self._bestand, self._meest = bestand, meest

    def read(self, n: int | None = -1, /) -> bytes:
        gevraagd = self._meest + 1 if n is None or n < 0 else n
        stuk = self._bestand.read(min(gevraagd, self._meest + 1))
        if len(stuk) > self._meest:
            raise TeGroot("de inhoudsopgave van de zip is te groot")
        return stuk

    def seek(self, plek: int, vanaf: int = 0, /) -> int:
        return self._bestand.seek(plek, vanaf)

    def tell(self) -> int:
        return self._bestand.tell()

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._bestand.close()
        super().close()


def _in_zip(
    zip_: zipfile.ZipFile,
    alle: list[zipfile.ZipInfo],
    naam: str,
    meld: Verzamelaar,
    grenzen: Grenzen,
    teller: _Teller,
) -> Iterator[Bron]:
    leden = [i for i in alle if not (i.filename and i.is_dir()) and not _telt_niet(Path(i.filename).parts)]
    if any(i.filename == "[Content_Types].xml" for i in leden):
        meld.meld("office", naam)
        return
    gekozen = [i for i in leden if i.filename.lower().endswith(_SOORTEN) or not i.filename]
    if not gekozen:
        meld.meld("lege-zip", naam)
    if anders := len(leden) - len(gekozen):
        meld.meld("andere-bestanden", naam, n=anders)
    for lid in gekozen:
        heet = f"{naam}:{schoon(lid.filename) or _NAAMLOOS}"
        if lid.flag_bits & 0x1:
            meld.meld("zip-wachtwoord", heet)
        elif lid.filename.lower().endswith(".zip"):
            meld.meld("zip-in-zip", heet)
        else:
            yield Bron(heet, _opener(zip_, lid, grenzen, teller))


def _telt_niet(delen: tuple[str, ...]) -> bool:
    """What a Mac, Windows or this program adds to a folder by itself, and lists (CSV), which are given apart."""
    naam = delen[-1].lower() if delen else ""
    return naam.startswith(("._", ".ds_store")) or naam.endswith(".csv") or naam in _BIJZAAK or "__MACOSX" in delen


def schoon(naam: str) -> str:
    """A file name for a finding: one short line, and digits that may be a BSN blotted out."""
    return zonder_bsn(naam)[-120:]


def _opener(zip_: zipfile.ZipFile, lid: zipfile.ZipInfo, grenzen: Grenzen, teller: _Teller) -> Callable[[], Stroom]:
    return lambda: Stroom(zip_.open(lid), grenzen, teller, lid)
