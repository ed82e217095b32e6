"""What to ask next, so that few questions decide a yes/no outcome. Knows no subject: it reads the graph of the rules.

An outcome that is unknown is a formula of what is still open: facts, comparisons of facts, and outcomes that a body
decides (whoever has the decision need not tell what lies behind it). A *way* is a small set of answers that makes the
formula true or false, whatever the rest is. What is asked lies on the cheapest way to no: whoever belongs to nothing
must deny every ground once, and whoever belongs to one is found on that way. A yes is taken to be rarer than a no;
who asks may say of which names a yes is rarer still (`seldom`), and which to ask before the others (`sooner`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from telmee.wet.machine.explain import Computed
from telmee.wet.machine.law import LawOnDay
from telmee.wet.machine.rule import Rule
from telmee.wet.machine.terms import Term, names_in, written
from telmee.wet.machine.units import TRUTH

SELDOM, RARE, USUAL, SOONER = 20_000, 900, 300, 200
"""What an answer costs on a way: a yes that is seldom said, any other yes, a no, and a no to what is asked sooner."""
MOST_WAYS = 24
"""So many of the cheapest ways are kept at every step."""

MANY = 3
"""A name that stands in so many places of the formula goes before the order of the law."""

Answer = tuple[str, bool]
Way = frozenset[Answer]
Price = Callable[[Answer], int]


@dataclass(frozen=True)
class Open:
    """What is not decided yet, as a formula: ``kind`` is 'ask' (a name to be asked), 'and', 'or', 'not', or a truth."""

    kind: str
    name: str = ""
    parts: tuple[Open, ...] = ()


@dataclass
class Asking:
    """The open formula of one outcome of one record. ``skipped``: names to which nobody knew the answer."""

    computed: Computed
    target: str
    skipped: frozenset[str] = frozenset()
    sooner: tuple[str, ...] = ()
    seldom: frozenset[str] = frozenset()
    asks: dict[str, str] = field(default_factory=dict)  # what an open name is asked as: a fact, or a decided outcome
    given: dict[str, bool] | None = None  # the answers, while it is asked which of them decide
    behind: dict[str, tuple[str, ...]] = field(default_factory=dict)  # and what was given, from which each follows
    _made: dict[str, Open | None] = field(default_factory=dict)

    def next(self) -> str | None:
        """The name to ask next; None when the outcome is known, or when no answer can decide it."""
        formula = self._of_name(self.target, decided=False)
        if formula is None or formula.kind in ("true", "false"):
            return None
        price = _price(self.asks, self.sooner, self.seldom)
        yes, no = ways(formula, True, price=price), ways(formula, False, price=price)
        if not yes and not no:
            return None
        best = self._choose(yes, no, _places(formula))
        return self.asks[best]

    def undecided(self) -> list[str]:
        """Everything that may still be asked, in the order of the law."""
        formula = self._of_name(self.target, decided=False)
        return list(dict.fromkeys(self.asks[each] for each in _open_names(formula)))

    def deciding(self) -> list[str]:
        """The fewest of the given facts and decisions from which the outcome follows, in the order of the law."""
        outcome = self.computed.figure(self.target, self._row(self.target))
        if outcome is None:
            return []
        again = Asking(self.computed, self.target, given={})
        formula = again._of_name(self.target, decided=False)
        assert formula is not None and again.given is not None
        found = ways(formula, outcome, again.given)
        names = {name for name, _ in found[0]} if found else set()
        return list(
            dict.fromkeys(each for name in _open_names(formula) if name in names for each in again.behind[name])
        )

    def _choose(self, yes: list[Way], no: list[Way], places: dict[str, int]) -> str:
        """What to ask: on the way to no, which must deny every ground, unless answers no alone are left to a yes.

        Of those on both ways if there are any; what is to be asked sooner first, then what settles many places, then in
        the order of the law.
        """
        on_no = {name for name, _ in no[0]} if no else set()
        on_yes = {name for name, _ in yes[0]} if yes else set()
        nearly = bool(yes) and not any(answer for _, answer in yes[0])
        pool = (on_yes & on_no or on_yes) if nearly else on_no or on_yes
        order = {name: place for place, name in enumerate(places)}
        rank = {name: place for place, name in enumerate(self.sooner)}

        def turn(name: str) -> tuple[int, int, int]:
            return rank.get(self.asks[name], len(rank)), -places[name] if places[name] >= MANY else 0, order[name]

        return min(pool, key=turn)

    # The formula

    def _row(self, name: str) -> dict[str, Any]:
        level = self.computed.law.level_of(name)
        return self.computed.row(level) if level else {}

    def _of_name(self, name: str, decided: bool) -> Open | None:
        """The formula of a truth value; None where nobody can be asked. ``decided``: inside a ground."""
        law = self.computed.law
        row = self._row(name)
        known = self.computed.figure(name, row)
        if known is not None and (self.given is None or law.level_of(name) is None):
            return Open("true" if known else "false")
        if known is not None and name in row:
            return self._answered(name, (name,), known)
        key = f"{name} {decided}"
        if key not in self._made:
            rule = law.rules.get(name)
            if rule is None:
                made = self._ask(name, name) if name in law.facts and name not in self.skipped else None
            elif decided and rule.decider and name not in self.skipped and self.given is None:
                made = self._ask(name, name)
            else:
                made = self._of_term(rule.term, decided or bool(rule.lasts))
            self._made[key] = made
        return self._made[key]

    def _answered(self, key: str, names: tuple[str, ...], answer: bool) -> Open:
        """What follows from the given `names`; of the law alone it is so for everybody."""
        if not names:
            return Open("true" if answer else "false")
        assert self.given is not None
        self.given[key], self.behind[key] = answer, names
        return self._ask(key, names[0])

    def _ask(self, key: str, name: str) -> Open:
        self.asks.setdefault(key, name)
        return Open("ask", key)

    def _of_term(self, term: Term, decided: bool) -> Open | None:
        kind, parts = term.kind, term.parts
        if kind == "name":
            return self._of_name(parts[0], decided)
        if kind == "literal":
            return Open("true" if parts[0] else "false")
        if kind == "~":
            return _not(self._of_term(parts[0], decided))
        if kind in ("&", "|"):
            return _join(kind, [self._of_term(part, decided) for part in parts])
        if kind == "choose" and all(self._is_truth(part) for part in parts):
            test, yes, no = (self._of_term(part, decided) for part in parts)
            return _join("|", [_join("&", [test, yes]), _join("&", [_not(test), no])])
        return self._comparison(term)

    def _is_truth(self, term: Term) -> bool:
        if term.kind == "name":
            return self.computed.law.book.unit(term.parts[0]) == TRUTH
        return term.kind not in ("literal",) or isinstance(term.parts[0], bool)

    def _comparison(self, term: Term) -> Open | None:
        """A comparison: known, or open through the first fact behind it that is not known."""
        from telmee.wet.machine.evaluate import evaluate

        known = evaluate(term, lambda name: self.computed.figure(name, self._row(name)))
        key = written(term)
        if known is not None and self.given is None:
            return Open("true" if known else "false")
        if known is not None:
            return self._answered(key, tuple(dict.fromkeys(self._given_behind(names_in(term)))), known)
        fact = next(iter(self._facts_behind(names_in(term))), None)
        return None if fact is None else self._ask(key, fact)

    def _given_behind(self, names: Iterable[str]) -> Iterable[str]:
        law = self.computed.law
        for name in names:
            if law.level_of(name) is not None and name in self._row(name):
                yield name
            else:
                yield from self._given_behind(law.dependencies(name))

    def _facts_behind(self, names: Iterable[str]) -> Iterable[str]:
        law = self.computed.law
        for name in names:
            if self.computed.figure(name, self._row(name)) is not None:
                continue
            if name in law.facts:
                if name not in self.skipped:
                    yield name
            elif name in law.rules:
                yield from self._facts_behind(law.dependencies(name))


def _not(one: Open | None) -> Open | None:
    if one is None:
        return None
    if one.kind in ("true", "false"):
        return Open("false" if one.kind == "true" else "true")
    return one.parts[0] if one.kind == "not" else Open("not", parts=(one,))


def _join(kind: str, parts: list[Open | None]) -> Open | None:
    """AND or OR of what is open; a part that nobody can know stays in it as unknown."""
    ends, passes = ("false", "true") if kind == "&" else ("true", "false")
    if any(part is not None and part.kind == ends for part in parts):
        return Open(ends)
    left = [part or Open("unknown") for part in parts if part is None or part.kind != passes]
    if not left:
        return Open(passes)
    return left[0] if len(left) == 1 else Open("and" if kind == "&" else "or", parts=tuple(left))


# --- ways ---


def _usual(answer: Answer) -> int:
    """What an answer costs where nobody said more."""
    return RARE if answer[1] else USUAL


def _price(asks: dict[str, str], sooner: tuple[str, ...], seldom: frozenset[str]) -> Price:
    """What an answer costs to who said what is asked sooner, and to what a yes is seldom."""

    def price(answer: Answer) -> int:
        name = asks.get(answer[0], answer[0])
        if answer[1]:
            return SELDOM if name in seldom else RARE
        return SOONER + sooner.index(name) if name in sooner else USUAL

    return price


def ways(formula: Open, want: bool, given: dict[str, bool] | None = None, price: Price = _usual) -> list[Way]:
    """The cheapest sets of answers that make the formula what is wanted, the cheapest first; none when nothing can.

    With ``given`` only those answers count.
    """
    if formula.kind == "ask":
        possible = given is None or given.get(formula.name) is want
        return [frozenset({(formula.name, want)})] if possible else []
    if formula.kind == "unknown":
        return []
    if formula.kind in ("true", "false"):
        return [frozenset()] if (formula.kind == "true") is want else []
    if formula.kind == "not":
        return ways(formula.parts[0], not want, given, price)
    of_parts = [ways(part, want, given, price) for part in formula.parts]
    if (formula.kind == "and") is not want:  # one part is enough
        return _cheapest((way for each in of_parts for way in each), price)
    found: list[Way] = [frozenset()]
    for each in sorted(of_parts, key=len):
        found = _cheapest((one | other for one in found for other in each if _agree(one, other)), price)
    return found


def _agree(one: Way, other: Way) -> bool:
    return not any((name, not answer) in one for name, answer in other)


def _cheapest(found: Iterable[Way], price: Price) -> list[Way]:
    """The cheapest first; of equal cost the one with the fewest answers yes, so with the most answers."""
    return list(islice(sorted(dict.fromkeys(found), key=lambda way: (sum(map(price, way)), -len(way))), MOST_WAYS))


def _open_names(formula: Open | None) -> Iterable[str]:
    if formula is not None:
        if formula.kind == "ask":
            yield formula.name
        for part in formula.parts:
            yield from _open_names(part)


def _places(formula: Open) -> dict[str, int]:
    """In how many places of the formula a name stands, in the order of the law: the more, the more it decides."""
    found: dict[str, int] = {}
    for name in _open_names(formula):
        found[name] = found.get(name, 0) + 1
    return found


def grounds(law: LawOnDay, target: str) -> list[Rule]:
    """The outcomes behind a target that last (``lasts``) in themselves, the nearest ones, in the order of the law."""
    found: dict[str, Rule] = {}

    def walk(name: str) -> None:
        rule = law.rules.get(name)
        if rule is None:
            return
        if rule.lasts:
            found.setdefault(name, rule)
            return
        for need in law.dependencies(name):
            walk(need)

    walk(target)
    return list(found.values())
