"""No-riskpolis (Ziektewet 29b): UWV pays when an employee of these groups falls ill. Grounds, term, amounts in cents.

In the order of article 29b. Registration alone opens the ground of lid 11; the others rest on what a person has or had.
"""

from telmee.wet import choose, fact, maximum, minimum, months_later, nearest, rule

YES = "ja/nee"
SINCE = "2016-01-01"
FACTS = [
    fact("wia_recht_direct_voor_begin", "werknemer", unit=YES, label="Recht op WIA direct voor het begin",
         meaning="Bij een andere werkgever dan deze."),
    fact("leeftijd_bij_begin", "werknemer", unit="jaar", label="Leeftijd bij het begin", meaning="Van de dienstbetrekking.", low=0, high=130),
    fact("wajong_recht", "werknemer", unit=YES, label="Recht op Wajong", meaning="Nu of eerder."),
    fact("wsw_begeleid_of_geindiceerd", "werknemer", unit=YES, label="Wsw artikel 7, of eerder Wsw, ID, WIW of een Wsw-indicatie",
         meaning="Ziektewet 29b lid 2 onder b en d."),
    fact("begonnen_voor_18_en_wajong", "werknemer", unit=YES, label="Begonnen voor 18 jaar en voor de Wajong",
         meaning="Ziektewet 29b lid 2 onder c."),
    fact("participatiewet_onder_minimumloon", "werknemer", unit=YES, label="Participatiewet, kan het minimumloon niet verdienen",
         meaning="Toegeleid of met loonkostensubsidie; vastgesteld door UWV, of een loonwaarde onder het minimumloon."),
    fact("beschut_werk_baan", "werknemer", unit=YES, label="Beschut werk (Participatiewet 10b)",
         meaning="De dienstbetrekking is beschut werk."),
    fact("wia_bij_eigen_werkgever", "werknemer", unit=YES, label="Recht op WIA en verder bij de eigen werkgever",
         meaning="Ziektewet 29b lid 4."),
    fact("geregistreerd_banenafspraak", "werknemer", unit=YES, label="Geregistreerd voor de banenafspraak",
         meaning="Wfsv 38b lid 1 onder d, e of f, lid 2, of lid 6 zolang de registratie loopt."),
    fact("wsw_artikel_2", "werknemer", unit=YES, label="Wsw-dienstbetrekking (artikel 2)", meaning="Dan geldt artikel 29b niet."),
    fact("langdurig_bijstand", "werknemer", unit=YES, label="Langdurig bijstandsgerechtigde",
         meaning="Zonder een van de gronden van artikel 29b."),
    fact("no_risk_verlengd", "werknemer", unit=YES, label="Termijn verlengd",
         meaning="Door UWV, omdat het risico duidelijk hoger blijft (Ziektewet 29c)."),
    fact("ziek_op", "werknemer", unit="datum", label="Eerste ziektedag", meaning="In deze dienstbetrekking.", low=-25_508, high=32_000),
    fact("ww_52_weken", "werknemer", unit=YES, label="52 weken WW voor het begin", meaning="Direct voor de dienstbetrekking."),
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

# --- Grounds: 29b lid 1, 2, 4, 8, 11 ---


@rule("werknemer", law="Ziektewet 29b lid 1 onder b", since=SINCE, unit=YES, label="Grond 29b lid 1 onder b")
def no_risk_minder_dan_35(minder_dan_35_procent, wachttijd_afgelopen_op, begin_dienstbetrekking, no_risk_jaren_na_wachttijd):
    """Less than 35%, not fit for the own employer, hired within five years after the wachttijd."""
    return minder_dan_35_procent & (
        begin_dienstbetrekking < months_later(wachttijd_afgelopen_op, no_risk_jaren_na_wachttijd * 12)
    )


@rule("werknemer", law="Ziektewet 29b lid 1 onder c en d", since=SINCE, unit=YES, label="Binnen vijf jaar na onderwijs")
def binnen_vijf_jaar_na_onderwijs(begin_dienstbetrekking, onderwijs_afgerond_op, no_risk_jaren_na_onderwijs):
    """Goes to work within five years after the education in which the hindrance was."""
    return begin_dienstbetrekking < months_later(onderwijs_afgerond_op, no_risk_jaren_na_onderwijs * 12)


@rule("werknemer", law="Ziektewet 29b lid 1 onder c", since=SINCE, unit=YES, label="Grond 29b lid 1 onder c")
def no_risk_jongere_onder_18(onderwijsbelemmering, leeftijd_bij_begin, binnen_vijf_jaar_na_onderwijs, wajong_recht):
    """Hindered in education, within five years after it, and younger than 18."""
    return onderwijsbelemmering & (leeftijd_bij_begin < 18) & binnen_vijf_jaar_na_onderwijs & ~wajong_recht


@rule("werknemer", law="Ziektewet 29b lid 1 onder d", since=SINCE, unit=YES, label="Grond 29b lid 1 onder d")
def no_risk_jongere_vanaf_18(onderwijsbelemmering, leeftijd_bij_begin, binnen_vijf_jaar_na_onderwijs, wajong_recht):
    """Hindered in education, 18 or older, within five years after it, without Wajong."""
    return onderwijsbelemmering & (leeftijd_bij_begin >= 18) & binnen_vijf_jaar_na_onderwijs & ~wajong_recht


@rule("werknemer", law="Ziektewet 29b lid 2 onder e", since=SINCE, unit=YES, label="Grond 29b lid 2 onder e")
def no_risk_participatiewet(participatiewet_onder_minimumloon, begin_dienstbetrekking, no_risk_participatiewet_vanaf):
    """Jobs that began in 2015 or later."""
    return participatiewet_onder_minimumloon & (begin_dienstbetrekking >= no_risk_participatiewet_vanaf)


@rule("werknemer", law="Ziektewet 29b lid 1, 2, 4 en 11", since=SINCE, unit="tekst", label="Grond van de no-riskpolis, zonder uitsluiting")
def no_risk_grond_gevonden(wia_recht_direct_voor_begin, no_risk_minder_dan_35, no_risk_jongere_onder_18, no_risk_jongere_vanaf_18,
                           wajong_recht, wsw_begeleid_of_geindiceerd, begonnen_voor_18_en_wajong, no_risk_participatiewet,
                           beschut_werk_baan, wia_bij_eigen_werkgever, geregistreerd_banenafspraak):
    """The grounds without a term first, since they give more; within them in the order of the article."""
    limited = choose(
        wia_recht_direct_voor_begin,
        "29b.1.a",
        choose(
            no_risk_minder_dan_35,
            "29b.1.b",
            choose(
                no_risk_jongere_onder_18,
                "29b.1.c",
                choose(no_risk_jongere_vanaf_18, "29b.1.d", choose(wia_bij_eigen_werkgever, "29b.4", "geen")),
            ),
        ),
    )
    others = choose(
        no_risk_participatiewet,
        "29b.2.e",
        choose(beschut_werk_baan, "29b.2.f", choose(geregistreerd_banenafspraak, "29b.11", limited)),
    )
    return choose(
        wajong_recht,
        "29b.2.a",
        choose(wsw_begeleid_of_geindiceerd, "29b.2.b", choose(begonnen_voor_18_en_wajong, "29b.2.c", others)),
    )


@rule("werknemer", law="Ziektewet 29b lid 1, 2, 4, 8 en 11", since=SINCE, unit="tekst", label="Grond van de no-riskpolis")
def no_risk_grond(wsw_artikel_2, no_risk_grond_gevonden):
    """Never for a job of article 2 of the Wsw."""
    return choose(wsw_artikel_2, "geen", no_risk_grond_gevonden)


@rule("werknemer", law="Ziektewet 29b", since=SINCE, unit=YES, label="No-riskpolis")
def no_risk(no_risk_grond):
    """One ground is enough."""
    return no_risk_grond != "geen"


@rule("werknemer", law="Kamerstukken II 2023/24, 34 352, nr. 320; II 2024/25, 29 544, nr. 1278", since="2024-07-01", unit=YES,
      label="Proef voor langdurig bijstandsgerechtigden niet begonnen")
def no_risk_proef_niet_begonnen(langdurig_bijstand, no_risk):
    """The pilot that was announced in July 2024 for 2026 or later, and given up in April 2025."""
    return langdurig_bijstand & ~no_risk


# --- Term: 29b, 29c ---


@rule("werknemer", law="Ziektewet 29b lid 2, 11 en 12", since=SINCE, unit=YES, label="No-riskpolis zonder einddatum")
def no_risk_onbeperkt(no_risk, no_risk_grond):
    """The grounds of lid 2 and 11; lid 11 for as long as the registration lasts."""
    limited = (no_risk_grond == "29b.1.a") | (no_risk_grond == "29b.1.b") | (no_risk_grond == "29b.1.c")
    return no_risk & ~(limited | (no_risk_grond == "29b.1.d") | (no_risk_grond == "29b.4"))


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit=YES, label="No-riskpolis met een einddatum")
def no_risk_met_termijn(no_risk, no_risk_onbeperkt):
    """The grounds of lid 1 and 4."""
    return no_risk & ~no_risk_onbeperkt


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit="jaar", applies="no_risk_met_termijn", label="Jaren no-riskpolis")
def no_risk_jaren(no_risk_met_termijn, no_risk_termijn):
    """Five years for the grounds with a term."""
    return choose(no_risk_met_termijn, no_risk_termijn, 0)


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit="datum", label="Begin van de termijn")
def no_risk_termijn_vanaf(no_risk_grond, wia_recht_vastgesteld_op, begin_dienstbetrekking):
    """The start of the job; who goes on at the own employer: the day on which the right to WIA was established."""
    return choose(no_risk_grond == "29b.4", wia_recht_vastgesteld_op, begin_dienstbetrekking)


@rule("werknemer", law="Ziektewet 29b lid 1 en 4", since=SINCE, unit="datum", label="Laatste dag van de no-riskpolis")
def no_risk_laatste_dag(no_risk_termijn_vanaf, no_risk_termijn):
    """Sickness that begins on this day at the latest."""
    return months_later(no_risk_termijn_vanaf, no_risk_termijn * 12) - 1


@rule("werknemer", law="Ziektewet 29b lid 2, 11", since=SINCE, unit="datum", label="Begin van de no-riskpolis")
def no_risk_vanaf(no_risk_grond, begin_dienstbetrekking, arbeidsbeperkte_vanaf, wajong_recht_vanaf):
    """The start of the job; not before somebody is arbeidsbeperkte (e, lid 11) or has the right to Wajong (c)."""
    registered = (no_risk_grond == "29b.2.e") | (no_risk_grond == "29b.11")
    later = choose(no_risk_grond == "29b.2.c", wajong_recht_vanaf, begin_dienstbetrekking)
    return maximum(begin_dienstbetrekking, choose(registered, arbeidsbeperkte_vanaf, later))


@rule("werknemer", law="Ziektewet 29b, 29c", since=SINCE, unit=YES, label="No-riskpolis geldt bij deze ziekte")
def no_risk_bij_ziekte(no_risk, no_risk_onbeperkt, no_risk_verlengd, ziek_op, no_risk_vanaf, no_risk_laatste_dag):
    """Sickness that begins after the start, and within the term if there is one that was not extended."""
    within = no_risk_onbeperkt | no_risk_verlengd | (ziek_op <= no_risk_laatste_dag)
    return no_risk & (ziek_op >= no_risk_vanaf) & within


@rule("werknemer", law="Ziektewet 29b, 29c", since=SINCE, unit=YES, label="No-riskpolis geldt op de dag")
def no_risk_op_dag(no_risk, no_risk_onbeperkt, no_risk_verlengd, rekendag, no_risk_vanaf, no_risk_laatste_dag):
    """The same for sickness that would begin on the day that is computed."""
    within = no_risk_onbeperkt | no_risk_verlengd | (rekendag <= no_risk_laatste_dag)
    return no_risk & (rekendag >= no_risk_vanaf) & within


@rule("werknemer", law="Ziektewet 29d", since="2018-01-01", unit=YES, label="Compensatieregeling oudere werknemer")
def compensatie_oudere(geboortedatum, begin_dienstbetrekking, ww_52_weken, compensatie_geboren_voor, compensatie_geboren_voor_2,
                       compensatie_begin_vanaf, compensatie_begin_voor, wsw_artikel_2, wsw_artikel_7):
    """Born before 8 July 1954, or before 1962 and hired in 2018 or 2019; both after long unemployment, not in the Wsw."""
    hired = (begin_dienstbetrekking >= compensatie_begin_vanaf) & (begin_dienstbetrekking < compensatie_begin_voor)
    born = (geboortedatum < compensatie_geboren_voor) | ((geboortedatum < compensatie_geboren_voor_2) & hired)
    return ww_52_weken & born & ~wsw_artikel_2 & ~wsw_artikel_7


@rule("werknemer", law="Ziektewet 29d lid 1 en 6", since="2018-01-01", unit="datum", label="Laatste dag van de compensatieregeling")
def compensatie_laatste_dag(begin_dienstbetrekking, no_risk_termijn):
    """Sickness that begins in the five years after the start of the job."""
    return months_later(begin_dienstbetrekking, no_risk_termijn * 12) - 1


@rule("werknemer", law="Ziektewet 38a", since=SINCE, unit="datum", label="Ziekmelding bij UWV uiterlijk")
def ziekmelding_uiterlijk(ziek_op):
    """Within six weeks."""
    return ziek_op + 42


# --- Amounts: Dagloonbesluit, 29b lid 5 and 6, 29e ---


@rule("werknemer", law="Dagloonbesluit werknemersverzekeringen 12e", since=SINCE, unit="cent per dag", label="Dagloon, niet begrensd")
def dagloon_onbegrensd(loon_in_refertejaar, vakantiebijslag_in_loon, opgebouwde_vakantiebijslag, dagloondagen):
    """(A - B + C) / D, to the nearest cent."""
    return nearest(maximum(loon_in_refertejaar - vakantiebijslag_in_loon + opgebouwde_vakantiebijslag, 0), dagloondagen)


@rule("land", law="Wfsv 17; Dagloonbesluit", since="2017-07-01", unit="cent per dag", label="Maximumdagloon van het halfjaar")
def maximumdagloon_op_dag(maximumdagloon_halfjaar):
    """As published."""
    return maximumdagloon_halfjaar


@rule("land", law="uwv.nl, maximumdagloon", since="2017-07-01", unit="cent per maand", label="Maximummaandloon")
def maximummaandloon(maximumdagloon_halfjaar, dagen_per_maand):
    """21.75 days."""
    return nearest(maximumdagloon_halfjaar * dagen_per_maand, 100)


@rule("werknemer", law="Ziektewet 15 lid 1; Wfsv 17", since=SINCE, unit="cent per dag", label="Dagloon")
def dagloon(dagloon_onbegrensd, maximumdagloon, een_dag, maximumdagloon_halfjaar):
    """Not above the maximum of the half-year; a dagloon below that of 1 January is below both."""
    return choose(
        dagloon_onbegrensd * een_dag <= maximumdagloon,
        dagloon_onbegrensd,
        minimum(dagloon_onbegrensd, maximumdagloon_halfjaar),
    )


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


@rule("werknemer", law="Ziektewet 29 lid 5, 29b lid 5 en 6", since=SINCE, unit="cent per dag", label="Ziekengeld per dag")
def ziekengeld_per_dag(binnen_ziekengeldtijdvak, volledig_ziekengeld, dagloon_no_risk, loonaanspraak, ziekengeld_percentage):
    """70% of the dagloon; 100%, not above the wage that is due, where that was asked for."""
    amount = choose(
        volledig_ziekengeld,
        minimum(dagloon_no_risk, loonaanspraak),
        nearest(dagloon_no_risk * ziekengeld_percentage, 10_000),
    )
    return choose(binnen_ziekengeldtijdvak, amount, 0)


@rule("werknemer", law="Ziektewet 29e lid 1-3", since="2022-01-01", unit="honderdsten procent", label="Loonwaarde voor het ziekengeld")
def loonwaarde_ziekengeld(lks_forfaitair, loonwaarde_ziekengeld_forfait, loonwaarde_percentage, loonwaarde_ziekengeld_minimum):
    """At least 30%; a forfait counts as 50%."""
    return choose(
        lks_forfaitair, loonwaarde_ziekengeld_forfait, maximum(loonwaarde_percentage, loonwaarde_ziekengeld_minimum)
    )


@rule("werknemer", law="Ziektewet 29e (voor 2022: Participatiewet 10d lid 12)", since=SINCE, until="2021-12-31", unit="cent per dag",
      label="Ziekengeld per dag, na loonkostensubsidie")
def ziekengeld_na_lks(ziekengeld_per_dag):
    """The subsidy stopped during sickness, so nothing was cut."""
    return ziekengeld_per_dag


@rule("werknemer", name="ziekengeld_na_lks", law="Ziektewet 29e", since="2022-01-01", unit="cent per dag",
      label="Ziekengeld per dag, na loonkostensubsidie")
def ziekengeld_na_lks_verminderd(met_loonkostensubsidie, ziekengeld_per_dag, loonwaarde_ziekengeld):
    """The subsidy goes on, so the sickness benefit is cut to the wage value."""
    return choose(
        met_loonkostensubsidie,
        nearest(ziekengeld_per_dag * minimum(loonwaarde_ziekengeld, 10_000), 10_000),
        ziekengeld_per_dag,
    )
