"""What the rights of ``loonkostenvoordeel`` come to: hours and amounts per benefit (Wtl 2.5, 2.9, 2.13, 2.17).

Two pictures beside each other: what there is a right to, and what of that was asked for in the loonaangifte (2.1); and
apart, what was asked for without a right, and what the target group of the banenafspraak as a whole could ask. Cents and
hours.
"""

from telmee.wet import choose, minimum, rule

# --- Amounts: 2.5, 2.9, 2.13, 2.17 ---


@rule("werknemer", law="Wtl 2.5", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_oudere_recht", high=100_000,
      label="Uren met recht op LKV oudere werknemer")
def uren_lkv_oudere(verloonde_uren):
    """Hours of the tijdvakken with a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.9", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_arbeidsgehandicapte_recht", high=100_000,
      label="Uren met recht op LKV arbeidsgehandicapte werknemer")
def uren_lkv_arbeidsgehandicapte(verloonde_uren):
    """Hours of the tijdvakken with a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.13", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_banenafspraak_recht", high=100_000,
      label="Uren met recht op LKV doelgroep banenafspraak")
def uren_lkv_banenafspraak(verloonde_uren):
    """Hours of the tijdvakken with a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.17", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_herplaatsen_recht", high=100_000,
      label="Uren met recht op LKV herplaatsen")
def uren_lkv_herplaatsen(verloonde_uren):
    """Hours of the tijdvakken with a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.5; 6.2a", since="2018-01-01", unit="cent", label="LKV oudere werknemer waarop recht is")
def recht_lkv_oudere(uren_lkv_oudere, lkv_oudere_tarief, lkv_oudere_hoogste):
    """Hours times rate, at most the maximum; without hours nothing, whatever the rate."""
    return choose(uren_lkv_oudere == 0, 0, minimum(uren_lkv_oudere * lkv_oudere_tarief, lkv_oudere_hoogste))


@rule("werknemer", law="Wtl 2.9", since="2018-01-01", unit="cent", label="LKV arbeidsgehandicapte werknemer waarop recht is")
def recht_lkv_arbeidsgehandicapte(uren_lkv_arbeidsgehandicapte, lkv_arbeidsgehandicapte_per_uur, lkv_arbeidsgehandicapte_maximum):
    """Hours times rate, at most the maximum."""
    amount = minimum(uren_lkv_arbeidsgehandicapte * lkv_arbeidsgehandicapte_per_uur, lkv_arbeidsgehandicapte_maximum)
    return choose(uren_lkv_arbeidsgehandicapte == 0, 0, amount)


@rule("werknemer", law="Wtl 2.13", since="2018-01-01", unit="cent", label="LKV doelgroep banenafspraak waarop recht is")
def recht_lkv_banenafspraak(uren_lkv_banenafspraak, lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum):
    """Hours times rate, at most the maximum."""
    return choose(
        uren_lkv_banenafspraak == 0,
        0,
        minimum(uren_lkv_banenafspraak * lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum),
    )


@rule("werknemer", law="Wtl 2.17", since="2018-01-01", unit="cent", label="LKV herplaatsen waarop recht is")
def recht_lkv_herplaatsen(uren_lkv_herplaatsen, lkv_herplaatsen_per_uur, lkv_herplaatsen_maximum):
    """Hours times rate, at most the maximum."""
    return choose(
        uren_lkv_herplaatsen == 0, 0, minimum(uren_lkv_herplaatsen * lkv_herplaatsen_per_uur, lkv_herplaatsen_maximum)
    )


# --- Asked for: 2.1 ---


@rule("tijdvak", law="Wtl 2.1, 2.5", since="2018-01-01", unit="ja/nee", label="LKV oudere werknemer: gevraagd en recht")
def lkv_oudere_terecht(lkv_oudere_recht, lkv_oudere_gevraagd):
    """A right that was asked for in the loonaangifte of the tijdvak."""
    return lkv_oudere_recht & lkv_oudere_gevraagd


@rule("tijdvak", law="Wtl 2.1, 2.9", since="2018-01-01", unit="ja/nee", label="LKV arbeidsgehandicapte werknemer: gevraagd en recht")
def lkv_arbeidsgehandicapte_terecht(lkv_arbeidsgehandicapte_recht, lkv_arbeidsgehandicapte_gevraagd):
    """A right that was asked for in the loonaangifte of the tijdvak."""
    return lkv_arbeidsgehandicapte_recht & lkv_arbeidsgehandicapte_gevraagd


@rule("tijdvak", law="Wtl 2.1, 2.13", since="2018-01-01", unit="ja/nee", label="LKV doelgroep banenafspraak: gevraagd en recht")
def lkv_banenafspraak_terecht(lkv_banenafspraak_recht, lkv_banenafspraak_gevraagd):
    """A right that was asked for in the loonaangifte of the tijdvak."""
    return lkv_banenafspraak_recht & lkv_banenafspraak_gevraagd


@rule("tijdvak", law="Wtl 2.1, 2.17", since="2018-01-01", unit="ja/nee", label="LKV herplaatsen: gevraagd en recht")
def lkv_herplaatsen_terecht(lkv_herplaatsen_recht, lkv_herplaatsen_gevraagd):
    """A right that was asked for in the loonaangifte of the tijdvak."""
    return lkv_herplaatsen_recht & lkv_herplaatsen_gevraagd


@rule("tijdvak", law="Wtl 2.1, 2.5, 4.7", since="2018-01-01", unit="ja/nee", label="LKV oudere werknemer: gevraagd zonder recht")
def lkv_oudere_onterecht(lkv_oudere_recht, lkv_oudere_gevraagd):
    """Asked for without a right: to be corrected before 2 May, otherwise a fine may follow."""
    return lkv_oudere_gevraagd & ~lkv_oudere_recht


@rule("tijdvak", law="Wtl 2.1, 2.9, 4.7", since="2018-01-01", unit="ja/nee",
      label="LKV arbeidsgehandicapte werknemer: gevraagd zonder recht")
def lkv_arbeidsgehandicapte_onterecht(lkv_arbeidsgehandicapte_recht, lkv_arbeidsgehandicapte_gevraagd):
    """Asked for without a right: to be corrected before 2 May, otherwise a fine may follow."""
    return lkv_arbeidsgehandicapte_gevraagd & ~lkv_arbeidsgehandicapte_recht


@rule("tijdvak", law="Wtl 2.1, 2.13, 4.7", since="2018-01-01", unit="ja/nee", label="LKV doelgroep banenafspraak: gevraagd zonder recht")
def lkv_banenafspraak_onterecht(lkv_banenafspraak_recht, lkv_banenafspraak_gevraagd):
    """Asked for without a right: to be corrected before 2 May, otherwise a fine may follow."""
    return lkv_banenafspraak_gevraagd & ~lkv_banenafspraak_recht


@rule("tijdvak", law="Wtl 2.1, 2.17, 4.7", since="2018-01-01", unit="ja/nee", label="LKV herplaatsen: gevraagd zonder recht")
def lkv_herplaatsen_onterecht(lkv_herplaatsen_recht, lkv_herplaatsen_gevraagd):
    """Asked for without a right: to be corrected before 2 May, otherwise a fine may follow."""
    return lkv_herplaatsen_gevraagd & ~lkv_herplaatsen_recht


@rule("werknemer", law="Wtl 2.5", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_oudere_terecht", high=100_000,
      label="Uren waarover LKV oudere werknemer terecht gevraagd is")
def gevraagde_uren_lkv_oudere(verloonde_uren):
    """Hours of the tijdvakken in which it was asked for and there is a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.9", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_arbeidsgehandicapte_terecht", high=100_000,
      label="Uren waarover LKV arbeidsgehandicapte werknemer terecht gevraagd is")
def gevraagde_uren_lkv_arbeidsgehandicapte(verloonde_uren):
    """Hours of the tijdvakken in which it was asked for and there is a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.13", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_banenafspraak_terecht", high=100_000,
      label="Uren waarover LKV doelgroep banenafspraak terecht gevraagd is")
def gevraagde_uren_lkv_banenafspraak(verloonde_uren):
    """Hours of the tijdvakken in which it was asked for and there is a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.17", since="2018-01-01", unit="uren", total="tijdvak", among="lkv_herplaatsen_terecht", high=100_000,
      label="Uren waarover LKV herplaatsen terecht gevraagd is")
def gevraagde_uren_lkv_herplaatsen(verloonde_uren):
    """Hours of the tijdvakken in which it was asked for and there is a right."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.1, 2.5", since="2018-01-01", unit="cent", label="LKV oudere werknemer, niet begrensd")
def onbegrensd_lkv_oudere(gevraagde_uren_lkv_oudere, lkv_oudere_tarief):
    """Hours times rate, before the maximum."""
    return choose(gevraagde_uren_lkv_oudere == 0, 0, gevraagde_uren_lkv_oudere * lkv_oudere_tarief)


@rule("werknemer", law="Wtl 2.1, 2.5", since="2018-01-01", unit="cent", label="LKV oudere werknemer dat gevraagd is")
def gevraagd_lkv_oudere(onbegrensd_lkv_oudere, lkv_oudere_hoogste):
    """At most the maximum."""
    return choose(onbegrensd_lkv_oudere == 0, 0, minimum(onbegrensd_lkv_oudere, lkv_oudere_hoogste))


@rule("werknemer", law="Wtl 2.1, 2.9", since="2018-01-01", unit="cent", label="LKV arbeidsgehandicapte werknemer, niet begrensd")
def onbegrensd_lkv_arbeidsgehandicapte(gevraagde_uren_lkv_arbeidsgehandicapte, lkv_arbeidsgehandicapte_per_uur):
    """Hours times rate, before the maximum."""
    return choose(
        gevraagde_uren_lkv_arbeidsgehandicapte == 0,
        0,
        gevraagde_uren_lkv_arbeidsgehandicapte * lkv_arbeidsgehandicapte_per_uur,
    )


@rule("werknemer", law="Wtl 2.1, 2.9", since="2018-01-01", unit="cent", label="LKV arbeidsgehandicapte werknemer dat gevraagd is")
def gevraagd_lkv_arbeidsgehandicapte(onbegrensd_lkv_arbeidsgehandicapte, lkv_arbeidsgehandicapte_maximum):
    """At most the maximum."""
    return choose(
        onbegrensd_lkv_arbeidsgehandicapte == 0,
        0,
        minimum(onbegrensd_lkv_arbeidsgehandicapte, lkv_arbeidsgehandicapte_maximum),
    )


@rule("werknemer", law="Wtl 2.1, 2.13", since="2018-01-01", unit="cent", label="LKV doelgroep banenafspraak, niet begrensd")
def onbegrensd_lkv_banenafspraak(gevraagde_uren_lkv_banenafspraak, lkv_banenafspraak_per_uur):
    """Hours times rate, before the maximum."""
    return choose(
        gevraagde_uren_lkv_banenafspraak == 0, 0, gevraagde_uren_lkv_banenafspraak * lkv_banenafspraak_per_uur
    )


@rule("werknemer", law="Wtl 2.1, 2.13", since="2018-01-01", unit="cent", label="LKV doelgroep banenafspraak dat gevraagd is")
def gevraagd_lkv_banenafspraak(onbegrensd_lkv_banenafspraak, lkv_banenafspraak_maximum):
    """At most the maximum."""
    return choose(
        onbegrensd_lkv_banenafspraak == 0, 0, minimum(onbegrensd_lkv_banenafspraak, lkv_banenafspraak_maximum)
    )


@rule("werknemer", law="Wtl 2.1, 2.17", since="2018-01-01", unit="cent", label="LKV herplaatsen, niet begrensd")
def onbegrensd_lkv_herplaatsen(gevraagde_uren_lkv_herplaatsen, lkv_herplaatsen_per_uur):
    """Hours times rate, before the maximum."""
    return choose(gevraagde_uren_lkv_herplaatsen == 0, 0, gevraagde_uren_lkv_herplaatsen * lkv_herplaatsen_per_uur)


@rule("werknemer", law="Wtl 2.1, 2.17", since="2018-01-01", unit="cent", label="LKV herplaatsen dat gevraagd is")
def gevraagd_lkv_herplaatsen(onbegrensd_lkv_herplaatsen, lkv_herplaatsen_maximum):
    """At most the maximum."""
    return choose(onbegrensd_lkv_herplaatsen == 0, 0, minimum(onbegrensd_lkv_herplaatsen, lkv_herplaatsen_maximum))


# --- The target group as a whole: what could be asked, without looking at one person's conditions ---


@rule("werknemer", law="Wtl 2.10, 2.13; Wfsv 38b lid 4", since="2018-01-01", unit="uren", total="tijdvak", among="telt_mee", high=100_000,
      label="Verloonde uren van iemand uit de doelgroep")
def verloonde_uren_werknemer(verloonde_uren):
    """Hours of one person at one employer in tijdvakken in which the person belongs to the target group."""
    return verloonde_uren.sum()


@rule("werknemer", law="Wtl 2.13", since="2018-01-01", unit="cent", label="LKV doelgroep banenafspraak")
def lkv_banenafspraak(verloonde_uren_werknemer, lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum):
    """Hours times rate, at most the maximum: for who belongs to the target group, if asked for and nothing excludes it."""
    return minimum(verloonde_uren_werknemer * lkv_banenafspraak_per_uur, lkv_banenafspraak_maximum)


@rule("werkgever", law="Wtl 2.13", since="2018-01-01", unit="cent", total=True, high=10**13,
      label="LKV doelgroep banenafspraak, hele werkgever")
def lkv_banenafspraak_werkgever(lkv_banenafspraak):
    """All employees together, if everything was requested."""
    return lkv_banenafspraak.sum()
