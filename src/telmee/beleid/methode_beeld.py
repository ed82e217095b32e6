"""What the method page shows of figures: the errors looking back, of both models, and what was fixed beforehand."""

from __future__ import annotations

from dataclasses import replace

from telmee.beleid import prognose_beeld, terugblik_beeld, verken_beeld
from telmee.beleid.terugblik import Terugblik
from telmee.uitvoer.beeld import Beeld, Deel

TERUG = ("samen", "mis")


def beeld(t: Terugblik) -> Beeld:
    """The picture of looking back with only its errors, then those of the population, then the assumptions."""
    heel = terugblik_beeld.beeld(t)
    delen = tuple(deel for deel in heel.delen if deel.naam in TERUG)
    return replace(heel, delen=(*delen, verken_beeld.terugkijken(), vast()))


def vast() -> Deel:
    """What was chosen and not estimated."""
    return Deel("vast", "Vooraf vastgelegd", figuren=prognose_beeld.aannamen())
