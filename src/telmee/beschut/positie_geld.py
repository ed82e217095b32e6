"""What was published of money per place, times the number of a municipality: amounts in cents, never added up.

Each amount has a price level of its own, so the lines stand beside each other and not in a sum.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from telmee.beschut import geld as kamer


@dataclass(frozen=True)
class Geldregel:
    """One published amount per place; `som` is that times the number (our arithmetic), None: the number is unknown."""

    naam: str
    label: str
    jaar: int
    per_plek: int
    plekken: int | None
    som: int | None
    status: str
    prijspeil: str
    bron: str

    def als_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def geld(aantal: int | None) -> tuple[Geldregel, ...]:
    """The amounts per place."""
    return tuple(
        Geldregel(
            r["naam"],
            r["label"],
            r["jaar"],
            r["bedrag"],
            aantal,
            None if aantal is None else aantal * r["bedrag"],
            r["status"],
            kamer.prijspeilen()[r["prijspeil"]],
            kamer.bron(r["van"], r.get("opmerking")).noot,
        )
        for r in kamer.gegevens()["per_stuk"]
        if r["per"] == "plek"
    )
