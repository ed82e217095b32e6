"""Who belongs to the target group of the loonkostensubsidie (Participatiewet 6 onder e, 10c, 10d lid 2), by the letter.

The municipality decides: its finding is the fact `in_doelgroep_lks`. What stands here says what the act asks for it, and when
it may be asked.
"""

from functools import partial

from telmee.wet import day_fact, months_later, rule, yes_no

YES = "ja/nee"
SINCE = "2015-01-01"
COLLEGE = "de gemeente (college van burgemeester en wethouders)"
yes, day = partial(yes_no, "werknemer"), partial(day_fact, "werknemer")

FACTS = [
    yes("pw_persoon_7", "Persoon van artikel 7 lid 1 onder a", "Onder meer met bijstand, Anw, IOAW of IOAZ, of niet-uitkeringsgerechtigd."),
    yes("pw_persoon_7a", "Jonger dan 27, onderwijs niet mogelijk of passend", "Artikel 7a lid 1 onder a.", COLLEGE),
    yes("pw_leerwerktraject", "Leer-werktraject zonder startkwalificatie", "Artikel 7a lid 3."),
    yes("niet_wml_voltijds", "Kan voltijds het minimumloon niet verdienen", "Met voltijdse arbeid.", COLLEGE),
    yes("lks_arbeidsparticipatie", "Mogelijkheden tot arbeidsparticipatie", "Volgens het Besluit loonkostensubsidie.", COLLEGE),
    yes("lks_oud_leerling", "Volgde praktijkonderwijs, vso of de entreeopleiding", "Voor de dienstbetrekking."),
    day("lks_onderwijs_van", "Eerste dag van dat onderwijs", "Of van de opleiding."),
    day("lks_onderwijs_tot", "Laatste dag van dat onderwijs", "Loopt het door, dan de dag voor het begin van de dienstbetrekking.",
        after=("lks_onderwijs_van",)),
    yes("pw_was_persoon", "Was voor het begin persoon van artikel 7 of 7a", "Artikel 7 lid 1 onder a, sinds 2026 ook 7a lid 1 onder a."),
    day("pw_was_persoon_van", "Eerste dag daarvan", "Als persoon van artikel 7 of 7a.", of="pw_was_persoon"),
    day("pw_was_persoon_tot", "Laatste dag daarvan", "Als persoon van artikel 7 of 7a.", after=("pw_was_persoon_van",), of="pw_was_persoon"),
    yes("lks_bekostigd_onderwijs", "Volgde bekostigd onderwijs zonder startkwalificatie",
        "Uit 's Rijks kas; voor wie een leer-werktraject volgt."),
    day("lks_bekostigd_van", "Eerste dag van het bekostigde onderwijs", "Zie het feit ervoor.", of="lks_bekostigd_onderwijs"),
    day("lks_bekostigd_tot", "Laatste dag van het bekostigde onderwijs", "Zie het feit ervoor.",
        after=("lks_bekostigd_van",), of="lks_bekostigd_onderwijs"),
    yes("lks_eerder_aangevraagd", "Eerder gevraagd om vaststelling van de doelgroep", "Door de persoon."),
    day("lks_vorige_aanvraag_op", "Vorige aanvraag om vaststelling", "De laatste ervoor.", of="lks_eerder_aangevraagd"),
    day("lks_aanvraag_doelgroep_op", "Aanvraag om vaststelling", "Door de persoon.", after=("lks_vorige_aanvraag_op",)),
]

# --- Who can work, who comes from school or was helped: 6 onder e, 10d lid 2 ---


@rule("werknemer", law="Participatiewet 6 lid 1 onder e; Besluit LKS Participatiewet 1 lid 1", since=SINCE, until="2021-06-30", unit=YES,
      label="Mogelijkheden tot arbeidsparticipatie bij loonkostensubsidie")
def lks_mogelijkheden(kan_taak_uitvoeren, heeft_basale_werknemersvaardigheden, kan_een_uur_aaneengesloten_werken,
                      belastbare_uren_per_dag, lks_uren_minimum, lks_uren_minimum_bij_wml, kan_minimumloon_per_uur_verdienen):
    """A task, basic skills, an hour on end, and four hours a day, or two with the minimum wage per hour.

    The measure of Schattingsbesluit 1a (`geen_arbeidsvermogen`), found by the municipality here.
    """
    shorter = (belastbare_uren_per_dag >= lks_uren_minimum_bij_wml) & kan_minimumloon_per_uur_verdienen
    enough = (belastbare_uren_per_dag >= lks_uren_minimum) | shorter
    return kan_taak_uitvoeren & heeft_basale_werknemersvaardigheden & kan_een_uur_aaneengesloten_werken & enough


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
