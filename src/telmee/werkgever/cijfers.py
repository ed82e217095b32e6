"""The figures of the quota as they leave the law: with label, unit, status, article, source and explanation.

One list for the position and the calculator. A figure of a record outside what the law can count with (a total of hours
below zero) keeps its value and loses its tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telmee.wet import Law
from telmee.wet.machine.explain import Computed
from telmee.wet.machine.figure import Cijfer, from_node

UITKOMSTEN = (
    "verloonde_uren_totaal",
    "verloonde_uren_grondslag",
    "toegerekende_uren_op_tijd",
    "verloonde_uren_doelgroep",
    "toetsuren",
    "onder_drempel_vorig_jaar",
    "onder_drempel_jaar",
    "quotumplichtig",
    "vereiste_uren",
    "vereiste_banen",
    "gerealiseerde_banen",
    "quotumtekort",
    "aanvulling_uren",
    "quotumheffing",
    "quotumheffing_opgelegd",
    "opgelegde_quotumheffing",
    "reden_geen_heffing",
)
GEGEVEN = ("toetsuren_vorig_jaar", "drempel_uren", "quotumpercentage", "uren_per_baan_jaar")
"""A fact, and values of the law, that stand in the picture by themselves."""


def quotumcijfers(r: Computed) -> dict[str, Cijfer]:
    """The figures of one employer, by name, as far as the law has them on this day."""
    namen = [n for n in UITKOMSTEN if n in r.law.rules] + [n for n in GEGEVEN if n not in r.law.rules]
    return {naam: from_node(r.seen_from("werkgever", naam)) for naam in namen}


def kale_cijfers(wet: Law, waarden: Mapping[str, Any]) -> dict[str, Cijfer]:
    """The same without trees, of values that were computed."""
    gevonden = {}
    for naam in (n for n in UITKOMSTEN if n in wet.rules and n in waarden):
        regel, waarde = wet.rules[naam], waarden[naam]
        status = "onbekend" if waarde is None else "bekend"
        gevonden[naam] = Cijfer(naam, regel.label, waarde, regel.unit, status, regel.law)
    return gevonden
