"""The measurement of the banenafspraak: which rows count, what one baan is, extra banen against the nulmeting.

Source: Wfsv 38b (who and which hours) and 122n (what is counted), Regeling Wfsv 3.30-3.34 (December hours, targets),
the yearly letters on the results (form, sector, hiring-in key). In the order in which the count is made: row, employer,
sector, country. Hours in December are kept in hundredths of an hour; every cell is rounded on its own, at the end.
"""

from typing import Any

from telmee.wet import choose, count, day_of, fact, maximum, minimum, nearest, part_of, rule

DAY: dict[str, Any] = dict(low=-50_000, high=3_000_000)

FACTS = [
    fact("tijdvak_begin", "tijdvak", unit="datum", label="Eerste dag van het aangiftetijdvak", meaning="Zoals in de loonaangifte.", **DAY),
    fact("tijdvak_eind", "tijdvak", unit="datum", label="Laatste dag van het aangiftetijdvak", meaning="Zoals in de loonaangifte.",
         after=("tijdvak_begin",), **DAY),
    fact("verloonde_uren", "tijdvak", unit="uren", label="Verloonde uren in het aangiftetijdvak",
         meaning="Uren waarover loon is betaald en aangegeven; betaald verlof en betaalde ziekte tellen mee.", low=0, high=10_000),
    fact("aard", "tijdvak", unit="getal", label="Aard van de arbeidsverhouding",
         meaning="Code uit de loonaangifte (CdAard): 11 uitzendkracht, 21 Wsw beschut, 22 Wsw gedetacheerd, 24 beschut werk, 82 payroll.",
         low=0, high=99),
    fact("soort", "tijdvak", unit="getal", label="Soort inkomstenverhouding",
         meaning="Code uit de loonaangifte (SrtIV): 11, 13 en 15 zijn werk in dienstbetrekking; uitkeringen en pensioen zijn dat niet.", low=0,
         high=99),
    fact("heeft_registratie", "tijdvak", unit="ja/nee", label="Registratie begonnen",
         meaning="Er is een registratie van deze persoon die begint op of vóór de laatste dag van het tijdvak."),
    fact("registratie_tot", "tijdvak", unit="datum", label="Laatste dag van die registratie",
         meaning="Van de laatste registratie die begint op of vóór de laatste dag van het tijdvak; open einde is 31 december 9999.", **DAY),
    fact("uitlener", "werkgever", unit="ja/nee", label="Uitlener",
         meaning="Op 31 december van het jaar ervoor een uitzendonderneming, of een werkgever die Wsw'ers detacheert."),
    fact("sector", "werkgever", unit="tekst", label="Sector", meaning="markt of overheid; vast voor het hele jaar.",
         choices=("markt", "overheid")),
    fact("nulmeting_uren_formeel", "sector", unit="honderdsten uur", label="Uren nulmeting, formele dienstverbanden",
         meaning="Verloonde uren van december 2012 in de sector, formele dienstverbanden.", low=0, high=10**12),
    fact("nulmeting_uren_inleen", "land", unit="honderdsten uur", label="Uren nulmeting, inleenverbanden",
         meaning="Verloonde uren van december 2012, alle inleenverbanden.", low=0, high=10**12),
    fact("extra_banen_vorig_jaar", "sector", unit="banen", label="Extra banen in de sector, jaar ervoor",
         meaning="Volgens de meting over het jaar ervoor.", low=-10**6, high=10**6),
    fact("extra_banen_land_vorig_jaar", "land", unit="banen", label="Extra banen in heel Nederland, jaar ervoor",
         meaning="Volgens de meting over het jaar ervoor.", low=-10**6, high=10**6),
    fact("doelstelling_vorig_jaar", "sector", unit="banen", label="Doelstelling van het jaar ervoor",
         meaning="Extra banen volgens het ingroeipad.", low=0, high=10**6),
    fact("uren_per_week_doelgroep", "werknemer", unit="honderdsten uur per week", label="Uren per week van iemand uit de doelgroep",
         meaning="Volgens het contract; voor de eigen telling van een werkgever.", low=0, high=16_800),
    fact("overheidswerkgever", "werkgever", unit="ja/nee", label="Overheidswerkgever", meaning="In de zin van de Wfsv."),
    fact("verloonde_uren_laatste_tijdvak", "werkgever", unit="uren", label="Verloonde uren, laatste tijdvak vorig jaar",
         meaning="Alle verloonde uren in het laatste aangiftetijdvak van het jaar ervoor.", low=0, high=10**9),
    fact("verloonde_uren_sectorfonds", "werkgever", unit="uren", label="Waarvan met premie voor een sectorfonds, sinds 2020 voor het AWf",
         meaning="In het laatste aangiftetijdvak van het jaar ervoor; AWf is het Algemeen Werkloosheidsfonds.", low=0, high=10**9),
]

# --- Which rows count ---------------------------------------------------------------------------------------------------


@rule("tijdvak", law="Wfsv 38b lid 4; codelijst loonaangifte SrtIV", since="2012-01-01", unit="ja/nee", label="In dienstbetrekking")
def in_dienstbetrekking(soort):
    """Work for an employer: civil servants (11), directors (13) and other employees (15), not benefits or pensions."""
    return (soort == 11) | (soort == 13) | (soort == 15)


@rule("tijdvak", law="Wfsv 38g lid 2, 122n lid 4; Wsw 2", since="2012-01-01", unit="ja/nee", label="Wsw, niet gedetacheerd")
def wsw_niet_gedetacheerd(aard):
    """Sheltered Wsw work at the Wsw employer itself does not count; posted at a regular employer it does."""
    return aard == 21


@rule("tijdvak", law="Wfsv 38b lid 1 en 6; Participatiewet 10b", since="2012-01-01", unit="ja/nee", label="Beschut werk")
def beschut_werk(aard):
    """Sheltered work under the Participatiewet is outside the target group."""
    return aard == 24


@rule("tijdvak", law="Wsw 7; codelijst loonaangifte CdAard", since="2012-01-01", unit="ja/nee", label="Begeleid werken")
def begeleid_werken(aard):
    """A job with a regular employer under article 7 of the Wsw."""
    return aard == 23


@rule("tijdvak", law="codelijst loonaangifte CdAard", since="2012-01-01", unit="ja/nee", label="Gewone arbeidsovereenkomst")
def gewone_arbeidsovereenkomst(aard):
    """A contract that is none of the special kinds."""
    return aard == 1


@rule("tijdvak", law="codelijst loonaangifte SrtIV", since="2012-01-01", unit="ja/nee", label="Werknemer, geen ambtenaar of bestuurder")
def gewone_werknemer(soort):
    """The other employees."""
    return soort == 15


@rule("tijdvak", law="Wfsv 38g lid 8 (tot 2019 aanname, zie docs/besluiten/0021)", since="2012-01-01", unit="ja/nee",
      label="Geregistreerd in het tijdvak")
def geregistreerd_in_tijdvak(heeft_registratie, registratie_tot, tijdvak_begin):
    """One registered day makes the whole aangiftetijdvak count."""
    return heeft_registratie & (registratie_tot >= tijdvak_begin)


@rule("tijdvak", law="Wfsv 38b lid 1, 4 en 6; 122n lid 4", since="2012-01-01", unit="ja/nee", label="Telt mee")
def telt_mee(geregistreerd_in_tijdvak, in_dienstbetrekking, wsw_niet_gedetacheerd, beschut_werk):
    """The hours of this row are hours of the target group at a regular employer."""
    return geregistreerd_in_tijdvak & in_dienstbetrekking & ~wsw_niet_gedetacheerd & ~beschut_werk


@rule("tijdvak", law="Besluit Wfsv 2.27 lid 1; Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="ja/nee",
      label="Inleenverband")
def is_inleenverband(aard, uitlener):
    """Temp work and payrolling by an uitlener, and Wsw posting."""
    return (uitlener & ((aard == 11) | (aard == 82))) | (aard == 22)


# --- December -----------------------------------------------------------------------------------------------------------


@rule("tijdvak", law="Regeling Wfsv 3.33 lid 2 en 3", since="2012-01-01", unit="dagen", label="Dagen in het tijdvak")
def tijdvak_dagen(tijdvak_begin, tijdvak_eind):
    """Both days included; at least one (records in which the end comes first are refused when they enter)."""
    return minimum(maximum(tijdvak_eind - tijdvak_begin + 1, 1), 366)


@rule("tijdvak", law="Regeling Wfsv 3.33 lid 2 en 3", since="2012-01-01", unit="dagen", label="Dagen in december")
def december_dagen(tijdvak_begin, tijdvak_eind, jaar):
    """Days of the tijdvak that lie in December of the measured year."""
    first_day, last_day = day_of(jaar, 12, 1), day_of(jaar, 12, 31)
    return minimum(maximum(minimum(tijdvak_eind, last_day) - maximum(tijdvak_begin, first_day) + 1, 0), 31)


@rule("tijdvak", law="Regeling Wfsv 3.33 lid 2 en 3 (welke uren van december zijn is een aanname, zie docs/besluiten/0020)",
      since="2012-01-01", unit="honderdsten uur", label="Verloonde uren in december")
def december_uren(verloonde_uren, december_dagen, tijdvak_dagen, tijdvak_eind, jaar, december_naar_dagen):
    """All hours of a December month; of a longer period the share of its days (cut), or all hours of the one that ends the year."""
    hours = verloonde_uren * 100
    whole = choose(tijdvak_eind == day_of(jaar, 12, 31), hours, 0)
    return choose(december_naar_dagen, hours * december_dagen // tijdvak_dagen, whole)


# --- Employer, sector, country ------------------------------------------------------------------------------------------


@rule("tijdvak", law="Regeling Wfsv 3.33; Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="honderdsten uur",
      label="Decemberuren, formeel dienstverband")
def december_uren_formeel(is_inleenverband, december_uren):
    """Hours in the sector of the formal employer."""
    return choose(is_inleenverband, 0, december_uren)


@rule("tijdvak", law="Regeling Wfsv 3.34 lid 2; Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="honderdsten uur",
      label="Decemberuren, inleenverband")
def december_uren_inleen(is_inleenverband, december_uren):
    """Hours that count where the person works, which the records do not say: the key divides their total."""
    return choose(is_inleenverband, december_uren, 0)


@rule("werkgever", law="Regeling Wfsv 3.33", since="2012-01-01", unit="honderdsten uur", total=True, among="telt_mee", high=10**10,
      label="Decemberuren formeel bij de werkgever")
def december_uren_formeel_werkgever(december_uren_formeel):
    """Counted December hours in formal service at one employer."""
    return december_uren_formeel.sum()


@rule("werkgever", law="Regeling Wfsv 3.33", since="2012-01-01", unit="honderdsten uur", total=True, among="telt_mee", high=10**10,
      label="Decemberuren inleen bij de werkgever")
def december_uren_inleen_werkgever(december_uren_inleen):
    """Counted December hours that one employer lends out."""
    return december_uren_inleen.sum()


@rule("sector", law="Regeling Wfsv 3.31 en 3.33", since="2012-01-01", unit="honderdsten uur", total=True, high=10**12,
      label="Decemberuren formeel in de sector")
def december_uren_formeel_sector(december_uren_formeel_werkgever):
    """Counted December hours in formal service in one sector."""
    return december_uren_formeel_werkgever.sum()


@rule("sector", law="Regeling Wfsv 3.33", since="2012-01-01", unit="honderdsten uur", total=True, high=10**12,
      label="Decemberuren inleen, naar de sector van de uitlener")
def december_uren_inleen_sector(december_uren_inleen_werkgever):
    """Counted December hours that the employers of one sector lend out; where those count, the key says."""
    return december_uren_inleen_werkgever.sum()


@rule("land", law="Regeling Wfsv 3.33; Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="honderdsten uur", total=True,
      high=10**12, label="Decemberuren inleen, heel Nederland")
def december_uren_inleen_land(december_uren_inleen_sector):
    """All counted December hours of inleenverbanden together; the key divides them over the sectors."""
    return december_uren_inleen_sector.sum()


@rule("land", law="Kamerstukken II 2023/24, 34 352, nr. 320; Regeling Wfsv 3.33", since="2012-01-01", unit="honderdsten uur",
      label="Uren nulmeting, inleenverbanden, uit de gepubliceerde banen")
def nulmeting_uren_inleen_gepubliceerd(nulmeting_banen_inleen, uren_per_baan_maand):
    """The published banen of the nulmeting in hours, for who has no records of December 2012."""
    return nulmeting_banen_inleen * uren_per_baan_maand


@rule("sector", law="Wfsv 122n lid 3; Regeling Wfsv 3.33 lid 1", since="2012-01-01", unit="banen", label="Banen bij de nulmeting, per sector")
def nulmeting_banen_sector(nulmeting_uren_regeling, uren_per_baan_maand):
    """The hours of the regulation in banen, by the sector of the formal employer; together the published 75,179."""
    return nearest(nulmeting_uren_regeling * 100, uren_per_baan_maand)


@rule("sector", law="Kamerstukken II 2023/24, 34 352, nr. 320 (verdeelsleutel inleenverbanden)", since="2012-01-01",
      unit="tienduizendsten honderdsten uur", label="Extra decemberuren inleen in de sector")
def extra_uren_inleen(december_uren_inleen_land, verdeelsleutel_inleen, nulmeting_uren_inleen, verdeelsleutel_nulmeting):
    """This year's share of the hours less the share of the nulmeting; the products keep their scale."""
    return december_uren_inleen_land * verdeelsleutel_inleen - nulmeting_uren_inleen * verdeelsleutel_nulmeting


@rule("sector", law="Wfsv 122n lid 3; Regeling Wfsv 3.33", since="2012-01-01", unit="honderdsten uur",
      label="Extra decemberuren formeel in de sector")
def extra_uren_formeel(december_uren_formeel_sector, nulmeting_uren_formeel):
    """Hours now less hours at the nulmeting."""
    return december_uren_formeel_sector - nulmeting_uren_formeel


@rule("sector", law="Wfsv 122n lid 3; Regeling Wfsv 3.33", since="2012-01-01", unit="banen", label="Extra banen, formele dienstverbanden")
def extra_banen_formeel(extra_uren_formeel, uren_per_baan_maand):
    """Extra hours in whole banen."""
    return nearest(extra_uren_formeel, uren_per_baan_maand)


@rule("sector", law="Wfsv 122n lid 3; Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="banen",
      label="Extra banen, inleenverbanden")
def extra_banen_inleen(extra_uren_inleen, uren_per_baan_maand):
    """Extra hours by the key, in whole banen."""
    return nearest(extra_uren_inleen, uren_per_baan_maand * 10_000)


@rule("sector", law="Wfsv 122n lid 3; Regeling Wfsv 3.33", since="2012-01-01", unit="tienduizendsten honderdsten uur",
      label="Extra decemberuren in de sector")
def extra_uren_sector(extra_uren_formeel, extra_uren_inleen):
    """Formal and hiring-in together, not yet rounded."""
    return extra_uren_formeel * 10_000 + extra_uren_inleen


@rule("sector", law="Wfsv 122n lid 3; Regeling Wfsv 3.33", since="2012-01-01", unit="banen", label="Extra banen in de sector")
def extra_banen(extra_uren_sector, uren_per_baan_maand):
    """Rounded on its own: the two forms need not add up to it."""
    return nearest(extra_uren_sector, uren_per_baan_maand * 10_000)


@rule("sector", law="Kamerstukken II 2023/24, 34 352, nr. 320 (verdeelsleutel inleenverbanden)", since="2012-01-01", unit="banen",
      label="Banen inleen in de sector")
def banen_inleen(december_uren_inleen_land, verdeelsleutel_inleen, uren_per_baan_maand):
    """The sector's share, by the key, of all hiring-in hours of December."""
    return nearest(december_uren_inleen_land * verdeelsleutel_inleen, uren_per_baan_maand * 10_000)


@rule("sector", law="Kamerstukken II 2023/24, 34 352, nr. 320 (verdeelsleutel inleenverbanden)", since="2012-01-01", unit="banen",
      label="Banen inleen in de sector bij de nulmeting")
def nulmeting_inleen(nulmeting_uren_inleen, verdeelsleutel_nulmeting, uren_per_baan_maand):
    """The same share at the nulmeting."""
    return nearest(nulmeting_uren_inleen * verdeelsleutel_nulmeting, uren_per_baan_maand * 10_000)


@rule("sector", law="Kamerstukken II 2023/24, 34 352, nr. 320; Wet banenafspraak 4 lid 4 (overheid)", since="2012-01-01", unit="banen",
      label="Groei van de extra banen in de sector")
def groei_extra_banen(extra_banen, extra_banen_vorig_jaar):
    """Against the year before, of the figures as published (rounded)."""
    return extra_banen - extra_banen_vorig_jaar


@rule("sector", law="Wfsv 122n lid 1; Regeling Wfsv 3.33 lid 2 en 3", since="2015-01-01", unit="ja/nee", label="Doelstelling gehaald")
def doelstelling_gehaald(extra_banen, doelstelling):
    """Whether the sector reached its number."""
    return extra_banen >= doelstelling


@rule("sector", law="Regeling Wfsv 3.33 lid 2 en 3", since="2015-01-01", unit="honderdsten uur", label="Doelstelling in decemberuren")
def doelstelling_uren(doelstelling, uren_per_baan_maand):
    """The target as the regulation writes it: in hours of December."""
    return doelstelling * uren_per_baan_maand


@rule("sector", law="Wfsv 38f lid 2 onder B; uitleg SZW (gemiddelde van twee jaren)", since="2015-01-01", unit="banen",
      label="Midden van twee doelstellingen")
def middelpunt_doelstelling(doelstelling_vorig_jaar, doelstelling):
    """Halfway the targets of last year and this year; the regulation's own B goes first, in 2017 they differ."""
    return part_of(doelstelling_vorig_jaar + doelstelling, 2)


@rule("land", law="Wfsv 122n lid 3", since="2012-01-01", unit="honderdsten uur", total=True, high=10**12,
      label="Extra decemberuren formeel, heel Nederland")
def extra_uren_formeel_land(extra_uren_formeel):
    """Sum over the sectors, not yet rounded."""
    return extra_uren_formeel.sum()


@rule("land", law="Wfsv 122n lid 3", since="2012-01-01", unit="tienduizendsten honderdsten uur", total=True, high=10**16,
      label="Extra decemberuren inleen, heel Nederland")
def extra_uren_inleen_land(extra_uren_inleen):
    """Sum over the sectors, not yet rounded."""
    return extra_uren_inleen.sum()


@rule("land", law="Wfsv 122n lid 3", since="2012-01-01", unit="tienduizendsten honderdsten uur", total=True, high=10**16,
      label="Extra decemberuren, heel Nederland")
def extra_uren_land(extra_uren_sector):
    """Sum over the sectors, not yet rounded."""
    return extra_uren_sector.sum()


@rule("land", law="Wfsv 122n lid 3", since="2012-01-01", unit="banen", label="Extra banen formeel, heel Nederland")
def extra_banen_formeel_land(extra_uren_formeel_land, uren_per_baan_maand):
    """Rounded on its own."""
    return nearest(extra_uren_formeel_land, uren_per_baan_maand)


@rule("land", law="Wfsv 122n lid 3", since="2012-01-01", unit="banen", label="Extra banen inleen, heel Nederland")
def extra_banen_inleen_land(extra_uren_inleen_land, uren_per_baan_maand):
    """Rounded on its own."""
    return nearest(extra_uren_inleen_land, uren_per_baan_maand * 10_000)


@rule("land", law="Wfsv 122n lid 3", since="2012-01-01", unit="banen", label="Extra banen, heel Nederland")
def extra_banen_land(extra_uren_land, uren_per_baan_maand):
    """The figure of the letter: extra banen against the nulmeting, rounded on its own."""
    return nearest(extra_uren_land, uren_per_baan_maand * 10_000)


@rule("land", law="Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="banen",
      label="Groei van de extra banen, heel Nederland")
def groei_extra_banen_land(extra_banen_land, extra_banen_land_vorig_jaar):
    """Against the year before, of the figures as published (rounded)."""
    return extra_banen_land - extra_banen_land_vorig_jaar


@rule("land", law="Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="banen", label="Extra banen en de nulmeting samen")
def banen_met_nulmeting(extra_banen_land, nulmeting_banen):
    """Extra banen on top of the published nulmeting: all banen of the target group, as the letters add them up."""
    return extra_banen_land + nulmeting_banen


@rule("land", law="Kamerbrief vereenvoudiging banenafspraak 2019, tabel 1; Regeling Wfsv 3.33", since="2015-01-01", unit="banen",
      total="sector", label="Doelstelling, heel Nederland")
def doelstelling_land(doelstelling):
    """The targets of the sectors together."""
    return doelstelling.sum()


@rule("land", law="Kamerbrief vereenvoudiging banenafspraak 2019, tabel 1", since="2015-01-01", unit="ja/nee",
      label="Doelstelling gehaald, heel Nederland")
def doelstelling_gehaald_land(extra_banen_land, doelstelling_land):
    """Whether the country reached its number."""
    return extra_banen_land >= doelstelling_land


@rule("land", law="Kamerstukken II 2023/24, 34 352, nr. 320", since="2012-01-01", unit="honderdsten uur", total=True, high=10**12,
      label="Decemberuren formeel, heel Nederland")
def december_uren_formeel_land(december_uren_formeel_sector):
    """All counted December hours in formal service."""
    return december_uren_formeel_sector.sum()


@rule("land", law="Kamerstukken II 2023/24, 34 352, nr. 320; Regeling Wfsv 3.33", since="2012-01-01", unit="banen",
      label="Banen, de nulmeting meegeteld")
def banen_land(december_uren_formeel_land, december_uren_inleen_land, uren_per_baan_maand):
    """Every counted December hour, in banen."""
    return nearest(december_uren_formeel_land + december_uren_inleen_land, uren_per_baan_maand)


# --- Sector, and an employer's own count ---------------------------------------------------------------------------------


@rule("werkgever", law="Wfsv 38c; Regeling Wfsv 3.31 lid 1-3", since="2015-05-01", until="2019-12-31", unit="tekst",
      label="Indeling in een sector")
def sector_indeling(overheidswerkgever, verloonde_uren_laatste_tijdvak, verloonde_uren_sectorfonds):
    """Government, unless it also pays to a sectorfonds over at least half of its hours; all others are market."""
    half = verloonde_uren_sectorfonds + verloonde_uren_sectorfonds >= verloonde_uren_laatste_tijdvak
    return choose(overheidswerkgever, choose((verloonde_uren_sectorfonds > 0) & half, "markt", "overheid"), "markt")


@rule("werkgever", name="sector_indeling", law="Wfsv 38c; Regeling Wfsv 3.31 lid 1-3", since="2020-01-01", unit="tekst",
      label="Indeling in een sector")
def sector_indeling_na_sectorfondsen(overheidswerkgever, verloonde_uren_laatste_tijdvak, verloonde_uren_sectorfonds,
                                     sector_gemengde_overheidswerkgever):
    """Since 2021 the AWf stands where the sectorfonds stood; the text of 2020 was not read, so for a mixed employer it is unknown."""
    half = verloonde_uren_sectorfonds + verloonde_uren_sectorfonds >= verloonde_uren_laatste_tijdvak
    mixed = (verloonde_uren_sectorfonds > 0) & half
    return choose(overheidswerkgever, choose(mixed, sector_gemengde_overheidswerkgever, "overheid"), "markt")


@rule("werkgever", law="werkgeverslijn.nl (kennisdocument SZW); De Normaalste Zaak, Q&A", since="2013-01-01",
      unit="honderdsten uur per week", total=True, high=10**9, label="Weekuren van de doelgroep")
def weekuren_doelgroep(uren_per_week_doelgroep):
    """All weekly hours of people from the target group."""
    return uren_per_week_doelgroep.sum()


@rule("werkgever", law="werkgeverslijn.nl (kennisdocument SZW)", since="2013-01-01", unit="getal", total="werknemer",
      label="Contracten van de doelgroep")
def contracten_doelgroep():
    """How many contracts; not the same as banen."""
    return count()


@rule("werkgever", law="werkgeverslijn.nl (kennisdocument SZW); De Normaalste Zaak, Q&A", since="2013-01-01", unit="tienduizendsten banen",
      label="Banen volgens de eigen weektelling")
def banen_weektelling(weekuren_doelgroep, uren_per_baan_week):
    """Weekly hours divided by 25.5; every hour counts, and more than 25.5 is more than one baan."""
    return weekuren_doelgroep * 1_000 // uren_per_baan_week
