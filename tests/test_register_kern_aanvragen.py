"""Requests and objections: by when who must act, both sides of each term, and why a decision is what it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

import register_hulp as r

r.opgezet()

from telmee.register import aanvragen, models, opnemen  # noqa: E402
from telmee.register.afleiden import wetten_op  # noqa: E402
from telmee.register.gebeurtenis import Vastgelegd  # noqa: E402
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
