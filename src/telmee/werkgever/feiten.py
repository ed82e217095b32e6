"""What is known of one employer beside its rows, and the law that holds for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telmee.werkgever.uitkomst import Bevinding
from telmee.wet import Law


@dataclass(frozen=True)
class Feiten:
    """Facts of the employer for the rules, the law that holds, and where facts come from."""

    wet: Law
    feiten: dict[str, Any]
    herkomst_vorig_jaar: str
    status: str
    bevindingen: tuple[Bevinding, ...]
