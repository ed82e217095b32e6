"""Who is an arbeidsbeperkte: Wfsv 38b with Besluit Wfsv 2.24-2.26, and who is equated with one (Wfsv 38f lid 5).

Every ground is a yes/no of its own, in the order of the article; `arbeidsbeperkte` is their OR, and the text beside it
names the first. Beschut werk excludes where the letter says so: in lid 1 and lid 6, not in lid 2. Registration is no
condition of lid 1 and 2, only of lid 6. See docs/doelgroep.md.
"""


from telmee.wet import DAY, day_of, fact, first, rule

YES, SINCE = "ja/nee", "2015-05-01"
UWV, COLLEGE = "UWV", "de gemeente (college van burgemeester en wethouders)"
DECISION, SCHOOL = "de beslissing van UWV", "een verklaring van de school of een toelaatbaarheidsverklaring"
AS_LONG = "zolang aan de voorwaarden is voldaan; daarna tot de registratie eindigt (sinds 2020: Wfsv 38b lid 6)"

FACTS = [
    fact("beschut_vastgesteld", "persoon", unit=YES, label="Alleen beschut werk mogelijk, vindt de gemeente", decider=COLLEGE,
         meaning="Vastgesteld volgens Participatiewet 10b lid 1.", evidence="het besluit van de gemeente over beschut werk"),
    fact("werkt_in_beschut_werk", "persoon", unit=YES, label="Werkt in een baan voor beschut werk",
         meaning="Dienstbetrekking van Participatiewet 10b lid 1.", evidence="de arbeidsovereenkomst"),
    fact("pw_toegeleid", "persoon", unit=YES, label="Gemeente helpt naar werk", decider=COLLEGE,
         meaning="Ondersteund en naar een dienstbetrekking toegeleid volgens Participatiewet 7 lid 1 onder a.",
         evidence="het besluit of plan van de gemeente"),
    fact("loonkostensubsidie_10d_lid_2", "persoon", unit=YES, label="Loonkostensubsidie volgens Participatiewet 10d lid 2", decider=COLLEGE,
         meaning="De gemeente betaalt die voor deze persoon.", evidence="het besluit over de loonkostensubsidie"),
    fact("wsw_geindiceerd", "persoon", unit=YES, label="Geldige Wsw-indicatie", decider="UWV (tot 2015)",
         meaning="Geïndiceerd volgens de Wsw, of een indicatie van vóór 2015 die nog geldt.", evidence="de Wsw-indicatie"),
    fact("recht_op_wajong", "persoon", unit=YES, label="Recht op Wajong", decider=UWV, evidence="de beslissing over de Wajong",
         meaning="Op een arbeidsongeschiktheidsuitkering of op arbeidsondersteuning."),
    fact("werkt_in_dienstbetrekking", "persoon", unit=YES, label="Werkt in dienstbetrekking", meaning="Op deze dag.",
         evidence="de arbeidsovereenkomst of de polisadministratie"),
    fact("vso_leerling", "persoon", unit=YES, label="Was leerling in het voortgezet speciaal onderwijs",
         meaning="Hoorde bij de doelgroep van WEC artikel 2.", evidence=SCHOOL),
    fact("praktijkonderwijs_leerling", "persoon", unit=YES, label="Was leerling in het praktijkonderwijs",
         meaning="Hoorde bij de doelgroep van WVO 2020 artikel 2.8.", evidence=SCHOOL),
    fact("schriftelijk_gemeld", "persoon", unit=YES, label="Heeft UWV schriftelijk om opname in het register gevraagd",
         meaning="Zelf, als oud-leerling.", evidence="de melding bij UWV"),
    fact("entree_leerling", "persoon", unit=YES, label="Volgde op de laatste schooldag de entreeopleiding",
         meaning="Of, voor wie tussen 10 september 2014 en 18 juli 2015 stopte, volgde die in die tijd.", evidence=SCHOOL),
    fact("onderwijs_geeindigd_op", "persoon", unit="datum", label="Laatste schooldag", meaning="Van dat onderwijs.", evidence=SCHOOL,
         after=("geboortedatum",), **DAY),
    fact("wsw_geldig_eind_2014", "persoon", unit=YES, label="Had op 31 december 2014 een geldige Wsw-indicatie", decider="UWV (tot 2015)",
         meaning="Volgens Wsw artikel 11.", evidence="de Wsw-indicatie"),
    fact("wsw_verlopen_op", "persoon", unit="datum", label="Wsw-indicatie verlopen op", meaning="De dag waarop de geldigheid verstreek.",
         evidence="de Wsw-indicatie", **DAY),
    fact("wajong_aangevraagd_op", "persoon", unit="datum", label="Wajong aangevraagd op", meaning="De dag van de aanvraag.",
         evidence="de aanvraag bij UWV", **DAY),
    fact("wajong_afgewezen", "persoon", unit=YES, label="Wajong afgewezen", decider=UWV, evidence="de beslissing over de Wajong",
         meaning="Geen jonggehandicapte, of geen recht op arbeidsondersteuning."),
    fact("wajong_afgewezen_om_leeftijd", "persoon", unit=YES, label="Wajong alleen afgewezen omdat iemand nog geen 18 was", decider=UWV,
         meaning="Op 1 januari 2015.", evidence="de beslissing over de Wajong"),
    fact("wegens_ziekte_of_gebrek", "persoon", unit=YES, label="Door ziekte of gebrek niet in staat het minimumloon te verdienen",
         decider=UWV, meaning="De oorzaak die UWV vond.", evidence=DECISION),
    fact("was_wsw_sinds_2013", "persoon", unit=YES, label="Was op of na 1 januari 2013 Wsw-geïndiceerd",
         meaning="Volgens Wfsv 38b lid 1 onder b.", evidence="de Wsw-indicatie"),
    fact("was_wajong_sinds_2013", "persoon", unit=YES, label="Had op of na 1 januari 2013 recht op Wajong",
         meaning="Volgens Wfsv 38b lid 1 onder c.", evidence="de beslissing over de Wajong"),
    fact("geen_wsw_of_wajong_op_1_mei_2015", "persoon", unit=YES, label="Op 1 mei 2015 geen Wsw-indicatie en geen Wajong meer",
         meaning="Niet langer een persoon van onderdeel b of c.", evidence="de gegevens van UWV"),
    fact("recht_op_iva", "persoon", unit=YES, label="Recht op IVA", meaning="Uitkering van WIA hoofdstuk 6; een WGA-uitkering is dat niet.",
         decider=UWV, evidence="de beslissing over de WIA"),
    fact("loondispensatie_experiment", "persoon", unit=YES, label="Loondispensatie als experiment", decider=UWV,
         meaning="Ingezet volgens Wet SUWI 82a lid 1.", evidence="de beslissing over de loondispensatie"),
    fact("belemmering_in_werk", "persoon", unit=YES, label="Belemmering bij werk in dienstbetrekking", decider=UWV,
         meaning="Door die ziekte of dat gebrek.", evidence=DECISION),
    fact("voorziening", "persoon", unit="tekst", label="Voorziening die iemand ontvangt", evidence="het besluit over de voorziening",
         choices=("geen", "vervoer", "intermediair", "meeneembaar", "ondersteuning", "gemeente", "andere"),
         decider="UWV (WIA 35) of de gemeente (Participatiewet 10)",
         meaning="Vervoer, intermediaire activiteit, meeneembare voorziening, persoonlijke ondersteuning, een van de gemeente, of een andere."),
    fact("wiw_of_id_baan", "persoon", unit=YES, label="Werkt in een WIW-baan of ID-baan", meaning="Baan van Participatiewet 78d lid 1.",
         evidence="de arbeidsovereenkomst"),
    fact("was_wiw_of_id_sinds_2013", "persoon", unit=YES, label="Had op of na 1 januari 2013 een WIW-baan of ID-baan, op 1 mei 2015 niet meer",
         meaning="Baan van Participatiewet 78d lid 1.", evidence="de arbeidsovereenkomst"),
    fact("eerder_in_doelgroep", "persoon", unit=YES, label="Voldeed eerder aan de voorwaarden", decider=UWV,
         meaning="Was arbeidsbeperkte volgens lid 1 of 2, of daarmee gelijkgesteld.", evidence="het doelgroepregister"),
]

# --- Lid 1 onder a: through the municipality -----------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 1 onder a", since=SINCE, until="2015-12-10", unit=YES, decider=f"{COLLEGE} vraagt, UWV beslist",
      evidence=DECISION, lasts=AS_LONG, label="Grond a: gemeente, UWV vindt dat iemand het minimumloon niet kan verdienen")
def grond_pw_uwv(pw_toegeleid, beoordeling_gevraagd_door, wml_niet_haalbaar, werkt_in_beschut_werk):
    """The first text left out only who worked in a job of Participatiewet 10b."""
    return pw_toegeleid & (beoordeling_gevraagd_door == "college") & wml_niet_haalbaar & ~werkt_in_beschut_werk


@rule("persoon", name="grond_pw_uwv", law="Wfsv 38b lid 1 onder a", since="2015-12-11", until="2016-12-31", unit=YES,
      decider=f"{COLLEGE} vraagt, UWV beslist", evidence=DECISION, lasts=AS_LONG,
      label="Grond a: gemeente, UWV vindt dat iemand het minimumloon niet kan verdienen")
def grond_pw_uwv_2015(pw_toegeleid, beoordeling_gevraagd_door, wml_niet_haalbaar):
    """Beschut werk went to the opening words of lid 1."""
    return pw_toegeleid & (beoordeling_gevraagd_door == "college") & wml_niet_haalbaar


@rule("persoon", name="grond_pw_uwv", law="Wfsv 38b lid 1 onder a (eerste deel)", since="2017-01-01", unit=YES,
      decider=f"{COLLEGE} vraagt, UWV beslist", evidence=DECISION, lasts=AS_LONG,
      label="Grond a: gemeente, UWV vindt dat iemand het minimumloon niet kan verdienen")
def grond_pw_uwv_2017(gemeente_helpt, beoordeling_gevraagd_door, wml_niet_haalbaar):
    """Also who gets LKS of 10d lid 2; UWV only at the request of the municipality."""
    return gemeente_helpt & (beoordeling_gevraagd_door == "college") & wml_niet_haalbaar


@rule("persoon", law="Wfsv 38b lid 1 onder a", since="2017-01-01", unit=YES, label="Gemeente helpt naar werk of betaalt loonkostensubsidie")
def gemeente_helpt(pw_toegeleid, loonkostensubsidie_10d_lid_2):
    """The half of ground a that both its parts share."""
    return pw_toegeleid | loonkostensubsidie_10d_lid_2


@rule("persoon", law="Wfsv 38b lid 1 onder a (tweede deel)", since="2017-01-01", unit=YES, decider=COLLEGE,
      evidence="het besluit over de loonwaarde", lasts=AS_LONG, label="Grond a: praktijkroute, loonwaarde onder het minimumloon")
def grond_praktijkroute(gemeente_helpt, loonwaarde_onder_wml):
    """Established on the job by the municipality; no assessment of UWV, no medical cause."""
    return gemeente_helpt & loonwaarde_onder_wml


# --- Lid 1 onder b and c: Wsw and Wajong ---------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 1 onder b", since=SINCE, unit=YES, decider="UWV (tot 2015)", evidence="de Wsw-indicatie",
      lasts="zolang de indicatie geldt; daarna tot de registratie eindigt (sinds 2020: Wfsv 38b lid 6)", label="Grond b: Wsw")
def grond_wsw(wsw_geindiceerd):
    """Indicated for the Wsw, or an older indication that is still valid."""
    return wsw_geindiceerd


@rule("persoon", law="Wfsv 38b lid 1 onder c", since=SINCE, until="2025-12-31", unit=YES, decider=UWV, evidence="de beslissing over de Wajong",
      lasts="zolang het recht op Wajong bestaat; daarna tot de registratie eindigt (sinds 2020: Wfsv 38b lid 6)", label="Grond c: Wajong")
def grond_wajong(recht_op_wajong, duurzaam_geen_mogelijkheden):
    """Not who permanently has no possibilities to work."""
    return recht_op_wajong & ~duurzaam_geen_mogelijkheden


@rule("persoon", name="grond_wajong", law="Wfsv 38b lid 1 onder c", since="2026-01-01", unit=YES, decider=UWV,
      evidence="de beslissing over de Wajong", lasts="zolang het recht op Wajong bestaat; daarna tot de registratie eindigt (Wfsv 38b lid 6)",
      label="Grond c: Wajong")
def grond_wajong_2026(recht_op_wajong, duurzaam_geen_mogelijkheden, werkt_in_dienstbetrekking):
    """Who permanently has none belongs while working in a dienstbetrekking."""
    return recht_op_wajong & (~duurzaam_geen_mogelijkheden | werkt_in_dienstbetrekking)


# --- Lid 1 onder d: the groups of Besluit Wfsv 2.24 and 2.25 ---------------------------------------------------------------------


@rule("persoon", law="Besluit Wfsv 2.24 lid 1 en 3", since=SINCE, until="2016-10-27", unit=YES, decider="UWV schrijft in op verzoek", evidence=SCHOOL,
      lasts=AS_LONG, label="Grond d: oud-leerling vso")
def grond_school(schriftelijk_gemeld, vso_leerling, duurzaam_geen_mogelijkheden, beschut_vastgesteld):
    """Asked in writing, without assessment; not who has no possibilities, nor beschut werk."""
    return schriftelijk_gemeld & vso_leerling & ~duurzaam_geen_mogelijkheden & ~beschut_vastgesteld


@rule("persoon", name="grond_school", law="Besluit Wfsv 2.24", since="2016-10-28", unit=YES, decider="UWV schrijft in op verzoek", evidence=SCHOOL,
      lasts=AS_LONG, label="Grond d: oud-leerling vso of praktijkonderwijs")
def grond_school_2016(schriftelijk_gemeld, vso_leerling, praktijkonderwijs_leerling, beoordeling_gevraagd_op,
                      duurzaam_geen_mogelijkheden, beschut_vastgesteld):
    """Praktijkonderwijs too; who asked for an assessment before 28 October 2016 need not ask again."""
    asked = schriftelijk_gemeld & (vso_leerling | praktijkonderwijs_leerling)
    earlier = praktijkonderwijs_leerling & (beoordeling_gevraagd_op < day_of(2016, 10, 28))
    return (asked | earlier) & ~duurzaam_geen_mogelijkheden & ~beschut_vastgesteld


@rule("persoon", law="Besluit Wfsv 2.25 lid 1 onder a (tot 28 oktober 2016)", since=SINCE, until="2016-10-27", unit=YES,
      label="Onderwijs van 2.25 lid 1 onder a")
def entree_onderwijs(entree_leerling, praktijkonderwijs_leerling):
    """Until 28 October 2016 praktijkonderwijs stood here."""
    return entree_leerling | praktijkonderwijs_leerling


@rule("persoon", name="entree_onderwijs", law="Besluit Wfsv 2.25 lid 1 onder a", since="2016-10-28", unit=YES,
      label="Onderwijs van 2.25 lid 1 onder a")
def entree_onderwijs_2016(entree_leerling):
    """The entreeopleiding."""
    return entree_leerling


@rule("persoon", law="Besluit Wfsv 2.25 lid 1 onder a", since=SINCE, unit=YES, decider=UWV, evidence=DECISION, lasts=AS_LONG,
      label="Grond d: entreeopleiding, UWV vindt dat iemand het minimumloon niet kan verdienen")
def grond_entree(entree_onderwijs, beoordeling_gevraagd_door, beoordeling_gevraagd_op, uwv_beoordeeld_op, wml_niet_haalbaar):
    """At the person's own request, assessed on or after 18 July 2015; who asked then was assessed then or later."""
    in_time = (uwv_beoordeeld_op >= day_of(2015, 7, 18)) | (beoordeling_gevraagd_op >= day_of(2015, 7, 18))
    return entree_onderwijs & (beoordeling_gevraagd_door == "persoon") & in_time & wml_niet_haalbaar


@rule("persoon", law="Besluit Wfsv 2.25 lid 1 onder b", since=SINCE, unit=YES, decider=UWV, evidence="de Wsw-indicatie", lasts=AS_LONG,
      label="Grond d: verlopen Wsw-indicatie")
def grond_wsw_verlopen(wsw_geldig_eind_2014, wsw_verlopen_op, wsw_geindiceerd, rekendag):
    """Valid at the end of 2014, lapsed since, and not indicated again."""
    lapsed = (wsw_verlopen_op >= day_of(2015, 1, 1)) & (wsw_verlopen_op <= rekendag)
    return wsw_geldig_eind_2014 & lapsed & ~wsw_geindiceerd


@rule("persoon", law="Besluit Wfsv 2.25 lid 1 onder c", since=SINCE, unit=YES, decider=UWV, evidence=DECISION, lasts=AS_LONG,
      label="Grond d: Wajong afgewezen, kan het minimumloon niet verdienen")
def grond_wajong_afgewezen(wajong_aangevraagd_op, wajong_afgewezen, wml_niet_haalbaar):
    """Asked for the Wajong on or after 1 July 2015, no jonggehandicapte, and cannot earn the minimum wage."""
    return (wajong_aangevraagd_op >= day_of(2015, 7, 1)) & wajong_afgewezen & wml_niet_haalbaar


@rule("persoon", law="Besluit Wfsv 2.25 lid 1 onder d", since=SINCE, unit=YES, decider=UWV, evidence=DECISION, lasts=AS_LONG,
      label="Grond d: gemeente, eigen verzoek, door ziekte of gebrek")
def grond_amvb_eigen_verzoek(pw_toegeleid, beoordeling_gevraagd_door, wml_niet_haalbaar, wegens_ziekte_of_gebrek):
    """Supported by the municipality, at the person's own request."""
    return pw_toegeleid & (beoordeling_gevraagd_door == "persoon") & wml_niet_haalbaar & wegens_ziekte_of_gebrek


@rule("persoon", law="Besluit Wfsv 2.25 lid 2-5", since=SINCE, unit=YES, decider=UWV, evidence=f"{SCHOOL}, of de beslissing over de Wajong",
      lasts="tot UWV heeft beoordeeld", label="Grond d: tijdelijk, nog niet beoordeeld")
def grond_tijdelijk(uwv_beoordeeld, entree_onderwijs, onderwijs_geeindigd_op, wajong_aangevraagd_op, wajong_afgewezen,
                    wajong_afgewezen_om_leeftijd):
    """Those who left school or were refused the Wajong around the change of 2015, until UWV assesses them."""
    start = day_of(2014, 9, 10)
    school = entree_onderwijs & (onderwijs_geeindigd_op >= start) & (onderwijs_geeindigd_op <= day_of(2015, 7, 17))
    refused = wajong_afgewezen & (wajong_aangevraagd_op >= start) & (wajong_aangevraagd_op <= day_of(2015, 6, 30))
    too_young = wajong_afgewezen_om_leeftijd & (wajong_aangevraagd_op < start)
    return ~uwv_beoordeeld & (school | refused | too_young)


@rule("persoon", law="Besluit Wfsv 2.24 en 2.25", since=SINCE, unit=YES, label="Een van de groepen van Besluit Wfsv 2.24 en 2.25")
def amvb_groep(grond_school, grond_entree, grond_wsw_verlopen, grond_wajong_afgewezen, grond_amvb_eigen_verzoek, grond_tijdelijk):
    """One is enough."""
    return (grond_school | grond_entree | grond_wsw_verlopen | grond_wajong_afgewezen | grond_amvb_eigen_verzoek
            | grond_tijdelijk)


@rule("persoon", law="Wfsv 38b lid 1 onder d", since=SINCE, until="2016-06-17", unit=YES, label="Grond d: groep van het Besluit Wfsv")
def grond_amvb(amvb_groep, amvb_werkt_terug):
    """The Besluit came later; whether it works back is in no text that was read."""
    return amvb_groep & amvb_werkt_terug


@rule("persoon", name="grond_amvb", law="Wfsv 38b lid 1 onder d; Besluit Wfsv 2.24 en 2.25", since="2016-06-18", unit=YES,
      label="Grond d: groep van het Besluit Wfsv")
def grond_amvb_2016(amvb_groep):
    """Meets an indication of the Besluit."""
    return amvb_groep


# --- Lid 1 onder e, f and g ----------------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 1 onder e (tot 2018)", since="2015-12-11", until="2017-12-31", unit=YES, decider=UWV, evidence=DECISION,
      lasts=AS_LONG, label="Grond e: eigen verzoek, UWV vindt dat iemand het minimumloon niet kan verdienen")
def grond_eigen_verzoek(beoordeling_gevraagd_door, wml_niet_haalbaar):
    """At first without a link to the municipality."""
    return (beoordeling_gevraagd_door == "persoon") & wml_niet_haalbaar


@rule("persoon", name="grond_eigen_verzoek", law="Wfsv 38b lid 1 onder e", since="2018-01-01", unit=YES, decider=UWV, evidence=DECISION,
      lasts=AS_LONG, label="Grond e: gemeente en eigen verzoek, UWV vindt dat iemand het minimumloon niet kan verdienen")
def grond_eigen_verzoek_2018(pw_toegeleid, beoordeling_gevraagd_door, wml_niet_haalbaar):
    """Only who is led to work by the municipality."""
    return pw_toegeleid & (beoordeling_gevraagd_door == "persoon") & wml_niet_haalbaar


@rule("persoon", law="Wfsv 38b lid 1 onder f", since="2020-01-01", unit=YES, decider=UWV, evidence="de gegevens van UWV", lasts=AS_LONG,
      label="Grond f: Wsw of Wajong in 2013 of later, niet meer op 1 mei 2015")
def grond_overgang_2013(was_wsw_sinds_2013, was_wajong_sinds_2013, geen_wsw_of_wajong_op_1_mei_2015, duurzaam_geen_mogelijkheden):
    """Who had fallen out before the law began; of the Wajong not who permanently has no possibilities."""
    return geen_wsw_of_wajong_op_1_mei_2015 & (was_wsw_sinds_2013 | (was_wajong_sinds_2013 & ~duurzaam_geen_mogelijkheden))


@rule("persoon", law="Wfsv 38b lid 1 onder g", since="2026-01-01", unit=YES, decider=UWV,
      evidence="de beslissing over de WIA en die over de loondispensatie", lasts="zolang de IVA en de loondispensatie duren, en het experiment",
      label="Grond g: IVA met loondispensatie")
def grond_iva_loondispensatie(recht_op_iva, loondispensatie_experiment):
    """IVA (WIA chapter 6) and loondispensatie by way of experiment."""
    return recht_op_iva & loondispensatie_experiment


# --- Lid 1 as a whole: one ground, and no beschut werk -----------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 1", since=SINCE, until="2015-12-10", unit=YES, label="Arbeidsbeperkte volgens lid 1")
def arbeidsbeperkte_lid_1(grond_pw_uwv, grond_wsw, grond_wajong, grond_amvb):
    """Four grounds."""
    return grond_pw_uwv | grond_wsw | grond_wajong | grond_amvb


@rule("persoon", name="arbeidsbeperkte_lid_1", law="Wfsv 38b lid 1", since="2015-12-11", until="2016-12-31", unit=YES,
      label="Arbeidsbeperkte volgens lid 1")
def arbeidsbeperkte_lid_1_2015(beschut_vastgesteld, grond_pw_uwv, grond_wsw, grond_wajong, grond_amvb, grond_eigen_verzoek):
    """Beschut werk excludes from every ground of lid 1; ground e came."""
    return ~beschut_vastgesteld & (grond_pw_uwv | grond_wsw | grond_wajong | grond_amvb | grond_eigen_verzoek)


@rule("persoon", name="arbeidsbeperkte_lid_1", law="Wfsv 38b lid 1", since="2017-01-01", until="2019-12-31", unit=YES,
      label="Arbeidsbeperkte volgens lid 1")
def arbeidsbeperkte_lid_1_2017(beschut_vastgesteld, grond_pw_uwv, grond_praktijkroute, grond_wsw, grond_wajong, grond_amvb,
                               grond_eigen_verzoek):
    """The praktijkroute came."""
    return ~beschut_vastgesteld & (grond_pw_uwv | grond_praktijkroute | grond_wsw | grond_wajong | grond_amvb | grond_eigen_verzoek)


@rule("persoon", name="arbeidsbeperkte_lid_1", law="Wfsv 38b lid 1", since="2020-01-01", until="2025-12-31", unit=YES,
      label="Arbeidsbeperkte volgens lid 1")
def arbeidsbeperkte_lid_1_2020(beschut_vastgesteld, grond_pw_uwv, grond_praktijkroute, grond_wsw, grond_wajong, grond_amvb,
                               grond_eigen_verzoek, grond_overgang_2013):
    """Ground f came."""
    found = grond_pw_uwv | grond_praktijkroute | grond_wsw | grond_wajong | grond_amvb | grond_eigen_verzoek | grond_overgang_2013
    return ~beschut_vastgesteld & found


@rule("persoon", name="arbeidsbeperkte_lid_1", law="Wfsv 38b lid 1", since="2026-01-01", unit=YES, label="Arbeidsbeperkte volgens lid 1")
def arbeidsbeperkte_lid_1_2026(beschut_vastgesteld, grond_pw_uwv, grond_praktijkroute, grond_wsw, grond_wajong, grond_amvb,
                               grond_eigen_verzoek, grond_overgang_2013, grond_iva_loondispensatie):
    """Ground g came."""
    found = (grond_pw_uwv | grond_praktijkroute | grond_wsw | grond_wajong | grond_amvb | grond_eigen_verzoek
             | grond_overgang_2013 | grond_iva_loondispensatie)
    return ~beschut_vastgesteld & found


# --- Lid 2: only with a voorziening ----------------------------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 2", since=SINCE, unit=YES, decider=UWV, evidence=DECISION,
      label="Belemmerd in werk door een beperking van voor 18 jaar of uit de studietijd, vindt UWV")
def belemmerd_sinds_jeugd(beperking_tijdig_ontstaan, belemmering_in_werk):
    """The judgement of UWV in lid 2, of both halves."""
    return beperking_tijdig_ontstaan & belemmering_in_werk


@rule("persoon", law="Wfsv 38b lid 2", since=SINCE, until="2016-06-17", unit=YES, decider="UWV of de gemeente",
      evidence="het besluit over de voorziening", label="Ontvangt een voorziening die telt")
def voorziening_ontvangen(voorziening):
    """Any of WIA 35 or Participatiewet 10."""
    return voorziening != "geen"


@rule("persoon", name="voorziening_ontvangen", law="Wfsv 38b lid 2; Besluit Wfsv 2.26 lid 1", since="2016-06-18", unit=YES,
      decider="UWV of de gemeente", evidence="het besluit over de voorziening", label="Ontvangt een voorziening die telt")
def voorziening_ontvangen_2016(voorziening):
    """Only those of the list of the Besluit."""
    return (voorziening != "geen") & (voorziening != "andere")


@rule("persoon", law="Wfsv 38b lid 2; Besluit Wfsv 2.26", since=SINCE, until="2025-12-31", unit=YES, decider="UWV, op verzoek van gemeente of persoon",
      evidence=DECISION, lasts=AS_LONG, label="Lid 2: alleen dankzij een voorziening het minimumloon")
def grond_voorziening_jong(belemmerd_sinds_jeugd, wml_alleen_met_voorziening, voorziening_ontvangen):
    """Hindered since youth, cannot earn the minimum wage without the voorziening, and receives it. No word of beschut werk."""
    return belemmerd_sinds_jeugd & wml_alleen_met_voorziening & voorziening_ontvangen


@rule("persoon", name="grond_voorziening_jong", law="Wfsv 38b lid 2; Besluit Wfsv 2.26", since="2026-01-01", unit=YES,
      decider="UWV, op verzoek van gemeente of persoon", evidence=DECISION, lasts=AS_LONG,
      label="Lid 2: alleen dankzij een voorziening het minimumloon")
def grond_voorziening_jong_2026(belemmerd_sinds_jeugd, wml_alleen_met_voorziening):
    """It need no longer be received."""
    return belemmerd_sinds_jeugd & wml_alleen_met_voorziening


# --- Equated, and who stays: Wfsv 38f lid 5 and 6, 38b lid 6 -----------------------------------------------------------------------


@rule("persoon", law="Wfsv 38f lid 5; Stcrt. 2015, 31250", since=SINCE, until="2015-12-10", unit=YES, decider="de baan zelf; gegevens van de gemeente",
      evidence="de arbeidsovereenkomst", lasts="zolang de baan duurt", label="Gelijkgesteld: WIW-baan of ID-baan")
def gelijkgesteld_wiw_id(wiw_of_id_baan, wiw_id_aangewezen):
    """Equated by ministerial regulation."""
    return wiw_of_id_baan & wiw_id_aangewezen


@rule("persoon", name="gelijkgesteld_wiw_id", law="Wfsv 38f lid 5 en 6, 38b lid 1 (aanhef); Regeling Wfsv 3.30 (2015 en 2016: 3.26)", since="2015-12-11",
      until="2019-12-31", unit=YES, decider="de baan zelf; gegevens van de gemeente", evidence="de arbeidsovereenkomst", lasts="zolang de baan duurt",
      label="Gelijkgesteld: WIW-baan of ID-baan")
def gelijkgesteld_wiw_id_2015(wiw_of_id_baan, wiw_id_aangewezen, beschut_vastgesteld):
    """The paragraph applies to them by analogy (38f lid 6), with what its opening words exclude."""
    return wiw_of_id_baan & wiw_id_aangewezen & ~beschut_vastgesteld


@rule("persoon", name="gelijkgesteld_wiw_id", law="Wfsv 38f lid 5 en 6, 38b lid 1 (aanhef en onder f); Regeling Wfsv 3.30", since="2020-01-01",
      unit=YES, decider="de baan zelf; gegevens van de gemeente", evidence="de arbeidsovereenkomst",
      lasts="zolang de baan duurt; daarna tot de registratie eindigt (Wfsv 38b lid 6)", label="Gelijkgesteld: WIW-baan of ID-baan")
def gelijkgesteld_wiw_id_2020(wiw_of_id_baan, was_wiw_of_id_sinds_2013, wiw_id_aangewezen, beschut_vastgesteld):
    """Ground f applies to them by analogy too (38f lid 6): who had such a job in 2013 or later, and no more on 1 May 2015."""
    return (wiw_of_id_baan | was_wiw_of_id_sinds_2013) & wiw_id_aangewezen & ~beschut_vastgesteld


@rule("persoon", law="Wfsv 38b lid 6", since="2020-01-01", unit=YES, decider="UWV (registratie)", evidence="het doelgroepregister",
      lasts="tot de registratie eindigt: AOW-leeftijd, overlijden, beschut werk of eigen verzoek (Besluit SUWI 3.2)",
      label="Lid 6: hoorde er eerder bij en staat nog in het register")
def registratie_houdt_vast(eerder_in_doelgroep, opgenomen_in_register, beschut_vastgesteld):
    """Belonged before, is still registered, and no beschut werk: enough, whether a ground is still met or not."""
    return eerder_in_doelgroep & opgenomen_in_register & ~beschut_vastgesteld


@rule("persoon", law="Wfsv 38b lid 6", since="2020-01-01", unit=YES, decider="UWV (registratie)", evidence="het doelgroepregister",
      lasts="tot de registratie eindigt: AOW-leeftijd, overlijden, beschut werk of eigen verzoek (Besluit SUWI 3.2)",
      label="Lid 6: voldoet niet meer, maar de registratie loopt nog")
def grond_blijf(registratie_houdt_vast, arbeidsbeperkte_lid_1, grond_voorziening_jong, gelijkgesteld_wiw_id):
    """No longer meets lid 1, lid 2 or what equates."""
    return registratie_houdt_vast & ~arbeidsbeperkte_lid_1 & ~grond_voorziening_jong & ~gelijkgesteld_wiw_id


@rule("persoon", law="Wfsv 38b lid 1 en 2", since=SINCE, until="2019-12-31", unit=YES, label="Arbeidsbeperkte")
def arbeidsbeperkte(arbeidsbeperkte_lid_1, grond_voorziening_jong):
    """One of the two; registration is no condition."""
    return arbeidsbeperkte_lid_1 | grond_voorziening_jong


@rule("persoon", name="arbeidsbeperkte", law="Wfsv 38b lid 1, 2 en 6", since="2020-01-01", unit=YES, label="Arbeidsbeperkte")
def arbeidsbeperkte_2020(arbeidsbeperkte_lid_1, grond_voorziening_jong, registratie_houdt_vast):
    """Or still registered: who then still meets a ground is one of lid 1 or 2, who does not is one of lid 6."""
    return arbeidsbeperkte_lid_1 | grond_voorziening_jong | registratie_houdt_vast


@rule("persoon", law="Wfsv 38b, 38f lid 5 en 6", since=SINCE, unit=YES, label="Hoort bij de doelgroep banenafspraak")
def doelgroep_banenafspraak(arbeidsbeperkte, gelijkgesteld_wiw_id):
    """An arbeidsbeperkte, or equated with one."""
    return arbeidsbeperkte | gelijkgesteld_wiw_id


# --- The ground beside it, in the order of the article ----------------------------------------------------------------------------


@rule("persoon", law="Wfsv 38b lid 1 onder c en d; Besluit Wfsv 2.24 en 2.25", since=SINCE, unit="tekst", label="Eerste grond van onderdeel b, c en d")
def doelgroep_grond_bcd(grond_wsw, grond_wajong, duurzaam_geen_mogelijkheden, grond_school, grond_entree, grond_wsw_verlopen,
                        grond_wajong_afgewezen, grond_amvb_eigen_verzoek, grond_tijdelijk):
    """GEEN where none of these holds."""
    return first(
        (grond_wsw, "WSW", "Wfsv 38b lid 1 onder b"),
        (grond_wajong & ~duurzaam_geen_mogelijkheden, "WAJONG", "Wfsv 38b lid 1 onder c"),
        (grond_wajong, "WAJONG_DGA_WERKEND", "Wfsv 38b lid 1 onder c"),
        (grond_school, "AMVB_VSO_PRO", "Besluit Wfsv 2.24"),
        (grond_entree, "AMVB_ENTREE", "Besluit Wfsv 2.25 lid 1 onder a"),
        (grond_wsw_verlopen, "AMVB_WSW_VERLOPEN", "Besluit Wfsv 2.25 lid 1 onder b"),
        (grond_wajong_afgewezen, "AMVB_WAJONG_AFGEWEZEN", "Besluit Wfsv 2.25 lid 1 onder c"),
        (grond_amvb_eigen_verzoek, "AMVB_EIGEN_VERZOEK", "Besluit Wfsv 2.25 lid 1 onder d"),
        (grond_tijdelijk, "AMVB_TIJDELIJK", "Besluit Wfsv 2.25 lid 2-5"),
        otherwise="GEEN",
    )


@rule("persoon", law="Wfsv 38b", since=SINCE, until="2016-12-31", unit="tekst", label="Grond waarop iemand bij de doelgroep hoort")
def doelgroep_grond(arbeidsbeperkte_lid_1, grond_pw_uwv, doelgroep_grond_bcd, grond_voorziening_jong, gelijkgesteld_wiw_id):
    """The first ground in the order of the article; ground e is what is left of lid 1."""
    return first(
        (arbeidsbeperkte_lid_1 & grond_pw_uwv, "PW_UWV_COLLEGE", "Wfsv 38b lid 1 onder a"),
        (arbeidsbeperkte_lid_1 & (doelgroep_grond_bcd != "GEEN"), doelgroep_grond_bcd, "Wfsv 38b lid 1 onder b, c en d"),
        (arbeidsbeperkte_lid_1, "PW_EIGEN_VERZOEK", "Wfsv 38b lid 1 onder e"),
        (grond_voorziening_jong, "VOORZIENING_JONG", "Wfsv 38b lid 2"),
        (gelijkgesteld_wiw_id, "WIW_ID", "Wfsv 38f lid 5"),
        otherwise="GEEN",
    )


@rule("persoon", name="doelgroep_grond", law="Wfsv 38b", since="2017-01-01", until="2019-12-31", unit="tekst",
      label="Grond waarop iemand bij de doelgroep hoort")
def doelgroep_grond_2017(arbeidsbeperkte_lid_1, grond_pw_uwv, grond_praktijkroute, doelgroep_grond_bcd, grond_voorziening_jong,
                         gelijkgesteld_wiw_id):
    """With the praktijkroute."""
    return first(
        (arbeidsbeperkte_lid_1 & grond_pw_uwv, "PW_UWV_COLLEGE", "Wfsv 38b lid 1 onder a"),
        (arbeidsbeperkte_lid_1 & grond_praktijkroute, "PW_PRAKTIJKROUTE", "Wfsv 38b lid 1 onder a"),
        (arbeidsbeperkte_lid_1 & (doelgroep_grond_bcd != "GEEN"), doelgroep_grond_bcd, "Wfsv 38b lid 1 onder b, c en d"),
        (arbeidsbeperkte_lid_1, "PW_EIGEN_VERZOEK", "Wfsv 38b lid 1 onder e"),
        (grond_voorziening_jong, "VOORZIENING_JONG", "Wfsv 38b lid 2"),
        (gelijkgesteld_wiw_id, "WIW_ID", "Wfsv 38f lid 5"),
        otherwise="GEEN",
    )


@rule("persoon", name="doelgroep_grond", law="Wfsv 38b", since="2020-01-01", unit="tekst", label="Grond waarop iemand bij de doelgroep hoort")
def doelgroep_grond_2020(arbeidsbeperkte_lid_1, grond_pw_uwv, grond_praktijkroute, doelgroep_grond_bcd, grond_eigen_verzoek,
                         grond_overgang_2013, grond_voorziening_jong, gelijkgesteld_wiw_id, registratie_houdt_vast):
    """With the grounds of 2020 and 2026; ground g is what is left of lid 1, lid 6 what is left after all."""
    return first(
        (arbeidsbeperkte_lid_1 & grond_pw_uwv, "PW_UWV_COLLEGE", "Wfsv 38b lid 1 onder a"),
        (arbeidsbeperkte_lid_1 & grond_praktijkroute, "PW_PRAKTIJKROUTE", "Wfsv 38b lid 1 onder a"),
        (arbeidsbeperkte_lid_1 & (doelgroep_grond_bcd != "GEEN"), doelgroep_grond_bcd, "Wfsv 38b lid 1 onder b, c en d"),
        (arbeidsbeperkte_lid_1 & grond_eigen_verzoek, "PW_EIGEN_VERZOEK", "Wfsv 38b lid 1 onder e"),
        (arbeidsbeperkte_lid_1 & grond_overgang_2013, "OVERGANG_2013", "Wfsv 38b lid 1 onder f"),
        (arbeidsbeperkte_lid_1, "IVA_LOONDISPENSATIE", "Wfsv 38b lid 1 onder g"),
        (grond_voorziening_jong, "VOORZIENING_JONG", "Wfsv 38b lid 2"),
        (gelijkgesteld_wiw_id, "WIW_ID", "Wfsv 38f lid 5"),
        (registratie_houdt_vast, "BLIJFGROND", "Wfsv 38b lid 6"),
        otherwise="GEEN",
    )
