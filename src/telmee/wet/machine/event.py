"""What an event of a register is: who may deliver it on which basis, what it proves, from which day, and what ends it.

Declared beside the facts of a subject (``EVENTS``). A kind proves facts of the law, or outcomes that a body decides;
what no event says is what ``absent`` says: a register holds only what was delivered. Plain data; who records events
reads it and says no law itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.rule import Fact, Rule
from telmee.wet.machine.units import DATE, TEXT, TRUTH

Lawbook = Any  # `book` holds events, so it cannot be named here; what is asked of it stands in the functions below

SOURCES = {
    "UWV": "UWV",
    "college": "de gemeente (college van burgemeester en wethouders)",
    "persoon": "de persoon zelf",
    "BRP": "de basisregistratie personen",
}
"""Who may deliver an event; a college goes by the code of its municipality."""


PREFIX = "gebeurtenis "
"""Before the name of a kind where it stands among names of rules, facts and values, which may be the same word."""


@dataclass(frozen=True)
class Event:
    """One kind of event of a person.

    by: per source the article on which it delivers this kind. asks: those of them that can only ask for it: another
    decides.
    always: facts that such a finding proves by itself; proves: those that it says; needs: of those, what it must say.
    day: the fact that its day is, where the law has one; asked: the fact that the day of an application is.
    after: its facts hold from the day after its day. ends: kinds of which a finding ends what earlier ones proved;
    lapses_by: kinds of which a later finding ends what this one proved.
    several: more than one may run at a time, and each ends by itself; otherwise a finding takes the place of the last.
    helps: the college that delivers it helps the person to work from then on.
    informs: the person must be told before it is recorded. terms: rules that say by when who must act on a request.
    possible: the rule that says whether it can be. objection: the rule that says by when an objection to it is decided.
    """

    name: str
    law: str
    label: str
    day_means: str
    by: Mapping[str, str] = field(hash=False)
    since: date
    until: date | None = None
    earliest: date | None = None
    always: Mapping[str, Any] = field(default_factory=dict, hash=False)
    proves: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    absent: Mapping[str, Any] = field(default_factory=dict, hash=False)
    day: str = ""
    asked: str = ""
    asks: tuple[str, ...] = ()
    after: bool = False
    ends: tuple[str, ...] = ()
    lapses_by: tuple[str, ...] = ()
    several: bool = False
    helps: bool = False
    informs: bool = False
    terms: tuple[str, ...] = ()
    possible: str = ""
    objection: str = ""
    evidence: str = ""
    subject: str = ""

    @property
    def says(self) -> tuple[str, ...]:
        """Every name whose figure this kind may change."""
        return tuple(dict.fromkeys([*self.always, *self.proves, *filter(None, (self.day, self.asked))]))

    def holds(self, day: date) -> bool:
        """Whether an event of this kind may be about that day."""
        return (self.earliest or self.since) <= day and (self.until is None or day <= self.until)


def event(name: str, *, law: str, label: str, day_means: str, by: Mapping[str, str], since: str, **rest: Any) -> Event:
    """Declare a kind of event; see :class:`Event` for the words."""
    for word in ("until", "earliest"):
        if rest.get(word):
            rest[word] = date.fromisoformat(rest[word])
    return Event(name=name, law=law, label=label, day_means=day_means, by=by, since=date.fromisoformat(since), **rest)


def check_events(book: Lawbook) -> None:
    """Every kind is cited, and names facts, rules and kinds that exist, with figures that they can have."""
    for kind in book.events.values():
        _check_words(book, kind)
        for name in (*kind.says, *kind.absent):
            if not (name in book.facts or book.named(name)):
                raise Fout(f"Gebeurtenis '{kind.name}' bewijst '{name}', maar dat is geen feit of uitkomst.")
            if not _fits(kind, decider(book, name)):
                raise Fout(f"Gebeurtenis '{kind.name}' bewijst '{name}', maar geen van haar bronnen beslist dat.")
            if _level(book, name) != "persoon":
                raise Fout(f"Gebeurtenis '{kind.name}' bewijst '{name}', maar dat gaat niet over een persoon.")
        for name, figure in (*kind.always.items(), *kind.absent.items()):
            _check_figure(book, kind.name, name, figure)
        if strange := set(kind.needs) - set(kind.proves):
            raise Fout(f"Gebeurtenis '{kind.name}' eist '{min(strange)}' en zegt niet dat zij dat bewijst.")
    _same_absent(book)


def _check_words(book: Lawbook, kind: Event) -> None:
    if not kind.law.strip() or not kind.by or not all(basis.strip() for basis in kind.by.values()):
        raise Fout(f"Gebeurtenis '{kind.name}' noemt geen artikel, of een bron zonder grondslag.")
    if strange := set(kind.by) - set(SOURCES):
        raise Fout(f"Gebeurtenis '{kind.name}' noemt bron '{min(strange)}'; kies uit {', '.join(SOURCES)}.")
    if kind.asks and (
        set(kind.asks) - set(kind.by) or not set(kind.by) - set(kind.asks) or not (kind.terms or kind.asked)
    ):
        raise Fout(f"Gebeurtenis '{kind.name}' kan niet alleen aangevraagd worden door {', '.join(kind.asks)}.")
    if strange := {*kind.ends, *kind.lapses_by} - set(book.events):
        raise Fout(f"Gebeurtenis '{kind.name}' noemt soort '{min(strange)}', maar die bestaat niet.")
    for name in (*kind.terms, *filter(None, (kind.possible, kind.objection))):
        if not book.named(name):
            raise Fout(f"Gebeurtenis '{kind.name}' noemt '{name}', maar dat is geen uitkomst van een regel.")
    for name in filter(None, (kind.day, kind.asked)):
        if book.unit(name) != DATE:
            raise Fout(f"Gebeurtenis '{kind.name}' zet haar dag in '{name}', maar dat is geen datum.")


def _fits(kind: Event, who: str) -> bool:
    """Whether one of the sources is who decides it, or carries what happened."""
    return not who or any(SOURCES[source].split(" (")[0] in who for source in kind.by)


def _level(book: Lawbook, name: str) -> str:
    return book.facts[name].level if name in book.facts else book.named(name)[-1].level


def _check_figure(book: Lawbook, kind: str, name: str, figure: Any) -> None:
    wanted: Any = {TRUTH: bool, TEXT: str}.get(book.unit(name), int)
    fact = book.facts.get(name)
    if figure is not None and (type(figure) is not wanted or (fact and fact.choices and figure not in fact.choices)):
        raise Fout(f"Gebeurtenis '{kind}' geeft '{name}' een waarde die dat niet kan hebben.")


def _same_absent(book: Lawbook) -> None:
    """What no event says is one thing, whichever kind declares it."""
    found: dict[str, Any] = {}
    for kind in book.events.values():
        for name, figure in kind.absent.items():
            if found.setdefault(name, figure) != figure:
                raise Fout(f"Wat '{name}' zonder gebeurtenis is, staat er twee keer en verschillend.")


def event_laws(book: Lawbook) -> Iterator[tuple[str, str, date]]:
    """Name, citation and first day of every kind, and of every basis on which it is delivered."""
    for kind in book.events.values():
        for law in dict.fromkeys([kind.law, *kind.by.values()]):
            yield PREFIX + kind.name, law, kind.since


def absent(book: Lawbook) -> dict[str, Any]:
    """Every name that some kind may say, with what it is when no event says so; None is unknown."""
    found: dict[str, Any] = {name: None for kind in book.events.values() for name in kind.says}
    for kind in book.events.values():
        found.update(kind.absent)
    return found


def decider(book: Lawbook, name: str) -> str:
    """Who decides what a kind proves, as the law declares it."""
    thing: Fact | Rule | None = book.facts.get(name) or next(iter(book.named(name)), None)
    return thing.decider if thing else ""
