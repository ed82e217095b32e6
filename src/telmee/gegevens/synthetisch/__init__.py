"""The synthetic country: payroll records and a register that look like the Netherlands and describe nobody.

Everything is drawn from seeded streams, one per purpose, year and block, so the same seed gives the same bytes
whatever the number of threads. `maken.maak` writes a data set, `ijking.ijktabel` compares one with what was
published.
"""
