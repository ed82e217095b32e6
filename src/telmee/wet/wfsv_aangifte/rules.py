"""What the payroll filings of one employer say about the employer, and the figures of its quota as they are shown.

Sector (Regeling Wfsv 3.31), uitlener (Besluit Wfsv 2.27), body of the Wsw (2.33) and small employer (2.19d) as far as they follow
from codes in the filings: who says otherwise goes before it. Then what is asked of an employer in the units in which it is said
(Wfsv 38g): banen in tenths, whole hours, hours a week until the end of the year. And which codes ask which fields of a filing.
"""

from telmee.wet import ceiling, choose, fact, first, is_known, maximum, rule

FACTS = [
    fact("sectorcode", "tijdvak", unit="getal", label="Sectorcode in de aangifte", meaning="Sector van de aansluiting (Sect); 0 als er geen staat.",
         low=0, high=99),
    fact("premieloon_ufo", "tijdvak", unit="cent", label="Premieloon Ufo in de aangifte",
         meaning="Aanwas van het premieloon voor het Uitvoeringsfonds voor de overheid; 0 als er geen staat.", low=-10**11, high=10**11),
    fact("premieloon_aof_laag", "werkgever", unit="cent", label="Premieloon met de lage Aof-premie",
         meaning="Zoals aangegeven; alleen te geven als er premieloon voor het Aof is aangegeven.", low=-10**15, high=10**15),
    fact("gerekend_tot_en_met", "werkgever", unit="datum", label="Laatste dag tot waar de uren bekend zijn",
         meaning="Het eind van de laatste aangifte, of de dag van kijken als die later is.", low=-50_000, high=3_000_000),
    fact("toetsuren_minstens", "werkgever", unit="uren", label="Uren voor de drempel, minstens",
         meaning="Van wat bekend is, met aftrek van alles wat afgetrokken kan worden.", low=-10**11, high=10**11),
    fact("toetsuren_hoogstens", "werkgever", unit="uren", label="Uren voor de drempel, hoogstens",
         meaning="Zonder die aftrek; niet te geven zolang er uren ontbreken of nog komen.", low=-10**11, high=10**11),
    fact("premieloon_alle_tijdvakken", "werkgever", unit="cent", label="Premieloon van alle tijdvakken samen",
         meaning="Ook wat boven het maximum of uitgezonderd is.", low=-10**15, high=10**15),
]

# --- Sector: Regeling Wfsv 3.31 ---------------------------------------------------------------------------------------------------


@rule("tijdvak", law="Regeling Wfsv 3.31 lid 1; codelijst loonaangifte Sect", since="2012-01-01", unit="ja/nee", label="Sectorcode van de overheid")
def sectorcode_overheid(sectorcode):
    """61 up to and including 66."""
    return (sectorcode >= 61) & (sectorcode <= 66)


@rule("tijdvak", law="Regeling Wfsv 3.31 lid 1", since="2012-01-01", unit="getal", label="Werk met een sectorcode van de overheid")
def werk_met_sectorcode_overheid(sectorcode_overheid, in_dienstbetrekking):
    """One for such a row of work."""
    return choose(sectorcode_overheid & in_dienstbetrekking, 1, 0)


@rule("tijdvak", law="Regeling Wfsv 3.31 lid 1", since="2012-01-01", unit="getal", label="Werk met premie voor het Ufo")
def werk_met_ufo(premieloon_ufo, in_dienstbetrekking):
    """One for such a row of work: the fund is that of government employers."""
    return choose((premieloon_ufo != 0) & in_dienstbetrekking, 1, 0)


@rule("werkgever", law="Regeling Wfsv 3.31 lid 1", since="2012-01-01", unit="getal", total=True, high=10**7,
      label="Regels werk met een sectorcode van de overheid")
def regels_sectorcode_overheid(werk_met_sectorcode_overheid):
    """How many."""
    return werk_met_sectorcode_overheid.sum()


@rule("werkgever", law="Regeling Wfsv 3.31 lid 1", since="2012-01-01", unit="getal", total=True, high=10**7, label="Regels werk met premie voor het Ufo")
def regels_ufo(werk_met_ufo):
    """How many."""
    return werk_met_ufo.sum()


@rule("werkgever", law="Regeling Wfsv 3.31", since="2012-01-01", unit="tekst", label="Sector die volgt uit de aangiften")
def sector_uit_aangifte(regels_ufo, regels_sectorcode_overheid):
    """Government when one row says so; all others are market. The exception of lid 2 is not in a filing."""
    return choose((regels_ufo > 0) | (regels_sectorcode_overheid > 0), "overheid", "markt")


@rule("werkgever", law="Regeling Wfsv 3.31", since="2012-01-01", unit="tekst", label="Waaruit de sector volgt")
def sector_waaruit(regels_ufo, regels_sectorcode_overheid):
    """What in the filings decides."""
    return first((regels_ufo > 0, "premie_ufo"),
                 (regels_sectorcode_overheid > 0, "sectorcode_overheid"),
                 otherwise="geen_kenmerk_overheid")


# --- Uitlener and body of the Wsw: Besluit Wfsv 2.27 and 2.33 ---------------------------------------------------------------------


@rule("tijdvak", law="Besluit Wfsv 2.27 lid 1; codelijst loonaangifte CdAard", since="2012-01-01", unit="ja/nee", label="Uitzendpersoneel")
def uitzendpersoneel(aard):
    """Temp work (11), posted Wsw (22) and payroll (82): who works at somebody else."""
    return (aard == 11) | (aard == 22) | (aard == 82)


@rule("tijdvak", law="Wsw 2; codelijst loonaangifte CdAard", since="2012-01-01", unit="ja/nee", label="Wsw-werk bij een uitvoerder van de Wsw")
def wsw_bij_uitvoerder(aard):
    """Sheltered (21) or posted (22); supported work at an ordinary employer (23) says nothing about the employer."""
    return (aard == 21) | (aard == 22)


@rule("tijdvak", law="Besluit Wfsv 2.27 lid 1", since="2012-01-01", unit="getal", label="Werk van uitzendpersoneel")
def werk_uitzendpersoneel(uitzendpersoneel, in_dienstbetrekking):
    """One for such a row of work; a kind of work that is not told apart (before 2022) makes no uitlener."""
    sent_out = uitzendpersoneel & in_dienstbetrekking
    return choose(is_known(sent_out), choose(sent_out, 1, 0), 0)


@rule("werkgever", law="Besluit Wfsv 2.27 lid 1", since="2012-01-01", unit="getal", total=True, high=10**7, label="Regels werk van uitzendpersoneel")
def regels_uitzendpersoneel(werk_uitzendpersoneel):
    """How many."""
    return werk_uitzendpersoneel.sum()


@rule("werkgever", law="Besluit Wfsv 2.27", since="2012-01-01", unit="ja/nee", label="Leent uit volgens de aangiften")
def uitlener_uit_aangifte(regels_uitzendpersoneel):
    """Whether the employer was registered as uitlener on 31 December of the year before is not in a filing."""
    return regels_uitzendpersoneel > 0


@rule("tijdvak", law="Besluit Wfsv 2.27 lid 1 (uitlener onder b); codelijst loonaangifte CdAard", since="2012-01-01", unit="getal",
      label="Werk dat zeker gedetacheerde Wsw is")
def zeker_wsw_gedetacheerd(aard, in_dienstbetrekking):
    """One for such a row of work (22); a kind of work that is not told apart (before 2022) makes no uitlener."""
    posted = (aard == 22) & in_dienstbetrekking
    return choose(is_known(posted), choose(posted, 1, 0), 0)


@rule("werkgever", law="Besluit Wfsv 2.27 lid 1 (uitlener onder b)", since="2012-01-01", unit="getal", total=True, high=10**7,
      label="Regels gedetacheerde Wsw")
def regels_wsw_gedetacheerd(zeker_wsw_gedetacheerd):
    """How many."""
    return zeker_wsw_gedetacheerd.sum()


@rule("tijdvak", law="Besluit Wfsv 2.33", since="2012-01-01", unit="getal", label="Werk bij een uitvoerder van de Wsw")
def werk_wsw_bij_uitvoerder(wsw_bij_uitvoerder, in_dienstbetrekking):
    """One for such a row of work; unknown where the code does not tell the kinds of Wsw apart."""
    return choose(wsw_bij_uitvoerder & in_dienstbetrekking, 1, 0)


@rule("tijdvak", law="Besluit Wfsv 2.33", since="2012-01-01", unit="getal", label="Zeker werk bij een uitvoerder van de Wsw")
def zeker_wsw_bij_uitvoerder(werk_wsw_bij_uitvoerder):
    """The same, for rows that are known."""
    return choose(is_known(werk_wsw_bij_uitvoerder), werk_wsw_bij_uitvoerder, 0)


@rule("werkgever", law="Besluit Wfsv 2.33", since="2012-01-01", unit="getal", total=True, high=10**7, label="Regels Wsw bij een uitvoerder")
def regels_wsw_bij_uitvoerder(werk_wsw_bij_uitvoerder):
    """How many; unknown when one is."""
    return werk_wsw_bij_uitvoerder.sum()


@rule("werkgever", law="Besluit Wfsv 2.33", since="2012-01-01", unit="getal", total=True, high=10**7, label="Zekere regels Wsw bij een uitvoerder")
def zekere_regels_wsw_bij_uitvoerder(zeker_wsw_bij_uitvoerder):
    """How many are certain."""
    return zeker_wsw_bij_uitvoerder.sum()


@rule("werkgever", law="Besluit Wfsv 2.33", since="2012-01-01", unit="ja/nee", label="Voert de Wsw uit volgens de aangiften")
def sw_uitvoerder_uit_aangifte(zekere_regels_wsw_bij_uitvoerder, regels_wsw_bij_uitvoerder):
    """One certain row is enough; without one an unknown row leaves it unknown."""
    return (zekere_regels_wsw_bij_uitvoerder > 0) | (regels_wsw_bij_uitvoerder > 0)


# --- Small employer, and wages outside the base of the opslag ---------------------------------------------------------------------


@rule("werkgever", law="Wfsv 36; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="ja/nee", label="Kleine werkgever volgens de aangiften")
def kleine_werkgever_uit_aangifte(premieloon_aof_laag):
    """Who files at the low tariff: it is for small employers. The high one is also that of Wsw wages at a small employer."""
    return premieloon_aof_laag > 0


@rule("werkgever", law="Wet banenafspraak 6 lid 4", since="2025-05-09", regime="wet-banenafspraak", unit="cent", label="Loon zonder opslag")
def loon_zonder_opslag(premieloon_alle_tijdvakken, opslag_grondslag):
    """Wages that are not in the base: above the maximum, or of who is excluded."""
    return premieloon_alle_tijdvakken - opslag_grondslag


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since="2025-05-09",
      regime="wet-banenafspraak", unit="uren", label="Uren tot bonus en opslag gelijk zijn")
def uren_tot_evenwicht(evenwicht_uren, bonusuren):
    """What is still missing, not below zero."""
    return maximum(evenwicht_uren - bonusuren, 0)


# --- The threshold while hours are missing: Wfsv 34 lid 6 ---------------------------------------------------------------------------


@rule("werkgever", law="Wfsv 34 lid 6", since="2015-05-01", unit="ja/nee", label="Onder de drempel in het jaar zelf, uit grenzen")
def onder_drempel_uit_grenzen(toetsuren_minstens, toetsuren_hoogstens, toetsuren, drempel_uren):
    """Not below when the least is not; below when the most is; between the two only the hours themselves decide."""
    return choose(toetsuren_minstens >= drempel_uren, False, choose(toetsuren_hoogstens < drempel_uren, True, toetsuren < drempel_uren))


# --- What is asked, as it is said: Wfsv 38g ---------------------------------------------------------------------------------------


@rule("werkgever", law="Wfsv 38g lid 3 (A x B)", since="2015-05-01", unit="uren", label="Vereiste uren")
def vereiste_uren_heel(vereiste_uren):
    """Cut at whole hours."""
    return vereiste_uren // 10_000


@rule("werkgever", law="Wfsv 38g lid 3", since="2015-05-01", unit="tienden banen", label="Vereiste banen")
def vereiste_banen_tienden(vereiste_banen):
    """Cut at tenths of a baan."""
    return vereiste_banen // 1_000


@rule("werkgever", law="vo-raad.nl, 10 november 2017 (percentage van de weekuren, gedeeld door 25,5)", since="2015-05-01", unit="tienden banen",
      label="Vereiste banen, weektelling")
def vereiste_banen_week_tienden(vereiste_banen_week):
    """Cut at tenths of a baan."""
    return vereiste_banen_week // 1_000


@rule("werkgever", law="vo-raad.nl, 10 november 2017", since="2015-05-01", unit="tienden banen", label="Quotumtekort, weektelling")
def ontbrekende_banen_week(tekort_banen_week):
    """Not below zero: more than is asked is no shortfall."""
    return maximum(tekort_banen_week, 0)


@rule("werkgever", law="Wfsv 38g lid 3; Besluit Wfsv 2.23 lid 3", since="2015-05-01", unit="tienden banen",
      label="Quotumtekort, als het quotum geldt")
def quotumtekort_als_plichtig(tekort_uren, uren_per_baan_jaar):
    """The same shortfall for who may turn out to be liable."""
    return tekort_uren // (uren_per_baan_jaar * 1_000)


@rule("werkgever", law="Wfsv 38g lid 3", since="2015-05-01", unit="weken", label="Hele weken tot het einde van het jaar")
def weken_rest(gerekend_tot_en_met, laatste_dag_jaar, dagen_per_week):
    """Whole weeks after the last day of which the hours are known."""
    return maximum(laatste_dag_jaar - gerekend_tot_en_met, 0) // dagen_per_week


@rule("werkgever", law="Wfsv 38g lid 3 (A x B min C)", since="2015-05-01", unit="uren per week", label="Uren per week die het tekort opheffen")
def aanvulling_uren_per_week(aanvulling_uren, weken_rest):
    """The missing hours over the weeks that are left, a part of an hour as one; in one week when none is left."""
    return ceiling(aanvulling_uren, maximum(weken_rest, 1))


# --- Fields of a filing -----------------------------------------------------------------------------------------------------------


@rule("tijdvak", law="codelijst loonaangifte CdAard", since="2012-01-01", unit="ja/nee", label="Contractgegevens in de aangifte")
def contract_in_aangifte(aard, in_dienstbetrekking):
    """Kinds of work of which the filing says whether the contract is permanent, written and on call."""
    kinds = ((aard == 1) | (aard == 11) | (aard == 21) | (aard == 22) | (aard == 23) | (aard == 24) | (aard == 82) | (aard == 83))
    return in_dienstbetrekking & kinds


@rule("tijdvak", law="codelijst loonaangifte CdAard", since="2012-01-01", unit="ja/nee", label="Publiekrechtelijke aanstelling in de aangifte")
def aanstelling_in_aangifte(aard, in_dienstbetrekking):
    """An appointment (18) instead of a contract."""
    return in_dienstbetrekking & (aard == 18)


@rule("tijdvak", law="codelijst loonaangifte SrtIV", since="2012-01-01", unit="ja/nee", label="Contractloon en contracturen in de aangifte")
def contractloon_in_aangifte(soort, in_dienstbetrekking):
    """Work, and the relation with code 17."""
    return in_dienstbetrekking | (soort == 17)
