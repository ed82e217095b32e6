"""Requests and objections: by when who must act, both sides of each term, and why a decision is what it is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import register_hulp as r

r.opgezet()

from telmee.register import aanvragen, bezwaar, indienen, models, opnemen  # noqa: E402
from telmee.register.afleiden import wetten_op  # noqa: E402
from telmee.register.gebeurtenis import Vastgelegd  # noqa: E402
from telmee.register.identiteit import Identiteit  # noqa: E402
from telmee.register.toetsen import Weigering  # noqa: E402

WETTEN = wetten_op(None)


def vast(nummer, soort, dag, bron="UWV", aard="vaststelling", bekend=None, **feiten):
    los = r.vaststelling(soort, dag, bron, aard, **feiten)
    toen = datetime.fromisoformat(bekend or dag).replace(tzinfo=UTC, hour=12)
    return Vastgelegd(**{**vars(los), "nummer": nummer, "bekend_op": toen})


def zaak(vandaag, *gebeurtenissen):
    return aanvragen.zaken_van(gebeurtenissen, WETTEN, date.fromisoformat(vandaag))


@pytest.mark.parametrize(
    ("soort", "term", "uiterlijk"),
    [
        ("beoordeling_arbeidsvermogen", "beoordeling_besluit_uiterlijk", "2026-04-13"),
        ("schoolmelding", "melding_besluit_uiterlijk", "2026-04-13"),
        ("uitschrijving", "uitschrijving_besluit_uiterlijk", "2026-03-02"),
    ],
)
def test_a_request_runs_until_its_term_and_is_too_late_the_day_after(soort, term, uiterlijk):
    aanvraag = vast(1, soort, "2026-01-05", "persoon", "aanvraag")
    dag = date.fromisoformat(uiterlijk)
    for vandaag, staat in ((dag, "loopt"), (dag + timedelta(days=1), "te laat")):
        (een,) = zaak(vandaag.isoformat(), aanvraag)
        (termijn,) = [t for t in een.termijnen if t.naam == term]
        assert (een.staat, termijn.uiterlijk, termijn.staat) == ("loopt", dag, staat)
        assert termijn.artikel and termijn.label


def test_the_receipt_is_confirmed_within_five_days_and_the_other_term_counts_from_there():
    aanvraag = vast(1, "voorziening", "2026-01-05", "persoon", "aanvraag")
    bevestigd, besluit = zaak("2026-01-10", aanvraag)[0].termijnen
    assert (bevestigd.uiterlijk, bevestigd.staat, bevestigd.wie) == (date(2026, 1, 10), "loopt", "UWV")
    assert besluit.uiterlijk is None, "nobody knows it before the confirmation"
    melding = vast(2, "voorziening", "2026-01-11", aard="melding", betreft=1)
    bevestigd, besluit = zaak("2026-02-01", aanvraag, melding)[0].termijnen
    assert bevestigd.staat == "te laat" and besluit.uiterlijk == date(2026, 3, 8)
    assert (
        zaak("2026-02-01", aanvraag, vast(2, "voorziening", "2026-01-10", aard="melding", betreft=1))[0]
        .termijnen[0]
        .staat
        == "gedaan"
    )


def test_a_decision_an_end_or_a_withdrawal_ends_the_request():
    aanvraag = vast(1, "uitschrijving", "2026-01-05", "persoon", "aanvraag")
    besluit = vast(2, "uitschrijving", "2026-02-01", betreft=1)
    (een,) = zaak("2026-07-01", aanvraag, besluit)
    assert (een.staat, een.besluit, een.besloten_op) == ("beslist", 2, date(2026, 2, 1))
    assert [t.staat for t in een.termijnen if t.naam == "uitschrijving_besluit_uiterlijk"] == ["gedaan"]
    laat = vast(2, "uitschrijving", "2026-03-03", betreft=1)
    assert zaak("2026-07-01", aanvraag, laat)[0].termijnen[-1].staat == "te laat", "decided, and too late"
    nee = vast(2, "uitschrijving", "2026-02-01", aard="einde", betreft=1)
    assert zaak("2026-07-01", aanvraag, nee)[0].staat == "beëindigd zonder vaststelling"
    terug = vast(2, "uitschrijving", "2026-01-20", "persoon", aard="intrekking", betreft=1)
    assert zaak("2026-07-01", aanvraag, terug)[0].staat == "ingetrokken"


def test_an_objection_has_its_term_and_suspends_nothing():
    besluit = vast(1, "beschut_werk", "2026-03-02", "GM0363")
    bezwaar = vast(2, "beschut_werk", "2026-03-20", "GM0363", "bezwaar", betreft=1)
    (een,) = zaak("2026-04-01", besluit, bezwaar)
    # Made known on Monday 2 March: to object until 13 April (Easter Monday was the 6th), decided within six weeks more.
    assert een.schorst is False and een.termijnen[0].uiterlijk == date(2026, 5, 26), een
    ja = vast(3, "beschut_werk", "2026-05-01", "GM0363", "beslissing_op_bezwaar", betreft=2, bezwaar_gegrond=True)
    assert zaak("2026-06-01", besluit, bezwaar, ja)[0].staat == "beslist"
    assert zaak("2026-06-01", besluit, bezwaar)[0].termijnen[0].staat == "te laat"


@pytest.mark.parametrize("soort", ["beoordeling_arbeidsvermogen", "voorziening", "wajong", "wajong_afwijzing"])
def test_uwv_has_seventeen_weeks_where_a_doctor_or_labour_expert_judged(soort):
    # Wet SUWI 83: from the end of the term to object, 13 April, to 10 August; the twin above has the six of the Awb.
    besluit, bezwaar = vast(1, soort, "2026-03-02"), vast(2, soort, "2026-03-20", aard="bezwaar", betreft=1)
    for vandaag, staat in (("2026-08-10", "loopt"), ("2026-08-11", "te laat")):
        (termijn,) = zaak(vandaag, besluit, bezwaar)[0].termijnen
        assert (termijn.uiterlijk, termijn.staat, termijn.wie) == (date(2026, 8, 10), staat, "UWV")
        assert "83" in termijn.artikel


def test_what_runs_in_the_register_is_found_with_who_must_act():
    bsn = r.nieuw_bsn()
    aanvraag = r.vaststelling("schoolmelding", "2026-01-05", "persoon", "aanvraag")
    uit = opnemen.neem_op(bsn, [aanvraag], r.sleutels())
    loopt = dict(aanvragen.lopend(date(2026, 2, 1)))
    assert loopt[uit.persoon].soort == "schoolmelding"
    assert uit.persoon in dict(aanvragen.lopend(date(2026, 8, 1), te_laat=True))
    assert uit.persoon not in dict(aanvragen.lopend(date(2026, 1, 6), te_laat=True))
    opnemen.neem_op(bsn, [r.vaststelling("schoolmelding", "2026-02-01", betreft=1, vso_leerling=True)], r.sleutels())
    assert uit.persoon not in dict(aanvragen.lopend(date(2026, 8, 1)))


@pytest.mark.parametrize(
    ("gebeurtenis", "reden"),
    [
        (lambda: r.vaststelling("loonwaarde", "2026-01-05", "GM0363", "aanvraag"), "aard_bij_soort"),
        (lambda: r.vaststelling("schoolmelding", "2026-01-06", aard="melding"), "aard_bij_soort"),
        (lambda: r.vaststelling("voorziening", "2026-01-06", aard="einde", betreft=1), "betreft_aanvraag"),
        (lambda: r.vaststelling("schoolmelding", "2026-01-04", aard="melding", betreft=1), "betreft_aanvraag"),
        (lambda: r.vaststelling("schoolmelding", "2026-01-06", aard="bezwaar", betreft=1), "betreft_aard"),
    ],
)
def test_what_is_no_request_and_answers_none_is_refused(gebeurtenis, reden):
    bsn = r.nieuw_bsn()
    opnemen.neem_op(bsn, [r.vaststelling("schoolmelding", "2026-01-05", "persoon", "aanvraag")], r.sleutels())
    with pytest.raises(Weigering) as fout:
        opnemen.neem_op(bsn, [gebeurtenis()], r.sleutels())
    assert fout.value.reden == reden


@pytest.mark.parametrize(("aard", "dag"), [("vaststelling", "2026-01-05"), ("vaststelling", "2026-09-01"),
                                           ("einde", "2026-01-05"), ("einde", "2026-09-01")])  # fmt: skip
def test_the_term_to_object_begins_when_the_decision_is_known_and_not_on_the_day_from_which_it_holds(aard, dag):
    """An end of long ago was told yesterday; a right of September can be objected to from today, not until October."""
    over = {"betreft": 1} if aard == "einde" else {}
    besluit = vast(2, "wajong", dag, aard=aard, bekend="2026-03-02", **over)
    eerst = [vast(1, "wajong", "2024-01-01")] if aard == "einde" else []
    gevonden = bezwaar.besluiten_van([*eerst, besluit], WETTEN, date(2026, 4, 13))[0]
    assert (gevonden.tot, gevonden.op_tijd) == (date(2026, 4, 13), True)
    assert not bezwaar.besluiten_van([*eerst, besluit], WETTEN, date(2026, 4, 14))[0].op_tijd
    (over_bezwaar,) = zaak("2026-08-10", *eerst, besluit, vast(3, "wajong", "2026-03-20", aard="bezwaar", betreft=2))
    assert over_bezwaar.termijnen[0].uiterlijk == date(2026, 8, 10)


def test_a_decision_that_holds_from_later_is_no_later_decision():
    """It was called too late: the day of the finding lay past the term, the decision did not."""
    vraag = vast(1, "voorziening", "2026-01-05", "persoon", "aanvraag")
    bevestigd = vast(2, "voorziening", "2026-01-09", aard="melding", betreft=1)
    besluit = vast(3, "voorziening", "2026-12-01", bekend="2026-02-02", betreft=1)
    (een,) = zaak("2026-12-31", vraag, bevestigd, besluit)
    assert een.besloten_op == date(2026, 2, 2) and {each.staat for each in een.termijnen} == {"gedaan"}


def test_what_was_known_after_midnight_here_is_of_the_new_day():
    los = vast(1, "wajong", "2026-01-05")
    laat = Vastgelegd(**{**vars(los), "bekend_op": datetime(2026, 7, 1, 22, 30, tzinfo=UTC)})
    assert aanvragen.bekendgemaakt_op(laat) == date(2026, 7, 2)


def test_no_day_of_the_register_is_one_of_utc():
    """Between midnight and two it is yesterday there: a term, a kind or a home of the new day would be of the old."""
    dag = re.compile(r"(?:nu|begin|moment|now\(UTC\)|bekend_op|[A-Z]+)\)?\.date\(\)|astimezone\(UTC\)\.date")
    map_ = Path(aanvragen.__file__).parent
    gevonden = {p.name for p in map_.rglob("*.py") if dag.search(p.read_text(encoding="utf-8"))}
    assert gevonden == {"keten.py", "tijd.py"}, "only the roots are of days in UTC; the other says what a day here is"


VRAAGT = [(s.name, "GM0363" if bron == "college" else bron) for s in WETTEN.book.events.values() for bron in s.asks]


@pytest.mark.parametrize(("soort", "bron"), VRAAGT)
def test_who_can_only_ask_for_it_decides_nothing(soort, bron):
    """UWV assesses at the request of the college or the person (Besluit SUWI 3.5 lid 1), and says who leaves."""
    kind, bsn = WETTEN.book.events[soort], r.nieuw_bsn()
    opnemen.neem_op(bsn, [r.vaststelling("wajong", "2018-01-05")], r.sleutels())
    feiten = {"kan_drempelfunctie": False, "beoordeling_gevraagd_door": "college"} if kind.needs else {}
    for aard in ("vaststelling", "einde"):
        with pytest.raises(Weigering) as fout:
            gezegd = r.vaststelling(soort, "2026-01-05", bron, aard, **(feiten if aard == "vaststelling" else {}))
            opnemen.neem_op(bsn, [gezegd], r.sleutels())
        assert fout.value.reden == "bron_beslist_niet" and "UWV" in str(fout.value)
    uit = opnemen.neem_op(bsn, [r.vaststelling(soort, "2026-01-05", bron, "aanvraag")], r.sleutels())
    assert uit.nummers == (2,)


def test_the_law_names_who_only_asks():
    assert len(VRAAGT) >= 5


def test_a_municipality_is_offered_what_it_can_do_of_each_kind():
    events, wie = WETTEN.book.events, Identiteit("gemeente", "GM0363", "Gemeente", 2)
    kan = indienen.aarden(events["voorziening"], wie)
    assert "aanvraag" in kan and not {"vaststelling", "einde", "beslissing_op_bezwaar"} & set(kan)
    assert "vaststelling" in indienen.aarden(events["voorziening"], Identiteit("uwv", "UWV", "UWV", 3))
    assert {"vaststelling", "einde"} <= set(indienen.aarden(events["loonwaarde"], wie))


def test_leaving_is_only_for_who_may_and_says_the_law():
    school, wajong = r.nieuw_bsn(), r.nieuw_bsn()
    opnemen.neem_op(school, [r.vaststelling("schoolmelding", "2018-01-05", vso_leerling=True)], r.sleutels())
    opnemen.neem_op(wajong, [r.vaststelling("wajong", "2018-01-05")], r.sleutels())
    for dag, mag in (("2021-01-01", True), ("2020-12-31", False)):
        persoon = r.nieuw_bsn()
        opnemen.neem_op(persoon, [r.vaststelling("schoolmelding", "2018-01-05", vso_leerling=True)], r.sleutels())
        uit = [r.vaststelling("uitschrijving", dag)]
        if mag:
            gedaan = opnemen.neem_op(persoon, uit, r.sleutels())
            assert gedaan.afleiding.registraties[-1].tot == date.fromisoformat(dag)
        else:
            with pytest.raises(Weigering, match="volgens de wet"):
                opnemen.neem_op(persoon, uit, r.sleutels())
    with pytest.raises(Weigering) as fout:
        opnemen.neem_op(wajong, [r.vaststelling("uitschrijving", "2022-01-01")], r.sleutels())
    assert fout.value.reden == "kan_niet"


def test_a_decision_has_its_reason_from_the_law_as_known_then():
    bsn = r.nieuw_bsn()
    uit = opnemen.neem_op(bsn, [r.vaststelling("wajong", "2018-01-05")], r.sleutels())
    opnemen.neem_op(bsn, [r.vaststelling("beschut_werk", "2021-01-05", "GM0363")], r.sleutels())
    ja, nee = (aanvragen.motivering(uit.persoon, nummer) for nummer in (1, 2))
    assert ja.waarde is True and "Wajong" in ja.as_text() and "beschut" not in ja.formule_ingevuld.lower()
    assert nee.waarde is False and "beschut" in nee.as_text().lower()
    assert models.Gebeurtenis.objects.filter(persoon__nummer=uit.persoon).count() == 2


def test_elke_termijn_zegt_wie_er_iets_moet_doen():
    """A term without a name beside it stands on a page as an empty box."""
    book = wetten_op(None).book
    termijnen = {n for e in book.events.values() for n in (*e.terms, e.objection) if n}
    assert len(termijnen) > 5
    assert [rule.label for naam in termijnen for rule in book.named(naam) if not rule.who] == []
