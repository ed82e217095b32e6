"""The cases that test a name: found, run by themselves, and run again with another fact to see what flips.

A case tests a name when it expects it, or gives it; otherwise when what it expects follows from it. A case that is
changed is no longer what its source says, so its expectation is only shown for the facts as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from telmee import gevallen
from telmee.fouten import Fout
from telmee.gevallen.begrijpen import Misunderstood, Question, understand
from telmee.gevallen.lezen import Case, read_cases
from telmee.wet.machine.contradiction import refuse_contradictions
from telmee.wet.machine.explain import Computed, Node, compute, plain_figure
from telmee.wet.machine.law import GENERAL
from telmee.wet.machine.load import SUBJECTS, lawbook
from telmee.wet.machine.overview import outcomes_of
from telmee.wet.machine.record import read_record
from telmee.wetboek.invoer import Pad, gezet, vlak

Uitslag = gevallen.Uitslag
MEESTE = 250
"""So many cases of a name are run at once: enough for all that expect it, in the time that somebody waits."""


@dataclass(frozen=True)
class Geval:
    """A case of a subject; `namen` are the outcomes that it expects, `gegeven` the names that it gives."""

    onderwerp: str
    case: Case
    namen: frozenset[str]
    gegeven: frozenset[str]

    @property
    def id(self) -> str:
        return self.case.name

    @property
    def op(self) -> str:
        """The day or year that it is about, as written."""
        return str(self.case.content.get("op") or "")


@dataclass(frozen=True)
class Getoetst:
    """The cases of a name: those that expect it, those that give it, and how many expect what follows from it."""

    verwacht: tuple[Geval, ...]
    gegeven: tuple[Geval, ...]
    erachter: tuple[Geval, ...]

    @property
    def alle(self) -> tuple[tuple[str, Geval], ...]:
        """Every case with how it tests the name, the nearest first."""
        soorten = (("verwacht", self.verwacht), ("gegeven", self.gegeven), ("erachter", self.erachter))
        return tuple((soort, geval) for soort, lijst in soorten for geval in lijst)


@dataclass(frozen=True)
class Cijfer:
    """One figure of a case, before and after a change; `gevraagd`: the case expects it."""

    naam: str
    label: str
    eenheid: str
    rij: int
    oud: Any
    nieuw: Any
    gevraagd: bool

    @property
    def anders(self) -> bool:
        """Whether it flipped: yes is not 1."""
        return (type(self.oud), self.oud) != (type(self.nieuw), self.nieuw)


@dataclass(frozen=True)
class Berekend:
    """A case as computed: what was asked first, then everything behind it; and the trees of what was asked."""

    vraag: Question
    cijfers: tuple[Cijfer, ...]
    uitleg: tuple[Node, ...]


@cache
def alle() -> dict[tuple[str, str], Geval]:
    """Every case of the law, by subject and name."""
    gevonden = {}
    for onderwerp in lawbook().subjects:
        for case in read_cases(SUBJECTS / onderwerp / "cases.yaml"):
            gegeven = frozenset(_namen(case.part("feiten")) + _namen(case.part("aangenomen")))
            gevonden[onderwerp, case.name] = Geval(onderwerp, case, frozenset(_namen(case.part("verwacht"))), gegeven)
    return gevonden


def _namen(deel: dict[str, Any]) -> list[str]:
    """Names in a part, in rows of a level too."""
    return [str(pad[-1]) for pad, _ in vlak(deel)]


@cache
def van(naam: str) -> Getoetst:
    """The cases of a name."""
    verder = set(outcomes_of(lawbook(), naam))
    direct = tuple(g for g in alle().values() if naam in g.namen)
    gegeven = tuple(g for g in alle().values() if naam in g.gegeven)
    rest = [g for g in alle().values() if naam not in g.namen and naam not in g.gegeven and g.namen & verder]
    return Getoetst(direct, gegeven, tuple(rest))


def neem(onderwerp: str, id_: str) -> Geval:
    """The case of that name; refused when there is none."""
    if (onderwerp, id_) not in alle():
        raise Fout("Dit geval bestaat niet (meer); kies er een uit de lijst van een regel.")
    return alle()[onderwerp, id_]


def draai(gevallen_: tuple[Geval, ...]) -> list[Uitslag]:
    """Runs them, each by the explanation."""
    return gevallen.reken_na(geval.case for geval in gevallen_)


def vraag_van(geval: Geval) -> Question:
    """The question of a case, in figures of the law."""
    try:
        return understand(geval.case)
    except Misunderstood as probleem:
        raise Fout(f"Dit geval is niet te begrijpen: {probleem.why}.") from probleem


def velden(vraag: Question) -> tuple[tuple[Pad, Any], ...]:
    """Every fact of a case with its path."""
    return tuple(vlak(vraag.record))


def reken(geval: Geval, anders: dict[Pad, Any] | None = None) -> Berekend:
    """The case with other facts, beside what came out of the case as written. Facts that cannot both be are refused."""
    vraag = vraag_van(geval)
    eerst = compute(vraag.law, vraag.record)
    daarna = eerst
    if anders:
        nieuw = gezet(vraag.record, anders)
        refuse_contradictions(read_record(vraag.law, nieuw), vraag.asked)
        daarna = compute(vraag.law, nieuw)
    gevraagd = [naam for naam in vraag.asked if naam in vraag.law.rules]
    namen = dict.fromkeys([*gevraagd, *reversed(vraag.law.everything_behind(*gevraagd))])
    cijfers = [c for naam in namen if not naam.endswith(GENERAL) for c in _cijfers(vraag, eerst, daarna, naam)]
    uitleg = tuple(node for naam in gevraagd for node in daarna.explain_rows(naam)[:3])
    return Berekend(vraag, tuple(cijfers), uitleg)


def _cijfers(vraag: Question, eerst: Computed, daarna: Computed, naam: str) -> list[Cijfer]:
    """The figure of a rule in every row of its level, before and after."""
    law = vraag.law
    rule = law.rules.get(naam)
    if rule is None:
        return []
    oud, nieuw = _per_rij(eerst, rule.level, naam), _per_rij(daarna, rule.level, naam)
    gevraagd = naam in vraag.asked
    return [
        Cijfer(naam, rule.label, rule.unit, nummer, was, wordt, gevraagd)
        for nummer, (was, wordt) in enumerate(zip(oud, nieuw, strict=False), 1)
    ]


def _per_rij(computed: Computed, level: str, naam: str) -> list[Any]:
    eenheid = computed.law.book.unit(naam)
    rijen = computed.rows_of(level) or [computed.row(level)]
    return [plain_figure(computed.figure(naam, rij), eenheid) for rij in rijen]
