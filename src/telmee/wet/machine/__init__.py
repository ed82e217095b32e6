"""The machinery of the law: rules, the graph they form, terms, units, bounds and values. It knows no subject.

From the bottom up: `units`, `dates`, `terms` (the language); `values`, `rule` (what a subject writes); `book` (all of
it, of all dates), `bounds`, `check` (that it is sound), `load` (reading the subjects); `law` (what holds on one day);
`engine` (frames), `evaluate`, `record`, `explain` (one record), `overview`; `face` (what the rest of the program starts
with); `receipt`. Nothing here imports what stands above it.
"""
