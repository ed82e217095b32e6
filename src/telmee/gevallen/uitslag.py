"""What comes of a case, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from telmee.veilig import regel

RIGHT, WRONG, NOT_UNDERSTOOD = "goed", "fout", "niet begrepen"


@dataclass(frozen=True)
class Uitslag:
    """One case: right, wrong, or with names (``sleutels``) without a meaning; and what it assumes itself."""

    id: str
    titel: str
    uitslag: str
    verwacht: dict[str, Any]
    gekregen: dict[str, Any] = field(default_factory=dict)
    aangenomen: dict[str, Any] = field(default_factory=dict)
    uitleg: str | None = None
    sleutels: list[str] = field(default_factory=list)
    bron: str = ""


def als_json(uitslagen: list[Uitslag]) -> list[dict[str, Any]]:
    """A list of plain JSON values."""
    return [{key: _plain(content) for key, content in asdict(each).items()} for each in uitslagen]


def als_tekst(uitslag: Uitslag) -> str:
    """A line for a right case; expectation, outcome and explanation for a wrong one."""
    lines = [f"{uitslag.uitslag:<13} {uitslag.id}  {uitslag.titel}".rstrip()]
    if uitslag.aangenomen:
        lines.append(f"    aangenomen: {in_words(uitslag.aangenomen)}")
    if uitslag.uitslag == WRONG:
        for key, wanted in uitslag.verwacht.items():
            got = uitslag.gekregen.get(key)
            mark = " " if _plain(got) == _plain(wanted) else "!"
            lines.append(f"  {mark} {key}: verwacht {in_words(wanted)}, gekregen {in_words(got)}")
    if uitslag.uitslag != RIGHT:
        lines += [f"    {line}" for line in (uitslag.uitleg or "").splitlines()]
    return "\n".join(map(regel, lines))


def in_words(content: Any) -> str:
    """A figure as a person writes it in a case."""
    content = _plain(content)
    if content is None:
        return "onbekend"
    if isinstance(content, bool):
        return "ja" if content else "nee"
    if isinstance(content, list):
        return "[" + ", ".join(map(in_words, content)) + "]"
    if isinstance(content, dict):
        return ", ".join(f"{key} {in_words(each)}" for key, each in content.items())
    return str(content).replace(".", ",") if isinstance(content, float) else str(content)


def _plain(content: Any) -> Any:
    """Exact figures as JSON numbers: only here, where they are shown."""
    if isinstance(content, Decimal):
        return int(content) if content == int(content) else float(content)
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, dict):
        return {str(key): _plain(each) for key, each in content.items()}
    if isinstance(content, list | tuple):
        return [_plain(each) for each in content]
    return content
