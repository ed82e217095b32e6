"""Loonkostensubsidie (Participatiewet 6, 10c, 10d, 78cc-78ee): the wage value is made up to the minimum wage. Per month.

Difference between the minimum wage with holiday pay and the wage value, at most 70% of the first, plus a percentage for
the employer's charges, by hours: since 2024 up or down from 36, before that down from the normal working hours of the
WML. Kept in small pieces of a cent to the end; the law has no rounding rule.
"""

from typing import Any

from telmee.wet import choose, fact, maximum, minimum, months_later, nearest, rule

DAY: dict[str, Any] = {"low": -25_508, "high": 32_000}
YES = "ja/nee"
SINCE = "2015-01-01"
FACTS = [
    fact("in_doelgroep_lks", "werknemer", unit=YES, label="Doelgroep loonkostensubsidie",
         meaning="Vastgesteld door het college (10c), ook bij beschut werk (10b lid 9); gaat voor wat `doelgroep_lks` naar de letter zegt."),
    fact("lks_wsw", "werknemer", unit=YES, label="Wsw-dienstbetrekking of begeleid werken", meaning="Artikel 2 of 7 van de Wsw."),
    fact("al_in_dienst", "werknemer", unit=YES, label="Al in dienst bij de aanvraag", meaning="De dienstbetrekking liep al."),
    fact("lks_verzoek_op", "werknemer", unit="datum", label="Loonkostensubsidie aangevraagd op", meaning="Bij het college.", **DAY),
    fact("loonwaarde_percentage", "werknemer", unit="honderdsten procent", label="Loonwaarde",
         meaning="Als deel van het minimumloon; voor 2017 eerst omgerekend (`loonwaarde_omgerekend`).", low=0, high=100_000),
    fact("lks_forfaitair", "werknemer", unit=YES, label="Forfaitaire loonkostensubsidie",
         meaning="Zonder meting van de loonwaarde (10d lid 1 onder b)."),
    fact("lks_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Afgesproken uren per week",
         meaning="In de dienstbetrekking met loonkostensubsidie.", low=0, high=16_800),
    fact("voltijd_uren_per_week", "werknemer", unit="honderdsten uur per week", label="Gebruikelijke volle werkweek",
         meaning="In overeenkomstige dienstbetrekkingen; meer uren tellen niet. Voor 2024 de normale arbeidsduur (WML 12).", low=1,
         high=16_800),
    fact("pw_persoon_7", "werknemer", unit=YES, label="Persoon van artikel 7 lid 1 onder a",
         meaning="Onder meer met bijstand, Anw, IOAW of IOAZ, of niet-uitkeringsgerechtigd."),
    fact("pw_persoon_7a", "werknemer", unit=YES, label="Jonger dan 27, onderwijs niet mogelijk of passend",
         meaning="Artikel 7a lid 1 onder a, naar het oordeel van het college."),
    fact("pw_leerwerktraject", "werknemer", unit=YES, label="Leer-werktraject zonder startkwalificatie", meaning="Artikel 7a lid 3."),
    fact("niet_wml_voltijds", "werknemer", unit=YES, label="Kan voltijds het minimumloon niet verdienen",
         meaning="Met voltijdse arbeid; vastgesteld door het college."),
    fact("lks_arbeidsparticipatie", "werknemer", unit=YES, label="Mogelijkheden tot arbeidsparticipatie",
         meaning="Naar het oordeel van het college."),
    fact("lks_kan_taak", "werknemer", unit=YES, label="Kan een taak uitvoeren", meaning="In een arbeidsorganisatie."),
    fact("lks_werknemersvaardigheden", "werknemer", unit=YES, label="Basale werknemersvaardigheden", meaning="Heeft die."),
    fact("lks_uur_aaneen", "werknemer", unit=YES, label="Kan een uur aaneen werken", meaning="Ten minste een uur."),
    fact("lks_uren_belastbaar", "werknemer", unit="uren per dag", label="Belastbare uren per dag", meaning="Hele uren.", low=0, high=24),
    fact("lks_wml_per_uur", "werknemer", unit=YES, label="Verdient per uur het minimumloon",
         meaning="Ten minste het minimumloon per uur, bij 38 uren per week."),
    fact("lks_oud_leerling", "werknemer", unit=YES, label="Volgde praktijkonderwijs, vso of de entreeopleiding",
         meaning="Voor de dienstbetrekking."),
    fact("lks_onderwijs_van", "werknemer", unit="datum", label="Eerste dag van dat onderwijs", meaning="Of van de opleiding.", **DAY),
    fact("lks_onderwijs_tot", "werknemer", unit="datum", label="Laatste dag van dat onderwijs",
         meaning="Loopt het door, dan de dag voor het begin van de dienstbetrekking.", **DAY),
    fact("pw_was_persoon", "werknemer", unit=YES, label="Was voor het begin persoon van artikel 7 of 7a",
         meaning="Artikel 7 lid 1 onder a, sinds 2026 ook 7a lid 1 onder a."),
    fact("pw_was_persoon_van", "werknemer", unit="datum", label="Eerste dag daarvan", meaning="Als persoon van artikel 7 of 7a.", **DAY),
    fact("pw_was_persoon_tot", "werknemer", unit="datum", label="Laatste dag daarvan", meaning="Als persoon van artikel 7 of 7a.", **DAY),
    fact("lks_bekostigd_onderwijs", "werknemer", unit=YES, label="Volgde bekostigd onderwijs zonder startkwalificatie",
         meaning="Uit 's Rijks kas; voor wie een leer-werktraject volgt."),
    fact("lks_bekostigd_van", "werknemer", unit="datum", label="Eerste dag van het bekostigde onderwijs", meaning="Zie het feit ervoor.", **DAY),
    fact("lks_bekostigd_tot", "werknemer", unit="datum", label="Laatste dag van het bekostigde onderwijs", meaning="Zie het feit ervoor.",
         **DAY),
    fact("lks_eerder_aangevraagd", "werknemer", unit=YES, label="Eerder gevraagd om vaststelling van de doelgroep", meaning="Door de persoon."),
    fact("lks_vorige_aanvraag_op", "werknemer", unit="datum", label="Vorige aanvraag om vaststelling", meaning="De laatste ervoor.", **DAY),
    fact("lks_aanvraag_doelgroep_op", "werknemer", unit="datum", label="Aanvraag om vaststelling", meaning="Door de persoon.", **DAY),
    fact("lks_vastgesteld_op", "werknemer", unit="datum", label="Loonwaarde vastgesteld op",
         meaning="Of de dag waarop is vastgesteld dat het zonder kan.", **DAY),
    fact("lks_besluit_op", "werknemer", unit="datum", label="Laatste besluit over de hoogte",
         meaning="Van het college, over de maand waarover gerekend wordt.", **DAY),
    fact("lks_proeftijd_na_proefwerk", "werknemer", unit=YES, label="Proeftijd na onbeloond proefwerk",
         meaning="Proeftijd terwijl de persoon al onbeloond had gewerkt voor de loonwaarde (10d lid 2 onder b en lid 3, tot 2017)."),
    fact("lks_wml_bij_besluit", "werknemer", unit="cent per maand", label="Minimumloon voor volwassenen bij het laatste besluit",
         meaning="Alleen als dat besluit van een vorig jaar is (tot 2017).", low=10_000, high=1_000_000),
    fact("loonwaarde_functie_percentage", "werknemer", unit="honderdsten procent", label="Loonwaarde als deel van het functieloon",
         meaning="Zoals die tot 2017 werd vastgesteld.", low=0, high=100_000),
    fact("ziekengeld_29b", "werknemer", unit=YES, label="Recht op ziekengeld van de no-riskpolis", meaning="Ziektewet 29b, over deze maand."),
    fact("ziekmelding_op", "werknemer", unit="datum", label="Ziek gemeld op", meaning="Bij UWV (Ziektewet 38a lid 3).", **DAY),
]

# --- Who: 6 onder e, 10c ---


@rule("werknemer", law="Participatiewet 6 lid 1 onder e; Besluit LKS Participatiewet 1 lid 1", since=SINCE, until="2021-06-30", unit=YES,
      label="Mogelijkheden tot arbeidsparticipatie bij loonkostensubsidie")
def lks_mogelijkheden(lks_kan_taak, lks_werknemersvaardigheden, lks_uur_aaneen, lks_uren_belastbaar, lks_uren_minimum,
                      lks_uren_minimum_bij_wml, lks_wml_per_uur):
    """A task, basic skills, an hour on end, and four hours a day, or two with the minimum wage per hour."""
    enough = (lks_uren_belastbaar >= lks_uren_minimum) | ((lks_uren_belastbaar >= lks_uren_minimum_bij_wml) & lks_wml_per_uur)
    return lks_kan_taak & lks_werknemersvaardigheden & lks_uur_aaneen & enough


@rule("werknemer", name="lks_mogelijkheden", law="Participatiewet 6 lid 1 onder e", since="2021-07-01", unit=YES,
      label="Mogelijkheden tot arbeidsparticipatie bij loonkostensubsidie")
def lks_mogelijkheden_vastgesteld(lks_arbeidsparticipatie):
    """As the municipality finds; the text of the decree of 2021 on this was not found."""
    return lks_arbeidsparticipatie


def shortly_before(was, first_day, last_day, start, months):
    """Whether a period that somebody had overlaps the months before the start of the job."""
    return was & (first_day < start) & (months_later(last_day, months) >= start)


@rule("werknemer", law="Participatiewet 10d lid 2", since="2017-01-01", unit=YES, label="Kort voor het begin op praktijkonderwijs, vso of entree")
def lks_net_van_school(lks_oud_leerling, lks_onderwijs_van, lks_onderwijs_tot, begin_dienstbetrekking, lks_maanden_voor_begin):
    """Took part in it in the six months before the job."""
    return shortly_before(lks_oud_leerling, lks_onderwijs_van, lks_onderwijs_tot, begin_dienstbetrekking, lks_maanden_voor_begin)


@rule("werknemer", law="Participatiewet 10d lid 2 onder b", since="2023-07-01", unit=YES, label="Kort voor het begin persoon van artikel 7 of 7a")
def lks_net_ondersteund(pw_was_persoon, pw_was_persoon_van, pw_was_persoon_tot, begin_dienstbetrekking, lks_maanden_voor_begin):
    """Was somebody of article 7 (since 2026 also 7a) in the six months before the job."""
    return shortly_before(pw_was_persoon, pw_was_persoon_van, pw_was_persoon_tot, begin_dienstbetrekking, lks_maanden_voor_begin)


@rule("werknemer", law="Participatiewet 10d lid 2 onder c", since="2026-01-01", unit=YES,
      label="Kort voor het begin op bekostigd onderwijs, nu in een leer-werktraject")
def lks_net_in_leerwerktraject(pw_leerwerktraject, lks_bekostigd_onderwijs, lks_bekostigd_van, lks_bekostigd_tot, begin_dienstbetrekking,
                               lks_maanden_voor_begin):
    """In state-funded education without a qualification in the six months before, and now learning on the job."""
    was = pw_leerwerktraject & lks_bekostigd_onderwijs
    return shortly_before(was, lks_bekostigd_van, lks_bekostigd_tot, begin_dienstbetrekking, lks_maanden_voor_begin)


IN_A_RUNNING_JOB = "Groep die ook in een lopende dienstbetrekking kan aanvragen"


@rule("werknemer", law="Participatiewet 10d lid 2 (tot 1 juli 2023)", since="2017-01-01", until="2023-06-30", unit=YES, label=IN_A_RUNNING_JOB)
def lks_groep_al_in_dienst(lks_net_van_school):
    """Who left these schools."""
    return lks_net_van_school


@rule("werknemer", name="lks_groep_al_in_dienst", law="Participatiewet 10d lid 2", since="2023-07-01", until="2025-12-31", unit=YES,
      label=IN_A_RUNNING_JOB)
def lks_groep_ook_ondersteund(lks_net_van_school, lks_net_ondersteund):
    """And who was helped by the municipality."""
    return lks_net_van_school | lks_net_ondersteund


@rule("werknemer", name="lks_groep_al_in_dienst", law="Participatiewet 10d lid 2", since="2026-01-01", unit=YES, label=IN_A_RUNNING_JOB)
def lks_groep_ook_leerwerktraject(lks_net_van_school, lks_net_ondersteund, lks_net_in_leerwerktraject):
    """And who learns on the job."""
    return lks_net_van_school | lks_net_ondersteund | lks_net_in_leerwerktraject


BY_THE_LETTER = "Doelgroep loonkostensubsidie naar de letter van de wet"


@rule("werknemer", law="Participatiewet 6 lid 1 onder e; 7 lid 1 onder a", since=SINCE, until="2016-12-31", unit=YES, label=BY_THE_LETTER)
def doelgroep_lks(pw_persoon_7, niet_wml_voltijds, lks_mogelijkheden):
    """People of article 7 who cannot earn the minimum wage full time, and can work."""
    return pw_persoon_7 & niet_wml_voltijds & lks_mogelijkheden


@rule("werknemer", name="doelgroep_lks", law="Participatiewet 6 lid 1 onder e; 7 lid 1 onder a; 10d lid 2", since="2017-01-01",
      until="2023-06-30", unit=YES, label=BY_THE_LETTER)
def doelgroep_lks_ook_leerling(pw_persoon_7, niet_wml_voltijds, lks_mogelijkheden, lks_groep_al_in_dienst):
    """And who left certain schools, on the same two conditions (lid 2 named them too)."""
    return (pw_persoon_7 | lks_groep_al_in_dienst) & niet_wml_voltijds & lks_mogelijkheden


@rule("werknemer", name="doelgroep_lks", law="Participatiewet 6 onder e; 7 lid 1 onder a; 10d lid 2", since="2023-07-01", until="2025-12-31",
      unit=YES, label=BY_THE_LETTER)
def doelgroep_lks_ook_lopend(pw_persoon_7, niet_wml_voltijds, lks_mogelijkheden, lks_groep_al_in_dienst):
    """Lid 2 no longer says that somebody can work: not earning the minimum wage is enough there."""
    return niet_wml_voltijds & ((pw_persoon_7 & lks_mogelijkheden) | lks_groep_al_in_dienst)


@rule("werknemer", name="doelgroep_lks", law="Participatiewet 6 onder e; 7 lid 1 onder a; 7a lid 1 onder a en lid 3; 10d lid 2",
      since="2026-01-01", unit=YES, label=BY_THE_LETTER)
def doelgroep_lks_ook_7a(pw_persoon_7, pw_persoon_7a, pw_leerwerktraject, niet_wml_voltijds, lks_mogelijkheden, lks_groep_al_in_dienst):
    """And people of article 7a: under 27 without fitting education, or learning on the job."""
    helped = pw_persoon_7 | pw_persoon_7a | pw_leerwerktraject
    return niet_wml_voltijds & ((helped & lks_mogelijkheden) | lks_groep_al_in_dienst)


@rule("werknemer", law="Participatiewet 10c lid 2", since=SINCE, unit="datum", label="Eerste dag waarop weer om vaststelling gevraagd kan worden")
def lks_aanvraag_weer_vanaf(lks_vorige_aanvraag_op, lks_aanvraag_maanden):
    """Twelve months after the request before."""
    return months_later(lks_vorige_aanvraag_op, lks_aanvraag_maanden)


@rule("werknemer", law="Participatiewet 10c lid 1 onder a en lid 2", since=SINCE, unit=YES, label="Aanvraag om vaststelling mogelijk")
def lks_aanvraag_mogelijk(lks_eerder_aangevraagd, lks_aanvraag_doelgroep_op, lks_aanvraag_weer_vanaf):
    """Once in twelve months."""
    return ~lks_eerder_aangevraagd | (lks_aanvraag_doelgroep_op >= lks_aanvraag_weer_vanaf)


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


@rule("werknemer", law="Participatiewet 10d lid 9 (tot 2017 lid 7)", since=SINCE, unit=YES, label="Andere loonkostensubsidie van het college mogelijk")
def andere_loonkostensubsidie_mogelijk(lks_recht):
    """Not for the same job, from the same municipality."""
    return ~lks_recht


@rule("werknemer", law="Participatiewet 10d lid 12", since="2023-07-01", unit="datum", label="Besluit over de loonkostensubsidie uiterlijk op")
def lks_besluit_uiterlijk(lks_vastgesteld_op, lks_beslistermijn):
    """Five weeks after the wage value was found, or it was found that it need not be."""
    return lks_vastgesteld_op + lks_beslistermijn


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
def lks_vergoeding_bedrag(lks_grondslag, lks_vergoeding_werkgeverslasten):
    """To the nearest cent: for showing."""
    return nearest(lks_grondslag * lks_vergoeding_werkgeverslasten, 1_000_000)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE, unit="honderdduizendsten cent per maand",
      label="Loonkostensubsidie bij 36 uren, niet afgerond")
def lks_volle_week(lks_grondslag, lks_vergoeding_werkgeverslasten):
    """The difference plus the percentage for charges over it."""
    return choose(lks_grondslag == 0, 0, lks_grondslag * (lks_vergoeding_werkgeverslasten + 10_000) // 10)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE, unit="cent per maand",
      label="Loonkostensubsidie bij 36 uren")
def lks_bij_36_uren(lks_volle_week):
    """To the nearest cent."""
    return nearest(lks_volle_week, 100_000)


@rule("werknemer", law="Participatiewet 10d lid 4; Regeling LKS Participatiewet 2021 1; Regeling LKS Participatiewet 1", since=SINCE,
      unit="cent per maand", label="Loonkostensubsidie bij 36 uren, als de vergoeding alleen in het maximum telt (andere lezing)")
def lks_andere_lezing(lks_verschil, lks_maximum, lks_vergoeding_werkgeverslasten):
    """The other reading of lid 4: the charges raise the amount that 70% is taken of, and nothing else (docs/besluiten/0085)."""
    return nearest(minimum(lks_verschil * 10_000, lks_maximum * (lks_vergoeding_werkgeverslasten + 10_000)), 1_000_000)


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


# --- Announced: a fixed amount for beschut werk ---


@rule("werknemer", law="Kamerstukken II 2024/25, 34 352, nr. 341 (voornemen, wet nodig)", since="2025-12-31", regime="voorgenomen",
      unit="cent per maand", label="Vaste loonkostensubsidie voor beschut werk")
def lks_forfait_beschut(forfait_beschut_grondslag, lks_forfait_beschut_percentage, lks_uren, lks_uren_norm):
    """68% of an amount that the letter does not name, by hours; give the amount to compute with."""
    full = forfait_beschut_grondslag * lks_forfait_beschut_percentage
    return full * lks_uren // (lks_uren_norm * 1_000_000)
