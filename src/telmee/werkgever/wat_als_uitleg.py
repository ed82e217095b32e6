"""The explanation of a what-if, made only when somebody asks for it: what each year costs and how that was computed.

Per year the costs with what they are made of, the loonkostenvoordeel, the banen and the levy; the subsidy of every
month, of equal months once. The amounts are those of `wat_als`; here they only get their line and their tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from telmee.getallen import rond
from telmee.werkgever.bomen import som, zo
from telmee.werkgever.profiel import Maand, maanden
from telmee.werkgever.wat_als_uitkomst import JaarUitkomst
from telmee.werkgever.wat_als_variant import BIJSLAG, Aanname
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.node import GIVEN_STATUS, KNOWN, UNKNOWN, Node
from telmee.wet.machine.plain import amount_words, figure_words
from telmee.wet.machine.units import parse_unit

VAN_HET_BEGIN = ("no_risk", "loondispensatie_mogelijk")
VAN_HET_JAAR = ("gerealiseerde_banen", "gerealiseerde_banen_week", "quotumheffing")


def bomen(a: Aanname, jaren: tuple[JaarUitkomst, ...]) -> Iterator[Node]:
    """The trees of one way of hiring, first those of the first day and then year by year."""
    for naam in VAN_HET_BEGIN[: 1 if a.bereikt else None]:
        if naam in a.begin.law.rules:
            yield a.begin.explain(naam)
    for j in jaren:
        if j.van is not None:
            yield from _van_jaar(a, j)


def _van_jaar(a: Aanname, j: JaarUitkomst) -> Iterator[Node]:
    van_jaar = list(maanden(a.p, j.jaar))
    rekening = a.van_het_jaar(j.jaar, van_jaar)
    delen = [som("loon", f"Loon in {j.jaar}", j.loon, [_maandloon(a, maand) for maand in van_jaar])]
    if j.loondispensatie:
        label, lager = f"Minder loon door loondispensatie in {j.jaar}", a.begin.explain("loon_met_loondispensatie")
        delen.append(_deel("loondispensatie", label, j.loondispensatie, (lager,)))
    basis = None if j.loon is None or j.loondispensatie is None else j.loon - j.loondispensatie
    delen.append(_bijslag(a, j, van_jaar, basis, rekening))
    if a.p.lasten:
        eigen = Node("werkgeverslasten", "Werkgeverslasten", a.p.lasten, "honderdsten procent", GIVEN_STATUS)
        delen.append(_procent("lasten", f"Werkgeverslasten in {j.jaar}", j.lasten, basis, eigen))
    if j.lks != 0:
        delen.append(_subsidie(a, j, van_jaar))
    delen.append(rekening.explain("hoogste_gevraagd_lkv"))
    yield _kosten(j, delen)
    for naam in VAN_HET_JAAR:
        if naam in rekening.law.rules:
            yield rekening.explain(naam)


def _maandloon(a: Aanname, maand: Maand) -> int | None:
    """The wage of a month or a part of it."""
    delen = list(a.lonen.in_maand(maand))
    if any(deel.per_maand is None for deel in delen):
        return None
    return rond(sum(((deel.per_maand or 0) * deel.deel for deel in delen), Fraction(0)))


def _bijslag(a: Aanname, j: JaarUitkomst, van_jaar: list[Maand], basis: int | None, r: Computed) -> Node:
    """Holiday pay: a part of the wage; with the limit of the act, month by month, where that is not all of it."""
    naam, label = "vakantiebijslag", f"Vakantiebijslag in {j.jaar}"
    percentage = r.node("vakantiebijslag_percentage", r.row("werkgever"))
    heel = None if basis is None or percentage.waarde is None else rond(Fraction(basis * percentage.waarde, 10_000))
    if heel == j.vakantiebijslag:
        return _procent(naam, label, j.vakantiebijslag, basis, percentage)
    verschillend: dict[int | None, Node] = {}
    for deel in (deel for maand in van_jaar for deel in a.lonen.in_maand(maand) if deel.per_maand is not None):
        knoop = a.reken(deel.tot, {"loon_per_maand": rond(deel.per_maand or 0)}, BIJSLAG).explain(BIJSLAG)
        verschillend.setdefault(knoop.waarde, knoop)
    return _deel(naam, label, j.vakantiebijslag, tuple(verschillend.values()))


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


def _procent(naam: str, label: str, waarde: int | None, basis: int | None, percentage: Node) -> Node:
    """A part of the wage, to the nearest cent."""
    regel = ""
    if waarde is not None and basis is not None and percentage.waarde is not None:
        precies, cent = Fraction(basis * percentage.waarde, 10_000), parse_unit("cent")
        regel = f"{figure_words(basis, 'cent')} × {figure_words(percentage.waarde, percentage.eenheid)}"
        if precies != waarde:
            regel += f" = {amount_words(precies / 100, cent, decimals=6)}, afgerond op hele centen"
        regel += f" = {figure_words(waarde, 'cent')}"
    return _deel(naam, label, waarde, (percentage,), regel)


def _subsidie(a: Aanname, j: JaarUitkomst, van_jaar: list[Maand]) -> Node:
    """The subsidy of the year: of every month what it is of a whole one; months with the same figure are told once."""
    verschillend: dict[int | None, Node] = {}
    bedragen: list[int | None] = []
    for maand in van_jaar:
        knoop = a.reken(maand.tot, a.lks_feiten(maand), "loonkostensubsidie").explain("loonkostensubsidie")
        verschillend.setdefault(knoop.waarde, knoop)
        bedragen.append(None if knoop.waarde is None else rond(knoop.waarde * maand.deel))
    boom = som("lks", f"Loonkostensubsidie in {j.jaar}", j.lks, bedragen, kinderen=tuple(verschillend.values()))
    return replace(boom, opmerking="Een deel van een maand telt naar dagen.") if _ongelijk(van_jaar) else boom


def _ongelijk(van_jaar: list[Maand]) -> bool:
    return any(maand.deel != 1 for maand in van_jaar)
