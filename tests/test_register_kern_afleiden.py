"""What follows from events: one person as day by day, many as one, as known then; and the twins of every kind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import register_hulp as r

r.opgezet()

from register_verzonnen import FEITEN, geschiedenis  # noqa: E402
from telmee.register.afleiden import Staat, bekend, klaar, leid_af, stap, wetten_op  # noqa: E402
from telmee.register.tijdlijn import Kennis, veranderingen  # noqa: E402
from telmee.register.velen import leid_velen_af  # noqa: E402
from telmee.register.vensters import vensters  # noqa: E402

WETTEN = wetten_op(None)
RUSTIG = [HealthCheck.too_slow, HealthCheck.data_too_large]


def dag_voor_dag(gebeurtenissen):
    """The same without any notion of which days matter: every day goes through the law."""
    ven, staat, feiten = vensters(WETTEN), Staat(), {}
    dagen = veranderingen(Kennis.van(WETTEN.book), gebeurtenissen)
    if not dagen:
        return klaar(staat)
    for dag in range(max(dagen[0][0], ven.begin), ven.einde):
        for vanaf, anders in dagen:
            if vanaf == dag or vanaf < dag == max(dagen[0][0], ven.begin):
                feiten |= anders
        stap(ven, feiten, staat, dag)
    return klaar(staat)


@settings(max_examples=6, deadline=None, suppress_health_check=RUSTIG)
@given(geschiedenis())
def test_only_the_days_that_matter_give_what_every_day_gives(gebeurtenissen):
    assert leid_af(gebeurtenissen, WETTEN) == dag_voor_dag(gebeurtenissen)


@settings(max_examples=6, deadline=None, suppress_health_check=RUSTIG)
@given(st.lists(geschiedenis(), min_size=1, max_size=25))
def test_many_together_are_each_alone(personen):
    assert leid_velen_af(personen, WETTEN) == [leid_af(each, WETTEN) for each in personen]


@settings(max_examples=150, deadline=None, suppress_health_check=RUSTIG)
@given(geschiedenis(), st.randoms())
def test_the_order_of_arrival_makes_no_difference_but_for_what_is_corrected(gebeurtenissen, toeval):
    """Late and out of order: the same events by other numbers, as long as no two are about one kind on one day."""
    los = [each for each in gebeurtenissen if each.betreft is None]
    sleutels = [(each.soort, each.dag) for each in los]
    if len(los) != len(gebeurtenissen) or len(set(sleutels)) < len(sleutels) or len({e.dag for e in los}) < len(los):
        return
    anders = list(los)
    toeval.shuffle(anders)
    hernummerd = [type(each)(**{**vars(each), "nummer": nummer}) for nummer, each in enumerate(anders, 1)]
    uit, weer = leid_af(los, WETTEN), leid_af(hernummerd, WETTEN)
    assert uit.registraties == weer.registraties and uit.gronden == weer.gronden


@settings(max_examples=150, deadline=None, suppress_health_check=RUSTIG)
@given(geschiedenis())
def test_registrations_never_overlap_and_no_ground_lies_outside_them(gebeurtenissen):
    uit = leid_af(gebeurtenissen, WETTEN)
    for een, twee in zip(uit.registraties, uit.registraties[1:], strict=False):
        assert een.tot is not None and een.van <= een.tot < twee.van
    for grond in uit.gronden:
        assert grond.tot is None or grond.van <= grond.tot
        assert any(
            p.van <= grond.van and (p.tot is None or (grond.tot is not None and grond.tot <= p.tot))
            for p in uit.registraties
        ), grond


@settings(max_examples=100, deadline=None, suppress_health_check=RUSTIG)
@given(geschiedenis(), st.integers(0, 8))
def test_what_came_later_does_not_change_what_was_known(gebeurtenissen, aantal):
    moment = gebeurtenissen[min(aantal, len(gebeurtenissen)) - 1].bekend_op if aantal else date(2020, 1, 1)
    eerder = [each for each in gebeurtenissen if each.nummer <= aantal]
    assert bekend(gebeurtenissen, moment) == eerder


@settings(max_examples=60, deadline=None, suppress_health_check=RUSTIG)
@given(geschiedenis())
def test_no_facts_follow_that_the_law_says_cannot_both_be(gebeurtenissen):
    """What ends what is declared so that no two findings that stand contradict each other."""
    from telmee.register.toetsen import uitkomst
    from telmee.wet.machine.book import from_day_number

    dood = min((each.dag for each in gebeurtenissen if each.soort == "overlijden"), default=date.max)
    gebeurtenissen = [each for each in gebeurtenissen if each.dag <= dood]  # what begins later is refused at the door
    feiten = dict(Kennis.van(WETTEN.book).afwezig)
    for dag, anders in veranderingen(Kennis.van(WETTEN.book), gebeurtenissen):
        feiten |= anders
        law = WETTEN.op(max(from_day_number(dag), date(2015, 5, 1)))
        plat = {n: from_day_number(w) if law.book.unit(n) == "datum" else w for n, w in feiten.items() if w is not None}
        for naam in law.book.contradictions:
            if naam in law.rules and "register" not in naam and naam != "tegenspraak_beschut":
                behind = law.everything_behind(naam, given=plat)
                assert uitkomst(law, naam, {n: w for n, w in plat.items() if n in behind}) is not True, naam


@pytest.mark.parametrize("naam", sorted(WETTEN.book.events))
def test_both_ends_of_the_days_that_a_kind_can_be_about(naam):
    soort = WETTEN.book.events[naam]
    eerste = soort.earliest or soort.since
    assert soort.holds(eerste) and not soort.holds(eerste - timedelta(days=1))
    if soort.until:
        assert soort.holds(soort.until) and not soort.holds(soort.until + timedelta(days=1))
    else:
        assert soort.holds(date(2050, 1, 1))


# --- twins: every kind on its own, and what it ends -----------------------------------------------------------------


def registraties(*gebeurtenissen):
    return [(p.van, p.tot, p.reden_einde) for p in leid_af(gebeurtenissen, WETTEN).registraties]


def gronden(*gebeurtenissen):
    return [(p.grond, p.van, p.tot) for p in leid_af(gebeurtenissen, WETTEN).gronden]


GEBOREN = r.vast(90, "persoonsgegevens", "2000-01-01", "BRP", geboortedatum="1990-01-01")
D = date
UWV_NEE = {"kan_drempelfunctie": False, "beperkingen_nog_zes_maanden": True}
KOMT_IN = {
    "wajong": ([("wajong", "2018-03-01", "UWV", {})], "WAJONG", D(2018, 3, 1)),
    "wajong_oud": ([("wajong", "1998-01-01", "UWV", {})], "WAJONG", D(2015, 5, 1)),
    "wsw": ([("wsw_indicatie", "2014-12-31", "GM0363", {})], "WSW", D(2015, 5, 1)),
    "pw_uwv": (
        [
            ("toeleiding", "2016-01-01", "GM0363", {}),
            ("beoordeling_arbeidsvermogen", "2016-03-01", "UWV", {"beoordeling_gevraagd_door": "college", **UWV_NEE}),
        ],
        "PW_UWV_COLLEGE",
        D(2016, 3, 1),
    ),
    "praktijkroute": (
        [
            ("toeleiding", "2016-01-01", "GM0363", {}),
            ("loonwaarde", "2017-01-01", "GM0363", {"loonwaarde_vastgesteld_procent": 9_999}),
        ],
        "PW_PRAKTIJKROUTE",
        D(2017, 1, 1),
    ),
    "praktijkroute_lks": (
        [
            ("loonkostensubsidie", "2018-01-01", "GM0363", {"loonkostensubsidie_10d_lid_2": True}),
            ("loonwaarde", "2018-02-01", "GM0363", {"loonwaarde_vastgesteld_procent": 6_000}),
        ],
        "PW_PRAKTIJKROUTE",
        D(2018, 2, 1),
    ),
    "eigen_verzoek": (
        [("beoordeling_arbeidsvermogen", "2015-12-11", "UWV", {"beoordeling_gevraagd_door": "persoon", **UWV_NEE})],
        "PW_EIGEN_VERZOEK",
        D(2015, 12, 11),
    ),
    "school": ([("schoolmelding", "2016-06-18", "persoon", {"vso_leerling": True})], "AMVB_VSO_PRO", D(2016, 6, 18)),
    "pro": (
        [("schoolmelding", "2016-10-28", "UWV", {"praktijkonderwijs_leerling": True})],
        "AMVB_VSO_PRO",
        D(2016, 10, 28),
    ),
    "wsw_verlopen": ([("wsw_verlopen", "2017-05-01", "GM0363", {})], "AMVB_WSW_VERLOPEN", D(2017, 5, 1)),
    "wajong_afgewezen": (
        [
            ("beoordeling_arbeidsvermogen", "2018-01-02", "UWV", {"beoordeling_gevraagd_door": "college", **UWV_NEE}),
            ("wajong_afwijzing", "2018-01-02", "UWV", {"wajong_aangevraagd_op": "2015-07-01"}),
        ],
        "AMVB_WAJONG_AFGEWEZEN",
        D(2018, 1, 2),
    ),
    "tijdelijk": (
        [("wajong_afwijzing", "2016-07-01", "UWV", {"wajong_aangevraagd_op": "2015-06-30"})],
        "AMVB_TIJDELIJK",
        D(2016, 7, 1),
    ),
    "overgang": (
        [("overgang_2013", "2020-01-01", "UWV", {"was_wsw_sinds_2013": True})],
        "OVERGANG_2013",
        D(2020, 1, 1),
    ),
    "iva": ([("iva_loondispensatie", "2024-01-01", "UWV", {})], "IVA_LOONDISPENSATIE", D(2026, 1, 1)),
    "voorziening": (
        [("voorziening", "2018-01-01", "UWV", {"voorziening_ontvangen": True})],
        "VOORZIENING_JONG",
        D(2018, 1, 1),
    ),
    "voorziening_2026": ([("voorziening", "2018-01-01", "UWV", {})], "VOORZIENING_JONG", D(2026, 1, 1)),
    "wiw": ([("wiw_id", "2010-01-01", "GM0363", {"wiw_of_id_baan": True})], "WIW_ID", D(2015, 9, 15)),
    "dga": (
        [
            ("wajong", "2010-01-01", "UWV", {"duurzaam_geen_mogelijkheden": True}),
            ("dienstbetrekking", "2025-06-01", "UWV", {}),
        ],
        "WAJONG_DGA_WERKEND",
        D(2026, 1, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("geval", KOMT_IN)
def test_every_ground_comes_in_on_its_day_and_not_without_any_of_its_parts(geval):
    delen, grond, vanaf = KOMT_IN[geval]
    gebeurtenissen = [r.vast(n, soort, dag, bron, **feiten) for n, (soort, dag, bron, feiten) in enumerate(delen, 1)]
    uit = gronden(GEBOREN, *gebeurtenissen)
    assert (grond, vanaf) in [(naam, van) for naam, van, _ in uit], uit
    assert registraties(GEBOREN, *gebeurtenissen)[0][0] == min(van for _, van, _ in uit)
    for weg in gebeurtenissen:
        over = [each for each in gebeurtenissen if each is not weg]
        assert (grond, vanaf) not in [(naam, van) for naam, van, _ in gronden(GEBOREN, *over)]


def test_every_kind_that_matters_is_drawn():
    soorten = set(WETTEN.book.events) - {"informatie", "woonplaats"}
    assert soorten == set(FEITEN)


@pytest.mark.parametrize(
    ("einde", "tot", "reden"),
    [
        (("beschut_werk", "2021-03-01", "GM0363", {}), D(2021, 3, 2), "beschut_werk"),
        (("overlijden", "2021-03-01", "BRP", {}), D(2021, 3, 1), "overlijden"),
        (("overlijden", "2016-03-01", "BRP", {}), D(2016, 3, 1), "overlijden"),
        (("beeindiging", "2021-03-01", "UWV", {"reden_beeindiging": "onterecht"}), D(2021, 3, 1), "onterecht"),
        (("uitschrijving", "2021-03-01", "UWV", {}), D(2021, 3, 1), "eigen_verzoek"),
        (("beschut_werk", "2019-12-01", "GM0363", {}), D(2019, 12, 31), "beschut_werk"),
        (("beschut_werk", "2018-12-01", "UWV", {"beschut_op_advies_van_uwv": True}), D(2019, 12, 31), "beschut_werk"),
    ],
)
def test_what_ends_a_registration_names_the_last_day_and_why(einde, tot, reden):
    soort, dag, bron, feiten = einde
    wajong = r.vast(1, "wajong", "2010-01-01")
    assert registraties(GEBOREN, wajong, r.vast(2, soort, dag, bron, **feiten)) == [(D(2015, 5, 1), tot, reden)]
    assert registraties(GEBOREN, wajong) == [(D(2015, 5, 1), None, "")], "the twin: without it nothing ends"


@pytest.mark.parametrize(
    ("feiten", "tot"),
    [({"beschut_op_advies_van_uwv": True}, D(2018, 12, 2)), ({"beschut_op_advies_van_uwv": False}, D(2019, 12, 31))],
)
def test_beschut_ended_at_once_only_who_was_in_a_group_of_225_and_on_advice(feiten, tot):
    # Besluit SUWI 3.2 lid 5 (2016-2019); of others the conditions stopped, and since 2020 lid 3 ends every one.
    verlopen = r.vast(1, "wsw_verlopen", "2016-07-01", "GM0363")
    beschut = r.vast(2, "beschut_werk", "2018-12-01", "GM0363", **feiten)
    assert registraties(GEBOREN, verlopen, beschut) == [(D(2016, 7, 1), tot, "beschut_werk")]
    wajong = r.vast(1, "wajong", "2010-01-01")
    assert registraties(GEBOREN, wajong, beschut) == [(D(2015, 5, 1), D(2019, 12, 31), "beschut_werk")]


def test_leaving_at_ones_own_request_before_2020_ends_the_day_after_the_request():
    # Besluit SUWI 3.2 lid 6 (2016-2019): asked on 1 March 2018 by who is in it by 2.24 and by 2.25 lid 2.
    school = r.vast(1, "schoolmelding", "2016-07-01", "persoon", vso_leerling=True)
    entree = r.vast(2, "entree", "2015-06-30", "persoon")
    weg = r.vast(3, "uitschrijving", "2018-03-02")
    assert registraties(GEBOREN, school, entree, weg)[-1][1:] == (D(2018, 3, 2), "eigen_verzoek")
    assert registraties(GEBOREN, school, entree)[-1][1] is None, "the twin: without a request nothing ends"


@pytest.mark.parametrize(
    ("geboren", "tot"),
    [("1960-03-01", D(2027, 3, 1)), ("1962-03-04", D(2029, 6, 4)), ("1951-10-01", D(2017, 7, 1)), ("1975-01-01", None)],
)
def test_the_pension_age_is_the_last_day_as_far_as_it_is_known(geboren, tot):
    mens = r.vast(90, "persoonsgegevens", "2000-01-01", "BRP", geboortedatum=geboren)
    reden = "aow_leeftijd" if tot else ""
    assert registraties(mens, r.vast(1, "wajong", "2010-01-01")) == [(D(2015, 5, 1), tot, reden)]


def test_conditions_that_stop_end_after_two_years_until_that_was_suspended():
    begin = r.vast(1, "wajong", "2010-01-01")
    eind = r.vast(2, "wajong", "2014-12-31", aard="einde")
    assert registraties(GEBOREN, begin, eind) == [], "stopped before there was a register"
    # Ended on 31 December 2015: no longer met in 2016, so to the end of 2018, which was suspended before it came.
    eind = r.vast(2, "wajong", "2015-12-31", aard="einde")
    assert registraties(GEBOREN, begin, eind) == [(D(2015, 5, 1), None, "")]
    # The day before is in 2015: to the end of 2017; that had not come either on 30 December 2017.
    eind = r.vast(2, "wajong", "2015-12-30", aard="einde")
    assert registraties(GEBOREN, begin, eind) == [(D(2015, 5, 1), None, "")]


def test_beschut_before_2016_only_takes_ground_a_and_only_at_work():
    toe = [
        r.vast(1, "toeleiding", "2015-05-01", "GM0363"),
        r.vast(2, "beoordeling_arbeidsvermogen", "2015-06-01", beoordeling_gevraagd_door="college", **UWV_NEE),
    ]
    beschut = r.vast(3, "beschut_werk", "2015-08-01", "GM0363")
    werkt = r.vast(3, "beschut_werk", "2015-08-01", "GM0363", werkt_in_beschut_werk=True)
    assert gronden(GEBOREN, *toe, beschut)[0] == ("PW_UWV_COLLEGE", D(2015, 6, 1), D(2015, 12, 10))
    assert gronden(GEBOREN, *toe, werkt)[0] == ("PW_UWV_COLLEGE", D(2015, 6, 1), D(2015, 7, 31))


def test_a_finding_that_is_newer_brings_back_who_left_and_an_older_one_does_not():
    school = r.vast(1, "schoolmelding", "2018-01-01", vso_leerling=True)
    weg = r.vast(2, "uitschrijving", "2021-03-01")
    assert registraties(GEBOREN, school, weg) == [(D(2018, 1, 1), D(2021, 3, 1), "eigen_verzoek")]
    later = r.vast(3, "wajong", "2022-01-01")
    assert registraties(GEBOREN, school, weg, later)[1:] == [(D(2022, 1, 1), None, "")]
    eerder = r.vast(3, "wajong", "2020-01-01")
    assert len(registraties(GEBOREN, school, weg, eerder)) == 1


def test_a_withdrawal_never_was_and_can_be_withdrawn_itself():
    wajong = r.vast(1, "wajong", "2018-01-01")
    weg = r.vast(2, "wajong", "2019-01-01", aard="intrekking", betreft=1)
    toch = r.vast(3, "wajong", "2019-02-01", aard="intrekking", betreft=2)
    assert registraties(GEBOREN, wajong, weg) == []
    assert registraties(GEBOREN, wajong, weg, toch) == registraties(GEBOREN, wajong) != []


def test_a_correction_of_a_correction_is_the_last_word_and_falls_back_when_withdrawn():
    wajong = r.vast(1, "wajong", "2018-01-01")
    een = r.vast(2, "wajong", "2018-02-01", aard="correctie", betreft=1)
    twee = r.vast(3, "wajong", "2018-03-01", aard="correctie", betreft=2)
    weg = r.vast(4, "wajong", "2018-03-01", aard="intrekking", betreft=3)
    assert [registraties(GEBOREN, wajong, *rest)[0][0] for rest in ((), (een,), (een, twee), (een, twee, weg))] == [
        D(2018, 1, 1), D(2018, 2, 1), D(2018, 3, 1), D(2018, 2, 1),
    ]  # fmt: skip


def test_an_objection_changes_nothing_until_it_is_decided():
    wajong = r.vast(1, "wajong", "2018-01-01")
    beschut = r.vast(2, "beschut_werk", "2021-03-01", "GM0363")
    bezwaar = r.vast(3, "beschut_werk", "2021-03-20", "GM0363", aard="bezwaar", betreft=2)
    voor = registraties(GEBOREN, wajong, beschut)
    assert registraties(GEBOREN, wajong, beschut, bezwaar) == voor
    nee = r.vast(
        4, "beschut_werk", "2021-05-01", "GM0363", aard="beslissing_op_bezwaar", betreft=3, bezwaar_gegrond=False
    )
    assert registraties(GEBOREN, wajong, beschut, bezwaar, nee) == voor
    ja = r.vast(
        4, "beschut_werk", "2021-05-01", "GM0363", aard="beslissing_op_bezwaar", betreft=3, bezwaar_gegrond=True
    )
    assert registraties(GEBOREN, wajong, beschut, bezwaar, ja) == registraties(GEBOREN, wajong)


def test_two_sources_that_contradict_make_it_unknown_until_one_is_corrected():
    college = r.vast(1, "beschut_werk", "2021-03-01", "GM0363", werkt_in_beschut_werk=True)
    uwv = r.vast(2, "beschut_werk", "2021-03-01", "UWV", werkt_in_beschut_werk=False)
    kennis = Kennis.van(WETTEN.book)
    assert veranderingen(kennis, [college, uwv])[-1][1]["werkt_in_beschut_werk"] is None
    beter = r.vast(3, "beschut_werk", "2021-03-01", "UWV", aard="correctie", betreft=2, werkt_in_beschut_werk=True)
    assert veranderingen(kennis, [college, uwv, beter])[-1][1]["werkt_in_beschut_werk"] is True


def test_one_job_that_ends_leaves_the_other():
    dga = r.vast(1, "wajong", "2010-01-01", duurzaam_geen_mogelijkheden=True)
    een, twee = r.vast(2, "dienstbetrekking", "2026-01-01"), r.vast(3, "dienstbetrekking", "2026-02-01")
    eind = r.vast(4, "dienstbetrekking", "2026-03-31", aard="einde", betreft=2)
    assert gronden(GEBOREN, dga, een, twee, eind)[-1] == ("WAJONG_DGA_WERKEND", D(2026, 1, 1), None)
    eind2 = r.vast(5, "dienstbetrekking", "2026-04-30", aard="einde", betreft=3)
    assert gronden(GEBOREN, dga, een, twee, eind, eind2)[-2:] == [
        ("WAJONG_DGA_WERKEND", D(2026, 1, 1), D(2026, 4, 30)),
        ("BLIJFGROND", D(2026, 5, 1), None),
    ]


def test_the_law_as_known_then_decides_at_a_stand():
    """In 2019 the end of 2028 stood in the text; since 2020 there is no such end."""
    wajong = [r.vast(1, "wajong", "2010-01-01"), r.vast(2, "wajong", "2018-05-31", aard="einde")]
    toen = leid_af(wajong, wetten_op(date(2019, 6, 1))).registraties
    assert [(p.van, p.tot, p.reden_einde) for p in toen] == [(D(2015, 5, 1), None, "")]
    assert vensters(wetten_op(date(2019, 6, 1))).einde < vensters(WETTEN).einde
    assert leid_af([GEBOREN, *wajong], WETTEN).gronden[-1].grond == "BLIJFGROND"
    assert [g.grond for g in leid_af(wajong, wetten_op(date(2019, 6, 1))).gronden] == ["WAJONG"]


def test_a_day_before_and_after_every_text_gives_a_definite_answer():
    """No window of the law leaves a plain Wajong case unknown."""
    ven = vensters(WETTEN)
    for begin in ven.verplicht:
        for dag in (begin - 1, begin):
            if dag >= ven.begin:
                van = D(1970, 1, 1) + timedelta(days=dag)
                uit = leid_af([GEBOREN, r.vast(1, "wajong", van.isoformat())], WETTEN)
                assert uit.registraties[0].van == van and not uit.onbekend
