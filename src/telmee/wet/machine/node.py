"""One figure of an explanation, with what is behind it; plain data for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.units import DATE, TEXT, TRUTH, said

KNOWN, UNKNOWN, NOT_APPLICABLE, INDICATIVE, NOT_IN_FORCE = (
    "bekend",
    "onbekend",
    "niet van toepassing",
    "indicatief",
    "niet in werking",
)
GIVEN_STATUS = "opgegeven"
CERTAINTY = {"high": "hoog", "medium": "middel", "low": "laag", "unknown": ""}


class Said:
    """The formula of a figure, in words and filled in: made when somebody reads it, once."""

    def __init__(self, words: Callable[[], str], filled: Callable[[], str]) -> None:
        self._words, self._filled = words, filled

    @cached_property
    def words(self) -> str:
        return self._words()

    @cached_property
    def filled(self) -> str:
        return self._filled()


NOTHING_SAID = Said(str, str)


@dataclass(frozen=True)
class Node:
    """One figure of an explanation. The field names are those of the rendered explanation, in Dutch.

    ``kinderen`` are the figures that made this one what it is; ``overig`` those that the formula also has, and that
    made no difference: of the branch that did not apply, beside what was false already.
    """

    naam: str
    label: str
    waarde: Any
    eenheid: str
    status: str
    wet: str = ""
    geldig_vanaf: date | None = None
    bron: str = ""
    gezegd: Said = field(default=NOTHING_SAID, compare=False, repr=False)
    kinderen: tuple[Node, ...] = ()
    opmerking: str = ""
    url: str = ""
    zekerheid: str = ""
    link: str = ""
    overig: tuple[Node, ...] = field(default=(), compare=False, repr=False)

    @property
    def formule(self) -> str:
        return self.gezegd.words

    @property
    def formule_ingevuld(self) -> str:
        return self.gezegd.filled

    def als_velden(self) -> dict[str, Any]:
        """What there is to say of this figure alone, as plain JSON values."""
        return {
            "naam": self.naam,
            "label": self.label,
            "waarde": plain_figure(self.waarde, self.eenheid),
            "eenheid": self.eenheid,
            "status": self.status,
            "wet": self.wet,
            "geldig_vanaf": self.geldig_vanaf.isoformat() if self.geldig_vanaf else None,
            "bron": self.bron,
            "formule": self.formule,
            "formule_ingevuld": self.formule_ingevuld,
            "opmerking": self.opmerking,
            "url": self.url,
            "zekerheid": self.zekerheid,
            "link": self.link,
        }

    def as_dict(self) -> dict[str, Any]:
        """Nested dicts of plain JSON values."""
        return {**self.als_velden(), "kinderen": [child.as_dict() for child in self.kinderen]}

    def as_text(self, depth: int = 0) -> str:
        """A plain indented list, for messages; the program's own rendering is in the output room."""
        unit = "" if self.waarde is None or self.eenheid in (TRUTH, TEXT, DATE) else f" {self.eenheid}"
        line = f"{'  ' * depth}{self.label}: {shown(self.waarde, self.eenheid)}{unit} [{self.status}] {self.wet}"
        return "\n".join([line.rstrip(), *[child.as_text(depth + 1) for child in self.kinderen]])

    def reasons(self) -> list[str]:
        """Why the outcome is unknown: the unknown figures at the ends of the tree."""
        if self.waarde is not None:
            return []
        deeper = [reason for child in self.kinderen for reason in child.reasons()]
        return list(dict.fromkeys(deeper)) or [self.opmerking or f"{self.label} is onbekend"]

    def leaves(self) -> list[Node]:
        """The facts and values at the ends of the tree, once each; also those that made no difference."""
        return [node for node in self.all_parts() if not node.kinderen and not node.overig]

    def all_parts(self) -> Iterator[Node]:
        """Every figure of the tree, once each, what made no difference included."""
        seen: set[int] = set()

        def walk(node: Node) -> Iterator[Node]:
            if id(node) not in seen:
                seen.add(id(node))
                for child in (*node.kinderen, *node.overig):
                    yield from walk(child)
                yield node

        return walk(self)


def plain_figure(figure: Any, unit: str) -> Any:
    """A figure as JSON carries it: dates as ISO text, the rest as it is."""
    return from_day_number(figure).isoformat() if unit == DATE and isinstance(figure, int) else figure


def shown(figure: Any, unit: str) -> str:
    """A figure in a message: the number as it is counted with, with Dutch thousands."""
    if (words := said(figure, unit)) is not None:
        return words
    if unit == "jaar":
        return str(figure)
    return str(plain_figure(figure, unit)) if unit == DATE else f"{figure:,}".replace(",", ".")
