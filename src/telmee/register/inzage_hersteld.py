"""Whose people they are of whom something about home or help was put right, taken back or ended: one by one.

For most people the query of `inzage_lezen.van_gemeente` says it. What a correction of a correction, or taking back
what took something back, comes to is said by `tijdlijn.geldig` alone; these people are few, and have their own index.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from telmee.register import gebeurtenis as g
from telmee.register.afleiden import wetten_op
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.models import HERSTELT, Gebeurtenis
from telmee.register.opnemen import als_vastgelegd
from telmee.register.tijdlijn import Kennis, geldig, veranderingen
from telmee.wet.machine.book import day_number

WOONPLAATS = "woonplaats"
Staand = list[tuple[Vastgelegd, Vastgelegd]]


def herstellingen(tot_nu: Q, soorten: Iterable[str]) -> Q:
    """Whether something of these kinds was put right, taken back or decided otherwise, or a home ended."""
    over = Q(soort__in=[*soorten, WOONPLAATS], aard__in=HERSTELT) | Q(soort=WOONPLAATS, aard=g.EINDE)
    return Q(Exists(Gebeurtenis.objects.filter(tot_nu, over, persoon=OuterRef("pk"))))


def van_gemeente(code: str, op: date, tot_nu: Q, soorten: Iterable[str]) -> dict[str, list[int]]:
    """Of those people who lives in a municipality on a day, and whom it helps then (keys of persons)."""
    soorten = [*soorten, WOONPLAATS]
    hersteld = Gebeurtenis.objects.filter(
        tot_nu, Q(soort__in=soorten, aard__in=HERSTELT) | Q(soort=WOONPLAATS, aard=g.EINDE)
    )
    hier = Gebeurtenis.objects.filter(tot_nu, Q(bron=code) | Q(feiten__woongemeente=code), persoon=OuterRef("persoon"))
    hersteld = hersteld.filter(Exists(hier))  # of whom nothing names this municipality is not its own
    rijen = Gebeurtenis.objects.filter(tot_nu, soort__in=soorten, persoon__in=hersteld.values("persoon"))
    gevonden: dict[str, list[int]] = {"inwoner": [], "begeleid": []}
    for persoon, van_hem in groupby(rijen.order_by("persoon", "nummer"), key=lambda rij: rij.persoon_id):
        alle = [als_vastgelegd(rij) for rij in van_hem]
        if _woont(alle, op) == code:
            gevonden["inwoner"].append(persoon)
        if _helpt(geldig(alle), code, op):
            gevonden["begeleid"].append(persoon)
    return gevonden


def _woont(alle: list[Vastgelegd], op: date) -> str | None:
    """The home that the law counts with on a day: after an end, where two sources differ, or before a word none."""
    woont = None
    kennis = Kennis.van(wetten_op(None).book)
    for vanaf, anders in veranderingen(kennis, (each for each in alle if each.soort == WOONPLAATS)):
        if vanaf <= day_number(op):
            woont = anders.get("woongemeente", woont)
    return woont


def _helpt(staan: Staand, code: str, op: date) -> bool:
    """Whether help of this municipality began and has not ended before that day."""
    eigen = [
        (eerste, nu) for eerste, nu in staan if eerste.bron == code and eerste.soort != WOONPLAATS and nu.dag <= op
    ]
    eindes = [(eerste.soort, nu.dag) for eerste, nu in eigen if eerste.aard == g.EINDE]
    return any(
        eerste.aard == g.VASTSTELLING and not any(soort == eerste.soort and nu.dag <= dag < op for soort, dag in eindes)
        for eerste, nu in eigen
    )
