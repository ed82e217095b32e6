"""Every year gives an answer: figures end, and what is not known is said, for position, calculator and wat-als."""

from datetime import date
from typing import Any

import pytest

from telmee.fouten import Fout
from telmee.uitvoer.beeld_tekst import tekst
from telmee.uitvoer.scherm import Scherm
from telmee.werkgever import calculator, wat_als
from telmee.werkgever.beeld import beeld, calculatorbeeld
from telmee.werkgever.calculator import Antwoorden, Hoeveelheid
from telmee.wet import Wetten
from telmee.wet.machine.book import YEARS
from telmee.wet.machine.load import lawbook
from werkgever_hulp import ALTIJD, BSN, STAND, bereken, maand, rij, verklaringen

BREED = Scherm(breedte=100)


def eindes() -> list[int]:
    """Every year after which a figure of the law ends, and the year after it; the last of all, and some between."""
    van_waarden = {
        e.end.year for value in lawbook().values.values() for e in value.entries if e.end and e.end.year in YEARS
    }
    jaren = {jaar + n for jaar in van_waarden for n in (0, 1)} | {2026, 2030, 2040, 2057, 2058, 2060, 2090, YEARS[-1]}
    return sorted(jaar for jaar in jaren if 2025 <= jaar <= YEARS[-1])


def aangiften(jaar: int, tot: int) -> list[dict[str, Any]]:
    """One near the pension age of 2030, one hired last year, one long ago, all asked for; and everybody else."""
    mensen = [
        {"geboortedatum": date(1963, 5, 1), "begin": date(2021, 1, 1)},
        {"begin": date(jaar - 1, 3, 1)},
        {"begin": date(2010, 1, 1), "lkv_oudere": True},
    ]
    van = [
        rij(w, m, 150, jaar=jaar, **{"lkv_banenafspraak": w < 2}, **wie)
        for w, wie in enumerate(mensen)
        for m in range(1, tot + 1)
    ]
    return [*van, *(rij(20, m, 4_000, jaar=jaar) for m in range(1, tot + 1))]


@pytest.mark.parametrize(
    ("jaar", "nu"),
    [*((j, "vandaag") for j in eindes()), *((j, nu) for j in (2018, 2030) for nu in ("in het jaar", "erna"))],
)
def test_een_positie_van_elk_jaar(jaar: int, nu: str) -> None:
    stand = {"vandaag": STAND, "in het jaar": date(jaar, 6, 20), "erna": date(jaar + 1, 6, 1)}[nu]
    lijst = verklaringen({"bsn": BSN[1], "soort": "arbeidsgehandicapte", "aangevraagd_op": maand(1, jaar)[0]})
    p = bereken(
        aangiften(jaar, 5 if nu == "in het jaar" else 12), {0: ALTIJD, 1: None, 2: None, 20: None},
        jaar=jaar, stand=stand, uren_vorig_jaar=50_000, quotumpercentage=258, verklaringen=lijst,
    )  # fmt: skip
    assert (p.quotum.tekort is not None or p.quotum.plichtig is None) and p.lkv
    assert all(v.bedrag is not None or v.reden for v in p.lkv)
    assert "onbekend" in tekst(beeld(p), BREED) or p.lkv_totaal.bedrag is not None


@pytest.mark.parametrize("jaar", [*range(2015, 2035), 2057, 2058, 2090, YEARS[-1]])
def test_de_calculator_van_elk_jaar(jaar: int) -> None:
    uren = Hoeveelheid(jaar=100_000)
    a = Antwoorden("overheid", jaar, uren, 100_000, Hoeveelheid(jaar=300), wetten=Wetten.known(STAND))
    u = calculator.bereken(a)
    assert u.quotum.tekort is not None or u.onbekend
    assert str(jaar) in tekst(calculatorbeeld(u), BREED)


def test_na_het_laatste_jaar_zegt_de_fout_welke_jaren_er_zijn() -> None:
    with pytest.raises(Fout, match=f"{YEARS[0]} tot en met {YEARS[-1]}"):
        calculator.bereken(Antwoorden("markt", YEARS[-1] + 1, Hoeveelheid(jaar=100_000)))


@pytest.mark.parametrize("jaar", [2018, 2030, 2032, 2057, 2090, YEARS[-1]])
@pytest.mark.parametrize(("grond", "leeftijd"), [("participatiewet", 17), ("participatiewet", 66), ("wajong", 66)])
def test_wat_als_van_elk_jaar(jaar: int, leeftijd: int, grond: str) -> None:
    p = wat_als.Profiel(grond, 2_400, date(jaar, 3, 1), uurloon=2_000, loonwaarde=6_000, leeftijd=leeftijd)
    for vasthouden in (True, False):
        (v,) = wat_als.bereken(p, 3, STAND, {}, vasthouden).varianten
        assert len(v.jaren) == min(3, YEARS[-1] - jaar + 1)
        assert all(j.kosten is not None or j.onbekend for j in v.jaren)
