"""Whether the Algemene termijnenwet applies to a term, and on which day the term then ends. Days; terms in their own unit.

The holidays are the values of this subject; ``working_day`` and ``working_day_before`` read them in every rule.
"""

from telmee.wet import choose, fact, rule, working_day, working_day_before

SINCE = "2014-01-01"
FACTS = [
    fact("termijn_aantal", "land", unit="getal", label="Lengte van de termijn", meaning="In de eenheid van de termijn.",
         low=0, high=10_000),
    fact("termijn_eenheid", "land", unit="tekst", label="Eenheid van de termijn", meaning="Zoals het artikel de termijn omschrijft.",
         choices=("uren", "dagen", "weken", "maanden", "jaren")),
    fact("termijn_teruggerekend", "land", unit="ja/nee", label="Termijn wordt teruggerekend",
         meaning="Bepaald door terugrekening vanaf een tijdstip of een gebeurtenis."),
    fact("laatste_dag_termijn", "land", unit="datum", label="Laatste dag van de termijn", meaning="Zonder de Algemene termijnenwet.",
         low=-25_508, high=47_000),
]


@rule("land", law="Algemene termijnenwet 1 lid 2, 4", since=SINCE, unit="ja/nee", label="De Algemene termijnenwet verlengt deze termijn")
def termijn_kan_doorlopen(termijn_aantal, termijn_eenheid, termijn_teruggerekend):
    """Not when counted back; nor terms of hours, of more than 90 days, twelve weeks or three months, or of years."""
    short = (
        ((termijn_eenheid == "dagen") & (termijn_aantal <= 90))
        | ((termijn_eenheid == "weken") & (termijn_aantal <= 12))
        | ((termijn_eenheid == "maanden") & (termijn_aantal <= 3))
    )
    return short & ~termijn_teruggerekend


@rule("land", law="Algemene termijnenwet 1 lid 1, 3", since=SINCE, unit="datum", label="Termijn loopt tot en met")
def termijn_eindigt_op(termijn_kan_doorlopen, laatste_dag_termijn):
    """The next day that is no Saturday, Sunday or holiday; a term to which the act does not apply ends as it is."""
    return choose(termijn_kan_doorlopen, working_day(laatste_dag_termijn), laatste_dag_termijn)


@rule("land", law="Algemene termijnenwet 1 lid 1, 3", since=SINCE, unit="datum", label="Veilige dag")
def termijn_veilige_dag(laatste_dag_termijn):
    """The last working day on or before the last day: in time whatever the act says."""
    return working_day_before(laatste_dag_termijn)
