"""Before the Wtl: the premiekorting (mobiliteitsbonus) of 2013-2017. Cents.

Less for who works fewer than 36 hours or part of the year, never more than the premiums that are due, nothing without a right.
"""

from telmee.wet import choose, fact, minimum, rule

FACTS = [
    fact("uren_per_week_premiekorting", "werknemer", unit="honderdsten uur per week", label="Uren per week voor de premiekorting",
         meaning="Volgens het contract.", low=0, high=16_800),
    fact("maanden_premiekorting", "werknemer", unit="maanden", label="Maanden in het jaar",
         meaning="Binnen drie jaar, en sinds 2016 voor de maand waarin de AOW-leeftijd is bereikt (Wfsv 50b lid 1 onder b).", low=0, high=12),
    fact("verschuldigde_premies", "werknemer", unit="cent", label="Verschuldigde premies", meaning="Van deze werknemer, in het jaar.", low=0,
         high=10**9),
    fact("met_loondispensatie", "werknemer", unit="ja/nee", label="Loondispensatie", meaning="Volgens de Wajong."),
    fact("in_banenafspraak_premiekorting", "werknemer", unit="ja/nee", label="Doelgroep banenafspraak",
         meaning="Voor de premiekorting van 2016 en 2017."),
    fact("premiekorting_grond", "werknemer", unit="ja/nee", label="Grond voor de premiekorting",
         meaning="Voor het begin: WIA, Wajong, Wsw-indicatie of belemmerd in het onderwijs, of eigen werkgever of minder dan 35 procent (Wfsv 49)."),
    fact("premiekorting_na_wia", "werknemer", unit="ja/nee", label="Grond is WIA, eigen werkgever of minder dan 35 procent",
         meaning="Wfsv 49 lid 1 onder a, 2 en 3, of 122a."),
    fact("premiekorting_wsw", "werknemer", unit="ja/nee", label="Dienstbetrekking van de Wsw", meaning="In de zin van Wsw 2."),
    fact("premiekorting_beschut_werk", "werknemer", unit="ja/nee", label="Dienstbetrekking is beschut werk",
         meaning="In de zin van Participatiewet 10b."),
]


@rule("werknemer", law="Wfsv 49 lid 1, 2 en 3; 50a lid 1 (tot 2016)", since="2013-01-01", until="2015-12-31", unit="ja/nee",
      label="Recht op premiekorting")
def premiekorting_recht(premiekorting_grond, met_loondispensatie, premiekorting_wsw):
    """On a ground before the job began (loondispensatie shows that it was the Wajong), not in a Wsw job."""
    return (premiekorting_grond | met_loondispensatie) & ~premiekorting_wsw


@rule("werknemer", name="premiekorting_recht", law="Wfsv 49 lid 1, 2 en 3; 50b lid 1 onder a (2016, 2017)", since="2016-01-01", until="2017-12-31",
      unit="ja/nee", label="Recht op premiekorting")
def premiekorting_recht_2016(premiekorting_grond, in_banenafspraak_premiekorting, premiekorting_na_wia, premiekorting_wsw,
                             premiekorting_beschut_werk):
    """Who is in the banenafspraak has a ground too; not in a Wsw job or beschut werk."""
    ground = premiekorting_grond | in_banenafspraak_premiekorting | premiekorting_na_wia
    return ground & ~premiekorting_wsw & ~premiekorting_beschut_werk


@rule("werknemer", law="Wfsv 50b lid 1 (tot 2016), 50c lid 1 (tot 2018)", since="2013-01-01", until="2017-12-31", unit="honderdsten uur per week",
      label="Uren die voor de premiekorting tellen")
def uren_premiekorting(uren_per_week_premiekorting, premiekorting_voltijd):
    """At most 36 a week."""
    return minimum(uren_per_week_premiekorting, premiekorting_voltijd * 100)


@rule("werknemer", law="Wfsv 50 (tot 2016)", since="2013-01-01", until="2015-12-31", unit="cent", label="Premiekorting per jaar, voltijds")
def premiekorting_voltijds(met_loondispensatie, premiekorting_arbeidsgehandicapte, premiekorting_loondispensatie):
    """Half for who has loondispensatie."""
    return choose(met_loondispensatie, premiekorting_loondispensatie, premiekorting_arbeidsgehandicapte)


@rule("werknemer", name="premiekorting_voltijds", law="Wfsv 50 lid 1 en 2 (2016, 2017)", since="2016-01-01", until="2017-12-31", unit="cent",
      label="Premiekorting per jaar, voltijds")
def premiekorting_voltijds_2016(in_banenafspraak_premiekorting, premiekorting_na_wia, premiekorting_banenafspraak,
                                premiekorting_arbeidsgehandicapte):
    """The old amount only after the WIA and what is like it, outside the banenafspraak."""
    after_wia = premiekorting_na_wia & ~in_banenafspraak_premiekorting
    return choose(after_wia, premiekorting_arbeidsgehandicapte, premiekorting_banenafspraak)


@rule("werknemer", law="Wfsv 49, 50, 50b lid 3 (tot 2016), 50c lid 3 (tot 2018)", since="2013-01-01", until="2017-12-31", unit="cent",
      label="Premiekorting")
def premiekorting(premiekorting_recht, premiekorting_voltijds, uren_premiekorting, premiekorting_voltijd, maanden_premiekorting,
                  premiekorting_maanden, verschuldigde_premies):
    """By hours and months, cut at cents, and at most the premiums that are due."""
    amount = (
        premiekorting_voltijds
        * uren_premiekorting
        * maanden_premiekorting
        // (premiekorting_voltijd * 100 * premiekorting_maanden)
    )
    return choose(premiekorting_recht, minimum(amount, verschuldigde_premies), 0)


@rule("werknemer", name="premiekorting", law="Wfsv 49 (vervallen per 1 januari 2018); Wtl 6.2 (tot 2026)", since="2018-01-01", unit="cent",
      label="Premiekorting")
def premiekorting_vervallen():
    """Gone since 2018: the loonkostenvoordeel took its place, also for terms that were running."""
    return 0
