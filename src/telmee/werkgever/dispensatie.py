"""Loondispensatie in a what-if: how much less the employer pays, until when, and why there is none.

Whether it is possible, the lower wage, and the days with a right to Wajong come from `telmee.wet`. Cents.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from telmee.getallen import rond
from telmee.werkgever import pensioen
from telmee.werkgever.gronden import Grond
from telmee.werkgever.lonen import Deel, Reken
from telmee.werkgever.wetcijfers import artikel, cijfer
from telmee.wet.machine.explain import Computed

Betaald = list[tuple[Fraction, Fraction]]
"""What is paid: a part of a whole month, and the wage of such a month."""
Lager = Callable[[int], int | None]


def betaald(deel: Deel, vol: Fraction, mogelijk: bool | None, recht: Fraction, lager: Lager) -> Betaald | None:
    """The wage of a part of a month, lower over the part of it with a right to Wajong; None when that is unknown.

    `vol`: the wage of the function, for a whole month; `lager` gives that of the law with loondispensatie.
    """
    if mogelijk is False or not recht:
        return [(deel.deel, vol)]
    minder = lager(rond(vol)) if mogelijk else None
    return None if minder is None else [(recht, Fraction(minder)), (deel.deel - recht, vol)]


def met_recht(deel: Deel, grond: Grond, aow: date | None, reken: Reken) -> Fraction:
    """Which part of a whole month is before the right to Wajong ends; none for who has no Wajong."""
    if grond.uitkering != "Wajong":
        return Fraction(0)
    if aow is None:
        return deel.deel
    feiten = {"wajong_periode_begin": deel.van, "wajong_periode_eind": deel.tot, "aow_datum": aow}
    dagen = reken(deel.tot, feiten, "dagen_met_wajong_recht").outcome("dagen_met_wajong_recht")
    return deel.deel * Fraction(dagen, (deel.tot - deel.van).days + 1)


def waarom_niet(grond: Grond, begin: Computed, bereikt: bool) -> str | None:
    """Why there is none, with the article; None when there is, or may be."""
    if grond.uitkering == "Wajong" and bereikt:
        return f"het recht op Wajong is geëindigd bij de AOW-leeftijd; {artikel(begin.law, pensioen.WAJONG)}"
    reden = begin.outcome("reden_geen_loondispensatie")
    if reden in (None, "kan"):
        return None
    maanden, verlies = (cijfer(begin.law, f"dispensatie_{wat}_minimum") or 0 for wat in ("maanden", "verlies"))
    zin = {
        "geen_wajong": "alleen met een Wajong-uitkering, als het werk minder waard is",
        "wsw": "niet in een Wsw-dienstbetrekking",
        "duurzaam": "niet voor wie duurzaam geen arbeidsvermogen heeft",
        "te_kort": f"het contract duurt korter dan {maanden} maanden",
        "te_weinig_verschil": f"het werk is minder dan {verlies // 100} procent minder waard",
    }[reden]
    return f"{zin}; {begin.article('reden_geen_loondispensatie')}"
