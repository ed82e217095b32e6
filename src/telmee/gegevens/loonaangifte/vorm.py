"""The shape of an income relation, learnt once: which element stands where, and what is odd about it.

A filing holds tens of thousands of income relations with a handful of shapes (the same elements in the same order). The
shape tells which texts are the fields, so that reading a relation is one look-up; checking names, order and
occurrence against the profile of the year happens once per shape. The key of a shape is what stands between the angle
brackets when the relation is written out again, which lxml does in a third of the time of a walk over its elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any
from xml.sax.saxutils import unescape

from lxml import etree

from telmee.gegevens.loonaangifte.profiel import Element, Profiel
from telmee.gegevens.loonaangifte.velden import AANVRAGEN, DECIDEREND, INITIEEL, NAMEN, PERIODE, VELDEN
from telmee.gegevens.loonaangifte.waarden import SCHEMA, WIT, datum
from telmee.veilig import regel

Rij = tuple[str | None, ...]
_CIJFERS = re.compile("[0-9]{5,}")


@lru_cache(4_096)
def _is_dag(tekst: str) -> bool:
    return datum(tekst) is not None


_ALLES: dict[str, Callable[[str], Any]] = {
    "geld": re.compile(r"(?:-?[0-9]+\.[0-9]{2}(?: |$))+").fullmatch,
    "jn": re.compile(r"[JN](?: [JN])*").fullmatch,
    "datum": lambda tekst: all(map(_is_dag, tekst.split(" "))),
}
_EEN: dict[str, Callable[[str], Any]] = {
    "geld": SCHEMA["geld"].fullmatch,
    "jn": SCHEMA["jn"].fullmatch,
    "datum": _is_dag,
}
_VERSCHOLEN = {"&#13;": "\r"}
_BLOKKEN = frozenset(v.blok for v in VELDEN)
_GELEZEN = frozenset((v.blok, v.element) for v in VELDEN)


@dataclass(frozen=True)
class Vorm:
    """How to pick the fields out of the texts of a relation, and what is odd (code, block/element).

    `twijfel`: the fields that stand there twice, or have an element inside: which value holds nobody knows. `los` picks
    the texts that are not within an element without others, where a filing has none. `ongelezen` gives the
    elements that are not read and whose value is none.
    """

    kies: Callable[[Sequence[str | None]], Rij]
    los: Callable[[Sequence[str | None]], Sequence[str]]
    ongelezen: Callable[[Sequence[Any]], list[str]]
    vreemd: tuple[tuple[str, str], ...]
    perioden: int
    diep: int
    twijfel: frozenset[str]


def merken(relatie: Any) -> tuple[tuple[str, ...], list[str | None]]:
    """The tags of a relation, opening and closing, and the text behind each."""
    tekst = etree.tostring(relatie, encoding="unicode", with_tail=False)
    stukken = tekst.replace("<", ">").split(">")
    teksten: list[str | None] = stukken[2::2]
    if "&" in tekst:
        teksten = [unescape(t, _VERSCHOLEN) if t else t for t in teksten]
    return tuple(stukken[1::2]), teksten


@dataclass
class _Gevonden:
    """What the walk finds: where each element stands, what does not fit, what is doubtful (block, or element in it)."""

    profiel: Profiel
    plaats: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    vreemd: list[tuple[str, str]] = field(default_factory=list)
    twijfel: set[tuple[str, str]] = field(default_factory=set)
    teller: int = 0


def leer(relatie: Any, profiel: Profiel, tags: tuple[str, ...]) -> Vorm:
    """The shape of this relation, with its `tags`; of the texts that it picks from the last must be None."""
    g = _Gevonden(profiel)
    diep = _loop(relatie, INITIEEL, g, 2)
    twijfel = frozenset(v.naam for v in VELDEN if (v.blok, v.element) in g.twijfel or (v.blok, "") in g.twijfel)
    open_ = [i if t[-1] != "/" else -1 for i, t in enumerate(tags) if t[0] != "/"]  # an empty element has no text
    plaats = {waar: [open_[p] for p in plekken] for waar, plekken in g.plaats.items()}
    vast = [-1 if v.naam in twijfel else plaats.get((v.blok, v.element), [-1])[-1] for v in VELDEN]
    perioden = len(plaats.get((INITIEEL, PERIODE), ()))
    kies: Callable[[Sequence[str | None]], Rij] = itemgetter(*vast)
    if perioden > 1:
        kies = _met_perioden(vast, plaats, twijfel)
    blad = {i for i in open_ if i >= 0 and tags[i + 1][0] == "/"}
    los = [i for i in range(len(tags)) if i not in blad] * 2  # at least two, so that a tuple comes out
    toets = _ongelezen(g, plaats)
    return Vorm(kies, itemgetter(*los), toets, tuple(dict.fromkeys(g.vreemd)), perioden, diep, twijfel)


def _ongelezen(g: _Gevonden, plaats: dict[tuple[str, str], list[int]]) -> Callable[[Sequence[Any]], list[str]]:
    """Finds values that no field is made of and that the schema refuses: all at once, then which."""
    per: dict[str, list[int]] = {"geld": [], "jn": [], "datum": []}
    naam: dict[int, str] = {}
    for (blok, element), plekken in plaats.items():
        soort = e.type if (e := g.profiel.blokken.get(blok, {}).get(element)) else ""
        if -1 in plekken and soort in SCHEMA and f"{blok}/{element}" not in DECIDEREND:
            g.vreemd.append(("waarde", f"{blok}/{element}"))
        if soort not in per or (blok, element) in _GELEZEN:
            continue
        for i in plekken:
            if i >= 0:
                per[soort].append(i)
                naam[i] = f"{blok}/{element}"
    soorten = [(_pak(plekken), _ALLES[soort], _EEN[soort], plekken) for soort, plekken in per.items() if plekken]

    def toets(teksten: Sequence[Any]) -> list[str]:
        mis = []
        for pak, alles, een, plekken in soorten:
            if not alles(" ".join(pak(teksten))):
                mis += [naam[i] for i in plekken if not een(teksten[i].strip(WIT))]
        return mis

    return toets


def _pak(plekken: list[int]) -> Callable[[Sequence[Any]], Sequence[str]]:
    return itemgetter(*(plekken if len(plekken) > 1 else plekken * 2))


def _met_perioden(
    vast: list[int], plaats: dict[tuple[str, str], list[int]], twijfel: frozenset[str]
) -> Callable[[Sequence[str | None]], Rij]:
    """Fields of several income periods: those of the last one, and a request when any of them has it."""
    laatste = plaats[INITIEEL, PERIODE][-1]
    for i, v in enumerate(VELDEN):
        if v.blok == PERIODE and vast[i] < laatste:
            vast[i] = -1  # the last period does not say it
    vragen = [(i, plaats.get((VELDEN[i].blok, VELDEN[i].element), [])) for i in AANVRAGEN if NAMEN[i] not in twijfel]
    pak = itemgetter(*vast)

    def kies(teksten: Sequence[str | None]) -> Rij:
        rij = list(pak(teksten))
        for i, plekken in vragen:
            gegeven = [t for p in plekken if (t := teksten[p]) is not None]
            rij[i] = "J" if "J" in gegeven else (gegeven[-1] if gegeven else None)
        return tuple(rij)

    return kies


def _loop(knoop: Any, blok: str, g: _Gevonden, diepte: int, goed: bool = True) -> int:
    """Walks a block: notes where each element stands and what does not fit. Gives the depth.

    `goed`: every block around is where the schema has it; a field anywhere else is not that field.
    """
    bekend = g.profiel.blokken.get(blok, {}) if goed else {}  # of an unknown block only the block itself is reported
    volgorde = {naam: i for i, naam in enumerate(bekend)}
    gezien: set[str] = set()
    hoogste, diepst = -1, diepte
    if knoop.attrib:
        g.vreemd.append(("attribuut", blok))
    for kind in knoop:
        g.teller += 1
        naam = lokaal(kind.tag, g.profiel.naamruimte)
        element = bekend.get(naam)
        if goed:
            g.plaats.setdefault((blok, naam), []).append(g.teller)
        if bekend:
            g.vreemd += _oordeel(blok, naam, element, bool(len(kind)), gezien, volgorde.get(naam, -1) < hoogste, g)
        hoogste = max(hoogste, volgorde.get(naam, -1))
        gezien.add(naam)
        if len(kind) or kind.attrib:
            binnen = goed and element is not None and element.type == "groep"
            diepst = max(diepst, _loop(kind, naam, g, diepte + 1, binnen) if diepte < 50 else 99)
    g.vreemd += [("ontbreekt", f"{blok}/{n}") for n, e in bekend.items() if e.verplicht and n not in gezien]
    return diepst


def _oordeel(
    blok: str, naam: str, element: Element | None, vol: bool, gezien: set[str], te_laat: bool, g: _Gevonden
) -> list[tuple[str, str]]:
    """What is odd about an element in a known block; `vol`: it has elements inside."""
    plek = f"{blok}/{naam}"
    if element is None:
        return [("onbekend", plek)]
    kind = vol and element.type != "groep"
    if kind or (naam in gezien and not element.vaker):
        wat = "kind" if kind else "dubbel"
        g.twijfel.add((naam, "") if element.type == "groep" else (blok, naam))
        gelezen = element.type == "groep" and naam in _BLOKKEN or (blok, naam) in _GELEZEN
        return [(f"waarde-{wat}" if gelezen else wat, plek)]
    return [("volgorde", plek)] if te_laat else []


def lokaal(tag: Any, naamruimte: str) -> str:
    """The name of an element without its namespace; one of another namespace is marked, and so never ours.

    Long runs of digits are blotted out, because a name may come to stand in a finding.
    """
    if not isinstance(tag, str):
        return "?"
    kop, _, naam = tag.rpartition("}")
    if len(naam) > 8:
        naam = _CIJFERS.sub("…", regel(naam[:60]))
    return naam if kop == "{" + naamruimte else f"?:{naam}"
