"""The register for the tests: keys, invented persons, and short ways to say an event."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import web_hulp
from telmee.register.gebeurtenis import Gebeurtenis, Vastgelegd
from telmee.register.sleutels import Sleutel, Sleutels

_TEL = itertools.count(1)
GEINFORMEERD = {"vooraf_geinformeerd": True}


@cache
def sleutels() -> Sleutels:
    """Keys that are no secret."""
    eerste = Sleutel(1, b"i" * 32, b"s" * 32)
    return Sleutels(eerste, (eerste,))


def bsns(vanaf: int = 900_000_000) -> Any:
    """Numbers of the test range that pass the eleven-test."""
    for nummer in range(vanaf, 901_000_000):
        cijfers = [int(c) for c in str(nummer)]
        if sum(c * w for c, w in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0:
            yield str(nummer)


_BSNS = bsns()


def nieuw_bsn() -> str:
    """A person that no other test has."""
    return next(_BSNS)


def kenmerk() -> str:
    return f"proef-{next(_TEL)}"


def vaststelling(soort: str, dag: str, bron: str = "UWV", aard: str = "vaststelling", **feiten: Any) -> Gebeurtenis:
    """What a source says, with the person informed where that is asked."""
    from telmee.register.tijdlijn import Kennis
    from telmee.wet.machine.load import lawbook

    betreft, merk = feiten.pop("betreft", None), feiten.pop("kenmerk", None) or kenmerk()
    kind = Kennis.van(lawbook()).soorten.get(soort)
    if kind is not None and kind.informs and aard == "vaststelling":
        feiten = {**GEINFORMEERD, **feiten}
    return Gebeurtenis(soort, aard, date.fromisoformat(dag), feiten, bron, merk, betreft)


def vast(nummer: int, soort: str, dag: str, bron: str = "UWV", aard: str = "vaststelling", **feiten: Any) -> Vastgelegd:
    """The same as the register holds it."""
    los = vaststelling(soort, dag, bron, aard, **feiten)
    return Vastgelegd(
        **{**vars(los), "nummer": nummer, "bekend_op": datetime(2026, 1, 1, nummer // 60 % 24, nummer % 60, tzinfo=UTC)}
    )


def opgezet() -> None:
    web_hulp.opgezet()
