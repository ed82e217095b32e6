"""Loondispensatie (Wajong 2:20, 3:63): pay below the minimum wage in proportion to the work, fixed by UWV. Cents.

The thresholds are those of UWV's practice. Loonkostensubsidie is for another group (Participatiewet): never both.
"""

from telmee.wet import fact, rule

SINCE = "2015-01-01"
FACTS = [
    fact("verlies_arbeidsprestatie", "werknemer", unit="honderdsten procent", label="Minder arbeidsprestatie",
         meaning="Ten opzichte van een gewone werknemer in dezelfde functie.", low=0, high=10_000),
    fact("verwachte_maanden_verlies", "werknemer", unit="maanden", label="Verwachte duur van de mindere prestatie", meaning="In maanden.",
         low=0, high=600),
    fact("contract_maanden", "werknemer", unit="maanden", label="Duur van het contract", meaning="In maanden; voor onbepaalde tijd 600.", low=0,
         high=600),
    fact("dispensatie_maanden", "werknemer", unit="maanden", label="Gevraagde duur van de loondispensatie", meaning="In maanden.", low=0,
         high=600),
    fact("functieloon", "werknemer", unit="cent per maand", label="Loon dat bij de functie hoort", meaning="Zonder loondispensatie.", low=0,
         high=10**8),
]


@rule("werknemer", law="Wajong 2:20 lid 1, 3:63; UWV, NLWerkt 2019-04", since=SINCE, unit="ja/nee", label="Loondispensatie mogelijk")
def loondispensatie_mogelijk(wajong_recht, verlies_arbeidsprestatie, dispensatie_verlies_minimum, verwachte_maanden_verlies,
                             contract_maanden, dispensatie_maanden_minimum):
    """Wajong, at least 25% less, expected for at least six months, on a contract of at least six months."""
    enough = verlies_arbeidsprestatie >= dispensatie_verlies_minimum
    lasting = (verwachte_maanden_verlies >= dispensatie_maanden_minimum) & (
        contract_maanden >= dispensatie_maanden_minimum
    )
    return wajong_recht & enough & lasting


@rule("werknemer", law="Wajong 2:20; UWV, NLWerkt 2019-04", since=SINCE, unit="ja/nee", label="Duur van de loondispensatie kan")
def loondispensatie_duur_kan(dispensatie_maanden, dispensatie_maanden_minimum, dispensatie_maanden_maximum):
    """Six months up to five years at a time; it can be extended."""
    return (dispensatie_maanden >= dispensatie_maanden_minimum) & (dispensatie_maanden <= dispensatie_maanden_maximum)


@rule("werknemer", law="Wajong 2:20 lid 1", since=SINCE, unit="cent per maand", label="Loon met loondispensatie")
def loon_met_loondispensatie(functieloon, verlies_arbeidsprestatie):
    """The wage in proportion to the work, cut at cents; UWV tops it up."""
    return functieloon * (10_000 - verlies_arbeidsprestatie) // 10_000


@rule("werknemer", law="Wajong 2:20; Participatiewet 10c", since=SINCE, unit="ja/nee",
      label="Loondispensatie en loonkostensubsidie tegelijk")
def loondispensatie_naast_lks(loondispensatie_mogelijk, lks_recht):
    """Should never be true: the groups exclude each other, so one of the facts is wrong."""
    return loondispensatie_mogelijk & lks_recht
