"""Which codes of a list a rule says yes to, so that a list of codes stands in the law alone and a filter can use it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from telmee.wet.machine.explain import Computed, compute
from telmee.wet.machine.law import LawOnDay


@lru_cache(maxsize=256)
def _codes(law: LawOnDay, rule: str, fact: str, given: tuple[tuple[str, Any], ...]) -> tuple[int, ...]:
    known = law.facts[fact]
    level = known.level
    rows = [{fact: code} for code in range(known.low, known.high + 1)]
    above: dict[str, Any] = {}
    for name, figure in given:
        if law.level_of(name) == level:
            rows = [{**row, name: figure} for row in rows]
        else:
            above[name] = figure
    computed: Computed = compute(law, {level: rows, **above}, rule)
    return tuple(row[fact] for row in computed.rows[level] if computed.figure(rule, row) is True)


def codes(law: LawOnDay, rule: str, fact: str, **given: Any) -> tuple[int, ...]:
    """Codes of `fact` for which `rule` holds, whatever else is given; in order."""
    return _codes(law, rule, fact, tuple(sorted(given.items())))
