"""What UWV assesses of a person: Besluit SUWI 3.5 (minimum wage), Schattingsbesluit 1a (any work), Wajong 1:4 (studying).

The finding itself is a decision of UWV: who has the decision gives the outcome (`wml_niet_haalbaar: true`), and it then
stands above what follows here from the facts of the assessment.
"""


from telmee.wet import DAY, day_of, fact, rule

YES, SINCE = "ja/nee", "2015-05-01"
UWV, COLLEGE = "UWV", "de gemeente (college van burgemeester en wethouders)"
DECISION = "de beslissing van UWV"

FACTS = [
    fact("uwv_beoordeeld", "persoon", unit=YES, label="UWV heeft beoordeeld of iemand het minimumloon kan verdienen",
         meaning="Het arbeidsvermogen is getoetst aan drempelfuncties.", decider=UWV, evidence=DECISION),
    fact("beoordeling_gevraagd_door", "persoon", unit="tekst", label="Wie de beoordeling vroeg", choices=("college", "persoon"),
         meaning="De gemeente (college) of de persoon zelf.", evidence="de aanvraag bij UWV"),
    fact("beoordeling_gevraagd_op", "persoon", unit="datum", label="Beoordeling gevraagd op", meaning="De dag van de aanvraag.",
         evidence="de aanvraag bij UWV", **DAY),
    fact("uwv_beoordeeld_op", "persoon", unit="datum", label="Beoordeeld door UWV op", meaning="De dag van de beslissing.", decider=UWV,
         evidence=DECISION, after=("beoordeling_gevraagd_op",), of="uwv_beoordeeld", **DAY),
    fact("drempelfunctie", "persoon", unit="tekst", label="Drempelfunctie die iemand kan doen",
         choices=("geen", "deel", "begeleiding", "aanpassingen", "volledig"),
         meaning="Geen, een deel van één, één met alleen begeleiding, één met aanpassingen, of één volledig.", decider=UWV,
         evidence="het arbeidskundig rapport van UWV"),
    fact("drempelfunctie_met_voorziening", "persoon", unit=YES, label="Kan één drempelfunctie doen met een voorziening",
         meaning="Een voorziening van de gemeente (Participatiewet 10) of van UWV (WIA 35).", decider=UWV,
         evidence="het arbeidskundig rapport van UWV"),
    fact("beperkingen_nog_zes_maanden", "persoon", unit=YES, label="Beperkingen duren naar verwachting nog zes maanden",
         meaning="Ten minste zes maanden na de beoordeling.", decider=UWV, evidence="het medisch rapport van UWV"),
    fact("loonwaarde_vastgesteld", "persoon", unit=YES, label="Gemeente heeft een loonwaarde vastgesteld",
         meaning="Volgens de eisen van Participatiewet 10d lid 1 of 2.", decider=COLLEGE, evidence="het besluit over de loonwaarde"),
    fact("loonwaarde_vastgesteld_procent", "persoon", unit="honderdsten procent", label="Vastgestelde loonwaarde",
         meaning="Deel van het minimumloon bij voltijdse arbeid; 60% is 6000.", decider=COLLEGE, evidence="het besluit over de loonwaarde",
         low=0, high=100_000),
    fact("inkomen_ten_minste_wml", "persoon", unit=YES, label="Verdient ten minste het minimumloon",
         meaning="Inkomen uit arbeid in dienstbetrekking.", evidence="loonstroken of de polisadministratie"),
    fact("loonkostensubsidie_in_die_periode", "persoon", unit=YES, label="In die periode loonkostensubsidie",
         meaning="Van Participatiewet 10d.", decider=COLLEGE, evidence="het besluit over de loonkostensubsidie"),
    fact("kan_taak_uitvoeren", "persoon", unit=YES, label="Kan een taak uitvoeren in een arbeidsorganisatie", meaning="Ten minste één.",
         decider=UWV, evidence=DECISION),
    fact("heeft_basale_werknemersvaardigheden", "persoon", unit=YES, label="Heeft basale werknemersvaardigheden",
         meaning="Zoals afspraken nakomen en instructies volgen.", decider=UWV, evidence=DECISION),
    fact("kan_een_uur_aaneengesloten_werken", "persoon", unit=YES, label="Kan een uur aan één stuk werken", meaning="Zonder pauze.",
         decider=UWV, evidence=DECISION),
    fact("belastbare_uren_per_dag", "persoon", unit="uren", label="Uren per dag dat iemand belastbaar is", meaning="Hele uren.",
         decider=UWV, evidence=DECISION, low=0, high=24),
    fact("kan_minimumloon_per_uur_verdienen", "persoon", unit=YES, label="Kan per uur het minimumloon verdienen",
         meaning="In de uren dat iemand kan werken.", decider=UWV, evidence=DECISION),
    fact("mogelijkheden_kunnen_zich_ontwikkelen", "persoon", unit=YES, label="De mogelijkheden kunnen zich nog ontwikkelen",
         meaning="Dan is het ontbreken ervan niet duurzaam.", decider=UWV, evidence=DECISION),
    fact("leeftijd_bij_ontstaan", "persoon", unit="jaar", label="Leeftijd waarop de beperking ontstond", meaning="Door ziekte of gebrek.",
         decider=UWV, evidence="het medisch rapport van UWV", low=0, high=130),
    fact("studietoelage_bij_ontstaan", "persoon", unit=YES, label="Kreeg toen studiefinanciering of een andere toelage voor studie",
         meaning="WSF, WHW 7.51, WTOS hoofdstuk 4, of kinderbijslag volgens AKW 7 lid 2.", evidence="het besluit van DUO of de SVB"),
    fact("klokuren_onderwijs_per_kwartaal", "persoon", unit="uren", label="Klokuren onderwijs of stage per kwartaal, toen",
         meaning="Gemiddeld.", evidence="een verklaring van de school", low=0, high=2_200),
]

# --- Can the person earn the minimum wage? Besluit SUWI 3.5 -----------------------------------------------------------------


@rule("persoon", law="Besluit SUWI 3.5 lid 7", since=SINCE, until="2016-10-27", unit=YES, label="Kan één drempelfunctie uitvoeren")
def kan_drempelfunctie(drempelfunctie):
    """One threshold job, if need be with adaptations or guidance."""
    return (drempelfunctie == "volledig") | (drempelfunctie == "aanpassingen") | (drempelfunctie == "begeleiding")


@rule("persoon", name="kan_drempelfunctie", law="Besluit SUWI 3.5 lid 7 en 9", since="2016-10-28", unit=YES,
      label="Kan één drempelfunctie uitvoeren")
def kan_drempelfunctie_zonder_begeleiding(drempelfunctie, beoordeling_gevraagd_op):
    """Guidance no longer makes it feasible, unless the assessment was asked for before 28 October 2016."""
    whole = (drempelfunctie == "volledig") | (drempelfunctie == "aanpassingen")
    return whole | ((drempelfunctie == "begeleiding") & (beoordeling_gevraagd_op < day_of(2016, 10, 28)))


@rule("persoon", law="Besluit SUWI 3.5 lid 7", since=SINCE, unit=YES, decider=UWV, evidence=DECISION,
      label="Kan het minimumloon verdienen, vindt UWV")
def wml_haalbaar(uwv_beoordeeld, kan_drempelfunctie):
    """One threshold job is enough to be held able."""
    return uwv_beoordeeld & kan_drempelfunctie


@rule("persoon", law="Besluit SUWI 3.5 lid 4-7", since=SINCE, until="2019-12-31", unit=YES, decider=UWV, evidence=DECISION,
      lasts="zolang de beperkingen duren", label="Kan het minimumloon niet verdienen, vindt UWV")
def wml_niet_haalbaar(uwv_beoordeeld, kan_drempelfunctie, beperkingen_nog_zes_maanden):
    """No threshold job, or part of one, and that for six months more. Shorter: no lid says anything."""
    return uwv_beoordeeld & ~kan_drempelfunctie & beperkingen_nog_zes_maanden


@rule("persoon", name="wml_niet_haalbaar", law="Besluit SUWI 3.5 lid 4, 5, 6, 7, 9 en 10", since="2020-01-01", unit=YES, decider=UWV,
      evidence=DECISION, lasts="tot de beoordeling niet langer geldig is (Besluit SUWI 3.5 lid 10)",
      label="Kan het minimumloon niet verdienen, vindt UWV")
def wml_niet_haalbaar_zolang_geldig(uwv_beoordeeld, kan_drempelfunctie, beperkingen_nog_zes_maanden, beoordeling_niet_langer_geldig):
    """The same finding, as long as it is valid."""
    return uwv_beoordeeld & ~kan_drempelfunctie & beperkingen_nog_zes_maanden & ~beoordeling_niet_langer_geldig


@rule("persoon", law="Besluit SUWI 3.5 lid 10", since="2020-01-01", unit=YES, label="Beoordeling niet langer geldig")
def beoordeling_niet_langer_geldig(loonwaarde_ten_minste_wml, inkomen_ten_minste_wml, loonkostensubsidie_in_die_periode):
    """A loonwaarde of the full minimum wage, or an income of it without LKS."""
    return loonwaarde_ten_minste_wml | (inkomen_ten_minste_wml & ~loonkostensubsidie_in_die_periode)


@rule("persoon", law="Participatiewet 10d lid 1 en 2; Wfsv 38b lid 1 onder a", since=SINCE, unit=YES, decider=COLLEGE,
      evidence="het besluit over de loonwaarde", lasts="tot een nieuwe loonwaarde is vastgesteld", label="Loonwaarde onder het minimumloon")
def loonwaarde_onder_wml(loonwaarde_vastgesteld, loonwaarde_vastgesteld_procent):
    """Below the full minimum wage at full-time work."""
    return loonwaarde_vastgesteld & (loonwaarde_vastgesteld_procent < 10_000)


@rule("persoon", law="Besluit SUWI 3.5 lid 10 onder a", since=SINCE, unit=YES, decider=COLLEGE, evidence="het besluit over de loonwaarde",
      label="Loonwaarde ten minste het minimumloon")
def loonwaarde_ten_minste_wml(loonwaarde_vastgesteld, loonwaarde_onder_wml):
    """Established, and not below it."""
    return loonwaarde_vastgesteld & ~loonwaarde_onder_wml


@rule("persoon", law="Besluit SUWI 3.5 lid 6 en 8; Wfsv 38b lid 2", since=SINCE, unit=YES, decider=UWV, evidence=DECISION,
      lasts="zolang de voorziening nodig is", label="Kan alleen met een voorziening het minimumloon verdienen, vindt UWV")
def wml_alleen_met_voorziening(uwv_beoordeeld, kan_drempelfunctie, beperkingen_nog_zes_maanden, drempelfunctie_met_voorziening):
    """Not without, and one threshold job with a voorziening."""
    return uwv_beoordeeld & ~kan_drempelfunctie & beperkingen_nog_zes_maanden & drempelfunctie_met_voorziening


# --- Can the person work at all? Schattingsbesluit 1a, Wajong 1a:1 -------------------------------------------------------------


@rule("persoon", law="Schattingsbesluit 1a lid 1", since=SINCE, unit=YES, decider=UWV, evidence=DECISION,
      label="Geen mogelijkheden tot arbeidsparticipatie")
def geen_arbeidsvermogen(kan_taak_uitvoeren, heeft_basale_werknemersvaardigheden, kan_een_uur_aaneengesloten_werken,
                         belastbare_uren_per_dag, kan_minimumloon_per_uur_verdienen):
    """One of four is enough; the fourth: no four hours a day, nor two at the minimum wage per hour."""
    long_enough = (belastbare_uren_per_dag >= 4) | ((belastbare_uren_per_dag >= 2) & kan_minimumloon_per_uur_verdienen)
    return ~kan_taak_uitvoeren | ~heeft_basale_werknemersvaardigheden | ~kan_een_uur_aaneengesloten_werken | ~long_enough


@rule("persoon", law="Wajong 1a:1 lid 1, 2:4 lid 1, 3:8a lid 1", since=SINCE, unit=YES, decider=UWV, evidence=DECISION,
      lasts="duurzaam", label="Duurzaam geen mogelijkheden tot arbeidsparticipatie, vindt UWV")
def duurzaam_geen_mogelijkheden(geen_arbeidsvermogen, mogelijkheden_kunnen_zich_ontwikkelen):
    """None now, and none to be expected."""
    return geen_arbeidsvermogen & ~mogelijkheden_kunnen_zich_ontwikkelen


# --- Since when: Wajong 1:4, for Wfsv 38b lid 2 --------------------------------------------------------------------------------


@rule("persoon", law="Wajong 1:4 lid 1", since=SINCE, unit=YES, label="Studerende toen de beperking ontstond")
def studerende_bij_ontstaan(studietoelage_bij_ontstaan, klokuren_onderwijs_per_kwartaal, leeftijd_bij_ontstaan):
    """A study grant of the list, or 213 clock hours a quarter under the age of 30."""
    return studietoelage_bij_ontstaan | ((klokuren_onderwijs_per_kwartaal >= 213) & (leeftijd_bij_ontstaan < 30))


@rule("persoon", law="Wfsv 38b lid 2; Wajong 1:4", since=SINCE, unit=YES, decider=UWV, evidence=DECISION,
      label="Beperking ontstaan voor 18 jaar of als studerende, vindt UWV")
def beperking_tijdig_ontstaan(leeftijd_bij_ontstaan, studerende_bij_ontstaan):
    """Before the age of 18, or while studying."""
    return (leeftijd_bij_ontstaan < 18) | studerende_bij_ontstaan
