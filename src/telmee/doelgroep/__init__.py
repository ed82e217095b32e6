"""Does somebody belong to the jobs agreement: the questions to ask, and the answer of the law. Contains no rule."""

from telmee.doelgroep.beeld import OP_PAPIER, beeld
from telmee.doelgroep.toets import Grond, Toets, Vraag, lees_antwoord, toets, volgende_vraag, vraag_over, wet_van

__all__ = [
    "OP_PAPIER",
    "Grond",
    "Toets",
    "Vraag",
    "beeld",
    "lees_antwoord",
    "toets",
    "volgende_vraag",
    "vraag_over",
    "wet_van",
]
