"""Provisions for work by UWV: the threshold and the hours of an interpreter (Reintegratiebesluit 3, 7, 7a, 10). In cents.

What a person needs, and what is usual or paid under another act, UWV decides (article 2 and 4).
"""

from telmee.wet import ceiling, fact, rule

SINCE = "2024-01-01"
FACTS = [
    fact("voorziening_kosten", "werknemer", unit="cent", label="Kosten van een voorziening", low=0, high=10**10,
         meaning="Van de goedkoopste die voldoet; zonder omzetbelasting die de werkgever kan verrekenen."),
    fact("voorzieningen_kosten_jaar", "werknemer", unit="cent", label="Kosten van alle voorzieningen in het kalenderjaar", low=0, high=10**10,
         meaning="Waarvoor subsidie is gevraagd, of die zijn aangevraagd."),
]


@rule("land", law="Reintegratiebesluit 3 lid 1 en 3", since=SINCE, unit="cent", label="Laagste kosten van een voorziening")
def voorziening_drempel(wml_maand_januari, voorziening_dagen, voorziening_dagen_per_maand):
    """1.85 times the minimum wage per month of 1 January, divided by 21.75; the first whole cent that is not less."""
    return ceiling(wml_maand_januari * voorziening_dagen, voorziening_dagen_per_maand)


@rule("werknemer", law="Reintegratiebesluit 3 lid 1", since=SINCE, unit="ja/nee", label="Voorziening niet onder de drempel")
def voorziening_niet_onder_drempel(voorziening_kosten, voorziening_drempel):
    """Of the year in which the costs were made."""
    return voorziening_kosten >= voorziening_drempel


@rule("werknemer", law="Reintegratiebesluit 3 lid 2", since=SINCE, unit="ja/nee", label="Voorzieningen van het jaar samen boven de drempel")
def voorzieningen_samen_boven_drempel(voorzieningen_kosten_jaar, voorziening_dagen_per_maand, wml_maand_januari, voorziening_dagen):
    """Together they must exceed it."""
    return voorzieningen_kosten_jaar * voorziening_dagen_per_maand > wml_maand_januari * voorziening_dagen


@rule("werknemer", law="Reintegratiebesluit 3", since=SINCE, unit="ja/nee", label="Kosten hoog genoeg voor een voorziening")
def voorziening_haalt_drempel(voorziening_niet_onder_drempel, voorzieningen_samen_boven_drempel):
    """On its own, or with the others of the year: then UWV may."""
    return voorziening_niet_onder_drempel | voorzieningen_samen_boven_drempel


@rule("werknemer", law="Reintegratiebesluit 10 lid 2, 15a", since=SINCE, unit="ja/nee", label="Voordeel voor het bedrijf telt")
def bedrijfsvoordeel_telt(voorzieningen_kosten_jaar, bedrijfsvoordeel_boven):
    """Above 22,689 UWV looks at what the employer gains."""
    return voorzieningen_kosten_jaar > bedrijfsvoordeel_boven


@rule("persoon", law="Reintegratiebesluit 7 lid 2, 7a lid 1, 14 lid 2", since=SINCE, unit="tienduizendsten honderdsten uur",
      label="Hoogste aantal uren tolk of andere intermediair")
def intermediaire_uren_hoogstens(arbeidsuren_kalenderjaar, intermediair_percentage):
    """Fifteen percent of the hours worked in the year; UWV may give more on request."""
    return arbeidsuren_kalenderjaar * intermediair_percentage
