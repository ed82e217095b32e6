"""Provisions at work (WIA 34a, 35 and 36, Wajong 2:23): threshold, gain of the employer, hours of an interpreter (Reïntegratiebesluit).

Whether one is needed UWV decides. Cents.
"""

from telmee.wet import choose, fact, nearest, rule

SINCE = "2024-01-01"
FACTS = [
    fact("kosten_voorzieningen", "werknemer", unit="cent", label="Kosten van voorzieningen in het jaar",
         meaning="Gezamenlijke waarde van wat in dit kalenderjaar is aangevraagd; van elk de goedkoopste die voldoet (artikel 2 lid 4).", low=0,
         high=10**9),
]


@rule("land", law="Reïntegratiebesluit 3 lid 1", since=SINCE, unit="cent", label="Drempel voor voorzieningen")
def voorziening_drempel(wml_maand_januari, voorziening_maal_dag, voorziening_dagen_per_maand):
    """1.85 times the minimum wage of 1 January per day, shown to the cent."""
    return nearest(wml_maand_januari * voorziening_maal_dag, voorziening_dagen_per_maand)


@rule("werknemer", law="Reïntegratiebesluit 3 lid 1 en 2", since=SINCE, unit="ja/nee", label="Voorzieningen boven de drempel")
def voorzieningen_boven_drempel(kosten_voorzieningen, wml_maand_januari, voorziening_maal_dag, voorziening_dagen_per_maand):
    """Together in a year, and not less than the threshold as it is before rounding."""
    return kosten_voorzieningen * voorziening_dagen_per_maand >= wml_maand_januari * voorziening_maal_dag


@rule("werknemer", law="Reïntegratiebesluit 3 lid 2", since=SINCE, unit="cent", label="Vergoeding van voorzieningen, hoogstens")
def voorziening_hoogstens(voorzieningen_boven_drempel, kosten_voorzieningen):
    """Above the threshold the whole, below it nothing."""
    return choose(voorzieningen_boven_drempel, kosten_voorzieningen, 0)


@rule("werknemer", law="Reïntegratiebesluit 10 lid 2, 15a lid 2 en 3", since=SINCE, unit="ja/nee", label="Voordeel voor het bedrijf telt")
def bedrijfsvoordeel_telt(kosten_voorzieningen, bedrijfsvoordeel_boven):
    """Above 22,689 euros UWV takes into account what the employer gains."""
    return kosten_voorzieningen > bedrijfsvoordeel_boven


@rule("persoon", law="Reïntegratiebesluit 7 lid 2, 7a lid 1, 14 lid 2", since="2026-05-02", unit="tienduizendsten honderdsten uur",
      label="Hoogste aantal uren tolk of andere intermediair")
def intermediaire_uren_hoogstens(arbeidsuren_kalenderjaar, intermediair_percentage):
    """Fifteen percent of the hours worked in the year; UWV may give more on request."""
    return arbeidsuren_kalenderjaar * intermediair_percentage
