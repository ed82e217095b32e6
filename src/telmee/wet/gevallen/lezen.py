"""Read a file of cases, with every figure exactly as it is written.

YAML makes a float of 1.93; here it becomes the decimal 1.93, so that nothing is lost on the way to whole numbers. A
key that is written twice is refused, since the first would disappear.

Raises :class:`telmee.fouten.Fout` when the file is missing, unreadable, not YAML, or has no list ``cases``.
"""

from __future__ import annotations

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

    @property
    def inputs(self) -> dict[str, Any]:
        return dict(self.content.get("inputs") or self.content.get("facts") or {})

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
    return [_case(path, number, each) for number, each in enumerate(raw, 1)]


def _case(path: Path, number: int, raw: Any) -> Case:
    if not isinstance(raw, dict):
        raise Fout(f"Geval {number} in '{path}' is geen geval; het moet id, inputs en expect hebben.")
    name = str(raw.get("id") or f"geval {number}")
    for part in ("inputs", "facts", "expect"):
        if not isinstance(raw.get(part) or {}, dict):
            raise Fout(f"Geval '{name}' in '{path}': '{part}' moet uit sleutels met hun inhoud bestaan.")
    if not raw.get("expect"):
        raise Fout(f"Geval '{name}' in '{path}' verwacht niets; zet de uitkomsten onder 'expect'.")
    return Case(name, str(raw.get("title") or ""), str(raw.get("source") or ""), raw)
