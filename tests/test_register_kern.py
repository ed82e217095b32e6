"""The core of the register: an event comes in, grounds and registrations follow, and nothing is overwritten."""

from __future__ import annotations

from datetime import date

import pytest

import register_hulp as r

r.opgezet()

from telmee.register import models, opnemen  # noqa: E402
from telmee.register.toetsen import Botsing, Weigering  # noqa: E402


def test_a_person_comes_in_by_the_wajong_and_leaves_by_beschut_werk():
    bsn = r.nieuw_bsn()
    uit = opnemen.neem_op(bsn, [r.vaststelling("wajong", "2010-03-01")], r.sleutels())
    assert [p.van for p in uit.afleiding.registraties] == [date(2015, 5, 1)]
    opnemen.neem_op(bsn, [r.vaststelling("beschut_werk", "2021-03-01", "GM0363")], r.sleutels())
    rijen = models.Registratie.objects.filter(persoon__nummer=uit.persoon).order_by("pk")
    assert [(x.van, x.tot, x.reden_einde, x.bekend_tot is None) for x in rijen] == [
        (date(2015, 5, 1), None, "", False),
        (date(2015, 5, 1), date(2021, 3, 2), "beschut_werk", True),
    ]
    gronden = models.Grond.objects.filter(persoon__nummer=uit.persoon, bekend_tot=None)
    assert [(x.grond, x.van, x.tot) for x in gronden] == [("WAJONG", date(2015, 5, 1), date(2021, 2, 28))]


def test_the_same_mark_twice_changes_nothing_and_other_content_is_a_conflict():
    bsn, merk = r.nieuw_bsn(), r.kenmerk()
    een = r.vaststelling("wajong", "2016-03-01", kenmerk=merk)
    eerste = opnemen.neem_op(bsn, [een], r.sleutels())
    weer = opnemen.neem_op(bsn, [een], r.sleutels())
    assert weer.nummers == eerste.nummers == (1,) and weer.al_bekend == (True,)
    with pytest.raises(Botsing) as fout:
        opnemen.neem_op(bsn, [r.vaststelling("wajong", "2016-03-02", kenmerk=merk)], r.sleutels())
    assert fout.value.reden == "kenmerk_bezet"
    assert models.Gebeurtenis.objects.filter(persoon__nummer=eerste.persoon).count() == 1


@pytest.mark.parametrize(
    ("gebeurtenis", "reden"),
    [
        (lambda: r.vaststelling("wajonk", "2016-03-01"), "soort_onbekend"),
        (lambda: r.vaststelling("wajong", "2016-03-01", "GM0363"), "bron_mag_niet"),
        (lambda: r.vaststelling("wajong", "2016-03-01", "gemeente"), "bron_onbekend"),
        (lambda: r.vaststelling("wajong", "2016-03-01", aard="besluit"), "aard_onbekend"),
        (lambda: r.vaststelling("wajong", "9999-12-31"), "dag"),
        (lambda: r.vaststelling("wajong", "2040-12-31"), "dag_toekomst"),
        (lambda: r.vaststelling("wajong", "1997-12-31"), "soort_niet_op_dag"),
        (lambda: r.vaststelling("wsw_indicatie", "2015-01-01"), "soort_niet_op_dag"),
        (lambda: r.vaststelling("wajong", "2016-03-01", recht_op_iva=True), "feit_onbekend"),
        (lambda: r.vaststelling("wajong", "2016-03-01", duurzaam_geen_mogelijkheden="ja"), "feit_waarde"),
        (lambda: r.vaststelling("loonwaarde", "2018-03-01", "GM0363"), "feit_ontbreekt"),
        (lambda: r.vaststelling("wajong", "2016-03-01", vooraf_geinformeerd=False), "niet_geinformeerd"),
        (lambda: r.vaststelling("wajong", "2016-03-01", aard="intrekking", betreft=7), "betreft_onbekend"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(gebeurtenis, reden):
    bsn = r.nieuw_bsn()
    with pytest.raises(Weigering) as fout:
        opnemen.neem_op(bsn, [gebeurtenis()], r.sleutels())
    assert fout.value.reden == reden
    assert opnemen.persoon_van(bsn, r.sleutels()) is None, "not even the person"
