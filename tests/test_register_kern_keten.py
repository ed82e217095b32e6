"""Whoever changes what was recorded, shows it; and what the database refuses leaves no half event."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

import register_hulp as r

r.opgezet()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from telmee.fouten import Fout  # noqa: E402
from telmee.register import bulk, keten, lezen, models, opnemen  # noqa: E402
from telmee.register.gebeurtenis import BEGIN, canoniek, hash_van  # noqa: E402

SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def terug():
    """Everything a test does is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def mens(aantal: int = 3, nu: datetime | None = None) -> models.Persoon:
    """A person with so many events."""
    bsn = r.nieuw_bsn()
    dagen = [date(2016, 1, 1) + timedelta(days=100 * n) for n in range(aantal)]
    uit = opnemen.neem_op(bsn, [r.vaststelling("wajong", dag.isoformat()) for dag in dagen], r.sleutels(), nu=nu)
    return models.Persoon.objects.get(nummer=uit.persoon)


def breuken(persoon: models.Persoon) -> list[tuple[int | None, str]]:
    return [(each.gebeurtenis, each.wat) for each in keten.controleer() if each.persoon == persoon.nummer]


def test_a_chain_that_nobody_touched_is_whole_and_its_hashes_are_those_of_the_canonical_form(terug):
    persoon = mens()
    assert breuken(persoon) == []
    vorige = BEGIN
    for rij in persoon.gebeurtenissen.order_by("nummer"):
        vast = opnemen.als_vastgelegd(rij)
        assert bytes(rij.vorige) == vorige and bytes(rij.hash) == hash_van(persoon.nummer, vast, vorige)
        tekst = canoniek(persoon.nummer, vast, vorige).decode("ascii")
        assert (
            tekst.startswith('{"aard":"vaststelling","bekend_op":"')
            and "Z" in tekst
            and " " not in tekst.split("grondslag")[0]
        )
        vorige = bytes(rij.hash)
    assert bytes(persoon.kop) == vorige


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("dag", date(2019, 1, 1)),
        ("soort", "wsw_indicatie"),
        ("aard", "einde"),
        ("feiten", {"vooraf_geinformeerd": False}),
        ("bron", "GM0363"),
        ("grondslag", "geen"),
        ("kenmerk", "een ander kenmerk dan het was"),
        ("bekend_op", datetime(2020, 1, 1, tzinfo=UTC)),
        ("betreft", 1),
    ],
)
def test_a_changed_field_shows_at_its_event(terug, veld, waarde):
    persoon = mens()
    persoon.gebeurtenissen.filter(nummer=2).update(**{veld: waarde})
    assert [nummer for nummer, _ in breuken(persoon)] == [2]


def test_an_event_that_is_gone_shows(terug):
    midden, eind = mens(), mens()
    midden.gebeurtenissen.filter(nummer=2).delete()
    assert breuken(midden) == [(3, "er ontbreekt een gebeurtenis")]
    eind.gebeurtenissen.filter(nummer=3).delete()
    assert breuken(eind) == [(2, "het eind van de keten ontbreekt of is veranderd")]


def test_a_cut_that_was_covered_up_shows_in_the_root_of_the_day(terug):
    toen = datetime(2026, 3, 1, 12, tzinfo=UTC)
    persoon = mens(nu=toen)
    mens(nu=toen + timedelta(days=1))
    wortels = keten.leg_wortels_vast(date(2026, 3, 3))
    assert [w.dag for w in wortels][-2:] == [date(2026, 3, 1), date(2026, 3, 2)] and wortels[-1].vorige == wortels[
        -2
    ].wortel
    assert not [b for b in keten.controleer() if b.dag]
    persoon.gebeurtenissen.filter(nummer=3).delete()
    kop = persoon.gebeurtenissen.get(nummer=2).hash
    models.Persoon.objects.filter(pk=persoon.pk).update(kop=kop, gebeurtenissen_tot=2)
    assert breuken(persoon) == [], "the chain itself fits again"
    assert [(b.dag, b.wat) for b in keten.controleer() if b.dag] == [
        (date(2026, 3, 1), "de dagwortel klopt niet met de gebeurtenissen van die dag")
    ]


def test_a_root_that_is_changed_or_removed_shows(terug):
    for dag in (1, 2, 3):
        mens(nu=datetime(2026, 4, dag, 12, tzinfo=UTC))
    keten.leg_wortels_vast(date(2026, 4, 4))
    assert not [b for b in keten.controleer() if b.dag]
    with transaction.atomic():
        models.Dagwortel.objects.filter(dag=date(2026, 4, 2)).delete()
        assert {b.dag for b in keten.controleer() if b.dag} == {date(2026, 4, 2), date(2026, 4, 3)}
        transaction.set_rollback(True)


def test_roots_are_made_once_and_not_for_today(terug):
    mens()
    keten.leg_wortels_vast()
    assert not models.Dagwortel.objects.filter(dag__gte=datetime.now(UTC).date()).exists()
    assert keten.leg_wortels_vast() == []


def test_a_derived_row_that_was_changed_is_found_by_deriving_again(terug):
    persoon = mens()
    assert {"persoon": persoon.nummer} not in list(lezen.verschillen())
    persoon.registraties.update(van=date(2015, 6, 1))
    assert {"persoon": persoon.nummer} in list(lezen.verschillen())
    assert opnemen.leid_opnieuw_af(persoon.nummer) == 2, "one row closed, one new"
    assert {"persoon": persoon.nummer} not in list(lezen.verschillen())
    assert persoon.registraties.count() == 2 and opnemen.leid_opnieuw_af(persoon.nummer) == 0


def test_what_was_recorded_together_is_as_what_was_recorded_one_by_one(terug):
    paar = []
    for _ in range(40):
        een, twee = r.nieuw_bsn(), r.nieuw_bsn()
        rij = [
            ("persoonsgegevens", "1990-01-01", "BRP", {"geboortedatum": "1960-03-01"}),
            ("wajong", "2016-01-01", "UWV", {}),
        ]
        rij += [("beschut_werk", "2021-01-01", "GM0363", {})] if len(paar) % 2 else []
        maak = lambda rij=rij: [r.vaststelling(s, d, b, **f) for s, d, b, f in rij]  # noqa: E731
        opnemen.neem_op(een, maak(), r.sleutels())
        paar.append((een, twee, maak()))
    slecht = (r.nieuw_bsn(), [r.vaststelling("wajong", "1990-01-01")])
    uit = bulk.neem_velen_op([*[(twee, rij) for _, twee, rij in paar], slecht], r.sleutels())
    assert (uit.personen, [(plaats, reden) for plaats, reden, _ in uit.geweigerd]) == (40, [(40, "soort_niet_op_dag")])
    assert opnemen.persoon_van(slecht[0], r.sleutels()) is None
    for een, twee, _ in paar:
        a, b = (opnemen.persoon_van(bsn, r.sleutels()) for bsn in (een, twee))
        assert a and b and lezen.staande_rijen(a) == lezen.staande_rijen(b)
    assert not list(keten.controleer())
    weer = bulk.neem_velen_op([(twee, rij) for _, twee, rij in paar], r.sleutels())
    assert weer.personen == 0 and weer.al_bekend == uit.gebeurtenissen
    anders = [(paar[0][1], [r.vaststelling("wajong", "2017-01-01", kenmerk=paar[0][2][1].kenmerk)])]
    assert [reden for _, reden, _ in bulk.neem_velen_op(anders, r.sleutels()).geweigerd] == ["kenmerk_bezet"]


def test_whether_all_follows_is_asked_in_as_many_questions_however_many_people_there_are(terug):
    """270,000 people, three questions each, would be a night."""

    def vragen():
        with CaptureQueriesContext(connection) as gesteld:
            assert list(lezen.verschillen()) == []
        return len(gesteld)

    opnemen.neem_op(r.nieuw_bsn(), [r.vaststelling("wajong", "2016-01-01")], r.sleutels())
    weinig = vragen()
    for _ in range(20):
        opnemen.neem_op(r.nieuw_bsn(), [r.vaststelling("wajong", "2016-01-01")], r.sleutels())
    assert vragen() == weinig <= 5
    fout = models.Registratie.objects.filter(bekend_tot=None).latest("pk")
    models.Registratie.objects.filter(pk=fout.pk).update(tot=date(2020, 1, 1))
    assert [each["persoon"] for each in lezen.verschillen()] == [fout.persoon.nummer]


def test_a_mark_of_another_person_is_refused_in_a_delivery_and_the_rest_goes_on(terug):
    merk = r.kenmerk()
    opnemen.neem_op(r.nieuw_bsn(), [r.vaststelling("wajong", "2016-01-01", kenmerk=merk)], r.sleutels())
    een, twee = r.nieuw_bsn(), r.nieuw_bsn()
    uit = bulk.neem_velen_op(
        [
            (een, [r.vaststelling("wajong", "2016-01-01", kenmerk=merk)]),
            (twee, [r.vaststelling("wajong", "2016-01-01")]),
        ],
        r.sleutels(),
    )
    assert uit.personen == 1 and [(p, reden) for p, reden, _ in uit.geweigerd] == [(0, "kenmerk_bezet")]
    assert opnemen.persoon_van(een, r.sleutels()) is None and opnemen.persoon_van(twee, r.sleutels())


@pytest.mark.skipif(not SQLITE, reason="a full disk is played on SQLite")
def test_a_full_disk_is_one_sentence_and_leaves_no_half_event():
    voor = models.Gebeurtenis.objects.count(), models.Persoon.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no room left by what stood there before
        cursor.execute("PRAGMA page_count")
        bladen = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {bladen}")
    try:
        with pytest.raises(Fout, match="schijf .* vol"):
            for _ in range(400):
                mens(20)
        tussen = models.Gebeurtenis.objects.count(), models.Persoon.objects.count()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert (tussen[0] - voor[0]) == 20 * (tussen[1] - voor[1]), "whole persons only"
    assert not list(keten.controleer())
    assert mens().gebeurtenissen_tot == 3, "and afterwards it goes on"
