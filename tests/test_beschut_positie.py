"""The position of a municipality: number, both counts, duty, who waits, what closes the gap; nothing is guessed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.beschut import positie, positie_beeld, positie_invoer
from telmee.beschut.positie_gat import _omhoog
from telmee.fouten import Fout
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.scherm import Scherm
from telmee.wet import Wetten

OP = date(2026, 10, 1)
AANTALLEN = "gemeente;jaar;aantal;grond;bron\nGM0014;2026;3;regeling;verzonnen regeling\nGM1895;2026;4;;\n"
KOP = "persoon;gemeente;aanvraag_op;advies_op;advies;besluit_op;besluit;beschikbaar\n"
INDICATIES = KOP + "".join(
    f"p{n};{gemeente};2025-01-02;2025-02-01;positief;{besluit};positief;{kan}\n"
    for n, gemeente, besluit, kan in (
        (1, "GM0014", "2025-02-10", "ja"),
        (2, "GM0014", "2025-02-10", "ja"),
        (3, "GM0014", "2025-02-10", "ja"),
        (4, "GM0014", "2025-09-30", "ja"),  # waits longer than a year
        (5, "GM0014", "2025-10-01", "ja"),  # exactly a year
        (6, "GM0014", "2026-09-01", "nee"),  # cannot begin: does not wait
        (7, "GM0014", "2026-09-01", ""),  # nobody said
        (8, "GM1895", "2026-09-01", "ja"),  # elsewhere
    )
)
PLAATSEN = (
    "persoon;werkgever;van;tot;uren_per_week\np1;SOB;2025-03-01;;31\np2;SOB;2025-03-01;;27\np3;SOB;2026-03-01;;25,5\n"
)


def bereken(tmp_path: Path, aantallen: str = AANTALLEN, plaatsen: str = PLAATSEN, **anders: Any) -> positie.Uitkomst:
    paden = {}
    teksten = {"aantallen": aantallen, "indicaties": INDICATIES, "plaatsingen": plaatsen} | anders
    for naam, tekst in teksten.items():
        if tekst:
            paden[naam] = tmp_path / f"{naam}.csv"
            paden[naam].write_text(tekst, encoding="utf-8")
    invoer = positie_invoer.lees(positie_invoer.Bestanden(**paden), OP, Wetten.known())
    return positie.bereken(invoer, ("GM0014",), Wetten.known())


def test_de_json_is_die_van_de_opdracht(tmp_path: Path) -> None:
    d = bereken(tmp_path).als_dict()
    assert list(d) == [
        "gemeente", "indeling", "op", "doel", "gerealiseerd", "plicht", "wachtlijst", "pad", "sluit_gat", "geld",
        "bevindingen",
    ]  # fmt: skip
    assert d["doel"] == {"banen_31": 300, "bron": "verzonnen regeling"}
    assert d["gerealiseerd"] == {"personen": 3, "uren_week": 8_350, "banen_31": 269}
    assert d["wachtlijst"] == {"personen": 2, "dagen_mediaan": 366, "ouder_dan_jaar": 1}
    assert d["pad"][0]["doel"] == 300 and d["pad"][-1] == {
        "jaar": 2048,
        "doel": 716,
        "verwacht": d["pad"][-1]["verwacht"],
    }


def test_waar_de_tellingen_verschillen_is_de_plicht_onzeker_met_beide_cijfers(tmp_path: Path) -> None:
    d = bereken(tmp_path).als_dict()
    assert d["plicht"] == {
        "status": "onzeker",
        "per_lezing": {
            "banen_31": {"gehaald": False, "nodig": 31},
            "dienstbetrekkingen": {"gehaald": True, "nodig": 0},
        },
    }
    assert bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;2;")).een.plicht == "vervallen"
    assert bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;4;")).een.plicht == "geldt"


def test_zonder_uren_zijn_banen_onbekend_en_niet_geschat(tmp_path: Path) -> None:
    u = bereken(tmp_path, plaatsen=PLAATSEN.replace("27\n", "\n"))
    d = u.als_dict()
    assert d["gerealiseerd"] == {"personen": 3, "uren_week": None, "banen_31": None}
    assert d["plicht"]["status"] == "onbekend" and d["sluit_gat"] == []
    assert {j["verwacht"] for j in d["pad"]} == {None}
    tekst = _tekst(u)
    assert (
        "hoeveel banen dat zijn is onbekend, want van 1 ontbreken de uren" in tekst and "bekend is 56,50 uur" in tekst
    )


def test_elke_hefboom_sluit_het_gat_alleen(tmp_path: Path) -> None:
    u = bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;5;"))
    plaatsen, uren, uitstroom = u.een.hefbomen
    gat = 5 * 3_100 - 8_350
    assert plaatsen.nodig == 3 and 3 * 8_350 / 3 >= gat > 2 * 8_350 / 3 and plaatsen.kan is False  # two wait
    assert uren.nodig is not None and 3 * uren.nodig >= gat > 3 * (uren.nodig - 1)
    assert uitstroom.nodig is None and uitstroom.kan is False  # nobody left
    assert bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;2;")).een.hefbomen == ()


def test_wie_wegging_had_het_gat_kunnen_sluiten(tmp_path: Path) -> None:
    weg = PLAATSEN + "p4;SOB;2025-10-05;2026-06-30;30\np5;SOB;2025-10-05;2025-10-08;30\n"
    uitstroom = bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;4;"), weg).een.hefbomen[2]
    assert (
        uitstroom.nodig == 2
        and uitstroom.kan is True
        and "gingen 2 mensen weg, met samen 60 uur" in uitstroom.toelichting
    )
    weg = PLAATSEN + "p4;SOB;2025-10-05;2026-06-30;30\n"
    uitstroom = bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;4;"), weg).een.hefbomen[2]
    assert uitstroom.kan is False


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_naar_boven_delen(deel: int, door: int) -> None:
    assert (_omhoog(deel, door) - 1) * door < deel <= _omhoog(deel, door) * door


def test_de_verordening_gaat_voor_als_zij_hoger_is(tmp_path: Path) -> None:
    u = bereken(tmp_path, AANTALLEN + "GM0014;2026;6;verordening;Verordening verzonnen\n")
    assert u.als_dict()["doel"] == {"banen_31": 600, "bron": "Verordening verzonnen"} and u.een.plicht == "geldt"


def test_een_doel_van_nul_is_gehaald_en_een_leeg_doel_is_onbekend(tmp_path: Path) -> None:
    nul = bereken(tmp_path, AANTALLEN.replace("2026;3;", "2026;0;"))
    assert nul.een.doel == 0 and nul.een.plicht == "vervallen" and "doel-nul" in [b.code for b in nul.bevindingen]
    ander_jaar = bereken(tmp_path, AANTALLEN.replace(";2026;", ";2025;"))
    assert ander_jaar.een.doel is None and ander_jaar.een.plicht == "onbekend"
    assert "aantal-zonder-jaar" in [b.code for b in ander_jaar.bevindingen]
    zonder = bereken(tmp_path, AANTALLEN.replace("GM0014", "GM0037"))
    assert zonder.een.doel is None and "aantal-zonder-gemeente" in [b.code for b in zonder.bevindingen]
    assert all(g.som is None for g in zonder.een.geld)


def test_een_aantal_van_opgegane_gemeenten_telt_op(tmp_path: Path) -> None:
    lijst = (
        "gemeente;jaar;aantal;indeling\nGM0014;2026;60;2017-01-01\nGM0053;2026;7;2017-01-01\nHaren;2026;6;2017-01-01\n"
    )
    een = bereken(tmp_path, lijst).een  # GM0053, Winsum, went elsewhere; what Ten Boer had is not known, and not zero
    assert een.doel is None and een.regeling.bron.endswith("daarin mist Ten Boer")
    lijst = lijst.replace("GM0053", "GM0009")  # Ten Boer
    assert bereken(tmp_path, lijst).een.doel == 7_300


@pytest.mark.parametrize(
    "rij, code",
    [
        ("p9;SOB;2025-03-01;;30", "plaats-zonder-indicatie"),
        ("p4;SOB;2025-03-01;2025-04-01;30", "plaats-geheel-voor-besluit"),
        ("p1;SOB;2026-01-01;;30", "plaats-overlap"),
        ("p4;SOB;2026-03-01;2026-02-01;30", "periode-om"),
    ],
)
def test_een_slechte_plaatsing_is_een_bevinding(tmp_path: Path, rij: str, code: str) -> None:
    u = bereken(tmp_path, plaatsen=PLAATSEN + rij + "\n")
    assert code in [b.code for b in u.bevindingen] and u.een.stand is not None
    assert u.een.stand.personen == 3
    if code == "plaats-overlap":  # two dienstbetrekkingen of one person
        assert u.een.stand.dienstbetrekkingen == 4 and u.een.stand.uren == 11_350
    else:
        assert u.een.stand.uren == 8_350 and "telt niet mee" in _tekst(u)


def test_een_samenwerkingsverband_telt_zijn_gemeenten_op(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(
        "gemeente;regio;soort\nGM0014;Noord;samenwerkingsverband\nGM1895;Noord;samenwerkingsverband\n", encoding="utf-8"
    )
    for naam, tekst in (("a", AANTALLEN), ("i", INDICATIES), ("p", PLAATSEN + "p8;SOB;2026-09-05;;20\n")):
        (tmp_path / f"{naam}.csv").write_text(tekst, encoding="utf-8")
    bestanden = positie_invoer.Bestanden(
        tmp_path / "a.csv", tmp_path / "i.csv", tmp_path / "p.csv", regios=tmp_path / "r.csv"
    )
    invoer = positie_invoer.lees(bestanden, OP, Wetten.known())
    codes = positie_invoer.zoek_verband("Noord", invoer)
    d = positie.bereken(invoer, codes, Wetten.known(), "Noord").als_dict()
    assert codes == ("GM0014", "GM1895") and d["doel"]["banen_31"] == 700
    assert d["gerealiseerd"] == {"personen": 4, "uren_week": 10_350, "banen_31": 269 + 65}
    assert [g["plicht"]["status"] for g in d["gemeenten"]] == ["onzeker", "geldt"]
    with pytest.raises(Fout, match="Bedoelde u 'Noord'"):
        positie_invoer.zoek_verband("noort", invoer)


def test_de_plaats_in_de_regio(tmp_path: Path) -> None:
    stand = "gemeente;op;personen\nGM1895;2026-06-30;4\nGM1895;2027-01-01;400\n"
    u = bereken(tmp_path, realisaties=stand)
    assert u.regio == "Groningen" and {p.code: p.deel for p in u.plaatsen if p.deel} == {
        "GM0014": 10_000,
        "GM1895": 10_000,
    }
    assert "nummer 1 van 2 gemeenten" in _tekst(u)
    assert "te weinig bekend" in _tekst(bereken(tmp_path))


@pytest.mark.parametrize(
    "tekst, zin", [("GM0003", "kies GM1979"), ("Nergenshuizen", "niet bekend"), ("GM8888", "niet bekend")]
)
def test_een_gemeente_die_er_niet_is(tekst: str, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        positie_invoer.zoek_gemeente(tekst, OP)


def test_de_opdracht(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for naam, tekst in (("a", AANTALLEN), ("i", INDICATIES), ("p", PLAATSEN)):
        (tmp_path / f"{naam}.csv").write_text(tekst, encoding="utf-8")
    lijsten = [
        "--aantallen",
        f"{tmp_path}/a.csv",
        "--indicaties",
        f"{tmp_path}/i.csv",
        "--plaatsingen",
        f"{tmp_path}/p.csv",
    ]
    uit = {soort: tmp_path / f"x.{soort}" for soort in ("html", "xlsx", "svg")}
    opties = ["--rapport", str(uit["html"]), "--rapport", str(uit["xlsx"]), "--grafiek", str(uit["svg"])]
    vast = ["beschut", "positie", "--op", "2026-10-01"]
    assert cli.main([*vast, "--gemeente", "Groningen", *lijsten, *opties, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["plicht"]["status"] == "onzeker"
    assert all(pad.stat().st_size > 2_000 for pad in uit.values())
    assert cli.main([*vast, "--gemeente", "GM0014", *lijsten, "--uitleg"]) == 0
    assert "Participatiewet 10b lid 6" in capsys.readouterr().out
    assert cli.main([*vast, *lijsten]) == 2 and "een van de twee" in capsys.readouterr().err
    assert cli.main([*vast, "--gemeente", "GM0014"]) == 2 and "zonder lijst" in capsys.readouterr().err
    assert cli.main([*vast, "--samenwerkingsverband", "X", *lijsten]) == 1 and "--regios" in capsys.readouterr().err


def test_zonder_indicaties_is_onbekend_wie_er_werkt(tmp_path: Path) -> None:
    u = bereken(tmp_path, indicaties="")
    assert u.als_dict()["gerealiseerd"] == {"personen": None, "uren_week": None, "banen_31": None}
    assert u.als_dict()["wachtlijst"] == {"personen": None, "dagen_mediaan": None, "ouder_dan_jaar": None}
    assert [b.code for b in u.bevindingen] == ["plaats-zonder-lijst"]


def test_een_gemeente_zonder_mensen_in_de_lijst_is_onbekend_en_niet_nul(tmp_path: Path) -> None:
    u = bereken(tmp_path, indicaties=INDICATIES.replace("GM0014", "GM0037"))
    assert u.als_dict()["gerealiseerd"] == {"personen": None, "uren_week": None, "banen_31": None}
    assert u.als_dict()["wachtlijst"]["personen"] is None and u.een.plicht == "onbekend"
    assert "indicaties-zonder-gemeente" in [b.code for b in u.bevindingen]


def test_voor_2017_kende_de_wet_geen_aantal(tmp_path: Path) -> None:
    for naam, tekst in (("a", AANTALLEN), ("i", INDICATIES), ("p", PLAATSEN)):
        (tmp_path / f"{naam}.csv").write_text(tekst, encoding="utf-8")
    bestanden = positie_invoer.Bestanden(tmp_path / "a.csv", tmp_path / "i.csv", tmp_path / "p.csv")
    for op, status in ((date(2016, 12, 31), "bestaat_niet"), (date(2017, 1, 1), "onbekend")):
        invoer = positie_invoer.lees(bestanden, op, Wetten.known())
        u = positie.bereken(invoer, ("GM0014",), Wetten.known())
        assert u.een.plicht == status and "niemand beschut" in _tekst(u)


@pytest.mark.parametrize("breedte", [60, 80, 120])
def test_het_scherm_toont_geen_nummer_van_een_persoon(tmp_path: Path, breedte: int) -> None:
    vervangen = {
        "plaatsen": PLAATSEN.replace("p1;", "900000007;"),
        "indicaties": INDICATIES.replace("p1;", "900000007;"),
    }
    u = bereken(tmp_path, **vervangen)
    uit = beeld_tekst.tekst(positie_beeld.beeld(u), Scherm(breedte))
    assert u.een.stand is not None and u.een.stand.personen == 3
    assert "900000007" not in uit + json.dumps(u.als_dict(), default=str)
    assert all(len(regel) <= breedte for regel in uit.splitlines())
    assert " ".join(uit.split()).startswith("Op 1 oktober 2026 werken in Groningen 3 mensen beschut, samen 2,69 banen")


def _tekst(u: positie.Uitkomst) -> str:
    return " ".join(beeld_tekst.tekst(positie_beeld.beeld(u), Scherm(120)).split())


DAGEN = st.dates(date(2025, 1, 1), date(2027, 3, 1))
PLEK = st.tuples(
    st.integers(1, 6), st.integers(1, 2), DAGEN, st.none() | DAGEN, st.none() | st.integers(0, 4_000)
)  # person, employer, first day, last day, hundredths of hours


@settings(max_examples=100, deadline=None)
@given(st.lists(PLEK, max_size=8, unique=True))
def test_de_stand_is_die_van_een_optelling_met_de_hand(
    tmp_path_factory: pytest.TempPathFactory, plekken: list[tuple[Any, ...]]
) -> None:
    map_ = tmp_path_factory.getbasetemp()
    besluit = date(2025, 2, 10)
    rijen = "".join(
        f"p{wie};W{werk};{van};{tot or ''};{'' if uren is None else f'{uren // 100},{uren % 100:02d}'}\n"
        for wie, werk, van, tot, uren in plekken
    )
    (map_ / "i.csv").write_text(
        KOP + "".join(f"p{n};GM9001;2025-01-02;2025-02-01;positief;{besluit};positief;ja\n" for n in range(1, 7)),
        "utf-8",
    )
    (map_ / "p.csv").write_text("persoon;werkgever;van;tot;uren_per_week\n" + rijen, "utf-8")
    (map_ / "a.csv").write_text("gemeente;jaar;aantal\nGM9001;2026;2\n", "utf-8")
    bestanden = positie_invoer.Bestanden(map_ / "a.csv", map_ / "i.csv", map_ / "p.csv")
    p = positie.bereken(positie_invoer.lees(bestanden, OP, Wetten.known()), ("GM9001",), Wetten.known()).een
    loopt = [
        (wie, uren)
        for wie, _, van, tot, uren in plekken
        if max(van, besluit) <= OP and (tot is None or tot >= max(OP, van, besluit))
    ]
    uren = None if any(u is None for _, u in loopt) else sum(u for _, u in loopt)
    assert p.stand is not None
    assert (p.stand.personen, p.stand.dienstbetrekkingen, p.stand.uren) == (
        len({w for w, _ in loopt}),
        len(loopt),
        uren,
    )
    lezing = p.per_lezing()
    assert lezing["dienstbetrekkingen"]["gehaald"] is (len(loopt) >= 2)
    assert lezing["banen_31"]["gehaald"] is (None if uren is None else uren >= 2 * 3_100)
    verschilt = uren is not None and (uren >= 6_200) is not (len(loopt) >= 2)
    assert (p.plicht == "onzeker") is verschilt
    assert len(p.wachtlijst.wachtenden) == 6 - len({w for w, _ in loopt}) and p.wachtlijst.onbekend == 0
