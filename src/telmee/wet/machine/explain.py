"""Explain one outcome of one record: the tree of figures down to the facts and the dated values.

Every node has its figure, unit, article, validity, source and formula, in words and filled in. One record is computed
straight from the terms (:mod:`telmee.wet.machine.evaluate`), in a fraction of the time that building a frame takes; the
tests hold it against every engine. A fact that is not given is unknown, and the outcome says which one is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from telmee.fouten import Fout
from telmee.wet.machine.book import CALENDAR, from_day_number
from telmee.wet.machine.evaluate import article, evaluate
from telmee.wet.machine.law import GENERAL, GIVEN, GIVEN_SOURCE, LawOnDay, calendar_figure
from telmee.wet.machine.links import link
from telmee.wet.machine.record import Record, complete, read_record, rows_above
from telmee.wet.machine.rule import LEVELS, Rule, levels_above
from telmee.wet.machine.terms import days_moved
from telmee.wet.machine.units import DATE, TEXT, TRUTH
from telmee.wet.machine.values import IN_FORCE, Entry
from telmee.wet.machine.words import in_words
from telmee.wet.machine.workdays import workdays

SHOWN_ROWS = 3
"""So many rows of a total are written out; the rest is only counted."""
KNOWN, UNKNOWN, NOT_APPLICABLE, INDICATIVE, NOT_IN_FORCE = (
    "bekend",
    "onbekend",
    "niet van toepassing",
    "indicatief",
    "niet in werking",
)


CERTAINTY = {"high": "hoog", "medium": "middel", "low": "laag", "unknown": ""}


@dataclass(frozen=True)
class Node:
    """One figure of an explanation. The field names are those of the rendered explanation, in Dutch."""

    naam: str
    label: str
    waarde: Any
    eenheid: str
    status: str
    wet: str = ""
    geldig_vanaf: date | None = None
    bron: str = ""
    formule: str = ""
    formule_ingevuld: str = ""
    kinderen: tuple[Node, ...] = ()
    opmerking: str = ""
    url: str = ""
    zekerheid: str = ""
    link: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Nested dicts of plain JSON values."""
        plain = {key: getattr(self, key) for key in self.__dataclass_fields__ if key != "kinderen"}
        plain["waarde"] = plain_figure(self.waarde, self.eenheid)
        plain["geldig_vanaf"] = self.geldig_vanaf.isoformat() if self.geldig_vanaf else None
        return {**plain, "kinderen": [child.as_dict() for child in self.kinderen]}

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
        """The facts and values at the ends of the tree, once each."""
        found: dict[int, Node] = {}

        def walk(node: Node) -> None:
            for child in node.kinderen:
                walk(child)
            if not node.kinderen:
                found.setdefault(id(node), node)

        walk(self)
        return list(found.values())


def entry_status(entry: Entry) -> str:
    """How sure a dated figure is: known, indicative, not in force or unknown."""
    if entry.figure is None:
        return UNKNOWN
    if entry.regime != IN_FORCE:
        return NOT_IN_FORCE
    return INDICATIVE if entry.status == "indicatief" else KNOWN


class Computed:
    """A record and everything that was computed of it, on demand. ``missing``: facts that were needed and not given."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.law = record.law
        self.rows = complete(record.rows, record.law)
        self.missing: dict[str, str] = {}
        self._figures: dict[tuple[str, int], Any] = {}
        self._nodes: dict[tuple[str, int], Node] = {}
        self._unseen: set[int] = set()  # rows that nobody gave, by their id: all that is known of them is their key

    def rows_of(self, level: str) -> list[dict[str, Any]]:
        """The rows of a level: as given, otherwise those that rows below belong to, otherwise one (of no sector)."""
        if level not in self.rows:
            found = rows_above(level, self.rows) or ([] if self._fixed(level) else [{}])
            self.rows[level] = complete({level: found}, self.law)[level]
        return [row for row in self.rows[level] if id(row) not in self._unseen]

    def row(self, level: str) -> dict[str, Any]:
        """The first row of a level."""
        rows = self.rows_of(level)
        if not rows and level not in self.record.rows:
            return self.row_with(level, {}) or self._unknown_row(level, {})
        if not rows:
            raise Fout(f"Van niveau '{level}' is geen enkele rij gegeven; geef er een, of laat '{level}' weg.")
        return rows[0]

    def outcome(self, name: str) -> Any:
        """The figure of one outcome (of the first row of its level); None is unknown."""
        self.law.asked(name, facts=self.record.given)
        return self.figure(name, self.row(self.law.require(name).level))

    def article(self, name: str) -> str:
        """The article that one outcome rests on: of the case that gave its text, otherwise of its rule."""
        rule = self.law.require(name)
        return self._article(rule, self.row(rule.level))

    def explain(self, name: str) -> Node:
        """The tree of one outcome (of the first row of its level)."""
        return self.node(name, self.row(self.law.require(name).level))

    def explain_rows(self, name: str) -> list[Node]:
        """The tree of one outcome for every row of its level."""
        level = self.law.require(name).level
        return [self.node(name, row) for row in self.rows_of(level) or [self.row(level)]]

    def unused(self, *names: str) -> list[str]:
        """What was given and what none of these outcomes depends on; keys that only tell rows apart left out."""
        keys = {key for level in LEVELS.values() for key in level.keys} - set(self.law.facts)
        return sorted(self.record.given - self._needed(names) - keys)

    def _needed(self, names: Iterable[str]) -> set[str]:
        """Everything that these outcomes depend on; what is given has nothing behind it."""
        needed = set(self.law.everything_behind(*names, given=self.record.given))
        return needed | {each for name in names if name in self.law.rules for each in self.law.rules[name].beside}

    # Figures

    def figure(self, name: str, row: dict[str, Any]) -> Any:
        """A figure as seen from a row: given, of the law, or computed; figures of a higher level from the row above."""
        if name in row:
            return row[name]
        if name in CALENDAR:
            return calendar_figure(name, self.law.op)
        key = (name, id(row))
        if key not in self._figures:
            self._figures[key] = self._compute(name, row)
        return self._figures[key]

    def _compute(self, name: str, row: dict[str, Any]) -> Any:
        law = self.law
        if name in law.book.values:
            return self._value_figure(name, row)
        level = law.level_of(name)
        home = self._home(level, row) if level else row
        if home is not row:
            return self.figure(name, home)
        rule = law.rules.get(name)
        if rule is None or (rule.total and not self.reaches(rule.total)):
            self.missing.setdefault(name, law.book.label(name))
            return None
        if name in law.exceptions:
            self._one_exception(name, row)
        return self._total(rule, row) if rule.total else evaluate(rule.term, lambda need: self.figure(need, row))

    def _home(self, level: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row of a level that this row belongs to: itself, or the one above with the same keys."""
        self.rows_of(level)
        if any(each is row for each in self.rows[level]):
            return row
        keys = {key: row[key] for key in LEVELS[level].keys if key in row}
        return self._same(level, keys) or self._unknown_row(level, keys)

    def row_with(self, level: str, keys: dict[str, Any]) -> dict[str, Any] | None:
        """The row with these keys; a sector that nobody gave is there too, everything else must be given."""
        self.rows_of(level)
        fixed = self._fixed(level)
        there = keys.keys() == set(fixed) and all(keys[key] in self.law.facts[key].choices for key in fixed)
        return self._same(level, keys) or (self._unknown_row(level, keys) if there else None)

    def _same(self, level: str, keys: dict[str, Any]) -> dict[str, Any] | None:
        rows = self.rows[level]
        return next((row for row in rows if all(row.get(key) == figure for key, figure in keys.items())), None)

    def _unknown_row(self, level: str, keys: dict[str, Any]) -> dict[str, Any]:
        """One more row, of which only the keys are known."""
        row = complete({level: [keys]}, self.law)[level][0]
        self.rows[level].append(row)
        self._unseen.add(id(row))
        return row

    def reaches(self, level: str) -> bool:
        """Whether rows of a level, or below it, were given, or are fixed: otherwise a total over it is unknown."""
        return bool(self._fixed(level)) or any(level in (each, *levels_above(each)) for each in self.record.rows)

    def _fixed(self, level: str) -> list[str]:
        """The keys of a level with fixed choices (the sectors)."""
        return [key for key in LEVELS[level].keys if key in self.law.facts and self.law.facts[key].choices]

    def _value_figure(self, name: str, row: dict[str, Any]) -> Any:
        law, value = self.law, self.law.book.values[name]
        by = None if law.same_for_all(name) else value.by
        key = self.figure(by, row) if by else None
        return law.figure(name, key)

    def _one_exception(self, name: str, row: dict[str, Any]) -> None:
        holding = [rule.law for rule in self.law.exceptions[name] if self.figure(str(rule.when), row) is True]
        if len(holding) > 1:
            raise Fout(f"Op '{name}' gelden twee uitzonderingen tegelijk ({' en '.join(holding)}); herstel de feiten.")

    def _below(self, rule: Rule, row: dict[str, Any]) -> list[dict[str, Any]]:
        """The rows that a total sums over: those of this row's keys, for which its condition is not false."""
        keys = [key for key in LEVELS[rule.level].keys if key in row]
        self.every_choice(str(rule.total), rule.level)
        rows = [each for each in self.rows[str(rule.total)] if all(each.get(key, row[key]) == row[key] for key in keys)]
        return [each for each in rows if not rule.among or self.figure(rule.among, each) is not False]

    def every_choice(self, level: str, above: str) -> None:
        """A total over a key with fixed choices (the country over the sectors) has a row of each, given or not."""
        self.rows_of(level)
        for key in self._fixed(level):
            for choice in self.law.facts[key].choices if key not in LEVELS[above].keys else ():
                if all(row.get(key) != choice for row in self.rows[level]):
                    self._unknown_row(level, {key: choice})

    def _total(self, rule: Rule, row: dict[str, Any]) -> Any:
        rows = self._below(rule, row)
        if rule.term.kind == "count":
            return len(rows)
        figures = [self._summand(rule, each) for each in rows]
        return None if None in figures else sum(figures)

    def _summand(self, rule: Rule, row: dict[str, Any]) -> Any:
        if rule.among and self.figure(rule.among, row) is None:
            return None
        return evaluate(rule.term.parts[0], lambda need: self.figure(need, row))

    def _article(self, rule: Rule, row: dict[str, Any]) -> str:
        return rule.law if rule.name in row else article(rule.term, lambda need: self.figure(need, row)) or rule.law

    # Nodes

    def node(self, name: str, row: dict[str, Any]) -> Node:
        key = (name, id(row))
        if key not in self._nodes:
            self._nodes[key] = self._make(name, row)
        return self._nodes[key]

    def _make(self, name: str, row: dict[str, Any]) -> Node:
        law = self.law
        figure = self.figure(name, row)
        if name in CALENDAR:
            return Node(name, CALENDAR[name][0], figure, CALENDAR[name][1], KNOWN, bron="de kalender")
        if name in law.book.values and name not in row:
            return self._value(name, row)
        level = law.level_of(name)
        home = self._home(level, row) if level else row
        if name in row or name in home or name in self.missing or name not in law.rules:
            return self._fact(name, home if name in home else row)
        return self.node(name, home) if home is not row else self._rule(law.rules[name], row)

    def _fact(self, name: str, row: dict[str, Any]) -> Node:
        law = self.law
        figure, label = self.figure(name, row), law.book.label(name)
        rule = law.rules.get(name)
        fact = law.facts.get(name)
        if figure is None:
            reason = (
                f"'{name}' ({label}) is niet opgegeven" if name in self.missing else f"'{name}' ({label}) is onbekend"
            )
            return Node(name, label, None, law.book.unit(name), UNKNOWN, opmerking=reason, **_cited(rule))
        return Node(
            name,
            label,
            figure,
            law.book.unit(name),
            GIVEN,
            bron="opgegeven",
            **_cited(rule),
            opmerking=fact.meaning if fact else "",
        )

    def _value(self, name: str, row: dict[str, Any]) -> Node:
        law, value = self.law, self.law.book.values[name]
        key = self.figure(value.by, row) if value.by else None
        given = law.is_given(name, key)
        children = (self.node(value.by, row),) if value.by and not given else ()
        label = f"{value.label} ({key})" if key else value.label
        if given:
            figure = self.figure(name, row)
            return Node(name, label, figure, value.unit, GIVEN, wet=value.law, bron=GIVEN_SOURCE)
        entry = law.entry(name, key)
        if entry is None:
            reason = f"'{name}' ({label}) is op {law.op} (stand {law.stand}) niet vastgesteld of nog niet bekend"
            return Node(
                name,
                label,
                None,
                value.unit,
                UNKNOWN,
                wet=value.law,
                link=link(value.law, law.op),
                opmerking=reason,
                kinderen=children,
            )
        status = entry_status(entry)
        note = f"'{name}' ({label}) is onbekend: {entry.searched}" if entry.figure is None else entry.note or ""
        return Node(
            name,
            label,
            entry.figure,
            value.unit,
            status,
            wet=value.law,
            link=link(value.law, entry.start),
            geldig_vanaf=entry.start,
            bron=entry.source,
            opmerking=note,
            kinderen=children if entry.figure is None else (),
            url=entry.url or "",
            zekerheid=CERTAINTY[entry.confidence],
        )

    def _rule(self, rule: Rule, row: dict[str, Any]) -> Node:
        name, figure = rule.name, self.figure(rule.name, row)
        if rule.total:
            children, note = self._total_children(rule, row)
        else:
            children, note = tuple(self.node(need, row) for need in rule.needs), ""
        figures = (
            {}
            if rule.total
            else {need: shown(child.waarde, child.eenheid) for need, child in zip(rule.needs, children, strict=True)}
        )
        notes = [
            note,
            *self._moved(rule, row),
            f"Regime '{rule.regime}': nog niet in werking." if rule.regime != IN_FORCE else "",
        ]
        return Node(
            name.removesuffix(GENERAL),
            rule.label,
            figure,
            rule.unit,
            self._status(rule, row, figure, children),
            **_cited(rule, self._article(rule, row)),
            geldig_vanaf=rule.since,
            formule=in_words(rule.term, self.words),
            formule_ingevuld="" if rule.total else in_words(rule.term, figures.__getitem__),
            kinderen=children,
            opmerking=" ".join(filter(None, notes)),
        )

    def _moved(self, rule: Rule, row: dict[str, Any]) -> list[str]:
        """Why a day is no working day: what it is, or that the holidays of its year are not listed."""
        days = [evaluate(day, lambda need: self.figure(need, row)) for day in days_moved(rule.term)]
        return [workdays().said(day) for day in dict.fromkeys(days) if day is not None]

    def words(self, name: str) -> str:
        """The label of a name inside a formula."""
        general = name.endswith(GENERAL)
        label = self.law.book.label(name.removesuffix(GENERAL))
        return f"{label} (algemene regel)" if general else label

    def _status(self, rule: Rule, row: dict[str, Any], figure: Any, children: tuple[Node, ...]) -> str:
        if rule.applies and self.figure(rule.applies, row) is False:
            return NOT_APPLICABLE
        if figure is None:
            return UNKNOWN
        statuses = {child.status for child in children if child.waarde is not None}
        if rule.regime != IN_FORCE or NOT_IN_FORCE in statuses:
            return NOT_IN_FORCE
        return INDICATIVE if INDICATIVE in statuses else KNOWN

    def _total_children(self, rule: Rule, row: dict[str, Any]) -> tuple[tuple[Node, ...], str]:
        """The rows behind a total: a few written out, all counted."""
        rows = self._below(rule, row)
        names = [*rule.needs, *filter(None, [rule.among])]
        children = [self.node(need, each) for each in rows[:SHOWN_ROWS] for need in names]
        note = f"Som over {len(rows)} rijen ({LEVELS[str(rule.total)].meaning})."
        return tuple(children), note + (f" De eerste {SHOWN_ROWS} staan hieronder." if len(rows) > SHOWN_ROWS else "")


def _cited(rule: Rule | None, article: str = "") -> dict[str, Any]:
    """The article of a rule (or of the case of it that held) and its link, as fields of a node."""
    return {"wet": article or rule.law, "link": link(article or rule.law, rule.since)} if rule else {}


def compute(law: LawOnDay, data: Any, *names: str, check: bool = True) -> Computed:
    """A record ready to compute the named outcomes; what is not given is unknown and listed.

    check: hold facts against their bounds (leave it only for totals of rows that were checked).
    """
    for name in names:
        law.require(name)
    record = read_record(law, data, check)
    record.law.asked(*names, facts=record.given)
    return Computed(record)


def explain(law: LawOnDay, data: Any, name: str) -> Node:
    """The tree of figures behind one outcome of one record."""
    return compute(law, data, name).explain(name)


def plain_figure(figure: Any, unit: str) -> Any:
    """A figure as JSON carries it: dates as ISO text, the rest as it is."""
    return from_day_number(figure).isoformat() if unit == DATE and isinstance(figure, int) else figure


def shown(figure: Any, unit: str) -> str:
    """A figure inside a formula: the number as it is counted with, with Dutch thousands."""
    if figure is None:
        return "onbekend"
    if unit == TRUTH:
        return "ja" if figure else "nee"
    if unit == TEXT:
        return f"'{figure}'"
    if unit == "jaar":
        return str(figure)
    return str(plain_figure(figure, unit)) if unit == DATE else f"{figure:,}".replace(",", ".")
