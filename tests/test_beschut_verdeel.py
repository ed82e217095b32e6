"""Dividing places: exact sums, caps, nobody farther from the key, rounding that can be explained, and bad lists."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee import cli
from telmee.beschut import verdeel, verdeel_beeld, verdeel_sleutels
from telmee.beschut.landelijk import doel_van
from telmee.beschut.verdeel_afronding import (
    AFRONDINGEN,
    GROOTSTE_RESTEN,
    SAINTE_LAGUE,
    Precies,
    grootste_resten,
    naar_rato,
    sainte_lague,
    verliezers_door_groei,
)
from telmee.beschut.verdeel_ingroei import aankomst, pad, stap
from telmee.fouten import Fout, GebruiksFout
from telmee.gegevens.beschut import verdeel_invoer
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.scherm import Scherm
from telmee.wet import Wetten

ALLE = ("regeling", "indicaties", "gerealiseerd", "objectief", "mix(30%)", "tweetraps")
GEVALLEN = settings(max_examples=300, deadline=None)


# --- Rounding -------------------------------------------------------------------------------------------------------


def test_het_bekende_voorbeeld_waarin_een_groter_totaal_een_plaats_kost() -> None:
    gewichten = (6, 6, 2)
    assert grootste_resten(naar_rato(gewichten, 10)) == (4, 4, 2)
    assert grootste_resten(naar_rato(gewichten, 11)) == (5, 5, 1)
    assert verliezers_door_groei(naar_rato(gewichten, 11), 10, grootste_resten) == {2}
    assert verliezers_door_groei(naar_rato(gewichten, 11), 10, sainte_lague) == frozenset()
    assert verliezers_door_groei(naar_rato(gewichten, 10), 10, grootste_resten) == frozenset()


def test_gelijke_resten_gaan_op_volgorde() -> None:
    assert grootste_resten(naar_rato((1, 1, 1), 2)) == (1, 1, 0)
    assert sainte_lague(naar_rato((1, 1, 1), 2)) == (1, 1, 0)
    assert sainte_lague(naar_rato((1, 1, 1), 4)) == (2, 1, 1)


def _delers(gewichten: tuple[int, ...], totaal: int) -> tuple[int, ...]:
    """Sainte-Lague as in the books: one place at a time to the highest quotient."""
    uit = [0] * len(gewichten)
    for _ in range(totaal):
        n = max(range(len(uit)), key=lambda n: (Fraction(gewichten[n], 2 * uit[n] + 1), -n))
        uit[n] += 1
    return tuple(uit)


GEWICHTEN = st.lists(st.integers(0, 60), min_size=1, max_size=12).filter(any).map(tuple)


@GEVALLEN
@given(GEWICHTEN, st.integers(1, 90))
def test_sainte_lague_is_het_delen_door_oneven_getallen(gewichten: tuple[int, ...], totaal: int) -> None:
    assert sainte_lague(naar_rato(gewichten, totaal)) == _delers(gewichten, totaal)


@GEVALLEN
@given(GEWICHTEN, st.integers(1, 90))
def test_een_groter_totaal_kost_met_sainte_lague_niemand_een_plaats(gewichten: tuple[int, ...], totaal: int) -> None:
    klein, groot = (sainte_lague(naar_rato(gewichten, t)) for t in (totaal, totaal + 1))
    assert all(a <= b for a, b in zip(klein, groot, strict=True))


@GEVALLEN
@given(GEWICHTEN, st.integers(1, 10_000))
def test_grootste_resten_blijft_binnen_een_plaats_en_telt_op(gewichten: tuple[int, ...], totaal: int) -> None:
    precies = naar_rato(gewichten, totaal)
    uit = grootste_resten(precies)
    assert sum(uit) == totaal
    assert all(abs(precies.breuk(n) - plaatsen) < 1 for n, plaatsen in enumerate(uit))


# --- The path -------------------------------------------------------------------------------------------------------


@st.composite
def stappen(draw: Any) -> tuple[tuple[int, ...], tuple[int, ...], int, Fraction]:
    oud = draw(st.lists(st.integers(0, 400), min_size=1, max_size=15).filter(any))
    gewichten = draw(st.lists(st.integers(0, 400), min_size=len(oud), max_size=len(oud)).filter(any))
    totaal = draw(st.integers(1, 2 * sum(oud) + 5))
    ingroei = draw(st.fractions(0, 1, max_denominator=50))
    return tuple(oud), tuple(gewichten), totaal, ingroei


@GEVALLEN
@given(stappen(), st.sampled_from(sorted(AFRONDINGEN)))
def test_een_jaar_telt_op_en_blijft_binnen_de_grens(
    geval: tuple[tuple[int, ...], tuple[int, ...], int, Fraction], manier: str
) -> None:
    oud, gewichten, totaal, ingroei = geval
    precies = stap(oud, gewichten, totaal, ingroei)
    uit = AFRONDINGEN[manier](precies)
    assert sum(precies.tellers) == totaal * precies.noemer and sum(uit) == totaal
    for n, (was, plaatsen) in enumerate(zip(oud, uit, strict=True)):
        mee = Fraction(was * totaal, sum(oud))  # with the growth of the total and nothing else
        grens = max(was * ingroei, Fraction(1))
        sleutel = Fraction(totaal * gewichten[n], sum(gewichten))
        assert plaatsen >= 0 and abs(precies.breuk(n) - mee) <= grens
        assert abs(plaatsen - mee) <= grens + 1
        assert abs(precies.breuk(n) - sleutel) <= abs(mee - sleutel)
        assert min(mee, sleutel) <= precies.breuk(n) <= max(mee, sleutel)


@GEVALLEN
@given(stappen())
def test_alleen_de_grootste_kant_wordt_kleiner_gemaakt(
    geval: tuple[tuple[int, ...], tuple[int, ...], int, Fraction],
) -> None:
    oud, gewichten, totaal, ingroei = geval
    precies = stap(oud, gewichten, totaal, ingroei)
    vrij: dict[bool, list[bool]] = {True: [], False: []}
    for n, was in enumerate(oud):
        mee, sleutel = Fraction(was * totaal, sum(oud)), Fraction(totaal * gewichten[n], sum(gewichten))
        if mee != sleutel:
            wens = min(abs(sleutel - mee), max(was * ingroei, Fraction(1)))
            vrij[sleutel > mee].append(abs(precies.breuk(n) - mee) == wens)
    assert all(vrij[True]) or all(vrij[False])


def test_wie_ver_weg_is_schuift_de_grens_op_en_komt_aan() -> None:
    jaren = pad((50, 50), lambda totaal: (3, 1), [(2027 + n, 100) for n in range(8)], Fraction(1, 10), grootste_resten)
    assert [jaar.plaatsen for jaar in jaren] == [
        (55, 45),
        (60, 40),
        (64, 36),
        (68, 32),
        (71, 29),
        (74, 26),
        (75, 25),
        (75, 25),
    ]
    assert aankomst(jaren) == (2033, 2033)


def test_wie_bijna_niets_had_schuift_een_plaats_per_jaar_op() -> None:
    jaren = pad((0, 100), lambda totaal: (4, 96), [(2027 + n, 100) for n in range(5)], Fraction(1, 10), grootste_resten)
    assert [jaar.plaatsen[0] for jaar in jaren] == [1, 2, 3, 4, 4]


def test_zonder_ingroeipad_is_het_de_sleutel() -> None:
    assert stap((1, 99), (1, 1), 100, None).breuk(0) == 50


@GEVALLEN
@given(stappen())
def test_wat_een_jaar_geeft_is_het_begin_van_het_volgende(
    geval: tuple[tuple[int, ...], tuple[int, ...], int, Fraction],
) -> None:
    oud, gewichten, totaal, ingroei = geval
    twee = pad(oud, lambda t: gewichten, [(2027, totaal), (2028, totaal + 3)], ingroei, grootste_resten)
    los = pad(twee[0].plaatsen, lambda t: gewichten, [(2028, totaal + 3)], ingroei, grootste_resten)
    assert twee[1].plaatsen == los[0].plaatsen


# --- The keys -------------------------------------------------------------------------------------------------------

CIJFER = st.integers(0, 300)


@st.composite
def landen(draw: Any) -> tuple[dict[str, list[Any]], int]:
    aantal = draw(st.integers(1, 15))
    kolommen = {
        naam: draw(st.lists(CIJFER, min_size=aantal, max_size=aantal).filter(any))
        for naam in ("oud", "indicaties", "gerealiseerd")
    }
    honderdsten = draw(st.lists(st.integers(0, 30_000), min_size=aantal, max_size=aantal).filter(any))
    kolommen["behoefte"] = [Fraction(h, 100) for h in honderdsten]
    return kolommen, draw(st.integers(1, 4000))


@GEVALLEN
@given(landen(), st.sampled_from(ALLE))
def test_elke_sleutel_geeft_gewichten_die_precies_optellen(land: tuple[Any, int], naam: str) -> None:
    kolommen, totaal = land
    gewichten = verdeel_sleutels.zoek(naam).voor(kolommen, totaal)
    assert all(g >= 0 for g in gewichten)
    assert sum(grootste_resten(naar_rato(gewichten, totaal))) == totaal


@GEVALLEN
@given(landen())
def test_tweetraps_geeft_eerst_wat_gerealiseerd_is(land: tuple[Any, int]) -> None:
    kolommen, totaal = land
    klaar, behoefte = kolommen["gerealiseerd"], kolommen["behoefte"]
    gewichten = verdeel_sleutels.zoek("tweetraps").voor(kolommen, totaal)
    if sum(klaar) >= totaal:
        assert gewichten == klaar
        return
    plaatsen = [Fraction(totaal * g) / sum(gewichten) for g in gewichten]  # weights are relative
    for g, k, b in zip(plaatsen, klaar, behoefte, strict=True):
        boven = k >= Fraction(totaal * b) / sum(behoefte)
        assert g == k if boven else g > k  # who realises above the need gets nothing in the second step


def test_mix_ligt_tussen_de_twee() -> None:
    kolommen = {"gerealiseerd": [1, 3], "behoefte": [3, 1]}
    for tekst, deel in (("mix(0%)", Fraction(3, 4)), ("mix(50%)", Fraction(1, 2)), ("mix(0,25)", Fraction(5, 8))):
        een, ander = verdeel_sleutels.zoek(tekst).voor(kolommen, 100)
        assert Fraction(een) / (een + ander) == deel


@pytest.mark.parametrize(
    "tekst, zin",
    [
        ("mix", "welk deel"),
        ("mix(150%)", "geen deel"),
        ("indicatie", "Bedoelde u 'indicaties'"),
        ("kolom(A b)", "naam van een kolom"),
    ],
)
def test_een_sleutel_die_niet_kan(tekst: str, zin: str) -> None:
    with pytest.raises(GebruiksFout, match=zin):
        verdeel_sleutels.zoek(tekst)


def test_een_eigen_sleutel_uit_een_bestand_en_uit_een_kolom(tmp_path: Path) -> None:
    (tmp_path / "mijn.py").write_text(
        "def dubbel(kolommen, totaal):\n    '''Twee keer de wachtlijst.'''\n"
        "    return [2 * w for w in kolommen['wacht']]\n\n"
        "dubbel.nodig = ('wacht',)\n\ndef half(kolommen, totaal):\n    return [0.5 for _ in kolommen['wacht']]\n\n"
        "def stuk(kolommen, totaal):\n    return 1 / 0\n",
        encoding="utf-8",
    )
    sleutel = verdeel_sleutels.zoek(f"{tmp_path}/mijn.py:dubbel")
    assert sleutel.nodig == ("wacht",) and sleutel.wat == "Twee keer de wachtlijst"
    assert sleutel.voor({"wacht": [1, 2]}, 9) == [2, 4]
    assert verdeel_sleutels.zoek("kolom(wacht)").voor({"wacht": [1, 2]}, 9) == [1, 2]
    for naam, zin in (("half", "geen kommagetal"), ("stuk", "ZeroDivisionError"), ("weg", "geen functie")):
        with pytest.raises(Fout, match=zin):
            verdeel_sleutels.zoek(f"{tmp_path}/mijn.py:{naam}").voor({"wacht": [1, 2]}, 9)
    with pytest.raises(Fout, match="bestaat niet"):
        verdeel_sleutels.zoek(f"{tmp_path}/weg.py:dubbel")


# --- The whole command ----------------------------------------------------------------------------------------------

LIJST = """gemeente;naam;regio;oud;indicaties;gerealiseerd_2025;behoefte
GM9001;Aadorp;Noord;60;90;40;80,5
GM9002;Beekdorp;Noord;30;20;30;19,5
GM9003;Ceedorp;Zuid;10;10;5;20
"""


def lees(tmp_path: Path, tekst: str, sleutel: str = "indicaties", jaar: int = 2027) -> verdeel_invoer.Invoer:
    pad_ = tmp_path / "g.csv"
    pad_.write_text(tekst, encoding="utf-8")
    return verdeel_invoer.lees(pad_, jaar, verdeel_sleutels.zoek(sleutel).nodig)


def bereken(tmp_path: Path, tekst: str = LIJST, sleutel: str = "indicaties", totaal: int = 120, **anders: Any) -> Any:
    vraag = verdeel.Vraag(totaal, 2027, verdeel_sleutels.zoek(sleutel), **anders)
    return verdeel.verdeel(lees(tmp_path, tekst, sleutel), vraag)


@pytest.mark.parametrize("sleutel", ALLE)
@pytest.mark.parametrize("ingroei", [None, Fraction(1, 10)])
@pytest.mark.parametrize("afronding", [GROOTSTE_RESTEN, SAINTE_LAGUE])
def test_elk_jaar_van_elke_sleutel_telt_op(tmp_path: Path, sleutel: str, ingroei: Any, afronding: str) -> None:
    v = bereken(tmp_path, LIJST, sleutel, ingroei=ingroei, afronding=afronding, landelijk=doel_van(Wetten.known()))
    assert v.verdeeld == 120 and v.buiten == 0
    totalen = dict(v.vraag.totalen())
    for n, (jaar, _) in enumerate(v.uitkomsten[0].pad):
        assert sum(u.pad[n][1] for u in v.uitkomsten) == totalen[jaar]


def test_de_volgorde_van_de_lijst_doet_niet_mee(tmp_path: Path) -> None:
    kop, *rijen = LIJST.strip().splitlines()
    anders = "\n".join([kop, *reversed(rijen)])
    assert bereken(tmp_path, anders, "tweetraps").als_lijst() == bereken(tmp_path, LIJST, "tweetraps").als_lijst()


def test_de_json_heeft_precies_de_velden_en_een_verbod_op_meer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "g.csv").write_text(LIJST, encoding="utf-8")
    opdracht = ["beschut", "verdeel", "--totaal", "13500", "--jaar", "2027", "--sleutel", "indicaties"]
    assert cli.main([*opdracht, "--gegevens", str(tmp_path / "g.csv"), "--ingroei", "10%", "--json"]) == 0
    uit = capsys.readouterr()
    rijen = json.loads(uit.out)
    assert [set(rij) for rij in rijen] == [{"gemeente", "oud", "nieuw", "verschil", "pad", "afronding"}] * 3
    assert sum(rij["nieuw"] for rij in rijen) == 13_500
    assert rijen[0]["pad"]["jaren"][0] == {"jaar": 2027, "plaatsen": rijen[0]["nieuw"]}
    assert "geen officiële verdeling" in uit.err  # the rows have no place for it


def test_de_totalen_groeien_met_het_landelijke_doel() -> None:
    vraag = verdeel.Vraag(
        13_500, 2027, verdeel_sleutels.zoek("regeling"), Fraction(1, 10), landelijk=doel_van(Wetten.known())
    )
    assert vraag.totalen()[:3] == [(2027, 13_500), (2028, 14_300), (2029, 15_100)]
    assert dict(vraag.totalen())[2048] == dict(vraag.totalen())[2051] == 30_300


def test_wie_door_groei_verliest_wordt_genoemd(tmp_path: Path) -> None:
    lijst = "gemeente;naam;oud\nGM9001;Aadorp;6\nGM9002;Beekdorp;6\nGM9003;Ceedorp;2\n"
    v = bereken(tmp_path, lijst, "regeling", 11)
    assert [u.verliest for u in v.uitkomsten] == [False, False, True]
    assert "verliest Ceedorp een plaats alleen omdat" in _tekst(v)
    v = bereken(tmp_path, lijst, "regeling", 11, afronding=SAINTE_LAGUE)
    assert not any(u.verliest for u in v.uitkomsten) and "verliest niemand een plaats" in _tekst(v)


@pytest.mark.parametrize("breedte", [60, 80, 120])
def test_het_scherm(tmp_path: Path, breedte: int) -> None:
    v = bereken(tmp_path, LIJST, "tweetraps", ingroei=Fraction(1, 10))
    uit = beeld_tekst.tekst(verdeel_beeld.beeld(v), Scherm(breedte))
    assert all(len(regel) <= breedte for regel in uit.splitlines())
    heel = " ".join(uit.split())
    assert heel.startswith(verdeel_beeld.antwoord(v)) and "Dit is geen officiële verdeling" in heel
    assert "Noord" in heel and "Zuid" in heel and "Aadorp" in heel


def _tekst(v: verdeel.Verdeling) -> str:
    return " ".join(beeld_tekst.tekst(verdeel_beeld.beeld(v), Scherm(100)).split())


# --- Bad lists ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rij, code",
    [
        ("GM9003;Ceedorp;Zuid;10;10,5;5;20", "verdeel-decimaal"),
        ("GM9003;Ceedorp;Zuid;10;-1;5;20", "verdeel-negatief"),
        ("GM9003;Ceedorp;Zuid;10;tien;5;20", "verdeel-geen-getal"),
        ("GM9003;Ceedorp;Zuid;10;;5;20", "verdeel-gat"),
        ("GM9003;Ceedorp;Zuid;;;5;20", "verdeel-gat-alles"),
        ("GM8888;Ceedorp;Zuid;10;10;5;20", "verdeel-code"),
        ("Bergen;Ceedorp;Zuid;10;10;5;20", "verdeel-meer"),
        ("GM9002;Beekdorp;Noord;30;25;30;19,5", "verdeel-dubbel"),
    ],
)
def test_een_slechte_rij_is_een_bevinding_en_de_rest_wordt_verdeeld(tmp_path: Path, rij: str, code: str) -> None:
    v = bereken(tmp_path, LIJST.replace("GM9003;Ceedorp;Zuid;10;10;5;20", rij))
    gevonden = [b for b in v.bevindingen if b.code == code]
    assert gevonden and all(b.regel == 4 and b.gevolg for b in gevonden)
    assert v.verdeeld + v.buiten == 120
    onbekend = [u for u in v.uitkomsten if u.nieuw is None]
    assert all(u.verschil is None for u in onbekend)
    assert not onbekend or "onbekend" in verdeel_beeld.antwoord(v)


def test_een_opgegane_gemeente_telt_mee_bij_haar_opvolger(tmp_path: Path) -> None:
    lijst = "gemeente;oud\nGM0003;5\nGM0010;8\nGM0024;6\nGroningen;73\n"  # three became Eemsdelta
    v = bereken(tmp_path, lijst, "regeling", 92)
    assert [(u.gemeente.code, u.gemeente.naam, u.oud, u.nieuw) for u in v.uitkomsten] == [
        ("GM0014", "Groningen", 73, 73),
        ("GM1979", "Eemsdelta", 19, 19),
    ]
    assert {u.gemeente.regio for u in v.uitkomsten} == {"Groningen"}
    codes = [b.code for b in v.bevindingen]
    assert codes.count("verdeel-opgegaan") == 3 and codes.count("verdeel-ontbreekt") == 1
    lijst = "gemeente;oud\nGM0055;19\nGM0014;73\n"  # Leeuwarderadeel is there, Littenseradiel was split in 2018
    assert "verdeel-gesplitst" not in [b.code for b in bereken(tmp_path, lijst, "regeling", 92).bevindingen]
    v = bereken(tmp_path, lijst + "GM0140;9\n", "regeling", 92)
    assert "verdeel-gesplitst" in [b.code for b in v.bevindingen] and v.verdeeld == 92


@pytest.mark.parametrize("kop", ["gemeente", "Gemeentenaam", "naam"])
def test_een_naam_zegt_ook_welke_gemeente_het_is(tmp_path: Path, kop: str) -> None:
    v = bereken(tmp_path, f"{kop};oud\nGroningen;73\nEemsdelta;19\n", "regeling", 92)
    assert [(u.gemeente.code, u.nieuw) for u in v.uitkomsten] == [("GM0014", 73), ("GM1979", 19)]


def test_wie_geen_cijfer_heeft_houdt_zijn_oude_deel_apart(tmp_path: Path) -> None:
    v = bereken(tmp_path, LIJST.replace("GM9003;Ceedorp;Zuid;10;10;", "GM9003;Ceedorp;Zuid;10;;"))
    assert v.buiten == 12 and v.verdeeld == 108  # 10 of 100 places, and 120 to divide


def test_twee_gelijke_rijen_tellen_een_keer(tmp_path: Path) -> None:
    v = bereken(tmp_path, LIJST + "GM9003;Ceedorp;Zuid;10;10;5;20\n")
    assert [b.code for b in v.bevindingen] == ["verdeel-dubbel-gelijk"]
    assert v.als_lijst() == bereken(tmp_path).als_lijst()


def test_meer_gerealiseerd_dan_het_totaal(tmp_path: Path) -> None:
    v = bereken(tmp_path, LIJST, "tweetraps", 60)
    assert "verdeel-meer-dan-totaal" in [b.code for b in v.bevindingen]
    assert [u.nieuw for u in v.uitkomsten] == [32, 24, 4] and v.verdeeld == 60
    assert "verdeel-meer-dan-totaal" not in [b.code for b in bereken(tmp_path, LIJST, "tweetraps", 75).bevindingen]
    for sleutel in ("gerealiseerd", "mix(50%)", "indicaties"):  # whatever the key: who works now has no place left
        for totaal in (74, 75):
            codes = [b.code for b in bereken(tmp_path, LIJST, sleutel, totaal).bevindingen]
            assert ("verdeel-minder-dan-gerealiseerd" in codes) is (totaal == 74), (sleutel, totaal)


def test_een_oud_aantal_van_nul_en_een_som_die_niet_klopt(tmp_path: Path) -> None:
    lijst = LIJST.replace("GM9003;Ceedorp;Zuid;10;", "GM9003;Ceedorp;Zuid;0;")
    v = bereken(tmp_path, lijst, ingroei=Fraction(1, 10), landelijk=doel_van(Wetten.known()))
    codes = {b.code: b for b in v.bevindingen}
    assert v.uitkomsten[2].nieuw <= 2 and "verdeel-oud-nul" in codes
    assert "12.700" in codes["verdeel-som"].wat


@pytest.mark.parametrize(
    "lijst, sleutel, zin",
    [
        ("gemeente;indicaties\nGM9001;0\nGM9002;0\n", "indicaties", "bij elke gemeente nul"),
        ("gemeente;gerealiseerd;behoefte\nGM9001;1;0\n", "mix(50%)", "bij elke gemeente nul"),
        ("gemeente;oud\nGM9001;1\n", "indicaties", "ontbreekt de kolom 'indicaties'"),
        ("gemeente;gerealiseerd_2024\nGM9001;1\n", "gerealiseerd", "voor 2027 is 'gerealiseerd_2025' nodig"),
        ("gemeente;oud;oud\nGM9001;1;2\n", "regeling", "twee keer"),
        ("gemeente;indicaties\nGM9001;\n", "indicaties", "Geen enkele gemeente"),
        ("", "indicaties", "leeg"),
    ],
)
def test_een_lijst_waarmee_niets_te_verdelen_is(tmp_path: Path, lijst: str, sleutel: str, zin: str) -> None:
    with pytest.raises(Fout, match=zin):
        bereken(tmp_path, lijst, sleutel)


def test_niets_te_verdelen_en_een_afronding_die_niet_bestaat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "g.csv").write_text(LIJST, encoding="utf-8")
    vast = ["beschut", "verdeel", "--jaar", "2027", "--sleutel", "indicaties", "--gegevens", str(tmp_path / "g.csv")]
    assert cli.main([*vast, "--totaal", "0"]) == 1 and "minstens 1 plaats" in capsys.readouterr().err
    assert cli.main([*vast, "--totaal", "12,5"]) == 2 and "geen heel getal" in capsys.readouterr().err
    assert (
        cli.main([*vast, "--totaal", "9", "--afronding", "sainte"]) == 2
        and "grootste-resten of" in capsys.readouterr().err
    )
    assert cli.main([*vast, "--totaal", "9", "--ingroei", "110%"]) == 2 and "geen deel" in capsys.readouterr().err


def test_de_bestanden(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "g.csv").write_text(LIJST, encoding="utf-8")
    uit = [str(tmp_path / naam) for naam in ("r.html", "r.xlsx", "g.svg", "t.csv")]
    opdracht = ["beschut", "verdeel", "--totaal", "120", "--jaar", "2027", "--sleutel", "objectief", "--gegevens"]
    opties = ["--rapport", uit[0], "--rapport", uit[1], "--grafiek", uit[2], "--csv", uit[3], "--ingroei", "10%"]
    assert cli.main([*opdracht, str(tmp_path / "g.csv"), *opties]) == 0
    assert "Geschreven" in capsys.readouterr().out
    for pad_ in (uit[0], uit[2], uit[3]):
        assert "geen officiële verdeling" in Path(pad_).read_text(encoding="utf-8")


def test_precies_zonder_grenzen_is_vrij() -> None:
    assert sainte_lague(Precies((6, 6, 18), 10)) == (1, 1, 1)  # 0,6 and 0,6 and 1,8: the small ones go first
    assert sainte_lague(Precies((6, 6, 18), 10, (0, 0, 2), (1, 1, 3))) == (1, 0, 2)


# --- Any list at all ------------------------------------------------------------------------------------------------

CEL = st.one_of(st.integers(0, 200).map(str), st.sampled_from(["", "", "x", "-3", "2,5"]))


@st.composite
def lijsten(draw: Any) -> str:
    kop = "gemeente;oud;indicaties;gerealiseerd;behoefte\n"
    rijen = draw(st.lists(st.tuples(st.integers(9001, 9012), CEL, CEL, CEL, CEL), min_size=1, max_size=14))
    return kop + "".join(f"GM{code};{';'.join(cellen)}\n" for code, *cellen in rijen)


@GEVALLEN
@given(lijsten(), st.sampled_from(ALLE), st.integers(1, 500), st.booleans(), st.sampled_from(sorted(AFRONDINGEN)))
def test_elke_lijst_telt_op_of_zegt_waarom_niet(
    tmp_path_factory: pytest.TempPathFactory, lijst: str, sleutel: str, totaal: int, met_pad: bool, manier: str
) -> None:
    pad_ = tmp_path_factory.getbasetemp() / "elke.csv"
    pad_.write_text(lijst, encoding="utf-8")
    vraag = verdeel.Vraag(
        totaal, 2027, verdeel_sleutels.zoek(sleutel), Fraction(1, 10) if met_pad else None, afronding=manier
    )
    try:
        v = verdeel.verdeel(verdeel_invoer.lees(pad_, 2027, vraag.nodig), vraag)
    except Fout as fout:
        assert str(fout).rstrip().endswith(".")
        return
    assert v.verdeeld + v.buiten == totaal
    assert all(u.nieuw is None or u.nieuw >= 0 for u in v.uitkomsten)
    onbekend = {u.gemeente.code for u in v.uitkomsten if u.nieuw is None}
    gezegd = " ".join(b.wat for b in v.bevindingen)
    assert all(code in gezegd for code in onbekend)  # nobody is left out in silence
    assert _tekst(v)
