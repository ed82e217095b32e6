"""What the law in the program knows: facts that an outcome needs, unknown values, values due for review, the graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from telmee.wet.machine.book import CALENDAR, Lawbook
from telmee.wet.machine.law import GENERAL, LawOnDay
from telmee.wet.machine.rule import LEVELS, Fact, Rule
from telmee.wet.machine.values import IN_FORCE, Entry, Value


@dataclass(frozen=True)
class Need:
    """A fact that an outcome needs; ``instead_of`` is a total that may be given in its place."""

    fact: Fact
    instead: tuple[str, ...]


def needed_facts(law: LawOnDay, name: str) -> tuple[list[Need], list[Rule], list[Value]]:
    """The facts behind an outcome, the totals that may be given directly, and the values unknown on this day."""
    law.require(name)
    behind = law.everything_behind(name)
    totals = [law.rules[each] for each in behind if each in law.rules and law.rules[each].total]
    under = {each: [total.name for total in totals if each in law.everything_behind(total.name)] for each in behind}
    needs = [Need(law.facts[each], tuple(under[each])) for each in behind if each in law.facts]
    order = list(LEVELS)
    needs.sort(key=lambda need: -order.index(need.fact.level))
    unknown = [law.book.values[each] for each in behind if each in law.book.values and _unknown_now(law, each)]
    return needs, totals, unknown


def _unknown_now(law: LawOnDay, name: str) -> bool:
    return bool(unknown_keys(law, name))


def unknown_keys(law: LawOnDay, name: str) -> list[str | None]:
    """For what a value is unknown on this day: its keys (sectors, ages), or None when it has no keys."""
    keys: list[str | None] = [*law.book.values[name].keys] or [None]
    return [key for key in keys if (entry := law.entry(name, key)) is None or entry.figure is None]


def unknown_values(book: Lawbook) -> list[tuple[Value, Entry, list[str]]]:
    """Every unknown entry with the outcomes that depend on the value, directly or not."""
    found = []
    for value in book.values.values():
        dependants = outcomes_of(book, value.name)
        found += [(value, entry, dependants) for entry in value.entries if entry.figure is None]
    return found


def outcomes_of(book: Lawbook, name: str) -> list[str]:
    """All rules that a name has influence on."""
    reached: dict[str, None] = {}
    queue = [name]
    while queue:
        for user in book.used_by(queue.pop(0)):
            if user not in reached:
                reached[user] = None
                queue.append(user)
    return list(reached)


def outdated_values(book: Lawbook, day: date) -> list[Value]:
    """Values that nobody looked at for more than a year before a day."""
    a_year_before = (
        day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
    )
    return [value for value in book.values.values() if value.reviewed < a_year_before]


def graph(law: LawOnDay, name: str) -> tuple[list[tuple[str, str, str, str]], list[tuple[str, str]]]:
    """Nodes (id, label, kind, level) and arrows (from, to) of everything behind an outcome; general rules folded in."""
    law.require(name)
    behind = [each for each in law.everything_behind(name) if each not in CALENDAR]
    nodes: dict[str, tuple[str, str, str, str]] = {}
    arrows: dict[tuple[str, str], None] = {}
    for each in behind:
        plain = each.removesuffix(GENERAL)
        nodes.setdefault(plain, (plain, law.book.label(plain), kind(law, plain), law.level_of(plain) or ""))
        for need in law.dependencies(each):
            if need not in CALENDAR and need.removesuffix(GENERAL) != plain:
                arrows[need.removesuffix(GENERAL), plain] = None
    return list(nodes.values()), list(arrows)


def kind(law: LawOnDay, name: str) -> str:
    """Whether a name is a fact, a value, an unknown value, a total or another rule."""
    if name in law.facts:
        return "feit"
    if name in law.book.values:
        return "onbekend" if _unknown_now(law, name) else "waarde"
    behind = law.rules.get(name + GENERAL, law.rules[name])
    return "totaal" if behind.total else "regel"


def regimes(book: Lawbook) -> list[str]:
    """The regimes that may be asked for beside what is in force."""
    found = {rule.regime for rule in book.rules} | {
        entry.regime for value in book.values.values() for entry in value.entries
    }
    return sorted(found - {IN_FORCE})


def without_text(law: LawOnDay, names: Iterable[str]) -> dict[str, str]:
    """Every regime that was asked for and has no text on these outcomes that day, with its first or last text."""
    behind, found = set(law.everything_behind(*names)), {}
    for regime in sorted(law.regimes - {IN_FORCE}):
        texts = [rule for rule in law.book.rules if rule.regime == regime and rule.name.removesuffix(GENERAL) in behind]
        if not texts or any(rule.holds(law.op, law.stand, law.regimes) for rule in texts):
            continue
        first, last = min(texts, key=lambda rule: rule.since), max(texts, key=lambda rule: rule.until or date.max)
        if first.since > law.op:
            why = f"bestond op {law.op} nog niet: de eerste tekst geldt vanaf {first.since} ({first.law})"
        elif last.until and last.until < law.op:
            why = f"bestond op {law.op} niet meer: de laatste tekst gold tot en met {last.until} ({last.law})"
        else:
            why = f"was op {law.stand} nog niet bekend"
        found[regime] = f"Wat regime '{regime}' hierover zegt, {why}. Gerekend is met wat wel gold."
    return found
