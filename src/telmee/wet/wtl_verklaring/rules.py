"""The doelgroepverklaring (Wtl 2.3, 2.7, 2.11 until 2026, 2.15): what it proves, whether it counts, until when it can be asked for.

A record is about one declaration of one employee: the facts of the job for which it was given. UWV or the college gives it
only to who meets the conditions of the article at that beginning, and it says so; docs/besluiten/0064. An employer has a
benefit for an employee once: the first declaration that counts sets the clock.
"""

from typing import Any

from telmee.wet import DAY, choose, fact, family, first, is_known, months_later, rule, working_day

FACTS = [
    fact("eerdere_dienstbetrekking", "werknemer", unit="ja/nee", label="Eerder in dienst bij deze werkgever",
         meaning="Een baan die eerder begon. Na een overgang van onderneming: bij de vervreemder."),
    fact("laatste_dag_eerdere_dienstbetrekking", "werknemer", unit="datum", label="Laatste dag van de eerdere dienstbetrekking",
         meaning="De laatste van de banen die eerder begonnen.", **DAY),
    fact("doelgroepverklaring_afgegeven_op", "werknemer", unit="datum", label="Doelgroepverklaring afgegeven op",
         meaning="Dagtekening van de beschikking van UWV of college.",
         after=("doelgroepverklaring_aangevraagd_op",), **DAY),
    fact("eerdere_verklaring_telt", "werknemer", unit="ja/nee", label="Een eerdere verklaring van deze soort telt",
         meaning="Voor een eerdere baan bij deze werkgever."),
    fact("peildatum", "werknemer", unit="datum", label="Dag waarop wordt gekeken", meaning="Wat daarna gebeurt is nog niet bekend.", **DAY),
]
DRIE = {
    "oudere": {"naam": "oudere werknemer", "grond": "uitkering_voor_aanvang", "verklaring": "2.3 lid 1 (tot 2026)", "zes": "2.2 lid 1 onder c (tot 2026)",
               "eens": "2.2 lid 2 onder c (tot 2026), 2.4 lid 1 (tot 2026)"},
    "arbeidsgehandicapte": {"naam": "arbeidsgehandicapte werknemer", "grond": "arbeidsgehandicapte_bij_begin", "verklaring": "2.7 lid 1", "zes": "2.6 lid 1 onder b",
                            "eens": "2.6 lid 3 onder c, 2.8 lid 1"},
    "banenafspraak": {"naam": "doelgroep banenafspraak", "grond": "doelgroep_of_scholingsbelemmerde_bij_begin", "verklaring": "2.11 lid 1 (tot 2026)", "zes": "2.10 lid 1 onder b (tot 2026)",
                      "eens": "2.10 lid 2 onder c (tot 2026), 2.12 lid 1 (tot 2026)"},
}
HERPLAATSEN = {
    "herplaatsen": {"naam": "herplaatsen", "grond": "arbeidsgehandicapte_bij_herplaatsing", "verklaring": "2.15 lid 1", "eens": "2.14 lid 2 onder c, 2.16 lid 1",
                    "lkv_begin": "herplaatsing_begin", "doelgroepverklaring_uiterlijk": "herplaatsing_verklaring_uiterlijk",
                    "doelgroepverklaring_op_tijd": "herplaatsing_verklaring_op_tijd",
                    "doelgroepverklaring_aanvraag_op_tijd": "herplaatsing_verklaring_aanvraag_op_tijd"},
}
ALLE = DRIE | HERPLAATSEN


def surely(truth: Any) -> Any:
    """Known, and so. What is unknown does not hold."""
    return is_known(truth) & truth


# --- The term: 2.3, 2.7, 2.11, 2.15, lid 1; Algemene termijnenwet ---

TERMIJNEN = {
    "doelgroepverklaring": {"art": "2.3 lid 1 (tot 2026), 2.7 lid 1, 2.11 lid 1 (tot 2026)", "naam": "Doelgroepverklaring"},
    "herplaatsing_verklaring": {"art": "2.15 lid 1", "naam": "Verklaring herplaatsen", "lkv_begin": "herplaatsing_begin",
                                "doelgroepverklaring_termijn": "termijn_doelgroepverklaring"},
}


@rule("werknemer", law="Wtl 2.3 lid 1 (tot 2026), 2.7 lid 1, 2.11 lid 1 (tot 2026); UWV, langere aanvraagtermijn 2020", since="2018-01-01",
      unit="maanden", label="Termijn voor de doelgroepverklaring bij deze baan")
def doelgroepverklaring_termijn(lkv_begin, termijn_doelgroepverklaring, termijn_doelgroepverklaring_2020, langere_termijn_vanaf,
                                langere_termijn_tot_en_met):
    """Three months; six for a job begun in the first nine months of 2020, as UWV does."""
    longer = (lkv_begin >= langere_termijn_vanaf) & (lkv_begin <= langere_termijn_tot_en_met)
    return choose(longer, termijn_doelgroepverklaring_2020, termijn_doelgroepverklaring)


@family(TERMIJNEN, "werknemer", law="Wtl {art}", since="2018-01-01", unit="datum", label="{naam}: einde van de termijn")
def SOORT_termijn_eindigt(lkv_begin, doelgroepverklaring_termijn):
    """So many months after the start, whatever day that is."""
    return months_later(lkv_begin, doelgroepverklaring_termijn)


@family(TERMIJNEN, "werknemer", law="Wtl {art}; Algemene termijnenwet 1 lid 1, 3, 4", since="2018-01-01", unit="datum",
        label="{naam} aanvragen uiterlijk")
def SOORT_uiterlijk(SOORT_termijn_eindigt, doelgroepverklaring_termijn):
    """A term that ends in a weekend or on a holiday runs on; one of more than three months does not."""
    return choose(doelgroepverklaring_termijn > 3, SOORT_termijn_eindigt, working_day(SOORT_termijn_eindigt))


@family(TERMIJNEN, "werknemer", law="Wtl {art}", since="2018-01-01", unit="ja/nee", label="{naam} op tijd aangevraagd, naar de dagen")
def SOORT_aanvraag_op_tijd(doelgroepverklaring_aangevraagd_op, doelgroepverklaring_afgegeven_op, SOORT_termijn_eindigt, SOORT_uiterlijk):
    """The last day itself is in time; what was issued by then was asked for by then."""
    asked = (doelgroepverklaring_aangevraagd_op <= SOORT_termijn_eindigt) | (doelgroepverklaring_aangevraagd_op <= SOORT_uiterlijk)
    issued = (doelgroepverklaring_afgegeven_op <= SOORT_termijn_eindigt) | (doelgroepverklaring_afgegeven_op <= SOORT_uiterlijk)
    return asked | surely(issued)


@family(TERMIJNEN, "werknemer", law="Wtl {art}", since="2018-01-01", unit="ja/nee", label="{naam} op tijd aangevraagd")
def SOORT_op_tijd(doelgroepverklaring_afgegeven_op, SOORT_aanvraag_op_tijd):
    """The term is one for who decides on the declaration: one that was issued stands, whatever the days say."""
    return is_known(doelgroepverklaring_afgegeven_op) | SOORT_aanvraag_op_tijd


# --- What it proves ---


@family(ALLE, "werknemer", law="Wtl {verklaring}", since="2018-01-01", unit="ja/nee", label="Grond voor het LKV {naam}")
def lkv_SOORT_grond(grond, doelgroepverklaring_SOORT):
    """What is known of the ground goes before; where nothing is, the declaration says that there is one."""
    return grond | (doelgroepverklaring_SOORT & ~is_known(grond))


# --- Not here in the six months before: 2.2, 2.6, 2.10, lid 1 ---


@rule("werknemer", law="Wtl 2.2 lid 1 onder c (tot 2026), 2.6 lid 1 onder b, 2.10 lid 1 onder b (tot 2026)", since="2018-01-01",
      unit="ja/nee", label="In de zes maanden ervoor in dienst, volgens de feiten")
def in_dienst_in_zes_maanden(eerdere_dienstbetrekking, laatste_dag_eerdere_dienstbetrekking, lkv_begin, lkv_maanden_niet_in_dienst):
    """Six months after the last day of the earlier job the new one may begin, not on that day itself."""
    return eerdere_dienstbetrekking & (
        months_later(laatste_dag_eerdere_dienstbetrekking, lkv_maanden_niet_in_dienst) >= lkv_begin
    )


@rule("werknemer", law="Wtl 2.3 lid 1 (tot 2026), 2.7 lid 1, 2.11 lid 1 (tot 2026)", since="2018-01-01", unit="ja/nee",
      label="De verklaring zegt dat hij er niet in dienst was")
def verklaring_niet_eerder_in_dienst(doelgroepverklaring_oudere, doelgroepverklaring_arbeidsgehandicapte,
                                     doelgroepverklaring_banenafspraak):
    """These three are given only to who was not here in the six months before; that for herplaatsen does not ask."""
    return (
        surely(doelgroepverklaring_oudere)
        | surely(doelgroepverklaring_arbeidsgehandicapte)
        | surely(doelgroepverklaring_banenafspraak)
    )


@rule("werknemer", law="Wtl 2.2 lid 1 onder c (tot 2026), 2.6 lid 1 onder b, 2.10 lid 1 onder b (tot 2026)", since="2018-01-01",
      unit="ja/nee", label="In de zes maanden ervoor in dienst bij deze werkgever")
def eerder_in_dienst(in_dienst_in_zes_maanden, verklaring_niet_eerder_in_dienst):
    """What is known goes before; where nothing is known, what the declaration says."""
    return in_dienst_in_zes_maanden & ~(verklaring_niet_eerder_in_dienst & ~is_known(in_dienst_in_zes_maanden))


# --- Whether it counts, and which one sets the clock ---


@family(DRIE, "werknemer", law="Wtl {verklaring}, {zes}", since="2018-01-01", unit="ja/nee", label="Verklaring {naam} telt")
def verklaring_SOORT_telt(doelgroepverklaring_SOORT, eerder_in_dienst, doelgroepverklaring_op_tijd):
    """It is there, it was asked for in time, and nothing shows work here in the six months before."""
    return doelgroepverklaring_SOORT & ~eerder_in_dienst & doelgroepverklaring_op_tijd


@rule("werknemer", law="Wtl 2.15 lid 1", since="2018-01-01", unit="ja/nee", label="Verklaring herplaatsen telt")
def verklaring_herplaatsen_telt(doelgroepverklaring_herplaatsen, herplaatsing_verklaring_op_tijd):
    """It is there, and it was asked for in time; this one knows no six months."""
    return doelgroepverklaring_herplaatsen & herplaatsing_verklaring_op_tijd


@family(ALLE, "werknemer", law="Wtl {eens}", since="2018-01-01", unit="ja/nee", label="Verklaring {naam} zet de klok")
def verklaring_SOORT_zet_klok(verklaring_SOORT_telt, eerdere_verklaring_telt):
    """The first job in which the conditions are met sets the period for good; a later declaration does nothing."""
    return verklaring_SOORT_telt & ~eerdere_verklaring_telt


@family(DRIE, "werknemer", law="Wtl {verklaring}", since="2018-01-01", unit="tekst", label="Wat de verklaring {naam} in de weg staat")
def verklaring_SOORT_bezwaar(doelgroepverklaring_SOORT, eerder_in_dienst, lkv_begin, doelgroepverklaring_op_tijd):
    """The first thing that keeps it from counting, or leaves that open."""
    return first(
        (surely(~doelgroepverklaring_SOORT), "geen_verklaring"),
        (surely(eerder_in_dienst), "eerder_in_dienst", "Wtl {zes}"),
        (~is_known(lkv_begin), "begin_onbekend"),
        (~is_known(doelgroepverklaring_op_tijd), "aanvraag_onbekend"),
        (surely(~doelgroepverklaring_op_tijd), "te_laat"),
        otherwise="geen",
    )


@rule("werknemer", law="Wtl 2.15 lid 1", since="2018-01-01", unit="tekst", label="Wat de verklaring herplaatsen in de weg staat")
def verklaring_herplaatsen_bezwaar(doelgroepverklaring_herplaatsen, herplaatsing_begin, herplaatsing_verklaring_op_tijd):
    """As with the others; the beginning hangs on the first day of the right to WIA."""
    return first(
        (surely(~doelgroepverklaring_herplaatsen), "geen_verklaring"),
        (~is_known(herplaatsing_begin), "begin_onbekend", "Wtl 2.16 lid 1"),
        (~is_known(herplaatsing_verklaring_op_tijd), "aanvraag_onbekend"),
        (surely(~herplaatsing_verklaring_op_tijd), "te_laat"),
        otherwise="geen",
    )


@family(ALLE, "werknemer", law="Wtl {verklaring}", since="2018-01-01", unit="ja/nee",
        label="Verklaring {naam} afgegeven, maar naar de dagen te laat aangevraagd")
def verklaring_SOORT_te_laat_afgegeven(doelgroepverklaring_afgegeven_op, doelgroepverklaring_aanvraag_op_tijd):
    """The decision stands; that the days say otherwise is said beside it."""
    return is_known(doelgroepverklaring_afgegeven_op) & surely(~doelgroepverklaring_aanvraag_op_tijd)


@rule("werknemer", law="Wtl 2.11 (vervallen per 2026); 6.2 lid 1", since="2018-01-01", unit="ja/nee",
      label="Voor deze baan is geen verklaring banenafspraak meer")
def verklaring_banenafspraak_vervallen(lkv_begin, lkv_banenafspraak_register_vanaf):
    """For a job of 2026 or later the register decides, and a declaration says nothing."""
    return lkv_begin >= lkv_banenafspraak_register_vanaf


# --- Until when it can be asked for ---


def verklaring_SOORT_kan_nog(peildatum, doelgroepverklaring_uiterlijk):
    """The last day itself is in time."""
    return peildatum <= doelgroepverklaring_uiterlijk


OUDERE = {"oudere": DRIE["oudere"]}
ANDERE = {soort: tekst for soort, tekst in ALLE.items() if soort not in OUDERE}
KAN_NOG = {"law": "Wtl {verklaring}", "since": "2018-01-01", "unit": "ja/nee", "label": "Verklaring {naam} kan nog worden aangevraagd"}
kan_nog = family(ANDERE, "werknemer", **KAN_NOG)(verklaring_SOORT_kan_nog)
kan_nog_oudere = family(OUDERE, "werknemer", until="2025-12-31", **KAN_NOG)(verklaring_SOORT_kan_nog)


@family(OUDERE, "werknemer", name="verklaring_oudere_kan_nog", **KAN_NOG | {"law": "Wtl 2.3 lid 1 (tot 2026), 6.2a lid 3", "since": "2026-01-01"})
def verklaring_oudere_kan_nog_2026(peildatum, doelgroepverklaring_uiterlijk, lkv_begin, lkv_oudere_verstrekt_tot_en_met):
    """Not for a job that began after the last day of the benefit."""
    return (peildatum <= doelgroepverklaring_uiterlijk) & (lkv_begin <= lkv_oudere_verstrekt_tot_en_met)


@family(ALLE, "werknemer", law="Wtl {verklaring}", since="2018-01-01", unit="datum", label="Verklaring {naam} aanvragen uiterlijk")
def verklaring_SOORT_uiterlijk(doelgroepverklaring_uiterlijk):
    """The last day of the term; it begins with the job, or for herplaatsen with the period."""
    return doelgroepverklaring_uiterlijk
