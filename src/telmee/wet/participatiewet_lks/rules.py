"""Loonkostensubsidie (Participatiewet 10c-10d): the wage value is made up to the minimum wage. Per month.

Difference between the minimum wage with holiday pay and the wage value, at most 70% of the first, plus a percentage for
the employer's charges, by hours: since 2024 up or down from 36, before that down from the normal working hours of the
WML. Kept in small pieces of a cent to the end; the law has no rounding rule.
"""

from telmee.wet import choose, fact, maximum, minimum, months_later, nearest, rule

FACTS = [
    fact("in_doelgroep_lks", "werknemer", unit="ja/nee", label="Doelgroep loonkostensubsidie", meaning="Vastgesteld door het college (10c)."),
    fact("lks_wsw", "werknemer", unit="ja/nee", label="Wsw-dienstbetrekking of begeleid werken", meaning="Artikel 2 of 7 van de Wsw."),
    fact("al_in_dienst", "werknemer", unit="ja/nee", label="Al in dienst bij de aanvraag", meaning="De dienstbetrekking liep al."),
    fact("lks_groep_al_in_dienst", "werknemer", unit="ja/nee", label="Groep die ook in een lopende dienstbetrekking kan aanvragen",
         meaning="In de zes maanden voor het begin op praktijkonderwijs, vso of entree; sinds 1 juli 2023 ook een persoon van artikel 7 lid 1 onder a, in de tekst van 2026 ook in een leer-werktraject (10d lid 2)."),
    fact("lks_verzoek_op", "werknemer", unit="datum", label="Loonkostensubsidie aangevraagd op", meaning="Bij het college.", low=-25_508,
         high=32_000),
    fact("loonwaarde_percentage", "werknemer", unit="honderdsten procent", label="Loonwaarde",
         meaning="Als deel van het minimumloon (sinds 2017).", low=0, high=100_000),
    fact("lks_forfaitair", "werknemer", unit="ja/nee", label="Forfaitaire loonkostensubsidie",
         meaning="Zonder meting van de loonwaarde (10d lid 1 onder b)."),
    fact("lks_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Afgesproken uren per week",
         meaning="In de dienstbetrekking met loonkostensubsidie.", low=0, high=16_800),
    fact("voltijd_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Gebruikelijke volle werkweek",
         meaning="In het bedrijf; meer uren tellen niet. Voor 2024 de normale arbeidsduur (WML 12).", low=1, high=16_800),
]
SINCE = "2015-01-01"

# --- Who: 10c, 10d lid 1-3 ---


@rule("werknemer", law="Participatiewet 10d lid 2", since="2023-07-01", unit="ja/nee", label="Binnen zes maanden na het begin aangevraagd")
def lks_verzoek_op_tijd(lks_verzoek_op, begin_dienstbetrekking, lks_verzoek_maanden):
    """The last day itself is in time."""
    return lks_verzoek_op <= months_later(begin_dienstbetrekking, lks_verzoek_maanden)


@rule("werknemer", law="Participatiewet 10c, 10d lid 1 en 3", since=SINCE, until="2016-12-31", unit="ja/nee",
      label="Recht op loonkostensubsidie")
def lks_recht(in_doelgroep_lks, lks_wsw, al_in_dienst):
    """The target group, before the job starts, and not in the Wsw."""
    return in_doelgroep_lks & ~lks_wsw & ~al_in_dienst


@rule("werknemer", name="lks_recht", law="Participatiewet 10c, 10d lid 1-3 (tot 1 juli 2023)", since="2017-01-01", until="2023-06-30",
      unit="ja/nee", label="Recht op loonkostensubsidie")
def lks_recht_oud_leerling(in_doelgroep_lks, lks_wsw, al_in_dienst, lks_groep_al_in_dienst):
    """Who left certain education could have it in a running job too, without a term to ask for it."""
    return in_doelgroep_lks & ~lks_wsw & (~al_in_dienst | lks_groep_al_in_dienst)


@rule("werknemer", name="lks_recht", law="Participatiewet 10c, 10d lid 1-3", since="2023-07-01", unit="ja/nee",
      label="Recht op loonkostensubsidie")
def lks_recht_ook_lopend(in_doelgroep_lks, lks_wsw, al_in_dienst, lks_groep_al_in_dienst, lks_verzoek_op_tijd):
    """Some groups can also ask for it within six months after the start."""
    return in_doelgroep_lks & ~lks_wsw & (~al_in_dienst | (lks_groep_al_in_dienst & lks_verzoek_op_tijd))


# --- The minimum wage that counts: 10d lid 7 ---


@rule("werknemer", law="Participatiewet 10d lid 7", since=SINCE, unit="datum", label="Minimumloon van welke dag")
def lks_peildatum(begin_dienstbetrekking, eerste_juli, eerste_dag_jaar):
    """1 January, for all of the year; who starts after 30 June begins with the amount of 1 July."""
    return choose(begin_dienstbetrekking >= eerste_juli, eerste_juli, eerste_dag_jaar)


@rule("werknemer", law="Participatiewet 2 (wettelijk minimumloon), 10d lid 7", since=SINCE, unit="datum", label="Leeftijd van welke dag")
def lks_leeftijd_op(begin_dienstbetrekking, eerste_dag_jaar):
    """1 January, or the first day of who started this year: a birthday changes nothing until the next 1 January."""
    return maximum(begin_dienstbetrekking, eerste_dag_jaar)


@rule("werknemer", law="Participatiewet 10d lid 4 en 7; WML 8 lid 1 onder b", since=SINCE, unit="cent per maand",
      label="Minimumloon voor volwassenen bij de loonkostensubsidie")
def lks_wml_volwassene(lks_peildatum, eerste_juli, wml_maand_juli, wml_maand_januari):
    """The step of 1 July does not change a running subsidy."""
    return choose(lks_peildatum >= eerste_juli, wml_maand_juli, wml_maand_januari)


@rule("werknemer", law="Participatiewet 2 (wettelijk minimumloon), 10d lid 4 en 7; WML 7 lid 3, 8 lid 3", since=SINCE,
      unit="cent per maand", label="Minimumloon voor de loonkostensubsidie")
def lks_wml(lks_wml_volwassene, deel_minimumloon):
    """For a young employee the minimum wage of the age on the day of `lks_leeftijd_op`, to the nearest 0.05."""
    return nearest(lks_wml_volwassene * deel_minimumloon, 50_000) * 5


@rule("werknemer", law="Participatiewet 10d lid 4; WML 15", since=SINCE, unit="honderdsten cent per maand",
      label="Minimumloon met vakantiebijslag")
def lks_wml_met_vakantiebijslag(lks_wml, vakantiebijslag_percentage):
    """Eight percent on top."""
    return lks_wml * (vakantiebijslag_percentage + 10_000) // 100


# --- Formula: 10d lid 4 and 5 ---


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


@rule("werknemer", law="Participatiewet 10d lid 5", since="2017-01-01", unit="ja/nee", label="Forfait geldt")
def lks_forfait_geldt(lks_forfaitair, rekendag, begin_dienstbetrekking, lks_forfait_maanden):
    """At most the first six months of the job."""
    return lks_forfaitair & (rekendag < months_later(begin_dienstbetrekking, lks_forfait_maanden))


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


@rule("werknemer", law="Regeling LKS Participatiewet 1", since=SINCE, unit="cent per maand",
      label="Vergoeding werkgeverslasten bij 36 uren")
def lks_vergoeding_bedrag(lks_grondslag, lks_vergoeding_werkgeverslasten):
    """To the nearest cent: for showing."""
    return nearest(lks_grondslag * lks_vergoeding_werkgeverslasten, 1_000_000)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 1", since=SINCE, unit="honderdduizendsten cent per maand",
      label="Loonkostensubsidie bij 36 uren, niet afgerond")
def lks_volle_week(lks_grondslag, lks_vergoeding_werkgeverslasten):
    """The difference plus the percentage for charges over it."""
    return choose(lks_grondslag == 0, 0, lks_grondslag * (lks_vergoeding_werkgeverslasten + 10_000) // 10)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 1", since=SINCE, unit="cent per maand",
      label="Loonkostensubsidie bij 36 uren")
def lks_bij_36_uren(lks_volle_week):
    """To the nearest cent."""
    return nearest(lks_volle_week, 100_000)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5", since=SINCE, unit="honderdsten uur per week", label="Uren die tellen")
def lks_uren(lks_uren_per_week, voltijd_uren_per_week):
    """At most the usual full working week; before 2024 more hours than normal gave no more either."""
    return minimum(lks_uren_per_week, voltijd_uren_per_week)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5 (tot 2024); WML 12", since=SINCE, until="2023-12-31",
      unit="honderdduizendsten cent per maand", label="Loonkostensubsidie, niet afgerond")
def lks_onafgerond(lks_recht, lks_volle_week, lks_uren, voltijd_uren_per_week):
    """Less in proportion for fewer hours than normal; nothing without a right or without a difference."""
    amount = lks_volle_week * lks_uren // voltijd_uren_per_week
    return choose(lks_recht, choose(lks_volle_week == 0, 0, amount), 0)


@rule("werknemer", name="lks_onafgerond", law="Participatiewet 10d lid 4 en 5", since="2024-01-01",
      unit="honderdduizendsten cent per maand", label="Loonkostensubsidie, niet afgerond")
def lks_onafgerond_naar_36(lks_recht, lks_volle_week, lks_uren, lks_uren_norm):
    """By hours, up or down from 36; nothing without a right or without a difference."""
    amount = lks_volle_week * lks_uren // (lks_uren_norm * 100)
    return choose(lks_recht, choose(lks_volle_week == 0, 0, amount), 0)


@rule("werknemer", law="Participatiewet 10d lid 4 en 5", since=SINCE, unit="cent per maand", label="Loonkostensubsidie")
def loonkostensubsidie(lks_onafgerond):
    """To the nearest cent; how municipalities round is not in the law."""
    return nearest(lks_onafgerond, 100_000)


# --- Announced: a fixed amount for beschut werk ---


@rule("werknemer", law="Kamerstukken II 2024/25, 34 352, nr. 341 (voornemen, wet nodig)", since="2025-12-31", regime="voorgenomen",
      unit="cent per maand", label="Vaste loonkostensubsidie voor beschut werk")
def lks_forfait_beschut(forfait_beschut_grondslag, lks_forfait_beschut_percentage, lks_uren, lks_uren_norm):
    """68% of an amount that the letter does not name, by hours; give the amount to compute with."""
    full = forfait_beschut_grondslag * lks_forfait_beschut_percentage
    return full * lks_uren // (lks_uren_norm * 1_000_000)
