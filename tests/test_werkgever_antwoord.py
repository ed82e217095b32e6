"""The answer in one sentence, with what makes it doubtful in it; and what to do: who, what, when, by worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rapport_hulp import een_positie, met_rijen, rij
from telmee.gegevens.loonaangifte import lees_aangiften
from telmee.uitvoer.beeld import Actie, op_volgorde
from telmee.werkgever.beeld import beeld
from telmee.werkgever.invoer import naam_van
from telmee.werkgever.uitkomst import Beslisdag, Positie, Tijdvak
from werkgever_hulp import ALTIJD, bereken, jaar_van

LHNR = "999999990L01"
VOORBEELD = Path(__file__).parent / "data/loonaangifte/2026-januari.xml"


def positie(**anders: Any) -> Positie:
    """The invented employer, nothing missing."""
    return replace(een_positie(), ontbreekt=(), **anders)


def gat(maand: int, waarom: str = "geen_aangifte", gat_: bool = True) -> Tijdvak:
    return Tijdvak(LHNR, date(2026, maand, 1), date(2026, maand, 28 if maand == 2 else 31), waarom, gat_)


def test_het_antwoord_van_de_opgave() -> None:
    """What is missed, until when that can be mended, which banen, which levy; nothing else when nothing is in doubt."""
    heel = replace(een_positie().prognose, volledig=True)
    p = met_rijen(positie(prognose=heel), [rij(1, gemist=191_900)])
    assert beeld(p).antwoord == (
        "U mist nu € 1.919,00; dat is te herstellen tot en met 31 januari 2027. "
        "U moet 0,9 baan meer realiseren; er wordt geen heffing opgelegd."
    )


@pytest.mark.parametrize(
    ("waarom", "zin"),
    [
        ("geen_aangifte", "de aangifte over feb 2026 ontbreekt"),
        ("alleen_correctie", "van de aangifte over feb 2026 is er alleen een correctie"),
        ("afgebroken", "de aangifte over feb 2026 kon niet helemaal worden gelezen"),
        ("te_laat", "de aangifte over feb 2026 kwam te laat en telt niet mee"),
    ],
)
def test_een_maand_die_ontbreekt_staat_in_de_eerste_zin(waarom: str, zin: str) -> None:
    p = positie(ontbrekende_tijdvakken=(gat(2, waarom),))
    assert beeld(p).antwoord.startswith(f"Onder voorbehoud, want {zin}: u mist nu minstens € 909,00")
    assert any("feb 2026" in actie.wat for actie in beeld(p).acties)


def test_een_maand_die_nog_komt_is_geen_twijfel_tot_de_dag_die_beslist() -> None:
    """Its twin: once that day has passed, what is not there will not come."""
    komt = positie(ontbrekende_tijdvakken=(gat(12, gat_=False),))
    assert "voorbehoud" not in beeld(komt).antwoord
    beslist = Beslisdag(date(2027, 5, 1), "Wtl 4.1 lid 2", True, lkv_te_laat=20_000)
    later = beeld(replace(komt, beslisdag=beslist, stand=date(2027, 6, 1))).antwoord
    assert later == (
        "Onder voorbehoud, want de aangifte over dec 2026 ontbreekt: u heeft minstens € 909,00 gemist, waarvan "
        "€ 200,00 te laat is gevraagd; dat is niet meer te herstellen. U moest 0,9 baan meer realiseren; er wordt geen "
        "heffing opgelegd. Geteld is tot en met 31 oktober 2026."
    )


def test_maanden_na_elkaar_zijn_een_reden_en_van_veel_redenen_staat_er_hoeveel() -> None:
    p = positie(ontbrekende_tijdvakken=(gat(2), gat(3)))
    assert "want de aangifte over feb-mrt 2026 ontbreekt: u" in beeld(p).antwoord
    veel = replace(
        een_positie(), ontbreekt=tuple(f"{n} bestanden konden niet worden gelezen; weg." for n in range(2, 6))
    )
    begin = (
        "Onder voorbehoud, want 2 bestanden konden niet worden gelezen, 3 bestanden konden niet worden gelezen en er "
    )
    assert beeld(veel).antwoord.startswith(f"{begin}zijn nog 2 andere redenen: u mist")


def test_een_onbekend_percentage_is_iets_om_te_doen() -> None:
    plaat = beeld(bereken(jaar_van(0, 4_000), None, uren_vorig_jaar=50_000))
    assert "Hoeveel banen u in 2026 moet realiseren is niet bekend; er wordt geen heffing opgelegd." in plaat.antwoord
    assert any("quotumpercentage" in a.wat and "niet gevonden" in a.wat for a in plaat.acties)


def test_wat_te_doen_is_staat_op_waarde_en_dan_op_dag() -> None:
    later, eerder, waard, niets = (
        Actie("a", "x", date(2027, 5, 1)),
        Actie("b", "x", date(2027, 1, 29)),
        Actie("c", "x", date(2027, 9, 1), 100),
        Actie("d", "x"),
    )
    assert op_volgorde([niets, later, eerder, waard]) == (waard, eerder, later, niets)
    assert waard.zin == "c: x; uiterlijk 1 september 2027 (€ 1,00)." and niets.zin == "d: x."


def test_elke_actie_zegt_wie_wat_wanneer_en_hoeveel() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    (actie,) = [actie for actie in beeld(p).acties if actie.bedrag]
    assert (actie.wie, actie.uiterlijk, actie.bedrag) == ("personeelsnummer P00", date(2027, 1, 29), 121_200)
    assert actie.wat == (
        "Vraag alsnog het loonkostenvoordeel doelgroep banenafspraak aan. Uw salarisadministratie zet in het "
        "salarisprogramma IndAvrLkvDgBaf op J over jan-dec 2026 en stuurt een correctie"
    )
    assert f"{actie.wat}, liefst" in actie.uitleg
    assert sum(a.bedrag or 0 for a in beeld(p).acties) == p.lkv_totaal.gemist


def test_de_naam_komt_uit_de_aangifte() -> None:
    aangiften = lees_aangiften(VOORBEELD)
    assert aangiften.namen == {"700000008L01": "Voorbeeld Horeca BV"}


@pytest.mark.parametrize(
    ("namen", "getoond"),
    [
        (["Voorbeeld & Zn"], "Voorbeeld & Zn"),
        (["  Twee\n woorden ", "Twee woorden", "Drie"], "Twee woorden, Drie"),
        (["Bakker 999993653"], ""),  # a number of a person is no name to show
        (["Bakker 999.99.36.53", "B"], "B"),
        (["Bakker 1234567"], "Bakker 1234567"),
        ([""], ""),
    ],
)
def test_een_naam_met_het_nummer_van_een_persoon_is_geen_naam(namen: list[str], getoond: str) -> None:
    assert naam_van(namen) == getoond
