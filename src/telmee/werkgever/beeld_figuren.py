"""Figures of a picture: made from the law's own, or, for what no rule computes, from a term of the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from telmee.getallen import Waarde
from telmee.uitvoer.beeld import Figuur, figuur
from telmee.uitvoer.uitleg import Uitleg, uit_dict, van_figuur
from telmee.wet.machine.figure import Cijfer

UREN, TIENDEN, CENT = "uren", "tienden banen", "cent"


def van_wet(cijfer: Cijfer, toelichting: str = "") -> Figuur:
    """A figure of the law, with its explanation: of a value by itself where it stands and how sure it is."""
    gewoon = cijfer.als_dict()
    if cijfer.uitleg is not None:
        boom = van_figuur(cijfer.uitleg)
    else:
        boom = uit_dict({"wet" if naam == "artikel" else naam: waarde for naam, waarde in gewoon.items()})
    return figuur({**gewoon, "waarde": cijfer.waarde}, boom, zin_van(toelichting))


def uit_lijst(cijfers: Mapping[str, Cijfer], lijst: Iterable[tuple[str, str]]) -> tuple[Figuur, ...]:
    """The named figures in this order, with what is said of each; one that the law does not have that day is not."""
    return tuple(van_wet(cijfers[naam], toelichting) for naam, toelichting in lijst if naam in cijfers)


def los(
    naam: str, label: str, waarde: Waarde, eenheid: str, toelichting: str = "", uitleg: Uitleg | None = None
) -> Figuur:
    """A figure that no rule gives, such as a number of rows or their sum: its label is a term of docs/begrippen.md."""
    status = "onbekend" if waarde is None else "bekend"
    return Figuur(naam, label, waarde, eenheid, status, toelichting=zin_van(toelichting), uitleg=uitleg)


def zin_van(tekst: str) -> str:
    """One line."""
    return " ".join(tekst.split())
