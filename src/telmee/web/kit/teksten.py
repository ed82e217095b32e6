"""Texts, in one place per language: `teksten/nl.yaml` and `teksten/en.yaml` in the folder of the subject.

A key is `<subject>.<name>`; `{words}` in a text are filled in. A key that is missing is an error at once, for a page
may not show half of itself. Both languages hold the same keys with the same words to fill in; a test compares them.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

from telmee.getallen import MAANDEN, MONTHS, dagen_in_woorden, datum, geheel
from telmee.web.kit import ontdek

TALEN = ("nl", "en")
KIT = Path(__file__).resolve().parent


def taal() -> str:
    """The language of this request."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


@cache
def alle(taal_: str) -> dict[str, str]:
    """Every text of a language, by key."""
    mappen = {"kit": KIT, **{naam: ontdek.MAP / naam for naam in ontdek.namen()}}
    gevonden: dict[str, str] = {}
    for naam, map_ in mappen.items():
        pad = map_ / "teksten" / f"{taal_}.yaml"
        if pad.exists():
            inhoud = yaml.safe_load(pad.read_text(encoding="utf-8")) or {}
            gevonden |= {f"{naam}.{sleutel}": str(tekst).strip() for sleutel, tekst in inhoud.items()}
    return gevonden


def tekst(sleutel: str, taal_: str | None = None, **woorden: object) -> str:
    """The text of a key in the language of this request."""
    gevonden = alle(taal_ or taal())[sleutel]
    return gevonden.format(**woorden) if woorden else gevonden


def of_leeg(sleutel: str) -> str:
    """The text of a key that need not be there."""
    return alle(taal()).get(sleutel, "")


def dag(waarde: date) -> str:
    """A day in words, in the language of this request."""
    return datum(waarde) if taal() == "nl" else f"{waarde.day} {MONTHS[waarde.month - 1]} {waarde.year}"


def dagen(zin: str, taal_: str | None = None) -> str:
    """A text with its days in words, in its own language (otherwise that of this request)."""
    return dagen_in_woorden(zin, MONTHS if (taal_ or taal()) == "en" else MAANDEN)


def in_taal(getal: int) -> str:
    """A whole number as the language of this request writes it: 89.616 or 89,616."""
    return f"{getal:,}" if taal() == "en" else geheel(getal)
