"""A day of the law is a date, where it is written and where it is shown: a day number is only for the machine."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from telmee.fouten import Fout
from telmee.gevallen.lezen import read_cases
from telmee.uitvoer import uitleg
from telmee.wet import Law
from telmee.wet.machine.load import SUBJECTS, lawbook
from telmee.wet.machine.units import DATE
from telmee.wet.machine.values import UNKNOWN, read_values
from test_uitleg_narekenen import nodes_of_case

NUMBER = re.compile(r"\bdag(?:nummer)? -?\d{2,}|-?\b\d+ datum\b", re.IGNORECASE)


def words(text: str, figure: Any = None) -> list[str]:
    """What in a text is a day number: said to be one, or the very number of this figure."""
    found = NUMBER.findall(text)
    if isinstance(figure, int) and abs(figure) > 9:
        dotted = f"{figure:,}".replace(",", r"\.")
        found += re.findall(rf"(?<![\d.,/-])(?:{figure}|{dotted})(?![\d.,])", text)
    return found


def written() -> list[tuple[str, dict[str, Any]]]:
    return [
        (name, body)
        for path in sorted(SUBJECTS.glob("*/values.yaml"))
        for name, body in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items()
    ]


def test_every_day_is_written_as_a_date() -> None:
    days = [(name, body) for name, body in written() if body["unit"] == DATE]
    assert len(days) > 20
    for name, body in days:
        assert all(type(bound) is date for bound in body.get("bounds", [])), name
        for entry in body["values"]:
            assert all(type(day) is date for day in entry.get("days", [])), name
            assert "days" in entry or type(entry["value"]) is date or entry["value"] == UNKNOWN, name


def test_no_text_of_the_law_says_a_day_number() -> None:
    book = lawbook()
    texts = [
        text for each in (*book.facts.values(), *book.rules) for text in (each.label, getattr(each, "meaning", ""))
    ]
    for value in book.values.values():
        texts += [value.label, value.meaning]
        for entry in value.entries:
            texts += [text for text in (entry.source, entry.note, entry.searched) if text]
            if value.unit == DATE:
                said = f"{value.label}; {entry.source}; {entry.note}"
                assert words(said, entry.figure) == [], value.name
    assert [text for text in texts if words(text)] == []


def test_no_explanation_of_any_case_says_a_day_number() -> None:
    seen, wrong = 0, []
    for path in sorted(SUBJECTS.glob("*/cases.yaml")):
        for case in read_cases(path):
            done: dict[int, uitleg.Uitleg] = {}
            for node in nodes_of_case(case):
                tree = uitleg.van_knoop(node, done)
                text = " | ".join((tree.kop, *(said for _, said in (*tree.regels(), *tree.kort()))))
                seen += node.eenheid == DATE
                if found := words(text, node.waarde if node.eenheid == DATE else None):
                    wrong.append(f"{path.parent.name} {case.name}: {found}: {text[:200]}")
    assert wrong == []
    assert seen > 1_000


@pytest.mark.parametrize(
    ("text", "figure", "sees"),
    [
        ("1 januari 2015 (dag 16436)", None, True),
        ("het ligt buiten -25508 datum", None, True),
        ("begonnen voor 16436", 16436, True),
        ("begonnen voor 16.436;", 16436, True),
        ("Stcrt. 2025, 23088", 16436, False),
        ("dag 1 van de maand", None, False),
    ],
)
def test_a_day_number_is_seen(text: str, figure: int | None, sees: bool) -> None:
    assert bool(words(text, figure)) is sees


@pytest.mark.parametrize("change", [{"value": 16436}, {"bounds": [-25508, 32000]}])
def test_a_day_number_in_the_values_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    entry = {"from": date(2015, 1, 1), "value": change.get("value", date(2015, 1, 1)), "source": "S"}
    value = {"unit": DATE, "label": "V", "law": "Wfsv 1", "reviewed": date(2026, 1, 1)}
    value |= {"values": [entry | {"confidence": "high"}]} | ({"bounds": change["bounds"]} if "bounds" in change else {})
    path = tmp_path / "values.yaml"
    path.write_text(yaml.safe_dump({"v": value}))
    with pytest.raises(Fout, match="schrijf een dag als 2024-12-31"):
        read_values(path, "onderwerp")


def test_a_day_that_cannot_be_is_refused_in_dates() -> None:
    with pytest.raises(Fout, match="een dag zijn van 1900-03-01 tot en met 2030-03-27"):
        Law.at("2024-12-31").with_values(compensatie_geboren_voor=30_000)
