"""What an employer is granted under the Wtl for one employee: the highest only (4.1), what is missed, and the dates. Cents."""

from telmee.wet import choose, day_of, fact, family, first, maximum, months_later, rule, working_day

FACTS = [
    fact("beschikking_op", "werkgever", unit="datum", label="Dagtekening van de beschikking",
         meaning="Van de Belastingdienst, over de tegemoetkomingen van het jaar.", low=-25_508, high=47_000),
    fact("beschikking_bekendgemaakt_op", "werkgever", unit="datum", label="Bekendmaking van de beschikking",
         meaning="De dag waarop zij is verzonden of uitgereikt.", low=-25_508, high=47_000),
    fact("onjuistheid_toe_te_rekenen", "werknemer", unit="ja/nee", label="Fout toe te rekenen aan de werkgever",
         meaning="De tegemoetkoming is onjuist door een feit dat aan de (gewezen) werkgever kan worden toegerekend."),
    fact("onjuistheid_kenbaar", "werknemer", unit="ja/nee", label="Fout was de werkgever kenbaar",
         meaning="De (gewezen) werkgever had de fout redelijkerwijs kunnen kennen."),
    fact("herziening_dagtekening", "werkgever", unit="datum", label="Dagtekening van de herzieningsbeschikking",
         meaning="De datum op de beschikking waarmee de inspecteur een tegemoetkoming herziet.", low=-50_000, high=3_000_000),
    fact("tegemoetkoming_stand_beslisdag", "werknemer", unit="cent", label="Tegemoetkoming volgens de stand van 1 mei",
         meaning="Van deze werknemer, uit wat uiterlijk op die dag is aangegeven.", low=0, high=10**9),
    fact("tegemoetkoming_latere_stand", "werknemer", unit="cent", label="Tegemoetkoming als latere berichten telden",
         meaning="Van dezelfde werknemer, uit alles wat is aangegeven.", low=0, high=10**9),
    fact("begin_lkv_vorige_werkgever", "werknemer", unit="datum", label="Begin van het LKV bij de vorige werkgever",
         meaning="Van de periode waarvan bij de nieuwe werkgever de rest overblijft (wetsvoorstel 36 792).", low=-25_508, high=32_000),
]

# --- The highest only: 4.1 ---

PICTURES = {
    "recht": {"art": "4.1 lid 3", "hoogste": "waarop recht is", "welk": "het hoogste recht geeft"},
    "gevraagd": {"art": "2.1, 4.1 lid 3", "hoogste": "dat gevraagd is", "welk": "toegekend wordt", "soort_SOORT_lkv": "soort_lkv"},
}
"""Two pictures beside each other: what there is a right to, and what of that was asked for."""


@family(PICTURES, "werknemer", law="Wtl {art}", since="2018-01-01", unit="cent", label="Hoogste LKV {hoogste}")
def hoogste_SOORT_lkv(SOORT_lkv_oudere, SOORT_lkv_arbeidsgehandicapte, SOORT_lkv_banenafspraak, SOORT_lkv_herplaatsen):
    """Per employee and employer only the highest of the calendar year."""
    either = maximum(SOORT_lkv_oudere, SOORT_lkv_arbeidsgehandicapte)
    return maximum(either, maximum(SOORT_lkv_banenafspraak, SOORT_lkv_herplaatsen))


@family(PICTURES, "werknemer", law="Wtl 4.1 lid 3", since="2018-01-01", unit="tekst", label="Welk LKV {welk}")
def soort_SOORT_lkv(hoogste_SOORT_lkv, SOORT_lkv_oudere, SOORT_lkv_arbeidsgehandicapte, SOORT_lkv_banenafspraak):
    """On a tie the one that the act names first."""
    return first(
        (hoogste_SOORT_lkv == 0, "geen"),
        (SOORT_lkv_oudere == hoogste_SOORT_lkv, "oudere"),
        (SOORT_lkv_arbeidsgehandicapte == hoogste_SOORT_lkv, "arbeidsgehandicapte"),
        (SOORT_lkv_banenafspraak == hoogste_SOORT_lkv, "doelgroep_banenafspraak"),
        otherwise="herplaatsen_arbeidsgehandicapte",
    )


@rule("werknemer", law="Wtl 2.5, 2.9, 2.13, 2.17", since="2018-01-01", unit="cent per uur", label="Tarief van het toegekende LKV")
def tarief_lkv(soort_lkv, lkv_oudere_tarief, lkv_arbeidsgehandicapte_per_uur, lkv_banenafspraak_per_uur, lkv_herplaatsen_per_uur):
    """The rate per hour; zero when nothing is granted."""
    later = choose(
        soort_lkv == "doelgroep_banenafspraak",
        lkv_banenafspraak_per_uur,
        choose(soort_lkv == "geen", 0, lkv_herplaatsen_per_uur),
    )
    return choose(
        soort_lkv == "oudere",
        lkv_oudere_tarief,
        choose(soort_lkv == "arbeidsgehandicapte", lkv_arbeidsgehandicapte_per_uur, later),
    )


@rule("werknemer", law="Wtl 2.5, 2.9, 2.13, 2.17", since="2018-01-01", unit="cent", label="Het toegekende LKV, niet begrensd")
def onbegrensd_lkv(soort_lkv, onbegrensd_lkv_oudere, onbegrensd_lkv_arbeidsgehandicapte, onbegrensd_lkv_banenafspraak,
                   onbegrensd_lkv_herplaatsen):
    """Before the maximum."""
    later = choose(soort_lkv == "doelgroep_banenafspraak", onbegrensd_lkv_banenafspraak, onbegrensd_lkv_herplaatsen)
    return choose(
        soort_lkv == "oudere",
        onbegrensd_lkv_oudere,
        choose(soort_lkv == "arbeidsgehandicapte", onbegrensd_lkv_arbeidsgehandicapte, later),
    )


@rule("werknemer", law="Wtl 2.4 lid 1, 2.8 lid 1, 2.12 lid 1, 2.16 lid 1", since="2018-01-01", until="2025-12-31", unit="jaar",
      label="Jaren van het toegekende LKV")
def duur_lkv(soort_lkv, lkv_duur, lkv_duur_herplaatsen):
    """One year for herplaatsen, three for the others."""
    return choose(soort_lkv == "herplaatsen_arbeidsgehandicapte", lkv_duur_herplaatsen, lkv_duur)


@rule("werknemer", name="duur_lkv", law="Wtl 2.8 lid 1, 2.12 lid 1, 2.16 lid 1", since="2026-01-01", unit="jaar",
      applies="duur_lkv_beperkt", label="Jaren van het toegekende LKV")
def duur_lkv_banenafspraak_onbeperkt(duur_lkv_beperkt, soort_lkv, lkv_duur, lkv_duur_herplaatsen):
    """The benefit for the banenafspraak has no limit any more: zero here, and "niet van toepassing"."""
    return choose(
        duur_lkv_beperkt, choose(soort_lkv == "herplaatsen_arbeidsgehandicapte", lkv_duur_herplaatsen, lkv_duur), 0
    )


@rule("werknemer", law="Wtl 2.12 lid 1; 6.2 lid 1", since="2026-01-01", unit="ja/nee",
      label="LKV doelgroep banenafspraak heeft een einddatum")
def lkv_banenafspraak_beperkt(verloonde_uren_werknemer):
    """Only for who is in the register in no tijdvak: the rest of the old three years."""
    return verloonde_uren_werknemer == 0


@rule("werknemer", law="Wtl 2.12 lid 1; 6.2 lid 1", since="2026-01-01", unit="ja/nee", label="Het toegekende LKV heeft een einddatum")
def duur_lkv_beperkt(soort_lkv, lkv_banenafspraak_beperkt):
    """All but that for who is in the register, which lasts as long as the job."""
    return (soort_lkv != "doelgroep_banenafspraak") | lkv_banenafspraak_beperkt


@rule("werknemer", law="Wtl 2.12 lid 1; 6.2 lid 1", since="2026-01-01", unit="ja/nee",
      label="Het toegekende LKV duurt zo lang als de dienstbetrekking")
def duur_lkv_onbeperkt(duur_lkv_beperkt):
    """The other way round."""
    return ~duur_lkv_beperkt


@rule("werknemer", law="Wtl 2.12 lid 1 (tot 2026)", since="2018-01-01", until="2025-12-31", unit="datum",
      label="Laatste dag van het LKV doelgroep banenafspraak")
def lkv_banenafspraak_laatste_dag(lkv_laatste_dag):
    """Three years."""
    return lkv_laatste_dag


@rule("werknemer", name="lkv_banenafspraak_laatste_dag", law="Wtl 2.12 lid 1; 6.2 lid 1", since="2026-01-01", unit="datum",
      applies="lkv_banenafspraak_beperkt", label="Laatste dag van het LKV doelgroep banenafspraak")
def lkv_banenafspraak_laatste_dag_overgang(lkv_laatste_dag):
    """The rest of the old three years; "niet van toepassing" for who is in the register."""
    return lkv_laatste_dag


@rule("werknemer", law="Wtl 2.1, 4.1 lid 3", since="2018-01-01", unit="ja/nee", label="Recht op een LKV")
def lkv_recht(uren_lkv_oudere, uren_lkv_arbeidsgehandicapte, uren_lkv_banenafspraak, uren_lkv_herplaatsen):
    """Hours in the year with a right to at least one of the four."""
    return (
        (uren_lkv_oudere > 0)
        | (uren_lkv_arbeidsgehandicapte > 0)
        | (uren_lkv_banenafspraak > 0)
        | (uren_lkv_herplaatsen > 0)
    )


@rule("werknemer", law="Wtl 2.1", since="2018-01-01", unit="ja/nee", label="LKV waarop recht is en dat gevraagd is")
def lkv_gevraagd_recht(gevraagde_uren_lkv_oudere, gevraagde_uren_lkv_arbeidsgehandicapte, gevraagde_uren_lkv_banenafspraak,
                       gevraagde_uren_lkv_herplaatsen):
    """Without a request in the loonaangifte there is no right."""
    return (
        (gevraagde_uren_lkv_oudere > 0)
        | (gevraagde_uren_lkv_arbeidsgehandicapte > 0)
        | (gevraagde_uren_lkv_banenafspraak > 0)
        | (gevraagde_uren_lkv_herplaatsen > 0)
    )


@rule("werknemer", law="Wtl 2.1, 4.1 lid 2 en 3", since="2018-01-01", unit="cent", label="LKV dat gemist wordt")
def gemist_lkv(hoogste_recht_lkv, hoogste_gevraagd_lkv):
    """What could still be asked for until 1 May of the next year."""
    return maximum(hoogste_recht_lkv - hoogste_gevraagd_lkv, 0)


# --- Beside the LIV, which needs no request: 4.1 lid 3 ---


@rule("werknemer", law="Wtl 4.1 lid 3", since="2018-01-01", until="2024-12-31", unit="cent", label="LIV dat wordt toegekend")
def liv_toegekend(lage_inkomensvoordeel, hoogste_gevraagd_lkv):
    """When it is higher than what was asked for; on a tie the LKV, which the act names first."""
    higher = choose(lage_inkomensvoordeel > hoogste_gevraagd_lkv, lage_inkomensvoordeel, 0)
    return choose(lage_inkomensvoordeel == 0, 0, higher)


@rule("werknemer", name="verlies_tegemoetkoming", law="Wtl 4.1 lid 3", since="2018-01-01", until="2024-12-31", unit="cent",
      label="Tegemoetkoming die verloren gaat")
def verlies_tegemoetkoming_naast_liv(gemist_lkv, hoogste_recht_lkv, hoogste_gevraagd_lkv, lage_inkomensvoordeel):
    """What asking would have brought above the LIV that comes by itself."""
    granted = maximum(hoogste_gevraagd_lkv, lage_inkomensvoordeel)
    return choose(gemist_lkv == 0, 0, maximum(hoogste_recht_lkv - granted, 0))


@rule("werknemer", name="verlies_tegemoetkoming", law="Wtl 2.1, 4.1 lid 2 en 3", since="2025-01-01", unit="cent",
      label="Tegemoetkoming die verloren gaat")
def verlies_tegemoetkoming_lkv(gemist_lkv):
    """The LIV is gone."""
    return gemist_lkv


@rule("werknemer", law="Wtl 3.1, 4.1 lid 1", since="2017-01-01", until="2017-12-31", unit="cent", label="Tegemoetkoming Wtl")
def tegemoetkoming_wtl(lage_inkomensvoordeel):
    """In the first year there was the LIV only."""
    return lage_inkomensvoordeel


@rule("werknemer", name="tegemoetkoming_wtl", law="Wtl 4.1 lid 3 en 4 (tot 2024)", since="2018-01-01", until="2023-12-31", unit="cent",
      label="Tegemoetkoming Wtl")
def tegemoetkoming_wtl_2018(hoogste_gevraagd_lkv, lage_inkomensvoordeel, jeugd_liv):
    """The highest of LKV and LIV; the jeugd-LIV comes on top."""
    return maximum(hoogste_gevraagd_lkv, lage_inkomensvoordeel) + jeugd_liv


@rule("werknemer", name="tegemoetkoming_wtl", law="Wtl 4.1 lid 3", since="2024-01-01", until="2024-12-31", unit="cent",
      label="Tegemoetkoming Wtl")
def tegemoetkoming_wtl_2024(hoogste_gevraagd_lkv, lage_inkomensvoordeel):
    """The jeugd-LIV is gone."""
    return maximum(hoogste_gevraagd_lkv, lage_inkomensvoordeel)


@rule("werknemer", name="tegemoetkoming_wtl", law="Wtl 4.1 lid 3", since="2025-01-01", unit="cent", label="Tegemoetkoming Wtl")
def tegemoetkoming_wtl_lkv(hoogste_gevraagd_lkv):
    """The LIV is gone too."""
    return hoogste_gevraagd_lkv


@rule("werkgever", law="Wtl 4.1 lid 1", since="2018-01-01", unit="cent", total=True, high=10**13,
      label="Tegemoetkomingen Wtl, hele werkgever")
def tegemoetkoming_wtl_werkgever(tegemoetkoming_wtl):
    """All employees together."""
    return tegemoetkoming_wtl.sum()


@rule("werkgever", law="Wtl 2.1, 4.1 lid 2", since="2018-01-01", unit="cent", total=True, high=10**13,
      label="LKV dat gemist wordt, hele werkgever")
def gemist_lkv_werkgever(gemist_lkv):
    """All employees together."""
    return gemist_lkv.sum()


# --- Transfer of undertaking ---


@rule("werknemer", law="HR 24 mei 2024, ECLI:NL:HR:2024:746; Kamerstukken II 2023/24, 34 352, nr. 320", since="2018-01-01", unit="ja/nee",
      label="Bezwaar nodig na overgang van onderneming")
def bezwaar_na_overgang(overgang_van_onderneming, hoogste_recht_lkv):
    """UWV does not see the transfer: the benefit only goes on when the employer objects to the beschikking."""
    return overgang_van_onderneming & (hoogste_recht_lkv > 0)


# --- Any change of employer: bill 36 792, not adopted as far as known ---


@rule("werknemer", law="Wetsvoorstel 36 792 (ingediend 15 augustus 2025; nog geen wet)", since="2025-08-15", regime="voorgenomen",
      unit="datum", label="Laatste dag van het LKV arbeidsgehandicapte werknemer bij een nieuwe werkgever")
def lkv_arbeidsgehandicapte_nieuwe_werkgever_laatste_dag(begin_lkv_vorige_werkgever, lkv_duur):
    """The rest of the three years, with a new declaration for the new employer."""
    return months_later(begin_lkv_vorige_werkgever, lkv_duur * 12) - 1


@rule("werknemer", law="Wetsvoorstel 36 792 (ingediend 15 augustus 2025; nog geen wet)", since="2025-08-15", regime="voorgenomen",
      unit="datum", label="Laatste dag van het LKV herplaatsen bij een nieuwe werkgever")
def lkv_herplaatsen_nieuwe_werkgever_laatste_dag(begin_lkv_vorige_werkgever, lkv_duur_herplaatsen):
    """The rest of the year, with a new declaration for the new employer."""
    return months_later(begin_lkv_vorige_werkgever, lkv_duur_herplaatsen * 12) - 1


# --- Dates: 4.1, 4.2, 4.4. What was asked for 2017 (the LIV) was decided in 2018, by the text of then ---


@rule("land", law="Wtl 4.1 lid 4 (tot 2024 lid 5)", since="2017-01-01", unit="datum", who="werkgever",
      label="Verzoeken voor de voorlopige berekening")
def verzoek_voorlopige_berekening_uiterlijk(jaar):
    """31 January of the next year."""
    return day_of(jaar + 1, 1, 31)


@rule("land", law="Wtl 4.1 lid 4 (tot 2024 lid 5)", since="2017-01-01", unit="datum", label="Voorlopige berekening voor")
def voorlopige_berekening_voor(jaar):
    """15 March of the next year."""
    return day_of(jaar + 1, 3, 15)


@rule("land", law="Wtl 4.1 lid 4 (tot 2024 lid 5)", since="2017-01-01", unit="datum", who="UWV", label="Voorlopige berekening uiterlijk")
def voorlopige_berekening_uiterlijk(voorlopige_berekening_voor):
    """The last day before it."""
    return voorlopige_berekening_voor - 1


@rule("land", law="Wtl 4.1 lid 2", since="2017-01-01", unit="datum", who="werkgever", label="Aangiften en correcties uiterlijk")
def correctie_uiterlijk(jaar):
    """1 May of the next year, the day itself included."""
    return day_of(jaar + 1, 5, 1)


@rule("tijdvak", law="Wtl 4.1 lid 2", since="2018-01-01", unit="ja/nee", label="Aangifte telt voor de tegemoetkomingen")
def aangifte_telt_voor_tegemoetkoming(aangifte_ingediend_op, correctie_uiterlijk):
    """A return, supplement or correction of that day at the latest; what is asked for or withdrawn later does not count."""
    return aangifte_ingediend_op <= correctie_uiterlijk


@rule("werknemer", law="Wtl 4.1 lid 2", since="2018-01-01", unit="cent", label="Te laat gevraagd")
def tegemoetkoming_te_laat(tegemoetkoming_latere_stand, tegemoetkoming_stand_beslisdag):
    """What later messages would add; the state of 1 May stands."""
    return maximum(tegemoetkoming_latere_stand - tegemoetkoming_stand_beslisdag, 0)


@rule("werknemer", law="Wtl 4.3 lid 1", since="2018-01-01", unit="cent", label="Kan hoogstens worden herzien")
def tegemoetkoming_te_herzien(tegemoetkoming_stand_beslisdag, tegemoetkoming_latere_stand):
    """What is granted and by later messages should not be, whoever is to blame; never more is added."""
    return maximum(tegemoetkoming_stand_beslisdag - tegemoetkoming_latere_stand, 0)


@rule("werknemer", law="Wtl 4.3 lid 1", since="2018-01-01", unit="ja/nee", label="Herziening is mogelijk")
def herziening_mogelijk(onjuistheid_toe_te_rekenen, onjuistheid_kenbaar):
    """Only for a fault of the employer, or one that it could reasonably have known; which it is, the inspector judges."""
    return onjuistheid_toe_te_rekenen | onjuistheid_kenbaar


@rule("werknemer", law="Wtl 4.3 lid 1", since="2018-01-01", unit="cent", label="Wordt herzien")
def herziening_bedrag(tegemoetkoming_te_herzien, herziening_mogelijk):
    """Nothing where it is neither; nothing to take back stays nothing."""
    return choose(tegemoetkoming_te_herzien == 0, 0, choose(herziening_mogelijk, tegemoetkoming_te_herzien, 0))


@rule("land", law="Wtl 4.3 lid 1", since="2018-01-01", unit="datum", who="Belastingdienst", label="Herziening kan tot en met")
def herziening_uiterlijk(jaar):
    """Five years after the end of the calendar year."""
    return day_of(jaar + 5, 12, 31)


@rule("land", law="Wtl 4.2 lid 3", since="2017-01-01", unit="datum", label="Beschikking voor")
def beschikking_voor(jaar):
    """1 August of the next year."""
    return day_of(jaar + 1, 8, 1)


@rule("land", law="Wtl 4.2 lid 3", since="2017-01-01", unit="datum", who="Belastingdienst", label="Beschikking uiterlijk")
def beschikking_uiterlijk(beschikking_voor):
    """The last day before it: the latest date from which the terms below can run."""
    return beschikking_voor - 1


@rule("werkgever", law="Wtl 4.4 lid 2", since="2017-01-01", unit="datum", who="Belastingdienst", label="Uitbetaling uiterlijk")
def uitbetaling_uiterlijk(beschikking_op):
    """Within six weeks after the date of the beschikking."""
    return beschikking_op + 42


@rule("werkgever", law="Algemene termijnenwet 1 lid 1; Wtl 4.4 lid 2", since="2017-01-01", unit="datum", label="Uitbetaling loopt tot en met")
def uitbetaling_loopt_tot(uitbetaling_uiterlijk):
    """A term of six weeks goes on to the next working day; a day that an act names itself does not."""
    return working_day(uitbetaling_uiterlijk)


@rule("werkgever", law="Wtl 4.4 lid 4", since="2018-01-01", unit="datum", label="Terugvordering invorderbaar op")
def terugvordering_invorderbaar_op(herziening_dagtekening):
    """Six weeks after the date on the decision that revises; no term to act in, so it does not move to a working day."""
    return herziening_dagtekening + 42


@rule("werkgever", law="Wtl 4.5 lid 1; AWR 22j onder a; Awb 6:7", since="2017-01-01", unit="datum", who="werkgever", label="Bezwaar uiterlijk")
def bezwaar_uiterlijk(beschikking_op):
    """Six weeks, of which the day after the date on the beschikking is the first; one made known later is the rule below."""
    return beschikking_op + 42


@rule("werkgever", law="Algemene termijnenwet 1 lid 1; Awb 6:7", since="2017-01-01", unit="datum", label="Bezwaar loopt tot en met")
def bezwaar_loopt_tot(bezwaar_uiterlijk):
    """A term of six weeks goes on to the next working day."""
    return working_day(bezwaar_uiterlijk)


@rule("werkgever", law="Wtl 4.5 lid 1; AWR 22j onder a; Awb 6:7; 6:8 lid 1; Algemene termijnenwet 1 lid 1", since="2017-01-01", unit="datum",
      label="Bezwaar loopt tot en met, gezien de bekendmaking")
def bezwaar_loopt_tot_na_bekendmaking(beschikking_op, beschikking_bekendgemaakt_op):
    """Made known after its own date the exception of 22j falls away: from the day after it was made known."""
    return working_day(maximum(beschikking_op, beschikking_bekendgemaakt_op) + 42)


@rule("werkgever", law="Wtl 4.5 lid 2", since="2017-01-01", unit="datum", who="Belastingdienst", label="Beslissing op bezwaar uiterlijk")
def beslissing_op_bezwaar_uiterlijk(bezwaar_loopt_tot):
    """26 weeks from the day after the term; longer than twelve weeks, so not moved by the Algemene termijnenwet (4)."""
    return bezwaar_loopt_tot + 182
