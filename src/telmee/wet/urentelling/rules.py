"""What a verloond uur is (Wtl 1.1, Wfsv 38b lid 4), as the Belastingdienst counts it for one aangiftetijdvak. Hours.

For who checks the hours of a payroll administration; the loonaangifte itself reports the outcome.
"""

from typing import Any

from telmee.wet import fact, maximum, rule

HOURS: dict[str, Any] = {"low": 0, "high": 10_000}

FACTS = [
    fact(
        "contracturen",
        "tijdvak",
        unit="uren",
        label="Contracturen in het tijdvak",
        meaning="Gewerkt, ziek of met betaald verlof; adv-uren horen er niet bij. Bij 70% loon tijdens ziekte tellen alle uren.",
        **HOURS,
    ),
    fact(
        "betaald_overwerk",
        "tijdvak",
        unit="uren",
        label="Betaalde overuren",
        meaning="Onbetaald overwerk telt niet.",
        **HOURS,
    ),
    fact(
        "onbetaald_verlof",
        "tijdvak",
        unit="uren",
        label="Uren onbetaald verlof",
        meaning="Ook gekocht verlof.",
        **HOURS,
    ),
    fact(
        "verkocht_verlof",
        "tijdvak",
        unit="uren",
        label="Verkochte verlofuren",
        meaning="Uitbetaald, dus verloond.",
        **HOURS,
    ),
]


@rule(
    "tijdvak",
    law="Wtl 1.1; Wfsv 38b lid 4; Belastingdienst, Wat zijn verloonde uren",
    since="2012-01-01",
    unit="uren",
    label="Verloonde uren, geteld uit de uren van het contract",
)
def getelde_verloonde_uren(contracturen, betaald_overwerk, onbetaald_verlof, verkocht_verlof):
    """Every hour over which wage is paid: sickness and paid leave too, unpaid leave and adv not."""
    return maximum(contracturen + betaald_overwerk + verkocht_verlof - onbetaald_verlof, 0)
