"""Beschut werk: where a municipality stands, how places are divided, what they cost, and what a person may expect.

Use cases over the law (`wet.beschut_werk`) and the records (`gegevens.beschut`). Contains no rule. Units: persons are
whole, jobs of the law's own hours are hundredths (`banen_31`), hours a week hundredths, money cents. What is not known
stays unknown. No distribution here is the official one, and every answer says so.
"""
