"""Tasks around filings that are there and not right: a month without hours, unreadable, half, twice. Each is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from taken_hulp import Zaak, werk

NU = ("--stand", "2026-11-28")
ZONDER_JUNI = [m for m in range(1, 11) if m != 6]
NORMAAL = [werk(0, 130, vraagt=True), werk(1, 150), werk(2, 150)]


def zaak(map_: Path, welke: Any = range(1, 11), *records: dict[str, Any]) -> Zaak:
    """Three employees in 2026, of whom the first is in the register."""
    return Zaak(map_, 2026).register(0, nee=[1, 2]).maanden(*(records or NORMAAL), welke=welke)


def test_een_gewoon_jaar_geeft_geen_bevindingen_over_wat_niet_kan(tmp_path: Path) -> None:
    a = zaak(tmp_path).positie(*NU)
    vreemd = {
        c for c in a.codes if c.startswith(("loon-", "uren-samen", "uren-zonder", "uren-sprong", "vinkje", "tijdvak-"))
    }
    assert vreemd == set() and not any(t["gat"] for t in a.json["ontbrekende_tijdvakken"])


@pytest.mark.parametrize("uren", [0, None])
def test_juni_zonder_uren(tmp_path: Path, uren: int | None) -> None:
    juni = [r | {"verloonde_uren": uren} for r in NORMAAL]
    a = zaak(tmp_path, ZONDER_JUNI).maand(6, *juni).positie(*NU)
    assert a.json["uren"]["totaal"] == 430 * 9
    if uren == 0:
        b = a.bevinding("loon-zonder-uren")
        assert b["wat"] == "over jun 2026 staat bij 3 werknemers loon zonder verloonde uren" and b["aantal"] == 3
        assert b["bestand"] == "010.xml" and b["regel"] and "AantVerlU" in b["gevolg"]
        assert "veel minder uren dan anders: 0, gewoon is ongeveer 4" in a.bevinding("uren-sprong")["wat"]
    else:
        assert "uren-onvolledig" in a.codes and "loon-zonder-uren" not in a.codes


def test_loon_na_de_laatste_dag_is_geen_loon_zonder_uren(tmp_path: Path) -> None:
    weg = werk(2, 0, loon_sv=90_000, eind=date(2026, 5, 31), reden_einde=1)
    a = zaak(tmp_path, ZONDER_JUNI).maand(6, *NORMAAL[:2], weg).positie(*NU)
    assert "loon-zonder-uren" not in a.codes


def test_uren_zonder_loon(tmp_path: Path) -> None:
    a = zaak(tmp_path, ZONDER_JUNI).maand(6, *NORMAAL[:2], werk(2, 150, loon_sv=0)).positie(*NU)
    assert a.bevinding("uren-zonder-loon")["wat"] == "over jun 2026 staat bij 1 werknemer verloonde uren zonder loon"
    assert a.json["uren"]["totaal"] == 4_300


def test_loon_en_uren_van_een_mens_in_twee_banen_horen_bij_elkaar(tmp_path: Path) -> None:
    twee = [werk(2, 150, loon_sv=0), werk(2, 0, loon_sv=300_000, num_iv=2)]
    a = zaak(tmp_path, ZONDER_JUNI).maand(6, *NORMAAL[:2], *twee).positie(*NU)
    assert not {"uren-zonder-loon", "loon-zonder-uren"} & a.codes


@pytest.mark.parametrize("uren, gezegd", [(649, True), (645, False), (287, False), (286, True)])
def test_een_sprong_is_meer_dan_anderhalf_of_minder_dan_twee_derde(tmp_path: Path, uren: int, gezegd: bool) -> None:
    """430 hours in each month of 31 days; October has 31 days too."""
    z = Zaak(tmp_path, 2026).register(0, nee=[1, 2]).maanden(*NORMAAL, welke=[1, 3, 5, 7, 8])
    rest = uren - 280
    a = z.maand(10, werk(0, 130), werk(1, 150), werk(2, rest)).positie(*NU)
    assert ("uren-sprong" in a.codes) is gezegd


def test_een_loon_onder_het_minimumloon_van_die_dag(tmp_path: Path) -> None:
    """14,71 an hour from January, 14,99 from July 2026: one hour is left for rounding."""
    from telmee.wet import Wetten

    juli = Wetten.known(date(2026, 11, 28)).op(date(2026, 7, 1)).figure("wml_uur")
    assert juli is not None
    net = werk(2, 150, loon_sv=149 * int(juli))
    a = zaak(tmp_path, [5, 6], NORMAAL[0], NORMAAL[1], net | {"loon_sv": 149 * int(juli) - 1})
    a = a.maand(7, NORMAAL[0], NORMAAL[1], net).maand(8, NORMAAL[0], NORMAAL[1], net | {"loon_sv": 149 * int(juli) - 1})
    b = a.positie(*NU).bevinding("loon-onder-minimum")
    assert b["wat"].startswith("over aug 2026 staat bij 1 werknemer") and "WML 7 lid 1" in b["gevolg"]


@pytest.mark.parametrize("uren, code", [(372, "uren-samen-veel"), (373, "uren-samen-onmogelijk")])
def test_twee_banen_met_samen_meer_uren_dan_een_maand_heeft(tmp_path: Path, uren: int, code: str) -> None:
    """January has 744 hours; neither of the two relations is impossible by itself."""
    dubbel = [werk(2, uren), werk(2, 372, num_iv=2)]
    a = zaak(tmp_path, range(2, 11)).maand(1, *NORMAAL[:2], *dubbel).positie(*NU)
    assert a.bevinding(code)["wat"].startswith("over jan 2026 staat bij 1 werknemer")
    assert a.json["uren"]["totaal"] == 4_300 - 150 + (744 if code == "uren-samen-veel" else 0)


def test_een_vinkje_zonder_registratie(tmp_path: Path) -> None:
    a = zaak(tmp_path, ZONDER_JUNI).maand(6, NORMAAL[0], werk(1, 150, vraagt=True), NORMAAL[2]).positie(*NU)
    b = a.bevinding("vinkje-zonder-register")
    assert b["wat"].startswith("over jun 2026 staat bij 1 werknemer het loonkostenvoordeel")
    assert "zet het verzoek op N" in b["gevolg"]


# --- A period that is not there ---------------------------------------------------------------------------------------


def test_februari_is_onleesbaar(tmp_path: Path) -> None:
    z = zaak(tmp_path, [1, 3, 4])
    (tmp_path / "aangiften" / "februari.xml").write_bytes(b"<Loonaangifte><kapot")
    a = z.positie(*NU)
    (februari,) = [t for t in a.json["ontbrekende_tijdvakken"] if t["gat"]]
    assert (februari["begin"], februari["eind"], februari["waarom"]) == ("2026-02-01", "2026-02-28", "geen_aangifte")
    assert a.json["uren"]["totaal"] == 430 * 3
    assert a.json["prognose"]["tijdvakken_aangegeven"] == 3 and not a.json["prognose"]["volledig"]


def test_een_correctie_maakt_een_maand_niet_aangegeven(tmp_path: Path) -> None:
    """Of June there is only a correction of one employee: the others are missing, and estimated."""
    z = zaak(tmp_path, [m for m in range(1, 13) if m != 6]).correctie(
        6, werk(0, 100, vraagt=True), dag=date(2026, 9, 1)
    )
    a = z.positie("--stand", "2027-02-01")
    (juni,) = a.json["ontbrekende_tijdvakken"]
    assert (juni["begin"], juni["waarom"], juni["gat"]) == ("2026-06-01", "alleen_correctie", True)
    assert a.json["uren"]["totaal"] == 430 * 11 + 100
    geschat = a.json["prognose"]["uren"]["totaal"] - a.json["uren"]["totaal"]
    assert 250 < geschat < 320  # the two others, at their usual hours; the corrected one stays as it is
    assert "tijdvak-niet-heel" in a.codes and a.json["prognose"]["tijdvakken_aangegeven"] == 11


def test_alleen_een_correctie_van_een_heel_jaar(tmp_path: Path) -> None:
    a = Zaak(tmp_path, 2026).register(0).correctie(6, werk(0, 100), dag=date(2026, 9, 1)).positie(*NU)
    assert len(a.json["ontbrekende_tijdvakken"]) == 12 and not a.json["prognose"]["volledig"]
    assert a.json["uren"]["totaal"] == 100 and a.json["prognose"]["tijdvakken_aangegeven"] == 0


def test_een_maand_die_nog_moet_komen_is_geen_gat(tmp_path: Path) -> None:
    a = zaak(tmp_path, range(1, 11)).positie(*NU)
    assert [(t["begin"], t["gat"]) for t in a.json["ontbrekende_tijdvakken"]] == [
        ("2026-11-01", False),
        ("2026-12-01", False),
    ]
