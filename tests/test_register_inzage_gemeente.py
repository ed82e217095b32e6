"""Whose somebody is, by the query that every page of a municipality goes through, against the history one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import inzage_hulp as hulp
import register_hulp as r

hulp.leeg()

from telmee.fouten import Fout  # noqa: E402 -- after Django was set up
from telmee.register import inzage_lezen, lezen, opnemen  # noqa: E402
from telmee.register.models import Persoon  # noqa: E402

BSN = hulp.bsns(1)[0]
DAG = date(2020, 1, 1)
STAP = st.tuples(
    st.sampled_from(["vaststelling", "correctie", "correctie", "intrekking", "einde"]),
    st.integers(1, 6),
    st.sampled_from([hulp.GEMEENTE, hulp.BUREN]),
    st.integers(0, 4),
)


@pytest.fixture(autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    yield
    hulp.leeg()


def leg_vast(stappen: list[tuple[str, int, str, int]]) -> None:
    """As far as the door takes them: what cannot be is refused there."""
    for aard, betreft, gemeente, dagen in stappen:
        feiten: dict[str, Any] = {} if aard in ("intrekking", "einde") else {"woongemeente": gemeente}
        if aard != "vaststelling":
            feiten["betreft"] = betreft
        dag = (DAG + timedelta(days=dagen)).isoformat()
        with suppress(Fout):
            opnemen.neem_op(BSN, [r.vaststelling("woonplaats", dag, "BRP", aard, **feiten)], r.sleutels())


def woont(op: date) -> str | None:
    """As derived: the home that the law counts with on that day."""
    persoon = Persoon.objects.first()
    return None if persoon is None else lezen.feiten_van(persoon, op).get("woongemeente")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STAP, min_size=1, max_size=7), st.integers(0, 5))
def test_de_vraag_van_een_gemeente_ziet_wie_er_volgens_alle_gebeurtenissen_woont(
    stappen: list[tuple[str, int, str, int]], dagen: int
) -> None:
    hulp.leeg()
    leg_vast(stappen)
    op = DAG + timedelta(days=dagen)
    for code in (hulp.GEMEENTE, hulp.BUREN):
        assert inzage_lezen.van_gemeente(code, op, None, "inwoner").exists() is (woont(op) == code)


def test_wie_verkeerd_stond_is_na_de_correctie_van_de_andere_gemeente() -> None:
    leg_vast([("vaststelling", 0, hulp.BUREN, 0), ("correctie", 1, hulp.GEMEENTE, 0)])
    assert woont(DAG) == hulp.GEMEENTE
    assert inzage_lezen.van_gemeente(hulp.GEMEENTE, DAG, None).exists()
    assert not inzage_lezen.van_gemeente(hulp.BUREN, DAG, None).exists()


def test_een_einde_van_een_eerder_adres_laat_het_latere_staan() -> None:
    leg_vast([("vaststelling", 0, hulp.BUREN, 0), ("vaststelling", 0, hulp.GEMEENTE, 1), ("einde", 1, "", 1)])
    assert woont(DAG + timedelta(days=2)) == hulp.GEMEENTE
    assert inzage_lezen.van_gemeente(hulp.GEMEENTE, DAG + timedelta(days=2), None).exists()


def test_hulp_die_later_begon_of_niet_begon_maakt_iemand_niet_eerder_de_hare() -> None:
    """A correction moves the day of help, taking it back ends the view, and taking that back opens it again."""

    def helpt(op: date) -> bool:
        return inzage_lezen.van_gemeente(hulp.GEMEENTE, op, None, "begeleid").exists()

    def leg(aard: str, dag: str, betreft: int | None = None) -> None:
        feiten = {} if betreft is None else {"betreft": betreft}
        opnemen.neem_op(BSN, [r.vaststelling("toeleiding", dag, hulp.GEMEENTE, aard, **feiten)], r.sleutels())

    leg("vaststelling", "2020-01-01")
    leg("correctie", "2020-03-01", 1)
    assert not helpt(date(2020, 2, 29)) and helpt(date(2020, 3, 1))
    leg("intrekking", "2020-03-02", 1)
    assert not helpt(date(2020, 3, 1))
    leg("intrekking", "2020-03-03", 3)
    assert helpt(date(2020, 3, 1))
