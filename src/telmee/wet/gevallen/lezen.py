"""Read a file of cases, with every figure exactly as it is written.

YAML makes a float of 1.93; here it becomes the decimal 1.93, so that nothing is lost on the way to whole numbers. A
key that is written twice is refused, since the first would disappear.

Raises :class:`telmee.fouten.Fout` when the file is missing, unreadable, not YAML, or has no list ``cases`` with at
least one case in it. A case that is no case among good ones is kept, with what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from telmee.fouten import Fout


@dataclass(frozen=True)
class Case:
    """One case as written."""

    name: str
    title: str
    source: str
    content: dict[str, Any]
    problem: str | None = None

    @property
    def inputs(self) -> dict[str, Any]:
        return {**(self.content.get("facts") or {}), **(self.content.get("inputs") or {})}

    @property
    def expect(self) -> dict[str, Any]:
        return dict(self.content.get("expect") or {})


class _Exact(yaml.SafeLoader):
    """A safe loader that keeps decimals exact and refuses a key that is written twice."""


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    text = str(loader.construct_scalar(node)).replace("_", "")
    try:
        figure = Decimal(text)
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite():
        raise yaml.constructor.ConstructorError(None, None, f"'{text}' is geen getal", node.start_mark)
    return figure


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    found: dict[Any, Any] = {}
    for key_node, content_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if isinstance(key, list | dict):
            raise yaml.constructor.ConstructorError(None, None, "een lijst kan geen sleutel zijn", key_node.start_mark)
        if key in found:
            raise yaml.constructor.ConstructorError(
                None, None, f"sleutel '{key}' staat er twee keer", key_node.start_mark
            )
        found[key] = loader.construct_object(content_node, deep=True)
    return found


_Exact.add_constructor("tag:yaml.org,2002:float", _decimal)
_Exact.add_implicit_resolver(  # 1e-05 is a figure in YAML 1.2 and JSON, a text in YAML 1.1
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+$"), list("-+0123456789")
)
_Exact.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_exactly(path: Path) -> Any:
    """The content of a YAML file, decimals exact."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Exact)
    except FileNotFoundError as problem:
        raise Fout(f"Het bestand '{path}' bestaat niet; controleer de naam.") from problem
    except (OSError, UnicodeDecodeError) as problem:
        known = {UnicodeDecodeError: "het is geen tekst", IsADirectoryError: "het is een map"}
        reason = known.get(type(problem), getattr(problem, "strerror", None))
        raise Fout(
            f"Het bestand '{path}' is niet te lezen ({reason}); geef een YAML-bestand met gevallen."
        ) from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f" op regel {mark.line + 1}" if mark else ""
        what = getattr(problem, "problem", None) or type(problem).__name__
        raise Fout(f"Het bestand '{path}' is geen goede YAML{where} ({what}); herstel het.") from problem


def read_cases(path: Path) -> list[Case]:
    """All cases of a file, in its order."""
    content = read_exactly(path)
    raw = content.get("cases") if isinstance(content, dict) else content
    if not isinstance(raw, list) or not raw:
        raise Fout(f"In '{path}' staan geen gevallen; er moet een lijst 'cases' in staan.")
    cases = [_case(number, each) for number, each in enumerate(raw, 1)]
    if all(case.problem for case in cases):
        raise Fout(f"In '{path}': {cases[0].problem}.")
    return cases


def _case(number: int, raw: Any) -> Case:
    if not isinstance(raw, dict):
        name = f"geval {number}"
        return Case(name, "", "", {}, f"'{name}' is geen geval; het moet id, inputs en expect hebben")
    name = f"geval {number}" if raw.get("id") in (None, "") else str(raw["id"])
    texts = str(raw.get("title") or ""), str(raw.get("source") or "")
    for part in ("inputs", "facts", "expect"):
        if not isinstance(raw.get(part) or {}, dict):
            return Case(name, *texts, {}, f"geval '{name}': '{part}' moet uit sleutels met hun inhoud bestaan")
    if twice := sorted(map(str, set(raw.get("inputs") or {}) & set(raw.get("facts") or {}))):
        return Case(name, *texts, {}, f"geval '{name}': {', '.join(twice)} staat onder 'inputs' en onder 'facts'")
    if not set(raw.get("expect") or {}) - {"note"}:
        return Case(name, *texts, {}, f"geval '{name}' verwacht niets; zet de uitkomsten onder 'expect'")
    return Case(name, *texts, raw)
