"""The explanation of a what-if, made only when somebody asks for it: what each year costs and how that was computed.

Per year the costs with what they are made of, the loonkostenvoordeel, the banen and the levy; the subsidy of every
month, of equal months once. The amounts are those of `wat_als`; here they only get their line and their tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from telmee.werkgever import pensioen
from telmee.werkgever.bomen import som, zo
from telmee.werkgever.gronden import Grond
from telmee.werkgever.profiel import Maand, Profiel, maanden, rijen
from telmee.werkgever.woorden import rond
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.node import GIVEN_STATUS, KNOWN, UNKNOWN, Node
from telmee.wet.machine.plain import amount_words, figure_words
from telmee.wet.machine.units import parse_unit

if TYPE_CHECKING:
    from telmee.werkgever.wat_als import JaarUitkomst, Rekenaar

VAN_HET_BEGIN = ("no_risk", "loondispensatie_mogelijk")
VAN_HET_JAAR = ("gerealiseerde_banen", "gerealiseerde_banen_week", "quotumheffing")


def bomen(
    r: Rekenaar, p: Profiel, grond: Grond, begin: Computed, jaren: tuple[JaarUitkomst, ...], aow: date | None
) -> Iterator[Node]:
    """The trees of one way of hiring, first those of the first day and then year by year."""
    bereikt = aow is not None and aow <= p.begin
    for naam in VAN_HET_BEGIN[: 1 if bereikt else None]:
        if naam in begin.law.rules:
            yield begin.explain(naam)
    for j in jaren:
        if j.van is not None:
            yield from _van_jaar(r, p, grond, begin, j, aow)


def _van_jaar(
    r: Rekenaar, p: Profiel, grond: Grond, begin: Computed, j: JaarUitkomst, aow: date | None
) -> Iterator[Node]:
    van_jaar = list(maanden(p, j.jaar))
    regels = list(rijen(p, grond, van_jaar, pensioen.laatste_registratiedag(aow)))
    rekening = r.van_het_jaar(p, grond, j.jaar, regels)
    loon = som("loon", f"Loon in {j.jaar}", j.loon, [rond(p.loon_per_maand * m.deel) for m in van_jaar])
    delen = [loon]
    if j.loondispensatie:
        label, lager = f"Minder loon door loondispensatie in {j.jaar}", begin.explain("loon_met_loondispensatie")
        delen.append(_deel("loondispensatie", label, j.loondispensatie, (lager,)))
    bijslag = rekening.node("vakantiebijslag_percentage", rekening.row("werkgever"))
    basis = j.loon - (j.loondispensatie or 0)
    delen.append(_procent("vakantiebijslag", f"Vakantiebijslag in {j.jaar}", j.vakantiebijslag, basis, bijslag))
    if p.lasten:
        eigen = Node("werkgeverslasten", "Werkgeverslasten", p.lasten, "honderdsten procent", GIVEN_STATUS)
        delen.append(_procent("lasten", f"Werkgeverslasten in {j.jaar}", j.lasten, basis, eigen))
    if j.lks != 0:
        delen.append(_subsidie(r, p, grond, j, van_jaar))
    delen.append(rekening.explain("hoogste_gevraagd_lkv"))
    yield _kosten(j, delen)
    for naam in VAN_HET_JAAR:
        if naam in rekening.law.rules:
            yield rekening.explain(naam)


def _kosten(j: JaarUitkomst, delen: list[Node]) -> Node:
    """What is paid less what is received."""
    erbij = [d for d in delen if d.naam in ("loon", "vakantiebijslag", "lasten") and d.waarde]
    eraf = [d for d in delen if d not in erbij and d.waarde]
    regel = ""
    if j.kosten is not None:
        plus = " + ".join(figure_words(d.waarde, "cent") for d in erbij)
        min_ = "".join(f" − {figure_words(d.waarde, 'cent')}" for d in eraf)
        regel = f"{plus}{min_} = {figure_words(j.kosten, 'cent')}"
    return _deel("kosten", f"Kosten voor u in {j.jaar}", j.kosten, tuple(delen), regel)


def _deel(naam: str, label: str, waarde: int | None, kinderen: tuple[Node, ...], regel: str = "") -> Node:
    status = UNKNOWN if waarde is None else KNOWN
    return Node(naam, label, waarde, "cent", status, gezegd=zo(regel), kinderen=kinderen)


def _procent(naam: str, label: str, waarde: int | None, basis: int, percentage: Node) -> Node:
    """A part of the wage, to the nearest cent."""
    regel = ""
    if waarde is not None and percentage.waarde is not None:
        precies, cent = Fraction(basis * percentage.waarde, 10_000), parse_unit("cent")
        regel = f"{figure_words(basis, 'cent')} × {figure_words(percentage.waarde, percentage.eenheid)}"
        if precies != waarde:
            regel += f" = {amount_words(precies / 100, cent, decimals=6)}, afgerond op hele centen"
        regel += f" = {figure_words(waarde, 'cent')}"
    return _deel(naam, label, waarde, (percentage,), regel)


def _subsidie(r: Rekenaar, p: Profiel, grond: Grond, j: JaarUitkomst, van_jaar: list[Maand]) -> Node:
    """The subsidy of the year: of every month what it is of a whole one; months with the same figure are told once."""
    verschillend: dict[int | None, Node] = {}
    bedragen: list[int | None] = []
    for maand in van_jaar:
        knoop = r.reken(maand.tot, r.lks_feiten(p, grond, maand), "loonkostensubsidie").explain("loonkostensubsidie")
        verschillend.setdefault(knoop.waarde, knoop)
        bedragen.append(None if knoop.waarde is None else rond(knoop.waarde * maand.deel))
    boom = som("lks", f"Loonkostensubsidie in {j.jaar}", j.lks, bedragen, kinderen=tuple(verschillend.values()))
    return replace(boom, opmerking="Een deel van een maand telt naar dagen.") if _ongelijk(van_jaar) else boom


def _ongelijk(van_jaar: list[Maand]) -> bool:
    return any(maand.deel != 1 for maand in van_jaar)
