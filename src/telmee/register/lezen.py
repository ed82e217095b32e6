"""What follows from the events of a person, as known at a moment; and whether the derived rows say the same.

Not a door: whoever shows this to somebody goes through `inzage`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Prefetch

from telmee.fouten import Fout
from telmee.register import models
from telmee.register.afleiden import Afleiding, bekend, leid_af, wetten_op
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.opnemen import als_vastgelegd, feiten_op
from telmee.register.tijdlijn import Kennis
from telmee.register.toetsen import Context

Rijen = tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]
DEEL = 500
"""So many persons are read at once."""
_AFGELEID: dict[str, Any] = {"registraties": models.Registratie, "gronden": models.Grond}


def gebeurtenissen_van(nummer: int) -> list[Vastgelegd]:
    """All events of a person, by the number in the register."""
    rijen = models.Gebeurtenis.objects.filter(persoon__nummer=nummer).order_by("nummer")
    return [als_vastgelegd(rij) for rij in rijen]


def afgeleid(nummer: int, stand: date | datetime | None = None) -> Afleiding:
    """What follows from what was known then, by the law as known then."""
    return leid_af(bekend(gebeurtenissen_van(nummer), stand), wetten_op(stand))


def beeld_van(nummer: int, op: date | None = None, stand: date | datetime | None = None) -> dict[str, Any]:
    """The same as plain JSON; with ``op`` only what holds on that day."""
    if not models.Persoon.objects.filter(nummer=nummer).exists():
        raise Fout("Dit nummer staat niet in het register; geef het nummer van een persoon in het register.")
    uit = afgeleid(nummer, stand)
    label = wetten_op(stand).book.label
    return {
        "persoon": nummer,
        "op": op.isoformat() if op else None,
        "stand": stand.isoformat() if stand else None,
        "registraties": [_plat(each) for each in uit.registraties if _raakt(each, op)],
        "gronden": [_plat(each) for each in uit.gronden if _raakt(each, op)],
        "onbekend": [
            {"naam": each.naam, "label": label(each.naam), "van": each.van.isoformat()} for each in uit.onbekend
        ],
    }


def feiten_van(persoon: models.Persoon, dag: date) -> dict[str, Any]:
    """The facts of a person on a day in the names of the law, with what the register made of them."""
    wetten = wetten_op(None)
    eerdere = [als_vastgelegd(rij) for rij in persoon.gebeurtenissen.order_by("nummer")]
    return feiten_op(Context(wetten, Kennis.van(wetten.book), eerdere, datetime.now(UTC)), dag)


def _raakt(each: Any, op: date | None) -> bool:
    return op is None or (each.van <= op and (each.tot is None or op <= each.tot))


def _plat(each: Any) -> dict[str, Any]:
    return {naam: w.isoformat() if isinstance(w, date) else w for naam, w in vars(each).items()}


def staande_rijen(persoon: models.Persoon) -> Rijen:
    """The derived rows of a person as they are known now."""
    return _als_rijen(*(getattr(persoon, naam).filter(bekend_tot=None) for naam in _AFGELEID))


def _als_rijen(registraties: Iterable[Any], gronden: Iterable[Any]) -> Rijen:
    """Periods, as derived or as they stand in the tables, as what can be compared."""
    return {(p.van, p.tot, p.reden_einde) for p in registraties}, {(p.grond, p.van, p.tot) for p in gronden}


def verschillen() -> Iterator[dict[str, Any]]:
    """Persons of whom the derived rows are not what follows from the events; reads many at once."""
    wetten = wetten_op(None)
    op_rij = Prefetch("gebeurtenissen", models.Gebeurtenis.objects.order_by("nummer"))
    staand = [Prefetch(naam, model.objects.filter(bekend_tot=None)) for naam, model in _AFGELEID.items()]
    for persoon in models.Persoon.objects.order_by("pk").prefetch_related(op_rij, *staand).iterator(chunk_size=DEEL):
        uit = leid_af([als_vastgelegd(rij) for rij in persoon.gebeurtenissen.all()], wetten)
        if _als_rijen(uit.registraties, uit.gronden) != _als_rijen(persoon.registraties.all(), persoon.gronden.all()):
            yield {"persoon": persoon.nummer}
