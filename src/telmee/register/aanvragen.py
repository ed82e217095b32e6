"""Applications and objections: what runs, by when who must act, what was decided and why.

An application is an event `aanvraag`. A `melding` that concerns it confirms its receipt; a finding or an end that
concerns it decides it, and a withdrawal takes it back. By when something must be done are outcomes of the law
(`Event.terms`, and the term of a decision on an objection); why something was decided is the explanation of the law
itself. An objection suspends nothing unless the law of that day says so. Pure, but for `lopend` and `motivering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from telmee.fouten import Fout
from telmee.register import gebeurtenis as g
from telmee.register import models, opnemen
from telmee.register.afleiden import wetten_op
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.lezen import gebeurtenissen_van
from telmee.register.tijd import dag_hier
from telmee.register.tijdlijn import Kennis, geldig
from telmee.register.toetsen import Context, uitkomst
from telmee.register.vensters import VOLDOET
from telmee.wet import Wetten
from telmee.wet.machine.explain import Node, compute

BEVESTIGING, OP_BEZWAAR, SCHORST = (
    "aanvraag_bevestigd_uiterlijk",
    "beslissing_op_bezwaar_persoon_uiterlijk",
    "bezwaar_schorst",
)
OPEN, GEDAAN, TE_LAAT = "loopt", "gedaan", "te laat"
LOOPT, BESLIST, AFGEWEZEN, TERUG = "loopt", "beslist", "beëindigd zonder vaststelling", "ingetrokken"


@dataclass(frozen=True)
class Termijn:
    """By when who must do what; without a day what it is counted from has not happened."""

    naam: str
    label: str
    uiterlijk: date | None
    wie: str
    artikel: str
    staat: str
    gedaan_op: date | None = None


@dataclass(frozen=True)
class Zaak:
    """An application or an objection with its terms; ``nummer``: the event that began it, ``besluit`` what ended it."""

    soort: str
    aard: str
    nummer: int
    begonnen_op: date
    staat: str
    termijnen: tuple[Termijn, ...]
    besluit: int | None = None
    besloten_op: date | None = None
    betreft: int | None = None
    schorst: bool | None = None


def zaken_van(gebeurtenissen: Iterable[Vastgelegd], wetten: Wetten, vandaag: date) -> list[Zaak]:
    """The applications and objections of one person, oldest first."""
    alle = list(gebeurtenissen)
    staand = {eerste.nummer: nu for eerste, nu in geldig(alle)}
    weg = {each.betreft for each in alle if each.aard == g.INTREKKING}
    gevonden = []
    for each in alle:
        if each.aard == g.AANVRAAG:
            gevonden.append(_aanvraag(each, alle, staand, wetten, vandaag))
        elif each.aard == g.BEZWAAR:
            gevonden.append(_bezwaar(each, alle, weg, wetten, vandaag))
    return gevonden


def law_van(wetten: Wetten, naam: str, dag: date) -> Any:
    """The law of a day, or the first of which this outcome is a part."""
    eerste = min((rule.since for rule in wetten.book.named(naam)), default=dag)
    return wetten.op(max(dag, eerste))


def _termijn(
    wetten: Wetten, naam: str, feiten: dict[str, Any], gedaan: date | None, dag: date, vandaag: date
) -> Termijn:
    law = law_van(wetten, naam, dag)
    rule = law.rules.get(naam)
    nummer = uitkomst(law, naam, feiten)
    uiterlijk = None if nummer is None else opnemen.als_dag(nummer)
    laat = uiterlijk is not None and (gedaan or vandaag) > uiterlijk
    staat = TE_LAAT if laat else GEDAAN if gedaan else OPEN
    return Termijn(
        naam, law.book.label(naam), uiterlijk, rule.who if rule else "", rule.law if rule else "", staat, gedaan
    )


def _aanvraag(
    aanvraag: Vastgelegd, alle: Sequence[Vastgelegd], staand: dict[int, Vastgelegd], wetten: Wetten, vandaag: date
) -> Zaak:
    soort = Kennis.van(wetten.book).soorten[aanvraag.soort]
    dag = staand.get(aanvraag.nummer, aanvraag).dag
    bevestigd = next((e.dag for e in alle if e.aard == g.MELDING and e.betreft == aanvraag.nummer), None)
    besluit = _besluit(aanvraag, dag, alle, staand)
    staat = LOOPT if besluit is None else AFGEWEZEN if besluit.aard == g.EINDE else BESLIST
    if aanvraag.nummer not in staand:
        staat = TERUG
    besloten = besloten_op(besluit) if besluit else None
    feiten = {"aanvraag_ontvangen_op": dag, **({soort.asked: dag} if soort.asked else {})}
    feiten |= {"aanvraag_bevestigd_op": bevestigd} if bevestigd else {}
    termijnen = tuple(
        _termijn(wetten, naam, feiten, bevestigd if naam == BEVESTIGING else besloten, dag, vandaag)
        for naam in soort.terms
        if staat != TERUG
    )
    nummer = besluit.nummer if besluit else None
    return Zaak(aanvraag.soort, g.AANVRAAG, aanvraag.nummer, dag, staat, termijnen, nummer, besloten)


def besloten_op(besluit: Vastgelegd) -> date:
    """The day on which a request was decided. A right may begin before or after that, so of a finding the day on which
    it was recorded; an end that refuses a request has its own day, and is not recorded before it is decided."""
    bekend = bekendgemaakt_op(besluit)
    return min(besluit.dag, bekend) if besluit.aard == g.EINDE else bekend


def bekendgemaakt_op(besluit: Vastgelegd) -> date:
    """The day from which somebody could object: no event says when the letter went, so the day on which the register
    knew it. Its own day says from when it holds, long before or after."""
    return dag_hier(besluit.bekend_op)


def _besluit(
    aanvraag: Vastgelegd, dag: date, alle: Sequence[Vastgelegd], staand: dict[int, Vastgelegd]
) -> Vastgelegd | None:
    """What decided an application: what says that it does; otherwise the first finding of that kind after it."""
    besluiten = [e for e in alle if e.nummer in staand and e.aard in (g.VASTSTELLING, g.EINDE)]
    over = [e for e in besluiten if e.betreft == aanvraag.nummer]
    later = [
        e
        for e in besluiten
        if e.soort == aanvraag.soort and e.aard == g.VASTSTELLING and e.betreft is None and e.dag >= dag
        and e.nummer > aanvraag.nummer
    ]  # fmt: skip
    return next(iter(over or later), None)


def _bezwaar(
    bezwaar: Vastgelegd, alle: Sequence[Vastgelegd], weg: set[int | None], wetten: Wetten, vandaag: date
) -> Zaak:
    besluit = next(e for e in alle if e.nummer == bezwaar.betreft)
    beslissing = next((e for e in alle if e.aard == g.BESLISSING and e.betreft == bezwaar.nummer), None)
    feiten = {"besluit_bekendgemaakt_op": bekendgemaakt_op(besluit)}
    gedaan = beslissing.dag if beslissing else None
    staat = TERUG if bezwaar.nummer in weg else BESLIST if beslissing else LOOPT
    term = wetten.book.events[besluit.soort].objection or OP_BEZWAAR
    termijnen = () if staat == TERUG else (_termijn(wetten, term, feiten, gedaan, bezwaar.dag, vandaag),)
    return Zaak(
        bezwaar.soort,
        g.BEZWAAR,
        bezwaar.nummer,
        bezwaar.dag,
        staat,
        termijnen,
        beslissing.nummer if beslissing else None,
        gedaan,
        bezwaar.betreft,
        uitkomst(law_van(wetten, SCHORST, bezwaar.dag), SCHORST, {"bezwaar_gemaakt": True}),
    )


def lopend(vandaag: date | None = None, te_laat: bool = False) -> Iterator[tuple[int, Zaak]]:
    """Everything that runs in the register, with the number of the person; only what is too late when that is asked."""
    dag = vandaag or dag_hier(datetime.now(UTC))
    wetten = wetten_op(None)
    begin = models.Gebeurtenis.objects.filter(aard__in=(g.AANVRAAG, g.BEZWAAR))
    for nummer in begin.order_by("persoon__nummer").values_list("persoon__nummer", flat=True).distinct():
        for zaak in zaken_van(gebeurtenissen_van(nummer), wetten, dag):
            if zaak.staat == LOOPT and (not te_laat or any(t.staat == TE_LAAT for t in zaak.termijnen)):
                yield nummer, zaak


def motivering(persoon: int, gebeurtenis: int, naam: str = VOLDOET) -> Node:
    """Why: the explanation of the law, of the facts on the day of a decision, as they were known then."""
    alle = gebeurtenissen_van(persoon)
    besluit = next((e for e in alle if e.nummer == gebeurtenis and e.aard in (g.VASTSTELLING, g.EINDE)), None)
    if besluit is None:
        raise Fout("Dit is geen besluit van deze persoon in het register; geef het nummer van een vaststelling.")
    toen = [each for each in alle if each.nummer <= gebeurtenis]
    wetten = wetten_op(besluit.bekend_op)
    context = Context(wetten, Kennis.van(wetten.book), toen, besluit.bekend_op)
    law = law_van(wetten, naam, besluit.dag)
    feiten = {n: w for n, w in opnemen.feiten_op(context, law.op).items() if law.book.knows(n)}
    return compute(law, feiten, naam).explain(naam)
