"""`telmee werkgever positie` and `voorbeeld`: the shape for programs, bad files, privacy, and the shipped example."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aangifte_hulp import BSN, FEBRUARI, JANUARI, bericht, correctie, record, vol
from telmee.cli import main

VAST = {
    "werkgever": {"loonheffingennummers", "sector"},
    "uren": {"totaal", "grondslag", "doelgroep", "inleen"},
    "quotum": {"plichtig", "percentage", "status", "vereiste_banen", "gerealiseerde_banen", "tekort", "heffing"},
    "opslag_bonus": set(),
    "prognose": set(),
}
LKV = {"rij", "soort", "recht", "gevraagd", "uren", "bedrag", "gemist", "reden", "artikel", "uiterste_datum"}
NEGEN_CIJFERS = re.compile(r"(?<![0-9])(999[0-9]{6})(?!L)")


@pytest.fixture
def bestanden(tmp_path: Path) -> Path:
    """Two months of two people, one of whom is registered and did not ask."""
    map_ = tmp_path / "aangiften"
    map_.mkdir()
    for n, periode in enumerate((JANUARI, FEBRUARI)):
        inhoud = vol(record(0, uren=100), record(1, uren=150, lkv_banenafspraak=True), periode=periode)
        (map_ / f"{n}.xml").write_bytes(bericht(inhoud, dag=date(2026, n + 2, 20), id_=f"B{n}"))
    return map_


@pytest.fixture
def register(tmp_path: Path) -> Path:
    pad = tmp_path / "register.csv"
    pad.write_text(f"bsn;geregistreerd;van;tot\n{BSN[0]};ja;01-01-2020;\n{BSN[1]};nee;;\n", encoding="utf-8")
    return pad


def positie(capsys: pytest.CaptureFixture[str], *args: object, code: int = 0) -> Any:
    """The JSON of the command; with another code the text on stderr."""
    gekregen = main(["werkgever", "positie", *map(str, args), "--jaar", "2026", "--json"])
    uit = capsys.readouterr()
    assert gekregen == code, uit.err
    assert "Traceback" not in uit.err and not NEGEN_CIJFERS.search(uit.err)
    return json.loads(uit.out) if code == 0 else uit.err


def codes(p: dict[str, Any]) -> set[str]:
    for b in p["bevindingen"]:
        assert b["wat"] and b["gevolg"], b
    return {b["code"] for b in p["bevindingen"]}


def test_de_vorm_voor_programmas(capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path) -> None:
    p = positie(capsys, bestanden, "--register", register, "--uren-vorig-jaar", "50.000", "--quotumpercentage", "2,58")
    assert {"jaar", "lkv", "bevindingen", *VAST} <= set(p)
    for deel, sleutels in VAST.items():
        assert sleutels <= set(p[deel]), deel
    assert {"bedrag", "opgelegd"} <= set(p["quotum"]["heffing"]) and p["quotum"]["heffing"]["opgelegd"] is False
    assert p["jaar"] == 2026 and p["quotum"]["percentage"] == 258 and p["uren"]["totaal"] == 500
    gemist, onterecht = p["lkv"]
    assert set(gemist) >= LKV and "bsn" not in gemist
    assert (gemist["recht"], gemist["gemist"], gemist["uiterste_datum"]) == (True, 20_200, "2027-05-01")
    assert onterecht["recht"] is None and onterecht["gevraagd"] is True  # began in 2025: may be transitional law
    assert "uitleg" not in p and "receipt" not in p
    assert not NEGEN_CIJFERS.search(json.dumps(p))
    assert "minstens € 202,00" in p["beeld"]["antwoord"]
    assert "Valt u in 2026 onder het quotum, dan" in p["beeld"]["antwoord"]
    assert [deel["naam"] for deel in p["beeld"]["delen"]][:3] == ["kort", "quotum", "voordelen"]
    figuur = {f["naam"]: f for f in p["beeld"]["delen"][1]["figuren"]}["quotumpercentage"]
    assert (figuur["waarde"], figuur["tekst"], figuur["status"]) == (258, "2,58%", "opgegeven")


def test_bsn_alleen_als_het_is_gevraagd(capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path) -> None:
    p = positie(capsys, bestanden, "--register", register, "--met-bsn")
    assert p["lkv"][0]["bsn"] == BSN[0]
    main(["werkgever", "positie", str(bestanden), "--register", str(register), "--jaar", "2026"])
    scherm = capsys.readouterr().out
    assert (
        not NEGEN_CIJFERS.search(scherm)
        and "rij 1" in scherm
        and "Valt onder het quotum" in scherm
        and "minstens € 202,00" in scherm.splitlines()[0]
    )


def test_het_receipt_van_een_rapport_is_na_te_rekenen(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path, tmp_path: Path
) -> None:
    positie(capsys, bestanden, "--register", register, "--rapport", tmp_path / "r.html")
    tekst = (tmp_path / "r.html").read_text(encoding="utf-8")
    (blok,) = re.findall(r'id="telmee-receipt">\n(.*?)</script>', tekst, re.DOTALL)
    bewaard = tmp_path / "receipt.json"
    bewaard.write_text(blok, encoding="utf-8")
    assert main(["wet", "controleer", str(bewaard)]) == 0 and "klopt" in capsys.readouterr().out
    bewaard.write_text(blok.replace('"totaal": 500', '"totaal": 501'), encoding="utf-8")
    assert main(["wet", "controleer", str(bewaard)]) == 1
    assert "Het controlegetal van het rapport klopt niet" in capsys.readouterr().out
    bewaard.write_text('{"soort": "telmee-rapport-1"}', encoding="utf-8")
    assert main(["wet", "controleer", str(bewaard)]) == 1 and "geen receipt" in capsys.readouterr().err


@pytest.mark.parametrize("stand, weken", [("2026-11-22", 5), ("2028-01-01", 0)])
def test_na_het_jaar_zijn_er_geen_weken_meer(
    capsys: pytest.CaptureFixture[str], bestanden: Path, stand: str, weken: int
) -> None:
    opties = ("--stand", stand, "--uren-vorig-jaar", "50000", "--quotumpercentage", "2,58")
    gat = positie(capsys, bestanden, *opties)["quotum"]["aanvulling"]
    assert (gat["weken_rest"] or 0) == weken and "-" not in gat["zin"]


def test_uitleg_heeft_artikel_en_receipt(capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path) -> None:
    from telmee.wet.machine.receipt import check_receipt

    p = positie(capsys, bestanden, "--register", register, "--quotumpercentage", "2,58", "--uitleg")
    assert {boom["naam"] for boom in p["uitleg"]} >= {"quotumheffing", "gerealiseerde_banen"}
    assert p["uitleg"][0]["wet"] and p["receipt"]["feiten"]["verloonde_uren_totaal"] == 500
    assert check_receipt(p["receipt"]) == []


def test_een_stand_die_nog_moet_komen_belooft_niets(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path
) -> None:
    assert "stand-toekomst" in codes(positie(capsys, bestanden, "--register", register, "--stand", "2089-01-01"))
    assert "stand-toekomst" not in codes(positie(capsys, bestanden, "--register", register, "--stand", "2026-11-22"))


def test_agenda_en_rapport(capsys: pytest.CaptureFixture[str], tmp_path: Path, bestanden: Path, register: Path) -> None:
    agenda, rapport = tmp_path / "termijnen.ics", tmp_path / "rapport.html"
    positie(capsys, bestanden, "--register", register, "--kalender", agenda, "--rapport", rapport)
    assert agenda.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    inhoud = rapport.read_text(encoding="utf-8")
    assert "<html" in inhoud and not NEGEN_CIJFERS.search(re.sub(r"[A-Za-z0-9]{24,}", "", inhoud))


@pytest.mark.parametrize(
    "opties, zin",
    [
        (["--kalender", "x.txt"], "Een agenda heet .ics"),
        (["--rapport", "x.doc"], "rapport"),
        (["--sector", "zorg"], "kies overheid of markt"),
        (["--quotumpercentage", "258"], "hoogstens 100"),
        (["--uren-vorig-jaar", "veel"], "geen getal"),
        (["--stand", "gisteren"], "geen datum"),
        (["--uren-vorig-jaar", "180,000"], "schrijf 180.000"),
        (["--uren-vorig-jaar", "-5"], "minder dan nul"),
        (["--quotumpercentage", "-1"], "minder dan nul"),
    ],
)
def test_verkeerd_gebruik(capsys: pytest.CaptureFixture[str], bestanden: Path, opties: list[str], zin: str) -> None:
    assert zin in positie(capsys, bestanden, *opties, code=2)


@pytest.mark.parametrize("optie, naam", [("--rapport", "r.html"), ("--kalender", "t.ics")])
def test_een_map_die_er_niet_is_houdt_alles_tegen_voor_er_wordt_gerekend(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, bestanden: Path, optie: str, naam: str
) -> None:
    goed = tmp_path / "goed.html"
    fout = positie(capsys, bestanden, "--rapport", goed, optie, tmp_path / "nergens" / naam, code=1)
    assert "nergens' bestaat niet" in fout and not goed.exists()


# --- Bad input: what, where, consequence; the rest is still computed ------------------------------------------------


def _zip(naam: str, inhoud: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(naam, inhoud)
    return buffer.getvalue()


GOED = bericht(vol(record(2, uren=80)), dag=date(2026, 2, 25), id_="EXTRA")
SLECHT: dict[str, tuple[str, bytes]] = {
    "geen-xml": ("x.xml", b"dit is geen xml"),
    "leeg": ("x.xml", b""),
    "geen-loonaangifte": ("x.xml", b"<?xml version='1.0'?><factuur/>"),
    "jaar-onbekend": ("x.xml", GOED.replace(b"Loonaangifte/2026/01", b"Loonaangifte/2009/01")),
    "documenttype": ("x.xml", b"<!DOCTYPE a [<!ENTITY x 'y'>]>" + GOED.split(b"?>", 1)[1]),
    "xml-fout": ("x.xml", GOED[: len(GOED) // 2]),
    "zip-kapot": ("x.zip", b"PK\x03\x04rommel"),
    "zip-in-zip": ("x.zip", _zip("binnen.zip", b"PK")),
}


@pytest.mark.parametrize("code", SLECHT)
def test_een_slecht_bestand_houdt_de_rest_niet_tegen(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path, code: str
) -> None:
    naam, inhoud = SLECHT[code]
    (bestanden / naam).write_bytes(inhoud)
    p = positie(capsys, bestanden, "--register", register)
    assert p["uren"]["totaal"] == 500 and p["lkv"][0]["gemist"] == 20_200
    assert code in codes(p), codes(p)
    assert any("x." in b["bestand"] for b in p["bevindingen"] if b["code"] == code)


def test_alleen_een_slecht_bestand_is_een_fout(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_bytes(b"geen xml")
    assert "geen loonaangifte gelezen" in positie(capsys, tmp_path / "x.xml", code=1)
    assert "bestaat niet" in positie(capsys, tmp_path / "weg.xml", code=1)


@pytest.mark.parametrize(
    "anders, code",
    [
        ({"bsn": None, "personeelsnummer": "A1"}, "bsn-ontbreekt"),
        ({"bsn": 123_456_789}, "bsn-elfproef"),
        ({"bsn": 900_000_005}, "bsn-8-of-9"),
        ({"uren": -40}, "uren-negatief"),
        ({"uren": 9_999}, "uren-onmogelijk"),
        ({"uren": None}, "uren-onvolledig"),
        ({"soort": None}, "soort-onbekend"),
    ],
)
def test_een_slechte_regel(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path, anders: dict[str, Any], code: str
) -> None:
    regel = record(2, **({"uren": 80} | anders))
    (bestanden / "2.xml").write_bytes(bericht(vol(regel, periode=(date(2026, 3, 1), date(2026, 3, 31))), id_="B2"))
    p = positie(capsys, bestanden, "--register", register)
    verwacht = {"uren-negatief": 460, "uren-onmogelijk": 500, "uren-onvolledig": 500, "soort-onbekend": 500}.get(
        code, 580
    )
    assert p["uren"]["totaal"] == verwacht and code in codes(p), codes(p)
    assert p["ontbreekt"]


def test_tijdvakken_die_overlappen_ontbreken_of_elders_horen(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path
) -> None:
    april = (date(2026, 4, 1), date(2026, 4, 30))
    vorig = (date(2025, 12, 1), date(2025, 12, 31))
    half = (date(2026, 4, 15), date(2026, 5, 14))
    for n, (periode, jaar) in enumerate(((april, 2026), (half, 2026), (vorig, 2025))):
        inhoud = vol(record(0, uren=10), periode=periode)
        (bestanden / f"p{n}.xml").write_bytes(bericht(inhoud, dag=date(2026, 6, n + 1), id_=f"P{n}", jaar=jaar))
    p = positie(capsys, bestanden, "--register", register)
    assert p["uren"]["totaal"] == 520  # the month of 2025 is not of this year
    assert {"tijdvak-overlap", "tijdvak-ontbreekt", "tijdvak-ongewoon"} <= codes(p)


def test_correctie_en_intrekking_van_wat_er_nooit_was(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path
) -> None:
    maart = (date(2026, 3, 1), date(2026, 3, 31))
    weg = correctie(weg=[(9, BSN[3], None)], periode=JANUARI)
    nooit = correctie(record(2, uren=30), periode=maart)
    (bestanden / "c.xml").write_bytes(bericht(weg, nooit, dag=date(2026, 5, 1), id_="C"))
    p = positie(capsys, bestanden, "--register", register)
    assert p["uren"]["totaal"] == 530
    assert {"intrekking-onbekend", "nooit-aangegeven"} <= codes(p)


def test_twee_werkgevers_door_elkaar(capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path) -> None:
    ander = "800000007L01"
    (bestanden / "z.xml").write_bytes(bericht(vol(record(3, uren=40)), lhnr=ander, id_="Z"))
    apart = positie(capsys, bestanden, "--register", register)
    assert apart["uren"]["totaal"] == 500 and ander not in apart["werkgever"]["loonheffingennummers"]
    assert "andere-werkgever" in codes(apart)
    samen = positie(capsys, bestanden, "--register", register, "--samen")
    assert samen["uren"]["totaal"] == 540 and ander in samen["werkgever"]["loonheffingennummers"]
    assert "andere-werkgever" not in codes(samen)


@pytest.mark.parametrize(
    "tekst",
    [
        "BSN,Geregistreerd,Van,Tot\n{a},JA,2020-01-01,\n{b},NEE,,\n",
        "\ufeffbsn;geregistreerd;van;tot\r\n{a};Ja;1-1-2020;\r\n{b};nee;;\r\n",
        "bsn\tgeregistreerd\tvan\ttot\n{a}\tja\t01-01-2020\t31-12-2099\n{b}\tnee\t\t\n",
        "tot;van;geregistreerd;bsn\n;01-01-2020;ja;{a}\n;;nee;{b}\n",
    ],
)
def test_het_register_in_een_andere_gedaante(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, bestanden: Path, tekst: str
) -> None:
    pad = tmp_path / "anders.csv"
    pad.write_bytes(tekst.format(a=BSN[0], b=BSN[1]).encode("utf-8"))
    p = positie(capsys, bestanden, "--register", pad)
    assert p["uren"]["doelgroep"] == 200 and p["lkv"][0]["gemist"] == 20_200


def test_het_register_noemt_mensen_die_nergens_werken(
    capsys: pytest.CaptureFixture[str], bestanden: Path, register: Path
) -> None:
    with register.open("a", encoding="utf-8") as uit:
        uit.write(f"{BSN[7]};ja;01-01-2020;\n")
    p = positie(capsys, bestanden, "--register", register)
    assert p["uren"]["doelgroep"] == 200 and "register-niet-in-aangifte" in codes(p)


def test_inleen_uit_een_lijst(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, bestanden: Path, register: Path
) -> None:
    pad = tmp_path / "inleen.csv"
    pad.write_text(f"bsn;uren;van;tot;uitlener\n{BSN[6]};120;01-01-2026;28-02-2026;700000008\n", encoding="utf-8")
    p = positie(capsys, bestanden, "--register", register, "--inleen", pad)
    assert (p["uren"]["inleen"], p["uren"]["doelgroep"], p["uren"]["totaal"]) == (120, 320, 500)


def test_verklaringen_uit_een_lijst(capsys: pytest.CaptureFixture[str], tmp_path: Path, bestanden: Path) -> None:
    wie = record(2, uren=80, lkv_arbeidsgehandicapt=True)
    (bestanden / "2.xml").write_bytes(bericht(vol(wie, periode=(date(2026, 3, 1), date(2026, 3, 31))), id_="B2"))
    pad = tmp_path / "verklaringen.csv"
    pad.write_text(
        f"BSN,Soort,Begin,Aangevraagd op\n{BSN[2]},LKV Arbeidsgehandicapte,1-1-2025,1 april 2025\n"
        f"{BSN[7]},oudere,1-1-2025,\n{BSN[1]},wajong,1-1-2025,\n",
        encoding="utf-8",
    )
    zonder, met = positie(capsys, bestanden), positie(capsys, bestanden, "--verklaringen", pad)
    assert set(zonder) == set(met) and {tuple(v) for v in zonder["lkv"]} == {tuple(v) for v in met["lkv"]}
    (toen,) = [v for v in zonder["lkv"] if v["soort"] == "arbeidsgehandicapte"]
    (nu,) = [v for v in met["lkv"] if v["soort"] == "arbeidsgehandicapte"]
    assert (toen["recht"], toen["bedrag"], nu["recht"], nu["bedrag"]) == (None, None, True, 24_400)
    assert {"csv-soort", "verklaring-niet-in-aangifte"} <= codes(met) and not NEGEN_CIJFERS.search(json.dumps(met))
    assert "bestaat niet" in positie(capsys, bestanden, "--verklaringen", tmp_path / "weg.csv", code=1)


# --- The shipped example --------------------------------------------------------------------------------------------


def test_het_voorbeeld_in_een_opdracht(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    map_ = tmp_path / "voorbeeld"
    assert main(["werkgever", "voorbeeld", "--naar", str(map_)]) == 0
    uit = capsys.readouterr().out
    assert "rapport.html" in uit and (map_ / "rapport.html").stat().st_size > 10_000
    assert (map_ / "termijnen.ics").exists() and "999" in (map_ / "leesmij.txt").read_text(encoding="utf-8")
    p = positie(capsys, map_ / "aangiften", "--register", map_ / "register.csv", "--inleen", map_ / "inleen.csv",
                "--verklaringen", map_ / "verklaringen.csv",
                "--uren-vorig-jaar", "268.300", "--quotumpercentage", "2,58")  # fmt: skip
    assert p["banner"] and p["quotum"]["plichtig"] is True
    assert p["prognose"]["tekort"] > 0 and p["lkv_totaal"]["gemist"] > 0
    assert p["lkv_totaal"]["onterecht_bij"] == 3 and p["lkv_totaal"]["onbekend"] == 0
    (verklaard,) = [v for v in p["lkv"] if v["soort"] == "arbeidsgehandicapte"]
    assert verklaard["recht"] is True and verklaard["reden"].startswith("Er is een doelgroepverklaring")
    assert main(["werkgever", "voorbeeld", "--naar", str(map_)]) == 1
    assert "--overschrijf" in capsys.readouterr().err
    assert f"positie {map_}/aangiften" in (map_ / "leesmij.txt").read_text(encoding="utf-8")
    assert main(["werkgever", "voorbeeld", "--naar", str(map_), "--overschrijf"]) == 0


def test_het_voorbeeld_is_elke_keer_hetzelfde(tmp_path: Path) -> None:
    from telmee.werkgever import voorbeeld

    for naam in ("een", "twee"):
        voorbeeld.maak(tmp_path / naam)
    for pad in (tmp_path / "een").rglob("*.*"):
        if pad.name != voorbeeld.MERK and pad.is_file():
            assert pad.read_bytes() == (tmp_path / "twee" / pad.relative_to(tmp_path / "een")).read_bytes()
