"""The plan of the FNV: the figures of the issue, the sliders, and every objection with each of its outcomes."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee import cli
from telmee.beschut import recht_op_werk as kamer
from telmee.beschut.recht_op_werk import Keuze, bereken
from telmee.beschut.recht_op_werk_beeld import antwoord, beeld
from telmee.fouten import GebruiksFout
from telmee.getallen import rond
from telmee.uitvoer import beeld_tekst
from telmee.uitvoer.scherm import Scherm

MLN = 100_000_000


def cijfers(keuze: Keuze = Keuze()) -> dict[str, int]:
    return {c.naam: c.waarde for c in bereken(keuze).cijfers}


def status(keuze: Keuze, naam: str) -> tuple[str, int | None]:
    (b,) = [b for b in bereken(keuze).bezwaren if b.naam == naam]
    return b.status, b.cijfer


def test_elk_cijfer_van_het_plan() -> None:
    c = cijfers()
    assert c["personen"] == 57_556
    assert (c["bestaand"], c["buiten_budget"]) == (468 * MLN, 260 * MLN)
    assert (c["kosten"], c["extra"]) == (778 * MLN, 310 * MLN)
    assert rond(Fraction(c["kosten_per_baan"], 100)) == 29_524 and c["kosten_per_alle_banen"] == 7_750_00
    assert (c["autonoom"], c["aanvullend"], c["per_jaar"]) == (29_500, 10_500, 13_125)


def test_bij_de_gemeten_groei_zijn_7753_banen_aanvullend_en_geen_10500() -> None:
    assert kamer.gemeten_groei() == Fraction(14_780 * 12, 44)
    assert f"{float(kamer.gemeten_groei()):.1f}" == "4030.9"
    brief, gemeten = bereken().groei
    assert (brief.banen, gemeten.banen) == (10_500, 7_753)
    # rounded to 4.030 a year it would be another number: the growth is not rounded first
    assert bereken(Keuze(groei=Fraction(4030))).gekozen.banen == 7_760


@given(st.fractions(0, 10_000, max_denominator=100), st.integers(0, 2_000 * MLN))
def test_de_knoppen_tellen_op(groei: Fraction, budget: int) -> None:
    u = bereken(Keuze(groei=groei, budget=budget))
    assert u.gekozen.aanvullend == max(40_000 - 8 * groei, 0)
    c = {x.naam: x.waarde for x in u.cijfers}
    assert c["kosten"] == c["extra"] + c["bestaand"] and c["extra"] == max(310 * MLN + budget - 518 * MLN, 0)
    assert c["buiten_budget"] == c["kosten"] - budget
    assert (u.gekozen.per_baan is None) == (groei >= 5_000)
    assert bool(antwoord(u))


@given(st.integers(0, 10_000))
def test_het_aandeel_en_de_groei_zijn_dezelfde_knop(aandeel: int) -> None:
    u = bereken(Keuze(aandeel=aandeel))
    assert u.gekozen.aanvullend == Fraction(40_000 * aandeel, 10_000)
    assert bereken(Keuze(groei=u.gekozen.per_jaar)).gekozen.banen == u.gekozen.banen


def test_samen_kan_niet() -> None:
    with pytest.raises(GebruiksFout, match="--groei of --aandeel"):
        Keuze(groei=Fraction(1), aandeel=1)


@pytest.mark.parametrize(
    ("naam", "keuze", "uitkomst"),
    [
        ("incidenteel", {}, ("onbekend", 3_150_000_000)),
        ("incidenteel", {"incidenteel": 1}, ("geraakt", 1)),
        ("incidenteel", {"incidenteel": 0}, ("niet geraakt", 0)),
        ("aannames", {}, ("geraakt", 2_747)),
        ("aannames", {"groei": Fraction(14_780 * 12, 44)}, ("niet geraakt", 0)),
        ("dekking", {}, ("geraakt", 310 * MLN)),
        ("dekking", {"dekking": 310 * MLN - 1}, ("geraakt", 1)),
        ("dekking", {"dekking": 310 * MLN}, ("niet geraakt", 0)),
        ("reintegratie", {}, ("onbekend", 468 * MLN)),
        ("reintegratie", {"uit_reintegratie": 5}, ("geraakt", 5)),
        ("reintegratie", {"uit_reintegratie": 0}, ("niet geraakt", 0)),
        ("doelgroep", {}, ("geraakt", 125_000)),
        ("doelgroep", {"doelgroep": 39_999}, ("geraakt", 39_999)),
        ("doelgroep", {"doelgroep": 40_000}, ("niet geraakt", 40_000)),
        ("uwv", {}, ("geraakt", 0)),
        ("uwv", {"uwv_banen": 1}, ("niet geraakt", 1)),
    ],
)
def test_elk_bezwaar_kan_elke_kant_op(naam: str, keuze: dict[str, Any], uitkomst: tuple[str, int]) -> None:
    assert status(Keuze(**keuze), naam) == uitkomst


@pytest.mark.parametrize("breedte", (60, 80, 120))
def test_het_past_op_elk_scherm(breedte: int) -> None:
    tekst = beeld_tekst.tekst(beeld(bereken(Keuze(groei=Fraction(8061, 2)))), Scherm(breedte))
    assert all(len(regel) <= breedte for regel in tekst.splitlines())


def test_de_opdracht_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["beschut", "recht-op-werk", "--groei", "4.030,9", "--budget", "600", "--json"]) == 0
    inhoud = json.loads(capsys.readouterr().out)
    assert inhoud["keuze"]["groei_tienden"] == 40_309 and inhoud["keuze"]["budget"] == 600 * MLN
    assert [b["naam"] for b in inhoud["bezwaren"]] == [
        "incidenteel", "aannames", "dekking", "reintegratie", "doelgroep", "uwv",
    ]  # fmt: skip
    assert inhoud["gekozen"] == "eigen" and inhoud["groei"][-1]["aanvullend"] == 7_753


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["--groei", "-5"], "minder dan nul"),
        (["--groei", "veel"], "geen getal"),
        (["--groei", "1", "--aandeel", "2"], "--groei of --aandeel"),
        (["--aandeel", "101"], "hoogstens 100"),
        (["--begeleiding", "0"], "meer dan nul"),
        (["--uwv-banen", "40001"], "hoogstens het hele plan"),
        (["--doelgroep", "1,5"], "geen heel getal"),
    ],
)
def test_verkeerd_gegeven(argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["beschut", "recht-op-werk", *argumenten]) == 2
    assert zin in capsys.readouterr().err
