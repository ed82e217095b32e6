"""Whatever a command is given, what it prints on either stream only shows: no control character, no direction mark."""

from __future__ import annotations

import io
import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from telmee.cli import ONDERWERPEN, app, main
from telmee.uitvoer.scherm import Scherm
from telmee.veilig import blok
from telmee.wet.machine.load import SUBJECTS

KWAAD = "k\x1b[31m\x1b]0;t\x07\x9b2J\u202e\u2066\u200b\u2028\x08d"
"""Colour, a title, a bell, C1, both ways to turn the reading direction, nothing wide, a line end, a backspace."""
NAAM = KWAAD.replace("/", "")
WET = ("wet", "bereken", "quotumtekort", "--op", "2018", "--stand", "2026-01-01")


def gedraaid(capsys: pytest.CaptureFixture[str], *argumenten: str) -> str:
    """What a command printed, which must be safe and must not be something unforeseen."""
    code = main(list(argumenten))
    uit, fout = capsys.readouterr()
    assert blok(uit + fout) == uit + fout, argumenten
    assert code in (0, 1, 2) and "niet hadden voorzien" not in fout, (argumenten, fout)
    return uit + fout


def opdrachten() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with its path, without the one that does not end."""

    def onder(groep: Any, pad: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        namen = ONDERWERPEN if not pad else groep.commands
        for naam in namen:
            deel = groep.get_command(None, naam) if not pad else groep.commands[naam]
            if hasattr(deel, "commands"):
                yield from onder(deel, (*pad, naam))
            elif naam != "serve":
                yield (*pad, naam), deel

    yield from onder(typer.main.get_command(app), ())


def is_optie(deel: Any) -> bool:
    return bool(deel.param_type_name == "option")


def gevallen() -> Iterator[Any]:
    """Every option and argument that takes a text, alone and with the others that must be there."""
    for pad, opdracht in opdrachten():
        waarden = [d for d in opdracht.params if not getattr(d, "is_flag", False) and d.name != "help"]
        for deel in waarden:
            for vorm in (NAAM, f"{NAAM}={NAAM}", f"x={NAAM}"):
                eigen = [deel.opts[0], vorm] if is_optie(deel) else [vorm]
                moet = [
                    each
                    for ander in waarden
                    if ander is not deel and ander.required
                    for each in ([ander.opts[0], NAAM] if is_optie(ander) else [NAAM])
                ]
                yield pytest.param([*pad, *eigen, *moet], id=f"{'-'.join(pad)}-{deel.name}-{vorm.count('=')}{vorm[0]}")


@pytest.mark.parametrize("argumenten", list(gevallen()))
def test_elke_optie_en_elk_argument(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    argumenten: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    gedraaid(capsys, *argumenten)


def test_een_onbekende_opdracht_of_optie(capsys: pytest.CaptureFixture[str]) -> None:
    for argumenten in ([NAAM], ["wet", NAAM], ["wet", "toon", f"--{NAAM}"], ["wet", "lijst", f"--{NAAM}=x"]):
        assert "Fout" in gedraaid(capsys, *argumenten)


FEITEN: list[Any] = [
    {NAAM: 1},
    {"sector": NAAM},
    {"quotumplichtig": NAAM},
    {"tijdvak": NAAM},
    {"tijdvak": [{NAAM: NAAM}]},
    {"tijdvak": [{"tijdvak_begin": NAAM, "persoon": NAAM}]},
    {"werknemer": [{"werkgever": NAAM, "uren_lkv_banenafspraak": NAAM}]},
    [NAAM],
    NAAM,
]


@pytest.mark.parametrize("inhoud", FEITEN)
def test_feiten_in_een_bestand(capsys: pytest.CaptureFixture[str], tmp_path: Path, inhoud: Any) -> None:
    pad = tmp_path / f"{NAAM}.json"
    pad.write_text(json.dumps(inhoud))
    for meer in ((), ("--uitleg",), ("--json", "--uitleg")):
        gedraaid(capsys, *WET, "--feiten", str(pad), *meer)
    gedraaid(capsys, "doelgroep", "toets", "--feiten", str(pad))
    gedraaid(capsys, "wet", "controleer", str(pad))
    pad.write_text('{"a": 1, ' + json.dumps(inhoud)[:-1])
    gedraaid(capsys, *WET, "--feiten", str(pad))


def test_een_receipt_met_alles_erin(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    feiten, receipt = tmp_path / "f.json", tmp_path / f"{NAAM}.receipt.json"
    feiten.write_text(json.dumps({"sector": "markt", "verloonde_uren_grondslag": 100_000}))
    assert NAAM[0] in gedraaid(capsys, *WET, "--feiten", str(feiten), "--receipt", str(receipt))
    goed = json.loads(receipt.read_text())
    for sleutel, oud in goed.items():
        for nieuw in (NAAM, [NAAM], {NAAM: NAAM}, {**oud, NAAM: NAAM} if isinstance(oud, dict) else NAAM):
            receipt.write_text(json.dumps({**goed, sleutel: nieuw}))
            gedraaid(capsys, "wet", "controleer", str(receipt))


GEVALLEN = [
    {"cases": NAAM},
    {"cases": [NAAM]},
    {NAAM: NAAM},
    *(
        {"cases": [{"id": NAAM, "title": NAAM, "op": "2018-12-31", "feiten": f, "verwacht": v, **meer}]}
        for f in ({"sector": "markt"}, {NAAM: NAAM}, {"sector": NAAM})
        for v in ({"quotumtekort": 1}, {NAAM: NAAM}, {"quotumtekort": NAAM})
        for meer in ({}, {"aangenomen": {NAAM: NAAM}}, {"op": NAAM}, {NAAM: NAAM}, {"source": NAAM, "regime": NAAM})
    ),
]


@pytest.mark.parametrize("inhoud", GEVALLEN)
def test_een_bestand_met_gevallen(capsys: pytest.CaptureFixture[str], tmp_path: Path, inhoud: Any) -> None:
    pad = tmp_path / f"{NAAM}.yaml"
    pad.write_text(json.dumps(inhoud))
    gedraaid(capsys, "wet", "gevallen", str(pad))
    gedraaid(capsys, "wet", "gevallen", str(pad), "--json")


@pytest.mark.parametrize("getal", ["9" * 5_000, "[" * 3_000, "&a [*a]", "0o" + "7" * 9_000, "1:" * 3_000 + "1"])
def test_een_geval_dat_niet_te_lezen_is(capsys: pytest.CaptureFixture[str], tmp_path: Path, getal: str) -> None:
    pad = tmp_path / "g.yaml"
    pad.write_text(f"cases:\n- {{id: a, op: 2018, feiten: {{toetsuren: {getal}}}, verwacht: {{quotumtekort: 1}}}}\n")
    gedraaid(capsys, "wet", "gevallen", str(pad))


def test_wat_geschreven_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    svg, html = (str(tmp_path / f"{NAAM}.{soort}") for soort in ("svg", "html"))
    assert "Geschreven" in gedraaid(capsys, "wet", "graaf", "quotumtekort", "--op", "2018", "--naar", svg)
    assert "Geschreven" in gedraaid(capsys, *WET, "--feit", "sector=markt", "--html", html)


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data set in a folder with a bad name, with invented filings beside it."""
    map_ = tmp_path_factory.mktemp("kwaad")
    assert main(["gegevens", "maak", "--naar", str(map_ / NAAM), "--schaal", "0.0005", "--jaren", "2024"]) == 0
    return map_


def test_een_dataset_en_loonaangiften(capsys: pytest.CaptureFixture[str], land: Path) -> None:
    capsys.readouterr()
    map_, naar = land / NAAM, str(land / f"a{NAAM}")
    maak = ("gegevens", "maak-loonaangifte", "--van", str(map_), "--naar", naar, "--jaar", "2024", "--omvang", "5")
    assert "Geschreven" in gedraaid(capsys, *maak)
    gedraaid(capsys, *maak, "--json", "--overschrijf")
    assert "gecontroleerd" in gedraaid(capsys, "gegevens", "controleer", str(map_), "--jaren", "2024")
    xml = sorted(Path(naar).glob("*.xml"))[0]
    tekst = xml.read_text(encoding="utf-8")
    xml.rename(xml.with_name(f"{NAAM}.xml"))
    (Path(naar) / f"b{NAAM}.xml").write_text(tekst[: len(tekst) // 2], encoding="utf-8")
    (Path(naar) / "c.xml").write_text(tekst.replace("<Bericht>", "<Bericht><k\u200d\u202ed/>"), encoding="utf-8")
    for meer in ((), ("--alles",), ("--json",)):
        gedraaid(capsys, "gegevens", "lees-loonaangifte", naar, *meer)
    register = Path(naar) / "register.csv"
    regels = register.read_text(encoding="utf-8").splitlines()
    for nieuw in ([NAAM, *regels[1:]], [regels[0], *[NAAM + r for r in regels[1:]]], [*regels, f"{NAAM};{NAAM}"]):
        register.write_text("\n".join(nieuw).replace("\u2028", ""), encoding="utf-8")
        for meer in ((), ("--json",)):
            gedraaid(capsys, "werkgever", "positie", naar, "--jaar", "2024", "--register", str(register), *meer)


def test_een_lijst_van_een_dataset_met_kwade_cellen(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    map_ = tmp_path / NAAM
    map_.mkdir()
    for tabel in ("dienstverbanden", "registraties", "werkgevers", "inleen", "personen"):
        (map_ / f"{tabel}.csv").write_text(f"{NAAM},tijdvak_begin,tijdvak_eind\n{NAAM},{NAAM},2024-01-31\n")
    gedraaid(capsys, "gegevens", "controleer", str(map_))
    gedraaid(capsys, "meting", "bereken", "--data", str(map_))
    (map_ / "dataset.json").write_text(json.dumps({"schaal": NAAM, NAAM: NAAM}))
    gedraaid(capsys, "gegevens", "controleer", str(map_))


def test_een_vraag_op_een_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for opdracht in (("doelgroep", "toets"), ("werkgever", "calculator")):
        monkeypatch.setattr("sys.stdin", Terminal(f"{NAAM}\n" * 3))
        gedraaid(capsys, *opdracht)


def test_een_adres_dat_te_klikken_is() -> None:
    gezien = Scherm(kleur=True).koppeling(NAAM, f"https://{NAAM}")
    assert gezien.count("\x1b") == 4 and blok(gezien.replace("\x1b", "")) == gezien.replace("\x1b", "")


@pytest.fixture
def pijp(tmp_path: Path) -> Callable[[bytes], str]:
    """A pipe that can be opened and read once, as `/dev/stdin` behind another command."""

    def maak(inhoud: bytes) -> str:
        lees, schrijf = os.pipe()
        threading.Thread(target=lambda: (os.write(schrijf, inhoud), os.close(schrijf)), daemon=True).start()
        return f"/dev/fd/{lees}"

    return maak


def test_een_pijp_wordt_gelezen_of_is_een_zin(
    capsys: pytest.CaptureFixture[str], land: Path, pijp: Callable[[bytes], str]
) -> None:
    """What can be read once is opened once: the answer is that of the same file."""
    capsys.readouterr()
    feiten = b'{"sector": "markt", "quotumtekort": 10, "quotumplichtig": true}'
    heffing = ("wet", "bereken", "quotumheffing", "--op", "2018", "--stand", "2026-01-01", "--feiten")
    gevallen_ = (SUBJECTS / "aow" / "cases.yaml").read_bytes()
    naar = land / "pijp"
    maak = ("gegevens", "maak-loonaangifte", "--van", str(land / NAAM), "--naar", str(naar), "--jaar", "2024")
    assert "Geschreven" in gedraaid(capsys, *maak, "--omvang", "5")
    xml = sorted(naar.glob("*.xml"))[0].read_bytes()
    register = (naar / "register.csv").read_bytes()
    for opdracht, inhoud, moet in (
        (heffing, feiten, "Uitkomst"),
        (("wet", "gevallen"), gevallen_, "0 fout"),
        (("gegevens", "lees-loonaangifte"), xml, "Totaal:"),
        (("werkgever", "positie", "--jaar", "2024"), xml, "voorbehoud"),
        (("werkgever", "positie", str(naar), "--jaar", "2024", "--register"), register, "Belastingdienst"),
    ):
        gezien = gedraaid(capsys, *opdracht, pijp(inhoud))
        assert moet in gezien and "Fout: " not in gezien, (opdracht, gezien)
