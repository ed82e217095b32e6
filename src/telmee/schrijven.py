"""Writing files whole or not at all, and showing progress.

A result that leaves the program is written beside its destination and moved into place when it is complete and on the
disk. When anything fails half-way (a full disk, Ctrl-C, an error in the caller) the old file is still there and nothing
half-written is left. The only thing this cannot tidy is its own violent end (kill -9, a power cut); what such an end
left is removed the next time the same file or directory is written. Until then nobody else can read it: what is not
complete has no rights for others.

Raises `Fout` for everything the system refuses: no space, no permission, no such folder, a folder in the way.
"""

import errno
import glob
import os
import shutil
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from telmee.fouten import Fout, GebruiksFout
from telmee.veilig import regel

_VOLGNUMMER = count(1)
_STILTE = 1.0  # seconds without any progress shown
_TUSSENPOOS = 10.0  # seconds between two lines when nobody sees a moving bar

_ZINNEN = {
    errno.ENOSPC: "De schijf is vol, dus {wat} is niet geschreven; maak ruimte vrij of kies een andere plek.",
    errno.EDQUOT: "Uw schijfruimte is op, dus {wat} is niet geschreven; maak ruimte vrij of kies een andere plek.",
    errno.EFBIG: "Het bestand {wat} wordt te groot voor deze schijf; kies een andere plek.",
    errno.EACCES: "U mag {wat} niet lezen of schrijven; kies een andere plek of pas de rechten aan.",
    errno.EPERM: "U mag {wat} niet lezen of schrijven; kies een andere plek of pas de rechten aan.",
    errno.EROFS: "Op {wat} kan niet worden geschreven, want die schijf is alleen te lezen; kies een andere plek.",
    errno.ENOENT: "Het bestand of de map {wat} bestaat niet; controleer de naam.",
    errno.ENOTDIR: "Een deel van het pad {wat} is geen map; controleer de naam.",
    errno.EISDIR: "{wat} is een map en geen bestand; geef de naam van een bestand.",
    errno.ENAMETOOLONG: "De naam {wat} is te lang; kies een kortere naam.",
    errno.EMFILE: "Er staan te veel bestanden open; sluit andere programma's en probeer het opnieuw.",
    errno.EIO: "De schijf gaf een fout bij {wat}; controleer de schijf of kies een andere plek.",
}


def fout_van(fout: OSError, pad: Path | str | None = None) -> Fout:
    """The Dutch sentence for an error of the system, naming the file that was meant."""
    naam = str(pad) if pad is not None else (str(fout.filename) if fout.filename is not None else "")
    wat = f"'{naam}'" if naam else "het bestand"
    zin = _ZINNEN.get(fout.errno or 0)
    if zin is None:
        reden = fout.strerror or type(fout).__name__
        return Fout(f"Het systeem weigerde {wat} ({reden}); controleer de plek en probeer het opnieuw.")
    tekst = zin.format(wat=wat)
    return Fout(tekst[0].upper() + tekst[1:])


@contextmanager
def _vertaald(pad: Path) -> Iterator[None]:
    """Turns what the system, or an engine on its behalf, says about `pad` into a `Fout`."""
    try:
        yield
    except (Fout, BrokenPipeError):
        raise
    except OSError as fout:
        eigen = fout.filename is None or ".onaf-" in str(fout.filename)
        raise fout_van(fout, pad if eigen else None) from fout
    except Exception as fout:  # engines wrap a full disk in errors of their own
        if "no space left on device" in str(fout).lower():
            raise fout_van(OSError(errno.ENOSPC, "", str(pad)), pad) from fout
        raise


def eis_map(pad: Path | str) -> None:
    """Refuses at once when the folder in which this must come is not there."""
    if not Path(os.path.realpath(pad)).parent.is_dir():
        raise Fout(f"De map '{Path(pad).parent}' bestaat niet; maak die eerst of kies een andere plek.")


def eis_eigen_plek(doelen: Iterable[Path], bronnen: Iterable[Path | None] = ()) -> None:
    """Refuses two outputs in one file, and an output in the place of a file that was given to read."""
    gezien = {os.path.realpath(pad) for pad in bronnen if pad is not None}
    gelezen = set(gezien)
    for doel in doelen:
        if _is_stroom(doel):
            continue
        echt = os.path.realpath(doel)
        if echt in gelezen:
            raise GebruiksFout(f"'{doel}' wordt ook gelezen; geef wat geschreven wordt een andere naam.")
        if echt in gezien:
            raise GebruiksFout(f"'{doel}' is twee keer gevraagd; geef elk bestand een eigen naam.")
        gezien.add(echt)


@contextmanager
def nieuw_bestand(pad: Path | str) -> Iterator[Path]:
    """Gives a temporary path with the same extension; after the block it becomes `pad`, or nothing remains of it.

    The temporary file exists (empty) at once, so that a place where we may not write is refused before the work starts.
    A pipe or a device (`/dev/stdout`) cannot be replaced: it receives the complete contents afterwards.
    """
    doel = Path(pad)
    if _is_stroom(doel):
        with _vertaald(doel), _via_tijdelijk(doel) as tijdelijk:
            yield tijdelijk
        return
    with _vertaald(doel):
        echt = Path(os.path.realpath(doel))
        if echt.is_dir():
            raise OSError(errno.EISDIR, "is a directory", str(doel))
        eis_map(doel)
        begin = f".{echt.stem[:80]}.onaf-"
        _ruim_restanten(echt, begin, echt.suffix)
        onaf = echt.with_name(f"{begin}{os.getpid()}-{next(_VOLGNUMMER)}{echt.suffix}")
        try:
            os.close(os.open(onaf, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            rechten = stat.S_IMODE(echt.stat().st_mode) if echt.exists() else 0o666 & ~_umask()
            yield onaf
            os.chmod(onaf, rechten)
            _naar_schijf(onaf)
            os.replace(onaf, echt)
        except BaseException:
            onaf.unlink(missing_ok=True)
            raise
        _naar_schijf(echt.parent)


def schrijf_bytes(pad: Path | str, inhoud: bytes) -> None:
    """Writes `inhoud` to `pad`, whole or not at all."""
    with nieuw_bestand(pad) as tijdelijk:
        tijdelijk.write_bytes(inhoud)


def schrijf_tekst(pad: Path | str, tekst: str) -> None:
    """Writes `tekst` as UTF-8 to `pad`, whole or not at all, line ends as they are."""
    schrijf_bytes(pad, tekst.encode("utf-8"))


@contextmanager
def nieuwe_map(pad: Path | str, overwrite: bool = False, merk: str = "dataset.json") -> Iterator[Path]:
    """Gives an empty directory beside `pad`; after the block it becomes `pad`, or nothing remains of it.

    An existing directory that is not empty is refused, unless `overwrite` is asked for and it holds the file `merk`,
    which shows that it is one of ours: a mistyped name must not erase somebody's folder.
    """
    doel = Path(pad)
    with _vertaald(doel):
        echt = Path(os.path.realpath(doel))
        if Path.cwd().is_relative_to(echt):
            raise Fout(f"'{doel}' is de map waarin u staat, of een map daarboven; geef de naam van een nieuwe map.")
        _weiger_bestaande(doel, echt, overwrite, merk)
        eis_map(doel)
        for begin in (f".{echt.name}.onaf-", f".{echt.name}.oud-"):
            if echt.exists() or begin.endswith(".onaf-"):  # the old one is all there is when the new one never came
                _ruim_restanten(echt, begin)
        onaf = echt.with_name(f".{echt.name}.onaf-{os.getpid()}")
        onaf.mkdir(mode=0o700)
        try:
            yield onaf
            os.chmod(onaf, 0o777 & ~_umask())
            _weiger_bestaande(doel, echt, overwrite, merk)
            for bestand in sorted(onaf.rglob("*")):
                if bestand.is_file():
                    _naar_schijf(bestand)
            _verwissel(onaf, echt)
        except BaseException:
            shutil.rmtree(onaf, ignore_errors=True)
            raise
        _naar_schijf(echt.parent)


def _weiger_bestaande(doel: Path, echt: Path, overwrite: bool, merk: str) -> None:
    if not echt.exists():
        return
    if not echt.is_dir():
        raise Fout(f"'{doel}' is een bestand en geen map; geef de naam van een nieuwe map.")
    if not any(echt.iterdir()):
        return
    if not overwrite:
        raise Fout(f"De map '{doel}' bestaat al en is niet leeg; kies een nieuwe naam of geef --overschrijf.")
    if not (echt / merk).is_file():
        raise Fout(f"De map '{doel}' wordt niet overschreven, want er staat geen {merk} in; kies een nieuwe naam.")


def _verwissel(onaf: Path, echt: Path) -> None:
    """Puts `onaf` in the place of `echt`; the old directory goes only after the new one stands."""
    if not echt.exists():
        os.rename(onaf, echt)
        return
    oud = echt.with_name(f".{echt.name}.oud-{os.getpid()}")
    os.rename(echt, oud)
    try:
        os.rename(onaf, echt)
    except BaseException:
        os.rename(oud, echt)
        raise
    shutil.rmtree(oud, ignore_errors=True)


def _umask() -> int:
    """Which rights this process takes away from a new file; asking means setting, so the strictest for that moment."""
    oud = os.umask(0o077)
    os.umask(oud)
    return oud


def _ruim_restanten(echt: Path, begin: str, eind: str = "") -> None:
    """Removes what a process that no longer lives left of this file or directory."""
    for rest in echt.parent.glob(f"{glob.escape(begin)}*{glob.escape(eind)}"):
        nummer, _, volg = rest.name[len(begin) : len(rest.name) - len(eind)].partition("-")
        eigen = nummer == str(os.getpid()) and not volg  # a directory has no second number: what is there is left over
        if nummer.isdecimal() and (eigen or not _leeft(int(nummer))):
            if rest.is_dir():
                shutil.rmtree(rest, ignore_errors=True)
            else:
                rest.unlink(missing_ok=True)


def _leeft(nummer: int) -> bool:
    try:
        os.kill(nummer, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_stroom(pad: Path) -> bool:
    try:
        soort = os.stat(pad).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(soort) or stat.S_ISDIR(soort))


@contextmanager
def _via_tijdelijk(doel: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="telmee-") as map_:
        tijdelijk = Path(map_) / ("uit" + doel.suffix)
        tijdelijk.touch()
        yield tijdelijk
        with tijdelijk.open("rb") as bron, doel.open("wb") as uit:
            shutil.copyfileobj(bron, uit)


def _naar_schijf(pad: Path) -> None:
    """Waits until the disk has it; a file system that cannot do this is left alone."""
    greep = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(greep)
    except OSError as fout:
        if fout.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(greep)


@contextmanager
def voortgang(tekst: str, totaal: int | None = None) -> Iterator[Callable[[int], None]]:
    """Shows on stderr that `tekst` is under way, from the second second on; gives `update(n)`: n more are done.

    On a terminal a moving bar that disappears afterwards, elsewhere a line every ten seconds. Nothing reaches stdout,
    and work that never calls `update` is shown as well.
    """
    stand = _Stand(regel(tekst), totaal)
    wachter = threading.Thread(target=stand.toon, name="voortgang", daemon=True)
    wachter.start()
    try:
        yield stand.verder
    finally:
        stand.klaar.set()
        wachter.join(timeout=2)


class _Stand:
    """How far the work is; `toon` runs in a thread of its own until `klaar` is set."""

    def __init__(self, tekst: str, totaal: int | None) -> None:
        self.tekst, self.totaal, self.gedaan = tekst, totaal, 0
        self.klaar = threading.Event()
        self.begin = time.monotonic()

    def verder(self, n: int = 1) -> None:
        self.gedaan += n

    def toon(self) -> None:
        if self.klaar.wait(_STILTE):
            return
        try:
            self._balk() if sys.stderr.isatty() else self._regels()
        except (OSError, ValueError):  # stderr is gone: the work itself goes on
            return

    def _regels(self) -> None:
        print(f"{self.tekst}{self._deel()} …", file=sys.stderr, flush=True)
        while not self.klaar.wait(_TUSSENPOOS):
            print(f"{self.tekst}{self._deel()}, {self._duur():.0f} s …", file=sys.stderr, flush=True)
        print(f"{self.tekst}: {self._duur():.0f} s", file=sys.stderr, flush=True)

    def _balk(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        kolommen: list[Any] = [SpinnerColumn(), TextColumn("{task.description}", markup=False)]
        if self.totaal:
            kolommen += [BarColumn(), TextColumn("{task.percentage:>3.0f}%")]
        with Progress(*kolommen, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as balk:
            taak = balk.add_task(self.tekst, total=self.totaal)
            while not self.klaar.wait(0.2):
                balk.update(taak, completed=self.gedaan)

    def _deel(self) -> str:
        return f": {self.gedaan} van {self.totaal}" if self.totaal else ""

    def _duur(self) -> float:
        return time.monotonic() - self.begin
