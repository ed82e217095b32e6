"""Beschut werk: who may have it, the advice of UWV, the finding and the offer of the municipality, and how many places there must be.

In the order of Participatiewet 10b, with the Besluit advisering beschut werk between lid 3 and 4 and the terms of the Awb after it. The finding
itself is the fact `beschut_vastgesteld` of the subject doelgroep. The number is that of one municipality in one year (level `gemeente`).
"""

from functools import partial
from typing import Any

from telmee.wet import (
    choose,
    day_fact,
    fact,
    first,
    is_known,
    maximum,
    months_later,
    nearest,
    rule,
    working_day,
    yes_no,
)

YES = "ja/nee"
SINCE, FIRST_TEXT, NUMBERS = "2022-07-01", "2015-01-01", "2017-01-01"
NEITHER = "geen"
ABLE, UNABLE = "wel_begeleid_werken", "niet_begeleid_werken"
COLLEGE = "de gemeente (college van burgemeester en wethouders)"
COUNCIL = "de gemeenteraad, bij verordening"
yes, day = partial(yes_no, "persoon"), partial(day_fact, "persoon")
of_gemeente = partial(yes_no, "gemeente")
BANEN: dict[str, Any] = {"unit": "banen", "low": 0, "high": 1_000_000}

FACTS = [
    yes("beschut_persoon_7", "Persoon van artikel 7 lid 1 onder a", "Onder meer met bijstand, Anw, IOAW of IOAZ, of niet-uitkeringsgerechtigd.", COLLEGE),
    yes("beschut_persoon_7a", "Jonger dan 27, onderwijs niet mogelijk of passend", "Artikel 7a lid 1 onder a, sinds 2026.", COLLEGE),
    yes("beschut_uwv_uitkering", "Uitkering van UWV", "WW, IOW, WAZ, Wajong, WIA, WAO, Ziektewet of Wamil; in 2017 elke uitkering van UWV.", "UWV"),
    yes("beschut_arbeidsondersteuning", "Recht op arbeidsondersteuning", "Wajong 2:15.", "UWV"),
    day("beschut_verzoek_op", "Verzoek om advies over beschut werk", "Ontvangen door UWV."),
    yes("beschut_eigen_verzoek", "Verzoek van de persoon zelf", "Nee: van de gemeente."),
    yes("beschut_eerder_advies", "Eerder advies over beschut werk", "UWV gaf het voor het verzoek."),
    day("beschut_eerder_advies_op", "Laatste eerdere advies over beschut werk", "De dag van het advies.", of="beschut_eerder_advies"),
    yes("beschut_nieuw_sinds_advies", "Nieuwe feiten sinds het eerdere advies", "Of veranderde omstandigheden; de aanvrager vermeldt ze."),
    yes("beschut_nieuw_sinds_wsw", "Nieuwe feiten sinds de Wsw-indicatie", "Of veranderde omstandigheden; de aanvrager vermeldt ze."),
    fact("beschut_wsw_advies", "persoon", unit="tekst", label="Advies bij de Wsw-indicatie", choices=(NEITHER, ABLE, UNABLE),
         meaning="UWV over begeleid werken, bij een Wsw-indicatie die nog geldt; geen: geen indicatie of geen advies."),
    yes("beschut_zware_aanpassingen", "Aanpassingen gaan te ver", "Een werkgever kan ze niet redelijk doen.", "UWV"),
    yes("beschut_zwaar_toezicht", "Toezicht of begeleiding gaat te ver", "Een werkgever kan ze niet redelijk bieden.", "UWV"),
    yes("beschut_advies_gegeven", "UWV heeft advies gegeven over beschut werk", "Aan het college, op verzoek van de gemeente of de persoon."),
    day("beschut_aanvraag_op", "Beschut werk gevraagd bij de gemeente op", "Ontvangen door het college."),
    yes("beschut_bericht", "De gemeente schreef dat het langer duurt", "Met een nieuwe dag (Awb 4:14)."),
    day("beschut_bericht_dag", "Nieuwe dag uit dat bericht", "Waarop het besluit er uiterlijk is.", after=("beschut_aanvraag_op",), of="beschut_bericht"),
    yes("beschut_bezwaar_commissie", "Adviescommissie bij het bezwaar", "Een commissie van Awb 7:13.", COLLEGE),
    yes("beschut_bezwaar_verdaagd", "Beslissing op het bezwaar verdaagd", "Met hoogstens zes weken (Awb 7:10 lid 3).", COLLEGE),
    of_gemeente("beschut_aantal_bepaald", "Regeling noemt een aantal", "De ministeriële regeling van het jaar, voor deze gemeente."),
    fact("beschut_aantal_regeling", "gemeente", label="Aantal van de regeling", meaning="Ten minste te realiseren aan het eind van het jaar.", **BANEN),
    of_gemeente("beschut_hoger_bepaald", "Verordening stelt een hoger aantal vast", "Artikel 10b lid 5.", COUNCIL),
    fact("beschut_aantal_verordening", "gemeente", label="Aantal van de verordening", meaning="Artikel 10b lid 5.", decider=COUNCIL,
         of="beschut_hoger_bepaald", **BANEN),
    of_gemeente("beschut_volgorde_bepaald", "Verordening regelt de volgorde", "Van wie een plaats krijgt uit het hogere aantal.", COUNCIL),
    fact("beschut_dienstbetrekkingen", "gemeente", label="Dienstbetrekkingen beschut werk", meaning="Elke dienstbetrekking telt als één.", **BANEN),
    fact("beschut_uren", "gemeente", unit="honderdsten uur per week", label="Uren per week in beschut werk",
         meaning="Van alle dienstbetrekkingen samen.", low=0, high=10**10),
    of_gemeente("beschut_termijn_bepaald", "Verordening noemt een termijn voor het besluit", "Over beschut werk.", COUNCIL),
    fact("beschut_termijn_verordening", "gemeente", unit="dagen", label="Termijn van de verordening", meaning="Voor het besluit over beschut werk.",
         decider=COUNCIL, low=1, high=366, of="beschut_termijn_bepaald"),
]

# --- Who: 10b lid 1 and 3 ---

CIRCLE = "Persoon van artikel 10b lid 1"


@rule("persoon", law="Participatiewet 10b lid 1; 7 lid 1 onder a", since=FIRST_TEXT, until="2016-12-31", unit=YES, label=CIRCLE)
def beschut_kring(beschut_persoon_7):
    """Who the municipality helps to work."""
    return beschut_persoon_7


@rule("persoon", name="beschut_kring", law="Participatiewet 10b lid 1; 7 lid 1 onder a", since=NUMBERS, until="2017-12-31", unit=YES, label=CIRCLE)
def beschut_kring_ook_uwv(beschut_persoon_7, beschut_uwv_uitkering):
    """And who gets a benefit of UWV."""
    return beschut_persoon_7 | beschut_uwv_uitkering


@rule("persoon", name="beschut_kring", law="Participatiewet 10b lid 1; 7 lid 1 onder a", since="2018-01-01", until="2025-12-31", unit=YES, label=CIRCLE)
def beschut_kring_ook_ondersteuning(beschut_persoon_7, beschut_uwv_uitkering, beschut_arbeidsondersteuning):
    """And who has arbeidsondersteuning of the Wajong; that text was first read of 2018."""
    return beschut_persoon_7 | beschut_uwv_uitkering | beschut_arbeidsondersteuning


@rule("persoon", name="beschut_kring", law="Participatiewet 10b lid 1; 7 lid 1 onder a; 7a lid 1 onder a", since="2026-01-01", unit=YES, label=CIRCLE)
def beschut_kring_ook_7a(beschut_persoon_7, beschut_persoon_7a, beschut_uwv_uitkering, beschut_arbeidsondersteuning):
    """And who is under 27 without fitting education."""
    return beschut_persoon_7 | beschut_persoon_7a | beschut_uwv_uitkering | beschut_arbeidsondersteuning


OWN_REQUEST = "Kan zelf bij UWV om advies over beschut werk vragen"


@rule("persoon", law="Participatiewet 10b lid 1 en 2 (tot 2017)", since=FIRST_TEXT, until="2016-12-31", unit=YES, label=OWN_REQUEST)
def beschut_zelf_vragen():
    """The college found it of its own accord, and only the college asked UWV."""
    return False


@rule("persoon", name="beschut_zelf_vragen", law="Participatiewet 10b lid 3", since=NUMBERS, unit=YES, label=OWN_REQUEST)
def beschut_zelf_vragen_kring(beschut_kring):
    """Everybody of lid 1."""
    return beschut_kring


@rule("persoon", law="Participatiewet 10b lid 2", since=FIRST_TEXT, unit=YES, decider=COLLEGE, evidence="het besluit van de gemeente",
      label="De gemeente kan beschut werk vaststellen")
def beschut_vaststelling_mogelijk(beschut_kring, beschut_advies_gegeven):
    """For who is in the circle, after UWV looked into it and advised. The advice does not bind the college."""
    return beschut_kring & beschut_advies_gegeven


# --- The advice: Besluit advisering beschut werk 2 and 3 ---


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


# --- The number of one municipality: 10b lid 4, 5 and 6 ---


@rule("gemeente", law="Participatiewet 10b lid 4 en 5", since=NUMBERS, unit="banen", label="Aantal beschut werk dat geldt")
def beschut_aantal(beschut_aantal_bepaald, beschut_aantal_regeling, beschut_hoger_bepaald, beschut_aantal_verordening):
    """That of the regeling, or the higher one of the council; zero where there is neither."""
    least = choose(beschut_aantal_bepaald, beschut_aantal_regeling, 0)
    return choose(beschut_hoger_bepaald, maximum(least, beschut_aantal_verordening), least)


@rule("gemeente", law="Participatiewet 10b lid 4; Kamerstukken II 2024/25, 34 352, nr. 341", since=NUMBERS, unit="honderdsten banen",
      label="Beschut werk in banen van 31 uur")
def beschut_banen_31(beschut_uren, beschut_uren_per_baan):
    """Hours of the week divided by those of one job: our reading of a target in jobs of 31 hours."""
    return nearest(beschut_uren, beschut_uren_per_baan)


@rule("gemeente", law="Participatiewet 10b lid 6; Kamerstukken II 2024/25, 34 352, nr. 341", since=NUMBERS, unit=YES,
      label="Aantal gehaald, geteld in banen van 31 uur")
def beschut_gehaald_in_banen(beschut_uren, beschut_aantal, beschut_uren_per_baan):
    """In hours, so that nothing is rounded."""
    return beschut_uren >= beschut_aantal * beschut_uren_per_baan * 100


@rule("gemeente", law="Participatiewet 10b lid 6", since=NUMBERS, unit=YES, label="Aantal gehaald, geteld in dienstbetrekkingen")
def beschut_gehaald_in_dienstbetrekkingen(beschut_dienstbetrekkingen, beschut_aantal):
    """By the words of lid 6: each counts as one, whatever its hours."""
    return beschut_dienstbetrekkingen >= beschut_aantal


@rule("gemeente", law="Participatiewet 10b lid 6; Kamerstukken II 2024/25, 34 352, nr. 341", since=NUMBERS, unit="honderdsten banen",
      label="Nog nodig, in banen van 31 uur")
def beschut_nodig_banen_31(beschut_aantal, beschut_banen_31):
    """What the number lacks, not below zero."""
    return maximum(beschut_aantal * 100 - beschut_banen_31, 0)


@rule("gemeente", law="Participatiewet 10b lid 6", since=NUMBERS, unit="banen", label="Nog nodig, in dienstbetrekkingen")
def beschut_nodig_dienstbetrekkingen(beschut_aantal, beschut_dienstbetrekkingen):
    """What the number lacks, not below zero."""
    return maximum(beschut_aantal - beschut_dienstbetrekkingen, 0)


@rule("gemeente", law="Participatiewet 10b lid 6", since=NUMBERS, unit=YES, label="Beide tellingen zeggen hetzelfde")
def beschut_tellingen_gelijk(beschut_gehaald_in_banen, beschut_gehaald_in_dienstbetrekkingen):
    """Where they differ the act does not decide (docs/besluiten/0160)."""
    both = beschut_gehaald_in_banen & beschut_gehaald_in_dienstbetrekkingen
    return both | (~beschut_gehaald_in_banen & ~beschut_gehaald_in_dienstbetrekkingen)


@rule("gemeente", law="Participatiewet 10b lid 4, 5 en 6", since=NUMBERS, unit=YES, label="Aantal plaatsen beschut werk gehaald")
def beschut_aantal_gehaald(beschut_aantal_bepaald, beschut_hoger_bepaald, beschut_tellingen_gelijk, beschut_gehaald_in_banen,
                           beschut_gehaald_in_dienstbetrekkingen, beschut_telt_in_banen):
    """Without a number nothing can be reached; where the counts differ unknown, unless a reading was chosen."""
    chosen = choose(beschut_telt_in_banen, beschut_gehaald_in_banen, beschut_gehaald_in_dienstbetrekkingen)
    reached = choose(beschut_tellingen_gelijk, beschut_gehaald_in_banen, chosen)
    return (beschut_aantal_bepaald | beschut_hoger_bepaald) & reached


@rule("gemeente", law="Participatiewet 10b", since=NUMBERS, unit="tekst", label="Plicht om beschut werk aan te bieden")
def beschut_plicht(beschut_aantal_bepaald, beschut_hoger_bepaald, beschut_tellingen_gelijk, beschut_telt_in_banen, beschut_aantal_gehaald):
    """Of the municipality; the figures of both counts stand beside it."""
    return first(
        (~beschut_aantal_bepaald & ~beschut_hoger_bepaald, "geen_aantal", "Participatiewet 10b lid 1 en 4"),
        (~beschut_tellingen_gelijk & ~is_known(beschut_telt_in_banen), "onzeker", "Participatiewet 10b lid 4 en 6"),
        (beschut_aantal_gehaald, "vervallen", "Participatiewet 10b lid 6"),
        otherwise=("geldt", "Participatiewet 10b lid 1"),
    )


@rule("gemeente", law="Participatiewet 10b lid 5", since=NUMBERS, unit="tekst", label="Volgorde waarin mensen een plaats krijgen")
def beschut_volgorde(beschut_hoger_bepaald, beschut_volgorde_bepaald):
    """The act has none; the council may set one for the places above the number of the regeling."""
    return first(
        (~beschut_hoger_bepaald, "wet_noemt_geen", "Participatiewet 10b lid 1"),
        (beschut_volgorde_bepaald, "verordening", "Participatiewet 10b lid 5"),
        otherwise=("raad_regelde_geen", "Participatiewet 10b lid 5; 8a lid 2 onder a"),
    )


@rule("gemeente", law="Participatiewet 10b lid 5", since=NUMBERS, unit=YES, label="De verordening zou een aantal noemen dat niet hoger is dan dat van de regeling")
def tegenspraak_beschut_aantal(beschut_aantal_bepaald, beschut_hoger_bepaald, beschut_aantal_regeling, beschut_aantal_verordening):
    """Lid 5 knows only a higher number."""
    return beschut_aantal_bepaald & beschut_hoger_bepaald & (beschut_aantal_verordening <= beschut_aantal_regeling)


# --- The offer: 10b lid 1 and 6 ---

OFFERED = "Gemeente moet beschut werk aanbieden"


@rule("persoon", law="Participatiewet 10b lid 3 (tot 2017)", since=FIRST_TEXT, until="2016-12-31", unit=YES, label=OFFERED)
def beschut_werk_aangeboden(beschut_vastgesteld, beschut_kring):
    """For whom it was established; how many that were, the council fixed in its verordening (lid 4 onder c)."""
    return beschut_vastgesteld & beschut_kring


@rule("persoon", name="beschut_werk_aangeboden", law="Participatiewet 10b lid 1 en 6", since=NUMBERS, unit=YES, label=OFFERED)
def beschut_werk_aangeboden_tot_aantal(beschut_vastgesteld, beschut_kring, beschut_aantal_gehaald):
    """For whom it was established, as long as the number of places of the year has not been reached."""
    return beschut_vastgesteld & beschut_kring & ~beschut_aantal_gehaald


@rule("persoon", law="Participatiewet 10b", since=NUMBERS, unit="tekst", label="Waarom wel of geen aanbod van beschut werk")
def beschut_aanbod_reden(beschut_kring, beschut_vastgesteld, beschut_plicht):
    """Past the number the municipality need not offer a place; it may."""
    return first(
        (~beschut_kring, "buiten_de_kring", "Participatiewet 10b lid 1; 7 lid 1 onder a"),
        (~beschut_vastgesteld, "niet_vastgesteld", "Participatiewet 10b lid 1 en 2"),
        (beschut_plicht == "vervallen", "aantal_gehaald", "Participatiewet 10b lid 6"),
        (beschut_plicht == "onzeker", "onzeker", "Participatiewet 10b lid 4 en 6"),
        otherwise=("aanbod", "Participatiewet 10b lid 1"),
    )


# --- The decision and the objection: Awb ---


@rule("persoon", law="Awb 4:13, 4:14 lid 1 en 3; Algemene termijnenwet 1 lid 1", since=FIRST_TEXT, unit="datum", who=COLLEGE,
      label="Besluit over beschut werk uiterlijk op")
def beschut_besluit_uiterlijk(beschut_aanvraag_op, beschut_bericht, beschut_bericht_dag, beschut_termijn_bepaald, beschut_termijn_verordening,
                              beschut_beslistermijn):
    """As the verordening says; without a term there eight weeks, as 10b has none, or the day that the college wrote in those weeks.

    A letter does not move the term of a verordening: 4:14 lid 1 only makes the college say when it will decide, lid 3 is for who has no term.
    The request to UWV does not stop the clock: that is a reason to write, not a pause. Algemene termijnenwet: the term of an act only.
    """
    reasonable = choose(beschut_bericht, beschut_bericht_dag, working_day(beschut_aanvraag_op + beschut_beslistermijn))
    return choose(beschut_termijn_bepaald, beschut_aanvraag_op + beschut_termijn_verordening, reasonable)


@rule("persoon", law="Awb 7:10 lid 1 en 3; Algemene termijnenwet 1 lid 1", since="2015-05-01", unit="datum", who=COLLEGE,
      label="Beslissing op het bezwaar over beschut werk uiterlijk op")
def beschut_bezwaar_beslissing_uiterlijk(bezwaar_besluit_uiterlijk, beschut_bezwaar_commissie, beschut_bezwaar_verdaagd):
    """Six weeks from the end of the term to object, twelve with a committee, and six more when it was put off.

    `bezwaar_besluit_uiterlijk` is that end: six weeks from the day after the decision was made known (6:7, 6:8). It is the decision of the
    college that one objects to, so Wet SUWI 83 has no place here.
    """
    weeks = choose(beschut_bezwaar_commissie, bezwaar_besluit_uiterlijk + 12 * 7, bezwaar_besluit_uiterlijk + 6 * 7)
    return working_day(choose(beschut_bezwaar_verdaagd, weeks + 6 * 7, weeks))


# --- The country: the target of the end of a year ---

TARGET = "Landelijke doelstelling beschut werk, in banen van 31 uur"


@rule("land", law="Participatiewet 10b lid 4; Kamerstukken II 2024/25, 34 352, nr. 341", since=FIRST_TEXT, until="2024-12-31", unit="banen", label=TARGET)
def beschut_doel_pad(beschut_doel_land):
    """As published."""
    return beschut_doel_land


@rule("land", name="beschut_doel_pad", law="Participatiewet 10b lid 4; Kamerstukken II 2024/25, 34 352, nr. 341 (rechte lijn, afgeleid)",
      since="2025-01-01", until="2047-12-31", unit="banen", label=TARGET)
def beschut_doel_pad_afgeleid(jaar, beschut_doel_2024, beschut_doel_lijn_vanaf, beschut_doel_groei):
    """Derived, not published: a straight line from the target of 2024 to that of 2048."""
    return beschut_doel_2024 + (jaar - beschut_doel_lijn_vanaf) * beschut_doel_groei


@rule("land", name="beschut_doel_pad", law="Participatiewet 10b lid 4; Kamerstukken II 2024/25, 34 352, nr. 341", since="2048-01-01", known="2025-07-02", unit="banen",
      label=TARGET)
def beschut_doel_pad_structureel(beschut_doel_land):
    """As published, for good."""
    return beschut_doel_land
