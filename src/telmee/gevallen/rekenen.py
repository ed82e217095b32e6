"""Run the cases of files: understand, compute on an engine and by the explanation, compare, explain what differs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telmee.fouten import Fout, GebruiksFout
from telmee.gevallen.begrijpen import Ask, Misunderstood, Question, renamed, understand
from telmee.gevallen.frames import ENGINES, Figures, Job, compute_all
from telmee.gevallen.lezen import Case, read_cases
from telmee.gevallen.uitslag import NOT_UNDERSTOOD, RIGHT, WRONG, Uitslag
from telmee.gevallen.vullen import fill
from telmee.wet.machine.contradiction import refuse_contradictions
from telmee.wet.machine.explain import Computed, compute, plain_figure
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.record import read_record
from telmee.wet.machine.values import IN_FORCE


@dataclass
class _Running:
    """A case on its way: its question with the record that explains it, or why there is none."""

    case: Case
    question: Question | None = None
    computed: Computed | None = None
    refusal: str = ""
    strange: list[str] | None = None


def voer_uit(pad: Path, engine: str = "duckdb", session: Any = None) -> list[Uitslag]:
    """Every case of a file, in its order. ``session``: a Spark session to use."""
    return voer_alle_uit([pad], engine, session)[pad]


def voer_alle_uit(paden: Iterable[Path], engine: str = "duckdb", session: Any = None) -> dict[Path, list[Uitslag]]:
    """Every case of several files: together they are as few frames as can be."""
    if engine not in ENGINES:
        raise GebruiksFout(f"De engine '{engine}' bestaat niet; kies duckdb, polars of spark.")
    lawbook()  # a law that is not whole is no fault of a case
    running = {pad: [_read(case) for case in read_cases(Path(pad))] for pad in paden}
    for pad, each in running.items():
        _refuse_old(pad, each)
    ready = [each for cases in running.values() for each in cases if each.question is not None]
    jobs = [_job(each) for each in ready]
    answers = dict(zip(map(id, ready), compute_all(jobs, engine, session), strict=True))
    return {pad: [_judge(each, answers.get(id(each), {}), engine) for each in cases] for pad, cases in running.items()}


def reken_na(gevallen: Iterable[Case]) -> list[Uitslag]:
    """Cases by the explanation alone, for who waits for the answer: no engine is started."""
    return [_judge(_read(each), None, "") for each in gevallen]


def _read(case: Case) -> _Running:
    if case.problem is not None:
        return _Running(case, refusal=case.problem, strange=list(case.strange))
    try:
        question = understand(case)
    except Misunderstood as problem:
        return _Running(case, refusal=problem.why, strange=problem.names)
    except Fout as problem:
        return _Running(case, refusal=_in_a_file(problem))
    try:
        refuse_contradictions(read_record(question.law, question.facts), question.asked)
        computed = compute(question.law, question.record)
        for ask in question.asks:
            _explained(question, computed, ask)
    except Misunderstood as problem:
        return _Running(case, refusal=problem.why, strange=problem.names)
    except Fout as problem:
        return _Running(case, refusal=_in_a_file(problem))
    return _Running(case, question, computed)


def _in_a_file(problem: Fout) -> str:
    """The sentence with what stands in a case instead of the options of a command."""
    return re.sub(r"--(op|stand|regime)\b", r"'\1:'", str(problem))


def _refuse_old(pad: Path, running: list[_Running]) -> None:
    """A file that is wholly in the words of before gets one sentence instead of one for every case."""
    old = list(dict.fromkeys(name for each in running for name in each.strange or () if name in renamed()))
    if old and all(each.strange for each in running):
        now = ", ".join(f"{name} is nu {' of '.join(renamed()[name])}" for name in old[:5])
        raise Fout(
            f"In '{pad}' staan de sleutels van vroeger; een geval noemt nu de feiten, waarden en uitkomsten van de wet "
            f"zelf, in de eenheden van de wet: {now}{', enzovoort' if len(old) > 5 else ''} (zie docs/gevallen.md)."
        )


def _job(running: _Running) -> Job:
    assert running.question is not None and running.computed is not None
    names = [name for name in running.question.asked if name in running.computed.law.rules]
    return Job(fill(running.computed, names), tuple(names))


# --- one figure -------------------------------------------------------------------------------------------------------


def _row(computed: Computed, ask: Ask, level: str) -> dict[str, Any]:
    """The row that is asked."""
    rows = computed.rows_of(level)
    if ask.row == 0:
        return computed.row(level)
    if isinstance(ask.row, int):
        found = rows[ask.row] if ask.row < len(rows) else None
    else:
        found = computed.row_with(level, ask.row)
    if found is None:
        raise Misunderstood([ask.name], f"van '{ask.name}' wordt een rij verwacht die niet gegeven is")
    return found


def _explained(question: Question, computed: Computed, ask: Ask) -> Any:
    """What the explanation gives; None too where the law has no such outcome on that day."""
    law = computed.law
    if ask.name in law.book.values:
        return _value(computed, ask)
    if ask.name not in law.rules:
        if ask.expected is not None:
            law.require(ask.name)
        return None
    level = law.rules[ask.name].level
    return computed.figure(ask.name, _row(computed, ask, level))


def _value(computed: Computed, ask: Ask) -> Any:
    """A value of the law as the case gives it, otherwise as the law has it, for the key that is asked."""
    law, by = computed.law, computed.law.book.values[ask.name].by
    given, key = law.given.get(ask.name), None
    if isinstance(ask.row, dict):
        key = next(iter(ask.row.values()))
    elif by:
        key = computed.figure(by, computed.row(str(law.level_of(by))))
    if isinstance(given, dict):
        given = given.get(key)
    entry = law.entry(ask.name, key)
    return given if given is not None or (ask.name in law.given and not by) else entry.figure if entry else None


def _engine_figure(computed: Computed, ask: Ask, answer: Figures) -> Any:
    level = computed.law.rules[ask.name].level
    row = _row(computed, ask, level)
    return answer[level, next(place for place, each in enumerate(computed.rows[level]) if each is row)][ask.name]


def _judge(running: _Running, answer: Figures | Fout | None, engine: str) -> Uitslag:
    case, question, computed = running.case, running.question, running.computed
    head: dict[str, Any] = {
        "id": case.name,
        "titel": case.title,
        "verwacht": case.part("verwacht"),
        "bron": case.source,
    }
    if running.strange is not None:
        why = f"{running.refusal}; zie docs/gevallen.md."
        return Uitslag(**head, uitslag=NOT_UNDERSTOOD, uitleg=why[0].upper() + why[1:], sleutels=running.strange)
    if question is None or computed is None or isinstance(answer, Fout):
        return Uitslag(**head, uitslag=WRONG, uitleg=running.refusal or str(answer))
    got: dict[str, Any] = {}
    notes, wrong = _notes(question), False
    for ask in question.asks:
        figure = explained = _explained(question, computed, ask)
        if answer is not None and ask.name in computed.law.rules:
            figure = _engine_figure(computed, ask, answer)
        _store(got, ask, plain_figure(figure, computed.law.book.unit(ask.name)))
        if figure != explained:
            wrong = True
            notes.append(
                f"{ask.name}: {engine} geeft {figure}, de uitleg {explained}; dat is een fout in het programma."
            )
        elif not _right(question, computed, ask, figure):
            wrong = True
            notes.append(_explanation(computed, ask))
    return Uitslag(
        **head,
        uitslag=WRONG if wrong else RIGHT,
        gekregen=got,
        aangenomen=question.assumed,
        uitleg="\n".join(notes) or None,
    )


def _notes(question: Question) -> list[str]:
    regimes = sorted(question.law.regimes - {IN_FORCE})
    notes = [f"Gerekend met regime '{regime}', dat nog niet in werking is." for regime in regimes]
    return [*notes, f"Zonder 'op' gerekend op vandaag, {question.law.op}."] if question.today else notes


def _right(question: Question, computed: Computed, ask: Ask, figure: Any) -> bool:
    if ask.expected is None:
        rule = computed.law.rules.get(ask.name)
        applies = rule.applies if rule else None
        absent = rule and applies and computed.figure(applies, _row(computed, ask, rule.level)) is False
        return figure is None or bool(absent)
    if type(ask.expected) is int and type(figure) is int:
        return abs(ask.expected - figure) <= question.tolerance
    return type(ask.expected) is type(figure) and bool(ask.expected == figure)


def _store(got: dict[str, Any], ask: Ask, figure: Any) -> None:
    """Put a figure where the case expects it: under its name, in a list, or in rows of a level with their keys."""
    here: Any = got
    path = ask.path
    for step, following in zip(path, path[1:], strict=False):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(here, list):
            while len(here) <= step:
                here.append(dict(ask.row) if isinstance(ask.row, dict) else {})
            here = here[step]
        else:
            here = here.setdefault(step, empty)
    if isinstance(here, list):
        here.append(figure)
    else:
        here[path[-1]] = figure


def _explanation(computed: Computed, ask: Ask) -> str:
    """The tree of figures behind an outcome that differs."""
    law = computed.law
    if ask.name in law.rules:
        node = computed.node(ask.name, _row(computed, ask, law.rules[ask.name].level))
        absent = [leaf.naam for leaf in node.leaves() if leaf.naam in computed.missing] if node.waarde is None else []
        needed = [f"Niet gegeven en wel nodig: {', '.join(dict.fromkeys(absent))}."] if absent else []
        return "\n".join([*needed, node.as_text()])
    key = next(iter(ask.row.values()), None) if isinstance(ask.row, dict) else None
    entry = law.entry(ask.name, key)
    why = f"volgens {entry.source}" if entry else f"op {law.op} (stand {law.stand}) geldt er niets"
    return f"{ask.name}: {why}; zie telmee wet toon {ask.name}"
