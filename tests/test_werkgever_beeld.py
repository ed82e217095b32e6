"""What a person reads on the screen: the tables of `telmee werkgever positie`, straight from a position."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from aangifte_hulp import LHNR
from telmee.cli.werkgever_beeld import tabellen
from telmee.uitvoer.rapport.tabellen import per_soort
from telmee.werkgever.uitkomst import Bevinding, Positie
from werkgever_hulp import ALTIJD, BSN, bereken, jaar_van


def tabel(p: Positie, kop: str, met_bsn: bool = False) -> Any:
    """The table whose title begins so."""
    (gevonden,) = [t for t in tabellen(p, met_bsn) if t.titel.startswith(kop)]
    return gevonden


def test_bij_elk_loonkostenvoordeel_staan_artikel_en_tarief() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    t = tabel(p, "Loonkostenvoordelen")
    assert t.kolommen[-1].kop == "Artikel" and t.rijen[0][-1].startswith("Wtl 2.10")
    assert "€ 1,01 per verloond uur" in t.voetnoten[0]
    assert t.voetnoten[0] in per_soort(p.als_dict()).voetnoten


def test_wie_bsns_vraagt_ziet_ze_ook_bij_wat_er_te_doen_is() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD})
    met, zonder = (tabel(p, "Loonkostenvoordelen", met_bsn) for met_bsn in (True, False))
    assert met.voetnoten[-1].startswith(f"BSN {BSN[0]:09d}: Zet")
    assert zonder.voetnoten[-1].startswith("personeelsnummer P00: Zet")
    assert str(BSN[0]) not in str(zonder)


def test_een_onbekend_totaal_is_geen_nul_euro() -> None:
    p = bereken(jaar_van(0, 100, lkv_arbeidsgehandicapt=True, begin=date(2025, 3, 1)), {0: None})
    assert tabel(p, "Loonkostenvoordelen").rijen[-1][5:7] == ("onbekend", "onbekend")
    assert per_soort(p.als_dict()).rijen[0][3:5] == (None, None)


def test_wie_niet_onder_het_quotum_valt_heeft_niets_nodig() -> None:
    p = bereken(jaar_van(0, 100), {0: None}, uren_vorig_jaar=0, quotumpercentage=258)
    assert p.quotum.plichtig is False and p.quotum.aanvulling is not None
    assert (p.quotum.tekort, p.quotum.aanvulling.uren) == (0, 0) and "niet onder het quotum" in p.quotum.aanvulling.zin


def test_wat_onbekend_is_staat_er_een_keer() -> None:
    p = bereken(jaar_van(0, 100), None)
    for rij in (*tabel(p, LHNR).rijen, *tabel(p, "Opslag en bonus").rijen):
        assert not str(rij[2]).startswith("onbekend"), rij
    assert tabel(p, LHNR).rijen[0][2].startswith("1 werknemer;")


def test_van_de_bonus_staat_erbij_welke_uren_tellen() -> None:
    p = bereken(jaar_van(0, 100), {0: ALTIJD}, quotumpercentage=258)
    assert "recht op het loonkostenvoordeel" in " ".join(p.opslag_bonus.toelichting)
    assert "afgerond op honderdsten" in p.opslag_bonus.percentage_herkomst


@pytest.mark.parametrize("percentage, ongewoon", [(258, False), (193, False), (0, True), (2_580, True), (10_000, True)])
def test_een_komma_op_de_verkeerde_plaats_valt_op(percentage: int, ongewoon: bool) -> None:
    p = bereken(jaar_van(0, 100), {0: None}, quotumpercentage=percentage)
    gevonden = [b.wat for b in p.bevindingen if b.code == "quotumpercentage-ongewoon"]
    assert bool(gevonden) is ongewoon and all("1,93%" in wat for wat in gevonden)


def namen(boom: Any) -> Iterator[Any]:
    """Every figure of a tree."""
    yield boom
    for kind in boom["kinderen"]:
        yield from namen(kind)


@pytest.mark.parametrize("opgaven, vorig", [({"uren_vorig_jaar": 50_000, "uitlener": False}, "opgegeven"), ({}, None)])
def test_wat_uit_de_bestanden_komt_heet_niet_opgegeven(opgaven: dict[str, Any], vorig: str | None) -> None:
    p = bereken(jaar_van(0, 100, range(1, 7)), {0: ALTIJD}, quotumpercentage=258, **opgaven)
    bron = {b["naam"]: b["bron"] for boom in p.uitleg for b in namen(boom)}
    assert bron["verloonde_uren_totaal"] == "uit de aangiften" and bron["uren_lkv_banenafspraak"].startswith(
        "uit de aangiften, en"
    )
    opgegeven = {naam for naam, waar in bron.items() if waar == "opgegeven"}
    assert opgegeven == ({"toetsuren_vorig_jaar", "uitlener"} if vorig else set())
    later = {b["naam"]: b["bron"] for boom in p.uitleg_prognose for b in namen(boom)}
    assert "schatting" in later["verloonde_uren_totaal"]


def test_wat_elke_aangifte_herhaalt_is_een_regel_op_het_scherm() -> None:
    zelfde = [
        Bevinding("element-volgorde", "mededeling", "A staat verkeerd", "geen gevolg", f"{m}.xml", 7, "A", aantal=2)
        for m in range(1, 13)
    ]
    leeg = [Bevinding("leeg", "fout", "dit bestand is leeg", "het telt niet mee", naam) for naam in ("x.xml", "y.xml")]
    p = replace(bereken(jaar_van(0, 100), {0: ALTIJD}), bevindingen=(*leeg, *zelfde))
    t = tabel(p, "Wat er in de gegevens opviel")
    assert [rij[1:3] for rij in t.rijen] == [
        ("dit bestand is leeg", "x.xml"),
        ("dit bestand is leeg", "y.xml"),
        ("A staat verkeerd (24 keer)", "1.xml, regel 7, A en op nog 11 plaatsen"),
    ]
    assert t.voetnoten == ()


def test_bij_een_dag_in_het_weekend_staat_wat_veilig_is_en_wat_de_wet_nog_toelaat() -> None:
    noten = tabel(bereken(jaar_van(0, 100), {0: ALTIJD}), "Termijnen").voetnoten
    assert "1 mei 2027 is geen werkdag; veilig is 30 april 2027." in noten
    assert (
        "11 september 2027 is geen werkdag; veilig is 10 september 2027; de wet laat 13 september 2027 nog toe."
        in noten
    )
