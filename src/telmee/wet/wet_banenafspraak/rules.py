"""Opslag and bonus of the Wet banenafspraak (artt. 4-6): enacted, not yet applied, so in a regime of its own.

The percentage of the opslag is in no source and must be given; the bonus per hour is the indication of the letter of
2019. Amounts in cents. The test for a small employer is that of the Aof premium, which is in force. From payroll rows follow what
is left out of the base, the bonus and the balance. `opslagpercentage_uit_evenwicht` is what the balance rule of the letter
of 2019 gives for this one employer, an indication and no more.
"""

from telmee.wet import ceiling, choose, fact, maximum, minimum, nearest, rule

REGIME = "wet-banenafspraak"
SINCE = "2025-05-09"
FACTS = [
    fact("premieloon", "werknemer", unit="cent", label="Premieplichtig loon", meaning="Van één werknemer in het jaar.", low=0, high=10**11),
    fact("uitgezonderd_van_opslag", "werknemer", unit="ja/nee", label="Uitgezonderd van de opslag",
         meaning="Uitgeleend, Wsw niet gedetacheerd, beschut werk of een uitkering."),
    fact("loonsom_twee_jaar_eerder", "werkgever", unit="cent", label="Premieplichtig loon van twee jaar eerder",
         meaning="Van alle werknemers samen.", low=0, high=10**15),
    fact("jaar_activering", "land", unit="jaar", label="Jaar van het besluit tot activering", meaning="Van de quotumregeling.", low=2015,
         high=2100),
    fact("uitgezonderd_vanaf", "tijdvak", unit="datum", label="Uitgezonderd vanaf",
         meaning="Eerste dag van uitlening of een andere uitzondering.", low=-50_000, high=3_000_000),
    fact("eerste_dag_in_dienst", "tijdvak", unit="datum", label="Eerste dag in dienst binnen het tijdvak", meaning="In het aangiftetijdvak.",
         low=-50_000, high=3_000_000),
    fact("eerste_jaar_als_werkgever", "werkgever", unit="jaar", label="Eerste jaar als werkgever",
         meaning="Zonder overgang van een onderneming.", low=1900, high=2100),
    fact("bonusuren_week", "werknemer", unit="honderdsten uur per week", label="Weekuren voor de bonus", meaning="Van iemand uit de doelgroep.",
         low=0, high=16_800),
    fact("bonusweken", "werknemer", unit="weken", label="Weken voor de bonus", meaning="In het jaar.", low=0, high=53),
    fact("bonusbedrag", "werknemer", unit="cent", label="Te verdelen bonus", meaning="Die werkgevers samen afspreken te verdelen.", low=0,
         high=10**9),
    fact("bonusaandeel", "werknemer", unit="tienduizendsten procent", label="Aandeel in de bonus", meaning="Volgens de afspraak.", low=0,
         high=10**6),
    fact("bonusuren_land", "land", unit="uren", label="Vereiste uren, heel Nederland",
         meaning="Verloonde uren van de doelgroep bij alle werkgevers samen, als ieder zijn quotum haalt.", low=0, high=10**9),
    fact("opslagloon_land", "land", unit="cent", label="Loon waarover opslag, heel Nederland",
         meaning="Van alle werknemers die niet uitgezonderd zijn, bij alle werkgevers die niet klein zijn.", low=1, high=10**15),
    fact("premieloon_tijdvak", "tijdvak", unit="cent", label="Premieloon in het tijdvak",
         meaning="Aanwas van het premieloon voor de Aof-premie (laag en hoog samen).", low=-10**11, high=10**11),
]

@rule("tijdvak", law="Wfsv 17 lid 1; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="cent", label="Premieloon in dienstbetrekking")
def premieloon_in_dienst(in_dienstbetrekking, premieloon_tijdvak):
    """Wages of work; that benefits paid on by an employer are left out is our own reading."""
    return choose(in_dienstbetrekking, premieloon_tijdvak, 0)


@rule("werknemer", law="Wfsv 17 lid 1; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="cent", total=True, high=10**12,
      label="Premieloon in dienstbetrekking in het jaar")
def premieloon_in_dienst_jaar(premieloon_in_dienst):
    """All tijdvakken of one employee."""
    return premieloon_in_dienst.sum()


@rule("werknemer", law="Wfsv 17 lid 1; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="cent", label="Premieplichtig loon in het jaar")
def premieplichtig_loon_jaar(premieloon_in_dienst_jaar, maximumpremieloon):
    """Up to the maximum of the year of the wages."""
    return minimum(premieloon_in_dienst_jaar, maximumpremieloon)


@rule("werkgever", law="Wfsv 36; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="cent", total=True, high=10**14,
      label="Premieplichtige loonsom van het jaar")
def premieplichtige_loonsom(premieplichtig_loon_jaar):
    """All employees together; two years later it decides who is small."""
    return premieplichtig_loon_jaar.sum()


@rule("werkgever", law="Wet banenafspraak 6 lid 3; Wfsv 36; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="cent",
      label="Grens kleine werkgever")
def grens_kleine_werkgever(gemiddeld_loon_twee_jaar_eerder, werknemers_kleine_werkgever):
    """25 times the average wage of two years before."""
    return gemiddeld_loon_twee_jaar_eerder * werknemers_kleine_werkgever


@rule("werkgever", law="Wet banenafspraak 6 lid 3; Wfsv 36; Besluit Wfsv 2.19d lid 1", since="2022-01-01", unit="ja/nee",
      label="Kleine werkgever")
def kleine_werkgever(loonsom_twee_jaar_eerder, grens_kleine_werkgever):
    """At most the limit is small (the 25-test of the old quota says 'less than')."""
    return loonsom_twee_jaar_eerder <= grens_kleine_werkgever


@rule("werkgever", law="Wfsv 36; Besluit Wfsv 2.19d lid 4", since="2022-01-01", unit="ja/nee", label="Startende werkgever")
def startende_werkgever(eerste_jaar_als_werkgever, jaar):
    """Became an employer in this year or the year before."""
    return eerste_jaar_als_werkgever >= jaar - 1


@rule("werkgever", law="Wfsv 36; Besluit Wfsv 2.19d lid 4", since="2022-01-01", unit="ja/nee", overrides="kleine_werkgever",
      when="startende_werkgever", label="Kleine werkgever (startend)")
def kleine_werkgever_startend(startende_werkgever):
    """A starting employer is small, whatever its wages."""
    return startende_werkgever


@rule("werknemer", law="Wet banenafspraak 6 lid 4 en 6; Wfsv 35", since=SINCE, regime=REGIME, unit="cent", label="Loon waarover opslag")
def opslagloon(uitgezonderd_van_opslag, premieloon, maximumpremieloon):
    """The wage up to the maximum; nothing for who is excluded."""
    return choose(uitgezonderd_van_opslag, 0, minimum(premieloon, maximumpremieloon))


@rule("werkgever", law="Wet banenafspraak 6 lid 4 en 6", since=SINCE, regime=REGIME, unit="cent", total=True, high=10**14,
      label="Grondslag van de opslag")
def opslag_grondslag(opslagloon):
    """Wages of all employees that are not excluded."""
    return opslagloon.sum()


@rule("werkgever", law="Wet banenafspraak 6 lid 1, 3 en 6", since=SINCE, regime=REGIME, unit="cent", applies="opslagplichtig",
      beside=("te_betalen_inclusiviteitsopslag",), label="Inclusiviteitsopslag")
def inclusiviteitsopslag(kleine_werkgever, opslag_grondslag, inclusiviteitsopslag_percentage):
    """Percentage of the wages, cut at cents; nothing for a small employer."""
    return choose(kleine_werkgever, 0, opslag_grondslag * inclusiviteitsopslag_percentage // 10_000)


@rule("werkgever", law="Wet banenafspraak 12 lid 1", since=SINCE, regime=REGIME, unit="cent", label="Te betalen inclusiviteitsopslag")
def te_betalen_inclusiviteitsopslag(opslag_van_toepassing, inclusiviteitsopslag):
    """What the employer really pays: nothing over a year for which the act does not apply."""
    return choose(opslag_van_toepassing, inclusiviteitsopslag, 0)


@rule("werkgever", law="Wet banenafspraak 6 lid 3", since=SINCE, regime=REGIME, unit="ja/nee", label="Opslagplichtig")
def opslagplichtig(kleine_werkgever):
    """Every employer that is not small."""
    return ~kleine_werkgever


@rule("land", law="Wet banenafspraak 6 lid 1", since=SINCE, regime=REGIME, unit="jaar", label="Eerste jaar van de opslag")
def opslag_vanaf_jaar(jaar_activering, jaren_tot_opslag):
    """From 1 January of the second calendar year after the year of the decision."""
    return jaar_activering + jaren_tot_opslag


@rule("land", law="Wet banenafspraak 6 lid 1", since=SINCE, regime=REGIME, unit="ja/nee", label="Opslag verschuldigd in het jaar")
def opslag_verschuldigd(jaar, opslag_vanaf_jaar):
    """After an activation, if the act applies by then."""
    return jaar >= opslag_vanaf_jaar


@rule("tijdvak", law="Wet banenafspraak 6 lid 8", since=SINCE, regime=REGIME, unit="ja/nee", label="Opslag over dit tijdvak")
def opslag_over_tijdvak(eerste_dag_in_dienst, uitgezonderd_vanaf):
    """The first day in service within the tijdvak decides for all of it."""
    return uitgezonderd_vanaf > eerste_dag_in_dienst


@rule("werknemer", law="Wtl 2.13; Kamerbrief vereenvoudiging banenafspraak 2019", since=SINCE, regime=REGIME, unit="cent per uur",
      label="LKV met bonus, per uur")
def lkv_met_bonus_per_uur(lkv_banenafspraak_per_uur, banenafspraakbonus_per_uur):
    """The benefit as it is, raised by the bonus."""
    return lkv_banenafspraak_per_uur + banenafspraakbonus_per_uur


@rule("werknemer", law="Kamerbrief vereenvoudiging banenafspraak 2019 (3,77 per verloond uur)", since=SINCE, regime=REGIME, unit="cent",
      label="Banenafspraakbonus over verloonde uren")
def bonus_over_uren(verloonde_uren_werknemer, banenafspraakbonus_per_uur):
    """Every hour counts; a maximum per employee was in no text that was read."""
    return verloonde_uren_werknemer * banenafspraakbonus_per_uur


@rule("werknemer", law="Wtl 2.13 lid 2 (nog niet in werking); Wet banenafspraak 1", since=SINCE, regime=REGIME, unit="cent",
      label="LKV met bonus")
def lkv_met_bonus(lkv_banenafspraak, bonus_over_uren, banenafspraakbonus_maximum):
    """While the quota is active the LKV is raised by the bonus; no text says what the maximum becomes, so it must be given."""
    return lkv_banenafspraak + minimum(bonus_over_uren, banenafspraakbonus_maximum)


@rule("land", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE, regime=REGIME,
      unit="honderdsten procent", label="Opslagpercentage dat volgt uit het evenwicht")
def opslagpercentage_evenwicht(bonusuren_land, banenafspraakbonus_per_uur, opslagloon_land):
    """Percentage x wages = bonus x hours: an estimate with the indicative bonus, not the percentage of the regulation."""
    return nearest(bonusuren_land * banenafspraakbonus_per_uur * 10_000, opslagloon_land)


@rule("werknemer", law="Kamerbrief vereenvoudiging banenafspraak 2019 (25,5 uur per week)", since=SINCE, regime=REGIME,
      unit="honderdsten uur", label="Bonusuren per jaar")
def bonusuren_jaar(bonusuren_week, bonusweken):
    """Weekly hours times weeks: 1,326 for one baan of the letter."""
    return bonusuren_week * bonusweken


@rule("werknemer", law="Kamerbrief vereenvoudiging banenafspraak 2019 (3,77 per verloond uur)", since=SINCE, regime=REGIME, unit="cent",
      label="Banenafspraakbonus per jaar")
def banenafspraakbonus_jaar(bonusuren_week, bonusweken, banenafspraakbonus_per_uur):
    """Every hour counts; for 25.5 hours and 52 weeks about 5,000 euros."""
    return bonusuren_week * bonusweken * banenafspraakbonus_per_uur // 100


@rule("werknemer", law="Kamerbrief vereenvoudiging banenafspraak 2019 (verdeling bij afspraak)", since=SINCE, regime=REGIME, unit="cent",
      label="Deel van de bonus")
def bonusdeel(bonusbedrag, bonusaandeel):
    """Money can be split as employers agree; cut at cents."""
    return bonusbedrag * bonusaandeel // 1_000_000


@rule("tijdvak", law="Wet banenafspraak 1, 6 lid 4 en 8", since=SINCE, regime=REGIME, unit="ja/nee", label="Uitgezonderd in het tijdvak")
def uitgezonderd_in_tijdvak(in_dienstbetrekking, aard):
    """Benefits, Wsw work (posted or not), beschut werk, and temp work (payroll too); this act asks for no uitlener of a register."""
    sent_out = (aard == 11) | (aard == 82)
    return ~in_dienstbetrekking | (aard == 21) | (aard == 22) | (aard == 24) | sent_out


@rule("tijdvak", law="Wet banenafspraak 6 lid 4 en 8", since=SINCE, regime=REGIME, unit="cent", label="Premieloon met opslag")
def premieloon_met_opslag(uitgezonderd_in_tijdvak, premieloon_tijdvak):
    """Nothing over a tijdvak that is excluded."""
    return choose(uitgezonderd_in_tijdvak, 0, premieloon_tijdvak)


@rule("werknemer", law="Wet banenafspraak 6 lid 4", since=SINCE, regime=REGIME, unit="cent", total=True, high=10**12,
      label="Premieloon met opslag in het jaar")
def premieloon_met_opslag_jaar(premieloon_met_opslag):
    """All tijdvakken of one employee that are not excluded."""
    return premieloon_met_opslag.sum()


@rule("werknemer", law="Wtl 2.13 lid 2 (nog niet in werking); Kamerbrief vereenvoudiging banenafspraak 2019", since=SINCE, regime=REGIME,
      unit="cent", label="Banenafspraakbonus")
def banenafspraakbonus(uren_lkv_banenafspraak, banenafspraakbonus_per_uur):
    """Every hour with a right to the LKV banenafspraak; a maximum was in no text that was read."""
    return uren_lkv_banenafspraak * banenafspraakbonus_per_uur


@rule("werkgever", law="Wtl 2.13 lid 2 (nog niet in werking)", since=SINCE, regime=REGIME, unit="cent", total=True, high=10**13,
      label="Banenafspraakbonus, hele werkgever")
def banenafspraakbonus_werkgever(banenafspraakbonus):
    """All employees together; small employers too."""
    return banenafspraakbonus.sum()


@rule("werkgever", law="Wtl 2.13 lid 2 (nog niet in werking)", since=SINCE, regime=REGIME, unit="uren", total=True, high=10**9,
      label="Uren met bonus")
def bonusuren(uren_lkv_banenafspraak):
    """Hours of the whole employer over which the bonus is paid."""
    return uren_lkv_banenafspraak.sum()


@rule("werkgever", law="Wet banenafspraak 6; Wtl 2.13 lid 2", since=SINCE, regime=REGIME, unit="cent", label="Saldo van bonus en opslag")
def saldo_opslag_bonus(banenafspraakbonus_werkgever, inclusiviteitsopslag):
    """Above zero the employer receives more than it owes."""
    return banenafspraakbonus_werkgever - inclusiviteitsopslag


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE,
      regime=REGIME, unit="uren", label="Uren waarbij bonus en opslag gelijk zijn")
def evenwicht_uren(inclusiviteitsopslag, banenafspraakbonus_per_uur):
    """The opslag over the bonus per hour, up to whole hours."""
    return ceiling(inclusiviteitsopslag, maximum(banenafspraakbonus_per_uur, 1))


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE,
      regime=REGIME, unit="cent", high=10**14, label="Bonus bij precies de vereiste uren")
def bonus_bij_quotum(vereiste_uren, banenafspraakbonus_per_uur):
    """What an employer that meets the quota would receive."""
    return vereiste_uren // 10_000 * banenafspraakbonus_per_uur


@rule("werkgever", law="Kamerbrief vereenvoudiging banenafspraak 2019 (bonus en opslag vallen tegen elkaar weg)", since=SINCE,
      regime=REGIME, unit="honderdsten procent", label="Opslagpercentage uit het evenwicht")
def opslagpercentage_uit_evenwicht(bonus_bij_quotum, opslag_grondslag):
    """The percentage at which this employer breaks even at the quota; the real one is the same for all employers."""
    return nearest(bonus_bij_quotum * 10_000, maximum(opslag_grondslag, 1))
