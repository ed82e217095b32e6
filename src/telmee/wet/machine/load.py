"""Reading the law of this program: every subject, once, checked as a whole.

A subject is a folder of ``telmee.wet`` with ``rules.py``, ``values.yaml`` and ``cases.yaml``; a folder that is added is
found by itself. What is wrong with the whole is found by :mod:`telmee.wet.machine.check`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

from telmee.fouten import Fout, eis_uitleg
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.check import check_whole
from telmee.wet.machine.event import Event
from telmee.wet.machine.rule import Fact, Rule
from telmee.wet.machine.values import Value, read_values

SUBJECTS = Path(__file__).parent.parent


def collect(modules: Iterable[ModuleType], values: dict[str, Value], subjects: tuple[str, ...] = ()) -> Lawbook:
    """Put rules and facts of modules together with values. Double names are refused here, the rest in ``check``."""
    rules: list[Rule] = []
    facts: dict[str, Fact] = {}
    events: dict[str, Event] = {}
    for module in modules:
        for thing in vars(module).values():
            alike = thing if isinstance(thing, tuple) else (thing,)
            rules += [each for each in alike if isinstance(each, Rule)]
        for thing in getattr(module, "FACTS", ()):
            if thing.name in facts:
                raise Fout(f"Feit '{thing.name}' staat twee keer in de wet.")
            facts[thing.name] = thing
        for kind in getattr(module, "EVENTS", ()):
            if kind.name in events:
                raise Fout(f"Gebeurtenis '{kind.name}' staat twee keer in de wet.")
            events[kind.name] = replace(kind, subject=module.__name__.split(".")[-2])
    return Lawbook(tuple(rules), facts, values, subjects, events)


@cache
def lawbook() -> Lawbook:
    """The law of this program, checked as a whole."""
    eis_uitleg()
    subjects = tuple(sorted(path.parent.name for path in SUBJECTS.glob("*/rules.py")))
    values: dict[str, Value] = {}
    for subject in subjects:
        for name, value in read_values(SUBJECTS / subject / "values.yaml", subject).items():
            if name in values:
                raise Fout(f"Waarde '{name}' staat in '{subject}' en in '{values[name].subject}'.")
            values[name] = value
    book = collect((importlib.import_module(f"telmee.wet.{subject}.rules") for subject in subjects), values, subjects)
    check_whole(book)
    return book
