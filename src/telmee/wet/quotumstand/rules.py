"""The gap in hours, the weekly count and the dates of the quota (Wfsv 34, 38e-38h; Besluit Wfsv 2.28). Hours, tenths, days."""

from telmee.wet import ceiling, day_of, fact, rule

FACTS = [
    fact("weekuren_doelgroep_heel", "werkgever", unit="honderdsten uur per week", label="Weekuren van de doelgroep, ook van inleen",
         meaning="Volgens de contracten.", low=0, high=10**11),
]


@rule("werkgever", law="Wfsv 38g lid 3 (C gedeeld door D)", since="2015-05-01", unit="tienden banen", label="Gerealiseerde banen")
def gerealiseerde_banen(verloonde_uren_doelgroep, uren_per_baan_jaar):
    """Hours of the target group in banen, cut at tenths: for showing, the shortfall is computed from hours."""
    return verloonde_uren_doelgroep * 10 // uren_per_baan_jaar


@rule("werkgever", law="Wfsv 38g lid 3 (A x B min C)", since="2015-05-01", unit="uren", label="Uren die het tekort opheffen")
def aanvulling_uren(tekort_uren):
    """Whole hours of the target group that are missing; a part of an hour counts as one."""
    return ceiling(tekort_uren, 10_000)


@rule("werkgever", law="werkgeverslijn.nl (kennisdocument SZW); De Normaalste Zaak, Q&A", since="2015-05-01", unit="tienden banen",
      label="Gerealiseerde banen, weektelling")
def gerealiseerde_banen_week(weekuren_doelgroep_heel, uren_per_baan_week):
    """Weekly hours divided by 25.5, cut at tenths."""
    return weekuren_doelgroep_heel // uren_per_baan_week


@rule("werkgever", law="vo-raad.nl, 10 november 2017", since="2015-05-01", unit="tienden banen", label="Tekort, weektelling")
def tekort_banen_week(vereiste_banen_week, gerealiseerde_banen_week):
    """Banen due by the weekly count less those that are there; below zero is more than is asked."""
    return vereiste_banen_week // 1_000 - gerealiseerde_banen_week


@rule("land", law="Wfsv 34 lid 7, 38e lid 3", since="2015-05-01", unit="datum", label="Uren van het jaar liggen vast op")
def quotumuren_vast_op(jaar):
    """Returns and corrections filed on 1 May of the next year at the latest count."""
    return day_of(jaar + 1, 5, 1)


@rule("land", law="Besluit Wfsv 2.28 lid 3, 2.30", since="2018-01-01", unit="datum", label="Uitlener en inlener zijn het eens op")
def inleen_overeenstemming_uiterlijk(jaar):
    """1 August of the next year, the day itself included."""
    return day_of(jaar + 1, 8, 1)


@rule("land", law="Wfsv 38h lid 3", since="2018-01-01", unit="datum", label="Beschikking quotumheffing voor")
def quotumbeschikking_voor(jaar):
    """1 November of the next year."""
    return day_of(jaar + 1, 11, 1)
