"""What an answer looks like, for the description of the API: made from the dataclasses that the use cases give.

`van(Dataclass)` is the form of its plain JSON: tuples are lists, days are ISO dates, fields marked as silent are left
out. The parts of a picture and of an explanation are written out here, for their plain form is their own.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import create_model

Waarde = int | bool | str | None
ALLEEN_VOOR_TYPEN = dict.fromkeys(("Rijboom", "Livboom"), object)
"""Names that a use case imports for types only; they stand in silent fields."""


class Uitlegknoop(Schema):
    """Een cijfer met wat eronder ligt."""

    naam: str
    label: str
    waarde: Any
    eenheid: str
    status: str
    wet: str
    geldig_vanaf: date | None
    bron: str
    formule: str
    formule_ingevuld: str
    opmerking: str
    url: str
    zekerheid: str
    link: str
    kinderen: list[Uitlegknoop]


class Cijfer(Schema):
    """Een cijfer van de wet: geld in centen, uren heel, banen in tienden, percentages in honderdsten."""

    naam: str
    label: str
    waarde: Any
    eenheid: str
    status: str
    artikel: str
    bron: str
    url: str
    zekerheid: str
    link: str
    opmerking: str


class Figuur(Schema):
    """Een cijfer zoals mensen het lezen (`tekst`), met zijn waarde in de eenheid van de wet."""

    naam: str
    label: str
    waarde: Waarde
    eenheid: str
    status: str
    artikel: str
    bron: str
    link: str
    toelichting: str
    tekst: str


class Tabelkolom(Schema):
    """Een kolom van een tabel."""

    naam: str
    label: str
    eenheid: str


class Tabel(Schema):
    """Een tabel met exacte waarden."""

    titel: str
    kolommen: list[Tabelkolom]
    rijen: list[list[Waarde]]
    voetnoten: list[str]


class Beelddeel(Schema):
    """Een sectie van het antwoord."""

    naam: str
    titel: str
    figuren: list[Figuur]
    tabellen: list[Tabel]
    zinnen: list[str]


class Actie(Schema):
    """Iets om te doen: voor wie, wat, uiterlijk wanneer, en wat het waard is in centen."""

    wie: str
    wat: str
    uiterlijk: date | None
    bedrag: int | None
    uitleg: str


class Beeld(Schema):
    """Het antwoord zoals elk scherm en rapport het toont."""

    titel: str
    antwoord: str
    antwoord_en: str = ""
    naam: str
    te_doen: list[str]
    acties: list[Actie]
    kop: list[list[str]]
    banner: str
    delen: list[Beelddeel]


@cache
def _eigen() -> dict[type, type[Schema]]:
    """The dataclasses whose plain form is written out above."""
    from telmee.wet.machine.figure import Cijfer as Wetcijfer
    from telmee.wet.machine.node import Node

    return {Wetcijfer: Cijfer, Node: Uitlegknoop}


@cache
def van(soort: type[Any]) -> type[Schema]:
    """The form of the plain JSON of a dataclass."""
    if soort in _eigen():
        return _eigen()[soort]
    hints = get_type_hints(soort, localns=ALLEEN_VOOR_TYPEN)
    velden: dict[str, Any] = {f.name: (_vorm(hints[f.name]), ...) for f in fields(soort) if not f.metadata.get("stil")}
    uitleg = (soort.__doc__ or "").split("\n\n")[0]
    return create_model(soort.__name__, __base__=Schema, __doc__=uitleg, **velden)


def _vorm(soort: Any) -> Any:
    """A type as it is in JSON."""
    if isinstance(soort, type) and is_dataclass(soort):
        return van(soort)
    oorsprong, delen = get_origin(soort), get_args(soort)
    if oorsprong in (tuple, list, set, frozenset):
        return list[_vorm(delen[0])]  # type: ignore[misc]
    if oorsprong is dict or oorsprong is Mapping:
        return dict[str, _vorm(delen[1])]  # type: ignore[misc]
    if oorsprong in (types.UnionType, Union):
        return Union[tuple(_vorm(deel) for deel in delen)]  # noqa: UP007 -- made at run time
    return soort
