"""The advice of UWV on beschut werk (Participatiewet 10b lid 2 and 3, Besluit advisering beschut werk), on one request.

The municipality decides with it: its finding is the fact `beschut_vastgesteld` of the subject doelgroep. The two questions of article 3 lid 1 are answered by UWV.
"""

from functools import partial

from telmee.wet import choose, day_fact, fact, first, months_later, rule, working_day, yes_no

YES = "ja/nee"
SINCE = "2022-07-01"
NEITHER = "geen"
ABLE, UNABLE = "wel_begeleid_werken", "niet_begeleid_werken"
yes, day = partial(yes_no, "persoon"), partial(day_fact, "persoon")

FACTS = [
    day("beschut_verzoek_op", "Verzoek om advies over beschut werk", "Ontvangen door UWV."),
    yes("beschut_eigen_verzoek", "Verzoek van de persoon zelf", "Nee: van de gemeente."),
    yes("beschut_eerder_advies", "Eerder advies over beschut werk", "UWV gaf het voor het verzoek."),
    day("beschut_eerder_advies_op", "Laatste eerdere advies over beschut werk", "De dag van het advies.", of="beschut_eerder_advies"),
    yes("beschut_nieuw_sinds_advies", "Nieuwe feiten sinds het eerdere advies", "Of veranderde omstandigheden; de aanvrager vermeldt ze."),
    yes("beschut_nieuw_sinds_wsw", "Nieuwe feiten sinds de Wsw-indicatie", "Of veranderde omstandigheden; de aanvrager vermeldt ze."),
    fact("beschut_wsw_advies", "persoon", unit="tekst", label="Advies bij de Wsw-indicatie", choices=(NEITHER, ABLE, UNABLE),
         meaning="UWV over begeleid werken, bij een Wsw-indicatie die nog geldt; geen: geen indicatie of geen advies."),
    yes("beschut_zware_aanpassingen", "Aanpassingen gaan te ver", "Een werkgever kan ze niet redelijk doen.", "UWV"),
    yes("beschut_kring", "Persoon van artikel 10b lid 1", "Van artikel 7 of 7a, of met een uitkering van UWV of arbeidsondersteuning."),
    yes("beschut_aantal_gehaald", "Aantal plaatsen beschut werk gehaald", "Dat van de regeling, of het hogere van de gemeente.", "de gemeente"),
    yes("beschut_zwaar_toezicht", "Toezicht of begeleiding gaat te ver", "Een werkgever kan ze niet redelijk bieden.", "UWV"),
]


@rule("persoon", law="Besluit advisering beschut werk 2 lid 1; Algemene termijnenwet 1 lid 1", since=SINCE, unit="datum",
      label="Advies over beschut werk uiterlijk op")
def beschut_advies_uiterlijk(beschut_verzoek_op, beschut_adviestermijn):
    """Eight weeks after the request came in."""
    return working_day(beschut_verzoek_op + beschut_adviestermijn)


@rule("persoon", law="Besluit advisering beschut werk 3 lid 3 onder b, lid 6", since=SINCE, unit=YES, label="Eigen verzoek komt te vroeg")
def beschut_te_vroeg(beschut_eigen_verzoek, beschut_eerder_advies, beschut_eerder_advies_op, beschut_verzoek_op, beschut_wachtmaanden,
                     beschut_nieuw_sinds_advies):
    """Within twelve months after an advice, with nothing new; the day on which they end is still in them."""
    within = months_later(beschut_eerder_advies_op, beschut_wachtmaanden) >= beschut_verzoek_op
    return beschut_eigen_verzoek & beschut_eerder_advies & within & ~beschut_nieuw_sinds_advies


@rule("persoon", law="Besluit advisering beschut werk 3 lid 3 onder b", since=SINCE, unit="datum", label="Eigen verzoek wordt weer onderzocht vanaf")
def beschut_weer_onderzoek_vanaf(beschut_eerder_advies_op, beschut_wachtmaanden):
    """The first day after the twelve months; earlier only with new facts."""
    return months_later(beschut_eerder_advies_op, beschut_wachtmaanden) + 1


@rule("persoon", law="Besluit advisering beschut werk 3 lid 3 onder a, lid 4 en 5", since=SINCE, unit=YES, label="Advies van de Wsw beslist")
def beschut_wsw_beslist(beschut_wsw_advies, beschut_nieuw_sinds_wsw):
    """Advice about working with guidance, as long as nothing is new."""
    return (beschut_wsw_advies != NEITHER) & ~beschut_nieuw_sinds_wsw


@rule("persoon", law="Besluit advisering beschut werk 3 lid 1, 3, 4, 5 en 6", since=SINCE, unit=YES, label="UWV doet onderzoek voor het advies")
def beschut_onderzoek(beschut_wsw_beslist, beschut_te_vroeg):
    """Unless an advice of the Wsw or of the last twelve months settles it."""
    return ~beschut_wsw_beslist & ~beschut_te_vroeg


@rule("persoon", law="Besluit advisering beschut werk 3 lid 2-4", since=SINCE, unit=YES, label="UWV adviseert beschut werk")
def beschut_advies(beschut_onderzoek, beschut_zware_aanpassingen, beschut_zwaar_toezicht, beschut_wsw_beslist, beschut_wsw_advies,
                   beschut_te_vroeg, beschut_bij_samenloop):
    """One yes is enough; without examination no, or yes for who could not work with guidance under the Wsw."""
    unable = beschut_wsw_beslist & (beschut_wsw_advies == UNABLE)
    settled = choose(unable & beschut_te_vroeg, beschut_bij_samenloop, unable)
    return choose(beschut_onderzoek, beschut_zware_aanpassingen | beschut_zwaar_toezicht, settled)


@rule("persoon", law="Besluit advisering beschut werk 3", since=SINCE, unit="tekst", label="Waar het advies over beschut werk op rust")
def beschut_advies_grond(beschut_onderzoek, beschut_wsw_beslist, beschut_wsw_advies, beschut_te_vroeg):
    """Which part of the article says how UWV answers."""
    unable = beschut_wsw_beslist & (beschut_wsw_advies == UNABLE)
    return first(
        (beschut_onderzoek, "onderzoek", "Besluit advisering beschut werk 3 lid 1, 2, 5 en 6"),
        (unable & beschut_te_vroeg, "samenloop", "Besluit advisering beschut werk 3 lid 3 onder b, lid 4"),
        (beschut_te_vroeg, "te_vroeg", "Besluit advisering beschut werk 3 lid 3 onder b"),
        (unable, "wsw_niet_begeleid", "Besluit advisering beschut werk 3 lid 4"),
        otherwise=("wsw_begeleid", "Besluit advisering beschut werk 3 lid 3 onder a"),
    )


# --- The place itself: Participatiewet 10b lid 1, 4, 5 and 6 ---


@rule("persoon", law="Participatiewet 10b lid 1 en 6", since="2017-01-01", unit=YES, label="Gemeente moet beschut werk aanbieden")
def beschut_werk_aangeboden(beschut_vastgesteld, beschut_kring, beschut_aantal_gehaald):
    """For whom it was established, as long as the number of places of the year has not been reached."""
    return beschut_vastgesteld & beschut_kring & ~beschut_aantal_gehaald
