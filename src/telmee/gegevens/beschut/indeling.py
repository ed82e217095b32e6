"""Municipalities and how they merged: which there were on a day, and any series of numbers on the division of any day.

What merged is added up. What was split without a known share belongs to several together: each then has bounds (`laag`,
`hoog`) and the amount stands in `onverdeeld`, so nothing is lost: what is certain (`vast`) and what is undivided are
together the sum of the series. A boundary that moved without a known share is not followed, and named. Planned mergers
are followed only on request. Codes GM9001 to GM9342 are invented municipalities: they are there on every day.

The division of 1 January 2023 is the base; earlier and later ones follow from the mergers. A municipality that was gone
already on the day of the series counts as on its last day, one that was not there yet as on its first. One that is not
in the series is unknown, not zero, and so is what it went into. Mergers and shares in the user's own file go before
ours. Raises `Fout` for a day before the first division, and for shares that do not add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import groupby

from telmee.fouten import Fout
from telmee.gegevens.beschut.gepubliceerd import lees_tabel
from telmee.getallen import datum

BASIS = date(2023, 1, 1)
EERSTE = date(2015, 1, 1)
NAGEGAAN_TOT = date(2024, 12, 31)
VERZONNEN = range(9001, 9343)
HEEL = 10_000  # hundredths of a per cent
SOORTEN = ("samenvoeging", "splitsing", "grenscorrectie")


@dataclass(frozen=True)
class Wijziging:
    """One municipality that went into another on a day; `aandeel` in hundredths of a per cent, None is unknown.

    `opgericht`: the other one was new that day.
    """

    dag: date
    soort: str
    oud: str
    nieuw: str
    aandeel: int | None = None
    opgericht: bool = False
    gepland: bool = False
    oude_naam: str = ""
    nieuwe_naam: str = ""
    bron: str = ""


@dataclass(frozen=True)
class Deel:
    """What one municipality has of a series: `vast` for certain, in all between `laag` and `hoog`.

    `uit` are the codes that went into it, `onbekend` those whose number is unknown: then the bounds are None.
    """

    vast: int
    laag: int | None
    hoog: int | None
    uit: tuple[str, ...]
    onbekend: tuple[str, ...] = ()

    @property
    def waarde(self) -> int | None:
        """The number, when it is one."""
        return self.laag if self.laag == self.hoog else None


@dataclass(frozen=True)
class Onverdeeld:
    """An amount of `uit` that belongs to these municipalities together; how much to each is not known."""

    uit: str
    aantal: int
    over: tuple[str, ...]


@dataclass(frozen=True)
class Omgezet:
    """A series on another division; `vreemd` are codes that are no municipality, with what they had.

    `opmerkingen` are Dutch sentences about what was not followed or is not known.
    """

    per_gemeente: Mapping[str, Deel]
    onverdeeld: tuple[Onverdeeld, ...] = ()
    vreemd: Mapping[str, int | None] = field(default_factory=dict)
    opmerkingen: tuple[str, ...] = ()

    @property
    def totaal(self) -> int:
        """The sum of what is known of the municipalities."""
        return sum(d.vast for d in self.per_gemeente.values()) + sum(o.aantal for o in self.onverdeeld)


@dataclass(frozen=True)
class _Pot:
    """A part of the series on its way: where it came from, how much (None: unknown), and whose it may be."""

    uit: str
    aantal: int | None
    over: frozenset[str]


@dataclass(frozen=True, eq=False)
class Indelingen:
    """All divisions: the base and the mergers, in order."""

    wijzigingen: tuple[Wijziging, ...]
    basis: Mapping[str, str] = field(repr=False)

    def gemeenten(self, op: date, gepland: bool = False) -> dict[str, str]:
        """Code and name of every municipality on this day, in order of the code."""
        _eis_dag(op)
        uit = dict(self.basis)
        for w in self._tussen(BASIS, op, gepland):
            uit.pop(w.oud, None)
            uit[w.nieuw] = w.nieuwe_naam or uit.get(w.nieuw, w.nieuw)
        for w in reversed(self._tussen(op, BASIS, gepland)):
            if w.opgericht:
                uit.pop(w.nieuw, None)
            uit[w.oud] = w.oude_naam or w.oud
        return dict(sorted(uit.items()))

    def opvolgers(self, code: str, op: date, gepland: bool = False) -> tuple[str, ...]:
        """Which municipalities a code that is gone went into, on this day; none when it is still there or unknown."""
        if code not in self._leven or (eind := self._leven[code][1]) is None or eind > op:
            return ()
        pot = self._vooruit([_Pot(code, None, frozenset({code}))], eind - timedelta(days=1), op, gepland)[0]
        return () if code in pot.over else tuple(sorted(pot.over))

    def voorgangers(self, code: str, op: date, toen: date) -> tuple[str, ...]:
        """Of which municipalities of an earlier day this one, of `op`, was made; itself when it was there."""
        if code not in self._leven:
            return ()
        pot = self._terug([_Pot(code, None, frozenset({code}))], self._binnen(code, op), toen, False)[0]
        return tuple(sorted(pot.over))

    def ontbrekend(self, codes: Iterable[str], dag: date) -> tuple[str, ...]:
        """The municipalities of a day that are among these codes neither themselves nor by what they were made of."""
        alle = set(codes)
        if all(map(is_verzonnen, alle)):
            return ()
        er = {n for c in alle for n in (self.opvolgers(c, dag) or (c,))}
        return tuple(c for c in self._op(dag) if c not in er)

    def naam(self, code: str) -> str:
        """What a municipality is or was called; its code when that is not known."""
        return self._alle_namen.get(code, code)

    @cached_property
    def _alle_namen(self) -> dict[str, str]:
        namen = {w.oud: w.oude_naam for w in self.wijzigingen} | {w.nieuw: w.nieuwe_naam for w in self.wijzigingen}
        return {code: naam for code, naam in (namen | dict(self.basis)).items() if naam}

    def bekend(self, code: str) -> bool:
        """Whether this is, was or (planned) will be a municipality, or an invented one."""
        return code in self._leven or is_verzonnen(code)

    def zet_om(
        self,
        reeks: Mapping[str, int | None],
        van: date,
        naar: date,
        *,
        gepland: bool = False,
        weg_is_nul: bool = False,
    ) -> Omgezet:
        """A series per municipality, counted on the division of `van`, on that of `naar`.

        A municipality that is not in the series is unknown for whatever it went into, unless `weg_is_nul`: then the
        series counts things, and who is not in it has none.
        """
        _eis_dag(van)
        _eis_dag(naar)
        potten: list[_Pot] = []
        for code, aantal in reeks.items():
            if is_verzonnen(code):
                potten.append(_Pot(code, aantal, frozenset({code})))
            elif code in self._leven:
                potten += self._breng([_Pot(code, aantal, frozenset({code}))], self._binnen(code, van), naar, gepland)
        if not weg_is_nul:
            geraakt = frozenset(g for p in potten for g in p.over)
            for code in self._ontbreekt(reeks, van):
                leeg = [_Pot(code, None, frozenset({code}))]
                leeg = self._breng(leeg, self._binnen(code, van), naar, gepland)
                potten += [_Pot(p.uit, None, p.over & geraakt) for p in leeg if p.over & geraakt]
        vreemd = {code: aantal for code, aantal in reeks.items() if not self.bekend(code)}
        return Omgezet(_delen(potten), _onverdeeld(potten), vreemd, tuple(self._opmerkingen(reeks, van, naar)))

    def _ontbreekt(self, reeks: Mapping[str, int | None], van: date) -> Iterable[str]:
        """The municipalities of the day that are not in the series.

        Where the series has what one of them was made of, it still counts on the division before: then those are meant.
        """
        for code in self._op(van):
            if code in reeks:
                continue
            begin = self._leven[code][0]
            eerder = () if begin is None else self.voorgangers(code, begin, begin - timedelta(days=1))
            if any(e in reeks for e in eerder):
                yield from (e for e in eerder if e not in reeks)
            else:
                yield code

    def _op(self, dag: date) -> tuple[str, ...]:
        """The codes of this day, remembered."""
        if dag not in self._per_dag:
            self._per_dag[dag] = tuple(self.gemeenten(dag))
        return self._per_dag[dag]

    @cached_property
    def _per_dag(self) -> dict[date, tuple[str, ...]]:
        return {}

    def _breng(self, potten: list[_Pot], van: date, naar: date, gepland: bool) -> list[_Pot]:
        return self._vooruit(potten, van, naar, gepland) if van <= naar else self._terug(potten, van, naar, gepland)

    def _vooruit(self, potten: list[_Pot], van: date, naar: date, gepland: bool) -> list[_Pot]:
        for _, groep in groupby(self._tussen(van, naar, gepland, grenzen=True), key=lambda w: w.dag):
            per: dict[str, dict[str, int | None]] = defaultdict(dict)
            for w in groep:
                per[w.oud][w.nieuw] = w.aandeel
                if w.soort == "grenscorrectie":
                    per[w.oud][w.oud] = None  # the rest stays
            potten = [deel for pot in potten for deel in _verdeel(pot, per)]
        return potten

    def _terug(self, potten: list[_Pot], van: date, naar: date, gepland: bool) -> list[_Pot]:
        for _, groep in groupby(reversed(self._tussen(naar, van, gepland)), key=lambda w: w.dag):
            per: dict[str, set[str]] = defaultdict(set)
            for w in groep:
                per[w.nieuw] |= {w.oud} if w.opgericht else {w.oud, w.nieuw}
            potten = [_Pot(p.uit, p.aantal, frozenset(o for g in p.over for o in per.get(g, {g}))) for p in potten]
        return potten

    def _tussen(self, van: date, naar: date, gepland: bool, grenzen: bool = False) -> list[Wijziging]:
        """What changed after `van`, up to and including `naar`; moved boundaries only where asked and known."""
        return [
            w
            for w in self.wijzigingen
            if van < w.dag <= naar
            and (gepland or not w.gepland)
            and (w.soort != "grenscorrectie" or grenzen and w.aandeel is not None)
        ]

    @cached_property
    def _leven(self) -> dict[str, tuple[date | None, date | None]]:
        """Of every code the day on which it came (None: always) and on which it was gone (None: still there)."""
        uit: dict[str, tuple[date | None, date | None]] = dict.fromkeys(self.basis, (None, None))
        for w in self.wijzigingen:
            if w.opgericht:
                uit[w.nieuw] = (w.dag, uit.get(w.nieuw, (None, None))[1])
            if w.soort != "grenscorrectie":
                uit[w.oud] = (uit.get(w.oud, (None, None))[0], w.dag)
        return uit

    def _binnen(self, code: str, dag: date) -> date:
        """This day, or the nearest one on which the municipality was there."""
        begin, eind = self._leven[code]
        if begin is not None and dag < begin:
            return begin
        return eind - timedelta(days=1) if eind is not None and dag >= eind else dag

    def _opmerkingen(self, reeks: Mapping[str, int | None], van: date, naar: date) -> Iterable[str]:
        eerst, laatst = min(van, naar), max(van, naar)
        los = (w for w in self.wijzigingen if w.soort == "grenscorrectie" and w.aandeel is None)
        for w in los:
            if eerst < w.dag <= laatst and (w.oud in reeks or w.nieuw in reeks):
                yield (
                    f"Op {datum(w.dag)} ging een klein deel van {w.oude_naam} naar {w.nieuwe_naam}; hoe groot dat was "
                    "is niet bekend, dus het is niet verrekend."
                )
        if naar > NAGEGAAN_TOT and not all(map(is_verzonnen, reeks)):
            yield (
                f"Of gemeenten na {datum(NAGEGAAN_TOT)} zijn samengegaan is niet nagegaan; geef het zelf op in een "
                "lijst met herindelingen."
            )


def is_verzonnen(code: str) -> bool:
    """Whether this code is kept for invented municipalities."""
    return code.startswith("GM") and code[2:].isdecimal() and int(code[2:]) in VERZONNEN


def _eis_dag(op: date) -> None:
    if op < EERSTE:
        raise Fout(f"De gemeentelijke indeling van vóór {datum(EERSTE)} is hier niet bekend; kies een latere dag.")


def _verdeel(pot: _Pot, per: Mapping[str, Mapping[str, int | None]]) -> list[_Pot]:
    """What becomes of one part on a day: divided where the shares are known, otherwise of all of them together."""
    if not any(g in per for g in pot.over):
        return [pot]
    samen = frozenset(n for g in pot.over for n in per.get(g, {g: None}))
    if len(pot.over) == 1 and pot.aantal is not None and len(samen) > 1:
        aandelen = _aandelen(per[next(iter(pot.over))])
        if aandelen is not None:
            return [_Pot(pot.uit, n, frozenset({g})) for g, n in verdeel_geheel(pot.aantal, aandelen).items()]
    return [_Pot(pot.uit, pot.aantal, samen)]


def _aandelen(over: Mapping[str, int | None]) -> dict[str, int] | None:
    """All shares, when no more than one is not given: that one is the rest."""
    weg = [g for g, aandeel in over.items() if aandeel is None]
    if len(weg) > 1:
        return None
    som = sum(aandeel or 0 for aandeel in over.values())
    return {g: HEEL - som if aandeel is None else aandeel for g, aandeel in over.items()}


def verdeel_geheel(aantal: int, aandelen: Mapping[str, int]) -> dict[str, int]:
    """Whole numbers by share that add up to `aantal`: the largest remainders get what is left, ties by code."""
    heel, teken = sum(aandelen.values()), -1 if aantal < 0 else 1
    ruw = {g: divmod(abs(aantal) * a, heel) for g, a in aandelen.items()}
    over = abs(aantal) - sum(n for n, _ in ruw.values())
    eerst = sorted(ruw, key=lambda g: (-ruw[g][1], g))[:over]
    return {g: teken * (n + (g in eerst)) for g, (n, _) in ruw.items()}


def _delen(potten: Iterable[_Pot]) -> dict[str, Deel]:
    per: dict[str, list[_Pot]] = defaultdict(list)
    for pot in potten:
        for gemeente in pot.over:
            per[gemeente].append(pot)
    return {gemeente: _deel(per[gemeente]) for gemeente in sorted(per)}


def _deel(potten: list[_Pot]) -> Deel:
    vast = sum(p.aantal or 0 for p in potten if len(p.over) == 1)
    los = [p.aantal or 0 for p in potten if len(p.over) > 1]
    uit = tuple(sorted({p.uit for p in potten}))
    onbekend = tuple(sorted({p.uit for p in potten if p.aantal is None}))
    if onbekend:
        return Deel(vast, None, None, uit, onbekend)
    return Deel(vast, vast + sum(min(0, n) for n in los), vast + sum(max(0, n) for n in los), uit)


def _onverdeeld(potten: Iterable[_Pot]) -> tuple[Onverdeeld, ...]:
    return tuple(Onverdeeld(p.uit, p.aantal, tuple(sorted(p.over))) for p in potten if len(p.over) > 1 and p.aantal)


def maak(wijzigingen: Iterable[Wijziging]) -> Indelingen:
    """The divisions with these mergers; the same merger twice is the last one, and shares must add up."""
    per = {(w.dag, w.oud, w.nieuw): w for w in wijzigingen}
    gesorteerd = tuple(sorted(per.values(), key=lambda w: (w.dag, w.oud, w.nieuw)))
    for (dag, oud), groep in groupby(gesorteerd, key=lambda w: (w.dag, w.oud)):
        lijst = list(groep)
        som = sum(w.aandeel or 0 for w in lijst)
        heel = all(w.aandeel is not None for w in lijst) and lijst[0].soort != "grenscorrectie"
        if som > HEEL or heel and som != HEEL:
            raise Fout(
                f"De aandelen van {oud} op {datum(dag)} zijn samen geen 100%; verbeter de lijst met herindelingen."
            )
    return Indelingen(gesorteerd, dict(lees_tabel("gemeenten.csv").iter_rows()))


@cache
def bekende_wijzigingen() -> tuple[Wijziging, ...]:
    """The mergers that come with the program."""
    return tuple(
        Wijziging(
            date.fromisoformat(r["datum"]),
            r["soort"],
            r["oude_code"],
            r["nieuwe_code"],
            int(r["aandeel_pct"]) * 100 if r["aandeel_pct"] else None,
            r["nieuwe_gemeente"] == "ja",
            r["status"] == "voorgenomen",
            r["oude_naam"],
            r["nieuwe_naam"],
            r["bron"],
        )
        for r in lees_tabel("gemeentelijke_herindelingen.csv").iter_rows(named=True)
    )


@cache
def indelingen() -> Indelingen:
    """The divisions that come with the program."""
    return maak(bekende_wijzigingen())
