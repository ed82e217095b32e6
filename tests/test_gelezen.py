"""JSON from outside has one door: whatever is wrong with it is one sentence, wherever it comes in."""

from __future__ import annotations

import ast
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.cli import main
from telmee.fouten import Fout
from telmee.gegevens.bestanden import dataset_json
from telmee.gelezen import DIEPST, LANGST, json_van_bestand, json_van_tekst
from telmee.wetboek.invoer import lees_json

BRON = Path(__file__).parent.parent / "src/telmee"
ONZE = {
    "web/onderdelen/landelijk/gegevens.py",
    "web/onderdelen/opname/uitslag.py",
    "web/onderdelen/toegankelijk/paginas.py",
}
"""Reads what the program itself wrote: a file of it, or what it keeps in its own database."""
SLECHT: list[tuple[bytes, str]] = [
    (b"", "is geen goede JSON (regel 1)"),
    (b'{"a": 1,\n}', "is geen goede JSON (regel 2)"),
    (b'{"sector": "markt", "sector": "overheid"}', "staat 'sector' twee keer"),
    (b'{"a": ' + b"9" * 5_000 + b"}", "een getal van meer dan 40 cijfers"),
    (b'{"a": -' + b"9" * 41 + b"}", "een getal van meer dan 40 cijfers"),
    (b'{"a": NaN}', "NaN, en dat is geen getal"),
    (b'{"a": -Infinity}', "-Infinity, en dat is geen getal"),
    (b'{"a": 1e999}', "1e999, en dat is geen getal"),
    (b"[" * 100_000, "te diep in elkaar"),
    (b'{"a":' * 101 + b"{}" + b"}" * 101, "te diep in elkaar"),
    (b'{"a": "\xff"}', "is geen tekst in UTF-8"),
]


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    return tmp_path / "dataset.json"


def _bereken(pad: Path) -> int:
    return main(["wet", "bereken", "quotumtekort", "--op", "2018", "--feiten", str(pad)])


def _doelgroep(pad: Path) -> int:
    return main(["doelgroep", "toets", "--feiten", str(pad), "--json"])


def _controleer(pad: Path) -> int:
    return main(["wet", "controleer", str(pad)])


@pytest.mark.parametrize("deur", [_bereken, _doelgroep, _controleer])
@pytest.mark.parametrize(("inhoud", "zin"), SLECHT)
def test_wat_niet_kan_is_een_zin(
    bestand: Path, capsys: pytest.CaptureFixture[str], deur: Callable[[Path], int], inhoud: bytes, zin: str
) -> None:
    bestand.write_bytes(inhoud)
    assert deur(bestand) == 1
    uit, fout = capsys.readouterr()
    assert uit == "" and zin in fout and fout.count("\n") == 1 and len(fout) < 200


@pytest.mark.parametrize(("inhoud", "zin"), SLECHT)
def test_ook_op_de_standaardinvoer_en_bij_een_dataset(
    bestand: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, inhoud: bytes, zin: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(inhoud), encoding="ascii"))
    assert _bereken(Path("-")) == 1
    assert zin in capsys.readouterr().err
    bestand.write_bytes(inhoud)
    with pytest.raises(Fout) as fout:
        dataset_json(bestand.parent)
    assert zin in str(fout.value)


@pytest.mark.parametrize(("inhoud", "zin"), SLECHT[1:-1])
def test_ook_in_een_optie_en_in_de_browser(capsys: pytest.CaptureFixture[str], inhoud: bytes, zin: str) -> None:
    tekst = inhoud.decode()
    assert main(["wet", "bereken", "quotumtekort", "--op", "2018", "--feit", f"tijdvak={tekst}"]) == 2
    assert zin in capsys.readouterr().err
    with pytest.raises(Fout) as fout:
        lees_json(tekst, "de feiten")
    assert zin in str(fout.value)


@pytest.mark.parametrize("teken", ["", "-"])
def test_een_getal_van_duizenden_cijfers_is_een_zin(capsys: pytest.CaptureFixture[str], teken: str) -> None:
    feit = f"verloonde_uren_totaal={teken}{'9' * 5_000}"
    assert main(["wet", "bereken", "quotumtekort", "--op", "2018", "--feit", feit]) == 2
    assert "een getal van meer dan 40 cijfers" in capsys.readouterr().err


def test_het_merk_van_utf_8_hoort_niet_bij_de_tekst(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand.write_text('{"sector": "markt"}', encoding="utf-8-sig")
    assert json_van_bestand(bestand, "feiten") == {"sector": "markt"} == json_van_tekst(bestand.read_bytes(), "Dit")
    assert _bereken(bestand) == 0


def test_zoveel_mag_nog_net(bestand: Path) -> None:
    assert json_van_tekst("9" * LANGST, "Dit") == int("9" * LANGST)
    assert json_van_tekst("[" * DIEPST + "]" * DIEPST, "Dit") is not None
    assert json_van_tekst('"1234"', "Dit", grootst=6) == "1234"
    with pytest.raises(Fout, match="Dit is te groot"):
        json_van_tekst('"12345"', "Dit", grootst=6)


@given(st.recursive(st.none() | st.booleans() | st.integers(-(10**39), 10**39) | st.text(), st.lists, max_leaves=20))
def test_wat_geschreven_is_komt_terug(inhoud: object) -> None:
    from telmee.veilig import naar_json

    assert json_van_tekst(naar_json(inhoud), "Dit") == inhoud


@given(st.binary(max_size=40) | st.text(max_size=40))
def test_wat_er_ook_staat_het_is_inhoud_of_een_fout(tekst: bytes | str) -> None:
    try:
        json_van_tekst(tekst, "Dit")
    except Fout as fout:
        assert "\n" not in str(fout)


def test_er_is_een_deur() -> None:
    """No other module reads JSON by itself."""
    eigen = [
        pad.relative_to(BRON).as_posix()
        for pad in sorted(BRON.rglob("*.py"))
        for deel in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(deel, ast.Attribute)
        and ast.unparse(deel) in ("json.loads", "json.load", "json.JSONDecoder")
        and pad.relative_to(BRON).as_posix() not in ONZE
    ]
    assert eigen == ["gelezen.py"]
