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


# --- the words of the law for events ------------------------------------------------------------------------------


def boek(*soorten):
    from dataclasses import replace

    from telmee.wet.machine.load import lawbook

    return replace(lawbook(), events={each.name: each for each in soorten})


def soort(**anders):
    from telmee.wet import event

    gewoon = {"law": "Wfsv 38d", "label": "Proef", "day_means": "De dag.", "by": {"UWV": "Wfsv 38d"}}
    return event(anders.pop("name", "proef"), **{**gewoon, "since": "2015-05-01", **anders})


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"law": " "}, "geen artikel"),
        ({"by": {}}, "geen artikel"),
        ({"by": {"UWV": ""}}, "geen artikel"),
        ({"by": {"SVB": "Wfsv 38d"}}, "bron 'SVB'"),
        ({"always": {"recht_op_wajonk": True}}, "geen feit of uitkomst"),
        ({"always": {"recht_op_wajong": "ja"}}, "waarde die dat niet kan hebben"),
        ({"absent": {"werkgever_relatie": "baas"}}, "waarde die dat niet kan hebben"),
        ({"proves": ("beschut_vastgesteld",)}, "geen van haar bronnen beslist dat"),
        ({"proves": ("verloonde_uren",)}, "niet over een persoon"),
        ({"needs": ("recht_op_wajong",)}, "zegt niet dat zij dat bewijst"),
        ({"ends": ("wajonk",)}, "soort 'wajonk'"),
        ({"lapses_by": ("wajonk",)}, "soort 'wajonk'"),
        ({"terms": ("recht_op_wajong",)}, "geen uitkomst van een regel"),
        ({"day": "recht_op_wajong"}, "geen datum"),
        ({"asks": ("UWV",), "terms": ("aanvraag_bevestigd_uiterlijk",)}, "niet alleen aangevraagd"),
        ({"asks": ("persoon",), "terms": ("aanvraag_bevestigd_uiterlijk",)}, "niet alleen aangevraagd"),
        ({"by": {"UWV": "x", "persoon": "x"}, "asks": ("persoon",)}, "niet alleen aangevraagd"),
    ],
)
def test_a_kind_that_does_not_fit_the_law_is_refused_when_it_is_loaded(anders, zegt):
    from telmee.fouten import Fout
    from telmee.wet.machine.event import check_events

    check_events(boek(soort()))
    with pytest.raises(Fout, match=zegt):
        check_events(boek(soort(**anders)))


def test_what_no_event_says_is_one_thing():
    from telmee.fouten import Fout
    from telmee.wet.machine.event import check_events

    twee = soort(name="ander", absent={"recht_op_wajong": True})
    with pytest.raises(Fout, match="twee keer"):
        check_events(boek(soort(absent={"recht_op_wajong": False}), twee))


def test_every_yes_or_no_that_an_event_says_has_an_answer_when_none_does():
    """Otherwise who never had anything to do with a kind would be unknown for ever."""
    from telmee.wet.machine.event import absent
    from telmee.wet.machine.load import lawbook

    open_ = {naam for naam, waarde in absent(lawbook()).items() if waarde is None and lawbook().unit(naam) == "ja/nee"}
    assert open_ == set()


def test_the_terminal_shows_a_kind_and_finds_it_by_its_article(capsys):
    import json

    from telmee import cli

    assert cli.main(["wet", "toon", "gebeurtenis wajong", "--json"]) == 0
    een = json.loads(capsys.readouterr().out)
    assert een["bronnen"] == [{"bron": "UWV", "grondslag": "Wfsv 38d lid 2 en 5"}] and een["vooraf_informeren"] is True
    assert een["gemeente_helpt"] is False
    assert cli.main(["wet", "toon", "gebeurtenis toeleiding", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gemeente_helpt"] is True
    assert cli.main(["wet", "toon", "wajong"]) == 0 and "Recht op Wajong" in capsys.readouterr().out
    assert cli.main(["wet", "toon", "voorziening"]) == 0 and "feit" in capsys.readouterr().out, "a fact goes first"
    assert cli.main(["wet", "toon", "Besluit Wfsv 2.24", "--json"]) == 0
    assert "gebeurtenis schoolmelding" in [each["naam"] for each in json.loads(capsys.readouterr().out)]
    assert cli.main(["wet", "toon", "Besluit Wfsv 2.24"]) == 0


def test_the_commands_do_what_they_say(tmp_path, capsys, monkeypatch):
    import json

    from django.conf import settings

    from telmee import cli
    from telmee.register import sleutels

    monkeypatch.setattr(settings, "REGISTER_SLEUTELS", tmp_path / "sleutels.json")
    sleutels.maak(tmp_path / "sleutels.json")
    bsn, bestand = r.nieuw_bsn(), tmp_path / "in.json"
    rij = {"bsn": bsn, "soort": "wajong", "aard": "vaststelling", "dag": "2018-01-05", "bron": "UWV"}
    rij["kenmerk"] = r.kenmerk()
    bestand.write_text(json.dumps([{**rij, "feiten": r.GEINFORMEERD}]))
    assert cli.main(["register", "opnemen", str(bestand), "--json"]) == 0
    nummer = json.loads(capsys.readouterr().out)["personen"][0]["persoon"]
    assert cli.main(["register", "toon", str(nummer), "--json"]) == 0
    gezien = capsys.readouterr().out
    assert json.loads(gezien)["registraties"] == [{"van": "2018-01-05", "tot": None, "reden_einde": ""}]
    assert bsn not in gezien
    assert cli.main(["register", "toon", str(nummer), "--stand", "2020-01-01"]) == 0
    assert "Niet in het register" in capsys.readouterr().out, "nobody knew it then"
    assert cli.main(["register", "besluit", str(nummer), "1"]) == 0 and "Wajong" in capsys.readouterr().out
    for opdracht in ("controleer", "herleid", "wortel", "aanvragen"):
        assert cli.main(["register", opdracht]) == 0, capsys.readouterr()
    bestand.write_text(json.dumps([{**rij, "kenmerk": r.kenmerk(), "soort": "wajonk"}]))
    capsys.readouterr()
    assert cli.main(["register", "opnemen", str(bestand)]) == 1
    uit = capsys.readouterr()
    assert "Bedoelde u 'wajong'" in uit.out and bsn not in uit.out + uit.err
    models.Gebeurtenis.objects.filter(persoon__nummer=nummer).update(dag=date(2019, 1, 1))
    assert cli.main(["register", "controleer"]) == 1 and "is veranderd" in capsys.readouterr().out
    models.Gebeurtenis.objects.filter(persoon__nummer=nummer).update(dag=date(2018, 1, 5))


def test_what_is_recorded_and_what_is_refused_has_its_line_and_so_has_a_look():
    from telmee.register import logboek, sporen

    bsn, slecht = r.nieuw_bsn(), r.nieuw_bsn()
    uit = sporen.neem_op(bsn, [r.vaststelling("beschut_werk", "2018-03-01", "GM0363")], r.sleutels())
    with pytest.raises(Weigering):
        sporen.neem_op(slecht, [r.vaststelling("wajong", "1990-03-01")], r.sleutels())
    lines = [logboek.van_betrokkene(each, r.sleutels()) for each in (bsn, slecht)]
    assert [[(x.naam, x.rol, x.organisatie, x.doel, x.status) for x in each] for each in lines] == [
        [("opname", "gemeente", "GM0363", "registratie", logboek.OK)],
        [("opname", "uwv", "UWV", "registratie", logboek.NIET_GEZEGD)],
    ]
    with sporen.gelogd("toon", r.sleutels()) as gezien:
        gezien.append(uit.persoon)
    assert [x.naam for x in logboek.van_betrokkene(bsn, r.sleutels())] == ["toon", "opname"]
    with pytest.raises(ValueError), sporen.gelogd("toon", r.sleutels()) as gezien:
        gezien.append(uit.persoon)
        raise ValueError("no answer was given")
    assert logboek.van_betrokkene(bsn, r.sleutels()).count() == 2
