"""Stocks and flows: they close to the person, replay what was published, and give nobody away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import register_hulp as r

r.opgezet()

from telmee.fouten import GebruiksFout  # noqa: E402
from telmee.gegevens.publicatie import registerstanden  # noqa: E402
from telmee.gegevens.publicatie_register import TOTALEN, kwartaalstromen  # noqa: E402
from telmee.register import naspelen, stromen, stromen_tonen, stromen_vraag  # noqa: E402
from telmee.register.afleiden import wetten_op  # noqa: E402
from telmee.register.stromen import Kwartaal, Perioden, kwartalen  # noqa: E402
from telmee.uitvoer.stelsel import Stelsel, beveilig, verborgen, volgt  # noqa: E402

Q3, Q2 = Kwartaal(2021, 3), Kwartaal(2022, 2)
BEGIN = date(2020, 1, 1)


@cache
def nagespeeld() -> stromen.Stromen:
    perioden = naspelen.perioden(wetten_op(None), naspelen.levens())
    return stromen.bereken(perioden, kwartalen(Q3, Q2), stromen_tonen.REDENEN)


@pytest.mark.parametrize("nummer", range(4))
def test_the_published_quarters_come_back_to_the_person(nummer):
    uwv, ons = naspelen.kwartalen_op_rij()[nummer], nagespeeld().kwartalen[nummer]
    assert (ons.kwartaal.naam, ons.register, ons.werkend) == (uwv.kwartaal, uwv.register, uwv.werkend)
    assert dict(ons.bewegingen) == dict(uwv.stromen)
    for naam, aantal in uwv.in_naar.items():
        assert ons.in_naar[naam] == aantal, naam
    for naam, aantal in uwv.uit_naar.items():
        assert ons.uit_naar[stromen_tonen.GEPUBLICEERD.get(naam, naam)] == aantal, naam


def test_the_replay_begins_where_the_publication_does():
    assert nagespeeld().begin == naspelen.kwartalen_op_rij()[0].begin == (241_259, 122_563)
    assert naspelen.aantal(naspelen.levens()) == 241_259 + sum(k.stromen["in"] for k in naspelen.kwartalen_op_rij())


def test_only_four_quarters_follow_each_other():
    assert [k.kwartaal for k in naspelen.kwartalen_op_rij()] == ["2021Q3", "2021Q4", "2022Q1", "2022Q2"]


@pytest.mark.parametrize("uwv", kwartaalstromen(), ids=lambda k: k.kwartaal)
def test_what_was_published_closes_and_says_the_same_twice(uwv):
    standen = {s.op: s for s in registerstanden()}
    q = Kwartaal.lees(uwv.kwartaal)
    voor, nu = standen[q.begin - timedelta(days=1)], standen[q.eind]
    s = uwv.stromen
    assert voor.register + s["in"] - s["uit"] == nu.register
    werk = s["werk_gevonden"] - s["werk_verloren"] + s["werkend_in"] - s["werkend_uit"]
    assert voor.werkend + werk == nu.werkend
    assert (nu.instroom, nu.uitstroom) == (s["in"], s["uit"])
    assert (nu.werk_gevonden, nu.werk_verloren) == (s["werk_gevonden"], s["werk_verloren"])
    assert sum(uwv.uit_naar.values()) <= s["uit"] and sum(uwv.in_naar.values()) <= s["in"]
    assert set(TOTALEN) == set(s)


def test_the_two_that_look_swapped_are_marked_and_stay_as_they_were_published():
    merken = {k.kwartaal: k.verwisseld for k in kwartaalstromen() if k.verwisseld}
    assert merken == {"2021Q4": ("beschut_pw", "wsw_beschut")}
    tabel = stromen_tonen.naast_gepubliceerd(stromen_tonen.toon(nagespeeld(), exact=True))
    gemerkt = [(rij[0], rij[3].waarde) for rij in tabel.rijen if rij[3].merk]
    assert gemerkt == [("2021Q4", 1564), ("2021Q4", 240)]
    assert all(rij[2] == rij[3].waarde for rij in tabel.rijen), "the replay is exact in every published cell"


# --- Any register closes --------------------------------------------------------------------------------------------


@st.composite
def registers(draw) -> Perioden:
    """Persons with up to three periods that do not overlap, grounds and work that may be anything."""
    rijen, gronden, werk = [], [], []
    for persoon in range(1, draw(st.integers(1, 25)) + 1):
        grenzen = sorted(set(draw(st.lists(st.integers(0, 500), max_size=6))))
        for n in range(0, len(grenzen), 2):
            van = BEGIN + timedelta(days=grenzen[n])
            tot = BEGIN + timedelta(days=grenzen[n + 1] - 1) if n + 1 < len(grenzen) else None
            rijen.append((persoon, van, tot, draw(st.sampled_from(["", "overlijden", "anders", "vreemd"]))))
            if draw(st.booleans()):
                gronden.append((persoon, draw(st.sampled_from(["wsw", "wajong", "participatiewet"])), van, tot))
        for _ in range(draw(st.integers(0, 2))):
            dag = BEGIN + timedelta(days=draw(st.integers(0, 500)))
            duur = draw(st.none() | st.integers(0, 200))
            werk.append((persoon, dag, None if duur is None else dag + timedelta(days=duur)))
    datum = {"van": pl.Date, "tot": pl.Date}
    return Perioden(
        pl.DataFrame(rijen, {"persoon": pl.Int64, **datum, "reden_einde": pl.String}, orient="row"),
        pl.DataFrame(gronden, {"persoon": pl.Int64, "grondslag": pl.String, **datum}, orient="row"),
        pl.DataFrame(werk, {"persoon": pl.Int64, **datum}, orient="row"),
    )


@settings(max_examples=150, deadline=None)
@given(registers())
def test_stocks_and_flows_close_for_any_register(perioden):
    uit = stromen.bereken(perioden, kwartalen(Kwartaal(2020, 1), Kwartaal(2021, 3)), stromen_tonen.REDENEN)
    register, werkend = uit.begin
    for each in uit.kwartalen:
        register, werkend = register + each.saldo[0], werkend + each.saldo[1]
        assert (register, werkend) == (each.register, each.werkend)
        assert sum(each.in_naar.values()) == each.bewegingen["in"]
        assert sum(each.uit_naar.values()) == each.bewegingen["uit"]
        assert sum(each.op_grond.values()) == each.register
        eind = each.kwartaal.eind
        erin = {
            p for p, van, tot, _ in perioden.registraties.iter_rows() if van <= eind and (tot is None or eind <= tot)
        }
        aan = {p for p, van, tot in perioden.werk.iter_rows() if van <= eind and (tot is None or eind <= tot)}
        assert (each.register, each.werkend) == (len(erin), len(erin & aan)), "counted by hand"


@settings(max_examples=60, deadline=None)
@given(registers())
def test_what_is_shown_gives_no_small_figure_away(perioden):
    uit = stromen.bereken(perioden, kwartalen(Kwartaal(2020, 1), Kwartaal(2020, 4)), stromen_tonen.REDENEN)
    samen = stromen_tonen.als_stelsel(uit)
    samen.eis_sluitend()
    getoond = stromen_tonen.toon(uit)
    weg = {cel for cel, waarde in getoond.cellen.items() if waarde is None}
    assert all(cel in weg for cel, exact in samen.cellen.items() if exact < 10)
    assert not volgt(samen, weg)
    assert all(waarde % 10 == 0 for waarde in getoond.cellen.values() if waarde is not None)


def test_the_published_totals_are_hidden_nowhere_and_rounded():
    getoond = stromen_tonen.toon(nagespeeld())
    assert getoond["register", "2021Q4"] == 245_880 and getoond["in", "2021Q4"] == 4_720
    assert all(
        getoond[naam, q] is not None for q in getoond.kwartalen for naam in ("register", "werkend", *stromen.BEWEGINGEN)
    )
    assert getoond["uit", "2022Q2", "wajong_duurzaam"] in (1_260, None)
    assert getoond["uit", "2022Q2", "onterecht"] is None, "nobody is a small number too"


# --- Sums of figures ------------------------------------------------------------------------------------------------


def test_a_hidden_part_takes_another_with_it():
    samen = Stelsel({"t": 100, "a": 4, "b": 36, "c": 60}, [{"t": -1, "a": 1, "b": 1, "c": 1}])
    assert verborgen(samen, 10) == {"a", "b"}
    assert beveilig(samen, 10, 10) == {"t": 100, "a": None, "b": None, "c": 60}


def test_a_part_is_hidden_before_a_total_that_stands_in_other_sums():
    sommen = [{"t": -1, "a": 1, "b": 1}, {"voor": 1, "t": 1, "uit": -1, "na": -1}]
    samen = Stelsel({"t": 30, "a": 0, "b": 30, "voor": 100, "uit": 20, "na": 110}, sommen)
    assert verborgen(samen, 10) == {"a", "b"}


def test_two_small_parts_are_not_shown_by_their_sum():
    samen = Stelsel({"t": 100, "a": 4, "b": 3, "c": 93}, [{"t": -1, "a": 1, "b": 1, "c": 1}])
    assert verborgen(samen, 10) == {"a", "b", "c"}


def test_what_follows_from_two_sums_together_follows():
    sommen = [{"a": 1, "b": 1, "s": -1}, {"a": 1, "b": -1, "d": -1}]
    samen = Stelsel({"a": 5, "b": 4, "s": 9, "d": 1}, sommen)
    assert volgt(samen, {"a", "b"}) == {"a", "b"}
    assert volgt(samen, {"a", "b", "d"}) == set()


def test_a_public_cell_is_never_hidden():
    samen = Stelsel({"t": 8, "a": 4, "b": 4}, [{"t": -1, "a": 1, "b": 1}], frozenset({"t"}))
    assert verborgen(samen, 10) == {"a", "b"} and beveilig(samen, 10, 10)["t"] == 8


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=4))
def test_in_a_cross_table_nothing_hidden_follows(rijen):
    cellen, sommen = {}, []
    for n, rij in enumerate(rijen):
        cellen |= {(n, k): w for k, w in enumerate(rij)} | {(n, "t"): sum(rij)}
        sommen.append({(n, "t"): -1} | {(n, k): 1 for k in range(3)})
    for k in (0, 1, 2, "t"):
        cellen["t", k] = sum(cellen[n, k] for n in range(len(rijen)))
        sommen.append({("t", k): -1} | {(n, k): 1 for n in range(len(rijen))})
    samen = Stelsel(cellen, sommen)
    weg = verborgen(samen, 10)
    assert not volgt(samen, weg) and all(c in weg for c, w in cellen.items() if w < 10)


@pytest.mark.parametrize("tekst", ["2021", "2021Q5", "Q3", "1989Q4", "2021-13-01"])
def test_what_is_no_quarter_is_refused(tekst):
    with pytest.raises(GebruiksFout):
        Kwartaal.lees(tekst)


@pytest.mark.parametrize(("tekst", "naam"), [("2021Q3", "2021Q3"), ("2021k4", "2021Q4"), ("2022-06-30", "2022Q2")])
def test_a_quarter_is_read_in_the_usual_ways(tekst, naam):
    assert Kwartaal.lees(tekst).naam == naam
    assert Kwartaal.lees(tekst).eind + timedelta(days=1) == Kwartaal.lees(tekst).volgende.begin


def test_quarters_run_forward():
    with pytest.raises(GebruiksFout):
        kwartalen(Q2, Q3)
    assert len(kwartalen(Q3, Q2)) == 4


def test_every_life_of_the_replay_can_be_recorded_and_gives_the_same():
    """What the replay derives without a database, the register derives of the same events with all its tests."""
    from telmee.register import models, opnemen
    from telmee.register.afleiden import leid_af

    vormen = {repr(leven.gebeurtenissen): leven for leven in naspelen.levens()}
    assert len(vormen) > 20
    for leven in vormen.values():
        bsn = r.nieuw_bsn()
        gebeurtenissen = [replace(each, kenmerk=r.kenmerk()) for each in leven.gebeurtenissen]
        uit = opnemen.neem_op(bsn, gebeurtenissen, r.sleutels())
        los = leid_af(naspelen.vastgelegd(leven), wetten_op(None))
        rijen = models.Registratie.objects.filter(persoon__nummer=uit.persoon, bekend_tot=None).order_by("van")
        assert [(x.van, x.tot, x.reden_einde) for x in rijen] == [
            (p.van, p.tot, p.reden_einde) for p in los.registraties
        ]


def test_a_quarter_that_is_not_over_is_refused():
    with pytest.raises(GebruiksFout, match="2026Q2 is nog niet voorbij") as nee:
        stromen_vraag.van_dit_register("2026Q1", "2026Q2", date(2026, 6, 29))
    assert nee.value.veld == "tot"
