"""Tasks around the day that decides: asked in May, withdrawn in June, filed too late (Wtl 4.1, 4.3; Wfsv 34)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from taken_hulp import Zaak, werk

NU = ("--stand", "2026-11-28")
UUR = 101
HEEL_JAAR = range(1, 13)
OP_TIJD, TE_LAAT = datetime(2026, 5, 1, 23, 59), datetime(2026, 5, 2, 0, 0)


def eigen(map_: Path) -> Zaak:
    """One registered employee with a declaration, 130 hours a month, for whom nobody asked."""
    zaak = Zaak(map_, 2025).register(0, nee=[1]).maanden(werk(0, 130, begin=date(2024, 2, 1)), werk(1, 140))
    return zaak.lijst(
        "verklaringen", "bsn;soort;begin;aangevraagd", f"{werk(0, 0)['bsn']};banenafspraak;2024-02-01;2024-02-10"
    )


VRAAGT = werk(0, 130, vraagt=True, begin=date(2024, 2, 1))


def test_gevraagd_op_1_mei_om_een_voor_twaalf_is_op_tijd(tmp_path: Path) -> None:
    a = eigen(tmp_path).correcties(HEEL_JAAR, VRAAGT, dag=OP_TIJD).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"]) == (130 * 12 * UUR, 0)
    assert a.json["beslisdag"]["berichten_te_laat"] == 0 and "na-beslisdag" not in a.codes


def test_gevraagd_op_2_mei_is_te_laat(tmp_path: Path) -> None:
    a = eigen(tmp_path).correcties(HEEL_JAAR, VRAAGT, dag=TE_LAAT).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"]) == (0, 130 * 12 * UUR)
    b = a.json["beslisdag"]
    assert (b["datum"], b["voorbij"], b["berichten_te_laat"], b["tijdvakken_te_laat"]) == ("2026-05-01", True, 1, 12)
    assert (b["lkv_te_laat"], b["lkv_te_herzien"], b["artikel"]) == (
        130 * 12 * UUR,
        0,
        "Wtl 4.1 lid 2; Wfsv 34 lid 7, 38e lid 3",
    )
    assert b["lkv"] == [
        {
            "rij": 1,
            "personeelsnummer": "P00",
            "bedrag": 0,
            "bedrag_later": 130 * 12 * UUR,
            "te_laat": 130 * 12 * UUR,
            "te_herzien": 0,
        }
    ]
    zin = "1 bericht is gemaakt na 01-05-2026"
    assert a.bevinding("na-beslisdag")["wat"] == zin
    assert "Wat zo te laat is gevraagd en niet wordt toegekend: EUR 1.575,60" in " ".join(a.tekst.split())


def test_te_laat_voor_de_ene_helft_van_het_jaar(tmp_path: Path) -> None:
    zaak = eigen(tmp_path).correcties(range(1, 7), VRAAGT, dag=OP_TIJD).correcties(range(7, 13), VRAAGT, dag=TE_LAAT)
    a = zaak.positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"], a.json["beslisdag"]["lkv_te_laat"]) == (130 * 6 * UUR,) * 3


def test_in_juni_ingetrokken_blijft_toegekend_en_kan_worden_herzien(tmp_path: Path) -> None:
    zaak = eigen(tmp_path).correcties(HEEL_JAAR, VRAAGT, dag=date(2026, 2, 10))
    a = zaak.correcties(HEEL_JAAR, werk(0, 130, begin=date(2024, 2, 1)), dag=date(2026, 6, 10)).positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"]) == (130 * 12 * UUR, 0)
    b = a.json["beslisdag"]
    assert (b["lkv_te_laat"], b["lkv_te_herzien"], b["herziening_tot"]) == (0, 130 * 12 * UUR, "2030-12-31")
    assert b["herziening_artikel"] == "Wtl 4.3 lid 1" and any("31-12-2030" in zin for zin in b["zinnen"])


def test_een_hele_inkomstenverhouding_die_in_juni_is_ingetrokken_telt_nog(tmp_path: Path) -> None:
    weg = [(1, werk(1, 0)["bsn"], None)]
    a = eigen(tmp_path).correcties(HEEL_JAAR, dag=date(2026, 6, 10), weg=weg).positie(*NU)
    assert a.json["uren"]["totaal"] == (130 + 140) * 12
    assert a.json["beslisdag"]["uren_totaal_later"] == 130 * 12


@pytest.mark.parametrize("dag, telt", [(OP_TIJD, True), (TE_LAAT, False)])
def test_quotumuren_van_een_te_late_aangifte_tellen_niet(tmp_path: Path, dag: datetime, telt: bool) -> None:
    zaak = Zaak(tmp_path, 2025).register(0, nee=[1]).maanden(werk(0, 130), werk(1, 140), welke=range(1, 12))
    a = zaak.maand(12, werk(0, 130), werk(1, 140), dag=dag).positie(*NU)
    maanden = 12 if telt else 11
    assert a.json["uren"]["totaal"] == 270 * maanden
    assert [t["begin"] for t in a.json["ontbrekende_tijdvakken"]] == ([] if telt else ["2025-12-01"])
    assert a.json["beslisdag"]["uren_totaal_later"] == (None if telt else 270 * 12)


def test_alles_te_laat_geeft_niets_en_zegt_wat_het_waard_was(tmp_path: Path) -> None:
    zaak = Zaak(tmp_path, 2025).register(0)
    for m in HEEL_JAAR:
        zaak.maand(m, VRAAGT, dag=date(2026, 6, 1))
    zaak.lijst(
        "verklaringen", "bsn;soort;begin;aangevraagd", f"{werk(0, 0)['bsn']};banenafspraak;2024-02-01;2024-02-10"
    )
    a = zaak.positie(*NU)
    assert (a.lkv()["bedrag"], a.lkv()["gemist"]) == (0, 130 * 12 * UUR)
    assert len(a.json["ontbrekende_tijdvakken"]) == 12
    assert any("later opnieuw gemaakt" in zin for zin in a.json["beslisdag"]["zinnen"])


def test_voor_de_beslisdag_is_alles_nog_op_tijd(tmp_path: Path) -> None:
    a = eigen(tmp_path).correcties(HEEL_JAAR, VRAAGT, dag=date(2026, 4, 1)).positie("--stand", "2026-05-01")
    b = a.json["beslisdag"]
    assert (b["voorbij"], b["datum"], a.lkv()["bedrag"]) == (False, "2026-05-01", 130 * 12 * UUR)


def test_een_stand_voor_de_beslisdag_ziet_niet_wat_later_kwam(tmp_path: Path) -> None:
    zaak = eigen(tmp_path).correcties(HEEL_JAAR, VRAAGT, dag=date(2026, 4, 30))
    assert zaak.positie("--stand", "2026-04-29").lkv()["bedrag"] == 0
    assert zaak.positie("--stand", "2026-04-30").lkv()["bedrag"] == 130 * 12 * UUR


def test_een_bericht_met_een_maand_van_nu_en_een_correctie_van_vorig_jaar(tmp_path: Path) -> None:
    """The return of April 2026 is in time; the correction of 2025 in the same message is not."""
    from taken_hulp import maand
    from telmee.gegevens.loonaangifte.schrijver import Inhoud

    zaak = eigen(tmp_path)
    april = Inhoud("volledig", *maand(4, 2026), [VRAAGT])
    zaak.bericht(april, Inhoud("correctie", *maand(12, 2025), [VRAAGT]), dag=date(2026, 5, 20))
    toen = zaak.positie(*NU)
    assert (toen.lkv()["bedrag"], toen.json["beslisdag"]["lkv_te_laat"]) == (0, 130 * UUR)
    zaak.jaar = 2026
    assert zaak.positie(*NU).lkv()["bedrag"] == 130 * UUR


def test_de_kennis_van_het_recht_is_die_van_vandaag(tmp_path: Path) -> None:
    """Only filings are cut by the day: the suspension of the levy that is known now holds."""
    a = eigen(tmp_path).correcties(HEEL_JAAR, VRAAGT, dag=TE_LAAT).positie(*NU)
    assert a.json["stand"] == "2026-11-28" and a.json["quotum"]["heffing"]["opgelegd"] is False


def test_wie_geen_bsn_en_geen_nummer_heeft_wordt_aan_de_plaats_herkend(tmp_path: Path) -> None:
    """Row numbers of the two states differ: the late row of one nameless person is not that of another."""
    naamloos = {"bsn": None, "personeelsnummer": None}
    zaak = Zaak(tmp_path, 2025).register(1).maanden(werk(1, 140))
    zaak.correctie(2, werk(1, 140), werk(2, 90, vraagt=True, **naamloos), dag=OP_TIJD)
    zaak.correctie(1, werk(1, 140), werk(3, 80, vraagt=True, **naamloos), dag=TE_LAAT)
    rijen = [v for v in zaak.positie(*NU).json["lkv"] if v["personeelsnummer"] is None]
    laat = {v["bestand"]: "pas aangegeven na de dag die beslist" in v["reden"] for v in rijen}
    assert laat == {"013.xml": False, "014.xml": True}
