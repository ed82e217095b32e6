"""What a term means for one record: the shortest reading of it, in whole numbers of any size.

None is unknown. This is the reference that the engines are tested against, and what an explanation computes with.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from telmee.wet.machine.dates import plus_months
from telmee.wet.machine.terms import Term

STRICT: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "min": min,
    "max": max,
    "nearest": lambda a, b: (2 * a + b) // (2 * b),
    "scaled": operator.mul,
    "part": operator.floordiv,
    "months": lambda day, months: plus_months(day, months, operator.floordiv, min),
}


def evaluate(node: Term, lookup: Callable[[str], Any]) -> Any:
    """The figure of a term; ``lookup`` gives the figure of a name."""
    kind, parts = node.kind, node.parts
    if kind == "name":
        return lookup(parts[0])
    if kind == "literal":
        return parts[0]
    of = [evaluate(part, lookup) if isinstance(part, Term) else part for part in parts]
    if kind == "known":
        return of[0] is not None
    if kind == "~":
        return None if of[0] is None else not of[0]
    if kind == "&":
        return False if False in of else None if None in of else True
    if kind == "|":
        return True if True in of else None if None in of else False
    if kind == "choose":
        return None if of[0] is None else of[1] if of[0] else of[2]
    return None if None in of else STRICT[kind](*of)
