"""Facts that cannot both be, in any case: what was given is held against what the law declares of it.

Where a fact is declared stands which days come before it (``after``), without which yes it is not there (``of``), and
that it has happened (``past``). What the law itself rules out are outcomes of the law: rules whose name begins with
``tegenspraak_``, true where the facts cannot be. Nothing is said of facts that were not given.

Raises :class:`telmee.fouten.Fout` with both facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.book import day_number, from_day_number
from telmee.wet.machine.evaluate import evaluate
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.record import Record
from telmee.wet.machine.rule import Fact, Rule
from telmee.wet.machine.units import DATE, TRUTH


def refuse_contradictions(record: Record, asked: Collection[str] = ()) -> None:
    """Refuse facts that cannot both be; which contradiction is itself asked is answered instead."""
    law, given = record.law, record.given
    rules = [rule for name in law.book.contradictions if name not in asked and (rule := law.rules.get(name))]
    rules = [rule for rule in rules if not given.isdisjoint(rule.needs)]
    facts = [law.facts[name] for name in given if name in law.facts and _is_bound(law.facts[name], given)]
    if not rules and not facts:
        return
    computed = Computed(record)
    for problem in (*_impossible(computed, facts), *_ruled_out(computed, rules)):
        raise Fout(f"De feiten spreken elkaar tegen: {problem}.")


def _is_bound(fact: Fact, given: Collection[str]) -> bool:
    return fact.past or fact.of in given or any(each in given for each in fact.after)


def _impossible(computed: Computed, facts: list[Fact]) -> Iterator[str]:
    """What no calendar allows, of every row."""
    today = day_number(computed.law.op)
    for fact in facts:
        for row in computed.record.rows.get(fact.level, ()):
            figure = row.get(fact.name)
            if figure is None:
                continue
            said = _said(computed, fact.name, figure)
            if fact.past and figure > today:
                yield f"{said}, na de dag waarover het gaat ({computed.law.op})"
            for other, before in _given(computed, fact.after, row):
                if figure < before:
                    yield f"{said}, eerder dan '{other}' ({from_day_number(before)}); een van de twee klopt niet"
            for other, holds in _given(computed, (fact.of,), row):
                if holds is False and figure is not False:
                    yield f"{said}, maar {_said(computed, other, holds)}; haal een van de twee weg"


def _given(computed: Computed, names: tuple[str, ...], row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The figures of those names that were given, as seen from a row."""
    for name in names:
        if name in computed.record.given and (figure := computed.figure(name, row)) is not None:
            yield name, figure


def _ruled_out(computed: Computed, rules: list[Rule]) -> Iterator[str]:
    for rule in rules:
        for row in computed.rows_of(rule.level):
            if computed.figure(rule.name, row):
                given = [name for name, _ in _given(computed, _fewest(computed, rule, row), row)]
                names = " en ".join(f"'{name}'" for name in given)
                yield f"{rule.label} ({rule.law}); kijk naar {names} en haal er een weg"


def _fewest(computed: Computed, rule: Rule, row: dict[str, Any]) -> tuple[str, ...]:
    """So few of the names that the rule needs as make it true."""
    names = list(rule.needs)
    for name in rule.needs:
        seen = {each: computed.figure(each, row) for each in names if each != name}
        if evaluate(rule.term, seen.get):
            names.remove(name)
    return tuple(names)


def _said(computed: Computed, name: str, figure: Any) -> str:
    unit = computed.law.book.unit(name)
    words = {True: "ja", False: "nee"}[figure] if unit == TRUTH else figure
    return f"'{name}' is {from_day_number(figure) if unit == DATE else words}"
