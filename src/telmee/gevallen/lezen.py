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
from telmee.gelezen import LANGST

FRAME = (
    *("id", "title", "kind", "source", "article", "confidence", "note"),
    *("op", "stand", "regime", "feiten", "aangenomen", "verwacht", "tolerance"),
)
"""What a case may consist of."""
ALSO = {"inputs": "feiten", "facts": "feiten", "expect": "verwacht", "date": "op", "year": "op"}
"""Other words for the same parts, as older files have them."""


@dataclass(frozen=True)
class Case:
    """One case as written, its parts by the words of :data:`FRAME`. ``problem``: why it is no case."""

    name: str
    content: dict[str, Any]
    problem: str | None = None
    strange: tuple[str, ...] = ()

    def part(self, word: str) -> dict[str, Any]:
        """The names with their figures under ``feiten``, ``aangenomen`` or ``verwacht``."""
        return dict(self.content.get(word) or {})

    @property
    def title(self) -> str:
        return str(self.content.get("title") or "")

    @property
    def source(self) -> str:
        return str(self.content.get("source") or self.content.get("article") or "")


class _Exact(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
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


def _whole(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    """A whole number; 1:00:00 is one as well, so that a short text may be a number that cannot even be shown."""
    figure = int(yaml.constructor.SafeConstructor.construct_yaml_int(loader, node))
    if abs(figure) >= 10**LANGST:
        raise yaml.constructor.ConstructorError(None, None, f"een getal van meer dan {LANGST} cijfers", node.start_mark)
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
_Exact.add_constructor("tag:yaml.org,2002:int", _whole)
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
        return Case(name, {}, f"'{name}' is geen geval; het moet id, op, feiten en verwacht hebben")
    name = f"geval {number}" if raw.get("id") in (None, "") else str(raw["id"])
    content: dict[str, Any] = {}
    for word, part in raw.items():
        ours = ALSO.get(str(word), str(word))
        if ours in content:
            return Case(name, {}, f"geval '{name}': '{ours}' staat er twee keer, ook als '{word}'", (str(word),))
        content[ours] = part
    if strange := tuple(str(word) for word in content if word not in FRAME and word != "instrument"):
        return Case(name, {}, f"geval '{name}': een geval heeft geen '{strange[0]}', wel {', '.join(FRAME)}", strange)
    for part in ("feiten", "aangenomen", "verwacht"):
        if not isinstance(content.get(part) or {}, dict):
            return Case(name, content, f"geval '{name}': '{part}' moet uit namen met hun cijfer bestaan", (part,))
    if not content.get("verwacht"):
        return Case(name, content, f"geval '{name}' verwacht niets; zet de uitkomsten onder 'verwacht'")
    return Case(name, content)
