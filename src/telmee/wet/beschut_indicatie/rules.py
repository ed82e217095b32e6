"""Where an indication for beschut werk stands: Participatiewet 10b, Besluit advisering beschut werk 2 and 3, Awb 6:16.

From the days of what happened to one indication, up to the day of the question; a day that is not there did not happen.
In the order in which the steps follow, since 10b has an application, an offer and a number (2017). Terms stand in `beschut_werk`. What a
move and the pension age do, no article says: docs/besluiten/0162.
"""

from functools import partial

from telmee.wet import choose, day_fact, fact, first, is_known, maximum, rule, yes_no

YES, SINCE = "ja/nee", "2017-01-01"
ASKED, EXAMINED, ADVISED = "aanvraag", "onderzoek", "advies"
REFUSED, WAITS, ABSENT, TRIAL, WORKS, ENDED, NONE = "afgewezen", "wacht", "niet_beschikbaar", "proefplaatsing", "werkt", "einde", "geen"
ADVICE, PERSON = "Participatiewet 10b lid 2 en 3; Besluit advisering beschut werk 2 en 3", "Participatiewet 10b lid 1"
BEFORE_WORK = "Participatiewet 10b lid 7; 8a lid 2 onder d (sinds 1 juli 2023)"
day, yes = partial(day_fact, "persoon"), partial(yes_no, "persoon")

FACTS = [
    day("indicatie_aanvraag_op", "Aanvraag beschut werk ontvangen op", "Bij de gemeente, of bij UWV als de persoon het zelf vraagt."),
    day("indicatie_onderzoek_op", "Onderzoek beschut werk begonnen op", "UWV kreeg het verzoek om advies."),
    day("indicatie_advies_op", "Advies beschut werk gegeven op", "Door UWV aan de gemeente."),
    day("indicatie_besluit_op", "Besluit beschut werk genomen op", "Door de gemeente."),
    fact("indicatie_besluit", "persoon", unit="tekst", label="Besluit over beschut werk", choices=("positief", "negatief"),
         meaning="Positief: vastgesteld dat iemand alleen beschut kan werken.", decider="de gemeente (college van burgemeester en wethouders)"),
    yes("indicatie_beschikbaar", "Kan nu beginnen met beschut werk", "Nee: nu niet, bijvoorbeeld door ziekte of opleiding."),
    day("indicatie_beschikbaar_op", "Kan beginnen met beschut werk sinds", "Na de laatste keer dat het niet kon."),
    day("indicatie_proefplaatsing_van", "Eerste dag van de laatste proefplaatsing", "Werken met behoud van uitkering."),
    day("indicatie_proefplaatsing_tot", "Laatste dag van de laatste proefplaatsing", "Voorbij, of afgesproken."),
    day("indicatie_werk_van", "Eerste dag van de laatste beschutte dienstbetrekking", "Volgens het contract."),
    day("indicatie_werk_tot", "Laatste dag van de laatste beschutte dienstbetrekking", "Deze dag hoort erbij."),
    day("indicatie_bezwaar_op", "Bezwaar over beschut werk ontvangen op", "Tegen het besluit van de gemeente."),
    day("indicatie_besluit_bezwaar_op", "Beslissing op het bezwaar over beschut werk op", "Door de gemeente."),
    day("indicatie_intrekking_op", "Indicatie beschut werk ingetrokken op", "Door de gemeente."),
    day("indicatie_verhuizing_op", "Verhuisd naar een andere gemeente op", "De dag van de inschrijving daar."),
    day("indicatie_einde_op", "Indicatie beschut werk om een andere reden geëindigd op", "Of de aanvraag."),
    day("indicatie_overlijden_op", "Overleden op", "Volgens de basisregistratie personen."),
    day("indicatie_aow_op", "AOW-leeftijd bereikt op", "De eerste dag met die leeftijd."),
]


@rule("persoon", law=PERSON, since=SINCE, unit=YES, label="Beschut werk is vastgesteld")
def indicatie_positief(indicatie_besluit_op, indicatie_besluit):
    """The college decided, and found it so."""
    return is_known(indicatie_besluit_op) & (indicatie_besluit == "positief")


@rule("persoon", law="Participatiewet 10b lid 1; Besluit advisering beschut werk 2 lid 3", since=SINCE, unit="tekst",
      label="Waarom de indicatie eindigde")
def indicatie_einde_reden(indicatie_overlijden_op, indicatie_aow_op, indicatie_intrekking_op, indicatie_verhuizing_op, indicatie_einde_op):
    """The first of these that is there: of this indication, at this municipality. The act ends none by a move or by age (docs/besluiten/0162)."""
    return first(
        (is_known(indicatie_overlijden_op), "overlijden", PERSON),
        (is_known(indicatie_aow_op), "aow", "Participatiewet 6 onder a, 7 lid 1 onder a, 10b lid 1"),
        (is_known(indicatie_intrekking_op), "intrekking", PERSON),
        (is_known(indicatie_verhuizing_op), "verhuizing", "Participatiewet 10 lid 6, 10b lid 1, 40 lid 1"),
        (is_known(indicatie_einde_op), "anders", PERSON),
        otherwise=(NONE, PERSON),
    )


@rule("persoon", law="Participatiewet 10b lid 1", since=SINCE, unit=YES, label="Werkt beschut")
def indicatie_werkt(indicatie_werk_van, indicatie_werk_tot, rekendag):
    """In a dienstbetrekking on the day of the question, its last day included."""
    over = is_known(indicatie_werk_tot) & (indicatie_werk_tot < rekendag) & (indicatie_werk_tot >= indicatie_werk_van)
    return is_known(indicatie_werk_van) & ~over


@rule("persoon", law=BEFORE_WORK, since=SINCE, unit=YES, label="Is op een proefplaats")
def indicatie_op_proef(indicatie_proefplaatsing_van, indicatie_proefplaatsing_tot, rekendag):
    """Work on trial before the dienstbetrekking, its last day included: what is offered until it begins, the verordening says (lid 7)."""
    over = is_known(indicatie_proefplaatsing_tot) & (indicatie_proefplaatsing_tot < rekendag) & (indicatie_proefplaatsing_tot >= indicatie_proefplaatsing_van)
    return is_known(indicatie_proefplaatsing_van) & ~over


@rule("persoon", law="Participatiewet 10b; Besluit advisering beschut werk 2 en 3", since=SINCE, unit="tekst", label="Waar de indicatie beschut werk staat")
def indicatie_stap(indicatie_einde_reden, indicatie_positief, indicatie_werkt, indicatie_op_proef, indicatie_beschikbaar, indicatie_besluit_op,
                   indicatie_advies_op, indicatie_onderzoek_op, indicatie_aanvraag_op):
    """The furthest step that was made. Who cannot begin now does not wait; who is available is unknown when nobody said so."""
    return first(
        (indicatie_einde_reden != NONE, ENDED, PERSON),
        (indicatie_positief & indicatie_werkt, WORKS, PERSON),
        (indicatie_positief & indicatie_op_proef, TRIAL, BEFORE_WORK),
        (indicatie_positief & indicatie_beschikbaar, WAITS, "Participatiewet 10b lid 1 en 5"),
        (indicatie_positief, ABSENT, "Participatiewet 10b lid 1 en 5"),
        (is_known(indicatie_besluit_op), REFUSED, PERSON),
        (is_known(indicatie_advies_op), ADVISED, ADVICE),
        (is_known(indicatie_onderzoek_op), EXAMINED, ADVICE),
        (is_known(indicatie_aanvraag_op), ASKED, "Participatiewet 10b lid 1 en 3"),
        otherwise=(NONE, PERSON),
    )


@rule("persoon", law="Participatiewet 10b lid 1 en 5", since=SINCE, unit=YES, label="Staat op de wachtlijst")
def indicatie_wacht(indicatie_stap):
    """Found to need it, able to begin, and without a place."""
    return indicatie_stap == WAITS


@rule("persoon", law="Participatiewet 10b lid 1 en 5", since=SINCE, unit="datum", label="Wacht sinds")
def indicatie_wacht_sinds(indicatie_besluit_op, indicatie_beschikbaar_op, indicatie_werk_tot, indicatie_proefplaatsing_tot):
    """From the finding, from when somebody can begin, or the day after the last place or trial: the latest of these."""
    able = choose(is_known(indicatie_beschikbaar_op) & (indicatie_beschikbaar_op >= indicatie_besluit_op), indicatie_beschikbaar_op, indicatie_besluit_op)
    worked = choose(is_known(indicatie_werk_tot) & (indicatie_werk_tot >= indicatie_besluit_op), indicatie_werk_tot + 1, indicatie_besluit_op)
    tried = choose(is_known(indicatie_proefplaatsing_tot) & (indicatie_proefplaatsing_tot >= indicatie_besluit_op), indicatie_proefplaatsing_tot + 1, indicatie_besluit_op)
    return maximum(able, maximum(worked, tried))


@rule("persoon", law="Awb 6:16, 7:10", since=SINCE, unit=YES, label="Bezwaar over beschut werk loopt")
def indicatie_bezwaar_loopt(indicatie_bezwaar_op, indicatie_besluit_bezwaar_op):
    """It does not suspend the decision, so the step stays what it is."""
    decided = is_known(indicatie_besluit_bezwaar_op) & (indicatie_besluit_bezwaar_op >= indicatie_bezwaar_op)
    return is_known(indicatie_bezwaar_op) & ~decided


@rule("persoon", law="Participatiewet 10b lid 1, 2 en 3; Besluit advisering beschut werk 2", since=SINCE, unit="tekst",
      label="Wat aan de volgorde van de stappen niet klopt")
def indicatie_volgorde(indicatie_aanvraag_op, indicatie_onderzoek_op, indicatie_advies_op, indicatie_besluit_op, indicatie_besluit,
                       indicatie_positief, indicatie_werk_van, indicatie_overlijden_op):
    """The first thing that cannot be; steps that nobody wrote down are no fault, except the finding, and the advice before it.

    A refusal without advice can be: whoever is outside the circle of lid 1 is refused without one.
    """
    late = is_known(indicatie_overlijden_op) & is_known(indicatie_werk_van) & (indicatie_werk_van > indicatie_overlijden_op)
    return first(
        (is_known(indicatie_werk_van) & ~is_known(indicatie_besluit_op), "werk_zonder_besluit", PERSON),
        (is_known(indicatie_werk_van) & (indicatie_besluit == "negatief"), "werk_na_afwijzing", PERSON),
        (is_known(indicatie_werk_van) & (indicatie_werk_van < indicatie_besluit_op), "werk_voor_besluit", PERSON),
        (indicatie_positief & ~is_known(indicatie_advies_op), "besluit_zonder_advies", "Participatiewet 10b lid 2"),
        (indicatie_positief & (indicatie_besluit_op < indicatie_advies_op), "besluit_voor_advies", "Participatiewet 10b lid 2"),
        (is_known(indicatie_advies_op) & is_known(indicatie_onderzoek_op) & (indicatie_advies_op < indicatie_onderzoek_op),
         "advies_voor_onderzoek", "Besluit advisering beschut werk 2 lid 1"),
        (is_known(indicatie_onderzoek_op) & is_known(indicatie_aanvraag_op) & (indicatie_onderzoek_op < indicatie_aanvraag_op),
         "onderzoek_voor_aanvraag", "Participatiewet 10b lid 3"),
        (late, "werk_na_overlijden", PERSON),
        otherwise=(NONE, PERSON),
    )


# --- Which terms run, and what is too late: the terms of `beschut_werk`, for a step that has not been made yet ---


@rule("persoon", law="Besluit advisering beschut werk 2 lid 1", since="2022-07-01", unit=YES, label="Termijn voor het advies over beschut werk loopt")
def indicatie_advies_loopt(indicatie_stap):
    """UWV examines."""
    return indicatie_stap == EXAMINED


@rule("persoon", law="Besluit advisering beschut werk 2 lid 1", since="2022-07-01", unit=YES, label="Advies over beschut werk is te laat")
def indicatie_advies_te_laat(indicatie_advies_loopt, beschut_advies_uiterlijk, rekendag):
    """The term runs, and the last day of UWV has passed."""
    return indicatie_advies_loopt & (beschut_advies_uiterlijk < rekendag)


@rule("persoon", law="Awb 4:13", since=SINCE, unit=YES, label="Termijn voor het besluit over beschut werk loopt")
def indicatie_besluit_loopt(indicatie_stap):
    """Asked and not decided, whether or not UWV has advised."""
    return (indicatie_stap == ASKED) | (indicatie_stap == EXAMINED) | (indicatie_stap == ADVISED)


@rule("persoon", law="Awb 4:13, 4:14", since=SINCE, unit=YES, label="Besluit over beschut werk is te laat")
def indicatie_besluit_te_laat(indicatie_besluit_loopt, beschut_besluit_uiterlijk, rekendag):
    """The term runs, and the last day of the college has passed."""
    return indicatie_besluit_loopt & (beschut_besluit_uiterlijk < rekendag)


@rule("persoon", law="Awb 7:10", since=SINCE, unit=YES, label="Beslissing op het bezwaar over beschut werk is te laat")
def indicatie_bezwaar_te_laat(indicatie_bezwaar_loopt, beschut_bezwaar_beslissing_uiterlijk, rekendag):
    """The objection runs, and the last day of the college has passed."""
    return indicatie_bezwaar_loopt & (beschut_bezwaar_beslissing_uiterlijk < rekendag)


@rule("persoon", law="Participatiewet 10b; Besluit advisering beschut werk 2", since=SINCE, unit="tekst", label="Wie aan zet is voor beschut werk")
def indicatie_aan_zet(indicatie_stap, indicatie_bezwaar_loopt, beschut_eigen_verzoek):
    """Whose step comes next; an own request is at UWV. The act sets no term for the offer of a place."""
    return first(
        ((indicatie_stap == EXAMINED) | ((indicatie_stap == ASKED) & beschut_eigen_verzoek), "uwv_adviseert",
         "Participatiewet 10b lid 2 en 3; Besluit advisering beschut werk 2 lid 1"),
        ((indicatie_stap == ASKED) | (indicatie_stap == ADVISED), "gemeente_besluit", "Participatiewet 10b lid 1 en 2; Awb 4:13"),
        (indicatie_bezwaar_loopt, "gemeente_beslist_op_bezwaar", "Awb 7:10"),
        (indicatie_stap == WAITS, "gemeente_biedt_plek", "Participatiewet 10b lid 1, 4 en 5"),
        (indicatie_stap == TRIAL, "gemeente_na_proef", "Participatiewet 10b lid 1 en 7"),
        otherwise=("niemand", PERSON),
    )
