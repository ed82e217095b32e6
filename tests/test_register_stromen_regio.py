"""Stocks and flows by region: they close to the person, nobody is guessed into a region, and nobody is given away."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import register_hulp as r

r.opgezet()

from telmee.gegevens.publicatie_regio import INDELING, regio_van, regios  # noqa: E402
from telmee.register import stromen, stromen_regio, stromen_tonen  # noqa: E402
from telmee.register.stromen import Kwartaal, Perioden, kwartalen  # noqa: E402
from telmee.register.stromen_regio import ONBEKEND, REGIOS  # noqa: E402
from telmee.uitvoer.stelsel import verborgen, volgt  # noqa: E402

BEGIN = date(2020, 1, 1)
DATUM = {"van": pl.Date, "tot": pl.Date}
OP = datetime(2020, 1, 1, tzinfo=UTC)


def test_the_division_is_that_of_the_decision():
    assert len(regios()) == len(set(regios())) == 35 and "2015" in INDELING


@pytest.mark.parametrize(
    ("gemeente", "regio"),
    [
        ("GM0363", "Groot Amsterdam"),
        ("GM0307", "Amersfoort"),
        ("GM1680", "Groningen"),  # Aa en Hunze lies in Drenthe and belongs to Groningen
        ("GM1931", "Midden-Holland"),  # Krimpenerwaard began on the day of the decision
        ("GM1942", "Gooi- en Vechtstreek"),  # Gooise Meren came in 2016 from three of one region
        ("GM1961", None),  # Vijfheerenlanden came in 2019 from two regions
        ("GM1960", None),  # West Betuwe too
        ("GM9999", None),
    ],
)
def test_a_municipality_has_its_region_or_none(gemeente, regio):
    assert regio_van(gemeente) == regio


def rij(persoon, nummer, aard, dag, gemeente=None, betreft=None):
    feiten = {"woongemeente": gemeente} if gemeente else {}
    return (persoon, nummer, aard, date.fromisoformat(dag), feiten, betreft, OP + timedelta(minutes=nummer))


A_DAM, R_DAM = "GM0363", "GM0599"
EERST = rij(1, 2, "vaststelling", "2000-01-01", A_DAM)


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        ([EERST], "Groot Amsterdam"),
        ([rij(1, 2, "vaststelling", "2000-01-01", "GM1961")], ONBEKEND),
        ([], ONBEKEND),
        ([rij(1, 2, "vaststelling", "2020-06-02", A_DAM)], ONBEKEND),
        ([rij(1, 2, "vaststelling", "2020-06-01", A_DAM)], "Groot Amsterdam"),
        ([EERST, rij(1, 3, "vaststelling", "2020-06-01", R_DAM)], "Rijnmond"),
        ([EERST, rij(1, 3, "vaststelling", "2020-06-02", R_DAM)], "Groot Amsterdam"),
        ([rij(1, 2, "vaststelling", "2020-06-01", R_DAM), EERST], "Rijnmond"),
        ([EERST, rij(1, 3, "correctie", "2000-01-01", R_DAM, 2)], "Rijnmond"),
        ([EERST, rij(1, 3, "intrekking", "2020-01-01", None, 2)], ONBEKEND),
        (
            [EERST, rij(1, 3, "intrekking", "2020-01-01", None, 2), rij(1, 4, "intrekking", "2020-01-01", None, 3)],
            "Groot Amsterdam",
        ),
        ([EERST, rij(1, 3, "einde", "2020-05-31")], ONBEKEND),
        ([EERST, rij(1, 3, "einde", "2020-06-01")], "Groot Amsterdam"),
    ],
)
def test_where_somebody_lives_on_a_day(rijen, verwacht):
    mensen = pl.DataFrame({"persoon": [1]}, schema={"persoon": pl.Int64})
    uit = stromen_regio.met_regio(mensen, stromen_regio.als_frame(rijen), date(2020, 6, 1))
    assert uit["regio"].to_list() == [verwacht]


@st.composite
def registers(draw) -> Perioden:
    """Persons with periods, work, and homes that change."""
    rijen, werk, woont = [], [], []
    for persoon in range(1, draw(st.integers(1, 60)) + 1):
        grenzen = sorted(set(draw(st.lists(st.integers(0, 500), max_size=4))))
        for n in range(0, len(grenzen), 2):
            tot = BEGIN + timedelta(days=grenzen[n + 1] - 1) if n + 1 < len(grenzen) else None
            rijen.append((persoon, BEGIN + timedelta(days=grenzen[n]), tot, ""))
        for dag in draw(st.lists(st.integers(-100, 500), max_size=3)):
            regio = draw(st.sampled_from(["Rijnmond", "Zeeland", "Twente", ONBEKEND]))
            woont.append((persoon, BEGIN + timedelta(days=dag), regio))
        if draw(st.booleans()):
            werk.append((persoon, BEGIN + timedelta(days=draw(st.integers(0, 400))), None))
    return Perioden(
        pl.DataFrame(rijen, {"persoon": pl.Int64, **DATUM, "reden_einde": pl.String}, orient="row"),
        pl.DataFrame([], {"persoon": pl.Int64, "grondslag": pl.String, **DATUM}, orient="row"),
        pl.DataFrame(werk, {"persoon": pl.Int64, **DATUM}, orient="row"),
        pl.DataFrame(woont, stromen_regio.SCHEMA, orient="row"),
    )


@settings(max_examples=50, deadline=None)
@given(registers())
def test_every_region_closes_and_together_they_are_the_country(perioden):
    uit = stromen.bereken(perioden, kwartalen(Kwartaal(2020, 1), Kwartaal(2021, 2)), stromen_tonen.REDENEN)
    if perioden.woont.is_empty():
        assert not uit.begin_regio and not uit.kwartalen[0].regio
        return
    stand = dict(uit.begin_regio)
    assert sum(stand.values()) == uit.begin[0] and min(stand.values()) >= 0
    for each in uit.kwartalen:
        g = each.regio
        for regio in REGIOS:
            stand[regio] += g["in"][regio] - g["uit"][regio] + g["verhuisd_in"][regio] - g["verhuisd_uit"][regio]
        assert stand == g["register"] == _geteld(perioden, each.kwartaal.eind)
        totalen = {naam: sum(per.values()) for naam, per in g.items()}
        assert (totalen["register"], totalen["werkend"]) == (each.register, each.werkend)
        assert (totalen["in"], totalen["uit"]) == (each.bewegingen["in"], each.bewegingen["uit"])
        assert totalen["verhuisd_in"] == totalen["verhuisd_uit"]


def _geteld(perioden: Perioden, dag: date) -> dict[str, int]:
    """The same stock, person by person."""
    uit = dict.fromkeys(REGIOS, 0)
    er = {p for p, van, tot, _ in perioden.registraties.iter_rows() if van <= dag and (tot is None or dag <= tot)}
    for persoon in er:
        thuis = [
            (van, n, regio)
            for n, (p, van, regio) in enumerate(perioden.woont.iter_rows())
            if p == persoon and van <= dag
        ]
        uit[max(thuis)[2] if thuis else ONBEKEND] += 1
    return uit


@settings(max_examples=15, deadline=None)
@given(registers(), st.integers(2, 10))
def test_no_hidden_figure_of_a_region_follows_from_all_shown_ones(perioden, minimum):
    """Region and ground are protected together, and what is shown closes but for rounding."""
    uit = stromen.bereken(perioden, kwartalen(Kwartaal(2020, 2), Kwartaal(2020, 3)), stromen_tonen.REDENEN)
    samen = stromen_tonen.als_stelsel(uit)
    samen.eis_sluitend()
    weg = verborgen(samen, minimum)
    assert not volgt(samen, weg)
    assert all(cel in weg for cel, aantal in samen.cellen.items() if aantal < minimum)


def test_what_is_shown_closes_but_for_rounding():
    """Of a country large enough no region is hidden, and the identity holds within five each."""
    lot, rijen, woont = random.Random(1), [], []
    for persoon in range(1, 7_001):
        van = BEGIN + timedelta(days=lot.choice([0, 0, 100]))
        tot = lot.choice([None, None, None, BEGIN + timedelta(days=120)])
        rijen.append((persoon, van, tot, ""))
        woont.append((persoon, date(2000, 1, 1), lot.choice(REGIOS[:35])))
        if lot.random() < 0.5:
            woont.append((persoon, BEGIN + timedelta(days=110), lot.choice(REGIOS[:35])))
    leeg = Perioden(
        pl.DataFrame(rijen, {"persoon": pl.Int64, **DATUM, "reden_einde": pl.String}, orient="row"),
        pl.DataFrame([], {"persoon": pl.Int64, "grondslag": pl.String, **DATUM}, orient="row"),
        pl.DataFrame([], {"persoon": pl.Int64, **DATUM}, orient="row"),
        pl.DataFrame(woont, stromen_regio.SCHEMA, orient="row"),
    )
    uit = stromen_tonen.toon(
        stromen.bereken(leeg, kwartalen(Kwartaal(2020, 2), Kwartaal(2020, 2)), stromen_tonen.REDENEN)
    )
    getoetst = 0
    for regio in REGIOS[:35]:
        c = {n: uit.cellen["regio", n, "2020Q2", regio] for n in stromen_regio.SOORTEN}
        voor = uit.cellen["regio", "register", "begin", regio]
        if None in (voor, *(c[n] for n in c if n != "werkend")):
            continue
        verschil = voor + c["in"] - c["uit"] + c["verhuisd_in"] - c["verhuisd_uit"] - c["register"]
        assert abs(verschil) <= 6 * 5
        getoetst += 1
    assert getoetst >= 20
    tabel = stromen_tonen.regiotabel(uit)
    assert [rij_[0] for rij_ in tabel.rijen] == list(REGIOS[:35]) and "2015" in tabel.voetnoten[0]
    weg = {("regio", n, "2020Q2", REGIOS[0]): None for n in stromen_regio.SOORTEN}
    zonder = stromen_tonen.regiotabel(replace(uit, cellen={**uit.cellen, **weg}))
    assert len(zonder.rijen) == 34 and zonder.voetnoten[0] == f"Alles is verborgen van: {REGIOS[0]}."


def test_without_homes_there_is_no_table_and_programs_get_null():
    leeg = Perioden(
        pl.DataFrame([(1, BEGIN, None, "")], {"persoon": pl.Int64, **DATUM, "reden_einde": pl.String}, orient="row"),
        pl.DataFrame([], {"persoon": pl.Int64, "grondslag": pl.String, **DATUM}, orient="row"),
        pl.DataFrame([], {"persoon": pl.Int64, **DATUM}, orient="row"),
    )
    uit = stromen_tonen.toon(
        stromen.bereken(leeg, kwartalen(Kwartaal(2020, 2), Kwartaal(2020, 2)), stromen_tonen.REDENEN)
    )
    assert stromen_tonen.regiotabel(uit) is None
    assert stromen_tonen.als_dict(uit)["kwartalen"][0]["per_regio"] is None
    assert uit.verborgen and "--schaal" in uit.opmerkingen[0]
    assert replace(uit, cellen={**uit.cellen, ("in", "2020Q2"): 20}).opmerkingen == ()
