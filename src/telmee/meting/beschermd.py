"""A breakdown as it may leave the program: every cell passed disclosure control here, and nowhere else.

What may be shown of one breakdown depends on all of its year (`telmee.uitvoer.samen`). `Beschermd` holds nothing exact
but the grand total, so it may be kept and sent on: `als_dict` and `van_dict` are for whoever keeps it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from telmee.getallen import geheel
from telmee.meting.uitsplitsing import GROEPEN, IN_HOOFDTABEL, ONBEKEND, Cel, Uitsplitsing
from telmee.uitvoer import onthulling, samen
from telmee.uitvoer.staven import Staaf, Staven
from telmee.uitvoer.tabel import Kolom, Tabel


@dataclass(frozen=True)
class Beschermd:
    """Banen and persons of one breakdown; `kenmerken` are name and label of one or two features."""

    jaar: int
    kenmerken: tuple[tuple[str, str], ...]
    banen: onthulling.Beveiligd
    personen: onthulling.Beveiligd

    @property
    def namen(self) -> tuple[str, ...]:
        """The names of the features."""
        return tuple(naam for naam, _ in self.kenmerken)

    def als_dict(self) -> dict[str, Any]:
        """Plain data to keep."""
        return asdict(self)

    @classmethod
    def van_dict(cls, plat: dict[str, Any]) -> Beschermd:
        """What was kept."""
        kenmerken = tuple((naam, label) for naam, label in plat["kenmerken"])
        return cls(plat["jaar"], kenmerken, _beveiligd(plat["banen"]), _beveiligd(plat["personen"]))


def _beveiligd(plat: dict[str, Any]) -> onthulling.Beveiligd:
    raster = tuple(tuple(rij) for rij in plat["raster"])
    profiel = onthulling.Profiel(**plat["profiel"])
    return onthulling.Beveiligd(tuple(plat["rijen"]), tuple(plat["kolommen"]), raster, profiel)


def bescherm(uit: Uitsplitsing) -> Beschermd:
    """The breakdown after disclosure control."""
    kenmerken = tuple((kenmerk.naam, kenmerk.label) for kenmerk in uit.kenmerken)
    return Beschermd(uit.jaar, kenmerken, _beveilig(uit, "banen"), _beveilig(uit, "personen"))


def tabellen(uit: Beschermd, banner: str) -> list[Tabel]:
    """Banen and persons per cell: one table for one feature, two for two."""
    kop = uit.kenmerken[0][1]
    if len(uit.kenmerken) > 1:
        naar = f"{kop.lower()} en {uit.kenmerken[1][1].lower()}"
        return [
            onthulling.beveiligde_tabel(b, f"{wat} in december {uit.jaar} naar {naar}", kop=kop, banner=banner)
            for wat, b in (("Banen", uit.banen), ("Personen", uit.personen))
        ]
    basis = onthulling.beveiligde_tabel(
        uit.banen, f"Banen en personen in december {uit.jaar} naar {kop.lower()}", kop=kop, banner=banner
    )
    mensen = onthulling.beveiligde_tabel(uit.personen, "", kop=kop)
    rijen = tuple((rij[0], rij[-1], ander[-1]) for rij, ander in zip(basis.rijen, mensen.rijen, strict=True))
    kolommen = (basis.kolommen[0], Kolom("banen", "Banen", "rechts"), Kolom("personen", "Personen", "rechts"))
    return [Tabel(basis.titel, kolommen, rijen, basis.voetnoten, banner, basis.nadruk)]


def staven(uit: Beschermd) -> Staven | None:
    """The banen of the groups that are shown, of a breakdown by one feature; None when all are hidden."""
    if len(uit.kenmerken) > 1:
        return None
    getoond = [(naam, rij[-1]) for naam, rij in zip(uit.banen.rijen, uit.banen.raster, strict=False)]
    weg = [naam for naam, banen in getoond if banen is None]
    bekend = [(naam, banen) for naam, banen in getoond if banen is not None]
    if not bekend:
        return None
    naam, meeste = max(bekend, key=lambda paar: paar[1])
    titel = f"{uit.kenmerken[0][1]}: de meeste banen bij '{naam}' ({geheel(meeste)})"
    titel += f"; verborgen: {', '.join(weg)}" if weg else ""
    return Staven(titel, tuple(Staaf(naam, banen) for naam, banen in bekend), "banen")


def cellen_tabel(uit: Beschermd, banner: str) -> Tabel:
    """The cells one below the other, for a file: a hidden one is empty."""
    inhoud = cellen(uit)
    kolommen = tuple(Kolom(naam, naam) for naam in uit.namen)
    maten = (Kolom("banen", "Banen", "rechts"), Kolom("personen", "Personen", "rechts"))
    namen = (*uit.namen, "banen", "personen")
    rijen = tuple(tuple(cel[naam] for naam in namen) for cel in inhoud["cellen"])
    return Tabel(f"Uitsplitsing van december {uit.jaar}", (*kolommen, *maten), rijen, banner=banner)


def cellen(uit: Beschermd) -> dict[str, Any]:
    """The cells for programs; null is hidden."""
    gevonden = []
    for r, rij in enumerate((*uit.banen.rijen, "totaal")):
        for k, kolom in enumerate((*uit.banen.kolommen, "totaal")):
            if len(uit.namen) > 1 or kolom == "totaal":
                sleutel = dict(zip(uit.namen, (rij, kolom), strict=False))
                gevonden.append(sleutel | {"banen": uit.banen.raster[r][k], "personen": uit.personen.raster[r][k]})
    profiel = uit.banen.profiel
    return {
        "kenmerken": list(uit.namen),
        "beveiliging": profiel.als_dict(),
        "cellen": gevonden,
    }


# --- Disclosure control ---------------------------------------------------------------------------------------------


def _zonder_leeg(uit: Uitsplitsing) -> tuple[list[int], list[int]]:
    """The rows and columns to show: 'onbekend' only when it occurs."""

    def blijft(namen: tuple[str, ...], totalen: tuple[Cel, ...]) -> list[int]:
        return [n for n, naam in enumerate(namen) if naam != ONBEKEND or totalen[n].personen]

    return blijft(uit.kenmerken[0].categorieen, uit.rijtotalen), blijft(uit.kolommen, uit.kolomtotalen)


def _beveilig(uit: Uitsplitsing, maat: str) -> onthulling.Beveiligd:
    """The breakdown after disclosure control, of banen or of personen."""
    rijen, kolommen = _zonder_leeg(uit)

    def telling(cel: Cel) -> onthulling.Telling:
        return onthulling.Telling(getattr(cel, maat), cel.personen, cel.werkgevers)

    namen = uit.kenmerken[0].categorieen
    weg = _verborgen(tuple(uit.alle.items()), uit.categorieen, maat) if uit.alle else None
    plekken = None if weg is None else _plekken(uit, rijen, kolommen, weg)
    return onthulling.beveilig(
        onthulling.Uitsplitsing(
            tuple(namen[r] for r in rijen),
            tuple(uit.kolommen[k] for k in kolommen),
            tuple(tuple(telling(uit.cellen[r][k]) for k in kolommen) for r in rijen),
            tuple(telling(uit.rijtotalen[r]) for r in rijen),
            tuple(telling(uit.kolomtotalen[k]) for k in kolommen),
            telling(uit.totaal),
        ),
        verborgen=plekken,
    )


@cache
def _verborgen(
    alle: tuple[tuple[samen.Sleutel, Cel], ...], categorieen: tuple[tuple[str, tuple[str, ...]], ...], maat: str
) -> frozenset[samen.Sleutel]:
    """What is hidden in whatever breakdown it stands, of banen or of personen; banen are in the main table too."""
    tellingen = {s: onthulling.Telling(getattr(c, maat), c.personen, c.werkgevers) for s, c in alle}
    kenmerken = {
        naam: tuple(c for c in alle_van if c != ONBEKEND or frozenset({(naam, c)}) in tellingen)
        for naam, alle_van in categorieen
    }
    openbaar = frozenset(frozenset({groep}) for groep in IN_HOOFDTABEL) if maat == "banen" else frozenset()
    return samen.verborgen(samen.Samenstel(kenmerken, tellingen, GROEPEN, openbaar))


def _plekken(
    uit: Uitsplitsing, rijen: list[int], kolommen: list[int], weg: frozenset[samen.Sleutel]
) -> frozenset[onthulling.Plek]:
    """The places of this table whose cell is hidden; a row or column of one feature is the total of another table."""
    eerste, *tweede = uit.kenmerken
    rijkant = [*((eerste.naam, eerste.categorieen[r]) for r in rijen), None]
    kolomkant = [*((tweede[0].naam, uit.kolommen[k]) if tweede else None for k in kolommen), None]
    return frozenset(
        (r, k)
        for r, rij in enumerate(rijkant)
        for k, kolom in enumerate(kolomkant)
        if frozenset(groep for groep in (rij, kolom) if groep is not None) in weg
    )
