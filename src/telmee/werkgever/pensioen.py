"""The pension age in a what-if: what ends, what goes on, and what no act says.

The benefits of the Wtl end by their own rule. The Participatiewet has no pension age, so the subsidy is unknown from
that day (docs/besluiten/0051); the Ziektewet keeps the ground and cuts the benefit short (docs/besluiten/0053). The
right to Wajong ends on the day itself, and with it loondispensatie and proefplaatsing, which ask for that right.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from telmee.werkgever.gronden import Grond
from telmee.werkgever.lonen import Reken
from telmee.werkgever.profiel import Profiel
from telmee.werkgever.wetcijfers import artikel, cijfer
from telmee.wet import Law
from telmee.wet.machine.book import from_day_number
from telmee.wet.machine.law import LawOnDay

WAJONG = "wajong_recht_eindigt_op"
BEREIKT, WAJONG_GEEINDIGD, LKS_ONZEKER = "aow_leeftijd_bereikt", "wajong_recht_geeindigd", "lks_doelgroep_onzeker"
"""What :func:`geldt` is asked."""


def bereikt_op(reken: Reken, p: Profiel, jaren: int) -> date | None:
    """The day on which the pension age is reached: in these years within the contract, or before it."""
    for jaar in range(p.begin.year, p.begin.year + jaren):
        laatste = date(jaar, 12, 31) if p.eind is None else min(date(jaar, 12, 31), p.eind)
        nummer = reken(date(jaar, 12, 31), {"geboortedatum": p.geboren}, "aow_datum").outcome("aow_datum")
        if nummer is not None and (dag := from_day_number(nummer)) <= laatste:
            return dag
    return None


def geldt(reken: Reken, naam: str, dag: date, aow: date | None) -> bool:
    """Whether something that hangs on the pension age holds on a day; not when it is not reached in these years."""
    return aow is not None and bool(reken(dag, {"aow_datum": aow}, naam).outcome(naam))


def lks_onbekend(wet: LawOnDay) -> str:
    """That nobody but the municipality knows whether the subsidy goes on."""
    return (
        "de loonkostensubsidie vanaf de AOW-leeftijd: de wet noemt geen leeftijd, zij stopt als de gemeente vaststelt "
        f"dat iemand niet meer tot de doelgroep hoort ({artikel(wet, 'lks_doelgroep_onzeker')}); vraag het de gemeente"
    )


def laatste_registratiedag(reken: Reken, aow: date | None, in_dienst: date) -> date | None:
    """The last day of a registration that runs on until the pension age, by the law of that day or of the first day.

    Who had that age long before the first day is asked about by the law of the first day: there was none before it.
    """
    if aow is None:
        return None
    naam = "registratie_hoogstens_tot"
    return from_day_number(reken(max(aow, in_dienst), {"aow_datum": aow}, naam).outcome(naam))


def weken_ziekengeld(law: Law) -> int | None:
    """How many weeks of sickness benefit there are for who falls ill at the pension age or later."""
    return cijfer(law, "ziekengeld_weken_na_aow")


def zinnen(
    wet: LawOnDay, eerste_dag_al: bool, grond: Grond, aow: date | None, no_risk: Any, eerste: Any
) -> tuple[str, ...]:
    """What the pension age does to this ground, with the article; that the subsidy is unknown is said elsewhere.

    `eerste` is the first year: hired on the day itself, its tijdvak may still count.
    """
    if aow is None:
        return ()
    bereikt = eerste_dag_al
    delen = _al_voorbij(wet, grond, eerste) if bereikt else _eindigt(wet, grond, aow)
    ziek = _ziek(wet, no_risk, bereikt)
    if not (delen or ziek or grond.werknemer()["in_doelgroep_lks"]):
        return ()
    kop = "De AOW-leeftijd is bij het begin al bereikt" if bereikt else f"AOW-leeftijd op {aow:%d-%m-%Y}"
    return (f"{kop}{': ' if delen else ''}{'; '.join(delen)}.", *ziek)


def _eindigt(wet: LawOnDay, grond: Grond, aow: date) -> list[str]:
    """What ends on the day."""
    delen = []
    if _lkv(grond):
        delen.append(f"daarna geen loonkostenvoordeel meer ({artikel(wet, 'voor_aow_leeftijd')})")
    if grond.geregistreerd:
        delen.append("volgens UWV eindigt de registratie, dus ook het meetellen voor het quotum")
    if delen and aow.day == 1:
        quotum = " voor het loonkostenvoordeel, nog wel voor het quotum" if grond.geregistreerd else ""
        delen.append(f"het tijdvak dat op die dag begint, telt niet meer mee{quotum}")
    elif delen:
        delen.append("het tijdvak van die dag telt nog mee")
    if grond.uitkering == "Wajong":
        delen.append(f"het recht op Wajong eindigt, dus is er geen loondispensatie meer ({artikel(wet, WAJONG)})")
    return delen


def _al_voorbij(wet: LawOnDay, grond: Grond, eerste: Any) -> list[str]:
    """What does not hold for who is hired at the pension age or later."""
    delen = []
    if _lkv(grond):
        delen.append(f"geen loonkostenvoordeel ({artikel(wet, 'begonnen_voor_aow_leeftijd')})")
    if grond.geregistreerd:
        delen.append("volgens UWV is de registratie dan geëindigd, dus de uren tellen niet mee voor het quotum")
    namen = (("het quotum", eerste.telt_mee), ("het loonkostenvoordeel", eerste.lkv))
    if nog := " en ".join(naam for naam, wel in namen if wel):
        delen.append(
            f"alleen het tijdvak van de eerste dag telt nog mee voor {nog}, want de registratie liep tot die dag"
        )
    if grond.werknemer()["geregistreerd_banenafspraak"]:
        delen.append(f"geen no-riskpolis, want die rust op de registratie ({artikel(wet, 'no_risk_banenafspraak')})")
    if grond.uitkering == "Wajong":
        delen.append(f"het recht op Wajong is geëindigd, dus geen loondispensatie ({artikel(wet, WAJONG)})")
    return delen


def _lkv(grond: Grond) -> bool:
    """Whether this ground can have a loonkostenvoordeel that ends."""
    return grond.geregistreerd or bool(grond.werknemer()["doelgroepverklaring_arbeidsgehandicapte"])


def _ziek(wet: LawOnDay, no_risk: Any, bereikt: bool) -> tuple[str, ...]:
    """The no-riskpolis at the pension age."""
    if not no_risk.geldt:
        return ()
    if no_risk.door_registratie:
        return (f"De no-riskpolis rust op de registratie en stopt dus ook ({artikel(wet, 'no_risk_banenafspraak')}).",)
    weken = no_risk.weken_na_aow
    hoogstens = "veel korter" if weken is None else f"hoogstens {weken} weken"
    if bereikt:
        return (f"No-riskpolis: wie ziek wordt, krijgt {hoogstens} ziekengeld ({artikel(wet, 'ziekengeld_weken')}).",)
    return (
        "No-riskpolis: wie voor de AOW-leeftijd ziek werd, krijgt ziekengeld tot die dag; wie daarna ziek wordt, "
        f"{hoogstens} ({artikel(wet, 'binnen_ziekengeldtijdvak')}).",
    )
