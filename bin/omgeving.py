"""Makes or refreshes the Python environment of ./telmee and ./test; bin/omgeving.sh calls it when something is missing.

Uses nothing but the standard library. A part (basis, spark, test, web, beleid) is one list of exact versions with
hashes; when it is installed a copy of that list is kept in the environment as its stamp, last of all, so whatever was
broken off is done again. Two starts at once wait for each other. Where packages come from is the user's own pip
configuration. The part "componenten" is style sheets from npm packages; the pages do without them where there is no
npm.
"""

import base64
import contextlib
import fcntl
import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
DEELLIJST = {
    "basis": "requirements.txt",
    "bouw": "requirements-bouw.txt",
    "spark": "requirements-spark.txt",
    "test": "requirements-test.txt",
    "web": "requirements-web.txt",
    "beleid": "requirements-beleid.txt",
    "componenten": "web-componenten.txt",
}
WACHT_NPM = 300
"""Seconds for one package."""
EIGEN_STIJL = "de pagina's gebruiken hun eigen stijl, zonder de componenten van NL Design System"
VOORAF = {"spark": ["bouw"]}
# PySpark is published as source only; it is built with the pinned tool of the part "bouw".
ZONDER_WIEL = {"spark": ["--no-binary", "pyspark", "--no-build-isolation", "--use-pep517"]}
OORZAKEN = [
    ("No space left on device", "de schijf is vol; maak ruimte vrij en probeer het opnieuw"),
    ("DO NOT MATCH THE HASHES", "een pakket heeft niet de inhoud die was vastgelegd; gebruik een andere pakketbron"),
    (
        "No matching distribution",
        "een pakket is er niet voor deze Python of machine, of de pakketbron is onbereikbaar; "
        "controleer het netwerk en uw pip-instellingen, of kies met TELMEE_PYTHON een Python van 3.11 tot en met 3.14",
    ),
    ("Permission denied", "de map is niet te beschrijven; kies met TELMEE_VENV een andere map"),
]


class Mislukt(Exception):
    """The set-up cannot go on; the message says why and what to do, in Dutch."""


def meld(tekst: str, einde: str = "\n") -> None:
    print(tekst, end=einde, file=sys.stderr, flush=True)


def lijst(deel: str) -> Path:
    return WORTEL / DEELLIJST[deel]


def stempel(venv: Path, deel: str) -> Path:
    return venv / f".telmee-{deel}"


def is_klaar(venv: Path, deel: str) -> bool:
    with contextlib.suppress(OSError):
        return stempel(venv, deel).read_bytes() == lijst(deel).read_bytes()
    return False


def is_gezond(venv: Path) -> bool:
    """Whether there is an environment, made by the Python that it still points to, and not broken off half-way."""
    python, merk = venv / "bin/python", venv / ".telmee-python"
    if not os.access(python, os.X_OK) or (venv / ".telmee-bezig").exists():
        return False
    return not merk.exists() or merk.read_text(encoding="utf-8").strip() == os.path.realpath(python)


@contextlib.contextmanager
def slot(venv: Path) -> Iterator[None]:
    """Only one set-up at a time; the system releases the lock when its holder ends, however that happens."""
    with open(venv.with_name(venv.name + ".slot"), "w", encoding="utf-8") as greep:
        try:
            fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            meld("Een andere start van Telmee maakt de omgeving al; even wachten …")
            fcntl.flock(greep, fcntl.LOCK_EX)
        yield


def maak_venv(venv: Path) -> None:
    """An empty environment, marked as unfinished until its first part is stamped."""
    bezig = venv / ".telmee-bezig"
    if venv.exists():
        if any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists() and not bezig.exists():
            raise Mislukt(
                f"de map '{venv}' bestaat al en is geen Python-omgeving; kies met TELMEE_VENV een andere map."
            )
        shutil.rmtree(venv)
    venv.mkdir()
    bezig.touch()
    voer_uit([sys.executable, "-m", "venv", str(venv)], None, lambda regel: None)


def installeer(venv: Path, deel: str) -> bool:
    """Installs one list with pip and shows how many of its packages have been fetched; True when it returns."""
    aantal = len(re.findall(r"^[\w.-]+==(?!.*win32)", lijst(deel).read_text(encoding="utf-8"), re.MULTILINE))
    gezien = 0

    def toon(regel: str) -> None:
        nonlocal gezien
        if gevonden := re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)==", regel):
            gezien += 1
            if sys.stderr.isatty():
                meld(f"\r\033[K      {gezien} van {aantal} {gevonden[1]}", einde="")
            elif gezien % 10 == 0 or aantal < 20:
                meld(f"      {gezien} van {aantal} opgehaald")
        elif regel.startswith("Installing collected") and sys.stderr.isatty():
            meld("\r\033[K      uitpakken …", einde="")

    pip = [
        str(venv / "bin/python"),
        "-I",
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        *ZONDER_WIEL.get(deel, []),
        "--no-input",
        "--progress-bar",
        "off",
        "-r",
        str(lijst(deel)),
    ]
    voer_uit(pip, venv / ".telmee-log", toon)
    if sys.stderr.isatty():
        meld("\r\033[K", einde="")
    return True


def haal_componenten(venv: Path) -> bool:
    """The style sheets of NL Design System as one file in the environment; False, and said, when there are none.

    Packages come from npm as the user has set it up; what does not have the pinned SHA-512 is refused.
    """
    plek = venv / "share/telmee/componenten"
    shutil.rmtree(plek, ignore_errors=True)
    if shutil.which("npm") is None:
        meld(f"      npm is er niet: {EIGEN_STIJL}.")
        return False
    stijl = []
    with tempfile.TemporaryDirectory() as map_:
        for regel in lijst("componenten").read_text(encoding="utf-8").splitlines():
            if not regel.startswith("#"):
                gevonden = haal_component(Path(map_), *regel.split())
                if gevonden is None:
                    meld(f"      npm kon ze niet ophalen: {EIGEN_STIJL}.")
                    return False
                stijl.append(gevonden)
    plek.mkdir(parents=True)
    (plek / "componenten.css").write_text("\n".join(stijl) + "\n", encoding="utf-8")
    return True


def haal_component(map_: Path, pakket: str, versie: str, bestand: str, vast: str) -> str | None:
    """One style sheet out of one package; None when npm does not give the package."""
    opdracht = ["npm", "pack", f"{pakket}@{versie}", "--silent", "--ignore-scripts", f"--pack-destination={map_}"]
    omgeving = os.environ | {"npm_config_update_notifier": "false"}
    try:
        subprocess.run(opdracht, cwd=map_, env=omgeving, capture_output=True, check=True, timeout=WACHT_NPM)
    except subprocess.SubprocessError:  # it refused, or said nothing for too long
        return None
    naam = f"{pakket.removeprefix('@').replace('/', '-')}-{versie}.tgz"
    inhoud = (map_ / naam).read_bytes()
    if f"sha512-{base64.b64encode(hashlib.sha512(inhoud).digest()).decode()}" != vast:
        raise Mislukt(f"het pakket {pakket} heeft niet de inhoud die was vastgelegd; gebruik een andere pakketbron.")
    with tarfile.open(fileobj=io.BytesIO(inhoud), mode="r:gz") as archief:
        los = archief.extractfile(f"package/{bestand}")
        tekst = los.read().decode("utf-8") if los else ""
    return f"/*! {pakket} {versie}, EUPL-1.2 */\n" + re.sub(r"/\*# sourceMappingURL=.*?\*/", "", tekst).strip()


def voer_uit(opdracht: list[str], log: Path | None, toon: Callable[[str], None]) -> None:
    """Runs a command, passes each line to `toon`; says in one sentence why it failed."""
    omgeving = {k: v for k, v in os.environ.items() if k not in ("PIP_TARGET", "PIP_PREFIX", "PIP_QUIET")}
    omgeving |= {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "LC_ALL": "C.UTF-8"}
    regels: list[str] = []
    with subprocess.Popen(
        opdracht,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=omgeving,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as proces:
        try:
            for regel in proces.stdout or ():
                regels.append(regel)
                toon(regel)
            code = proces.wait()
        except BaseException:
            proces.terminate()
            raise
    uitvoer = "".join(regels)
    if log:
        with contextlib.suppress(OSError):
            log.write_text(uitvoer, encoding="utf-8")
    if code:
        if sys.stderr.isatty():
            meld("")
        waarom = next((zin for teken, zin in OORZAKEN if teken in uitvoer), "")
        if not waarom:
            meld("".join(regels[-8:]).rstrip())
            waarom = "zie de regels hierboven"
        raise Mislukt(f"de omgeving is niet gemaakt: {waarom}.")


def maak(venv: Path, delen: list[str]) -> None:
    """Makes what is missing, step by step, and stamps each part when it is done."""
    nieuw = not is_gezond(venv)
    if nieuw:
        stappen = list(delen)
        meld(f"Telmee maakt zijn omgeving in {venv}; dit gebeurt één keer en duurt een paar minuten.")
    else:
        stappen = [deel for deel in delen if not is_klaar(venv, deel)]
        if stappen:
            meld(f"Telmee werkt zijn omgeving in {venv} bij.")
    totaal = len(stappen) + nieuw
    if nieuw:
        begin = time.monotonic()
        maak_venv(venv)
        meld(f"[1/{totaal}] omgeving: {time.monotonic() - begin:.0f} s")
    bezig = venv / ".telmee-bezig"
    for nummer, deel in enumerate(stappen, start=1 + nieuw):
        begin = time.monotonic()
        meld(f"[{nummer}/{totaal}] pakketten ({deel}) ophalen en installeren …")
        bezig.touch()
        stempel(venv, deel).unlink(missing_ok=True)
        klaar = haal_componenten(venv) if deel == "componenten" else installeer(venv, deel)
        (venv / ".telmee-python").write_text(os.path.realpath(venv / "bin/python") + "\n", encoding="utf-8")
        onaf = stempel(venv, deel + "-onaf")
        shutil.copyfile(lijst(deel), onaf)
        bezig.unlink()
        os.replace(onaf, stempel(venv, deel if klaar else f"{deel}-niet"))
        meld(f"[{nummer}/{totaal}] pakketten ({deel}): {time.monotonic() - begin:.0f} s")


def onderbreek(*_: object) -> None:
    raise KeyboardInterrupt


def main(gevraagd: list[str]) -> int:
    venv = Path(os.path.realpath(os.environ.get("TELMEE_VENV") or WORTEL / ".venv"))
    delen = [d for deel in gevraagd for d in (*VOORAF.get(deel, []), deel)]
    signal.signal(signal.SIGTERM, onderbreek)
    try:
        venv.parent.mkdir(parents=True, exist_ok=True)
        with slot(venv):
            maak(venv, delen)
        return 0
    except KeyboardInterrupt:
        meld(
            ("\n" if sys.stderr.isatty() else "")
            + "Afgebroken; de omgeving is nog niet klaar en wordt bij de volgende start opnieuw gemaakt."
        )
    except Mislukt as fout:
        meld(f"Fout: {fout}")
    except OSError as fout:
        waar = f" ({fout.filename})" if fout.filename else ""
        meld(f"Fout: de omgeving is niet gemaakt: {fout.strerror}{waar}; kies met TELMEE_VENV een andere map.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
