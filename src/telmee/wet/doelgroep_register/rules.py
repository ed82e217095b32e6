"""The register: Besluit SUWI 3.2 (how long a registration lasts, and who may ask to leave it) and Wfsv 38d (who is told what).

In the order of the article. A registration has a last day that counts: `rekendag` after it is no longer registered. What UWV
recorded (`opgenomen_in_register`) may be given, and then stands above what follows from dates.
"""


from telmee.wet import DAY, choose, day_of, fact, maximum, rule, working_day

YES, SINCE = "ja/nee", "2015-05-01"
UWV, COLLEGE = "UWV", "de gemeente (college van burgemeester en wethouders)"
REGISTER = "het doelgroepregister (Mijn UWV)"

FACTS = [
    fact("registratie_vanaf", "persoon", unit="datum", label="Datum van registratie", meaning="In het doelgroepregister.", decider=UWV,
         evidence=REGISTER, **DAY),
    fact("registratie_beeindigd", "persoon", unit=YES, label="UWV heeft de registratie beëindigd", meaning="Op of voor deze dag.",
         decider=UWV, evidence=REGISTER),
    fact("overleden", "persoon", unit=YES, label="Overleden", meaning="Voor deze dag."),
    fact("beschut_vastgesteld_op", "persoon", unit="datum", label="Beschut werk vastgesteld op", decider=COLLEGE,
         meaning="Dag van de vaststelling volgens Participatiewet 10b lid 1.", evidence="het besluit van de gemeente",
         of="beschut_vastgesteld", **DAY),
    fact("jaar_voorwaarden_geeindigd", "persoon", unit="jaar", label="Jaar waarin iemand niet meer aan de voorwaarden voldeed",
         meaning="Het kalenderjaar van die dag.", decider="UWV of de gemeente", low=2013, high=2060),
    fact("wajong_recht_herleefd", "persoon", unit=YES, label="Recht op Wajong is herleefd", decider=UWV, evidence="de beslissing over de Wajong",
         meaning="Voor de dag waarop de registratie zou eindigen."),
    fact("beschut_op_advies_van_uwv", "persoon", unit=YES, label="Beschut werk vastgesteld op advies van UWV", decider=UWV,
         meaning="De gemeente stelde het vast nadat UWV het adviseerde.", evidence="het advies van UWV"),
    fact("uitschrijving_gevraagd_op", "persoon", unit="datum", label="Uitschrijving gevraagd op", meaning="De dag van het verzoek.", **DAY),
    fact("besluit_bekendgemaakt_op", "persoon", unit="datum", label="Besluit bekendgemaakt op", evidence="de brief met het besluit",
         meaning="De dag waarop het besluit over de grond of de registratie is verzonden of uitgereikt.", **DAY),
    fact("werkgever_relatie", "persoon", unit="tekst", label="Band van de werkgever met deze persoon",
         choices=("werknemer", "verwacht", "toezicht", "geen"),
         meaning="Eigen werknemer, iemand met wie hij een dienstbetrekking verwacht, iemand onder zijn toezicht of ingeleend, of geen band."),
    fact("loonwaarde_vastgesteld_op", "persoon", unit="datum", label="Loonwaarde vastgesteld op", decider=COLLEGE,
         meaning="De dag van de vaststelling.", evidence="het besluit over de loonwaarde", of="loonwaarde_vastgesteld", **DAY),
    fact("vooraf_geinformeerd", "persoon", unit=YES, label="Vooraf geïnformeerd over de vastlegging", meaning="Door UWV of de gemeente."),
    fact("wist_het_redelijkerwijs", "persoon", unit=YES, label="Wist redelijkerwijs al van de vastlegging", meaning="Dan hoeft het niet."),
]

# --- Registered: Besluit SUWI 3.2 ---------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38d lid 1; Besluit SUWI 3.2 lid 1 onder c en d", since=SINCE, unit=YES, decider=UWV, evidence=REGISTER,
      label="Staat in het doelgroepregister")
def opgenomen_in_register(registratie_vanaf, registratie_geeindigd, rekendag):
    """Recorded on or before the day, and not ended before it."""
    return (registratie_vanaf <= rekendag) & ~registratie_geeindigd


@rule("persoon", law="Besluit SUWI 3.2 lid 2 (tot 2018)", since=SINCE, until="2017-12-29", unit="datum", applies="registratie_loopt_af",
      label="Laatste dag van de registratie nadat de voorwaarden stopten")
def registratie_einde_voorwaarden(jaar_voorwaarden_geeindigd):
    """T+2: 31 December of the second calendar year after."""
    return day_of(jaar_voorwaarden_geeindigd + 2, 12, 31)


@rule("persoon", name="registratie_einde_voorwaarden", law="Besluit SUWI 3.2 lid 2, 3, 4, 7 en 8 (2018-2019)", since="2017-12-30",
      until="2019-12-31", unit="datum", applies="registratie_loopt_af", label="Laatste dag van de registratie nadat de voorwaarden stopten")
def registratie_einde_voorwaarden_opgeschort(jaar_voorwaarden_geeindigd):
    """Stopped before 2026: 31 December 2028; what had ended by then stays ended."""
    carried_over = (jaar_voorwaarden_geeindigd >= 2015) & (jaar_voorwaarden_geeindigd < 2026)
    return choose(carried_over, day_of(2028, 12, 31), day_of(jaar_voorwaarden_geeindigd + 2, 12, 31))


@rule("persoon", law="Besluit SUWI 3.2 lid 2 (tot 2020)", since=SINCE, until="2019-12-31", unit=YES,
      label="Registratie loopt af omdat de voorwaarden stopten")
def registratie_loopt_af(doelgroep_banenafspraak, eerder_in_doelgroep, wajong_recht_herleefd):
    """Belonged before and no longer does; not when the right to Wajong came back in time."""
    return eerder_in_doelgroep & ~doelgroep_banenafspraak & ~wajong_recht_herleefd


@rule("persoon", law="Besluit SUWI 3.2 lid 5 (2016-2019); Besluit Wfsv 2.25", since="2016-06-18", until="2019-12-31", unit=YES,
      label="Beschut werk beëindigt de registratie meteen")
def beschut_beeindigt(beschut_op_advies_van_uwv, grond_entree, grond_wsw_verlopen, grond_wajong_afgewezen, grond_amvb_eigen_verzoek,
                      grond_tijdelijk):
    """Only of who is in a group of Besluit Wfsv 2.25, and on the advice of UWV; of others the conditions stop (docs/besluiten/0131)."""
    group = grond_entree | grond_wsw_verlopen | grond_wajong_afgewezen | grond_amvb_eigen_verzoek | grond_tijdelijk
    return beschut_op_advies_van_uwv & group


@rule("persoon", law="Besluit SUWI 3.2 lid 5 (2016-2019)", since="2016-06-18", until="2019-12-31", unit="datum",
      applies="beschut_beeindigt", label="Laatste dag van de registratie na beschut werk")
def registratie_einde_beschut(beschut_vastgesteld_op):
    """Only for the groups of Besluit Wfsv 2.25, on the advice of UWV: the day after."""
    return beschut_vastgesteld_op + 1


@rule("persoon", name="registratie_einde_beschut", law="Besluit SUWI 3.2 lid 3", since="2020-01-01", unit="datum", applies="beschut_vastgesteld",
      label="Laatste dag van de registratie na beschut werk")
def registratie_einde_beschut_2020(beschut_vastgesteld_op):
    """Everybody: the day after the municipality established it."""
    return beschut_vastgesteld_op + 1


@rule("persoon", law="Besluit SUWI 3.2 lid 2 onder a", since="2020-01-01", unit="datum", applies="grond_blijf",
      label="Laatste dag van de registratie door de AOW-leeftijd")
def registratie_einde_aow(aow_datum):
    """Who is in the register by lid 6 leaves it on the day of the pension age."""
    return aow_datum


@rule("persoon", law="uwv.nl (registratie in het doelgroepregister); Besluit SUWI 3.2 lid 2", since="2017-01-01", unit="datum",
      label="Laatste dag van een registratie volgens UWV")
def registratie_hoogstens_tot(aow_datum):
    """UWV names the pension age for everybody, the Besluit for who is in it by lid 6; that day counts (docs/besluiten/0092)."""
    return aow_datum


@rule("persoon", law="Besluit SUWI 3.2 lid 2 (tot 2020)", since=SINCE, until="2016-06-17", unit=YES, label="Registratie geëindigd")
def registratie_geeindigd(registratie_beeindigd, registratie_loopt_af, registratie_einde_voorwaarden, rekendag):
    """Ended by UWV, or past its last day."""
    return registratie_beeindigd | (registratie_loopt_af & (registratie_einde_voorwaarden < rekendag))


@rule("persoon", name="registratie_geeindigd", law="Besluit SUWI 3.2 lid 2-8 (2016-2019)", since="2016-06-18", until="2019-12-31",
      unit=YES, label="Registratie geëindigd")
def registratie_geeindigd_2016(registratie_beeindigd, registratie_loopt_af, registratie_einde_voorwaarden, beschut_beeindigt,
                               registratie_einde_beschut, rekendag):
    """Or the day after beschut werk, for the groups of 2.25."""
    past = registratie_loopt_af & (registratie_einde_voorwaarden < rekendag)
    return registratie_beeindigd | past | (beschut_beeindigt & (registratie_einde_beschut < rekendag))


@rule("persoon", name="registratie_geeindigd", law="Besluit SUWI 3.2 lid 2 en 3", since="2020-01-01", unit=YES, label="Registratie geëindigd")
def registratie_geeindigd_2020(registratie_beeindigd, overleden, aow_datum, beschut_vastgesteld, registratie_einde_beschut,
                               arbeidsbeperkte_lid_1, grond_voorziening_jong, gelijkgesteld_wiw_id, rekendag):
    """By UWV; by beschut werk; and who meets no ground any more at the pension age or by death."""
    no_ground = ~arbeidsbeperkte_lid_1 & ~grond_voorziening_jong & ~gelijkgesteld_wiw_id
    past = overleden | (aow_datum < rekendag)
    return registratie_beeindigd | (beschut_vastgesteld & (registratie_einde_beschut < rekendag)) | (past & no_ground)


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder c; inlichtingenbureau.nl (bericht praktijkroute)", since="2017-01-01", unit="datum",
      applies="grond_praktijkroute", label="Registratiedatum bij de praktijkroute")
def registratiedatum_praktijkroute(loonwaarde_vastgesteld_op):
    """The day on which the loonwaarde was established."""
    return loonwaarde_vastgesteld_op


# --- Leaving at one's own request: Besluit SUWI 3.2 lid 4 and 5 -------------------------------------------------------------------


@rule("persoon", law="Besluit SUWI 3.2 lid 4", since="2020-01-01", unit=YES, label="Alleen geregistreerd als oud-leerling of met verlopen Wsw-indicatie")
def alleen_school_of_wsw_verlopen(grond_school, grond_wsw_verlopen, arbeidsbeperkte_lid_1, andere_grond_dan_school_of_wsw_verlopen):
    """Besluit Wfsv 2.24 or 2.25 lid 1 b, and nothing else."""
    return arbeidsbeperkte_lid_1 & (grond_school | grond_wsw_verlopen) & ~andere_grond_dan_school_of_wsw_verlopen


@rule("persoon", law="Besluit SUWI 3.2 lid 4", since="2020-01-01", unit=YES, label="Heeft een andere grond")
def andere_grond_dan_school_of_wsw_verlopen(grond_vast_lid_1, grond_amvb_beoordeeld, grond_overgang_2013, grond_voorziening_jong,
                                            gelijkgesteld_wiw_id):
    """Any ground but those two."""
    return grond_vast_lid_1 | grond_amvb_beoordeeld | grond_overgang_2013 | grond_voorziening_jong | gelijkgesteld_wiw_id


@rule("persoon", law="Wfsv 38b lid 1 onder a, b, c en e", since="2020-01-01", until="2025-12-31", unit=YES, label="Grond a, b, c of e")
def grond_vast_lid_1(grond_pw_uwv, grond_praktijkroute, grond_wsw, grond_wajong, grond_eigen_verzoek):
    """The grounds that one cannot leave at one's own request."""
    return grond_pw_uwv | grond_praktijkroute | grond_wsw | grond_wajong | grond_eigen_verzoek


@rule("persoon", name="grond_vast_lid_1", law="Wfsv 38b lid 1 onder a, b, c, e en g", since="2026-01-01", unit=YES, label="Grond a, b, c, e of g")
def grond_vast_lid_1_2026(grond_pw_uwv, grond_praktijkroute, grond_wsw, grond_wajong, grond_eigen_verzoek, grond_iva_loondispensatie):
    """With ground g."""
    return grond_pw_uwv | grond_praktijkroute | grond_wsw | grond_wajong | grond_eigen_verzoek | grond_iva_loondispensatie


@rule("persoon", law="Besluit Wfsv 2.25 lid 1 onder a, c en d en lid 2-5", since="2020-01-01", unit=YES,
      label="Grond d, na beoordeling of tijdelijk")
def grond_amvb_beoordeeld(grond_entree, grond_wajong_afgewezen, grond_amvb_eigen_verzoek, grond_tijdelijk):
    """The groups of 2.25 but lid 1 b."""
    return grond_entree | grond_wajong_afgewezen | grond_amvb_eigen_verzoek | grond_tijdelijk


@rule("persoon", law="Besluit SUWI 3.2 lid 5", since="2020-01-01", unit=YES, label="Alleen geregistreerd op grond f")
def alleen_overgang_2013(arbeidsbeperkte_lid_1, grond_overgang_2013, grond_vast_lid_1, amvb_groep, grond_voorziening_jong, gelijkgesteld_wiw_id):
    """Ground f and nothing else."""
    other = grond_vast_lid_1 | amvb_groep | grond_voorziening_jong | gelijkgesteld_wiw_id
    return arbeidsbeperkte_lid_1 & grond_overgang_2013 & ~other


@rule("persoon", law="Besluit SUWI 3.2 lid 6 (2016-2019); Besluit Wfsv 2.24 en 2.25 lid 2-5", since="2016-06-18", until="2019-12-31", unit=YES,
      decider=UWV, evidence="het verzoek", label="Registratie kan op eigen verzoek eindigen")
def uitschrijving_mogelijk(opgenomen_in_register, grond_school, grond_tijdelijk):
    """Only who is in it both as a former pupil and on a temporary ground; it ends the day after the request."""
    return opgenomen_in_register & grond_school & grond_tijdelijk


@rule("persoon", name="uitschrijving_mogelijk", law="Besluit SUWI 3.2 lid 4 en 5", since="2020-01-01", unit=YES, decider=UWV,
      evidence="de beslissing op het verzoek", label="Registratie kan op eigen verzoek eindigen")
def uitschrijving_mogelijk_2020(opgenomen_in_register, grond_blijf, alleen_school_of_wsw_verlopen, alleen_overgang_2013, rekendag):
    """Lid 6, former pupils and lapsed Wsw indications from 1 January 2021, ground f at once. No other condition is in the text."""
    later = (grond_blijf | alleen_school_of_wsw_verlopen) & (rekendag >= day_of(2021, 1, 1))
    return opgenomen_in_register & (later | alleen_overgang_2013)


@rule("persoon", law="Awb 4:13 lid 2; Algemene termijnenwet 1 lid 1; Besluit SUWI 3.2 lid 4; uwv.nl (aanvraag uitschrijving doelgroepregister): acht weken",
      since="2020-01-01", unit="datum", who=UWV, label="UWV beslist uiterlijk op het verzoek om uitschrijving op")
def uitschrijving_besluit_uiterlijk(uitschrijving_gevraagd_op):
    """Eight weeks, as UWV says it and as the Awb has it where no act gives a term; nothing ends before 1 January 2021."""
    return maximum(working_day(uitschrijving_gevraagd_op + 8 * 7), day_of(2021, 1, 1))


@rule("persoon", law="Besluit SUWI 3.5 lid 1; uwv.nl (beoordeling arbeidsvermogen): veertien weken", since="2015-07-01", unit="datum",
      who=UWV, label="UWV beslist uiterlijk op de aanvraag beoordeling arbeidsvermogen op")
def beoordeling_besluit_uiterlijk(beoordeling_gevraagd_op):
    """Fourteen weeks, as UWV says it; no act does, so UWV must say within eight that it takes longer (Awb 4:14 lid 3)."""
    return beoordeling_gevraagd_op + 14 * 7


@rule("persoon", law="Awb 6:7, 6:8 lid 1; Algemene termijnenwet 1 lid 1", since=SINCE, unit="datum", who="de persoon zelf",
      label="Bezwaar tegen het besluit kan tot en met")
def bezwaar_besluit_uiterlijk(besluit_bekendgemaakt_op):
    """Six weeks from the day after the decision was made known; past a weekend or holiday it goes on to the next working day."""
    return working_day(besluit_bekendgemaakt_op + 42)


@rule("persoon", law="Awb 6:4 lid 1", since=SINCE, unit=YES, label="Bezwaar gaat naar wie het besluit nam")
def bezwaar_bij_wie_besliste():
    """UWV or the municipality, whichever made the decision."""
    return True


@rule("persoon", law="Awb 6:5 lid 1", since=SINCE, unit=YES,
      label="Een bezwaar noemt naam, adres, datum, het besluit en de gronden, en is ondertekend")
def bezwaar_is_schriftelijk():
    """In writing, with what must be in it."""
    return True


@rule("persoon", law="Awb 6:16", since=SINCE, unit=YES, label="Bezwaar houdt het besluit tegen")
def bezwaar_schorst():
    """It does not: the decision holds until there is another one."""
    return False


@rule("persoon", law="Awb 7:10 lid 1; Algemene termijnenwet 1 lid 1", since=SINCE, unit="datum", who="UWV of de gemeente",
      label="Beslissing op het bezwaar uiterlijk, zonder commissie")
def beslissing_op_bezwaar_persoon_uiterlijk(bezwaar_besluit_uiterlijk):
    """Six weeks from the day after the term to object ended; twelve with an advisory committee, and it may be put off (lid 3).

    Not where UWV judged medically or by a labour expert: then Wet SUWI 83 gives the term.
    """
    return working_day(bezwaar_besluit_uiterlijk + 6 * 7)


@rule("persoon", law="Wet SUWI 83; Algemene termijnenwet 1 lid 1", since=SINCE, unit="datum", who=UWV,
      label="Beslissing op het bezwaar uiterlijk, na een medische of arbeidskundige beoordeling van UWV")
def beslissing_op_bezwaar_medisch_uiterlijk(bezwaar_besluit_uiterlijk):
    """Seventeen weeks in the place of the six of the Awb; twenty-one when UWV asks an expert from outside."""
    return working_day(bezwaar_besluit_uiterlijk + 17 * 7)


@rule("persoon", law="Awb 6:7, 8:41 lid 1", since=SINCE, unit=YES, label="Na de beslissing op bezwaar kan beroep bij de rechter, binnen zes weken")
def beroep_bij_de_rechter():
    """The same term as for an objection; the judge is asked with a beroepschrift."""
    return True


@rule("persoon", law="Awb 8:41 lid 1", since=SINCE, unit=YES, label="Beroep kost griffierecht")
def beroep_kost_griffierecht():
    """The text names it for an appeal, not for an objection; how much it is now was not read."""
    return True


# --- Who is told what: Wfsv 38d lid 7 and 8 ------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38d lid 7", since=SINCE, until="2016-12-31", unit=YES, label="UWV mag de werkgever zeggen of iemand in het register staat")
def werkgever_mag_weten(werkgever_relatie):
    """The own employee, or who might come to work for him."""
    return (werkgever_relatie == "werknemer") | (werkgever_relatie == "verwacht")


@rule("persoon", name="werkgever_mag_weten", law="Wfsv 38d lid 7", since="2017-01-01", unit=YES,
      label="UWV mag de werkgever zeggen of iemand in het register staat")
def werkgever_mag_weten_2017(werkgever_relatie):
    """Also who works under his supervision; nobody without such a tie."""
    return werkgever_relatie != "geen"


@rule("persoon", law="Wfsv 38d lid 7 onder b", since="2026-01-01", unit=YES, label="Werkgever hoort de periode van registratie")
def werkgever_hoort_periode(werkgever_mag_weten):
    """On request UWV shall tell: registered, or in which period of this year or the year before."""
    return werkgever_mag_weten


@rule("persoon", law="Wfsv 38d lid 7", since=SINCE, unit=YES, label="Werkgever hoort de grond")
def werkgever_hoort_grond():
    """Never: yes or no and, since 2026, the period."""
    return False


@rule("persoon", law="Wfsv 38d lid 8", since=SINCE, unit=YES, label="Informatieplicht bij registratie nagekomen")
def informatieplicht_nagekomen(vooraf_geinformeerd, wist_het_redelijkerwijs):
    """Informed beforehand, unless the person reasonably knows."""
    return vooraf_geinformeerd | wist_het_redelijkerwijs


@rule("persoon", law="Wfsv 38h lid 7", since=SINCE, unit=YES, label="Bezwaar tegen de heffing kan gaan over ontbreken in het register")
def bezwaar_over_ontbreken_in_register():
    """An objection to the levy cannot rest on a worker missing from the register."""
    return False


# --- Facts that cannot both be -----------------------------------------------------------------------------------------------


@rule("persoon", law="Besluit SUWI 3.5 lid 1 en 3", since=SINCE, unit=YES,
      label="UWV heeft niet beoordeeld, maar er is wel een oordeel van UWV opgegeven")
def tegenspraak_beoordeling(uwv_beoordeeld, wml_niet_haalbaar, wml_haalbaar, wml_alleen_met_voorziening):
    """A finding without an assessment."""
    return ~uwv_beoordeeld & (wml_niet_haalbaar | wml_haalbaar | wml_alleen_met_voorziening)


@rule("persoon", law="Besluit SUWI 3.5 lid 6 en 7", since=SINCE, unit=YES,
      label="UWV zou vinden dat iemand het minimumloon wel en ook niet kan verdienen")
def tegenspraak_wml(wml_niet_haalbaar, wml_haalbaar):
    """Able and not able."""
    return wml_niet_haalbaar & wml_haalbaar


@rule("persoon", law="Participatiewet 10d lid 1", since=SINCE, unit=YES,
      label="De gemeente heeft geen loonwaarde vastgesteld, maar er is wel een loonwaarde opgegeven")
def tegenspraak_loonwaarde(loonwaarde_vastgesteld, loonwaarde_onder_wml):
    """A loonwaarde that nobody established."""
    return ~loonwaarde_vastgesteld & loonwaarde_onder_wml


@rule("persoon", law="Wfsv 38b lid 1 onder c; Besluit Wfsv 2.25 lid 1 onder c", since=SINCE, unit=YES,
      label="De Wajong is afgewezen en er is recht op Wajong; geef alleen de laatste beslissing")
def tegenspraak_wajong(recht_op_wajong, wajong_afgewezen):
    """The last decision counts."""
    return recht_op_wajong & wajong_afgewezen


@rule("persoon", law="Wfsv 38b lid 1 (aanhef); Participatiewet 10b lid 1", since=SINCE, unit=YES,
      label="Iemand werkt in beschut werk, maar de gemeente zou dat niet hebben vastgesteld")
def tegenspraak_beschut(werkt_in_beschut_werk, beschut_vastgesteld):
    """A job of 10b is for who was found to need it."""
    return werkt_in_beschut_werk & ~beschut_vastgesteld


@rule("persoon", law="Besluit SUWI 3.2 lid 1 onder d", since=SINCE, unit=YES,
      label="De registratie is beëindigd en iemand zou nog in het register staan")
def tegenspraak_register(registratie_beeindigd, opgenomen_in_register):
    """Ended and not ended."""
    return registratie_beeindigd & opgenomen_in_register


@rule("persoon", law="Wfsv 38b lid 1 onder c", since=SINCE, unit=YES, label="Iemand is overleden en zou nog werken")
def tegenspraak_overleden(overleden, werkt_in_dienstbetrekking):
    """Nobody works after death."""
    return overleden & werkt_in_dienstbetrekking


@rule("persoon", law="Wfsv 38b lid 1 onder c", since=SINCE, unit=YES, label="Iemand is overleden en zou nog recht op Wajong hebben")
def tegenspraak_overleden_wajong(overleden, recht_op_wajong):
    """No right to Wajong after death."""
    return overleden & recht_op_wajong
