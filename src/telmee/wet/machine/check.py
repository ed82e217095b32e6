"""Checks of the law as a whole, when it is loaded: before a figure is computed, every rule has been looked at.

Every rule and value cites its source; every input exists on every date; units, levels and bounds fit; no name has two
rules on one date in one regime; there is no cycle; exceptions name what they override and when. Raises
:class:`telmee.fouten.Fout` with the first thing that is wrong.
"""

from __future__ import annotations

from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter

from telmee.fouten import Fout
from telmee.wet.machine.book import CALENDAR, Lawbook
from telmee.wet.machine.bounds import rule_measure
from telmee.wet.machine.event import check_events
from telmee.wet.machine.law import GENERAL, LawOnDay
from telmee.wet.machine.measure import declared
from telmee.wet.machine.rule import LEVELS, Rule, levels_above
from telmee.wet.machine.values import IN_FORCE

LAST = date.max


def check_whole(book: Lawbook) -> None:
    """Everything that must hold of the law, whatever the facts."""
    for rule in book.rules:
        _check_rule(book, rule)
    for value in book.values.values():
        _cited(value.name, value.law, *[entry.source for entry in value.entries])
        if value.by and not (value.by in book.facts or book.named(value.by)):
            raise Fout(f"Waarde '{value.name}' verschilt per '{value.by}', maar dat is geen feit of uitkomst.")
    for fact in book.facts.values():
        if book.named(fact.name) or fact.name in book.values or fact.name in CALENDAR:
            raise Fout(f"'{fact.name}' is een feit en ook een regel of waarde; kies één naam.")
        for name in filter(None, (*fact.after, fact.of)):
            if not book.knows(name):
                raise Fout(f"Feit '{fact.name}' noemt '{name}', maar dat bestaat niet.")
    check_events(book)
    _no_overlap(book)
    _inputs_and_cycles(book)


def _cited(name: str, *sources: str) -> None:
    if not all(source and source.strip() for source in sources):
        raise Fout(f"'{name}' noemt geen bron of artikel.")


def _check_rule(book: Lawbook, rule: Rule) -> None:
    _cited(rule.name, rule.law, rule.doc)
    if rule.level not in LEVELS:
        raise Fout(f"Regel '{rule.name}' staat op een onbekend niveau '{rule.level}'.")
    if bool(rule.overrides) != bool(rule.when):
        raise Fout(f"Uitzondering '{rule.name}' moet zeggen wat zij opzij zet en wanneer (overrides en when).")
    for name in filter(None, (rule.overrides, rule.when, rule.among, rule.applies, *rule.beside)):
        if not book.knows(name):
            raise Fout(f"Regel '{rule.name}' noemt '{name}', maar dat bestaat niet.")
    for name in rule.beside:
        if not book.named(name):
            raise Fout(f"Regel '{rule.name}' zet '{name}' ernaast, maar dat is geen uitkomst van een regel.")
    if rule.overrides and book.unit(rule.overrides) != rule.unit:
        raise Fout(f"Uitzondering '{rule.name}' heeft een andere eenheid dan '{rule.overrides}'.")
    for need in rule.needs:
        _check_level(book, rule, need)
    _check_measure(book, rule)


def _check_level(book: Lawbook, rule: Rule, need: str) -> None:
    if not book.knows(need):
        raise Fout(f"Regel '{rule.name}' gebruikt '{need}', maar dat is geen regel, feit of waarde.")
    levels = {each.level for each in book.named(need)} | ({book.facts[need].level} if need in book.facts else set())
    source = rule.total or rule.level
    for level in levels:
        if level != source and level not in levels_above(source):
            raise Fout(
                f"Regel '{rule.name}' (niveau {rule.level}) gebruikt '{need}' van niveau {level}; maak een totaal."
            )
    if rule.total and rule.level not in levels_above(rule.total):
        raise Fout(f"Totaal '{rule.name}' (niveau {rule.level}) ligt niet boven niveau {rule.total}.")
    if bool(rule.total) != (rule.term.kind in ("sum", "count")):
        raise Fout(f"Regel '{rule.name}': een totaal is precies een som of een aantal, en alleen een totaal is dat.")


def _check_measure(book: Lawbook, rule: Rule) -> None:
    try:
        found = rule_measure(book, rule, (rule.name,))
        stated = declared(rule.unit, found.low, found.high)
    except ValueError as problem:
        raise Fout(f"Regel '{rule.name}': {problem}.") from problem
    if found.sort != stated.sort or (found.sort == "int" and not found.bare and found.unit != stated.unit):
        raise Fout(f"Regel '{rule.name}' zegt '{rule.unit}' te geven, maar rekent {found.sort} in {found.unit} uit.")


def _no_overlap(book: Lawbook) -> None:
    for name in {rule.name for rule in book.rules}:
        rules = book.named(name)
        for index, first in enumerate(rules):
            for second in rules[index + 1 :]:
                same = first.regime == second.regime and first.known == second.known
                if same and second.since <= (first.until or LAST):
                    raise Fout(f"Op {second.since} gelden twee regels voor '{name}' ({first.law} en {second.law}).")
        if len({rule.level for rule in rules}) > 1:
            raise Fout(f"'{name}' staat op twee niveaus.")
        if len({rule.unit for rule in rules}) > 1:
            raise Fout(f"'{name}' heeft op verschillende data een andere eenheid.")


def check_dates(book: Lawbook) -> list[date]:
    """The days on which something in the law changes: on each of them the law must be whole."""
    days = {rule.since for rule in book.rules} | {rule.until + timedelta(days=1) for rule in book.rules if rule.until}
    return sorted(days)


def _inputs_and_cycles(book: Lawbook) -> None:
    of_regime: dict[str, list[Rule]] = {}
    for rule in book.rules:
        of_regime.setdefault(rule.regime, []).append(rule)
    suspects = _not_free_of_cycles(_dependencies_ever(book))
    elsewhere = {None, *book.facts, *book.values, *CALENDAR}
    for day in check_dates(book):
        for regime, rules in sorted(of_regime.items()):
            if not any(rule.holds(day, date.max, frozenset({regime})) for rule in rules):
                continue  # then the law of that day is the one in force, or there is none
            law = LawOnDay(book, day, date.max, frozenset({IN_FORCE, regime}))
            there = elsewhere | law.rules.keys()
            for name, rule in law.rules.items():
                if not there.issuperset((*rule.needs, rule.among, rule.applies)):
                    need = next(each for each in law.dependencies(name) if each not in there)
                    raise Fout(f"Regel '{name}' heeft op {day} '{need}' nodig, maar dat is er dan niet ({rule.law}).")
            _no_cycle(law, suspects)


def _dependencies_ever(book: Lawbook) -> dict[str, set[str]]:
    """What every name needs on any date: without a cycle here there is none on any one date."""
    needs: dict[str, set[str]] = {value.name: {value.by} for value in book.values.values() if value.by}
    for rule in book.rules:
        wanted = needs.setdefault(rule.name, set())
        wanted.update(rule.needs, filter(None, (rule.among, rule.applies)))
        if rule.overrides and rule.when:
            needs.setdefault(rule.overrides, set()).update((rule.name, rule.when))
    return needs


def _not_free_of_cycles(needs: dict[str, set[str]]) -> set[str]:
    """The names that may lie in a cycle on some date: what cannot be put in an order, over all dates together."""
    order = TopologicalSorter(needs)
    try:
        order.prepare()
    except CycleError:  # goes on as far as the cycles let it
        pass
    free: set[str] = set()
    while ready := order.get_ready():
        free.update(ready)
        order.done(*ready)
    return (needs.keys() | set().union(*needs.values())) - free


def _no_cycle(law: LawOnDay, suspects: set[str]) -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise Fout(f"Kring in de wet: {' → '.join((*path[path.index(name) :], name))}.")
        if name not in done and name.removesuffix(GENERAL) in suspects:
            for each in law.dependencies(name):
                visit(each, (*path, name))
            done.add(name)

    for name in law.rules.keys() & suspects:
        visit(name, ())
