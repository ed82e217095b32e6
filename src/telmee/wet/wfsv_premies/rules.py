"""Premium figures derived from the yearly regulation: the maximum wage per month and per day, the Aof premium. Cents."""

from telmee.wet import choose, nearest, part_of, rule


@rule("land", law="Wfsv 17; jaarlijkse premieregeling", since="2013-01-01", unit="cent", label="Maximumpremieloon per maand")
def maximumpremieloon_maand(maximumpremieloon):
    """A twelfth, cut at cents (the published 4,396.91 of 2016 is not rounded up)."""
    return part_of(maximumpremieloon, 12)


@rule("land", law="Wfsv 17 lid 1 (een loontijdvak van een dag)", since="2013-01-01", unit="cent per dag",
      label="Maximumpremieloon per dag")
def maximumpremieloon_per_dag(maximumpremieloon, dagloondagen_per_jaar):
    """The yearly maximum over 261 days, to the nearest cent; the maximumdagloon of benefits is fixed twice a year (Ziektewet 15)."""
    return nearest(maximumpremieloon, dagloondagen_per_jaar)


@rule("werkgever", law="Wfsv 36 (tot 2022)", since="2014-01-01", until="2021-12-31", unit="honderdsten procent", label="Aof-premie van de werkgever")
def aof_premie(aof_premie_hoog):
    """One percentage for all."""
    return aof_premie_hoog


@rule("werkgever", name="aof_premie", law="Wfsv 36 lid 1 en 2; Besluit Wfsv 2.19d", since="2022-01-01", unit="honderdsten procent",
      label="Aof-premie van de werkgever")
def aof_premie_naar_grootte(kleine_werkgever, aof_premie_laag, aof_premie_hoog):
    """Low for a small employer. Over benefits and Wsw wages everybody owes the high one (lid 4)."""
    return choose(kleine_werkgever, aof_premie_laag, aof_premie_hoog)
