"""A receipt proves only what it recomputes: every change of anything in it is found, or said to be not recomputed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telmee.cli import main
from telmee.fouten import Fout
from telmee.uitvoer.rapport import receipt as rapport
from telmee.werkgever import receipt as receipt_kamer
from telmee.werkgever.beeld import beeld
from telmee.wet import Wetten
from telmee.wet.machine import receipt as law_receipt
from telmee.wetboek.controle import GIVEN, examine
from werkgever_hulp import ALTIJD, GROOT, bereken, rij

MAANDEN = range(1, 7)
Pad = tuple[Any, ...]


def report() -> dict[str, Any]:
    """The receipt of a report about thirty people, one registered and one without an answer."""
    wie = [rij(0, m) for m in MAANDEN] + [rij(w, m, uren=160) for w in range(1, 30) for m in MAANDEN]
    positie = bereken(wie, {0: ALTIJD, **dict.fromkeys(range(1, 29))}, **GROOT)
    gemaakt: dict[str, Any] = json.loads(json.dumps(rapport.maak(beeld(positie))))
    return gemaakt


def of_the_law() -> dict[str, Any]:
    feiten = {
        "sector": "overheid",
        "quotumplichtig": True,
        "verloonde_uren_grondslag": 100_000,
        "verloonde_uren_doelgroep": 300,
    }
    law = Wetten.known("2026-11-22").op("2018-12-31")
    gemaakt: dict[str, Any] = json.loads(json.dumps(law_receipt.make_receipt(law, feiten, ["quotumheffing"])))
    return gemaakt


REPORT, LAW = report(), of_the_law()
GIVEN_IN_LAW = {("feiten",), ("op",), ("stand",), ("regimes",)}


def leaves(content: Any, path: Pad = ()) -> Iterator[Pad]:
    """Every place where a figure, a text, a yes or no, or nothing stands."""
    if isinstance(content, dict) and content:
        for name, each in content.items():
            yield from leaves(each, (*path, name))
    elif isinstance(content, list) and content:
        for n, each in enumerate(content):
            yield from leaves(each, (*path, n))
    else:
        yield path


def at(content: Any, path: Pad) -> Any:
    for step in path:
        content = content[step]
    return content


def forged(receipt: dict[str, Any], path: Pad, what: Any) -> dict[str, Any]:
    """The receipt with one thing changed, and with check figures that fit: whoever forges can compute those too."""
    new = copy.deepcopy(receipt)
    at(new, path[:-1])[path[-1]] = what
    core = new.get("receipt")
    if core is not None and path != ("receipt", "controlegetal"):
        core["controlegetal"] = law_receipt._digest({k: w for k, w in core.items() if k != "controlegetal"})
    if path != ("controlegetal",):
        digest = rapport._afdruk if "receipt" in new else law_receipt._digest
        new["controlegetal"] = digest({k: w for k, w in new.items() if k != "controlegetal"})
    return new


def another(figure: Any) -> Any:
    if isinstance(figure, bool):
        return not figure
    if isinstance(figure, (int, float)):
        return figure + 1
    return f"{figure}x" if isinstance(figure, str) else 1


def says_not_recomputed(receipt: dict[str, Any], path: Pad) -> bool:
    if "receipt" not in receipt:
        return path[:1] in GIVEN_IN_LAW
    return any(path[: len(known)] == known for known in receipt_kamer.NIET)


def found(receipt: dict[str, Any]) -> bool:
    try:
        return bool(examine(receipt).differences)
    except Fout:
        return True


def test_a_receipt_as_it_was_made_comes_out() -> None:
    for receipt in (REPORT, LAW):
        assert examine(receipt).differences == ()


@pytest.mark.parametrize("receipt", [REPORT, LAW], ids=["report", "law"])
def test_every_change_is_found_or_said_to_be_not_recomputed(receipt: dict[str, Any]) -> None:
    places = [path for path in leaves(receipt) if path != ("soort",)]
    assert len(places) > 60
    missed = [
        path
        for path in places
        if not says_not_recomputed(receipt, path) and not found(forged(receipt, path, another(at(receipt, path))))
    ]
    assert missed == []


FIGURES = [p for p in leaves(REPORT) if type(at(REPORT, p)) in (int, bool) and not says_not_recomputed(REPORT, p)]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(FIGURES),
    st.one_of(st.integers(-(10**15), 10**15), st.booleans(), st.none(), st.floats(-1e9, 1e9), st.just("")),
)
def test_no_other_figure_passes(path: Pad, what: Any) -> None:
    was = at(REPORT, path)
    if type(was) is not type(what) or was != what:
        assert found(forged(REPORT, path, what))


def test_levy_shortfall_and_totals_of_a_report_are_compared() -> None:
    for path in (
        ("uitkomsten", "quotum", "heffing", "bedrag"),
        ("uitkomsten", "quotum", "tekort"),
        ("uitkomsten", "quotum", "gerealiseerde_banen"),
        ("uitkomsten", "uren", "totaal"),
        ("uitkomsten", "uren", "doelgroep"),
        ("uitkomsten", "quotum", "plichtig"),
    ):
        assert any(".".join(path[1:]) in line for line in examine(forged(REPORT, path, 123_456)).differences), path


@pytest.mark.parametrize("path", [("iets",), ("receipt", "iets")])
def test_what_is_added_is_found(path: Pad) -> None:
    assert found(forged(REPORT, path, 1))


@pytest.mark.parametrize("what", ["waarden", "regels"])
def test_a_second_figure_beside_the_true_one_is_found(what: str) -> None:
    twice = [LAW[what][0] | {"vingerafdruk": "0"}, *LAW[what]]
    assert found(forged(LAW, (what,), twice))
    values = [REPORT["waarden"][0] | {"waarde": 1}, *REPORT["waarden"]]
    assert found(forged(REPORT, ("waarden",), values))


def test_it_is_said_what_a_receipt_does_not_prove(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.json"
    for receipt, words in ((REPORT, [n for n in receipt_kamer.NIET.values() if n and "lage" not in n]), (LAW, [GIVEN])):
        path.write_text(json.dumps(receipt))
        assert main(["wet", "controleer", str(path)]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert "klopt" in said and "Niet nagerekend" in said and [w for w in words if w not in said] == []


def test_everything_in_a_report_that_is_not_compared_has_a_name() -> None:
    """Whatever is in the receipt and not recomputed is in the list of what is said, so nothing slips between."""
    computed = {"uren", "quotum"}
    assert {("uitkomsten", naam) for naam in REPORT["uitkomsten"] if naam not in computed} <= set(receipt_kamer.NIET)


def test_a_receipt_cannot_speak_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.json"
    nasty = "\x1b[2J\x1b]0;weg\x07\u202eslecht"
    for place in (("uitkomsten", "quotumheffing", "eenheid"), ("waarden", 0, "naam"), ("regels", 0, "artikel")):
        path.write_text(json.dumps(forged(LAW, place, nasty)))
        assert main(["wet", "controleer", str(path)]) == 1
        out = capsys.readouterr().out
        assert "\x1b" not in out and "\u202e" not in out and "\x07" not in out


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just("\ud800")),
    lambda each: st.one_of(st.lists(each, max_size=3), st.dictionaries(st.text(max_size=9), each, max_size=3)),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([REPORT, LAW]), st.data())
def test_whatever_stands_in_a_receipt_gives_an_answer_or_one_sentence(
    receipt: dict[str, Any], data: st.DataObject
) -> None:
    """Never an error of the program: what is no receipt is refused, what differs is said."""
    path = data.draw(st.sampled_from([p[:n] for p in leaves(receipt) for n in range(1, len(p) + 1)]))
    new = copy.deepcopy(receipt)
    at(new, path[:-1])[path[-1]] = data.draw(JUNK)
    try:
        found_ = examine(new)
    except Fout as problem:
        assert str(problem)
    else:
        assert "\ud800" not in "".join(found_.lines("r.json"))


@pytest.mark.parametrize("text", ["\ufeff{}", "{", "[]", "9" * 5000, '{"soort": "\\ud800"}', "[" * 100_000, "NaN"])
def test_a_file_that_is_no_receipt_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    assert main(["wet", "controleer", str(path)]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Fout: ") and err.count("\n") <= 3
