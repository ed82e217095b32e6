"""What there is to say of one name of the law, as data."""

import re
from collections.abc import Iterable
from typing import Any

from telmee.wet.machine.book import CALENDAR, Lawbook
from telmee.wet.machine.event import PREFIX, SOURCES, Event
from telmee.wet.machine.explain import CERTAINTY, plain_figure
from telmee.wet.machine.law import GENERAL, LawOnDay
from telmee.wet.machine.links import links
from telmee.wet.machine.rule import Rule
from telmee.wet.machine.values import Entry, Value
from telmee.wet.machine.words import in_words


def describe(law: LawOnDay, name: str) -> dict[str, Any]:
    """Everything there is to say of a rule, fact or value on this day."""
    book = law.book
    common = {"naam": name, "label": book.label(name), "eenheid": book.unit(name), "gebruikt_in": book.used_by(name)}
    if book.named(name):
        return {**common, "soort": "regel", "op": law.op.isoformat(), **_rule(law, name)}
    if name in book.values:
        return {**common, "soort": "waarde", **_value(book.values[name])}
    if name in CALENDAR:
        return {**common, "soort": "kalender", "waarde": plain_figure(CALENDAR[name][2](law.op), CALENDAR[name][1])}
    fact = book.facts[name]
    return {
        **common,
        "soort": "feit",
        "niveau": fact.level,
        "betekenis": fact.meaning,
        "keuzes": list(fact.choices),
        "grenzen": [fact.low, fact.high] if fact.high > fact.low else None,
        "beslist_door": fact.decider or None,
        "bewijs": fact.evidence or None,
    }


def gebeurtenis(book: Lawbook, naam: str) -> Event | None:
    """The kind of event of that name, with or without its word in front; what else goes by the bare name is first."""
    if naam.startswith(PREFIX):
        return book.events.get(naam.removeprefix(PREFIX))
    return None if book.knows(naam) else book.events.get(naam)


def describe_event(law: LawOnDay, kind: Event) -> dict[str, Any]:
    """Everything there is to say of a kind of event."""
    book = law.book

    def zegt(namen: Iterable[str]) -> list[dict[str, str]]:
        return [{"naam": naam, "label": book.label(naam)} for naam in namen]

    return {
        "naam": PREFIX + kind.name,
        "label": kind.label,
        "soort": "gebeurtenis",
        "artikel": kind.law,
        "links": list(links(kind.law, kind.since)),
        "geldig_vanaf": kind.since.isoformat(),
        "geldig_tot": kind.until.isoformat() if kind.until else None,
        "over_dagen_vanaf": (kind.earliest or kind.since).isoformat(),
        "dag_is": kind.day_means,
        "bronnen": [{"bron": SOURCES[bron], "grondslag": basis} for bron, basis in kind.by.items()],
        "bewijst_altijd": zegt(kind.always),
        "bewijst": zegt(kind.proves),
        "verplicht": list(kind.needs),
        "zonder_gebeurtenis": dict(kind.absent),
        "beeindigt": [*kind.ends],
        "vervalt_door": [*kind.lapses_by],
        "gemeente_helpt": kind.helps,
        "vooraf_informeren": kind.informs,
        "termijnen": zegt(kind.terms),
        "bewijs": kind.evidence or None,
    }


def _rule(law: LawOnDay, name: str) -> dict[str, Any]:
    rule = law.rules.get(name + GENERAL) or law.require(name)
    needs = law.dependencies(rule.name)
    return {
        "artikel": rule.law,
        "links": list(links(rule.law, rule.since)),
        "geldig_vanaf": rule.since.isoformat(),
        "geldig_tot": rule.until.isoformat() if rule.until else None,
        "regime": rule.regime,
        "onderwerp": rule.subject,
        "niveau": rule.level,
        "totaal_over": rule.total,
        "alleen_waar": rule.among,
        "formule": in_words(rule.term, law.book.label, law.book.unit, rule.unit),
        "in_het_engels": rule.doc,
        "beslist_door": rule.decider or None,
        "bewijs": rule.evidence or None,
        "duur": rule.lasts or None,
        "uitzonderingen": [_exception(law, each) for each in law.exceptions.get(name, [])],
        "invoer": [_input(law, need) for need in needs],
        "andere_versies": [
            {
                "artikel": other.law,
                "geldig_vanaf": other.since.isoformat(),
                "geldig_tot": other.until.isoformat() if other.until else None,
                "regime": other.regime,
            }
            for other in law.book.named(name)
            if (other.law, other.since) != (rule.law, rule.since)
        ],
    }


def stappen(formule: str) -> tuple[str, ...]:
    """A formula of more than one 'als …, dan …' step by step; a step within brackets stays where it is."""
    delen, diepte, begin = [], 0, 0
    for plaats, teken in enumerate(formule):
        diepte += (teken == "(") - (teken == ")")
        if not diepte and re.match(r"; (?:als|anders) ", formule[plaats : plaats + 9]):
            delen.append(formule[begin:plaats])
            begin = plaats + 2
    return (*delen, formule[begin:])


def _exception(law: LawOnDay, rule: Rule) -> dict[str, Any]:
    return {
        "naam": rule.name,
        "label": rule.label,
        "artikel": rule.law,
        "als": law.book.label(str(rule.when)),
        "formule": in_words(rule.term, law.book.label, law.book.unit, rule.unit),
    }


def _input(law: LawOnDay, name: str) -> dict[str, Any]:
    kind = (
        "feit"
        if name in law.facts
        else "waarde"
        if name in law.book.values
        else "kalender"
        if name in CALENDAR
        else "regel"
    )
    found: dict[str, Any] = {"naam": name, "label": law.book.label(name), "soort": kind, "eenheid": law.book.unit(name)}
    if kind == "waarde":
        standing = law.values.get(name)
        found["waarden"] = [_entry(entry, found["eenheid"]) for _, entry in standing] if standing else []
    return found


def _entry(entry: Entry, unit: str) -> dict[str, Any]:
    return {
        "vanaf": entry.start.isoformat(),
        "tot": entry.end.isoformat() if entry.end else None,
        "sleutel": entry.key,
        "waarde": plain_figure(entry.figure, unit),
        "status": "onbekend" if entry.figure is None else entry.status,
        "bekend_sinds": entry.known_since.isoformat(),
        "regime": entry.regime,
        "bron": entry.source,
        "url": entry.url,
        "zekerheid": CERTAINTY[entry.confidence] or "onbekend",
        "gezocht": entry.searched,
        "opmerking": entry.note,
    }


def _value(value: Value) -> dict[str, Any]:
    return {
        "artikel": value.law,
        "links": list(links(value.law, value.entries[-1].start)),
        "onderwerp": value.subject,
        "betekenis": value.meaning,
        "per": value.by,
        "nagekeken": value.reviewed.isoformat(),
        "waarden": [_entry(entry, value.unit) for entry in value.entries],
    }
