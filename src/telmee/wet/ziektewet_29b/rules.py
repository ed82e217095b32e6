"""No-riskpolis (Ziektewet 29b): UWV pays when an employee of these groups falls ill. Grounds, term, amounts in cents.

In the order of article 29b. Registration alone opens the ground of lid 11; the others rest on what a person has or had.
"""

from telmee.wet import choose, fact, first, maximum, minimum, months_later, nearest, rule, working_day

YES = "ja/nee"
SINCE = "2016-01-01"
FACTS = [
    fact("wia_recht_direct_voor_begin", "werknemer", unit=YES, label="Recht op WIA direct voor het begin",
         meaning="Bij een andere werkgever dan deze."),
    fact("leeftijd_bij_begin", "werknemer", unit="jaar", label="Leeftijd bij het begin", meaning="Van de dienstbetrekking.", low=0, high=130),
    fact("wajong_recht", "werknemer", unit=YES, label="Recht op Wajong", meaning="Nu of eerder; voor de no-riskpolis: al voor het begin van de dienstbetrekking."),
    fact("wsw_begeleid_of_geindiceerd", "werknemer", unit=YES, label="Wsw artikel 7, of eerder Wsw, ID, WIW of een Wsw-indicatie",
         meaning="Ziektewet 29b lid 2 onder b en d."),
    fact("begonnen_voor_18_en_wajong", "werknemer", unit=YES, label="Begonnen voor 18 jaar en voor de Wajong",
         meaning="Ziektewet 29b lid 2 onder c."),
    fact("beschut_werk_baan", "werknemer", unit=YES, label="Beschut werk (Participatiewet 10b)",
         meaning="De dienstbetrekking is beschut werk."),
    fact("wia_bij_eigen_werkgever", "werknemer", unit=YES, label="Recht op WIA en verder bij de eigen werkgever",
         meaning="Ziektewet 29b lid 4."),
    fact("wsw_artikel_2", "werknemer", unit=YES, label="Wsw-dienstbetrekking (artikel 2)", meaning="Dan geldt artikel 29b niet."),
    fact("langdurig_bijstand", "werknemer", unit=YES, label="Langdurig bijstandsgerechtigde",
         meaning="Zonder een van de gronden van artikel 29b."),
    fact("no_risk_verlengd", "werknemer", unit=YES, label="Termijn verlengd",
         meaning="Door UWV, omdat het risico duidelijk hoger blijft (Ziektewet 29c)."),
    fact("ziek_op", "werknemer", unit="datum", label="Eerste ziektedag", meaning="In deze dienstbetrekking.", low=-25_508, high=32_000,
         after=("begin_dienstbetrekking",)),
    fact("ww_52_weken", "werknemer", unit=YES, label="52 weken WW voor het begin",
         meaning="Direct voor de dienstbetrekking; onderbrekingen van hoogstens vier weken tellen niet."),
    fact("begonnen_voor_pensioen", "werknemer", unit=YES, label="Begonnen voor de pensioenleeftijd",
         meaning="De dienstbetrekking; alleen nodig voor wie begon tussen 65 jaar en 66 jaar en vier maanden (Ziektewet 29d lid 1)."),
    fact("loon_in_refertejaar", "werknemer", unit="cent", label="Loon in het refertejaar (A)", meaning="Dagloonbesluit.", low=0, high=10**11),
    fact("vakantiebijslag_in_loon", "werknemer", unit="cent", label="Uitbetaalde vakantiebijslag in het loon (B)", meaning="Dagloonbesluit.",
         low=0, high=10**11),
    fact("opgebouwde_vakantiebijslag", "werknemer", unit="cent", label="Opgebouwde vakantiebijslag (C)", meaning="Dagloonbesluit.", low=0,
         high=10**11),
    fact("dagloondagen", "werknemer", unit="dagen", label="Dagloondagen (D)", meaning="261, of voor wie begint de dagen sinds het begin.",
         low=1, high=366),
    fact("ziekteweek", "werknemer", unit="weken", label="Week van de ziekte", meaning="De hoeveelste week.", low=1, high=520),
    fact("volledig_ziekengeld_gevraagd", "werknemer", unit=YES, label="Om 100% gevraagd",
         meaning="Door de werkgever, over de eerste 52 weken."),
    fact("verschuldigd_loon_per_dag", "werknemer", unit="cent per dag", label="Loon dat de werkgever moet doorbetalen, per dag",
         meaning="Tijdens ziekte.", low=0, high=10**8),
    fact("wia_recht_vastgesteld_op", "werknemer", unit="datum", label="Recht op WIA vastgesteld op",
         meaning="Van wie bij de eigen werkgever verder werkt.", low=-25_508, high=32_000),
    fact("wsw_artikel_7", "werknemer", unit=YES, label="Begeleid werken (Wsw artikel 7)",
         meaning="Arbeidsovereenkomst met een gewone werkgever die daarvoor subsidie krijgt."),
    fact("wsw_subsidie_per_dag", "werknemer", unit="cent per dag", label="Subsidie voor begeleid werken, per werkdag",
         meaning="Aan de werkgever, herleid naar werkdagen.", low=0, high=10**8),
    fact("met_loonkostensubsidie", "werknemer", unit=YES, label="Met loonkostensubsidie", meaning="De subsidie loopt door tijdens ziekte."),
    fact("arbeidsbeperkte_vanaf", "werknemer", unit="datum", label="Arbeidsbeperkte vanaf",
         meaning="Wfsv 38b lid 1 of 2; voor de gronden van Ziektewet 29b lid 2 onder e en lid 11.", low=-25_508, high=32_000),
    fact("wajong_recht_vanaf", "werknemer", unit="datum", label="Recht op Wajong vanaf",
         meaning="Van wie voor 18 jaar begon; voor de grond van Ziektewet 29b lid 2 onder c.", low=-25_508, high=32_000),
    fact("wachtdag_zonder_loon", "werknemer", unit=YES, label="Wachtdag zonder loon",
         meaning="De eerste of tweede ziektedag, waarover de werkgever geen loon hoeft te betalen (BW 7:629 lid 9)."),
    fact("verschuldigd_loon_na_wachtdagen", "werknemer", unit="cent per dag",
         label="Loon dat de werkgever moet doorbetalen op de dag na de wachtdagen", meaning="Tijdens ziekte.", low=0, high=10**8),
    fact("ziek_na_aow_leeftijd", "werknemer", unit=YES, label="Ziek geworden op of na de AOW-leeftijd",
         meaning="De eerste ziektedag valt op of na de dag van AOW 7a."),
    fact("dag_na_aow_leeftijd", "werknemer", unit=YES, label="Dag op of na de AOW-leeftijd", meaning="De dag waarover het ziekengeld gaat."),
]

# --- Grounds: 29b lid 1, 2, 4, 8, 11. Each is a truth of its own; one that holds is enough, whatever the others are ---


@rule("werknemer", law="Ziektewet 29b lid 1 onder a", since=SINCE, unit=YES, label="Grond 29b lid 1 onder a (WIA)")
def no_risk_wia(wia_recht_direct_voor_begin):
    """A right to WIA straight before the job."""
    return wia_recht_direct_voor_begin


@rule("werknemer", law="Ziektewet 29b lid 1 onder b", since=SINCE, unit=YES, label="Grond 29b lid 1 onder b (minder dan 35%)")
def no_risk_minder_dan_35(minder_dan_35_procent, wachttijd_afgelopen_op, begin_dienstbetrekking, no_risk_jaren_na_wachttijd):
    """Less than 35%, not fit for the own employer, hired on the first day after the wachttijd or within five years after it."""
    last = months_later(wachttijd_afgelopen_op, no_risk_jaren_na_wachttijd * 12)
    return minder_dan_35_procent & (begin_dienstbetrekking >= wachttijd_afgelopen_op) & (begin_dienstbetrekking <= last)


@rule("werknemer", law="Ziektewet 29b lid 1 onder c en d", since=SINCE, unit=YES, label="Binnen vijf jaar na onderwijs")
def binnen_vijf_jaar_na_onderwijs(begin_dienstbetrekking, onderwijs_afgerond_op, no_risk_jaren_na_onderwijs):
    """Goes to work within five years after the education in which the hindrance was, and not before its end."""
    last = months_later(onderwijs_afgerond_op, no_risk_jaren_na_onderwijs * 12)
    return (begin_dienstbetrekking >= onderwijs_afgerond_op) & (begin_dienstbetrekking <= last)


@rule("werknemer", law="Ziektewet 29b lid 1 onder c", since=SINCE, unit=YES, label="Grond 29b lid 1 onder c (onderwijs, jonger dan 18)")
def no_risk_jongere_onder_18(onderwijsbelemmering, leeftijd_bij_begin, binnen_vijf_jaar_na_onderwijs):
    """Hindered in education, within five years after it, and younger than 18."""
    return onderwijsbelemmering & (leeftijd_bij_begin < 18) & binnen_vijf_jaar_na_onderwijs


@rule("werknemer", law="Ziektewet 29b lid 1 onder d", since=SINCE, unit=YES, label="Grond 29b lid 1 onder d (onderwijs, 18 of ouder)")
def no_risk_jongere_vanaf_18(onderwijsbelemmering, leeftijd_bij_begin, binnen_vijf_jaar_na_onderwijs, no_risk_wajong):
    """Hindered in education, 18 or older, within five years after it, without Wajong."""
    return onderwijsbelemmering & (leeftijd_bij_begin >= 18) & binnen_vijf_jaar_na_onderwijs & ~no_risk_wajong


@rule("werknemer", law="Ziektewet 29b lid 2 onder a", since=SINCE, unit=YES, label="Grond 29b lid 2 onder a (Wajong)")
def no_risk_wajong(wajong_recht):
    """A right to Wajong before the job, then or earlier."""
    return wajong_recht


@rule("werknemer", law="Ziektewet 29b lid 2 onder b en d", since=SINCE, unit=YES, label="Grond 29b lid 2 onder b en d (Wsw, ID, WIW)")
def no_risk_wsw(wsw_begeleid_of_geindiceerd):
    """Begeleid werken; or before it a Wsw, ID or WIW job, or an indication that still holds."""
    return wsw_begeleid_of_geindiceerd


@rule("werknemer", law="Ziektewet 29b lid 2 onder c", since=SINCE, unit=YES, label="Grond 29b lid 2 onder c (begonnen voor 18 jaar)")
def no_risk_voor_18_begonnen(begonnen_voor_18_en_wajong):
    """The job began before 18, and so before the Wajong."""
    return begonnen_voor_18_en_wajong


@rule("werknemer", law="Ziektewet 29b lid 2 onder e", since=SINCE, unit=YES, label="Begonnen in 2015 of later")
def no_risk_begonnen_vanaf_2015(begin_dienstbetrekking, no_risk_participatiewet_vanaf):
    """The job of lid 2 under e, and so that of lid 11, began on or after 1 January 2015."""
    return begin_dienstbetrekking >= no_risk_participatiewet_vanaf


# Who these persons are is decided in `doelgroep`; either may be given instead. Texts between 2015 and July 2018 were not found.


@rule("werknemer", law="Ziektewet 29b lid 2 onder e (tot juli 2018)", since=SINCE, until="2018-06-30", unit=YES,
      label="Participatiewet, kan het minimumloon niet verdienen")
def participatiewet_onder_minimumloon(no_risk_eerdere_tekst):
    """Unknown unless given."""
    return no_risk_eerdere_tekst


@rule("werknemer", name="participatiewet_onder_minimumloon", law="Ziektewet 29b lid 2 onder e", since="2018-07-01", unit=YES,
      label="Participatiewet, kan het minimumloon niet verdienen")
def participatiewet_onder_minimumloon_2018(no_risk_lid_2_e):
    """Led to work or with loonkostensubsidie; established by UWV, or a loonwaarde below the minimum wage."""
    return no_risk_lid_2_e


@rule("werknemer", law="Ziektewet 29b lid 11 en 12 (tot juli 2018)", since=SINCE, until="2018-06-30", unit=YES,
      label="Geregistreerd voor de banenafspraak")
def geregistreerd_banenafspraak(no_risk_eerdere_tekst):
    """Unknown unless given."""
    return no_risk_eerdere_tekst


@rule("werknemer", name="geregistreerd_banenafspraak", law="Ziektewet 29b lid 11 en 12", since="2018-07-01", unit=YES,
      label="Geregistreerd voor de banenafspraak")
def geregistreerd_banenafspraak_2018(no_risk_lid_11):
    """Wfsv 38b lid 1 under d, e or f, lid 2, or lid 6 while the registration lasts."""
    return no_risk_lid_11


@rule("werknemer", law="Ziektewet 29b lid 2 onder e", since=SINCE, unit=YES, label="Grond 29b lid 2 onder e (Participatiewet)")
def no_risk_participatiewet(participatiewet_onder_minimumloon, no_risk_begonnen_vanaf_2015):
    """Led to work by the college or with loonkostensubsidie, and not able to earn the minimum wage."""
    return participatiewet_onder_minimumloon & no_risk_begonnen_vanaf_2015


@rule("werknemer", law="Ziektewet 29b lid 2 onder f", since=SINCE, unit=YES, label="Grond 29b lid 2 onder f (beschut werk)")
def no_risk_beschut_werk(beschut_werk_baan):
    """Beschut werk."""
    return beschut_werk_baan


@rule("werknemer", law="Ziektewet 29b lid 4", since=SINCE, unit=YES, label="Grond 29b lid 4 (eigen werkgever)")
def no_risk_eigen_werkgever(wia_bij_eigen_werkgever):
    """A right to WIA, and the job at the own employer goes on."""
    return wia_bij_eigen_werkgever


@rule("werknemer", law="Ziektewet 29b lid 11 en 12, lid 2 onder e", since=SINCE, unit=YES, label="Grond 29b lid 11 (registratie banenafspraak)")
def no_risk_banenafspraak(geregistreerd_banenafspraak, no_risk_begonnen_vanaf_2015):
    """Registered; lid 11 applies lid 2 under e, so only jobs begun in 2015 or later."""
    return geregistreerd_banenafspraak & no_risk_begonnen_vanaf_2015


@rule("werknemer", law="Ziektewet 29b lid 2, 8, 11 en 12", since=SINCE, unit=YES, label="No-riskpolis zonder einddatum")
def no_risk_onbeperkt(wsw_artikel_2, no_risk_wajong, no_risk_wsw, no_risk_voor_18_begonnen, no_risk_participatiewet, no_risk_beschut_werk,
                      no_risk_banenafspraak):
    """The grounds of lid 2 and 11; lid 12 for as long as the registration lasts. Never for a job of article 2 of the Wsw."""
    oldest = no_risk_wajong | no_risk_wsw | no_risk_voor_18_begonnen
    return ~wsw_artikel_2 & (oldest | no_risk_participatiewet | no_risk_beschut_werk | no_risk_banenafspraak)


@rule("werknemer", law="Ziektewet 29b", since=SINCE, unit=YES, label="No-riskpolis")
def no_risk(no_risk_onbeperkt, wsw_artikel_2, no_risk_wia, no_risk_minder_dan_35, no_risk_jongere_onder_18, no_risk_jongere_vanaf_18,
            no_risk_eigen_werkgever):
    """One ground is enough, outside a job of article 2 of the Wsw (lid 8)."""
    limited = no_risk_wia | no_risk_minder_dan_35 | no_risk_jongere_onder_18 | no_risk_jongere_vanaf_18 | no_risk_eigen_werkgever
    return no_risk_onbeperkt | (~wsw_artikel_2 & limited)


@rule("werknemer", law="Ziektewet 29b lid 1, 2, 4, 8 en 11", since=SINCE, unit="tekst", label="Grond van de no-riskpolis")
def no_risk_grond(wsw_artikel_2, no_risk_wajong, no_risk_wsw, no_risk_voor_18_begonnen, no_risk_participatiewet, no_risk_beschut_werk,
                  no_risk_banenafspraak, no_risk_wia, no_risk_minder_dan_35, no_risk_jongere_onder_18, no_risk_jongere_vanaf_18,
                  no_risk_eigen_werkgever):
    """The grounds without a term first, since they give more; within them in the order of the article."""
    return first(
        (wsw_artikel_2, "geen"),
        (no_risk_wajong, "29b.2.a", "Ziektewet 29b lid 2 onder a"),
        (no_risk_wsw, "29b.2.b", "Ziektewet 29b lid 2 onder b"),
        (no_risk_voor_18_begonnen, "29b.2.c", "Ziektewet 29b lid 2 onder c"),
        (no_risk_participatiewet, "29b.2.e", "Ziektewet 29b lid 2 onder e"),
        (no_risk_beschut_werk, "29b.2.f", "Ziektewet 29b lid 2 onder f"),
        (no_risk_banenafspraak, "29b.11", "Ziektewet 29b lid 11"),
        (no_risk_wia, "29b.1.a", "Ziektewet 29b lid 1 onder a"),
        (no_risk_minder_dan_35, "29b.1.b", "Ziektewet 29b lid 1 onder b"),
        (no_risk_jongere_onder_18, "29b.1.c", "Ziektewet 29b lid 1 onder c"),
        (no_risk_jongere_vanaf_18, "29b.1.d", "Ziektewet 29b lid 1 onder d"),
        (no_risk_eigen_werkgever, "29b.4", "Ziektewet 29b lid 4"),
        otherwise="geen",
    )


@rule("werknemer", law="Ziektewet 29b lid 11 en 12", since=SINCE, unit=YES, label="No-riskpolis rust op de registratie")
def no_risk_door_registratie(no_risk_grond):
    """No other ground without a term: it then lasts as long as the registration does."""
    return no_risk_grond == "29b.11"


@rule("werknemer", law="Kamerstukken II 2023/24, 34 352, nr. 320; II 2024/25, 29 544, nr. 1278", since="2024-07-01", unit=YES,
      label="Proef voor langdurig bijstandsgerechtigden niet begonnen")
def no_risk_proef_niet_begonnen(langdurig_bijstand, no_risk):
    """The pilot that was announced in July 2024 for 2026 or later, and given up in April 2025."""
    return langdurig_bijstand & ~no_risk


# --- Term: 29b, 29c ---


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit=YES, label="No-riskpolis met een einddatum")
def no_risk_met_termijn(no_risk, no_risk_onbeperkt):
    """The grounds of lid 1 and 4."""
    return no_risk & ~no_risk_onbeperkt


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit="jaar", applies="no_risk_met_termijn", label="Jaren no-riskpolis")
def no_risk_jaren(no_risk_met_termijn, no_risk_termijn):
    """Five years for the grounds with a term."""
    return choose(no_risk_met_termijn, no_risk_termijn, 0)


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit="datum", label="Begin van de termijn")
def no_risk_termijn_vanaf(no_risk_eigen_werkgever, wia_recht_vastgesteld_op, begin_dienstbetrekking):
    """The start of the job; who goes on at the own employer: the day on which the right to WIA was established."""
    return choose(no_risk_eigen_werkgever, wia_recht_vastgesteld_op, begin_dienstbetrekking)


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit="datum", label="Laatste dag van de no-riskpolis")
def no_risk_laatste_dag(no_risk_termijn_vanaf, no_risk_termijn):
    """Sickness that begins in the five years, of which the start is the first day (docs/besluiten/0080)."""
    return months_later(no_risk_termijn_vanaf, no_risk_termijn * 12) - 1


@rule("werknemer", law="Ziektewet 29b lid 1 en 3", since=SINCE, unit=YES, label="Vijf jaar no-riskpolis vanaf het begin")
def no_risk_vijf_jaar(no_risk_wia, no_risk_minder_dan_35, no_risk_jongere_onder_18, no_risk_jongere_vanaf_18, no_risk_wsw,
                      no_risk_participatiewet, no_risk_beschut_werk):
    """The grounds of lid 1; those of lid 2 under d, e and f, which are there at the start, shut out c and d (lid 3).

    Lid 11 does so only as long as somebody is arbeidsbeperkte, and then it gives the right itself.
    """
    others = no_risk_wsw | no_risk_participatiewet | no_risk_beschut_werk
    return no_risk_wia | no_risk_minder_dan_35 | ((no_risk_jongere_onder_18 | no_risk_jongere_vanaf_18) & ~others)


@rule("werknemer", law="Ziektewet 29b lid 2 onder a, b, d en f", since=SINCE, unit=YES, label="No-riskpolis vanaf het begin, zonder einddatum")
def no_risk_meteen(no_risk_wajong, no_risk_wsw, no_risk_beschut_werk):
    """The grounds of lid 2 that hold from the first day of the job on."""
    return no_risk_wajong | no_risk_wsw | no_risk_beschut_werk


@rule("werknemer", law="Ziektewet 29b lid 2 onder e (en slot), lid 11", since=SINCE, unit=YES, label="No-riskpolis vanaf arbeidsbeperkte")
def no_risk_na_registratie(no_risk_participatiewet, no_risk_banenafspraak):
    """The grounds that hold as soon as somebody is arbeidsbeperkte."""
    return no_risk_participatiewet | no_risk_banenafspraak


@rule("werknemer", law="Ziektewet 29b lid 1, 2 (slot), 4 en 11", since=SINCE, unit="datum", label="Begin van de no-riskpolis", applies="no_risk")
def no_risk_vanaf(no_risk, no_risk_vijf_jaar, no_risk_meteen, no_risk_na_registratie, no_risk_voor_18_begonnen, begin_dienstbetrekking,
                  arbeidsbeperkte_vanaf, wajong_recht_vanaf, wia_recht_vastgesteld_op):
    """The start of the job; not before somebody is arbeidsbeperkte (e, lid 11), has the Wajong (c) or the right to WIA (lid 4)."""
    later = choose(no_risk_na_registratie, arbeidsbeperkte_vanaf,
                   choose(no_risk_voor_18_begonnen, wajong_recht_vanaf, wia_recht_vastgesteld_op))
    later = choose(no_risk, maximum(begin_dienstbetrekking, later), begin_dienstbetrekking)
    return choose(no_risk_vijf_jaar | no_risk_meteen, begin_dienstbetrekking, later)


def _covers(day, grounds, starts, term):
    """Whether sickness that begins on this day falls under one of the grounds, each with its own first and last day."""
    at_once, registered, young, five_years, own = grounds
    begin, registration, wajong, established = starts
    years, extended = term
    after = (at_once | (registered & (day >= registration)) | (young & (day >= wajong))) & (day >= begin)
    limited = five_years & (day >= begin) & (extended | (day < months_later(begin, years * 12)))
    return after | limited | (own & (day >= established) & (extended | (day < months_later(established, years * 12))))


@rule("werknemer", law="Ziektewet 29b, 29c", since=SINCE, unit=YES, label="No-riskpolis geldt bij deze ziekte")
def no_risk_bij_ziekte(ziek_op, wsw_artikel_2, no_risk_meteen, no_risk_na_registratie, no_risk_voor_18_begonnen, no_risk_vijf_jaar,
                       no_risk_eigen_werkgever, begin_dienstbetrekking, arbeidsbeperkte_vanaf, wajong_recht_vanaf,
                       wia_recht_vastgesteld_op, no_risk_termijn, no_risk_verlengd):
    """Sickness that begins after the start of a ground, and within its term if there is one that was not extended."""
    grounds = (no_risk_meteen, no_risk_na_registratie, no_risk_voor_18_begonnen, no_risk_vijf_jaar, no_risk_eigen_werkgever)
    starts = (begin_dienstbetrekking, arbeidsbeperkte_vanaf, wajong_recht_vanaf, wia_recht_vastgesteld_op)
    return ~wsw_artikel_2 & _covers(ziek_op, grounds, starts, (no_risk_termijn, no_risk_verlengd))


@rule("werknemer", law="Ziektewet 29b, 29c", since=SINCE, unit=YES, label="No-riskpolis geldt op de dag")
def no_risk_op_dag(rekendag, wsw_artikel_2, no_risk_meteen, no_risk_na_registratie, no_risk_voor_18_begonnen, no_risk_vijf_jaar,
                   no_risk_eigen_werkgever, begin_dienstbetrekking, arbeidsbeperkte_vanaf, wajong_recht_vanaf, wia_recht_vastgesteld_op,
                   no_risk_termijn, no_risk_verlengd):
    """The same for sickness that would begin on the day that is computed."""
    grounds = (no_risk_meteen, no_risk_na_registratie, no_risk_voor_18_begonnen, no_risk_vijf_jaar, no_risk_eigen_werkgever)
    starts = (begin_dienstbetrekking, arbeidsbeperkte_vanaf, wajong_recht_vanaf, wia_recht_vastgesteld_op)
    return ~wsw_artikel_2 & _covers(rekendag, grounds, starts, (no_risk_termijn, no_risk_verlengd))


# --- Compensation for older workers: 29d ---


@rule("werknemer", law="Ziektewet 29d lid 1", since=SINCE, unit=YES, label="Compensatieregeling: begonnen voor de pensioenleeftijd")
def compensatie_voor_pensioen(begin_dienstbetrekking, geboortedatum, compensatie_geboren_voor, aow_leeftijd_tot_2013,
                              aow_leeftijd_geboren_1954, begonnen_voor_pensioen):
    """Certain before the lowest pension age, never after the highest one of these years of birth; between them it must be said."""
    of_anybody = begin_dienstbetrekking < months_later(compensatie_geboren_voor, aow_leeftijd_geboren_1954)
    before = begin_dienstbetrekking < months_later(geboortedatum, aow_leeftijd_tot_2013)
    between = begin_dienstbetrekking < months_later(geboortedatum, aow_leeftijd_geboren_1954)
    return of_anybody & (before | (between & begonnen_voor_pensioen))


@rule("werknemer", law="Ziektewet 29d lid 1, 4 en 5", since=SINCE, until="2017-12-31", unit=YES, label="Compensatieregeling oudere werknemer")
def compensatie_oudere(geboortedatum, ww_52_weken, compensatie_geboren_voor, compensatie_voor_pensioen, wsw_artikel_2, wsw_artikel_7):
    """Born before 8 July 1954, after long unemployment, begun before the pension age, not in the Wsw."""
    return ww_52_weken & (geboortedatum < compensatie_geboren_voor) & compensatie_voor_pensioen & ~wsw_artikel_2 & ~wsw_artikel_7


@rule("werknemer", name="compensatie_oudere", law="Ziektewet 29d lid 1, 4, 5, 6 en 7", since="2018-01-01", unit=YES,
      label="Compensatieregeling oudere werknemer")
def compensatie_oudere_2018(geboortedatum, begin_dienstbetrekking, ww_52_weken, compensatie_geboren_voor, compensatie_geboren_voor_2,
                            compensatie_begin_vanaf, compensatie_begin_voor, compensatie_voor_pensioen, wsw_artikel_2, wsw_artikel_7):
    """The same, or born before 1962 and hired in 2018 or 2019."""
    hired = (begin_dienstbetrekking >= compensatie_begin_vanaf) & (begin_dienstbetrekking < compensatie_begin_voor)
    first = (geboortedatum < compensatie_geboren_voor) & compensatie_voor_pensioen
    born = first | ((geboortedatum < compensatie_geboren_voor_2) & hired)
    return ww_52_weken & born & ~wsw_artikel_2 & ~wsw_artikel_7


@rule("werknemer", law="Ziektewet 29d lid 1 en 6", since=SINCE, unit="datum", label="Laatste dag van de compensatieregeling")
def compensatie_laatste_dag(begin_dienstbetrekking, no_risk_termijn):
    """Sickness that begins in the five years of which the start of the job is the first day."""
    return months_later(begin_dienstbetrekking, no_risk_termijn * 12) - 1


@rule("werknemer", law="Ziektewet 29d lid 1 en 6", since=SINCE, unit=YES, label="Compensatieregeling geldt bij deze ziekte")
def compensatie_bij_ziekte(compensatie_oudere, ziek_op, begin_dienstbetrekking, compensatie_laatste_dag):
    """Sickness that begins in these five years."""
    return compensatie_oudere & (ziek_op >= begin_dienstbetrekking) & (ziek_op <= compensatie_laatste_dag)


@rule("werknemer", law="Ziektewet 38a; Algemene termijnenwet 1 lid 1", since=SINCE, unit="datum", label="Ziekmelding bij UWV uiterlijk")
def ziekmelding_uiterlijk(ziek_op):
    """The day after six weeks from the first day of sickness on; one in a weekend or on a holiday runs on."""
    return working_day(ziek_op + 42)


# --- Amounts: Dagloonbesluit, 29b lid 5 and 6, 29e ---


@rule("werknemer", law="Dagloonbesluit werknemersverzekeringen 12e", since=SINCE, unit="cent per dag", label="Dagloon, niet begrensd")
def dagloon_onbegrensd(loon_in_refertejaar, vakantiebijslag_in_loon, opgebouwde_vakantiebijslag, dagloondagen):
    """(A - B + C) / D, to the nearest cent."""
    return nearest(maximum(loon_in_refertejaar - vakantiebijslag_in_loon + opgebouwde_vakantiebijslag, 0), dagloondagen)


@rule("land", law="Ziektewet 15 lid 1; Wfsv 17; uwv.nl, maximumdagloon", since=SINCE, unit="cent per maand", label="Maximummaandloon")
def maximummaandloon(maximumdagloon, dagen_per_maand):
    """21.75 days."""
    return nearest(maximumdagloon * dagen_per_maand, 100)


@rule("werknemer", law="Ziektewet 15 lid 1; Wfsv 17", since=SINCE, unit="cent per dag", label="Dagloon")
def dagloon(dagloon_onbegrensd, maximumpremieloon_per_dag, maximumdagloon):
    """Not above the maximum of the half-year; a dagloon below the maximum wage for premiums of the year is below it for certain."""
    bounded = minimum(dagloon_onbegrensd, maximumdagloon)
    return choose(dagloon_onbegrensd < maximumpremieloon_per_dag, dagloon_onbegrensd, bounded)


@rule("werknemer", law="Ziektewet 29b lid 5 en 6", since=SINCE, unit="cent per dag", label="Dagloon voor het ziekengeld")
def dagloon_no_risk(dagloon):
    """The dagloon."""
    return dagloon


@rule("werknemer", law="Ziektewet 29b lid 7", since=SINCE, unit="cent per dag", overrides="dagloon_no_risk", when="wsw_artikel_7",
      label="Dagloon voor het ziekengeld (begeleid werken)")
def dagloon_no_risk_begeleid_werken(dagloon, wsw_subsidie_per_dag):
    """The dagloon less the subsidy that the employer has for begeleid werken."""
    return maximum(dagloon - wsw_subsidie_per_dag, 0)


@rule("werknemer", law="Ziektewet 29b lid 5 en 6", since=SINCE, unit=YES, label="Ziekengeld van 100%")
def volledig_ziekengeld(ziekteweek, no_risk_weken_volledig, volledig_ziekengeld_gevraagd):
    """The first 52 weeks, when the employer asks for it."""
    return (ziekteweek <= no_risk_weken_volledig) & volledig_ziekengeld_gevraagd


@rule("werknemer", law="Ziektewet 29 lid 5", since=SINCE, unit="weken", label="Weken ziekengeld, hoogstens")
def ziekengeld_weken(ziek_na_aow_leeftijd, ziekengeld_weken_na_aow, ziekengeld_weken_hoogstens):
    """104; far fewer for sickness that begins at the pension age or later."""
    return choose(ziek_na_aow_leeftijd, ziekengeld_weken_na_aow, ziekengeld_weken_hoogstens)


@rule("werknemer", law="Ziektewet 29 lid 4 en 5", since=SINCE, unit=YES, label="Binnen de tijd van het ziekengeld")
def binnen_ziekengeldtijdvak(ziekteweek, ziekengeld_weken, ziek_na_aow_leeftijd, dag_na_aow_leeftijd):
    """Within these weeks; sickness of before the pension age is paid until that day."""
    return (ziekteweek <= ziekengeld_weken) & (ziek_na_aow_leeftijd | ~dag_na_aow_leeftijd)


@rule("werknemer", law="Ziektewet 29b lid 6; BW 7:629 lid 9", since=SINCE, unit="cent per dag",
      label="Loon waarop het ziekengeld van 100% stuit")
def loonaanspraak(wachtdag_zonder_loon, verschuldigd_loon_na_wachtdagen, verschuldigd_loon_per_dag):
    """The wage that is due; on one of the first two days without wages that of the day after them."""
    return choose(wachtdag_zonder_loon, verschuldigd_loon_na_wachtdagen, verschuldigd_loon_per_dag)


@rule("werknemer", law="Ziektewet 29 lid 4 en 5, 29b, 29d lid 1", since=SINCE, unit=YES, label="Recht op ziekengeld op deze dag")
def ziekengeld_recht(no_risk_bij_ziekte, compensatie_bij_ziekte, ziekteweek, compensatie_vanaf_week, binnen_ziekengeldtijdvak):
    """The no-riskpolis, or the compensation for older workers, which pays from the fourteenth week on."""
    ground = no_risk_bij_ziekte | (compensatie_bij_ziekte & (ziekteweek >= compensatie_vanaf_week))
    return ground & binnen_ziekengeldtijdvak


@rule("werknemer", law="Ziektewet 29b lid 5 en 6, 29d lid 2 en 3", since=SINCE, unit="cent per dag", label="Ziekengeld per dag")
def ziekengeld_per_dag(ziekengeld_recht, volledig_ziekengeld, dagloon_no_risk, loonaanspraak, ziekengeld_percentage):
    """70% of the dagloon; 100%, not above the wage that is due, where that was asked for. Nothing without a right."""
    amount = choose(
        volledig_ziekengeld,
        minimum(dagloon_no_risk, loonaanspraak),
        nearest(dagloon_no_risk * ziekengeld_percentage, 10_000),
    )
    return choose(ziekengeld_recht, amount, 0)


@rule("werknemer", law="Ziektewet 29e lid 1 en 2; Participatiewet 10d lid 5", since="2022-01-01", unit="honderdsten procent",
      label="Loonwaarde voor het ziekengeld")
def loonwaarde_ziekengeld(lks_forfait_geldt, loonwaarde_ziekengeld_forfait, loonwaarde_percentage, loonwaarde_ziekengeld_minimum):
    """At least 30%; 50% while the forfait lasts, after which the college finds a wage value."""
    return choose(
        lks_forfait_geldt, loonwaarde_ziekengeld_forfait, maximum(loonwaarde_percentage, loonwaarde_ziekengeld_minimum)
    )


@rule("werknemer", law="Ziektewet 29e (voor 2022: Participatiewet 10d lid 12)", since=SINCE, until="2021-12-31", unit="cent per dag",
      label="Ziekengeld per dag, na loonkostensubsidie")
def ziekengeld_na_lks(ziekengeld_per_dag):
    """The subsidy stopped during sickness, so nothing was cut."""
    return ziekengeld_per_dag


@rule("werknemer", name="ziekengeld_na_lks", law="Ziektewet 29e", since="2022-01-01", unit="cent per dag",
      label="Ziekengeld per dag, na loonkostensubsidie")
def ziekengeld_na_lks_verminderd(met_loonkostensubsidie, ziekengeld_per_dag, loonwaarde_ziekengeld):
    """The subsidy goes on, so the sickness benefit is cut to the wage value; where there is none, there is nothing to cut."""
    cut = nearest(ziekengeld_per_dag * minimum(loonwaarde_ziekengeld, 10_000), 10_000)
    return choose(ziekengeld_per_dag == 0, 0, choose(met_loonkostensubsidie, cut, ziekengeld_per_dag))
