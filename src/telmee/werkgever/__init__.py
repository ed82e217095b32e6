"""The employer's picture: position under the quota, opslag and bonus, loonkostenvoordelen, forecast and dates.

Source: Wfsv 34 and 38e-38h, Wtl chapters 2 and 4, Wet banenafspraak 4-6; every rule is in `telmee.wet`. Knows the law
and the records, not the other use cases. Units: see `uitkomst`.
"""
