"""The cases of every subject, on every engine and by the explanation: all right and sourced, no rule without one."""

from functools import cache
from pathlib import Path

import pytest

from telmee.gevallen import Uitslag, als_tekst, voer_alle_uit
from telmee.gevallen.begrijpen import Question, understand
from telmee.gevallen.lezen import Case, read_cases
from telmee.wet.machine.load import lawbook

WET = Path(__file__).parent.parent / "src/telmee/wet"
SUBJECTS = sorted(path.parent.name for path in WET.glob("*/rules.py"))
FILES = sorted(WET.glob("*/cases.yaml"))


@cache
def cases() -> list[tuple[str, Case, Question]]:
    return [(path.parent.name, case, understand(case)) for path in FILES for case in read_cases(path)]


def show(found: dict[Path, list[Uitslag]]) -> str:
    return "\n".join(
        f"{path.parent.name}: {als_tekst(each)}" for path in found for each in found[path] if each.uitslag != "goed"
    )


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_every_case_is_right(engine: str) -> None:
    wrong = show(voer_alle_uit(FILES, engine))
    assert not wrong, wrong


@pytest.mark.spark
@pytest.mark.traag
def test_every_case_is_right_on_spark(spark: object) -> None:
    wrong = show(voer_alle_uit(FILES, "spark", spark))
    assert not wrong, wrong


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_rule_without_a_case(subject: str) -> None:
    """Every version of every rule is asserted by name in some case, on a date on which it holds."""
    asserted = {
        (name, question.law.rules[name].since, question.law.rules[name].regime)
        for _, _, question in cases()
        for name in question.asked
        if name in question.law.rules
    }
    rules = [rule for rule in lawbook().rules if rule.subject == subject]
    missing = [f"{each.name} ({each.since})" for each in rules if (each.name, each.since, each.regime) not in asserted]
    assert not missing, f"no case asserts: {', '.join(sorted(missing))}"


def test_every_case_has_its_source_and_its_day() -> None:
    for subject, case, question in cases():
        assert case.title and case.source and case.content["kind"] and not question.today, (subject, case.name)
        assert case.content["confidence"] in ("high", "medium", "low"), (subject, case.name)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_case_has_a_name_of_its_own(subject: str) -> None:
    names = [case.name for each, case, _ in cases() if each == subject]
    assert len(set(names)) == len(names), sorted({name for name in names if names.count(name) > 1})


def test_what_a_case_assumes_matters_to_what_it_expects() -> None:
    """An assumption that no outcome of the case can reach is a default in another coat."""
    for subject, case, question in cases():
        law = question.law
        reached = set(law.everything_behind(*[name for name in question.asked if law.book.knows(name)]))
        for name in question.assumed:
            assert name in reached or isinstance(question.assumed[name], list), (subject, case.name, name)
