"""Loonkostenvoordelen of the Wtl (chapter 2): who gives a right to which benefit, over which hours, and how much.

Four benefits: oudere (2.2-2.5), arbeidsgehandicapte (2.6-2.9), banenafspraak (2.10-2.13) and herplaatsen (2.14-2.17), with
the transitional law (6.2 and 6.2a). A right is judged per aangiftetijdvak: a tijdvak of which one day lies in the period
counts as a whole. What it comes to, and what is granted in the end, stands in ``wtl_lkv_bedrag`` and ``wtl_tegemoetkoming``. Cents and hours.
"""

from typing import Any

from telmee.wet import DAY, choose, fact, family, is_known, maximum, minimum, months_later, rule

ASKED = "Verzoek in de loonaangifte over dit tijdvak."
FACTS = [
    fact("lkv_oudere_gevraagd", "tijdvak", unit="ja/nee", label="LKV oudere werknemer gevraagd", meaning=ASKED + " (IndAvrLkvOudrWn)"),
    fact("lkv_arbeidsgehandicapte_gevraagd", "tijdvak", unit="ja/nee", label="LKV arbeidsgehandicapte werknemer gevraagd",
         meaning=ASKED + " (IndAvrLkvAgWn)"),
    fact("lkv_banenafspraak_gevraagd", "tijdvak", unit="ja/nee", label="LKV doelgroep banenafspraak gevraagd",
         meaning=ASKED + " (IndAvrLkvDgBaf; tot 2026 IndAvrLkvDgBafSb)"),
    fact("lkv_herplaatsen_gevraagd", "tijdvak", unit="ja/nee", label="LKV herplaatsen arbeidsgehandicapte werknemer gevraagd",
         meaning=ASKED + " (IndAvrLkvHpAgWn)"),
    fact("geboortedatum", "persoon", unit="datum", label="Geboortedatum", meaning="Van de werknemer.", low=-25_508, high=22_000,
         past=True),
    fact("begin_dienstbetrekking", "werknemer", unit="datum", label="Begin van de eerste dienstbetrekking",
         meaning="Bij deze werkgever; onderbrekingen tellen niet.", after=("geboortedatum",), **DAY),
    fact("overgang_van_onderneming", "werknemer", unit="ja/nee", label="Overgenomen bij overgang van onderneming",
         meaning="In de zin van BW 7:662."),
    fact("begin_bij_vervreemder", "werknemer", unit="datum", label="Begin bij de vorige werkgever",
         meaning="Alleen bij overgang van onderneming.", **DAY),
    fact("doelgroepverklaring_aangevraagd_op", "werknemer", unit="datum", label="Doelgroepverklaring aangevraagd op",
         meaning="Door of namens de werknemer.", **DAY),
    fact("doelgroepverklaring_oudere", "werknemer", unit="ja/nee", label="Doelgroepverklaring oudere werknemer",
         meaning="Geldig, en aan de werkgever gegeven."),
    fact("doelgroepverklaring_arbeidsgehandicapte", "werknemer", unit="ja/nee", label="Doelgroepverklaring arbeidsgehandicapte werknemer",
         meaning="Geldig, en aan de werkgever gegeven."),
    fact("doelgroepverklaring_banenafspraak", "werknemer", unit="ja/nee", label="Doelgroepverklaring banenafspraak",
         meaning="Geldig, en aan de werkgever gegeven; sinds 2026 niet meer nodig."),
    fact("doelgroepverklaring_herplaatsen", "werknemer", unit="ja/nee", label="Doelgroepverklaring herplaatsen",
         meaning="Geldig, en aan de werkgever gegeven."),
    fact("uitkering_voor_aanvang", "werknemer", unit="ja/nee", label="Uitkering in de maand voor het begin",
         meaning="WW, WAO, WIA, Wajong, WAZ, Wamil, Participatiewet, IOW, IOAW, IOAZ, of een gelijke buitenlandse."),
    fact("wia_recht_voor_aanvang", "werknemer", unit="ja/nee", label="Recht op WIA in de maand voor het begin",
         meaning="Of een buitenlandse uitkering die ermee gelijkstaat."),
    fact("rea_arbeidsgehandicapte", "werknemer", unit="ja/nee", label="Arbeidsgehandicapte volgens de Wet REA",
         meaning="Al voor 1 januari 2006, door recht op WAO of WAZ."),
    fact("minder_dan_35_procent", "werknemer", unit="ja/nee", label="Minder dan 35% arbeidsongeschikt en niet geschikt voor de eigen werkgever",
         meaning="Na de wachttijd, zonder andere werkgever in de elf weken ervoor."),
    fact("wachttijd_afgelopen_op", "werknemer", unit="datum", label="Eerste dag na de wachttijd", meaning="WIA 23, of een verlengde wachttijd.",
         **DAY),
    fact("doelgroep_banenafspraak_bij_begin", "werknemer", unit="ja/nee", label="Doelgroep banenafspraak bij het begin",
         meaning="In de maand voor het begin; sinds 2019 ook op de eerste dag (Wtl 2.10 lid 1 onder a tot 2026)."),
    fact("onderwijsbelemmering", "werknemer", unit="ja/nee", label="Belemmerd bij het volgen van onderwijs", meaning="Door ziekte of gebrek."),
    fact("onderwijs_afgerond_op", "werknemer", unit="datum", label="Onderwijs afgerond op",
         meaning="Het onderwijs waarbij de belemmering er was.", after=("geboortedatum",), **DAY),
    fact("hervat_op", "werknemer", unit="datum", label="Arbeid hervat op",
         meaning="Eigen werk hervat, of een andere functie bij dezelfde werkgever.", **DAY),
    fact("wia_recht_vanaf", "werknemer", unit="datum", label="Recht op WIA vanaf", meaning="Eerste dag na de wachttijd.", **DAY),
    fact("wia_recht_bij_herplaatsing", "werknemer", unit="ja/nee", label="Recht op WIA bij herplaatsing",
         meaning="In de maand voor het hervatten; sinds 2025 bij het hervatten of daarna (Wtl 2.14 lid 1 onder a)."),
    fact("premiekorting_eind_2017", "werknemer", unit="tekst", label="Premiekorting in het laatste tijdvak van 2017",
         meaning="Toegepast en aangegeven, uiterlijk met een correctie van 1 mei 2018 (Wtl 6.2 in 2018).",
         choices=("geen", "oudere", "arbeidsgehandicapte", "banenafspraak", "herplaatsen")),
    fact("premiekorting_vanaf", "werknemer", unit="datum", label="Begin van de premiekorting",
         meaning="Eerste dag van de dienstbetrekking, of van het hervatten, waarvoor zij werd toegepast.", **DAY),
]

# --- The period: 2.4, 2.8, 2.12, 2.16, and what comes after a transfer ------------------------------------------------------


@rule("werknemer", law="Wtl 2.4, 2.8, 2.12; BW 7:662-663; HR 24 mei 2024, ECLI:NL:HR:2024:746", since="2018-01-01", unit="datum",
      label="Begin van de LKV-periode")
def lkv_begin(overgang_van_onderneming, begin_bij_vervreemder, begin_dienstbetrekking):
    """The first day with this employer; after a transfer of undertaking the clock of the transferor runs on."""
    return choose(overgang_van_onderneming, begin_bij_vervreemder, begin_dienstbetrekking)


@rule("werknemer", law="Wtl 2.4 lid 1, 2.8 lid 1, 2.12 lid 1 (tot 2026)", since="2018-01-01", unit="datum",
      label="Laatste dag van de LKV-periode")
def lkv_laatste_dag(lkv_begin, lkv_duur):
    """Three years in a row; the clock does not start again after a break."""
    return months_later(lkv_begin, lkv_duur * 12) - 1


@rule("tijdvak", law="Wtl 2.4 lid 2, 2.8 lid 2, 2.12 lid 2", since="2018-01-01", unit="ja/nee", label="Tijdvak in de LKV-periode")
def in_lkv_periode(lkv_begin, lkv_laatste_dag, tijdvak_begin, tijdvak_eind):
    """One day of the period stretches it to the whole aangiftetijdvak."""
    return (tijdvak_eind >= lkv_begin) & (tijdvak_begin <= lkv_laatste_dag)


@rule("tijdvak", law="Wtl 2.2 lid 2, 2.6 lid 3, 2.10 lid 2, 2.14 lid 2 (telkens onder a); 3.1 lid 2; 2.12 lid 2", since="2017-01-01", unit="ja/nee",
      label="AOW-leeftijd nog niet bereikt")
def voor_aow_leeftijd(tijdvak_begin, aow_datum):
    """The right ends at the pension age; the tijdvak in which that falls counts as a whole."""
    return tijdvak_begin < aow_datum


@rule("tijdvak", law="Wtl 2.2 lid 2, 2.6 lid 3, 2.10 lid 2 (tot 2026), 2.14 lid 2 (telkens onder a)", since="2018-01-01", unit="ja/nee",
      label="Begonnen voor de AOW-leeftijd")
def begonnen_voor_aow_leeftijd(tijdvak_eind, lkv_begin, aow_datum):
    """No period begins at the pension age or later, so there is no tijdvak to count as a whole."""
    return (tijdvak_eind < aow_datum) | (lkv_begin < aow_datum)


@rule("tijdvak", law="Wtl 2.2 lid 2, 2.6 lid 3, 2.10 lid 2 (tot 2026), 2.14 lid 2 (telkens onder b); Wsw 2", since="2018-01-01",
      unit="ja/nee", label="Wsw-dienstbetrekking")
def wsw_dienstbetrekking(aard):
    """Wsw article 2, posted (22) or not (21); begeleid werken (23) is article 7 and an ordinary job."""
    return (aard == 21) | (aard == 22)


@rule("tijdvak", law="Wtl 2.2 lid 2, 2.6 lid 3, 2.10 lid 2 (tot 2026), 2.14 lid 2", since="2018-01-01", unit="ja/nee",
      label="Tijdvak waarin LKV kan")
def lkv_mogelijk(in_dienstbetrekking, voor_aow_leeftijd, begonnen_voor_aow_leeftijd, wsw_dienstbetrekking, beschut_werk):
    """A job, begun and running before the pension age, that is neither Wsw nor beschut werk."""
    before = voor_aow_leeftijd & begonnen_voor_aow_leeftijd
    return in_dienstbetrekking & before & ~wsw_dienstbetrekking & ~beschut_werk


@rule("werknemer", law="Wtl 2.4 lid 1, 2.8 lid 1, 2.12 lid 1 (tot 2026)", since="2018-01-01", unit="ja/nee",
      label="LKV-periode voor dit jaar voorbij")
def lkv_periode_voorbij(lkv_laatste_dag, eerste_dag_jaar):
    """The three years ended before 1 January."""
    return lkv_laatste_dag < eerste_dag_jaar


# --- A premiekorting of 2017 runs on: 6.2 (2018-2020) ------------------------------------------------------------------------

SOORTEN = {"oudere": {"soort": "oudere", "naam": "oudere werknemer", "recht": "2.2, 2.4 (tot 2026)"},
           "arbeidsgehandicapte": {"soort": "arbeidsgehandicapte", "naam": "arbeidsgehandicapte werknemer", "recht": "2.6, 2.8"},
           "banenafspraak": {"soort": "banenafspraak", "naam": "doelgroep banenafspraak", "recht": "2.10, 2.12 (tot 2026)"}}
OVERGANG: dict[str, Any] = {"law": "Wtl 6.2 (2018-2020); Wfsv 49 (2017)", "since": "2018-01-01", "until": "2020-12-31"}


@rule("werknemer", **OVERGANG, unit="datum", label="Laatste dag van de overgenomen premiekorting")
def lkv_na_premiekorting_laatste_dag(premiekorting_vanaf, lkv_duur):
    """The rest of three years."""
    return months_later(premiekorting_vanaf, lkv_duur * 12) - 1


@rule("werknemer", **OVERGANG, unit="ja/nee", label="Begonnen voor 2018")
def begonnen_voor_2018(lkv_begin, lkv_in_plaats_van_premiekorting_vanaf):
    """Only such a job can have had a premiekorting."""
    return lkv_begin < lkv_in_plaats_van_premiekorting_vanaf


@family(SOORTEN, "tijdvak", **OVERGANG, unit="ja/nee", label="LKV {naam} in plaats van een lopende premiekorting")
def lkv_SOORT_na_premiekorting(lkv_mogelijk, begonnen_voor_2018, premiekorting_eind_2017, tijdvak_begin, lkv_na_premiekorting_laatste_dag):
    """No declaration and no other condition is asked for; a tijdvak with the last day counts as a whole."""
    running = tijdvak_begin <= lkv_na_premiekorting_laatste_dag
    return lkv_mogelijk & begonnen_voor_2018 & (premiekorting_eind_2017 == "{soort}") & running


@family(SOORTEN, "tijdvak", name="lkv_SOORT_recht", law="Wtl {recht}; 6.2 (2018-2020)", since="2018-01-01", until="2020-12-31",
        unit="ja/nee", label="Recht op LKV {naam}")
def lkv_SOORT_recht_2018(lkv_mogelijk, in_lkv_periode, lkv_SOORT_voorwaarden, lkv_SOORT_na_premiekorting):
    """The conditions at the start, within the period; or what is left of a premiekorting."""
    return (lkv_mogelijk & in_lkv_periode & lkv_SOORT_voorwaarden) | lkv_SOORT_na_premiekorting


# --- Oudere werknemer: 2.2-2.5 (until 2026), 6.2a ---------------------------------------------------------------------------


@rule("werknemer", law="Wtl 2.2 lid 1 onder b (tot 2026)", since="2018-01-01", unit="ja/nee", label="56 jaar of ouder bij het begin")
def oudere_bij_begin(geboortedatum, lkv_begin, lkv_leeftijd_oudere):
    """Reached the age on the first day at the latest."""
    return months_later(geboortedatum, lkv_leeftijd_oudere * 12) <= lkv_begin


@rule("werknemer", law="Wtl 2.2 lid 1 (tot 2026)", since="2018-01-01", unit="ja/nee", label="Voorwaarden LKV oudere werknemer")
def lkv_oudere_voorwaarden(lkv_oudere_grond, oudere_bij_begin, eerder_in_dienst, doelgroepverklaring_oudere,
                           doelgroepverklaring_op_tijd):
    """A benefit in the month before, 56, not here in the six months before, and a declaration in time."""
    return (
        lkv_oudere_grond
        & oudere_bij_begin
        & ~eerder_in_dienst
        & doelgroepverklaring_oudere
        & doelgroepverklaring_op_tijd
    )


@rule("werknemer", law="Wtl 6.2a lid 1", since="2018-01-01", unit="ja/nee", label="Begonnen voor 2024")
def begonnen_voor_2024(lkv_begin, lkv_oudere_oud_recht_voor):
    """Jobs that keep the old benefit for the rest of their three years."""
    return lkv_begin < lkv_oudere_oud_recht_voor


@rule("werknemer", law="Wtl 2.4 lid 1 (2025); 6.2a lid 1", since="2018-01-01", unit="datum",
      label="Laatste dag van het LKV oudere werknemer")
def lkv_oudere_laatste_dag(begonnen_voor_2024, lkv_laatste_dag, lkv_oudere_verstrekt_tot_en_met):
    """Three years, but nothing after 2025 for jobs begun in 2024 or later."""
    return choose(begonnen_voor_2024, lkv_laatste_dag, minimum(lkv_laatste_dag, lkv_oudere_verstrekt_tot_en_met))


@rule("tijdvak", law="Wtl 2.2, 2.4 (tot 2026)", since="2021-01-01", until="2025-12-31", unit="ja/nee",
      label="Recht op LKV oudere werknemer")
def lkv_oudere_recht(lkv_mogelijk, in_lkv_periode, lkv_oudere_voorwaarden):
    """The conditions at the start, within the period."""
    return lkv_mogelijk & in_lkv_periode & lkv_oudere_voorwaarden


@rule("tijdvak", name="lkv_oudere_recht", law="Wtl 2.4 lid 1 (2025), 6.2a lid 1", since="2026-01-01", unit="ja/nee",
      label="Recht op LKV oudere werknemer")
def lkv_oudere_recht_overgang(lkv_mogelijk, in_lkv_periode, lkv_oudere_voorwaarden, begonnen_voor_2024):
    """Nothing after 2025, except for jobs begun before 2024."""
    return lkv_mogelijk & in_lkv_periode & lkv_oudere_voorwaarden & begonnen_voor_2024


BEDRAGEN = {
    "tarief": {"wat": "per uur", "maat": "cent per uur", "bedrag": "lkv_oudere_per_uur", "bedrag_oud": "lkv_oudere_per_uur_oud"},
    "hoogste": {"wat": "hoogste bedrag", "maat": "cent", "bedrag": "lkv_oudere_maximum", "bedrag_oud": "lkv_oudere_maximum_oud"},
}


@family(BEDRAGEN, "werknemer", law="Wtl 2.5; 6.2a lid 2 en 3", since="2018-01-01", unit="maat", label="LKV oudere werknemer, {wat}")
def lkv_oudere_SOORT(bedrag):
    """The amount of the year; the highest is per employee per calendar year, and not less for part of a year."""
    return bedrag


@family(BEDRAGEN, "werknemer", law="Wtl 6.2a lid 1", since="2025-01-01", unit="maat", overrides="lkv_oudere_SOORT",
        when="begonnen_voor_2024", label="LKV oudere werknemer, {wat} (begonnen voor 2024)")
def lkv_oudere_SOORT_overgang(bedrag_oud):
    """The old amount."""
    return bedrag_oud


# --- Arbeidsgehandicapte werknemer: 2.6-2.9 ---------------------------------------------------------------------------------


@rule("werknemer", law="Wtl 2.6 lid 2", since="2018-01-01", unit="ja/nee", label="Binnen vijf jaar na de wachttijd begonnen")
def binnen_vijf_jaar_na_wachttijd(wachttijd_afgelopen_op, lkv_begin, lkv_jaren_na_wachttijd):
    """On the first day after the wachttijd, or within five years after it; docs/besluiten/0080."""
    return (lkv_begin >= wachttijd_afgelopen_op) & (
        lkv_begin <= months_later(wachttijd_afgelopen_op, lkv_jaren_na_wachttijd * 12)
    )


@rule("werknemer", law="Wtl 2.6 lid 1 onder a en lid 2", since="2018-01-01", unit="ja/nee", label="Arbeidsgehandicapte bij het begin")
def arbeidsgehandicapte_bij_begin(wia_recht_voor_aanvang, rea_arbeidsgehandicapte, minder_dan_35_procent, binnen_vijf_jaar_na_wachttijd):
    """WIA, the old REA status, or less than 35%."""
    return wia_recht_voor_aanvang | rea_arbeidsgehandicapte | (minder_dan_35_procent & binnen_vijf_jaar_na_wachttijd)


@rule("werknemer", law="Wtl 2.6 lid 1 en 2", since="2018-01-01", unit="ja/nee", label="Voorwaarden LKV arbeidsgehandicapte werknemer")
def lkv_arbeidsgehandicapte_voorwaarden(lkv_arbeidsgehandicapte_grond, eerder_in_dienst, doelgroepverklaring_arbeidsgehandicapte,
                                        doelgroepverklaring_op_tijd):
    """The ground; not here in the six months before; a declaration in time."""
    ground = lkv_arbeidsgehandicapte_grond
    return ground & ~eerder_in_dienst & doelgroepverklaring_arbeidsgehandicapte & doelgroepverklaring_op_tijd


@rule("tijdvak", law="Wtl 2.6, 2.8", since="2021-01-01", unit="ja/nee", label="Recht op LKV arbeidsgehandicapte werknemer")
def lkv_arbeidsgehandicapte_recht(lkv_mogelijk, in_lkv_periode, lkv_arbeidsgehandicapte_voorwaarden):
    """The conditions at the start, within the period."""
    return lkv_mogelijk & in_lkv_periode & lkv_arbeidsgehandicapte_voorwaarden


# --- Doelgroep banenafspraak: 2.10-2.13, 6.2 ---------------------------------------------------------------------------------


@rule("werknemer", law="Wtl 2.10 lid 1 onder a 7° (tot 2026)", since="2018-01-01", unit="ja/nee", label="Scholingsbelemmerde bij het begin")
def scholingsbelemmerde_bij_begin(onderwijsbelemmering, onderwijs_afgerond_op, lkv_begin, lkv_jaren_na_onderwijs):
    """Hindered in education, and at work on its last day or within five years after it; docs/besluiten/0080."""
    within = (lkv_begin >= onderwijs_afgerond_op) & (
        lkv_begin <= months_later(onderwijs_afgerond_op, lkv_jaren_na_onderwijs * 12)
    )
    return onderwijsbelemmering & within


@rule("werknemer", law="Wtl 2.10 lid 1 onder a (tot 2026)", since="2018-01-01", unit="ja/nee",
      label="Doelgroep banenafspraak of scholingsbelemmerde bij het begin")
def doelgroep_of_scholingsbelemmerde_bij_begin(doelgroep_banenafspraak_bij_begin, scholingsbelemmerde_bij_begin):
    """One of the seven."""
    return doelgroep_banenafspraak_bij_begin | scholingsbelemmerde_bij_begin


@rule("werknemer", law="Wtl 2.10 lid 1, 2.11 (tot 2026); 6.2 lid 1 onder a en lid 2", since="2018-01-01", unit="ja/nee",
      label="Voorwaarden LKV banenafspraak en scholingsbelemmerden")
def lkv_banenafspraak_voorwaarden(lkv_banenafspraak_grond, eerder_in_dienst, doelgroepverklaring_banenafspraak,
                                  doelgroepverklaring_op_tijd):
    """The conditions of before 2026; for jobs begun before 2026 they matter on."""
    ground = lkv_banenafspraak_grond
    return ground & ~eerder_in_dienst & doelgroepverklaring_banenafspraak & doelgroepverklaring_op_tijd


@rule("tijdvak", law="Wtl 2.10, 2.12 (tot 2026)", since="2021-01-01", until="2025-12-31", unit="ja/nee",
      label="Recht op LKV doelgroep banenafspraak")
def lkv_banenafspraak_recht(lkv_mogelijk, in_lkv_periode, lkv_banenafspraak_voorwaarden):
    """Until 2026: the conditions at the start, for three years."""
    return lkv_mogelijk & in_lkv_periode & lkv_banenafspraak_voorwaarden


@rule("tijdvak", law="Wtl 6.2 lid 1 onder a en lid 4", since="2026-01-01", unit="ja/nee",
      label="Overgangsrecht LKV banenafspraak en scholingsbelemmerden")
def lkv_banenafspraak_overgang(lkv_mogelijk, in_lkv_periode, lkv_banenafspraak_voorwaarden, lkv_begin, lkv_banenafspraak_oud_recht_voor):
    """Who is not in the register, or left it on request, keeps the rest of the three years."""
    return (
        lkv_mogelijk & in_lkv_periode & lkv_banenafspraak_voorwaarden & (lkv_begin < lkv_banenafspraak_oud_recht_voor)
    )


@rule("tijdvak", name="lkv_banenafspraak_recht", law="Wtl 2.10, 2.12; 6.2 lid 1", since="2026-01-01", unit="ja/nee",
      label="Recht op LKV doelgroep banenafspraak")
def lkv_banenafspraak_recht_register(telt_mee, voor_aow_leeftijd, lkv_banenafspraak_overgang):
    """From 2026: registered in the tijdvak, as long as the job lasts; a Wsw worker only when posted, never beschut werk."""
    return (telt_mee & voor_aow_leeftijd) | lkv_banenafspraak_overgang


# --- Herplaatsen: 2.14-2.17 ---------------------------------------------------------------------------------------------------


@rule("werknemer", law="Wtl 2.16 lid 1 (tot 2025); 6.2a lid 4", since="2018-01-01", until="2024-12-31", unit="datum",
      label="Begin van de periode herplaatsen")
def herplaatsing_begin(hervat_op):
    """The day on which the work was resumed."""
    return hervat_op


@rule("werknemer", name="herplaatsing_begin", law="Wtl 2.15 lid 1, 2.16 lid 1", since="2025-01-01", unit="datum",
      label="Begin van de periode herplaatsen")
def herplaatsing_begin_aanvraagtermijn(hervat_op, wia_recht_vanaf, rea_arbeidsgehandicapte):
    """The day on which the term for the declaration starts: after the wachttijd when the work was resumed earlier.

    The second case is for the WIA only (2.14 lid 1 onder a 1°); for the old REA status it is the day of resuming.
    """
    by_rea = is_known(rea_arbeidsgehandicapte) & rea_arbeidsgehandicapte & ~is_known(wia_recht_vanaf)
    return choose(by_rea, hervat_op, maximum(hervat_op, wia_recht_vanaf))


@rule("werknemer", law="Wtl 2.16 lid 1", since="2018-01-01", unit="datum", label="Laatste dag van de periode herplaatsen")
def herplaatsing_laatste_dag(herplaatsing_begin, lkv_duur_herplaatsen):
    """One year."""
    return months_later(herplaatsing_begin, lkv_duur_herplaatsen * 12) - 1


@rule("werknemer", law="Wtl 6.2 (2018); Wfsv 49 lid 2 (2017)", since="2018-01-01", until="2018-12-31", unit="datum",
      label="Laatste dag van de overgenomen premiekorting bij herplaatsen")
def lkv_herplaatsen_na_premiekorting_laatste_dag(premiekorting_vanaf, lkv_duur_herplaatsen):
    """The rest of one year."""
    return months_later(premiekorting_vanaf, lkv_duur_herplaatsen * 12) - 1


@rule("tijdvak", law="Wtl 6.2 (2018); Wfsv 49 lid 2 (2017)", since="2018-01-01", until="2018-12-31", unit="ja/nee",
      label="LKV herplaatsen in plaats van een lopende premiekorting")
def lkv_herplaatsen_na_premiekorting(lkv_mogelijk, begonnen_voor_2018, premiekorting_eind_2017, tijdvak_begin,
                                     lkv_herplaatsen_na_premiekorting_laatste_dag):
    """No declaration and no other condition is asked for."""
    running = tijdvak_begin <= lkv_herplaatsen_na_premiekorting_laatste_dag
    return lkv_mogelijk & begonnen_voor_2018 & (premiekorting_eind_2017 == "herplaatsen") & running


@rule("tijdvak", name="lkv_herplaatsen_recht", law="Wtl 2.14, 2.16; 6.2 (2018)", since="2018-01-01", until="2018-12-31", unit="ja/nee",
      label="Recht op LKV herplaatsen arbeidsgehandicapte werknemer")
def lkv_herplaatsen_recht_2018(lkv_mogelijk, herplaatsing_begin, herplaatsing_laatste_dag, tijdvak_begin, tijdvak_eind,
                               lkv_herplaatsen_voorwaarden, lkv_herplaatsen_na_premiekorting):
    """The conditions, within the year; or what is left of a premiekorting."""
    within = (tijdvak_eind >= herplaatsing_begin) & (tijdvak_begin <= herplaatsing_laatste_dag)
    return (lkv_mogelijk & within & lkv_herplaatsen_voorwaarden) | lkv_herplaatsen_na_premiekorting


@rule("werknemer", law="Wtl 2.14 lid 1 onder a", since="2018-01-01", unit="ja/nee", label="Arbeidsgehandicapte bij herplaatsing")
def arbeidsgehandicapte_bij_herplaatsing(wia_recht_bij_herplaatsing, rea_arbeidsgehandicapte):
    """WIA, or the old REA status."""
    return wia_recht_bij_herplaatsing | rea_arbeidsgehandicapte


@rule("werknemer", law="Wtl 2.14 lid 1, 2.15 lid 1", since="2018-01-01", unit="ja/nee", label="Voorwaarden LKV herplaatsen")
def lkv_herplaatsen_voorwaarden(lkv_herplaatsen_grond, doelgroepverklaring_herplaatsen, herplaatsing_verklaring_op_tijd):
    """The ground, and a declaration in time."""
    ground = lkv_herplaatsen_grond
    return ground & doelgroepverklaring_herplaatsen & herplaatsing_verklaring_op_tijd


@rule("tijdvak", law="Wtl 2.14, 2.16", since="2019-01-01", unit="ja/nee", label="Recht op LKV herplaatsen arbeidsgehandicapte werknemer")
def lkv_herplaatsen_recht(lkv_mogelijk, herplaatsing_begin, herplaatsing_laatste_dag, tijdvak_begin, tijdvak_eind,
                          lkv_herplaatsen_voorwaarden):
    """The conditions, within the year; one day of it stretches it to the whole tijdvak."""
    within = (tijdvak_eind >= herplaatsing_begin) & (tijdvak_begin <= herplaatsing_laatste_dag)
    return lkv_mogelijk & within & lkv_herplaatsen_voorwaarden
