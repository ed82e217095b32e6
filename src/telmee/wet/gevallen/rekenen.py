"""Run the cases of a file: translate, compute on an engine, compare, explain what differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from telmee.fouten import Fout, GebruiksFout
from telmee.wet.gevallen.aanvullen import complete, readable
from telmee.wet.gevallen.frames import ENGINES, Figures, compute_all
from telmee.wet.gevallen.lezen import Case, read_cases
from telmee.wet.gevallen.sleutels import Misunderstood, to_theirs
from telmee.wet.gevallen.uitslag import NOT_UNDERSTOOD, RIGHT, WRONG, Uitslag
from telmee.wet.gevallen.vertalen import Ask, Question, translate
from telmee.wet.machine.explain import compute
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.values import IN_FORCE


@dataclass
class _Running:
    """A case on its way: its questions, or why there are none."""

    case: Case
    questions: list[Question] = field(default_factory=list)
    refusal: str | None = None
    strange: list[str] | None = None


def voer_uit(pad: Path, engine: str = "duckdb", session: Any = None) -> list[Uitslag]:
    """Every case of the file, in its order. ``session``: a Spark session to use."""
    if engine not in ENGINES:
        raise GebruiksFout(f"De engine '{engine}' bestaat niet; kies duckdb, polars of spark.")
    lawbook()  # a law that is not whole is no fault of a case
    running = [_read(case) for case in read_cases(Path(pad))]
    questions = [question for each in running for question in each.questions]
    answers = iter(compute_all(questions, engine, session))
    return [_judge(each, [next(answers) for _ in each.questions]) for each in running]


def _read(case: Case) -> _Running:
    running = _Running(case)
    if case.problem is not None:
        return _Running(case, refusal=case.problem, strange=[])
    try:
        questions = translate(case)
        for question in questions:
            complete(question)
        running.questions = questions
    except Misunderstood as problem:
        running.strange, running.refusal = problem.keys, problem.why
    except Fout as problem:
        running.refusal = str(problem)
    return running


def _judge(running: _Running, answers: list[Figures | Fout]) -> Uitslag:
    case = running.case
    expected = _numbers(case.expect)
    if running.strange is not None:
        why = f"{running.refusal}; zie docs/gevallen.md."
        return Uitslag(
            case.name, case.title, NOT_UNDERSTOOD, expected, {}, why[0].upper() + why[1:], running.strange, case.source
        )
    refused = [str(answer) for answer in answers if isinstance(answer, Fout)]
    if running.refusal is not None or refused:
        return Uitslag(case.name, case.title, WRONG, expected, {}, running.refusal or refused[0], [], case.source)
    got: dict[str, Any] = {}
    wrong: list[tuple[Question, Ask]] = []
    for question, answer in zip(running.questions, answers, strict=True):
        assert isinstance(answer, dict)
        for ask in question.asks:
            figure = _outcome(question, ask, answer)
            _store(got, ask.path, figure, case.expect)
            slack = max(Fraction(case.content.get("tolerance") or 0), Fraction(ask.meaning.slack))
            right = _same(ask.expected, figure, slack) or (ask.expected is None and _absent(question, ask, answer))
            if right == ask.meaning.denied:
                wrong.append((question, ask))
    regimes = sorted({regime for each in running.questions for regime in each.law.regimes} - {IN_FORCE})
    notes = [f"Gerekend met regime '{regime}', dat nog niet in werking is." for regime in regimes]
    notes += [_explanation(question, ask) for question, ask in wrong]
    return Uitslag(
        case.name, case.title, WRONG if wrong else RIGHT, expected, got, "\n".join(notes) or None, [], case.source
    )


# --- one figure -------------------------------------------------------------------------------------------------------


def _row(question: Question, ask: Ask) -> int:
    """The row that is asked: of the sector, the place in the list, otherwise the first."""
    if ask.level == "sector":
        return next((number for number, row in enumerate(question.rows["sector"]) if row["sector"] == ask.sector), 0)
    return ask.row or 0


def _outcome(question: Question, ask: Ask, answer: Figures) -> Any:
    """What the law gave, in the unit of the case."""
    if ask.meaning.first:
        for name, text in ask.meaning.first.items():
            if _figure(question, name, str(question.law.level_of(name)), 0, answer):
                return text
        return None
    if ask.level is None:
        figure = _value(question, ask)
    else:
        figure = _figure(question, ask.name, ask.level, _row(question, ask), answer)
    return to_theirs(question.law.book, ask.meaning, ask.name, figure)


def _figure(question: Question, name: str, level: str, row: int, answer: Figures) -> Any:
    rows = question.rows.get(level, [])
    if row >= len(rows):
        return None
    if name in rows[row]:
        return rows[row][name]
    return answer.get((level, row), {}).get(name)


def _absent(question: Question, ask: Ask, answer: Figures) -> bool:
    """Whether the outcome does not apply in this case."""
    rule = question.law.rules.get(ask.name)
    if rule is None or rule.applies is None or ask.level is None:
        return False
    return _figure(question, rule.applies, ask.level, _row(question, ask), answer) is False


def _value(question: Question, ask: Ask) -> Any:
    """A dated value as the case gives it, otherwise as the law has it."""
    given = question.values.get(ask.name)
    if ask.name in question.values and not isinstance(given, dict):
        return given
    value = question.law.book.values[ask.name]
    key = ask.sector if value.by == "sector" else None
    if isinstance(given, dict) and key in given:
        return given[key]
    entry = question.law.entry(ask.name, key)
    return entry.figure if entry else None


def _same(expected: Any, got: Any, tolerance: Fraction) -> bool:
    if isinstance(expected, Fraction) and isinstance(got, Fraction):
        return abs(expected - got) <= tolerance
    return type(expected) is type(got) and bool(expected == got)


def _store(got: dict[str, Any], path: tuple[Any, ...], figure: Any, expect: Any) -> None:
    """Put a figure where the case expects it: under its key, by sector, in a list."""
    here: Any = got
    for step, following in zip(path, path[1:], strict=False):
        expect = expect[step]
        empty: Any = [None] * len(expect) if isinstance(following, int) else {}
        here = (
            here[step]
            if (step in here if isinstance(here, dict) else here[step] is not None)
            else _put(here, step, empty)
        )
    here[path[-1]] = _number(figure)


def _put(here: Any, step: Any, content: Any) -> Any:
    here[step] = content
    return content


def _number(figure: Any) -> Any:
    """An exact fraction as a whole number or the shortest decimal."""
    if not isinstance(figure, Fraction | Decimal):
        return figure
    exact = Fraction(figure)
    return int(exact) if exact.denominator == 1 else float(exact)


def _numbers(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _numbers(each) for key, each in content.items()}
    return [_numbers(each) for each in content] if isinstance(content, list) else _number(content)


def _explanation(question: Question, ask: Ask) -> str:
    """The tree of figures behind an outcome that differs."""
    law, names = question.law, list(ask.meaning.first) or [ask.name]
    if ask.level is None:
        entry = law.entry(ask.name, ask.sector if law.book.values[ask.name].by == "sector" else None)
        found = (
            f"{entry.source}{f' ({entry.searched})' if entry.searched else ''}"
            if entry
            else f"op {law.op} (stand {law.stand}) geldt er niets"
        )
        return f"{ask.name}: {found}"
    rows = {level: list(each) for level, each in question.rows.items()}
    if ask.level in rows and (asked := _row(question, ask)) < len(rows[ask.level]):
        rows[ask.level].insert(0, rows[ask.level].pop(asked))
    texts = []
    for name in names:
        try:
            texts.append(compute(law, readable(rows), name).explain(name).as_text())
        except Fout as problem:
            texts.append(f"{name}: {problem}")
    return "\n".join(texts)
