"""Decisions about somebody, for that one: until when one can object, where the objection goes, what one can take back.

By when and to whom are outcomes of the law; that an objection can be made here holds for a decision of who keeps the
register, of a kind that the law lets the person deliver. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from telmee.register import gebeurtenis as g
from telmee.register.aanvragen import LOOPT, Zaak, bekendgemaakt_op, law_van, zaken_van
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.indienen import PERSOON, UWV
from telmee.register.opnemen import als_dag
from telmee.register.tijdlijn import geldig
from telmee.register.toetsen import COLLEGE, OVER, uitkomst
from telmee.wet import Wetten

TERMIJN = "bezwaar_besluit_uiterlijk"


@dataclass(frozen=True)
class Besluit:
    """One decision. `tot`: the last day to object; `hier`: whether that can be done in the register itself."""

    gebeurtenis: Vastgelegd
    tot: date | None
    artikel: str
    op_tijd: bool
    hier: bool
    loopt: bool
    """Whether an objection to it runs."""


def beslist(each: Vastgelegd) -> bool:
    """Whether who said this decides: UWV or a college; what the person or the BRP says nobody decided here."""
    return each.bron == UWV or COLLEGE.fullmatch(each.bron) is not None


def besluiten_van(gebeurtenissen: Sequence[Vastgelegd], wetten: Wetten, vandaag: date) -> list[Besluit]:
    """What UWV and colleges decided of this person and still stands, newest first."""
    alle = list(gebeurtenissen)
    staand = {eerste.nummer for eerste, _ in geldig(alle)}
    weg = {each.betreft for each in alle if each.aard == g.INTREKKING}
    bezwaren = {z.betreft for z in zaken_van(alle, wetten, vandaag) if z.aard == g.BEZWAAR and z.staat == LOOPT}
    gevonden = []
    for each in reversed(alle):
        if (
            each.aard in OVER[g.BEZWAAR]
            and beslist(each)
            and (each.nummer in staand or each.aard == g.CORRECTIE)
            and each.nummer not in weg
        ):
            gevonden.append(_besluit(each, wetten, vandaag, each.nummer in bezwaren))
    return gevonden


def _besluit(each: Vastgelegd, wetten: Wetten, vandaag: date, loopt: bool) -> Besluit:
    dag = bekendgemaakt_op(each)
    law = law_van(wetten, TERMIJN, dag)
    nummer = uitkomst(law, TERMIJN, {"besluit_bekendgemaakt_op": dag})
    tot = als_dag(nummer) if nummer is not None else None
    op_tijd = tot is not None and vandaag <= tot
    mag = PERSOON in wetten.book.events[each.soort].by and each.bron == UWV
    return Besluit(each, tot, law.require(TERMIJN).law, op_tijd, mag and op_tijd and not loopt, loopt)


def eigen_verzoeken(gebeurtenissen: Sequence[Vastgelegd], wetten: Wetten, vandaag: date) -> list[tuple[Zaak, bool]]:
    """What runs or ran of this person, each with whether she asked it herself and may take it back."""
    van_zelf = {each.nummer for each in gebeurtenissen if each.bron == PERSOON}
    alle = zaken_van(gebeurtenissen, wetten, vandaag)
    return [(zaak, zaak.staat == LOOPT and zaak.nummer in van_zelf) for zaak in alle]
