"""Six naive forecasts, to hold ours against. Each needs no model; None where it needs figures that were not there."""

from __future__ import annotations

from telmee.beleid.bekend import NULJAAR, Bekend

NAMEN = {
    "zelfde": "de laatste meting, onveranderd",
    "groei": "de laatste meting, met elk jaar de groei van het laatste jaar erbij",
    "gemiddeld": "de laatste meting, met elk jaar de gemiddelde groei sinds de eerste meting erbij",
    "lijn": "een rechte lijn door alle metingen",
    "uwv": "het laatste kwartaalcijfer van UWV, onveranderd",
    "uwv_jaar": "de laatste meting, met elk jaar de groei van UWV over een jaar erbij",
}


def naief(bekend: Bekend, jaar: int) -> dict[str, float | None]:
    """Every naive forecast of that December."""
    officieel = {NULJAAR: 0} | bekend.officieel
    laatste = bekend.laatste_jaar
    stand, ver = officieel[laatste], jaar - laatste
    heeft = laatste > NULJAAR
    uwv, uwv_groei = _uwv(bekend)
    groei = _groei(officieel, laatste, sorted(officieel)[-2]) if heeft else None
    eerste = min(bekend.officieel, default=laatste)
    gemiddeld = _groei(officieel, laatste, eerste) if eerste < laatste else groei
    return {
        "zelfde": float(stand) if heeft else None,
        "groei": None if groei is None else stand + ver * groei,
        "gemiddeld": None if gemiddeld is None else stand + ver * gemiddeld,
        "lijn": _lijn(bekend.officieel if len(bekend.officieel) > 1 else officieel, jaar) if heeft else None,
        "uwv": uwv,
        "uwv_jaar": None if uwv_groei is None or not heeft else stand + ver * uwv_groei,
    }


def _groei(officieel: dict[int, int], tot: int, van: int) -> float:
    return (officieel[tot] - officieel[van]) / (tot - van)


def _lijn(punten: dict[int, int], jaar: int) -> float:
    """The straight line of least squares through the points."""
    midden = sum(punten) / len(punten)
    hoogte = sum(punten.values()) / len(punten)
    helling = sum((j - midden) * b for j, b in punten.items()) / sum((j - midden) ** 2 for j in punten)
    return hoogte + helling * (jaar - midden)


def _uwv(bekend: Bekend) -> tuple[float | None, float | None]:
    """The last quarter, and its change against the same quarter of the year before."""
    kwartaal = bekend.laatste_kwartaal
    if kwartaal is None:
        return None, None
    nu = bekend.kwartalen[kwartaal]
    eerder = bekend.kwartalen.get((kwartaal[0] - 1, kwartaal[1]))
    return float(nu), None if eerder is None else float(nu - eerder)
