"""The tables of the measurement as a page shows them: rows lead to their rule, years to their page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import NoReverseMatch, reverse

from telmee.meting import Herkomst, Uitslag, beeld
from telmee.uitvoer.tabel import Cel, Tabel
from telmee.uitvoer.uitleg import Uitleg, van_knoop

REGELS = {
    "Formele dienstverbanden": "extra_banen_formeel_land",
    "Inleenverbanden": "extra_banen_inleen_land",
    "Extra banen": "extra_banen_land",
    "Doelstelling": "doelstelling_land",
    "Doelstelling van heel Nederland": "doelstelling_land",
    "Alle banen, met de nulmeting": "banen_land",
    "Verandering": "groei_extra_banen_land",
    "Andere verdeelsleutel": "verdeelsleutel_inleen",
}
"""Which rule a row of a table of a year comes from, by its label."""


def regel_adres(naam: str, jaar: int) -> str:
    """The page of a rule as it is on the last day of a year; nothing while there is no such page."""
    try:
        return f"{reverse('regels-regel', kwargs={'naam': naam})}?op={jaar}-12-31"
    except NoReverseMatch:
        return ""


def met_regels(tabel: Tabel, jaar: int) -> Tabel:
    """The table with the first cell of every row that has a rule leading to it."""

    def eerste(cel: Any) -> Any:
        naam = REGELS.get(cel if isinstance(cel, str) else "")
        return Cel(cel, link=regel_adres(naam, jaar)) if naam else cel

    return replace(tabel, rijen=tuple((eerste(rij[0]), *rij[1:]) for rij in tabel.rijen))


def met_jaren(tabel: Tabel, zoekdeel: str) -> Tabel:
    """The table with every year in its first column leading to its page."""

    def eerste(jaar: Any) -> Cel:
        adres = reverse("landelijk-jaar", kwargs={"jaar": str(jaar)}) + zoekdeel
        return Cel(jaar, link=adres)

    return replace(tabel, rijen=tuple((eerste(rij[0]), *rij[1:]) for rij in tabel.rijen))


def jaartabel(uitslag: Uitslag) -> Tabel:
    """The table of a year, with its rules."""
    return met_regels(beeld.jaar_tabel(uitslag), uitslag.jaar)


def bomen(uitslag: Uitslag) -> tuple[Uitleg, ...]:
    """The explanations of a year."""
    klaar: dict[int, Uitleg] = {}
    return tuple(van_knoop(knoop, klaar) for knoop in uitslag.uitleg())


def bronnen(uitslag: Uitslag) -> tuple[tuple[str, Herkomst], ...]:
    """Every source of a year with what it is about, in words."""
    return tuple((beeld.in_woorden(herkomst.wat), herkomst) for herkomst in uitslag.bronnen)
