"""One folder per subject: `paginas.py`, `api.py`, `templates/<subject>/`, `teksten/{nl,en}.yaml`.

A folder is found by itself; adding a page is adding one.
"""
