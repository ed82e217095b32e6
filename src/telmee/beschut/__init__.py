"""Beschut werk: what municipalities must offer, where they stand, how it is divided and what it costs.

Knows the law and the records; knows no other use case. Units: persons whole, jobs of 31 hours and hours a week in
hundredths, money in cents.
"""
