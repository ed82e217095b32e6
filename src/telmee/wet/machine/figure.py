"""One figure as it leaves the law: what it is called, what it counts, how sure it is, where it comes from, and why.

A use case makes no figure of its own: it asks the law, and hands on what this module gives, to the last renderer.
Label, unit, article and status are those of the rule or the value, so that one thing has one name everywhere. `uitleg`
is the tree behind it; who shows a figure needs nothing else. The field names are Dutch, as those of an explanation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any

from telmee.wet.machine.explain import CERTAINTY, INDICATIVE, KNOWN, NOT_IN_FORCE, UNKNOWN, Computed, Node, plain_figure
from telmee.wet.machine.law import GIVEN, LawOnDay
from telmee.wet.machine.values import IN_FORCE


@dataclass(frozen=True)
class Cijfer:
    """A figure with what belongs to it. `waarde` None is unknown, and then `opmerking` says why.

    `status`: bekend, onbekend, niet van toepassing, indicatief, niet in werking or opgegeven.
    """

    naam: str
    label: str
    waarde: Any
    eenheid: str
    status: str
    artikel: str = ""
    bron: str = ""
    url: str = ""
    zekerheid: str = ""
    link: str = ""
    opmerking: str = ""
    uitleg: Node | None = field(default=None, compare=False, repr=False)

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON and for renderers, without the tree."""
        plain = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "uitleg"}
        return {**plain, "waarde": plain_figure(self.waarde, self.eenheid)}


def from_node(node: Node) -> Cijfer:
    """The figure at the top of an explanation."""
    why = "; ".join(node.reasons()) if node.waarde is None else node.opmerking
    return Cijfer(
        naam=node.naam,
        label=node.label,
        waarde=node.waarde,
        eenheid=node.eenheid,
        status=node.status,
        artikel=node.wet,
        bron=node.bron,
        url=node.url,
        zekerheid=node.zekerheid,
        link=node.link,
        opmerking=why,
        uitleg=node,
    )


def figures(computed: Computed, names: Iterable[str]) -> dict[str, Cijfer]:
    """The named outcomes of a record, by name, as far as they have a rule on this day."""
    return {name: from_node(computed.explain(name)) for name in names if name in computed.law.rules}


def value_figure(law: LawOnDay, name: str, key: str | None = None) -> Cijfer:
    """A dated value of the law by itself, such as the hours that make one baan."""
    value, entry = law.book.values[name], law.entry(name, key)
    label = f"{value.label} ({key})" if key else value.label
    if entry is None:
        why = f"'{name}' ({label}) is op {law.op} (stand {law.stand}) niet vastgesteld of nog niet bekend"
        return Cijfer(name, label, None, value.unit, UNKNOWN, value.law, opmerking=why)
    status = KNOWN if entry.regime == IN_FORCE else NOT_IN_FORCE
    status = {"indicatief": INDICATIVE, GIVEN: GIVEN}.get(entry.status, status)
    return Cijfer(
        naam=name,
        label=label,
        waarde=entry.figure,
        eenheid=value.unit,
        status=UNKNOWN if entry.figure is None else status,
        artikel=value.law,
        bron=entry.source,
        url=entry.url or "",
        zekerheid=CERTAINTY[entry.confidence],
        opmerking=f"'{name}' ({label}) is onbekend: {entry.searched}" if entry.figure is None else entry.note or "",
    )
