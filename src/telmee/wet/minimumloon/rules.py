"""The statutory minimum wage (WML 7, 8, 14, 15): every half-year since 2013, youth, and how amounts are rounded. Cents.

Until 2024 the law had amounts per month, week and day; since 2024 one per hour, and a month that other laws refer to. All
amounts are looked up: hour times hours is not the month.
"""

from telmee.wet import ceiling, choose, day_of, fact, maximum, minimum, nearest, rule, years_between

FACTS = [
    fact("leeftijd", "persoon", unit="jaar", label="Leeftijd",
         meaning="In hele jaren, op de dag waarover gerekend wordt; bij de loonkostensubsidie op 1 januari, of op de eerste dag in dienst als die later is (Participatiewet 10d lid 7).",
         low=0, high=130),
    fact("bbl", "persoon", unit="ja/nee", label="Beroepsbegeleidende leerweg", meaning="Werkt op een leer-arbeidsovereenkomst (bbl)."),
    fact("normale_arbeidsduur", "persoon", unit="uren per week", label="Normale arbeidsduur",
         meaning="Volle werkweek in overeenkomstige arbeidsverhoudingen; voor het uurloon van voor 2024.", low=1, high=168),
    fact("uurloon", "persoon", unit="cent per uur", label="Uurloon", meaning="Om mee te vermenigvuldigen.", low=0, high=100_000),
    fact("loon_per_uur", "persoon", unit="honderdsten cent per uur", label="Afgesproken loon per uur", meaning="Zonder vakantiebijslag.", low=0,
         high=10**8),
    fact("loon_per_maand", "persoon", unit="cent per maand", label="Loon per maand", meaning="Ten laste van de werkgever, zonder vakantiebijslag.",
         low=0, high=10**9),
    fact("uren_per_maand", "persoon", unit="uren per maand", label="Uren per maand", meaning="Om mee te vermenigvuldigen.", low=0, high=744),
    fact("arbeidsuren_kalenderjaar", "persoon", unit="honderdsten uur", label="Arbeidsuren in het kalenderjaar",
         meaning="Alle uren die de werknemer in dat jaar werkt, bij een vast aantal uren per week en vast loon per maand.", low=0, high=878_400),
]

# --- Age: WML 7 ---


@rule("persoon", law="WML 7 lid 1 en 3; Besluit minimumjeugdloon 1", since="2013-01-01", unit="ja/nee", label="Er is een minimumloon")
def recht_op_minimumloon(leeftijd, minimumloon_leeftijd_vanaf):
    """From 15 on; below it the act gives no minimum."""
    return leeftijd >= minimumloon_leeftijd_vanaf


@rule("persoon", law="WML 7 lid 1 en 3", since="2013-01-01", unit="jaar", label="Leeftijd op de dag, uit de geboortedatum")
def leeftijd_op_dag(geboortedatum, rekendag):
    """Whole years, to give as `leeftijd`: a birthday counts from the day itself; 0 before the birth."""
    return years_between(geboortedatum, maximum(rekendag, geboortedatum))


@rule("persoon", law="WML 7 lid 1 en 3", since="2013-01-01", unit="jaar", label="Leeftijd in de tabel van het minimumloon")
def leeftijd_minimumloon(leeftijd):
    """The table ends at 23; below 15 it says nothing."""
    return minimum(leeftijd, 23)


@rule("persoon", law="WML 7 lid 3, 8 lid 3 en 4; Besluit minimumjeugdloon 2, 3", since="2013-01-01", unit="honderdsten procent",
      label="Deel van het minimumloon")
def deel_minimumloon(bbl, minimumloon_percentage_bbl, minimumloon_percentage):
    """By age, and lower for some ages in the bbl; where both are alike the bbl does not matter."""
    alike = minimumloon_percentage_bbl == minimumloon_percentage
    return choose(alike, minimumloon_percentage, choose(bbl, minimumloon_percentage_bbl, minimumloon_percentage))


@rule("persoon", law="WML 8 lid 3 en 4; Besluit minimumjeugdloon 2, 3", since="2013-01-01", unit="ja/nee", label="Minimumjeugdloon")
def minimumjeugdloon(recht_op_minimumloon, deel_minimumloon):
    """Whether the minimum of this age is a part of that of an adult."""
    return recht_op_minimumloon & (deel_minimumloon < 10_000)


# --- Amounts for adults: WML 8 and 14 ---


@rule("land", law="WML 14 lid 1", since="2013-01-01", unit="datum", label="1 juli van het jaar")
def eerste_juli(jaar):
    """The second amount of the year holds from here."""
    return day_of(jaar, 7, 1)


@rule("land", law="WML 14 lid 1 en 2", since="2013-01-01", unit="datum", label="Volgende dag waarop het minimumloon wijzigt")
def wml_volgende_wijziging(rekendag, eerste_juli, jaar):
    """1 January and 1 July."""
    return choose(rekendag < eerste_juli, eerste_juli, day_of(jaar + 1, 1, 1))


@rule("land", law="WML 8 lid 1, 14 lid 1 en 2", since="2013-01-01", unit="cent per maand", label="Minimumloon per maand")
def wml_maand(rekendag, eerste_juli, wml_maand_juli, wml_maand_januari):
    """The amount of the half-year."""
    return choose(rekendag >= eerste_juli, wml_maand_juli, wml_maand_januari)


@rule("land", law="WML 14 lid 9", since="2013-01-01", unit="ja/nee", label="Maandbedrag is een veelvoud van 0,60")
def wml_maand_veelvoud(wml_maand):
    """The month amount is rounded to the nearest 0.60; so hour times 156 is another figure."""
    return nearest(wml_maand, 60) * 60 == wml_maand


@rule("land", law="WML 8 lid 1, 14 lid 10 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per week",
      label="Weekbedrag dat uit de maand volgt")
def wml_week_uit_maand(wml_maand, maanden_per_kwartaal, weken_per_kwartaal):
    """Month times 3/13, to the nearest 0.05."""
    return nearest(wml_maand * maanden_per_kwartaal, weken_per_kwartaal * 5) * 5


# --- What one person is due ---


@rule("persoon", law="WML 7, 8 lid 1, 14; Besluit minimumjeugdloon 2, 3", since="2013-01-01", unit="cent per maand",
      label="Minimumloon per maand bij deze leeftijd")
def minimumloon_maand(recht_op_minimumloon, wml_maand, deel_minimumloon):
    """The share of the age, to the nearest 0.05."""
    return choose(recht_op_minimumloon, nearest(wml_maand * deel_minimumloon, 50_000) * 5, 0)


@rule("persoon", law="WML 7, 8 lid 1, 14 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per week",
      label="Minimumloon per week bij deze leeftijd")
def minimumloon_week(recht_op_minimumloon, wml_week, deel_minimumloon):
    """The share of the age, to the nearest 0.05."""
    return choose(recht_op_minimumloon, nearest(wml_week * deel_minimumloon, 50_000) * 5, 0)


@rule("land", law="WML 14 lid 10 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per dag", label="Dagbedrag dat uit de maand volgt")
def wml_dag_uit_maand(wml_maand, maanden_per_kwartaal, werkdagen_per_kwartaal):
    """Month times 3/65, to the nearest cent."""
    return nearest(wml_maand * maanden_per_kwartaal, werkdagen_per_kwartaal)


@rule("persoon", law="WML 8 lid 1 onder c en lid 3 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per dag",
      label="Minimumloon per dag bij deze leeftijd")
def minimumloon_dag(recht_op_minimumloon, wml_dag, deel_minimumloon):
    """The share of the age, to the nearest cent: the decree rounds months and weeks only."""
    return choose(recht_op_minimumloon, nearest(wml_dag * deel_minimumloon, 10_000), 0)


@rule("persoon", law="WML 12 lid 2 (tot 2018)", since="2013-01-01", until="2017-12-31", unit="uren per week", label="Arbeidsduur die telt")
def arbeidsduur_minimumloon(normale_arbeidsduur):
    """The normal working hours."""
    return normale_arbeidsduur


@rule("persoon", name="arbeidsduur_minimumloon", law="WML 12 lid 3 (tot 2024)", since="2018-01-01", until="2023-12-31", unit="uren per week",
      label="Arbeidsduur die telt")
def arbeidsduur_hoogstens_40(normale_arbeidsduur, normale_arbeidsduur_hoogstens):
    """At most 40."""
    return minimum(normale_arbeidsduur, normale_arbeidsduur_hoogstens)


@rule("persoon", law="WML 8, 12 (tot 2024: geen wettelijk uurloon)", since="2013-01-01", until="2018-12-31", unit="cent per uur",
      label="Minimumloon per uur bij deze leeftijd")
def minimumloon_uur(minimumloon_week, arbeidsduur_minimumloon):
    """The week divided by the normal working hours; tables of before 2019 round to the nearest cent."""
    return nearest(minimumloon_week, arbeidsduur_minimumloon)


@rule("persoon", name="minimumloon_uur", law="WML 8, 12 (tot 2024: geen wettelijk uurloon)", since="2019-01-01", until="2023-12-31",
      unit="cent per uur", label="Minimumloon per uur bij deze leeftijd")
def minimumloon_uur_naar_boven(minimumloon_week, arbeidsduur_minimumloon):
    """The same, rounded up, as the published tables do since 2019."""
    return ceiling(minimumloon_week, arbeidsduur_minimumloon)


@rule("persoon", name="minimumloon_uur", law="WML 8 lid 1 onder a, lid 3 en 4; Besluit minimumjeugdloon 2 lid 2, 3 lid 2", since="2024-01-01", unit="cent per uur",
      label="Minimumloon per uur bij deze leeftijd")
def minimumloon_uur_wettelijk(recht_op_minimumloon, wml_uur, deel_minimumloon):
    """The share of the age, to the nearest cent."""
    return choose(recht_op_minimumloon, nearest(wml_uur * deel_minimumloon, 10_000), 0)


@rule("persoon", law="WML 7 lid 1, 8 lid 1", since="2013-01-01", unit="ja/nee", label="Loon onder het minimumloon")
def loon_onder_minimumloon(loon_per_uur, minimumloon_uur):
    """Less per hour than the minimum of this age."""
    return loon_per_uur < minimumloon_uur * 100


@rule("persoon", law="WML 15 lid 1 en 2", since="2013-01-01", unit="honderdsten cent per maand",
      label="Vakantiebijslag over het loon, ten minste, niet afgerond")
def vakantiebijslag_onafgerond(loon_per_maand, wml_maand, vakantiebijslag_drievoud, vakantiebijslag_percentage):
    """Eight percent of the wage, of which what is above three times the minimum wage of an adult is left aside."""
    counted = minimum(loon_per_maand, wml_maand * vakantiebijslag_drievoud)
    return counted * vakantiebijslag_percentage // 100


@rule("persoon", law="WML 15 lid 1 en 2", since="2013-01-01", unit="cent per maand", label="Vakantiebijslag over het loon, ten minste")
def minimum_vakantiebijslag(vakantiebijslag_onafgerond):
    """To the nearest cent."""
    return nearest(vakantiebijslag_onafgerond, 100)


@rule("persoon", law="WML 8 lid 1 en 15", since="2013-01-01", unit="honderdsten cent per maand",
      label="Minimumloon per maand met vakantiebijslag")
def minimumloon_maand_met_vakantiebijslag(minimumloon_maand, vakantiebijslag_percentage):
    """Eight percent on top; kept in hundredths of a cent."""
    return minimumloon_maand * (vakantiebijslag_percentage + 10_000) // 100


@rule("persoon", law="WML 11 lid 1", since="2024-01-01", unit="cent per maand", label="Minimumloon bij een vast loon per maand")
def minimumloon_vast_maandloon(minimumloon_uur, arbeidsuren_kalenderjaar, maanden_per_kalenderjaar):
    """The hours of the year spread evenly, at the minimum of the day; the cent that is needed to reach it."""
    return ceiling(minimumloon_uur * arbeidsuren_kalenderjaar, maanden_per_kalenderjaar * 100)


@rule("persoon", law="WML 14 lid 9", since="2024-01-01", unit="cent per maand", label="Uurloon maal uren per maand")
def uurloon_maal_uren(uurloon, uren_per_maand):
    """To show that this is not the month amount of the law."""
    return uurloon * uren_per_maand


@rule("land", law="WML 14 lid 10", since="2024-01-01", unit="cent per uur", label="Uurbedrag dat uit de maand volgt")
def wml_uur_uit_maand(wml_maand, maanduren_36):
    """Month divided by 4 1/3 weeks of 36 hours, rounded up. The act takes the month before its own rounding (lid 11), which is
    not published: so this can be a cent less than the hour of the act, as in January 2025."""
    return ceiling(wml_maand, maanduren_36)


@rule("land", law="WML 8 lid 1 onder a en b, 14 lid 9", since="2024-01-01", unit="cent per maand", label="Minimumuurloon maal 156")
def wml_uur_maal_156(wml_uur, maanduren_36):
    """Not the month amount: that one is rounded to a multiple of 0.60 on its own."""
    return wml_uur * maanduren_36
