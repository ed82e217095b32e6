"""What there is to say of the law: periods are what the law holds on each day, changes are where periods meet."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from telmee.gevallen.lezen import read_cases
from telmee.uitvoer.tijdlijn import BREED, TELEFOON, Balk, Rij, tijdlijn_svg
from telmee.wet import Wetten
from telmee.wet.machine.load import SUBJECTS, lawbook
from telmee.wet.machine.node import plain_figure
from telmee.wet.machine.values import IN_FORCE
from telmee.wet.machine.workdays import HOLIDAYS
from telmee.wetboek import berekening, beschrijving, namen, toetsen, wijzigingen
from telmee.wetboek.schema import rondom
from telmee.wetboek.tijdlijn import ALLES_BEKEND, beste_dag, perioden

BOOK = lawbook()
GELDEND = frozenset({IN_FORCE})
WETTEN = Wetten.known(ALLES_BEKEND)
DAG = timedelta(days=1)
WAARDEN = [v.name for v in BOOK.values.values() if v.subject != HOLIDAYS]
REGELS = sorted({r.name for r in BOOK.rules if r.regime == IN_FORCE})


def geldend(naam: str) -> list:
    return [p for p in perioden(BOOK, naam, ALLES_BEKEND, GELDEND) if p.regime == IN_FORCE]


@pytest.mark.parametrize("naam", WAARDEN)
def test_a_period_of_a_value_is_what_the_law_has_at_both_ends_and_not_just_outside(naam):
    waarde = BOOK.values[naam]
    for p in geldend(naam):
        sleutel = next((k for k in waarde.keys if str(k) == p.sleutel), None)
        for dag in filter(None, (p.vanaf, p.tot)):
            entry = WETTEN.op(dag).entry(naam, sleutel)
            assert entry is not None and plain_figure(entry.figure, waarde.unit) == p.waarde
        buiten = [p.vanaf - DAG, *([p.tot + DAG] if p.tot and p.tot.year < 2099 else [])]
        for dag in buiten:
            elders = [q for q in geldend(naam) if q.sleutel == p.sleutel and q.op(dag)]
            entry = WETTEN.op(dag).entry(naam, sleutel)
            assert len(elders) == (entry is not None) and p not in elders


def test_a_period_of_a_rule_is_what_the_law_has_at_both_ends_and_not_just_outside():
    for naam in REGELS:
        for p in geldend(naam):
            for dag in filter(None, (p.vanaf, p.tot)):
                assert WETTEN.op(dag).rules[naam].law == p.artikel, (naam, dag)
            for dag in [p.vanaf - DAG, *([p.tot + DAG] if p.tot else [])]:
                elders = [q for q in geldend(naam) if q.op(dag)]
                assert len(elders) == (naam in WETTEN.op(dag).rules) and p not in elders, (naam, dag)


def test_what_changes_on_a_day_is_where_periods_meet():
    alle = {naam: geldend(naam) for naam in [*WAARDEN, *REGELS]}
    dagen = [dag for dag in wijzigingen.dagen() if dag.year > 2014]
    assert len(dagen) > 20
    for dag in [*dagen, *(dag - DAG for dag in dagen), *(dag + DAG for dag in dagen)]:
        begint = {n for n, ps in alle.items() if any(p.vanaf == dag or p.tot == dag - DAG for p in ps)}
        gevonden = {w.naam for w in wijzigingen.wijzigingen(WETTEN, dag) if not w.feestdag}
        assert gevonden == begint, dag
        assert not gevonden or dag in wijzigingen.dagen()


def test_the_day_on_which_a_name_is_looked_at_is_today_or_the_nearest_one():
    eerste = geldend("quotumtekort")[0].vanaf
    for gevraagd, dag in ((eerste - DAG, eerste), (eerste, eerste), (eerste + DAG, eerste + DAG)):
        assert beste_dag(BOOK, "quotumtekort", gevraagd, ALLES_BEKEND, GELDEND)[0] == dag
    oud = next(p for n in REGELS for p in geldend(n)[-1:] if p.tot and p.tot < date(2026, 1, 1))
    naam = next(n for n in REGELS if oud in geldend(n))
    assert beste_dag(BOOK, naam, date(2026, 6, 1), ALLES_BEKEND, GELDEND)[0] == oud.tot


@pytest.mark.parametrize("each", namen.alle()[::9], ids=lambda n: n.naam)
def test_a_name_is_found_by_itself_first_and_by_a_word_of_its_label(each):
    assert namen.zoek(each.naam).namen[0] == each
    assert each in namen.zoek(each.label.upper()).namen
    assert each in namen.lijkt_op(each.naam)


def test_every_name_is_found_by_its_whole_label():
    assert [each.naam for each in namen.alle() if each not in namen.zoek(each.label.upper()).namen] == []


def test_every_fact_has_the_subject_in_which_it_is_declared():
    assert all(n.onderwerp in BOOK.subjects for n in namen.alle() if n.soort != "kalender")


def test_every_name_has_cases_and_each_case_is_of_the_names_that_it_expects():
    for each in namen.alle():
        getoetst = toetsen.van(each.naam)
        assert all(each.naam in g.namen for g in getoetst.verwacht)
        assert not {(g.onderwerp, g.id) for g in getoetst.verwacht} & {(g.onderwerp, g.id) for g in getoetst.erachter}
    zonder = [n.naam for n in namen.alle() if n.soort == "regel" and not any(vars(toetsen.van(n.naam)).values())]
    assert zonder == []


def test_a_time_line_draws_every_period_inside_its_edges_and_the_same_every_time():
    rijen = [Rij("a", (Balk(date(2018, 1, 1), date(2018, 12, 31), "1,93%"), Balk(date(2019, 1, 1), None, "2,14%")))]
    svg = tijdlijn_svg(rijen, date(2026, 1, 1), "Titel <b>")
    assert svg == tijdlijn_svg(rijen, date(2026, 1, 1), "Titel <b>")
    assert "<b>" not in svg and "style=" not in svg and svg.count('stroke-width="1.5"') == 2 and "1,93%" in svg


def test_one_day_more_moves_the_end_of_a_bar():
    def lijn(tot: date) -> str:
        return tijdlijn_svg([Rij("", (Balk(date(2026, 1, 1), tot, "x"),))], date(2026, 1, 1), "t")

    assert lijn(date(2026, 12, 31)) != lijn(date(2026, 12, 1))


@pytest.mark.parametrize("onderwerp", BOOK.subjects)
def test_a_case_has_a_name_of_its_own_in_its_subject_that_fits_in_an_address(onderwerp):
    ids = [case.name for case in read_cases(SUBJECTS / onderwerp / "cases.yaml")]
    assert len(set(ids)) == len(ids) == sum(1 for o, _ in toetsen.alle() if o == onderwerp)
    assert all(re.fullmatch(r"[-a-zA-Z0-9_]+", each) for each in ids)


def test_a_graph_with_addresses_has_links_and_is_no_single_image():
    from telmee.uitvoer.graaf import Knoop, graaf_svg

    los = [Knoop("a", "A", "feit"), Knoop("b", "B", "regel")]
    met = [Knoop("a", "A", "feit", adres="/regels/a?op=2026&x=1"), Knoop("b", "B", "regel")]
    zonder_links, met_links = (graaf_svg(knopen, [("a", "b")], "t") for knopen in (los, met))
    assert 'role="img"' in zonder_links and "<a " not in zonder_links
    assert 'role="group"' in met_links and met_links.count('<a href="/regels/a?op=2026&amp;x=1">') == 1


def test_around_a_name_everything_it_needs_and_feeds_is_drawn_or_counted():
    law = WETTEN.op("2026-06-01")
    for each in namen.alle():
        if each.soort == "regel" and each.naam not in law.rules:
            continue
        rond = rondom(law, each.naam)
        getekend = {naam for naam, *_ in rond.knopen}
        assert each.naam in getekend and {n for pijl in rond.pijlen for n in pijl} <= getekend
        assert len({*rond.nodig, *rond.voedt} - getekend) == rond.weggelaten, each.naam


def test_what_needs_no_facts_is_computed_and_what_needs_any_is_not():
    law = WETTEN.op("2026-06-01")
    assert berekening.zonder_feiten(law, "quotumtekort") is None
    vast = berekening.zonder_feiten(law, "quotumheffing_opgeschort")
    assert vast is not None and vast.waarde is law.compute({}, "quotumheffing_opgeschort").outcome(vast.naam)


@pytest.mark.parametrize(
    "geschreven",
    ["artikel 38g Wfsv", "Artikel 38g van de Wfsv", "art. 38g Wfsv", "art 38g, Wfsv", "38g Wfsv", "artikel Wfsv 38g"],
)
def test_a_place_is_found_as_lawyers_write_it(geschreven):
    verwacht = namen.zoek("Wfsv 38g")
    assert verwacht.artikel and len(verwacht.namen) > 10
    assert set(namen.zoek(geschreven).namen) == set(verwacht.namen)


def test_the_longer_name_of_an_act_wins_and_a_paragraph_counts():
    assert set(namen.zoek("2.23 Besluit Wfsv").namen) == set(namen.zoek("Besluit Wfsv 2.23").namen) != set()
    assert set(namen.zoek("art. 38g lid 3 Wfsv").namen) == set(namen.zoek("Wfsv 38g lid 3").namen) != set()


def test_a_long_formula_is_shown_step_by_step_and_nothing_of_it_is_lost():
    law = WETTEN.op(2026)
    meer = 0
    for naam in law.rules:
        if naam in REGELS:
            formule = beschrijving.describe(law, naam)["formule"]
            delen = beschrijving.stappen(formule)
            assert "; ".join(delen) == formule, naam
            assert all(deel.count("(") == deel.count(")") for deel in delen), naam
            assert all(deel.startswith(("als ", "anders ")) for deel in delen[1:]), naam
            meer += len(delen) > 1
    assert meer > 10
    assert beschrijving.stappen("als a, dan (als b, dan 1; anders 2); anders 3") == (
        "als a, dan (als b, dan 1; anders 2)",
        "anders 3",
    )


@pytest.mark.parametrize("breed", [BREED, TELEFOON])
def test_a_time_line_stays_within_its_width(breed):
    rijen = [Rij("een lange naam van een regime", (Balk(date(2013, 1, 1), date(2019, 12, 31), "x"),
                                                 Balk(date(2020, 1, 1), None, "y")))]  # fmt: skip
    svg = tijdlijn_svg(rijen, date(2026, 1, 1), "Titel", breed=breed)
    assert f'width="{breed}"' in svg
    assert max(int(x) for x in re.findall(r"[MH](\d+)", svg)) <= breed
    jaren = [int(x) for x in re.findall(r'<text x="(\d+)"[^>]*>\d{4}</text>', svg)]
    assert len(jaren) >= 2 and all(b - a >= 35 for a, b in zip(jaren, jaren[1:], strict=False)), "years do not touch"


def test_two_drawings_of_the_same_periods_have_ids_of_their_own():
    rijen = [Rij("", (Balk(date(2020, 1, 1), None, "y"),))]
    ids = [set(re.findall(r'id="([^"]+)"', tijdlijn_svg(rijen, date(2026, 1, 1), "Titel", breed=b)))
           for b in (BREED, TELEFOON)]  # fmt: skip
    assert ids[0] and not ids[0] & ids[1]
