"""Tasks of a payroll adviser, files in and sentence out: lists, transfers, employers, packages. One task a test."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from taken_hulp import BSN, Zaak, werk

NU = ("--stand", "2026-11-28")
KWARTAAL = (1, 2, 3)
LKV = 130 * 3 * 101


def zaak(map_: Path, **opties: Any) -> Zaak:
    """Two employees in the first three months of 2026; the first is in the register and nobody asked."""
    return Zaak(map_, 2026, **opties).maanden(werk(0, 130), werk(1, 150), welke=KWARTAAL)


def zin(tekst: str) -> str:
    """The answer: everything up to the first full stop that ends a sentence of money."""
    return " ".join(tekst.split())[:700]


def test_een_registerlijst_met_alleen_ja(tmp_path: Path) -> None:
    """Who is not on it is unknown: that stands in the first sentence, and nobody is taken for not registered."""
    a = zaak(tmp_path).lijst("register", "bsn;geregistreerd;van;tot", f"{BSN[0]};ja;2020-01-01;").positie(*NU)
    assert (a.json["uren"]["totaal"], a.json["uren"]["doelgroep"], a.lkv()["gemist"]) == (840, 390, LKV)
    assert "register-onbekend" in a.codes
    assert "van 1 werknemer (450 uur) is niet bekend of die in het register staat" in zin(a.tekst)
    # without the hours of the year before the shortfall is unknown, and so is said in a whole sentence
    assert "dan is niet bekend hoeveel banen u moet realiseren" in zin(a.tekst)


def test_een_kale_lijst_noemt_de_optie_die_haar_compleet_maakt(tmp_path: Path) -> None:
    """What to do is said once, and names the option for who has the whole answer of UWV."""
    z = zaak(tmp_path).lijst("register", str(BSN[0]))
    opties = (*NU, "--uren-vorig-jaar", "100000", "--anders", "drempel_uren=100", "--quotumpercentage", "60")
    doen = [zin for zin in z.positie(*opties).json["beeld"]["te_doen"] if "register" in zin]
    assert len(doen) == 1 and "--register-compleet-op" in doen[0]
    compleet = z.positie(*opties, "--register-compleet-op", "2026-11-01").json["beeld"]["te_doen"]
    assert not any("--register-compleet-op" in zin for zin in compleet)


def test_de_dag_van_het_antwoord_en_de_laatste_dag_staan_bij_elkaar(tmp_path: Path) -> None:
    """The answer names the safe day of the request, the table the last day of the law: the note says why."""
    z = zaak(tmp_path).lijst("register", "bsn;geregistreerd;van;tot", f"{BSN[0]};ja;2020-01-01;", f"{BSN[1]};nee;;")
    tekst = " ".join(z.positie(*NU).tekst.split())
    assert "te herstellen tot en met 29 januari 2027" in tekst
    assert "liefst uiterlijk op 29 januari 2027, dan staat het in de voorlopige berekening van UWV" in tekst
    assert "De laatste dag is 30 april 2027; daarna telt zij niet meer mee." in tekst
    later = " ".join(z.positie("--stand", "2027-03-01").tekst.split())
    assert "Stuur een correctie uiterlijk op 30 april 2027" in later and "29 januari" not in later


def test_een_register_uit_een_spreadsheet(tmp_path: Path) -> None:
    import xlsxwriter

    pad = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(pad) as boek:
        blad = boek.add_worksheet()
        for n, regel in enumerate(
            [["BSN", "Geregistreerd", "Van", "Tot"], [BSN[0], "ja", "01-01-2020", ""], [BSN[1], "nee", "", ""]]
        ):
            blad.write_row(n, 0, regel)
    a = zaak(tmp_path).positie(*NU, "--register", str(pad))
    assert (a.json["uren"]["doelgroep"], a.lkv()["gemist"]) == (390, LKV)
    assert zin(a.tekst).startswith("U mist nu EUR 393,90; dat is te herstellen tot en met 29 januari 2027.")


def test_twee_antwoorden_die_elkaar_tegenspreken(tmp_path: Path) -> None:
    regels = [f"{BSN[0]};ja;2020-01-01;", f"{BSN[0]};nee;;", f"{BSN[1]};nee;;"]
    a = zaak(tmp_path).lijst("register", "bsn;geregistreerd;van;tot", *regels).positie(*NU)
    assert any("tegenspraak" in code for code in a.codes)


def test_een_overgang_van_onderneming_met_verklaring(tmp_path: Path) -> None:
    """Came along on 1 July 2025; the declaration of the employer before goes on, and an objection is needed."""
    mee = werk(0, 130, vraagt=True, begin=date(2025, 7, 1))
    z = Zaak(tmp_path, 2025).register(0, nee=[1]).maanden(werk(1, 150), welke=range(1, 7))
    z.maanden(mee, werk(1, 150), welke=range(7, 13))
    regel = f"{BSN[0]};banenafspraak;2024-02-01;2024-02-10;2025-07-01"
    a = z.lijst("verklaringen", "bsn;soort;begin;aangevraagd;overgang_op", regel).positie(*NU)
    assert (a.lkv()["recht"], a.lkv()["bedrag"]) == (True, 130 * 6 * 101)
    assert "overgang van onderneming" in a.lkv()["reden"]
    (bezwaar,) = [t["uitleg"] for t in a.json["termijnen"] if t["soort"] == "bezwaar"]
    assert "1 werknemer die bij een overgang van onderneming meekwam, is bezwaar nodig" in bezwaar


def test_een_overgang_zonder_verklaring_is_onbekend(tmp_path: Path) -> None:
    z = Zaak(tmp_path, 2025).register(0, nee=[1]).maanden(werk(1, 150), welke=range(1, 7))
    z.maanden(werk(0, 130, vraagt=True, begin=date(2025, 7, 1)), werk(1, 150), welke=range(7, 13))
    rij = z.positie(*NU).lkv()
    assert (rij["recht"], rij["bedrag"]) == (None, None) and "€ 787,80" in rij["reden"].replace("\xa0", " ")


@pytest.mark.parametrize("samen", [False, True])
def test_twee_werkgevers_in_een_map(tmp_path: Path, samen: bool) -> None:
    z = zaak(tmp_path).register(0, nee=[1, 2]).maanden(werk(2, 140), welke=KWARTAAL, lhnr="700000112L01")
    a = z.positie(*NU, *(["--samen"] if samen else []))
    assert a.json["uren"]["totaal"] == 840 + (420 if samen else 0)
    assert ("andere-werkgever" in a.codes) is not samen
    assert ("de bestanden zijn van 2 werkgevers" in zin(a.tekst)) is not samen


def test_een_maand_die_twee_pakketten_hebben_aangegeven(tmp_path: Path) -> None:
    """The last full return holds, whole; it is said that it replaced another."""
    z = zaak(tmp_path).register(0, nee=[1]).maand(2, werk(0, 128), werk(1, 150), dag=date(2026, 4, 2))
    a = z.positie(*NU)
    assert a.json["uren"]["totaal"] == 838 and "vervangen" in a.codes


def test_een_ampersand_in_de_naam_maakt_die_maand_onleesbaar(tmp_path: Path) -> None:
    z = zaak(tmp_path).register(0, nee=[1])
    pad = tmp_path / "aangiften" / "002.xml"
    pad.write_bytes(pad.read_bytes().replace(b"<NmIP>Voorbeeldwerkgever", b"<NmIP>Jansen & Zoon"))
    a = z.positie(*NU)
    assert a.json["uren"]["totaal"] == 560 and "ampersand" in a.codes
    assert [t["begin"] for t in a.json["ontbrekende_tijdvakken"] if t["gat"]] == ["2026-02-01"]
    assert "de aangifte over feb 2026 ontbreekt" in zin(a.tekst)


def test_een_aangifte_die_halverwege_ophoudt_is_niet_compleet(tmp_path: Path) -> None:
    z = zaak(tmp_path).register(0, nee=[1])
    pad = tmp_path / "aangiften" / "002.xml"
    pad.write_bytes(pad.read_bytes()[:-900])
    a = z.positie(*NU)
    (februari,) = [t for t in a.json["ontbrekende_tijdvakken"] if t["gat"]]
    assert februari["waarom"] == "afgebroken" and a.json["uren"]["totaal"] == 840 - 150
    assert "de aangifte over feb 2026 kon niet helemaal worden gelezen" in zin(a.tekst)


def test_een_zip_van_het_salarispakket(tmp_path: Path) -> None:
    z = zaak(tmp_path).register(0, nee=[1])
    pad = tmp_path / "aangiften.zip"
    with zipfile.ZipFile(pad, "w") as zip_:
        for bestand in sorted((tmp_path / "aangiften").glob("*.xml")):
            zip_.write(bestand, bestand.name)
    assert z.positie(*NU, bestanden=pad).json["uren"] == z.positie(*NU).json["uren"]


def test_aangiften_per_vier_weken_waarvan_er_een_ontbreekt(tmp_path: Path) -> None:
    """Thirteen periods a year: the seventh is not there, and is estimated at what was usual."""
    from telmee.gegevens.loonaangifte.schrijver import Inhoud

    z = Zaak(tmp_path, 2026).register(0, nee=[1])
    begin = date(2026, 1, 1)
    for nummer in range(1, 14):
        eind = date(2026, 12, 31) if nummer == 13 else date(2025, 12, 28) + timedelta(days=28 * nummer)
        if nummer != 7:
            z.bericht(Inhoud("volledig", begin, eind, [werk(0, 120), werk(1, 140)]), dag=eind + timedelta(days=10))
        begin = eind + timedelta(days=1)
    a = z.positie("--stand", "2027-02-01")
    assert a.json["uren"]["totaal"] == 260 * 12
    assert [t["waarom"] for t in a.json["ontbrekende_tijdvakken"]] == ["geen_aangifte"]
    assert 0 < a.json["prognose"]["uren"]["totaal"] - 260 * 12 < 400


def test_gevraagd_zonder_burgerservicenummer(tmp_path: Path) -> None:
    zonder = werk(0, 130, vraagt=True, bsn=None)
    a = Zaak(tmp_path, 2026).register(1).maanden(zonder, werk(1, 150), welke=KWARTAAL).positie(*NU)
    rij = a.lkv()
    assert rij["recht"] is None and "bsn-ontbreekt" in a.codes


def test_het_rapport_zegt_wat_te_laat_kwam(tmp_path: Path) -> None:
    z = Zaak(tmp_path, 2025).register(0, nee=[1]).maanden(werk(0, 130), werk(1, 150))
    z.correctie(12, werk(0, 130), werk(1, 0), dag=date(2026, 5, 2))
    rapport = tmp_path / "r.html"
    z.positie(*NU, "--rapport", str(rapport))
    tekst = rapport.read_text(encoding="utf-8")
    assert "Wat na 01-05-2026 kwam" in tekst and "3.210 verloonde uren" in tekst


def test_zonder_register_wordt_het_antwoord_een_keer_gevraagd(tmp_path: Path) -> None:
    """Not once per employee, before the day of the request, and without the dates that stand beside it."""
    z = Zaak(tmp_path, 2026).maanden(werk(0, 130, vraagt=True), werk(1, 150, vraagt=True), welke=KWARTAAL)
    acties = z.positie(*NU).json["beeld"]["acties"]
    (register,) = [a for a in acties if "register" in a["wat"]]
    assert (register["wie"], register["uiterlijk"]) == ("", "2027-01-29") and "--register" in register["wat"]
    assert not any("liefst" in a["wat"] for a in acties)


def test_na_de_dag_die_beslist_is_er_niets_meer_aan_te_doen(tmp_path: Path) -> None:
    z = Zaak(tmp_path, 2025).register(0, nee=[1]).maanden(werk(0, 130), werk(1, 150, vraagt=True))
    for dag, kan in (("2026-05-01", True), ("2026-05-02", False)):
        tekst = z.positie("--stand", dag).tekst
        assert ("Waar u iets aan kunt doen" in tekst) is kan and ("Wat niet meer te herstellen is" in tekst) is not kan
    niets = Zaak(tmp_path, 2025).register(0, nee=[1]).maanden(werk(0, 0), werk(1, 150))
    assert "geen loonkostenvoordeel gemist" in zin(niets.positie("--stand", "2026-05-02").tekst).lower()
