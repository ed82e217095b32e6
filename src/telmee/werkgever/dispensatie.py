"""Loondispensatie in a what-if: how much less the employer pays, until when, and why there is none.

Whether it is possible and the lower wage come from `telmee.wet`; it ends with the right to Wajong, on the day of the
pension age, by days. Cents.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from telmee.werkgever import pensioen
from telmee.werkgever.gronden import Grond
from telmee.werkgever.profiel import Maand, Profiel
from telmee.werkgever.wetcijfers import artikel, cijfer
from telmee.werkgever.woorden import rond
from telmee.wet.machine.explain import Computed


def minder(p: Profiel, grond: Grond, van_jaar: list[Maand], begin: Computed, aow: date | None) -> int | None:
    """What the employer pays less in these months; None when the loonwaarde is needed and not given."""
    mogelijk = begin.outcome("loondispensatie_mogelijk")
    delen = [(maand.deel, _met_recht(maand, aow)) for maand in van_jaar]
    if grond.uitkering != "Wajong" or mogelijk is False or not any(recht for _, recht in delen):
        return 0
    lager = begin.outcome("loon_met_loondispensatie") if mogelijk else None
    if lager is None:
        return None
    vol = p.loon_per_maand
    return sum(rond(vol * deel) - rond(lager * recht + vol * (deel - recht)) for deel, recht in delen)


def _met_recht(maand: Maand, aow: date | None) -> Fraction:
    """Which part of a whole month lies before the pension age."""
    if aow is None or aow > maand.tot:
        return maand.deel
    dagen = max((aow - maand.van).days, 0)
    return maand.deel * Fraction(dagen, (maand.tot - maand.van).days + 1)


def waarom_niet(p: Profiel, grond: Grond, begin: Computed, aow: date | None) -> str | None:
    """Why there is none, with the article; None when there is, or may be."""
    if grond.uitkering == "Wajong" and pensioen.bij_begin(p, aow):
        return f"het recht op Wajong is geëindigd bij de AOW-leeftijd; {artikel(begin.law, 'wajong_recht_eindigt_op')}"
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
