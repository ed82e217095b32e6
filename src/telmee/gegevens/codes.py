"""Lists of codes of the loonaangifte by what the law says of them, for who writes, checks or counts records."""

from __future__ import annotations

from functools import cache
from typing import Any

from telmee.wet import Wetten
from telmee.wet.machine.codes import codes


@cache
def lijst(regel: str, feit: str, **gegeven: Any) -> tuple[int, ...]:
    """The codes of a fact for which a rule of the law holds today."""
    wetten = Wetten.known()
    return codes(wetten.op(wetten.stand), regel, feit, **gegeven)


def werk() -> tuple[int, ...]:
    """Kinds of income relation that are work in service."""
    return lijst("in_dienstbetrekking", "soort")


def buiten_de_telling() -> tuple[int, ...]:
    """Kinds of work that count for nobody: sheltered Wsw and beschut werk."""
    return (*lijst("wsw_niet_gedetacheerd", "aard"), *lijst("beschut_werk", "aard"))


def inleen(uitlener: bool) -> tuple[int, ...]:
    """Kinds of work that are hired in elsewhere, at an employer that lends out or at any other."""
    return lijst("is_inleenverband", "aard", uitlener=uitlener)
