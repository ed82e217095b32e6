"""Opslag and bonus of one employer from its payroll rows: what is left out of the base, the bonus per hour, the balance.

Builds on `inclusiviteit` (Wet banenafspraak 6) and the Wtl. Enacted, not in force: regime `wet-banenafspraak`. The
percentage is in no source; `opslagpercentage_uit_evenwicht` is what the balance rule of the letter of 2019 gives for this
one employer, an indication and no more. Cents and hours.
"""

from telmee.wet import ceiling, choose, fact, maximum, nearest, rule

REGIME = "wet-banenafspraak"
SINCE = "2025-05-09"

FACTS = [
    fact("premieloon_tijdvak", "tijdvak", unit="cent", label="Premieloon in het tijdvak",
         meaning="Aanwas van het premieloon voor de Aof-premie (laag en hoog samen).", low=-10**11, high=10**11),
]


@rule("tijdvak", law="Wet banenafspraak 6 lid 4 en 8", since=SINCE, regime=REGIME, unit="ja/nee", label="Uitgezonderd in het tijdvak")
def uitgezonderd_in_tijdvak(in_dienstbetrekking, aard, uitlener):
    """Benefits, Wsw work (posted or not), beschut werk, and staff that an uitlener sends out as temp or payroll worker."""
    sent_out = uitlener & ((aard == 11) | (aard == 82))
    return ~in_dienstbetrekking | (aard == 21) | (aard == 22) | (aard == 24) | sent_out


@rule("tijdvak", law="Wet banenafspraak 6 lid 4 en 8", since=SINCE, regime=REGIME, unit="cent", label="Premieloon met opslag")
def premieloon_met_opslag(uitgezonderd_in_tijdvak, premieloon_tijdvak):
    """Nothing over a tijdvak that is excluded."""
    return choose(uitgezonderd_in_tijdvak, 0, premieloon_tijdvak)


@rule("werknemer", law="Wet banenafspraak 6 lid 4", since=SINCE, regime=REGIME, unit="cent", total=True, high=10**12,
      label="Premieloon met opslag in het jaar")
def premieloon_met_opslag_jaar(premieloon_met_opslag):
    """All tijdvakken of one employee that are not excluded."""
    return premieloon_met_opslag.sum()


@rule("werknemer", law="Wtl 2.13 lid 2 (nog niet in werking); Kamerbrief vereenvoudiging banenafspraak 2019", since=SINCE, regime=REGIME,
      unit="cent", label="Banenafspraakbonus")
def banenafspraakbonus(uren_lkv_banenafspraak, banenafspraakbonus_per_uur):
    """Every hour with a right to the LKV banenafspraak; a maximum was in no text that was read."""
    return uren_lkv_banenafspraak * banenafspraakbonus_per_uur


@rule("werkgever", law="Wtl 2.13 lid 2 (nog niet in werking)", since=SINCE, regime=REGIME, unit="cent", total=True, high=10**13,
      label="Banenafspraakbonus, hele werkgever")
def banenafspraakbonus_werkgever(banenafspraakbonus):
    """All employees together; small employers too."""
    return banenafspraakbonus.sum()


@rule("werkgever", law="Wtl 2.13 lid 2 (nog niet in werking)", since=SINCE, regime=REGIME, unit="uren", total=True, high=10**9,
      label="Uren met bonus")
def bonusuren(uren_lkv_banenafspraak):
    """Hours of the whole employer over which the bonus is paid."""
    return uren_lkv_banenafspraak.sum()


@rule("werkgever", law="Wet banenafspraak 6; Wtl 2.13 lid 2", since=SINCE, regime=REGIME, unit="cent", label="Saldo van bonus en opslag")
def saldo_opslag_bonus(banenafspraakbonus_werkgever, inclusiviteitsopslag):
    """Above zero the employer receives more than it owes."""
    return banenafspraakbonus_werkgever - inclusiviteitsopslag


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE,
      regime=REGIME, unit="uren", label="Uren waarbij bonus en opslag gelijk zijn")
def evenwicht_uren(inclusiviteitsopslag, banenafspraakbonus_per_uur):
    """The opslag over the bonus per hour, up to whole hours."""
    return ceiling(inclusiviteitsopslag, maximum(banenafspraakbonus_per_uur, 1))


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE,
      regime=REGIME, unit="cent", high=10**14, label="Bonus bij precies het aantal uren dat het quotum vraagt")
def bonus_bij_quotum(vereiste_uren, banenafspraakbonus_per_uur):
    """What an employer that meets the quota would receive."""
    return vereiste_uren // 10_000 * banenafspraakbonus_per_uur


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE,
      regime=REGIME, unit="honderdsten procent", label="Opslagpercentage uit het evenwicht")
def opslagpercentage_uit_evenwicht(bonus_bij_quotum, opslag_grondslag):
    """The percentage at which this employer breaks even at the quota; the real one is the same for all employers."""
    return nearest(bonus_bij_quotum * 10_000, maximum(opslag_grondslag, 1))
