"""The statutory minimum wage (WML 7, 8, 14, 15): every half-year since 2013, youth, and how amounts are rounded. Cents.

Until 2024 the law had amounts per month, week and day; since 2024 one per hour, and a month that other laws refer to. All
amounts are looked up: hour times hours is not the month.
"""

from telmee.wet import ceiling, choose, day_of, fact, minimum, nearest, rule

FACTS = [
    fact("leeftijd", "persoon", unit="jaar", label="Leeftijd",
         meaning="In hele jaren, op de dag waarover gerekend wordt; bij de loonkostensubsidie op 1 januari, of op de eerste dag in dienst als die later is (Participatiewet 10d lid 7).",
         low=0, high=130),
    fact("bbl", "persoon", unit="ja/nee", label="Beroepsbegeleidende leerweg", meaning="Werkt op een leer-arbeidsovereenkomst (bbl)."),
    fact("normale_arbeidsduur", "persoon", unit="uren per week", label="Normale arbeidsduur",
         meaning="Volle werkweek in het bedrijf (36, 38 of 40 uren); voor het uurloon van voor 2024.", low=1, high=168),
    fact("uurloon", "persoon", unit="cent per uur", label="Uurloon", meaning="Om mee te vermenigvuldigen.", low=0, high=100_000),
    fact("uren_per_maand", "persoon", unit="uren per maand", label="Uren per maand", meaning="Om mee te vermenigvuldigen.", low=0, high=744),
]

# --- Age: WML 7 ---


@rule("persoon", law="WML 7 lid 1 en 3", since="2013-01-01", unit="jaar", label="Leeftijd in de tabel van het minimumloon")
def leeftijd_minimumloon(leeftijd):
    """The table ends at 23; below 15 it says nothing."""
    return minimum(leeftijd, 23)


@rule("persoon", law="WML 7 lid 3; Besluit minimumjeugdloonregeling", since="2013-01-01", unit="honderdsten procent",
      label="Deel van het minimumloon")
def deel_minimumloon(bbl, minimumloon_percentage_bbl, minimumloon_percentage):
    """By age, and lower for some ages in the bbl."""
    return choose(bbl, minimumloon_percentage_bbl, minimumloon_percentage)


# --- Amounts for adults: WML 8 and 14 ---


@rule("land", law="WML 14 lid 1", since="2013-01-01", unit="datum", label="1 juli van het jaar")
def eerste_juli(jaar):
    """The second amount of the year holds from here."""
    return day_of(jaar, 7, 1)


@rule("land", law="WML 8 lid 1, 14 lid 1", since="2013-01-01", unit="cent per maand", label="Minimumloon per maand")
def wml_maand(rekendag, eerste_juli, wml_maand_juli, wml_maand_januari):
    """The amount of the half-year."""
    return choose(rekendag >= eerste_juli, wml_maand_juli, wml_maand_januari)


@rule("land", law="WML 14 lid 9", since="2013-01-01", unit="ja/nee", label="Maandbedrag is een veelvoud van 0,60")
def wml_maand_veelvoud(wml_maand):
    """The month amount is rounded to the nearest 0.60; so hour times 156 is another figure."""
    return nearest(wml_maand, 60) * 60 == wml_maand


@rule("land", law="WML 8 lid 1, 14 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per week",
      label="Weekbedrag dat uit de maand volgt")
def wml_week_uit_maand(wml_maand, maanden_per_kwartaal, weken_per_kwartaal):
    """Month times 3/13, to the nearest 0.05."""
    return nearest(wml_maand * maanden_per_kwartaal, weken_per_kwartaal * 5) * 5


# --- What one person is due ---


@rule("persoon", law="WML 7, 8 lid 1, 14; Besluit minimumjeugdloonregeling", since="2013-01-01", unit="cent per maand",
      label="Minimumloon per maand bij deze leeftijd")
def minimumloon_maand(wml_maand, deel_minimumloon):
    """The share of the age, to the nearest 0.05."""
    return nearest(wml_maand * deel_minimumloon, 50_000) * 5


@rule("persoon", law="WML 7, 8 lid 1, 14 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per week",
      label="Minimumloon per week bij deze leeftijd")
def minimumloon_week(wml_week, deel_minimumloon):
    """The share of the age, to the nearest 0.05."""
    return nearest(wml_week * deel_minimumloon, 50_000) * 5


@rule("persoon", law="WML 8 lid 1 (tot 2024)", since="2013-01-01", until="2023-12-31", unit="cent per dag",
      label="Minimumloon per dag bij deze leeftijd")
def minimumloon_dag(minimumloon_week, werkdagen_per_week):
    """A fifth of the week."""
    return nearest(minimumloon_week, werkdagen_per_week)


@rule("persoon", law="WML 8 (tot 2024: geen wettelijk uurloon)", since="2013-01-01", until="2018-12-31", unit="cent per uur",
      label="Minimumloon per uur bij deze leeftijd")
def minimumloon_uur(minimumloon_week, normale_arbeidsduur):
    """The week divided by the normal working hours; tables of before 2019 round to the nearest cent."""
    return nearest(minimumloon_week, normale_arbeidsduur)


@rule("persoon", name="minimumloon_uur", law="WML 8 (tot 2024: geen wettelijk uurloon)", since="2019-01-01", until="2023-12-31",
      unit="cent per uur", label="Minimumloon per uur bij deze leeftijd")
def minimumloon_uur_naar_boven(minimumloon_week, normale_arbeidsduur):
    """The same, rounded up, as the published tables do since 2019."""
    return ceiling(minimumloon_week, normale_arbeidsduur)


@rule("persoon", name="minimumloon_uur", law="WML 7, 8 lid 1 onder a", since="2024-01-01", unit="cent per uur",
      label="Minimumloon per uur bij deze leeftijd")
def minimumloon_uur_wettelijk(wml_uur, deel_minimumloon):
    """The share of the age, to the nearest cent."""
    return nearest(wml_uur * deel_minimumloon, 10_000)


@rule("persoon", law="WML 8 lid 1 en 15", since="2013-01-01", unit="honderdsten cent per maand",
      label="Minimumloon per maand met vakantiebijslag")
def minimumloon_maand_met_vakantiebijslag(minimumloon_maand, vakantiebijslag_percentage):
    """Eight percent on top; kept in hundredths of a cent."""
    return minimumloon_maand * (vakantiebijslag_percentage + 10_000) // 100


@rule("persoon", law="WML 14 lid 9", since="2024-01-01", unit="cent per maand", label="Uurloon maal uren per maand")
def uurloon_maal_uren(uurloon, uren_per_maand):
    """To show that this is not the month amount of the law."""
    return uurloon * uren_per_maand


@rule("land", law="WML 8 lid 1 onder a en b, 14 lid 9", since="2024-01-01", unit="cent per maand", label="Minimumuurloon maal 156")
def wml_uur_maal_156(wml_uur, maanduren_36):
    """Not the month amount: that one is rounded to a multiple of 0.60 on its own."""
    return wml_uur * maanduren_36
