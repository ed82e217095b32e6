"""The quota of the Wfsv: who owes it, how many hours, the shortfall, the levy, and why none is imposed.

In the order of the act: Wfsv 34 (who), 38f (percentage), 38g with Besluit Wfsv 2.27-2.31 (hours and shortfall), 38h
(levy), 122n and 122na (activation and suspension). Amounts in cents, shortfall in tenths of banen.

Then what an employer sees of it: the gap in hours, the weekly count, the dates (34, 38e-38h; Besluit Wfsv 2.28); and what a
verloond uur is (Wtl 1.1, Wfsv 38b lid 4), for who checks the hours of a payroll administration.
"""

from typing import Any

from telmee.wet import ceiling, choose, day_of, fact, first, is_known, maximum, rule

HOURS: dict[str, Any] = dict(low=0, high=10**11)
TIJDVAKUREN: dict[str, Any] = {"low": 0, "high": 10_000}
FACTS = [
    fact("toetsuren_vorig_jaar", "werkgever", unit="uren", label="Uren voor de drempel, jaar ervoor",
         meaning="Alle verloonde uren van het jaar ervoor, aangegeven vóór 2 mei; een uitlener trekt uitzendpersoneel af.", **HOURS),
    fact("sw_uitvoerder", "werkgever", unit="ja/nee", label="Uitvoerder van de Wsw",
         meaning="Bestuur van een openbaar lichaam of aangewezen rechtspersoon die de Wsw uitvoert."),
    fact("toegerekende_uren", "werkgever", unit="uren", label="Uren die een uitlener toerekent",
         meaning="Aan deze inlener, van mensen uit de doelgroep bij wie niet meer is toegerekend dan hun eigen uren; nul als er geen zijn.", **HOURS),
    fact("overeenstemming_op", "werkgever", unit="datum", label="Overeenstemming over de toegerekende uren",
         meaning="Dag waarop uitlener en inlener het eens zijn.", low=-50_000, high=3_000_000),
    fact("aangifte_ingediend_op", "tijdvak", unit="datum", label="Dag waarop de aangifte of correctie is ingediend",
         meaning="De laatste die de uren van deze rij geeft.", low=-50_000, high=3_000_000),
    fact("quotumbeschikking_dagtekening", "werkgever", unit="datum", label="Dagtekening van de beschikking quotumheffing",
         meaning="De datum op de beschikking.", low=-50_000, high=3_000_000),
    fact("polisuren_persoon", "persoon", unit="uren", label="Verloonde uren van één persoon in de polisadministratie",
         meaning="In het jaar, bij de uitlener.", low=0, high=10_000),
    fact("toegerekende_uren_persoon", "persoon", unit="uren", label="Toegerekende uren van één persoon", meaning="Aan alle inleners samen.",
         low=0, high=1_000_000),
    fact("banen_vereist", "werkgever", unit="tienden banen", label="Vereiste banen, met de nulmeting", meaning="Nulmeting meegeteld.", low=0,
         high=10**9),
    fact("banen_aanwezig", "werkgever", unit="tienden banen", label="Gerealiseerde banen, met de nulmeting", meaning="Ook die van de nulmeting tellen mee.",
         low=0, high=10**9),
    fact("weekuren_totaal", "werkgever", unit="honderdsten uur per week", label="Weekuren van al het personeel",
         meaning="Volgens de contracten.", low=0, high=10**11),
    fact("weken", "werkgever", unit="tienden weken", label="Weken in het jaar",
         meaning="Voor wie een jaar uit weekuren schat; 52, of 52,2 zoals in 1.331 uur.", low=10, high=530),
    fact("weekuren_doelgroep_heel", "werkgever", unit="honderdsten uur per week", label="Weekuren van de doelgroep, ook van inleen",
         meaning="Volgens de contracten.", low=0, high=10**11),
    fact("contracturen", "tijdvak", unit="uren", label="Contracturen in het tijdvak",
         meaning="Gewerkt, ziek of met betaald verlof; adv-uren horen er niet bij. Bij 70% loon tijdens ziekte tellen alle uren.",
         **TIJDVAKUREN),
    fact("betaald_overwerk", "tijdvak", unit="uren", label="Betaalde overuren", meaning="Onbetaald overwerk telt niet.", **TIJDVAKUREN),
    fact("onbetaald_verlof", "tijdvak", unit="uren", label="Uren onbetaald verlof", meaning="Ook gekocht verlof.", **TIJDVAKUREN),
    fact("verkocht_verlof", "tijdvak", unit="uren", label="Verkochte verlofuren", meaning="Uitbetaald, dus verloond.", **TIJDVAKUREN),
]

# --- Who owes it: Wfsv 34 ------------------------------------------------------------------------------------------------


@rule("werkgever", law="Wfsv 34 lid 4; Besluit Wfsv 2.20", since="2015-05-01", unit="uren", label="Drempel uit gemiddelde uren")
def drempel_uit_gemiddelde(aantal_werknemers_drempel, gemiddelde_verloonde_uren_werknemer):
    """25 times the average: where the limit in the Besluit comes from."""
    return aantal_werknemers_drempel * gemiddelde_verloonde_uren_werknemer


@rule("tijdvak", law="Wfsv 34 lid 4, 38b lid 4", since="2015-05-01", unit="uren", label="Uren in dienstbetrekking")
def uren_in_dienstbetrekking(in_dienstbetrekking, verloonde_uren):
    """Hours of work for the employer; a benefit has none."""
    return choose(in_dienstbetrekking, verloonde_uren, 0)


@rule("tijdvak", law="Besluit Wfsv 2.27 lid 1", since="2018-01-01", unit="uren", label="Uren van uitzendpersoneel")
def uren_uitzendpersoneel(uitzendpersoneel, uren_in_dienstbetrekking):
    """Hours reported as temp work, payrolling or Wsw posting; whether this is an uitlener is asked of the employer."""
    return choose(uitzendpersoneel, uren_in_dienstbetrekking, 0)


@rule("tijdvak", law="Wfsv 38g lid 2", since="2015-05-01", unit="uren", label="Uren Wsw, niet gedetacheerd")
def uren_wsw(wsw_niet_gedetacheerd, uren_in_dienstbetrekking):
    """Hours of sheltered Wsw work: neither werknemer nor arbeidsbeperkte for the quota."""
    return choose(wsw_niet_gedetacheerd, uren_in_dienstbetrekking, 0)


@rule("werkgever", law="Wfsv 34 lid 4, 38g lid 3 onder A", since="2015-05-01", unit="uren", total=True, high=10**11,
      label="Alle verloonde uren")
def verloonde_uren_totaal(uren_in_dienstbetrekking):
    """Every hour of every employee in the year."""
    return uren_in_dienstbetrekking.sum()


@rule("werkgever", law="Wfsv 38g lid 2", since="2015-05-01", unit="uren", total=True, high=10**11, label="Uren Wsw, niet gedetacheerd")
def verloonde_uren_wsw(uren_wsw):
    """Sheltered Wsw hours of the year."""
    return uren_wsw.sum()


@rule("werkgever", law="Besluit Wfsv 2.27 lid 1", since="2018-01-01", unit="uren", total=True, high=10**11,
      label="Uren van uitzendpersoneel")
def verloonde_uren_uitzendpersoneel(uren_uitzendpersoneel):
    """Hours of staff sent out in the year."""
    return uren_uitzendpersoneel.sum()


@rule("werkgever", law="Besluit Wfsv 2.27 lid 1 (uitlener)", since="2018-01-01", unit="ja/nee", label="Uitlener voor het quotum")
def uitlener_quotum(uitlener, regels_wsw_gedetacheerd):
    """Under b who posts Wsw staff is one, whatever a register says: rows that say so go before an answer 'no'."""
    return uitlener | (is_known(regels_wsw_gedetacheerd) & (regels_wsw_gedetacheerd > 0))


@rule("werkgever", law="Wfsv 34 lid 6", since="2015-05-01", until="2017-12-31", unit="uren", label="Uren voor de drempel")
def toetsuren(verloonde_uren_totaal):
    """All hours; the deductions of the Besluit came in 2018."""
    return verloonde_uren_totaal


@rule("werkgever", name="toetsuren", law="Wfsv 34 lid 5 en 6; Besluit Wfsv 2.33", since="2018-01-01", unit="uren", low=0,
      label="Uren voor de drempel")
def toetsuren_met_aftrek(verloonde_uren_totaal, uitlener_quotum, verloonde_uren_uitzendpersoneel, sw_uitvoerder, verloonde_uren_wsw):
    """An uitlener subtracts the staff it sends out, a Wsw body its Wsw hours. Hired-in staff is in no one's own hours."""
    return (verloonde_uren_totaal - choose(uitlener_quotum, verloonde_uren_uitzendpersoneel, 0)
            - choose(sw_uitvoerder, verloonde_uren_wsw, 0))


@rule("werkgever", law="Wfsv 34 lid 4", since="2015-05-01", unit="ja/nee", label="Onder de drempel in het jaar ervoor")
def onder_drempel_vorig_jaar(toetsuren_vorig_jaar, drempel_uren):
    """'Minder dan': exactly at the limit is not below it."""
    return toetsuren_vorig_jaar < drempel_uren


@rule("werkgever", law="Wfsv 34 lid 6", since="2015-05-01", unit="ja/nee", label="Onder de drempel in het jaar zelf")
def onder_drempel_jaar(toetsuren, drempel_uren):
    """The same limit in the year of the quota."""
    return toetsuren < drempel_uren


@rule("werkgever", law="Wfsv 34 lid 4 en 6", since="2015-05-01", unit="ja/nee", label="Onder de drempel")
def onder_drempel(onder_drempel_vorig_jaar, onder_drempel_jaar):
    """One of the two years is enough to be exempt."""
    return onder_drempel_vorig_jaar | onder_drempel_jaar


@rule("werkgever", law="Wfsv 34 lid 3", since="2015-05-01", unit="ja/nee", label="Valt onder het quotum")
def quotumplichtig():
    """Every employer in the sense of the Wet WIA."""
    return True


@rule("werkgever", law="Wfsv 34 lid 4 en 6", since="2015-05-01", unit="ja/nee", overrides="quotumplichtig", when="onder_drempel",
      label="Valt niet onder het quotum: onder de drempel")
def niet_quotumplichtig_onder_drempel():
    """Exempt under the limit in the year before or in the year itself."""
    return False


# --- Percentage: Wfsv 38f ------------------------------------------------------------------------------------------------


@rule("sector", law="Wfsv 38f lid 1 en 2; quotumwet.nl (formule van SZW, 2015-2016)", since="2015-05-01", unit="honderdduizendsten procent",
      label="Quotumpercentage uit de formule, niet afgerond")
def quotumpercentage_onafgerond(banen_quotumplichtig_nulmeting, extra_banen_quotum, uren_per_baan_jaar, uren_alle_banen_quotumplichtig):
    """((A + B) x C) / (D x E), as SZW described it in 2015-2016: without F, G and H."""
    return (banen_quotumplichtig_nulmeting + extra_banen_quotum) * uren_per_baan_jaar * 10_000_000 // uren_alle_banen_quotumplichtig


@rule("sector", law="Wfsv 38f lid 1", since="2015-05-01", unit="honderdsten procent", label="Quotumpercentage uit de formule")
def quotumpercentage_berekend(quotumpercentage_onafgerond):
    """Rounded down to two decimals of a percent."""
    return quotumpercentage_onafgerond // 1_000


@rule("sector", law="Wfsv 38f lid 2 onder D en E; Regeling Wfsv 3.35 onder d en e", since="2015-05-01", unit="uren",
      label="Variabelen D x E: alle uren bij quotumplichtige werkgevers", low=1)
def uren_alle_banen_quotumplichtig(alle_banen_quotumplichtig, uren_per_baan_werknemer):
    """Jobs at liable employers times the average hours of an employee, cut at whole hours."""
    return maximum(alle_banen_quotumplichtig * uren_per_baan_werknemer // 100, 1)


@rule("sector", law="Wfsv 38f lid 2; Besluit Wfsv 2.32; Regeling Wfsv 3.37 lid 14", since="2018-01-01", until="2019-12-31",
      unit="honderdduizendsten procent", label="Quotumpercentage met F en G, niet afgerond")
def quotumpercentage_met_f_g_h(banen_quotumplichtig_nulmeting, extra_banen_quotum, uren_per_baan_jaar, personen_voorziening_quotum,
                               uren_voorziening_quotum, uren_alle_banen_quotumplichtig):
    """((A + B) x C + F x G) / (D x E); H came in 2020."""
    hours = ((banen_quotumplichtig_nulmeting + extra_banen_quotum) * uren_per_baan_jaar
             + personen_voorziening_quotum * uren_voorziening_quotum)
    return hours * 10_000_000 // uren_alle_banen_quotumplichtig


@rule("sector", name="quotumpercentage_met_f_g_h", since="2020-01-01", unit="honderdduizendsten procent",
      law="Wfsv 38f lid 2; Besluit Wfsv 2.32; Regeling Wfsv 3.37 lid 14", label="Quotumpercentage met F, G en H, niet afgerond")
def quotumpercentage_met_f_g_en_h(banen_quotumplichtig_nulmeting, extra_banen_quotum, uren_per_baan_jaar, personen_voorziening_quotum,
                                  uren_voorziening_quotum, uren_alle_banen_quotumplichtig, extra_banen_vrijgesteld):
    """((A + B - H) x C + F x G) / (D x E), as the regulation writes it out for 2024."""
    hours = (((banen_quotumplichtig_nulmeting + extra_banen_quotum) * 100 - extra_banen_vrijgesteld) * uren_per_baan_jaar
             + personen_voorziening_quotum * uren_voorziening_quotum * 100)
    return hours * 100_000 // uren_alle_banen_quotumplichtig


@rule("sector", law="Wfsv 38f lid 1 en 2", since="2018-01-01", unit="honderdsten procent", label="Quotumpercentage met F, G en H")
def quotumpercentage_berekend_met_f_g_h(quotumpercentage_met_f_g_h):
    """Rounded down to two decimals of a percent."""
    return quotumpercentage_met_f_g_h // 1_000


@rule("sector", law="Wfsv 38f lid 1; 122na lid 2", since="2015-05-01", unit="ja/nee", label="Quotumpercentage wordt vastgesteld")
def quotumpercentage_vast_te_stellen():
    """Every year and for both sectors, also while the levy is suspended or was never introduced."""
    return True


# --- Hours and shortfall: Wfsv 38g ----------------------------------------------------------------------------------------


@rule("werkgever", law="Wfsv 38g lid 2 en lid 3 onder A", since="2015-05-01", unit="uren", low=0, label="Grondslag van het quotum")
def verloonde_uren_grondslag(verloonde_uren_totaal, verloonde_uren_wsw):
    """All hours less sheltered Wsw."""
    return verloonde_uren_totaal - verloonde_uren_wsw


@rule("werkgever", law="Wfsv 38g lid 5; Besluit Wfsv 2.31 onder a", since="2018-01-01", unit="uren", low=0,
      overrides="verloonde_uren_grondslag", when="uitlener_quotum", label="Grondslag van een uitlener")
def verloonde_uren_grondslag_uitlener(verloonde_uren_totaal, verloonde_uren_wsw, verloonde_uren_uitzendpersoneel):
    """The 'nulquotum': staff that is sent out asks no jobs of the uitlener."""
    return verloonde_uren_totaal - verloonde_uren_wsw - verloonde_uren_uitzendpersoneel


@rule("werkgever", law="Wfsv 38g lid 3 onder C", since="2015-05-01", unit="uren", total="tijdvak", among="telt_mee", high=10**11,
      label="Uren van de doelgroep in eigen dienst")
def verloonde_uren_doelgroep_eigen(verloonde_uren):
    """All counted hours at this employer."""
    return verloonde_uren.sum()


@rule("werkgever", law="Besluit Wfsv 2.28 lid 5 (alle uitgeleende uren, zie docs/besluiten/0022)", since="2018-01-01", unit="uren",
      total="tijdvak", among="telt_mee", high=10**11, label="Uitgeleende uren van de doelgroep")
def uitgeleende_uren_doelgroep(uren_uitzendpersoneel):
    """Hours of the target group that the uitlener sends out, attributed or not."""
    return uren_uitzendpersoneel.sum()


@rule("werkgever", law="Besluit Wfsv 2.28 lid 3, 2.30", since="2018-01-01", unit="uren", label="Toegerekende uren die meetellen")
def toegerekende_uren_op_tijd(toegerekende_uren, overeenstemming_op, jaar):
    """Attributed hours count when both agreed ultimately on 1 August of the next year."""
    in_time = choose(overeenstemming_op <= day_of(jaar + 1, 8, 1), toegerekende_uren, 0)
    return choose(toegerekende_uren == 0, 0, in_time)


@rule("werkgever", law="Wfsv 38g lid 3 onder C", since="2015-05-01", until="2017-12-31", unit="uren", label="Uren van de doelgroep")
def verloonde_uren_doelgroep(verloonde_uren_doelgroep_eigen):
    """Own hours; the inleenadministratie came in 2018."""
    return verloonde_uren_doelgroep_eigen


@rule("werkgever", name="verloonde_uren_doelgroep", law="Wfsv 38g lid 3 onder C; Besluit Wfsv 2.28 lid 4 en 5", since="2018-01-01",
      unit="uren", low=0, label="Uren van de doelgroep")
def verloonde_uren_doelgroep_met_inleen(verloonde_uren_doelgroep_eigen, toegerekende_uren_op_tijd, uitlener_quotum, uitgeleende_uren_doelgroep):
    """Own hours, plus what an uitlener attributed; an uitlener loses what it sends out."""
    return verloonde_uren_doelgroep_eigen + toegerekende_uren_op_tijd - choose(uitlener_quotum, uitgeleende_uren_doelgroep, 0)


@rule("persoon", law="Besluit Wfsv 2.28 lid 4", since="2018-01-01", unit="uren", label="Te veel toegerekende uren")
def toerekening_teveel(toegerekende_uren_persoon, polisuren_persoon):
    """Hours attributed beyond what the polisadministratie holds."""
    return maximum(toegerekende_uren_persoon - polisuren_persoon, 0)


@rule("persoon", law="Besluit Wfsv 2.28 lid 4", since="2018-01-01", unit="ja/nee", label="Toerekening geldig")
def toerekening_geldig(toerekening_teveel):
    """'Mits': the hours are added on condition that the person's total is not passed."""
    return toerekening_teveel == 0


@rule("persoon", law="Besluit Wfsv 2.28 lid 4", since="2018-01-01", unit="uren", label="Toegerekende uren van één persoon die meetellen")
def toegerekende_uren_persoon_geldig(toerekening_geldig, toegerekende_uren_persoon):
    """All of them or, when they pass the hours of the person, none: the text has no rule that cuts; see docs/besluiten/0025."""
    return choose(toerekening_geldig, toegerekende_uren_persoon, 0)


@rule("werkgever", law="Wfsv 38g lid 3 (A x B)", since="2015-05-01", unit="tienduizendsten uren", label="Vereiste uren, niet afgerond")
def vereiste_uren(verloonde_uren_grondslag, quotumpercentage):
    """A x B; the product keeps its scale."""
    return verloonde_uren_grondslag * quotumpercentage


@rule("werkgever", law="Wfsv 38g lid 3", since="2015-05-01", unit="tienduizendsten banen", label="Vereiste banen, niet afgerond")
def vereiste_banen(vereiste_uren, uren_per_baan_jaar):
    """The hours that are due, in banen: for showing, the levy does not use it."""
    return vereiste_uren // uren_per_baan_jaar


@rule("werkgever", law="Wfsv 38g lid 3 (A x B min C)", since="2015-05-01", unit="tienduizendsten uren", high=4 * 10**11,
      label="Uren die ontbreken")
def tekort_uren(vereiste_uren, verloonde_uren_doelgroep):
    """Hours that are due less hours that are there, not below zero; not rounded."""
    return maximum(vereiste_uren - verloonde_uren_doelgroep * 10_000, 0)


@rule("werkgever", law="Wfsv 38g lid 3 (zonder de afronding van Besluit Wfsv 2.23 lid 3)", since="2015-05-01",
      unit="honderdduizendsten banen", label="Quotumtekort, niet afgerond")
def quotumtekort_onafgerond(tekort_uren, uren_per_baan_jaar):
    """To compare with published examples that do not round; the levy never uses it."""
    return tekort_uren * 10 // uren_per_baan_jaar


@rule("werkgever", law="Wfsv 38h lid 4 (zonder de afronding van Besluit Wfsv 2.23 lid 3)", since="2015-05-01", unit="cent",
      label="Quotumheffing over het niet afgeronde tekort")
def quotumheffing_onafgerond(tekort_uren, heffing_per_baan, uren_per_baan_jaar):
    """To compare with published examples that do not round the shortfall; nobody owes this amount."""
    return tekort_uren * heffing_per_baan // (uren_per_baan_jaar * 10_000)


@rule("werkgever", law="Wfsv 38g lid 3; Besluit Wfsv 2.23 lid 3", since="2015-05-01", unit="tienden banen", applies="quotumplichtig",
      beside=("quotumplichtig",), label="Quotumtekort")
def quotumtekort(quotumplichtig, verloonde_uren_grondslag, quotumpercentage, verloonde_uren_doelgroep, uren_per_baan_jaar):
    """Missing jobs, in tenths, rounded down once at the end."""
    tekort = (verloonde_uren_grondslag * quotumpercentage - verloonde_uren_doelgroep * 10_000) // (uren_per_baan_jaar * 1_000)
    return choose(quotumplichtig, maximum(tekort, 0), 0)


# --- Levy: Wfsv 38h, 122n, 122na -------------------------------------------------------------------------------------------


@rule("werkgever", law="Wfsv 38h lid 4", since="2015-05-01", unit="cent", applies="quotumplichtig",
      beside=("quotumtekort", "quotumplichtig", "quotumheffing_opgelegd", "opgelegde_quotumheffing", "reden_geen_heffing"),
      label="Quotumheffing")
def quotumheffing(quotumtekort, heffing_per_baan):
    """5,000 euros for every missing baan, so 500 for every tenth. Whether it is imposed is another question."""
    return quotumtekort * heffing_per_baan // 10


@rule("werkgever", law="Wfsv 38e lid 1, 38h lid 1, 122n lid 1", since="2015-05-01", unit="ja/nee", label="Quotumheffing opgelegd")
def quotumheffing_opgelegd(quotumplichtig, quotumtekort, quotum_geactiveerd):
    """Imposed on a liable employer with a shortfall in a sector for which the quota was activated."""
    return quotumplichtig & quotum_geactiveerd & (quotumtekort > 0)


@rule("werkgever", law="Wfsv 122na lid 1", since="2015-05-01", unit="ja/nee", overrides="quotumheffing_opgelegd", when="heffing_opgeschort",
      label="Geen heffing: opgeschort")
def quotumheffing_opgeschort():
    """Not carried out for the calendar years that the article names."""
    return False


@rule("werkgever", law="Wfsv 38h lid 1 en 4, 122n, 122na", since="2015-05-01", unit="cent", label="Opgelegde quotumheffing")
def opgelegde_quotumheffing(quotumheffing_opgelegd, quotumheffing):
    """What the employer really pays."""
    return choose(quotumheffing_opgelegd, quotumheffing, 0)


@rule("werkgever", law="Wfsv 34 lid 4 en 6, 38g, 122n lid 1, 122na lid 1", since="2015-05-01", unit="tekst", label="Waarom geen heffing")
def reden_geen_heffing(quotum_geactiveerd, heffing_opgeschort, quotumplichtig, quotumtekort):
    """The first reason that holds: to whom the quota does not apply it matters nothing that it was not activated; after that
    from the country down to the employer. Empty when a levy is imposed. Liability that is unknown decides nothing."""
    return first(
        (is_known(quotumplichtig) & ~quotumplichtig, "niet_quotumplichtig", "Wfsv 34 lid 4 en 6"),
        (~quotum_geactiveerd, "niet_geactiveerd", "Wfsv 122n lid 1"),
        (heffing_opgeschort, "opgeschort", "Wfsv 122na lid 1"),
        (quotumtekort <= 0, "geen_tekort", "Wfsv 38g"),
        otherwise="",
    )


# --- Counting by weeks, as the sector bodies do ------------------------------------------------------------------------------


@rule("werkgever", law="vo-raad.nl, 10 november 2017", since="2015-05-01", unit="tienden banen", label="Nog te realiseren banen")
def nog_te_realiseren_banen(banen_vereist, banen_aanwezig):
    """Jobs asked less jobs there, those of the nulmeting included."""
    return maximum(banen_vereist - banen_aanwezig, 0)


@rule("werkgever", law="vo-raad.nl, 10 november 2017 (percentage van de weekuren)", since="2015-05-01", unit="miljoensten uren per week",
      label="Vereiste weekuren")
def vereiste_weekuren(weekuren_totaal, quotumpercentage):
    """Weekly hours times the percentage; the product keeps its scale."""
    return weekuren_totaal * quotumpercentage


@rule("werkgever", law="vo-raad.nl, 10 november 2017 (percentage van de weekuren, gedeeld door 25,5)", since="2015-05-01",
      unit="tienduizendsten banen", label="Vereiste banen, weektelling")
def vereiste_banen_week(vereiste_weekuren, uren_per_baan_week):
    """Weekly hours that are due, divided by 25.5; differs a little from the yearly count of the act."""
    return vereiste_weekuren // (uren_per_baan_week * 10)


@rule("werkgever", law="Wfsv 38g lid 3 (met uren geschat uit weekuren)", since="2015-05-01", unit="tienduizendsten banen",
      label="Vereiste banen, jaartelling uit weekuren")
def vereiste_banen_uit_weken(weekuren_totaal, weken, quotumpercentage, uren_per_baan_jaar):
    """The yearly count for who knows weekly hours only."""
    return weekuren_totaal * weken * quotumpercentage // (uren_per_baan_jaar * 1_000)


@rule("werkgever", law="Wfsv 38g lid 3 (C gedeeld door D)", since="2015-05-01", unit="tienden banen", label="Gerealiseerde banen")
def gerealiseerde_banen(verloonde_uren_doelgroep, uren_per_baan_jaar):
    """Hours of the target group in banen, cut at tenths: for showing, the shortfall is computed from hours."""
    return verloonde_uren_doelgroep * 10 // uren_per_baan_jaar


@rule("werkgever", law="Wfsv 38g lid 3 (A x B min C)", since="2015-05-01", unit="uren", label="Uren die het tekort opheffen")
def aanvulling_uren(tekort_uren):
    """Whole hours of the target group that are missing; a part of an hour counts as one."""
    return ceiling(tekort_uren, 10_000)


@rule("werkgever", law="werkgeverslijn.nl (kennisdocument SZW); De Normaalste Zaak, Q&A", since="2015-05-01", unit="tienden banen",
      label="Gerealiseerde banen, weektelling")
def gerealiseerde_banen_week(weekuren_doelgroep_heel, uren_per_baan_week):
    """Weekly hours divided by 25.5, cut at tenths."""
    return weekuren_doelgroep_heel // uren_per_baan_week


@rule("werkgever", law="vo-raad.nl, 10 november 2017", since="2015-05-01", unit="tienden banen", label="Quotumtekort, weektelling, ook onder nul")
def tekort_banen_week(vereiste_banen_week, gerealiseerde_banen_week):
    """Banen due by the weekly count less those that are there; below zero is more than is asked."""
    return vereiste_banen_week // 1_000 - gerealiseerde_banen_week


@rule("land", law="Wfsv 34 lid 7, 38e lid 3", since="2015-05-01", unit="datum", who="werkgever", label="Uren van het jaar liggen vast op")
def quotumuren_vast_op(jaar):
    """Returns and corrections filed on 1 May of the next year at the latest count."""
    return day_of(jaar + 1, 5, 1)


@rule("land", law="Wfsv 34 lid 7", since="2015-05-01", unit="datum", label="Uren van het jaar ervoor liggen vast op")
def toetsuren_vorig_jaar_vast_op(jaar):
    """For the threshold of the year before: what was filed on 1 May of the year itself at the latest."""
    return day_of(jaar, 5, 1)


@rule("tijdvak", law="Wfsv 34 lid 7, 38e lid 3", since="2015-05-01", unit="ja/nee", label="Aangifte telt voor het quotum")
def aangifte_telt_voor_quotum(aangifte_ingediend_op, quotumuren_vast_op):
    """A return or correction counts when it was filed on 1 May of the next year at the latest; later ones never do."""
    return aangifte_ingediend_op <= quotumuren_vast_op


@rule("land", law="Besluit Wfsv 2.28 lid 3, 2.30", since="2018-01-01", unit="datum", who="werkgever", label="Uitlener en inlener zijn het eens op")
def inleen_overeenstemming_uiterlijk(jaar):
    """1 August of the next year, the day itself included."""
    return day_of(jaar + 1, 8, 1)


@rule("land", law="Wfsv 38h lid 3", since="2018-01-01", unit="datum", label="Beschikking quotumheffing voor")
def quotumbeschikking_voor(jaar):
    """1 November of the next year."""
    return day_of(jaar + 1, 11, 1)


@rule("land", law="Wfsv 38h lid 3, 122na", since="2018-01-01", unit="datum", who="Belastingdienst", label="Beschikking quotumheffing uiterlijk")
def quotumbeschikking_uiterlijk(quotumbeschikking_voor):
    """The last day before it; none comes while the levy is suspended."""
    return quotumbeschikking_voor - 1


@rule("land", law="Wfsv 38h lid 5", since="2018-01-01", unit="datum", label="Quotumbeschikking te herzien tot en met")
def quotumherziening_uiterlijk(jaar):
    """The power to revise ends five years after the end of the calendar year that the decision is about."""
    return day_of(jaar + 5, 12, 31)


@rule("werkgever", law="Wfsv 38i lid 2", since="2018-01-01", unit="datum", label="Quotumheffing invorderbaar op")
def quotumheffing_invorderbaar_op(quotumbeschikking_dagtekening):
    """Six weeks after the date on the decision."""
    return quotumbeschikking_dagtekening + 42


@rule("tijdvak", law="Wtl 1.1; Wfsv 38b lid 4; Belastingdienst, Wat zijn verloonde uren", since="2012-01-01", unit="uren",
      label="Verloonde uren, geteld uit de uren van het contract")
def getelde_verloonde_uren(contracturen, betaald_overwerk, onbetaald_verlof, verkocht_verlof):
    """Every hour over which wage is paid: sickness and paid leave too, unpaid leave and adv not."""
    return maximum(contracturen + betaald_overwerk + verkocht_verlof - onbetaald_verlof, 0)
