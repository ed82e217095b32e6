"""The pension age of AOW 7a: on which day somebody reaches it, as seen from the year that is computed. Days and months."""

from telmee.wet import choose, months_later, rule


@rule("persoon", law="AOW 7a lid 1 en 2", since="2017-01-01", unit="datum", label="AOW-leeftijd bereikt op")
def aow_datum(geboortedatum, aow_leeftijd, aow_leeftijd_vorig_jaar, eerste_dag_jaar):
    """The age of this year, unless the age of the year before was already reached in that year."""
    before = months_later(geboortedatum, aow_leeftijd_vorig_jaar)
    return choose(before < eerste_dag_jaar, before, months_later(geboortedatum, aow_leeftijd))


@rule("persoon", law="AOW 7a lid 1 en 2", since="2017-01-01", unit="ja/nee", label="AOW-leeftijd is bereikt")
def aow_leeftijd_bereikt(rekendag, aow_datum):
    """On the day itself."""
    return rekendag >= aow_datum
