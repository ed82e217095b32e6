"""Foresight: where the count will stand, how often that was wrong, and what an option does and costs.

Use cases over published figures (`gegevens`) and the law (`wet`). The libraries of this room (SciPy, statsmodels,
pydantic) are a set of their own: import them late, after `pakketten.eis`. Units: banen and persons as floats while a
draw is made, whole when they are shown; shares between 0 and 1. Every draw comes from a seeded generator.
"""
