"""Bounds on processor time that mean the same on every machine, quiet or busy.

A bound in plain seconds failed on a machine that was half as fast; so each is taken against a fixed piece of work,
measured just before and just after, and what others did to one round does not stand in the best of three.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from lxml import etree

GEWOON = 0.045
"""Processor seconds the fixed work takes on the machine where the bounds were set (CPython 3.11, 2026)."""


def traag() -> float:
    """How many times longer the fixed work takes here and now; 1 on the machine where the bounds were set."""
    return min(cpu(_vast_werk) for _ in range(3)) / GEWOON


def duur(werk: Callable[[], object], hoogstens: float) -> float:
    """Processor seconds of `werk`, as on the machine where the bounds were set; again while it is above the bound."""
    return beste(lambda: cpu(werk), hoogstens)


def beste(meet: Callable[[], float], hoogstens: float) -> float:
    """The least of at most three rounds of `meet` (processor seconds), in seconds of the machine of the bounds."""
    gemeten: list[float] = []
    while not gemeten or (min(gemeten) >= hoogstens and len(gemeten) < 3):
        voor = traag()
        seconden = meet()
        gemeten.append(seconden / max(voor, traag(), 1))
    return min(gemeten)


def cpu(werk: Callable[[], object]) -> float:
    """Processor seconds of this process."""
    begin = time.process_time()
    werk()
    return time.process_time() - begin


def _vast_werk() -> int:
    """What pages and readers do: dictionaries, text, sorting, parsing."""
    woorden = [f"{n * 7919 % 65_521:05d}" for n in range(40_000)]
    tel: dict[str, int] = {}
    for woord in woorden:
        tel[woord[:3]] = tel.get(woord[:3], 0) + int(woord)
    xml = "<a>" + "".join(f"<b{woord}/>" for woord in sorted(woorden)) + "</a>"
    return len(etree.fromstring(xml.replace("1", "é").encode())) + len(tel)
