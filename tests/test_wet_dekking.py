"""Every rule and value cites a place that was read; every article that touches us says what became of it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from telmee.cli import main
from telmee.fouten import Fout
from telmee.wet.machine.coverage import coverage, faults, find, laws, page, unread
from telmee.wet.machine.explain import compute
from telmee.wet.machine.face import Law
from telmee.wet.machine.links import citations, links
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.receipt import make_receipt
from telmee.wet.machine.texts import Texts, read_texts, texts

DEKKING = Path(__file__).parent.parent / "docs/dekking.md"


def test_every_act_that_is_cited_was_read() -> None:
    assert unread(lawbook()) == {}


def test_every_citation_is_in_the_lists_and_every_built_article_is_cited() -> None:
    assert faults(lawbook()) == []


def test_the_page_is_what_the_law_says() -> None:
    assert DEKKING.read_text(encoding="utf-8") == page(lawbook()), "telmee wet dekking --pagina > docs/dekking.md"


def test_every_citation_of_a_read_act_with_a_number_has_a_link() -> None:
    for name, law, day in laws(lawbook()):
        if any(each.known and each.known.bwb for each in citations(law)):
            assert links(law, day), name


@pytest.mark.parametrize(
    ("law", "places"),
    [
        ("Wfsv 38g lid 3; Besluit Wfsv 2.23 lid 3", ["Wfsv 38g 3", "Besluit Wfsv 2.23 3"]),
        ("Wfsv 34 lid 4, 38b lid 4", ["Wfsv 34 4", "Wfsv 38b 4"]),
        ("Wfsv 38b lid 1, 4 en 6; 122n lid 4", ["Wfsv 38b 1", "Wfsv 38b 4", "Wfsv 38b 6", "Wfsv 122n 4"]),
        ("Regeling Wfsv 3.31 lid 1-3 (oktober 2015)", [f"Regeling Wfsv 3.31 {lid}" for lid in (1, 2, 3)]),
        ("Regeling Wfsv 3.31 en 3.33", ["Regeling Wfsv 3.31", "Regeling Wfsv 3.33"]),
        (
            "Wfsv 38f lid 2 onder D en E; Besluit Wfsv 2.32 onder a",
            ["Wfsv 38f 2 D", "Wfsv 38f 2 E", "Besluit Wfsv 2.32 a"],
        ),
        ("Wsw 2 lid 1 onder a 7°, 7 lid 1 en 3", ["Wsw 2 1 a 7°", "Wsw 7 1", "Wsw 7 3"]),
        ("Wsw 2 lid 1, 7 lid 2 (a, b; c)", ["Wsw 2 1", "Wsw 7 2"]),
        ("Wfsv 38g lid 2 en lid 3 onder A", ["Wfsv 38g 2", "Wfsv 38g 3 A"]),
        ("wet financiering sociale verzekeringen 34", ["Wfsv 34"]),
        ("Awb 6:7; Kamerstukken II 2023/24, 34 352, nr. 320", ["Awb 6:7", "Kamerstukken"]),
        ("Onbekende wet 7:662-663", ["Onbekende wet 7:662", "Onbekende wet 7:663"]),
        ("Wet van niets VIIIA", ["Wet van"]),
        ("Wsw", ["Wsw"]),
    ],
)
def test_a_citation_is_read_into_its_places(law: str, places: list[str]) -> None:
    found = [" ".join(filter(None, (each.name, each.article, each.lid, each.letter))) for each in citations(law)]
    assert found == places


@pytest.mark.parametrize(
    "law", ["Wfsv 34, met woorden erbij", "3.29 lid 2", "Wfsv 34 lid vier", "Wfsv 34 lid 4 onder 4a"]
)
def test_what_cannot_be_read_is_refused_with_the_part(law: str) -> None:
    with pytest.raises(Fout, match=re.escape(law.split(",")[0])):
        citations(law)


def test_a_link_has_act_article_lid_letter_and_the_day_of_the_text() -> None:
    assert links("Wfsv 38g lid 3 onder A", date(2018, 1, 1)) == (
        "https://wetten.overheid.nl/jci1.3:c:BWBR0017745&artikel=38g&lid=3&o=A&z=2018-01-01&g=2018-01-01",
    )


def test_a_link_is_never_older_than_the_article() -> None:
    (on_the_day,) = links("Wfsv 38b", date(2015, 5, 1))
    (day_before,) = links("Wfsv 38b", date(2015, 4, 30))
    assert on_the_day == day_before and on_the_day.endswith("&g=2015-05-01")
    assert links("Wfsv 38b", date(2015, 5, 2))[0].endswith("&g=2015-05-02")


def test_a_source_that_is_no_act_has_no_link() -> None:
    assert links("Kamerstukken II 2023/24, 34 352, nr. 320", date(2024, 1, 1)) == ()


def test_an_explanation_and_a_receipt_carry_the_link_of_every_rule_and_value() -> None:
    law, facts = Law.at("2018-12-31", "2018-12-31"), {"sector": "overheid", "verloonde_uren_grondslag": 100_000}
    node = compute(law, facts, "vereiste_uren").explain("vereiste_uren")
    assert node.link.startswith("https://wetten.overheid.nl/jci1.3:c:BWBR0017745&artikel=38g&lid=3&z=2015-05-01")
    assert {child.naam: child.link[-12:] for child in node.kinderen} == {
        "verloonde_uren_grondslag": "g=2015-05-01",
        "quotumpercentage": "g=2018-01-01",
    }
    receipt = make_receipt(law, facts, ["vereiste_uren"])
    assert all(each["link"] for each in receipt["regels"] + receipt["waarden"])


def test_an_article_finds_the_rules_that_cite_it_or_a_part_of_it() -> None:
    whole, lid = find(lawbook(), "Wfsv 38h"), find(lawbook(), "Wfsv 38h lid 3")
    assert set(lid) == {"quotumbeschikking_uiterlijk", "quotumbeschikking_voor"} and set(lid) < set(whole)
    assert "quotumheffing" in whole and "quotumheffing" not in lid


def test_toon_and_dekking_answer_for_people_and_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wet", "toon", "Wfsv 38h lid 3", "--json"]) == 0
    named = {each["naam"] for each in json.loads(capsys.readouterr().out)}
    assert "quotumbeschikking_voor" in named and "quotumheffing" not in named
    assert main(["wet", "toon", "Wfsv 38j"]) == 0
    assert "Geen regel of waarde noemt Wfsv 38j" in capsys.readouterr().out
    assert main(["wet", "dekking", "wsw"]) == 0
    out = capsys.readouterr().out
    assert "Wet sociale werkvoorziening (BWBR0008903)" in out and "gebouwd" in out
    assert main(["wet", "dekking", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert {each["wet"] for each in content["wetten"]} == set(texts().acts)
    assert main(["wet", "dekking", "Wxyz"]) == 1
    assert "geen tekst gelezen; kies uit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("1: {over: x, merk: half}", "merk 'half' bestaat niet"),
        ("1: {over: x, merk: mens}", "zegt niet waarom"),
        ("1: {over: x, merk: gebouwd, rest: y}", "onbekende sleutel rest"),
        ("1: {merk: gebouwd}", "over"),
    ],
)
def test_a_list_that_is_wrong_is_refused(tmp_path: Path, body: str, says: str) -> None:
    text = f"wet: W\nnaam: Wet W\ngelezen: [2020-01-01]\nartikelen:\n  {body}\n"
    (tmp_path / "w.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Fout, match=re.escape(says)):
        read_texts(tmp_path)


def _known(tmp_path: Path, articles: str) -> Texts:
    text = f"wet: Wfsv\nnaam: Wet F\nbwb: BWBR1\ngelezen: [2020-01-01]\nartikelen: {articles}\n"
    (tmp_path / "w.yaml").write_text(text, encoding="utf-8")
    return read_texts(tmp_path)


def test_what_is_not_in_order_is_said(tmp_path: Path) -> None:
    known = _known(tmp_path, "{38h: {over: x, merk: nog_niet, waarom: y}, 999: {over: z, merk: gebouwd}}")
    found = faults(lawbook(), known)
    assert "Wfsv 999 is gemerkt als gebouwd, maar geen regel noemt het." in found
    assert any(each.startswith("Wfsv 38h is gemerkt als nog niet, maar '") for each in found)
    assert "'quotumtekort' noemt Wfsv 38g, maar dat artikel staat niet in de lijst." in found
    assert "Besluit Wfsv" in unread(lawbook(), known) and [each.act.name for each in coverage(lawbook(), known)] == [
        "Wfsv"
    ]


def test_toon_refuses_an_act_that_nobody_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wet", "toon", "Wetboek 3"]) == 1
    assert "Van 'Wetboek' is geen tekst gelezen; kies uit" in capsys.readouterr().err
