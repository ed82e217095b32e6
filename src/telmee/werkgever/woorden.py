"""Counts and days inside the sentences of this room: 1 regel, 2 regels, 15 maart."""

from __future__ import annotations

from datetime import date

from telmee.getallen import MAANDEN, geheel


def aantal(hoeveel: int, een: str, meer: str) -> str:
    """(1, 'regel', 'regels') -> '1 regel'."""
    return f"{geheel(hoeveel)} {een if hoeveel == 1 else meer}"


def dag_en_maand(dag: date) -> str:
    """2027-03-15 -> '15 maart'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]}"


def telwoord(hoeveel: int) -> str:
    """3 -> 'drie'; from ten on in figures."""
    woorden = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
    return woorden[hoeveel] if 0 <= hoeveel < len(woorden) else geheel(hoeveel)
