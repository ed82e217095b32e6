"""Proefplaatsing: work on trial while the benefit goes on (WW 76a, WIA 37, Wajong 2:24; Participatiewet 8a). Months."""

from telmee.wet import fact, rule

SINCE = "2015-01-01"
FACTS = [
    fact("proefplaatsing_wet", "werknemer", unit="tekst", label="Wet van de uitkering", meaning="Participatiewet, WW, WIA of Wajong.",
         choices=("Participatiewet", "WW", "WIA", "Wajong")),
    fact("proefplaatsing_maanden", "werknemer", unit="maanden", label="Gevraagde duur van de proefplaatsing",
         meaning="In maanden, verlenging meegeteld.", low=0, high=60),
]


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


@rule("werknemer", law="Beleidsregels proefplaatsing UWV 2013 (Stcrt. 2012, 25702)", since=SINCE, unit="ja/nee",
      label="Proefplaatsing langer dan UWV gewoonlijk toestaat")
def proefplaatsing_langer_dan_beleid(proefplaatsing_maanden, proefplaatsing_beleid_uwv):
    """Two months is the rule of UWV; longer only exceptionally."""
    return proefplaatsing_maanden > proefplaatsing_beleid_uwv


@rule("werknemer", law="Beleidsregels proefplaatsing UWV 2013; WW 76a; WIA 37", since=SINCE, unit="ja/nee",
      label="Contract erna lang genoeg")
def proefplaatsing_contract_lang_genoeg(contract_maanden, proefplaatsing_contract_minimum):
    """The employer intends a contract of at least six months, for the same hours."""
    return contract_maanden >= proefplaatsing_contract_minimum
