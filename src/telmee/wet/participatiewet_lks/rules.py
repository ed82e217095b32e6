"""Loonkostensubsidie (Participatiewet 10d, 78cc-78ee): the wage value is made up to the minimum wage. Per month.

Difference between the minimum wage with holiday pay and the wage value, at most 70% of the first, plus a percentage for
the employer's charges, by hours: since 2024 up or down from 36, before that down from the normal working hours of the
WML. Kept in small pieces of a cent to the end; the law has no rounding rule.
"""

from functools import partial

from telmee.wet import (
    choose,
    day_fact,
    fact,
    is_known,
    maximum,
    minimum,
    months_later,
    nearest,
    rule,
    working_day,
    years_between,
    yes_no,
)

YES = "ja/nee"
SINCE = "2015-01-01"
COLLEGE = "de gemeente (college van burgemeester en wethouders)"
yes, day = partial(yes_no, "werknemer"), partial(day_fact, "werknemer")

FACTS = [
    yes("in_doelgroep_lks", "Doelgroep loonkostensubsidie",
        "Artikel 10c; bij beschut werk sinds 2017 niet nodig (10b lid 9). Gaat voor wat `doelgroep_lks` naar de letter zegt.", COLLEGE),
    yes("lks_wsw", "Wsw-dienstbetrekking of begeleid werken", "Artikel 2 of 7 van de Wsw."),
    yes("al_in_dienst", "Al in dienst bij de aanvraag", "De dienstbetrekking liep al."),
    day("lks_verzoek_op", "Loonkostensubsidie aangevraagd op", "Bij het college."),
    fact("loonwaarde_percentage", "werknemer", unit="honderdsten procent", label="Loonwaarde",
         meaning="Als deel van het minimumloon; voor 2017 eerst omgerekend (`loonwaarde_omgerekend`).", decider=COLLEGE, low=0, high=100_000),
    yes("lks_forfaitair", "Forfaitaire loonkostensubsidie", "Zonder meting van de loonwaarde (10d lid 1 onder b).", COLLEGE),
    fact("lks_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Afgesproken uren per week",
         meaning="In de dienstbetrekking met loonkostensubsidie.", low=0, high=16_800),
    fact("voltijd_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Gebruikelijke volle werkweek",
         meaning="In overeenkomstige dienstbetrekkingen; meer uren tellen niet. Voor 2024 de normale arbeidsduur (WML 12).", low=1, high=16_800),
    day("lks_vastgesteld_op", "Loonwaarde vastgesteld op", "Of de dag waarop is vastgesteld dat het zonder kan."),
    day("lks_besluit_op", "Laatste besluit over de hoogte", "Van het college, over de maand waarover gerekend wordt."),
    yes("lks_proeftijd_na_proefwerk", "Proeftijd na onbeloond proefwerk",
        "Proeftijd terwijl de persoon al onbeloond had gewerkt voor de loonwaarde (10d lid 2 onder b en lid 3, tot 2017)."),
    fact("lks_wml_bij_besluit", "werknemer", unit="cent per maand", label="Minimumloon voor volwassenen bij het laatste besluit",
         meaning="Alleen als dat besluit van een vorig jaar is (tot 2017).", low=10_000, high=1_000_000),
    fact("loonwaarde_functie_percentage", "werknemer", unit="honderdsten procent", label="Loonwaarde als deel van het functieloon",
         meaning="Zoals die tot 2017 werd vastgesteld.", low=0, high=100_000),
    yes("ziekengeld_29b", "Recht op ziekengeld van de no-riskpolis", "Ziektewet 29b, over deze maand."),
    day("ziekmelding_op", "Ziek gemeld op", "Bij UWV (Ziektewet 38a lid 3).", after=("ziek_op",)),
]

# --- The right: 10d lid 1-3, 9 and 12 ---


@rule("werknemer", law="Participatiewet 10d lid 2", since="2023-07-01", unit=YES, label="Binnen zes maanden na het begin aangevraagd")
def lks_verzoek_op_tijd(lks_verzoek_op, begin_dienstbetrekking, lks_verzoek_maanden):
    """The first day and the last day are both in time; more than three months, so the Algemene termijnenwet adds nothing (4 onder a)."""
    last = months_later(begin_dienstbetrekking, lks_verzoek_maanden)
    return (lks_verzoek_op >= begin_dienstbetrekking) & (lks_verzoek_op <= last)


@rule("werknemer", law="Participatiewet 10d lid 1", since=SINCE, unit=YES, label="Dienstbetrekking is tot stand gekomen")
def lks_dienst_begonnen(rekendag, begin_dienstbetrekking):
    """Nothing is paid before the first day."""
    return rekendag >= begin_dienstbetrekking


@rule("werknemer", law="Participatiewet 6 onder a en e (tot 1 juli 2023 lid 1), 10d lid 8", since="2017-01-01", unit=YES,
      label="Pensioenleeftijd bereikt: alleen het college weet of iemand nog tot de doelgroep hoort")
def lks_doelgroep_onzeker(rekendag, aow_datum):
    """No article ends the subsidy on that day, but some of article 7 are younger by definition: ask for a new finding."""
    return rekendag >= aow_datum


@rule("werknemer", law="Participatiewet 10c, 10d lid 1 en 2 (tot 2017); Wsw 2, 7", since=SINCE, until="2016-12-31", unit=YES,
      label="Recht op loonkostensubsidie")
def lks_recht(in_doelgroep_lks, lks_wsw, al_in_dienst, lks_proeftijd_na_proefwerk, lks_dienst_begonnen):
    """The target group, asked before the job starts, not in the Wsw, no probation after unpaid work for the measurement."""
    return in_doelgroep_lks & ~lks_wsw & ~al_in_dienst & ~lks_proeftijd_na_proefwerk & lks_dienst_begonnen


@rule("werknemer", name="lks_recht", law="Participatiewet 10c, 10d lid 1-3 (tot 1 juli 2023); Wsw 2, 7", since="2017-01-01", until="2023-06-30",
      unit=YES, label="Recht op loonkostensubsidie")
def lks_recht_oud_leerling(in_doelgroep_lks, lks_wsw, al_in_dienst, lks_groep_al_in_dienst, lks_dienst_begonnen):
    """Who left certain education could have it in a running job too, without a term to ask for it."""
    return in_doelgroep_lks & ~lks_wsw & (~al_in_dienst | lks_groep_al_in_dienst) & lks_dienst_begonnen


@rule("werknemer", name="lks_recht", law="Participatiewet 10c, 10d lid 1-3; Wsw 2, 7", since="2023-07-01", unit=YES,
      label="Recht op loonkostensubsidie")
def lks_recht_ook_lopend(in_doelgroep_lks, lks_wsw, al_in_dienst, lks_groep_al_in_dienst, lks_verzoek_op_tijd, lks_dienst_begonnen):
    """Some groups can also ask for it within six months after the start."""
    asked = ~al_in_dienst | (lks_groep_al_in_dienst & lks_verzoek_op_tijd)
    return in_doelgroep_lks & ~lks_wsw & asked & lks_dienst_begonnen


# --- Beschut werk: 10b lid 9 gives it "in accordance with 10d", without the finding of 10c ---


@rule("werknemer", law="Participatiewet 10b lid 9", since="2017-01-01", unit=YES, label="Loonkostensubsidie volgt uit beschut werk")
def lks_uit_beschut_werk(beschut_werk_baan, in_doelgroep_lks):
    """Beschut werk, and no finding that somebody belongs to the target group: with one, nothing is different.

    Who says nothing of beschut werk is judged by 10c: most employees are not in it, and nobody would ask it of each of them.
    """
    found = is_known(in_doelgroep_lks) & in_doelgroep_lks
    return is_known(beschut_werk_baan) & beschut_werk_baan & ~found


@rule("werknemer", law="Participatiewet 10b lid 9, 10d lid 1-3 (tot 1 juli 2023); Wsw 2, 7", since="2017-01-01", until="2023-06-30", unit=YES,
      overrides="lks_recht", when="lks_uit_beschut_werk", label="Recht op loonkostensubsidie bij beschut werk")
def lks_recht_beschut_werk(lks_wsw, al_in_dienst, lks_groep_al_in_dienst, lks_dienst_begonnen):
    """All that 10d asks, except the target group."""
    return ~lks_wsw & (~al_in_dienst | lks_groep_al_in_dienst) & lks_dienst_begonnen


@rule("werknemer", name="lks_recht_beschut_werk", law="Participatiewet 10b lid 9, 10d lid 1-3; Wsw 2, 7", since="2023-07-01", unit=YES,
      overrides="lks_recht", when="lks_uit_beschut_werk", label="Recht op loonkostensubsidie bij beschut werk")
def lks_recht_beschut_werk_ook_lopend(lks_wsw, al_in_dienst, lks_groep_al_in_dienst, lks_verzoek_op_tijd, lks_dienst_begonnen):
    """And, for the groups that can ask in a running job, in time."""
    asked = ~al_in_dienst | (lks_groep_al_in_dienst & lks_verzoek_op_tijd)
    return ~lks_wsw & asked & lks_dienst_begonnen


@rule("werknemer", law="Participatiewet 10d lid 9 (tot 2017 lid 7)", since=SINCE, unit=YES, label="Andere loonkostensubsidie van het college mogelijk")
def andere_loonkostensubsidie_mogelijk(lks_recht):
    """Not for the same job, from the same municipality."""
    return ~lks_recht


@rule("werknemer", law="Participatiewet 10d lid 12; Algemene termijnenwet 1 lid 1", since="2023-07-01", unit="datum", label="Besluit over de loonkostensubsidie uiterlijk op")
def lks_besluit_uiterlijk(lks_vastgesteld_op, lks_beslistermijn):
    """Five weeks after the wage value was found, or it was found that it need not be; never in a weekend or on a holiday."""
    return working_day(lks_vastgesteld_op + lks_beslistermijn)


# --- The minimum wage that counts: 10d lid 7 ---


@rule("werknemer", law="Participatiewet 10d lid 5 onder b (tot 2017)", since=SINCE, until="2016-12-31", unit="datum",
      label="Minimumloon van welke dag")
def lks_peildatum(lks_besluit_op):
    """Set again once a year, on a day that the act does not name: the day of the last decision."""
    return lks_besluit_op


@rule("werknemer", name="lks_peildatum", law="Participatiewet 10d lid 7", since="2017-01-01", unit="datum", label="Minimumloon van welke dag")
def lks_peildatum_januari(begin_dienstbetrekking, eerste_juli, eerste_dag_jaar):
    """1 January, for all of the year; who starts after 30 June begins with the amount of 1 July."""
    return choose(begin_dienstbetrekking >= eerste_juli, eerste_juli, eerste_dag_jaar)


@rule("werknemer", law="Participatiewet 2 (wettelijk minimumloon), 10d lid 7", since=SINCE, unit="datum", label="Leeftijd van welke dag")
def lks_leeftijd_op(begin_dienstbetrekking, eerste_dag_jaar):
    """1 January, or the first day of who started this year: a birthday changes nothing until the next 1 January."""
    return maximum(begin_dienstbetrekking, eerste_dag_jaar)


@rule("werknemer", law="Participatiewet 2 (wettelijk minimumloon), 10d lid 7; WML 7 lid 1 en 3", since=SINCE, unit="jaar",
      label="Leeftijd voor de loonkostensubsidie")
def lks_leeftijd(geboortedatum, lks_leeftijd_op):
    """Whole years on that day, to give as `leeftijd`: 23 stands for 23 and older, 14 for younger than the table."""
    return minimum(maximum(years_between(geboortedatum, lks_leeftijd_op), 14), 23)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5 (tot 2017); WML 8 lid 1", since=SINCE, until="2016-12-31", unit="cent per maand",
      label="Minimumloon voor volwassenen bij de loonkostensubsidie")
def lks_wml_volwassene(lks_peildatum, eerste_dag_jaar, lks_wml_bij_besluit, eerste_juli, wml_maand_juli, wml_maand_januari):
    """That of the last decision, which may be of the year before."""
    this_year = choose(lks_peildatum >= eerste_juli, wml_maand_juli, wml_maand_januari)
    return choose(lks_peildatum < eerste_dag_jaar, lks_wml_bij_besluit, this_year)


@rule("werknemer", name="lks_wml_volwassene", law="Participatiewet 10d lid 4 en 7; WML 8 lid 1", since="2017-01-01", unit="cent per maand",
      label="Minimumloon voor volwassenen bij de loonkostensubsidie")
def lks_wml_volwassene_januari(lks_peildatum, eerste_juli, wml_maand_juli, wml_maand_januari):
    """The step of 1 July does not change a running subsidy."""
    return choose(lks_peildatum >= eerste_juli, wml_maand_juli, wml_maand_januari)


@rule("werknemer", law="Participatiewet 2, 10d lid 7", since=SINCE, unit="honderdsten procent", label="Deel van het minimumloon bij de loonkostensubsidie")
def lks_deel_minimumloon(deel_minimumloon):
    """The share of the age."""
    return deel_minimumloon


@rule("werknemer", law="Participatiewet 10d lid 7", since="2017-01-01", unit=YES, label="Begonnen voor 1 juli van dit jaar")
def lks_begonnen_voor_juli(begin_dienstbetrekking, eerste_juli):
    """Whose amount is that of January for all of the year."""
    return begin_dienstbetrekking < eerste_juli


@rule("werknemer", law="Participatiewet 2, 10d lid 7; Besluit minimumjeugdloon 2, 3", since="2017-07-01", until="2017-12-31", unit="honderdsten procent",
      label="Deel van het minimumloon op 1 januari", overrides="lks_deel_minimumloon", when="lks_begonnen_voor_juli")
def lks_deel_januari_2017(bbl, minimumloon_percentage_januari_bbl, minimumloon_percentage_januari):
    """The shares rose on 1 July 2017; a running subsidy did not."""
    return choose(bbl, minimumloon_percentage_januari_bbl, minimumloon_percentage_januari)


@rule("werknemer", law="Participatiewet 2, 10d lid 7; Besluit minimumjeugdloon 2, 3", since="2019-07-01", until="2019-12-31", unit="honderdsten procent",
      label="Deel van het minimumloon op 1 januari", overrides="lks_deel_minimumloon", when="lks_begonnen_voor_juli")
def lks_deel_januari_2019(bbl, minimumloon_percentage_januari_bbl, minimumloon_percentage_januari):
    """And again on 1 July 2019."""
    return choose(bbl, minimumloon_percentage_januari_bbl, minimumloon_percentage_januari)


@rule("werknemer", law="Participatiewet 2 (wettelijk minimumloon), 10d lid 4 en 7; WML 7 lid 3, 8 lid 3", since=SINCE,
      unit="cent per maand", label="Minimumloon voor de loonkostensubsidie")
def lks_wml(lks_wml_volwassene, lks_deel_minimumloon):
    """For a young employee the minimum wage of the age on the day of `lks_leeftijd_op`, to the nearest 0.05."""
    return nearest(lks_wml_volwassene * lks_deel_minimumloon, 50_000) * 5


@rule("werknemer", law="Participatiewet 10d lid 4; WML 15", since=SINCE, unit="honderdsten cent per maand",
      label="Minimumloon met vakantiebijslag")
def lks_wml_met_vakantiebijslag(lks_wml, vakantiebijslag_percentage):
    """Eight percent on top."""
    return lks_wml * (vakantiebijslag_percentage + 10_000) // 100


# --- Formula: 10d lid 4 and 5 ---


@rule("werknemer", law="Participatiewet 6 lid 1 onder g (tot 2017); 78cc", since=SINCE, until="2016-12-31", unit="honderdsten procent",
      label="Loonwaarde, omgerekend naar het minimumloon")
def loonwaarde_omgerekend(loonwaarde_functie_percentage, functieloon, lks_wml):
    """Until 2017 a share of the wage of the function; what that is of the minimum wage, to give as `loonwaarde_percentage`."""
    return loonwaarde_functie_percentage * functieloon // lks_wml



@rule("werknemer", law="Participatiewet 6 lid 1 onder g, 10d lid 4", since=SINCE, unit="honderdsten cent per maand",
      label="Loonwaarde met vakantiebijslag")
def lks_loonwaarde(lks_wml_met_vakantiebijslag, loonwaarde_percentage):
    """The share of the minimum wage that the work is worth."""
    return lks_wml_met_vakantiebijslag * loonwaarde_percentage // 10_000


@rule("werknemer", law="Participatiewet 10d lid 4", since=SINCE, unit="honderdsten cent per maand", label="Verschil met het minimumloon")
def lks_verschil(lks_wml_met_vakantiebijslag, lks_loonwaarde):
    """Not below zero."""
    return maximum(lks_wml_met_vakantiebijslag - lks_loonwaarde, 0)


@rule("werknemer", law="Participatiewet 10d lid 4", since=SINCE, unit="honderdsten cent per maand",
      label="Hoogste loonkostensubsidie, zonder vergoeding")
def lks_maximum(lks_wml_met_vakantiebijslag, lks_maximum_percentage):
    """70% of the minimum wage with holiday pay; the percentage for charges comes on top (docs/besluiten/0051)."""
    return lks_wml_met_vakantiebijslag * lks_maximum_percentage // 10_000


@rule("werknemer", law="Participatiewet 10d lid 4", since=SINCE, unit="honderdsten cent per maand",
      label="Loonkostensubsidie voor de vergoeding van werkgeverslasten")
def lks_gemeten(lks_verschil, lks_maximum):
    """The difference, at most the maximum."""
    return minimum(lks_verschil, lks_maximum)


@rule("werknemer", law="Participatiewet 10d lid 1 onder b, 10d lid 5", since="2017-01-01", unit=YES, label="Forfait geldt")
def lks_forfait_geldt(lks_forfaitair, al_in_dienst, rekendag, begin_dienstbetrekking, lks_forfait_maanden):
    """At most the first six months of the job, and only where it was asked before the job began (lid 1 onder b)."""
    within = (rekendag >= begin_dienstbetrekking) & (rekendag < months_later(begin_dienstbetrekking, lks_forfait_maanden))
    return lks_forfaitair & ~al_in_dienst & within


@rule("werknemer", law="Participatiewet 10d lid 4", since=SINCE, until="2016-12-31", unit="honderdsten cent per maand",
      label="Bedrag waarop de vergoeding komt")
def lks_grondslag(lks_gemeten):
    """As measured."""
    return lks_gemeten


@rule("werknemer", name="lks_grondslag", law="Participatiewet 10d lid 4 en 5", since="2017-01-01", unit="honderdsten cent per maand",
      label="Bedrag waarop de vergoeding komt")
def lks_grondslag_of_forfait(lks_forfait_geldt, lks_wml_met_vakantiebijslag, lks_forfait_percentage, lks_gemeten):
    """Half of the minimum wage with holiday pay while the forfait lasts, otherwise as measured."""
    return choose(lks_forfait_geldt, lks_wml_met_vakantiebijslag * lks_forfait_percentage // 10_000, lks_gemeten)


@rule("werknemer", law="Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE, unit="cent per maand",
      label="Vergoeding werkgeverslasten bij 36 uren")
def lks_vergoeding_bedrag(lks_recht, lks_grondslag, lks_vergoeding_werkgeverslasten):
    """To the nearest cent: for showing. Nothing without a right."""
    return choose(lks_recht, nearest(lks_grondslag * lks_vergoeding_werkgeverslasten, 1_000_000), 0)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE, unit="honderdduizendsten cent per maand",
      label="Loonkostensubsidie bij 36 uren, niet afgerond")
def lks_volle_week(lks_grondslag, lks_vergoeding_werkgeverslasten):
    """The difference plus the percentage for charges over it."""
    return choose(lks_grondslag == 0, 0, lks_grondslag * (lks_vergoeding_werkgeverslasten + 10_000) // 10)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE, unit="cent per maand",
      label="Loonkostensubsidie bij 36 uren")
def lks_bij_36_uren(lks_recht, lks_volle_week):
    """To the nearest cent. Nothing without a right."""
    return choose(lks_recht, nearest(lks_volle_week, 100_000), 0)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE,
      unit="cent per maand", label="Loonkostensubsidie bij 36 uren, als de vergoeding alleen in het maximum telt (andere lezing)")
def lks_andere_lezing(lks_recht, lks_verschil, lks_maximum, lks_vergoeding_werkgeverslasten):
    """The other reading of lid 4: the charges raise the amount that 70% is taken of, and nothing else (docs/besluiten/0085)."""
    full = nearest(minimum(lks_verschil * 10_000, lks_maximum * (lks_vergoeding_werkgeverslasten + 10_000)), 1_000_000)
    return choose(lks_recht, full, 0)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5 (tot 2024); WML 12 lid 2 (tot 2018)", since=SINCE, until="2017-12-31",
      unit="honderdsten uur per week", label="Normale arbeidsduur")
def lks_normale_arbeidsduur(voltijd_uren_per_week):
    """The usual full week."""
    return voltijd_uren_per_week


@rule("werknemer", name="lks_normale_arbeidsduur", law="Participatiewet 10d lid 4 en 5 (tot 2024); WML 12 lid 3", since="2018-01-01",
      until="2024-12-31", unit="honderdsten uur per week", label="Normale arbeidsduur")
def lks_normale_arbeidsduur_hoogstens_40(voltijd_uren_per_week, normale_arbeidsduur_hoogstens):
    """The usual full week, of which at most 40 hours count."""
    return minimum(voltijd_uren_per_week, normale_arbeidsduur_hoogstens * 100)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5 (tot 2024)", since=SINCE, until="2023-12-31", unit="honderdsten uur per week",
      label="Uren die tellen")
def lks_uren(lks_uren_per_week, lks_normale_arbeidsduur):
    """More hours than normal gave no more."""
    return minimum(lks_uren_per_week, lks_normale_arbeidsduur)


@rule("werknemer", name="lks_uren", law="Participatiewet 10d lid 4 en 5", since="2024-01-01", unit="honderdsten uur per week",
      label="Uren die tellen")
def lks_uren_volle_week(lks_uren_per_week, voltijd_uren_per_week):
    """At most the usual full working week."""
    return minimum(lks_uren_per_week, voltijd_uren_per_week)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5 (tot 2024); WML 12", since=SINCE, until="2024-12-31",
      unit="honderdduizendsten cent per maand", label="Naar evenredigheid van de normale arbeidsduur")
def lks_naar_normale_arbeidsduur(lks_volle_week, lks_uren_per_week, lks_normale_arbeidsduur):
    """Less in proportion for fewer hours than normal."""
    hours = minimum(lks_uren_per_week, lks_normale_arbeidsduur)
    return choose(lks_volle_week == 0, 0, lks_volle_week * hours // lks_normale_arbeidsduur)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5", since="2024-01-01", unit="honderdduizendsten cent per maand",
      label="Naar evenredigheid van 36 uren")
def lks_naar_36_uren(lks_volle_week, lks_uren, lks_uren_norm):
    """Up or down from 36."""
    return choose(lks_volle_week == 0, 0, lks_volle_week * lks_uren // (lks_uren_norm * 100))


@rule("werknemer", law="Participatiewet 78ee lid 1 en 2", since="2024-01-01", until="2024-12-31", unit=YES,
      label="Besluit van voor het minimumuurloon geldt nog")
def lks_oud_besluit_geldt(begin_dienstbetrekking, lks_besluit_op, eerste_dag_jaar):
    """A decision of before 2024 holds until it is brought into line, at most until the end of 2024."""
    return (begin_dienstbetrekking < eerste_dag_jaar) & (lks_besluit_op < eerste_dag_jaar)


UNROUNDED = "Loonkostensubsidie, niet afgerond"


@rule("werknemer", law="Participatiewet 10d lid 4 en 5 (tot 2024)", since=SINCE, until="2023-12-31", unit="honderdduizendsten cent per maand",
      label=UNROUNDED)
def lks_onafgerond(lks_recht, lks_naar_normale_arbeidsduur):
    """Nothing without a right."""
    return choose(lks_recht, lks_naar_normale_arbeidsduur, 0)


@rule("werknemer", name="lks_onafgerond", law="Participatiewet 10d lid 4 en 5, 78ee", since="2024-01-01", until="2024-12-31",
      unit="honderdduizendsten cent per maand", label=UNROUNDED)
def lks_onafgerond_2024(lks_recht, lks_naar_36_uren, lks_naar_normale_arbeidsduur, lks_oud_besluit_geldt):
    """By the old or the new count of hours; which one does not matter where both give the same."""
    old = choose(lks_oud_besluit_geldt, lks_naar_normale_arbeidsduur, lks_naar_36_uren)
    return choose(lks_recht, choose(lks_naar_36_uren == lks_naar_normale_arbeidsduur, lks_naar_36_uren, old), 0)


@rule("werknemer", name="lks_onafgerond", law="Participatiewet 10d lid 4 en 5", since="2025-01-01", unit="honderdduizendsten cent per maand",
      label=UNROUNDED)
def lks_onafgerond_naar_36(lks_recht, lks_naar_36_uren):
    """Nothing without a right."""
    return choose(lks_recht, lks_naar_36_uren, 0)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5", since=SINCE, unit="cent per maand", label="Loonkostensubsidie")
def loonkostensubsidie(lks_onafgerond):
    """To the nearest cent; how municipalities round is not in the law."""
    return nearest(lks_onafgerond, 100_000)


DURING_SICKNESS = "Loonkostensubsidie, rekening houdend met ziekengeld van de no-riskpolis"


@rule("werknemer", law="Participatiewet 10d lid 12 (tot 2022; in 2016 lid 10)", since="2016-01-01", until="2021-12-31", unit="cent per maand",
      label=DURING_SICKNESS)
def loonkostensubsidie_bij_ziekte(ziekengeld_29b, loonkostensubsidie):
    """None over periods with sickness benefit under 29b."""
    return choose(ziekengeld_29b, 0, loonkostensubsidie)


@rule("werknemer", name="loonkostensubsidie_bij_ziekte", law="Participatiewet 78dd lid 1; 10d lid 12 (tot 2022)", since="2022-01-01",
      until="2023-12-31", unit="cent per maand", label=DURING_SICKNESS)
def loonkostensubsidie_bij_ziekte_overgang(ziekengeld_29b, ziekmelding_op, lks_ziekmelding_voor, loonkostensubsidie):
    """It goes on, but not for who was reported sick before 2022: that sickness lasts at most to the end of 2023."""
    return choose(ziekengeld_29b & (ziekmelding_op < lks_ziekmelding_voor), 0, loonkostensubsidie)


@rule("werknemer", name="loonkostensubsidie_bij_ziekte", law="Participatiewet 10d; Ziektewet 29e", since="2024-01-01", unit="cent per maand",
      label=DURING_SICKNESS)
def loonkostensubsidie_loopt_door(loonkostensubsidie):
    """It goes on; the sickness benefit is cut instead."""
    return loonkostensubsidie
