"""The wrapper ./telmee: it sets itself up on first use, redoes what was broken off, and says what is missing."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from telmee.cli import ONDERWERPEN

WORTEL = Path(__file__).resolve().parent.parent


@pytest.fixture
def huis(tmp_path):
    """A checkout in a folder with a space, with a fake Python that makes an environment without the network."""
    wortel = tmp_path / "een map"
    vast = ("telmee", "bin/omgeving.sh", "bin/omgeving.py", "web-componenten.txt")
    for naam in (*vast, *(p.name for p in WORTEL.glob("requirements*.txt"))):
        (wortel / naam).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(WORTEL / naam, wortel / naam)
    return wortel


def nep_python(map_: Path, versie: str = "3.11", met_venv: bool = True) -> Path:
    """A Python of this version; its environments contain a stub that logs what pip and the program were asked."""
    map_.mkdir(exist_ok=True)
    stub = map_ / "stub"
    stub.write_text(
        '#!/bin/sh\necho "$*" >> "$(dirname "$0")/../aanroepen"\n'
        '[ -z "$NEP_TRAAG" ] || case "$*" in *"pip install"*) sleep "$NEP_TRAAG" ;; esac\n'
        '[ -z "$NEP_STUK" ] || case "$*" in *"pip install"*) echo "$NEP_STUK"; exit 1 ;; esac\n',
        encoding="utf-8",
    )
    nep = map_ / "nep-python"
    grote, kleine = versie.split(".")
    nep.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$0.py" "$@"\n', encoding="utf-8")
    nep.with_suffix(".py").write_text(
        f"""import os, runpy, shutil, sys
if sys.argv[1] == "-c":
    if "print" in sys.argv[2]:
        print("{versie}")
    elif "version_info" in sys.argv[2]:
        sys.exit(({grote}, {kleine}) < (3, 11))
    elif "ensurepip" in sys.argv[2]:
        sys.exit({int(not met_venv)})
elif sys.argv[1:3] == ["-m", "venv"]:
    os.makedirs(sys.argv[3] + "/bin")
    if "NEP_TRAGE_VENV" in os.environ:
        open(sys.argv[3] + "/pyvenv.cfg", "w").close()
        os.symlink(sys.executable, sys.argv[3] + "/bin/python")
        import time; time.sleep(float(os.environ["NEP_TRAGE_VENV"]))
    open(sys.argv[3] + "/pyvenv.cfg", "w").close()
    shutil.copy("{stub}", sys.argv[3] + "/bin/python")
else:
    sys.executable = "{nep}"
    sys.argv = sys.argv[2:]
    runpy.run_path(sys.argv[0], run_name="__main__")
""",
        encoding="utf-8",
    )
    for bestand in (stub, nep):
        bestand.chmod(0o755)
    return nep


def schoon(**extra: str) -> dict[str, str]:
    """The surroundings without what this test run itself was told about its environment."""
    return {k: v for k, v in os.environ.items() if k not in ("TELMEE_VENV", "PYTHONPATH")} | extra


def start(wortel: Path, nep: Path | str, *argumenten: str, **extra: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(wortel / "telmee"), *argumenten],
        env=schoon(TELMEE_PYTHON=str(nep), **extra), cwd="/", capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def aanroepen(wortel: Path) -> list[str]:
    return (wortel / ".venv/aanroepen").read_text(encoding="utf-8").splitlines()


def test_een_te_oude_python_een_zonder_venv_en_geen_python(huis, tmp_path):
    for nep, woorden in [
        (nep_python(tmp_path / "a", versie="3.9"), "3.11 of nieuwer nodig en vond Python 3.9"),
        (nep_python(tmp_path / "b", met_venv=False), "nep-python-venv"),
        (tmp_path / "weg", "vond geen Python"),
    ]:
        klaar = start(huis, nep)
        assert klaar.returncode == 1 and klaar.stdout == ""
        assert klaar.stderr.startswith("Fout: ") and woorden in klaar.stderr and klaar.stderr.count("\n") == 1
        assert not (huis / ".venv").exists()


def test_de_eerste_start_maakt_de_omgeving_en_de_volgende_niet(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    wijzer = tmp_path / "wijzer"
    wijzer.symlink_to(huis / "telmee")
    eerste = start(huis, nep, "meting", "een jaar")
    assert eerste.returncode == 0, eerste.stderr
    assert re.search(r"\[2/2\] pakketten \(basis\): \d+ s", eerste.stderr) and eerste.stdout == ""
    installatie, programma = aanroepen(huis)
    assert "--require-hashes --only-binary :all:" in installatie
    assert programma == "-P -m telmee meting een jaar"
    tweede = subprocess.run([wijzer, "--help"], capture_output=True, text=True, cwd=tmp_path, env=schoon())
    assert tweede.stderr == "" and aanroepen(huis)[2:] == ["-P -m telmee --help"]


def test_spark_komt_erbij_wanneer_erom_gevraagd_wordt(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    start(huis, nep, "meting")
    klaar = start(huis, nep, "meting", "--engine", "spark")
    assert klaar.returncode == 0, klaar.stderr
    bouw, spark = aanroepen(huis)[2:4]
    assert "requirements-bouw.txt" in bouw
    assert "--no-binary pyspark --no-build-isolation" in spark and "requirements-spark.txt" in spark


def test_wie_django_nodig_heeft_krijgt_het_en_niemand_anders(huis, tmp_path):
    """What a subject imports, also in a function, is installed before it starts: a bare checkout can do all of it.

    Only `telmee beleid` asks for the set of forecasts; every other subject starts as fast as it did.
    """
    grimp = pytest.importorskip("grimp", reason="grimp komt met import-linter uit requirements-test.txt")
    graaf = grimp.build_graph("telmee", include_external_packages=True)
    nep = nep_python(tmp_path / "p")
    start(huis, nep, "meting")
    for onderwerp, (module, _) in ONDERWERPEN.items():
        (huis / ".venv/aanroepen").write_text("", encoding="utf-8")
        for deel in ("web", "beleid"):
            (huis / f".venv/.telmee-{deel}").unlink(missing_ok=True)
        assert start(huis, nep, onderwerp).returncode == 0
        assert any("requirements-beleid.txt" in each for each in aanroepen(huis)) == (onderwerp == "beleid"), onderwerp
        kreeg = any("requirements-web.txt" in each for each in aanroepen(huis))
        assert kreeg == ("django" in graaf.find_upstream_modules(module, as_package=True)), onderwerp


def test_een_andere_lijst_of_een_andere_python_werkt_de_omgeving_bij(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    start(huis, nep)
    (huis / "requirements.txt").write_text("# een andere lijst\n", encoding="utf-8")
    assert "werkt zijn omgeving" in start(huis, nep).stderr
    assert start(huis, nep).stderr == ""
    (huis / ".venv/.telmee-python").write_text("/een/andere/python\n", encoding="utf-8")
    assert "maakt zijn omgeving" in start(huis, nep).stderr
    assert start(huis, nep).stderr == ""


@pytest.mark.parametrize(
    ("pip_zegt", "woorden"),
    [
        ("OSError: [Errno 28] No space left on device", "de schijf is vol"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "niet de inhoud"),
        ("ERROR: No matching distribution found for x", "controleer het netwerk"),
        ("iets anders", "zie de regels hierboven"),
    ],
)
def test_een_mislukte_installatie_zegt_waarom_en_wordt_overgedaan(huis, tmp_path, pip_zegt, woorden):
    nep = nep_python(tmp_path / "p")
    klaar = start(huis, nep, NEP_STUK=pip_zegt)
    assert klaar.returncode == 1 and woorden in klaar.stderr.splitlines()[-1]
    assert not (huis / ".venv/.telmee-basis").exists()
    klaar = start(huis, nep)
    assert klaar.returncode == 0 and "[2/2]" in klaar.stderr


@pytest.mark.parametrize(("traag", "stap"), [("NEP_TRAGE_VENV", "maakt zijn"), ("NEP_TRAAG", "[2/2]")])
def test_afbreken_tijdens_het_maken_laat_geen_stempel_achter(huis, tmp_path, traag, stap):
    nep = nep_python(tmp_path / "p")
    proces = subprocess.Popen(
        [str(huis / "telmee")],
        env=schoon(TELMEE_PYTHON=str(nep), **{traag: "30"}),
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    for regel in proces.stderr:
        if stap in regel:
            break
    time.sleep(0.5)
    os.killpg(proces.pid, signal.SIGINT)
    uit, fouten = proces.communicate(timeout=20)
    assert proces.returncode == 1 and "Afgebroken" in fouten and "Traceback" not in fouten and uit == ""
    assert not (huis / ".venv/.telmee-basis").exists()
    klaar = start(huis, nep, "meting")
    assert klaar.returncode == 0 and "maakt zijn omgeving" in klaar.stderr
    assert len(aanroepen(huis)) == 2


def test_twee_tegelijk_wachten_op_elkaar(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    opties = {"env": schoon(TELMEE_PYTHON=str(nep), NEP_TRAAG="1"), "stderr": subprocess.PIPE}
    beide = [subprocess.Popen([str(huis / "telmee")], text=True, **opties) for _ in range(2)]
    fouten = [proces.communicate(timeout=60)[1] for proces in beide]
    assert [proces.returncode for proces in beide] == [0, 0]
    assert sum("even wachten" in fout for fout in fouten) == 1
    assert sum("pip install" in regel for regel in aanroepen(huis)) == 1


def test_een_andere_plek_en_nooit_andermans_map(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    klaar = start(huis, nep, TELMEE_VENV=str(tmp_path / "elders"))
    assert klaar.returncode == 0 and (tmp_path / "elders/.telmee-basis").exists() and not (huis / ".venv").exists()
    (tmp_path / "thuis").mkdir()
    (tmp_path / "thuis/brief.txt").write_text("lief", encoding="utf-8")
    klaar = start(huis, nep, TELMEE_VENV=str(tmp_path / "thuis"))
    assert klaar.returncode == 1 and "geen Python-omgeving" in klaar.stderr
    assert (tmp_path / "thuis/brief.txt").read_text(encoding="utf-8") == "lief"


def test_de_lijsten_zijn_vast_met_hashes_en_zonder_adressen():
    for bestand in WORTEL.glob("requirements*.txt"):
        tekst = bestand.read_text(encoding="utf-8")
        assert "://" not in tekst and "--index" not in tekst and "--find-links" not in tekst
        for blok in re.split(r"\n(?=\w)", tekst)[1:]:
            assert re.match(r"[\w.-]+==\S+", blok) and "--hash=sha256:" in blok


def nep_npm(map_: Path, zegt: str = "") -> Path:
    """An npm that packs what a package holds (one style sheet), or says something and fails; logs what it was asked."""
    map_.mkdir(exist_ok=True)
    npm = map_ / "npm"
    npm.write_text(
        f"""#!{sys.executable}
import gzip, io, pathlib, sys, tarfile
with open({str(map_ / "gevraagd")!r}, "a") as log:
    print(sys.argv[2], file=log)
if {zegt!r}:
    sys.exit({zegt!r})
naam, versie = sys.argv[2].rsplit("@", 1)
plek = next(a.split("=", 1)[1] for a in sys.argv if a.startswith("--pack-destination="))
pad = pathlib.Path(plek) / (naam.lstrip("@").replace("/", "-") + f"-{{versie}}.tgz")
with gzip.GzipFile(pad, "wb", mtime=0) as gz, tarfile.open(fileobj=gz, mode="w") as t:
    info = tarfile.TarInfo("package/dist/index.min.css")
    inhoud = b".x{{}}/*# sourceMappingURL=x.map */"
    info.size, info.mtime = len(inhoud), 0
    t.addfile(info, io.BytesIO(inhoud))
""",
        encoding="utf-8",
    )
    npm.chmod(0o755)
    return npm


def serveer(huis: Path, nep: Path, map_npm: Path | None) -> subprocess.CompletedProcess:
    """`telmee serve` with this npm and no other."""
    kaal = map_npm.parent / "kaal" if map_npm else huis / "kaal"
    kaal.mkdir(exist_ok=True)
    for naam in ("bash", "sh", "cat", "cmp", "dirname", "env", "find", "readlink", "sleep"):
        if not (kaal / naam).exists():
            (kaal / naam).symlink_to(str(shutil.which(naam)))
    return start(huis, nep, "serve", PATH=f"{map_npm}:{kaal}" if map_npm else str(kaal))


def test_zonder_npm_wordt_dat_gezegd_en_start_de_website_toch(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    klaar = serveer(huis, nep, None)
    assert klaar.returncode == 0 and "npm is er niet: de pagina's gebruiken hun eigen stijl" in klaar.stderr
    assert not (huis / ".venv/share/telmee/componenten").exists()
    assert serveer(huis, nep, None).stderr == ""  # said once


def test_npm_dat_niets_geeft_wordt_gezegd_en_een_andere_inhoud_geweigerd(huis, tmp_path):
    nep = nep_python(tmp_path / "p")
    klaar = serveer(huis, nep, nep_npm(tmp_path / "stuk", "geen netwerk").parent)
    assert klaar.returncode == 0 and "npm kon ze niet ophalen" in klaar.stderr
    (huis / ".venv/.telmee-componenten-niet").unlink()
    klaar = serveer(huis, nep, nep_npm(tmp_path / "anders").parent)
    assert klaar.returncode == 1 and "heeft niet de inhoud die was vastgelegd" in klaar.stderr
    assert not (huis / ".venv/share/telmee/componenten").exists() and not (huis / ".venv/.telmee-componenten").exists()


def test_npm_dat_niet_ophoudt_is_npm_dat_niets_geeft(tmp_path, monkeypatch):
    import importlib.util

    beschrijving = importlib.util.spec_from_file_location("omgeving_los", WORTEL / "bin/omgeving.py")
    omgeving = importlib.util.module_from_spec(beschrijving)
    beschrijving.loader.exec_module(omgeving)
    (tmp_path / "npm").write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(omgeving, "WACHT_NPM", 0.3)
    assert omgeving.haal_component(tmp_path, "@a/b", "1.0.0", "dist/index.min.css", "sha512-x") is None


def test_componenten_met_de_vaste_inhoud_komen_in_een_bestand(huis, tmp_path):
    import base64
    import hashlib

    npm = nep_npm(tmp_path / "npm")
    subprocess.run([str(npm), "pack", "@a/b@1.0.0", f"--pack-destination={tmp_path}"], check=True)
    vast = base64.b64encode(hashlib.sha512((tmp_path / "a-b-1.0.0.tgz").read_bytes()).digest()).decode()
    lijst = f"# uitleg\n@a/b 1.0.0 dist/index.min.css sha512-{vast}\n"
    (huis / "web-componenten.txt").write_text(lijst, encoding="utf-8")
    nep = nep_python(tmp_path / "p")
    assert serveer(huis, nep, npm.parent).returncode == 0
    stijl = (huis / ".venv/share/telmee/componenten/componenten.css").read_text(encoding="utf-8")
    assert stijl == "/*! @a/b 1.0.0, EUPL-1.2 */\n.x{}\n"
    assert serveer(huis, nep, npm.parent).stderr == ""
    assert (npm.parent / "gevraagd").read_text(encoding="utf-8").split() == ["@a/b@1.0.0"] * 2


def test_de_componenten_zijn_vast_met_hashes_en_zonder_adressen():
    for regel in (WORTEL / "web-componenten.txt").read_text(encoding="utf-8").splitlines():
        assert "://" not in regel
        assert regel.startswith("#") or re.fullmatch(r"@[\w./-]+ [\d.]+ dist/[\w.-]+ sha512-[\w+/]{86}==", regel)


def test_de_uitleg_kost_hoogstens_vier_tienden_van_een_seconde(tmp_path):
    """Processor time, and the best of three: the bound is about the program, not about what else the machine does."""

    def verbruikt() -> float:
        van_kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
        return van_kinderen.ru_utime + van_kinderen.ru_stime

    kosten = []
    for _ in range(3):
        begin = verbruikt()
        subprocess.run([str(WORTEL / "telmee"), "--help"], check=True, capture_output=True, cwd=tmp_path)
        kosten.append(verbruikt() - begin)
    assert 0 < min(kosten) < 0.4
