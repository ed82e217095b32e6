"""The pension age in a what-if: what ends, what goes on, and what no act says.

The benefits of the Wtl end by their own rule. The Participatiewet has no pension age, so the subsidy is unknown from
that day (docs/besluiten/0051); the Ziektewet keeps the ground and cuts the benefit short (docs/besluiten/0053).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from telmee.werkgever.profiel import Profiel
from telmee.wet.book import from_day_number
from telmee.wet.explain import Computed
from telmee.wet.law import Law

REGISTER = "29b.11"
"""The ground of the Ziektewet that is the registration itself."""
LKS_ONBEKEND = (
    "de loonkostensubsidie vanaf de AOW-leeftijd: de Participatiewet noemt geen leeftijd, zij stopt als de gemeente "
    "vaststelt dat iemand niet meer tot de doelgroep hoort (artikel 6 onder e, 10d lid 8); vraag het de gemeente"
)

Reken = Callable[..., Computed]


def bereikt_op(reken: Reken, p: Profiel, jaren: int) -> date | None:
    """The day on which the pension age is reached, when that is in these years and within the contract."""
    for jaar in range(p.begin.year, p.begin.year + jaren):
        laatste = date(jaar, 12, 31) if p.eind is None else min(date(jaar, 12, 31), p.eind)
        nummer = reken(date(jaar, 12, 31), {"geboortedatum": p.geboren}, "aow_datum").outcome("aow_datum")
        if nummer is not None and (dag := from_day_number(nummer)) <= laatste:
            return dag
    return None


def laatste_registratiedag(aow: date | None) -> date | None:
    """UWV ends a registration on the day of the pension age."""
    return None if aow is None else aow - timedelta(days=1)


def zinnen(law: Law, aow: date | None, no_risk: Any) -> tuple[str, ...]:
    """What the pension age does, with the article; that the subsidy is unknown is said with the unknown figures."""
    if aow is None:
        return ()
    gevonden = [
        f"AOW-leeftijd op {aow:%d-%m-%Y}: daarna geen loonkostenvoordeel meer (Wtl 2.6 lid 3, 2.10 lid 2), en volgens "
        "UWV eindigt de registratie, dus ook het meetellen voor het quotum; het tijdvak van die dag telt nog mee."
    ]
    if no_risk.geldt and no_risk.grond == REGISTER:
        gevonden.append("De no-riskpolis rust op de registratie en stopt dus ook (Ziektewet 29b lid 11 en 12).")
    elif no_risk.geldt:
        weken = law.entry("ziekengeld_weken_na_aow", None)
        hoogstens = "veel korter" if weken is None or weken.figure is None else f"hoogstens {weken.figure} weken"
        gevonden.append(
            "No-riskpolis: wie voor de AOW-leeftijd ziek werd, krijgt ziekengeld tot die dag; wie daarna ziek wordt, "
            f"{hoogstens} (Ziektewet 29 lid 4 en 5)."
        )
    return tuple(gevonden)
