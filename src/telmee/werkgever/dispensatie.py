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
from telmee.werkgever.wetcijfers import cijfer
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
    if grond.uitkering != "Wajong":
        return "alleen met een Wajong-uitkering, als het werk minder waard is; Wajong 2:20, 3:63"
    if pensioen.bij_begin(p, aow):
        return f"het recht op Wajong is geëindigd bij de AOW-leeftijd; {pensioen.WAJONG_EINDIGT}"
    if begin.outcome("loondispensatie_mogelijk") is not False:
        return None
    maanden, verlies = (cijfer(begin.law, f"dispensatie_{wat}_minimum") or 0 for wat in ("maanden", "verlies"))
    waarom = {
        "minder_voor_langere_tijd": f"het contract duurt korter dan {maanden} maanden",
        "duidelijk_minder": f"het werk is minder dan {verlies // 100} procent minder waard",
    }
    niet = [naam for naam in waarom if begin.outcome(naam) is False]
    artikelen = "; ".join(begin.law.rules[naam].law for naam in niet or ["loondispensatie_mogelijk"])
    return f"{' en '.join(waarom[naam] for naam in niet)}; {artikelen}"
