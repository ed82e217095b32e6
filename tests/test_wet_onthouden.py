"""What holds on a day is found once for all laws of that day; nothing of one answer leaks into another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from telmee.fouten import Fout
from telmee.wet import Law, Wetten
from telmee.wet.machine import law as machine
from telmee.wet.machine.load import lawbook

DAG, STAND = "2018-12-31", "2026-01-01"


def test_regels_en_waarden_van_een_dag_worden_een_keer_gezocht() -> None:
    een, ander = Law.at(DAG, STAND), Law.at(DAG, STAND)
    assert een is not ander
    assert een.rules is ander.rules and een.values is ander.values
    assert Wetten.known(STAND, given={"quotumpercentage": 300}).op(DAG).rules is een.rules


def test_een_andere_dag_stand_of_regime_is_een_andere_wet() -> None:
    een = Law.at(DAG, STAND)
    assert een.rules is not Law.at("2017-12-31", STAND).rules
    assert een.rules is not Law.at(DAG, "2019-01-01").rules
    assert een.rules is not Law.at(DAG, STAND, ["voorgenomen"]).rules
    assert "quotumheffing" in een.rules and "quotumheffing" not in Law.at("2013-12-31", STAND).rules


def test_een_opgegeven_cijfer_blijft_bij_wie_het_opgaf() -> None:
    een = Law.at(DAG, STAND).with_values(drempel_uren=1_000)
    assert een.figure("drempel_uren") == 1_000
    assert Law.at(DAG, STAND).figure("drempel_uren") != 1_000


def test_een_ander_wetboek_begint_opnieuw() -> None:
    boek = lawbook()
    zonder = replace(boek, rules=tuple(rule for rule in boek.rules if rule.name != "quotumheffing"))
    assert "quotumheffing" in Law.at(DAG, STAND, book=boek).rules
    wet = Law.at(DAG, STAND, book=zonder)
    assert "quotumheffing" not in wet.rules
    with pytest.raises(Fout, match="quotumheffing"):
        wet.require("quotumheffing")


def test_er_wordt_niet_eindeloos_onthouden(monkeypatch: pytest.MonkeyPatch) -> None:
    boek = replace(lawbook())
    monkeypatch.setattr(machine, "DAYS_KEPT", 6)
    laws = [Law.at(date(2020, 1, 1) + timedelta(n), STAND, book=boek) for n in range(10)]
    first = [law.rules for law in laws]
    assert len(boek.in_force) == 6
    assert Law.at("2020-01-10", STAND, book=boek).rules is first[9]
    assert Law.at("2020-01-01", STAND, book=boek).rules.keys() == first[0].keys()  # found again, and the same
