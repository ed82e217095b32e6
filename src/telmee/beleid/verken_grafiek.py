"""The chart of a reckoned reform: who finds work by it, with its band; where nothing changes the extra banen."""

from __future__ import annotations

from telmee.beleid.maten import MATEN
from telmee.beleid.verken import Uitkomst, kijkjaar
from telmee.beleid.verken_beeld import antwoord
from telmee.uitvoer.grafiek import Grafiek, Reeks

BRON = "Berekening Telmee; de bronnen staan bij deze verkenning."


def grafiek(u: Uitkomst) -> Grafiek:
    """The middle and the ends of the 80% band of each year; for extra banen the target too."""
    stil = all(u.band("in_het_echt", jaar)[p] == 0 for jaar in u.jaren for p in ("p10", "p90"))
    maat = "extra_banen" if stil else "in_het_echt"
    eenheid = MATEN[maat].eenheid

    def reeks(punt: str, van: str = maat) -> tuple[int | None, ...]:
        waarden = (u.band(van, jaar)[punt] for jaar in u.jaren)
        return tuple(None if w is None else round(w / 100) * 100 for w in waarden)

    reeksen = [
        Reeks("Midden", reeks("p50"), "totaal"),
        Reeks("80%: van", reeks("p10"), "deel"),
        Reeks("80%: tot", reeks("p90"), "deel"),
    ]
    if stil:
        reeksen.append(Reeks("Doel", reeks("p50", "doel"), "doel"))
    zin = antwoord(u, kijkjaar((u.vraag.hervorming,), u.jaren)).split(". ")[0].rstrip(".")
    wat = "Extra banen per jaar" if stil else "Mensen die door deze hervorming meer of minder werken, per jaar"
    return Grafiek(zin, u.jaren, tuple(reeksen), eenheid, f"{wat}: het midden en de band van 80%.", BRON)
