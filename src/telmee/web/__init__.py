"""Pages and API over the use cases: the same answers as the command line, for who does not open a terminal.

Contains no rule, judgement or sentence of law: it asks a use case, and draws its picture. `kit` is what every page
shares; `onderdelen` has one folder per subject (pages, API, templates and texts together); `serveren` starts it.
Nothing outside this room imports Django.
"""
