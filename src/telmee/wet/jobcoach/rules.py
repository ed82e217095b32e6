"""Guidance at work: whose right (Participatiewet 10da), hours and money of the jobcoach (Reintegratiebesluit 12). Hours in ten-thousandths."""

from telmee.wet import choose, fact, minimum, nearest, rule

SINCE = "2015-01-01"
FACTS = [
    fact("jaar_begeleiding", "werknemer", unit="jaar", label="Jaar van de begeleiding", meaning="Het hoeveelste jaar.", low=1, high=50),
    fact("jobcoach_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Uren per week met jobcoach",
         meaning="Uren die de werknemer werkt.", low=0, high=16_800),
    fact("jobcoach_weken", "werknemer", unit="weken", label="Weken met jobcoach", meaning="In het jaar.", low=0, high=53),
    fact("loon_als_deel_wml", "werknemer", unit="honderdsten procent", label="Loon als deel van het minimumloon",
         meaning="Dat de werkgever betaalt.", low=0, high=100_000),
    fact("jobcoach_regime", "werknemer", unit="tekst", label="Begeleidingsregime van de interne jobcoach", meaning="Naar de begeleiding die nodig is.",
         decider="UWV", choices=("zeer licht", "licht", "midden", "intensief")),
]


@rule("werknemer", law="Participatiewet 10da", since=SINCE, unit="ja/nee", label="Aanspraak op begeleiding op de werkplek")
def begeleiding_op_werkplek(in_doelgroep_lks):
    """Everybody of the target group of the loonkostensubsidie; the municipality fills in how."""
    return in_doelgroep_lks


@rule("werknemer", law="Reintegratiebesluit 12 lid 2", since=SINCE, unit="jaar", label="Jaar in de tabel van de jobcoach")
def jaar_jobcoach(jaar_begeleiding):
    """The third year and later are alike."""
    return minimum(jaar_begeleiding, 3)


@rule("werknemer", law="Reintegratiebesluit 12 lid 2", since=SINCE, unit="tienduizendsten uur", label="Hoogste aantal uren jobcoach")
def jobcoach_uren_hoogstens(jobcoach_uren_per_week, jobcoach_weken, jobcoach_percentage):
    """A share of the hours worked: 15%, 7.5%, 6%."""
    return jobcoach_uren_per_week * jobcoach_weken * jobcoach_percentage // 100


@rule("werknemer", law="UWV, interne jobcoach (ao-metalektro.nl; factorwerk.org)", since=SINCE, unit="ja/nee",
      label="Interne jobcoach mogelijk")
def interne_jobcoach_mogelijk(contract_maanden, jobcoach_contract_minimum, jobcoach_uren_per_week, jobcoach_uren_minimum, loon_als_deel_wml,
                              jobcoach_loon_minimum):
    """A contract of six months and twelve hours, and a wage of at least 35% of the minimum wage."""
    hours = jobcoach_uren_per_week >= jobcoach_uren_minimum * 100
    return (contract_maanden >= jobcoach_contract_minimum) & hours & (loon_als_deel_wml >= jobcoach_loon_minimum)


PER_YEAR = "Vergoeding voor een interne jobcoach, per jaar"


@rule("werknemer", law="Stcrt. 2014, 22754", since="2011-01-01", until="2014-12-31", unit="cent", label=PER_YEAR)
def interne_jobcoach_vergoeding(interne_jobcoach_bedrag, jobcoach_uren_per_week, jobcoach_uren_volledig):
    """The whole amount from 24 hours a week, less in proportion below it."""
    hours = minimum(jobcoach_uren_per_week, jobcoach_uren_volledig * 100)
    return nearest(interne_jobcoach_bedrag * hours, jobcoach_uren_volledig * 100)


@rule("werknemer", name="interne_jobcoach_vergoeding", law="Stcrt. 2014, 22754; UWV, interne jobcoach (ao-metalektro.nl; factorwerk.org)",
      since=SINCE, unit="cent", label=PER_YEAR)
def interne_jobcoach_vergoeding_indien_mogelijk(interne_jobcoach_mogelijk, interne_jobcoach_bedrag, jobcoach_uren_per_week,
                                                jobcoach_uren_volledig):
    """The same, nothing where it is not possible; the amounts after 2014 are not known."""
    hours = minimum(jobcoach_uren_per_week, jobcoach_uren_volledig * 100)
    return choose(interne_jobcoach_mogelijk, nearest(interne_jobcoach_bedrag * hours, jobcoach_uren_volledig * 100), 0)
