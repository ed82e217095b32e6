"""Pages of one person and of what is recorded: what there is to choose follows from the law, a look before a record.

A page, the terminal and the door give the same; a refusal stands at its field; nothing is recorded twice, and nothing
of a person stands in an address.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import inzage_hulp as hulp
import register_hulp as r

hulp.web_hulp.opgezet()
from django.test import override_settings  # noqa: E402

from telmee.register import dossier, identiteit, indienen, keten, models, opnemen  # noqa: E402
from telmee.register import gebeurtenis as g  # noqa: E402
from telmee.register.afleiden import leid_af, wetten_op  # noqa: E402
from telmee.register.lezen import beeld_van, gebeurtenissen_van  # noqa: E402
from telmee.register.redenen import redenen  # noqa: E402
from telmee.register.toetsen import toegestaan  # noqa: E402
from telmee.web.kit.aanmelden import demo_identiteiten, sleutels_nu  # noqa: E402

pytestmark = pytest.mark.xdist_group("web-register-besluit")
D = date
VANDAAG = date.today()
GEZIEN = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module", autouse=True)
def register() -> Iterator[None]:
    hulp.leeg()
    with override_settings(REGISTER_GRENZEN=hulp.RUIM):
        yield
    hulp.leeg()


def bezoeker(wie: str = "uwv") -> Any:
    client = hulp.web_hulp.client()
    assert client.post("/register/aanmelden", {"wie": wie}).status_code == 302
    return client


def mens(*gebeurtenissen: Any, woont: str = "") -> str:
    """Somebody new, with these events."""
    bsn = r.nieuw_bsn()
    eerst = [r.vaststelling("woonplaats", "2020-01-01", "BRP", woongemeente=woont)] if woont else []
    if eerst or gebeurtenissen:
        opnemen.neem_op(bsn, [*eerst, *gebeurtenissen], sleutels_nu())
    return bsn


def wajong(dag: str = "2024-02-01") -> Any:
    return r.vaststelling("wajong", dag, duurzaam_geen_mogelijkheden=False)


def kaal(antwoord: Any) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    hoofd = antwoord.content.decode().split("<main")[1].split("</main")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", hoofd)))


def velden(antwoord: Any) -> set[str]:
    """The names of the boxes that somebody fills in on the form."""
    tekst = antwoord.content.decode()
    gevonden = re.findall(
        r'<(?:input|select|textarea)[^>]*? name="([\w-]+)"', re.sub(r'<input type="hidden"[^>]*>', "", tekst)
    )
    return set(gevonden)


def verborgen(antwoord: Any) -> dict[str, str]:
    paren = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', antwoord.content.decode())
    return {naam: html.unescape(waarde) for naam, waarde in paren}


def fouten(antwoord: Any) -> dict[str, str]:
    gevonden = re.findall(r'id="veld-([\w-]+)-fout"[^>]*>(.*?)</p>', antwoord.content.decode(), re.DOTALL)
    return {naam: html.unescape(re.sub(r"<[^>]+>", "", zin)) for naam, zin in gevonden}


def keuze(bsn: str, soort: str = "beschut_werk", aard: str = "vaststelling", **rest: str) -> dict[str, str]:
    return {"bsn": bsn, "soort": soort, "aard": aard, "bron": "UWV", "dag": "1-3-2025", "kenmerk": r.kenmerk(), **rest}


def kijk(client: Any, stuur: dict[str, str], adres: str = "/register/besluit") -> Any:
    return client.post(adres, {**stuur, "stap": "kijk"})


def leg_vast(client: Any, gezien: Any, adres: str = "/register/besluit", **anders: str) -> Any:
    return client.post(adres, {**verborgen(gezien), "stap": "vastleggen", **anders})


def stand(bsn: str) -> list[Any]:
    persoon = opnemen.persoon_van(bsn, sleutels_nu())
    return list(persoon.gebeurtenissen.order_by("nummer").values_list("nummer", "soort", "aard")) if persoon else []


# --- What there is to choose -------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["uwv", "gemeente"])
def test_the_kinds_are_those_that_the_law_lets_this_one_deliver(wie: str) -> None:
    tekst = bezoeker(wie).get("/register/besluit").content.decode()
    rij = re.search(r'<select[^>]*name="soort".*?</select>', tekst, re.DOTALL)
    assert rij
    getoond = set(re.findall(r'<option value="(\w+)"', rij[0]))
    soorten = wetten_op(None).book.events.values()
    assert getoond == {s.name for s in soorten if s.since <= VANDAAG and (wie == "uwv" or "college" in s.by)}
    assert "dienstbetrekking" in getoond or wie == "gemeente"


def test_no_text_was_read_as_something_else_than_words() -> None:
    """In YAML a bare yes is true and a bare 1:30 is ninety: both came out as other words."""
    import yaml

    from telmee.web.kit import ontdek, teksten

    for map_ in (teksten.KIT, *(ontdek.MAP / naam for naam in ontdek.namen())):
        for taal in teksten.TALEN:
            pad = map_ / "teksten" / f"{taal}.yaml"
            inhoud = yaml.safe_load(pad.read_text(encoding="utf-8")) if pad.exists() else {}
            assert not [naam for naam, tekst in (inhoud or {}).items() if not isinstance(tekst, str)], pad


@pytest.mark.parametrize("soort", sorted(wetten_op(None).book.events))
def test_a_form_asks_the_facts_that_this_kind_says_and_no_other(soort: str) -> None:
    kind = wetten_op(None).book.events[soort]
    antwoord = bezoeker().post("/register/besluit", {**keuze(mens(), soort), "stap": "kies"})
    namen = {naam.removeprefix("feit-") for naam in velden(antwoord) if naam.startswith("feit-")}
    assert namen == toegestaan(kind, g.VASTSTELLING)
    assert ("gemeente" in velden(antwoord)) == ("college" in kind.by)


# --- A look first, and once ----------------------------------------------------------------------------------------


def test_a_look_says_what_changes_with_reasons_and_records_nothing() -> None:
    bsn, client = mens(wajong()), bezoeker()
    antwoord = kijk(client, keuze(bsn))
    tekst = kaal(antwoord)
    assert "Wat er verandert" in tekst and "1 februari 2024 tot en met 2 maart 2025 (beschut werk)" in tekst
    assert "Besluit SUWI 3.2 lid 3" in tekst and "Wfsv 38d lid 2 en 5" in tekst
    assert stand(bsn) == [(1, "wajong", "vaststelling")]
    assert models.Verwerking.objects.filter(naam="voorproef").exists()
    klaar = leg_vast(client, antwoord)
    assert "Vastgelegd als regel 2" in kaal(klaar)
    assert stand(bsn)[-1] == (2, "beschut_werk", "vaststelling") and not list(keten.controleer())


def test_a_double_click_records_once_and_says_so() -> None:
    bsn, client = mens(wajong()), bezoeker()
    gezien = kijk(client, keuze(bsn))
    leg_vast(client, gezien)
    assert "Dit was al vastgelegd als regel 2" in kaal(leg_vast(client, gezien))
    assert len(stand(bsn)) == 2


def test_what_changed_meanwhile_is_looked_at_again_first() -> None:
    bsn, client = mens(wajong()), bezoeker()
    gezien = kijk(client, keuze(bsn))
    opnemen.neem_op(bsn, [r.vaststelling("overlijden", "2025-02-01", "BRP")], sleutels_nu())
    eerst = leg_vast(client, gezien, dag="1-1-2025")
    assert "intussen iets veranderd" in kaal(eerst) and len(stand(bsn)) == 2
    leg_vast(client, eerst)
    assert len(stand(bsn)) == 3


def test_every_look_on_the_way_has_its_line() -> None:
    """Also the form of a correction, that shows what was recorded before."""
    bsn, client = mens(wajong()), bezoeker()
    for stap, naam in (("kies", "inzage_dossier"), ("kijk", "voorproef"), ("vastleggen", "opname")):
        eerder = models.Verwerking.objects.filter(naam=naam).count()
        client.post("/register/besluit", {**keuze(bsn, "wajong", "intrekking", betreft="1"), "stap": stap})
        assert models.Verwerking.objects.filter(naam=naam).count() > eerder, naam


def test_nothing_is_recorded_without_a_look() -> None:
    bsn = mens(wajong())
    antwoord = bezoeker().post("/register/besluit", {**keuze(bsn), "stap": "vastleggen"})
    assert "Leg dit vast" in kaal(antwoord) and len(stand(bsn)) == 1


def test_a_mark_that_was_used_for_something_else_is_said_at_its_field() -> None:
    bsn, client = mens(wajong()), bezoeker()
    leg_vast(client, kijk(client, keuze(bsn, kenmerk="vast-merk")))
    antwoord = kijk(client, keuze(bsn, "overlijden", kenmerk="vast-merk"))
    assert list(fouten(antwoord)) == ["kenmerk"]


# --- Every way to be wrong -----------------------------------------------------------------------------------------

SLECHT: dict[str, tuple[dict[str, str], str]] = {
    "no BSN": ({"bsn": "123456789"}, "bsn"),
    "letters as BSN": ({"bsn": "abc"}, "bsn"),
    "unknown kind": ({"soort": "loterij"}, "soort"),
    "no kind": ({"soort": ""}, "soort"),
    "unknown nature": ({"aard": "wens"}, "aard"),
    "a nature that does not go with the kind": ({"aard": "aanvraag"}, "aard"),
    "no day": ({"dag": ""}, "dag"),
    "no such day": ({"dag": "30-2-2025"}, "dag"),
    "a day of 9999": ({"dag": "1-1-9999"}, "dag"),
    "a day before there were any": ({"dag": "1-1-1850"}, "dag"),
    "more than a year ahead": ({"dag": "1-1-2090"}, "dag"),
    "before the kind was there": ({"dag": "1-1-2010"}, "dag"),
    "a source that does not deliver it": ({"bron": "BRP"}, "bron"),
    "a municipality without a code": ({"bron": "college", "gemeente": "Amsterdam"}, "gemeente"),
    "a mark with a space before it": ({"kenmerk": "\u0007x"}, "kenmerk"),
    "a mark that is too long": ({"kenmerk": "k" * 200}, "kenmerk"),
    "a correction of nothing": ({"aard": "correctie", "betreft": ""}, "betreft"),
    "a correction of what is not there": ({"aard": "correctie", "betreft": "99"}, "betreft"),
    "about something that is no number": ({"soort": "wajong", "aard": "einde", "betreft": "abc"}, "betreft"),
    "an objection to another kind": ({"aard": "bezwaar", "betreft": "1"}, "betreft"),
    "a yes or no that is neither": ({"feit-werkt_in_beschut_werk": "misschien"}, "feit-werkt_in_beschut_werk"),
    "an end before the begin": ({"soort": "wajong", "aard": "einde", "dag": "1-1-2020"}, "dag"),
    "another decision on that day": (
        {
            "soort": "wajong",
            "dag": "1-2-2024",
            "feit-vooraf_geinformeerd": "ja",
            "feit-duurzaam_geen_mogelijkheden": "ja",
        },
        "dag",
    ),
    "a fact that must be said": ({"soort": "persoonsgegevens"}, "feit-geboortedatum"),
    "a choice that is none": ({"soort": "beeindiging", "feit-reden_beeindiging": "zomaar"}, "feit-reden_beeindiging"),
    "a percentage that is none": (
        {"soort": "loonwaarde", "bron": "college", "gemeente": "GM0363", "feit-loonwaarde_vastgesteld_procent": "veel"},
        "feit-loonwaarde_vastgesteld_procent",
    ),
    "a municipality that is none": ({"soort": "woonplaats", "feit-woongemeente": "<script>"}, "feit-woongemeente"),
}


@pytest.mark.parametrize("geval", SLECHT)
def test_what_is_wrong_stands_at_its_field_with_what_was_typed_and_changes_nothing(geval: str) -> None:
    anders, veld = SLECHT[geval]
    bsn, client = mens(wajong()), bezoeker()
    antwoord = kijk(client, {**keuze(bsn), **anders})
    assert veld in fouten(antwoord), (fouten(antwoord), kaal(antwoord)[:400])
    assert len(fouten(antwoord)[veld]) > 10 and "_" not in fouten(antwoord)[veld].replace("beslissing_op_bezwaar", "")
    assert 'aria-invalid="true"' in antwoord.content.decode() and 'role="alert"' in antwoord.content.decode()
    assert "<script>" not in antwoord.content.decode().split("<main")[1].split("</main")[0]
    assert len(stand(bsn)) == 1
    blijft = anders.get(veld, "")
    assert (
        not blijft
        or veld in ("soort", "aard", "betreft", "bron", "feit-reden_beeindiging")
        or html.escape(blijft[:60])
        in html.unescape(antwoord.content.decode()).replace("<", "&lt;").replace(">", "&gt;")
    )


def test_who_was_not_informed_cannot_be_recorded_and_the_page_says_where() -> None:
    bsn = mens()
    antwoord = kijk(bezoeker(), keuze(bsn, "wsw_indicatie", dag="1-1-2014"))
    assert "feit-vooraf_geinformeerd" in fouten(antwoord) and not stand(bsn)


# --- The same as the law, the door and the terminal ----------------------------------------------------------------

DAG = st.dates(D(2016, 1, 1), D(2026, 6, 1))
GEBEURTENIS = st.one_of(
    st.tuples(st.just("wajong"), DAG, st.fixed_dictionaries({"duurzaam_geen_mogelijkheden": st.booleans()})),
    st.tuples(st.just("beschut_werk"), DAG, st.just({})),
    st.tuples(st.just("dienstbetrekking"), DAG, st.just({})),
    st.tuples(st.just("overlijden"), DAG, st.just({})),
    st.tuples(
        st.just("beeindiging"),
        DAG,
        st.fixed_dictionaries({"reden_beeindiging": st.sampled_from(["onterecht", "anders"])}),
    ),
)


@given(st.lists(GEBEURTENIS, min_size=1, max_size=5), DAG)
@GEZIEN
def test_what_is_recorded_by_page_is_what_the_door_would_record(reeks: list[Any], op: date) -> None:
    """The same events by page and by the door give the same registrations, grounds and refusals."""
    bsn, ander, client = r.nieuw_bsn(), r.nieuw_bsn(), bezoeker()
    for soort, dag, feiten in reeks:
        stuur = {f"feit-{n}": {True: "ja", False: "nee"}.get(w, w) for n, w in feiten.items()}
        if wetten_op(None).book.events[soort].informs:
            stuur["feit-vooraf_geinformeerd"] = "ja"
        gezien = kijk(client, keuze(bsn, soort, dag=f"{dag.day}-{dag.month}-{dag.year}", bron="UWV", **stuur))
        gelukt = "Leg dit vast" in kaal(gezien)
        if gelukt:
            leg_vast(client, gezien)
        try:
            opnemen.neem_op(ander, [r.vaststelling(soort, dag.isoformat(), **feiten)], sleutels_nu())
        except opnemen.Weigering:
            assert not gelukt and fouten(gezien)
        else:
            assert gelukt
    nummers = [opnemen.persoon_van(each, sleutels_nu()) for each in (bsn, ander)]
    if None not in nummers:
        een, twee = (beeld_van(each.nummer) for each in nummers if each)
        assert {**een, "persoon": 0} == {**twee, "persoon": 0}
        pagina = dossier.dossier(hulp.wie("uwv"), nummers[0].nummer, sleutels_nu(), op)
        aan = beeld_van(nummers[0].nummer, op)
        assert [p.van.isoformat() for p in pagina.registraties] == [p["van"] for p in aan["registraties"]]
        assert [x.grond for x in pagina.gronden] == [x["grond"] for x in aan["gronden"]]


@given(st.lists(GEBEURTENIS, min_size=1, max_size=6), DAG)
@GEZIEN
def test_the_law_gives_the_reason_of_every_row_and_of_no_other(reeks: list[Any], op: date) -> None:
    """An explanation ends in yes for what holds, in the reason for what ended; on any day on which a row holds."""
    alle = [r.vast(n, soort, dag.isoformat(), **feiten) for n, (soort, dag, feiten) in enumerate(reeks, 1)]
    wetten = wetten_op(None)
    uit = leid_af(alle, wetten)
    gevonden = redenen(alle, uit, wetten)
    ended = [p for p in uit.registraties if p.tot is not None and p.reden_einde]
    assert sum(each.wat == "registratie" for each in gevonden) == len(uit.registraties)
    assert sum(each.wat == "grond" for each in gevonden) == len(uit.gronden)
    for each in gevonden:
        waarde = each.boom.as_dict()["waarde"]
        assert waarde == (each.code or "GEEN" if each.wat == "einde" else True), each
    assert len([each for each in gevonden if each.wat == "einde" and each.code]) == len(ended)
    for each in redenen(alle, uit, wetten, op):
        assert each.boom.as_dict()["waarde"] is True


def test_the_terminal_and_the_page_show_the_same_tree_of_a_decision() -> None:
    from telmee.register.aanvragen import motivering
    from telmee.uitvoer.uitleg import van_knoop

    bsn = mens(wajong(), r.vaststelling("beschut_werk", "2025-03-01"))
    nummer = opnemen.persoon_van(bsn, sleutels_nu()).nummer
    tekst = kaal(bezoeker().post("/register/dossier", {"persoon": str(nummer), "waarom": "1"}))
    boom = van_knoop(motivering(nummer, 1))
    assert boom.kop in tekst and all(kind.label in tekst for kind in boom.onderdelen())
    zonder = bezoeker().post("/register/dossier", {"persoon": str(nummer), "waarom": "99"})
    assert "Zo kijkt de wet" not in kaal(zonder)


# --- One person ----------------------------------------------------------------------------------------------------


def test_a_dossier_says_what_holds_why_and_who_said_it() -> None:
    bsn = mens(wajong(), r.vaststelling("beoordeling_arbeidsvermogen", "2026-11-01", "persoon", "aanvraag"))
    tekst = kaal(bezoeker().post("/register/dossier", {"bsn": bsn}))
    assert "Deze persoon staat op" in tekst and "(WAJONG)" in tekst and "Wfsv 38d lid 2 en 5" in tekst
    assert "UWV bevestigt de ontvangst uiterlijk op" in tekst and "6 november 2026" in tekst
    assert bsn not in tekst.split("Kijk op een andere dag")[0]
    persoon = opnemen.persoon_van(bsn, sleutels_nu())
    for rij in persoon.gebeurtenissen.all():
        assert bytes(rij.hash).hex() in tekst and rij.kenmerk in tekst
    regel = models.Verwerking.objects.filter(naam="inzage_dossier").latest("pk")
    assert regel.gevonden and "gebeurtenissen" in regel.velden


def test_a_dossier_as_known_before_says_what_was_known() -> None:
    bsn, client = mens(wajong()), bezoeker()
    gisteren = (VANDAAG - timedelta(days=1)).isoformat()
    tekst = kaal(client.post("/register/dossier", {"bsn": bsn, "stand": gisteren}))
    assert "niet in het register, zoals bekend op" in tekst and "(WAJONG)" not in tekst
    assert "niet in het register" in kaal(client.post("/register/dossier", {"bsn": bsn, "op": "2023-01-01"}))
    assert "staat op 1 maart 2024 in het register" in kaal(
        client.post("/register/dossier", {"bsn": bsn, "op": "1-3-2024"})
    )


@pytest.mark.parametrize(
    ("gestuurd", "veld"),
    [
        ({"bsn": "123456789"}, "bsn"),
        ({"bsn": ""}, "bsn"),
        ({"persoon": "abc", "bsn": "x"}, "bsn"),
        ({"op": "31-2-2025"}, "op"),
        ({"op": "2090-01-01"}, "op"),
        ({"stand": "morgen"}, "stand"),
        ({"stand": "2090-01-01"}, "stand"),
        ({"stand": "0001-01-01"}, "stand"),
    ],
)
def test_what_is_wrong_with_a_question_about_one_person_stands_at_its_field(
    gestuurd: dict[str, str], veld: str
) -> None:
    bsn, eerder = mens(wajong()), models.Verwerking.objects.count()
    antwoord = bezoeker().post("/register/dossier", {"bsn": bsn, **gestuurd})
    assert list(fouten(antwoord)) == [veld], fouten(antwoord)
    assert models.Verwerking.objects.count() == eerder + 1, "what the page itself cannot read is an attempt too"


def test_of_somebody_unknown_there_is_nothing_and_a_way_to_begin() -> None:
    bsn = mens()
    antwoord = bezoeker().post("/register/dossier", {"bsn": bsn})
    assert "Het register weet niets van deze persoon" in kaal(antwoord)
    assert verborgen(antwoord)["bsn"] == bsn
    weg = bezoeker().post("/register/dossier", {"persoon": "999999999999999"})
    assert "zegt niets over deze persoon" in kaal(weg)


@pytest.mark.parametrize("aard", ["correctie", "intrekking", "bezwaar", "einde"])
def test_every_button_of_an_event_leads_to_a_form_about_that_event(aard: str) -> None:
    bsn, client = mens(wajong()), bezoeker()
    nummer = str(opnemen.persoon_van(bsn, sleutels_nu()).nummer)
    knop = {"persoon": nummer, "soort": "wajong", "aard": aard, "betreft": "1"}
    assert f'name="aard" value="{aard}"' in client.post("/register/dossier", {"bsn": bsn}).content.decode()
    vorm = client.post("/register/besluit", {**knop, "stap": "kies"})
    assert re.search(r'<option value="1" selected>', vorm.content.decode()), kaal(vorm)[:300]
    feit = {"feit-duurzaam_geen_mogelijkheden": "ja"} if aard == "correctie" else {}
    dag = "1-2-2024" if aard == "correctie" else "1-6-2026"
    gezien = kijk(client, {**knop, "dag": dag, "bron": "UWV", **feit})
    assert "Leg dit vast" in kaal(gezien), fouten(gezien)
    leg_vast(client, gezien)
    assert stand(bsn)[-1] == (2, "wajong", aard)


# --- A municipality ------------------------------------------------------------------------------------------------


def test_a_municipality_sees_of_its_own_people_only_what_it_said_itself() -> None:
    bsn = mens(
        wajong(),
        r.vaststelling("loonwaarde", "2025-05-01", "GM0363", loonwaarde_vastgesteld_procent=6000),
        woont="GM0363",
    )
    tekst = kaal(bezoeker("gemeente").post("/register/dossier", {"bsn": bsn}))
    assert "Loonwaarde" in tekst and "60%" in tekst and "(WAJONG)" in tekst
    assert "Recht op Wajong: een besluit" not in tekst and "Woonplaats" not in tekst
    assert "alleen wat uw gemeente zelf vastlegde" in tekst and "Waarom dit zo is" not in tekst


def test_of_whom_is_not_its_own_a_municipality_hears_the_same_as_of_nobody() -> None:
    client, ander, niemand = bezoeker("gemeente"), mens(wajong(), woont="GM0344"), mens()
    zinnen = [kaal(client.post("/register/dossier", {"bsn": each})).replace(each, "") for each in (ander, niemand)]
    assert zinnen[0] == zinnen[1] and "WAJONG" not in zinnen[0]
    nummer = str(opnemen.persoon_van(ander, sleutels_nu()).nummer)
    stuur = {**keuze("", "loonwaarde"), "persoon": nummer, "feit-loonwaarde_vastgesteld_procent": "60"}
    assert "bsn" in fouten(kijk(client, stuur)) and len(stand(ander)) == 2


def test_help_makes_somebody_its_own_and_before_that_the_look_tells_nothing() -> None:
    ander, niemand, client = mens(wajong(), woont="GM0344"), mens(), bezoeker("gemeente")
    gezien = [
        kijk(client, keuze(each, "toeleiding", **{"feit-vooraf_geinformeerd": "ja"})) for each in (ander, niemand)
    ]
    teksten = [re.sub(r"proef-\d+", "", kaal(each)) for each in gezien]
    assert teksten[0] == teksten[1] and "ziet u pas als deze persoon bij uw gemeente hoort" in teksten[0]
    leg_vast(client, gezien[0])
    assert "Loonwaarde" not in kaal(gezien[0]) and stand(ander)[-1][1] == "toeleiding"
    daarna = kijk(client, keuze(ander, "beschut_werk", dag="1-3-2026"))
    assert "tot en met 2 maart 2026 (beschut werk)" in kaal(daarna)


def test_a_trial_of_whom_is_not_its_own_is_that_of_nobody() -> None:
    """Dead, informed by another, doubtful beside what is there: each would say that somebody is in the register."""
    dood = mens(
        wajong(),
        r.vaststelling("informatie", "2024-01-01", vooraf_geinformeerd=True),
        r.vaststelling("overlijden", "2025-01-01", "BRP"),
        woont="GM0344",
    )
    wie = demo_identiteiten()["gemeente"]

    def hoort(bsn: str, dag: str, **feiten: Any) -> tuple[Any, ...]:
        gezegd = g.Gebeurtenis("toeleiding", "vaststelling", date.fromisoformat(dag), feiten, "GM0363", r.kenmerk())
        uit = indienen.proef(wie, bsn, [gezegd], sleutels_nu())
        if isinstance(uit, indienen.Geweigerd):
            return uit.status, uit.reden, str(uit)
        return uit.kent, uit.uit.bevindingen, uit.uit.nummers, uit.uit.eerdere

    for gezegd in (
        {"dag": "2026-01-01"},
        {"dag": "2026-01-01", **r.GEINFORMEERD},
        {"dag": "2024-06-01", **r.GEINFORMEERD},
    ):
        assert hoort(dood, **gezegd) == hoort(mens(), **gezegd)
    assert (
        hoort(mens(), "2026-01-01")[1] == "niet_geinformeerd"
        and hoort(mens(), "2026-01-01", **r.GEINFORMEERD)[0] is False
    )


def test_the_mark_of_a_look_at_whom_is_not_its_own_says_nothing_of_what_is_recorded() -> None:
    """One mark for all who are unknown, or another one after each event, would say who is known and when."""
    ander, client = mens(wajong(), woont="GM0344"), bezoeker("gemeente")
    stuur = {"feit-vooraf_geinformeerd": "ja"}

    def merk(bsn: str) -> str:
        return verborgen(kijk(client, keuze(bsn, "toeleiding", **stuur)))["gezien"]

    eerst, niemand = merk(ander), mens()
    opnemen.neem_op(ander, [r.vaststelling("beschut_werk", "2025-03-01")], sleutels_nu())
    leeg = merk(niemand)
    opnemen.neem_op(niemand, [wajong()], sleutels_nu())
    assert merk(ander) == eerst and merk(niemand) == leeg and len({eerst, leeg, merk(mens())}) == 3


def test_a_dossier_of_whom_is_not_its_own_asks_the_database_as_much_as_that_of_nobody() -> None:
    """More to read of who is known takes longer, and the time would tell it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    wie, aantallen = demo_identiteiten()["gemeente"], []
    for bsn in (mens(), mens(wajong(), woont="GM0344"), mens()):  # the first look reads more: what is kept after it
        with CaptureQueriesContext(connection) as gevraagd, pytest.raises(identiteit.Verboden):
            dossier.dossier(wie, bsn, sleutels_nu())
        aantallen.append(len(gevraagd))
    assert aantallen[1] == aantallen[2] > 3


def missers() -> int:
    return sum(models.Verbruik.objects.filter(organisatie="GM0363").values_list("missers", flat=True))


def test_looks_on_the_way_to_a_record_are_counted_as_looks(ander: str) -> None:
    """By number or by BSN: who fishes with the first form of a correction fishes too."""
    client, nummer = bezoeker("gemeente"), str(opnemen.persoon_van(ander, sleutels_nu()).nummer)
    for stuur in ({"bsn": ander}, {"persoon": nummer}, {"persoon": "12"}):
        eerder, regels = missers(), models.Verwerking.objects.count()
        knop = {**keuze("", "loonwaarde", "correctie"), **stuur, "stap": "kies"}
        assert client.post("/register/besluit", knop).status_code == 200
        assert missers() == eerder + 1 and models.Verwerking.objects.count() == regels + 1, stuur


@pytest.fixture
def ander() -> str:
    return mens(wajong(), woont="GM0344")


def test_a_municipality_corrects_what_it_said_and_nothing_of_others() -> None:
    client = bezoeker("gemeente")
    bsn = mens(
        wajong(),
        r.vaststelling("loonwaarde", "2025-05-01", "GM0363", loonwaarde_vastgesteld_procent=6000),
        woont="GM0363",
    )
    nummer = str(opnemen.persoon_van(bsn, sleutels_nu()).nummer)
    knop = {"persoon": nummer, "soort": "loonwaarde", "aard": "correctie", "betreft": "3"}
    vorm = client.post("/register/besluit", {**knop, "stap": "kies"}).content.decode()
    assert re.search(r'name="feit-loonwaarde_vastgesteld_procent"[^>]*value="60"', vorm)
    gezien = kijk(client, {**knop, "dag": "1-5-2025", "feit-loonwaarde_vastgesteld_procent": "55"})
    leg_vast(client, gezien)
    persoon = opnemen.persoon_van(bsn, sleutels_nu())
    assert persoon.gebeurtenissen.latest("nummer").feiten["loonwaarde_vastgesteld_procent"] == 5500
    knop = {"persoon": nummer, "soort": "woonplaats", "aard": "correctie", "betreft": "1"}
    over = kijk(client, {**knop, "dag": "1-1-2020", "feit-woongemeente": "GM0344"})
    assert "betreft" in fouten(over)


def test_the_list_of_a_municipality_says_who_is_in_view_and_is_a_file() -> None:
    geholpen = mens(r.vaststelling("toeleiding", "2025-01-01", "GM0363"))
    woont = mens(wajong(), woont="GM0363")
    client = bezoeker("gemeente")
    inwoners = client.post("/register/mensen", {"waarvoor": "taak|inwoner"}).content.decode()
    assert woont in inwoners and geholpen not in inwoners
    helpt = client.post("/register/mensen", {"waarvoor": "taak|begeleid"}).content.decode()
    assert geholpen in helpt and woont not in helpt  # helped, and never in the register: who is not in view of UWV
    csv = client.post("/register/mensen", {"waarvoor": "taak|inwoner", "vorm": "csv"})
    assert csv["Content-Type"].startswith("text/csv")
    rij = next(rij for rij in csv.content.decode().splitlines() if woont in rij)
    assert rij.endswith(";nee") and ";ja;" in rij
    for anders in ({"waarvoor": "x"}, {"waarvoor": "taak|inwoner", "na": "abc"}, {}):
        assert list(fouten(client.post("/register/mensen", anders))) == ["waarvoor"]


def test_a_municipality_without_people_gets_an_empty_page() -> None:
    """It was an error of the server: no statement was made for nobody."""
    from telmee.register import inzage, inzage_lijsten

    for relatie in ("inwoner", "begeleid"):
        uit = inzage_lijsten.eigen_mensen(hulp.wie("gemeente", "GM9999"), inzage.Vraag("taak", relatie), sleutels_nu())
        assert uit.mensen == () and uit.volgende is None


# --- The person ----------------------------------------------------------------------------------------------------


@pytest.fixture
def sam() -> str:
    """The citizen of the demo, registered with a decision of today."""
    bsn = demo_identiteiten()["burger"].bsn
    persoon = opnemen.persoon_van(bsn, sleutels_nu())
    if persoon is None:
        dag = VANDAAG.isoformat()
        opnemen.neem_op(
            bsn,
            [wajong(), r.vaststelling("beoordeling_arbeidsvermogen", dag, kan_drempelfunctie=True,
                                      beoordeling_gevraagd_door="persoon")],
            sleutels_nu(),
        )  # fmt: skip
    return str(bsn)


def test_a_citizen_sees_each_decision_with_the_way_to_object(sam: str) -> None:
    tekst = kaal(bezoeker("burger").get("/register/mijn"))
    assert "Besluiten over u" in tekst and "Recht op Wajong: een besluit of een begin" in tekst
    assert "Bezwaar kan tot en met" in tekst and "Stuur het naar UWV" in tekst


def test_a_citizen_objects_and_takes_it_back(sam: str) -> None:
    client, adres = bezoeker("burger"), "/register/mijn/verzoek"
    knop = {"soort": "beoordeling_arbeidsvermogen", "aard": "bezwaar", "betreft": "2"}
    gezien = kijk(client, knop, adres)
    assert "Stuur dit" in kaal(gezien), fouten(gezien)
    assert "Uw vraag is verstuurd" in kaal(leg_vast(client, gezien, adres))
    assert "was al vastgelegd" in kaal(leg_vast(client, gezien, adres))
    tekst = kaal(client.get("/register/mijn"))
    assert "Uw bezwaar tegen dit besluit loopt" in tekst and "Trek in" in tekst
    terug = kijk(client, {"soort": "beoordeling_arbeidsvermogen", "aard": "intrekking", "betreft": "3"}, adres)
    leg_vast(client, terug, adres)
    assert "Uw bezwaar tegen dit besluit loopt" not in kaal(client.get("/register/mijn"))


def test_a_citizen_asks_to_leave_and_sees_first_what_the_law_says(sam: str) -> None:
    client, adres = bezoeker("burger"), "/register/mijn/verzoek"
    gezien = kijk(client, {"soort": "uitschrijving", "aard": "aanvraag"}, adres)
    tekst = kaal(gezien)
    assert "Registratie kan op eigen verzoek eindigen" in tekst and "Uiterlijk" in tekst
    leg_vast(client, gezien, adres)
    assert ("uitschrijving", "aanvraag") in {(soort, aard) for _, soort, aard in stand(sam)}
    regel = models.Verwerking.objects.filter(naam="opname", rol="burger").latest("pk")
    assert (regel.relatie, regel.doel, regel.gevonden) == ("zichzelf", "eigen_gegevens", True)


@pytest.mark.parametrize(
    ("gestuurd", "reden"),
    [
        ({"bron": "UWV"}, "bron_mag_niet"),
        ({"aard": "vaststelling"}, "aard_mag_niet"),
        ({"aard": "einde"}, "aard_mag_niet"),
        ({"dag": VANDAAG - timedelta(days=1)}, "dag_vandaag"),
        ({"dag": VANDAAG + timedelta(days=1)}, "dag_vandaag"),
        ({"feiten": {"kan_drempelfunctie": False}}, "feit_mag_niet"),
        ({"soort": "wajong", "aard": "bezwaar", "betreft": 1}, "bron_mag_niet"),
        ({"aard": "intrekking", "betreft": 1}, "betreft_niet_van_u"),
        ({"ander": True}, "niet_van_u"),
    ],
)
def test_a_citizen_says_for_herself_today_and_decides_nothing(sam: str, gestuurd: dict[str, Any], reden: str) -> None:
    """At the door itself: what a page does not offer cannot be sent past it either."""
    bsn = mens(wajong()) if gestuurd.pop("ander", None) else sam
    standaard = {
        "soort": "beoordeling_arbeidsvermogen",
        "aard": "aanvraag",
        "dag": VANDAAG,
        "feiten": {},
        "bron": "persoon",
    }
    gebeurtenis = g.Gebeurtenis(**{**standaard, **gestuurd, "kenmerk": r.kenmerk()})
    wie = demo_identiteiten()["burger"]
    eerder = stand(bsn)
    for doe in (indienen.proef, indienen.dien_in):
        uit = doe(wie, bsn, [gebeurtenis], sleutels_nu())
        assert isinstance(uit, indienen.Geweigerd) and uit.reden == reden, uit
    assert stand(bsn) == eerder


@pytest.mark.parametrize("adres", ["/register/mijn/verzoek", "/register/besluit"])
@pytest.mark.parametrize("stap", ["", "kies", "kijk", "vastleggen", "terug", "zomaar"])
def test_an_empty_form_of_any_step_is_a_calm_page(adres: str, stap: str, sam: str) -> None:
    client = bezoeker("burger" if "mijn" in adres else "uwv")
    for taal in ("", "/en"):
        assert client.post(f"{taal}{adres}", {"stap": stap}).status_code == 200


def test_who_may_not_record_gets_no_form_and_changes_nothing() -> None:
    bsn = mens(wajong())
    for wie in ("bakker", "belastingdienst", "burger", "bzk", "onderzoek"):
        for stap in ("kies", "kijk", "vastleggen"):
            antwoord = bezoeker(wie).post("/register/besluit", {**keuze(bsn), "stap": stap})
            assert antwoord.status_code == 403 and bsn not in antwoord.content.decode()
        assert bezoeker(wie).post("/register/dossier", {"bsn": bsn}).status_code == 403
    for wie in ("bakker", "uwv", "gemeente"):
        assert bezoeker(wie).post("/register/mijn/verzoek", {"stap": "kijk"}).status_code == 403
    assert len(stand(bsn)) == 1 and gebeurtenissen_van(opnemen.persoon_van(bsn, sleutels_nu()).nummer)
