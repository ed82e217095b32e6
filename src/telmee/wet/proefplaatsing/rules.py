"""Proefplaatsing: work on trial while the benefit goes on (WW 76a, WIA 37, Wajong 2:24 and 3:69; Participatiewet 8a). Months."""

from telmee.wet import day_fact, fact, maximum, months_between, rule

SINCE = "2015-01-01"
FACTS = [
    fact("proefplaatsing_wet", "werknemer", unit="tekst", label="Wet van de uitkering", meaning="Participatiewet, WW, WIA of Wajong.",
         choices=("Participatiewet", "WW", "WIA", "Wajong")),
    fact("contract_maanden", "werknemer", unit="maanden", label="Duur van het contract", meaning="In maanden; voor onbepaalde tijd 600.", low=0,
         high=600),
    day_fact("werknemer", "contract_laatste_dag", "Laatste dag van het contract", "Van een contract met een einddatum."),
    fact("proefplaatsing_maanden", "werknemer", unit="maanden", label="Gevraagde duur van de proefplaatsing",
         meaning="In maanden, verlenging meegeteld; tijd waarin ziekte het werk onderbreekt niet.", low=0, high=60),
    fact("proefplaatsing_passend", "werknemer", unit="ja/nee", label="Werk dat iemand aankan",
         meaning="Waartoe iemand met zijn krachten en bekwaamheden in staat is."),
    fact("proefplaatsing_verzekerd", "werknemer", unit="ja/nee", label="Verzekerd tijdens de proefplaatsing",
         meaning="De werkgever heeft een aansprakelijkheidsverzekering voor hem; een andere verzekering vraagt de wet niet."),
    fact("eerder_onbeloond_hier", "werknemer", unit="ja/nee", label="Dit werk hier eerder onbeloond gedaan",
         meaning="Op een proefplaats bij deze werkgever of zijn rechtsvoorganger."),
    fact("reeel_uitzicht_op_baan", "werknemer", unit="ja/nee", label="Reëel uitzicht op een baan erna", meaning="Naar het oordeel van UWV."),
    fact("proefplaatsing_uren", "werknemer", unit="honderdsten uur per week", label="Uren per week op de proefplaats", meaning="Van het werk op proef.",
         low=0, high=16_800),
    fact("contract_uren_erna", "werknemer", unit="honderdsten uur per week", label="Uren per week in de baan erna", meaning="Van de bedoelde baan.",
         low=0, high=16_800),
]


@rule("werknemer", law="WW 76a lid 3; WIA 37 lid 2; Wajong 2:24 lid 3", since=SINCE, unit="maanden", label="Hele maanden van het contract")
def contract_hele_maanden(begin_dienstbetrekking, contract_laatste_dag):
    """To give as `contract_maanden`: the last day is part of it; 0 when it lies before the first."""
    return maximum(months_between(begin_dienstbetrekking, contract_laatste_dag + 1), 0)


@rule("werknemer", law="WW 76a; WIA 37; Wajong 2:24; Participatiewet 8a lid 2 onder d", since=SINCE, unit="maanden",
      label="Langste proefplaatsing zonder verlenging")
def proefplaatsing_zonder_verlenging(proefplaatsing_termijn):
    """By the law of the benefit."""
    return proefplaatsing_termijn


@rule("werknemer", law="Participatiewet 8a lid 2 onder d; WW 76a; WIA 37; Wajong 2:24", since=SINCE, unit="maanden",
      label="Langste verlenging van deze proefplaatsing")
def proefplaatsing_verlenging_hoogstens(proefplaatsing_verlenging):
    """Four months under the Participatiewet; the others have none beside their maximum."""
    return proefplaatsing_verlenging


@rule("werknemer", law="WW 76a; WIA 37; Wajong 2:24; Participatiewet 8a lid 2 onder d", since=SINCE, unit="maanden",
      label="Langste proefplaatsing")
def proefplaatsing_hoogstens(proefplaatsing_zonder_verlenging, proefplaatsing_verlenging_hoogstens):
    """With the longest extension."""
    return proefplaatsing_zonder_verlenging + proefplaatsing_verlenging_hoogstens


@rule("werknemer", law="WW 76a; WIA 37; Wajong 2:24; Participatiewet 8a lid 2 onder d", since=SINCE, unit="ja/nee",
      label="Proefplaatsing binnen de wettelijke duur")
def proefplaatsing_binnen_maximum(proefplaatsing_maanden, proefplaatsing_hoogstens):
    """The longest duration itself is allowed."""
    return proefplaatsing_maanden <= proefplaatsing_hoogstens


@rule("werknemer", law="Beleidsregels proefplaatsing UWV 2013; Beleidsregels proefplaatsing UWV 2019", since=SINCE, unit="ja/nee",
      label="Proefplaatsing langer dan UWV gewoonlijk toestaat")
def proefplaatsing_langer_dan_beleid(proefplaatsing_maanden, proefplaatsing_beleid_uwv):
    """Two months is the rule of UWV; longer only exceptionally."""
    return proefplaatsing_maanden > proefplaatsing_beleid_uwv


@rule("werknemer", law="Wajong 2:24 lid 1, 2:11 lid 1 onder e, 2:16 lid 1 onder b; 3:19 lid 1 onder a", since="2017-01-01", unit="ja/nee",
      label="Geen proefplaatsing: het recht op de uitkering is geëindigd")
def proefplaatsing_zonder_recht(proefplaatsing_wet, wajong_recht_geeindigd):
    """On the pension age the right to Wajong ends; the others have an end of their own, which is for UWV or the municipality."""
    return (proefplaatsing_wet == "Wajong") & wajong_recht_geeindigd


@rule("werknemer", law="Wajong 2:30 lid 1, 3:73a lid 1", since=SINCE, unit="ja/nee",
      label="Geen proefplaatsing: duurzaam geen arbeidsvermogen (Wajong)")
def proefplaatsing_uitgesloten_duurzaam(proefplaatsing_wet, wajong_duurzaam_geen_vermogen):
    """2:24 and 3:69 do not hold for who lastingly has no capacity; the exception of before 2018 is for loondispensatie only."""
    return (proefplaatsing_wet == "Wajong") & wajong_duurzaam_geen_vermogen


# --- The conditions of UWV: WW 76a lid 3, WIA 37 lid 2, Wajong 2:24 lid 3 ---

LID = "WW 76a lid 3; WIA 37 lid 2; Wajong 2:24 lid 3, 3:69 lid 3"


@rule("werknemer", law="WW 76a lid 1; WIA 37 lid 1; Wajong 2:24 lid 1; Participatiewet 8a lid 2", since=SINCE, unit="ja/nee",
      label="UWV beslist over de proefplaatsing")
def proefplaatsing_van_uwv(proefplaatsing_wet):
    """Under the Participatiewet the municipality decides, by its verordening."""
    return proefplaatsing_wet != "Participatiewet"


@rule("werknemer", law=LID, since=SINCE, unit="ja/nee", label="Contract erna lang genoeg")
def proefplaatsing_contract_lang_genoeg(contract_maanden, proefplaatsing_contract_minimum):
    """A job of at least six months follows."""
    return contract_maanden >= proefplaatsing_contract_minimum


@rule("werknemer", law=LID, since=SINCE, unit="ja/nee", label="Baan erna even groot of groter")
def proefplaatsing_contract_groot_genoeg(contract_uren_erna, proefplaatsing_uren):
    """The same number of hours is enough."""
    return contract_uren_erna >= proefplaatsing_uren


@rule("werknemer", law=LID, since=SINCE, unit="ja/nee", applies="proefplaatsing_van_uwv", label="Voorwaarden van UWV voor een proefplaatsing")
def proefplaatsing_voorwaarden(proefplaatsing_passend, proefplaatsing_verzekerd, eerder_onbeloond_hier, reeel_uitzicht_op_baan,
                               proefplaatsing_contract_lang_genoeg, proefplaatsing_contract_groot_genoeg):
    """Work that the person can do, insured, not done here unpaid before, and a real prospect of a job that follows."""
    work = proefplaatsing_passend & proefplaatsing_verzekerd & ~eerder_onbeloond_hier
    job = reeel_uitzicht_op_baan & proefplaatsing_contract_lang_genoeg & proefplaatsing_contract_groot_genoeg
    return work & job


@rule("werknemer", law="WW 76a lid 1 en 3; WIA 37 lid 1 en 2; Wajong 2:24 lid 1 en 3, 2:30 lid 1, 3:69 lid 1 en 3, 3:73a lid 1", since=SINCE,
      unit="ja/nee", applies="proefplaatsing_van_uwv", label="Proefplaatsing mogelijk")
def proefplaatsing_mogelijk(proefplaatsing_binnen_maximum, proefplaatsing_voorwaarden, proefplaatsing_uitgesloten_duurzaam):
    """Within six months, on these conditions; that UWV allows it is its decision."""
    return proefplaatsing_binnen_maximum & proefplaatsing_voorwaarden & ~proefplaatsing_uitgesloten_duurzaam
