"""Stocks and flows by region as cells of the one system that disclosure control works on, and as a table.

Region and ground stand in one system: what is hidden does not follow from the two tables together. Nothing is said of
region by ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telmee.gegevens.publicatie_regio import INDELING
from telmee.register.stromen_regio import ONBEKEND, REGIOS, SOORTEN, Regiotelling
from telmee.uitvoer.onthulling import VERBORGEN
from telmee.uitvoer.tabel import Cel, Kolom, Tabel

Sleutel = tuple[str, ...]
REGIO = "regio"
KOPPEN = {
    "register": "In het register",
    "werkend": "Aan het werk",
    "in": "Erbij",
    "uit": "Eraf",
    "verhuisd_in": "Hierheen verhuisd",
    "verhuisd_uit": "Weg verhuisd",
}
NIET_BEKEND = "regio niet bekend"


def cellen(q: str, telling: Regiotelling) -> dict[Sleutel, int]:
    """The figures of a quarter; of an unknown region only those that occur, for they say nothing of a person."""
    return {
        (REGIO, soort, q, regio): aantal
        for soort, per in telling.items()
        for regio, aantal in per.items()
        if aantal or regio != ONBEKEND
    }


def is_stand(cel: Sleutel) -> bool:
    """Whether this cell is one of those that there are of the day before the first quarter."""
    return (cel[0] in ("register", "werkend") and len(cel) == 2) or cel[:2] == (REGIO, "register")


def begincellen(begin: Mapping[str, int]) -> dict[Sleutel, int]:
    """The register before the first quarter."""
    return cellen("begin", {"register": begin}) if begin else {}


def sommen(q: str, voor: str, er_zijn: Mapping[Sleutel, int]) -> list[dict[Sleutel, int]]:
    """Regions add up to the country; each region closes over the quarter; who moves out moves in elsewhere."""
    uit: list[dict[Sleutel, int]] = []
    for soort in SOORTEN[:4]:
        uit.append({(soort, q): -1, **_alle(soort, q, 1, er_zijn)})
    uit.append({**_alle("verhuisd_in", q, 1, er_zijn), **_alle("verhuisd_uit", q, -1, er_zijn)})
    tekens = {"register": -1, "in": 1, "uit": -1, "verhuisd_in": 1, "verhuisd_uit": -1}
    for regio in REGIOS:
        een = {(REGIO, soort, q, regio): teken for soort, teken in tekens.items()}
        een[(REGIO, "register", voor, regio)] = 1
        uit.append({cel: teken for cel, teken in een.items() if cel in er_zijn})
    return [som for som in uit if som]


def beginsom(er_zijn: Mapping[Sleutel, int]) -> dict[Sleutel, int]:
    """Regions add up before the first quarter too."""
    return {("register", "begin"): -1, **_alle("register", "begin", 1, er_zijn)}


def _alle(soort: str, q: str, teken: int, er_zijn: Mapping[Sleutel, int]) -> dict[Sleutel, int]:
    delen = ((REGIO, soort, q, regio) for regio in REGIOS)
    return {cel: teken for cel in delen if cel in er_zijn}


def tabel(getoond: Mapping[Sleutel, int | None], q: str, banner: str, noot: str) -> Tabel:
    """A row per region of one quarter; regions of which all is hidden are named below it."""
    kolommen = (Kolom("regio", "Arbeidsmarktregio"), *(Kolom(n, KOPPEN[n], "rechts") for n in SOORTEN))
    er_zijn = [r for r in REGIOS if r != ONBEKEND or any((REGIO, n, q, r) in getoond for n in SOORTEN)]
    weg = [r for r in er_zijn if all(getoond.get((REGIO, n, q, r), 0) is None for n in SOORTEN)]
    rijen = tuple(
        (_naam(regio), *(_cel(getoond, (REGIO, n, q, regio)) for n in SOORTEN)) for regio in er_zijn if regio not in weg
    )
    noten = [f"Alles is verborgen van: {', '.join(map(_naam, weg))}."] if weg else []
    noten.append(f"Regio van de gemeente waar iemand woont, volgens {INDELING}.")
    return Tabel(f"Per arbeidsmarktregio, {q}", kolommen, rijen, (*noten, noot), banner)


def _naam(regio: str) -> str:
    return NIET_BEKEND if regio == ONBEKEND else regio


def _cel(getoond: Mapping[Sleutel, int | None], sleutel: Sleutel) -> Cel | int:
    if sleutel not in getoond:
        return 0
    waarde = getoond[sleutel]
    return Cel("", VERBORGEN) if waarde is None else waarde


def als_dict(getoond: Mapping[Sleutel, int | None], q: str) -> list[dict[str, Any]]:
    """For programs, of one quarter; null is hidden."""
    return [{"regio": r, **{n: getoond.get((REGIO, n, q, r), 0) for n in SOORTEN}} for r in REGIOS]
