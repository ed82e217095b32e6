"""Who belongs: what holds for every set of facts, and the test that asks as little as it can."""

from __future__ import annotations

import importlib
import io
import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import telmee.wet as wet_kamer
from telmee import cli
from telmee.doelgroep import lees_antwoord, toets, volgende_vraag, vraag_over, vragen, wet_van
from telmee.doelgroep.toets import GEVOLGEN, GROND, HOORT
from telmee.fouten import Fout
from telmee.gevallen import voer_uit
from telmee.wet import Law, Wetten
from telmee.wet.machine.ask import Asking, grounds, ways
from telmee.wet.machine.explain import compute
from telmee.wet.machine.load import lawbook

OP = "2026-07-01"
DAGEN = ("2015-06-01", "2016-03-01", "2016-12-01", "2017-06-01", "2018-06-01", "2020-06-01", "2025-06-01", OP)
REGIMES = (None, "wet-banenafspraak", "voorgenomen")
UITKOMSTEN = (HOORT, GROND, "arbeidsbeperkte", *GEVOLGEN)


@cache
def wet(op: str = OP, regime: str | None = None) -> Law:
    return wet_van(Wetten.known(None, [regime] if regime else ()), op)


def feiten_van(law: Law) -> dict[str, Any]:
    """What every fact behind the outcomes can be, by its name."""
    behind = [name for name in law.everything_behind(*(u for u in UITKOMSTEN if u in law.rules)) if name in law.facts]
    days = st.dates(date(2013, 1, 1), date(2027, 12, 31))
    found: dict[str, Any] = {}
    for name in behind:
        fact = law.facts[name]
        if fact.unit == "ja/nee":
            found[name] = st.booleans()
        elif fact.choices:
            found[name] = st.sampled_from(fact.choices)
        elif fact.unit == "datum":
            found[name] = st.dates(date(1950, 1, 1), date(2008, 1, 1)) if name == "geboortedatum" else days
        else:
            found[name] = st.integers(fact.low, min(fact.high, 12_000))
    return found


ALLE = {(op, regime): feiten_van(wet(op, regime)) for op in DAGEN for regime in REGIMES if regime is None or op == OP}


def zonder_tegenspraak(law: Law, whole: dict[str, Any]) -> dict[str, Any]:
    """The same facts where they can be together: of a contradiction the first yes or no is turned round."""
    for name, fact in [(name, law.facts[name]) for name in whole]:
        if whole.get(fact.of) is False or any(whole[name] < whole[each] for each in fact.after if each in whole):
            whole = {each: figure for each, figure in whole.items() if each != name}
    for rule in [law.rules[name] for name in law.book.contradictions if name in law.rules]:
        if compute(law, whole).outcome(rule.name):
            whole = whole | {(first := next(need for need in rule.needs if need in whole)): not whole[first]}
    return whole


@st.composite
def gevallen(draw: Any) -> tuple[Law, dict[str, Any], dict[str, Any]]:
    """A law, all the facts of somebody, and some of them."""
    op, regime = draw(st.sampled_from(sorted(ALLE, key=str)))
    whole = zonder_tegenspraak(wet(op, regime), draw(st.fixed_dictionaries(ALLE[op, regime])))
    known = draw(st.sets(st.sampled_from(sorted(whole))))
    return wet(op, regime), whole, {name: whole[name] for name in known}


# --- Whatever the facts ---------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(gevallen())
def test_more_facts_never_change_a_known_outcome(case: tuple[Law, dict[str, Any], dict[str, Any]]) -> None:
    """So no outcome is known because of a fact that nobody gave."""
    law, whole, part = case
    little, much = law.compute(part), law.compute(whole)
    for name in UITKOMSTEN:
        if name in law.rules and (known := little.outcome(name)) is not None:
            assert much.outcome(name) == known, name


@settings(max_examples=100, deadline=None)
@given(gevallen())
def test_with_all_facts_yes_is_one_ground_that_holds(case: tuple[Law, dict[str, Any], dict[str, Any]]) -> None:
    law, whole, _ = case
    computed = law.compute(whole)
    holding = [rule.name for rule in grounds(law, HOORT) if computed.outcome(rule.name) is True]
    if computed.outcome(HOORT) is True:
        assert holding
    if computed.outcome(HOORT) is False and "voorgenomen" not in law.regimes:
        assert computed.outcome(GROND) == "GEEN"
        assert not computed.outcome("telt_voor_quotum") and not computed.outcome("telt_voor_banenafspraak")


@settings(max_examples=100, deadline=None)
@given(gevallen())
def test_what_decides_is_enough(case: tuple[Law, dict[str, Any], dict[str, Any]]) -> None:
    """From the deciding facts alone the same outcome follows."""
    law, whole, part = case
    computed = law.compute(part)
    if computed.outcome(HOORT) is not None:
        deciding = Asking(computed, HOORT).deciding()
        assert set(deciding) <= set(part)
        assert law.compute({name: part[name] for name in deciding}).outcome(HOORT) == computed.outcome(HOORT)


def test_what_decides_is_what_was_given_not_what_follows_from_it() -> None:
    """The last day after beschut werk is nobody's answer; that it was established, and when, is."""
    computed = wet(OP, "wet-banenafspraak").compute(
        {"beschut_vastgesteld": True, "beschut_vastgesteld_op": date(2013, 1, 1)}
    )
    assert computed.outcome(HOORT) is False
    assert Asking(computed, HOORT).deciding() == ["beschut_vastgesteld", "beschut_vastgesteld_op"]


@settings(max_examples=60, deadline=None)
@given(gevallen())
def test_asking_goes_on_until_it_is_known(case: tuple[Law, dict[str, Any], dict[str, Any]]) -> None:
    """Whoever can answer everything gets the outcome that all the facts give, and is asked nothing twice."""
    law, whole, part = case
    asked: list[str] = []
    told = law.compute(whole)
    given_facts, skipped = dict(part), frozenset[str]()
    while (vraag := volgende_vraag(law, given_facts, skipped)) is not None:
        assert vraag.naam not in asked and vraag.naam not in given_facts
        asked.append(vraag.naam)
        answer = whole.get(vraag.naam, told.outcome(vraag.naam) if vraag.naam in law.rules else None)
        if answer is None:
            skipped |= {vraag.naam}
        else:
            given_facts[vraag.naam] = answer
    assert law.compute(given_facts).outcome(HOORT) == told.outcome(HOORT)


@pytest.mark.parametrize("op", DAGEN)
def test_beschut_werk_excludes_lid_1_and_not_lid_2(op: str) -> None:
    law = wet(op)
    beschut = law.compute({"beschut_vastgesteld": True, "grond_wsw": True, "grond_voorziening_jong": False})
    assert beschut.outcome("arbeidsbeperkte_lid_1") is (op < "2015-12-11")
    assert law.compute({"beschut_vastgesteld": True, "grond_voorziening_jong": True}).outcome(HOORT) is True


def test_every_ground_says_who_decides_what_shows_it_and_how_long_it_lasts() -> None:
    for op in DAGEN:
        for regime in REGIMES if op == OP else (None,):
            for rule in grounds(wet(op, regime), HOORT):
                assert rule.decider and rule.evidence and rule.lasts and rule.law, rule.name


def test_every_fact_that_is_decided_has_its_evidence_or_is_not_said() -> None:
    subjects = {path.parent.name for path in Path(wet_kamer.__file__ or "").parent.glob("doelgroep*/rules.py")}
    facts = [each for name in subjects for each in importlib.import_module(f"telmee.wet.{name}.rules").FACTS]
    assert len(subjects) >= 6 and facts
    for each in facts:
        if each.decider:
            assert each.evidence or "niet bekend" in each.decider or each.name.startswith("jaar_"), each.name


# --- As few questions as decide it ----------------------------------------------------------------------------------


def vraag_uit(waar: dict[str, Any], op: str = OP, regime: str | None = None) -> tuple[bool | None, list[str]]:
    """The outcome and the questions, for somebody who answers no to everything but this."""
    law = wet(op, regime)
    feiten: dict[str, Any] = {}
    gevraagd: list[str] = []
    while (vraag := volgende_vraag(law, feiten)) is not None:
        gevraagd.append(vraag.naam)
        feiten[vraag.naam] = waar.get(vraag.naam, False)
    return law.compute(feiten).outcome(HOORT), gevraagd


HOUDT_VAST = "registratie_houdt_vast"  # a ground that lid 6 and the outcome share: asked in its facts
GEMEENTE = {"wml_niet_haalbaar": True, "pw_toegeleid": True, "beoordeling_gevraagd_door": "college"}


@pytest.mark.parametrize(
    ("waar", "hoort", "most"),
    [
        ({"opgenomen_in_register": True, "eerder_in_doelgroep": True}, True, 3),
        ({"recht_op_wajong": True}, True, 4),
        ({"recht_op_wajong": True, "duurzaam_geen_mogelijkheden": True, "werkt_in_dienstbetrekking": True}, True, 8),
        (GEMEENTE, True, 6),
        ({"loonwaarde_onder_wml": True, "pw_toegeleid": True}, True, 6),
        ({"wsw_geindiceerd": True}, True, 6),
        ({"schriftelijk_gemeld": True, "vso_leerling": True}, True, 9),
        ({"wiw_of_id_baan": True}, True, 16),
        ({**GEMEENTE, "beschut_vastgesteld": True}, False, 7),
        ({"beschut_vastgesteld": True}, False, 16),  # without a ground it is not asked
        ({"beschut_vastgesteld": True, "belemmerd_sinds_jeugd": True, "wml_alleen_met_voorziening": True}, True, 15),
        ({}, False, 16),
    ],
)
def test_how_many_questions(waar: dict[str, Any], hoort: bool, most: int) -> None:
    """The facts of the ground itself, and one denial for every ground that goes before it."""
    outcome, asked = vraag_uit(waar)
    assert outcome is hoort and len(asked) == most, asked


def test_no_to_everything_takes_no_more_than_must_be_denied() -> None:
    """Every ground must be denied once; beschut werk is not asked where no ground is left for it to exclude."""
    asking = Asking(wet().compute({"beschut_vastgesteld": False}), HOORT)
    formula = asking._of_name(HOORT, decided=False)
    assert formula is not None
    least = ways(formula, False)[0]
    assert not any(answer for _, answer in least)
    assert len(vraag_uit({})[1]) == len(least)


def test_whatever_can_be_asked_has_a_question_in_the_words_of_people() -> None:
    """Of every day and regime, in both languages: what is asked, what that is and where it is found."""
    dagen = (*DAGEN, "2015-12-11", "2018-01-01")
    gevraagd: dict[str, Any] = {}
    for dag in dagen:
        for regime in REGIMES:
            law = wet(dag, regime)
            achter = law.everything_behind(*(naam for naam in (HOORT, *GEVOLGEN) if naam in law.rules))
            feiten = {naam for naam in achter if naam in law.facts}
            gronden = {rule.name for rule in grounds(law, HOORT)}
            gevraagd |= {naam: vraag_over(law, naam) for naam in feiten}
            gevraagd |= {
                naam: vraag_over(law, naam)
                for naam in achter
                if naam in law.rules and law.rules[naam].decider and naam not in gronden and naam != HOUDT_VAST
            }
    assert len(gevraagd) > 60
    assert set(gevraagd) - set(vragen.namen()) == set(), "without a question"
    assert set(vragen.namen()) - set(gevraagd) == set(), "a question that is never asked"
    assert {*vragen.eerst(), *vragen.zelden()} <= set(gevraagd)
    for naam, vraag in gevraagd.items():
        for taal in vragen.TALEN:
            woorden = vraag.woorden(taal)
            assert woorden.vraag.endswith("?") and woorden.wat and woorden.waar, naam
            assert set(woorden.keuzes) == (set(vraag.keuzes) - {"ja", "nee"}), naam
            zinnen = re.split(r"(?<=[.?!:]) ", " ".join((woorden.vraag, woorden.wat, woorden.waar)))
            assert all(len(zin.split()) <= 20 for zin in zinnen), naam


def test_what_nobody_knows_is_asked_deeper_and_then_left() -> None:
    """The finding of UWV first; who does not have it is asked what lies behind it."""
    law = wet()
    anders = {rule.name: False for rule in grounds(law, HOORT) if rule.name != "grond_pw_uwv"}
    feiten = {**anders, "beschut_vastgesteld": False, "pw_toegeleid": True, "beoordeling_gevraagd_door": "college"}
    eerste = volgende_vraag(law, feiten)
    assert eerste is not None and eerste.naam == "wml_niet_haalbaar" and eerste.beslist_door == "UWV"
    dieper = volgende_vraag(law, feiten, frozenset({"wml_niet_haalbaar"}))
    assert dieper is not None and dieper.naam in law.facts
    alles = frozenset(law.facts) | {"wml_niet_haalbaar", "beoordeling_niet_langer_geldig"} | set(law.rules)
    assert volgende_vraag(law, feiten, alles) is None


# --- The answer ------------------------------------------------------------------------------------------------------

WAJONG = {"recht_op_wajong": True, "duurzaam_geen_mogelijkheden": False, "beschut_vastgesteld": False}


def test_the_answer_begins_with_one_sentence() -> None:
    assert toets(wet(), WAJONG).zin == (
        "Ja, op 1 juli 2026 hoort deze persoon bij de doelgroep banenafspraak: "
        "Grond c: Wajong (Wfsv 38b lid 1 onder c)."
    )
    assert toets(wet(), {}).zin.startswith("Op 1 juli 2026 is niet te zeggen")
    nee = toets(wet(), {"wsw_geindiceerd": True, "beschut_vastgesteld": True, "belemmerd_sinds_jeugd": False})
    assert nee.hoort is False and "al geldt Grond b: Wsw" in nee.zin


def test_another_regime_says_that_it_is_not_in_force() -> None:
    law = wet(OP, "wet-banenafspraak")
    antwoord = toets(law, {**WAJONG, "opgenomen_in_register": True})
    assert antwoord.hoort is True and "(regime wet-banenafspraak, niet in werking)" in antwoord.zin
    assert toets(law, {**WAJONG, "opgenomen_in_register": False}).hoort is False
    assert toets(law, WAJONG).hoort is None  # registration is what makes it


def test_a_regime_without_a_text_on_that_day_is_said_and_not_named_as_if_it_counted() -> None:
    vroeg, later = (
        toets(wet(op, "wet-banenafspraak"), {"recht_op_wajong": True}) for op in ("2025-12-31", "2026-01-01")
    )
    assert "de eerste tekst geldt vanaf 2026-01-01" in "".join(vroeg.als_dict()["opmerkingen"])
    assert "regime" not in vroeg.zin and "regime wet-banenafspraak" in later.zin
    assert later.als_dict()["opmerkingen"] == [] == toets(wet("2015-05-01"), {}).als_dict()["opmerkingen"]


def test_an_employer_hears_yes_or_no_and_never_the_ground() -> None:
    antwoord = toets(wet(), {**WAJONG, "opgenomen_in_register": True, "registratie_vanaf": "2023-09-12"})
    assert "staat (ja)" in antwoord.werkgever_zin and "2023-09-12" in antwoord.werkgever_zin
    assert "Wajong" not in antwoord.werkgever_zin
    eerder = toets(wet("2025-06-01"), {**WAJONG, "opgenomen_in_register": True, "registratie_vanaf": "2023-09-12"})
    assert "2023-09-12" not in eerder.werkgever_zin and "periode" not in eerder.werkgever_zin


def test_a_day_before_the_law_names_the_first_text() -> None:
    with pytest.raises(Fout, match="eerste tekst geldt vanaf 2015-05-01"):
        wet("2015-04-30")
    assert wet("2015-05-01").op == date(2015, 5, 1)


def test_a_case_before_the_law_says_what_to_change_in_the_case(tmp_path: Path) -> None:
    geval = tmp_path / "geval.yaml"
    geval.write_text(
        "- {id: a, op: 2014-01-01, source: wet, feiten: {recht_op_wajong: true}, verwacht: {arbeidsbeperkte: true}}\n",
        encoding="utf-8",
    )
    (uitslag,) = voer_uit(geval)
    assert "geldt vanaf 2015-05-01" in str(vars(uitslag)) and "'op:'" in str(vars(uitslag))
    assert "--op" not in str(vars(uitslag))


@pytest.mark.parametrize(
    "feiten",
    [
        {"uwv_beoordeeld": False, "wml_niet_haalbaar": True},
        {"wml_niet_haalbaar": True, "wml_haalbaar": True},
        {"recht_op_wajong": True, "wajong_afgewezen": True},
        {"werkt_in_beschut_werk": True, "beschut_vastgesteld": False},
        {"registratie_beeindigd": True, "opgenomen_in_register": True},
        {"loonwaarde_vastgesteld": False, "loonwaarde_onder_wml": True},
        {"overleden": True, "werkt_in_dienstbetrekking": True},
    ],
)
def test_facts_that_cannot_both_be_are_refused_in_a_sentence(feiten: dict[str, Any]) -> None:
    with pytest.raises(Fout, match="spreken elkaar tegen"):
        toets(wet(), feiten)
    for name in feiten:
        toets(wet(), {name: feiten[name]})  # each of them alone is a fact like another
    assert set(wet().book.contradictions) <= wet().rules.keys()


@pytest.mark.parametrize(
    ("naam", "tekst", "waarde"),
    [
        ("recht_op_wajong", "Ja", True),
        ("recht_op_wajong", "n", False),
        ("wml_niet_haalbaar", "ja", True),
        ("beoordeling_gevraagd_door", "College", "college"),
        ("wajong_aangevraagd_op", "2015-07-01", date(2015, 7, 1)),
        ("loonwaarde_vastgesteld_procent", "60", 6_000),
        ("loonwaarde_vastgesteld_procent", "62,5%", 6_250),
        ("leeftijd_bij_ontstaan", "12", 12),
    ],
)
def test_answers_in_words(naam: str, tekst: str, waarde: Any) -> None:
    assert lees_antwoord(wet(), naam, tekst) == waarde


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("recht_op_wajong", "misschien"),
        ("beoordeling_gevraagd_door", "ouders"),
        ("wajong_aangevraagd_op", "1 juli"),
        ("leeftijd_bij_ontstaan", "12,5"),
        ("leeftijd_bij_ontstaan", "NaN"),
        ("bestaat_niet", "ja"),
    ],
)
def test_an_answer_that_does_not_fit_is_a_sentence(naam: str, tekst: str) -> None:
    with pytest.raises(Fout):
        lees_antwoord(wet(), naam, tekst)


# --- The command -----------------------------------------------------------------------------------------------------


def draai(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str, str]:
    code = cli.main(["doelgroep", "toets", "--op", OP, *argumenten])
    uit = capsys.readouterr()
    return code, uit.out, uit.err


def test_facts_as_options(capsys: pytest.CaptureFixture[str]) -> None:
    feiten = [f"--feit={naam}={'ja' if waarde else 'nee'}" for naam, waarde in WAJONG.items()]
    code, uit, _ = draai(capsys, *feiten)
    assert code == 0 and uit.startswith("Ja, op 1 juli 2026")
    for woord in (
        "zolang het recht",
        "Bewaar de beslissing over de Wajong",
        "Hoe lang",
        "Deze antwoorden beslissen",
        "Awb 6:4",
        "nooit de grond",
    ):
        assert woord in " ".join(uit.split())


def test_without_a_terminal_it_says_which_facts_decide(capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _ = draai(capsys)
    assert code == 0 and "Deze feiten beslissen" in uit and "- beschut_vastgesteld=ja of nee:" in uit


def test_for_programs(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    bestand = tmp_path / "feiten.json"
    bestand.write_text(json.dumps({**WAJONG, "registratie_vanaf": "2023-09-12", "geboortedatum": "1990-01-01"}))
    code, uit, _ = draai(capsys, "--feiten", str(bestand), "--json")
    inhoud = json.loads(uit)
    assert code == 0 and inhoud["hoort"] is True and inhoud["nodig"] == []
    assert {each["naam"] for each in inhoud["gronden"] if each["geldt"]} == {"grond_wajong"}
    assert {each["naam"] for each in inhoud["beslissend"]} == set(WAJONG)
    assert inhoud["werkgever"]["registratie_vanaf"] == "2023-09-12"
    code, uit, _ = draai(capsys, "--json")
    inhoud = json.loads(uit)
    assert inhoud["hoort"] is None and inhoud["nodig"][0]["naam"] == "opgenomen_in_register"
    assert all(
        each["beslist_door"] for each in inhoud["nodig"] if each["naam"] in ("recht_op_wajong", "wml_niet_haalbaar")
    )


@pytest.mark.parametrize(
    ("argumenten", "code", "woorden"),
    [
        (["--feit", "recht_op_wajong"], 2, "naam=waarde"),
        (["--feit", "recht_op_wajong=ja", "--feit", "recht_op_wajong=nee"], 2, "twee keer"),
        (["--feit", "recht_op_wajon=ja"], 1, "recht_op_wajong"),
        (["--regime", "bestaat-niet"], 1, "Regime"),
        (["--feiten", "bestaat-niet.json"], 1, "bestaat niet"),
        (["--feit", "wml_niet_haalbaar=ja", "--feit", "uwv_beoordeeld=nee"], 1, "spreken elkaar tegen"),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str], argumenten: list[str], code: int, woorden: str
) -> None:
    gekregen, uit, fout = draai(capsys, *argumenten)
    assert (gekregen, uit) == (code, "") and woorden in fout


def test_the_facts_of_two_people_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    bestand = tmp_path / "feiten.json"
    bestand.write_text(json.dumps({"persoon": [WAJONG, WAJONG]}))
    assert draai(capsys, "--feiten", str(bestand))[0] == 1
    bestand.write_text(json.dumps({"persoon": [WAJONG]}))
    assert draai(capsys, "--feiten", str(bestand))[1].startswith("Ja")


class Toetsenbord(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks_until_it_knows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Toetsenbord("nee\nmisschien\nnee\nnee\nnee\nja\nnee\n"))
    code, uit, vragen = draai(capsys)
    assert code == 0 and uit.startswith("Ja, op 1 juli 2026") and "Wsw" in uit
    assert vragen.count("> ") == 7 and "antwoord ja of nee" in vragen and "Beslist door:" in vragen
    monkeypatch.setattr("sys.stdin", Toetsenbord("\n" * 200))
    code, uit, vragen = draai(capsys)
    assert code == 0 and "niet te zeggen" in uit
    monkeypatch.setattr("sys.stdin", Toetsenbord(""))
    assert draai(capsys)[0] == 1


def test_the_day_after_every_window_is_another_text() -> None:
    """Every version of a rule about who belongs begins on a day on which the one before has ended."""
    for name in {rule.name for rule in lawbook().rules if rule.subject.startswith("doelgroep")}:
        versions = [rule for rule in lawbook().named(name) if rule.regime == "geldend"]
        for before, after in zip(versions, versions[1:], strict=False):
            assert before.until is not None and before.until + timedelta(days=1) == after.since, name


def test_an_unknown_effect_of_a_known_answer_says_what_to_give_next() -> None:
    known = toets(wet(), {"grond_wsw": True, "beschut_vastgesteld": False})
    effects = {each.naam: each for each in known.gevolgen}
    assert known.hoort and effects["telt_voor_quotum"].waarde is None
    first = effects["telt_voor_quotum"].begin_met
    assert first is not None and first.naam == "werkt_in_wsw_dienstbetrekking"
    given = toets(wet(), {"grond_wsw": True, "beschut_vastgesteld": False, first.naam: False})
    assert {each.naam: each for each in given.gevolgen}["telt_voor_quotum"].waarde is True
    assert all(each.begin_met is None for each in toets(wet(), {}).gevolgen)


def test_het_einde_van_de_regel_staat_niet_in_de_zin() -> None:
    with pytest.raises(Fout, match="^'misschien' is geen antwoord op 'Recht op Wajong'"):
        lees_antwoord(wet(), "recht_op_wajong", "misschien\n")


@pytest.mark.parametrize(("naam", "bedoeld"), [("wajong", "recht_op_wajong"), ("wsw", "wsw_geindiceerd")])
def test_een_woord_uit_de_naam_van_een_feit_leidt_naar_dat_feit(naam: str, bedoeld: str) -> None:
    """Not to rules that only look like it."""
    law = wet_van(Wetten.known(), date(2026, 11, 29))
    with pytest.raises(Fout, match=rf"Bedoelt u {bedoeld} of"):
        lees_antwoord(law, naam, "ja")
