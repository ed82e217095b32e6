"""Derive outcomes of the law on frames: which rules are needed, in which order, on which level.

A frame holds one level (see ``rules.LEVELS``): payroll rows are ``tijdvak``, employers ``werkgever``. Given a frame or
a dict of frames by level, the engine finds the rules that the wanted names need, adds those of one level that are ready
in one step, sums totals over the level below, and joins figures down to the rows that need them. Columns that are
already there are used as they are: who gives ``verloonde_uren_doelgroep`` needs no payroll rows.

DuckDB relations, Polars frames and PySpark frames are computed where they live, lazily; pandas and Arrow tables are
converted at the border. Unknown (null) stays unknown, in totals too. Whole numbers are widened to 64 bits.

Raises :class:`telmee.fouten.Fout`: a column is missing, of the wrong type, or outside its bounds; two exceptions apply.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import narwhals as nw

from telmee.fouten import Fout
from telmee.wet.machine import scan
from telmee.wet.machine.book import CALENDAR
from telmee.wet.machine.border import TYPES, enter, guess_level, widened
from telmee.wet.machine.bounds import bounds, measure_of
from telmee.wet.machine.columns import pick, with_plain_divisions, with_terms
from telmee.wet.machine.law import GENERAL, LawOnDay, calendar_figure
from telmee.wet.machine.rule import LEVELS, Rule, levels_above
from telmee.wet.machine.terms import Term, choose, term
from telmee.wet.machine.terms import name as by_name
from telmee.wet.machine.units import TEXT, TRUTH

ROWS = "_regels"


def derive(
    law: LawOnDay, data: Any, names: Iterable[str], level: str | None = None, check: bool = True, keep: bool = False
) -> Any:
    """The frame of the level that the names live on, with their columns added.

    data: a native frame, or a dict of native frames by level. level: the level of a single frame (guessed otherwise).
    check: test facts against their types and bounds (skip it only for records that were validated). Totals over many
    rows are then computed at once, in the same pass, and not when the frame is used.
    keep: keep every column computed on the way.
    """
    wanted = tuple(names)
    for name in wanted:
        law.require(name)
    target = law.rules[wanted[0]].level
    given = data if isinstance(data, dict) else {level or guess_level(law, enter(data)[0], target): data}
    frames, leave = {}, None
    for each, native in given.items():
        if each not in LEVELS:
            raise Fout(f"'{each}' is geen niveau; kies uit {', '.join(LEVELS)}.")
        frames[each], leave = enter(native)
    before = {each: frame.collect_schema().names() for each, frame in frames.items()}
    law.asked(*wanted, facts=[name for columns in before.values() for name in columns])
    run = _derived(law, frames, wanted, check, target if target in scan.FEW else None)
    frame = run.frames[target]
    if not keep:
        shown = before.get(target) or [key for key in LEVELS[target].keys if key in frame.collect_schema().names()]
        frame = frame.select(*dict.fromkeys([*shown, *wanted, *run.marks.get(target, ())]))
    assert leave is not None
    return leave(run.scanned(frame, target))


def derive_levels(
    law: LawOnDay,
    frames: dict[str, nw.LazyFrame],
    wanted: Iterable[str],
    check: bool = True,
    settle: Callable[[nw.LazyFrame], nw.LazyFrame] | None = None,
) -> dict[str, nw.LazyFrame]:
    """Every frame with everything that the wanted names need: the machinery of :func:`derive` and ``explain``.

    settle: computes a frame so far, for many rules over few rows: an engine plans a long chain longer than it computes.
    """
    return _derived(law, frames, wanted, check, None, settle).frames


def _derived(
    law: LawOnDay,
    frames: dict[str, nw.LazyFrame],
    wanted: Iterable[str],
    check: bool,
    target: str | None,
    settle: Callable[[nw.LazyFrame], nw.LazyFrame] | None = None,
) -> _Run:
    """A finished run. target: the level of which the outcome may be computed at once, so that facts are tested then."""
    one_year = {level for level, frame in frames.items() if "jaar" not in frame.collect_schema().names()}
    wanted = tuple(wanted)
    run = _Run(law, {level: widened(law, level, frame) for level, frame in frames.items()}, one_year)
    run.wanted = frozenset(wanted)
    todo = _by_steps(run.from_the_rows(run.plan(wanted), run.wanted), frames)
    if check:
        run.check_facts(todo, target)
    run.until_done(todo, settle)
    if check:
        run.check_exceptions()
    return run


# --- one run ----------------------------------------------------------------------------------------------------------


@dataclass
class _Run:
    """The frames so far, the levels of which all rows are of the law's own year, and the columns that each has."""

    law: LawOnDay
    frames: dict[str, nw.LazyFrame]
    one_year: set[str]
    have: dict[str, set[str]] = field(default_factory=dict)
    wanted: frozenset[str] = frozenset()
    marks: dict[str, list[str]] = field(default_factory=dict)
    """By level: the columns that say whether a row, or one below it, has a fact outside its bounds (see ``scan``)."""
    carried: set[str] = field(default_factory=set)
    """Levels whose marks went on into totals: nothing is left to look at there."""
    tests: list[Callable[[], None]] = field(default_factory=list)
    """What says which fact that is."""
    given: dict[str, nw.LazyFrame] = field(default_factory=dict)
    keys_there: dict[tuple[str, str], list[str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.given = dict(self.frames)
        self.have = {level: set(frame.collect_schema().names()) for level, frame in self.frames.items()}

    def until_done(self, todo: dict[str, Rule], settle: Callable[[nw.LazyFrame], nw.LazyFrame] | None = None) -> None:
        """Add rules, joins and totals until nothing is left to do."""
        while todo:
            before = dict(self.frames)
            if not (self.add_rules(todo) or self.join_down(todo) or self.add_totals(todo)):
                stuck = ", ".join(rule.name for rule in todo.values())
                raise Fout(f"Voor {stuck} ontbreekt een tabel: geef ook de gegevens van het niveau daarboven.")
            for level, frame in self.frames.items():
                if settle and frame is not before.get(level):
                    self.frames[level] = settle(frame.select(*self._still_needed(level, todo)))
                    self.have[level] = set(self.frames[level].collect_schema().names())

    def _still_needed(self, level: str, todo: dict[str, Rule]) -> list[str]:
        """The columns of a level that are asked, that some rule still needs, or that are the user's own."""
        needs = {need for rule in todo.values() for need in (*self.law.dependencies(rule.name), *rule.needs)}
        needs |= {value.by for name in needs if (value := self.law.book.values.get(name)) and value.by}
        needs |= {key for each in LEVELS.values() for key in each.keys} | self.wanted
        named = [*self.frames[level].collect_schema().names()]
        return [name for name in named if name in needs or not (self.law.book.knows(name) or name in self.law.rules)]

    # Plan

    def plan(self, wanted: Iterable[str]) -> dict[str, Rule]:
        """The rules to compute, in the order of their needs. Names a missing column with the rule that needs it."""
        todo: dict[str, Rule] = {}
        for name in wanted:
            self._visit(name, self.law.require(name).level, None, todo, ())
        return todo

    def _visit(self, name: str, at: str, user: Rule | None, todo: dict[str, Rule], path: tuple[str, ...]) -> None:
        if name in self.have.get(at, ()) or name in CALENDAR or name in todo:
            return
        if name in self.law.book.values:
            for key in self.law.dependencies(name):
                self._visit(key, at, user, todo, path)
            return
        level = self.law.level_of(name)
        if level is not None and name in self.have.get(level, ()):
            return
        if name not in self.law.rules:
            raise Fout(_missing(self.law, name, user))
        rule = self.law.rules[name]
        source = rule.total or rule.level
        for each in self.law.dependencies(name):
            self._visit(each, rule.level if each == rule.applies else source, rule, todo, (*path, name))
        if rule.total:
            for key in LEVELS[rule.level].keys:
                if key != "jaar" and (key in self.law.facts or key in self.law.rules):
                    self._visit(key, source, rule, todo, (*path, name))
        todo[name] = rule

    def from_the_rows(self, todo: dict[str, Rule], wanted: frozenset[str]) -> dict[str, Rule]:
        """The same plan, in which a total of totals is made of the rows, where nothing else needs those in between.

        Only where the rows are joined to the level in between anyway: otherwise its totals first are less work.
        """
        users: dict[str, list[Rule]] = {}
        for rule in todo.values():
            for need in self.law.dependencies(rule.name):
                users.setdefault(need, []).append(rule)
        for rule in list(todo.values()):
            part = todo.get(_summed(rule) or "")
            if part is None or part.name in wanted or not all(_summed(user) for user in users[part.name]):
                continue
            if part.total and self._lacking(todo, part.total) & self.have.get(part.level, set()):
                todo[rule.name] = replace(rule, term=part.term, needs=part.needs, total=part.total, among=part.among)
                users[part.name].remove(rule)
                if not users[part.name]:
                    del todo[part.name]
        return todo

    # Facts

    def check_facts(self, todo: dict[str, Rule], target: str | None = None) -> None:
        """All that is used and given, outcomes too, lies within its bounds; one pass over the columns of each frame.

        Where rows become totals of the target, that pass is the one that computes: then they are only marked here.
        """
        used = {name for rule in todo.values() for name in self.law.dependencies(rule.name)}
        summed = {rule.total for rule in todo.values()} if target else set()
        for level, frame in list(self.frames.items()):
            if limits := _limits(self.law, used & self.have[level]):
                test = partial(_check_frame, self.law, frame, limits)
                if level == target or level not in summed or not scan.can_scan(frame):
                    test()
                    continue
                self.tests.append(test)
                self.marks[level] = [f"_buiten_{level}"]
                self.frames[level] = frame.with_columns(scan.mark(limits, f"_buiten_{level}"))

    def scanned(self, frame: nw.LazyFrame, target: str) -> nw.LazyFrame:
        """The outcome without its marks, computed; says what is wrong when a row was marked."""
        if not self.marks:
            return frame
        here = self.marks.pop(target, [])
        if here:
            frame = scan.computed(frame)
        left = [(self.frames[level], names) for level, names in self.marks.items() if level not in self.carried]
        for place, names in [(frame, here), *left]:
            if names and any(_one_row(place.select(nw.col(*names).max())).values()):
                for test in self.tests:
                    test()
        return frame.drop(*here) if here else frame

    # Rules of one level

    def _column(self, name: str, level: str) -> nw.Expr | None:
        """The expression of a name on a level, when it is there already."""
        if name in self.have[level]:
            return nw.col(name)
        if name in self.law.book.values:
            return self._value(name, level)
        if name in CALENDAR:
            return nw.lit(calendar_figure(name, self.law.op), dtype=nw.Int64)
        return None

    def _columns(self, rules: list[Rule], level: str) -> dict[str, nw.Expr]:
        """The expressions of what these rules need and is there."""
        found = {need: self._column(need, level) for rule in rules for need in rule.needs}
        return {need: column for need, column in found.items() if column is not None}

    def _value(self, name: str, level: str) -> nw.Expr | None:
        value = self.law.book.values[name]
        wanted = TYPES[self.law.sort_of(name)]
        if not value.by or self.law.same_for_all(name):
            return nw.lit(self.law.figure(name), dtype=wanted)
        if value.by not in self.have[level]:
            return None
        if name in self.law.given:
            self.law.read(name, *self._keys_there(level, value.by))
        expression = nw.lit(None, dtype=wanted)
        for key in value.keys:
            entry = self.law.entry_unread(name, key)
            figure = nw.lit(entry.figure if entry else None, dtype=wanted)
            expression = nw.when(nw.col(value.by) == key).then(figure).otherwise(expression)
        return expression

    def _keys_there(self, level: str, by: str) -> list[str | None]:
        """For which keys a value is read here: looked up once, where it can be in the rows as they were given."""
        if (level, by) not in self.keys_there:
            whole = self.given.get(level)
            frame = whole if whole is not None and by in whole.collect_schema().names() else self.frames[level]
            self.keys_there[level, by] = frame.select(by).unique().collect()[by].to_list()
        return self.keys_there[level, by]

    def add_rules(self, todo: dict[str, Rule]) -> bool:
        """Add every rule that is ready on its own level, with those that follow from it there."""
        progress = False
        for level in list(self.frames):
            mine = [rule for rule in todo.values() if rule.level == level and not rule.total]
            columns = self._columns(mine, level)
            ready: dict[str, Term] = {}
            for rule in mine:
                if set(rule.needs) <= {*columns, *ready}:
                    ready[rule.name] = with_plain_divisions(rule.term, partial(measure_of, self.law.book))
            if ready:
                self.frames[level] = with_terms(self.frames[level], ready, columns)
                self._done(level, ready, todo)
                progress = True
        return progress

    def _done(self, level: str, names: Iterable[str], todo: dict[str, Rule]) -> None:
        self.have.setdefault(level, set()).update(names)
        for name in list(names):
            todo.pop(name, None)

    # Figures of a higher level, joined down

    def _lacking(self, todo: dict[str, Rule], level: str) -> set[str]:
        """Names that rules on this level wait for."""
        waiting = [rule for rule in todo.values() if (rule.total or rule.level) == level]
        names = {need for rule in waiting for need in (*rule.needs, *filter(None, [rule.among]))}
        names |= {key for rule in waiting if rule.total for key in LEVELS[rule.level].keys}
        names |= {by for name in names if name in self.law.book.values and (by := self.law.book.values[name].by)}
        return names - self.have[level]

    def _keys(self, upper: str, level: str) -> list[str]:
        """The keys that lead from a level to one above it: not the year, when all rows are of the law's own."""
        keys = LEVELS[upper].keys
        same = level in self.one_year and (upper in self.one_year or upper not in self.frames)
        return [key for key in keys if key != "jaar" or not same] or [*keys]

    def join_down(self, todo: dict[str, Rule]) -> bool:
        """Bring the figures of one higher level to the rows that need them."""
        for level in list(self.frames):
            lacking = self._lacking(todo, level)
            for upper in levels_above(level):
                names = sorted(lacking & self.have.get(upper, set()) - set(LEVELS[upper].keys))
                keys = [key for key in self._keys(upper, level) if key in self.have.get(upper, ())]
                if names and set(keys) <= self.have[level]:
                    above = self.frames[upper].select(*keys, *names)
                    self.frames[level] = self.frames[level].join(above, on=keys, how="left")
                    self.have[level].update(names)
                    return True
        return False

    # Totals

    def add_totals(self, todo: dict[str, Rule]) -> bool:
        """Add the totals that are ready from one source level to one level, over the same rows, in one aggregation."""
        batches: dict[tuple[str, str, str | None], list[Rule]] = {}
        for rule in todo.values():
            if rule.total and rule.total in self.frames and self._total_ready(rule):
                batches.setdefault((rule.total, rule.level, rule.among), []).append(rule)
        if not batches:
            return False
        # A level that was not given consists of the groups its totals find: those over all rows come first.
        order = sorted(batches, key=lambda batch: (list(LEVELS).index(batch[1]), batch[2] is not None))
        chosen = next(
            (b for b in order if b[1] in self.frames or b[2] is None or not self._whole_total_waits(todo, b[1])), None
        )
        if chosen is None:
            return False
        self._add_batch(chosen, batches[chosen], todo)
        return True

    def _whole_total_waits(self, todo: dict[str, Rule], level: str) -> bool:
        return any(rule.level == level and rule.total and rule.among is None for rule in todo.values())

    def _total_ready(self, rule: Rule) -> bool:
        assert rule.total is not None
        have = self.have[rule.total]
        names = [*rule.needs, *filter(None, [rule.among]), *LEVELS[rule.level].keys]
        return all(
            name in have or (name in rule.needs and self._column(name, rule.total) is not None) for name in names
        )

    def _add_batch(self, batch: tuple[str, str, str | None], rules: list[Rule], todo: dict[str, Rule]) -> None:
        source, level, among = batch
        keys, by = LEVELS[level].keys, self._keys(level, source)
        frame = self.frames[source]
        marks = [name for name in self.marks.get(source, []) if name not in self.marks.get(level, [])]
        if among:
            part = nw.col(among).fill_null(True)
            frame = frame.filter(part | scan.marked(marks) if marks else part)
        columns = {rule.name: _summand(rule, among) for rule in rules if rule.term.kind == "sum"}
        known = self._columns(rules, source) | ({among: nw.col(among)} if among else {})
        frame = with_terms(frame, columns, known).select(*by, *columns, *marks)
        parts = [nw.len().alias(ROWS), *[nw.col(name).max() for name in marks]]
        for name in columns:
            parts += [nw.col(name).sum().alias(f"{name}_som"), nw.col(name).count().alias(f"{name}_bekend")]
        given = level in self.frames
        year = [nw.lit(self.law.op.year, dtype=nw.Int64).alias(key) for key in keys if key not in by and not given]
        totals = frame.group_by(*by).agg(*parts).select(*by, *year, *[_strict(rule) for rule in rules], ROWS, *marks)
        here = [*self.frames[level].collect_schema().names()] if given else keys
        if given:
            # An employer without rows has a total of nothing, which is zero; an unknown total stays unknown.
            totals = self.frames[level].join(totals, on=by, how="left")
        elif year:
            self.one_year.add(level)
        zero, none = nw.lit(0, dtype=nw.Int64), nw.col(ROWS).is_null()
        filled = [nw.when(none).then(zero).otherwise(nw.col(rule.name)).alias(rule.name) for rule in rules]
        filled += [nw.col(name).fill_null(0) for name in marks]
        self.frames[level] = totals.select(*here, *filled)
        if marks:
            self.marks.setdefault(level, []).extend(marks)
            self.carried.add(source)
        self.have.setdefault(level, set(keys))
        self._done(level, [rule.name for rule in rules], todo)

    # Exceptions

    def check_exceptions(self) -> None:
        """Two exceptions that apply to one row are an error of the law, not a matter of order."""
        for target, rules in self.law.exceptions.items():
            level = self.law.rules[target].level
            conditions = [rule.when for rule in rules if rule.when in self.have.get(level, ())]
            if len(rules) > 1 and len(conditions) == len(rules):
                both = sum(
                    (pick(nw.col(str(c)), nw.lit(1), nw.lit(0)).cast(nw.Int64) for c in conditions),
                    nw.lit(0, dtype=nw.Int64),
                )
                if (_one_row(self.frames[level].select(both.max().alias("meeste")))["meeste"] or 0) > 1:
                    articles = " en ".join(rule.law for rule in rules)
                    raise Fout(f"Op '{target}' gelden twee uitzonderingen tegelijk ({articles}); herstel de feiten.")


def _by_steps(todo: dict[str, Rule], given: Collection[str]) -> dict[str, Rule]:
    """The same plan, in which a total is a total of totals where those are made of the same rows anyway."""
    done: dict[str, Rule] = {}
    for rule in todo.values():
        step = next((other for other in todo.values() if _is_step(other, rule) and other.level not in given), None)
        if step:
            part = f"{rule.name}__{step.level}"
            done[part] = replace(rule, name=part, level=step.level)
            rule = replace(rule, term=by_name(part).sum(), needs=(part,), total=step.level, among=None)
        done[rule.name] = rule
    return done


def _summed(rule: Rule) -> str | None:
    """The name of which a rule is the plain total, over all rows of the level below."""
    if rule.total is None or rule.among or rule.term.kind != "sum" or term(rule.term.parts[0]).kind != "name":
        return None
    return rule.needs[0]


def _is_step(step: Rule, rule: Rule) -> bool:
    """Whether the groups of one total are parts of the groups of another, over the same rows."""
    same = step.total is not None and (step.total, step.among) == (rule.total, rule.among)
    return same and rule.level in levels_above(step.level)


def _summand(rule: Rule, among: str | None) -> Term:
    """What a sum adds of one row: unknown where it is unknown whether the row belongs to it."""
    summand = term(rule.term.parts[0])
    return choose(by_name(among), summand, 0) if among else summand


def _strict(rule: Rule) -> nw.Expr:
    """A sum that is unknown when one of its rows is unknown; or the number of rows."""
    if rule.term.kind == "count":
        return nw.col(ROWS).cast(nw.Int64).alias(rule.name)
    known = nw.col(f"{rule.name}_bekend") == nw.col(ROWS)
    return nw.when(known).then(nw.col(f"{rule.name}_som").cast(nw.Int64)).alias(rule.name)


def _check_frame(law: LawOnDay, frame: nw.LazyFrame, limits: dict[str, tuple[int, int]]) -> None:
    """Refuse the first figure of a frame that lies outside its limits; one pass over these columns."""
    ends = [
        test for name in limits for test in (nw.col(name).min().alias(f"{name}<"), nw.col(name).max().alias(f"{name}>"))
    ]
    row = _one_row(frame.select(*ends))
    for name, (low, high) in limits.items():
        _check_bounds(law, name, (row[f"{name}<"], row[f"{name}>"]), low, high)


def _one_row(frame: nw.LazyFrame) -> dict[str, Any]:
    return dict(next(frame.collect(backend=_collector(frame)).iter_rows(named=True)))


def _collector(frame: nw.LazyFrame) -> Any:
    return "polars" if frame.implementation.is_polars() else "pyarrow"


def _missing(law: LawOnDay, name: str, user: Rule | None) -> str:
    who = f"; regel '{user.name.removesuffix(GENERAL)}' ({user.law}) heeft die nodig" if user else ""
    fact = law.facts.get(name)
    if fact is None:
        rules = law.book.named(name)
        why = f"geldt op {law.op} (stand {law.stand}) niet" if rules else "bestaat niet"
        return f"'{name}' {why}{who}."
    where = LEVELS[fact.level]
    return f"Kolom '{name}' ({fact.label}; per {where.name}: {where.meaning}) ontbreekt{who}. Geef die kolom."


def _limits(law: LawOnDay, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The bounds of the whole numbers among these names: stated for a fact or value, worked out for an outcome."""
    known = sorted(name for name in names if law.book.knows(name) and name not in CALENDAR)
    found = {name: bounds(law.book, name) for name in known if law.sort_of(name) == "int"}
    return {name: (low, high) for name, (low, high) in found.items() if high > low}


def _check_bounds(law: LawOnDay, name: str, figures: tuple[Any, Any], low: int, high: int) -> None:
    for figure in figures:
        if figure is not None and not low <= figure <= high:
            raise Fout(
                f"Kolom '{name}' ({law.book.label(name)}) bevat {figure} {law.book.unit(name)}; "
                f"dat kan niet: het moet tussen {low} en {high} liggen."
            )


__all__ = ["TEXT", "TRUTH", "derive", "derive_levels"]
