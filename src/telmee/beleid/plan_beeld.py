"""A reform itself as a section of its answer: what the file gives and what the law fills in. No computing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from telmee.beleid.verken import Uitkomst
from telmee.getallen import geheel
from telmee.uitvoer.beeld import Deel
from telmee.uitvoer.tabel import Kolom, Tabel


def plan_deel(u: Uitkomst) -> Deel:
    """The reform itself, as it was given, and what the law fills in."""
    regels = [*_regels(u.vraag.hervorming.als_dict())]
    rijen = tuple((naam, waarde, "") for naam, waarde in regels)
    q, wet = u.vraag.hervorming.quotum, u.wet
    if q is not None and u.vraag.hervorming.quotumvorm == "opslag":
        if q.bonus_per_uur is None and wet.bonus_per_uur is not None:
            rijen += (("quotum.bonus_per_uur", kaal(wet.bonus_per_uur), "van de wet: euro per uur"),)
        if q.opslagpercentage is None:
            rijen += (("quotum.opslagpercentage", "evenwicht", "wie betaalt krijgt samen evenveel bonus"),)
    if q is not None:
        rijen += (("quotum", str(wet.quotum_vanaf), f"eerste jaar van de {u.vraag.hervorming.quotumvorm}"),)
    kolommen = (Kolom("sleutel", "Wat"), Kolom("waarde", "Waarde"), Kolom("uitleg", "Toelichting", belang=2))
    return Deel("plan", "De hervorming", tabellen=(Tabel("Wat er verandert", kolommen, rijen),) if rijen else ())


def _regels(inhoud: Any, voor: str = "") -> Iterator[tuple[str, str]]:
    for naam, waarde in inhoud.items():
        if isinstance(waarde, dict):
            yield from _regels(waarde, f"{voor}{naam}.")
        else:
            yield f"{voor}{naam}", _waarde(naam, waarde)


def _waarde(naam: str, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if naam in ("vanaf", "activering"):
        return str(waarde)
    if isinstance(waarde, list):
        return (" tot " if all(isinstance(x, int | float) for x in waarde) else " en ").join(
            _waarde("", x) for x in waarde
        )
    return kaal(float(waarde)) if isinstance(waarde, int | float) else str(waarde)


def kaal(x: float | None) -> str:
    """A figure of a range as it was written: 0,05, 16.500."""
    if x is None:
        return ""
    if x == int(x):
        return geheel(int(x))
    return f"{x:.4f}".rstrip("0").replace(".", ",")
