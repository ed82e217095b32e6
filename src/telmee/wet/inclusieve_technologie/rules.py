"""Subsidieregeling inclusieve technologie (Stcrt. 2025, 23088): who, when, how much. Cents.

A subsidy for small and medium enterprises, in two windows, first come first served within a ceiling.
"""


from telmee.wet import DAY, choose, fact, minimum, rule

SINCE = "2025-10-01"
FACTS = [
    fact("technologie_kosten", "werkgever", unit="cent", label="Subsidiabele kosten", meaning="Zonder advies en implementatie.", low=0,
         high=10**12),
    fact("technologie_advieskosten", "werkgever", unit="cent", label="Kosten van advies en implementatie", meaning="Subsidiabel.", low=0,
         high=10**12),
    fact("technologie_aanvraag_op", "werkgever", unit="datum", label="Aanvraag ingediend op", meaning="Dag van ontvangst.", **DAY),
    fact("werkzame_personen", "werkgever", unit="personen", label="Werkzame personen", meaning="Bij de onderneming.", low=0, high=10**7),
    fact("omzet", "werkgever", unit="cent", label="Jaaromzet", meaning="Van de onderneming.", low=0, high=10**15),
    fact("technologie_al_toegekend", "werkgever", unit="cent", label="Al toegekend in dit tijdvak", meaning="Aan alle aanvragen ervoor.", low=0,
         high=10**12),
    fact("balanstotaal", "werkgever", unit="cent", label="Balanstotaal", meaning="Van de onderneming.", low=0, high=10**15),
]


@rule("werkgever", law="Subsidieregeling inclusieve technologie (Stcrt. 2025, 23088)", since=SINCE, unit="ja/nee",
      label="Midden- en kleinbedrijf")
def technologie_mkb(werkzame_personen, mkb_personen, omzet, mkb_omzet, balanstotaal, mkb_balans):
    """Fewer than 250 people, and a turnover or a balance below the limits of the EU."""
    return (werkzame_personen < mkb_personen) & ((omzet <= mkb_omzet) | (balanstotaal <= mkb_balans))


@rule("werkgever", law="Stcrt. 2025, 23088; Kamerstukken II 2024/25, 34 352, nr. 340", since=SINCE, unit="ja/nee",
      label="Aanvraag in een van de tijdvakken")
def technologie_op_tijd(technologie_aanvraag_op, technologie_van_1, technologie_tot_1, technologie_van_2, technologie_tot_2):
    """First and last day of each window count; the hour is not looked at."""
    first = (technologie_aanvraag_op >= technologie_van_1) & (technologie_aanvraag_op <= technologie_tot_1)
    return first | ((technologie_aanvraag_op >= technologie_van_2) & (technologie_aanvraag_op <= technologie_tot_2))


@rule("werkgever", law="Stcrt. 2025, 23088; Kamerstukken II 2024/25, 34 352, nr. 340", since=SINCE, unit="ja/nee",
      label="Aanvraag tussen de twee tijdvakken")
def technologie_tussen_tijdvakken(technologie_aanvraag_op, technologie_tot_1, technologie_van_2):
    """Closed between the windows."""
    return (technologie_aanvraag_op > technologie_tot_1) & (technologie_aanvraag_op < technologie_van_2)


@rule("werkgever", law="Stcrt. 2025, 23088", since=SINCE, unit="cent", label="Berekende subsidie inclusieve technologie")
def technologie_berekend(technologie_kosten, technologie_advieskosten, technologie_percentage, technologie_advies_maximum,
                         technologie_maximum):
    """Half of the costs, at most 1,000 of it for advice, at most 25,000 in all."""
    advice = minimum(technologie_advieskosten * technologie_percentage // 10_000, technologie_advies_maximum)
    return minimum(technologie_kosten * technologie_percentage // 10_000 + advice, technologie_maximum)


@rule("werkgever", law="Stcrt. 2025, 23088", since=SINCE, unit="ja/nee", label="Aanvraag komt voor subsidie in aanmerking")
def technologie_in_aanmerking(technologie_mkb, technologie_op_tijd, technologie_berekend, technologie_minimum):
    """A small or medium enterprise, in a window, for at least 2,500; and only while there is money."""
    return technologie_mkb & technologie_op_tijd & (technologie_berekend >= technologie_minimum)


@rule("werkgever", law="Stcrt. 2025, 23088", since=SINCE, unit="cent", label="Subsidie inclusieve technologie")
def technologie_subsidie(technologie_in_aanmerking, technologie_berekend):
    """The amount, or nothing."""
    return choose(technologie_in_aanmerking, technologie_berekend, 0)


@rule("werkgever", law="Stcrt. 2025, 23088", since=SINCE, unit="ja/nee", label="Past nog onder het plafond van het tijdvak")
def technologie_onder_plafond(technologie_al_toegekend, technologie_berekend, technologie_plafond):
    """First come, first served: whether what is left is enough for the whole amount."""
    return technologie_al_toegekend + technologie_berekend <= technologie_plafond
