"""Deliveries in: SuwiML messages and lists of events, read with `gegevens`, recorded through the one door that writes.

The same delivery twice changes nothing; what is wrong with a line is a finding, and the other lines are recorded
unless all or nothing is asked for. `neem_in.neem_in` is the use case.
"""
