"""What the rights of ``loonkostenvoordeel`` come to: hours and amounts per benefit (Wtl 2.5, 2.9, 2.13, 2.17).

Two pictures beside each other: what there is a right to, and what of that was asked for in the loonaangifte (2.1); and
apart, what was asked for without a right, and what the target group of the banenafspraak as a whole could ask. Cents and
hours.
"""

from telmee.wet import choose, family, minimum, rule

SINCE = "2018-01-01"
LKV = {
    "oudere": {"art": "2.5", "rates": "2.5; 6.2a", "naam": "LKV oudere werknemer",
               "lkv_SOORT_per_uur": "lkv_oudere_tarief", "lkv_SOORT_maximum": "lkv_oudere_hoogste"},
    "arbeidsgehandicapte": {"art": "2.9", "rates": "2.9", "naam": "LKV arbeidsgehandicapte werknemer"},
    "banenafspraak": {"art": "2.13", "rates": "2.13", "naam": "LKV doelgroep banenafspraak"},
    "herplaatsen": {"art": "2.17", "rates": "2.17", "naam": "LKV herplaatsen"},
}
"""The four benefits: their article, their name, and where the rates of the oldest go by another name."""

# --- Amounts: 2.5, 2.9, 2.13, 2.17 ---


@family(LKV, "werknemer", law="Wtl {art}", since=SINCE, unit="uren", total="tijdvak", among="lkv_SOORT_recht", high=100_000,
        label="Uren met recht op {naam}")
def uren_lkv_SOORT(verloonde_uren):
    """Hours of the tijdvakken with a right."""
    return verloonde_uren.sum()


@family(LKV, "werknemer", law="Wtl {rates}", since=SINCE, unit="cent", label="{naam} waarop recht is")
def recht_lkv_SOORT(uren_lkv_SOORT, lkv_SOORT_per_uur, lkv_SOORT_maximum):
    """Hours times rate, at most the maximum; without hours nothing, whatever the rate."""
    return choose(uren_lkv_SOORT == 0, 0, minimum(uren_lkv_SOORT * lkv_SOORT_per_uur, lkv_SOORT_maximum))


# --- Asked for: 2.1 ---


@family(LKV, "tijdvak", law="Wtl 2.1, {art}", since=SINCE, unit="ja/nee", label="{naam}: gevraagd en recht")
def lkv_SOORT_terecht(lkv_SOORT_recht, lkv_SOORT_gevraagd):
    """A right that was asked for in the loonaangifte of the tijdvak."""
    return lkv_SOORT_recht & lkv_SOORT_gevraagd


@family(LKV, "tijdvak", law="Wtl 2.1, {art}, 4.7", since=SINCE, unit="ja/nee", label="{naam}: gevraagd zonder recht")
def lkv_SOORT_onterecht(lkv_SOORT_recht, lkv_SOORT_gevraagd):
    """Asked for without a right: to be corrected before 2 May, otherwise a fine may follow."""
    return lkv_SOORT_gevraagd & ~lkv_SOORT_recht


@family(LKV, "werknemer", law="Wtl {art}", since=SINCE, unit="uren", total="tijdvak", among="lkv_SOORT_terecht", high=100_000,
        label="Uren waarover {naam} terecht gevraagd is")
def gevraagde_uren_lkv_SOORT(verloonde_uren):
    """Hours of the tijdvakken in which it was asked for and there is a right."""
    return verloonde_uren.sum()


@family(LKV, "werknemer", law="Wtl 2.1, {art}", since=SINCE, unit="cent", label="{naam}, niet begrensd")
def onbegrensd_lkv_SOORT(gevraagde_uren_lkv_SOORT, lkv_SOORT_per_uur):
    """Hours times rate, before the maximum."""
    return choose(gevraagde_uren_lkv_SOORT == 0, 0, gevraagde_uren_lkv_SOORT * lkv_SOORT_per_uur)


@family(LKV, "werknemer", law="Wtl 2.1, {art}", since=SINCE, unit="cent", label="{naam} dat gevraagd is")
def gevraagd_lkv_SOORT(onbegrensd_lkv_SOORT, lkv_SOORT_maximum):
    """At most the maximum."""
    return choose(onbegrensd_lkv_SOORT == 0, 0, minimum(onbegrensd_lkv_SOORT, lkv_SOORT_maximum))


# --- The target group as a whole: what could be asked, without looking at one person's conditions ---


@rule("werknemer", law="Wtl 2.10, 2.13; Wfsv 38b lid 4", since=SINCE, unit="uren", total="tijdvak", among="telt_mee", high=100_000,
      label="Verloonde uren van iemand uit de doelgroep")
def verloonde_uren_werknemer(verloonde_uren):
    """Hours of one person at one employer in tijdvakken in which the person belongs to the target group."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.10, 2.12, 2.13 (tot 2026)", since=SINCE, until="2025-12-31", unit="cent", label="LKV doelgroep banenafspraak")
def lkv_banenafspraak(recht_lkv_banenafspraak):
    """Until 2026 the register alone gave no right: only what there is a right to, within three years and on the conditions."""
    return recht_lkv_banenafspraak


@rule("werknemer", name="lkv_banenafspraak", law="Wtl 2.10, 2.12, 2.13", since="2026-01-01", unit="cent", label="LKV doelgroep banenafspraak")
def lkv_banenafspraak_register(verloonde_uren_werknemer, lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum):
    """Since 2026 the register is the right: hours times rate, at most the maximum, if asked for."""
    return minimum(verloonde_uren_werknemer * lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum)


@rule("werkgever", law="Wtl 2.13", since=SINCE, unit="cent", total=True, high=10**13,
      label="LKV doelgroep banenafspraak, hele werkgever")
def lkv_banenafspraak_werkgever(lkv_banenafspraak):
    """All employees together, if everything was requested."""
    return lkv_banenafspraak.sum()
