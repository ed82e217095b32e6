"""A size of memory as DuckDB reads it, typed on the command line."""

import re

from telmee.fouten import GebruiksFout


def lees_geheugen(tekst: str) -> str:
    """A size as DuckDB reads it."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}(\.[0-9]+)?[KMGT]i?B", tekst.strip(), re.IGNORECASE):
        raise GebruiksFout(f"'{tekst[:40]}' is geen grootte voor --geheugen; schrijf die als 500MB of 2GB.")
    return tekst.strip()
