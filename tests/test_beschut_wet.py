"""Beschut werk in the law: the number of a municipality in both counts, and the fixed 68% beside the subsidy of today.

Drawn figures against the text in fractions, so that rounding and units are told by a second voice.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telmee.fouten import Fout
from telmee.wet import Wetten

NU = Wetten.known().op("2026-12-31")
PLAN = Wetten.known(regimes=("voorgenomen",)).op("2026-12-31")
LEZINGEN = {
    "wml": Fraction(1),
    "vakantiebijslag": Fraction(108, 100),
    "lasten": Fraction(125, 100),
    "beide": Fraction(135, 100),
}
NUMBERS = st.integers(0, 400)
GEMEENTE = st.tuples(
    st.one_of(st.none(), NUMBERS), st.one_of(st.none(), st.integers(1, 400)), NUMBERS, st.integers(0, 1_500_000)
)


def feiten(regeling: int | None, meer: int | None, diensten: int, uren: int) -> dict[str, Any]:
    hoger = None if meer is None else (regeling or 0) + meer
    return {
        "beschut_aantal_bepaald": regeling is not None,
        "beschut_aantal_regeling": regeling,
        "beschut_hoger_bepaald": meer is not None,
        "beschut_aantal_verordening": hoger,
        "beschut_volgorde_bepaald": False,
        "beschut_dienstbetrekkingen": diensten,
        "beschut_uren": uren,
    }


def plicht(regeling: int | None, meer: int | None, diensten: int, uren: int) -> str:
    """By the text: no number, no end; otherwise what both counts say together."""
    if regeling is None and meer is None:
        return "geen_aantal"
    aantal = (regeling or 0) + (meer or 0)
    counts = {diensten >= aantal, Fraction(uren, 100) / 31 >= aantal}
    return "onzeker" if len(counts) > 1 else "vervallen" if counts.pop() else "geldt"


@given(GEMEENTE)
def test_the_duty_is_what_both_counts_say(gemeente: tuple[int | None, int | None, int, int]) -> None:
    wat = feiten(*gemeente)
    assert NU.explain(wat, "beschut_plicht").waarde == plicht(*gemeente)
    for chosen, index in ((True, 0), (False, 1)):
        wet = NU.with_values(beschut_telt_in_banen=chosen)
        names = ("beschut_gehaald_in_banen", "beschut_gehaald_in_dienstbetrekkingen")
        reached = wet.explain(wat, names[index]).waarde
        none = gemeente[0] is None and gemeente[1] is None
        assert wet.explain(wat, "beschut_aantal_gehaald").waarde == (reached and not none)
        assert wet.explain(wat, "beschut_plicht").waarde in ("geen_aantal", "geldt", "vervallen")


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@given(st.lists(GEMEENTE, min_size=1, max_size=20))
def test_every_municipality_at_once_is_each_by_itself(
    engine: str, gemeenten: list[tuple[int | None, int | None, int, int]]
) -> None:
    names = ["beschut_plicht", "beschut_banen_31", "beschut_nodig_banen_31", "beschut_nodig_dienstbetrekkingen"]
    rows = [{"gemeente": f"GM{9001 + n}", "jaar": 2026, **feiten(*each)} for n, each in enumerate(gemeenten)]
    types = {"beschut_aantal_regeling": pl.Int64, "beschut_aantal_verordening": pl.Int64}
    frame: Any = pl.DataFrame(rows, schema_overrides=types)
    if engine == "duckdb":
        import duckdb

        frame = duckdb.from_arrow(frame.to_arrow())
    found = NU.derive({"gemeente": frame}, *names)
    table = found.pl() if engine == "duckdb" else found
    got = {row["gemeente"]: row for row in table.to_dicts()}
    for row, each in zip(rows, gemeenten, strict=True):
        out = got[row["gemeente"]]
        number = (each[0] or 0) + (each[1] or 0)
        banen = int(Fraction(each[3], 31) + Fraction(1, 2))
        assert out["beschut_plicht"] == plicht(*each)
        assert out["beschut_banen_31"] == banen
        assert out["beschut_nodig_banen_31"] == max(number * 100 - banen, 0)
        assert out["beschut_nodig_dienstbetrekkingen"] == max(number - each[2], 0)


def bij(loonwaarde: int, uren: int) -> dict[str, Any]:
    return {
        "lks_recht": True,
        "lks_forfait_geldt": False,
        "lks_wml": 229_440,
        "voltijd_uren_per_week": 4_000,
        "loonwaarde_percentage": loonwaarde,
        "lks_uren_per_week": uren,
    }


@given(st.integers(0, 12_000), st.integers(0, 4_000))
def test_who_loses_by_the_fixed_amount_is_below_the_turning_point(loonwaarde: int, uren: int) -> None:
    wat = bij(loonwaarde, uren)
    nu = PLAN.explain(wat, "loonkostensubsidie").waarde
    amounts = []
    for lezing, factor in LEZINGEN.items():
        vast = PLAN.explain(wat, f"lks_forfait_beschut_{lezing}").waarde
        exact = 229_440 * factor * Fraction(68, 100) * Fraction(uren, 3_600)
        assert abs(vast - exact) <= Fraction(1, 2)
        verschil = PLAN.explain(wat, f"lks_forfait_verschil_{lezing}").waarde
        assert verschil == vast - nu
        omslag = PLAN.explain(wat, f"lks_forfait_omslag_{lezing}").waarde
        if loonwaarde < omslag:
            assert verschil <= 0
        if loonwaarde > omslag:
            assert verschil >= 0
        amounts.append(vast)
    assert amounts == sorted(amounts)


def test_nobody_loses_when_the_fixed_share_is_at_the_cap() -> None:
    """At 70% of both the fixed amount is the most that today gives; a little less brings back who loses."""
    feit = {"lks_wml": 229_440}
    assert PLAN.with_values(lks_forfait_beschut_percentage=7_000).explain(feit, "lks_forfait_omslag_beide").waarde == 0
    assert (
        PLAN.with_values(lks_forfait_beschut_percentage=6_999).explain(feit, "lks_forfait_omslag_beide").waarde == 3_001
    )


def test_the_plan_is_no_law() -> None:
    for name in ("lks_forfait_beschut_beide", "lks_forfait_omslag_wml", "ziekengeld_bij_forfait_beschut"):
        with pytest.raises(Fout, match="voorgenomen"):
            NU.require(name)
