"""What the register takes in, and what follows from it: Wfsv 38d, Besluit SUWI 3.2.

First the kinds of events: who delivers what, on which basis, what it proves and from which day. Then what the register
records: in or not, on which grounds, and why a registration ended. The grounds themselves are in `doelgroep`, how long a
registration lasts in `doelgroep_register`. See docs/besluiten/0130 and 0131.
"""


from telmee.wet import DAY, event, fact, family, first, is_known, rule, working_day

YES, SINCE = "ja/nee", "2015-05-01"
OWN, COLLEGE = "Wfsv 38d lid 2 en 5", "Wfsv 38d lid 3"
POLIS, WAGES = "Wfsv 38d lid 2 en 6", "de polisadministratie"
DECISION, MUNICIPAL = "de beslissing van UWV", "het besluit van de gemeente"
MEDICAL = "beslissing_op_bezwaar_medisch_uiterlijk"  # such a finding rests on a judgement of a doctor or labour expert
ASKING = ("college", "persoon")  # UWV assesses, on their request (Besluit SUWI 3.5 lid 1 and 8)
HELD = "Besluit SUWI 3.2 lid 1"  # the register holds what was delivered: what no event says was not decided


def no(*names):
    """What no event says, is not so (Besluit SUWI 3.2 lid 1)."""
    return dict.fromkeys(names, False)


GROUNDED = ("wajong", "wsw_indicatie", "beoordeling_arbeidsvermogen", "loonwaarde", "schoolmelding", "wajong_afwijzing", "wsw_verlopen",
            "iva_loondispensatie", "voorziening", "wiw_id", "overgang_2013")
"""Kinds of which a new finding brings somebody back who had left."""

FACTS = [
    fact("stond_in_register", "persoon", unit=YES, label="Stond de vorige dag in het register", meaning="Volgens de gebeurtenissen tot dan."),
    fact("woongemeente", "persoon", unit="tekst", label="Gemeente waar iemand woont", meaning="De code van de gemeente, zoals GM0363.",
         evidence="de basisregistratie personen"),
    fact("reden_beeindiging", "persoon", unit="tekst", label="Waarom UWV de registratie beëindigde", decider="UWV", evidence=DECISION,
         choices=("eigen_verzoek", "wajong_duurzaam", "onterecht", "anders"),
         meaning="Op eigen verzoek, omdat de Wajong om duurzaam ontbrekende mogelijkheden is, omdat de registratie onterecht was, of anders."),
    fact("aanvraag_ontvangen_op", "persoon", unit="datum", label="Aanvraag ontvangen op", meaning="De dag waarop UWV de aanvraag kreeg.", **DAY),
    fact("aanvraag_bevestigd_op", "persoon", unit="datum", label="Ontvangst bevestigd op", meaning="De dag van de bevestiging.",
         after=("aanvraag_ontvangen_op",), **DAY),
    fact("bezwaar_gemaakt", "persoon", unit=YES, label="Bezwaar gemaakt tegen het besluit", meaning="En nog niet beslist."),
    fact("bezwaar_gegrond", "persoon", unit=YES, label="Bezwaar is gegrond", meaning="Volgens de beslissing op het bezwaar.",
         evidence="de beslissing op bezwaar"),
]

EVENTS = [
    event("persoonsgegevens", law="Besluit SUWI 3.2 lid 1 onder a en lid 2 onder a", label="Persoonsgegevens",
          day_means="De dag vanaf wanneer zij gelden.", by={"BRP": HELD, "UWV": OWN, "college": COLLEGE}, since=SINCE, earliest="1900-01-01",
          proves=("geboortedatum",), needs=("geboortedatum",), evidence="de basisregistratie personen"),
    event("woonplaats", law="Wfsv 38d lid 4", label="Woonplaats", day_means="De dag waarop iemand er ging wonen.",
          by={"BRP": HELD, "UWV": OWN, "college": COLLEGE}, since=SINCE, earliest="1900-01-01", proves=("woongemeente",), needs=("woongemeente",),
          evidence="de basisregistratie personen"),
    event("overlijden", law="Besluit SUWI 3.2 lid 2 onder b", label="Overlijden", day_means="De dag van overlijden.",
          by={"BRP": HELD, "UWV": OWN, "college": COLLEGE}, since=SINCE, earliest="1900-01-01", after=True,
          always={"overleden": True, "registratie_beeindigd": True}, absent=no("overleden", "registratie_beeindigd"),
          ends=(*GROUNDED, "toeleiding", "loonkostensubsidie", "dienstbetrekking"),
          evidence="de basisregistratie personen"),
    event("informatie", law="Wfsv 38d lid 8", label="Geïnformeerd over de vastlegging", day_means="De dag waarop de persoon is geïnformeerd.",
          by={"UWV": "Wfsv 38d lid 8", "college": "Wfsv 38d lid 8"}, since=SINCE, proves=("vooraf_geinformeerd", "wist_het_redelijkerwijs"),
          absent=no("vooraf_geinformeerd", "wist_het_redelijkerwijs"), evidence="de brief of het bericht"),
    # --- The grounds, in the order of Wfsv 38b
    event("toeleiding", law="Wfsv 38b lid 1 onder a en e", label="De gemeente helpt naar werk", day_means="De dag waarop de ondersteuning begint.",
          by={"college": COLLEGE, "UWV": OWN}, since=SINCE, earliest="2004-01-01", always={"pw_toegeleid": True}, absent=no("pw_toegeleid"),
          helps=True, informs=True, evidence="het besluit of plan van de gemeente"),
    event("loonkostensubsidie", law="Wfsv 38b lid 1 onder a; Besluit SUWI 3.5 lid 10 onder b", label="Loonkostensubsidie",
          day_means="De dag waarop de subsidie begint.", by={"college": COLLEGE}, since=SINCE, earliest="2015-01-01",
          always={"loonkostensubsidie_in_die_periode": True}, proves=("loonkostensubsidie_10d_lid_2",),
          absent=no("loonkostensubsidie_in_die_periode", "loonkostensubsidie_10d_lid_2"), helps=True, informs=True,
          evidence="het besluit over de loonkostensubsidie"),
    event("beoordeling_arbeidsvermogen", law="Wfsv 38b lid 1 onder a, d en e; Besluit SUWI 3.5", label="Beoordeling arbeidsvermogen",
          day_means="De dag van de beslissing van UWV.", by={"UWV": OWN, "college": COLLEGE, "persoon": "Wfsv 38b lid 1 onder e; Besluit SUWI 3.5 lid 1"}, since=SINCE,
          earliest="2015-01-01", always={"uwv_beoordeeld": True}, day="uwv_beoordeeld_op", asked="beoordeling_gevraagd_op", asks=ASKING,
          proves=("kan_drempelfunctie", "beperkingen_nog_zes_maanden", "beoordeling_gevraagd_door", "beoordeling_gevraagd_op",
                  "wegens_ziekte_of_gebrek"),
          needs=("kan_drempelfunctie", "beoordeling_gevraagd_door"), absent=no("uwv_beoordeeld", "kan_drempelfunctie", "beperkingen_nog_zes_maanden",
                                                                             "wegens_ziekte_of_gebrek"),
          informs=True, terms=("aanvraag_bevestigd_uiterlijk", "beoordeling_besluit_uiterlijk"), objection=MEDICAL, evidence=DECISION),
    event("loonwaarde", law="Wfsv 38b lid 1 onder a; Besluit SUWI 3.5 lid 10 onder a", label="Loonwaarde",
          day_means="De dag waarop de loonwaarde is vastgesteld.", by={"college": COLLEGE}, since=SINCE, earliest="2015-01-01",
          always={"loonwaarde_vastgesteld": True}, day="loonwaarde_vastgesteld_op", proves=("loonwaarde_vastgesteld_procent",),
          needs=("loonwaarde_vastgesteld_procent",), absent=no("loonwaarde_vastgesteld"), helps=True, informs=True,
          evidence="het besluit over de loonwaarde"),
    event("wsw_indicatie", law="Wfsv 38b lid 1 onder b", label="Wsw-indicatie", day_means="De dag waarop de indicatie ingaat.",
          by={"college": COLLEGE, "UWV": OWN}, since=SINCE, earliest="1998-01-01", until="2014-12-31", always={"wsw_geindiceerd": True},
          absent=no("wsw_geindiceerd"), informs=True, evidence="de Wsw-indicatie"),
    event("wsw_verlopen", law="Besluit Wfsv 2.25 lid 1 onder b", label="Wsw-indicatie verlopen", day_means="De dag waarop de geldigheid verstreek.",
          by={"college": COLLEGE, "UWV": OWN}, since="2015-01-01", always={"wsw_geldig_eind_2014": True}, day="wsw_verlopen_op",
          absent=no("wsw_geldig_eind_2014"), ends=("wsw_indicatie",), informs=True, evidence="de Wsw-indicatie"),
    event("wajong", law="Wfsv 38b lid 1 onder c", label="Recht op Wajong", day_means="De dag waarop het recht ingaat.", by={"UWV": OWN},
          since=SINCE, earliest="1998-01-01", always={"recht_op_wajong": True}, proves=("duurzaam_geen_mogelijkheden",),
          absent=no("recht_op_wajong", "duurzaam_geen_mogelijkheden"), ends=("wajong_afwijzing",), informs=True, objection=MEDICAL,
          evidence="de beslissing over de Wajong"),
    event("dienstbetrekking", law="Wfsv 38b lid 1 onder c", label="Werk in dienstbetrekking", day_means="De eerste werkdag.", by={"UWV": POLIS},
          since=SINCE, earliest="1950-01-01", always={"werkt_in_dienstbetrekking": True}, proves=("inkomen_ten_minste_wml",),
          absent=no("werkt_in_dienstbetrekking", "inkomen_ten_minste_wml"), several=True, evidence=WAGES),
    event("schoolmelding", law="Besluit Wfsv 2.24", label="Melding van een oud-leerling", day_means="De dag van de schriftelijke melding bij UWV.",
          by={"UWV": OWN, "persoon": "Besluit Wfsv 2.24 lid 1"}, since=SINCE, always={"schriftelijk_gemeld": True},
          proves=("vso_leerling", "praktijkonderwijs_leerling"), absent=no("schriftelijk_gemeld", "vso_leerling", "praktijkonderwijs_leerling"),
          informs=True, terms=("aanvraag_bevestigd_uiterlijk", "melding_besluit_uiterlijk"),
          evidence="een verklaring van de school of een toelaatbaarheidsverklaring"),
    event("entree", law="Besluit Wfsv 2.25 lid 1 onder a en lid 2", label="Entreeopleiding", day_means="De laatste schooldag.",
          by={"UWV": OWN, "persoon": "Besluit Wfsv 2.25 lid 1"}, since=SINCE, earliest="2014-09-10", always={"entree_leerling": True},
          day="onderwijs_geeindigd_op", absent=no("entree_leerling"), informs=True,
          evidence="een verklaring van de school of een toelaatbaarheidsverklaring"),
    event("wajong_afwijzing", law="Besluit Wfsv 2.25 lid 1 onder c en lid 3-5", label="Wajong afgewezen", day_means="De dag van de beslissing.",
          by={"UWV": OWN}, since=SINCE, earliest="2014-09-10", always={"wajong_afgewezen": True},
          proves=("wajong_aangevraagd_op", "wajong_afgewezen_om_leeftijd"), needs=("wajong_aangevraagd_op",),
          absent=no("wajong_afgewezen", "wajong_afgewezen_om_leeftijd"), ends=("wajong",), informs=True, objection=MEDICAL,
          evidence="de beslissing over de Wajong"),
    event("overgang_2013", law="Wfsv 38b lid 1 onder f", label="Wsw of Wajong in 2013 of later, niet meer op 1 mei 2015",
          day_means="De dag waarop UWV het vaststelde.", by={"UWV": OWN}, since="2020-01-01", always={"geen_wsw_of_wajong_op_1_mei_2015": True},
          proves=("was_wsw_sinds_2013", "was_wajong_sinds_2013"),
          absent=no("geen_wsw_of_wajong_op_1_mei_2015", "was_wsw_sinds_2013", "was_wajong_sinds_2013"), informs=True, evidence="de gegevens van UWV"),
    event("iva_loondispensatie", law="Wfsv 38b lid 1 onder g", label="IVA met loondispensatie", day_means="De dag waarop de loondispensatie ingaat.",
          by={"UWV": "Wfsv 38d lid 2"}, since="2026-01-01", earliest="2023-01-01", always={"recht_op_iva": True, "loondispensatie_experiment": True},
          absent=no("recht_op_iva", "loondispensatie_experiment"), informs=True,
          evidence="de beslissing over de WIA en die over de loondispensatie"),
    event("voorziening", law="Wfsv 38b lid 2; Besluit Wfsv 2.26; Besluit SUWI 3.5 lid 8", label="Beoordeling werken met een voorziening",
          day_means="De dag van de beslissing van UWV.", by={"UWV": OWN, "college": COLLEGE, "persoon": "Besluit Wfsv 2.26 lid 2"}, since=SINCE, asks=ASKING,
          always={"uwv_beoordeeld": True, "belemmerd_sinds_jeugd": True, "wml_alleen_met_voorziening": True}, proves=("voorziening_ontvangen",),
          absent=no("belemmerd_sinds_jeugd", "wml_alleen_met_voorziening", "voorziening_ontvangen"), informs=True,
          terms=("aanvraag_bevestigd_uiterlijk", "voorziening_besluit_uiterlijk"), objection=MEDICAL, evidence=DECISION),
    event("wiw_id", law="Wfsv 38f lid 5", label="WIW-baan of ID-baan", day_means="De eerste dag van die baan, of van de vaststelling dat zij er was.",
          by={"college": "Wfsv 38d lid 3 en 38f lid 6"}, since=SINCE, earliest="1998-01-01", proves=("wiw_of_id_baan", "was_wiw_of_id_sinds_2013"),
          absent=no("wiw_of_id_baan", "was_wiw_of_id_sinds_2013"), informs=True, evidence="de arbeidsovereenkomst"),
    # --- What ends a registration
    event("beschut_werk", law="Wfsv 38b lid 1 en 6; Besluit SUWI 3.2 lid 3", label="Alleen beschut werk mogelijk",
          day_means="De dag van de vaststelling door de gemeente.", by={"college": COLLEGE, "UWV": OWN}, since=SINCE, earliest="2015-01-01",
          always={"beschut_vastgesteld": True}, day="beschut_vastgesteld_op", proves=("beschut_op_advies_van_uwv", "werkt_in_beschut_werk"),
          absent=no("beschut_vastgesteld", "beschut_op_advies_van_uwv", "werkt_in_beschut_werk"), evidence=MUNICIPAL),
    event("uitschrijving", law="Besluit SUWI 3.2 lid 4 en 5 (2016-2019: lid 6)", label="Uitschrijving op eigen verzoek",
          day_means="De dag waarop UWV vaststelt dat het kan, op zijn vroegst 1 januari 2021 (grond f: 2020); tot 2020 de dag na het verzoek.",
          by={"UWV": "Besluit SUWI 3.2 lid 4 en 5", "persoon": "Besluit SUWI 3.2 lid 4 en 5"}, since="2016-06-18", after=True, always={"registratie_beeindigd": True, "reden_beeindiging": "eigen_verzoek"},
          asked="uitschrijving_gevraagd_op", asks=("persoon",), absent=no("registratie_beeindigd"), lapses_by=GROUNDED, possible="uitschrijving_mogelijk",
          terms=("aanvraag_bevestigd_uiterlijk", "uitschrijving_besluit_uiterlijk"), evidence="de beslissing op het verzoek"),
    event("beeindiging", law="Besluit SUWI 3.2 lid 1 onder d", label="UWV beëindigt de registratie", day_means="De laatste dag van de registratie.",
          by={"UWV": OWN}, since=SINCE, after=True, always={"registratie_beeindigd": True}, proves=("reden_beeindiging",),
          needs=("reden_beeindiging",), absent=no("registratie_beeindigd"), lapses_by=GROUNDED, evidence=DECISION),
]

# --- In the register or not: Besluit SUWI 3.2 ---------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 1 en 2, 38f lid 5; Besluit SUWI 3.2 lid 2", since=SINCE, unit=YES, label="Voldoet aan een grond")
def voldoet_aan_grond(arbeidsbeperkte_lid_1, grond_voorziening_jong, gelijkgesteld_wiw_id):
    """Lid 1, lid 2, or equated; lid 6 is about who no longer does."""
    return arbeidsbeperkte_lid_1 | grond_voorziening_jong | gelijkgesteld_wiw_id


@rule("persoon", law="Besluit SUWI 3.2 lid 2", since=SINCE, until="2016-12-31", unit=YES, label="Registratie kan niet meer lopen")
def registratie_voorbij(registratie_geeindigd):
    """Ended."""
    return registratie_geeindigd


@rule("persoon", name="registratie_voorbij", law="Besluit SUWI 3.2 lid 2; uwv.nl (registratie in het doelgroepregister)", since="2017-01-01",
      unit=YES, label="Registratie kan niet meer lopen")
def registratie_voorbij_2017(registratie_geeindigd, registratie_hoogstens_tot, rekendag):
    """Ended, or past the pension age, which UWV names for everybody (docs/besluiten/0092)."""
    return registratie_geeindigd | (registratie_hoogstens_tot < rekendag)


@rule("persoon", law="Wfsv 38d lid 2; Besluit SUWI 3.2 lid 2", since=SINCE, unit=YES, label="In het register, volgens de gebeurtenissen")
def geregistreerd(stond_in_register, voldoet_aan_grond, registratie_voorbij):
    """Who stood in it stays, who meets a ground comes in; unless it is certain that it ended. Unknown is not an end."""
    certainly_over = is_known(registratie_voorbij) & registratie_voorbij
    return (stond_in_register | voldoet_aan_grond) & ~certainly_over


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder d en lid 2-5", since=SINCE, until="2016-06-17", unit="tekst", label="Waarom de registratie eindigde")
def reden_einde_registratie(overleden, registratie_beeindigd, reden_beeindiging, registratie_loopt_af, registratie_voorbij):
    """The first that holds."""
    return first(
        (overleden, "overlijden", "Besluit SUWI 3.2 lid 2"),
        (registratie_beeindigd, reden_beeindiging, "Besluit SUWI 3.2 lid 1 onder d"),
        (registratie_loopt_af & registratie_voorbij, "voorwaarden", "Besluit SUWI 3.2 lid 2 (tot 2020)"),
        otherwise="GEEN",
    )


@rule("persoon", name="reden_einde_registratie", law="Besluit SUWI 3.2 lid 1 onder d en lid 2-5", since="2016-06-18", until="2016-12-31", unit="tekst",
      label="Waarom de registratie eindigde")
def reden_einde_registratie_2016(overleden, registratie_beeindigd, reden_beeindiging, beschut_beeindigt, registratie_loopt_af,
                                 registratie_voorbij):
    """With beschut werk, for the groups of Besluit Wfsv 2.25."""
    return first(
        (overleden, "overlijden", "Besluit SUWI 3.2 lid 2"),
        (registratie_beeindigd, reden_beeindiging, "Besluit SUWI 3.2 lid 1 onder d"),
        (beschut_beeindigt & registratie_voorbij, "beschut_werk", "Besluit SUWI 3.2 lid 5 (2016-2019)"),
        (registratie_loopt_af & registratie_voorbij, "voorwaarden", "Besluit SUWI 3.2 lid 2 (tot 2020)"),
        otherwise="GEEN",
    )


@rule("persoon", name="reden_einde_registratie", law="Besluit SUWI 3.2 lid 1 onder d en lid 2-5", since="2017-01-01", until="2019-12-31", unit="tekst",
      label="Waarom de registratie eindigde")
def reden_einde_registratie_2017(overleden, registratie_beeindigd, reden_beeindiging, beschut_beeindigt, registratie_geeindigd,
                                 registratie_loopt_af, registratie_voorbij):
    """With the pension age, as UWV names it."""
    return first(
        (overleden, "overlijden", "Besluit SUWI 3.2 lid 2"),
        (registratie_beeindigd, reden_beeindiging, "Besluit SUWI 3.2 lid 1 onder d"),
        (beschut_beeindigt & registratie_geeindigd, "beschut_werk", "Besluit SUWI 3.2 lid 5 (2016-2019)"),
        (registratie_loopt_af & registratie_geeindigd, "voorwaarden", "Besluit SUWI 3.2 lid 2 (tot 2020)"),
        (registratie_voorbij, "aow_leeftijd", "uwv.nl (registratie in het doelgroepregister)"),
        otherwise="GEEN",
    )


@rule("persoon", name="reden_einde_registratie", law="Besluit SUWI 3.2 lid 1 onder d en lid 2-5", since="2020-01-01", unit="tekst",
      label="Waarom de registratie eindigde")
def reden_einde_registratie_2020(overleden, registratie_beeindigd, reden_beeindiging, beschut_vastgesteld, registratie_einde_beschut, rekendag,
                                 registratie_voorbij):
    """Beschut werk for everybody; no T+2."""
    return first(
        (overleden, "overlijden", "Besluit SUWI 3.2 lid 2 onder b"),
        (registratie_beeindigd, reden_beeindiging, "Besluit SUWI 3.2 lid 1 onder d"),
        (beschut_vastgesteld & (registratie_einde_beschut < rekendag), "beschut_werk", "Besluit SUWI 3.2 lid 3"),
        (registratie_voorbij, "aow_leeftijd", "Besluit SUWI 3.2 lid 2 onder a"),
        otherwise="GEEN",
    )


# --- The grounds that are recorded beside it: Besluit SUWI 3.2 lid 1 onder b -------------------------------------------------------


@family({"pw_uwv_college": {"grond": "grond_pw_uwv", "deel": "onder a"}, "wsw": {"grond": "grond_wsw", "deel": "onder b"}},
        "persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 1 {deel}", since=SINCE, unit=YES, label="Vastgelegd: Wfsv 38b lid 1 {deel}")
def vastgelegd_SOORT(geregistreerd, arbeidsbeperkte_lid_1, grond):
    """In the register, and on this ground."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 1 onder c", since=SINCE, unit=YES,
      label="Vastgelegd: Wfsv 38b lid 1 onder c")
def vastgelegd_wajong(geregistreerd, arbeidsbeperkte_lid_1, grond_wajong, duurzaam_geen_mogelijkheden):
    """With possibilities to work; who permanently has none goes by another code."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_wajong & ~duurzaam_geen_mogelijkheden


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 1 onder c", since="2026-01-01", unit=YES,
      label="Vastgelegd: Wfsv 38b lid 1 onder c, werkend zonder mogelijkheden")
def vastgelegd_wajong_dga_werkend(geregistreerd, arbeidsbeperkte_lid_1, grond_wajong, duurzaam_geen_mogelijkheden):
    """Permanently without possibilities, and at work."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_wajong & duurzaam_geen_mogelijkheden


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 1 onder a", since="2017-01-01", unit=YES,
      label="Vastgelegd: Wfsv 38b lid 1 onder a, praktijkroute")
def vastgelegd_pw_praktijkroute(geregistreerd, arbeidsbeperkte_lid_1, grond_praktijkroute):
    """Established on the job."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_praktijkroute


@family({"amvb_vso_pro": {"grond": "grond_school", "deel": "2.24"}, "amvb_entree": {"grond": "grond_entree", "deel": "2.25 lid 1 onder a"},
         "amvb_wsw_verlopen": {"grond": "grond_wsw_verlopen", "deel": "2.25 lid 1 onder b"},
         "amvb_wajong_afgewezen": {"grond": "grond_wajong_afgewezen", "deel": "2.25 lid 1 onder c"},
         "amvb_eigen_verzoek": {"grond": "grond_amvb_eigen_verzoek", "deel": "2.25 lid 1 onder d"},
         "amvb_tijdelijk": {"grond": "grond_tijdelijk", "deel": "2.25 lid 2-5"}},
        "persoon", name="vastgelegd_SOORT", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 1 onder d; Besluit Wfsv {deel}", since=SINCE, unit=YES,
        label="Vastgelegd: Besluit Wfsv {deel}")
def vastgelegd_SOORT_amvb(geregistreerd, arbeidsbeperkte_lid_1, grond_amvb, grond):
    """In the register, and in a group of the Besluit."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_amvb & grond


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 1 onder e", since="2015-12-11", unit=YES,
      label="Vastgelegd: Wfsv 38b lid 1 onder e")
def vastgelegd_pw_eigen_verzoek(geregistreerd, arbeidsbeperkte_lid_1, grond_eigen_verzoek):
    """At the person's own request."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_eigen_verzoek


@rule("persoon", law="Wfsv 38b lid 1 onder f; Besluit SUWI 3.2 lid 5", since="2020-01-01", unit=YES, label="Vastgelegd: Wfsv 38b lid 1 onder f")
def vastgelegd_overgang_2013(geregistreerd, arbeidsbeperkte_lid_1, grond_overgang_2013):
    """Lid 1 of 3.2 does not name it; lid 5 takes it that it is recorded."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_overgang_2013


@rule("persoon", law="Wfsv 38b lid 1 onder g", since="2026-01-01", unit=YES, label="Vastgelegd: Wfsv 38b lid 1 onder g")
def vastgelegd_iva_loondispensatie(geregistreerd, arbeidsbeperkte_lid_1, grond_iva_loondispensatie):
    """3.2 does not name it; it is a ground of lid 1 as the others."""
    return geregistreerd & arbeidsbeperkte_lid_1 & grond_iva_loondispensatie


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38b lid 2", since=SINCE, unit=YES, label="Vastgelegd: Wfsv 38b lid 2")
def vastgelegd_voorziening_jong(geregistreerd, grond_voorziening_jong):
    """Only with a voorziening."""
    return geregistreerd & grond_voorziening_jong


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder b; Wfsv 38f lid 5", since=SINCE, unit=YES, label="Vastgelegd: Wfsv 38f lid 5")
def vastgelegd_wiw_id(geregistreerd, gelijkgesteld_wiw_id):
    """Equated."""
    return geregistreerd & gelijkgesteld_wiw_id


@rule("persoon", law="Wfsv 38b lid 6; Besluit SUWI 3.2 lid 4", since="2020-01-01", unit=YES, label="Vastgelegd: Wfsv 38b lid 6")
def vastgelegd_blijfgrond(geregistreerd, grond_blijf):
    """No longer meets a ground, and stays."""
    return geregistreerd & grond_blijf


# --- Terms of an application, and what an objection does ---------------------------------------------------------------------------


@rule("persoon", law="uwv.nl (beoordeling arbeidsvermogen aanvragen): bevestiging binnen vijf dagen", since="2015-07-01", unit="datum", who="UWV",
      label="UWV bevestigt de ontvangst uiterlijk op")
def aanvraag_bevestigd_uiterlijk(aanvraag_ontvangen_op):
    """Five days, as UWV says it; no act says so."""
    return aanvraag_ontvangen_op + 5


@rule("persoon", law="Awb 4:13 lid 2, 4:14 lid 3; Algemene termijnenwet 1 lid 1", since=SINCE, unit="datum", who="UWV",
      label="UWV beslist, of meldt dat het langer duurt, uiterlijk op")
def bericht_op_aanvraag_uiterlijk(aanvraag_ontvangen_op):
    """Eight weeks, where no act gives a term."""
    return working_day(aanvraag_ontvangen_op + 8 * 7)


@rule("persoon", law="uwv.nl (beoordeling arbeidsvermogen aanvragen): veertien weken, ook voor vso en praktijkonderwijs", since="2016-06-18",
      unit="datum", who="UWV", label="UWV beslist uiterlijk op de melding van een oud-leerling op")
def melding_besluit_uiterlijk(aanvraag_ontvangen_op):
    """Fourteen weeks, as UWV says it of the same form."""
    return aanvraag_ontvangen_op + 14 * 7


@rule("persoon", law="uwv.nl (beoordeling werken met een voorziening aanvragen): acht weken na de bevestiging", since="2015-07-01", unit="datum",
      who="UWV", label="UWV beslist uiterlijk over werken met een voorziening op")
def voorziening_besluit_uiterlijk(aanvraag_bevestigd_op):
    """Eight weeks from the confirmation, as UWV says it."""
    return aanvraag_bevestigd_op + 8 * 7
