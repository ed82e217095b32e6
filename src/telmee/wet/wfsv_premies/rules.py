"""Premium figures derived from the yearly regulation: the maximum wage per month and per day. Cents."""

from telmee.wet import nearest, part_of, rule


@rule("land", law="Wfsv 17; jaarlijkse premieregeling", since="2013-01-01", unit="cent", label="Maximumpremieloon per maand")
def maximumpremieloon_maand(maximumpremieloon):
    """A twelfth, cut at cents (the published 4,396.91 of 2016 is not rounded up)."""
    return part_of(maximumpremieloon, 12)


@rule("land", law="Wfsv 17 lid 1 (een loontijdvak van een dag)", since="2013-01-01", unit="cent per dag",
      label="Maximumpremieloon per dag")
def maximumpremieloon_per_dag(maximumpremieloon, dagloondagen_per_jaar):
    """The yearly maximum over 261 days, to the nearest cent; the maximumdagloon of benefits is fixed twice a year (Ziektewet 15)."""
    return nearest(maximumpremieloon, dagloondagen_per_jaar)
