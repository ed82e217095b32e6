"""What belonging brings: what counts (Wfsv 38f, 38g, 122n), and what each ground opens (Wtl 2.10, Ziektewet 29b).

About the person on the day. What the job must be besides (a declaration, a start, a term) is with the benefits themselves.
"""

from telmee.wet import fact, rule

YES, SINCE = "ja/nee", "2015-05-01"
UWV, COLLEGE = "UWV", "de gemeente (college van burgemeester en wethouders)"

FACTS = [
    fact("werkt_in_wsw_dienstbetrekking", "persoon", unit=YES, label="Werkt in een Wsw-dienstbetrekking",
         meaning="Dienstbetrekking van Wsw artikel 2.", evidence="de arbeidsovereenkomst"),
    fact("ter_beschikking_gesteld", "persoon", unit=YES, label="Uitgeleend of gedetacheerd aan een werkgever",
         meaning="Vanuit die Wsw-dienstbetrekking.", evidence="de detacheringsovereenkomst"),
    fact("heffing_geactiveerd_voor_werkgever", "persoon", unit=YES, label="Quotumheffing geactiveerd voor de sector van de werkgever",
         meaning="Volgens Wfsv 122n lid 1, voor het begin van het werk."),
    fact("pw_7a_toegeleid", "persoon", unit=YES, label="Gemeente helpt naar werk volgens Participatiewet 7a", decider=COLLEGE,
         meaning="Participatiewet 7a lid 1 onder a of lid 3.", evidence="het besluit of plan van de gemeente"),
    fact("had_recht_op_wajong", "persoon", unit=YES, label="Had voor deze baan ooit recht op Wajong", decider=UWV,
         meaning="Op een arbeidsongeschiktheidsuitkering of op arbeidsondersteuning.", evidence="de beslissing over de Wajong"),
    fact("kwam_uit_wsw_wiw_of_id_baan", "persoon", unit=YES, label="Had direct voor deze baan een Wsw-, WIW- of ID-baan",
         meaning="Dienstbetrekking van Wsw 2, of aangewezen volgens Wfsv 38f lid 5.", evidence="de arbeidsovereenkomst van die baan"),
]

# --- What counts --------------------------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38g lid 2, 122n lid 4 (tot 2020: lid 3)", since=SINCE, unit=YES, label="Wsw-dienstbetrekking, niet uitgeleend")
def wsw_telt_niet_mee(werkt_in_wsw_dienstbetrekking, ter_beschikking_gesteld):
    """Sheltered Wsw work counts only when posted with an employer."""
    return werkt_in_wsw_dienstbetrekking & ~ter_beschikking_gesteld


@rule("persoon", law="Wfsv 122n lid 1-4, 38f lid 5", since=SINCE, until="2019-12-31", unit=YES, label="Telt mee voor de banenafspraak")
def telt_voor_banenafspraak(arbeidsbeperkte_lid_1, gelijkgesteld_wiw_id, wsw_telt_niet_mee):
    """Lid 1 only, and who is equated."""
    return (arbeidsbeperkte_lid_1 | gelijkgesteld_wiw_id) & ~wsw_telt_niet_mee


@rule("persoon", name="telt_voor_banenafspraak", law="Wfsv 122n lid 1-5, 38f lid 5", since="2020-01-01", unit=YES,
      label="Telt mee voor de banenafspraak")
def telt_voor_banenafspraak_2020(doelgroep_banenafspraak, wsw_telt_niet_mee):
    """Lid 1, 2 and 6, and who is equated."""
    return doelgroep_banenafspraak & ~wsw_telt_niet_mee


@rule("persoon", law="Wfsv 38g lid 2-4, 38b, 38f lid 6", since=SINCE, unit=YES, label="Telt mee voor het quotum van de werkgever")
def telt_voor_quotum(doelgroep_banenafspraak, wsw_telt_niet_mee):
    """Every arbeidsbeperkte, whichever lid."""
    return doelgroep_banenafspraak & ~wsw_telt_niet_mee


@rule("persoon", law="Wfsv 38f lid 2 onder A (tot en met C)", since=SINCE, until="2019-12-31", unit=YES,
      label="Telt in het quotumpercentage onder A, B en C")
def telt_in_percentage_abc(arbeidsbeperkte_lid_1, gelijkgesteld_wiw_id):
    """The group of F and G apart."""
    return arbeidsbeperkte_lid_1 | gelijkgesteld_wiw_id


@rule("persoon", name="telt_in_percentage_abc", law="Wfsv 38f lid 2 onder A (tot en met C)", since="2020-01-01", unit=YES,
      label="Telt in het quotumpercentage onder A, B en C")
def telt_in_percentage_abc_2020(arbeidsbeperkte_lid_1, gelijkgesteld_wiw_id, grond_blijf):
    """Lid 1 and lid 6."""
    return arbeidsbeperkte_lid_1 | gelijkgesteld_wiw_id | grond_blijf


@rule("persoon", law="Wfsv 38f lid 2 onder F en G", since=SINCE, until="2019-12-31", unit=YES, label="Telt in het quotumpercentage onder F en G")
def telt_in_percentage_fg(grond_voorziening_jong):
    """Lid 2."""
    return grond_voorziening_jong


@rule("persoon", name="telt_in_percentage_fg", law="Wfsv 38f lid 2 onder F en G", since="2020-01-01", unit=YES,
      label="Telt in het quotumpercentage onder F en G")
def telt_in_percentage_fg_2020(grond_voorziening_jong, grond_blijf):
    """Lid 2 and lid 6."""
    return grond_voorziening_jong | grond_blijf


# --- What it opens: the LKV of Wtl 2.10 ----------------------------------------------------------------------------------------


@rule("persoon", law="Wtl 2.10 lid 1 onder a 3° (tot 2026)", since="2018-01-01", until="2025-12-31", unit=YES,
      label="Gemeente helpt, en onder het minimumloon")
def pw_onder_wml(pw_toegeleid, wml_niet_haalbaar, loonwaarde_onder_wml):
    """Whoever asked for the assessment."""
    return pw_toegeleid & (wml_niet_haalbaar | loonwaarde_onder_wml)


@rule("persoon", law="Wtl 2.10 lid 1 onder a 4° (tot 2026); Wfsv 38f lid 5", since="2018-01-01", until="2025-12-31", unit=YES,
      label="Werkt in een aangewezen WIW-baan of ID-baan")
def werkt_in_aangewezen_baan(wiw_of_id_baan, wiw_id_aangewezen):
    """The job itself: neither who had one before 1 May 2015 nor a finding of beschut werk is named here."""
    return wiw_of_id_baan & wiw_id_aangewezen


@rule("persoon", law="Wtl 2.10 lid 1 onder a 1° (tot en met 4°, tot 2026)", since="2018-01-01", until="2025-12-31", unit=YES,
      label="Grond 1° tot en met 4° van het LKV banenafspraak")
def lkv_groep(recht_op_wajong, grond_wsw, pw_onder_wml, grond_amvb, werkt_in_aangewezen_baan):
    """Wajong (also without possibilities), Wsw, Participatiewet, the groups of the Besluit Wfsv, WIW and ID."""
    return recht_op_wajong | grond_wsw | pw_onder_wml | grond_amvb | werkt_in_aangewezen_baan


@rule("persoon", law="Wtl 2.10 lid 2 onder b (tot 2026)", since="2018-01-01", until="2025-12-31", unit=YES, label="Wsw-baan of beschut werk")
def lkv_uitgesloten_baan(werkt_in_wsw_dienstbetrekking, werkt_in_beschut_werk):
    """No LKV for these jobs."""
    return werkt_in_wsw_dienstbetrekking | werkt_in_beschut_werk


@rule("persoon", law="Wtl 2.10 lid 1 onder a 1° (tot en met 5°, tekst 2018)", since="2018-01-01", until="2019-12-31", unit=YES,
      label="Opent het LKV doelgroep banenafspraak")
def opent_lkv(lkv_groep, grond_voorziening_jong, heffing_geactiveerd_voor_werkgever, lkv_uitgesloten_baan):
    """Lid 2 only where the levy had been activated."""
    return (lkv_groep | (grond_voorziening_jong & heffing_geactiveerd_voor_werkgever)) & ~lkv_uitgesloten_baan


@rule("persoon", name="opent_lkv", law="Wtl 2.10 lid 1 onder a 1° (tot en met 6°), lid 4 (tekst 2020)", since="2020-01-01", until="2025-12-31",
      unit=YES, label="Opent het LKV doelgroep banenafspraak")
def opent_lkv_2020(lkv_groep, grond_overgang_2013, beschut_vastgesteld, grond_voorziening_jong, registratie_houdt_vast, lkv_uitgesloten_baan):
    """An arbeidsbeperkte of ground f, so without a finding of beschut werk; lid 2 without more, and who stays by lid 6."""
    ground = lkv_groep | (grond_overgang_2013 & ~beschut_vastgesteld) | grond_voorziening_jong | registratie_houdt_vast
    return ground & ~lkv_uitgesloten_baan


@rule("persoon", name="opent_lkv", law="Wtl 2.10 lid 1 en 2", since="2026-01-01", unit=YES, label="Opent het LKV doelgroep banenafspraak")
def opent_lkv_2026(doelgroep_banenafspraak, wsw_telt_niet_mee):
    """Every arbeidsbeperkte, and who is equated; a Wsw worker when posted."""
    return doelgroep_banenafspraak & ~wsw_telt_niet_mee


# --- What it opens: the no-riskpolis of Ziektewet 29b lid 2, 11 and 12 (lid 1 and 4 ask for no group) ------------------------------


@rule("persoon", law="Ziektewet 29b lid 2 en 11", since=SINCE, until="2018-06-30", unit=YES, label="Opent de no-riskpolis van lid 2, 11 en 12")
def opent_no_risk(no_risk_eerdere_tekst):
    """The texts between 2015 and July 2018 were not found."""
    return no_risk_eerdere_tekst


@rule("persoon", law="Ziektewet 29b lid 2 onder a, d en f", since="2018-07-01", unit=YES, label="Grond van Ziektewet 29b lid 2 onder a, d of f")
def no_risk_lid_2(recht_op_wajong, had_recht_op_wajong, grond_wsw, kwam_uit_wsw_wiw_of_id_baan, werkt_in_beschut_werk):
    """Wajong, also of before; Wsw, WIW and ID straight before this job; a job of beschut werk."""
    return recht_op_wajong | had_recht_op_wajong | grond_wsw | kwam_uit_wsw_wiw_of_id_baan | werkt_in_beschut_werk


@rule("persoon", law="Ziektewet 29b lid 2 onder e", since="2018-07-01", unit=YES, label="Grond van Ziektewet 29b lid 2 onder e")
def no_risk_lid_2_e(gemeente_of_7a_helpt, wml_niet_haalbaar, loonwaarde_onder_wml):
    """Participatiewet below the minimum wage, whoever asked."""
    return gemeente_of_7a_helpt & (wml_niet_haalbaar | loonwaarde_onder_wml)


@rule("persoon", law="Ziektewet 29b lid 2 onder e", since="2018-07-01", until="2025-12-31", unit=YES, label="Gemeente helpt naar werk")
def gemeente_of_7a_helpt(gemeente_helpt):
    """Participatiewet 7 or 10d."""
    return gemeente_helpt


@rule("persoon", name="gemeente_of_7a_helpt", law="Ziektewet 29b lid 2 onder e (tekst 1 januari 2026)", since="2026-01-01", unit=YES,
      label="Gemeente helpt naar werk")
def gemeente_of_7a_helpt_2026(gemeente_helpt, pw_7a_toegeleid):
    """Participatiewet 7a too."""
    return gemeente_helpt | pw_7a_toegeleid


@rule("persoon", law="Ziektewet 29b lid 11 (tekst 1 juli 2018)", since="2018-07-01", until="2019-12-31", unit=YES,
      label="Grond van Ziektewet 29b lid 11 of 12")
def no_risk_lid_11(grond_amvb, grond_eigen_verzoek, grond_voorziening_jong, heffing_geactiveerd_voor_werkgever, beschut_vastgesteld):
    """Grounds d and e, and lid 2 once the levy was activated."""
    return (~beschut_vastgesteld & (grond_amvb | grond_eigen_verzoek)) | (grond_voorziening_jong & heffing_geactiveerd_voor_werkgever)


@rule("persoon", name="no_risk_lid_11", law="Ziektewet 29b lid 11 en 12", since="2020-01-01", unit=YES, label="Grond van Ziektewet 29b lid 11 of 12")
def no_risk_lid_11_2020(grond_amvb, grond_eigen_verzoek, grond_overgang_2013, grond_voorziening_jong, registratie_houdt_vast, beschut_vastgesteld):
    """Lid 11: an arbeidsbeperkte of d, e, f or lid 2; lid 12: who stays by lid 6."""
    first_lid = ~beschut_vastgesteld & (grond_amvb | grond_eigen_verzoek | grond_overgang_2013)
    return first_lid | grond_voorziening_jong | registratie_houdt_vast


@rule("persoon", name="opent_no_risk", law="Ziektewet 29b lid 2, 8, 11 en 12", since="2018-07-01", unit=YES,
      label="Opent de no-riskpolis van lid 2, 11 en 12")
def opent_no_risk_2018(no_risk_lid_2, no_risk_lid_2_e, no_risk_lid_11, werkt_in_wsw_dienstbetrekking):
    """Never for a job of Wsw 2."""
    return (no_risk_lid_2 | no_risk_lid_2_e | no_risk_lid_11) & ~werkt_in_wsw_dienstbetrekking


# --- What it opens: loonkostensubsidie of the Participatiewet ----------------------------------------------------------------------


@rule("persoon", law="Participatiewet 6 lid 1 onder e, 10d lid 1 en 2", since=SINCE, unit=YES, decider=COLLEGE,
      evidence="het besluit dat iemand tot de doelgroep loonkostensubsidie behoort", label="Opent loonkostensubsidie")
def opent_loonkostensubsidie(pw_toegeleid, wml_niet_haalbaar, loonwaarde_onder_wml, loonkostensubsidie_10d_lid_2):
    """The Participatiewet asks about its own groups, not about the register."""
    return loonkostensubsidie_10d_lid_2 | (pw_toegeleid & (wml_niet_haalbaar | loonwaarde_onder_wml))
