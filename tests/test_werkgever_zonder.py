"""What the commands without files share: what people type, the commands of their page, and the help."""

from __future__ import annotations

import json
import shlex
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee import cli
from telmee import getypt as invoer
from telmee.cli import werkgever_zonder
from telmee.fouten import Fout, GebruiksFout
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


@pytest.mark.parametrize("tekst", ["80000\t75000", "80000\n75000", "180000 175000", "12 500 36", "1;2", "100 36 x 36"])
def test_geplakte_cellen_worden_nooit_een_getal(tekst):
    """To drop the space would make one enormous number of two."""
    with pytest.raises(GebruiksFout, match="meer dan één getal"):
        invoer.uren(tekst, "de uren")


@pytest.mark.parametrize("tekst", ["166 400", "166\u00a0400", " 166.400 ", "166400 uur", "166 400 uur per jaar"])
def test_een_spatie_mag_duizenden_scheiden(tekst):
    assert invoer.uren(tekst, "de uren") == (166_400, None)


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


@pytest.mark.parametrize("lezer", [invoer.centen, invoer.geheel, lambda t, wat: invoer.in_delen(t, 100, wat)])
@pytest.mark.parametrize(("tekst", "beide"), [("1,500", ("1.500", "1,5")), ("166,400", ("166.400", "166,4"))])
def test_een_komma_voor_drie_cijfers_heeft_twee_lezingen(lezer, tekst, beide):
    """For money as for hours: both are named, and both are read when they are written so."""
    with pytest.raises(GebruiksFout) as fout:
        lezer(tekst, "x")
    assert all(lezing in str(fout.value) for lezing in beide)
    assert [invoer.getal(lezing) for lezing in beide] == [
        Fraction(tekst.replace(",", "")),
        Fraction(tekst.replace(",", ".")),
    ]


@pytest.mark.parametrize(("tekst", "waarde"), [("0,500", Fraction(1, 2)), ("1,50", Fraction(3, 2)), ("1.500", 1500)])
def test_wat_maar_een_lezing_heeft_wordt_gelezen(tekst, waarde):
    assert invoer.getal(tekst) == waarde


@pytest.mark.parametrize(
    ("lezer", "goed", "fout"),
    [
        (
            invoer.uren,
            ["24", "24 uur", "24u", "24 uren per jaar"],
            ["24 euro", "€ 24", "24%", "24 per maand", "24 dagen"],
        ),
        (invoer.centen, ["24", "24 euro", "€ 24", "EUR 24"], ["24 uur", "24%", "24 fte", "24 euro per uur"]),
        (invoer.procent, ["24", "24%", "24 procent"], ["24 uur", "€ 24", "24 fte"]),
        (invoer.weekuren, ["24", "24 uur", "24 uur per week", "24 u/week"], ["24 uur per jaar", "24 fte", "24 euro"]),
        (lambda t, wat: invoer.centen(t, wat, "uur"), ["24", "€ 24 per uur", "24 euro/uur"], ["24 euro per maand"]),
    ],
)
def test_een_eenheid_wordt_gecontroleerd_en_nooit_weggelaten(lezer, goed, fout):
    assert len({lezer(tekst, "x") for tekst in goed}) == 1
    for tekst in fout:
        with pytest.raises(GebruiksFout, match="past niet bij|geen getal"):
            lezer(tekst, "x")


@given(st.integers(0, 10**9), st.text("abcdefghijklmnopqrstuvwxyz€%", min_size=1, max_size=12))
def test_geen_woord_achter_een_getal_verdwijnt(getal, woord):
    """Either the word is a way to write the unit, or the number is refused: never the number alone."""
    try:
        gelezen = invoer.uren(f"{getal} {woord}", "x")
    except GebruiksFout:
        return
    assert gelezen[0] == getal and invoer.splits(f"1 {woord}")[0] in invoer.UUR


# --- What the calculator does with it --------------------------------------------------------------------------------

BASIS = ["werkgever", "calculator", "--sector", "markt", "--jaar", "2026"]


def vraag(monkeypatch, regels):
    """A terminal on which these lines are typed."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True, readline=iter([*regels, ""]).__next__))


def test_fte_zonder_weekuren_noemt_de_optie_en_stopt(capsys):
    for optie in ("--uren", "--uren-vorig-jaar", "--doelgroep-uren"):
        extra = [] if optie == "--uren" else ["--uren", "100.000"]
        assert cli.main([*BASIS, *extra, optie, "60 fte"]) == 2
        fout = capsys.readouterr().err
        assert "60 x 36" in fout and ("--uren-per-week" in fout) is (optie == "--uren")


@pytest.mark.parametrize(
    "args", [["--uren", "60 fte", "--uren-per-week", "36"], ["--fte", "60 fte", "--uren-per-week", "36 uur"]]
)
def test_fte_met_weekuren_telt(capsys, args):
    assert cli.main([*BASIS, *args, "--json"]) == 0
    een = json.loads(capsys.readouterr().out)["uren"]
    assert cli.main([*BASIS, "--uren", "60 x 36", "--json"]) == 0
    assert een == json.loads(capsys.readouterr().out)["uren"]


def test_op_een_terminal_wordt_naar_de_weekuren_gevraagd(capsys, monkeypatch):
    vraag(monkeypatch, ["60 fte", "36", "weet ik niet", "Weet ik niet.", "onbekend"])
    assert cli.main([*BASIS, "--json"]) == 0
    uit, vragen = capsys.readouterr()
    assert json.loads(uit)["uren"]["totaal"] == 60 * 36 * 52 and "Hoeveel uur per week" in vragen
    vraag(monkeypatch, ["60 fte", "60 x 36", "weet ik niet", "weet ik niet", "onbekend"])  # says both once more
    assert cli.main([*BASIS, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["uren"]["totaal"] == 60 * 36 * 52


def test_weet_ik_niet_is_een_antwoord(capsys, monkeypatch):
    """Where it can be left open it stays open; for the year it is this year; where it cannot, it says where to look."""
    vraag(
        monkeypatch, ["weet ik niet", "markt", "weet ik niet", "weet ik niet", "166.400", "?", "geen idee", "weet niet"]
    )
    assert cli.main(["werkgever", "calculator", "--json"]) == 0
    uit, vragen = capsys.readouterr()
    antwoord = json.loads(uit)
    assert antwoord["jaar"] == date.today().year and antwoord["uren"]["doelgroep"] is None
    assert "wie overheid is" in vragen and "loonaangifte" in vragen
    optie = [
        "--uren",
        "166.400",
        "--uren-vorig-jaar",
        "weet ik niet",
        "--doelgroep-uren",
        "onbekend",
        "--quotumpercentage",
        "2",
    ]
    assert cli.main([*BASIS, *optie, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["quotum"]["plichtig"] is None


@pytest.mark.parametrize(("uren", "staat"), [("40.574", True), ("40.575", False)])
def test_onder_de_drempel_gaat_de_calculator_door(capsys, uren, staat):
    """Wfsv 34 lid 4: who is one hour under the threshold owes nothing, and reads what there is all the same."""
    vast = ["--uren", uren, "--uren-vorig-jaar", "50.000", "--doelgroep-uren", "0"]
    assert cli.main([*BASIS, *vast]) == 0
    uit = capsys.readouterr().out
    assert ("U hoeft niets; dit kunt u wel krijgen" in uit) is staat
    assert ("Loonkostenvoordeel doelgroep banenafspraak" in uit) is staat and ("no-riskpolis" in uit) is staat


def test_datums_percentages_en_ja():
    assert invoer.dag("1-3-2026", "x") == invoer.dag("2026-03-01", "x") == date(2026, 3, 1)
    for fout in ("31-2-2026", "morgen", "2026"):
        with pytest.raises(GebruiksFout, match="geen datum"):
            invoer.dag(fout, "x")
    for fout, dagen in (("29-2-2026", "28 dagen"), ("2100-02-29", "28 dagen"), ("2028-02-30", "29 dagen")):
        with pytest.raises(GebruiksFout, match=dagen):
            invoer.dag(fout, "x")
    assert invoer.dag("29-2-2028", "x") == date(2028, 2, 29)
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


@pytest.mark.parametrize(
    ("lees", "kan"),
    [
        (lambda: invoer.procent("2,587", "p"), "geef er hoogstens 2 cijfers, zoals 2,58 of 2,59"),
        (lambda: invoer.procent("2,5871%", "p"), "zoals 2,58 of 2,59"),
        (lambda: invoer.centen("1.234,5678", "p"), "zoals 1.234,56 of 1.234,57"),
        (lambda: invoer.weekuren("25,5555", "p"), "zoals 25,55 of 25,56"),
    ],
)
def test_te_veel_cijfers_zegt_wat_wel_past(lees, kan):
    """Who is refused reads what can be typed instead; both neighbours, for the program does not choose."""
    with pytest.raises(GebruiksFout, match=kan):
        lees()


@pytest.mark.parametrize("tekst", ["€ 15,-", "15,--", "€ 15,– per uur", "15,-"])
def test_een_heel_bedrag_mag_met_een_streepje(tekst: str) -> None:
    """As it stands on a price tag and in many contracts."""
    assert invoer.centen(tekst, "het uurloon", "uur") == 1500
    assert invoer.centen("€ 4.500.000,-", "de loonsom", "jaar") == 450_000_000
    with pytest.raises(GebruiksFout):
        invoer.centen("15,-5", "het uurloon", "uur")


@pytest.mark.parametrize("tekst", ["Jan\t36\nPiet\t24", "36\tJan\n24\tPiet", "2025\turen\n180000", "1\r\n2"])
def test_geplakte_cellen_met_woorden_erin_zijn_meer_dan_een_getal(tekst: str) -> None:
    with pytest.raises(GebruiksFout, match="Hier staat meer dan één getal"):
        invoer.getal(tekst, "de uren")


def test_een_cel_met_een_kop_is_geen_getal_en_wordt_leesbaar_herhaald() -> None:
    with pytest.raises(GebruiksFout, match="'Uren 180000' is geen getal"):
        invoer.getal("Uren\n180000", "de uren")
    assert invoer.getal("180.000\tuur", "de uren", invoer.UUR) == 180_000


@pytest.mark.parametrize(
    ("tekst", "kan"),
    [
        ("1/3/2026", ("1-3-2026", "3-1-2026")),
        ("3/3/2026", ("3-3-2026",)),
        ("31/3/2026", ("31-3-2026",)),
        ("3/31/2026", ("31-3-2026",)),
        ("1.3.2026", ("1-3-2026",)),
        ("1-3-26", ("1-3-2026",)),
        ("31-4-26", ()),
        ("1/13/26", ("13-1-2026",)),
        ("13/13/2026", ()),
        ("1-3/2026", ()),
        ("0/0/0000", ()),
        ("morgen", ()),
    ],
)
def test_van_een_dag_met_andere_tekens_staat_erbij_wat_bedoeld_kan_zijn(tekst: str, kan: tuple[str, ...]) -> None:
    """Each of them can be read; which is meant, who typed it says."""
    with pytest.raises(GebruiksFout) as fout:
        invoer.dag(tekst, "de eerste werkdag")
    assert fout.value.kan == kan
    assert all(invoer.dag(elk, "x") for elk in kan)


@pytest.mark.parametrize(("doelgroep", "goed"), [("190.800", True), ("190.801", False)])
def test_meer_uren_van_de_doelgroep_dan_een_week_in_enig_jaar_geeft_kan_niet(doelgroep: str, goed: bool) -> None:
    """100 x 36 is at most 53 weeks of 3.600 hours."""
    eigen = calculator.Hoeveelheid(jaar=invoer.geheel(doelgroep, "de uren"))
    antwoorden = calculator.Antwoorden(uren=calculator.Hoeveelheid(week=360_000), doelgroep=eigen)
    if goed:
        calculator.controleer(antwoorden)
    else:
        with pytest.raises(Fout, match="meer dan alle uren samen"):
            calculator.controleer(antwoorden)
