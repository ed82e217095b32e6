"""What a rule and a fact of the law are: plain data made by :func:`rule` and :func:`fact`.

A rule's name is what it yields; its arguments name what it needs (other rules, facts of a record, dated values); the
decorator carries what the law says about it. See ``docs/wet.md`` for the whole picture.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypedDict, Unpack

from telmee.wet.machine import terms
from telmee.wet.machine.terms import Term
from telmee.wet.machine.units import TEXT, TRUTH
from telmee.wet.machine.values import IN_FORCE


@dataclass(frozen=True)
class Level:
    """What one row is: its keys, the levels straight above it, and the most rows that a total over it may have."""

    name: str
    keys: tuple[str, ...]
    above: tuple[str, ...]
    meaning: str


LEVELS = {
    level.name: level
    for level in (
        Level(
            "tijdvak",
            ("persoon", "werkgever", "inkomstenverhouding", "tijdvak_begin"),
            ("werknemer", "persoon"),
            "één inkomstenverhouding in één aangiftetijdvak",
        ),
        Level(
            "werknemer",
            ("persoon", "werkgever", "jaar"),
            ("werkgever", "persoon"),
            "één persoon bij één werkgever in één jaar",
        ),
        Level("persoon", ("persoon",), ("gemeente",), "één persoon op één dag"),
        Level("werkgever", ("werkgever", "jaar"), ("sector",), "één werkgever in één jaar"),
        Level("sector", ("sector", "jaar"), ("land",), "één sector in één jaar"),
        Level("gemeente", ("gemeente", "jaar"), ("land",), "één gemeente in één jaar"),
        Level("land", ("jaar",), (), "Nederland in één jaar"),
    )
}
MOST_ROWS = {
    "tijdvak": 10**7,
    "werknemer": 10**6,
    "persoon": 10**8,
    "werkgever": 10**7,
    "sector": 10,
    "gemeente": 10**3,
}
"""Most rows of a level in one total; more than any employer or the country has, so that bounds can be proven."""


def levels_above(level: str) -> list[str]:
    """The levels that a level's rows belong to, nearest first."""
    found: dict[str, None] = {}
    queue = list(LEVELS[level].above)
    while queue:
        each = queue.pop(0)
        found.setdefault(each)
        queue += LEVELS[each].above
    return list(found)


@dataclass(frozen=True)
class Fact:
    """A column of a record: something that happened, or that a body decides per case (``decider``, ``evidence``)."""

    name: str
    level: str
    unit: str
    label: str
    meaning: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    decider: str = ""
    evidence: str = ""
    after: tuple[str, ...] = ()
    of: str = ""
    past: bool = False

    @property
    def sort(self) -> str:
        """What JSON carries: getal, ja/nee, tekst or datum."""
        return {TRUTH: "ja/nee", TEXT: "tekst", "datum": "datum"}.get(self.unit, "geheel getal")


@dataclass(frozen=True)
class Rule:
    """One dated rule. ``term`` is its formula; ``needs`` the names in it."""

    name: str
    level: str
    law: str
    since: date
    unit: str
    label: str
    term: Term
    doc: str
    needs: tuple[str, ...]
    subject: str
    function: Callable[..., Any]
    until: date | None = None
    known: date | None = None
    regime: str = IN_FORCE
    total: str | None = None
    among: str | None = None
    overrides: str | None = None
    when: str | None = None
    applies: str | None = None
    beside: tuple[str, ...] = ()
    high: int | None = None
    low: int | None = None
    who: str = ""
    decider: str = ""
    evidence: str = ""
    lasts: str = ""

    @property
    def known_since(self) -> date:
        return self.known or self.since

    @property
    def articles(self) -> dict[str, str]:
        """The texts that the rule may give, each with the article it rests on: of its own case, else of the rule."""
        return {text: article or self.law for text, article in terms.texts_in(self.term)}

    def holds(self, op: date, stand: date, regimes: frozenset[str]) -> bool:
        return (
            self.since <= op
            and (self.until is None or op <= self.until)
            and self.known_since <= stand
            and self.regime in regimes
        )


def fact(
    name: str,
    level: str,
    *,
    unit: str,
    label: str,
    meaning: str,
    low: int = 0,
    high: int = 0,
    choices: tuple[str, ...] = (),
    decider: str = "",
    evidence: str = "",
    after: tuple[str, ...] = (),
    of: str = "",
    past: bool = False,
) -> Fact:
    """Declare a fact. ``low`` and ``high`` bound every figure; what lies outside is refused as absurd.

    decider, evidence: who decides it in each case, and the paper that shows it; empty where it simply happened.
    after, of, past: days that it cannot lie before, the yes without which it is not there, and whether it cannot lie
    after the day that is asked about; facts that say otherwise contradict each other.
    """
    if level not in LEVELS:
        raise ValueError(f"feit '{name}' staat op een onbekend niveau '{level}'")
    return Fact(name, level, unit, label, meaning, low, high, choices, decider, evidence, after, of, past)


DAY: dict[str, Any] = {"low": -25_508, "high": 32_000}
"""Bounds of a day in somebody's life: 1 March 1900 to August 2057."""


def yes_no(level: str, name: str, label: str, meaning: str, decider: str = "") -> Fact:
    """A fact that is yes or no."""
    return fact(name, level, unit=TRUTH, label=label, meaning=meaning, decider=decider)


def day_fact(level: str, name: str, label: str, meaning: str, after: tuple[str, ...] = (), of: str = "") -> Fact:
    """A fact that is a day in somebody's life."""
    return fact(name, level, unit="datum", label=label, meaning=meaning, after=after, of=of, **DAY)


class Rest(TypedDict, total=False):
    """What a rule may say beside what every rule says; the words are those of :class:`Rule`."""

    name: str
    regime: str
    among: str | None
    overrides: str
    when: str
    applies: str
    beside: tuple[str, ...]
    high: int
    low: int
    who: str
    decider: str
    evidence: str
    lasts: str


def rule(
    level: str,
    *,
    law: str,
    since: str,
    unit: str,
    label: str,
    until: str | None = None,
    known: str | None = None,
    total: bool | str = False,
    **rest: Unpack[Rest],
) -> Callable[[Callable[..., Any]], Rule]:
    """Make a rule of a function.

    level, law, since, unit, label: where it lives, what it cites, from when it applies, what it yields.
    until, known, regime: last day, day since which it was known, and the regime it belongs to.
    total: sums over a level below (True: the level of its argument); among: only the rows for which that holds.
    overrides, when: an exception to the named rule, where the named condition holds.
    applies: the truth value that tells "not applicable"; beside: outcomes that must be read together with this one.
    high, low: stated bounds on the outcome, where those that follow from the facts are needlessly wide; an outcome that
    is given must lie within them.
    who: of a day on which something must be done or decided, whose turn it is.
    decider, evidence, lasts: who decides the outcome in each case, the paper that shows it, and how long it lasts;
    what was decided may be given, and then stands above our own reading.
    """

    def make(function: Callable[..., Any]) -> Rule:
        needs = tuple(inspect.signature(function).parameters)
        own: Rest = {"name": function.__name__, **rest}
        return Rule(
            level=level,
            law=law,
            since=date.fromisoformat(since),
            unit=unit,
            label=label,
            term=terms.term(function(*map(terms.name, needs))),
            doc=inspect.cleandoc(function.__doc__ or ""),
            needs=needs,
            subject=_subject(function.__module__),
            function=function,
            until=date.fromisoformat(until) if until else None,
            known=date.fromisoformat(known) if known else None,
            total=_source(needs) if total is True else str(total) if total else None,
            **own,
        )

    return make


def family(
    kinds: Mapping[str, Mapping[str, str]], level: str, *, law: str, label: str, **rest: Any
) -> Callable[[Callable[..., Any]], tuple[Rule, ...]]:
    """One rule for each of several kinds: ``SOORT`` in its name, its arguments and the names it cites becomes the kind.

    kinds: per kind the words that ``{…}`` in ``law``, ``label``, texts and articles ask for; and, where a kind has a
    name of its own for an argument, that argument as written and the name. The rules are as plain as if each had been
    written out.
    """

    def make(function: Callable[..., Any]) -> tuple[Rule, ...]:
        arguments = tuple(inspect.signature(function).parameters)

        def one(kind: str, words: Mapping[str, str]) -> Rule:
            def named(text: Any) -> Any:
                return words.get(text, text).replace("SOORT", kind) if isinstance(text, str) else text

            own = {key: tuple(map(named, thing)) if key == "beside" else named(thing) for key, thing in rest.items()}
            called = {"law": law.format(**words), "label": label.format(**words)}
            made = rule(level, **{"name": named(function.__name__), **own, **called})(function)
            needs = tuple(map(named, arguments))
            total = _source(needs) if rest.get("total") is True else made.total
            term = terms.worded(terms.term(function(*map(terms.name, needs))), words)
            return replace(made, needs=needs, total=total, term=term)

        return tuple(one(kind, words) for kind, words in kinds.items())

    return make


def _source(arguments: tuple[str, ...]) -> str:
    """Marks that the level summed over is that of the first argument (known only once the law is put together)."""
    if not arguments:
        raise ValueError("een totaal zonder argument zegt welk niveau het telt: total='tijdvak'")
    return f"={arguments[0]}"


def _subject(module: str) -> str:
    parts = module.split(".")
    return parts[-2] if parts[-1] == "rules" and len(parts) > 1 else parts[-1]
