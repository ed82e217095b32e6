"""The questions as people ask them: `vragen.yaml`, Dutch and English. What is law about them is in `wet`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TALEN = ("nl", "en")
_BESTAND = Path(__file__).with_name("vragen.yaml")


@dataclass(frozen=True)
class Woorden:
    """One question in one language: what is asked, what that is, where it is found, and its choices in words."""

    vraag: str
    wat: str
    waar: str
    keuzes: dict[str, str]


@cache
def _inhoud() -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load(_BESTAND.read_text(encoding="utf-8"))
    return inhoud


def namen() -> list[str]:
    """Every fact or decision that has a question."""
    return list(_inhoud()["vragen"])


def eerst() -> tuple[str, ...]:
    """What is asked before the rest, in this order."""
    return tuple(_inhoud()["eerst"])


def zelden() -> frozenset[str]:
    """To which few people say yes."""
    return frozenset(_inhoud()["zelden"])


@cache
def woorden(naam: str, taal: str = "nl") -> Woorden | None:
    """The question about a fact or decision; None where there is none, and then its label is asked."""
    deel = _inhoud()["vragen"].get(naam)
    if deel is None:
        return None
    keuzes = {keuze: per_taal[TALEN.index(taal)] for keuze, per_taal in deel.get("keuzes", {}).items()}
    vraag, wat, waar = deel[taal]
    return Woorden(vraag, wat, waar, keuzes)
