"""What everybody with a chance of a benefit has a right to, as the law gave it, for whoever counts or explains it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Rechten:
    """Rows with the four rights and their reasons (`tijdvak`), and per employee what they come to, the same if every
    condition held, and the days of each benefit."""

    tijdvak: pl.DataFrame
    bedragen: dict[int, dict[str, Any]]
    als_recht: dict[int, dict[str, Any]]
    dagen: dict[tuple[int, str], dict[str, Any]]
    boven: dict[str, pl.DataFrame] = field(default_factory=dict)
    """What the levels above the rows know, for who explains a row; `eigen`: of a benefit, from the declarations."""
    eigen: dict[str, dict[str, pl.DataFrame]] = field(default_factory=dict)
