"""Jobcoach, persoonlijke ondersteuning (Reintegratiebesluit 12): how many hours. Hours in ten-thousandths."""

from telmee.wet import fact, minimum, rule

SINCE = "2015-01-01"
FACTS = [
    fact("jaar_begeleiding", "werknemer", unit="jaar", label="Jaar van de begeleiding", meaning="Het hoeveelste jaar.", low=1, high=50),
    fact("jobcoach_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Uren per week met jobcoach",
         meaning="Uren die de werknemer werkt.", low=0, high=16_800),
    fact("jobcoach_weken", "werknemer", unit="weken", label="Weken met jobcoach", meaning="In het jaar.", low=0, high=53),
    fact("loon_als_deel_wml", "werknemer", unit="honderdsten procent", label="Loon als deel van het minimumloon",
         meaning="Dat de werkgever betaalt.", low=0, high=100_000),
]


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
