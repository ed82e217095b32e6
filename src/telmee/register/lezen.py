"""What follows from the events of a person, as known at a moment; and whether the derived rows say the same.

Not a door: whoever shows this to somebody goes through `inzage`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from telmee.fouten import Fout
from telmee.register import models
from telmee.register.afleiden import Afleiding, bekend, leid_af, wetten_op
from telmee.register.gebeurtenis import Vastgelegd
from telmee.register.opnemen import als_vastgelegd, feiten_op
from telmee.register.tijdlijn import Kennis
from telmee.register.toetsen import Context
from telmee.register.velen import leid_velen_af

DEEL = 20_000
"""So many persons are held against their events at a time."""


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


def staande_rijen(persoon: models.Persoon) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """The derived rows of a person as they are known now."""
    registraties = persoon.registraties.filter(bekend_tot=None).values_list("van", "tot", "reden_einde")
    return set(registraties), set(persoon.gronden.filter(bekend_tot=None).values_list("grond", "van", "tot"))


def verschillen() -> Iterator[dict[str, Any]]:
    """Persons of whom the derived rows are not what follows from the events, by the law as it is known now."""
    wetten, laatste = wetten_op(None), 0
    while deel := list(models.Persoon.objects.filter(pk__gt=laatste).order_by("pk").values_list("pk", "nummer")[:DEEL]):
        eerste, laatste = deel[0][0], deel[-1][0]
        bereik = {"persoon_id__gte": eerste, "persoon_id__lte": laatste}
        van = _per_persoon(models.Gebeurtenis.objects.filter(**bereik).order_by("persoon_id", "nummer"), _EVENT)
        nu = {"bekend_tot": None, **bereik}
        registraties = _per_persoon(models.Registratie.objects.filter(**nu), ("van", "tot", "reden_einde"))
        gronden = _per_persoon(models.Grond.objects.filter(**nu), ("grond", "van", "tot"))
        alle = leid_velen_af([[Vastgelegd(*rij) for rij in van.get(pk, ())] for pk, _ in deel], wetten)
        for (pk, nummer), uit in zip(deel, alle, strict=True):
            staat = {(p.van, p.tot, p.reden_einde) for p in uit.registraties}
            grond = {(p.grond, p.van, p.tot) for p in uit.gronden}
            if staat != set(registraties.get(pk, ())) or grond != set(gronden.get(pk, ())):
                yield {"persoon": nummer}


def _per_persoon(rijen: Any, velden: tuple[str, ...]) -> dict[int, list[tuple[Any, ...]]]:
    """These fields of these rows, by person."""
    gevonden: dict[int, list[tuple[Any, ...]]] = {}
    for pk, *waarden in rijen.values_list("persoon_id", *velden).iterator(chunk_size=5_000):
        gevonden.setdefault(pk, []).append(tuple(waarden))
    return gevonden


_EVENT = ("soort", "aard", "dag", "feiten", "bron", "kenmerk", "betreft", "grondslag", "nummer", "bekend_op")
