"""The pages of beschut werk: the questions that people come with, each a page."""

from __future__ import annotations

from django.http import HttpRequest

from telmee.web.kit import deuren
from telmee.web.kit.pagina import pagina
from telmee.web.onderdelen.beschut_werk import (
    exploitatie,
    geld,
    landelijk,
    positie,
    recht_op_werk,
    toets,
    verdeel,
    voornemens,
)

VRAGEN = (
    ("landelijk", landelijk.NAAM),
    ("positie", positie.NAAM),
    ("verdeling", verdeel.NAAM),
    ("geld", geld.NAAM),
    ("exploitatie", exploitatie.NAAM),
    ("recht_op_werk", recht_op_werk.NAAM),
    ("voornemens", voornemens.NAAM),
    ("toets", toets.NAAM),
)
"""What people ask, in the order in which the page names it: the key of its texts, and its page."""


@pagina(
    "beschut-werk", naam="beschut_werk-start", zuiver=True, sjabloon=deuren.SJABLOON, context=deuren.Deuren, deur=True
)
def start(request: HttpRequest) -> deuren.Deuren:
    """The start page of the subject."""
    return deuren.van("beschut_werk", VRAGEN)


opwarmen = landelijk.opwarmen
