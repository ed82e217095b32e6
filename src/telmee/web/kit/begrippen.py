"""Legal terms with their meaning in English, from the list of terms in the documentation, where each stands once.

On an English page a term keeps its Dutch name with the meaning beside it: by hand with `{% begrip "quotumtekort" %}`,
and by itself at the labels of figures and the headings of tables (`gemerkt`), each term once a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from telmee.veilig import escape

LIJST = Path(__file__).resolve().parent / "begrippen.md"
_LABEL = re.compile(r'(<(?:th scope="(?:row|col)"[^>]*|dt|caption|summary|figcaption|h2[^>]*)>)([^<>]+)')


@dataclass(frozen=True)
class Begrip:
    """A term: its Dutch names, what it means in English, where it stands, what the program calls it."""

    termen: tuple[str, ...]
    betekenis: str
    artikel: str = ""
    namen: tuple[str, ...] = ()
    groep: str = ""

    @property
    def kort(self) -> str:
        """The meaning without what is said further."""
        return re.split(r"[:;]", self.betekenis)[0].strip()


@cache
def alle() -> tuple[Begrip, ...]:
    """Every term that has a meaning, in the order of the list."""
    gevonden: list[Begrip] = []
    groep, engels = "", False
    for regel in LIJST.read_text(encoding="utf-8").splitlines():
        if regel.startswith("## "):
            groep, engels = regel[3:].strip(), False
        elif regel.startswith("| term "):
            engels = "meaning in English" in regel
        elif engels and regel.startswith("| "):
            term, betekenis, *rest = (cel.strip() for cel in regel.strip("| ").split(" | "))
            namen = tuple(re.findall(r"`(\w+)`", term))
            woorden = tuple(w.strip() for w in re.sub(r"\(.*?\)|`", "", term).split(","))
            gevonden.append(Begrip(woorden, betekenis.replace("`", ""), rest[0] if rest else "", namen, groep))
    return tuple(gevonden)


@cache
def per_term() -> dict[str, Begrip]:
    """Each term and each name of the program, in small letters, with what it means."""
    return {term.lower(): b for b in reversed(alle()) for term in (*b.namen, *b.termen)}


@cache
def _zoek() -> re.Pattern[str]:
    """Any term as a word of its own, the longest first."""
    termen = sorted({t for b in alle() for t in b.termen if len(t) > 2}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, termen))})(?!\w)", re.IGNORECASE)


def zoek(label: str) -> tuple[str, Begrip] | None:
    """The term that a label is, or the longest that it holds, with its meaning."""
    heel = per_term().get(label.strip().lower())
    if heel is not None:
        return label.strip(), heel
    gevonden = _zoek().search(label)
    return (gevonden[1], per_term()[gevonden[1].lower()]) if gevonden else None


def gemerkt(html: str, gehad: set[str]) -> str:
    """The same HTML with the meaning beside every label that is or holds a term; `gehad`: the terms that had theirs."""

    def erbij(m: re.Match[str]) -> str:
        gevonden = zoek(m[2])
        if gevonden is None or gevonden[1].betekenis in gehad:
            return m[0]
        term, begrip = gevonden
        gehad.add(begrip.betekenis)
        van = "" if term == m[2].strip() else f"{term}: "
        return f'{m[0]} <span lang="en" class="begrip-betekenis">({escape(van + begrip.kort)})</span>'

    return _LABEL.sub(erbij, html)
