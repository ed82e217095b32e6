"""What the commands without files share: what people type, the commands of their page, and the help."""

from __future__ import annotations

import shlex
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from telmee import cli
from telmee.cli import invoer, werkgever_zonder
from telmee.fouten import GebruiksFout
from telmee.werkgever import calculator
from telmee.werkgever.gronden import GRONDEN

# --- What people type -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("166.400", 166_400),
        ("1.234,5", Fraction(2469, 2)),
        ("25.5", Fraction(51, 2)),
        ("25,5", Fraction(51, 2)),
        ("€ 2.500", 2_500),
        ("2,58%", Fraction(129, 50)),
        ("36 uur", 36),
        ("40575", 40_575),
        ("1.234.567", 1_234_567),
    ],
)
def test_getallen_op_zijn_nederlands(tekst, waarde):
    assert invoer.getal(tekst) == waarde


@pytest.mark.parametrize("tekst", ["", "veel", "1,2,3", "12.34.5", "-4", "1e6", "٣", "1" * 40, "1/2", "nan"])
def test_wat_geen_getal_is(tekst):
    with pytest.raises(GebruiksFout):
        invoer.geheel(tekst, "de proef")


@pytest.mark.parametrize("tekst", ["100 x 36", "100x36", "100 × 36", "100 fte van 36", "100 * 36 uur", "100 maal 36"])
def test_fte_maal_uren(tekst):
    assert invoer.uren(tekst, "uren") == (None, 360_000)


def test_wat_dubbelzinnig_of_onmogelijk_is_wordt_geweigerd():
    """Who writes 180,000 means thousands; to read it as 180 would put a large employer under the threshold."""
    with pytest.raises(GebruiksFout, match=r"schrijf 180\.000"):
        invoer.geheel("180,000", "de uren")
    assert invoer.geheel("180,00", "de uren") == 180
    with pytest.raises(GebruiksFout, match="minder dan nul"):
        invoer.procent("-1", "het percentage")
    with pytest.raises(GebruiksFout, match="168 uur"):
        invoer.uren("100 x 200", "de uren")
    with pytest.raises(GebruiksFout, match="Bedoelde u 'wajong'"):
        invoer.gekozen("wajon", {naam: naam for naam in GRONDEN}, "grond")


def test_datums_percentages_en_ja():
    assert invoer.dag("1-3-2026", "x") == invoer.dag("2026-03-01", "x") == date(2026, 3, 1)
    for fout in ("31-2-2026", "morgen", "2026"):
        with pytest.raises(GebruiksFout, match="geen datum"):
            invoer.dag(fout, "x")
    with pytest.raises(GebruiksFout, match="te veel cijfers"):
        invoer.procent("2,585", "x")


# --- The page and the help -------------------------------------------------------------------------------------------

BLADZIJDE = (Path(__file__).parent.parent / "docs/werkgever-zonder-bestanden.md").read_text(encoding="utf-8")
OPDRACHTEN = [shlex.split(regel)[1:] for regel in BLADZIJDE.splitlines() if regel.startswith("./telmee")]


@pytest.mark.parametrize("opdracht", [o for o in OPDRACHTEN if len(o) > 2], ids=" ".join)
def test_de_opdrachten_van_de_bladzijde_doen_het(opdracht, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.main(opdracht) == 0
    assert capsys.readouterr().out


def test_beide_opdrachten_staan_in_de_hulp(capsys):
    assert cli.main(["werkgever", "--help"]) == 0
    uit = capsys.readouterr().out
    assert "calculator" in uit and "wat-als" in uit
    assert werkgever_zonder.VERPLICHT == ("sector", "jaar", "uren") and calculator.WEKEN == 52
