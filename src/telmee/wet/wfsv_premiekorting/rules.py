"""Before the Wtl: the premiekorting (mobiliteitsbonus) of 2013-2017. Cents.

Less for who works fewer than 36 hours or part of the year, and never more than the premiums that are due.
"""

from telmee.wet import choose, fact, minimum, rule

FACTS = [
    fact("uren_per_week_premiekorting", "werknemer", unit="honderdsten uur per week", label="Uren per week voor de premiekorting",
         meaning="Volgens het contract.", low=0, high=16_800),
    fact("maanden_premiekorting", "werknemer", unit="maanden", label="Maanden in het jaar", meaning="Binnen drie jaar.", low=0, high=12),
    fact("verschuldigde_premies", "werknemer", unit="cent", label="Verschuldigde premies", meaning="Van deze werknemer, in het jaar.", low=0,
         high=10**9),
    fact("met_loondispensatie", "werknemer", unit="ja/nee", label="Loondispensatie", meaning="Volgens de Wajong."),
    fact("in_banenafspraak_premiekorting", "werknemer", unit="ja/nee", label="Doelgroep banenafspraak",
         meaning="Voor de premiekorting van 2016 en 2017."),
]


@rule("werknemer", law="Wfsv 49 (tot 2018)", since="2013-01-01", until="2017-12-31", unit="honderdsten uur per week",
      label="Uren die voor de premiekorting tellen")
def uren_premiekorting(uren_per_week_premiekorting, premiekorting_voltijd):
    """At most 36 a week."""
    return minimum(uren_per_week_premiekorting, premiekorting_voltijd * 100)


@rule("werknemer", law="Wfsv 49 (tot 2018)", since="2013-01-01", until="2015-12-31", unit="cent", label="Premiekorting per jaar, voltijds")
def premiekorting_voltijds(met_loondispensatie, premiekorting_arbeidsgehandicapte, premiekorting_loondispensatie):
    """Half for who has loondispensatie."""
    return choose(met_loondispensatie, premiekorting_loondispensatie, premiekorting_arbeidsgehandicapte)


@rule("werknemer", name="premiekorting_voltijds", law="Wfsv 49 (2016, 2017)", since="2016-01-01", until="2017-12-31", unit="cent",
      label="Premiekorting per jaar, voltijds")
def premiekorting_voltijds_2016(in_banenafspraak_premiekorting, premiekorting_banenafspraak, premiekorting_arbeidsgehandicapte):
    """One amount for the whole banenafspraak; the old amount for other arbeidsgehandicapten."""
    return choose(in_banenafspraak_premiekorting, premiekorting_banenafspraak, premiekorting_arbeidsgehandicapte)


@rule("werknemer", law="Wfsv 49 (tot 2018)", since="2013-01-01", until="2017-12-31", unit="cent", label="Premiekorting")
def premiekorting(premiekorting_voltijds, uren_premiekorting, premiekorting_voltijd, maanden_premiekorting, premiekorting_maanden,
                  verschuldigde_premies):
    """By hours and months, cut at cents, and at most the premiums that are due."""
    amount = (
        premiekorting_voltijds
        * uren_premiekorting
        * maanden_premiekorting
        // (premiekorting_voltijd * 100 * premiekorting_maanden)
    )
    return minimum(amount, verschuldigde_premies)


@rule("werknemer", name="premiekorting", law="Wfsv 49 (vervallen per 1 januari 2018); Wtl 6.2 (tot 2026)", since="2018-01-01", unit="cent",
      label="Premiekorting")
def premiekorting_vervallen(premiekorting_banenafspraak):
    """Gone since 2018: the loonkostenvoordeel took its place, also for terms that were running."""
    return premiekorting_banenafspraak
