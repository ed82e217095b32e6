"""Answers at 60, 80, 120 and 160 columns: nothing too wide, rows stay rows, and what is left out is said."""

from __future__ import annotations

import re

import pytest

from rapport_hulp import een_positie
from telmee import cli
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.rapport import blad, druk, pagina
from telmee.uitvoer.scherm import Scherm
from telmee.uitvoer.vast import VAST, los
from telmee.werkgever.beeld import beeld
from telmee.wet.machine.load import lawbook

BREEDTES = (60, 80, 120, 160)


@pytest.mark.parametrize("breedte", BREEDTES)
def test_het_rapport_op_het_scherm(breedte: int) -> None:
    plaat = beeld(een_positie())
    uit = beeld_tekst.tekst(plaat, Scherm(breedte))
    assert all(len(regel) <= breedte for regel in uit.splitlines())
    heel = " ".join(uit.split())
    assert heel.startswith(plaat.antwoord) and VAST not in uit
    assert not re.search(r"€\n", uit)
    # what to do: who asked nothing stands on one row with the day and the worth, at every width
    (rij,) = [regel for regel in uit.splitlines() if "€ 909,00" in regel and "31-01-2027" in regel]
    assert rij.startswith("stuur een correctie" if breedte > 60 else "personeelsnummer")
    assert "smal is: Voor wie" not in heel  # an action is worth nothing without whom it is about
    assert all(actie.wie in heel for actie in plaat.acties)
    assert not re.search(r"^(Rij|Wie|Uiterlijk): ", uit, re.MULTILINE)  # no row became a block of lines


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("opdracht", [["lijst"], ["lijst", "wfsv"], ["lijst", "--alles"], ["onbekend", "--alles"]])
def test_de_lijsten_van_de_wet(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, breedte: int, opdracht: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(breedte))
    assert cli.main(["wet", *opdracht]) == 0
    uit = capsys.readouterr().out
    assert all(len(regel) <= breedte for regel in uit.splitlines())


def test_de_wet_begint_met_aantallen_en_toont_namen_op_verzoek(capsys: pytest.CaptureFixture[str]) -> None:
    book = lawbook()
    assert cli.main(["wet", "lijst"]) == 0
    kort = capsys.readouterr().out
    assert len(kort.splitlines()) < 50 and all(onderwerp in kort for onderwerp in book.subjects)
    regels = len({rule.name for rule in book.rules})
    assert re.search(rf"Samen +{regels} +{len(book.values)} ", kort)
    assert "quotumheffing" not in kort
    assert cli.main(["wet", "lijst", "wfsv"]) == 0
    assert "quotumheffing" in capsys.readouterr().out
    assert cli.main(["wet", "onbekend"]) == 0
    kort = capsys.readouterr().out
    assert len(kort.splitlines()) < 60 and "Regels" in kort and "quotumpercentage" in kort
    assert "Kamerbrief" not in kort  # what was looked for comes on request
    assert cli.main(["wet", "onbekend", "wfsv"]) == 0
    assert "quotumpercentage (markt)" in capsys.readouterr().out
    for opdracht in (["lijst", "bestaat_niet"], ["onbekend", "bestaat_niet"]):
        assert cli.main(["wet", *opdracht]) == 1
        assert "bestaat niet; kies uit aow" in capsys.readouterr().err


def test_elke_vorm_begint_met_dezelfde_zin_en_noemt_de_werkgever() -> None:
    from dataclasses import replace

    from rapport_hulp import Boom, lees_xlsx

    p = een_positie()
    plaat = beeld(replace(p, werkgever=replace(p.werkgever, naam="Bakkerij De <Korst> & Zn")))
    scherm = " ".join(beeld_tekst.tekst(plaat).split())
    assert scherm.startswith(plaat.antwoord) and "Bakkerij De <Korst> & Zn." in scherm
    for tekst in (pagina.html(plaat), druk.html(plaat)):
        boom = Boom(tekst)
        zichtbaar = los(" ".join(" ".join(boom.tekst).split()))
        na = zichtbaar[zichtbaar.index(plaat.antwoord) :]
        assert na.removeprefix(plaat.antwoord).strip().startswith("Bakkerij De <Korst> & Zn. Banenafspraak")
        voor = zichtbaar[: zichtbaar.index(plaat.antwoord)].replace("Naar de inhoud", "").split("2026")
        assert "".join(voor[1:]).strip() == ""  # only the title of the document stands before it
    bladen = lees_xlsx(blad.xlsx(plaat))
    assert bladen["Antwoord"][0]["A1"][1] == plaat.antwoord
    assert ("tekst", "Bakkerij De <Korst> & Zn") in [cel for r in bladen["Over"] for cel in r.values()]


def test_de_volgorde_is_antwoord_doen_beeld_rest_en_dan_over_wie() -> None:
    namen = [deel.naam for deel in beeld(een_positie()).delen]
    assert namen[0] == "kort" and namen[-1] == "bevindingen"
    tekst = pagina.html(beeld(een_positie()))
    plekken = [tekst.index(stuk) for stuk in ("<h1", 'class="doen"', 'id="kort"', 'id="bevindingen"', 'id="over"')]
    assert plekken == sorted(plekken) and tekst.index("Loonheffingennummer") > plekken[-1]


def test_een_bedrag_breekt_nergens_na_het_euroteken() -> None:
    """Outside the receipt, which is data, every euro sign with a figure has a space on which no line breaks."""
    plaat = beeld(een_positie())
    zonder = re.sub(
        r"<section id=\"receipt\".*?</section>|<script.*?</script>", "", pagina.html(plaat), flags=re.DOTALL
    )
    for tekst in (zonder, druk.html(plaat)):
        assert f"€{VAST}909,00" in tekst and not re.search(r"€ -?\d", tekst)
