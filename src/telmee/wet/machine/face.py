"""What the rest of the program starts with: the laws as known on a day (:class:`Wetten`), and the law of one day.

What is asked with `--stand`, `--regime` and `--anders` is one object, made once, at the door; everything that computes
is handed that object, or a law that it gave. So no figure of an answer can rest on another law than the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from telmee.fouten import Fout
from telmee.wet.machine.book import Lawbook
from telmee.wet.machine.given import Given, given
from telmee.wet.machine.law import YEARS, LawOnDay, as_date, check_given, merged
from telmee.wet.machine.load import lawbook
from telmee.wet.machine.overview import regimes as other_regimes
from telmee.wet.machine.values import IN_FORCE

if TYPE_CHECKING:
    from telmee.wet.machine.explain import Computed, Node


class Law(LawOnDay):
    """The law of one day, with what can be asked of it."""

    @classmethod
    def at(
        cls,
        op: date | str | int,
        stand: date | str | None = None,
        regimes: Iterable[str] = (),
        book: Lawbook | None = None,
    ) -> Law:
        """Shorthand for one law by itself: what :class:`Wetten` gives for ``op``."""
        return Wetten.known(stand, regimes, book=book).op(op)

    def derive(self, data: Any, *names: str, level: str | None = None, check: bool = True, keep: bool = False) -> Any:
        """Add the named outcomes to a frame (or a dict of frames by level); see :mod:`telmee.wet.machine.engine`."""
        from telmee.wet.machine.engine import derive

        return derive(self, data, names, level=level, check=check, keep=keep)

    def compute(self, record: dict[str, Any], *names: str) -> Computed:
        """A record ready to compute the named outcomes; what is not given is unknown and listed.

        Facts that cannot both be are refused.
        """
        from telmee.wet.machine.contradiction import refuse_contradictions
        from telmee.wet.machine.explain import compute

        computed = compute(self, record, *names)
        refuse_contradictions(computed.record, names)
        return computed

    def explain(self, record: dict[str, Any], name: str) -> Node:
        """The tree of figures behind one outcome of one record; see :mod:`telmee.wet.machine.explain`."""
        return self.compute(record, name).explain(name)


@dataclass(frozen=True)
class Wetten:
    """The laws as known on a day (``stand``), in chosen regimes, with figures that were given instead of the law's own.

    ``given`` holds for every day that is asked, ``given_in`` for the days of one year. Made with :meth:`known`, which
    refuses what does not exist. ``used`` notes what was asked of these laws; no outcome rests on it.
    """

    stand: date
    regimes: frozenset[str] = frozenset({IN_FORCE})
    given: Mapping[str, Any] = field(default_factory=dict, hash=False)
    given_in: Mapping[int, Mapping[str, Any]] = field(default_factory=dict, hash=False)
    book: Lawbook = field(default_factory=lawbook, hash=False)
    used: set[tuple[Any, ...]] = field(default_factory=set, compare=False, repr=False)
    _laws: dict[date, Law] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def known(
        cls,
        stand: date | str | None = None,
        regimes: Iterable[str] = (),
        given: Mapping[str, Any] | None = None,
        book: Lawbook | None = None,
    ) -> Wetten:
        """The laws as known on ``stand`` (today). Refuses an unknown regime, and a given name that is no value."""
        book = book or lawbook()
        chosen = frozenset(regimes) | {IN_FORCE}
        known = {*other_regimes(book), IN_FORCE}
        if strange := chosen - known:
            raise Fout(f"Regime '{min(strange)}' bestaat niet; kies uit {', '.join(sorted(known))}.")
        bare = cls(as_date(stand) if stand else date.today(), chosen, book=book)
        return bare.with_values(**given) if given else bare

    def with_values(self, **figures: Any) -> Wetten:
        """The same laws with other figures (a what-if, or a figure that no source gives). Unknown names are refused."""
        check_given(self.book, figures)
        return replace(self, given=merged(self.given, figures), _laws={})

    def with_values_in(self, year: int, **figures: Any) -> Wetten:
        """The same laws with other figures for the days of one year only; refuses a year that no law is about."""
        if year not in YEARS:
            raise Fout(f"Een waarde voor {year} kan niet; de wet gaat over {YEARS[0]} tot en met {YEARS[-1]}.")
        check_given(self.book, figures)
        return replace(self, given_in={**self.given_in, year: merged(self.given_in.get(year, {}), figures)}, _laws={})

    def with_regimes(self, *regimes: str) -> Wetten:
        """The same laws with more regimes asked for."""
        return replace(self, regimes=self.regimes | set(regimes), _laws={})

    def changed(self) -> tuple[Given, ...]:
        """Every figure that was given instead of the law's own."""
        found = []
        for year, given_then in ((None, self.given), *sorted(self.given_in.items())):
            for name, figure in given_then.items():
                per_key = figure if isinstance(figure, dict) else {None: figure}
                found += [self._given(name, each, key, year) for key, each in per_key.items()]
        return tuple(found)

    def unused(self) -> tuple[str, ...]:
        """Names of what was given and what nothing depends on of all that was asked of these laws so far."""
        return tuple(each.zoals_getypt for each in self.changed() if not self._was_used(each))

    def _was_used(self, each: Given) -> bool:
        """Whether something depended on it: for its key too, when it is known for which keys it was read."""
        notes = [note[1:] for note in self.used if note[1] == each.naam and self._held_in(each, note[0])]
        keys = {note[1] for note in notes if len(note) > 1}
        return bool(notes) and (each.sleutel is None or not keys or not keys.isdisjoint((each.sleutel, None)))

    def _held_in(self, each: Given, year: int) -> bool:
        """Whether it was the figure of that year: what is given for one year goes before what is for every year."""
        if each.jaar is not None:
            return each.jaar == year
        then = self.given_in.get(year, {}).get(each.naam, {})
        return isinstance(then, dict) and each.sleutel not in then

    def _given(self, name: str, figure: Any, key: Any, year: int | None) -> Given:
        return given(name, self.book.label(name), figure, self.book.unit(name), key, year)

    def op(self, day: date | str | int) -> Law:
        """The law about a day (a date, an ISO date, or a year: its last day)."""
        about = as_date(day)
        if about.year not in YEARS:
            years = f"{YEARS[0]} tot en met {YEARS[-1]}"
            raise Fout(f"De wet gaat over de jaren {years}, niet over {about}; kies een andere datum.")
        if about not in self._laws:
            figures = merged(self.given, self.given_in.get(about.year, {}))
            self._laws[about] = Law(self.book, about, self.stand, self.regimes, figures, self.used)
        return self._laws[about]
