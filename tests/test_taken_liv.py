"""Tasks around the LIV: it comes by itself, so what is missed beside it is less. Wtl 3.1, 3.2, 3.3, 4.1 lid 3."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from taken_hulp import Zaak, werk

NU = ("--stand", "2026-11-28")
BEGIN = date(2021, 2, 1)


def zaak(map_: Path, jaar: int, uurloon: int, *, vraagt: bool = False, uren: int = 130, **anders: Any) -> Zaak:
    """One employee of the target group at this wage all year, with a declaration."""
    wie = werk(0, uren, vraagt=vraagt, begin=BEGIN, loon_sv=uurloon * uren, **anders)
    z = Zaak(map_, jaar).register(0).maanden(wie)
    regel = f"{wie['bsn']};banenafspraak;{BEGIN};2021-02-10"
    return z.lijst("verklaringen", "bsn;soort;begin;aangevraagd", regel)


def test_een_vergeten_lkv_naast_een_liv_kost_alleen_het_verschil(tmp_path: Path) -> None:
    """1.560 hours in 2022: LKV 1,01 is 1.575,60; LIV 0,78 is 1.216,80 and came by itself."""
    a = zaak(tmp_path, 2022, 1_200).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"]) == (0, 157_560 - 121_680)
    (liv,) = a.json["liv"]
    assert (liv["soort"], liv["uren"], liv["uurloon"]) == ("liv", 1_560, 1_200)
    assert liv["berekend"] == liv["bedrag"] == 121_680
    assert a.json["liv_totaal"] == 121_680 and a.json["lkv_totaal"]["gemist"] == 35_880
    assert {v["soort"] for v in a.json["lkv"]} == {"banenafspraak"}
    assert "EUR 1.216,80" in " ".join(a.tekst.split())


def test_het_lkv_dat_is_gevraagd_gaat_voor_het_lagere_liv(tmp_path: Path) -> None:
    a = zaak(tmp_path, 2022, 1_200, vraagt=True).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"]) == (157_560, 0)
    assert [(v["berekend"], v["bedrag"]) for v in a.json["liv"]] == [(121_680, 0)]
    assert a.json["liv_totaal"] == 0


@pytest.mark.parametrize("uurloon, liv", [(1_073, True), (1_072, False), (1_343, True), (1_344, False)])
def test_beide_grenzen_van_het_uurloon_horen_bij_de_band(tmp_path: Path, uurloon: int, liv: bool) -> None:
    a = zaak(tmp_path, 2022, uurloon).positie(*NU)
    assert bool(a.json["liv"]) is liv
    assert a.lkv()["gemist"] == (35_880 if liv else 157_560)


@pytest.mark.parametrize("uren, liv", [(104, True), (103, False)])
def test_het_liv_vraagt_1248_uren(tmp_path: Path, uren: int, liv: bool) -> None:
    assert bool(zaak(tmp_path, 2022, 1_200, uren=uren).positie(*NU).json["liv"]) is liv


def test_in_2025_is_er_geen_liv_meer(tmp_path: Path) -> None:
    a = zaak(tmp_path, 2025, 1_450).positie(*NU)
    assert a.json["liv"] == [] and a.json["liv_totaal"] == 0


def test_wie_niet_in_de_doelgroep_zit_krijgt_het_liv_ook(tmp_path: Path) -> None:
    z = Zaak(tmp_path, 2024).register(nee=[0]).maanden(werk(0, 130, loon_sv=130 * 1_450))
    assert [v["bedrag"] for v in z.positie(*NU).json["liv"]] == [1_560 * 49]


def test_jeugd_liv_komt_erbovenop(tmp_path: Path) -> None:
    """Twenty on 31 December of the year before; the wage lies in the band of that age."""
    a = zaak(tmp_path, 2022, 1_000, vraagt=True, geboortedatum=date(2001, 5, 17)).positie(*NU)
    jeugd = [v for v in a.json["liv"] if v["soort"] == "jeugd-liv"]
    assert len(jeugd) == 1 and jeugd[0]["bedrag"] == jeugd[0]["berekend"] > 0
    assert a.lkv()["bedrag"] == 157_560


def test_uren_die_ontbreken_maken_het_liv_onbekend(tmp_path: Path) -> None:
    wie = werk(0, 130, loon_sv=130 * 1_200)
    z = (
        Zaak(tmp_path, 2022)
        .register(nee=[0])
        .maanden(wie, welke=range(1, 12))
        .maand(12, wie | {"verloonde_uren": None})
    )
    assert [v["bedrag"] for v in z.positie(*NU).json["liv"]] == [None]


OP_TIJD, TE_LAAT = datetime(2023, 5, 1, 23, 59), datetime(2023, 5, 2)
LKV, LIV = 157_560, 121_680


def opnieuw(map_: Path, dag: datetime, uurloon: int, *, eerst: bool, dan: bool, verklaard: bool = True) -> Zaak:
    """Filed in 2022, and corrected in one message on this day: the request made, or withdrawn."""
    wie = werk(0, 130, vraagt=eerst, begin=BEGIN, loon_sv=uurloon * 130)
    z = Zaak(map_, 2022).register(0).maanden(wie)
    z.correcties(range(1, 13), wie | {"lkv_banenafspraak": dan}, dag=dag)
    if verklaard:
        z.lijst("verklaringen", "bsn;soort;begin;aangevraagd", f"{wie['bsn']};banenafspraak;{BEGIN};2021-02-10")
    return z


@pytest.mark.parametrize(
    "uurloon, gehad, verloren", [(1_200, LIV, LKV - LIV), (1_344, 0, LKV)], ids=["naast een LIV", "zonder LIV"]
)
def test_te_laat_gevraagd_naast_een_liv_kost_alleen_het_verschil(
    tmp_path: Path, uurloon: int, gehad: int, verloren: int
) -> None:
    """One cent above the band there is no LIV, and all is lost."""
    a = opnieuw(tmp_path, TE_LAAT, uurloon, eerst=False, dan=True).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"], a.json["lkv_totaal"]["gemist"]) == (0, verloren, verloren)
    assert (a.json["liv_totaal"], a.json["beslisdag"]["lkv_te_laat"]) == (gehad, verloren)
    (wie,) = a.json["beslisdag"]["lkv"]
    assert (wie["bedrag"], wie["bedrag_later"], wie["te_laat"], wie["te_herzien"]) == (gehad, LKV, verloren, 0)


def test_op_de_dag_zelf_gevraagd_naast_een_liv_is_op_tijd(tmp_path: Path) -> None:
    a = opnieuw(tmp_path, OP_TIJD, 1_200, eerst=False, dan=True).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"], a.json["liv_totaal"]) == (LKV, 0, 0)


def test_zonder_bekende_verklaring_is_het_verlies_onbekend(tmp_path: Path) -> None:
    """Nobody knows of a declaration, so what is lost is unknown; the LIV does not make it known."""
    a = opnieuw(tmp_path, TE_LAAT, 1_200, eerst=False, dan=True, verklaard=False).positie(*NU)
    assert a.lkv()["gemist"] is None and a.json["liv_totaal"] == LIV


def test_wat_te_laat_is_ingetrokken_valt_terug_op_het_liv(tmp_path: Path) -> None:
    """Taken back is the difference: the LIV needs no request (4.1 lid 5; in 2018 lid 6)."""
    a = opnieuw(tmp_path, TE_LAAT, 1_200, eerst=True, dan=False).positie(*NU)
    assert (a.lkv()["bedrag"], a.json["liv_totaal"]) == (LKV, 0)
    assert (a.json["beslisdag"]["lkv_te_laat"], a.json["beslisdag"]["lkv_te_herzien"]) == (0, LKV - LIV)


@pytest.mark.parametrize(
    ("uurloon", "wat"), [(1_200, "loonkostenvoordeel, met het LIV verrekend"), (2_500, "loonkostenvoordeel")]
)
def test_wat_te_laat_is_gevraagd_zegt_of_er_een_liv_in_zit(tmp_path: Path, uurloon: int, wat: str) -> None:
    """The amount is what comes on top of the LIV that was paid; without one it is loonkostenvoordeel only."""
    z = zaak(tmp_path, 2022, uurloon)
    vraagt = werk(0, 130, vraagt=True, begin=BEGIN, loon_sv=uurloon * 130)
    a = z.correcties(range(1, 13), vraagt, dag=date(2023, 6, 1)).positie(*NU)
    bedrag = a.json["beslisdag"]["lkv_te_laat"]
    assert bedrag == (157_560 - 121_680 if uurloon == 1_200 else 157_560)
    euro = f"{bedrag // 100:,}".replace(",", ".") + f",{bedrag % 100:02d}"
    assert any(zin.endswith(f"€ {euro} aan {wat}.") for zin in a.json["beslisdag"]["zinnen"])
