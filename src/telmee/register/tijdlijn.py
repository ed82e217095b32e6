"""From events to facts: what holds of a person from which day, corrections, withdrawals and objections worked in.

Which facts a kind proves and what no event says, the law declares (`Lawbook.events`). An event that was withdrawn never
was; a correction stands in the place of what it concerns; an objection changes nothing until it is decided, and a
well-founded one puts aside or replaces the decision. Of two findings of one kind the later day counts. Where two
sources say different things about one fact on one day, that fact is unknown until one is corrected. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from telmee.register import gebeurtenis as g
from telmee.register.gebeurtenis import Vastgelegd
from telmee.wet.machine.book import Lawbook, day_number
from telmee.wet.machine.event import Event, absent

GEGROND = "bezwaar_gegrond"


@dataclass(frozen=True)
class Kennis:
    """What the law declares of events, once for all persons: kinds, names, and what no event says."""

    soorten: Mapping[str, Event]
    afwezig: Mapping[str, Any]
    dagen: frozenset[str]
    ruimt_op: Mapping[str, tuple[str, ...]]
    """Per kind the kinds of which a finding of it ends what earlier ones said."""

    @classmethod
    @lru_cache(maxsize=8)
    def van(cls, book: Lawbook) -> Kennis:
        """From the law."""
        afwezig = absent(book)
        dagen = frozenset(naam for naam in afwezig if book.unit(naam) == "datum")
        ruimt_op = {
            naam: (*soort.ends, *[ander.name for ander in book.events.values() if naam in ander.lapses_by])
            for naam, soort in book.events.items()
        }
        return cls(book.events, afwezig, dagen, ruimt_op)

    def getal(self, naam: str, waarde: Any) -> Any:
        """A figure as rules count with it: days as day numbers."""
        if naam in self.dagen and waarde is not None and not isinstance(waarde, int):
            return day_number(waarde if isinstance(waarde, date) else date.fromisoformat(waarde))
        return waarde


@dataclass(slots=True)
class Feit:
    """One effective statement: from which day number it counts, in which order, of which kind, saying what."""

    vanaf: int
    nummer: int
    soort: str
    aard: str
    bron: str
    zegt: dict[str, Any]
    betreft: int | None


def geldig(gebeurtenissen: Iterable[Vastgelegd]) -> list[tuple[Vastgelegd, Vastgelegd]]:
    """Every event that stands by itself and was not withdrawn, with the one whose content it has now."""
    alle = list(gebeurtenissen)
    if not any(each.betreft and each.aard in g.VERWIJST for each in alle):
        return [(each, each) for each in alle]
    op = {each.nummer: each for each in alle}
    over: dict[int, list[Vastgelegd]] = {}
    for each in alle:
        if each.betreft is not None and each.aard in g.VERWIJST:
            doel = _besluit(each, op) if each.aard == g.BESLISSING else each.betreft
            over.setdefault(doel, []).append(each)

    def weg(nummer: int) -> bool:
        return any(_neemt_weg(each) and not weg(each.nummer) for each in over.get(nummer, ()))

    def inhoud(each: Vastgelegd) -> Vastgelegd:
        nieuwer = [o for o in over.get(each.nummer, ()) if _vervangt(o) and not weg(o.nummer)]
        return inhoud(max(nieuwer, key=lambda o: o.nummer)) if nieuwer else each

    return [(each, inhoud(each)) for each in alle if each.aard not in g.VERWIJST and not weg(each.nummer)]


def _besluit(beslissing: Vastgelegd, op: Mapping[int, Vastgelegd]) -> int:
    """The decision that a decision on an objection is about: through the objection, where it names that."""
    doel = op.get(beslissing.betreft or 0)
    return doel.betreft if doel is not None and doel.aard == g.BEZWAAR and doel.betreft else beslissing.betreft or 0


def _nieuwe_feiten(each: Vastgelegd) -> bool:
    return any(naam != GEGROND for naam in each.feiten)


def _neemt_weg(each: Vastgelegd) -> bool:
    gegrond = each.aard == g.BESLISSING and each.feiten.get(GEGROND) is True
    return each.aard == g.INTREKKING or (gegrond and not _nieuwe_feiten(each))


def _vervangt(each: Vastgelegd) -> bool:
    gegrond = each.aard == g.BESLISSING and each.feiten.get(GEGROND) is True
    return each.aard == g.CORRECTIE or (gegrond and _nieuwe_feiten(each))


def feiten_van(kennis: Kennis, gebeurtenissen: Iterable[Vastgelegd]) -> list[Feit]:
    """The statements that count, in the order in which they begin to."""
    gevonden = []
    for eerste, nu in geldig(gebeurtenissen):
        if eerste.aard == g.MELDING and eerste.betreft is not None:
            continue  # tells that a request was received, and no fact
        soort = kennis.soorten[eerste.soort]
        zegt = {naam: kennis.getal(naam, waarde) for naam, waarde in nu.feiten.items() if naam in kennis.afwezig}
        dag = day_number(nu.dag)
        if eerste.aard == g.AANVRAAG:
            zegt |= {soort.asked: dag} if soort.asked else {}
        elif eerste.aard != g.EINDE:
            zegt = {**soort.always, **zegt} | ({soort.day: dag} if soort.day else {})
        later = eerste.aard == g.EINDE or (soort.after and eerste.aard != g.AANVRAAG)
        gevonden.append(Feit(dag + later, eerste.nummer, eerste.soort, eerste.aard, eerste.bron, zegt, eerste.betreft))
    gevonden.sort(key=lambda feit: (feit.vanaf, feit.nummer))
    return gevonden


def veranderingen(kennis: Kennis, gebeurtenissen: Iterable[Vastgelegd]) -> list[tuple[int, dict[str, Any]]]:
    """The days on which facts change, each with what they become; names that no event ever said are not there."""
    lopend: dict[Any, Feit] = {}
    gezegd: dict[str, Any] = {}
    gevonden: list[tuple[int, dict[str, Any]]] = []
    for feit in feiten_van(kennis, gebeurtenissen):
        geraakt = _neem_op(kennis, lopend, feit)
        nieuw = {naam: _waarde(kennis, lopend, naam) for naam in geraakt}
        anders = {naam: waarde for naam, waarde in nieuw.items() if gezegd.get(naam, kennis.afwezig[naam]) != waarde}
        if anders or not gevonden:
            if gevonden and gevonden[-1][0] == feit.vanaf:
                gevonden[-1][1].update(anders)
            else:
                gevonden.append((feit.vanaf, anders))
            gezegd.update(anders)
    return gevonden


def _neem_op(kennis: Kennis, lopend: dict[Any, Feit], feit: Feit) -> dict[str, None]:
    """Adds a statement to those that run, ends what it ends; gives the names that may have changed."""
    soort = kennis.soorten[feit.soort]
    geraakt: dict[str, None] = {}

    def los(plaats: Any) -> None:
        geraakt.update(dict.fromkeys(lopend.pop(plaats).zegt))

    plaats: Any
    if feit.aard == g.EINDE:
        for plaats, ander in list(lopend.items()):
            if ander.soort == feit.soort and ander.aard != g.AANVRAAG and feit.betreft in (None, ander.nummer):
                los(plaats)
        return geraakt
    if feit.aard == g.AANVRAAG:
        plaats = (feit.soort, g.AANVRAAG)
    else:
        plaats = (feit.soort, feit.nummer) if soort.several else feit.soort
        for andere in [p for p, ander in lopend.items() if ander.soort in kennis.ruimt_op[feit.soort]]:
            if lopend[andere].aard != g.AANVRAAG:
                los(andere)
    vorige = lopend.get(plaats)
    if vorige is not None and feit.aard != g.AANVRAAG and vorige.vanaf == feit.vanaf and vorige.bron != feit.bron:
        botst = {naam for naam in vorige.zegt if feit.zegt.get(naam, vorige.zegt[naam]) != vorige.zegt[naam]}
        feit.zegt = {**vorige.zegt, **feit.zegt} | dict.fromkeys(botst)
    if plaats in lopend:
        los(plaats)
    lopend[plaats] = feit
    geraakt.update(dict.fromkeys(feit.zegt))
    return geraakt


def _waarde(kennis: Kennis, lopend: Mapping[Any, Feit], naam: str) -> Any:
    """What is said of a name now: by the statement that began last; otherwise what no event says."""
    beste: Feit | None = None
    for feit in lopend.values():
        if naam in feit.zegt and (beste is None or (feit.vanaf, feit.nummer) > (beste.vanaf, beste.nummer)):
            beste = feit
    return beste.zegt[naam] if beste is not None else kennis.afwezig[naam]
