"""Which arbeidsmarktregio a municipality belongs to, as was decided for 2015.

A municipality that came later belongs where all the ones it was made of lay (read from those, not decided). One that
came from two regions, or that nobody knows, has none here: it is unknown, and stays so. Raises `Fout` when the data
file does not have the expected form.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from telmee.gegevens.publicatie import Bron, bron_van, lees_publicatie

_BESTAND = "arbeidsmarktregios.yaml"


@cache
def regios() -> tuple[str, ...]:
    """The 35 of them, in the order of the decision."""
    return tuple(lees_publicatie(_BESTAND)["regios"])


@cache
def regio_van() -> Mapping[str, str]:
    """Per code of a municipality (GM0363) its region."""
    inhoud = lees_publicatie(_BESTAND)
    toen = {code: regio for regio, codes in inhoud["regios"].items() for code in codes}
    return toen | inhoud["later"]


@cache
def bron() -> Bron:
    """Where the division was read."""
    return bron_van(lees_publicatie(_BESTAND)["bron"])
