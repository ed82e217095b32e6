"""Loonkostenvoordeel doelgroep banenafspraak (Wtl 2.10-2.13): amount per employee and year, with its cap.

The other benefits of the Wtl and the conditions of the request belong here too when they are written. Cents and hours.
"""

from telmee.wet import minimum, rule


@rule("werknemer", law="Wtl 2.10, 2.13; Wfsv 38b lid 4", since="2018-01-01", unit="uren", total="tijdvak", among="telt_mee",
      high=100_000, label="Verloonde uren van iemand uit de doelgroep")
def verloonde_uren_werknemer(verloonde_uren):
    """Hours of one person at one employer in tijdvakken in which the person belongs to the target group."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.13", since="2018-01-01", unit="cent", label="LKV doelgroep banenafspraak")
def lkv_banenafspraak(verloonde_uren_werknemer, lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum):
    """Amount for the year: hours times rate, at most the maximum."""
    return minimum(verloonde_uren_werknemer * lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum)


@rule("werkgever", law="Wtl 2.13", since="2018-01-01", unit="cent", total=True, high=10**13, label="LKV doelgroep banenafspraak, hele werkgever")
def lkv_banenafspraak_werkgever(lkv_banenafspraak):
    """All employees together, if everything was requested."""
    return lkv_banenafspraak.sum()
