"""Who belongs by the Wet banenafspraak, articles 2 and 3 (regime `wet-banenafspraak`), and what was announced (`voorgenomen`).

Against Wfsv 38b: registration is what makes an arbeidsbeperkte; ground a takes a request of the municipality or of the person, and
Participatiewet 7a; the old lid 2 is ground f, so beschut werk excludes it too; there is no ground for the IVA; WIW and ID are
ground g. Announced is what the letter of 19 June 2025 (Kamerstukken II 34352 nr. 340) says, and no more.
"""

from telmee.wet import fact, first, rule

YES, REGIME, PLANNED = "ja/nee", "wet-banenafspraak", "voorgenomen"
SINCE, KNOWN, LETTER = "2026-01-01", "2025-06-19", "Kamerstukken II 34352 nr. 340 (brief van 19 juni 2025)"
UWV, COLLEGE = "UWV", "de gemeente (college van burgemeester en wethouders)"
DECISION = "de beslissing van UWV"
NOT_SAID = "niet bekend: de brief zegt het niet"

FACTS = [
    fact("recht_op_wia_of_ww", "persoon", unit=YES, label="Recht op WIA of WW", meaning="Een uitkering van de Wet WIA of de Werkloosheidswet.",
         decider=UWV, evidence="de beslissing over de uitkering"),
    fact("beperking_in_werk", "persoon", unit=YES, label="Heeft een beperking", decider=NOT_SAID,
         meaning="Wat een beperking is, zegt de brief van 19 juni 2025 niet."),
    fact("in_beroepsbevolking", "persoon", unit=YES, label="Hoort bij de beroepsbevolking", meaning="De brief zegt niet hoe dat wordt bepaald."),
    fact("ondersteuning_aantoonbaar_nodig", "persoon", unit=YES, label="Heeft aantoonbaar ondersteuning nodig", decider=NOT_SAID,
         meaning="Bij het vinden en behouden van werk bij een reguliere werkgever."),
]

# --- Wet banenafspraak 2 lid 1 -------------------------------------------------------------------------------------------------


@rule("persoon", law="Wet banenafspraak 2 lid 1 onder a", since=SINCE, regime=REGIME, unit=YES, decider="UWV, of de gemeente bij een loonwaarde",
      evidence=DECISION, lasts="zolang iemand in de registratie staat", label="Wet banenafspraak, grond a: gemeente, onder het minimumloon")
def wb_grond_a(pw_toegeleid, pw_7a_toegeleid, loonkostensubsidie_10d_lid_2, wml_niet_haalbaar, loonwaarde_onder_wml):
    """At the request of the municipality or of the person himself; or a loonwaarde of the municipality."""
    return (pw_toegeleid | pw_7a_toegeleid | loonkostensubsidie_10d_lid_2) & (wml_niet_haalbaar | loonwaarde_onder_wml)


@rule("persoon", law="Wet banenafspraak 2 lid 1 onder c", since=SINCE, regime=REGIME, unit=YES, decider=UWV, evidence="de beslissing over de Wajong",
      lasts="zolang iemand in de registratie staat", label="Wet banenafspraak, grond c: Wajong")
def wb_grond_c(recht_op_wajong, duurzaam_geen_mogelijkheden, werkt_in_dienstbetrekking):
    """Who permanently has no possibilities only while working."""
    return recht_op_wajong & (~duurzaam_geen_mogelijkheden | werkt_in_dienstbetrekking)


@rule("persoon", law="Wet banenafspraak 2 lid 1 onder f", since=SINCE, regime=REGIME, unit=YES, decider=UWV, evidence=DECISION,
      lasts="zolang iemand in de registratie staat", label="Wet banenafspraak, grond f: alleen dankzij een voorziening het minimumloon")
def wb_grond_f(belemmerd_sinds_jeugd, wml_alleen_met_voorziening):
    """The old lid 2, now a ground like the others."""
    return belemmerd_sinds_jeugd & wml_alleen_met_voorziening


@rule("persoon", law="Wet banenafspraak 2 lid 1 onder g", since=SINCE, regime=REGIME, unit=YES, decider="de baan zelf; gegevens van de gemeente",
      evidence="de arbeidsovereenkomst", lasts="zolang iemand in de registratie staat", label="Wet banenafspraak, grond g: WIW-baan of ID-baan")
def wb_grond_g(wiw_of_id_baan):
    """No longer equated, but a ground."""
    return wiw_of_id_baan


@rule("persoon", law="Wet banenafspraak 2 lid 1 onder a (tot en met g)", since=SINCE, regime=REGIME, unit=YES,
      label="Wet banenafspraak: voldoet aan een van de gronden a tot en met g")
def wb_grond(wb_grond_a, grond_wsw, wb_grond_c, grond_amvb, grond_overgang_2013, wb_grond_f, wb_grond_g):
    """b Wsw, d the groups of the AMvB (those of now), e who had fallen out by 1 May 2015, g WIW and ID."""
    return wb_grond_a | grond_wsw | wb_grond_c | grond_amvb | grond_overgang_2013 | wb_grond_f | wb_grond_g


@rule("persoon", law="Wet banenafspraak 2 lid 1 en 3", since=SINCE, regime=REGIME, unit=YES, label="Wet banenafspraak: komt in de registratie")
def wb_komt_in_registratie(wb_grond, beschut_vastgesteld):
    """Lid 3: with beschut werk nobody is recorded, whatever the ground."""
    return wb_grond & ~beschut_vastgesteld


@rule("persoon", law="Wet banenafspraak 2 lid 2", since=SINCE, regime=REGIME, unit=YES, decider="UWV (registratie)",
      evidence="de registratie doelgroep banenafspraak", lasts="zolang iemand in de registratie staat",
      label="Wet banenafspraak, lid 2: voldoet niet meer, maar staat nog in de registratie")
def wb_lid_2(opgenomen_in_register, eerder_in_doelgroep):
    """Having had a ground is enough while the registration lasts; beschut werk is not named here."""
    return opgenomen_in_register & eerder_in_doelgroep


@rule("persoon", name="arbeidsbeperkte", law="Wet banenafspraak 2 lid 1-3, 3 lid 1", since=SINCE, regime=REGIME, unit=YES,
      label="Arbeidsbeperkte")
def wb_arbeidsbeperkte(opgenomen_in_register, wb_komt_in_registratie, wb_lid_2):
    """Registered, with a ground; or registered still, having had one."""
    return (opgenomen_in_register & wb_komt_in_registratie) | wb_lid_2


@rule("persoon", name="doelgroep_banenafspraak", law="Wet banenafspraak 2 lid 1-3", since=SINCE, regime=REGIME, unit=YES,
      label="Hoort bij de doelgroep banenafspraak")
def wb_doelgroep(arbeidsbeperkte):
    """WIW and ID are a ground like the others: nobody is equated."""
    return arbeidsbeperkte


@rule("persoon", name="doelgroep_grond", law="Wet banenafspraak 2 lid 1 en 2", since=SINCE, regime=REGIME, unit="tekst",
      label="Grond waarop iemand bij de doelgroep hoort")
def wb_doelgroep_grond(opgenomen_in_register, beschut_vastgesteld, wb_grond_a, grond_wsw, wb_grond_c, grond_amvb, grond_overgang_2013, wb_grond_f,
                       wb_grond_g, wb_lid_2):
    """The first ground in the order of the article."""
    recorded = opgenomen_in_register & ~beschut_vastgesteld
    return first(
        (recorded & wb_grond_a, "WB_2_1_A", "Wet banenafspraak 2 lid 1 onder a"),
        (recorded & grond_wsw, "WB_2_1_B", "Wet banenafspraak 2 lid 1 onder b"),
        (recorded & wb_grond_c, "WB_2_1_C", "Wet banenafspraak 2 lid 1 onder c"),
        (recorded & grond_amvb, "WB_2_1_D", "Wet banenafspraak 2 lid 1 onder d"),
        (recorded & grond_overgang_2013, "WB_2_1_E", "Wet banenafspraak 2 lid 1 onder e"),
        (recorded & wb_grond_f, "WB_2_1_F", "Wet banenafspraak 2 lid 1 onder f"),
        (recorded & wb_grond_g, "WB_2_1_G", "Wet banenafspraak 2 lid 1 onder g"),
        (wb_lid_2, "WB_2_2", "Wet banenafspraak 2 lid 2"),
        otherwise="GEEN",
    )


# --- Announced ---------------------------------------------------------------------------------------------------------------


@rule("persoon", law=LETTER, since=SINCE, known=KNOWN, regime=PLANNED, unit=YES, decider=NOT_SAID, evidence=NOT_SAID, lasts=NOT_SAID,
      label="Aangekondigd: WIA of WW, kan niet zelfstandig het minimumloon verdienen")
def voorgenomen_wia_ww(recht_op_wia_of_ww, wml_niet_haalbaar):
    """A bill in preparation; the assessment is taken to be that of UWV."""
    return recht_op_wia_of_ww & wml_niet_haalbaar


@rule("persoon", law=LETTER, since=SINCE, known=KNOWN, regime=PLANNED, unit=YES, decider=UWV, evidence=DECISION, lasts=NOT_SAID,
      label="Aangekondigd: alleen dankzij een voorziening het minimumloon, zonder leeftijdsgrens")
def voorgenomen_voorziening(belemmering_in_werk, wml_alleen_met_voorziening):
    """Lid 2 without 'before 18 or while studying'; being discussed with UWV."""
    return belemmering_in_werk & wml_alleen_met_voorziening


@rule("persoon", name="doelgroep_banenafspraak", law=f"Wfsv 38b; {LETTER}", since=SINCE, known=KNOWN, regime=PLANNED, unit=YES,
      label="Hoort bij de doelgroep banenafspraak")
def voorgenomen_doelgroep(arbeidsbeperkte, gelijkgesteld_wiw_id, voorgenomen_wia_ww, voorgenomen_voorziening):
    """What holds now, and the two groups that were announced. Whether beschut werk excludes them is not said."""
    return arbeidsbeperkte | gelijkgesteld_wiw_id | voorgenomen_wia_ww | voorgenomen_voorziening


@rule("persoon", law=f"{LETTER}, optie 2", since=SINCE, known=KNOWN, regime=PLANNED, unit=YES, decider=NOT_SAID, evidence=NOT_SAID, lasts=NOT_SAID,
      label="Optie 2: beperking en aantoonbaar ondersteuning nodig")
def voorgenomen_optie_2(in_beroepsbevolking, beperking_in_werk, ondersteuning_aantoonbaar_nodig):
    """Everybody in the labour force with a limitation who demonstrably needs support."""
    return in_beroepsbevolking & beperking_in_werk & ondersteuning_aantoonbaar_nodig


@rule("persoon", law=f"{LETTER}, optie 3", since=SINCE, known=KNOWN, regime=PLANNED, unit=YES, decider=NOT_SAID, evidence=NOT_SAID, lasts=NOT_SAID,
      label="Optie 3: beperking")
def voorgenomen_optie_3(in_beroepsbevolking, beperking_in_werk):
    """Everybody in the labour force with a limitation."""
    return in_beroepsbevolking & beperking_in_werk
