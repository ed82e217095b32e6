"""Loondispensatie (Wajong 2:20, 3:63; Besluit loondispensatie Wajong): pay below the minimum wage in proportion to the work. Cents.

UWV fixes it on request. Loonkostensubsidie is for another group (Participatiewet): never both.
"""


from telmee.wet import DAY, choose, day_fact, fact, first, maximum, minimum, months_later, rule

SINCE = "2015-01-01"
FACTS = [
    fact("verlies_arbeidsprestatie", "werknemer", unit="honderdsten procent", label="Minder arbeidsprestatie",
         meaning="Per gewerkt uur, ten opzichte van een gewone werknemer in dezelfde functie.", low=0, high=10_000),
    fact("verwachte_maanden_verlies", "werknemer", unit="maanden", label="Verwachte duur van de mindere prestatie", meaning="In maanden.",
         low=0, high=600),
    fact("wajong_duurzaam_geen_vermogen", "werknemer", unit="ja/nee", label="Duurzaam geen arbeidsvermogen",
         meaning="Volledig en duurzaam arbeidsongeschikt volgens de Wajong."),
    fact("dispensatie_van_voor_2018", "werknemer", unit="ja/nee", label="Loondispensatie van voor 2018 in dezelfde functie",
         meaning="Toen al toegekend, en sindsdien dezelfde functie bij dezelfde werkgever."),
    fact("eerste_dag_aanvraagmaand", "werknemer", unit="datum", label="Eerste dag van de maand van de aanvraag",
         meaning="Van de maand waarin om loondispensatie is gevraagd.", **DAY),
    fact("dispensatie_maanden", "werknemer", unit="maanden", label="Gevraagde duur van de loondispensatie", meaning="In maanden.", low=0,
         high=600),
    fact("arbeidsondersteuning_vanaf_18", "werknemer", unit="ja/nee", label="Arbeidsondersteuning vanaf de achttiende verjaardag",
         meaning="Recht op arbeidsondersteuning (Wajong 2:15) op de dag dat iemand 18 wordt."),
    day_fact("persoon", "wajong_periode_begin", "Begin van een periode", "Waarin dagen met recht op Wajong worden geteld."),
    day_fact("persoon", "wajong_periode_eind", "Laatste dag van een periode", "Waarin dagen met recht op Wajong worden geteld."),
    fact("functieloon", "werknemer", unit="cent per maand", label="Loon dat bij de functie hoort", meaning="Zonder loondispensatie.", low=0,
         high=10**8),
]

# --- The right: Wajong 2:20, 2:30, 3:63; Besluit 1 and 2 ---


@rule("werknemer", law="Besluit loondispensatie Wajong 1", since=SINCE, unit="ja/nee", label="Duidelijk mindere arbeidsprestatie")
def duidelijk_minder(verlies_arbeidsprestatie, dispensatie_verlies_minimum):
    """At least a quarter less per hour worked."""
    return verlies_arbeidsprestatie >= dispensatie_verlies_minimum


@rule("werknemer", law="Besluit loondispensatie Wajong 2", since=SINCE, unit="ja/nee", label="Mindere arbeidsprestatie duurt lang genoeg")
def minder_voor_langere_tijd(verwachte_maanden_verlies, dispensatie_maanden_minimum):
    """Expected for at least six months; the act asks for no contract of that length."""
    return verwachte_maanden_verlies >= dispensatie_maanden_minimum


@rule("werknemer", law="Wajong 2:30 lid 1 en 2, 3:73a", since=SINCE, unit="ja/nee", label="Loondispensatie uitgesloten: duurzaam geen arbeidsvermogen")
def dispensatie_uitgesloten_duurzaam(wajong_duurzaam_geen_vermogen, dispensatie_van_voor_2018):
    """Except one that was there before 2018, for the same work."""
    return wajong_duurzaam_geen_vermogen & ~dispensatie_van_voor_2018


@rule("werknemer", law="Wajong 2:20 lid 1, 3:63 lid 1", since=SINCE, unit="ja/nee", label="Wsw-dienstbetrekking, dus geen loondispensatie")
def dispensatie_uitgesloten_wsw(wsw_artikel_2, wsw_artikel_7):
    """Both kinds: Wsw 2, and begeleid werken under Wsw 7."""
    return wsw_artikel_2 | wsw_artikel_7


@rule("werknemer", law="Wajong 2:20 lid 1, 2:30, 3:63 lid 1, 3:73a; Besluit loondispensatie Wajong 1, 2", since=SINCE, unit="ja/nee",
      label="Loondispensatie mogelijk")
def loondispensatie_mogelijk(wajong_recht, duidelijk_minder, minder_voor_langere_tijd, dispensatie_uitgesloten_wsw,
                             dispensatie_uitgesloten_duurzaam):
    """Wajong, clearly less work for long enough, and neither in a Wsw job nor without any lasting capacity."""
    able = wajong_recht & duidelijk_minder & minder_voor_langere_tijd
    return able & ~dispensatie_uitgesloten_wsw & ~dispensatie_uitgesloten_duurzaam


# --- From when until when: Besluit 4, 5 and 6 ---


@rule("werknemer", law="Wajong 2:20 lid 1, 2:30, 3:63 lid 1, 3:73a; Besluit loondispensatie Wajong 1, 2", since=SINCE, unit="tekst",
      label="Waarom geen loondispensatie")
def reden_geen_loondispensatie(loondispensatie_mogelijk, wajong_recht, dispensatie_uitgesloten_wsw, dispensatie_uitgesloten_duurzaam,
                               minder_voor_langere_tijd, duidelijk_minder):
    """The first of the conditions that does not hold, in the order of the acts."""
    return first(
        (loondispensatie_mogelijk, "kan"),
        (~wajong_recht, "geen_wajong", "Wajong 2:20 lid 1, 3:63 lid 1"),
        (dispensatie_uitgesloten_wsw, "wsw", "Wajong 2:20 lid 1, 3:63 lid 1"),
        (dispensatie_uitgesloten_duurzaam, "duurzaam", "Wajong 2:30 lid 1 en 2, 3:73a"),
        (~minder_voor_langere_tijd, "te_kort", "Besluit loondispensatie Wajong 2"),
        (~duidelijk_minder, "te_weinig_verschil", "Besluit loondispensatie Wajong 1"),
        otherwise="kan",
    )


@rule("persoon", law="Wajong 2:11 lid 1 onder e, 2:16 lid 1 onder b; 3:19 lid 1 onder a", since="2017-01-01", unit="datum",
      label="Recht op Wajong eindigt op")
def wajong_recht_eindigt_op(aow_datum):
    """On the day of the pension age itself, and with it loondispensatie and proefplaatsing, which ask for that right."""
    return aow_datum


@rule("persoon", law="Wajong 2:11 lid 1 onder e, 2:16 lid 1 onder b; 3:19 lid 1 onder a", since="2017-01-01", unit="ja/nee",
      label="Recht op Wajong is geëindigd")
def wajong_recht_geeindigd(rekendag, wajong_recht_eindigt_op):
    """From that day on."""
    return rekendag >= wajong_recht_eindigt_op


@rule("persoon", law="Wajong 2:11 lid 1 onder e, 2:16 lid 1 onder b; 3:19 lid 1 onder a", since="2017-01-01", unit="dagen",
      label="Dagen van een periode met recht op Wajong")
def dagen_met_wajong_recht(wajong_periode_begin, wajong_periode_eind, wajong_recht_eindigt_op):
    """Those before the day on which the right ends."""
    return maximum(minimum(wajong_periode_eind + 1, wajong_recht_eindigt_op) - wajong_periode_begin, 0)


@rule("werknemer", law="Besluit loondispensatie Wajong 4", since=SINCE, unit="datum", applies="loondispensatie_mogelijk",
      label="Loondispensatie vanaf")
def loondispensatie_vanaf(eerste_dag_aanvraagmaand):
    """The first day of the month in which it was asked for."""
    return eerste_dag_aanvraagmaand


@rule("werknemer", law="Besluit loondispensatie Wajong 5", since=SINCE, unit="ja/nee", label="Duur van de loondispensatie kan")
def loondispensatie_duur_kan(dispensatie_maanden, dispensatie_maanden_maximum):
    """At most five years at a time; it can be extended."""
    return dispensatie_maanden <= dispensatie_maanden_maximum


@rule("persoon", law="Besluit loondispensatie Wajong 6", since=SINCE, unit="datum", label="Achttiende verjaardag")
def achttiende_verjaardag(geboortedatum, dispensatie_leeftijd):
    """Who was born on 29 February turns 18 on the last of the month."""
    return months_later(geboortedatum, dispensatie_leeftijd * 12)


@rule("werknemer", law="Besluit loondispensatie Wajong 6", since=SINCE, unit="ja/nee", label="Loondispensatie eindigt bij 18 jaar")
def loondispensatie_eindigt_bij_18(eerste_dag_aanvraagmaand, achttiende_verjaardag, arbeidsondersteuning_vanaf_18):
    """Begun below that age, and no arbeidsondersteuning from it on."""
    return (eerste_dag_aanvraagmaand < achttiende_verjaardag) & ~arbeidsondersteuning_vanaf_18


@rule("werknemer", law="Besluit loondispensatie Wajong 5, 6", since=SINCE, unit="datum", applies="loondispensatie_mogelijk",
      label="Loondispensatie tot en met")
def loondispensatie_tot_en_met(eerste_dag_aanvraagmaand, dispensatie_maanden, dispensatie_maanden_maximum, loondispensatie_eindigt_bij_18,
                               achttiende_verjaardag):
    """The months asked for, at most five years; the day before the birthday where it ends then."""
    last = months_later(eerste_dag_aanvraagmaand, minimum(dispensatie_maanden, dispensatie_maanden_maximum)) - 1
    return choose(loondispensatie_eindigt_bij_18, minimum(last, achttiende_verjaardag - 1), last)


# --- The amount: Besluit 3 ---


@rule("werknemer", law="Besluit loondispensatie Wajong 3", since="2024-01-01", unit="cent per uur",
      label="Aanspraak per uur met loondispensatie (0 als er geen is)")
def loondispensatie_uurloon(loondispensatie_mogelijk, minimumloon_uur, verlies_arbeidsprestatie):
    """A share of the minimum wage per hour at this age; the Besluit says nothing of rounding, so cut at cents."""
    return choose(loondispensatie_mogelijk, minimumloon_uur * (10_000 - verlies_arbeidsprestatie) // 10_000, 0)


@rule("werknemer", law="Wajong 2:20 lid 1; UWV, NLWerkt 2019-04", since=SINCE, unit="cent per maand",
      label="Loon met loondispensatie (0 als er geen is)")
def loon_met_loondispensatie(loondispensatie_mogelijk, functieloon, verlies_arbeidsprestatie):
    """The wage in proportion to the work, cut at cents; UWV tops it up. None where there is no loondispensatie."""
    return choose(loondispensatie_mogelijk, functieloon * (10_000 - verlies_arbeidsprestatie) // 10_000, 0)


@rule("werknemer", law="Wajong 2:20; Participatiewet 10c", since=SINCE, unit="ja/nee",
      label="Loondispensatie en loonkostensubsidie tegelijk")
def loondispensatie_naast_lks(loondispensatie_mogelijk, lks_recht):
    """Should never be true: the groups exclude each other, so one of the facts is wrong."""
    return loondispensatie_mogelijk & lks_recht
