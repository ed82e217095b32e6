"""Every filled-in line is recomputed from its printed text alone, by a small reader of its own (`reken_hulp`).

All cases of the law and the report of the example employer; nothing is sampled. What is counted is printed
(`pytest -s`), and there is a floor under it, so that lines that disappear are seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from reken_hulp import Onleesbaar, reken_na
from telmee.gevallen import rekenen
from telmee.gevallen.lezen import read_cases
from telmee.uitvoer.uitleg import Uitleg
from telmee.wet import Wetten
from telmee.wet.machine.load import SUBJECTS, lawbook
from telmee.wet.machine.node import Node
from telmee.wet.machine.plain import figure_words
from telmee.wet.machine.units import TRUTH
from tempo_hulp import duur

FLOOR, DISTINCT_FLOOR = 18_000, 4_000
"""Lines of all cases: 20,556 when this was written, of which 4,514 differ."""
NEVER = ("gelijk is aan", "× 10.000", "÷ 10.000", "÷ 100 ", "× 100 ", "÷ 10 ", "honderdsten", "tienden ", "÷ 1.000")


def nodes_of_case(case: Any) -> Iterator[Node]:
    """Every figure behind every outcome that a case asks, once."""
    running = rekenen._read(case)
    if running.computed is None or running.question is None:
        return
    computed, seen = running.computed, set()
    for ask in running.question.asks:
        if ask.name in computed.law.rules:
            row = rekenen._row(computed, ask, computed.law.rules[ask.name].level)
            for node in computed.node(ask.name, row).all_parts():
                if id(node) not in seen:
                    seen.add(id(node))
                    yield node


def heads(node: Node) -> frozenset[str]:
    """What stands below a line of the parts that are yes or no; a value that differs by sector names it behind it."""
    parts = [each for each in (*node.kinderen, *node.overig) if each.eenheid == TRUTH]
    labels = [(label, each) for each in parts for label in (each.label, re.sub(r" \([^()]*\)$", "", each.label))]
    return frozenset(f"{label}: {figure_words(each.waarde, TRUTH)}" for label, each in labels)


def wrong(node: Node) -> str:
    """What is wrong with the line of a figure; nothing when it comes to the figure."""
    line = node.formule_ingevuld
    if any(word in line for word in NEVER):
        return f"{node.naam}: {line}: zo rekent niemand"
    try:
        computed, printed = reken_na(line, node.opmerking, heads(node))
    except Onleesbaar as problem:
        return f"{node.naam}: {line}: {problem}"
    if computed != printed:
        return f"{node.naam}: {line}: nagerekend {computed}"
    if not line.endswith(f"= {figure_words(node.waarde, node.eenheid)}"):
        return f"{node.naam}: {line}: de uitkomst is {figure_words(node.waarde, node.eenheid)}"
    return ""


def test_every_line_of_every_case_gives_its_own_figure(capsys: pytest.CaptureFixture[str]) -> None:
    lawbook()
    lines, distinct, problems = 0, set(), []
    for path in sorted(SUBJECTS.glob("*/cases.yaml")):
        for case in read_cases(path):
            for node in nodes_of_case(case):
                if line := node.formule_ingevuld:
                    lines += 1
                    distinct.add((line, node.opmerking))
                    if problem := wrong(node):
                        problems.append(f"{path.parent.name} {case.name}: {problem}")
    with capsys.disabled():
        print(f"\n{lines} ingevulde regels nagerekend, {len(distinct)} verschillende, {len(problems)} fout")
    assert problems == []
    assert lines >= FLOOR and len(distinct) >= DISTINCT_FLOOR


@pytest.mark.parametrize(
    "line",
    [
        "1,2 banen × € 5.000,00 = € 6.000,01",
        "12 × 500.000 ÷ 10 = € 6.000,00",
        "289,5 uren, naar beneden afgerond op hele uren = 290 uren",
        "15.000 uren × 1,93% = 289,6 uren, naar beneden afgerond op hele uren = 289 uren",
        "10 uren ÷ 3 = 3,3334… uren, naar beneden afgerond op hele uren = 3 uren",
        "€ 6.000,00 (omdat 3 uren minder dan 2 uren) = € 6.000,00",
        "p: nee en q: ja = ja",
        "2 mei 2024 vóór 1 mei 2024 = ja",
        "31 januari 2024 plus 1 maand = 1 maart 2024",
        "de kleinste van 3 uren en 2 uren = 3 uren",
        "de eerste werkdag op of na 1 mei 2027 = 1 mei 2027",
        "3 uren gedeeld door 3 = 1 uur",
    ],
)
def test_the_reader_sees_what_is_wrong(line: str) -> None:
    try:
        computed, printed = reken_na(line)
    except Onleesbaar:
        return
    assert computed != printed


def test_a_part_that_does_not_stand_below_is_seen() -> None:
    with pytest.raises(Onleesbaar, match="onder de regel staat niet"):
        reken_na("p: ja en q: ja = ja", delen=frozenset({"p: ja", "q: nee"}))


def test_labels_can_be_told_from_figures() -> None:
    """A reader finds where a label begins: not with a word that a line is made of."""
    words = ("niet ", "de kleinste van", "de grootste van", "ja", "nee", "onbekend", "als ", "€", "dag ")
    book = lawbook()
    names = [*book.facts, *book.values, *(rule.name for rule in book.rules)]
    assert [name for name in names if book.unit(name) == TRUTH and book.label(name).startswith(words)] == []


def test_an_explanation_over_many_payroll_rows_stays_fast() -> None:
    """12,000 rows of 1,000 people took 9.3 s when every row was compared with every other; now about 0.3 s."""
    row = {
        "werkgever": 1,
        "inkomstenverhouding": 1,
        "verloonde_uren": 150,
        "soort": 15,
        "aard": 1,
        "heeft_registratie": True,
        "registratie_tot": "9999-12-31",
    }
    rows = [
        {**row, "persoon": person, "tijdvak_begin": f"2018-{month:02d}-01", "tijdvak_eind": f"2018-{month:02d}-28"}
        for person in range(1_000)
        for month in range(1, 13)
    ]
    law = Wetten.known().op("2018-12-31")
    facts = {"sector": "overheid", "tijdvak": rows, "uitlener": False}
    node = law.explain(facts, "verloonde_uren_doelgroep_eigen")
    assert node.waarde == 12_000 * 150 and node.formule_ingevuld == "12.000 × 150 uren = 1.800.000 uren"
    assert duur(lambda: law.explain(facts, "verloonde_uren_doelgroep_eigen"), 3) < 3


def test_no_line_says_that_a_figure_is_itself_and_no_head_has_zeros_that_mean_nothing() -> None:
    """A figure that is that of one part says nothing beside it; a fine unit is shown as far as it is used."""
    problems = []
    for path in sorted(SUBJECTS.glob("*/cases.yaml")):
        for case in read_cases(path):
            for node in nodes_of_case(case):
                left, _, right = node.formule_ingevuld.rpartition(" = ")
                head = Uitleg(node.naam, waarde=plain_value(node), eenheid=node.eenheid).kop
                if (right and left == right) or re.search(r",\d{2,}0(?!\d)", head):
                    problems.append(f"{path.parent.name} {case.name}: {node.formule_ingevuld} | {head}")
    assert problems == []


def plain_value(node: Node) -> Any:
    """The figure itself; of a day nothing, which has no decimals."""
    return None if node.eenheid == "datum" else node.waarde


@pytest.mark.parametrize(
    ("figure", "unit", "shown"),
    [
        (11_013_120_000, "honderdduizendsten cent", "€ 1.101,312"),
        (11_000_000_000, "honderdduizendsten cent", "€ 1.100,00"),
        (44_797, "tienduizendsten banen", "4,4797 banen"),
        (40_000, "tienduizendsten banen", "4 banen"),
        (20, "tienden banen", "2,0 banen"),
        (250, "cent per uur", "€ 2,50 per uur"),
    ],
)
def test_only_the_decimals_that_matter_are_shown(figure: int, unit: str, shown: str) -> None:
    assert Uitleg("a", waarde=figure, eenheid=unit).kop == f"a: {shown}" == f"a: {figure_words(figure, unit)}"
