"""Opslag, bonus and balance of the Wet banenafspraak as a picture: one builder for the position and the calculator.

Enacted and not in force, so always an indication. The percentage is in no source: it is what was given, or else what
the balance rule gives for this employer. Amounts in cents; what the facts leave open is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telmee.werkgever.uitkomst import OpslagBonus
from telmee.werkgever.wetcijfers import artikel
from telmee.wet import Law
from telmee.wet.machine.explain import Computed, compute
from telmee.wet.machine.figure import Cijfer, figures, from_node, value_figure

REGIME = "wet-banenafspraak"
STATUS = "aangenomen, nog niet in werking: er is nu geen opslag en geen bonus"
PERCENTAGE, EVENWICHT = "inclusiviteitsopslag_percentage", "opslagpercentage_uit_evenwicht"
BONUS = "banenafspraakbonus_per_uur"
UITKOMSTEN = (
    "kleine_werkgever",
    "opslag_grondslag",
    "inclusiviteitsopslag",
    "bonusuren",
    "banenafspraakbonus_werkgever",
    "saldo_opslag_bonus",
    "evenwicht_uren",
    "uren_tot_evenwicht",
    "loon_zonder_opslag",
)
ARTIKELEN = ("inclusiviteitsopslag", "banenafspraakbonus_werkgever")
RIJ_UREN = 100_000
"""The bonus counts per hour: the hours of all employees together stand in rows that each fit one employee's bounds."""


@dataclass(frozen=True)
class Opslag:
    """The picture, the figures behind it, and what computed them: `met` with the percentage, `zonder` before it."""

    beeld: OpslagBonus
    cijfers: dict[str, Cijfer]
    met: Computed
    zonder: Computed


def opslag(law: Law, feiten: Mapping[str, Any]) -> Opslag:
    """The picture by the rules of the law, for the facts of one employer."""
    zonder = compute(law, dict(feiten), EVENWICHT)
    percentage, herkomst = _percentage(law, zonder)
    rekenwet = law if percentage is None else law.with_values(**{PERCENTAGE: percentage})
    met = compute(rekenwet, dict(feiten), *UITKOMSTEN)
    cijfers = figures(met, UITKOMSTEN) | {
        PERCENTAGE: value_figure(law, PERCENTAGE),
        EVENWICHT: from_node(zonder.explain(EVENWICHT)),
        BONUS: value_figure(law, BONUS),
    }
    c = {naam: cijfer.waarde for naam, cijfer in cijfers.items()}
    beeld = OpslagBonus(
        regime=REGIME,
        van_toepassing=van_toepassing(law),
        status=STATUS,
        kleine_werkgever=met.outcome("kleine_werkgever"),
        percentage=percentage,
        percentage_herkomst=herkomst,
        grondslag=c["opslag_grondslag"],
        opslag=c["inclusiviteitsopslag"],
        bonusuren=c["bonusuren"],
        bonus_per_uur=cijfers[BONUS].waarde,
        bonus=c["banenafspraakbonus_werkgever"],
        saldo=c["saldo_opslag_bonus"],
        evenwicht_uren=c["evenwicht_uren"],
        uren_tot_evenwicht=c["uren_tot_evenwicht"],
        uitgezonderd_loon=c["loon_zonder_opslag"],
        toelichting=tuple(met.explain("saldo_opslag_bonus").reasons()),
        artikel=artikelen(law),
    )
    return Opslag(beeld, cijfers, met, zonder)


def leeg(law: Law, zin: str) -> OpslagBonus:
    """The picture of a year of which nothing can be computed, with the sentence that says why."""
    niets = (None,) * 8
    return OpslagBonus(
        REGIME, van_toepassing(law), STATUS, None, None, "", *niets, toelichting=(zin,), artikel=artikelen(law)
    )


def artikelen(law: Law) -> str:
    """The articles of opslag and bonus."""
    return "; ".join(dict.fromkeys(artikel(law, naam) for naam in ARTIKELEN))


def _percentage(law: Law, zonder: Computed) -> tuple[int | None, str]:
    if (gegeven := law.figure(PERCENTAGE)) is not None:
        return int(gegeven), "opgegeven"
    if (uit := zonder.outcome(EVENWICHT)) is None:
        niet = "onbekend: het percentage staat in geen regeling, en zonder quotumpercentage is het niet af te leiden"
        return None, niet
    if uit > law.book.values[PERCENTAGE].high:
        return None, "onbekend: er is geen percentage waarbij opslag en bonus voor deze werkgever gelijk zijn"
    return uit, (
        "afgeleid: het percentage waarbij opslag en bonus voor deze werkgever gelijk zijn als hij precies aan het "
        "quotum voldoet; afgerond op honderdsten; het echte percentage is voor alle werkgevers gelijk en "
        "volgt pas bij activering"
    )


def te_vroeg(law: Law) -> int | None:
    """The year of the act when this law is of before it, so that opslag and bonus have no rules; else None."""
    return None if "saldo_opslag_bonus" in law.rules else law.book.named("saldo_opslag_bonus")[0].since.year


def van_toepassing(law: Law) -> bool | None:
    """Whether opslag and bonus are really owed in this year; None for a year of which nobody can know."""
    gevonden = law.figure("opslag_van_toepassing")
    return None if gevonden is None else bool(gevonden)


def bonusrijen(uren: int | None) -> list[dict[str, int | None]]:
    """The hours of all employees together as rows of the law; unknown stays unknown."""
    if uren is None:
        return [{"uren_lkv_banenafspraak": None}]
    heel, rest = divmod(uren, RIJ_UREN)
    return [{"uren_lkv_banenafspraak": deel} for deel in (*[RIJ_UREN] * heel, rest)]
