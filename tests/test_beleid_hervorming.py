"""The file of a reform and the list of parameters: what is read, what is refused, and the sentence for each."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pydantic")

from telmee.beleid import parameters as p
from telmee.beleid import voorbeelden
from telmee.beleid.hervorming import Hervorming, schema, vroegste_activering
from telmee.beleid.hervorming_lezen import lees, lees_bestand, van_dict
from telmee.fouten import Fout, GebruiksFout
from telmee.wet import Wetten

WETTEN = Wetten.known("2026-11-29")
SCHEMA = Path(__file__).parents[1] / "docs" / "hervorming.schema.json"


def test_the_schema_in_the_docs_is_that_of_the_program() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("stand", ["2026-11-29", "2027-12-31", "2029-06-01", "2035-01-01"])
def test_every_example_is_accepted_and_says_where_it_comes_from(tmp_path: Path, stand: str) -> None:
    wetten = Wetten.known(stand)
    paden = voorbeelden.schrijf(tmp_path / "opties", wetten)
    assert len(paden) == len(voorbeelden.voorbeelden()) > 20
    assert sorted(x.name for x in (tmp_path / "opties").iterdir()) == sorted(x.name for x in paden)
    gelezen = [lees_bestand(pad, wetten) for pad in paden]
    assert {h.doelgroep.optie for h in gelezen if h.doelgroep} == {1, 2, 3}
    assert all("34 352, nr. 340" in pad.read_text(encoding="utf-8") for pad in paden)
    with pytest.raises(GebruiksFout, match="lege map"):
        voorbeelden.schrijf(tmp_path / "opties", wetten)


def test_an_amount_that_the_letter_does_not_name_is_called_an_example() -> None:
    eigen = re.compile(r"(bonus_vast_contract|in_beeld): \d+")
    for naam, tekst in voorbeelden.voorbeelden().items():
        for regel in tekst.splitlines():
            assert bool(eigen.search(regel)) == ("# een voorbeeld" in regel), naam
    assert any(eigen.search(tekst) for tekst in voorbeelden.voorbeelden().values())


def test_the_examples_hold_what_the_letter_says_can_be_combined() -> None:
    namen = set(voorbeelden.voorbeelden())
    for optie, doel in (("1", "vast"), ("2", "vast"), ("2", "naar_omvang"), ("3", "vast"), ("3", "naar_omvang")):
        for erbij in ("", "_afspraken", "_uitvoeringsquotum"):
            assert {f"optie{optie}_{doel}_{p}{erbij}.yaml" for p in ("zonder_quotum", "opslag")} <= namen
    assert not any(naam.startswith("optie1_naar_omvang") for naam in namen)  # option 1 keeps the target


def test_what_is_written_reads_back_the_same() -> None:
    ages = 'leeftijden: {allen: {"41-66": 0.4, "15-40": 0.6}, wsw: {"15-66": 1}, instroom: {"15-66": 1}}'
    for tekst in (*voorbeelden.voorbeelden().values(), ages):
        h = lees(tekst, WETTEN)
        assert lees(yaml.safe_dump(h.als_dict()), WETTEN) == h


@pytest.mark.parametrize("een", [1, 1.0, [1, 1]])
def test_one_is_a_number_and_not_yes(een: Any) -> None:
    assert van_dict({"verbreding": een}, WETTEN).verbreding == (1, 1)
    assert van_dict({"t_plus_2": een}, WETTEN).t_plus_2 == (1, 1)
    assert van_dict({"verbreding": True, "t_plus_2": True}, WETTEN).opgegeven == {}
    with pytest.raises(Fout):  # more than everybody, as a share
        van_dict({"t_plus_2": 2}, WETTEN)


def test_option_1_keeps_the_target_of_the_law() -> None:
    een = {"doelgroep": {"optie": 1}}
    assert van_dict(een | {"doelstelling": {"vast": 125000}}, WETTEN).doelstelling is not None
    assert van_dict(een | {"doelstelling": "vast"}, WETTEN).doelstelling is not None
    with pytest.raises(GebruiksFout, match=r"125\.000"):
        van_dict(een | {"doelstelling": {"vast": 124999}}, WETTEN)
    ander = WETTEN.with_values(doelstelling={"markt": 120000, "overheid": 30000})
    assert van_dict(een | {"doelstelling": {"vast": 150000}}, ander).doelstelling is not None
    with pytest.raises(GebruiksFout, match=r"150\.000"):
        van_dict(een | {"doelstelling": {"vast": 125000}}, ander)


SLECHT = {
    "quotm: {activering: 2027}": "Bedoelde u 'quotum'",
    "doelgroep: {optie: 2, omvng: 4}": "Bedoelde u 'omvang'",
    "doelgroep: {optie: [1, 2]}": "sluiten elkaar uit",
    "doelgroep: {optie: 4}": "kies 1, 2 of 3",
    "doelgroep: {optie: 1, omvang: 300000}": "optie 1 houdt de doelgroep",
    "doelgroep: {optie: 1}\ndoelstelling: naar_omvang": "125.000",
    "doelgroep: {optie: 2, omvang: [700000, 400000]}": "ondersteboven",
    "doelgroep: {optie: 2, werkt_al: 50}": "tussen 0 en 1",
    "doelgroep: {optie: 2, loskoppelen: [no_risk]}\nno_risk: verruimd": "kies een van de twee",
    "doelstelling: {vast: 1, naar_omvang: true}": "niet allebei",
    "quotum: {activering: 2020}": "op zijn vroegst in 2026",
    "quotum: {activering: 2025, vorm: opslag}": "Wet banenafspraak 6 lid 1",
    "quotum: {vorm: opslag}": "ontbreekt",
    "quotum: {activering: 2027, vorm: heffing, bonus_per_uur: 3}": "horen bij de opslag",
    "quotum: {activering: 2027, vorm: opslag, opslagpercentage: 200}": "buiten",
    "uitvoering: {quotum: {uwv: 100}}": "concrete doelstelling voor de uitvoering",
    "lks: [ziektewet]": "kies 'wia' of 'ww'",
    "vanaf: 2020": "2026 tot en met 2039",
    "parameters: {deadwight: 0.3}": "Bedoelde u 'deadweight'",
    "parameters: {deadweight: [0.5, 0.3]}": "ondersteboven",
    "parameters: {deadweight: 3}": "is een aandeel",
    "parameters: {aanpassing_jaren: -1}": "niet negatief",
    "parameters: {aow_instroom_leeftijd: 3}": "niet op te geven",
    "verbreding: .nan": "geen getal",
    "verbreding: 9000\nparameters: {verbreding_wia_ww: 8000}": "laat er een weg",
    "doelgroep: {optie: 2, omvang: 400000}\nparameters: {optie2_omvang: 500000}": "laat er een weg",
    "leeftijden: {allen: {15-66: 1}}": "'leeftijden.instroom' ontbreekt",
    "leeftijden: {wsw: {15-66: 1}, instroom: {15-66: 1}}": "participatiewet en wajong",
    "leeftijden: {allen: {15-40: 0.5, 40-66: 0.5}, instroom: {15-66: 1}}": "elkaar niet raken",
    "leeftijden: {allen: {15-40: 0.5, 41-66: 0.4}, instroom: {15-66: 1}}": "samen 0.9",
    "leeftijden: {allen: {15-40: 50, 41-66: 50}, instroom: {15-66: 1}}": "30% als 0.3",
    "leeftijden: {allen: {66-70: 1}, instroom: {15-66: 1}}": "past niet",
    "leeftijden: {allen: {14-66: 1}, instroom: {15-66: 1}}": "past niet",
    "leeftijden: {allen: {66-15: 1}, instroom: {15-66: 1}}": "past niet",
    "leeftijden: {allen: {jong: 1}, instroom: {15-66: 1}}": "past niet",
    "leeftijden: {allen: {}, instroom: {15-66: 1}}": "per leeftijdsgroep een aandeel",
    "leeftijden: {allen: 3, instroom: {15-66: 1}}": "per leeftijdsgroep een aandeel",
    "vanaf: 2027\nvanaf: 2028": "twee keer",
    "tuple: 1": "De sleutel 'tuple' kent een hervorming niet",
    '"a[b": 1': "De sleutel 'a[b' kent een hervorming niet",
    "doelgroep: {optie: 2, int: 4}": "De sleutel 'doelgroep.int'",
    "parameters: {str: x}": "Bij 'parameters.str'",
    'naam: "a\\0b"': "te zien zijn",
    f"naam: {'x' * 121}": "hoogstens 120 tekens",
    "naam: [a]": "geef een tekst",
    "- a\n- b": "lijst van sleutels",
    "a: [": "geen goede YAML",
    "!!python/object/apply:os.system ['true']": "geen goede YAML",
}


@pytest.mark.parametrize("tekst", SLECHT)
def test_bad_input_is_one_sentence(tekst: str) -> None:
    with pytest.raises(Fout) as fout:
        lees(tekst, WETTEN)
    zin = str(fout.value)
    assert SLECHT[tekst] in zin and "\n" not in zin and zin.rstrip().endswith((".", "?"))


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_whatever_is_typed_is_a_reform_or_a_sentence(tekst: str | bytes) -> None:
    try:
        assert isinstance(lees(tekst, WETTEN), Hervorming)
    except Fout as fout:
        assert str(fout)


SLEUTELS = st.sampled_from(
    (*Hervorming.model_fields, "optie", "omvang", "vast", "activering", "instroom", "wsw", "tuple", "int", "str", "[")
)
WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2040) | st.floats() | st.sampled_from(("vast", "pad", "opslag", "\0")),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(SLEUTELS | st.text(max_size=3), deel, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(SLEUTELS, WAARDEN, max_size=4))
def test_whatever_a_program_sends_is_a_reform_or_a_sentence_with_its_place(inhoud: dict[str, Any]) -> None:
    try:
        assert isinstance(van_dict(inhoud, WETTEN), Hervorming)
    except Fout as fout:
        assert str(fout) and len(fout.veld) <= 100
        assert not fout.veld or fout.veld.split(".")[0] in {*Hervorming.model_fields, *inhoud}


@given(st.floats(0, 2e7), st.floats(0, 2e7))
def test_a_range_is_read_as_written_and_only_the_right_way_up(a: float, b: float) -> None:
    tekst = yaml.safe_dump({"verbreding": [a, b]})
    if a <= b:
        assert lees(tekst, WETTEN).verbreding == (a, b)
    else:
        with pytest.raises(GebruiksFout, match="ondersteboven"):
            lees(tekst, WETTEN)


def test_false_is_leaving_it_out() -> None:
    assert lees("verbreding: false\nt_plus_2: false", WETTEN) == lees("{}", WETTEN)


@pytest.mark.parametrize("tekst", ["", "\n", "# alleen uitleg\n", "~", "null"])
def test_an_empty_file_may_be_one_that_was_cut_off(tekst: str) -> None:
    with pytest.raises(GebruiksFout, match="De hervorming is leeg"):
        lees(tekst, WETTEN)


@pytest.mark.parametrize(
    ("basis", "vorm", "sector"), [("vandaag", "heffing", True), ("wet-banenafspraak", "opslag", False)]
)
def test_the_basis_chooses_the_form_of_the_quota(basis: str, vorm: str, sector: bool) -> None:
    h = lees(f"basis: {basis}\nquotum: {{activering: 2027}}", WETTEN)
    assert (h.quotumvorm, h.per_sector) == (vorm, sector)


def test_activation_not_before_the_law_allows() -> None:
    vroeg = Wetten.known("2025-08-01")
    assert vroegste_activering(vroeg, "heffing") == 2025
    assert vroegste_activering(WETTEN, "opslag") == vroegste_activering(WETTEN, "heffing") == 2026
    assert lees("quotum: {activering: 2026, vorm: opslag}", WETTEN).quotum is not None
    with pytest.raises(GebruiksFout, match="nog niet"):
        lees("quotum: {activering: 2026, vorm: opslag}", vroeg)


# --- Parameters -----------------------------------------------------------------------------------------------------


def test_an_assumption_has_a_range_and_no_centre() -> None:
    aannamen = [x for x in p.parameters().values() if x.status == p.AANNAME]
    assert len(aannamen) > 15
    assert {x.id for x in aannamen if x.midden is not None} == {"demping"}
    assert all(x.is_bereik for x in aannamen)


def test_unknown_has_no_figure_and_every_parameter_a_source() -> None:
    for x in p.parameters().values():
        assert x.bron and x.status in p.STATUSSEN and x.gebruikt_bij
        assert (x.status == p.ONBEKEND) == (x.laag is None and x.hoog is None and x.midden is None)


@pytest.mark.parametrize(
    "fout",
    [
        {"bron": ""},
        {"status": "gok"},
        {"status": p.AANNAME, "midden": 0.5},
        {"status": p.ONBEKEND},
        {"laag": None, "hoog": None},
        {"laag": 2.0},
    ],
)
def test_a_parameter_that_is_not_right_is_refused(fout: dict) -> None:
    from dataclasses import replace

    goed = replace(p.parameters()["deadweight"], laag=0.0, hoog=1.0)
    p._keur(goed)
    with pytest.raises(Fout):
        p._keur(replace(goed, **fout))


@given(st.sampled_from(sorted(n for n, x in p.parameters().items() if x.laag is not None)), st.integers(0, 2**40))
def test_draws_stay_within_the_range_and_do_not_depend_on_their_number(naam: str, zaad: int) -> None:
    x = p.parameters()[naam]
    trek = x.kwantiel(p.uniform(naam, 50, zaad))
    laag, hoog = x.grenzen
    assert laag <= trek.min() and trek.max() <= hoog
    assert (trek[:20] == x.kwantiel(p.uniform(naam, 20, zaad))).all()


def test_a_triangle_has_its_mean() -> None:
    x = p.parameters()["baanvinden_kwartaal"]
    trek = x.kwantiel(p.uniform(x.id, 20_000, 3))
    assert trek.mean() == pytest.approx((0.046 + 0.0625 + 0.071) / 3, abs=2e-4)


def test_a_figure_of_the_user_is_marked() -> None:
    alle = p.met({"deadweight": (0.3, 0.3), "no_risk_kosten": (500, 900)})
    assert {alle[n].status for n in ("deadweight", "no_risk_kosten")} == {p.OPGEGEVEN}
    assert not alle["deadweight"].is_bereik and alle["no_risk_kosten"].is_bereik
    assert p.parameters()["no_risk_kosten"].status == p.ONBEKEND


@pytest.mark.parametrize(("sleutel", "grens"), [("opslagpercentage", 100), ("bonus_per_uur", 1000)])
def test_the_bounds_of_the_law_are_said_at_the_key_and_in_its_unit(sleutel: str, grens: int) -> None:
    tekst = "basis: wet-banenafspraak\nvanaf: 2027\nquotum: {activering: 2027, vorm: opslag, %s: %s}"
    lees(tekst % (sleutel, grens), WETTEN)
    with pytest.raises(GebruiksFout) as fout:
        lees(tekst % (sleutel, grens + 0.01), WETTEN)
    assert fout.value.veld == f"quotum.{sleutel}"
    assert f"'quotum.{sleutel}'" in str(fout.value) and "honderdsten" not in str(fout.value)
