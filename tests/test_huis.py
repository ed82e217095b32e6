"""The house: writing whole or not at all, progress, and errors as sentences."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import types
from pathlib import Path

import pytest
import typer

from hulp import haal_op, maak_frame
from telmee import __version__, cli, schrijven
from telmee.fouten import Fout, GebruiksFout, bedoelde_u

WORTEL = Path(__file__).resolve().parent.parent


def restanten(map_: Path) -> list[str]:
    return sorted(p.name for p in map_.iterdir() if p.name.startswith("."))


# --- writing a file ----------------------------------------------------------------------------------------------


def test_een_bestand_wordt_geheel_geschreven_en_houdt_zijn_extensie(tmp_path):
    with schrijven.nieuw_bestand(tmp_path / "plaat.svg") as onaf:
        assert onaf.suffix == ".svg" and onaf.parent == tmp_path
        onaf.write_text("<svg/>", encoding="utf-8")
        assert not (tmp_path / "plaat.svg").exists()
    assert (tmp_path / "plaat.svg").read_text(encoding="utf-8") == "<svg/>"
    assert restanten(tmp_path) == []


@pytest.mark.parametrize("storing", [ValueError, KeyboardInterrupt, SystemExit])
def test_bij_een_storing_halverwege_blijft_het_oude_bestand_en_niets_half(tmp_path, storing):
    doel = tmp_path / "uit.txt"
    doel.write_text("oud", encoding="utf-8")
    with pytest.raises(storing), schrijven.nieuw_bestand(doel) as onaf:
        onaf.write_text("half", encoding="utf-8")
        raise storing
    assert doel.read_text(encoding="utf-8") == "oud"
    assert restanten(tmp_path) == []


@pytest.mark.parametrize(
    ("nummer", "woord"),
    [(errno.ENOSPC, "vol"), (errno.EACCES, "mag"), (errno.EROFS, "alleen te lezen"), (errno.EIO, "schijf")],
)
def test_wat_het_systeem_weigert_wordt_een_zin(tmp_path, monkeypatch, nummer, woord):
    def weiger(*_):
        raise OSError(nummer, os.strerror(nummer))

    monkeypatch.setattr(os, "fsync", weiger)
    with pytest.raises(Fout, match=woord) as gevangen:
        schrijven.schrijf_tekst(tmp_path / "uit.txt", "tekst")
    assert "uit.txt" in str(gevangen.value)
    assert list(tmp_path.iterdir()) == []


def test_een_volle_schijf_die_een_engine_meldt_wordt_dezelfde_zin(tmp_path):
    with pytest.raises(Fout, match="schijf is vol"), schrijven.nieuw_bestand(tmp_path / "uit.parquet"):
        raise RuntimeError("IO Error: Could not write file: No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def volle_schijf(tmp_path):
    """A real file system of 64 kB; where it cannot be mounted the same refusal comes from the fault above."""
    punt = tmp_path / "schijf"
    punt.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(punt)], capture_output=True).returncode:
        yield None
        return
    yield punt
    subprocess.run(["umount", str(punt)], check=True)


def test_een_echt_volle_schijf_laat_niets_achter(volle_schijf):
    if volle_schijf is None:
        return
    (volle_schijf / "oud.bin").write_bytes(b"oud")
    with pytest.raises(Fout, match="schijf is vol"):
        schrijven.schrijf_bytes(volle_schijf / "oud.bin", b"x" * 200_000)
    with pytest.raises(Fout, match="schijf is vol"), schrijven.nieuwe_map(volle_schijf / "land") as onaf:
        (onaf / "deel").write_bytes(b"x" * 200_000)
    assert [p.name for p in volle_schijf.iterdir()] == ["oud.bin"]
    assert (volle_schijf / "oud.bin").read_bytes() == b"oud"


def test_een_map_of_een_ontbrekende_map_wordt_geweigerd_voor_het_werk_begint(tmp_path):
    for doel, woord in [(tmp_path, "is een map"), (tmp_path / "weg" / "uit.txt", "bestaat niet")]:
        begonnen = False
        with pytest.raises(Fout, match=woord), schrijven.nieuw_bestand(doel):
            begonnen = True
        assert not begonnen


def test_een_invoer_die_ontbreekt_wordt_bij_haar_eigen_naam_genoemd(tmp_path):
    with pytest.raises(Fout, match="invoer.json.*bestaat niet"), schrijven.nieuw_bestand(tmp_path / "uit.txt"):
        (tmp_path / "invoer.json").read_text(encoding="utf-8")


def test_een_verwijzing_en_de_rechten_blijven_staan(tmp_path):
    echt, wijzer = tmp_path / "echt.txt", tmp_path / "wijzer.txt"
    echt.write_text("oud", encoding="utf-8")
    echt.chmod(0o640)
    wijzer.symlink_to(echt)
    schrijven.schrijf_tekst(wijzer, "nieuw")
    assert wijzer.is_symlink() and echt.read_text(encoding="utf-8") == "nieuw"
    assert echt.stat().st_mode & 0o777 == 0o640


def test_een_pijp_krijgt_de_hele_inhoud(tmp_path):
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    ontvangen = []
    lezer = threading.Thread(target=lambda: ontvangen.append(pijp.read_text(encoding="utf-8")))
    lezer.start()
    schrijven.schrijf_tekst(pijp, "alles")
    lezer.join(timeout=10)
    assert ontvangen == ["alles"]


# --- writing a directory -----------------------------------------------------------------------------------------


def vul(doel: Path, inhoud: str, **opties) -> None:
    with schrijven.nieuwe_map(doel, **opties) as onaf:
        (onaf / "jaar=2024").mkdir()
        (onaf / "jaar=2024" / "deel").write_text(inhoud, encoding="utf-8")
        (onaf / "dataset.json").write_text("{}", encoding="utf-8")


def test_een_bestaande_map_wordt_alleen_op_verzoek_vervangen(tmp_path):
    doel = tmp_path / "land"
    doel.mkdir()
    vul(doel, "eerste")
    with pytest.raises(Fout, match="niet leeg"):
        vul(doel, "tweede")
    assert (doel / "jaar=2024/deel").read_text(encoding="utf-8") == "eerste"
    vul(doel, "derde", overwrite=True)
    assert (doel / "jaar=2024/deel").read_text(encoding="utf-8") == "derde"
    assert restanten(tmp_path) == []


def test_andermans_map_wordt_ook_op_verzoek_niet_vervangen(tmp_path):
    doel = tmp_path / "fotos"
    doel.mkdir()
    (doel / "kat.png").write_bytes(b"kat")
    with pytest.raises(Fout, match="dataset.json"):
        vul(doel, "weg", overwrite=True)
    assert (doel / "kat.png").read_bytes() == b"kat"


@pytest.mark.parametrize("storing", [ValueError, KeyboardInterrupt])
def test_een_halve_map_verdwijnt_en_de_oude_blijft(tmp_path, storing):
    doel = tmp_path / "land"
    vul(doel, "oud")
    with pytest.raises(storing), schrijven.nieuwe_map(doel, overwrite=True) as onaf:
        (onaf / "half").write_text("half", encoding="utf-8")
        raise storing
    assert (doel / "jaar=2024/deel").read_text(encoding="utf-8") == "oud"
    assert restanten(tmp_path) == []


def test_wat_een_gestorven_proces_achterliet_wordt_opgeruimd(tmp_path):
    dood = subprocess.Popen([sys.executable, "-c", ""])
    dood.wait()
    (tmp_path / f".land.onaf-{dood.pid}").mkdir()
    levend = tmp_path / f".land.onaf-{os.getppid()}"
    levend.mkdir()
    vul(tmp_path / "land", "nieuw")
    assert restanten(tmp_path) == [levend.name]


# --- progress ----------------------------------------------------------------------------------------------------


def test_kort_werk_is_stil_en_lang_werk_meldt_zich_op_stderr(capsys, monkeypatch):
    with schrijven.voortgang("Kort"):
        pass
    monkeypatch.setattr(schrijven, "_STILTE", 0.05)
    monkeypatch.setattr(schrijven, "_TUSSENPOOS", 0.05)
    with schrijven.voortgang("Rijen tellen", totaal=4) as update:
        update(3)
        time.sleep(0.3)
    uit, fout = capsys.readouterr()
    assert uit == "" and "Kort" not in fout
    assert "Rijen tellen: 3 van 4" in fout


def test_voortgang_verbergt_de_fout_van_het_werk_niet():
    with pytest.raises(Fout), schrijven.voortgang("Werk"):
        raise Fout("mis")


# --- the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def opdracht(monkeypatch):
    """Puts a subject `proef` in the table whose command does what the test says."""

    def zet(werk):
        app = typer.Typer()

        @app.command()
        def draai(jaar: int = typer.Argument(2024, min=2012), vorm: str = typer.Option("tabel", "--vorm")) -> None:
            werk()

        @app.command()
        def rust() -> None:
            """Doet niets."""

        module = type(sys)("proefmodule")
        module.app = app
        monkeypatch.setitem(sys.modules, "proefmodule", module)
        monkeypatch.setitem(cli.ONDERWERPEN, "proef", ("proefmodule", "Een proef."))
        monkeypatch.setattr(signal, "signal", lambda *_: None)

    return zet


def gooi(fout):
    def werk():
        raise fout

    return werk


@pytest.mark.parametrize(
    ("fout", "code", "zin"),
    [
        (Fout("De map 'x' ontbreekt; maak die."), 1, "Fout: De map 'x' ontbreekt; maak die.\n"),
        (GebruiksFout("Dat kan niet samen."), 2, "Fout: Dat kan niet samen.\n"),
        (KeyboardInterrupt(), 1, "Afgebroken; er is niets half geschreven.\n"),
        (OSError(errno.ENOSPC, "x", "/plek/uit.csv"), 1, "Fout: De schijf is vol, dus '/plek/uit.csv' is niet"),
        (FileNotFoundError(errno.ENOENT, "x", "in.csv"), 1, "Fout: Het bestand of de map 'in.csv' bestaat niet"),
        (MemoryError(), 1, "Fout: Er is te weinig geheugen"),
        (typer.Exit(3), 3, ""),
        (BrokenPipeError(), 1, ""),
    ],
)
def test_elke_fout_is_een_zin_en_een_code(opdracht, capfd, monkeypatch, fout, code, zin):
    monkeypatch.setattr(cli, "_laat_uitvoer_los", lambda: None)
    opdracht(gooi(fout))
    assert cli.main(["proef", "draai"]) == code
    fouten = capfd.readouterr().err
    assert fouten.startswith(zin) and fouten.count("\n") == bool(zin)


@pytest.mark.parametrize("soort", [ValueError, Fout])
def test_een_fout_bij_het_afbreken_is_geen_fout_van_ons(opdracht, capfd, soort):
    def werk():
        try:
            raise KeyboardInterrupt
        finally:
            raise soort("de verbinding viel weg")

    opdracht(werk)
    assert cli.main(["proef", "draai"]) == 1
    assert capfd.readouterr().err == "Afgebroken; er is niets half geschreven.\n"


def test_ctrl_c_breekt_een_lange_vraag_van_duckdb_af_met_dezelfde_zin():
    """DuckDB does not come back to Python by itself, and its own error does not mention the Ctrl-C."""
    programma = """
        import sys
        from telmee import cli
        from telmee.onderbreken import onderbreekbaar
        def werk(_):
            import duckdb
            print("bezig", flush=True)
            vraag = "SELECT max(hash(i)) FROM range(100000000000) t(i)"
            verbinding = onderbreekbaar(duckdb.connect())
            verbinding.sql(vraag).fetchall()
        cli._voer_uit = werk
        sys.exit(cli.main([]))
    """
    opdracht = [sys.executable, "-c", textwrap.dedent(programma)]
    with subprocess.Popen(
        opdracht, env=omgeving(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as proces:
        assert proces.stdout.readline() == "bezig\n"
        time.sleep(0.5)
        proces.send_signal(signal.SIGINT)
        try:
            fouten = proces.communicate(timeout=30)[1]
        finally:
            proces.kill()
    assert (proces.returncode, fouten) == (1, "Afgebroken; er is niets half geschreven.\n")


def test_een_onvoorziene_fout_toont_geen_gegevens_en_geen_traceback(opdracht, capfd, monkeypatch):
    opdracht(gooi(ZeroDivisionError("persoon 123456782")))
    assert cli.main(["proef", "draai"]) == 1
    fouten = capfd.readouterr().err
    assert "ZeroDivisionError" in fouten and "123456782" not in fouten and "Traceback" not in fouten
    monkeypatch.setenv("TELMEE_SPOOR", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["proef", "draai"])


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["metingen"], "De opdracht 'metingen' bestaat niet. Bedoelde u 'meting'?"),
        (["proef", "drai"], "De opdracht 'drai' bestaat niet. Bedoelde u 'draai'?"),
        (["proef", "draai", "--vrom", "x"], "De optie '--vrom' bestaat niet. Bedoelde u '--vorm'?"),
        (["proef", "draai", "vorig"], "dat is geen heel getal"),
        (["proef", "draai", "1999"], "dat moet minstens 2012 zijn"),
        (["proef", "draai", "2024", "2025"], "Dit is te veel: '2025'."),
        (["proef", "draai", "--vorm"], "De optie '--vorm' is niet goed gebruikt"),
    ],
)
def test_verkeerd_gebruik_is_een_nederlandse_zin_met_de_weg_eruit(opdracht, capfd, argumenten, zin):
    opdracht(lambda: None)
    assert cli.main(argumenten) == 2
    uit, fouten = capfd.readouterr()
    assert zin in fouten and "--help'" in fouten and fouten.count("\n") == 1 and uit == ""


def test_een_bestand_dat_niet_gelezen_mag_worden_is_geen_verkeerd_gebruik(opdracht, capfd):
    opdracht(gooi(typer.BadParameter("path 'in.json' is not readable", param_hint="'--feiten'")))
    assert cli.main(["proef", "draai"]) == 1
    assert "'in.json' is niet te lezen" in capfd.readouterr().err


def test_de_uitleg_is_nederlands_en_zonder_opties_van_typer(opdracht, capfd):
    opdracht(lambda: None)
    assert cli.main(["proef", "draai", "--help"]) == 0
    uit = capfd.readouterr().out
    assert "Gebruik: telmee proef draai [OPTIES]" in uit and "standaard: tabel" in uit
    assert cli.main(["proef", "--help"]) == 0
    uit += capfd.readouterr().out
    for engels in ("Usage", "Options", "Commands", "Arguments", "Show this", "completion", "default", "required"):
        assert engels not in uit


def test_alles_is_te_zien_in_de_uitleg_en_zonder_opdracht_volgt_de_uitleg(capfd):
    assert cli.main(["--help"]) == 0
    uit = capfd.readouterr().out
    assert all(naam in uit for naam in cli.ONDERWERPEN)
    assert cli.main([]) == 2
    assert "Gebruik: telmee" in capfd.readouterr().err
    assert cli.main(["--versie"]) == 0
    assert capfd.readouterr().out == f"telmee {__version__}\n"


def test_de_uitleg_kort_geen_zin_af_en_noemt_geen_soort_van_python(capfd):
    for onderwerp in ("werkgever", "gegevens", "wet"):
        assert cli.main([onderwerp, "--help"]) == 0
        uit = capfd.readouterr().out
        assert not [r for r in uit.splitlines() if r.endswith("...") and not r.startswith("Gebruik")]
    for opdracht_ in ("werkgever positie", "werkgever wat-als", "gegevens maak-loonaangifte", "meting"):
        assert cli.main([*opdracht_.split(), "--help"]) == 0
        uit = capfd.readouterr().out
        assert (
            not set("<{") & set(uit) and "[[" not in uit and ("--naar PAD" in uit) is ("maak-loonaangifte" in opdracht_)
        )


def test_de_uitleg_laadt_geen_engine_en_geen_onderwerp():
    code = (
        "import sys; from telmee.cli import main; main(['--help']); "
        "zwaar = 'duckdb polars pyarrow pyspark numpy altair yaml narwhals rich pydantic'.split(); "
        "print([naam for naam in zwaar if naam in sys.modules], file=sys.stderr)"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=omgeving())
    assert klaar.stderr.strip() == "[]"


def omgeving(**extra: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(WORTEL / "src"), **extra}


def telmee(*argumenten: str, **opties) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "telmee", *argumenten], env=omgeving(), text=True, **opties)


def test_een_lezer_die_genoeg_heeft_en_een_volle_uitvoer_geven_geen_traceback(tmp_path):
    klaar = subprocess.run(
        f"'{sys.executable}' -m telmee --help | head -c 1", shell=True, capture_output=True, text=True, env=omgeving()
    )
    assert klaar.stdout == "G" and klaar.stderr == ""
    if Path("/dev/full").exists():
        with open("/dev/full", "w") as vol:
            klaar = telmee("--help", stdout=vol, stderr=subprocess.PIPE)
        assert klaar.returncode == 1
        assert klaar.stderr.startswith("Fout: De schijf is vol") and klaar.stderr.count("\n") == 1


@pytest.mark.parametrize("teken", [signal.SIGINT, signal.SIGTERM])
def test_afbreken_halverwege_laat_niets_achter(tmp_path, teken):
    programma = tmp_path / "traag.py"
    programma.write_text(
        textwrap.dedent("""
            import sys, time, types, typer
            from telmee import cli, schrijven
            app = typer.Typer()
            @app.command()
            def traag() -> None:
                with schrijven.nieuwe_map("land") as onaf:
                    (onaf / "deel").write_text("half")
                    print("begonnen", flush=True)
                    time.sleep(60)
            module = types.ModuleType("traagmodule")
            module.app = app
            sys.modules["traagmodule"] = module
            cli.ONDERWERPEN["traag"] = ("traagmodule", "")
            sys.exit(cli.main(["traag"]))
        """),
        encoding="utf-8",
    )
    proces = subprocess.Popen(
        [sys.executable, str(programma)],
        cwd=tmp_path, env=omgeving(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert proces.stdout.readline() == "begonnen\n"
    proces.send_signal(teken)
    _, fouten = proces.communicate(timeout=30)
    assert proces.returncode == 1 and fouten == "Afgebroken; er is niets half geschreven.\n"
    assert [p.name for p in tmp_path.iterdir()] == ["traag.py"]


def test_afbreken_tijdens_de_start_van_spark_wacht_tot_java_er_is(monkeypatch):
    """Java that starts without us stays behind; and the answer to Ctrl-C is ours again afterwards."""
    from telmee import spark

    gestart = []

    class Bouw:
        appName = master = config = lambda self, *_: self

        def getOrCreate(self):
            signal.raise_signal(signal.SIGINT)
            signal.signal(signal.SIGINT, lambda *_: pytest.fail("Spark antwoordt nog"))
            gestart.append(True)

    namaak = types.ModuleType("pyspark.sql")
    namaak.SparkSession = types.SimpleNamespace(builder=Bouw())
    monkeypatch.setitem(sys.modules, "pyspark.sql", namaak)
    eerder = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        spark.start_spark()
    assert gestart and signal.getsignal(signal.SIGINT) is eerder


def test_afbreken_tijdens_het_laden_is_een_zin():
    programma = """
        import runpy, sys
        class Breekt:
            def find_spec(self, naam, *_):
                if naam == "telmee.cli":
                    raise KeyboardInterrupt
        sys.meta_path.insert(0, Breekt())
        runpy.run_module("telmee", run_name="__main__")
    """
    gedaan = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(programma)], env=omgeving(), capture_output=True, text=True
    )
    assert (gedaan.returncode, gedaan.stderr) == (1, "Afgebroken; er is niets half geschreven.\n")


def test_de_dichtstbijzijnde_namen():
    assert bedoelde_u("quotumtekrt", ["quotumtekort", "quotumheffing"]) == " Bedoelde u 'quotumtekort'?"
    assert bedoelde_u("xyz", ["quotumtekort"]) == ""


# --- the engines of the tests themselves -------------------------------------------------------------------------


def test_hetzelfde_frame_op_elke_engine(engine):
    from datetime import date

    kolommen = {"a": [1, None], "b": [True, None], "c": ["x", None], "d": [date(2024, 1, 1), None]}
    frame = maak_frame(engine, kolommen, {"a": "int", "b": "bool", "c": "text", "d": "date"})
    assert haal_op(frame) == [
        {"a": 1, "b": True, "c": "x", "d": date(2024, 1, 1)},
        {"a": None, "b": None, "c": None, "d": None},
    ]


def test_een_grens_in_seconden_kent_de_machine() -> None:
    """A bound in plain processor seconds fails on a slower machine and sees nothing on a faster one."""
    proeven = sorted((WORTEL / "tests").glob("*.py"))
    assert [p.name for p in proeven if "process_time" + "()" in p.read_text("utf-8")] == ["tempo_hulp.py"]
