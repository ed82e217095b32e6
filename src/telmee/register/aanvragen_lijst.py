"""The requests and objections that run, for who must act on them: what is too late first, a page at a time.

UWV sees all of them. A college sees of its own people what it asked for itself and the objections to its own decisions,
and nothing else: the queryset decides. A person goes by the number in the register; everybody on a page has a line in
the log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from telmee.fouten import GebruiksFout
from telmee.register import gebeurtenis as g
from telmee.register import inzage_lezen as lezen
from telmee.register import logboek, models, wacht
from telmee.register.aanvragen import LOOPT, TE_LAAT, Zaak, zaken_van
from telmee.register.afleiden import wetten_op
from telmee.register.beurt import schrijfbeurt
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.identiteit import Identiteit
from telmee.register.indienen import blik_van
from telmee.register.logboek import Spoor
from telmee.register.opnemen import als_vastgelegd
from telmee.register.sleutels import Sleutels
from telmee.register.tijd import dag_hier

PER_BLADZIJDE = 500


@dataclass(frozen=True)
class Lopend:
    """Something that runs, of one person."""

    persoon: int
    zaak: Zaak

    @property
    def te_laat(self) -> bool:
        """Whether a term has passed."""
        return any(each.staat == TE_LAAT for each in self.zaak.termijnen)

    @property
    def uiterlijk(self) -> date:
        """The first day by which something must still be done."""
        dagen = [t.uiterlijk for t in self.zaak.termijnen if t.uiterlijk is not None and t.gedaan_op is None]
        return min(dagen, default=date.max)


@dataclass(frozen=True)
class Bladzijde:
    """A page; `volgende` is how many to pass over for the next one, None on the last. `alle`, `te_laat`: in all."""

    zaken: tuple[Lopend, ...]
    volgende: int | None
    alle: int
    te_laat: int


def lopende(
    wie: Identiteit,
    sleutels: Sleutels,
    *,
    te_laat: bool = False,
    na: int = 0,
    aantal: int = 100,
    spoor: Spoor | None = None,
    nu: datetime | None = None,
) -> Bladzijde:
    """What runs and what this one may see of it, the most urgent first."""
    wie.eis("register.aanvragen")
    if not 1 <= aantal <= PER_BLADZIJDE:
        raise GebruiksFout(f"Vraag 1 tot en met {PER_BLADZIJDE} aanvragen per bladzijde.")
    begin = nu or datetime.now(UTC)
    with schrijfbeurt():
        wacht.eis_open(wie.wie, begin)
        gevonden = _lopende(wie, dag_hier(begin))
        laat = sum(each.te_laat for each in gevonden)
        over = [each for each in gevonden if each.te_laat or not te_laat]
        deel = over[na : na + aantal]
        mensen = models.Persoon.objects.filter(nummer__in={each.persoon for each in deel})
        bsns = [sleutels.van(p.sleutel).ontsleutel(bytes(p.bsn_versleuteld)) for p in mensen]
        blik = blik_van(wie, "inzage_aanvragen", spoor or logboek.spoor(), begin)
        logboek.schrijf(blik, logboek.betrokkenen(bsns, sleutels), [True] * len(bsns), groep=True)
    return Bladzijde(tuple(deel), na + aantal if na + aantal < len(over) else None, len(gevonden), laat)


def _lopende(wie: Identiteit, vandaag: date) -> list[Lopend]:
    wetten, gevonden = wetten_op(None), []
    for nummer, alle in _geschiedenissen(wie, vandaag):
        for zaak in zaken_van(alle, wetten, vandaag):
            if zaak.staat == LOOPT and _mag(wie, zaak, alle):
                gevonden.append(Lopend(nummer, zaak))
    return sorted(gevonden, key=lambda each: (not each.te_laat, each.uiterlijk, each.persoon, each.zaak.nummer))


def _geschiedenissen(wie: Identiteit, vandaag: date) -> Iterable[tuple[int, list[Vastgelegd]]]:
    """The events of everybody who ever asked or objected, and who is of this college."""
    begonnen = models.Gebeurtenis.objects.filter(aard__in=(g.AANVRAAG, g.BEZWAAR)).values("persoon")
    mensen: Any = models.Persoon.objects.all()
    if wie.rol == "gemeente":
        mensen = lezen.van_gemeente(wie.organisatie, vandaag, None)
    rijen = models.Gebeurtenis.objects.filter(persoon__in=begonnen).filter(persoon__in=mensen.values("pk"))
    per: dict[int, list[Vastgelegd]] = {}
    for rij in rijen.select_related("persoon").order_by("persoon_id", "nummer"):
        per.setdefault(rij.persoon.nummer, []).append(als_vastgelegd(rij))
    return per.items()


def _mag(wie: Identiteit, zaak: Zaak, alle: list[Vastgelegd]) -> bool:
    """A college: what it asked itself, and objections to what it decided."""
    nummer = zaak.betreft if zaak.aard == g.BEZWAAR else zaak.nummer
    return wie.rol == "uwv" or any(e.nummer == nummer and e.bron == wie.organisatie for e in alle)


def als_dict(each: Lopend) -> dict[str, Any]:
    """One of them, as plain JSON."""
    plat = {naam: w.isoformat() if isinstance(w, date) else w for naam, w in vars(each.zaak).items()}
    termijnen = [
        {naam: w.isoformat() if isinstance(w, date) else w for naam, w in vars(t).items()} for t in each.zaak.termijnen
    ]
    return {"persoon": each.persoon, **plat, "termijnen": termijnen, "te_laat": each.te_laat}
