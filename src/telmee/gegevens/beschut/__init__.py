"""Records of beschut werk: indications, placements, numbers per municipality, and the municipalities themselves.

`schema` declares the lists, `lezen` reads them (CSV or .xlsx, with a finding for every row that is wrong),
`samen` compares them, `plaatsingen` takes placements out of loonaangiften, `indeling` puts any series on any division
of municipalities, `regio` says in which region one lies, `regeling` reads the table of a saved Staatscourant page, and
`voorbeeld` makes invented ones.
"""
