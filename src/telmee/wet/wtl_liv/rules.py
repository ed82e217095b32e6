"""Lage-inkomensvoordeel (LIV, 2017-2024) and minimumjeugdloonvoordeel (jeugd-LIV, 2018-2023): Wtl chapters III and IIIa.

No request is needed: the loonaangifte decides. The average hourly wage is compared exactly (wage against hours times limit),
so that no rounding moves a limit. Cents and hours.
"""

from telmee.wet import choose, fact, maximum, minimum, nearest, rule

FACTS = [
    fact("jaarloon", "werknemer", unit="cent", label="Jaarloon",
         meaning="Loon uit tegenwoordige dienstbetrekking in het kalenderjaar, bij deze werkgever (Wtl 1.1).", low=0, high=10**11),
    fact("leeftijd_eind_vorig_jaar", "werknemer", unit="jaar", label="Leeftijd op 31 december van het jaar ervoor", meaning="In hele jaren.",
         low=0, high=130),
]


@rule("werknemer", law="Wtl 3.1 lid 1 onder b en lid 2", since="2017-01-01", until="2024-12-31", unit="uren", total="tijdvak",
      among="voor_aow_leeftijd", high=100_000, label="Verloonde uren voor het lage-inkomensvoordeel")
def uren_liv(uren_in_dienstbetrekking):
    """All hours of the year until the tijdvak in which the pension age is reached."""
    return uren_in_dienstbetrekking.sum()


@rule("werknemer", law="Wtl 3.1 lid 3", since="2017-01-01", until="2024-12-31", unit="cent per uur", label="Gemiddeld uurloon")
def gemiddeld_uurloon(jaarloon, uren_liv):
    """Wage divided by hours, to the nearest cent: for showing. The limits are tested without rounding."""
    return nearest(jaarloon, maximum(uren_liv, 1))


@rule("werknemer", law="Wtl 3.1 lid 1 onder b", since="2017-01-01", until="2024-12-31", unit="ja/nee", label="Genoeg uren voor het LIV")
def genoeg_uren_liv(uren_liv, liv_uren_minimum):
    """At least 1,248 hours."""
    return uren_liv >= liv_uren_minimum


@rule("werknemer", law="Wtl 3.1 lid 1 onder a", since="2017-01-01", until="2024-12-31", unit="ja/nee", label="Uurloon in de (laagste) band")
def uurloon_in_band(jaarloon, uren_liv, liv_ondergrens, liv_bovengrens):
    """Both limits belong to the band."""
    return (jaarloon >= uren_liv * liv_ondergrens) & (jaarloon <= uren_liv * liv_bovengrens)


@rule("werknemer", law="Wtl 3.1 lid 1 onder a 2° (tot 2020)", since="2017-01-01", until="2019-12-31", unit="ja/nee",
      label="Uurloon in de hoge band")
def uurloon_in_hoge_band(jaarloon, uren_liv, liv_bovengrens, liv_bovengrens_hoog):
    """Above the first band, up to and with the second limit; gone since 2020."""
    return (jaarloon > uren_liv * liv_bovengrens) & (jaarloon <= uren_liv * liv_bovengrens_hoog)


@rule("werknemer", law="Wtl 3.2", since="2017-01-01", until="2019-12-31", unit="cent per uur", label="LIV per uur")
def liv_tarief(uurloon_in_band, liv_per_uur, uurloon_in_hoge_band, liv_per_uur_hoge_band):
    """The rate of the band; zero outside both."""
    return choose(uurloon_in_band, liv_per_uur, choose(uurloon_in_hoge_band, liv_per_uur_hoge_band, 0))


@rule("werknemer", name="liv_tarief", law="Wtl 3.2", since="2020-01-01", until="2024-12-31", unit="cent per uur", label="LIV per uur")
def liv_tarief_een_band(uurloon_in_band, liv_per_uur):
    """One band since 2020."""
    return choose(uurloon_in_band, liv_per_uur, 0)


@rule("werknemer", law="Wtl 3.2", since="2017-01-01", until="2019-12-31", unit="cent", label="LIV, hoogste bedrag")
def liv_hoogste(uurloon_in_band, liv_maximum, liv_maximum_hoge_band):
    """The maximum of the band."""
    return choose(uurloon_in_band, liv_maximum, liv_maximum_hoge_band)


@rule("werknemer", name="liv_hoogste", law="Wtl 3.2", since="2020-01-01", until="2024-12-31", unit="cent", label="LIV, hoogste bedrag")
def liv_hoogste_een_band(liv_maximum):
    """One band since 2020."""
    return liv_maximum


@rule("werknemer", law="Wtl 3.2", since="2017-01-01", until="2024-12-31", unit="cent", label="LIV, niet begrensd")
def liv_onbegrensd(genoeg_uren_liv, uren_liv, liv_tarief):
    """Hours times rate; nothing with too few hours."""
    return choose(genoeg_uren_liv, uren_liv * liv_tarief, 0)


@rule("werknemer", law="Wtl 3.1, 3.2", since="2017-01-01", until="2024-12-31", unit="cent", label="Lage-inkomensvoordeel")
def lage_inkomensvoordeel(liv_onbegrensd, liv_hoogste):
    """At most the maximum per employee per calendar year."""
    return minimum(liv_onbegrensd, liv_hoogste)


@rule("werknemer", name="lage_inkomensvoordeel", law="Wet van 18 april 2024 (36 458): Wtl hoofdstuk III vervallen per 1 januari 2025",
      since="2025-01-01", unit="cent", label="Lage-inkomensvoordeel")
def lage_inkomensvoordeel_vervallen():
    """Gone since 2025."""
    return 0


@rule("werknemer", law="Wtl 3.3 lid 1 onder b, lid 2 en 3", since="2018-01-01", until="2023-12-31", unit="ja/nee",
      label="Gemiddeld uurloon binnen de band van de leeftijd")
def uurloon_in_jeugdband(jaarloon, uren_liv, jeugd_liv_ondergrens, jeugd_liv_bovengrens):
    """At least the lower limit and less than the upper one; the limits are fixed in the middle of the year."""
    return (jaarloon >= uren_liv * jeugd_liv_ondergrens) & (jaarloon < uren_liv * jeugd_liv_bovengrens)


@rule("werknemer", law="Wtl 3.3 lid 1", since="2018-01-01", until="2023-12-31", unit="ja/nee", label="Recht op jeugd-LIV")
def jeugd_liv_recht(leeftijd_eind_vorig_jaar, jeugd_liv_leeftijd_vanaf, jeugd_liv_leeftijd_tot, uurloon_in_jeugdband):
    """18 or older and younger than the limit at the end of the year before, and a wage inside the band."""
    age = (leeftijd_eind_vorig_jaar >= jeugd_liv_leeftijd_vanaf) & (leeftijd_eind_vorig_jaar < jeugd_liv_leeftijd_tot)
    return age & uurloon_in_jeugdband


@rule("werknemer", law="Wtl 3.4", since="2018-01-01", until="2023-12-31", unit="cent", label="Jeugd-LIV (minimumjeugdloonvoordeel)")
def jeugd_liv(jeugd_liv_recht, uren_liv, jeugd_liv_per_uur, jeugd_liv_maximum):
    """Hours times the rate of the age, at most the maximum of the age."""
    return choose(jeugd_liv_recht, minimum(uren_liv * jeugd_liv_per_uur, jeugd_liv_maximum), 0)
